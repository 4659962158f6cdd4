package lifecycle

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Programme is when the tasks of a plan can be finished and the service can start,
// as known on a day. A day that depends on something that is not known is the earliest
// day possible: it may turn out later.
type Programme struct {
	AsOf        calendar.Date   `json:"as_of,omitzero"`    // the day on which this was known
	Promised    calendar.Date   `json:"promised,omitzero"` // the day on which the service was promised to start; not set: no day was promised
	Earliest    calendar.Date   `json:"earliest,omitzero"` // the earliest day on which the service can start
	Critical    []string        `json:"critical"`          // the ids of the tasks that bind: if one is finished a day later, the start is a day later, or more
	Binding     []string        `json:"binding"`           // the ids of the prerequisites that are met last, the day before Earliest, in their order
	Unestimated []string        `json:"unestimated"`       // the ids of the tasks whose length nobody knows
	Unknown     []string        `json:"unknown"`           // the ids of the prerequisites for which nobody knows when they are met, in their order
	Tasks       []ScheduledTask `json:"tasks"`             // by start, finish and id; the ids of tasks above are in the same order
}

// ScheduledTask is when a task can begin and be finished.
type ScheduledTask struct {
	ID         string        `json:"id"`                    // the id of the task
	What       string        `json:"what"`                  // what has to be done
	Owner      string        `json:"owner,omitempty"`       // who sees to it
	Start      calendar.Date `json:"start,omitzero"`        // the earliest first day; no later than Finish
	Finish     calendar.Date `json:"finish,omitzero"`       // the earliest last day, or the day on which it was done
	Slack      int           `json:"slack"`                 // how many days later than Finish it can be finished without delaying the start; 0 if it is done
	Milestone  bool          `json:"milestone,omitzero"`    // it takes no time: Start is Finish
	Done       bool          `json:"done,omitzero"`         // it is finished
	RecordedBy string        `json:"recorded_by,omitempty"` // who wrote down what is known of the task
	AtLeast    bool          `json:"at_least,omitzero"`     // how long it lasts, or one before it, is not known: the days may be later
}

// critical reports whether a day more in the task delays the start.
func (t ScheduledTask) critical() bool { return t.Slack == 0 && !t.Done }

// Known reports whether everything that Earliest depends on is known. If not, the service
// may start later, and cannot start earlier.
func (s Programme) Known() bool { return len(s.Unestimated) == 0 && len(s.Unknown) == 0 }

// Late returns how many days after the promised day the service can start at the
// earliest, negative if that is before. If the programme is not Known, it is at
// least so many. ok is false if no day was promised.
func (s Programme) Late() (days int, ok bool) { return s.Promised.DaysUntil(s.Earliest) }

// Programme returns when each task can be finished and the service can start, as
// known on a day: the day after the last task is finished, and no earlier than
// partnership.EarliestStart of the prerequisites.
//
//   - A task begins at the earliest on the first day of the plan, on its NotBefore,
//     and on the day after the last of the tasks that it follows.
//   - A task that was done by asOf keeps its day; any other is finished on asOf at the
//     earliest.
//   - A task whose length nobody knows lasts at least a day.
//   - A milestone takes no time: see Task.
//
// The critical tasks are those without slack. There are no critical tasks if only a
// prerequisite holds the start back. The order of the tasks makes no difference.
//
// The errors are those of WorkPlan.Validate and of partnership.EarliestStart, and
// field.ErrRange at a task if the start would be after 9999-12-31.
func (p WorkPlan) Programme(prerequisites []partnership.Prerequisite, asOf calendar.Date) (Programme, error) {
	p.Tasks = doneBy(asOf, p.Tasks)
	t, err := p.earliest(prerequisites, asOf)
	if err != nil {
		return Programme{}, err
	}
	s := Programme{
		AsOf: asOf, Promised: p.Promised, Earliest: t.earliest,
		Critical: []string{}, Binding: []string{}, Unestimated: []string{}, Unknown: append([]string{}, t.cleared.Unknown...),
		Tasks: make([]ScheduledTask, 0, len(t.tasks)),
	}
	if s.Earliest == t.cleared.Earliest {
		s.Binding = append(s.Binding, t.cleared.Binding...)
	}
	p.backward(t.network, t.tasks, s.Earliest.AddDays(-1))
	slices.SortFunc(t.network.order, func(i, j int) int {
		a, b := t.tasks[i], t.tasks[j]
		return cmp.Or(a.Start.Compare(b.Start), a.Finish.Compare(b.Finish), cmp.Compare(a.ID, b.ID))
	})
	for _, i := range t.network.order {
		s.Tasks = append(s.Tasks, t.tasks[i])
		if t.tasks[i].critical() {
			s.Critical = append(s.Critical, t.tasks[i].ID)
		}
		if p.Tasks[i].unestimated() {
			s.Unestimated = append(s.Unestimated, t.tasks[i].ID)
		}
	}
	return s, nil
}

