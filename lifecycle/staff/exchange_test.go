package staff_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
)

// exchanges calls visit with every way to send up to three posts, or groups of posts, to
// another member.
func exchanges(posts staff.Establishment, members int, at []int, visit func(at []int)) {
	var groups [][]int
	for i, p := range posts {
		j := slices.IndexFunc(groups, func(g []int) bool { return p.Together != "" && posts[g[0]].Together == p.Together })
		if j < 0 {
			groups, j = append(groups, nil), len(groups)
		}
		groups[j] = append(groups[j], i)
	}
	var exchange func(from, left int)
	exchange = func(from, left int) {
		for g := from; g < len(groups) && left > 0; g++ {
			here := at[groups[g][0]]
			for p := range members {
				if p == here {
					continue
				}
				for _, i := range groups[g] {
					at[i] = p
				}
				visit(at)
				exchange(g+1, left-1)
			}
			for _, i := range groups[g] {
				at[i] = here
			}
		}
	}
	exchange(0, 3)
}

// An answer that is settled is bettered by no exchange of up to three posts or groups, of all
// that there are, whether the search ended early or not; and many that are not proved are
// settled.
func TestAllocate_SettledIsTrue(t *testing.T) {
	settled := 0
	for seed := range uint64(240) {
		r := rand.New(rand.NewPCG(seed, 21))
		posts, limits := taskOf(r, 8, 12)
		for i := range posts {
			cost := pence(posts[i].AnnualCost)
			posts[i].AnnualCost = costing.Pence(cost - cost%3_000) // so that no gap is cut
		}
		for _, steps := range []int{100, 200, 400, 800, 1_600, 3_200} {
			limits.MaxSteps = steps
			got, err := staff.Allocate(posts, limits)
			if err != nil || !got.Settled || got.Optimal {
				assert.True(t, err != nil || got.Settled || !got.Optimal, "what is proved is settled")
				continue
			}
			settled++
			at := places(got, limits)
			require.True(t, allowed(posts, limits, at))
			ways := 0
			exchanges(posts, len(limits.Members), at, func(at []int) {
				ways++
				if score := scoreOf(posts, limits, at); better(score, got.Score) {
					assert.False(t, allowed(posts, limits, at), "seed %d, %d steps: %v betters %v", seed, steps, score, got.Score)
				}
			})
			require.Greater(t, ways, 36)
		}
	}
	assert.Greater(t, settled, 40)
}
