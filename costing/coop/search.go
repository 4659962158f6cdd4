package coop

import (
	"cmp"
	"math"
	"math/big"
	"math/bits"
	"slices"
)

// measure is in what the unhappiness of a group is counted: by how much it pays more than alone,
// divided by the measure.
type measure int8

const (
	perGroup  measure = iota // in pounds
	perHead                  // in pounds for each of its partners
	perPound                 // in pounds for each pound that it pays alone
	noMeasure                // not at all: nobody may be unhappy
)

// of returns the measure of a group.
func (m measure) of(g Game, s Coalition) int64 {
	switch m {
	case perGroup:
		return 1
	case perHead:
		return int64(s.Size())
	case perPound:
		return max(g.costs[s], -g.costs[s])
	}
	return 0
}

// search finds the groups that a division of the cost makes unhappier than it says, among those
// of which it has not been said before.
type search struct {
	measure measure
	n       int       // partners
	low     uint      // how many partners the lower half of the bits has
	free    [][]int64 // changes of the division that leave all as it is for whom it has been said
	lows    [][]int64 // what each of them is for each lower half
	highs   [][]int64 // and for each upper half
}

// newSearch returns a search among all groups of a game.
func newSearch(n int, m measure) *search {
	s := &search{measure: m, n: n, low: uint(n / 2)}
	for i := range n {
		unit := make([]int64, n)
		unit[i] = 1
		s.free = append(s.free, unit)
	}
	return s
}

// leaveOut takes a group out of the search, and with it those that follow from it and the
// others that are out: what they pay is fixed. It reports whether the group was in.
func (s *search) leaveOut(group Coalition) bool {
	at := -1
	dots := make([]*big.Int, len(s.free))
	for k, v := range s.free {
		sum := new(big.Int)
		for i, n := range v {
			if group.Has(i) {
				sum.Add(sum, big.NewInt(n))
			}
		}
		if dots[k] = sum; sum.Sign() != 0 && at < 0 {
			at = k
		}
	}
	if at < 0 {
		return false
	}
	pivot := s.free[at]
	kept := s.free[:0:0]
	for k, v := range s.free {
		switch {
		case k == at:
			continue
		case dots[k].Sign() == 0:
			kept = append(kept, v)
		default:
			kept = append(kept, combined(v, dots[at], pivot, dots[k]))
		}
	}
	s.free = kept
	return true
}

// combined returns v × a − w × b in lowest terms.
func combined(v []int64, a *big.Int, w []int64, b *big.Int) []int64 {
	sums, gcd := make([]*big.Int, len(v)), new(big.Int)
	var product big.Int
	for i := range v {
		sums[i] = new(big.Int).Mul(big.NewInt(v[i]), a)
		sums[i].Sub(sums[i], product.Mul(big.NewInt(w[i]), b))
		gcd.GCD(nil, nil, gcd, new(big.Int).Abs(sums[i]))
	}
	to := make([]int64, len(v))
	for i, n := range sums {
		to[i] = n.Quo(n, gcd).Int64() // minors of a matrix of 0 and 1 with 24 rows, below 2^40
	}
	return to
}

// ready prepares to ask which groups are in.
func (s *search) ready() {
	s.lows, s.highs = nil, nil
	for _, v := range s.free {
		s.lows = append(s.lows, sums(v[:s.low]))
		s.highs = append(s.highs, sums(v[s.low:]))
	}
}

// sums returns the sum of each group of some numbers.
func sums(numbers []int64) []int64 {
	all := make([]int64, 1<<len(numbers))
	for i, n := range numbers {
		for s := range 1 << i {
			all[1<<i|s] = all[s] + n
		}
	}
	return all
}

// isIn reports whether a group, by its halves, is in the search.
func (s *search) isIn(high, low int) bool {
	for k := range s.lows {
		if s.lows[k][low]+s.highs[k][high] != 0 {
			return true
		}
	}
	return false
}

// bestOf returns the largest of low[i] − over × costs[i].
func bestOf(low, costs []int64, over int64) int64 {
	a, b, c, d := int64(math.MinInt64), int64(math.MinInt64), int64(math.MinInt64), int64(math.MinInt64)
	costs = costs[:len(low)]
	for len(low) >= 4 && len(costs) >= 4 {
		a = max(a, low[0]-over*costs[0])
		b = max(b, low[1]-over*costs[1])
		c = max(c, low[2]-over*costs[2])
		d = max(d, low[3]-over*costs[3])
		low, costs = low[4:], costs[4:]
	}
	for i, n := range low {
		a = max(a, n-over*costs[i])
	}
	return max(a, b, c, d)
}

// found is a group, and by how much it is too unhappy.
type found struct {
	group Coalition
	by    float64
}

