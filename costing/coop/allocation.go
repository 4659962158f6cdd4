package coop

import (
	"cmp"
	"errors"
	"fmt"
	"math/big"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// CostAllocation is what each partner pays of a cost.
type CostAllocation struct {
	Total  costing.Money `json:"total,omitzero"` // what all pay together
	Shares []CostShare   `json:"shares"`         // in the order of the partners
	// Short is the total less the sum of the exact shares: below £0 if the shares are more. Only the
	// shares of Banzhaf miss the total; for every other rule it is not set.
	Short Exact `json:"short,omitzero"`
}

// CostShare is what one partner pays of a cost.
type CostShare struct {
	Org    partnership.OrgID `json:"org"`             // who
	Exact  Exact             `json:"exact,omitzero"`  // the exact amount
	Amount costing.Money     `json:"amount,omitzero"` // in whole pence
}

// Validate returns what is wrong with an allocation:
//
//   - ErrRequired at "total" if it is not known, at "shares" if there are none, and at "shares[i]"
//     for what is not set;
//   - ErrInvalid and ErrDuplicate at "shares[i].org";
//   - ErrSum at "shares" if the exact shares and Short together do not make the total, or if Short
//     is not set and the amounts in whole pence do not make it.
func (a CostAllocation) Validate() error {
	errs := []error{field.At("total", costing.CheckKnown(a.Total))}
	if len(a.Shares) == 0 {
		errs = append(errs, field.At("shares", field.ErrRequired))
	}
	errs = append(errs, field.Each("shares", a.Shares, func(s CostShare) error {
		return errors.Join(field.At("org", s.Org.Validate()), field.RequiredValue("exact", s.Exact), field.RequiredValue("amount", s.Amount))
	}), field.Unique("shares", "org", a.Shares, func(s CostShare) partnership.OrgID { return s.Org }))
	if err := errors.Join(errs...); err != nil {
		return err
	}
	sum, paid := new(big.Rat), new(big.Rat)
	for _, s := range a.Shares {
		sum.Add(sum, s.Exact.pence())
		paid.Add(paid, whole(s.Amount.KnownPence()))
	}
	total := whole(a.Total.KnownPence())
	if a.Short.Known() {
		sum.Add(sum, a.Short.pence())
	}
	if sum.Cmp(total) != 0 || !a.Short.Known() && paid.Cmp(total) != 0 {
		return field.At("shares", fmt.Errorf("they do not make %v: %w", a.Total, field.ErrSum))
	}
	return nil
}

// Bill returns the amounts in whole pence.
func (a CostAllocation) Bill() []costing.Portion {
	bill := []costing.Portion{}
	for _, s := range a.Shares {
		bill = append(bill, costing.Portion{Org: s.Org, Amount: s.Amount})
	}
	return bill
}

// Of returns the share of a partner, and whether there is one.
func (a CostAllocation) Of(org partnership.OrgID) (CostShare, bool) {
	for _, s := range a.Shares {
		if s.Org == org {
			return s, true
		}
	}
	return CostShare{}, false
}

// allocation returns exact shares, in pence, with the whole pence that costing.Split makes of them.
// Shares that do not make the total are rounded one by one.
func allocation(orgs []partnership.OrgID, total int64, shares []*big.Rat) CostAllocation {
	a := CostAllocation{Total: costing.Pence(total), Shares: []CostShare{}}
	over, sum := big.NewInt(1), new(big.Rat)
	for _, s := range shares {
		gcd := new(big.Int).GCD(nil, nil, over, s.Denom())
		over = new(big.Int).Mul(over, gcd.Quo(s.Denom(), gcd))
		sum.Add(sum, s)
	}
	numbers := []*big.Int{}
	for _, s := range shares {
		n := new(big.Int).Quo(over, s.Denom())
		numbers = append(numbers, n.Mul(n, s.Num()))
	}
	amounts, err := costing.Split(a.Total, numbers, over, func(i, j int) int { return cmp.Compare(orgs[i], orgs[j]) })
	for i, org := range orgs {
		s := CostShare{Org: org, Exact: exactPence(shares[i])}
		if s.Amount = s.Exact.Money(); err == nil {
			s.Amount = amounts[i]
		}
		a.Shares = append(a.Shares, s)
	}
	if short := sum.Sub(whole(total), sum); short.Sign() != 0 {
		a.Short = exactPence(short)
	}
	return a
}

// allocate returns shares of the total of the game.
func (g Game) allocate(shares []*big.Rat) CostAllocation {
	return allocation(g.partners, g.total(), shares)
}
