package reorganisation_test

import (
	"fmt"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/lifecycle/exit"
	"github.com/seed9ad77866/sharedservices/lifecycle/reorganisation"
	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Whatever the scheme, those outside the area pay what they paid, and the successors together
// what their predecessors did.
func TestCarry_NobodyElsePaysMoreByAnyScheme(t *testing.T) {
	members := orgs("milton-keynes county corby-borough kettering-borough")
	of := func(kind costing.BasisKind) costing.Basis { return costing.Basis{Kind: kind} }
	fixed := costing.Basis{Kind: costing.FixedShares, Shares: shares("milton-keynes 40%", "county 40%", "corby-borough 15%", "kettering-borough 5%")}
	for name, parts := range map[string][]costing.Part{
		"equal":     {{Name: "All", Basis: of(costing.EqualShares)}},
		"fixed":     {{Name: "All", Basis: fixed}},
		"composite": {{Name: "All", Basis: costing.Basis{Kind: costing.CompositeShares, Of: []costing.Part{{Share: partnership.MustFraction("50%"), Basis: fixed}, {Share: partnership.MustFraction("50%"), Basis: of(costing.EqualShares)}}}}},
		"tiers":     {{Name: "Two", Share: partnership.MustFraction("30%"), Among: orgs("county corby-borough"), Basis: of(costing.EqualShares)}, {Name: "Rest", Basis: fixed}},
		"amounts":   {{Name: "Fee", Basis: costing.Basis{Kind: costing.FixedAmounts, Amounts: []costing.Portion{{Org: "milton-keynes", Amount: pounds("10000.00")}, {Org: "county", Amount: pounds("10000.01")}, {Org: "corby-borough", Amount: pounds("0.00")}, {Org: "kettering-borough", Amount: pounds("0.00")}}}}, {Name: "Rest", Basis: fixed}},
	} {
		file := fileOf(t, 'k', members...)
		file.Schedule.Entries[0].Scheme.Parts = parts
		c := carried(t, file)
		was, is := costing.Pence(0), costing.Pence(0)
		for _, d := range c.Bills[0].Changes {
			if d.Org == "milton-keynes" {
				assert.Equal(t, d.Before, d.After, name)
			}
			was, is = was.Plus(orZero(d.Before)), is.Plus(orZero(d.After))
		}
		assert.Equal(t, was, is, name)
		assert.Len(t, c.After.Schedule.Entries[1].Members, 3, name)
	}
}

func TestCarry_LimitsFeesAndBandsAreForAPersonToDecide(t *testing.T) {
	file := fileOf(t, 'k', "county", "milton-keynes")
	file.Costs = nil
	file.Schedule.Entries[0].Scheme.Adjustments = []costing.Adjustment{
		{Kind: costing.MinimumCharge, Name: "Minimum", Amount: pounds("1000.00"), BorneBy: orgs("county")},
		{Kind: costing.Fee, Name: "Fee", Percent: number("5"), Host: "county"},
	}
	c := carried(t, file)
	after := c.After.Schedule.Entries[1].Scheme.Adjustments
	assert.Equal(t, orgs("north west"), after[0].BorneBy)
	assert.Equal(t, partnership.OrgID("west"), after[1].Host)
	share := piece(t, c, reorganisation.SharePiece, "line")
	assert.Equal(t, "Minimum: the limit of £1,000.00, which each successor now has by itself; Fee: which of the successors is paid as the host; until then west", share.Decide)
	banded := fileOf(t, 'b', "county", "milton-keynes")
	banded.Costs = nil
	banded.Schedule.Entries[0].Scheme.Parts = []costing.Part{{Name: "Metered", Basis: costing.Basis{Kind: costing.Metered, Driver: "hours", Bands: []costing.RateBand{{UpTo: number("10"), Rate: number("2")}, {Rate: number("1")}}}}}
	c = carried(t, banded)
	assert.Equal(t, "whether the bands of the rate are counted for each successor by itself, as they now are", piece(t, c, reorganisation.SharePiece, "line").Decide)
}

// What was agreed for later days is carried too, and what has ended stays as it was.
func TestCarry_EntriesAndAmendmentsOfLaterDays(t *testing.T) {
	file := fileOf(t, 'y', "county", "milton-keynes")
	entry := file.Schedule.Entries[0]
	same, later := entry, entry
	same.From, same.Agreed = day("2021-04-01"), day("2020-10-01")
	later.From, later.Agreed = day("2022-04-01"), day("2020-10-01")
	file.Schedule.Entries = []costing.ScheduleEntry{entry, same, later}
	voting := func(n string) partnership.Voting {
		return partnership.Voting{Rule: partnership.WeightedVotes, Threshold: partnership.MustThreshold("more than 1/2"), Votes: []partnership.MemberVotes{{Org: "county", Votes: number(n)}, {Org: "milton-keynes", Votes: number("1")}}}
	}
	file.Partnership.Agreement.Terms.Voting = voting("1")
	file.Partnership.Agreement.Amendments = []partnership.Amendment{{From: day("2018-04-01"), Terms: partnership.Terms{ReviewMonths: 12}}, {From: day("2023-04-01"), Terms: partnership.Terms{Voting: voting("100")}}}
	c := carried(t, file)
	require.Len(t, c.After.Schedule.Entries, 3)
	assert.Equal(t, entry, c.After.Schedule.Entries[0])
	assert.Equal(t, orgs("north west milton-keynes"), c.After.Schedule.Entries[1].Members)
	assert.Equal(t, orgs("north west milton-keynes"), c.After.Schedule.Entries[2].Members)
	agreement := c.After.Partnership.Agreement
	require.Len(t, agreement.Amendments, 3)
	assert.Equal(t, "[{milton-keynes 1} {north 0.46} {west 0.54}]", fmt.Sprint(agreement.On(day("2021-04-01")).Voting.Votes))
	assert.Equal(t, "[{milton-keynes 1} {north 46} {west 54}]", fmt.Sprint(agreement.On(day("2023-04-01")).Voting.Votes))
}

func TestCarry_MembersOfLinesRolesAndTerms(t *testing.T) {
	order := northamptonshire()
	for i := range order.Councils {
		if order.Councils[i].Org == "north" {
			order.Councils[i].Change = reorganisation.GoesOn
		}
	}
	file := reorganisation.File{Partnership: partnershipOf('m', "kettering-borough", "milton-keynes", "corby-borough", "daventry-district", "south-district")}
	p := &file.Partnership
	p.Members[3].Term = calendar.Term{First: day("2016-04-01"), Last: day("2018-03-31")}
	p.Members[4].Term = calendar.Term{First: day("2022-04-01")}
	p.Members = append(p.Members, partnership.Member{Org: "north", Role: partnership.ClientRole})
	p.Services[0].Lines[0].Members = []partnership.LineMember{{Org: "kettering-borough"}, {Org: "milton-keynes"}, {Org: "corby-borough", Term: calendar.Term{First: day("2017-04-01"), Last: day("2025-03-31")}}}
	p.Prerequisites = []partnership.Prerequisite{{ID: "x", Kind: partnership.ITPlatform, What: "System", Org: "corby-borough"}}
	c, err := reorganisation.Carry(order, file, day("2020-12-31"))
	require.NoError(t, err)
	require.NoError(t, c.After.Validate())
	then := c.After.Partnership.On(day("2021-04-01"))
	text := ""
	for _, m := range then.Members {
		text += fmt.Sprintf("%s %s %v, ", m.Org, m.Role, m.Term)
	}
	assert.Equal(t, "milton-keynes member no term, north lead 2021-04-01 to 2030-03-31, ", text)
	before := c.After.Partnership.On(day("2021-03-31"))
	text = ""
	for _, m := range before.Members {
		text += fmt.Sprintf("%s %s, ", m.Org, m.Role)
	}
	assert.Equal(t, "kettering-borough lead, milton-keynes member, corby-borough member, north client, ", text)
	takes, err := c.After.Partnership.LineMembers("line", day("2021-04-01"))
	require.NoError(t, err)
	assert.Equal(t, orgs("milton-keynes north"), takes)
	joins := c.After.Partnership.On(day("2022-04-01")).Members
	assert.Equal(t, partnership.OrgID("west"), joins[len(joins)-1].Org, "one that is to join later")
	assert.Equal(t, partnership.OrgID("north"), c.After.Partnership.Prerequisites[0].Org)
}

func TestCarry_TheRestOfAnExitPlan(t *testing.T) {
	order := northamptonshire()
	order.Caretaker = "north"
	file := fileOf(t, 'x', "milton-keynes", "county", "corby-borough")
	scheme := file.Schedule.Entries[0].Scheme
	file.Exit = exit.Plan{
		Name: "Exit plan", Term: calendar.Term{First: day("2015-04-01"), Last: day("2030-03-31")}, Members: orgs("milton-keynes county corby-borough"),
		Withdrawals: []exit.Withdrawal{{Org: "milton-keynes", Served: day("2020-06-01"), AgreedLast: day("2021-06-30"), AgreedBy: orgs("county corby-borough")}},
		Posts: staff.Establishment{
			{ID: "p", Employer: "county", Function: "Audit", Grade: "SO1", FTE: number("1"), Pinned: "corby-borough", Excluded: orgs("milton-keynes"), Costs: []staff.CostAt{
				{Org: "county", AnnualCost: pounds("10.00")}, {Org: "corby-borough", AnnualCost: pounds("12.00")}, {Org: "milton-keynes", AnnualCost: pounds("11.00")},
			}},
			{ID: "q", Employer: "milton-keynes", Function: "Audit", Grade: "SO1", FTE: number("1"), Preference: "county"},
		},
		Placements: staff.Placements{{Post: "p", Org: "corby-borough", Reason: staff.AsPinned}, {Post: "q", Org: "county", Reason: staff.AsPreferred, Alternatives: []staff.Alternative{{Org: "county"}}}},
		Estate:     exit.Estate{Assets: []exit.Asset{{ID: "a", Name: "Van", Basis: exit.ByNeed, To: "county"}}},
		Contracts: []exit.Contract{
			{ID: "split", Name: "x", Action: exit.SplitContract, To: orgs("county milton-keynes"), LastDay: day("2021-06-01")},
			{ID: "end", Name: "x", Action: exit.EndContract, LastDay: day("2021-06-01")},
			{ID: "corby", Name: "x", Action: exit.AssignContract, To: orgs("corby-borough"), LastDay: day("2021-06-01")},
		},
		Data: []exit.Data{{ID: "d", Name: "Cases", RetainedBy: "county", RetainedUntil: day("2030-01-01")}},
		Costs: exit.Costs{
			Items: []exit.CostItem{
				{Name: "Lawyers", Kind: exit.OneOffCost, Line: "line", On: day("2021-06-30"), Amount: pounds("9.00"), BorneBy: exit.BorneByScheme, Scheme: scheme},
				{Name: "Strain", Kind: exit.PensionStrain, Line: "line", On: day("2021-06-30"), BorneBy: exit.BorneByEmployer, Employer: "county"},
			},
			Stranded: []exit.Stranded{{
				Name: "Rent", Line: "line", Leaver: "milton-keynes", From: day("2021-07-01"), Monthly: pounds("100.00"), Unshed: []exit.Taper{{Months: 6, Fraction: partnership.MustFraction("100%")}}, Fraction: partnership.MustFraction("75%"), MaxMonths: 6,
				Compensates: []costing.Weight{{Org: "county", Value: number("1")}, {Org: "corby-borough", Value: number("2")}},
			}},
			Figures: []costing.Figure{{Driver: "heads", Org: "county", Value: number("100"), Source: "x", On: day("2020-01-01")}, {Driver: "heads", Org: "corby-borough", Value: number("4"), Source: "x", On: day("2020-01-01")}, {Driver: "heads", Org: "milton-keynes", Value: number("7"), Source: "x", On: day("2020-01-01")}},
		},
		Continuations: []exit.Continuation{{Name: "Officers", Term: calendar.Term{First: day("2021-07-01")}, Shares: shares("county 50%", "milton-keynes 50%")}},
	}
	c, err := reorganisation.Carry(order, file, day("2020-12-31"))
	require.NoError(t, err)
	require.NoError(t, c.After.Validate())
	plan := c.After.Exit
	assert.Equal(t, orgs("north west"), plan.Withdrawals[0].AgreedBy)
	assert.Equal(t, partnership.OrgID("north"), plan.Posts[0].Employer)
	assert.Equal(t, partnership.OrgID("north"), plan.Posts[0].Pinned)
	assert.Equal(t, "[{milton-keynes 11.00} {north 10.00} {west 10.00}]", fmt.Sprint(plan.Posts[0].Costs))
	assert.Equal(t, "what the post costs there", piece(t, c, reorganisation.ExitPiece, "cost of p").Decide)
	assert.Equal(t, staff.Placement{Post: "q", Reason: staff.Undecided, Alternatives: []staff.Alternative{{Org: "north"}}}, plan.Placements[1])
	assert.Equal(t, orgs("north west milton-keynes"), plan.Contracts[0].To)
	assert.Equal(t, exit.AssignContract, plan.Contracts[2].Action)
	assert.Equal(t, orgs("north"), plan.Contracts[2].To)
	assert.Equal(t, partnership.OrgID("north"), plan.Data[0].RetainedBy)
	assert.Equal(t, "[{north 2.46} {west 0.54}]", fmt.Sprint(plan.Costs.Stranded[0].Compensates))
	assert.Equal(t, "50", plan.Costs.Figures[0].Value.String())
	assert.Len(t, plan.Costs.Figures, 3)
	settlement, err := plan.Settlement()
	require.NoError(t, err)
	was, err := file.Exit.Settlement()
	require.NoError(t, err)
	assert.Equal(t, was.Total, settlement.Total, "the settlement comes to the same")
	assert.Equal(t, was.Charges[0], settlement.Charges[0], "and is the same for the others")
}

func TestCarry_CapsThatMeet(t *testing.T) {
	file := fileOf(t, 'c', "milton-keynes", "corby-borough", "kettering-borough", "county")
	file.Register = randomRegister(file.Partnership, risk.Bearing{
		Shares: shares("milton-keynes 40%", "corby-borough 30%", "kettering-borough 30%"),
		Caps:   []risk.Cap{{Org: "corby-borough", Most: pounds("10.00"), RestTo: "milton-keynes"}, {Org: "kettering-borough", Most: pounds("5.00"), RestTo: "milton-keynes"}},
	})
	c := carried(t, file)
	assert.Equal(t, []risk.Cap{{Org: "north", Most: pounds("15.00"), RestTo: "milton-keynes"}}, c.After.Register.Risks[0].Bearing.Caps)
	file.Register = randomRegister(file.Partnership, risk.Bearing{
		Shares: shares("milton-keynes 40%", "corby-borough 60%"),
		Caps:   []risk.Cap{{Org: "milton-keynes", Most: pounds("10.00"), RestTo: "county"}},
	})
	c = carried(t, file)
	assert.Equal(t, []risk.Cap{{Org: "milton-keynes", Most: pounds("10.00"), RestTo: "west"}}, c.After.Register.Risks[0].Bearing.Caps)
	assert.Equal(t, "which of the successors of county bears what is above the cap of milton-keynes", piece(t, c, reorganisation.RiskPiece, "r1").Decide)
}

// A succession that was recorded in advance happens once.
func TestCarry_WhatWasRecordedInAdvance(t *testing.T) {
	file := fileOf(t, 'v', "milton-keynes", "county")
	s := partnership.Succession{Predecessor: "county", On: day("2021-04-01"), Successors: shares("north 46%", "west 54%"), Source: "order"}
	e := lifecycle.Event{Kind: lifecycle.CouncilSucceeded, On: s.On}
	e.Succession = s
	d, err := lifecycle.Rulebook{}.Decide(file.State, e, lifecycle.Dossier{}, day("2020-12-01"))
	require.NoError(t, err)
	file.State = d.State
	c := carried(t, file)
	assert.Empty(t, c.Events)
	assert.Equal(t, reorganisation.WithNewMembers, c.Lines[0].Fate)

	// What names a council that has ended by its day is corrected first, as in the log.
	file = fileOf(t, 'v', "milton-keynes", "county")
	later := lifecycle.Event{Kind: lifecycle.LineWithdrawn, On: day("2022-04-01"), By: orgs("milton-keynes county"), Agreed: "Deed"}
	d, err = lifecycle.Rulebook{}.Decide(file.State, later, lifecycle.Dossier{}, day("2020-12-01"))
	require.NoError(t, err)
	file.State = d.State
	_, err = reorganisation.Carry(northamptonshire(), file, day("2020-12-31"))
	assert.ErrorIs(t, err, lifecycle.ErrDenied)
	assert.EqualError(t, err, "file.state: council-succeeded on 2021-04-01 has 1 finding against it: denied: "+
		"an event that is recorded for a later day could not happen any more: line withdrawn on 2022-04-01, want a correction of it first")
}
