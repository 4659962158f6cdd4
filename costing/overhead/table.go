package overhead

import (
	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Table returns the result of an allocation for a report: a row for each centre, and the
// totals of the front-line services. The total of a support centre is in brackets: it was
// passed on.
func (costs FullCosts) Table(names report.Names) report.Table {
	t := report.Table{
		Title:   "Overheads",
		Columns: append(report.TextColumns("Centre"), report.NumberColumns("", "Own cost", "Received", "Total")...),
	}
	own, received, total := costing.Pence(0), costing.Pence(0), costing.Pence(0)
	for _, c := range costs {
		row := []string{c.Line.Name(names), c.Own.Sterling(), c.Received.Sterling(), c.Total.Sterling()}
		if c.Support {
			row[3] = "(" + row[3] + ")"
			t.Summary = "The total of a support centre is in brackets: it was passed on to the others."
		} else {
			own, received, total = plus(own, c.Own), plus(received, c.Received), plus(total, c.Total)
		}
		t.Rows = append(t.Rows, row)
	}
	t.Totals = [][]string{{"Front-line total", own.Sterling(), received.Sterling(), total.Sterling()}}
	return t
}
