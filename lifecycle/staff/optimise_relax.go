package staff

import (
	"math/bits"
	"slices"
)

// A relaxation is a puzzle whose rows have prices in place of limits (Lagrangian
// relaxation; Fisher, Management Science 27, 1981). At any prices each unit goes where it
// costs least with what it puts into the rows, and what that costs in all is no more than
// what any allocation costs in which the rows hold. All numbers are whole, so that a bound
// is a proof and the same on every machine.
type relaxation struct {
	*meter    // how long it may take
	members   int
	perUnit   int     // how many looks a unit takes
	whole     []int64 // the cost of each unit at each member; far: it cannot go there
	cost      []int64 // the same, or far where a search does not look
	first     []int   // of each unit at each member, where its entries begin; those of the next end them
	entries   []entry // the rows are those of the relaxation
	low, high []int64 // of each row
	size      []int64 // the most that one unit puts into each row
	full      []int64 // more than all units put into each row, and than its limits
	from      []int   // the row of the puzzle that each row is

	prices  []int64 // of each row
	most    int64   // the greatest price of what one unit puts in
	sums    []int64 // of each row, where every unit costs least at the prices
	slope   []int64 // of each row: how the bound rises with its price
	best    []int64 // the prices with the best bound
	bound   int64   // the best bound
	root    []int64 // the prices with the best bound on all units
	rounded []int   // the relaxed solution, rounded
	often   []int   // how often each unit was at each member while prices for all were sought
}

// relax returns the relaxation of a puzzle, in which units go only where it is open.
// Only rows that can be broken are in it.
func (z *puzzle) relax(open []bool, meter *meter) *relaxation {
	r := &relaxation{meter: meter, members: z.members, cost: make([]int64, len(z.cost)), first: make([]int, len(z.cost)+1)}
	place, count := z.breakable(r), 0
	for _, entries := range z.entries {
		for _, e := range entries {
			if place[e.row] >= 0 {
				count++
			}
		}
	}
	r.entries = make([]entry, 0, count)
	for i := range z.cost {
		r.cost[i] = far
		if open[i] {
			r.cost[i] = z.cost[i]
		}
		for _, e := range z.entries[i] {
			if k := place[e.row]; k >= 0 {
				r.entries = append(r.entries, entry{k, e.weight})
				r.size[k] = max(r.size[k], e.weight)
			}
		}
		r.first[i+1] = len(r.entries)
	}
	r.most = 16 * (1 + greatest(z.cost))
	r.prices, r.sums, r.slope = make([]int64, len(r.low)), make([]int64, len(r.low)), make([]int64, len(r.low))
	r.best, r.bound = make([]int64, len(r.low)), -far
	r.often = make([]int, len(z.cost))
	r.whole = slices.Clone(r.cost)
	r.perUnit = (len(r.cost) + len(r.entries)) * r.members / max(1, len(r.cost))
	meter.spend(1 + (len(r.cost)+len(r.entries))/perStep)
	return r
}

// breakable takes the rows that can be broken into a relaxation, and returns the place of
// each row of the puzzle there; -1: none.
func (z *puzzle) breakable(r *relaxation) []int {
	most := z.mostOfAll()
	place := make([]int, len(z.rows))
	for i, row := range z.rows {
		place[i] = -1
		if row.low > 0 || row.high < most[i] {
			place[i] = len(r.from)
			r.from = append(r.from, i)
			r.low, r.high, r.size = append(r.low, row.low), append(r.high, min(row.high, most[i])), append(r.size, 1)
			r.full = append(r.full, 1+max(row.low, most[i]))
		}
	}
	return place
}

// priced returns what a unit costs at a member at the prices.
func (r *relaxation) priced(cell int) int64 {
	cost := r.cost[cell]
	for _, e := range r.entries[r.first[cell]:r.first[cell+1]] {
		cost += r.prices[e.row] * e.weight
	}
	return cost
}

// cheapest returns where a unit costs least at the prices, and what.
func (r *relaxation) cheapest(u int) (at int, least int64) {
	least = far
	for p := range r.members {
		cell := u*r.members + p
		if r.cost[cell] == far {
			continue
		}
		if cost := r.priced(cell); cost < least {
			at, least = p, cost
		}
	}
	return at, least
}

// fits reports whether what everything costs at the prices is small enough to be added up.
func (r *relaxation) fits() bool {
	sum := uint64(0)
	for k, price := range r.prices {
		high, low := bits.Mul64(uint64(max(price, -price)), uint64(r.full[k]))
		if sum += low; high > 0 || low > far/4 || sum > far/4 {
			return false
		}
	}
	return true
}

// evaluate returns the bound at the prices on what the units cost, if others have put the
// sums before into the rows: nothing is known where the prices are so high that it does not
// fit. It sets the sums to where each costs least, and the slopes.
func (r *relaxation) evaluate(units []int, before []int64) int64 {
	copy(r.sums, before)
	bound := int64(0)
	for _, u := range units {
		at, least := r.cheapest(u)
		bound += least
		cell := u*r.members + at
		r.often[cell]++
		for _, e := range r.entries[r.first[cell]:r.first[cell+1]] {
			r.sums[e.row] += e.weight
		}
	}
	for k, price := range r.prices {
		limits := row{low: r.low[k], high: r.high[k]}
		r.slope[k] = limits.excess(r.sums[k], price)
		switch {
		case price > 0:
			bound += price * (before[k] - r.high[k])
		case price < 0:
			bound += price * (before[k] - r.low[k])
		}
	}
	if !r.fits() {
		return -far
	}
	return bound
}

