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
	first := s.firstRank()
	share := s.weights(first)
	slices.SortStableFunc(units, func(u, v int) int { return cmp.Compare(share[v], share[u]) })
	at, sums := make([]int, len(units)), make([]int64, len(s.rows))
	for _, u := range units {
		best := int64(-far)
		for p := range s.members {
			cell := u*s.members + p
			if lack := s.lack(first, cell, sums); add[cell] == 0 && lack > best {
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

// firstRank returns the targets of the first rank, by row.
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
func (s *search) weights(first map[int]target) []int64 {
	weights := make([]int64, len(s.at))
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
func (s *search) lack(first map[int]target, cell int, sums []int64) int64 {
	for _, e := range s.entries[cell] {
		if t, counts := first[e.row]; counts {
			return t.aim - t.times*sums[t.row]
		}
	}
	return -far + 1
}
