package partnership_test

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

func TestNotice_Golden(t *testing.T) {
	fieldtest.Golden(t, "testdata/golden/notice.json", partnership.Notice{
		Months: 6, Clear: true,
		Served:       calendar.Window{Month: time.January},
		Expires:      calendar.Window{Listed: days("2026-05-19", "2027-05-18", "2028-05-16")},
		AuthorisedBy: partnership.EveryFullCouncil,
	})
}

func financialYearEnd() calendar.Window { return calendar.Window{Month: time.March, Day: 31} }

// TestNotice_OfTheDomain holds notices that agreements and cases have, each with
// the day it was served and the last day on which its giver was bound.
func TestNotice_OfTheDomain(t *testing.T) {
	// The eves of annual meetings of a council, of its own choice every year.
	municipalYearEnds := calendar.Window{Listed: days("2025-05-20", "2026-05-19", "2027-05-18")}
	for _, test := range []struct {
		name            string
		notice          partnership.Notice
		served, expires string
		latest          string // the last day to serve notice that expires on that day
	}{
		{
			"Dodds v Walker: four months from 30 September end on 30 January",
			partnership.Notice{Months: 4},
			"1978-09-30", "1979-01-30", "1978-09-30",
		},
		{
			"twelve months to 31 March, served on it",
			partnership.Notice{Months: 12, Expires: financialYearEnd()},
			"2025-03-31", "2026-03-31", "2025-03-31",
		},
		{
			"one day costs a year",
			partnership.Notice{Months: 12, Expires: financialYearEnd()},
			"2025-04-01", "2027-03-31", "2026-03-31",
		},
		{
			"90 days, of which the day of service is none",
			partnership.Notice{Days: 90},
			"2025-09-01", "2025-11-30", "2025-09-01",
		},
		{
			"13 weeks end on the same weekday, Easter Monday",
			partnership.Notice{Weeks: 13},
			"2026-01-05", "2026-04-06", "2026-01-05",
		},
		{
			"13 clear weeks end a day later",
			partnership.Notice{Weeks: 13, Clear: true},
			"2026-01-05", "2026-04-07", "2026-01-05",
		},
		{
			"a Sunday moves to Monday",
			partnership.Notice{Days: 90, WorkingDay: true},
			"2025-09-01", "2025-12-01", "2025-09-02",
		},
		{
			"Easter Sunday moves over Easter Monday",
			partnership.Notice{Months: 12, Expires: financialYearEnd(), WorkingDay: true},
			"2023-03-31", "2024-04-02", "2023-03-31",
		},
		{
			"a working day stays",
			partnership.Notice{Months: 12, Expires: financialYearEnd(), WorkingDay: true},
			"2023-04-01", "2025-03-31", "2024-03-31",
		},
		{
			"not before the third anniversary, served on it",
			partnership.Notice{Months: 6, NotBefore: date("2025-09-01")},
			"2025-09-01", "2026-03-01", "2025-09-01",
		},
		{
			"clear months end a day later",
			partnership.Notice{Months: 12, Clear: true},
			"2025-03-31", "2026-04-01", "2025-03-31",
		},
		{
			"clear months to 31 March, served on it",
			partnership.Notice{Months: 12, Clear: true, Expires: financialYearEnd()},
			"2025-03-31", "2027-03-31", "2026-03-30",
		},
		{
			"tri-borough: served 27 March 2017, apart from 1 April 2018",
			partnership.Notice{Months: 12, Expires: financialYearEnd()},
			"2017-03-27", "2018-03-31", "2017-03-31",
		},
		{
			"a host authority: twelve months to 31 March",
			partnership.Notice{Months: 12, Expires: financialYearEnd()},
			"2026-09-01", "2028-03-31", "2027-03-31",
		},
		{
			"Local London: twelve months, any day",
			partnership.Notice{Months: 12},
			"2026-02-10", "2027-02-10", "2026-02-10",
		},
		{
			"Cherwell and Oxfordshire: six months to 31 August 2022",
			partnership.Notice{Months: 6},
			"2022-02-28", "2022-08-28", "2022-02-28",
		},
		{
			"oneSource: fifteen months, any day",
			partnership.Notice{Months: 15},
			"2025-11-30", "2027-02-28", "2025-11-30",
		},
		{
			"Guildford and Waverley: three months, any day",
			partnership.Notice{Months: 3},
			"2025-11-30", "2026-02-28", "2025-11-30",
		},
		{
			"a joint committee: six months to the end of the municipal year",
			partnership.Notice{Months: 6, Expires: municipalYearEnds, AuthorisedBy: partnership.EveryFullCouncil},
			"2025-11-19", "2026-05-19", "2025-11-19",
		},
		{
			"a joint committee, a day late",
			partnership.Notice{Months: 6, Expires: municipalYearEnds},
			"2025-11-20", "2027-05-18", "2026-11-18",
		},
		{
			"a fire district: two years to December of odd years",
			partnership.Notice{Months: 24, Expires: calendar.Window{Month: time.December, Years: calendar.OddYears}},
			"2025-12-15", "2027-12-15", "2025-12-15",
		},
		{
			"a fire district, too late for this odd year",
			partnership.Notice{Months: 24, Expires: calendar.Window{Month: time.December, Years: calendar.OddYears}},
			"2026-01-01", "2029-12-01", "2027-12-01",
		},
		{
			"a fire district, to the last day of December",
			partnership.Notice{Months: 24, Expires: calendar.Window{Month: time.December, Day: 31, Years: calendar.OddYears}},
			"2025-12-31", "2027-12-31", "2025-12-31",
		},
		{
			"a police contract: thirty-six months, given in January only",
			partnership.Notice{Months: 36, Served: calendar.Window{Month: time.January}},
			"2026-01-31", "2029-01-31", "2026-01-31",
		},
		{
			"one month from 31 January",
			partnership.Notice{Months: 1},
			"2026-01-31", "2026-02-28", "2026-01-31",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			require.NoError(t, test.notice.Validate())
			expires, err := test.notice.LastDay(date(test.served))
			require.NoError(t, err)
			assert.Equal(t, test.expires, expires.String())
			latest, err := test.notice.LatestService(expires)
			require.NoError(t, err)
			assert.Equal(t, test.latest, latest.String())
		})
	}
}

