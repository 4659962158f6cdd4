package lifecycle_test

import (
	"slices"
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/policy/policytest"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
	"github.com/stretchr/testify/assert"
)

const organisations = policy.Pointer("/dossier/organisations")

// exitPlanCases is what is said of an exit plan, which is asked for to go live, to
// stay live and to leave.
func exitPlanCases(base func(string) *lifecycle.Matter) []ruleCase {
	const rule = policy.RuleID("exit-plan")
	on := day("2026-09-01")
	written := func(s string) *lifecycle.Matter {
		return but(base("2026-09-01"), evidence(lifecycle.ExitPlan, func(e *lifecycle.Evidence) { e.On = day(s) }))
	}
	return append(
		evidenceCases(rule, lifecycle.ExitPlan, base),
		ruleCase{Name: "an exit plan of a year", AsOf: on, Rule: rule, Value: written("2025-09-01"), Want: policy.Pass},
		ruleCase{Name: "an exit plan of a year and a day", AsOf: on, Rule: rule, Value: written("2025-08-31"), Want: policy.Unknown, Paths: evidenceAt(lifecycle.ExitPlan)},
		ruleCase{Name: "an exit plan on the first day of 2008", AsOf: day("2008-01-01"), Rule: rule, Value: base("2008-01-01"), Want: policy.Pass},
		ruleCase{Name: "no exit plan is asked for in 2007", AsOf: day("2007-12-31"), Rule: rule, Value: base("2007-12-31"), Want: policytest.NotInForce},
	)
}

// An exit plan that is there and in date breaks nothing.
const exitPlanNeverFires = "no case notices if exit-plan never fires"

// control gives an organisation to a party; none: nobody has recorded whose it is.
func control(n int, party string) change {
	return func(m *lifecycle.Matter) {
		m.Dossier.Organisations[n].Control = nil
		if party != "" {
			m.Dossier.Organisations[n].Control = []partnership.PoliticalControl{{Party: party, Term: calendar.Term{First: day("2010-05-10")}}}
		}
	}
}

// takesPart adds an organisation that is in the dossier to the line.
func takesPart(org partnership.OrgID, kind partnership.Kind, role partnership.Role) change {
	return func(m *lifecycle.Matter) {
		m.Dossier.Organisations = append(m.Dossier.Organisations, partnership.Organisation{ID: org, Kind: kind})
		m.State.Lines[0].Members = append(m.State.Lines[0].Members, lifecycle.OrgRole{Org: org, Role: role})
	}
}

