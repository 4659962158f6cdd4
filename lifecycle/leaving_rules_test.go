package lifecycle_test

import (
	"slices"
	"testing"
	"time"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/policy/policytest"
	"github.com/stretchr/testify/assert"
)

// serving is notice of Barnet, by its full council as agreed, of twelve months to
// 31 March.
func serving(on string) *lifecycle.Matter {
	m := matterOf(lifecycle.NoticeServed, lifecycle.Live, on)
	m.Event.Org, m.Event.ApprovedBy = "barnet", partnership.FullCouncil
	m.Event.Expires, _ = m.Dossier.Partnership.Agreement.Terms.Notice.LastDay(day(on))
	return m
}

// leaving is Barnet leaving a service that is shared, with a settlement.
func leaving(on string) *lifecycle.Matter {
	m := matterOf(lifecycle.MemberLeaves, lifecycle.Live, on)
	m.Event.Org = "barnet"
	return m
}

// transferring is a transfer of staff to Barnet on a day, which got the information
// on them on another.
func transferring(on, informed string) *lifecycle.Matter {
	m := matterOf(lifecycle.LineTransferred, lifecycle.Disaggregating, on)
	m.Event.To, m.Event.Lines = []partnership.OrgID{"barnet"}, lines("legal")
	return but(m, evidence(lifecycle.StaffInformation, func(e *lifecycle.Evidence) { e.On = day(informed) }))
}

func reviewKind(m *lifecycle.Matter) { m.Event.Kind = lifecycle.Review }

const notice12 = policy.Pointer("/dossier/partnership/agreement/terms/notice")

// clause changes the notice clause.
func clause(how func(*partnership.Notice)) change {
	return terms(func(t *partnership.Terms) { how(&t.Notice) })
}

// informed is information on the staff of a day.
func informed(on string) change {
	return evidence(lifecycle.StaffInformation, func(e *lifecycle.Evidence) { e.On = day(on) })
}

// oneOfThree is Barnet leaving while Harrow and Brent go on.
func oneOfThree(on string) *lifecycle.Matter {
	m := leaving(on)
	m.State.Lines[0].Members = members("harrow", "barnet", "brent")
	return m
}

// leavingByNotice is Barnet leaving on 1 April 2026 by a notice of a day, that ends on
// another.
func leavingByNotice(served, expires string) *lifecycle.Matter {
	m := leaving("2026-04-01")
	n := lifecycle.ServedNotice{Org: "barnet"}
	if served != "" {
		n.Served = day(served)
	}
	if expires != "" {
		n.Expires = day(expires)
	}
	m.State.Lines[0].Notices = []lifecycle.ServedNotice{{Org: "harrow", Served: day("2026-01-05"), Expires: day("2026-02-05")}, n}
	return m
}

