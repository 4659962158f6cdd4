package risk_test

import (
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/risk"
)

// The barriers are a register to begin with: every entry is a valid risk with an id
// of its own, and nothing is asserted of how likely it is.
func TestBarriersAreARegisterToBeginWith(t *testing.T) {
	t.Parallel()
	proposals := risk.Barriers()
	assert.Len(t, proposals, 18)
	reg := register()
	for _, p := range proposals {
		require.NoError(t, p.Validate(), p.Risk.ID)
		assert.Equal(t, risk.Threat, p.Risk.Nature)
		assert.Equal(t, risk.Assessment{}, p.Risk.Current)
		assert.GreaterOrEqual(t, len(p.Indicators), 2, p.Risk.ID)
		assert.GreaterOrEqual(t, len(p.Treatments), 2, p.Risk.ID)
		assert.NotEmpty(t, p.Source.Clause)
		assert.Equal(t, []string{}, p.Reasons)
		reg.Risks = append(reg.Risks, p.Risk)
	}
	require.NoError(t, reg.Validate())
	assert.Equal(t, risk.Tally{Rated: []int{0, 0, 0}, NotRated: 18, Unclear: 18}, reg.Tallies(risk.Together).Groups[0])
	proposals[0].Indicators[0] = "changed"
	assert.NotEqual(t, "changed", risk.Barriers()[0].Indicators[0])
	assert.EqualError(t, risk.Proposal{}.Validate(), lines("risk.id: required", "risk.title: required",
		"risk.nature: required", "risk.status: required", "source.document: required"))
}

// Every barrier and lesson of the paper is among the barriers.
func TestBarriersOfThePaper(t *testing.T) {
	t.Parallel()
	ids := []risk.RiskID{}
	for _, p := range risk.Barriers() {
		ids = append(ids, p.Risk.ID)
	}
	assert.Equal(t, []risk.RiskID{
		"sovereignty", "political-control", "culture", "leadership", "buy-in", "capacity", "timescale", "service-levels",
		"alignment", "data-migration", "staff", "failure-demand", "contracts", "benefits", "member-leaves",
		"no-exit-strategy", "member-finances", "stranded-cost",
	}, ids)
}

// settled is a partnership of two boroughs that points to no barrier on 30 June 2026.
func settled() (partnership.Partnership, []partnership.Organisation) {
	assessments := []partnership.BarrierAssessment{}
	for _, b := range partnership.Barriers() {
		assessments = append(assessments, partnership.BarrierAssessment{Barrier: b, Maturity: partnership.Managed, On: day("2026-03-01"), Assessor: "Board"})
	}
	p := partnership.Partnership{
		ID: uuid.UUID{7}, Name: "Legal practice",
		Services: []partnership.Service{{ID: "legal", Name: "Legal", Lines: []partnership.Line{{ID: "litigation", Name: "Litigation"}}}},
		Members:  []partnership.Member{{Org: "harrow", Role: partnership.LeadRole}, {Org: "barnet", Role: partnership.MemberRole}},
		Agreement: partnership.Agreement{Terms: partnership.Terms{
			Structure: partnership.LeadAuthority, Term: calendar.Term{First: day("2026-01-01"), Last: day("2030-12-31")},
			Notice: partnership.Notice{Months: 12}, Exit: partnership.ExitAgreed,
			ServiceLevels: []partnership.ServiceLevel{{ID: "advice", Measure: "advice in five days", Unit: "%", Better: partnership.HigherIsBetter, Baseline: qty("80"), Target: qty("90"), Period: partnership.Monthly}},
		}},
		Barriers: assessments,
		Prerequisites: []partnership.Prerequisite{
			{ID: "policies", Kind: partnership.PolicyAlignment, What: "One set of policies", Done: day("2025-11-28")},
			{ID: "data", Kind: partnership.DataReady, What: "Cleanse the case files", Done: day("2025-12-12")},
			{ID: "locks", Kind: partnership.ContractLock, What: "Case system", LockedUntil: day("2025-12-31")},
		},
	}
	labour := []partnership.PoliticalControl{{Party: "labour", Term: calendar.Term{First: day("2018-05-03")}}}
	return p, []partnership.Organisation{
		{ID: "harrow", Name: "Harrow", Kind: partnership.LondonBorough, Sector: partnership.LocalAuthority, Control: labour},
		{ID: "barnet", Name: "Barnet", Kind: partnership.LondonBorough, Sector: partnership.LocalAuthority, Control: labour},
	}
}

// because is the reasons of the one proposal.
func because(t *testing.T, p partnership.Partnership, orgs []partnership.Organisation, id risk.RiskID) []string {
	t.Helper()
	require.NoError(t, p.Validate())
	proposals := risk.Propose(p, orgs, day("2026-06-30"))
	require.Len(t, proposals, 1)
	assert.Equal(t, id, proposals[0].Risk.ID)
	return proposals[0].Reasons
}

func TestNothingPointsToABarrier(t *testing.T) {
	t.Parallel()
	p, orgs := settled()
	require.NoError(t, p.Validate())
	assert.Equal(t, risk.Proposals{}, risk.Propose(p, orgs, day("2026-06-30")))
}

