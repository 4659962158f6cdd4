package staff

import (
	"cmp"
	"slices"
)

// A cut is a row that holds in every allocation in which the rows of a puzzle hold, because
// units cannot be divided, and that raises the bound.
type cut struct {
	weight []int64 // of each unit at each member; none is below 0
	low    int64   // the least sum
	price  int64
}

// Cuts are sought with so many divisors at a time, so many times. cutCells bounds how many
// weights there are of all cuts of one limit.
const (
	cutDivisors = 8
	cutRounds   = 4
	cutsKept    = 12
	cutCells    = 200_000
)

// strengthen returns the puzzle with the cuts that raise the bound, and its relaxation.
func (z *puzzle) strengthen(r *relaxation, open []bool) (*puzzle, *relaxation) {
	best, cuts := z, []cut{}
	for range cutRounds {
		if r.out() {
			break
		}
		tried := append(slices.Clip(cuts), z.cuts(r)...)
		next := z.with(tried).relax(open, r.meter)
		next.follow(r, tried)
		next.descend(next.rounds(descents/3, 16), next.most/256)
		if next.bound <= r.bound {
			break
		}
		cuts = next.keenest(tried)
		best = z.with(cuts)
		after := best.relax(open, r.meter)
		after.follow(next, cuts)
		after.descend(after.rounds(descents/3, 16), after.most/1024)
		r = after
	}
	return best, r
}

// follow takes the prices of the rows of another relaxation of the same puzzle, and those
// of cuts, which are the last rows.
func (r *relaxation) follow(other *relaxation, cuts []cut) {
	rows := len(r.prices) - len(cuts)
	copy(r.prices, other.root[:rows])
	for i, c := range cuts {
		r.prices[rows+i] = c.price
	}
}

// keenest returns the cuts whose prices tell most, up to cutsKept of them.
func (r *relaxation) keenest(cuts []cut) []cut {
	var kept []cut
	rows := len(r.root) - len(cuts)
	tells := func(i int) int64 { return -r.root[rows+i] * r.size[rows+i] }
	order := make([]int, len(cuts))
	for i := range cuts {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(tells(j), tells(i)) })
	for _, i := range order[:min(len(order), cutsKept)] {
		if c := cuts[i]; tells(i) > tells(order[0])/64 {
			c.price = r.root[rows+i]
			kept = append(kept, c)
		}
	}
	return kept
}

// with returns the puzzle with cuts as its last rows.
func (z *puzzle) with(cuts []cut) *puzzle {
	more := *z
	more.rows, more.entries = slices.Clone(z.rows), make([][]entry, len(z.entries))
	for cell, entries := range z.entries {
		more.entries[cell] = slices.Grow(slices.Clip(entries), touching(cuts, cell))
		for i, c := range cuts {
			if c.weight[cell] != 0 {
				more.entries[cell] = append(more.entries[cell], entry{len(z.rows) + i, c.weight[cell]})
			}
		}
	}
	for _, c := range cuts {
		more.rows = append(more.rows, row{low: c.low, high: far})
	}
	return &more
}

// touching returns in how many cuts a unit at a member is.
func touching(cuts []cut, cell int) int {
	n := 0
	for _, c := range cuts {
		if c.weight[cell] != 0 {
			n++
		}
	}
	return n
}

// cuts returns cuts from every limit of every row, and from all rows together at the prices.
func (z *puzzle) cuts(r *relaxation) []cut {
	var cuts []cut
	at, units := r.cheapestOfAll(), r.undecided()
	try := func(weight []int64, low, high int64) {
		divisors := r.divisors(units, at, weight)
		r.spend(1 + (1+2*len(divisors))*len(weight)/perStep)
		for _, d := range divisors {
			if low > 0 {
				cuts = appendCut(cuts, weight, low, at, d)
			}
			if high < far {
				cuts = appendCut(cuts, negative(weight), -high, at, d)
			}
		}
	}
	for k, from := range r.from {
		if from >= len(z.rows) {
			break // a cut
		}
		weight := make([]int64, len(z.cost))
		for cell, entries := range z.entries {
			for _, e := range entries {
				if e.row == from {
					weight[cell] = e.weight
				}
			}
		}
		try(weight, r.low[k], r.high[k])
	}
	weight, high := r.aggregate()
	try(weight, 0, high)
	return cuts
}