// noticeByCases is what is said of the notice by which a member leaves.
func noticeByCases() []ruleCase {
	const rule = policy.RuleID("notice-length")
	on := day("2026-04-01")
	const at = policy.Pointer("/state/lines/0/notices/1")
	longer := func(m *lifecycle.Matter) {
		m.Dossier.Partnership.Agreement.Amendments = []partnership.Amendment{{From: day("2025-06-01"), Terms: partnership.Terms{Notice: partnership.Notice{Months: 24}}}}
	}
	agreedTo := func(m *lifecycle.Matter) { m.State.Lines[0].Notices[1].Agreed = "letter of 1 June 2025" }
	without := func(m *lifecycle.Matter) { m.Event.Agreed = "letter of 1 June 2025" }
	mobilising := func(m *lifecycle.Matter) { m.State.Stage = lifecycle.Mobilising }
	noStage := func(m *lifecycle.Matter) { m.State.Stage = "" }
	return []ruleCase{
		{Name: "leaving by notice of a year", AsOf: on, Rule: rule, Value: leavingByNotice("2025-03-31", "2026-03-31"), Want: policy.Pass},
		{Name: "leaving by notice of a year less a day", AsOf: on, Rule: rule, Value: leavingByNotice("2025-04-01", "2026-03-31"), Want: policy.Fail, Paths: places(at + "/expires")},
		{Name: "leaving by notice of a month, as agreed then", AsOf: on, Rule: rule, Value: but(leavingByNotice("2026-02-28", "2026-03-31"), agreedTo), Want: policy.Pass},
		{Name: "leaving by notice of a month, as agreed now", AsOf: on, Rule: rule, Value: but(leavingByNotice("2026-02-28", "2026-03-31"), without), Want: policy.NotApplicable},
		{Name: "leaving by notice that was long enough when it was served", AsOf: on, Rule: rule, Value: but(leavingByNotice("2025-03-31", "2026-03-31"), longer), Want: policy.Pass},
		{Name: "leaving by notice of a month", AsOf: on, Rule: rule, Value: leavingByNotice("2026-02-28", "2026-03-31"), Want: policy.Fail, Paths: places(at + "/expires")},
		{Name: "leaving by the notice of nobody knows whom", AsOf: on, Rule: rule, Value: but(leavingByNotice("2026-02-28", "2026-03-31"), func(m *lifecycle.Matter) { m.Event.Org = "" }), Want: policy.Unknown, Paths: places("/state/lines/0/notices")},
		{Name: "leaving by notice of no day", AsOf: on, Rule: rule, Value: leavingByNotice("", "2026-03-31"), Want: policy.Unknown, Paths: places(at + "/served")},
		{Name: "leaving by notice to no day", AsOf: on, Rule: rule, Value: leavingByNotice("2025-03-31", ""), Want: policy.Unknown, Paths: places(at + "/expires")},
		{Name: "leaving by no notice", AsOf: on, Rule: rule, Value: leaving("2026-04-01"), Want: policy.Unknown, Paths: places("/state/lines/0/notices")},
		{Name: "leaving no line", AsOf: on, Rule: rule, Value: but(leavingByNotice("2025-03-31", "2026-03-31"), noLines), Want: policy.Unknown, Paths: places("/state/lines")},
		{Name: "leaving before it is shared", AsOf: on, Rule: rule, Value: but(leavingByNotice("2025-03-31", "2026-03-31"), mobilising), Want: policy.NotApplicable},
		{Name: "leaving nobody knows in which stage", AsOf: on, Rule: rule, Value: but(leavingByNotice("2025-03-31", "2026-03-31"), noStage), Want: policy.Unknown, Paths: places("/state/stage")},
	}
}

