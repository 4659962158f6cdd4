package policytest_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/policy/policytest"
)

// reasonOf returns the reason of the gap with a name.
func reasonOf(t *testing.T, audit policytest.Audit, name string) string {
	t.Helper()
	i := slices.IndexFunc(audit.Gaps, func(g policytest.Gap) bool { return g.Name == name })
	require.GreaterOrEqual(t, i, 0, "%s: %v", name, names(audit))
	return audit.Gaps[i].Reason
}

// tries returns the names of the gaps about values that no case tries.
func tries(audit policytest.Audit) []string {
	return slices.DeleteFunc(names(audit), func(name string) bool { return !strings.Contains(name, "no case tries") })
}

// A turn is at the number that is written with the fewest digits, and the next as short.
func TestExamine_AsksForTheNumbersOfATurn(t *testing.T) {
	rule := func(passes func(Deal) bool) policy.Set[Deal] {
		return policy.MustSet(dealRule(func(h policy.Hearing, d Deal) {
			if !passes(d) {
				h.Fail("", "wrong", "", "")
			}
		}))
	}
	above := func(limit string) func(Deal) bool {
		return func(d Deal) bool { return d.Activity.Compare(active(limit).Activity) > 0 }
	}
	from := func(limit string) func(Deal) bool {
		return func(d Deal) bool { return d.Activity.Compare(active(limit).Activity) >= 0 }
	}
	for _, c := range []struct {
		passes   func(Deal) bool
		percents string // those that cases try
		want     []string
	}{
		{above("80"), "50 90", []string{"80 or 81"}},
		{from("80"), "50 90", []string{"79 or 80"}},
		{above("66.67"), "50 90", []string{"66.67 or 66.68"}},
		{above("80"), "50 80 90", []string{"81"}},
		{above("80"), "50 81 90", []string{"80"}},
		{above("80"), "79 81", []string{"80"}},
		{above("80"), "80 81", []string{}},
		{above("80"), "80 80.5", []string{}},
		{above("80"), "80 80.000001", []string{}},
		{above("80"), "79.5 80.1", []string{"80"}},
		{from("80"), "79 80", []string{}},
		{from("80"), "79.9 80", []string{}},
		{from("80"), "78 80", []string{"79"}},
		{above("0"), "-5 5", []string{"0 or 1"}},
		{func(d Deal) bool { return above("20")(d) != above("60")(d) }, "1 40 99", []string{"20 or 21", "60 or 61"}},
		{func(d Deal) bool { return above("20")(d) != above("60")(d) }, "1 99", []string{"20 or 21", "60 or 61"}},
	} {
		var cases []policytest.Case[Deal]
		for percent := range strings.FieldsSeq(c.percents) {
			want := policy.Fail
			if c.passes(active(percent)) {
				want = policy.Pass
			}
			cases = append(cases, deal(percent, active(percent), want))
		}
		want := []string{}
		for _, numbers := range c.want {
			want = append(want, "no case tries r with /activity "+numbers)
		}
		audit := policytest.Examine(rule(c.passes), cases)
		assert.Empty(t, texts(audit))
		assert.Equal(t, want, tries(audit), c.percents)
		slices.Reverse(cases)
		assert.Equal(t, want, tries(policytest.Examine(rule(c.passes), cases)), c.percents)
	}
}

func TestExamine_SaysHowACaseTurns(t *testing.T) {
	set := policy.MustSet(dealRule(func(h policy.Hearing, d Deal) {
		if d.Days > 10 {
			h.Fail("", "too long", "", "")
		}
	}))
	audit := policytest.Examine(set, []policytest.Case[Deal]{deal("long", taking(40), policy.Fail), deal("short", taking(5), policy.Pass)})
	assert.Equal(t, `"short" with 10 passes, and with 11 fails`, reasonOf(t, audit, "no case tries r with /days 10 or 11"))
}

// 0 days may stand for days that nobody knows, and that case has a mutant of its own.
func TestExamine_ZeroThatIsNotKnownIsNoTurn(t *testing.T) {
	set := policy.MustSet(dealRule(func(h policy.Hearing, d Deal) { h.Given("/days", d.Days > 0) }))
	audit := policytest.Examine(set, []policytest.Case[Deal]{deal("none", taking(0), policy.Unknown), deal("ten", taking(10), policy.Pass)})
	assert.Empty(t, tries(audit))
	set = policy.MustSet(dealRule(func(h policy.Hearing, d Deal) { h.Given("/days", d.Days > 3) }))
	audit = policytest.Examine(set, []policytest.Case[Deal]{deal("none", taking(0), policy.Unknown), deal("ten", taking(10), policy.Pass)})
	assert.Equal(t, []string{"no case tries r with /days 3 or 4"}, tries(audit))
	set = policy.MustSet(dealRule(func(h policy.Hearing, d Deal) { h.Given("/days", d.Days < 0) }))
	audit = policytest.Examine(set, []policytest.Case[Deal]{deal("none", taking(0), policy.Unknown), deal("minus ten", taking(-10), policy.Pass)})
	assert.Empty(t, tries(audit))
}

