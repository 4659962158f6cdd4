package account

import (
	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
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
