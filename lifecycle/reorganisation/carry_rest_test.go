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
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A rate that is made of others is made of rates: each successor has them as they were, while what is
// counted is divided. A figure that is not known makes no sum that is.
func TestCarry_RatesThatAreMadeOfOthers(t *testing.T) {
	file := fileOf(t, 'r', "county", "corby-borough", "milton-keynes")
	file.Costs = nil
	file.Schedule.Entries[0].Scheme = costing.Scheme{
		Name: "Metered", Parts: []costing.Part{{Name: "All", Basis: costing.Basis{Kind: costing.Metered, Driver: "hours", RateOf: "rate"}}},
		Drivers: []costing.DerivedDriver{
			{Driver: "base", Kind: costing.SumOfTerms, Of: []costing.DriverTerm{{Driver: "pay", Unit: "pounds"}, {Driver: "rent", Unit: "pounds"}}},
			{Driver: "rate", Kind: costing.SumOfTerms, Of: []costing.DriverTerm{{Driver: "base", Unit: "pounds"}, {Driver: "margin", Unit: "pounds"}}},
		},
	}
	for driver, value := range map[costing.Driver]string{"pay": "30", "rent": "5", "margin": "1", "hours": "100", "cases": "10"} {
		file.Figures = append(file.Figures, costing.Figure{Driver: driver, Org: "county", Value: number(value), Source: "made up", On: day("2020-06-30")})
	}
	file.Figures = append(file.Figures, costing.Figure{Driver: "cases", Org: "corby-borough", Source: "made up", On: day("2020-06-30")})
	got := map[string]string{}
	for _, f := range carried(t, file).After.Figures {
		got[fmt.Sprint(f.Driver, " ", f.Org)] = f.Value.String()
	}
	assert.Equal(t, map[string]string{
		"pay north": "30", "pay west": "30", "rent north": "5", "rent west": "5", "margin north": "1", "margin west": "1",
		"hours north": "46", "hours west": "54", "cases north": "not known", "cases west": "5.4",
	}, got)
}

// Shares in use are divided as shares of the cost are.
func TestCarry_SharesInUse(t *testing.T) {
	file := fileOf(t, 'u', "county", "milton-keynes")
	file.Costs = nil
	file.Schedule.Entries[0].Scheme.Parts[0].Basis = costing.Basis{Kind: costing.RoundedShares, Driver: "cases", DeadBand: number("3"), InUse: shares("county 50%", "milton-keynes 50%")}
	c := carried(t, file)
	assert.Equal(t, shares("north 23%", "west 27%", "milton-keynes 50%"), c.After.Schedule.Entries[1].Scheme.Parts[0].Basis.InUse)
}

// An exit plan in which a line is left by two, a contract was to be split between two that become
// one, and a post cannot go where it is pinned.
func TestCarry_ExitPlanOfTwoThatBecomeOne(t *testing.T) {
	file := fileOf(t, 'x', "milton-keynes", "corby-borough", "kettering-borough")
	leaves := func(org partnership.OrgID, lines ...partnership.LineID) exit.Withdrawal {
		return exit.Withdrawal{Org: org, Lines: lines, Notice: partnership.Notice{Months: 12}, Served: day("2020-06-01")}
	}
	file.Exit = exit.Plan{
		Name: "Exit plan", Term: calendar.Term{First: day("2015-04-01"), Last: day("2030-03-31")}, Members: orgs("milton-keynes corby-borough kettering-borough"),
		Withdrawals: []exit.Withdrawal{leaves("corby-borough", "line"), leaves("kettering-borough", "line")},
		Contracts:   []exit.Contract{{ID: "c", Name: "System", Action: exit.SplitContract, To: orgs("corby-borough kettering-borough"), LastDay: day("2021-06-01"), Consent: exit.ConsentRefused}},
	}
	file.Posts = staff.Establishment{
		{ID: "p", Employer: "milton-keynes", Function: "Audit", Grade: "SO1", FTE: number("1"), Pinned: "corby-borough", Excluded: orgs("kettering-borough"), Costs: []staff.CostAt{{Org: "corby-borough", AnnualCost: pounds("5.00")}}},
		{ID: "q", Employer: "milton-keynes", Function: "Audit", Grade: "SO1", FTE: number("1"), Costs: []staff.CostAt{{Org: "milton-keynes", AnnualCost: pounds("5.00")}}},
	}
	c := carried(t, file)
	assert.Equal(t, orgs("north"), c.After.Exit.Leavers())
	assert.Len(t, c.After.Exit.Withdrawals, 1)
	assert.Equal(t, exit.PassContract, c.After.Exit.Contracts[0].Action)
	assert.Equal(t, exit.ConsentNotNeeded, c.After.Exit.Contracts[0].Consent)
	assert.Equal(t, orgs("north"), c.After.Exit.Contracts[0].To)
	post := c.After.Posts[0]
	assert.Empty(t, post.Pinned, "it cannot go there")
	assert.Equal(t, orgs("north"), post.Excluded)
	assert.Equal(t, []staff.CostAt{{Org: "north", AnnualCost: pounds("5.00")}}, post.Costs)
	assert.Equal(t, file.Posts[1], c.After.Posts[1])
}

