package partnership

import (
	"errors"
	"fmt"
)

// DisputeStep is one step of the ladder that a dispute climbs until it is
// settled.
type DisputeStep struct {
	Forum   string `json:"forum"`            // who tries to settle it: "heads of paid service"
	Days    int    `json:"days,omitzero"`    // within how many days; 0: no limit
	Working bool   `json:"working,omitzero"` // whether they are working days
}

// Validate returns what is wrong with the step: no forum (ErrRequired), and
// fewer than no days or more than 3660 (ErrRange).
func (s DisputeStep) Validate() error {
	errs := []error{required("forum", s.Forum)}
	if s.Days < 0 || s.Days > 3660 {
		errs = append(errs, At("days", fmt.Errorf("%d days (0 to 3660): %w", s.Days, ErrRange)))
	}
	return errors.Join(errs...)
}

// DisputeDeadlines returns the last day of each step for a dispute raised on a
// day. The days of a step run from the last day of the one before, which does
// not count. A step without a limit has no last day, and neither have those
// after it.
//
// The errors wrap what DisputeStep.Validate finds, ErrRequired if raised is not
// set, and ErrRange beyond the calendar.
func DisputeDeadlines(steps []DisputeStep, raised Date, calendar Calendar) ([]Date, error) {
	err := Each("disputes", steps, DisputeStep.Validate)
	if raised.IsZero() {
		err = errors.Join(err, At("raised", ErrRequired))
	}
	if err != nil {
		return nil, err
	}
	deadlines := make([]Date, len(steps))
	day := raised
	for i, step := range steps {
		if step.Days == 0 {
			return deadlines, nil
		}
		if day, err = step.deadline(day, calendar); err != nil {
			return nil, At(index("disputes", i), err)
		}
		deadlines[i] = day
	}
	return deadlines, nil
}

// deadline returns the last day of the step if it begins after day.
func (s DisputeStep) deadline(day Date, calendar Calendar) (Date, error) {
	if s.Working {
		return calendar.AddWorkingDays(day, s.Days)
	}
	if last := day.AddDays(s.Days); !last.IsZero() {
		return last, nil
	}
	return Date{}, fmt.Errorf("%d days from %v end after the year 9999: %w", s.Days, day, ErrRange)
}
