package catalogue_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle/catalogue"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A partnership in two entries begins with the earlier, and has not ended if one of them goes on.
func TestReference_OfPartnershipsInTwoEntries(t *testing.T) {
	c := catalogue.Catalogue{Entries: []catalogue.RegisterEntry{saved(0, 5, "1.00"), saved(1, 6, "1.00"), saved(2, 7, "1.00")}}
	second := func(i int, proposed, first, last string) {
		e := catalogue.RegisterEntry{ID: catalogue.EntryID("s" + string(c.Entries[i].ID)), Name: "S", SameAs: c.Entries[i].ID, Participants: c.Entries[i].Participants}
		if proposed != "" {
			e.Proposed = day(proposed)
		}
		if first != "" {
			e.First = day(first)
		}
		if last != "" {
			e.Last = day(last)
		}
		c.Entries = append(c.Entries, e)
	}
	second(0, "2009-06-01", "2010-01-01", "2020-09-30") // seven months, and 129
	second(1, "2011-01-01", "2011-06-01", "2019-03-31") // later: six months and 119
	second(2, "", "", "2021-03-31")                     // seven months, and 130
	r, err := c.Reference(catalogue.Filter{}, day("2022-01-01"), 3)
	require.NoError(t, err)
	assert.Equal(t, 3, r.Similar)
	number := partnership.MustQuantity
	assert.Equal(t, catalogue.CountRange{Count: 3, Asked: 3, Least: number("6"), Lower: number("6.5"), Median: number("7"), Upper: number("7"), Greatest: number("7")}, r.Forming)
	assert.Equal(t, number("119"), r.Lasting.Least)
	assert.Equal(t, number("129"), r.Lasting.Median)
	assert.Equal(t, number("130"), r.Lasting.Greatest)
	c.Entries[5].Last = calendar.Date{}
	r, err = c.Reference(catalogue.Filter{}, day("2022-01-01"), 3)
	require.NoError(t, err)
	assert.Equal(t, 2, r.Lasting.Count, "one goes on")
	r, err = c.Reference(catalogue.Filter{Orgs: []partnership.OrgID{"a0"}}, day("2022-01-01"), 3)
	require.NoError(t, err)
	assert.Equal(t, 1, r.Similar)
}

// What a partnership saves in a year is the same however its statements are cut.
func TestReference_IsPerYear(t *testing.T) {
	c := catalogue.Catalogue{Entries: []catalogue.RegisterEntry{saved(0, 5, "1.00"), saved(0, 5, "1.00"), saved(0, 5, "1.00")}}
	for i, savings := range [][]catalogue.Saving{
		{over("1000.00 2010-04-01 2020-03-31 2020-04-01")},
		{yearly("100.00 2010-04-01 2012-03-31 2020-04-01"), over("100.00 2012-04-01 2013-03-31 2020-04-01"), hoped(yearly("50.00 - - 2010-01-01"))},
		{of("a2", yearly("60.00 - - 2020-04-01")), of("b2", yearly("40.00 - - 2020-04-01")), once("77.00 2012-01-01 - 2020-04-01")},
	} {
		c.Entries[i].ID, c.Entries[i].Name = catalogue.EntryID("e"+string(rune('0'+i))), string(rune('A'+i))
		c.Entries[i].Participants, c.Entries[i].Savings, c.Entries[i].Services = participants("a"+string(rune('0'+i))+" b"+string(rune('0'+i))), savings, nil
	}
	r, err := c.Reference(catalogue.Filter{}, day("2021-01-01"), 3)
	require.NoError(t, err)
	assert.Equal(t, catalogue.MoneyRange{Count: 3, Asked: 3, Least: pounds("100.00"), Lower: pounds("100.00"), Median: pounds("100.00"), Upper: pounds("100.00"), Greatest: pounds("100.00")}, r.Achieved)
	assert.Equal(t, 1, r.Expected.Count)
}

