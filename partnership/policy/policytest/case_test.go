package policytest_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/policy/policytest"
)

func TestFailure_SaysWhatTheRuleSaidWhatWasWantedAndWhy(t *testing.T) {
	rules := policy.MustSet(teckal()...)
	today := day("2025-09-01")
	for _, c := range []struct {
		test policytest.Case[Company]
		want string
	}{
		{
			policytest.Case[Company]{Name: "c", AsOf: today, Value: company("80"), Want: policy.Pass},
			"controlled-company on 2025-09-01: fail, want pass\n" +
				"    More than 80 % of the activities are for the owners (Procurement Act 2023, Sch. 2)\n" +
				"    fail at /activity: too much for others, found 80 %, wanted more than 80 %\n" +
				"    known: /owned, /activity",
		},
		{
			policytest.Case[Company]{Name: "c", AsOf: today, Value: Company{}, Want: policy.NotApplicable},
			"controlled-company on 2025-09-01: unknown, want not-applicable\n" +
				"    More than 80 % of the activities are for the owners (Procurement Act 2023, Sch. 2)\n" +
				"    unknown at /owned: not known",
		},
		{
			policytest.Case[Company]{Name: "c", AsOf: day("2015-02-25"), Rule: "controlled-company", Value: company("90"), Want: policy.Pass},
			"controlled-company on 2015-02-25: not-in-force, want pass",
		},
		{
			policytest.Case[Company]{Name: "c", AsOf: today, Value: company("90"), Want: policytest.NotInForce},
			"controlled-company on 2025-09-01: pass, want not-in-force\n" +
				"    More than 80 % of the activities are for the owners (Procurement Act 2023, Sch. 2)\n" +
				"    known: /owned, /activity",
		},
		{
			policytest.Case[Company]{Name: "c", AsOf: today, Value: company("80"), Want: policy.Fail, Paths: []policy.Pointer{"", "/owned"}},
			"controlled-company on 2025-09-01: at /activity, want at the whole value, /owned\n" +
				"    More than 80 % of the activities are for the owners (Procurement Act 2023, Sch. 2)\n" +
				"    fail at /activity: too much for others, found 80 %, wanted more than 80 %\n" +
				"    known: /owned, /activity",
		},
		{
			policytest.Case[Company]{
				Name: "c", AsOf: today, Value: company("90"),
				Want: policy.Fail, Paths: []policy.Pointer{"/activity"}, From: day("2015-02-26"),
			},
			"controlled-company on 2025-09-01: pass, want fail; at no place, want at /activity; " +
				"by the version from 2025-02-24, want from 2015-02-26\n" +
				"    More than 80 % of the activities are for the owners (Procurement Act 2023, Sch. 2)\n" +
				"    known: /owned, /activity",
		},
	} {
		audit := policytest.Examine(rules, []policytest.Case[Company]{c.test})
		assert.Equal(t, []policytest.Failure{{Case: 0, Name: "c", Text: c.want}}, audit.Failures)
		assert.Contains(t, audit.String(), "\nc: "+c.want+"\n")
	}
}

func TestCase_WithAMistakeFails(t *testing.T) {
	rules := policy.MustSet(simple("r", from("2024-04-01")))
	today := day("2025-09-01")
	const noRule = "the case is about no rule: the set has no rule of its name, or no rule in force on "
	for _, c := range []struct {
		test policytest.Case[*int]
		want []string
	}{
		{policytest.Case[*int]{AsOf: today, Want: policy.Unknown}, []string{"the case has no name"}},
		{policytest.Case[*int]{Name: "c", Want: policytest.NotInForce}, []string{"the case has no day"}},
		{policytest.Case[*int]{Name: "c", AsOf: today}, []string{`the case wants "", which is not an outcome`}},
		{policytest.Case[*int]{Name: "c", AsOf: today, Want: "passed"}, []string{`the case wants "passed", which is not an outcome`}},
		{policytest.Case[*int]{Name: "c", AsOf: today, Want: policy.Unknown, Severity: "red"}, []string{`the case wants "red", which is not a severity`}},
		{policytest.Case[*int]{Name: "c", AsOf: today, Rule: "q", Want: policy.Unknown}, []string{noRule + "2025-09-01"}},
		{policytest.Case[*int]{Name: "c", AsOf: today, Rule: "q", Want: policytest.NotInForce}, []string{noRule + "2025-09-01"}},
		{policytest.Case[*int]{Name: "c", AsOf: day("2024-03-31"), Want: policy.Unknown}, []string{noRule + "2024-03-31"}},
		{policytest.Case[*int]{}, []string{
			"the case has no name", "the case has no day", `the case wants "", which is not an outcome`, noRule + "no date",
		}},
	} {
		audit := policytest.Examine(rules, []policytest.Case[*int]{c.test})
		assert.Equal(t, c.want, texts(audit))
		assert.Contains(t, names(audit), "no case notices if r is never unknown", "a case with a mistake tests nothing")
		assert.Contains(t, names(audit), "no case notices if r starts a day early")
	}
}

