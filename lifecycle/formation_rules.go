package lifecycle

import (
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/seed9ad77866/sharedservices/risk"
)

// FormationRules returns the rules for going live, besides the eight lessons:
//
//   - what other authorities learned: political-drive, exit-strategy, realistic-time
//     and, as advice, political-control and site-visits
//   - contracts and work that hold back the start: prerequisites
//   - an exit plan that is in date: exit-plan
//   - contingency plans for the threats in the risk register: risk-plans
//   - as advice, a gateway review of readiness for service was held, and the formation takes
//     no less time than that of others: readiness, usual-time
func FormationRules() []policy.Rule[*Matter] {
	return slices.Concat(accordRules(), readinessRules())
}

// accordRules returns those of FormationRules for what the members want and have agreed.
func accordRules() []policy.Rule[*Matter] {
	learned := learned()
	return []policy.Rule[*Matter]{
		{
			ID: "political-drive", Title: "Every member has the political drive to share", Severity: policy.Blocking,
			Source: learned, InForce: from("2018-04-01"), Check: checkPoliticalDrive,
		},
		{
			ID: "political-control", Title: "The same party controls every council", Severity: policy.Advisory,
			Source: learned, InForce: from("2018-04-01"), Applies: betweenCouncils, Check: checkPoliticalControl,
		},
		{
			ID: "exit-strategy", Title: "The agreement says how it comes apart", Severity: policy.Blocking,
			Source: learned, InForce: from("2018-04-01"), Check: checkExitStrategy,
		},
		exitPlanRule(),
	}
}

// readinessRules returns those of FormationRules for whether the service can start.
func readinessRules() []policy.Rule[*Matter] {
	learned := learned()
	return []policy.Rule[*Matter]{
		{
			ID: "realistic-time", Title: "The work can be done by the start", Severity: policy.Blocking,
			Source: learned, InForce: from("2018-04-01"), Check: checkRealisticTime,
		},
		{
			ID: "usual-time", Title: "The formation takes no less time than others took for the same structure", Severity: policy.Advisory,
			Source: learned, InForce: from("2018-04-01"), Applies: hasUsualTime, Check: checkUsualTime,
		},
		{
			ID: "prerequisites", Title: "No contract and no work that must come first holds back the start", Severity: policy.Blocking,
			Source:  policy.Source{Document: learned.Document, Clause: "existing contracts, policies, work practices and IT platforms"},
			InForce: from("2018-04-01"), Check: checkPrerequisites,
		},
		{
			ID: "risk-plans", Title: "Every shared threat from the rating set has a contingency plan to rely on", Severity: policy.Blocking,
			Source: policy.Source{
				Document: "Office of Government Commerce, lessons from more than 20 Gateway Reviews of shared services (2008)",
				Clause:   "lesson 8, as part of the wider risk management strategy",
			},
			InForce: from("2008-01-01"), Check: checkRiskPlans,
		},
		gatewayRule("readiness", Gate4),
		{
			ID: "site-visits", Title: "Others who share the service were visited, and something was learned", Severity: policy.Advisory,
			Source: learned, InForce: from("2018-04-01"), Check: checkVisits,
		},
	}
}

// learned returns the source of what other authorities learned.
func learned() policy.Source {
	return policy.Source{
		Document: "Harrow Council, research paper on key strategic issues for the scrutiny work programme 2018-22",
		Clause:   "lessons from shared services in other local authorities",
	}
}

// exitPlanRule returns the rule that asks for an exit plan in date.
func exitPlanRule() policy.Rule[*Matter] {
	return policy.Rule[*Matter]{
		ID: "exit-plan", Title: "There is an exit plan, reviewed every year", Severity: policy.Blocking,
		Source: policy.Source{
			Document: "Good practice in outsourcing and shared service agreements",
			Clause:   "a plan within three months of the start, agreed within 30 days, reviewed every year",
		},
		InForce: from("2008-01-01"),
		Check:   func(h policy.Hearing, m *Matter) { m.current(h, ExitPlan) },
	}
}

func checkPoliticalDrive(h policy.Hearing, m *Matter) {
	if e, heard, ok := m.current(h, PoliticalSupport); ok {
		m.agreed(h, heard, e)
	}
}

// councils appends the places in the dossier of the members that are councils; known
// is false if there are no members, or the dossier does not have one of them.
func (m *Matter) councils(into []int) (places []int, known bool) {
	var buffer [8]partnership.OrgID
	members, known := m.members(buffer[:0])
	all := m.Dossier.Organisations
	var listed map[partnership.OrgID]int
	if len(all) > fewOrgs {
		listed = make(map[partnership.OrgID]int, len(all))
		for i := range all {
			listed[all[i].ID] = i
		}
	}
	for _, org := range members {
		i, found := listed[org]
		if listed == nil {
			i = slices.IndexFunc(all, func(o partnership.Organisation) bool { return o.ID == org })
			found = i >= 0
		}
		switch {
		case !found:
			known = false
		case m.Dossier.Organisations[i].Kind.Council():
			into = append(into, i)
		}
	}
	return into, known
}

func betweenCouncils(h policy.Hearing, m *Matter) bool {
	var buffer [8]int
	councils, known := m.councils(buffer[:0])
	return h.Given("/dossier/organisations", known) && len(councils) > 1
}