// A row may name a participant again for another saving, and a value may hold for every row.
func TestReadCSV_SeveralSavingsOfAParticipant(t *testing.T) {
	text := "name,participant,participant_role,saving_kind,saving_of,saving_timing,saving_amount\nLegal,harrow,lead,expected,harrow,yearly,5.00\nLegal,harrow,lead,achieved,harrow,yearly,4.00\nLegal,barnet,,,,,\nLegal,harrow,member,,,,\n"
	imported, err := catalogue.ReadCSV([]byte(text), catalogue.Mapping{Name: "R", Fixed: []catalogue.FixedValue{{Column: "regions", Value: "London"}, {Column: "category", Value: "Back office"}}})
	assert.Equal(t, []string{"rows[4].participant: overlap"}, faults(err), "with another role it is another entry")
	e := imported.Catalogue.Entries[0]
	assert.Len(t, e.Savings, 2)
	assert.Len(t, e.Participants, 3)
	assert.Equal(t, []string{"London"}, e.Regions)
	assert.Equal(t, "Back office", e.Category)
	for _, f := range imported.Doubts() {
		assert.NotEqual(t, catalogue.ParticipantTwice, f.Kind)
	}
	imported.Catalogue.Entries = append(imported.Catalogue.Entries, catalogue.RegisterEntry{ID: "added", Name: "Added"})
	imported.Catalogue.Bodies = append(imported.Catalogue.Bodies, catalogue.Body{Org: "harrow", Name: "Harrow"}, catalogue.Body{Org: "h", Name: "harrow"})
	var rows []int
	for _, f := range imported.Doubts() {
		if f.Kind == catalogue.TooFewSharers || f.Kind == catalogue.SpelledAlike {
			rows = append(rows, f.Row)
		}
	}
	assert.Equal(t, []int{0, 0}, rows, "what was added is from no row")
}

func TestReadCSV_WithoutIDsOrNames(t *testing.T) {
	imported, err := catalogue.ReadCSV([]byte("services\nLegal\n"), catalogue.Mapping{Name: "R"})
	assert.Equal(t, []string{"columns: required"}, faults(err))
	assert.Empty(t, imported.Catalogue.Entries)
	_, err = catalogue.ReadCSV([]byte("name,services\n ,Legal\n"), catalogue.Mapping{Name: "R"})
	assert.Equal(t, []string{"rows[1].name: required"}, faults(err))
	_, err = catalogue.ReadCSV([]byte("id,first,services\ne,2012-04-01,\"a\x01b\"\n"), catalogue.Mapping{Name: "R"})
	assert.Equal(t, []string{"rows[1]: required", "rows[1].services: invalid"}, faults(err), "a name has no column to be wrong in")
	imported, err = catalogue.ReadCSV([]byte("id,name,not_same_as\ne,E,f\ne,,not one\ne,,g\ne,,f\n"), catalogue.Mapping{Name: "R"})
	assert.Equal(t, []string{"rows[2].not_same_as: invalid"}, faults(err))
	assert.Equal(t, []catalogue.EntryID{"f", "g"}, imported.Catalogue.Entries[0].NotSameAs)
	_, err = catalogue.ReadCSV([]byte("name,participant_name\nA,\"x\x01\"\n"), catalogue.Mapping{Name: "R"})
	assert.Equal(t, []string{"rows[1].participant_name: invalid"}, faults(err))
}

// Wide letters are folded too.
func TestDuplicates_FoldsWideLetters(t *testing.T) {
	c := catalogue.Catalogue{Entries: []catalogue.RegisterEntry{
		{ID: "a", Name: "Größe & Co", Participants: participants("x y")},
		{ID: "b", Name: "GRÖSSE + CO", Participants: participants("x z")},
		{ID: "c", Name: "größe, & co 1", Participants: participants("x y")},
		{ID: "d", Name: "GRÖßE &CO", Participants: participants("y q")},
		{ID: "e", Name: "HR & ICT", Participants: participants("x y")},
		{ID: "f", Name: "hr+ict", Participants: participants("x y")},
	}}
	assert.Equal(t, []catalogue.Duplicate{{First: "a", Second: "d", Why: catalogue.SameName}}, c.Duplicates(), "a plus is left out, and an ampersand is not")
}

