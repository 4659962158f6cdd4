package appraisal

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Table returns the register of benefits for a report, as of a day: what each is, who answers
// for it, its baseline, what is planned in all, and who has agreed.
func (p BenefitsPlan) Table(names report.Names, day calendar.Date) report.Table {
	t := report.Table{
		Title:   p.Title,
		Summary: "Benefits as of " + day.String(),
		Columns: append(report.TextColumns("Benefit", "Effect", "Kind", "Service line", "Owner", "Measure", "Baseline", "Years"), report.NumberColumns("", "Planned")...),
	}
	t.Columns = append(t.Columns, report.TextColumns("Agreed by", "Disputed by", "No answer from")...)
	for _, b := range p.Benefits {
		t.Rows = append(t.Rows, append([]string{
			b.Title, b.Effect.Title(), b.Kind.Title(), b.Line.Name(names), b.Owner, b.Measure.Name, b.Measure.words(), b.span(), b.planned(),
		}, p.answers(names, b, day)...))
	}
	return t.WithoutEmptyColumns()
}

// words returns the baseline in words: "1,200,000 £ a year (2025-03-31)".
func (m BenefitMeasure) words() string {
	if !m.Baseline.Known() {
		return ""
	}
	return shownQuantity(m.Baseline) + " " + m.Unit + " (" + m.On.String() + ")"
}

// span returns the first and the last year of the profile.
func (b Benefit) span() string {
	years := b.years()
	switch len(years) {
	case 0:
		return ""
	case 1:
		return years[0].String()
	}
	return years[0].String() + " to " + years[len(years)-1].String()
}

// planned returns what is planned in all: money, or the last value of the measure.
func (b Benefit) planned() string {
	if b.Kind == QualityBenefit && len(b.Profile) > 0 {
		return shownQuantity(b.Profile[len(b.Profile)-1].Value) + " " + b.Measure.Unit
	}
	var own benefitTally
	for _, t := range b.Profile {
		own.add(benefitEntry{planned: t.Amount})
	}
	return benefitTotal(own.sum().Planned)
}

// answers returns who has agreed, who disputes, and who has not said.
func (p BenefitsPlan) answers(names report.Names, b Benefit, day calendar.Date) []string {
	lists := make([][]partnership.OrgID, 3)
	for _, org := range p.Members {
		place := slices.Index([]BenefitAnswer{BenefitAgreed, BenefitDisputed, ""}, b.answer(org, day).Answer)
		if place >= 0 {
			lists[place] = append(lists[place], org)
		}
	}
	cells := make([]string, len(lists))
	for i, orgs := range lists {
		cells[i] = report.List(report.NamesOf(names, report.Organisation, orgs))
	}
	return cells
}

// benefitTotal returns a sum as a report shows it: "£100.00", "not known (£40.00 recorded)", or
// "not known" if what is recorded makes £0. What is recorded is no lower bound, as an amount
// may be below £0.
func benefitTotal(t costing.Total) string {
	if t.Known() || t.AtLeast.Sign() == 0 {
		return t.Amount.Sterling()
	}
	return "not known (" + t.AtLeast.Sterling() + " recorded)"
}

// cells returns the sums as cells.
func (s BenefitSum) cells() []string {
	return []string{benefitTotal(s.Planned), benefitTotal(s.Due), benefitTotal(s.Realised), s.Difference.Sterling(), benefitTotal(s.Outlook)}
}

// empty reports whether nothing is planned, recorded or expected.
func (s BenefitSum) empty() bool { return s == benefitTally{}.sum() }

// benefitColumns are the columns of sums.
func benefitColumns(first ...string) []report.Column {
	return append(report.TextColumns(first...), report.NumberColumns("", "Planned, all years", "Planned so far", "Realised so far", "Difference", "Now expected, all years")...)
}

// Tables returns the realisation for a report: realised against planned with the reasons and
// the net, which is below £0 if the partners lose; by year; by partner; and the measures.
func (r BenefitRealisation) Tables(names report.Names) report.Tables {
	tables := report.Tables{r.benefitTable(names), r.yearTable(), r.memberTable(names)}
	if measures := r.measureTable(names); len(measures.Rows) > 0 {
		tables = append(tables, measures)
	}
	return tables
}

// hasNonCashable reports whether there is anything that is worth money and is not cashable.
func (r BenefitRealisation) hasNonCashable() bool {
	return slices.ContainsFunc(r.Benefits, func(b RealisedBenefit) bool { return b.Kind == NonCashableBenefit })
}

