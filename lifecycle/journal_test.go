package lifecycle_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// twoLines is a lead authority of three councils that share legal advice and audit since
// 1 September 2025, with the same terms as legal.
func twoLines() lifecycle.Log {
	on := []string{"2024-06-03", "2024-09-02", "2025-04-07", "2025-07-01", "2025-07-01", "2025-09-01"}
	events := formation("harrow", "barnet", "brent")
	for i := range events {
		events[i].On = day(on[i])
	}
	events[0].Lines, events[3].Term = lines("legal", "audit"), term("2025-09-01", "2030-08-31")
	return logOf(events...)
}

// noticeBook has the rule on the length of notice, for notice and for leaving.
func noticeBook(t testing.TB) lifecycle.Rulebook {
	book := lifecycle.Rulebook{Edition: "notice"}
	for _, r := range lifecycle.LeavingRules() {
		if r.ID == "notice-length" {
			var err error
			book, err = book.With(r, lifecycle.NoticeServed, lifecycle.MemberLeaves)
			require.NoError(t, err)
		}
	}
	return book
}

// about gives an event a line.
func about(e lifecycle.Event, line partnership.LineID) lifecycle.Event {
	e.Lines = lines(line)
	return e
}

// Notice of 5 May 2026, of one month where twelve to 31 March are agreed, comes to light
// on 12 May, after a review of another line on 10 May.
func TestJournal_LateNewsIsJudged(t *testing.T) {
	book, dossier := noticeBook(t), lifecycle.Dossier{Partnership: legal()}
	journal := journalOf(t, twoLines())
	review := about(lifecycle.Event{Kind: lifecycle.Review, On: day("2026-05-10")}, "audit")
	d, err := book.Decide(journal.State(), review, dossier, review.On)
	require.NoError(t, err)
	journal, err = journal.Append(d, clerk)
	require.NoError(t, err)

	served := about(notice("2026-05-05", "barnet", "2026-06-05"), "legal")
	d, err = book.Decide(journal.State(), served, dossier, day("2026-05-12"))
	require.NoError(t, err, "an event on one line is no obstacle to an earlier one on another")
	assert.False(t, d.Allowed)
	require.Len(t, d.Against(), 1)
	assert.Equal(t, policy.RuleID("notice-length"), d.Against()[0].Rule)

	late := lifecycle.LogEntry{Event: served, Recorded: day("2026-05-12"), RecordedBy: clerk, Reason: "the letter was opened late"}
	journal, err = journal.Correct(book, late, dossier)
	require.NoError(t, err, "what happened, happened")
	entry := journal.Log().Entries[7]
	assert.Equal(t, "notice", entry.Edition)
	assert.Equal(t, day("2026-05-05"), entry.Report.AsOf, "by the rules of its day")
	result, _ := entry.Report.Result("notice-length")
	assert.Equal(t, policy.Fail, result.Outcome)
	assert.Equal(t, "2028-03-31", result.Findings[0].Wanted, "twelve months end on 5 May 2027")
	assert.Contains(t, journal.Log().Table(noNames).Markdown(), "| 1 rule is not met |")

	leave := about(leaves("2026-06-06", "barnet"), "legal")
	d, err = book.Decide(journal.State(), leave, dossier, leave.On)
	require.NoError(t, err)
	assert.False(t, d.Allowed, "it cannot leave by that notice")
	assert.Equal(t, policy.Pointer("/state/lines/1/notices/0/expires"), d.Against()[0].Finding.Path)
	dossier.Waivers = []policy.Waiver{{Rule: "notice-length", By: "Joint board", Reason: "agreed after all", Term: term("2026-06-01", "2026-06-30")}}
	d, err = book.Decide(journal.State(), leave, dossier, leave.On)
	require.NoError(t, err)
	assert.True(t, d.Allowed)
}

