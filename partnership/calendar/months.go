package calendar

import (
	"time"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// MonthRounding says which day a period of months ends on when the month that
// it ends in has no day of the same number, as 31 January and one month.
type MonthRounding string

// The roundings of a period of months.
const (
	// CorrespondingDate ends the period on the day of the same number, and on
	// the last day of a month that has none: 31 January and one month is 28
	// February. It is the rule of Dodds v Walker [1981] UKHL, for notices,
	// tenancies and contracts in English law, and what AddMonths uses.
	CorrespondingDate MonthRounding = "corresponding-date"
	// MonthEnd is CorrespondingDate, but a period that begins on the last day of
	// a month ends on the last day of a month: 28 February and one month is 31
	// March.
	MonthEnd MonthRounding = "month-end"
	// FollowingMonth ends the period on the first day of the month after one
	// that has no day of the same number: 31 January and one month is 1 March.
	FollowingMonth MonthRounding = "following-month"
)

// MonthRoundings returns every MonthRounding.
func MonthRoundings() []MonthRounding {
	return []MonthRounding{CorrespondingDate, MonthEnd, FollowingMonth}
}

// UnmarshalText reads one of MonthRoundings; the error wraps ErrInvalid.
func (r *MonthRounding) UnmarshalText(text []byte) (err error) {
	*r, err = field.ReadOneOf("rounding of months", text, MonthRoundings())
	return err
}

// Title returns the rounding of months as a form or a report shows it.
func (r MonthRounding) Title() string {
	switch r {
	case CorrespondingDate:
		return "The corresponding date"
	case MonthEnd:
		return "The end of the month"
	case FollowingMonth:
		return "The following month"
	}
	return field.Title(r)
}

// maxMonths is how many months a period that somebody agrees may have.
const MaxMonths = 1200

// AddMonths returns the day n months later, or earlier if n is negative, by the
// corresponding date rule: the day of the same number, or the last day of a
// month that has none. It returns the zero Date if d is not set or the day would
// be outside the years 1 to 9999.
//
// Months do not add up: 31 January and one month and one more is 28 March, and
// two months from 31 January is 31 March.
func (d Date) AddMonths(n int) Date {
	later, _ := d.AddMonthsRounded(n, CorrespondingDate)
	return later
}

// AddMonthsRounded is AddMonths by a stated rounding. The error wraps ErrRequired
// if none is stated and ErrInvalid if it is none of MonthRoundings.
func (d Date) AddMonthsRounded(n int, rounding MonthRounding) (Date, error) {
	if _, err := field.OneOf("rounding of months", string(rounding), MonthRoundings()); err != nil {
		return Date{}, err
	}
	const span = 12 * 10_000 // more months than there are years of
	if d.IsZero() || n > span || n < -span {
		return Date{}, nil
	}
	year, month, day := d.civil()
	first := fromTime(time.Date(year, month+time.Month(n), 1, 0, 0, 0, 0, time.UTC))
	if first.IsZero() {
		return Date{}, nil
	}
	length := daysInMonth(first)
	switch {
	case rounding == MonthEnd && day == daysInMonth(d):
		day = length
	case rounding == FollowingMonth && day > length:
		day = length + 1
	default:
		day = min(day, length)
	}
	return first.AddDays(day - 1), nil
}

// daysInMonth returns how many days the month of d has.
func daysInMonth(d Date) int {
	year, month, _ := d.civil()
	return time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}
