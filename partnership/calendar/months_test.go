package calendar_test

import (
	"math"
	"math/bits"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// A calendarMonth is the days of one month, found by walking day by day.
type calendarMonth []calendar.Date

// walkedMonths returns the months from one day to another, and where in them
// each day is. A month ends when the number of the day falls.
func walkedMonths(from, to string) (months []calendarMonth, place map[calendar.Date]int) {
	place = map[calendar.Date]int{}
	number := 99
	for d := day(from); !d.After(day(to)); d = d.AddDays(1) {
		if d.Day() < number {
			months = append(months, nil)
		}
		number = d.Day()
		months[len(months)-1] = append(months[len(months)-1], d)
		place[d] = len(months) - 1
	}
	return months, place
}

// TestDate_AddMonthsByWalking holds each rounding against its rule said in days: the
// month that is n further is looked at day by day.
func TestDate_AddMonthsByWalking(t *testing.T) {
	t.Parallel()
	months, place := walkedMonths("2020-01-01", "2036-12-31")
	for d := day("2023-11-01"); d.Before(day("2025-04-01")); d = d.AddDays(1) {
		begun := months[place[d]]
		for n := -36; n <= 36; n++ {
			ended := months[place[d]+n]
			corresponding := ended[len(ended)-1]
			following := corresponding.AddDays(1)
			for _, other := range ended {
				if other.Day() == d.Day() {
					corresponding, following = other, other
				}
			}
			monthEnd := corresponding
			if d == begun[len(begun)-1] {
				monthEnd = ended[len(ended)-1]
			}
			if got := d.AddMonths(n); got != corresponding {
				t.Fatalf("%v and %d months: %v, want %v", d, n, got, corresponding)
			}
			for rounding, want := range map[calendar.MonthRounding]calendar.Date{
				calendar.CorrespondingDate: corresponding,
				calendar.MonthEnd:          monthEnd,
				calendar.FollowingMonth:    following,
			} {
				if got, err := d.AddMonthsRounded(n, rounding); got != want || err != nil {
					t.Fatalf("%v and %d months, %s: %v, %v, want %v", d, n, rounding, got, err, want)
				}
			}
		}
	}
}

// TestDate_AddMonthsOfTheCases holds the corresponding date against the figures of
// Dodds v Walker [1981] and of months that have no such day.
func TestDate_AddMonthsOfTheCases(t *testing.T) {
	for _, test := range []struct {
		from   string
		months int
		want   string
	}{
		{"1978-09-30", 4, "1979-01-30"}, // Dodds v Walker: 31 January is late
		{"2024-01-31", 1, "2024-02-29"},
		{"2023-08-31", 6, "2024-02-29"},
		{"2024-02-29", 12, "2025-02-28"},
		{"2026-01-31", 1, "2026-02-28"},
		{"2026-01-31", 2, "2026-03-31"},
		{"2026-02-28", 1, "2026-03-28"},
		{"2025-03-31", 12, "2026-03-31"},
		{"2026-02-28", -1, "2026-01-28"},
		{"2026-03-31", -1, "2026-02-28"},
		{"2024-02-29", 48, "2028-02-29"},
		{"2096-02-29", 48, "2100-02-28"}, // 2100 is no leap year
		{"2026-05-31", 0, "2026-05-31"},
	} {
		assert.Equal(t, test.want, day(test.from).AddMonths(test.months).String(), "%s and %d months", test.from, test.months)
	}
	assert.True(t, day("1979-01-31").After(day("1978-09-30").AddMonths(4)))
}

func TestDate_MonthsDoNotAddUp(t *testing.T) {
	d := day("2026-01-31")
	assert.Equal(t, "2026-03-28", d.AddMonths(1).AddMonths(1).String())
	assert.Equal(t, "2026-03-31", d.AddMonths(2).String())
}

// TestDate_AddMonthsIsNotAddDate names the figure by which the standard library's
// arithmetic differs: it would give three days more.
func TestDate_AddMonthsIsNotAddDate(t *testing.T) {
	assert.Equal(t, "2026-03-03", time.Date(2026, 1, 31, 0, 0, 0, 0, time.UTC).AddDate(0, 1, 0).Format(time.DateOnly))
	assert.Equal(t, "2026-02-28", day("2026-01-31").AddMonths(1).String())
}

func TestDate_AddMonthsRounded(t *testing.T) {
	for _, test := range []struct {
		from      string
		months    int
		rounding  calendar.MonthRounding
		want, why string
	}{
		{"2026-02-28", 1, calendar.MonthEnd, "2026-03-31", "the last day to the last day"},
		{"2024-02-28", 1, calendar.MonthEnd, "2024-03-28", "not the last day of a leap year's February"},
		{"2024-02-29", 1, calendar.MonthEnd, "2024-03-31", ""},
		{"2026-01-30", 1, calendar.MonthEnd, "2026-02-28", "no 30 February"},
		{"2026-04-30", -2, calendar.MonthEnd, "2026-02-28", ""},
		{"2026-01-31", 1, calendar.FollowingMonth, "2026-03-01", ""},
		{"2026-01-29", 1, calendar.FollowingMonth, "2026-03-01", ""},
		{"2024-01-29", 1, calendar.FollowingMonth, "2024-02-29", ""},
		{"2026-01-28", 1, calendar.FollowingMonth, "2026-02-28", ""},
		{"2026-10-31", 1, calendar.FollowingMonth, "2026-12-01", ""},
	} {
		got, err := day(test.from).AddMonthsRounded(test.months, test.rounding)
		require.NoError(t, err)
		assert.Equal(t, test.want, got.String(), "%+v", test)
	}
}

func TestDate_AddMonthsRoundedByNoRule(t *testing.T) {
	for rounding, want := range map[calendar.MonthRounding]error{
		"": field.ErrRequired, "nearest": field.ErrInvalid, "Month-End": field.ErrInvalid,
	} {
		got, err := day("2026-01-31").AddMonthsRounded(1, rounding)
		assert.ErrorIs(t, err, want)
		assert.True(t, got.IsZero())
		_, err = calendar.Date{}.AddMonthsRounded(1, rounding)
		assert.ErrorIs(t, err, want, "of no date too")
	}
}

func TestDate_AddMonthsToTheEndsOfTheCalendar(t *testing.T) {
	first, last := day("0001-01-01"), day("9999-12-31")
	assert.Equal(t, "9999-12-01", first.AddMonths(9999*12-1).String())
	assert.True(t, first.AddMonths(9999*12).IsZero())
	assert.Equal(t, "0001-01-31", last.AddMonths(1-9999*12).String())
	assert.True(t, last.AddMonths(-9999*12).IsZero())
	assert.True(t, first.AddMonths(-1).IsZero())
	assert.True(t, last.AddMonths(1).IsZero())
	const wide = bits.UintSize/2 + 1 // 33, whose power of 2 has no low 32 bits; 17 where an int has only 32
	for _, n := range []int{math.MaxInt, math.MinInt, math.MaxInt32, math.MinInt32, 120_001, -120_001, 1 << wide, -(1 << wide)} {
		for _, rounding := range calendar.MonthRoundings() {
			got, err := day("2026-04-01").AddMonthsRounded(n, rounding)
			assert.NoError(t, err)
			assert.True(t, got.IsZero(), n)
		}
	}
	got, err := day("9999-11-30").AddMonthsRounded(1, calendar.MonthEnd)
	assert.NoError(t, err)
	assert.Equal(t, last, got)
}

// TestDate_AddMonthsKeepsTheOrder holds that a later day never ends earlier, whatever
// the rounding: the search for a latest day of service rests on it.
func TestDate_AddMonthsKeepsTheOrder(t *testing.T) {
	for _, rounding := range calendar.MonthRoundings() {
		for n := -40; n <= 40; n++ {
			before := calendar.Date{}
			for d := day("2023-01-01"); d.Before(day("2025-01-02")); d = d.AddDays(1) {
				ends, err := d.AddMonthsRounded(n, rounding)
				if err != nil || ends.Before(before) {
					t.Fatalf("%d months, %s: %v ends on %v, the day before on %v (%v)", n, rounding, d, ends, before, err)
				}
				before = ends
			}
		}
	}
}

func BenchmarkDate_AddMonths(b *testing.B) {
	d := day("2026-01-31")
	b.ReportAllocs()
	for b.Loop() {
		if d.AddMonths(13).IsZero() {
			b.Fatal("no date")
		}
	}
}

func TestMonthRounding_ReadsOnlyItsValues(t *testing.T) {
	for text, want := range map[string]calendar.MonthRounding{"": "", "month-end": calendar.MonthEnd} {
		rounding := calendar.FollowingMonth
		require.NoError(t, rounding.UnmarshalText([]byte(text)))
		assert.Equal(t, want, rounding)
	}
	rounding := calendar.FollowingMonth
	assert.ErrorIs(t, rounding.UnmarshalText([]byte("month end")), field.ErrInvalid)
	assert.Empty(t, rounding)
}

// A year that 100 divides is a leap year only if 400 divides it too.
func TestDate_AddMonthsToFebruaryOfACentury(t *testing.T) {
	for from, want := range map[string]string{
		"1900-01-31": "1900-02-28", "2000-01-31": "2000-02-29", "2004-01-31": "2004-02-29", "2100-01-31": "2100-02-28",
		"2200-01-31": "2200-02-28", "2300-01-31": "2300-02-28", "2400-01-31": "2400-02-29",
	} {
		assert.Equal(t, want, calendar.MustDate(from).AddMonths(1).String())
		end, err := calendar.MustDate(want).AddMonthsRounded(1, calendar.MonthEnd)
		require.NoError(t, err)
		assert.Equal(t, want[:5]+"03-31", end.String())
	}
}
