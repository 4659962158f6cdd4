package appraisal

import (
	"strconv"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Tables returns the audit for a report: what was found, with the working, and what
// reproduces each figure.
func (a TableAudit) Tables() report.Tables {
	found := report.Table{
		Title:   "Audit of " + a.Title,
		Summary: "What was found when the figures were worked again. What is sure holds whichever assumptions were used.",
		Columns: report.TextColumns("Option or total", "Finding", "How sure", "What it says", "Working ("+a.Unit+")"),
	}
	for _, f := range a.Findings {
		sure := "possible"
		if f.Sure {
			sure = "sure"
		}
		found.Rows = append(found.Rows, []string{f.Of, f.Kind.Title(), sure, f.Text, f.Working})
	}
	return report.Tables{found, a.fits()}
}

// fits returns the table of what reproduces each figure, and of what comes nearest where
// nothing does.
func (a TableAudit) fits() report.Table {
	t := report.Table{
		Title: "What gives the published figures", Level: 3,
		Summary: "Every set of assumptions that gives a figure as printed. Where there are several, the table alone cannot say which was used.",
		Columns: report.TextColumns("Option", "Figure", "Assumptions"),
		Notes:   []string{"From and to allow for the rounding of every figure. Where the costs are not printed, they are without them."},
	}
	t.Columns = append(t.Columns, report.NumberColumns("", "Tried", "From", "To")...)
	t.Columns = append(t.Columns, report.TextColumns("Fit")...)
	for _, o := range a.Options {
		row := func(figure string, fit AuditFit, tried int, word string) {
			t.Rows = append(t.Rows, []string{
				o.Title, figure, fit.Assumptions.String(), report.Grouped(strconv.Itoa(tried)), shownQuantity(fit.Low), shownQuantity(fit.High), word,
			})
		}
		for _, fit := range o.Net {
			row("Net", fit, o.TriedNet, fit.word())
		}
		if o.Nearest.Working != "" {
			row("Net", o.Nearest, o.TriedNet, "nearest, and does not fit")
		}
		for _, fit := range o.Payback {
			row("Payback (years)", fit, o.TriedPayback, fit.word())
		}
	}
	return t
}

// word says how well a fit fits.
func (f AuditFit) word() string {
	if f.Exact {
		return "as printed"
	}
	return "within the rounding"
}

// shownQuantity returns a quantity as a table shows it: with up to four decimals.
func shownQuantity(q partnership.Quantity) string {
	if !q.Known() {
		return q.String()
	}
	return auditFigure(auditExact(q))
}