// What is corrected is judged as on its day, by evidence of that day; what is struck out is
// not judged.
func TestJournal_CorrectJudgesAsOnTheDay(t *testing.T) {
	book, err := lifecycle.Rulebook{Edition: "own"}.With(hrw("hrw-scrutiny", "hrw-call-in"), lifecycle.Sign, lifecycle.Review)
	require.NoError(t, err)
	journal := journalOf(t, twoLines())
	sign := twoLines().Entries[3].Event
	sign.Reference = "deed of 1 July"
	correction := lifecycle.LogEntry{Event: sign, Recorded: day("2026-05-12"), RecordedBy: clerk, Corrects: 4, Reason: "the deed was found"}
	dossier := lifecycle.Dossier{Partnership: legal()}
	for on, want := range map[string]policy.Outcome{"2025-06-30": policy.Pass, "2025-07-01": policy.Pass, "2025-07-02": policy.Unknown} {
		dossier.Evidence = []lifecycle.Evidence{{Kind: "hrw-call-in", Partnership: id(), On: day(on), Author: "a"}}
		longer, err := journal.Correct(book, correction, dossier)
		require.NoError(t, err)
		result, ok := longer.Log().Entries[6].Report.Result("hrw-scrutiny")
		require.True(t, ok)
		assert.Equal(t, want, result.Outcome, on)
	}
	seen := lifecycle.State{}
	spy := hrw("spy", "hrw-call-in")
	spy.Check = func(h policy.Hearing, m *lifecycle.Matter) { seen = m.State; h.Given("", true) }
	watched, err := lifecycle.Rulebook{}.With(spy, lifecycle.Sign)
	require.NoError(t, err)
	_, err = journal.Correct(watched, correction, dossier)
	require.NoError(t, err)
	want, err := lifecycle.Log{Partnership: id(), Entries: twoLines().Entries[:3]}.State()
	require.NoError(t, err)
	want.Entries = 6
	assert.Equal(t, want, seen, "in the state before it, after the entries that there were")

	struck := lifecycle.LogEntry{Recorded: day("2026-05-12"), RecordedBy: clerk, Corrects: 6, Reason: "it did not start", Edition: "forged", Report: policy.Report{AsOf: day("2026-01-01")}}
	longer, err := journal.Correct(book, struck, dossier)
	require.NoError(t, err)
	assert.Zero(t, longer.Log().Entries[6].Report)
	assert.Empty(t, longer.Log().Entries[6].Edition)

	dossier.Evidence[0].Author = ""
	_, err = journal.Correct(book, correction, dossier)
	require.ErrorContains(t, err, "dossier.evidence[0].author: required")
	review := lifecycle.Event{Kind: lifecycle.Review, On: day("2025-10-01"), Lines: lines("hr")}
	_, err = journal.Correct(book, lifecycle.LogEntry{Event: review, Recorded: day("2026-05-12"), RecordedBy: clerk, Reason: "late"}, dossier)
	require.EqualError(t, err, `entries[6].event.lines[0]: "hr" is not one of the lines: not found`)
}

