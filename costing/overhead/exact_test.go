package overhead_test

import (
	"cmp"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/overhead"
	"github.com/seed9ad77866/sharedservices/partnership"
)

// The other way to every allocation: the part of each centre that each other one uses, as
// fractions; what they pass on, by elimination of one after the other; and the largest
// remainders, one penny after the other.

// fractionsOf returns which part of centre from centre to uses, at [from][to], where the
// use counts.
func fractionsOf(centres []overhead.Centre, counts func(from, to int, support bool) bool) [][]*big.Rat {
	place := make(map[partnership.LineID]int)
	for i, c := range centres {
		place[c.Line] = i
	}
	parts := make([][]*big.Rat, len(centres))
	for from, c := range centres {
		parts[from] = make([]*big.Rat, len(centres))
		sum := new(big.Rat)
		for to := range parts[from] {
			parts[from][to] = new(big.Rat)
		}
		for _, use := range c.Serves {
			if to := place[use.Line]; counts(from, to, len(centres[to].Serves) > 0) {
				n, _ := use.Value.Millionths()
				parts[from][to].SetInt64(n)
				sum.Add(sum, parts[from][to])
			}
		}
		for _, part := range parts[from] {
			if sum.Sign() > 0 {
				part.Quo(part, sum)
			}
		}
	}
	return parts
}

// totalsByFractions solves total[to] = own[to] + Σ part[from][to] × total[from] by
// replacing the total of one support centre after another by what it is made of.
func totalsByFractions(centres []overhead.Centre, parts [][]*big.Rat) []*big.Rat {
	n := len(centres)
	rows := make([][]*big.Rat, n) // of total[to]: of each total so much, and last so much more
	for to := range rows {
		rows[to] = make([]*big.Rat, n+1)
		for from := range n {
			rows[to][from] = new(big.Rat).Set(parts[from][to])
		}
		rows[to][n] = big.NewRat(pence(centres[to].Cost), 1)
	}
	replace := func(to, from int) {
		times := rows[to][from]
		rows[to][from] = new(big.Rat)
		for m := range rows[to] {
			rows[to][m].Add(rows[to][m], new(big.Rat).Mul(times, rows[from][m]))
		}
	}
	for from := range n {
		self := new(big.Rat).Sub(big.NewRat(1, 1), rows[from][from])
		rows[from][from] = new(big.Rat)
		for m := range rows[from] {
			rows[from][m].Quo(rows[from][m], self)
		}
		for to := range n {
			if to != from {
				replace(to, from)
			}
		}
	}
	totals := make([]*big.Rat, n)
	for i := range totals {
		totals[i] = rows[i][n]
	}
	return totals
}

// requireExact requires that each cost is that of its exact total, and the costs of the
// front-line services those of the largest remainders.
func requireExact(t *testing.T, centres []overhead.Centre, costs overhead.FullCosts, counts func(from, to int, support bool) bool) {
	t.Helper()
	totals := totalsByFractions(centres, fractionsOf(centres, counts))
	spare, remainders, want := int64(0), map[int]*big.Rat{}, make([]int64, len(centres))
	for i, total := range totals {
		received := new(big.Rat).Sub(total, big.NewRat(pence(centres[i].Cost), 1))
		if len(centres[i].Serves) > 0 {
			spare += pence(centres[i].Cost)
			received.Add(received, big.NewRat(1, 2))
		}
		floor := new(big.Int).Quo(received.Num(), received.Denom())
		if want[i] = floor.Int64(); len(centres[i].Serves) == 0 {
			spare -= want[i]
			remainders[i] = received.Sub(received, new(big.Rat).SetInt(floor))
		}
	}
	order := slices.Collect(func(yield func(int) bool) {
		for i := range centres {
			if remainders[i] != nil && !yield(i) {
				return
			}
		}
	})
	slices.SortFunc(order, func(i, j int) int {
		return cmp.Or(remainders[j].Cmp(remainders[i]), cmp.Compare(centres[i].Line, centres[j].Line))
	})
	for _, i := range order[:spare] {
		want[i]++
	}
	for i, c := range costs {
		require.Equal(t, want[i], pence(c.Received), "%v of %v", c, centres)
	}
}

