package calendar_test

import (
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

var day = calendar.MustDate

// TestDate_IsEveryDayOfTheCalendar walks from the first day to the last, with the
// leap year rule of the Gregorian calendar written out, and holds each against
// the Date and against package time.
func TestDate_IsEveryDayOfTheCalendar(t *testing.T) {
	t.Parallel()
	d := day("0001-01-01")
	y, m, dd := 1, 1, 1
	clock := time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)
	count := 0
	for ; !d.IsZero(); d = d.AddDays(1) {
		count++
		if d.Year() != y || int(d.Month()) != m || d.Day() != dd {
			t.Fatalf("day %d is %v, want %04d-%02d-%02d", count, d, y, m, dd)
		}
		if cy, cm, cd := clock.Date(); dd == 1 && (cy != y || int(cm) != m || cd != dd) {
			t.Fatalf("the test has %04d-%02d-%02d where package time has %v", y, m, dd, clock)
		}
		if dd == 1 || dd >= 28 {
			if made, err := calendar.NewDate(y, time.Month(m), dd); made != d || err != nil {
				t.Fatalf("NewDate(%d, %d, %d) = %v, %v", y, m, dd, made, err)
			}
		}
		if dd++; dd > monthLength(y, m) {
			m, dd = m+1, 1
		}
		if m > 12 {
			y, m = y+1, 1
		}
		clock = clock.AddDate(0, 0, 1)
	}
	assert.Equal(t, 3652059, count, "days of the years 1 to 9999")
}

// monthLength returns how many days a month has.
func monthLength(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && year%100 != 0 || year%400 == 0 {
			return 29
		}
		return 28
	}
	return 31
}

