package costing

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Tables returns the statement as it goes into a report, with all that is needed to do
// every line of it again with a calculator:
//
//   - who pays what: a row for each organisation and a column for each step, with the
//     totals, and the residual if there is one. A figure in brackets is what went into a
//     step: a percentage, or what its note counts. Each step has a note with its clause,
//     and with its days if it is for some days only;
//   - what everyone pays for each part of the term, if members or scheme change in it and a
//     step is of more than one part;
//   - the working of each driver that is made of others;
//   - the working of each step that used more than that: the figures, percentages and
//     charges before they were rounded, the charges before and after, and the limits;
//   - where every figure comes from, if any were used, and which figures are much older than
//     the time of the cost, or younger;
//   - the other remarks.
//
// Amounts are split as Apportion does it. If a step is not about an organisation, its cell
// is empty.
func (s Statement) Tables(names report.Names) report.Tables {
	tables := report.Tables{s.charges(names)}
	if s.mixesPeriods() {
		tables = append(tables, s.periodTable(names))
	}
	for _, w := range s.Drivers {
		tables = append(tables, s.derived(w, names))
	}
	for i, step := range s.Steps {
		if table := step.working(i, names); len(table.Columns) > 0 {
			tables = append(tables, table)
		}
	}
	if sources := s.sources(names); len(sources.Rows) > 0 {
		tables = append(tables, sources)
	}
	return append(tables, s.found(names)...)
}

// charges is the table of who pays what.
func (s Statement) charges(names report.Names) report.Table {
	t := report.Table{Title: s.title(names), Summary: s.summary(names), Columns: report.TextColumns("Organisation")}
	cells := make([]map[partnership.OrgID]string, len(s.Steps))
	for i, step := range s.Steps {
		t.Columns = append(t.Columns, report.Column{Heading: step.heading(i), Number: true})
		t.Notes = append(t.Notes, s.note(step, names))
		cells[i] = step.cells()
	}
	t.Columns = append(t.Columns, report.Column{Heading: "Charge", Number: true})
	for _, charge := range s.Charges {
		row := []string{charge.Org.Name(names)}
		for _, cell := range cells {
			row = append(row, cell[charge.Org])
		}
		t.Rows = append(t.Rows, append(row, charge.Amount.Sterling()))
	}
	t.Totals = s.totals()
	return t
}

// title says which cost is shared by which scheme.
func (s Statement) title(names report.Names) string {
	return fmt.Sprintf("%s: %s, %v", s.Scheme, s.Line.Name(names), s.Term)
}

// summary says how much is shared.
func (s Statement) summary(names report.Names) string {
	text := "Cost: " + s.Total.Sterling()
	if len(s.Heads) > 0 {
		text += " (" + headsText(s.Heads, names) + ")"
	}
	if s.Added != Pence(0) {
		text += ", and " + s.Added.Sterling() + " added to it"
	}
	return text + "."
}

// heading returns the name and the number of the step, which is in place i.
func (s Step) heading(i int) string { return fmt.Sprintf("%s [%d]", s.Name, i+1) }

// note says what the step did, by which clause and on which days of the statement.
func (s Statement) note(step Step, names report.Names) string {
	text := step.text(names)
	if heading := clauseHeading(step.Clause); heading != "" {
		text = heading + ": " + text
	}
	return text + s.daysOf(step.Term)
}

// daysOf says for which days of the statement something is, unless it is for all.
func (s Statement) daysOf(term calendar.Term) string {
	if term.IsZero() {
		return ""
	}
	part, all := timed{term, s.ByMonths}, timed{s.Term, s.ByMonths}
	return fmt.Sprintf("; %v, %d of %s", term, part.length(), all.count(all.length()))
}

