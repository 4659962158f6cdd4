package partnership

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// DisputeStep is one of the steps that a dispute goes through until it is settled.
type DisputeStep struct {
	Forum   string   `json:"forum"`            // who tries to settle it: "heads of paid service"
	Days    Quantity `json:"days,omitzero"`    // the whole days that it has; 0: at once; not set: not known
	Working bool     `json:"working,omitzero"` // whether they are working days
}

// maxDisputeDays is the most days that a step can take: ten years.
const maxDisputeDays = 3660

// Validate returns what is wrong with the step:
//
//   - ErrRequired: no forum
//   - ErrRange: days that are not from 0 to 3660
//   - ErrInvalid: days that are not whole
func (s DisputeStep) Validate() error {
	return errors.Join(field.Required("forum", s.Forum), field.At("days", CheckWhole(s.Days, "days", maxDisputeDays)))
}

// days returns the days of a valid step; ok is false if they are not known.
func (s DisputeStep) days() (n int, ok bool) {
	millionths, ok := s.Days.Millionths()
	return int(millionths / 1_000_000), ok
}

// DisputeDeadlines returns the last day of each step, for a dispute raised on a day. The first
// step begins on that day, and each later step on the last day of the step before. The day on
// which a step begins does not count, so a step of 0 days ends on the day on which it begins.
// If the days of a step are not known, its last day is not known, and neither are the last
// days of the steps after it.
//
// The errors wrap:
//
//   - ErrRequired if raised is not set
//   - ErrRange for a deadline that is beyond the calendar, or in a year whose bank holidays
//     working does not know
//   - what DisputeStep.Validate finds
func DisputeDeadlines(steps []DisputeStep, raised calendar.Date, working calendar.WorkingDays) ([]calendar.Date, error) {
	err := errors.Join(field.Each("disputes", steps, DisputeStep.Validate), field.RequiredValue("raised", raised))
	if err != nil {
		return nil, err
	}
	deadlines := make([]calendar.Date, len(steps))
	day := raised
	for i, step := range steps {
		days, known := step.days()
		if !known {
			return deadlines, nil
		}
		if day, err = step.deadline(day, days, working); err != nil {
			return nil, field.At(field.Index("disputes", i), err)
		}
		deadlines[i] = day
	}
	return deadlines, nil
}

// deadline returns the last day of the step if it begins on a day and has so many days.
func (s DisputeStep) deadline(day calendar.Date, days int, working calendar.WorkingDays) (calendar.Date, error) {
	if s.Working && days > 0 {
		return working.Add(day, days)
	}
	if last := day.AddDays(days); !last.IsZero() {
		return last, nil
	}
	return calendar.Date{}, fmt.Errorf("%d days from %v end after the year 9999: %w", days, day, field.ErrRange)
}
