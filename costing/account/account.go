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

// Account is the account of a shared service for a financial year: what was posted
// to it. Nothing in it is ever changed or taken out. A mistake is put right by another
// posting: one of a kind that takes it back, or else of less than £0. Every balance is
// derived from the postings.
type Account struct {
	Year     costing.FinancialYear `json:"year,omitzero"`      // the year that it is for
	Members  []partnership.OrgID   `json:"members"`            // who shares the service, each once
	Opening  costing.Money         `json:"opening,omitzero"`   // the reserve brought forward, in the bank; not known: no move of the reserve is too much
	Postings []Posting             `json:"postings,omitempty"` // in the order in which they were made
}

// Posting is one entry of an account. It counts from its day on, whenever it was
// made.
type Posting struct {
	On        calendar.Date     `json:"on,omitzero"`         // the day from which it counts
	Kind      PostingKind       `json:"kind"`                // what happens
	Org       partnership.OrgID `json:"org,omitzero"`        // whose it is, where the kind is of one member
	Amount    costing.Money     `json:"amount,omitzero"`     // how much; less than £0 takes back
	Reference string            `json:"reference,omitempty"` // the minute, invoice or clause
}

// PostingKind is what a posting says has happened.
type PostingKind string

// The kinds of posting. Those of the service as a whole have no organisation, all
// others have one.
const (
	PostBudget         PostingKind = "budget"                     // the service may spend so much more
	PostContribution   PostingKind = "contribution"               // a member is to pay, or an instalment falls due; less than £0: it is to be paid
	PostSupplementary  PostingKind = "supplementary-contribution" // a member is to pay more within the year
	PostPayment        PostingKind = "payment"                    // a member has paid
	PostDispute        PostingKind = "dispute"                    // a member disputes what it is charged
	PostResolution     PostingKind = "resolution"                 // so much is no longer disputed, and owed unless a reconciliation takes it off
	PostExpenditure    PostingKind = "expenditure"                // the service has spent
	PostIncome         PostingKind = "income"                     // the service has earned from others than its members
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
		PostExpenditure, PostIncome, PostReconciliation, PostDistribution, PostRefund, PostToReserve, PostFromReserve,
	}
}

// UnmarshalText reads one of PostingKinds, or no text, which is not set; the error wraps
// ErrInvalid.
func (k *PostingKind) UnmarshalText(text []byte) (err error) {
	*k, err = field.ReadOneOf("kind of posting", text, PostingKinds())
	return err
}

// Title returns the kind in plain words: what a form or a report shows. It is "" for an
// unknown kind.
func (k PostingKind) Title() string {
	switch k {
	case PostBudget:
		return "Budget"
	case PostContribution:
		return "Contribution due"
	case PostSupplementary:
		return "Supplementary contribution due"
	case PostPayment:
		return "Payment received"
	case PostDispute:
		return "Dispute"
	case PostResolution:
		return "Dispute resolved"
	case PostExpenditure:
		return "Expenditure"
	case PostIncome:
		return "Income from others"
	case PostReconciliation:
		return "Charge after the outturn"
	case PostDistribution:
		return "Share of a deficit or surplus"
	case PostRefund:
		return "Refund paid"
	case PostToReserve:
		return "Put to the reserve"
	case PostFromReserve:
		return "Taken from the reserve"
	}
	return field.Title(k)
}

// ofService reports whether the posting is of the service as a whole.
func (k PostingKind) ofService() bool {
	switch k {
	case PostBudget, PostExpenditure, PostIncome, PostToReserve, PostFromReserve:
		return true
	}
	return false
}

// early reports whether the posting may come in the months before the year.
func (k PostingKind) early() bool {
	switch k {
	case PostBudget, PostPayment, PostDispute, PostResolution, PostRefund:
		return true
	}
	return false
}

// late reports whether the posting may come in the year after, while the account is
// being settled.
func (k PostingKind) late() bool {
	switch k {
	case PostBudget, PostContribution, PostSupplementary, PostExpenditure, PostIncome:
		return false
	}
	return true
}

