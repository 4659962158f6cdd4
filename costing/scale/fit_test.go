package scale_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/costing/scale"
	"github.com/seed9ad77866/sharedservices/partnership"
)

// observed is one observation of logarithms.
func observed(t testing.TB, org int, year string, volume, cost float64) scale.Observation {
	t.Helper()
	q, err := partnership.QuantityOfMillionths(int64(math.Round(math.Exp(volume) * 1e6)))
	require.NoError(t, err)
	return scale.Observation{
		Org: partnership.OrgID(fmt.Sprintf("c%d", org)), Year: costing.MustFinancialYear(year), Volume: q,
		Cost: costing.Pence(int64(math.Round(100 * math.Exp(cost)))),
	}
}

// anscombe is the first of Anscombe's sets (The American Statistician 27, 1973): y = 3 + 0.5 x,
// with a standard error of the slope of 0.1179 and a residual of 1.2366.
func anscombe(t testing.TB, years ...string) (all []scale.Observation) {
	t.Helper()
	x := []float64{10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5}
	y := []float64{8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68}
	for i := range x {
		for k, year := range years {
			all = append(all, observed(t, i, year, x[i], y[i]+0.07*float64(k)))
		}
	}
	return all
}

func TestFitElasticity_IsThatOfAnscombe(t *testing.T) {
	t.Parallel()
	fit, err := scale.FitElasticity(anscombe(t, "2024/25"))
	require.NoError(t, err)
	assert.InDelta(t, 0.5001, number(fit.Elasticity), 5e-5)
	assert.InDelta(t, 0.1179, number(fit.StandardError), 5e-5)
	assert.InDelta(t, 1.2366, number(fit.Residual), 1e-4)
	assert.InDelta(t, 110, number(fit.Spread), 1e-4)
	assert.InDelta(t, 9, number(fit.Middle), 1e-6)
	assert.InDelta(t, 7.5009, number(fit.Level), 1e-4)
	assert.Equal(t, []int{11, 9, 1}, []int{fit.Councils, fit.Freedom, fit.Years})
	interval, err := fit.Interval(qty("95"))
	require.NoError(t, err)
	assert.InDelta(t, 0.5001-2.262*0.1179, number(interval.Low), 2e-4) // t of 9 degrees from tables
	assert.InDelta(t, 0.5001+2.262*0.1179, number(interval.High), 2e-4)
}

// The figures of one council in several years are not independent: they make nothing surer.
func TestFitElasticity_YearsAddNoCertainty(t *testing.T) {
	t.Parallel()
	one, err := scale.FitElasticity(anscombe(t, "2024/25"))
	require.NoError(t, err)
	four, err := scale.FitElasticity(anscombe(t, "2021/22", "2022/23", "2023/24", "2024/25"))
	require.NoError(t, err)
	assert.InDelta(t, number(one.Elasticity), number(four.Elasticity), 1e-4)
	assert.InDelta(t, number(one.StandardError), number(four.StandardError), 1e-4)
	assert.InDelta(t, number(one.Level)+1.5*0.07, number(four.Level), 1e-3, "the prices of the middle of the years")
	assert.Equal(t, 4, four.Years)
	assert.Equal(t, 9, four.Freedom)
}

// The effects of councils and years where some figures are missing are those of least squares:
// here from the normal equations.
func TestFitElasticity_WithGaps(t *testing.T) {
	t.Parallel()
	all := anscombe(t, "2022/23", "2023/24", "2024/25")
	for i := range all {
		p, _ := all[i].Cost.Pence()
		all[i].Cost = costing.Pence(p * int64(100+i*37%29) / 100)
	}
	all = slices.DeleteFunc(all, func(o scale.Observation) bool {
		at := slices.IndexFunc(all, func(x scale.Observation) bool { return x == o })
		return at%5 == 1
	})
	x, y := leastSquares(all, func(o scale.Observation) float64 { return math.Log(number(o.Volume)) }),
		leastSquares(all, func(o scale.Observation) float64 { return math.Log(amount(o.Cost)) })
	fit, err := scale.FitElasticity(all)
	require.NoError(t, err)
	n, mx, my := float64(len(x)), 0.0, 0.0
	for i := range x {
		mx, my = mx+x[i]/n, my+y[i]/n
	}
	sxx, sxy, syy := 0.0, 0.0, 0.0
	for i := range x {
		sxx, sxy, syy = sxx+(x[i]-mx)*(x[i]-mx), sxy+(x[i]-mx)*(y[i]-my), syy+(y[i]-my)*(y[i]-my)
	}
	assert.InDelta(t, sxy/sxx, number(fit.Elasticity), 1e-6)
	assert.InDelta(t, math.Sqrt((syy-sxy*sxy/sxx)/(n-2)/sxx), number(fit.StandardError), 1e-6)
	assert.InDelta(t, my, number(fit.Level), 1e-6)
}

