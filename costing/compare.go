package costing

import (
	"errors"
	"fmt"
	"math/big"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Change is by how much an organisation pays more or less than before. One that joins
// has nothing before to compare with, and one that leaves nothing after.
type Change struct {
	Org        partnership.OrgID    `json:"org"`              // who
	Before     *Money               `json:"before,omitempty"` // nil: it was not there, which is not £0
	After      *Money               `json:"after,omitempty"`  // nil: it is not there
	Difference Money                `json:"difference"`       // after less before: positive pays more; all of the one that is there
	Percent    partnership.Quantity `json:"percent,omitzero"` // the difference in % of before, without the sign of before, rounded half away from zero to 2 decimals; not known if before is £0 or not there
}

// Changes are who gains and who loses.
type Changes []Change

// Compare returns by how much the charges of two statements differ, such as this
// year's and last year's, or those of two schemes: for every organisation that is
// in either, those of before first, each in the order of its statement. The error
// wraps ErrRange, at "changes[i]", for a difference beyond
// Money.
func Compare(before, after Statement) (Changes, error) {
	changes := make(Changes, 0, max(len(before.Charges), len(after.Charges)))
	at := make(map[partnership.OrgID]int, len(before.Charges))
	for _, charge := range before.Charges {
		at[charge.Org] = len(changes)
		changes = append(changes, Change{Org: charge.Org, Before: new(charge.Amount)})
	}
	for _, charge := range after.Charges {
		i, ok := at[charge.Org]
		if !ok {
			i = len(changes)
			changes = append(changes, Change{Org: charge.Org})
		}
		changes[i].After = new(charge.Amount)
	}
	var errs []error
	for i := range changes {
		c := &changes[i]
		var err error
		was, _ := Sum(known(c.Before)...)
		is, _ := Sum(known(c.After)...)
		c.Difference, err = is.Sub(was)
		c.Percent = percentOf(c.Difference, was)
		errs = append(errs, field.At(fmt.Sprintf("changes[%d]", i), err))
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return changes, nil
}

// known returns the amount, or none if it is not known.
func known(amount *Money) []Money {
	if amount == nil {
		return nil
	}
	return []Money{*amount}
}

// percentOf returns amount in per cent of the magnitude of whole, rounded half away
// from zero to 2 decimals. It is not known for a whole of £0, and beyond Quantity.
func percentOf(amount, whole Money) partnership.Quantity {
	if whole.Sign() == 0 {
		return partnership.Quantity{}
	}
	hundredths := new(big.Int).Mul(big.NewInt(amount.pence), big.NewInt(100*100))
	hundredths = halfUp(hundredths, new(big.Int).SetUint64(whole.magnitude()))
	if !hundredths.IsInt64() || Pence(hundredths.Int64()).magnitude() > maxTotal/100 {
		return partnership.Quantity{}
	}
	percent, _ := partnership.QuantityOfMillionths(hundredths.Int64() * 10_000)
	return percent
}