// An order of May 2026 ends a council on 1 April 2027. Until then life goes on.
func TestJournal_EventsRecordedInAdvance(t *testing.T) {
	book := lifecycle.Rulebook{}
	journal := journalOf(t, twoLines())
	enter := func(e lifecycle.Event, asOf string) lifecycle.Decision {
		t.Helper()
		d, err := book.Decide(journal.State(), e, lifecycle.Dossier{}, day(asOf))
		require.NoError(t, err)
		require.True(t, d.Allowed, d.Tables(noNames).Markdown())
		journal, err = journal.Append(d, clerk)
		require.NoError(t, err)
		assert.Equal(t, d.State, journal.State())
		require.NoError(t, journal.Log().Validate())
		folded, err := journal.Log().State()
		require.NoError(t, err)
		assert.Equal(t, folded, journal.State())
		return d
	}
	order := succession("2027-04-01", "barnet", "north 60", "west 40")
	d := enter(order, "2026-05-14")
	assert.Equal(t, []lifecycle.Move{{Line: "audit", From: lifecycle.Live, To: lifecycle.Live}, {Line: "legal", From: lifecycle.Live, To: lifecycle.Live}}, d.Moves)
	assert.Equal(t, []lifecycle.Event{order}, journal.State().Coming)
	line, _ := journal.State().Line("legal")
	assert.Len(t, line.Members, 3, "barnet is a member until then")
	assert.Contains(t, journal.Log().Table(noNames).Markdown(), "| to come: Live |")

	review := lifecycle.Event{Kind: lifecycle.Review, On: day("2026-09-01")}
	enter(review, "2026-09-01")
	assert.Len(t, journal.State().Coming, 1, "the log was not locked")

	d, err := book.Decide(journal.State(), notice("2026-10-01", "barnet", "2026-12-31"), lifecycle.Dossier{}, day("2026-10-01"))
	require.NoError(t, err)
	require.True(t, d.Allowed, "its successors take over its notice")
	withNotice, err := journal.Append(d, clerk)
	require.NoError(t, err)
	d, err = book.Decide(withNotice.State(), leaves("2027-01-01", "barnet"), lifecycle.Dossier{}, day("2027-01-01"))
	require.NoError(t, err)
	assert.False(t, d.Allowed)
	assert.Equal(t, "an event that is recorded for a later day could not happen any more", d.Against()[0].Finding.Message)
	assert.Equal(t, "council succeeded on 2027-04-01", d.Against()[0].Finding.Found)
	struck, err := withNotice.Correct(book, lifecycle.LogEntry{Recorded: day("2026-12-01"), RecordedBy: clerk, Corrects: 7, Reason: "the order was revoked"}, lifecycle.Dossier{})
	require.NoError(t, err)
	assert.Empty(t, struck.State().Coming)
	d, err = book.Decide(struck.State(), leaves("2027-01-01", "barnet"), lifecycle.Dossier{}, day("2027-01-01"))
	require.NoError(t, err)
	assert.True(t, d.Allowed)
	_, err = struck.Correct(book, lifecycle.LogEntry{Event: joins("2027-02-01", "barnet"), Recorded: day("2027-03-01"), RecordedBy: clerk, Reason: "late"}, lifecycle.Dossier{})
	require.ErrorContains(t, err, "it is a member of the line already")

	joinsLater := joins("2027-05-01", "hillingdon")
	enter(joinsLater, "2026-10-01")
	enter(notice("2027-06-01", "north", "2028-03-31"), "2026-11-01") // after what is to come
	assert.Equal(t, []lifecycle.EventKind{lifecycle.CouncilSucceeded, lifecycle.MemberJoins, lifecycle.NoticeServed}, kindsOf(journal.State().Coming))
	_, err = book.Decide(journal.State(), notice("2027-03-01", "north", "2028-03-31"), lifecycle.Dossier{}, day("2026-11-01"))
	require.ErrorIs(t, err, field.ErrNotFound, "north is no member before the order")
	enter(joins("2027-04-15", "ealing"), "2027-04-20")
	line, _ = journal.State().Line("legal")
	assert.Len(t, line.Members, 5, "harrow, brent, north, west, ealing: the order has happened")
	assert.Equal(t, []lifecycle.EventKind{lifecycle.MemberJoins, lifecycle.NoticeServed}, kindsOf(journal.State().Coming))
	_, err = book.Decide(journal.State(), lifecycle.Event{Kind: lifecycle.Review, On: day("2027-03-31")}, lifecycle.Dossier{}, day("2027-04-20"))
	require.EqualError(t, err, "event.on: 2027-03-31 is before the last event, 2027-04-15: out of order")

	state := journal.State()
	state.Coming = append(state.Coming, leaves("2027-07-01", "surrey"))
	_, err = book.Decide(state, lifecycle.Event{Kind: lifecycle.Review, On: day("2027-08-01")}, lifecycle.Dossier{}, day("2027-08-01"))
	require.EqualError(t, err, `state.coming[2].org: "surrey" is not a member of any line that has not ended: not found`)
	_, err = book.Decide(state, lifecycle.Event{Kind: lifecycle.Review, On: day("2027-08-01")}, lifecycle.Dossier{}, day("2027-04-20"))
	require.ErrorIs(t, err, field.ErrNotFound)
	state.Coming = []lifecycle.Event{leaves("2027-04-25", "surrey"), joins("2027-04-25", "kent")}
	_, err = book.Decide(state, lifecycle.Event{Kind: lifecycle.Review, On: day("2027-05-01")}, lifecycle.Dossier{}, day("2027-04-25"))
	require.ErrorContains(t, err, "state.coming[0].org: ")
	known, err := journal.Log().StateOn(day("2026-06-01"), day("2026-06-01"))
	require.NoError(t, err)
	assert.Equal(t, []lifecycle.EventKind{lifecycle.CouncilSucceeded}, kindsOf(known.Coming))
	known, err = journal.Log().StateOn(day("2026-05-14"), day("2026-05-13"))
	require.NoError(t, err)
	assert.Empty(t, known.Coming, "nobody knew of the order")
	known, err = journal.Log().StateOn(day("2026-08-31"), day("2026-09-01"))
	require.NoError(t, err)
	assert.Equal(t, []lifecycle.EventKind{lifecycle.CouncilSucceeded}, kindsOf(known.Coming), "a review of its day is not to come")
}

func kindsOf(events []lifecycle.Event) []lifecycle.EventKind {
	kinds := []lifecycle.EventKind{}
	for _, e := range events {
		kinds = append(kinds, e.Kind)
	}
	return kinds
}

