package risk_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// The worst first; what is not assessed before all; then by score and by id; and
// nothing that is over.
func TestStandingsAreTheWorstFirst(t *testing.T) {
	t.Parallel()
	on := day("2026-04-20")
	reg := register(
		levels("green", on, "2 5"), levels("b", on, "4 4"), levels("a", on, "4 4"), levels("worst", on, "5 5"),
		levels("unknown", on, ""), closed("closed"), merged("merged", "a"), levels("amber", on, "3 4"),
		levels("wrong", on, "9 9"),
	)
	assert.Equal(t, "unknown wrong worst a b amber green", ids(reg.Standings()))
	assert.Equal(t, matrix.Cell{}, reg.Standings()[1].Now)
}

func TestStandingsOfAPartnerAndOfALine(t *testing.T) {
	t.Parallel()
	shared, harrow, barnet := sound("shared"), sound("harrow"), sound("barnet")
	harrow.Members, harrow.Lines = orgs("harrow"), []partnership.LineID{"litigation"}
	barnet.Members, barnet.Lines = orgs("barnet"), []partnership.LineID{"planning"}
	reg := register(shared, harrow, barnet)
	assert.Equal(t, "harrow shared", ids(reg.Concerning("harrow")))
	assert.Equal(t, "barnet shared", ids(reg.OnLine("planning")))
	assert.Equal(t, "shared", ids(reg.OnLine("property")))
	assert.Equal(t, risk.Standings{}, reg.Concerning("brent"))
}

// The strictest member binds a shared risk, each by its own statement for the
// category, else by its own for all, else by what holds for all members.
func TestTheStrictestAppetiteBinds(t *testing.T) {
	t.Parallel()
	all := []risk.AppetiteStatement{
		{Appetite: risk.Open},
		{Category: risk.PeopleRisk, Appetite: risk.Eager},
		{Member: "barnet", Appetite: risk.Cautious},
		{Member: "barnet", Category: risk.LegalRisk, Appetite: risk.Averse},
		{Member: "brent", Category: risk.LegalRisk, Appetite: risk.Eager},
	}
	for _, c := range []struct {
		members    string
		category   risk.Category
		statements []risk.AppetiteStatement
		want       string
	}{
		{"harrow", risk.LegalRisk, all, "open  amber: above by 1"},
		{"harrow", risk.PeopleRisk, all, "eager  red: within by 0"},
		{"barnet", risk.PeopleRisk, all, "cautious barnet amber: above by 1"},
		{"barnet", risk.LegalRisk, all, "averse barnet green: above by 2"},
		{"harrow barnet", risk.LegalRisk, all, "averse barnet green: above by 2"},
		{"harrow barnet brent", risk.PeopleRisk, all, "cautious barnet amber: above by 1"},
		{"harrow brent", risk.LegalRisk, all, "open  amber: above by 1"},
		{"brent harrow", risk.LegalRisk, all[4:], "eager brent red: not-known by not known"},      // Harrow has said nothing
		{"harrow barnet", risk.LegalRisk, all[3:4], "averse barnet green: above by 2"},            // and nothing is stricter
		{"harrow barnet", risk.PeopleRisk, all[2:3], "cautious barnet amber: above by not known"}, // and may be stricter
		{"barnet harrow", risk.PeopleRisk, all[:3], "cautious barnet amber: above by 1"},
		{"harrow", risk.LegalRisk, nil, "not stated  : not-known by not known"},
	} {
		r := sound("r1")
		r.Current.Impact, r.Members, r.Category = "4", orgs(c.members), c.category
		reg := register(r)
		reg.Members, reg.Appetites = orgs("harrow barnet brent"), c.statements
		require.NoError(t, reg.Validate())
		assert.Equal(t, c.want, appetite(reg.Standings()[0]), "%s, %s", c.members, c.category)
	}
}

// appetite is what a standing says of appetite: "averse barnet green: above by 2".
func appetite(s risk.Standing) string {
	return s.Appetite.String() + " " + string(s.Whose) + " " + string(s.Limit) + ": " + string(s.Fit) + " by " + s.Above.String()
}

func TestAppetiteThatIsNotKnown(t *testing.T) {
	t.Parallel()
	reg := with(func(r *risk.Risk) { r.Current.Impact = "" })
	assert.Equal(t, risk.AppetiteUnknown, reg.Standings()[0].Fit, "not assessed")
	reg = with(func(*risk.Risk) {})
	reg.AppetiteRatings = nil
	assert.Equal(t, risk.AppetiteUnknown, reg.Standings()[0].Fit, "no limits")
	for _, none := range []risk.Appetite{-1, 6, 77} {
		reg = with(func(*risk.Risk) {})
		reg.Appetites[0].Appetite = none
		assert.Equal(t, risk.AppetiteUnknown, reg.Standings()[0].Fit, "%d is no appetite", none)
		assert.Zero(t, reg.Standings()[0].Appetite)
	}
	reg = with(func(r *risk.Risk) { r.Nature, r.Treatment, r.Current.Impact = risk.Opportunity, risk.Take, "5" })
	assert.Equal(t, risk.WithinAppetite, reg.Standings()[0].Fit, "an opportunity")
	reg.Matrix = matrix.NationalRiskRegister()
	assert.Equal(t, risk.AppetiteUnknown, reg.Standings()[0].Fit, "not rated")
}

