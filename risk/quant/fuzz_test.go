package quant_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/quant"
)

// full is a portfolio in which everything is set.
func full() quant.Portfolio {
	p := shared()
	p.Months, p.BiasedItems = 24, []string{"build"}
	p.Exposures[0].Inherent = fixed("0.9", 400)
	p.Exposures[1].Estimate = risk.Estimate{
		Shape: risk.PERTShape, Ends: risk.PercentileEnds, Rate: qty("0.5"), Months: 36, Least: pounds(10), Likely: pounds(20), Most: pounds(60),
		Stage: risk.CurrentStage, Item: "build", Source: "Workshop", On: day("2026-03-31"),
	}
	p.Exposures[2].Estimate = outcomes(map[int64]string{-5: "0.1", 0: "0.6", 5: "0.3"})
	p.Exposures[2].Estimate.Probability = qty("0.5")
	p.Causes = []quant.Cause{{ID: "flood", Probability: qty("0.1"), Raises: []quant.Raise{{Risk: "a", To: qty("0.95")}}}}
	return p
}

// golden documents fix the wire form.
func TestPortfolio_Golden(t *testing.T) {
	t.Parallel()
	require.NoError(t, full().Validate())
	path := filepath.Join("testdata", "golden", "portfolio.json")
	if os.Getenv("UPDATE") != "" {
		written, err := json.MarshalIndent(full(), "", "  ")
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(path, append(written, '\n'), 0o600))
	}
	fieldtest.Golden(t, path, full())
}

// FuzzPortfolioJSON reads a document as a portfolio. What is valid has a total that is a distribution.
func FuzzPortfolioJSON(f *testing.F) {
	fieldtest.Documents(f, filepath.Join("testdata", "golden", "*.json"))
	f.Fuzz(func(t *testing.T, document []byte) {
		fieldtest.ReadBack[quant.Portfolio](t, document)
		fieldtest.ReadBack[quant.Exposure](t, document)
		fieldtest.ReadBack[quant.Distribution](t, document)
		p, err := field.Decode[quant.Portfolio](document)
		if err != nil || len(p.Exposures) > 20 {
			return
		}
		all, err := p.Total()
		require.NoError(t, err)
		require.NoError(t, all.Distribution.Validate())
	})
}

// FuzzByMember holds for any three risks that the members bear what there is to bear, and that a
// contingency adds up.
func FuzzByMember(f *testing.F) {
	f.Add(int64(500_000), int64(300_000), int64(200_000), int64(100), int64(50), int64(200), int64(60), int64(40), uint8(80))
	f.Add(int64(1_000_000), int64(0), int64(1), int64(1), int64(0), int64(9999), int64(0), int64(0), uint8(99))
	f.Fuzz(func(t *testing.T, p, q, r, a, b, c, most, deductible int64, percent uint8) {
		within := func(n, limit int64) int64 { return (n%limit + limit) % limit }
		together := quant.Portfolio{Grid: pounds(10)}
		for i, pair := range [][2]int64{{p, a}, {q, b}, {r, c}} {
			probability, err := partnership.QuantityOfMillionths(within(pair[0], 1_000_001))
			require.NoError(t, err)
			amount := pounds(within(pair[1], 20_000))
			x := threat(risk.RiskID("abc"[i:i+1]), risk.Estimate{Shape: risk.FixedShape, Probability: probability, Least: amount, Most: amount})
			x.Bearing = risk.Bearing{
				Shares:    shares("harrow", "barnet", "brent"),
				Caps:      []risk.Cap{{Org: "brent", Most: pounds(within(most, 9_000)), RestTo: "barnet"}},
				Insurance: []risk.Insurance{{Insurer: "Mutual", Deductible: pounds(within(deductible, 20_000)), Limit: pounds(5_000)}},
			}
			together.Exposures = append(together.Exposures, x)
		}
		at, err := partnership.NewQuantity(int64(percent % 100))
		require.NoError(t, err)
		totals, err := together.ByMember(at)
		require.NoError(t, err)
		mean, tails, covariance := costing.Pence(0), costing.Pence(0), 0.0
		for _, member := range totals.Members {
			require.NoError(t, member.Distribution.Validate())
			mean, tails, covariance = mean.Plus(member.Mean), tails.Plus(member.InTail), covariance+member.Covariance
		}
		whole := total(t, together).Distribution
		near(t, totals.PooledMean, mean)
		near(t, whole.ExpectedShortfall(at), tails)
		assert.InDelta(t, varianceOf(t, whole), covariance, 1e-6*(1+varianceOf(t, whole)))
		for _, by := range quant.AllocationBases() {
			portions, err := totals.Allocate(pounds(1_000), by)
			if err != nil {
				continue
			}
			sum := costing.Pence(0)
			for _, portion := range portions {
				sum = sum.Plus(portion.Amount)
			}
			require.Equal(t, pounds(1_000), sum)
		}
	})
}

// near holds two amounts to two pence of each other.
func near(t *testing.T, a, b costing.Money) {
	t.Helper()
	x, _ := a.Pence()
	y, _ := b.Pence()
	assert.InDelta(t, x, y, 2)
}
