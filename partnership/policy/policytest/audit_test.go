package policytest_test

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/policy/policytest"
)

func TestExamine_FullCasesLeaveNoGap(t *testing.T) {
	audit := policytest.Examine(policy.MustSet(teckal()...), teckalCases())
	assert.Empty(t, audit.Failures)
	assert.Empty(t, audit.Gaps)
	assert.Equal(t, 12, audit.Cases)
	// Each version: fires, always fires, unknown, unknown at two places, elsewhere, the
	// severity, Applies, and two at its beginning. The end of the first is the beginning
	// of the second.
	assert.Equal(t, 20, audit.Mutants)
}

// Without any one of the cases there is a gap that says what it tested.
func TestExamine_MissesEveryCase(t *testing.T) {
	rules := policy.MustSet(teckal()...)
	first, second := "no case notices if controlled-company from 2015-02-26 ", "no case notices if controlled-company from 2025-02-24 "
	alone := "no two cases show that controlled-company from 2025-02-24 turns on "
	want := map[string][]string{
		"before the Regulations":        {first + "starts a day early"},
		"last day":                      {second + "starts a day early"},
		"just 80 %":                     {first + "never fires", first + "is advisory"},
		"no figures":                    {first + "is never unknown at /activity"},
		"no owner":                      {first + "is never unknown at /owned"},
		"private capital":               {first + "ignores Applies"},
		"first day of the Act":          {second + "always fires", second + "starts a day late", alone + "/owned alone", alone + "/activity alone"},
		"just 80 % under the Act":       {second + "never fires", second + "is advisory"},
		"no figures under the Act":      {second + "is never unknown at /activity"},
		"no owner under the Act":        {second + "is never unknown at /owned"},
		"private capital under the Act": {second + "ignores Applies"},
	}
	for i, c := range teckalCases() {
		audit := policytest.Examine(rules, slices.Delete(teckalCases(), i, i+1))
		assert.Empty(t, audit.Failures)
		if c.Name == "first day" {
			assert.Empty(t, audit.Gaps, "four other cases are on that day, and one other wants pass")
			continue
		}
		assert.Equal(t, want[c.Name], names(audit), c.Name)
	}
}

// The mutants are made from what a rule said. Here the same mistakes are made in the
// rule itself, in Go. Cases that leave no gap fail for each mistake. Cases with the gap
// that names it do not.
func TestExamine_MutantsAreTheMistakesThatTheyStandFor(t *testing.T) {
	inForce := term("2024-04-01", "2026-03-31")
	number := func(n int) *int { return &n }
	applies := func(h policy.Hearing, n *int) bool { return h.Given("/n", n != nil) && *n < 2 }
	right := simple("r", inForce)
	right.Applies = applies
	on := day("2025-09-01")
	cases := map[string]policytest.Case[*int]{
		"never fires":        {Name: "c", Value: number(0), AsOf: on, Want: policy.Fail, Severity: policy.Blocking, Paths: []policy.Pointer{"/n"}},
		"always fires":       {Name: "c", Value: number(1), AsOf: on, Want: policy.Pass},
		"is never unknown":   {Name: "c", Value: number(-1), AsOf: on, Want: policy.Unknown},
		"ignores Applies":    {Name: "c", Value: number(2), AsOf: on, Want: policy.NotApplicable},
		"starts a day early": {Name: "c", Value: number(1), AsOf: day("2024-03-31"), Want: policytest.NotInForce},
		"starts a day late":  {Name: "c", Value: number(2), AsOf: day("2024-04-01"), Want: policy.NotApplicable},
		"ends a day early":   {Name: "c", Value: number(0), AsOf: day("2026-03-31"), Want: policy.Fail},
		"ends a day late":    {Name: "c", Value: number(0), AsOf: day("2026-04-01"), Want: policytest.NotInForce},
	}
	mistakes := map[string]func(*policy.Rule[*int]){
		"never fires": func(r *policy.Rule[*int]) {
			r.Check = func(h policy.Hearing, n *int) { h.Given("/n", n != nil && *n >= 0) }
		},
		"always fires": func(r *policy.Rule[*int]) {
			r.Check = func(h policy.Hearing, n *int) {
				if h.Given("/n", n != nil && *n >= 0) {
					h.Fail("/n", "nought", "", "")
				}
			}
		},
		"is never unknown": func(r *policy.Rule[*int]) {
			r.Check = func(h policy.Hearing, n *int) {
				if h.Given("/n", true) && *n == 0 {
					h.Fail("/n", "nought", "", "")
				}
			}
		},
		"ignores Applies":    func(r *policy.Rule[*int]) { r.Applies = nil },
		"starts a day early": func(r *policy.Rule[*int]) { r.InForce.First = day("2024-03-31") },
		"starts a day late":  func(r *policy.Rule[*int]) { r.InForce.First = day("2024-04-02") },
		"ends a day early":   func(r *policy.Rule[*int]) { r.InForce.Last = day("2026-03-30") },
		"ends a day late":    func(r *policy.Rule[*int]) { r.InForce.Last = day("2026-04-01") },
	}
	full := []policytest.Case[*int]{}
	for _, c := range cases {
		full = append(full, c)
	}
	require.Empty(t, policytest.Examine(policy.MustSet(right), full).Gaps)
	for mistake, mistaken := range mistakes {
		wrong := right
		mistaken(&wrong)
		assert.NotEmpty(t, policytest.Examine(policy.MustSet(wrong), full).Failures, mistake)

		without := []policytest.Case[*int]{}
		for name, c := range cases {
			// Another case may be on the day, or want the outcome, of the one that is left out.
			if name != mistake && c.AsOf != cases[mistake].AsOf && c.Want != cases[mistake].Want {
				without = append(without, c)
			}
		}
		gaps := names(policytest.Examine(policy.MustSet(right), without))
		assert.Contains(t, gaps, "no case notices if r "+mistake)
		assert.Empty(t, policytest.Examine(policy.MustSet(wrong), without).Failures, mistake)
	}
}

