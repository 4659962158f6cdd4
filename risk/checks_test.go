package risk_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/policy/policytest"
	"github.com/seed9ad77866/sharedservices/risk"
)

// finding is a case about one rule: a sound risk after a change.
type finding struct {
	rule   policy.RuleID
	name   string
	change func(*risk.Risk)
	want   policy.Outcome
	at     string // where in the risk; "" for nowhere
}

// findings has for each rule what it passes, what it fails, what it cannot tell and
// what it does not apply to.
func findings() []finding {
	const pass, fail, unknown, beside = policy.Pass, policy.Fail, policy.Unknown, policy.NotApplicable
	none := func(*risk.Risk) {}
	return []finding{
		{"risk-owner", "owned", none, pass, ""},
		{"risk-owner", "nobody", func(r *risk.Risk) { r.Owner = " " }, unknown, "/owner"},
		{"risk-owner", "closed and owned", func(r *risk.Risk) { r.Status = risk.ClosedRisk }, beside, ""},
		{"risk-owner", "closed and nobody's", func(r *risk.Risk) { r.Owner, r.Status = "", risk.ClosedRisk }, beside, ""},
		{"risk-owner", "no status", func(r *risk.Risk) { r.Status = "" }, unknown, "/status"},

		{"risk-assessed", "assessed", none, pass, ""},
		{"risk-assessed", "not assessed", func(r *risk.Risk) { r.Current = risk.Assessment{On: r.Current.On, Reason: "to come"} }, unknown, "/current"},
		{"risk-assessed", "no impact", func(r *risk.Risk) { r.Current.Impact = "" }, fail, "/current"},
		{"risk-assessed", "no likelihood", func(r *risk.Risk) { r.Current.Likelihood = "" }, fail, "/current"},
		{"risk-assessed", "no day", func(r *risk.Risk) { r.Current.On = calendar.Date{} }, unknown, "/current/on"},
		{"risk-assessed", "no reason", func(r *risk.Risk) { r.Current.Reason = "" }, unknown, "/current/reason"},
		{"risk-assessed", "tomorrow", func(r *risk.Risk) { r.Current.On = day("2026-07-01") }, unknown, "/current/on"},
		{"risk-assessed", "today", func(r *risk.Risk) { r.Current.On = day("2026-06-30") }, pass, ""},
		{"risk-assessed", "a level of another matrix", func(r *risk.Risk) { r.Current.Impact = "C" }, fail, "/current"},
		{"risk-assessed", "no status", func(r *risk.Risk) { r.Status = "" }, unknown, "/status"},

		{"risk-assessed", "a score alone", func(r *risk.Risk) { r.Current.Likelihood, r.Current.Impact, r.Current.Score = "", "", qty("16") }, pass, ""},
		{"risk-assessed", "a score alone that cannot be", func(r *risk.Risk) { r.Current.Likelihood, r.Current.Impact, r.Current.Score = "", "", qty("17") }, fail, "/current"},

		{"risk-described", "described", none, pass, ""},
		{"risk-described", "no cause", func(r *risk.Risk) { r.Cause = " " }, unknown, "/cause"},
		{"risk-described", "no event", func(r *risk.Risk) { r.Event = "" }, unknown, "/event"},
		{"risk-described", "no consequence", func(r *risk.Risk) { r.Consequence = "" }, unknown, "/consequence"},
		{"risk-described", "no category", func(r *risk.Risk) { r.Category = "" }, unknown, "/category"},
		{"risk-described", "closed, and described", func(r *risk.Risk) { r.Status = risk.ClosedRisk }, beside, ""},
		{"risk-described", "closed", func(r *risk.Risk) { r.Cause, r.Status = "", risk.ClosedRisk }, beside, ""},
		{"risk-described", "no status", func(r *risk.Risk) { r.Status = "" }, unknown, "/status"},

		{"risk-score", "rated amber", func(r *risk.Risk) { r.Current.Rating = "amber" }, pass, ""},
		{"risk-score", "printed red, and amber", func(r *risk.Risk) { r.Current.Rating = "red" }, fail, "/current"},
		{"risk-score", "printed red, of no levels", func(r *risk.Risk) { r.Current.Rating, r.Current.Impact = "red", "" }, unknown, "/current"},
		{"risk-residual", "below", none, pass, ""},
		{"risk-residual", "the same", func(r *risk.Risk) { r.Current = r.Inherent }, pass, ""},
		{"risk-residual", "above", func(r *risk.Risk) { r.Current.Likelihood, r.Current.Impact = "5", "5" }, fail, "/current"},
		{"risk-residual", "an opportunity, above", func(r *risk.Risk) {
			r.Nature, r.Current.Likelihood, r.Current.Impact = risk.Opportunity, "5", "5"
		}, beside, ""},
		{"risk-residual", "as bad, and no likelier", func(r *risk.Risk) { r.Current.Impact = "5" }, pass, ""},
		{"risk-residual", "likelier, and less bad", func(r *risk.Risk) { r.Current.Likelihood = "5" }, pass, ""},
		{"risk-residual", "no inherent risk", func(r *risk.Risk) { r.Inherent = risk.Assessment{} }, unknown, "/inherent"},
		{"risk-residual", "not assessed", func(r *risk.Risk) { r.Current.Impact = "" }, unknown, "/current"},
		{"risk-residual", "an opportunity", func(r *risk.Risk) { r.Nature, r.Current.Impact = risk.Opportunity, "5" }, beside, ""},
		{"risk-residual", "threat or opportunity", func(r *risk.Risk) { r.Nature = "" }, unknown, "/nature"},
		{"risk-residual", "no status", func(r *risk.Risk) { r.Status = "" }, unknown, "/status"},

		{"risk-lowered", "a control", none, pass, ""},
		{"risk-lowered", "no control", func(r *risk.Risk) { r.Controls = nil }, fail, "/current"},
		{"risk-lowered", "not lowered", func(r *risk.Risk) { r.Current, r.Controls = r.Inherent, nil }, beside, ""},
		{"risk-lowered", "no control, and as bad as ever", func(r *risk.Risk) { r.Controls, r.Current.Impact = nil, "5" }, beside, ""},
		{"risk-lowered", "no inherent risk", func(r *risk.Risk) { r.Inherent = risk.Assessment{} }, unknown, "/inherent"},
		{"risk-lowered", "not assessed", func(r *risk.Risk) { r.Current.Impact = "" }, unknown, "/current"},
		{"risk-lowered", "threat or opportunity", func(r *risk.Risk) { r.Nature = "" }, unknown, "/nature"},
		{"risk-lowered", "no status", func(r *risk.Risk) { r.Status = "" }, unknown, "/status"},

		{"risk-control-working", "one works", none, pass, ""},
		{"risk-control-working", "none works", func(r *risk.Risk) { r.Controls = r.Controls[1:] }, fail, "/current"},
		{"risk-control-working", "failed since", func(r *risk.Risk) { r.Controls[1].Status, r.Controls[1].From = risk.Failed, day("2026-05-01") }, fail, "/controls/1/from"},
		{"risk-control-working", "failed on the day of the assessment", func(r *risk.Risk) { r.Controls[1].Status, r.Controls[1].From = risk.Failed, day("2026-04-20") }, pass, ""},
		{"risk-control-working", "failed the day after the assessment", func(r *risk.Risk) { r.Controls[1].Status, r.Controls[1].From = risk.Failed, day("2026-04-21") }, fail, "/controls/1/from"},
		{"risk-control-working", "planned for today", func(r *risk.Risk) { r.Controls[1].From = day("2026-06-30") }, pass, ""},
		{"risk-control-working", "planned for yesterday", func(r *risk.Risk) { r.Controls[1].From = day("2026-06-29") }, fail, "/controls/1/from"},
		{"risk-control-working", "planned for no day", func(r *risk.Risk) { r.Controls[1].From = calendar.Date{} }, unknown, "/controls/1/from"},
		{"risk-control-working", "no status of a control", func(r *risk.Risk) { r.Controls[1].Status = "" }, unknown, "/controls/1/status"},
		{"risk-control-working", "no control", func(r *risk.Risk) { r.Controls = nil }, beside, ""},
		{"risk-control-working", "works from tomorrow", func(r *risk.Risk) { r.Controls[0].From = day("2026-07-01") }, unknown, "/controls/0/from"},
		{"risk-control-working", "works from today", func(r *risk.Risk) { r.Controls[0].From = day("2026-06-30") }, pass, ""},
		{"risk-control-working", "works since nobody knows when", func(r *risk.Risk) { r.Controls[0].From = calendar.Date{} }, pass, ""},
		{"risk-control-working", "failed, and reviewed since", func(r *risk.Risk) {
			r.Controls[1].Status, r.Controls[1].From, r.Reviewed = risk.Failed, day("2026-05-01"), day("2026-05-01")
		}, pass, ""},
		{"risk-control-working", "no inherent risk", func(r *risk.Risk) { r.Inherent = risk.Assessment{} }, unknown, "/inherent"},
		{"risk-control-working", "not assessed", func(r *risk.Risk) { r.Current.Impact = "" }, unknown, "/current"},
		{"risk-control-working", "threat or opportunity", func(r *risk.Risk) { r.Nature = "" }, unknown, "/nature"},
		{"risk-control-working", "no status", func(r *risk.Risk) { r.Status = "" }, unknown, "/status"},

		{"risk-control-counted-once", "two", none, pass, ""},
		{"risk-control-counted-once", "one id", func(r *risk.Risk) { r.Controls[1].ID = "locums" }, fail, "/controls/1/id"},
		{"risk-control-counted-once", "one title", func(r *risk.Risk) { r.Controls[1].Title = "framework  for Locums" }, fail, "/controls/1/title"},
		{"risk-control-counted-once", "no id", func(r *risk.Risk) { r.Controls[1].ID = "" }, unknown, "/controls/1/id"},
		{"risk-control-counted-once", "no title", func(r *risk.Risk) { r.Controls[1].Title = "" }, unknown, "/controls/1/title"},
		{"risk-control-counted-once", "no control", func(r *risk.Risk) { r.Controls = nil }, beside, ""},
		{"risk-control-counted-once", "no status", func(r *risk.Risk) { r.Status = "" }, unknown, "/status"},

		{"risk-score", "20, 12 and 6", func(r *risk.Risk) { r.Inherent.Score, r.Current.Score, r.Target.Score = qty("20"), qty("12"), qty("6") }, pass, ""},
		{"risk-score", "15 for 4 × 3", func(r *risk.Risk) { r.Current.Score = qty("15") }, fail, "/current"},
		{"risk-score", "15 for 4 × 5", func(r *risk.Risk) { r.Inherent.Score = qty("15") }, fail, "/inherent"},
		{"risk-score", "15 for 2 × 3", func(r *risk.Risk) { r.Target.Score = qty("15") }, fail, "/target"},
		{"risk-score", "9 for 3 × 3, expected", func(r *risk.Risk) { r.Actions[0].Expected.Score = qty("9") }, pass, ""},
		{"risk-score", "10 for 3 × 3, expected", func(r *risk.Risk) { r.Actions[0].Expected.Score = qty("10") }, fail, "/actions/0/expected"},
		{"risk-score", "13 for 4 × 3, of three scores", func(r *risk.Risk) { r.Inherent.Score, r.Current.Score, r.Target.Score = qty("20"), qty("13"), qty("6") }, fail, "/current"},
		{"risk-score", "19 for 4 × 5, of three scores", func(r *risk.Risk) { r.Inherent.Score, r.Current.Score, r.Target.Score = qty("19"), qty("12"), qty("6") }, fail, "/inherent"},
		{"risk-score", "7 for 2 × 3, of three scores", func(r *risk.Risk) { r.Inherent.Score, r.Current.Score, r.Target.Score = qty("20"), qty("12"), qty("7") }, fail, "/target"},
		{"risk-score", "25 for 3 × 3, expected", func(r *risk.Risk) { r.Actions[0].Expected.Score = qty("25") }, fail, "/actions/0/expected"},
		{"risk-score", "of no expected levels", func(r *risk.Risk) { r.Actions[0].Expected.Score, r.Actions[0].Expected.Impact = qty("9"), "" }, unknown, "/actions/0/expected"},
		{"risk-score", "of no current levels", func(r *risk.Risk) { r.Current.Score, r.Current.Impact = qty("12"), "" }, unknown, "/current"},
		{"risk-score", "of no inherent levels", func(r *risk.Risk) { r.Inherent.Score, r.Inherent.Impact = qty("12"), "" }, unknown, "/inherent"},
		{"risk-score", "of no target levels", func(r *risk.Risk) { r.Target.Score, r.Target.Impact = qty("12"), "" }, unknown, "/target"},
		{"risk-score", "none recorded", none, beside, ""},
		{"risk-score", "no status", func(r *risk.Risk) { r.Status = "" }, unknown, "/status"},

		{"risk-accepted", "until today", accept("2026-01-01", "2026-06-30"), pass, ""},
		{"risk-accepted", "until yesterday", accept("2026-01-01", "2026-06-29"), fail, "/acceptance/until"},
		{"risk-accepted", "from today", accept("2026-06-30", "2026-12-31"), pass, ""},
		{"risk-accepted", "from tomorrow", accept("2026-07-01", "2026-12-31"), fail, "/acceptance/on"},
		{"risk-accepted", "by nobody", func(r *risk.Risk) { accept("2026-01-01", "2026-12-31")(r); r.Acceptance.By = "" }, unknown, "/acceptance/by"},
		{"risk-accepted", "on no day", func(r *risk.Risk) { accept("2026-01-01", "2026-12-31")(r); r.Acceptance.On = calendar.Date{} }, unknown, "/acceptance/on"},
		{"risk-accepted", "for ever", func(r *risk.Risk) { accept("2026-01-01", "2026-12-31")(r); r.Acceptance.Until = calendar.Date{} }, unknown, "/acceptance/until"},
		{"risk-accepted", "not tolerated", none, beside, ""},
		{"risk-accepted", "treated, and accepted until last year", func(r *risk.Risk) { accept("2025-01-01", "2025-12-31")(r); r.Treatment = risk.Treat }, beside, ""},
		{"risk-accepted", "nothing decided, and accepted until last year", func(r *risk.Risk) { accept("2025-01-01", "2025-12-31")(r); r.Treatment = "" }, fail, "/acceptance/until"},
		{"risk-accepted", "nothing decided, and never accepted", func(r *risk.Risk) { r.Treatment = "" }, beside, ""},
		{"risk-accepted", "no status", func(r *risk.Risk) { r.Status = "" }, unknown, "/status"},

		{"risk-action", "due", none, pass, ""},
		{"risk-action", "due today", func(r *risk.Risk) { r.Actions[0].Due = day("2026-06-30") }, pass, ""},
		{"risk-action", "due yesterday", func(r *risk.Risk) { r.Actions[0].Due = day("2026-06-29") }, fail, "/actions/0/due"},
		{"risk-action", "nobody's", func(r *risk.Risk) { r.Actions[0].Owner = "" }, unknown, "/actions/0/owner"},
		{"risk-action", "the action owner's", func(r *risk.Risk) { r.Actions[0].Owner, r.ActionOwner = "", "Head of HR" }, pass, ""},
		{"risk-action", "some day", func(r *risk.Risk) { r.Actions[0].Due = calendar.Date{} }, unknown, "/actions/0/due"},
		{"risk-action", "at any cost", func(r *risk.Risk) { r.Actions[0].Cost = costing.Money{} }, unknown, "/actions/0/cost"},
		{"risk-action", "done", func(r *risk.Risk) { r.Actions[0].Done = day("2026-06-30") }, beside, ""},
		{"risk-action", "one done, one overdue", func(r *risk.Risk) {
			r.Actions = append(r.Actions, r.Actions[0])
			r.Actions[0].Done, r.Actions[1].Due = day("2026-06-30"), day("2026-06-29")
		}, fail, "/actions/1/due"},
		{"risk-action", "no status", func(r *risk.Risk) { r.Status = "" }, unknown, "/status"},

		{"risk-action-move", "to green", none, pass, ""},
		{"risk-action-move", "to where it is", func(r *risk.Risk) { r.Actions[0].Expected.Likelihood = "4" }, pass, ""},
		{"risk-action-move", "to red", func(r *risk.Risk) { r.Actions[0].Expected = assessed("2026-12-31", "4 4", "") }, fail, "/actions/0/expected"},
		{"risk-action-move", "to more of an opportunity", func(r *risk.Risk) {
			r.Nature, r.Treatment, r.Actions[0].Expected = risk.Opportunity, risk.Take, assessed("2026-12-31", "4 4", "")
		}, pass, ""},
		{"risk-action-move", "to red, threat or opportunity", func(r *risk.Risk) { r.Actions[0].Expected, r.Nature = assessed("2026-12-31", "4 4", ""), "" }, unknown, "/nature"},
		{"risk-action-move", "to red, and nothing decided", func(r *risk.Risk) {
			r.Treatment, r.Actions[0].Expected = "", assessed("2026-12-31", "4 4", "")
		}, fail, "/actions/0/expected"},
		{"risk-action-move", "to more of an opportunity, and nothing decided", func(r *risk.Risk) {
			r.Nature, r.Treatment, r.Actions[0].Expected = risk.Opportunity, "", assessed("2026-12-31", "4 4", "")
		}, pass, ""},
		{"risk-action-move", "to nowhere", func(r *risk.Risk) { r.Actions[0].Expected.Impact = "" }, unknown, "/actions/0/expected"},
		{"risk-action-move", "from nobody knows", func(r *risk.Risk) { r.Current.Impact = "" }, unknown, "/current"},
		{"risk-action-move", "done", func(r *risk.Risk) { r.Actions[0].Done = day("2026-06-30") }, beside, ""},
		{"risk-action-move", "one done", func(r *risk.Risk) {
			r.Actions = append(r.Actions, r.Actions[0])
			r.Actions[0].Done, r.Actions[0].Expected = day("2026-06-30"), risk.Assessment{}
		}, pass, ""},
		{"risk-action-move", "no status", func(r *risk.Risk) { r.Status = "" }, unknown, "/status"},

		{"risk-review", "of 20 April, amber", none, pass, ""},
		{"risk-review", "due today", func(r *risk.Risk) { r.Current.On = day("2025-12-30") }, pass, ""},
		{"risk-review", "due yesterday", func(r *risk.Risk) { r.Current.On = day("2025-12-29") }, fail, "/reviewed"},
		{"risk-review", "looked at, and due yesterday", func(r *risk.Risk) { r.Current.On, r.Reviewed = day("2025-06-29"), day("2025-12-29") }, fail, "/reviewed"},
		{"risk-review", "no day of assessment", func(r *risk.Risk) { r.Current.On = calendar.Date{} }, unknown, "/reviewed"},
		{"risk-review", "assessed tomorrow", func(r *risk.Risk) { r.Current.On = day("2026-07-01") }, unknown, "/reviewed"},
		{"risk-review", "assessed today", func(r *risk.Risk) { r.Current.On = day("2026-06-30") }, pass, ""},
		{"risk-review", "looked at tomorrow", func(r *risk.Risk) { r.Reviewed = day("2026-07-01") }, unknown, "/reviewed"},
		{"risk-review", "looked at today", func(r *risk.Risk) { r.Reviewed = day("2026-06-30") }, pass, ""},
		{"risk-review", "left as it was since", func(r *risk.Risk) { r.Current.On, r.Reviewed = day("2025-12-29"), day("2026-01-05") }, pass, ""},
		{"risk-review", "green, of a year ago", func(r *risk.Risk) { r.Current.Impact, r.Current.On = "1", day("2025-06-30") }, pass, ""},
		{"risk-review", "red, of three months and a day ago", func(r *risk.Risk) { r.Current.Impact, r.Current.On = "4", day("2026-03-29") }, fail, "/reviewed"},
		{"risk-review", "not assessed", func(r *risk.Risk) { r.Current.Impact = "" }, unknown, "/current"},
		{"risk-review", "no status", func(r *risk.Risk) { r.Status = "" }, unknown, "/status"},

		{"risk-appetite", "red, with an action", func(r *risk.Risk) { r.Current.Impact = "4" }, pass, ""},
		{"risk-appetite", "red, transferred", func(r *risk.Risk) {
			r.Current.Impact, r.Treatment, r.Actions, r.Bearing = "4", risk.Transfer, nil, halves()
		}, pass, ""},
		{"risk-appetite", "red, transferred to an insurer", func(r *risk.Risk) {
			r.Current.Impact, r.Treatment, r.Actions, r.Bearing.Insurance = "4", risk.Transfer, nil, []risk.Insurance{{Insurer: "Municipal Mutual"}}
		}, pass, ""},
		{"risk-appetite", "red, transferred to nobody", func(r *risk.Risk) { r.Current.Impact, r.Treatment = "4", risk.Transfer }, fail, "/treatment"},
		{"risk-appetite", "red, transferred by a clause that names nobody", func(r *risk.Risk) {
			r.Current.Impact, r.Treatment, r.Bearing.Clause = "4", risk.Transfer, "17"
		}, fail, "/treatment"},
		{"risk-appetite", "red, and a reputation is transferred", func(r *risk.Risk) {
			r.Current.Impact, r.Treatment, r.Category, r.Bearing = "4", risk.Transfer, risk.ReputationRisk, halves()
		}, fail, "/treatment"},
		{"risk-appetite", "red, to be terminated", func(r *risk.Risk) { r.Current.Impact, r.Treatment = "4", risk.Terminate }, pass, ""},
		{"risk-appetite", "red, to be terminated by nothing", func(r *risk.Risk) { r.Current.Impact, r.Treatment, r.Actions = "4", risk.Terminate, nil }, fail, "/treatment"},
		{"risk-appetite", "red, and nothing left to do", func(r *risk.Risk) { r.Current.Impact, r.Actions = "4", nil }, fail, "/treatment"},
		{"risk-appetite", "red, and tolerated", func(r *risk.Risk) { r.Current.Impact, r.Treatment = "4", risk.Tolerate }, fail, "/treatment"},
		{"risk-appetite", "red, and accepted", func(r *risk.Risk) { r.Current.Impact = "4"; accept("2026-01-01", "2026-12-31")(r) }, pass, ""},
		{"risk-appetite", "red, and no treatment", func(r *risk.Risk) { r.Current.Impact, r.Treatment = "4", "" }, unknown, "/treatment"},
		{"risk-appetite", "not assessed", func(r *risk.Risk) { r.Current.Impact = "" }, unknown, "/current"},
		{"risk-appetite", "amber", none, beside, ""},
		{"risk-appetite", "amber, and nothing left to do", func(r *risk.Risk) { r.Actions = nil }, beside, ""},
		{"risk-appetite", "amber, Harrow's only, and nothing left to do", func(r *risk.Risk) {
			r.Category, r.Actions, r.Members = risk.FinancialRisk, nil, orgs("harrow")
		}, beside, ""},
		{"risk-appetite", "amber, where Barnet is averse", func(r *risk.Risk) { r.Category, r.Actions = risk.FinancialRisk, nil }, fail, "/treatment"},
		{"risk-appetite", "amber, and Harrow's only", func(r *risk.Risk) { r.Category, r.Members = risk.FinancialRisk, orgs("harrow") }, beside, ""},
		{"risk-treatment", "treated", none, beside, ""},
		{"risk-treatment", "transferred", func(r *risk.Risk) { r.Treatment, r.Bearing = risk.Transfer, halves() }, pass, ""},
		{"risk-treatment", "transferred to nobody", func(r *risk.Risk) { r.Treatment = risk.Transfer }, fail, "/treatment"},
		{"risk-treatment", "terminated by nothing", func(r *risk.Risk) { r.Treatment, r.Actions = risk.Terminate, nil }, fail, "/treatment"},
		{"risk-treatment", "nothing decided", func(r *risk.Risk) { r.Treatment = "" }, beside, ""},
		{"risk-treatment", "green, and nothing left to do", func(r *risk.Risk) { r.Actions, r.Current.Impact = nil, "1" }, beside, ""},
		{"risk-treatment", "a reputation is transferred", func(r *risk.Risk) {
			r.Treatment, r.Category, r.Bearing = risk.Transfer, risk.ReputationRisk, halves()
		}, fail, "/treatment"},
		{"risk-treatment", "an opportunity is taken by nothing", func(r *risk.Risk) {
			r.Nature, r.Treatment, r.Actions = risk.Opportunity, risk.Take, nil
		}, fail, "/treatment"},
		{"risk-treatment", "an opportunity is taken", func(r *risk.Risk) { r.Nature, r.Treatment = risk.Opportunity, risk.Take }, pass, ""},
		{"risk-treatment", "an opportunity is transferred to nobody", func(r *risk.Risk) { r.Nature, r.Treatment = risk.Opportunity, risk.Transfer }, fail, "/treatment"},
		{"risk-treatment", "accepted", accept("2026-01-01", "2026-12-31"), beside, ""},
		{"risk-treatment", "no status", func(r *risk.Risk) { r.Status = "" }, unknown, "/status"},

		{"risk-appetite", "no status", func(r *risk.Risk) { r.Status = "" }, unknown, "/status"},

		{"risk-bearing", "agreed", func(r *risk.Risk) { r.Bearing = halves() }, pass, ""},
		{"risk-bearing", "not one", func(r *risk.Risk) { r.Bearing = halves(); r.Bearing.Shares = r.Bearing.Shares[1:] }, fail, "/bearing/shares"},
		{"risk-bearing", "a share that is not known", func(r *risk.Risk) { r.Bearing = halves(); r.Bearing.Shares[1].Fraction = partnership.Fraction{} }, unknown, "/bearing/shares"},
		{"risk-bearing", "not agreed", none, unknown, "/bearing"},
		{"risk-bearing", "not shared", func(r *risk.Risk) { r.Members = orgs("harrow") }, beside, ""},
		{"risk-bearing", "threat or opportunity", func(r *risk.Risk) { r.Nature = "" }, unknown, "/nature"},
		{"risk-bearing", "no status", func(r *risk.Risk) { r.Status = "" }, unknown, "/status"},

		{"risk-target", "below, next year", none, pass, ""},
		{"risk-target", "reached, and the day is past", func(r *risk.Risk) { r.Target = assessed("2026-01-31", "4 3", "") }, pass, ""},
		{"risk-target", "not reached today", func(r *risk.Risk) { r.Target.On = day("2026-06-30") }, pass, ""},
		{"risk-target", "not reached yesterday", func(r *risk.Risk) { r.Target.On = day("2026-06-29") }, fail, "/target/on"},
		{"risk-target", "above", func(r *risk.Risk) { r.Target.Likelihood, r.Target.Impact = "4", "4" }, fail, "/target"},
		{"risk-target", "worse, and less likely", func(r *risk.Risk) { r.Target.Impact = "4" }, pass, ""},
		{"risk-target", "as likely, and as bad", func(r *risk.Risk) { r.Target.Likelihood = "4" }, pass, ""},
		{"risk-target", "no day", func(r *risk.Risk) { r.Target.On = calendar.Date{} }, unknown, "/target/on"},
		{"risk-target", "no target", func(r *risk.Risk) { r.Target.Likelihood = "" }, unknown, "/target/likelihood"},
		{"risk-target", "not assessed", func(r *risk.Risk) { r.Current.Impact = "" }, unknown, "/current"},
		{"risk-target", "an opportunity", func(r *risk.Risk) { r.Nature = risk.Opportunity }, beside, ""},
		{"risk-target", "threat or opportunity", func(r *risk.Risk) { r.Nature = "" }, unknown, "/nature"},
		{"risk-target", "no status", func(r *risk.Risk) { r.Status = "" }, unknown, "/status"},

		{"risk-control-working", "one works, and takes nothing away", func(r *risk.Risk) { r.Controls[0].Effectiveness = qty("0") }, fail, "/current"},
		{"risk-control-working", "one works, and takes a millionth away", func(r *risk.Risk) { r.Controls[0].Effectiveness = qty("0.000001") }, pass, ""},
		{"risk-control-working", "one works, and nobody knows how well", func(r *risk.Risk) { r.Controls[0].Effectiveness = partnership.Quantity{} }, pass, ""},
		{"risk-control-working", "what is planned takes something away", func(r *risk.Risk) {
			r.Controls[0].Effectiveness, r.Controls[1].Effectiveness = qty("0"), qty("0.9")
		}, fail, "/current"},
		{"risk-happened", "never", none, beside, ""},
		{"risk-happened", "and reviewed on that day", occurred("2026-04-20", "0.00"), pass, ""},
		{"risk-happened", "the day after the review", occurred("2026-04-21", "0.00"), fail, "/occurrences/0/on"},
		{"risk-happened", "and looked at since", func(r *risk.Risk) { occurred("2026-06-14", "10.00")(r); r.Reviewed = day("2026-06-15") }, pass, ""},
		{"risk-happened", "and looked at on that day", func(r *risk.Risk) { occurred("2026-06-15", "10.00")(r); r.Reviewed = day("2026-06-15") }, pass, ""},
		{"risk-happened", "and looked at the day before", func(r *risk.Risk) { occurred("2026-06-16", "10.00")(r); r.Reviewed = day("2026-06-15") }, fail, "/occurrences/0/on"},
		{"risk-happened", "at a cost that nobody knows", occurred("2026-04-20", ""), unknown, "/occurrences/0/loss/amount"},
		{"risk-happened", "on a day that nobody knows", occurred("", "10.00"), unknown, "/occurrences/0/on"},
		{"risk-happened", "and never reviewed", func(r *risk.Risk) { occurred("2026-04-20", "10.00")(r); r.Current.On = calendar.Date{} }, unknown, "/current/on"},
		{"risk-happened", "tomorrow", occurred("2026-07-01", "10.00"), beside, ""},
		{"risk-happened", "today", occurred("2026-06-30", "10.00"), fail, "/occurrences/0/on"},
		{"risk-happened", "before, and tomorrow", func(r *risk.Risk) {
			occurred("2026-04-20", "10.00")(r)
			r.Occurrences = append(r.Occurrences, risk.Occurrence{On: day("2026-07-01")})
		}, pass, ""},
		{"risk-happened", "no status", func(r *risk.Risk) { occurred("2026-04-20", "10.00")(r); r.Status = "" }, unknown, "/status"},

		{"risk-indicator", "a warning", none, pass, ""},
		{"risk-indicator", "just not breached", func(r *risk.Risk) { r.Indicators[0].Readings[1].Value = qty("14") }, pass, ""},
		{"risk-indicator", "breached since", func(r *risk.Risk) { r.Indicators[0].Readings[1].Value = qty("15") }, fail, "/indicators/0"},
		{"risk-indicator", "breached, and assessed since", func(r *risk.Risk) {
			r.Indicators[0].Readings = []risk.Reading{{On: day("2026-04-20"), Value: qty("15")}}
		}, pass, ""},
		{"risk-indicator", "not measured", func(r *risk.Risk) { r.Indicators[0].Readings = nil }, unknown, "/indicators/0"},
		{"risk-indicator", "breached, and looked at since", func(r *risk.Risk) { r.Indicators[0].Readings[1].Value, r.Reviewed = qty("15"), day("2026-06-15") }, pass, ""},
		{"risk-indicator", "breached the day after a review", func(r *risk.Risk) { r.Indicators[0].Readings[1].Value, r.Reviewed = qty("15"), day("2026-06-14") }, fail, "/indicators/0"},
		{"risk-indicator", "no day of assessment", func(r *risk.Risk) { r.Current.On = calendar.Date{} }, unknown, "/current/on"},
		{"risk-indicator", "none", func(r *risk.Risk) { r.Indicators = nil }, beside, ""},
		{"risk-indicator", "no status", func(r *risk.Risk) { r.Status = "" }, unknown, "/status"},
	}
}

