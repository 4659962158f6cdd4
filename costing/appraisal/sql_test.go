package appraisal_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

func TestPrices_TextAndColumn(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"nominal", "real 2026/27", "real 2024-01/2024-12", "real 2025-09/2026-08"} {
		p, err := appraisal.ParsePrices(s)
		require.NoError(t, err)
		assert.Equal(t, s, p.String())
		column, err := p.Value()
		require.NoError(t, err)
		assert.Equal(t, s, column)
		var back appraisal.Prices
		require.NoError(t, back.Scan(column))
		assert.Equal(t, p, back)
		assert.Equal(t, s == "nominal", p.Nominal())
		assert.Equal(t, s == "nominal", p.Year().IsZero())
		assert.False(t, p.IsZero())
	}
	for _, s := range []string{"", "real", "real ", "2026/27", "Nominal", "real 2026/28", "nominal 2026/27", "real real 2026/27"} {
		_, err := appraisal.ParsePrices(s)
		require.ErrorIs(t, err, field.ErrInvalid, s)
	}
	var none appraisal.Prices
	column, err := none.Value()
	require.NoError(t, err)
	assert.Nil(t, column)
	assert.Equal(t, []string{"not set", "at prices that are not known", "in nominal money"}, []string{none.String(), none.Title(), appraisal.NominalPrices().Title()})
	assert.Equal(t, none, appraisal.RealPrices(costing.FinancialYear{}))
	assert.Panics(t, func() { appraisal.MustPrices("real") })
}
