package exit

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/lifecycle"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Markdown returns the bill as a table for a report: a row for each cost, with what
// each partner pays of it, and a row with the totals. An amount that is not known is
// said to be so.
func (b Bill) Markdown() string {
	var text strings.Builder
	header := []string{"Cost", "Kind", "Amount"}
	for _, c := range b.Charges {
		header = append(header, partnership.EscapeMarkdown(string(c.Org)))
	}
	writeRow(&text, header...)
	text.WriteString("|---|---|" + strings.Repeat("---:|", len(header)-2) + "\n")
	for _, line := range b.Lines {
		row := []string{partnership.EscapeMarkdown(line.Name), partnership.EscapeMarkdown(string(line.Kind)), line.Amount.Sterling()}
		for _, c := range b.Charges {
			row = append(row, paidBy(line.Charges, c.Org))
		}
		writeRow(&text, row...)
	}
	row := []string{"**Total**", "", "**" + b.Total.Sterling() + "**"}
	for _, c := range b.Charges {
		row = append(row, "**"+c.Total.Sterling()+"**")
	}
	writeRow(&text, row...)
	return text.String()
}

// Markdown returns the costs as a table for a report: a row for each partner, with what it
// would cost to leave alone, that and the months alone, the months in the partnership, and
// the month in which it breaks even. A part that is not known is said to be so.
func (costs LeavingCosts) Markdown() string {
	var text strings.Builder
	text.WriteString("| If it left alone | To leave | To leave, and then alone | To stay | Months | Breaks even in month |\n|---|---:|---:|---:|---:|---|\n")
	for _, c := range costs {
		writeRow(
			&text, partnership.EscapeMarkdown(string(c.Org)), c.Exit.Sterling(), c.Leaving.Sterling(),
			c.Staying.Sterling(), fmt.Sprint(c.Months), c.breakEven(),
		)
	}
	return text.String()
}

// breakEven returns the month in which leaving breaks even, as text.
func (l LeavingCost) breakEven() string {
	switch {
	case l.BreaksEven == "":
		return "not known"
	case l.BreaksEven == lifecycle.No:
		return "in none of them"
	case !l.Exit.Known():
		return fmt.Sprintf("%d at the earliest", l.BreakEven)
	}
	return fmt.Sprint(l.BreakEven)
}

// paidBy returns what a partner pays, and nothing if it is not among those who do.
func paidBy(charges []costing.Portion, org partnership.OrgID) string {
	i := slices.IndexFunc(charges, func(c costing.Portion) bool { return c.Org == org })
	if i < 0 {
		return ""
	}
	return charges[i].Amount.Sterling()
}

// comparedMonths is over how many months a plan compares leaving with staying.
const comparedMonths = 60

// Markdown returns the plan as of a day as it goes into a report: when it was drafted,
// agreed and reviewed and the new employers informed, who leaves and when, where each post
// goes, what becomes of assets, contracts and data, who pays what, what it would cost each
// partner to leave alone and to stay over 60 months, if a running cost is there, what has to
// be done and what is overdue on the day, and what goes on. A part of which there is nothing
// is left out. It has no heading, so that it fits under any.
//
// The errors are those of Bill, Estate.Divide and LeavingCosts.
func (p Plan) Markdown(asOf calendar.Date) (string, error) {
	bill, err := p.Bill()
	if err != nil {
		return "", err
	}
	division, err := p.Estate.Divide()
	if err != nil {
		return "", field.At("estate", err)
	}
	parts := []string{fmt.Sprintf("Exit plan of **%s**, %v, as of %v. Leaving: %s. Exit manager: %s.\n",
		partnership.EscapeMarkdown(p.Name), p.Term, asOf, partnership.EscapeMarkdown(joined(p.Leavers())), partnership.EscapeMarkdown(orNot(p.Manager)))}
	for _, t := range []table{
		p.dayTable(), p.withdrawalTable(), p.staffTable(), p.assetTable(division), p.Estate.restTable(division), p.contractTable(), p.dataTable(),
	} {
		parts = append(parts, t.markdown())
	}
	if len(bill.Lines) > 0 {
		parts = append(parts, bill.Markdown())
	}
	if len(p.Costs.Running) > 0 {
		costs, err := p.Costs.LeavingCosts(p.Partners, comparedMonths)
		if err != nil {
			return "", field.At("costs", err)
		}
		parts = append(parts, costs.Markdown())
	}
	parts = append(parts, p.Timetable.table(asOf).markdown(), p.residualTable().markdown())
	parts = slices.DeleteFunc(parts, func(part string) bool { return part == "" })
	return strings.Join(parts, "\n"), nil
}

// A table is a header and rows of text that is not escaped.
type table struct {
	header []string
	rows   [][]string
}

// markdown returns the table, and nothing if it has no rows.
func (t table) markdown() string {
	if len(t.rows) == 0 {
		return ""
	}
	var b strings.Builder
	writeRow(&b, t.header...)
	b.WriteString(strings.Repeat("|---", len(t.header)) + "|\n")
	for _, row := range t.rows {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = partnership.EscapeMarkdown(cell)
		}
		writeRow(&b, cells...)
	}
	return b.String()
}

// dayTable says how far the plan has got.
func (p Plan) dayTable() table {
	reviews := make([]string, len(p.Reviews))
	for i, day := range p.Reviews {
		reviews[i] = day.String()
	}
	transfer := orNot(dayOrNone(p.Transfer))
	return table{
		header: []string{"Drafted", "Agreed", "Reviewed", "Transfer of staff", "New employers informed"},
		rows:   [][]string{{dayOrNot(p.Drafted), dayOrNot(p.Agreed), strings.Join(reviews, ", "), transfer, dayOrNot(p.Informed)}},
	}
}

