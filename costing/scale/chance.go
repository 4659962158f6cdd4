package scale

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Chance is how likely one option costs less than another, where the elasticity is known only as
// well as a fit says.
type Chance struct {
	First       appraisal.OptionKind `json:"first"`                // one option
	Second      appraisal.OptionKind `json:"second"`               // and the other
	Probability partnership.Quantity `json:"probability,omitzero"` // that the first costs less
	Elasticity  Interval             `json:"elasticity,omitzero"`  // of the fit
	Middle      costing.Money        `json:"middle,omitzero"`      // by how much the first costs less, at the elasticity of the fit; below £0: more
	AtLow       costing.Money        `json:"at_low,omitzero"`      // the same at the low end of the interval
	AtHigh      costing.Money        `json:"at_high,omitzero"`     // and at the high end
	Settled     bool                 `json:"settled"`              // whether the answer is the same over the whole interval
	Capped      partnership.Quantity `json:"capped,omitzero"`      // how likely it is that the minutes of the steps cost more than all the work; what improvement frees is then counted as no more than the work
}

// Chance returns how likely the first option costs less than the second, if the elasticity has
// Student's t distribution about that of a fit. An elasticity that the model has is not used.
//
// Nothing is simulated: the elasticities at which the answer turns are found, and the probabilities
// between them are added up. There is no mean saving, since the mean of a power whose exponent has
// a t distribution is infinite. Only the elasticity is uncertain here; all other figures are taken
// as they are.
//
// The errors are those of Crossover, those of ElasticityFit.Validate at "fit", those of
// ElasticityFit.Interval for the percent of the interval, and ErrInvalid at "parts" for a model that
// has parts in place of an elasticity.
func (c ServiceModel) Chance(fit ElasticityFit, percent partnership.Quantity, first, second appraisal.OptionKind) (Chance, error) {
	unused := field.At("parts", c.checkFactor(ElasticityOfCost))
	if unused == nil {
		c.Elasticity = partnership.MustQuantity("1")
	}
	err := errors.Join(c.Validate(), unused, field.At("fit", fit.Validate()), checkPercent(percent), c.checkPair(first, second))
	if err != nil {
		return Chance{}, err
	}
	interval, err := fit.Interval(percent)
	m := c.model()
	gap := func(elasticity float64) float64 {
		m.elasticity = elasticity
		return m.gap(first, second)
	}
	low, middle, high := gap(number(interval.Low)), gap(number(fit.Elasticity)), gap(number(interval.High))
	turns := fit.turns(gap)
	inside := slices.ContainsFunc(turns, func(at float64) bool { return at >= number(interval.Low) && at <= number(interval.High) })
	return Chance{
		First: first, Second: second, Elasticity: interval, Probability: quantity(fit.below(gap, turns)),
		Middle: gain(middle), AtLow: gain(low), AtHigh: gain(high), Settled: !inside && middle != 0,
		Capped: fit.capped(&m, first, second),
	}, err
}

// capped returns how likely it is that the minutes of the steps cost more than all the work of one
// of two options.
func (f ElasticityFit) capped(m *model, first, second appraisal.OptionKind) partnership.Quantity {
	if !improves(first) && !improves(second) {
		return quantity(0)
	}
	spare := func(elasticity float64) float64 {
		m.elasticity = elasticity
		m.gap(first, second)
		return 0.5 - m.over
	}
	return quantity(f.below(spare, f.turns(spare)))
}

// Flow returns what the first option saves in a year as a flow of that option, in an appraisal that
// compares it with the second. It is a cashable saving of revenue in every year, below £0 if the
// first option costs more. It is an estimate, from the lowest to the highest of three figures: the
// saving as fitted, and the savings at both ends of the interval. The caller sets the first year,
// the ramp and the shares, and adds the one-off costs of sharing as flows of their own.
//
// The errors are
//
//   - ErrRequired at "name" and "prices"; at "first" and "second"; at what is not known of
//     "elasticity"; and at "middle", "at_low" and "at_high" for a saving that is not known, because
//     work would come back for ever;
//   - ErrInvalid at "first" and "second" for an unknown option.
func (c Chance) Flow(name string, prices appraisal.Prices) (appraisal.Flow, error) {
	err := errors.Join(
		field.Required("name", name),
		field.RequiredValue("prices", prices),
		field.CheckOneOf("first", "option", c.First, Options()),
		field.CheckOneOf("second", "option", c.Second, Options()),
		field.RequiredValue("elasticity.percent", c.Elasticity.Percent),
		field.RequiredValue("elasticity.low", c.Elasticity.Low),
		field.RequiredValue("elasticity.high", c.Elasticity.High),
		field.RequiredValue("middle", c.Middle),
		field.RequiredValue("at_low", c.AtLow),
		field.RequiredValue("at_high", c.AtHigh),
	)
	if err != nil {
		return appraisal.Flow{}, err
	}
	low, high := c.AtLow, c.AtLow
	for _, saving := range []costing.Money{c.Middle, c.AtHigh} {
		if saving.Compare(low) < 0 {
			low = saving
		}
		high = costing.Max(high, saving)
	}
	source := fmt.Sprintf("Estimate: “%s” against “%s” with an elasticity from %v to %v (%v%%)",
		lower(c.First), lower(c.Second), c.Elasticity.Low, c.Elasticity.High, c.Elasticity.Percent)
	if c.Capped.Sign() > 0 {
		source += "; with a probability of " + percentage(c.Capped) + " what improvement saves in it cannot be right"
	}
	return appraisal.Flow{
		Name: name, Prices: prices, Amount: c.Middle, Estimate: appraisal.FlowEstimate{Low: low, High: high, Percent: c.Elasticity.Percent},
		Kind: appraisal.FlowKind{
			Side: appraisal.BenefitFlow, Timing: appraisal.RecurringFlow, Funding: appraisal.RevenueFlow, Cash: appraisal.CashableFlow, Purpose: appraisal.RunningFlow,
		},
		Source: source,
	}, nil
}

// reach is how far from the middle turns are looked for: the logarithm of about twice the number of
// standard errors. Beyond that, the answer is taken to be the one at the end.
const reach = 6.0

// turns returns the elasticities at which a gap changes its sign.
func (f ElasticityFit) turns(gap func(float64) float64) []float64 {
	at := func(step float64) float64 {
		return number(f.Elasticity) + float64(number(f.StandardError)*math.Sinh(step))
	}
	turns := []float64{}
	const steps = 120
	here := gap(at(-reach)) < 0
	for i := range steps {
		from, to := float64(reach*(float64(2*i)/steps-1)), float64(reach*(float64(2*i+2)/steps-1))
		before := here
		if here = gap(at(to)) < 0; here == before {
			continue
		}
		for range 40 {
			middle := (from + to) / 2
			if gap(at(middle)) < 0 == before {
				from = middle
			} else {
				to = middle
			}
		}
		turns = append(turns, at(to))
	}
	return turns
}

// below returns the probability that a gap is below 0. The gap changes its sign at the turns.
func (f ElasticityFit) below(gap func(float64) float64, turns []float64) float64 {
	wins := gap(number(f.Elasticity)-float64(number(f.StandardError)*math.Sinh(reach))) < 0
	probability, before := 0.0, 0.0
	for _, turn := range append(slices.Clip(turns), math.Inf(1)) {
		here := 1.0
		if !math.IsInf(turn, 1) {
			here = studentBelow((turn-number(f.Elasticity))/number(f.StandardError), float64(f.Freedom))
		}
		if wins {
			probability += here - before
		}
		wins, before = !wins, here
	}
	return probability
}
