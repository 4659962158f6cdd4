package policytest_test

import (
	"fmt"
	"testing"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/policy/policytest"
)

// Agreement is what the policy team knows of an agreement to share a service.
type Agreement struct {
	Start    calendar.Date // the day on which the service is shared
	ExitPlan calendar.Date // the day on which the members agreed the exit plan
}

// exitPlan is the team's rule.
var exitPlan = policy.Rule[Agreement]{
	ID: "exit-plan", Title: "An exit plan is agreed within three months of the start",
	Source: policy.Source{Document: "Shared service agreement", Clause: "clause 19.1"}, Severity: policy.Blocking,
	InForce: calendar.Term{First: calendar.MustDate("2024-04-01")},
	Check: func(h policy.Hearing, a Agreement) {
		start, plan := h.Given("/start", !a.Start.IsZero()), h.Given("/exit_plan", !a.ExitPlan.IsZero())
		if due := a.Start.AddMonths(3); start && plan && a.ExitPlan.After(due) {
			h.Fail("/exit_plan", "the exit plan is late", a.ExitPlan.String(), "no later than "+due.String())
		}
	},
}

// The team has six cases, and asks what they leave untested. It learns that no case is on
// the first day on which the rule is in force, and that none is at three months to the day
// or a day later, where the rule turns. In a test, policytest.Run(t, rules, cases) asks
// the same and fails.
func Example() {
	rules := policy.MustSet(exitPlan)
	day := calendar.MustDate
	today := day("2025-09-01")
	start := day("2025-04-01")

	audit := policytest.Examine(rules, []policytest.Case[Agreement]{
		{Name: "in time", AsOf: today, Value: Agreement{Start: start, ExitPlan: day("2025-06-12")}, Want: policy.Pass},
		{
			Name: "at the end of August", AsOf: today, Value: Agreement{Start: start, ExitPlan: day("2025-08-31")},
			Want: policy.Fail, Severity: policy.Blocking, Paths: []policy.Pointer{"/exit_plan"},
		},
		{Name: "no plan", AsOf: today, Value: Agreement{Start: start}, Want: policy.Unknown},
		{Name: "no start", AsOf: today, Value: Agreement{ExitPlan: day("2025-06-12")}, Want: policy.Unknown},
		{Name: "nothing", AsOf: today, Want: policy.Unknown},
		{Name: "before the rule", AsOf: day("2024-03-31"), Want: policytest.NotInForce},
	})
	fmt.Print(audit)
	// Output:
	// 6 cases, 0 failures; 9 mutants, 2 gaps
	//
	// exit-plan, in force from 2024-04-01
	//     1 case   pass
	//     1 case   fail
	//     3 cases  unknown
	//     1 case   2024-03-31, the day before
	//     0 cases  2024-04-01, the first day
	//
	// no case notices if exit-plan starts a day late:
	//     none is on 2024-04-01, the first day
	//
	// no case tries exit-plan with /exit_plan 2025-07-01, 3 months after /start or 2025-07-02, 3 months and 1 day after /start:
	//     "in time" with 2025-07-01 passes, and with 2025-07-02 fails
}

// The author of this rule asks for the start and forgets that the exit plan may be
// missing too. Without a plan the rule passes. The case in which it fails shows that it
// takes the plan for granted.
func ExampleExamine() {
	day := calendar.MustDate
	careless := exitPlan
	careless.Check = func(h policy.Hearing, a Agreement) {
		if h.Given("/start", !a.Start.IsZero()) && a.ExitPlan.After(a.Start.AddMonths(3)) {
			h.Fail("/exit_plan", "the exit plan is late", "", "")
		}
	}
	audit := policytest.Examine(policy.MustSet(careless), []policytest.Case[Agreement]{
		{Name: "late", AsOf: day("2025-09-01"), Value: Agreement{Start: day("2025-04-01"), ExitPlan: day("2025-07-02")}, Want: policy.Fail},
		{Name: "no plan", AsOf: day("2025-09-01"), Value: Agreement{Start: day("2025-04-01")}, Want: policy.Unknown},
	})
	for _, failure := range audit.Failures {
		fmt.Printf("%s: %s\n", failure.Name, failure.Text)
	}
	fmt.Println(audit.Gaps[0].Name)
	// Output:
	// no plan: exit-plan on 2025-09-01: pass, want unknown
	//     An exit plan is agreed within three months of the start (Shared service agreement, clause 19.1)
	//     known: /start
	// exit-plan fails /exit_plan without asking whether it is known
}

