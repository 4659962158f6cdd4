package main

import (
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// The council's own kinds of evidence. Its prefix keeps them apart from those of the
// library and of other councils.
const (
	exitPlanAgreed lifecycle.EvidenceKind = "wxc-exit-plan-agreed"
	callIn         lifecycle.EvidenceKind = "wxc-call-in"
	signOff        lifecycle.EvidenceKind = "wxc-s151-sign-off"
	assessment     lifecycle.EvidenceKind = "wxc-dpia"
	tender         lifecycle.EvidenceKind = "wxc-tender"
)

// constitution returns a part of the council's constitution as a source.
func constitution(part string) policy.Source {
	return policy.Source{Document: "Wexcombe District Council, constitution (2026)", Clause: part}
}

// from2026 is the days on which the rules are in force.
func from2026() calendar.Term { return calendar.Term{First: calendar.MustDate("2026-04-01")} }

// Committee is what the rule on vetoes asks about: an agreement's structure and how its
// members decide.
type Committee struct {
	Structure partnership.Structure `json:"structure"`
	Voting    partnership.Voting    `json:"voting"`
}

// noVeto is a rule over a type of the council's own.
func noVeto() policy.Rule[Committee] {
	return policy.Rule[Committee]{
		ID: "wxc-no-veto", Title: "No member of a joint committee can block the others", Severity: policy.Blocking,
		Source:  policy.Source{Document: "R v South Norfolk District Council ex p Friends of Hethel [2010] EWCA Civ 894"},
		InForce: from2026(),
		Applies: func(h policy.Hearing, c Committee) bool {
			return h.Given("/structure", c.Structure != "") && c.Structure == partnership.JointCommittee
		},
		Check: func(h policy.Hearing, c Committee) {
			if h.Given("/voting", c.Voting.Rule != "") && len(c.Voting.Vetoes) > 0 {
				h.Fail("/voting", "a member can block the others", string(c.Voting.Vetoes[0]), "no veto")
			}
		},
	}
}

// Tender is what the rule on social value asks about.
type Tender struct {
	Value       partnership.Quantity `json:"value"`        // in pounds, over the whole life of the contract
	SocialValue partnership.Quantity `json:"social_value"` // the weight of social value, in percent
}

// socialValue is another rule over a type of the council's own.
func socialValue() policy.Rule[Tender] {
	threshold, weight := partnership.MustQuantity("100000"), partnership.MustQuantity("10")
	return policy.Rule[Tender]{
		ID: "wxc-social-value", Title: "Social value counts for 10 % in a tender of £100,000 or more", Severity: policy.Blocking,
		Source: policy.Source{Document: "Wexcombe District Council, social value policy", Clause: "3.2"}, InForce: from2026(),
		Applies: func(h policy.Hearing, t Tender) bool {
			return h.Given("/value", t.Value.Known()) && t.Value.Compare(threshold) >= 0
		},
		Check: func(h policy.Hearing, t Tender) {
			if h.Given("/social_value", t.SocialValue.Known()) && t.SocialValue.Compare(weight) < 0 {
				h.Fail("/social_value", "social value counts for too little", t.SocialValue.String()+" %", "10 % or more")
			}
		},
	}
}

// exitPlan is a rule over evidence of the council's own: an exit plan is agreed within three
// months of the start.
func exitPlan() policy.Rule[*lifecycle.Matter] {
	return policy.Rule[*lifecycle.Matter]{
		ID: "wxc-exit-plan", Title: "An exit plan is agreed within three months of the start", Severity: policy.Blocking,
		Source: constitution("part 4, rule 31"), InForce: from2026(),
		Check: func(h policy.Hearing, m *lifecycle.Matter) {
			plan, heard, ok := m.Current(h, exitPlanAgreed)
			if !h.Given("/state/live_from", !m.State.LiveFrom.IsZero()) || !ok {
				return
			}
			at, agreed := plan.Fact("agreed-on")
			if due := m.State.LiveFrom.AddMonths(3); heard.Given(at, !agreed.Day.IsZero()) && agreed.Day.After(due) {
				heard.Fail(at, "the exit plan was agreed late", agreed.Day.String(), "by "+due.String())
			}
		},
	}
}

// scrutiny is a rule over evidence: nothing is signed before the call-in period has ended.
func scrutiny() policy.Rule[*lifecycle.Matter] {
	return policy.Rule[*lifecycle.Matter]{
		ID: "wxc-call-in", Title: "Nothing is signed while it can be called in for scrutiny", Severity: policy.Blocking,
		Source: constitution("part 4, rule 15"), InForce: from2026(),
		Check: func(h policy.Hearing, m *lifecycle.Matter) {
			published, heard, ok := m.Current(h, callIn)
			if !h.Given("/event/on", !m.Event.On.IsZero()) || !ok {
				return
			}
			at, ends := published.Fact("period-ends")
			if heard.Given(at, !ends.Day.IsZero()) && !m.Event.On.After(ends.Day) {
				heard.Fail(at, "the decision can still be called in", m.Event.On.String(), "after "+ends.Day.String())
			}
		},
	}
}

// financeOfficer is a rule over evidence: the section 151 officer has signed off the cost.
func financeOfficer() policy.Rule[*lifecycle.Matter] {
	return answered("wxc-s151", "The section 151 officer has signed off the cost", constitution("financial regulation B4"),
		signOff, "signed-off", lifecycle.Yes, "the officer has not signed off the cost")
}

// dataProtection is a rule over evidence: no high risk to people is left before the start.
func dataProtection() policy.Rule[*lifecycle.Matter] {
	return answered("wxc-dpia", "A data protection impact assessment leaves no high risk", policy.Source{Document: "UK GDPR", Clause: "articles 35 and 36"},
		assessment, "high-risk-left", lifecycle.No, "the assessment leaves a high risk")
}

// answered returns a rule that asks a piece of evidence for the answer to a question.
func answered(id policy.RuleID, title string, source policy.Source, kind lifecycle.EvidenceKind, fact string, want lifecycle.Answer, otherwise string) policy.Rule[*lifecycle.Matter] {
	return policy.Rule[*lifecycle.Matter]{
		ID: id, Title: title, Severity: policy.Blocking, Source: source, InForce: from2026(),
		Check: func(h policy.Hearing, m *lifecycle.Matter) {
			e, heard, ok := m.Current(h, kind)
			if !ok {
				return
			}
			at, answer := e.Fact(fact)
			if heard.Given(at, answer.Answer != "") && answer.Answer != want {
				heard.Fail(at, otherwise, string(answer.Answer), string(want))
			}
		},
	}
}

// rulebook adds the six rules to a rulebook.
func rulebook(book lifecycle.Rulebook) (lifecycle.Rulebook, error) {
	book.Edition = "Wexcombe 2026"
	for _, plug := range []struct {
		rule  policy.Rule[*lifecycle.Matter]
		kinds []lifecycle.EventKind
	}{
		{exitPlan(), []lifecycle.EventKind{lifecycle.Review, lifecycle.ExtendTerm}},
		{policy.At(terms, committeeOf, noVeto())[0], []lifecycle.EventKind{lifecycle.Sign}},
		{scrutiny(), []lifecycle.EventKind{lifecycle.Sign}},
		{overEvidence(tender, tenderOf, socialValue()), []lifecycle.EventKind{lifecycle.Sign}},
		{financeOfficer(), []lifecycle.EventKind{lifecycle.Sign}},
		{dataProtection(), []lifecycle.EventKind{lifecycle.GoLive}},
	} {
		var err error
		if book, err = book.With(plug.rule, plug.kinds...); err != nil {
			return lifecycle.Rulebook{}, err
		}
	}
	return book, nil
}

// terms is where a matter says how the members are to decide.
const terms = policy.Pointer("/dossier/partnership/agreement/terms")

// committeeOf returns how the members of the partnership are to decide.
func committeeOf(m *lifecycle.Matter) (Committee, bool) {
	agreed := m.Terms()
	return Committee{agreed.Structure, agreed.Voting}, agreed.Structure != ""
}

// overEvidence makes a rule about a matter out of one about what a kind of evidence says.
// policy.At needs a part that is always at one place, and evidence can be anywhere in its
// list.
func overEvidence[T any](kind lifecycle.EvidenceKind, read func(lifecycle.Evidence) T, rule policy.Rule[T]) policy.Rule[*lifecycle.Matter] {
	return policy.Rule[*lifecycle.Matter]{
		ID: rule.ID, Title: rule.Title, Source: rule.Source, Severity: rule.Severity, InForce: rule.InForce,
		Applies: func(h policy.Hearing, m *lifecycle.Matter) bool {
			e, heard, ok := m.Current(h, kind)
			return ok && rule.Applies(heard, read(e))
		},
		Check: func(h policy.Hearing, m *lifecycle.Matter) {
			if e, heard, ok := m.Current(h, kind); ok {
				rule.Check(heard, read(e))
			}
		},
	}
}

// tenderOf returns what evidence of a tender says of it.
func tenderOf(e lifecycle.Evidence) Tender {
	_, value := e.Fact("value")
	_, weight := e.Fact("social-value")
	return Tender{value.Number, weight.Number}
}
