package waterfall

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// GainPart is the part of a gain that is shared on one basis: by contribution, use,
// growth or population.
type GainPart struct {
	Name    string               `json:"name"`              // the basis, or what the part is kept for
	Percent partnership.Quantity `json:"percent,omitzero"`  // of the gain, 0 to 100
	Weights []costing.Weight     `json:"weights,omitempty"` // whose it is; none: it is kept
}

// Validate returns what is wrong with the part: ErrRequired at "name" for none,
// ErrRequired at "percent" if it is not known and ErrRange outside 0 to 100, and the
// errors of Apportion for weights, if there are any.
func (p GainPart) Validate() error {
	err := errors.Join(field.At("name", field.CheckText(p.Name)), field.At("percent", checkPercentage(p.Percent)))
	if len(p.Weights) > 0 {
		err = errors.Join(err, costing.CheckWeights("weights", p.Weights))
	}
	return err
}

// ShareGain divides a gain, such as savings against a baseline or the surplus of a
// year, into the parts by their percentages, and each part by its weights. It
// returns the parts in their order. A part with no weights is kept: it is Left. A
// loss is a negative gain and is divided in the same way.
//
// The parts add up to the gain and the portions to their part, to the penny, as
// Apportion has it; of parts with equal remainders the one that is named first gets
// the spare penny.
//
// The errors are ErrRequired at "gain" if it is not known, ErrRequired at "parts" for
// none, ErrSum there if the percentages do not add up to exactly 100, and those of GainPart.Validate at "parts[i]".
func ShareGain(gain costing.Money, parts []GainPart) (Tranches, error) {
	if err := errors.Join(field.At("gain", costing.CheckKnown(gain)), checkGain(parts)); err != nil {
		return nil, err
	}
	amounts := portionsOf(gain, percentages(parts))
	tranches := make(Tranches, len(parts))
	for i, part := range parts {
		tranches[i] = part.share(amounts[i].Amount)
	}
	return tranches, nil
}

// checkGain returns every error of the parts of a gain.
func checkGain(parts []GainPart) error {
	if len(parts) == 0 {
		return field.At("parts", field.ErrRequired)
	}
	sum, usable := int64(0), true
	for _, part := range parts {
		n, _ := part.Percent.Millionths()
		usable = usable && checkPercentage(part.Percent) == nil
		sum += n
	}
	err := field.Each("parts", parts, GainPart.Validate)
	if usable && sum != hundredPercent {
		total, _ := partnership.QuantityOfMillionths(sum)
		err = errors.Join(err, field.At("parts", fmt.Errorf("they add up to %v per cent, not 100: %w", total, field.ErrSum)))
	}
	return err
}

// percentages returns the weights of the parts. Their ids are in the order of the
// parts.
func percentages(parts []GainPart) []costing.Weight {
	weights := make([]costing.Weight, len(parts))
	for i, part := range parts {
		weights[i] = costing.Weight{Org: partnership.OrgID(fmt.Sprintf("%09d", i)), Value: part.Percent}
	}
	return weights
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
