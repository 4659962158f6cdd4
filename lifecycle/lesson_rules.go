package lifecycle

import (
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// LessonRules returns the eight lessons of the Office of Government Commerce from
// more than 20 Gateway Reviews of shared services (2008), as rules ogc-2008-1 to
// ogc-2008-8. Each asks for its evidence, in date, and gives one finding if it is missing.
func LessonRules() []policy.Rule[*Matter] {
	return []policy.Rule[*Matter]{
		lesson(1, "A sound business case supports the decision and is kept under regular review", reviewed(BusinessCase)),
		lesson(2, "A realistic benefits realisation plan has the unequivocal buy-in of every member", checkBenefitsPlan),
		lesson(3, "There are the capacity, capability and resources to deliver, in a realistic time", checkResourcePlan),
		lesson(4, "Stakeholders bought in from the outset and still do", checkBuyIn),
		lesson(5, "Service level agreements are practical and realistic", checkServiceLevels),
		lesson(6, "Migration and transition plans are sound, with data migration and cleansing", checkTransition),
		lesson(7, "Staff sensitivities are foreseen and managed by communication", reviewed(StaffCommunications)),
		lesson(8, "There is a contingency plan within the wider risk management strategy", reviewed(ContingencyPlan)),
	}
}

// lesson returns the rule of a lesson.
func lesson(n int, title string, check func(policy.Hearing, *Matter)) policy.Rule[*Matter] {
	return policy.Rule[*Matter]{
		ID: policy.RuleID(fmt.Sprintf("ogc-2008-%d", n)), Title: title, Severity: policy.Blocking,
		Source: policy.Source{
			Document: "Office of Government Commerce, lessons from more than 20 Gateway Reviews of shared services (2008)",
			Clause:   fmt.Sprintf("lesson %d", n),
		},
		InForce: from("2008-01-01"), Check: check,
	}
}

// reviewed returns the check for evidence that has a day by which it is reviewed.
func reviewed(kind EvidenceKind) func(policy.Hearing, *Matter) {
	return func(h policy.Hearing, m *Matter) {
		if e, heard, ok := m.current(h, kind); ok && e.ReviewBy.IsZero() {
			heard.Given("/review_by", false)
		}
	}
}

func checkBenefitsPlan(h policy.Hearing, m *Matter) {
	if e, heard, ok := m.current(h, BenefitsPlan); ok {
		m.agreed(h, heard, e)
	}
}

func checkResourcePlan(h policy.Hearing, m *Matter) {
	if e, heard, ok := m.current(h, ResourcePlan); ok {
		covers(heard, e, Capacity, Capability, Resources)
	}
}

// checkBuyIn asks every member, and for a record from before the agreement was
// signed.
func checkBuyIn(h policy.Hearing, m *Matter) {
	e, heard, ok := m.current(h, StakeholderBuyIn)
	if !ok {
		return
	}
	m.agreed(h, heard, e)
	signed := m.Dossier.Partnership.Agreement.Signed
	if !h.Given(agreement+"/signed", !signed.IsZero()) {
		return
	}
	if place, standing := m.Dossier.evidenceOn(StakeholderBuyIn, signed); standing == DatedAfter {
		first := h.Entry(evidence, place)
		first.Given("/on", true)
		first.Fail("/on", "the first record of buy-in is of a day after the agreement was signed",
			m.Dossier.Evidence[place].On.String(), "one of "+signed.String()+" or before")
	}
}

// checkServiceLevels asks for service levels whose state before sharing is known: a
// target cannot be called realistic without.
func checkServiceLevels(h policy.Hearing, m *Matter) {
	if _, _, ok := m.current(h, ServiceLevelAgreement); !ok {
		return
	}
	levels := m.terms().ServiceLevels
	const at = agreement + "/terms/service_levels"
	if len(levels) == 0 {
		h.Unknown(at, "the agreement has no service levels", "", "service levels with a baseline from before sharing")
		return
	}
	h.Given(at, true)
	for i := range levels {
		if !levels[i].Baseline.Known() {
			h.Entry(at, i).Given("/baseline", false)
		}
	}
}

func checkTransition(h policy.Hearing, m *Matter) {
	if e, heard, ok := m.current(h, TransitionPlan); ok {
		covers(heard, e, DataMigration, DataCleansing)
	}
}
