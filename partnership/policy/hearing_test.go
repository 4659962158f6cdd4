package policy_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// A check that stays silent because the field that it looks at is missing has not found
// the value in order.
func TestHearing_DoesNotDropADenialOverAMissingField(t *testing.T) {
	type applicant map[string]int
	denial := ruleOf("not-under-18", func(h policy.Hearing, a applicant) {
		age, known := a["age"]
		if h.Given("/age", known) && age < 18 {
			h.Fail("/age", "under 18", "", "")
		}
	})
	assert.Equal(t, policy.Pass, judge(denial, applicant{"age": 18}).Outcome)
	assert.Equal(t, policy.Fail, judge(denial, applicant{"age": 17}).Outcome)
	missing := judge(denial, applicant{"agee": 17})
	assert.Equal(t, policy.Unknown, missing.Outcome)
	assert.Equal(t, []policy.Finding{{Outcome: policy.Unknown, Path: "/age", Message: "not known"}}, missing.Findings)
	assert.True(t, missing.Blocks())

	careless := ruleOf("not-under-18", func(h policy.Hearing, a applicant) {
		if age, known := a["age"]; known && age < 18 {
			h.Fail("/age", "under 18", "", "")
		}
	})
	assert.Equal(t, policy.Unknown, judge(careless, applicant{}).Outcome, "also of an author who did not think of it")
	assert.Equal(t, policy.Unknown, judge(careless, applicant{"age": 18}).Outcome, "who learns it from the first case that should pass")
}

// A field that the rule misspells is missing, and not false.
func TestHearing_DoesNotTakeAMisspeltFieldForFalse(t *testing.T) {
	type facts map[string]bool
	wants := ruleOf("has-a-sponsor", func(h policy.Hearing, f facts) {
		sponsored, known := f["sponser"]
		h.Given("/sponser", known)
		if !sponsored {
			h.Fail("/sponser", "nobody sponsors it", "", "")
		}
	})
	got := judge(wants, facts{"sponsor": true})
	assert.Equal(t, policy.Unknown, got.Outcome, "not fail")
	assert.Equal(t, policy.Pointer("/sponser"), got.Findings[0].Path, "and the place says where to look")

	guarded := ruleOf("has-a-sponsor", func(policy.Hearing, facts) { t.Error("judged without knowing that it applies") })
	guarded.Applies = func(h policy.Hearing, f facts) bool {
		shared, known := f["sharedd"]
		return h.Given("/sharedd", known) && shared
	}
	assert.Equal(t, policy.Unknown, judge(guarded, facts{"shared": true}).Outcome, "not not-applicable")

	guarded.Applies = func(_ policy.Hearing, f facts) bool { return f["sharedd"] }
	assert.Equal(t, policy.Unknown, judge(guarded, facts{"shared": true}).Outcome, "nor if it does not ask")
}

func TestHearing_EntryHasItsOwnPlaces(t *testing.T) {
	t.Parallel()
	two := ruleOf("two", func(h policy.Hearing, known bool) {
		second := h.Entry("/lists", 3).Entry("/of~1all", 1)
		if second.Given("", true) && !second.Given("/x", known) {
			second.Fail("/x/y", "inside what is not known", "", "")
		}
	})
	got := withoutWords(policy.MustSet(two).Explain(false, day("2025-09-01")).Results[0])
	const at = policy.Pointer("/lists/3/of~1all/1")
	assert.Equal(t, []policy.Pointer{at}, got.Evidence)
	assert.Equal(t, []policy.Finding{
		{Outcome: policy.Unknown, Path: at + "/x", Message: "not known"},
		{Outcome: policy.Unknown, Path: at + "/x/y", Message: "inside what is not known"},
	}, got.Findings)
	assert.Equal(t, policy.Pass, judge(two, true).Outcome)
}

func TestHearing_EntryThatCannotBeDoesNotPass(t *testing.T) {
	t.Parallel()
	for _, at := range []struct {
		list policy.Pointer
		i    int
		want policy.Finding
	}{
		{"/list", -1, policy.Finding{Outcome: policy.Unknown, Path: "/list", Message: "entry -1", Wanted: "an entry of a list"}},
		{"list", 0, policy.Finding{
			Outcome: policy.Unknown, Wanted: "an entry of a list",
			Message: `entry 0 (the rule gives a wrong place: "list" is not a JSON Pointer like /members/1/veto: invalid)`,
		}},
	} {
		got := judge(ruleOf("none", func(h policy.Hearing, _ int) { h.Entry(at.list, at.i).Given("/x", true) }), 1)
		assert.Equal(t, policy.Unknown, got.Outcome)
		assert.Equal(t, []policy.Finding{at.want}, got.Findings)
	}
}

func TestRule_SilentCheckIsUnknown(t *testing.T) {
	got := judge(ruleOf("silent", func(policy.Hearing, int) {}), 1)
	assert.Equal(t, policy.Unknown, got.Outcome)
	assert.Equal(t, []policy.Finding{{Outcome: policy.Unknown, Message: "the rule silent looked at no evidence"}}, got.Findings)
}