func checkPoliticalControl(h policy.Hearing, m *Matter) {
	var buffer [8]int
	places, _ := m.councils(buffer[:0])
	var listed [8]partnership.Organisation
	councils := listed[:0]
	for _, place := range places {
		councils = append(councils, m.Dossier.Organisations[place])
	}
	same, known := partnership.SamePoliticalControl(m.Event.On, councils...)
	if h.Given("/dossier/organisations", known) && !same {
		h.Fail("/dossier/organisations", "no one party controls every council", "", "the same party in power")
	}
}

func checkExitStrategy(h policy.Hearing, m *Matter) {
	exit := m.terms().Exit
	at := agreement + "/terms/exit"
	if h.Given(at, exit != "") && exit != partnership.ExitAgreed {
		h.Fail(at, "the agreement does not say how it comes apart", inText(exit), inText(partnership.ExitAgreed))
	}
}

func checkPrerequisites(h policy.Hearing, m *Matter) {
	const at = policy.Pointer("/dossier/partnership/prerequisites")
	if len(m.Dossier.Partnership.Prerequisites) == 0 {
		answer := m.Dossier.Arrangement.AnyPrerequisites
		if h.Given(arrangement+"/any_prerequisites", answer != "") && answer == Yes {
			h.Unknown(at, "there are prerequisites, and none is listed", "", "a list")
		}
		return
	}
	if h.Given(at, true); !h.Given("/event/on", !m.Event.On.IsZero()) {
		return
	}
	start, err := partnership.EarliestStart(h.AsOf(), m.Dossier.Partnership.Prerequisites)
	if err != nil {
		h.Unknown(at, err.Error(), "", "")
		return
	}
	if len(start.Unknown) > 0 {
		h.Unknown(at, "nobody knows when these are met", m.list(report.Prerequisite, start.Unknown), "a day for each")
	}
	if start.Earliest.After(m.Event.On) && len(start.Binding) > 0 {
		h.Fail("/event/on", "these hold back the start: "+m.list(report.Prerequisite, start.Binding), m.Event.On.String(), "no earlier than "+start.Earliest.String())
	}
}

func checkRiskPlans(h policy.Hearing, m *Matter) {
	const at = policy.Pointer("/dossier/register")
	if m.Dossier.Register.IsZero() {
		h.Unknown(at, "there is no risk register", "", "a register of a day no later")
		return
	}
	register := &m.Dossier.Register
	if !h.Given(at+"/as_of", !register.AsOf.IsZero()) || !h.Given(at+"/risks", len(register.Risks) > 0) {
		return
	}
	if register.AsOf.After(h.AsOf()) {
		h.Unknown(at+"/as_of", "the register is of a later day", register.AsOf.String(), "one of "+h.AsOf().String()+" or before")
		return
	}
	if !complete(h, register) {
		return
	}
	coverages, err := register.Coverage(h.AsOf())
	if err != nil {
		h.Unknown(at+"/plans_from", "the register does not say from which rating a plan is needed", err.Error(), "a rating of its matrix")
	}
	coverages = slices.DeleteFunc(coverages, func(c risk.PlanCoverage) bool { return c.Now.Assessed() && c.Covered })
	if len(coverages) > 0 {
		hearUncovered(h, at+"/risks", register, coverages)
	}
}

// hearUncovered says which risks of the list at a place are not assessed, or have no plan.
func hearUncovered(h policy.Hearing, at policy.Pointer, register *risk.Register, uncovered []risk.PlanCoverage) {
	names, places := register.Names(), make(map[risk.RiskID]int, len(register.Risks))
	for i := range register.Risks {
		places[register.Risks[i].ID] = i
	}
	for _, c := range uncovered {
		title, heard := names.Of(report.Risk, string(c.Risk)), h.Entry(at, places[c.Risk])
		if !c.Now.Assessed() {
			heard.Unknown("/current", "a shared threat is not assessed", title, "likelihood and impact")
			continue
		}
		heard.Fail("", "a shared threat has no contingency plan to rely on", fmt.Sprintf("%s, %s", title, c.Now.Rating), "a plan that is approved, funded, tested and in time")
	}
}

// complete reports whether the register says of every risk what Coverage goes by, and
// says where it does not.
func complete(h policy.Hearing, register *risk.Register) bool {
	const at = policy.Pointer("/dossier/register/risks")
	known := true
	for i := range register.Risks {
		r, heard := &register.Risks[i], h.Entry(at, i)
		known = heard.Given("/nature", r.Nature != "") && known
		known = heard.Given("/status", r.Status != "") && known
		known = heard.Given("/members", len(r.Members)+len(register.Members) > 0 || register.Member != "") && known
	}
	return known
}

func checkVisits(h policy.Hearing, m *Matter) {
	const at = policy.Pointer("/dossier/partnership/visits")
	learned := func(v partnership.Visit) bool { return !v.On.IsZero() && !v.On.After(h.AsOf()) && len(v.Lessons) > 0 }
	visits := m.Dossier.Partnership.Visits
	if h.Given(at, len(visits) > 0) && !slices.ContainsFunc(visits, learned) {
		h.Fail(at, "no visit up to the day has a lesson", fmt.Sprintf("%d visits", len(visits)), "a visit with a lesson")
	}
}
