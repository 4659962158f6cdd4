package appraisal

import (
	"errors"
	"fmt"
	"math/big"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Input is something that may change the answer, with the least and the most that it may be.
type Input struct {
	Name  string               `json:"name"`          // what people call it, unique among the inputs
	Flows FlowChoice           `json:"flows"`         // which flows it is in
	Lever Lever                `json:"lever"`         // what it changes in them
	Low   partnership.Quantity `json:"low,omitzero"`  // the least that it may be
	High  partnership.Quantity `json:"high,omitzero"` // the most that it may be
}

// Validate returns what is wrong with the input by itself:
//
//   - ErrRequired: no name, lever or value
//   - ErrInvalid: an unknown lever; a malformed choice of flows; a delay of a part of a year
//   - ErrRange: a value that its lever cannot have
//   - ErrOrder: a highest value below the lowest
func (i Input) Validate() error {
	var order error
	if i.Low.Known() && i.High.Known() && i.High.Compare(i.Low) < 0 {
		order = field.At("high", fmt.Errorf("%v is below %v: %w", i.High, i.Low, field.ErrOrder))
	}
	return errors.Join(
		field.Required("name", i.Name),
		field.At("flows", i.Flows.Validate()),
		field.CheckOneOf("lever", "lever", i.Lever, Levers()),
		i.Lever.check("low", i.Low),
		i.Lever.check("high", i.High),
		order,
	)
}

// Tornado is how much the difference between two options moves with each input, while the others
// stay as they are.
type Tornado struct {
	Option      OptionID     `json:"option"`        // which
	Name        string       `json:"name"`          // what people call it
	Against     OptionID     `json:"against"`       // compared with which
	AgainstName string       `json:"against_name"`  // what people call that
	Prices      Prices       `json:"prices"`        // those of every amount
	Base        Net          `json:"base,omitzero"` // the net present value of the one less that of the other
	Bars        []TornadoBar `json:"bars"`          // the input that moves it most first; ties in their order
	NotMoving   []string     `json:"not_moving"`    // the inputs that move nothing
}

// TornadoBar is how much one input moves the difference.
type TornadoBar struct {
	Name   string               `json:"name"`             // of the input
	Lever  Lever                `json:"lever"`            // what it changes
	Low    partnership.Quantity `json:"low,omitzero"`     // its least value
	High   partnership.Quantity `json:"high,omitzero"`    // its greatest
	AtLow  Net                  `json:"at_low,omitzero"`  // the difference at the least value
	AtHigh Net                  `json:"at_high,omitzero"` // the difference at the greatest
	Spread costing.Money        `json:"spread,omitzero"`  // between the two, without its sign
	Turns  bool                 `json:"turns,omitzero"`   // whether the other option is known to be better at one of the two
}

// pair is a comparison of two options in which inputs are changed.
type pair struct {
	a     Appraisal // with the two options only, the one that is compared with first
	flows [][]workFlow
}

// newPair returns the comparison of two options of a valid appraisal with valid inputs.
func (a Appraisal) newPair(option, against OptionID, inputs []Input) (pair, error) {
	if err := a.Validate(); err != nil {
		return pair{}, err
	}
	own, ownErr := a.find("option", option)
	other, otherErr := a.find("against", against)
	err := errors.Join(ownErr, otherErr,
		field.Each("inputs", inputs, func(i Input) error { return errors.Join(i.Validate(), field.At("flows", a.checkChoice(i.Flows))) }),
		field.Unique("inputs", "name", inputs, func(i Input) string { return i.Name }),
	)
	if err != nil {
		return pair{}, err
	}
	a.Options = []ShortlistedOption{a.Options[other], a.Options[own]}
	p := pair{a: a, flows: a.flowsOf()}
	return p, a.work(a.Schedule, p.flows).fits()
}

// value returns the exact difference in pence, and what is not known of it.
func (p pair) value(flows [][]workFlow) (*big.Rat, gap) {
	w := p.a.work(p.a.Schedule, flows)
	n, parts := w.present(difference(w.net(1), w.net(0)))
	years := p.a.Years
	return new(big.Rat).SetFrac(n, parts), w.gapIn(1, 0, years).off(w.gapIn(0, 0, years))
}

// at returns the difference with an input at a value.
func (p pair) at(i Input, value partnership.Quantity) (*big.Rat, gap) {
	return p.value(p.a.apply(p.flows, i.Flows, i.Lever, value))
}

// holds returns ErrRange for a difference or a spread that is more than Money holds, as only a wide estimate
// makes it.
func holds(pence *big.Rat) error {
	if !moneyOf(pence.Num(), pence.Denom()).Known() {
		return fmt.Errorf("it makes more than an amount of money can be: %w", field.ErrRange)
	}
	return nil
}

// of returns an exact difference with what is not known of it.
func (g gap) of(pence *big.Rat) Net { return g.net(pence.Num(), pence.Denom()) }

// OneWay returns how much the difference between two options moves with each input, while the
// others stay as they are. An input that moves nothing is named, and has no bar.
//
// The errors are those of Validate, and
//
//   - ErrNotFound at "option" and "against", and at "inputs[i].flows", for an unknown option or
//     flow
//   - those of Input.Validate at "inputs[i]", and ErrRange there for a value at which the
//     difference is more than Money holds
//   - ErrDuplicate for two inputs with one name
func (a Appraisal) OneWay(option, against OptionID, inputs []Input) (Tornado, error) {
	p, err := a.newPair(option, against, inputs)
	if err != nil {
		return Tornado{}, err
	}
	base, notKnown := p.value(p.flows)
	t := Tornado{Option: option, Name: p.a.Options[1].Name, Against: against, AgainstName: p.a.Options[0].Name, Prices: a.Prices, Base: notKnown.of(base), Bars: []TornadoBar{}, NotMoving: []string{}}
	errs := []error{}
	for n, i := range inputs {
		low, lowGap := p.at(i, i.Low)
		high, highGap := p.at(i, i.High)
		if low.Cmp(base) == 0 && high.Cmp(base) == 0 {
			t.NotMoving = append(t.NotMoving, i.Name)
			continue
		}
		spread := new(big.Rat).Sub(high, low)
		errs = append(errs, field.At(field.Index("inputs", n), errors.Join(field.At("low", holds(low)), field.At("high", holds(high)), holds(spread))))
		t.Bars = append(t.Bars, TornadoBar{
			Name: i.Name, Lever: i.Lever, Low: i.Low, High: i.High, AtLow: lowGap.of(low), AtHigh: highGap.of(high),
			Spread: moneyOf(spread.Num(), spread.Denom()).Abs(),
			Turns:  lowGap.of(low).sign()*t.Base.sign() < 0 || highGap.of(high).sign()*t.Base.sign() < 0,
		})
	}
	if err := errors.Join(errs...); err != nil {
		return Tornado{}, err
	}
	slices.SortStableFunc(t.Bars, func(x, y TornadoBar) int { return y.Spread.Compare(x.Spread) })
	return t, nil
}

// EstimateInputs returns an input for each flow that is an estimate, from the low end of its
// interval to the high end.
func (a Appraisal) EstimateInputs() []Input {
	low, _ := partnership.NewQuantity(0)
	high, _ := partnership.NewQuantity(100)
	inputs := []Input{}
	for _, o := range a.Options {
		for _, f := range o.Flows {
			if (f.Estimate != FlowEstimate{}) {
				inputs = append(inputs, Input{
					Name: o.Name + ", " + f.Name, Flows: FlowChoice{Option: o.ID, Flow: f.Name}, Lever: EstimateLever, Low: low, High: high,
				})
			}
		}
	}
	return inputs
}

// FlowInputs returns an input for the amount of each flow of an option, between two values in % of
// that amount. Use it where nobody knows better ranges. It returns none for an unknown option.
func (a Appraisal) FlowInputs(option OptionID, low, high partnership.Quantity) []Input {
	inputs := []Input{}
	for _, o := range a.Options {
		for _, f := range o.Flows {
			if o.ID == option {
				inputs = append(inputs, Input{
					Name: o.Name + ", " + f.Name, Flows: FlowChoice{Option: option, Flow: f.Name}, Lever: AmountLever, Low: low, High: high,
				})
			}
		}
	}
	return inputs
}