// TestNotice_LatestServiceIsNotASubtraction names the figure: taking a month off 28
// February says 28 January, and 31 January is in time.
func TestNotice_LatestServiceIsNotASubtraction(t *testing.T) {
	end := date("2026-02-28")
	latest, err := partnership.Notice{Months: 1}.LatestService(end)
	require.NoError(t, err)
	assert.Equal(t, "2026-01-31", latest.String())
	assert.Equal(t, "2026-01-28", end.AddMonths(-1).String())

	clear, err := partnership.Notice{Months: 1, Clear: true}.LatestService(end)
	require.NoError(t, err)
	assert.Equal(t, "2026-01-27", clear.String(), "served a day later, a clear month ends on 1 March")
}

func TestNotice_LatestServiceBeforeTheEndThatIsWanted(t *testing.T) {
	for _, test := range []struct {
		notice      partnership.Notice
		end, latest string
	}{
		{partnership.Notice{Months: 6}, "2022-08-31", "2022-02-28"}, // Cherwell and Oxfordshire; 1 March ends on 1 September
		{partnership.Notice{Months: 12, Expires: financialYearEnd()}, "2027-03-30", "2025-03-31"},
		{partnership.Notice{Months: 36, Served: calendar.Window{Month: time.January}}, "2028-12-31", "2025-01-31"},
		{partnership.Notice{Months: 36, Served: calendar.Window{Month: time.January}}, "2029-01-15", "2026-01-15"},
		{partnership.Notice{Months: 24, Expires: calendar.Window{Month: 12, Day: 31, Years: "odd"}}, "2028-06-30", "2025-12-31"},
	} {
		latest, err := test.notice.LatestService(date(test.end))
		require.NoError(t, err)
		assert.Equal(t, test.latest, latest.String(), "%+v to be out by %s", test.notice, test.end)
	}
}

