package staff_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership"
)

// What would change if a post went elsewhere is the difference of the two scores,
// and it breaks something unless it may go there.
func TestAllocate_AlternativesSayWhatWouldChange(t *testing.T) {
	alternatives, broken := 0, 0
	for seed := range uint64(60) {
		posts, limits := aTask(rand.New(rand.NewPCG(seed, 10)))
		got, err := staff.Allocate(posts, limits)
		if err != nil {
			continue
		}
		at := places(got, limits)
		require.True(t, allowed(posts, limits, at))
		for i, placed := range got.Placements {
			require.Len(t, placed.Alternatives, len(limits.Members)-1)
			for _, other := range placed.Alternatives {
				elsewhere := slices.Clone(at)
				elsewhere[i] = slices.Index(limits.Members, other.Org)
				assert.Equal(t, scoreOf(posts, limits, elsewhere), sum(got.Score, other.Change), "seed %d, post %d", seed, i)
				assert.Equal(t, allowed(posts, limits, elsewhere), len(other.Breaks) == 0, "seed %d, post %d: %v", seed, i, other.Breaks)
				alternatives++
				if len(other.Breaks) > 0 {
					broken++
				}
			}
		}
	}
	assert.Greater(t, alternatives, 200)
	assert.Greater(t, broken, 100)
	assert.Greater(t, alternatives-broken, 100)
}

// sum returns two scores added up.
func sum(a, b staff.Score) staff.Score {
	add := func(x, y partnership.Quantity) partnership.Quantity {
		m, _ := x.Millionths()
		n, _ := y.Millionths()
		total, _ := partnership.QuantityOfMillionths(m + n)
		return total
	}
	return staff.Score{
		Leaving: a.Leaving + b.Leaving, Continuity: add(a.Continuity, b.Continuity), Preferences: a.Preferences + b.Preferences,
		CostGap: costing.Pence(pence(a.CostGap) + pence(b.CostGap)), FTEGap: add(a.FTEGap, b.FTEGap), GradeGap: add(a.GradeGap, b.GradeGap),
	}
}

// tighten adds one thing that has to hold.
func tighten(r *rand.Rand, posts staff.Establishment, limits *staff.Limits) string {
	p := &posts[r.IntN(len(posts))]
	org := limits.Members[r.IntN(len(limits.Members))]
	switch r.IntN(5) {
	case 0:
		if p.Pinned == "" && !slices.Contains(p.Excluded, org) {
			p.Pinned = org
			return "pinned"
		}
	case 1:
		if p.Pinned != org && !slices.Contains(p.Excluded, org) {
			p.Excluded = append(slices.Clone(p.Excluded), org)
			return "excluded"
		}
	case 2:
		if p.Together == "" {
			p.Together = "team"
			return "together"
		}
	case 3:
		if most := r.IntN(3); !limits.MaxLeaving.Known() || limits.MaxLeaving.Compare(number(most)) > 0 {
			limits.MaxLeaving = number(most)
			return "leaving"
		}
	case 4:
		if len(limits.Bands) > 0 {
			limits.Bands = slices.Clone(limits.Bands)
			b := &limits.Bands[r.IntN(len(limits.Bands))]
			b.MaxHeads = b.MinHeads
			return "band"
		}
	}
	return ""
}

// One more thing that has to hold never makes the score better, nor possible what
// could not hold without it.
func TestAllocate_OneMoreLimitNeverBettersTheScore(t *testing.T) {
	worse, infeasible := map[string]int{}, 0
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 11))
		posts, limits := aTask(r)
		before, beforeErr := staff.Allocate(posts, limits)
		what := tighten(r, posts, &limits)
		if what == "" {
			continue
		}
		after, err := staff.Allocate(posts, limits)
		if beforeErr != nil {
			require.ErrorIs(t, err, staff.ErrInfeasible, "seed %d, %s", seed, what)
			infeasible++
			continue
		}
		if err != nil {
			require.ErrorIs(t, err, staff.ErrInfeasible, "seed %d, %s", seed, what)
			worse[what]++
			continue
		}
		assert.False(t, better(after.Score, before.Score), "seed %d, %s: %v, before %v", seed, what, after.Score, before.Score)
		if better(before.Score, after.Score) {
			worse[what]++
		}
	}
	assert.Greater(t, infeasible, 10)
	for _, what := range []string{"pinned", "excluded", "together", "leaving", "band"} {
		assert.Greater(t, worse[what], 1, "%s that tells", what)
	}
}

