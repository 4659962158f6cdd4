package exit

import (
	"fmt"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Mermaid returns the plan as a timeline for Mermaid, with the names of organisations and
// lines:
//
//   - a section "Notice", by day: when each notice was served and for which lines, the last day
//     of each leaver, who means to leave, and the last day of what ends because all agreed;
//   - a section for each phase of the timetable, in the order in which the milestones first
//     name them, with its milestones by day.
//
// What Mermaid would read as markup in a name is escaped. The errors are those of Validate.
func (p Plan) Mermaid(names report.Names) (string, error) {
	if err := p.Validate(); err != nil {
		return "", err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "timeline\n    title Exit plan of %s\n", inTimeline(p.Name))
	for i, notice := range p.notices(names) {
		if i == 0 {
			b.WriteString("    section Notice\n")
		}
		fmt.Fprintf(&b, "        %v : %s\n", notice.Due, inTimeline(notice.Name))
	}
	for _, milestones := range p.Timetable.byPhase() {
		fmt.Fprintf(&b, "    section %s\n", inTimeline(milestones[0].Phase))
		for _, m := range milestones {
			fmt.Fprintf(&b, "        %v : %s (%s)\n", m.Due, inTimeline(m.Name), inTimeline(m.Owner))
		}
	}
	return b.String(), nil
}

// notices returns when each notice was served and the last day of each leaver, by day.
func (p Plan) notices(names report.Names) Timetable {
	var notices Timetable
	for _, w := range p.Withdrawals {
		of, in := "", ""
		if len(w.Lines) > 0 {
			lines := linesOf(names, w.Lines, "")
			of, in = " for "+lines, " in "+lines
		}
		org := w.Org.Name(names)
		notices = append(notices, Milestone{Due: w.Served, Name: w.noticeText(names) + of})
		if last, _ := w.LastDay(p.Term); !last.IsZero() {
			notices = append(notices, Milestone{Due: last, Name: "last day of " + org + in})
		}
	}
	for _, i := range p.Intentions {
		what := i.Org.Name(names) + " means to leave"
		if len(i.Lines) > 0 {
			what += " " + linesOf(names, i.Lines, "")
		}
		notices = append(notices, Milestone{Due: i.Stated, Name: what})
		if !i.Withdrawn.IsZero() {
			notices = append(notices, Milestone{Due: i.Withdrawn, Name: i.Org.Name(names) + " no longer means to leave"})
		}
	}
	for _, t := range p.Terminations {
		notices = append(notices, Milestone{Due: t.Last, Name: "last day of " + linesOf(names, t.Lines, "all lines") + ", as all agreed"})
	}
	return notices.byDay()
}

// noticeText says who gives notice to whom, or does not renew its term.
func (w Withdrawal) noticeText(names report.Names) string {
	org := w.Org.Name(names)
	switch {
	case !w.TermEnds.IsZero():
		return "the others extend the term without " + org
	case len(w.ServedBy) > 0:
		return namesOf(names, w.ServedBy) + " give notice to " + org
	}
	return org + " gives notice"
}

// inTimeline returns text that stays within a line of a timeline and means nothing to
// Mermaid.
func inTimeline(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	return strings.NewReplacer("#", "#35;", "&", "#38;", ":", "#58;", ";", "#59;", "<", "#60;", "%", "#37;").Replace(text)
}