// withdrawalTable lists who leaves what and when.
func (p Plan) withdrawalTable() table {
	t := table{header: []string{"Leaver", "Service lines", "Notice served", "Last day", "Condition"}}
	for _, w := range p.Withdrawals {
		last, _ := w.LastDay(p.Term) // the plan is valid
		lines, conditions := "all", []string{}
		if len(w.Lines) > 0 {
			lines = joined(w.Lines)
		}
		for _, c := range w.Conditions {
			conditions = append(conditions, c.Name+": "+dayOrNot(c.Met))
		}
		lastDay := dayOrNot(last)
		if w.lapses(p.Term) {
			lastDay += ", when the term runs out"
		}
		t.rows = append(t.rows, []string{string(w.Org), lines, w.Served.String(), lastDay, strings.Join(conditions, "; ")})
	}
	return t
}

// staffTable lists where each post goes.
func (p Plan) staffTable() table {
	t := table{header: []string{"Post", "Goes to", "Why"}}
	for _, place := range p.Placements {
		t.rows = append(t.rows, []string{string(place.Post), orNot(string(place.Org)), string(place.Reason)})
	}
	return t
}

// assetTable lists who gets what of each asset.
func (p Plan) assetTable(d Division) table {
	t := table{header: []string{"Asset", "Basis", "Value", "Goes to"}}
	for i, a := range p.Estate.Assets {
		to := string(a.To)
		if a.Basis == ByFunding {
			to = portionsText(d.Assets[i].Portions)
		}
		t.rows = append(t.rows, []string{a.Name, string(a.Basis), a.Value.Sterling(), to})
	}
	return t
}

// restTable says who gets what of what is sold, after the debts, and which of it is not
// known.
func (e Estate) restTable(d Division) table {
	t := table{header: []string{"Sold for", "Debts", "The rest", "Not known"}}
	unsold, owed := e.unknownSales(), e.unknownDebts()
	if len(d.Rest)+len(unsold)+len(owed) == 0 {
		return t
	}
	rest := portionsText(d.Rest)
	if rest != "" && len(unsold)+len(owed) > 0 {
		rest = "of what is known: " + rest
	}
	t.rows = [][]string{{
		d.Proceeds.Sterling(), d.Debts.Sterling(), rest,
		strings.Join(append(unsold, owed...), ", "),
	}}
	return t
}

// contractTable lists what becomes of each contract.
func (p Plan) contractTable() table {
	t := table{header: []string{"Contract", "Action", "To", "Last day", "Consent"}}
	for _, c := range p.Contracts {
		t.rows = append(t.rows, []string{c.Name, string(c.Action), joined(c.To), c.LastDay.String(), orNot(string(c.Consent))})
	}
	return t
}

// dataTable lists what becomes of each set of data.
func (p Plan) dataTable() table {
	t := table{header: []string{"Data", "Returned to", "By", "Cleansed", "Retained by", "Until"}}
	for _, d := range p.Data {
		t.rows = append(t.rows, []string{d.Name, joined(d.ReturnTo), dayOrNone(d.ReturnBy), dayOrNot(d.Cleansed), string(d.RetainedBy), dayOrNone(d.RetainedUntil)})
	}
	return t
}

// table lists the milestones in order of their days.
func (t Timetable) table(asOf calendar.Date) table {
	list := table{header: []string{"Due", "Phase", "Milestone", "Owner", "Done"}}
	for _, m := range t.byDay() {
		done := dayOrNot(m.Done)
		if m.overdue(asOf) {
			done = "overdue"
		}
		list.rows = append(list.rows, []string{m.Due.String(), m.Phase, m.Name, m.Owner, done})
	}
	return list
}

// residualTable lists what goes on.
func (p Plan) residualTable() table {
	t := table{header: []string{"What goes on", "Service lines", "Legal form", "Term", "Shares", "Posts"}}
	for _, r := range p.Residual {
		shares := make([]string, len(r.Shares))
		for i, s := range r.Shares {
			shares[i] = fmt.Sprintf("%s %v %%", s.Org, s.Percent)
		}
		t.rows = append(t.rows, []string{r.Name, joined(r.Lines), string(r.Structure), r.Term.String(), strings.Join(shares, ", "), joined(r.Posts)})
	}
	return t
}

// portionsText writes who has what.
func portionsText(portions []costing.Portion) string {
	texts := make([]string, len(portions))
	for i, p := range portions {
		texts[i] = string(p.Org) + " " + p.Amount.Sterling()
	}
	return strings.Join(texts, ", ")
}

// joined returns ids with commas between them.
func joined[ID ~string](ids []ID) string {
	texts := make([]string, len(ids))
	for i, id := range ids {
		texts[i] = string(id)
	}
	return strings.Join(texts, ", ")
}

// orNot returns text, or words for none.
func orNot(text string) string {
	if text == "" {
		return "not known"
	}
	return text
}

// dayOrNot returns a day, or words for one that has not come.
func dayOrNot(day calendar.Date) string {
	if day.IsZero() {
		return "not yet"
	}
	return day.String()
}

// dayOrNone returns a day, or nothing.
func dayOrNone(day calendar.Date) string {
	if day.IsZero() {
		return ""
	}
	return day.String()
}
