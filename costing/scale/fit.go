package scale

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Observation is what one council spent on a service in one year, and the volume of the service.
type Observation struct {
	Org    partnership.OrgID     `json:"org"`             // who
	Year   costing.FinancialYear `json:"year,omitzero"`   // when
	Volume partnership.Quantity  `json:"volume,omitzero"` // population, or cases: the same for all
	Cost   costing.Money         `json:"cost,omitzero"`   // in that year
}

// Validate returns what is wrong with the observation: ErrRequired and ErrInvalid for its id,
// ErrRequired for a figure that is not known, and ErrRange for one that is not above 0, since it
// has no logarithm.
func (o Observation) Validate() error {
	errs := []error{field.At("org", o.Org.Validate()), field.RequiredValue("year", o.Year), above("volume", o.Volume, maxVolume), amountAt("cost", o.Cost)}
	if o.Cost.Known() && o.Cost.Sign() == 0 {
		errs = append(errs, field.At("cost", fmt.Errorf("%v is not above 0.00: %w", o.Cost, field.ErrRange)))
	}
	return errors.Join(errs...)
}

// ElasticityFit is an estimate of the elasticity of cost, with how well it is known. It holds for
// the councils observed, and takes nothing but volume into account.
type ElasticityFit struct {
	Elasticity    partnership.Quantity `json:"elasticity,omitzero"`     // by how many per cent cost grows for 1% more volume
	StandardError partnership.Quantity `json:"standard_error,omitzero"` // of the elasticity
	Freedom       int                  `json:"freedom,omitzero"`        // degrees of freedom: two fewer than councils
	Councils      int                  `json:"councils,omitzero"`       // how many; each counts once
	Years         int                  `json:"years,omitzero"`          // how many; each has a level of cost of its own
	Level         partnership.Quantity `json:"level,omitzero"`          // the logarithm of the cost in pounds at the middle volume, in a middle year
	Middle        partnership.Quantity `json:"middle,omitzero"`         // the logarithm of the middle volume
	Residual      partnership.Quantity `json:"residual,omitzero"`       // the standard deviation of the logarithm of a council's cost about the line
	Spread        partnership.Quantity `json:"spread,omitzero"`         // the sum of squares of the logarithms of volume about the middle
}

// Validate returns what is wrong with the fit:
//
//   - ErrRequired: a figure that is not known
//   - ErrRange: fewer than three councils; degrees of freedom that are not two fewer than councils;
//     no years; a standard error or a residual below 0; a spread of 0, as if all volumes were the
//     same
func (f ElasticityFit) Validate() error {
	errs := []error{between("elasticity", f.Elasticity, -1000, 1000), between("standard_error", f.StandardError, 0, 1e6)}
	if f.Councils < 3 {
		errs = append(errs, field.At("councils", fmt.Errorf("%d, wanted: 3 or more: %w", f.Councils, field.ErrRange)))
	} else if f.Freedom != f.Councils-2 {
		errs = append(errs, field.At("freedom", fmt.Errorf("%d, wanted: %d: %w", f.Freedom, f.Councils-2, field.ErrRange)))
	}
	if f.Years < 1 {
		errs = append(errs, field.At("years", fmt.Errorf("%d, wanted: 1 or more: %w", f.Years, field.ErrRange)))
	}
	return errors.Join(append(
		errs,
		between("level", f.Level, -100, 100),
		between("middle", f.Middle, -100, 100),
		between("residual", f.Residual, 0, 100),
		above("spread", f.Spread, 1e9),
	)...)
}

// Interval is a confidence interval of a figure.
type Interval struct {
	Percent partnership.Quantity `json:"percent,omitzero"` // how many of 100 such intervals hold the true figure
	Low     partnership.Quantity `json:"low,omitzero"`     // one end
	High    partnership.Quantity `json:"high,omitzero"`    // the other
}

// FitElasticity returns the elasticity of cost in volume that figures of several councils
// show: the slope of the logarithm of cost on that of volume.
//
// First, whatever all figures of a year have in common, such as prices, is taken off. Then each
// council counts once, with the mean of its years. Its years are not independent of each other, so
// that counting each of them would make the interval too narrow. For figures of one year this is
// ordinary least squares.
//
// The errors are
//
//   - at "observations[i]" those of Observation.Validate
//   - at "observations" ErrRange for fewer than three councils, or if all have the same volume
//   - at "observations" ErrDuplicate for a council and year listed twice
//   - at "observations" ErrInvalid for years that have no council in common with the others,
//     directly or through other years
func FitElasticity(observations []Observation) (ElasticityFit, error) {
	if err := checkObservations(observations, 3); err != nil {
		return ElasticityFit{}, err
	}
	return newPanel(observations).fit()
}