// An event is late if one on the same line, or one of all lines, is of a later day and had
// happened: then the entry says why.
func TestLog_LateEntriesSayWhy(t *testing.T) {
	base := twoLines()
	entry := func(e lifecycle.Event, recorded string) lifecycle.LogEntry {
		return lifecycle.LogEntry{Event: e, Recorded: day(recorded)}
	}
	review := func(on string, of ...partnership.LineID) lifecycle.Event {
		return lifecycle.Event{Kind: lifecycle.Review, On: day(on), Lines: of}
	}
	for name, c := range map[string]struct {
		entries []lifecycle.LogEntry
		want    string
	}{
		"another line":           {[]lifecycle.LogEntry{entry(review("2026-05-10", "audit"), "2026-05-10"), entry(review("2026-05-05", "legal"), "2026-05-12")}, ""},
		"the same line":          {[]lifecycle.LogEntry{entry(review("2026-05-10", "audit"), "2026-05-10"), entry(review("2026-05-05", "legal", "audit"), "2026-05-12")}, "entries[7].reason: required"},
		"all lines after one":    {[]lifecycle.LogEntry{entry(review("2026-05-10", "audit"), "2026-05-10"), entry(review("2026-05-05"), "2026-05-12")}, "entries[7].reason: required"},
		"one line after all":     {[]lifecycle.LogEntry{entry(review("2026-05-10"), "2026-05-10"), entry(review("2026-05-05", "legal"), "2026-05-12")}, "entries[7].reason: required"},
		"before what is to come": {[]lifecycle.LogEntry{entry(review("2026-05-10"), "2026-05-01"), entry(review("2026-05-05", "legal"), "2026-05-05")}, ""},
		"after what has come":    {[]lifecycle.LogEntry{entry(review("2026-05-10"), "2026-05-01"), entry(review("2026-05-05", "legal"), "2026-05-10")}, "entries[7].reason: required"},
		"the same day":           {[]lifecycle.LogEntry{entry(review("2026-05-10"), "2026-05-10"), entry(review("2026-05-10"), "2026-05-10")}, ""},
		"what was struck out": {
			[]lifecycle.LogEntry{
				entry(review("2026-05-10"), "2026-05-10"), {Recorded: day("2026-05-11"), Corrects: 7, Reason: "not held"}, entry(review("2026-05-05"), "2026-05-12"),
			}, "",
		},
	} {
		log := base
		log.Entries = append(slices.Clip(base.Entries), c.entries...)
		err := log.Validate()
		if c.want == "" {
			assert.NoError(t, err, name)
			continue
		}
		assert.EqualError(t, err, c.want, name)
	}
}

// A journal and its log agree, and no journal changes another, through random stories of
// events of their day, late and in advance, and of corrections.
func TestJournal_AgreesWithItsLog(t *testing.T) {
	seen := map[string]int{}
	for seed := range uint64(120) {
		r := rand.New(rand.NewPCG(seed, 7))
		journal, today := journalOf(t, twoLines()), day("2025-09-02")
		type kept struct {
			journal lifecycle.Journal
			text    string
		}
		var all []kept
		for range 40 {
			today = today.AddDays(r.IntN(20))
			next, what, ok := randomEntry(r, journal, today)
			if !ok {
				seen["refused "+what]++
				continue
			}
			seen[what]++
			all = append(all, kept{journal, textOf(t, journal)})
			journal = next
			log := journal.Log()
			require.NoError(t, log.Validate(), "seed %d", seed)
			state, err := log.State()
			require.NoError(t, err)
			require.Equal(t, state, journal.State(), "seed %d, %s", seed, what)
			again := journalOf(t, log)
			require.Equal(t, textOf(t, journal), textOf(t, again))
		}
		for _, k := range all {
			require.Equal(t, k.text, textOf(t, k.journal), "seed %d: an older journal changed", seed)
		}
	}
	for _, what := range []string{"event", "late event", "event in advance", "correction", "late entry", "strike", "refused correction", "refused strike"} {
		assert.Greater(t, seen[what], 20, what)
	}
}

// textOf writes the log and the state of a journal.
func textOf(t *testing.T, j lifecycle.Journal) string {
	text, err := json.Marshal(struct {
		Log   lifecycle.Log
		State lifecycle.State
	}{j.Log(), j.State()})
	require.NoError(t, err)
	return string(text)
}

