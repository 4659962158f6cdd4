package catalogue_test

import (
	"fmt"
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/lifecycle/catalogue"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/stretchr/testify/assert"
)

func ExampleCatalogue_AsOf() {
	register := cumbria()
	names := register.Names()
	for _, on := range []string{"2022-01-01", "2023-04-01"} {
		fmt.Print(register.AsOf(day(on)).Of("CAR").Table("Carlisle", day(on), names).Markdown())
	}
	// Output:
	// ## Carlisle
	//
	// On 2022-01-01.
	//
	// | Partnership | Services | Live | Who shares |
	// |---|---|---|---|
	// | ICT Connect | ICT | Yes | Allerdale Borough Council (member); Carlisle City Council (lead); Lancashire County Council (client) |
	// ## Carlisle
	//
	// On 2023-04-01.
	//
	// | Partnership | Services | Live | Who shares |
	// |---|---|---|---|
	// | ICT Connect | ICT | Yes | Cumberland Council (lead, in place of Carlisle City Council and Allerdale Borough Council); Lancashire County Council (client) |
	// | Waste | Waste and Recycling | Yes | Cumberland Council (in place of Cumbria County Council); Westmorland and Furness Council (in place of Cumbria County Council and Eden District Council) |
}

func TestSnapshot_IsAsOfADay(t *testing.T) {
	register := cumbria()
	entries := func(on string) (all []catalogue.EntryID) {
		for _, s := range register.AsOf(day(on)).Sharings() {
			all = append(all, s.Entries...)
		}
		return all
	}
	assert.Equal(t, []catalogue.EntryID{"legal"}, entries("2009-01-01"), "its days are not known")
	assert.Equal(t, []catalogue.EntryID{"ict", "waste", "audit", "legal"}, entries("2021-03-31"))
	assert.Equal(t, []catalogue.EntryID{"ict", "waste", "legal"}, entries("2021-04-01"))

	before, after := register.AsOf(day("2019-01-01")), register.AsOf(day("2023-04-01"))
	assert.Equal(t, day("2019-01-01"), before.Day())
	assert.Empty(t, before.Between("CAR", "LAN"), "Lancashire joined in 2020")
	assert.Len(t, register.AsOf(day("2020-04-01")).Between("CAR", "LAN"), 1)
	assert.Len(t, after.Between("CAR", "LAN"), 1, "as Cumberland")
	assert.Empty(t, after.Between("nobody"))
	assert.Empty(t, after.Between())
	assert.Empty(t, before.Gone())
	assert.Equal(t, []catalogue.Gone{{Org: "NHS", Entry: "waste"}}, after.Gone())
	assert.Equal(t, []partnership.OrgID{"CBD", "WAF"}, after.Now("CMA"))
	assert.Equal(t, []partnership.OrgID{"LAN"}, after.Now("LAN"))
	assert.Empty(t, after.Now("NHS"))
	assert.Empty(t, after.Now("nobody"))
	assert.Equal(t, []partnership.OrgID{"CMA"}, before.Now("CMA"))

	waste := after.Sharing("re-cycling")
	assert.Len(t, waste, 1)
	assert.Equal(t, []catalogue.Sharer{{Org: "CBD", Through: []partnership.OrgID{"CMA"}}, {Org: "WAF", Through: []partnership.OrgID{"CMA", "EDN"}}}, waste[0].Sharers)
	assert.Equal(t, lifecycle.Yes, waste[0].Live)
	assert.Equal(t, lifecycle.Answer(""), after.Sharing("Legal")[0].Live, "its days are not known")
}

func TestSnapshot_OfNoDayIsAllThatIsWritten(t *testing.T) {
	all := cumbria().AsOf(calendar.Date{})
	assert.Len(t, all.Sharings(), 4)
	assert.Len(t, all.Of("NHS"), 1)
	assert.Empty(t, all.Gone())
	assert.Equal(t, []partnership.OrgID{"CAR"}, all.Now("CAR"))
}