func TestReviewDue(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ levels, on, reviewed, want string }{
		{"4 4", "2026-01-31", "", "2026-04-30"}, // red, three months
		{"4 3", "2026-01-31", "", "2026-07-31"}, // amber, six
		{"1 1", "2024-02-29", "", "2025-02-28"}, // green, twelve
		{"4 4", "2026-01-31", "2026-03-15", "2026-06-15"},
		{"4 4", "2026-03-15", "2026-01-31", "2026-06-15"},
		{"", "2026-01-31", "", "no date"},
	} {
		r := levels("r1", day(c.on), c.levels)
		if c.reviewed != "" {
			r.Reviewed = day(c.reviewed)
		}
		s := register(r).Standings()[0]
		assert.Equal(t, c.want, s.ReviewDue.String())
		if c.levels == "" {
			_, ok := s.ReviewOverdue(day("2099-01-01"))
			assert.False(t, ok)
			continue
		}
		for days, want := range []bool{false, true} {
			overdue, ok := s.ReviewOverdue(s.ReviewDue.AddDays(days))
			assert.True(t, ok)
			assert.Equal(t, want, overdue)
		}
	}
	reg := with(func(*risk.Risk) {})
	reg.ReviewMonths = nil
	assert.True(t, reg.Standings()[0].ReviewDue.IsZero(), "no rhythm")
}

// A matrix with several criteria is placed as it rates.
func TestStandingsByCriteria(t *testing.T) {
	t.Parallel()
	r := sound("r1")
	r.Inherent, r.Target = risk.Assessment{}, risk.Assessment{}
	r.Actions = nil
	reg := register(r)
	reg.Matrix.Criteria = []matrix.Criterion{{ID: "money", Name: "Money"}, {ID: "people", Name: "People"}}
	reg.Matrix.Combine = matrix.WorstImpact
	reg.Risks[0].Current.Impact = ""
	reg.Risks[0].Current.Impacts = []matrix.CriterionImpact{{Criterion: "money", Impact: "2"}, {Criterion: "people", Impact: "4"}}
	require.NoError(t, reg.Validate())
	assert.Equal(t, qty("16"), reg.Standings()[0].Now.Score)
	reg.Risks[0].Current.Impacts[0].Criterion = "time"
	assert.False(t, reg.Standings()[0].Now.Assessed())
}

func TestTallies(t *testing.T) {
	t.Parallel()
	on := day("2026-04-20")
	a, b, c, d := levels("a", on, "4 4"), levels("b", on, "4 3"), levels("c", on, "1 1"), levels("d", on, "")
	a.Category, b.Category = risk.TechnologyRisk, risk.FinancialRisk
	a.Lines, b.Lines = []partnership.LineID{"planning", "litigation"}, []partnership.LineID{"litigation"}
	c.Members = orgs("barnet")
	reg := register(a, b, c, d, closed("e"))
	reg.Members = orgs("harrow barnet brent")
	require.NoError(t, reg.Validate())

	assert.Equal(t, []risk.Tally{{Rated: []int{1, 1, 1}, NotRated: 1, Above: 2, Unclear: 1}}, reg.Tallies(risk.Together).Groups)
	assert.Equal(t, 4, reg.Tallies(risk.Together).Groups[0].Total())
	assert.Equal(t, []risk.Tally{
		{Group: "financial", Rated: []int{0, 1, 0}, Above: 1},
		{Group: "people", Rated: []int{1, 0, 0}, NotRated: 1, Unclear: 1},
		{Group: "technology", Rated: []int{0, 0, 1}, Above: 1},
	}, reg.Tallies(risk.ByCategory).Groups)
	assert.Equal(t, []risk.Tally{
		{Group: "", Rated: []int{1, 0, 0}, NotRated: 1, Unclear: 1},
		{Group: "litigation", Rated: []int{0, 1, 1}, Above: 2},
		{Group: "planning", Rated: []int{0, 0, 1}, Above: 1},
	}, reg.Tallies(risk.ByLine).Groups)
	assert.Equal(t, []risk.Tally{
		{Group: "harrow", Rated: []int{0, 1, 1}, NotRated: 1, Above: 2, Unclear: 1},
		{Group: "barnet", Rated: []int{1, 1, 1}, NotRated: 1, Above: 2, Unclear: 1},
		{Group: "brent", Rated: []int{0, 1, 1}, NotRated: 1, Above: 2, Unclear: 1},
	}, reg.Tallies(risk.ByMember).Groups)
	assert.Equal(t, []risk.Tally{}, register().Tallies(risk.Together).Groups)

	c.Members, c.Category, c.Nature = orgs("camden"), "weather", risk.Opportunity
	reg = register(a, c)
	assert.Equal(t, []risk.Tally{
		{Group: "technology", Rated: []int{0, 0, 1}, Above: 1}, {Group: "weather", Rated: []int{1, 0, 0}, Opportunities: 1},
	}, reg.Tallies(risk.ByCategory).Groups, "a category that there is not is counted last")
	assert.Equal(t, risk.Tally{Group: "camden", Rated: []int{1, 0, 0}, Opportunities: 1}, reg.Tallies(risk.ByMember).Groups[2], "and so is a member")
	reg.Members = nil
	assert.Equal(t, "", reg.Tallies(risk.ByMember).Groups[0].Group, "nobody is known whom it concerns")
	assert.Len(t, reg.Tallies(risk.ByMember).Groups, 2)
}

