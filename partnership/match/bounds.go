package match

import (
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Bounds are the least and the most that a number can be. If the two are equal, the number is
// known.
type Bounds struct {
	Low  partnership.Quantity `json:"low"`  // at least
	High partnership.Quantity `json:"high"` // at most
}

// Known reports whether the number is known.
func (r Bounds) Known() bool { return r.Low.Known() && r.Low == r.High }

// String returns the number, or both bounds: "40 to 65".
func (r Bounds) String() string {
	if r.Low == r.High {
		return grouped(r.Low)
	}
	return grouped(r.Low) + " to " + grouped(r.High)
}

// grouped returns a number with commas between its thousands.
func grouped(q partnership.Quantity) string {
	if !q.Known() {
		return report.NotKnown
	}
	return report.Grouped(q.String())
}

// boundsOf returns the bounds of a number in millionths.
func boundsOf(low, high int64) Bounds { return Bounds{quantity(low), quantity(high)} }

// quantity returns millionths as a Quantity. A Quantity can hold every score, because weights and
// the number of members are limited.
func quantity(millionths int64) partnership.Quantity {
	q, _ := partnership.QuantityOfMillionths(millionths)
	return q
}
