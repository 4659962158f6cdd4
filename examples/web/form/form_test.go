package form

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/field"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
)

// typed is a text that is typed into a field.
type typed struct{ id, text string }

// filled returns the example with texts typed into it.
func filled(t *testing.T, texts ...typed) *Form {
	t.Helper()
	f := Example()
	for _, x := range texts {
		_, found := f.field(x.id)
		require.Truef(t, found, "there is no field %s", x.id)
		f.Type(x.id, x.text)
	}
	return f
}

// charges returns what each pays of a scheme, and the residual last, in pounds.
func charges(t *testing.T, f *Form, scheme costing.Scheme) []string {
	t.Helper()
	facts, err := f.doc.facts()
	require.NoError(t, err)
	s, err := scheme.Statement(f.doc.Cost, f.doc.members(), facts)
	require.NoError(t, err)
	require.NoError(t, s.Validate())
	all := []string{}
	for _, c := range s.Charges {
		all = append(all, c.Amount.String())
	}
	return append(all, s.Residual.String())
}

// The figures are worked by hand from those of the example: £900,000; populations of 100,000,
// 200,000 and 300,000; caseloads of 1,500, 1,200 and 2,300; 12,000, 14,000 and 24,000 hours.
func TestForm_EachFormula(t *testing.T) {
	for name, c := range map[string]struct {
		texts []typed
		want  string // what each pays, then what nobody pays
	}{
		"equal":      {[]typed{{"scheme-formula", "equal"}}, "300000.00 300000.00 300000.00 0.00"},
		"population": {[]typed{{"scheme-formula", "driver/population"}}, "150000.00 300000.00 450000.00 0.00"}, // 1/6, 2/6, 3/6
		"caseload":   {[]typed{{"scheme-formula", "driver/caseload"}}, "270000.00 216000.00 414000.00 0.00"},   // £180 a case
		"hours":      {[]typed{{"scheme-formula", "driver/hours"}}, "216000.00 252000.00 432000.00 0.00"},      // £18 an hour
		"agreed": {[]typed{
			{"scheme-formula", "shares"},
			{"scheme-share-ashcombe", "50"},
			{"scheme-share-brindleton", "30 %"},
			{"scheme-share-corvedale", "1/5"},
		}, "450000.00 270000.00 180000.00 0.00"},
		"fixed sum, then population": { // 100,000 each, and 600,000 by sixths
			[]typed{{"scheme-formula", "fixed-first"}, {"scheme-fixed", "£300,000"}},
			"200000.00 300000.00 400000.00 0.00",
		},
		"percentage by caseload, then equally": { // £360,000 at £72 a case, and 180,000 each
			[]typed{{"scheme-formula", "percent-first"}, {"scheme-percent", "40"}, {"scheme-basis-1", "caseload"}, {"scheme-basis-2", ""}},
			"288000.00 266400.00 345600.00 0.00",
		},
		"rate, with a residual": { // 50,000 hours at £15 are £750,000
			[]typed{{"scheme-formula", "rate"}, {"scheme-basis-1", "hours"}, {"scheme-rate", "15"}},
			"180000.00 210000.00 360000.00 150000.00",
		},
		"rate, of more than the cost": { // £1,000,000
			[]typed{{"scheme-formula", "rate"}, {"scheme-basis-1", "hours"}, {"scheme-rate", "20.00"}},
			"240000.00 280000.00 480000.00 -100000.00",
		},
		"least": { // Ashcombe lacks 50,000, which saves the others 2/5 and 3/5 of it
			[]typed{{"scheme-least", "200,000"}}, "200000.00 280000.00 420000.00 0.00",
		},
		"most": { // Corvedale is 50,000 above, of which the others bear 1/3 and 2/3
			[]typed{{"scheme-most", "400000"}}, "166666.67 333333.33 400000.00 0.00",
		},
		"least and most, by nobody": { // 50,000 too much, 100,000 too little
			[]typed{{"scheme-least", "200000"}, {"scheme-most", "350000"}, {"scheme-unborne", "nobody"}},
			"200000.00 300000.00 350000.00 50000.00",
		},
		"by nobody, chosen before there is a limit": {
			[]typed{{"scheme-unborne", "nobody"}, {"scheme-most", "400000"}}, "150000.00 300000.00 400000.00 50000.00",
		},
		"limit taken off again": {
			[]typed{{"scheme-least", "200000"}, {"scheme-most", "400000"}, {"scheme-least", ""}, {"scheme-most", " "}},
			"150000.00 300000.00 450000.00 0.00",
		},
		"rounded to thousands": { // 333,333.33 each
			[]typed{{"scheme-formula", "equal"}, {"cost-total", "1,000,000"}, {"scheme-rounding", "thousand"}},
			"333000.00 333000.00 333000.00 1000.00",
		},
		"a spare penny": { // to the first by its id
			[]typed{{"scheme-formula", "equal"}, {"cost-total", "100"}}, "33.34 33.33 33.33 0.00",
		},
		"refund":               {[]typed{{"cost-total", "-£900.00"}}, "-150.00 -300.00 -450.00 0.00"},
		"a count of its own":   {[]typed{{"figure-population~ashcombe", "500,000"}}, "450000.00 180000.00 270000.00 0.00"}, // of 1,000,000
		"nobody lives in one":  {[]typed{{"figure-population~ashcombe", "0"}}, "0.00 360000.00 540000.00 0.00"},
		"half an hour":         {[]typed{{"scheme-formula", "driver/hours"}, {"figure-hours~ashcombe", "38000"}, {"figure-hours~brindleton", "0.5"}, {"figure-hours~corvedale", "37999.5"}}, "450000.00 5.92 449994.08 0.00"},
		"as typed by a person": {[]typed{{"cost-total", " £ 1,800,000.5"}}, "300000.08 600000.17 900000.25 0.00"},
	} {
		t.Run(name, func(t *testing.T) {
			f := filled(t, c.texts...)
			assert.Equal(t, c.want, strings.Join(charges(t, f, f.doc.Scheme), " "))
			assert.Empty(t, f.Problems())
			data, problems := f.Save()
			require.Empty(t, problems)
			back := Blank()
			require.Empty(t, back.Load(data))
			assert.Equal(t, f.doc, back.doc, "what is saved is opened")
			assert.Equal(t, formulaOf(f.doc.Scheme), formulaOf(back.doc.Scheme))
			assert.Equal(t, f.Results(), back.Results())
			for _, region := range Regions() {
				assert.Equal(t, f.HTML(region), back.HTML(region))
			}
		})
	}
}

