package costing_test

import (
	"database/sql"
	"database/sql/driver"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
)

var (
	_ sql.Scanner   = (*costing.Money)(nil)
	_ driver.Valuer = costing.Money{}
	_ sql.Scanner   = (*costing.FinancialYear)(nil)
	_ driver.Valuer = costing.FinancialYear{}
)

func TestMoney_ComesBackFromADatabase(t *testing.T) {
	t.Parallel()
	for _, amount := range []costing.Money{{}, costing.Pence(0), costing.Pence(-1), costing.Pence(math.MaxInt64), costing.MustMoney("1250.00")} {
		column, err := amount.Value()
		require.NoError(t, err)
		read := costing.MustMoney("5.00")
		require.NoError(t, read.Scan(column))
		assert.Equal(t, amount, read)
	}
	column, err := costing.Money{}.Value()
	assert.NoError(t, err)
	assert.Nil(t, column, "what nobody knows is NULL and not 0")
	column, err = costing.Pence(0).Value()
	assert.NoError(t, err)
	assert.Equal(t, "0.00", column)
}

func TestMoney_ScanRefusesFractionsAndNumbers(t *testing.T) {
	t.Parallel()
	read := costing.MustMoney("5.00")
	assert.EqualError(t, read.Scan(12.5), "found a value of type float64 in the database, wanted a text, as a column of type TEXT has it: invalid")
	assert.EqualError(t, read.Scan(int64(12)), "found a value of type int64 in the database, wanted a text, as a column of type TEXT has it: invalid")
	assert.Error(t, read.Scan([]byte("12.505")))
	assert.NoError(t, read.Scan([]byte("12.50")))
	assert.Equal(t, costing.Pence(1250), read)
}

func TestFinancialYear_ComesBackFromADatabase(t *testing.T) {
	t.Parallel()
	for _, year := range []costing.FinancialYear{{}, costing.MustFinancialYear("2026/27")} {
		column, err := year.Value()
		require.NoError(t, err)
		read := costing.MustFinancialYear("2000/01")
		require.NoError(t, read.Scan(column))
		assert.Equal(t, year, read)
	}
}
