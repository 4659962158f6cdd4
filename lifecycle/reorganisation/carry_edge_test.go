package reorganisation_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/account"
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

// Caps whose rest would now go round in a circle are for a person to decide.
func TestCarry_CapsThatWouldGoRound(t *testing.T) {
	file := fileOf(t, 'c', "milton-keynes", "corby-borough", "kettering-borough", "rutland")
	file.Register = randomRegister(file.Partnership, risk.Bearing{
		Shares: shares("milton-keynes 40%", "corby-borough 30%", "rutland 30%"),
		Caps: []risk.Cap{
			{Org: "corby-borough", Most: pounds("10.00"), RestTo: "milton-keynes"}, {Org: "milton-keynes", Most: pounds("10.00"), RestTo: "kettering-borough"},
		},
	})
	file.Register.Risks[0].Lines = []partnership.LineID{"line"}
	c := carried(t, file)
	assert.Empty(t, c.After.Register.Risks[0].Bearing.Caps)
	assert.Equal(t, "the caps: what is above them would come back to those who are capped", piece(t, c, reorganisation.RiskPiece, "r1").Decide)

	file.Register.Risks[0].Bearing = risk.Bearing{
		Shares: shares("corby-borough 50%", "kettering-borough 50%"),
		Caps:   []risk.Cap{{Org: "corby-borough", Most: pounds("10.00"), RestTo: "milton-keynes"}, {Org: "kettering-borough", Most: pounds("5.00"), RestTo: "rutland"}},
	}
	c = carried(t, file)
	assert.Equal(t, []risk.Cap{{Org: "north", Most: pounds("15.00"), RestTo: "milton-keynes"}}, c.After.Register.Risks[0].Bearing.Caps)
	assert.Equal(t, "who bears what is above the cap of north", piece(t, c, reorganisation.RiskPiece, "r1").Decide)
}

// A thing that nobody is known to hold stays so, and says it.
func TestCarry_AnAssetThatNobodyHolds(t *testing.T) {
	file := fileOf(t, 'h', "county", "milton-keynes")
	file.Assets = []reorganisation.MemberAsset{{ID: "a", Name: "Van"}, {ID: "b", Name: "Hall", Holder: "county"}}
	c := carried(t, file)
	assert.Equal(t, "who gets it, or how it is divided", piece(t, c, reorganisation.AssetPiece, "a").Decide)
	assert.Equal(t, reorganisation.Open, piece(t, c, reorganisation.AssetPiece, "b").Reason)
	assert.Empty(t, c.After.Assets[1].Holder)
}

// A post of a council that goes on moves with the part that it serves, and else stays.
func TestCarry_PostsOfACouncilThatLosesAPart(t *testing.T) {
	file := fileOf(t, 'w', "upper", "bourne")
	for _, name := range []staff.PostID{"ford", "rest", "strange"} {
		file.Posts = append(file.Posts, staff.Post{ID: name, Employer: "upper", Function: "Audit", Grade: "SO1", FTE: number("1")})
	}
	serves := func(post staff.PostID, part reorganisation.PartID) reorganisation.Serving {
		return reorganisation.Serving{Post: post, Parts: []reorganisation.PartShare{{Part: part, Fraction: partnership.MustFraction("100%")}}}
	}
	file.Serving = []reorganisation.Serving{serves("ford", "ford"), serves("strange", "elsewhere")}
	c, err := reorganisation.Carry(moving(), file, day("2025-12-01"))
	require.NoError(t, err)
	for i, want := range orgs("lower upper upper") {
		assert.Equal(t, want, c.After.Posts[i].Employer)
	}
}

// What a measure does not have is an error for each thing that it divides.
func TestCarry_MeasuresThatAreNotThere(t *testing.T) {
	for kind, where := range map[reorganisation.PieceKind]string{
		reorganisation.DebtPiece: "file.debts[0].driver", reorganisation.PostingPiece: "file.accounts[0].postings[0].driver", reorganisation.VotePiece: "file.partnership.agreement.terms.voting.value.driver",
		reorganisation.FigurePiece: "file.figures[0].value.driver", reorganisation.RiskPiece: "file.register.risks[0].bearing.driver",
	} {
		file := fileOf(t, 'd', "county", "milton-keynes")
		file.Debts = []reorganisation.MemberDebt{{Name: "loan", Debtor: "county", Amount: pounds("1.00")}}
		file.Accounts = []account.Account{{Year: costing.MustFinancialYear("2020/21"), Members: orgs("county milton-keynes"), Postings: []account.Posting{{On: day("2020-04-01"), Kind: account.PostContribution, Org: "county", Amount: pounds("1.00")}}}}
		file.Partnership.Agreement.Terms.Voting = partnership.Voting{Rule: partnership.WeightedVotes, Threshold: partnership.MustThreshold("more than 1/2"), Votes: []partnership.MemberVotes{{Org: "county", Votes: number("1")}, {Org: "milton-keynes", Votes: number("1")}}}
		file.Figures = []costing.Figure{{Driver: "hours", Org: "county", Value: number("1"), Source: "x", On: day("2020-01-01")}}
		file.Register = randomRegister(file.Partnership, risk.Bearing{Shares: shares("county 50%", "milton-keynes 50%"), Caps: []risk.Cap{{Org: "county", Most: pounds("1.00"), RestTo: "milton-keynes"}}})
		_, err := reorganisation.Carry(northamptonshire(), file, day("2020-12-31"))
		require.NoError(t, err)
		file.DivisionBases = []reorganisation.DivisionBasis{{Kind: kind, Driver: "caseload"}}
		_, err = reorganisation.Carry(northamptonshire(), file, day("2020-12-31"))
		assert.ErrorIs(t, err, field.ErrNotFound, kind)
		assert.ErrorContains(t, err, where, kind)
		_, err = reorganisation.CarryAll(northamptonshire(), []reorganisation.File{file}, nil, day("2020-12-31"))
		assert.ErrorContains(t, err, "files[0].", kind)
	}
}

