package report_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/stretchr/testify/assert"
)

func TestCount(t *testing.T) {
	assert.Equal(t, []string{"0 days", "1 day", "2 days", "-1 days"},
		[]string{report.Count(0, "day", "days"), report.Count(1, "day", "days"), report.Count(2, "day", "days"), report.Count(-1, "day", "days")})
}

func TestList(t *testing.T) {
	for want, texts := range map[string][]string{
		"":                                     nil,
		"a":                                    {"a"},
		"a and b":                              {"a", "b"},
		"a, b and c":                           {"a", "b", "c"},
		"a, b, c and d":                        {"a", "b", "c", "d"},
		"Hammersmith and Fulham":               {"Hammersmith and Fulham"},
		"Brent; Hammersmith and Fulham; and c": {"Brent", "Hammersmith and Fulham", "c"},
		"Bexley, Kent; and Harrow":             {"Bexley, Kent", "Harrow"},
		"Sandwell, Wandsworth and Westmorland": {"Sandwell", "Wandsworth", "Westmorland"},
	} {
		assert.Equal(t, want, report.List(texts))
	}
}

func TestSigned(t *testing.T) {
	for number, want := range map[string]string{
		"": "", "5": "+5", "£1,250.00": "+£1,250.00", "0": "0", "£0.00": "£0.00", "0.0 %": "0.0 %", "-5": "−5", "-£5": "−£5", "−5": "−5", "+5": "+5",
		"-a": "-a", "a": "a", "£a": "£a", "5 a": "5 a", "12.5 %": "+12.5 %", "-": "-", "0.01": "+0.01", "–": "–", "9": "+9",
	} {
		assert.Equal(t, want, report.Signed(number), "%q", number)
	}
}

func TestWords(t *testing.T) {
	assert.Equal(t, "not known", report.Words("not-known"))
	assert.Equal(t, "a b c", report.Words("a_b_c"))
}

// The lists of the records of this module, and words like them.
func TestSingular(t *testing.T) {
	for plural, want := range map[string]string{
		"risks": "risk", "service levels": "service level", "parties": "party", "losses": "loss", "vetoes": "veto", "criteria": "criterion",
		"services": "service", "holidays": "holiday", "months": "month", "boxes": "box", "branches": "branch", "bushes": "bush", "leases": "lease",
		"addresses": "address", "data": "data", "evidence": "evidence", "process": "process", "status": "status", "basis": "basis",
		"premises": "premises", "time series": "time series", "people": "person", "": "", "return to": "return to", "s": "",
	} {
		assert.Equal(t, want, report.Singular(plural))
	}
}

func TestPlace(t *testing.T) {
	for pointer, want := range map[string]string{
		"":                         "the whole record",
		"risks":                    "risks",
		"/risks":                   "risks",
		"/risks/0":                 "risk 1",
		"/risks/10":                "risk 11",
		"/risks/3/acceptance/by":   "risk 4, acceptance by",
		"/services/0/lines/2/name": "service 1, line 3, name",
		"/service_levels/1/due":    "service level 2, due",
		"/0/2":                     "entry 1, entry 3",
		"/amounts/a~1b~01":         "amounts a/b~1",
		"/years/01":                "years 01",
		"/years/999999999":         "year 1000000000",
		"/years/1000000000":        "years 1000000000",
		"/":                        "",
		"/a//b":                    "a  b",
	} {
		assert.Equal(t, want, report.Place(pointer, nil), pointer)
	}
}

func TestPlace_Names(t *testing.T) {
	var asked []string
	name := func(entry string) string {
		asked = append(asked, entry)
		return map[string]string{"/services/1/lines/0": "Property"}[entry]
	}
	assert.Equal(t, "service 2, line ‘Property’, name", report.Place("/services/1/lines/0/name", name))
	assert.Equal(t, []string{"/services/1", "/services/1/lines/0"}, asked)
}
