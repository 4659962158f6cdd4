package match_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/match"
)

// bruteForce returns what every group of a size is worth, best first: twice the middle of the
// score, in millionths. Each pair is taken from the ranking of a wish of one of the two, and so
// by another way than the search takes.
func bruteForce(t *testing.T, p match.PartnerPool, w match.Wish, size int) (worths []int64) {
	t.Helper()
	ranked := ids(rank(t, p, w).Matches)
	slices.Sort(ranked)
	members := append([]string{string(w.Org)}, ranked...)
	worth := map[[2]string]int64{}
	for i, a := range members {
		of, preferences := w, match.DefaultPreferences()
		of.Org, of.Excluded = partnership.OrgID(a), nil
		if i > 0 { // supply and wishes count only for the one that wishes
			of.Supply = ""
			preferences.Criteria = slices.DeleteFunc(preferences.Criteria, func(c match.Preference) bool { return c.Criterion == match.Supply || c.Criterion == match.Wants })
		}
		r, err := p.Rank(of, preferences)
		require.NoError(t, err)
		for _, m := range slices.Concat(r.Matches, r.Unclear) {
			low, _ := m.Score.Low.Millionths()
			high, _ := m.Score.High.Millionths()
			if i == 0 || string(m.Org) != string(w.Org) {
				worth[[2]string{a, string(m.Org)}] = low + high
			}
		}
	}
	var extend func(group []string, from int, sum int64)
	extend = func(group []string, from int, sum int64) {
		if len(group) == size {
			worths = append(worths, sum)
			return
		}
		for k := from; k < len(members); k++ {
			more, fits := sum, true
			for _, g := range group {
				pair, ok := worth[[2]string{g, members[k]}]
				more, fits = more+pair, fits && ok
			}
			if fits {
				extend(append(slices.Clone(group), members[k]), k+1, more)
			}
		}
	}
	extend(members[:1], 1, 0)
	slices.SortFunc(worths, func(a, b int64) int { return int(min(max(b-a, -1), 1)) })
	return worths
}

// worthOf returns twice the middle of the score of a group.
func worthOf(g match.Group) int64 {
	low, _ := g.Score.Low.Millionths()
	high, _ := g.Score.High.Millionths()
	return low + high
}

// The search finds the groups that trying all of them finds.
func TestGroups_AreThoseOfBruteForce(t *testing.T) {
	t.Parallel()
	for seed := range uint64(16) {
		p := random(seed, 14, 60+int(seed)*2)
		for i := range p.Orgs {
			p.Orgs[i].Last, p.Orgs[i].Successors = p.Orgs[i].First, nil
		}
		p.Existing = nil // the brute force would take those who share it already for excluded
		w := randomWish()
		for size := match.FewestInGroup; size <= match.MostInGroup; size++ {
			want := bruteForce(t, p, w, size)
			got, err := p.Groups(w, match.DefaultPreferences(), size, 5)
			require.NoError(t, err)
			require.True(t, got.Exact)
			require.False(t, got.Bound.Known())
			require.Len(t, got.Groups, min(5, len(want)), "seed %d, size %d", seed, size)
			for i, g := range got.Groups {
				require.Equal(t, want[i], worthOf(g), "seed %d, size %d, place %d", seed, size, i+1)
				require.Equal(t, i+1, g.Place)
				require.Len(t, g.Orgs, size)
				require.Equal(t, w.Org, g.Orgs[0])
				require.True(t, slices.IsSorted(g.Orgs[1:]))
				checkPairs(t, g)
			}
		}
	}
}

// checkPairs checks that the pairs of a group are all there are, and add up to its score.
func checkPairs(t *testing.T, g match.Group) {
	t.Helper()
	n := len(g.Orgs)
	require.Len(t, g.Pairs, n*(n-1)/2)
	var low, high, of int64
	for _, p := range g.Pairs {
		sumsUp(t, p.Reasons, p.Score, p.Of)
		a, _ := p.Score.Low.Millionths()
		b, _ := p.Score.High.Millionths()
		c, _ := p.Of.Millionths()
		low, high, of = low+a, high+b, of+c
	}
	for q, want := range map[partnership.Quantity]int64{g.Score.Low: low, g.Of: of} {
		got, _ := q.Millionths()
		require.Equal(t, want, got)
	}
	got, _ := g.Score.High.Millionths()
	require.Equal(t, high, got)
}

// With too few steps the answer is the best found, and the bound is not below the best there is.
func TestGroups_BoundHolds(t *testing.T) {
	t.Parallel()
	inexact := 0
	for seed := range uint64(10) {
		p, w := random(seed, 40, 70), randomWish()
		for size := match.FewestInGroup; size <= match.MostInGroup; size++ {
			best, err := p.Groups(w, match.DefaultPreferences(), size, 1)
			require.NoError(t, err)
			require.True(t, best.Exact)
			for _, steps := range []int64{0, 30, 200, 1000} {
				got, err := match.GroupsIn(p, w, match.DefaultPreferences(), size, 1, steps)
				require.NoError(t, err)
				if got.Exact {
					require.Equal(t, worthOf(best.Groups[0]), worthOf(got.Groups[0]))
					continue
				}
				inexact++
				bound, known := got.Bound.Millionths()
				require.True(t, known)
				if len(got.Groups) > 0 {
					require.LessOrEqual(t, worthOf(got.Groups[0]), worthOf(best.Groups[0]))
				}
				require.LessOrEqual(t, worthOf(best.Groups[0]), 2*bound)
				require.Contains(t, got.Summary(p.Names()), "not proved")
			}
		}
	}
	require.Greater(t, inexact, 40)
}