// TestNotice_YearEndsThatAreNotListed holds that no answer is given where the
// list does not say: the next end may come before the first that is listed.
func TestNotice_YearEndsThatAreNotListed(t *testing.T) {
	n := partnership.Notice{Months: 6, Expires: calendar.Window{Listed: days("2026-05-19", "2027-05-18")}}
	for served, want := range map[string]string{
		"2025-11-18": "",           // its months end before the list begins
		"2025-11-19": "2026-05-19", // and on its first day
		"2026-11-18": "2027-05-18", // on its last
		"2026-11-19": "",           // and after it
	} {
		got, err := n.LastDay(date(served))
		if want == "" {
			assert.ErrorIs(t, err, field.ErrRange, served)
			assert.True(t, got.IsZero())
			continue
		}
		assert.NoError(t, err, served)
		assert.Equal(t, want, got.String(), served)
	}
	for _, end := range []string{"2026-05-18", "2027-05-19", "2030-05-15"} {
		_, err := n.LatestService(date(end))
		assert.ErrorIs(t, err, field.ErrRange, end)
	}
}

// TestNotice_LatestServiceByBruteForce holds Effective and LatestService against a walk
// over the days, for 1 to 36 months, clear or not, and every kind of day on which
// notice can expire or be served. The months themselves are held elsewhere.
func TestNotice_LatestServiceByBruteForce(t *testing.T) {
	var walk []calendar.Date // within the days that statedWindows lists
	for d := date("2024-05-15"); !d.After(date("2028-12-31")); d = d.AddDays(1) {
		walk = append(walk, d)
	}
	for _, expires := range statedWindows() {
		nextOpen := make([]int, len(walk)) // the place of the first day to expire on, from each on; -1: none
		next := -1
		for i, d := range slices.Backward(walk) {
			if expires.open(d) {
				next = i
			}
			nextOpen[i] = next
		}
		for i, served := range statedWindows() {
			t.Run(fmt.Sprintf("expires %v, served %v", expires.Window, served.Window), func(t *testing.T) {
				t.Parallel()
				for months := 1; months <= 36; months++ {
					some := slices.Contains([]int{2, 12}, months)
					if i > 0 && !some && months != 1 {
						continue // served on any day it has been asked about in all months
					}
					for _, clear := range []bool{false, true} {
						if clear && !some {
							continue
						}
						n := partnership.Notice{Months: months, Clear: clear, Served: served.Window, Expires: expires.Window}
						walkNotice(t, n, walk, served.open, nextOpen)
					}
				}
			})
		}
	}
}

// walkNotice asks n about each day of a walk and looks for the answers day by
// day: on what it expires and, for each end, the last service in time.
func walkNotice(t *testing.T, n partnership.Notice, walk []calendar.Date, mayServe func(calendar.Date) bool, nextOpen []int) {
	inTime := make([]calendar.Date, len(walk)) // the last service that expires on a day
	for _, d := range walk {
		if !mayServe(d) {
			if n.Months == 1 { // it is all one how many
				_, err := n.LastDay(d)
				require.ErrorIs(t, err, field.ErrInvalid, "served on %v", d)
			}
			continue
		}
		got, err := n.LastDay(d)
		over := d.AddMonths(n.Months)
		if n.Clear {
			over = over.AddDays(1)
		}
		at, _ := walk[0].DaysUntil(over)
		if at >= len(walk) || nextOpen[at] < 0 {
			continue // beyond the days walked
		}
		if want := walk[nextOpen[at]]; got != want || err != nil {
			t.Fatalf("%d months (clear: %t) served on %v: %v, %v, want %v", n.Months, n.Clear, d, got, err, want)
		}
		inTime[nextOpen[at]] = d
	}
	latest := calendar.Date{} // none until something served within the walk expires
	for i, end := range walk {
		if !inTime[i].IsZero() {
			latest = inTime[i]
		}
		if latest.IsZero() || inTime[i].IsZero() && end.Day() > 3 && end.Day() < 27 && end.Day()%5 != 0 {
			continue // between the ends of months, every fifth day and what changes the answer
		}
		if got, err := n.LatestService(end); got != latest || err != nil {
			t.Fatalf("%d months (clear: %t) to be out by %v: %v, %v, want %v", n.Months, n.Clear, end, got, err, latest)
		}
	}
}