func TestCase_FromTellsVersionsApart(t *testing.T) {
	cases := teckalCases()
	for i := range cases {
		cases[i].From = calendar.Date{}
	}
	audit := policytest.Examine(policy.MustSet(teckal()...), cases)
	assert.Empty(t, audit.Failures)
	assert.Equal(t, []policytest.Gap{{
		Name:   "no case notices if controlled-company from 2025-02-24 starts a day early",
		Reason: "those on 2025-02-23 come out the same by either version, and do not say which they want (From)",
	}, {
		Name:   "no case notices if controlled-company from 2025-02-24 starts a day late",
		Reason: "those on 2025-02-24 come out the same by either version, and do not say which they want (From)",
	}}, audit.Gaps)

	cases[1].From = day("2025-02-24")
	audit = policytest.Examine(policy.MustSet(teckal()...), cases)
	require.Len(t, audit.Failures, 1)
	assert.Contains(t, audit.Failures[0].Text, "by the version from 2015-02-26, want from 2025-02-24")
}

// Some terms have fewer boundaries: open-ended ones, those of one day, those at the ends
// of the calendar, and those with days between two versions.
func TestExamine_CountsBoundaries(t *testing.T) {
	for _, c := range []struct {
		name  string
		terms []calendar.Term
		want  []string
	}{
		{"open-ended", []calendar.Term{from("2024-04-01")}, []string{"2024-03-31, the day before", "2024-04-01, the first day"}},
		{"one day", []calendar.Term{term("2024-04-01", "2024-04-01")}, []string{
			"2024-03-31, the day before", "2024-04-01, the first day", "2024-04-01, the last day", "2024-04-02, the day after",
		}},
		{"all days", []calendar.Term{term("0001-01-01", "9999-12-31")}, []string{"0001-01-01, the first day", "9999-12-31, the last day"}},
		{"last day of all", []calendar.Term{from("9999-12-31")}, []string{"9999-12-30, the day before", "9999-12-31, the first day"}},
		{"days between", []calendar.Term{term("2024-04-01", "2024-04-30"), from("2024-05-02")}, []string{
			"2024-03-31, the day before", "2024-04-01, the first day", "2024-04-30, the last day", "2024-05-01, the day after",
			"2024-05-01 to 2024-05-01, not in force: the guide was withdrawn for a day", "2024-05-01, the day before", "2024-05-02, the first day",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var rules []policy.Rule[*int]
			for _, inForce := range c.terms {
				rule := simple("r", inForce)
				rule.AfterGap = "the guide was withdrawn for a day"
				rules = append(rules, rule)
			}
			set := policy.MustSet(rules...)
			var got []string
			var cases []policytest.Case[*int]
			for _, coverage := range policytest.Examine(set, cases).Coverage {
				for _, count := range coverage.Counts[3:] {
					got = append(got, count.Of)
					date, _, _ := strings.Cut(count.Of, ",")
					date, _, _ = strings.Cut(date, " ")
					want := policy.Unknown
					if len(set.Judge(nil, day(date)).Results) == 0 {
						want = policytest.NotInForce
					}
					cases = append(cases, policytest.Case[*int]{Name: count.Of, AsOf: day(date), Want: want})
				}
				for n, want := range []policy.Outcome{policy.Fail, policy.Pass} {
					cases = append(cases, policytest.Case[*int]{
						Name: string(want), AsOf: coverage.InForce.First, Value: &n,
						Want: want, Severity: policy.Blocking, Paths: [][]policy.Pointer{{"/n"}, nil}[n],
					})
				}
			}
			assert.Equal(t, c.want, got)
			audit := policytest.Examine(set, cases)
			assert.Empty(t, audit.Failures)
			assert.Empty(t, audit.Gaps)
			for i, left := range cases {
				without := slices.Delete(slices.Clone(cases), i, i+1)
				onThatDay := slices.ContainsFunc(without, func(o policytest.Case[*int]) bool { return o.AsOf == left.AsOf })
				if strings.Contains(left.Name, "the ") && !onThatDay {
					assert.NotEmpty(t, policytest.Examine(set, without).Gaps, left.Name)
				}
			}
		})
	}
}

