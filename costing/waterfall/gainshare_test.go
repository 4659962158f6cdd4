package waterfall_test

import (
	"fmt"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing/waterfall"
	"github.com/seed9ad77866/sharedservices/partnership/report"

	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
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
		{Name: "kept by the pool", Share: partnership.MustFraction("50%")},
		{Name: "growth", Share: partnership.MustFraction("25%"), Weights: []costing.Weight{
			{Org: "leeds", Value: quantity("3")},
			{Org: "york", Value: quantity("1")},
		}},
		{Name: "population", Share: partnership.MustFraction("25%"), Weights: []costing.Weight{
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
	// | Tranche | Organisation | Weight | Amount | Met | Kept | Left |
	// |---|---|---:|---:|---:|---:|---:|
	// | kept by the pool |  |  | £200,000.00 | £0.00 | £200,000.00 | £0.00 |
	// | growth |  |  | £100,000.00 | £100,000.00 | £0.00 | £0.00 |
	// | growth | leeds | 3 |  | £75,000.00 |  |  |
	// | growth | york | 1 |  | £25,000.00 |  |  |
	// | population |  |  | £100,000.00 | £100,000.00 | £0.00 | £0.00 |
	// | population | leeds | 800,000 |  | £80,000.00 |  |  |
	// | population | york | 200,000 |  | £20,000.00 |  |  |
	//
	// 1. kept by the pool: 50% of the gain
	// 2. growth: 25% of the gain
	// 3. population: 25% of the gain
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
		{Name: "kept", Share: partnership.MustFraction("33.3%")},
		{Name: "use", Share: partnership.MustFraction("33.3%"), Weights: []costing.Weight{{Org: "b", Value: quantity("1")}, {Org: "a", Value: quantity("1")}}},
		{Name: "growth", Share: partnership.MustFraction("33.4%"), Weights: []costing.Weight{{Org: "a", Value: quantity("0")}, {Org: "b", Value: quantity("7")}}},
	}
	for gain := int64(-1000); gain <= 1000; gain++ {
		up, down := shared(t, gain, parts), shared(t, -gain, parts)
		for i := range up {
			require.Equal(t, pence(up[i].Amount), -pence(down[i].Amount), "a loss is a gain with its sign changed")
		}
		require.Equal(t, costing.Pence(0), up[2].Portions[0].Amount, "a weight of 0 has nothing")
	}
	halves := []waterfall.GainPart{{Name: "z", Share: partnership.MustFraction("50%")}, {Name: "a", Share: partnership.MustFraction("50%")}}
	require.Equal(t, int64(2), pence(shared(t, 3, halves)[0].Kept), "the spare penny is the first part's")
}

func TestShareGainFindsEveryError(t *testing.T) {
	quantity, fraction := partnership.MustQuantity, partnership.MustFraction
	_, err := waterfall.ShareGain(costing.Pence(5), nil)
	require.EqualError(t, err, "parts: required")

	_, err = waterfall.ShareGain(costing.Pence(5), []waterfall.GainPart{
		{}, {Name: "growth", Share: fraction("100%"), Weights: []costing.Weight{{}}}, {Name: "none", Share: fraction("1%"), Weights: []costing.Weight{{Org: "a", Value: quantity("0")}}},
	})
	require.EqualError(t, err, `parts[0].name: required
parts[0].share: required
parts[1].weights[0].org: required
parts[1].weights[0].value: required
parts[2].weights: all are 0, so that nobody has a share: invalid`)

	for want, shares := range map[string][]string{
		"parts: they make 99.9%, not the whole: does not add up":       {"50%", "49.9%"},
		"parts: they make 166.666666%, not the whole: does not add up": {"1/1", "2/3"},
		"parts: they are parts of too many: out of range":              {"1/999983", "1/999979", "1/999961"},
	} {
		var parts []waterfall.GainPart
		for _, share := range shares {
			parts = append(parts, waterfall.GainPart{Name: "part", Share: fraction(share)})
		}
		_, err = waterfall.ShareGain(costing.Pence(5), parts)
		require.EqualError(t, err, want)
	}
}

// A third is a third.
func TestShareGainOfThirds(t *testing.T) {
	fraction := partnership.MustFraction
	tranches := shared(t, 300_000_000, []waterfall.GainPart{{Name: "kept", Share: fraction("2/3")}, {Name: "given", Share: fraction("1/3")}})
	require.Equal(t, "2000000.00", tranches[0].Kept.String())
}
