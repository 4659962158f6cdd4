package quant_test

import (
	"fmt"
	"math"
	"math/rand"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/quant"
)

// any100 are 100 risks of all shapes and of about some size, in pounds, at random.
func any100(random *rand.Rand, size int64) quant.Portfolio {
	p := quant.Portfolio{Grid: pounds(5_000)}
	for i := range 100 {
		least, width := random.Int63n(size), 1+random.Int63n(3*size)
		e := risk.Estimate{Probability: qty(fmt.Sprintf("0.%02d", 1+random.Intn(99))), Least: pounds(least), Most: pounds(least + width), Ends: risk.ExtremeEnds}
		switch e.Shape = risk.Shapes()[random.Intn(5)]; e.Shape {
		case risk.FixedShape:
			e.Most, e.Ends = e.Least, ""
		case risk.TriangularShape, risk.PERTShape:
			e.Likely = pounds(least + random.Int63n(width))
		case risk.LognormalShape:
			e.Least, e.Most, e.Ends = pounds(least+size/10), pounds(3*least+size/2), ""
		}
		p.Exposures = append(p.Exposures, threat(risk.RiskID(fmt.Sprint("r", i)), e))
	}
	return p
}

// On a grid of £5,000, P50 to P95 of 100 risks are within 0.01% of what ever finer grids come
// to: the error of a grid falls with the square of its step, and so what two of them come to
// is known. 20 registers, with totals from £0.5m to £12m.
func TestPercentile_IsExactToATenThousandth(t *testing.T) {
	t.Parallel()
	for seed := range 20 {
		size := []int64{10_000, 25_000, 80_000, 200_000}[seed%4]
		p := any100(rand.New(rand.NewSource(int64(seed))), size)
		coarse, fine, finer := p, p, p
		fine.Grid, finer.Grid = pounds(size/25), pounds(size/50)
		a, b, c := total(t, coarse).Distribution, total(t, fine).Distribution, total(t, finer).Distribution
		require.Equal(t, finer.Grid, c.Step, "a grid that is fine enough is not made finer")
		assert.Equal(t, a.Mean(), c.Mean())
		for percent := int64(50); percent <= 95; percent += 5 {
			at, err := partnership.NewQuantity(percent)
			require.NoError(t, err)
			two, one := float64(b.Percentile(at).KnownPence()), float64(c.Percentile(at).KnownPence())
			exact := (4*one - two) / 3
			assert.InEpsilon(t, exact, float64(a.Percentile(at).KnownPence()), 1e-4, "P%d of register %d", percent, seed)
		}
	}
}

// irwinHall is the probability that n amounts from 0 to 1, each as likely as any other, make
// at most x.
func irwinHall(n int, x float64) float64 {
	if n == 0 && x >= 0 {
		return 1
	}
	sum, choose, factorial := 0.0, 1.0, 1.0
	for k := 1; k <= n; k++ {
		factorial *= float64(k)
	}
	for k := 0; k <= n && float64(k) <= x; k++ {
		sum += choose * math.Pow(x-float64(k), float64(n))
		choose *= -float64(n-k) / float64(k+1)
	}
	return sum / factorial
}

// Of ten risks of up to £60,000 the formula is known: each percentile has its probability to
// within that of 0.01% of the amount.
func TestPercentile_OfUniformRisks(t *testing.T) {
	t.Parallel()
	const n, width = 10, 60_000
	choose := func(k int) (c float64) {
		c = 1
		for i := range k {
			c *= float64(n-i) / float64(i+1)
		}
		return c
	}
	for _, probability := range []string{"0.1", "0.5", "1"} {
		p := quant.Portfolio{Grid: pounds(5_000)}
		for i := range n {
			p.Exposures = append(p.Exposures, threat(risk.RiskID(fmt.Sprint("r", i)), risk.Estimate{
				Shape: risk.UniformShape, Ends: risk.ExtremeEnds, Probability: qty(probability), Least: pounds(0), Most: pounds(width),
			}))
		}
		happens, _ := qty(probability).Millionths()
		f := func(amount float64) (sum float64) {
			q := float64(happens) / 1e6
			for k := range n + 1 {
				sum += choose(k) * math.Pow(q, float64(k)) * math.Pow(1-q, float64(n-k)) * irwinHall(k, amount/width)
			}
			return sum
		}
		d := total(t, p).Distribution
		for _, percent := range []string{"10", "34", "34.8", "35", "40", "50", "80", "90", "95", "99"} {
			got := float64(d.Percentile(qty(percent)).KnownPence()) / 100
			n, _ := qty(percent).Millionths()
			want := float64(n) / 1e8
			if want <= f(0) {
				assert.Zero(t, got, "P%s at %s: nothing happens", percent, probability)
				continue
			}
			assert.InDelta(t, want, f(got), f(got+max(6, got*1e-4))-f(got), "P%s at %s", percent, probability)
			assert.InDelta(t, 1-f(got), exceeds(t, d, pounds(int64(got))), 1e-4)
		}
	}
}

