package waterfall_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/waterfall"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Leeds City Region: half kept by the pool, a quarter by growth, a quarter by
// population.
func TestRow19GainShare(t *testing.T) {
	t.Parallel()
	tranches, err := waterfall.ShareGain(pounds("1000.00"), []waterfall.GainPart{
		{Name: "pool", Share: partnership.MustFraction("50%")},
		{Name: "growth", Share: partnership.MustFraction("25%"), Weights: weights("leeds 4 york 1")},
		{Name: "population", Share: partnership.MustFraction("25%"), Weights: weights("leeds 3 york 2")},
	})
	require.NoError(t, err)
	assert.Equal(t, pounds("500.00"), tranches[0].Kept)
	assert.Equal(t, "leeds 200.00, york 50.00", shown(tranches[1].Portions))
	assert.Equal(t, "leeds 150.00, york 100.00", shown(tranches[2].Portions))
}

// A section 75 pooled fund: £1,000 over, £300 offset, £200 from the risk pool, £100
// cut, and £400 outside by contribution, with a maximum.
func TestRow20PooledFund(t *testing.T) {
	t.Parallel()
	fund := waterfall.PooledFund{
		Lines: []waterfall.PoolLine{
			{Line: "beds", Budget: pounds("5000.00"), Outturn: pounds("6000.00")},
			{Line: "aids", Budget: pounds("2000.00"), Outturn: pounds("1700.00")},
		},
		RiskPool: pounds("200.00"), Uncommitted: pounds("100.00"),
		Outside: weights("icb 75 council 25"), Maximums: []costing.Portion{{Org: "icb", Amount: pounds("250.00")}},
	}
	for _, c := range []struct {
		passOn     bool
		want, left string
	}{
		{false, "icb 250.00, council 100.00", "50.00"}, // 300 and 100, and the icb stops at 250
		{true, "icb 250.00, council 150.00", "0.00"},
	} {
		fund.PassOn = c.passOn
		tranches, err := fund.Settle()
		require.NoError(t, err)
		var met []string
		for _, tranche := range tranches[1:4] {
			met = append(met, tranche.Met.String())
		}
		assert.Equal(t, []string{"300.00", "200.00", "100.00"}, met)
		assert.Equal(t, c.want, shown(tranches[4].Portions))
		assert.Equal(t, pounds(c.left), tranches[4].Left, "what nobody bears is reported")
	}
}

// Durham crematorium, surplus of 2026/27.
func TestRow21SurplusByFixedShares(t *testing.T) {
	t.Parallel()
	tranches, err := waterfall.ShareGain(pounds("1041250.00"), []waterfall.GainPart{
		{Name: "surplus", Share: partnership.MustFraction("100%"), Weights: weights("durham 80 spennymoor 20")},
	})
	require.NoError(t, err)
	assert.Equal(t, "durham 833000.00, spennymoor 208250.00", shown(tranches[0].Portions))
}
