package coop_test

import (
	"fmt"
	"math/big"
	"slices"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/coop"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// sized are random games of a number of partners, with the seeds that give them.
func sized(t testing.TB, n int, each func(g coop.Game, seed uint64)) {
	t.Helper()
	for seed := range uint64(25) {
		each(smallGame(t, n, seed), seed)
	}
}

// What a rule divides adds up, exactly and to the penny, in every game; only Banzhaf's is short.
func TestLaw_AddsUp(t *testing.T) {
	for n := 1; n <= 7; n++ {
		sized(t, n, func(g coop.Game, seed uint64) {
			for _, rule := range coop.AllocationRules() {
				a, err := g.Allocate(rule)
				if err != nil {
					require.NotContainsf(t, err.Error(), "NaN", "%v", err)
					continue
				}
				require.NoErrorf(t, a.Validate(), "%d %d %s", n, seed, rule)
				if rule != coop.Banzhaf {
					require.Falsef(t, a.Short.Known(), "%d %d %s", n, seed, rule)
				}
			}
		})
	}
}

// Permuting the partners permutes what they pay, exactly and to the penny.
func TestLaw_OrderOfPartners(t *testing.T) {
	for n := 2; n <= 6; n++ {
		sized(t, n, func(g coop.Game, seed uint64) {
			to := make([]int, n) // partner i is at to[i]
			for i := range to {
				to[i] = (i*(n-1) + 1) % n
			}
			partners := make([]orgID, n)
			for i, p := range g.Partners() {
				partners[to[i]] = p
			}
			other, err := coop.GameOf(partners, func(s coop.Coalition) costing.Money {
				from := coop.Coalition(0)
				for i, place := range to {
					if s.Has(place) {
						from |= 1 << i
					}
				}
				return g.Cost(from)
			})
			require.NoError(t, err)
			for _, rule := range coop.AllocationRules() {
				a, err := g.Allocate(rule)
				b, second := other.Allocate(rule)
				require.Equalf(t, err == nil, second == nil, "%v %v", err, second)
				for i := range a.Shares {
					require.Equalf(t, a.Shares[i], b.Shares[to[i]], "%d %d %s", n, seed, rule)
				}
			}
		})
	}
}

// A partner who adds the same to every group pays just that, under the rules that say so.
func TestLaw_DummyPaysItsOwn(t *testing.T) {
	for n := 2; n <= 6; n++ {
		sized(t, n, func(g coop.Game, seed uint64) {
			dummy, err := coop.GameOf(councils(n+1), func(s coop.Coalition) costing.Money {
				cost := g.Cost(s &^ (1 << n))
				if s.Has(n) {
					cost = cost.Plus(costing.Pence(77))
				}
				return cost
			})
			require.NoError(t, err)
			for _, rule := range []coop.AllocationRule{coop.Shapley, coop.Banzhaf, coop.Nucleolus, coop.Prenucleolus, coop.Tau, coop.SeparableCosts} {
				a, err := dummy.Allocate(rule)
				if err == nil {
					require.Equalf(t, "77/100", a.Shares[n].Exact.String(), "%d %d %s", n, seed, rule)
				}
			}
		})
	}
}

// If every cost is multiplied and each partner's own cost is added, so are the shares.
func TestLaw_Covariance(t *testing.T) {
	for n := 2; n <= 6; n++ {
		sized(t, n, func(g coop.Game, seed uint64) {
			own := func(i int) int64 { return noise(seed+uint64(i)*99, 500) - 200 }
			other, err := coop.GameOf(councils(n), func(s coop.Coalition) costing.Money {
				sum := int64(0)
				for i := range n {
					if s.Has(i) {
						sum += own(i)
					}
				}
				return costing.Pence(3*g.Cost(s).KnownPence() + sum)
			})
			require.NoError(t, err)
			for _, rule := range []coop.AllocationRule{
				coop.EqualSavings, coop.SeparableCosts, coop.EqualRest, coop.Shapley, coop.Banzhaf,
				coop.Nucleolus, coop.PerCapita, coop.Prenucleolus, coop.Tau,
			} {
				a, err := g.Allocate(rule)
				b, second := other.Allocate(rule)
				require.Equalf(t, err == nil, second == nil, "%v %v", err, second)
				for i, s := range a.Shares {
					want := s.Exact.Pounds()
					want.Add(want.Mul(want, big.NewRat(3, 1)), big.NewRat(own(i), 100))
					require.Equalf(t, coop.ExactOf(want), b.Shares[i].Exact, "%d %d %s", n, seed, rule)
				}
			}
		})
	}
}

// Two partners who save by sharing share the saving equally, by these rules alike.
func TestLaw_TwoPartners(t *testing.T) {
	sized(t, 2, func(g coop.Game, _ uint64) {
		rules := []coop.AllocationRule{coop.EqualSavings, coop.EqualRest, coop.Shapley, coop.Banzhaf, coop.Prenucleolus}
		if g.Cost(1).Plus(g.Cost(2)).Compare(g.Cost(3)) >= 0 {
			rules = append(rules, coop.Nucleolus, coop.PerCapita, coop.Tau, coop.SeparableCosts)
		}
		for _, rule := range rules {
			assert.Equalf(t, billBy(t, g, coop.Shapley), billBy(t, g, rule), "%s", rule)
		}
	})
}

// A nucleolus is stable if any division is, and so is the least core.
func TestLaw_NucleolusIsStable(t *testing.T) {
	stable := 0
	for n := 2; n <= 7; n++ {
		sized(t, n, func(g coop.Game, seed uint64) {
			core, err := g.LeastCore()
			require.NoError(t, err)
			proveLevel(t, g, core)
			if core.Verdict != coop.Stable {
				return
			}
			stable++
			for _, rule := range []coop.AllocationRule{coop.Nucleolus, coop.PerCapita, coop.Prenucleolus} {
				blocking, err := g.BlockingGroups(billBy(t, g, rule), 1)
				require.NoError(t, err)
				require.Empty(t, blocking)
			}
			require.Equal(t, billBy(t, g, coop.Nucleolus), billBy(t, g, coop.Prenucleolus))
		})
	}
	assert.Greater(t, stable, 20)
}

// What a rule is said always to have, it has: the witness is looked for in many games.
func TestLaw_Always(t *testing.T) {
	for n := 1; n <= 4; n++ {
		sized(t, n, func(g coop.Game, seed uint64) {
			findings, err := g.Axioms()
			require.NoError(t, err)
			for _, f := range findings {
				if f.Holding == coop.Always {
					tryAlways(t, g, f, fmt.Sprintf("%d %d %s %s", n, seed, f.Rule, f.Axiom))
				}
			}
		})
	}
}

// tryAlways looks for a witness against what is said to hold always.
func tryAlways(t *testing.T, g coop.Game, f coop.AxiomFinding, what string) {
	t.Helper()
	a, err := g.Allocate(f.Rule)
	if err != nil {
		return
	}
	n := len(a.Shares)
	with := func(cost func(s coop.Coalition) costing.Money, n int) (coop.CostAllocation, bool) {
		other, err := coop.GameOf(councils(n), cost)
		require.NoError(t, err)
		b, err := other.Allocate(f.Rule)
		return b, err == nil
	}
	switch f.Axiom {
	case coop.AddsUp:
		require.False(t, a.Short.Known(), what)
	case coop.NobodyAboveAlone:
		for i, s := range a.Shares {
			require.LessOrEqual(t, s.Exact.Pounds().Cmp(big.NewRat(g.Cost(1<<i).KnownPence(), 100)), 0, what)
		}
	case coop.StableIfAny:
		if n < 2 {
			return
		}
		if core, err := g.LeastCore(); err == nil && core.Verdict == coop.Stable {
			blocking, err := g.BlockingGroups(a, 1)
			require.NoError(t, err)
			require.Empty(t, blocking, what)
		}
	case coop.NothingForNothing:
		b, ok := with(func(s coop.Coalition) costing.Money { return known(g.Cost(s &^ (1 << n))) }, n+1)
		require.True(t, !ok || b.Shares[n].Exact.String() == "0", what)
	case coop.CheaperForAll:
		b, ok := with(func(s coop.Coalition) costing.Money {
			if s.Size() == n {
				return g.Cost(s).Plus(costing.Pence(-25))
			}
			return g.Cost(s)
		}, n)
		for i := range a.Shares {
			require.True(t, !ok || b.Shares[i].Exact.Pounds().Cmp(a.Shares[i].Exact.Pounds()) <= 0, what)
		}
	case coop.EqualTreatment:
		twin, ok := with(func(s coop.Coalition) costing.Money { return known(g.Cost(s&^(1<<n) | s>>n&1)) }, n+1)
		require.True(t, !ok || twin.Shares[0].Exact == twin.Shares[n].Exact, what)
	}
}

// known is an amount, £0 if it is not known.
func known(m costing.Money) costing.Money {
	if !m.Known() {
		return costing.Pence(0)
	}
	return m
}

// capacities are random capacity games.
func capacities(n int, seed uint64) coop.Capacity {
	c := coop.Capacity{Fixed: costing.Pence(noise(seed, 3) * 500)}
	for i := range n {
		c.Partners = append(c.Partners, coop.CapacityPartner{
			Org: councils(n)[i], Needs: costing.Pence(100 * noise(seed*31+uint64(i), 12)), Own: costing.Pence(noise(seed*77+uint64(i), 400)),
		})
	}
	return c
}

// The closed forms are those of the table.
func TestCapacity_IsItsTable(t *testing.T) {
	for n := 1; n <= 9; n++ {
		for seed := range uint64(20) {
			c := capacities(n, seed)
			g, err := c.Game()
			require.NoError(t, err)
			shapley, err := c.Shapley()
			require.NoError(t, err)
			require.Equal(t, billBy(t, g, coop.Shapley), shapley)
			nucleolus, err := c.Nucleolus()
			require.NoError(t, err)
			require.Equalf(t, billBy(t, g, coop.Nucleolus), nucleolus, "%d %d", n, seed)
			for _, rule := range []coop.AllocationRule{coop.EqualShares, coop.Moriarity, coop.EqualRest, coop.Nucleolus} {
				a, err := g.Allocate(rule)
				if err != nil {
					continue
				}
				want, err := g.BlockingGroups(a, 1)
				require.NoError(t, err)
				got, err := c.BlockingGroups(a)
				require.NoError(t, err)
				require.Equal(t, len(want), len(got))
				for i, o := range got {
					require.Equal(t, want[i].More, o.More)
					group, err := g.Coalition(o.Group)
					require.NoError(t, err)
					require.Equal(t, g.Cost(group), o.Alone)
				}
			}
		}
	}
}

// Partners who are alike pay together what as many of them would pay one by one.
func TestCapacity_Alike(t *testing.T) {
	for seed := range uint64(20) {
		c := capacities(3, seed)
		one := coop.Capacity{Fixed: c.Fixed}
		for i := range c.Partners {
			c.Partners[i].Count = 1 + noise(seed+uint64(i), 3)
			for k := range c.Partners[i].Count {
				p := c.Partners[i]
				p.Count, p.Org = 0, orgID(fmt.Sprintf("%s.%d", p.Org, k))
				one.Partners = append(one.Partners, p)
			}
		}
		for _, by := range []func(coop.Capacity) (coop.CostAllocation, error){coop.Capacity.Shapley, coop.Capacity.Nucleolus} {
			a, err := by(c)
			require.NoError(t, err)
			b, err := by(one)
			require.NoError(t, err)
			at := 0
			for i, p := range c.Partners {
				sum := new(big.Rat)
				for range p.Count {
					sum.Add(sum, b.Shares[at].Exact.Pounds())
					at++
				}
				require.Equal(t, coop.ExactOf(sum), a.Shares[i].Exact)
			}
		}
		kinds := []coop.AlikePartners{}
		for _, p := range c.Partners {
			kinds = append(kinds, coop.AlikePartners{Org: p.Org, Count: p.Count})
		}
		a, err := c.Shapley()
		require.NoError(t, err)
		b, err := coop.ShapleyOfKinds(kinds, func(counts []int64) costing.Money {
			sum, most := c.Fixed.KnownPence(), int64(0)
			for i, count := range counts {
				if sum += count * c.Partners[i].Own.KnownPence(); count > 0 {
					most = max(most, c.Partners[i].Needs.KnownPence())
				}
			}
			return costing.Pence(sum + most)
		})
		require.NoError(t, err)
		require.Equal(t, a, b)
	}
}

// trees are random trees.
func trees(n int, seed uint64) coop.Tree {
	t := coop.Tree{}
	for i := range n {
		l := coop.TreeLink{Org: councils(n)[i], Cost: costing.Pence(100 * noise(seed*13+uint64(i), 9))}
		if to := noise(seed*17+uint64(i), int64(i+1)); to > 0 || i > 0 && seed%2 == 0 {
			l.To = councils(n)[max(0, to-1)]
		}
		l.Junction = i < n-1 && noise(seed*19+uint64(i), 4) == 0
		t.Links = append(t.Links, l)
	}
	return t
}

func TestTree_IsItsTable(t *testing.T) {
	for n := 1; n <= 9; n++ {
		for seed := range uint64(30) {
			tree := trees(n, seed)
			g, err := tree.Game()
			require.NoError(t, err)
			shapley, err := tree.Shapley()
			require.NoError(t, err)
			require.Equal(t, billBy(t, g, coop.Shapley), shapley)
			nucleolus, err := tree.Nucleolus()
			require.NoError(t, err)
			require.Equalf(t, billBy(t, g, coop.Nucleolus), nucleolus, "%d %d", n, seed)
		}
	}
}

// The interval of a sample has the exact value about as often as it says, the same seed gives the
// same, and what it says adds up.
func TestSampleShapley_HasItsInterval(t *testing.T) {
	inside, all := 0, 0
	for seed := range uint64(20) {
		c := capacities(12, seed)
		exact, err := c.Shapley()
		require.NoError(t, err)
		orgs := councils(12)
		cost := func(in []bool) costing.Money {
			sum, most := c.Fixed.KnownPence(), int64(0)
			for i, p := range c.Partners {
				if in[i] {
					sum += p.Own.KnownPence()
					most = max(most, p.Needs.KnownPence())
				}
			}
			return costing.Pence(sum + most)
		}
		e, err := coop.SampleShapley(orgs, cost, seed, 400)
		require.NoError(t, err)
		again, err := coop.SampleShapley(orgs, cost, seed, 400)
		require.NoError(t, err)
		require.Equal(t, e, again)
		other, err := coop.SampleShapley(orgs, cost, seed+1000, 400)
		require.NoError(t, err)
		require.NotEqual(t, e.Partners, other.Partners)
		sum := costing.Pence(0)
		for i, p := range e.Partners {
			sum = sum.Plus(p.Amount)
			all++
			if value := exact.Shares[i].Amount; p.Low.Compare(value) <= 0 && value.Compare(p.High) <= 0 {
				inside++
			}
		}
		require.Equal(t, e.Total, sum)
		require.Equal(t, exact.Total, sum)
	}
	assert.GreaterOrEqual(t, inside*100/all, 90)
	assert.Less(t, inside, all)
}

// A bill that is made stable is stable; nothing that moves less would do, by the second way; and
// a stable bill needs no change.
func TestGame_SidePaymentIsLeast(t *testing.T) {
	mended := 0
	for n := 2; n <= 4; n++ {
		sized(t, n, func(g coop.Game, seed uint64) {
			bill := billBy(t, g, coop.EqualShares).Bill()
			p, err := g.SidePayment(bill)
			require.NoError(t, err)
			core, err := g.LeastCore()
			require.NoError(t, err)
			require.Equal(t, core.Verdict, p.Verdict)
			if p.Verdict != coop.Stable {
				return
			}
			blocking, err := g.BlockingGroups(p.Bill, 1)
			require.NoError(t, err)
			require.Empty(t, blocking)
			s, err := g.Check(bill)
			require.NoError(t, err)
			require.Equal(t, s.Verdict == coop.Stable, p.Moved.String() == "0")
			sum := costing.Pence(0)
			for _, c := range p.Changes {
				sum = sum.Plus(c.Amount)
			}
			require.Equal(t, costing.Pence(0), sum)
			require.Equalf(t, leastMoved(t, g, bill), p.Moved.String(), "%d %d", n, seed)
			mended++
		})
	}
	assert.Greater(t, mended, 20)
}

// leastMoved is how much must move, by a program over all groups.
func leastMoved(t *testing.T, g coop.Game, bill []costing.Portion) string {
	t.Helper()
	n := len(bill)
	p := lp{cost: make([]*big.Rat, 2*n)} // what each pays, and how much less that is
	zeros := func() []*big.Rat {
		all := make([]*big.Rat, 2*n)
		for i := range all {
			all[i] = new(big.Rat)
		}
		return all
	}
	p.cost = zeros()
	for i, b := range bill {
		p.cost[n+i].SetInt64(1)
		less, none := zeros(), zeros()
		less[i].SetInt64(-1)
		less[n+i].SetInt64(-1)
		none[n+i].SetInt64(-1)
		p = p.add(less, new(big.Rat).Neg(pence(b.Amount)), false).add(none, new(big.Rat), false)
	}
	for s := coop.Coalition(1); s < 1<<n; s++ {
		pays := zeros()
		for i := range n {
			if s.Has(i) {
				pays[i].SetInt64(1)
			}
		}
		p = p.add(pays, pence(g.Cost(s)), s.Size() == n)
	}
	moved := p.solve(t)
	return moved.Mul(moved, big.NewRat(1, 100)).RatString()
}

// A check finds for each partner the group with the least room, by looking at every group.
func TestGame_CheckByGroups(t *testing.T) {
	for n := 1; n <= 7; n++ {
		sized(t, n, func(g coop.Game, seed uint64) {
			bill := billBy(t, g, coop.EqualShares).Bill()
			slices.Reverse(bill)
			s, err := g.Check(bill)
			require.NoError(t, err)
			slices.Reverse(bill)
			worst := int64(0)
			for i, d := range s.Partners {
				least, some := int64(0), false
				for group := coop.Coalition(1); group < 1<<n-1; group++ {
					slack := g.Cost(group).KnownPence()
					for j := range n {
						if group.Has(j) {
							slack -= bill[j].Amount.KnownPence()
						}
					}
					worst = min(worst, slack)
					if group.Has(i) && (!some || slack < least) {
						least, some = slack, true
					}
				}
				require.Equal(t, some, d.Room.Known())
				if !some {
					continue
				}
				require.Equal(t, costing.Pence(least), d.Room)
				require.Contains(t, d.With, d.Org)
				group, err := g.Coalition(d.With)
				require.NoError(t, err)
				require.Equal(t, least, g.Cost(group).KnownPence()-sumOf(bill, d.With))
			}
			require.Equal(t, worst < 0, s.Verdict == coop.Unstable)
			if worst < 0 {
				require.Equal(t, costing.Pence(-worst), s.BlockingGroups[0].More.Money())
			}
		})
	}
}

// sumOf is what some pay together.
func sumOf(bill []costing.Portion, who []partnership.OrgID) int64 {
	sum := int64(0)
	for _, p := range bill {
		if slices.Contains(who, p.Org) {
			sum += p.Amount.KnownPence()
		}
	}
	return sum
}
