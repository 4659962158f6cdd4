package exit

// repair looks for a better allocation than the best, or for one at all, beginning
// with the best or, if there is none, with first: it moves a unit or lets two change
// places for as long as that brings the rows closer to their limits or, once they
// hold, costs less. It is for a search that ran out of steps.
func (s *search) repair(b branch, first []int) {
	s.enter(b.least, b.add)
	s.arrange()
	clear(s.sums)
	if s.best != nil {
		first = s.best
	}
	for u, p := range first {
		s.at[u] = p
		s.put(u, p, 1)
	}
	const rounds = 50
	for range rounds {
		if !s.improve() {
			break
		}
	}
	if s.broken() == 0 {
		s.arrive()
	}
}

// improve tries every move and every change of places once, and reports whether one
// was worth it.
func (s *search) improve() (improved bool) {
	for u := range s.classes {
		for p := range s.partners {
			if s.add[u*s.partners+p] < far && s.try(u, p, u, p) {
				improved = true
			}
		}
		for v := range u {
			p, q := s.at[v], s.at[u]
			if p != q && s.add[u*s.partners+p] < far && s.add[v*s.partners+q] < far && s.try(u, p, v, q) {
				improved = true
			}
		}
	}
	return improved
}

// try sends two units, or one that stands for both, to partners and keeps them
// there if that is better.
func (s *search) try(u, p, v, q int) bool {
	fromU, fromV := s.at[u], s.at[v]
	before, cost := s.broken(), s.costOf(u)+s.costOf(v)
	s.move(u, p)
	s.move(v, q)
	after := s.broken()
	if after < before || after == before && s.costOf(u)+s.costOf(v) < cost {
		return true
	}
	s.move(v, fromV)
	s.move(u, fromU)
	return false
}

// costOf returns what a unit costs where it is.
func (s *search) costOf(u int) int64 { return s.cost[u*s.partners+s.at[u]] }

// move sends a unit to a partner.
func (s *search) move(u, p int) {
	s.put(u, s.at[u], -1)
	s.at[u] = p
	s.put(u, p, 1)
}

// broken returns how far the rows are from their limits, 0 if all hold: 1 for each
// and the millionths of all that can be in it.
func (s *search) broken() int64 {
	sum := int64(0)
	for r := range s.rows {
		if off := s.rows[r].excess(s.sums[r], 0); off != 0 {
			sum += 1 + max(off, -off)*1_000_000/(1+s.most[0][r])
		}
	}
	return sum
}
