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
	order    []int   // the units in the order in which they are tried; nil: that of the puzzle
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

// sweeps is how many there have to be steps for if it is worth while to look further away.
const sweeps = 10

// exchanged returns the best allocation to which exchanges lead from one allocation or from
// another, which may be nil, and whether it is settled.
func (z *puzzle) exchanged(open []bool, at, other []int, left *meter) ([]int, bool) {
	x := newExchange(z, open, at, left)
	if other != nil {
		if y := newExchange(z, open, other, left); y.standing.compare(x.standing) < 0 {
			x = y
		}
	}
	if part := left.part(freeing); part.limit > sweeps*len(at)*len(at) {
		x.meter = part
		x.best()
		x.meter = left.part(halving)
		x.restart()
		x.meter = left
	}
	settled := x.best()
	return x.at, settled
}

// descend improves an allocation by moves and changes of places, those that put most into
// the targets first, for as long as that brings the targets of the first rank closer. So the
// answer is no worse than what this simple rule leads to.
func (z *puzzle) descend(open []bool, at []int, m *meter) []int {
	first := *z
	first.targets = nil
	for _, t := range z.targets {
		if t.rank == z.targets[0].rank {
			first.targets = append(first.targets, t)
		}
	}
	x := newExchange(&first, open, at, m)
	x.order = z.largest()
	for x.sweep() && !x.out() {
		continue
	}
	return x.at
}

// The places near to an allocation: so many changes of two units away.
const nearby = 3

// restart goes a little away from the allocation and improves what it finds there, again and
// again, until the steps run out.
func (x *exchange) restart() {
	best, kept := slices.Clone(x.at), x.standing
	draw := uint64(len(x.at))
	for !x.out() {
		for range nearby {
			x.spend(1)
			draw = draw*6_364_136_223_846_793_005 + 1_442_695_040_888_963_407 // Knuth, The Art of Computer Programming, 3.3.4
			x.leave(int(draw>>33)%len(x.at), int(draw>>12)%len(x.at))
		}
		x.standing.miss = missed(x.targets, x.sums, nil, nil)
		for x.sweep() {
			continue
		}
		if x.standing.compare(kept) < 0 {
			best, kept = slices.Clone(x.at), x.standing
			continue
		}
		for u, p := range best {
			x.send(u, p)
		}
		x.standing = kept
	}
}

// leave changes the places of two units, or moves the first if they have one place, where
// that costs nothing and the rows hold.
func (x *exchange) leave(u, v int) {
	p, q := x.at[v], x.at[u]
	if p == q {
		v, p = u, (p+1)%x.members
		q = p
	}
	fromU, fromV := x.at[u], x.at[v]
	switch more, sent := x.sendBoth(u, p, v, q); {
	case sent && x.all > 0:
		x.send(v, fromV)
		x.send(u, fromU)
	case sent:
		x.standing.cost += more
	}
}

// best improves the allocation until nothing betters it or the steps run out. settled
// reports that nothing does.
func (x *exchange) best() (settled bool) {
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
			return false
		}
		size++
	}
	return true
}

// sweep tries every move, and every change of places of two units, once, and goes on from
// where one betters the allocation. It reports whether any does.
func (x *exchange) sweep() (bettered bool) {
	for i := range x.at {
		u := x.unit(i)
		for p := range x.members {
			bettered = x.both(u, p, u, p) || bettered
		}
		for j := range i {
			v := x.unit(j)
			bettered = x.both(u, x.at[v], v, x.at[u]) || bettered
		}
		x.spend(1 + (x.members+i)/perStep)
		if x.out() {
			return false
		}
	}
	return bettered
}

// unit returns the unit that is tried at a place.
func (x *exchange) unit(i int) int {
	if x.order == nil {
		return i
	}
	return x.order[i]
}

// both sends two units to members if that betters the allocation. One unit is tried as both.
func (x *exchange) both(u, p, v, q int) bool {
	fromU, fromV := x.at[u], x.at[v]
	more, sent := x.sendBoth(u, p, v, q)
	if !sent || x.betters(more) {
		return sent
	}
	x.send(v, fromV)
	x.send(u, fromU)
	return false
}

// sendBoth sends two units, or one, to members that are open, if that costs nothing, and
// returns what it adds to the cost.
func (x *exchange) sendBoth(u, p, v, q int) (more int64, sent bool) {
	if x.at[u] == p || !x.open[u*x.members+p] || !x.open[v*x.members+q] {
		return 0, false
	}
	more = x.cost[u*x.members+p] - x.cost[u*x.members+x.at[u]]
	if u != v {
		more += x.cost[v*x.members+q] - x.cost[v*x.members+x.at[v]]
	}
	if more > 0 {
		return 0, false
	}
	x.spend(1)
	x.send(u, p)
	x.send(v, q)
	return more, true
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
