// Package costing is above partnership.
package costing

import (
	"fmt"
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

func same(d decimal.Decimal) decimal.Decimal { return d }

// String returns the part, to two places.
func (s Share) String() string { return fmt.Sprint(s.part.StringFixed(2)) }

// Texts returns the texts of shares, which have one of their own.
func Texts(all []Share) string {
	equal := slices.EqualFunc(all, all, func(a, b Share) bool { return a.part.Equal(b.part) })
	return fmt.Sprintf("%v %t", all, equal)
}

// Total returns the shares in order of their names, and whether there are any.
func Total(shares map[string]Share) (string, bool) {
	sum := decimal.New(half*10, -1)
	for _, name := range slices.Sorted(maps.Keys(shares)) {
		sum = sum.Add(shares[name].part.DivRound(decimal.NewFromInt(3), 6))
	}
	sum = decimal.Max(sum, []decimal.Decimal{same(sum)}...)
	most := big.NewInt(math.MaxInt64)
	return sum.StringFixed(2), most.Sign() > 0 && policy.Judge(shares[""].Of)
}
