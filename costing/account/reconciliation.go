package account

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// FinalCharge is what a member is charged once the outturn is known.
type FinalCharge struct {
	Org     partnership.OrgID `json:"org"`              // who is charged
	Charged costing.Money     `json:"charged,omitzero"` // so far
	Final   costing.Money     `json:"final,omitzero"`   // in the end
	Due     costing.Money     `json:"due,omitzero"`     // what is to be settled; less than £0: in its favour
}

// Validate returns what is wrong with the charge: at "org" ErrRequired or ErrInvalid, and
// ErrRequired for an amount that is not known.
func (c FinalCharge) Validate() error {
	return errors.Join(
		field.At("org", c.Org.Validate()),
		field.RequiredValue("charged", c.Charged),
		field.RequiredValue("final", c.Final),
		field.RequiredValue("due", c.Due),
	)
}

// FinalCharges are those of the members, in the order of the account.
type FinalCharges []FinalCharge

// Reconcile compares what each member has been charged, disputed sums included, with
// what it is charged in the end: the charges of a Statement on the Outturn of the
// account, or of Apportion. Less than £0 is in the member's favour. The residual is
// what nobody pays, as Statement has it, or £0. All postings count.
//
// It returns the members in the order of the account. Due is the difference, or £0 if the
// difference is not more than deadBand per cent of what was charged. A dead-band of 0 settles
// every difference. Once the charges due are posted, the account has a deficit of the residual
// and, with a dead-band, of the differences that are not settled. The agreement has to say what
// happens to those.
//
// The errors are
//
//   - those of Validate;
//   - at "final[i].org" ErrRequired, ErrInvalid, ErrDuplicate, and ErrNotFound for an
//     organisation that is not a member;
//   - at "final[i].amount" and "residual" ErrRequired if it is not known;
//   - at "members[i]" ErrNotFound for one that has no final charge;
//   - at "dead_band" ErrRequired if it is not known, and ErrRange outside 0 to 100;
//   - at "final" ErrSum if the final charges and the residual do not add up to the outturn,
//     and ErrRange if Money does not hold their sum;
//   - at "final[i].amount" ErrRange for a difference beyond Money.
func (a Account) Reconcile(final []costing.Portion, residual costing.Money, deadBand partnership.Quantity) (FinalCharges, error) {
	err := errors.Join(a.Validate(), a.checkFinal(final), field.At("residual", costing.CheckKnown(residual)), field.At("dead_band", checkDeadBand(deadBand)))
	if err != nil {
		return nil, err
	}
	members := a.places()
	b := a.balance(a.lastDay(), calendar.Date{}, members)
	finals := make(FinalCharges, len(b.Members))
	differences := field.Each("final", final, func(c costing.Portion) (err error) {
		m := b.Members[members[c.Org]]
		settled := FinalCharge{Org: c.Org, Charged: m.Charged, Final: c.Amount, Due: costing.Pence(0)}
		if more, _ := costing.MoreThanOff(m.Charged, c.Amount, deadBand); more { // all three are known
			settled.Due, err = c.Amount.Sub(m.Charged)
		}
		finals[members[c.Org]] = settled
		return field.At("amount", err)
	})
	if err := errors.Join(field.At("final", checkOutturn(final, residual, b.Outturn)), differences); err != nil {
		return nil, err
	}
	return finals, nil
}

// checkDeadBand returns what is wrong with a percentage that must be from 0 to 100.
func checkDeadBand(percent partnership.Quantity) error {
	if !percent.Known() {
		return field.ErrRequired
	}
	if n, _ := percent.Millionths(); n < 0 || n > 100_000_000 {
		return fmt.Errorf("%v%% is not from 0 to 100%%: %w", percent, field.ErrRange)
	}
	return nil
}

// checkOutturn returns ErrSum unless the final charges and the residual are the
// outturn.
func checkOutturn(final []costing.Portion, residual, outturn costing.Money) error {
	amounts := []costing.Money{residual}
	for _, c := range final {
		amounts = append(amounts, c.Amount)
	}
	sum, err := costing.Sum(amounts...)
	if err == nil && sum != outturn {
		err = fmt.Errorf("the charges and the residual make %v, not the outturn of %v: %w", sum, outturn, field.ErrSum)
	}
	return err
}

// checkFinal returns every error of final charges that must be those of the members.
func (a Account) checkFinal(final []costing.Portion) error {
	members, charged := a.places(), costing.AmountsByOrg(final)
	return errors.Join(
		field.Each("final", final, func(c costing.Portion) error {
			org := c.Org.Validate()
			if _, ok := members[c.Org]; !ok && org == nil {
				org = fmt.Errorf("%q is not a member: %w", c.Org, field.ErrNotFound)
			}
			return errors.Join(field.At("org", org), field.At("amount", costing.CheckKnown(c.Amount)))
		}),
		field.Unique("final", "org", final, func(c costing.Portion) partnership.OrgID { return c.Org }),
		field.Each("members", a.Members, func(org partnership.OrgID) error {
			if _, ok := charged[org]; ok {
				return nil
			}
			return fmt.Errorf("%.60q has no final charge: %w", org, field.ErrNotFound)
		}),
	)
}

// Due returns the charges that are due, without those of £0.
func (finals FinalCharges) Due() []costing.Portion {
	charges := []costing.Portion{}
	for _, f := range finals {
		if f.Due != costing.Pence(0) {
			charges = append(charges, costing.Portion{Org: f.Org, Amount: f.Due})
		}
	}
	return charges
}
