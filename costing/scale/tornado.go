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

// SavingTornado is what the difference between two options hangs on: each figure is moved from one
// end of its range to the other, and all else stays.
type SavingTornado struct {
	First     appraisal.OptionKind `json:"first"`         // one option
	Second    appraisal.OptionKind `json:"second"`        // and the other
	Gain      costing.Money        `json:"gain,omitzero"` // by how much the first costs less than the second as it is; below £0: more
	Bars      []SavingBar          `json:"bars"`          // the factor that moves it most comes first
	NotMoving []Factor             `json:"not_moving"`    // the factors that do not move it by a penny
}

// SavingBar is what one figure does to the difference between two options.
type SavingBar struct {
	Factor Factor               `json:"factor"`           // which
	Low    partnership.Quantity `json:"low,omitzero"`     // the value at one end
	High   partnership.Quantity `json:"high,omitzero"`    // and at the other
	AtLow  costing.Money        `json:"at_low,omitzero"`  // by how much the first costs less at the low end; not known if work would come back for ever
	AtHigh costing.Money        `json:"at_high,omitzero"` // and at the high end
	Spread costing.Money        `json:"spread,omitzero"`  // from one end to the other
	Turns  bool                 `json:"turns"`            // the ends disagree which option costs less
}

// Tornado returns what the difference between two options hangs on, over ranges that the
// caller brings. Where an end makes work come back for ever the spread is not known, and the
// figure comes first.
//
// The errors are those of Crossover, with those of a range at "ranges[i]", where both ends are
// required; and at "ranges" ErrRequired if there are none, and ErrDuplicate for a figure that
// is listed twice.
func (c Case) Tornado(ranges []Range, first, second appraisal.OptionKind) (SavingTornado, error) {
	errs := []error{c.Validate()}
	if len(ranges) == 0 {
		errs = append(errs, field.At("ranges", field.ErrRequired))
	}
	errs = append(
		errs,
		field.Each("ranges", ranges, func(r Range) error { return c.checkRange(r, true) }),
		field.Unique("ranges", "factor", ranges, func(r Range) Factor { return r.Factor }),
		c.checkPair(first, second),
	)
	if err := errors.Join(errs...); err != nil {
		return SavingTornado{}, err
	}
	if err := field.Each("ranges", ranges, func(r Range) error { return c.checkEnds(r, first, second) }); err != nil {
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
func (m model) bar(r Range, first, second appraisal.OptionKind) SavingBar {
	k := m.knob(r.Factor)
	k.set(number(r.Low))
	low := m.gap(first, second)
	k.set(number(r.High))
	high := m.gap(first, second)
	b := SavingBar{Factor: r.Factor, Low: r.Low, High: r.High, AtLow: gain(low), AtHigh: gain(high), Turns: low < 0 != (high < 0)}
	b.Spread = b.AtHigh.Plus(b.AtLow.Neg()).Abs()
	return b
}

// gain returns a gap the other way round as an amount, not known if it has no end.
func gain(gap float64) costing.Money {
	if math.Abs(gap) == math.MaxFloat64 {
		return costing.Money{}
	}
	return money(-gap)
}
