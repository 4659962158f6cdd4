package staff

import (
	"cmp"
	"slices"
)

// An exchange improves an allocation by sending up to three units elsewhere at once, for as
// long as that betters it.
type exchange struct {
	*puzzle          // what to solve
	*meter           // how long it may take
	open     []bool  // whether each unit can go to each member
	at       []int   // the member of each unit
	sums     []int64 // of the rows
	standing standing
	moves    []move // what a unit could do, the cheapest first
	place    []int  // the member at which units put into each row; after the last one: at several
	broken   []int  // how many rows are broken at each member, and after the last one at several
	all      int    // how many rows are broken
	looks    int    // at moves that were not made
}

// A move is a unit that goes elsewhere, and what that adds to the cost.
type move struct {
	unit, to int
	adds     int64
}

// newExchange returns the exchange of an allocation in which the rows hold.
func newExchange(z *puzzle, open []bool, at []int, m *meter) *exchange {
	x := &exchange{puzzle: z, meter: m, open: open, at: slices.Clone(at), sums: make([]int64, len(z.rows))}
	x.place, x.broken = z.places(), make([]int, z.members+1)
	for i, row := range z.rows {
		if !row.holds(0) {
			x.mark(i, 1)
		}
	}
	for u, p := range at {
		x.put(u, p, 1)
		x.standing.cost += z.cost[u*z.members+p]
	}
	x.standing.miss = missed(z.targets, x.sums, nil, nil)
	return x
}

// best improves the allocation until nothing betters it or the steps run out. settled
// reports that nothing does.
func (x *exchange) best() (at []int, settled bool) {
	for size := 1; size <= 3; {
		for size == 1 && x.sweep() {
			continue // with every move again
		}
		x.list()
		if x.try(0, size, 0) {
			size = 1
			continue
		}
		if x.out() {
			return x.at, false
		}
		size++
	}
	return x.at, true
}

// sweep tries every move, and every change of places of two units, once, and goes on from
// where one betters the allocation. It reports whether any does.
func (x *exchange) sweep() (bettered bool) {
	for u := range x.at {
		for p := range x.members {
			bettered = x.both(u, p, u, p) || bettered
		}
		for v := range u {
			bettered = x.both(u, x.at[v], v, x.at[u]) || bettered
		}
		if x.out() {
			return false
		}
	}
	return bettered
}

// both sends two units to members if that betters the allocation. One unit is tried as both.
func (x *exchange) both(u, p, v, q int) bool {
	fromU, fromV := x.at[u], x.at[v]
	if fromU == p || !x.open[u*x.members+p] || !x.open[v*x.members+q] {
		return false
	}
	more := x.cost[u*x.members+p] - x.cost[u*x.members+fromU]
	if u != v {
		more += x.cost[v*x.members+q] - x.cost[v*x.members+fromV]
	}
	if more > 0 {
		return false
	}
	x.spend(1)
	x.send(u, p)
	x.send(v, q)
	if x.betters(more) {
		return true
	}
	x.send(v, fromV)
	x.send(u, fromU)
	return false
}

// list lists the moves.
func (x *exchange) list() {
	x.moves = x.moves[:0]
	for u, from := range x.at {
		for p := range x.members {
			if cell := u*x.members + p; p != from && x.open[cell] {
				x.moves = append(x.moves, move{u, p, x.cost[cell] - x.cost[u*x.members+from]})
			}
		}
	}
	slices.SortStableFunc(x.moves, func(a, b move) int { return cmp.Compare(a.adds, b.adds) })
	x.spend(1 + len(x.moves))
}

// try makes so many of the moves from a place on, and keeps them if that betters the
// allocation. added is what the moves made so far add. The moves that follow add as much
// or more, so that it ends where they would add too much.
func (x *exchange) try(from, size int, added int64) bool {
	for i := from; i < len(x.moves) && !x.out(); i++ {
		m := x.moves[i]
		if added+int64(size)*m.adds > 0 {
			return false
		}
		here := x.at[m.unit]
		if x.cost[m.unit*x.members+m.to]-x.cost[m.unit*x.members+here] != m.adds || here == m.to {
			continue // it has moved
		}
		if x.looks++; x.looks%perStep == 0 {
			x.spend(1)
		}
		if size == 1 && x.broken[here]+x.broken[m.to]+x.broken[x.members] < x.all {
			continue // a row is broken where the last move changes nothing
		}
		x.spend(1)
		x.send(m.unit, m.to)
		if size == 1 && x.betters(added+m.adds) || size > 1 && x.try(i+1, size-1, added+m.adds) {
			return true
		}
		x.send(m.unit, here)
	}
	return false
}

// send sends a unit to a member.
func (x *exchange) send(u, p int) {
	x.put(u, x.at[u], -1)
	x.at[u] = p
	x.put(u, p, 1)
}

// put adds a unit to the rows at a member, or with -1 takes it away.
func (x *exchange) put(u, p int, times int64) {
	for _, e := range x.entries[u*x.members+p] {
		held := x.rows[e.row].holds(x.sums[e.row])
		x.sums[e.row] += times * e.weight
		switch holds := x.rows[e.row].holds(x.sums[e.row]); {
		case held && !holds:
			x.mark(e.row, 1)
		case holds && !held:
			x.mark(e.row, -1)
		}
	}
}

// mark counts a row as broken, or with -1 as no longer so.
func (x *exchange) mark(row, times int) {
	x.all += times
	x.broken[x.place[row]] += times
}

// betters reports whether the allocation, which costs so much more than the one that is
// kept, is within the rows and better, and takes its standing if so.
func (x *exchange) betters(more int64) bool {
	if x.all > 0 {
		return false
	}
	x.spend(len(x.targets) / perStep)
	now := standing{cost: x.standing.cost + more, miss: missed(x.targets, x.sums, nil, nil)}
	if now.compare(x.standing) >= 0 {
		return false
	}
	x.standing = now
	return true
}