// What nobody has recorded points to every barrier that it could rule out.
func TestNothingRecordedPointsToABarrier(t *testing.T) {
	t.Parallel()
	found := map[risk.RiskID][]string{}
	for _, p := range risk.Propose(partnership.Partnership{}, nil, day("2026-06-30")) {
		found[p.Risk.ID] = p.Reasons
	}
	assert.Equal(t, []string{"no start is recorded"}, found["timescale"])
	assert.Equal(t, []string{"not recorded: Policies aligned, Working practices, IT platform"}, found["alignment"])
	assert.Equal(t, []string{"not recorded: Data ready"}, found["data-migration"])
	assert.Equal(t, []string{"not recorded: Contract lock"}, found["contracts"])
	for _, id := range []risk.RiskID{"sovereignty", "culture", "leadership", "buy-in", "service-levels", "member-leaves", "no-exit-strategy"} {
		assert.NotEmpty(t, found[id], id)
	}
}

func TestProposeByMaturity(t *testing.T) {
	t.Parallel()
	for i, id := range []risk.RiskID{"sovereignty", "culture", "leadership", "sovereignty", "buy-in"} {
		barrier := partnership.Barriers()[i]
		p, orgs := settled()
		p.Barriers[i].Maturity = partnership.Established
		assert.Equal(t, []string{string(barrier) + " barrier: established on 2026-03-01"}, because(t, p, orgs, id))
		p.Barriers[i].Maturity = partnership.Embedded
		p.Barriers = append(p.Barriers, partnership.BarrierAssessment{Barrier: barrier, Maturity: partnership.Managed, On: day("2026-06-01"), Assessor: "Board"})
		assert.Equal(t, []string{string(barrier) + " barrier: managed on 2026-06-01, fallen from embedded"}, because(t, p, orgs, id))
		p.Barriers[i].On, p.Barriers[len(p.Barriers)-1].On = day("2026-07-01"), day("2026-07-01")
		assert.Equal(t, []string{string(barrier) + " barrier: not assessed"}, because(t, p, orgs, id), "not on that day yet")
	}
}

// A barrier that was assessed before and has not fallen is no reason once it is managed, and
// is not said to have fallen before that.
func TestProposeByMaturity_NotFallen(t *testing.T) {
	t.Parallel()
	for i, id := range []risk.RiskID{"sovereignty", "culture", "leadership", "sovereignty", "buy-in"} {
		barrier := partnership.Barriers()[i]
		for _, c := range []struct {
			before, latest partnership.Maturity
			want           []string
		}{
			{partnership.Developing, partnership.Established, []string{string(barrier) + " barrier: established on 2026-06-01"}},
			{partnership.Established, partnership.Established, []string{string(barrier) + " barrier: established on 2026-06-01"}},
			{partnership.Established, partnership.Managed, nil},
			{partnership.Managed, partnership.Managed, nil},
			{partnership.Managed, partnership.Embedded, nil},
		} {
			p, orgs := settled()
			p.Barriers[i].Maturity = c.before
			p.Barriers = append(p.Barriers, partnership.BarrierAssessment{Barrier: barrier, Maturity: c.latest, On: day("2026-06-01"), Assessor: "Board"})
			require.NoError(t, p.Validate())
			var got []string
			for _, proposal := range risk.Propose(p, orgs, day("2026-06-30")) {
				require.Equal(t, id, proposal.Risk.ID)
				got = proposal.Reasons
			}
			assert.Equal(t, c.want, got, "%s: %v, then %v", barrier, c.before, c.latest)
		}
	}
}

func TestProposeByPoliticalControl(t *testing.T) {
	t.Parallel()
	p, orgs := settled()
	assert.Equal(t, []string{"barnet: control is not recorded"}, because(t, p, orgs[:1], "political-control"))
	orgs[1].Control = []partnership.PoliticalControl{
		{Party: "labour", Term: calendar.Term{First: day("2022-05-05"), Last: day("2026-05-06")}},
		{Party: "conservative", Term: calendar.Term{First: day("2026-05-07")}},
	}
	assert.Equal(t, []string{
		"Barnet: conservative from 2026-05-07, labour before", "under different control: conservative, labour",
	}, because(t, p, orgs, "political-control"))
	orgs[0].Control = orgs[1].Control[1:]
	orgs[1].Control[0].Term.Last, orgs[1].Control[1].Term.First = day("2025-06-28"), day("2025-06-29")
	assert.Empty(t, risk.Propose(p, orgs, day("2026-06-30")), "a change a year and a day ago, and Harrow's first record is no change")
	orgs[0].Control = nil
	assert.Equal(t, []string{"Harrow: control is not recorded"}, because(t, p, orgs, "political-control"))

	p, orgs = settled()
	p.Members = append(p.Members, partnership.Member{Org: "nhs", Role: partnership.ClientRole}, partnership.Member{Org: "it-firm", Role: partnership.ProviderRole})
	orgs = append(orgs, partnership.Organisation{ID: "nhs", Name: "A trust", Kind: partnership.HealthBody, Sector: partnership.PublicAgency})
	assert.Empty(t, risk.Propose(p, orgs, day("2026-06-30")), "only councils are controlled by parties, and a provider decides nothing")
}

