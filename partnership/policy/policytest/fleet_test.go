package policytest_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/policy/policytest"
)

// Vehicle is one of a fleet that councils share.
type Vehicle struct {
	Kind             string
	Tested, Taxed    calendar.Date
	Seats            uint8
	Electric, Leased bool
	Mileage, Limit   int64
}

// fleet returns a rule of several conditions, as it should be or with a bug.
func fleet(bug string) policy.Rule[*Vehicle] {
	rule := policy.Rule[*Vehicle]{
		ID: "fleet", Title: "A bus is tested, taxed and no larger than it may be", Source: policy.Source{Document: "Fleet policy"},
		Severity: policy.Advisory, InForce: term("2020-01-01", "2029-12-31"),
		Applies: func(h policy.Hearing, v *Vehicle) bool { return h.Given("/kind", v.Kind != "") && v.Kind == "bus" },
	}
	months, testedAt := 12, policy.Pointer("/tested")
	switch bug {
	case "advisory to blocking":
		rule.Severity = policy.Blocking
	case "threshold":
		months = 13
	case "wrong place":
		testedAt = "/taxed"
	}
	rule.Check = func(h policy.Hearing, v *Vehicle) {
		if h.Given("/tested", !v.Tested.IsZero()) && h.Given("/taxed", !v.Taxed.IsZero()) {
			from := v.Tested
			if bug == "wrong field" {
				from = v.Taxed
			}
			due := from.AddMonths(months)
			if h.AsOf().After(due) || bug == "> to >=" && h.AsOf() == due {
				h.Fail(testedAt, "the test is old", "", "")
			}
			if v.Taxed.AddMonths(6).Before(h.AsOf()) && bug != "finding dropped" {
				h.Fail("/taxed", "the tax is old", "", "")
			}
		}
		if h.Given("/seats", v.Seats > 0) {
			large := v.Seats > 40 && v.Leased && !v.Electric
			if bug == "and to or" {
				large = v.Seats > 40 && (v.Leased || !v.Electric)
			}
			switch {
			case large && bug == "unknown in a middle range" && v.Seats > 60 && v.Seats < 64:
				h.Unknown("/seats", "nobody can tell", "", "")
			case large:
				h.Fail("/seats", "too large to be leased", "", "")
			}
		}
		if h.Given("/mileage", v.Mileage > 0) && h.Given("/limit", v.Limit > 0) && v.Mileage > v.Limit {
			h.Fail("/mileage", "too far", "", "")
		}
	}
	return rule
}

// The cases of a rule are made as Run asks for them, until nothing is left to ask. Then each
// bug in the rule is found: a case fails, or a value that no case tries is named.
func TestExamine_FindsEveryBugInARuleOfSeveralConditions(t *testing.T) {
	on := day("2025-03-01")
	bus := func(changes ...func(*Vehicle)) *Vehicle {
		v := Vehicle{"bus", day("2024-09-01"), day("2025-02-01"), 30, false, false, 100, 500}
		for _, change := range changes {
			change(&v)
		}
		return &v
	}
	var cases []policytest.Case[*Vehicle]
	about := func(name string, asOf calendar.Date, want policy.Outcome, v *Vehicle, places ...policy.Pointer) {
		c := policytest.Case[*Vehicle]{Name: name, AsOf: asOf, Value: v, Want: want, Paths: places}
		if len(places) > 0 {
			c.Severity = policy.Advisory
		}
		cases = append(cases, c)
	}
	tested := func(s string) func(*Vehicle) { return func(v *Vehicle) { v.Tested = day(s) } }
	taxed := func(s string) func(*Vehicle) { return func(v *Vehicle) { v.Taxed = day(s) } }
	leased := func(seats uint8) func(*Vehicle) { return func(v *Vehicle) { v.Seats, v.Leased = seats, true } }
	about("in order", on, policy.Pass, bus())
	about("a car", on, policy.NotApplicable, bus(func(v *Vehicle) { v.Kind = "car" }))
	about("nothing", on, policy.Unknown, &Vehicle{})
	about("tested long ago", on, policy.Fail, bus(tested("2023-01-01")), "/tested")
	about("taxed long ago", on, policy.Fail, bus(taxed("2024-01-01")), "/taxed")
	about("large and leased", on, policy.Fail, bus(leased(80)), "/seats")
	about("large, leased and electric", on, policy.Pass, bus(leased(80), func(v *Vehicle) { v.Electric = true }))
	about("far", on, policy.Fail, bus(func(v *Vehicle) { v.Mileage = 900 }), "/mileage")
	audit := policytest.Examine(policy.MustSet(fleet("")), cases)
	assert.Empty(t, texts(audit))
	assert.Len(t, names(audit), 18, "what these cases lack")

	old := bus(tested("2018-09-01"), taxed("2018-09-01"))
	about("the day before", day("2019-12-31"), policytest.NotInForce, old)
	about("the first day", day("2020-01-01"), policy.Fail, old)
	about("the last day", day("2029-12-31"), policy.Fail, old)
	about("the day after", day("2030-01-01"), policytest.NotInForce, old)
	about("a test to the day", on, policy.Pass, bus(tested("2024-03-01")))
	about("a test and a day", on, policy.Fail, bus(tested("2024-02-29")), "/tested")
	about("tax to the day", on, policy.Pass, bus(taxed("2024-09-01")))
	about("tax and a day", on, policy.Fail, bus(taxed("2024-08-31")), "/taxed")
	about("40, leased", on, policy.Pass, bus(leased(40)))
	about("41, leased", on, policy.Fail, bus(leased(41)), "/seats")
	about("80, owned", on, policy.Pass, bus(func(v *Vehicle) { v.Seats = 80 }))
	about("as far as it may", on, policy.Pass, bus(func(v *Vehicle) { v.Mileage = 500 }))
	about("further than it may", on, policy.Fail, bus(func(v *Vehicle) { v.Mileage = 501 }), "/mileage")
	about("it may just go so far", on, policy.Pass, bus(func(v *Vehicle) { v.Limit = 100 }))
	about("it may not go so far", on, policy.Fail, bus(func(v *Vehicle) { v.Limit = 99 }), "/mileage")
	about("of no kind", on, policy.Unknown, bus(func(v *Vehicle) { v.Kind = "" }))
	about("no test", on, policy.Unknown, bus(func(v *Vehicle) { v.Tested = calendar.Date{} }))
	about("no tax", on, policy.Unknown, bus(func(v *Vehicle) { v.Taxed = calendar.Date{} }))
	about("no seats", on, policy.Unknown, bus(func(v *Vehicle) { v.Seats = 0 }))
	about("no mileage", on, policy.Unknown, bus(func(v *Vehicle) { v.Mileage = 0 }))
	about("no limit", on, policy.Unknown, bus(func(v *Vehicle) { v.Limit = 0 }))
	about("all at once", on, policy.Fail, bus(tested("2018-09-01"), taxed("2018-09-01"), leased(80), func(v *Vehicle) { v.Mileage = 900 }),
		"/tested", "/taxed", "/seats", "/mileage")
	audit = policytest.Examine(policy.MustSet(fleet("")), cases)
	assert.Empty(t, texts(audit))
	assert.Empty(t, names(audit))
	for _, bug := range []string{
		"threshold", "> to >=", "wrong field", "and to or", "advisory to blocking", "finding dropped", "wrong place", "unknown in a middle range",
	} {
		audit := policytest.Examine(policy.MustSet(fleet(bug)), cases)
		assert.NotEmpty(t, append(texts(audit), names(audit)...), bug)
	}
}
