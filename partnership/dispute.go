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
	Days    int    `json:"days,omitzero"`    // within how many days, 1 or more; not set: not agreed, or not known
	Working bool   `json:"working,omitzero"` // whether they are working days
}

// maxDisputeDays is the most days that a step can take: ten years.
const maxDisputeDays = 3660

// Validate returns what is wrong with the step: no forum (ErrRequired), and days that are
// set and not from 1 to 3660 (ErrRange).
func (s DisputeStep) Validate() error {
	var days error
	if s.Days < 0 || s.Days > maxDisputeDays {
		days = field.At("days", fmt.Errorf("%d days: want 1 to %d: %w", s.Days, maxDisputeDays, field.ErrRange))
	}
	return errors.Join(field.Required("forum", s.Forum), days)
}

// DisputeDeadlines returns the last day of each step for a dispute raised on a day. The
// days of a step run from the last day of the one before, which does not count. If the
// days of a step are not set, its last day is not known, nor are those of the steps
// after it.
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
