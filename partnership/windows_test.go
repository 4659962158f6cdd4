package partnership_test

import (
	"slices"
	"time"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// days returns days in the order given.
func days(texts ...string) []calendar.Date {
	list := make([]calendar.Date, len(texts))
	for i, text := range texts {
		list[i] = date(text)
	}
	return list
}

// A statedWindow is a window and what it says about a day, in words that do not
// come from it.
type statedWindow struct {
	calendar.Window
	open func(d calendar.Date) bool
}

// statedWindows returns windows of every kind. Those that list days list them
// for the years 2024 to 2030.
func statedWindows() []statedWindow {
	municipal := days("2024-05-15", "2025-05-21", "2026-05-13", "2027-05-19", "2028-05-17", "2029-05-16", "2030-05-15")
	odd := func(d calendar.Date) bool { return d.Year()%2 == 1 }
	return []statedWindow{
		{calendar.Window{}, func(calendar.Date) bool { return true }},
		{
			calendar.Window{Month: time.March, Day: 31},
			func(d calendar.Date) bool { return d.Month() == time.March && d.Day() == 31 },
		},
		{
			calendar.Window{Month: time.January},
			func(d calendar.Date) bool { return d.Month() == time.January },
		},
		{
			calendar.Window{Month: time.December, Day: 31, Years: calendar.OddYears},
			func(d calendar.Date) bool { return odd(d) && d.Month() == time.December && d.Day() == 31 },
		},
		{
			calendar.Window{Month: time.June, Years: calendar.EvenYears},
			func(d calendar.Date) bool { return !odd(d) && d.Month() == time.June },
		},
		{
			calendar.Window{Month: time.February, Day: 29},
			func(d calendar.Date) bool {
				return d.Month() == time.February && d.AddDays(1).Month() == time.March
			},
		},
		{
			calendar.Window{Listed: municipal},
			func(d calendar.Date) bool { return slices.Contains(municipal, d) },
		},
	}
}