// politicsCases is what is said of political drive and control.
func politicsCases() []ruleCase {
	const rule = policy.RuleID("political-control")
	on, at := day("2026-09-01"), places(organisations)
	with := func(changes ...change) *lifecycle.Matter { return but(goingLive("2026-09-01"), changes...) }
	onlyHarrow := func(m *lifecycle.Matter) { m.Dossier.Organisations = m.Dossier.Organisations[:1] }
	university := func(m *lifecycle.Matter) { m.Dossier.Organisations[1].Kind = partnership.University }
	// Another line, between others, is nothing to the one that goes live.
	otherLine := func(m *lifecycle.Matter) {
		m.State.Lines = append(m.State.Lines, lifecycle.LineState{Line: "procurement", Stage: lifecycle.Live, Members: members("brent", "barnet")})
		m.Event.Lines = lines("legal")
	}
	noPart := func(m *lifecycle.Matter) { m.State.Lines[0].Members = m.State.Lines[0].Members[:2] }
	twice := func(m *lifecycle.Matter) {
		again := m.State.Lines[0]
		again.Line = "procurement"
		m.State.Lines = append(m.State.Lines, again)
	}
	return slices.Concat(
		evidenceCases("political-drive", lifecycle.PoliticalSupport, goingLive),
		agreedCases("political-drive", lifecycle.PoliticalSupport, goingLive),
		[]ruleCase{
			{Name: "two members", AsOf: on, Rule: rule, Value: with(control(1, "conservative")), Want: policy.Fail, Paths: at},
			{Name: "no party", AsOf: on, Rule: rule, Value: with(control(0, partnership.NoOverallControl), control(1, partnership.NoOverallControl)), Want: policy.Fail, Paths: at},
			{Name: "a party and nobody knows which", AsOf: on, Rule: rule, Value: with(control(1, "")), Want: policy.Unknown, Paths: at},
			{Name: "a council that is not in the dossier", AsOf: on, Rule: rule, Value: with(onlyHarrow), Want: policy.Unknown, Paths: at},
			{Name: "nobody knows between whom", AsOf: on, Rule: rule, Value: with(noLines), Want: policy.Unknown, Paths: at},
			{Name: "between a council and a university", AsOf: on, Rule: rule, Value: with(university), Want: policy.NotApplicable},
			{Name: "twice between one council and a university", AsOf: on, Rule: rule, Value: with(university, twice), Want: policy.NotApplicable},
			{Name: "three councils and two members", AsOf: on, Rule: rule, Value: with(takesPart("brent", partnership.LondonBorough, partnership.MemberRole), control(2, "conservative")), Want: policy.Fail, Paths: at},
			{Name: "a client of another party", AsOf: on, Rule: rule, Value: with(takesPart("brent", partnership.LondonBorough, partnership.ClientRole), control(2, "conservative")), Want: policy.Pass},
			{Name: "no party, and a client of another", AsOf: on, Rule: rule, Value: with(takesPart("brent", partnership.LondonBorough, partnership.ClientRole), control(2, "conservative"), control(0, partnership.NoOverallControl), control(1, partnership.NoOverallControl)), Want: policy.Fail, Paths: at},
			{Name: "another party has no part in it", AsOf: on, Rule: rule, Value: with(takesPart("brent", partnership.LondonBorough, partnership.MemberRole), control(2, "conservative"), noPart), Want: policy.Pass},
			{Name: "another party has no part in it, twice", AsOf: on, Rule: rule, Value: with(takesPart("brent", partnership.LondonBorough, partnership.MemberRole), control(2, "conservative"), noPart, twice), Want: policy.Pass},
			{Name: "another party in another line", AsOf: on, Rule: rule, Value: with(otherLine), Want: policy.Pass},
		},
	)
}

// exitStrategyCases is what is said of whether the agreement says how it comes apart.
func exitStrategyCases() []ruleCase {
	const rule = policy.RuleID("exit-strategy")
	on, at := day("2026-09-01"), places("/dossier/partnership/agreement/terms/exit")
	exit := func(x partnership.ExitStrategy) change {
		return terms(func(t *partnership.Terms) { t.Exit = x })
	}
	amended := func(s string) change {
		return func(m *lifecycle.Matter) {
			m.Dossier.Partnership.Agreement.Amendments = []partnership.Amendment{{From: day(s), Terms: partnership.Terms{Exit: partnership.ExitAgreed}}}
		}
	}
	with := func(changes ...change) *lifecycle.Matter { return but(goingLive("2026-09-01"), changes...) }
	return []ruleCase{
		{Name: "no exit strategy", AsOf: on, Rule: rule, Value: with(exit(partnership.ExitNotAgreed)), Want: policy.Fail, Paths: at},
		{Name: "an exit strategy nobody knows of", AsOf: on, Rule: rule, Value: with(exit("")), Want: policy.Unknown, Paths: at},
		{Name: "an exit strategy from the day on", AsOf: on, Rule: rule, Value: with(exit(partnership.ExitNotAgreed), amended("2026-09-01")), Want: policy.Pass},
		{Name: "an exit strategy from the day after", AsOf: on, Rule: rule, Value: with(exit(partnership.ExitNotAgreed), amended("2026-09-02")), Want: policy.Fail, Paths: at},
	}
}

// lock is a contract that holds the service until a day; none: nobody knows which.
func lock(until string) change {
	return func(m *lifecycle.Matter) {
		p := partnership.Prerequisite{ID: "casework", Kind: partnership.ContractLock, What: "casework system"}
		if until != "" {
			p.LockedUntil = day(until)
		}
		m.Dossier.Arrangement.AnyPrerequisites = ""
		m.Dossier.Partnership.Prerequisites = append(m.Dossier.Partnership.Prerequisites, p)
	}
}

