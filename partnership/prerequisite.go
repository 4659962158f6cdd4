package partnership

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// PrerequisiteKind is a kind of thing that must be in place before a service can be shared.
type PrerequisiteKind string

// The kinds of prerequisite.
const (
	PolicyAlignment PrerequisiteKind = "policy"        // policies are made alike
	WorkPractice    PrerequisiteKind = "work-practice" // people work alike
	ITPlatform      PrerequisiteKind = "it-platform"   // systems are shared or connected
	DataReady       PrerequisiteKind = "data"          // data is cleaned and can be moved
	ContractLock    PrerequisiteKind = "contract-lock" // a contract holds the service until a day
)

// PrerequisiteKinds returns every PrerequisiteKind.
func PrerequisiteKinds() []PrerequisiteKind {
	return []PrerequisiteKind{PolicyAlignment, WorkPractice, ITPlatform, DataReady, ContractLock}
}

// UnmarshalText reads one of PrerequisiteKinds, or no text, which is not set; the error wraps
// ErrInvalid.
func (k *PrerequisiteKind) UnmarshalText(text []byte) (err error) {
	*k, err = field.ReadOneOf("kind of prerequisite", text, PrerequisiteKinds())
	return err
}

// Title returns the kind of prerequisite as a form or a report shows it.
func (k PrerequisiteKind) Title() string {
	switch k {
	case ITPlatform:
		return "IT platform"
	case PolicyAlignment:
		return "Policies aligned"
	case WorkPractice:
		return "Working practices"
	case DataReady:
		return "Data ready"
	}
	return field.Title(k)
}

// Prerequisite is something that must be finished before a start: work to be done by a day, or
// a contract that locks the service until its last day.
type Prerequisite struct {
	ID          string           `json:"id"`                    // unique in the partnership
	Kind        PrerequisiteKind `json:"kind"`                  // what it is about
	What        string           `json:"what"`                  // what has to be done, or which contract it is
	Org         OrgID            `json:"org,omitzero"`          // the member that it concerns; not set: all of them
	Owner       string           `json:"owner,omitempty"`       // who is responsible for it
	Due         calendar.Date    `json:"due,omitzero"`          // the day by which the work is to be done; not set: not known
	LockedUntil calendar.Date    `json:"locked_until,omitzero"` // the last day of the contract; not set: not known
	Done        calendar.Date    `json:"done,omitzero"`         // the day it was done, or the contract ended early; not set: not yet
}

// Validate returns what is wrong with the prerequisite:
//
//   - ErrRequired: no id, kind or description
//   - ErrInvalid: a malformed id, an unknown kind, a contract with Due, work with LockedUntil
//   - what the checks of package field find in the texts
func (p Prerequisite) Validate() error {
	return errors.Join(
		field.At("id", field.CheckID("a prerequisite", p.ID)),
		field.CheckOneOf("kind", "kind of prerequisite", p.Kind, PrerequisiteKinds()),
		field.Required("what", p.What),
		field.OptionalID("org", "an organisation", p.Org),
		field.OptionalName("owner", p.Owner),
		p.checkDays(),
	)
}

// checkDays returns an error for a day that the kind does not have.
func (p Prerequisite) checkDays() error {
	var due, locked error
	if p.Kind == ContractLock && !p.Due.IsZero() {
		due = field.At("due", fmt.Errorf("%v: a contract has no due day: set locked_until: %w", p.Due, field.ErrInvalid))
	}
	if p.Kind != ContractLock && slices.Contains(PrerequisiteKinds(), p.Kind) && !p.LockedUntil.IsZero() {
		locked = field.At("locked_until", fmt.Errorf("%v: work is not locked: set due: %w", p.LockedUntil, field.ErrInvalid))
	}
	return errors.Join(due, locked)
}

// checkPrerequisites returns what is wrong with each prerequisite, and ErrDuplicate for one with
// the id of an earlier one.
func checkPrerequisites(prerequisites []Prerequisite) error {
	return errors.Join(
		field.Each("prerequisites", prerequisites, Prerequisite.Validate),
		field.Unique("prerequisites", "id", prerequisites, func(p Prerequisite) string { return p.ID }),
	)
}

// clearFrom returns the first day on which the prerequisite no longer holds the start back, as
// known on asOf: the day after it was done, after the contract ends, or after the work is due. ok
// is false if the day is not known. That includes work that is overdue, and a contract that ends
// on 9999-12-31, which is how records write "never".
func (p Prerequisite) clearFrom(asOf calendar.Date) (first calendar.Date, ok bool) {
	last := p.Done
	switch {
	case !last.IsZero():
	case p.Kind == ContractLock:
		last = p.LockedUntil
	case !p.Due.Before(asOf):
		last = p.Due
	}
	first = last.AddDays(1)
	return first, !first.IsZero()
}

// Start is when a service can start, and why not before.
type Start struct {
	Earliest calendar.Date `json:"earliest,omitzero"` // the first day on which every prerequisite with a known day is met
	Binding  []string      `json:"binding,omitempty"` // the ids of the prerequisites that hold the start back until the day before Earliest, in their order
	Unknown  []string      `json:"unknown,omitempty"` // the ids of the prerequisites whose day nobody knows, in their order
}

// Known reports whether it is known that the service can start on Earliest. If not,
// Earliest is a lower bound: the service cannot start earlier. The zero Start is not known.
func (s Start) Known() bool { return !s.Earliest.IsZero() && len(s.Unknown) == 0 }

// EarliestStart returns the earliest day, asOf or later, on which every prerequisite is met. A
// start is possible the day after the last day of a contract, and the day after work is done.
// The prerequisites with the latest of these days are Binding.
//
// The start is not known if there is
//
//   - a contract without a last day, or with 9999-12-31
//   - work without a due day
//   - work that is overdue on asOf
//
// The errors wrap:
//
//   - ErrRequired if asOf is not set
//   - ErrDuplicate for two prerequisites with one id
//   - what Prerequisite.Validate finds
func EarliestStart(asOf calendar.Date, prerequisites []Prerequisite) (Start, error) {
	if err := errors.Join(field.RequiredValue("as_of", asOf), checkPrerequisites(prerequisites)); err != nil {
		return Start{}, err
	}
	start := Start{Earliest: asOf}
	for _, p := range prerequisites {
		first, ok := p.clearFrom(asOf)
		switch {
		case !ok:
			start.Unknown = append(start.Unknown, p.ID)
		case first.After(start.Earliest):
			start.Earliest, start.Binding = first, []string{p.ID}
		case first == start.Earliest && first.After(asOf):
			start.Binding = append(start.Binding, p.ID)
		}
	}
	return start, nil
}
