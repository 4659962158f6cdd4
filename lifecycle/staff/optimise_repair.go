package staff

// repair looks for a better allocation than the best, or for a first one, when a search
// has run out of steps. It begins with the best, or with first if there is no best. It
// moves a unit, or lets two change places, for as long as that brings the rows closer to
// their limits or, once they hold, costs less. tries counts what it tries.
func (s *search) repair(add []int64, first []int, tries *meter) {
	s.add = add
	clear(s.sums)
	if s.best != nil {
		first = s.best
	}
	for u, p := range first {
		s.at[u] = p
		s.put(u, p, 1)
	}
	r := repairer{search: s, tries: tries, most: s.mostOfAll()}
	for i := range s.rows {
		r.broken += r.breach(i)
	}
	for improved := true; improved && !tries.out(); {
		improved = r.moveOne() || r.changeTwo()
	}
	if r.broken == 0 {
		s.arrive()
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
	most    []int64 // what all units can put into each row
	broken  int64   // the breaches of all rows
}

// breach returns how badly a row is broken: 0 if it holds, and else 1 and how far it is
// off, in millionths of the most that it can have.
func (r *repairer) breach(row int) int64 {
	off := r.rows[row].excess(r.sums[row], 0)
	if off == 0 {
		return 0
	}
	return 1 + max(off, -off)*1_000_000/(1+r.most[row])
}

// moveOne tries every move once, or until the tries run out, and reports whether one was
// worth it.
func (r *repairer) moveOne() (improved bool) {
	for u := range r.at {
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
	}
	return improved
}

// open reports whether a unit can go to a member.
func (r *repairer) open(u, p int) bool { return r.add[u*r.members+p] < far }

// try sends two units to members, and keeps them there if that is better. One unit is
// tried as both.
func (r *repairer) try(u, p, v, q int) bool {
	r.tries.spend(1)
	fromU, fromV := r.at[u], r.at[v]
	before, cost := r.broken, r.costOf(u)+r.costOf(v)
	r.move(u, p)
	r.move(v, q)
	if r.broken < before || r.broken == before && r.costOf(u)+r.costOf(v) < cost {
		return true
	}
	r.move(v, fromV)
	r.move(u, fromU)
	return false
}

// costOf returns what a unit costs where it is.
func (r *repairer) costOf(u int) int64 { return r.cost[u*r.members+r.at[u]] }

// move sends a unit to a member.
func (r *repairer) move(u, p int) {
	r.shift(u, r.at[u], -1)
	r.at[u] = p
	r.shift(u, p, 1)
}

// shift adds a unit to the rows at a member, or with -1 takes it away, and counts again
// what is broken.
func (r *repairer) shift(u, p int, times int64) {
	for _, e := range r.entries[u*r.members+p] {
		r.broken -= r.breach(e.row)
		r.sums[e.row] += times * e.weight
		r.broken += r.breach(e.row)
	}
}
