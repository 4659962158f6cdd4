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
	Entries []ScheduleEntry `json:"entries"` // those of a line in order of the day they take effect, and of one day in order of the day they were agreed
}

// ScheduleEntry is a line's scheme and members from a day on, and who agreed to them.
type ScheduleEntry struct {
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
func (e ScheduleEntry) Validate() error { return e.validate(ScheduleEntry{}) }

// validate is Validate for an entry that follows one of its line, which is the zero
// ScheduleEntry if there is none.
func (e ScheduleEntry) validate(before ScheduleEntry) error {
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
func (e ScheduleEntry) checkFrom(before ScheduleEntry) error {
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
// same scheme as another. Names and clauses, and the order of the members, change no charge.
func (e ScheduleEntry) saysAs(other ScheduleEntry) bool {
	return sameOrgs(e.Members, other.Members) && e.Scheme.wordless().equal(other.Scheme.wordless())
}

// sameOrgs reports whether two lists, in which each organisation is once, have the same.
func sameOrgs(a, b []partnership.OrgID) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

// Validate returns what is wrong with the schedule: no entries (ErrRequired), what
// ScheduleEntry.Validate finds, and at "entries[i].from" an entry that takes effect
// before the one of its line before it (ErrOrder), or on the same day and was not
// agreed later: ErrOrder if it was agreed earlier, and ErrOverlap if both were
// agreed on one day or one of the days is not recorded.
func (s Schedule) Validate() error {
	if len(s.Entries) == 0 {
		return field.At("entries", field.ErrRequired)
	}
	before := make(map[partnership.LineID]ScheduleEntry)
	return field.Each("entries", s.Entries, func(e ScheduleEntry) error {
		err := e.validate(before[e.Line])
		before[e.Line] = e
		return err
	})
}

// Statements returns what each organisation pays of the cost. If several entries hold in its
// term, everything is worked exactly for the days of each, and rounded once for all of them.
// There is one statement, whose Periods say what is charged for the days of each entry; but a
// statement for the days of each if no limit, credit or rounding
// to whole pounds, and no phase-out of members who stay the same, is of all of them. Join makes
// one statement of those. Names and clauses, and the
// order of the members, change no charge: entries that differ only in those are worked, and
// shown, as the first of them.
//
// The total, the metered and agreed amounts and the limits are those for the term of the
// cost, commonly a year. The days of an entry have their part of each.
//
//   - The parts of each entry charge its members for its days.
//   - Adjustments are made in their order. Those of two entries are one if they are of one
//     kind, stand in the same order and have one name, in large or small letters; a new name
//     alone makes no other adjustment. Of several that could be one, those for the same
//     organisations are. An adjustment that an entry does not have comes after those that are
//     before it in its own.
//   - A minimum, a cap, a collar or a credit is made once, for all days whose entry has it.
//     Its size is the sum of the days' parts, rounded to the penny: if the entries differ in
//     it, that is the mean of the days. An organisation has only the parts of the days on which
//     it is a member and the limit is for it. Entries of which the difference is borne in
//     another proportion, or by nobody, or of which the mean is another, are limited by
//     themselves; who bears it under one of the others, does so under all.
//   - A phase-out is a percentage of what is charged for each day. Its difference is borne by
//     those who are members then: it is made once for entries with the same members that
//     follow each other and have the same phase-out.
//   - A fee and an indexation are of the charges for the days of each entry.
//   - What an adjustment changes for the days of several entries is divided among them in
//     proportion to what they charge, for the adjustments after it.
//   - A rounding is of the charges of the term. It is that of the last entry, as is Carry.
//   - The spare pennies are given once: members with equal charges differ by a penny at most.
//
// So 60 % of £10,000 for half a year and 90 % for the other is £7,500, which a cap of £8,000
// does not touch. If the scheme of the last entry says ByPart, each entry is limited and
// rounded by itself, in a statement of its own; of amounts and limits it then has, rounded to
// the penny, what has run up in proportion to the days by its last day, less what had run up
// before its first.
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
	periods, err := s.periods(cost, segments)
	if err != nil {
		return nil, prefixed(lineText(cost.Line), err)
	}
	if last := periods[len(periods)-1].scheme; len(periods) > 1 && !last.ByPart {
		return statementsOfPieces(cost, periods, facts)
	}
	return oneByOne(cost.Carried, periods, facts)
}

// oneByOne returns a statement for each period. The remainders go on from one to the next
// that carries them.
func oneByOne(carried []Remainder, periods []period, facts Facts) ([]Statement, error) {
	statements, errs := make([]Statement, len(periods)), make([]error, len(periods))
	for i, p := range periods {
		if i == 0 || p.scheme.Carry {
			p.cost.Carried = carried
		}
		if statements[i], errs[i] = statementOf(p, facts); statements[i].Carried != nil {
			carried = statements[i].Carried
		}
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return statements, nil
}

// periods returns the cost of the days of each segment. The errors are ErrInvalid for
// entries of which some count in months and others in days, and for a segment that does not
// have whole months although they count.
func (s Schedule) periods(cost Cost, segments []segment) ([]period, error) {
	months := s.Entries[segments[0].entry].Scheme.ByMonths
	whole := timed{cost.Term, months}
	stretch := stretch{of: whole.length(), total: cost.Total.pence(), heads: cost.Heads, months: months}
	periods, held := make([]period, len(segments)), make([]bool, len(s.Entries))
	for i, segment := range segments {
		entry := s.Entries[segment.entry]
		var names []string
		for _, i := range segment.same {
			held[i] = true
			names = append(names, s.Entries[i].Scheme.Name)
		}
		stretch.before, stretch.until = stretch.until, stretch.until+timed{segment.term, months}.length()
		part := Cost{Line: cost.Line, Term: segment.term, Total: Pence(stretch.cut(cost.Total.pence()))}
		if len(cost.Heads) > 0 {
			part.Heads, part.Total = stretch.cutHeads(cost.Heads)
		}
		periods[i] = period{entry: segment.entry, names: names, scheme: entry.Scheme, members: entry.Members, cost: part, stretch: stretch}
	}
	i := -1
	times := field.Each("entries", s.Entries, func(e ScheduleEntry) error {
		if i++; !held[i] {
			return nil
		}
		return e.checkTime(whole)
	})
	return periods, errors.Join(field.At("cost.term", whole.checkMonths()), times)
}

// checkTime returns ErrInvalid for an entry that does not count time as a term does, and for
// one that takes effect in a month of a term that counts months.
func (e ScheduleEntry) checkTime(term timed) error {
	if e.Scheme.ByMonths != term.months {
		return field.At("scheme.by_months", fmt.Errorf("the entries of one term count in days, or all in months: %w", field.ErrInvalid))
	}
	return field.At("from", term.checkMonth(e.From))
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
	same  []int // the entry, and those after it that say the same
	term  calendar.Term
}

// segments returns the segments of the cost, in order.
func (s Schedule) segments(cost Cost) ([]segment, error) {
	var segments []segment
	var before ScheduleEntry
	i, entries := -1, 0
	wrong := field.Each("entries", s.Entries, func(e ScheduleEntry) error {
		if i++; e.Line != cost.Line {
			return nil
		}
		entries++
		err := e.validate(before)
		before = e
		segments = followed(segments, i, e.From, cost.Term)
		return err
	})
	if err := errors.Join(prefixed(lineText(cost.Line), field.At("cost", cost.Validate())), wrong); err != nil {
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
	var all []segment
	for _, next := range segments {
		next.same = []int{next.entry}
		last := len(all) - 1
		if last >= 0 && s.Entries[next.entry].saysAs(s.Entries[all[last].entry]) {
			all[last].term.Last, all[last].same = next.term.Last, append(all[last].same, next.entry)
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
	return append(segments, segment{entry: entry, term: calendar.Term{First: first, Last: term.Last}})
}
