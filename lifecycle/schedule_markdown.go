package lifecycle

import (
	"fmt"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
)

// Markdown returns the schedule as it goes into a report: a line with the earliest
// start and how late it is, one with the prerequisites that bind, one with what is
// not known, and a table with a row for each task. What Markdown would read as
// markup is escaped.
func (s Schedule) Markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "Earliest start%s: **%v**, as known on %v.", orLater(!s.Known()), s.Earliest, s.AsOf)
	s.writePromise(&b)
	b.WriteString("\n\n")
	writeIDs(&b, "Prerequisites that bind: ", s.Binding)
	writeIDs(&b, "Prerequisites that nobody knows when they are met: ", s.Unknown)
	writeIDs(&b, "Tasks that nobody knows how long they last: ", s.Unestimated)
	b.WriteString("| | Task | Owner | Start | Finish | Slack |\n|---:|---|---|---|---|---|\n")
	for i, t := range s.Tasks {
		fmt.Fprintf(&b, "| %d | %s | %s | %s | %v%s | %s |\n",
			i+1, partnership.EscapeMarkdown(t.What), partnership.EscapeMarkdown(t.Owner), t.startText(), t.Finish, orLater(t.AtLeast), t.slackText())
	}
	return b.String()
}

// writePromise writes how the earliest start compares with the promised one.
func (s Schedule) writePromise(b *strings.Builder) {
	late, promised := s.Late()
	switch {
	case !promised:
	case late > 0:
		fmt.Fprintf(b, " It was promised for %v, %s earlier.", s.Promised, daysText(late))
	case late < 0:
		fmt.Fprintf(b, " It is promised for %v, %s later.", s.Promised, daysText(-late))
	default:
		b.WriteString(" It is promised for that day.")
	}
}

// writeIDs writes a paragraph with ids, if there are any.
func writeIDs(b *strings.Builder, heading string, ids []string) {
	if len(ids) > 0 {
		fmt.Fprintf(b, "%s%s.\n\n", heading, partnership.EscapeMarkdown(strings.Join(ids, ", ")))
	}
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
	case t.Done:
		return "done"
	case t.critical():
		return "**none**"
	case t.AtLeast:
		return daysText(t.Slack) + " at most"
	}
	return daysText(t.Slack)
}

// daysText returns a number of days in words.
func daysText(n int) string {
	if n == 1 {
		return "1 day"
	}
	return fmt.Sprintf("%d days", n)
}
