package risk_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// payroll is a plan with everything that one can have.
func payroll() risk.ContingencyPlan {
	return risk.ContingencyPlan{
		ID:       "P-01",
		Function: "Payroll of both councils on the 25th of the month",
		Risks:    []risk.RiskID{"R-07", "R-12"},
		Trigger:  "The payroll run is not confirmed by noon of the 20th",
		Warning:  qty("5"),
		Owner:    "Head of HR shared service",
		Steps: []risk.PlanStep{
			{What: "Pay everybody what they were paid last month, by the bank's standing file", Owner: "Treasury manager", Lead: qty("1.5")},
			{What: "Run the payroll on the supplier's standby", Owner: "Systems manager", Lead: qty("4")},
			{What: "Correct the differences in the next month", Owner: "Payroll manager", Lead: qty("2")},
		},
		Prepare: pounds("12000.00"), Implement: pounds("4500.00"), StandDown: pounds("800.00"),
		Funding:    shares("harrow 3/5 buckinghamshire 2/5"),
		TestMonths: 12,
		Tests: []risk.PlanTest{
			{On: day("2025-02-10"), How: "Table-top exercise", Outcome: risk.TestFailed, Lessons: "Nobody had the bank's form"},
			{On: day("2025-05-12"), How: "Standing file sent to the bank's test system", Outcome: risk.TestPassed},
		},
		Moves: []risk.PlanMove{
			{On: day("2024-11-04"), To: risk.DraftPlan},
			{On: day("2025-01-20"), To: risk.ApprovedPlan, By: "Joint committee"},
			{On: day("2025-05-12"), To: risk.ArmedPlan, By: "Head of HR shared service"},
		},
		RetireWhen: "Both councils are on one payroll system for a year",
	}
}

// Each state by each other: yes where there is a move.
func TestPlanStatesCellByCell(t *testing.T) {
	t.Parallel()
	const table = `
		from        draft approved armed invoked stood-down retired
		none        yes   -        -     -       -          -
		draft       -     yes      -     -       -          yes
		approved    yes   -        yes   -       -          yes
		armed       yes   -        -     yes     -          yes
		invoked     -     -        -     -       yes        -
		stood-down  yes   -        yes   -       -          yes
		retired     -     -        -     -       -          -`
	var states []string
	for line := range strings.Lines(strings.TrimSpace(table)) {
		words := strings.Fields(line)
		if words[0] == "from" {
			states = words[1:]
			continue
		}
		from := risk.PlanState(strings.TrimSuffix(words[0], "none"))
		for i, cell := range words[1:] {
			to := risk.PlanState(states[i])
			assert.Equalf(t, cell == "yes", slices.Contains(from.Next(), to), "%s to %s", from, to)
			p := payroll()
			p.Tests, p.Moves = nil, leadingTo(from)
			moved, err := p.Move(to, day("2026-01-01"), "Joint committee")
			if cell != "yes" {
				require.ErrorIsf(t, err, field.ErrInvalid, "%s to %s", from, to)
				continue
			}
			require.NoErrorf(t, err, "%s to %s", from, to)
			assert.Equal(t, to, moved.StateOn(day("2026-01-01")))
			assert.Equal(t, from, moved.StateOn(day("2025-12-31")))
			assert.Len(t, p.Moves, len(moved.Moves)-1, "the plan itself has moved")
		}
	}
	assert.Len(t, states, len(risk.PlanStates()))
	assert.Empty(t, risk.PlanState("lost").Next())
}

// leadingTo returns moves by which a plan comes to a state, one a year.
func leadingTo(state risk.PlanState) []risk.PlanMove {
	way := map[risk.PlanState]string{
		"draft": "draft", "approved": "draft approved", "armed": "draft approved armed",
		"invoked": "draft approved armed invoked", "stood-down": "draft approved armed invoked stood-down", "retired": "draft retired",
	}
	var moves []risk.PlanMove
	for i, to := range strings.Fields(way[state]) {
		moves = append(moves, risk.PlanMove{On: day(fmt.Sprintf("%d-04-01", 2015+i)), To: risk.PlanState(to)})
	}
	return moves
}

