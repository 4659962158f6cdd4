package coop_test

import (
	"math/big"
	"math/bits"
	"slices"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/coop"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A second way to a nucleolus: the program over all groups at once, as a full table of fractions,
// and after each a program for each group that asks whether it can be happier. It knows nothing of
// weights, bases or spans.

// lp is a program: the least cost·x with each row·x ≤ bound, or = bound if it is equal; x of any
// sign.
type lp struct {
	cost  []*big.Rat
	rows  [][]*big.Rat
	bound []*big.Rat
	equal []bool
}

// solve returns the least value by the simplex method with Bland's rule, in two phases.
func (p lp) solve(t testing.TB) *big.Rat {
	t.Helper()
	n, m := len(p.cost), len(p.rows)
	width := 2*n + m + m // x⁺, x⁻, slacks, artificial
	table, basis := make([][]*big.Rat, m), make([]int, m)
	for i, row := range p.rows {
		sign := big.NewRat(1, 1)
		if p.bound[i].Sign() < 0 {
			sign = big.NewRat(-1, 1)
		}
		table[i] = make([]*big.Rat, width+1)
		for j := range table[i] {
			table[i][j] = new(big.Rat)
		}
		for j, v := range row {
			table[i][j].Mul(v, sign)
			table[i][n+j].Neg(table[i][j])
		}
		if !p.equal[i] {
			table[i][2*n+i].Set(sign)
		}
		table[i][2*n+m+i].SetInt64(1)
		table[i][width].Mul(p.bound[i], sign)
		basis[i] = 2*n + m + i
	}
	cost := make([]*big.Rat, width)
	for j := range cost {
		cost[j] = new(big.Rat)
		if j >= 2*n+m {
			cost[j].SetInt64(1)
		}
	}
	require.Zero(t, run(t, table, basis, cost, width).Sign(), "no solution")
	for i, b := range basis { // an artificial one that is still there is 0, and leaves
		for j := 0; b >= 2*n+m && j < 2*n+m; j++ {
			if table[i][j].Sign() != 0 {
				pivotAt(table, basis, i, j)
				break
			}
		}
	}
	for j := range cost {
		switch {
		case j < n:
			cost[j] = p.cost[j]
		case j < 2*n:
			cost[j] = new(big.Rat).Neg(p.cost[j-n])
		default:
			cost[j] = new(big.Rat)
		}
	}
	return run(t, table, basis, cost, 2*n+m)
}

// run makes steps until the cost is least, with the first usable columns only.
func run(t testing.TB, table [][]*big.Rat, basis []int, cost []*big.Rat, usable int) *big.Rat {
	t.Helper()
	width := len(table[0]) - 1
	for {
		enter := -1
		for j := 0; j < usable && enter < 0; j++ {
			reduced := new(big.Rat).Set(cost[j])
			for i, b := range basis {
				reduced.Sub(reduced, new(big.Rat).Mul(cost[b], table[i][j]))
			}
			if reduced.Sign() < 0 {
				enter = j
			}
		}
		if enter < 0 {
			sum := new(big.Rat)
			for i, b := range basis {
				sum.Add(sum, new(big.Rat).Mul(cost[b], table[i][width]))
			}
			return sum
		}
		leave, least := -1, new(big.Rat)
		for i := range table {
			if table[i][enter].Sign() <= 0 {
				continue
			}
			ratio := new(big.Rat).Quo(table[i][width], table[i][enter])
			if leave < 0 || ratio.Cmp(least) < 0 || ratio.Cmp(least) == 0 && basis[i] < basis[leave] {
				leave, least = i, ratio
			}
		}
		require.GreaterOrEqual(t, leave, 0, "no least value")
		pivotAt(table, basis, leave, enter)
	}
}

// pivotAt puts a column at a place of the basis.
func pivotAt(table [][]*big.Rat, basis []int, leave, enter int) {
	pivot := new(big.Rat).Inv(table[leave][enter])
	for j := range table[leave] {
		table[leave][j].Mul(table[leave][j], pivot)
	}
	for i := range table {
		if factor := new(big.Rat).Set(table[i][enter]); i != leave && factor.Sign() != 0 {
			for j := range table[i] {
				table[i][j].Sub(table[i][j], new(big.Rat).Mul(factor, table[leave][j]))
			}
		}
	}
	basis[leave] = enter
}

// measureBy is in what a rule counts the unhappiness of a group.
func measureBy(g coop.Game, rule coop.AllocationRule, s coop.Coalition) int64 {
	switch rule {
	case coop.PerCapita:
		return int64(s.Size())
	case coop.ProportionalNucleolus:
		return g.Cost(s).Abs().KnownPence()
	}
	return 1
}

// nucleolusBySteps is a nucleolus by the second way, in pounds.
func nucleolusBySteps(t testing.TB, g coop.Game, rule coop.AllocationRule) []string {
	t.Helper()
	n := len(g.Partners())
	all := coop.Coalition(1<<n - 1)
	fixed, open := map[coop.Coalition]*big.Rat{all: pence(g.Cost(all))}, []coop.Coalition{}
	for s := coop.Coalition(1); s < all; s++ {
		if measureBy(g, rule, s) != 0 {
			open = append(open, s)
		}
	}
	base := func() (p lp) { // over x and the unhappiness
		for s := coop.Coalition(1); s <= all; s++ {
			if b, ok := fixed[s]; ok {
				p = p.add(row(n, s, 0), b, true)
			} else if s.Size() == 1 && rule != coop.Prenucleolus {
				p = p.add(row(n, s, 0), pence(g.Cost(s)), false)
			}
		}
		return p
	}
	for len(open) > 0 {
		p := base()
		for _, s := range open {
			p = p.add(row(n, s, measureBy(g, rule, s)), pence(g.Cost(s)), false)
		}
		p.cost = row(n, 0, -1)
		level := p.solve(t)
		left := []coop.Coalition{}
		for _, s := range open { // can it be happier?
			q := base()
			for _, o := range open {
				bound := new(big.Rat).Mul(level, big.NewRat(measureBy(g, rule, o), 1))
				q = q.add(row(n, o, 0), bound.Add(bound, pence(g.Cost(o))), false)
			}
			q.cost = row(n, s, 0)
			pays := q.solve(t)
			worst := new(big.Rat).Mul(level, big.NewRat(measureBy(g, rule, s), 1))
			if worst.Add(worst, pence(g.Cost(s))).Cmp(pays) == 0 {
				fixed[s] = pays
			} else {
				left = append(left, s)
			}
		}
		require.Less(t, len(left), len(open))
		open = left
	}
	texts := []string{}
	for i := range n {
		p := base()
		p.cost = row(n, 1<<i, 0)
		least := p.solve(t)
		p.cost = row(n, 1<<i, 0)
		for _, c := range p.cost {
			c.Neg(c)
		}
		if most := p.solve(t); most.Neg(most).Cmp(least) != 0 {
			return nil // not determined
		}
		texts = append(texts, least.Mul(least, big.NewRat(1, 100)).RatString())
	}
	return texts
}

// pence are the pence of an amount.
func pence(m costing.Money) *big.Rat { return big.NewRat(m.KnownPence(), 1) }

// row has 1 for each member of a group, and last −w.
func row(n int, s coop.Coalition, w int64) []*big.Rat {
	all := make([]*big.Rat, n+1)
	for i := range n {
		all[i] = big.NewRat(int64(uint32(s)>>i&1), 1)
	}
	all[n] = big.NewRat(-w, 1)
	return all
}

// add adds a row.
func (p lp) add(row []*big.Rat, bound *big.Rat, equal bool) lp {
	return lp{p.cost, append(p.rows, row), append(p.bound, bound), append(p.equal, equal)}
}

// smallGame is a game of a few partners with costs that meet often: many ties, groups that cost
// nothing, and costs below £0.
func smallGame(t testing.TB, n int, seed uint64) coop.Game {
	t.Helper()
	g, err := coop.GameOf(councils(n), func(s coop.Coalition) costing.Money {
		r := noise(seed<<20+uint64(s), 1000)
		switch seed % 5 {
		case 0: // ties
			return costing.Pence(300*int64(s.Size()) - 100*(r%3))
		case 1: // any
			return costing.Pence(r)
		case 2: // gains
			return costing.Pence(-10*int64(s.Size()*s.Size()) - r%50)
		case 3: // alike
			return costing.Pence(int64(bits.OnesCount32(uint32(s)&0x15))*70 + int64(bits.OnesCount32(uint32(s)&0x2a))*50 + 100)
		}
		return costing.Pence(20 * (r % 4) * int64(s.Size()))
	})
	require.NoError(t, err)
	return g
}

// Every nucleolus of many small games is that of the second way.
func TestGame_NucleolusBySteps(t *testing.T) {
	if testing.Short() {
		t.Skip("the second way takes long under the race detector")
	}
	compared := 0
	for n := 2; n <= 4; n++ {
		for seed := range uint64([]int{0, 0, 60, 60, 7}[n]) {
			g := smallGame(t, n, seed)
			for _, rule := range nucleoli() {
				a, err := g.Allocate(rule)
				if err != nil {
					continue
				}
				compared++
				require.Equalf(t, nucleolusBySteps(t, g, rule), texts(a), "%d partners, seed %d, %s", n, seed, rule)
			}
		}
	}
	assert.Greater(t, compared, 300)
	for seed := range uint64(1) {
		g := smallGame(t, 5, seed)
		require.Equal(t, nucleolusBySteps(t, g, coop.Prenucleolus), texts(billBy(t, g, coop.Prenucleolus)))
	}
}

// Where the second way does not determine a proportional nucleolus, there is an error, and
// nowhere else.
func TestGame_ProportionalNucleolusNotDetermined(t *testing.T) {
	never := 0
	for seed := range uint64(60) {
		g, err := coop.GameOf(councils(3), func(s coop.Coalition) costing.Money {
			r := noise(seed<<20+uint64(s), 100)
			if s.Size() == 3 {
				return costing.Pence(-1 - r)
			}
			return costing.Pence(-r * (r % 2) * int64(s.Size()-1))
		})
		require.NoError(t, err)
		_, err = g.Allocate(coop.ProportionalNucleolus)
		if bySteps := nucleolusBySteps(t, g, coop.ProportionalNucleolus); bySteps == nil {
			never++
			require.ErrorContains(t, err, "do not determine")
		} else {
			require.NoError(t, err)
		}
	}
	assert.NotZero(t, never)
}

// orderShares is the Shapley value over all orders, in pounds.
func orderShares(g coop.Game) []string {
	n := len(g.Partners())
	sums, orders := make([]int64, n), int64(0)
	var visit func(s coop.Coalition, added []int64)
	visit = func(s coop.Coalition, added []int64) {
		if s.Size() == n {
			orders++
			for i, a := range added {
				sums[i] += a
			}
			return
		}
		for i := range n {
			if !s.Has(i) {
				next := slices.Clone(added)
				next[i] = g.Cost(s|1<<i).KnownPence() - g.Cost(s).KnownPence()
				visit(s|1<<i, next)
			}
		}
	}
	visit(0, make([]int64, n))
	texts := []string{}
	for _, sum := range sums {
		texts = append(texts, big.NewRat(sum, 100*orders).RatString())
	}
	return texts
}

func TestGame_ShapleyByOrders(t *testing.T) {
	for n := 1; n <= 6; n++ {
		for seed := range uint64(10) {
			g := smallGame(t, n, seed)
			assert.Equal(t, orderShares(g), texts(billBy(t, g, coop.Shapley)))
		}
	}
}

// Large costs are summed digit by digit, and give the same as small ones, scaled.
func TestGame_ShapleyOfLargeCosts(t *testing.T) {
	const factor = 9_999_999_999
	for _, n := range []int{3, 11, 18} {
		for _, sign := range []int64{1, -1} {
			of := func(times int64) coop.Game {
				g, err := coop.GameOf(councils(n), func(s coop.Coalition) costing.Money {
					return costing.Pence(sign * times * (noise(uint64(s), 90_000) - 20_000))
				})
				require.NoError(t, err)
				return g
			}
			for _, rule := range []coop.AllocationRule{coop.Shapley, coop.Banzhaf} {
				small, large := billBy(t, of(1), rule), billBy(t, of(factor), rule)
				for i, s := range small.Shares {
					want := s.Exact.Pounds()
					assert.Equal(t, coop.ExactOf(want.Mul(want, big.NewRat(factor, 1))), large.Shares[i].Exact)
				}
			}
		}
	}
}

// The Banzhaf value is a mean over groups, and says by how much it misses the cost.
func TestGame_BanzhafByGroups(t *testing.T) {
	for seed := range uint64(10) {
		g := smallGame(t, 5, seed)
		a := billBy(t, g, coop.Banzhaf)
		sum := new(big.Rat)
		for i, s := range a.Shares {
			adds := int64(0)
			for group := range coop.Coalition(32) {
				if !group.Has(i) {
					adds += g.Cost(group|1<<i).KnownPence() - g.Cost(group).KnownPence()
				}
			}
			assert.Equal(t, big.NewRat(adds, 1600).RatString(), s.Exact.String())
			sum.Add(sum, s.Exact.Pounds())
		}
		if a.Short.Known() {
			sum.Add(sum, a.Short.Pounds())
		}
		assert.Zero(t, sum.Cmp(big.NewRat(a.Total.KnownPence(), 100)))
		require.NoError(t, a.Validate())
	}
}

// The Owen value over all orders that keep groups together, by brute force.
func TestGame_OwenByOrders(t *testing.T) {
	for seed := range uint64(30) {
		groups := [][][]int{{{0, 2}, {1}, {3, 4}}, {{0, 2, 4}, {1, 3}}, {{0}, {1, 2, 3, 4}}}[seed%3]
		g := smallGame(t, 5, seed)
		sums, orders := make([]int64, 5), int64(0)
		for _, outer := range permutations([]int{0, 1, 2}[:len(groups)]) {
			lists := [][]int{{}}
			for _, k := range outer {
				next := [][]int{}
				for _, list := range lists {
					for _, inner := range permutations(groups[k]) {
						next = append(next, append(slices.Clone(list), inner...))
					}
				}
				lists = next
			}
			for _, order := range lists {
				orders++
				s := coop.Coalition(0)
				for _, i := range order {
					sums[i] += g.Cost(s|1<<i).KnownPence() - g.Cost(s).KnownPence()
					s |= 1 << i
				}
			}
		}
		c := councils(5)
		named := [][]orgID{}
		for _, group := range groups {
			if len(group) > 1 { // who is in no group is one by itself
				named = append(named, nil)
				for _, i := range group {
					named[len(named)-1] = append(named[len(named)-1], c[i])
				}
			}
		}
		a, err := g.Owen(named)
		require.NoError(t, err)
		for i, sum := range sums {
			assert.Equal(t, big.NewRat(sum, 100*orders).RatString(), a.Shares[i].Exact.String())
		}
		one, err := g.Owen(nil)
		require.NoError(t, err)
		assert.Equal(t, billBy(t, g, coop.Shapley), one)
		whole, err := g.Owen([][]orgID{c})
		require.NoError(t, err)
		assert.Equal(t, one, whole)
	}
}

// permutations are all orders of some numbers.
func permutations(of []int) [][]int {
	if len(of) == 0 {
		return [][]int{{}}
	}
	all := [][]int{}
	for i, first := range of {
		rest := slices.Delete(slices.Clone(of), i, i+1)
		for _, p := range permutations(rest) {
			all = append(all, append([]int{first}, p...))
		}
	}
	return all
}

// The weighted Shapley value by its dividends, and the Shapley value if all weights are equal.
func TestGame_WeightedShapley(t *testing.T) {
	weights := []int64{1, 2, 3, 5}
	for seed := range uint64(10) {
		g := smallGame(t, 4, seed)
		dividends, want := make([]int64, 16), make([]*big.Rat, 4)
		for i := range want {
			want[i] = new(big.Rat)
		}
		for s := range coop.Coalition(16) {
			dividends[s] = g.Cost(s).KnownPence()
			sum := int64(0)
			for part := range s {
				if part&s == part {
					dividends[s] -= dividends[part]
				}
			}
			for i, w := range weights {
				if s.Has(i) {
					sum += w
				}
			}
			for i, w := range weights {
				if s.Has(i) {
					want[i].Add(want[i], big.NewRat(dividends[s]*w, 100*sum))
				}
			}
		}
		list, same := []costing.Weight{}, []costing.Weight{}
		for i, w := range weights {
			list = append(list, costing.Weight{Org: councils(4)[i], Value: number(w)})
			same = append(same, costing.Weight{Org: councils(4)[i], Value: number(7)})
		}
		a, err := g.WeightedShapley(list)
		require.NoError(t, err)
		for i, w := range want {
			assert.Equal(t, w.RatString(), a.Shares[i].Exact.String())
		}
		b, err := g.WeightedShapley(same)
		require.NoError(t, err)
		assert.Equal(t, billBy(t, g, coop.Shapley), b)
	}
}