// occurred is a change to a risk that has happened on a day, with a loss.
func occurred(on, loss string) func(*risk.Risk) {
	return func(r *risk.Risk) {
		o := risk.Occurrence{What: "Four left at once"}
		if on != "" {
			o.On = day(on)
		}
		if loss != "" {
			o.Loss.Amount = pounds(loss)
		}
		r.Occurrences = []risk.Occurrence{o}
	}
}

// accept is a change to a risk that is tolerated by the joint committee.
func accept(on, until string) func(*risk.Risk) {
	return func(r *risk.Risk) {
		r.Treatment = risk.Tolerate
		r.Acceptance = risk.Acceptance{By: "Joint committee", Reason: "Nothing more can be done at a fair cost", On: day(on), Until: day(until)}
	}
}

// halves is a loss that two boroughs bear by halves.
func halves() risk.Bearing {
	return risk.Bearing{Shares: []partnership.Share{{Org: "harrow", Fraction: partnership.MustFraction("1/2")}, {Org: "barnet", Fraction: partnership.MustFraction("1/2")}}}
}

// cases is the findings as cases, and what the whole register brings.
func cases() []policytest.Case[risk.Register] {
	asOf := day("2026-06-30")
	var all []policytest.Case[risk.Register]
	for _, f := range findings() {
		c := policytest.Case[risk.Register]{Name: string(f.rule) + ": " + f.name, Value: with(f.change), AsOf: asOf, Rule: f.rule, Want: f.want}
		if f.at != "" {
			c.Paths = []policy.Pointer{policy.Pointer("/risks/0" + f.at)}
		}
		all = append(all, c)
	}
	for _, rule := range risk.Checks().Rules() {
		first := day("2023-01-01") // of the Orange Book's edition
		switch rule.ID {
		case "plan-lead-time", "risk-plan":
			first = day("2008-01-01")
		case "risk-exit-plan":
			first = day("2018-01-01")
		}
		all = append(
			all,
			policytest.Case[risk.Register]{Name: "the day before the source", Value: register(), AsOf: first.AddDays(-1), Rule: rule.ID, Want: policytest.NotInForce},
			policytest.Case[risk.Register]{Name: "no list of risks", Value: risk.Register{}, AsOf: first, Rule: rule.ID, Want: policy.Unknown},
		)
	}
	alone := with(func(*risk.Risk) {})
	alone.Members = nil
	all = append(all, policytest.Case[risk.Register]{
		Name: "risk-bearing: no members", Value: alone, AsOf: asOf, Rule: "risk-bearing", Want: policy.Unknown, Paths: []policy.Pointer{"/risks/0/members"},
	})
	for a, want := range map[risk.Appetite]policy.Outcome{risk.Averse: policy.Pass, risk.Minimal: policy.Pass, risk.Cautious: policy.NotApplicable, risk.Eager: policy.NotApplicable} {
		reg := with(func(*risk.Risk) {})
		reg.Appetites[0].Appetite = a
		all = append(all, policytest.Case[risk.Register]{Name: "risk-appetite: " + a.String(), Value: reg, AsOf: asOf, Rule: "risk-appetite", Want: want})
	}
	for name, change := range map[string]func(*risk.Register){
		"risk-appetite: one beyond eager":       func(r *risk.Register) { r.Appetites[0].Appetite = risk.Eager + 1 },
		"risk-review: no rhythm":                func(r *risk.Register) { r.ReviewMonths = nil },
		"risk-appetite: no appetite":            func(r *risk.Register) { r.Appetites = nil },
		"risk-appetite: no limits of appetites": func(r *risk.Register) { r.AppetiteRatings = nil },
		"risk-appetite: an unknown appetite":    func(r *risk.Register) { r.Appetites[0].Appetite = 77 },
	} {
		reg, rule := with(func(*risk.Risk) {}), policy.RuleID(strings.Split(name, ":")[0])
		change(&reg)
		all = append(all, policytest.Case[risk.Register]{Name: name, Value: reg, AsOf: asOf, Rule: rule, Want: policy.Unknown, Paths: []policy.Pointer{"/risks/0"}})
	}
	all = append(all, planCases()...)
	all = append(all, sharedControlCases()...)
	for _, c := range []struct {
		name, causes string
		want         policy.Outcome
		at           []policy.Pointer
	}{
		{"a chain", "a:b b:c c", policy.Pass, nil},
		{"a circle", "a:b b:c c:a d:a", policy.Fail, []policy.Pointer{"/risks/0/caused_by", "/risks/1/caused_by", "/risks/2/caused_by"}},
	} {
		all = append(all, policytest.Case[risk.Register]{
			Name: "risk-causes: " + c.name, Value: caused(c.causes), AsOf: asOf, Rule: "risk-causes", Want: c.want, Paths: c.at,
		})
	}
	return all
}

