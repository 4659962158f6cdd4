package risk

import (
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Table returns who bears the loss for a report: a row for the insurers, if one pays, a row
// for each organisation, the loss as the total, and the working as notes.
func (s LossSplit) Table(names report.Names) report.Table {
	t := report.Table{
		Title:   "Who bears the loss",
		Columns: append(report.TextColumns("Borne by"), report.NumberColumns("", "Amount")...),
		Totals:  [][]string{{"Loss", s.Loss.Sterling()}},
	}
	if s.Insured.Sign() > 0 {
		t.Rows = append(t.Rows, []string{"Insurers", s.Insured.Sterling()})
	}
	name := func(org string) string { return names.Of(report.Organisation, org) }
	for _, c := range s.Charges {
		t.Rows = append(t.Rows, []string{name(string(c.Org)), c.Amount.Sterling()})
	}
	for _, step := range s.Steps {
		text := step.Name
		if step.Clause != "" {
			text += " (" + step.Clause + ")"
		}
		text += ": " + step.What
		parts := make([]string, len(step.Workings))
		for i, w := range step.Workings {
			parts[i] = name(string(w.Org)) + " " + w.Amount.Sterling()
			if w.Measure.Known() {
				parts[i] += " (" + w.Measure.String() + "%)"
			}
		}
		if len(parts) > 0 {
			text += ": " + strings.Join(parts, "; ")
		}
		t.Notes = append(t.Notes, text)
	}
	return t
}
