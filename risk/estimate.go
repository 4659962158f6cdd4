package risk

import (
	"errors"
	"fmt"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Estimate is what a risk may cost or bring: how often, and how much each time. Amounts
// are what a threat costs, or what an opportunity brings.
//
// It may lack what a calculation needs: a register may hold a range without a shape,
// which package quant refuses to add up.
type Estimate struct {
	Probability partnership.Quantity `json:"probability,omitzero"` // that the event happens within the horizon, 0 to 1
	Rate        partnership.Quantity `json:"rate,omitzero"`        // in place of a probability, for an event that may repeat: how often it happens within the horizon on average
	Months      int                  `json:"months,omitzero"`      // the horizon, in months; not set: a year

	Shape    Shape             `json:"shape,omitzero"`    // how the amount lies between the least and the most; not set: nobody has said
	Least    costing.Money     `json:"least,omitzero"`    // the least that it costs, or brings, if it happens
	Likely   costing.Money     `json:"likely,omitzero"`   // the most likely amount, of a triangular or a PERT estimate
	Most     costing.Money     `json:"most,omitzero"`     // the most
	Ends     RangeEnds         `json:"ends,omitzero"`     // what the least and the most mean; not set: nobody has said
	Outcomes []DiscreteOutcome `json:"outcomes,omitzero"` // of a discrete estimate: every amount that is possible, in place of a range

	Stage  EstimateStage `json:"stage,omitzero"`   // whether it is about the risk without controls, as it is, or as it is to be; not set: as it is
	Item   string        `json:"item,omitempty"`   // the item of cost that it is about, by the name that an appraisal has for it
	Source string        `json:"source,omitempty"` // who estimated it, or from what
	On     calendar.Date `json:"on,omitzero"`      // the day of the estimate
}

// DiscreteOutcome is one of the amounts that may follow from an event.
type DiscreteOutcome struct {
	Probability partnership.Quantity `json:"probability,omitzero"` // that it is this one, 0 to 1
	Amount      costing.Money        `json:"amount,omitzero"`      // how much it costs, or brings; below £0: the other way round
}

// Shape is how the amount of an estimate lies between its ends.
type Shape string

// The shapes.
const (
	FixedShape      Shape = "fixed"      // one amount, which is the least and the most
	UniformShape    Shape = "uniform"    // every amount of the range alike
	TriangularShape Shape = "triangular" // a triangle with its peak at the most likely amount
	PERTShape       Shape = "pert"       // the beta distribution of a three-point estimate, with the mean (least + 4 × likely + most) ÷ 6
	LognormalShape  Shape = "lognormal"  // lognormal, with 5% below the least and 5% above the most
	DiscreteShape   Shape = "discrete"   // one of some outcomes
)

// Shapes returns every Shape.
func Shapes() []Shape {
	return []Shape{FixedShape, UniformShape, TriangularShape, PERTShape, LognormalShape, DiscreteShape}
}

// UnmarshalText reads one of Shapes, or no text for one that is not set; the error wraps
// ErrInvalid.
func (s *Shape) UnmarshalText(text []byte) (err error) {
	*s, err = field.ReadOneOf("shape", text, Shapes())
	return err
}

// Title returns the shape as a form or a report shows it.
func (s Shape) Title() string {
	if s == PERTShape {
		return "PERT"
	}
	return field.Title(s)
}

// peaked reports whether the shape has a most likely amount.
func (s Shape) peaked() bool { return s == TriangularShape || s == PERTShape }

// RangeEnds is what the least and the most of an estimate mean.
type RangeEnds string

// What the ends of a range mean.
const (
	ExtremeEnds    RangeEnds = "extremes" // nothing is less than the least or more than the most
	PercentileEnds RangeEnds = "p5-p95"   // 5% is below the least, and 5% above the most
)

// RangeEndsChoices returns every RangeEnds.
func RangeEndsChoices() []RangeEnds { return []RangeEnds{ExtremeEnds, PercentileEnds} }

// UnmarshalText reads one of RangeEndsChoices, or no text for one that is not set; the
// error wraps ErrInvalid.
func (e *RangeEnds) UnmarshalText(text []byte) (err error) {
	*e, err = field.ReadOneOf("meaning of the ends", text, RangeEndsChoices())
	return err
}

// Title returns the meaning of the ends as a form or a report shows it.
func (e RangeEnds) Title() string {
	if e == PercentileEnds {
		return "5th and 95th percentile"
	}
	return field.Title(e)
}

// EstimateStage is which stage of a risk an estimate is about.
type EstimateStage string

// The stages, which are those of an assessment.
const (
	InherentStage EstimateStage = "inherent" // as if there were no controls
	CurrentStage  EstimateStage = "current"  // with the controls that work now
	TargetStage   EstimateStage = "target"   // after the actions
)

// EstimateStages returns every EstimateStage.
func EstimateStages() []EstimateStage {
	return []EstimateStage{InherentStage, CurrentStage, TargetStage}
}

// UnmarshalText reads one of EstimateStages, or no text for one that is not set; the error
// wraps ErrInvalid.
func (s *EstimateStage) UnmarshalText(text []byte) (err error) {
	*s, err = field.ReadOneOf("stage of an estimate", text, EstimateStages())
	return err
}

// Title returns the stage as a form or a report shows it.
func (s EstimateStage) Title() string { return field.Title(s) }

// maxMonths is the longest horizon, a hundred years.
const maxMonths = 1200

// IsZero reports whether nothing is estimated.
func (e Estimate) IsZero() bool {
	return !e.Probability.Known() && !e.Rate.Known() && e.Months == 0 && e.Shape == "" && !e.Least.Known() && !e.Likely.Known() &&
		!e.Most.Known() && e.Ends == "" && len(e.Outcomes) == 0 && e.Stage == "" && e.Item == "" && e.Source == "" && e.On.IsZero()
}

// HorizonMonths returns the horizon in months: 12 if it is not set.
func (e Estimate) HorizonMonths() int {
	if e.Months == 0 {
		return 12
	}
	return e.Months
}

// Validate returns what is wrong with the estimate, in the order of its fields:
//
//   - ErrRequired: neither a probability nor a rate (a discrete estimate may lack both,
//     and its event is then certain); a least, likely or most amount that the shape
//     needs; a discrete estimate without outcomes
//   - ErrInvalid: a probability and a rate; an unknown shape, meaning of the ends or
//     stage; a likely amount or outcomes that the shape does not use; a fixed amount with
//     two values; an amount below £0; a lognormal whose ends are extremes, or whose least
//     equals its most
//   - ErrRange: a probability that is not from 0 to 1; a rate below 0; a lognormal with a
//     least of £0; a horizon that is not from 1 to 1,200 months
//   - ErrOrder: a most below the least; a likely amount that is not between them
//   - ErrSum: outcomes whose probabilities do not make exactly 1
//   - what field.OptionalName finds in the item and the source
//
// It may lack a shape, and may not say what the ends mean.
func (e Estimate) Validate() error {
	errs := []error{
		e.checkFrequency(),
		field.OptionalOneOf("shape", "shape", e.Shape, Shapes()),
	}
	if e.Shape == DiscreteShape {
		errs = append(errs, e.checkDiscrete())
	} else {
		errs = append(errs, e.checkRange())
	}
	return errors.Join(append(
		errs,
		field.OptionalOneOf("stage", "stage of an estimate", e.Stage, EstimateStages()),
		field.OptionalName("item", e.Item),
		field.OptionalName("source", e.Source),
	)...)
}

// checkFrequency returns what is wrong with how often the event happens.
func (e Estimate) checkFrequency() error {
	probability, rate, months := checkProportion(e.Probability), error(nil), error(nil)
	switch {
	case e.Probability.Known() && e.Rate.Known():
		rate = fmt.Errorf("%v, and there is a probability: %w", e.Rate, field.ErrInvalid)
	case e.Rate.Sign() < 0:
		rate = fmt.Errorf("%v is below 0: %w", e.Rate, field.ErrRange)
	case !e.Probability.Known() && !e.Rate.Known() && e.Shape != DiscreteShape:
		probability = field.ErrRequired
	}
	if e.Months < 0 || e.Months > maxMonths {
		months = fmt.Errorf("%d is not from 1 to %d: %w", e.Months, maxMonths, field.ErrRange)
	}
	return errors.Join(field.At("probability", probability), field.At("rate", rate), field.At("months", months))
}

// checkRange returns what is wrong with an estimate that is a range.
func (e Estimate) checkRange() error {
	return errors.Join(
		field.At("least", errors.Join(checkAmount(e.Least), e.checkLeast())),
		field.At("likely", e.checkLikely()),
		field.At("most", errors.Join(checkAmount(e.Most), e.checkMost())),
		field.At("ends", e.checkEnds()),
		e.checkNoOutcomes(),
	)
}

// checkLeast returns ErrRange for a lognormal that begins at £0.
func (e Estimate) checkLeast() error {
	if e.Shape == LognormalShape && e.Least == costing.Pence(0) {
		return fmt.Errorf("%v is not above 0.00, as the least of a lognormal is: %w", e.Least, field.ErrRange)
	}
	return nil
}

// checkLikely returns what is wrong with the most likely amount.
func (e Estimate) checkLikely() error {
	switch {
	case e.Shape.peaked() && !e.Likely.Known():
		return field.ErrRequired
	case !e.Likely.Known():
		return nil
	case e.Shape != "" && !e.Shape.peaked():
		return fmt.Errorf("%v is not used by %s: %w", e.Likely, field.Quote(e.Shape), field.ErrInvalid)
	case e.Likely.Compare(e.Least) < 0 || e.Most.Known() && e.Likely.Compare(e.Most) > 0:
		return fmt.Errorf("%v is not between the least, %v, and the most, %v: %w", e.Likely, e.Least, e.Most, field.ErrOrder)
	}
	return nil
}

// checkMost returns what is wrong with the highest amount, by itself and compared with
// the lowest.
func (e Estimate) checkMost() error {
	switch order := e.Most.Compare(e.Least); {
	case !e.Most.Known():
		return nil
	case order < 0:
		return fmt.Errorf("%v is below the least, %v: %w", e.Most, e.Least, field.ErrOrder)
	case order > 0 && e.Shape == FixedShape && e.Least.Known():
		return fmt.Errorf("%v is not the least, %v, and the amount is fixed: %w", e.Most, e.Least, field.ErrInvalid)
	case order == 0 && e.Shape == LognormalShape:
		return fmt.Errorf("%v is also the least, and a lognormal needs a range: %w", e.Most, field.ErrInvalid)
	}
	return nil
}

// checkEnds returns what is wrong with what the ends mean.
func (e Estimate) checkEnds() error {
	if e.Ends == ExtremeEnds && e.Shape == LognormalShape {
		return fmt.Errorf("%s, and a lognormal has no extremes: %w", field.Quote(e.Ends), field.ErrInvalid)
	}
	return field.OptionalOneOf("", "meaning of the ends", e.Ends, RangeEndsChoices())
}

// checkNoOutcomes returns ErrInvalid for outcomes of a range.
func (e Estimate) checkNoOutcomes() error {
	if len(e.Outcomes) > 0 {
		return field.At("outcomes", fmt.Errorf("%d, and the shape is not %q: %w", len(e.Outcomes), DiscreteShape, field.ErrInvalid))
	}
	return nil
}

// checkDiscrete returns what is wrong with an estimate that is a list of outcomes.
func (e Estimate) checkDiscrete() error {
	unused := func(path string, amount costing.Money) error {
		if amount.Known() {
			return field.At(path, fmt.Errorf("%v is not used by %q: %w", amount, DiscreteShape, field.ErrInvalid))
		}
		return nil
	}
	errs := []error{unused("least", e.Least), unused("likely", e.Likely), unused("most", e.Most), field.At("ends", e.checkEnds())}
	if len(e.Outcomes) == 0 {
		return errors.Join(append(errs, field.At("outcomes", field.ErrRequired))...)
	}
	sum, known := int64(0), true
	for _, o := range e.Outcomes {
		n, ok := o.Probability.Millionths()
		sum, known = sum+min(max(n, 0), 2*millionths), known && ok
	}
	errs = append(errs, field.Each("outcomes", e.Outcomes, DiscreteOutcome.Validate))
	if known && sum != millionths {
		made, _ := partnership.QuantityOfMillionths(sum)
		errs = append(errs, field.At("outcomes", fmt.Errorf("the probabilities make %v, not 1: %w", made, field.ErrSum)))
	}
	return errors.Join(errs...)
}

// Validate returns what is wrong with the outcome:
//
//   - ErrRequired: a probability or an amount that is not known
//   - ErrRange: a probability that is not from 0 to 1
func (o DiscreteOutcome) Validate() error {
	return errors.Join(
		field.RequiredValue("probability", o.Probability),
		field.At("probability", checkProportion(o.Probability)),
		field.RequiredValue("amount", o.Amount),
	)
}

// heading returns the heading of the estimate for a report.
func (e Estimate) heading() string {
	stage := "Estimate"
	if e.Stage != "" {
		stage = e.Stage.Title() + " estimate"
	}
	if e.HorizonMonths() == 12 {
		return stage + " for a year"
	}
	return stage + " for " + report.Count(e.Months, "month", "months")
}

// whole returns the heading and the text of the estimate, and no text if nothing is
// estimated.
func (e Estimate) whole() string {
	if e.IsZero() {
		return ""
	}
	return e.heading() + ": " + e.text()
}

// text says what is estimated, for a report.
func (e Estimate) text() string {
	parts := []string{}
	add := func(there bool, text string) {
		if there {
			parts = append(parts, text)
		}
	}
	add(!e.Rate.Known() && e.Shape != DiscreteShape || e.Probability.Known(), fmt.Sprintf("probability %v", e.Probability))
	add(e.Rate.Known(), fmt.Sprintf("%v times on average", e.Rate))
	if e.Shape == DiscreteShape {
		for _, o := range e.Outcomes {
			add(true, fmt.Sprintf("%s (%v)", o.Amount.Sterling(), o.Probability))
		}
	} else {
		add(true, e.Least.Sterling()+" to "+e.Most.Sterling())
	}
	add(e.Likely.Known(), "most likely "+e.Likely.Sterling())
	add(e.Shape == PERTShape, PERTShape.Title())
	add(e.Shape != "" && e.Shape != PERTShape, string(e.Shape))
	add(e.Ends != "", strings.ToLower(e.Ends.Title()))
	add(e.Item != "", "of the item "+e.Item)
	add(e.Source != "", e.Source)
	add(!e.On.IsZero(), e.On.String())
	return strings.Join(parts, ", ")
}
