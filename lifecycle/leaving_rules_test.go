package lifecycle_test

import (
	"slices"
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/policy/policytest"
	"github.com/stretchr/testify/assert"
)

// serving is notice of Barnet, by its full council as agreed, of twelve months to
// 31 March.
func serving(on string) lifecycle.Matter {
	m := matterOf(lifecycle.NoticeServed, lifecycle.Live, on)
	m.Event.Org, m.Event.ApprovedBy = "barnet", partnership.FullCouncil
	m.Event.Expires, _ = m.Dossier.Partnership.Agreement.Terms.Notice.LastDay(day(on))
	return m
}

// leaving is Barnet leaving a service that is shared, with a settlement.
func leaving(on string) lifecycle.Matter {
	m := matterOf(lifecycle.MemberLeaves, lifecycle.Live, on)
	m.Event.Org = "barnet"
	return m
}

// transferring is a transfer of staff to Barnet on a day, which got the information
// on them on another.
func transferring(on, informed string) lifecycle.Matter {
	m := matterOf(lifecycle.LineTransferred, lifecycle.Disaggregating, on)
	m.Event.Org, m.Event.Lines = "barnet", lines("legal")
	return but(m, evidence(lifecycle.StaffInformation, func(e *lifecycle.Evidence) { e.On = day(informed) }))
}

func leavingKind(m *lifecycle.Matter) { m.Event.Kind = lifecycle.MemberLeaves }

const notice12 = policy.Pointer("/dossier/partnership/agreement/terms/notice")

// clause changes the notice clause.
func clause(how func(*partnership.Notice)) change {
	return terms(func(t *partnership.Terms) { how(&t.Notice) })
}