// What is recorded for a later day, or cannot happen, is an error and not passed over.
func TestCarry_AStateThatIsAheadOfTheDay(t *testing.T) {
	file := fileOf(t, 's', "county", "milton-keynes")
	file.State = stateOf(t, file.Partnership, lifecycle.Event{Kind: lifecycle.Review, On: day("2022-01-01")})
	_, err := reorganisation.Carry(northamptonshire(), file, day("2020-12-31"))
	assert.ErrorContains(t, err, "file.state.event.on: 2021-04-01 is before the last event")
}

// Part of a council has nothing of a measure: it gets £0 of what is divided by that, and nothing of it
// is lost.
func TestDivideBalances_ByAMeasureOfWhichAPartHasNothing(t *testing.T) {
	order := northamptonshire()
	for i := range order.Councils[0].Parts {
		base := "250000"
		if order.Councils[0].Parts[i].ID != "corby" {
			base = "0"
		}
		order.Councils[0].Parts[i].Measures[1].Value = number(base)
	}
	v, err := reorganisation.DivideBalances(order, []reorganisation.ClosingBalance{{Name: "Reserve", Kind: reorganisation.EarmarkedReserve, Org: "county", Amount: pounds("100.01"), Driver: "tax-base"}})
	require.NoError(t, err)
	assert.Equal(t, []reorganisation.Entitlement{{Org: "north", Least: pounds("100.01"), Most: pounds("100.01")}, {Org: "west", Least: pounds("0.00"), Most: pounds("0.00")}}, v.Net)
}

func TestOrder_AMalformedBasis(t *testing.T) {
	order := northamptonshire()
	order.Basis = "no basis"
	err := order.Validate()
	assert.ErrorIs(t, err, field.ErrInvalid)
	assert.ErrorContains(t, err, "basis: ")
}

// Deals beyond what Money holds are an error at the deal.
func TestConsentNeeded_MoreThanMoneyHolds(t *testing.T) {
	first, second := deal("a", "a", "92233720368547758.07", "2025-07-01"), deal("b", "a", "1.00", "2025-08-01")
	first.With, second.With = "x", "x"
	_, err := reorganisation.ConsentNeeded(direction(), []reorganisation.Deal{first, second})
	assert.ErrorContains(t, err, "deals[1].value: ")
}