// leastSquares returns what is of each council, by elimination; the years have the mean 0.
func leastSquares(all []scale.Observation, figure func(scale.Observation) float64) []float64 {
	var orgs, years []string
	for _, o := range all {
		if !slices.Contains(orgs, string(o.Org)) {
			orgs = append(orgs, string(o.Org))
		}
		if !slices.Contains(years, o.Year.String()) {
			years = append(years, o.Year.String())
		}
	}
	n := len(orgs) + len(years)
	a := make([][]float64, n+1)
	for i := range a {
		a[i] = make([]float64, n+2)
	}
	for _, o := range all {
		i, k := slices.Index(orgs, string(o.Org)), len(orgs)+slices.Index(years, o.Year.String())
		a[i][i]++
		a[k][k]++
		a[i][k]++
		a[k][i]++
		a[i][n+1] += figure(o)
		a[k][n+1] += figure(o)
	}
	for k := len(orgs); k < n; k++ {
		a[n][k], a[k][n] = 1, 1 // the years together are 0
	}
	for c := range n + 1 {
		pivot := c
		for r := c; r <= n; r++ {
			if math.Abs(a[r][c]) > math.Abs(a[pivot][c]) {
				pivot = r
			}
		}
		a[c], a[pivot] = a[pivot], a[c]
		for r := range n + 1 {
			if r != c {
				by := a[r][c] / a[c][c]
				for k := c; k <= n+1; k++ {
					a[r][k] -= by * a[c][k]
				}
			}
		}
	}
	solved := make([]float64, len(orgs))
	for i := range solved {
		solved[i] = a[i][n+1] / a[i][i]
	}
	return solved
}

// If councils differ by a normal error that stays over the years, 95 of 100 intervals hold the
// true elasticity, and so do 95 of 100 ranges the cost of one more council. With each year
// counted as independent it would be far fewer.
func TestElasticityFit_CoverageIsWhatItSays(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	const rounds, truth = 1500, 0.8
	held, predicted := 0, 0
	for range rounds {
		var all []scale.Observation
		for i := range 8 {
			volume, own := 10+random.NormFloat64(), 0.3*random.NormFloat64()
			for k, year := range []string{"2022/23", "2023/24", "2024/25"} {
				all = append(all, observed(t, i, year, volume, 3+truth*volume+own+0.05*float64(k)+0.05*random.NormFloat64()))
			}
		}
		fit, err := scale.FitElasticity(all)
		require.NoError(t, err)
		interval, err := fit.Interval(qty("95"))
		require.NoError(t, err)
		if number(interval.Low) <= truth && truth <= number(interval.High) {
			held++
		}
		p, err := fit.Predict(qty("30000"), qty("95"))
		require.NoError(t, err)
		spread := math.Sqrt(0.3*0.3 + 0.05*0.05/3)
		cost := 100 * math.Exp(3+truth*math.Log(30000)+0.05+spread*random.NormFloat64())
		low, _ := p.Low.Pence()
		high, _ := p.High.Pence()
		if float64(low) <= cost && cost <= float64(high) {
			predicted++
		}
	}
	assert.InDelta(t, 0.95, float64(held)/rounds, 0.015)
	assert.InDelta(t, 0.95, float64(predicted)/rounds, 0.015)
}

// What is known of Lancashire, with other populations: council tax collection 0.79 (standard
// error 0.37), development control 0.55 (0.48), waste collection 1.42 (0.61).
func TestFitElasticity_Lancashire(t *testing.T) {
	t.Parallel()
	for line, want := range map[string][2]float64{
		"RO6 Council tax collection": {0.79, 0.37}, "RO5 Development control": {0.55, 0.48}, "RO5 Waste collection": {1.42, 0.61},
	} {
		fit, err := scale.FitElasticity(lancashire(line[:3], line[4:]))
		require.NoError(t, err)
		assert.InDelta(t, want[0], number(fit.Elasticity), 0.045, line)
		assert.InDelta(t, want[1], number(fit.StandardError), 0.03, line)
	}
	fit, err := scale.FitElasticity(lancashire("RSX", "Total Service Expenditure"))
	require.NoError(t, err)
	assert.Equal(t, []int{12, 4}, []int{fit.Councils, fit.Years}, "one figure of 48 is missing")
	table, err := fit.Table(qty("90"))
	require.NoError(t, err)
	assert.Equal(t, "The whole interval is above 1: a greater volume is dearer a case.", table.Summary)
}

func TestElasticityFit_Table(t *testing.T) {
	t.Parallel()
	fit, err := scale.FitElasticity(anscombe(t, "2024/25"))
	require.NoError(t, err)
	table, err := fit.Table(qty("95"))
	require.NoError(t, err)
	assert.Equal(t, "The whole interval is below 1: a greater volume is cheaper a case.", table.Summary)
	_, err = fit.Table(qty("100"))
	assert.EqualError(t, err, "percent: 100 is not above 0 and below 100: out of range")
}

