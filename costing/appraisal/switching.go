package appraisal

import (
	"math/big"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// SwitchState is whether there is a value at which the answer turns.
type SwitchState string

// The states.
const (
	Switches      SwitchState = "switches"
	MovesNothing  SwitchState = "moves-nothing" // the input changes nothing
	NeverSwitches SwitchState = "never"         // not between its lowest and highest value
	SwitchUnknown SwitchState = "unknown"       // an amount is not known
)

// SwitchStates returns every SwitchState.
func SwitchStates() []SwitchState {
	return []SwitchState{Switches, MovesNothing, NeverSwitches, SwitchUnknown}
}

// Title returns the state as a form or a report shows it.
func (s SwitchState) Title() string { return field.Title(s) }

// UnmarshalText reads one of SwitchStates, or no text, which is not set; the error wraps
// ErrInvalid.
func (s *SwitchState) UnmarshalText(text []byte) (err error) {
	*s, err = field.ReadOneOf("state of a switching value", text, SwitchStates())
	return err
}

// SwitchingValue is the value of an input at which two options are worth the same. If there is
// none, the state says why.
type SwitchingValue struct {
	Name  string               `json:"name"`        // of the input
	Lever Lever                `json:"lever"`       // what it changes
	State SwitchState          `json:"state"`       // whether there is one
	At    partnership.Quantity `json:"at,omitzero"` // the value, rounded half up to six decimals; for a delay, the first whole number of years at which the option that is better now is no longer better
	Net   Net                  `json:"net"`         // the difference between the options as it is now
}

// SwitchingValues are those of some inputs, in their order.
type SwitchingValues []SwitchingValue

// SwitchingValues returns the value of each input, between its lowest and its highest, at which an
// option is worth the same as another, while the other inputs stay as they are. If there is no such
// value, the state says why. The errors are those of OneWay, except for amounts that Money does not
// hold.
func (a Appraisal) SwitchingValues(option, against OptionID, inputs []Input) (SwitchingValues, error) {
	p, err := a.newPair(option, against, inputs)
	if err != nil {
		return nil, err
	}
	base, notKnown := p.value(p.flows)
	values := make(SwitchingValues, len(inputs))
	for n, i := range inputs {
		values[n] = SwitchingValue{Name: i.Name, Lever: i.Lever, State: SwitchUnknown, Net: notKnown.of(base)}
		switch {
		case notKnown != (gap{}):
		case i.Lever == DelayLever:
			values[n].State, values[n].At = p.delay(i, base)
		default:
			values[n].State, values[n].At = p.linear(i, base)
		}
	}
	return values, nil
}

// linear returns where the difference is 0 in an input in which it is a straight line. One that is
// the same at both ends may still be another than it is now.
func (p pair) linear(i Input, base *big.Rat) (SwitchState, partnership.Quantity) {
	low, _ := p.at(i, i.Low)
	high, _ := p.at(i, i.High)
	rise := high.Sub(high, low)
	switch {
	case rise.Sign() == 0 && low.Cmp(base) == 0:
		return MovesNothing, partnership.Quantity{}
	case rise.Sign() == 0 && low.Sign() == 0:
		return Switches, i.Low
	case rise.Sign() == 0:
		return NeverSwitches, partnership.Quantity{}
	}
	part := rise.Quo(low.Neg(low), rise)
	if part.Sign() < 0 || part.Cmp(big.NewRat(1, 1)) > 0 {
		return NeverSwitches, partnership.Quantity{}
	}
	from, to := percentRat(i.Low), percentRat(i.High)
	at := part.Mul(part, to.Sub(to, from))
	at.Add(at, from)
	return Switches, quantityOf(at.Mul(at, big.NewRat(100, 1)))
}

// delay returns after how many years the option that is better now no longer is.
func (p pair) delay(i Input, base *big.Rat) (SwitchState, partnership.Quantity) {
	low, _ := i.Low.Millionths()
	high, _ := i.High.Millionths()
	state := MovesNothing
	for years := low; years <= high; years += millionth {
		at, _ := partnership.QuantityOfMillionths(years)
		value, _ := p.at(i, at)
		switch {
		case value.Sign() != base.Sign():
			return Switches, at
		case value.Cmp(base) != 0:
			state = NeverSwitches
		}
	}
	return state, partnership.Quantity{}
}
