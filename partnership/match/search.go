package match

import (
	"cmp"
	"slices"
)

// A search looks for the sets of so many of n things that are worth most. A set is worth the sum
// of what its pairs are worth, and of what each thing is worth with those that are in every set.
//
// It branches on the things in an order of its own, so that the same things give the same sets
// whatever order they come in, and leaves out what a bound shows to be no better than the sets
// that it has. The bound of what may be added to a set is twice what each thing is worth with
// the set, plus what its best pairs are worth, of those things for which this is most: each pair
// is counted half from either side, and never less than it is worth.
type search struct {
	n, want  int       // how many things there are, and how many sets are wanted
	pairs    []int64   // what a pair of things is worth; below 0: the two cannot be in one set
	top      [][]int64 // by thing and number: what so many of its best pairs are worth
	best     []found   // the best sets so far, best first
	steps    int64     // how many things were tried
	limit    int64     // how many may be
	chosen   []int32   // the set that is tried
	excluded int64     // the greatest bound, doubled, of what was not tried for want of steps
}

// A found set with what it is worth.
type found struct {
	worth int64
	set   []int32
}

// newSearch makes a search ready. alone is what each thing is worth with those in every set.
func newSearch(alone, pairs []int64, choose, want int, limit int64) *search {
	s := &search{n: len(alone), want: want, pairs: pairs, limit: limit}
	s.top = make([][]int64, s.n)
	for i := range s.n {
		row := make([]int64, 0, s.n)
		for j := range s.n {
			if i != j {
				row = append(row, max(pairs[i*s.n+j], 0))
			}
		}
		s.top[i] = sums(row, choose-1)
	}
	return s
}

// sums returns what the greatest 0, 1, 2, … and up to most numbers make together.
func sums(numbers []int64, most int) []int64 {
	greatest := make([]int64, most)
	for _, x := range numbers {
		for k := range greatest {
			if x > greatest[k] {
				greatest[k], x = x, greatest[k]
			}
		}
	}
	all := make([]int64, most+1)
	for k, x := range greatest {
		all[k+1] = all[k] + x
	}
	return all
}

// run finds the sets of so many things. worth is what those in every set are worth.
func (s *search) run(alone []int64, worth int64, choose int) {
	things := make([]thing, s.n)
	for i := range things {
		things[i] = thing{int32(i), alone[i], 2*alone[i] + s.top[i][choose-1]}
	}
	slices.SortFunc(things, func(a, b thing) int { return cmp.Or(cmp.Compare(b.value, a.value), cmp.Compare(a.at, b.at)) })
	s.branch(things, worth, choose)
}

// A thing that may be added to a set: what it is worth with the set, and its part of the bound.
type thing struct {
	at    int32
	gain  int64
	value int64
}

// branch tries every set of so many things, added to those that are chosen and worth so much.
func (s *search) branch(things []thing, worth int64, choose int) {
	if choose == 1 {
		s.last(things, worth)
		return
	}
	bounds := rests(things, worth, choose)
	for i, t := range things[:max(len(things)-choose+1, 0)] {
		switch {
		case bounds[i] <= 2*s.least():
			continue
		case s.steps >= s.limit:
			s.excluded = max(s.excluded, bounds[i])
			continue
		}
		s.chosen = append(s.chosen, t.at)
		s.branch(s.after(things[i+1:], t, choose-1), worth+t.gain, choose-1)
		s.chosen = s.chosen[:len(s.chosen)-1]
	}
}

// rests returns for each thing the bound, doubled, of the sets that it is the first of.
func rests(things []thing, worth int64, choose int) []int64 {
	bounds, greatest, sum := make([]int64, len(things)), make([]int64, choose-1), int64(0)
	for i, t := range slices.Backward(things) {
		bounds[i] = 2*worth + t.value + sum
		x := t.value
		sum += max(x-greatest[choose-2], 0)
		for k := range greatest {
			if x > greatest[k] {
				greatest[k], x = x, greatest[k]
			}
		}
	}
	return bounds
}

// after returns the things that may be added after one is chosen, so many of them.
func (s *search) after(things []thing, chosen thing, choose int) []thing {
	s.steps += int64(len(things))
	row := s.pairs[int(chosen.at)*s.n:]
	left := make([]thing, 0, len(things))
	for _, t := range things {
		if with := row[t.at]; with >= 0 {
			gain := t.gain + with
			left = append(left, thing{t.at, gain, 2*gain + s.top[t.at][choose-1]})
		}
	}
	return left
}

// last tries each thing as the last of a set.
func (s *search) last(things []thing, worth int64) {
	least := s.least()
	for _, t := range things {
		if worth+t.gain > least {
			s.keep(t.at, worth+t.gain)
			least = s.least()
		}
	}
}

// least returns what a set must be worth more than to be kept.
func (s *search) least() int64 {
	if len(s.best) < s.want {
		return -1
	}
	return s.best[len(s.best)-1].worth
}

// keep keeps the set of those chosen and a last one.
func (s *search) keep(last int32, worth int64) {
	set := append(slices.Clone(s.chosen), last)
	slices.Sort(set)
	place, _ := slices.BinarySearchFunc(s.best, worth, func(f found, worth int64) int {
		return cmp.Compare(worth, f.worth) // best first; the new one before its equals
	})
	for place < len(s.best) && s.best[place].worth == worth {
		place++
	}
	s.best = slices.Insert(s.best, place, found{worth, set})
	s.best = s.best[:min(len(s.best), s.want)]
}