func TestRule_AppliesDoesNotKnowForTheCheck(t *testing.T) {
	applies := func(h policy.Hearing, n int) bool { return h.Given("/n", true) && n > 0 }
	silent := ruleOf("silent", func(policy.Hearing, int) {})
	silent.Applies = applies
	assert.Equal(t, policy.Unknown, judge(silent, 1).Outcome, "what Applies knew does not count for the check")
	assert.Equal(t, policy.NotApplicable, judge(silent, 0).Outcome)
	assert.Empty(t, judge(silent, 0).Findings)

	both := ruleOf("both", func(h policy.Hearing, _ int) { h.Given("/m", true) })
	both.Applies = applies
	assert.Equal(t, policy.Pass, judge(both, 1).Outcome)

	both.Applies = func(h policy.Hearing, _ int) bool { h.Given("/n", false); return true }
	assert.Equal(t, policy.Unknown, judge(both, 1).Outcome, "a check does not make up for what Applies missed")
	both.Applies = func(h policy.Hearing, _ int) bool { h.Fail("/n", "wrong", "", ""); return false }
	assert.Equal(t, policy.Fail, judge(both, 1).Outcome)
	both.Applies = func(policy.Hearing, int) bool { return true }
	assert.Equal(t, policy.Pass, judge(both, 1).Outcome)
}

func TestHearing_FailIsUnknownInAPlaceThatIsNotKnown(t *testing.T) {
	rule := func(at policy.Pointer) policy.Rule[int] {
		return ruleOf("r", func(h policy.Hearing, _ int) {
			h.Given("/members/1", false)
			h.Fail(at, "wrong", "this", "that")
		})
	}
	for _, at := range []policy.Pointer{"/members/1", "/members/1/veto"} {
		got := judge(rule(at), 0)
		assert.Equal(t, policy.Unknown, got.Outcome, at)
		want := policy.Finding{Outcome: policy.Unknown, Path: at, Message: "wrong", Found: "this", Wanted: "that"}
		assert.Equal(t, want, got.Findings[1], "it is not lost")
	}
	for _, at := range []policy.Pointer{"", "/members", "/members/12", "/members/0"} {
		assert.Equal(t, policy.Fail, judge(rule(at), 0).Outcome, at)
	}

	stale := ruleOf("r", func(h policy.Hearing, _ int) {
		h.Unknown("/plan", "out of date", "", "")
		h.Fail("/plan", "nobody owns it", "", "")
	})
	assert.Equal(t, policy.Fail, judge(stale, 0).Outcome, "what is there can be out of date and wrong")
}

func TestHearing_WrongPointerIsAMistakeInTheRule(t *testing.T) {
	for name, say := range map[string]func(policy.Hearing){
		"known":   func(h policy.Hearing) { h.Given("veto", true) },
		"missing": func(h policy.Hearing) { h.Given("veto", false) },
		"unknown": func(h policy.Hearing) { h.Unknown("veto", "unclear", "", "") },
	} {
		got := judge(ruleOf("r", func(h policy.Hearing, _ int) { say(h) }), 0)
		assert.Equal(t, policy.Unknown, got.Outcome, name)
		require.Len(t, got.Findings, 1, name)
		assert.Empty(t, got.Findings[0].Path, name)
		assert.Contains(t, got.Findings[0].Message, `"veto" is not a JSON Pointer`, name)
	}
	got := judge(ruleOf("r", func(h policy.Hearing, _ int) { h.Fail("veto", "a veto", "Harrow", "none") }), 0)
	assert.Equal(t, policy.Fail, got.Outcome)
	assert.True(t, strings.HasPrefix(got.Findings[0].Message, "a veto ("), got.Findings[0].Message)
}

func TestRule_ThatPanicsIsUnknownAndTheOthersRun(t *testing.T) {
	type value struct{ veto *bool }
	for name, c := range map[string]struct {
		check func(policy.Hearing, value)
		found string
	}{
		"nil":   {func(_ policy.Hearing, v value) { _ = *v.veto }, "runtime error: invalid memory address or nil pointer dereference"},
		"error": {func(policy.Hearing, value) { panic(errors.New("no ledger")) }, "no ledger"},
		"text":  {func(policy.Hearing, value) { panic("no ledger") }, "no ledger"},
		"other": {func(policy.Hearing, value) { panic(&value{}) }, "no text"},
		"index": {func(policy.Hearing, value) { _ = []int{}[len("x")] }, "runtime error: index out of range [1] with length 0"},
	} {
		t.Run(name, func(t *testing.T) {
			passes := func(h policy.Hearing, _ value) { h.Given("", true) }
			rules := policy.MustSet(ruleOf("a", passes), ruleOf("b", c.check), ruleOf("c", passes))
			report := rules.Judge(value{}, day("2025-09-01"))
			require.Len(t, report.Results, 3)
			assert.Equal(t, policy.Pass, report.Results[0].Outcome)
			assert.Equal(t, policy.Unknown, report.Results[1].Outcome)
			assert.Equal(t, policy.Pass, report.Results[2].Outcome)
			assert.True(t, report.Blocked())
			want := policy.Finding{Outcome: policy.Unknown, Message: "the rule b panicked", Found: c.found}
			assert.Equal(t, []policy.Finding{want}, report.Results[1].Findings)
		})
	}
}

