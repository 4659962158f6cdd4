package main

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// shown is how many services and partners the tables name.
const shown = 10

// Tables show the services that are surest to lose, and the partners that pay the most more
// than their business cases say. The totals are of all.
func (o Outcome) Tables() report.Tables { return report.Tables{o.serviceTable(), o.partnerTable()} }

// serviceTable shows the services in most of whose futures going alone is worth more.
func (o Outcome) serviceTable() report.Table {
	var losing int
	caseTotal, expected := costing.Pence(0), costing.Pence(0)
	for _, r := range o.Results {
		caseTotal, expected = caseTotal.Plus(r.Case), expected.Plus(r.Expected)
		if 2*r.Losses > r.Futures {
			losing++
		}
	}
	list := slices.Clone(o.Results)
	slices.SortFunc(list, func(a, b Result) int { return cmp.Or(cmp.Compare(b.Losses, a.Losses), cmp.Compare(a.ID, b.ID)) })
	t := report.Table{
		Title:   "Services: what sharing is worth",
		Summary: fmt.Sprintf("%d services. In %d of them going alone is worth more in most futures. Present values at the prices of 2026/27; those that are surest to lose stand first.", len(list), losing),
		Columns: append(report.TextColumns("Service"), report.NumberColumns("", "Business case", "Expected", "One in ten below", "One in ten above", "Futures that lose")...),
		Totals:  [][]string{{"All " + strconv.Itoa(len(list)), caseTotal.Sterling(), expected.Sterling(), "", "", ""}},
	}
	for _, r := range list[:min(shown, len(list))] {
		t.Rows = append(t.Rows, []string{r.Name, r.Case.Sterling(), r.Expected.Sterling(), r.Low.Sterling(), r.High.Sterling(), percent(r.Losses, r.Futures)})
	}
	return t
}

// partnerTable shows the partners whose bills are the most above those of their business cases.
func (o Outcome) partnerTable() report.Table {
	list := slices.Clone(o.Bills)
	more := func(b Bill) costing.Money { return b.Expected.Plus(b.Case.Neg()) }
	slices.SortFunc(list, func(a, b Bill) int { return cmp.Or(more(b).Compare(more(a)), cmp.Compare(a.Org, b.Org)) })
	total := Bill{Case: costing.Pence(0), Expected: costing.Pence(0)}
	for _, bill := range list {
		total = addBill(total, bill)
	}
	row := func(name string, b Bill) []string {
		return []string{name, strconv.FormatInt(b.Services, 10), b.Case.Sterling(), b.Expected.Sterling(), more(b).Sterling()}
	}
	t := report.Table{
		Title:   "Partners: what a year costs them",
		Summary: fmt.Sprintf("%d partners; those who pay the most above their business cases stand first.", len(list)),
		Columns: append(report.TextColumns("Partner"), report.NumberColumns("", "Services", "Business cases", "Expected", "More")...),
		Totals:  [][]string{row("All "+strconv.Itoa(len(list)), total)},
	}
	for _, bill := range list[:min(shown, len(list))] {
		t.Rows = append(t.Rows, row(string(bill.Org), bill))
	}
	return t
}

// percent writes a part of a whole in hundredths, to one decimal.
func percent(part, whole int64) string {
	tenths := half(part*1000, whole)
	return fmt.Sprintf("%d.%d%%", tenths/10, tenths%10)
}
