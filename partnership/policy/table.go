package policy

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Tables returns the report for a committee: the answer, with a row for each finding and
// for each rule that has none and the rules that were not in force; and, if there are
// any, the waivers with whether they hold.
func (r Report) Tables(names report.Names) report.Tables {
	tables := report.Tables{r.resultTable(names)}
	if len(r.Waivers) > 0 {
		tables = append(tables, r.waiverTable(names))
	}
	return tables
}

// resultTable returns the answer and the results.
func (r Report) resultTable(names report.Names) report.Table {
	t := report.Table{
		Title:   "What the rules say as of " + r.AsOf.String(),
		Summary: r.summary(),
		Columns: report.TextColumns("Outcome", "Rule", "Where", "Found", "Wanted", "Source"),
	}
	for _, result := range r.Results {
		source := result.Source.String()
		if result.Source.Address != "" && result.Source.checkAddress() == nil {
			t.Links = append(t.Links, report.Link{Text: source, Address: result.Source.Address})
		}
		for _, f := range result.rows() {
			t.Rows = append(t.Rows, []string{
				result.label(f), fmt.Sprintf("%s (%s)", result.Title, result.Rule), f.where(), colon(f.Message, f.Found), f.Wanted, source,
			})
		}
	}
	if len(r.NotInForce) > 0 {
		t.Notes = append(t.Notes, "Not in force on that day: "+report.List(report.NamesOf(names, report.Rule, r.NotInForce))+".")
	}
	return t
}

// summary returns the answer and how many results have each outcome.
func (r Report) summary() string {
	effect := "This does not block."
	if r.Blocked() {
		effect = "This blocks."
	}
	counts := make([]string, 0, len(Outcomes()))
	for _, outcome := range Outcomes() {
		n := 0
		for _, result := range r.Results {
			if result.Outcome == outcome {
				n++
			}
		}
		counts = append(counts, fmt.Sprintf("%d %s", n, strings.ToLower(outcome.Title())))
	}
	return fmt.Sprintf("Outcome: %s. %s Rules in force: %d (%s).", strings.ToLower(cmp.Or(r.Outcome.Title(), "none")), effect, len(r.Results), strings.Join(counts, ", "))
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
	outcome := f.Outcome.Title()
	switch {
	case !f.Outcome.stops():
		return outcome
	case f.Waived:
		return outcome + " (waived)"
	case r.Severity == Advisory:
		return outcome + " (advisory)"
	}
	return outcome + " (blocks)"
}

// where returns where a finding is, in words if it has some, and nothing for a row that
// is no finding.
func (f Finding) where() string {
	if !f.Outcome.stops() {
		return ""
	}
	return cmp.Or(f.Place, f.Path.text())
}

// text returns the pointer, and words for that to the whole value.
func (p Pointer) text() string {
	if p == "" {
		return "the whole value"
	}
	return string(p)
}

// waiverTable returns the waivers, each with whether it holds on the day of the report.
func (r Report) waiverTable(names report.Names) report.Table {
	t := report.Table{Title: "Waivers", Columns: report.TextColumns("Rule", "Where", "Waived by", "Days", "Reason", "On "+r.AsOf.String())}
	for _, w := range r.Waivers {
		t.Rows = append(t.Rows, []string{names.Of(report.Rule, string(w.Rule)), r.waived(w), w.By, w.Term.String(), w.Reason, r.standing(w)})
	}
	return t
}

// waived returns the place of a waiver, in the words of a finding there if there is one.
func (r Report) waived(w Waiver) string {
	result, _ := r.Result(w.Rule)
	if i := slices.IndexFunc(result.Findings, func(f Finding) bool { return f.Path == w.Path }); i >= 0 {
		return result.Findings[i].where()
	}
	return w.Path.text()
}

// standing says whether a waiver holds on the day of the report.
func (r Report) standing(w Waiver) string {
	result, _ := r.Result(w.Rule)
	switch {
	case r.AsOf.Before(w.Term.First):
		return "not yet in force"
	case !w.Term.Contains(r.AsOf):
		return "lapsed"
	}
	for _, f := range result.Findings {
		if w.covers(result.Rule, f, r.AsOf) {
			return "in force"
		}
	}
	return "in force, with nothing to waive"
}

// colon returns two texts with a colon between them, or the one that there is.
func colon(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + ": " + b
}
