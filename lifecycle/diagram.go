package lifecycle

import (
	"fmt"
	"strings"
)

// arrow is a way from one stage to another.
type arrow struct {
	from, to Stage // from not set: the beginning
	label    string
}

// arrows returns every way from one stage to another, by the stage it leaves, then
// by the kind of event: by the event itself, or because of who is left after it.
func arrows() []arrow {
	all := []arrow{}
	for _, from := range append([]Stage{""}, Stages()...) {
		for _, kind := range from.Events() {
			for _, to := range from.reaches(kind) {
				all = append(all, arrow{from, to, inText(kind)})
			}
		}
	}
	return merge(all)
}

// merge joins the labels of arrows between the same stages, and leaves out those
// that stay.
func merge(all []arrow) []arrow {
	merged := []arrow{}
	for _, a := range all {
		at := -1
		for i, m := range merged {
			if m.from == a.from && m.to == a.to {
				at = i
			}
		}
		switch {
		case a.from == a.to:
		case at < 0:
			merged = append(merged, a)
		default:
			merged[at].label += ", " + a.label
		}
	}
	return merged
}

// reaches returns the stages that an event can lead to from this one, depending on
// who is left.
func (s Stage) reaches(kind EventKind) []Stage {
	to, _ := s.After(kind)
	switch kind {
	case MemberLeaves:
		switch {
		case s.forming():
			return []Stage{to, Abandoned}
		case s == NoticeGiven:
			return []Stage{NoticeGiven, Disaggregating}
		case s.shared():
			return []Stage{Live, NoticeGiven, Disaggregating}
		case s == Lapsed:
			return []Stage{to, Disaggregating}
		}
	case CouncilSucceeded:
		switch {
		case s.forming():
			return []Stage{to, Abandoned}
		case s.shared():
			return []Stage{Live, NoticeGiven, InHouse}
		}
		return []Stage{to, InHouse}
	case MemberJoins, ClientJoins, NoticeRescinded:
		if s == NoticeGiven {
			return []Stage{Live, NoticeGiven}
		}
	case NoticeServed:
		return []Stage{to, NoticeGiven}
	}
	return []Stage{to}
}

// Mermaid returns the stages and the ways between them as a Mermaid state diagram,
// with this stage marked, unless it is "". Events after which a line stays
// where it is are left out; a stage that no event leaves leads to the end.
func (s Stage) Mermaid() string {
	var b strings.Builder
	b.WriteString("stateDiagram-v2\n")
	for _, stage := range Stages() {
		fmt.Fprintf(&b, "    state \"%s\" as %s\n", stage.Title(), identifier(stage))
	}
	for _, a := range arrows() {
		from := "[*]"
		if a.from != "" {
			from = identifier(a.from)
		}
		fmt.Fprintf(&b, "    %s --> %s: %s\n", from, identifier(a.to), a.label)
	}
	for _, stage := range Stages() {
		if stage.Ended() {
			fmt.Fprintf(&b, "    %s --> [*]\n", identifier(stage))
		}
	}
	if s.Phase() != "" {
		fmt.Fprintf(&b, "    classDef current stroke-width:4px,font-weight:bold\n    class %s current\n", identifier(s))
	}
	return b.String()
}

// DOT returns the diagram that Mermaid returns, as a directed graph in the language of
// Graphviz.
func (s Stage) DOT() string {
	var b strings.Builder
	b.WriteString("digraph stages {\n    rankdir=LR;\n    node [shape=box];\n    \"\" [shape=point];\n")
	for _, stage := range Stages() {
		style := ""
		if stage == s {
			style = " [penwidth=3]"
		}
		fmt.Fprintf(&b, "    %q%s;\n", stage.Title(), style)
	}
	for _, a := range arrows() {
		fmt.Fprintf(&b, "    %q -> %q [label=%q];\n", a.from.Title(), a.to.Title(), a.label)
	}
	b.WriteString("}\n")
	return b.String()
}

// identifier returns the stage as a name in a diagram.
func identifier(s Stage) string { return strings.ReplaceAll(string(s), "-", "_") }
