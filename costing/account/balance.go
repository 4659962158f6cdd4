package account

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Balance is where every penny of an account is at the end of a day.
//
// Every pound that came in is somewhere: Opening, Paid and Income together are
// Refunded, Spent, Reserve and Held together. Every pound charged is somewhere: Charged
// is Paid less Refunded, and what is Owed and Disputed. Outturn is what is to be charged:
// Spent and Aside together, less Income. So Surplus, Charged less Outturn, is Held, Owed
// and Disputed together.
//
// If Opening is not known, neither is Reserve; everything else is.
type Balance struct {
	On       calendar.Date   `json:"on,omitzero"`       // the day at whose end it is
	Budget   costing.Money   `json:"budget,omitzero"`   // what may be spent in the year
	Opening  costing.Money   `json:"opening,omitzero"`  // the reserve brought forward
	Charged  costing.Money   `json:"charged,omitzero"`  // to the members, so far
	Paid     costing.Money   `json:"paid,omitzero"`     // by the members
	Refunded costing.Money   `json:"refunded,omitzero"` // to the members
	Disputed costing.Money   `json:"disputed,omitzero"` // of what is charged; kept apart
	Owed     costing.Money   `json:"owed,omitzero"`     // by the members, undisputed; less than £0: to them
	Spent    costing.Money   `json:"spent,omitzero"`    // by the service
	Income   costing.Money   `json:"income,omitzero"`   // of the service, from others than its members
	Outturn  costing.Money   `json:"outturn,omitzero"`  // spent and put aside, less income: what the members bear; less than £0: theirs
	Aside    costing.Money   `json:"aside,omitzero"`    // put to the reserve in the year, less what was taken from it
	Reserve  costing.Money   `json:"reserve,omitzero"`  // put aside, in the bank; not known if Opening is not
	Held     costing.Money   `json:"held,omitzero"`     // in the bank besides; less than £0: the host is out of pocket
	Surplus  costing.Money   `json:"surplus,omitzero"`  // charged above the outturn; less than £0: a deficit
	Members  []MemberBalance `json:"members"`           // in the order of the account
}

