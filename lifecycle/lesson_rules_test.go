package lifecycle_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/policy/policytest"
	"github.com/stretchr/testify/assert"
)

// ruleCase is a case of the rules of a Rulebook.
type ruleCase = policytest.Case[*lifecycle.Matter]

// change is what makes a matter another.
type change = func(*lifecycle.Matter)

// matterOf is an event of a day for two councils in a stage, with all that the
// default rules ask for.
func matterOf(kind lifecycle.EventKind, stage lifecycle.Stage, on string) *lifecycle.Matter {
	return &lifecycle.Matter{
		Event: lifecycle.Event{Kind: kind, On: day(on)},
		State: lifecycle.State{
			Partnership: id(), Stage: stage,
			Lines: []lifecycle.LineState{{Line: "legal", Stage: stage, Structure: partnership.LeadAuthority, Members: []lifecycle.OrgRole{
				{Org: "harrow", Role: partnership.LeadRole}, {Org: "barnet", Role: partnership.MemberRole},
			}}},
		},
		Dossier: ready(day(on)),
	}
}

// goingLive is a start that the default rules let through.
func goingLive(on string) *lifecycle.Matter {
	return matterOf(lifecycle.GoLive, lifecycle.Mobilising, on)
}

// but is a matter with changes.
func but(m *lifecycle.Matter, changes ...change) *lifecycle.Matter {
	changed := *m
	for _, change := range changes {
		change(&changed)
	}
	return &changed
}

// evidence changes the first piece of evidence of a kind.
func evidence(kind lifecycle.EvidenceKind, how func(*lifecycle.Evidence)) change {
	return func(m *lifecycle.Matter) { how(&m.Dossier.Evidence[slices.Index(lifecycle.EvidenceKinds(), kind)]) }
}

// terms changes the terms of the agreement.
func terms(how func(*partnership.Terms)) change {
	return func(m *lifecycle.Matter) { how(&m.Dossier.Partnership.Agreement.Terms) }
}

// evidenceAt is the place of the first piece of evidence of a kind, and one in it.
func evidenceAt(kind lifecycle.EvidenceKind, inside ...policy.Pointer) []policy.Pointer {
	at := policy.Pointer("/dossier/evidence").Index(slices.Index(lifecycle.EvidenceKinds(), kind))
	if len(inside) == 0 {
		return []policy.Pointer{at}
	}
	return []policy.Pointer{at + inside[0]}
}

func places(all ...policy.Pointer) []policy.Pointer { return all }

func noLines(m *lifecycle.Matter)  { m.State.Lines = nil }
func noEvent(m *lifecycle.Matter)  { m.Event.On = calendar.Date{} }
func noKind(m *lifecycle.Matter)   { m.Event.Kind = "" }
func noTerms(m *lifecycle.Matter)  { m.Dossier.Partnership.Agreement.Terms = partnership.Terms{} }
func noPlan(m *lifecycle.Matter)   { m.Dossier.Plan = lifecycle.WorkPlan{} }
func noVisits(m *lifecycle.Matter) { m.Dossier.Partnership.Visits = nil }

// onlyOnce keeps one piece of evidence of each kind, and signs the agreement on the
// day of the event: after them.
func onlyOnce(m *lifecycle.Matter) {
	m.Dossier.Evidence = m.Dossier.Evidence[:len(lifecycle.EvidenceKinds())]
	m.Dossier.Partnership.Agreement.Signed = m.Event.On
}

// signedOnTheDay signs the agreement on the day of the event, as onlyOnce does.
func signedOnTheDay(m *lifecycle.Matter) { m.Dossier.Partnership.Agreement.Signed = m.Event.On }

// evidenceCases is what every rule says that asks for evidence of a kind.
func evidenceCases(rule policy.RuleID, kind lifecycle.EvidenceKind, base func(string) *lifecycle.Matter) []ruleCase {
	on, name, at := day("2026-09-01"), string(kind), evidenceAt(kind)
	with := func(how change) *lifecycle.Matter { return but(base("2026-09-01"), onlyOnce, how) }
	written := func(days int) change {
		return evidence(kind, func(e *lifecycle.Evidence) { e.On = on.AddDays(days) })
	}
	review := func(days int) change {
		return evidence(kind, func(e *lifecycle.Evidence) { e.ReviewBy = on.AddDays(days) })
	}
	missing := func(m *lifecycle.Matter) {
		m.Dossier.Evidence = slices.DeleteFunc(m.Dossier.Evidence, func(e lifecycle.Evidence) bool { return e.Kind == kind })
	}
	noDay := evidence(kind, func(e *lifecycle.Evidence) { e.On = calendar.Date{} })
	return []ruleCase{
		{Name: name + " missing", AsOf: on, Rule: rule, Value: with(missing), Want: policy.Unknown, Paths: places("/dossier/evidence")},
		{Name: name + " in date on its last day", AsOf: on, Rule: rule, Value: with(review(0)), Want: policy.Pass},
		{Name: name + " a day out of date", AsOf: on, Rule: rule, Value: with(review(-1)), Want: policy.Unknown, Paths: at},
		{Name: name + " written the day after", AsOf: on, Rule: rule, Value: with(written(1)), Want: policy.Unknown, Paths: at},
		{Name: name + " without a day", AsOf: on, Rule: rule, Value: with(noDay), Want: policy.Unknown, Paths: evidenceAt(kind, "/on")},
	}
}