// timeCases is what is said of the work, of what holds back the start, and of how
// long others took.
func timeCases() []ruleCase {
	on, start, plan := day("2026-09-01"), places("/event/on"), places("/dossier/plan")
	with := func(changes ...change) *lifecycle.Matter { return but(goingLive("2026-09-01"), changes...) }
	task := func(n int) change {
		return func(m *lifecycle.Matter) {
			m.Dossier.Plan.From = day("2026-08-03")
			m.Dossier.Plan.Tasks = []lifecycle.Task{{ID: "tupe", What: "transfer staff", Days: days(n)}}
		}
	}
	done := func(s string) change { return func(m *lifecycle.Matter) { m.Dossier.Plan.Tasks[0].Done = day(s) } }
	unestimated := func(m *lifecycle.Matter) {
		m.Dossier.Plan.Tasks = append(m.Dossier.Plan.Tasks, lifecycle.Task{ID: "data", What: "cleanse data"})
	}
	noTasks := func(m *lifecycle.Matter) { m.Dossier.Plan.Tasks = nil }
	begins := func(s string) change { return func(m *lifecycle.Matter) { m.Dossier.Plan.From = day(s) } }
	begunSometime := func(m *lifecycle.Matter) { m.Dossier.Plan.From = calendar.Date{} }
	structure := func(s partnership.Structure) change {
		return func(m *lifecycle.Matter) { m.State.Lines[0].Structure = s }
	}
	anyPrerequisites := func(a lifecycle.Answer) change {
		return func(m *lifecycle.Matter) { m.Dossier.Arrangement.AnyPrerequisites = a }
	}
	const locks = policy.Pointer("/dossier/partnership/prerequisites")
	asked := day("2026-08-01") // a month before the start
	return []ruleCase{
		// 3 to 31 August are 29 days: the start is possible on 1 September.
		{Name: "work to the day before", AsOf: asked, Rule: "realistic-time", Value: with(task(29)), Want: policy.Pass},
		{Name: "work to the day", AsOf: asked, Rule: "realistic-time", Value: with(task(30)), Want: policy.Fail, Paths: start},
		{Name: "work that was done on the day before", AsOf: on, Rule: "realistic-time", Value: with(task(29), done("2026-08-31")), Want: policy.Pass},
		{Name: "work on its last day, the day before the start", AsOf: day("2026-08-31"), Rule: "realistic-time", Value: with(task(29)), Want: policy.Pass},
		{Name: "work that is not done on the day", AsOf: on, Rule: "realistic-time", Value: with(task(29)), Want: policy.Fail, Paths: start},
		{Name: "work of nobody knows how long", AsOf: asked, Rule: "realistic-time", Value: with(task(29), unestimated), Want: policy.Unknown, Paths: plan},
		{Name: "that and too much work", AsOf: asked, Rule: "realistic-time", Value: with(task(30), unestimated), Want: policy.Fail, Paths: append(plan, start...)},
		{Name: "work and a contract to the day", AsOf: asked, Rule: "realistic-time", Value: with(task(29), lock("2026-09-01")), Want: policy.Fail, Paths: start},
		{Name: "work and nobody said that nothing else must come first", AsOf: asked, Rule: "realistic-time", Value: with(task(29), anyPrerequisites("")), Want: policy.Pass},
		{Name: "work and a contract of nobody knows when", AsOf: asked, Rule: "realistic-time", Value: with(task(29), lock("")), Want: policy.Unknown, Paths: plan},
		{Name: "no plan", AsOf: on, Rule: "realistic-time", Value: with(noPlan), Want: policy.Unknown, Paths: plan},
		{Name: "a plan without work", AsOf: on, Rule: "realistic-time", Value: with(noTasks), Want: policy.Unknown, Paths: plan},
		{Name: "a plan for no day", AsOf: on, Rule: "realistic-time", Value: with(noEvent), Want: policy.Unknown, Paths: start},

		// HB Public Law took five months from the case to the start.
		{Name: "five months", AsOf: on, Rule: "usual-time", Value: with(begins("2026-04-01")), Want: policy.Pass},
		{Name: "five months less a day", AsOf: on, Rule: "usual-time", Value: with(begins("2026-04-02")), Want: policy.Fail, Paths: start},
		// Three years are the most that is told of a company, sixteen months the least.
		{Name: "a company in sixteen months", AsOf: on, Rule: "usual-time", Value: with(structure(partnership.JointCompany), begins("2025-05-01")), Want: policy.Pass},
		{Name: "a company in sixteen months less a day", AsOf: on, Rule: "usual-time", Value: with(structure(partnership.JointCompany), begins("2025-05-02")), Want: policy.Fail, Paths: start},
		{Name: "a structure of which nothing is told", AsOf: on, Rule: "usual-time", Value: with(structure(partnership.Contractor)), Want: policy.NotApplicable},
		{Name: "no structure", AsOf: on, Rule: "usual-time", Value: with(structure("")), Want: policy.Unknown, Paths: places("/state/lines")},
		{Name: "no plan to compare", AsOf: on, Rule: "usual-time", Value: with(noPlan), Want: policy.Unknown, Paths: plan},
		{Name: "a plan that begins on no day", AsOf: on, Rule: "usual-time", Value: with(begunSometime), Want: policy.Unknown, Paths: places("/dossier/plan/begins")},
		{Name: "a start on no day", AsOf: on, Rule: "usual-time", Value: with(noEvent), Want: policy.Unknown, Paths: start},

		{Name: "a contract to the day before", AsOf: asked, Rule: "prerequisites", Value: with(lock("2026-08-31")), Want: policy.Pass},
		{Name: "a contract to the day", AsOf: asked, Rule: "prerequisites", Value: with(lock("2026-09-01")), Want: policy.Fail, Paths: start},
		{Name: "a contract of nobody knows when", AsOf: asked, Rule: "prerequisites", Value: with(lock("")), Want: policy.Unknown, Paths: places(locks)},
		{
			Name: "that and one to the day", AsOf: asked, Rule: "prerequisites", Want: policy.Fail, Paths: append(places(locks), start...),
			Value: with(lock(""), lock("2026-09-01"), func(m *lifecycle.Matter) { m.Dossier.Partnership.Prerequisites[1].ID = "lease" }),
		},
		{Name: "a contract that is listed twice", AsOf: asked, Rule: "prerequisites", Value: with(lock("2026-08-31"), lock("2026-08-31")), Want: policy.Unknown, Paths: places(locks)},
		{Name: "somebody said that nothing must come first", AsOf: on, Rule: "prerequisites", Value: with(), Want: policy.Pass},
		{Name: "nobody said that nothing must come first", AsOf: on, Rule: "prerequisites", Value: with(anyPrerequisites("")), Want: policy.Unknown, Paths: places("/dossier/arrangement/any_prerequisites")},
		{Name: "there are some and nobody listed them", AsOf: on, Rule: "prerequisites", Value: with(anyPrerequisites(lifecycle.Yes)), Want: policy.Unknown, Paths: places(locks)},
		{Name: "a contract in the way of no day", AsOf: asked, Rule: "prerequisites", Value: with(lock("2026-08-31"), noEvent), Want: policy.Unknown, Paths: start},
		// That the day is past does not hold it back.
		{Name: "a start that is past", AsOf: on, Rule: "prerequisites", Value: with(func(m *lifecycle.Matter) { m.Event.On = day("2026-08-31") }), Want: policy.Pass},
	}
}

