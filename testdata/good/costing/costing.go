// Package costing is above partnership.
package costing

import (
	"maps"
	"math"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed9ad77866/sharedservices/testdata/good/partnership"
	"github.com/seed9ad77866/sharedservices/testdata/good/partnership/policy"
)

// half is exact: a constant without a type.
const half = 0.5

// Share is a part of a whole.
type Share struct {
	Of   partnership.Day // the day
	part decimal.Decimal
}

// Total returns the shares in order of their names, and whether there are any.
func Total(shares map[string]Share) (string, bool) {
	sum := decimal.New(half*10, -1)
	for _, name := range slices.Sorted(maps.Keys(shares)) {
		sum = sum.Add(shares[name].part.DivRound(decimal.NewFromInt(3), 6))
	}
	most := big.NewInt(math.MaxInt64)
	return sum.StringFixed(2), most.Sign() > 0 && policy.Judge(shares[""].Of)
}
