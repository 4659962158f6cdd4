package costing

import (
	"fmt"
	"time"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// FinancialYear is a year of a council's accounts, from 1 April to 31 March:
// 2025/26 is from 2025-04-01 to 2026-03-31. The years go from 0001/02 to
// 9998/99, those that have all their days in the calendar of calendar.Date.
// They are comparable with ==.
//
// The zero FinancialYear is not set: it is before every other, and its text is "".
// A field that may be left out has the JSON option omitzero.
type FinancialYear struct {
	first calendar.Date // 1 April
}

// monthsPerYear is how many months a year has.
const monthsPerYear = 12

// FinancialYearOf returns the financial year that day is in. It returns the zero
// FinancialYear if day is not set, or is before 0001-04-01 or after 9999-03-31.
func FinancialYearOf(day calendar.Date) FinancialYear {
	year := day.Year()
	if day.Month() < time.April {
		year--
	}
	first, err := calendar.NewDate(year, time.April, 1)
	if err != nil || first.AddMonths(monthsPerYear).IsZero() {
		return FinancialYear{}
	}
	return FinancialYear{first: first}
}

// ParseFinancialYear returns the year that s writes: the calendar year of its
// first day, a stroke and the last two digits of the next, as 2025/26 or 1999/00.
// It takes no other form; the error wraps ErrInvalid.
func ParseFinancialYear(s string) (FinancialYear, error) {
	start := s[:min(len(s), len("2025"))]
	first, err := calendar.ParseDate(start + "-04-01")
	if y := FinancialYearOf(first); err == nil && y.String() == s {
		return y, nil
	}
	return FinancialYear{}, fmt.Errorf("%.60q is not a financial year like 2025/26: %w", s, field.ErrInvalid)
}

// MustFinancialYear returns the year that s writes, and panics if it writes none.
// It is for years written in a program.
func MustFinancialYear(s string) FinancialYear {
	y, err := ParseFinancialYear(s)
	if err != nil {
		panic(err)
	}
	return y
}

// IsZero reports whether the year is not set.
func (y FinancialYear) IsZero() bool { return y == FinancialYear{} }

// Term returns the days of the year, from 1 April to 31 March. It is the zero
// Term if y is not set.
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

// Next returns the year after y. It is not set if y is not, or is 9998/99.
func (y FinancialYear) Next() FinancialYear {
	return FinancialYearOf(y.first.AddMonths(monthsPerYear))
}

// Previous returns the year before y. It is not set if y is not, or is 0001/02.
func (y FinancialYear) Previous() FinancialYear {
	return FinancialYearOf(y.first.AddDays(-1))
}

// Compare returns -1 if y is before other, 1 if it is after, and 0 if they are the
// same year. A year that is not set is before every other.
func (y FinancialYear) Compare(other FinancialYear) int { return y.first.Compare(other.first) }

// String returns the year as 2025/26, or "no year" if y is not set.
func (y FinancialYear) String() string {
	if y.IsZero() {
		return "no year"
	}
	year := y.first.Year()
	return fmt.Sprintf("%04d/%02d", year, (year+1)%100)
}

// MarshalText returns the year as 2025/26, and no text for one that is not set.
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
