package form

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle/exit"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

func TestExample_IsReadAndHasNoProblems(t *testing.T) {
	assert.Empty(t, Example().Problems())
	require.NoError(t, Example().Document().Validate())
}

func TestRead_Refuses(t *testing.T) {
	good, _ := Example().Save()
	for name, c := range map[string]struct {
		old, text string // what is put in place of what
		want      string
	}{
		"an unknown key":         {`"months"`, `"month"`, "Month (/month): unknown key"},
		"an amount as a number":  {`"900000.00"`, `900000`, "Cost total (/cost/total): found the number 900000, wanted a text"},
		"an amount with commas":  {`"900000.00"`, `"900,000.00"`, `Cost total (/cost/total): "900,000.00" is not an amount`},
		"an unknown kind":        {`"kind": "migration"`, `"kind": "bribe"`, `/leaving/items/0/kind`},
		"an impossible day":      {`"2027-03-31"`, `"2027-02-30"`, `/cost/term/last`},
		"a figure of nobody":     {`"org": "ashcombe",`, `"org": "dover",`, `"dover" is not one of the organisations`},
		"somebody twice":         {`"id": "brindleton"`, `"id": "ashcombe"`, `Organisation 'Brindleton', id (/organisations/1/id): duplicate`},
		"an empty id":            {`"id": "corvedale"`, `"id": ""`, `/organisations/2/id`},
		"a running cost of whom": {"\"running\": [\n      {\n        \"org\": \"ashcombe\",", "\"running\": [\n      {", "/leaving/running/0/org"},
		"no version":             {`"version": 1,`, ``, "Version (/version): required"},
		"a version before all":   {`"version": 1,`, `"version": -1,`, "Version (/version): -1 is not version 1"},
		"a later version":        {`"version": 1,`, `"version": 3, "voting": {"quorum": 2},`, "Version (/version): the document is of version 3, and this page reads version 1; the first thing in it that is not known here is /voting"},
		"a later one, all known": {`"version": 1,`, `"version": 2,`, "Version (/version): the document is of version 2, and this page reads version 1"},
		"no JSON":                {`"version"`, `version`, "This is not a document that the page saved. Line 2, column 3: "},
		"a second document":      {"\n}\n", "\n}\n{}", "/"},
	} {
		t.Run(name, func(t *testing.T) {
			require.Contains(t, string(good), c.old)
			f := filled(t, typed{"cost-total", "123"})
			problems := f.Load([]byte(strings.Replace(string(good), c.old, c.text, 1)))
			require.NotEmpty(t, problems)
			texts := []string{}
			for _, p := range problems {
				texts = append(texts, p.Message)
				assert.Empty(t, p.Field)
			}
			if c.want != "/" {
				assert.Contains(t, strings.Join(texts, "\n"), c.want)
			}
			assert.Equal(t, "123.00", f.doc.Cost.Total.String(), "the form is as it was")
		})
	}
	assert.Equal(t, "The document: found a list, wanted an object", Blank().Load([]byte("[]"))[0].Message)
}

// kept is a document with a formula, and a way to pay a cost of leaving, that the form has
// no fields for.
func kept(t *testing.T) *Form {
	t.Helper()
	text, err := os.ReadFile("testdata/kept.json")
	require.NoError(t, err)
	f := Blank()
	require.Empty(t, f.Load(text))
	return f
}

// A levy as in Somerset: 45.76% for the county, and 54.24% among the districts by population.
// 480,000 people live in the two districts: 1/4 and 3/4 of £54,240.
func TestForm_KeepsWhatItHasNoFieldsFor(t *testing.T) {
	f := kept(t)
	assert.Equal(t, keptFormula, formulaOf(f.doc.Scheme))
	assert.Equal(t, "45760.00 13560.00 40680.00 0.00", strings.Join(charges(t, f, f.doc.Scheme), " "))
	assert.Empty(t, f.Problems())
	assert.Contains(t, f.HTML(SchemeRegion), "worked out as the document has it")
	assert.Contains(t, f.HTML(SchemeChoice), `<option value="kept" selected>As in the document: Waste levy</option>`)
	assert.Contains(t, f.HTML(LeavingRegion), `<option value="kept" selected>as in the document: the employer, County of Wend</option>`)

	text, problems := f.Save()
	require.Empty(t, problems)
	golden, _ := os.ReadFile("testdata/kept.json")
	assert.JSONEq(t, string(golden), string(text), "nothing is lost")

	f.Type("scheme-formula", "equal")
	f.Type("item-1-payer", string(exit.BorneByLeavers))
	assert.Equal(t, "33333.33 33333.34 33333.33 0.00", strings.Join(charges(t, f, f.doc.Scheme), " "), "the spare penny goes to a-north, the first id")
	f.Type("scheme-formula", "kept")
	f.Type("item-1-payer", "kept")
	again, problems := f.Save()
	require.Empty(t, problems)
	assert.JSONEq(t, string(golden), string(again), "and it is there to come back to")

	f.Type("figure-dwellings~a-north", "")
	require.NotEmpty(t, f.Problems())
	assert.Contains(t, f.Problems()[0].Message, "there is no figure of dwellings for North Wend")
	assert.Contains(t, f.Results().Pays, "once the form is filled in")
	f.RemoveCouncil("county")
	assert.NotEmpty(t, f.Problems(), "an agreed share of who has gone")
	f.AddCost()
	f.RemoveCost(0)
	assert.Empty(t, f.payers)
}

