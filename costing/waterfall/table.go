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
		t.Rows = append(t.Rows, []string{tranche.Name, "", tranche.Amount.Sterling(), tranche.Met.Sterling(), tranche.Left.Sterling()})
		for _, p := range tranche.Portions {
			t.Rows = append(t.Rows, []string{tranche.Name, names.Of(report.Organisation, string(p.Org)), "", p.Amount.Sterling(), ""})
		}
	}
	return t
}
