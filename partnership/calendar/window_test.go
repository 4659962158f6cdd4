package calendar_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// days returns days in the order given.
func days(texts ...string) []calendar.Date {
	list := make([]calendar.Date, len(texts))
	for i, text := range texts {
		list[i] = day(text)
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
				return d.Month() == time.February && d.Day() == monthLength(d.Year(), 2)
			},
		},
		{
			calendar.Window{Listed: municipal},
			func(d calendar.Date) bool { return slices.Contains(municipal, d) },
		},
	}
}

// TestWindow_DayByDay holds Contains, Next and Previous against a walk over the
// days, for every day of five years.
func TestWindow_DayByDay(t *testing.T) {
	for _, w := range statedWindows() {
		t.Run(w.String(), func(t *testing.T) {
			t.Parallel()
			from, to := day("2024-05-15"), day("2030-05-15") // within the days listed
			for d := from; !d.After(to); d = d.AddDays(1) {
				require.Equal(t, w.open(d), w.Contains(d), "%v", d)
				later, earlier := d, d
				for !w.open(later) {
					later = later.AddDays(1)
				}
				for !w.open(earlier) {
					earlier = earlier.AddDays(-1)
				}
				next, err := w.Next(d)
				require.NoError(t, err)
				require.Equal(t, later, next, "on or after %v", d)
				previous, err := w.Previous(d)
				require.NoError(t, err)
				require.Equal(t, earlier, previous, "on or before %v", d)
			}
		})
	}
}

func TestWindow_ListedSaysNothingOutside(t *testing.T) {
	w := calendar.Window{Listed: days("2026-05-13", "2027-05-19")}
	for _, outside := range []string{"2026-05-12", "2027-05-20", "0001-01-01", "9999-12-31"} {
		_, err := w.Next(day(outside))
		assert.ErrorIs(t, err, field.ErrRange, outside)
		_, err = w.Previous(day(outside))
		assert.ErrorIs(t, err, field.ErrRange, outside)
		assert.False(t, w.Contains(day(outside)))
	}
	_, err := w.Next(day("2027-05-20"))
	assert.EqualError(t, err, "2027-05-20 is outside the listed days, 2026-05-13 to 2027-05-19: out of range")
}

func TestWindow_LooksFromADay(t *testing.T) {
	for _, w := range statedWindows() {
		_, err := w.Next(calendar.Date{})
		assert.ErrorIs(t, err, field.ErrRequired)
		_, err = w.Previous(calendar.Date{})
		assert.ErrorIs(t, err, field.ErrRequired)
		assert.False(t, w.Contains(calendar.Date{}))
	}
}

func TestWindow_AtTheEndsOfTheCalendar(t *testing.T) {
	for _, test := range []struct {
		window         calendar.Window
		from           string
		next, previous string // "": an error
	}{
		{calendar.Window{}, "9999-12-31", "9999-12-31", "9999-12-31"},
		{calendar.Window{}, "0001-01-01", "0001-01-01", "0001-01-01"},
		{calendar.Window{Month: 3, Day: 31}, "9999-04-01", "", "9999-03-31"},
		{calendar.Window{Month: 3, Day: 31}, "0001-03-30", "0001-03-31", ""},
		{calendar.Window{Month: 12, Years: calendar.EvenYears}, "9999-12-31", "", "9998-12-31"},
		{calendar.Window{Month: 12, Years: calendar.OddYears}, "9998-12-31", "9999-12-01", "9997-12-31"},
		{calendar.Window{Month: 1, Years: calendar.EvenYears}, "0001-06-01", "0002-01-01", ""},
		{calendar.Window{Month: 1, Years: calendar.OddYears}, "0002-06-01", "0003-01-01", "0001-01-31"},
		{calendar.Window{Month: 13}, "2026-04-01", "", ""},
		{calendar.Window{Month: -1}, "2026-04-01", "", ""},
	} {
		for want, look := range map[string]func(calendar.Date) (calendar.Date, error){
			"next " + test.next: test.window.Next, "previous " + test.previous: test.window.Previous,
		} {
			got, err := look(day(test.from))
			if want == "next " || want == "previous " {
				assert.ErrorIs(t, err, field.ErrRange, "%v from %s, %s", test.window, test.from, want)
				assert.True(t, got.IsZero())
				continue
			}
			assert.NoError(t, err)
			assert.Contains(t, want, got.String(), "%v from %s", test.window, test.from)
		}
	}
}

