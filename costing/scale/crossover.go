package scale

import (
	"errors"
	"fmt"
	"math"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Range is an input and between which values it may lie.
type Range struct {
	Input Input                `json:"input"`         // which
	Low   partnership.Quantity `json:"low,omitzero"`  // the least, in the unit of the input
	High  partnership.Quantity `json:"high,omitzero"` // the most
}

// Crossover is where one option stops beating another as an input grows, all else as it is.
type Crossover struct {
	Input  Input                `json:"input"`           // what grows
	First  Option               `json:"first"`           // one option
	Second Option               `json:"second"`          // and the other
	Low    partnership.Quantity `json:"low,omitzero"`    // from where it was looked for
	High   partnership.Quantity `json:"high,omitzero"`   // and to where
	Now    partnership.Quantity `json:"now,omitzero"`    // what the input is
	Start  Option               `json:"start,omitzero"`  // which costs less at the low end; not set: neither
	Winner Option               `json:"winner,omitzero"` // which costs less now; not set: neither
	Turns  []Turn               `json:"turns"`           // where the answer turns, from the low end; none: it does not
}

// Turn is where the answer turns.
type Turn struct {
	At partnership.Quantity `json:"at,omitzero"` // the value of the input
	To Option               `json:"to,omitzero"` // which costs less from there on; not set: neither
}

// searchSteps is into how many steps a range is divided.
const searchSteps = 96

// Crossover finds where one option stops beating another as an input grows. A range without
// ends is looked for over the values that the input can have, or up to ten times what it is, and
// a volume from a hundredth.
// Where steps of cost make the answer turn twice within a ninety-sixth of the range, that may
// be missed. That nothing turns is an answer: there are no Turns.
//
// The errors are those of Validate; at "input" ErrRequired, and ErrInvalid for one that the
// case does not use; at "low" and "high" ErrRequired for one without the other, ErrRange and
// ErrOrder; and at "first" and "second" ErrRequired, and ErrInvalid for an option that is
// unknown, not described, or the same.
func (c Case) Crossover(r Range, first, second Option) (Crossover, error) {
	if err := errors.Join(c.Validate(), c.checkRange(r, false), c.checkPair(first, second)); err != nil {
		return Crossover{}, err
	}
	m := c.model()
	k := m.knob(r.Input)
	now := k.value()
	low, high := number(r.Low), number(r.High)
	if !r.Low.Known() {
		low, high = m.usual(r.Input, now)
	}
	x := Crossover{Input: r.Input, First: first, Second: second, Low: quantity(low), High: quantity(high), Now: quantity(now), Turns: []Turn{}}
	x.Winner = x.side(m.gap(first, second))
	x.search(func(at float64) Option {
		k.set(at)
		return x.side(m.gap(first, second))
	}, low, high)
	return x, nil
}

// side returns the option that costs less.
func (x Crossover) side(gap float64) Option {
	switch {
	case gap < 0:
		return x.First
	case gap > 0:
		return x.Second
	}
	return ""
}

// search finds where the winner changes between two values.
func (x *Crossover) search(winner func(float64) Option, low, high float64) {
	before := winner(low)
	x.Start = before
	for i := 1; i <= searchSteps; i++ {
		from, to := point(low, high, i-1, x.Input), point(low, high, i, x.Input)
		here := winner(to)
		if here == before {
			continue
		}
		for to-from > 1e-7+float64(1e-11*to) {
			middle := (from + to) / 2
			if winner(middle) == before {
				from = middle
			} else {
				to = middle
			}
		}
		x.turn(to, here)
		before = here
	}
}

// turn adds a turn. A draw at one value only is no turn of its own.
func (x *Crossover) turn(at float64, to Option) {
	if n := len(x.Turns) - 1; n >= 0 && x.Turns[n].To == "" && at-number(x.Turns[n].At) < float64(1e-6*(1+at)) {
		x.Turns[n].To = to
		return
	}
	x.Turns = append(x.Turns, Turn{At: quantity(at), To: to})
}

// point returns one of the values that are looked at: volumes by ratio, all else by distance.
func point(low, high float64, i int, input Input) float64 {
	part := float64(i) / searchSteps
	switch {
	case i == searchSteps:
		return high
	case input == TotalVolume:
		return float64(low * math.Pow(high/low, part))
	}
	return low + float64((high-low)*part)
}

// checkRange returns what is wrong with a range.
func (c Case) checkRange(r Range, needed bool) error {
	if err := c.checkInput(r.Input); err != nil {
		return field.At("input", err)
	}
	if !needed && !r.Low.Known() && !r.High.Known() {
		return nil
	}
	m := c.model()
	least, most := m.bounds(r.Input)
	errs := []error{within("low", r.Low, least, most), within("high", r.High, least, most)}
	if errors.Join(errs...) == nil && r.Low.Compare(r.High) >= 0 {
		errs = append(errs, field.At("high", fmt.Errorf("%v is not above %v: %w", r.High, r.Low, field.ErrOrder)))
	}
	return errors.Join(errs...)
}

// within returns ErrRequired for a number that is not known, and ErrRange for one that is not
// between two others.
func within(path string, q partnership.Quantity, least, most float64) error {
	switch {
	case !q.Known():
		return field.At(path, field.ErrRequired)
	case number(q) < least || number(q) > most:
		return field.At(path, fmt.Errorf("%v is not from %v to %v: %w", q, quantity(least), quantity(most), field.ErrRange))
	}
	return nil
}
