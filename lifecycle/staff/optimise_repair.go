package staff

import "math/bits"

// repair looks for an allocation within the rows, or for a better one, near another. What a
// row is off costs something for each unit of weight. A unit moves, or two change places, for
// as long as that costs less in all; then the rows that are still broken cost twice as much.
// tries counts what it tries.
func (s *search) repair(add []int64, first []int, tries *meter) {
	s.add = add
	clear(s.sums)
	for u, p := range first {
		s.at[u] = p
		s.put(u, p, 1)
	}
	r := s.newRepairer(tries)
	r.keep()
	for !tries.out() {
		for improved := true; improved && !tries.out(); {
			improved = r.moveOne() || r.changeTwo()
		}
		if r.broken == 0 || !r.press() {
			break
		}
	}
	clear(s.sums)
}

// mostOfAll returns what all units can put into each row at most.
func (s *puzzle) mostOfAll() []int64 {
	most, high := make([]int64, len(s.rows)), make([]int64, len(s.rows))
	for first := 0; first < len(s.cost); first += s.members {
		for _, entries := range s.entries[first : first+s.members] {
			for _, e := range entries {
				most[e.row] += max(0, e.weight-high[e.row])
				high[e.row] = max(high[e.row], e.weight)
			}
		}
		for _, entries := range s.entries[first : first+s.members] {
			for _, e := range entries {
				high[e.row] = 0
			}
		}
	}
	return most
}

// A repairer repairs what a search has.
type repairer struct {
	*search         // what it has
	tries   *meter  // what is tried
	fine    []int64 // what each row costs for each unit of weight that it is off
	top     int64   // the most that one row costs
	broken  int64   // what all rows cost
	total   int64   // what all units cost
	breach  []int64 // what each row costs: 0 if it holds
	place   []int   // the member at which units put into each row; after the last one: at several
	hot     []int64 // what the rows at each member cost, and after the last one those at several
}

// newRepairer returns a repairer whose rows cost somewhat more than their prices.
func (s *search) newRepairer(tries *meter) repairer {
	r := repairer{
		search: s, tries: tries, fine: make([]int64, len(s.rows)), top: far / int64(1+len(s.rows)),
		breach: make([]int64, len(s.rows)), place: s.places(), hot: make([]int64, s.members+1),
	}
	dearest := 1 + greatest(s.cost)
	for i, row := range s.rows {
		if row.low > 0 || row.high < far {
			r.fine[i] = dearest
		}
	}
	for k, from := range s.relaxed.from {
		price := s.relaxed.root[k]
		r.fine[from] = 1 + max(price, -price)*3/2 + dearest/s.relaxed.size[k]/4
	}
	for i := range s.rows {
		r.count(i)
	}
	for u, p := range s.at {
		r.total += s.cost[u*s.members+p]
	}
	return r
}

// places returns the member at which units put into each row, or the number of members if
// they do at several, or nobody does.
func (z *puzzle) places() []int {
	places, seen := make([]int, len(z.rows)), make([]bool, len(z.rows))
	for i := range places {
		places[i] = z.members
	}
	for cell, entries := range z.entries {
		for _, e := range entries {
			switch p := cell % z.members; {
			case !seen[e.row]:
				places[e.row], seen[e.row] = p, true
			case places[e.row] != p:
				places[e.row] = z.members
			}
		}
	}
	return places
}

// count counts again what a row costs.
func (r *repairer) count(row int) {
	now := r.breached(row)
	more := now - r.breach[row]
	r.breach[row] = now
	r.broken += more
	r.hot[r.place[row]] += more
}

// saves returns what can be saved at most in the rows at two members.
func (r *repairer) saves(p, q int) int64 { return r.hot[p] + r.hot[q] + r.hot[r.members] }

// keep takes the allocation as the best if the rows hold and it costs less.
func (r *repairer) keep() {
	if r.broken == 0 && (r.best == nil || r.total < r.standing.cost) {
		r.arrive()
	}
}

// press makes the rows that are broken cost twice as much, and reports whether any does.
func (r *repairer) press() (pressed bool) {
	for i := range r.rows {
		if r.breach[i] > 0 && r.fine[i] < r.top {
			r.fine[i] *= 2
			r.count(i)
			pressed = true
		}
	}
	return pressed
}

// breached returns what a row costs with what is in it.
func (r *repairer) breached(row int) int64 {
	off := r.rows[row].excess(r.sums[row], 0)
	if off == 0 {
		return 0
	}
	high, low := bits.Mul64(uint64(r.fine[row]), uint64(max(off, -off)))
	if high > 0 || low > uint64(r.top) {
		return r.top
	}
	return int64(low)
}

// moveOne tries every move once, or until the tries run out, and reports whether one was
// worth it.
func (r *repairer) moveOne() (improved bool) {
	for u := range r.at {
		r.tries.spend(r.members / perStep)
		for p := range r.members {
			if r.tries.out() {
				return improved
			}
			if r.open(u, p) && r.try(u, p, u, p) {
				improved = true
			}
		}
	}
	return improved
}

// changeTwo tries every change of places once, or until the tries run out, and reports
// whether one was worth it.
func (r *repairer) changeTwo() (improved bool) {
	for u := range r.at {
		for v := range u {
			p, q := r.at[v], r.at[u]
			if r.tries.out() {
				return improved
			}
			if p != q && r.open(u, p) && r.open(v, q) && r.try(u, p, v, q) {
				improved = true
			}
		}
		r.tries.spend(1 + u/perStep)
	}
	return improved
}

// open reports whether a unit can go to a member.
func (r *repairer) open(u, p int) bool { return r.add[u*r.members+p] < far }

// try sends two units to members, and keeps them there if that costs less in all. One unit
// is tried as both.
func (r *repairer) try(u, p, v, q int) bool {
	fromU, fromV := r.at[u], r.at[v]
	more := r.cost[u*r.members+p] - r.cost[u*r.members+fromU]
	if u != v {
		more += r.cost[v*r.members+q] - r.cost[v*r.members+fromV]
	}
	if more >= r.saves(fromU, p) {
		return false
	}
	r.tries.spend(2) // two units, taken away and put back
	before := r.broken
	r.move(u, p)
	r.move(v, q)
	if r.broken+more < before {
		r.total += more
		r.keep()
		return true
	}
	r.move(v, fromV)
	r.move(u, fromU)
	return false
}

// move sends a unit to a member.
func (r *repairer) move(u, p int) {
	if r.at[u] == p {
		return
	}
	r.shift(u, r.at[u], -1)
	r.at[u] = p
	r.shift(u, p, 1)
}

// shift adds a unit to the rows at a member, or with -1 takes it away, and counts again
// what is broken.
func (r *repairer) shift(u, p int, times int64) {
	for _, e := range r.entries[u*r.members+p] {
		r.sums[e.row] += times * e.weight
		if r.fine[e.row] > 0 {
			r.count(e.row)
		}
	}
}
