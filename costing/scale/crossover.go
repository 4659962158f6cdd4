package scale

import (
	"errors"
	"fmt"
	"math"

	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// FactorRange is a factor with the least and the most that it may be.
type FactorRange struct {
	Factor Factor               `json:"factor"`        // which
	Low    partnership.Quantity `json:"low,omitzero"`  // the least, in the unit of the factor
	High   partnership.Quantity `json:"high,omitzero"` // the most
}

// Crossover is where one option stops costing less than another as a figure grows, while all other
// figures stay the same.
type Crossover struct {
	Factor  Factor               `json:"factor"`           // what grows
	First   appraisal.OptionKind `json:"first"`            // one option
	Second  appraisal.OptionKind `json:"second"`           // and the other
	Low     partnership.Quantity `json:"low,omitzero"`     // the least value that was tried
	High    partnership.Quantity `json:"high,omitzero"`    // the most that was tried
	Now     partnership.Quantity `json:"now,omitzero"`     // the value of the factor now
	Start   appraisal.OptionKind `json:"start,omitzero"`   // which option costs less at the low end; not set: neither
	Endless bool                 `json:"endless,omitzero"` // whether neither costs less there because the work of both would come back for ever
	Winner  appraisal.OptionKind `json:"winner,omitzero"`  // which option costs less now; not set: neither
	Turns   []Turn               `json:"turns"`            // where the answer turns, from the low end; none: it does not turn
	Capped  Span                 `json:"capped,omitzero"`  // from which value to which the minutes of the steps cost more than all the work; what improvement frees is there counted as no more than the work; not set: nowhere
}

// Span is from which value of a figure to which something holds, as far as was tried.
type Span struct {
	From partnership.Quantity `json:"from,omitzero"` // the lowest value
	To   partnership.Quantity `json:"to,omitzero"`   // the highest value
}

// note says in a sentence what holds within the span of a cap.
func (s Span) note() string {
	decimals := 4
	if number(s.To) >= 1000 {
		decimals = 0
	}
	return "From " + figure(s.From, decimals) + " to " + figure(s.To, decimals) + " the minutes of the steps cost more than all the work: what improvement saves there cannot be right."
}

// with returns a span with one more value in it.
func (s Span) with(at partnership.Quantity) Span {
	if !s.From.Known() || at.Compare(s.From) < 0 {
		s.From = at
	}
	if !s.To.Known() || at.Compare(s.To) > 0 {
		s.To = at
	}
	return s
}

// Turn is a value of a factor at which the answer turns: another option costs less.
type Turn struct {
	At      partnership.Quantity `json:"at,omitzero"`      // the value of the factor
	To      appraisal.OptionKind `json:"to,omitzero"`      // which option costs less from there on; not set: neither
	Endless bool                 `json:"endless,omitzero"` // whether neither costs less because the work of both would come back for ever
}

// searchSteps is the number of steps into which a range is divided.
const searchSteps = 96

// Crossover finds where one option stops costing less than another as a figure grows. If nothing
// turns, the result has no Turns.
//
// A range without ends is tried over the values that the figure can have. A volume is tried from a
// hundredth to ten times its value now; a cost from £0 to ten times its value now or, if that is
// more, to what all the work costs now. The ends are chosen so that the minutes of the steps do not
// cost more than all the work there. Between the ends they may, and Capped says where. Two turns
// within a ninety-sixth of the range, which steps of cost can make, may be missed.
//
// The errors are those of Validate, and
//
//   - at "factor" ErrRequired, and ErrInvalid for one that the model does not use;
//   - at "low" and "high" ErrRequired for one without the other; ErrRange for a value that the factor
//     cannot have, or at which the minutes of the steps would cost more than all the work; ErrOrder;
//   - at "first" and "second" ErrRequired, and ErrInvalid for an option that is unknown or not
//     described, or if both are the same.
func (c ServiceModel) Crossover(r FactorRange, first, second appraisal.OptionKind) (Crossover, error) {
	if err := errors.Join(c.Validate(), c.checkRange(r, false), c.checkPair(first, second)); err != nil {
		return Crossover{}, err
	}
	if err := c.checkEnds(r, first, second); err != nil {
		return Crossover{}, err
	}
	m := c.model()
	k := m.knob(r.Factor)
	now := k.value()
	x := Crossover{Factor: r.Factor, First: first, Second: second, Now: quantity(now), Turns: []Turn{}}
	x.Winner = x.side(m.gap(first, second))
	low, high := number(r.Low), number(r.High)
	if !r.Low.Known() {
		low, high = m.usual(r.Factor, now)
		low, high = m.possible(k, now, low, first, second), m.possible(k, now, high, first, second)
	}
	x.Low, x.High = quantity(low), quantity(high)
	x.search(func(at float64) appraisal.OptionKind {
		k.set(at)
		gap := m.gap(first, second)
		if m.over >= 1 {
			x.Capped = x.Capped.with(quantity(at))
		}
		return x.side(gap)
	}, low, high)
	// Beyond a turn to neither there is either a draw or work that comes back for ever, and the
	// next value that is counted, a millionth further, tells which.
	endless := func(at float64, to appraisal.OptionKind) bool {
		k.set(at + 1e-6)
		return to == "" && !(m.cost(first) < math.Inf(1)) && !(m.cost(second) < math.Inf(1))
	}
	x.Endless = endless(low, x.Start)
	for i, turn := range x.Turns {
		x.Turns[i].Endless = endless(number(turn.At), turn.To)
	}
	return x, nil
}

// side returns the option that costs less.
func (x Crossover) side(gap float64) appraisal.OptionKind {
	switch {
	case gap < 0:
		return x.First
	case gap > 0:
		return x.Second
	}
	return ""
}

// search finds where the winner changes between two values.
func (x *Crossover) search(winner func(float64) appraisal.OptionKind, low, high float64) {
	before := winner(low)
	x.Start = before
	for i := 1; i <= searchSteps; i++ {
		from, to := point(low, high, i-1, x.Factor), point(low, high, i, x.Factor)
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

// turn adds a turn. A draw at a single value is not a turn of its own.
func (x *Crossover) turn(at float64, to appraisal.OptionKind) {
	if n := len(x.Turns) - 1; n >= 0 && x.Turns[n].To == "" && at-number(x.Turns[n].At) < float64(1e-6*(1+at)) {
		x.Turns[n].To = to
		return
	}
	x.Turns = append(x.Turns, Turn{At: quantity(at), To: to})
}

// point returns one of the values that are tried: volumes in equal ratios, all else in equal steps.
func point(low, high float64, i int, f Factor) float64 {
	part := float64(i) / searchSteps
	switch {
	case i == searchSteps:
		return high
	case f == TotalVolume:
		return float64(low * math.Pow(high/low, part))
	}
	return low + float64((high-low)*part)
}

// checkRange returns what is wrong with a range.
func (c ServiceModel) checkRange(r FactorRange, needed bool) error {
	if err := c.checkFactor(r.Factor); err != nil {
		return field.At("factor", err)
	}
	if !needed && !r.Low.Known() && !r.High.Known() {
		return nil
	}
	m := c.model()
	least, most := m.bounds(r.Factor)
	errs := []error{within("low", r.Low, least, most), within("high", r.High, least, most)}
	if errors.Join(errs...) == nil && r.Low.Compare(r.High) >= 0 {
		errs = append(errs, field.At("high", fmt.Errorf("%v is not above %v: %w", r.High, r.Low, field.ErrOrder)))
	}
	return errors.Join(errs...)
}

// checkEnds returns ErrRange for an end of a range at which the minutes of the steps cost more than
// all the work of an option. No answer could be right there.
func (c ServiceModel) checkEnds(r FactorRange, first, second appraisal.OptionKind) error {
	check := func(path string, end partnership.Quantity) error {
		m := c.model()
		if !end.Known() {
			return nil
		}
		m.knob(r.Factor).set(number(end))
		if excess := max(m.excess(first), m.excess(second)); excess >= 1 {
			return field.At(path, fmt.Errorf("%v makes the minutes of the steps cost %v more than all the work: %w", end, money(excess), field.ErrRange))
		}
		return nil
	}
	return errors.Join(check("low", r.Low), check("high", r.High))
}

// excess returns by how many pence the minutes of the steps cost more than all the work of an
// option: 0 if work comes back for ever.
func (m *model) excess(o appraisal.OptionKind) float64 {
	m.cost(o)
	return m.over
}

// possible returns the end of a range, or the value next to it, from what the figure is now, at
// which the minutes of the steps cost no more than all the work.
func (m *model) possible(k knob, now, end float64, first, second appraisal.OptionKind) float64 {
	fits := func(value float64) bool {
		k.set(value)
		return max(m.excess(first), m.excess(second)) < 1
	}
	if fits(end) {
		return end
	}
	for math.Abs(end-now) > 1e-7+float64(1e-11*now) {
		middle := (now + end) / 2
		if fits(middle) {
			now = middle
		} else {
			end = middle
		}
	}
	return now
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
