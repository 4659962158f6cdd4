package calendar_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// term returns the term from one day to another; "" is not set.
func term(first, last string) (t calendar.Term) {
	if first != "" {
		t.First = day(first)
	}
	if last != "" {
		t.Last = day(last)
	}
	return t
}

func TestTermOfMonths(t *testing.T) {
	for _, test := range []struct {
		first  string
		months int
		last   string
	}{
		{"2012-09-01", 60, "2017-08-31"}, // HB Public Law
		{"2026-04-01", 12, "2027-03-31"},
		{"2026-01-01", 1, "2026-01-31"},
		{"2026-01-15", 1, "2026-02-14"},
		{"2026-01-29", 1, "2026-02-28"}, // there is no 29 February to begin the next on
		{"2026-01-30", 1, "2026-02-28"},
		{"2026-01-31", 1, "2026-02-28"},
		{"2024-01-31", 1, "2024-02-29"},
		{"2024-02-29", 12, "2025-02-28"},
		{"2024-02-29", 48, "2028-02-28"},
		{"2026-02-28", 1, "2026-03-27"},
		{"2026-03-31", 6, "2026-09-30"},
		{"0001-01-01", 1, "0001-01-31"},
		{"9999-11-30", 1, "9999-12-29"},
	} {
		got, err := calendar.TermOfMonths(day(test.first), test.months)
		require.NoError(t, err)
		assert.Equal(t, term(test.first, test.last), got, "%d months from %s", test.months, test.first)
	}
}

// TestTermOfMonths_FollowOnEachOther holds that terms of n months, each begun
// the day after the last, leave no gap and are as long as one of all the months
// wherever every month has the day.
func TestTermOfMonths_FollowOnEachOther(t *testing.T) {
	for d := 1; d <= 28; d++ {
		for n := 1; n <= 24; n++ {
			begun := day("2023-05-01").AddDays(d - 1)
			whole, err := calendar.TermOfMonths(begun, 3*n)
			require.NoError(t, err)
			next := begun
			for range 3 {
				part, err := calendar.TermOfMonths(next, n)
				require.NoError(t, err)
				require.True(t, whole.ContainsTerm(part))
				next = part.Last.AddDays(1)
			}
			require.Equal(t, whole.Last.AddDays(1), next)
		}
	}
}

func TestTermOfMonths_Errors(t *testing.T) {
	for _, test := range []struct {
		first  calendar.Date
		months int
		want   error
	}{
		{calendar.Date{}, 12, field.ErrRequired},
		{calendar.Date{}, 0, field.ErrRequired},
		{day("2026-04-01"), 0, field.ErrInvalid},
		{day("2026-04-01"), -1, field.ErrInvalid},
		{day("2026-04-01"), math.MinInt, field.ErrInvalid},
		{day("2026-04-01"), math.MaxInt, field.ErrRange},
		{day("9999-12-31"), 1, field.ErrRange},
		{day("9999-12-01"), 1, field.ErrRange},
	} {
		got, err := calendar.TermOfMonths(test.first, test.months)
		assert.ErrorIs(t, err, test.want, "%+v", test)
		assert.Zero(t, got)
	}
}

func TestTerm_Validate(t *testing.T) {
	for _, test := range []struct {
		term calendar.Term
		want []string
	}{
		{term("2026-04-01", "2027-03-31"), []string{}},
		{term("2026-04-01", "2026-04-01"), []string{}},
		{term("2026-04-01", ""), []string{}},
		{term("", ""), []string{"first: required"}},
		{term("", "2027-03-31"), []string{"first: required"}},
		{term("2026-04-01", "2026-03-31"), []string{"last: out of order"}},
	} {
		assert.Equal(t, test.want, faults(test.term.Validate()), "%v", test.term)
	}
	assert.EqualError(t, term("2026-04-01", "2026-03-31").Validate(),
		"last: 2026-03-31 is before the first day, 2026-04-01: out of order")
}

// TestTerm_ByItsDays holds what is asked of one term and of two against the
// sets of their days, for every pair in eight days, open-ended and not set ones
// among them. The eighth day stands for all that come after.
func TestTerm_ByItsDays(t *testing.T) {
	const days = 8
	zero := day("2026-03-31")
	type days8 [days + 1]bool
	terms, sets := []calendar.Term{{}}, []days8{{}}
	for first := 1; first < days; first++ {
		open, openSet := calendar.Term{First: zero.AddDays(first)}, days8{}
		for d := first; d <= days; d++ {
			openSet[d] = true
		}
		terms, sets = append(terms, open), append(sets, openSet)
		for last := first; last < days; last++ {
			var set days8
			for d := first; d <= last; d++ {
				set[d] = true
			}
			terms, sets = append(terms, calendar.Term{First: open.First, Last: zero.AddDays(last)}), append(sets, set)
		}
	}
	for i, a := range terms {
		for d := 1; d <= days; d++ {
			require.Equal(t, sets[i][d], a.Contains(zero.AddDays(d)), "%v, day %d", a, d)
		}
		for j, b := range terms {
			var both days8
			any, all := false, sets[j] != days8{}
			for d := 1; d <= days; d++ {
				both[d] = sets[i][d] && sets[j][d]
				any = any || both[d]
				all = all && (sets[i][d] || !sets[j][d])
			}
			require.Equal(t, any, a.Overlaps(b), "%v, %v", a, b)
			require.Equal(t, all, a.ContainsTerm(b), "%v contains %v", a, b)
			shared, ok := a.Overlap(b)
			require.Equal(t, any, ok)
			for d := 1; d <= days; d++ {
				require.Equal(t, both[d], shared.Contains(zero.AddDays(d)), "%v and %v: %v, day %d", a, b, shared, d)
			}
		}
	}
}

