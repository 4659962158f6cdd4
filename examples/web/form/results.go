package form

import (
	"fmt"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Results are what the form comes to, as HTML, but for Status, which is plain text.
type Results struct {
	Pays    string // who pays what
	Changes string // who gains and who loses by the other formula
	Leaving string // what leaving costs
	Working string // how all of this is worked out
	Status  string // the figures in one sentence, to be read out
}

// Results returns who pays what, who gains and loses, and what leaving costs. What cannot
// be worked out says so in its place, and nothing else is held up by it.
func (f *Form) Results() Results {
	w := f.work()
	if w.results == nil {
		r := f.write(w)
		w.results = &r
	}
	return *w.results
}

// write writes the results.
func (f *Form) write(w *outcome) Results {
	if w.noToday != nil || blocked(w.problems, "/service", "/organisations", "/cost", "/scheme") {
		waiting := paragraph("The result shows here once the form is filled in"+whatIsLeft(len(w.problems))+".") + todo(w.problems)
		after := paragraph("This shows here once it is known who pays what.")
		return Results{Pays: waiting, Changes: after, Leaving: after, Working: after, Status: "There is no result yet" + whatIsLeft(len(w.problems)) + "."}
	}
	names := f.doc.Names()
	r := Results{Pays: f.pays(w.today, names), Leaving: f.leaving(w, names), Working: f.working(w.today, names), Status: sentence(w.today, names)}
	switch {
	case f.doc.Proposed.IsZero():
		r.Changes = paragraph("Choose a formula to compare with today’s, and who gains and who loses shows here.")
	case w.noOther != nil || blocked(w.problems, "/proposed"):
		r.Changes = paragraph("This shows here once the other formula is filled in.")
	default:
		r.Changes = f.changes(w.today, w.other, names)
		r.Working += f.working(w.other, names)
	}
	if len(w.problems) > 0 {
		r.Status += " There " + isAre(len(w.problems)) + " still " + report.Count(len(w.problems), "thing", "things") + " to put right."
	}
	return r
}

// whatIsLeft says how much there is to put right.
func whatIsLeft(problems int) string {
	if problems == 0 {
		return ""
	}
	return ": there " + isAre(problems) + " " + report.Count(problems, "thing", "things") + " to fill in or put right"
}

// isAre returns the verb for a count.
func isAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

// mostTodo is how many things to do are listed where the result will be.
const mostTodo = 5

// todo lists what is to be filled in or put right, so that who is still typing sees what
// the result waits for.
func todo(problems []Problem) string {
	var b strings.Builder
	for i, p := range problems {
		if i == mostTodo {
			b.WriteString("<li>and so on</li>\n")
			break
		}
		b.WriteString("<li>" + report.EscapeHTML(p.Message) + "</li>\n")
	}
	if b.Len() == 0 {
		return ""
	}
	return "<ul>\n" + b.String() + "</ul>\n"
}

// blocked reports whether a problem is at one of some places, or inside it.
func blocked(problems []Problem, places ...string) bool {
	for _, p := range problems {
		for _, place := range places {
			if within(p.Pointer, place) {
				return true
			}
		}
	}
	return false
}

// paragraph returns a text as a paragraph.
func paragraph(text string) string { return "<p>" + report.EscapeHTML(text) + "</p>\n" }

// mostRead is how many members the sentence names that is read out.
const mostRead = 6

// sentence says who pays what in one sentence.
func sentence(s costing.Statement, names report.Names) string {
	parts := []string{}
	for i, c := range s.Charges {
		if i == mostRead {
			parts = append(parts, fmt.Sprintf("and so on, %d in all", len(s.Charges)))
			break
		}
		parts = append(parts, c.Org.Name(names)+" pays "+c.Amount.Sterling())
	}
	text := strings.Join(parts, ", ") + "."
	switch {
	case above(s):
		text += " That is " + s.Residual.Abs().Sterling() + " more than the cost."
	case s.Residual != costing.Pence(0):
		text += " Nobody pays " + s.Residual.Sterling() + "."
	}
	return text
}

// above reports whether the members together pay more than the cost, as with a high rate.
func above(s costing.Statement) bool { return s.Total.Sign() >= 0 && s.Residual.Sign() < 0 }

// pays returns who pays what.
func (f *Form) pays(s costing.Statement, names report.Names) string {
	t := report.Table{
		Summary: fmt.Sprintf("%s: %s. Formula: %s", f.when(s), s.Total.Sterling(), lowerFirst(s.Scheme)),
		Columns: append(report.TextColumns("Council"), report.NumberColumns("", "Pays", "Share of the cost")...),
	}
	paid := []costing.Money{}
	for _, c := range s.Charges {
		paid = append(paid, c.Amount)
		t.Rows = append(t.Rows, []string{c.Org.Name(names), c.Amount.Sterling(), part(c.Amount, s.Total)})
	}
	total, err := costing.Sum(paid...)
	if err == nil {
		t.Totals = append(t.Totals, []string{"Total", total.Sterling(), part(total, s.Total)})
	}
	switch {
	case above(s):
		t.Totals = append(t.Totals, []string{"More than the cost by", s.Residual.Abs().Sterling(), part(s.Residual.Abs(), s.Total)})
	case s.Residual != costing.Pence(0):
		t.Totals = append(t.Totals, []string{"Paid by nobody", s.Residual.Sterling(), part(s.Residual, s.Total)})
	}
	return tables(report.Tables{t})
}

// when says what is shared and in which days.
func (f *Form) when(s costing.Statement) string {
	return fmt.Sprintf("%s, %s to %s", f.doc.Service.Name, showDay(s.Term.First), showDay(s.Term.Last))
}

// part returns how much of a whole an amount is, in per cent to one decimal, half away from
// zero, and a dash if the whole is nothing.
func part(amount, whole costing.Money) string {
	a, _ := amount.Decimal()
	w, _ := whole.Decimal()
	if w.IsZero() {
		return "–"
	}
	hundred, _ := partnership.MustQuantity("100").Decimal()
	return strings.Replace(a.Mul(hundred).DivRound(w, 1).StringFixed(1), "-", "−", 1) + "%"
}

// working returns the tables of a statement, whose headings stand below a heading of level 2.
func (f *Form) working(s costing.Statement, names report.Names) string {
	all := s.Tables(names).Nested()
	all[0].Title = s.Scheme + ": " + f.when(s)
	return tables(all)
}

// tables returns tables as HTML, in the words of the page. Each has a caption, and stands in
// a frame that is scrolled by itself, also with the keyboard, where the screen is too narrow.
func tables(all report.Tables) string {
	var b strings.Builder
	for _, t := range all {
		label := t.Title
		if label == "" {
			label = t.Summary
		}
		if t.Summary == "" {
			t.Title, t.Summary = "", t.Title
		}
		if t.Columns[0].Heading == "Organisation" || t.Columns[0].Heading == "Member" {
			t.Columns[0].Heading = "Council"
		}
		for _, row := range t.Rows {
			for i, cell := range row {
				if day, err := calendar.ParseDate(cell); err == nil {
					row[i] = showDay(day)
				}
			}
		}
		html := strings.Replace(t.HTML(), "<table>", `<div class="scroll" role="region" tabindex="0" aria-label="`+report.EscapeHTML(label)+`"><table>`, 1)
		b.WriteString(strings.Replace(html, "</table>", "</table></div>", 1))
	}
	return b.String()
}

// changes returns who gains and who loses by the other formula.
func (f *Form) changes(today, after costing.Statement, names report.Names) string {
	differences, err := costing.Compare(today, after)
	if err != nil {
		return paragraph("The two formulas cannot be compared: " + f.doc.humanise(err.Error()))
	}
	table := differences.Table(names)
	table.Title, table.Level = "", 3
	table.Summary = fmt.Sprintf("Before: %s. After: %s", lowerFirst(today.Scheme), lowerFirst(after.Scheme))
	return paragraph(gains(differences, names)) + bars(differences, names) + tables(report.Tables{table})
}

// gains says who pays less and who pays more.
func gains(d costing.Differences, names report.Names) string {
	better, worse := d.BetterOff(), d.WorseOff()
	switch {
	case len(better)+len(worse) == 0:
		return "Nobody pays more or less."
	case len(worse) == 0:
		return "Pays less: " + listed(better, names) + ". Nobody pays more."
	case len(better) == 0:
		return "Pays more: " + listed(worse, names) + ". Nobody pays less."
	}
	return "Pays less: " + listed(better, names) + ". Pays more: " + listed(worse, names) + "."
}

// listed returns names in a list.
func listed(ids []partnership.OrgID, names report.Names) string {
	return report.List(report.NamesOf(names, report.Organisation, ids))
}

// bars draws the differences: to the right and filled for who pays more, to the left and
// hollow for who pays less, so that they read in grey. What each shows is beside it in words.
func bars(d costing.Differences, names report.Names) string {
	most := int64(1)
	for _, x := range d {
		most = max(most, x.Amount.Abs().KnownPence())
	}
	var b strings.Builder
	b.WriteString("<ul class=\"bars\">\n")
	for _, x := range d {
		pence := x.Amount.KnownPence()
		b.WriteString("<li><span>" + report.EscapeHTML(x.Org.Name(names)+" "+changeText(x)) + "</span>\n")
		b.WriteString(`<svg viewBox="0 0 200 20" preserveAspectRatio="none" aria-hidden="true" focusable="false">`)
		width := barLength * float64(x.Amount.Abs().KnownPence()) / float64(most)
		switch {
		case pence > 0:
			fmt.Fprintf(&b, `<rect class="more" x="100" y="3" width="%.1f" height="14"/>`, width)
		case pence < 0:
			fmt.Fprintf(&b, `<rect class="less" x="%.1f" y="3" width="%.1f" height="14"/>`, 100-width, width)
		}
		b.WriteString(`<line x1="100" y1="0" x2="100" y2="20"/></svg></li>` + "\n")
	}
	b.WriteString("</ul>\n")
	return b.String()
}

// barLength is how long the longest bar is, out of the 100 that there are to each side.
const barLength = 96

// changeText says by how much somebody pays more or less.
func changeText(x costing.Difference) string {
	percent := ""
	if x.Percent.Known() {
		percent = " (" + report.Signed(report.Grouped(x.Percent.String())) + "%)"
	}
	switch x.Amount.Sign() {
	case 1:
		return "pays " + x.Amount.Sterling() + " more" + percent
	case -1:
		return "pays " + x.Amount.Abs().Sterling() + " less" + percent
	}
	return "pays the same"
}

// leaving returns what leaving costs each council.
func (f *Form) leaving(w *outcome, names report.Names) string {
	switch {
	case blocked(w.problems, "/leaving", "/months"):
		return paragraph("This shows here once what leaving costs is filled in.")
	case f.doc.Months == 0:
		return paragraph("Enter how many months to look ahead, and what leaving would cost each council shows here.")
	case w.noLeaving != nil:
		return paragraph("What leaving costs cannot be worked out: " + f.doc.humanise(w.noLeaving.Error()))
	}
	table := w.leaving.Table(names)
	table.Title, table.Summary = "", fmt.Sprintf("What it costs each council if it alone leaves, over %s", report.Count(f.doc.Months, "month", "months"))
	note := "To leave is what it pays once. A month of staying is a twelfth of what it pays today, to the nearest penny, unless another amount is entered."
	return tables(report.Tables{table}) + paragraph(note)
}
