package coop

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// near returns a game of large costs, and a division of it over a number, in which groups pay more
// or less than alone by a few pence, which is less than a float of such a size can tell, or by
// thousands of pounds. Some groups cost nothing.
func near(r *rand.Rand, n int, m measure) (g Game, y []*big.Int, over *big.Int) {
	over = big.NewInt(1<<40 + 15)
	each := new(big.Int).Set(over) // what a penny of cost takes, less what it takes per pound
	last := []*big.Int{}           // the unhappiness, if it is measured
	switch m {
	case perGroup, perHead:
		last = append(last, new(big.Int).Mul(over, big.NewInt(-12_345)))
	case perPound:
		last = append(last, new(big.Int).Quo(over, big.NewInt(-3)))
		each.Sub(over, last[0])
	}
	whole := r.IntN(2) == 0 // whether all pay whole pennies, so that a group can pay exactly what it costs
	for range n {
		pays := big.NewInt(r.Int64N(1 << 46))
		pays.Mul(pays, each)
		if !whole {
			pays.Add(pays, big.NewInt(r.Int64N(1<<40)))
		}
		y = append(y, pays)
	}
	y = append(y, last...)
	g = Game{partners: councilsOf(n), costs: make([]int64, 1<<n)}
	for s := 1; s < 1<<n; s++ {
		group := Coalition(s)
		sum := new(big.Int)
		for i := range n {
			if group.Has(i) {
				sum.Add(sum, y[i])
			}
		}
		if m == perGroup || m == perHead {
			sum.Add(sum, new(big.Int).Mul(y[n], big.NewInt(m.of(g, group))))
		}
		g.costs[s] = sum.Quo(sum, each).Int64() + min(r.Int64N(8), 1) // most are a part of a penny short of blocking
		switch r.IntN(30) {
		case 0:
			g.costs[s] -= 900_000
		case 1, 2:
			g.costs[s]--
		case 3:
			g.costs[s] = 0
		}
		g.most = max(g.most, g.costs[s])
	}
	return g, y, over
}

// councilsOf returns so many partners.
func councilsOf(n int) (all []partnership.OrgID) {
	for i := range n {
		all = append(all, partnership.OrgID(fmt.Sprintf("E%02d", i)))
	}
	return all
}

// A search in floats finds a group in exactly the parts of the table in which whole numbers, tried
// one group after the other, find one.
func TestSearch_LargeIsExact(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 11))
	const n = 7
	parts, empty := 0, 0
	for _, m := range []measure{perGroup, perHead, perPound, noMeasure} {
		for range 60 {
			g, y, over := near(r, n, m)
			s := newSearch(n, m)
			require.True(t, s.leaveOut(g.all()))
			require.True(t, s.leaveOut(1))
			s.ready()
			want := map[Coalition]bool{} // the parts, by their upper half
			broken := func(group Coalition) bool {
				by := new(big.Int).Mul(over, big.NewInt(-g.costs[group]))
				for i := range n {
					if group.Has(i) {
						by.Add(by, y[i])
					}
				}
				if m != noMeasure {
					by.Add(by, new(big.Int).Mul(y[n], big.NewInt(m.of(g, group))))
				}
				out := group == 0 || group == 1 || group == g.all() || group == g.all()&^1
				return by.Sign() > 0 && !out && (m != perPound || g.costs[group] != 0)
			}
			for group := Coalition(1); group < 1<<n; group++ {
				if broken(group) {
					want[group>>s.low] = true
				}
			}
			got := map[Coalition]bool{}
			for _, f := range s.brokenLarge(g, y, over) {
				assert.True(t, broken(f.group), "%d of measure %d", f.group, m)
				got[f.group>>s.low] = true
			}
			assert.Equal(t, want, got, "measure %d", m)
			parts += len(want)
			empty += 1<<(n-n/2) - len(want)
		}
	}
	require.Positive(t, parts)
	require.Positive(t, empty, "no part without a group was tried")
}
