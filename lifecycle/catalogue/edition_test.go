package catalogue_test

import (
	"fmt"
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/lifecycle/catalogue"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// later is cumbria one edition later.
func later() catalogue.Catalogue {
	c := cumbria()
	c.On = day("2025-01-01")
	c.Bodies[7].Successors = []partnership.OrgID{"ICB"}
	c.Bodies = append(c.Bodies, catalogue.Body{Org: "ICB", Name: "A larger health body"})
	c.Entries[0].Stage = lifecycle.NoticeGiven
	c.Entries[0].Participants[1].Role = partnership.ClientRole
	c.Entries[0].Savings = []catalogue.Saving{{Kind: catalogue.Achieved, Timing: catalogue.Yearly, Amount: pounds("90000.00"), On: day("2024-06-01")}}
	c.Entries[1].Services = []string{"Recycling", "Street cleaning"}
	c.Entries[1].Participants = append(c.Entries[1].Participants, catalogue.Participant{Org: "LAN", First: day("2024-04-01")})
	c.Entries[2] = catalogue.RegisterEntry{ID: "new", Name: "New", Participants: participants("CBD WAF")}
	return c
}

func ExampleDiff() {
	fmt.Print(catalogue.Diff(cumbria(), later()).Table(later().Names()).Markdown())
	// Output:
	// ## What changed
	//
	// | Of | What | Change | Was | Is |
	// |---|---|---|---|---|
	// | the register | on | Changed | 2024-01-01 | 2025-01-01 |
	// | A larger health body |  | Added |  | A larger health body |
	// | A health body | successors: A larger health body | Added |  | ICB |
	// | audit |  | Removed | Audit |  |
	// | ICT Connect | stage | Changed | Live | Notice given |
	// | ICT Connect | participants: Allerdale Borough Council | Changed | Member | Client |
	// | ICT Connect | savings: achieved yearly stated 2024-06-01 | Added |  | £90,000.00 |
	// | New |  | Added |  | New |
	// | Waste | services: Waste | Removed | Waste |  |
	// | Waste | services: Street cleaning | Added |  | Street cleaning |
	// | Waste | participants: Lancashire County Council 2024-04-01 | Added |  | not recorded |
}

func TestDiff_OfTheSameIsNothing(t *testing.T) {
	assert.Empty(t, catalogue.Diff(cumbria(), cumbria()))
	turned := cumbria()
	turned.Entries = backwards(turned.Entries)
	turned.Bodies = backwards(turned.Bodies)
	turned.Entries[3].Participants = backwards(turned.Entries[3].Participants)
	assert.Empty(t, catalogue.Diff(cumbria(), turned), "only the order is another")
	assert.Equal(t, catalogue.EditionChanges{}, catalogue.Diff(catalogue.Catalogue{}, catalogue.Catalogue{}))
}

// What was added one way was removed the other way.
func TestDiff_TheOtherWay(t *testing.T) {
	there, back := catalogue.Diff(cumbria(), later()), catalogue.Diff(later(), cumbria())
	require.Len(t, back, len(there))
	for _, c := range there {
		c.Was, c.Now = c.Now, c.Was
		switch c.Kind {
		case catalogue.Added:
			c.Kind = catalogue.Removed
		case catalogue.Removed:
			c.Kind = catalogue.Added
		}
		assert.Contains(t, back, c)
	}
}

// Statements that nothing tells apart are compared in their order.
func TestDiff_OfStatementsWithOneKey(t *testing.T) {
	two := func(amounts ...string) catalogue.Catalogue {
		e := catalogue.RegisterEntry{ID: "e", Name: "E"}
		for _, amount := range amounts {
			e.Savings = append(e.Savings, catalogue.Saving{Kind: catalogue.Expected, Amount: pounds(amount), By: "a"})
		}
		return catalogue.Catalogue{Entries: []catalogue.RegisterEntry{e}}
	}
	assert.Equal(t, catalogue.EditionChanges{
		{Kind: catalogue.Changed, Entry: "e", Field: "savings", Key: "expected by a", Was: "£2.00", Now: "£3.00"},
		{Kind: catalogue.Added, Entry: "e", Field: "savings", Key: "expected by a", Now: "£4.00"},
	}, catalogue.Diff(two("1.00", "2.00"), two("1.00", "3.00", "4.00")))
}

func ExampleMerge() {
	first, second := cumbria(), later()
	second.Bodies[0].Name = "Cumbria CC"
	merged, conflicts := catalogue.Merge(first, second)
	fmt.Println(len(merged.Entries), "entries,", len(merged.Bodies), "bodies")
	fmt.Print(conflicts.Table(merged.Names()).Markdown())
	// Output:
	// 5 entries, 9 bodies
	// ## What the two say differently
	//
	// | Of | What | The first says, and counts | The second says |
	// |---|---|---|---|
	// | the register | on | 2024-01-01 | 2025-01-01 |
	// | Cumbria County Council | name | Cumbria County Council | Cumbria CC |
	// | ICT Connect | stage | Live | Notice given |
	// | ICT Connect | participants, role: Allerdale Borough Council | Member | Client |
}

func TestMerge_Laws(t *testing.T) {
	a, b := cumbria(), later()
	same, conflicts := catalogue.Merge(a, a)
	assert.Empty(t, conflicts)
	assert.Empty(t, catalogue.Diff(a, same))
	all, conflicts := catalogue.Merge(a, catalogue.Catalogue{})
	assert.Empty(t, conflicts)
	assert.Empty(t, catalogue.Diff(a, all))
	_, there := catalogue.Merge(a, b)
	_, back := catalogue.Merge(b, a)
	require.Len(t, back, len(there))
	for _, c := range there {
		c.First, c.Second = c.Second, c.First
		assert.Contains(t, back, c)
	}
	merged, _ := catalogue.Merge(a, b)
	for _, c := range catalogue.Diff(a, merged) {
		assert.NotEqual(t, catalogue.Removed, c.Kind, "nothing of the first is lost: %+v", c)
	}
	for _, c := range catalogue.Diff(b, merged) {
		assert.NotEqual(t, catalogue.Removed, c.Kind, "nothing of the second is lost: %+v", c)
	}
	fieldtest.Unchanged(t, []catalogue.Catalogue{a, b}, func() { catalogue.Merge(a, b) })
}

func TestMerge_FillsInAndNamesConflicts(t *testing.T) {
	e := catalogue.RegisterEntry{ID: "e", Name: "E", Participants: participants("a"), Savings: []catalogue.Saving{{Kind: catalogue.Achieved, On: day("2020-01-01"), Amount: pounds("5.00")}}}
	f := e
	f.Structure, f.Seat, f.Category = partnership.JointCommittee, "Harrow", "Legal"
	f.Savings = []catalogue.Saving{{Kind: catalogue.Achieved, On: day("2020-01-01"), Amount: pounds("6.00"), Basis: "outturn", Disputed: "b", DisputedOn: day("2020-02-01"), Source: "minutes"}, {Kind: catalogue.Expected}}
	f.Participants = []catalogue.Participant{{Org: "a", Role: partnership.LeadRole, Last: day("2021-01-01")}, {Org: "b"}}
	merged, conflicts := catalogue.Merge(catalogue.Catalogue{Entries: []catalogue.RegisterEntry{e}}, catalogue.Catalogue{Entries: []catalogue.RegisterEntry{f, {ID: "e", Name: "again"}}})
	assert.Equal(t, catalogue.Conflicts{{Entry: "e", Field: "savings", Key: "achieved stated 2020-01-01", First: "£5.00", Second: "£6.00"}}, conflicts)
	f.Savings[0].Amount = pounds("5.00")
	assert.Equal(t, []catalogue.RegisterEntry{f}, merged.Entries)
}

func TestDuplicates_PairsEntries(t *testing.T) {
	legal := func(id, name, orgs string) catalogue.RegisterEntry {
		return catalogue.RegisterEntry{ID: catalogue.EntryID(id), Name: name, Services: []string{"Legal"}, First: day("2012-09-01"), Participants: participants(orgs)}
	}
	c := catalogue.Catalogue{Entries: []catalogue.RegisterEntry{
		legal("a", "HB Public Law", "harrow barnet"), legal("b", "HB Public-Law", "barnet bucks"), legal("c", "Law", "barnet harrow"),
		legal("d", "Law", "brent camden"), legal("e", "Legal", "harrow barnet"),
		{ID: "f", SameAs: "d"},
		{ID: "g", Services: []string{"Legal"}, Last: day("2010-01-01"), Participants: participants("harrow barnet")},
		{ID: "h", Services: []string{"Legal"}, Participants: participants("harrow")},
		{ID: "i", Services: []string{"Legal"}, Participants: participants("harrow harrow")},
	}}
	c.Entries[4].NotSameAs = []catalogue.EntryID{"a", "c"}
	duplicates := []catalogue.Duplicate{{First: "a", Second: "b", Why: catalogue.SameName}, {First: "a", Second: "c", Why: catalogue.SameServices}, {First: "d", Second: "f", Why: catalogue.SaysSo}}
	assert.Equal(t, duplicates, c.Duplicates())
	assert.Equal(t, []catalogue.EntryID{"a", "b", "c"}, c.AsOf(day("2015-01-01")).Of("harrow")[0].Entries)
	assert.Equal(t, []catalogue.Duplicate{}, catalogue.Catalogue{}.Duplicates())
}

func ExampleDuplicatesTable() {
	c := catalogue.Catalogue{Entries: []catalogue.RegisterEntry{{ID: "a", Name: "Audit"}, {ID: "b", Name: "Audit partnership", SameAs: "a"}}}
	fmt.Print(catalogue.DuplicatesTable(c.Duplicates(), c.Names()).Markdown())
	// Output:
	// ## Entries for one partnership
	//
	// | Entry | Is the same as | Why |
	// |---|---|---|
	// | Audit partnership | Audit | One entry says so |
}

// saved is a partnership that began on a day, was proposed some months before and saves so many
// pounds a year.
func saved(n, months int, yearly string) catalogue.RegisterEntry {
	first := day("2010-04-01").AddMonths(n)
	return catalogue.RegisterEntry{
		ID: catalogue.EntryID(fmt.Sprint("e", n)), Name: fmt.Sprint("Partnership ", n), Services: []string{"Payroll"}, Proposed: first.AddMonths(-months), First: first,
		Last: day("2020-03-31"), Participants: participants(fmt.Sprintf("a%d b%d", n, n)),
		Savings: []catalogue.Saving{{Kind: catalogue.Achieved, Timing: catalogue.Yearly, Amount: pounds(yearly), On: day("2020-04-01"), Basis: "outturn"}},
	}
}

// The quartiles are those of QUARTILE.INC: of 10, 20, 30, 40 thousand, 17,500, 25,000 and 32,500;
// of 5, 7, 12 and 32 months, 6.5, 9.5 and 17.
func ExampleCatalogue_Reference() {
	c := catalogue.Catalogue{Entries: []catalogue.RegisterEntry{saved(0, 5, "40000.00"), saved(1, 12, "10000.00"), saved(2, 7, "30000.00"), saved(3, 32, "20000.00")}}
	payroll := catalogue.Filter{Services: []string{"payroll"}, Most: 3}
	reference, err := c.Reference(payroll, day("2021-01-01"), 4)
	fmt.Print(reference.Table(c.Names()).Markdown(), err)
	// Output:
	// ## What similar partnerships saved, and how long they took
	//
	// As known on 2021-01-01: 4 partnerships (service payroll, at most 3 participants).
	//
	// | What | Count | Least | Lower quartile | Median | Upper quartile | Most |
	// |---|---:|---:|---:|---:|---:|---:|
	// | Achieved in a year | 4 | £10,000.00 | £17,500.00 | £25,000.00 | £32,500.00 | £40,000.00 |
	// | Expected in a year | 0 | refused: fewer than 4 |  |  |  |  |
	// | Months from the first decision to the start | 4 | 5 | 6.5 | 9.5 | 17 | 32 |
	// | Months from the start to the end, of those that have ended | 4 | 117 | 117.75 | 118.5 | 119.25 | 120 |
	// <nil>
}

func TestReference_RefusesAndLeavesOut(t *testing.T) {
	c := catalogue.Catalogue{Entries: []catalogue.RegisterEntry{saved(0, 5, "1.00"), saved(1, 5, "2.00"), saved(2, 5, "3.00"), saved(3, 5, "4.00"), saved(4, 5, "5.00"), saved(5, 5, "-1.01")}}
	c.Entries[0].Savings[0].Disputed = "a0"
	c.Entries[1].Savings[0].Org = "a1"
	c.Entries[2].Savings[0].Timing = catalogue.Once
	known := day("2021-01-01")
	r, err := c.Reference(catalogue.Filter{}, known, 3)
	require.NoError(t, err)
	assert.Equal(t, 6, r.Similar)
	assert.Equal(t, 3, r.Achieved.Count)
	assert.False(t, r.Achieved.Refused())
	assert.Equal(t, pounds("4.00"), r.Achieved.Median)
	assert.Equal(t, pounds("1.50"), r.Achieved.Lower, "£1.495, half a penny up")
	r, err = c.Reference(catalogue.Filter{}, known, 4)
	require.NoError(t, err)
	assert.True(t, r.Achieved.Refused())
	assert.Equal(t, catalogue.MoneyRange{Count: 3, Asked: 4}, r.Achieved)
	assert.False(t, r.Forming.Refused())
	_, err = c.Reference(catalogue.Filter{Least: -1, Most: -2}, calendar.Date{}, 2)
	assert.Equal(t, []string{"like.least: out of range", "like.most: out of range", "known: required", "asked: out of range"}, faults(err))
	assert.True(t, catalogue.CountRange{}.Refused())
	early, err := c.Reference(catalogue.Filter{}, day("2010-05-15"), 3)
	require.NoError(t, err)
	assert.Equal(t, 2, early.Forming.Count, "two have begun")
	assert.Zero(t, early.Lasting.Count)
}

func TestFilter_Suits(t *testing.T) {
	e := catalogue.RegisterEntry{Services: []string{"Legal"}, Regions: []string{"London"}, Category: "Back office", Structure: partnership.LeadAuthority, Participants: participants("a b c")}
	for _, f := range []catalogue.Filter{
		{},
		{Services: []string{"HR", "legal"}},
		{Regions: []string{"london"}},
		{Categories: []string{"Back-office"}},
		{Structures: []partnership.Structure{partnership.LeadAuthority}},
		{Orgs: []partnership.OrgID{"x", "c"}},
		{Least: 3},
		{Most: 3},
	} {
		assert.True(t, f.Suits(e), "%+v", f)
		assert.NoError(t, f.Validate())
	}
	for _, f := range []catalogue.Filter{
		{Services: []string{"HR"}},
		{Regions: []string{"Wales"}},
		{Categories: []string{"Front"}},
		{Structures: []partnership.Structure{partnership.JointCompany}},
		{Orgs: []partnership.OrgID{"x"}},
		{Least: 4},
		{Most: 2},
		{Services: []string{"Legal"}, Least: 4},
	} {
		assert.False(t, f.Suits(e), "%+v", f)
	}
	bad := catalogue.Filter{Services: []string{""}, Regions: []string{" "}, Categories: []string{""}, Structures: []partnership.Structure{"club"}, Orgs: []partnership.OrgID{"a b"}, Least: 3, Most: 2}
	assert.Equal(t, []string{"services[0]: required", "regions[0]: required", "categories[0]: required", "structures[0]: invalid", "orgs[0]: invalid", "most: out of order"}, faults(bad.Validate()))
	c := cumbria().Where(catalogue.Filter{Services: []string{"Legal"}})
	assert.Len(t, c.Entries, 1)
	assert.Len(t, c.Bodies, 8)
	text := catalogue.Reference{Like: catalogue.Filter{Regions: []string{"London"}, Categories: []string{"x"}, Structures: []partnership.Structure{partnership.JointCompany}, Orgs: []partnership.OrgID{"LAN"}, Least: 2}}.Table(cumbria().Names())
	assert.Contains(t, text.Summary, "region London, category x, structure joint company, with Lancashire County Council, at least 2 participants")
	assert.Contains(t, catalogue.Reference{}.Table(cumbria().Names()).Summary, "(all)")
}

// Every field that changes is found, and no other.
func TestDiff_FindsEveryField(t *testing.T) {
	for name, change := range map[string]func(*catalogue.RegisterEntry){
		"name": func(e *catalogue.RegisterEntry) { e.Name = "x" }, "services": func(e *catalogue.RegisterEntry) { e.Services = append(e.Services, "x") },
		"regions": func(e *catalogue.RegisterEntry) { e.Regions = append(e.Regions, "x") }, "category": func(e *catalogue.RegisterEntry) { e.Category = "x" },
		"structure": func(e *catalogue.RegisterEntry) { e.Structure = partnership.JointCompany }, "proposed": func(e *catalogue.RegisterEntry) { e.Proposed = day("2001-01-01") },
		"first": func(e *catalogue.RegisterEntry) { e.First = day("2002-01-01") }, "last": func(e *catalogue.RegisterEntry) { e.Last = day("2031-01-01") },
		"stage": func(e *catalogue.RegisterEntry) { e.Stage = lifecycle.Closed }, "seat": func(e *catalogue.RegisterEntry) { e.Seat = "x" }, "postcode": func(e *catalogue.RegisterEntry) { e.Postcode = "x" },
		"participants": func(e *catalogue.RegisterEntry) { e.Participants[0].Role = partnership.ClientRole }, "participants.last": func(e *catalogue.RegisterEntry) { e.Participants[2].Last = day("2029-01-01") },
		"savings": func(e *catalogue.RegisterEntry) { e.Savings[0].Amount = pounds("1.00") }, "savings.basis": func(e *catalogue.RegisterEntry) { e.Savings[0].Basis = "x" },
		"savings.disputed": func(e *catalogue.RegisterEntry) { e.Savings[1].Disputed = "x" }, "savings.disputed_on": func(e *catalogue.RegisterEntry) { e.Savings[1].DisputedOn = day("2017-01-01") },
		"savings.source": func(e *catalogue.RegisterEntry) { e.Savings[0].Source = "x" }, "same_as": func(e *catalogue.RegisterEntry) { e.SameAs = "x" },
		"not_same_as": func(e *catalogue.RegisterEntry) { e.NotSameAs = append(e.NotSameAs, "x") }, "source": func(e *catalogue.RegisterEntry) { e.Source = "x" }, "note": func(e *catalogue.RegisterEntry) { e.Note = "x" },
	} {
		now := whole()
		change(&now.Entries[0])
		changes := catalogue.Diff(whole(), now)
		require.Len(t, changes, 1, name)
		assert.Equal(t, name, changes[0].Field)
		assert.Equal(t, catalogue.EntryID("ict"), changes[0].Entry)
		_, conflicts := catalogue.Merge(whole(), now)
		list := name == "services" || name == "regions" || name == "not_same_as"
		assert.Equal(t, list, len(conflicts) == 0, name)
		if !list {
			assert.Equal(t, changes[0].Was, conflicts[0].First, name)
			assert.Equal(t, changes[0].Now, conflicts[0].Second, name)
		}
	}
	for name, change := range map[string]func(*catalogue.Body){
		"name": func(b *catalogue.Body) { b.Name = "x" }, "kind": func(b *catalogue.Body) { b.Kind = partnership.Company }, "region": func(b *catalogue.Body) { b.Region = "x" },
		"first": func(b *catalogue.Body) { b.First = day("1975-01-01") }, "last": func(b *catalogue.Body) { b.Last = day("2024-01-01") },
		"successors": func(b *catalogue.Body) { b.Successors = append(b.Successors, "x") }, "source": func(b *catalogue.Body) { b.Source = "x" },
	} {
		now := whole()
		change(&now.Bodies[0])
		changes := catalogue.Diff(whole(), now)
		require.Len(t, changes, 1, name)
		assert.Equal(t, name, changes[0].Field)
		assert.Equal(t, partnership.OrgID("CMA"), changes[0].Org)
		_, conflicts := catalogue.Merge(whole(), now)
		assert.Equal(t, name == "successors", len(conflicts) == 0, name)
	}
}

func TestRanges_OfNothingAreRefused(t *testing.T) {
	assert.Contains(t, catalogue.Reference{}.Table(cumbria().Names()).Markdown(), "| Achieved in a year | 0 | refused: fewer than 1 |")
	assert.True(t, catalogue.MoneyRange{Count: 2, Asked: 3}.Refused())
	assert.False(t, catalogue.MoneyRange{Count: 3, Asked: 3}.Refused())
	assert.False(t, catalogue.MoneyRange{Count: 1}.Refused())
}
