package scale_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/costing/scale"
	"github.com/seed9ad77866/sharedservices/partnership"
)

// float is a quantity as a float.
func float(t *testing.T, q partnership.Quantity) float64 {
	t.Helper()
	n, known := q.Millionths()
	require.True(t, known)
	return float64(n) / 1e6
}

// overspent reports whether the minutes of the steps cost more than all the work of sharing and
// improving the front desk, with an elasticity and error rates that are so much more: worked out
// once more.
func overspent(elasticity, more float64) bool {
	volumes, costs, rates, kilometres := []float64{100_000, 150_000}, []float64{1e6, 1.35e6}, []float64{0.05, 0.1}, []float64{10, 0}
	before, after := [2]float64{}, [2]float64{}
	for i, v := range volumes {
		r := rates[i] + more + 0.01*math.Log2(250_000/v) + 0.001*kilometres[i]
		if r >= 1 {
			return false // work comes back for ever: there is no cost
		}
		before[i], after[i] = v/(1-r), v/(1-0.6*r)
	}
	cost := func(handled [2]float64) (sum float64) {
		for i, v := range volumes {
			all := handled[0] + handled[1]
			sum += costs[i] * handled[i] / all * math.Pow(all/(v/(1-rates[i])), elasticity)
		}
		return sum
	}
	minutes := func(each float64, handled [2]float64) float64 { return each * (handled[0] + handled[1]) / 60 * 22 }
	return max(0, minutes(5, after)-cost(after), minutes(12, before)-cost(before)) >= 0.01
}

// Where the minutes cost more than all the work between two ends at which they do not, the
// answer says so, and from where to where.
func TestCrossover_SaysWhereImprovementIsCapped(t *testing.T) {
	t.Parallel()
	c := frontDesk()
	c.Elasticity = qty("0.5")
	x, err := c.Crossover(scale.FactorRange{Factor: scale.ErrorRate}, appraisal.ShareAndImprove, appraisal.AsIs)
	require.NoError(t, err)
	now, from, to := float(t, x.Now), float(t, x.Capped.From), float(t, x.Capped.To)
	assert.Less(t, from, to)
	assert.InDelta(t, 0.08, now, 1e-9)
	const step = 1.0 / 96
	for at := 0.001; at < 1; at += 0.001 {
		switch over := overspent(0.5, at-now); {
		case at >= from && at <= to:
			assert.True(t, over, at)
		case at < from-step || at > to+step:
			assert.False(t, over, at)
		}
	}
	assert.Contains(t, x.Table().Markdown(), "the minutes of the steps cost more than all the work")
	swapped, err := c.Crossover(scale.FactorRange{Factor: scale.ErrorRate}, appraisal.AsIs, appraisal.ShareAndImprove)
	require.NoError(t, err)
	assert.Equal(t, x.Capped, swapped.Capped, "whichever of the two is named first")

	c.Elasticity = qty("1.3")
	x, err = c.Crossover(scale.FactorRange{Factor: scale.ErrorRate}, appraisal.ShareAndImprove, appraisal.AsIs)
	require.NoError(t, err)
	assert.Equal(t, scale.Span{}, x.Capped)
	assert.NotContains(t, x.Table().Markdown(), "the minutes of the steps")
	c.Elasticity = qty("0.5")
	x, err = c.Crossover(scale.FactorRange{Factor: scale.ErrorRate}, appraisal.Share, appraisal.AsIs)
	require.NoError(t, err)
	assert.Equal(t, scale.Span{}, x.Capped, "nothing is improved")
}

// With one degree of freedom the distribution is Cauchy's: the probability of an elasticity below
// the one from which on the minutes do not cost more than the work is 1/2 + atan(t)/π.
func TestChance_SaysHowLikelyImprovementIsCapped(t *testing.T) {
	t.Parallel()
	c := frontDesk()
	low, high := 0.0, 1.0
	for range 60 {
		if middle := (low + high) / 2; overspent(middle, 0) {
			low = middle
		} else {
			high = middle
		}
	}
	fit := scale.ElasticityFit{
		Elasticity: qty("0.9"), StandardError: qty("0.3"), Freedom: 1, Councils: 3, Years: 1,
		Level: qty("10"), Middle: qty("10"), Residual: qty("0.1"), Spread: qty("1"),
	}
	chance, err := c.Chance(fit, qty("80"), appraisal.ShareAndImprove, appraisal.AsIs)
	require.NoError(t, err)
	assert.InDelta(t, 0.5+math.Atan((high-0.9)/0.3)/math.Pi, float(t, chance.Capped), 2e-6)
	assert.Contains(t, chance.Table().Markdown(), "the minutes of the steps would cost more than all the work")
	chance, err = c.Chance(fit, qty("80"), appraisal.Share, appraisal.AsIs)
	require.NoError(t, err)
	assert.Equal(t, qty("0"), chance.Capped)
	assert.NotContains(t, chance.Table().Markdown(), "the minutes of the steps")
}

// A curve over volumes says so too, and in the picture.
func TestUnitCosts_SayWhereImprovementIsCapped(t *testing.T) {
	t.Parallel()
	c := frontDesk()
	c.Errors.PerDoubling = qty("0.1")
	c.Elasticity = qty("0.85")
	costs, err := c.UnitCosts(qty("10000"), qty("900000000"), appraisal.ShareAndImprove, appraisal.AsIs)
	require.NoError(t, err)
	require.True(t, costs.Capped.From.Known())
	drawing, err := costs.SVG("Cost of a case")
	require.NoError(t, err)
	drawn(t, "unit-costs-capped.svg", drawing)
	assert.Contains(t, drawing, "From 5,434,439 to 65,901,495 the minutes of the steps cost more than all the work")
}
