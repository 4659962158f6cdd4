package costing

import (
	"math/big"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Mean says which mean of the members' burdens a Collar is around. A burden is a charge ÷ a
// budget.
type Mean string

// The means.
const (
	PooledMean Mean = "pooled" // all charges together ÷ all budgets together
	PlainMean  Mean = "plain"  // the burdens added up ÷ how many there are
)

// Means returns every Mean.
func Means() []Mean { return []Mean{PooledMean, PlainMean} }

// Title returns the mean in plain words: what a form or a report shows.
func (m Mean) Title() string {
	switch m {
	case PooledMean:
		return "All charges over all budgets"
	case PlainMean:
		return "Plain mean of the members' burdens"
	}
	return field.Title(m)
}

// UnmarshalText reads one of Means, or no text, which is not set; the error wraps
// ErrInvalid.
func (m *Mean) UnmarshalText(text []byte) (err error) {
	*m, err = field.ReadOneOf("mean", text, Means())
	return err
}

// text names the mean in the text of a step.
func (m Mean) text() string {
	if m == PlainMean {
		return "plain mean burden"
	}
	return "mean burden"
}

// of returns the mean of charges ÷ budgets, none of which is below 0. ok is false if there
// is no mean: for charges below 0 together, and for budgets of 0.
func (m Mean) of(charges, budgets []*big.Int) (mean *big.Rat, ok bool) {
	charged, sum, mean := new(big.Int), new(big.Int), new(big.Rat)
	for i, charge := range charges {
		charged.Add(charged, charge)
		sum.Add(sum, budgets[i])
		switch {
		case m != PlainMean:
		case budgets[i].Sign() == 0:
			return nil, false
		default:
			mean.Add(mean, new(big.Rat).SetFrac(charge, budgets[i]))
		}
	}
	if sum.Sign() == 0 || charged.Sign() < 0 {
		return nil, false
	}
	if m == PlainMean {
		return mean.Quo(mean, new(big.Rat).SetInt64(int64(len(charges)))), true
	}
	return mean.SetFrac(charged, sum), true
}
