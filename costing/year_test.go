package costing_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

func TestFinancialYearOf(t *testing.T) {
	for _, c := range []struct{ day, year string }{
		{"2025-03-31", "2024/25"},
		{"2025-04-01", "2025/26"},
		{"2025-12-31", "2025/26"},
		{"2026-01-01", "2025/26"},
		{"2026-03-31", "2025/26"},
		{"2026-04-01", "2026/27"},
		{"2024-02-29", "2023/24"},
		{"1999-04-01", "1999/00"},
		{"2000-03-31", "1999/00"},
		{"2099-12-31", "2099/00"},
		{"0001-04-01", "0001/02"},
		{"9999-03-31", "9998/99"},
	} {
		assert.Equal(t, c.year, costing.FinancialYearOf(calendar.MustDate(c.day)).String(), c.day)
	}
	for _, day := range []string{"0001-01-01", "0001-03-31", "9999-04-01", "9999-12-31"} {
		assert.Zero(t, costing.FinancialYearOf(calendar.MustDate(day)), day)
	}
	assert.Zero(t, costing.FinancialYearOf(calendar.Date{}))
}

// TestFinancialYears walks through every year there is and holds it against the
// calendar of the standard library.
func TestFinancialYears(t *testing.T) {
	y := costing.MustFinancialYear("0001/02")
	assert.Zero(t, y.Previous())
	count := 0
	for ; !y.IsZero(); y = y.Next() {
		count++
		first := time.Date(count, time.April, 1, 0, 0, 0, 0, time.UTC)
		next := time.Date(count+1, time.April, 1, 0, 0, 0, 0, time.UTC)
		term := y.Term()
		require.Equal(t, first.Format(time.DateOnly), term.First.String())
		require.Equal(t, next.AddDate(0, 0, -1).Format(time.DateOnly), term.Last.String())
		require.Equal(t, int(next.Sub(first).Hours()/24), y.Days())
		require.Equal(t, y, costing.FinancialYearOf(term.First))
		require.Equal(t, y, costing.FinancialYearOf(term.Last))
		require.Equal(t, y, costing.MustFinancialYear(y.String()))
		require.Equal(t, 0, y.Compare(y))
		if next := y.Next(); !next.IsZero() {
			require.Equal(t, y, next.Previous())
			require.Equal(t, term.Last.AddDays(1), next.Term().First)
			require.Equal(t, -1, y.Compare(next))
			require.Equal(t, 1, next.Compare(y))
		}
	}
	assert.Equal(t, 9998, count)
}

func TestFinancialYearDays(t *testing.T) {
	for year, days := range map[string]int{
		"2022/23": 365, "2023/24": 366, "2024/25": 365, "2025/26": 365, "2026/27": 365, "2027/28": 366,
		"1899/00": 365, "1999/00": 366, "2099/00": 365,
	} {
		assert.Equal(t, days, costing.MustFinancialYear(year).Days(), year)
	}
}

func TestFinancialYearNotSet(t *testing.T) {
	var none costing.FinancialYear
	assert.True(t, none.IsZero())
	assert.Equal(t, "no year", none.String())
	assert.Zero(t, none.Term())
	assert.Zero(t, none.Days())
	assert.Zero(t, none.Next())
	assert.Zero(t, none.Previous())
	assert.Equal(t, -1, none.Compare(costing.MustFinancialYear("0001/02")))
	assert.Equal(t, 0, none.Compare(none))
	text, err := none.MarshalText()
	require.NoError(t, err)
	assert.Equal(t, []byte{}, text)
	read := costing.MustFinancialYear("2025/26")
	require.NoError(t, read.UnmarshalText(text))
	assert.Equal(t, none, read)
	assert.Zero(t, costing.MustFinancialYear("9998/99").Next())
}