// clearBy reports whether everything that the start depends on is known, and lets the
// service start on a day. The errors are those of Programme.
func (p WorkPlan) clearBy(day calendar.Date, prerequisites []partnership.Prerequisite, asOf calendar.Date) (bool, error) {
	p.Tasks = doneBy(asOf, p.Tasks)
	t, err := p.earliest(prerequisites, asOf)
	known := len(t.cleared.Unknown) == 0 && !slices.ContainsFunc(p.Tasks, Task.unestimated)
	return known && !t.earliest.After(day), err
}

// timing is the earliest days of a plan.
type timing struct {
	network  taskNetwork
	tasks    []ScheduledTask   // in their places, without their slack
	cleared  partnership.Start // what the prerequisites allow
	earliest calendar.Date     // on which the service can start
}

// earliest returns the earliest days of the plan, whose tasks are as they were on asOf.
func (p WorkPlan) earliest(prerequisites []partnership.Prerequisite, asOf calendar.Date) (timing, error) {
	network, wrong := p.network()
	cleared, err := partnership.EarliestStart(asOf, prerequisites)
	if err := errors.Join(wrong, err); err != nil {
		return timing{}, err
	}
	tasks, err := p.forward(network, asOf)
	if err != nil {
		return timing{}, err
	}
	t := timing{network, tasks, cleared, cleared.Earliest}
	for i := range tasks {
		t.earliest = laterDay(t.earliest, tasks[i].Finish.AddDays(1))
	}
	return t, nil
}

// forward returns the tasks in their places, with the earliest day on which each
// begins and is finished.
func (p WorkPlan) forward(network taskNetwork, asOf calendar.Date) ([]ScheduledTask, error) {
	tasks := make([]ScheduledTask, len(p.Tasks))
	for _, i := range network.order {
		t := p.Tasks[i]
		s := ScheduledTask{
			ID: t.ID, What: t.What, Owner: t.Owner, RecordedBy: t.RecordedBy, Start: laterDay(p.From, t.NotBefore), Milestone: t.milestone(), AtLeast: t.unestimated(),
		}
		for _, j := range network.after[i] {
			next := tasks[j].Finish
			if !s.Milestone {
				next = next.AddDays(1)
			}
			s.Start = laterDay(s.Start, next)
			s.AtLeast = s.AtLeast || tasks[j].AtLeast
		}
		s.Finish = t.finish(s.Start, asOf)
		if s.Finish.AddDays(1).IsZero() {
			return nil, field.At(field.Index("tasks", i), fmt.Errorf("%s: the day after it is finished is after 9999-12-31: %w", t.ID, field.ErrRange))
		}
		if s.Done = !t.Done.IsZero(); s.Done {
			s.Start, s.AtLeast = earlierDay(s.Start, t.Done), false
		}
		if s.Milestone {
			s.Start = s.Finish
		}
		tasks[i] = s
	}
	return tasks, nil
}

// backward sets the slack of each task, if all must be finished by a day. What a
// task follows must be finished before the latest day on which it can begin; what
// a done task follows delays it no more.
func (p WorkPlan) backward(network taskNetwork, tasks []ScheduledTask, by calendar.Date) {
	latest := slices.Repeat([]calendar.Date{by}, len(tasks))
	for _, i := range slices.Backward(network.order) {
		if tasks[i].Done {
			continue
		}
		tasks[i].Slack, _ = tasks[i].Finish.DaysUntil(latest[i])
		before := p.Tasks[i].latestFirst(latest[i]).AddDays(-1)
		for _, j := range network.after[i] {
			latest[j] = earlierDay(latest[j], before)
		}
	}
}

// doneBy returns the tasks as they were on a day: those that were done later are not.
func doneBy(day calendar.Date, tasks []Task) []Task {
	if !slices.ContainsFunc(tasks, func(t Task) bool { return t.Done.After(day) }) {
		return tasks
	}
	tasks = slices.Clone(tasks)
	for i := range tasks {
		if tasks[i].Done.After(day) {
			tasks[i].Done = calendar.Date{}
		}
	}
	return tasks
}

// by reports whether a day is set and no later than another.
func by(day, other calendar.Date) bool { return !day.IsZero() && !day.After(other) }

// laterDay returns the later of two days.
func laterDay(a, b calendar.Date) calendar.Date {
	if a.After(b) {
		return a
	}
	return b
}

// earlierDay returns the earlier of two days.
func earlierDay(a, b calendar.Date) calendar.Date {
	if a.Before(b) {
		return a
	}
	return b
}
