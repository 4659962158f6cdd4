package calendar_test

import (
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// weekday returns the day of the week by package time.
func weekday(d calendar.Date) time.Weekday {
	return time.Date(d.Year(), d.Month(), d.Day(), 0, 0, 0, 0, time.UTC).Weekday()
}

// dateOf returns a day that is there.
func dateOf(year int, month time.Month, dd int) calendar.Date {
	d, err := calendar.NewDate(year, month, dd)
	if err != nil {
		panic(err)
	}
	return d
}

// easter returns Easter Sunday by the anonymous Gregorian algorithm (Nature,
// 20 April 1876; Meeus, Astronomical Algorithms, chapter 8).
func easter(year int) calendar.Date {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	f := (b + 8) / 25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return dateOf(year, time.Month(n/31), n%31+1)
}

// mondayFrom returns the first Monday on or after a day.
func mondayFrom(d calendar.Date) calendar.Date {
	for weekday(d) != time.Monday {
		d = d.AddDays(1)
	}
	return d
}

// bankHolidays returns the bank holidays of a year in England and Wales by rule:
// the Banking and Financial Dealings Act 1971, Schedule 1, the common law (Good
// Friday, Christmas Day), New Year's Day and the early May day as proclaimed
// every year, a day in place of one at the weekend, and what was proclaimed once.
func bankHolidays(year int) []calendar.Date {
	var days []calendar.Date
	add := func(d calendar.Date) {
		for weekday(d) == time.Saturday || weekday(d) == time.Sunday || slices.Contains(days, d) {
			d = d.AddDays(1)
		}
		days = append(days, d)
	}
	add(dateOf(year, time.January, 1))
	add(easter(year).AddDays(-2))
	add(easter(year).AddDays(1))
	switch year {
	case 2020: // moved to the 75th anniversary of VE Day
		add(day("2020-05-08"))
	default:
		add(mondayFrom(dateOf(year, time.May, 1)))
	}
	switch year {
	case 2022: // moved, and a day added, for the platinum jubilee
		add(day("2022-06-02"))
		add(day("2022-06-03"))
		add(day("2022-09-19")) // the state funeral
	case 2023:
		add(day("2023-05-08")) // the coronation
		fallthrough
	default:
		add(mondayFrom(dateOf(year, time.May, 25)))
	}
	add(mondayFrom(dateOf(year, time.August, 25)))
	add(dateOf(year, time.December, 25))
	add(dateOf(year, time.December, 26))
	slices.SortFunc(days, calendar.Date.Compare)
	return days
}

func TestEnglandAndWales_ByRule(t *testing.T) {
	c := calendar.EnglandAndWales()
	require.NoError(t, c.Validate())
	assert.Equal(t, term("2019-01-01", "2028-12-31"), c.Covers)
	assert.Len(t, c.Holidays, 83)
	byYear := map[int][]calendar.Date{}
	for _, d := range c.Holidays {
		byYear[d.Year()] = append(byYear[d.Year()], d)
	}
	for year := 2019; year <= 2028; year++ {
		assert.Equal(t, bankHolidays(year), byYear[year], year)
	}
	assert.Len(t, byYear, 10)
}

// TestEnglandAndWales_AsPublished holds the count of each year and the days that
// no rule gives against the list of GOV.UK.
func TestEnglandAndWales_AsPublished(t *testing.T) {
	c := calendar.EnglandAndWales()
	counts := make([]int, 10)
	for _, d := range c.Holidays {
		counts[d.Year()-2019]++
		assert.NotContains(t, []time.Weekday{time.Saturday, time.Sunday}, weekday(d), "%v", d)
	}
	assert.Equal(t, []int{8, 8, 8, 10, 9, 8, 8, 8, 8, 8}, counts)
	for _, proclaimed := range []string{"2020-05-08", "2022-06-02", "2022-06-03", "2022-09-19", "2023-05-08"} {
		working, err := c.Contains(day(proclaimed))
		assert.NoError(t, err)
		assert.False(t, working, proclaimed)
	}
	for _, moved := range []string{"2020-05-04", "2022-05-30"} {
		working, err := c.Contains(day(moved))
		assert.NoError(t, err)
		assert.True(t, working, "%s would have been a holiday", moved)
	}
	for i, sunday := range []string{
		"2019-04-21", "2020-04-12", "2021-04-04", "2022-04-17", "2023-04-09",
		"2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16",
	} {
		assert.Equal(t, sunday, easter(2019+i).String(), "the rule that the table is held against")
	}
}

func TestEnglandAndWales_IsTheCallersOwn(t *testing.T) {
	mine := calendar.EnglandAndWales()
	mine.Holidays[0] = day("2019-07-01")
	assert.Equal(t, day("2019-01-01"), calendar.EnglandAndWales().Holidays[0])
}

func TestWorkingDays_Validate(t *testing.T) {
	good := calendar.WorkingDays{
		Name: "Scotland", Edition: "2026", Source: "gov.scot", Covers: term("2026-01-01", "2026-12-31"),
		Holidays: []calendar.Date{day("2026-01-01"), day("2026-01-02")},
	}
	for _, test := range []struct {
		name   string
		change func(*calendar.WorkingDays)
		want   []string
	}{
		{"good", func(*calendar.WorkingDays) {}, []string{}},
		{"no holidays", func(c *calendar.WorkingDays) { c.Holidays = nil }, []string{}},
		{"no name", func(c *calendar.WorkingDays) { c.Name = " " }, []string{"name: required"}},
		{"no edition", func(c *calendar.WorkingDays) { c.Edition = "" }, []string{"edition: required"}},
		{"no source", func(c *calendar.WorkingDays) { c.Source = "" }, []string{"source: required"}},
		{"no cover", func(c *calendar.WorkingDays) { c.Covers = term("", "") }, []string{"covers.first: required", "covers.last: required"}},
		{"no first day", func(c *calendar.WorkingDays) { c.Covers = term("", "2026-12-31") }, []string{"covers.first: required"}},
		{"open-ended", func(c *calendar.WorkingDays) { c.Covers = term("2026-01-01", "") }, []string{"covers.last: required"}},
		{"backwards", func(c *calendar.WorkingDays) { c.Covers = term("2026-12-31", "2026-01-01") }, []string{"covers.last: out of order"}},
		{"not set", func(c *calendar.WorkingDays) { c.Holidays[1] = calendar.Date{} }, []string{"holidays[1]: required"}},
		{"before", func(c *calendar.WorkingDays) { c.Holidays[0] = day("2025-12-31") }, []string{"holidays[0]: out of range"}},
		{"after", func(c *calendar.WorkingDays) { c.Holidays[1] = day("2027-01-01") }, []string{"holidays[1]: out of range"}},
		{"twice", func(c *calendar.WorkingDays) { c.Holidays[1] = day("2026-01-01") }, []string{"holidays[1]: duplicate"}},
		{"out of order", func(c *calendar.WorkingDays) { slices.Reverse(c.Holidays) }, []string{"holidays[1]: out of order"}},
		{
			"all at once",
			func(c *calendar.WorkingDays) {
				*c = calendar.WorkingDays{
					Covers: term("2026-01-01", "2026-12-31"),
					Holidays: []calendar.Date{
						day("2026-05-25"), {}, day("2026-05-25"), day("2026-05-25"), day("2026-01-01"), day("2025-01-01"), day("2027-01-01"),
					},
				}
			},
			[]string{
				"name: required", "edition: required", "source: required",
				"holidays[1]: required", "holidays[3]: duplicate", "holidays[4]: out of order",
				"holidays[5]: out of range", "holidays[5]: out of order", "holidays[6]: out of range",
			},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := good
			c.Holidays = slices.Clone(good.Holidays)
			test.change(&c)
			assert.Equal(t, test.want, faults(c.Validate()))
		})
	}
}