// noticeCases is what is said of the length of a notice and of who decided on it.
func noticeCases() []ruleCase {
	const rule = policy.RuleID("notice-length")
	served, expires := places("/event/on"), places("/event/expires")
	until := func(s string) change { return func(m *lifecycle.Matter) { m.Event.Expires = day(s) } }
	noExpiry := func(m *lifecycle.Matter) { m.Event.Expires = calendar.Date{} }
	agreed := func(m *lifecycle.Matter) { m.Event.Agreed = "letter of 1 June 2026" }
	onlyInJanuary := clause(func(n *partnership.Notice) { n.Served = calendar.Window{Month: 1} })
	listed := clause(func(n *partnership.Notice) {
		n.Expires = calendar.Window{Listed: []calendar.Date{day("2020-05-20")}}
	})
	anyDay := clause(func(n *partnership.Notice) { n.Expires = calendar.Window{} })
	noMonths := clause(func(n *partnership.Notice) { n.Months = 0 })
	march, april := day("2025-03-31"), day("2025-04-01")
	cases := []ruleCase{
		// Twelve months to 31 March: a day costs a year.
		{Name: "served on 31 March for the next", AsOf: march, Rule: rule, Value: but(serving("2025-03-31"), until("2026-03-31")), Want: policy.Pass},
		{Name: "served on 31 March for the day before", AsOf: march, Rule: rule, Value: but(serving("2025-03-31"), until("2026-03-30")), Want: policy.Fail, Paths: expires},
		{Name: "served on 1 April for the next 31 March", AsOf: april, Rule: rule, Value: but(serving("2025-04-01"), until("2026-03-31")), Want: policy.Fail, Paths: expires},
		{Name: "served on 1 April for the one after", AsOf: april, Rule: rule, Value: but(serving("2025-04-01"), until("2027-03-31")), Want: policy.Pass},
		{Name: "a year more than it need be", AsOf: march, Rule: rule, Value: but(serving("2025-03-31"), until("2027-03-31")), Want: policy.Pass},
		{Name: "long enough and to another day", AsOf: march, Rule: rule, Value: but(serving("2025-03-31"), until("2026-04-30")), Want: policy.Fail, Paths: expires},
		{Name: "a day short where any day will do", AsOf: march, Rule: rule, Value: but(serving("2025-03-31"), until("2026-03-30"), anyDay), Want: policy.Fail, Paths: expires},
		{Name: "in time where any day will do", AsOf: march, Rule: rule, Value: but(serving("2025-03-31"), until("2026-04-01"), anyDay), Want: policy.Pass},
		{Name: "shorter, as the others agreed", AsOf: april, Rule: rule, Value: but(serving("2025-04-01"), until("2025-06-30"), agreed), Want: policy.Pass},
		{Name: "served in March where only January is open", AsOf: march, Rule: rule, Value: but(serving("2025-03-31"), onlyInJanuary), Want: policy.Fail, Paths: served},
		{Name: "served after the days that are listed", AsOf: march, Rule: rule, Value: but(serving("2025-03-31"), listed), Want: policy.Unknown, Paths: places(notice12)},
		{Name: "a clause without months", AsOf: march, Rule: rule, Value: but(serving("2025-03-31"), noMonths), Want: policy.Unknown, Paths: places(notice12)},
		{Name: "no clause", AsOf: march, Rule: rule, Value: but(serving("2025-03-31"), noTerms), Want: policy.Unknown, Paths: places(notice12)},
		{Name: "served on no day", AsOf: march, Rule: rule, Value: but(serving("2025-03-31"), noEvent), Want: policy.Unknown, Paths: served},
		{Name: "expiring on no day", AsOf: march, Rule: rule, Value: but(serving("2025-03-31"), noExpiry), Want: policy.Unknown, Paths: expires},
		{Name: "agreed, and nobody knows to what", AsOf: march, Rule: rule, Value: but(serving("2025-03-31"), noTerms, agreed), Want: policy.Unknown, Paths: places(notice12)},
	}
	by := func(a partnership.Authority) change { return func(m *lifecycle.Matter) { m.Event.ApprovedBy = a } }
	anybody := clause(func(n *partnership.Notice) { n.AuthorisedBy = "" })
	const authority = policy.RuleID("notice-authority")
	cases = append(
		cases,
		ruleCase{Name: "the leader for the council", AsOf: march, Rule: authority, Value: but(serving("2025-03-31"), by(partnership.Leader)), Want: policy.Fail, Paths: places("/event/approved_by")},
		ruleCase{Name: "the leader where anybody may", AsOf: march, Rule: authority, Value: but(serving("2025-03-31"), by(partnership.Leader), anybody), Want: policy.Pass},
		ruleCase{Name: "nobody knows who", AsOf: march, Rule: authority, Value: but(serving("2025-03-31"), by("")), Want: policy.Unknown, Paths: places("/event/approved_by")},
		ruleCase{Name: "nobody knows who where anybody may", AsOf: march, Rule: authority, Value: but(serving("2025-03-31"), by(""), anybody), Want: policy.Pass},
		ruleCase{Name: "nobody knows who may", AsOf: march, Rule: authority, Value: but(serving("2025-03-31"), noTerms), Want: policy.Unknown, Paths: places(notice12)},
	)
	for _, rule := range []policy.RuleID{rule, authority} {
		cases = append(
			cases,
			ruleCase{Name: string(rule) + " of nothing", AsOf: march, Rule: rule, Value: but(serving("2025-03-31"), noKind), Want: policy.Unknown, Paths: places("/event/kind")},
			ruleCase{Name: string(rule) + " of leaving", AsOf: march, Rule: rule, Value: but(serving("2025-03-31"), leavingKind), Want: policy.NotApplicable},
			ruleCase{Name: string(rule) + " in order", AsOf: march, Rule: rule, Value: serving("2025-03-31"), Want: policy.Pass},
			ruleCase{Name: string(rule) + " on the first day of 2008", AsOf: day("2008-01-01"), Rule: rule, Value: serving("2008-01-01"), Want: policy.Pass},
			ruleCase{Name: string(rule) + " in 2007", AsOf: day("2007-12-31"), Rule: rule, Value: serving("2007-12-31"), Want: policytest.NotInForce},
		)
	}
	return cases
}

