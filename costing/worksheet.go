package costing

import (
	"fmt"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
)

// Markdown returns the balance as a Markdown table: a row for each member with what
// it is charged, has paid, has been refunded, disputes and owes, a row of totals, and
// below it a list of where the money is.
func (b Balance) Markdown() string {
	t := newWorksheet("Member", "Charged", "Paid", "Refunded", "Disputed", "Owed")
	for _, m := range b.Members {
		t.row(string(m.Org), m.Charged, m.Paid, m.Refunded, m.Disputed, m.Owed)
	}
	t.row("Total", b.Charged, b.Paid, b.Refunded, b.Disputed, b.Owed)
	s := newWorksheet("Balance on "+b.On.String(), "Amount")
	s.row("Budget", b.Budget)
	s.row("Reserve brought forward", b.Opening)
	s.row("Spent", b.Spent)
	s.row("Income", b.Income)
	s.row("Outturn", b.Outturn)
	s.row("Reserve", b.Reserve)
	s.row("Held", b.Held)
	s.row("Surplus", b.Surplus)
	return t.String() + "\n" + s.String()
}

// Markdown returns the account as a Markdown table: a row for each posting, in the
// order in which they were made.
func (a Account) Markdown() string {
	t := &worksheet{}
	fmt.Fprintf(&t.text, "| Day | Posting | Member | %s | Reference |\n|---|---|---|---:|---|\n", a.Year)
	for _, p := range a.Postings {
		fmt.Fprintf(&t.text, "| %v | %s | %s | %s | %s |\n", p.On, partnership.EscapeMarkdown(string(p.Kind)), partnership.EscapeMarkdown(string(p.Org)), p.Amount.Sterling(), partnership.EscapeMarkdown(p.Reference))
	}
	return t.String()
}

// Markdown returns the working of Account.Reconcile as a Markdown table: a row for
// each member, and a row of totals.
func (finals FinalCharges) Markdown() string {
	t := newWorksheet("Member", "Charged", "Final", "Due")
	total := FinalCharge{Charged: Pence(0), Final: Pence(0), Due: Pence(0)}
	for _, f := range finals {
		t.row(string(f.Org), f.Charged, f.Final, f.Due)
		total.Charged = plus(total.Charged, f.Charged)
		total.Final = plus(total.Final, f.Final)
		total.Due = plus(total.Due, f.Due)
	}
	t.row("Total", total.Charged, total.Final, total.Due)
	return t.String()
}

// Markdown returns the working of a waterfall, a pooled fund or a gain as a Markdown
// table: a row for each tranche, and below it a row for each portion.
func (tranches Tranches) Markdown() string {
	t := newWorksheet("Tranche", "Amount", "Met", "Left")
	for _, tranche := range tranches {
		t.row(tranche.Name, tranche.Amount, tranche.Met, tranche.Left)
		for _, p := range tranche.Portions {
			writeRow(&t.text, []string{"– " + partnership.EscapeMarkdown(string(p.Org)), "", p.Amount.Sterling(), ""})
		}
	}
	return t.String()
}

// Markdown returns the result of an allocation of overheads as a Markdown table: a
// row for each centre, and a row of totals of the front-line services. The total of
// a support centre is shown in brackets: it was passed on.
func (costs CentreCosts) Markdown() string {
	t := newWorksheet("Centre", "Own cost", "Received", "Total")
	total := CentreCost{Own: Pence(0), Received: Pence(0), Total: Pence(0)}
	for _, c := range costs {
		if c.Support {
			writeRow(&t.text, []string{partnership.EscapeMarkdown(string(c.Line)), c.Own.Sterling(), c.Received.Sterling(), "(" + c.Total.Sterling() + ")"})
			continue
		}
		t.row(string(c.Line), c.Own, c.Received, c.Total)
		total.Own = plus(total.Own, c.Own)
		total.Received = plus(total.Received, c.Received)
		total.Total = plus(total.Total, c.Total)
	}
	t.row("Front-line total", total.Own, total.Received, total.Total)
	return t.String()
}

// worksheet is a Markdown table of which the first column is text and the others are
// amounts.
type worksheet struct {
	text strings.Builder
}

// newWorksheet returns a table with headings.
func newWorksheet(headings ...string) *worksheet {
	t := &worksheet{}
	writeHeader(&t.text, headings)
	return t
}

// row adds a row.
func (t *worksheet) row(name string, amounts ...Money) {
	cells := []string{partnership.EscapeMarkdown(name)}
	for _, amount := range amounts {
		cells = append(cells, amount.Sterling())
	}
	writeRow(&t.text, cells)
}

// String returns the table.
func (t *worksheet) String() string { return t.text.String() }
