package costing_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

func TestTotal_Known(t *testing.T) {
	none := costing.Money{}
	for _, c := range []struct {
		amounts  []costing.Money
		want     costing.Total
		least    costing.Money
		sterling string
	}{
		{nil, costing.Total{Amount: costing.Pence(0)}, costing.Pence(0), "£0.00"},
		{[]costing.Money{costing.Pence(5), costing.Pence(-7)}, costing.Total{Amount: costing.Pence(-2)}, costing.Pence(-2), "−£0.02"},
		{[]costing.Money{none}, costing.Total{AtLeast: costing.Pence(0)}, costing.Pence(0), "at least £0.00"},
		{[]costing.Money{costing.Pence(5), none, costing.Pence(7), none}, costing.Total{AtLeast: costing.Pence(12)}, costing.Pence(12), "at least £0.12"},
	} {
		total, err := costing.TotalOf(c.amounts...)
		require.NoError(t, err)
		assert.Equal(t, c.want, total)
		assert.Equal(t, c.want.Amount.Known(), total.Known())
		assert.Equal(t, c.least, total.Least())
		assert.Equal(t, c.sterling, total.Sterling())
		sum, err := costing.Sum(c.amounts...)
		require.NoError(t, err)
		assert.Equal(t, c.want.Amount, sum)
	}
	assert.False(t, costing.Total{}.Known())
	assert.False(t, costing.Total{}.Least().Known())
	assert.Equal(t, "not known", costing.Total{}.Sterling())
}

// The range holds for the known amounts, in any order.
func TestTotal_Range(t *testing.T) {
	most, penny, none := costing.Pence(math.MaxInt64), costing.Pence(1), costing.Money{}
	for _, amounts := range [][]costing.Money{
		{most, penny}, {most, none, penny}, {most.Neg(), penny.Neg()}, {none, most.Neg(), penny.Neg()}, {most, most, most},
	} {
		total, err := costing.TotalOf(amounts...)
		require.ErrorIs(t, err, field.ErrRange)
		assert.Equal(t, costing.Total{}, total)
		_, err = costing.Sum(amounts...)
		require.ErrorIs(t, err, field.ErrRange)
	}
	total, err := costing.TotalOf(most, penny, none, penny.Neg())
	require.NoError(t, err)
	assert.Equal(t, costing.Total{AtLeast: most}, total)
	total, err = costing.TotalOf(most.Neg(), penny.Neg(), penny)
	require.NoError(t, err)
	assert.Equal(t, costing.Total{Amount: most.Neg()}, total)
}

func TestTotal_And(t *testing.T) {
	none, five, seven := costing.Money{}, costing.Pence(5), costing.Pence(7)
	for _, c := range []struct {
		amounts []costing.Money
		and     costing.Money
	}{
		{nil, five},
		{nil, none},
		{[]costing.Money{five}, seven},
		{[]costing.Money{five}, none},
		{[]costing.Money{five, none}, seven},
		{[]costing.Money{none}, none},
		{[]costing.Money{five, none}, none},
	} {
		total, err := costing.TotalOf(c.amounts...)
		require.NoError(t, err)
		got, err := total.And(c.and)
		require.NoError(t, err)
		want, err := costing.TotalOf(append(c.amounts, c.and)...)
		require.NoError(t, err)
		assert.Equal(t, want, got)
	}
	total, err := costing.Total{}.And(five)
	require.NoError(t, err)
	assert.Equal(t, costing.Total{AtLeast: five}, total, "the zero Total is not known")
	_, err = costing.Total{Amount: costing.Pence(math.MaxInt64)}.And(five)
	require.ErrorIs(t, err, field.ErrRange)
}
