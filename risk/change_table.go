package risk

import (
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// Tables returns the report for a committee: how many changed in each way, and the risks
// that moved, came or went, with what was before and is now, by how much and why; the
// trends, the candidates for removal and the risks that stand where they stood, as notes;
// and what else has changed.
func (c ChangeReport) Tables(names report.Names) report.Tables {
	names = withTitles(c.Changes, func(x Change) (RiskID, string) { return x.Risk, x.Title }, names)
	moved := report.Table{
		Title:   c.Title,
		Summary: fmt.Sprintf("%v to %v: %s", c.From, c.To, c.summary()),
		Columns: []report.Column{
			{Heading: "Risk"}, {Heading: "Change"}, {Heading: "Before"}, {Heading: "Now"}, {Heading: "Score", Number: true}, {Heading: "Reason"},
		},
	}
	details := report.Table{Title: "What else has changed", Columns: report.TextColumns("Risk", "What")}
	for _, x := range c.Changes {
		name := names.Of(report.Risk, string(x.Risk))
		if !x.unmoved() || len(x.MergedFrom) > 0 || len(x.SplitInto) > 0 {
			moved.Rows = append(moved.Rows, []string{name, x.changeText(names), cellText(x.Before), cellText(x.Now), x.riseText(), x.why()})
		}
		for _, detail := range x.Details {
			details.Rows = append(details.Rows, []string{name, detail.Text(names)})
		}
	}
	for _, detail := range c.Details {
		details.Rows = append(details.Rows, []string{"The register", detail.Text(names)})
	}
	moved.Notes = c.notes(names)
	if len(moved.Rows) == 0 {
		moved.Columns = nil
	}
	if len(details.Rows) == 0 {
		return report.Tables{moved}
	}
	return report.Tables{moved, details}
}

// notes returns the trends, the candidates for removal and the risks that stand where
// they stood.
func (c ChangeReport) notes(names report.Names) []string {
	var notes []string
	add := func(title string, holds func(Change) bool) {
		var risks []string
		for _, x := range c.Changes {
			if holds(x) {
				risks = append(risks, names.Of(report.Risk, string(x.Risk)))
			}
		}
		if len(risks) > 0 {
			notes = append(notes, title+": "+report.List(risks)+".")
		}
	}
	add("Rising twice in a row", func(x Change) bool { return x.Trend == Rising })
	add("Falling twice in a row", func(x Change) bool { return x.Trend == Falling })
	add("Within appetite twice in a row, candidates for removal", func(x Change) bool { return x.Removable })
	add("Where they stood", func(x Change) bool { return x.unmoved() })
	return notes
}

// summary returns how many risks changed in each way.
func (c ChangeReport) summary() string {
	parts := []string{}
	for _, what := range changeTexts() {
		n := 0
		for _, x := range c.Changes {
			if x.text() == what {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, what))
		}
	}
	if len(parts) == 0 {
		return "no risks"
	}
	return listed(parts)
}

// changeTexts returns all that text can return, in the order of a summary.
func changeTexts() []string {
	return []string{
		"new", "up", "down", "across", "unchanged", "changed otherwise", "reopened", "back", "split off",
		"closed", "merged", "missing", "over, and changed", "not comparable",
	}
}

// text says in a word what has happened to the risk.
func (c Change) text() string {
	switch {
	case c.Kind == ChangeSplit:
		return "split off"
	case c.Kind == ChangeOver:
		return "over, and changed"
	case c.Kind != ChangeKept:
		return string(c.Kind)
	case c.unmoved() && slices.ContainsFunc(c.Details, func(d ChangeDetail) bool { return !d.Review }):
		return "changed otherwise"
	case c.unmoved():
		return "unchanged"
	case c.Shift == "":
		return "not comparable"
	}
	return string(c.Shift)
}

// unmoved reports whether the risk stands where it stood.
func (c Change) unmoved() bool { return c.Kind == ChangeKept && c.Shift == matrix.NoShift }

// changeText returns what has happened, and what was merged.
func (c Change) changeText(names report.Names) string {
	text := c.text()
	if c.Kind == ChangeMerged {
		text += " into " + names.Of(report.Risk, string(c.MergedInto))
	}
	if len(c.MergedFrom) > 0 {
		text += ", with " + report.List(report.NamesOf(names, report.Risk, c.MergedFrom))
	}
	if c.SplitFrom != "" {
		text += " from " + names.Of(report.Risk, string(c.SplitFrom))
	}
	if len(c.SplitInto) > 0 {
		text += ", split into " + report.List(report.NamesOf(names, report.Risk, c.SplitInto))
	}
	return text
}

// cellText returns a rating with its score and its place, or a dash if the risk is not assessed.
func cellText(c matrix.Cell) string {
	if !c.Assessed() {
		return "–"
	}
	return c.String()
}

// riseText returns by how much the score has risen, with its sign, or a dash.
func (c Change) riseText() string {
	if !c.Rise.Known() {
		return "–"
	}
	return report.Signed(c.Rise.String())
}

// why returns the reason, or says that it is not given.
func (c Change) why() string {
	switch {
	case c.Reason != "":
		return c.Reason
	case c.Kind == ChangeMissing:
		return "the register does not say what became of it"
	case c.unmoved():
		return ""
	}
	return "no reason is given"
}
