package waterfall

import (
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Table returns the working of a waterfall, a pooled fund or a gain for a report: a row
// for each tranche, and below it a row for each portion with its weight and the most that
// its organisation may have or bear. A note says how each tranche is divided.
func (tranches Tranches) Table(names report.Names) report.Table {
	t := report.Table{
		Title:   "Who gets what",
		Columns: append(report.TextColumns("Tranche", "Organisation"), report.NumberColumns("", "Weight", "At most", "Amount", "Met", "Kept", "Left")...),
	}
	keeps := slices.ContainsFunc(tranches, func(t Tranche) bool { return t.Kept != costing.Pence(0) })
	for _, tranche := range tranches {
		name, kept := tranche.title(names), ""
		if keeps {
			kept = tranche.Kept.Sterling()
		}
		t.Rows = append(t.Rows, []string{name, "", "", "", tranche.Amount.Sterling(), tranche.Met.Sterling(), kept, tranche.Left.Sterling()})
		if tranche.What != "" {
			t.Notes = append(t.Notes, name+": "+tranche.What)
		}
		weights, limits := tranche.weights(), costing.AmountsByOrg(tranche.Limits)
		for _, p := range tranche.Portions {
			limit := ""
			if most, limited := limits[p.Org]; limited {
				limit = most.Sterling()
			}
			t.Rows = append(t.Rows, []string{name, p.Org.Name(names), weights[p.Org], limit, "", p.Amount.Sterling(), "", ""})
		}
	}
	return t.WithoutEmptyColumns()
}

// weights returns the weight of each organisation as it is printed.
func (t Tranche) weights() map[partnership.OrgID]string {
	weights := make(map[partnership.OrgID]string, len(t.Weights))
	for _, w := range t.Weights {
		weights[w.Org] = report.Grouped(w.Value.String())
	}
	return weights
}

// title returns the name of the tranche, with that of its line if it is of one.
func (t Tranche) title(names report.Names) string {
	if t.Line == "" {
		return t.Name
	}
	return t.Line.Name(names) + ": " + t.Name
}

// Table returns the lines of the fund for a report, with what Settle divides: by how much the
// outturn of each is over its budget, and whose that is.
func (f PooledFund) Table(names report.Names) report.Table {
	t := report.Table{
		Title:   "The pooled fund",
		Columns: append(report.TextColumns("Line", "Of"), report.NumberColumns("", "Budget", "Outturn", "Over")...),
	}
	var budgets, outturns []costing.Money
	for _, l := range f.Lines {
		of := ""
		if l.OwnOf != "" {
			of = l.OwnOf.Name(names)
		}
		budgets, outturns = append(budgets, l.Budget), append(outturns, l.Outturn)
		t.Rows = append(t.Rows, []string{l.Line.Name(names), of, l.Budget.Sterling(), l.Outturn.Sterling(), l.over().Sterling()})
	}
	budget, _ := costing.Sum(budgets...)
	outturn, _ := costing.Sum(outturns...)
	t.Totals = [][]string{{"Total", "", budget.Sterling(), outturn.Sterling(), outturn.Plus(budget.Neg()).Sterling()}}
	return t.WithoutEmptyColumns()
}