// mirrored returns the task with its first two members in each other's place.
func mirrored(posts staff.Establishment, limits staff.Limits) (staff.Establishment, staff.Limits) {
	posts, limits.Bands, limits.Shares = slices.Clone(posts), slices.Clone(limits.Bands), slices.Clone(limits.Shares)
	for i := range posts {
		p := &posts[i]
		p.Employer, p.Pinned, p.Preference = mirror(p.Employer), mirror(p.Pinned), mirror(p.Preference)
		p.Time, p.Excluded = slices.Clone(p.Time), slices.Clone(p.Excluded)
		for j := range p.Time {
			p.Time[j].Org = mirror(p.Time[j].Org)
		}
		for j := range p.Excluded {
			p.Excluded[j] = mirror(p.Excluded[j])
		}
	}
	for i := range limits.Bands {
		limits.Bands[i].Org = mirror(limits.Bands[i].Org)
	}
	for i := range limits.Shares {
		limits.Shares[i].Org = mirror(limits.Shares[i].Org)
	}
	return posts, limits
}

// mirror returns the other of the first two members, and any other organisation
// as it is.
func mirror(org partnership.OrgID) partnership.OrgID {
	switch org {
	case orgs()[0]:
		return orgs()[1]
	case orgs()[1]:
		return orgs()[0]
	}
	return org
}

// If two members change places, everybody goes to the other one: the names
// of members settle nothing but ties.
func TestAllocate_MirroredTaskHasTheMirroredAnswer(t *testing.T) {
	only := 0
	for seed := range uint64(50) {
		posts, limits := aTask(rand.New(rand.NewPCG(seed, 12)))
		want, wantErr := staff.Allocate(posts, limits)
		got, err := staff.Allocate(mirrored(posts, limits))
		if wantErr != nil {
			require.EqualError(t, err, wantErr.Error(), "seed %d", seed)
			continue
		}
		require.NoError(t, err, "seed %d", seed)
		assert.Equal(t, want.Score, got.Score, "seed %d", seed)
		if _, ways := brute(posts, limits); ways > 1 {
			continue
		}
		only++
		for i, placed := range want.Placements {
			assert.Equal(t, mirror(placed.Org), got.Placements[i].Org, "seed %d, %s", seed, placed.Post)
			assert.Equal(t, placed.Reason, got.Placements[i].Reason, "seed %d, %s", seed, placed.Post)
		}
	}
	assert.Greater(t, only, 15)
}

// The order of bands changes only the names by which they are called.
func TestAllocate_OrderOfBandsDoesNotMatter(t *testing.T) {
	for seed := range uint64(30) {
		r := rand.New(rand.NewPCG(seed, 13))
		posts, limits := aTask(r)
		want, wantErr := staff.Allocate(posts, limits)
		limits.Bands = slices.Clone(limits.Bands)
		r.Shuffle(len(limits.Bands), func(i, j int) { limits.Bands[i], limits.Bands[j] = limits.Bands[j], limits.Bands[i] })
		got, err := staff.Allocate(posts, limits)
		require.Equal(t, wantErr == nil, err == nil, "seed %d", seed)
		assert.Equal(t, places(want, limits), places(got, limits), "seed %d", seed)
		assert.Equal(t, want.Score, got.Score, "seed %d", seed)
	}
}

