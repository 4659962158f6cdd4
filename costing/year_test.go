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
		"25/26", "02025/26", "+202/26", "-001/02", "0000/01", "9999/00", "9999/10", "2025/６", "2025\\26", "no year", "2025/26\x00", "２０２５/26",
	} {
		y, err := costing.ParseFinancialYear(text)
		require.ErrorIs(t, err, field.ErrInvalid, "%q", text)
		assert.Zero(t, y)
	}
	assert.PanicsWithError(t, `"2025/27" is not a financial year like 2025/26: invalid`, func() { costing.MustFinancialYear("2025/27") })
}

func TestFinancialYearJSON(t *testing.T) {
	type budget struct {
		Year costing.FinancialYear `json:"year,omitzero"`
	}
	for _, document := range []string{`{"year":"1999/00"}`, `{}`} {
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

func FuzzParseFinancialYear(f *testing.F) {
	for _, seed := range []string{"2025/26", "1999/00", "9999/00", "0001/02", "2025/27", "no year"} {
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
