package store

import (
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// orgs returns who the members are.
func orgs(p partnership.Partnership) (all []partnership.OrgID) {
	for _, m := range p.Members {
		all = append(all, m.Org)
	}
	return all
}

// Hounslow joined on 1 April 2027, and nobody wrote it down before 1 June. On 1 July it turns
// out that it was 1 May.
func TestAsKnown_AnyTwoDays(t *testing.T) {
	everywhere(t, func(t *testing.T, where string) {
		s := opened(t, where)
		live(t, s)
		for _, v := range []Version{version(1, "2026-02-20", ""), version(2, "2027-06-01", "2027-04-01"), version(3, "2027-07-01", "2027-05-01")} {
			require.NoError(t, s.PutVersion(t.Context(), v))
		}
		two, three := []partnership.OrgID{"harrow", "barnet"}, []partnership.OrgID{"harrow", "barnet", "hounslow"}
		for _, c := range []struct {
			day, known string
			members    []partnership.OrgID
			stage      lifecycle.Stage
		}{
			{"2025-10-01", "2027-07-01", nil, lifecycle.OutlineCase},
			{"2026-03-31", "2026-03-31", nil, lifecycle.Mobilising},
			{"2026-04-01", "2026-04-01", two, lifecycle.Live},
			{"2027-04-15", "2027-05-31", two, lifecycle.Live},
			{"2027-04-15", "2027-06-01", three, lifecycle.Live},
			{"2027-04-15", "2027-06-30", three, lifecycle.Live},
			{"2027-04-15", "2027-07-01", two, lifecycle.Live},
			{"2027-05-01", "2027-07-01", three, lifecycle.Live},
			{"2027-03-31", "2027-06-01", two, lifecycle.Live},
			{"2031-04-01", "2027-05-31", nil, lifecycle.Live},
		} {
			p, state, err := AsKnown(t.Context(), s, legalID, day(c.day), day(c.known))
			require.NoError(t, err)
			assert.Equal(t, c.members, orgs(p), "%s as known on %s", c.day, c.known)
			assert.Equal(t, c.stage, state.Stage, "%s as known on %s", c.day, c.known)
		}
		_, _, err := AsKnown(t.Context(), s, legalID, day("2027-04-15"), day("2026-02-19"))
		require.ErrorIs(t, err, ErrNotFound)
		assert.EqualError(t, err, "partnership 5f0c1c5e-6d0e-4a51-9a43-0e9c1f3b7a10, as known on 2026-02-19: not found")
		_, err = s.Version(t.Context(), uuid.UUID{1}, LastDay())
		require.ErrorIs(t, err, ErrNotFound)
	})
}

func TestPutVersion_ComesBackAsItWas(t *testing.T) {
	everywhere(t, func(t *testing.T, where string) {
		s := opened(t, where)
		want := version(1, "2026-02-20", "2027-04-01")
		want.Partnership.Name = "Gwasanaeth cyfreithiol ar y cyd – 'Harrow & Barnet' ⚖"
		require.NoError(t, s.PutVersion(t.Context(), want))
		found, err := s.Version(t.Context(), legalID, LastDay())
		require.NoError(t, err)
		assert.Equal(t, want, found)
	})
}

func TestPutVersion_Refuses(t *testing.T) {
	everywhere(t, func(t *testing.T, where string) {
		s := opened(t, where)
		require.NoError(t, s.PutVersion(t.Context(), version(1, "2026-02-20", "")))
		const id = "partnership 5f0c1c5e-6d0e-4a51-9a43-0e9c1f3b7a10: version "

		err := s.PutVersion(t.Context(), version(1, "2026-02-21", "2027-04-01"))
		require.ErrorIs(t, err, ErrLostRace)
		assert.EqualError(t, err, id+"1 is stored already: somebody else was first")

		err = s.PutVersion(t.Context(), version(3, "2026-02-21", ""))
		require.ErrorIs(t, err, field.ErrOrder)
		assert.EqualError(t, err, id+"3 does not follow 1, the last that is stored: out of order")

		err = s.PutVersion(t.Context(), version(2, "2026-02-19", ""))
		require.ErrorIs(t, err, field.ErrOrder)
		assert.EqualError(t, err, "recorded: 2026-02-19 is before version 1 was recorded, 2026-02-20: out of order")

		bad := version(0, "2026-02-21", "")
		bad.RecordedBy, bad.Partnership.Members[1].Org = "", "Barnet Council"
		assert.EqualError(t, s.PutVersion(t.Context(), bad), "number: 0: want 1 or more: out of range\n"+
			"recorded_by: required\n"+
			`partnership.members[1].org: "Barnet Council" is not an organisation id (1 to 64 letters, digits and -_.:/): invalid`)

		found, err := s.Version(t.Context(), legalID, LastDay())
		require.NoError(t, err)
		assert.Equal(t, version(1, "2026-02-20", ""), found)
	})
}

// A hundred clerks store a partnership each, and try to store the next version of one: a
// hundred are stored, and one is next.
func TestPutVersion_HundredAtOnce(t *testing.T) {
	everywhere(t, func(t *testing.T, where string) {
		stores := []*database{opened(t, where), opened(t, where)}
		require.NoError(t, stores[0].PutVersion(t.Context(), version(1, "2026-02-20", "")))
		var clerks sync.WaitGroup
		var next, lost atomic.Int64
		for i := range 100 {
			clerks.Go(func() {
				s, mine, theirs := stores[i%2], version(1, "2026-02-20", ""), version(2, "2026-02-21", "2027-04-01")
				mine.Partnership.ID, theirs.RecordedBy = uuid.UUID{1, byte(i)}, fmt.Sprintf("Clerk %d", i)
				assert.NoError(t, s.PutVersion(t.Context(), mine))
				if err := s.PutVersion(t.Context(), theirs); err == nil {
					next.Add(1)
				} else if assert.ErrorIs(t, err, ErrLostRace) {
					lost.Add(1)
				}
				found, err := s.Version(t.Context(), mine.Partnership.ID, LastDay())
				assert.NoError(t, err)
				assert.Equal(t, mine, found)
			})
		}
		clerks.Wait()
		assert.Equal(t, []int64{1, 99}, []int64{next.Load(), lost.Load()})
		found, err := stores[0].Version(t.Context(), legalID, LastDay())
		require.NoError(t, err)
		assert.Equal(t, 2, found.Number)
	})
}