// The last day to serve notice: to come, passed, or not known.
func TestTables_LastDayToServeNotice(t *testing.T) {
	file := fileOf(t, 'n', "county", "milton-keynes")
	file.State = lifecycle.State{}
	for months, want := range map[int]string{2: "| 2021-01-31 |", 3: "| 2020-12-31 |", 4: "| 2020-11-30, which has passed |", 0: "| not known |"} {
		file.Partnership.Agreement.Terms.Notice = partnership.Notice{Months: months, Expires: calendar.Window{Month: 3, Day: 31}}
		if months == 0 {
			file.Partnership.Agreement.Terms.Notice = partnership.Notice{}
		}
		assert.Contains(t, carried(t, file).Tables(noNames).Markdown(), want)
	}
}

// A cost has a bill if its line is shared on one of its days, and none if it ended before; one of days
// before the vesting day is charged as it was.
func TestCarry_BillsOfTheDaysOnWhichALineIsShared(t *testing.T) {
	file := fileOf(t, 'b', "county", "milton-keynes")
	file.Partnership.Services[0].Lines[0].Term = calendar.Term{First: day("2015-04-01"), Last: day("2021-09-30")}
	file.Schedule.Entries[0].Scheme.Parts[0].Basis = costing.Basis{Kind: costing.DriverShares, Driver: "cases"}
	for org, value := range map[partnership.OrgID]string{"county": "30", "milton-keynes": "10"} {
		file.Figures = append(file.Figures, costing.Figure{Driver: "cases", Org: org, Value: number(value), Source: "made up", On: day("2020-06-30")})
	}
	cost := func(first, last string) costing.Cost {
		return costing.Cost{Line: "line", Term: calendar.Term{First: day(first), Last: day(last)}, Total: pounds("100.00")}
	}
	file.Costs = []costing.Cost{cost("2020-04-01", "2021-03-31"), cost("2021-04-01", "2022-03-31"), cost("2021-10-01", "2022-03-31"), cost("2020-10-01", "2021-09-30")}
	bills := carried(t, file).Bills
	require.Len(t, bills, 3)
	text := ""
	for _, b := range bills {
		for _, d := range b.Changes {
			text += fmt.Sprintf("%s %v %v; ", d.Org, d.Before, d.After)
		}
		text += "\n"
	}
	assert.Equal(t, "county 75.00 75.00; milton-keynes 25.00 25.00; \ncounty 75.00 not known; milton-keynes 25.00 25.00; north not known 34.50; west not known 40.50; \ncounty 75.00 not known; milton-keynes 25.00 25.00; north not known 34.50; west not known 40.50; \n", text)
	apart := across(t, "north west", "2020-11-01", reorganisation.TakeApart)
	apart.Costs = []costing.Cost{cost("2020-04-01", "2021-03-31"), cost("2020-10-01", "2021-09-30"), cost("2021-04-01", "2022-03-31")}
	bills = carried(t, apart).Bills
	require.Len(t, bills, 1, "of what is taken apart only that of the days before")
	assert.Equal(t, day("2021-03-31"), bills[0].Term.Last)
}

// What is of another partnership is not carried as if it were of this one.
func TestFile_IsOfOnePartnership(t *testing.T) {
	file := fileOf(t, 'o', "county", "milton-keynes")
	file.State.Partnership = id('x')
	file.Register = randomRegister(file.Partnership, risk.Bearing{})
	file.Register.Partnership = id('y')
	file.Evidence = []lifecycle.Evidence{{Kind: lifecycle.BusinessCase, Partnership: id('z'), On: day("2020-01-01"), Author: "Board"}}
	err := file.Validate()
	assert.ErrorIs(t, err, field.ErrInvalid)
	for _, path := range []string{"state", "register", "evidence[0]"} {
		assert.ErrorContains(t, err, path+".partnership: it is of ")
	}
}

func TestCarry_ACostOfALineWithoutAScheme(t *testing.T) {
	file := fileOf(t, 'o', "county", "milton-keynes")
	file.Schedule.Entries = nil
	_, err := reorganisation.Carry(northamptonshire(), file, day("2020-12-31"))
	assert.ErrorIs(t, err, field.ErrNotFound)
	assert.EqualError(t, err, `file.costs[0].line: there is no scheme of "line" on 2022-03-31: not found`)
}