// A line without errors is known exactly.
func TestElasticityFit_OfAStraightLine(t *testing.T) {
	t.Parallel()
	all := []scale.Observation{}
	for i, volume := range []int64{100, 1_000, 10_000, 100_000} {
		q, err := partnership.NewQuantity(volume)
		require.NoError(t, err)
		all = append(all, scale.Observation{Org: partnership.OrgID(fmt.Sprint("c", i)), Year: costing.MustFinancialYear("2024/25"), Volume: q, Cost: pounds(30 * volume)})
	}
	fit, err := scale.FitElasticity(all)
	require.NoError(t, err)
	assert.Equal(t, "1 0", fit.Elasticity.String()+" "+fit.StandardError.String())
	p, err := fit.Predict(qty("5000"), qty("99"))
	require.NoError(t, err)
	assert.InDelta(t, 150_000, amount(p.Cost), 0.2)
	assert.Equal(t, p.Low, p.High)
	chance, err := byScale("1").Chance(fit, qty("95"), appraisal.Share, appraisal.AsIs)
	require.NoError(t, err)
	assert.Equal(t, "0", chance.Probability.String())
	assert.True(t, chance.Settled)
	assert.Equal(t, "The answer is the same all over the interval.", chance.Table().Summary)
	chance, err = byScale("1").Chance(fit, qty("95"), appraisal.AsIs, appraisal.Share)
	require.NoError(t, err)
	assert.Equal(t, "1", chance.Probability.String())
}

// The probability is that of the density of t, added up in small steps.
func TestServiceModel_Chance_IsTheIntegral(t *testing.T) {
	t.Parallel()
	fit := scale.ElasticityFit{
		Elasticity: qty("0.9"), StandardError: qty("0.1"), Freedom: 4, Councils: 6, Years: 1,
		Level: qty("12"), Middle: qty("9"), Residual: qty("0.2"), Spread: qty("4"),
	}
	c := byScale("1")
	c.Improvement = flow("0.6")
	c.Partners[0].ErrorRate, c.Errors.PerDoubling = qty("0.1"), qty("0.01")
	for _, pair := range [][2]appraisal.OptionKind{{appraisal.Share, appraisal.AsIs}, {appraisal.ShareAndImprove, appraisal.ImproveAtHome}, {appraisal.ImproveAtHome, appraisal.Share}, {appraisal.ImproveAtHome, appraisal.AsIs}} {
		chance, err := c.Chance(fit, qty("95"), pair[0], pair[1])
		require.NoError(t, err)
		sum, steps := 0.0, 4_000
		for i := range steps {
			x := -20 + 40*(float64(i)+0.5)/float64(steps)
			at := c
			e := 0.9 + 0.1*x
			at.Elasticity, err = partnership.QuantityOfMillionths(int64(math.Round(1e6 * e)))
			require.NoError(t, err)
			if e < 0 || e > 3 {
				continue
			}
			all := compared(t, at)
			if all[pair[0]].Cost.Compare(all[pair[1]].Cost) < 0 {
				sum += 0.375 * math.Pow(1+x*x/4, -2.5) * 40 / float64(steps) // the density of t with 4 degrees
			}
		}
		assert.InDelta(t, sum, number(chance.Probability), 0.004, pair)
	}
}

// An interval that ends at 1 has 1 in it.
func TestElasticityFit_TableOfAnIntervalThatEndsAtOne(t *testing.T) {
	t.Parallel()
	fit := scale.ElasticityFit{
		Elasticity: qty("1"), StandardError: qty("0"), Freedom: 1, Councils: 3, Years: 1,
		Level: qty("10"), Middle: qty("10"), Residual: qty("0"), Spread: qty("1"),
	}
	for elasticity, want := range map[string]string{"1": "has 1 in it", "0.999999": "below 1", "1.000001": "above 1"} {
		fit.Elasticity = qty(elasticity)
		table, err := fit.Table(qty("95"))
		require.NoError(t, err)
		assert.Contains(t, table.Summary, want)
	}
}

// The answer is settled if it turns only at elasticities outside the interval: two councils of
// £200,000 that share at £20,000 save up to an elasticity of log2(1.9), which is 0.926.
func TestChance_IsSettledByWhatIsInTheInterval(t *testing.T) {
	t.Parallel()
	for elasticity, settled := range map[string]bool{"0.5": true, "0.88": false, "0.926": false, "0.97": false, "1.4": true} {
		fit := scale.ElasticityFit{
			Elasticity: qty(elasticity), StandardError: qty("0.05"), Freedom: 20, Councils: 22, Years: 1,
			Level: qty("10"), Middle: qty("10"), Residual: qty("0.1"), Spread: qty("1"),
		}
		chance, err := byScale("1").Chance(fit, qty("95"), appraisal.Share, appraisal.AsIs)
		require.NoError(t, err)
		assert.Equal(t, settled, chance.Settled, elasticity)
		assert.Equal(t, number(fit.Elasticity) < math.Log2(1.9), chance.Middle.Sign() > 0, elasticity)
	}
}
