package risk

import (
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// Checks returns the rules for a good register, in force from the year of the
// Orange Book's edition, 2023. They judge the open risks on the day that is asked
// about:
//
//   - plan-lead-time: a contingency plan takes no longer than its warning time
//   - risk-accepted: a risk that is tolerated has an approver and a last day, which
//     is not past
//   - risk-action: an action has an owner, a day and a cost, and is not overdue
//   - risk-action-move: an action says to where it is expected to bring the risk, and
//     that is not worse
//   - risk-appetite: a risk above appetite has a treatment that does something
//   - risk-assessed: a risk is assessed, as a whole, with a day and a reason
//   - risk-bearing: who bears a shared threat is agreed, and the shares make one
//   - risk-causes: no risk causes itself by way of others that are not over
//   - risk-control-counted-once: no control is counted twice
//   - risk-control-working: a control that is planned or has failed is not counted
//   - risk-exit-plan: a partnership has an exit plan to rely on
//   - risk-indicator: what an indicator that is breached says is in the assessment
//   - risk-lowered: what is below the inherent risk has a control that lowers it
//   - risk-owner: a risk has an owner
//   - risk-plan: a shared threat rated PlansFrom or worse has a plan to rely on
//   - risk-residual: the current risk is not above the inherent one
//   - risk-review: the review is not overdue by the rhythm of the rating
//   - risk-score: a recorded score is what the matrix gives
//   - risk-target: a threat has a target and a day to reach it, which is not past
//
// What a risk is asked for and does not have is unknown, and blocks as a failure
// does; risk-action-move, risk-bearing, risk-indicator and risk-target are advice.
// For a set with more rules, or without some, make one of Checks().Rules(); a rule
// that is not to count for a while is waived.
func Checks() policy.Set[Register] {
	rules := policy.Each("/risks", entries,
		owned(), assessed(), residual(), lowered(), controlsWork(), controlsOnce(), scored(), accepted(),
		acted(), moving(), reviewed(), treated(), borne(), targeted(), indicated())
	rules = append(rules, policy.Each("/plans", plansOf, inTime())...)
	return policy.MustSet(append(rules, causes(), planned(), exitPlanned())...)
}

// entry is a risk to be judged in its register.
type entry struct {
	risk  *Risk
	place *placer
}

// entries returns the risks of a register, which are known if there is a list.
func entries(reg Register) ([]entry, bool) {
	place := reg.placer()
	all := make([]entry, len(reg.Risks))
	for i := range reg.Risks {
		all[i] = entry{&reg.Risks[i], &place}
	}
	return all, reg.Risks != nil
}

// orangeBook is the source of a rule in the Orange Book.
func orangeBook(clause string) policy.Source {
	return policy.Source{
		Document: "The Orange Book: Management of Risk – Principles and Concepts (HM Government, 2023)", Clause: clause,
		Address: "https://www.gov.uk/government/publications/orange-book",
	}
}

// sinceEdition returns the days on which the rules are in force.
func sinceEdition() calendar.Term {
	return calendar.Term{First: calendar.MustDate("2023-01-01")}
}

// The clauses of the Orange Book that the rules rest on.
const (
	assessmentClause = "Section D, risk identification and assessment"
	treatmentClause  = "Section D, risk treatment"
	monitoringClause = "Section D, risk monitoring"
	governanceClause = "Section A, governance and leadership"
)

// rule returns a rule over open risks, and if applies is given only over those of
// which it says yes.
func rule(id policy.RuleID, title, clause string, severity policy.Severity, applies func(policy.Hearing, entry) bool, check func(policy.Hearing, entry)) policy.Rule[entry] {
	return policy.Rule[entry]{
		ID: id, Title: title, Source: orangeBook(clause), Severity: severity,
		InForce: sinceEdition(),
		Applies: func(h policy.Hearing, e entry) bool {
			open := h.Given("/status", e.risk.Status != "") && e.risk.Status == OpenRisk
			return open && (applies == nil || applies(h, e))
		},
		Check: check,
	}
}

// owned is the rule that a risk has an owner.
func owned() policy.Rule[entry] {
	return rule("risk-owner", "Every open risk has an owner", governanceClause, policy.Blocking, nil,
		func(h policy.Hearing, e entry) { h.Given("/owner", field.CheckText(e.risk.Owner) == nil) })
}

// assessed is the rule that a risk is assessed.
func assessed() policy.Rule[entry] {
	return rule("risk-assessed", "Every open risk is assessed by likelihood and impact, on a day, for a reason", assessmentClause, policy.Blocking, nil,
		func(h policy.Hearing, e entry) {
			a := &e.risk.Current
			some := a.Likelihood != "" || a.Impact != "" || len(a.Impacts) > 0
			if h.Given("/current", some) && !e.rate(a).Assessed() {
				h.Fail("/current", "only a part of it is assessed, or by another matrix", "likelihood "+orNone(a.Likelihood)+", impact "+orNone(a.Impact), "both, as the matrix has them")
			}
			hearDay(h, "/current/on", a.On)
			h.Given("/current/reason", field.CheckText(a.Reason) == nil)
		})
}

// hearDay says whether it is known what happened on a day. What is dated after the day
// that is asked about was not known on it.
func hearDay(h policy.Hearing, at policy.Pointer, day calendar.Date) bool {
	if h.Given(at, !day.IsZero()) && day.After(h.AsOf()) {
		h.Unknown(at, "it is of a later day", day.String(), "by "+h.AsOf().String())
	}
	return !day.IsZero() && !day.After(h.AsOf())
}

// rate returns where an assessment stands.
func (e entry) rate(a *Assessment) matrix.Cell { return e.place.rate(a) }

// threat reports whether the risk is one, which must be known.
func threat(h policy.Hearing, e entry) bool {
	return h.Given("/nature", e.risk.Nature != "") && e.risk.Nature == Threat
}

// residual is the rule that controls do not make a risk worse.
func residual() policy.Rule[entry] {
	return rule("risk-residual", "The current risk is not above the inherent risk", assessmentClause, policy.Blocking, threat,
		func(h policy.Hearing, e entry) {
			inherent, current := e.rate(&e.risk.Inherent), e.rate(&e.risk.Current)
			known := h.Given("/inherent", inherent.Assessed())
			if h.Given("/current", current.Assessed()) && known && current.Compare(inherent) > 0 {
				h.Fail("/current", "the current risk is above the inherent one", current.String(), "at most "+inherent.String())
			}
		})
}

// scored is the rule that a recorded score is what the matrix gives.
func scored() policy.Rule[entry] {
	applies := func(_ policy.Hearing, e entry) bool {
		recorded := false
		e.risk.eachAssessment(func(_ policy.Pointer, a *Assessment) { recorded = recorded || a.Score.Known() })
		return recorded
	}
	return rule("risk-score", "A recorded score is what the matrix gives for the levels", assessmentClause, policy.Blocking, applies,
		func(h policy.Hearing, e entry) {
			e.risk.eachAssessment(func(at policy.Pointer, a *Assessment) { e.hearScore(h, at, a) })
		})
}

// eachAssessment calls visit with every assessment of the risk and its place.
func (r *Risk) eachAssessment(visit func(at policy.Pointer, a *Assessment)) {
	visit("/inherent", &r.Inherent)
	visit("/current", &r.Current)
	visit("/target", &r.Target)
	for i := range r.Actions {
		visit(policy.Pointer("/actions").Index(i)+"/expected", &r.Actions[i].Expected)
	}
}

// hearScore says what is wrong with the score that an assessment records.
func (e entry) hearScore(h policy.Hearing, at policy.Pointer, a *Assessment) {
	given := e.rate(a)
	switch {
	case !a.Score.Known():
	case h.Given(at, given.Score.Known()) && given.Score != a.Score:
		h.Fail(at, "the score is not what the matrix gives", a.Score.String(), given.Score.String())
	}
}

// reviewed is the rule that a review is not overdue.
func reviewed() policy.Rule[entry] {
	return rule("risk-review", "The review is not overdue by the rhythm of the rating", monitoringClause, policy.Blocking, nil,
		func(h policy.Hearing, e entry) {
			rank := e.rate(&e.risk.Current).Rank
			if !h.Given("/current", rank > 0) || !hearDay(h, "/reviewed", e.risk.lastReview()) {
				return
			}
			due := e.place.reg.reviewDue(e.risk, rank)
			switch {
			case due.IsZero():
				h.Unknown("", "the register does not say when the rating is reviewed", "no review intervals", "an interval for each rating")
			case h.AsOf().After(due):
				h.Fail("/reviewed", "the review is overdue", e.risk.lastReview().String(), "by "+due.String())
			}
		})
}

// targeted is the rule that a risk has a target and a day to reach it.
func targeted() policy.Rule[entry] {
	return rule("risk-target", "Every open threat has a target that is not above it, and a day to reach it", treatmentClause, policy.Advisory, threat,
		func(h policy.Hearing, e entry) {
			target, current := e.rate(&e.risk.Target), e.rate(&e.risk.Current)
			day := h.Given("/target/on", !e.risk.Target.On.IsZero())
			known := h.Given("/target/likelihood", target.Assessed())
			if !h.Given("/current", current.Assessed()) || !known {
				return
			}
			switch left := current.Compare(target); {
			case left < 0:
				h.Fail("/target", "the target is above the current risk", target.String(), "at most "+current.String())
			case day && left > 0 && h.AsOf().After(e.risk.Target.On):
				h.Fail("/target/on", "the day is past, and the target is not reached", current.String(), target.String()+" by "+e.risk.Target.On.String())
			}
		})
}

// indicated is the rule that an indicator that is breached has been looked at.
func indicated() policy.Rule[entry] {
	applies := func(_ policy.Hearing, e entry) bool { return len(e.risk.Indicators) > 0 }
	return rule("risk-indicator", "What a breached indicator says is in the assessment", monitoringClause, policy.Advisory, applies,
		func(h policy.Hearing, e entry) {
			review := e.risk.lastReview()
			looked := h.Given("/current/on", !review.IsZero())
			for i, x := range e.risk.Indicators {
				at := policy.Pointer("/indicators").Index(i)
				signal := x.Signal(h.AsOf())
				if h.Given(at, signal != SignalUnknown) && looked && signal == Breached && x.last(h.AsOf()).On.After(review) {
					h.Fail(at, "the indicator is breached since the last review", string(signal), "a review since then")
				}
			}
		})
}