func TestDate_TextAgainstPackageTime(t *testing.T) {
	check := func(d calendar.Date) {
		want := time.Date(d.Year(), d.Month(), d.Day(), 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		parsed, err := calendar.ParseDate(want)
		if d.String() != want || parsed != d || err != nil {
			t.Fatalf("%v has the text %q; %q is parsed as %v, %v", d, d.String(), want, parsed, err)
		}
	}
	for d := day("0001-01-01"); !d.IsZero(); d = d.AddDays(17) { // 17 meets every day of the month and year
		check(d)
	}
	for d := day("1999-12-01"); d.Before(day("2033-01-01")); d = d.AddDays(1) {
		check(d)
	}
	check(day("9999-12-31"))
}

func TestParseDate(t *testing.T) {
	for _, bad := range []string{
		"", "2026", "2026-04", "2026-4-1", "2026-04-1", "26-04-01", "2026/04/01", "2026.04.01", "20260401", "2026-04-01 ", " 2026-04-01",
		"2026-04-01T00:00:00Z", "01-04-2026", "2026-04-01\n", "+026-04-01", "-026-04-01", "2026-0x-01", "2026-04-0١", "２026-04-0", "2026-04_01",
		"2026–04–01", "xxxx-xx-xx", "2026-04-01x", "12026-04-01", "no date", "null", "\x00\x00\x00\x00-\x00\x00-\x00\x00",
	} {
		d, err := calendar.ParseDate(bad)
		assert.ErrorIs(t, err, field.ErrInvalid, "%q", bad)
		assert.ErrorContains(t, err, "is not a date like 2026-04-01", "%q", bad)
		assert.True(t, d.IsZero())
	}
	for _, none := range []string{
		"0000-01-01", "0000-12-31", "2026-00-01", "2026-13-01", "2026-99-99", "2026-01-00", "2026-01-32", "2026-04-31", "2026-06-31",
		"2026-09-31", "2026-11-31", "2026-02-29", "2024-02-30", "1900-02-29", "2100-02-29", "0000-00-00",
	} {
		d, err := calendar.ParseDate(none)
		assert.ErrorIs(t, err, field.ErrInvalid, none)
		assert.ErrorContains(t, err, none+`" is not a day of the calendar`)
		assert.True(t, d.IsZero())
	}
	for _, good := range []string{"2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31", "1978-09-30"} {
		d, err := calendar.ParseDate(good)
		assert.NoError(t, err)
		assert.Equal(t, good, d.String())
	}
}

func TestNewDate(t *testing.T) {
	for _, none := range []struct {
		year  int
		month time.Month
		day   int
	}{
		{0, 1, 1},
		{-1, 1, 1},
		{10000, 1, 1},
		{2026, 0, 1},
		{2026, 13, 1},
		{2026, -1, 1},
		{2026, 4, 0},
		{2026, 4, 31},
		{2026, 4, -1},
		{2026, 2, 29},
		{0, 0, 0},
		{0, 13, 1}, // 1 January of the year 1, elsewhere
		{10000, 0, 31},
		{math.MaxInt, 12, 31},
		{math.MinInt, 1, 1},
		{2026, math.MaxInt, 1},
		{2026, 1, math.MaxInt},
		{2026, 1, math.MinInt},
	} {
		d, err := calendar.NewDate(none.year, none.month, none.day)
		assert.ErrorIs(t, err, field.ErrInvalid, "%v", none)
		assert.True(t, d.IsZero(), "%v", none)
	}
	_, err := calendar.NewDate(2026, 2, 29)
	assert.EqualError(t, err, "2026-2-29 is not a day of the calendar: invalid")
	d, err := calendar.NewDate(time.Date(2026, 4, 1, 23, 59, 59, 0, time.FixedZone("", -12*3600)).Date())
	assert.NoError(t, err)
	assert.Equal(t, "2026-04-01", d.String(), "the day where the clock stands")
}

func TestMustDate(t *testing.T) {
	assert.Equal(t, "2026-04-01", calendar.MustDate("2026-04-01").String())
	assert.PanicsWithError(t, `"2026-02-29" is not a day of the calendar: invalid`, func() { calendar.MustDate("2026-02-29") })
}

func TestDate_AddDays(t *testing.T) {
	d := day("2026-04-01")
	for _, test := range []struct {
		n    int
		want string
	}{
		{0, "2026-04-01"},
		{1, "2026-04-02"},
		{-1, "2026-03-31"},
		{365, "2027-04-01"},
		{731, "2028-04-01"},
		{-365, "2025-04-01"},
		{36525, "2126-04-02"}, // 24 leap years: not 2100
	} {
		assert.Equal(t, test.want, d.AddDays(test.n).String())
		assert.Equal(t, d, d.AddDays(test.n).AddDays(-test.n))
	}
	assert.True(t, day("9999-12-31").AddDays(1).IsZero())
	assert.True(t, day("0001-01-01").AddDays(-1).IsZero())
	assert.Equal(t, day("9999-12-31"), day("0001-01-01").AddDays(3652058))
	assert.Equal(t, day("0001-01-01"), day("9999-12-31").AddDays(-3652058))
	for _, n := range []int{math.MaxInt, math.MinInt, math.MaxInt32, math.MinInt32, 3652059, -3652059} {
		assert.True(t, d.AddDays(n).IsZero(), n)
	}
	assert.True(t, calendar.Date{}.AddDays(1).IsZero())
}

func TestDate_DaysUntil(t *testing.T) {
	for _, test := range []struct {
		from, to string
		want     int
	}{
		{"2026-04-01", "2026-04-01", 0},
		{"2026-04-01", "2026-04-02", 1},
		{"2026-04-02", "2026-04-01", -1},
		{"2023-04-01", "2024-04-01", 366}, // the financial years 2023/24 and 2027/28 have 366 days
		{"2027-04-01", "2028-04-01", 366},
		{"2025-04-01", "2026-04-01", 365},
		{"0001-01-01", "9999-12-31", 3652058},
		{"1970-01-01", "2026-04-01", 20544}, // days of Unix time
	} {
		n, ok := day(test.from).DaysUntil(day(test.to))
		assert.True(t, ok)
		assert.Equal(t, test.want, n, "%s to %s", test.from, test.to)
	}
	for _, pair := range [][2]calendar.Date{{{}, day("2026-04-01")}, {day("2026-04-01"), {}}, {}} {
		n, ok := pair[0].DaysUntil(pair[1])
		assert.False(t, ok)
		assert.Zero(t, n)
	}
}

func TestDate_Order(t *testing.T) {
	inOrder := []calendar.Date{{}, day("0001-01-01"), day("1999-12-31"), day("2000-01-01"), day("2026-03-31"), day("2026-04-01"), day("9999-12-31")}
	for i, a := range inOrder {
		for j, b := range inOrder {
			want := 0
			switch {
			case i < j:
				want = -1
			case i > j:
				want = 1
			}
			assert.Equal(t, want, a.Compare(b), "%v %v", a, b)
			assert.Equal(t, i < j, a.Before(b))
			assert.Equal(t, i > j, a.After(b))
			assert.Equal(t, i == j, a == b)
		}
	}
}

func TestDate_NotSet(t *testing.T) {
	var d calendar.Date
	assert.True(t, d.IsZero())
	assert.False(t, day("0001-01-01").IsZero())
	assert.Zero(t, d.Year())
	assert.Zero(t, d.Month())
	assert.Zero(t, d.Day())
	assert.Equal(t, "no date", d.String())
	assert.True(t, d.AddMonths(1).IsZero())
	text, err := d.MarshalText()
	assert.NoError(t, err)
	assert.Empty(t, text)
}

func TestDate_JSON(t *testing.T) {
	type record struct {
		On    calendar.Date                   `json:"on,omitzero"`
		ByDay map[calendar.Date]calendar.Date `json:"by_day,omitempty"`
	}
	full := record{day("2026-04-01"), map[calendar.Date]calendar.Date{day("2026-04-01"): day("2027-03-31")}}
	text, err := json.Marshal(full)
	require.NoError(t, err)
	assert.Equal(t, `{"on":"2026-04-01","by_day":{"2026-04-01":"2027-03-31"}}`, string(text))
	var back record
	require.NoError(t, json.Unmarshal(text, &back))
	assert.Equal(t, full, back)

	text, err = json.Marshal(record{})
	require.NoError(t, err)
	assert.Equal(t, `{}`, string(text))

	text, err = json.Marshal([]calendar.Date{{}})
	require.NoError(t, err)
	assert.Equal(t, `[""]`, string(text))
	require.NoError(t, json.Unmarshal([]byte(`{"on":""}`), &back))
	assert.True(t, back.On.IsZero(), "what was there before is gone")
	for _, bad := range []string{`{"on":20260401}`, `{"on":"1 April 2026"}`, `{"on":{}}`, `{"on":true}`} {
		assert.Error(t, json.Unmarshal([]byte(bad), &back), bad)
	}
}

func TestDate_UnmarshalTextForgetsWhatWasThere(t *testing.T) {
	d := day("2026-04-01")
	assert.ErrorIs(t, d.UnmarshalText([]byte("never")), field.ErrInvalid)
	assert.True(t, d.IsZero())
}

func FuzzParseDate(f *testing.F) {
	for _, seed := range []string{"", "2026-04-01", "0000-00-00", "2024-02-29", "9999-12-31", "2026-02-30", "-001-01-01", "2026-04-01Z"} {
		f.Add(seed)
	}
	form := regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`)
	f.Fuzz(func(t *testing.T, text string) {
		d, err := calendar.ParseDate(text)
		clock, clockErr := time.Parse(time.DateOnly, text)
		if want := form.MatchString(text) && clockErr == nil && clock.Year() > 0; (err == nil) != want {
			t.Fatalf("ParseDate(%q) = %v, %v; package time: %v, %v", text, d, err, clock, clockErr)
		}
		if err != nil {
			require.ErrorIs(t, err, field.ErrInvalid)
			require.True(t, d.IsZero())
			require.Less(t, len(err.Error()), 500)
			return
		}
		require.Equal(t, text, d.String())
		again, err := calendar.NewDate(clock.Date())
		require.NoError(t, err)
		require.Equal(t, d, again)
		for _, n := range []int{-366, -1, 1, 31, 366} {
			if there := d.AddDays(n); !there.IsZero() {
				days, ok := d.DaysUntil(there)
				require.True(t, ok)
				require.Equal(t, n, days)
				require.Equal(t, clock.AddDate(0, 0, n).Format(time.DateOnly), there.String())
			}
		}
	})
}

func BenchmarkParseDate(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := calendar.ParseDate("2026-04-01"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDate_String(b *testing.B) {
	d := day("2026-04-01")
	b.ReportAllocs()
	for b.Loop() {
		_ = d.String()
	}
}

// TestDate_Formats holds that a date prints as its text, whatever the verb.
func TestDate_Formats(t *testing.T) {
	assert.Equal(t, "2026-04-01 2026-04-01", fmt.Sprintf("%v %s", day("2026-04-01"), day("2026-04-01")))
}
