package policy_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// Every report of three rules with every outcome and severity, against the words
// of the comment on Report.Outcome.
func TestReport_Outcome(t *testing.T) {
	say := map[policy.Outcome]entry{policy.Pass: 'p', policy.Fail: 'f', policy.Unknown: 'u', policy.NotApplicable: 'n'}
	type pair struct {
		outcome  policy.Outcome
		severity policy.Severity
	}
	var pairs []pair
	for _, o := range policy.Outcomes() {
		for _, s := range policy.Severities() {
			pairs = append(pairs, pair{o, s})
		}
	}
	for _, a := range pairs {
		for _, b := range pairs {
			for _, c := range pairs {
				var rules []policy.Rule[int]
				count := map[policy.Outcome]int{}
				applied := false
				for i, p := range []pair{a, b, c} {
					rule := ruleOf(policy.RuleID("abc"[i:i+1]), func(h policy.Hearing, _ int) { obeying().Check(h, say[p.outcome]) })
					rule.Applies = func(h policy.Hearing, _ int) bool { return obeying().Applies(h, say[p.outcome]) }
					rule.Severity = p.severity
					rules = append(rules, rule)
					applied = applied || p.outcome != policy.NotApplicable
					if p.severity == policy.Blocking {
						count[p.outcome]++
					}
				}
				want := policy.NotApplicable
				switch {
				case count[policy.Fail] > 0:
					want = policy.Fail
				case count[policy.Unknown] > 0:
					want = policy.Unknown
				case applied:
					want = policy.Pass
				}
				report := policy.MustSet(rules...).Judge(0, day("2025-09-01"))
				require.Equal(t, want, report.Outcome, "%v %v %v", a, b, c)
				blocks := false
				for _, result := range report.Results {
					blocks = blocks || result.Blocks()
				}
				require.Equal(t, blocks, report.Blocked(), "%v %v %v", a, b, c)
			}
		}
	}
}

func TestReport_ThatSaysNothingIsBlocked(t *testing.T) {
	assert.True(t, policy.Report{}.Blocked())
	report, err := policy.MustSet(exitPlan()).Judge(sound(), day("2025-09-01")).Waive(policy.Waiver{})
	require.Error(t, err)
	assert.True(t, report.Blocked(), "nor does an error that nobody looked at let anything through")
	assert.True(t, policy.Result{}.Blocks())
}

func TestResult_Blocks(t *testing.T) {
	fail := policy.Finding{Outcome: policy.Fail}
	waived := policy.Finding{Outcome: policy.Fail, Waived: true}
	for _, c := range []struct {
		name           string
		result         policy.Result
		blocks, waived bool
	}{
		{"fails", policy.Result{Severity: policy.Blocking, Outcome: policy.Fail, Findings: []policy.Finding{fail}}, true, false},
		{"waived", policy.Result{Severity: policy.Blocking, Outcome: policy.Fail, Findings: []policy.Finding{waived, waived}}, false, true},
		{"half waived", policy.Result{Severity: policy.Blocking, Outcome: policy.Fail, Findings: []policy.Finding{waived, fail}}, true, false},
		{"without a reason", policy.Result{Severity: policy.Blocking, Outcome: policy.Unknown}, true, false},
		{"advisory", policy.Result{Severity: policy.Advisory, Outcome: policy.Fail, Findings: []policy.Finding{fail}}, false, false},
		{"passes", policy.Result{Severity: policy.Blocking, Outcome: policy.Pass}, false, false},
		{"does not apply", policy.Result{Severity: policy.Blocking, Outcome: policy.NotApplicable}, false, false},
	} {
		assert.Equal(t, c.blocks, c.result.Blocks(), c.name)
		assert.Equal(t, c.waived, c.result.Waived(), c.name)
	}
}

// goldenReport has every field of a report in it.
func goldenReport(t *testing.T) policy.Report {
	t.Helper()
	committee := sound()
	committee.Members[0].Veto = ""
	committee.Members[1].Veto = yes()
	committee.Reviewed = day("2025-09-02")
	repealed := exitPlan()
	repealed.ID, repealed.InForce = "exit-plan-1998", term("1998-04-01", "2024-03-31")
	late := exitPlan()
	late.ID, late.InForce = "notice-clause", term("2025-01-01", "2025-12-31")
	late.Title = "Notice is twelve months | \"clear\" months"
	late.Source.Address = "https://example.org/agreement?clause=19_1&copy=2"
	late.Check = func(h policy.Hearing, _ Committee) {
		h.Unknown("/notice~1clause", "unclear:\nsee <clause> 12*", "`six` | twelve", "")
	}
	next := late
	next.InForce, next.Title = from("2026-01-01"), "Notice is eighteen months"
	rules := policy.MustSet(append(committeeRules(), repealed, late, next)...)
	report, err := rules.Explain(committee, day("2025-09-01")).Waive(
		policy.Waiver{
			Rule: "no-veto", Path: "/members/1", By: "the Monitoring Officer", Reason: "the constitution is amended in May.",
			Term: term("2025-09-01", "2026-05-31"),
		},
		policy.Waiver{Rule: "notice-clause", By: "A_B", Reason: "counsel\nadvised", Term: term("2025-01-01", "2025-08-31")},
		policy.Waiver{Rule: "exit-plan-1998", By: "the leader", Reason: "in time", Term: term("2025-01-01", "2025-12-31")},
		policy.Waiver{Rule: "exit-plan", Path: "/exit_plan", By: "the leader", Reason: "in case", Term: term("2025-10-01", "2025-12-31")},
	)
	require.NoError(t, err)
	return report
}

func TestReport_Document(t *testing.T) {
	report := goldenReport(t)
	fieldtest.Written(t, "testdata/report.json", report)
	fieldtest.RoundTrip(t, report)
}

func TestReport_DocumentHasNoNull(t *testing.T) {
	text, err := json.Marshal(policy.Set[int]{}.Judge(0, calendar.Date{}))
	require.NoError(t, err)
	assert.JSONEq(t, `{"outcome":"unknown","results":[],"not_in_force":[],"waivers":[]}`, string(text))
	text, err = json.Marshal(policy.MustSet(exitPlan()).Judge(sound(), day("2025-09-01")))
	require.NoError(t, err)
	assert.NotContains(t, string(text), "null")
}

func TestReport_ReadsItsOwnTextsOnly(t *testing.T) {
	for _, bad := range []string{
		`{"outcome":"passed"}`,
		`{"results":[{"outcome":"pass","severity":"high"}]}`,
		`{"results":[{"rule":"no veto"}]}`,
		`{"results":[{"findings":[{"path":"members"}]}]}`,
		`{"waivers":[{"rule":"no veto"}]}`,
		`{"not_in_force":["no veto"]}`,
	} {
		var report policy.Report
		assert.Error(t, json.Unmarshal([]byte(bad), &report), bad)
	}
}