func TestCase_WithoutARuleIsAboutAllInForce(t *testing.T) {
	rules := policy.MustSet(simple("a", from("2020-01-01")), simple("b", from("2024-01-01")), simple("c", from("2025-01-01")))
	n := 0
	examine := func(asOf string, want policy.Outcome, rule policy.RuleID) []string {
		return texts(policytest.Examine(rules, []policytest.Case[*int]{{Name: "c", AsOf: day(asOf), Value: &n, Want: want, Rule: rule}}))
	}
	assert.Empty(t, examine("2024-06-01", policy.Fail, ""), "a and b fail, c is not in force")
	assert.Len(t, examine("2024-06-01", policy.Pass, ""), 2)
	assert.Len(t, examine("2024-06-01", policy.Pass, "b"), 1)
	assert.Len(t, examine("2024-06-01", policy.Fail, "c"), 1)
	assert.Empty(t, examine("2019-12-31", policytest.NotInForce, ""))
	assert.Len(t, examine("2024-06-01", policytest.NotInForce, ""), 2, "a and b are in force")
	assert.Empty(t, examine("2024-06-01", policytest.NotInForce, "c"))
}

func TestCase_SaysTheSeverity(t *testing.T) {
	rules := policy.MustSet(simple("r", from("2024-04-01")))
	for _, c := range []struct {
		test policytest.Case[*int]
		want string
	}{
		{policytest.Case[*int]{Name: "c", AsOf: day("2025-01-01"), Want: policy.Unknown, Severity: policy.Blocking}, ""},
		{policytest.Case[*int]{Name: "c", AsOf: day("2025-01-01"), Want: policy.Unknown, Severity: policy.Advisory}, "r on 2025-01-01: blocking, want advisory\n"},
		{policytest.Case[*int]{Name: "c", AsOf: day("2024-03-31"), Want: policytest.NotInForce, Severity: policy.Advisory}, "r on 2024-03-31: no severity, want advisory"},
	} {
		found := texts(policytest.Examine(rules, []policytest.Case[*int]{c.test}))
		assert.Equal(t, c.want == "", len(found) == 0)
		for _, text := range found {
			assert.Contains(t, text, c.want)
		}
	}
}

// A rule that panics is unknown, which is safe. But an author who wants unknown does not
// mean a panic.
func TestCase_FailsIfTheRulePanics(t *testing.T) {
	rule := simple("r", from("2024-04-01"))
	rule.Check = func(h policy.Hearing, n *int) { h.Given("/n", *n > 0) }
	for name, set := range map[string]policy.Set[[]*int]{
		"in a list": policy.MustSet(policy.Each("", func(all []*int) ([]*int, bool) { return all, true }, rule)...),
	} {
		audit := policytest.Examine(set, []policytest.Case[[]*int]{
			{Name: "c", AsOf: day("2025-01-01"), Value: []*int{nil}, Want: policy.Unknown},
		})
		assert.Len(t, audit.Failures, 1, name)
		assert.Contains(t, audit.Failures[0].Text, "r on 2025-01-01: by a panic, want none\n")
		assert.Contains(t, audit.Failures[0].Text, "nil pointer dereference")
	}
	audit := policytest.Examine(policy.MustSet(rule), []policytest.Case[*int]{
		{Name: "c", AsOf: day("2025-01-01"), Want: policy.Unknown},
	})
	assert.Len(t, audit.Failures, 1)
	assert.Contains(t, names(audit), "no case notices if r is never unknown")
}

func TestCase_PathsAreAllAndInOrder(t *testing.T) {
	rule := simple("r", from("2024-04-01"))
	rule.Check = func(h policy.Hearing, _ *int) {
		h.Fail("/b", "", "", "")
		h.Given("/a", false)
	}
	rules := policy.MustSet(rule)
	for _, c := range []struct {
		paths []policy.Pointer
		holds bool
	}{
		{nil, true},
		{[]policy.Pointer{"/b", "/a"}, true},
		{[]policy.Pointer{"/a", "/b"}, false},
		{[]policy.Pointer{"/b"}, false},
		{[]policy.Pointer{"/b", "/a", "/c"}, false},
	} {
		audit := policytest.Examine(rules, []policytest.Case[*int]{
			{Name: "c", AsOf: day("2025-01-01"), Want: policy.Fail, Paths: c.paths},
		})
		assert.Equal(t, c.holds, len(audit.Failures) == 0, c.paths)
	}
}
