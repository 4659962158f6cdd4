package policy

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Waiver is a decision to go on for a time although a rule fails or is unknown.
type Waiver struct {
	Rule RuleID `json:"rule"` // the rule that is waived

	// Path is the place that is waived, with everything inside it; "" is the whole value.
	// An entry of a list is known only by its index: if the order of the list changes,
	// /members/1 is another member.
	Path Pointer `json:"path,omitempty"`

	By     string        `json:"by"`     // who decided it
	Reason string        `json:"reason"` // the reason, as it was given
	Term   calendar.Term `json:"term"`   // the days on which it holds; it must have a last day
}

// Validate returns what is wrong with the waiver, in the order of its fields:
//
//   - ErrRequired: a rule, by, reason, first or last day that is not set
//   - ErrInvalid: a malformed id or path
//   - ErrOrder: a last day before the first
//   - the errors of [field.CheckName] for by and of [field.CheckText] for reason
//
// Every waiver has a last day. A waiver without one would change the rule: make a new version of
// the rule instead.
func (w Waiver) Validate() error {
	errs := []error{
		field.At("rule", w.Rule.Validate()),
		field.At("path", w.Path.Validate()),
		field.Required("by", w.By),
		field.RequiredNote("reason", w.Reason),
		field.At("term", w.Term.Validate()),
	}
	if w.Term.Last.IsZero() {
		errs = append(errs, field.At("term.last", field.ErrRequired))
	}
	return errors.Join(errs...)
}

// Waive returns the report in which the findings that a waiver covers are marked as
// waived. They stay in place, and the outcome of their rule stays the same. A result no longer
// blocks if all its findings are waived. The new waivers are listed after those that the report
// already had.
//
// A waiver holds if the day of the report is in its term. A waiver that does not hold is listed,
// and waives nothing.
//
// If there is an error, the report is empty. The errors have paths such as
// "waivers[1].by":
//
//   - what Waiver.Validate finds
//   - ErrNotFound at "rule": a rule that the report does not have, in force or not
func (r Report) Waive(waivers ...Waiver) (Report, error) {
	if err := field.Each("waivers", waivers, r.checkWaivers()); err != nil {
		return Report{}, err
	}
	waived := r
	waived.Results = make([]Result, len(r.Results))
	held := holding(waivers, r.AsOf)
	for i, result := range r.Results {
		waived.Results[i] = result.waive(held)
	}
	waived.Announced = slices.Clone(r.Announced)
	waived.NotInForce = append([]RuleID{}, r.NotInForce...)
	waived.Waivers = append(append([]Waiver{}, r.Waivers...), waivers...)
	waived.Outcome = overall(waived.Results)
	return waived, nil
}

// checkWaivers returns the check of a waiver for this report.
func (r Report) checkWaivers() func(Waiver) error {
	rules := map[RuleID]bool{}
	for _, result := range r.Results {
		rules[result.Rule] = true
	}
	for _, id := range r.NotInForce {
		rules[id] = true
	}
	return func(w Waiver) error {
		var unknown error
		if w.Rule != "" && !rules[w.Rule] {
			unknown = fmt.Errorf("no rule of this report is called %s: %w", field.Quote(w.Rule), field.ErrNotFound)
		}
		return errors.Join(field.At("rule", unknown), w.Validate())
	}
}

// waive returns a copy of the result with the findings marked that waivers cover.
func (r Result) waive(held spotSet) Result {
	r.Evidence = slices.Clone(r.Evidence)
	r.Findings = append([]Finding{}, r.Findings...)
	for i, f := range r.Findings {
		r.Findings[i].Waived = f.Waived || held.covers(r.Rule, f)
	}
	return r
}

// A spot is a place that a rule or a waiver is about.
type spot struct {
	rule RuleID
	at   Pointer
}

// A spotSet has the spots that waivers cover.
type spotSet map[spot]bool

// holding returns the spots of the waivers that hold on a day.
func holding(waivers []Waiver, day calendar.Date) spotSet {
	held := spotSet{}
	for _, w := range waivers {
		if w.Term.Contains(day) {
			held[spot{w.Rule, w.Path}] = true
		}
	}
	return held
}

// covers reports whether a finding of a rule is at one of the spots, or inside.
func (s spotSet) covers(rule RuleID, f Finding) bool {
	for at := range f.Path.around() {
		if s[spot{rule, at}] {
			return true
		}
	}
	return false
}
