package costing

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Schedule says by which scheme and among whom the cost of every line is shared,
// and since when. What an entry says holds until the next entry of its line. The
// entries that no longer hold stay: they are the trail of amendments. So an entry
// that was wrong stays too, and is put right by one that takes effect on the same
// day and was agreed later.
type Schedule struct {
	Entries []Entry `json:"entries"` // those of a line in order of the day they take effect, and of one day in order of the day they were agreed
}

// Entry is a line's scheme and members from a day on, and who agreed to them.
type Entry struct {
	Line       partnership.LineID    `json:"line"`                 // whose cost
	From       calendar.Date         `json:"from,omitzero"`        // the first day on which it holds
	Members    []partnership.OrgID   `json:"members"`              // who shares the cost, in the order to show them
	Scheme     Scheme                `json:"scheme"`               // how
	Agreed     calendar.Date         `json:"agreed,omitzero"`      // the day it was agreed; not set: not recorded
	ApprovedBy partnership.Authority `json:"approved_by,omitzero"` // who agreed to it
	Reference  string                `json:"reference,omitempty"`  // where it is minuted
}

// Validate returns what is wrong with the entry:
//
//   - ErrRequired at "line", "from" and "members" for what is missing;
//   - ErrInvalid for a malformed id and an unknown authority;
//   - ErrDuplicate at "members[i]";
//   - what field.OptionalName finds at "reference", and Scheme.Validate at "scheme".
//
// The message names the line.
func (e Entry) Validate() error { return e.validate(Entry{}) }

// validate is Validate for an entry that follows one of its line, which is the zero
// Entry if there is none.
func (e Entry) validate(before Entry) error {
	return prefixed(lineText(e.Line), errors.Join(
		field.At("line", e.Line.Validate()),
		field.At("from", e.checkFrom(before)),
		CheckMembers(e.Members),
		field.At("scheme", e.Scheme.Validate()),
		field.OptionalOneOf("approved_by", "authority", e.ApprovedBy, partnership.Authorities()),
		field.OptionalName("reference", e.Reference),
	))
}

// checkFrom returns what is wrong with the first day of an entry that follows one of its
// line.
func (e Entry) checkFrom(before Entry) error {
	switch {
	case e.From.IsZero():
		return field.ErrRequired
	case before.From.IsZero() || e.From.After(before.From):
		return nil
	case e.From.Before(before.From):
		return fmt.Errorf("%v is listed after %v: %w", e.From, before.From, field.ErrOrder)
	case e.Agreed.IsZero() || before.Agreed.IsZero() || e.Agreed == before.Agreed:
		return fmt.Errorf("two entries take effect on %v, and no days of agreement say which is the later: %w", e.From, field.ErrOverlap)
	case e.Agreed.Before(before.Agreed):
		return fmt.Errorf("two entries take effect on %v, and that agreed on %v is listed after that agreed on %v: %w", e.From, e.Agreed, before.Agreed, field.ErrOrder)
	}
	return nil
}

// saysAs reports whether the entry shares the cost among the same members by the
// same scheme as another.
func (e Entry) saysAs(other Entry) bool {
	return slices.Equal(e.Members, other.Members) && e.Scheme.equal(other.Scheme)
}

// Validate returns what is wrong with the schedule: no entries (ErrRequired), what
// Entry.Validate finds, and at "entries[i].from" an entry that takes effect
// before the one of its line before it (ErrOrder), or on the same day and was not
// agreed later: ErrOrder if it was agreed earlier, and ErrOverlap if both were
// agreed on one day or one of the days is not recorded.
func (s Schedule) Validate() error {
	if len(s.Entries) == 0 {
		return field.At("entries", field.ErrRequired)
	}
	before := make(map[partnership.LineID]Entry)
	return field.Each("entries", s.Entries, func(e Entry) error {
		err := e.validate(before[e.Line])
		before[e.Line] = e
		return err
	})
}

