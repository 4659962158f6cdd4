package lifecycle_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

func TestLogEntry_ValidateIsOfTheEntryByItself(t *testing.T) {
	day := calendar.MustDate("2026-05-01")
	assert.EqualError(t, lifecycle.LogEntry{}.Validate(), "event.kind: required\nevent.on: required\nrecorded: required")
	assert.NoError(t, lifecycle.LogEntry{Event: lifecycle.Event{Kind: lifecycle.ApproveCase, On: day}, Recorded: day}.Validate())
	assert.NoError(t, lifecycle.LogEntry{Recorded: day, Corrects: 3, Reason: "It did not happen."}.Validate())
	assert.EqualError(t, lifecycle.LogEntry{Recorded: day, Corrects: 3}.Validate(), "reason: required")
	assert.EqualError(t, lifecycle.LogEntry{Recorded: day, Corrects: -1, Reason: "x"}.Validate(), "corrects: -1 is not the number of an entry: out of range")
	_, err := field.Decode[lifecycle.LogEntry]([]byte(`{"event":{"kind":"approve-case","on":"2026-05-01"},"recorded":"2026-05-01","seen":true}`))
	assert.EqualError(t, err, "seen: unknown key: invalid")
}
