package risk

import (
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// Checks returns the rules for a good register. Each is in force from the year of its
// source: most are those of the Orange Book's edition of 2023; plan-lead-time and
// risk-plan are from 2008, and risk-exit-plan is from 2018. They judge the open risks on
// a day:
//
//   - plan-lead-time: a contingency plan takes no longer than its warning time or, if there
//     is no warning, than its fastest risk takes to be felt
//   - risk-accepted: a risk that is tolerated has an approver and a last day, which
//     is not past
//   - risk-action: an action has an owner, a day and a cost, and is not overdue
//   - risk-action-move: an action says where it is expected to bring the risk, and that
//     is not worse than now
//   - risk-appetite: a risk above appetite has a treatment that does something
//   - risk-assessed: a risk is assessed, as a whole, with a day and a reason
//   - risk-bearer: everybody who bears a loss, or pays for a contingency plan, is a
//     member
//   - risk-bearing: it is agreed who bears a shared threat, and the shares make one
//   - risk-causes: no risk causes itself, through others that are not over
//   - risk-control-counted-once: no control is counted twice
//   - risk-control-working: a control that is planned or has failed is not counted
//   - risk-described: a risk has a cause, an event, a consequence and a category
//   - risk-exit-plan: a partnership has an exit plan that can be relied on
//   - risk-happened: a risk that has happened has been reviewed since, and its loss is
//     known
//   - risk-indicator: a risk was reviewed after its indicator was breached
//   - risk-lowered: a risk that is below its inherent level has a control that lowers it
//   - risk-owner: a risk has an owner
//   - risk-plan: a shared threat rated PlansFrom or worse has a plan that can be relied
//     on
//   - risk-residual: the current risk is not above the inherent one
//   - risk-review: the review is not overdue by the review interval of the rating
//   - risk-score: a recorded score or rating is what the matrix gives
//   - risk-target: a threat has a target and a day to reach it, which is not past
//   - risk-treatment: a risk that is to be transferred has somebody who can and does bear
//     it; one that is to be terminated or taken has an action to do
//
// If a risk lacks what a rule asks for, the outcome is unknown, which blocks as a failure
// does. These rules are advice and never block: risk-action-move, risk-bearer and
// risk-bearing (since outsiders may bear a loss), risk-happened, risk-indicator,
// risk-target and risk-treatment. To add or leave out rules, make a set from
// Checks().Rules(); to suspend a rule for a time, waive it.
func Checks() policy.Set[Register] {
	rules := policy.Each("/risks", entries,
		owned(), described(), assessed(), residual(), lowered(), controlsWork(), controlsOnce(), scored(), accepted(),
		acted(), moving(), reviewed(), treated(), borne(), targeted(), indicated(), doing(), happened())
	rules = append(rules, policy.Each("/plans", plansOf, inTime())...)
	return policy.MustSet(append(rules, causes(), planned(), exitPlanned(), borneByMembers())...)
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

// The years of the sources, from which their rules are in force.
const (
	orangeBookYear = "2023-01-01"
	gatewayYear    = "2008-01-01"
	scrutinyYear   = "2018-01-01"
)

// since returns the days from the first on which a rule is in force.
func since(first string) calendar.Term { return calendar.Term{First: calendar.MustDate(first)} }

// The clauses of the Orange Book that the rules rest on.
const (
	assessmentClause = "Section D, risk identification and assessment"
	treatmentClause  = "Section D, risk treatment"
	monitoringClause = "Section D, risk monitoring"
	governanceClause = "Section A, governance and leadership"
)

// rule returns a rule over open risks; if applies is given, over those for which it
// returns true.
func rule(id policy.RuleID, title, clause string, severity policy.Severity, applies func(policy.Hearing, entry) bool, check func(policy.Hearing, entry)) policy.Rule[entry] {
	return policy.Rule[entry]{
		ID: id, Title: title, Source: orangeBook(clause), Severity: severity,
		InForce: since(orangeBookYear),
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

// described is the rule that a risk says what may happen, why and with what effect.
func described() policy.Rule[entry] {
	return rule("risk-described", "Every open risk has a cause, an event, a consequence and a category", assessmentClause, policy.Blocking, nil,
		func(h policy.Hearing, e entry) {
			h.Given("/cause", field.CheckText(e.risk.Cause) == nil)
			h.Given("/event", field.CheckText(e.risk.Event) == nil)
			h.Given("/consequence", field.CheckText(e.risk.Consequence) == nil)
			h.Given("/category", e.risk.Category != "")
		})
}

// assessed is the rule that a risk is assessed.
func assessed() policy.Rule[entry] {
	return rule("risk-assessed", "Every open risk is assessed, on a day, for a reason", assessmentClause, policy.Blocking, nil,
		func(h policy.Hearing, e entry) {
			a := &e.risk.Current
			some := a.scoreAlone() || a.Likelihood != "" || a.Impact != "" || len(a.Impacts) > 0
			if h.Given("/current", some) && !e.rate(a).Assessed() {
				h.Fail("/current", "only part of the risk is assessed, or it is assessed by another matrix", "likelihood "+recorded(a.Likelihood)+", impact "+recorded(a.Impact), "both, as levels of the matrix")
			}
			hearDay(h, "/current/on", a.On)
			h.Given("/current/reason", field.CheckText(a.Reason) == nil)
		})
}

// hearDay finds whether something with a day was known on the day of the hearing: what is
// dated later was not.
func hearDay(h policy.Hearing, at policy.Pointer, day calendar.Date) bool {
	if h.Given(at, !day.IsZero()) && day.After(h.AsOf()) {
		h.Unknown(at, "it is dated later", day.String(), "by "+h.AsOf().String())
	}
	return !day.IsZero() && !day.After(h.AsOf())
}

// rate returns where an assessment stands.
func (e entry) rate(a *Assessment) matrix.Cell { return e.place.rate(e.risk, a) }

// controls returns the controls of the risk, its own first.
func (e entry) controls() []placedControl { return controlsOf(e.risk, e.place.shared) }

// threat reports whether the risk is a threat; its nature must be known.
func threat(h policy.Hearing, e entry) bool {
	return h.Given("/nature", e.risk.Nature != "") && e.risk.Nature == Threat
}

// residual is the rule that controls do not make a risk worse.
func residual() policy.Rule[entry] {
	return rule("risk-residual", "The current risk is not above the inherent risk", assessmentClause, policy.Blocking, threat,
		func(h policy.Hearing, e entry) {
			inherent, current := e.rate(&e.risk.Inherent), e.rate(&e.risk.Current)
			known := h.Given("/inherent", inherent.Assessed())
			if h.Given("/current", current.Assessed()) && known {
				hearNotAbove(h, "/current", current, inherent, "the current risk is above the inherent one")
			}
		})
}

// hearNotAbove finds that a cell is above another, or that it is not known whether it is:
// because it is worse on one axis and better on the other, or because one of the two has
// only a score.
func hearNotAbove(h policy.Hearing, at policy.Pointer, cell, most matrix.Cell, above string) {
	switch cell.ShiftFrom(most) {
	case matrix.Up:
		h.Fail(at, above, cell.String(), "at most "+most.String())
	case matrix.Across, "":
		h.Unknown(at, "the two places cannot be compared", cell.String(), "a place that is no worse than "+most.String()+" in both ways")
	}
}

// scored is the rule that a recorded score is what the matrix gives.
func scored() policy.Rule[entry] {
	applies := func(_ policy.Hearing, e entry) bool {
		recorded := false
		e.risk.eachAssessment(func(_ policy.Pointer, a *Assessment) { recorded = recorded || a.Score.Known() || a.Rating != "" })
		return recorded
	}
	return rule("risk-score", "A recorded score or rating is what the matrix gives for the levels", assessmentClause, policy.Blocking, applies,
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

// hearScore finds what is wrong with the score and the rating that an assessment records.
func (e entry) hearScore(h policy.Hearing, at policy.Pointer, a *Assessment) {
	given := e.rate(a)
	if a.Score.Known() && h.Given(at, given.Score.Known()) && given.Score != a.Score && !a.rounded(e.place.reg.matrixOf(e.risk.Nature)) {
		h.Fail(at, "the score is not what the matrix gives", a.Score.String(), given.Score.String())
	}
	if a.Rating != "" && h.Given(at, given.Rank > 0) && given.Rating != a.Rating {
		h.Fail(at, "the rating is not what the matrix gives", string(a.Rating), given.String())
	}
}

// reviewed is the rule that a review is not overdue.
func reviewed() policy.Rule[entry] {
	return rule("risk-review", "The review is not overdue by the review interval of the rating", monitoringClause, policy.Blocking, nil,
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
			hearNotAbove(h, "/target", target, current, "the target is above the current risk")
			if day && target.ShiftFrom(current) == matrix.Down && h.AsOf().After(e.risk.Target.On) {
				h.Fail("/target/on", "the day is past, and the target is not reached", current.String(), target.String()+" by "+e.risk.Target.On.String())
			}
		})
}

// indicated is the rule that a risk is reviewed after one of its indicators is breached.
func indicated() policy.Rule[entry] {
	applies := func(_ policy.Hearing, e entry) bool { return len(e.risk.Indicators) > 0 }
	return rule("risk-indicator", "A risk is reviewed after its indicator is breached", monitoringClause, policy.Advisory, applies,
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