// derived is the table of the working of a derived driver.
func (s Statement) derived(w DriverWorking, names report.Names) report.Table {
	step := Step{What: w.What, Figures: w.Figures}
	name := names.Of(report.Driver, string(w.Driver))
	note := name + " is " + step.text(names) + s.daysOf(w.Term)
	if heading := clauseHeading(w.Clause); heading != "" {
		note = heading + ": " + note
	}
	columns, _ := step.figureColumns(names)
	t := report.Table{Title: "Working of " + name, Level: 3, Notes: []string{note}, Columns: report.TextColumns("Organisation")}
	for _, column := range columns {
		t.Columns = append(t.Columns, report.Column{Heading: column.heading, Number: true})
	}
	t.Columns = append(t.Columns, report.NumberColumns("", name, "Exactly")...)
	for _, value := range w.Values {
		row := []string{value.Org.Name(names)}
		for _, column := range columns {
			row = append(row, column.cells[value.Org])
		}
		t.Rows = append(t.Rows, append(row, report.Grouped(value.Value.String()), value.Exactly))
	}
	return t.WithoutEmptyColumns()
}

// clauseHeading is clause at the beginning of a line.
func clauseHeading(number string) string {
	if number == "" || beginsWithWord(number) {
		return number
	}
	return "Clause " + number
}

// The text of a step has every organisation in single quotation marks, and every driver
// in double ones, so that their names can stand there.
func quotedOrg(org partnership.OrgID) string { return "‘" + string(org) + "’" }
func quotedDriver(driver Driver) string      { return "“" + string(driver) + "”" }

// text says what the step did, with names.
func (s Step) text(names report.Names) string {
	text := named(s.What, "‘", "’", func(id string) string { return names.Of(report.Organisation, id) })
	text = named(text, "‹", "›", func(id string) string { return names.Of(report.Line, id) })
	return named(text, "“", "”", func(id string) string { return names.Of(report.Driver, id) })
}

// named returns text with a name in place of every id between two marks.
func named(text, begin, end string, name func(id string) string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, begin)
		id, after, ends := strings.Cut(rest, end)
		b.WriteString(before)
		if !found || !ends {
			return b.String() + text[len(before):]
		}
		b.WriteString(name(id))
		text = after
	}
}

// cells returns what the step did to each organisation that it is about.
func (s Step) cells() map[partnership.OrgID]string {
	cells := make(map[partnership.OrgID]string, len(s.Workings))
	for _, w := range s.Workings {
		cells[w.Org] = w.Amount.Sterling()
		if s.Measure != "" {
			cells[w.Org] += " (" + s.measureText(w) + ")"
		}
	}
	return cells
}

