package staff_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// largestFirst returns how far the cost is from its share, in pence cut off, where that is
// furthest, if each post, the dearest first, goes where the cost is least so far.
func largestFirst(posts staff.Establishment, members int) int64 {
	costs := make([]int64, 0, len(posts))
	for _, p := range posts {
		costs = append(costs, pence(p.AnnualCost))
	}
	slices.SortFunc(costs, func(a, b int64) int { return cmp.Compare(b, a) })
	sums, total := make([]int64, members), int64(0)
	for _, cost := range costs {
		p := slices.Index(sums, slices.Min(sums))
		sums[p], total = sums[p]+cost, total+cost
	}
	gap := int64(0)
	for _, sum := range sums {
		gap = max(gap, apart(sum*int64(members), total)/int64(members))
	}
	return gap
}

// Where nothing but balance counts, the cost is never balanced worse than by the simple
// rule that the dearest post goes first, whatever the number of posts.
func TestAllocate_BalancesNoWorseThanLargestFirst(t *testing.T) {
	for _, n := range []int{7, 20, 60} {
		posts, limits := randomPosts(rand.New(rand.NewPCG(1, uint64(n))), n, 6, 0, orgs()), staff.Limits{Members: orgs(), MaxSteps: 700_000}
		for i := range posts {
			posts[i].Employer, posts[i].Preference = "", ""
			posts[i].Time, posts[i].TimeWindow = nil, calendar.Term{}
		}
		got, err := staff.Allocate(posts, limits)
		require.NoError(t, err)
		assert.LessOrEqual(t, pence(got.Score.CostGap), largestFirst(posts, 3), "%d posts", n)
	}
}

// Wherever the steps end, in groups and bands too, what is found is within the limits and
// no better than the bound of any other number of steps.
func TestAllocate_EndsAnywhere(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 12))
	posts := randomPosts(r, 40, 3, 1, orgs())
	for i := range posts[:20] {
		posts[i].Together = fmt.Sprint("t", i/2)
	}
	heads := staff.Limits{Members: orgs(), Bands: headBands(posts, orgs(), 2)}
	costs := staff.Limits{Members: orgs(), Bands: costBands(headBands(posts, orgs(), 4), posts, orgs(), 5)}
	for _, limits := range []staff.Limits{heads, costs} {
		var best, bound staff.Score
		found := 0
		for steps := 1; steps < 40_000; steps += 1 + steps/5 {
			limits.MaxSteps = steps
			got, err := staff.Allocate(posts, limits)
			if err != nil {
				require.ErrorIs(t, err, staff.ErrUndecided)
				continue
			}
			require.NoError(t, got.Check(posts, limits))
			if found == 0 || better(got.Score, best) {
				best = got.Score
			}
			if found == 0 || better(bound, got.Bound) {
				bound = got.Bound
			}
			found++
		}
		assert.Greater(t, found, 9)
		assert.False(t, better(best, bound), "%v, bound %v", best, bound)
	}
}
