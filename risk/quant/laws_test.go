package quant_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/quant"
)

// The order of the risks changes no percentile and no mean.
func TestTotal_OrderDoesNotMatter(t *testing.T) {
	t.Parallel()
	p := portfolio(40, 5_000)
	a := total(t, p).Distribution
	slices.Reverse(p.Exposures)
	b := total(t, p).Distribution
	assert.Equal(t, a.Mean(), b.Mean())
	for percent := int64(1); percent < 100; percent++ {
		at, err := partnership.NewQuantity(percent)
		require.NoError(t, err)
		assert.Equal(t, a.Percentile(at), b.Percentile(at), percent)
		assert.Equal(t, a.ExpectedShortfall(at), b.ExpectedShortfall(at), percent)
	}
}

// All amounts and the grid ten times over give all results ten times over.
func TestTotal_Scales(t *testing.T) {
	t.Parallel()
	times := func(e *risk.Estimate) {
		for _, amount := range []*costing.Money{&e.Least, &e.Likely, &e.Most} {
			more, err := amount.Times(10)
			require.NoError(t, err)
			*amount = more
		}
	}
	a, b := portfolio(20, 5_000), portfolio(20, 50_000)
	for i := range b.Exposures {
		times(&b.Exposures[i].Estimate)
		a.Exposures[i].Bearing, b.Exposures[i].Bearing = risk.Bearing{}, risk.Bearing{}
	}
	assert.InDeltaSlice(t, total(t, a).Distribution.Probabilities, total(t, b).Distribution.Probabilities, 1e-12)
}

// A risk that is split over members and pooled again is the risk.
func TestByMember_PoolOfShares(t *testing.T) {
	t.Parallel()
	p := quant.Portfolio{Grid: pounds(10), Exposures: []quant.Exposure{threat("a", fixed("0.25", 900))}}
	p.Exposures[0].Bearing.Shares = shares("harrow", "barnet", "brent")
	totals, err := p.ByMember(qty("80"))
	require.NoError(t, err)
	assert.Equal(t, pounds(900), totals.Pooled)
	assert.Equal(t, pounds(0), totals.Benefit)
	for _, member := range totals.Members {
		assert.Equal(t, pounds(300), member.StandAlone)
		assert.Equal(t, pounds(75), member.Mean)
		assert.Equal(t, pounds(300), member.InTail)
	}
	for i, by := range quant.AllocationBases() {
		portions, err := totals.Allocate(pounds(900), by)
		require.NoError(t, err)
		assert.Equal(t, []costing.Portion{{Org: "harrow", Amount: pounds(300)}, {Org: "barnet", Amount: pounds(300)}, {Org: "brent", Amount: pounds(300)}}, portions, i)
	}
}

// A risk that never happens changes nothing, and one that always does adds its amount.
func TestTotal_NeverAndAlways(t *testing.T) {
	t.Parallel()
	plain := total(t, three()).Distribution
	p := three()
	p.Exposures = append(p.Exposures, threat("never", fixed("0", 100)))
	assert.InDeltaSlice(t, plain.Probabilities, total(t, p).Distribution.Probabilities[:len(plain.Probabilities)], 1e-15)
	p.Exposures[3] = threat("always", fixed("1", 100))
	d := total(t, p).Distribution
	assert.Equal(t, pounds(100), d.Lowest)
	assert.InDeltaSlice(t, plain.Probabilities, d.Probabilities, 1e-15)
}

// A likelier risk never lowers a percentile, a mean or a shortfall.
func TestTotal_RisesWithProbability(t *testing.T) {
	t.Parallel()
	p := three()
	var before quant.Distribution
	for n := int64(0); n <= 100; n += 4 {
		p.Exposures[2].Estimate.Probability = partnership.MustQuantity(fmt.Sprintf("%d.%02d", n/100, n%100))
		d := total(t, p).Distribution
		for _, percent := range []string{"10", "50", "80", "95", "99"} {
			if n > 0 {
				assert.GreaterOrEqual(t, d.Percentile(qty(percent)).Compare(before.Percentile(qty(percent))), 0, n)
				assert.GreaterOrEqual(t, d.ExpectedShortfall(qty(percent)).Compare(before.ExpectedShortfall(qty(percent))), 0, n)
			}
		}
		assert.Equal(t, pounds(65+2*n), d.Mean())
		before = d
	}
}

