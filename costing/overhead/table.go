package overhead

import (
	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Table returns the result of an allocation for a report: a row for each centre, and the totals
// of the front-line services. The total of a support centre is in brackets, because it was
// passed on. A line can be done again with the uses that Uses lists: from each support centre,
// a centre receives the exact total of the support centre × its own use ÷ all uses that count.
func (costs FullCosts) Table(names report.Names) report.Table {
	t := report.Table{
		Title:   "Overheads",
		Columns: append(report.TextColumns("Centre"), append(report.NumberColumns("", "Own cost", "Received", "Total"), report.NumberColumns("£", "Exactly")...)...),
	}
	own, received, total := costing.Pence(0), costing.Pence(0), costing.Pence(0)
	for _, c := range costs {
		row := []string{c.Line.Name(names), c.Own.Sterling(), c.Received.Sterling(), c.Total.Sterling(), c.Exactly}
		if c.Support {
			row[3] = "(" + row[3] + ")"
			t.Summary = "The total of a support centre is in brackets: it was passed on to the others."
		} else {
			own, received, total = plus(own, c.Own), plus(received, c.Received), plus(total, c.Total)
		}
		t.Rows = append(t.Rows, row)
	}
	t.Totals = [][]string{{"Front-line total", own.Sterling(), received.Sterling(), total.Sterling(), ""}}
	return t.WithoutEmptyColumns()
}

// Uses returns who uses the support centres, and how much, for a report: a row for each use.
func Uses(centres []Centre, names report.Names) report.Table {
	t := report.Table{
		Title:   "Who uses the support centres",
		Columns: append(report.TextColumns("Support centre", "Used by"), report.NumberColumns("", "Use")...),
		Notes: []string{
			"Direct allocation counts what front-line services use; a step-down what the centres use that stand later in the list, and front-line services; a reciprocal allocation all uses.",
		},
	}
	for _, c := range centres {
		for _, use := range c.Serves {
			t.Rows = append(t.Rows, []string{c.Line.Name(names), use.Line.Name(names), report.Grouped(use.Value.String())})
		}
	}
	return t
}
