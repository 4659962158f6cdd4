package risk

import (
	"cmp"
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// EscalationRule says to whom a risk goes up, and when: if all the conditions that
// are set hold.
type EscalationRule struct {
	To        string               `json:"to"`                  // who is told: "the joint committee"
	Source    string               `json:"source"`              // where it is laid down
	Score     partnership.Quantity `json:"score,omitzero"`      // its score is this or higher
	Rating    matrix.Rating        `json:"rating,omitempty"`    // its rating is this or higher
	Rise      partnership.Quantity `json:"rise,omitzero"`       // its score has risen by this or more since the register before
	Overdue   bool                 `json:"overdue,omitempty"`   // its review or one of its actions is overdue
	Above     int                  `json:"above,omitempty"`     // it is above appetite in this many registers in a row, including the last
	Velocity  Velocity             `json:"velocity,omitzero"`   // it is felt this soon, or sooner
	Impact    matrix.LevelCode     `json:"impact,omitzero"`     // its impact is this level or higher, however likely it is
	Worse     bool                 `json:"worse,omitempty"`     // it is worse than in the register before, by rating, score and levels
	Tolerance bool                 `json:"tolerance,omitempty"` // it is above the tolerance of a member
}

// Validate returns what is wrong with the rule:
//
//   - what field.Required finds in who is told and in the source
//   - no condition (ErrRequired)
//   - a score or a rise that is not above 0, and fewer registers than 0 (ErrRange)
//   - an unknown velocity and a malformed impact (ErrInvalid)
func (e EscalationRule) Validate() error {
	errs := []error{field.Required("to", e.To), field.Required("source", e.Source)}
	errs = append(errs, field.At("score", checkAboveNothing(e.Score)), field.At("rise", checkAboveNothing(e.Rise)))
	if e.Above < 0 {
		errs = append(errs, field.At("above", fmt.Errorf("registers found: %d, wanted: 1 or more: %w", e.Above, field.ErrRange)))
	}
	if e.Velocity != 0 {
		errs = append(errs, field.At("velocity", checkLevel("velocity", int(e.Velocity), velocityNames())))
	}
	errs = append(errs, field.OptionalID("impact", "a level", e.Impact))
	if (e == EscalationRule{To: e.To, Source: e.Source}) {
		errs = append(errs, fmt.Errorf("no condition is set: %w", field.ErrRequired))
	}
	return errors.Join(errs...)
}

// checkAboveNothing returns ErrRange for a known score that is not above 0.
func checkAboveNothing(score partnership.Quantity) error {
	if n, known := score.Millionths(); known && n <= 0 {
		return fmt.Errorf("%v is not above 0: %w", score, field.ErrRange)
	}
	return nil
}

// checkMatrix returns ErrNotFound for a rating, scores or an impact that a matrix does not
// have.
func (e EscalationRule) checkMatrix(reg *Register) error {
	_, impact := reg.Matrix.Impact.Find(e.Impact)
	if reg.ownMatrix() && impact != nil {
		_, impact = reg.OpportunityMatrix.Impact.Find(e.Impact)
	}
	return errors.Join(
		field.At("score", checkScored(&reg.Matrix, e.Score)),
		field.At("rating", reg.checkRating(e.Rating)),
		field.At("rise", checkScored(&reg.Matrix, e.Rise)),
		field.At("impact", impact),
	)
}

// checkScored returns ErrNotFound for a known score if the matrix has no scores.
func checkScored(m *matrix.Matrix, score partnership.Quantity) error {
	if !score.Known() || m.Formula != "" {
		return nil
	}
	return fmt.Errorf("%v, and the matrix %s has no scores: %w", score, field.Quote(m.Name), field.ErrNotFound)
}

// Escalations are the risks that go up, in order.
type Escalations []Escalation

// Escalation is a risk that goes up.
type Escalation struct {
	Risk    RiskID      `json:"risk"`            // which
	Title   string      `json:"title"`           // what people call it
	To      string      `json:"to"`              // who is told
	Source  string      `json:"source"`          // where it is laid down
	Now     matrix.Cell `json:"now,omitzero"`    // where it stands; zero: not assessed
	Reasons []string    `json:"reasons"`         // one for each condition of the rule: what was found of the risk
	Unsure  bool        `json:"unsure,omitzero"` // whether it is not known if one of the conditions holds, as for a risk that is not assessed
}

// Escalate returns the open risks of the last of some registers that go up by the
// rules, in the order of that register and then of the rules. The registers are of one
// partnership, in order of time and valid; those before the last say what rose and for
// how long.
//
// If it is not known whether a condition holds, the risk goes up if the others hold, and
// is marked Unsure. A risk that was not open in the register before has not risen.
//
// The errors are:
//
//   - at "rules[i]" those of EscalationRule.Validate, and ErrNotFound for a rating that the
//     matrix does not have, or for a score or a rise if it has no scores
//   - at "registers" ErrRequired for an empty list
//   - at "registers[i]" ErrOrder for one that is not later than the one before, and
//     ErrInvalid for one of another partnership or member or with another matrix
func Escalate(rules []EscalationRule, registers []Register) (Escalations, error) {
	if err := errors.Join(field.Each("rules", rules, EscalationRule.Validate), checkHistory(registers, 1)); err != nil {
		return nil, err
	}
	last := registers[len(registers)-1]
	if err := field.Each("rules", rules, func(e EscalationRule) error { return e.checkMatrix(&last) }); err != nil {
		return nil, err
	}
	escalations := Escalations{}
	for _, p := range newHistory(registers).pasts() {
		if p.now == nil || p.now.Status != OpenRisk {
			continue
		}
		now := p.situation(&last)
		for _, rule := range rules {
			if e, up := rule.of(now); up {
				escalations = append(escalations, e)
			}
		}
	}
	return escalations, nil
}

// of returns the escalation of a risk by the rule; up is false if it does not go up.
func (e EscalationRule) of(now situation) (found Escalation, up bool) {
	found = Escalation{Risk: now.risk.ID, Title: now.risk.Title, To: e.To, Source: e.Source, Now: now.cell, Reasons: []string{}}
	for _, c := range e.conditions(now) {
		switch {
		case !c.set:
		case c.holds == no:
			return Escalation{}, false
		default:
			found.Reasons = append(found.Reasons, c.reason)
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
	set    bool
	holds  answer
	reason string
}

// situation is all that the conditions of rules need to know of a risk.
type situation struct {
	risk      *Risk
	register  *Register
	cell      matrix.Cell
	rise      partnership.Quantity // of the score since the register before; also not known if the risk was not open then
	wasOpen   bool                 // in the register before
	above     int                  // in how many registers in a row it was above appetite
	since     bool                 // whether it is known that it was not above before these
	late      bool                 // whether its review or one of its actions is overdue
	overdue   string               // what of it is
	dated     bool                 // whether it is known when all of these are due
	shift     matrix.Shift         // since the register before; also not known if the risk was not open then
	tolerance AppetiteFit          // whether it is within tolerance
}

// situation returns the situation of a risk of the last register.
func (p past) situation(last *Register) situation {
	now, before := p.standing(0), p.standing(1)
	s := situation{risk: p.now, register: last, cell: now.Now, rise: difference(before.Now.Score, now.Now.Score), wasOpen: before.Fit != ""}
	s.above, s.since = p.aboveAppetite()
	s.shift, s.tolerance = now.Now.ShiftFrom(before.Now), now.Tolerance
	overdue, dated := p.now.overdue(now, last.AsOf)
	s.late, s.overdue, s.dated = len(overdue) > 0, "overdue: "+cmp.Or(listed(overdue), "not known"), dated
	return s
}

// conditions returns the conditions of the rule for a risk.
func (e EscalationRule) conditions(s situation) []condition {
	return []condition{
		{e.Score.Known(), answerOf(s.cell.Score.Compare(e.Score) >= 0, s.cell.Score.Known()), "score " + s.cell.Score.String()},
		{e.Rating != "", answerOf(s.cell.Rank >= s.register.rank(e.Rating), s.cell.Rank > 0), "rating " + ratingText(s.cell)},
		{e.Rise.Known(), answerOf(s.wasOpen && s.rise.Compare(e.Rise) >= 0, !s.wasOpen || s.rise.Known()), "risen by " + s.rise.String()},
		{e.Overdue, answerOf(s.late, s.dated || s.late), s.overdue},
		{e.Above > 0, answerOf(s.above >= e.Above, s.since || s.above >= e.Above), "above appetite in " + report.Count(s.above, "register", "registers") + " in a row"},
		{e.Velocity > 0, answerOf(s.risk.Velocity >= e.Velocity, s.risk.Velocity > 0), velocityText(s.risk.Velocity)},
		{e.Impact != "", answerOf(s.impactFrom(e.Impact), s.cell.Impact > 0), "impact " + s.impactText()},
		{e.Worse, answerOf(s.shift == matrix.Up, !s.wasOpen || s.shift != "" && s.shift != matrix.Across), worseText(s.shift)},
		{e.Tolerance, answerOf(s.tolerance == AboveAppetite, s.tolerance == AboveAppetite || s.tolerance == WithinAppetite), toleranceText(s.tolerance)},
	}
}

// worseText says whether a risk is worse than before.
func worseText(s matrix.Shift) string {
	switch s {
	case matrix.Up:
		return "worse than before"
	case matrix.Down, matrix.NoShift:
		return "no worse than before"
	}
	return "not known whether it is worse than before"
}

// toleranceText says whether a risk is within tolerance.
func toleranceText(f AppetiteFit) string {
	switch f {
	case AboveAppetite:
		return "above tolerance"
	case WithinAppetite:
		return "within tolerance"
	}
	return "not known whether it is within tolerance"
}

// impactFrom reports whether the impact is at a level or higher. A level that the matrix
// of the risk does not have is never reached.
func (s situation) impactFrom(level matrix.LevelCode) bool {
	from, err := s.impacts().Find(level)
	return err == nil && s.cell.Impact >= from
}

// impacts returns the levels of impact that the risk can have.
func (s situation) impacts() matrix.Scale { return s.register.matrixOf(s.risk.Nature).Impact }

// impactText returns the code of the impact.
func (s situation) impactText() string {
	if s.cell.Impact == 0 {
		return "not known"
	}
	return string(s.impacts()[s.cell.Impact-1].Code)
}

// Deescalations are the risks that come back down, in order.
type Deescalations []Escalation

// Deescalate returns the open risks of the last of some registers that a rule sent up in
// the register before, and does not send up now. To is who was told, and Reasons say what
// is now found for each condition that no longer holds. A risk is left out if it went up,
// or comes down, only because something is not known. Two registers or more are needed,
// and the errors are those of Escalate.
func Deescalate(rules []EscalationRule, registers []Register) (Deescalations, error) {
	if err := checkHistory(registers, 2); err != nil {
		return nil, err
	}
	if _, err := Escalate(rules, registers); err != nil {
		return nil, err
	}
	earlier := registers[:len(registers)-1]
	last, before := &registers[len(registers)-1], &earlier[len(earlier)-1]
	was := map[RiskID]situation{}
	for _, p := range newHistory(earlier).pasts() {
		if p.now != nil && p.now.Status == OpenRisk {
			was[p.id] = p.situation(before)
		}
	}
	down := Deescalations{}
	for _, p := range newHistory(registers).pasts() {
		if then, open := was[p.id]; open && p.now != nil && p.now.Status == OpenRisk {
			down = append(down, descents(rules, then, p.situation(last))...)
		}
	}
	return down, nil
}

// descents returns an escalation for each rule that sent the risk up before, and does not
// now.
func descents(rules []EscalationRule, before, now situation) Deescalations {
	type told struct{ to, source string }
	still := map[told]bool{}
	for _, rule := range rules {
		if _, up := rule.of(now); up {
			still[told{rule.To, rule.Source}] = true
		}
	}
	var down Deescalations
	for _, rule := range rules {
		whom := told{rule.To, rule.Source}
		if e, up := rule.of(before); up && !e.Unsure && !still[whom] {
			down = append(down, rule.down(now))
			still[whom] = true
		}
	}
	return down
}

// down returns the risk as it comes down, with the conditions of the rule that no longer
// hold.
func (e EscalationRule) down(s situation) Escalation {
	found := Escalation{Risk: s.risk.ID, Title: s.risk.Title, To: e.To, Source: e.Source, Now: s.cell, Reasons: []string{}}
	for _, c := range e.conditions(s) {
		if c.set && c.holds == no {
			found.Reasons = append(found.Reasons, "now "+c.reason)
		}
	}
	return found
}

// Table returns the risks that come back down for a report.
func (all Deescalations) Table(names report.Names) report.Table {
	t := Escalations(all).Table(names)
	t.Title = "Risks that come back down"
	if len(all) == 0 {
		t.Summary = "No risk comes back down."
	}
	return t
}

// overdue returns which of the review and the actions of a risk are overdue on a day.
// known is false if it is not known when one of them is due.
func (r *Risk) overdue(s Standing, asOf calendar.Date) (what []string, known bool) {
	late, known := s.ReviewOverdue(asOf)
	if late {
		what = append(what, "the review")
	}
	for _, a := range r.Actions {
		known = known && (a.doneBy(asOf) || a.Ongoing || !a.Due.IsZero())
		if a.Overdue(asOf) {
			what = append(what, "the action "+field.Quote(a.called()))
		}
	}
	return what, known
}

// ratingText returns the rating of a cell without its score, or "not rated" or "not
// assessed".
func ratingText(c matrix.Cell) string {
	if c.Assessed() {
		return cmp.Or(string(c.Rating), "not rated")
	}
	return c.String()
}

// Table returns the escalations for a report: which risk goes to whom, why, and by which
// rule. It says so where it is not known whether a condition holds.
func (all Escalations) Table(names report.Names) report.Table {
	names = withTitles(all, func(e Escalation) (RiskID, string) { return e.Risk, e.Title }, names)
	t := report.Table{Title: "Risks to be escalated", Columns: report.TextColumns("Risk", "Current", "To", "Reason", "By which rule")}
	if len(all) == 0 {
		t.Columns, t.Summary = nil, "No risk goes up."
	}
	for _, e := range all {
		reasons := report.List(e.Reasons)
		if e.Unsure {
			reasons += " (not certain: something is not known)"
		}
		t.Rows = append(t.Rows, []string{names.Of(report.Risk, string(e.Risk)), e.Now.String(), e.To, reasons, e.Source})
	}
	return t
}

// velocityText says how soon the consequence is felt.
func velocityText(v Velocity) string {
	if v == 0 {
		return "not known how soon it is felt"
	}
	return "felt within " + v.String()
}