// A turn that moves with another date is tested once for all dates.
func TestExamine_TurnsThatMoveAreOne(t *testing.T) {
	set := policy.MustSet(dealRule(func(h policy.Hearing, d Deal) {
		if h.Given("/plan", !d.Plan.IsZero()) && d.Plan.After(d.Start.AddMonths(3)) {
			h.Fail("/plan", "late", "", "")
		}
	}))
	started := func(start, plan string) Deal { return Deal{Start: day(start), Plan: day(plan)} }
	cases := []policytest.Case[Deal]{
		deal("soon", started("2024-01-01", "2024-02-01"), policy.Pass),
		deal("late", started("2024-01-01", "2024-09-01"), policy.Fail),
		deal("to the day", started("2025-04-01", "2025-07-01"), policy.Pass),
		deal("a day late", started("2025-04-01", "2025-07-02"), policy.Fail),
	}
	assert.Empty(t, tries(policytest.Examine(set, cases)))
	assert.Equal(t, []string{"no case tries r with /plan 2024-04-01, 3 months after /start or 2024-04-02, 3 months and 1 day after /start"},
		tries(policytest.Examine(set, cases[:2])))
	assert.Equal(t, []string{"no case tries r with /plan 2024-04-02, 3 months and 1 day after /start"},
		tries(policytest.Examine(set, append(cases[:2:2], deal("now to the day", started("2024-01-01", "2024-04-01"), policy.Pass)))))
}

func TestExamine_AsksForTheDayOfATurn(t *testing.T) {
	set := policy.MustSet(dealRule(func(h policy.Hearing, d Deal) {
		if d.Start.After(h.AsOf()) {
			h.Fail("", "not yet", "", "")
		}
	}))
	on := func(asOf string, want policy.Outcome) policytest.Case[Deal] {
		c := deal(asOf, planned("2030-01-01"), want)
		c.AsOf = day(asOf)
		return c
	}
	cases := []policytest.Case[Deal]{on("2025-01-01", policy.Fail), on("2026-01-01", policy.Pass)}
	assert.Equal(t, []string{"no case tries r on 2025-03-31, the day before /start or 2025-04-01, /start"}, tries(policytest.Examine(set, cases)))
	cases = append(cases, on("2025-04-01", policy.Pass))
	assert.Equal(t, []string{"no case tries r on 2025-03-31, the day before /start"}, tries(policytest.Examine(set, cases)))
}

// A date in the future of the day that is asked about.
func TestExamine_TurnsInRelationToTheDay(t *testing.T) {
	set := policy.MustSet(dealRule(func(h policy.Hearing, d Deal) {
		if d.Plan.Before(h.AsOf().AddMonths(-12)) {
			h.Fail("", "old", "", "")
		}
	}))
	audit := policytest.Examine(set, []policytest.Case[Deal]{deal("old", planned("2024-01-01"), policy.Fail), deal("new", planned("2025-05-05"), policy.Pass)})
	assert.Equal(t, []string{
		"no case tries r with /plan 2024-08-31, 12 months and 1 day before the day asked about or 2024-09-01, 12 months before the day asked about",
	}, tries(audit))
}

// A date that stands beside a turn by chance is no reason to name it.
func TestExamine_TurnsThatDoNotMoveAreNotRelated(t *testing.T) {
	set := policy.MustSet(dealRule(func(h policy.Hearing, d Deal) {
		if d.Plan.After(day("2025-07-01")) {
			h.Fail("", "late", "", "")
		}
	}))
	audit := policytest.Examine(set, []policytest.Case[Deal]{deal("soon", planned("2025-06-01"), policy.Pass), deal("late", planned("2025-12-01"), policy.Fail)})
	assert.Equal(t, []string{"no case tries r with /plan 2025-07-01 or 2025-07-02"}, tries(audit))
}

