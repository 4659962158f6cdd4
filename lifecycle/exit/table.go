package exit

import (
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/lifecycle"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Table returns the settlement for a report: a row for each cost, with what each member
// pays of it, and a row with the totals. An amount that is not known is shown as "not known". Notes
// say what rounding leaves to nobody, and that compensation is not in the total.
func (s Settlement) Table(names report.Names) report.Table {
	t := report.Table{
		Title:   "Who pays what",
		Columns: append(report.TextColumns("Cost", "Kind"), report.NumberColumns("", "Amount")...),
	}
	total := []string{"Total", "", s.Total.Sterling()}
	for _, c := range s.Charges {
		t.Columns = append(t.Columns, report.NumberColumns("", c.Org.Name(names))...)
		total = append(total, c.Total.Sterling())
	}
	compensated := false
	for _, line := range s.Lines {
		t.Rows = append(t.Rows, line.row(s.Charges))
		if line.Residual.Sign() != 0 {
			t.Notes = append(t.Notes, fmt.Sprintf("Rounding leaves %s of %s to nobody.", line.Residual.Sterling(), line.Name))
		}
		compensated = compensated || slices.ContainsFunc(line.Charges, func(c costing.Portion) bool { return c.Amount.Sign() < 0 })
	}
	if compensated {
		t.Notes = append(t.Notes, "What goes from one member to another is not in the total.")
	}
	t.Totals = [][]string{total}
	return t
}

// row returns the line as a row, with what each member pays of it.
func (l SettlementLine) row(members []SettlementCharge) []string {
	paid := make(map[partnership.OrgID]string, len(l.Charges))
	for _, c := range l.Charges {
		paid[c.Org] = c.Amount.Sterling()
	}
	row := []string{l.Name, l.Kind.Title(), l.Amount.Sterling()}
	for _, c := range members {
		row = append(row, paid[c.Org])
	}
	return row
}

// Table returns the costs for a report, with a row for each member: what it would cost to
// leave alone, the same with the months alone, what the months in the partnership cost, and
// the month in which leaving breaks even, each "not known" where it is not.
func (costs LeavingCosts) Table(names report.Names) report.Table {
	t := report.Table{Title: "What leaving costs", Summary: "For each member, if it alone left."}
	t.Columns = append(report.TextColumns("Member"), report.NumberColumns("", "To leave", "To leave, and then alone", "To stay", "Months")...)
	t.Columns = append(t.Columns, report.TextColumns("Breaks even in month")...)
	for _, c := range costs {
		t.Rows = append(t.Rows, []string{
			c.Org.Name(names), c.Exit.Sterling(), c.Leaving.Sterling(), c.Staying.Sterling(), fmt.Sprint(c.Months), c.breakEven(),
		})
	}
	return t
}

// breakEven returns the month in which leaving breaks even, as text.
func (l LeavingCost) breakEven() string {
	switch {
	case l.BreaksEven == lifecycle.Yes:
		return fmt.Sprint(l.BreakEven)
	case l.BreaksEven == lifecycle.No:
		return "in none of them"
	case l.EarliestBreakEven > 0:
		return fmt.Sprintf("%d at the earliest, if at all", l.EarliestBreakEven)
	}
	return "not known"
}

// Table returns the months for a report, and what the leaver pays together.
func (months StrandedMonths) Table() report.Table {
	t := report.Table{
		Title:   "Stranded cost by month",
		Columns: append(report.TextColumns("Month from"), report.NumberColumns("", "Cannot be shed", "The leaver pays")...),
	}
	paid := make([]costing.Money, len(months))
	for i, m := range months {
		paid[i] = m.Paid
		t.Rows = append(t.Rows, []string{m.From.String(), m.Unshed.Sterling(), m.Paid.Sterling()})
	}
	if total, err := costing.Sum(paid...); err == nil {
		t.Totals = [][]string{{"Total", "", total.Sterling()}}
	}
	return t
}

// Table returns the milestones for a report, in order of the days on which they are due.
// One that is late on a day is overdue.
func (t Timetable) Table(asOf calendar.Date) report.Table {
	list := report.Table{Title: "What has to be done", Columns: report.TextColumns("Due", "Phase", "Milestone", "Owner", "Done")}
	for _, m := range t.byDay() {
		done := dayOr(m.Done, "not yet")
		if m.overdue(asOf) {
			done = "overdue"
		}
		list.Rows = append(list.Rows, []string{m.Due.String(), m.Phase, m.Name, m.Owner, done})
	}
	return list
}

// Tables returns the estate for a report: who gets what of each asset, and what is left of
// the proceeds when the debts are paid. An empty table is left out. The errors are those
// of Divide.
func (e Estate) Tables(names report.Names) (report.Tables, error) {
	d, err := e.Divide()
	if err != nil {
		return nil, err
	}
	tables := report.Tables{e.assetTable(d, names), e.restTable(d, names)}
	return slices.DeleteFunc(tables, func(t report.Table) bool { return len(t.Rows) == 0 }), nil
}

// assetTable lists who gets what of each asset.
func (e Estate) assetTable(d Division, names report.Names) report.Table {
	t := report.Table{Title: "Assets", Columns: report.TextColumns("Asset", "Basis")}
	t.Columns = append(t.Columns, report.NumberColumns("", "Value")...)
	t.Columns = append(t.Columns, report.TextColumns("Goes to")...)
	for i, a := range e.Assets {
		var to string
		switch {
		case a.To != "":
			to = a.To.Name(names)
		case a.Basis == BySale:
			to = "sold"
		default:
			to = orNot(portionsText(d.Assets[i].Portions, names))
		}
		t.Rows = append(t.Rows, []string{a.Name, a.Basis.Title(), a.Value.Sterling(), to})
	}
	return t
}

// restTable says who gets what of what is sold, after the debts, and which of it is not
// known.
func (e Estate) restTable(d Division, names report.Names) report.Table {
	t := report.Table{Title: "What is sold and owed", Columns: append(report.TextColumns("Part"), report.NumberColumns("", "Amount")...)}
	sold := slices.ContainsFunc(e.Assets, func(a Asset) bool { return a.Basis == BySale })
	if !sold && len(e.Debts) == 0 {
		return t
	}
	t.Rows = [][]string{{"Proceeds", d.Proceeds.Sterling()}, {"Debts, paid first", d.Debts.Sterling()}}
	for _, p := range d.Rest {
		t.Rows = append(t.Rows, []string{"To " + p.Org.Name(names), p.Amount.Sterling()})
	}
	if unknown := append(e.unknownSales(), e.unknownDebts()...); len(unknown) > 0 {
		t.Notes = []string{"Not known, and in no sum: " + report.List(unknown) + "."}
	}
	return t
}

// portionsText writes who has what.
func portionsText(portions []costing.Portion, names report.Names) string {
	texts := make([]string, len(portions))
	for i, p := range portions {
		texts[i] = p.Org.Name(names) + " " + p.Amount.Sterling()
	}
	return report.List(texts)
}

// namesOf returns the names of organisations as a list.
func namesOf(names report.Names, orgs []partnership.OrgID) string {
	return report.List(report.NamesOf(names, report.Organisation, orgs))
}

// linesOf returns the names of lines as a list, or a text for none.
func linesOf(names report.Names, lines []partnership.LineID, none string) string {
	if len(lines) == 0 {
		return none
	}
	return report.List(report.NamesOf(names, report.Line, lines))
}

// orNot returns text, or "not known" in place of an empty one.
func orNot(text string) string {
	if text == "" {
		return "not known"
	}
	return text
}

// dayOr returns a day, or a text for one that is not set.
func dayOr(day calendar.Date, none string) string {
	if day.IsZero() {
		return none
	}
	return day.String()
}
