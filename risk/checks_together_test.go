package risk_test

import (
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/policy/policytest"
	"github.com/seed9ad77866/sharedservices/risk"
)

// together returns cases in which a rule finds several things at once, and says all of them.
func together() []policytest.Case[risk.Register] {
	var all []policytest.Case[risk.Register]
	for _, c := range []struct {
		rule   policy.RuleID
		change func(*risk.Register)
		at     []policy.Pointer
	}{
		{"risk-accepted", func(r *risk.Register) {
			r.Risks[0].Treatment = risk.Tolerate
			r.Risks[0].Acceptance = risk.Acceptance{By: "Joint committee", On: day("2026-07-01"), Until: day("2026-06-29")}
		}, []policy.Pointer{"/risks/0/acceptance/until", "/risks/0/acceptance/on"}},
		{"risk-action", func(r *risk.Register) {
			r.Risks[0].Actions = append(r.Risks[0].Actions, r.Risks[0].Actions[0])
			r.Risks[0].Actions[0].Due, r.Risks[0].Actions[1].Due = day("2026-06-28"), day("2026-06-29")
		}, []policy.Pointer{"/risks/0/actions/0/due", "/risks/0/actions/1/due"}},
		{"risk-bearer", func(r *risk.Register) {
			r.Risks[0].Bearing = halves()
			r.Risks[0].Bearing.Shares[1].Org = "Barnet"
			r.Risks[0].Bearing.Caps = []risk.Cap{{Org: "harrow", Most: costing.MustMoney("1.00"), RestTo: "county"}}
			r.Plans = []risk.ContingencyPlan{exitPlan()}
			r.Plans[0].Funding = halves().Shares
			r.Plans[0].Funding[0].Org = "county"
		}, []policy.Pointer{"/risks/0/bearing/shares/1/org", "/risks/0/bearing/caps/0/rest_to", "/plans/0/funding/0/org"}},
		{"risk-control-counted-once", func(r *risk.Register) {
			controls := &r.Risks[0].Controls
			(*controls)[1].ID, (*controls)[1].Title = (*controls)[0].ID, (*controls)[0].Title
		}, []policy.Pointer{"/risks/0/controls/1/id", "/risks/0/controls/1/title"}},
		{"risk-control-working", func(r *risk.Register) {
			r.Controls = []risk.Control{{ID: "shared", Title: "Pool of locums", Status: risk.Planned, From: day("2026-06-29")}}
			first := &r.Risks[0]
			first.SharedControls, first.Controls = []string{"shared"}, first.Controls[1:]
			first.Controls[0].From = day("2026-06-28")
		}, []policy.Pointer{"/risks/0/controls/0/from", "/risks/0/shared_controls/0", "/risks/0/current"}},
		{"risk-score", func(r *risk.Register) {
			score := qty("25")
			first := &r.Risks[0]
			first.Inherent.Score, first.Current.Score, first.Target.Score, first.Actions[0].Expected.Score = qty("19"), score, score, score
		}, []policy.Pointer{"/risks/0/inherent", "/risks/0/current", "/risks/0/target", "/risks/0/actions/0/expected"}},
	} {
		reg := with(func(*risk.Risk) {})
		c.change(&reg)
		all = append(all, policytest.Case[risk.Register]{
			Name: string(c.rule) + ": all that is wrong at once", Value: reg, AsOf: day("2026-06-30"), Rule: c.rule, Want: policy.Fail, Paths: slices.Clone(c.at),
		})
	}
	return all
}