// named returns the limits that an error names, and no others.
func named(err error, limits staff.Limits) staff.Limits {
	only := staff.Limits{Members: limits.Members, Shares: limits.Shares}
	for i, b := range limits.Bands {
		if strings.Contains(err.Error(), fmt.Sprintf("limits.bands[%d]", i)) {
			only.Bands = append(only.Bands, b)
		}
	}
	if strings.Contains(err.Error(), "limits.max_leaving") {
		only.MaxLeaving = limits.MaxLeaving
	}
	return only
}

// without returns the limits with one of them left out, for each.
func without(limits staff.Limits) []staff.Limits {
	var fewer []staff.Limits
	for i := range limits.Bands {
		left := limits
		left.Bands = slices.Concat(limits.Bands[:i], limits.Bands[i+1:])
		fewer = append(fewer, left)
	}
	if limits.MaxLeaving.Known() {
		left := limits
		left.MaxLeaving = partnership.Quantity{}
		fewer = append(fewer, left)
	}
	return fewer
}

// The limits that an error names cannot hold by themselves, and without any one of them
// the others can: no other is to blame, and each of them is.
func TestAllocate_NamesTheLimitsToBlame(t *testing.T) {
	fewer, several, leaving := 0, 0, 0
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 14))
		posts, limits := aTask(r)
		limits.Bands = nil
		for _, band := range headBands(posts, limits.Members, 0) {
			band.MinHeads = number(r.IntN(3))
			band.MaxHeads = number(2 + r.IntN(3))
			limits.Bands = append(limits.Bands, band)
		}
		if seed%2 == 0 {
			limits.Bands = costBands(limits.Bands, posts, limits.Members, int64(r.IntN(20)))
		}
		_, err := staff.Allocate(posts, limits)
		if !errors.Is(err, staff.ErrInfeasible) || strings.Contains(err.Error(), "no member is left") || strings.Contains(err.Error(), "nobody is of grade") {
			continue
		}
		only := named(err, limits)
		_, ways := brute(posts, only)
		assert.Zero(t, ways, "seed %d: %v", seed, err)
		for _, left := range without(only) {
			_, ways := brute(posts, left)
			assert.Positive(t, ways, "seed %d: %v", seed, err)
		}
		if len(only.Bands) < len(limits.Bands) {
			fewer++
		}
		if len(only.Bands) > 1 {
			several++
		}
		if only.MaxLeaving.Known() {
			leaving++
		}
	}
	assert.Greater(t, fewer, 60)
	assert.Greater(t, several, 30)
	assert.Positive(t, leaving)
}

// led is a service whose lead employs everybody, or a half of them and the others a third
// and a sixth, and that is to be shared out so that each of three bears about a third of
// its cost.
func led(n int, employers string, least, most int64) (staff.Establishment, staff.Limits) {
	limits := staff.Limits{Members: orgsOf("a b c")}
	posts, total := make(staff.Establishment, n), int64(0)
	for i := range posts {
		posts[i] = clerk(staff.PostID(fmt.Sprintf("p%03d", i)), partnership.OrgID(employers[i%len(employers)]))
		cost := int64(2_500_000 + i*791_903%4_000_000)
		posts[i].AnnualCost, total = costing.Pence(cost), total+cost
	}
	for _, org := range limits.Members {
		limits.Bands = append(limits.Bands, staff.Band{Org: org, MinCost: costing.Pence(total * least / 1000), MaxCost: costing.Pence(total * most / 1000)})
	}
	return posts, limits
}