// A case that is a day away from a boundary does not test it.
func TestExamine_DayBesideABoundaryDoesNotCount(t *testing.T) {
	set := policy.MustSet(simple("r", term("2024-04-01", "2026-03-31")))
	var cases []policytest.Case[*int]
	for text, want := range map[string]policy.Outcome{
		"2024-03-30": policytest.NotInForce, "2024-04-02": policy.Unknown, "2026-03-30": policy.Unknown, "2026-04-02": policytest.NotInForce,
	} {
		cases = append(cases, policytest.Case[*int]{Name: text, AsOf: day(text), Want: want})
	}
	audit := policytest.Examine(set, cases)
	assert.Empty(t, audit.Failures)
	for _, change := range []string{"starts a day early", "starts a day late", "ends a day early", "ends a day late"} {
		assert.Contains(t, names(audit), "no case notices if r "+change)
	}
}

// A version of one day between two others is gone if it starts late, and the version
// before it gets its day.
func TestExamine_VersionOfOneDayBetweenTwo(t *testing.T) {
	one := simple("r", term("2024-04-02", "2024-04-02"))
	one.Check = func(h policy.Hearing, n *int) {
		if h.Given("/n", n != nil) {
			h.Fail("/n", "never on this day", "", "")
		}
	}
	set := policy.MustSet(simple("r", term("2024-04-01", "2024-04-01")), one, simple("r", from("2024-04-03")))
	n := 1
	var cases []policytest.Case[*int]
	for text, want := range map[string]policy.Outcome{
		"2024-03-31": policytest.NotInForce, "2024-04-01": policy.Pass, "2024-04-02": policy.Fail, "2024-04-03": policy.Pass,
	} {
		cases = append(cases, policytest.Case[*int]{Name: text, AsOf: day(text), Value: &n, Want: want})
	}
	for _, name := range names(policytest.Examine(set, cases)) {
		assert.NotContains(t, name, "a day early")
		assert.NotContains(t, name, "a day late")
	}
}

func TestExamine_ZeroValueMustBeUnknown(t *testing.T) {
	type head struct{ Count int }
	rule := policy.Rule[head]{
		ID: "head-count", Title: "At most ten", Source: policy.Source{Document: "A guide"},
		Severity: policy.Blocking, InForce: from("0001-01-01"),
		Check: func(h policy.Hearing, v head) {
			if h.Given("/count", true) && v.Count > 10 {
				h.Fail("/count", "too many", "", "")
			}
		},
	}
	audit := policytest.Examine(policy.MustSet(rule), []policytest.Case[head]{
		{Name: "none", AsOf: day("0001-01-01"), Want: policy.Pass},
		{Name: "ten", AsOf: day("2025-01-01"), Value: head{10}, Want: policy.Pass},
		{Name: "many", AsOf: day("2025-01-01"), Value: head{11}, Want: policy.Fail, Severity: policy.Blocking, Paths: []policy.Pointer{"/count"}},
	})
	assert.Equal(t, []policytest.Gap{
		{Name: "head-count gives pass for the zero value", Reason: "nothing is known of it, so the outcome must be unknown"},
		{Name: "no case notices if head-count is never unknown", Reason: "none wants unknown"},
	}, audit.Gaps)
}

