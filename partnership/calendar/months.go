package calendar

import (
	"time"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// MonthRounding says on which day a period of months ends if its last month has no day of
// the same number: one month from 31 January.
type MonthRounding string

// The roundings of a period of months.
const (
	// CorrespondingDate ends the period on the day of the same number, or on the
	// last day of a shorter month: one month from 31 January ends on 28 February.
	// It is the rule for notices, tenancies and contracts in English law (Dodds v
	// Walker [1981] UKHL), and what AddMonths uses.
	CorrespondingDate MonthRounding = "corresponding-date"
	// MonthEnd is CorrespondingDate, but a period from the last day of a month ends
	// on the last day of a month: one month from 28 February ends on 31 March.
	MonthEnd MonthRounding = "month-end"
	// FollowingMonth ends the period on the day of the same number, or on the first
	// day after a shorter month: one month from 31 January ends on 1 March.
	FollowingMonth MonthRounding = "following-month"
)

// MonthRoundings returns every MonthRounding.
func MonthRoundings() []MonthRounding {
	return []MonthRounding{CorrespondingDate, MonthEnd, FollowingMonth}
}

// UnmarshalText reads one of MonthRoundings, or no text, which is not set; the error
// wraps ErrInvalid.
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

// MaxMonths is the most months that an agreed period may have: a hundred years.
const MaxMonths = 1200

// AddMonths returns the day n months later, or earlier if n is negative, by the rule
// CorrespondingDate: the day of the same number, or the last day of a shorter month. It
// returns the zero Date if d is not set or the day would be outside the years 1 to 9999.
//
// Months do not add up: one month from 31 January, and one more, ends on 28 March; two
// months from 31 January end on 31 March.
func (d Date) AddMonths(n int) Date {
	return d.addMonths(n, CorrespondingDate)
}

// AddMonthsRounded is AddMonths with the rounding given, in place of CorrespondingDate. The
// error wraps ErrRequired if the rounding is not set and ErrInvalid if it is unknown.
func (d Date) AddMonthsRounded(n int, rounding MonthRounding) (Date, error) {
	if _, err := field.OneOf("rounding of months", string(rounding), MonthRoundings()); err != nil {
		return Date{}, err
	}
	return d.addMonths(n, rounding), nil
}

// addMonths is AddMonthsRounded by a rounding that is known.
func (d Date) addMonths(n int, rounding MonthRounding) Date {
	const span = 12 * 10_000 // more months than the calendar has
	if d.IsZero() || n > span || n < -span {
		return Date{}
	}
	year, month, day := d.civil()
	total := 12*year + int(month-1) + n // months since January of year 0
	if total < 12 {
		return Date{}
	}
	toYear, toMonth := total/12, time.Month(total%12+1)
	length := daysInMonth(toYear, toMonth)
	switch {
	case rounding == MonthEnd && day == daysInMonth(year, month):
		day = length
	case rounding == FollowingMonth && day > length:
		day = length + 1
	default:
		day = min(day, length)
	}
	return fromTime(time.Date(toYear, toMonth, 1, 0, 0, 0, 0, time.UTC)).AddDays(day - 1)
}

// daysInMonth returns how many days a month of a year has.
func daysInMonth(year int, month time.Month) int {
	switch month {
	case time.February:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case time.April, time.June, time.September, time.November:
		return 30
	}
	return 31
}
