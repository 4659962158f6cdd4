package lifecycle_test

import (
	"fmt"
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/policy/policytest"
)

func TestJoiningRules_Cases(t *testing.T) {
	on := day("2026-09-01")
	varied := func(on string, by partnership.Authority) *lifecycle.Matter {
		m := matterOf(lifecycle.VaryShares, lifecycle.Live, on)
		m.Event.ApprovedBy = by
		return m
	}
	joined := func(on string, amended ...string) *lifecycle.Matter {
		m := matterOf(lifecycle.MemberJoins, lifecycle.Live, on)
		for _, from := range amended {
			m.Dossier.Partnership.Agreement.Amendments = append(m.Dossier.Partnership.Agreement.Amendments, partnership.Amendment{From: day(from)})
		}
		return m
	}
	at := places("/dossier/partnership/agreement/amendments")
	cases := []ruleCase{
		{Name: "by the executive", AsOf: on, Rule: "shares-trail", Value: varied("2026-09-01", partnership.Executive), Want: policy.Pass},
		{Name: "by nobody knows whom", AsOf: on, Rule: "shares-trail", Value: varied("2026-09-01", ""), Want: policy.Unknown, Paths: places("/event/approved_by")},
		{Name: "with new shares from the day", AsOf: on, Rule: "shares-rebased", Value: joined("2026-09-01", "2025-04-01", "2026-09-01"), Want: policy.Pass},
		{Name: "with new shares from the day after", AsOf: on, Rule: "shares-rebased", Value: joined("2026-09-01", "2026-09-02"), Want: policy.Fail, Paths: at},
		{Name: "with new shares from the day before", AsOf: on, Rule: "shares-rebased", Value: joined("2026-09-01", "2026-08-31"), Want: policy.Fail, Paths: at},
		{Name: "with new shares from the day and no others", AsOf: on, Rule: "shares-rebased", Value: joined("2026-09-01", "2026-09-01"), Want: policy.Pass},
		{Name: "without an amendment", AsOf: on, Rule: "shares-rebased", Value: joined("2026-09-01"), Want: policy.Unknown, Paths: at},
		{Name: "on no day", AsOf: on, Rule: "shares-rebased", Value: but(joined("2026-09-01", "2026-09-01"), func(m *lifecycle.Matter) { m.Event.On = calendar.Date{} }), Want: policy.Unknown, Paths: places("/event/on")},
	}
	for id, base := range map[policy.RuleID]func(string) *lifecycle.Matter{
		"shares-trail":   func(on string) *lifecycle.Matter { return varied(on, partnership.Executive) },
		"shares-rebased": func(on string) *lifecycle.Matter { return joined(on, on) },
	} {
		cases = append(
			cases,
			ruleCase{Name: string(id) + " of a review", AsOf: on, Rule: id, Value: but(base("2026-09-01"), reviewKind), Want: policy.NotApplicable},
			ruleCase{Name: string(id) + " of nothing", AsOf: on, Rule: id, Value: but(base("2026-09-01"), noKind), Want: policy.Unknown, Paths: places("/event/kind")},
			ruleCase{Name: string(id) + " on the first day of 2008", AsOf: day("2008-01-01"), Rule: id, Value: base("2008-01-01"), Want: policy.Pass},
			ruleCase{Name: string(id) + " in 2007", AsOf: day("2007-12-31"), Rule: id, Value: base("2007-12-31"), Want: policytest.NotInForce},
		)
	}
	// A body that is on record breaks nothing.
	policytest.Run(t, policy.MustSet(lifecycle.JoiningRules()...), severe(cases, "shares-trail", "shares-rebased"), "no case notices if shares-trail never fires")
}

// A member joins on 1 April, and the last amendment is from the year before.
func ExampleJoiningRules() {
	matter := &lifecycle.Matter{
		Event: lifecycle.Event{Kind: lifecycle.MemberJoins, On: calendar.MustDate("2026-04-01"), Org: "brighton"},
		Dossier: lifecycle.Dossier{Partnership: partnership.Partnership{Agreement: partnership.Agreement{
			Amendments: []partnership.Amendment{{From: calendar.MustDate("2025-04-01")}},
		}}},
	}
	result, _ := policy.MustSet(lifecycle.JoiningRules()...).Judge(matter, matter.Event.On).Result("shares-rebased")
	for _, f := range result.Findings {
		fmt.Printf("%s: %s, want %s\n", f.Message, f.Found, f.Wanted)
	}
	// Output: no amendment takes effect when the member joins: the last from 2025-04-01, want one from 2026-04-01
}
