package costing

import (
	"errors"
	"fmt"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
)

// Schedule says by which scheme and among whom the cost of every line is shared,
// and since when. What an entry says holds until the next entry of its line. The
// entries that no longer hold stay: they are the trail of amendments.
type Schedule struct {
	Entries []Entry `json:"entries"` // those of a line in order of the day they take effect
}

// Entry is a line's scheme and members from a day on, and who agreed to them.
type Entry struct {
	Line       partnership.LineID    `json:"line"`                 // whose cost
	Effective  partnership.Date      `json:"effective,omitzero"`   // the first day on which it holds
	Members    []partnership.OrgID   `json:"members"`              // who shares the cost, in the order to show them
	Scheme     Scheme                `json:"scheme"`               // how
	Agreed     partnership.Date      `json:"agreed,omitzero"`      // the day it was agreed; not set: not recorded
	ApprovedBy partnership.Authority `json:"approved_by,omitzero"` // who agreed to it
	Reference  string                `json:"reference,omitempty"`  // where it is minuted
}

// Validate returns what is wrong with the entry: a line, a day on which it takes
// effect or members that are missing (ErrRequired), ids or an authority that are
// none (ErrInvalid), a member twice (ErrDuplicate), and what Scheme.Validate finds.
// The message names the line.
func (e Entry) Validate() error {
	errs := []error{partnership.At("line", e.Line.Validate())}
	if e.Effective.IsZero() {
		errs = append(errs, partnership.At("effective", partnership.ErrRequired))
	}
	errs = append(errs, checkMembers(e.Members), partnership.At("scheme", e.Scheme.Validate()))
	if e.ApprovedBy != "" {
		_, err := partnership.OneOf("authority", string(e.ApprovedBy), partnership.Authorities())
		errs = append(errs, partnership.At("approved_by", err))
	}
	return prefixed(lineText(e.Line), errors.Join(errs...))
}

// Validate returns what is wrong with the schedule: no entries (ErrRequired), what
// Entry.Validate finds, and at "entries[i].effective" an entry that takes effect on
// the same day as the one of its line before it (ErrOverlap) or earlier (ErrOrder).
func (s Schedule) Validate() error {
	if len(s.Entries) == 0 {
		return partnership.At("entries", partnership.ErrRequired)
	}
	latest := make(map[partnership.LineID]partnership.Date)
	return partnership.Each("entries", s.Entries, func(e Entry) error {
		err := errors.Join(e.Validate(), e.checkAfter(latest[e.Line]))
		latest[e.Line] = e.Effective
		return err
	})
}

// checkAfter returns what is wrong if an entry follows one of an earlier day.
func (e Entry) checkAfter(earlier partnership.Date) error {
	var err error
	switch {
	case e.Effective.IsZero() || earlier.IsZero():
	case e.Effective == earlier:
		err = fmt.Errorf("two entries take effect on %v: %w", earlier, partnership.ErrOverlap)
	case e.Effective.Before(earlier):
		err = fmt.Errorf("%v comes after %v: %w", e.Effective, earlier, partnership.ErrOrder)
	}
	return prefixed(lineText(e.Line), partnership.At("effective", err))
}

// Statements returns what each organisation pays of the cost: one statement if the
// same entry holds on every day of its term, and else one for the days of each
// entry, in order. Join makes one statement of them.
//
// The total, the quantities of metered parts and the amounts of limits are split
// by days; the total to the penny, as Apportion does, with a spare penny among
// equal remainders to the earlier days.
//
// The errors are those of Schedule.Validate for the entries of the line, those of
// Cost.Validate at "cost", at "entries" ErrNotFound if the line has none and
// ErrRange if the first takes effect after the first day, and those of
// Scheme.Statement at "entries[i].scheme" and "entries[i].members".
func (s Schedule) Statements(cost Cost, facts Facts) ([]Statement, error) {
	segments, err := s.segments(cost)
	if err != nil {
		return nil, err
	}
	weights, of := make([]Weight, len(segments)), int64(0)
	for i, segment := range segments {
		days, _ := segment.term.Days()
		value, _ := partnership.NewQuantity(int64(days))
		weights[i] = Weight{Org: partnership.OrgID(segment.term.First.String()), Value: value}
		of += int64(days)
	}
	totals, err := Apportion(cost.Total, weights)
	statements := make([]Statement, len(segments))
	errs := []error{err}
	for i, segment := range segments {
		entry := s.Entries[segment.entry]
		part := Cost{Line: cost.Line, Term: segment.term, Total: totals[i].Amount}
		days, _ := segment.term.Days()
		statement, err := entry.Scheme.statement(part, entry.Members, facts, int64(days), of)
		statements[i] = statement
		errs = append(errs, inEntry(segment.entry, err))
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return statements, nil
}

// inEntry returns the errors of a scheme's statement at their places in the entry.
func inEntry(entry int, err error) error {
	var errs []error
	for _, e := range partnership.FieldErrors(err) {
		path := "scheme." + e.Path
		if strings.HasPrefix(e.Path, "members") {
			path = e.Path
		}
		errs = append(errs, partnership.At(fmt.Sprintf("entries[%d].%s", entry, path), e.Err))
	}
	return errors.Join(errs...)
}

// A segment is the days of a cost on which one entry holds.
type segment struct {
	entry int
	term  partnership.Term
}

// segments returns the segments of the cost, in order.
func (s Schedule) segments(cost Cost) ([]segment, error) {
	var segments []segment
	var latest partnership.Date
	errs := []error{prefixed(lineText(cost.Line), partnership.At("cost", cost.Validate()))}
	entries := 0
	for i, e := range s.Entries {
		if e.Line != cost.Line {
			continue
		}
		entries++
		errs = append(errs, partnership.At(fmt.Sprintf("entries[%d]", i), errors.Join(e.Validate(), e.checkAfter(latest))))
		latest = e.Effective
		segments = followed(segments, i, e.Effective, cost.Term)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	switch {
	case entries == 0:
		return nil, prefixed(lineText(cost.Line), partnership.At("entries", fmt.Errorf("no entry is of the line: %w", partnership.ErrNotFound)))
	case len(segments) == 0 || segments[0].term.First.After(cost.Term.First):
		return nil, prefixed(lineText(cost.Line), partnership.At("entries", fmt.Errorf("no entry has taken effect on %v: %w", cost.Term.First, partnership.ErrRange)))
	}
	return segments, nil
}

// followed returns the segments of a term with those of an entry that takes effect
// after the entries of them. One that takes effect by the first day
// replaces them all.
func followed(segments []segment, entry int, effective partnership.Date, term partnership.Term) []segment {
	if effective.After(term.Last) {
		return segments
	}
	if !effective.After(term.First) {
		return []segment{{entry, partnership.Term{First: term.First, Last: term.Last}}}
	}
	if last := len(segments) - 1; last >= 0 {
		segments[last].term.Last = effective.AddDays(-1)
	}
	return append(segments, segment{entry, partnership.Term{First: effective, Last: term.Last}})
}