// TestNotice_LatestServiceOfMonthsAlone holds the law by which the latest day is known:
// AddMonths(latest, N) <= end < AddMonths(latest + 1 day, N).
func TestNotice_LatestServiceOfMonthsAlone(t *testing.T) {
	for months := 1; months <= 36; months++ {
		n := partnership.Notice{Months: months}
		for end := date("2027-01-01"); end.Before(date("2029-01-01")); end = end.AddDays(1) {
			latest, err := n.LatestService(end)
			if err != nil || latest.AddMonths(months).After(end) || !latest.AddDays(1).AddMonths(months).After(end) {
				t.Fatalf("%d months to be out by %v: %v, %v", months, end, latest, err)
			}
		}
	}
}

func TestNotice_LastDayErrors(t *testing.T) {
	for _, test := range []struct {
		name   string
		notice partnership.Notice
		served calendar.Date
		want   error
	}{
		{"no clause", partnership.Notice{}, date("2026-04-01"), field.ErrRequired},
		{"fewer than no months", partnership.Notice{Months: math.MinInt}, date("2026-04-01"), field.ErrRange},
		{"no day", partnership.Notice{Months: 12}, calendar.Date{}, field.ErrRequired},
		{"no day in a window", partnership.Notice{Months: 12, Served: calendar.Window{Month: 1}}, calendar.Date{}, field.ErrRequired},
		{"not in January", partnership.Notice{Months: 36, Served: calendar.Window{Month: 1}}, date("2026-02-01"), field.ErrInvalid},
		{"not a listed day", partnership.Notice{Months: 3, Served: calendar.Window{Listed: days("2026-01-01", "2026-07-01")}}, date("2026-02-01"), field.ErrInvalid},
		{"before the listed days", partnership.Notice{Months: 3, Served: calendar.Window{Listed: days("2026-01-01", "2026-07-01")}}, date("2025-02-01"), field.ErrInvalid},
		{"after the year 9999", partnership.Notice{Months: 12}, date("9999-01-01"), field.ErrRange},
		{"clear after the year 9999", partnership.Notice{Months: 1, Clear: true}, date("9999-11-30").AddDays(1).AddDays(30), field.ErrRange},
		{"no window left", partnership.Notice{Months: 1, Expires: financialYearEnd()}, date("9999-03-30"), field.ErrRange},
		{"more months than the calendar has", partnership.Notice{Months: math.MaxInt}, date("2026-04-01"), field.ErrRange},
	} {
		got, err := test.notice.LastDay(test.served)
		assert.ErrorIs(t, err, test.want, test.name)
		assert.True(t, got.IsZero(), test.name)
	}
	_, err := partnership.Notice{Months: 36, Served: calendar.Window{Month: 1}}.LastDay(date("2026-02-01"))
	assert.EqualError(t, err, "notice cannot be served on 2026-02-01: want January: invalid")
}

func TestNotice_LatestServiceErrors(t *testing.T) {
	for _, test := range []struct {
		name   string
		notice partnership.Notice
		end    calendar.Date
		want   error
	}{
		{"no clause", partnership.Notice{}, date("2026-04-01"), field.ErrRequired},
		{"fewer than no months", partnership.Notice{Months: -1}, date("2026-04-01"), field.ErrRange},
		{"no day", partnership.Notice{Months: 12}, calendar.Date{}, field.ErrRequired},
		{"no day and a window", partnership.Notice{Months: 12, Expires: financialYearEnd()}, calendar.Date{}, field.ErrRequired},
		{"before the year 1", partnership.Notice{Months: 12}, date("0001-06-01"), field.ErrRange},
		{"no window before", partnership.Notice{Months: 1, Expires: financialYearEnd()}, date("0001-03-30"), field.ErrRange},
		{"no service before", partnership.Notice{Months: 1, Served: calendar.Window{Month: 12}}, date("0001-06-01"), field.ErrRange},
		{"more months than the calendar has", partnership.Notice{Months: math.MaxInt}, date("2026-04-01"), field.ErrRange},
		{"before the listed services", partnership.Notice{Months: 3, Served: calendar.Window{Listed: days("2026-01-01", "2026-07-01")}}, date("2026-03-31"), field.ErrRange},
		{"after the listed services", partnership.Notice{Months: 3, Served: calendar.Window{Listed: days("2026-01-01", "2026-07-01")}}, date("2026-10-02"), field.ErrRange},
	} {
		got, err := test.notice.LatestService(test.end)
		assert.ErrorIs(t, err, test.want, test.name)
		assert.True(t, got.IsZero(), test.name)
	}
}

