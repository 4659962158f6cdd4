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
// same multiple of its weight. That multiple is at least what is left ÷ the weights
// together, and grows with each that is full; so those who have no more room than that are
// full, until there are none.
func (c *calculation) level(path string, borne proportion) {
	difference := c.clamp(path)
	if difference.Sign() == 0 || len(c.errs) > 0 {
		return
	}
	x, down := c.exact, difference.Sign() < 0
	left := difference.Abs(difference)
	bearers, sum := x.bearers(down, borne)
	for n := len(bearers) + 1; len(bearers) > 0 && len(bearers) < n; {
		n = len(bearers)
		bearers = x.fill(bearers, left, sum, down)
	}
	if len(bearers) == 0 {
		x.move(x.nobody(), left, down)
		c.unmet = true
		return
	}
	divisor := new(big.Int).GCD(nil, nil, left, sum)
	left.Quo(left, divisor)
	x.refine(sum.Quo(sum, divisor))
	for _, b := range bearers {
		x.move(b.place, x.scratch.Mul(b.weight, left), down)
	}
}

// fill moves the bearers who have no more room than what is left divides among all to their
// limits, takes them from what is left and from the weights together, and returns the
// others.
func (x *exact) fill(bearers []bearer, left, sum *big.Int, down bool) []bearer {
	var share, total, needs, gets big.Int
	share.Set(left)
	total.Set(sum)
	others := bearers[:0]
	for _, b := range bearers {
		if b.room == nil || needs.Mul(b.room, &total).Cmp(gets.Mul(&share, b.weight)) > 0 {
			others = append(others, b)
			continue
		}
		left.Sub(left, b.room)
		sum.Sub(sum, b.weight)
		x.move(b.place, b.room, down)
	}
	return others
}

// move adds so many parts of a penny to an amount, or takes them from it.
func (x *exact) move(place int, n *big.Int, down bool) {
	if n.Sign() == 0 {
		return
	}
	x.moved[place] = true
	if down {
		x.amounts[place].Sub(x.amounts[place], n)
	} else {
		x.amounts[place].Add(x.amounts[place], n)
	}
}

// clamp moves every charge to within its limits, and returns by how much the sum
// has fallen. It fails for an upper limit below a lower one; but of a stretch it may
// be a penny below, because each is cut to pennies, and then the lower one holds.
func (c *calculation) clamp(path string) (difference *big.Int) {
	x, difference := c.exact, new(big.Int)
	for place, org := range c.members {
		c.checkLimits(path, place, org)
		amount := x.amounts[place]
		if clamped := x.clamped(place); clamped.Cmp(amount) != 0 {
			difference.Add(difference, amount)
			difference.Sub(difference, clamped)
			amount.Set(clamped)
			x.moved[place] = true
		}
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
		hi.Set(lo)
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