func TestExamine_NamesAFieldThatNoTwoCasesDifferIn(t *testing.T) {
	set := policy.MustSet(dealRule(func(h policy.Hearing, d Deal) {
		if h.Given("/signed", d.Signed != nil) && *d.Signed && d.Days > 10 {
			h.Fail("/days", "too long", "", "")
		}
	}))
	signed := func(days int) Deal { d := papers(true, true); d.Days = days; return d }
	cases := []policytest.Case[Deal]{deal("ten", signed(10), policy.Pass), deal("eleven", signed(11), policy.Fail)}
	audit := policytest.Examine(set, cases)
	assert.Equal(t, `"eleven" fails, and is unknown if /signed is not set`, reasonOf(t, audit, "no two cases of r differ in /signed"))
	assert.NotContains(t, names(audit), "no two cases of r differ in /seal", "the rule does not read it")
	assert.NotContains(t, names(audit), "no two cases of r differ in /days")

	unsigned := signed(11)
	unsigned.Signed = new(false)
	audit = policytest.Examine(set, append(cases, deal("unsigned", unsigned, policy.Pass)))
	assert.NotContains(t, names(audit), "no two cases of r differ in /signed")
}

func TestExamine_NamesABoolThatIsNeverTrue(t *testing.T) {
	rule := policy.Rule[embeddedFlag]{
		ID: "r", Title: "No flag", Source: policy.Source{Document: "A guide"}, Severity: policy.Blocking, InForce: from("0001-01-01"),
		Check: func(h policy.Hearing, f embeddedFlag) {
			if h.Given("/n", f.N > 0) && f.Flag {
				h.Fail("/n", "flagged", "", "")
			}
		},
	}
	audit := policytest.Examine(policy.MustSet(rule), []policytest.Case[embeddedFlag]{{Name: "one", Value: embeddedFlag{N: 1}, AsOf: day("2025-01-01"), Want: policy.Pass}})
	assert.Equal(t, `"one" passes, and fails if /flag is true`, reasonOf(t, audit, "no two cases of r differ in /flag"))
}

// embeddedFlag is a value with a flag that nobody may have set.
type embeddedFlag struct {
	N    int
	Flag bool
}

// Where two fields differ, a case in which only one does shows which of them it is; and
// one in which the other differs alone, and nothing happens, shows it too.
func TestExamine_TellsFieldsApart(t *testing.T) {
	set := policy.MustSet(dealRule(func(h policy.Hearing, d Deal) {
		if h.Given("/signed", d.Signed != nil) && !*d.Signed {
			h.Fail("/signed", "not signed", "", "")
		}
	}))
	const gap = "no two cases show that r turns on /signed alone"
	both, neither := deal("both", papers(true, true), policy.Pass), deal("neither", papers(false, false), policy.Fail)
	audit := policytest.Examine(set, []policytest.Case[Deal]{both, neither})
	assert.Equal(t, `"both" passes, and fails if /signed is as in "neither"`, reasonOf(t, audit, gap))
	for _, more := range []policytest.Case[Deal]{
		deal("signed", papers(true, false), policy.Pass), deal("sealed", papers(false, true), policy.Fail),
	} {
		assert.NotContains(t, names(policytest.Examine(set, []policytest.Case[Deal]{both, neither, more})), gap, more.Name)
	}
	// Unsigned days differ too, but that days do not matter is shown.
	longer := neither
	longer.Value.Days, longer.Value.Seal = 5, both.Value.Seal
	days := both
	days.Value.Days = 5
	assert.Contains(t, names(policytest.Examine(set, []policytest.Case[Deal]{both, longer})), gap)
	assert.NotContains(t, names(policytest.Examine(set, []policytest.Case[Deal]{both, longer, days})), gap)
}

// A rule that does not apply turns on a field as well.
func TestExamine_SaysWhereARuleBeginsToApply(t *testing.T) {
	rule := dealRule(func(h policy.Hearing, d Deal) {
		if d.Days > 10 {
			h.Fail("", "too long", "", "")
		}
	})
	rule.Applies = func(h policy.Hearing, d Deal) bool { return h.Given("/signed", d.Signed != nil) && *d.Signed }
	audit := policytest.Examine(policy.MustSet(rule), []policytest.Case[Deal]{
		deal("both", papers(true, true), policy.Pass), deal("neither", papers(false, false), policy.NotApplicable),
	})
	assert.Equal(t, `"both" passes, and does not apply if /signed is as in "neither"`,
		reasonOf(t, audit, "no two cases show that r turns on /signed alone"))
}

