package account

import (
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Tables returns the balance for a report: what each member is charged, has paid, has
// been refunded, disputes and owes, with the totals; and where the money is.
func (b Balance) Tables(names report.Names) report.Tables {
	day := b.On.String()
	if !b.Known.IsZero() {
		day += ", as known on " + b.Known.String()
	}
	forward := "Reserve brought forward"
	if b.Opening.Sign() < 0 {
		forward = "Deficit brought forward"
	}
	members := report.Table{
		Title:   "Balance on " + day,
		Columns: append(report.TextColumns("Member"), report.NumberColumns("", "Charged", "Paid", "Refunded", "Disputed", "Owed")...),
		Totals:  [][]string{sterling("Total", b.Charged, b.Paid, b.Refunded, b.Disputed, b.Owed)},
	}
	for _, m := range b.Members {
		members.Rows = append(members.Rows, sterling(m.Org.Name(names), m.Charged, m.Paid, m.Refunded, m.Disputed, m.Owed))
	}
	return report.Tables{members, {
		Title:   "Where the money is on " + day,
		Columns: append(report.TextColumns("Balance"), report.NumberColumns("", "Amount")...),
		Rows: [][]string{
			sterling("Budget", b.Budget),
			sterling(forward, b.Opening),
			sterling("Spent", b.Spent),
			sterling("Income", b.Income),
			sterling("Outturn", b.Outturn),
			sterling("Put to the reserve", b.Aside),
			sterling("Reserve", b.Reserve),
			sterling("Held", b.Held),
			sterling("Surplus", b.Surplus),
		},
	}}
}

// Table returns the account for a report: a row for each posting, in the order in which
// they were made. It shows when each was recorded, and by whom, if one of them says so.
func (a Account) Table(names report.Names) report.Table {
	t := report.Table{
		Title: "Account of " + a.Year.String(),
		Columns: []report.Column{
			{Heading: "Day"}, {Heading: "Posting"}, {Heading: "Member"}, {Heading: "Amount", Number: true}, {Heading: "Reference"},
		},
	}
	recorded := slices.ContainsFunc(a.Postings, func(p Posting) bool { return !p.Recorded.IsZero() || p.By != "" })
	if recorded {
		t.Columns = append(t.Columns, report.TextColumns("Recorded", "By")...)
	}
	for _, p := range a.Postings {
		row := []string{p.On.String(), p.Kind.Title(), p.Org.Name(names), p.Amount.Sterling(), p.Reference}
		if recorded {
			row = append(row, p.Recorded.String(), p.By)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// Table returns the working of Account.Reconcile for a report: a row for each member, and
// the totals.
func (finals FinalCharges) Table(names report.Names) report.Table {
	t := report.Table{
		Title:   "Final charges",
		Columns: append(report.TextColumns("Member"), report.NumberColumns("", "Charged", "Final", "Due")...),
	}
	charged, final, due := costing.Pence(0), costing.Pence(0), costing.Pence(0)
	for _, f := range finals {
		t.Rows = append(t.Rows, sterling(f.Org.Name(names), f.Charged, f.Final, f.Due))
		charged, final, due = charged.Plus(f.Charged), final.Plus(f.Final), due.Plus(f.Due)
	}
	t.Totals = [][]string{sterling("Total", charged, final, due)}
	return t
}

// sterling returns a row: what it is of, and amounts.
func sterling(of string, amounts ...costing.Money) []string {
	row := []string{of}
	for _, amount := range amounts {
		row = append(row, amount.Sterling())
	}
	return row
}
