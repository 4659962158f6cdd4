package lifecycle

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// Mermaid returns the programme as a Gantt chart in the language of Mermaid: a bar or a
// milestone for each task, marked done or crit, and milestones for the earliest start and
// the promised one. A task or a start whose day may be later says so.
//
// No text of a task can break the chart: what is not a letter, a digit, a space or
// one of . , ' ( ) / - is written as its number, which Mermaid shows as it was. A
// number before each task keeps its first word from being read as a keyword, such
// as section.
func (s Programme) Mermaid() string {
	var b strings.Builder
	b.WriteString("gantt\n    dateFormat YYYY-MM-DD\n    inclusiveEndDates\n    section Work\n")
	for i, t := range s.Tasks {
		fmt.Fprintf(&b, "    %d. %s%s :%s%v, %s\n", i+1, ganttText(t.What), orLater(t.AtLeast), t.ganttTags(), t.Start, t.ganttEnd())
	}
	b.WriteString("    section Start\n")
	writeMilestone(&b, "Earliest start"+orLater(!s.Known()), s.Earliest)
	if !s.Promised.IsZero() {
		writeMilestone(&b, "Promised start", s.Promised)
	}
	return b.String()
}

// writeMilestone writes a milestone.
func writeMilestone(b *strings.Builder, name string, on calendar.Date) {
	fmt.Fprintf(b, "    %s :milestone, %v, 0d\n", name, on)
}

// orLater returns words for a day that may be later.
func orLater(may bool) string {
	if may {
		return " (or later)"
	}
	return ""
}

// ganttTags returns the marks of a bar.
func (t ScheduledTask) ganttTags() string {
	tags := ""
	switch {
	case t.Done:
		tags = "done, "
	case t.critical():
		tags = "crit, "
	}
	if t.Milestone {
		tags += "milestone, "
	}
	return tags
}

// ganttEnd returns the last day of a bar, and no length for a milestone.
func (t ScheduledTask) ganttEnd() string {
	if t.Milestone {
		return "0d"
	}
	return t.Finish.String()
}

// ganttText returns text as Mermaid shows it, on one line.
func ganttText(text string) string {
	var b strings.Builder
	for _, r := range strings.Join(strings.Fields(text), " ") {
		switch {
		case unicode.IsControl(r):
			b.WriteByte(' ')
		case unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(" .,'()/-", r):
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, "#%d;", r)
		}
	}
	return b.String()
}
