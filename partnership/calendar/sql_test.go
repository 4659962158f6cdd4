package calendar_test

import (
	"database/sql"
	"database/sql/driver"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

var (
	_ sql.Scanner   = (*calendar.Date)(nil)
	_ driver.Valuer = calendar.Date{}
)

func TestDate_ComesBackFromADatabase(t *testing.T) {
	for _, day := range []calendar.Date{{}, calendar.MustDate("0001-01-01"), calendar.MustDate("2026-04-01"), calendar.MustDate("9999-12-31")} {
		column, err := day.Value()
		require.NoError(t, err)
		read := calendar.MustDate("2000-01-01")
		require.NoError(t, read.Scan(column))
		assert.Equal(t, day, read)
	}
	column, err := calendar.Date{}.Value()
	assert.NoError(t, err)
	assert.Nil(t, column, "what is not set is NULL")
}

// A DATE comes as a time at midnight, in UTC or in the zone of the connection. A day of
// British summer time begins an hour before that of UTC.
func TestDate_ScanReadsADateColumn(t *testing.T) {
	for _, zone := range []*time.Location{time.UTC, time.FixedZone("BST", 3600), time.FixedZone("west", -5*3600)} {
		var read calendar.Date
		require.NoError(t, read.Scan(time.Date(2026, 7, 1, 0, 0, 0, 0, zone)))
		assert.Equal(t, calendar.MustDate("2026-07-01"), read)
	}
}

func TestDate_ScanErrors(t *testing.T) {
	for _, test := range []struct {
		column any
		want   string
	}{
		{time.Date(2026, 7, 1, 9, 30, 0, 0, time.UTC), "found the time of day 09:30:00 in the database, wanted a date: invalid"},
		{time.Date(2026, 7, 1, 0, 0, 0, 5, time.UTC), "found the time of day 00:00:00.000000005 in the database, wanted a date: invalid"},
		{time.Date(12026, 7, 1, 0, 0, 0, 0, time.UTC), "12026-7-1 is not a day of the calendar: invalid"},
		{int64(20260701), "found a value of type int64 in the database, wanted a text, as a column of type TEXT has it: invalid"},
		{"1 July 2026", `"1 July 2026" is not a date like 2026-04-01: invalid`},
	} {
		read := calendar.MustDate("2000-01-01")
		err := read.Scan(test.column)
		assert.EqualError(t, err, test.want)
		assert.ErrorIs(t, err, field.ErrInvalid)
	}
}
