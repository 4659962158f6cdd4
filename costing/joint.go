package costing

import (
	"math/big"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// A joint is the pieces to which a limit applies together.
type joint struct {
	pieces []jointPiece
}

// A jointPiece is a piece of a joint, its own version of the limit, and the places that it
// is for.
type jointPiece struct {
	*piece  // the piece
	entry   int
	term    calendar.Term
	derived []derivation
	a       Adjustment
	path    string // of the limit in its entry
	places  []int
}

// onEach calls work for each piece of the joint, with the calculation set to that piece as
// if it were a whole term.
func (c *calculation) onEach(work func(p jointPiece)) {
	joint, term, all, derived := c.joint, c.cost.Term, c.all, c.derived
	for _, p := range joint.pieces {
		c.joint, c.cost.Term, c.all = nil, p.term, p.piece.places
		c.derived = p.derived
		c.in(p.entry, func() { c.under(p.a.Clause, func() { work(p) }) })
	}
	c.joint, c.cost.Term, c.all, c.derived = joint, term, all, derived
}

// limitsTogether returns the limit of each place in pence: the sum of the parts of the
// pieces, by their days, rounded to the penny.
func (c *calculation) limitsTogether(places []int) []int64 {
	sums, bases, based := c.none(), c.none(), false
	c.onEach(func(p jointPiece) {
		based = based || p.a.PercentOf != ""
		for i, limit := range c.limits(p.path, p.a, p.places) {
			place := p.places[i]
			part := new(big.Rat).Mul(big.NewRat(limit, 1), p.days)
			if p.a.PercentOf != "" {
				base := c.baseOn(p, place)
				bases[place].Add(bases[place], base)
				part.Mul(positivePart(base), ratOf(p.a.Percent))
				part.Quo(part, big.NewRat(100, 1))
			}
			sums[place].Add(sums[place], part)
		}
	})
	c.bases = nil
	if based {
		c.bases = make([]Money, len(c.members))
	}
	limits := make([]int64, len(places))
	for i, place := range places {
		limits[i] = halfUp(sums[place].Num(), sums[place].Denom()).Int64()
		if based {
			c.bases[place] = Pence(halfUp(bases[place].Num(), bases[place].Denom()).Int64())
		}
	}
	return limits
}

// baseOn is baseOf for the days of a piece, not rounded.
func (c *calculation) baseOn(p jointPiece, place int) *big.Rat {
	base := new(big.Rat).Set(p.byParts[place])
	if p.a.PercentOf == OfTotal {
		base.Mul(big.NewRat(c.cost.Total.pence(), 1), p.days)
	}
	if c.cost.Total.pence() < 0 {
		base.Neg(base)
	}
	return base
}

// positivePart returns a number, or 0 if it is negative.
func positivePart(r *big.Rat) *big.Rat {
	if r.Sign() < 0 {
		return new(big.Rat)
	}
	return new(big.Rat).Set(r)
}

// onOtherDays returns what each place pays in those pieces of the joint that do not limit
// it; of a refund, what it is paid back.
func (c *calculation) onOtherDays(places []int) []*big.Rat {
	sums := c.none()
	for _, p := range c.joint.pieces {
		for _, place := range p.piece.places {
			if _, limited := slices.BinarySearch(p.places, place); !limited {
				sums[place].Add(sums[place], p.amounts[place])
			}
		}
	}
	others := make([]*big.Rat, len(places))
	for i, place := range places {
		if others[i] = sums[place]; c.cost.Total.pence() < 0 {
			others[i].Neg(others[i])
		}
	}
	return others
}

// limitsInParts converts limits from pence to parts of a penny, and adds what is paid on
// days without a limit.
func (c *calculation) limitsInParts(places []int, limits []int64) []*big.Int {
	if c.joint == nil {
		return c.exact.penceOf(limits)
	}
	all := c.onOtherDays(places)
	for i, limit := range limits {
		all[i].Add(all[i], big.NewRat(limit, 1))
	}
	return c.exact.ratsInParts(all)
}

// ratsInParts converts numbers of pence to parts of a penny.
func (x *exact) ratsInParts(rats []*big.Rat) []*big.Int {
	numbers, den := overOne(rats)
	factor := x.over(den)
	for _, n := range numbers {
		n.Mul(n, factor)
	}
	return numbers
}

// daysOf returns the part of the term's days on which a place is a member, counting only
// the pieces of the joint.
func (c *calculation) daysOf(place int) *big.Rat {
	if c.joint == nil {
		return big.NewRat(1, 1)
	}
	days := new(big.Rat)
	for _, p := range c.joint.pieces {
		if p.has(place) {
			days.Add(days, p.days)
		}
	}
	return days
}

// phasedTogether returns the limits of a phase-out in parts of a penny: for each place the
// sum, over the pieces, of the percentage of its charge.
func (c *calculation) phasedTogether(places []int) []*big.Int {
	sums := c.none()
	c.onEach(func(p jointPiece) {
		share := c.phased(p.path, p.a)
		for _, place := range p.places {
			amount := new(big.Rat).Set(p.amounts[place])
			if c.cost.Total.pence() < 0 {
				amount.Neg(amount)
			}
			amount = positivePart(amount)
			sums[place].Add(sums[place], amount.Mul(amount, share))
		}
	})
	limits := make([]*big.Rat, len(places))
	for i, place := range places {
		limits[i] = sums[place]
	}
	return c.exact.ratsInParts(limits)
}

// collared returns the budgets of the places and the percentage of a collar. In a joint the
// percentage is the average over the days.
func (c *calculation) collared(path string, a Adjustment, places []int) (budgets []*big.Rat, percent *big.Rat) {
	budgets = make([]*big.Rat, len(places))
	if c.joint == nil {
		for i, place := range places {
			budgets[i] = c.value(path, ".driver", a.Driver, place)
		}
		return budgets, ratOf(a.Percent)
	}
	sums, percent, days := c.none(), new(big.Rat), new(big.Rat)
	c.onEach(func(p jointPiece) {
		for _, place := range p.places {
			budget := c.value(p.path, ".driver", p.a.Driver, place)
			sums[place].Add(sums[place], new(big.Rat).Mul(budget, p.days))
		}
		percent.Add(percent, new(big.Rat).Mul(ratOf(p.a.Percent), p.days))
		days.Add(days, p.days)
	})
	for i, place := range places {
		budgets[i] = sums[place]
	}
	return budgets, percent.Quo(percent, days)
}

// none returns 0 for each place.
func (c *calculation) none() []*big.Rat {
	all := make([]*big.Rat, len(c.members))
	for place := range all {
		all[place] = new(big.Rat)
	}
	return all
}
