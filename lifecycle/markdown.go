package lifecycle

import (
	"fmt"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// Markdown returns the log as a timeline: a table with a row for each event that
// stands, by day, with the number of its step and what it did to the stages, and,
// below it, what was corrected. An event that does not follow from those before it
// says so.
func (l Log) Markdown() string {
	var b strings.Builder
	b.WriteString("| Step | Day | Event | Lines | Stage | Reference | Recorded |\n|---:|---|---|---|---|---|---|\n")
	state := State{Partnership: l.Partnership}
	for _, i := range l.standing(calendar.Date{}) {
		step := l.Steps[i]
		before := state.Stage
		err := state.advance(&step.Event)
		state.Stage = whole(state.Lines)
		stage := string(state.Stage)
		switch {
		case err != nil:
			stage = "does not follow: " + err.Error()
		case before != state.Stage && before != "":
			stage = string(before) + " → " + stage
		}
		fmt.Fprintf(&b, "| %d | %v | %s | %s | %s | %s | %v |\n", i+1, step.Event.On, partnership.EscapeMarkdown(step.Event.words()),
			partnership.EscapeMarkdown(step.Event.lineNames()), partnership.EscapeMarkdown(stage),
			partnership.EscapeMarkdown(step.Event.Reference), step.Recorded)
	}
	return b.String() + l.corrections()
}

// corrections returns a list of the steps that took the place of others, or were
// late, and why.
func (l Log) corrections() string {
	var b strings.Builder
	for i, step := range l.Steps {
		if step.Why == "" {
			continue
		}
		what := "recorded late"
		switch {
		case step.Corrects > 0 && step.Event.isZero():
			what = "strikes out " + l.said(step.Corrects)
		case step.Corrects > 0:
			what = "takes the place of " + l.said(step.Corrects)
		}
		fmt.Fprintf(&b, "- Step %d, of %v, %s: %s\n", i+1, step.Recorded, what, partnership.EscapeMarkdown(step.Why))
	}
	if b.Len() == 0 {
		return ""
	}
	return "\n" + b.String()
}

// said names a step, by its number from 1, and says what it recorded.
func (l Log) said(n int) string {
	name := fmt.Sprintf("step %d", n)
	if n < 1 || n > len(l.Steps) || l.Steps[n-1].Event.isZero() {
		return name
	}
	e := l.Steps[n-1].Event
	return fmt.Sprintf("%s (%v, lines: %s, %s)", name, e.On, partnership.EscapeMarkdown(e.lineNames()), partnership.EscapeMarkdown(e.words()))
}

// words says what happened.
func (e Event) words() string {
	switch {
	case e.Kind == CouncilSucceeded && e.Succession != nil:
		successors := []string{}
		for _, s := range e.Succession.Successors {
			successors = append(successors, fmt.Sprintf("%s (%v %%)", s.Org, s.Percent))
		}
		return fmt.Sprintf("%s: %s by %s", e.Kind, e.Succession.Predecessor, strings.Join(successors, ", "))
	case e.Kind == Propose:
		parties := []string{}
		for _, p := range e.Parties {
			parties = append(parties, fmt.Sprintf("%s (%s)", p.Org, p.Role))
		}
		return fmt.Sprintf("%s: %s", e.Kind, strings.Join(parties, ", "))
	case e.Kind == NoticeServed:
		return fmt.Sprintf("%s: %s, to %v", e.Kind, e.Org, e.Expires)
	case e.Org != "":
		return fmt.Sprintf("%s: %s", e.Kind, e.Org)
	case e.Structure != "":
		return fmt.Sprintf("%s: %s", e.Kind, e.Structure)
	case !e.Term.IsZero():
		return fmt.Sprintf("%s: %v", e.Kind, e.Term)
	}
	return string(e.Kind)
}

// lineNames returns the lines that the event names.
func (e Event) lineNames() string {
	if len(e.Lines) == 0 {
		return "all"
	}
	return texts(e.Lines)
}

// Markdown returns the decision for a report: whether the event may happen, what it
// does to each line, the conditions that are not met, what is permitted instead,
// and the report of the rules.
func (d Decision) Markdown() string {
	var b strings.Builder
	answer := "**allowed**"
	if !d.Allowed {
		answer = "**denied**"
	}
	fmt.Fprintf(&b, "%s on %v: %s, decided on %v.\n", partnership.EscapeMarkdown(d.Event.words()), d.Event.On, answer, d.AsOf)
	if !d.Allowed && len(d.Permitted) > 0 {
		fmt.Fprintf(&b, "What can happen instead: %s.\n", texts(d.Permitted))
	}
	b.WriteString("\n| Line | From | To |\n|---|---|---|\n")
	for _, m := range d.Moves {
		from := string(m.From)
		if from == "" {
			from = "new"
		}
		fmt.Fprintf(&b, "| %s | %s | %s |\n", partnership.EscapeMarkdown(string(m.Line)), from, m.To)
	}
	if len(d.Unmet) > 0 {
		b.WriteString("\n")
	}
	for _, f := range d.Unmet {
		fmt.Fprintf(&b, "- %s: %s", partnership.EscapeMarkdown(f.Message), partnership.EscapeMarkdown(f.Found))
		if f.Wanted != "" {
			fmt.Fprintf(&b, " (wanted: %s)", partnership.EscapeMarkdown(f.Wanted))
		}
		b.WriteString("\n")
	}
	if !d.Report.AsOf.IsZero() {
		b.WriteString("\n" + d.Report.Markdown())
	}
	return b.String()
}
