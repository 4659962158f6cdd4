// Package costing asks decimals what the program can change.
package costing

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed9ad77866/sharedservices/testdata/bad/costing/scale" // want "layers: .costing. imports costing/scale"
	"github.com/seed9ad77866/sharedservices/testdata/bad/risk"          // want "layers: .costing. imports risk"
	"github.com/seed9ad77866/sharedservices/testdata/bad/util"          // want "layers: .costing. imports util"
)

// Share is a share, and its text is as the program has it.
type Share struct {
	// Part is one.
	Part decimal.Decimal // want "decimals: a decimal in an exported field"
	// Parts are some.
	Parts []decimal.Decimal // want "decimals: a decimal in an exported field"
	part  decimal.Decimal
}

// Rate has the methods of a decimal.
type Rate struct {
	decimal.Decimal // with its text // want "decimals: a decimal in an exported field"
}

// Split divides.
func Split(s Share) string {
	decimal.DivisionPrecision = 3                 // want "names: .*decimal: DivisionPrecision" "variables: DivisionPrecision is changed"
	third := s.part.Div(decimal.New(3, 0))        // want "names: .*decimal: .Div"
	if third != s.part || third == decimal.Zero { // want "decimals: .* compared with !=" "decimals: .* compared with ==" "names: .*decimal: Zero"
		divide := decimal.Decimal.Pow        // want "names: .*decimal: .Pow"
		return divide(third, third).String() // want "names: .*decimal: .String"
	}
	half, _ := third.Float64() // want "names: .*decimal: .Float64"
	util.Count()
	scale.Estimate(half, risk.Low)                     // want "floats: float64"
	return fmt.Sprintf("%v", []decimal.Decimal{third}) // want "interfaces: .*decimal.Decimal is put into any"
}
