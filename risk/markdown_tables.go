package risk

import (
	"fmt"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
)

// Markdown returns who bears the loss as a Markdown table: a row for the insurer, if one
// pays, a row for each organisation, and the loss; and below it a list of the working.
func (s LossSplit) Markdown() string {
	var b strings.Builder
	b.WriteString("| Borne by | Amount |\n|---|---:|\n")
	if s.Insured.Sign() > 0 {
		writeRow(&b, "The insurer", s.Insured.Sterling())
	}
	for _, c := range s.Charges {
		writeRow(&b, partnership.EscapeMarkdown(string(c.Org)), c.Amount.Sterling())
	}
	writeRow(&b, "Loss", s.Loss.Sterling())
	for i, step := range s.Steps {
		if i == 0 {
			b.WriteString("\n")
		}
		text := step.Name
		if step.Clause != "" {
			text += " (" + step.Clause + ")"
		}
		parts := []string{}
		for _, w := range step.Workings {
			parts = append(parts, string(w.Org)+" "+w.Amount.Sterling())
		}
		text += ": " + step.What
		if len(parts) > 0 {
			text += "; " + listed(parts)
		}
		fmt.Fprintf(&b, "%d. %s\n", i+1, partnership.EscapeMarkdown(text))
	}
	return b.String()
}

// Markdown returns the coverages as a Markdown table: a row for each risk with its rating,
// its plans with their state and what keeps each from being one to rely on, and whether
// there is one to rely on. Where a risk does not say whether it needs a plan, the last
// cell names what is not known.
func (all PlanCoverages) Markdown() string {
	if len(all) == 0 {
		return "No risk needs a contingency plan.\n"
	}
	var b strings.Builder
	writeHead(&b, "Risk", "Current", "Plans", "A plan to rely on")
	for _, c := range all {
		writeRow(&b, partnership.EscapeMarkdown(string(c.Risk)+" "+c.Title), partnership.EscapeMarkdown(c.Now.String()),
			partnership.EscapeMarkdown(coverTexts(c.Plans)), c.answer())
	}
	return b.String()
}

// answer says whether the risk has a plan to rely on.
func (c PlanCoverage) answer() string {
	switch {
	case len(c.Missing) > 0:
		return "not known: " + listed(c.Missing)
	case c.Covered:
		return "yes"
	}
	return "no"
}
