package exit

import (
	"fmt"
	"strings"
)

// Mermaid returns the plan as a timeline for Mermaid: a section with the notices, when
// each was served and the last day of each leaver, and a section for each phase of the
// timetable, in the order in which the milestones first name them, with its milestones in
// order of their days. What Mermaid would read as markup in a name is escaped. The errors
// are those of Validate.
func (p Plan) Mermaid() (string, error) {
	if err := p.Validate(); err != nil {
		return "", err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "timeline\n    title Exit plan of %s\n", inTimeline(p.Name))
	if len(p.Withdrawals) > 0 {
		b.WriteString("    section Notice\n")
	}
	for _, w := range p.Withdrawals {
		org := inTimeline(string(w.Org))
		fmt.Fprintf(&b, "        %v : %s gives notice\n", w.Served, org)
		if last, _ := w.LastDay(p.Term); !last.IsZero() {
			fmt.Fprintf(&b, "        %v : last day of %s\n", last, org)
		}
	}
	milestones := p.Timetable.byDay()
	for _, phase := range p.Timetable.phases() {
		fmt.Fprintf(&b, "    section %s\n", inTimeline(phase))
		for _, m := range milestones {
			if m.Phase == phase {
				fmt.Fprintf(&b, "        %v : %s (%s)\n", m.Due, inTimeline(m.Name), inTimeline(m.Owner))
			}
		}
	}
	return b.String(), nil
}

// inTimeline returns text that stays within a line of a timeline and means nothing to
// Mermaid.
func inTimeline(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	return strings.NewReplacer("#", "#35;", ":", "#58;", ";", "#59;", "<", "#60;", "%", "#37;").Replace(text)
}