func TestForm_PayersMoveWithTheirCosts(t *testing.T) {
	f := kept(t)
	f.doc.Leaving.Items = append([]exit.CostItem{{Name: "A", BorneBy: exit.BorneByLeavers}}, f.doc.Leaving.Items...)
	f = New(f.doc)
	f.RemoveCost(0)
	assert.Equal(t, exit.BorneByEmployer, f.payers[0].BorneBy)
	f.AddCost()
	f.RemoveCost(1)
	assert.Len(t, f.payers, 1)
	assert.Equal(t, "everybody, a levy", keptPayer(f.doc, exit.CostItem{BorneBy: exit.BorneByScheme, Scheme: costing.Scheme{Name: "A levy"}}))
	assert.Equal(t, "", keptPayer(f.doc, exit.CostItem{}))
}

// A scheme of the library's own documents is either one of the form, and then the fields
// hold all of it, or is kept.
func TestFormulaOf_DocumentsOfTheLibrary(t *testing.T) {
	folder := "../../../costing/testdata/golden"
	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	seen := map[formula]int{}
	for _, entry := range entries {
		text, err := os.ReadFile(folder + "/" + entry.Name())
		if entry.IsDir() || err != nil {
			continue
		}
		scheme, err := field.Decode[costing.Scheme](text)
		if err != nil {
			continue // another record
		}
		kind := formulaOf(scheme)
		seen[kind]++
		d := Example().doc
		d.Scheme = scheme
		f := New(d)
		if kind == keptFormula {
			assert.Equal(t, scheme, f.doc.Scheme, entry.Name())
		}
		before, err := f.doc.Write()
		require.NoError(t, err)
		for _, x := range f.fields() { // what each field shows, typed in again, changes nothing
			if strings.HasPrefix(x.ID, "scheme-") && x.ID != "scheme-formula" {
				require.NoError(t, x.set(f, x.get(f)), x.ID)
			}
		}
		after, err := f.doc.Write()
		require.NoError(t, err)
		assert.JSONEq(t, string(before), string(after), entry.Name())
	}
	assert.GreaterOrEqual(t, seen[keptFormula], 10, "%v", seen)
	assert.GreaterOrEqual(t, len(seen), 3, "%v", seen)
}

func TestDocument_Validate(t *testing.T) {
	d := Example().Document()
	d.Version, d.Months, d.Organisations = 0, -1, nil
	d.Drivers = append(d.Drivers, Driver{"population", ""})
	paths := []string{}
	for _, e := range field.Errors(d.Validate()) {
		paths = append(paths, e.Path)
	}
	assert.Subset(t, paths, []string{"version", "organisations", "drivers[3].id", "drivers[3].name", "figures[0].org", "months"})
}

// A document from elsewhere may be read and still have something wrong in it that no field
// is about: it is said at the top, in words.
func TestForm_WhatNoFieldIsAbout(t *testing.T) {
	d := Example().Document()
	d.Figures = append(d.Figures, d.Figures[0])
	f := New(d)
	require.Len(t, f.Problems(), 1)
	assert.Empty(t, f.Problems()[0].Field)
	assert.Equal(t, "/figures/9/org", f.Problems()[0].Pointer)
	assert.Equal(t, "Figure Ashcombe, org: population of Ashcombe is already figures[0]", f.Problems()[0].Message)
	assert.Contains(t, Summary("Wrong", f.Problems()), "<li>Figure ")
	assert.Equal(t, f.Problems(), f.Shown(""), "nobody can leave a field that there is not")
	assert.Contains(t, f.Results().Pays, "there is 1 thing to fill in")

	d = Example().Document()
	d.Cost.Line = "another"
	f = New(d)
	assert.Empty(t, f.Problems())
	assert.NotContains(t, f.Results().Working, "another")

	d = Example().Document()
	d.Leaving.Running = append(d.Leaving.Running, exit.RunningCost{Org: "dover"})
	f = New(d)
	require.Len(t, f.Problems(), 1)
	assert.Equal(t, "/leaving/running/3/org", f.Problems()[0].Pointer)
	text, err := d.Write()
	require.NoError(t, err)
	assert.Contains(t, Blank().Load(text)[0].Message, `"dover" is not one of the organisations`)
}