func TestNotice_ToTheEndOfTime(t *testing.T) {
	for months := 1; months <= 36; months++ {
		for _, clear := range []bool{false, true} {
			n := partnership.Notice{Months: months, Clear: clear}
			latest, err := n.LatestService(date("9999-12-31"))
			require.NoError(t, err)
			expires, err := n.LastDay(latest)
			require.NoError(t, err)
			assert.False(t, expires.After(date("9999-12-31")))
			_, err = n.LastDay(latest.AddDays(1))
			assert.ErrorIs(t, err, field.ErrRange)
		}
	}
}

func TestNotice_Validate(t *testing.T) {
	for _, test := range []struct {
		name   string
		notice partnership.Notice
		want   []string
	}{
		{"good", partnership.Notice{Months: 12, Expires: financialYearEnd(), AuthorisedBy: partnership.FullCouncil}, []string{}},
		{"least", partnership.Notice{Months: 1}, []string{}},
		{"most", partnership.Notice{Months: 1200}, []string{}},
		{"none", partnership.Notice{}, []string{"months: required"}},
		{"negative", partnership.Notice{Months: -1}, []string{"months: out of range"}},
		{"least weeks", partnership.Notice{Weeks: 1}, []string{}},
		{"most weeks", partnership.Notice{Weeks: 5200}, []string{}},
		{"negative weeks", partnership.Notice{Weeks: -1}, []string{"weeks: out of range"}},
		{"too many weeks", partnership.Notice{Weeks: 5201}, []string{"weeks: out of range"}},
		{"least days", partnership.Notice{Days: 1}, []string{}},
		{"most days", partnership.Notice{Days: 36500}, []string{}},
		{"negative days", partnership.Notice{Days: -1}, []string{"days: out of range"}},
		{"too many days", partnership.Notice{Days: 36501}, []string{"days: out of range"}},
		{"months and weeks", partnership.Notice{Months: 3, Weeks: 13}, []string{"weeks: invalid"}},
		{"months and days", partnership.Notice{Months: 3, Days: 90}, []string{"days: invalid"}},
		{"weeks and days", partnership.Notice{Weeks: 13, Days: 91}, []string{"days: invalid"}},
		{"too many", partnership.Notice{Months: 1201}, []string{"months: out of range"}},
		{"served", partnership.Notice{Months: 1, Served: calendar.Window{Day: 1}}, []string{"served.month: required"}},
		{"expires", partnership.Notice{Months: 1, Expires: calendar.Window{Month: 2, Day: 30}}, []string{"expires.day: out of range"}},
		{"authority", partnership.Notice{Months: 1, AuthorisedBy: "mayor"}, []string{"authorised_by: invalid"}},
		{
			"all at once",
			partnership.Notice{
				Months: 0, Clear: true, AuthorisedBy: "mayor",
				Served:  calendar.Window{Month: 13, Years: "leap"},
				Expires: calendar.Window{Listed: append(days("2026-05-19", "2025-05-20"), calendar.Date{})},
			},
			[]string{
				"months: required", "served.month: out of range", "served.years: invalid",
				"expires.listed[1]: out of order", "expires.listed[2]: required", "authorised_by: invalid",
			},
		},
	} {
		assert.Equal(t, test.want, faults(test.notice.Validate()), test.name)
	}
	assert.EqualError(t, partnership.Notice{Months: 1201}.Validate(), "months: 1201 months of notice: want 1 to 1200: out of range")
}

