package costing

import (
	"fmt"
	"strings"
	"time"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// FinancialYear is a year of accounts: twelve whole months. That of a council is from
// 1 April to 31 March, and its text is 2025/26. Others begin in another month, and are
// written with their first and last month: 2025-09/2026-08 for an academy trust,
// 2025-08/2026-07 for a university, 2025-07/2026-06 in Australia and 2025-10/2026-09 for
// the federal government of the United States. Years are comparable with ==.
//
// A year has all its days, and the day after, in the calendar of calendar.Date: those of
// councils go from 0001/02 to 9998/99.
//
// The zero FinancialYear is not set: it is before every other, and its text is "".
// A field that may be left out has the JSON option omitzero.
type FinancialYear struct {
	first calendar.Date // the first of a month
}

// monthsPerYear is how many months a year has.
const monthsPerYear = 12

// FinancialYearOf returns the financial year of a council that contains day. It returns the
// zero FinancialYear if day is not set, or is before 0001-04-01 or after 9999-03-31.
func FinancialYearOf(day calendar.Date) FinancialYear { return FinancialYearFrom(time.April, day) }

// FinancialYearFrom returns the year that contains day and begins in month: time.September for
// an academy trust. It returns the zero FinancialYear if day is not set, for an unknown month,
// and for a year that is not all in the calendar.
func FinancialYearFrom(month time.Month, day calendar.Date) FinancialYear {
	year := day.Year()
	if day.Month() < month {
		year--
	}
	first, err := calendar.NewDate(year, month, 1)
	if err != nil || first.AddMonths(monthsPerYear).IsZero() {
		return FinancialYear{}
	}
	return FinancialYear{first: first}
}

// ParseFinancialYear reads a year. A year from April is written as the calendar year of its
// first day, a stroke and the last two digits of the next: 2025/26 or 1999/00. Any other year
// is written as its first month, a stroke and its last month: 2025-09/2026-08. It takes no
// other form; the error wraps ErrInvalid.
func ParseFinancialYear(s string) (FinancialYear, error) {
	start := s[:min(len(s), len("2025"))] + "-04"
	if len(s) == len("2025-09/2026-08") {
		start = s[:len("2025-09")]
	}
	first, err := calendar.ParseDate(start + "-01")
	if y := FinancialYearFrom(first.Month(), first); err == nil && y.String() == s {
		return y, nil
	}
	return FinancialYear{}, field.Malformed(s, "a financial year like 2025/26 or 2025-09/2026-08", yearForm)
}

// yearForm is how a financial year is written. The patterns of those from April tell that the
// second year is the one after the first; of the others only that the months are twelve.
func yearForm() field.Form {
	var inCentury, months []string
	for y := 1; y < 99; y++ {
		inCentury = append(inCentury, fmt.Sprintf("%02d/%02d", y, y+1))
	}
	for month := time.January; month <= time.December; month++ {
		if month != time.April {
			months = append(months, fmt.Sprintf("%02d/[0-9]{4}-%02d", int(month), 1+(int(month)+10)%monthsPerYear))
		}
	}
	return field.Form{
		Pattern: `^(?:[0-9]{2}(?:` + strings.Join(inCentury, "|") + `)|(?:0[1-9]|[1-9][0-9])00/01|(?:[0-8][0-9]|9[0-8])99/00|[0-9]{4}-(?:` +
			strings.Join(months, "|") + `))$`,
		Example: "2025/26", Beyond: "it has twelve months, from 0001 to 9999",
	}
}

// MustFinancialYear is ParseFinancialYear for years written in a program: it panics if s is not
// a year.
func MustFinancialYear(s string) FinancialYear {
	y, err := ParseFinancialYear(s)
	if err != nil {
		panic(err)
	}
	return y
}

// IsZero reports whether the year is not set.
func (y FinancialYear) IsZero() bool { return y == FinancialYear{} }

// Term returns the days of the year: for a council, from 1 April to 31 March. It is the
// zero Term if y is not set.
func (y FinancialYear) Term() calendar.Term {
	return calendar.Term{First: y.first, Last: y.first.AddMonths(monthsPerYear).AddDays(-1)}
}

// Days returns how many days the year has: 366 if it has a 29 February, as
// 2023/24 has, 365 if it has none, and 0 if y is not set.
func (y FinancialYear) Days() int {
	if y.IsZero() {
		return 0
	}
	days, _ := y.Term().Days()
	return days
}

// Next returns the year after y, from the same month. It is not set if y is not, or is the
// last one: 9998/99 for a council.
func (y FinancialYear) Next() FinancialYear {
	return FinancialYearFrom(y.first.Month(), y.first.AddMonths(monthsPerYear))
}

// Previous returns the year before y, from the same month. It is not set if y is not, or is
// the first one: 0001/02 for a council.
func (y FinancialYear) Previous() FinancialYear {
	return FinancialYearFrom(y.first.Month(), y.first.AddDays(-1))
}

// Compare returns -1 if y begins before other, 1 if it begins after, and 0 if they are the
// same year. A year that is not set is before every other.
func (y FinancialYear) Compare(other FinancialYear) int { return y.first.Compare(other.first) }

// String returns the year as ParseFinancialYear reads it, 2025/26 or 2025-09/2026-08, or
// "no year" if y is not set.
func (y FinancialYear) String() string {
	term, month := y.Term(), len("2025-09")
	switch {
	case y.IsZero():
		return "no year"
	case y.first.Month() != time.April:
		return term.First.String()[:month] + "/" + term.Last.String()[:month]
	}
	return fmt.Sprintf("%04d/%02d", term.First.Year(), term.Last.Year()%100)
}

// MarshalText returns the year as String does, and no text for one that is not set.
func (y FinancialYear) MarshalText() ([]byte, error) {
	if y.IsZero() {
		return []byte{}, nil
	}
	return []byte(y.String()), nil
}

// UnmarshalText reads a year as ParseFinancialYear does, or no text, which is not set.
func (y *FinancialYear) UnmarshalText(text []byte) (err error) {
	*y = FinancialYear{}
	if len(text) > 0 {
		*y, err = ParseFinancialYear(string(text))
	}
	return err
}
