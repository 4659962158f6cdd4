package partnership_test

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

// ladder is a ladder as agreements have it: officers have ten working days, and
// mediation twenty; the clocks of the steps between are not stated.
func ladder() []partnership.DisputeStep {
	return []partnership.DisputeStep{
		{Forum: "officers", Days: number("10"), Working: true},
		{Forum: "heads of paid service"},
		{Forum: "joint committee"},
		{Forum: "mediation", Days: number("20"), Working: true},
		{Forum: "arbitration"},
	}
}

func TestDisputeStep_Golden(t *testing.T) {
	fieldtest.Golden(t, "testdata/golden/dispute-step.json", ladder()[0])
}

func TestDisputeStep_Validate(t *testing.T) {
	type s = partnership.DisputeStep
	testBroken(t, func() s { return ladder()[0] }, []broken[s]{
		{"no forum", func(x *s) { x.Forum = " " }, []string{"forum: required"}},
		{"fewer than no days", func(x *s) { x.Days = number("-1") }, []string{"days: out of range"}},
		{"more than ten years", func(x *s) { x.Days = number("3660.001") }, []string{"days: out of range"}},
		{"half a day", func(x *s) { x.Days = number("0.5") }, []string{"days: invalid"}},
		{"everything", func(x *s) { *x = s{Days: number("3661")} }, []string{"forum: required", "days: out of range"}},
	})
	for _, days := range []partnership.Quantity{{}, number("0"), number("1"), number("3660")} {
		assert.NoError(t, partnership.DisputeStep{Forum: "officers", Days: days}.Validate())
	}
}

// Deadlines counted by hand against the bank holidays of England and Wales.
func TestDisputeDeadlines(t *testing.T) {
	officers := partnership.DisputeStep{Forum: "officers", Days: number("10"), Working: true}
	for _, c := range []struct {
		name   string
		raised string
		steps  []partnership.DisputeStep
		want   []string
	}{
		{
			// 18, 21–24, 29–31 December, 4 and 5 January: 25 and 28 December and 1 January are holidays
			"over Christmas, then mediation of 20 working days", "2026-12-17",
			[]partnership.DisputeStep{officers, {Forum: "mediation", Days: number("20"), Working: true}},
			[]string{"2027-01-05", "2027-02-02"},
		},
		{
			// 26 days of January, 28 of February, 31 of March, 5 of April
			"over Christmas, then mediation of 90 days", "2026-12-17",
			[]partnership.DisputeStep{officers, {Forum: "mediation", Days: number("90")}},
			[]string{"2027-01-05", "2027-04-05"},
		},
		{
			// 1, 2, 7–10, 13–16 April: Good Friday is on the 3rd
			"over Easter", "2026-03-31", []partnership.DisputeStep{officers}, []string{"2026-04-16"},
		},
		{
			"raised on a Saturday", "2026-02-14", []partnership.DisputeStep{officers}, []string{"2026-02-27"},
		},
		{
			"over the state funeral", "2022-09-16", []partnership.DisputeStep{{Forum: "officers", Days: number("1"), Working: true}}, []string{"2022-09-20"},
		},
		{
			"at once, by either count, and a Sunday is no obstacle", "2026-02-15",
			[]partnership.DisputeStep{{Forum: "officers", Days: number("0"), Working: true}, {Forum: "leaders", Days: number("0")}, {Forum: "mediation", Days: number("1")}, {Forum: "arbitration"}},
			[]string{"2026-02-15", "2026-02-15", "2026-02-16", ""},
		},
		{
			"days that end on a Sunday", "2026-02-01", []partnership.DisputeStep{{Forum: "officers", Days: number("14")}}, []string{"2026-02-15"},
		},
		{"a step without a limit", "2026-12-17", ladder(), []string{"2027-01-05", "", "", "", ""}},
		{"no limit at all", "2026-12-17", ladder()[1:], []string{"", "", "", ""}},
		{"no ladder", "2026-12-17", nil, []string{}},
	} {
		got, err := partnership.DisputeDeadlines(c.steps, date(c.raised), calendar.EnglandAndWales())
		require.NoError(t, err, c.name)
		want := make([]calendar.Date, len(c.want))
		for i, text := range c.want {
			if text != "" {
				want[i] = date(text)
			}
		}
		assert.Equal(t, want, got, c.name)
	}
}