// A lead authority that employs most staff is the usual case: an allocation is found for
// it, close to the bound, and it does not take more steps than there are.
func TestAllocate_WhatALeadEmploys(t *testing.T) {
	for _, n := range []int{40, 80} {
		for employers, bands := range map[string][2]int64{"a": {317, 350}, "aaabbc": {317, 350}} {
			posts, limits := led(n, employers, bands[0], bands[1])
			limits.MaxSteps = 400_000
			got, err := staff.Allocate(posts, limits)
			require.NoError(t, err, "%d of %s", n, employers)
			require.NoError(t, got.Check(posts, limits))
			assert.LessOrEqual(t, got.Bound.Leaving, got.Score.Leaving)
			assert.Equal(t, got.Bound.Leaving, got.Score.Leaving, "%d of %s", n, employers)
			assert.LessOrEqual(t, got.Steps, limits.MaxSteps)
		}
	}
}

// Groups are searched branch by branch. What that takes counts, and no more of it than
// there are steps; what is found by then is improved, and it is within the limits.
func TestAllocate_GroupsTakeNoMoreThanTheSteps(t *testing.T) {
	for seed := range uint64(4) {
		r := rand.New(rand.NewPCG(seed, 5))
		posts, limits := led(120, "abc", 317, 350)
		for i := range posts {
			if r.IntN(3) == 0 {
				posts[i].Together = fmt.Sprint("t", r.IntN(20))
			}
		}
		for _, limits.MaxSteps = range []int{1, 100, 10_000, 100_000} {
			got, err := staff.Allocate(posts, limits)
			if errors.Is(err, staff.ErrUndecided) {
				assert.Contains(t, err.Error(), fmt.Sprintf("in %d steps", limits.MaxSteps))
				continue
			}
			require.NoError(t, err, "seed %d, %d steps", seed, limits.MaxSteps)
			assert.LessOrEqual(t, got.Steps, limits.MaxSteps)
			assert.LessOrEqual(t, got.Bound.Leaving, got.Score.Leaving)
		}
		assert.Equal(t, 100_000, limits.MaxSteps)
	}
}

// Costs that are all seven times as much, and bands on them too, change nothing but
// the gap, which is seven times as much give or take what was cut off.
func TestAllocate_CostsInAnotherUnit(t *testing.T) {
	times7 := func(m costing.Money) costing.Money {
		if !m.Known() {
			return m
		}
		return costing.Pence(7 * pence(m))
	}
	banded := 0
	for seed := range uint64(30) {
		posts, limits := aTask(rand.New(rand.NewPCG(seed, 22)))
		want, wantErr := staff.Allocate(posts, limits)
		posts, limits.Bands = slices.Clone(posts), slices.Clone(limits.Bands)
		for i := range posts {
			posts[i].AnnualCost = times7(posts[i].AnnualCost)
		}
		for i := range limits.Bands {
			b := &limits.Bands[i]
			b.MinCost, b.MaxCost = times7(b.MinCost), times7(b.MaxCost)
			if b.MinCost.Known() {
				banded++
			}
		}
		got, err := staff.Allocate(posts, limits)
		require.Equal(t, wantErr == nil, err == nil, "seed %d", seed)
		assert.Equal(t, places(want, limits), places(got, limits), "seed %d", seed)
		if wantErr != nil {
			continue
		}
		gap := 7 * pence(want.Score.CostGap)
		assert.GreaterOrEqual(t, pence(got.Score.CostGap), gap, "seed %d", seed)
		assert.LessOrEqual(t, pence(got.Score.CostGap), gap+6, "seed %d", seed)
		got.Score.CostGap = want.Score.CostGap
		assert.Equal(t, want.Score, got.Score, "seed %d", seed)
	}
	assert.Positive(t, banded)
}

