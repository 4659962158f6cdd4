package calendar_test

import (
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

func ExampleEnglandAndWales() {
	england := calendar.EnglandAndWales()
	fmt.Println(len(england.Holidays), "holidays,", england.Covers)
	fmt.Println(england.Holidays[:4])
	// Output:
	// 83 holidays, 2019-01-01 to 2028-12-31
	// [2019-01-01 2019-04-19 2019-04-22 2019-05-06]
}

// Monday 19 September 2022 was the state funeral.
func ExampleWorkingDays_Contains() {
	england := calendar.EnglandAndWales()
	for _, day := range []string{"2022-09-16", "2022-09-17", "2022-09-19", "2029-01-02"} {
		working, err := england.Contains(calendar.MustDate(day))
		fmt.Println(day, working, err)
	}
	// Output:
	// 2022-09-16 true <nil>
	// 2022-09-17 false <nil>
	// 2022-09-19 false <nil>
	// 2029-01-02 false 2029-01-02 is outside the working days of England and Wales, which cover 2019-01-01 to 2028-12-31: out of range
}

// Ten working days from Wednesday 1 April 2026 step over two weekends, Good
// Friday and Easter Monday.
func ExampleWorkingDays_Add() {
	england := calendar.EnglandAndWales()
	day, err := england.Add(calendar.MustDate("2026-04-01"), 10)
	fmt.Println(day, err)
	// Output: 2026-04-17 <nil>
}

// December 2026 has 31 days: 8 of weekends, Christmas Day on a Friday and
// Monday the 28th for Boxing Day.
func ExampleWorkingDays_Count() {
	december := calendar.Term{First: calendar.MustDate("2026-12-01"), Last: calendar.MustDate("2026-12-31")}
	days, err := calendar.EnglandAndWales().Count(december)
	fmt.Println(days, err)
	// Output: 21 <nil>
}

func ExampleWorkingDays_Validate() {
	england := calendar.WorkingDays{
		Name:     "Harrow offices",
		Edition:  "2026",
		Covers:   calendar.Term{First: calendar.MustDate("2026-01-01"), Last: calendar.MustDate("2026-12-31")},
		Holidays: []calendar.Date{calendar.MustDate("2026-12-25"), calendar.MustDate("2026-04-03")},
	}
	fmt.Println(england.Validate())
	// Output:
	// source: required
	// holidays[1]: 2026-04-03 is listed after 2026-12-25: out of order
}
