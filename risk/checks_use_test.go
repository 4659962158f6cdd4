package risk_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/risk"
)

// A council's own rule beside the others, and one of them waived until the upgrade.
func ExampleChecks_waived() {
	day := calendar.MustDate
	own := policy.Rule[risk.Register]{
		ID: "own-title", Title: "A title has at most forty letters", Source: policy.Source{Document: "Risk strategy 2026"},
		Severity: policy.Advisory, InForce: calendar.Term{First: day("2026-04-01")},
		Check: func(h policy.Hearing, reg risk.Register) {
			if h.Given("/title", reg.Title != "") && len(reg.Title) > 40 {
				h.Fail("/title", "the title is too long", reg.Title, "")
			}
		},
	}
	rules := policy.MustSet(append(risk.Checks().Rules(), own)...)

	reg := twoRisks()
	report, err := rules.Judge(reg, reg.AsOf).Waive(policy.Waiver{
		Rule: "risk-action", Path: "/risks/0/actions/0", By: "Joint board", Reason: "The supplier installs in August",
		Term: calendar.Term{First: day("2026-06-01"), Last: day("2026-08-31")},
	})
	fmt.Println(err)
	for _, id := range []policy.RuleID{"own-title", "risk-action"} {
		result, _ := report.Result(id)
		fmt.Println(id, result.Outcome, "blocks:", result.Blocks())
	}
	// Output:
	// <nil>
	// own-title pass blocks: false
	// risk-action fail blocks: false
}

// The rules look at a register as of the day that is asked about, which may be later
// than its own.
func TestChecksOfALaterDay(t *testing.T) {
	t.Parallel()
	reg := with(func(r *risk.Risk) { r.Bearing = halves() })
	reg.Plans = []risk.ContingencyPlan{exitPlan()}
	reg.Plans[0].Risks = []risk.RiskID{"r1"}
	blocking := func(on string) []policy.RuleID {
		ids := []policy.RuleID{}
		for _, r := range risk.Checks().Judge(reg, day(on)).Results {
			if r.Blocks() {
				ids = append(ids, r.Rule)
			}
		}
		return ids
	}
	assert.Empty(t, blocking("2026-06-30"))
	assert.Equal(t, []policy.RuleID{"risk-control-working"}, blocking("2026-09-02"), "the trainee scheme was to work from 1 September")
	assert.Equal(t, []policy.RuleID{"risk-action", "risk-control-working"}, blocking("2026-10-01"))
	assert.Equal(t, []policy.RuleID{"risk-action", "risk-control-working", "risk-review"}, blocking("2026-10-21"))
	assert.Equal(t, []policy.RuleID{"risk-action", "risk-control-working", "risk-exit-plan", "risk-review"}, blocking("2027-11-04"), "the exit plan is tested every two years")
}

// A finding about one risk does not hide what the others lack, and what is over is
// not judged.
func TestChecksLookAtEveryOpenRisk(t *testing.T) {
	t.Parallel()
	risks := numberedRisks(9)
	for i := range risks {
		risks[i].Owner = ""
		if i%3 == 0 {
			risks[i].Status, risks[i].Ended = risk.ClosedRisk, day("2026-06-01")
		}
	}
	reg := register(risks...)
	require.NoError(t, reg.Validate())
	result, ok := risk.Checks().Judge(reg, reg.AsOf).Result("risk-owner")
	require.True(t, ok)
	paths := []policy.Pointer{}
	for _, f := range result.Findings {
		paths = append(paths, f.Path)
	}
	assert.Equal(t, []policy.Pointer{"/risks/1/owner", "/risks/2/owner", "/risks/4/owner", "/risks/5/owner", "/risks/7/owner", "/risks/8/owner"}, paths)
	assert.Equal(t, policy.Unknown, result.Outcome)
	assert.True(t, slices.IsSorted(paths))
}

// A register without risks has nothing to judge but its plans and its circles.
func TestChecksOfAnEmptyRegister(t *testing.T) {
	t.Parallel()
	reg := register()
	reg.Risks = []risk.Risk{}
	for _, r := range risk.Checks().Judge(reg, reg.AsOf).Results {
		want := policy.NotApplicable
		switch r.Rule {
		case "risk-causes", "risk-plan", "risk-bearer":
			want = policy.Pass
		case "risk-exit-plan":
			want = policy.Unknown
		}
		assert.Equal(t, want, r.Outcome, r.Rule)
	}
}