// broken returns the groups that are unhappier than y says: at most so many, the unhappiest of
// each part of the table first. y has what each partner pays and, unless nothing is measured,
// the unhappiness below 0, times over. None is returned only if there is none.
func (s *search) broken(g Game, y []*big.Int, over *big.Int, most int) []Coalition {
	var all []found
	if exact, ok := s.small(g, y, over); ok {
		all = s.brokenSmall(g, exact, over.Int64())
	} else {
		all = s.brokenLarge(g, y, over)
	}
	slices.SortFunc(all, func(a, b found) int {
		return cmp.Or(cmp.Compare(b.by, a.by), cmp.Compare(a.group, b.group))
	})
	groups := []Coalition{}
	for _, f := range all[:min(most, len(all))] {
		groups = append(groups, f.group)
	}
	return groups
}

// small returns y as machine numbers if nothing that is calculated with them overflows.
func (s *search) small(g Game, y []*big.Int, over *big.Int) (exact []int64, ok bool) {
	if s.measure == perPound {
		return nil, false
	}
	bound := new(big.Int).Mul(over, big.NewInt(g.most+1))
	for i, n := range y {
		size := new(big.Int).Abs(n)
		if i == s.n {
			size.Mul(size, big.NewInt(int64(s.n)))
		}
		bound.Add(bound, size)
	}
	if bound.BitLen() > 61 {
		return nil, false
	}
	exact = make([]int64, s.n+1)
	for i, n := range y {
		exact[i] = n.Int64()
	}
	return exact, true
}

// brokenSmall is broken in machine numbers.
func (s *search) brokenSmall(g Game, y []int64, over int64) []found {
	n := s.n
	lows, highs := slices.Clone(y[:s.low]), slices.Clone(y[s.low:n])
	each := int64(0)
	switch s.measure {
	case perGroup:
		each = y[n]
	case perHead:
		for _, half := range [][]int64{lows, highs} {
			for i := range half {
				half[i] += y[n]
			}
		}
	}
	low, high := sums(lows), sums(highs)
	var all []found
	for h, base := range high {
		costs := g.costs[h<<s.low:][:len(low)]
		if base += each; bestOf(low, costs, over)+base <= 0 {
			continue
		}
		best, at := int64(0), -1
		for l, sum := range low {
			if by := sum + base - over*costs[l]; by > best && s.isIn(h, l) {
				best, at = by, l
			}
		}
		if at >= 0 {
			all = append(all, found{Coalition(h<<s.low | at), float64(best)})
		}
	}
	return all
}

// brokenLarge is broken for numbers of any size: in floats, and exactly where these are not
// sure.
func (s *search) brokenLarge(g Game, y []*big.Int, over *big.Int) []found {
	n := s.n
	shares, size := make([]float64, n+1), float64(g.most)
	for i, num := range y {
		shares[i], _ = new(big.Rat).SetFrac(num, over).Float64()
		if i < n {
			size += math.Abs(shares[i])
		}
	}
	size += float64(math.Abs(shares[n]) * float64(s.widest(g)))
	sure := float64(size * 1e-13 * float64(n+2))
	low, high := floatSums(shares[:s.low]), floatSums(shares[s.low:n])
	var all []found
	for h, base := range high {
		costs := g.costs[h<<s.low:][:len(low)]
		best, at := 0.0, -1
		for l, sum := range low {
			group := Coalition(h<<s.low | l)
			measure := s.measure.of(g, group)
			by := sum + base + float64(shares[n]*float64(measure)) - float64(costs[l])
			if by <= best-sure || by <= -sure || at >= 0 && by <= best || s.measure == perPound && measure == 0 || !s.isIn(h, l) {
				continue
			}
			if by > sure || s.exactly(g, y, over, group, measure) > 0 {
				best, at = max(by, 0), l
			}
		}
		if at >= 0 {
			all = append(all, found{Coalition(h<<s.low | at), best})
		}
	}
	return all
}

// widest returns the largest measure that a group has.
func (s *search) widest(g Game) int64 {
	switch s.measure {
	case perHead:
		return int64(s.n)
	case perPound:
		return g.most
	}
	return 1
}

// exactly returns whether a group is less or more unhappy than y says.
func (s *search) exactly(g Game, y []*big.Int, over *big.Int, group Coalition, measure int64) int {
	sum := new(big.Int)
	for set := uint32(group); set != 0; set &= set - 1 {
		sum.Add(sum, y[bits.TrailingZeros32(set)])
	}
	product := new(big.Int)
	if len(y) > s.n && measure != 0 {
		sum.Add(sum, product.Mul(y[s.n], big.NewInt(measure)))
	}
	return sum.Cmp(product.Mul(over, big.NewInt(g.costs[group])))
}

// floatSums is sums of floats.
func floatSums(numbers []float64) []float64 {
	all := make([]float64, 1<<len(numbers))
	for i, n := range numbers {
		for s := range 1 << i {
			all[1<<i|s] = all[s] + n
		}
	}
	return all
}
