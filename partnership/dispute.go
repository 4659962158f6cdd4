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
	Forum   string   `json:"forum"`            // who tries to settle it: "heads of paid service"
	Days    Quantity `json:"days,omitzero"`    // within how many whole days; 0: at once; not set: not agreed, or not known
	Working bool     `json:"working,omitzero"` // whether they are working days
}

// maxDisputeDays is the most days that a step can take: ten years.
const maxDisputeDays = 3660

// Validate returns what is wrong with the step: no forum (ErrRequired), and days that are
// not from 0 to 3660 (ErrRange) or not whole (ErrInvalid).
func (s DisputeStep) Validate() error {
	return errors.Join(field.Required("forum", s.Forum), field.At("days", CheckWhole(s.Days, "days", maxDisputeDays)))
}

// days returns the days of a valid step; ok is false if they are not known.
func (s DisputeStep) days() (n int, ok bool) {
	millionths, ok := s.Days.Millionths()
	return int(millionths / 1_000_000), ok
}

// DisputeDeadlines returns the last day of each step for a dispute raised on a day. The
// days of a step run from the last day of the one before, which does not count. A step of 0
// days ends on that day itself. If the days of a step are not known, its last day is not
// known, nor are those of the steps after it.
//
// The errors wrap what DisputeStep.Validate finds, ErrRequired if raised is not
// set, and ErrRange beyond the calendar.
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

// deadline returns the last day of the step of so many days if it begins after day.
func (s DisputeStep) deadline(day calendar.Date, days int, working calendar.WorkingDays) (calendar.Date, error) {
	if s.Working && days > 0 {
		return working.Add(day, days)
	}
	if last := day.AddDays(days); !last.IsZero() {
		return last, nil
	}
	return calendar.Date{}, fmt.Errorf("%d days from %v end after the year 9999: %w", days, day, field.ErrRange)
}