// adviceCases is what is said of the review of readiness and of visits.
func adviceCases() []ruleCase {
	on := day("2026-09-01")
	reviewed := func(reviews ...lifecycle.GatewayReview) *lifecycle.Matter {
		return but(goingLive("2026-09-01"), func(m *lifecycle.Matter) { m.Dossier.Gateways = reviews })
	}
	review := func(gateway lifecycle.Gateway, on string, confidence lifecycle.Confidence) lifecycle.GatewayReview {
		return lifecycle.GatewayReview{Gateway: gateway, On: day(on), Scale: lifecycle.FiveLevel, Confidence: confidence, Team: "peers"}
	}
	visit := func(how func(*partnership.Visit)) *lifecycle.Matter {
		return but(goingLive("2026-09-01"), func(m *lifecycle.Matter) { how(&m.Dossier.Partnership.Visits[0]) })
	}
	red, amberRed := lifecycle.Red, lifecycle.AmberRed
	gateways, visits := places("/dossier/gateways"), places("/dossier/partnership/visits")
	return []ruleCase{
		{Name: "red", AsOf: on, Rule: "readiness", Value: reviewed(review(lifecycle.Gate4, "2026-09-01", red)), Want: policy.Fail, Paths: gateways},
		{Name: "amber-red", AsOf: on, Rule: "readiness", Value: reviewed(review(lifecycle.Gate4, "2026-09-01", amberRed)), Want: policy.Pass},
		{Name: "red, then amber-red", AsOf: on, Rule: "readiness", Value: reviewed(review(lifecycle.Gate4, "2026-07-01", red), review(lifecycle.Gate4, "2026-08-01", amberRed)), Want: policy.Pass},
		{Name: "amber-red the day after red", AsOf: on, Rule: "readiness", Value: reviewed(review(lifecycle.Gate4, "2026-09-02", amberRed), review(lifecycle.Gate4, "2026-09-01", red)), Want: policy.Fail, Paths: gateways},
		{Name: "not assessed", AsOf: on, Rule: "readiness", Value: reviewed(review(lifecycle.Gate4, "2026-09-01", 0)), Want: policy.Unknown, Paths: gateways},
		{Name: "reviewed the day after", AsOf: on, Rule: "readiness", Value: reviewed(review(lifecycle.Gate4, "2026-09-02", amberRed)), Want: policy.Unknown, Paths: gateways},
		{Name: "reviewed at the gateway before", AsOf: on, Rule: "readiness", Value: reviewed(review(lifecycle.Gate3, "2026-08-01", amberRed)), Want: policy.Unknown, Paths: gateways},
		{Name: "not reviewed", AsOf: on, Rule: "readiness", Value: reviewed(), Want: policy.Unknown, Paths: gateways},

		{Name: "nobody was visited", AsOf: on, Rule: "site-visits", Value: but(goingLive("2026-09-01"), noVisits), Want: policy.Unknown, Paths: visits},
		{Name: "nothing was learned", AsOf: on, Rule: "site-visits", Value: visit(func(v *partnership.Visit) { v.Lessons = nil }), Want: policy.Fail, Paths: visits},
		{Name: "visited on the day", AsOf: on, Rule: "site-visits", Value: visit(func(v *partnership.Visit) { v.On = day("2026-09-01") }), Want: policy.Pass},
		{Name: "visited the day after", AsOf: on, Rule: "site-visits", Value: visit(func(v *partnership.Visit) { v.On = day("2026-09-02") }), Want: policy.Fail, Paths: visits},
		{Name: "visited on no day", AsOf: on, Rule: "site-visits", Value: visit(func(v *partnership.Visit) { v.On = calendar.Date{} }), Want: policy.Fail, Paths: visits},
	}
}