// TestWorkingDays_ByCounting holds every answer of the table against a walk
// over its ten years with the rules and package time.
func TestWorkingDays_ByCounting(t *testing.T) {
	c := calendar.EnglandAndWales()
	var working []calendar.Date // every working day, in order
	upTo := map[calendar.Date]int{}
	for d := c.Covers.First; !d.After(c.Covers.Last); d = d.AddDays(1) {
		if weekday(d) != time.Saturday && weekday(d) != time.Sunday && !slices.Contains(bankHolidays(d.Year()), d) {
			working = append(working, d)
		}
		upTo[d] = len(working)
	}
	for d := c.Covers.First; !d.After(c.Covers.Last); d = d.AddDays(1) {
		is, err := c.Contains(d)
		if want := upTo[d] > upTo[d.AddDays(-1)]; is != want || err != nil {
			t.Fatalf("%v: %t, %v, want %t", d, is, err, want)
		}
	}
	for d := c.Covers.First; !d.After(c.Covers.Last); d = d.AddDays(3) {
		isWorking := upTo[d] > upTo[d.AddDays(-1)]
		for _, n := range []int{-60, -20, -10, -2, -1, 1, 2, 5, 10, 20, 60} {
			at := upTo[d] - 1 + n // in working: n further
			if n < 0 && !isWorking {
				at++
			}
			got, err := c.Add(d, n)
			if at < 0 || at >= len(working) {
				require.ErrorIs(t, err, field.ErrRange, "%v and %d", d, n)
				require.True(t, got.IsZero())
				continue
			}
			require.NoError(t, err)
			require.Equal(t, working[at], got, "%v and %d working days", d, n)
		}
		for _, last := range []calendar.Date{d, d.AddDays(6), d.AddDays(89)} {
			if last.After(c.Covers.Last) {
				continue
			}
			got, err := c.Count(calendar.Term{First: d, Last: last})
			require.NoError(t, err)
			require.Equal(t, upTo[last]-upTo[d.AddDays(-1)], got, "%v to %v", d, last)
		}
	}
	whole, err := c.Count(c.Covers)
	require.NoError(t, err)
	assert.Equal(t, len(working), whole)
	days, _ := c.Covers.Days()
	assert.Equal(t, days-2*522-83, whole, "ten years have 522 weekends and no holiday falls on one")
}

