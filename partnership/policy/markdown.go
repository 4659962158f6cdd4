package policy

import (
	"fmt"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
)

// Markdown returns the report as a paragraph with the answer, a table with a row
// for each finding and for each rule that has none, the rules that were not in
// force, and the waivers with whether they hold: GitHub Flavored Markdown, to
// paste into a committee report. It has no heading, so that it fits under any.
//
// Texts of the rules and of the value stay text: what Markdown would read as
// markup is escaped, and a line break is a space.
func (r Report) Markdown() string {
	parts := []string{r.summary()}
	if len(r.Results) > 0 {
		parts = append(parts, r.table())
	}
	if len(r.NotInForce) > 0 {
		ids := make([]string, len(r.NotInForce))
		for i, id := range r.NotInForce {
			ids[i] = partnership.EscapeMarkdown(string(id))
		}
		parts = append(parts, "Not in force on that day: "+strings.Join(ids, ", ")+".\n")
	}
	if len(r.Waivers) > 0 {
		parts = append(parts, "Waivers:\n", r.waiverList())
	}
	return strings.Join(parts, "\n")
}

// summary returns the answer and how many results have each outcome.
func (r Report) summary() string {
	effect := "does not block"
	if r.Blocked() {
		effect = "blocks"
	}
	counts := make([]string, 0, len(Outcomes()))
	for _, outcome := range Outcomes() {
		n := 0
		for _, result := range r.Results {
			if result.Outcome == outcome {
				n++
			}
		}
		counts = append(counts, fmt.Sprintf("%d %s", n, outcome))
	}
	return fmt.Sprintf("Outcome: **%s** (%s) as of %v. Rules in force: %d (%s).\n",
		partnership.EscapeMarkdown(string(r.Outcome)), effect, r.AsOf, len(r.Results), strings.Join(counts, ", "))
}

// table returns the results as a table.
func (r Report) table() string {
	var b strings.Builder
	b.WriteString("| Outcome | Rule | Where | Found | Wanted | Source |\n|---|---|---|---|---|---|\n")
	for _, result := range r.Results {
		rule := partnership.EscapeMarkdown(fmt.Sprintf("%s (%s)", result.Title, result.Rule))
		for _, f := range result.rows() {
			fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s |\n", result.label(f), rule,
				f.place(), partnership.EscapeMarkdown(colon(f.Message, f.Found)), partnership.EscapeMarkdown(f.Wanted), result.Source.link())
		}
	}
	return b.String()
}

// rows returns the findings that a table shows for a result: those that it has,
// or one that says what the rule looked at.
func (r Result) rows() []Finding {
	if len(r.Findings) > 0 {
		return r.Findings
	}
	row := Finding{Outcome: r.Outcome}
	if len(r.Evidence) > 0 {
		looked := make([]string, len(r.Evidence))
		for i, at := range r.Evidence {
			looked[i] = at.text()
		}
		row.Message = "looked at " + strings.Join(looked, ", ")
	}
	return []Finding{row}
}

// label returns the outcome of a row and what follows from it, in words.
func (r Result) label(f Finding) string {
	outcome := partnership.EscapeMarkdown(string(f.Outcome))
	switch {
	case !f.Outcome.stops():
		return outcome
	case f.Waived:
		return outcome + " (waived)"
	case r.Severity == Advisory:
		return outcome + " (advisory)"
	}
	return "**" + outcome + "** (blocks)"
}

// place returns where a finding is, and nothing for a row that is none.
func (f Finding) place() string {
	if f.Outcome.stops() {
		return partnership.EscapeMarkdown(f.Path.text())
	}
	return ""
}

// text returns the pointer, and words for that to the whole value.
func (p Pointer) text() string {
	if p == "" {
		return "the whole value"
	}
	return string(p)
}

// link returns the source as a link to its address, or as text if it has none.
func (s Source) link() string {
	if s.Address == "" || s.checkAddress() != nil {
		return partnership.EscapeMarkdown(s.String())
	}
	return "[" + partnership.EscapeMarkdown(s.String()) + "](<" + partnership.EscapeMarkdown(s.Address) + ">)"
}

// waiverList returns the waivers as a list, each with whether it holds on the day
// of the report.
func (r Report) waiverList() string {
	var b strings.Builder
	for _, w := range r.Waivers {
		fmt.Fprintf(&b, "- %s at %s, by %s, %v: %s. %s\n", partnership.EscapeMarkdown(string(w.Rule)), partnership.EscapeMarkdown(w.Path.text()),
			partnership.EscapeMarkdown(w.By), w.Term, partnership.EscapeMarkdown(strings.TrimSuffix(w.Reason, ".")), r.standing(w))
	}
	return b.String()
}

// standing says whether a waiver holds on the day of the report.
func (r Report) standing(w Waiver) string {
	result, _ := r.Result(w.Rule)
	switch {
	case r.AsOf.Before(w.Term.First):
		return "Not yet in force."
	case !w.Term.Contains(r.AsOf):
		return "Lapsed."
	}
	for _, f := range result.Findings {
		if w.covers(result.Rule, f, r.AsOf) {
			return "In force."
		}
	}
	return "In force, with nothing to waive."
}

// colon returns two texts with a colon between them, or the one that there is.
func colon(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + ": " + b
}