func TestSnapshot_FollowsSuccessorsOfSuccessors(t *testing.T) {
	c := catalogue.Catalogue{
		Bodies: []catalogue.Body{
			{Org: "a", Name: "A", Last: day("2010-03-31"), Successors: []partnership.OrgID{"b"}},
			{Org: "b", Name: "B", Last: day("2020-03-31"), Successors: []partnership.OrgID{"c", "d"}},
			{Org: "x", Name: "X", Last: day("2010-03-31"), Successors: []partnership.OrgID{"y"}},
			{Org: "y", Name: "Y", Last: day("2010-03-31"), Successors: []partnership.OrgID{"x"}},
		},
		Entries: []catalogue.RegisterEntry{{ID: "e", Name: "E", First: day("2000-01-01"), Participants: participants("a x z")}},
	}
	for on, want := range map[string][]partnership.OrgID{"2010-03-31": {"a", "x", "z"}, "2010-04-01": {"b", "z"}, "2020-04-01": {"c", "d", "z"}} {
		assert.Equal(t, want, c.AsOf(day(on)).Sharings()[0].Orgs(), on)
	}
	assert.Equal(t, []catalogue.Gone{{Org: "x", Entry: "e"}}, c.AsOf(day("2020-04-01")).Gone(), "two that took each other's place")
}

func ExampleSnapshot_Partners() {
	register := cumbria()
	names := register.Names()
	snapshot := register.AsOf(day("2023-04-01"))
	fmt.Print(snapshot.Partners("CBD").Table("Partners of Cumberland", names).Markdown())
	fmt.Print(snapshot.PartnersOfPartners("CBD").Table("And theirs", names).Markdown())
	// Output:
	// ## Partners of Cumberland
	//
	// | Partner | Partnerships | What they share |
	// |---|---:|---|
	// | Lancashire County Council | 1 | ICT Connect |
	// | Westmorland and Furness Council | 1 | Waste |
	// ## And theirs
	//
	// | Organisation | Partners in common | Through |
	// |---|---:|---|
}

func TestSnapshot_PartnersOfPartners(t *testing.T) {
	c := catalogue.Catalogue{Entries: []catalogue.RegisterEntry{
		{ID: "1", Participants: participants("a b c")}, {ID: "2", Participants: participants("b d")}, {ID: "3", Participants: participants("c d e")}, {ID: "4", Participants: participants("e f")}, {ID: "5", Participants: participants("b d")},
	}}
	all := c.AsOf(calendar.Date{})
	assert.Equal(t, catalogue.IndirectPartners{{Org: "d", Through: []partnership.OrgID{"b", "c"}}, {Org: "e", Through: []partnership.OrgID{"c"}}}, all.PartnersOfPartners("a"))
	assert.Equal(t, catalogue.DirectPartners{{Org: "d", Entries: []catalogue.EntryID{"2", "5"}}, {Org: "a", Entries: []catalogue.EntryID{"1"}}, {Org: "c", Entries: []catalogue.EntryID{"1"}}}, all.Partners("b"))
	assert.Empty(t, all.Partners("nobody"))
	assert.Empty(t, all.PartnersOfPartners("nobody"))
}

func ExampleSnapshot_IfEnds() {
	register := cumbria()
	fmt.Print(register.AsOf(day("2020-04-01")).IfEnds("ALL").Table(register.Names()).Markdown())
	// Output:
	// ## What breaks if Allerdale Borough Council ends
	//
	// On 2020-04-01. Nobody takes its place.
	//
	// | What | How many | Which |
	// |---|---:|---|
	// | Partnerships that end: fewer than two are left | 1 | Audit |
	// | Partnerships that lose their lead or provider | 0 |  |
	// | Partnerships that go on without it | 1 | ICT Connect |
	// | Organisations that share with nobody any more | 0 |  |
	// | Pieces of its part of the network | 1 | Carlisle City Council; Lancashire County Council; and Westmorland and Furness Council |
}

func TestIfEnds_SaysWhoLosesTheirLeadAndWhoIsAlone(t *testing.T) {
	register := cumbria()
	all := register.AsOf(day("2020-04-01"))
	assert.Equal(t, []catalogue.EntryID{"ict"}, all.IfEnds("CAR").LosesLead)
	ending := all.IfEnds("LAN")
	assert.Equal(t, []catalogue.EntryID{"audit", "legal"}, ending.Ends)
	assert.Equal(t, []partnership.OrgID{"WAF"}, ending.Alone)
	assert.Equal(t, [][]partnership.OrgID{{"ALL", "CAR"}, {"WAF"}}, ending.Pieces)
	assert.Empty(t, all.IfEnds("nobody").Pieces)
	assert.Contains(t, catalogue.Ending{Pieces: [][]partnership.OrgID{{"1", "2", "3", "4", "5", "6", "7", "8", "9"}}}.Table(register.Names()).Markdown(), "9 organisations")
}