// riskPlanCases is what is said of the risk register.
func riskPlanCases() []ruleCase {
	const rule, at = policy.RuleID("risk-plans"), policy.Pointer("/dossier/register")
	on := day("2026-09-01")
	with := func(how func(*risk.Register)) *lifecycle.Matter {
		return but(goingLive("2026-09-01"), func(m *lifecycle.Matter) { how(&m.Dossier.Register) })
	}
	return []ruleCase{
		{Name: "a plan to rely on", AsOf: on, Rule: rule, Value: with(func(*risk.Register) {}), Want: policy.Pass},
		{Name: "no register", AsOf: on, Rule: rule, Value: but(goingLive("2026-09-01"), func(m *lifecycle.Matter) { m.Dossier.Register = risk.Register{} }), Want: policy.Unknown, Paths: places(at)},
		{Name: "a register that is begun", AsOf: on, Rule: rule, Value: with(func(r *risk.Register) { *r = risk.Register{Matrix: matrix.Matrix{Means: true}} }), Want: policy.Unknown, Paths: places(at + "/as_of")},
		{Name: "a register that is begun with its opportunities", AsOf: on, Rule: rule, Value: with(func(r *risk.Register) { *r = risk.Register{OpportunityMatrix: matrix.Matrix{Means: true}} }), Want: policy.Unknown, Paths: places(at + "/as_of")},
		{Name: "a register of no day", AsOf: on, Rule: rule, Value: with(func(r *risk.Register) { r.AsOf = calendar.Date{} }), Want: policy.Unknown, Paths: places(at + "/as_of")},
		{Name: "a register of the day", AsOf: on, Rule: rule, Value: with(func(r *risk.Register) { r.AsOf = on }), Want: policy.Pass},
		{Name: "a register of the next day", AsOf: on, Rule: rule, Value: with(func(r *risk.Register) { r.AsOf = on.AddDays(1) }), Want: policy.Unknown, Paths: places(at + "/as_of")},
		{Name: "a register without risks", AsOf: on, Rule: rule, Value: with(func(r *risk.Register) { r.Risks = nil }), Want: policy.Unknown, Paths: places(at + "/risks")},
		{Name: "a threat that is not assessed", AsOf: on, Rule: rule, Value: with(func(r *risk.Register) { r.Risks[0].Current = risk.Assessment{} }), Want: policy.Unknown, Paths: places(at + "/risks/0/current")},
		{Name: "a risk of no nature", AsOf: on, Rule: rule, Value: with(func(r *risk.Register) { r.Risks[0].Nature, r.Plans = "", nil }), Want: policy.Unknown, Paths: places(at + "/risks/0/nature")},
		{Name: "a risk of no status", AsOf: on, Rule: rule, Value: with(func(r *risk.Register) { r.Risks[0].Status, r.Plans = "", nil }), Want: policy.Unknown, Paths: places(at + "/risks/0/status")},
		{Name: "a risk of nobody", AsOf: on, Rule: rule, Value: with(func(r *risk.Register) { r.Members, r.Plans = nil, nil }), Want: policy.Unknown, Paths: places(at + "/risks/0/members")},
		{Name: "a test that is overdue on the day", AsOf: on, Rule: rule, Value: with(func(r *risk.Register) {
			r.AsOf, r.Plans[0].Tests[0].On, r.Plans[0].TestMonths = day("2025-01-31"), day("2025-01-31"), 12
		}), Want: policy.Fail, Paths: places(at + "/risks/0")},
		{Name: "nothing says which threats need a plan", AsOf: on, Rule: rule, Value: with(func(r *risk.Register) { r.PlansFrom = "" }), Want: policy.Unknown, Paths: places(at + "/plans_from")},
		{Name: "no plan", AsOf: on, Rule: rule, Value: with(func(r *risk.Register) { r.Plans = nil }), Want: policy.Fail, Paths: places(at + "/risks/0")},
		{Name: "a plan that was never tested", AsOf: on, Rule: rule, Value: with(func(r *risk.Register) { r.Plans[0].Tests = nil }), Want: policy.Fail, Paths: places(at + "/risks/0")},
		{Name: "an amber threat needs none", AsOf: on, Rule: rule, Value: with(func(r *risk.Register) { r.Plans, r.Risks[0].Current.Impact = nil, "3" }), Want: policy.Pass},
		{Name: "a threat of one partner needs none", AsOf: on, Rule: rule, Value: with(func(r *risk.Register) { r.Plans, r.Risks[0].Members = nil, r.Members[:1] }), Want: policy.Pass},
	}
}

