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

// Lever is what a sensitivity changes in a flow.
type Lever string

// The levers, and what their values are.
const (
	AmountLever      Lever = "amount"      // the amounts, in % of what they are: 100 changes nothing
	RealisationLever Lever = "realisation" // how much of a benefit is counted, in %
	MitigationLever  Lever = "mitigation"  // how much of the optimism bias of a cost is taken away, in %
	EstimateLever    Lever = "estimate"    // where in its interval an estimate is, in %: 0 is the low end, 100 the high end
	DelayLever       Lever = "delay"       // by how many whole years the flow comes later; what then falls after the last year is not counted
)

// Levers returns every Lever.
func Levers() []Lever {
	return []Lever{AmountLever, RealisationLever, MitigationLever, EstimateLever, DelayLever}
}

// Title returns the lever as a form or a report shows it.
func (l Lever) Title() string { return field.Title(l) }

// UnmarshalText reads one of Levers, or no text, which is not set; the error wraps ErrInvalid.
func (l *Lever) UnmarshalText(text []byte) (err error) {
	*l, err = field.ReadOneOf("lever", text, Levers())
	return err
}

// Unit returns what the values of the lever are counted in.
func (l Lever) Unit() string {
	if l == DelayLever {
		return "years"
	}
	return "%"
}

// check returns what is wrong with a value of the lever at path.
func (l Lever) check(path string, value partnership.Quantity) error {
	millionths, _ := value.Millionths()
	switch {
	case l == AmountLever:
		return checkPercent(path, value, 1000)
	case l != DelayLever:
		return checkPercent(path, value, 100)
	case millionths%millionth != 0:
		return field.At(path, fmt.Errorf("%v is not a whole number of years: %w", value, field.ErrInvalid))
	}
	return checkPercent(path, value, maxYears)
}

// FlowChoice says which flows are meant: those that match every field that is set.
type FlowChoice struct {
	Option  OptionID    `json:"option,omitzero"`  // of which option; not set: of all
	Flow    string      `json:"flow,omitempty"`   // by its name; not set: any
	Side    FlowSide    `json:"side,omitzero"`    // not set: both
	Timing  FlowTiming  `json:"timing,omitzero"`  // not set: both
	Purpose FlowPurpose `json:"purpose,omitzero"` // not set: any
}

// Validate returns ErrInvalid, at its field, for what is malformed or unknown.
func (c FlowChoice) Validate() error {
	return errors.Join(
		field.OptionalID("option", "an option", c.Option),
		field.OptionalName("flow", c.Flow),
		field.OptionalOneOf("side", "side of a flow", c.Side, FlowSides()),
		field.OptionalOneOf("timing", "timing of a flow", c.Timing, FlowTimings()),
		field.OptionalOneOf("purpose", "purpose of a flow", c.Purpose, FlowPurposes()),
	)
}

// chooses reports whether a flow of an option is meant.
func (c FlowChoice) chooses(option OptionID, f Flow) bool {
	return (c.Option == "" || c.Option == option) && (c.Flow == "" || c.Flow == f.Name) && (c.Side == "" || c.Side == f.Kind.Side) &&
		(c.Timing == "" || c.Timing == f.Kind.Timing) && (c.Purpose == "" || c.Purpose == f.Kind.Purpose)
}

// checkChoice returns what is wrong with a choice of flows of the appraisal, and ErrNotFound
// for an option or a flow that is not there.
func (a Appraisal) checkChoice(c FlowChoice) error {
	if err := c.Validate(); err != nil {
		return err
	}
	if c.Option != "" {
		if _, err := a.find("option", c.Option); err != nil {
			return err
		}
	}
	there := slices.ContainsFunc(a.Options, func(o ShortlistedOption) bool {
		return slices.ContainsFunc(o.Flows, func(f Flow) bool { return FlowChoice{Option: c.Option, Flow: c.Flow}.chooses(o.ID, f) })
	})
	if c.Flow != "" && !there {
		return field.At("flow", fmt.Errorf("there is no flow %s: %w", field.Quote(c.Flow), field.ErrNotFound))
	}
	return nil
}

// apply returns the flows of the options with a lever at a value in those that are chosen.
func (a Appraisal) apply(flows [][]workFlow, choice FlowChoice, lever Lever, value partnership.Quantity) [][]workFlow {
	changed := make([][]workFlow, len(flows))
	for i, list := range flows {
		changed[i] = slices.Clone(list)
		for n := range list {
			if choice.chooses(a.Options[i].ID, list[n].Flow) {
				changed[i][n].pull(lever, value)
			}
		}
	}
	return changed
}

// pull puts a lever of a flow to a value.
func (f *workFlow) pull(lever Lever, value partnership.Quantity) {
	millionths, _ := value.Millionths()
	share, _ := partnership.ParseFraction(value.String() + "%")
	switch {
	case lever == AmountLever && f.scale != nil:
		f.scale = new(big.Rat).Mul(f.scale, percentRat(value))
	case lever == AmountLever:
		f.scale = percentRat(value)
	case lever == DelayLever:
		f.delay += int(millionths / millionth)
	case lever == RealisationLever && f.Kind.Side == BenefitFlow:
		f.Realised.Share = share
	case lever == EstimateLever && f.Estimate != FlowEstimate{}:
		scale := f.Estimate.at(percentRat(value))
		if f.scale != nil {
			scale.Mul(scale, f.scale)
		}
		f.Amount, f.scale = costing.Pence(1), scale
	case lever == MitigationLever && f.Bias.set():
		f.Bias = f.Bias.mitigated(share)
	}
}
