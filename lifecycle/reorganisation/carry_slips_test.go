package reorganisation_test

import (
	"strings"
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/lifecycle/reorganisation"
	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A post that serves a part of another council does not go to whoever takes that part.
func TestCarry_APostDoesNotGoToAStranger(t *testing.T) {
	order := northamptonshire()
	split := reorganisation.Council{
		Org: "split", Change: reorganisation.Ends, Totals: []reorganisation.Measure{{Driver: "population", Value: number("100")}, {Driver: "tax-base", Value: number("20")}},
		Parts: []reorganisation.CouncilPart{part("s1", "third", "60", "10"), part("s2", "north", "40", "10")},
	}
	order.Councils = append(order.Councils, split, reorganisation.Council{Org: "third", Change: reorganisation.Begins})
	file := fileOf(t, 'p', "county", "milton-keynes")
	file.Posts = []staff.Post{{ID: "p1", Employer: "county", Function: "Audit", Grade: "SO1", FTE: number("1")}}
	file.Serving = []reorganisation.Serving{{Post: "p1", Parts: []reorganisation.PartShare{{Part: "s1", Fraction: partnership.MustFraction("100%")}}}}
	c, err := reorganisation.Carry(order, file, day("2020-12-31"))
	require.NoError(t, err)
	p := piece(t, c, reorganisation.PostPiece, "p1")
	assert.Equal(t, reorganisation.Open, p.Reason)
	assert.Empty(t, p.To)
	assert.Equal(t, "where it goes: it serves what is no part of county", p.Decide)
}

// A name that is made up for a part of a debt is not one that another debt has.
func TestCarry_NamesOfDividedDebtsAreFree(t *testing.T) {
	file := fileOf(t, 'd', "county", "milton-keynes")
	file.Debts = []reorganisation.MemberDebt{
		{Name: "Bond", Debtor: "county", Amount: pounds("100.00")}, {Name: "Bond (north)", Debtor: "milton-keynes", Amount: pounds("5.00")},
	}
	names := []string{}
	for _, d := range carried(t, file).After.Debts {
		names = append(names, d.Name)
	}
	assert.Equal(t, []string{"Bond (north) 2", "Bond (west)", "Bond (north)"}, names)
}

// A successor whose parts have nothing of the measure has no share: the error says so.
func TestCarry_ASuccessorWithNothingOfTheMeasure(t *testing.T) {
	order := northamptonshire()
	county := &order.Councils[0]
	for i := range county.Parts {
		if county.Parts[i].To == "west" {
			county.Parts[i].Measures[1].Value = number("0")
		}
	}
	county.Totals[1].Value = number("110000")
	file := fileOf(t, 'm', "milton-keynes", "county")
	file.DivisionBases = []reorganisation.DivisionBasis{{Kind: reorganisation.SharePiece, Driver: "tax-base"}}
	_, err := reorganisation.Carry(order, file, day("2020-12-31"))
	assert.ErrorIs(t, err, field.ErrRequired)
	assert.EqualError(t, err, "file.schedule.entries[0].scheme.driver: the parts of county that go to west have 0 of tax-base, and so it has no share: required")
}

// Two notices that one successor takes over: one runs, and the other is told.
func TestCarry_TwoNoticesOfOneSuccessor(t *testing.T) {
	file := fileOf(t, 'n', "milton-keynes", "corby-borough", "kettering-borough")
	notice := func(org partnership.OrgID, expires string) lifecycle.Event {
		return lifecycle.Event{Kind: lifecycle.NoticeServed, On: day("2020-06-01"), Org: org, Expires: day(expires)}
	}
	file.State = stateOf(t, file.Partnership, notice("corby-borough", "2022-03-31"), notice("kettering-borough", "2023-03-31"))
	line := carried(t, file).Lines[0]
	require.Len(t, line.Notices, 1)
	assert.Equal(t, []string{
		"whether the notice that north takes over stands, to 2022-03-31",
		"whether north leaves by another notice that it takes over from kettering-borough, which gave notice, to 2023-03-31: it is not counted",
	}, line.Decide)
}

// One vote each: a member that is divided has two, and two that become one have one.
func TestCarry_TheBalanceOfEqualVotesIsTold(t *testing.T) {
	decide := func(members string) (text string) {
		file := fileOf(t, 'v', orgs(members)...)
		file.Partnership.Agreement.Terms.Voting = partnership.Voting{Rule: partnership.EqualVotes, Quorum: 2, Threshold: partnership.MustThreshold("more than 1/2")}
		for _, p := range carried(t, file).Pieces {
			if p.Kind == reorganisation.VotePiece {
				text += p.Decide
			}
		}
		return text
	}
	assert.Equal(t, "whether each has one vote: 2 had one, and 3 have one now, so the balance has changed", decide("milton-keynes county"))
	assert.Equal(t, "whether each has one vote: 3 had one, and 2 have one now, so the balance has changed", decide("milton-keynes corby-borough kettering-borough"))
	assert.Contains(t, decide("milton-keynes county corby-borough"), "3 had one, and 3 have one now")
	assert.Empty(t, decide("milton-keynes corby-borough"))
}

// What is not known is not cut up as if it were a number.
func TestTables_WhatIsNotKnown(t *testing.T) {
	file := fileOf(t, 'k', "county", "milton-keynes")
	file.Debts = []reorganisation.MemberDebt{{Name: "Loan", Debtor: "county"}}
	page := carried(t, file).Tables(noNames).Markdown()
	assert.Contains(t, page, "not known; not known")
	assert.NotContains(t, page, "kn,own")
	v, err := reorganisation.DivideBalances(northamptonshire(), []reorganisation.ClosingBalance{{Name: "Reserve", Kind: reorganisation.GeneralBalance, Org: "county"}})
	require.NoError(t, err)
	assert.NotContains(t, v.Table(noNames).Markdown(), "kn,own")
	assert.Contains(t, v.Table(noNames).Markdown(), "| not known | not known |")
}

// Who is to lead a service of one council is not known before the successors have agreed.
func TestAreaTable_NobodyLeadsBeforeItIsAgreed(t *testing.T) {
	own := []reorganisation.OwnService{ownService(reorganisation.KeepTogether, "north")}
	for known, want := range map[string]string{"2020-10-31": "| north and west |  | 1 |", "2020-12-31": "| north and west | north | 0 |"} {
		area, err := reorganisation.CarryAll(northamptonshire(), nil, own, day(known))
		require.NoError(t, err)
		assert.Contains(t, area.Table(noNames).Markdown(), want)
	}
}

// A contract that serves more than the part that is known does not go whole without a word.
func TestCarry_AContractThatServesAStrangePart(t *testing.T) {
	file := fileOf(t, 'c', "county", "milton-keynes")
	file.Contracts = []reorganisation.MemberContract{{ID: "k", Name: "Ledger", Holder: "county", Serves: []reorganisation.PartID{"corby", "nowhere"}}}
	p := piece(t, carried(t, file), reorganisation.ContractPiece, "k")
	assert.Equal(t, orgs("north"), p.To)
	assert.Equal(t, "whether nowhere is meant, which is recorded for it: it is no part of county", p.Decide)
}

func TestDealFindings_NothingIsCountedThatNeedsNone(t *testing.T) {
	d := deal("d", "a", "180000.00", "2025-07-01")
	d.RunsTo = day("2026-03-31")
	deals := []reorganisation.Deal{d}
	all, err := reorganisation.ConsentNeeded(direction(), deals)
	require.NoError(t, err)
	assert.Contains(t, all.Table(deals, noNames).Markdown(), "| Not needed |  | it cannot run past 2026-03-31 |")
}

func TestDivideBalances_AClaimIsOfASuccessor(t *testing.T) {
	_, err := reorganisation.DivideBalances(northamptonshire(), []reorganisation.ClosingBalance{{
		Name: "Reserve", Kind: reorganisation.GeneralBalance, Org: "county", Amount: pounds("100.00"),
		Claims: []reorganisation.Claim{{By: "west", Driver: "tax-base"}, {By: "nobody", Driver: "population"}},
	}})
	assert.ErrorIs(t, err, field.ErrNotFound)
	assert.ErrorContains(t, err, "balances[0].claims[1].by: \"nobody\" takes nothing of county")
}

// What should have been decided before the vesting day is late from then on.
func TestTables_SayWhatIsLate(t *testing.T) {
	for known, late := range map[string]bool{"2021-03-31": false, "2021-04-01": true} {
		c, err := reorganisation.Carry(northamptonshire(), fileOf(t, 'l', "county", "milton-keynes"), day(known))
		require.NoError(t, err)
		page := c.Tables(noNames).Markdown()
		assert.Contains(t, page, "By 2021-03-31.")
		assert.Equal(t, late, strings.Contains(page, "By 2021-03-31. That day has passed."), known)
	}
}
