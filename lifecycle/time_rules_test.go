package lifecycle_test

import (
	"fmt"
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/policy/policytest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// promising is an agreement that is signed with a plan of 30 days of work from 1 January
// 2026, and a day on which the service is promised to start.
func promising(structure partnership.Structure, promised string, changes ...change) *lifecycle.Matter {
	m := &lifecycle.Matter{
		Event: lifecycle.Event{Kind: lifecycle.Sign, On: day("2026-01-01"), Structure: structure, Term: calendar.Term{First: day("2026-01-01")}},
		Dossier: lifecycle.Dossier{Plan: lifecycle.WorkPlan{
			From: day("2026-01-01"), Tasks: []lifecycle.Task{{ID: "tupe", What: "transfer staff", Days: days(30)}},
		}},
	}
	if promised != "" {
		m.Dossier.Plan.Promised = day(promised)
	}
	return but(m, changes...)
}

func TestPromiseRules_Cases(t *testing.T) {
	const plan = policy.Pointer("/dossier/plan")
	on, promised := day("2026-01-01"), places(plan+"/promised")
	with := func(how func(*lifecycle.WorkPlan)) change { return func(m *lifecycle.Matter) { how(&m.Dossier.Plan) } }
	contractor, company := partnership.Contractor, partnership.JointCompany
	policytest.Run(t, policy.MustSet(lifecycle.PromiseRules()...), []policytest.Case[*lifecycle.Matter]{
		// 1 to 30 January are 30 days; nothing is told of how long contracts take.
		{Name: "the day after the work", AsOf: on, Value: promising(contractor, "2026-01-31"), Want: policy.Pass},
		{Name: "a day too early", AsOf: on, Value: promising(contractor, "2026-01-30"), Want: policy.Fail, Severity: policy.Advisory, Paths: promised},
		// Sixteen months are the least that is told of a company.
		{Name: "a company in sixteen months", AsOf: on, Value: promising(company, "2027-05-01"), Want: policy.Pass},
		{Name: "a company a day sooner", AsOf: on, Value: promising(company, "2027-04-30"), Want: policy.Fail, Paths: promised},
		{Name: "a company in a month", AsOf: on, Value: promising(company, "2026-01-30"), Want: policy.Fail, Paths: append(promised, promised...)},
		{
			Name: "a company in a month, and a plan for another structure", AsOf: on, Want: policy.Fail, Paths: append(promised, promised[0], plan+"/structure"),
			Value: promising(company, "2026-01-30", with(func(p *lifecycle.WorkPlan) { p.Structure = contractor })),
		},
		{
			Name: "a plan for another structure", AsOf: on, Want: policy.Fail, Paths: places(plan + "/structure"),
			Value: promising(contractor, "2026-01-31", with(func(p *lifecycle.WorkPlan) { p.Structure = company })),
		},
		{
			Name: "a plan for the structure", AsOf: on, Want: policy.Pass,
			Value: promising(contractor, "2026-01-31", with(func(p *lifecycle.WorkPlan) { p.Structure = contractor })),
		},
		{Name: "nothing is promised", AsOf: on, Value: promising(company, ""), Want: policy.NotApplicable},
		{Name: "no plan", AsOf: on, Value: but(promising(company, ""), func(m *lifecycle.Matter) { m.Dossier.Plan = lifecycle.WorkPlan{} }), Want: policy.Unknown, Paths: places(plan)},
		{Name: "no structure", AsOf: on, Value: promising("", "2026-01-31"), Want: policy.Unknown, Paths: places("/event/structure")},
		{
			Name: "work of nobody knows how long", AsOf: on, Want: policy.Unknown, Paths: places(plan),
			Value: promising(contractor, "2026-01-31", with(func(p *lifecycle.WorkPlan) { p.Tasks[0].Days = partnership.Quantity{} })),
		},
		{
			Name: "a plan that begins on no day", AsOf: on, Want: policy.Unknown, Paths: places(plan, plan+"/begins"),
			Value: promising(contractor, "2026-01-31", with(func(p *lifecycle.WorkPlan) { p.From = calendar.Date{} })),
		},
		{Name: "the first day in force", AsOf: day("2018-04-01"), Value: promising(contractor, "2026-01-31"), Want: policy.Pass},
		{Name: "the day before", AsOf: day("2018-03-31"), Value: promising(contractor, "2026-01-31"), Want: policytest.NotInForce},
	},
		"no case notices if promised-start is never unknown at /dossier/plan/promised",  // it does not apply then
		"no case notices if promised-start is never unknown at /dossier/plan/structure", // nobody has to say
	)
}

// A start that is recorded a day later is as realistic as it was: all the work is done.
func TestWorkPlan_ProgrammeOfAStartRecordedLater(t *testing.T) {
	state, event, dossier := starting(t)
	d, err := lifecycle.DefaultRulebook().Decide(state, event, dossier, event.On.AddDays(1))
	require.NoError(t, err)
	assert.True(t, d.Allowed, d.Tables(noNames).Markdown())
}

// Lines of several structures have none that a rule could go by.
func TestRules_AskForOneStructure(t *testing.T) {
	m := but(goingLive("2026-09-01"), func(m *lifecycle.Matter) {
		other := m.State.Lines[0]
		other.Line, other.Structure = "hr", partnership.JointCompany
		m.State.Lines = []lifecycle.LineState{other, m.State.Lines[0]}
	})
	result, _ := policy.MustSet(lifecycle.FormationRules()...).Judge(m, day("2026-09-01")).Result("usual-time")
	assert.Equal(t, policy.Unknown, result.Outcome)
	assert.Equal(t, policy.Pointer("/state/lines"), result.Findings[0].Path)
}

// A company that is promised in seven months: others took sixteen at the least.
func ExamplePromiseRules() {
	matter := &lifecycle.Matter{
		Event: lifecycle.Event{Kind: lifecycle.Sign, On: calendar.MustDate("2026-09-01"), Structure: partnership.JointCompany},
		Dossier: lifecycle.Dossier{Plan: lifecycle.WorkPlan{
			From: calendar.MustDate("2026-09-01"), Promised: calendar.MustDate("2027-04-01"),
			Tasks: []lifecycle.Task{{ID: "articles", What: "Agree the articles", Months: days(6)}},
		}},
	}
	report := policy.MustSet(lifecycle.PromiseRules()...).Judge(matter, matter.Event.On)
	for _, f := range report.Results[0].Findings {
		fmt.Println(f.Path, f.Found, f.Message)
		fmt.Println(f.Wanted[:36])
	}
	// Output:
	// /dossier/plan/promised 2027-04-01 others took longer for the same structure
	// 16 to 36 months from 2026-09-01: 202
}