// The mean of the total, and that of each member, never moves with the correlation; the
// spread grows.
func TestCorrelation_KeepsTheMean(t *testing.T) {
	t.Parallel()
	p := portfolio(12, 5_000)
	p.Exposures[3].Estimate.Probability, p.Exposures[3].Estimate.Rate = partnership.Quantity{}, qty("1.5")
	free := total(t, p).Distribution
	alone, err := p.ByMember(qty("90"))
	require.NoError(t, err)
	last := varianceOf(t, free)
	for _, correlation := range []string{"0.05", "0.3", "0.7", "0.99"} {
		p.Correlation = qty(correlation)
		d := total(t, p).Distribution
		assert.Equal(t, free.Mean(), d.Mean(), correlation)
		assert.Greater(t, varianceOf(t, d), last, correlation)
		last = varianceOf(t, d)
		totals, err := p.ByMember(qty("90"))
		require.NoError(t, err)
		sum, tails := 0.0, costing.Pence(0)
		for i, member := range totals.Members {
			assert.Equal(t, alone.Members[i].Mean, member.Mean)
			sum += member.Covariance
			tails = tails.Plus(member.InTail)
		}
		assert.InEpsilon(t, varianceOf(t, d), sum, 1e-9, correlation)
		within(t, d.ExpectedShortfall(qty("90")), tails, 3)
	}
}

// within holds two amounts to a few pence of each other.
func within(t *testing.T, want, got costing.Money, pence float64) {
	t.Helper()
	a, _ := want.Pence()
	b, _ := got.Pence()
	assert.InDelta(t, float64(a), float64(b), pence)
}

// A cause leaves each risk as likely as it is, and its members together are a mixture:
// 0.1 × 0.8 × 0.5 + 0.9 × (0.02 ÷ 0.9) × (0.15 ÷ 0.9) for two that it raises.
func TestCause_KeepsWhatEachIs(t *testing.T) {
	t.Parallel()
	p := three()
	p.Exposures[0].Estimate, p.Exposures[1].Estimate = fixed("0.1", 100), fixed("0.2", 150)
	p.Exposures[2].Estimate = risk.Estimate{Shape: risk.FixedShape, Rate: qty("2"), Least: pounds(1000), Most: pounds(1000)}
	p.Exposures[2].Bearing.Shares = shares("harrow")
	p.Causes = []quant.Cause{
		{ID: "flood", Probability: qty("0.1"), Raises: []quant.Raise{{Risk: "a", To: qty("0.8")}, {Risk: "b", To: qty("0.5")}}},
		{ID: "strike", Probability: qty("0.25"), Raises: []quant.Raise{{Risk: "c", To: qty("5")}}},
	}
	d := total(t, p).Distribution
	assert.Equal(t, pounds(10+30+2000), d.Mean())
	rest := math.Exp(-5)*.25 + math.Exp(-1)*.75
	both := .1*.8*.5 + .9*(.02/.9)*(.15/.9)
	assert.InDelta(t, both*rest, d.Probabilities[5], 1e-12)
	assert.InDelta(t, (.1-both)*rest, d.Probabilities[2], 1e-12)
	c, err := p.Contributions(qty("80"))
	require.NoError(t, err)
	assert.Equal(t, []costing.Money{pounds(10), pounds(30), pounds(2000)}, []costing.Money{c.Risks[0].Mean, c.Risks[1].Mean, c.Risks[2].Mean})
	within(t, c.ExpectedShortfall, c.Risks[0].InTail.Plus(c.Risks[1].InTail).Plus(c.Risks[2].InTail), 3)

	// A certain shock is no shock at all.
	p.Causes = []quant.Cause{{ID: "x", Probability: qty("1"), Raises: []quant.Raise{{Risk: "a", To: qty("0.1")}}}}
	certain := total(t, p).Distribution
	p.Causes = nil
	assert.InDeltaSlice(t, total(t, p).Distribution.Probabilities, certain.Probabilities, 1e-15)
}

// Events of one amount that repeat are a Poisson number: of mean λ, and of variance λ.
func TestTotal_OfRepeatingEvents(t *testing.T) {
	t.Parallel()
	for _, rate := range []float64{0.01, 0.5, 3, 31, 33, 250, 2000} {
		e := risk.Estimate{Shape: risk.FixedShape, Rate: qty(fmt.Sprintf("%g", rate)), Least: pounds(10), Most: pounds(10)}
		d := total(t, quant.Portfolio{Grid: pounds(10), Exposures: []quant.Exposure{threat("a", e)}}).Distribution
		low, _ := d.Lowest.Pence()
		for i, p := range d.Probabilities {
			k := float64(low/1000) + float64(i)
			gamma, _ := math.Lgamma(k + 1)
			require.InDelta(t, math.Exp(k*math.Log(rate)-rate-gamma), p, 1e-12, rate)
		}
		assert.Equal(t, costing.Pence(int64(math.Round(rate*1000))), d.Mean(), rate)
		assert.InEpsilon(t, rate*100, varianceOf(t, d), 1e-9)
	}
}

