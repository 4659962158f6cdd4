package costing

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// Markdown returns the statement as it goes into a report: a line that says what
// is shared, a table with a row for each organisation and a column for each step,
// a row with the totals, a row with the residual if there is one, and a numbered
// note on each step with its clause. A figure in brackets is what went into a step:
// a percentage, or what its note says. A step that is not about an organisation
// leaves an empty cell.
//
// Below is the working: for each step that used more than that, a table of the
// figures, the percentages before they were rounded, the charges before and after,
// and the limits for the days of the step; and where every figure comes from.
// So every line can be done again with a calculator. What is shared, is shared as
// Apportion does.
func (s Statement) Markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "**%s**, %s, %v: %s", partnership.EscapeMarkdown(s.Scheme), partnership.EscapeMarkdown(string(s.Line)), s.Term, s.Total.Sterling())
	if s.Added != Pence(0) {
		fmt.Fprintf(&b, " and %s added to it", s.Added.Sterling())
	}
	b.WriteString("\n\n")
	header := []string{"Organisation"}
	cells := make([]map[partnership.OrgID]string, len(s.Steps))
	for i, step := range s.Steps {
		header = append(header, step.heading(i))
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
	for i, step := range s.Steps {
		step.writeWorking(&b, i)
	}
	s.writeSources(&b)
	return b.String()
}

// heading returns the name and the number of the step, which is in place i.
func (s Step) heading(i int) string {
	return fmt.Sprintf("%s [%d]", partnership.EscapeMarkdown(s.Name), i+1)
}

// cells returns what the step did to each organisation that it is about.
func (s Step) cells() map[partnership.OrgID]string {
	cells := make(map[partnership.OrgID]string, len(s.Workings))
	for _, w := range s.Workings {
		cells[w.Org] = w.Amount.Sterling()
		switch s.Measure {
		case "":
		case "%":
			cells[w.Org] += " (" + Grouped(w.Measure.String()) + "%)"
		default:
			cells[w.Org] += " (" + Grouped(w.Measure.String()) + ")"
		}
	}
	return cells
}

// writeTotals writes the row of totals and, if there is one, that of the residual.
func (s Statement) writeTotals(b *strings.Builder) {
	row := []string{"Total"}
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
	if s.Residual != Pence(0) {
		row := make([]string, len(s.Steps)+2)
		row[0], row[len(row)-1] = "Residual, paid by nobody", s.Residual.Sterling()
		if s.Residual.Sign() < 0 {
			row[0] = "Residual, paid too much"
		}
		writeRow(b, row)
	}
}

// totalText returns the sum of amounts: not known if one of them is not, for it might be
// less than £0.
func totalText(amounts []Money) string {
	total, err := Sum(amounts...)
	if err != nil {
		return "too much to show"
	}
	return total.Sterling()
}

// writeNotes writes a note for each step.
func (s Statement) writeNotes(b *strings.Builder) {
	b.WriteString("\n")
	for i, step := range s.Steps {
		fmt.Fprintf(b, "%d. ", i+1)
		if step.Clause != "" {
			fmt.Fprintf(b, "%s: ", partnership.EscapeMarkdown(clauseHeading(step.Clause)))
		}
		b.WriteString(partnership.EscapeMarkdown(step.What))
		if !step.Term.IsZero() {
			fmt.Fprintf(b, ", %v", step.Term)
		}
		b.WriteString("\n")
	}
}

// clauseHeading is clause at the beginning of a line.
func clauseHeading(number string) string {
	if beginsWithWord(number) {
		return number
	}
	return "Clause " + number
}

// A workingColumn is a column of the working of a step: its heading and its cells.
type workingColumn struct {
	heading string
	cells   map[partnership.OrgID]string
}

// writeWorking writes a table of what went into the step, which is in place i, if
// there is more than its cells show.
func (s Step) writeWorking(b *strings.Builder, i int) {
	columns := append(s.figureColumns(), s.amountColumns()...)
	if len(columns) == 0 {
		return
	}
	header := []string{s.heading(i)}
	for _, column := range columns {
		header = append(header, column.heading)
	}
	b.WriteString("\n")
	writeHeader(b, header)
	for _, w := range s.Workings {
		row := []string{partnership.EscapeMarkdown(string(w.Org))}
		for _, column := range columns {
			row = append(row, column.cells[w.Org])
		}
		writeRow(b, row)
	}
}

// figureColumns returns a column for each driver of the step, unless its only one
// is the measure.
func (s Step) figureColumns() []workingColumn {
	measured := make(map[partnership.OrgID]partnership.Quantity, len(s.Workings))
	for _, w := range s.Workings {
		measured[w.Org] = w.Measure
	}
	var columns []workingColumn
	at, more := make(map[Driver]int), false
	for _, f := range s.Figures {
		if f.Org == "" {
			continue
		}
		k, ok := at[f.Driver]
		if !ok {
			k = len(columns)
			at[f.Driver] = k
			columns = append(columns, workingColumn{partnership.EscapeMarkdown(string(f.Driver)), make(map[partnership.OrgID]string)})
		}
		columns[k].cells[f.Org] = Grouped(f.Value.String())
		more = more || s.Measure != string(f.Driver) || measured[f.Org] != f.Value
	}
	if !more {
		return nil
	}
	return columns
}

