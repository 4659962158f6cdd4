package risk

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership/report"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// EscalationRule says to whom a risk goes up, and when: if all the conditions that
// are set hold.
type EscalationRule struct {
	To       string               `json:"to"`                // who is told: "the joint committee"
	Source   string               `json:"source"`            // where it is laid down
	Score    partnership.Quantity `json:"score,omitzero"`    // its score is this or higher
	Rating   matrix.Rating        `json:"rating,omitempty"`  // its rating is this or higher
	Rise     partnership.Quantity `json:"rise,omitzero"`     // its score has risen by this or more since the register before
	Overdue  bool                 `json:"overdue,omitempty"` // its review or one of its actions is overdue
	Above    int                  `json:"above,omitempty"`   // it is above appetite in so many registers in a row, with this one
	Velocity Velocity             `json:"velocity,omitzero"` // it is felt this soon, or sooner
}

// Validate returns what is wrong with the rule: nobody to tell, no source or no
// condition (ErrRequired), a score or a rise that is not above 0 or fewer registers
// than 0 (ErrRange), and a velocity that is none (ErrInvalid).
func (e EscalationRule) Validate() error {
	errs := []error{
		field.At("to", field.CheckText(e.To)),
		field.At("source", field.CheckText(e.Source)),
	}
	errs = append(errs, field.At("score", checkAboveNothing(e.Score)), field.At("rise", checkAboveNothing(e.Rise)))
	if e.Above < 0 {
		errs = append(errs, field.At("above", fmt.Errorf("%d registers: %w", e.Above, field.ErrRange)))
	}
	if e.Velocity != 0 {
		errs = append(errs, field.At("velocity", checkLevel("velocity", int(e.Velocity), velocityNames())))
	}
	if (e == EscalationRule{To: e.To, Source: e.Source}) {
		errs = append(errs, fmt.Errorf("no condition is set: %w", field.ErrRequired))
	}
	return errors.Join(errs...)
}

// checkAboveNothing returns ErrRange for a score that is known and is not above 0.
func checkAboveNothing(score partnership.Quantity) error {
	if n, known := score.Millionths(); known && n <= 0 {
		return fmt.Errorf("%v is not above 0: %w", score, field.ErrRange)
	}
	return nil
}

// checkMatrix returns ErrNotFound for a rating or scores that a matrix does not have.
func (e EscalationRule) checkMatrix(reg *Register) error {
	return errors.Join(
		field.At("score", checkScored(&reg.Matrix, e.Score)),
		field.At("rating", reg.checkRating(e.Rating)),
		field.At("rise", checkScored(&reg.Matrix, e.Rise)),
	)
}

// checkScored returns ErrNotFound for a score that is known, of a matrix without scores.
func checkScored(m *matrix.Matrix, score partnership.Quantity) error {
	if !score.Known() || m.Formula != "" {
		return nil
	}
	return fmt.Errorf("%v, and the matrix %.60q has no scores: %w", score, m.Name, field.ErrNotFound)
}

// Escalation is a risk that goes up.
type Escalation struct {
	Risk    RiskID   `json:"risk"`            // which
	To      string   `json:"to"`              // who is told
	Source  string   `json:"source"`          // where it is laid down
	Reasons []string `json:"reasons"`         // what holds of it, for each condition of the rule
	Unsure  bool     `json:"unsure,omitzero"` // whether one of the conditions could not be told, as for a risk that is not assessed
}

