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

// Chance is how likely one option costs less than another where the elasticity is not known
// exactly, but as well as a fit says.
type Chance struct {
	First       appraisal.OptionKind `json:"first"`                // one option
	Second      appraisal.OptionKind `json:"second"`               // and the other
	Probability partnership.Quantity `json:"probability,omitzero"` // that the first costs less
	Elasticity  Interval             `json:"elasticity,omitzero"`  // of the fit
	Middle      costing.Money        `json:"middle,omitzero"`      // by how much the first costs less at the elasticity of the fit; below £0: more
	AtLow       costing.Money        `json:"at_low,omitzero"`      // the same at the low end of the interval
	AtHigh      costing.Money        `json:"at_high,omitzero"`     // and at the high end
	Settled     bool                 `json:"settled"`              // the whole interval has the same answer
	Capped      partnership.Quantity `json:"capped,omitzero"`      // how likely the minutes of the steps cost more than all the work, so that what improvement frees is taken to be no more than the work
}

// Chance returns how likely one option costs less than another, if the elasticity of the case
// is that of a fit with Student's t distribution about it. The elasticity that the case has, if
// it has one, is not used.
//
// Nothing is simulated: the elasticities at which the answer turns are found, and the
// probabilities between them added up. There is no mean of the saving: that of the power of a
// number with a t distribution is infinite. Only the uncertainty of the elasticity is in the
// probability, and that of no other figure.
//
// The errors are those of Crossover, of Fit.Validate at "fit", and of the percent of the
// interval as Fit.Interval has them; and at "parts" ErrInvalid for a case that has no
// elasticity in it.
func (c Case) Chance(fit Fit, percent partnership.Quantity, first, second appraisal.OptionKind) (Chance, error) {
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

// capped returns how likely the minutes of the steps cost more than all the work of one of two
// options.
func (f Fit) capped(m *model, first, second appraisal.OptionKind) partnership.Quantity {
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

// Flow returns what the first option saves in each year as a line of that option in an appraisal
// in which the second is the one that it is compared with: an estimate, from the lowest to the
// highest of what it saves as fitted and at both ends of the interval. It is a cashable saving of
// revenue in every year, and below £0 where the first option costs more. From when, by which ramp
// and whose it is are for the caller to set; what it costs once to share is a flow of its own.
//
// The errors are ErrRequired at "name" and "prices", at "first", "second" and what is not known of
// "elasticity", and at "middle", "at_low" and "at_high" for a saving that is not known, since work
// would come back for ever; and ErrInvalid for an unknown option.
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
		Name: name, Prices: prices, Amount: c.Middle, Estimate: appraisal.Estimate{Low: low, High: high, Percent: c.Elasticity.Percent},
		Kind: appraisal.FlowKind{
			Side: appraisal.BenefitFlow, Timing: appraisal.RecurringFlow, Funding: appraisal.RevenueFlow, Cash: appraisal.CashableFlow, Purpose: appraisal.RunningFlow,
		},
		Source: source,
	}, nil
}

// reach is how many standard errors from the middle turns are looked for, as the logarithm
// of about twice that many: beyond, the answer is that at the end.
const reach = 6.0

// turns returns the elasticities at which a gap changes its sign.
func (f Fit) turns(gap func(float64) float64) []float64 {
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

// below returns the probability that a gap is below 0, which changes its sign at some turns.
func (f Fit) below(gap func(float64) float64, turns []float64) float64 {
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
