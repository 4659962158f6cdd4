package calendar_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

// faults is what the tests here compare errors as.
func faults(err error) []string { return fieldtest.Faults(err) }

func TestRecords_Golden(t *testing.T) {
	fieldtest.Golden(t, "testdata/golden/term.json", term("2012-09-01", "2017-08-31"))
	fieldtest.Golden(t, "testdata/golden/working-days.json", calendar.EnglandAndWales())
	fieldtest.Golden(t, "testdata/golden/window.json", calendar.Window{Month: time.December, Day: 31, Years: calendar.OddYears})
}

func TestDrafts_ComeBackEqual(t *testing.T) {
	fieldtest.RoundTrip(t, calendar.Term{})
	fieldtest.RoundTrip(t, calendar.Window{})
	fieldtest.RoundTrip(t, calendar.Window{Listed: []calendar.Date{{}}})
	fieldtest.RoundTrip(t, calendar.WorkingDays{})
	fieldtest.RoundTrip(t, []calendar.Date{{}, day("2026-04-01")})
	fieldtest.RoundTrip(t, []calendar.MonthRounding{"", calendar.MonthEnd})
	fieldtest.RoundTrip(t, []calendar.Parity{"", calendar.OddYears})
}

func TestCategories_ReadNoOtherText(t *testing.T) {
	rounding, parity := calendar.MonthEnd, calendar.OddYears
	require.ErrorIs(t, rounding.UnmarshalText([]byte("Month-end")), field.ErrInvalid)
	require.ErrorIs(t, parity.UnmarshalText([]byte("Odd")), field.ErrInvalid)
	assert.Empty(t, rounding)
	assert.Empty(t, parity)
}

// Nothing that a function is given is changed by it.
func TestArguments_AreUnchanged(t *testing.T) {
	table, listed := calendar.EnglandAndWales(), calendar.Window{Listed: days("2027-05-19", "2026-05-13")}
	fieldtest.Unchanged(t, table, func() {
		_ = table.Validate()
		_, _ = table.Add(day("2026-04-01"), -30)
		_, _ = table.Count(table.Covers)
	})
	fieldtest.Unchanged(t, listed, func() {
		_ = listed.Validate()
		_, _ = listed.Next(day("2026-06-01"))
	})
}

// FuzzRecords reads broken documents as each of the records: what can be read is written
// and read again without a change.
func FuzzRecords(f *testing.F) {
	fieldtest.Documents(f, "testdata/golden/*.json")
	f.Fuzz(func(t *testing.T, document []byte) {
		fieldtest.ReadBack[calendar.Term](t, document)
		fieldtest.ReadBack[calendar.Window](t, document)
		fieldtest.ReadBack[calendar.WorkingDays](t, document)
	})
}
