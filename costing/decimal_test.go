package costing_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
)

// TestApportionAgainstDecimals checks random splits with the arithmetic of a
// decimal library: each charge is the share cut to whole pence, or a penny more.
func TestApportionAgainstDecimals(t *testing.T) {
	d := newDeck(3)
	for range 300 {
		total, weights := d.total(), d.weights(1+d.IntN(20))
		charges, err := costing.Apportion(total, weights)
		require.NoError(t, err)
		sum, paid := decimal.New(0, 0), decimal.New(0, 0)
		for i, w := range weights {
			sum = sum.Add(decimal.NewFromBigInt(millionths(w), -6))
			paid = paid.Add(decimal.New(pence(charges[i].Amount), 0))
		}
		require.True(t, paid.Equal(decimal.New(pence(total), 0)), "adds up")
		for i, w := range weights {
			product := decimal.New(pence(total), 0).Mul(decimal.NewFromBigInt(millionths(w), -6))
			whole, rest := product.QuoRem(sum, 0)
			extra := decimal.New(pence(charges[i].Amount), 0).Sub(whole).Abs()
			require.True(t, extra.IsZero() || extra.Equal(decimal.New(1, 0)) && !rest.IsZero(),
				"%v of %v over %v", charges[i], total, weights)
		}
	}
}