func TestPlanFindsEverythingAtOnce(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		change func(p *risk.ContingencyPlan)
		want   string
	}{
		{func(p *risk.ContingencyPlan) { *p = risk.ContingencyPlan{} }, lines("id: required", "function: required", "risks: required")},
		{func(p *risk.ContingencyPlan) {
			p.ID, p.Risks = "P 1", []risk.RiskID{"R-07", "R 8", "R-07"}
			p.Warning = qty("-1")
			p.Steps[1] = risk.PlanStep{Lead: qty("-0.5")}
			p.Prepare, p.Implement, p.StandDown = pounds("-1.00"), costing.Money{}, pounds("-0.01")
			p.Funding = shares("harrow 1/2 harrow 1/2")
			p.TestMonths = -1
		}, lines(
			`id: "P 1" is not a plan id (1 to 64 letters, digits and -_.:/): invalid`,
			`risks[1]: "R 8" is not a risk id (1 to 64 letters, digits and -_.:/): invalid`,
			"risks[2]: duplicate: \"R-07\" is already risks[0]",
			"warning: -1 days are below 0: out of range",
			"steps[1].what: required", "steps[1].lead: -0.5 days are below 0: out of range",
			"prepare: -1.00 is less than 0.00: invalid", "stand_down: -0.01 is less than 0.00: invalid",
			"funding[1].org: duplicate: \"harrow\" is already funding[0]",
			"test_months: months found: -1, wanted: 1 or more: out of range",
		)},
		{func(p *risk.ContingencyPlan) {
			p.Tests = append(p.Tests, risk.PlanTest{On: day("2025-05-11"), How: "x", Outcome: "so-so"}, risk.PlanTest{})
			p.Moves = append(p.Moves, risk.PlanMove{On: day("2025-05-11"), To: risk.StoodDownPlan}, risk.PlanMove{}, risk.PlanMove{On: day("2025-06-01"), To: "lost"})
		}, lines(
			"tests[2].on: 2025-05-11 is listed after 2025-05-12: out of order",
			`tests[2].outcome: "so-so" is not a test outcome (passed, failed): invalid`,
			"tests[3].on: required", "tests[3].how: required", "tests[3].outcome: required",
			"moves[3].on: 2025-05-11 is listed after 2025-05-12: out of order",
			"moves[3].to: a plan does not go from armed to stood-down: invalid",
			"moves[4].on: required", "moves[4].to: required",
			`moves[5].to: "lost" is not a plan state (draft, approved, armed, invoked, stood-down, retired): invalid`,
		)},
		{func(p *risk.ContingencyPlan) { p.Moves = p.Moves[1:] }, "moves[0].to: a plan begins as a draft, not approved: invalid"},
	} {
		p := payroll()
		test.change(&p)
		assert.EqualError(t, p.Validate(), test.want)
	}
}

func TestPlanFigures(t *testing.T) {
	t.Parallel()
	p := payroll()
	assert.Equal(t, qty("4"), p.LeadTime())
	cost, err := p.Cost()
	require.NoError(t, err)
	assert.Equal(t, costing.Total{Amount: pounds("17300.00")}, cost)
	charges, err := p.Fund(cost.Amount)
	require.NoError(t, err)
	assert.Equal(t, "harrow 10380.00, buckinghamshire 6920.00", borne(charges))

	p.Implement, p.Steps[0].Lead, p.Funding = costing.Money{}, partnership.Quantity{}, nil
	cost, err = p.Cost()
	require.NoError(t, err)
	assert.Equal(t, costing.Total{AtLeast: pounds("12800.00")}, cost, "what is known of it")
	assert.False(t, p.LeadTime().Known())
	_, err = p.Fund(cost.AtLeast)
	assert.EqualError(t, err, "funding: required")
	p.Steps = nil
	assert.False(t, p.LeadTime().Known(), "nothing is done")
	p.Prepare, p.StandDown = pounds("92233720368547758.07"), pounds("0.01")
	_, err = p.Cost()
	assert.ErrorIs(t, err, field.ErrRange)
}

