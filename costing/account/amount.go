package account

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

// amountsOf returns the amount of each organisation.
func amountsOf(charges []costing.Portion) map[partnership.OrgID]costing.Money {
	amounts := make(map[partnership.OrgID]costing.Money, len(charges))
	for _, c := range charges {
		amounts[c.Org] = c.Amount
	}
	return amounts
}

// checkOnce returns the errors of an organisation id, and ErrDuplicate if it has been
// seen, at "org". It sees it.
func checkOnce(seen map[partnership.OrgID]bool, org partnership.OrgID) error {
	err := org.Validate()
	if err == nil && seen[org] {
		err = fmt.Errorf("%q is there already: %w", org, field.ErrDuplicate)
	}
	seen[org] = true
	return field.At("org", err)
}
