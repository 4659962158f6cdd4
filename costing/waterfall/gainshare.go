package waterfall

import (
	"cmp"
	"errors"
	"fmt"
	"math/big"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// GainPart is the part of a gain that is shared on one basis: by contribution, use,
// growth or population.
type GainPart struct {
	Name    string               `json:"name"`              // the basis, or what the part is kept for
	Share   partnership.Fraction `json:"share,omitzero"`    // of the gain: "25%" or "1/3"
	Weights []costing.Weight     `json:"weights,omitempty"` // whose it is; none: it is kept
}

// Validate returns what is wrong with the part: what field.CheckName finds at "name",
// ErrRequired at "share" if it is not known, and the errors of Apportion for weights, if
// there are any.
func (p GainPart) Validate() error {
	var unknown error
	if !p.Share.Known() {
		unknown = field.At("share", field.ErrRequired)
	}
	return errors.Join(field.Required("name", p.Name), unknown, optionalWeights("weights", p.Weights))
}

// optionalWeights returns the errors of Apportion for weights that are there.
func optionalWeights(path string, weights []costing.Weight) error {
	if len(weights) == 0 {
		return nil
	}
	return costing.CheckWeights(path, weights)
}

// ShareGain divides a gain, such as savings against a baseline or the surplus of a
// year, into the parts by their shares, and each part by its weights. It returns the
// parts in their order. A part with no weights is kept: it is Left. A loss is a negative
// gain and is divided in the same way.
//
// The parts add up to the gain, as costing.Split has it, and the portions to their part,
// as costing.Apportion does. Of parts with equal remainders the one that is named first
// gets the spare penny.
//
// The errors are
//
//   - at "gain" ErrRequired if it is not known;
//   - at "parts" ErrRequired for none;
//   - at "parts[i]" those of GainPart.Validate;
//   - if all that holds, ErrSum at "parts" if the shares do not make the whole, and
//     ErrRange if they are parts of too many, as partnership.CheckShares has it.
func ShareGain(gain costing.Money, parts []GainPart) (Tranches, error) {
	counts, whole, err := countsOf(parts)
	if err := errors.Join(field.At("gain", costing.CheckKnown(gain)), err); err != nil {
		return nil, err
	}
	exact, pence := make([]*big.Int, len(counts)), big.NewInt(pence(gain))
	for i, n := range counts {
		exact[i] = new(big.Int).Mul(pence, big.NewInt(n))
	}
	amounts, err := costing.Split(gain, exact, big.NewInt(whole), cmp.Compare[int])
	if err != nil {
		return nil, err
	}
	tranches := make(Tranches, len(parts))
	for i, part := range parts {
		tranches[i] = part.share(amounts[i])
	}
	return tranches, nil
}

// countsOf returns the shares of the parts as whole numbers of parts of a whole, or every
// error of the parts.
func countsOf(parts []GainPart) (counts []int64, whole int64, err error) {
	if len(parts) == 0 {
		return nil, 0, field.At("parts", field.ErrRequired)
	}
	if err := field.Each("parts", parts, GainPart.Validate); err != nil {
		return nil, 0, err
	}
	shares := make([]partnership.Share, len(parts))
	for i, p := range parts {
		shares[i].Fraction = p.Share
	}
	counts, whole, ok := partnership.Parts(shares)
	if !ok {
		return nil, 0, field.At("parts", fmt.Errorf("their shares are parts of too many: %w", field.ErrRange))
	}
	made := new(big.Int)
	for _, n := range counts {
		made.Add(made, big.NewInt(n))
	}
	if made.Cmp(big.NewInt(whole)) != 0 {
		return nil, 0, field.At("parts", fmt.Errorf("they make %v%%, not all of the gain: %w", percentOf(made, whole), field.ErrSum))
	}
	return counts, whole, nil
}

// percentOf returns parts of a whole in per cent, cut to 6 decimals.
func percentOf(parts *big.Int, whole int64) partnership.Quantity {
	millionths := new(big.Int).Mul(parts, big.NewInt(100_000_000))
	percent, _ := partnership.QuantityOfMillionths(millionths.Quo(millionths, big.NewInt(whole)).Int64())
	return percent
}

// share divides the amount of a valid part.
func (p GainPart) share(amount costing.Money) Tranche {
	if len(p.Weights) == 0 {
		return Tranche{Name: p.Name, Amount: amount, Met: costing.Pence(0), Portions: []costing.Portion{}, Left: amount}
	}
	return Tranche{Name: p.Name, Amount: amount, Met: amount, Portions: portionsOf(amount, p.Weights), Left: costing.Pence(0)}
}

// portionsOf is Apportion for weights that are known to be valid.
func portionsOf(amount costing.Money, weights []costing.Weight) []costing.Portion {
	portions, _ := costing.Apportion(amount, weights)
	return portions
}
