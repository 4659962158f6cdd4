package calendar_test

import (
	"errors"
	"fmt"
	"time"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

func ExampleNewDate() {
	day, err := calendar.NewDate(2026, time.April, 1)
	fmt.Println(day, err)
	_, err = calendar.NewDate(2026, time.February, 29)
	fmt.Println(err)
	// Output:
	// 2026-04-01 <nil>
	// 2026-2-29 is not a day of the calendar: invalid
}

func ExampleParseDate() {
	day, _ := calendar.ParseDate("2026-04-01")
	fmt.Println(day.Day(), day.Month(), day.Year())
	_, err := calendar.ParseDate("01/04/2026")
	fmt.Println(err)
	fmt.Println(errors.Is(err, field.ErrInvalid))
	// Output:
	// 1 April 2026
	// "01/04/2026" is not a date like 2026-04-01: invalid
	// true
}

func ExampleMustDate() {
	fmt.Println(calendar.MustDate("2026-03-31").AddDays(1))
	// Output: 2026-04-01
}

func ExampleDate_IsZero() {
	var notYet calendar.Date
	fmt.Println(notYet.IsZero(), notYet)
	fmt.Println(notYet.Before(calendar.MustDate("0001-01-01")))
	// Output:
	// true no date
	// true
}

func ExampleDate_Compare() {
	march, april := calendar.MustDate("2026-03-31"), calendar.MustDate("2026-04-01")
	fmt.Println(march.Compare(april), april.Compare(march), april.Compare(april))
	fmt.Println(march.Before(april), march.After(april))
	// Output:
	// -1 1 0
	// true false
}

func ExampleDate_AddDays() {
	day := calendar.MustDate("2028-02-28")
	fmt.Println(day.AddDays(1), day.AddDays(2), day.AddDays(-59))
	// Output: 2028-02-29 2028-03-01 2027-12-31
}

// The financial year 2023/24 has a 29 February.
func ExampleDate_DaysUntil() {
	days, ok := calendar.MustDate("2023-04-01").DaysUntil(calendar.MustDate("2024-04-01"))
	fmt.Println(days, ok)
	// Output: 366 true
}

// The House of Lords, Dodds v Walker [1981]: four months from 30 September end on
// 30 January, and 31 January is late.
func ExampleDate_AddMonths() {
	fmt.Println(calendar.MustDate("1978-09-30").AddMonths(4))
	fmt.Println(calendar.MustDate("2026-01-31").AddMonths(1))
	fmt.Println(calendar.MustDate("2024-02-29").AddMonths(12))
	// Output:
	// 1979-01-30
	// 2026-02-28
	// 2025-02-28
}

// A month added twice is not always the same as two months.
func ExampleDate_AddMonths_twice() {
	day := calendar.MustDate("2026-01-31")
	fmt.Println(day.AddMonths(1).AddMonths(1), day.AddMonths(2))
	// Output: 2026-03-28 2026-03-31
}

func ExampleDate_AddMonthsRounded() {
	for _, from := range []string{"2026-01-31", "2026-02-28"} {
		for _, rounding := range calendar.MonthRoundings() {
			end, _ := calendar.MustDate(from).AddMonthsRounded(1, rounding)
			fmt.Println(from, "and a month,", rounding, end)
		}
	}
	// Output:
	// 2026-01-31 and a month, corresponding-date 2026-02-28
	// 2026-01-31 and a month, month-end 2026-02-28
	// 2026-01-31 and a month, following-month 2026-03-01
	// 2026-02-28 and a month, corresponding-date 2026-03-28
	// 2026-02-28 and a month, month-end 2026-03-31
	// 2026-02-28 and a month, following-month 2026-03-28
}
