package exit

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/lifecycle"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
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

// Markdown returns the costs as a table for a report, with a row for each partner: what it
// would cost to leave alone, the same with the months alone, what the months in the
// partnership cost, and the month in which leaving breaks even. What is not known says so.
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

// paidBy returns what a partner pays as text, empty if it pays nothing.
func paidBy(charges []costing.Charge, org partnership.OrgID) string {
	i := slices.IndexFunc(charges, func(c costing.Charge) bool { return c.Org == org })
	if i < 0 {
		return ""
	}
	return charges[i].Amount.Sterling()
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

// orNot returns text, or "not known" in place of an empty one.
func orNot(text string) string {
	if text == "" {
		return "not known"
	}
	return text
}

// dayOrNot returns a day, or "not yet" for one that is not set.
func dayOrNot(day calendar.Date) string {
	if day.IsZero() {
		return "not yet"
	}
	return day.String()
}

// dayOrNone returns a day, or no text for one that is not set.
func dayOrNone(day calendar.Date) string {
	if day.IsZero() {
		return ""
	}
	return day.String()
}