// The order of the organisations changes no group.
func TestGroups_OrderChangesNothing(t *testing.T) {
	t.Parallel()
	for seed := range uint64(6) {
		p, w := random(seed, 40, 70), randomWish()
		want, err := p.Groups(w, match.DefaultPreferences(), 4, 10)
		require.NoError(t, err)
		got, err := permuted(p, seed).Groups(w, match.DefaultPreferences(), 4, 10)
		require.NoError(t, err)
		require.Equal(t, want, got)
	}
}

// With organisations that are all alike every group is as good, and as many are found as are
// wanted.
func TestGroups_OfEquals(t *testing.T) {
	t.Parallel()
	p := match.PartnerPool{AsOf: day("2026-01-01"), Services: []match.ServiceType{{ID: "legal", Name: "Legal"}}}
	for i := range 60 {
		p.Orgs = append(p.Orgs, council(partnership.OrgID(fmt.Sprintf("o%04d", i)), "Council", partnership.LondonBorough))
	}
	w := match.Wish{Org: "o0000", Aim: match.ToStart, Service: "legal"}
	got, err := p.Groups(w, match.DefaultPreferences(), 6, 7)
	require.NoError(t, err)
	require.True(t, got.Exact)
	require.Len(t, got.Groups, 7)
	seen := map[string]bool{}
	for _, g := range got.Groups {
		seen[fmt.Sprint(g.Orgs)] = true
	}
	assert.Len(t, seen, 7, "no group comes twice")
}

// Nobody is in a group with one whom it excludes.
func TestGroups_ExcludeEachOther(t *testing.T) {
	t.Parallel()
	p := sample()
	best := func(size int) match.Groups {
		got, err := p.Groups(wished(), match.DefaultPreferences(), size, 100)
		require.NoError(t, err)
		return got
	}
	together := func(g match.Group) bool { return slices.Contains(g.Orgs, "barnet") && slices.Contains(g.Orgs, "brent") }
	assert.True(t, together(best(3).Groups[0]))
	assert.Equal(t, []partnership.OrgID{"barnet"}, best(3).Groups[0].Provide)
	assert.Equal(t, day("2027-04-01"), best(3).Groups[0].Start, "the last that can start decides")
	assert.True(t, best(3).Groups[1].Start.IsZero(), "of ealing no contract is known")
	before := len(best(4).Groups)
	orgAt(p, "brent").Excluded = []match.Exclusion{{Org: "barnet"}}
	assert.False(t, slices.ContainsFunc(best(3).Groups, together))
	assert.Less(t, len(best(4).Groups), before)
	assert.Equal(t, 6, best(4).Among)
	// only one, then nobody is left
	w := wished()
	w.Within = number("10")
	for size, want := range map[int]int{3: 0, 4: 0} {
		got, err := p.Groups(w, match.DefaultPreferences(), size, 3)
		require.NoError(t, err)
		assert.Len(t, got.Groups, want, "barnet and brent are left, and one excludes the other")
		assert.True(t, got.Exact)
		assert.NotNil(t, got.Groups)
	}
}

// Groups that enlarge a partnership have all its members.
func TestGroups_Enlarge(t *testing.T) {
	t.Parallel()
	p, w := sample(), wished()
	w.Aim, w.Service, w.Partnership = match.ToEnlarge, "waste", "wlwa"
	got, err := p.Groups(w, match.DefaultPreferences(), 5, 9)
	require.NoError(t, err)
	require.Len(t, got.Groups, 3, "two of barnet, bucks and glasgow")
	for _, g := range got.Groups {
		assert.Equal(t, []partnership.OrgID{"brent", "ealing", "harrow"}, g.Orgs[:3])
		checkPairs(t, g)
	}
	assert.Equal(t, []partnership.OrgID{"barnet", "bucks"}, got.Groups[0].Orgs[3:])
}

// The bound leaves out so much that few steps prove the best of 142,880 groups of four, of more
// than three million of five and of 61 million of six.
func TestGroups_FewStepsProve(t *testing.T) {
	t.Parallel()
	p := random(3, 100, 80)
	for size, steps := range map[int]int64{4: 2_500, 5: 12_000, 6: 50_000} {
		got, err := match.GroupsIn(p, randomWish(), match.DefaultPreferences(), size, 1, steps)
		require.NoError(t, err)
		require.Equal(t, 96, got.Among)
		require.True(t, got.Exact, "of %d", size)
	}
}