// An officer reads in a report at which place something is wrong. A test of outcomes alone
// does not show that the place is malformed.
func TestExamine_MalformedPointerIsAGap(t *testing.T) {
	rule := policy.Rule[*int]{
		ID: "backlog", Title: "At most ten", Source: policy.Source{Document: "A guide"},
		Severity: policy.Blocking, InForce: from("0001-01-01"),
		Check: func(h policy.Hearing, n *int) {
			if h.Given("/backlog", n != nil) && *n > 10 {
				h.Fail("backlog", "too long", "", "")
			}
		},
	}
	one, many := 1, 11
	audit := policytest.Examine(policy.MustSet(rule), []policytest.Case[*int]{
		{Name: "one", AsOf: day("0001-01-01"), Value: &one, Want: policy.Pass},
		{Name: "many", AsOf: day("2025-01-01"), Value: &many, Want: policy.Fail},
		{Name: "not known", AsOf: day("2025-01-01"), Want: policy.Unknown, Paths: []policy.Pointer{"/backlog"}},
	})
	assert.Contains(t, audit.Gaps, policytest.Gap{
		Name:   "backlog gives a wrong place",
		Reason: `too long (the rule gives a wrong place: "backlog" is not a JSON Pointer like /members/1/veto: invalid)`,
	})
}

// A rule that asks for one thing and takes another for granted passes if the other is
// missing.
func TestExamine_FailureWhereTheRuleDidNotAskIsAGap(t *testing.T) {
	rule := exitPlan
	rule.Check = func(h policy.Hearing, a Agreement) {
		if h.Given("/start", !a.Start.IsZero()) && a.ExitPlan.After(a.Start.AddMonths(3)) {
			h.Fail("/exit_plan", "the exit plan is late", "", "")
		}
	}
	start, today := day("2025-04-01"), day("2025-09-01")
	require.Equal(t, policy.Pass, policy.MustSet(rule).Judge(Agreement{Start: start}, today).Outcome, "the accident")
	cases := []policytest.Case[Agreement]{
		{Name: "in time", AsOf: day("2024-04-01"), Value: Agreement{Start: start, ExitPlan: day("2025-07-01")}, Want: policy.Pass},
		{
			Name: "late", AsOf: today, Value: Agreement{Start: start, ExitPlan: day("2025-07-02")},
			Want: policy.Fail, Severity: policy.Blocking, Paths: []policy.Pointer{"/exit_plan"},
		},
		{Name: "later", AsOf: today, Value: Agreement{Start: start, ExitPlan: day("2025-07-03")}, Want: policy.Fail},
		{Name: "nothing", AsOf: today, Want: policy.Unknown},
		{Name: "before", AsOf: day("2024-03-31"), Want: policytest.NotInForce},
	}
	assert.Equal(t, []policytest.Gap{{
		Name:   "exit-plan fails /exit_plan without asking whether it is known",
		Reason: "if it were missing, the rule could pass",
	}}, policytest.Examine(policy.MustSet(rule), cases).Gaps)
	assert.NotContains(t, policytest.Examine(policy.MustSet(exitPlan), cases).String(), "without asking")
}

func TestExamine_FailureAroundWhereTheRuleAskedIsNoGap(t *testing.T) {
	rule := simple("r", from("0001-01-01"))
	n := 0
	for place, gap := range map[policy.Pointer]bool{"/n": false, "": false, "/n/0": true, "/m": true} {
		rule.Check = func(h policy.Hearing, n *int) {
			if h.Given("/n", n != nil) && *n == 0 {
				h.Fail(place, "nought", "", "")
			}
		}
		audit := policytest.Examine(policy.MustSet(rule), []policytest.Case[*int]{
			{Name: "c", AsOf: day("0001-01-01"), Value: &n, Want: policy.Fail},
		})
		got := slices.ContainsFunc(names(audit), func(name string) bool { return strings.HasSuffix(name, "without asking whether it is known") })
		assert.Equal(t, gap, got, "%q", string(place))
	}
}

