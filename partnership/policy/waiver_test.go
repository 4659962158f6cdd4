package policy_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// waiver returns a waiver for the summer of 2025.
func waiver(rule policy.RuleID, at policy.Pointer) policy.Waiver {
	return policy.Waiver{
		Rule: rule, Path: at, By: "the Monitoring Officer", Reason: "agreed",
		Term: term("2025-06-01", "2025-08-31"),
	}
}

func TestWaiver_Validate(t *testing.T) {
	assert.NoError(t, waiver("no-veto", "/members/1").Validate())
	assert.NoError(t, waiver("no-veto", "").Validate())
	bad := policy.Waiver{Rule: "no veto", Path: "members", By: " ", Reason: "\n", Term: term("2025-06-01", "2025-05-31")}
	assert.Equal(t, []string{"rule", "path", "by", "reason", "term.last"}, places(bad.Validate()))
	assert.ErrorIs(t, bad.Validate(), field.ErrOrder)
	assert.Equal(t, []string{"rule", "by", "reason", "term.first", "term.last"}, places(policy.Waiver{}.Validate()))
	long := waiver("no-veto", policy.Pointer("/"+strings.Repeat("x", 4000)))
	long.By, long.Reason = "a\nb", strings.Repeat("x", 4001)
	assert.Equal(t, []string{"path: invalid", "by: invalid", "reason: out of range"}, fieldtest.Faults(long.Validate()))
	long.Path, long.By, long.Reason = long.Path[:4000], "a", "a\nb"
	assert.NoError(t, long.Validate(), "a reason may have several lines")
}

func TestWaiver_HoldsOnTheDaysOfItsTerm(t *testing.T) {
	rules := policy.MustSet(exitPlan())
	for text, blocked := range map[string]bool{
		"2025-05-31": true, "2025-06-01": false, "2025-08-31": false, "2025-09-01": true,
	} {
		judged := rules.Judge(Committee{}, day(text))
		report, err := judged.Waive(waiver("exit-plan", ""))
		require.NoError(t, err)
		assert.Equal(t, blocked, report.Blocked(), text)
		assert.Equal(t, !blocked, report.Results[0].Waived(), text)
		assert.Equal(t, policy.Unknown, report.Results[0].Outcome, "the outcome stays visible")
		assert.Len(t, report.Results[0].Findings, len(judged.Results[0].Findings))
		assert.Len(t, report.Waivers, 1, "and so does the waiver, also when it has lapsed")
	}
}

// A waiver at a place waives what is found there and inside, and no more.
func TestWaiver_OfAPlace(t *testing.T) {
	rules := policy.MustSet(committeeRules()...)
	committee := sound()
	committee.Members = []Member{{"A", yes()}, {"B", ""}, {"C", no()}}
	report := rules.Judge(committee, day("2025-08-01"))
	for _, c := range []struct {
		at      []policy.Pointer
		waived  []bool
		blocked bool
	}{
		{nil, []bool{false, false}, true},
		{[]policy.Pointer{"/members/0"}, []bool{true, false}, true},
		{[]policy.Pointer{"/members/1/veto"}, []bool{false, true}, true},
		{[]policy.Pointer{"/members/2"}, []bool{false, false}, true},
		{[]policy.Pointer{"/member"}, []bool{false, false}, true},
		{[]policy.Pointer{"/members"}, []bool{true, true}, false},
		{[]policy.Pointer{""}, []bool{true, true}, false},
		{[]policy.Pointer{"/members/0", "/members/1/veto"}, []bool{true, true}, false},
	} {
		var waivers []policy.Waiver
		for _, at := range c.at {
			waivers = append(waivers, waiver("no-veto", at))
		}
		got, err := report.Waive(waivers...)
		require.NoError(t, err)
		result, _ := got.Result("no-veto")
		assert.Equal(t, c.waived, []bool{result.Findings[0].Waived, result.Findings[1].Waived}, c.at)
		assert.Equal(t, c.blocked, got.Blocked(), c.at)
		assert.Equal(t, policy.Fail, result.Outcome)
	}
}

