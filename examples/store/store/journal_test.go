package store

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// review is a review with a reference.
func review(reference string) lifecycle.Event {
	return lifecycle.Event{Kind: lifecycle.Review, On: day("2027-04-01"), Reference: reference}
}

// Twenty clerks, half of them through another connection, record a review each. Everyone
// loads, decides and appends, and who was not first begins again: nothing is lost, and there
// is no gap.
func TestRecord_TwentyAtOnce(t *testing.T) {
	everywhere(t, func(t *testing.T, where string) {
		stores := []*database{opened(t, where), opened(t, where)}
		live(t, stores[0])
		var clerks sync.WaitGroup
		var tries atomic.Int64
		start := make(chan struct{})
		for i := range 20 {
			clerks.Go(func() {
				<-start
				_, err := Record(t.Context(), stores[i%2], legalID, func(journal lifecycle.Journal) (lifecycle.Journal, error) {
					tries.Add(1)
					return happened(journal, review(fmt.Sprintf("review %d", i)), fmt.Sprintf("Clerk %d", i))
				})
				assert.NoError(t, err)
			})
		}
		close(start)
		clerks.Wait()
		journal, err := stores[0].Journal(t.Context(), legalID, LastDay())
		require.NoError(t, err)
		entries := journal.Log().Entries
		require.Len(t, entries, 26)
		found := map[string]string{}
		for _, entry := range entries[6:] {
			found[entry.Event.Reference] = entry.RecordedBy
		}
		for i := range 20 {
			assert.Equal(t, fmt.Sprintf("Clerk %d", i), found[fmt.Sprintf("review %d", i)])
		}
		var count, last int
		require.NoError(t, stores[1].pool.QueryRow("select count(*), max(number) from event").Scan(&count, &last))
		assert.Equal(t, []int{26, 26}, []int{count, last})
		t.Logf("%d tries for 20 steps", tries.Load())
	})
}

// Somebody else writes step 7, and has not confirmed it yet. Who looks now finds the place free,
// and is stopped by the key.
func TestAppend_KeyDecides(t *testing.T) {
	everywhere(t, func(t *testing.T, where string) {
		s := opened(t, where)
		live(t, s)
		before, err := s.Journal(t.Context(), legalID, LastDay())
		require.NoError(t, err)
		mine, err := happened(before, review("mine"), "Clerk")
		require.NoError(t, err)
		theirs, err := s.pool.BeginTx(t.Context(), nil)
		require.NoError(t, err)
		_, err = theirs.Exec(`insert into event (partnership, number, follows, kind, happens, recorded, format, document)
			select partnership, 7, 6, kind, happens, recorded, format, document from event where number = 6`)
		require.NoError(t, err)
		refused := make(chan error)
		go func() { refused <- s.Append(t.Context(), mine) }()
		select {
		case err := <-refused:
			t.Fatal("did not wait for the other", err)
		case <-time.After(200 * time.Millisecond):
		}
		require.NoError(t, theirs.Commit())
		require.ErrorIs(t, <-refused, ErrLostRace)
	})
}

func TestAppend_LostRace(t *testing.T) {
	everywhere(t, func(t *testing.T, where string) {
		s := opened(t, where)
		live(t, s)
		before, err := s.Journal(t.Context(), legalID, LastDay())
		require.NoError(t, err)
		mine, err := happened(before, review("mine"), "Clerk")
		require.NoError(t, err)
		theirs, err := happened(before, review("theirs"), "Clerk")
		require.NoError(t, err)
		require.NoError(t, s.Append(t.Context(), theirs))
		err = s.Append(t.Context(), mine)
		require.ErrorIs(t, err, ErrLostRace)
		assert.EqualError(t, err, "journal 5f0c1c5e-6d0e-4a51-9a43-0e9c1f3b7a10: step 7 is stored already: somebody else was first")

		require.Error(t, s.byHand(t, "insert into event (partnership, number, follows, kind, recorded, format, document) values ($1, 7, 6, '', '2027-04-01', 1, '{}')", legalID))
		require.Error(t, s.byHand(t, "insert into event (partnership, number, follows, kind, recorded, format, document) values ($1, 9, 8, '', '2027-04-01', 1, '{}')", legalID), "a gap")
		require.Error(t, s.byHand(t, "insert into event (partnership, number, follows, kind, recorded, format, document) values ($1, 9, null, '', '2027-04-01', 1, '{}')", legalID), "a gap")

		after, err := s.Journal(t.Context(), legalID, LastDay())
		require.NoError(t, err)
		assert.Equal(t, theirs.Log(), after.Log())
	})
}