// Calendar days need no calendar of working days.
func TestDisputeDeadlines_WithoutCalendar(t *testing.T) {
	got, err := partnership.DisputeDeadlines([]partnership.DisputeStep{{Forum: "mediation", Days: number("90")}}, date("2040-01-01"), calendar.WorkingDays{})
	require.NoError(t, err)
	assert.Equal(t, []calendar.Date{date("2040-03-31")}, got)
}

// Random ladders against a count day by day in another calendar.
func TestDisputeDeadlines_DayByDay(t *testing.T) {
	holidays := map[string]bool{}
	for _, holiday := range calendar.EnglandAndWales().Holidays {
		holidays[holiday.String()] = true
	}
	random := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		at := time.Date(2019, 1, 1+random.IntN(8*365), 0, 0, 0, 0, time.UTC)
		raised := date(at.Format(time.DateOnly))
		var steps []partnership.DisputeStep
		var want []string
		for range 1 + random.IntN(4) {
			days := random.IntN(40)
			step := partnership.DisputeStep{Forum: "x", Days: number(strconv.Itoa(days)), Working: random.IntN(2) == 0}
			for left := days; left > 0; {
				at = at.AddDate(0, 0, 1)
				weekend := at.Weekday() == time.Saturday || at.Weekday() == time.Sunday
				if !step.Working || !weekend && !holidays[at.Format(time.DateOnly)] {
					left--
				}
			}
			steps, want = append(steps, step), append(want, at.Format(time.DateOnly))
		}
		got, err := partnership.DisputeDeadlines(steps, raised, calendar.EnglandAndWales())
		require.NoError(t, err)
		for i := range want {
			require.Equal(t, want[i], got[i].String())
		}
	}
}

func TestDisputeDeadlines_Errors(t *testing.T) {
	deadlines := func(raised calendar.Date, steps ...partnership.DisputeStep) []string {
		got, err := partnership.DisputeDeadlines(steps, raised, calendar.EnglandAndWales())
		require.Error(t, err)
		assert.Nil(t, got)
		return faults(err)
	}
	officers := ladder()[0]
	assert.Equal(t, []string{"disputes[0].forum: required", "disputes[1].days: out of range", "raised: required"},
		deadlines(calendar.Date{}, partnership.DisputeStep{Days: number("5")}, partnership.DisputeStep{Forum: "x", Days: number("-5")}))
	assert.Equal(t, []string{"disputes[1]: out of range"}, deadlines(date("2028-12-08"), officers, officers), "the calendar ends with 2028")
	assert.Equal(t, []string{"disputes[0]: out of range"}, deadlines(date("2018-12-31"), officers), "and begins with 2019")
	assert.Equal(t, []string{"disputes[0]: out of range"}, deadlines(date("9999-12-31"), partnership.DisputeStep{Forum: "x", Days: number("1")}))
}

// A dispute raised on 17 December 2026: the officers have ten working days, which
// Christmas, Boxing Day and New Year's Day do not count among; a mediator then
// has ninety days.
func ExampleDisputeDeadlines() {
	steps := []partnership.DisputeStep{
		{Forum: "officers", Days: number("10"), Working: true},
		{Forum: "mediation", Days: number("90")},
		{Forum: "arbitration"},
	}
	deadlines, err := partnership.DisputeDeadlines(steps, calendar.MustDate("2026-12-17"), calendar.EnglandAndWales())
	for i, last := range deadlines {
		fmt.Printf("%s: %v\n", steps[i].Forum, last)
	}
	fmt.Println(err)
	// Output:
	// officers: 2027-01-05
	// mediation: 2027-04-05
	// arbitration: no date
	// <nil>
}
