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

// Journal is the entries of a Log and the state after them, which always agree. NewJournal
// reads a log once. After that, the cost of adding an entry does not grow with the number of
// entries, and that of a correction grows only with the events after the corrected one.
//
// A Journal never changes: Append and Correct return a new one. Any number of journals can be
// made from one.
//
// The zero Journal is of no partnership and has no entries.
type Journal struct {
	last  *kept // the last entry; nil: there are none
	top   *step // the last event that has happened; nil: none has
	state State // after it, with what is to come; its lists are never changed
	// roots has for each event to come, in the order of state.Coming, its entry and the
	// one whose place it takes.
	roots []position
}

// kept is an entry that is kept, counted from 1, and the one before it.
type kept struct {
	entry  LogEntry
	n      int
	root   int // the first entry that it corrects, by way of others, or its own number
	before *kept
}

// position is where an event stands among those of its day: by the entry that was there
// first.
type position struct {
	n, root int
	event   *Event
}

// compare orders events as they happen.
func (p position) compare(q position) int {
	return cmp.Or(p.event.On.Compare(q.event.On), cmp.Compare(p.root, q.root))
}

// step is an event that has happened, what was there before it, and the one before it.
type step struct {
	at     position
	whole  State       // without its lines
	lines  []LineState // those that it changed
	before *step
}

// NewJournal returns the journal with the entries of a log. The error is that of
// Log.Validate.
func NewJournal(log Log) (Journal, error) {
	if err := log.Validate(); err != nil {
		return Journal{}, err
	}
	w := worker{state: State{Partnership: log.Partnership, Entries: len(log.Entries), Lines: []LineState{}}, today: log.lastRecorded()}
	entries := make([]*kept, len(log.Entries))
	for i, e := range log.Entries {
		entries[i] = &kept{entry: e.clone(), n: i + 1, root: i + 1, before: w.last}
		if e.Corrects > 0 {
			entries[i].root = entries[e.Corrects-1].root
		}
		w.last = entries[i]
	}
	for _, i := range log.standing(calendar.Date{}) {
		k := entries[i]
		if err := w.place(position{k.n, k.root, &k.entry.Event}); err != nil {
			return Journal{}, err
		}
	}
	return w.journal(), nil
}

// Partnership returns the id of the partnership whose journal it is.
func (j Journal) Partnership() uuid.UUID { return j.state.Partnership }

// State returns the state after the last entry, as Log.State does.
func (j Journal) State() State { return j.state.clone() }

// Log returns the log of all entries.
func (j Journal) Log() Log {
	log := Log{j.state.Partnership, make([]LogEntry, j.len())}
	for k := j.last; k != nil; k = k.before {
		log.Entries[k.n-1] = k.entry.clone()
	}
	return log
}

// len returns how many entries there are.
func (j Journal) len() int {
	if j.last == nil {
		return 0
	}
	return j.last.n
}

// entry returns an entry by its number.
func (j Journal) entry(n int) *kept {
	k := j.last
	for k.n > n {
		k = k.before
	}
	return k
}

// Append returns the journal with the entry that a decision allows, recorded on the day
// of the decision by whom recordedBy names.
//
// The errors are:
//
//   - a *DeniedError for a decision that denies the event
//   - field.ErrOrder for a decision on another state than that of this journal, or from
//     before the day on which the last entry was recorded
//   - field.ErrRequired at "recorded_by" if it is empty
func (j Journal) Append(d Decision, recordedBy string) (Journal, error) {
	if !d.Allowed {
		return Journal{}, &DeniedError{d.clone()}
	}
	switch {
	case d.State.Partnership != j.state.Partnership:
		return Journal{}, field.At("partnership", fmt.Errorf("%v: the decision is about %v: %w", j.state.Partnership, d.State.Partnership, field.ErrInvalid))
	case d.State.Entries != j.len()+1:
		return Journal{}, field.At("entries", fmt.Errorf("%d: the decision was made after %d: %w", j.len(), d.State.Entries-1, field.ErrOrder))
	case j.last != nil && d.AsOf.Before(j.last.entry.Recorded):
		return Journal{}, field.At("entries", fmt.Errorf("the decision of %v is before the last entry was recorded, %v: %w", d.AsOf, j.last.entry.Recorded, field.ErrOrder))
	}
	entry := LogEntry{Event: d.Event, Recorded: d.AsOf, RecordedBy: recordedBy, Edition: d.Edition, Report: d.Report}
	if err := errors.Join(field.At("recorded_by", required(recordedBy != "")), entry.check(false)); err != nil {
		return Journal{}, err
	}
	return j.enter(entry, nil)
}

