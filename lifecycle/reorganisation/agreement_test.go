package reorganisation_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/lifecycle/reorganisation"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// across is the file of a line across both new councils, about which some decided on a day.
func across(t *testing.T, by, on string, decision reorganisation.Decision) reorganisation.File {
	t.Helper()
	file := fileOf(t, 'a', "corby-borough", "daventry-district")
	file.Agreements = []reorganisation.Agreement{{Line: "line", Decision: decision, On: day(on), By: orgs(by)}}
	return file
}

func TestAgreement_CountsIfItIsOfAllBeforeTheDay(t *testing.T) {
	for _, c := range []struct {
		by, on, known string
		decision      reorganisation.Decision
		fate          reorganisation.Fate
		decide        string
	}{
		{"north west", "2020-11-01", "2020-12-31", reorganisation.KeepTogether, reorganisation.WithNewMembers, ""},
		{"", "2020-11-01", "2020-12-31", reorganisation.KeepTogether, reorganisation.NeedsAgreement, "whether north and west agree to keep it together, which was decided on 2020-11-01: no decision of theirs is recorded"},
		{"north", "2020-11-01", "2020-12-31", reorganisation.KeepTogether, reorganisation.NeedsAgreement, "west"},
		{"north", "2020-11-01", "2020-12-31", reorganisation.TakeApart, reorganisation.NeedsAgreement, "west"},
		{"north", "2020-11-01", "2021-04-01", reorganisation.KeepTogether, reorganisation.MustBeDivided, "west"},
		{"north west", "2021-05-01", "2021-06-01", reorganisation.KeepTogether, reorganisation.MustBeDivided, "too late"},
	} {
		got, err := reorganisation.Carry(northamptonshire(), across(t, c.by, c.on, c.decision), day(c.known))
		require.NoError(t, err)
		line := got.Lines[0]
		assert.Equal(t, c.fate, line.Fate, c)
		if c.decide == "" {
			assert.Empty(t, line.Decide)
			continue
		}
		assert.Contains(t, line.Decide[len(line.Decide)-2]+line.Decide[len(line.Decide)-1], c.decide, c)
		assert.Empty(t, line.By)
	}
}

// An agreement of all counts until there is another of all.
func TestAgreement_OneSideDoesNotUndoIt(t *testing.T) {
	file := across(t, "north west", "2020-10-01", reorganisation.KeepTogether)
	file.Agreements = append(file.Agreements, reorganisation.Agreement{Line: "line", Decision: reorganisation.TakeApart, On: day("2020-11-01"), By: orgs("west")})
	line := carried(t, file).Lines[0]
	assert.Equal(t, reorganisation.WithNewMembers, line.Fate)
	assert.Equal(t, []string{"whether north agrees to take it apart, which was decided on 2020-11-01: no decision of north is recorded"}, line.Decide)
}

func TestCarry_MistypedNamesAreNotFound(t *testing.T) {
	file := across(t, "north west", "2020-11-01", reorganisation.KeepTogether)
	file.Agreements[0].Lead = "nobody"
	file.Divisions = []reorganisation.Division{{Kind: reorganisation.DebtPiece, Driver: "nosuch"}}
	_, err := reorganisation.Carry(northamptonshire(), file, day("2020-12-31"))
	assert.ErrorIs(t, err, field.ErrNotFound)
	assert.ErrorContains(t, err, "file.agreements[0].lead: \"nobody\" is neither a member nor a council of the order")
	assert.ErrorContains(t, err, "file.divisions[0].driver: no council of the order is measured by \"nosuch\"")
	file.Agreements[0].Line = "nosuchline"
	file.Divisions = []reorganisation.Division{{Kind: reorganisation.DebtPiece, ID: "typo", Driver: "population"}, {Line: "nosuchline", Driver: "population"}}
	_, err = reorganisation.Carry(northamptonshire(), file, day("2020-12-31"))
	assert.ErrorIs(t, err, field.ErrNotFound)
	for _, want := range []string{"file.agreements[0].line: ", "file.divisions[0].id: \"typo\"", "file.divisions[1].line: "} {
		assert.ErrorContains(t, err, want)
	}
}

// A division of one debt has done its work when the debt is divided.
func TestCarry_ADivisionOfADebtIsDone(t *testing.T) {
	file := fileOf(t, 'd', "county", "milton-keynes")
	file.Debts = []reorganisation.Debt{{Name: "Loan", Debtor: "county", Amount: pounds("100.00")}}
	file.Divisions = []reorganisation.Division{{Kind: reorganisation.DebtPiece, ID: "Loan", Driver: "tax-base"}, {Driver: "tax-base"}}
	assert.Equal(t, file.Divisions[1:], carried(t, file).After.Divisions)
}

// A lead who has no part in the line cannot lead it.
func TestCarry_ALeadWhoDoesNotShareTheLine(t *testing.T) {
	file := across(t, "north west", "2020-11-01", reorganisation.KeepTogether)
	file.Agreements[0].Lead = "county"
	line := carried(t, file).Lines[0]
	assert.Equal(t, []string{"who leads it: county, as agreed, does not share it"}, line.Decide)
}

