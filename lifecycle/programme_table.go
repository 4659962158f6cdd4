package lifecycle

import (
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Table returns the programme for a report: the earliest start and how late it is, a row
// for each task, and, as notes, the prerequisites that bind and what is not known.
func (s Programme) Table(names report.Names) report.Table {
	t := report.Table{
		Title:   "Work to the start",
		Summary: fmt.Sprintf("Earliest start%s: %v, as known on %v.", orLater(!s.Known()), s.Earliest, s.AsOf) + s.promiseText(),
		Columns: []report.Column{
			{Heading: "No.", Number: true}, {Heading: "Task"}, {Heading: "Owner"}, {Heading: "Start"}, {Heading: "Finish"}, {Heading: "Slack"},
		},
	}
	for i, task := range s.Tasks {
		t.Rows = append(t.Rows, []string{
			fmt.Sprint(i + 1), task.What, task.Owner, task.startText(), task.Finish.String() + orLater(task.AtLeast), task.slackText(),
		})
	}
	note := func(text string, noun report.Noun, ids []string) {
		if len(ids) > 0 {
			t.Notes = append(t.Notes, text+report.List(report.NamesOf(names, noun, ids))+".")
		}
	}
	note("Prerequisites that bind: ", report.Prerequisite, s.Binding)
	note("Prerequisites that nobody knows when they are met: ", report.Prerequisite, s.Unknown)
	note("Tasks that nobody knows how long they last: ", report.Task, s.Unestimated)
	return t
}

// promiseText says how the earliest start compares with the promised one.
func (s Programme) promiseText() string {
	late, promised := s.Late()
	switch {
	case !promised:
		return ""
	case late > 0:
		return fmt.Sprintf(" It was promised for %v, %s earlier.", s.Promised, report.Count(late, "day", "days"))
	case late < 0:
		return fmt.Sprintf(" It is promised for %v, %s later.", s.Promised, report.Count(-late, "day", "days"))
	}
	return " It is promised for that day."
}

// startText returns the first day of a task, or that it is a milestone.
func (t ScheduledTask) startText() string {
	if t.Milestone {
		return "milestone"
	}
	return t.Start.String()
}

// slackText returns by how much a task can be late, in words.
func (t ScheduledTask) slackText() string {
	switch {
	case t.Done && t.RecordedBy != "":
		return "done, as recorded by " + t.RecordedBy
	case t.Done:
		return "done"
	case t.critical():
		return "none"
	case t.AtLeast:
		return report.Count(t.Slack, "day", "days") + " at most"
	}
	return report.Count(t.Slack, "day", "days")
}