func TestExamine_PlacesInAListAreOnePlace(t *testing.T) {
	rules := policy.MustSet(policy.Each("/numbers", func(all []*int) ([]*int, bool) { return all, len(all) > 0 }, simple("r", from("0001-01-01")))...)
	zero, one := 0, 1
	today := day("2025-01-01")
	cases := []policytest.Case[[]*int]{
		{Name: "all", AsOf: day("0001-01-01"), Value: []*int{&one, &one, &one}, Want: policy.Pass},
		{Name: "one is nought", AsOf: today, Value: []*int{&one, &zero}, Want: policy.Fail, Severity: policy.Blocking, Paths: []policy.Pointer{"/numbers/1/n"}},
		{
			Name: "two are nought", AsOf: today, Value: []*int{&zero, &one, &zero}, Want: policy.Fail,
			Paths: []policy.Pointer{"/numbers/0/n", "/numbers/2/n"},
		},
		{Name: "one is not known", AsOf: today, Value: []*int{&one, nil}, Want: policy.Unknown, Paths: []policy.Pointer{"/numbers/1/n"}},
		{Name: "no list", AsOf: today, Want: policy.Unknown, Paths: []policy.Pointer{"/numbers"}},
	}
	assert.Empty(t, policytest.Examine(rules, cases).Gaps)
	assert.Equal(t, []string{"no case notices if r is never unknown at /numbers"}, names(policytest.Examine(rules, cases[:4])))
	assert.Equal(t, []string{"no case notices if r is never unknown at /numbers/*/n"},
		names(policytest.Examine(rules, slices.Delete(slices.Clone(cases), 3, 4))))
	assert.Equal(t, []string{"no case notices if r fails at /numbers/*/n only if nothing else is wrong"},
		names(policytest.Examine(rules, slices.Delete(slices.Clone(cases), 2, 3))))
}

func TestExamine_CaseThatDoesNotHoldTestsNothing(t *testing.T) {
	rules := policy.MustSet(simple("r", from("2024-04-01")))
	n := 1
	audit := policytest.Examine(rules, []policytest.Case[*int]{{Name: "wrong", AsOf: day("2024-04-01"), Value: &n, Want: policy.Fail}})
	require.Len(t, audit.Failures, 1)
	for _, count := range audit.Coverage[0].Counts {
		assert.Zero(t, count.Cases, count.Of)
	}
	assert.Contains(t, names(audit), "no case notices if r starts a day late")
	assert.Contains(t, names(audit), "no case notices if r never fires")
}

func TestExamine_NoRules(t *testing.T) {
	audit := policytest.Examine(policy.Set[int]{}, nil)
	assert.Equal(t, []policytest.Gap{{Name: "the set has no rules", Reason: "there is nothing to test"}}, audit.Gaps)
	assert.Equal(t, "0 cases, 0 failures; 0 mutants, 1 gap\n\nthe set has no rules:\n    there is nothing to test\n", audit.String())
}

func TestExamine_ChangesNothing(t *testing.T) {
	rules, cases := teckal(), teckalCases()
	first := policytest.Examine(policy.MustSet(rules...), cases)
	assert.Equal(t, term("2015-02-26", "2025-02-23"), rules[0].InForce)
	assert.NotNil(t, rules[0].Applies)
	assert.Equal(t, teckalCases(), cases)
	assert.Equal(t, first, policytest.Examine(policy.MustSet(rules...), cases))
}

