package risk

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Signal is what a key risk indicator says.
type Signal string

// The signals of an indicator.
const (
	Clear         Signal = "clear"
	Warning       Signal = "warning"   // the warning threshold is reached, and not the limit
	Breached      Signal = "breached"  // the limit is reached
	SignalUnknown Signal = "not-known" // nothing was measured, or it is not known what to measure against
)

// Signals returns every Signal.
func Signals() []Signal { return []Signal{Clear, Warning, Breached, SignalUnknown} }

// UnmarshalText reads one of Signals, or no text for one that is not set; the error wraps
// ErrInvalid.
func (s *Signal) UnmarshalText(text []byte) (err error) {
	*s, err = field.ReadOneOf("signal", text, Signals())
	return err
}

// Title returns the signal as a form or a report shows it.
func (s Signal) Title() string { return field.Title(s) }

// Indicator is a key risk indicator: a figure that moves before the risk does.
type Indicator struct {
	ID       string                `json:"id"`                 // unique in the risk
	Measure  string                `json:"measure"`            // what is measured: "posts vacant, %"
	Better   partnership.Direction `json:"better,omitzero"`    // which way it gets better
	Warning  partnership.Quantity  `json:"warning,omitzero"`   // the value from which it warns; not set: it has no warning threshold
	Limit    partnership.Quantity  `json:"limit,omitzero"`     // the value from which it is breached; not set: nobody has set one
	Readings []Reading             `json:"readings,omitempty"` // what was measured, in order of time
}

// Reading is what an indicator showed on a day.
type Reading struct {
	On    calendar.Date        `json:"on,omitzero"`    // the day
	Value partnership.Quantity `json:"value,omitzero"` // what it showed; not set: it could not be measured
}

// Validate returns what is wrong with the indicator:
//
//   - an id or direction that is missing (ErrRequired), a malformed id or an unknown
//     direction (ErrInvalid)
//   - what field.Required finds in the measure
//   - a warning threshold beyond the limit (ErrOrder)
//   - a reading without a day (ErrRequired), two of one day (ErrDuplicate), and readings
//     out of order (ErrOrder)
func (i Indicator) Validate() error {
	errs := []error{
		field.At("id", field.CheckID("an indicator", i.ID)),
		field.Required("measure", i.Measure),
		field.CheckOneOf("better", "direction", i.Better, partnership.Directions()),
	}
	if i.Warning.Known() && i.Limit.Known() && i.Warning != i.Limit && i.reached(i.Warning, i.Limit) {
		errs = append(errs, field.At("warning", fmt.Errorf("%v is beyond the limit, %v: %w", i.Warning, i.Limit, field.ErrOrder)))
	}
	last := calendar.Date{}
	return errors.Join(append(errs, field.Each("readings", i.Readings, func(r Reading) error {
		err := checkAfter(last, r.On)
		last = r.On
		return field.At("on", err)
	}))...)
}

// checkAfter returns what is wrong with the day of a reading, which must come after that
// of the reading before.
func checkAfter(before, day calendar.Date) error {
	switch {
	case day.IsZero():
		return field.ErrRequired
	case day == before:
		return fmt.Errorf("%v is the day of the reading before: %w", day, field.ErrDuplicate)
	case day.Before(before):
		return fmt.Errorf("%v is listed after %v: %w", day, before, field.ErrOrder)
	}
	return nil
}

// Signal returns what the last reading on or before a day says. A reading that equals a
// threshold has reached it. The signal is SignalUnknown if there is no such reading, if
// the last one could not be measured, or if there is no direction or no limit.
func (i Indicator) Signal(asOf calendar.Date) Signal {
	value := i.last(asOf).Value
	_, err := field.OneOf("direction", string(i.Better), partnership.Directions())
	switch {
	case err != nil || !value.Known() || !i.Limit.Known():
		return SignalUnknown
	case i.reached(value, i.Limit):
		return Breached
	case i.Warning.Known() && i.reached(value, i.Warning):
		return Warning
	}
	return Clear
}

// last returns the last reading on or before a day, and a reading without a day if there
// is none.
func (i Indicator) last(asOf calendar.Date) (last Reading) {
	for _, r := range i.Readings {
		if !r.On.IsZero() && !r.On.After(asOf) {
			last = r
		}
	}
	return last
}

// reached reports whether a value is as bad as a threshold or worse.
func (i Indicator) reached(value, threshold partnership.Quantity) bool {
	if i.Better == partnership.HigherIsBetter {
		return value.Compare(threshold) <= 0
	}
	return value.Compare(threshold) >= 0
}
