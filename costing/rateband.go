package costing

import (
	"errors"
	"fmt"
	"math/big"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// RateBand is one of the bands of a metered rate: the first 100 hours at £60, then £45. A band
// begins where the one before it ends, and the last has no end, so that there is no gap.
type RateBand struct {
	UpTo partnership.Quantity `json:"up_to,omitzero"` // how many units it ends at; not set: it has no end
	Rate partnership.Quantity `json:"rate,omitzero"`  // pounds for each unit inside it
}

// checkBands returns what is wrong with bands, of which there need be none:
//
//   - ErrRequired for a rate that is missing, and for an end that is missing before the last;
//   - ErrOrder for an end that is not after that of the band before;
//   - ErrInvalid for an end of the last, which leaves a gap above it.
func checkBands(bands []RateBand) error {
	at, from := -1, partnership.MustQuantity("0")
	return field.Each("bands", bands, func(b RateBand) error {
		at++
		var end error
		switch last := at == len(bands)-1; {
		case last && b.UpTo.Known():
			end = fmt.Errorf("the last band ends at %v and leaves a gap above it: %w", b.UpTo, field.ErrInvalid)
		case !last && !b.UpTo.Known():
			end = fmt.Errorf("only the last band has no end: %w", field.ErrRequired)
		case !last && b.UpTo.Compare(from) <= 0:
			end = fmt.Errorf("%v is listed after %v: %w", b.UpTo, from, field.ErrOrder)
		}
		from = b.UpTo
		return errors.Join(field.At("up_to", end), field.RequiredValue("rate", b.Rate))
	})
}

// bandsText says what the bands are.
func bandsText(bands []RateBand) string {
	texts := make([]string, len(bands))
	for i, b := range bands {
		switch {
		case i == 0 && b.UpTo.Known():
			texts[i] = "the first " + b.UpTo.String() + " at " + poundsText(b.Rate)
		case b.UpTo.Known():
			texts[i] = "then up to " + b.UpTo.String() + " at " + poundsText(b.Rate)
		case i == 0:
			texts[i] = "at " + poundsText(b.Rate)
		default:
			texts[i] = "then " + poundsText(b.Rate)
		}
	}
	return strings.Join(texts, ", ")
}

// bandedAmount returns what a quantity comes to in bands, in pounds.
func bandedAmount(bands []RateBand, quantity *big.Rat) *big.Rat {
	amount, from := new(big.Rat), new(big.Rat)
	for _, b := range bands {
		until := quantity
		if end := ratOf(b.UpTo); b.UpTo.Known() && end.Cmp(quantity) < 0 {
			until = end
		}
		if until.Cmp(from) <= 0 {
			break
		}
		inside := new(big.Rat).Sub(until, from)
		amount.Add(amount, inside.Mul(inside, ratOf(b.Rate)))
		from = until
	}
	return amount
}