// randomEntry enters something at random, and says what.
func randomEntry(r *rand.Rand, journal lifecycle.Journal, today calendar.Date) (next lifecycle.Journal, what string, ok bool) {
	on := today.AddDays([]int{0, 0, -r.IntN(60), r.IntN(90)}[r.IntN(4)])
	e := randomEvent(r, on)
	n := len(journal.Log().Entries)
	switch r.IntN(6) {
	case 0:
		entry := lifecycle.LogEntry{Event: e, Recorded: today, RecordedBy: clerk, Corrects: 7 + r.IntN(max(1, n-6)), Reason: "a slip"}
		next, err := journal.Correct(lifecycle.Rulebook{}, entry, lifecycle.Dossier{})
		return next, "correction", err == nil
	case 1:
		entry := lifecycle.LogEntry{Recorded: today, RecordedBy: clerk, Corrects: 7 + r.IntN(max(1, n-6)), Reason: "a slip"}
		next, err := journal.Correct(lifecycle.Rulebook{}, entry, lifecycle.Dossier{})
		return next, "strike", err == nil
	case 2:
		entry := lifecycle.LogEntry{Event: e, Recorded: today.AddDays(1), RecordedBy: clerk, Reason: "a slip"}
		next, err := journal.Correct(lifecycle.Rulebook{}, entry, lifecycle.Dossier{})
		return next, "late entry", err == nil
	}
	what = "event"
	switch {
	case on.After(today):
		what = "event in advance"
	case on.Before(today):
		what = "late event"
	}
	d, err := lifecycle.Rulebook{}.Decide(journal.State(), e, lifecycle.Dossier{}, today)
	if err != nil || !d.Allowed {
		return journal, what, false
	}
	next, err = journal.Append(d, clerk)
	if err != nil {
		return journal, fmt.Sprint(what, ": ", err), false
	}
	if textState(next.State()) != textState(d.State) {
		panic("the state of the decision is not that of the journal")
	}
	return next, what, true
}

func textState(s lifecycle.State) string {
	text, _ := json.Marshal(s)
	return string(text)
}

// randomEvent is an event at random on one of the lines, both, or all.
func randomEvent(r *rand.Rand, on calendar.Date) lifecycle.Event {
	orgs := []partnership.OrgID{"harrow", "barnet", "brent", "north", "west", "ealing"}
	org := orgs[r.IntN(len(orgs))]
	of := [][]partnership.LineID{nil, lines("legal"), lines("audit"), lines("audit", "legal"), lines("legal"), lines("audit")}[r.IntN(6)]
	switch r.IntN(8) {
	case 0:
		return lifecycle.Event{Kind: lifecycle.MemberJoins, On: on, Lines: of, Org: org}
	case 1:
		return lifecycle.Event{Kind: lifecycle.NoticeServed, On: on, Lines: of, Org: org, Expires: on.AddDays(30)}
	case 2:
		return lifecycle.Event{Kind: lifecycle.NoticeRescinded, On: on, Lines: of, Org: org}
	case 3:
		return lifecycle.Event{Kind: lifecycle.MemberLeaves, On: on, Lines: of, Org: org, Agreed: "Board"}
	case 4:
		e := succession(on.String(), org, "north 50", "west 50")
		e.Lines = of
		return e
	case 5:
		line := partnership.LineID(fmt.Sprintf("line-%d", r.IntN(50)))
		return lifecycle.Event{Kind: lifecycle.Propose, On: on, Lines: lines(line), Members: members("harrow", "brent")}
	}
	return lifecycle.Event{Kind: lifecycle.Review, On: on, Lines: of}
}

// A log that is all recorded in advance is read as fast as another.
func TestNewJournal_ManyEventsInAdvance(t *testing.T) {
	log := longLog(2000)
	for i := range log.Entries {
		log.Entries[i].Recorded = day("2011-01-01")
	}
	journal := journalOf(t, log)
	assert.Len(t, journal.State().Coming, 2000)
	assert.Empty(t, journal.State().Lines)
	folded, err := log.State()
	require.NoError(t, err)
	assert.Equal(t, folded, journal.State())
}

// To append the 100,000th entry costs what the tenth costs, and a correction of one of the
// last ten what it changes.
func BenchmarkJournal(b *testing.B) {
	for _, n := range []int{10, 1000, 100_000} {
		journal := journalOf(b, longLog(n))
		state := journal.State()
		review := lifecycle.Event{Kind: lifecycle.Review, On: state.On, Lines: lines("a")}
		b.Run(fmt.Sprintf("append to %d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				d, err := lifecycle.Rulebook{}.Decide(journal.State(), review, lifecycle.Dossier{}, review.On)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := journal.Append(d, clerk); err != nil {
					b.Fatal(err)
				}
			}
		})
		entry := lifecycle.LogEntry{Event: review, Recorded: review.On, RecordedBy: clerk, Corrects: n - 2, Reason: "a slip"}
		entry.Event = longLog(n).Entries[n-3].Event
		entry.Event.Reference = "minute 7"
		b.Run(fmt.Sprintf("correct the last but two of %d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := journal.Correct(lifecycle.Rulebook{}, entry, lifecycle.Dossier{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkNewJournal(b *testing.B) {
	for _, n := range []int{1000, 10_000, 100_000} {
		log := longLog(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := lifecycle.NewJournal(log); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