func TestParseFinancialYearRefuses(t *testing.T) {
	for _, text := range []string{
		"", "2025", "2025/", "2025/2", "2025/27", "2025/25", "2025/24", "2025/2026", "2025-26", "2025/26 ", " 2025/26",
		"2025-04/2026-03", "2025-09/2026-09", "2025-09/2026-07", "2025-09/2025-08", "2025-13/2026-12", "2025-00/2025-12", "2025-09-2026-08",
		"2025-9/2026-8", "9999-01/9999-12", "2025-09/26-08", "0000-09/0001-08", "2025-09/2026-0８",
		"25/26", "02025/26", "+202/26", "-001/02", "0000/01", "9999/00", "9999/10", "2025/６", "2025\\26", "no year", "2025/26\x00", "２０２５/26",
	} {
		y, err := costing.ParseFinancialYear(text)
		require.ErrorIs(t, err, field.ErrInvalid, "%q", text)
		assert.Zero(t, y)
	}
	assert.PanicsWithError(t, `"2025/27" is not a financial year like 2025/26 or 2025-09/2026-08: invalid`, func() { costing.MustFinancialYear("2025/27") })
}

func TestFinancialYearJSON(t *testing.T) {
	type budget struct {
		Year costing.FinancialYear `json:"year,omitzero"`
	}
	for _, document := range []string{`{"year":"1999/00"}`, `{"year":"2025-09/2026-08"}`, `{}`} {
		var b budget
		require.NoError(t, json.Unmarshal([]byte(document), &b))
		text, err := json.Marshal(b)
		require.NoError(t, err)
		assert.Equal(t, document, string(text))
	}
	for _, bad := range []string{`{"year":2025}`, `{"year":" "}`, `{"year":"2025"}`, `{"year":"no year"}`} {
		require.Error(t, json.Unmarshal([]byte(bad), new(budget)), bad)
	}
}

// Years that begin in another month: of each, the first day, the last and how many days,
// against the calendar of the standard library.
func TestFinancialYearFrom_AnyMonth(t *testing.T) {
	for month := time.January; month <= time.December; month++ {
		for _, year := range []int{1, 1899, 1999, 2019, 2020, 2025, 9998} {
			first := time.Date(year, month, 1, 0, 0, 0, 0, time.UTC)
			last := time.Date(year+1, month, 0, 0, 0, 0, 0, time.UTC)
			day := calendar.MustDate(first.Format(time.DateOnly))
			y := costing.FinancialYearFrom(month, day)
			require.Equal(t, first.Format(time.DateOnly), y.Term().First.String())
			require.Equal(t, last.Format(time.DateOnly), y.Term().Last.String())
			require.Equal(t, int(last.Sub(first).Hours()/24)+1, y.Days())
			require.Equal(t, y, costing.FinancialYearFrom(month, y.Term().Last))
			require.Equal(t, y, costing.MustFinancialYear(y.String()))
			require.Equal(t, y.Previous(), costing.FinancialYearFrom(month, day.AddDays(-1)))
			require.Equal(t, y.Next(), costing.FinancialYearFrom(month, y.Term().Last.AddDays(1)))
			if month != time.April {
				require.Equal(t, first.Format("2006-01")+"/"+last.Format("2006-01"), y.String())
			}
		}
	}
	october := costing.MustFinancialYear("2025-10/2026-09")
	assert.Equal(t, 1, october.Compare(costing.MustFinancialYear("2025/26")))
	assert.Equal(t, "2026-10/2027-09", october.Next().String())
	assert.Equal(t, "2024-10/2025-09", october.Previous().String())
	assert.Equal(t, "2025-01/2025-12", costing.FinancialYearFrom(time.January, date("2025-12-31")).String())
	for _, month := range []time.Month{0, 13, -1} {
		assert.Zero(t, costing.FinancialYearFrom(month, date("2025-12-31")))
	}
	assert.Zero(t, costing.FinancialYearFrom(time.September, calendar.Date{}))
	assert.Zero(t, costing.FinancialYearFrom(time.January, date("9999-01-01")), "the day after its last is not in the calendar")
}

func FuzzParseFinancialYear(f *testing.F) {
	for _, seed := range []string{"2025/26", "1999/00", "9999/00", "0001/02", "2025/27", "no year", "2025-09/2026-08", "2025-04/2026-03"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		y, err := costing.ParseFinancialYear(text)
		if err != nil {
			require.ErrorIs(t, err, field.ErrInvalid)
			require.Zero(t, y)
			return
		}
		require.Equal(t, text, y.String())
		require.Contains(t, []int{365, 366}, y.Days())
	})
}
