package match

import (
	"cmp"
	"slices"
)

// A search finds the sets of a given size, out of n things, that are worth the most. The worth of
// a set is the sum over its pairs and over its things, each with those that are in every set.
//
// It is a branch and bound search. It takes the things in an order of its own, so that their order
// changes no answer, and leaves out a branch whose bound is no better than the sets that it has.
// The bound, doubled, adds for each thing twice its worth with the set so far and the worth of its
// best pairs, and takes the things for which this is the most. It is never too low, because each
// pair is counted in full from either side.
type search struct {
	n, want  int       // the number of things, and the number of sets wanted
	pairs    []int64   // what a pair of things is worth; below 0: the two cannot be in one set
	top      [][]int64 // by thing and number k: what its best k pairs are worth
	best     []found   // the best sets so far, best first
	steps    int64     // the number of things tried so far
	limit    int64     // the greatest number of steps
	chosen   []int32   // the set that is being tried
	excluded int64     // the greatest bound, doubled, of the branches left out because the steps ran out
}

// A found set with what it is worth.
type found struct {
	worth int64
	set   []int32
}

// newSearch makes a search ready. alone is the worth of each thing with those in every set.
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

// sums returns the sums of the greatest 0, 1, 2, … and up to most numbers.
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

// run finds the sets. worth is the worth of those in every set, and choose the size of a set.
func (s *search) run(alone []int64, worth int64, choose int) {
	things := make([]thing, s.n)
	for i := range things {
		things[i] = thing{int32(i), alone[i], 2*alone[i] + s.top[i][choose-1]}
	}
	slices.SortFunc(things, func(a, b thing) int { return cmp.Or(cmp.Compare(b.value, a.value), cmp.Compare(a.at, b.at)) })
	s.branch(things, worth, choose)
}

// A thing may be added to a set: gain is its worth with the set, and value its part of the bound.
type thing struct {
	at    int32
	gain  int64
	value int64
}

// branch tries every set that adds choose of the things to the chosen ones, which have a worth.
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

// rests returns for each thing the bound, doubled, of the sets in which it comes first.
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

// after returns the things that may still be added after one more is chosen.
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

// least returns the worth that a set must exceed to be kept.
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
