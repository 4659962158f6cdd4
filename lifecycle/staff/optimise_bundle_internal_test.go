package staff

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// randomPuzzle returns units that leave at a cost of scale, except at one member, and what each
// member may hold.
func randomPuzzle(r *rand.Rand, units, members int, scale int64) (*puzzle, []bool) {
	z, total, open := &puzzle{members: members}, int64(0), make([]bool, units*members)
	for u := range units {
		weight, home := 200+r.Int64N(400), min(r.IntN(members), r.IntN(members))
		total += weight
		for p := range members {
			open[u*members+p] = p == home || r.IntN(8) > 0
			cost := scale
			if p == home {
				cost = 0
			}
			z.cost = append(z.cost, cost)
			z.entries = append(z.entries, []entry{{p, weight}})
		}
	}
	for range members {
		share := total / int64(members)
		z.rows = append(z.rows, row{low: share - 150 - r.Int64N(300), high: share + 150 + r.Int64N(300)})
	}
	return z, open
}

// The bound of a bundle is never above what the cheapest allocation costs, and it is as close as
// that of very many small rounds, or closer, in far fewer.
func TestBundle_BoundsWhatAllocationsCost(t *testing.T) {
	const units, members, scale = 8, 3, 1 << 40
	bounded, tight := 0, 0
	for seed := range uint64(60) {
		z, open := randomPuzzle(rand.New(rand.NewPCG(seed, 51)), units, members, scale)
		r := z.relax(open, &meter{limit: math.MaxInt})
		r.approach(planned)
		slow := z.relax(open, &meter{limit: math.MaxInt})
		slow.descend(20_000, slow.most/16)
		require.GreaterOrEqual(t, r.bound, slow.bound-scale/200, "seed %d", seed)
		least := int64(far)
		for n := range 6561 { // 3 to the power of 8
			sums, cost := make([]int64, members), int64(0)
			for u := range units {
				cell := u*members + n%members
				n /= members
				sums[cell%members] += z.entries[cell][0].weight
				cost += z.cost[cell]
				if !open[cell] {
					cost = far
					break
				}
			}
			holds := cost < far
			for p, sum := range sums {
				holds = holds && z.rows[p].holds(sum)
			}
			if holds {
				least = min(least, cost)
			}
		}
		if least < far {
			require.LessOrEqual(t, r.bound, least, "seed %d", seed)
			bounded++
			if r.bound > least-scale {
				tight++
			}
		}
	}
	assert.Greater(t, bounded, 20)
	assert.Greater(t, tight, 15, "less than one unit below")
}

// The weights of the planes are those of one whole, no plane is below the bound at the center,
// and the mean of where units went is close to within the rows.
func TestBundle_WeighsPlanes(t *testing.T) {
	const units, members, scale = 300, 4, 1 << 40
	full := 0
	for seed := range uint64(12) {
		z, open := randomPuzzle(rand.New(rand.NewPCG(seed, 52)), units, members, scale)
		r := z.relax(open, &meter{limit: math.MaxInt})
		b := r.newBundle()
		first := b.height
		for range planned {
			height := b.height
			if !b.round() {
				break
			}
			require.GreaterOrEqual(t, b.height, height, "the bound at the center never falls")
			whole := int64(0)
			for _, p := range b.planes {
				require.GreaterOrEqual(t, p.weight, int64(0))
				require.GreaterOrEqual(t, p.above, int64(0), "seed %d", seed)
				whole += p.weight
			}
			require.Equal(t, int64(wholeWeight), whole)
			require.LessOrEqual(t, len(b.planes), members+morePlanes)
			if len(b.planes) == members+morePlanes {
				full++
			}
		}
		require.Greater(t, b.height, first)
		require.GreaterOrEqual(t, r.bound, b.height)
		copy(r.prices, b.center)
		require.Equal(t, b.height, r.evaluate(r.all(), b.none))
		for k := range r.low {
			sum := int64(0)
			for _, p := range b.planes {
				for u, at := range p.at {
					for _, e := range r.entries[r.first[u*members+at]:r.first[u*members+at+1]] {
						if e.row == k {
							sum += e.weight * p.weight
						}
					}
				}
			}
			sum /= wholeWeight
			assert.True(t, row{low: r.low[k] - 60, high: r.high[k] + 60}.holds(sum), "seed %d: %d of %d to %d", seed, sum, r.low[k], r.high[k])
		}
	}
	assert.Positive(t, full, "some planes went")
}

// Where prices are so high that what everything costs may not fit into a number, nothing is
// known; a bundle goes less far, and ends if that does not help.
func TestBundle_KnowsNothingBeyondNumbers(t *testing.T) {
	z, open := randomPuzzle(rand.New(rand.NewPCG(1, 53)), 8, 3, 1<<40)
	r := z.relax(open, &meter{limit: math.MaxInt})
	for k := range r.prices {
		r.prices[k] = far / 1000
	}
	assert.Equal(t, int64(-far), r.evaluate(r.all(), make([]int64, len(r.low))))
	b := r.newBundle()
	height := b.height
	b.reach, b.most = far, far
	require.True(t, b.round())
	assert.Equal(t, int64(far/fine), b.reach)
	assert.Equal(t, height, b.height)
	assert.Len(t, b.planes, 1)
}

// A bundle goes less far, by a third, at the miss after patience of them in a row if the planes
// tell little, and at the one after lastPause in any case.
func TestBundle_GoesLessFar(t *testing.T) {
	const gain = 10
	for above, pause := range map[int64]int{4*gain + 1: patience, 4 * gain: lastPause} {
		b := bundle{reach: 9}
		for range pause {
			b.miss(above, gain)
			require.Equal(t, int64(9), b.reach)
		}
		b.miss(above, gain)
		require.Equal(t, int64(6), b.reach)
		require.Zero(t, b.misses, "it is patient again")
	}
}

// A plane takes at least a step for as many cells as are looked at in one, even if few of them
// put anything into a row.
func TestBundle_APlaneTakesStepsForEveryCell(t *testing.T) {
	const units, members = 400, 4
	z, open := &puzzle{members: members, rows: []row{{high: 1}}, entries: make([][]entry, units*members)}, make([]bool, units*members)
	z.cost = make([]int64, units*members)
	for cell := range open {
		open[cell] = true
	}
	for cell := range 2 {
		z.entries[cell*members] = []entry{{0, 1}}
	}
	r := z.relax(open, &meter{limit: math.MaxInt})
	b := r.newBundle()
	before := r.steps
	b.plane()
	assert.GreaterOrEqual(t, r.steps-before, units*members/perStep)
}

// What a search has narrowed changes nothing of where each unit costs least of all, or of what
// it adds to the bound to send it elsewhere.
func TestRelaxation_CheapestOfAll(t *testing.T) {
	z, open := randomPuzzle(rand.New(rand.NewPCG(1, 53)), 30, 3, 1<<40)
	r := z.relax(open, &meter{limit: math.MaxInt})
	r.approach(planned)
	at, adds := r.cheapestOfAll(), r.adds()
	narrow := func() {
		for u, p := range at {
			r.cost[u*3+p] = far
		}
		clear(r.prices)
	}
	narrow()
	assert.Equal(t, at, r.cheapestOfAll())
	narrow()
	assert.Equal(t, adds, r.adds())
}