func TestTerm_ContainsNoDayThatIsNotSet(t *testing.T) {
	assert.False(t, term("2026-04-01", "").Contains(calendar.Date{}))
	assert.False(t, term("", "").Contains(day("2026-04-01")))
	assert.False(t, term("", "2027-03-31").Contains(day("2026-04-01")), "a term without a first day is not set")
	assert.False(t, term("2026-04-01", "").ContainsTerm(term("", "2027-03-31")))
}

func TestTerm_WithoutADay(t *testing.T) {
	backwards := term("2026-04-10", "2026-04-01")
	for _, other := range []calendar.Term{term("2026-01-01", "2026-12-31"), term("2026-01-01", ""), backwards} {
		assert.False(t, backwards.Overlaps(other), "%v", other)
		assert.False(t, other.Overlaps(backwards), "%v", other)
	}
	assert.False(t, backwards.Contains(day("2026-04-05")))
}

func TestTerm_Extend(t *testing.T) {
	agreed := term("2012-09-01", "2017-08-31")
	longer, err := agreed.Extend(day("2022-08-31"))
	require.NoError(t, err)
	assert.Equal(t, term("2012-09-01", "2022-08-31"), longer)
	assert.Equal(t, term("2012-09-01", "2017-08-31"), agreed, "the term itself is left as it was")
	for _, test := range []struct {
		term calendar.Term
		last calendar.Date
		want error
	}{
		{agreed, calendar.Date{}, field.ErrRequired},
		{agreed, day("2017-08-31"), field.ErrOrder},
		{agreed, day("2017-08-30"), field.ErrOrder},
		{term("2012-09-01", ""), day("2022-08-31"), field.ErrOrder},
		{calendar.Term{}, day("2022-08-31"), field.ErrOrder},
		{calendar.Term{}, calendar.Date{}, field.ErrRequired},
	} {
		got, err := test.term.Extend(test.last)
		assert.ErrorIs(t, err, test.want, "%+v", test)
		assert.Zero(t, got)
	}
}

func TestTerm_Days(t *testing.T) {
	for _, test := range []struct {
		term calendar.Term
		days int
		ok   bool
	}{
		{term("2023-04-01", "2024-03-31"), 366, true}, // the financial years 2023/24 and 2027/28
		{term("2027-04-01", "2028-03-31"), 366, true},
		{term("2025-04-01", "2026-03-31"), 365, true},
		{term("1999-04-01", "2000-03-31"), 366, true},
		{term("2099-04-01", "2100-03-31"), 365, true},
		{term("2026-04-01", "2026-04-01"), 1, true},
		{term("2012-09-01", "2017-08-31"), 1826, true},
		{term("2026-04-01", ""), 0, false},
		{term("", "2026-04-01"), 0, false},
		{term("", ""), 0, false},
	} {
		days, ok := test.term.Days()
		assert.Equal(t, test.ok, ok, "%v", test.term)
		assert.Equal(t, test.days, days, "%v", test.term)
	}
}

// TestTerm_UntilIsNotAnAnswer holds that a minute that says "until 1 September" and an
// agreement that says "31 August" do not compare equal.
func TestTerm_UntilIsNotAnAnswer(t *testing.T) {
	minute, agreement := term("2012-09-01", "2017-09-01"), term("2012-09-01", "2017-08-31")
	assert.NotEqual(t, minute, agreement)
	of, _ := minute.Days()
	in, _ := agreement.Days()
	assert.Equal(t, 1, of-in)
}

func TestTerm_State(t *testing.T) {
	for _, test := range []struct {
		term       calendar.Term
		zero, open bool
		text       string
	}{
		{term("", ""), true, false, "no term"},
		{term("2026-04-01", ""), false, true, "from 2026-04-01"},
		{term("2026-04-01", "2027-03-31"), false, false, "2026-04-01 to 2027-03-31"},
		{term("", "2027-03-31"), false, false, "no date to 2027-03-31"},
	} {
		assert.Equal(t, test.zero, test.term.IsZero())
		assert.Equal(t, test.open, test.term.OpenEnded())
		assert.Equal(t, test.text, test.term.String())
	}
}