// Of events that repeat, the mean is λ E[X] and the variance λ E[X²], for gains too; and the
// parts of the expected shortfall add up.
func TestTotal_OfRepeatingOutcomes(t *testing.T) {
	t.Parallel()
	e := outcomes(map[int64]string{-30: "0.2", 0: "0.1", 20: "0.4", 50: "0.3"})
	e.Rate = qty("2.5")
	p := three()
	p.Grid = pounds(10)
	d := total(t, quant.Portfolio{Grid: pounds(10), Exposures: []quant.Exposure{threat("d", e)}}).Distribution
	assert.Equal(t, "42.50", d.Mean().String())
	assert.InEpsilon(t, 2.5*(.2*900+.4*400+.3*2500), varianceOf(t, d), 1e-10)
	p.Exposures = append(p.Exposures, threat("d", e))
	for i := range p.Exposures {
		p.Exposures[i].Bearing.Shares = shares("harrow", "barnet")
	}
	c, err := p.Contributions(qty("90"))
	require.NoError(t, err)
	sum := costing.Pence(0)
	for _, r := range c.Risks {
		sum = sum.Plus(r.InTail)
	}
	within(t, c.ExpectedShortfall, sum, 4)
	totals, err := p.ByMember(qty("90"))
	require.NoError(t, err)
	within(t, c.ExpectedShortfall, totals.Members[0].InTail.Plus(totals.Members[1].InTail), 2)
	assert.Equal(t, totals.Members[0].InTail, totals.Members[1].InTail)
	assert.InEpsilon(t, varianceOf(t, total(t, p).Distribution), totals.Members[0].Covariance+totals.Members[1].Covariance, 1e-10)
}

// Half of 1 − p over two years is what a year has: 1 − √(1 − p); rates go with the time.
func TestTotal_OverAnotherHorizon(t *testing.T) {
	t.Parallel()
	p := quant.Portfolio{Grid: pounds(100), Months: 6, Exposures: []quant.Exposure{threat("a", fixed("0.36", 100))}}
	assert.InDeltaSlice(t, []float64{0.8, 0.2}, total(t, p).Distribution.Probabilities, 1e-12)
	p.Months, p.Exposures[0].Estimate.Months = 24, 12
	assert.InDelta(t, 1-.64*.64, total(t, p).Distribution.Probabilities[1], 1e-12)
	p.Exposures[0].Estimate.Probability = qty("1")
	assert.Equal(t, pounds(100), total(t, p).Distribution.Lowest)
	p.Exposures[0].Estimate.Probability, p.Exposures[0].Estimate.Rate = partnership.Quantity{}, qty("0.5")
	assert.Equal(t, pounds(100), total(t, p).Distribution.Mean())
	certain := outcomes(map[int64]string{100: "1"})
	p.Exposures[0].Estimate = certain
	assert.Equal(t, pounds(100), total(t, p).Distribution.Mean())
}

// What an opportunity brings is a cost below £0, and no insurer or cap takes part of it.
func TestTotal_OfAnOpportunity(t *testing.T) {
	t.Parallel()
	x := threat("grant", fixed("0.4", 100))
	x.Nature = risk.Opportunity
	x.Bearing = risk.Bearing{Shares: shares("harrow", "barnet"), Insurance: []risk.Insurance{{Insurer: "Mutual", Deductible: pounds(0), Limit: pounds(100)}}}
	x.Bearing.Caps = []risk.Cap{{Org: "harrow", Most: pounds(0), RestTo: "barnet"}}
	p := quant.Portfolio{Grid: pounds(50), Exposures: []quant.Exposure{x}}
	totals, err := p.ByMember(qty("80"))
	require.NoError(t, err)
	assert.Equal(t, pounds(-40), totals.PooledMean)
	assert.Equal(t, pounds(-100), totals.Members[0].Distribution.Lowest.Plus(totals.Members[1].Distribution.Lowest))
	_, err = totals.Allocate(pounds(10), quant.ByMean)
	assert.EqualError(t, err, "members[0]: harrow brings more than it costs: out of range\nmembers[1]: barnet brings more than it costs: out of range\nmembers: nothing says who is to pay: invalid")
}

// Who has a cap bears no more than that of each loss, and all that it does not bear somebody
// else does.
func TestByMember_CapsAndInsurance(t *testing.T) {
	t.Parallel()
	p := portfolio(6, 5_000)
	for i := range p.Exposures {
		p.Exposures[i].Bearing.Caps = []risk.Cap{{Org: "harrow", Most: pounds(10_000), RestTo: "barnet"}}
	}
	totals, err := p.ByMember(qty("99"))
	require.NoError(t, err)
	assert.Equal(t, []partnership.OrgID{"barnet", "harrow", "brent"}, []partnership.OrgID{totals.Members[0].Org, totals.Members[1].Org, totals.Members[2].Org})
	assert.LessOrEqual(t, totals.Members[1].Distribution.Percentile(qty("100")).Compare(pounds(60_000)), 0)
	within(t, totals.PooledMean, totals.Members[0].Mean.Plus(totals.Members[1].Mean).Plus(totals.Members[2].Mean), 2)
}
