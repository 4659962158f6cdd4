// Package scale is a room of costing where figures are estimates.
package scale

import (
	"math"

	"github.com/seed9ad77866/sharedservices/testdata/good/costing"
	"github.com/seed9ad77866/sharedservices/testdata/good/partnership"
)

// Exponent returns the exponent of cost in volume for a slope: 0.9 gives -0.152.
func Exponent(slope float64) (float64, costing.Share, partnership.Day) {
	return math.Log2(slope), costing.Share{}, partnership.Day{}
}