// aggregate returns one row that holds where all rows do: their sum at the best prices.
func (r *relaxation) aggregate() (weight []int64, high int64) {
	weight = make([]int64, len(r.cost))
	for k, price := range r.root {
		if price > 0 {
			high += price * r.high[k]
		} else {
			high += price * r.low[k]
		}
	}
	most := int64(0)
	for u := 0; u < len(weight); u += r.members {
		least := int64(far)
		for cell := u; cell < u+r.members; cell++ {
			for _, e := range r.entries[r.first[cell]:r.first[cell+1]] {
				weight[cell] += r.root[e.row] * e.weight
			}
			if r.whole[cell] < far {
				least = min(least, weight[cell])
			}
		}
		high -= least
		for cell := u; cell < u+r.members; cell++ {
			weight[cell] = max(0, weight[cell]-least)
			most = max(most, weight[cell])
		}
	}
	coarse := 1 + most>>20
	for cell := range weight {
		weight[cell] /= coarse
	}
	whole, _ := divide(high, coarse)
	return weight, whole
}

// negative returns the negative of numbers.
func negative(numbers []int64) []int64 {
	negative := make([]int64, len(numbers))
	for i, n := range numbers {
		negative[i] = -n
	}
	return negative
}

// undecided returns the units, those first that could as cheaply go elsewhere.
func (r *relaxation) undecided() []int {
	units, regret := r.all(), make([]int64, len(r.cost)/r.members)
	add := r.adds()
	for u := range units {
		regret[u] = far
		least := 0
		for _, a := range add[u*r.members : (u+1)*r.members] {
			if a == 0 {
				if least++; least > 1 {
					regret[u] = 0
				}
				continue
			}
			regret[u] = min(regret[u], a)
		}
	}
	slices.SortStableFunc(units, func(u, v int) int { return cmp.Compare(regret[u], regret[v]) })
	return units
}

// divisors returns by how much the first units change a row if they go elsewhere.
func (r *relaxation) divisors(units, at []int, weight []int64) []int64 {
	var divisors []int64
	most := max(1, min(cutDivisors, cutCells/len(weight)))
	for _, u := range units {
		for p := range r.members {
			d := weight[u*r.members+p] - weight[u*r.members+at[u]]
			if d = max(d, -d); d > 1 && r.cost[u*r.members+p] < far && !slices.Contains(divisors, d) {
				divisors = append(divisors, d)
			}
			if len(divisors) == most {
				return divisors
			}
		}
	}
	return divisors
}

// appendCut appends the cut that mixed-integer rounding makes of a row whose sum is at least
// low (Nemhauser and Wolsey, Integer and Combinatorial Optimization, 1988, II.1.7): if the
// sum of a × x is at least b and every x is a whole number, then with any divisor d the sum
// of (⌊a/d⌋ r + min(r, a mod d)) × x is at least ⌈b/d⌉ r, where r = b mod d. Each x is a unit
// that goes elsewhere than at, and a what that adds to the row. A constant for each unit
// then makes every weight 0 at least.
func appendCut(cuts []cut, weight []int64, low int64, at []int, d int64) []cut {
	members := len(weight) / len(at)
	for u, p := range at {
		low -= weight[u*members+p]
	}
	floor, r := divide(low, d)
	if r == 0 {
		return cuts
	}
	c := cut{weight: make([]int64, len(weight)), low: (floor + 1) * r}
	for u, p := range at {
		cells, least := c.weight[u*members:(u+1)*members], int64(0)
		for q := range cells {
			whole, rest := divide(weight[u*members+q]-weight[u*members+p], d)
			cells[q] = whole*r + min(r, rest)
			least = min(least, cells[q])
		}
		for q := range cells {
			cells[q] -= least
		}
		c.low -= least
	}
	if c.low <= 0 {
		return cuts
	}
	return append(cuts, c)
}

// divide returns a divided by b, rounded down, and the rest.
func divide(a, b int64) (whole, rest int64) {
	whole, rest = a/b, a%b
	if rest < 0 {
		whole, rest = whole-1, rest+b
	}
	return whole, rest
}
