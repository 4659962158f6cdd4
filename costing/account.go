package costing

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
)

// Account is the account of a shared service for a financial year: what was posted
// to it. Nothing in it is ever changed or taken out; a mistake is put right by
// another posting. Every balance is derived from the postings.
type Account struct {
	Year     FinancialYear       `json:"year,omitzero"`      // the year that it is for
	Members  []partnership.OrgID `json:"members"`            // who shares the service, each once
	Opening  Money               `json:"opening"`            // the reserve brought forward, in the bank
	Postings []Posting           `json:"postings,omitempty"` // in the order in which they were made
}

// Posting is one entry of an account. It counts from its day on, whenever it was
// made.
type Posting struct {
	On        partnership.Date  `json:"on,omitzero"`         // the day from which it counts
	Kind      PostingKind       `json:"kind"`                // what happens
	Org       partnership.OrgID `json:"org,omitzero"`        // whose it is, where the kind is of one member
	Amount    Money             `json:"amount"`              // how much
	Reference string            `json:"reference,omitempty"` // the minute, invoice or clause
}

// PostingKind is what a posting says has happened.
type PostingKind string

// The kinds of posting. Those of the service as a whole have no organisation, all
// others have one.
const (
	PostBudget         PostingKind = "budget"                     // the service may spend so much more
	PostContribution   PostingKind = "contribution"               // a member is to pay, or an instalment falls due
	PostSupplementary  PostingKind = "supplementary-contribution" // a member is to pay more within the year
	PostPayment        PostingKind = "payment"                    // a member has paid
	PostDispute        PostingKind = "dispute"                    // a member disputes what it is charged
	PostResolution     PostingKind = "resolution"                 // so much is no longer disputed, and owed unless a reconciliation takes it off
	PostExpenditure    PostingKind = "expenditure"                // the service has spent
	PostReconciliation PostingKind = "reconciliation"             // a member is charged more, or less, after the outturn
	PostDistribution   PostingKind = "distribution"               // a deficit, or as less than £0 a surplus, falls to a member
	PostRefund         PostingKind = "refund"                     // a member has been paid back
	PostToReserve      PostingKind = "to-reserve"                 // put aside
	PostFromReserve    PostingKind = "from-reserve"               // taken out of what was put aside
)

// PostingKinds returns every PostingKind.
func PostingKinds() []PostingKind {
	return []PostingKind{
		PostBudget, PostContribution, PostSupplementary, PostPayment, PostDispute, PostResolution,
		PostExpenditure, PostReconciliation, PostDistribution, PostRefund, PostToReserve, PostFromReserve,
	}
}

// UnmarshalText reads one of PostingKinds; the error wraps ErrInvalid.
func (k *PostingKind) UnmarshalText(text []byte) (err error) {
	*k, err = partnership.OneOf("kind of posting", string(text), PostingKinds())
	return err
}

// ofService reports whether the posting is of the service as a whole.
func (k PostingKind) ofService() bool {
	return k == PostBudget || k == PostExpenditure || k == PostToReserve || k == PostFromReserve
}

// withinYear reports whether the posting belongs to the days of the year. The others
// may come in the year after, while the account is being settled.
func (k PostingKind) withinYear() bool {
	return k == PostBudget || k == PostContribution || k == PostSupplementary || k == PostExpenditure
}

// signed reports whether the amount may be less than £0.
func (k PostingKind) signed() bool {
	return k == PostBudget || k == PostReconciliation || k == PostDistribution
}

// Validate returns what is wrong with the account: ErrRequired at "year" if it is not
// set; at "members" ErrRequired for none, and at "members[i]" ErrRequired, ErrInvalid
// or ErrDuplicate; ErrInvalid at "opening" for less than £0; ErrRange at "postings" if
// Money does not hold all their amounts without their signs; and at "postings[i]"
//
//   - under "on" ErrRequired, and ErrRange outside the year; payments, disputes,
//     resolutions, reconciliations, distributions, refunds and moves of the reserve may
//     come in the year after too;
//   - under "kind" ErrRequired or ErrInvalid;
//   - under "org" ErrRequired, ErrInvalid, and ErrNotFound for one that is no member;
//   - under "amount" ErrInvalid for less than £0 where that makes no sense: budgets
//     can be cut, and reconciliations and distributions can be in a member's favour; and
//     ErrRange for a dispute of more than the member is charged in all, and on its day
//     for a resolution of more than is disputed, a refund of more than has been paid
//     and a move of more than the reserve.
func (a Account) Validate() error {
	errs := []error{a.checkYear(), checkMembers(a.Members), partnership.At("opening", notBelowZero(a.Opening))}
	members := a.places()
	postings := partnership.Each("postings", a.Postings, func(p Posting) error { return p.check(a.Year, members) })
	errs = append(errs, postings, a.checkSize())
	if err := errors.Join(errs...); err != nil {
		return err
	}
	return a.checkCourse(members)
}

// checkYear returns ErrRequired if the year is not set.
func (a Account) checkYear() error {
	if a.Year.IsZero() {
		return partnership.At("year", partnership.ErrRequired)
	}
	return nil
}

