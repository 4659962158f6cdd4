package costing

import (
	"math/big"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// level moves the charges to within their limits, and divides by how much their sum
// has fallen or risen among those that can bear it, in proportion to their weights.
// No one of them passes a limit or £0. What they cannot bear is left to nobody.
//
// The exact answer is that each of them moves by the smaller of its room and the
// same multiple of its weight. Those with the least room for their weight are full
// first, so one pass in that order finds them all.
func (c *calculation) level(path string, borne proportion) {
	difference := c.clamp(path)
	if difference.Sign() == 0 || len(c.errs) > 0 {
		return
	}
	x, down := c.exact, difference.Sign() < 0
	bearers, sum := x.bearers(down, borne), new(big.Int)
	for _, b := range bearers {
		sum.Add(sum, b.weight)
	}
	left, signed := new(big.Int).Abs(difference), func(n *big.Int) *big.Int {
		if down {
			return n.Neg(n)
		}
		return n
	}
	var needs, gets big.Int
	for len(bearers) > 0 && bearers[0].room != nil && needs.Mul(bearers[0].room, sum).Cmp(gets.Mul(left, bearers[0].weight)) <= 0 {
		full := bearers[0]
		left.Sub(left, full.room)
		sum.Sub(sum, full.weight)
		x.add(full.place, signed(full.room))
		bearers = bearers[1:]
	}
	if len(bearers) == 0 {
		x.add(x.nobody(), signed(left))
		return
	}
	x.refine(sum)
	for _, b := range bearers {
		x.add(b.place, signed(b.weight.Mul(b.weight, left)))
	}
}

// clamp moves every charge to within its limits, and returns by how much the sum
// has fallen. It fails for an upper limit below a lower one; but of a stretch it may
// be a penny below, because each is cut to pennies, and then the lower one holds.
func (c *calculation) clamp(path string) (difference *big.Int) {
	x, difference := c.exact, new(big.Int)
	for place, org := range c.members {
		c.checkLimits(path, place, org)
		clamped := new(big.Int).Sub(x.clamped(place), x.amounts[place])
		difference.Sub(difference, clamped)
		x.add(place, clamped)
	}
	return difference
}

// checkLimits fails if the upper limit of a place is below its lower one.
func (c *calculation) checkLimits(path string, place int, org partnership.OrgID) {
	x := c.exact
	lo, hi := x.lo[place], x.hi[place]
	if lo == nil || hi == nil || lo.Cmp(hi) <= 0 {
		return
	}
	if c.stretch.text() != "" && new(big.Int).Sub(lo, hi).Cmp(x.parts) <= 0 {
		x.hi[place] = new(big.Int).Set(lo)
		return
	}
	if len(c.errs) == 0 {
		c.failAt(path, "%s may pay %v at most and %v at least: %w", org, x.shown(hi, false), x.shown(lo, true), field.ErrInvalid)
	}
}

// shown returns an exact amount as a limit is shown: to the next whole penny, up or
// down.
func (x *exact) shown(n *big.Int, down bool) Money {
	quotient, remainder := new(big.Int).DivMod(n, x.parts, new(big.Int))
	if remainder.Sign() > 0 && !down {
		quotient.Add(quotient, big.NewInt(1))
	}
	return Pence(quotient.Int64())
}
