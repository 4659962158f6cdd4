package scale

import (
	"math"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
)

// millionths is how many millionths make one.
const millionths = 1_000_000

// number returns a quantity as a float.
func number(q partnership.Quantity) float64 {
	n, _ := q.Millionths()
	return float64(n) / millionths
}

// quantity returns an estimate with six decimals. It is not known if it is too great for a quantity
// or is not a number.
func quantity(x float64) partnership.Quantity {
	scaled := math.Round(float64(x * millionths))
	if !(math.Abs(scaled) < 1e18) {
		return partnership.Quantity{}
	}
	q, _ := partnership.QuantityOfMillionths(int64(scaled))
	return q
}

// pence returns an amount that is known as a float.
func pence(amount costing.Money) float64 { return float64(amount.KnownPence()) }

// money returns pence that are an estimate as an amount, rounded to the penny. What a
// machine may calculate differently, beyond the fourth decimal of a penny, is dropped first.
// What is too great for an amount, or is no number, is not known.
func money(pence float64) costing.Money {
	if !(math.Abs(pence) < 9e18) {
		return costing.Money{}
	}
	if math.Abs(pence) < 1e11 {
		pence = math.Round(pence*1e4) / 1e4
	}
	return costing.Pence(int64(math.Floor(pence + 0.5)))
}