func TestNotice_IsZero(t *testing.T) {
	assert.True(t, partnership.Notice{}.IsZero())
	for _, set := range []partnership.Notice{
		{Months: 1},
		{Weeks: 1},
		{Days: 1},
		{NotBefore: date("2026-04-01")},
		{WorkingDay: true},
		{Clear: true},
		{AuthorisedBy: partnership.Board},
		{Served: calendar.Window{Month: 1}},
		{Expires: calendar.Window{Listed: days("2026-05-19")}},
	} {
		assert.False(t, set.IsZero(), "%+v", set)
		text, err := json.Marshal(struct {
			Notice partnership.Notice `json:"notice,omitzero"`
		}{set})
		require.NoError(t, err)
		assert.NotEqual(t, "{}", string(text), "what is set is written")
	}
}

func TestNotice_LeavesItsListsAsTheyWere(t *testing.T) {
	listed := days("2027-05-18", "2026-05-19")
	n := partnership.Notice{Months: 6, Served: calendar.Window{Listed: listed}, Expires: calendar.Window{Listed: listed}}
	_, _ = n.LastDay(date("2026-05-19"))
	_, _ = n.LatestService(date("2027-05-18"))
	_ = n.Validate()
	assert.Equal(t, days("2027-05-18", "2026-05-19"), listed)
}

// FuzzNotice holds, for any notice and day: what is served expires when its
// months are over or later, on a day that is allowed; and the latest service is
// the latest.
func FuzzNotice(f *testing.F) {
	f.Add(12, false, 0, 0, "", 3, 31, "", 739706, 0)
	f.Add(36, false, 1, 0, "", 0, 0, "", 739706, 0)
	f.Add(24, true, 0, 0, "", 12, 31, "odd", 739706, 0)
	f.Add(1, true, 2, 29, "even", 2, 29, "odd", 60, 0)
	f.Add(6, false, 0, 0, "", 0, 0, "", 739706, 400)
	f.Fuzz(func(t *testing.T, months int, clear bool, sMonth, sDay int, sYears string, eMonth, eDay int, eYears string, dayNumber, every int) {
		n := partnership.Notice{
			Months: months, Clear: clear,
			Served:  calendar.Window{Month: time.Month(sMonth), Day: sDay, Years: calendar.Parity(sYears)},
			Expires: calendar.Window{Month: time.Month(eMonth), Day: eDay, Years: calendar.Parity(eYears)},
		}
		d := date("0001-01-01").AddDays(dayNumber)
		if every > 0 && every < 100_000 { // a list of days so far apart, around d
			n.Expires = calendar.Window{}
			for i := range 9 {
				if listed := d.AddDays((i - 1) * every); !listed.IsZero() {
					n.Expires.Listed = append(n.Expires.Listed, listed)
				}
			}
		}
		valid := n.Validate() == nil
		expires, err := n.LastDay(d)
		latest, latestErr := n.LatestService(d)
		if !valid {
			return // it is enough that nothing panics
		}
		if err == nil {
			over := d.AddMonths(months)
			if clear {
				over = over.AddDays(1)
			}
			require.False(t, expires.Before(over))
			require.True(t, n.Served.Contains(d) && n.Expires.Contains(expires))
			previous, err := n.Expires.Previous(expires.AddDays(-1))
			require.True(t, err != nil || previous.Before(over), "no day before %v will do", expires)
			last, err := n.LatestService(expires)
			if len(n.Served.Listed) == 0 {
				require.NoError(t, err)
				require.False(t, last.Before(d))
			}
		}
		if latestErr == nil {
			expires, err := n.LastDay(latest)
			if len(n.Expires.Listed) > 0 && err != nil { // its months end before the list begins
				require.ErrorIs(t, err, field.ErrRange)
			} else {
				require.NoError(t, err)
				require.False(t, expires.After(d), "served on %v it expires on %v, after %v", latest, expires, d)
			}
			if next, err := n.Served.Next(latest.AddDays(1)); err == nil {
				expires, err := n.LastDay(next)
				require.True(t, err != nil || expires.After(d), "%v is later and expires on %v", next, expires)
			}
		}
	})
}

