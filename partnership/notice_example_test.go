package partnership_test

import (
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Not less than twelve months' notice, expiring on 31 March: one day costs a year.
func ExampleNotice_LastDay() {
	notice := partnership.Notice{Months: 12, Expires: calendar.Window{Month: 3, Day: 31}}
	for _, served := range []string{"2025-03-31", "2025-04-01"} {
		day, err := notice.LastDay(calendar.MustDate(served))
		fmt.Println("served", served, "expires", day, err)
	}
	// Output:
	// served 2025-03-31 expires 2026-03-31 <nil>
	// served 2025-04-01 expires 2027-03-31 <nil>
}

// Clear months end a day later.
func ExampleNotice_LastDay_clear() {
	served := calendar.MustDate("2026-01-31")
	plain, _ := partnership.Notice{Months: 1}.LastDay(served)
	clear, _ := partnership.Notice{Months: 1, Clear: true}.LastDay(served)
	fmt.Println(plain, clear)
	// Output: 2026-02-28 2026-03-01
}

// Ninety days, and thirteen weeks that end on Easter Monday and so on the next working day.
func ExampleNotice_LastDay_days() {
	fmt.Println(partnership.Notice{Days: 90}.LastDay(calendar.MustDate("2025-09-01")))
	fmt.Println(partnership.Notice{Weeks: 13, WorkingDay: true}.LastDay(calendar.MustDate("2026-01-05")))
	// Output:
	// 2025-11-30 <nil>
	// 2026-04-07 <nil>
}

// In 2024 31 March is Easter Sunday.
func ExampleNotice_Expiry() {
	notice := partnership.Notice{Months: 12, Expires: calendar.Window{Month: 3, Day: 31}, WorkingDay: true}
	fmt.Println(notice.Expiry(calendar.MustDate("2024-03-01")))
	// Output: 2024-04-02 <nil>
}

func ExampleNotice_CanExpire() {
	notice := partnership.Notice{Months: 12, Expires: calendar.Window{Month: 3, Day: 31}, WorkingDay: true}
	for _, day := range []string{"2024-03-31", "2024-04-02", "2025-03-31"} {
		fmt.Println(day, notice.CanExpire(calendar.MustDate(day)))
	}
	// Output:
	// 2024-03-31 false
	// 2024-04-02 true
	// 2025-03-31 true
}

func ExampleNotice_Length() {
	fmt.Println(partnership.Notice{Days: 90}.Length())
	fmt.Println(partnership.Notice{Weeks: 13}.Length())
	fmt.Println(partnership.Notice{Months: 6, Clear: true}.Length())
	// Output:
	// 90 days
	// 13 weeks
	// 6 clear months
}

// Three years' notice that can be given in January only.
func ExampleNotice_LastDay_window() {
	notice := partnership.Notice{Months: 36, Served: calendar.Window{Month: 1}}
	fmt.Println(notice.LastDay(calendar.MustDate("2026-01-15")))
	fmt.Println(notice.LastDay(calendar.MustDate("2026-02-01")))
	// Output:
	// 2029-01-15 <nil>
	// no date notice cannot be served on 2026-02-01: want January: invalid
}

// To be out by 28 February 2026 with a month's notice, 31 January is in time:
// the month ends on the last day of a month that has no 31st.
func ExampleNotice_LatestService() {
	notice := partnership.Notice{Months: 1}
	day, err := notice.LatestService(calendar.MustDate("2026-02-28"))
	fmt.Println(day, err)
	// Output: 2026-01-31 <nil>
}

// To be out by the end of August 2027 with twelve months to 31 March.
func ExampleNotice_LatestService_window() {
	notice := partnership.Notice{Months: 12, Expires: calendar.Window{Month: 3, Day: 31}}
	day, _ := notice.LatestService(calendar.MustDate("2027-08-31"))
	expires, _ := notice.LastDay(day)
	fmt.Println("serve by", day, "to be out after", expires)
	// Output: serve by 2026-03-31 to be out after 2027-03-31
}

func ExampleNotice_Validate() {
	notice := partnership.Notice{Months: 0, Expires: calendar.Window{Month: 2, Day: 30}, AuthorisedBy: "mayor"}
	for _, err := range field.Errors(notice.Validate()) {
		fmt.Println(err.Path)
	}
	// Output:
	// months
	// expires.day
	// authorised_by
}

func ExampleWindow_Next() {
	for _, window := range []calendar.Window{
		{},
		{Month: 3, Day: 31},
		{Month: 1},
		{Month: 12, Day: 31, Years: calendar.OddYears},
		{Listed: []calendar.Date{calendar.MustDate("2026-05-19"), calendar.MustDate("2027-05-18")}},
	} {
		day, _ := window.Next(calendar.MustDate("2026-06-01"))
		fmt.Println(window, "from 1 June 2026:", day)
	}
	// Output:
	// any day from 1 June 2026: 2026-06-01
	// 31 March from 1 June 2026: 2027-03-31
	// January from 1 June 2026: 2027-01-01
	// 31 December of odd years from 1 June 2026: 2027-12-31
	// 2 listed days from 1 June 2026: 2027-05-18
}

// Nobody knows yet when the annual meetings after those listed will be.
func ExampleWindow_Next_listed() {
	municipalYearEnds := calendar.Window{Listed: []calendar.Date{calendar.MustDate("2026-05-19"), calendar.MustDate("2027-05-18")}}
	_, err := municipalYearEnds.Next(calendar.MustDate("2027-05-19"))
	fmt.Println(err)
	// Output: 2027-05-19 is outside the listed days, 2026-05-19 to 2027-05-18: out of range
}

func ExampleWindow_Previous() {
	january := calendar.Window{Month: 1}
	fmt.Println(january.Previous(calendar.MustDate("2026-06-01")))
	fmt.Println(january.Previous(calendar.MustDate("2026-01-15")))
	// Output:
	// 2026-01-31 <nil>
	// 2026-01-15 <nil>
}

func ExampleWindow_Contains() {
	december := calendar.Window{Month: 12, Years: calendar.OddYears}
	fmt.Println(december.Contains(calendar.MustDate("2027-12-01")), december.Contains(calendar.MustDate("2026-12-01")))
	// Output: true false
}

func ExampleWindow_Validate() {
	fmt.Println(calendar.Window{Day: 31}.Validate())
	fmt.Println(calendar.Window{Month: 4, Day: 31}.Validate())
	// Output:
	// month: required
	// day: 31 is not a day of the month (1 to 30): out of range
}