func TestTallies_Table(t *testing.T) {
	t.Parallel()
	reg := register(levels("a", day("2026-04-20"), "4 4"), levels("b", day("2026-04-20"), ""), levels("c", day("2026-04-20"), "1 1"))
	reg.Risks[0].Category, reg.Risks[0].Lines, reg.Risks[0].Members = risk.ProgrammeRisk, []partnership.LineID{"wills"}, orgs("barnet")
	names := report.NewNames(
		report.Entry{Noun: report.Organisation, ID: "barnet", Name: "London Borough of Barnet"}, report.Entry{Noun: report.Line, ID: "wills", Name: "Wills and probate"},
	)
	for by, want := range map[risk.Grouping]string{
		risk.Together: lines(
			"| Risks | red | amber | green | Not rated | All | Above appetite | Not known whether above | Opportunities |",
			"|---|---:|---:|---:|---:|---:|---:|---:|---:|",
			"| All | 1 | 0 | 1 | 1 | 3 | 1 | 1 | 0 |", "",
		),
		risk.ByCategory: "| People | 0 | 0 | 1 | 1 | 2 | 0 | 1 | 0 |\n| Project or programme | 1 | 0 | 0 | 0 | 1 | 1 | 0 | 0 |\n",
		risk.ByLine:     "| None named | 0 | 0 | 1 | 1 | 2 | 0 | 1 | 0 |\n| Wills and probate | 1 | 0 | 0 | 0 | 1 | 1 | 0 | 0 |\n",
		risk.ByMember:   "| harrow | 0 | 0 | 1 | 1 | 2 | 0 | 1 | 0 |\n| London Borough of Barnet | 1 | 0 | 1 | 1 | 3 | 1 | 1 | 0 |\n",
	} {
		assert.True(t, strings.HasSuffix(reg.Tallies(by).Table(names).Markdown(), want), "%s:\n%s", by, reg.Tallies(by).Table(names).Markdown())
	}
}

// What nobody has recorded is never a pass, and never 0.
func TestWhatIsNotRecordedIsNoPass(t *testing.T) {
	t.Parallel()
	p := payroll()
	p.Tests[1].Outcome = ""
	assert.Equal(t, []risk.PlanGap{risk.NotTested}, p.Gaps(day("2025-06-01")), "nobody knows how the last test went")
	p = payroll()
	p.Tests[1].On = calendar.Date{}
	assert.Equal(t, []risk.PlanGap{risk.FailedTest}, p.Gaps(day("2025-06-01")), "nobody knows when the last test was")
	p = payroll()
	p.Funding = shares("harrow 3/5 barnet 1/5")
	assert.Equal(t, []risk.PlanGap{risk.NotFunded}, p.Gaps(day("2025-06-01")), "a fifth of the cost is nobody's")
	p = payroll()
	p.Moves = []risk.PlanMove{{To: risk.ApprovedPlan}}
	assert.Empty(t, p.StateOn(day("2025-06-01")), "nobody knows when it was approved")

	assert.False(t, risk.Acceptance{By: "The board", Until: day("2026-12-31")}.Holds(day("2026-06-30")), "nobody knows when it was approved")
	controls := []risk.Control{{Status: risk.Working, Effectiveness: qty("0.5")}, {Effectiveness: qty("0.2")}}
	assert.False(t, risk.Effect(controls).Known(), "nobody knows whether the second works")
	assert.Equal(t, qty("0.6"), risk.TargetEffect(controls))
	controls[1].Status = risk.Failed
	assert.Equal(t, qty("0.5"), risk.Effect(controls))

	undated := with(func(r *risk.Risk) { r.Actions[0].Due = calendar.Date{} })
	found, err := risk.Escalate([]risk.EscalationRule{{To: "a", Source: "b", Overdue: true}}, []risk.Register{undated})
	require.NoError(t, err)
	require.Len(t, found, 1)
	assert.True(t, found[0].Unsure, "nobody knows when the action is due")
	undated.Risks[0].Actions[0].Done = day("2026-06-01")
	found, err = risk.Escalate([]risk.EscalationRule{{To: "a", Source: "b", Overdue: true}}, []risk.Register{undated})
	require.NoError(t, err)
	assert.Empty(t, found)
}