// Correct returns the journal with an entry that corrects an earlier one, or is recorded
// after the day of its event, and says why. The rules of the book are asked as on the day
// of the event, about the dossier and the state before it, and what they say is kept with
// the entry. They deny nothing: only what is known of the past has changed, and not the past.
// An event that has not happened yet, or that happened after all others, goes through
// Rulebook.Decide.
//
// The errors are, at the entry:
//
//   - field.ErrRequired at "corrects" for an entry that neither corrects another nor is
//     recorded after the day of its event, and at "reason" and "recorded_by" if they are empty
//   - if later events no longer follow: one error at "corrects", or for late news at
//     "event", that wraps why the first of them does not, and counts the others
//   - otherwise those of Log.Validate for the longer log, and of Rulebook.Decide for what
//     the rules are asked about
func (j Journal) Correct(b Rulebook, entry LogEntry, dossier Dossier) (Journal, error) {
	at := field.Index("entries", j.len())
	err := errors.Join(
		field.At("corrects", required(entry.Corrects != 0 || entry.Recorded.After(entry.Event.On))),
		field.At("recorded_by", required(entry.RecordedBy != "")),
		entry.check(true),
		j.checkEntry(entry),
	)
	if err != nil {
		return Journal{}, field.At(at, err)
	}
	entry.Edition, entry.Report = "", policy.Report{}
	return j.enter(entry, &asked{b, dossier})
}

// checkEntry returns what is wrong with where the next entry stands, as Log.checkOrder.
func (j Journal) checkEntry(e LogEntry) error {
	var order, corrects error
	if j.last != nil && e.Recorded.Before(j.last.entry.Recorded) && !e.Recorded.IsZero() {
		order = fmt.Errorf("%v is before an entry recorded on %v: %w", e.Recorded, j.last.entry.Recorded, field.ErrOrder)
	}
	switch n := e.Corrects; {
	case n == 0:
	case n < 0 || n > j.len():
		corrects = fmt.Errorf("%d is not one of the %d entries above: %w", n, j.len(), field.ErrNotFound)
	case j.corrected(n):
		corrects = fmt.Errorf("%d was corrected before: %w", n, field.ErrDuplicate)
	}
	return errors.Join(field.At("recorded", order), field.At("corrects", corrects))
}

// corrected reports whether an entry was corrected.
func (j Journal) corrected(n int) bool {
	for k := j.last; k != nil && k.n > n; k = k.before {
		if k.entry.Corrects == n {
			return true
		}
	}
	return false
}

// asked is the rules that are asked about an entry, and what was put forward.
type asked struct {
	book    Rulebook
	dossier Dossier
}

// enter returns the journal with one more entry, of which the rules are asked if there are
// some.
func (j Journal) enter(entry LogEntry, ask *asked) (Journal, error) {
	w, n := j.work(), j.len()+1
	event := entry.Event.clone()
	p := position{n, n, &event}
	if entry.Corrects > 0 {
		p.root = j.entry(entry.Corrects).root
	}
	w.today, w.state.Entries = entry.Recorded, n
	waiting := j.take(&w, p, entry.Corrects)
	if !event.isZero() {
		place, _ := slices.BinarySearchFunc(waiting, p, position.compare)
		waiting = slices.Insert(waiting, place, p)
	}
	var broken followers
	for _, next := range waiting {
		w.lookAhead(next)
		if next.n == n && ask != nil {
			var err error
			if entry.Edition, entry.Report, err = ask.judge(w.before(), next, entry.Recorded); err != nil {
				return Journal{}, err
			}
		}
		switch err := w.place(next); {
		case err == nil:
		case next.n == n:
			return Journal{}, field.At(field.Index("entries", n-1), field.At("event", err))
		default:
			broken.add(next, err)
		}
	}
	if err := broken.because(entry, n); err != nil {
		return Journal{}, err
	}
	w.last = &kept{entry: entry.clone(), n: n, root: p.root, before: j.last}
	return w.journal(), nil
}

// followers is the entries that no longer follow from those before them.
type followers struct {
	first position // the first of them
	err   error    // why it does not follow
	more  int      // how many others there are
}

// add counts an entry that does not follow.
func (f *followers) add(p position, err error) {
	if f.err != nil {
		f.more++
		return
	}
	f.first, f.err = p, err
}

// because returns one error at the new entry, which is the cause, and not one at each entry
// that no longer follows; nil if all follow.
func (f *followers) because(entry LogEntry, n int) error {
	if f.err == nil {
		return nil
	}
	at, others := "event", ""
	if entry.Corrects > 0 {
		at = "corrects"
	}
	if f.more > 0 {
		others = fmt.Sprintf(" (and %d more)", f.more)
	}
	why := f.err
	if found := (*field.Error)(nil); errors.As(why, &found) {
		why = found.Err // without its place in the other event
	}
	err := fmt.Errorf("entry %d, %s on %v, would no longer follow%s: %w", f.first.n, f.first.event.Kind, f.first.event.On, others, why)
	return field.At(field.Index("entries", n-1), field.At(at, err))
}