func TestWorkingDays_OfDisputes(t *testing.T) {
	c := calendar.EnglandAndWales()
	for _, test := range []struct {
		from string
		n    int
		want string
	}{
		{"2026-04-01", 10, "2026-04-17"}, // over Easter: Good Friday 3 April, Easter Monday 6 April
		{"2026-12-24", 1, "2026-12-29"},
		{"2022-09-16", 1, "2022-09-20"}, // the state funeral on Monday 19 September
		{"2022-06-01", 1, "2022-06-06"},
		{"2023-05-05", 1, "2023-05-09"},
		{"2026-04-04", 0, "2026-04-04"}, // a Saturday stays where it is
		{"2026-04-04", 1, "2026-04-07"},
		{"2026-04-04", -1, "2026-04-02"},
	} {
		got, err := c.Add(day(test.from), test.n)
		require.NoError(t, err)
		assert.Equal(t, test.want, got.String(), "%s and %d", test.from, test.n)
	}
}

func TestWorkingDays_AnswersNothingOutsideItsCover(t *testing.T) {
	c := calendar.EnglandAndWales()
	for _, outside := range []string{"2018-12-31", "2029-01-01", "0001-01-01", "9999-12-31"} {
		_, err := c.Contains(day(outside))
		assert.ErrorIs(t, err, field.ErrRange, outside)
		for _, n := range []int{-1, 0, 1} {
			_, err = c.Add(day(outside), n)
			assert.ErrorIs(t, err, field.ErrRange, outside)
		}
	}
	_, err := c.Contains(day("2029-01-01"))
	assert.EqualError(t, err,
		"2029-01-01 is outside the working days of England and Wales, which cover 2019-01-01 to 2028-12-31: out of range")
	_, err = c.Contains(calendar.Date{})
	assert.ErrorIs(t, err, field.ErrRequired)
	_, err = c.Add(calendar.Date{}, 1)
	assert.ErrorIs(t, err, field.ErrRequired)
	for _, n := range []int{math.MaxInt, math.MinInt, 3000, -3000} {
		got, err := c.Add(day("2026-04-01"), n)
		assert.ErrorIs(t, err, field.ErrRange, n)
		assert.True(t, got.IsZero())
	}
	_, err = calendar.WorkingDays{}.Contains(day("2026-04-01"))
	assert.ErrorIs(t, err, field.ErrRange)
}