// places returns the place of each member.
func (a Account) places() map[partnership.OrgID]int {
	members := make(map[partnership.OrgID]int, len(a.Members))
	for i, org := range a.Members {
		members[org] = i
	}
	return members
}

// checkSize returns ErrRange if a balance might be more than an amount of money.
func (a Account) checkSize() error {
	amounts := []Money{a.Opening}
	for _, p := range a.Postings {
		amounts = append(amounts, p.Amount)
	}
	return partnership.At("postings", checkMagnitudes(amounts))
}

// checkMagnitudes returns ErrRange if the amounts without their signs are more together
// than an amount of money can be. If not, they can be added and subtracted in any way,
// once each.
func checkMagnitudes(amounts []Money) error {
	unsigned := make([]Money, len(amounts))
	for i, amount := range amounts {
		unsigned[i].pence = max(amount.pence, -max(amount.pence, -maxPence))
	}
	_, err := Sum(unsigned...)
	return err
}

// maxPence is the greatest amount of money.
const maxPence = 1<<63 - 1

// check returns every error that the posting has alone.
func (p Posting) check(year FinancialYear, members map[partnership.OrgID]int) error {
	_, kind := partnership.OneOf("kind of posting", string(p.Kind), PostingKinds())
	var org, amount error
	if kind == nil {
		org = p.checkOrg(members)
	}
	if !p.Kind.signed() {
		amount = notBelowZero(p.Amount)
	}
	return errors.Join(
		partnership.At("on", p.checkDay(year)),
		partnership.At("kind", kind),
		partnership.At("org", org),
		partnership.At("amount", amount),
	)
}

// checkDay returns the error of the day of the posting.
func (p Posting) checkDay(year FinancialYear) error {
	days := year.Term()
	if next := year.Next(); !p.Kind.withinYear() && !next.IsZero() {
		days.Last = next.Term().Last
	}
	switch {
	case p.On.IsZero():
		return partnership.ErrRequired
	case !year.IsZero() && !days.Contains(p.On):
		return fmt.Errorf("%v is not in the account of %v (%v): %w", p.On, year, days, partnership.ErrRange)
	}
	return nil
}

// checkOrg returns the error of the organisation of the posting.
func (p Posting) checkOrg(members map[partnership.OrgID]int) error {
	_, member := members[p.Org]
	switch {
	case p.Kind.ofService() && p.Org != "":
		return fmt.Errorf("%.60q has no place in a posting of the kind %s: %w", p.Org, p.Kind, partnership.ErrInvalid)
	case p.Kind.ofService():
		return nil
	case p.Org.Validate() != nil:
		return p.Org.Validate()
	case !member:
		return fmt.Errorf("%q is not a member: %w", p.Org, partnership.ErrNotFound)
	}
	return nil
}

// checkCourse returns ErrRange for postings that take more than there is.
func (a Account) checkCourse(members map[partnership.OrgID]int) error {
	final, running := a.balance(a.lastDay(), members), a.balance(partnership.Date{}, members)
	found := make([]error, len(a.Postings))
	for _, i := range a.byDay() {
		p := a.Postings[i]
		running.post(p, members)
		if running.shortAfter(p, members[p.Org], final) {
			found[i] = fmt.Errorf("a %s of %v is more than there is: %w", p.Kind, p.Amount, partnership.ErrRange)
		}
	}
	return partnership.Each("postings", found, func(err error) error { return partnership.At("amount", err) })
}

// shortAfter reports whether a posting, of the member at a place, took more than
// there was, or will be charged in the end.
func (b Balance) shortAfter(p Posting, place int, final Balance) bool {
	m := b.Members[place]
	switch p.Kind {
	case PostFromReserve:
		return b.Reserve.Sign() < 0
	case PostDispute:
		return m.Disputed.Compare(final.Members[place].Charged) > 0
	case PostResolution:
		return m.Disputed.Sign() < 0
	case PostRefund:
		return m.Paid.Compare(m.Refunded) < 0
	}
	return false
}

// lastDay returns the last day on which anything is posted.
func (a Account) lastDay() partnership.Date {
	last := partnership.Date{}
	for _, p := range a.Postings {
		if p.On.After(last) {
			last = p.On
		}
	}
	return last
}

// byDay returns the places of the postings in the order of their days; those of one
// day as they were made.
func (a Account) byDay() []int {
	order := indexes(len(a.Postings))
	slices.SortStableFunc(order, func(i, j int) int { return a.Postings[i].On.Compare(a.Postings[j].On) })
	return order
}

// Post returns the account with more postings. The account itself stays as it is. The
// errors are those of Validate.
func (a Account) Post(postings ...Posting) (Account, error) {
	a.Members = slices.Clone(a.Members)
	a.Postings = slices.Concat(a.Postings, postings)
	if err := a.Validate(); err != nil {
		return Account{}, err
	}
	return a, nil
}

// Postings returns a posting of one kind, day and reference for each charge.
func Postings(kind PostingKind, on partnership.Date, reference string, charges []Charge) []Posting {
	postings := make([]Posting, len(charges))
	for i, c := range charges {
		postings[i] = Posting{On: on, Kind: kind, Org: c.Org, Amount: c.Amount, Reference: reference}
	}
	return postings
}
