package match_test

import (
	"fmt"
	"runtime"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/match"
)

// consortium returns a pool of n organisations that are all members of one partnership, which
// shares another service than the one that is wished for.
func consortium(n int) match.PartnerPool {
	p := match.PartnerPool{AsOf: day("2026-01-01"), Services: []match.ServiceType{{ID: "s", Name: "S"}, {ID: "buying", Name: "Buying"}}}
	for _, id := range firstOrgs(n) {
		p.Orgs = append(p.Orgs, council(id, "C", partnership.LondonBorough))
	}
	p.Existing = []match.Existing{{ID: "all", Name: "All", Service: "buying", Members: firstOrgs(n)}}
	return p
}

// allocated returns how many bytes a function allocates.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// Who is in a partnership with whom takes memory for each member, not for each pair of them: with
// four times the members it takes about four times the memory, and not sixteen times.
func TestRank_LargePartnershipCostsByItsMembers(t *testing.T) { //nolint:paralleltest // it measures memory
	w := match.Wish{Org: "o0000", Aim: match.ToStart, Service: "s"}
	ranked := func(n int) func() {
		p := consortium(n)
		return func() {
			r, err := p.Rank(w, match.DefaultPreferences())
			require.NoError(t, err)
			require.Len(t, r.Matches, n-1)
			last := r.Matches[0].Reasons[len(r.Matches[0].Reasons)-1]
			require.Equal(t, match.Together, last.Criterion)
			require.Equal(t, match.For, last.Stand)
		}
	}
	small, large := allocated(ranked(1_000)), allocated(ranked(4_000))
	assert.Less(t, large, 6*small)
}

// A wish that asks for more pairs than an answer can hold is refused.
func TestRank_TooManyPairs(t *testing.T) {
	t.Parallel()
	const members = 400
	p := consortium(match.MostPairs/members + members + 1) // one candidate too many
	p.Existing[0].Members = firstOrgs(members)
	w := match.Wish{Org: "o0000", Aim: match.ToEnlarge, Service: "buying", Partnership: "all"}
	_, err := p.Rank(w, match.DefaultPreferences())
	require.ErrorIs(t, err, field.ErrRange)
	assert.Equal(t, []string{"pool.existing: out of range"}, faults(err))

	p = consortium(2_001)
	for i := range 101 {
		p.Existing = append(p.Existing, match.Existing{ID: fmt.Sprint("e", i), Name: "E", Service: "s", Members: firstOrgs(2_001)[1:]})
	}
	_, err = p.Rank(match.Wish{Org: "o0000", Aim: match.ToJoin, Service: "s"}, match.DefaultPreferences())
	assert.Equal(t, []string{"pool.existing: out of range"}, faults(err))
}

// BenchmarkPartnerPool_Validate checks a pool in which every organisation runs a service of its
// own: ns/op grows with the number of organisations, and not with its square.
func BenchmarkPartnerPool_Validate(b *testing.B) {
	for _, n := range []int{1_000, 4_000, 16_000} {
		p := consortium(n)
		for i := range p.Orgs {
			id := fmt.Sprint("own", i)
			p.Services = append(p.Services, match.ServiceType{ID: id, Name: "Own"})
			p.Orgs[i].Profiles = []match.ServiceProfile{{Service: id}}
			p.Existing = append(p.Existing, match.Existing{ID: id, Name: "E", Service: id, Members: firstOrgs(2)})
			p.Wishes = append(p.Wishes, match.Wish{Org: "o0000", Aim: match.ToEnlarge, Service: id, Partnership: id})
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if err := p.Validate(); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/org")
		})
	}
}

// BenchmarkPartnerPool_RankLists ranks organisations with a long list each of systems, locks and
// others whom it excludes: ns/op grows with the length of the lists, and not with its square.
func BenchmarkPartnerPool_RankLists(b *testing.B) {
	for _, n := range []int{1_000, 4_000} {
		p := consortium(n)
		systems, locks, excluded := []string{}, []partnership.Prerequisite{}, []match.Exclusion{}
		for i, org := range firstOrgs(n) {
			systems = append(systems, fmt.Sprint("system ", i))
			locks = append(locks, partnership.Prerequisite{ID: fmt.Sprint(i), Kind: partnership.ITPlatform, What: "Move"})
			excluded = append(excluded, match.Exclusion{Org: org})
		}
		for i := range 20 {
			p.Orgs[i].Profiles = []match.ServiceProfile{{Service: "s", Systems: systems, Locks: locks}}
			p.Orgs[i].Excluded = excluded[20:]
		}
		p.Orgs[1].Profiles = []match.ServiceProfile{{Service: "s", Systems: []string{"zebra"}}}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if _, err := p.Rank(match.Wish{Org: "o0000", Aim: match.ToStart, Service: "s"}, match.DefaultPreferences()); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/entry")
		})
	}
}