// Each gap by itself, on the days on which it opens and closes.
func TestPlanGaps(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		asOf   string
		change func(p *risk.ContingencyPlan)
		want   string
	}{
		{"2025-05-12", func(*risk.ContingencyPlan) {}, ""},
		{"2026-05-12", func(*risk.ContingencyPlan) {}, ""},
		{"2026-05-13", func(*risk.ContingencyPlan) {}, "test-overdue"},
		{"2036-05-13", func(p *risk.ContingencyPlan) { p.TestMonths = 0 }, "no-test-interval"},
		{"2025-05-11", func(*risk.ContingencyPlan) {}, "failed-test"},
		{"2025-02-09", func(*risk.ContingencyPlan) {}, "not-tested"},
		{"2025-01-19", func(*risk.ContingencyPlan) {}, "not-in-force not-tested"},
		{"2024-11-03", func(*risk.ContingencyPlan) {}, "not-in-force not-tested"},
		{"2025-06-01", func(p *risk.ContingencyPlan) { p.Moves = leadingTo("invoked") }, ""},
		{"2025-06-01", func(p *risk.ContingencyPlan) { p.Moves = leadingTo("stood-down") }, "not-in-force"},
		{"2025-06-01", func(p *risk.ContingencyPlan) { p.Moves = leadingTo("retired") }, "not-in-force"},
		{"2025-06-01", func(p *risk.ContingencyPlan) { p.Warning = qty("4") }, ""},
		{"2025-06-01", func(p *risk.ContingencyPlan) { p.Warning = qty("3.999999") }, "too-slow"},
		{"2025-06-01", func(p *risk.ContingencyPlan) { p.Warning = partnership.Quantity{} }, "time-not-known"},
		{"2025-06-01", func(p *risk.ContingencyPlan) { p.Warning, p.Steps[1].Lead = qty("0"), qty("0") }, "too-slow"},
		{"2025-06-01", func(p *risk.ContingencyPlan) { p.Steps = nil }, "time-not-known"},
		{"2036-05-13", func(p *risk.ContingencyPlan) { p.TestMonths = 1000 }, ""},
		{"2025-06-01", func(p *risk.ContingencyPlan) { p.Trigger, p.Owner, p.Funding = " ", "", nil }, "no-trigger no-owner not-funded"},
	} {
		p := payroll()
		test.change(&p)
		require.NoError(t, p.Validate())
		var gaps []string
		for _, gap := range p.Gaps(day(test.asOf)) {
			gaps = append(gaps, string(gap))
		}
		assert.Equal(t, test.want, strings.Join(gaps, " "), test.asOf)
	}
}

// threatOf returns an open threat at a cell of the tri-borough matrix.
func threatOf(id risk.RiskID, likelihood, impact matrix.LevelCode) risk.Risk {
	return risk.Risk{
		ID: id, Title: string(id) + " happens", Cause: "Because", Event: "it happens", Consequence: "which is bad",
		Nature: risk.Threat, Category: risk.Categories()[0], Status: risk.OpenRisk,
		Current: risk.Assessment{On: day("2025-06-01"), Reason: "as it looks", Likelihood: likelihood, Impact: impact},
	}
}

