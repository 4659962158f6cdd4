package lifecycle

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// WorkPlan is the work of forming a partnership, from the first day to a service
// that can start. Programme says when that can be.
type WorkPlan struct {
	From      calendar.Date         `json:"from,omitzero"`       // the first day of the work
	Promised  calendar.Date         `json:"promised,omitzero"`   // the day on which the service was promised to start; not set: no day was promised
	Structure partnership.Structure `json:"structure,omitempty"` // the structure that is formed; not set: not decided
	Tasks     []Task                `json:"tasks"`               // one at least, in any order
}

// IsZero reports whether nothing in the plan is set: there is no plan.
func (p WorkPlan) IsZero() bool {
	return p.From.IsZero() && p.Promised.IsZero() && p.Structure == "" && len(p.Tasks) == 0
}

// Task is a piece of the work. It lasts a number of days or months, counted from its first
// day to its last, both included. If neither is set, nobody knows how long it lasts.
//
// A task of 0 days or months is a milestone, such as a decision: it is reached at the end of the
// day on which the last of the tasks that it follows is finished, and otherwise at the
// end of the first day on which it can be reached. What follows it begins on the next
// day.
//
// Months end as in calendar.TermOfMonths: three from 1 April on 30 June. Days
// are of the calendar, as consultation with staff is counted (Trade Union and
// Labour Relations (Consolidation) Act 1992 s.188: 30 and 45 days).
type Task struct {
	ID        string               `json:"id"`                  // unique in the plan
	What      string               `json:"what"`                // what has to be done
	Owner     string               `json:"owner,omitempty"`     // who sees to it
	Days      partnership.Quantity `json:"days,omitzero"`       // whole days, 0 to 36,525; 0: a milestone
	Months    partnership.Quantity `json:"months,omitzero"`     // in place of days: whole months, 0 to 1,200
	After     []string             `json:"after,omitempty"`     // the ids of the tasks that are finished before it begins
	NotBefore calendar.Date        `json:"not_before,omitzero"` // the first day on which it can begin; not set: any
	Done      calendar.Date        `json:"done,omitzero"`       // the day on which it was finished; not set: not yet
	// RecordedBy is who wrote down what is known of it.
	RecordedBy string `json:"recorded_by,omitempty"`
}

// The most that a task can last: a hundred years.
const (
	maxTaskDays   = 36_525
	maxTaskMonths = 1_200
)

// Validate returns what is wrong with the plan:
//
//   - field.ErrRequired: no first day or task; a task without id or description
//   - field.ErrOrder: a promised day, or a day on which a task was done, before the first
//     day; tasks that follow one another in a circle, with all of them named; of circles
//     that share a task, only the first
//   - field.ErrInvalid: an unknown structure, a malformed id, a task that lasts days
//     and months
//   - field.ErrRange: a length or a text out of its range
//   - field.ErrDuplicate: an id, or an entry of after, that is listed before
//   - field.ErrNotFound: an entry of after that is not the id of a task
func (p WorkPlan) Validate() error {
	_, err := p.network()
	return err
}

// Names returns what the tasks are called, for a report that shows names in place of
// ids.
func (p WorkPlan) Names() report.Names {
	tasks := make([]report.Entry, len(p.Tasks))
	for i, t := range p.Tasks {
		tasks[i] = report.Entry{Noun: report.Task, ID: t.ID, Name: t.What}
	}
	return report.NewNames(tasks...)
}

// network returns the network of the plan's tasks, and what is wrong with the plan.
func (p WorkPlan) network() (taskNetwork, error) {
	network, err := newTaskNetwork(p.Tasks)
	return network, errors.Join(
		field.RequiredValue("from", p.From),
		field.At("promised", p.checkDay(p.Promised)),
		field.OptionalOneOf("structure", "structure", p.Structure, partnership.Structures()),
		field.At("tasks", required(len(p.Tasks) > 0)),
		field.Each("tasks", p.Tasks, func(t Task) error {
			return errors.Join(t.Validate(), field.At("done", p.checkDay(t.Done)))
		}),
		err,
	)
}

// checkDay returns ErrOrder for a day that is set and before the first.
func (p WorkPlan) checkDay(day calendar.Date) error {
	if !day.IsZero() && day.Before(p.From) {
		return fmt.Errorf("%v is before the work begins, %v: %w", day, p.From, field.ErrOrder)
	}
	return nil
}

// Validate returns what is wrong with the task by itself:
//
//   - field.ErrRequired: no id or description
//   - field.ErrInvalid: a malformed id, days and months together, a length that is not whole
//   - field.ErrRange: a length or a text out of its range
func (t Task) Validate() error {
	var months error
	switch {
	case t.Days.Known() && t.Months.Known():
		months = fmt.Errorf("%v months and %v days, want one of the two: %w", t.Months, t.Days, field.ErrInvalid)
	default:
		months = partnership.CheckWhole(t.Months, "months", maxTaskMonths)
	}
	return errors.Join(
		field.At("id", field.CheckID("a task", t.ID)),
		field.Required("what", t.What),
		field.OptionalName("owner", t.Owner),
		field.At("days", partnership.CheckWhole(t.Days, "days", maxTaskDays)),
		field.At("months", months),
		field.OptionalName("recorded_by", t.RecordedBy),
	)
}

// unestimated reports whether nobody knows how long the task lasts.
func (t Task) unestimated() bool { return !t.Days.Known() && !t.Months.Known() && t.Done.IsZero() }

// milestone reports whether the task is a milestone.
func (t Task) milestone() bool { return t.days() == 0 && t.months() == 0 }

// days returns how many days the task lasts, and 1 if nobody knows how long it lasts.
func (t Task) days() int {
	n, known := t.Days.Millionths()
	if !known && !t.Months.Known() {
		return 1
	}
	return int(n / 1_000_000)
}

// months returns how many months the task lasts, and 0 if its length is not in months.
func (t Task) months() int {
	n, _ := t.Months.Millionths()
	return int(n / 1_000_000)
}

// finish returns the day on which the task is finished at the earliest, as known
// on asOf, if it begins on first. It is the zero Date if that is after 9999-12-30.
func (t Task) finish(first, asOf calendar.Date) calendar.Date {
	if !t.Done.IsZero() {
		return t.Done
	}
	last := first.AddDays(max(t.days(), 1)).AddDays(-1)
	if n := t.months(); n > 0 {
		term, _ := calendar.TermOfMonths(first, n)
		last = term.Last
	}
	if last.IsZero() {
		return last
	}
	return laterDay(last, asOf)
}

// latestFirst returns the latest day on which the task can begin and be finished
// on last. For a milestone it is the day after it.
func (t Task) latestFirst(last calendar.Date) calendar.Date {
	next := last.AddDays(1)
	if n := t.months(); n > 0 {
		return next.AddMonths(-n)
	}
	return next.AddDays(-t.days())
}