// A rule has moved from regulations to an Act, with the same outcomes. Only From tells
// which of the two has judged.
func ExampleCase_from() {
	rules := policy.MustSet(teckal()...)
	audit := policytest.Examine(rules, []policytest.Case[Company]{
		{Name: "last day of the Regulations", AsOf: day("2025-02-23"), Value: company("85"), Want: policy.Pass, From: day("2015-02-26")},
		{Name: "first day of the Act", AsOf: day("2025-02-24"), Value: company("85"), Want: policy.Pass, From: day("2015-02-26")},
	})
	for _, failure := range audit.Failures {
		fmt.Printf("%s: %s\n", failure.Name, failure.Text)
	}
	// Output:
	// first day of the Act: controlled-company on 2025-02-24: by the version from 2025-02-24, want from 2015-02-26
	//     More than 80 % of the activities are for the owners (Procurement Act 2023, Sch. 2)
	//     known: /owned, /activity
}

// The test of a policy: its rules, its cases, one call.
func ExampleRun() {
	var t *testing.T // of func TestRun_ExitPlan(t *testing.T)
	policytest.Run(t, policy.MustSet(exitPlan), exitPlanCases())
}

// exitPlanCases leave no gap.
func exitPlanCases() []policytest.Case[Agreement] {
	day := calendar.MustDate
	start := day("2025-04-01")
	return []policytest.Case[Agreement]{
		{Name: "in time", AsOf: day("2024-04-01"), Value: Agreement{Start: start, ExitPlan: day("2025-07-01")}, Want: policy.Pass},
		{
			Name: "a day late", AsOf: day("2025-09-01"), Value: Agreement{Start: start, ExitPlan: day("2025-07-02")},
			Want: policy.Fail, Severity: policy.Blocking, Paths: []policy.Pointer{"/exit_plan"},
		},
		{Name: "no plan", AsOf: day("2025-09-01"), Value: Agreement{Start: start}, Want: policy.Unknown},
		{Name: "no start", AsOf: day("2025-09-01"), Value: Agreement{ExitPlan: start}, Want: policy.Unknown},
		{Name: "before the rule", AsOf: day("2024-03-31"), Want: policytest.NotInForce},
	}
}

// The cases of a rule as a table that a monitoring officer can sign.
func ExampleDecisions() {
	fmt.Print(policytest.Decisions(policy.MustSet(exitPlan), exitPlanCases()).Markdown())
	// Output:
	// ## An exit plan is agreed within three months of the start
	//
	// exit-plan. Blocking, Shared service agreement, clause 19.1. In force from 2024-04-01.
	//
	// | Case | Input | Day | Outcome | Why |
	// |---|---|---|---|---|
	// | in time | start 2025-04-01; exit plan 2025-07-01 | 2024-04-01 | Pass | looked at start; exit plan |
	// | a day late | start 2025-04-01; exit plan 2025-07-02 | 2025-09-01 | Fail (blocks) | exit plan: the exit plan is late, found 2025-07-02, wanted no later than 2025-07-01 |
	// | no plan | start 2025-04-01 | 2025-09-01 | Unknown (blocks) | exit plan: not known |
	// | no start | exit plan 2025-04-01 | 2025-09-01 | Unknown (blocks) | start: not known |
	// | before the rule | nothing | 2024-03-31 | Not in force |  |
}

// An audit as text, of cases that leave no gap.
func ExampleAudit_String() {
	audit := policytest.Examine(policy.MustSet(exitPlan), exitPlanCases())
	fmt.Print(audit.String())
	// Output:
	// 5 cases, 0 failures; 9 mutants, 0 gaps
	//
	// exit-plan, in force from 2024-04-01
	//     1 case   pass
	//     1 case   fail
	//     2 cases  unknown
	//     1 case   2024-03-31, the day before
	//     1 case   2024-04-01, the first day
}