// totals returns the row of totals and, if there is one, that of the residual.
func (s Statement) totals() [][]string {
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
	rows := [][]string{append(row, totalText(amounts))}
	if s.Residual == Pence(0) {
		return rows
	}
	residual := make([]string, len(s.Steps)+2)
	residual[0], residual[len(residual)-1] = "Residual, paid by nobody", s.Residual.Sterling()
	if s.Residual.Sign() < 0 {
		residual[0] = "Residual, paid too much"
	}
	return append(rows, residual)
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

// A workingColumn is a column of the working of a step: its heading and its cells.
type workingColumn struct {
	heading, unit string
	cells         map[partnership.OrgID]string
}

// working is the table of what went into the step, which is in place i. It has no columns
// if that is no more than its cells show.
func (s Step) working(i int, names report.Names) report.Table {
	columns := s.workingColumns(names)
	if len(columns) == 0 {
		return report.Table{}
	}
	t := report.Table{Title: "Working of " + s.heading(i), Level: 3, Columns: report.TextColumns("Organisation")}
	for _, column := range columns {
		t.Columns = append(t.Columns, report.Column{Heading: column.heading, Unit: column.unit, Number: true})
	}
	for _, w := range s.Workings {
		row := []string{w.Org.Name(names)}
		for _, column := range columns {
			row = append(row, column.cells[w.Org])
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// workingColumns returns the columns of the working.
func (s Step) workingColumns(names report.Names) []workingColumn {
	columns, more := s.figureColumns(names)
	if !more {
		columns = nil
	}
	return append(columns, s.amountColumns()...)
}

// measureText writes what went into a working: a percentage or a figure.
func (s Step) measureText(w Working) string {
	text := report.Grouped(w.Measure.String())
	if s.Measure == "%" && w.Measure.Known() {
		text += "%"
	}
	return text
}

// figureColumns returns a column for each driver of the step. more says that they show more
// than the measure does.
func (s Step) figureColumns(names report.Names) (columns []workingColumn, more bool) {
	measured := make(map[partnership.OrgID]partnership.Quantity, len(s.Workings))
	for _, w := range s.Workings {
		measured[w.Org] = w.Measure
	}
	at := make(map[Driver]int)
	for _, f := range s.Figures {
		if f.Org == "" {
			continue
		}
		k, ok := at[f.Driver]
		if !ok {
			k = len(columns)
			at[f.Driver] = k
			columns = append(columns, workingColumn{heading: names.Of(report.Driver, string(f.Driver)), cells: make(map[partnership.OrgID]string)})
		}
		columns[k].cells[f.Org] = report.Grouped(f.Value.String())
		more = more || s.Measure != string(f.Driver) || measured[f.Org] != f.Value
	}
	return columns, more
}

// amountColumns returns the columns of the working that have anything in them: what is
// rounded, the charge before, the limits and the charge after.
func (s Step) amountColumns() []workingColumn {
	columns := []workingColumn{{heading: "Actual", unit: "£"}, {heading: "Exactly"}, {heading: "Before"}, {heading: "Percentage of"}, {heading: "At least"}, {heading: "At most"}, {heading: "After"}}
	switch s.Measure {
	case "":
		columns[1].unit = "£"
	case "%":
		columns[0].unit, columns[1].heading = "%", "Exact share"
	}
	for k := range columns {
		columns[k].cells = make(map[partnership.OrgID]string)
	}
	adjusts := slices.ContainsFunc(s.Workings, func(w Working) bool { return w.Before.Known() || w.AtLeast.Known() || w.AtMost.Known() })
	for _, w := range s.Workings {
		if w.Actual.Known() {
			columns[0].cells[w.Org] = report.Grouped(w.Actual.String())
		}
		if w.Exactly != "" {
			columns[1].cells[w.Org] = w.Exactly
		}
		for k, amount := range []Money{w.Base, w.AtLeast, w.AtMost} {
			if amount.Known() {
				columns[k+3].cells[w.Org] = amount.Sterling()
			}
		}
		if adjusts {
			columns[2].cells[w.Org], columns[6].cells[w.Org] = w.Before.Sterling(), totalText([]Money{w.Before, w.Amount})
		}
	}
	return slices.DeleteFunc(columns, func(column workingColumn) bool { return len(column.cells) == 0 })
}

// A source is where figures of a driver come from. A figure that is common to all has its
// value here.
type source struct {
	driver Driver
	value  partnership.Quantity
	from   string
	on     calendar.Date
}

// figures returns those of each derived driver and step.
func (s Statement) figures() (lists [][]Figure) {
	for _, w := range s.Drivers {
		lists = append(lists, w.Figures)
	}
	for _, step := range s.Steps {
		lists = append(lists, step.Figures)
	}
	return lists
}

// sources is the table of where the figures of all steps come from, each source once and
// with its organisations if its driver has several. A figure that is common to all has its
// value here.
func (s Statement) sources(names report.Names) report.Table {
	var sources []source
	seen, orgs, several := make(map[Figure]bool), make(map[source][]partnership.OrgID), make(map[Driver]int)
	for _, figures := range s.figures() {
		for _, f := range figures {
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
	t := report.Table{Title: "Where the figures come from", Level: 3, Columns: append(report.TextColumns("Figures", "Of"), append(report.NumberColumns("", "Value"), report.TextColumns("Source", "Day")...)...)}
	for _, from := range sources {
		of, value := "", ""
		switch {
		case from.value.Known():
			value = report.Grouped(from.value.String())
		case several[from.driver] > 1:
			of = report.List(report.NamesOf(names, report.Organisation, orgs[from]))
		}
		t.Rows = append(t.Rows, []string{names.Of(report.Driver, string(from.driver)), of, value, from.from, from.on.String()})
	}
	return t.WithoutEmptyColumns()
}

// MemberTable returns what one organisation pays of the statement, and why: a row for each
// step that is about it, with its clause and working. What went into the step is in
// brackets.
//
// The error is ErrNotFound at "org" for an organisation that has no charge.
func (s Statement) MemberTable(org partnership.OrgID, names report.Names) (report.Table, error) {
	i := slices.IndexFunc(s.Charges, func(c Portion) bool { return c.Org == org })
	if i < 0 {
		return report.Table{}, field.At("org", fmt.Errorf("%s has no charge: %w", field.Quote(org), field.ErrNotFound))
	}
	t := report.Table{
		Title:   s.title(names) + ": " + org.Name(names),
		Columns: append(report.TextColumns("For", "Clause", "Working"), report.Column{Heading: "Amount", Number: true}),
		Totals:  [][]string{{"Total", "", "", s.Charges[i].Amount.Sterling()}},
	}
	for _, step := range s.Steps {
		for _, w := range step.Workings {
			if w.Org == org {
				t.Rows = append(t.Rows, []string{step.Name, step.Clause, step.text(names) + s.daysOf(step.Term) + step.wentIn(w, names), w.Amount.Sterling()})
			}
		}
	}
	return t, nil
}

// wentIn returns in brackets what went into the working: the columns of the table of
// workings, or else the measure.
func (s Step) wentIn(w Working, names report.Names) string {
	parts := []string{}
	for _, column := range s.workingColumns(names) {
		switch cell := column.cells[w.Org]; {
		case cell == "":
		case column.unit == "£":
			parts = append(parts, lowered(column.heading)+" £"+cell)
		default:
			parts = append(parts, lowered(column.heading)+" "+cell+column.unit)
		}
	}
	switch {
	case len(parts) > 0:
	case s.Measure == "%":
		parts = append(parts, s.measureText(w))
	case s.Measure != "":
		parts = append(parts, s.measureText(w)+" "+names.Of(report.Driver, s.Measure))
	default:
		return ""
	}
	return " (" + strings.Join(parts, "; ") + ")"
}

// lowered returns one of our headings as it stands in a sentence; the name of a driver
// stays as it is.
func lowered(heading string) string {
	switch heading {
	case "Actual", "Exactly", "Exact share", "Before", "Percentage of", "At least", "At most", "After":
		return strings.ToLower(heading)
	}
	return heading
}

// Table returns the differences for a report: who paid what before and pays what after, the
// difference and its percentage, and the totals. A dash means that there is no amount: an
// organisation that joined has no charge before.
func (d Differences) Table(names report.Names) report.Table {
	t := report.Table{
		Title: "Who pays more and who pays less",
		Columns: append(append(report.TextColumns("Organisation"), report.NumberColumns("", "Before", "After", "Difference")...),
			report.Column{Heading: "Difference", Unit: "%", Number: true}),
	}
	var before, after, difference []Money
	for _, each := range d {
		if !each.Joined {
			before = append(before, each.Before)
		}
		if !each.Left {
			after = append(after, each.After)
		}
		difference = append(difference, each.Amount)
		t.Rows = append(t.Rows, []string{
			each.Org.Name(names), cellOf(each.Before, each.Joined), cellOf(each.After, each.Left),
			report.Signed(each.Amount.Sterling()), each.percentCell(),
		})
	}
	t.Totals = [][]string{{"Total", totalText(before), totalText(after), report.Signed(totalText(difference)), ""}}
	return t
}

// cellOf returns an amount of one side of a difference, or a dash if the organisation is not on
// that side.
func cellOf(amount Money, absent bool) string {
	if absent {
		return "–"
	}
	return amount.Sterling()
}

// percentCell returns the percentage of the difference with its sign, or a dash if there is none.
func (d Difference) percentCell() string {
	if !d.Amount.Known() && !d.Joined {
		return "not known"
	}
	return percentCell(d.Percent)
}

// percentCell returns a percentage with its sign, or a dash.
func percentCell(percent partnership.Quantity) string {
	if !percent.Known() {
		return "–"
	}
	return report.Signed(report.Grouped(percent.String()))
}
