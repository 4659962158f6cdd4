package appraisal

import (
	"math/big"
	"math/bits"
)

// adder is a sum of whole numbers. It adds as a machine does while the sum is small, and exactly
// in any case.
type adder struct {
	small int64
	rest  *big.Int // what did not fit; nil: nothing
}

// add adds a × b.
func (s *adder) add(a, b int64) {
	high, low := bits.Mul64(magnitude(a), magnitude(b))
	product := int64(low)
	if (a < 0) != (b < 0) {
		product = -product
	}
	sum := s.small + product
	if high == 0 && low < 1<<63 && (s.small < 0) == (sum < product) {
		s.small = sum
		return
	}
	s.spill(new(big.Int).Mul(big.NewInt(a), big.NewInt(b)))
}

// addPart adds multiple × pence × part.
func (s *adder) addPart(multiple *big.Int, pence, part int64) {
	if multiple.IsInt64() {
		high, low := bits.Mul64(magnitude(multiple.Int64()), magnitude(part))
		if high == 0 && low < 1<<63 && multiple.Sign() >= 0 && part >= 0 {
			s.add(int64(low), pence)
			return
		}
	}
	product := new(big.Int).Mul(big.NewInt(pence), big.NewInt(part))
	s.spill(product.Mul(product, multiple))
}

// spill adds a number of any size.
func (s *adder) spill(n *big.Int) {
	if s.rest == nil {
		s.rest = new(big.Int)
	}
	s.rest.Add(s.rest, n)
}

// addTimes adds a × b for numbers of any size.
func (s *adder) addTimes(a, b *big.Int) {
	if a.IsInt64() && b.IsInt64() {
		s.add(a.Int64(), b.Int64())
		return
	}
	s.spill(new(big.Int).Mul(a, b))
}

// magnitude returns n without its sign.
func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

// sums returns the sums of some adders.
func sums(adders []adder) []*big.Int {
	list := numbers(len(adders))
	for i, s := range adders {
		list[i].SetInt64(s.small)
		if s.rest != nil {
			list[i].Add(list[i], s.rest)
		}
	}
	return list
}
