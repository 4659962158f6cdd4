package lifecycle

import (
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// LessonRules returns the eight lessons of the Office of Government Commerce from
// more than 20 Gateway Reviews of shared services (2008), as rules ogc-2008-1 to
// ogc-2008-8. Each asks for its evidence, in date, and gives one finding if there
// is none.
func LessonRules() []policy.Rule[Matter] {
	return []policy.Rule[Matter]{
		lesson(1, BusinessCase, "A sound business case supports the decision and is kept under regular review", kept),
		lesson(2, BenefitsPlan, "A realistic benefits realisation plan has the unequivocal buy-in of every member", agreedByAll),
		lesson(3, ResourcePlan, "There are the capacity, capability and resources to deliver, in a realistic time", resourced),
		lesson(4, StakeholderBuyIn, "Stakeholders bought in from the outset and still do", fromTheOutset),
		lesson(5, ServiceLevelAgreement, "Service level agreements are practical and realistic", measured),
		lesson(6, TransitionPlan, "Migration and transition plans are sound, with data migration and cleansing", migrated),
		lesson(7, StaffCommunications, "Staff sensitivities are foreseen and managed by communication", kept),
		lesson(8, ContingencyPlan, "There is a contingency plan within the wider risk management strategy", kept),
	}
}

// lesson returns the rule that asks for the evidence of a lesson, and then for more.
func lesson(n int, kind EvidenceKind, title string, more func(m Matter, h policy.Hearing, e Evidence, at policy.Pointer)) policy.Rule[Matter] {
	return policy.Rule[Matter]{
		ID: policy.RuleID(fmt.Sprintf("ogc-2008-%d", n)), Title: title, Severity: policy.Blocking,
		Source: policy.Source{
			Document: "Office of Government Commerce, lessons from more than 20 Gateway Reviews of shared services (2008)",
			Clause:   fmt.Sprintf("lesson %d", n),
		},
		InForce: from("2008-01-01"),
		Check: func(h policy.Hearing, m Matter) {
			if e, at, ok := m.current(h, kind); ok {
				more(m, h, e, at)
			}
		},
	}
}

// agreedByAll asks every member.
func agreedByAll(m Matter, h policy.Hearing, e Evidence, at policy.Pointer) { m.agreed(h, e, at) }

// kept asks for a day by which the evidence is reviewed.
func kept(_ Matter, h policy.Hearing, e Evidence, at policy.Pointer) {
	if e.ReviewBy.IsZero() {
		h.Know(at.Key("review_by"), false)
	}
}

// resourced asks for the three that lesson 3 names.
func resourced(_ Matter, h policy.Hearing, e Evidence, at policy.Pointer) {
	covers(h, e, at, Capacity, Capability, Resources)
}

// migrated asks for the two that lesson 6 names.
func migrated(_ Matter, h policy.Hearing, e Evidence, at policy.Pointer) {
	covers(h, e, at, DataMigration, DataCleansing)
}

// fromTheOutset asks every member, and for evidence from before the agreement was
// signed.
func fromTheOutset(m Matter, h policy.Hearing, e Evidence, at policy.Pointer) {
	m.agreed(h, e, at)
	signed := m.Dossier.Partnership.Agreement.Signed
	if !h.Know(agreement+"/signed", !signed.IsZero()) {
		return
	}
	if place, standing := m.Dossier.evidenceOn(StakeholderBuyIn, signed); standing == DatedAfter {
		first := evidence.Index(place).Key("on")
		h.Know(first, true)
		h.Fail(first, "the first record of buy-in is of a day after the agreement was signed",
			m.Dossier.Evidence[place].On.String(), "one of "+signed.String()+" or before")
	}
}

// measured asks for service levels whose state before sharing is known: a target
// cannot be called realistic without.
func measured(m Matter, h policy.Hearing, _ Evidence, _ policy.Pointer) {
	levels := m.Terms().ServiceLevels
	const at = agreement + "/terms/service_levels"
	if !h.Know(at, len(levels) > 0) {
		return
	}
	for i, level := range levels {
		if !level.Baseline.Known() {
			h.Know(at.Index(i).Key("baseline"), false)
		}
	}
}