// Cases that differ in more than three fields are about different things.
func TestExamine_ComparesCasesThatDifferInAFewFields(t *testing.T) {
	set := policy.MustSet(dealRule(func(h policy.Hearing, d Deal) {
		if h.Given("/signed", d.Signed != nil) && !*d.Signed {
			h.Fail("/signed", "not signed", "", "")
		}
	}))
	const gap = "no two cases show that r turns on /signed alone"
	both, neither := papers(true, true), papers(false, false)
	neither.Days = 5
	cases := []policytest.Case[Deal]{deal("both", both, policy.Pass), deal("neither", neither, policy.Fail)}
	assert.Contains(t, names(policytest.Examine(set, cases)), gap, "three differ")
	days, unsealed := both, papers(true, false)
	days.Days = 5
	cases = append(cases, deal("days", days, policy.Pass), deal("unsealed", unsealed, policy.Pass))
	assert.NotContains(t, names(policytest.Examine(set, cases)), gap, "the seal and the days do not matter")

	neither.Start = day("2025-04-01")
	cases = []policytest.Case[Deal]{deal("both", both, policy.Pass), deal("neither", neither, policy.Fail)}
	assert.NotContains(t, names(policytest.Examine(set, cases)), gap, "four differ")
}

// A place that can fail alone is asked for alone.
func TestExamine_FindsFailuresThatAreOnlyTogether(t *testing.T) {
	set := policy.MustSet(dealRule(func(h policy.Hearing, d Deal) {
		if h.Given("/signed", d.Signed != nil) && !*d.Signed {
			h.Fail("/signed", "missing", "", "")
		}
		if h.Given("/seal", d.Seal != nil) && !*d.Seal {
			h.Fail("/seal", "missing", "", "")
		}
	}))
	cases := []policytest.Case[Deal]{deal("both", papers(true, true), policy.Pass), deal("neither", papers(false, false), policy.Fail, "/signed", "/seal")}
	audit := policytest.Examine(set, cases)
	assert.Equal(t, `none fails there alone: "both" fails there alone if /seal is as in "neither"`,
		reasonOf(t, audit, "no case notices if r fails at /seal only together with other places"))
	assert.Contains(t, names(audit), "no case notices if r fails at /signed only together with other places")
	audit = policytest.Examine(set, append(cases, deal("signed", papers(true, false), policy.Fail)))
	assert.NotContains(t, names(audit), "no case notices if r fails at /seal only together with other places")
	assert.Contains(t, names(audit), "no case notices if r fails at /signed only together with other places")
}

// Of two failures one may be left out where the rule stops at the first.
func TestExamine_FindsARuleThatStopsAtTheFirstFailure(t *testing.T) {
	check := func(stop bool) policy.Set[Deal] {
		return policy.MustSet(dealRule(func(h policy.Hearing, d Deal) {
			if h.Given("/signed", d.Signed != nil) && !*d.Signed {
				h.Fail("/signed", "missing", "", "")
				if stop {
					return
				}
			}
			if h.Given("/seal", d.Seal != nil) && !*d.Seal {
				h.Fail("/seal", "missing", "", "")
			}
		}))
	}
	neither := deal("neither", papers(false, false), policy.Fail)
	cases := []policytest.Case[Deal]{deal("signed", papers(true, false), policy.Fail, "/seal"), deal("sealed", papers(false, true), policy.Fail, "/signed")}
	const gap = "no case notices if r fails at /seal only if nothing else is wrong"
	assert.Contains(t, names(policytest.Examine(check(false), append(cases, neither))), gap)
	assert.Empty(t, texts(policytest.Examine(check(true), append(cases, neither))))
	neither.Paths = []policy.Pointer{"/signed", "/seal"}
	assert.NotContains(t, names(policytest.Examine(check(false), append(cases, neither))), gap)
	assert.NotEmpty(t, texts(policytest.Examine(check(true), append(cases, neither))))
}

// A rule that panics on a value that nobody tries says nothing about its conditions.
func TestExamine_TriesPastAPanic(t *testing.T) {
	set := policy.MustSet(dealRule(func(h policy.Hearing, d Deal) {
		if len(make([]int, 12)[d.Days:]) < 3 {
			h.Fail("", "too long", "", "")
		}
	}))
	audit := policytest.Examine(set, []policytest.Case[Deal]{deal("two", taking(2), policy.Pass), deal("eleven", taking(11), policy.Fail)})
	assert.Equal(t, []string{"no case tries r with /days 9 or 10"}, tries(audit))
}

// What a rule does not look for before it looks at it cannot be tried without.
func TestExamine_TriesNothingThatPanics(t *testing.T) {
	set := policy.MustSet(dealRule(func(h policy.Hearing, d Deal) {
		if !*d.Signed {
			h.Fail("", "not signed", "", "")
		}
	}))
	audit := policytest.Examine(set, []policytest.Case[Deal]{deal("both", papers(true, true), policy.Pass), deal("seal", papers(false, true), policy.Fail)})
	assert.Empty(t, texts(audit))
	assert.NotContains(t, audit.String(), "/signed is not set")
}

