package reorganisation_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/lifecycle/reorganisation"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// across is the file of a line across both new councils, about which some decided on a day.
func across(t *testing.T, by, on string, decision reorganisation.LineDecision) reorganisation.File {
	t.Helper()
	file := fileOf(t, 'a', "corby-borough", "daventry-district")
	file.Agreements = []reorganisation.SuccessorAgreement{{Line: "line", Decision: decision, On: day(on), By: orgs(by)}}
	return file
}

func TestAgreement_CountsIfItIsOfAllBeforeTheDay(t *testing.T) {
	for _, c := range []struct {
		by, on, known string
		decision      reorganisation.LineDecision
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
	file.Agreements = append(file.Agreements, reorganisation.SuccessorAgreement{Line: "line", Decision: reorganisation.TakeApart, On: day("2020-11-01"), By: orgs("west")})
	line := carried(t, file).Lines[0]
	assert.Equal(t, reorganisation.WithNewMembers, line.Fate)
	assert.Equal(t, []string{"whether north agrees to take it apart, which was decided on 2020-11-01: no decision of north is recorded"}, line.Decide)
}

func TestCarry_MistypedNamesAreNotFound(t *testing.T) {
	file := across(t, "north west", "2020-11-01", reorganisation.KeepTogether)
	file.Agreements[0].Lead = "nobody"
	file.DivisionBases = []reorganisation.DivisionBasis{{Kind: reorganisation.DebtPiece, Driver: "nosuch"}}
	_, err := reorganisation.Carry(northamptonshire(), file, day("2020-12-31"))
	assert.ErrorIs(t, err, field.ErrNotFound)
	assert.ErrorContains(t, err, "file.agreements[0].lead: \"nobody\" is neither a member nor a council of the order")
	assert.ErrorContains(t, err, "file.division_bases[0].driver: no council of the order is measured by \"nosuch\"")
	file.Agreements[0].Line = "nosuchline"
	file.DivisionBases = []reorganisation.DivisionBasis{{Kind: reorganisation.DebtPiece, ID: "typo", Driver: "population"}, {Line: "nosuchline", Driver: "population"}}
	_, err = reorganisation.Carry(northamptonshire(), file, day("2020-12-31"))
	assert.ErrorIs(t, err, field.ErrNotFound)
	for _, want := range []string{"file.agreements[0].line: ", "file.division_bases[0].id: \"typo\"", "file.division_bases[1].line: "} {
		assert.ErrorContains(t, err, want)
	}
}

// A division that would have no effect is an error: it is of what is not divided, or of nothing.
func TestDivision_EachHasAnEffect(t *testing.T) {
	file := fileOf(t, 'd', "county", "milton-keynes")
	of := func(kind reorganisation.PieceKind, id string) reorganisation.DivisionBasis {
		return reorganisation.DivisionBasis{Kind: kind, ID: id, Driver: "population"}
	}
	file.Debts = []reorganisation.MemberDebt{{Name: "Loan", Debtor: "county", Amount: pounds("100.00")}}
	file.Figures = []costing.Figure{{Driver: "hours", Org: "county", Value: number("3"), Source: "made up", On: day("2020-06-30")}}
	file.Register = randomRegister(file.Partnership, risk.Bearing{})
	file.DivisionBases = []reorganisation.DivisionBasis{of("", "Loan"), of("", "hours"), of("", "r1"), of(reorganisation.FigurePiece, "hours"), of(reorganisation.RiskPiece, "r1"), of(reorganisation.DebtPiece, "Loan"), of(reorganisation.VotePiece, "")}
	require.NoError(t, file.Validate())
	file.DivisionBases = []reorganisation.DivisionBasis{
		of(reorganisation.AssetPiece, ""), of(reorganisation.VotePiece, "county"), of("", "Loan 2"), of(reorganisation.FigurePiece, "Loan"), of(reorganisation.RiskPiece, "hours"), of(reorganisation.DebtPiece, "r1"), of("lost", ""),
	}
	err := file.Validate()
	assert.ErrorIs(t, err, field.ErrInvalid)
	for i, want := range []string{
		`kind: what is "asset" is not divided by a measure: invalid`, `id: what is "vote" is not divided one by one: invalid`, `id: "Loan 2" is not a debt, a risk or a figure: not found`,
		`id: "Loan" is not among the figures: not found`, `id: "hours" is not among the risks: not found`, `id: "r1" is not among the debts: not found`, `kind: `,
	} {
		assert.ErrorContains(t, err, field.Index("division_bases", i)+"."+want)
	}
}

// A division of one debt has done its work when the debt is divided.
func TestCarry_ADivisionOfADebtIsDone(t *testing.T) {
	file := fileOf(t, 'd', "county", "milton-keynes")
	file.Debts = []reorganisation.MemberDebt{{Name: "Loan", Debtor: "county", Amount: pounds("100.00")}}
	file.DivisionBases = []reorganisation.DivisionBasis{{Kind: reorganisation.DebtPiece, ID: "Loan", Driver: "tax-base"}, {ID: "Loan", Driver: "tax-base"}, {Driver: "tax-base"}}
	assert.Equal(t, file.DivisionBases[2:], carried(t, file).After.DivisionBases)
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
	assert.Contains(t, got.Decide[1], "whether west agrees")

	s = ownService(reorganisation.KeepTogether, "")
	s.Agreement.Structure = ""
	got, err = fate(s)
	require.NoError(t, err)
	assert.Equal(t, []string{"in which legal form: until then a lead authority", "who leads it"}, got.Decide)
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

	assert.Empty(t, c.Lines[0].Decide)
}

// An agreed term reaches the record, the state and the fate of the line, and those who go on
// are members for as long.
func TestAgreement_TheTermReachesTheRecord(t *testing.T) {
	file := across(t, "north west", "2020-11-01", reorganisation.KeepTogether)
	file.Partnership.Members = append(file.Partnership.Members, partnership.Member{Org: "rutland", Role: partnership.MemberRole, Term: calendar.Term{First: day("2016-04-01"), Last: day("2030-03-31")}})
	file.State = stateOf(t, file.Partnership)
	file.Agreements[0].Term = calendar.Term{First: day("2021-04-01"), Last: day("2035-03-31")}
	file.Agreements[0].Reference = "Minute 9"
	c := carried(t, file)
	want := calendar.Term{First: day("2015-04-01"), Last: day("2035-03-31")}
	state, _ := c.After.State.Line("line")
	assert.Equal(t, []calendar.Term{want, want, want}, []calendar.Term{c.Lines[0].Term, state.Term, c.After.Partnership.Agreement.On(day("2021-04-01")).Term})
	assert.Equal(t, day("2030-03-31"), c.After.Partnership.Agreement.On(day("2021-03-31")).Term.Last)
	for _, on := range []string{"2021-04-01", "2035-03-31"} {
		takers, err := c.After.Partnership.LineMembers("line", day(on))
		require.NoError(t, err, on)
		assert.Equal(t, orgs("rutland north west"), takers, on)
	}
	_, err := c.After.Partnership.LineMembers("line", day("2035-04-01"))
	assert.ErrorIs(t, err, field.ErrNotFound)
	last := c.Events[len(c.Events)-1]
	assert.Equal(t, lifecycle.Event{Kind: lifecycle.ExtendTerm, On: day("2021-04-01"), Lines: []partnership.LineID{"line"}, Term: want, Reference: "Minute 9"}, last)
	assert.Equal(t, []string{"whether rutland agrees to the lead, legal form or term on which the successors have agreed"}, c.Lines[0].Decide)

	file.Agreements[0].By = orgs("north west rutland")
	assert.Empty(t, carried(t, file).Lines[0].Decide)
	file.Agreements[0].Term = calendar.Term{First: day("2022-04-01")}
	c = carried(t, file)
	assert.Equal(t, []string{"the term: from 2022-04-01, as agreed, does not hold on 2021-04-01"}, c.Lines[0].Decide)
	assert.Equal(t, day("2030-03-31"), c.Lines[0].Term.Last)
	assert.Empty(t, c.After.Partnership.Agreement.Amendments)
}

// A shorter term is in the record too; the log has no event for it. One that is open has no
// last day.
func TestAgreement_AShorterTermAndAnOpenOne(t *testing.T) {
	file := across(t, "north west", "2020-11-01", reorganisation.KeepTogether)
	for _, last := range []calendar.Date{day("2023-03-31"), noDay} {
		file.Agreements[0].Term = calendar.Term{First: day("2021-04-01"), Last: last}
		c := carried(t, file)
		assert.Equal(t, last, c.After.Partnership.Agreement.On(day("2021-04-01")).Term.Last)
		for _, m := range c.After.Partnership.Members[2:] {
			assert.Equal(t, calendar.Term{First: day("2021-04-01"), Last: last}, m.Term)
		}
	}
}

// Each line has the term that is agreed for it, and the agreement lasts as long as the longest.
func TestAgreement_ATermForEachLine(t *testing.T) {
	file := fileOf(t, 'm', "corby-borough", "daventry-district")
	file.State = lifecycle.State{}
	own := calendar.Term{First: day("2017-04-01"), Last: day("2029-03-31")}
	file.Partnership.Services[0].Lines = append(
		file.Partnership.Services[0].Lines, partnership.Line{ID: "other", Name: "Other"},
		partnership.Line{ID: "own", Name: "Own", Term: own, Members: []partnership.LineMember{{Org: "corby-borough"}, {Org: "daventry-district", Term: own}}},
	)
	agree := func(line partnership.LineID, last string) reorganisation.SuccessorAgreement {
		return reorganisation.SuccessorAgreement{Line: line, Decision: reorganisation.KeepTogether, On: day("2020-11-01"), By: orgs("north west"), Term: calendar.Term{First: day("2021-04-01"), Last: day(last)}}
	}
	file.Agreements = []reorganisation.SuccessorAgreement{agree("line", "2025-03-31"), agree("own", "2040-03-31")}
	c := carried(t, file)
	for line, last := range map[partnership.LineID]string{"line": "2025-03-31", "other": "2030-03-31", "own": "2040-03-31"} {
		takers, err := c.After.Partnership.LineMembers(line, day(last))
		require.NoError(t, err, line)
		assert.Equal(t, orgs("north west"), takers, line)
		_, err = c.After.Partnership.LineMembers(line, day(last).AddDays(1))
		assert.ErrorIs(t, err, field.ErrNotFound, line)
	}
	whole := calendar.Term{First: day("2015-04-01"), Last: day("2040-03-31")}
	assert.Equal(t, whole, c.After.Partnership.Agreement.On(day("2021-04-01")).Term)
	lines := c.After.Partnership.Services[0].Lines
	assert.Equal(t, []calendar.Term{{First: day("2015-04-01"), Last: day("2025-03-31")}, {First: day("2015-04-01"), Last: day("2030-03-31")}, {First: day("2017-04-01"), Last: day("2040-03-31")}}, []calendar.Term{lines[0].Term, lines[1].Term, lines[2].Term})
	seat := calendar.Term{First: day("2021-04-01"), Last: day("2040-03-31")}
	for _, m := range c.After.Partnership.Members[2:] {
		assert.Equal(t, seat, m.Term)
	}
	for _, m := range lines[2].Members[2:] {
		assert.Equal(t, seat, m.Term)
	}
}

// Successors are no members of what must be divided: nothing is shared from the day on.
func TestCarry_NobodyIsAMemberOfWhatMustBeDivided(t *testing.T) {
	file := across(t, "north west", "2020-11-01", reorganisation.TakeApart)
	file.Partnership.Members = append(file.Partnership.Members, partnership.Member{Org: "rutland", Role: partnership.MemberRole}, partnership.Member{Org: "supplier", Role: partnership.ProviderRole})
	file.Partnership.Agreement.Terms.Voting = partnership.Voting{Rule: partnership.WeightedVotes, Vetoes: orgs("corby-borough"), Threshold: partnership.MustThreshold("more than 1/2"), Votes: []partnership.MemberVotes{{Org: "corby-borough", Votes: number("1")}, {Org: "daventry-district", Votes: number("1")}}}
	file.Partnership.Prerequisites = []partnership.Prerequisite{{ID: "p", Kind: partnership.PolicyAlignment, What: "Lease", Org: "corby-borough"}}
	file.State = stateOf(t, file.Partnership)
	c := carried(t, file)
	assert.Equal(t, reorganisation.MustBeDivided, c.Lines[0].Fate)
	then := c.After.Partnership.On(day("2021-04-01"))
	assert.Empty(t, then.Members)
	assert.Empty(t, then.Services)
	assert.Equal(t, day("2021-03-31"), then.Agreement.Terms.Term.Last)
	before := c.After.Partnership.On(day("2021-03-31"))
	assert.Len(t, before.Members, 4)
	assert.Equal(t, file.Partnership.On(day("2021-03-31")).Agreement, before.Agreement)
	got := piece(t, c, reorganisation.MembershipPiece, "corby-borough")
	assert.Equal(t, reorganisation.WithTheSharing, got.Reason)
	assert.Empty(t, got.To)
	assert.Equal(t, orgs("north"), c.Members[0].To)
	assert.Contains(t, c.Lines[0].Decide, "whether rutland agrees to take it apart, as the successors have agreed")
}

// Who shares only what must be divided is no member from the day on, and who shares another line
// too is one.
func TestCarry_MembersOfTheLinesThatGoOn(t *testing.T) {
	file := fileOf(t, 'p', "corby-borough", "daventry-district", "milton-keynes")
	file.State = lifecycle.State{}
	both := []partnership.LineMember{{Org: "corby-borough"}, {Org: "daventry-district"}}
	file.Partnership.Services[0].Lines = []partnership.Line{
		{ID: "line", Name: "Line", Members: both}, {ID: "other", Name: "Other", Members: []partnership.LineMember{{Org: "daventry-district"}, {Org: "milton-keynes"}}},
	}
	file.Agreements = []reorganisation.SuccessorAgreement{{Line: "line", Decision: reorganisation.TakeApart, On: day("2020-11-01"), By: orgs("north west")}}
	file.Partnership.Agreement.Terms.Voting = partnership.Voting{Rule: partnership.WeightedVotes, Vetoes: orgs("corby-borough milton-keynes"), Threshold: partnership.MustThreshold("more than 1/2"), Votes: []partnership.MemberVotes{
		{Org: "corby-borough", Votes: number("1")}, {Org: "daventry-district", Votes: number("2")}, {Org: "milton-keynes", Votes: number("3")},
	}}
	c := carried(t, file)
	var members []partnership.OrgID
	for _, m := range c.After.Partnership.On(day("2021-04-01")).Members {
		members = append(members, m.Org)
	}
	assert.Equal(t, orgs("milton-keynes west"), members)
	voting := c.After.Partnership.Agreement.On(day("2021-04-01")).Voting
	assert.Equal(t, []partnership.MemberVotes{{Org: "milton-keynes", Votes: number("3")}, {Org: "west", Votes: number("2")}}, voting.Votes)
	assert.Equal(t, orgs("milton-keynes"), voting.Vetoes)
	assert.Equal(t, "whether the threshold stays as it is without these votes", piece(t, c, reorganisation.VotePiece, "corby-borough").Decide)
	assert.Equal(t, reorganisation.WithTheSharing, piece(t, c, reorganisation.MembershipPiece, "corby-borough").Reason)

	file.Partnership.Agreement.Terms.Voting.Votes = file.Partnership.Agreement.Terms.Voting.Votes[:1]
	c = carried(t, file)
	assert.Equal(t, "who votes: nobody who has votes shares a line that goes on", piece(t, c, reorganisation.VotePiece, "votes").Decide)
}

// A member of another area leads until the day, and the one that is agreed from then on.
func TestAgreement_TheLeadOfAnotherAreaBecomesAMember(t *testing.T) {
	file := fileOf(t, 'b', "leicestershire", "county")
	file.Agreements = []reorganisation.SuccessorAgreement{{Line: "line", Decision: reorganisation.KeepTogether, Lead: "north", On: day("2020-11-01"), By: orgs("north west")}}
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
	agreement := reorganisation.SuccessorAgreement{Line: "line", Decision: reorganisation.KeepTogether, Lead: "west", Structure: partnership.JointCommittee, On: day("2020-11-01"), By: orgs("north west")}
	other := agreement
	other.Line, other.Lead, other.Structure = "other", "north", partnership.LeadAuthority
	file.Agreements = []reorganisation.SuccessorAgreement{agreement, other}
	c := carried(t, file)
	assert.Equal(t, orgs("west north"), []partnership.OrgID{c.Lines[0].Lead, c.Lines[1].Lead})
	assert.Equal(t, partnership.JointCommittee, c.Lines[0].Structure)
	assert.Equal(t, partnership.LeadAuthority, c.Lines[1].Structure)
	assert.Empty(t, c.After.Partnership.Agreement.Amendments)
}

// What is agreed alike about every line that goes on is in the record of the whole: the lead, the
// legal form, or both. A line that is taken apart does not count.
func TestAgreement_LinesThatAreAgreedAlike(t *testing.T) {
	for _, c := range []struct {
		lead      partnership.OrgID
		structure partnership.Structure
		leads     string
		form      partnership.Structure
	}{
		{"west", partnership.JointCommittee, "west", partnership.JointCommittee},
		{"north", partnership.JointCommittee, "", partnership.JointCommittee},
		{"west", partnership.LeadAuthority, "west", partnership.LeadAuthority},
		{"", "", "", partnership.LeadAuthority},
	} {
		file := fileOf(t, 'm', "corby-borough", "daventry-district")
		file.State = lifecycle.State{}
		file.Partnership.Members[0].Role = partnership.MemberRole
		lines := &file.Partnership.Services[0].Lines
		*lines = append(*lines, partnership.Line{ID: "other", Name: "Other"}, partnership.Line{ID: "apart", Name: "Apart"})
		for _, line := range *lines {
			a := reorganisation.SuccessorAgreement{Line: line.ID, Decision: reorganisation.KeepTogether, Lead: "west", Structure: partnership.JointCommittee, On: day("2020-11-01"), By: orgs("north west")}
			switch line.ID {
			case "other":
				a.Lead, a.Structure = c.lead, c.structure
			case "apart":
				a.Decision, a.Lead, a.Structure = reorganisation.TakeApart, "", ""
			}
			file.Agreements = append(file.Agreements, a)
		}
		then := carried(t, file).After.Partnership.On(day("2021-04-01"))
		leads := ""
		for _, m := range then.Members {
			if m.Role == partnership.LeadRole {
				leads += string(m.Org)
			}
		}
		assert.Equal(t, c.leads, leads, c)
		assert.Equal(t, c.form, then.Agreement.Terms.Structure, c)
	}
}

func TestAgreement_WhatIsTakenApartHasNoTerms(t *testing.T) {
	for i := range 4 {
		a := reorganisation.SuccessorAgreement{Line: "line", Decision: reorganisation.TakeApart, On: day("2020-11-01")}
		switch i {
		case 1:
			a.Lead = "north"
		case 2:
			a.Structure = partnership.JointCommittee
		case 3:
			a.Term.First = day("2021-04-01")
		}
		err := a.Validate()
		if i == 0 {
			assert.NoError(t, err)
			continue
		}
		assert.ErrorIs(t, err, field.ErrInvalid)
		assert.EqualError(t, err, "decision: what is taken apart has no lead, legal form or term: invalid")
	}
}

// What only some of the successors have decided changes nothing: not the state, nor the record.
func TestAgreement_WhatOnlySomeHaveDecidedChangesNothing(t *testing.T) {
	plain := across(t, "", "2020-11-01", reorganisation.KeepTogether)
	plain.Agreements = nil
	want := carried(t, plain)
	file := across(t, "north", "2020-11-01", reorganisation.KeepTogether)
	file.Agreements[0].Lead, file.Agreements[0].Structure = "west", partnership.JointCommittee
	file.Agreements[0].Term = calendar.Term{First: day("2021-04-01"), Last: day("2040-03-31")}
	got := carried(t, file)
	assert.Equal(t, want.After.State, got.After.State)
	assert.Equal(t, want.After.Partnership, got.After.Partnership)
	assert.Equal(t, want.Events, got.Events)
	assert.Equal(t, want.Lines[0].Term, got.Lines[0].Term)
}