func TestAppend_Refuses(t *testing.T) {
	everywhere(t, func(t *testing.T, where string) {
		s := opened(t, where)
		live(t, s)
		empty, err := lifecycle.NewJournal(lifecycle.Log{Partnership: legalID})
		require.NoError(t, err)
		require.ErrorIs(t, s.Append(t.Context(), empty), field.ErrRequired)

		journal, err := s.Journal(t.Context(), legalID, LastDay())
		require.NoError(t, err)
		for range 2 {
			journal, err = happened(journal, review("again"), "Clerk")
			require.NoError(t, err)
		}
		err = s.Append(t.Context(), journal)
		require.ErrorIs(t, err, field.ErrOrder)
		assert.EqualError(t, err, "journal 5f0c1c5e-6d0e-4a51-9a43-0e9c1f3b7a10: step 8 does not follow 6, the last that is stored: out of order")

		log := journal.Log()
		log.Entries = log.Entries[:6]
		log.Entries[5].RecordedBy = "Somebody else"
		other, err := lifecycle.NewJournal(log)
		require.NoError(t, err)
		other, err = happened(other, review("of another journal"), "Clerk")
		require.NoError(t, err)
		assert.EqualError(t, s.Append(t.Context(), other), "journal 5f0c1c5e-6d0e-4a51-9a43-0e9c1f3b7a10: step 6 is another in what is stored: invalid")

		denied := errors.New("the caller stops")
		_, err = Record(t.Context(), s, legalID, func(lifecycle.Journal) (lifecycle.Journal, error) { return lifecycle.Journal{}, denied })
		require.ErrorIs(t, err, denied)
		same, err := Record(t.Context(), s, legalID, func(j lifecycle.Journal) (lifecycle.Journal, error) { return j, nil })
		require.NoError(t, err)
		assert.Equal(t, 6, same.State().Entries)
	})
}

// A correction of step 6 is a step as any other: what was known before it stays.
func TestJournal_CorrectionKeepsWhatWasKnown(t *testing.T) {
	everywhere(t, func(t *testing.T, where string) {
		s := opened(t, where)
		live(t, s)
		_, err := Record(t.Context(), s, legalID, func(journal lifecycle.Journal) (lifecycle.Journal, error) {
			return journal.Correct(lifecycle.Rulebook{}, lifecycle.LogEntry{
				Event: lifecycle.Event{Kind: lifecycle.GoLive, On: day("2026-05-01")}, Recorded: day("2026-06-01"),
				RecordedBy: "Auditor", Corrects: 6, Reason: "the deed says so",
			}, lifecycle.Dossier{})
		})
		require.NoError(t, err)
		for known, from := range map[string]string{"2026-05-31": "2026-04-01", "2026-06-01": "2026-05-01"} {
			journal, err := s.Journal(t.Context(), legalID, day(known))
			require.NoError(t, err)
			assert.Equal(t, day(from), journal.State().LiveFrom, known)
		}
		_, err = s.Journal(t.Context(), legalID, calendar.Date{})
		assert.EqualError(t, err, "known: required")
		nobody, err := s.Journal(t.Context(), uuid.UUID{1}, LastDay())
		require.NoError(t, err)
		assert.Zero(t, nobody.State().Entries)
	})
}

func TestTables_StayAsTheyAre(t *testing.T) {
	everywhere(t, func(t *testing.T, where string) {
		s := opened(t, where)
		live(t, s)
		require.NoError(t, s.PutVersion(t.Context(), version(1, "2026-02-20", "")))
		require.NoError(t, s.PutRegister(t.Context(), register("2026-06-30", "")))
		for _, table := range []string{"partnership", "event", "register"} {
			want := "what was stored in " + table + " stays as it is"
			assert.ErrorContains(t, s.byHand(t, "update "+table+" set document = '{}'"), want)
			assert.ErrorContains(t, s.byHand(t, "delete from "+table), want)
			if s.engine.name == "postgres" {
				assert.ErrorContains(t, s.byHand(t, "truncate "+table), want)
			}
		}
	})
}
