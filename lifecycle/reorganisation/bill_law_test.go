package reorganisation_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle/reorganisation"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// paid is who pays what from the day on, written "org pounds org pounds …".
func paid(bill reorganisation.Bill) (text string) {
	for _, d := range bill.Changes {
		if !d.Left {
			text += fmt.Sprintf("%s %v ", d.Org, d.After)
		}
	}
	return text
}

// There are as many members after as before, and yet they do not pay the same: 46 of 100 people
// of the county go to the north, 54 to the west.
func TestCarry_EqualSharesThatAreNotEqualAfterAreAgreedOnes(t *testing.T) {
	for _, c := range []struct{ members, want string }{
		{"milton-keynes county corby-borough", "milton-keynes 33333.33 north 48666.67 west 18000.00 "},
		{"county east-district", "north 73000.00 west 27000.00 "},
	} {
		carried := carried(t, fileOf(t, 'y', orgs(c.members)...))
		assert.Equal(t, c.want, paid(carried.Bills[0]))
		assert.Equal(t, costing.FixedShares, carried.After.Schedule.Entries[1].Scheme.Parts[0].Basis.Kind)
	}
	same := carried(t, fileOf(t, 'y', orgs("milton-keynes corby-borough daventry-district")...))
	assert.Equal(t, costing.EqualShares, same.After.Schedule.Entries[1].Scheme.Parts[0].Basis.Kind, "each has one successor")
}

// What each council pays after is what plain arithmetic says, whoever shares the cost of
// £1,000,000 and by whichever fixed or equal shares.
func TestCarry_BillsAreThoseOfPlainArithmetic(t *testing.T) {
	all := orgs("county corby-borough east-district kettering-borough daventry-district south-district milton-keynes leicestershire")
	heirs := map[partnership.OrgID]partnership.OrgID{}
	for _, c := range northamptonshire().Councils {
		heirs[c.Org] = c.To
	}
	for seed := range uint64(120) {
		g := rand.New(rand.NewPCG(seed, 46))
		members := make([]partnership.OrgID, 2+g.IntN(4))
		weights, sum := make([]int, len(members)), 0
		for i, k := range g.Perm(len(all))[:len(members)] {
			members[i], weights[i] = all[k], 1
			if seed%3 == 0 {
				weights[i] = 1 + g.IntN(99)
			}
			sum += weights[i]
		}
		file := fileOf(t, 'z', members...)
		file.Costs[0].Total = pounds("1000000.00")
		want, fixed := map[partnership.OrgID]float64{}, []partnership.Share{}
		for i, org := range members {
			part := 1e6 * float64(weights[i]) / float64(sum)
			fixed = append(fixed, shares(fmt.Sprintf("%s %d/%d", org, weights[i], sum))...)
			switch {
			case org == "county":
				want["north"] += part * .46
				want["west"] += part * .54
			case heirs[org] != "":
				want[heirs[org]] += part
			default:
				want[org] += part
			}
		}
		if seed%3 == 0 {
			file.Schedule.Entries[0].Scheme.Parts[0].Basis = costing.Basis{Kind: costing.FixedShares, Shares: fixed}
		}
		carried := carried(t, file)
		require.Len(t, carried.Bills, 1)
		for _, d := range carried.Bills[0].Changes {
			pence, _ := d.After.Pence()
			assert.InDelta(t, want[d.Org], float64(pence)/100, 0.02, "%d: %v, %s", seed, members, d.Org)
		}
	}
}