// settlementCases is what is said of what is paid on leaving.
func settlementCases() []ruleCase {
	const rule = policy.RuleID("exit-settlement")
	on := day("2026-09-01")
	stage := func(s lifecycle.Stage) lifecycle.Matter {
		return but(leaving("2026-09-01"), func(m *lifecycle.Matter) { m.State.Stage = s })
	}
	return append(
		evidenceCases(rule, lifecycle.ExitSettlement, leaving),
		ruleCase{Name: "leaving while others serve notice", AsOf: on, Rule: rule, Value: stage(lifecycle.NoticeGiven), Want: policy.Pass},
		ruleCase{Name: "leaving before it is live", AsOf: on, Rule: rule, Value: stage(lifecycle.Mobilising), Want: policy.NotApplicable},
		ruleCase{Name: "leaving what is taken apart", AsOf: on, Rule: rule, Value: stage(lifecycle.Disaggregating), Want: policy.NotApplicable},
		ruleCase{Name: "leaving nobody knows what", AsOf: on, Rule: rule, Value: stage(""), Want: policy.Unknown, Paths: places("/state/stage")},
		ruleCase{Name: "serving notice to leave", AsOf: on, Rule: rule, Value: serving("2026-09-01"), Want: policy.NotApplicable},
		ruleCase{Name: "settling nobody knows what", AsOf: on, Rule: rule, Value: but(leaving("2026-09-01"), noKind), Want: policy.Unknown, Paths: places("/event/kind")},
		ruleCase{Name: "a settlement on the first day of 2008", AsOf: day("2008-01-01"), Rule: rule, Value: leaving("2008-01-01"), Want: policy.Pass},
		ruleCase{Name: "a settlement in 2007", AsOf: day("2007-12-31"), Rule: rule, Value: leaving("2007-12-31"), Want: policytest.NotInForce},
	)
}

// informationCases is what is said of when the new employer got the information on
// the staff: 28 days before a transfer, and 14 before one up to 30 April 2014
// (Transfer of Undertakings (Protection of Employment) Regulations 2006, reg 11(6),
// as amended by S.I. 2014/16).
func informationCases() []ruleCase {
	const rule = policy.RuleID("staff-information")
	structure := func(s partnership.Structure) change {
		return func(m *lifecycle.Matter) { m.State.Lines[0].Structure = s }
	}
	at := evidenceAt(lifecycle.StaffInformation, "/on")
	cases := evidenceCases(rule, lifecycle.StaffInformation, func(on string) lifecycle.Matter { return transferring(on, "2026-08-01") })
	for _, row := range table(`
asked      transfer   informed   want
2006-04-19 2006-05-03 2006-04-19 not-in-force
2006-04-20 2006-05-03 2006-04-19 pass
2014-04-30 2014-04-30 2014-04-16 pass
2014-04-30 2014-04-30 2014-04-17 fail
2014-05-01 2014-05-01 2014-04-03 pass
2014-05-01 2014-05-01 2014-04-04 fail
2014-04-20 2014-05-01 2014-04-04 fail
2014-05-20 2014-04-30 2014-04-16 pass
2026-09-01 2026-09-01 2026-08-04 pass
2026-09-01 2026-09-01 2026-08-05 fail
2024-03-28 2024-03-28 2024-02-29 pass
2024-03-28 2024-03-28 2024-03-01 fail
`)[1:] {
		c := ruleCase{
			Name: "informed on " + row[2] + " for " + row[1] + ", asked on " + row[0], AsOf: day(row[0]), Rule: rule,
			Value: transferring(row[1], row[2]), Want: policy.Outcome(row[3]),
		}
		if c.Want == policy.Fail {
			c.Paths = at
		}
		cases = append(cases, c)
	}
	on := day("2026-09-01")
	with := func(how change) lifecycle.Matter { return but(transferring("2026-09-01", "2026-08-01"), how) }
	return append(
		cases,
		ruleCase{Name: "staff who never left their council", AsOf: on, Rule: rule, Value: with(structure(partnership.StaffMadeAvailable)), Want: policy.NotApplicable},
		ruleCase{Name: "staff of nobody knows whom", AsOf: on, Rule: rule, Value: with(structure("")), Want: policy.Unknown, Paths: places("/state/lines")},
		ruleCase{Name: "no transfer", AsOf: on, Rule: rule, Value: with(leavingKind), Want: policy.NotApplicable},
		ruleCase{Name: "nobody knows whether a transfer", AsOf: on, Rule: rule, Value: with(noKind), Want: policy.Unknown, Paths: places("/event/kind")},
		ruleCase{Name: "a transfer on no day", AsOf: on, Rule: rule, Value: with(noEvent), Want: policy.Unknown, Paths: places("/event/on")},
	)
}

