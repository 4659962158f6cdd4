package waterfall

import (
	"cmp"
	"math/bits"

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

// magnitude returns how many pence a known amount is without its sign.
func magnitude(amount costing.Money) uint64 { return uint64(pence(amount.Abs())) }

// millionths returns the weight in millionths.
func millionths(w costing.Weight) uint64 {
	n, _ := w.Value.Millionths()
	return uint64(n)
}

// compareProducts compares a × b with c × d.
func compareProducts(a, b, c, d uint64) int {
	high, low := bits.Mul64(a, b)
	otherHigh, otherLow := bits.Mul64(c, d)
	return cmp.Or(cmp.Compare(high, otherHigh), cmp.Compare(low, otherLow))
}

// amountsOf returns the amount of each organisation.
func amountsOf(charges []costing.Portion) map[partnership.OrgID]costing.Money {
	amounts := make(map[partnership.OrgID]costing.Money, len(charges))
	for _, c := range charges {
		amounts[c.Org] = c.Amount
	}
	return amounts
}
