package appraisal

import (
	"math/big"
	"math/bits"
)

// tally is a whole number that is added up: as a machine does while it is small, and exactly in
// any case. A copy of one shares what did not fit.
type tally struct {
	small int64
	rest  *big.Int // what did not fit; nil: nothing
}

// add adds a × b.
func (t *tally) add(a, b int64) {
	high, low := bits.Mul64(magnitude(a), magnitude(b))
	product := int64(low)
	if (a < 0) != (b < 0) {
		product = -product
	}
	sum := t.small + product
	if high == 0 && low < 1<<63 && (t.small < 0) == (sum < product) {
		t.small = sum
		return
	}
	t.spill(new(big.Int).Mul(big.NewInt(a), big.NewInt(b)))
}

// addPart adds multiple × pence × part.
func (t *tally) addPart(multiple *big.Int, pence, part int64) {
	if multiple.IsInt64() {
		high, low := bits.Mul64(magnitude(multiple.Int64()), magnitude(part))
		if high == 0 && low < 1<<63 && multiple.Sign() >= 0 && part >= 0 {
			t.add(int64(low), pence)
			return
		}
	}
	product := new(big.Int).Mul(big.NewInt(pence), big.NewInt(part))
	t.spill(product.Mul(product, multiple))
}

// addTimes adds n × times.
func (t *tally) addTimes(n tally, times *big.Int) {
	if n.rest == nil && times.IsInt64() {
		t.add(n.small, times.Int64())
		return
	}
	product := n.number()
	t.spill(product.Mul(product, times))
}

// plus adds n, or takes it off if sign is −1.
func (t *tally) plus(n tally, sign int64) {
	t.add(n.small, sign)
	if n.rest != nil {
		t.spill(new(big.Int).Mul(n.rest, big.NewInt(sign)))
	}
}

// spill adds a number of any size.
func (t *tally) spill(n *big.Int) {
	if t.rest == nil {
		t.rest = new(big.Int)
	}
	t.rest.Add(t.rest, n)
}

// set makes z the number, and returns z.
func (t tally) set(z *big.Int) *big.Int {
	z.SetInt64(t.small)
	if t.rest != nil {
		z.Add(z, t.rest)
	}
	return z
}

// number returns the number.
func (t tally) number() *big.Int { return t.set(new(big.Int)) }

// magnitude returns n without its sign.
func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

// difference returns a less b, in numbers of its own.
func difference(a, b []tally) []tally {
	d := make([]tally, len(a))
	for i := range d {
		d[i].plus(a[i], 1)
		d[i].plus(b[i], -1)
	}
	return d
}

// numbers returns the numbers of a list.
func numbers(list []tally) []*big.Int {
	all := make([]*big.Int, len(list))
	for i, t := range list {
		all[i] = t.number()
	}
	return all
}

// product makes z Σ a[i] × b[i], and returns z.
func product(z *big.Int, a []tally, b []*big.Int) *big.Int {
	term, factor := new(big.Int), new(big.Int)
	z.SetInt64(0)
	for i, t := range a {
		z.Add(z, term.Mul(t.set(factor), b[i]))
	}
	return z
}