// Of £60,000 by population Corvedale pays half, whoever leaves.
func TestForm_CostOfLeavingByADriver(t *testing.T) {
	d := Example().Document()
	d.Leaving.Items[0].BorneBy, d.Leaving.Items[0].Scheme = exit.BorneByScheme, d.Scheme
	f := New(d)
	assert.Empty(t, f.Problems())
	assert.Contains(t, f.Results().Leaving, `<tr><th scope="row">Corvedale</th><td class="number">£30,000.00</td>`)
	assert.Contains(t, f.HTML(LeavingRegion), `<option value="kept" selected>as in the document: everybody, by population</option>`)
}

// Ids are made of letters, digits and -_.:/ in any order, so that two of them can read like
// one, or like one with an ending of the page.
func TestHTML_NoTwoElementsHaveOneID(t *testing.T) {
	d := Example().Document()
	d.Drivers = []Driver{{"a", "Calls"}, {"a-b", "Visits"}, {"a-error", "Errors"}}
	d.Organisations = []Member{{"c", "C"}, {"b-c", "BC"}, {"c-error", "CE"}, {"c-hint", "CH"}, {"error", "E"}}
	d.Figures, d.Leaving.Running = nil, nil
	for i, formula := range []string{"shares", "equal"} {
		f := New(d)
		f.Type("scheme-formula", formula)
		for _, driver := range d.Drivers {
			for _, m := range d.Organisations {
				f.Type("figure-"+string(driver.ID)+"~"+string(m.ID), "1")
			}
		}
		seen := map[string]bool{}
		for _, region := range Regions() {
			for _, part := range strings.Split(f.HTML(region), ` id="`)[1:] {
				id, _, _ := strings.Cut(part, `"`)
				assert.Falsef(t, seen[id], "%s occurs twice", id)
				seen[id] = true
			}
		}
		assert.Greaterf(t, len(seen), 100, "%d", i)
	}
}

// A document that is too large to work with is refused at once, and says by how much.
func TestLoad_RefusesWhatIsTooLarge(t *testing.T) {
	large := Example().Document()
	for i := range 992 {
		id := partnership.OrgID(fmt.Sprintf("c%d", i))
		large.Organisations = append(large.Organisations, Member{id, "C"})
		large.Figures = append(large.Figures, costing.Figure{Driver: "population", Org: id, Source: "S", On: calendar.MustDate("2026-01-01")})
	}
	for range MaxEntries {
		large.Leaving.Items = append(large.Leaving.Items, large.Leaving.Items[0])
		large.Proposed.Parts = append(large.Proposed.Parts, large.Proposed.Parts[0])
	}
	text, err := large.Write()
	require.NoError(t, err)
	f := Example()
	assert.Equal(t, []Problem{
		{Pointer: "/organisations", Message: "Organisations (/organisations): 995 entries; this page works with up to 100"},
		{Pointer: "/figures", Message: "Figures (/figures): 1001 entries; this page works with up to 1000"},
		{Pointer: "/proposed/parts", Message: "Proposed parts (/proposed/parts): 101 entries; this page works with up to 100"},
		{Pointer: "/leaving/items", Message: "Leaving items (/leaving/items): 101 entries; this page works with up to 100"},
	}, f.Load(text))
	assert.Equal(t, Example().Document(), f.Document())

	for n := len(f.doc.Drivers); n < MaxDrivers; n++ {
		f.doc.Drivers = append(f.doc.Drivers, Driver{costing.Driver(fmt.Sprintf("d%d", n)), "D"})
	}
	for len(f.doc.Organisations) < MaxCouncils {
		require.NotEmpty(t, f.AddCouncil())
	}
	for len(f.doc.Leaving.Items) < MaxEntries {
		require.NotEmpty(t, f.AddCost())
	}
	assert.Empty(t, f.AddCouncil())
	assert.Empty(t, f.AddCost())
	text, problems := f.Save()
	require.Empty(t, problems)
	require.Empty(t, Blank().Load(text), "what the page can hold it can open")
	assert.Less(t, len(text), 1_000_000)

	shared := Example().Document()
	shared.Leaving.Items[0].BorneBy, shared.Leaving.Items[0].Scheme = exit.BorneByScheme, equally()
	for range MaxEntries {
		shared.Leaving.Items[0].Scheme.Parts = append(shared.Leaving.Items[0].Scheme.Parts, shared.Scheme.Parts[0])
	}
	text, err = shared.Write()
	require.NoError(t, err)
	problems = Blank().Load(text)
	require.Len(t, problems, 1)
	assert.Contains(t, problems[0].Message, "(/leaving/items/0/scheme/parts): 101 entries; this page works with up to 100")

	keys := strings.Repeat(`"a": 1, `, 50)
	problems = Blank().Load([]byte("{" + keys + `"version": 1}`))
	assert.Len(t, problems, 21)
	assert.Equal(t, "And so on: 51 errors in all", problems[20].Message)
}