// sharedControlCases has the cases of the rules about controls, by a change to a register
// whose risk has no control of its own, and shares one.
func sharedControlCases() []policytest.Case[risk.Register] {
	after := func(own func(*risk.Risk), change func(*risk.Register)) func(*risk.Register) {
		return func(r *risk.Register) {
			r.Risks[0].Controls = sound("r").Controls[1:]
			own(&r.Risks[0])
			if change != nil {
				change(r)
			}
		}
	}
	planned := func(change func(*risk.Register)) func(*risk.Register) { return after(func(*risk.Risk) {}, change) }
	twice := func(change func(*risk.Register)) func(*risk.Register) {
		return after(func(r *risk.Risk) { r.Controls[0].Title = "agency FRAMEWORK" }, change)
	}
	var all []policytest.Case[risk.Register]
	for _, c := range []struct {
		rule   policy.RuleID
		name   string
		change func(*risk.Register)
		want   policy.Outcome
		at     policy.Pointer
	}{
		{"risk-lowered", "shares a control", func(*risk.Register) {}, policy.Pass, ""},
		{"risk-lowered", "shares no control", func(r *risk.Register) { r.Risks[0].SharedControls = nil }, policy.Fail, "/risks/0/current"},
		{"risk-lowered", "shares a control that is not there", func(r *risk.Register) { r.Controls = nil }, policy.Fail, "/risks/0/current"},
		{"risk-control-working", "the shared one works", func(*risk.Register) {}, policy.Pass, ""},
		{"risk-control-working", "the shared one has failed", func(r *risk.Register) { r.Controls[0].Status = risk.Failed }, policy.Fail, "/risks/0/current"},
		{"risk-control-working", "the shared one was to work yesterday", func(r *risk.Register) {
			r.Risks[0].Controls = sound("r").Controls[:1]
			r.Controls[0].Status, r.Controls[0].From = risk.Planned, day("2026-06-29")
		}, policy.Fail, "/risks/0/shared_controls/0"},
		{"risk-control-working", "its own works, and the shared one has no status", func(r *risk.Register) {
			r.Risks[0].Controls, r.Controls[0].Status = sound("r").Controls[:1], ""
		}, policy.Unknown, "/risks/0/shared_controls/0"},
		{"risk-control-working", "its own is planned, and the shared one works", planned(nil), policy.Pass, ""},
		{"risk-control-working", "its own is planned, and the shared one is not there", planned(func(r *risk.Register) { r.Controls = nil }), policy.Fail, "/risks/0/current"},
		{"risk-control-working", "its own is planned, and it shares none", planned(func(r *risk.Register) { r.Risks[0].SharedControls = nil }), policy.Fail, "/risks/0/current"},
		{"risk-control-counted-once", "the shared one has no title", func(r *risk.Register) { r.Controls[0].Title = "" }, policy.Unknown, "/risks/0/shared_controls/0"},
		{"risk-control-counted-once", "the shared one", func(*risk.Register) {}, policy.Pass, ""},
		{"risk-control-counted-once", "a shared one that is not there", func(r *risk.Register) { r.Controls = nil }, policy.NotApplicable, ""},
		{"risk-control-counted-once", "none of its own, and it shares none", func(r *risk.Register) { r.Risks[0].SharedControls = nil }, policy.NotApplicable, ""},
		{"risk-control-counted-once", "its own, and the shared one", twice(nil), policy.Fail, "/risks/0/shared_controls/0"},
		{"risk-control-counted-once", "its own, and a shared one that is not there", twice(func(r *risk.Register) { r.Controls = nil }), policy.Pass, ""},
		{"risk-control-counted-once", "its own, and it shares none", twice(func(r *risk.Register) { r.Risks[0].SharedControls = nil }), policy.Pass, ""},
	} {
		reg := with(func(r *risk.Risk) { r.Controls, r.SharedControls = nil, []string{"agency"} })
		reg.Controls = []risk.Control{{ID: "agency", Title: "Agency framework", Status: risk.Working, From: day("2025-09-01")}}
		c.change(&reg)
		one := policytest.Case[risk.Register]{Name: string(c.rule) + ": " + c.name, Value: reg, AsOf: day("2026-06-30"), Rule: c.rule, Want: c.want}
		if c.at != "" {
			one.Paths = []policy.Pointer{c.at}
		}
		all = append(all, one)
	}
	return all
}