func TestFormationRules_Cases(t *testing.T) {
	cases := slices.Concat(exitPlanCases(goingLive), politicsCases(), exitStrategyCases(), timeCases(), adviceCases(), riskPlanCases(), []ruleCase{
		{Name: "risk plans on the first day of 2008", AsOf: day("2008-01-01"), Rule: "risk-plans", Value: goingLive("2008-01-01"), Want: policy.Pass},
		{Name: "everything", AsOf: day("2026-09-01"), Value: goingLive("2026-09-01"), Want: policy.Pass},
		{Name: "everything on the first day of what others learned", AsOf: day("2018-04-01"), Value: goingLive("2018-04-01"), Want: policy.Pass},
		{Name: "readiness on the first day of 2008", AsOf: day("2008-01-01"), Rule: "readiness", Value: goingLive("2008-01-01"), Want: policy.Pass},
		{Name: "nothing in 2007", AsOf: day("2007-12-31"), Value: goingLive("2007-12-31"), Want: policytest.NotInForce},
	})
	for _, rule := range []policy.RuleID{
		"political-drive", "political-control", "exit-strategy", "realistic-time", "usual-time", "prerequisites", "site-visits",
	} {
		cases = append(cases, ruleCase{
			Name: string(rule) + " before others learned it", AsOf: day("2018-03-31"), Rule: rule,
			Value: goingLive("2018-03-31"), Want: policytest.NotInForce,
		})
	}
	policytest.Run(
		t, policy.MustSet(lifecycle.FormationRules()...), severe(cases, "political-control", "readiness", "site-visits", "usual-time"), exitPlanNeverFires,
	)
}

