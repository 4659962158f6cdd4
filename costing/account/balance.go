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
	Known    calendar.Date   `json:"known,omitzero"`    // the day at whose end this was known; not set: with all postings
	Budget   costing.Money   `json:"budget,omitzero"`   // what may be spent in the year
	Opening  costing.Money   `json:"opening,omitzero"`  // the reserve brought forward; less than £0: a deficit
	Charged  costing.Money   `json:"charged,omitzero"`  // to the members, so far
	Paid     costing.Money   `json:"paid,omitzero"`     // by the members
	Refunded costing.Money   `json:"refunded,omitzero"` // to the members
	Disputed costing.Money   `json:"disputed,omitzero"` // of what is charged; kept apart
	Owed     costing.Money   `json:"owed,omitzero"`     // by the members, undisputed; less than £0: to them
	Spent    costing.Money   `json:"spent,omitzero"`    // by the service
	Income   costing.Money   `json:"income,omitzero"`   // of the service, from others than its members
	Outturn  costing.Money   `json:"outturn,omitzero"`  // spent and put aside, less income: what the members bear; less than £0: what they get
	Aside    costing.Money   `json:"aside,omitzero"`    // put to the reserve in the year, less what was taken from it
	Reserve  costing.Money   `json:"reserve,omitzero"`  // put aside, in the bank; less than £0: a deficit that the host has paid; not known if Opening is not
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

// Balance returns where every penny is at the end of a day. It counts the postings up to
// that day. The errors are those of Validate, and ErrRequired at "on" if it is not set.
func (a Account) Balance(on calendar.Date) (Balance, error) {
	if err := errors.Join(a.Validate(), field.RequiredValue("on", on)); err != nil {
		return Balance{}, err
	}
	return a.balance(on, calendar.Date{}, a.places()), nil
}

// BalanceAsKnown returns where every penny was at the end of the day on, as it was known at the
// end of the day known. It counts the postings up to the day on that were recorded up to the
// day known. What is recorded later never changes it. If known is the day on which the last
// posting was recorded, or later, the result is that of Balance.
//
// The errors are those of Balance, ErrRequired at "known" if it is not set, and ErrRequired at
// "postings[i].recorded" for a posting that does not say when it was recorded.
func (a Account) BalanceAsKnown(on, known calendar.Date) (Balance, error) {
	recorded := field.Each("postings", a.Postings, func(p Posting) error { return field.RequiredValue("recorded", p.Recorded) })
	if err := errors.Join(a.Validate(), recorded, field.RequiredValue("on", on), field.RequiredValue("known", known)); err != nil {
		return Balance{}, err
	}
	return a.balance(on, known, a.places()), nil
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
	want := b.clone()
	want.derive()
	i := -1
	return errors.Join(
		field.RequiredValue("on", b.On),
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

// balance is BalanceAsKnown for a valid account. If known is not set, all postings count.
func (a Account) balance(on, known calendar.Date, members map[partnership.OrgID]int) Balance {
	b := a.empty()
	b.On, b.Known = on, known
	for i := range a.Postings {
		p := &a.Postings[i]
		if !p.On.After(on) && (known.IsZero() || !p.Recorded.After(known)) {
			b.post(p, members[p.Org])
		}
	}
	b.derive()
	return b
}

// empty returns the balance of the account before anything is posted.
func (a Account) empty() Balance {
	none := costing.Pence(0)
	b := Balance{Budget: none, Opening: a.Opening, Spent: none, Income: none, Aside: none, Members: make([]MemberBalance, len(a.Members))}
	for i, org := range a.Members {
		b.Members[i] = MemberBalance{Org: org, Charged: none, Paid: none, Refunded: none, Disputed: none}
	}
	return b
}

// clone returns the balance with a list of its own.
func (b Balance) clone() Balance {
	b.Members = slices.Clone(b.Members)
	return b
}

// post adds what a posting, of the member at a place, says to the balance, and derives
// nothing from it.
func (b *Balance) post(p *Posting, place int) {
	switch p.Kind {
	case PostBudget:
		b.Budget = b.Budget.Plus(p.Amount)
	case PostExpenditure:
		b.Spent = b.Spent.Plus(p.Amount)
	case PostIncome:
		b.Income = b.Income.Plus(p.Amount)
	case PostToReserve:
		b.Aside = b.Aside.Plus(p.Amount)
	case PostFromReserve:
		b.Aside = less(b.Aside, p.Amount)
	default:
		b.Members[place].post(p)
	}
}

// post adds what a posting of the member says.
func (m *MemberBalance) post(p *Posting) {
	switch p.Kind {
	case PostPayment:
		m.Paid = m.Paid.Plus(p.Amount)
	case PostRefund:
		m.Refunded = m.Refunded.Plus(p.Amount)
	case PostDispute:
		m.Disputed = m.Disputed.Plus(p.Amount)
	case PostResolution:
		m.Disputed = less(m.Disputed, p.Amount)
	default:
		m.Charged = m.Charged.Plus(p.Amount)
	}
}

// derive sets the balances that follow from the others.
func (b *Balance) derive() {
	b.Charged, b.Paid, b.Refunded, b.Disputed, b.Owed = costing.Pence(0), costing.Pence(0), costing.Pence(0), costing.Pence(0), costing.Pence(0)
	for i := range b.Members {
		m := &b.Members[i]
		m.Owed = less(m.Charged.Plus(m.Refunded), m.Paid.Plus(m.Disputed))
		b.Charged = b.Charged.Plus(m.Charged)
		b.Paid = b.Paid.Plus(m.Paid)
		b.Refunded = b.Refunded.Plus(m.Refunded)
		b.Disputed = b.Disputed.Plus(m.Disputed)
		b.Owed = b.Owed.Plus(m.Owed)
	}
	b.Outturn = less(b.Spent.Plus(b.Aside), b.Income)
	b.Reserve = b.Opening.Plus(b.Aside)
	b.Held = less(less(b.Paid, b.Refunded), b.Outturn)
	b.Surplus = less(b.Charged, b.Outturn)
}

// less returns a less b where the result is known to be an amount of money.
func less(a, b costing.Money) costing.Money { return a.Plus(b.Neg()) }