func TestForm_OtherFormulaSaysWhoGainsAndLoses(t *testing.T) {
	r := Example().Results() // population to caseload
	assert.Contains(t, r.Changes, "Pays less: Brindleton and Corvedale. Pays more: Ashcombe.")
	for _, line := range []string{
		"Ashcombe pays £120,000.00 more (+80%)", "Brindleton pays £84,000.00 less (−28%)", "Corvedale pays £36,000.00 less (−8%)",
	} {
		assert.Contains(t, r.Changes, "<span>"+line+"</span>")
	}
	assert.Contains(t, r.Changes, `<rect class="more" x="100" y="3" width="96.0" height="14"/>`) // the longest
	assert.Contains(t, r.Changes, `<rect class="less" x="32.8" y="3" width="67.2" height="14"/>`, "84 of 120, of 96")
	assert.Contains(t, r.Changes, `<rect class="less" x="71.2" y="3" width="28.8" height="14"/>`, "36 of 120, of 96")
	assert.NotContains(t, r.Changes, "brindleton", "names and not ids")

	same := filled(t, typed{"proposed-formula", "driver/population"}).Results()
	assert.Contains(t, same.Changes, "Nobody pays more or less.")
	assert.Contains(t, same.Changes, "Ashcombe pays the same")
	assert.NotContains(t, same.Changes, "<rect")

	rate := []typed{{"proposed-formula", "rate"}, {"proposed-basis-1", "population"}}
	less := filled(t, append(rate, typed{"proposed-rate", "1"})...).Results() // 100,000, 200,000, 300,000
	assert.Contains(t, less.Changes, "Pays less: Ashcombe, Brindleton and Corvedale. Nobody pays more.")
	more := filled(t, append(rate, typed{"proposed-rate", "2"})...).Results()
	assert.Contains(t, more.Changes, "Pays more: Ashcombe, Brindleton and Corvedale. Nobody pays less.")

	none := filled(t, typed{"proposed-formula", ""}).Results()
	assert.Contains(t, none.Changes, "Choose a formula to compare")
	assert.True(t, filled(t, typed{"proposed-formula", ""}).doc.Proposed.IsZero())
}