func ExampleSnapshot_Network() {
	register := cumbria()
	fmt.Print(register.AsOf(day("2020-04-01")).Network().Tables(2, register.Names()).Markdown())
	// Output:
	// ## The network
	//
	// On 2020-04-01.
	//
	// | What | How many |
	// |---|---:|
	// | Partnerships | 4 |
	// | Organisations | 7 |
	// | Parts that are connected | 2 |
	// | Organisations in the largest part | 4 |
	// | Organisations in a partnership: fewest | 2 |
	// | Organisations in a partnership: lower quartile | 2 |
	// | Organisations in a partnership: median | 2.5 |
	// | Organisations in a partnership: upper quartile | 3 |
	// | Organisations in a partnership: most | 3 |
	//
	// ## The best connected
	//
	// | Organisation | Partners | Partnerships | Partnerships that would end without it | Pieces without it |
	// |---|---:|---:|---:|---:|
	// | Lancashire County Council | 3 | 3 | 2 | 2 |
	// | Allerdale Borough Council | 2 | 2 | 1 | 1 |
	//
	// 1. Pieces: into how many the others of its part of the network fall if it ends. 1: they stay connected.
	// 2. 5 organisations are not shown.
}

func TestRegisterEntry_LiveOn(t *testing.T) {
	edition := day("2024-01-01")
	for _, c := range []struct {
		e    catalogue.RegisterEntry
		on   string
		want lifecycle.Answer
	}{
		{catalogue.RegisterEntry{First: day("2020-04-01")}, "2020-03-31", lifecycle.No},
		{catalogue.RegisterEntry{First: day("2020-04-01")}, "2020-04-01", lifecycle.Yes},
		{catalogue.RegisterEntry{First: day("2020-04-01"), Last: day("2021-03-31")}, "2021-03-31", lifecycle.Yes},
		{catalogue.RegisterEntry{First: day("2020-04-01"), Last: day("2021-03-31")}, "2021-04-01", lifecycle.No},
		{catalogue.RegisterEntry{Last: day("2021-03-31")}, "2021-03-31", ""},
		{catalogue.RegisterEntry{Last: day("2021-03-31")}, "2021-04-01", lifecycle.No},
		{catalogue.RegisterEntry{First: day("2020-04-01"), Stage: lifecycle.Closed}, "2023-01-01", ""},
		{catalogue.RegisterEntry{First: day("2020-04-01"), Stage: lifecycle.Closed}, "2024-01-01", lifecycle.No},
		{catalogue.RegisterEntry{Stage: lifecycle.Exploring}, "2024-01-01", lifecycle.No},
		{catalogue.RegisterEntry{Stage: lifecycle.Exploring}, "2024-01-02", ""},
		{catalogue.RegisterEntry{Stage: lifecycle.Mobilising, First: day("2025-04-01")}, "2025-04-01", lifecycle.Yes},
		{catalogue.RegisterEntry{Stage: lifecycle.Abandoned, First: day("2020-04-01")}, "2022-04-01", lifecycle.No},
	} {
		assert.Equal(t, c.want, c.e.LiveOn(day(c.on), edition), "%+v on %s", c.e, c.on)
	}
	assert.Equal(t, lifecycle.Answer(""), catalogue.RegisterEntry{First: day("2020-04-01")}.LiveOn(calendar.Date{}, edition))
}

// One council with the same services in two entries may be in two partnerships.
func TestCatalogue_OneParticipantIsNoReasonToJoin(t *testing.T) {
	entry := func(id catalogue.EntryID, orgs ...partnership.OrgID) catalogue.RegisterEntry {
		e := catalogue.RegisterEntry{ID: id, Name: string(id), Services: []string{"audit"}}
		for _, org := range orgs {
			e.Participants = append(e.Participants, catalogue.Participant{Org: org})
		}
		return e
	}
	assert.Empty(t, catalogue.Catalogue{Entries: []catalogue.RegisterEntry{entry("a", "harrow"), entry("b", "harrow")}}.Duplicates())
	assert.Len(t, catalogue.Catalogue{Entries: []catalogue.RegisterEntry{entry("a", "harrow", "barnet"), entry("b", "barnet", "harrow")}}.Duplicates(), 1)
}