// agreedCases is what a rule says that asks whether every member stands by evidence
// of a kind.
func agreedCases(rule policy.RuleID, kind lifecycle.EvidenceKind, base func(string) *lifecycle.Matter) []ruleCase {
	on := day("2026-09-01")
	agreed := func(by ...partnership.OrgID) change {
		return evidence(kind, func(e *lifecycle.Evidence) { e.AgreedBy = by })
	}
	at := evidenceAt(kind, "/agreed_by")
	client := func(m *lifecycle.Matter) {
		m.State.Lines[0].Members = append(m.State.Lines[0].Members, lifecycle.OrgRole{Org: "school", Role: partnership.ClientRole})
	}
	twoLines := func(m *lifecycle.Matter) {
		second := m.State.Lines[0]
		second.Line = "procurement"
		second.Members = members("barnet", "brent")
		m.State.Lines = append(m.State.Lines, second)
	}
	oneLine := func(m *lifecycle.Matter) { m.Event.Lines = lines("legal") }
	name := string(kind)
	return []ruleCase{
		{Name: name + " of one of two", AsOf: on, Rule: rule, Value: but(base("2026-09-01"), agreed("harrow")), Want: policy.Fail, Paths: at},
		{Name: name + " of neither, but of others", AsOf: on, Rule: rule, Value: but(base("2026-09-01"), agreed("brent")), Want: policy.Fail, Paths: slices.Repeat(at, 2)},
		{Name: name + " of nobody", AsOf: on, Rule: rule, Value: but(base("2026-09-01"), agreed()), Want: policy.Unknown, Paths: at},
		{Name: name + " not of a client", AsOf: on, Rule: rule, Value: but(base("2026-09-01"), client), Want: policy.Pass},
		{Name: name + " of one in two lines", AsOf: on, Rule: rule, Value: but(base("2026-09-01"), twoLines, agreed("harrow")), Want: policy.Fail, Paths: slices.Repeat(at, 2)},
		{Name: name + " of neither, and the agreement of the day", AsOf: on, Rule: rule, Value: but(base("2026-09-01"), agreed("brent"), signedOnTheDay), Want: policy.Fail, Paths: slices.Repeat(at, 2)},
		{Name: name + " of both and not of the third, in another line", AsOf: on, Rule: rule, Value: but(base("2026-09-01"), twoLines), Want: policy.Fail, Paths: at},
		{Name: name + " of both in their line", AsOf: on, Rule: rule, Value: but(base("2026-09-01"), twoLines, oneLine), Want: policy.Pass},
		{Name: name + " of nobody knows whom", AsOf: on, Rule: rule, Value: but(base("2026-09-01"), noLines), Want: policy.Unknown, Paths: places("/state/lines")},
	}
}

