package waterfall_test

import (
	"fmt"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing/waterfall"
	"github.com/seed9ad77866/sharedservices/partnership/report"

	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Row 19, Leeds City Region business rates pool: half is kept by the pool, a quarter
// is shared by growth and a quarter by population.
func ExampleShareGain() {
	baseline, actual := costing.MustMoney("2500000.00"), costing.MustMoney("2100000.00")
	saving, err := baseline.Sub(actual)
	if err != nil {
		fmt.Println(err)
		return
	}
	quantity := partnership.MustQuantity
	tranches, err := waterfall.ShareGain(saving, []waterfall.GainPart{
		{Name: "kept by the pool", Percent: quantity("50")},
		{Name: "growth", Percent: quantity("25"), Weights: []costing.Weight{
			{Org: "leeds", Value: quantity("3")},
			{Org: "york", Value: quantity("1")},
		}},
		{Name: "population", Percent: quantity("25"), Weights: []costing.Weight{
			{Org: "leeds", Value: quantity("800000")},
			{Org: "york", Value: quantity("200000")},
		}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(tranches.Table(report.Names{}).Markdown())
	// Output:
	// ## Who gets what
	//
	// | Tranche | Organisation | Amount | Met | Left |
	// |---|---|---:|---:|---:|
	// | kept by the pool |  | £200,000.00 | £0.00 | £200,000.00 |
	// | growth |  | £100,000.00 | £100,000.00 | £0.00 |
	// |  | leeds |  | £75,000.00 |  |
	// |  | york |  | £25,000.00 |  |
	// | population |  | £100,000.00 | £100,000.00 | £0.00 |
	// |  | leeds |  | £80,000.00 |  |
	// |  | york |  | £20,000.00 |  |
}

// shared is a gain divided into parts that must be valid.
func shared(t *testing.T, gain int64, parts []waterfall.GainPart) []waterfall.Tranche {
	t.Helper()
	tranches, err := waterfall.ShareGain(costing.Pence(gain), parts)
	require.NoError(t, err)
	sum := int64(0)
	for _, tranche := range tranches {
		requireTranche(t, tranche)
		sum += pence(tranche.Amount)
	}
	require.Equal(t, gain, sum)
	return tranches
}

func TestShareGainLosesNoPenny(t *testing.T) {
	quantity := partnership.MustQuantity
	parts := []waterfall.GainPart{
		{Name: "kept", Percent: quantity("33.3")},
		{Name: "use", Percent: quantity("33.3"), Weights: []costing.Weight{{Org: "b", Value: quantity("1")}, {Org: "a", Value: quantity("1")}}},
		{Name: "growth", Percent: quantity("33.4"), Weights: []costing.Weight{{Org: "a", Value: quantity("0")}, {Org: "b", Value: quantity("7")}}},
	}
	for gain := int64(-1000); gain <= 1000; gain++ {
		up, down := shared(t, gain, parts), shared(t, -gain, parts)
		for i := range up {
			require.Equal(t, pence(up[i].Amount), -pence(down[i].Amount), "a loss is a gain with its sign changed")
		}
		require.Equal(t, costing.Pence(0), up[2].Portions[0].Amount, "a weight of 0 has nothing")
	}
	halves := []waterfall.GainPart{{Name: "z", Percent: quantity("50")}, {Name: "a", Percent: quantity("50")}}
	require.Equal(t, int64(2), pence(shared(t, 3, halves)[0].Left), "the spare penny is the first part's")
}

func TestShareGainFindsEveryError(t *testing.T) {
	quantity := partnership.MustQuantity
	_, err := waterfall.ShareGain(costing.Pence(5), nil)
	require.EqualError(t, err, "parts: required")

	_, err = waterfall.ShareGain(costing.Pence(5), []waterfall.GainPart{
		{}, {Name: "pool", Percent: quantity("-1")}, {Name: "growth", Percent: quantity("100.000001"), Weights: []costing.Weight{{}}},
	})
	require.EqualError(t, err, `parts[0].name: required
parts[0].percent: required
parts[1].percent: -1% is not from 0 to 100%: out of range
parts[2].percent: 100.000001% is not from 0 to 100%: out of range
parts[2].weights[0].org: required
parts[2].weights[0].value: required`)

	_, err = waterfall.ShareGain(costing.Pence(5), []waterfall.GainPart{
		{Name: "pool", Percent: quantity("50")}, {Name: "growth", Percent: quantity("49.9"), Weights: []costing.Weight{{Org: "a", Value: quantity("0")}}},
	})
	require.EqualError(t, err, `parts[1].weights: all are 0, so that nobody has a share: invalid
parts: they add up to 99.9 per cent, not 100: does not add up`)
	require.ErrorIs(t, err, field.ErrSum)
}