func BenchmarkNotice_LatestService(b *testing.B) {
	n := partnership.Notice{Months: 12, Expires: financialYearEnd()}
	end := date("2027-08-31")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := n.LatestService(end); err != nil {
			b.Fatal(err)
		}
	}
}

func TestAuthorities(t *testing.T) {
	all := partnership.Authorities()
	assert.Len(t, all, 7)
	assert.Less(t, slices.Index(all, partnership.EveryFullCouncil), slices.Index(all, partnership.FullCouncil))
	assert.Less(t, slices.Index(all, partnership.FullCouncil), slices.Index(all, partnership.Leader))
}

func TestNotice_GoldenOfDays(t *testing.T) {
	fieldtest.Golden(t, "testdata/golden/notice-days.json", partnership.Notice{Days: 90, NotBefore: date("2028-04-01"), WorkingDay: true})
	fieldtest.Golden(t, "testdata/golden/notice-weeks.json", partnership.Notice{Weeks: 13})
}

// Of each day of two years the latest service is the last day whose notice is over by it.
func TestNotice_LatestServiceOfDaysByBruteForce(t *testing.T) {
	for _, n := range []partnership.Notice{
		{Days: 90, WorkingDay: true},
		{Days: 30, Clear: true, WorkingDay: true},
		{Weeks: 13},
		{Weeks: 4, WorkingDay: true, Served: calendar.Window{Day: 5, Month: time.March}},
		{Months: 3, Expires: financialYearEnd(), WorkingDay: true},
	} {
		lasts, from := []calendar.Date{}, date("2021-01-01") // of notice served on each day from then on
		for served := from; served.Before(date("2026-01-10")); served = served.AddDays(1) {
			last, err := n.LastDay(served)
			if err != nil {
				last = calendar.MustDate("9999-12-31")
			}
			lasts = append(lasts, last)
		}
		for end := date("2024-03-20"); end.Before(date("2026-01-10")); end = end.AddDays(1) {
			want := 0
			for i, last := range lasts {
				if !last.After(end) {
					want = i
				}
			}
			got, err := n.LatestService(end)
			require.NoError(t, err)
			require.Equal(t, from.AddDays(want), got, "%+v by %v", n, end)
		}
	}
}

func TestNotice_FirstTerm(t *testing.T) {
	n := partnership.Notice{Months: 6, NotBefore: date("2025-09-01")}
	_, err := n.LastDay(date("2025-08-31"))
	require.ErrorIs(t, err, field.ErrInvalid)
	require.EqualError(t, err, "notice cannot be served on 2025-08-31: want 2025-09-01 or later: invalid")
	_, err = n.LatestService(date("2026-02-28"))
	require.ErrorIs(t, err, field.ErrRange)
	latest, err := n.LatestService(date("2026-03-01"))
	require.NoError(t, err)
	assert.Equal(t, date("2025-09-01"), latest)
}

// The bank holidays of 2019 to 2028 are known.
func TestNotice_WorkingDaysThatAreNotKnown(t *testing.T) {
	n := partnership.Notice{Days: 90, WorkingDay: true}
	_, err := n.LastDay(date("2028-12-01"))
	require.ErrorIs(t, err, field.ErrRange)
	_, err = n.LatestService(date("2018-06-01"))
	require.ErrorIs(t, err, field.ErrRange)
	assert.False(t, n.CanExpire(date("2030-01-01")))
}

func TestNotice_CanExpire(t *testing.T) {
	moves := partnership.Notice{Months: 12, Expires: financialYearEnd(), WorkingDay: true}
	for on, want := range map[string]bool{"2024-03-31": false, "2024-04-01": false, "2024-04-02": true, "2024-04-03": false, "2025-03-31": true, "2025-04-01": false} {
		assert.Equal(t, want, moves.CanExpire(date(on)), on)
	}
	assert.True(t, partnership.Notice{Months: 12, Expires: financialYearEnd()}.CanExpire(date("2024-03-31")))
	assert.True(t, partnership.Notice{Months: 12}.CanExpire(date("2024-03-30")))
}