// MemberBalance is where a member stands. Charged is Paid less Refunded, and what is
// Owed and Disputed.
type MemberBalance struct {
	Org      partnership.OrgID `json:"org"`               // the member
	Charged  costing.Money     `json:"charged,omitzero"`  // so far
	Paid     costing.Money     `json:"paid,omitzero"`     // by it
	Refunded costing.Money     `json:"refunded,omitzero"` // to it
	Disputed costing.Money     `json:"disputed,omitzero"` // of what is charged; kept apart
	Owed     costing.Money     `json:"owed,omitzero"`     // undisputed; less than £0: to it, or paid in advance
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

// Validate returns ErrRange if Money does not hold all amounts together without their
// signs, and else
//
//   - ErrRequired at "on" if it is not set, and at every amount that is not known, but for
//     Opening and, if that is not known, Reserve;
//   - ErrSum at every amount that does not follow from the others: at "charged", "paid",
//     "refunded", "disputed" and "owed" if it is not that of the members together, at
//     "outturn", "reserve", "held" and "surplus", and at "members[i].owed";
//   - ErrRequired or ErrInvalid at "members[i].org" for an id that is missing or malformed.
func (b Balance) Validate() error {
	amounts := []costing.Money{b.Opening, b.Spent, b.Income, b.Aside}
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
	want := b
	want.Members = slices.Clone(b.Members)
	want.derive()
	i := -1
	return errors.Join(
		noDay,
		field.At("budget", costing.CheckKnown(b.Budget)),
		follows("charged", b.Charged, want.Charged),
		follows("paid", b.Paid, want.Paid),
		follows("refunded", b.Refunded, want.Refunded),
		follows("disputed", b.Disputed, want.Disputed),
		follows("owed", b.Owed, want.Owed),
		field.At("spent", costing.CheckKnown(b.Spent)),
		field.At("income", costing.CheckKnown(b.Income)),
		follows("outturn", b.Outturn, want.Outturn),
		field.At("aside", costing.CheckKnown(b.Aside)),
		b.checkReserve(want.Reserve),
		follows("held", b.Held, want.Held),
		follows("surplus", b.Surplus, want.Surplus),
		field.Each("members", b.Members, func(m MemberBalance) error {
			i++
			return m.check(want.Members[i])
		}),
	)
}

// check returns every error of the member's balance beside the one that is wanted.
func (m MemberBalance) check(want MemberBalance) error {
	return errors.Join(
		field.At("org", m.Org.Validate()),
		field.At("charged", costing.CheckKnown(m.Charged)),
		field.At("paid", costing.CheckKnown(m.Paid)),
		field.At("refunded", costing.CheckKnown(m.Refunded)),
		field.At("disputed", costing.CheckKnown(m.Disputed)),
		follows("owed", m.Owed, want.Owed),
	)
}

// checkReserve returns the error of the reserve, which is not known if what was brought
// forward is not.
func (b Balance) checkReserve(want costing.Money) error {
	switch {
	case b.Opening.Known():
		return follows("reserve", b.Reserve, want)
	case b.Reserve.Known():
		return field.At("reserve", fmt.Errorf("%v, but what was brought forward is not known: %w", b.Reserve, field.ErrSum))
	}
	return nil
}

// follows returns ErrRequired at path if an amount is not known, and ErrSum if it is
// not the one that is wanted. Where what is wanted is not known, an amount that it
// follows from is missing, and is reported by itself.
func follows(path string, found, want costing.Money) error {
	switch {
	case !found.Known():
		return field.At(path, field.ErrRequired)
	case found == want || !want.Known():
		return nil
	}
	return field.At(path, fmt.Errorf("%v, but the others make it %v: %w", found, want, field.ErrSum))
}

// balance is Balance for a valid account.
func (a Account) balance(on calendar.Date, members map[partnership.OrgID]int) Balance {
	none := costing.Pence(0)
	b := Balance{On: on, Budget: none, Opening: a.Opening, Spent: none, Income: none, Aside: none, Members: make([]MemberBalance, len(a.Members))}
	for i, org := range a.Members {
		b.Members[i] = MemberBalance{Org: org, Charged: none, Paid: none, Refunded: none, Disputed: none}
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
		b.Budget = plus(b.Budget, p.Amount)
	case PostExpenditure:
		b.Spent = plus(b.Spent, p.Amount)
	case PostIncome:
		b.Income = plus(b.Income, p.Amount)
	case PostToReserve:
		b.Aside = plus(b.Aside, p.Amount)
	case PostFromReserve:
		b.Aside = less(b.Aside, p.Amount)
	default:
		b.Members[members[p.Org]].post(p)
	}
}

// post adds what a posting of the member says.
func (m *MemberBalance) post(p Posting) {
	switch p.Kind {
	case PostPayment:
		m.Paid = plus(m.Paid, p.Amount)
	case PostRefund:
		m.Refunded = plus(m.Refunded, p.Amount)
	case PostDispute:
		m.Disputed = plus(m.Disputed, p.Amount)
	case PostResolution:
		m.Disputed = less(m.Disputed, p.Amount)
	default:
		m.Charged = plus(m.Charged, p.Amount)
	}
}

// derive sets the balances that follow from the others.
func (b *Balance) derive() {
	b.Charged, b.Paid, b.Refunded, b.Disputed, b.Owed = costing.Pence(0), costing.Pence(0), costing.Pence(0), costing.Pence(0), costing.Pence(0)
	for i := range b.Members {
		m := &b.Members[i]
		m.Owed = less(plus(m.Charged, m.Refunded), plus(m.Paid, m.Disputed))
		b.Charged = plus(b.Charged, m.Charged)
		b.Paid = plus(b.Paid, m.Paid)
		b.Refunded = plus(b.Refunded, m.Refunded)
		b.Disputed = plus(b.Disputed, m.Disputed)
		b.Owed = plus(b.Owed, m.Owed)
	}
	b.Outturn = less(plus(b.Spent, b.Aside), b.Income)
	b.Reserve = plus(b.Opening, b.Aside)
	b.Held = less(less(b.Paid, b.Refunded), b.Outturn)
	b.Surplus = less(b.Charged, b.Outturn)
}

// less returns a less b where the result is known to be an amount of money.
func less(a, b costing.Money) costing.Money { return plus(a, b.Neg()) }

// plus returns a and b together where their sum is known to be an amount of money, or
// where one of them is not known.
func plus(a, b costing.Money) costing.Money {
	sum, _ := a.Add(b)
	return sum
}

// pence returns the pence of an amount that is known.
func pence(amount costing.Money) int64 {
	n, _ := amount.Pence()
	return n
}
