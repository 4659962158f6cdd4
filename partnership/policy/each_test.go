package policy_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// entry is a value that decides what a rule says of it: one byte, one outcome.
type entry byte

// obeying is a rule that says what each entry tells it to.
func obeying() policy.Rule[entry] {
	rule := ruleOf("obeying", func(h policy.Hearing, e entry) {
		switch e {
		case 'p':
			h.Given("/x", true)
		case 'f':
			h.Fail("/x", "wrong", "", "")
		case 'u':
			h.Given("/x", false)
		case '!':
			panic("no")
		}
	})
	rule.Applies = func(h policy.Hearing, e entry) bool { return h.Given("/applies", true) && e != 'n' }
	return rule
}

// entries returns a text as entries; the text "?" is a list that is not known.
func entries(text string) ([]entry, bool) { return []entry(text), text != "?" }

// FuzzEach compares the result on a list with the results on its entries, one at a
// time: the worst outcome, and all findings in their order, each in its place.
func FuzzEach(f *testing.F) {
	for _, text := range []string{"", "?", "p", "n", "nn", "pn", "pfu", "upf", "!p", "-", "pp!f"} {
		f.Add(text)
	}
	one := policy.MustSet(obeying())
	all := policy.MustSet(policy.Each("/list", entries, obeying())...)
	f.Fuzz(func(t *testing.T, text string) {
		list, known := entries(text)
		got := withoutWords(all.Explain(text, day("2025-09-01")).Results[0])
		if !known {
			require.Equal(t, policy.Unknown, got.Outcome)
			require.Equal(t, []policy.Finding{{Outcome: policy.Unknown, Path: "/list", Message: "not known"}}, got.Findings)
			return
		}
		rank := map[policy.Outcome]int{policy.NotApplicable: 0, policy.Pass: 1, policy.Unknown: 2, policy.Fail: 3}
		want := policy.NotApplicable
		findings, evidence := []policy.Finding{}, []policy.Pointer{"/list"}
		for i, e := range list {
			single := withoutWords(one.Explain(e, day("2025-09-01")).Results[0])
			if rank[single.Outcome] > rank[want] {
				want = single.Outcome
			}
			for _, f := range single.Findings {
				f.Path = policy.Pointer("/list").Index(i) + f.Path
				findings = append(findings, f)
			}
			for _, p := range single.Evidence {
				evidence = append(evidence, policy.Pointer("/list").Index(i)+p)
			}
		}
		require.Equal(t, want, got.Outcome)
		require.Equal(t, findings, got.Findings)
		require.Equal(t, evidence, got.Evidence)
	})
}

func TestEach_KeepsTheRule(t *testing.T) {
	rule := noVeto()
	rule.Severity, rule.InForce = policy.Advisory, term("2011-01-01", "2030-12-31")
	lifted := policy.Each("/members", func(c Committee) ([]Member, bool) { return c.Members, true }, rule, noVeto())
	require.Len(t, lifted, 2)
	got := judge(lifted[0], Committee{Members: []Member{{"Harrow", yes()}}})
	assert.Equal(t, policy.Result{
		Rule: rule.ID, Title: rule.Title, Source: rule.Source, Severity: policy.Advisory, InForce: rule.InForce,
		Outcome: policy.Fail, Findings: []policy.Finding{{
			Outcome: policy.Fail, Path: "/members/0/veto",
			Message: "Harrow can block the others", Found: "a veto", Wanted: "a simple majority",
		}},
	}, got)
}

// A lifted rule says of itself what the rule says.
func TestEach_AndAtKeepTheRecord(t *testing.T) {
	rule := noVeto()
	rule.AfterGap = "the guide was withdrawn"
	for _, lifted := range []policy.Rule[[]Member]{
		policy.Each("", func(all []Member) ([]Member, bool) { return all, true }, rule)[0],
		policy.At("/0", func(all []Member) (Member, bool) { return all[0], true }, rule)[0],
	} {
		assert.Equal(t, []any{rule.ID, rule.Title, rule.Source, rule.Severity, rule.InForce, rule.AfterGap},
			[]any{lifted.ID, lifted.Title, lifted.Source, lifted.Severity, lifted.InForce, lifted.AfterGap})
		assert.NotNil(t, lifted.Check)
		assert.Nil(t, lifted.Applies)
	}
}