// Escalate returns the open risks of the last of some registers that go up by the
// rules, in the order of that register and then of the rules. The registers are of one
// partnership, in order of time and valid; those before the last say what rose and for
// how long.
//
// A condition that cannot be told does not keep a risk down: it goes up if the others
// hold, as Unsure. A risk that was not open in the register before has not risen.
//
// The errors are those of the rules, with ErrNotFound for a rating that the matrix does
// not have, and for a score or a rise if it has no scores; ErrRequired for no register; and, at "registers[1]" and the like, ErrOrder
// for one that is not later than the one before, and ErrInvalid for one of another
// partnership or member or with another matrix.
func Escalate(rules []EscalationRule, registers []Register) ([]Escalation, error) {
	if err := errors.Join(field.Each("rules", rules, EscalationRule.Validate), checkHistory(registers, 1)); err != nil {
		return nil, err
	}
	last := registers[len(registers)-1]
	if err := field.Each("rules", rules, func(e EscalationRule) error { return e.checkMatrix(&last) }); err != nil {
		return nil, err
	}
	escalations := []Escalation{}
	for _, p := range newHistory(registers).pasts() {
		if p.now == nil || p.now.Status != OpenRisk {
			continue
		}
		for _, rule := range rules {
			if e, up := rule.of(&last, p); up {
				escalations = append(escalations, e)
			}
		}
	}
	return escalations, nil
}

// of returns the escalation of a risk by the rule; up is false if there is none.
func (e EscalationRule) of(reg *Register, p past) (found Escalation, up bool) {
	found = Escalation{Risk: p.now.ID, To: e.To, Source: e.Source, Reasons: []string{}}
	for _, c := range e.conditions(reg, p) {
		switch {
		case !c.set:
		case c.holds == no:
			return Escalation{}, false
		default:
			found.Reasons = append(found.Reasons, c.because)
			found.Unsure = found.Unsure || c.holds == unsure
		}
	}
	return found, true
}

// answer is whether a condition holds.
type answer int

// The answers.
const (
	no answer = iota
	yes
	unsure
)

// answerOf returns yes or no, and unsure if it is not known.
func answerOf(holds, known bool) answer {
	switch {
	case !known:
		return unsure
	case holds:
		return yes
	}
	return no
}

// condition is a condition of a rule, and whether it holds of a risk.
type condition struct {
	set     bool
	holds   answer
	because string
}

// conditions returns the conditions of the rule for a risk.
func (e EscalationRule) conditions(reg *Register, p past) []condition {
	now := p.standing(0)
	rise := difference(p.standing(1).Now.Score, now.Now.Score)
	wasThere := p.standing(1).Fit != ""
	above, known := p.aboveAppetite()
	overdue, dated := p.now.overdue(now, reg.AsOf)
	return []condition{
		{e.Score.Known(), answerOf(now.Now.Score.Compare(e.Score) >= 0, now.Now.Score.Known()), "score " + now.Now.Score.String()},
		{e.Rating != "", answerOf(now.Now.Rank >= reg.rank(e.Rating), now.Now.Rank > 0), "rating " + ratingText(now.Now)},
		{e.Rise.Known(), answerOf(wasThere && rise.Compare(e.Rise) >= 0, !wasThere || rise.Known()), "risen by " + rise.String()},
		{e.Overdue, answerOf(len(overdue) > 0, dated || len(overdue) > 0), "overdue: " + orNone(listed(overdue))},
		{e.Above > 0, answerOf(above >= e.Above, known || above >= e.Above), "above appetite in " + report.Count(above, "register", "registers") + " in a row"},
		{e.Velocity > 0, answerOf(p.now.Velocity >= e.Velocity, p.now.Velocity > 0), "felt within " + p.now.Velocity.String()},
	}
}

// overdue returns what of a risk is overdue on a day: its review, and its actions.
// known is false if it is not known when the review is due.
func (r *Risk) overdue(s Standing, asOf calendar.Date) (what []string, known bool) {
	late, known := s.ReviewOverdue(asOf)
	if late {
		what = append(what, "the review")
	}
	for _, a := range r.Actions {
		if a.Overdue(asOf) {
			what = append(what, "action "+a.ID)
		}
	}
	return what, known
}

// ratingText returns the rating of a cell without its score, "not rated" where the
// matrix has none, and "not assessed".
func ratingText(c matrix.Cell) string {
	c.Score = partnership.Quantity{}
	return c.String()
}
