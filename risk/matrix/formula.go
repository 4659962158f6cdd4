package matrix

// Formula says how the scores of a likelihood and of an impact make one score.
type Formula string

// The formulas.
const (
	Product     Formula = "product"      // likelihood × impact
	Sum         Formula = "sum"          // likelihood + impact
	WeightedSum Formula = "weighted-sum" // likelihood × its weight + impact × its weight
)

// Formulas returns every Formula.
func Formulas() []Formula { return []Formula{Product, Sum, WeightedSum} }

// UnmarshalText reads one of Formulas, or no text for none; the error wraps ErrInvalid.
func (f *Formula) UnmarshalText(text []byte) (err error) {
	*f, err = readOneOf("formula", text, Formulas())
	return err
}