// covered is a register with two plans and risks that need them and do not.
func covered() risk.Register {
	reg := risk.Register{
		Partnership: uuid.UUID{1}, Title: "HR shared service", AsOf: day("2025-06-30"),
		Members: []partnership.OrgID{"harrow", "buckinghamshire"}, Matrix: matrix.TriBorough(), PlansFrom: "red",
		Risks: []risk.Risk{
			threatOf("R-07", "4", "4"), threatOf("R-12", "5", "5"), threatOf("R-13", "4", "5"),
			threatOf("R-14", "3", "5"), threatOf("R-15", "5", "5"), threatOf("R-16", "5", "5"), threatOf("R-17", "5", "5"), threatOf("R-18", "", ""),
		},
	}
	reg.Risks[4].Members = []partnership.OrgID{"harrow"} // not shared
	reg.Risks[5].Nature = risk.Opportunity               // no threat
	reg.Risks[6].Status, reg.Risks[6].Ended, reg.Risks[6].EndReason = risk.ClosedRisk, day("2025-06-02"), "over"
	reg.Risks[7].Current = risk.Assessment{} // not assessed
	exit := payroll()
	exit.ID, exit.Function, exit.Exit, exit.Tests, exit.Risks = "P-02", "Both councils have a service of their own again", true, nil, []risk.RiskID{"R-12"}
	reg.Plans = []risk.ContingencyPlan{exit, payroll()}
	return reg
}

func TestCoverage(t *testing.T) {
	t.Parallel()
	reg := covered()
	require.NoError(t, reg.Validate())
	coverages, err := reg.Coverage(reg.AsOf)
	require.NoError(t, err)
	var texts []string
	for _, c := range coverages {
		text := fmt.Sprintf("%s %s %v covered %t:", c.Risk, c.Now.Rating, c.Now.Score, c.Covered)
		for _, p := range c.Plans {
			text += fmt.Sprintf(" %s exit %t %s %v", p.Plan, p.Exit, p.State, p.Gaps)
		}
		texts = append(texts, text)
	}
	assert.Equal(t, []string{
		"R-18  not known covered false:",
		"R-12 red 25 covered true: P-02 exit true armed [not-tested] P-01 exit false armed []",
		"R-13 red 20 covered false:",
		"R-07 red 16 covered true: P-01 exit false armed []",
	}, texts)

	reg.Risks[1].Nature, reg.Risks[2].Status, reg.Risks[2].Members = "", "lost", nil
	unclear, err := reg.Coverage(reg.AsOf)
	require.NoError(t, err)
	assert.Equal(t, []string{"nature"}, unclear[1].Missing)
	assert.Equal(t, []string{"status"}, unclear[2].Missing)
	reg.Members = nil
	unclear, err = reg.Coverage(reg.AsOf)
	require.NoError(t, err)
	assert.Equal(t, []string{"members", "current"}, unclear[0].Missing)
	assert.Equal(t, []string{"status", "members"}, unclear[2].Missing)

	reg = covered()
	reg.PlansFrom = "amber"
	coverages, err = reg.Coverage(reg.AsOf)
	require.NoError(t, err)
	assert.Len(t, coverages, 5)
	reg.PlansFrom = ""
	_, err = reg.Coverage(reg.AsOf)
	assert.EqualError(t, err, "plans_from: required")
	reg.PlansFrom = "purple"
	_, err = reg.Coverage(reg.AsOf)
	assert.EqualError(t, err, `plans_from: "purple" is not a rating of the matrix (green, amber, red): not found`)
}

func TestExitPlan(t *testing.T) {
	t.Parallel()
	reg := covered()
	p, ok := reg.ExitPlan()
	require.True(t, ok)
	assert.Equal(t, risk.PlanID("P-02"), p.ID)
	p.Risks[0] = "changed"
	assert.Equal(t, risk.RiskID("R-12"), reg.Plans[0].Risks[0])
	good, old := reg.Plans[0], reg.Plans[0]
	old.ID, old.Moves = "P-00", append(slices.Clone(old.Moves), risk.PlanMove{On: day("2025-06-01"), To: risk.RetiredPlan})
	reg.Plans = []risk.ContingencyPlan{old, good}
	p, _ = reg.ExitPlan()
	assert.Equal(t, risk.PlanID("P-02"), p.ID, "the retired plan before it is not in force")
	reg.Plans = reg.Plans[:1]
	p, ok = reg.ExitPlan()
	assert.True(t, ok)
	assert.Equal(t, risk.PlanID("P-00"), p.ID, "there is no other")
	reg.Plans = []risk.ContingencyPlan{payroll()}
	_, ok = reg.ExitPlan()
	assert.False(t, ok)
}

