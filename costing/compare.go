package costing

import (
	"errors"
	"fmt"
	"math/big"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Difference is by how much an organisation pays more or less than before. One that joins
// has nothing before to compare with, and one that leaves nothing after.
type Difference struct {
	Org     partnership.OrgID    `json:"org"`              // who
	Joined  bool                 `json:"joined,omitzero"`  // it was not there before: Before is not set, and Amount is all of After
	Left    bool                 `json:"left,omitzero"`    // it is not there after: After is not set, and Amount is Before taken off
	Before  Money                `json:"before,omitzero"`  // what it paid
	After   Money                `json:"after,omitzero"`   // what it pays
	Amount  Money                `json:"amount,omitzero"`  // after less before: positive pays more; not known if one of them is not
	Percent partnership.Quantity `json:"percent,omitzero"` // the difference in per cent of Before, with the sign of the difference, rounded half away from zero to 2 decimals; not set if Before is £0 or not set
}

// Differences are who gains and who loses.
type Differences []Difference

// Compare returns by how much the charges of two statements differ, such as this
// year's and last year's, or those of two schemes: for every organisation that is
// in either, those of before first, each in the order of its statement. If a charge
// is not known, neither is the difference. The error wraps ErrRange, at "changes[i]",
// for a difference beyond Money.
func Compare(before, after Statement) (Differences, error) {
	changes := make(Differences, 0, max(len(before.Charges), len(after.Charges)))
	at := make(map[partnership.OrgID]int, len(before.Charges))
	for _, charge := range before.Charges {
		at[charge.Org] = len(changes)
		changes = append(changes, Difference{Org: charge.Org, Left: true, Before: charge.Amount, Amount: charge.Amount.Neg()})
	}
	errs := make([]error, len(before.Charges))
	for _, charge := range after.Charges {
		i, ok := at[charge.Org]
		if !ok {
			changes = append(changes, Difference{Org: charge.Org, Joined: true, After: charge.Amount, Amount: charge.Amount})
			continue
		}
		difference, err := charge.Amount.Sub(changes[i].Before)
		changes[i].Left, changes[i].After, changes[i].Amount = false, charge.Amount, difference
		errs[i] = field.At(fmt.Sprintf("changes[%d]", i), err)
	}
	for i := range changes {
		changes[i].Percent = percentOf(changes[i].Amount, changes[i].Before)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return changes, nil
}

// WorseOff returns the organisations that pay more than before, in their order.
func (d Differences) WorseOff() []partnership.OrgID { return d.of(1) }

// BetterOff returns the organisations that pay less than before, in their order.
func (d Differences) BetterOff() []partnership.OrgID { return d.of(-1) }

// of returns the organisations whose difference has a sign.
func (d Differences) of(sign int) []partnership.OrgID {
	orgs := []partnership.OrgID{}
	for _, each := range d {
		if each.Amount.Sign() == sign {
			orgs = append(orgs, each.Org)
		}
	}
	return orgs
}

// percentOf returns amount in per cent of the magnitude of whole, rounded half away
// from zero to 2 decimals. It is not known if one of them is not, for a whole of £0, and
// beyond Quantity.
func percentOf(amount, whole Money) partnership.Quantity {
	if whole.Sign() == 0 || !amount.Known() {
		return partnership.Quantity{}
	}
	hundredths := new(big.Int).Mul(big.NewInt(amount.pence()), big.NewInt(100*100))
	hundredths = halfUp(hundredths, new(big.Int).SetUint64(whole.magnitude()))
	if !hundredths.IsInt64() || magnitudeOf(hundredths.Int64()) > maxTotal/100 {
		return partnership.Quantity{}
	}
	percent, _ := partnership.QuantityOfMillionths(hundredths.Int64() * 10_000)
	return percent
}