func TestForm_ResultsSayWhoPaysWhat(t *testing.T) {
	r := Example().Results()
	assert.Equal(t, "Ashcombe pays £150,000.00, Brindleton pays £300,000.00, Corvedale pays £450,000.00.", r.Status)
	for _, cell := range []string{
		`<caption>Shared legal service, 1 April 2026 to 31 March 2027: £900,000.00. Formula: by population</caption>`,
		`<tr><th scope="row">Ashcombe</th><td class="number">£150,000.00</td><td class="number">16.7%</td></tr>`,
		`<tr><th scope="row">Corvedale</th><td class="number">£450,000.00</td><td class="number">50.0%</td></tr>`,
		`<tr><th scope="row">Total</th><td class="number">£900,000.00</td><td class="number">100.0%</td></tr>`,
	} {
		assert.Contains(t, r.Pays, cell)
	}
	assert.Contains(t, r.Working, "£150,000.00 (100,000)", "the figure that went in")
	assert.Contains(t, r.Working, "ONS, mid-year estimates", "and its source")
	assert.Contains(t, r.Working, "£270,000.00 (1,500)", "and those of the other formula")

	left := filled(t, typed{"scheme-formula", "rate"}, typed{"scheme-basis-1", "hours"}, typed{"scheme-rate", "15"}).Results()
	assert.Contains(t, left.Pays, `<tr><th scope="row">Paid by nobody</th><td class="number">£150,000.00</td><td class="number">16.7%</td></tr>`)
	assert.Contains(t, left.Status, "Nobody pays £150,000.00.")

	free := filled(t, typed{"cost-total", "0"}).Results()
	assert.Contains(t, free.Pays, `<td class="number">£0.00</td><td class="number">–</td>`, "no part of nothing")

	many := Example()
	for range 5 {
		many.AddCouncil()
	}
	many.Type("scheme-formula", "equal")
	many.Type("proposed-formula", "")
	for i := 4; i <= 8; i++ {
		many.Type("name-council-"+string(rune('0'+i)), "New council "+string(rune('A'+i)))
	}
	assert.Equal(t, "Ashcombe pays £112,500.00, Brindleton pays £112,500.00, Corvedale pays £112,500.00, New council E pays £112,500.00, "+
		"New council F pays £112,500.00, New council G pays £112,500.00, and so on, 8 in all.", many.Results().Status)
}

// Corvedale saves 37,500 − 30,000 = £7,500 a month, and so has its £60,000 back after 8 months;
// Brindleton saves 25,000 − 23,000, and would need 30; Ashcombe pays 14,000 for 12,500.
func TestForm_WhatLeavingCosts(t *testing.T) {
	row := func(f *Form, name string) string {
		_, rest, found := strings.Cut(f.Results().Leaving, `<tr><th scope="row">`+name+`</th>`)
		require.True(t, found)
		row, _, _ := strings.Cut(rest, "</tr>")
		return strings.ReplaceAll(strings.ReplaceAll(strings.ReplaceAll(row, `<td class="number">`, ""), "<td>", ""), "</td>", "|")
	}
	f := Example()
	assert.Equal(t, "£60,000.00|£396,000.00|£300,000.00|24|in none of them|", row(f, "Ashcombe"))
	assert.Equal(t, "£60,000.00|£612,000.00|£600,000.00|24|in none of them|", row(f, "Brindleton"))
	assert.Equal(t, "£60,000.00|£780,000.00|£900,000.00|24|8|", row(f, "Corvedale"))

	f.Type("months", "30")
	assert.Equal(t, "£60,000.00|£750,000.00|£750,000.00|30|30|", row(f, "Brindleton"))

	focus := f.AddCost()
	assert.Equal(t, "item-2-name", focus)
	f.Type("item-2-name", "Redundancy")
	f.Type("item-2-kind", "redundancy")
	f.Type("item-2-amount", "£30,000")
	f.Type("item-2-payer", "equal") // 10,000 each
	assert.Equal(t, "£70,000.00|£970,000.00|£1,125,000.00|30|10|", row(f, "Corvedale"))
	f.Type("item-2-amount", "")
	assert.Equal(t, "at least £60,000.00|at least £960,000.00|£1,125,000.00|30|8 at the earliest, if at all|", row(f, "Corvedale"))
	f.RemoveCost(1)
	f.Type("staying-corvedale", "35,000") // saves 5,000
	assert.Equal(t, "£60,000.00|£960,000.00|£1,050,000.00|30|12|", row(f, "Corvedale"))
	f.Type("alone-corvedale", "")
	assert.Contains(t, row(f, "Corvedale"), "at least £60,000.00")

	f.Type("cost-last", "30 September 2026") // no year: what a month of staying costs is not known
	assert.Contains(t, row(f, "Brindleton"), "not known")

	f.Type("months", "")
	assert.Contains(t, f.Results().Leaving, "Enter how many months")
	f.Type("months", "1201")
	assert.Contains(t, f.Results().Leaving, "once what leaving costs is filled in")
	assert.Equal(t, []Problem{{"months", "/months", "Months to look ahead must be a whole number of months from 1 to 1200"}}, f.Problems())
}