// An event that repeats as Poisson has it is a mixture of the same formula.
func TestPercentile_OfRepeatingUniformLosses(t *testing.T) {
	t.Parallel()
	p := quant.Portfolio{Grid: pounds(5_000), Exposures: []quant.Exposure{
		threat("a", risk.Estimate{Shape: risk.UniformShape, Ends: risk.ExtremeEnds, Rate: qty("2"), Least: pounds(0), Most: pounds(60_000)}),
	}}
	f := func(amount float64) (sum float64) {
		weight := math.Exp(-2)
		for k := range 16 {
			sum += weight * irwinHall(k, amount/60_000)
			weight *= 2 / float64(k+1)
		}
		return sum
	}
	d := total(t, p).Distribution
	assert.Equal(t, pounds(0), d.Percentile(qty("13.5")), "in 13.5 of 100 cases nothing happens")
	assert.InDelta(t, 1-math.Exp(-2), exceeds(t, d, pounds(0)), 1e-3)
	for _, percent := range []int64{20, 50, 80, 95} {
		at, _ := partnership.NewQuantity(percent)
		got := float64(d.Percentile(at).KnownPence()) / 100
		assert.InDelta(t, float64(percent)/100, f(got), 1e-4, percent)
	}
}

// Fixed amounts stay at their steps beside a range: half of the cases are £0 or £100,000, and
// the range lies evenly from there on. Where it begins and ends is known to half a step.
func TestPercentile_OfFixedAmountsAndARange(t *testing.T) {
	t.Parallel()
	d := total(t, quant.Portfolio{Grid: pounds(1_000), Exposures: []quant.Exposure{
		threat("fixed", fixed("0.5", 100_000)),
		threat("range", risk.Estimate{Shape: risk.UniformShape, Ends: risk.ExtremeEnds, Probability: qty("0.5"), Least: pounds(0), Most: pounds(80_000)}),
	}}).Distribution
	for percent, want := range map[string]int64{"0": 0, "25": 0, "30": 16_000, "37.5": 40_000, "50": 80_000, "50.1": 100_000, "75": 100_000, "80": 116_000, "100": 180_000} {
		assert.InDelta(t, float64(want*100), float64(d.Percentile(qty(percent)).KnownPence()), 250_00, percent)
	}
	assert.Equal(t, pounds(500), d.Step)
	for percent, exact := range map[string]int64{"10": 0, "24": 0, "51": 100_000, "74": 100_000} {
		assert.Equal(t, pounds(exact), d.Percentile(qty(percent)), percent)
	}
	for amount, want := range map[int64]float64{-1: 1, 0: 0.75, 16_000: 0.70, 16_123: 0.75 - 0.25*16.123/80, 99_999: 0.5, 100_000: 0.25, 180_000: 0} {
		assert.InDelta(t, want, exceeds(t, d, pounds(amount)), 0.25/80_000*251, amount)
	}
}

// Where a cap or an insurer ends, an amount is a step, though the loss is a range.
func TestPercentile_OfWhatIsCapped(t *testing.T) {
	t.Parallel()
	x := threat("a", risk.Estimate{Shape: risk.UniformShape, Ends: risk.ExtremeEnds, Probability: qty("1"), Least: pounds(0), Most: pounds(100_000)})
	x.Bearing.Shares = shares("barnet", "harrow")
	x.Bearing.Caps = []risk.Cap{{Org: "barnet", Most: pounds(20_000), RestTo: "harrow"}}
	x.Bearing.Insurance = []risk.Insurance{{Insurer: "Mutual", Deductible: pounds(60_000), Limit: pounds(1_000_000)}}
	totals, err := quant.Portfolio{Grid: pounds(1_000), Exposures: []quant.Exposure{x}}.ByMember(qty("95"))
	require.NoError(t, err)
	barnet, harrow := totals.Members[0].Distribution, totals.Members[1].Distribution
	for percent, want := range map[string][2]int64{"20": {10_000, 10_000}, "39": {19_500, 19_500}, "41": {20_000, 21_000}, "59": {20_000, 39_000}, "61": {20_000, 40_000}, "95": {20_000, 40_000}} {
		assert.InDelta(t, float64(want[0]), float64(barnet.Percentile(qty(percent)).KnownPence())/100, 10, percent)
		assert.InDelta(t, float64(want[1]), float64(harrow.Percentile(qty(percent)).KnownPence())/100, 10, percent)
	}
	assert.Equal(t, pounds(60_000), totals.Pooled)
	assert.Equal(t, pounds(0), totals.Benefit)
	assert.Zero(t, exceeds(t, barnet, pounds(20_000)))
	assert.InDelta(t, 0.6, exceeds(t, barnet, costing.Pence(19_999_99)), 0.001)
}

