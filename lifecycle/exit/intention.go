package exit

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Intention is a member's statement that it means to leave, wholly or by service line, before
// any notice. It changes nothing by itself: notice is a Withdrawal.
type Intention struct {
	Org       partnership.OrgID    `json:"org,omitzero"`       // who means to leave
	Lines     []partnership.LineID `json:"lines,omitempty"`    // which service lines; empty: all of them
	Stated    calendar.Date        `json:"stated,omitzero"`    // the day on which it said so
	DecideBy  calendar.Date        `json:"decide_by,omitzero"` // the day by which it is to decide; not set: not said
	Withdrawn calendar.Date        `json:"withdrawn,omitzero"` // the day on which it took that back; not set: it has not
}

// Validate returns what is wrong with the intention, in the order of its fields:
//
//   - a missing id or day (ErrRequired), or a malformed id (ErrInvalid);
//   - a duplicate line (ErrDuplicate);
//   - a decision or a withdrawal before it was stated (ErrOrder).
func (i Intention) Validate() error {
	return errors.Join(
		field.At("org", i.Org.Validate()),
		field.EachOnce("lines", i.Lines, partnership.LineID.Validate),
		field.RequiredValue("stated", i.Stated),
		field.At("decide_by", i.checkDay(i.DecideBy)),
		field.At("withdrawn", i.checkDay(i.Withdrawn)),
	)
}

// checkDay returns ErrOrder for a day that is set and is before the intention was stated.
func (i Intention) checkDay(day calendar.Date) error {
	if !day.IsZero() && day.Before(i.Stated) {
		return fmt.Errorf("%v is before it was stated, %v: %w", day, i.Stated, field.ErrOrder)
	}
	return nil
}

// A servedOn says on which day an organisation first served notice to leave a line, or, for
// the line allLines, all of them.
type servedOn map[orgLine]calendar.Date

// servedOn returns the days of the withdrawals of the plan.
func (p Plan) servedOn() servedOn {
	first := servedOn{}
	for _, w := range p.Withdrawals {
		lines := w.Lines
		if len(lines) == 0 {
			lines = []partnership.LineID{allLines}
		}
		for _, line := range lines {
			key := orgLine{w.Org, line}
			if day, found := first[key]; !found || w.Served.Before(day) {
				first[key] = w.Served
			}
		}
	}
	return first
}

// by reports whether an organisation served notice to leave a line by a day.
func (s servedOn) by(org partnership.OrgID, line partnership.LineID, day calendar.Date) bool {
	served, found := s[orgLine{org, line}]
	return found && !served.After(day)
}

// open reports whether the member has neither withdrawn its intention by a day nor served
// notice to leave all that it means to leave.
func (i Intention) open(served servedOn, day calendar.Date) bool {
	switch {
	case !i.Withdrawn.IsZero() && !i.Withdrawn.After(day), served.by(i.Org, allLines, day):
		return false
	case len(i.Lines) == 0:
		return true
	}
	return slices.ContainsFunc(i.Lines, func(line partnership.LineID) bool { return !served.by(i.Org, line, day) })
}