func TestRule_PanicKeepsWhatWasSaidBefore(t *testing.T) {
	knew := judge(ruleOf("r", func(h policy.Hearing, _ int) { h.Given("/a", true); panic("then") }), 0)
	assert.Equal(t, policy.Unknown, knew.Outcome, "no pass out of half a check")
	failed := judge(ruleOf("r", func(h policy.Hearing, _ int) { h.Fail("/a", "wrong", "", ""); panic("then") }), 0)
	assert.Equal(t, policy.Fail, failed.Outcome, "what was found stays found")
	assert.Len(t, failed.Findings, 2)
	rule := ruleOf("r", func(policy.Hearing, int) { t.Error("judged without knowing that it applies") })
	rule.Applies = func(policy.Hearing, int) bool { panic("at the door") }
	assert.Equal(t, policy.Unknown, judge(rule, 0).Outcome)
	assert.Equal(t, "at the door", judge(rule, 0).Findings[0].Found)
}

// statement is one thing that a rule can say.
type statement struct {
	verb byte // k: known, m: missing, f: fail, u: unknown
	at   policy.Pointer
}

// say says the statements to a hearing.
func say(h policy.Hearing, all []statement) {
	for _, s := range all {
		switch s.verb {
		case 'k':
			h.Given(s.at, true)
		case 'm':
			h.Given(s.at, false)
		case 'f':
			h.Fail(s.at, "wrong", "", "")
		case 'u':
			h.Unknown(s.at, "unclear", "", "")
		}
	}
}

// count returns how many statements are of each kind, with a failure at a place
// that was missing before counted as unknown.
func count(all []statement) (known, unknown, failed int) {
	for i, s := range all {
		missing := false
		for _, before := range all[:i] {
			missing = missing || before.verb == 'm' && strings.HasPrefix(string(s.at)+"/", string(before.at)+"/")
		}
		switch {
		case s.verb == 'k':
			known++
		case s.verb == 'f' && !missing:
			failed++
		default:
			unknown++
		}
	}
	return known, unknown, failed
}

// expected is the outcome by the words of the package comment.
func expected(door []statement, applies bool, check []statement) policy.Outcome {
	known, unknown, failed := count(door)
	if applies {
		_, unknown, failed = count(append(append([]statement{}, door...), check...))
		known, _, _ = count(check)
	}
	switch {
	case failed > 0:
		return policy.Fail
	case unknown > 0 || known == 0:
		return policy.Unknown
	case !applies:
		return policy.NotApplicable
	}
	return policy.Pass
}

// statements reads what a rule says out of bytes.
func statements(code []byte) []statement {
	all := make([]statement, len(code))
	at := []policy.Pointer{"", "/a", "/a/0", "/b"}
	for i, c := range code {
		all[i] = statement{verb: "kmfu"[c%4], at: at[c/4%4]}
	}
	return all
}

// FuzzHearing lets a rule say anything in any order, and compares its outcome with
// the package comment. An explanation changes nothing but the evidence.
func FuzzHearing(f *testing.F) {
	f.Add([]byte{}, true, []byte{})
	f.Add([]byte{0}, false, []byte{2})
	f.Add([]byte{0}, true, []byte{0, 5, 10})
	f.Add([]byte{5}, true, []byte{6, 2})
	f.Fuzz(func(t *testing.T, door []byte, applies bool, check []byte) {
		rule := ruleOf("r", func(h policy.Hearing, _ int) { say(h, statements(check)) })
		rule.Applies = func(h policy.Hearing, _ int) bool { say(h, statements(door)); return applies }
		set := policy.MustSet(rule)
		report := set.Judge(0, day("2025-09-01"))
		got := report.Results[0]
		require.Equal(t, expected(statements(door), applies, statements(check)), got.Outcome)
		require.Equal(t, got.Outcome == policy.Fail || got.Outcome == policy.Unknown, len(got.Findings) > 0)

		explained := set.Explain(0, day("2025-09-01"))
		explained.Results[0].Evidence = nil
		require.Equal(t, report, explained)
	})
}

func TestHearing_GivenReturnsWhatItIsTold(t *testing.T) {
	for _, at := range []policy.Pointer{"", "/a", "not a pointer"} {
		for _, known := range []bool{true, false} {
			judge(ruleOf("r", func(h policy.Hearing, _ int) { assert.Equal(t, known, h.Given(at, known), at) }), 0)
		}
	}
}

func TestHearing_HasTheDay(t *testing.T) {
	var got calendar.Date
	rule := ruleOf("r", func(h policy.Hearing, _ int) { got = h.AsOf() })
	policy.MustSet(rule).Judge(0, day("2031-05-17"))
	assert.Equal(t, day("2031-05-17"), got)
}
