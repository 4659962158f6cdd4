package calendar_test

import (
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// HB Public Law, the legal practice of Harrow and Barnet: five years from
// 1 September 2012.
func ExampleTermOfMonths() {
	term, err := calendar.TermOfMonths(calendar.MustDate("2012-09-01"), 60)
	fmt.Println(term, err)
	// Output: 2012-09-01 to 2017-08-31 <nil>
}

func ExampleTerm_Validate() {
	term := calendar.Term{First: calendar.MustDate("2026-04-01"), Last: calendar.MustDate("2026-03-31")}
	fmt.Println(term.Validate())
	// Output: last: 2026-03-31 is before the first day, 2026-04-01: out of order
}

func ExampleTerm_OpenEnded() {
	term := calendar.Term{First: calendar.MustDate("2026-04-01")}
	fmt.Println(term, term.OpenEnded(), term.Contains(calendar.MustDate("2099-12-31")))
	// Output: from 2026-04-01 true true
}

func ExampleTerm_Contains() {
	year := calendar.Term{First: calendar.MustDate("2026-04-01"), Last: calendar.MustDate("2027-03-31")}
	for _, day := range []string{"2026-03-31", "2026-04-01", "2027-03-31", "2027-04-01"} {
		fmt.Println(day, year.Contains(calendar.MustDate(day)))
	}
	// Output:
	// 2026-03-31 false
	// 2026-04-01 true
	// 2027-03-31 true
	// 2027-04-01 false
}

func ExampleTerm_ContainsTerm() {
	agreement := calendar.Term{First: calendar.MustDate("2012-09-01"), Last: calendar.MustDate("2017-08-31")}
	member := calendar.Term{First: calendar.MustDate("2015-04-01"), Last: calendar.MustDate("2017-08-31")}
	fmt.Println(agreement.ContainsTerm(member))
	fmt.Println(agreement.ContainsTerm(calendar.Term{First: member.First})) // open-ended
	// Output:
	// true
	// false
}

// The days of an agreement that fall in the financial year 2017/18.
func ExampleTerm_Overlap() {
	agreement := calendar.Term{First: calendar.MustDate("2012-09-01"), Last: calendar.MustDate("2017-08-31")}
	year := calendar.Term{First: calendar.MustDate("2017-04-01"), Last: calendar.MustDate("2018-03-31")}
	both, ok := agreement.Overlap(year)
	days, _ := both.Days()
	fmt.Println(both, ok, days)
	// Output: 2017-04-01 to 2017-08-31 true 153
}

func ExampleTerm_Overlaps() {
	first := calendar.Term{First: calendar.MustDate("2012-09-01"), Last: calendar.MustDate("2017-08-31")}
	fmt.Println(first.Overlaps(calendar.Term{First: calendar.MustDate("2017-08-31")}))
	fmt.Println(first.Overlaps(calendar.Term{First: calendar.MustDate("2017-09-01")}))
	// Output:
	// true
	// false
}

func ExampleTerm_Extend() {
	term := calendar.Term{First: calendar.MustDate("2012-09-01"), Last: calendar.MustDate("2017-08-31")}
	longer, _ := term.Extend(calendar.MustDate("2022-08-31"))
	fmt.Println(longer)
	_, err := term.Extend(calendar.MustDate("2017-08-31"))
	fmt.Println(err)
	// Output:
	// 2012-09-01 to 2022-08-31
	// 2017-08-31 is not after the last day of the term 2012-09-01 to 2017-08-31: out of order
}

func ExampleTerm_Days() {
	year := calendar.Term{First: calendar.MustDate("2027-04-01"), Last: calendar.MustDate("2028-03-31")}
	days, ok := year.Days()
	fmt.Println(days, ok)
	// Output: 366 true
}
