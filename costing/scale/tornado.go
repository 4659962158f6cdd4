package scale

import (
	"errors"
	"math"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// SavingTornado is how much the difference between two options moves with each figure: the figure is
// moved from one end of its range to the other, while all others stay as they are.
type SavingTornado struct {
	First     appraisal.OptionKind `json:"first"`         // one option
	Second    appraisal.OptionKind `json:"second"`        // and the other
	Gain      costing.Money        `json:"gain,omitzero"` // by how much the first costs less than the second, as things are; below £0: more
	Bars      []SavingBar          `json:"bars"`          // the factor that moves the difference most comes first
	NotMoving []Factor             `json:"not_moving"`    // the factors that do not move the difference by a penny
}

// SavingBar is what one figure does to the difference between two options.
type SavingBar struct {
	Factor Factor               `json:"factor"`           // which figure
	Low    partnership.Quantity `json:"low,omitzero"`     // the value at one end
	High   partnership.Quantity `json:"high,omitzero"`    // and at the other
	AtLow  costing.Money        `json:"at_low,omitzero"`  // by how much the first costs less at the low end; not known if work would come back for ever
	AtHigh costing.Money        `json:"at_high,omitzero"` // and at the high end
	Spread costing.Money        `json:"spread,omitzero"`  // from one end to the other
	Turns  bool                 `json:"turns"`            // whether another option costs less at one end than at the other
}

// Tornado returns how much the difference between two options moves with each figure, over ranges
// that the caller brings. If work would come back for ever at an end of a range, the spread is not
// known, and the figure comes first.
//
// The errors are those of Crossover, where those of a range are at "ranges[i]" and both ends are
// required; and at "ranges" ErrRequired if there are none, and ErrDuplicate for a figure that is
// listed twice.
func (c ServiceModel) Tornado(ranges []FactorRange, first, second appraisal.OptionKind) (SavingTornado, error) {
	errs := []error{c.Validate()}
	if len(ranges) == 0 {
		errs = append(errs, field.At("ranges", field.ErrRequired))
	}
	errs = append(
		errs,
		field.Each("ranges", ranges, func(r FactorRange) error { return c.checkRange(r, true) }),
		field.Unique("ranges", "factor", ranges, func(r FactorRange) Factor { return r.Factor }),
		c.checkPair(first, second),
	)
	if err := errors.Join(errs...); err != nil {
		return SavingTornado{}, err
	}
	if err := field.Each("ranges", ranges, func(r FactorRange) error { return c.checkEnds(r, first, second) }); err != nil {
		return SavingTornado{}, err
	}
	m := c.model()
	t := SavingTornado{First: first, Second: second, Gain: gain(m.gap(first, second)), Bars: []SavingBar{}, NotMoving: []Factor{}}
	for _, r := range ranges {
		b := m.bar(r, first, second)
		if n, known := b.Spread.Pence(); known && n == 0 {
			t.NotMoving = append(t.NotMoving, r.Factor)
		} else {
			t.Bars = append(t.Bars, b)
		}
	}
	slices.SortStableFunc(t.Bars, longer)
	return t, nil
}

// longer orders bars: those of no known spread, then the longest.
func longer(a, b SavingBar) int {
	if a.Spread.Known() != b.Spread.Known() {
		if b.Spread.Known() {
			return -1
		}
		return 1
	}
	return b.Spread.Compare(a.Spread)
}

// bar moves a figure from one end of its range to the other.
func (m model) bar(r FactorRange, first, second appraisal.OptionKind) SavingBar {
	k := m.knob(r.Factor)
	k.set(number(r.Low))
	low := m.gap(first, second)
	k.set(number(r.High))
	high := m.gap(first, second)
	b := SavingBar{Factor: r.Factor, Low: r.Low, High: r.High, AtLow: gain(low), AtHigh: gain(high), Turns: low < 0 != (high < 0)}
	b.Spread = b.AtHigh.Plus(b.AtLow.Neg()).Abs()
	return b
}

// gain returns the negative of a gap as an amount. It is not known if the gap is infinite.
func gain(gap float64) costing.Money {
	if math.Abs(gap) == math.MaxFloat64 {
		return costing.Money{}
	}
	return money(-gap)
}
