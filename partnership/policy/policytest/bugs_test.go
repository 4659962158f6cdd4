package policytest_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/policy/policytest"
)

// Deal is what bugs are made in rules over.
type Deal struct {
	Activity     partnership.Quantity // in per cent
	Start, Plan  calendar.Date
	Signed, Seal *bool
	Days         int
}

// dealRule returns a rule over a deal, of which something must be known.
func dealRule(check func(policy.Hearing, Deal)) policy.Rule[Deal] {
	return policy.Rule[Deal]{
		ID: "r", Title: "The deal is in order", Source: policy.Source{Document: "A guide"},
		Severity: policy.Blocking, InForce: from("0001-01-01"),
		Check: func(h policy.Hearing, d Deal) {
			if h.Given("", d != Deal{}) {
				check(h, d)
			}
		},
	}
}

// deal returns a case, which says all that it wants if it says places.
func deal(name string, d Deal, want policy.Outcome, places ...policy.Pointer) policytest.Case[Deal] {
	c := policytest.Case[Deal]{Name: name, AsOf: day("2025-09-01"), Value: d, Want: want, Paths: places}
	if len(places) > 0 {
		c.Severity = policy.Blocking
	}
	return c
}

func active(percent string) Deal { return Deal{Activity: partnership.MustQuantity(percent)} }

func planned(on string) Deal { return Deal{Start: day("2025-04-01"), Plan: day(on)} }

func papers(signed, seal bool) Deal { return Deal{Signed: &signed, Seal: &seal} }

func taking(days int) Deal { return Deal{Start: day("2025-04-01"), Days: days} }

// unknowable is the case that every rule needs.
func unknowable() policytest.Case[Deal] {
	c := deal("nothing", Deal{}, policy.Unknown)
	c.AsOf = day("0001-01-01")
	return c
}

