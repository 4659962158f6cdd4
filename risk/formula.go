package risk

import (
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Formula is how a score is made of that of the likelihood and that of the impact.
type Formula string

// The formulas.
const (
	Product     Formula = "product"      // likelihood × impact
	Sum         Formula = "sum"          // likelihood + impact
	WeightedSum Formula = "weighted-sum" // likelihood × its weight + impact × its weight
)

// Formulas returns every Formula.
func Formulas() []Formula { return []Formula{Product, Sum, WeightedSum} }

// UnmarshalText reads one of Formulas; the error wraps ErrInvalid.
func (f *Formula) UnmarshalText(text []byte) (err error) {
	*f, err = field.OneOf("formula", string(text), Formulas())
	return err
}

// RatingBand is the scores that have one rating, from the lowest to the highest,
// both included: 11 to 15 is amber.
type RatingBand struct {
	Rating Rating               `json:"rating"` // one of the ratings of the matrix
	From   partnership.Quantity `json:"from"`   // the lowest score
	To     partnership.Quantity `json:"to"`     // the highest score
}
