// Package calendar holds days, terms, months, windows of days that come round every year,
// and working days.
//
// It never reads a clock: the caller brings the day.
//
// # Days and terms
//
// A [Date] is a day of the calendar, without a time of day. A [Term] is a run of days and
// names its last, because "until 1 September" can mean 31 August or 1 September:
//
//	first := calendar.MustDate("2012-09-01")
//	term, err := calendar.TermOfMonths(first, 60) // 2012-09-01 to 2017-08-31
//
// # Months
//
// Not every month has a 31st, so a period of months needs a rule for the day on which it
// ends. [Date.AddMonths] uses the rule of English law, the corresponding date: one month
// from 31 January ends on 28 February. [MonthRounding] has this rule and two others.
//
// # Windows
//
// A [Window] is the days on which an agreement lets something happen: 31 March, any day
// in January, 31 December of odd years, or days that are listed. Next and Previous find
// the nearest.
//
// # Working days
//
// [WorkingDays] is a table of holidays and of the days that it covers. It says whether
// a day is a working day, counts the working days of a term, and finds the one that is
// so many working days later. [EnglandAndWales] is the table for 2019 to 2028.
//
// # Not known
//
// The zero value of each type is not set. A day outside the table of working days, or
// outside the listed days of a window, is an error and never a guess.
package calendar
