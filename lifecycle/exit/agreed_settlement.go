package exit

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// AgreedSettlement is what the members agreed, in full and final settlement, in place of
// what a Settlement works out. The zero AgreedSettlement says that nothing was agreed.
type AgreedSettlement struct {
	On       calendar.Date       `json:"on,omitzero"`        // the day on which it was agreed
	AgreedBy []partnership.OrgID `json:"agreed_by"`          // who agreed to it: two or more
	Total    costing.Money       `json:"total,omitzero"`     // what they pay in all; £0 if they only pay one another
	Charges  []costing.Portion   `json:"charges"`            // what each member pays in all, together the total; negative: it is paid; a member that is not listed pays nothing
	Payments []Payment           `json:"payments,omitempty"` // when; those of one member are together its charge
	Document string              `json:"document,omitempty"` // where it was agreed
}

// Payment is a part of a charge that falls due on a day.
type Payment struct {
	Org    partnership.OrgID `json:"org,omitzero"`    // who pays it
	Due    calendar.Date     `json:"due,omitzero"`    // the last day for it
	Amount costing.Money     `json:"amount,omitzero"` // how much; negative: it is paid
}

// Validate returns ErrRequired for a missing id, day or amount, and ErrInvalid for a
// malformed id.
func (p Payment) Validate() error {
	return errors.Join(
		field.At("org", p.Org.Validate()),
		field.RequiredValue("due", p.Due),
		field.At("amount", costing.CheckKnown(p.Amount)),
	)
}

// IsZero reports whether nothing was agreed.
func (a AgreedSettlement) IsZero() bool {
	return a.On.IsZero() && len(a.AgreedBy)+len(a.Charges)+len(a.Payments) == 0 && !a.Total.Known() && a.Document == ""
}

// Validate returns what is wrong with the settlement, in the order of its fields:
//
//   - no day, total or charge, an amount that is not known, or fewer than two who agreed
//     (ErrRequired);
//   - a malformed id (ErrInvalid), or a duplicate (ErrDuplicate);
//   - a payment of somebody who has no charge (ErrNotFound);
//   - charges that do not make the total, or payments of a member that do not make its
//     charge (ErrSum);
//   - a sum beyond Money, or a text that is too long (ErrRange).
func (a AgreedSettlement) Validate() error {
	var few, none error
	if len(a.AgreedBy) < 2 {
		few = fmt.Errorf("%s agreed, want at least 2: %w", report.Count(len(a.AgreedBy), "member", "members"), field.ErrRequired)
	}
	if len(a.Charges) == 0 {
		none = field.ErrRequired
	}
	return errors.Join(
		field.RequiredValue("on", a.On),
		field.At("agreed_by", few),
		field.EachOnce("agreed_by", a.AgreedBy, partnership.OrgID.Validate),
		field.At("total", costing.CheckKnown(a.Total)),
		field.At("charges", none),
		field.Each("charges", a.Charges, func(c costing.Portion) error {
			return errors.Join(field.At("org", c.Org.Validate()), field.At("amount", costing.CheckKnown(c.Amount)))
		}),
		field.Unique("charges", "org", a.Charges, func(c costing.Portion) partnership.OrgID { return c.Org }),
		field.At("charges", a.checkSum()),
		field.Each("payments", a.Payments, Payment.Validate),
		field.Each("payments", a.Payments, func(p Payment) error { return field.At("org", a.checkPayer(p.Org)) }),
		field.At("payments", a.checkPayments()),
		field.OptionalNote("document", a.Document),
	)
}

// checkSum returns ErrSum for charges that do not make the total.
func (a AgreedSettlement) checkSum() error {
	amounts := make([]costing.Money, len(a.Charges))
	for i, c := range a.Charges {
		amounts[i] = c.Amount
	}
	sum, err := costing.Sum(amounts...)
	if err == nil && sum.Known() && a.Total.Known() && len(amounts) > 0 && sum != a.Total {
		err = fmt.Errorf("they make %s, not the total of %s: %w", sum.Sterling(), a.Total.Sterling(), field.ErrSum)
	}
	return err
}

// checkPayer returns ErrNotFound for somebody who has no charge.
func (a AgreedSettlement) checkPayer(org partnership.OrgID) error {
	if org == "" || slices.ContainsFunc(a.Charges, func(c costing.Portion) bool { return c.Org == org }) {
		return nil
	}
	return fmt.Errorf("%s has no charge: %w", field.Quote(org), field.ErrNotFound)
}