func TestProposeByTheAgreement(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		id     risk.RiskID
		change func(*partnership.Terms)
		want   string
	}{
		{"no-exit-strategy", func(t *partnership.Terms) { t.Exit = partnership.ExitNotAgreed }, "the agreement has no exit strategy"},
		{"no-exit-strategy", func(t *partnership.Terms) { t.Exit = "" }, "nobody has said whether there is an exit strategy"},
		{"member-leaves", func(t *partnership.Terms) { t.Notice = partnership.Notice{} }, "no notice is recorded"},
		{"member-leaves", func(t *partnership.Terms) { t.Notice.Months = 11 }, "a member can leave at a notice of 11 months, within a budget year"},
		{"member-leaves", func(t *partnership.Terms) { t.Notice = partnership.Notice{Weeks: 52} }, "a member can leave at a notice of 52 weeks, within a budget year"},
		{"member-leaves", func(t *partnership.Terms) { t.Notice = partnership.Notice{Days: 364} }, "a member can leave at a notice of 364 days, within a budget year"},
		{"service-levels", func(t *partnership.Terms) { t.ServiceLevels = nil }, "no service levels are recorded"},
		{"service-levels", func(t *partnership.Terms) { t.ServiceLevels[0].Baseline = partnership.Quantity{} }, "service levels without a baseline: advice in five days"},
		{"timescale", func(t *partnership.Terms) {
			t.Structure, t.Term.First = partnership.JointCompany, day("2029-06-29")
		}, "a jointly owned company is to start on 2029-06-29, and can take 36 months"},
	} {
		p, orgs := settled()
		c.change(&p.Agreement.Terms)
		if c.id == "timescale" {
			require.NoError(t, p.Validate())
			proposals := risk.Propose(p, orgs, day("2026-06-30"))
			last := proposals[len(proposals)-1]
			for _, x := range proposals {
				if x.Risk.ID == c.id {
					last = x
				}
			}
			assert.Equal(t, []string{c.want}, last.Reasons)
			continue
		}
		assert.Equal(t, []string{c.want}, because(t, p, orgs, c.id))
	}
}

func TestProposeByPrerequisites(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		prerequisite partnership.Prerequisite
		id           risk.RiskID
		want         string
	}{
		{partnership.Prerequisite{Kind: partnership.PolicyAlignment, Due: day("2026-09-30")}, "alignment", "work, by 2026-09-30"},
		{partnership.Prerequisite{Kind: partnership.WorkPractice}, "alignment", "work, by no date"},
		{partnership.Prerequisite{Kind: partnership.ITPlatform, Done: day("2026-07-01")}, "alignment", "work, by no date"},
		{partnership.Prerequisite{Kind: partnership.DataReady, Due: day("2026-05-31")}, "data-migration", "work, by 2026-05-31"},
		{partnership.Prerequisite{Kind: partnership.ContractLock, LockedUntil: day("2026-06-30")}, "contracts", "work, until 2026-06-30"},
		{partnership.Prerequisite{Kind: partnership.ContractLock}, "contracts", "work, until no date"},
		{partnership.Prerequisite{Kind: partnership.ContractLock, LockedUntil: day("2026-06-29")}, "", ""},
		{partnership.Prerequisite{Kind: partnership.DataReady, Done: day("2026-06-30")}, "", ""},
	} {
		p, orgs := settled()
		c.prerequisite.ID, c.prerequisite.What = "x", "work"
		p.Prerequisites = append(p.Prerequisites, c.prerequisite)
		if c.id == "" {
			assert.Empty(t, risk.Propose(p, orgs, day("2026-06-30")))
			continue
		}
		assert.Equal(t, []string{c.want}, because(t, p, orgs, c.id))
	}
}

// The start is held back by a contract, or by nobody knows what.
func TestProposeByTheTimescale(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		prerequisite partnership.Prerequisite
		want         []string
	}{
		{partnership.Prerequisite{Kind: partnership.ContractLock, LockedUntil: day("2026-10-01")}, []string{"it is to start on 2026-10-01, and cannot before 2026-10-02: work"}},
		{partnership.Prerequisite{Kind: partnership.ContractLock, LockedUntil: day("2026-09-30")}, nil},
		{partnership.Prerequisite{Kind: partnership.DataReady}, []string{"it is to start on 2026-10-01, and nobody knows when these are done: work"}},
		{partnership.Prerequisite{Kind: "magic"}, []string{"the prerequisites do not say when a start is possible"}},
	} {
		p, orgs := settled()
		p.Agreement.Terms.Term.First = day("2026-10-01")
		c.prerequisite.ID, c.prerequisite.What = "x", "work"
		p.Prerequisites = []partnership.Prerequisite{c.prerequisite}
		var got []string
		for _, x := range risk.Propose(p, orgs, day("2026-06-30")) {
			if x.Risk.ID == "timescale" {
				got = x.Reasons
			}
		}
		assert.Equal(t, c.want, got)
	}
}