// lessonCases is what the lessons say of a matter.
func lessonCases(base func(string) *lifecycle.Matter) []ruleCase {
	on := day("2026-09-01")
	var cases []ruleCase
	for i, kind := range lifecycle.EvidenceKinds()[:8] {
		cases = append(cases, evidenceCases(lifecycle.LessonRules()[i].ID, kind, base)...)
	}
	cases = append(cases, agreedCases("ogc-2008-2", lifecycle.BenefitsPlan, base)...)
	cases = append(cases, agreedCases("ogc-2008-4", lifecycle.StakeholderBuyIn, base)...)

	noReview := func(e *lifecycle.Evidence) { e.ReviewBy = calendar.Date{} }
	covers := func(topics ...lifecycle.Topic) func(*lifecycle.Evidence) {
		return func(e *lifecycle.Evidence) { e.Covers = topics }
	}
	for _, c := range []struct {
		name  string
		rule  policy.RuleID
		kind  lifecycle.EvidenceKind
		how   func(*lifecycle.Evidence)
		want  policy.Outcome
		place policy.Pointer
		times int
	}{
		{"a case that nobody reviews", "ogc-2008-1", lifecycle.BusinessCase, noReview, policy.Unknown, "/review_by", 1},
		{"communication that nobody reviews", "ogc-2008-7", lifecycle.StaffCommunications, noReview, policy.Unknown, "/review_by", 1},
		{"a contingency plan that nobody reviews", "ogc-2008-8", lifecycle.ContingencyPlan, noReview, policy.Unknown, "/review_by", 1},
		{"no capability", "ogc-2008-3", lifecycle.ResourcePlan, covers(lifecycle.Capacity, lifecycle.Resources), policy.Fail, "/covers", 1},
		{"no capacity and no resources", "ogc-2008-3", lifecycle.ResourcePlan, covers(lifecycle.Capability), policy.Fail, "/covers", 2},
		{"resources of nobody knows what", "ogc-2008-3", lifecycle.ResourcePlan, covers(), policy.Unknown, "/covers", 1},
		{"migration without cleansing", "ogc-2008-6", lifecycle.TransitionPlan, covers(lifecycle.DataMigration), policy.Fail, "/covers", 1},
		{"transition without data", "ogc-2008-6", lifecycle.TransitionPlan, covers(lifecycle.Capacity), policy.Fail, "/covers", 2},
		{"transition of nobody knows what", "ogc-2008-6", lifecycle.TransitionPlan, covers(), policy.Unknown, "/covers", 1},
	} {
		broken := ruleCase{
			Name: c.name, AsOf: on, Rule: c.rule, Value: but(base("2026-09-01"), evidence(c.kind, c.how)),
			Want: c.want, Paths: slices.Repeat(evidenceAt(c.kind, c.place), c.times),
		}
		cases = append(cases, broken)
		broken.Name, broken.Value = broken.Name+", and the agreement of the day", but(broken.Value, signedOnTheDay)
		cases = append(cases, broken)
	}

	// Buy-in from the outset: the first record of it is no later than the agreement.
	signed := func(s string) change {
		return func(m *lifecycle.Matter) {
			onlyOnce(m)
			m.Dossier.Partnership.Agreement.Signed = day(s)
		}
	}
	first := func(s string) change {
		return func(m *lifecycle.Matter) {
			e := m.Dossier.Evidence[3]
			e.On = day(s)
			m.Dossier.Evidence = append(m.Dossier.Evidence, e)
		}
	}
	written := func(s string) change {
		return evidence(lifecycle.StakeholderBuyIn, func(e *lifecycle.Evidence) { e.On = day(s) })
	}
	unsigned := func(m *lifecycle.Matter) { m.Dossier.Partnership.Agreement.Signed = calendar.Date{} }
	buyIn := evidenceAt(lifecycle.StakeholderBuyIn, "/on")
	cases = append(
		cases,
		ruleCase{Name: "buy-in on the day of signing", AsOf: on, Rule: "ogc-2008-4", Value: but(base("2026-09-01"), signed("2026-07-01"), written("2026-07-01")), Want: policy.Pass},
		ruleCase{Name: "buy-in the day after signing", AsOf: on, Rule: "ogc-2008-4", Value: but(base("2026-09-01"), signed("2026-07-01"), written("2026-07-02")), Want: policy.Fail, Paths: buyIn},
		ruleCase{
			Name: "buy-in the day after signing, and of one member only", AsOf: on, Rule: "ogc-2008-4", Want: policy.Fail,
			Paths: append(evidenceAt(lifecycle.StakeholderBuyIn, "/agreed_by"), buyIn...),
			Value: but(base("2026-09-01"), signed("2026-07-01"), written("2026-07-02"), evidence(lifecycle.StakeholderBuyIn, func(e *lifecycle.Evidence) {
				e.AgreedBy = e.AgreedBy[:1]
			})),
		},
		ruleCase{
			Name: "buy-in twice after signing", AsOf: on, Rule: "ogc-2008-4", Want: policy.Fail, Paths: places("/dossier/evidence/12/on"),
			Value: but(base("2026-09-01"), signed("2026-07-01"), written("2026-08-01"), first("2026-07-02")),
		},
		ruleCase{Name: "buy-in before nobody knows what", AsOf: on, Rule: "ogc-2008-4", Value: but(base("2026-09-01"), unsigned), Want: policy.Unknown, Paths: places("/dossier/partnership/agreement/signed")},
	)

	// Realistic service levels: what was reached before is known.
	noBaseline := terms(func(t *partnership.Terms) {
		t.ServiceLevels = append(t.ServiceLevels, t.ServiceLevels[0])
		t.ServiceLevels[1].Baseline = partnership.Quantity{}
	})
	return append(
		cases,
		ruleCase{Name: "no service levels", AsOf: on, Rule: "ogc-2008-5", Value: but(base("2026-09-01"), noTerms), Want: policy.Unknown, Paths: places("/dossier/partnership/agreement/terms/service_levels")},
		ruleCase{Name: "a service level without a baseline", AsOf: on, Rule: "ogc-2008-5", Value: but(base("2026-09-01"), noBaseline), Want: policy.Unknown, Paths: places("/dossier/partnership/agreement/terms/service_levels/1/baseline")},
	)
}