func TestForm_TextThatCannotBeRead(t *testing.T) {
	for _, c := range []struct{ id, text, want string }{
		{"cost-total", "12 thousand", "Total cost must be an amount in pounds, such as 3,400,000 or 1250.50"},
		{"cost-total", "3,4", "Total cost must be an amount in pounds, such as 3,400,000 or 1250.50"},
		{"cost-total", "1.234", "Total cost must be an amount in pounds, such as 3,400,000 or 1250.50"},
		{"cost-total", "-", "Total cost must be an amount in pounds, such as 3,400,000 or 1250.50"},
		{"figure-population~brindleton", "-5", "Population of Brindleton must be a number of 0 or more, such as 41,250 or 37.5"},
		{"figure-population~brindleton", "many", "Population of Brindleton must be a number of 0 or more, such as 41,250 or 37.5"},
		{"cost-first", "31 February 2026", "First day of the year must be a day, such as 1 April 2026"},
		{"alone-ashcombe", "dear", "A month on its own of Ashcombe must be an amount in pounds, such as 3,400,000 or 1250.50"},
		{"scheme-most", "lots", "Most that each council pays by today’s formula must be an amount in pounds, such as 3,400,000 or 1250.50"},
	} {
		f := Example()
		f.doc.Leaving.Running = nil // nobody has entered a month
		f.Type(c.id, c.text)
		x, _ := f.field(c.id)
		assert.Equal(t, []Problem{{c.id, x.Pointer, c.want}}, f.Problems(), c.text)
		if x.Region == LeavingRegion {
			assert.Contains(t, f.Results().Leaving, "once what leaving costs is filled in")
		} else {
			assert.Contains(t, f.Results().Pays, "once the form is filled in: there is 1 thing to fill in or put right.</p>\n<ul>\n<li>")
		}
		assert.Contains(t, f.HTML(x.Region), `value="`+c.text+`"`, "what was typed stays")
		_, problems := f.Save()
		assert.Equal(t, f.Problems(), problems, "a document has no room for it")
		f.Type(c.id, "1 April 2026")
		f.Type(c.id, "")
		f.Type(c.id, "800000")
		if c.id != "cost-first" {
			assert.Empty(t, f.Problems(), "and is put right")
		}
	}
	f := filled(t, typed{"scheme-formula", "shares"}, typed{"scheme-share-ashcombe", "101"}, typed{"scheme-share-brindleton", "30"}, typed{"scheme-share-corvedale", "20"})
	assert.Equal(t, []Problem{{"scheme-share-ashcombe", "/scheme/parts/0/basis/shares/0/share", "Share of Ashcombe by today’s formula must be a percentage from 0 to 100, such as 45.76, or a fraction such as 2/3"}}, f.Problems())
}