// Statements returns what each organisation pays of the cost: one statement if the
// same scheme and members hold on every day of its term, and else one for the days
// of each entry, in order. Join makes one statement of them. An entry that says the
// same as the one before it changes nothing.
//
// The total, the metered and agreed amounts and the limits of minima and caps are
// those for the term of the cost, commonly a year. A part of the term has of each,
// rounded to the penny, what has run up in proportion to the days by its last day,
// less what had run up before its first. So the parts make the whole, whatever the
// days.
//
// A limit or a rounding to whole pounds is of the term, although the shares change in
// it: entries that follow each other with the same members, adjustments and rounding make
// one statement, in which each divides the cost of its days, and what they charge together
// is limited and rounded. Scheme.ByPart says that each is by itself. So is one with an
// indexation, which is of the days after it.
//
// A scheme may count in whole months in place of days: who joins on 1 July has nine
// twelfths of a year's share. Then all entries of the term do, and take effect on the first
// day of a month.
//
// A cost of a quarter is charged the amounts of a quarter only if the scheme states
// them for a quarter: state the cost of the year, and bill its quarters as
// Instalments of the statement.
//
// The errors are
//
//   - those of Schedule.Validate for the entries of the line;
//   - those of Cost.Validate at "cost";
//   - ErrNotFound at "entries" if the line has none, and ErrRange if the first takes effect
//     after the first day;
//   - ErrInvalid, if time counts in months, at "cost.term" for a term without whole months, at
//     "entries[i].from" for an entry that takes effect inside one, and at
//     "entries[i].scheme.by_months" for an entry that counts days, or the reverse;
//   - those of Scheme.Statement at "entries[i].scheme" and "entries[i].members".
func (s Schedule) Statements(cost Cost, facts Facts) ([]Statement, error) {
	segments, err := s.segments(cost)
	if err != nil {
		return nil, err
	}
	var statements []Statement
	var errs []error
	periods, err := s.periods(cost, segments)
	if err != nil {
		return nil, prefixed(lineText(cost.Line), err)
	}
	for carried := cost.Carried; len(periods) > 0; carried = statements[len(statements)-1].Carried {
		n := together(periods)
		periods[0].cost.Carried = carriedOf(carried, periods[0])
		statement, err := statementOf(periods[:n], s.Entries[periods[0].entry].Members, facts)
		statements, errs, periods = append(statements, statement), append(errs, err), periods[n:]
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return statements, nil
}

// carriedOf returns the remainders of those who are still members in a period that follows
// another, if it carries any. The first has all of them.
func carriedOf(carried []Remainder, p period) []Remainder {
	switch {
	case p.stretch.before == 0:
		return carried
	case !p.scheme.Carry:
		return nil
	}
	return slices.DeleteFunc(slices.Clone(carried), func(r Remainder) bool { return !slices.Contains(p.members, r.Org) })
}

// periods returns the cost of the days of each segment. The errors are ErrInvalid for
// entries of which some count in months and others in days, and for a segment that does not
// have whole months although they count.
func (s Schedule) periods(cost Cost, segments []segment) ([]period, error) {
	months := s.Entries[segments[0].entry].Scheme.ByMonths
	whole := timed{cost.Term, months}
	errs := []error{field.At("cost.term", whole.checkMonths())}
	stretch := stretch{of: whole.length(), total: cost.Total.pence(), heads: cost.Heads, months: months}
	periods := make([]period, len(segments))
	for i, segment := range segments {
		entry := s.Entries[segment.entry]
		errs = append(errs, field.At(fmt.Sprintf("entries[%d]", segment.entry), entry.checkTime(whole)))
		stretch.before, stretch.until = stretch.until, stretch.until+timed{segment.term, months}.length()
		part := Cost{Line: cost.Line, Term: segment.term, Total: Pence(stretch.cut(cost.Total.pence()))}
		if len(cost.Heads) > 0 {
			part.Heads, part.Total = stretch.cutHeads(cost.Heads)
		}
		periods[i] = period{entry: segment.entry, scheme: entry.Scheme, members: entry.Members, cost: part, stretch: stretch}
	}
	return periods, errors.Join(errs...)
}

// checkTime returns ErrInvalid for an entry that does not count time as a term does, and for
// one that takes effect in a month of a term that counts months.
func (e Entry) checkTime(term timed) error {
	if e.Scheme.ByMonths != term.months {
		return field.At("scheme.by_months", fmt.Errorf("the entries of one term count in days, or all in months: %w", field.ErrInvalid))
	}
	return field.At("from", term.checkMonth(e.From))
}

// together returns how many of the periods, from the first, are adjusted and rounded
// together.
func together(periods []period) int {
	first, n := periods[0], 1
	for n < len(periods) && first.scheme.limitsTerm() && periods[n].adjustedAs(first) {
		n++
	}
	return n
}

// adjustedAs reports whether the charges of two periods are adjusted and rounded alike.
func (p period) adjustedAs(other period) bool {
	return slices.Equal(p.members, other.members) && slices.EqualFunc(p.scheme.Adjustments, other.scheme.Adjustments, Adjustment.equal) &&
		p.scheme.limitsDriversOf(other.scheme) &&
		p.scheme.Rounding == other.scheme.Rounding && p.scheme.AddsUp == other.scheme.AddsUp && p.scheme.ByPart == other.scheme.ByPart
}

// limitsDriversOf reports whether the drivers of the adjustments are derived as another
// scheme derives them. Those of the parts need not be.
func (s Scheme) limitsDriversOf(other Scheme) bool {
	derived := func(d DerivedDriver) bool {
		return slices.ContainsFunc(s.Adjustments, func(a Adjustment) bool { return a.Driver == d.Driver || a.ProportionDriver == d.Driver })
	}
	uses := slices.ContainsFunc(s.Drivers, derived) || slices.ContainsFunc(other.Drivers, derived)
	return !uses || slices.EqualFunc(s.Drivers, other.Drivers, DerivedDriver.equal)
}

// limitsTerm reports whether the scheme has a limit or a rounding that is of a whole term,
// also where the shares change in it. A rise by date is of the days after it, so that a
// scheme with one is adjusted part by part.
func (s Scheme) limitsTerm() bool {
	unit, _, _ := s.Rounding.rule()
	limits := unit > 1
	for _, a := range s.Adjustments {
		limits = limits || a.Kind == MinimumCharge || a.Kind == ChargeCap || a.Kind == Collar || a.Kind == Credit
		if a.Kind == Indexation {
			return false
		}
	}
	return limits && !s.ByPart
}

// inEntry returns the errors of a scheme's statement at their places in the entry.
func inEntry(entry int, err error) error {
	var errs []error
	for _, e := range field.Errors(err) {
		path := "scheme." + e.Path
		if strings.HasPrefix(e.Path, "members") {
			path = e.Path
		}
		errs = append(errs, field.At(fmt.Sprintf("entries[%d].%s", entry, path), e.Err))
	}
	return errors.Join(errs...)
}

// A segment is the days of a cost on which one entry holds.
type segment struct {
	entry int
	term  calendar.Term
}

// segments returns the segments of the cost, in order.
func (s Schedule) segments(cost Cost) ([]segment, error) {
	var segments []segment
	var before Entry
	errs := []error{prefixed(lineText(cost.Line), field.At("cost", cost.Validate()))}
	entries := 0
	for i, e := range s.Entries {
		if e.Line != cost.Line {
			continue
		}
		entries++
		errs = append(errs, field.At(fmt.Sprintf("entries[%d]", i), e.validate(before)))
		before = e
		segments = followed(segments, i, e.From, cost.Term)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	switch {
	case entries == 0:
		return nil, prefixed(lineText(cost.Line), field.At("entries", fmt.Errorf("no entry is of the line: %w", field.ErrNotFound)))
	case len(segments) == 0 || segments[0].term.First.After(cost.Term.First):
		return nil, prefixed(lineText(cost.Line), field.At("entries", fmt.Errorf("no entry has taken effect on %v: %w", cost.Term.First, field.ErrRange)))
	}
	return s.joined(segments), nil
}

// joined returns the segments with those in one that follow each other and are of
// entries that say the same.
func (s Schedule) joined(segments []segment) []segment {
	all := segments[:1:1]
	for _, next := range segments[1:] {
		last := &all[len(all)-1]
		if s.Entries[next.entry].saysAs(s.Entries[last.entry]) {
			last.term.Last = next.term.Last
			continue
		}
		all = append(all, next)
	}
	return all
}

// followed returns the segments of a term with those of an entry that takes effect
// after the entries of them, or in their place.
func followed(segments []segment, entry int, first calendar.Date, term calendar.Term) []segment {
	if first.After(term.Last) {
		return segments
	}
	if first.Before(term.First) {
		first = term.First
	}
	for len(segments) > 0 && !segments[len(segments)-1].term.First.Before(first) {
		segments = segments[:len(segments)-1]
	}
	if last := len(segments) - 1; last >= 0 {
		segments[last].term.Last = first.AddDays(-1)
	}
	return append(segments, segment{entry, calendar.Term{First: first, Last: term.Last}})
}
