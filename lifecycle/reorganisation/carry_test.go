package reorganisation_test

import (
	"fmt"
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
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// LGSS: Cambridgeshire shares with a county that is divided. It pays what it paid.
func TestCarry_ACountyThatIsDividedInPartnershipWithAnother(t *testing.T) {
	c := carried(t, fileOf(t, 'l', "cambridgeshire", "county"))
	require.Len(t, c.Lines, 1)
	line := c.Lines[0]
	assert.Equal(t, reorganisation.WithNewMembers, line.Fate)
	assert.Equal(t, orgs("cambridgeshire county"), line.Before)
	assert.Equal(t, orgs("cambridgeshire north west"), line.After)
	assert.Equal(t, partnership.OrgID("cambridgeshire"), line.Lead)
	assert.Empty(t, line.Decide)
	last := c.After.Schedule.Entries[1]
	assert.Equal(t, day("2021-04-01"), last.From)
	assert.Equal(t, costing.FixedShares, last.Scheme.Parts[0].Basis.Kind)
	assert.Equal(t, shares("cambridgeshire 50%", "north 23%", "west 27%"), last.Scheme.Parts[0].Basis.Shares)
	require.Len(t, c.Bills, 1)
	text := ""
	for _, d := range c.Bills[0].Changes {
		text += fmt.Sprintf("%s %v %v, ", d.Org, d.Before, d.After)
	}
	assert.Equal(t, "cambridgeshire 50000.00 50000.00, county 50000.00 not known, north not known 23000.00, west not known 27000.00, ", text)

	then := c.After.Partnership
	assert.Equal(t, []partnership.Member{
		{Org: "cambridgeshire", Role: partnership.LeadRole},
		{Org: "county", Role: partnership.MemberRole, Term: calendar.Term{First: day("2015-04-01"), Last: day("2021-03-31")}},
		{Org: "north", Role: partnership.MemberRole, Term: calendar.Term{First: day("2021-04-01"), Last: day("2030-03-31")}},
		{Org: "west", Role: partnership.MemberRole, Term: calendar.Term{First: day("2021-04-01"), Last: day("2030-03-31")}},
	}, then.Members)
	takes, err := then.LineMembers("line", day("2021-03-31"))
	require.NoError(t, err)
	assert.Equal(t, orgs("cambridgeshire county"), takes, "the past stays as it was")
	state, _ := c.After.State.Line("line")
	assert.Equal(t, lifecycle.Live, state.Stage)
	assert.Len(t, state.Members, 3)
	require.Len(t, c.Events, 1)
	assert.NoError(t, c.Events[0].Validate())
}

func TestCarry_EachFateOfALine(t *testing.T) {
	known, vesting := day("2020-12-31"), northamptonshire().Vesting
	agreed := func(d reorganisation.LineDecision, lead partnership.OrgID) []reorganisation.SuccessorAgreement {
		return []reorganisation.SuccessorAgreement{{Line: "line", Decision: d, Lead: lead, On: day("2020-11-01"), By: orgs("north west"), Reference: "Joint committee, minute 4"}}
	}
	for name, c := range map[string]struct {
		members    string
		agreements []reorganisation.SuccessorAgreement
		known      calendar.Date
		fate       reorganisation.Fate
		lead       partnership.OrgID
		stage      lifecycle.Stage
	}{
		"one side":                     {"corby-borough kettering-borough", nil, known, reorganisation.ComesInHouse, "north", lifecycle.InHouse},
		"across both sides":            {"corby-borough daventry-district", nil, known, reorganisation.NeedsAgreement, "north", lifecycle.Live},
		"across, and nobody agreed":    {"corby-borough daventry-district", nil, vesting, reorganisation.MustBeDivided, "", lifecycle.Disaggregating},
		"across, and kept together":    {"corby-borough daventry-district", agreed(reorganisation.KeepTogether, "west"), known, reorganisation.WithNewMembers, "west", lifecycle.Live},
		"across, and taken apart":      {"corby-borough daventry-district", agreed(reorganisation.TakeApart, ""), known, reorganisation.MustBeDivided, "", lifecycle.Disaggregating},
		"with another county":          {"leicestershire corby-borough", nil, known, reorganisation.WithNewMembers, "leicestershire", lifecycle.Live},
		"the county hosts":             {"county milton-keynes", nil, known, reorganisation.WithNewMembers, "", lifecycle.Live},
		"the county hosts, and agreed": {"county milton-keynes", agreed(reorganisation.KeepTogether, "north"), known, reorganisation.WithNewMembers, "north", lifecycle.Live},
		"another area":                 {"leicestershire rutland", nil, known, reorganisation.Untouched, "leicestershire", lifecycle.Live},
	} {
		file := fileOf(t, 'l', orgs(c.members)...)
		file.Agreements = c.agreements
		got, err := reorganisation.Carry(northamptonshire(), file, c.known)
		require.NoError(t, err, name)
		require.NoError(t, got.After.Validate(), name)
		assert.Equal(t, c.fate, got.Lines[0].Fate, name)
		assert.Equal(t, c.lead, got.Lines[0].Lead, name)
		state, _ := got.After.State.Line("line")
		assert.Equal(t, c.stage, state.Stage, name)
		assert.Equal(t, c.fate == reorganisation.Untouched, got.Untouched, name)
	}
}

func TestCarry_AnAgreementThatNobodyKnewOfDoesNotCount(t *testing.T) {
	file := fileOf(t, 'l', "corby-borough", "daventry-district")
	file.Agreements = []reorganisation.SuccessorAgreement{{Line: "line", Decision: reorganisation.KeepTogether, By: orgs("north west"), On: day("2020-11-01"), Recorded: day("2021-01-15")}}
	assert.Equal(t, reorganisation.NeedsAgreement, carried(t, file).Lines[0].Fate)
	later, err := reorganisation.Carry(northamptonshire(), file, day("2021-01-15"))
	require.NoError(t, err)
	assert.Equal(t, reorganisation.WithNewMembers, later.Lines[0].Fate)
}

// Corby has given notice, Kettering has not: North keeps the standing of neither by accident.
func TestCarry_NoticeOfOneDoesNotBindTheOther(t *testing.T) {
	file := fileOf(t, 'n', "milton-keynes", "corby-borough", "daventry-district")
	file.State = stateOf(t, file.Partnership, lifecycle.Event{Kind: lifecycle.NoticeServed, On: day("2020-06-01"), Org: "corby-borough", Expires: day("2022-03-31")})
	c := carried(t, file)
	assert.Equal(t, []lifecycle.ServedNotice{{Org: "north", Served: day("2020-06-01"), Expires: day("2022-03-31"), Taken: day("2021-04-01")}}, c.Lines[0].Notices)
	assert.Equal(t, []string{"whether the notice that north takes over stands, to 2022-03-31"}, c.Lines[0].Decide)

	order := northamptonshire()
	for i := range order.Councils {
		if order.Councils[i].Org == "north" {
			order.Councils[i].Change = reorganisation.GoesOn
		}
	}
	file = fileOf(t, 'n', "milton-keynes", "corby-borough", "north")
	file.State = stateOf(t, file.Partnership, lifecycle.Event{Kind: lifecycle.NoticeServed, On: day("2020-06-01"), Org: "corby-borough", Expires: day("2022-03-31")})
	c, err := reorganisation.Carry(order, file, day("2020-12-31"))
	require.NoError(t, err)
	assert.Empty(t, c.Lines[0].Notices)
	assert.Equal(t, []string{"whether north leaves with the part that it takes over from corby-borough, which gave notice: its own standing has not changed"}, c.Lines[0].Decide)
}

func TestCarry_VotesVetoesAndQuorum(t *testing.T) {
	file := fileOf(t, 'v', "milton-keynes", "county", "corby-borough", "kettering-borough")
	file.Partnership.Agreement.Terms.Voting = partnership.Voting{
		Rule: partnership.WeightedVotes, Quorum: 4, Vetoes: orgs("county"), Threshold: partnership.MustThreshold("more than 1/2"),
		Votes: []partnership.MemberVotes{{Org: "milton-keynes", Votes: number("2")}, {Org: "county", Votes: number("3")}, {Org: "corby-borough", Votes: number("1")}, {Org: "kettering-borough", Votes: number("1")}},
	}
	c := carried(t, file)
	require.Len(t, c.After.Partnership.Agreement.Amendments, 1)
	voting := c.After.Partnership.Agreement.On(day("2021-04-01")).Voting
	assert.Equal(t, "[{milton-keynes 2} {north 3.38} {west 1.62}]", fmt.Sprint(voting.Votes))
	assert.Equal(t, orgs("north west"), voting.Vetoes)
	assert.Equal(t, 3, voting.Quorum)
	assert.Equal(t, 4, c.After.Partnership.Agreement.On(day("2021-03-31")).Voting.Quorum)
	assert.Equal(t, "the quorum: it was 4, and 3 decide now", piece(t, c, reorganisation.VotePiece, "quorum").Decide)
	assert.Equal(t, "whether each of the successors keeps the veto", piece(t, c, reorganisation.VotePiece, "county (veto)").Decide)
	assert.Equal(t, "whether the votes stay as they are divided", piece(t, c, reorganisation.VotePiece, "county").Decide)
}

func TestCarry_StaffByOrder(t *testing.T) {
	file := fileOf(t, 's', "county", "corby-borough", "milton-keynes")
	post := func(id staff.PostID, employer partnership.OrgID) staff.Post {
		return staff.Post{ID: id, Employer: employer, Function: "Audit", Grade: "SO1", FTE: number("1")}
	}
	pinned := post("pinned", "county")
	pinned.Pinned = "west"
	file.Posts = staff.Establishment{post("a", "corby-borough"), post("b", "milton-keynes"), post("c", "county"), post("d", "county"), post("e", "county"), post("none", ""), pinned}
	file.Serving = []reorganisation.Serving{
		{Post: "c", Parts: []reorganisation.PartShare{{Part: "corby", Fraction: partnership.MustFraction("30%")}, {Part: "east", Fraction: partnership.MustFraction("21%")}, {Part: "south", Fraction: partnership.MustFraction("49%")}}},
		{Post: "d", Parts: []reorganisation.PartShare{{Part: "corby", Fraction: partnership.MustFraction("50%")}, {Part: "south", Fraction: partnership.MustFraction("50%")}}},
	}
	c := carried(t, file)
	want := map[string]string{
		"a": "[north] order ", "b": "[milton-keynes] not-concerned ", "c": "[north] part ",
		"d":    "[] open where it goes: no clear majority (north 50.00%, west 50.00%)",
		"e":    "[] open where it goes: which parts it serves is not recorded",
		"none": "[] not-concerned ", "pinned": "[west] agreement ",
	}
	for i, p := range file.Posts {
		found := piece(t, c, reorganisation.PostPiece, string(p.ID))
		assert.Equal(t, want[string(p.ID)], fmt.Sprintf("%v %s %s", found.To, found.Reason, found.Decide), p.ID)
		employer := partnership.OrgID("")
		if len(found.To) == 1 {
			employer = found.To[0]
		}
		assert.Equal(t, employer, c.After.Posts[i].Employer, p.ID)
	}
}

func TestCarry_PropertyContractsAndDebts(t *testing.T) {
	order := northamptonshire()
	order.Caretaker = "west"
	file := fileOf(t, 'p', "county", "corby-borough", "milton-keynes")
	file.Assets = []reorganisation.MemberAsset{
		{ID: "depot", Name: "Depot", Holder: "county", In: "kettering", Value: pounds("100000.00")},
		{ID: "system", Name: "System", Holder: "county"},
		{ID: "van", Name: "Van", Holder: "corby-borough", In: "kettering"},
		{ID: "hall", Name: "Hall", Holder: "county", To: "north", In: "south"},
		{ID: "desk", Name: "Desk", Holder: "milton-keynes"},
	}
	file.Contracts = []reorganisation.MemberContract{
		{ID: "north-only", Name: "x", Holder: "county", Serves: []reorganisation.PartID{"corby", "kettering"}},
		{ID: "both", Name: "x", Holder: "county", Serves: []reorganisation.PartID{"corby", "south"}},
		{ID: "all", Name: "x", Holder: "county"},
		{ID: "agreed", Name: "x", Holder: "county", Parts: shares("north 40%", "west 60%")},
		{ID: "corby", Name: "x", Holder: "corby-borough"},
		{ID: "other", Name: "x", Holder: "milton-keynes"},
		{ID: "to", Name: "x", Holder: "county", To: orgs("west")},
	}
	file.Debts = []reorganisation.MemberDebt{{Name: "loan", Debtor: "county", Amount: pounds("100.01")}, {Name: "lease", Debtor: "milton-keynes", Amount: pounds("5.00")}, {Name: "claim", Debtor: "county"}}
	c, err := reorganisation.Carry(order, file, day("2020-12-31"))
	require.NoError(t, err)
	require.NoError(t, c.After.Validate())
	text := ""
	for _, p := range c.Pieces {
		if p.Kind == reorganisation.AssetPiece || p.Kind == reorganisation.ContractPiece || p.Kind == reorganisation.DebtPiece {
			text += fmt.Sprintf("%s %s %v %s %v %s\n", p.Kind, p.ID, p.To, p.Reason, p.Amounts, p.Decide)
		}
	}
	assert.Equal(t, `asset depot [north] part [{north 100000.00}] 
asset system [west] caretaker [] who gets it, or how it is divided
asset van [north] order [] 
asset hall [north] agreement [] 
asset desk [milton-keynes] not-concerned [] 
contract north-only [north] part [] 
contract both [north west] part [] whether they keep it jointly, or in which parts
contract all [north west] order [] whether they keep it jointly, or in which parts
contract agreed [north west] agreement [] 
contract corby [north] order [] 
contract other [milton-keynes] not-concerned [] 
contract to [west] agreement [] 
debt loan [north west] measure [{north 46.00} {west 54.01}] whether it is divided so
debt lease [milton-keynes] not-concerned [] 
debt claim [north west] measure [{north not known} {west not known}] whether it is divided so
`, text)
	assert.Equal(t, orgs("north west"), c.After.Contracts[1].To)
	assert.Equal(t, shares("north 40%", "west 60%"), c.After.Contracts[3].Parts)
	assert.Equal(t, "loan (north)", c.After.Debts[0].Name)
}

func TestCarry_AMeasureForEachThing(t *testing.T) {
	file := fileOf(t, 'm', "milton-keynes", "county")
	file.Debts = []reorganisation.MemberDebt{{Name: "loan", Debtor: "county", Amount: pounds("100.00")}, {Name: "lease", Debtor: "county", Amount: pounds("100.00")}}
	file.DivisionBases = []reorganisation.DivisionBasis{{Driver: "tax-base"}, {Kind: reorganisation.DebtPiece, ID: "lease", Driver: "population"}}
	c := carried(t, file)
	assert.Equal(t, "[{north 44.00} {west 56.00}]", fmt.Sprint(piece(t, c, reorganisation.DebtPiece, "loan").Amounts), "110,000 of 250,000")
	assert.Equal(t, "[{north 46.00} {west 54.00}]", fmt.Sprint(piece(t, c, reorganisation.DebtPiece, "lease").Amounts))
	assert.Equal(t, shares("milton-keynes 50%", "north 22%", "west 28%"), c.After.Schedule.Entries[1].Scheme.Parts[0].Basis.Shares)
	file.DivisionBases[0].Driver = "caseload"
	_, err := reorganisation.Carry(northamptonshire(), file, day("2020-12-31"))
	assert.ErrorIs(t, err, field.ErrNotFound)
	assert.ErrorContains(t, err, `file.schedule.entries[0].scheme.driver: county has no parts measured by "caseload": not found`)
}

func TestCarry_FiguresOfAScheme(t *testing.T) {
	file := fileOf(t, 'f', "milton-keynes", "county", "corby-borough", "kettering-borough")
	figure := func(driver costing.Driver, org partnership.OrgID, value string) costing.Figure {
		return costing.Figure{Driver: driver, Org: org, Value: number(value), Source: "made up", On: day("2020-06-30")}
	}
	file.Figures = []costing.Figure{
		figure("population", "milton-keynes", "270000"), figure("population", "county", "750000"), figure("population", "corby-borough", "70000"), figure("population", "kettering-borough", "100000"),
		figure("rate", "milton-keynes", "2"), figure("rate", "county", "3"), figure("rate", "corby-borough", "3"), figure("rate", "kettering-borough", "4"),
		figure("hours", "milton-keynes", "10"), figure("hours", "county", "100.5"), figure("hours", "corby-borough", "10"), figure("hours", "kettering-borough", "20"),
	}
	file.Schedule.Entries[0].Scheme.Parts = []costing.Part{
		{Name: "Metered", Basis: costing.Basis{Kind: costing.Metered, Driver: "hours", RateOf: "rate"}},
		{Name: "Rest", Basis: costing.Basis{Kind: costing.DriverShares, Driver: "population"}},
	}
	c := carried(t, file)
	text := ""
	for _, f := range c.After.Figures {
		text += fmt.Sprintf("%s %s %v\n", f.Driver, f.Org, f.Value)
	}
	assert.Equal(t, `population milton-keynes 270000
rate milton-keynes 2
hours milton-keynes 10
population north 515000
population west 405000
rate north 3
rate west 3
hours north 76.23
hours west 54.27
`, text)
	assert.Equal(t, "the rate of north: 3, or 4 as kettering-borough had it", lastPiece(c, reorganisation.FigurePiece, "rate").Decide)
}

// lastPiece is the last piece of a kind and an id.
func lastPiece(c reorganisation.Carried, kind reorganisation.PieceKind, id string) (last reorganisation.Piece) {
	for _, p := range c.Pieces {
		if p.Kind == kind && p.ID == id {
			last = p
		}
	}
	return last
}

func TestCarry_AccountsAndEvidence(t *testing.T) {
	file := fileOf(t, 'a', "milton-keynes", "county")
	file.Accounts = []account.Account{{Year: costing.MustFinancialYear("2020/21"), Members: orgs("milton-keynes county"), Opening: pounds("0.00"), Postings: []account.Posting{
		{On: day("2020-04-01"), Kind: account.PostContribution, Org: "county", Amount: pounds("100.01")},
		{On: day("2020-04-01"), Kind: account.PostContribution, Org: "milton-keynes", Amount: pounds("100.00")},
		{On: day("2020-06-01"), Kind: account.PostPayment, Org: "county", Amount: pounds("60.00")},
	}}}
	file.Evidence = []lifecycle.Evidence{{Kind: lifecycle.BusinessCase, Partnership: id('a'), On: day("2020-01-01"), Author: "Board", AgreedBy: orgs("milton-keynes county")}}
	c := carried(t, file)
	balance, err := c.After.Accounts[0].Balance(day("2021-03-31"))
	require.NoError(t, err)
	text := ""
	for _, m := range balance.Members {
		text += fmt.Sprintf("%s %v %v, ", m.Org, m.Charged, m.Paid)
	}
	assert.Equal(t, "milton-keynes 100.00 0.00, north 46.00 27.60, west 54.01 32.40, ", text)
	assert.Equal(t, orgs("milton-keynes north west"), c.After.Evidence[0].AgreedBy)
}

func TestCarry_ExitPlan(t *testing.T) {
	file := fileOf(t, 'e', "milton-keynes", "county", "corby-borough")
	file.Exit = exit.Plan{
		Name: "Exit plan", Term: calendar.Term{First: day("2015-04-01"), Last: day("2030-03-31")}, Members: orgs("milton-keynes county corby-borough"),
		Withdrawals: []exit.Withdrawal{{Org: "county", Notice: partnership.Notice{Months: 12}, Served: day("2020-06-01")}},
		Contracts:   []exit.Contract{{ID: "c", Name: "System", Action: exit.NovateContract, To: orgs("county"), LastDay: day("2021-06-01"), Consent: exit.ConsentRefused}},
		Data:        []exit.Data{{ID: "d", Name: "Cases", ReturnTo: orgs("county milton-keynes"), ReturnBy: day("2021-06-01")}},
		Costs: exit.Costs{
			Running:  []exit.RunningCost{{Org: "county", Staying: pounds("10.01"), Alone: pounds("20.00")}, {Org: "corby-borough", Staying: pounds("1.00")}},
			Stranded: []exit.Stranded{{Name: "Rent", Line: "line", Leaver: "county", From: day("2021-07-01"), Monthly: pounds("100.00"), Unshed: []exit.Taper{{Months: 6, Fraction: partnership.MustFraction("100%")}}, Fraction: partnership.MustFraction("75%"), MaxMonths: 6, Compensates: []costing.Weight{{Org: "milton-keynes", Value: number("1")}}}},
		},
		Estate:     exit.Estate{Assets: []exit.Asset{{ID: "a", Name: "Van", Basis: exit.ByNeed, To: "county"}}, Budgets: []exit.Budget{{Year: costing.MustFinancialYear("2019/20"), Shares: shares("milton-keynes 50%", "county 50%")}}},
		Posts:      staff.Establishment{{ID: "p", Employer: "county", Function: "Audit", Grade: "SO1", FTE: number("1")}},
		Placements: staff.Placements{{Post: "p", Org: "county", Reason: staff.ToEmployer}},
	}
	c := carried(t, file)
	plan := c.After.Exit
	require.NoError(t, plan.Validate())
	assert.Equal(t, orgs("milton-keynes north west"), plan.Members)
	assert.Equal(t, orgs("west"), plan.Leavers(), "north has the standing of corby too, which gave no notice")
	assert.Equal(t, exit.PassContract, plan.Contracts[0].Action)
	assert.Equal(t, "[{north 5.60 not known} {west 5.41 10.80}]", fmt.Sprint(plan.Costs.Running), "what corby would pay alone is not known")
	assert.Equal(t, pounds("46.00"), plan.Costs.Stranded[0].Monthly)
	assert.Equal(t, shares("milton-keynes 50%", "north 23%", "west 27%"), plan.Estate.Budgets[0].Shares)
	assert.Equal(t, partnership.OrgID("west"), plan.Estate.Assets[0].To, "until somebody decides, whoever takes most")
	assert.Equal(t, "which of the successors of county", piece(t, c, reorganisation.ExitPiece, "asset a").Decide)
	events, err := plan.Events()
	require.NoError(t, err)
	for _, e := range events {
		_, member := lineOf(c).Member(e.Org)
		assert.True(t, member, "%s %s is a member after the day", e.Kind, e.Org)
	}
}

func lineOf(c reorganisation.Carried) lifecycle.LineState {
	line, _ := c.After.State.Line("line")
	return line
}

// A carried file is a file like any other: it can be carried over another day.
func TestCarry_ASecondOrder(t *testing.T) {
	first := carried(t, fileOf(t, '2', "milton-keynes", "county"))
	second := reorganisation.Order{
		Name: "A second order", Area: "Both", Vesting: day("2024-04-01"), Steps: made("2022-01-01", "2023-01-01"),
		Councils: []reorganisation.Council{
			{Org: "north", Change: reorganisation.Ends, To: "one"}, {Org: "west", Change: reorganisation.Ends, To: "one"}, {Org: "one", Change: reorganisation.Begins},
		},
	}
	again, err := reorganisation.Carry(second, first.After, day("2024-04-01"))
	require.NoError(t, err)
	require.NoError(t, again.After.Validate())
	assert.Equal(t, shares("milton-keynes 50%", "one 50%"), again.After.Schedule.Entries[2].Scheme.Parts[0].Basis.Shares)
}

func TestCarry_ChangesNothingThatItIsGiven(t *testing.T) {
	file := fileOf(t, 'u', "county", "corby-borough", "milton-keynes")
	file.Posts = staff.Establishment{{ID: "p", Employer: "county", Function: "Audit", Grade: "SO1", FTE: number("1"), TimeWindow: calendar.Term{First: day("2020-01-01"), Last: day("2020-12-31")}, Time: shares("county 60%", "milton-keynes 40%")}}
	fieldtest.Unchanged(t, file, func() { _, _ = reorganisation.Carry(northamptonshire(), file, day("2020-12-31")) })
	order := northamptonshire()
	fieldtest.Unchanged(t, order, func() { _, _ = reorganisation.Carry(order, file, day("2020-12-31")) })
}