// checkObservations returns what keeps observations from being fitted.
func checkObservations(observations []Observation, least int) error {
	type key struct {
		org  partnership.OrgID
		year costing.FinancialYear
	}
	councils, seen := map[partnership.OrgID]bool{}, map[key]int{}
	errs := []error{field.Each("observations", observations, Observation.Validate)}
	for i, o := range observations {
		councils[o.Org] = true
		if first, twice := seen[key{o.Org, o.Year}]; twice && o.Org != "" {
			errs = append(errs, field.At(field.Index("observations", i), fmt.Errorf("%s in %v is already observations[%d]: %w", field.Quote(o.Org), o.Year, first, field.ErrDuplicate)))
		} else {
			seen[key{o.Org, o.Year}] = i
		}
	}
	if len(councils) < least {
		errs = append(errs, field.At("observations", fmt.Errorf("%d councils, wanted: %d or more: %w", len(councils), least, field.ErrRange)))
	}
	return errors.Join(errs...)
}

// Interval returns the interval of the elasticity at a confidence in per cent, by Student's t
// distribution. The errors are those of Validate, and at "percent" ErrRequired, and ErrRange unless
// it is above 0 and below 100.
func (f ElasticityFit) Interval(percent partnership.Quantity) (Interval, error) {
	if err := errors.Join(f.Validate(), checkPercent(percent)); err != nil {
		return Interval{}, err
	}
	reach := float64(f.t(percent) * number(f.StandardError))
	return Interval{percent, quantity(number(f.Elasticity) - reach), quantity(number(f.Elasticity) + reach)}, nil
}

// t returns how many standard errors an interval reaches to each side.
func (f ElasticityFit) t(percent partnership.Quantity) float64 {
	return studentAt(0.5+number(percent)/200, float64(f.Freedom))
}

// Prediction is what a fit says that a council with a given volume would spend.
type Prediction struct {
	Percent partnership.Quantity `json:"percent,omitzero"` // how many of 100 such ranges hold the cost
	Cost    costing.Money        `json:"cost,omitzero"`    // in the middle: half of such councils spend less
	Low     costing.Money        `json:"low,omitzero"`     // the low end of the range
	High    costing.Money        `json:"high,omitzero"`    // the high end
}

// Predict returns what one more council with a given volume would spend, at the prices of the middle
// of the years, and the range that holds its cost with a probability in per cent. That is for a
// council like those of the fit.
//
// The errors are those of Interval, and at "volume" ErrRequired and ErrRange.
func (f ElasticityFit) Predict(volume, percent partnership.Quantity) (Prediction, error) {
	if err := errors.Join(f.Validate(), above("volume", volume, maxVolume), checkPercent(percent)); err != nil {
		return Prediction{}, err
	}
	away := math.Log(number(volume)) - number(f.Middle)
	centre := number(f.Level) + float64(number(f.Elasticity)*away)
	reach := float64(f.t(percent) * f.deviation(away))
	pounds := func(log float64) costing.Money { return money(float64(100 * math.Exp(log))) }
	return Prediction{percent, pounds(centre), pounds(centre - reach), pounds(centre + reach)}, nil
}

// deviation returns how far the logarithm of one more council's cost is from the line, at a
// distance from the middle volume.
func (f ElasticityFit) deviation(away float64) float64 {
	return float64(number(f.Residual) * math.Sqrt(1+1/float64(f.Councils)+float64(away*away)/number(f.Spread)))
}

// PredictionCoverage is how many councils spent what the figures of the others predict.
type PredictionCoverage struct {
	Percent partnership.Quantity `json:"percent,omitzero"` // how many of 100 costs the range should hold
	Inside  int                  `json:"inside"`           // how many councils are within the range that the others give
	Of      int                  `json:"of"`               // how many councils there are
	Outside []partnership.OrgID  `json:"outside"`          // which councils are outside it, in the order of the observations
}

// LeaveOneOut fits the observations without each council in turn, and counts for how many councils
// the range, with a probability in per cent, holds what the council did spend.
//
// The errors are those of FitElasticity, which must also work without each council, so that four
// are needed; and those of ElasticityFit.Interval.
func LeaveOneOut(observations []Observation, percent partnership.Quantity) (PredictionCoverage, error) {
	if err := errors.Join(checkObservations(observations, 4), checkPercent(percent)); err != nil {
		return PredictionCoverage{}, err
	}
	c := PredictionCoverage{Percent: percent, Outside: []partnership.OrgID{}}
	for _, org := range newPanel(observations).orgs {
		others := newPanel(slices.DeleteFunc(slices.Clone(observations), func(o Observation) bool { return o.Org == org }))
		f, err := others.fit()
		if err != nil {
			return PredictionCoverage{}, field.Prefix("without "+field.Quote(org), err)
		}
		c.Of++
		volume, cost := others.place(observations, org)
		away := volume - number(f.Middle)
		line := number(f.Level) + float64(number(f.Elasticity)*away)
		if math.Abs(cost-line) <= float64(f.t(percent)*f.deviation(away)) {
			c.Inside++
		} else {
			c.Outside = append(c.Outside, org)
		}
	}
	return c, nil
}

// checkPercent returns ErrRequired for a confidence that is not known, and ErrRange for one
// that is not above 0 and below 100.
func checkPercent(percent partnership.Quantity) error {
	n, known := percent.Millionths()
	switch {
	case !known:
		return field.At("percent", field.ErrRequired)
	case n <= 0 || n >= 100*millionths:
		return field.At("percent", fmt.Errorf("%v is not above 0 and below 100: %w", percent, field.ErrRange))
	}
	return nil
}
