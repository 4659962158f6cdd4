package matrix

import "github.com/seed9ad77866/sharedservices/partnership/field"

// Formula says how the scores of a likelihood and of an impact are combined into one
// score.
type Formula string

// The formulas.
const (
	Product     Formula = "product"      // likelihood × impact
	Sum         Formula = "sum"          // likelihood + impact
	WeightedSum Formula = "weighted-sum" // likelihood × its weight + impact × its weight
)

// Formulas returns every Formula.
func Formulas() []Formula { return []Formula{Product, Sum, WeightedSum} }

// UnmarshalText reads one of Formulas, or no text for one that is not set; the error wraps
// ErrInvalid.
func (f *Formula) UnmarshalText(text []byte) (err error) {
	*f, err = field.ReadOneOf("formula", text, Formulas())
	return err
}

// Title returns the formula as a form or a report shows it.
func (f Formula) Title() string { return field.Title(f) }
