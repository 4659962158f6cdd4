package quant_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/quant"
)

// qty is a quantity.
func qty(s string) partnership.Quantity { return partnership.MustQuantity(s) }

// pounds is a number of whole pounds.
func pounds(n int64) costing.Money { return costing.Pence(100 * n) }

// fixed is an event with a probability that costs an amount.
func fixed(probability string, amount int64) risk.Estimate {
	return risk.Estimate{Shape: risk.FixedShape, Probability: qty(probability), Least: pounds(amount), Most: pounds(amount)}
}

// threat is a threat that nobody has agreed to bear.
func threat(id risk.RiskID, e risk.Estimate) quant.Exposure {
	return quant.Exposure{ID: id, Nature: risk.Threat, Estimate: e}
}

// three are the risks (½, £100), (0.3, £50) and (0.2, £200).
func three() quant.Portfolio {
	return quant.Portfolio{Grid: pounds(50), Exposures: []quant.Exposure{
		threat("a", fixed("0.5", 100)), threat("b", fixed("0.3", 50)), threat("c", fixed("0.2", 200)),
	}}
}

// outcomes are amounts with probabilities.
func outcomes(pairs map[int64]string) risk.Estimate {
	e := risk.Estimate{Shape: risk.DiscreteShape}
	for amount := int64(-100000); amount <= 100000; amount++ {
		if p, ok := pairs[amount]; ok {
			e.Outcomes = append(e.Outcomes, risk.DiscreteOutcome{Amount: pounds(amount), Probability: qty(p)})
		}
	}
	return e
}

// total is the total of a portfolio that is valid.
func total(t testing.TB, p quant.Portfolio) quant.PortfolioTotal {
	t.Helper()
	all, err := p.Total()
	require.NoError(t, err)
	require.NoError(t, all.Distribution.Validate())
	return all
}

// exceeds is the probability of more than an amount, which is known.
func exceeds(t testing.TB, d quant.Distribution, amount costing.Money) float64 {
	t.Helper()
	probability, ok := d.Exceeds(amount)
	require.True(t, ok)
	return probability
}

// varianceOf is the variance of a distribution that is known.
func varianceOf(t testing.TB, d quant.Distribution) float64 {
	t.Helper()
	v, ok := d.Variance()
	require.True(t, ok)
	return v
}

// shares are equal shares, or those that are written.
func shares(orgs ...partnership.OrgID) []partnership.Share {
	var all []partnership.Share
	for _, org := range orgs {
		of := map[int]string{1: "100%", 2: "50%", 3: "1/3"}[len(orgs)]
		all = append(all, partnership.Share{Org: org, Fraction: partnership.MustFraction(of)})
	}
	return all
}

// day is a date.
func day(s string) calendar.Date { return calendar.MustDate(s) }