func TestForm_WhatIsMissing(t *testing.T) {
	f := filled(
		t, typed{"service-name", " "}, typed{"cost-total", ""}, typed{"name-corvedale", ""}, typed{"figure-population~ashcombe", ""},
		typed{"figure-hours~ashcombe", ""}, typed{"source-caseload", ""}, typed{"scheme-formula", "fixed-first"}, typed{"item-1-name", ""},
	)
	assert.Equal(t, []Problem{
		{"service-name", "/service/name", "Enter the name of the service"},
		{"cost-total", "/cost/total", "Enter the total cost"},
		{"figure-population~ashcombe", "/figures/0/value", "Enter the population of Ashcombe"},
		{"name-corvedale", "/organisations/2/name", "Enter the name of council 3"},
		{"source-caseload", "/figures/1/source", "Enter the source of figures for caseload"},
		{"scheme-fixed", "/scheme/parts/0/amount", "Enter the fixed sum"},
		{"item-1-name", "/leaving/items/0/name", "Enter what cost 1 of leaving is for"},
	}, f.Problems(), "not the hours, which no formula counts")
	assert.Empty(t, f.Shown(""), "nobody has left a field yet")
	f.Leave("cost-total")
	assert.Equal(t, f.Problems()[1:2], f.Shown(""))
	f.Ask()
	assert.Equal(t, f.Problems(), f.Shown(""))
	data, problems := f.Save()
	assert.Empty(t, problems, "a draft can be saved")
	back := Blank()
	assert.Empty(t, back.Load(data), "and opened")
	assert.Equal(t, f.Problems(), back.Problems())
	assert.Equal(t, f.Problems(), back.Shown(""), "with what is missing in it")
}

func TestForm_WhatTheLibraryFinds(t *testing.T) {
	f := filled(t, typed{"scheme-formula", "shares"}, typed{"scheme-share-ashcombe", "50"}, typed{"scheme-share-brindleton", "30"}, typed{"scheme-share-corvedale", "15"})
	require.Len(t, f.Problems(), 1)
	assert.Equal(t, "scheme-share-ashcombe", f.Problems()[0].Field)
	assert.Contains(t, f.Problems()[0].Message, "The shares of today’s formula must make 100%")

	f = filled(t, typed{"cost-last", "31/3/2026"})
	require.Len(t, f.Problems(), 1)
	assert.Equal(t, "cost-last", f.Problems()[0].Field)

	zero := filled(t, typed{"figure-population~ashcombe", "0"}, typed{"figure-population~brindleton", "0"}, typed{"figure-population~corvedale", "0"})
	require.Len(t, zero.Problems(), 1)
	assert.Equal(t, "scheme-formula", zero.Problems()[0].Field, "no field is nearer")
	assert.NotContains(t, zero.Problems()[0].Message, "/")

	both := filled(t, typed{"scheme-least", "400000"}, typed{"scheme-most", "300000"})
	require.NotEmpty(t, both.Problems())
	assert.Contains(t, both.Problems()[0].Field, "scheme-")

	other := filled(t, typed{"proposed-least", "400000"}, typed{"proposed-most", "300000"})
	require.NotEmpty(t, other.Problems())
	assert.Contains(t, other.Results().Pays, "£450,000.00", "today's formula is not held up by the other")
	assert.Contains(t, other.Results().Changes, "once the other formula is filled in")
	assert.Contains(t, other.Results().Status, "There is still 1 thing to put right.")
}

func TestForm_CouncilsComeAndGo(t *testing.T) {
	f := filled(t, typed{"scheme-formula", "shares"}, typed{"scheme-share-ashcombe", "50"}, typed{"scheme-share-brindleton", "50"}, typed{"figure-population~brindleton", "two"})
	assert.Equal(t, "name-council-4", f.AddCouncil())
	assert.Equal(t, "name-council-5", f.AddCouncil())
	f.RemoveCouncil("council-4")
	assert.Equal(t, "name-council-6", f.AddCouncil(), "no id is given out twice at once")
	f.RemoveCouncil("council-6")
	f.RemoveCouncil("corvedale")
	f.RemoveCouncil("brindleton")
	assert.Equal(t, []partnership.OrgID{"ashcombe", "council-5"}, f.doc.members())
	assert.Len(t, f.doc.Scheme.Parts[0].Basis.Shares, 2)
	assert.Equal(t, "50", showPercent(f.doc.Scheme.Parts[0].Basis.Shares[0].Fraction), "what was agreed stays")
	assert.Empty(t, f.wrong, "what was typed for who has gone is forgotten")
	assert.Equal(t, "council 2", f.Name("council-5"))
	assert.Equal(t, "nobody", f.Name("nobody"))
	f.RemoveCouncil("ashcombe")
	f.RemoveCouncil("council-5")
	assert.Len(t, f.doc.Organisations, 1, "the last one stays")
	assert.False(t, f.Type("no-such-field", "1"))
}