// retired is the exit plan once it is retired.
func retired() risk.ContingencyPlan {
	p := exitPlan()
	p.ID, p.Risks = "old-exit", []risk.RiskID{"r1"}
	p.Moves = append(p.Moves, risk.PlanMove{To: risk.RetiredPlan, On: day("2026-01-05"), By: "Joint committee"})
	return p
}

// unwarned is a change to a register: its plan has no warning time and takes so many days,
// and its risk is felt within a time.
func unwarned(felt risk.Velocity, lead string) func(*risk.Register) {
	return func(r *risk.Register) {
		r.Risks[0].Velocity, r.Plans[0].Warning = felt, partnership.Quantity{}
		r.Plans[0].Steps = []risk.PlanStep{{What: "x", Owner: "y", Lead: qty(lead)}}
	}
}

// planCases has the cases of the rules about contingency plans, by a change to a
// register of one red shared risk with one plan, which is the exit plan too.
func planCases() []policytest.Case[risk.Register] {
	var all []policytest.Case[risk.Register]
	for _, c := range []struct {
		rule   policy.RuleID
		name   string
		change func(*risk.Register)
		want   policy.Outcome
		at     policy.Pointer
	}{
		{"plan-lead-time", "as long", func(r *risk.Register) { r.Plans[0].Warning = qty("270") }, policy.Pass, ""},
		{"plan-lead-time", "a day longer", func(r *risk.Register) { r.Plans[0].Warning = qty("269") }, policy.Fail, "/plans/0/steps"},
		{"plan-lead-time", "no warning time", func(r *risk.Register) { r.Plans[0].Warning = partnership.Quantity{} }, policy.Unknown, "/plans/0/warning"},
		{"plan-lead-time", "no warning time, and felt within weeks", unwarned(risk.WithinWeeks, "31"), policy.Unknown, "/plans/0/warning"},
		{"plan-lead-time", "no warning time, and too long for weeks", unwarned(risk.WithinWeeks, "32"), policy.Fail, "/plans/0/steps"},
		{"plan-lead-time", "no warning time, and felt within hours", unwarned(risk.WithinHours, "1"), policy.Unknown, "/plans/0/warning"},
		{"plan-lead-time", "no warning time, and too long for hours", unwarned(risk.WithinHours, "1.5"), policy.Fail, "/plans/0/steps"},
		{"plan-lead-time", "no warning time, and felt within days", unwarned(risk.WithinDays, "7"), policy.Unknown, "/plans/0/warning"},
		{"plan-lead-time", "no warning time, and too long for days", unwarned(risk.WithinDays, "8"), policy.Fail, "/plans/0/steps"},
		{"plan-lead-time", "no warning time, and felt within months", unwarned(risk.WithinMonths, "366"), policy.Unknown, "/plans/0/warning"},
		{"plan-lead-time", "no warning time, and too long for months", unwarned(risk.WithinMonths, "367"), policy.Fail, "/plans/0/steps"},
		{"plan-lead-time", "no warning time, and felt within years", unwarned(risk.WithinYears, "3000"), policy.Unknown, "/plans/0/warning"},
		{"plan-lead-time", "no warning time, and no steps", func(r *risk.Register) {
			unwarned(risk.WithinHours, "2")(r)
			r.Plans[0].Steps = nil
		}, policy.Unknown, ""},
		{"plan-lead-time", "a warning time that is longer than the risk takes", func(r *risk.Register) { r.Risks[0].Velocity = risk.WithinHours }, policy.Pass, ""},
		{"plan-lead-time", "no steps", func(r *risk.Register) { r.Plans[0].Steps = nil }, policy.Unknown, "/plans/0/steps"},
		{"plan-lead-time", "not begun", func(r *risk.Register) { r.Plans[0].Moves = nil }, policy.Unknown, "/plans/0/moves"},
		{"plan-lead-time", "a day longer, and retired", func(r *risk.Register) {
			r.Plans[0].Warning = qty("269")
			r.Plans[0].Moves = append(r.Plans[0].Moves, risk.PlanMove{To: risk.RetiredPlan, On: day("2026-06-30"), By: "Board"})
		}, policy.NotApplicable, ""},
		{"plan-lead-time", "retired", func(r *risk.Register) {
			r.Plans[0].Warning = qty("1")
			r.Plans[0].Moves = append(r.Plans[0].Moves, risk.PlanMove{To: risk.RetiredPlan, On: day("2026-06-30"), By: "Board"})
		}, policy.NotApplicable, ""},

		{"risk-plan", "red, with a plan", func(*risk.Register) {}, policy.Pass, ""},
		{"risk-plan", "red, with a second plan that is not tested", func(r *risk.Register) {
			bad := exitPlan()
			bad.Risks, bad.Tests = r.Plans[0].Risks, nil
			r.Plans = append([]risk.ContingencyPlan{bad}, r.Plans...)
		}, policy.Pass, ""},
		{"risk-plan", "red, and the plan is not tested", func(r *risk.Register) { r.Plans[0].Tests = nil }, policy.Fail, "/risks/0"},
		{"risk-plan", "red, without a plan", func(r *risk.Register) { r.Plans = nil }, policy.Fail, "/risks/0"},
		{"risk-plan", "amber", func(r *risk.Register) { r.Plans, r.Risks[0].Current.Impact = nil, "3" }, policy.Pass, ""},
		{"risk-plan", "amber, and one is needed", func(r *risk.Register) { r.Plans, r.Risks[0].Current.Impact, r.PlansFrom = nil, "3", "amber" }, policy.Fail, "/risks/0"},
		{"risk-plan", "one member's", func(r *risk.Register) { r.Plans, r.Risks[0].Members = nil, orgs("harrow") }, policy.Pass, ""},
		{"risk-plan", "closed", func(r *risk.Register) { r.Plans, r.Risks[0].Status = nil, risk.ClosedRisk }, policy.Pass, ""},
		{"risk-plan", "an opportunity", func(r *risk.Register) { r.Plans, r.Risks[0].Nature = nil, risk.Opportunity }, policy.Pass, ""},
		{"risk-plan", "not assessed", func(r *risk.Register) { r.Risks[0].Current.Impact = "" }, policy.Unknown, "/risks/0/current"},
		{"risk-plan", "not decided from when", func(r *risk.Register) { r.PlansFrom = "" }, policy.Unknown, "/plans_from"},
		{"risk-plan", "threat or opportunity", func(r *risk.Register) { r.Plans, r.Risks[0].Nature = nil, "" }, policy.Unknown, "/risks/0/nature"},
		{"risk-plan", "open or not", func(r *risk.Register) { r.Plans, r.Risks[0].Status = nil, "" }, policy.Unknown, "/risks/0/status"},
		{"risk-plan", "of nobody", func(r *risk.Register) { r.Plans, r.Members = nil, nil }, policy.Unknown, "/risks/0/members"},
		{"risk-plan", "closed, of no nature", func(r *risk.Register) {
			r.Plans, r.Risks[0].Status, r.Risks[0].Nature = nil, risk.ClosedRisk, ""
		}, policy.Pass, ""},
		{"risk-plan", "amber, of no status", func(r *risk.Register) { r.Plans, r.Risks[0].Current.Impact, r.Risks[0].Status = nil, "3", "" }, policy.Pass, ""},
		{"risk-plan", "no list of risks", func(r *risk.Register) { r.Risks = nil }, policy.Unknown, "/risks"},

		{"risk-bearer", "members", func(r *risk.Register) { r.Risks[0].Bearing = halves() }, policy.Pass, ""},
		{"risk-bearer", "nobody", func(r *risk.Register) { r.Plans = nil }, policy.Pass, ""},
		{"risk-bearer", "a misspelt member", func(r *risk.Register) {
			r.Risks[0].Bearing = halves()
			r.Risks[0].Bearing.Shares[1].Org = "Barnet"
		}, policy.Fail, "/risks/0/bearing/shares/1/org"},
		{"risk-bearer", "the bearer of the rest", func(r *risk.Register) {
			r.Risks[0].Bearing = halves()
			r.Risks[0].Bearing.Caps = []risk.Cap{{Org: "barnet", Most: pounds("1.00"), RestTo: "county"}}
		}, policy.Fail, "/risks/0/bearing/caps/0/rest_to"},
		{"risk-bearer", "nothing agreed", func(*risk.Register) {}, policy.Pass, ""},
		{"risk-bearer", "members that fund a plan", func(r *risk.Register) { r.Plans[0].Funding = halves().Shares }, policy.Pass, ""},
		{"risk-bearer", "a funder of a plan", func(r *risk.Register) {
			r.Plans[0].Funding = halves().Shares
			r.Plans[0].Funding[0].Org = "county"
		}, policy.Fail, "/plans/0/funding/0/org"},
		{"risk-bearer", "a share of nobody", func(r *risk.Register) {
			r.Risks[0].Bearing = halves()
			r.Risks[0].Bearing.Shares[1].Org = ""
		}, policy.Unknown, "/risks/0/bearing/shares/1/org"},
		{"risk-bearer", "the rest to nobody", func(r *risk.Register) {
			r.Risks[0].Bearing = halves()
			r.Risks[0].Bearing.Caps = []risk.Cap{{Org: "barnet", Most: pounds("1.00")}}
		}, policy.Unknown, "/risks/0/bearing/caps/0/rest_to"},
		{"risk-bearer", "a plan paid for by nobody", func(r *risk.Register) {
			r.Plans[0].Funding = halves().Shares
			r.Plans[0].Funding[0].Org = ""
		}, policy.Unknown, "/plans/0/funding/0/org"},
		{"risk-bearer", "of a risk that is over", func(r *risk.Register) {
			r.Risks[0].Status, r.Risks[0].Bearing = risk.ClosedRisk, halves()
			r.Risks[0].Bearing.Shares[1].Org = "Barnet"
		}, policy.Pass, ""},
		{"risk-bearer", "of nobody's register", func(r *risk.Register) { r.Members = nil }, policy.Unknown, "/members"},
		{"risk-bearer", "no list of risks", func(r *risk.Register) { r.Risks = nil }, policy.Unknown, "/risks"},

		{"risk-exit-plan", "there", func(*risk.Register) {}, policy.Pass, ""},
		{"risk-exit-plan", "not approved", func(r *risk.Register) { r.Plans[0].Moves = r.Plans[0].Moves[:1] }, policy.Fail, "/plans"},
		{"risk-exit-plan", "a retired one before it", func(r *risk.Register) { r.Plans = []risk.ContingencyPlan{retired(), r.Plans[0]} }, policy.Pass, ""},
		{"risk-exit-plan", "a retired one after it", func(r *risk.Register) { r.Plans = append(r.Plans, retired()) }, policy.Pass, ""},
		{"risk-exit-plan", "two retired ones", func(r *risk.Register) { r.Plans = []risk.ContingencyPlan{retired(), retired()} }, policy.Fail, "/plans"},
		{"risk-exit-plan", "another plan", func(r *risk.Register) { r.Plans[0].Exit = false }, policy.Unknown, "/plans"},
		{"risk-exit-plan", "of nobody", func(r *risk.Register) { r.Members = nil }, policy.Unknown, "/members"},
		{"risk-exit-plan", "a member's own register", func(r *risk.Register) { r.Member, r.Plans = "harrow", nil }, policy.NotApplicable, ""},
	} {
		reg := with(func(r *risk.Risk) { r.Current.Impact = "5" })
		reg.Plans = []risk.ContingencyPlan{exitPlan()}
		reg.Plans[0].Risks = []risk.RiskID{"r1"}
		c.change(&reg)
		one := policytest.Case[risk.Register]{Name: string(c.rule) + ": " + c.name, Value: reg, AsOf: day("2026-06-30"), Rule: c.rule, Want: c.want}
		if c.at != "" {
			one.Paths = []policy.Pointer{c.at}
		}
		all = append(all, one)
	}
	return all
}

