package waterfall

import "github.com/seed9ad77866/sharedservices/partnership/report"

// Table returns the working of a waterfall, a pooled fund or a gain for a report: a row
// for each tranche, and below it a row for each portion.
func (tranches Tranches) Table(names report.Names) report.Table {
	t := report.Table{
		Title:   "Who gets what",
		Columns: append(report.TextColumns("Tranche", "Organisation"), report.NumberColumns("", "Amount", "Met", "Left")...),
	}
	for _, tranche := range tranches {
		name := tranche.title(names)
		t.Rows = append(t.Rows, []string{name, "", tranche.Amount.Sterling(), tranche.Met.Sterling(), tranche.Left.Sterling()})
		for _, p := range tranche.Portions {
			t.Rows = append(t.Rows, []string{name, p.Org.Name(names), "", p.Amount.Sterling(), ""})
		}
	}
	return t
}

// title returns the name of the tranche, with that of its line if it is of one.
func (t Tranche) title(names report.Names) string {
	if t.Line == "" {
		return t.Name
	}
	return t.Line.Name(names) + ": " + t.Name
}