// FuzzExamine takes some of the cases in any order. What no case tests is a gap. With
// fewer cases there are no fewer gaps. The order of the cases does not matter.
func FuzzExamine(f *testing.F) {
	f.Add(uint16(0), uint64(1))
	f.Add(uint16(0xfff), uint64(2))
	f.Add(uint16(0x5a5), uint64(3))
	rules := policy.MustSet(teckal()...)
	f.Fuzz(func(t *testing.T, mask uint16, seed uint64) {
		var cases []policytest.Case[Company]
		for i, c := range teckalCases() {
			if mask>>i&1 == 1 {
				cases = append(cases, c)
			}
		}
		audit := policytest.Examine(rules, cases)
		require.Empty(t, audit.Failures)
		for _, coverage := range audit.Coverage {
			for _, count := range coverage.Counts {
				if change := changeFor(count.Of, coverage.InForce); change != "" && count.Cases == 0 {
					require.Contains(t, names(audit), "no case notices if controlled-company from "+coverage.InForce.First.String()+" "+change)
				}
			}
		}
		shuffled := slices.Clone(cases)
		rand.New(rand.NewPCG(seed, 0)).Shuffle(len(cases), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		require.Equal(t, audit, policytest.Examine(rules, shuffled))
		if len(shuffled) > 0 {
			fewer := names(policytest.Examine(rules, shuffled[1:]))
			for _, gap := range names(audit) {
				if !askedForByACase.MatchString(gap) {
					require.Contains(t, fewer, gap)
				}
			}
		}
	})
}

// askedForByACase matches what is missing only because a case has shown it: a place, or
// two values.
var askedForByACase = regexp.MustCompile(`never unknown at|elsewhere|^no two cases|^no case tries`)

// changeFor returns the mutant that only a case of this kind notices.
func changeFor(of string, inForce calendar.Term) string {
	_, boundary, _ := strings.Cut(of, ", ")
	switch {
	case of == "pass":
		return "always fires"
	case of == "fail":
		return "never fires"
	case of == "unknown":
		return "is never unknown"
	case of == "not-applicable":
		return "ignores Applies"
	case boundary == "the day before":
		return "starts a day early"
	case boundary == "the first day":
		return "starts a day late"
	}
	return "" // the end of the first version is the beginning of the second, and the second has none
}

func BenchmarkExamine(b *testing.B) {
	rules, cases := policy.MustSet(teckal()...), teckalCases()
	b.ReportAllocs()
	for b.Loop() {
		policytest.Examine(rules, cases)
	}
}

// A place of which a rule only ever says that it cannot tell is a place, too: where two are
// always unknown together, no case notices if the rule forgets one.
func TestExamine_PlacesThatAreOnlyEverUnknown(t *testing.T) {
	type minutes struct{ Draft, Lost bool }
	rules := policy.MustSet(policy.Rule[minutes]{
		ID: "r", Title: "The minutes can be read", Severity: policy.Blocking, Source: policy.Source{Document: "standing orders"}, InForce: from("2024-04-01"),
		Check: func(h policy.Hearing, m minutes) {
			if m.Draft {
				h.Unknown("/draft", "they are a draft", "", "")
			}
			if m.Lost {
				h.Unknown("/lost", "a page is lost", "", "")
			}
			h.Given("", m.Draft || m.Lost)
		},
	})
	on := day("2024-04-01")
	both := policytest.Case[minutes]{Name: "both", Value: minutes{true, true}, AsOf: on, Want: policy.Unknown}
	found := names(policytest.Examine(rules, []policytest.Case[minutes]{both}))
	assert.Contains(t, found, "no case notices if r is never unknown at /draft")
	assert.Contains(t, found, "no case notices if r is never unknown at /lost")
	alone := both
	alone.Name, alone.Value = "a draft", minutes{Draft: true}
	found = names(policytest.Examine(rules, []policytest.Case[minutes]{both, alone}))
	assert.NotContains(t, found, "no case notices if r is never unknown at /draft")
	assert.Contains(t, found, "no case notices if r is never unknown at /lost")
}

// What is known of nothing is asked of a record of which nothing is known, also behind a
// pointer.
func TestExamine_ThePointerToAZeroRecord(t *testing.T) {
	rule := policy.Rule[*Company]{
		ID: "r", Title: "It is owned", Source: policy.Source{Document: "A guide"}, Severity: policy.Blocking, InForce: from("2025-01-01"),
		Check: func(h policy.Hearing, c *Company) { h.Given("", c.Owned == "") },
	}
	assert.Contains(t, names(policytest.Examine(policy.MustSet(rule), nil)), "r gives pass for the zero value")
	rule.Check = func(h policy.Hearing, c *Company) { h.Given("", c != nil && c.Owned != "") }
	assert.NotContains(t, names(policytest.Examine(policy.MustSet(rule), nil)), "r gives pass for the zero value")
}
