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

// byPhase returns the milestones of each phase, in order of the days on which they are due. The
// phases are in the order in which the milestones first name them.
func (t Timetable) byPhase() []Timetable {
	places := make(map[string]int, len(t))
	for _, m := range t {
		if _, found := places[m.Phase]; !found {
			places[m.Phase] = len(places)
		}
	}
	phases := make([]Timetable, len(places))
	for _, m := range t.byDay() {
		place := places[m.Phase]
		phases[place] = append(phases[place], m)
	}
	return phases
}
