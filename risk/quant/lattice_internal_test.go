package quant

import (
	"math/rand"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/risk"
)

// numbers are random probabilities, some of them 0.
func numbers(random *rand.Rand, n int) []float64 {
	p := make([]float64, n)
	for i := range p {
		if random.Intn(4) > 0 {
			p[i] = random.Float64() / float64(n)
		}
	}
	return p
}

// The transform and the sum of every pair give the same, and nothing is below 0.
func TestAdder_TransformIsDirect(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewSource(1))
	a := &adder{}
	for _, lengths := range [][2]int{{2, 2}, {3, 2}, {4, 4}, {5, 4}, {7, 60}, {200, 57}, {700, 325}, {1000, 1000}, {33, 32}} {
		x, y := numbers(random, lengths[0]), numbers(random, lengths[1])
		n := lengths[0] + lengths[1] - 1
		size := 4
		for size < n {
			size *= 2
		}
		want, got := direct(x, y), a.transformed(x, y, n, size)
		require.InDeltaSlice(t, want, got, 1e-15, lengths)
		assert.InDeltaSlice(t, want, a.product(x, y), 1e-15)
		for _, p := range got {
			require.GreaterOrEqual(t, p, 0.0)
		}
	}
}

// The shorter way is taken: every pair of short lists, the transform of long ones.
func TestAdder_TakesTheShorterWay(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		long, short int
		transformed bool
	}{{4000, 4000, true}, {100, 100, false}, {4000, 50, false}, {400, 400, true}} {
		a := &adder{}
		a.product(make([]float64, test.short), make([]float64, test.long))
		assert.Equal(t, test.transformed, a.cos != nil, test)
	}
}

// Next to nothing is moved to the next step, and nothing more.
func TestLattice_Trimmed(t *testing.T) {
	t.Parallel()
	l := lattice{low: 3, p: []float64{0, 1e-14, 0.25, 0, 0.75, 9e-14, 2e-14}}.trimmed()
	assert.Equal(t, 5, l.low)
	assert.Len(t, l.p, 4)
	assert.InDelta(t, 0.25+1e-14, l.p[0], 1e-17)
	assert.InDelta(t, 1.1e-13, l.p[3], 1e-17)
	one := lattice{low: 7, p: []float64{0, 1, 0}}.trimmed()
	assert.Equal(t, lattice{low: 8, p: []float64{1}}, one)
	assert.Equal(t, lattice{low: 9, p: []float64{0}}, lattice{low: 7, p: []float64{0, 0, 0}}.trimmed())
}

// No state of a factor moves a probability: the weighted mean over all is what it was.
func TestProblem_FactorKeepsProbabilities(t *testing.T) {
	t.Parallel()
	for _, correlation := range []float64{0.000001, 0.01, 0.5, 0.9, 0.99} {
		q := &problem{}
		var parts []int
		for i, p := range []float64{0.000001, 0.01, 0.5, 0.8, 0.999999} {
			q.parts = append(q.parts, part{often: frequency{value: p}})
			parts = append(parts, i)
		}
		for i, p := range q.parts {
			sum := 0.0
			for _, s := range q.byFactor(parts, correlation) {
				sum += s.weight * s.often[i]
			}
			assert.InDelta(t, p.often.value, sum, 1e-13, correlation)
		}
	}
}

// A lognormal range that is narrow for the grid has nothing beyond its last step. Its points are
// amounts, with the probability of the whole and the mean of the range.
func TestPoints_OfANarrowLognormalRange(t *testing.T) {
	e := risk.Estimate{Shape: risk.LognormalShape, Least: costing.MustMoney("1000.40"), Most: costing.MustMoney("1000.60")}
	whole, mean := 0.0, 0.0
	for _, p := range points(e, 10_000) {
		whole += p.probability
		mean += float64(p.amount * p.probability)
	}
	assert.InDelta(t, 1, whole, 1e-12)
	assert.InDelta(t, 10.005, mean, 1e-6)
}
