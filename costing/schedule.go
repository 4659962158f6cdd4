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

// Schedule says by which scheme and among whom the cost of every line is shared, and since
// when. What an entry says holds until the next entry of its line. The entries that no
// longer hold stay: they are the trail of amendments. To correct a wrong entry, add one
// that takes effect on the same day and was agreed later.
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

// validate is Validate for an entry with the previous one of its line, or the zero
// ScheduleEntry if it is the first.
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

// checkFrom returns what is wrong with the first day of an entry, given the previous one of
// its line.
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

// sameOrgs reports whether two lists without duplicates have the same organisations, in any
// order.
func sameOrgs(a, b []partnership.OrgID) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

// Validate returns what is wrong with the schedule: no entries (ErrRequired), what
// ScheduleEntry.Validate finds, and at "entries[i].from", for an entry compared with the
// previous one of its line:
//   - ErrOrder if it takes effect earlier, or on the same day but was agreed earlier;
//   - ErrOverlap if both take effect on the same day, and were agreed on the same day or
//     one of them does not say when.
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

// Statements returns what each organisation pays of the cost. If several entries hold in
// its term, each charges its members for its days. The charges are calculated exactly, and
// rounded once for the whole term.
//
// Several entries usually give one statement, whose Periods say what is charged for the
// days of each. They give a statement each if nothing has to be calculated for the term as
// a whole: no limit, no credit, no rounding to whole pounds, and no phase-out in entries
// that follow each other with the same members. Join makes one statement of those.
//
// Names, clauses and the order of the members change no charge: entries that differ only in
// those count as one, and are shown as the first of them.
//
// The total, the metered and agreed amounts and the limits are for the term of the cost,
// commonly a year. Each entry has a part of them, in proportion to its days.
//
//   - The parts of each entry charge its members for its days.
//   - Adjustments are made in order. Adjustments of two entries are the same adjustment if
//     they have the same kind and name (in any case), or if they differ only in name or
//     clause, and if their order is the same in both entries. If several match, one that is
//     for the same organisations is preferred. An adjustment that only some entries have
//     comes after those that precede it there.
//   - A minimum, a cap, a collar or a credit is made once, for all days whose entries have
//     it. Its size is the sum of the entries' parts, rounded to the penny: if it changes,
//     it is the average over the days. For each organisation, only the days count on which
//     it is a member and the adjustment is for it. An organisation that bears the
//     difference under one entry bears it under all.
//   - Entries that differ in Unborne, Proportion, ProportionDriver or Mean are limited
//     separately.
//   - A phase-out is a percentage of the charge for each day, and its difference is borne
//     by the members on that day. So it is made once for entries that follow each other
//     with the same members and the same phase-out, and separately for any other entry.
//   - A fee or an indexation is a percentage of the charges for the days of its entry.
//   - What an adjustment changes for several entries is divided among them in proportion to
//     what they charge, and the next adjustment starts from there.
//   - Rounding and Carry are those of the last entry, and are for the charges of the whole
//     term.
//   - Spare pennies are given once, so that members with equal charges differ by at most a
//     penny.
//
// For example, 60 % of £10,000 for half a year and 90 % for the other half is £7,500, which
// is below a cap of £8,000.
//
// If the scheme of the last entry sets ByPart, each entry is limited and rounded
// separately, in a statement of its own. Its part of an amount or a limit is then what
// accrues from day to day: the amount accrued by its last day, less the amount accrued
// before its first, each rounded to the penny.
//
// A scheme may count whole months instead of days: a member that joins on 1 July then has
// nine twelfths of a year's share. All entries in the term must then count months, and take
// effect on the first day of a month.
//
// A scheme's amounts and limits are never reduced for a shorter cost: the cost of a quarter
// is charged a whole annual fee. State the cost of the year, and bill its quarters as
// Instalments of the statement.
//
// The errors are
//
//   - those of Schedule.Validate for the entries of the line;
//   - those of Cost.Validate at "cost";
//   - ErrNotFound at "entries" if the line has none, and ErrRange if the first takes effect
//     after the first day;
//   - if entries count months, ErrInvalid at "cost.term" for a term that is not whole
//     months, and at "entries[i].from" for an entry that does not take effect on the first
//     of a month;
//   - ErrInvalid at "entries[i].scheme.by_months" if some entries count months and others
//     days;
//   - ErrRange at "entries" if the schemes of the entries in the term have more than 2000
//     adjustments together, and are not worked ByPart;
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
		if err := checkPeriods(periods); err != nil {
			return nil, prefixed(lineText(cost.Line), err)
		}
		return statementsOfPieces(cost, periods, facts)
	}
	return oneByOne(cost.Carried, periods, facts)
}

// maxInTerm is how many adjustments the entries of a term may have together: each looks at the
// limits of all before it, on the days of each entry.
const maxInTerm = 2000

// checkPeriods returns ErrRange for more adjustments than the entries of a term may have.
func checkPeriods(periods []period) error {
	n := 0
	for _, p := range periods {
		n += len(p.scheme.Adjustments)
	}
	if n > maxInTerm {
		return field.At("entries", fmt.Errorf("%d adjustments in one term are more than %d: %w", n, maxInTerm, field.ErrRange))
	}
	return nil
}

// oneByOne returns a statement for each period. Each passes its remainders on to the next
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

// periods returns the cost of the days of each segment. The errors are ErrInvalid if some
// entries count months and others days, and for a segment that is not whole months if they
// count months.
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

// checkTime returns ErrInvalid for an entry that counts days where the term counts months,
// or the reverse, and for one that takes effect inside a month where the term counts
// months.
func (e ScheduleEntry) checkTime(term timed) error {
	if e.Scheme.ByMonths != term.months {
		return field.At("scheme.by_months", fmt.Errorf("the entries of one term must all count days, or all months: %w", field.ErrInvalid))
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

// joined merges segments that follow each other and whose entries say the same.
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

// followed returns the segments of a term with the next entry, which holds from first and
// so cuts short or replaces those before it.
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
