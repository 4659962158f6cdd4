package field_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// A plot is a record that Words speaks of.
type plot struct {
	Title     string         `json:"title"`
	Name      string         `json:"name"`
	ID        string         `json:"id"`
	Org       colour         `json:"org"`
	Post      string         `json:"post"`
	Line      string         `json:"line"`
	Count     int            `json:"count"`
	Owned_by  string         `json:"owned_by"`
	Plots     []plot         `json:"plots"`
	Behind    []*plot        `json:"behind"`
	Other     *plot          `json:"other"`
	Colours   []colour       `json:"colours"`
	Rows      [][]int        `json:"rows"`
	Pair      [2]int         `json:"pair"`
	Told      map[string]int `json:"told"`
	Slash     []int          `json:"a/b~s"`
	Interface any            `json:"interface"`
}

func TestWords(t *testing.T) {
	record := plot{
		Plots: []plot{
			{Title: "T", Name: "N", ID: "i"},
			{Name: "N", ID: "i"},
			{ID: "harrow", Org: "o"},
			{Org: "harrow", Post: "p"},
			{Post: "p", Line: "l"},
			{Line: "l", Count: 3},
			{Count: 3, Plots: []plot{{Title: "inner", Plots: []plot{{}, {ID: "innermost"}}}}},
		},
		Behind:    []*plot{nil, {Title: "B"}},
		Other:     &plot{Plots: []plot{{Name: "far"}}},
		Colours:   []colour{"red", "", "harrow"},
		Rows:      [][]int{{1, 2}},
		Slash:     []int{1},
		Interface: &plot{Colours: []colour{"blue"}},
	}
	name := func(id string) string {
		if id == "harrow" {
			return "Harrow Council"
		}
		return ""
	}
	for pointer, want := range map[string]string{
		"":                           "the whole record",
		"/count":                     "count",
		"/owned_by":                  "owned by",
		"/plots":                     "plots",
		"/plots/0":                   "plot 'T'",
		"/plots/0/owned_by":          "plot 'T', owned by",
		"/plots/1":                   "plot 'N'",
		"/plots/2":                   "plot Harrow Council",
		"/plots/3":                   "plot Harrow Council",
		"/plots/4/other/count":       "plot p, other count",
		"/plots/5":                   "plot l",
		"/plots/6":                   "plot 7",
		"/plots/6/plots/0/plots/1":   "plot 7, plot 'inner', plot innermost",
		"/plots/6/plots/0/plots/0/a": "plot 7, plot 'inner', plot 1, a",
		"/plots/7":                   "plot 8",
		"/plots/7/plots/0/by_whom":   "plot 8, plot 1, by whom",
		"/plots/-1":                  "plots -1",
		"/plots/01":                  "plots 01",
		"/no/01":                     "no 01",
		"/plots/x/1":                 "plots x 2",
		"/behind/0/count":            "behind 1, count",
		"/behind/1/count":            "behind 'B', count",
		"/other/plots/0/count":       "other plot 'far', count",
		"/colours/0":                 "colour red",
		"/colours/1":                 "colour 2",
		"/colours/2":                 "colour Harrow Council",
		"/rows/0/1":                  "row 1, entry 2",
		"/rows/0/1/2":                "row 1, entry 2, 2",
		"/pair/1":                    "pair 2",
		"/told/3":                    "told 3",
		"/told/a":                    "told a",
		"/a~1b~0s/0":                 "a/b~ 1",
		"/a~01":                      "a~1",
		"/interface/colours/0":       "interface colour blue",
		"/no/such_key":               "no such key",
		"/no/5/such":                 "no 6, such",
		"/count/5":                   "count 5",
	} {
		assert.Equal(t, want, field.Words(record, pointer, name), pointer)
	}
	assert.Equal(t, "plot harrow", field.Words(&record, "/plots/2", nil))
	assert.Equal(t, "entry 'T', count", field.Words(record.Plots, "/0/count", nil))
	assert.Equal(t, "entry 1", field.Words([]int{5}, "/0", nil))
}

// A deed is a record without a title or a name.
type deed struct {
	What     string `json:"what"`
	Measure  string `json:"measure"`
	Function string `json:"function"`
	ID       string `json:"id"`
	Kind     colour `json:"kind"`
	Owner    string `json:"owner"`
}

// An entry is called by words before ids, and by a number alone only if there is nothing else.
func TestWords_CallAnEntryByWhatItSays(t *testing.T) {
	long := strings.Repeat("x", 61)
	for want, d := range map[string]deed{
		"entry 'agree a market supplement', owner": {What: "agree a market supplement", Measure: "m", Function: "f", ID: "supplement", Kind: "red"},
		"entry 'posts vacant, %', owner":           {Measure: "posts vacant, %", Function: "f", ID: "i", Kind: "red"},
		"entry 'payroll' (plan-p), owner":          {Function: "payroll", ID: "plan-p", Kind: "red"},
		"entry 'payroll', owner":                   {Function: "payroll", Kind: "red"},
		"entry i, owner":                           {ID: "i", Kind: "red"},
		"entry 1 (exit plan), owner":               {Kind: "exit-plan"},
		"entry 1, owner":                           {},
		"entry 1 (" + long[:60] + "…), owner":      {Kind: colour(long)},
		"entry '" + long[:60] + "…' (i), owner":    {Function: long, ID: "i"},
		"entry '" + long[:60] + "…', owner":        {What: long},
	} {
		assert.Equal(t, want, field.Words([]deed{d}, "/0/owner", nil))
	}
}

func TestWordsInTheSingular(t *testing.T) {
	for many, one := range map[string]string{
		"risks": "risk", "services": "service", "authorities": "authority", "losses": "loss", "boxes": "box", "branches": "branch",
		"dishes": "dish", "causes": "cause", "access": "access", "status": "status", "basis": "basis", "among": "among",
		"service_levels": "service level", "parties": "party", "vetoes": "veto", "criteria": "criterion", "bushes": "bush", "leases": "lease",
		"premises": "premises", "time_series": "time series", "people": "person", "data": "data", "process": "process", "return_to": "return to",
		"not_same_as": "not same as", "bias": "bias", "gas": "gas", "areas": "area", "address": "address", "addresses": "address", "class": "class", "classes": "class",
		"analysis": "analysis", "analyses": "analysis", "statuses": "status", "bases": "basis", "division_bases": "division basis", "databases": "database", "leaseholds": "leasehold",
		"ties": "tie", "means": "means", "matrices": "matrix", "appendices": "appendix", "school_children": "school child", "arrears": "arrears",
		"has": "has", "was": "was", "yes": "yes", "canvas": "canvas", "news": "news", "proceeds": "proceeds", "headquarters": "headquarters",
	} {
		assert.Equal(t, one+" 1", field.Words(plot{}, "/other/"+many+"/0", nil)[len("other "):])
	}
}

func TestWordsOfALongTextAreCut(t *testing.T) {
	long := strings.Repeat("é", 100)
	assert.Equal(t, "entry '"+strings.Repeat("é", 60)+"…'", field.Words([]plot{{Title: long}}, "/0", nil))
	assert.Equal(t, "entry "+strings.Repeat("é", 60)+"…", field.Words([]plot{{ID: long}}, "/0", nil))
	assert.Equal(t, "entry "+strings.Repeat("é", 60)+"…", field.Words([]plot{{ID: "x"}}, "/0", func(string) string { return long }))
	assert.Equal(t, "entry "+strings.Repeat("é", 60), field.Words([]plot{{ID: long[:120]}}, "/0", nil))
}
