package lifecycle_test

import (
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/policy/policytest"
	"github.com/seed9ad77866/sharedservices/risk"
)

// orgs is a list of organisations.
func orgs(ids ...partnership.OrgID) []partnership.OrgID { return ids }

// threeShare makes Harrow, Barnet and Brent share the line, with a client and a provider.
func threeShare(m *lifecycle.Matter) {
	m.State.Lines[0].Members = append(
		members("harrow", "barnet", "brent"),
		lifecycle.OrgRole{Org: "school", Role: partnership.ClientRole}, lifecycle.OrgRole{Org: "capita", Role: partnership.ProviderRole},
	)
	m.State.Lines[0].Term = term("2023-04-01", "2028-03-31")
}

// together is an event of a kind, on a day, that some bring about together.
func together(kind lifecycle.EventKind, by ...partnership.OrgID) func(on string) *lifecycle.Matter {
	return func(on string) *lifecycle.Matter {
		m := but(matterOf(kind, lifecycle.Live, on), threeShare)
		m.Event.By = by
		switch kind {
		case lifecycle.LineWithdrawn:
			m.Event.Lines = lines("legal")
		case lifecycle.NoticeServed:
			m.Event.Org = "brent"
		case lifecycle.NoticeExtended:
			m.Event.Org, m.Event.Agreed = "brent", "Direction of the Home Secretary"
		case lifecycle.IntentionStated, lifecycle.IntentionWithdrawn:
			m.Event.Org, m.Event.ApprovedBy, m.Event.Expires = "brent", partnership.Executive, day("2027-03-31")
			m.Dossier.Register.Risks = []risk.Risk{{ID: "fire", Status: risk.OpenRisk}, {ID: "member-leaves", Status: risk.OpenRisk}}
		case lifecycle.LineSplit:
			m.Event.Into = lines("legal", "hr")
		case lifecycle.LineTransferred:
			m.Event.To, m.Event.Lines = orgs("harrow", "brent"), lines("legal")
		}
		return m
	}
}

// framed is the cases that every rule about one kind of event has: an event of no kind and
// of another, and the first day on which the rule is in force.
func framed(rule policy.RuleID, good func(on string) *lifecycle.Matter, cases ...ruleCase) []ruleCase {
	on := day("2026-09-01")
	for i := range cases {
		cases[i].Rule, cases[i].AsOf = rule, on
		cases[i].Name = string(rule) + ": " + cases[i].Name
	}
	return append(
		cases,
		ruleCase{Name: string(rule) + " in order", AsOf: on, Rule: rule, Value: good("2026-09-01"), Want: policy.Pass},
		ruleCase{Name: string(rule) + " of nothing", AsOf: on, Rule: rule, Value: but(good("2026-09-01"), noKind), Want: policy.Unknown, Paths: places("/event/kind")},
		ruleCase{Name: string(rule) + " of a review", AsOf: on, Rule: rule, Value: but(good("2026-09-01"), reviewKind), Want: policy.NotApplicable},
		ruleCase{Name: string(rule) + " on the first day of 2008", AsOf: day("2008-01-01"), Rule: rule, Value: good("2008-01-01"), Want: policy.Pass},
		ruleCase{Name: string(rule) + " in 2007", AsOf: day("2007-12-31"), Rule: rule, Value: good("2007-12-31"), Want: policytest.NotInForce},
	)
}

