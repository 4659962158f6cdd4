package reorganisation_test

import (
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/lifecycle/reorganisation"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/stretchr/testify/require"
)

// noDay is a day that is not set, and noNames a directory without names.
var (
	noDay   calendar.Date
	noNames report.Names
)

func day(s string) calendar.Date { return calendar.MustDate(s) }

func number(s string) partnership.Quantity { return partnership.MustQuantity(s) }

func pounds(s string) costing.Money { return costing.MustMoney(s) }

// orgs are the organisations of a text.
func orgs(text string) (all []partnership.OrgID) {
	for _, id := range strings.Fields(text) {
		all = append(all, partnership.OrgID(id))
	}
	return all
}

// shares are written "east 45%".
func shares(rows ...string) (all []partnership.Share) {
	for _, row := range rows {
		words := strings.Fields(row)
		all = append(all, partnership.Share{Org: partnership.OrgID(words[0]), Fraction: partnership.MustFraction(words[1])})
	}
	return all
}

// id is the id of a partnership, by a letter.
func id(letter byte) uuid.UUID { return uuid.UUID{letter} }

// made is the steps of an order that is in force.
func made(proposed, on string) []reorganisation.OrderStep {
	return []reorganisation.OrderStep{
		{Status: reorganisation.Proposed, On: day(proposed)},
		{Status: reorganisation.Made, On: day(on)},
		{Status: reorganisation.InForce, On: day(on).AddDays(1)},
	}
}

// part is a part with its people, tax base and properties; the figures are made up.
func part(id, to, people, base string) reorganisation.CouncilPart {
	return reorganisation.CouncilPart{ID: reorganisation.PartID(id), Name: id, To: partnership.OrgID(to), Measures: []reorganisation.Measure{
		{Driver: "population", Value: number(people)}, {Driver: "tax-base", Value: number(base)},
	}}
}

// northamptonshire is the county that was divided on 1 April 2021, with seven districts; the
// figures of the districts are made up.
func northamptonshire() reorganisation.Order {
	order := reorganisation.Order{
		Name: "The Northamptonshire (Structural Changes) Order 2020", Area: "Northamptonshire", Vesting: day("2021-04-01"), Basis: "population",
		Preparing: reorganisation.ShadowAuthority, Steps: made("2019-11-01", "2020-02-13"),
		Councils: []reorganisation.Council{
			{
				Org: "county", Change: reorganisation.Ends,
				Totals: []reorganisation.Measure{{Driver: "population", Value: number("750000")}, {Driver: "tax-base", Value: number("250000")}},
				Parts: []reorganisation.CouncilPart{
					part("corby", "north", "70000", "20000"), part("east", "north", "95000", "33000"), part("kettering", "north", "100000", "32000"),
					part("wellingborough", "north", "80000", "25000"), part("daventry", "west", "85000", "33000"), part("northampton", "west", "225000", "67000"),
					part("south", "west", "95000", "40000"),
				},
			},
			{Org: "north", Change: reorganisation.Begins},
			{Org: "west", Change: reorganisation.Begins},
		},
	}
	for _, row := range []string{
		"corby-borough north", "east-district north", "kettering-borough north", "wellingborough-borough north",
		"daventry-district west", "northampton-borough west", "south-district west",
	} {
		words := orgs(row)
		order.Councils = append(order.Councils, reorganisation.Council{Org: words[0], Change: reorganisation.Ends, To: words[1]})
	}
	return order
}

// partnershipOf is a partnership of one line, "line", since 2015, whose first member leads it.
func partnershipOf(letter byte, members ...partnership.OrgID) partnership.Partnership {
	p := partnership.Partnership{
		ID: id(letter), Name: "Partnership " + string(rune(letter)),
		Services: []partnership.Service{{ID: "service", Name: "Service", Lines: []partnership.Line{{ID: "line", Name: "Line"}}}},
		Agreement: partnership.Agreement{Terms: partnership.Terms{
			Structure: partnership.LeadAuthority, Term: calendar.Term{First: day("2015-04-01"), Last: day("2030-03-31")},
			Notice: partnership.Notice{Months: 12, Expires: calendar.Window{Month: 3, Day: 31}},
		}},
	}
	for i, org := range members {
		role := partnership.MemberRole
		if i == 0 {
			role = partnership.LeadRole
		}
		p.Members = append(p.Members, partnership.Member{Org: org, Role: role})
	}
	return p
}

// stateOf is the state of a partnership of one line that has been live since 2015.
func stateOf(t testing.TB, p partnership.Partnership, more ...lifecycle.Event) lifecycle.State {
	t.Helper()
	members := []lifecycle.OrgRole{}
	for _, m := range p.Members {
		members = append(members, lifecycle.OrgRole{Org: m.Org, Role: m.Role})
	}
	terms := p.Agreement.Terms
	events := append([]lifecycle.Event{
		{Kind: lifecycle.Propose, On: day("2014-01-01"), Lines: []partnership.LineID{"line"}, Members: members},
		{Kind: lifecycle.ApproveCase, On: day("2014-02-01")},
		{Kind: lifecycle.ApproveCase, On: day("2014-03-01")},
		{Kind: lifecycle.Sign, On: day("2014-04-01"), Structure: terms.Structure, Term: terms.Term},
		{Kind: lifecycle.Mobilise, On: day("2014-05-01")},
		{Kind: lifecycle.GoLive, On: day("2015-04-01")},
	}, more...)
	log := lifecycle.Log{Partnership: p.ID}
	for _, e := range events {
		log.Entries = append(log.Entries, lifecycle.LogEntry{Event: e, Recorded: e.On})
	}
	state, err := log.State()
	require.NoError(t, err)
	return state
}

// fileOf is the file of a partnership of one line with equal shares of £100,000.
func fileOf(t testing.TB, letter byte, members ...partnership.OrgID) reorganisation.File {
	t.Helper()
	p := partnershipOf(letter, members...)
	return reorganisation.File{
		Partnership: p, State: stateOf(t, p),
		Schedule: costing.Schedule{Entries: []costing.ScheduleEntry{{
			Line: "line", From: day("2015-04-01"), Members: members,
			Scheme: costing.Scheme{Name: "Equal", Parts: []costing.Part{{Name: "All", Basis: costing.Basis{Kind: costing.EqualShares}}}},
		}}},
		Costs: []costing.Cost{{Line: "line", Term: calendar.Term{First: day("2021-04-01"), Last: day("2022-03-31")}, Total: pounds("100000.00")}},
	}
}

// carried carries a file over the day of Northamptonshire, as known at the end of 2020.
func carried(t testing.TB, file reorganisation.File) reorganisation.Carried {
	t.Helper()
	c, err := reorganisation.Carry(northamptonshire(), file, day("2020-12-31"))
	require.NoError(t, err)
	require.NoError(t, c.After.Validate())
	return c
}

// piece is the piece of a kind and an id.
func piece(t testing.TB, c reorganisation.Carried, kind reorganisation.PieceKind, id string) reorganisation.Piece {
	t.Helper()
	for _, p := range c.Pieces {
		if p.Kind == kind && p.ID == id {
			return p
		}
	}
	require.Fail(t, "no such piece", "%s %s in %v", kind, id, c.Pieces)
	return reorganisation.Piece{}
}