// severe returns the cases with the severity that each wants, which blocks but for the
// rules that only advise.
func severe(cases []ruleCase, advisory ...policy.RuleID) []ruleCase {
	for i, c := range cases {
		switch {
		case c.Rule == "" || c.Want == policytest.NotInForce:
		case slices.Contains(advisory, c.Rule), c.Rule == "structure-private-capital" && !c.AsOf.Before(day("2025-02-24")):
			cases[i].Severity = policy.Advisory
		default:
			cases[i].Severity = policy.Blocking
		}
	}
	return cases
}

func TestLessonRules_Cases(t *testing.T) {
	cases := append(
		lessonCases(goingLive),
		ruleCase{Name: "everything", AsOf: day("2026-09-01"), Value: goingLive("2026-09-01"), Want: policy.Pass},
		ruleCase{Name: "the first day of 2008", AsOf: day("2008-01-01"), Value: goingLive("2008-01-01"), Want: policy.Pass},
		ruleCase{Name: "the last day of 2007", AsOf: day("2007-12-31"), Value: goingLive("2007-12-31"), Want: policytest.NotInForce},
	)
	// Lessons 1, 5, 7 and 8 ask for evidence and no more: what is not there is not
	// known, and nothing that is there breaks them.
	policytest.Run(
		t, policy.MustSet(lifecycle.LessonRules()...), severe(cases),
		"no case notices if ogc-2008-1 never fires", "no case notices if ogc-2008-5 never fires",
		"no case notices if ogc-2008-7 never fires", "no case notices if ogc-2008-8 never fires",
	)
}

// The lessons are read in their order, and each has its place in the source.
func TestLessonRules_AreInOrder(t *testing.T) {
	for i, r := range policy.MustSet(lifecycle.LessonRules()...).Rules() {
		assert.Equal(t, lifecycle.LessonRules()[i].ID, r.ID)
		assert.Equal(t, policy.Blocking, r.Severity)
	}
}

func TestRules_ChangeNothing(t *testing.T) {
	m := goingLive("2026-09-01")
	book := lifecycle.DefaultRulebook()
	for _, rules := range book.Rules {
		rules.Explain(m, m.Event.On)
	}
	assert.Equal(t, goingLive("2026-09-01"), m)
}

// findings is what a rule finds in a matter, a line each.
func findings(rules []policy.Rule[*lifecycle.Matter], rule policy.RuleID, m *lifecycle.Matter, on string) string {
	result, _ := policy.MustSet(rules...).Judge(m, day(on)).Result(rule)
	text := ""
	for _, f := range result.Findings {
		text += fmt.Sprintf("%s %s: %s: %s, want %s\n", f.Outcome, f.Path, f.Message, f.Found, f.Wanted)
	}
	return text
}

func TestLessonRules_Findings(t *testing.T) {
	m := but(
		goingLive("2026-09-01"), onlyOnce,
		evidence(lifecycle.BusinessCase, func(e *lifecycle.Evidence) { e.ReviewBy = day("2026-08-31") }),
		evidence(lifecycle.BenefitsPlan, func(e *lifecycle.Evidence) { e.AgreedBy = e.AgreedBy[:1] }),
		evidence(lifecycle.ResourcePlan, func(e *lifecycle.Evidence) { e.Covers = e.Covers[:1] }),
		evidence(lifecycle.StakeholderBuyIn, func(e *lifecycle.Evidence) { e.On = day("2026-07-02") }),
		evidence(lifecycle.ContingencyPlan, func(e *lifecycle.Evidence) { e.On = day("2026-09-02") }),
		func(m *lifecycle.Matter) { m.Dossier.Partnership.Agreement.Signed = day("2026-07-01") },
	)
	for rule, want := range map[policy.RuleID]string{
		"ogc-2008-1": "unknown /dossier/evidence/0: the business case is out of date: to be reviewed by 2026-08-31, want one that is in date\n",
		"ogc-2008-2": "fail /dossier/evidence/1/agreed_by: a member has not said that it stands by the benefits realisation plan: , want barnet\n",
		"ogc-2008-3": "fail /dossier/evidence/2/covers: the resource plan does not deal with all that it must: , want capability\n" +
			"fail /dossier/evidence/2/covers: the resource plan does not deal with all that it must: , want resources\n",
		"ogc-2008-4": "fail /dossier/evidence/3/on: the first record of buy-in is of a day after the agreement was signed: 2026-07-02, want one of 2026-07-01 or before\n",
		"ogc-2008-8": "unknown /dossier/evidence/7: the contingency plan was written after the day: 2026-09-02, want one of 2026-09-01 or before\n",
	} {
		assert.Equal(t, want, findings(lifecycle.LessonRules(), rule, m, "2026-09-01"))
	}
}