// severe returns the cases with the severity that each wants: some rules only advise.
func severe(cases []policytest.Case[risk.Register]) []policytest.Case[risk.Register] {
	advisory := []policy.RuleID{"risk-action-move", "risk-bearer", "risk-bearing", "risk-happened", "risk-indicator", "risk-target", "risk-treatment"}
	for i, c := range cases {
		cases[i].Severity = policy.Blocking
		if slices.Contains(advisory, c.Rule) {
			cases[i].Severity = policy.Advisory
		}
		if c.Rule == "" || c.Want == policytest.NotInForce {
			cases[i].Severity = ""
		}
	}
	return cases
}

func TestChecks(t *testing.T) {
	t.Parallel()
	policytest.Run(t, risk.Checks(), severe(append(cases(), together()...)),
		"no case notices if risk-owner never fires",
		"no case notices if risk-described never fires",
		"no case notices if risk-causes is never unknown at /risks/*/caused_by",
		"no case notices if risk-treatment is never unknown at /risks/*/treatment", // it does not apply to one of which nothing is decided
	)
}

// A register in which nothing is wrong, but that nobody has agreed who bears the
// loss, which is advice.
func TestChecksFindNothingInASoundRegister(t *testing.T) {
	t.Parallel()
	r := sound("r1")
	r.Bearing = halves()
	reg := register(r)
	reg.Plans = []risk.ContingencyPlan{exitPlan()}
	reg.Plans[0].Risks = []risk.RiskID{"r1"}
	require.NoError(t, reg.Validate())
	report := risk.Checks().Judge(reg, reg.AsOf)
	assert.False(t, report.Blocked())
	for _, result := range report.Results {
		assert.Empty(t, result.Findings, result.Rule)
	}
}

// Every rule names where it comes from.
func TestChecksHaveSources(t *testing.T) {
	t.Parallel()
	for _, rule := range risk.Checks().Rules() {
		assert.NotEmpty(t, rule.Source.Clause, rule.ID)
		assert.Contains(t, []string{
			"The Orange Book: Management of Risk – Principles and Concepts (HM Government, 2023)",
			"Office of Government Commerce, shared services reviews (2008)",
			"Guildford and Waverley Borough Councils, joint governance committee, 2023–24",
			"Harrow Council, key strategic issues for the scrutiny work programme 2018–22",
		}, rule.Source.Document, rule.ID)
	}
}