// A fixed amount between two steps is looked for on a finer grid, and the steps of a grid
// that holds all amounts stay.
func TestDistribution_Step(t *testing.T) {
	t.Parallel()
	step := func(grid costing.Money, estimates ...risk.Estimate) costing.Money {
		p := quant.Portfolio{Grid: grid}
		for i, e := range estimates {
			p.Exposures = append(p.Exposures, threat(risk.RiskID(fmt.Sprint("r", i)), e))
		}
		return total(t, p).Distribution.Step
	}
	wide := certain(risk.UniformShape, risk.ExtremeEnds, 0, 0, 3_600_000) // a standard deviation of about 208 steps of £5,000
	assert.Equal(t, pounds(5_000), step(pounds(5_000), fixed("0.5", 10_000)), "all amounts are steps")
	assert.Equal(t, pounds(50), step(pounds(5_000), fixed("0.5", 12_345)))
	assert.Equal(t, pounds(5_000), step(pounds(5_000), wide))
	assert.Equal(t, pounds(5_000), step(pounds(5_000), wide, fixed("0.5", 12_345)))
	wide.Most = pounds(1_700_000) // 98 steps
	assert.Equal(t, pounds(2_500), step(pounds(5_000), wide))
	wide.Most = pounds(700_000) // 40 steps
	assert.Equal(t, pounds(1_000), step(pounds(5_000), wide))
	wide.Most = pounds(1_000)
	assert.Equal(t, costing.Pence(101), step(costing.Pence(101), wide))
	together := quant.Portfolio{Grid: pounds(5_000), Correlation: qty("0.5"), Exposures: []quant.Exposure{threat("a", certain(risk.UniformShape, risk.ExtremeEnds, 0, 0, 20_000_000)), threat("b", certain(risk.UniformShape, risk.ExtremeEnds, 0, 0, 1_000_000))}}
	for i, probability := range []string{"0.000001", "0.5"} {
		together.Exposures[i].Estimate.Probability = qty(probability)
	}
	assert.Equal(t, pounds(5_000), total(t, together).Distribution.Step, "8,400 steps in each of 69 states are too many")
	together.Exposures[0].Estimate.Most = pounds(17_000_000)
	assert.Equal(t, pounds(2_500), total(t, together).Distribution.Step, "7,200 steps are not")
	together.Exposures[0].Estimate.Most, together.Correlation = pounds(20_000_000), partnership.Quantity{}
	assert.Equal(t, pounds(2_500), total(t, together).Distribution.Step)
	rare := risk.Estimate{Shape: risk.UniformShape, Ends: risk.ExtremeEnds, Probability: qty("0.000001"), Least: pounds(0), Most: pounds(500_000_000)}
	assert.Equal(t, pounds(5_000), step(pounds(5_000), rare), "a finer grid would have too many steps")
}

func TestDistribution_ValidateSpread(t *testing.T) {
	t.Parallel()
	d := quant.Distribution{Step: pounds(1), Lowest: pounds(0), Probabilities: []float64{0.5, 0.5}, Spread: []float64{0.5, 0}}
	require.NoError(t, d.Validate())
	d.Spread = []float64{0.6, -0.1}
	require.EqualError(t, d.Validate(), "spread[0]: 0.6 is not from 0 to 0.5: out of range\nspread[1]: -0.1 is not from 0 to 0.5: out of range")
	d.Spread = []float64{0.5}
	require.EqualError(t, d.Validate(), "spread: parts found: 1, wanted: one for each of the probabilities, 2: out of range")
	require.ErrorIs(t, d.Validate(), field.ErrRange)
	assert.Equal(t, "0.50", d.Percentile(qty("50")).String(), "what there is of the spread counts")
	assert.Equal(t, "1.00", d.Percentile(qty("51")).String())
	alone := quant.Distribution{Step: pounds(1), Lowest: pounds(3), Probabilities: []float64{1}, Spread: []float64{1}}
	require.NoError(t, alone.Validate())
	assert.Equal(t, pounds(3), alone.Percentile(qty("80")))
	assert.Equal(t, 1.0, exceeds(t, alone, costing.Pence(299)))
	assert.Zero(t, exceeds(t, alone, pounds(3)))
}
