package quant_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/quant"
)

func TestTotal_OfThreeRisks(t *testing.T) {
	t.Parallel()
	d := total(t, three()).Distribution
	assert.Equal(t, pounds(105), d.Mean())
	assert.InDelta(t, 9425, varianceOf(t, d), 1e-9)
	assert.Equal(t, "97.08", d.StandardDeviation().String())
	for percent, want := range map[string]int64{"0": 0, "28": 0, "28.000001": 50, "50": 100, "80": 150, "80.000001": 200, "90": 250, "95": 300, "100": 350} {
		assert.Equal(t, pounds(want), d.Percentile(qty(percent)), percent)
	}
	assert.Equal(t, pounds(265), d.ExpectedShortfall(qty("80")))
	assert.Equal(t, pounds(105), d.ExpectedShortfall(qty("0")))
	assert.InDelta(t, 0.2, exceeds(t, d, pounds(150)), 1e-15)
	assert.InDelta(t, 0.32, exceeds(t, d, costing.Pence(14999)), 1e-15)

	c, err := three().Contributions(qty("80"))
	require.NoError(t, err)
	assert.Equal(t, pounds(150), c.Percentile)
	assert.Equal(t, pounds(265), c.ExpectedShortfall)
	var parts, means []costing.Money
	for _, r := range c.Risks {
		parts, means = append(parts, r.InTail), append(means, r.Mean)
	}
	assert.Equal(t, []costing.Money{pounds(50), pounds(15), pounds(200)}, parts)
	assert.Equal(t, []costing.Money{pounds(50), pounds(15), pounds(40)}, means)
}

func TestTotal_OfOutcomes(t *testing.T) {
	t.Parallel()
	facility := outcomes(map[int64]string{-5: "0.1", 0: "0.6", 5: "0.3"})
	p := quant.Portfolio{Grid: pounds(5), Exposures: []quant.Exposure{threat("one", facility)}}
	assert.Equal(t, pounds(1), total(t, p).Distribution.Mean())
	p.Exposures = append(p.Exposures, threat("two", facility))
	d := total(t, p).Distribution
	assert.Equal(t, pounds(-10), d.Lowest)
	assert.InDeltaSlice(t, []float64{.01, .12, .42, .36, .09}, d.Probabilities, 1e-15)

	ground := outcomes(map[int64]string{5500: "0.1", 12780: "0.35", 16420: "0.35", 21894: "0.2"})
	mean, variance, err := quant.Moments(ground)
	require.NoError(t, err)
	assert.InDelta(t, 15148.8, mean, 1e-9)
	assert.InDelta(t, .1*5500*5500+.35*12780*12780+.35*16420*16420+.2*21894*21894-15148.8*15148.8, variance, 1e-6)
	p.Exposures = []quant.Exposure{threat("ground", ground)}
	for _, grid := range []int64{1, 2, 7, 5000} {
		p.Grid = pounds(grid)
		assert.Equal(t, "15148.80", total(t, p).Distribution.Mean().String(), grid)
	}
}

// A loss that is less likely than the tail is wide counts in it with the rest of the tail.
func TestExpectedShortfall_OfAnAtom(t *testing.T) {
	t.Parallel()
	p := quant.Portfolio{Grid: pounds(1000), Exposures: []quant.Exposure{threat("a", fixed("0.005", 1_000_000))}}
	d := total(t, p).Distribution
	assert.Equal(t, pounds(0), d.Percentile(qty("99")))
	assert.Equal(t, pounds(500_000), d.ExpectedShortfall(qty("99")))
	assert.Equal(t, pounds(1_000_000), d.ExpectedShortfall(qty("99.5")))
	assert.Equal(t, pounds(1_000_000), d.ExpectedShortfall(qty("99.9")))
}

// Two events of ½ that go together by a factor of one half: the third of 1/4 + asin(½)/2π.
func TestTotal_OfOneFactor(t *testing.T) {
	t.Parallel()
	p := quant.Portfolio{Grid: pounds(100_000), Correlation: qty("0.5"), Exposures: []quant.Exposure{
		threat("a", fixed("0.5", 100_000)), threat("b", fixed("0.5", 100_000)),
	}}
	assert.InDeltaSlice(t, []float64{1. / 3, 1. / 3, 1. / 3}, total(t, p).Distribution.Probabilities, 1e-12)
	for _, correlation := range []string{"0", "0.01", "0.2", "0.9", "0.99"} {
		p.Correlation = qty(correlation)
		assert.Equal(t, pounds(100_000), total(t, p).Distribution.Mean(), correlation)
	}
}

func TestMoments_OfShapes(t *testing.T) {
	t.Parallel()
	e := risk.Estimate{Shape: risk.PERTShape, Ends: risk.ExtremeEnds, Probability: qty("1"), Least: pounds(10), Likely: pounds(20), Most: pounds(60)}
	for _, test := range []struct {
		shape          risk.Shape
		mean, variance float64
	}{{risk.PERTShape, 25, 75}, {risk.TriangularShape, 30, 2100. / 18}, {risk.UniformShape, 35, 2500. / 12}} {
		e.Shape = test.shape
		if test.shape == risk.UniformShape {
			e.Likely = costing.Money{}
		}
		mean, variance, err := quant.Moments(e)
		require.NoError(t, err)
		assert.InDelta(t, test.mean, mean, 1e-12, test.shape)
		assert.InDelta(t, test.variance, variance, 1e-12, test.shape)
		d := total(t, quant.Portfolio{Grid: costing.Pence(1), Exposures: []quant.Exposure{threat("a", e)}}).Distribution
		assert.Equal(t, pounds(int64(test.mean)), d.Mean(), test.shape)
		assert.InDelta(t, test.variance, varianceOf(t, d), 0.0001, test.shape)
	}
}

// Two members with a risk of 10% each: alone nobody needs anything to be safe in 90 of 100
// cases, and together they do.
func TestByMember_PoolingMayCost(t *testing.T) {
	t.Parallel()
	p := quant.Portfolio{Grid: pounds(100_000), Exposures: []quant.Exposure{threat("a", fixed("0.1", 100_000)), threat("b", fixed("0.1", 100_000))}}
	p.Exposures[0].Bearing.Shares, p.Exposures[1].Bearing.Shares = shares("barnet"), shares("harrow")
	totals, err := p.ByMember(qty("90"))
	require.NoError(t, err)
	assert.Equal(t, pounds(0), totals.Members[0].StandAlone)
	assert.Equal(t, pounds(0), totals.Members[1].StandAlone)
	assert.Equal(t, pounds(100_000), totals.Pooled)
	assert.Equal(t, pounds(-100_000), totals.Benefit)
	totals, err = p.ByMember(qty("95"))
	require.NoError(t, err)
	assert.Equal(t, pounds(100_000), totals.Benefit)
}