func TestLeavingRules_Cases(t *testing.T) {
	cases := slices.Concat(exitPlanCases(serving), noticeCases(), settlementCases(), informationCases())
	// A settlement that is there and in date breaks nothing.
	policytest.Run(
		t, policy.MustSet(lifecycle.LeavingRules()...), severe(cases, "exit-settlement"), exitPlanNeverFires, "no case notices if exit-settlement never fires",
		// What no case tries yet:
		"no two cases of notice-authority differ in /dossier/partnership/agreement/terms/notice/clear",
		"no two cases show that notice-length turns on /dossier/partnership/agreement/terms/notice/expires/month alone",
		"no case tries notice-length with /event/expires 2026-04-01",
		"no case tries notice-length with /event/expires 2027-03-30",
		"no case tries notice-length with /event/expires 2026-03-31, 12 months after /event/on",
		"no two cases of staff-information differ in /event/lines/*",
		"no two cases of staff-information differ in /state/lines/*/line",
		"no two cases show that staff-information turns on /dossier/evidence alone",
	)
}

func TestLeavingRules_Findings(t *testing.T) {
	until := func(s string) change { return func(m *lifecycle.Matter) { m.Event.Expires = day(s) } }
	for _, c := range []struct {
		rule policy.RuleID
		m    lifecycle.Matter
		want string
	}{
		{"notice-length", but(serving("2025-04-01"), until("2026-03-31")), "fail /event/expires: the notice is too short: 2026-03-31, want 2027-03-31"},
		{"notice-length", but(serving("2025-03-31"), until("2026-04-30")), "fail /event/expires: notice cannot end on the day: 2026-04-30, want 31 March"},
		{
			"notice-length", but(serving("2025-03-31"), clause(func(n *partnership.Notice) { n.Served = calendar.Window{Month: 1} })),
			"fail /event/on: notice cannot be served on the day: 2025-03-31, want January",
		},
		{
			"notice-length", but(serving("2025-03-31"), clause(func(n *partnership.Notice) { n.Months = 0 })),
			"unknown /dossier/partnership/agreement/terms/notice: the agreement does not say when the notice ends: months: required, want ",
		},
		{
			"notice-authority", but(serving("2025-03-31"), func(m *lifecycle.Matter) { m.Event.ApprovedBy = partnership.Leader }),
			"fail /event/approved_by: notice was not decided by the authority that must: leader, want full council",
		},
		{"staff-information", transferring("2014-04-30", "2014-04-17"), "fail /dossier/evidence/11/on: the information on the staff came too late: 2014-04-17, want by 2014-04-16, 14 days before"},
		{"staff-information", transferring("2014-05-01", "2014-04-17"), "fail /dossier/evidence/11/on: the information on the staff came too late: 2014-04-17, want by 2014-04-03, 28 days before"},
	} {
		assert.Equal(t, c.want+"\n", findings(lifecycle.LeavingRules(), c.rule, c.m, c.m.Event.On.String()))
	}
}
