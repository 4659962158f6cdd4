package costing

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
)

// Markdown returns the statement as it goes into a report: a line that says what
// is shared, a table with a row for each organisation and a column for each step,
// a row with the totals, a row with the residual if there is one, and a numbered
// note on each step with its clause. A figure in brackets is what went into a step:
// its note says what it counts. A step that is not about an organisation leaves an
// empty cell.
func (s Statement) Markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "**%s**, %s, %v: %s", partnership.EscapeMarkdown(s.Scheme), partnership.EscapeMarkdown(string(s.Line)), s.Term, s.Total.Sterling())
	if s.Added.Sign() != 0 {
		fmt.Fprintf(&b, " and %s added to it", s.Added.Sterling())
	}
	b.WriteString("\n\n")
	header := []string{"Organisation"}
	cells := make([]map[partnership.OrgID]string, len(s.Steps))
	for i, step := range s.Steps {
		header = append(header, fmt.Sprintf("%s [%d]", partnership.EscapeMarkdown(step.Name), i+1))
		cells[i] = step.cells()
	}
	writeHeader(&b, append(header, "Charge"))
	for _, charge := range s.Charges {
		row := []string{partnership.EscapeMarkdown(string(charge.Org))}
		for _, cell := range cells {
			row = append(row, cell[charge.Org])
		}
		writeRow(&b, append(row, charge.Amount.Sterling()))
	}
	s.writeTotals(&b)
	s.writeNotes(&b)
	return b.String()
}

// cells returns what the step did to each organisation that it is about.
func (s Step) cells() map[partnership.OrgID]string {
	cells := make(map[partnership.OrgID]string, len(s.Workings))
	for _, w := range s.Workings {
		cells[w.Org] = w.Amount.Sterling()
		if s.Measure != "" {
			cells[w.Org] += " (" + grouped(w.Measure.String()) + ")"
		}
	}
	return cells
}

// writeTotals writes the row of totals and, if there is one, that of the residual.
func (s Statement) writeTotals(b *strings.Builder) {
	row := []string{"**Total**"}
	for _, step := range s.Steps {
		amounts := make([]Money, len(step.Workings))
		for i, w := range step.Workings {
			amounts[i] = w.Amount
		}
		row = append(row, totalText(amounts))
	}
	amounts := make([]Money, len(s.Charges))
	for i, c := range s.Charges {
		amounts[i] = c.Amount
	}
	writeRow(b, append(row, totalText(amounts)))
	if s.Residual.Sign() != 0 {
		row := make([]string, len(s.Steps)+2)
		row[0], row[len(row)-1] = "Residual, paid by nobody", s.Residual.Sterling()
		writeRow(b, row)
	}
}

// totalText returns the sum of amounts in bold.
func totalText(amounts []Money) string {
	sum := new(big.Int)
	for _, amount := range amounts {
		sum.Add(sum, big.NewInt(amount.pence))
	}
	if !sum.IsInt64() {
		return "too much to show"
	}
	return "**" + Pence(sum.Int64()).Sterling() + "**"
}

// writeNotes writes a note for each step.
func (s Statement) writeNotes(b *strings.Builder) {
	b.WriteString("\n")
	for i, step := range s.Steps {
		fmt.Fprintf(b, "%d. ", i+1)
		if step.Clause != "" {
			fmt.Fprintf(b, "Clause %s: ", partnership.EscapeMarkdown(step.Clause))
		}
		b.WriteString(partnership.EscapeMarkdown(step.What))
		if !step.Term.IsZero() {
			fmt.Fprintf(b, ", %v", step.Term)
		}
		if step.Measure != "" {
			fmt.Fprintf(b, " (%s)", partnership.EscapeMarkdown(step.Measure))
		}
		b.WriteString("\n")
	}
}

// Markdown returns the changes as a table for a report: who paid what before and
// pays what after, the difference and its percentage, and the totals. A dash stands for
// what there is not.
func (c Changes) Markdown() string {
	var b strings.Builder
	writeHeader(&b, []string{"Organisation", "Before", "After", "Difference", "%"})
	var before, after, difference []Money
	for _, change := range c {
		before, after, difference = append(before, known(change.Before)...), append(after, known(change.After)...), append(difference, change.Difference)
		writeRow(&b, []string{
			partnership.EscapeMarkdown(string(change.Org)), amountCell(change.Before), amountCell(change.After),
			signed(change.Difference), percentCell(change.Percent),
		})
	}
	writeRow(&b, []string{"**Total**", totalText(before), totalText(after), totalText(difference), ""})
	return b.String()
}

// amountCell returns an amount, or a dash if it is not known.
func amountCell(amount *Money) string {
	if amount == nil {
		return "–"
	}
	return amount.Sterling()
}

// signed returns the amount with a sign in front.
func signed(m Money) string {
	if m.Sign() > 0 {
		return "+" + m.Sterling()
	}
	return m.Sterling()
}

// percentCell returns a percentage with its sign, or a dash.
func percentCell(percent partnership.Quantity) string {
	n, known := percent.Millionths()
	switch {
	case !known:
		return "–"
	case n > 0:
		return "+" + grouped(percent.String())
	}
	return strings.Replace(grouped(percent.String()), "-", "−", 1)
}

// grouped puts commas between the thousands of a number.
func grouped(number string) string {
	end := strings.IndexByte(number, '.')
	if end < 0 {
		end = len(number)
	}
	for i := end - 3; i > 0 && number[i-1] != '-'; i -= 3 {
		number = number[:i] + "," + number[i:]
	}
	return number
}

// writeHeader writes the first row of a table; all columns but the first are
// aligned to the right.
func writeHeader(b *strings.Builder, titles []string) {
	writeRow(b, titles)
	b.WriteString("|---|" + strings.Repeat("---:|", len(titles)-1) + "\n")
}

// writeRow writes a row of a table.
func writeRow(b *strings.Builder, cells []string) {
	b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
}