func TestFormationRules_Findings(t *testing.T) {
	m := but(
		goingLive("2026-09-01"), lock("2026-09-30"), control(1, "conservative"), noVisits,
		terms(func(t *partnership.Terms) { t.Exit = partnership.ExitNotAgreed }),
		evidence(lifecycle.PoliticalSupport, func(e *lifecycle.Evidence) { e.AgreedBy = e.AgreedBy[:1] }),
		evidence(lifecycle.ExitPlan, func(e *lifecycle.Evidence) { e.On = day("2025-08-31") }),
		func(m *lifecycle.Matter) {
			m.Dossier.Gateways[3].Confidence = lifecycle.Red
			m.Dossier.Plan.From = day("2026-04-15")
			m.Dossier.Plan.Tasks = []lifecycle.Task{{ID: "tupe", What: "transfer staff", Months: days(8)}, {ID: "data", What: "cleanse data"}}
		},
	)
	for rule, want := range map[policy.RuleID]string{
		"political-drive":   "fail /dossier/evidence/8/agreed_by: a member has not said that it stands by the record of political support: , want barnet\n",
		"political-control": "fail /dossier/organisations: no one party controls every council: , want the same party in power\n",
		"exit-strategy":     "fail /dossier/partnership/agreement/terms/exit: the agreement does not say how it comes apart: not agreed, want agreed\n",
		"exit-plan":         "unknown /dossier/evidence/9: the exit plan is out of date: to be reviewed by 2026-08-31, want one that is in date\n",
		"prerequisites":     "fail /event/on: these hold back the start: casework system: 2026-09-01, want no earlier than 2026-10-01\n",
		"readiness":         "fail /dossier/gateways: the review of readiness for service is red: its key problems are to be fixed fast: 2026-08-02, want a later review that is not red\n",
		"site-visits":       "unknown /dossier/partnership/visits: not known: , want \n",
		// Eight months from 15 April end on 14 December.
		"realistic-time": "unknown /dossier/plan: nobody knows how long these take: cleanse data, want a length or a day for each\n" +
			"fail /event/on: the day is not realistic; what holds it back: transfer staff: 2026-09-01, want no earlier than 2026-12-15\n",
	} {
		assert.Equal(t, want, findings(lifecycle.FormationRules(), rule, m, "2026-09-01"))
	}
	usual, _ := lifecycle.FormationRange(partnership.LeadAuthority)
	assert.Equal(t, "fail /event/on: others took longer for the same structure: 2026-09-01, want 5 to 15 months from 2026-04-15: 2026-09-15. "+usual.Source+"\n",
		findings(lifecycle.FormationRules(), "usual-time", m, "2026-09-01"))
}