func TestForm_FormulaIsKeptForComingBack(t *testing.T) {
	f := filled(t, typed{"scheme-formula", "fixed-first"}, typed{"scheme-fixed", "120,000"}, typed{"scheme-least", "5"}, typed{"scheme-formula", "equal"})
	x, _ := f.field("scheme-least")
	assert.Equal(t, "5", x.get(f), "limits are of every formula")
	assert.True(t, f.Type("scheme-formula", "fixed-first"))
	x, _ = f.field("scheme-fixed")
	assert.Equal(t, "120,000", x.get(f))
	f.Type("scheme-fixed", "x")
	f.Type("scheme-formula", "equal")
	assert.Empty(t, f.Problems(), "a field that has gone is not wrong")
}

func TestForm_CostsOfLeavingGo(t *testing.T) {
	f := Example()
	f.AddCost()
	f.AddCost()
	f.Type("item-1-amount", "a")
	f.Type("item-2-amount", "b")
	f.Type("item-3-amount", "c")
	f.RemoveCost(1)
	f.RemoveCost(7)
	f.RemoveCost(-1)
	assert.Equal(t, map[string]string{"item-1-amount": "a", "item-2-amount": "c"}, f.typed, "what was typed moves with its cost")
	assert.Len(t, f.doc.Leaving.Items, 2)
}

// Who is still typing sees what the result waits for, in plain grammar.
func TestResults_SayWhatTheyWaitFor(t *testing.T) {
	r := Blank().Results()
	assert.Contains(t, r.Pays, "there are 7 things to fill in or put right.</p>\n<ul>\n<li>Enter the name of the service</li>\n")
	assert.Contains(t, r.Pays, "<li>Enter the name of council 1</li>\n<li>and so on</li>\n</ul>")
	assert.Equal(t, "There is no result yet: there are 7 things to fill in or put right.", r.Status)
	f := filled(t, typed{"item-1-name", ""})
	assert.Contains(t, f.Results().Status, "There is still 1 thing to put right.")
	f.Type("item-1-on", "")
	assert.Contains(t, f.Results().Status, "There are still 2 things to put right.")
}

// An officer counts what the service counts, under its own name: in labels, choices, the
// working and the names of the formulas that are called after it.
func TestDrivers_RenamedAddedAndRemoved(t *testing.T) {
	f := filled(t, typed{"counted-caseload", " Planning applications "})
	assert.Equal(t, "By planning applications", f.doc.Proposed.Name)
	assert.Equal(t, "By planning applications", f.doc.Proposed.Parts[0].Name)
	assert.Equal(t, "By population", f.doc.Scheme.Name)
	assert.Contains(t, f.HTML(ProposedChoice), `<option value="driver/caseload" selected>By planning applications</option>`)
	assert.Contains(t, f.HTML(CouncilsRegion), `>Planning applications<span class="hidden"> of <span data-org="ashcombe">`)
	assert.Contains(t, f.HTML(SourcesRegion), "Source of figures for planning applications")
	assert.Contains(t, f.Results().Working, "planning applications")
	assert.NotContains(t, f.Results().Working+f.Results().Changes, "caseload")
	assert.Equal(t, "Caseload", Example().doc.Drivers[1].Name)

	for text, want := range map[string]string{
		"":                       "Name of figure 2 must not be empty",
		" population":            "Name of figure 2 must not be the name of another figure",
		strings.Repeat("x", 301): "Name of figure 2 must be a name of at most 300 letters, digits and signs that can be seen",
		"a\u202eb":               "Name of figure 2 must be a name of at most 300 letters, digits and signs that can be seen",
	} {
		f.Type("counted-caseload", text)
		assert.Equal(t, []Problem{{"counted-caseload", "/drivers/1/name", want}}, f.Problems())
		assert.Equal(t, "Planning applications", f.doc.Drivers[1].Name)
	}
	assert.True(t, f.Type("counted-caseload", "Visits"))
	assert.Empty(t, f.Problems())

	assert.Equal(t, "counted-figure-4", f.AddDriver())
	f.Type("counted-figure-4", "Households")
	for i, m := range f.doc.Organisations {
		f.Type("figure-figure-4~"+string(m.ID), []string{"10", "20", "70"}[i])
	}
	f.Type("source-figure-4", "Council tax base")
	f.Type("day-figure-4", "1 April 2026")
	f.Type("scheme-formula", "driver/figure-4")
	assert.Empty(t, f.Problems())
	assert.Contains(t, f.Results().Status, "Ashcombe pays £90,000.00, Brindleton pays £180,000.00, Corvedale pays £630,000.00.")
	assert.Contains(t, f.Results().Pays, "Formula: by households")

	assert.False(t, f.RemoveDriver("figure-4"), "today’s formula uses it")
	assert.False(t, f.RemoveDriver("caseload"), "the other formula uses it")
	assert.NotContains(t, f.HTML(CountedRegion), `data-of="figure-4"`)
	assert.Contains(t, f.HTML(CountedRegion), `data-of="hours">Remove<span class="hidden"> Hours worked</span>`)
	f.Type("scheme-formula", "equal")
	assert.True(t, f.RemoveDriver("figure-4"))
	assert.True(t, f.RemoveDriver("hours"))
	assert.Len(t, f.doc.Drivers, 2)
	assert.Len(t, f.doc.Figures, 6)
	assert.NotContains(t, f.HTML(SchemeChoice), "figure-4")
	f.Type("scheme-formula", "driver/population")
	assert.Empty(t, f.Problems())
	f.Type("proposed-formula", "equal")
	assert.True(t, f.RemoveDriver("caseload"))
	f.Type("scheme-formula", "equal")
	assert.False(t, f.RemoveDriver("population"), "one stays")
	assert.False(t, kept(t).RemoveDriver(kept(t).doc.Drivers[0].ID), "the formula of the document may use it")
	assert.Equal(t, "counted-figure-2", f.AddDriver())
	f.Type("counted-figure-2", "Figure 3")
	assert.Equal(t, "counted-figure-4", f.AddDriver(), "neither the id nor the name occurs twice")
	text, problems := f.Save()
	require.Empty(t, problems)
	require.Empty(t, Blank().Load(text))
	for len(f.doc.Drivers) < MaxDrivers {
		require.NotEmpty(t, f.AddDriver())
	}
	assert.Empty(t, f.AddDriver())
}

