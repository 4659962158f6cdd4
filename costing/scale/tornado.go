package scale

import (
	"errors"
	"math"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Tornado is what the difference between two options hangs on: each input is moved from one
// end of its range to the other, and all else stays.
type Tornado struct {
	First     Option        `json:"first"`         // one option
	Second    Option        `json:"second"`        // and the other
	Gain      costing.Money `json:"gain,omitzero"` // by how much the first costs less than the second as it is; below £0: more
	Bars      []TornadoBar  `json:"bars"`          // the input that moves it most comes first
	NotMoving []Input       `json:"not_moving"`    // the inputs that do not move it by a penny
}

// TornadoBar is what one input does to the difference between two options.
type TornadoBar struct {
	Input  Input                `json:"input"`            // which
	Low    partnership.Quantity `json:"low,omitzero"`     // the value at one end
	High   partnership.Quantity `json:"high,omitzero"`    // and at the other
	AtLow  costing.Money        `json:"at_low,omitzero"`  // by how much the first costs less at the low end; not known if work would come back for ever
	AtHigh costing.Money        `json:"at_high,omitzero"` // and at the high end
	Spread costing.Money        `json:"spread,omitzero"`  // from one end to the other
	Turns  bool                 `json:"turns"`            // the ends disagree which option costs less
}

// Tornado returns what the difference between two options hangs on, over ranges that the
// caller brings. Where an end makes work come back for ever the spread is not known, and the
// input comes first.
//
// The errors are those of Crossover, with those of a range at "ranges[i]", where both ends are
// required; and at "ranges" ErrRequired if there are none, and ErrDuplicate for an input that
// is listed twice.
func (c Case) Tornado(ranges []Range, first, second Option) (Tornado, error) {
	errs := []error{c.Validate()}
	if len(ranges) == 0 {
		errs = append(errs, field.At("ranges", field.ErrRequired))
	}
	errs = append(
		errs,
		field.Each("ranges", ranges, func(r Range) error { return c.checkRange(r, true) }),
		field.Unique("ranges", "input", ranges, func(r Range) Input { return r.Input }),
		c.checkPair(first, second),
	)
	if err := errors.Join(errs...); err != nil {
		return Tornado{}, err
	}
	if err := field.Each("ranges", ranges, func(r Range) error { return c.checkEnds(r, first, second) }); err != nil {
		return Tornado{}, err
	}
	m := c.model()
	t := Tornado{First: first, Second: second, Gain: gain(m.gap(first, second)), Bars: []TornadoBar{}, NotMoving: []Input{}}
	for _, r := range ranges {
		b := m.bar(r, first, second)
		if n, known := b.Spread.Pence(); known && n == 0 {
			t.NotMoving = append(t.NotMoving, r.Input)
		} else {
			t.Bars = append(t.Bars, b)
		}
	}
	slices.SortStableFunc(t.Bars, longer)
	return t, nil
}

// longer orders bars: those of no known spread, then the longest.
func longer(a, b TornadoBar) int {
	if a.Spread.Known() != b.Spread.Known() {
		if b.Spread.Known() {
			return -1
		}
		return 1
	}
	return b.Spread.Compare(a.Spread)
}

// bar moves an input from one end of its range to the other.
func (m model) bar(r Range, first, second Option) TornadoBar {
	k := m.knob(r.Input)
	k.set(number(r.Low))
	low := m.gap(first, second)
	k.set(number(r.High))
	high := m.gap(first, second)
	b := TornadoBar{Input: r.Input, Low: r.Low, High: r.High, AtLow: gain(low), AtHigh: gain(high), Turns: low < 0 != (high < 0)}
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
