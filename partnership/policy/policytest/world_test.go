package policytest_test

import (
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/policy/policytest"
)

func day(text string) calendar.Date { return calendar.MustDate(text) }

func from(first string) calendar.Term { return calendar.Term{First: day(first)} }

func term(first, last string) calendar.Term {
	return calendar.Term{First: day(first), Last: day(last)}
}

// Company is a company that councils own, as a procurement exemption sees it.
type Company struct {
	Owned    string               // "wholly", "partly", or "" for not known
	Activity partnership.Quantity // the part of its activities that is for its owners, in per cent
}

// teckal is the rule that a controlled company does more than 80 % of its work for
// those who control it: as it was under the Regulations, and as it is under the
// Act, which came into force on 24 February 2025.
func teckal() []policy.Rule[Company] {
	before := policy.Rule[Company]{
		ID: "controlled-company", Title: "More than 80 % of the activities are for the owners",
		Source:   policy.Source{Document: "Public Contracts Regulations 2015", Clause: "reg. 12(1)"},
		Severity: policy.Blocking, InForce: term("2015-02-26", "2025-02-23"),
		Applies: func(h policy.Hearing, c Company) bool {
			return h.Given("/owned", c.Owned != "") && c.Owned == "wholly"
		},
		Check: func(h policy.Hearing, c Company) {
			if h.Given("/activity", c.Activity.Known()) && c.Activity.Compare(partnership.MustQuantity("80")) <= 0 {
				h.Fail("/activity", "too much for others", c.Activity.String()+" %", "more than 80 %")
			}
		},
	}
	after := before
	after.Source = policy.Source{Document: "Procurement Act 2023", Clause: "Sch. 2"}
	after.InForce = from("2025-02-24")
	return []policy.Rule[Company]{before, after}
}

// company returns a company that its owners own wholly.
func company(activity string) Company {
	return Company{Owned: "wholly", Activity: partnership.MustQuantity(activity)}
}

// teckalCases tests each outcome of both versions and each boundary.
func teckalCases() []policytest.Case[Company] {
	old, new := day("2015-02-26"), day("2025-02-24")
	activity := []policy.Pointer{"/activity"}
	mixed := company("80.1")
	mixed.Owned = "partly"
	return []policytest.Case[Company]{
		{Name: "before the Regulations", AsOf: day("2015-02-25"), Value: company("100"), Want: policytest.NotInForce},
		{Name: "first day", AsOf: old, Value: company("80.1"), Want: policy.Pass, From: old},
		{Name: "last day", AsOf: day("2025-02-23"), Value: company("80.1"), Want: policy.Pass, From: old},
		{Name: "just 80 %", AsOf: old, Value: company("80"), Want: policy.Fail, Severity: policy.Blocking, Paths: activity},
		{Name: "no figures", AsOf: old, Value: Company{Owned: "wholly"}, Want: policy.Unknown},
		{Name: "no owner", AsOf: old, Value: Company{}, Want: policy.Unknown},
		{Name: "private capital", AsOf: old, Value: mixed, Want: policy.NotApplicable},
		{Name: "first day of the Act", AsOf: new, Value: company("80.1"), Want: policy.Pass, From: new},
		{Name: "just 80 % under the Act", AsOf: new, Value: company("80"), Want: policy.Fail, Severity: policy.Blocking, Paths: activity},
		{Name: "no figures under the Act", AsOf: new, Value: Company{Owned: "wholly"}, Want: policy.Unknown},
		{Name: "no owner under the Act", AsOf: new, Value: Company{}, Want: policy.Unknown},
		{Name: "private capital under the Act", AsOf: new, Value: mixed, Want: policy.NotApplicable},
	}
}

// names returns the names of gaps.
func names(audit policytest.Audit) []string {
	all := []string{}
	for _, g := range audit.Gaps {
		all = append(all, g.Name)
	}
	return all
}

// texts returns the texts of failures.
func texts(audit policytest.Audit) []string {
	all := []string{}
	for _, f := range audit.Failures {
		all = append(all, f.Text)
	}
	return all
}

// simple returns a rule over a number: unknown if it is negative, failing if it is
// 0, passing otherwise.
func simple(id policy.RuleID, inForce calendar.Term) policy.Rule[*int] {
	return policy.Rule[*int]{
		ID: id, Title: "The number is not nought", Source: policy.Source{Document: "A guide", Clause: "p. 1"},
		Severity: policy.Blocking, InForce: inForce,
		Check: func(h policy.Hearing, n *int) {
			if h.Given("/n", n != nil && *n >= 0) && *n == 0 {
				h.Fail("/n", "nought", "0", "1 or more")
			}
		},
	}
}