// A change of the legal form is agreed with the decision to go on.
func TestCarry_WhatTheSuccessorsAgreed(t *testing.T) {
	file := fileOf(t, 'g', "corby-borough", "daventry-district")
	file.Agreements = []reorganisation.SuccessorAgreement{{Line: "line", Decision: reorganisation.KeepTogether, By: orgs("north west"), Lead: "west", Structure: partnership.JointCommittee, Term: calendar.Term{First: day("2021-04-01")}, On: day("2020-11-01")}}
	c := carried(t, file)
	line, _ := c.After.State.Line("line")
	assert.Equal(t, partnership.JointCommittee, line.Structure)
	kinds := []lifecycle.EventKind{}
	for _, e := range c.Events {
		kinds = append(kinds, e.Kind)
	}
	assert.Equal(t, []lifecycle.EventKind{lifecycle.CouncilSucceeded, lifecycle.CouncilSucceeded, lifecycle.ChangeLead, lifecycle.ExtendTerm, lifecycle.ChangeStructure}, kinds)
}

// Lines of one partnership whose shares are divided by different measures.
func TestCarry_LinesByDifferentMeasures(t *testing.T) {
	file := fileOf(t, 'y', "county", "milton-keynes")
	p := file.Partnership
	p.Services = []partnership.Service{{ID: "service", Name: "Service", Lines: []partnership.Line{{ID: "line", Name: "Line"}, {ID: "other", Name: "Other"}}}}
	file.Partnership = p
	members := []lifecycle.OrgRole{{Org: "county", Role: partnership.LeadRole}, {Org: "milton-keynes", Role: partnership.MemberRole}}
	born := lifecycle.Event{Kind: lifecycle.SharedByOrder, On: day("2015-05-01"), Lines: []partnership.LineID{"other"}, Members: members, Structure: partnership.LeadAuthority}
	file.State = stateOf(t, file.Partnership, born)
	file.DivisionBases = []reorganisation.DivisionBasis{{Kind: reorganisation.SharePiece, Line: "other", Driver: "tax-base"}}
	c := carried(t, file)
	require.Len(t, c.Events, 2)
	assert.Equal(t, []partnership.LineID{"line"}, c.Events[0].Lines)
	assert.Equal(t, shares("north 46%", "west 54%"), c.Events[0].Succession.Successors)
	assert.Equal(t, []partnership.LineID{"other"}, c.Events[1].Lines)
	assert.Equal(t, shares("north 44%", "west 56%"), c.Events[1].Succession.Successors)
}

func TestCarry_DroppedStrandedCostIsNoted(t *testing.T) {
	file := fileOf(t, 's', "milton-keynes", "corby-borough", "kettering-borough")
	file.Exit = exit.Plan{
		Name: "Exit plan", Term: calendar.Term{First: day("2015-04-01")}, Members: orgs("milton-keynes corby-borough kettering-borough"),
		Costs: exit.Costs{Stranded: []exit.Stranded{{Name: "Rent", Line: "line", Leaver: "corby-borough", From: day("2021-07-01"), Monthly: pounds("100.00"), Unshed: []exit.Taper{{Months: 6, Fraction: partnership.MustFraction("100%")}}, Fraction: partnership.MustFraction("75%"), MaxMonths: 6, Compensates: []costing.Weight{{Org: "kettering-borough", Value: number("1")}}}}},
	}
	c := carried(t, file)
	assert.Empty(t, c.After.Exit.Costs.Stranded)
	assert.Equal(t, "north leaves and would be paid: nobody else is left to be compensated", piece(t, c, reorganisation.ExitPiece, "stranded cost Rent").Decide)
}

// A service that was to be taken apart is kept together by the successors.
func TestCarry_WhatWasToBeTakenApartIsKept(t *testing.T) {
	file := fileOf(t, 'k', "corby-borough", "daventry-district")
	file.State = stateOf(t, file.Partnership, lifecycle.Event{Kind: lifecycle.LineWithdrawn, On: day("2020-06-01"), Lines: []partnership.LineID{"line"}})
	file.Agreements = []reorganisation.SuccessorAgreement{{Line: "line", Decision: reorganisation.KeepTogether, By: orgs("north west"), On: day("2020-11-01")}}
	line := lineOf(carried(t, file))
	assert.Equal(t, lifecycle.Live, line.Stage)
}
