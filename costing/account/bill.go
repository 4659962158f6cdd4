package account

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Bill returns what one organisation pays of the statement, as Markdown: what for, by
// which clause and working, and which instalments fall due. A figure in brackets is
// what went into a step. Of the instalments it takes those of the organisation; if there
// are none, the bill says nothing of when to pay.
//
// The errors are ErrNotFound at "org" for an organisation that has no charge, and at
// "instalments" ErrRequired if one of its instalments is not known, ErrSum if they do not
// add up to its charge and ErrRange if Money does not hold their sum.
func Bill(s costing.Statement, org partnership.OrgID, instalments []Posting) (string, error) {
	charge, ok := amountsOf(s.Charges)[org]
	if !ok {
		return "", field.At("org", fmt.Errorf("%.60q has no charge: %w", org, field.ErrNotFound))
	}
	due := slices.DeleteFunc(slices.Clone(instalments), func(p Posting) bool { return p.Org != org })
	if err := checkDue(charge, due); err != nil {
		return "", field.At("instalments", err)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "**%s**, %s, %v: %s\n\n", partnership.EscapeMarkdown(s.Scheme), partnership.EscapeMarkdown(string(s.Line)), s.Term, partnership.EscapeMarkdown(string(org)))
	b.WriteString("| For | Clause | Working | Amount |\n|---|---|---|---:|\n")
	for _, step := range s.Steps {
		writeBill(&b, step, org)
	}
	total := charge.Sterling()
	writeRow(&b, []string{"Total", "", "", total})
	if len(due) > 0 {
		b.WriteString("\n| Due | Reference | Amount |\n|---|---|---:|\n")
		for _, p := range due {
			writeRow(&b, []string{p.On.String(), partnership.EscapeMarkdown(p.Reference), p.Amount.Sterling()})
		}
		writeRow(&b, []string{"Total", "", total})
	}
	return b.String(), nil
}

// checkDue returns ErrRequired if there are instalments and one is not known, and ErrSum
// if they do not add up to the charge.
func checkDue(charge costing.Money, due []Posting) error {
	amounts := make([]costing.Money, len(due))
	for i, p := range due {
		amounts[i] = p.Amount
	}
	switch sum, err := costing.Sum(amounts...); {
	case err != nil || len(due) == 0:
		return err
	case !sum.Known():
		return field.ErrRequired
	case sum != charge:
		return fmt.Errorf("they make %v, not the charge of %v: %w", sum, charge, field.ErrSum)
	}
	return nil
}

// writeBill writes a row for what the step did to the organisation.
func writeBill(b *strings.Builder, s costing.Step, org partnership.OrgID) {
	working := s.What
	if !s.Term.IsZero() {
		working += fmt.Sprintf(", %v", s.Term)
	}
	for _, w := range s.Workings {
		if w.Org != org {
			continue
		}
		writeRow(b, []string{
			partnership.EscapeMarkdown(s.Name), partnership.EscapeMarkdown(s.Clause), partnership.EscapeMarkdown(working) + s.WentIn(w), w.Amount.Sterling(),
		})
	}
}
