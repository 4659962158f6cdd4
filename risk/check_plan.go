package risk

import (
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// plansOf returns the contingency plans of a register, which are known if there is a
// list of risks that they could be for.
func plansOf(reg Register) ([]Plan, bool) { return reg.Plans, reg.Risks != nil }

// contingency returns a rule about contingency plans.
func contingency[T any](id policy.RuleID, title string, source policy.Source) policy.Rule[T] {
	return policy.Rule[T]{
		ID: id, Title: title, Source: source, Severity: policy.Blocking,
		InForce: sinceEdition(),
	}
}

// inTime is the rule that a plan takes effect before the harm is done.
func inTime() policy.Rule[Plan] {
	rule := contingency[Plan]("plan-lead-time", "A contingency plan takes no longer than the warning that there is", policy.Source{Document: gateway, Clause: "lesson 8"})
	rule.Applies = func(h policy.Hearing, p Plan) bool {
		state := p.StateOn(h.AsOf())
		return h.Know("/moves", state != "") && state != RetiredPlan
	}
	rule.Check = func(h policy.Hearing, p Plan) {
		lead := p.LeadTime()
		warned := h.Know("/warning", p.Warning.Known())
		if h.Know("/steps", lead.Known()) && warned && lead.Compare(p.Warning) > 0 {
			h.Fail("/steps", "the plan takes longer than the warning", fmt.Sprintf("%v days", lead), fmt.Sprintf("at most %v days", p.Warning))
		}
	}
	return rule
}

// planned is the rule that a shared threat with a high rating has a plan.
func planned() policy.Rule[Register] {
	rule := contingency[Register]("risk-plan", "Every shared threat from the rating set has a contingency plan to rely on", policy.Source{Document: gateway, Clause: "lesson 8"})
	rule.Check = func(h policy.Hearing, reg Register) {
		from := reg.rank(reg.PlansFrom)
		if !h.Know("/plans_from", reg.PlansFrom != "" && from > 0) || !h.Know("/risks", reg.Risks != nil) {
			return
		}
		plans, place := reg.plansByRisk(), reg.placer()
		for i := range reg.Risks {
			r := &reg.Risks[i]
			if r.Status != OpenRisk || r.Nature != Threat || len(reg.partnersOf(r)) < 2 {
				continue
			}
			rated := place.rate(&r.Current)
			if rated.Assessed() && rated.Rank < from {
				continue
			}
			at := policy.Pointer("/risks").Index(i)
			if h.Know(at+"/current", rated.Assessed()) {
				reg.hearPlans(h, at, plans[r.ID])
			}
		}
	}
	return rule
}

// hearPlans says why none of the plans of a risk can be relied on, if none can.
func (reg *Register) hearPlans(h policy.Hearing, at policy.Pointer, plans []int) {
	found := []string{}
	for _, i := range plans {
		gaps := reg.Plans[i].Gaps(h.AsOf())
		if len(gaps) == 0 {
			return
		}
		found = append(found, fmt.Sprintf("%s (%s)", reg.Plans[i].ID, listed(texts(gaps))))
	}
	if len(found) == 0 {
		found = []string{"none"}
	}
	h.Fail(at, "there is no contingency plan to rely on", listed(found), "a plan that is approved, funded, tested and in time")
}

// exitPlanned is the rule that there is an exit plan.
func exitPlanned() policy.Rule[Register] {
	rule := contingency[Register]("risk-exit-plan", "There is an exit plan to rely on if a partner leaves", policy.Source{Document: scrutinyPaper, Clause: "lessons: exit strategy"})
	rule.Applies = func(h policy.Hearing, reg Register) bool {
		return h.Know("/partners", len(reg.Partners) > 0) && reg.Partner == ""
	}
	rule.Check = func(h policy.Hearing, reg Register) {
		plan, there := reg.ExitPlan()
		if !h.Know("/plans", there) {
			return
		}
		if gaps := plan.Gaps(h.AsOf()); len(gaps) > 0 {
			h.Fail("/plans", "the exit plan cannot be relied on", fmt.Sprintf("%s (%s)", plan.ID, listed(texts(gaps))), "a plan that is approved, funded, tested and in time")
		}
	}
	return rule
}
