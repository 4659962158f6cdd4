package lifecycle_test

import (
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/stretchr/testify/require"
)

// noNames is a directory with no names, so that ids show.
var noNames report.Names

// table splits a text into rows of words.
func table(text string) [][]string {
	var rows [][]string
	for line := range strings.Lines(strings.TrimSpace(text)) {
		rows = append(rows, strings.Fields(line))
	}
	return rows
}

func day(s string) calendar.Date { return calendar.MustDate(s) }

func term(first, last string) calendar.Term {
	return calendar.Term{First: day(first), Last: day(last)}
}

// id is the id of the partnership of the tests.
func id() uuid.UUID { return uuid.UUID{0x4c, 0x65, 0x67, 0x61, 0x6c} }

func lines(ids ...partnership.LineID) []partnership.LineID { return ids }

func members(ids ...partnership.OrgID) []lifecycle.OrgRole {
	members := []lifecycle.OrgRole{}
	for _, id := range ids {
		members = append(members, lifecycle.OrgRole{Org: id, Role: partnership.MemberRole})
	}
	return members
}

// formation is a lead authority of some members with one line, up to its start on
// 1 September 2012.
func formation(orgs ...partnership.OrgID) []lifecycle.Event {
	return []lifecycle.Event{
		{Kind: lifecycle.Propose, On: day("2011-06-01"), Lines: lines("legal"), Members: members(orgs...)},
		{Kind: lifecycle.ApproveCase, On: day("2011-09-01")},
		{Kind: lifecycle.ApproveCase, On: day("2012-04-04")},
		{Kind: lifecycle.Sign, On: day("2012-07-02"), Structure: partnership.LeadAuthority, Term: term("2012-09-01", "2017-08-31")},
		{Kind: lifecycle.Mobilise, On: day("2012-07-02")},
		{Kind: lifecycle.GoLive, On: day("2012-09-01")},
	}
}

// logOf records each event on its day.
func logOf(events ...lifecycle.Event) lifecycle.Log {
	log := lifecycle.Log{Partnership: id(), Entries: []lifecycle.LogEntry{}}
	for _, e := range events {
		log.Entries = append(log.Entries, lifecycle.LogEntry{Event: e, Recorded: e.On})
	}
	return log
}

// stateOf is the state after events.
func stateOf(t testing.TB, events ...lifecycle.Event) lifecycle.State {
	state, err := logOf(events...).State()
	require.NoError(t, err)
	return state
}

// journalOf is the journal of a log.
func journalOf(t testing.TB, log lifecycle.Log) lifecycle.Journal {
	t.Helper()
	journal, err := lifecycle.NewJournal(log)
	require.NoError(t, err)
	return journal
}

// clerk is who records.
const clerk = "Committee clerk"
