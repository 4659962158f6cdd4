package calendar

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Term is a run of days from a first to a last, both included. It names the last day,
// because "until 1 September" can mean 31 August or 1 September, and the two differ by a
// day's pay.
//
// A Term with no Last is open-ended. The zero Term is not set.
type Term struct {
	First Date `json:"first,omitzero"` // the first day
	Last  Date `json:"last,omitzero"`  // the last day; not set: open-ended
}

// TermOfMonths returns the term that begins on first and lasts so many months. Its last day is
// the one before the next term would begin: sixty months from 2012-09-01 last to 2017-08-31. If
// the next term would begin on a day that does not exist, such as 31 February, the term lasts
// to the end of that month: one month from 2026-01-31 lasts to 2026-02-28.
//
// The error wraps ErrRequired if first is not set, ErrInvalid if months is less
// than 1, and ErrRange if the day after the last would be after 9999-12-31.
func TermOfMonths(first Date, months int) (Term, error) {
	if first.IsZero() {
		return Term{}, fmt.Errorf("the first day of a term of %d months: %w", months, field.ErrRequired)
	}
	if months < 1 {
		return Term{}, fmt.Errorf("a term of %d months: want 1 or more: %w", months, field.ErrInvalid)
	}
	next, err := first.AddMonthsRounded(months, FollowingMonth)
	if err != nil || next.IsZero() {
		return Term{}, fmt.Errorf("%d months from %v end after the year 9999: %w", months, first, field.ErrRange)
	}
	return Term{First: first, Last: next.AddDays(-1)}, nil
}

// IsZero reports whether neither day is set.
func (t Term) IsZero() bool { return t == Term{} }

// OpenEnded reports whether the term has a first day and no last.
func (t Term) OpenEnded() bool { return !t.First.IsZero() && t.Last.IsZero() }

// Validate returns ErrRequired at "first" if it is not set, and ErrOrder at
// "last" if it is before the first day.
func (t Term) Validate() error {
	var errs []error
	if t.First.IsZero() {
		errs = append(errs, field.At("first", field.ErrRequired))
	}
	if !t.Last.IsZero() && t.Last.Before(t.First) {
		errs = append(errs, field.At("last", fmt.Errorf("%v is before the first day, %v: %w", t.Last, t.First, field.ErrOrder)))
	}
	return errors.Join(errs...)
}

// Contains reports whether day is in the term. A term that is not set contains no day,
// and no term contains a day that is not set.
func (t Term) Contains(day Date) bool {
	return !t.First.IsZero() && !day.IsZero() && !day.Before(t.First) && (t.Last.IsZero() || !day.After(t.Last))
}

// ContainsTerm reports whether every day of other is in the term.
func (t Term) ContainsTerm(other Term) bool {
	if other.OpenEnded() && !t.OpenEnded() {
		return false
	}
	return t.Contains(other.First) && (other.OpenEnded() || t.Contains(other.Last))
}

// Overlap returns the days that are in both terms. ok is false if no day is.
func (t Term) Overlap(other Term) (both Term, ok bool) {
	if t.First.IsZero() || other.First.IsZero() {
		return Term{}, false
	}
	both = Term{First: t.First, Last: t.Last}
	if other.First.After(both.First) {
		both.First = other.First
	}
	if both.Last.IsZero() || !other.Last.IsZero() && other.Last.Before(both.Last) {
		both.Last = other.Last
	}
	if !both.Last.IsZero() && both.Last.Before(both.First) {
		return Term{}, false
	}
	return both, true
}

// Overlaps reports whether a day is in both terms.
func (t Term) Overlaps(other Term) bool {
	_, ok := t.Overlap(other)
	return ok
}

// Extend returns the term with a later last day. The error wraps ErrRequired if
// last is not set, and ErrOrder if the term has no last day or last is not after it.
func (t Term) Extend(last Date) (Term, error) {
	switch {
	case last.IsZero():
		return Term{}, fmt.Errorf("the new last day of the term %v: %w", t, field.ErrRequired)
	case t.Last.IsZero():
		return Term{}, fmt.Errorf("the term %v has no last day to extend: %w", t, field.ErrOrder)
	case !last.After(t.Last):
		return Term{}, fmt.Errorf("%v is not after the last day of the term %v: %w", last, t, field.ErrOrder)
	}
	return Term{First: t.First, Last: last}, nil
}

// Days returns how many days the term has, its first and last included. ok is false if
// either is not set.
func (t Term) Days() (days int, ok bool) {
	if days, ok = t.First.DaysUntil(t.Last); !ok {
		return 0, false
	}
	return days + 1, true
}

// String returns the term as "2012-09-01 to 2017-08-31", an open-ended one as
// "from 2012-09-01", and "no term" if it is not set.
func (t Term) String() string {
	switch {
	case t.IsZero():
		return "no term"
	case t.Last.IsZero():
		return "from " + t.First.String()
	}
	return t.First.String() + " to " + t.Last.String()
}
