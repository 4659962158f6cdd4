package staff

import (
	"cmp"
	"slices"
)

// largestFirst returns where units go if each, the one that puts most into the targets
// first, goes where it adds nothing and most is missing (Graham, SIAM Journal on Applied
// Mathematics 17, 1969).
func (s *search) largestFirst(add []int64) []int {
	units := make([]int, len(s.at))
	for u := range units {
		units[u] = u
	}
	share := s.weights()
	slices.SortStableFunc(units, func(u, v int) int { return cmp.Compare(share[v], share[u]) })
	at, sums := make([]int, len(units)), make([]int64, len(s.rows))
	for _, u := range units {
		best := int64(-far)
		for p := range s.members {
			cell := u*s.members + p
			if lack := s.lack(cell, sums); add[cell] == 0 && lack > best {
				best, at[u] = lack, p
			}
		}
		for _, e := range s.entries[u*s.members+at[u]] {
			sums[e.row] += e.weight
		}
		s.spend(1 + s.members)
	}
	return at
}

// first returns the targets of the first rank, by row.
func (s *search) firstRank() map[int]target {
	first := map[int]target{}
	for _, t := range s.targets {
		if t.rank == s.targets[0].rank {
			first[t.row] = t
		}
	}
	return first
}

// weights returns the most that each unit puts into a target of the first rank.
func (s *search) weights() []int64 {
	first, weights := s.firstRank(), make([]int64, len(s.at))
	for cell, entries := range s.entries {
		for _, e := range entries {
			if _, counts := first[e.row]; counts {
				weights[cell/s.members] = max(weights[cell/s.members], e.weight)
			}
		}
	}
	return weights
}

// lack returns how much is missing of the target of the first rank that a cell puts into.
func (s *search) lack(cell int, sums []int64) int64 {
	for _, e := range s.entries[cell] {
		for _, t := range s.targets {
			if t.rank == s.targets[0].rank && t.row == e.row {
				return t.aim - t.times*sums[t.row]
			}
		}
	}
	return -far + 1
}
