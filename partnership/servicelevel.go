package partnership

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Direction is whether a higher or a lower figure is better.
type Direction string

// The directions of a measure.
const (
	HigherIsBetter Direction = "higher"
	LowerIsBetter  Direction = "lower"
)

// Directions returns every Direction.
func Directions() []Direction { return []Direction{HigherIsBetter, LowerIsBetter} }

// UnmarshalText reads one of Directions, or no text, which is not set; the error wraps
// ErrInvalid.
func (d *Direction) UnmarshalText(text []byte) (err error) {
	*d, err = field.ReadOneOf("direction", text, Directions())
	return err
}

// Title returns the direction as a form or a report shows it.
func (d Direction) Title() string {
	switch d {
	case HigherIsBetter:
		return "Higher is better"
	case LowerIsBetter:
		return "Lower is better"
	}
	return field.Title(d)
}

// Period is how often something is measured or done.
type Period string

// The periods.
const (
	Monthly   Period = "month"
	Quarterly Period = "quarter"
	Yearly    Period = "year"
)

// Periods returns every Period.
func Periods() []Period { return []Period{Monthly, Quarterly, Yearly} }

// UnmarshalText reads one of Periods, or no text, which is not set; the error wraps
// ErrInvalid.
func (p *Period) UnmarshalText(text []byte) (err error) {
	*p, err = field.ReadOneOf("period", text, Periods())
	return err
}

// Title returns the period as a form or a report shows it.
func (p Period) Title() string {
	switch p {
	case Monthly:
		return "Every month"
	case Quarterly:
		return "Every quarter"
	case Yearly:
		return "Every year"
	}
	return field.Title(p)
}

// ServiceLevel is what a service line must achieve: one entry of a service level agreement.
type ServiceLevel struct {
	ID       string    `json:"id"`                // unique in the agreement
	Line     LineID    `json:"line,omitzero"`     // the service line; not set: all of them
	Measure  string    `json:"measure"`           // what is measured: "calls answered within 30 seconds"
	Unit     string    `json:"unit"`              // the unit: "%", "days"
	Better   Direction `json:"better"`            // whether higher or lower is better
	Baseline Quantity  `json:"baseline,omitzero"` // the figure before the service was shared; not set: not known
	Target   Quantity  `json:"target"`            // the figure to reach
	Floor    Quantity  `json:"floor,omitzero"`    // the least that is acceptable; not set: none is recorded
	Period   Period    `json:"period"`            // the period over which it is measured
}

// Validate returns what is wrong with the service level:
//
//   - ErrRequired: no id, measure, unit, direction, target or period
//   - ErrInvalid: a malformed id, an unknown direction or period
//   - ErrOrder: a floor that is better than the target
func (s ServiceLevel) Validate() error {
	return errors.Join(
		field.At("id", field.CheckID("a service level", s.ID)),
		field.OptionalID("line", "a service line", s.Line),
		field.Required("measure", s.Measure),
		field.Required("unit", s.Unit),
		field.CheckOneOf("better", "direction", s.Better, Directions()),
		s.checkFigures(),
		field.CheckOneOf("period", "period", s.Period, Periods()),
	)
}

// checkFigures returns what is wrong with the target and the floor.
func (s ServiceLevel) checkFigures() error {
	switch {
	case !s.Target.Known():
		return field.At("target", field.ErrRequired)
	case s.Floor.Known() && s.directed() && s.worse(s.Target, s.Floor):
		return field.At("floor", fmt.Errorf("%v is better than the target, %v: %w", s.Floor, s.Target, field.ErrOrder))
	}
	return nil
}

// directed reports whether it is known which figures are better.
func (s ServiceLevel) directed() bool { return slices.Contains(Directions(), s.Better) }

// worse reports whether a is worse than b.
func (s ServiceLevel) worse(a, b Quantity) bool {
	if s.Better == LowerIsBetter {
		return a.Compare(b) > 0
	}
	return a.Compare(b) < 0
}

// Attainment is what an actual figure says about a service level.
type Attainment string

// The attainments: three from the best to the worst, and one for a figure that is not known.
const (
	TargetMet         Attainment = "target-met"
	TargetMissed      Attainment = "target-missed" // the target is missed, but not the floor
	FloorMissed       Attainment = "floor-missed"
	AttainmentUnknown Attainment = "unknown"
)

// Attainments returns every Attainment.
func Attainments() []Attainment {
	return []Attainment{TargetMet, TargetMissed, FloorMissed, AttainmentUnknown}
}

// UnmarshalText reads one of Attainments, or no text, which is not set; the error wraps
// ErrInvalid.
func (a *Attainment) UnmarshalText(text []byte) (err error) {
	*a, err = field.ReadOneOf("attainment", text, Attainments())
	return err
}

// Title returns the attainment as a form or a report shows it.
func (a Attainment) Title() string {
	switch a {
	case FloorMissed:
		return "Minimum missed"
	case AttainmentUnknown:
		return "Not known"
	}
	return field.Title(a)
}

// Attained returns what an actual figure says about the service level. A target or floor that
// is just reached is met. The answer is AttainmentUnknown if the figure, the target or the
// direction is not known.
func (s ServiceLevel) Attained(actual Quantity) Attainment {
	switch {
	case !actual.Known() || !s.Target.Known() || !s.directed():
		return AttainmentUnknown
	case s.Floor.Known() && s.worse(actual, s.Floor):
		return FloorMissed
	case s.worse(actual, s.Target):
		return TargetMissed
	}
	return TargetMet
}

// Improved reports whether an actual figure is better than the baseline. ok is false if the
// figure, the baseline or the direction is not known.
func (s ServiceLevel) Improved(actual Quantity) (improved, ok bool) {
	if !actual.Known() || !s.Baseline.Known() || !s.directed() {
		return false, false
	}
	return s.worse(s.Baseline, actual), true
}
