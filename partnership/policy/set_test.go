package policy_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// dated returns a rule in force on certain days that always passes.
func dated(id policy.RuleID, inForce calendar.Term) policy.Rule[int] {
	rule := ruleOf(id, func(h policy.Hearing, _ int) { h.Given("", true) })
	rule.InForce = inForce
	return rule
}

// ids returns the rules of results.
func ids(results []policy.Result) []policy.RuleID {
	all := []policy.RuleID{}
	for _, r := range results {
		all = append(all, r.Rule)
	}
	return all
}

func TestSet_EveryOrderOfRulesGivesTheSameReport(t *testing.T) {
	rules := []policy.Rule[int]{
		dated("b", term("2020-01-01", "2024-12-31")),
		dated("b", from("2025-01-01")),
		dated("a", from("2020-01-01")),
		dated("B", from("2020-01-01")),
		dated("a-1", from("2030-01-01")),
		dated("c", term("2020-01-01", "2025-08-31")),
	}
	want := policy.MustSet(rules...).Judge(0, day("2025-09-01"))
	assert.Equal(t, []policy.RuleID{"B", "a", "b"}, ids(want.Results))
	assert.Equal(t, []policy.RuleID{"a-1", "c"}, want.NotInForce)
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		random.Shuffle(len(rules), func(i, j int) { rules[i], rules[j] = rules[j], rules[i] })
		require.Equal(t, want, policy.MustSet(rules...).Judge(0, day("2025-09-01")))
	}
}

// The days at and beside every boundary of two versions with a gap between them
// and two without.
func TestSet_VersionInForceJudges(t *testing.T) {
	first, second, third := term("2020-01-01", "2020-12-31"), term("2021-01-01", "2021-01-01"), term("2021-06-01", "2021-06-30")
	late := dated("r", third)
	late.AfterGap = "the guide was withdrawn in spring"
	rules := policy.MustSet(late, dated("r", first), dated("r", second))
	for text, want := range map[string]calendar.Term{
		"2019-12-31": {},
		"2020-01-01": first,
		"2020-12-31": first,
		"2021-01-01": second,
		"2021-01-02": {},
		"2021-05-31": {},
		"2021-06-01": third,
		"2021-06-30": third,
		"2021-07-01": {},
	} {
		report := rules.Judge(0, day(text))
		if want.IsZero() {
			assert.Empty(t, report.Results, text)
			assert.Equal(t, []policy.RuleID{"r"}, report.NotInForce, text)
			assert.Equal(t, policy.Unknown, report.Outcome, text)
			continue
		}
		require.Len(t, report.Results, 1, text)
		assert.Equal(t, want, report.Results[0].InForce, text)
		assert.Empty(t, report.NotInForce, text)
		assert.Equal(t, policy.Pass, report.Outcome, text)
	}
}

// What is announced is the next version of each rule, whether or not one is in force.
func TestSet_JudgeSaysWhatIsAnnounced(t *testing.T) {
	var rules []policy.Rule[int]
	for _, inForce := range []calendar.Term{term("2020-01-01", "2020-12-31"), term("2021-01-01", "2021-12-31"), from("2022-01-01")} {
		rule := dated("b", inForce)
		rule.Title = "b " + inForce.String()
		rules = append(rules, rule)
	}
	set := policy.MustSet(append(rules, dated("a", from("2021-06-01")), dated("c", from("2021-06-01")))...)
	a := policy.Announcement{Rule: "a", Title: "Title of a", First: day("2021-06-01")}
	c := policy.Announcement{Rule: "c", Title: "Title of c", First: day("2021-06-01")}
	second := policy.Announcement{Rule: "b", Title: "b 2021-01-01 to 2021-12-31", First: day("2021-01-01")}
	third := policy.Announcement{Rule: "b", Title: "b from 2022-01-01", First: day("2022-01-01")}
	for on, want := range map[string][]policy.Announcement{
		"2019-12-31": {a, {Rule: "b", Title: "b 2020-01-01 to 2020-12-31", First: day("2020-01-01")}, c},
		"2020-01-01": {a, second, c},
		"2020-12-31": {a, second, c},
		"2021-01-01": {a, third, c},
		"2021-05-31": {a, third, c},
		"2021-06-01": {third},
		"2022-01-01": nil,
	} {
		assert.Equal(t, want, set.Judge(0, day(on)).Announced, on)
	}
	assert.Empty(t, set.Judge(0, calendar.Date{}).Announced)
}

