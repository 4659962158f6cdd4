package policy

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Tables returns the report for a committee. The first table has the answer, a row for each
// finding and for each rule without one, and notes on the rules that were not in force and on
// those that come into force later. The second has the waivers, if there are any, and whether
// they hold.
//
// A Report knows the titles of the rules that were in force. For the titles of the others, pass
// the Names of the Set.
func (r Report) Tables(names report.Names) report.Tables {
	names = report.Join(r.Names(), names)
	tables := report.Tables{r.resultTable(names)}
	if len(r.Waivers) > 0 {
		tables = append(tables, r.waiverTable(names))
	}
	return tables
}

// resultTable returns the answer and the results.
func (r Report) resultTable(names report.Names) report.Table {
	t := report.Table{Title: "What the rules say as of " + r.AsOf.String(), Summary: r.summary()}
	if len(r.Results) > 0 {
		t.Columns = report.TextColumns("Outcome", "Rule", "Where", "Found", "Wanted", "Source")
	}
	for _, result := range r.Results {
		source := result.Source.String()
		t.Links = append(t.Links, result.Source.links()...)
		for _, f := range result.rows() {
			t.Rows = append(t.Rows, []string{
				result.label(f), fmt.Sprintf("%s (%s)", result.Title, result.Rule), f.where(), colon(f.Message, f.Found), f.Wanted, source,
			})
		}
	}
	if len(r.NotInForce) > 0 {
		t.Notes = append(t.Notes, "Not in force on that day: "+report.List(report.NamesOf(names, report.Rule, r.NotInForce))+".")
	}
	for _, a := range r.Announced {
		t.Notes = append(t.Notes, fmt.Sprintf("In force from %v: %s (%s).", a.First, a.Title, a.Rule))
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
		counts = append(counts, fmt.Sprintf("%d %s", n, report.Words(outcome)))
	}
	return fmt.Sprintf("Outcome: %s. %s Rules in force: %d (%s).",
		cmp.Or(report.Words(r.Outcome), report.NotKnown), effect, len(r.Results), strings.Join(counts, ", "))
}

// rows returns the findings that a table shows for a result. If it has none, there is one row that
// says what the rule looked at.
func (r Result) rows() []Finding {
	if len(r.Findings) > 0 {
		return r.Findings
	}
	row := Finding{Outcome: r.Outcome}
	if len(r.Evidence) > 0 {
		looked := make([]string, len(r.Evidence))
		for i, at := range r.Evidence {
			looked[i] = at.words()
		}
		row.Message = "looked at " + strings.Join(looked, "; ")
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

// where returns in words where a finding is, and nothing for a row without a finding.
func (f Finding) where() string {
	if !f.Outcome.stops() {
		return ""
	}
	return f.place(f.Path)
}

// waiverTable returns the waivers, each with whether it holds on the day of the report.
func (r Report) waiverTable(names report.Names) report.Table {
	t := report.Table{Title: "Waivers", Columns: report.TextColumns("Rule", "Where", "Waived by", "Days", "Reason", "On "+r.AsOf.String())}
	places := r.waivedPlaces()
	for _, w := range r.Waivers {
		place, needed := places[spot{w.Rule, w.Path}]
		if !needed {
			place = w.Path.words()
		}
		t.Rows = append(t.Rows, []string{
			names.Of(report.Rule, string(w.Rule)), place, w.By, w.Term.String(), w.Reason, w.standing(r.AsOf, needed),
		})
	}
	return t
}

// waivedPlaces returns, in words, the places of the waivers that have something to waive.
func (r Report) waivedPlaces() map[spot]string {
	waived := make(spotSet, len(r.Waivers))
	for _, w := range r.Waivers {
		waived[spot{w.Rule, w.Path}] = true
	}
	places := make(map[spot]string, len(waived))
	for _, result := range r.Results {
		for _, f := range result.Findings {
			for at := range f.Path.around() {
				s := spot{result.Rule, at}
				if _, told := places[s]; waived[s] && !told {
					places[s] = f.place(at)
				}
			}
		}
	}
	return places
}

// place returns, in words, the place of the finding or a place around it. A place around it has
// the names of list entries only if the finding is at a field of the last of these entries.
func (f Finding) place(around Pointer) string {
	inside := f.Path[len(around):]
	if inside == "" && f.Place != "" {
		return f.Place
	}
	words, ok := strings.CutSuffix(f.Place, inside.words())
	if !ok || inside == "" || around == "" {
		return around.words()
	}
	return strings.TrimRight(words, ", ")
}

// standing says whether the waiver holds on a day, and whether it is needed.
func (w Waiver) standing(day calendar.Date, needed bool) string {
	switch {
	case day.Before(w.Term.First):
		return "not yet in force"
	case !w.Term.Contains(day):
		return "lapsed"
	case !needed:
		return "in force, with nothing to waive"
	}
	return "in force"
}

// colon returns two texts with a colon between them, or one of them if the other is empty.
func colon(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + ": " + b
}

// words returns in words where a pointer leads, without names of entries.
func (p Pointer) words() string { return field.Words(struct{}{}, string(p), nil) }
