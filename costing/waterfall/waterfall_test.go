package waterfall_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing/waterfall"
	"github.com/seed9ad77866/sharedservices/partnership/report"

	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
)

// Savings of £50,000 arrived. First nobody is to pay more than before; what is left
// goes to those who paid for the new system.
func ExampleDistribute() {
	before := []costing.Portion{
		{Org: "harrow", Amount: costing.MustMoney("410000.00")},
		{Org: "barnet", Amount: costing.MustMoney("300000.00")},
	}
	after := []costing.Portion{
		{Org: "harrow", Amount: costing.MustMoney("390000.00")},
		{Org: "barnet", Amount: costing.MustMoney("320000.00")},
	}
	worse, err := waterfall.NoWorseOff(before, after)
	if err != nil {
		fmt.Println(err)
		return
	}
	tranches, err := waterfall.Distribute(costing.MustMoney("50000.00"), []waterfall.Tier{
		{Name: "no worse off", Rule: waterfall.TalmudRule, Claims: worse},
		{Name: "new system", Rule: waterfall.ProportionalRule, Claims: []costing.Portion{
			{Org: "harrow", Amount: costing.MustMoney("40000.00")},
			{Org: "barnet", Amount: costing.MustMoney("10000.00")},
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
	// | Tranche | Organisation | At most | Amount | Met | Left |
	// |---|---|---:|---:|---:|---:|
	// | no worse off |  |  | £50,000.00 | £20,000.00 | £30,000.00 |
	// | no worse off | harrow | £0.00 |  | £0.00 |  |
	// | no worse off | barnet | £20,000.00 |  | £20,000.00 |  |
	// | new system |  |  | £30,000.00 | £30,000.00 | £0.00 |
	// | new system | harrow | £40,000.00 |  | £24,000.00 |  |
	// | new system | barnet | £10,000.00 |  | £6,000.00 |  |
	//
	// 1. no worse off: Half of each claim first, then equal losses
	// 2. new system: In proportion to the claims
}

func ExampleNoWorseOff() {
	claims, err := waterfall.NoWorseOff(
		[]costing.Portion{{Org: "a", Amount: costing.MustMoney("100.00")}, {Org: "b", Amount: costing.MustMoney("80.00")}},
		[]costing.Portion{{Org: "b", Amount: costing.MustMoney("95.00")}, {Org: "a", Amount: costing.MustMoney("70.00")}},
	)
	fmt.Println(claims[0].Org, claims[0].Amount, claims[1].Org, claims[1].Amount, err)
	// Output: b 15.00 a 0.00 <nil>
}

// requireTranche requires that a tranche adds up.
func requireTranche(t *testing.T, tranche waterfall.Tranche) {
	t.Helper()
	require.Equal(t, pence(tranche.Amount), pence(tranche.Met)+pence(tranche.Kept)+pence(tranche.Left), tranche.Name)
	require.NotNil(t, tranche.Portions, "lists are empty, not null")
	if len(tranche.Portions) == 0 {
		return
	}
	met := int64(0)
	for _, p := range tranche.Portions {
		met += pence(p.Amount)
	}
	require.Equal(t, pence(tranche.Met), met, tranche.Name)
}

func TestWaterfallLosesNoPenny(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for range 300 {
		tiers := make([]waterfall.Tier, 1+random.IntN(4))
		for i := range tiers {
			_, claims := someClaims(random)
			tiers[i] = waterfall.Tier{Name: fmt.Sprint(i), Rule: waterfall.ClaimsRules()[random.IntN(13)], Claims: claims}
		}
		given := slices.Clone(tiers[0].Claims)
		estate := costing.Pence(random.Int64N(10000))
		tranches, err := waterfall.Distribute(estate, tiers)
		require.NoError(t, err)
		require.Equal(t, given, tiers[0].Claims)
		left := estate
		for i, tranche := range tranches {
			require.Equal(t, left, tranche.Amount)
			requireTranche(t, tranche)
			claimed := int64(0)
			for _, n := range penceOf(tiers[i].Claims) {
				claimed += n
			}
			require.Equal(t, min(claimed, pence(left)), pence(tranche.Met), "a tier is met as far as there is money")
			left = tranche.Left
		}
	}
}

func TestWaterfallFindsEveryError(t *testing.T) {
	_, err := waterfall.Distribute(costing.Pence(-5), nil)
	require.EqualError(t, err, "estate: -0.05 is less than 0.00: invalid\ntiers: required")

	_, err = waterfall.Distribute(costing.Pence(5), []waterfall.Tier{
		{Rule: waterfall.TalmudRule, Claims: promised(1)},
		{Name: "second", Claims: promised(-1)},
		{Name: "third", Rule: waterfall.TalmudRule},
	})
	require.EqualError(t, err, `tiers[0].name: required
tiers[1].rule: required
tiers[1].claims[0].amount: -0.01 is less than 0.00: invalid
tiers[2].claims: required`)
}

func TestNoWorseOffFindsEveryError(t *testing.T) {
	_, err := waterfall.NoWorseOff(
		[]costing.Portion{{Org: "a"}, {Org: "b", Amount: costing.Pence(-1<<63 + 1)}, {Amount: costing.Pence(0)}},
		[]costing.Portion{{Org: "a", Amount: costing.Pence(0)}, {Org: "a"}, {Org: "b", Amount: costing.Pence(1)}, {Org: "_", Amount: costing.Pence(0)}},
	)
	require.EqualError(t, err, `before[0].amount: required
before[2].org: required
after[1].amount: required
after[3].org: "_" is not an organisation id (1 to 64 letters, digits and -_.:/): invalid
after[1].org: duplicate: "a" is already after[0]
after[2].amount: 0.01 less -92233720368547758.07 is more than an amount of money can be: out of range`)
}