// signed reports whether the amount may be less than £0. What takes back a dispute is
// a resolution, and what takes money out of the reserve has a kind of its own.
func (k PostingKind) signed() bool {
	switch k {
	case PostDispute, PostResolution, PostToReserve, PostFromReserve:
		return false
	}
	return true
}

// monthsBefore is how many months before the year a posting may come early: half a
// year. Budgets have to be set by then, the council tax before 11 March (Local
// Government Finance Act 1992, section 30(6)), hours are fixed three months
// ahead, and members may dispute a bill or pay it in advance.
const monthsBefore = 6

// Validate returns what is wrong with the account: ErrRequired at "year" if it is not
// set; at "members" ErrRequired for none, and at "members[i]" ErrRequired, ErrInvalid
// or ErrDuplicate; ErrInvalid at "opening" for less than £0; ErrRange at "postings" if
// Money does not hold all their amounts without their signs; and at "postings[i]"
//
//   - under "on" ErrRequired, and ErrRange outside the year; budgets, payments,
//     disputes, resolutions and refunds may come in the six months before it, in which
//     budgets are set and some pay in advance; and payments, disputes, resolutions,
//     reconciliations, distributions, refunds and moves of the reserve in the year
//     after;
//   - under "kind" ErrRequired or ErrInvalid;
//   - under "org" ErrRequired, ErrInvalid, and ErrNotFound for one that is no member;
//   - under "amount" ErrRequired if it is not known, and ErrInvalid for less than £0 in a
//     dispute, a resolution or a move of the reserve;
//   - under "amount" ErrRange for what is too much on its day: a resolution of more than
//     is disputed, a move of more than the reserve, a refund of more than is owed to the
//     member, and less than £0 that takes back more than was posted of its kind; and at the
//     last dispute of a member that in the end disputes more than it is charged;
//   - under "reference" what field.OptionalName finds.
func (a Account) Validate() error {
	errs := []error{a.checkYear(), costing.CheckMembers(a.Members), field.At("opening", costing.NotNegative(a.Opening))}
	members := a.places()
	postings := field.Each("postings", a.Postings, func(p Posting) error { return p.check(a.Year, members) })
	errs = append(errs, postings, a.checkSize())
	if err := errors.Join(errs...); err != nil {
		return err
	}
	return a.checkCourse(members)
}