// What was typed into a field that has gone holds nothing up, and the last council has no
// button to remove it.
func TestForm_WhatHasGoneIsForgotten(t *testing.T) {
	f := filled(t, typed{"scheme-formula", "fixed-first"}, typed{"scheme-fixed", "many"})
	_, problems := f.Save()
	require.Len(t, problems, 1)
	f.Type("scheme-formula", "equal")
	_, problems = f.Save()
	assert.Empty(t, problems)
	assert.Empty(t, f.Problems())

	f.Type("figure-hours~corvedale", "many")
	f.RemoveCouncil("corvedale")
	_, problems = f.Save()
	assert.Empty(t, problems)
	assert.Contains(t, f.HTML(CouncilsRegion), `data-action="remove-council" data-of="ashcombe"`)
	f.RemoveCouncil("brindleton")
	assert.NotContains(t, f.HTML(CouncilsRegion), "remove-council")
	f.RemoveCouncil("ashcombe")
	assert.Len(t, f.doc.Organisations, 1)
}

// What is wrong with the source of three figures stands in one field, and is said once.
func TestProblems_SaidOnce(t *testing.T) {
	f := filled(t, typed{"source-population", "a\u202eb"})
	require.Len(t, field.Errors(f.doc.Validate()), 3)
	problems := f.Problems()
	require.Len(t, problems, 1)
	assert.Equal(t, "source-population", problems[0].Field)
	assert.Equal(t, "/figures/0/source", problems[0].Pointer)
}

// A rate that brings in more than the cost says so, and one that brings in less.
func TestResults_MoreOrLessThanTheCost(t *testing.T) {
	f := filled(t, typed{"scheme-formula", "rate"}, typed{"scheme-rate", "1.60"}) // of 600,000 people
	assert.Contains(t, f.Results().Pays, `<th scope="row">More than the cost by</th><td class="number">£60,000.00</td><td class="number">6.7%</td>`)
	assert.Contains(t, f.Results().Status, " That is £60,000.00 more than the cost.")
	assert.NotContains(t, f.Results().Pays, "−")
	f.Type("scheme-rate", "1.40")
	assert.Contains(t, f.Results().Pays, `<th scope="row">Paid by nobody</th><td class="number">£60,000.00</td><td class="number">6.7%</td>`)
	assert.Contains(t, f.Results().Status, " Nobody pays £60,000.00.")
}