func TestPlanMoveSharesNothing(t *testing.T) {
	t.Parallel()
	base := payroll()
	base.Moves = slices.Grow(base.Moves, 4)
	one, err := base.Move(risk.InvokedPlan, day("2026-01-20"), "Head of HR")
	require.NoError(t, err)
	two, err := base.Move(risk.RetiredPlan, day("2026-02-01"), "Joint committee")
	require.NoError(t, err)
	one.Prepare = costing.Money{}
	one.Steps[0].What, one.Risks[0] = "x", "x"
	assert.Equal(t, payroll(), base)
	assert.Equal(t, risk.RetiredPlan, two.StateOn(day("2026-02-01")))
	assert.Equal(t, risk.InvokedPlan, one.StateOn(day("2026-02-01")))
}

func TestPlanJSON(t *testing.T) {
	t.Parallel()
	golden(t, "plan", payroll())
	var state risk.PlanState
	require.ErrorIs(t, state.UnmarshalText([]byte("live")), field.ErrInvalid)
	var outcome risk.TestOutcome
	require.ErrorIs(t, outcome.UnmarshalText([]byte("ok")), field.ErrInvalid)
	var gap risk.PlanGap
	require.ErrorIs(t, gap.UnmarshalText([]byte("hole")), field.ErrInvalid)
	require.NoError(t, gap.UnmarshalText([]byte("too-slow")))
}

func ExampleContingencyPlan_Gaps() {
	plan := risk.ContingencyPlan{
		Trigger: "A member gives notice", Owner: "Director of resources", Warning: partnership.MustQuantity("365"),
		Steps: []risk.PlanStep{
			{What: "Recruit a team of our own", Lead: partnership.MustQuantity("270")},
			{What: "Move the case files", Lead: partnership.MustQuantity("400")},
		},
		Moves: []risk.PlanMove{
			{On: calendar.MustDate("2026-01-12"), To: risk.DraftPlan},
			{On: calendar.MustDate("2026-03-02"), To: risk.ApprovedPlan},
		},
	}
	fmt.Println(plan.LeadTime(), "days, of a warning of", plan.Warning)
	fmt.Println(plan.Gaps(calendar.MustDate("2026-04-01")))
	// Output:
	// 400 days, of a warning of 365
	// [too-slow not-funded not-tested no-test-interval]
}

func ExampleContingencyPlan_Move() {
	plan := risk.ContingencyPlan{ID: "exit", Function: "Legal advice", Risks: []risk.RiskID{"R-01"}}
	plan, err := plan.Move(risk.DraftPlan, calendar.MustDate("2026-01-12"), "")
	fmt.Println(plan.StateOn(calendar.MustDate("2026-02-01")), err)
	_, err = plan.Move(risk.InvokedPlan, calendar.MustDate("2026-02-01"), "")
	fmt.Println(err)
	// Output:
	// draft <nil>
	// moves[1].to: a plan does not go from draft to invoked: invalid
}

func ExampleContingencyPlan_Cost() {
	plan := risk.ContingencyPlan{
		Prepare: costing.MustMoney("12000.00"), Implement: costing.MustMoney("4500.00"), // nobody knows yet what it costs to go back
		Funding: []partnership.Share{{Org: "harrow", Fraction: partnership.MustFraction("2/3")}, {Org: "barnet", Fraction: partnership.MustFraction("1/3")}},
	}
	cost, _ := plan.Cost()
	fmt.Println(cost.Sterling())
	charges, _ := plan.Fund(cost.Least())
	fmt.Println(charges)
	// Output:
	// at least £16,500.00
	// [{harrow 11000.00} {barnet 5500.00}]
}
