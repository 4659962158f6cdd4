package coop

import (
	"fmt"
	"math"
	"math/bits"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// slacks returns for each partner the least slack of a group that it is in, and that group, which is
// 0 if there is none. The slack of a group is its cost less what its members pay. The group of all
// partners counts only if all is true. Groups whose cost is not known are passed over.
//
// The table is read in rows of groups with the same upper half of the bits. A row is looked at
// closely only if it has less slack than was found so far for one of its partners.
func (g Game) slacks(pays []int64, all bool) (least []int64, groups []Coalition) {
	low := uint(g.n() / 2)
	lows, highs := sums(pays[:low]), sums(pays[low:])
	least, groups = make([]int64, g.n()), make([]Coalition, g.n())
	for i := range least {
		least[i] = math.MaxInt64
	}
	for h, base := range highs {
		costs := g.costs[h<<low:][:len(lows)]
		if h == len(highs)-1 && !all {
			costs = costs[:len(costs)-1]
		}
		most := slices.Max(least[:max(1, low)])
		for i := range g.n() - int(low) {
			if h>>i&1 != 0 {
				most = max(most, least[int(low)+i])
			}
		}
		if g.missing == 0 && leastOf(costs, lows)-base >= most {
			continue
		}
		for l, cost := range costs {
			s := Coalition(h<<low | l)
			slack := cost - lows[l] - base
			if cost == unknown || slack >= most {
				continue
			}
			for set := uint32(s); set != 0; set &= set - 1 {
				if i := bits.TrailingZeros32(set); slack < least[i] {
					least[i], groups[i] = slack, s
				}
			}
		}
	}
	return least, groups
}

// leastOf returns the least of costs[i] − lows[i]. It keeps four running figures, so that they can
// be compared at the same time.
func leastOf(costs, lows []int64) int64 {
	a, b, c, d := int64(math.MaxInt64), int64(math.MaxInt64), int64(math.MaxInt64), int64(math.MaxInt64)
	lows = lows[:len(costs)]
	for len(costs) >= 4 && len(lows) >= 4 {
		a = min(a, costs[0]-lows[0])
		b = min(b, costs[1]-lows[1])
		c = min(c, costs[2]-lows[2])
		d = min(d, costs[3]-lows[3])
		costs, lows = costs[4:], lows[4:]
	}
	for l, cost := range costs {
		a = min(a, cost-lows[l])
	}
	return min(a, b, c, d)
}

// LeastCore is how stable a bill can be at all.
type LeastCore struct {
	// Verdict is Stable if some bill is stable, and Unstable if none is.
	Verdict Verdict `json:"verdict"`
	// Level is by how much the unhappiest group pays more than alone under the best bill: £0 or
	// less if that bill is stable. If leaving costs every group as much as that, for instance in
	// administration, none leaves.
	Level Exact `json:"level,omitzero"`
	// Allocation is one of the best bills.
	Allocation CostAllocation `json:"allocation"`
	// Weights prove that no bill is better. Each partner has the same sum of weights over the groups
	// that it is in. So what the groups pay more than alone has the same weighted mean under every
	// bill, and that mean is the level.
	Weights []WeightedGroup `json:"weights"`
}

// WeightedGroup is a group with a weight.
type WeightedGroup struct {
	Group  []partnership.OrgID `json:"group"`           // who
	Weight Exact               `json:"weight,omitzero"` // above 0
}

// LeastCore returns the best bill, in which the group that pays most above its own cost pays as
// little above it as can be, and so whether any bill is stable. The errors are ErrRequired at "partners" for fewer than two, and at
// "costs" for groups whose cost is not known.
func (g Game) LeastCore() (LeastCore, error) {
	if err := g.complete(); err != nil {
		return LeastCore{}, err
	}
	if g.n() == 1 {
		return LeastCore{}, field.At("partners", fmt.Errorf("one partner has nobody to leave: %w", field.ErrRequired))
	}
	x, _ := g.nucleolus(perGroup, false, true)
	c := LeastCore{Verdict: Stable, Level: exactPence(x.stages[0].level), Allocation: g.allocate(x.shares(g)), Weights: []WeightedGroup{}}
	if x.stages[0].level.Sign() > 0 {
		c.Verdict = Unstable
	}
	for _, r := range x.stages[0].rows {
		if r.kind == groupColumn {
			c.Weights = append(c.Weights, WeightedGroup{g.Members(r.group), ExactOf(r.weight)})
		}
	}
	return c, nil
}