// Each of these mistakes is made in a rule whose cases hold for the right rule and for the
// wrong one. What the cases lack has a name, for the right rule or for the wrong one, and
// mostly for both; and with the cases that it asks for, the wrong rule fails.
func TestExamine_FindsTheBug(t *testing.T) {
	atLeast := func(percent string) policy.Rule[Deal] {
		return dealRule(func(h policy.Hearing, d Deal) {
			if d.Activity.Compare(partnership.MustQuantity(percent)) <= 0 {
				h.Fail("", "too little", "", "")
			}
		})
	}
	late := func(months, days int) policy.Rule[Deal] {
		return dealRule(func(h policy.Hearing, d Deal) {
			if d.Plan.After(d.Start.AddMonths(months).AddDays(days)) {
				h.Fail("", "late", "", "")
			}
		})
	}
	without := func(wrong func(Deal) bool, places ...policy.Pointer) policy.Rule[Deal] {
		return dealRule(func(h policy.Hearing, d Deal) {
			for _, place := range places {
				if h.Given(place, d.Signed != nil && d.Seal != nil) && wrong(d) {
					h.Fail(place, "missing", "", "")
				}
			}
		})
	}
	unsigned, unsealed := func(d Deal) bool { return !*d.Signed }, func(d Deal) bool { return !*d.Seal }
	neither, either := func(d Deal) bool { return !*d.Signed && !*d.Seal }, func(d Deal) bool { return !*d.Signed || !*d.Seal }
	long := func(unknownFrom, unknownTo int) policy.Rule[Deal] {
		return dealRule(func(h policy.Hearing, d Deal) {
			switch {
			case d.Days > unknownFrom && d.Days < unknownTo:
				h.Unknown("", "nobody can tell", "", "")
			case d.Days > 10:
				h.Fail("", "too long", "", "")
			}
		})
	}
	firstOf := func(most int) policy.Rule[Deal] {
		return dealRule(func(h policy.Hearing, d Deal) {
			known, found := d.Signed != nil && d.Seal != nil, 0
			if h.Given("/signed", known) && !*d.Signed {
				h.Fail("/signed", "missing", "", "")
				found++
			}
			if h.Given("/seal", known) && !*d.Seal && found < most {
				h.Fail("/seal", "missing", "", "")
			}
		})
	}
	advisory := without(unsigned, "")
	advisory.Severity = policy.Advisory
	papersCases := []policytest.Case[Deal]{deal("both", papers(true, true), policy.Pass), deal("neither", papers(false, false), policy.Fail, "")}
	apart := func(signed, sealed policy.Outcome) []policytest.Case[Deal] {
		cases := []policytest.Case[Deal]{deal("signed only", papers(true, false), signed), deal("sealed only", papers(false, true), sealed)}
		return cases
	}

	for _, c := range []struct {
		bug          string
		right, wrong policy.Rule[Deal]
		weak, more   []policytest.Case[Deal]
		lacks, finds string // a gap of the right rule and of the wrong rule
	}{
		{
			"threshold 80 to 81", atLeast("80"), atLeast("81"),
			[]policytest.Case[Deal]{deal("little", active("50"), policy.Fail, ""), deal("much", active("95.5"), policy.Pass)},
			[]policytest.Case[Deal]{deal("80", active("80"), policy.Fail), deal("81", active("81"), policy.Pass)},
			"no case tries r with /activity 80 or 81", "no case tries r with /activity 81 or 82",
		},
		{
			"> to >=", late(3, 0), late(3, -1),
			[]policytest.Case[Deal]{deal("soon", planned("2025-05-05"), policy.Pass), deal("late", planned("2025-12-12"), policy.Fail, "")},
			[]policytest.Case[Deal]{deal("to the day", planned("2025-07-01"), policy.Pass), deal("a day late", planned("2025-07-02"), policy.Fail)},
			"no case tries r with /plan 2025-07-01, 3 months after /start or 2025-07-02, 3 months and 1 day after /start",
			"no case tries r with /plan 2025-06-30, 1 day less than 3 months after /start or 2025-07-01, 3 months after /start",
		},
		{
			"the wrong field", without(unsigned, ""), without(unsealed, ""),
			papersCases, apart(policy.Pass, policy.Fail),
			"no two cases show that r turns on /signed alone", "no two cases show that r turns on /seal alone",
		},
		{
			"and to or", without(neither, ""), without(either, ""),
			papersCases, apart(policy.Pass, policy.Pass),
			"no two cases show that r turns on /signed alone", "no two cases show that r turns on /seal alone",
		},
		{
			"or to and", without(either, ""), without(neither, ""),
			papersCases, apart(policy.Fail, policy.Fail),
			"no two cases show that r turns on /signed alone", "no two cases show that r turns on /seal alone",
		},
		{
			"blocking to advisory", without(unsigned, ""), advisory,
			append(apart(policy.Pass, policy.Fail), deal("both", papers(true, true), policy.Pass)),
			[]policytest.Case[Deal]{deal("neither", papers(false, false), policy.Fail, "")},
			"no case notices if r is advisory", "no case notices if r is blocking",
		},
		{
			"one of two findings dropped", without(unsigned, "/signed", "/deal"), without(unsigned, "/signed"),
			append(apart(policy.Pass, policy.Fail), deal("both", papers(true, true), policy.Pass)),
			[]policytest.Case[Deal]{
				deal("neither", papers(false, false), policy.Fail, "/signed", "/deal"),
				deal("no papers", taking(1), policy.Unknown, "/signed", "/deal"),
			},
			"no case notices if r never fails at /deal", "no case notices if r fails elsewhere than at /signed",
		},
		{
			"a finding at the wrong place", without(unsigned, "/signed"), without(unsigned, "/seal"),
			append(apart(policy.Pass, policy.Fail), deal("both", papers(true, true), policy.Pass)),
			[]policytest.Case[Deal]{deal("neither", papers(false, false), policy.Fail, "/signed"), deal("no papers", taking(1), policy.Unknown)},
			"no case notices if r fails elsewhere than at /signed", "no case notices if r fails elsewhere than at /seal",
		},
		{
			"stops at the first failure", firstOf(2), firstOf(1),
			append(apart(policy.Fail, policy.Fail), deal("both", papers(true, true), policy.Pass)),
			[]policytest.Case[Deal]{
				deal("neither", papers(false, false), policy.Fail, "/signed", "/seal"),
				deal("unsigned", papers(false, true), policy.Fail, "/signed"), deal("unsealed", papers(true, false), policy.Fail, "/seal"),
				deal("no papers", taking(1), policy.Unknown, "/signed", "/seal"),
			},
			"no case notices if r fails at /seal only if nothing else is wrong", "",
		},
		{
			"fail to unknown in a middle range", long(0, 0), long(19, 30),
			[]policytest.Case[Deal]{deal("ten", taking(10), policy.Pass), deal("eleven", taking(11), policy.Fail, ""), deal("forty", taking(40), policy.Fail)},
			[]policytest.Case[Deal]{deal("twenty", taking(20), policy.Fail)},
			"", "no case tries r with /days 19 or 20",
		},
	} {
		t.Run(c.bug, func(t *testing.T) {
			weak := append([]policytest.Case[Deal]{unknowable()}, c.weak...)
			right, wrong := policytest.Examine(policy.MustSet(c.right), weak), policytest.Examine(policy.MustSet(c.wrong), weak)
			assert.Empty(t, texts(right))
			assert.Empty(t, texts(wrong), "the bug survives the cases")
			if c.lacks != "" {
				assert.Contains(t, names(right), c.lacks)
			}
			if c.finds != "" {
				assert.Contains(t, names(wrong), c.finds)
			}

			full := append(weak, c.more...)
			assert.Empty(t, texts(policytest.Examine(policy.MustSet(c.right), full)))
			assert.Empty(t, names(policytest.Examine(policy.MustSet(c.right), full)))
			assert.NotEmpty(t, texts(policytest.Examine(policy.MustSet(c.wrong), full)), "the bug is found")
		})
	}
}

// The least and the greatest number of a type are tried in steps as fine as any other.
func TestExamine_ATurnBetweenTheEndsOfAType(t *testing.T) {
	rule := policy.Rule[partnership.Fraction]{
		ID: "r", Title: "The councils have more than half", Source: policy.Source{Document: "A guide"}, Severity: policy.Blocking, InForce: from("0001-01-01"),
		Check: func(h policy.Hearing, share partnership.Fraction) {
			if h.Given("", share.Known()) && share.Compare(partnership.MustFraction("50.5%")) <= 0 {
				h.Fail("", "too little", "", "")
			}
		},
	}
	for low, high := range map[string]string{"0%": "70%", "30%": "100%", "0.0%": "100.0%"} {
		cases := []policytest.Case[partnership.Fraction]{
			{Name: "low", AsOf: day("2025-01-01"), Value: partnership.MustFraction(low), Want: policy.Fail},
			{Name: "high", AsOf: day("2025-01-01"), Value: partnership.MustFraction(high), Want: policy.Pass},
		}
		assert.Contains(t, names(policytest.Examine(policy.MustSet(rule), cases)), "no case tries r with the whole value 50.5% or 50.6%", low)
	}
}
