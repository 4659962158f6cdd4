package waterfall

import (
	"errors"
	"slices"

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

// Validate returns what is wrong with the part:
//
//   - at "name" what field.CheckName finds;
//   - at "share" ErrRequired if it is not known;
//   - at "weights" the errors of costing.Apportion, if there are any weights.
func (p GainPart) Validate() error {
	return errors.Join(field.Required("name", p.Name), field.RequiredValue("share", p.Share), optionalWeights("weights", p.Weights))
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
// parts in their order, each as a tranche of which nothing is Left. A part without weights
// is Kept. A loss is a negative gain and is divided in the same way.
//
// The parts add up to the gain, as costing.Split has it, and the portions to their part, as
// costing.Apportion does. Of parts with equal remainders, the first in the list gets the spare
// penny.
//
// The errors are
//
//   - at "gain" ErrRequired if it is not known;
//   - at "parts" ErrRequired for none;
//   - at "parts[i]" those of GainPart.Validate;
//   - if all that holds, ErrSum at "parts" if the shares do not make the whole, and
//     ErrRange if they have no common denominator that partnership.CheckShares accepts.
func ShareGain(gain costing.Money, parts []GainPart) (Tranches, error) {
	if err := errors.Join(field.At("gain", costing.CheckKnown(gain)), checkParts(parts)); err != nil {
		return nil, err
	}
	shares := make([]partnership.Fraction, len(parts))
	for i, p := range parts {
		shares[i] = p.Share
	}
	amounts, err := costing.SplitFractions(gain, shares)
	if err != nil {
		return nil, field.At("parts", err)
	}
	tranches := make(Tranches, len(parts))
	for i, part := range parts {
		tranches[i] = part.share(amounts[i])
	}
	return tranches, nil
}

// checkParts returns every error that the parts have one by one.
func checkParts(parts []GainPart) error {
	if len(parts) == 0 {
		return field.At("parts", field.ErrRequired)
	}
	return field.Each("parts", parts, GainPart.Validate)
}

// share divides the amount of a valid part.
func (p GainPart) share(amount costing.Money) Tranche {
	t := Tranche{Name: p.Name, Amount: amount, Met: costing.Pence(0), Kept: amount, Portions: []costing.Portion{}, Left: costing.Pence(0)}
	if p.Share.Known() {
		t.What = p.Share.String() + " of the gain"
	}
	if len(p.Weights) > 0 {
		t.Met, t.Kept, t.Portions, t.Weights = amount, costing.Pence(0), portionsOf(amount, p.Weights), slices.Clone(p.Weights)
	}
	return t
}

// portionsOf is Apportion for weights that are known to be valid.
func portionsOf(amount costing.Money, weights []costing.Weight) []costing.Portion {
	portions, _ := costing.Apportion(amount, weights)
	return portions
}
