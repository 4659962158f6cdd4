package overhead

import (
	"fmt"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// pence returns the pence of an amount that is known.
func pence(amount costing.Money) int64 {
	n, _ := amount.Pence()
	return n
}

// plus returns a and b together where their sum is known to be an amount of money, or
// where one of them is not known.
func plus(a, b costing.Money) costing.Money {
	sum, _ := a.Add(b)
	return sum
}

// indexesOf returns the places of the centres.
func indexesOf(centres []Centre) []int {
	places := make([]int, len(centres))
	for i := range places {
		places[i] = i
	}
	return places
}

// checkUse returns ErrRequired for a use that is not known, and ErrInvalid for one below 0.
func checkUse(use partnership.Quantity) error {
	switch n, known := use.Millionths(); {
	case !known:
		return field.ErrRequired
	case n < 0:
		return fmt.Errorf("%v is less than 0: %w", use, field.ErrInvalid)
	}
	return nil
}