// A field that is not exported can be compared and not changed.
func TestExamine_ComparesWhatItCannotChange(t *testing.T) {
	type held struct {
		Open   int
		closed int
	}
	rule := policy.Rule[held]{
		ID: "r", Title: "Not much", Source: policy.Source{Document: "A guide"}, Severity: policy.Blocking, InForce: from("0001-01-01"),
		Check: func(h policy.Hearing, v held) {
			if h.Given("", v != held{}) && v.closed+v.Open > 10 {
				h.Fail("", "too much", "", "")
			}
		},
	}
	audit := policytest.Examine(policy.MustSet(rule), []policytest.Case[held]{
		{Name: "little", AsOf: day("2025-01-01"), Value: held{1, 1}, Want: policy.Pass},
		{Name: "more", AsOf: day("2025-01-01"), Value: held{1, 20}, Want: policy.Fail},
		{Name: "much", AsOf: day("2025-01-01"), Value: held{30, 40}, Want: policy.Fail},
	})
	assert.NotContains(t, audit.String(), "/closed")
	assert.Contains(t, names(audit), "no two cases show that r turns on /open alone")
}

// The last day of all has no day after it to try.
func TestExamine_TurnsBesideTheLastDay(t *testing.T) {
	set := policy.MustSet(dealRule(func(h policy.Hearing, d Deal) {
		if d.Plan.AddMonths(12).After(day("9999-12-30")) {
			h.Fail("", "late", "", "")
		}
	}))
	ending := func(plan string) Deal { return Deal{Start: day("9999-12-31"), Plan: day(plan)} }
	audit := policytest.Examine(set, []policytest.Case[Deal]{deal("soon", ending("9998-06-01"), policy.Pass), deal("late", ending("9998-12-31"), policy.Fail)})
	assert.Equal(t, []string{"no case tries r with /plan 9998-12-30"}, tries(audit))
}

func TestExamine_CatchesARuleThatChangesItsInput(t *testing.T) {
	type holder struct {
		List    []int
		Pointer *int
		Map     map[string]int
	}
	for at, change := range map[string]func(holder){
		"/list/0":  func(v holder) { slices.Sort(v.List) },
		"/pointer": func(v holder) { *v.Pointer = 7 },
		"/map":     func(v holder) { v.Map["b"] = 1 },
		"":         func(holder) {},
	} {
		rule := policy.Rule[holder]{
			ID: "r", Title: "In order", Source: policy.Source{Document: "A guide"}, Severity: policy.Blocking, InForce: from("0001-01-01"),
			Check: func(h policy.Hearing, v holder) {
				if h.Given("/list", len(v.List) > 0) {
					change(v)
				}
			},
		}
		n := 1
		audit := policytest.Examine(policy.MustSet(rule), []policytest.Case[holder]{
			{Name: "c", AsOf: day("2025-01-01"), Value: holder{[]int{2, 1}, &n, map[string]int{"a": 1}}, Want: policy.Pass},
		})
		if at == "" {
			assert.Empty(t, texts(audit))
			continue
		}
		assert.Equal(t, []string{"r on 2025-01-01 changes " + at + ", and a rule must not change the value"}, texts(audit))
	}
}

// Nothing is blocked between two versions, and a case says that this is wanted.
func TestExamine_NamesTheGapBetweenVersions(t *testing.T) {
	later := simple("r", from("2026-06-01"))
	later.AfterGap = "the guide was withdrawn"
	set := policy.MustSet(simple("r", term("2024-04-01", "2026-03-31")), later)
	const gap = "no case notices if r from 2026-06-01 is in force in the gap before it, 2026-04-01 to 2026-05-31"
	audit := policytest.Examine(set, []policytest.Case[*int]{{Name: "c", AsOf: day("2026-04-01"), Want: policytest.NotInForce}})
	assert.NotContains(t, names(audit), gap)
	assert.Contains(t, audit.String(), "    1 case   2026-04-01 to 2026-05-31, not in force: the guide was withdrawn\n")
	audit = policytest.Examine(set, nil)
	assert.Equal(t, "none is on a day of the gap", reasonOf(t, audit, gap))
	assert.NotContains(t, policytest.Examine(policy.MustSet(simple("r", term("2024-04-01", "2026-03-31")), simple("r", from("2026-04-01"))), nil).String(), "gap before it")
}