func TestCarryAll_AgreementsOnServicesOfOneCouncil(t *testing.T) {
	fate := func(s reorganisation.OwnService) (reorganisation.OwnFate, error) {
		area, err := reorganisation.CarryAll(northamptonshire(), nil, []reorganisation.OwnService{ownService("", ""), s}, day("2020-12-31"))
		if err != nil {
			return reorganisation.OwnFate{}, err
		}
		return area.Own[1], nil
	}
	s := ownService(reorganisation.KeepTogether, "nobody")
	_, err := fate(s)
	assert.ErrorIs(t, err, field.ErrNotFound)
	assert.ErrorContains(t, err, "own[1].agreement.lead: \"nobody\" is not one of the successors")
	s.Agreement.Line = "other"
	_, err = fate(s)
	assert.ErrorContains(t, err, "own[1].agreement.line: \"other\" is not the first line of the service: not found")

	s = ownService(reorganisation.KeepTogether, "north")
	s.Agreement.By = orgs("north")
	got, err := fate(s)
	require.NoError(t, err)
	assert.Equal(t, reorganisation.NeedsAgreement, got.Fate)
	assert.Contains(t, got.Decide, "whether west agrees")

	s = ownService(reorganisation.KeepTogether, "")
	s.Agreement.Structure = ""
	got, err = fate(s)
	require.NoError(t, err)
	assert.Equal(t, "in which legal form: until then a lead authority; who leads it", got.Decide)
	s.Agreement.Structure = partnership.JointCommittee
	got, err = fate(s)
	require.NoError(t, err)
	assert.Empty(t, got.Decide)
}

// The record, the state and what becomes of the line say the same.
func TestAgreement_OneAnswerInRecordStateAndFate(t *testing.T) {
	file := across(t, "north west", "2020-11-01", reorganisation.KeepTogether)
	file.Agreements[0].Lead, file.Agreements[0].Structure = "west", partnership.JointCommittee
	c := carried(t, file)
	state, _ := c.After.State.Line("line")
	lead, _ := state.Lead()
	assert.Equal(t, orgs("west west"), []partnership.OrgID{lead.Org, c.Lines[0].Lead})
	for _, m := range c.After.Partnership.On(northamptonshire().Vesting).Members {
		assert.Equal(t, m.Org == "west", m.Role == partnership.LeadRole, m.Org)
	}
	assert.Equal(t, partnership.JointCommittee, state.Structure)
	assert.Equal(t, partnership.JointCommittee, c.Lines[0].Structure)
	terms := c.After.Partnership.Agreement
	assert.Equal(t, partnership.JointCommittee, terms.On(day("2021-04-01")).Structure)
	assert.Equal(t, partnership.LeadAuthority, terms.On(day("2021-03-31")).Structure)

	file.Agreements[0].Term.First = day("2021-04-01")
	assert.Contains(t, carried(t, file).Lines[0].Decide[0], "the term: ")
}

// A member of another area leads until the day, and the one that is agreed from then on.
func TestAgreement_TheLeadOfAnotherAreaBecomesAMember(t *testing.T) {
	file := fileOf(t, 'b', "leicestershire", "county")
	file.Agreements = []reorganisation.Agreement{{Line: "line", Decision: reorganisation.KeepTogether, Lead: "north", On: day("2020-11-01"), By: orgs("north west")}}
	c := carried(t, file)
	leads := func(on string) (leads []partnership.OrgID) {
		for _, m := range c.After.Partnership.On(day(on)).Members {
			if m.Role == partnership.LeadRole {
				leads = append(leads, m.Org)
			}
		}
		return leads
	}
	assert.Equal(t, orgs("leicestershire"), leads("2021-03-31"))
	assert.Equal(t, orgs("north"), leads("2021-04-01"))
	assert.Len(t, c.After.Partnership.On(day("2021-04-01")).Members, 3)
}

// What is taken apart is not shared from the day on, led by nobody and billed to nobody.
func TestAgreement_WhatIsTakenApartIsNotShared(t *testing.T) {
	file := across(t, "north west", "2020-11-01", reorganisation.TakeApart)
	c := carried(t, file)
	assert.Empty(t, c.Lines[0].After)
	assert.Empty(t, c.Lines[0].Lead)
	assert.Equal(t, []string{"the exit plan: who of north and west takes which staff, assets and contracts"}, c.Lines[0].Decide)
	assert.Empty(t, c.Bills)
	assert.Equal(t, file.Schedule, c.After.Schedule)
	_, err := c.After.Partnership.LineMembers("line", day("2021-04-01"))
	assert.ErrorIs(t, err, field.ErrNotFound, "it is no line any longer")
	_, err = c.After.Partnership.LineMembers("line", day("2021-03-31"))
	assert.NoError(t, err)
}

// Lines about which different things are agreed leave the record of the whole as it was.
func TestAgreement_LinesThatAreAgreedDifferently(t *testing.T) {
	file := fileOf(t, 'm', "corby-borough", "daventry-district")
	file.State = lifecycle.State{}
	file.Partnership.Services[0].Lines = append(file.Partnership.Services[0].Lines, partnership.Line{ID: "other", Name: "Other"})
	agreement := reorganisation.Agreement{Line: "line", Decision: reorganisation.KeepTogether, Lead: "west", Structure: partnership.JointCommittee, On: day("2020-11-01"), By: orgs("north west")}
	other := agreement
	other.Line, other.Lead, other.Structure = "other", "north", partnership.LeadAuthority
	file.Agreements = []reorganisation.Agreement{agreement, other}
	c := carried(t, file)
	assert.Equal(t, orgs("west north"), []partnership.OrgID{c.Lines[0].Lead, c.Lines[1].Lead})
	assert.Equal(t, partnership.JointCommittee, c.Lines[0].Structure)
	assert.Equal(t, partnership.LeadAuthority, c.Lines[1].Structure)
	assert.Empty(t, c.After.Partnership.Agreement.Amendments)
}