func TestTables_OfWhatThereIs(t *testing.T) {
	names := cumbria().Names()
	assert.Contains(t, catalogue.IndirectPartners{{Org: "CMA", Through: []partnership.OrgID{"LAN", "CAR"}}}.Table("T", names).Markdown(), "| Cumbria County Council | 2 | Lancashire County Council and Carlisle City Council |")
	assert.Contains(t, catalogue.Sharings{{Name: "X"}}.Table("T", calendar.Date{}, names).Markdown(), "All that the register holds, on whatever day.\n")
	assert.Contains(t, catalogue.Sharings{{Name: "X"}}.Table("T", calendar.Date{}, names).Markdown(), "| X | not recorded | not known |  |")
	assert.NotContains(t, catalogue.Network{}.Tables(0, names).Markdown(), "largest")
	assert.Contains(t, catalogue.EditionChanges{{Kind: catalogue.Changed, Field: "name"}}.Table(report.Names{}).Markdown(), "| the register | name | Changed |")
	part := catalogue.KindPart{Amount: pounds("5.00"), Completeness: catalogue.Part}
	text := catalogue.Totals{Over: calendar.Term{First: day("2014-04-01"), Last: day("2015-03-31")}, Of: []catalogue.PartnershipTotal{{Name: "P", Expected: part, Achieved: catalogue.KindPart{Amount: pounds("6.00"), Disputed: pounds("1.00"), Completeness: catalogue.Whole}}}}.Tables(5).Markdown()
	assert.Contains(t, text, "| P | at least £5.00 | £6.00 | £1.00 | known in part | known |")
	assert.Contains(t, text, "2014-04-01 to 2015-03-31, as known on no date.")
	own := catalogue.PartnershipTotal{Name: "P", Savings: []catalogue.CountedSaving{{Entry: "e", Kind: catalogue.Expected, Org: "LAN", Why: catalogue.WithinWhole}}}
	assert.Contains(t, own.Table(names).Markdown(), "| e | Expected | Lancashire County Council | not known | not known | Within whole |")
	assert.Len(t, catalogue.Doubts{{Kind: catalogue.SavingDisputed, Text: "no"}}.Table(names).Columns, 3, "nothing was read from a table")
}

// A loss that is too great for an amount is not known, and one that just fits is.
func TestTotals_AtTheEdgeOfMoney(t *testing.T) {
	most := costing.Pence(1<<63 - 1)
	for _, c := range []struct {
		amount costing.Money
		last   string
		want   costing.Money
	}{
		{most, "2015-03-31", most},
		{most.Neg(), "2015-03-31", most.Neg()},
		{most, "2016-03-31", costing.Money{}},
		{most.Neg(), "2016-03-31", costing.Money{}},
		{costing.Pence(1), "2014-09-29", costing.Pence(0)}, // 182 of 365 days
		{costing.Pence(1), "2014-09-30", costing.Pence(1)},
		{costing.Pence(-1), "2014-09-30", costing.Pence(-1)},
	} {
		totals, err := shared(catalogue.Saving{Kind: catalogue.Achieved, Timing: catalogue.Yearly, Last: day(c.last), Amount: c.amount}).Totals(day("2020-01-01"), term("2014-04-01 2018-03-31"))
		require.NoError(t, err)
		assert.Equal(t, c.want, totals.Of[0].Achieved.Amount, c.last)
	}
}

// Years begin on the first day of a statement, on 28 February where it is the 29th and there is none.
func TestTotals_FromALeapDay(t *testing.T) {
	for _, c := range []struct{ first, last, want string }{
		{"2016-02-29", "2017-02-27", "at least £365.00"},
		{"2016-02-29", "2017-02-28", "at least £366.00"},
		{"2016-02-29", "2020-02-28", "at least £1,460.00"},
		{"2016-01-01", "2016-12-31", "at least £365.00"},
		{"2016-12-31", "2017-12-30", "at least £365.00"},
		{"2016-03-01", "2016-03-01", "at least £1.00"},
	} {
		totals, err := shared(yearly("365.00 "+c.first+" "+c.last+" -")).Totals(day("2021-01-01"), term("2014-04-01 2020-12-31"))
		require.NoError(t, err)
		assert.Equal(t, c.want, totals.Achieved.Sum.Sterling(), "%s to %s", c.first, c.last)
	}
}