// togetherCases is what is said of what several bring about together.
func togetherCases() []ruleCase {
	const on, membersAt = "2026-09-01", policy.Pointer("/state/lines/0/members")
	against := together(lifecycle.NoticeServed, "harrow", "barnet")
	renewed := together(lifecycle.ExtendTerm, "harrow", "barnet", "brent", "school")
	ended := together(lifecycle.LineWithdrawn, "harrow", "barnet", "brent")
	nobody := func(m *lifecycle.Matter) { m.Event.By = nil }
	expired := func(expires string) change {
		return func(m *lifecycle.Matter) {
			m.State.Lines[0].Notices = []lifecycle.ServedNotice{{Org: "brent", Served: day("2025-08-31"), Expires: day(expires)}}
		}
	}
	stage := func(s lifecycle.Stage) change { return func(m *lifecycle.Matter) { m.State.Lines[0].Stage = s } }
	cases := framed(
		"notice-against", against,
		ruleCase{Name: "one of the two", Value: together(lifecycle.NoticeServed, "harrow")(on), Want: policy.Fail, Paths: places(membersAt)},
		ruleCase{Name: "a client, and neither of the two", Value: together(lifecycle.NoticeServed, "school")(on), Want: policy.Fail, Paths: places(membersAt, membersAt)},
		ruleCase{Name: "against nobody knows whom", Value: but(against(on), func(m *lifecycle.Matter) { m.Event.Org = "" }), Want: policy.Unknown, Paths: places("/event/org")},
		ruleCase{Name: "in a line of nobody", Value: but(against(on), nobodyShares, legalOnly), Want: policy.Unknown, Paths: places(membersAt)},
		ruleCase{Name: "its own notice", Value: but(against(on), nobody), Want: policy.NotApplicable},
		ruleCase{Name: "in no line", Value: but(against(on), noLines), Want: policy.Unknown, Paths: places("/state/lines")},
	)
	cases = append(cases, framed(
		"term-renewed", renewed,
		ruleCase{Name: "without one", Value: together(lifecycle.ExtendTerm, "harrow", "barnet", "school")(on), Want: policy.Fail, Paths: places(membersAt)},
		ruleCase{Name: "without a client", Value: together(lifecycle.ExtendTerm, "harrow", "barnet", "brent")(on), Want: policy.Fail, Paths: places(membersAt)},
		ruleCase{Name: "without one and a client", Value: together(lifecycle.ExtendTerm, "harrow", "barnet")(on), Want: policy.Fail, Paths: places(membersAt, membersAt)},
		ruleCase{Name: "by all", Value: but(renewed(on), nobody), Want: policy.NotApplicable},
		ruleCase{Name: "in a line of nobody", Value: but(renewed(on), nobodyShares), Want: policy.Unknown, Paths: places(membersAt)},
		ruleCase{Name: "of no line", Value: but(renewed(on), noLines), Want: policy.Unknown, Paths: places("/state/lines")},
	)...)
	return append(cases, framed(
		"withdrawal-agreed", ended,
		ruleCase{Name: "without one", Value: together(lifecycle.LineWithdrawn, "harrow", "barnet")(on), Want: policy.Fail, Paths: places(membersAt)},
		ruleCase{Name: "without two", Value: together(lifecycle.LineWithdrawn, "harrow")(on), Want: policy.Fail, Paths: places(membersAt, membersAt)},
		ruleCase{Name: "by nobody knows whom", Value: but(ended(on), nobody), Want: policy.Unknown, Paths: places("/event/by")},
		ruleCase{Name: "without one whose notice has expired", Value: but(together(lifecycle.LineWithdrawn, "harrow", "barnet")(on), expired("2026-08-31")), Want: policy.Pass},
		ruleCase{Name: "without one whose notice expires on the day", Value: but(together(lifecycle.LineWithdrawn, "harrow", "barnet")(on), expired(on)), Want: policy.Fail, Paths: places(membersAt)},
		ruleCase{Name: "while notice runs", Value: but(together(lifecycle.LineWithdrawn, "harrow", "barnet")(on), stage(lifecycle.NoticeGiven)), Want: policy.Fail, Paths: places(membersAt)},
		ruleCase{Name: "after the term has run out", Value: but(together(lifecycle.LineWithdrawn, "harrow", "barnet")(on), stage(lifecycle.Lapsed)), Want: policy.NotApplicable},
		ruleCase{Name: "another line, after its term has run out", Value: but(together(lifecycle.LineWithdrawn, "harrow", "barnet")(on), lapsedToo), Want: policy.Fail, Paths: places("/state/lines/1/members")},
		ruleCase{Name: "without one, beside another line", Value: but(together(lifecycle.LineWithdrawn, "harrow", "barnet")(on), lapsedToo, legalOnly), Want: policy.Fail, Paths: places("/state/lines/1/members")},
		ruleCase{Name: "of a line without an id", Value: but(ended(on), noLineID), Want: policy.Unknown, Paths: places("/state/lines")},
		ruleCase{Name: "of a line of nobody", Value: but(ended(on), nobodyShares), Want: policy.Unknown, Paths: places(membersAt)},
		ruleCase{Name: "of no line", Value: but(ended(on), noLines), Want: policy.Unknown, Paths: places("/state/lines")},
	)...)
}

// lapsedToo adds a line of Enfield's, whose term has run out, to the event.
func lapsedToo(m *lifecycle.Matter) {
	m.State.Lines = append([]lifecycle.LineState{{Line: "hr", Stage: lifecycle.Lapsed, Members: members("enfield")}}, m.State.Lines...)
	m.Event.Lines = lines("hr", "legal")
}

func nobodyShares(m *lifecycle.Matter) { m.State.Lines[0].Members = nil }

// legalOnly names one line, and noLineID one that has no id.
func legalOnly(m *lifecycle.Matter) { m.Event.Lines = lines("legal") }
func noLineID(m *lifecycle.Matter)  { m.Event.Lines = lines("") }

