package lifecycle

import (
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// PromiseRules returns the rule for signing that the promised start is realistic
// (promised-start), as advice: the work can be done by that day, others have formed the
// structure in no more time, and the plan is for the structure that is signed. The rule
// does not apply if the plan promises no day.
func PromiseRules() []policy.Rule[*Matter] {
	return []policy.Rule[*Matter]{{
		ID: "promised-start", Title: "The day on which the service is promised to start is realistic", Severity: policy.Advisory,
		Source: learned(), InForce: from("2018-04-01"),
		Applies: func(h policy.Hearing, m *Matter) bool { return m.planned(h) && !m.Dossier.Plan.Promised.IsZero() },
		Check:   checkPromisedStart,
	}}
}

// planned reports whether there is a work plan, and says so if there is not.
func (m *Matter) planned(h policy.Hearing) bool {
	if m.Dossier.Plan.IsZero() {
		h.Unknown("/dossier/plan", "there is no plan of the work", "", "its tasks, with how long they last")
		return false
	}
	return h.Given("/dossier/plan", true)
}

func checkPromisedStart(h policy.Hearing, m *Matter) {
	const at = policy.Pointer("/dossier/plan/promised")
	plan := &m.Dossier.Plan
	h.Given(at, true)
	m.checkStart(h, at, plan.Promised)
	if !h.Given("/event/structure", m.Event.Structure != "") || !h.Given("/dossier/plan/begins", !plan.From.IsZero()) {
		return
	}
	checkUsual(h, at, plan.Promised, plan.From, m.Event.Structure)
	if plan.Structure != "" && h.Given("/dossier/plan/structure", true) && plan.Structure != m.Event.Structure {
		h.Fail("/dossier/plan/structure", "the plan is for another structure", inText(plan.Structure), inText(m.Event.Structure))
	}
}

func checkRealisticTime(h policy.Hearing, m *Matter) {
	if m.planned(h) && h.Given("/event/on", !m.Event.On.IsZero()) {
		m.checkStart(h, "/event/on", m.Event.On)
	}
}

// checkStart holds the start, a day at a place, against the programme of the work.
func (m *Matter) checkStart(h policy.Hearing, at policy.Pointer, start calendar.Date) {
	const plan = policy.Pointer("/dossier/plan")
	prerequisites := m.Dossier.Partnership.Prerequisites
	clear, err := m.Dossier.Plan.clearBy(start, prerequisites, h.AsOf())
	if err != nil {
		h.Unknown(plan, err.Error(), "", "a plan that can be scheduled")
	}
	if clear || err != nil {
		return
	}
	programme, _ := m.Dossier.Plan.Programme(prerequisites, h.AsOf()) // clearBy has found no error
	if !programme.Known() {
		unknown := m.work(programme.Unestimated, programme.Unknown)
		h.Unknown(plan, "nobody knows how long these take", unknown, "a length or a day for each")
	}
	// With nothing that binds, only the day that is asked about is after the start.
	if programme.Earliest.After(start) && len(programme.Critical)+len(programme.Binding) > 0 {
		binding := m.work(programme.Critical, programme.Binding)
		h.Fail(at, "the day is not realistic; what holds it back: "+binding, start.String(), "no earlier than "+programme.Earliest.String())
	}
}

// work returns what some tasks and prerequisites are called, as a list in a sentence.
func (m *Matter) work(tasks, prerequisites []string) string {
	names := m.Dossier.Names()
	return report.List(slices.Concat(report.NamesOf(names, report.Task, tasks), report.NamesOf(names, report.Prerequisite, prerequisites)))
}

func hasUsualTime(h policy.Hearing, m *Matter) bool {
	structure, known := m.structure()
	_, ok := FormationRange(structure)
	return h.Given("/state/lines", known) && ok
}

func checkUsualTime(h policy.Hearing, m *Matter) {
	structure, _ := m.structure()
	if m.planned(h) && h.Given("/event/on", !m.Event.On.IsZero()) && h.Given("/dossier/plan/begins", !m.Dossier.Plan.From.IsZero()) {
		checkUsual(h, "/event/on", m.Event.On, m.Dossier.Plan.From, structure)
	}
}

// checkUsual holds the start, a day at a place, against how long others took to form a
// structure, if that is reported.
func checkUsual(h policy.Hearing, at policy.Pointer, start, begins calendar.Date, structure partnership.Structure) {
	usual, ok := FormationRange(structure)
	if least := begins.AddMonths(usual.Least); ok && start.Before(least) {
		h.Fail(at, "others took longer for the same structure", start.String(),
			fmt.Sprintf("%d to %d months from %v: %v. %s", usual.Least, usual.Most, begins, least, usual.Source))
	}
}