// judge asks the rules about an event, in the state before it, as on its day, and returns
// the edition of the rulebook and what its rules say.
func (a *asked) judge(before State, p position, recorded calendar.Date) (string, policy.Report, error) {
	rules := a.book.Rules[p.event.Kind]
	if rules.IsZero() {
		return "", policy.Report{}, nil
	}
	var buffer [16]int
	places, err := before.places(buffer[:0], p.event)
	if err != nil {
		return "", policy.Report{}, field.At(field.Index("entries", p.n-1), field.At("event", err))
	}
	d := Decision{Event: p.event.clone(), AsOf: earlierDay(p.event.On, recorded)}
	err = d.judge(a.book, rules, &Matter{d.Event, before, a.dossier}, before.unsigned(&d.Event, places))
	return d.Edition, d.Report, err
}

// take takes back what happens after an event, and after the entry that it corrects, and
// what is to come, and returns these without that entry, in their order.
func (j Journal) take(w *worker, p position, corrects int) []position {
	seek := corrects > 0 && !slices.ContainsFunc(j.roots, func(q position) bool { return q.n == corrects }) && !j.entry(corrects).entry.Event.isZero()
	var taken []position
	for w.top != nil && (seek || !p.event.isZero() && w.top.at.compare(p) > 0) {
		next := w.pop()
		seek = seek && next.n != corrects
		taken = append(taken, next)
	}
	slices.Reverse(taken)
	taken = append(taken, j.roots...)
	return slices.DeleteFunc(taken, func(q position) bool { return q.n == corrects })
}

// worker makes a journal out of another. The list of lines is its own; what a line holds
// is never changed, but put in the place of another.
type worker struct {
	last  *kept
	top   *step
	state State
	roots []position
	today calendar.Date // what is after it is to come
	then  *State        // the state after what is to come so far; nil: nothing is yet
}

// work returns what makes a journal out of this one, with nothing to come.
func (j Journal) work() worker {
	w := worker{last: j.last, top: j.top, state: j.state.clone()}
	w.state.Coming = nil
	return w
}

// journal returns the journal that was made.
func (w *worker) journal() Journal {
	w.state.Stage = whole(w.state.Lines)
	return Journal{w.last, w.top, w.state, w.roots}
}

// lookAhead makes the state of what is to come, if an event is the first of it.
func (w *worker) lookAhead(p position) {
	if w.then == nil && p.event.On.After(w.today) {
		then := w.state.clone()
		w.then = &then
	}
}

// before returns the state in which the next event happens, for rules to look at.
func (w *worker) before() State {
	from := &w.state
	if w.then != nil {
		from = w.then
	}
	before := from.clone()
	before.Stage, before.Entries = whole(before.Lines), from.Entries-1
	return before
}

// place carries out an event, or puts it among what is to come. Events are placed in the
// order in which they happen.
func (w *worker) place(p position) error {
	if !p.event.On.After(w.today) {
		return w.push(p)
	}
	w.lookAhead(p)
	w.state.Coming, w.roots = append(w.state.Coming, p.event.clone()), append(w.roots, p)
	return w.then.advance(p.event)
}

// push carries out an event on top of those that have happened.
func (w *worker) push(p position) error {
	s := &w.state
	var buffer [16]int
	places, err := s.allowed(buffer[:0], p.event)
	if err != nil {
		return err
	}
	next, begun := &step{at: p, whole: *s, before: w.top}, s.begun(p.event, places)
	next.whole.Lines = nil
	for _, place := range places {
		next.lines = append(next.lines, s.Lines[place])
		line := s.Lines[place].clone()
		line.carryOut(p.event)
		s.Lines[place] = line
	}
	s.note(p.event, begun)
	w.top = next
	return nil
}

// pop takes back the last event that has happened, and returns it.
func (w *worker) pop() position {
	top, lines, entries := w.top, w.state.Lines, w.state.Entries
	w.state = top.whole
	w.state.Coming, w.state.Entries = nil, entries
	if begun := top.at.event.begun(); len(begun) > 0 {
		lines = slices.DeleteFunc(lines, func(l LineState) bool { return slices.Contains(begun, l.Line) })
	}
	w.state.Lines = lines
	for _, line := range top.lines {
		place, _ := w.state.find(line.Line)
		w.state.Lines[place] = line
	}
	w.top = top.before
	return top.at
}