// checkPayments returns ErrSum for payments of a member that do not make its charge. The
// charge of a member without payments is not spread.
func (a AgreedSettlement) checkPayments() error {
	paid := map[partnership.OrgID][]costing.Money{}
	for _, p := range a.Payments {
		paid[p.Org] = append(paid[p.Org], p.Amount)
	}
	var errs []error
	for _, c := range a.Charges {
		sum, err := costing.Sum(paid[c.Org]...)
		if err == nil && len(paid[c.Org]) > 0 && sum.Known() && c.Amount.Known() && sum != c.Amount {
			err = fmt.Errorf("those of %s make %s, not its charge of %s: %w", c.Org, sum.Sterling(), c.Amount.Sterling(), field.ErrSum)
		}
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// charge returns what a member pays.
func (a AgreedSettlement) charge(org partnership.OrgID) costing.Money {
	for _, c := range a.Charges {
		if c.Org == org {
			return c.Amount
		}
	}
	return costing.Pence(0)
}

// SettlementComparison is what the members agreed beside what they would pay by the bill.
type SettlementComparison struct {
	Members []SettlementDifference `json:"members"` // in the order of the bill, then those who are not in it
	Total   SettlementDifference   `json:"total"`   // of all of them
}

// SettlementDifference is how much more a member pays by agreement than by the bill.
type SettlementDifference struct {
	Org      partnership.OrgID `json:"org,omitzero"`      // who; not set: all together
	Computed costing.Total     `json:"computed,omitzero"` // by the bill
	Agreed   costing.Money     `json:"agreed,omitzero"`   // by agreement
	Amount   costing.Money     `json:"amount,omitzero"`   // agreed less computed: positive pays more; not known if the bill is not
}

// Compare returns what was agreed beside the bill that was worked out. If the bill
// is known, the differences of the members add up to that of the total. The errors are those of
// Validate, and ErrRange for a difference beyond Money.
func (a AgreedSettlement) Compare(bill Settlement) (SettlementComparison, error) {
	if err := a.Validate(); err != nil {
		return SettlementComparison{}, err
	}
	nothing := costing.Total{Amount: costing.Pence(0)}
	comparison := SettlementComparison{Total: SettlementDifference{Computed: bill.Total, Agreed: a.Total}}
	billed := map[partnership.OrgID]bool{}
	for _, c := range bill.Charges {
		billed[c.Org] = true
		comparison.Members = append(comparison.Members, SettlementDifference{Org: c.Org, Computed: c.Total, Agreed: a.charge(c.Org)})
	}
	for _, c := range a.Charges {
		if !billed[c.Org] {
			comparison.Members = append(comparison.Members, SettlementDifference{Org: c.Org, Computed: nothing, Agreed: c.Amount})
		}
	}
	err := comparison.Total.subtract()
	for i := range comparison.Members {
		err = errors.Join(err, comparison.Members[i].subtract())
	}
	if err != nil {
		return SettlementComparison{}, err
	}
	return comparison, nil
}

// subtract works the difference out.
func (d *SettlementDifference) subtract() (err error) {
	d.Amount, err = d.Agreed.Sub(d.Computed.Amount)
	return err
}

// Table returns the comparison for a report: a row for each member, and one for all.
func (c SettlementComparison) Table(names report.Names) report.Table {
	t := report.Table{
		Title:   "What was agreed in place of the bill",
		Columns: append(report.TextColumns("Member"), report.NumberColumns("", "By the bill", "As agreed", "Difference")...),
		Totals:  [][]string{c.Total.row("Total")},
	}
	for _, d := range c.Members {
		t.Rows = append(t.Rows, d.row(d.Org.Name(names)))
	}
	return t
}

// row returns the difference as a row.
func (d SettlementDifference) row(name string) []string {
	return []string{name, d.Computed.Sterling(), d.Agreed.Sterling(), d.Amount.Sterling()}
}

// Table returns the payments for a report, by day.
func (a AgreedSettlement) Table(names report.Names) report.Table {
	t := report.Table{
		Title:   "Payments",
		Columns: append(report.TextColumns("Due", "Member"), report.NumberColumns("", "Amount")...),
	}
	payments := slices.Clone(a.Payments)
	slices.SortStableFunc(payments, func(a, b Payment) int { return a.Due.Compare(b.Due) })
	for _, p := range payments {
		t.Rows = append(t.Rows, []string{p.Due.String(), p.Org.Name(names), p.Amount.Sterling()})
	}
	return t
}

// SettlementComparison returns what the members agreed beside what Settlement works out. The
// errors are those of both.
func (p Plan) SettlementComparison() (SettlementComparison, error) {
	bill, err := p.Settlement()
	if err != nil {
		return SettlementComparison{}, err
	}
	comparison, err := p.Settled.Compare(bill)
	return comparison, field.At("settled", err)
}

// checkSettled returns what is wrong with what was agreed in place of the bill, if anything
// was, with ErrNotFound for somebody who is not a member.
func (p Plan) checkSettled(among partnership.Roll) error {
	if p.Settled.IsZero() {
		return nil
	}
	return field.At("settled", errors.Join(
		p.Settled.Validate(),
		field.Each("agreed_by", p.Settled.AgreedBy, among.Check),
		field.Each("charges", p.Settled.Charges, func(c costing.Portion) error { return field.At("org", among.Check(c.Org)) }),
	))
}
