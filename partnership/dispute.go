package partnership

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
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
	errs := []error{field.Required("forum", s.Forum)}
	if s.Days < 0 || s.Days > 3660 {
		errs = append(errs, field.At("days", fmt.Errorf("%d days (0 to 3660): %w", s.Days, field.ErrRange)))
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
func DisputeDeadlines(steps []DisputeStep, raised calendar.Date, working calendar.WorkingDays) ([]calendar.Date, error) {
	err := field.Each("disputes", steps, DisputeStep.Validate)
	if raised.IsZero() {
		err = errors.Join(err, field.At("raised", field.ErrRequired))
	}
	if err != nil {
		return nil, err
	}
	deadlines := make([]calendar.Date, len(steps))
	day := raised
	for i, step := range steps {
		if step.Days == 0 {
			return deadlines, nil
		}
		if day, err = step.deadline(day, working); err != nil {
			return nil, field.At(field.Index("disputes", i), err)
		}
		deadlines[i] = day
	}
	return deadlines, nil
}

// deadline returns the last day of the step if it begins after day.
func (s DisputeStep) deadline(day calendar.Date, working calendar.WorkingDays) (calendar.Date, error) {
	if s.Working {
		return working.Add(day, s.Days)
	}
	if last := day.AddDays(s.Days); !last.IsZero() {
		return last, nil
	}
	return calendar.Date{}, fmt.Errorf("%d days from %v end after the year 9999: %w", s.Days, day, field.ErrRange)
}