func TestWorkingDays_ToTheEndOfTime(t *testing.T) {
	c := calendar.WorkingDays{Covers: term("9999-12-01", "9999-12-31")}
	_, err := c.Add(day("9999-12-31"), 1)
	assert.Error(t, err)
	_, err = c.Add(day("9999-12-01"), -1)
	assert.ErrorIs(t, err, field.ErrRange)
	n, err := c.Count(term("9999-12-25", "9999-12-31"))
	assert.NoError(t, err)
	assert.Equal(t, 5, n)
}

func TestWorkingDays_CountErrors(t *testing.T) {
	c := calendar.EnglandAndWales()
	for _, test := range []struct {
		term calendar.Term
		want []string
	}{
		{term("", ""), []string{"first: required"}},
		{term("", "2026-04-01"), []string{"first: required"}},
		{term("2026-04-01", ""), []string{"last: required"}},
		{term("2026-04-02", "2026-04-01"), []string{"last: out of order"}},
		{term("2018-12-31", "2026-04-01"), []string{"?: out of range"}},
		{term("2026-04-02", "2029-01-01"), []string{"?: out of range"}},
		{term("2030-01-01", "2030-01-31"), []string{"?: out of range"}},
	} {
		n, err := c.Count(test.term)
		assert.Equal(t, test.want, faults(err), "%v", test.term)
		assert.Zero(t, n)
	}
}

// mondays returns a table in which the first so many Mondays from the year 1 are
// holidays.
func mondays(n int) calendar.WorkingDays {
	table := calendar.WorkingDays{Covers: calendar.Term{First: day("0001-01-01"), Last: day("9999-12-31")}}
	for i := range n {
		table.Holidays = append(table.Holidays, day("0001-01-01").AddDays(7*i))
	}
	return table
}

func TestWorkingDays_ManyHolidays(t *testing.T) {
	table := mondays(52_000)
	weeks := calendar.Term{First: day("0001-01-01"), Last: day("0001-01-01").AddDays(7*52_000 - 1)}
	n, err := table.Count(weeks)
	require.NoError(t, err)
	assert.Equal(t, 4*52_000, n)
	last, err := table.Add(weeks.First, n)
	require.NoError(t, err)
	assert.Equal(t, weeks.Last.AddDays(-2), last, "the last Friday")
}

// benchmarkSizes runs a benchmark with two numbers of holidays: the second is ten times
// the first.
func benchmarkSizes(b *testing.B, run func(table calendar.WorkingDays, weeks int) error) {
	for _, n := range []int{5_000, 50_000} {
		table := mondays(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if err := run(table, n); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkWorkingDays_Add(b *testing.B) {
	benchmarkSizes(b, func(table calendar.WorkingDays, weeks int) error {
		_, err := table.Add(table.Covers.First, 4*weeks)
		return err
	})
}

func BenchmarkWorkingDays_Count(b *testing.B) {
	benchmarkSizes(b, func(table calendar.WorkingDays, weeks int) error {
		_, err := table.Count(calendar.Term{First: table.Covers.First, Last: table.Covers.First.AddDays(7 * weeks)})
		return err
	})
}