// nets returns the rows of the sums of all.
func (r BenefitRealisation) nets(blanks int) [][]string {
	row := func(title string, sum BenefitSum) []string {
		return slices.Concat([]string{title}, make([]string, blanks), sum.cells())
	}
	rows := [][]string{row("Net, cashable", r.Cashable)}
	if r.hasNonCashable() {
		rows = append(rows, row("Net, not cashable", r.NonCashable))
	}
	return rows
}

// benefitTable returns realised against planned.
func (r BenefitRealisation) benefitTable(names report.Names) report.Table {
	totals := r.nets(3)
	if slices.ContainsFunc(r.Benefits, func(b RealisedBenefit) bool { return b.Kind == CashableBenefit && len(b.Disputed) > 0 }) {
		totals = append(totals, slices.Concat([]string{"Of the cashable, disputed", "", "", ""}, r.Disputed.cells()))
	}
	t := report.Table{
		Title: r.Title, Summary: r.summary(),
		Columns: append(benefitColumns("Benefit", "Effect", "Kind", "Owner"), report.TextColumns("Reason", "Disputed")...),
		Totals:  totals,
		Notes:   []string{"Amounts below £0 are dis-benefits, costs and losses. What nobody has recorded does not count as realised."},
	}
	for _, b := range r.Benefits {
		if b.Kind == QualityBenefit {
			continue
		}
		var disputed []string
		for _, d := range b.Disputed {
			disputed = append(disputed, d.Org.Name(names)+": "+d.Reason)
		}
		t.Rows = append(t.Rows, slices.Concat(
			[]string{b.Title, b.Effect.Title(), b.Kind.Title(), b.Owner}, b.Sum.cells(),
			[]string{strings.Join(b.Reasons, "; "), strings.Join(disputed, "; ")},
		))
	}
	return t.WithoutEmptyColumns()
}

// summary says what has come of what was planned by now.
func (r BenefitRealisation) summary() string {
	return fmt.Sprintf("As of %v, cashable: %s realised, and %s planned so far.", r.On, benefitTotal(r.Cashable.Realised), benefitTotal(r.Cashable.Due))
}

// yearTable returns all benefits by year.
func (r BenefitRealisation) yearTable() report.Table {
	t := report.Table{Title: "By year", Level: 3, Summary: "Realised counts only what was recorded after the end of a year.", Columns: benefitColumns("Year", "Kind"), Totals: r.nets(1)}
	for _, y := range r.Years {
		t.Rows = append(t.Rows, slices.Concat([]string{y.Year.String(), CashableBenefit.Title()}, y.Cashable.cells()))
		if !y.NonCashable.empty() {
			t.Rows = append(t.Rows, slices.Concat([]string{y.Year.String(), NonCashableBenefit.Title()}, y.NonCashable.cells()))
		}
	}
	return t
}

// memberTable returns all benefits by partner.
func (r BenefitRealisation) memberTable(names report.Names) report.Table {
	t := report.Table{Title: "By partner", Level: 3, Summary: "How much of what it was promised each has had.", Columns: benefitColumns("Partner", "Kind"), Totals: r.nets(1)}
	for _, m := range r.Members {
		name := "Not divided"
		if m.Org != "" {
			name = m.Org.Name(names)
		}
		t.Rows = append(t.Rows, slices.Concat([]string{name, CashableBenefit.Title()}, m.Cashable.cells()))
		if !m.NonCashable.empty() {
			t.Rows = append(t.Rows, slices.Concat([]string{name, NonCashableBenefit.Title()}, m.NonCashable.cells()))
		}
	}
	return t
}

// measureTable returns how the measures stood at the end of the years.
func (r BenefitRealisation) measureTable(names report.Names) report.Table {
	t := report.Table{
		Title: "Measures", Level: 3, Summary: "What is not counted in money, as it stood at the end of each year.",
		Columns: append(report.TextColumns("Benefit", "Year", "Of"), report.NumberColumns("", "Target", "Actual")...),
	}
	t.Columns = append(t.Columns, report.TextColumns("Target met")...)
	for _, b := range r.Benefits {
		for _, m := range b.Measures {
			t.Rows = append(t.Rows, []string{b.Title, m.Year.String(), m.Org.Name(names), shownQuantity(m.Target), shownQuantity(m.Actual), m.Attainment.Title()})
		}
	}
	return t.WithoutEmptyColumns()
}
