package lifecycle_test

import (
	"strings"
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Names have at most 300 characters, and notes at most 4,000.
func TestTexts_HaveLimits(t *testing.T) {
	name, note := strings.Repeat("n", 301), strings.Repeat("n", 4001)
	faults := func(err error, path string) {
		t.Helper()
		assert.Contains(t, fieldtest.Faults(err), path+": out of range")
	}
	faults(lifecycle.Event{Agreed: note}.Validate(), "agreed")
	faults(lifecycle.Event{Reference: note}.Validate(), "reference")
	faults(lifecycle.Event{Kind: lifecycle.VaryShares, Reference: note}.Validate(), "reference")
	faults(lifecycle.Evidence{Author: name}.Validate(), "author")
	faults(lifecycle.Evidence{Reference: note}.Validate(), "reference")
	faults(lifecycle.GatewayReview{Team: name}.Validate(), "team")
	faults(lifecycle.GatewayReview{Reference: note}.Validate(), "reference")
	faults(lifecycle.Task{What: name}.Validate(), "what")
	faults(lifecycle.Task{Owner: name}.Validate(), "owner")
	log := lifecycle.Log{Entries: []lifecycle.LogEntry{{Edition: name, Reason: note}}}
	faults(log.Validate(), "entries[0].edition")
	faults(log.Validate(), "entries[0].reason")
	log.Entries[0].Corrects = 1
	faults(log.Validate(), "entries[0].reason")
}

// A log that was not validated may have an entry of nothing, with a reason.
func TestLog_TableOfAnEntryOfNothing(t *testing.T) {
	log := lifecycle.Log{Entries: []lifecycle.LogEntry{{Recorded: calendar.MustDate("2013-01-01"), Reason: "a slip"}}}
	assert.Equal(t, []string{"Entry 1, of 2013-01-01: a slip"}, log.Table(noNames).Notes)
}

// An entry with a reason is called late only if it was recorded after its day.
func TestLog_TableCallsLateWhatWasLate(t *testing.T) {
	log := logOf(formation("harrow", "barnet")...)
	log.Entries[5].Reason = "minuted the same day"
	late := lifecycle.LogEntry{Event: joins("2012-08-15", "brent"), Recorded: day("2013-01-01"), Reason: "minuted late"}
	log.Entries = append(log.Entries, late)
	require.NoError(t, log.Validate())
	assert.Equal(t, []string{"Entry 6, of 2012-09-01: minuted the same day", "Entry 7, of 2013-01-01, recorded late: minuted late"}, log.Table(noNames).Notes)
}
