package account

import (
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Bill returns what one organisation pays of a statement, as tables for a report: what for,
// by which clause and working, as costing.Statement.MemberTable has it, and which
// instalments fall due. Instalments of other organisations are left out; without one of its
// own, the bill says nothing of when to pay. A charge of less than £0 is a credit, and the
// bill says when it is paid out.
//
// The errors are
//
//   - at "org" ErrNotFound for an organisation that has no charge;
//   - at "instalments" ErrRequired if one of its instalments is not known, ErrSum if they
//     do not add up to its charge, and ErrRange if Money does not hold their sum.
func Bill(s costing.Statement, org partnership.OrgID, instalments []Posting, names report.Names) (report.Tables, error) {
	member, err := s.MemberTable(org, names)
	if err != nil {
		return nil, err
	}
	due := slices.DeleteFunc(slices.Clone(instalments), func(p Posting) bool { return p.Org != org })
	if len(due) == 0 {
		return report.Tables{member}, nil
	}
	charge := costing.AmountsByOrg(s.Charges)[org]
	if err := checkDue(charge, due); err != nil {
		return nil, field.At("instalments", err)
	}
	title := "When to pay"
	if charge.Sign() < 0 {
		title = "When the credit is paid out"
	}
	dates := report.Table{
		Title:   title,
		Level:   3,
		Columns: append(report.TextColumns("Due", "Reference"), report.Column{Heading: "Amount", Number: true}),
		Totals:  [][]string{{"Total", "", charge.Sterling()}},
	}
	for _, p := range due {
		dates.Rows = append(dates.Rows, []string{p.On.String(), p.Reference, p.Amount.Sterling()})
	}
	return report.Tables{member, dates}, nil
}

// checkDue returns ErrRequired if an instalment is not known, and ErrSum if they do not
// add up to the charge.
func checkDue(charge costing.Money, due []Posting) error {
	amounts := make([]costing.Money, len(due))
	for i, p := range due {
		amounts[i] = p.Amount
	}
	switch sum, err := costing.Sum(amounts...); {
	case err != nil:
		return err
	case !sum.Known():
		return field.ErrRequired
	case sum != charge:
		return fmt.Errorf("they make %v, not the charge of %v: %w", sum, charge, field.ErrSum)
	}
	return nil
}