// keep takes the prices as the best if their bound is.
func (r *relaxation) keep(bound int64) {
	if bound > r.bound {
		r.bound = bound
		copy(r.best, r.prices)
	}
}

// fine is into how many parts what one unit puts into a row is divided, where slopes of
// different rows are compared.
const fine = 1 << 10

// climb changes the prices for so many rounds, towards a bound of target at least: each
// price goes up where its row is broken and down where it has room, in the measure in
// which the bound rises. It reports whether the bound is reached.
func (r *relaxation) climb(units []int, before []int64, target int64, rounds int) bool {
	for range rounds {
		r.spend(1 + len(units)*r.perUnit/perStep)
		bound := r.evaluate(units, before)
		r.keep(bound)
		if bound >= target {
			return true
		}
		square := uint64(0)
		for k, slope := range r.slope {
			part := slope * fine / r.size[k]
			square += uint64(part * part)
		}
		if square == 0 || r.out() {
			return false
		}
		for k, slope := range r.slope {
			by := share(target-bound, slope*fine/r.size[k], square)
			r.change(k, max(-r.most, min(r.most, by))*fine)
		}
	}
	return false
}

// share returns amount × part / whole, cut to a whole number, and at most far. Only the part
// may be negative.
func share(amount, part int64, whole uint64) int64 {
	n := int64(far)
	if high, low := bits.Mul64(uint64(amount), uint64(max(part, -part))); high < whole {
		quotient, _ := bits.Div64(high, low, whole)
		n = int64(min(quotient, far))
	}
	if part < 0 {
		return -n
	}
	return n
}

// change adds to the price of what one unit puts into a row.
func (r *relaxation) change(k int, by int64) {
	by = max(-2*r.most, min(2*r.most, by))
	top := r.most / r.size[k]
	changed := max(-top, min(top, r.prices[k]+by/r.size[k]))
	if changed > 0 && r.prices[k] < 0 || changed < 0 && r.prices[k] > 0 {
		changed = 0 // it passes the room between the limits
	}
	r.prices[k] = changed
}

// all returns every unit.
func (r *relaxation) all() []int {
	units := make([]int, len(r.cost)/r.members)
	for u := range units {
		units[u] = u
	}
	return units
}

// rounds returns how many of so many rounds a part of the steps that are left allows.
func (r *relaxation) rounds(most, part int) int {
	round := 1 + (len(r.cost)+len(r.entries))/perStep
	return max(50, min(most, (r.limit-r.steps)/part/round))
}

// planned is how many rounds of a bundle it takes to bring a bound close.
const planned = 200

// lift finds prices with a close bound for all units, in a part of the steps that are left:
// in so many small rounds or, where there are no steps for them, in fewer rounds of a bundle.
func (r *relaxation) lift(rounds, part int, step int64) {
	if r.rounds(rounds, part) == rounds {
		r.descend(rounds, step)
		return
	}
	r.approach(r.rounds(planned, min(part, 8)))
}

// descend finds prices with a close bound for all units: in so many steps, which begin
// with one that changes the price of what a unit puts in by so much, and shrink. Each goes
// half as the slopes are, and half as the one before, so that it does not sway between rows.
func (r *relaxation) descend(rounds int, step int64) {
	units, none, way := r.all(), make([]int64, len(r.low)), make([]int64, len(r.low))
	for round := range rounds {
		if round == rounds/2 {
			clear(r.often) // the steps were large until now
		}
		r.spend(1 + (len(r.cost)+len(r.entries))/perStep)
		r.keep(r.evaluate(units, none))
		most := int64(0)
		for k, slope := range r.slope {
			way[k] = (2*way[k] + slope*fine/r.size[k]) / 3
			most = max(most, way[k], -way[k])
		}
		if most == 0 || r.out() {
			break
		}
		for k := range r.slope {
			r.change(k, step/fine*(way[k]*fine/most))
		}
		if step -= step/int64(max(8, min(128, rounds/23))) + 1; step < max(fine, r.most>>31) {
			break
		}
	}
	r.root = slices.Clone(r.best)
	r.rounded = r.round()
}

// adds returns what it adds to the bound, at least, to send each unit to each member at
// the best prices.
func (r *relaxation) adds() []int64 {
	copy(r.cost, r.whole)
	copy(r.prices, r.root)
	add := make([]int64, len(r.cost))
	for first := 0; first < len(add); first += r.members {
		cells := add[first : first+r.members]
		for p := range cells {
			cells[p] = far
			if r.cost[first+p] < far {
				cells[p] = r.priced(first + p)
			}
		}
		least := slices.Min(cells)
		for p := range cells {
			if cells[p] < far {
				cells[p] -= least
			}
		}
	}
	return add
}

// round returns where each unit was most often: the mean of where the units cost least, at
// prices that come close to the best, is a solution in which they may be divided.
func (r *relaxation) round() []int {
	at := make([]int, len(r.cost)/r.members)
	for u := range at {
		best := -1
		for p, times := range r.often[u*r.members : (u+1)*r.members] {
			if times > best && r.whole[u*r.members+p] < far {
				at[u], best = p, times
			}
		}
	}
	return at
}

// cheapestOfAll returns where each unit costs least at the root's prices.
func (r *relaxation) cheapestOfAll() []int {
	copy(r.cost, r.whole)
	copy(r.prices, r.root)
	at := make([]int, len(r.cost)/r.members)
	for u := range at {
		at[u], _ = r.cheapest(u)
	}
	return at
}