// What a rule says of a part, it says of the whole, at the place of the part.
func TestAt_SaysWhatTheRuleSaysOfThePart(t *testing.T) {
	one := policy.MustSet(obeying())
	for _, at := range []policy.Pointer{"", "/part", "/parts/0"} {
		whole := policy.MustSet(policy.At(at, func(e entry) (entry, bool) { return e, e != '?' }, obeying())...)
		for _, e := range []entry("pnfu!-") {
			want, got := withoutWords(one.Explain(e, day("2025-09-01")).Results[0]), withoutWords(whole.Explain(e, day("2025-09-01")).Results[0])
			for i := range want.Findings {
				want.Findings[i].Path = at + want.Findings[i].Path
			}
			for i := range want.Evidence {
				want.Evidence[i] = at + want.Evidence[i]
			}
			assert.Equal(t, want, got, "%q at %q", rune(e), string(at))
		}
		got := withoutWords(whole.Explain('?', day("2025-09-01")).Results[0])
		assert.Equal(t, []policy.Finding{{Outcome: policy.Unknown, Path: at, Message: "not known"}}, got.Findings)
		assert.Equal(t, policy.Unknown, got.Outcome)
	}
}

func TestAt_AndEachInsideEachOther(t *testing.T) {
	type service struct{ committee Committee }
	members := policy.Each("/members", func(c Committee) ([]Member, bool) { return c.Members, true }, noVeto())
	committees := policy.At("/committee", func(s service) (Committee, bool) { return s.committee, true }, members...)
	services := policy.Each("/services", func(all []service) ([]service, bool) { return all, true }, committees...)
	got := policy.MustSet(policy.At("/area", func(all []service) ([]service, bool) { return all, true }, services...)...).Judge(
		[]service{{Committee{Members: []Member{{"A", no()}}}}, {Committee{Members: []Member{{"A", no()}, {"B", yes()}}}}}, day("2025-09-01"),
	).Results[0]
	assert.Equal(t, policy.Fail, got.Outcome)
	assert.Equal(t, policy.Pointer("/area/services/1/committee/members/1/veto"), got.Findings[0].Path)
}

func TestAt_WithoutItsFunctionsIsNoRule(t *testing.T) {
	_, err := policy.NewSet(policy.At[Committee]("/members/0", nil, noVeto())...)
	assert.Equal(t, []string{"rules[0].check"}, places(err))
	unchecked := noVeto()
	unchecked.Check = nil
	_, err = policy.NewSet(policy.At("/members/0", func(c Committee) (Member, bool) { return c.Members[0], true }, unchecked)...)
	assert.Equal(t, []string{"rules[0].check"}, places(err))
}

func TestAt_AWrongPlaceDoesNotPass(t *testing.T) {
	lifted := policy.At("members", func(c Committee) (Member, bool) { return c.Members[0], true }, noVeto())
	got := judge(lifted[0], sound())
	assert.Equal(t, policy.Unknown, got.Outcome)
	assert.Contains(t, got.Findings[0].Message, `"members" is not a JSON Pointer`)
}

// With a zero Hearing there is nothing to say of the part.
func TestAt_ZeroHearingHearsNothing(t *testing.T) {
	rule := ruleOf("r", func(policy.Hearing, int) { t.Error("heard") })
	policy.At("/n", func(n int) (int, bool) { return n, true }, rule)[0].Check(policy.Hearing{}, 1)
}

func TestEach_InsideEach(t *testing.T) {
	type service struct{ committees []Committee }
	members := policy.Each("/members", func(c Committee) ([]Member, bool) { return c.Members, len(c.Members) > 0 }, noVeto())
	services := policy.Each("/committees", func(s service) ([]Committee, bool) { return s.committees, true }, members...)
	got := policy.MustSet(services...).Explain(service{[]Committee{
		{Members: []Member{{"A", no()}}},
		{},
		{Members: []Member{{"A", no()}, {"B", no()}, {"C", yes()}}},
	}}, day("2025-09-01")).Results[0]
	assert.Equal(t, policy.Fail, got.Outcome)
	var found []policy.Pointer
	for _, f := range got.Findings {
		found = append(found, f.Path)
	}
	assert.Equal(t, []policy.Pointer{"/committees/1/members", "/committees/2/members/2/veto"}, found)
	assert.Contains(t, got.Evidence, policy.Pointer("/committees/2/members/1/veto"))
}

func TestEach_WithoutItsFunctionsIsNoRule(t *testing.T) {
	_, err := policy.NewSet(policy.Each[Committee]("/members", nil, noVeto())...)
	assert.Equal(t, []string{"rules[0].check"}, places(err))

	unchecked := noVeto()
	unchecked.Check = nil
	_, err = policy.NewSet(policy.Each("/members", func(c Committee) ([]Member, bool) { return c.Members, true }, unchecked)...)
	assert.Equal(t, []string{"rules[0].check"}, places(err))
	assert.ErrorIs(t, err, field.ErrRequired)
}

func TestEach_AtAWrongPlaceDoesNotPass(t *testing.T) {
	lifted := policy.Each("members", func(c Committee) ([]Member, bool) { return c.Members, true }, noVeto())
	got := judge(lifted[0], sound())
	assert.Equal(t, policy.Unknown, got.Outcome)
	assert.Contains(t, got.Findings[0].Message, `"members" is not a JSON Pointer`)
}