func TestSet_NoDayAndNoRulesAreUnknown(t *testing.T) {
	report := policy.MustSet(dated("r", from("2020-01-01"))).Judge(0, calendar.Date{})
	assert.Equal(t, policy.Unknown, report.Outcome)
	assert.True(t, report.Blocked())
	assert.Equal(t, []policy.RuleID{"r"}, report.NotInForce)

	for _, set := range []policy.Set[int]{{}, policy.MustSet[int]()} {
		report := set.Judge(0, day("2025-09-01"))
		want := policy.Report{
			AsOf: day("2025-09-01"), Outcome: policy.Unknown,
			Results: []policy.Result{}, NotInForce: []policy.RuleID{}, Waivers: []policy.Waiver{},
		}
		assert.Equal(t, want, report)
		assert.Empty(t, set.Rules())
	}
}

func TestResult_KeepsTheVersionThatJudged(t *testing.T) {
	rule := exitPlan()
	got := judge(rule, sound())
	assert.Equal(t, policy.Result{
		Rule: rule.ID, Title: rule.Title, Source: rule.Source, Severity: rule.Severity, InForce: rule.InForce,
		Outcome: policy.Pass, Findings: []policy.Finding{},
	}, got)
}

func TestNewSet_GivesEveryErrorAtOnce(t *testing.T) {
	untitled := dated("a", term("2020-01-01", "2020-12-31"))
	untitled.Title = ""
	_, err := policy.NewSet(
		untitled,
		dated("a", from("2020-12-31")),
		dated("a", from("2020-12-31")),
		dated("b", from("2020-01-01")),
		policy.Rule[int]{ID: "c d"},
		dated("a", term("2019-12-01", "2019-12-30")),
	)
	want := []string{
		"rules[0].title", "rules[0].after_gap", "rules[1].in_force", "rules[2].in_force",
		"rules[4].id", "rules[4].title", "rules[4].source.document", "rules[4].severity", "rules[4].in_force.first", "rules[4].check",
	}
	assert.Equal(t, want, places(err))
	assert.ErrorIs(t, err, field.ErrRequired)
	assert.ErrorIs(t, err, field.ErrOverlap)
	assert.ErrorIs(t, err, field.ErrInvalid)
}

func TestNewSet_RefusesADuplicateVersion(t *testing.T) {
	_, err := policy.NewSet(dated("a", from("2020-01-01")), dated("b", from("2020-01-01")), dated("a", from("2020-01-01")))
	require.ErrorIs(t, err, field.ErrDuplicate)
	assert.EqualError(t, err, `rules[2].id: duplicate: "a" in force from 2020-01-01 is already rules[0]`)
}

// Two versions can be in one set if no day is in both terms, counted day by day.
func TestNewSet_RefusesVersionsThatShareADay(t *testing.T) {
	start := day("2025-01-01")
	var terms []calendar.Term
	for first := range 5 {
		terms = append(terms, calendar.Term{First: start.AddDays(first)})
		for last := first; last < 5; last++ {
			terms = append(terms, calendar.Term{First: start.AddDays(first), Last: start.AddDays(last)})
		}
	}
	for _, a := range terms {
		for _, b := range terms {
			shared := slices.ContainsFunc([]int{0, 1, 2, 3, 4, 5}, func(n int) bool {
				return a.Contains(start.AddDays(n)) && b.Contains(start.AddDays(n))
			})
			_, err := policy.NewSet(dated("r", a), dated("r", b))
			require.Equal(t, shared, errors.Is(err, field.ErrOverlap) || errors.Is(err, field.ErrDuplicate), "%v and %v: %v", a, b, err)
			between := slices.ContainsFunc([]int{1, 2, 3}, func(n int) bool { return isBetween(start.AddDays(n), a, b) || isBetween(start.AddDays(n), b, a) })
			require.Equal(t, between, errors.Is(err, field.ErrRequired), "%v and %v: %v", a, b, err)
			require.Equal(t, shared || between, err != nil, "%v and %v: %v", a, b, err)
			_, err = policy.NewSet(dated("r", a), dated("s", b))
			require.NoError(t, err)
		}
	}
}

// isBetween reports whether a day is after one term and before another.
func isBetween(d calendar.Date, a, b calendar.Term) bool {
	return !a.Last.IsZero() && d.After(a.Last) && d.Before(b.First)
}

