package risk

import (
	"errors"
	"fmt"
	"math/big"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Insurance is the layer of a loss that an insurer pays, or its part of a layer that it
// shares with others. Two insurers one above the other are two layers: £400,000 above
// £100,000, and £1,500,000 above £500,000. Two that pay 60% and 40% of one layer are two
// entries with the same deductible and limit.
type Insurance struct {
	Insurer    string               `json:"insurer"`               // who
	Deductible costing.Money        `json:"deductible,omitzero"`   // the first part of a loss, which lies below the layer; £0: it begins at the first pound
	Limit      costing.Money        `json:"limit,omitzero"`        // how much of one loss lies in the layer
	Part       partnership.Fraction `json:"part,omitzero"`         // how much of the layer this insurer pays, in co-insurance; not set: all of it
	MostInYear costing.Money        `json:"most_in_year,omitzero"` // the most that it pays in a year, the annual aggregate; not set: no such limit
}

// Validate returns what is wrong with the insurance:
//
//   - what field.Required finds in the insurer
//   - ErrRequired: a deductible or a limit that is not known
//   - ErrInvalid: an amount below £0
func (n Insurance) Validate() error {
	return errors.Join(
		field.Required("insurer", n.Insurer),
		field.At("deductible", checkAmount(n.Deductible)),
		field.At("limit", checkAmount(n.Limit)),
		field.At("most_in_year", costing.NotNegative(n.MostInYear)),
	)
}

// part returns how much of the layer the insurer pays.
func (n Insurance) part() *big.Rat {
	of, in, known := n.Part.Terms()
	if !known {
		return big.NewRat(1, 1)
	}
	return big.NewRat(of, in)
}

// partText returns which part of the layer the insurer pays, to stand before the layer.
func (n Insurance) partText() string {
	if !n.Part.Known() {
		return ""
	}
	return n.Part.String() + " of "
}

// text returns the insurance in words.
func (n Insurance) text() string {
	text := fmt.Sprintf("insured by %s for %swhat is above %s, at most %s", recorded(n.Insurer), n.partText(), n.Deductible.Sterling(), n.Limit.Sterling())
	if n.MostInYear.Known() {
		text += ", at most " + n.MostInYear.Sterling() + " in a year"
	}
	return text
}

// covers reports whether the layer covers what follows the first pence of a loss.
func (n Insurance) covers(at int64) bool {
	return n.Deductible.KnownPence() <= at && at-n.Deductible.KnownPence() < n.Limit.KnownPence()
}

// pays returns what the insurer pays of a loss, rounded down to whole pence, if it has
// paid nothing in the year so far.
func (n Insurance) pays(loss int64) int64 {
	in := min(max(0, loss-n.Deductible.KnownPence()), n.Limit.KnownPence())
	part := n.part()
	paid := new(big.Int).Mul(big.NewInt(in), part.Num())
	return paid.Quo(paid, part.Denom()).Int64()
}

// maxInsurances is how many insurers one bearing may name.
const maxInsurances = 50

// checkInsurances returns what is wrong with the insurances, each by itself and together:
// no part of a loss may be insured more than once.
func checkInsurances(all []Insurance) error {
	if len(all) > maxInsurances {
		return field.At("insurance", fmt.Errorf("insurers found: %d, wanted: at most %d: %w", len(all), maxInsurances, field.ErrRange))
	}
	one := big.NewRat(1, 1)
	return field.Each("insurance", all, func(n Insurance) error {
		together := new(big.Rat)
		for _, other := range all {
			if other.covers(n.Deductible.KnownPence()) {
				together.Add(together, other.part())
			}
		}
		err := n.Validate()
		if err == nil && together.Cmp(one) > 0 {
			err = fmt.Errorf("the insurers pay %s of what is above %s, wanted: at most all of it: %w", together.RatString(), n.Deductible.Sterling(), field.ErrRange)
		}
		return err
	})
}