// If a cost is not known, nobody can tell which allocation balances cost: the gap is not
// known, of no alternative either, and the answer is the best by everything else.
func TestAllocate_UnknownCostDecidesNothing(t *testing.T) {
	for seed := range uint64(30) {
		r := rand.New(rand.NewPCG(seed, 23))
		posts := randomPosts(r, 2+r.IntN(6), 2, 3, orgs())
		limits := staff.Limits{Members: orgs(), Bands: headBands(posts, orgs(), 1)}
		free := slices.Clone(posts)
		for i := range free {
			free[i].AnnualCost = pounds(0) // so that every allocation balances cost
		}
		posts[r.IntN(len(posts))].AnnualCost = costing.Money{}
		want, wantErr := staff.Allocate(free, limits)
		got, err := staff.Allocate(posts, limits)
		require.Equal(t, wantErr == nil, err == nil, "seed %d", seed)
		if err != nil {
			continue
		}
		require.NoError(t, got.Check(posts, limits))
		want.Score.CostGap, want.Bound.CostGap = costing.Money{}, costing.Money{}
		for i := range want.Placements {
			for j := range want.Placements[i].Alternatives {
				want.Placements[i].Alternatives[j].Change.CostGap = costing.Money{}
			}
		}
		want.Steps = got.Steps
		assert.Equal(t, want, got, "seed %d", seed)
	}
}

// A bound that is not proved leaves the gap of cost unknown too.
func TestAllocate_UnknownCostInABound(t *testing.T) {
	posts, limits := led(120, "abc", 317, 350)
	limits.Bands = []staff.Band{{Org: "a", MinHeads: number(45)}}
	posts[7].AnnualCost = costing.Money{}
	limits.MaxSteps = 200
	got, err := staff.Allocate(posts, limits)
	require.NoError(t, err)
	require.False(t, got.Optimal)
	assert.False(t, got.Score.CostGap.Known())
	assert.False(t, got.Bound.CostGap.Known())
}

// Where everybody can stay everybody does, in a task of any size, whatever else would
// be better by work, preference and balance.
func TestAllocate_EverybodyStaysWhoCan(t *testing.T) {
	for seed := range uint64(5) {
		r := rand.New(rand.NewPCG(seed, 24))
		posts := randomPosts(r, 300, 5, 0, orgs())
		heads := map[partnership.OrgID]int{}
		for _, p := range posts {
			heads[p.Employer]++
		}
		limits := staff.Limits{Members: orgs(), MaxLeaving: number(0), MaxSteps: 5000}
		for _, org := range orgs() {
			limits.Bands = append(limits.Bands, staff.Band{Org: org, MinHeads: number(heads[org]), MaxHeads: number(heads[org])})
		}
		got, err := staff.Allocate(posts, limits)
		require.NoError(t, err)
		assert.True(t, got.Optimal)
		for i, placed := range got.Placements {
			require.Equal(t, posts[i].Employer, placed.Org)
			require.Equal(t, staff.ToEmployer, placed.Reason)
		}
		split, err := staff.ReturnToEmployers(posts, orgs())
		require.NoError(t, err)
		for i := range split {
			require.Equal(t, got.Placements[i].Org, split[i].Org, "the default is the same")
		}
	}
}

// Groups of different sizes have to fill every member to the last post. That they can is known,
// since the bands are what a hidden allocation comes to. Where the search by leaving ends without
// an allocation, one is looked for by the number of those who leave.
func TestAllocate_FindsWhatFillsEveryMember(t *testing.T) {
	members := orgsOf("a b c d")
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 77))
		var posts staff.Establishment
		heads := make([]int, len(members))
		for group := range 24 {
			size, home := 2+r.IntN(9), members[r.IntN(len(members))]
			heads[r.IntN(len(members))] += size
			for range size {
				p := clerk(staff.PostID(fmt.Sprintf("p%03d", len(posts))), home)
				p.Together = fmt.Sprint("t", group)
				posts = append(posts, p)
			}
		}
		limits := staff.Limits{Members: members, MaxSteps: 400_000}
		for i, org := range members {
			limits.Bands = append(limits.Bands, staff.Band{Org: org, MinHeads: number(heads[i]), MaxHeads: number(heads[i])})
		}
		got, err := staff.Allocate(posts, limits)
		require.NoError(t, err, "seed %d", seed)
		require.NoError(t, got.Check(posts, limits))
		assert.LessOrEqual(t, got.Steps, limits.MaxSteps)
	}
}
