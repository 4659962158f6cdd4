package costing

import (
	"fmt"
	"math/bits"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Total is a sum of amounts, some of which may not be known.
type Total struct {
	Amount  Money `json:"amount,omitzero"`   // the sum; not known if one of the amounts is not
	AtLeast Money `json:"at_least,omitzero"` // if it is not known: what the known amounts make, which is a lower bound where none is below £0
}

// TotalOf returns all amounts together: £0 if there are none. If one of them is not
// known, neither is the sum, and AtLeast is that of the others.
//
// The error wraps ErrRange if Money does not hold the sum of those that are known; only the sum
// itself must be in the range, so the order of the amounts does not matter.
func TotalOf(amounts ...Money) (Total, error) {
	var high, low, carry uint64 // the sum is one signed number of 128 bits
	unknown := false
	for _, amount := range amounts {
		pence, known := amount.Pence()
		low, carry = bits.Add64(low, uint64(pence), 0)
		high += uint64(pence>>63) + carry
		unknown = unknown || !known
	}
	sum := int64(low)
	if high != uint64(sum>>63) || !Pence(sum).Known() {
		return Total{}, fmt.Errorf("the sum of %d amounts is more than an amount of money can be: %w", len(amounts), field.ErrRange)
	}
	if unknown {
		return Total{AtLeast: Pence(sum)}, nil
	}
	return Total{Amount: Pence(sum)}, nil
}

// Known reports whether the total is known.
func (t Total) Known() bool { return t.Amount.Known() }

// Least returns the least that the total can be: the total if it is known, and what
// the known amounts make if it is not. It is not known for the zero Total.
func (t Total) Least() Money {
	if t.Amount.Known() {
		return t.Amount
	}
	return t.AtLeast
}

// Sterling returns the total as a report shows it: £1,250.00, "at least £1,250.00", or
// "not known" for the zero Total.
func (t Total) Sterling() string {
	if t.AtLeast.Known() {
		return "at least " + t.AtLeast.Sterling()
	}
	return t.Amount.Sterling()
}

// And returns the total and another amount together: not known if one of them is not. The
// error is that of TotalOf.
func (t Total) And(amount Money) (Total, error) {
	amounts := []Money{t.Least(), amount}
	if !t.Known() {
		amounts = append(amounts, Money{})
	}
	return TotalOf(amounts...)
}