// endingCases is what is said of intentions, and of lines that are split or transferred.
func endingCases() []ruleCase {
	const on, risks, services = "2026-09-01", policy.Pointer("/dossier/register/risks"), policy.Pointer("/dossier/partnership/services")
	stated, taken, split := together(lifecycle.IntentionStated), together(lifecycle.LineTransferred), together(lifecycle.LineSplit)
	extended := together(lifecycle.NoticeExtended)
	register := func(all ...risk.Risk) change { return func(m *lifecycle.Matter) { m.Dossier.Register.Risks = all } }
	listed := func(on string) *lifecycle.Matter {
		return but(split(on), func(m *lifecycle.Matter) {
			m.Dossier.Partnership.Services = []partnership.Service{{ID: "s", Lines: []partnership.Line{{ID: "legal"}}}, {ID: "t", Lines: []partnership.Line{{ID: "hr"}}}}
		})
	}
	cases := framed(
		"extension-agreed", extended,
		ruleCase{Name: "by nothing on record", Value: but(extended(on), func(m *lifecycle.Matter) { m.Event.Agreed = "" }), Want: policy.Unknown, Paths: places("/event/agreed")},
	)
	cases = append(cases, framed(
		"intention-authority", stated,
		ruleCase{Name: "of nobody knows whom", Value: but(stated(on), func(m *lifecycle.Matter) { m.Event.ApprovedBy = "" }), Want: policy.Unknown, Paths: places("/event/approved_by")},
		ruleCase{Name: "withdrawn", Value: together(lifecycle.IntentionWithdrawn)(on), Want: policy.Pass},
	)...)
	cases = append(cases, framed(
		"intention-decision", stated,
		ruleCase{Name: "on nobody knows what day", Value: but(stated(on), func(m *lifecycle.Matter) { m.Event.Expires = calendar.Date{} }), Want: policy.Unknown, Paths: places("/event/expires")},
		ruleCase{Name: "withdrawn", Value: together(lifecycle.IntentionWithdrawn)(on), Want: policy.NotApplicable},
	)...)
	cases = append(cases, framed(
		"intention-risk", stated,
		ruleCase{Name: "no register", Value: but(stated(on), register()), Want: policy.Unknown, Paths: places(risks)},
		ruleCase{Name: "closed", Value: but(stated(on), register(risk.Risk{ID: "member-leaves", Status: risk.ClosedRisk})), Want: policy.Fail, Paths: places(risks)},
		ruleCase{Name: "another", Value: but(stated(on), register(risk.Risk{ID: "fire", Status: risk.OpenRisk})), Want: policy.Fail, Paths: places(risks)},
	)...)
	cases = append(cases, framed(
		"line-parts", listed,
		ruleCase{Name: "into nothing", Value: but(listed(on), func(m *lifecycle.Matter) { m.Event.Into = nil }), Want: policy.Unknown, Paths: places("/event/into")},
		ruleCase{Name: "of nobody knows what services", Value: but(listed(on), func(m *lifecycle.Matter) { m.Dossier.Partnership.Services = nil }), Want: policy.Unknown, Paths: places(services)},
		ruleCase{Name: "one is not listed", Value: but(listed(on), func(m *lifecycle.Matter) { m.Event.Into[0] = "payroll" }), Want: policy.Fail, Paths: places(services)},
		ruleCase{Name: "neither is listed", Value: but(listed(on), func(m *lifecycle.Matter) { m.Event.Into = lines("payroll", "pensions") }), Want: policy.Fail, Paths: places(services, services)},
	)...)
	return append(cases, framed(
		"transfer-takers", taken,
		ruleCase{Name: "to nobody knows whom", Value: but(taken(on), func(m *lifecycle.Matter) { m.Event.To = nil }), Want: policy.Unknown, Paths: places("/event/to")},
		ruleCase{Name: "to one that did not share", Value: but(taken(on), func(m *lifecycle.Matter) { m.Event.To = orgs("harrow", "serco") }), Want: policy.Fail, Paths: places("/event/to")},
		ruleCase{Name: "to two that did not share", Value: but(taken(on), func(m *lifecycle.Matter) { m.Event.To = orgs("serco", "enfield") }), Want: policy.Fail, Paths: places("/event/to", "/event/to")},
		ruleCase{Name: "of a line without an id", Value: but(taken(on), noLineID), Want: policy.Unknown, Paths: places("/state/lines")},
		ruleCase{Name: "of no line", Value: but(taken(on), noLines), Want: policy.Unknown, Paths: places("/state/lines")},
	)...)
}
