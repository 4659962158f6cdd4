package quant_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/quant"
)

// certain is an estimate of a range that happens for certain, in pounds.
func certain(shape risk.Shape, ends risk.RangeEnds, least, likely, most int64) risk.Estimate {
	e := risk.Estimate{Shape: shape, Ends: ends, Probability: qty("1"), Least: pounds(least), Most: pounds(most)}
	if shape == risk.TriangularShape || shape == risk.PERTShape {
		e.Likely = pounds(likely)
	}
	return e
}

// alone is the distribution of one estimate on a grid of pence.
func alone(t *testing.T, e risk.Estimate, grid int64) quant.Distribution {
	t.Helper()
	return total(t, quant.Portfolio{Grid: costing.Pence(grid), Exposures: []quant.Exposure{threat("a", e)}}).Distribution
}

// The probability of more than an amount is that of the formula of each shape, to 0.00005
// where the grid is a five-hundredth of the range or less.
func TestTotal_OfShapes(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name    string
		e       risk.Estimate
		exceeds func(x float64) float64
	}{
		{"uniform", certain(risk.UniformShape, risk.ExtremeEnds, 10, 0, 60), func(x float64) float64 { return (60 - x) / 50 }},
		{"triangular", certain(risk.TriangularShape, risk.ExtremeEnds, 10, 20, 60), func(x float64) float64 {
			if x < 20 {
				return 1 - (x-10)*(x-10)/500
			}
			return (60 - x) * (60 - x) / 2000
		}},
		{"PERT of 3 and 3", certain(risk.PERTShape, risk.ExtremeEnds, 10, 35, 60), func(x float64) float64 {
			u := (x - 10) / 50
			return 1 - u*u*u*(10-15*u+6*u*u)
		}},
		{"PERT of 2 and 4", certain(risk.PERTShape, risk.ExtremeEnds, 0, 25, 100), func(x float64) float64 {
			u := 1 - x/100
			return u * u * u * u * (5 - 4*u)
		}},
		{"PERT of 1 and 5", certain(risk.PERTShape, risk.ExtremeEnds, 0, 0, 100), func(x float64) float64 { return math.Pow(1-x/100, 5) }},
		{"PERT of 5 and 1", certain(risk.PERTShape, risk.ExtremeEnds, 0, 100, 100), func(x float64) float64 { return 1 - math.Pow(x/100, 5) }},
		{"lognormal", certain(risk.LognormalShape, "", 10, 0, 1000), func(x float64) float64 {
			sigma := math.Log(100) / (2 * 1.6448536269514722)
			return math.Erfc((math.Log(x)-math.Log(100))/sigma/math.Sqrt2) / 2
		}},
	} {
		step := int64(10)
		if test.e.Shape == risk.LognormalShape {
			step = 100
		}
		d := alone(t, test.e, step)
		least, _ := test.e.Least.Pence()
		most, _ := test.e.Most.Pence()
		for x := least + 2*step; x < most; x += (most - least) / 40 / step * step {
			got := exceeds(t, d, costing.Pence(x))
			assert.InDelta(t, test.exceeds(float64(x)/100), got, 5e-5, "%s at %d", test.name, x)
		}
	}
}

// With 5% below the least and 5% above the most, the percentiles are the ends.
func TestTotal_OfPercentileEnds(t *testing.T) {
	t.Parallel()
	for _, e := range []risk.Estimate{
		certain(risk.UniformShape, risk.PercentileEnds, 1000, 0, 6000),
		certain(risk.TriangularShape, risk.PercentileEnds, 1000, 2000, 6000),
		certain(risk.TriangularShape, risk.PercentileEnds, 1000, 1000, 6000),
		certain(risk.TriangularShape, risk.PercentileEnds, 1000, 6000, 6000),
		certain(risk.PERTShape, risk.PercentileEnds, 1000, 2000, 6000),
		certain(risk.PERTShape, risk.PercentileEnds, 1000, 5900, 6000),
		certain(risk.LognormalShape, risk.PercentileEnds, 1000, 0, 6000),
	} {
		d := alone(t, e, 100)
		within(t, pounds(1000), d.Percentile(qty("5")), 200)
		within(t, pounds(6000), d.Percentile(qty("95")), 200)
		mean, variance, err := quant.Moments(e)
		require.NoError(t, err)
		within(t, costing.Pence(int64(math.Round(mean*100))), d.Mean(), 1)
		assert.InEpsilon(t, variance, varianceOf(t, d), 1e-3)
	}
	e := certain(risk.UniformShape, risk.PercentileEnds, 50, 0, 950)
	assert.Equal(t, pounds(0), alone(t, e, 100).Lowest, "a uniform from £0 to £1,000")
}

// The mean of a lognormal is exp(μ + σ²/2), and nothing of it is cut off.
func TestMoments_OfALognormal(t *testing.T) {
	t.Parallel()
	sigma := math.Log(100) / (2 * 1.6448536269514722)
	mean, variance, err := quant.Moments(certain(risk.LognormalShape, "", 10, 0, 1000))
	require.NoError(t, err)
	assert.InEpsilon(t, 100*math.Exp(sigma*sigma/2), mean, 1e-12)
	assert.InEpsilon(t, 100*100*math.Exp(sigma*sigma)*(math.Exp(sigma*sigma)-1), variance, 1e-12)
	assert.Equal(t, costing.Pence(int64(math.Round(mean*100))), alone(t, certain(risk.LognormalShape, "", 10, 0, 1000), 100).Mean())
}

// A range of one amount is that amount, whatever its ends mean.
func TestTotal_OfNoRange(t *testing.T) {
	t.Parallel()
	for _, shape := range []risk.Shape{risk.UniformShape, risk.TriangularShape, risk.PERTShape} {
		for _, ends := range risk.RangeEndsChoices() {
			d := alone(t, certain(shape, ends, 70, 70, 70), 100)
			assert.Equal(t, pounds(70), d.Lowest)
			assert.Equal(t, []float64{1}, d.Probabilities)
		}
	}
}

// What lies between two steps goes to both in such parts that the mean stays.
func TestTotal_BetweenSteps(t *testing.T) {
	t.Parallel()
	d := alone(t, certain(risk.UniformShape, risk.ExtremeEnds, 70, 0, 70), 101)
	assert.Equal(t, costing.Pence(69*101), d.Lowest)
	assert.InDeltaSlice(t, []float64{70 - 7000./101, 7000./101 - 69}, d.Probabilities, 1e-12)
	assert.Equal(t, "70.00", d.Mean().String())
}

func TestMoments_Refuses(t *testing.T) {
	t.Parallel()
	_, _, err := quant.Moments(risk.Estimate{})
	assert.EqualError(t, err, "required")
	e := certain(risk.UniformShape, "", 1, 0, 2)
	_, _, err = quant.Moments(e)
	assert.EqualError(t, err, "ends: required")
	e = fixed("0.1", 7)
	e.Stage = risk.InherentStage
	mean, variance, err := quant.Moments(e)
	require.NoError(t, err)
	assert.Equal(t, [2]float64{7, 0}, [2]float64{mean, variance})
}