// checkYear returns ErrRequired if the year is not set.
func (a Account) checkYear() error {
	if a.Year.IsZero() {
		return field.At("year", field.ErrRequired)
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
	amounts := []costing.Money{a.Opening}
	for _, p := range a.Postings {
		amounts = append(amounts, p.Amount)
	}
	return field.At("postings", checkMagnitudes(amounts))
}

// checkMagnitudes returns ErrRange if the amounts without their signs are more together
// than an amount of money can be. If not, they can be added and subtracted in any way,
// once each.
func checkMagnitudes(amounts []costing.Money) error {
	unsigned := make([]costing.Money, len(amounts))
	for i, amount := range amounts {
		unsigned[i] = amount.Abs()
	}
	_, err := costing.Sum(unsigned...)
	return err
}

// check returns every error that the posting has alone.
func (p Posting) check(year costing.FinancialYear, members map[partnership.OrgID]int) error {
	kind := field.CheckOneOf("kind", "kind of posting", p.Kind, PostingKinds())
	var org error
	if kind == nil {
		org = p.checkOrg(members)
	}
	return errors.Join(
		field.At("on", p.checkDay(year)),
		kind,
		field.At("org", org),
		field.At("amount", p.checkAmount()),
		field.OptionalName("reference", p.Reference),
	)
}

// checkAmount returns the error of the amount alone.
func (p Posting) checkAmount() error {
	switch {
	case !p.Amount.Known():
		return field.ErrRequired
	case p.Kind.signed():
		return nil
	}
	return costing.NotNegative(p.Amount)
}

// checkDay returns the error of the day of the posting.
func (p Posting) checkDay(year costing.FinancialYear) error {
	days := year.Term()
	if first := days.First.AddMonths(-monthsBefore); p.Kind.early() && !first.IsZero() {
		days.First = first
	}
	if next := year.Next(); p.Kind.late() && !next.IsZero() {
		days.Last = next.Term().Last
	}
	switch {
	case p.On.IsZero():
		return field.ErrRequired
	case !year.IsZero() && !days.Contains(p.On):
		return fmt.Errorf("%v is not in the account of %v (%v): %w", p.On, year, days, field.ErrRange)
	}
	return nil
}

// checkOrg returns the error of the organisation of the posting.
func (p Posting) checkOrg(members map[partnership.OrgID]int) error {
	_, member := members[p.Org]
	switch {
	case p.Kind.ofService() && p.Org != "":
		return fmt.Errorf("not used by a %q posting: %w", p.Kind, field.ErrInvalid)
	case p.Kind.ofService():
		return nil
	case p.Org.Validate() != nil:
		return p.Org.Validate()
	case !member:
		return fmt.Errorf("%q is not a member: %w", p.Org, field.ErrNotFound)
	}
	return nil
}

// checkCourse returns ErrRange for postings that take more than there is.
func (a Account) checkCourse(members map[partnership.OrgID]int) error {
	running, disputed := a.balance(calendar.Date{}, members), make([]int, len(a.Members))
	found := make([]error, len(a.Postings))
	for _, i := range a.byDay() {
		p := a.Postings[i]
		running.post(p, members)
		found[i] = running.checkAfter(p, members[p.Org])
		if p.Kind == PostDispute {
			disputed[members[p.Org]] = i
		}
	}
	for place, m := range running.Members {
		if m.Disputed.Sign() > 0 && m.Disputed.Compare(m.Charged) > 0 {
			found[disputed[place]] = fmt.Errorf("in the end %v is disputed of %v that is charged: %w", m.Disputed, m.Charged, field.ErrRange)
		}
	}
	return field.Each("postings", found, func(err error) error { return field.At("amount", err) })
}

// checkAfter returns ErrRange if a posting, of the member at a place, took more than
// there was.
func (b Balance) checkAfter(p Posting, place int) error {
	m, back := b.Members[place], p.Amount.Sign() < 0
	switch {
	case p.Kind == PostFromReserve && b.Opening.Known() && plus(b.Opening, b.Aside).Sign() < 0,
		p.Kind == PostResolution && m.Disputed.Sign() < 0:
		return fmt.Errorf("a %s of %v is more than there is: %w", p.Kind, p.Amount, field.ErrRange)
	case p.Kind == PostRefund && !back && m.Refunded.Compare(m.refundable()) > 0:
		return fmt.Errorf("a refund of %v is more than is owed to %s: %w", p.Amount, m.Org, field.ErrRange)
	case p.Kind == PostExpenditure && b.Spent.Sign() < 0,
		p.Kind == PostIncome && b.Income.Sign() < 0,
		p.Kind == PostPayment && m.Paid.Sign() < 0,
		p.Kind == PostRefund && m.Refunded.Sign() < 0:
		return fmt.Errorf("%v takes back more than was posted as %s: %w", p.Amount, p.Kind, field.ErrRange)
	}
	return nil
}

// refundable returns what the member may be paid back in all: what it has paid and is
// not charged, or disputes of its charge.
func (m MemberBalance) refundable() costing.Money {
	disputed := min(pence(m.Disputed), max(0, pence(m.Charged)))
	return costing.Pence(pence(m.Paid) - pence(m.Charged) + disputed)
}

// lastDay returns the last day on which anything is posted.
func (a Account) lastDay() calendar.Date {
	last := calendar.Date{}
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
	order := make([]int, len(a.Postings))
	for i := range order {
		order[i] = i
	}
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

// Postings returns a posting of one kind, day and reference for each charge, but for
// those of £0.
func Postings(kind PostingKind, on calendar.Date, reference string, charges []costing.Portion) []Posting {
	postings := make([]Posting, 0, len(charges))
	for _, c := range charges {
		if c.Amount != costing.Pence(0) {
			postings = append(postings, Posting{On: on, Kind: kind, Org: c.Org, Amount: c.Amount, Reference: reference})
		}
	}
	return postings
}
