package policy_test

import (
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Committee is a joint committee as the tests and examples see it.
type Committee struct {
	Structure string        `json:"structure"`
	Members   []Member      `json:"members"`
	Start     calendar.Date `json:"start,omitzero"`
	ExitPlan  calendar.Date `json:"exit_plan,omitzero"`
	Reviewed  calendar.Date `json:"reviewed,omitzero"`
}

// Member is a council on a joint committee.
type Member struct {
	Name string `json:"name"`
	Veto string `json:"veto,omitzero"` // yes or no; not set: nobody has looked
}

// noNames is a directory with no names, so that ids show.
var noNames report.Names

func day(text string) calendar.Date { return calendar.MustDate(text) }

func from(first string) calendar.Term { return calendar.Term{First: day(first)} }

func term(first, last string) calendar.Term {
	return calendar.Term{First: day(first), Last: day(last)}
}

func yes() string { return "yes" }
func no() string  { return "no" }

// hethel is the source of the rule that a committee decides by simple majority.
func hethel() policy.Source {
	return policy.Source{
		Document: "R v South Norfolk DC ex p Friends of Hethel [2010] EWCA Civ 894",
		Address:  "https://caselaw.nationalarchives.gov.uk/ewca/civ/2010/894",
	}
}

// noVeto is a rule over one member: a committee decides by simple majority, so no
// member can have a veto.
func noVeto() policy.Rule[Member] {
	return policy.Rule[Member]{
		ID: "no-veto", Title: "No member of a joint committee has a veto",
		Source: hethel(), Severity: policy.Blocking, InForce: from("2010-07-30"),
		Check: func(h policy.Hearing, m Member) {
			if h.Given("/veto", m.Veto != "") && m.Veto == yes() {
				h.Fail("/veto", m.Name+" can block the others", "a veto", "a simple majority")
			}
		},
	}
}

// exitPlan is a rule over a committee that uses two pieces of evidence.
func exitPlan() policy.Rule[Committee] {
	return policy.Rule[Committee]{
		ID: "exit-plan", Title: "An exit plan is agreed within three months of the start",
		Source:   policy.Source{Document: "Joint committee agreement", Clause: "clause 19.1"},
		Severity: policy.Blocking, InForce: from("2024-04-01"),
		Check: func(h policy.Hearing, c Committee) {
			start, plan := h.Given("/start", !c.Start.IsZero()), h.Given("/exit_plan", !c.ExitPlan.IsZero())
			if due := c.Start.AddMonths(3); start && plan && c.ExitPlan.After(due) {
				h.Fail("/exit_plan", "the exit plan is late", c.ExitPlan.String(), "no later than "+due.String())
			}
		},
	}
}

// review is an advisory rule that looks at the day that is asked about, and that
// is about joint committees only. It tells apart evidence that is missing, out of
// date, and dated after that day.
func review() policy.Rule[Committee] {
	return policy.Rule[Committee]{
		ID: "ogc-2008-1", Title: "The business case is reviewed every year",
		Source:   policy.Source{Document: "Office of Government Commerce, shared services reviews (2008)", Clause: "lesson 1"},
		Severity: policy.Advisory, InForce: from("2008-01-01"),
		Applies: func(h policy.Hearing, c Committee) bool {
			return h.Given("/structure", c.Structure != "") && c.Structure == "joint-committee"
		},
		Check: func(h policy.Hearing, c Committee) {
			oldest := h.AsOf().AddMonths(-12)
			switch {
			case !h.Given("/reviewed", !c.Reviewed.IsZero()):
			case c.Reviewed.After(h.AsOf()):
				h.Unknown("/reviewed", "dated after the day asked about", c.Reviewed.String(), "")
			case c.Reviewed.Before(oldest):
				h.Fail("/reviewed", "out of date", c.Reviewed.String(), "on or after "+oldest.String())
			}
		},
	}
}

// committeeRules are the three rules above as rules over a committee.
func committeeRules() []policy.Rule[Committee] {
	members := func(c Committee) ([]Member, bool) { return c.Members, len(c.Members) > 0 }
	return append(policy.Each("/members", members, noVeto()), exitPlan(), review())
}

// sound is a committee that passes all of committeeRules on 2025-09-01.
func sound() Committee {
	return Committee{
		Structure: "joint-committee",
		Members:   []Member{{Name: "Barnet", Veto: no()}, {Name: "Harrow", Veto: no()}},
		Start:     day("2025-04-01"), ExitPlan: day("2025-07-01"), Reviewed: day("2025-03-31"),
	}
}

// ruleOf returns a rule with a check, and all else that a rule needs.
func ruleOf[T any](id policy.RuleID, check func(policy.Hearing, T)) policy.Rule[T] {
	return policy.Rule[T]{
		ID: id, Title: "Title of " + string(id), Source: policy.Source{Document: "A document"},
		Severity: policy.Blocking, InForce: from("2020-01-01"), Check: check,
	}
}

// judge returns what one rule says of a value on a day on which ruleOf is in force.
func judge[T any](rule policy.Rule[T], value T) policy.Result {
	return withoutWords(policy.MustSet(rule).Judge(value, day("2025-09-01")).Results[0])
}

// withoutWords returns the result without the words for the places of its findings,
// which have a test of their own.
func withoutWords(result policy.Result) policy.Result {
	for i := range result.Findings {
		result.Findings[i].Place = ""
	}
	return result
}
