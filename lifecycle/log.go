package lifecycle

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/google/uuid"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// LogEntry is a line of a Log: an event, the day it was recorded, and what the
// rules of that day said.
type LogEntry struct {
	Event    Event         `json:"event,omitzero"`    // what happened; not set in a correction: nothing did
	Recorded calendar.Date `json:"recorded,omitzero"` // the day it was written down; before the day of the event: in advance
	// RecordedBy is who wrote it down. For who decided see Event.ApprovedBy.
	RecordedBy string `json:"recorded_by,omitempty"`
	// Edition is the edition of the rulebook that judged it; not set: it was not judged.
	Edition string `json:"edition,omitempty"`
	// Report is what its rules said, each with the version that said it. If the entry
	// corrects another or is late, it was kept whatever they said.
	Report policy.Report `json:"report,omitzero"`
	// Corrects is the number, from 1, of the entry that this one replaces.
	Corrects int `json:"corrects,omitzero"`
	// Reason says why an entry is corrected, or recorded after later ones.
	Reason string `json:"reason,omitempty"`
}

// Log is what has happened to a partnership, in the order in which it was
// recorded. Nothing in it is changed or taken out: what was wrong is corrected by
// a further entry, so that the answer that was given on any day can be given again.
type Log struct {
	Partnership uuid.UUID  `json:"partnership"` // whose log it is
	Entries     []LogEntry `json:"entries"`     // by the day they were recorded
}

// Validate returns everything that is wrong with the log, at "entries[2].recorded"
// and the like:
//
//   - field.ErrRequired: no partnership or day of recording; no reason for an entry that
//     corrects another, or that is late: when it was recorded, an event of a later day had
//     happened to one of its lines
//   - field.ErrOrder: an entry that was recorded before the one above it
//   - field.ErrNotFound: a correction of an entry that does not stand above it
//   - field.ErrDuplicate: a correction of an entry that was corrected before
//   - field.ErrRange: a text that is too long
//   - what Event finds
//
// If nothing of that is wrong, it returns the events that do not follow from those before
// them: an *UndeclaredError, or ErrDenied for a condition that is not met. The events after
// such an event are checked as if it had not happened. After field.MaxErrors
// errors in all Validate looks no further.
func (l Log) Validate() error {
	corrected, late := make([]bool, len(l.Entries)), l.late()
	var recorded calendar.Date
	i := -1
	err := errors.Join(
		field.At("partnership", required(l.Partnership != uuid.UUID{})),
		field.Each("entries", l.Entries, func(e LogEntry) error {
			i++
			err := errors.Join(e.check(late[i]), l.checkOrder(i, recorded, corrected))
			recorded = laterDay(recorded, e.Recorded)
			return err
		}),
	)
	if err == nil {
		_, err = l.State()
	}
	return err
}

// late reports for each entry whether its event is of an earlier day than one above it,
// on one of the same lines, that had happened when it was recorded and stands.
func (l Log) late() []bool {
	late, stands := make([]bool, len(l.Entries)), make([]bool, len(l.Entries))
	for i := range l.Entries {
		stands[i] = true
		if n := l.Entries[i].Corrects; n > 0 && n <= i {
			stands[n-1] = false
		}
	}
	days, happens := lineDays{of: map[partnership.LineID]calendar.Date{}}, l.happens()
	for i := range l.Entries {
		for _, earlier := range happens[i] {
			if stands[earlier] {
				days.note(&l.Entries[earlier].Event)
			}
		}
		event := &l.Entries[i].Event
		late[i] = event.On.Before(days.last(event)) && !event.On.IsZero()
	}
	return late
}

// happens returns for each entry the places of some of those above it: the entries of
// which it is the first below that was recorded on the day of their event or later.
func (l Log) happens() [][]int {
	recorded, last := make([]calendar.Date, len(l.Entries)), calendar.Date{}
	for i := range l.Entries {
		last = laterDay(last, l.Entries[i].Recorded)
		recorded[i] = last
	}
	all := make([][]int, len(l.Entries)+1)
	for i := range l.Entries {
		by, _ := slices.BinarySearchFunc(recorded, l.Entries[i].Event.On, calendar.Date.Compare)
		by = max(by, i+1)
		all[by] = append(all[by], i)
	}
	return all
}

// lineDays is the days of the last events.
type lineDays struct {
	any, all calendar.Date                        // of any, and of those that name no lines
	of       map[partnership.LineID]calendar.Date // of those that name a line
}

// note notes an event that has happened.
func (d *lineDays) note(e *Event) {
	d.any = laterDay(d.any, e.On)
	if len(e.Lines) == 0 {
		d.all = laterDay(d.all, e.On)
	}
	for _, ids := range [...][]partnership.LineID{e.Lines, e.Into} {
		for _, id := range ids {
			d.of[id] = laterDay(d.of[id], e.On)
		}
	}
}

