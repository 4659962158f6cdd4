package costing

import (
	"errors"
	"fmt"
	"math/big"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Remainder is by how much less an organisation has been charged than exactly, over a
// series of bills. Of a scheme that carries remainders, the statement of one bill has those
// that the cost of the next is given.
type Remainder struct {
	Org   partnership.OrgID    `json:"org"`            // whose
	Pence partnership.Quantity `json:"pence,omitzero"` // in pence, to 6 decimals; negative: it has been charged more
}

// Validate returns ErrRequired or ErrInvalid for the organisation, and ErrRequired for a
// remainder that is not known.
func (r Remainder) Validate() error {
	return errors.Join(field.At("org", r.Org.Validate()), field.RequiredValue("pence", r.Pence))
}

// checkCarried returns what is wrong with remainders at "carried".
func checkCarried(carried []Remainder) error {
	return errors.Join(
		field.Each("carried", carried, Remainder.Validate),
		field.Unique("carried", "org", carried, func(r Remainder) partnership.OrgID { return r.Org }),
	)
}

// bringForward begins with the remainders of the bills before. It fails for the remainder of
// somebody who is no member.
func (c *calculation) bringForward(cost Cost, carries bool) {
	if !carries {
		if len(cost.Carried) > 0 {
			c.failAt("cost.carried", "the scheme carries no remainders: %w", field.ErrInvalid)
		}
		return
	}
	c.carried = make([]int64, len(c.members))
	c.short.refine(big.NewInt(1_000_000))
	for i, r := range cost.Carried {
		place, ok := c.placeOf(r.Org)
		if !ok {
			c.failAt(fmt.Sprintf("cost.carried[%d].org", i), "%s is not a member: %w", field.Quote(r.Org), field.ErrNotFound)
			continue
		}
		c.carried[place], _ = r.Pence.Millionths()
		c.short.add(place, big.NewInt(c.carried[place]))
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
	return all
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
