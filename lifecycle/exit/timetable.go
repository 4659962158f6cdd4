package exit

import (
	"errors"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Milestone is something that has to be done by a day.
type Milestone struct {
	Name  string        `json:"name"`          // what
	Phase string        `json:"phase"`         // in which phase of the exit
	Owner string        `json:"owner"`         // who sees to it
	Due   calendar.Date `json:"due,omitzero"`  // the last day for it
	Done  calendar.Date `json:"done,omitzero"` // the day on which it was done; not set: not yet
}

// Validate returns ErrRequired for a missing name, phase, owner or day.
func (m Milestone) Validate() error {
	return errors.Join(
		field.Required("name", m.Name),
		field.Required("phase", m.Phase),
		field.Required("owner", m.Owner),
		field.RequiredValue("due", m.Due),
	)
}

// overdue reports whether the milestone was due before a day and is not done by then.
func (m Milestone) overdue(day calendar.Date) bool {
	return m.Due.Before(day) && (m.Done.IsZero() || m.Done.After(day))
}

// Timetable is the milestones of an exit.
type Timetable []Milestone

// Overdue returns the milestones that were due before a day and were not done by it, the
// earliest first; those due on one day stay in their order.
func (t Timetable) Overdue(day calendar.Date) Timetable {
	return slices.DeleteFunc(t.byDay(), func(m Milestone) bool { return !m.overdue(day) })
}

// byDay returns the milestones in order of the days on which they are due.
func (t Timetable) byDay() Timetable {
	sorted := slices.Clone(t)
	slices.SortStableFunc(sorted, func(a, b Milestone) int { return a.Due.Compare(b.Due) })
	return sorted
}

// phases returns the phases, in the order in which the milestones first name them.
func (t Timetable) phases() []string {
	var phases []string
	for _, m := range t {
		if !slices.Contains(phases, m.Phase) {
			phases = append(phases, m.Phase)
		}
	}
	return phases
}