func TestReport_WaiveOneByOneIsWaiveAtOnce(t *testing.T) {
	rules := policy.MustSet(committeeRules()...)
	report := rules.Explain(Committee{Members: []Member{{"A", yes()}, {"B", ""}}}, day("2025-08-01"))
	a, b, c := waiver("no-veto", "/members/0"), waiver("exit-plan", ""), waiver("no-veto", "/members/1")
	once, err := report.Waive(a, b, c)
	require.NoError(t, err)
	first, err := report.Waive(a)
	require.NoError(t, err)
	second, err := first.Waive(b, c)
	require.NoError(t, err)
	assert.Equal(t, once, second)
	assert.False(t, once.Blocked())

	other, err := report.Waive(c, a, b)
	require.NoError(t, err)
	assert.Equal(t, once.Results, other.Results)
	assert.Equal(t, []policy.Waiver{c, a, b}, other.Waivers)

	none, err := report.Waive()
	require.NoError(t, err)
	assert.Equal(t, report, none)
}

func TestReport_WaiveLeavesTheReportAlone(t *testing.T) {
	committee := Committee{Members: []Member{{"A", yes()}}}
	rules := policy.MustSet(committeeRules()...)
	report, untouched := rules.Explain(committee, day("2025-08-01")), rules.Explain(committee, day("2025-08-01"))
	waivers := []policy.Waiver{waiver("no-veto", ""), waiver("exit-plan", "")}
	one, err := report.Waive(waivers...)
	require.NoError(t, err)
	assert.Equal(t, untouched, report)

	two, err := one.Waive(waiver("ogc-2008-1", ""))
	require.NoError(t, err)
	two.Results[0].Findings[0].Message = "changed"
	two.Results[1].Evidence[0] = "/changed"
	two.Waivers[0].By = "changed"
	assert.NotEqual(t, "changed", one.Results[0].Findings[0].Message)
	assert.NotEqual(t, policy.Pointer("/changed"), one.Results[1].Evidence[0])
	assert.NotEqual(t, "changed", one.Waivers[0].By)
	assert.NotEqual(t, "changed", waivers[0].By)
}

func TestReport_WaiveGivesEveryErrorAtOnce(t *testing.T) {
	rules := policy.MustSet(exitPlan(), review())
	report := rules.Judge(Committee{}, day("2020-01-01"))
	assert.Equal(t, []policy.RuleID{"exit-plan"}, report.NotInForce)

	got, err := report.Waive(waiver("exit-plan", ""), waiver("no-veto", ""), policy.Waiver{}, waiver("exit plan", "x"))
	want := []string{
		"waivers[1].rule",
		"waivers[2].rule", "waivers[2].by", "waivers[2].reason", "waivers[2].term.first", "waivers[2].term.last",
		"waivers[3].rule", "waivers[3].rule", "waivers[3].path",
	}
	assert.Equal(t, want, places(err), "a rule that is not in force can be waived, one that is not there cannot")
	assert.ErrorIs(t, err, field.ErrNotFound)
	assert.Equal(t, policy.Report{}, got)
}

// A report that was written down as JSON and read again can still be waived.
func TestReport_WaiveAfterItWasStored(t *testing.T) {
	report := policy.MustSet(exitPlan()).Judge(Committee{}, day("2025-08-01"))
	text, err := json.Marshal(report)
	require.NoError(t, err)
	var stored policy.Report
	require.NoError(t, json.Unmarshal(text, &stored))
	want, err := report.Waive(waiver("exit-plan", ""))
	require.NoError(t, err)
	got, err := stored.Waive(waiver("exit-plan", ""))
	require.NoError(t, err)
	assert.Equal(t, want, got)

	empty, err := policy.Report{}.Waive()
	require.NoError(t, err)
	assert.NotNil(t, empty.NotInForce)
	assert.NotNil(t, empty.Waivers)
	assert.Equal(t, policy.Unknown, empty.Outcome)
}

// A result that is read back may have no outcome, and blocks as one that is unknown.
func TestReport_WaiveCountsAnOutcomeThatIsNotSet(t *testing.T) {
	for _, c := range []struct {
		outcomes []policy.Outcome
		want     policy.Outcome
	}{
		{[]policy.Outcome{""}, policy.Unknown},
		{[]policy.Outcome{policy.Pass, ""}, policy.Unknown},
		{[]policy.Outcome{policy.Fail, ""}, policy.Fail},
		{[]policy.Outcome{"", policy.Fail, policy.NotApplicable}, policy.Fail},
		{[]policy.Outcome{policy.NotApplicable, policy.NotApplicable}, policy.NotApplicable},
	} {
		var given policy.Report
		for _, outcome := range c.outcomes {
			given.Results = append(given.Results, policy.Result{Severity: policy.Blocking, Outcome: outcome})
		}
		got, err := given.Waive()
		require.NoError(t, err)
		assert.Equal(t, c.want, got.Outcome, "%q", c.outcomes)
		assert.Equal(t, c.want != policy.NotApplicable, got.Blocked())
	}
}
