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

// Observation is what one council spent on a service in one year, and for how much of it.
type Observation struct {
	Org    partnership.OrgID     `json:"org"`             // who
	Year   costing.FinancialYear `json:"year,omitzero"`   // when
	Volume partnership.Quantity  `json:"volume,omitzero"` // population, or cases: the same for all
	Cost   costing.Money         `json:"cost,omitzero"`   // in that year
}

// Validate returns what is wrong with the observation: ErrRequired and ErrInvalid for its id,
// ErrRequired for a figure that is not known, and ErrRange for one that is not above 0, of
// which there is no logarithm.
func (o Observation) Validate() error {
	errs := []error{field.At("org", o.Org.Validate()), field.RequiredValue("year", o.Year), above("volume", o.Volume, maxVolume), amountAt("cost", o.Cost)}
	if o.Cost.Known() && o.Cost.Sign() == 0 {
		errs = append(errs, field.At("cost", fmt.Errorf("%v is not above 0.00: %w", o.Cost, field.ErrRange)))
	}
	return errors.Join(errs...)
}

// Fit is an elasticity of cost with how well it is known. It is an estimate: of these
// councils, with nothing but volume taken into account.
type Fit struct {
	Elasticity    partnership.Quantity `json:"elasticity,omitzero"`     // by how many per cent cost grows for 1% more volume
	StandardError partnership.Quantity `json:"standard_error,omitzero"` // of the elasticity
	Freedom       int                  `json:"freedom,omitzero"`        // degrees of freedom: two fewer than councils
	Councils      int                  `json:"councils,omitzero"`       // each of which counts once
	Years         int                  `json:"years,omitzero"`          // that differ by a level of cost each
	Level         partnership.Quantity `json:"level,omitzero"`          // the logarithm of the cost in pounds at the middle volume, in a middle year
	Middle        partnership.Quantity `json:"middle,omitzero"`         // the logarithm of the middle volume
	Residual      partnership.Quantity `json:"residual,omitzero"`       // the standard deviation of the logarithm of a council's cost about the line
	Spread        partnership.Quantity `json:"spread,omitzero"`         // the sum of squares of the logarithms of volume about the middle
}

// Validate returns what is wrong with the fit: ErrRequired for a figure that is not known, and
// ErrRange for fewer than three councils, degrees of freedom that are not two fewer, no years,
// a standard error or a residual below 0, and volumes that do not differ.
func (f Fit) Validate() error {
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

// Interval is between what a figure lies with some confidence.
type Interval struct {
	Percent partnership.Quantity `json:"percent,omitzero"` // how often such intervals have the true figure in them, in 100
	Low     partnership.Quantity `json:"low,omitzero"`     // one end
	High    partnership.Quantity `json:"high,omitzero"`    // the other
}

// FitElasticity returns the elasticity of cost in volume that figures of several councils
// show: the slope of the logarithm of cost on that of volume.
//
// What a year has in common, such as prices, is taken off first. Then each council counts
// once, with the mean of its years: its years are not independent of each other, and counting
// each would make the interval too narrow. For figures of one year this is ordinary least
// squares.
//
// The errors are
//
//   - those of Observation.Validate at "observations[i]"
//   - at "observations" ErrRange for fewer than three councils, and for councils that all
//     have the same volume; ErrDuplicate for a council and year listed twice; ErrInvalid for
//     years that have no council in common with the others, directly or through other years
func FitElasticity(observations []Observation) (Fit, error) {
	if err := checkObservations(observations, 3); err != nil {
		return Fit{}, err
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

// Interval returns between what the elasticity lies with a confidence in per cent, by
// Student's t distribution. The errors are those of Validate, and at "percent" ErrRequired,
// and ErrRange unless it is above 0 and below 100.
func (f Fit) Interval(percent partnership.Quantity) (Interval, error) {
	if err := errors.Join(f.Validate(), checkPercent(percent)); err != nil {
		return Interval{}, err
	}
	reach := float64(f.t(percent) * number(f.StandardError))
	return Interval{percent, quantity(number(f.Elasticity) - reach), quantity(number(f.Elasticity) + reach)}, nil
}

// t returns how many standard errors an interval reaches to each side.
func (f Fit) t(percent partnership.Quantity) float64 {
	return studentAt(0.5+number(percent)/200, float64(f.Freedom))
}

// Prediction is what a council with some volume would spend, by a fit.
type Prediction struct {
	Percent partnership.Quantity `json:"percent,omitzero"` // how often such ranges have the cost in them, in 100
	Cost    costing.Money        `json:"cost,omitzero"`    // in the middle: half of such councils spend less
	Low     costing.Money        `json:"low,omitzero"`     // the low end of the range
	High    costing.Money        `json:"high,omitzero"`    // the high end
}

// Predict returns what one more council with some volume would spend, in the prices of the
// middle of the years, and the range in which that lies with a probability in per cent. The
// range holds for a council that is like those of the fit.
//
// The errors are those of Interval, and at "volume" ErrRequired and ErrRange.
func (f Fit) Predict(volume, percent partnership.Quantity) (Prediction, error) {
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
func (f Fit) deviation(away float64) float64 {
	return float64(number(f.Residual) * math.Sqrt(1+1/float64(f.Councils)+float64(away*away)/number(f.Spread)))
}

// Coverage is how many councils spend what the others predict.
type Coverage struct {
	Percent partnership.Quantity `json:"percent,omitzero"` // of the range: how many of 100 it should have in it
	Inside  int                  `json:"inside"`           // councils that are in the range that the others give
	Of      int                  `json:"of"`               // councils
	Outside []partnership.OrgID  `json:"outside"`          // the others, in the order of the observations
}

// LeaveOneOut fits the observations without each council in turn, and counts for how many the
// range of a probability in per cent holds what the council did spend.
//
// The errors are those of FitElasticity, without each council too, so that four are needed;
// and those of Interval.
func LeaveOneOut(observations []Observation, percent partnership.Quantity) (Coverage, error) {
	if err := errors.Join(checkObservations(observations, 4), checkPercent(percent)); err != nil {
		return Coverage{}, err
	}
	c := Coverage{Percent: percent, Outside: []partnership.OrgID{}}
	for _, org := range newPanel(observations).orgs {
		others := newPanel(slices.DeleteFunc(slices.Clone(observations), func(o Observation) bool { return o.Org == org }))
		f, err := others.fit()
		if err != nil {
			return Coverage{}, field.Prefix("without "+field.Quote(org), err)
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
