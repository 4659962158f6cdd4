package staff

import (
	"cmp"
	"slices"
)

// largestFirst returns where units go if each, the one that puts most into the targets
// first, goes where it adds nothing and most is missing (Graham, SIAM Journal on Applied
// Mathematics 17, 1969).
func (s *search) largestFirst(add []int64) []int {
	units, first := s.largest(), s.firstRank()
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
	}
	return at
}

// largest returns the units, the one that puts most into the targets of the first rank first.
func (z *puzzle) largest() []int {
	weights := z.weights(z.firstRank())
	units := make([]int, len(weights))
	for u := range units {
		units[u] = u
	}
	slices.SortStableFunc(units, func(u, v int) int { return cmp.Compare(weights[v], weights[u]) })
	return units
}

// firstRank returns the targets of the first rank, by row.
func (z *puzzle) firstRank() map[int]target {
	first := map[int]target{}
	for _, t := range z.targets {
		if t.rank == z.targets[0].rank {
			first[t.row] = t
		}
	}
	return first
}

// weights returns the most that each unit puts into a target of the first rank.
func (z *puzzle) weights(first map[int]target) []int64 {
	weights := make([]int64, len(z.cost)/z.members)
	for cell, entries := range z.entries {
		for _, e := range entries {
			if _, counts := first[e.row]; counts {
				weights[cell/z.members] = max(weights[cell/z.members], e.weight)
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
