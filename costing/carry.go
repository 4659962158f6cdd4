package costing

import (
	"errors"
	"fmt"
	"math/big"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Remainder is how much less than its exact charges an organisation has been charged over a
// series of bills. If a scheme carries remainders, each statement has those to put in the
// cost of the next bill. The remainder of an organisation that leaves is kept, and counts
// again if it comes back, so that all remainders always add up to the same sum.
type Remainder struct {
	Org   partnership.OrgID    `json:"org"`            // whose
	Pence partnership.Quantity `json:"pence,omitzero"` // in pence, to 6 decimals; negative: it has been charged more
}

// Validate returns ErrRequired or ErrInvalid for the organisation, ErrRequired for a
// remainder that is not known, and ErrRange for one beyond ±2000 pence.
func (r Remainder) Validate() error {
	return errors.Join(field.At("org", r.Org.Validate()), field.At("pence", r.check()))
}

// mostCarried is the greatest remainder, in pence. Each part of a bill leaves less than two.
const mostCarried = 2 * maxParts

// check returns ErrRequired for a remainder that is not known, and ErrRange for one that no
// bill leaves.
func (r Remainder) check() error {
	n, known := r.Pence.Millionths()
	switch {
	case !known:
		return field.ErrRequired
	case n > mostCarried*1_000_000 || n < -mostCarried*1_000_000:
		return fmt.Errorf("%v is not from -%d to %[2]d: %w", r.Pence, mostCarried, field.ErrRange)
	}
	return nil
}

// checkCarried returns what is wrong with remainders at "carried".
func checkCarried(carried []Remainder) error {
	return errors.Join(
		field.Each("carried", carried, Remainder.Validate),
		field.Unique("carried", "org", carried, func(r Remainder) partnership.OrgID { return r.Org }),
	)
}

// bringForward begins with the remainders of the bills before. It keeps that of somebody
// who is not a member unchanged, for the next bill.
func (c *calculation) bringForward(cost Cost, carries bool) {
	if !carries {
		if len(cost.Carried) > 0 {
			c.failAt("cost.carried", "the scheme carries no remainders: %w", field.ErrInvalid)
		}
		return
	}
	c.carried = make([]int64, len(c.members))
	for _, r := range cost.Carried {
		if place, ok := c.placeOf(r.Org); ok {
			c.carried[place], _ = r.Pence.Millionths()
		} else {
			c.left = append(c.left, r)
		}
	}
	c.takeUp()
}

// takeUp begins a division with the remainders of the bills before, if there are any.
func (c *calculation) takeUp() {
	if c.carried == nil {
		return
	}
	c.short.refine(big.NewInt(1_000_000))
	for place, millionths := range c.carried {
		c.short.add(place, big.NewInt(millionths))
	}
}

// carryForward returns the remainders for the next bill: what was carried, and what the
// members are exactly charged, less their charges.
func (c *calculation) carryForward() []Remainder {
	if c.carried == nil {
		return nil
	}
	all := make([]Remainder, len(c.members))
	for place, org := range c.members {
		millionths := halfUp(new(big.Int).Mul(c.short.amounts[place], big.NewInt(1_000_000)), c.short.parts)
		if c.exact != nil {
			over := new(big.Int).Sub(c.exact.amounts[place], c.exact.pence(c.charges[place]))
			millionths = halfUp(over.Mul(over, big.NewInt(1_000_000)), c.exact.parts)
			millionths.Add(millionths, big.NewInt(c.carried[place]))
		}
		q, _ := partnership.QuantityOfMillionths(millionths.Int64())
		all[place] = Remainder{Org: org, Pence: q}
	}
	return append(all, c.left...)
}

// compareTied compares two members with equal remainders: first comes who has been charged
// less over the bills before, if remainders are carried, and else who comes first by id.
func (c *calculation) compareTied(i, j int) int {
	if n := len(c.members); c.carried != nil && i < n && j < n && c.carried[i] != c.carried[j] {
		if (c.carried[i] > c.carried[j]) == (c.cost.Total.Sign() >= 0) {
			return -1
		}
		return 1
	}
	return c.compareOrgs(i, j)
}