func TestWindow_LeavesItsListAsItWas(t *testing.T) {
	listed := days("2027-05-19", "2025-05-21", "2026-05-13")
	w := calendar.Window{Listed: listed}
	next, err := w.Next(day("2025-06-01"))
	require.NoError(t, err)
	assert.Equal(t, "2026-05-13", next.String(), "in order or not")
	_, err = w.Previous(day("2027-05-18"))
	require.NoError(t, err)
	assert.Equal(t, days("2027-05-19", "2025-05-21", "2026-05-13"), listed)
}

func TestWindow_Validate(t *testing.T) {
	for _, w := range statedWindows() {
		assert.NoError(t, w.Validate(), "%v", w.Window)
	}
	for _, test := range []struct {
		window calendar.Window
		want   []string
	}{
		{calendar.Window{Month: 13}, []string{"month: out of range"}},
		{calendar.Window{Month: -1}, []string{"month: out of range"}},
		{calendar.Window{Month: -1, Day: 31}, []string{"month: out of range"}},
		{calendar.Window{Day: 31}, []string{"month: required"}},
		{calendar.Window{Years: "odd"}, []string{"month: required"}},
		{calendar.Window{Day: 32}, []string{"month: required", "day: out of range"}},
		{calendar.Window{Month: 3, Day: 32}, []string{"day: out of range"}},
		{calendar.Window{Month: 3, Day: -1}, []string{"day: out of range"}},
		{calendar.Window{Month: 4, Day: 31}, []string{"day: out of range"}},
		{calendar.Window{Month: 2, Day: 30}, []string{"day: out of range"}},
		{calendar.Window{Month: 2, Day: 29}, []string{}},
		{calendar.Window{Month: 2, Years: "leap"}, []string{"years: invalid"}},
		{calendar.Window{Month: 2, Listed: days("2026-02-01")}, []string{"listed: invalid"}},
		{calendar.Window{Listed: []calendar.Date{{}}}, []string{"listed[0]: required"}},
		{calendar.Window{Listed: days("2026-02-01", "2026-02-01")}, []string{"listed[1]: duplicate"}},
		{calendar.Window{Listed: days("2026-02-01", "2025-02-01", "2025-03-01")}, []string{"listed[1]: out of order"}},
		{
			calendar.Window{Month: 13, Day: 40, Years: "leap", Listed: append(days("2026-02-01", "2026-02-01", "2025-02-01"), calendar.Date{})},
			[]string{
				"month: out of range", "day: out of range", "years: invalid", "listed: invalid",
				"listed[1]: duplicate", "listed[2]: out of order", "listed[3]: required",
			},
		},
	} {
		assert.Equal(t, test.want, faults(test.window.Validate()), "%+v", test.window)
	}
	assert.ErrorContains(t, calendar.Window{Month: 2, Day: 30}.Validate(), "day: 30 is not a day of the month (1 to 29)")
	for month := 1; month <= 12; month++ {
		longest := monthLength(2024, month)
		assert.NoError(t, calendar.Window{Month: time.Month(month), Day: longest}.Validate())
		assert.Error(t, calendar.Window{Month: time.Month(month), Day: longest + 1}.Validate())
	}
}

func TestWindow_InWords(t *testing.T) {
	for _, test := range []struct {
		window calendar.Window
		want   string
		zero   bool
	}{
		{calendar.Window{}, "any day", true},
		{calendar.Window{Listed: []calendar.Date{}}, "any day", true},
		{calendar.Window{Month: 3, Day: 31}, "31 March", false},
		{calendar.Window{Month: 1}, "January", false},
		{calendar.Window{Month: 12, Day: 31, Years: "odd"}, "31 December of odd years", false},
		{calendar.Window{Month: 6, Years: "even"}, "June of even years", false},
		{calendar.Window{Listed: days("2026-05-13", "2027-05-19", "2028-05-17")}, "3 listed days", false},
		{calendar.Window{Day: 31}, "any day", false},
		{calendar.Window{Years: "odd"}, "any day", false},
	} {
		assert.Equal(t, test.want, test.window.String())
		assert.Equal(t, test.zero, test.window.IsZero(), "%+v", test.window)
	}
}