// last returns the day of the last event on one of the lines of another.
func (d *lineDays) last(e *Event) calendar.Date {
	if len(e.Lines) == 0 {
		return d.any
	}
	last := d.all
	for _, id := range e.Lines {
		last = laterDay(last, d.of[id])
	}
	return last
}

// Validate returns what is wrong with the entry by itself; Log.Validate says whether it follows
// from those above it:
//
//   - what Event.Validate finds in the event, unless the entry is a correction in which nothing
//     happened
//   - ErrRequired: the day on which it was recorded; the reason of a correction
//   - ErrRange: a number of an entry below 0
//   - what field.CheckName and field.CheckNote find in its texts
func (e LogEntry) Validate() error {
	var corrects error
	if e.Corrects < 0 {
		corrects = fmt.Errorf("%d is not the number of an entry: %w", e.Corrects, field.ErrRange)
	}
	return errors.Join(e.check(false), field.At("corrects", corrects))
}

// check returns what is wrong with the entry by itself.
func (e LogEntry) check(late bool) error {
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
		field.RequiredValue("recorded", e.Recorded),
		field.OptionalName("recorded_by", e.RecordedBy),
		field.OptionalName("edition", e.Edition),
		field.At("reason", reason),
	)
}

// isZero reports whether nothing happened: no field is set.
func (e *Event) isZero() bool {
	return e.Kind == "" && e.On.IsZero() && len(e.Lines)+len(e.Members)+len(e.By)+len(e.To)+len(e.Into) == 0 && e.Org == "" && e.Structure == "" && e.Term.IsZero() &&
		e.Expires.IsZero() && e.Succession.IsZero() && e.Agreed == "" && e.ApprovedBy == "" && e.Reference == ""
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

// State returns where the partnership stands after everything in the log, on the day on
// which the last entry was recorded: what was recorded for later days is to come. The error
// has the events that do not follow from those before them, as Validate gives them; the
// state leaves them out.
func (l Log) State() (State, error) {
	state, err := l.fold(l.lastRecorded(), calendar.Date{})
	state.Entries = len(l.Entries)
	return state, err
}

// lastRecorded returns the last day on which an entry was recorded.
func (l Log) lastRecorded() (last calendar.Date) {
	for i := range l.Entries {
		last = laterDay(last, l.Entries[i].Recorded)
	}
	return last
}

// StateOn returns where the partnership stood on a day, as it was known on another day.
// It counts the entries that were recorded by the day known, with their corrections. Their
// events up to day have happened; later ones are to come if they were recorded in advance.
// The errors are those of State for these entries, and field.ErrRequired for a day that
// is not set.
func (l Log) StateOn(day, known calendar.Date) (State, error) {
	if err := errors.Join(field.RequiredValue("day", day), field.RequiredValue("known", known)); err != nil {
		return State{}, err
	}
	return l.fold(day, known)
}

// fold carries out the events up to a day that were recorded up to another, in the
// order of their days; those of one day in the order in which they were first
// recorded. Events after the day are to come if they were recorded in advance.
func (l Log) fold(day, known calendar.Date) (State, error) {
	state := State{Partnership: l.Partnership, Lines: []LineState{}}
	then, errs, found := &state, []error(nil), 0
	for _, i := range l.standing(known) {
		entry := &l.Entries[i]
		if entry.Event.On.After(day) {
			if !entry.Recorded.Before(entry.Event.On) {
				continue
			}
			if then == &state {
				later := state.clone()
				then = &later
			}
		}
		if err := then.advance(&entry.Event); err != nil {
			errs = append(errs, field.At(field.Index("entries", i), field.At("event", err)))
			if found += countOf(err); found >= field.MaxErrors {
				break
			}
			continue
		}
		if then == &state {
			state.Entries++
		} else {
			state.Coming = append(state.Coming, entry.Event.clone())
		}
	}
	state.Stage = whole(state.Lines)
	return state, errors.Join(errs...)
}

// countOf returns how many errors with a place there are in the error of an event, and 1 for
// one of the whole.
func countOf(err error) int {
	n := 0
	for range field.All(err) {
		n++
	}
	return max(n, 1)
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
	var buffer [16]int
	places, err := s.allowed(buffer[:0], e)
	if err == nil {
		s.carryOut(e, places)
	}
	return err
}

// allowed appends the places of the lines to which an event happens. The error is that of
// one that cannot happen.
func (s *State) allowed(into []int, e *Event) ([]int, error) {
	if e.Kind == CouncilSucceeded && e.Succession.IsZero() {
		return nil, field.At("succession", field.ErrRequired)
	}
	if e.Kind == LineSplit {
		if err := e.check(); err != nil {
			return nil, err
		}
	}
	places, err := s.places(into, e)
	if err == nil {
		err = s.checkDeclared(e, places)
	}
	if err != nil {
		return nil, err
	}
	if found := s.unmet(e, places, nil); len(found) > 0 {
		return nil, denied(e.Kind, found)
	}
	return places, nil
}