// amountColumns returns the columns of the working that have anything in them:
// actual percentages, the charge before, the limits and the charge after.
func (s Step) amountColumns() []workingColumn {
	headings := []string{s.actualHeading(), "Before", "At least", "At most", "After"}
	columns := make([]workingColumn, len(headings))
	for k, heading := range headings {
		columns[k] = workingColumn{heading, make(map[partnership.OrgID]string)}
	}
	adjusts := slices.ContainsFunc(s.Workings, func(w Working) bool { return w.Before.Known() || w.AtLeast.Known() || w.AtMost.Known() })
	for _, w := range s.Workings {
		if w.Actual.Known() {
			columns[0].cells[w.Org] = Grouped(w.Actual.String())
		}
		if w.AtLeast.Known() {
			columns[2].cells[w.Org] = w.AtLeast.Sterling()
		}
		if w.AtMost.Known() {
			columns[3].cells[w.Org] = w.AtMost.Sterling()
		}
		if adjusts {
			columns[1].cells[w.Org], columns[4].cells[w.Org] = w.Before.Sterling(), totalText([]Money{w.Before, w.Amount})
		}
	}
	return slices.DeleteFunc(columns, func(column workingColumn) bool { return len(column.cells) == 0 })
}

// actualHeading says what is rounded: percentages, or charges.
func (s Step) actualHeading() string {
	if s.Measure == "" {
		return "Exactly £"
	}
	return "Actual %"
}

// A source is where figures of a driver come from. A figure of no one organisation
// has its value here.
type source struct {
	driver Driver
	value  partnership.Quantity
	from   string
	on     calendar.Date
}

// writeSources writes where the figures of all steps come from, each source once
// and with its organisations if its driver has several.
func (s Statement) writeSources(b *strings.Builder) {
	var sources []source
	seen, orgs, several := make(map[Figure]bool), make(map[source][]partnership.OrgID), make(map[Driver]int)
	for _, step := range s.Steps {
		for _, f := range step.Figures {
			from := source{driver: f.Driver, from: f.Source, on: f.On}
			if f.Org == "" {
				from.value = f.Value
			}
			if seen[f] {
				continue
			}
			seen[f] = true
			if orgs[from] == nil {
				sources = append(sources, from)
				several[f.Driver]++
			}
			orgs[from] = append(orgs[from], f.Org)
		}
	}
	for i, from := range sources {
		if i == 0 {
			b.WriteString("\n")
		}
		text := string(from.driver)
		if from.value.Known() {
			text += " " + Grouped(from.value.String())
		} else if several[from.driver] > 1 {
			text += " of " + orgsText(orgs[from])
		}
		fmt.Fprintf(b, "- %s: %s, %v\n", partnership.EscapeMarkdown(text), partnership.EscapeMarkdown(from.from), from.on)
	}
}

// Markdown returns the changes as a table for a report: who paid what before and
// pays what after, the difference and its percentage, and the totals. A dash stands for
// what there is not.
func (c Differences) Markdown() string {
	var b strings.Builder
	writeHeader(&b, []string{"Organisation", "Before", "After", "Difference", "%"})
	var before, after, difference []Money
	for _, change := range c {
		before, after = append(before, change.was()...), append(after, change.is()...)
		difference = append(difference, change.Amount)
		writeRow(&b, []string{
			partnership.EscapeMarkdown(string(change.Org)), amountCell(change.Before), amountCell(change.After),
			signed(change.Amount), percentCell(change.Percent),
		})
	}
	writeRow(&b, []string{"Total", totalText(before), totalText(after), totalText(difference), ""})
	return b.String()
}

// was returns the amount before, or none if the organisation was not there.
func (c Difference) was() []Money { return thereOf(c.Before, c.Amount) }

// is returns the amount after, or none if the organisation is not there.
func (c Difference) is() []Money { return thereOf(c.After, c.Amount) }

// thereOf returns the amount of one side of a change, or none if the organisation is not
// on that side: then the amount is not known, although the difference is.
func thereOf(amount, difference Money) []Money {
	if !amount.Known() && difference.Known() {
		return nil
	}
	return []Money{amount}
}

// amountCell returns an amount, or a dash if it is not known.
func amountCell(amount Money) string {
	if !amount.Known() {
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
		return "+" + Grouped(percent.String())
	}
	return strings.Replace(Grouped(percent.String()), "-", "−", 1)
}

// grouped puts commas between the thousands of a number.
func Grouped(number string) string {
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

// WentIn returns in brackets what went into the working: the columns that Markdown has
// for it, or else the measure.
func (s Step) WentIn(w Working) string {
	parts := []string{}
	for _, column := range append(s.figureColumns(), s.amountColumns()...) {
		if cell := column.cells[w.Org]; cell != "" {
			parts = append(parts, strings.ToLower(column.heading)+" "+cell)
		}
	}
	if len(parts) == 0 && s.Measure != "" {
		parts = append(parts, partnership.EscapeMarkdown(Grouped(w.Measure.String())+" "+s.Measure))
	}
	if len(parts) == 0 {
		return ""
	}
	return " (" + strings.Join(parts, "; ") + ")"
}