// random centres: support centres and services, with few or many uses, in short or long
// numbers.
func random(r *rand.Rand) []overhead.Centre {
	n, often, longest := 1+r.IntN(9), 1+r.IntN(4), int64(1)
	for range r.IntN(19) {
		longest *= 10
	}
	centres := serving(n, 1+r.IntN(3), func(_, to int) int64 {
		if to < n && r.IntN(often) > 0 {
			return 0
		}
		return min(1+r.Int64N(longest), 999_999_999_999_999_999)
	})
	for i := range centres {
		centres[i].Cost = costing.Pence(r.Int64N(1_000_000))
	}
	r.Shuffle(len(centres), func(i, j int) { centres[i], centres[j] = centres[j], centres[i] })
	return centres
}

func TestAllocationsAreExact(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 4))
	for range 300 {
		centres := random(r)
		for _, method := range []struct {
			allocate func([]overhead.Centre) (overhead.FullCosts, error)
			counts   func(from, to int, support bool) bool
		}{
			{overhead.Direct, func(_, _ int, support bool) bool { return !support }},
			{overhead.StepDown, func(from, to int, support bool) bool { return !support || to > from }},
			{overhead.Reciprocal, func(_, _ int, _ bool) bool { return true }},
		} {
			costs, err := method.allocate(centres)
			require.NoError(t, err)
			requireExact(t, centres, costs, method.counts)
		}
	}
}

// Units that add up to the prime by which the equations are solved first, and units that
// add up to more than 64 bits.
func TestReciprocalAllocationOfLongNumbers(t *testing.T) {
	const most = 999_999_999_999_999_999
	for _, units := range [][]int64{
		{1<<61 - 1 - 2*most, most, most},
		slices.Concat([]int64{most - 1}, slices.Repeat([]int64{most}, 20)),
	} {
		centres := serving(2, len(units)-1, func(from, to int) int64 {
			if from == 0 && to > 0 {
				return units[to-1]
			}
			return int64(1 + to)
		})
		costs, err := overhead.Reciprocal(centres)
		require.NoError(t, err)
		requireExact(t, centres, costs, func(_, _ int, _ bool) bool { return true })
	}
}

// Many support centres solve their equations: of each unit that a centre uses, it
// bears the price, within the half pennies of the rounding.
func TestReciprocalAllocationOfManyCentres(t *testing.T) {
	for _, units := range []func(from, to int) int64{all, ring(150)} {
		centres := serving(150, 10, units)
		costs, err := overhead.Reciprocal(centres)
		require.NoError(t, err)
		requireAllocated(t, centres, costs)
		parts := fractionsOf(centres, func(_, _ int, _ bool) bool { return true })
		for to, c := range costs {
			want := new(big.Rat)
			for from := range centres {
				want.Add(want, new(big.Rat).Mul(parts[from][to], big.NewRat(pence(costs[from].Total), 1)))
			}
			off := want.Sub(want, big.NewRat(pence(c.Received), 1))
			require.Negative(t, off.Abs(off).Cmp(big.NewRat(4, 1)), "%v", c)
		}
	}
}

// Whatever the numbers are, each allocation is exact.
func FuzzAllocationsAreExact(f *testing.F) {
	f.Add(uint64(1), uint64(2))
	f.Fuzz(func(t *testing.T, a, b uint64) {
		centres := random(rand.New(rand.NewPCG(a, b)))
		costs, err := overhead.Reciprocal(centres)
		require.NoError(t, err)
		requireExact(t, centres, costs, func(_, _ int, _ bool) bool { return true })
		costs, err = overhead.StepDown(centres)
		require.NoError(t, err)
		requireExact(t, centres, costs, func(from, to int, support bool) bool { return !support || to > from })
	})
}