// byOrderCases is what is said of notice that is taken back and of councils that end.
func byOrderCases() []ruleCase {
	rescinding := func(on string) *lifecycle.Matter {
		return but(serving(on), func(m *lifecycle.Matter) { m.Event.Kind = lifecycle.NoticeRescinded })
	}
	by := func(a partnership.Authority) change { return func(m *lifecycle.Matter) { m.Event.ApprovedBy = a } }
	succeeding := func(on, source string) *lifecycle.Matter {
		m := matterOf(lifecycle.CouncilSucceeded, lifecycle.Live, on)
		m.Event.Succession = partnership.Succession{Predecessor: "barnet", Source: source}
		return m
	}
	march, april := day("2025-03-31"), day("2027-04-01")
	const rescission, order = policy.RuleID("rescission-authority"), policy.RuleID("succession-order")
	return []ruleCase{
		{Name: "taken back by the full council", AsOf: march, Rule: rescission, Value: rescinding("2025-03-31"), Want: policy.Pass},
		{Name: "taken back by the leader", AsOf: march, Rule: rescission, Value: but(rescinding("2025-03-31"), by(partnership.Leader)), Want: policy.Fail, Paths: places("/event/approved_by")},
		{Name: "taken back by nobody knows whom", AsOf: march, Rule: rescission, Value: but(rescinding("2025-03-31"), by("")), Want: policy.Unknown, Paths: places("/event/approved_by")},
		{Name: "taken back under no clause", AsOf: march, Rule: rescission, Value: but(rescinding("2025-03-31"), noTerms), Want: policy.Unknown, Paths: places(notice12)},
		{Name: "taken back, of no kind", AsOf: march, Rule: rescission, Value: but(rescinding("2025-03-31"), noKind), Want: policy.Unknown, Paths: places("/event/kind")},
		{Name: "served and not taken back", AsOf: march, Rule: rescission, Value: serving("2025-03-31"), Want: policy.NotApplicable},
		{Name: "taken back on the first day of 2008", AsOf: day("2008-01-01"), Rule: rescission, Value: rescinding("2008-01-01"), Want: policy.Pass},
		{Name: "taken back in 2007", AsOf: day("2007-12-31"), Rule: rescission, Value: rescinding("2007-12-31"), Want: policytest.NotInForce},

		{Name: "an order", AsOf: april, Rule: order, Value: succeeding("2027-04-01", "The Surrey (Structural Changes) Order 2026"), Want: policy.Pass},
		{Name: "no order", AsOf: april, Rule: order, Value: succeeding("2027-04-01", ""), Want: policy.Unknown, Paths: places("/event/succession/source")},
		{Name: "an order of a review", AsOf: april, Rule: order, Value: but(succeeding("2027-04-01", "The Surrey (Structural Changes) Order 2026"), reviewKind), Want: policy.NotApplicable},
		{Name: "no succession", AsOf: april, Rule: order, Value: matterOf(lifecycle.CouncilSucceeded, lifecycle.Live, "2027-04-01"), Want: policy.Unknown, Paths: places("/event/succession/source")},
		{Name: "an order of no kind", AsOf: april, Rule: order, Value: but(succeeding("2027-04-01", "an order"), noKind), Want: policy.Unknown, Paths: places("/event/kind")},
		{Name: "an order to leave", AsOf: april, Rule: order, Value: leaving("2027-04-01"), Want: policy.NotApplicable},
		{Name: "an order on the first day of the Act", AsOf: day("2007-11-01"), Rule: order, Value: succeeding("2007-11-01", "an order"), Want: policy.Pass},
		{Name: "an order before the Act", AsOf: day("2007-10-31"), Rule: order, Value: succeeding("2007-10-31", "an order"), Want: policytest.NotInForce},
	}
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
	workingDay := clause(func(n *partnership.Notice) { n.WorkingDay = true })
	notBefore := func(s string) change { return clause(func(n *partnership.Notice) { n.NotBefore = day(s) }) }
	toMonth := func(m time.Month) change { return clause(func(n *partnership.Notice) { n.Expires.Month = m }) }
	toDay := func(d int) change { return clause(func(n *partnership.Notice) { n.Expires.Day = d }) }
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
		{Name: "to the day where any day will do", AsOf: march, Rule: rule, Value: but(serving("2025-03-31"), until("2026-03-31"), anyDay), Want: policy.Pass},
		{Name: "a day longer than it need be", AsOf: march, Rule: rule, Value: but(serving("2025-03-31"), until("2026-04-01")), Want: policy.Fail, Paths: expires},
		{Name: "a year longer, less a day", AsOf: march, Rule: rule, Value: but(serving("2025-03-31"), until("2027-03-30")), Want: policy.Fail, Paths: expires},
		{Name: "in time where any day will do", AsOf: march, Rule: rule, Value: but(serving("2025-03-31"), until("2026-04-01"), anyDay), Want: policy.Pass},
		{Name: "shorter, as the others agreed", AsOf: april, Rule: rule, Value: but(serving("2025-04-01"), until("2025-06-30"), agreed), Want: policy.Pass},
		{Name: "the day before the first on which it may be served", AsOf: march, Rule: rule, Value: but(serving("2025-03-31"), notBefore("2025-04-01")), Want: policy.Fail, Paths: served},
		{Name: "the first day on which it may be served", AsOf: march, Rule: rule, Value: but(serving("2025-03-31"), notBefore("2025-03-31")), Want: policy.Pass},
		{Name: "moved over Easter", AsOf: day("2023-03-31"), Rule: rule, Value: but(serving("2023-03-31"), until("2024-04-02"), workingDay), Want: policy.Pass},
		{Name: "to Easter Sunday, which moves", AsOf: day("2023-03-31"), Rule: rule, Value: but(serving("2023-03-31"), until("2024-03-31"), workingDay), Want: policy.Fail, Paths: expires},
		{Name: "to Easter Monday, when it has not moved far enough", AsOf: day("2023-03-31"), Rule: rule, Value: but(serving("2023-03-31"), until("2024-04-01"), workingDay), Want: policy.Fail, Paths: expires},
		{Name: "to a Saturday where any working day will do", AsOf: march, Rule: rule, Value: but(serving("2025-03-31"), until("2026-04-11"), anyDay, workingDay), Want: policy.Fail, Paths: expires},
		{Name: "served in March where only January is open", AsOf: march, Rule: rule, Value: but(serving("2025-03-31"), onlyInJanuary), Want: policy.Fail, Paths: served},
		{Name: "served after the days that are listed", AsOf: march, Rule: rule, Value: but(serving("2025-03-31"), listed), Want: policy.Unknown, Paths: places(notice12)},
		{Name: "a clause that names a day and no month", AsOf: march, Rule: rule, Value: but(serving("2025-03-31"), until("2026-04-01"), toMonth(0)), Want: policy.Unknown, Paths: places(notice12)},
		{Name: "to the first day of no month", AsOf: march, Rule: rule, Value: but(serving("2025-03-31"), until("2026-04-01"), toMonth(0), toDay(1)), Want: policy.Unknown, Paths: places(notice12)},
		{Name: "to 31 January", AsOf: march, Rule: rule, Value: but(serving("2025-03-31"), until("2026-04-01"), toMonth(1)), Want: policy.Fail, Paths: expires},
		{Name: "to 31 February", AsOf: march, Rule: rule, Value: but(serving("2025-03-31"), until("2026-04-01"), toMonth(2)), Want: policy.Unknown, Paths: places(notice12)},
		{Name: "a year longer, less a day, where any day of March will do", AsOf: march, Rule: rule, Value: but(serving("2025-03-31"), until("2027-03-30"), toDay(0)), Want: policy.Pass},
		{Name: "a year longer, less a day, to 1 March", AsOf: march, Rule: rule, Value: but(serving("2025-03-31"), until("2027-03-30"), toDay(1)), Want: policy.Fail, Paths: expires},
		{Name: "a year longer, less a day, to 29 March", AsOf: march, Rule: rule, Value: but(serving("2025-03-31"), until("2027-03-30"), toDay(29)), Want: policy.Fail, Paths: expires},
		{Name: "a year longer, less a day, to 30 March", AsOf: march, Rule: rule, Value: but(serving("2025-03-31"), until("2027-03-30"), toDay(30)), Want: policy.Pass},
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
		ruleCase{Name: "the leader, where no authority is named", AsOf: march, Rule: authority, Value: but(serving("2025-03-31"), by(partnership.Leader), anybody), Want: policy.Pass},
		ruleCase{Name: "nobody knows who", AsOf: march, Rule: authority, Value: but(serving("2025-03-31"), by("")), Want: policy.Unknown, Paths: places("/event/approved_by")},
		ruleCase{Name: "nobody knows who, where no authority is named", AsOf: march, Rule: authority, Value: but(serving("2025-03-31"), by(""), anybody), Want: policy.Unknown, Paths: places("/event/approved_by")},
		ruleCase{Name: "nobody knows who may", AsOf: march, Rule: authority, Value: but(serving("2025-03-31"), noTerms), Want: policy.Unknown, Paths: places(notice12)},
	)
	for _, rule := range []policy.RuleID{rule, authority} {
		cases = append(
			cases,
			ruleCase{Name: string(rule) + " of nothing", AsOf: march, Rule: rule, Value: but(serving("2025-03-31"), noKind), Want: policy.Unknown, Paths: places("/event/kind")},
			ruleCase{Name: string(rule) + " of a review", AsOf: march, Rule: rule, Value: but(serving("2025-03-31"), reviewKind), Want: policy.NotApplicable},
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
	stage := func(s lifecycle.Stage) *lifecycle.Matter {
		return but(leaving("2026-09-01"), func(m *lifecycle.Matter) { m.State.Stage = s })
	}
	return append(
		evidenceCases(rule, lifecycle.ExitSettlement, leaving),
		ruleCase{Name: "leaving while others serve notice", AsOf: on, Rule: rule, Value: stage(lifecycle.NoticeGiven), Want: policy.Pass},
		ruleCase{Name: "leaving before it is live", AsOf: on, Rule: rule, Value: stage(lifecycle.Mobilising), Want: policy.NotApplicable},
		ruleCase{Name: "leaving what is taken apart", AsOf: on, Rule: rule, Value: stage(lifecycle.Disaggregating), Want: policy.NotApplicable},
		ruleCase{Name: "leaving nobody knows what", AsOf: on, Rule: rule, Value: stage(""), Want: policy.Unknown, Paths: places("/state/stage")},
		ruleCase{Name: "closing what was taken apart", AsOf: on, Rule: rule, Value: matterOf(lifecycle.Close, lifecycle.Disaggregating, "2026-09-01"), Want: policy.Pass},
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
	cases := evidenceCases(rule, lifecycle.StaffInformation, func(on string) *lifecycle.Matter { return transferring(on, "2026-08-01") })
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
	with := func(how change) *lifecycle.Matter { return but(transferring("2026-09-01", "2026-08-01"), how) }
	moved := func(kind lifecycle.EventKind, s partnership.Structure) *lifecycle.Matter {
		return but(matterOf(kind, lifecycle.Live, "2026-09-01"), structure(s), informed("2026-08-05"))
	}
	return append(
		cases,
		ruleCase{Name: "staff who never left their council", AsOf: on, Rule: rule, Value: with(structure(partnership.StaffMadeAvailable)), Want: policy.NotApplicable},
		ruleCase{Name: "staff of nobody knows whom", AsOf: on, Rule: rule, Value: with(structure("")), Want: policy.Unknown, Paths: places("/state/lines")},
		ruleCase{Name: "informed 27 days before, and the agreement of the day", AsOf: on, Rule: rule, Value: but(transferring("2026-09-01", "2026-08-05"), signedOnTheDay), Want: policy.Fail, Paths: at},
		ruleCase{Name: "a line without an id", AsOf: on, Rule: rule, Value: with(func(m *lifecycle.Matter) { m.State.Lines[0].Line = "" }), Want: policy.Unknown, Paths: places("/state/lines")},
		ruleCase{Name: "no transfer", AsOf: on, Rule: rule, Value: with(reviewKind), Want: policy.NotApplicable},
		ruleCase{Name: "somebody said that no staff go with 28 days' information", AsOf: on, Rule: rule, Value: but(transferring("2026-09-01", "2026-08-04"), func(m *lifecycle.Matter) { m.Dossier.Arrangement.StaffTransfer = lifecycle.No }), Want: policy.NotApplicable},
		ruleCase{Name: "somebody said that no staff go", AsOf: on, Rule: rule, Value: with(func(m *lifecycle.Matter) { m.Dossier.Arrangement.StaffTransfer = lifecycle.No }), Want: policy.NotApplicable},
		ruleCase{Name: "one of three leaves with its staff", AsOf: on, Rule: rule, Value: but(oneOfThree("2026-09-01"), informed("2026-08-04")), Want: policy.Pass},
		ruleCase{Name: "one of three leaves with its staff, and the information came late", AsOf: on, Rule: rule, Value: but(oneOfThree("2026-09-01"), informed("2026-08-05")), Want: policy.Fail, Paths: at},
		ruleCase{Name: "one leaves before it is live, and others know of its staff", AsOf: on, Rule: rule, Value: but(oneOfThree("2026-09-01"), informed("2026-08-04"), func(m *lifecycle.Matter) { m.State.Lines[0].Stage = lifecycle.Mobilising }), Want: policy.NotApplicable},
		ruleCase{Name: "one leaves before it is live", AsOf: on, Rule: rule, Value: but(oneOfThree("2026-09-01"), func(m *lifecycle.Matter) { m.State.Lines[0].Stage = lifecycle.Mobilising }), Want: policy.NotApplicable},
		ruleCase{Name: "staff go to the lead when it goes live", AsOf: on, Rule: rule, Value: but(goingLive("2026-09-01"), informed("2026-08-05")), Want: policy.Fail, Paths: at},
		ruleCase{Name: "staff go to the lead of their line when they join", AsOf: on, Rule: rule, Value: moved(lifecycle.MemberJoins, partnership.LeadAuthority), Want: policy.Fail, Paths: at},
		ruleCase{Name: "staff go to another lead", AsOf: on, Rule: rule, Value: moved(lifecycle.ChangeLead, partnership.LeadAuthority), Want: policy.Fail, Paths: at},
		ruleCase{Name: "staff go to a company", AsOf: on, Rule: rule, Value: moved(lifecycle.ChangeStructure, partnership.LeadAuthority), Want: policy.Fail, Paths: at},
		ruleCase{Name: "staff who were made available go to a company", AsOf: on, Rule: rule, Value: moved(lifecycle.ChangeStructure, partnership.StaffMadeAvailable), Want: policy.Fail, Paths: at},
		ruleCase{Name: "staff who are made available have another lead", AsOf: on, Rule: rule, Value: moved(lifecycle.ChangeLead, partnership.StaffMadeAvailable), Want: policy.NotApplicable},
		ruleCase{Name: "nobody knows whether a transfer", AsOf: on, Rule: rule, Value: with(noKind), Want: policy.Unknown, Paths: places("/event/kind")},
		ruleCase{Name: "a transfer on no day", AsOf: on, Rule: rule, Value: with(noEvent), Want: policy.Unknown, Paths: places("/event/on")},
	)
}

func TestLeavingRules_Cases(t *testing.T) {
	cases := slices.Concat(exitPlanCases(serving), noticeCases(), noticeByCases(), byOrderCases(), settlementCases(), informationCases(), togetherCases(), endingCases())
	// A settlement or an order that is there and in date breaks nothing.
	policytest.Run(
		t, policy.MustSet(lifecycle.LeavingRules()...), severe(cases, "exit-settlement", "rescission-authority", "notice-against", "term-renewed", "intention-authority", "intention-decision",
			"intention-risk", "line-parts", "transfer-takers"), exitPlanNeverFires,
		"no case notices if exit-settlement never fires", "no case notices if succession-order never fires",
		"no case notices if extension-agreed never fires", "no case notices if intention-authority never fires", "no case notices if intention-decision never fires",
	)
}

func TestLeavingRules_Findings(t *testing.T) {
	until := func(s string) change { return func(m *lifecycle.Matter) { m.Event.Expires = day(s) } }
	for _, c := range []struct {
		rule policy.RuleID
		m    *lifecycle.Matter
		want string
	}{
		{"notice-length", but(serving("2025-04-01"), until("2026-03-31")), "fail /event/expires: the notice is too short: 2026-03-31, want 2027-03-31"},
		{"notice-length", but(serving("2025-03-31"), until("2026-04-30")), "fail /event/expires: notice cannot end on the day: 2026-04-30, want 31 March"},
		{
			"notice-length", but(serving("2025-03-31"), clause(func(n *partnership.Notice) { n.Served = calendar.Window{Month: 1} })),
			"fail /event/on: notice cannot be served on the day: 2025-03-31, want January",
		},
		{
			"notice-length", but(serving("2025-03-31"), clause(func(n *partnership.Notice) { n.NotBefore = day("2025-04-01") })),
			"fail /event/on: notice cannot be served on the day: 2025-03-31, want 2025-04-01 or later",
		},
		{
			"notice-length", but(serving("2023-03-31"), until("2024-04-01"), clause(func(n *partnership.Notice) { n.WorkingDay = true })),
			"fail /event/expires: the notice is too short: 2024-04-01, want 2024-04-02",
		},
		{
			"notice-length", but(serving("2023-03-31"), until("2024-04-03"), clause(func(n *partnership.Notice) { n.WorkingDay = true })),
			"fail /event/expires: notice cannot end on the day: 2024-04-03, want 31 March or the next working day",
		},
		{
			"notice-length", but(serving("2025-03-31"), until("2026-04-11"), clause(func(n *partnership.Notice) { n.WorkingDay, n.Expires = true, calendar.Window{} })),
			"fail /event/expires: notice cannot end on the day: 2026-04-11, want a working day",
		},
		{
			"notice-length", but(serving("2025-09-01"), until("2025-11-29"), clause(func(n *partnership.Notice) { *n = partnership.Notice{Days: 90} })),
			"fail /event/expires: the notice is too short: 2025-11-29, want 2025-11-30",
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
