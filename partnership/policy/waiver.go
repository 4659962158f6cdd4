package policy

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Waiver is a decision to go on although a rule fails or is unknown, for a time.
type Waiver struct {
	Rule RuleID `json:"rule"` // the rule that is waived

	// Path is the place that is waived, with all that is inside it; left out, it
	// is the whole value. It names a place and not who stands there: in a list
	// that is put into another order, /members/1 is another member.
	Path Pointer `json:"path,omitempty"`

	By     string        `json:"by"`     // who decided it
	Reason string        `json:"reason"` // the reason, as it was given
	Term   calendar.Term `json:"term"`   // the days on which it holds; it must have a last day
}

// Validate returns what is wrong with the waiver, in the order of its fields:
// ErrRequired for a rule, a name, a reason or a first or last day that is not
// there, ErrInvalid for an id or a path that is none, and ErrOrder for a last day
// before the first. A waiver without a last day would be another rule: make that
// a version of the rule.
func (w Waiver) Validate() error {
	errs := []error{
		field.At("rule", w.Rule.Validate()),
		field.At("path", w.Path.Validate()),
		field.At("by", field.CheckText(w.By)),
		field.At("reason", field.CheckText(w.Reason)),
		field.At("term", w.Term.Validate()),
	}
	if w.Term.Last.IsZero() {
		errs = append(errs, field.At("term.last", field.ErrRequired))
	}
	return errors.Join(errs...)
}

// Waive returns the report in which the findings that a waiver covers are marked
// as waived. They stay where they are, and so does the outcome of their rule; a
// result of which every finding is waived no longer blocks. The report lists the
// new waivers after those that it had.
//
// A waiver holds if the day of the report is in its term. It lapses after the
// last day, and is then listed and waives nothing.
//
// The error gives, at "waivers[1].by" and the like, what Waiver.Validate finds,
// and ErrNotFound at "rule" for a rule that the report does not have, in force or
// not. The report that comes with it is empty.
func (r Report) Waive(waivers ...Waiver) (Report, error) {
	if err := field.Each("waivers", waivers, r.checkWaiver); err != nil {
		return Report{}, err
	}
	waived := r
	waived.Results = make([]Result, len(r.Results))
	for i, result := range r.Results {
		waived.Results[i] = result.waive(waivers, r.AsOf)
	}
	waived.NotInForce = append([]RuleID{}, r.NotInForce...)
	waived.Waivers = append(append([]Waiver{}, r.Waivers...), waivers...)
	waived.Outcome = overall(waived.Results)
	return waived, nil
}

// checkWaiver returns what is wrong with a waiver for this report.
func (r Report) checkWaiver(w Waiver) error {
	var unknown error
	if _, judged := r.Result(w.Rule); !judged && w.Rule != "" && !slices.Contains(r.NotInForce, w.Rule) {
		unknown = fmt.Errorf("no rule of this report is called %.80q: %w", string(w.Rule), field.ErrNotFound)
	}
	return errors.Join(field.At("rule", unknown), w.Validate())
}

// waive returns a copy of the result with the findings marked that a waiver
// covers on a day.
func (r Result) waive(waivers []Waiver, day calendar.Date) Result {
	r.Evidence = slices.Clone(r.Evidence)
	r.Findings = append([]Finding{}, r.Findings...)
	for i := range r.Findings {
		for _, w := range waivers {
			if w.covers(r.Rule, r.Findings[i], day) {
				r.Findings[i].Waived = true
			}
		}
	}
	return r
}

// covers reports whether the waiver waives a finding of a rule on a day.
func (w Waiver) covers(rule RuleID, f Finding, day calendar.Date) bool {
	return w.Rule == rule && w.Path.Covers(f.Path) && w.Term.Contains(day)
}
