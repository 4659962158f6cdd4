package staff

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Every cut holds in every allocation in which the rows hold, and cuts come from the rows one
// by one, not only from all of them together.
func TestCuts_HoldWhereTheRowsDo(t *testing.T) {
	const units, members = 7, 3
	most, held, least, greatest := 0, 0, 0, 0
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 31))
		z, total, open := &puzzle{members: members}, int64(0), make([]bool, units*members)
		for u := range units {
			weight := 20 + r.Int64N(40)
			total += weight
			for p := range members {
				open[u*members+p] = true
				z.cost = append(z.cost, r.Int64N(3))
				z.entries = append(z.entries, []entry{{p, weight}})
			}
		}
		for range members {
			z.rows = append(z.rows, row{low: total/members - 25, high: total/members + 25})
		}
		relaxed := z.relax(open, &meter{limit: DefaultSteps})
		relaxed.descend(100, relaxed.most/16)
		cuts := z.cuts(relaxed)
		most = max(most, len(cuts))
		for _, c := range cuts {
			zeros := 0
			for _, w := range c.weight {
				require.GreaterOrEqual(t, w, int64(0))
				if w == 0 {
					zeros++
				}
			}
			require.GreaterOrEqual(t, zeros, units, "seed %d: what is 0 most often is chosen", seed)
			if c.low > 0 {
				least++
			} else {
				greatest++
			}
		}
		for n := range 2187 { // 3 to the power of 7
			at, sums := make([]int, units), make([]int64, members)
			for u := range at {
				at[u], n = n%members, n/members
				sums[at[u]] += z.entries[u*members][0].weight
			}
			holds := true
			for p, sum := range sums {
				holds = holds && z.rows[p].holds(sum)
			}
			if !holds {
				continue
			}
			held++
			for _, c := range cuts {
				require.True(t, c.holds(c.sum(at, members)), "seed %d, %v", seed, at)
			}
		}
	}
	assert.Greater(t, held, 1_000)
	assert.Greater(t, least, 100, "cuts of a least sum")
	assert.Greater(t, greatest, 100, "cuts of a greatest sum")
	assert.Greater(t, most, cutDivisors, "more than come from all rows together")
}

// The divisors are by how much a unit changes the row elsewhere, once each, with the cheapest
// first. One of 1 cuts nothing off, and a unit goes nowhere that costs far.
func TestDivisors(t *testing.T) {
	r := &relaxation{members: 3}
	weight, at := []int64{10, 13, 10, 5, 6, 12, 8, 5, 8}, []int{0, 0, 0}
	assert.Equal(t, []int64{7, 3}, r.divisors([]int64{0, 4, 0, 0, 1, 2, 0, 9, 0}, at, weight))
	assert.Equal(t, []int64{3}, r.divisors([]int64{0, 4, 0, 0, 1, far, 0, 9, 0}, at, weight))
	assert.Empty(t, r.divisors([]int64{0, far, 0, 0, 1, far, 0, far, 0}, at, weight))
}
