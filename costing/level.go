package costing

import (
	"cmp"
	"fmt"
	"math/bits"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// bearers returns in proportion to what each place bears the difference of an
// adjustment.
func (c *calculation) bearers(path string, a Adjustment) func(place int) uint64 {
	charge := func(place int) uint64 { return uint64(max(c.charges[place], 0)) }
	if a.Unborne {
		return func(int) uint64 { return 0 }
	}
	if len(a.BorneBy) == 0 {
		return charge
	}
	bears := make([]bool, len(c.members))
	for i, org := range a.BorneBy {
		place, ok := c.placeOf(org)
		if !ok {
			c.failAt(fmt.Sprintf("%s.borne_by[%d]", path, i), "%q is no member: %w", org, field.ErrNotFound)
			continue
		}
		bears[place] = true
	}
	return func(place int) uint64 {
		switch {
		case !bears[place]:
			return 0
		case len(a.BorneBy) == 1:
			return 1 // it bears all, even if it pays nothing yet
		}
		return charge(place)
	}
}

// level moves every charge to within its limits, and the difference to those that
// have room, in proportion to what weight gives, until it is used up or there is
// no room.
//
// The exact answer is that each of them moves by the smaller of its room and the
// same multiple of its weight. Those with the least room for their weight are full
// first, so one pass in that order finds them all; the rest is divided with no one
// passing a limit, because a room is whole pence.
func (c *calculation) level(path string, weight func(place int) uint64) {
	difference := c.clamp(path)
	if difference == 0 || len(c.errs) > 0 {
		return
	}
	bearers := c.withRoom(difference, weight)
	sign, left := int64(1), uint64(difference)
	if difference < 0 {
		sign, left = -1, -left
	}
	var sum, over, carry uint64
	for _, b := range bearers {
		sum, carry = bits.Add64(sum, b.weight, 0)
		over += carry
	}
	if over > 0 {
		c.failAt(path, "%d weights are too much together: %w", len(bearers), field.ErrRange)
		return
	}
	for len(bearers) > 0 && compareProducts(bearers[0].room, sum, left, bearers[0].weight) <= 0 {
		full := bearers[0]
		c.charges[full.place] += sign * int64(full.room)
		bearers, left, sum = bearers[1:], left-full.room, sum-full.weight
	}
	if len(bearers) == 0 || left == 0 {
		return
	}
	weights := make([]Weight, len(bearers))
	for i, b := range bearers {
		value, _ := partnership.QuantityOfMillionths(int64(b.weight))
		weights[i] = Weight{Org: c.members[b.place], Value: value}
	}
	charges, err := Apportion(Pence(sign*int64(left)), weights)
	c.failed(path, err)
	for i, charge := range charges {
		c.charges[bearers[i].place] += charge.Amount.pence()
	}
}

// clamp moves every charge to within its limits, and returns by how much the sum
// has fallen. It fails for an upper limit below a lower one; but of a stretch it may
// be a penny below, because each is cut to pennies, and then the lower one holds.
func (c *calculation) clamp(path string) (difference int64) {
	for place, charge := range c.charges {
		if c.lo[place] == c.hi[place]+1 && c.stretch.text() != "" {
			c.hi[place] = c.lo[place]
		}
		if c.lo[place] > c.hi[place] && len(c.errs) == 0 {
			c.failAt(path, "%s may pay %v at most and %v at least: %w", c.members[place], Pence(c.hi[place]), Pence(c.lo[place]), field.ErrInvalid)
		}
		c.charges[place] = max(min(charge, c.hi[place]), c.lo[place])
		difference += charge - c.charges[place]
	}
	return difference
}

// A bearer can bear a part of a difference.
type bearer struct {
	place        int
	room, weight uint64 // room in pence; neither is 0
}

// withRoom returns who can bear a difference, first those who have the least room
// for their weight.
func (c *calculation) withRoom(difference int64, weight func(place int) uint64) []bearer {
	bearers := make([]bearer, 0, len(c.members))
	for place, charge := range c.charges {
		room := c.hi[place] - charge
		if difference < 0 {
			room = charge - max(c.lo[place], 0)
		}
		if w := weight(place); room > 0 && w > 0 {
			bearers = append(bearers, bearer{place: place, room: uint64(room), weight: w})
		}
	}
	slices.SortFunc(bearers, func(a, b bearer) int { return compareProducts(a.room, b.weight, b.room, a.weight) })
	return bearers
}

// compareProducts compares a × b with c × d.
func compareProducts(a, b, c, d uint64) int {
	high, low := bits.Mul64(a, b)
	otherHigh, otherLow := bits.Mul64(c, d)
	return cmp.Or(cmp.Compare(high, otherHigh), cmp.Compare(low, otherLow))
}
