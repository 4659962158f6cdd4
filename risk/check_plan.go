package risk

import (
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// planEntry is a contingency plan to be judged in its register.
type planEntry struct {
	plan *ContingencyPlan
	felt Velocity // how soon the fastest of its risks is felt, as far as it is known
}

// plansOf returns the contingency plans of a register. They are known if the register has
// a list of risks.
func plansOf(reg Register) ([]planEntry, bool) {
	velocities := make(map[RiskID]Velocity, len(reg.Risks))
	for i := range reg.Risks {
		velocities[reg.Risks[i].ID] = reg.Risks[i].Velocity
	}
	all := make([]planEntry, len(reg.Plans))
	for i := range reg.Plans {
		all[i].plan = &reg.Plans[i]
		for _, id := range reg.Plans[i].Risks {
			all[i].felt = max(all[i].felt, velocities[id])
		}
	}
	return all, reg.Risks != nil
}

// contingency returns a rule about contingency plans.
func contingency[T any](id policy.RuleID, title string, source policy.Source, first string) policy.Rule[T] {
	return policy.Rule[T]{
		ID: id, Title: title, Source: source, Severity: policy.Blocking,
		InForce: since(first),
	}
}

// inTime is the rule that a plan takes effect before the harm is done. If no warning time
// is recorded, the harm is done once the fastest risk of the plan is felt.
func inTime() policy.Rule[planEntry] {
	rule := contingency[planEntry]("plan-lead-time", "A contingency plan takes no longer than the warning that there is", policy.Source{Document: gateway, Clause: "lesson 8"}, gatewayYear)
	rule.Applies = func(h policy.Hearing, p planEntry) bool {
		state := p.plan.StateOn(h.AsOf())
		return h.Given("/moves", state != "") && state != RetiredPlan
	}
	rule.Check = func(h policy.Hearing, p planEntry) {
		lead, warning := p.plan.LeadTime(), p.plan.Warning
		known := h.Given("/steps", lead.Known())
		felt := p.felt.longest()
		switch {
		case known && !warning.Known() && felt.Known() && lead.Compare(felt) > 0:
			h.Fail("/steps", "the plan takes longer than its fastest risk takes to be felt, and no warning time is recorded", daysText(lead), "a warning, or at most "+daysText(felt))
		case h.Given("/warning", warning.Known()) && known && lead.Compare(warning) > 0:
			h.Fail("/steps", "the plan takes longer than the warning", daysText(lead), "at most "+daysText(warning))
		}
	}
	return rule
}

// daysText returns a number of days in words.
func daysText(days partnership.Quantity) string {
	if days == whole(1) {
		return "1 day"
	}
	return days.String() + " days"
}

// planned is the rule that a shared threat with a high rating has a plan.
func planned() policy.Rule[Register] {
	rule := contingency[Register]("risk-plan", "Every shared threat from the rating set has a contingency plan to rely on", policy.Source{Document: gateway, Clause: "lesson 8"}, gatewayYear)
	rule.Check = func(h policy.Hearing, reg Register) {
		if !h.Given("/plans_from", reg.PlansFrom != "" && reg.rank(reg.PlansFrom) > 0) || !h.Given("/risks", reg.Risks != nil) {
			return
		}
		names := reg.Names()
		reg.eachCoverage(h.AsOf(), func(i int, c PlanCoverage) {
			heard := h.Entry("/risks", i)
			for _, field := range coverageFields() {
				heard.Given(policy.Pointer("").Key(field), !slices.Contains(c.Missing, field))
			}
			if len(c.Missing) == 0 && !c.Covered {
				heard.Fail("", "there is no contingency plan to rely on", planTexts(c.Plans, names), reliablePlan)
			}
		})
	}
	return rule
}

// reliablePlan is what a plan without a gap is.
const reliablePlan = "a plan that is approved, funded, tested and in time"

// exitPlanned is the rule that there is an exit plan.
func exitPlanned() policy.Rule[Register] {
	rule := contingency[Register]("risk-exit-plan", "There is an exit plan to rely on if a member leaves", policy.Source{Document: scrutinyPaper, Clause: "lessons: exit strategy"}, scrutinyYear)
	rule.Applies = func(h policy.Hearing, reg Register) bool {
		return h.Given("/members", len(reg.Members) > 0) && reg.Member == ""
	}
	rule.Check = func(h policy.Hearing, reg Register) {
		var plans []PlanStanding
		for _, i := range reg.exitPlans() {
			plans = append(plans, reg.Plans[i].standing(h.AsOf()))
		}
		if h.Given("/plans", len(plans) > 0) && !slices.ContainsFunc(plans, PlanStanding.reliable) {
			h.Fail("/plans", "the exit plan cannot be relied on", planTexts(plans, reg.Names()), reliablePlan)
		}
	}
	return rule
}
