package costing

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Balance is where every penny of an account is at the end of a day.
//
// Every pound that came in is somewhere: Opening, Paid and Income together are
// Refunded, Spent, Reserve and Held together. Every pound charged is somewhere: Charged
// is Paid less Refunded, and what is Owed and Disputed. Outturn is what is to be charged:
// Spent and what was put to the reserve, less Income and what was taken from it. So
// Surplus, Charged less Outturn, is Held, Owed and Disputed together.
type Balance struct {
	On       calendar.Date   `json:"on,omitzero"` // the day at whose end it is
	Budget   Money           `json:"budget"`      // what may be spent in the year
	Opening  Money           `json:"opening"`     // the reserve brought forward
	Charged  Money           `json:"charged"`     // to the members, so far
	Paid     Money           `json:"paid"`        // by the members
	Refunded Money           `json:"refunded"`    // to the members
	Disputed Money           `json:"disputed"`    // of what is charged; kept apart
	Owed     Money           `json:"owed"`        // by the members, undisputed; less than £0: to them
	Spent    Money           `json:"spent"`       // by the service
	Income   Money           `json:"income"`      // of the service, from others than its members
	Outturn  Money           `json:"outturn"`     // spent and put aside, less income: what the members bear; less than £0: theirs
	Reserve  Money           `json:"reserve"`     // put aside, in the bank
	Held     Money           `json:"held"`        // in the bank besides; less than £0: the host is out of pocket
	Surplus  Money           `json:"surplus"`     // charged above the outturn; less than £0: a deficit
	Members  []MemberBalance `json:"members"`     // in the order of the account
}

// MemberBalance is where a member stands. Charged is Paid less Refunded, and what is
// Owed and Disputed.
type MemberBalance struct {
	Org      partnership.OrgID `json:"org"`      // the member
	Charged  Money             `json:"charged"`  // so far
	Paid     Money             `json:"paid"`     // by it
	Refunded Money             `json:"refunded"` // to it
	Disputed Money             `json:"disputed"` // of what is charged; kept apart
	Owed     Money             `json:"owed"`     // undisputed; less than £0: to it, or paid in advance
}

// Balance returns where every penny is at the end of a day: what the postings up to
// it come to. The errors are those of Validate, and ErrRequired at "on" if it is not
// set.
func (a Account) Balance(on calendar.Date) (Balance, error) {
	err := a.Validate()
	if on.IsZero() {
		err = errors.Join(err, field.At("on", field.ErrRequired))
	}
	if err != nil {
		return Balance{}, err
	}
	return a.balance(on, a.places()), nil
}

// Validate returns ErrRequired at "on" if it is not set, and ErrSum at every amount
// that does not follow from the others: at "charged", "paid", "refunded", "disputed"
// and "owed" if it is not that of the members together, at "outturn", "held" and
// "surplus", and at "members[i].owed", and for a member's id that is missing or none
// ErrRequired or ErrInvalid at "members[i].org". It returns ErrRange if Money does not
// hold all amounts together without their signs.
func (b Balance) Validate() error {
	amounts := []Money{b.Opening, b.Spent, b.Income, b.Reserve}
	for _, m := range b.Members {
		amounts = append(amounts, m.Charged, m.Paid, m.Refunded, m.Disputed)
	}
	if err := checkMagnitudes(amounts); err != nil {
		return field.At("", err)
	}
	var noDay error
	if b.On.IsZero() {
		noDay = field.At("on", field.ErrRequired)
	}
	want := Balance{Opening: b.Opening, Spent: b.Spent, Income: b.Income, Reserve: b.Reserve, Members: slices.Clone(b.Members)}
	want.derive()
	i := -1
	return errors.Join(
		noDay,
		follows("charged", b.Charged, want.Charged),
		follows("paid", b.Paid, want.Paid),
		follows("refunded", b.Refunded, want.Refunded),
		follows("disputed", b.Disputed, want.Disputed),
		follows("owed", b.Owed, want.Owed),
		follows("outturn", b.Outturn, want.Outturn),
		follows("held", b.Held, want.Held),
		follows("surplus", b.Surplus, want.Surplus),
		field.Each("members", b.Members, func(m MemberBalance) error {
			i++
			return errors.Join(field.At("org", m.Org.Validate()), follows("owed", m.Owed, want.Members[i].Owed))
		}),
	)
}

// follows returns ErrSum at path if an amount is not the one that is wanted.
func follows(path string, found, want Money) error {
	if found == want {
		return nil
	}
	return field.At(path, fmt.Errorf("%v, but the others make it %v: %w", found, want, field.ErrSum))
}

// balance is Balance for a valid account.
func (a Account) balance(on calendar.Date, members map[partnership.OrgID]int) Balance {
	b := Balance{On: on, Opening: a.Opening, Reserve: a.Opening, Members: make([]MemberBalance, len(a.Members))}
	for i, org := range a.Members {
		b.Members[i].Org = org
	}
	for _, p := range a.Postings {
		if !p.On.After(on) {
			b.post(p, members)
		}
	}
	b.derive()
	return b
}

// post adds what a posting says to the balance, and derives nothing from it.
func (b *Balance) post(p Posting, members map[partnership.OrgID]int) {
	switch p.Kind {
	case PostBudget:
		b.Budget.pence += p.Amount.pence
	case PostExpenditure:
		b.Spent.pence += p.Amount.pence
	case PostIncome:
		b.Income.pence += p.Amount.pence
	case PostToReserve:
		b.Reserve.pence += p.Amount.pence
	case PostFromReserve:
		b.Reserve.pence -= p.Amount.pence
	default:
		b.Members[members[p.Org]].post(p)
	}
}

// post adds what a posting of the member says.
func (m *MemberBalance) post(p Posting) {
	switch p.Kind {
	case PostPayment:
		m.Paid.pence += p.Amount.pence
	case PostRefund:
		m.Refunded.pence += p.Amount.pence
	case PostDispute:
		m.Disputed.pence += p.Amount.pence
	case PostResolution:
		m.Disputed.pence -= p.Amount.pence
	default:
		m.Charged.pence += p.Amount.pence
	}
}

// derive sets the balances that follow from the others.
func (b *Balance) derive() {
	for i := range b.Members {
		m := &b.Members[i]
		m.Owed.pence = m.Charged.pence - m.Paid.pence + m.Refunded.pence - m.Disputed.pence
		b.Charged.pence += m.Charged.pence
		b.Paid.pence += m.Paid.pence
		b.Refunded.pence += m.Refunded.pence
		b.Disputed.pence += m.Disputed.pence
		b.Owed.pence += m.Owed.pence
	}
	aside := b.Reserve.pence - b.Opening.pence
	b.Outturn.pence = b.Spent.pence + aside - b.Income.pence
	b.Held.pence = b.Paid.pence - b.Refunded.pence - b.Outturn.pence
	b.Surplus.pence = b.Charged.pence - b.Outturn.pence
}
