package costing

import (
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Tables returns the comparison for a report:
//
//   - for each scheme and member what it pays in each year and in all, the difference to the
//     first scheme, and in how many years it is worse off, with the totals of each scheme and
//     the residuals, if there are any. A dash means that it is not a member in that year. The
//     notes say who is worse off in all;
//   - what each year costs: with inflation, with what joiners add and what leavers avoid;
//   - what each leaver leaves to the others, if there is one.
//
// Statements have the working of each figure.
func (c SchemeComparison) Tables(names report.Names) report.Tables {
	tables := report.Tables{c.charges(names), c.costs()}
	if leavers := c.leavers(names); len(leavers.Rows) > 0 {
		tables = append(tables, leavers)
	}
	return tables
}

// charges is the table of what everyone pays.
func (c SchemeComparison) charges(names report.Names) report.Table {
	t := report.Table{
		Title:   fmt.Sprintf("Schemes compared: %s, %s", c.Line.Name(names), c.span()),
		Columns: report.TextColumns("Scheme", "Organisation"),
	}
	for _, year := range c.Years {
		t.Columns = append(t.Columns, report.Column{Heading: yearName(year.Term), Number: true})
	}
	t.Columns = append(t.Columns, report.NumberColumns("", "All years", "Difference")...)
	t.Columns = append(t.Columns, report.Column{Heading: "Difference", Unit: "%", Number: true}, report.Column{Heading: "Worse off in"})
	var first []map[partnership.OrgID]Money
	for i, option := range c.Options {
		charges := option.charges()
		if i == 0 {
			first = charges
		}
		for _, d := range option.Differences {
			t.Rows = append(t.Rows, c.row(i, d, first, charges, names))
		}
		t.Totals = append(t.Totals, option.totals()...)
		if i > 0 {
			t.Notes = append(t.Notes, c.note(option, names))
		}
	}
	return t
}

// span returns the first and the last year.
func (c SchemeComparison) span() string {
	if len(c.Years) == 0 {
		return "no years"
	}
	first, last := yearName(c.Years[0].Term), yearName(c.Years[len(c.Years)-1].Term)
	if first == last {
		return first
	}
	return first + " to " + last
}

// charges returns what each member pays in each year.
func (o ComparedOption) charges() []map[partnership.OrgID]Money {
	years := make([]map[partnership.OrgID]Money, len(o.Statements))
	for i, year := range o.Statements {
		years[i] = AmountsByOrg(year.Charges)
	}
	return years
}

// row is what a member pays by the option in place i, and how that compares with the first
// option. A year counts as worse only if both charges are known.
func (c SchemeComparison) row(i int, d Difference, first, charges []map[partnership.OrgID]Money, names report.Names) []string {
	worse, years := 0, 0
	row := []string{c.Options[i].Name, d.Org.Name(names)}
	for n, year := range charges {
		charge, member := year[d.Org]
		before := Money{}
		if n < len(first) {
			before = first[n][d.Org]
		}
		row = append(row, cellOf(charge, !member))
		years += boolRank(member)
		worse += boolRank(before.Known() && before.Compare(charge) < 0)
	}
	if row = append(row, cellOf(d.After, d.Left)); i == 0 {
		return row
	}
	return append(row, report.Signed(d.Amount.Sterling()), d.percentCell(), fmt.Sprintf("%d of %s", worse, report.Count(years, "year", "years")))
}

// totals are what all members pay by the option, and what nobody pays, if there is such.
func (o ComparedOption) totals() [][]string {
	paid, residual := []string{o.Name, "Total"}, []string{o.Name, "Residual, paid by nobody"}
	all, left := make([]Money, len(o.Differences)), make([]Money, len(o.Statements))
	for i, d := range o.Differences {
		all[i] = d.After
	}
	for n, year := range o.Statements {
		amounts := make([]Money, len(year.Charges))
		for i, charge := range year.Charges {
			amounts[i] = charge.Amount
		}
		left[n] = year.Residual
		paid, residual = append(paid, totalText(amounts)), append(residual, year.Residual.Sterling())
	}
	rows := [][]string{append(paid, totalText(all))}
	if slices.ContainsFunc(left, func(amount Money) bool { return amount != Pence(0) }) {
		rows = append(rows, append(residual, totalText(left)))
	}
	return rows
}

// note says who is worse off by an option than by the first, and who is better off.
func (c SchemeComparison) note(option ComparedOption, names report.Names) string {
	off := func(orgs []partnership.OrgID) string {
		if len(orgs) == 0 {
			return "nobody"
		}
		return report.List(report.NamesOf(names, report.Organisation, orgs))
	}
	return fmt.Sprintf("%s, compared with %s. Worse off: %s. Better off: %s.",
		option.Name, c.Options[0].Name, off(option.Differences.WorseOff()), off(option.Differences.BetterOff()))
}

// costs is the table of what each year costs.
func (c SchemeComparison) costs() report.Table {
	t := report.Table{
		Title: "What each year costs", Level: 3,
		Summary: "Unchanged is the cost if nobody joins or leaves, with inflation.",
		Columns: append(report.TextColumns("Year"), report.Column{Heading: "Inflation", Unit: "%", Number: true}),
	}
	t.Columns = append(t.Columns, report.NumberColumns("", "Unchanged", "Added by joiners", "Avoided by leavers", "Cost")...)
	for _, y := range c.Years {
		t.Rows = append(t.Rows, []string{
			yearName(y.Term), percentCell(y.Inflation), y.Unchanged.Sterling(), y.Added.Sterling(), y.Avoided.Neg().Sterling(), y.Cost.Sterling(),
		})
	}
	return t
}

// leavers is the table of what leavers leave to the others.
func (c SchemeComparison) leavers(names report.Names) report.Table {
	t := report.Table{
		Title: "What leavers leave to the others", Level: 3,
		Summary: "The share of a leaver is what it was charged in its last whole year, at the prices of the year. The part that is not avoidable falls to the others.",
		Columns: append(report.TextColumns("Scheme", "Leaver", "Year"), report.NumberColumns("", "Share", "Avoidable", "Unavoidable")...),
	}
	for _, option := range c.Options {
		for _, l := range option.Leavers {
			t.Rows = append(t.Rows, []string{
				option.Name, l.Org.Name(names), yearName(l.Term),
				l.Share.Sterling(), l.Avoidable.Sterling(), l.Unavoidable.Sterling(),
			})
		}
	}
	return t
}