// In the days between two versions nothing would be blocked, so somebody says why.
func TestNewSet_RefusesAGapThatNobodyExplains(t *testing.T) {
	march, june, far := dated("r", term("2020-01-01", "2026-03-31")), dated("r", term("2026-06-01", "2026-06-30")), dated("r", from("2026-07-02"))
	_, err := policy.NewSet(far, june, march)
	assert.EqualError(t, err, "rules[0].after_gap: no version of \"r\" is in force on 2026-07-01, and no reason is given: required\n"+
		"rules[1].after_gap: no version of \"r\" is in force from 2026-04-01 to 2026-05-31, and no reason is given: required")

	june.AfterGap, far.AfterGap = "the guide was withdrawn", "a day for the changeover"
	set, err := policy.NewSet(far, june, march)
	require.NoError(t, err)
	assert.Equal(t, []string{
		"r is not in force from 2026-04-01 to 2026-05-31: the guide was withdrawn", "r is not in force on 2026-07-01: a day for the changeover",
	}, set.Table().Notes)
	assert.Equal(t, policy.Unknown, set.Judge(0, day("2026-04-01")).Outcome)
}

// A version can be taken out of a set although it says why there were days before it.
func TestNewSet_TakesAReasonWithoutAGap(t *testing.T) {
	first, next := dated("r", term("2020-01-01", "2026-03-31")), dated("r", from("2026-04-01"))
	first.AfterGap, next.AfterGap = "a reason", "a reason"
	other := dated("s", from("2030-01-01"))
	other.AfterGap = "a reason"
	set, err := policy.NewSet(first, next, other)
	require.NoError(t, err)
	assert.Empty(t, set.Table().Notes)
}

func TestSet_RulesAreInTheOrderOfIdsAndDays(t *testing.T) {
	old, now := term("2020-01-01", "2024-12-31"), from("2025-01-01")
	inForce := []calendar.Term{}
	for _, rule := range policy.MustSet(dated("b", now), dated("b", old), dated("a", now)).Rules() {
		inForce = append(inForce, rule.InForce)
	}
	assert.Equal(t, []calendar.Term{now, old, now}, inForce)
}

func TestSet_NamesRulesByTheirLatestVersion(t *testing.T) {
	old, now := dated("r", term("2020-01-01", "2024-12-31")), dated("r", from("2025-01-01"))
	old.Title, now.Title = "As it was", "As it is"
	assert.Equal(t, "As it is", policy.MustSet(now, old).Names().Of(report.Rule, "r"))
}

func TestMustSet_Panics(t *testing.T) {
	assert.PanicsWithError(t, "rules[0].title: required", func() {
		rule := dated("r", from("2020-01-01"))
		rule.Title = ""
		policy.MustSet(rule)
	})
}

func TestSet_SharesNoMemory(t *testing.T) {
	rules := []policy.Rule[int]{dated("b", from("2020-01-01")), dated("a", from("2020-01-01"))}
	set := policy.MustSet(rules...)
	assert.Equal(t, policy.RuleID("b"), rules[0].ID, "the arguments stay in their order")
	rules[1].Title = "changed"
	set.Rules()[0].Title = "changed"
	assert.Equal(t, "Title of a", set.Judge(0, day("2025-09-01")).Results[0].Title)

	one, two := set.Judge(0, day("2025-09-01")), set.Judge(0, day("2025-09-01"))
	one.Results[0].Title = "changed"
	assert.Equal(t, "Title of a", two.Results[0].Title)
}

func TestSet_ExplainAddsTheEvidenceOnly(t *testing.T) {
	rules := policy.MustSet(committeeRules()...)
	for name, value := range map[string]Committee{
		"sound":   sound(),
		"nothing": {},
		"company": {Structure: "company"},
		"members": {Members: []Member{{"A", yes()}, {"B", ""}, {"C", no()}}},
	} {
		judged, explained := rules.Judge(value, day("2025-09-01")), rules.Explain(value, day("2025-09-01"))
		seen := 0
		for i := range explained.Results {
			seen += len(explained.Results[i].Evidence)
			explained.Results[i].Evidence = nil
		}
		assert.Equal(t, judged, explained, name)
		assert.Equal(t, name != "nothing", seen > 0, name)
	}
}

func ExampleSet_Judge_order() {
	rule := func(id policy.RuleID) policy.Rule[int] { return dated(id, from("2020-01-01")) }
	report := policy.MustSet(rule("ogc-2008-2"), rule("exit-plan"), rule("ogc-2008-1")).Judge(0, day("2025-09-01"))
	fmt.Println(ids(report.Results))
	// Output: [exit-plan ogc-2008-1 ogc-2008-2]
}
