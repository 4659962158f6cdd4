package staff

import (
	"cmp"
	"slices"
)

// A cut is a row that holds in every allocation in which the rows of a puzzle hold, because
// units cannot be divided, and that raises the bound.
type cut struct {
	row             // its weights, none of which is below 0, and the limits of their sum
	of, price int64 // which row it is made of, and the price
}

// Cuts are sought with so many divisors at a time, so many times. cutCells bounds how many
// weights there are of all cuts of one limit.
const (
	cutDivisors = 8
	cutRounds   = 4
	cutsKept    = 12
	cutsOfOne   = 2
	cutsTried   = 24
	triedCells  = 100_000
	cutCells    = 200_000
)

// strengthen returns the puzzle with the cuts that raise the bound, and its relaxation.
func (z *puzzle) strengthen(r *relaxation, open []bool) (*puzzle, *relaxation) {
	best, cuts := z, []cut{}
	for range cutRounds {
		if r.out() {
			break
		}
		tried := append(slices.Clip(cuts), r.deepest(z.cuts(r))...)
		more := z.with(tried)
		next := more.relax(open, r.meter)
		next.follow(r, tried)
		next.lift(descents/3, 16, next.most/256)
		if next.bound <= r.bound {
			break
		}
		if cuts = next.keenest(tried); len(tried) > cutsTried {
			more = z.with(cuts)
			after := more.relax(open, r.meter)
			after.follow(next, cuts)
			after.lift(descents/3, 16, after.most/1024)
			next = after
		}
		best, r = more, next
	}
	return best, r
}

// deepest returns the cuts that the relaxed solution, in which units may be divided, breaks
// most, for what one unit puts in: as many as there is room for, and no more than cutsOfOne
// of one row.
func (r *relaxation) deepest(cuts []cut) []cut {
	room := max(cutsTried, triedCells/len(r.cost))
	if len(cuts) <= room {
		return cuts
	}
	depth, order := make([]int64, len(cuts)), make([]int, len(cuts))
	whole := int64(0)
	for _, times := range r.often[:r.members] {
		whole += int64(times)
	}
	for i, c := range cuts {
		order[i] = i
		sum, most := int64(0), int64(1)
		for cell, w := range c.weight {
			if w > 0 {
				sum += w * int64(r.often[cell])
				most = max(most, w)
			}
		}
		depth[i] = max(c.low*whole-sum, sum-min(c.high, far/whole)*whole) / most
	}
	r.spend(1 + len(cuts)*len(r.cost)/perStep)
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(depth[j], depth[i]) })
	var kept []cut
	times := map[int64]int{}
	for _, i := range order {
		if of := cuts[i].of; depth[i] > 0 && times[of] < cutsOfOne && len(kept) < room {
			kept = append(kept, cuts[i])
			times[of]++
		}
	}
	return kept
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
	tells := func(i int) int64 { return max(r.root[rows+i], -r.root[rows+i]) * r.size[rows+i] }
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
		more.rows = append(more.rows, row{low: c.low, high: c.high})
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
	at, adds := r.cheapestOfAll(), r.adds()
	try := func(of int64, weight []int64, low, high int64) {
		divisors := r.divisors(adds, at, weight)
		r.spend(1 + (1+2*len(divisors))*len(weight)/perStep)
		for _, d := range divisors {
			if low > 0 {
				cuts = appendCut(cuts, of, weight, low, at, d)
			}
			if high < far {
				cuts = appendCut(cuts, of, negative(weight), -high, at, d)
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
		try(int64(k), weight, r.low[k], r.high[k])
	}
	weight, high := r.aggregate()
	try(int64(len(r.from)), weight, 0, high)
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

// divisors returns by how much units change a row if they go elsewhere, those first that
// could as cheaply go where they change it. adds is what each unit adds at each member.
func (r *relaxation) divisors(adds []int64, at []int, weight []int64) []int64 {
	type change struct{ adds, by int64 }
	var changes []change
	for u := range at {
		for p := range r.members {
			cell := u*r.members + p
			by := weight[cell] - weight[u*r.members+at[u]]
			if by = max(by, -by); by > 1 && adds[cell] < far {
				changes = append(changes, change{adds[cell], by})
			}
		}
	}
	slices.SortStableFunc(changes, func(a, b change) int { return cmp.Compare(a.adds, b.adds) })
	var divisors []int64
	most := max(1, min(cutDivisors, cutCells/len(weight)))
	for _, c := range changes {
		if !slices.Contains(divisors, c.by) {
			divisors = append(divisors, c.by)
		}
		if len(divisors) == most {
			break
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
func appendCut(cuts []cut, of int64, weight []int64, low int64, at []int, d int64) []cut {
	members := len(weight) / len(at)
	for u, p := range at {
		low -= weight[u*members+p]
	}
	floor, r := divide(low, d)
	if r == 0 {
		return cuts
	}
	c := cut{row: row{weight: make([]int64, len(weight)), low: (floor + 1) * r, high: far}, of: of}
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
	return append(cuts, c.sparser(members))
}

// sparser returns the cut, or what is the same: how much less than the most each unit puts in,
// if that is 0 for more units and members.
func (c cut) sparser(members int) cut {
	other := cut{row: row{weight: make([]int64, len(c.weight)), high: -c.low}, of: c.of}
	zeros := 0
	for u := 0; u < len(c.weight); u += members {
		most := greatest(c.weight[u : u+members])
		other.high += most
		for cell := u; cell < u+members; cell++ {
			other.weight[cell] = most - c.weight[cell]
			if other.weight[cell] == 0 {
				zeros++
			}
			if c.weight[cell] == 0 {
				zeros--
			}
		}
	}
	if zeros > 0 {
		return other
	}
	return c
}

// divide returns a divided by b, rounded down, and the rest.
func divide(a, b int64) (whole, rest int64) {
	whole, rest = a/b, a%b
	if rest < 0 {
		whole, rest = whole-1, rest+b
	}
	return whole, rest
}
