package lifecycle

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/google/uuid"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// Entry is a line of a Log: an event, the day it was recorded, and what the
// rules of that day said.
type Entry struct {
	Event    Event         `json:"event,omitzero"`    // what happened; not set in a correction: nothing did
	Recorded calendar.Date `json:"recorded,omitzero"` // the day it was written down
	// Edition is the edition of the rulebook that allowed it; not set: it was
	// not judged.
	Edition string `json:"edition,omitempty"`
	// Report is what its rules said, each with the version that said it.
	Report policy.Report `json:"report,omitzero"`
	// Corrects is the number, from 1, of the entry that this one takes the place of.
	Corrects int `json:"corrects,omitzero"`
	// Reason says why an entry is corrected, or recorded after later ones.
	Reason string `json:"reason,omitempty"`
}

// Log is what has happened to a partnership, in the order in which it was
// recorded. Nothing in it is changed or taken out: what was wrong is corrected by
// a further entry, so that the answer that was given on any day can be given again.
type Log struct {
	Partnership uuid.UUID `json:"partnership"` // whose log it is
	Entries     []Entry   `json:"entries"`     // by the day they were recorded
}

// Validate returns everything that is wrong with the log, at "entries[2].recorded"
// and the like:
//
//   - field.ErrRequired: no partnership or day of recording; no reason for an entry
//     that corrects another or is late
//   - field.ErrOrder: an entry that was recorded before the one above it
//   - field.ErrNotFound: a correction of an entry that does not stand above it
//   - field.ErrDuplicate: a correction of an entry that was corrected before
//   - field.ErrRange: a text that is too long
//   - what Event finds
//
// If that is nothing, it returns the events that do not follow from those before
// them: an *UndeclaredError, or ErrDenied for a condition that is not met. Each is
// passed over by what comes after it. After field.MaxErrors of them Validate looks
// no further.
func (l Log) Validate() error {
	errs := []error{field.At("partnership", required(l.Partnership != uuid.UUID{}))}
	corrected := make([]bool, len(l.Entries))
	var last, recorded calendar.Date
	for i, e := range l.Entries {
		late := e.Event.On.Before(last) && !e.Event.On.IsZero()
		errs = append(errs, field.At(field.Index("entries", i), errors.Join(e.check(late), l.checkOrder(i, recorded, corrected))))
		if last.Before(e.Event.On) {
			last = e.Event.On
		}
		if recorded.Before(e.Recorded) {
			recorded = e.Recorded
		}
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	_, err := l.State()
	return err
}

// check returns what is wrong with the entry by itself.
func (e Entry) check(late bool) error {
	var event error
	if e.Corrects == 0 || !e.Event.isZero() {
		event = e.Event.Validate()
	}
	reason := field.CheckNote(e.Reason)
	if late || e.Corrects != 0 {
		reason = field.CheckText(e.Reason)
	}
	return errors.Join(
		field.At("event", event),
		field.At("recorded", required(!e.Recorded.IsZero())),
		field.OptionalName("edition", e.Edition),
		field.At("reason", reason),
	)
}

// isZero reports whether nothing happened: no field is set.
func (e *Event) isZero() bool {
	return e.Kind == "" && e.On.IsZero() && len(e.Lines)+len(e.Members) == 0 && e.Org == "" && e.Structure == "" && e.Term.IsZero() &&
		e.Expires.IsZero() && e.Succession == nil && e.Agreed == "" && e.ApprovedBy == "" && e.Reference == ""
}

// checkOrder returns what is wrong with where entry i stands.
func (l Log) checkOrder(i int, recorded calendar.Date, corrected []bool) error {
	s := l.Entries[i]
	var order, corrects error
	if !s.Recorded.IsZero() && s.Recorded.Before(recorded) {
		order = fmt.Errorf("%v is before an entry recorded on %v: %w", s.Recorded, recorded, field.ErrOrder)
	}
	switch n := s.Corrects; {
	case n == 0:
	case n < 0 || n > i:
		corrects = fmt.Errorf("%d is not one of the %d entries above: %w", n, i, field.ErrNotFound)
	case corrected[n-1]:
		corrects = fmt.Errorf("%d was corrected before: %w", n, field.ErrDuplicate)
	default:
		corrected[n-1] = true
	}
	return errors.Join(field.At("recorded", order), field.At("corrects", corrects))
}

// State returns where the partnership stands after everything in the log. The
// error holds what does not follow from what was before, as Validate gives it; the
// state is then that without it.
func (l Log) State() (State, error) {
	state, err := l.fold(calendar.Date{}, calendar.Date{})
	state.Entries = len(l.Entries)
	return state, err
}

// StateOn returns where the partnership stood on a day, as it was known on
// another: after the events up to the one day that were recorded up to the other,
// corrected as far as they had been. The errors are those of State for these
// events, and field.ErrRequired for a day that is not set.
func (l Log) StateOn(day, known calendar.Date) (State, error) {
	if err := errors.Join(field.At("day", required(!day.IsZero())), field.At("known", required(!known.IsZero()))); err != nil {
		return State{}, err
	}
	return l.fold(day, known)
}

// fold carries out the events up to a day that were recorded up to another, in the
// order of their days; those of one day in the order in which they were first
// recorded. A day that is not set is no limit.
func (l Log) fold(day, known calendar.Date) (State, error) {
	state := State{Partnership: l.Partnership, Lines: []LineState{}}
	var errs []error
	for _, i := range l.standing(known) {
		event := &l.Entries[i].Event
		if !day.IsZero() && event.On.After(day) {
			break
		}
		if err := state.advance(event); err != nil {
			errs = append(errs, field.At(field.Index("entries", i), field.At("event", err)))
			if len(errs) == field.MaxErrors {
				break
			}
		}
	}
	state.Stage = whole(state.Lines)
	return state, errors.Join(errs...)
}

// standing returns the places of the entries that were recorded up to a day, if it is
// set, and not corrected by then, in the order in which their events happened.
func (l Log) standing(known calendar.Date) []int {
	places, roots := make([]int, 0, len(l.Entries)), make([]int, len(l.Entries))
	corrected := make([]bool, len(l.Entries))
	for i := range l.Entries {
		s := &l.Entries[i]
		if !known.IsZero() && s.Recorded.After(known) {
			continue
		}
		roots[i] = i
		if n := s.Corrects; n > 0 && n <= i {
			corrected[n-1], roots[i] = true, roots[n-1]
		}
		places = append(places, i)
	}
	places = slices.DeleteFunc(places, func(i int) bool { return corrected[i] || l.Entries[i].Event.isZero() })
	before := func(a, b int) int {
		return cmp.Or(l.Entries[a].Event.On.Compare(l.Entries[b].Event.On), cmp.Compare(roots[a], roots[b]))
	}
	if !slices.IsSortedFunc(places, before) {
		slices.SortFunc(places, before)
	}
	return places
}

// advance carries out an event, unless it cannot happen, and leaves the stage of
// the whole as it is.
func (s *State) advance(e *Event) error {
	if e.Kind == CouncilSucceeded && e.Succession == nil {
		return field.At("succession", field.ErrRequired)
	}
	var buffer [16]int
	places, err := s.places(buffer[:0], e)
	if err != nil {
		return err
	}
	if err := s.checkDeclared(e, places); err != nil {
		return err
	}
	if found := s.unmet(e, places, nil); len(found) > 0 {
		return denied(e.Kind, found)
	}
	s.carryOut(e, places)
	return nil
}

// Append returns the log with the entry that a decision allows, recorded on the day
// of the decision. The log itself stays as it is.
//
// The errors are a *DeniedError for a decision that denies the event, and
// field.ErrOrder for one that was not made on the state after this log or
// was made before the last entry was recorded.
func (l Log) Append(d Decision) (Log, error) {
	if !d.Allowed {
		return Log{}, &DeniedError{d}
	}
	switch {
	case d.State.Partnership != l.Partnership:
		return Log{}, field.At("partnership", fmt.Errorf("%v: the decision is about %v: %w", l.Partnership, d.State.Partnership, field.ErrInvalid))
	case d.State.Entries != len(l.Entries)+1:
		return Log{}, field.At("entries", fmt.Errorf("%d: the decision was made after %d: %w", len(l.Entries), d.State.Entries-1, field.ErrOrder))
	case len(l.Entries) > 0 && d.AsOf.Before(l.Entries[len(l.Entries)-1].Recorded):
		return Log{}, field.At("entries", fmt.Errorf("the decision of %v is before the last entry was recorded, %v: %w", d.AsOf, l.Entries[len(l.Entries)-1].Recorded, field.ErrOrder))
	}
	entry := Entry{Event: d.Event, Recorded: d.AsOf, Edition: d.Edition, Report: d.Report}
	return l.with(entry), nil
}

// Correct returns the log with an entry that corrects an earlier one, or is recorded
// after the day of its event, and says why. It is not judged: the past stands, and only
// what was known of it has changed. What happens on the day goes by Rulebook.Decide.
//
// The errors are field.ErrRequired, at "corrects" of the entry, for one that is
// neither, and at "reason" for no reason; otherwise those of Validate for the longer log.
// The log itself stays as it is.
func (l Log) Correct(entry Entry) (Log, error) {
	err := errors.Join(
		field.At("corrects", required(entry.Corrects != 0 || entry.Recorded.After(entry.Event.On))),
		field.At("reason", field.CheckText(entry.Reason)),
	)
	if err != nil {
		return Log{}, field.At(field.Index("entries", len(l.Entries)), err)
	}
	longer := l.with(entry)
	if err := longer.Validate(); err != nil {
		return Log{}, err
	}
	return longer, nil
}
