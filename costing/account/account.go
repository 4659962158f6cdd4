package account

import (
	"cmp"
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
//
// A deficit brought forward is an Opening of less than £0: the host has paid it. What is put
// to the reserve makes it good, and is part of what the members bear.
type Account struct {
	Year     costing.FinancialYear `json:"year,omitzero"`      // the year that it is for
	Members  []partnership.OrgID   `json:"members"`            // who shares the service, each once
	Opening  costing.Money         `json:"opening,omitzero"`   // the reserve brought forward, in the bank; less than £0: a deficit; if it is not known, no amount is refused as too much to take from the reserve
	Postings []Posting             `json:"postings,omitempty"` // in the order in which they were made
}

// Posting is one entry of an account. It counts from its day on, whenever it was
// recorded: what an audit finds years later counts in the year that it is of.
type Posting struct {
	On        calendar.Date     `json:"on,omitzero"`         // the day from which it counts
	Kind      PostingKind       `json:"kind"`                // what happens
	Org       partnership.OrgID `json:"org,omitzero"`        // whose it is, where the kind is of one member
	Amount    costing.Money     `json:"amount,omitzero"`     // how much; less than £0 takes back
	Reference string            `json:"reference,omitempty"` // the minute, invoice or clause
	Recorded  calendar.Date     `json:"recorded,omitzero"`   // the day on which it was written down; not before those listed before it
	By        string            `json:"by,omitempty"`        // who wrote it down
}

// PostingKind is what a posting says has happened.
type PostingKind string

// The kinds of posting. Those of the service as a whole have no organisation, all
// others have one.
const (
	PostBudget         PostingKind = "budget"                     // the service may spend this much more
	PostContribution   PostingKind = "contribution"               // a member is to pay, or an instalment falls due; less than £0: it is to be paid
	PostSupplementary  PostingKind = "supplementary-contribution" // a member is to pay more within the year
	PostPayment        PostingKind = "payment"                    // a member has paid
	PostDispute        PostingKind = "dispute"                    // a member disputes what it is charged
	PostResolution     PostingKind = "resolution"                 // a member no longer disputes the amount: it owes it, unless a reconciliation takes it off
	PostExpenditure    PostingKind = "expenditure"                // the service has spent
	PostIncome         PostingKind = "income"                     // the service has earned from others than its members
	PostReconciliation PostingKind = "reconciliation"             // a member is charged more, or less, after the outturn
	PostDistribution   PostingKind = "distribution"               // a deficit falls to a member; less than £0: a surplus does
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

// Title returns the kind in plain words: what a form or a report shows.
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

// late reports whether the posting may come in the years after, while the account is
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

// monthsAfter is how many months after the year a posting may come late: twelve years.
// For so long a sum due under a deed can be claimed (Limitation Act 1980, section 8), and
// audits have ended years after the year that they are of.
const monthsAfter = 144

// Validate returns what is wrong with the account:
//
//   - at "year" ErrRequired if it is not set;
//   - at "members" ErrRequired if there are none, and at "members[i]" ErrRequired,
//     ErrInvalid or ErrDuplicate;
//   - at "postings" ErrRange if Money does not hold all their amounts without their signs.
//
// At "postings[i]" it returns
//
//   - under "on" ErrRequired, and ErrRange outside the year. Budgets, payments, disputes,
//     resolutions and refunds may also be in the six months before it, in which budgets are
//     set and some pay in advance; payments, disputes, resolutions, reconciliations,
//     distributions, refunds and moves of the reserve also in the twelve years after it;
//   - under "kind" ErrRequired or ErrInvalid;
//   - under "org" ErrRequired, ErrInvalid, and ErrNotFound for one that is not a member;
//   - under "amount" ErrRequired if it is not known, and ErrInvalid for less than £0 in a
//     dispute, a resolution or a move of the reserve;
//   - under "amount" ErrRange for what is too much on its day: a resolution of more than is
//     disputed, a move of more than the reserve, a refund of more than is owed to the member,
//     and less than £0 that takes back more than was posted of its kind; and the last dispute
//     of a member that in the end disputes more than it is charged;
//   - under "reference" and "by" what field.OptionalName finds;
//   - under "recorded" ErrOrder for a day before that of a posting listed before.
func (a Account) Validate() error {
	errs := []error{field.RequiredValue("year", a.Year), costing.CheckMembers(a.Members)}
	members := a.places()
	open, recorded := daysOf(a.Year), calendar.Date{}
	postings := field.Each("postings", a.Postings, func(p Posting) error {
		err := errors.Join(p.check(open, members), p.checkWritten(recorded))
		if p.Recorded.After(recorded) {
			recorded = p.Recorded
		}
		return err
	})
	errs = append(errs, postings, a.checkSize())
	if err := errors.Join(errs...); err != nil {
		return err
	}
	return a.checkCourse(members)
}

// checkWritten returns the errors of who wrote the posting down and when: on a day that is not
// before that of a posting listed before it.
func (p Posting) checkWritten(before calendar.Date) error {
	var recorded error
	if !p.Recorded.IsZero() && p.Recorded.Before(before) {
		recorded = fmt.Errorf("%v is before %v, on which a posting listed before it was recorded: %w", p.Recorded, before, field.ErrOrder)
	}
	return errors.Join(field.At("recorded", recorded), field.OptionalName("by", p.By))
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

// Validate returns what is wrong with the posting by itself; Account.Validate says whether it
// suits the account:
//
//   - ErrRequired: no day, kind or amount, and no organisation where the kind is of one member
//   - ErrInvalid: an unknown kind, a malformed organisation, or one where the kind is of the
//     service; an amount below £0 where none may be
//   - what field.CheckName finds in the reference and in who wrote it down
func (p Posting) Validate() error {
	members := map[partnership.OrgID]int{p.Org: 0} // whoever it is
	return errors.Join(p.check(openDays{}, members), field.OptionalName("by", p.By))
}

// check returns every error that the posting has alone.
func (p Posting) check(open openDays, members map[partnership.OrgID]int) error {
	kind := field.CheckOneOf("kind", "kind of posting", p.Kind, PostingKinds())
	var org error
	if kind == nil {
		org = p.checkOrg(members)
	}
	return errors.Join(
		field.At("on", p.checkDay(open)),
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

// openDays are the days on which an account may be posted to.
type openDays struct {
	year  costing.FinancialYear
	days  calendar.Term // of the year
	early calendar.Date // the first day of what may come early
	late  calendar.Date // the last day of what may come late; not set: the last of the calendar
}

// daysOf returns the days on which the account of a year may be posted to.
func daysOf(year costing.FinancialYear) openDays {
	open := openDays{year: year, days: year.Term()}
	open.early = open.days.First.AddMonths(-monthsBefore)
	if open.early.IsZero() {
		open.early = open.days.First
	}
	open.late = open.days.Last.AddDays(1).AddMonths(monthsAfter).AddDays(-1)
	return open
}

// checkDay returns the error of the day of the posting.
func (p Posting) checkDay(open openDays) error {
	days := open.days
	if p.Kind.early() {
		days.First = open.early
	}
	if p.Kind.late() {
		days.Last = open.late
	}
	switch {
	case p.On.IsZero():
		return field.ErrRequired
	case !open.year.IsZero() && !days.Contains(p.On):
		return fmt.Errorf("%v is not in the account of %v (%v): %w", p.On, open.year, days, field.ErrRange)
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
	running, disputed := a.empty(), make([]int, len(a.Members))
	found := make([]error, len(a.Postings))
	for _, i := range a.byDay() {
		p := &a.Postings[i]
		place := members[p.Org]
		running.post(p, place)
		found[i] = running.checkAfter(p, place)
		if p.Kind == PostDispute {
			disputed[place] = i
		}
	}
	for place, m := range running.Members {
		if m.disputesMore() {
			found[disputed[place]] = fmt.Errorf("%v is disputed in the end, of a charge of %v: %w", m.Disputed, m.Charged, field.ErrRange)
		}
	}
	return field.Each("postings", found, func(err error) error { return field.At("amount", err) })
}

// checkAfter returns ErrRange if a posting, of the member at a place, took more than
// there was.
func (b *Balance) checkAfter(p *Posting, place int) error {
	m, back := b.Members[place], p.Amount.Sign() < 0
	switch {
	case p.Kind == PostFromReserve && b.Opening.Known() && b.Opening.Plus(b.Aside).Sign() < 0,
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

// disputesMore reports whether the member disputes more than it is charged.
func (m MemberBalance) disputesMore() bool {
	return m.Disputed.Sign() > 0 && m.Disputed.Compare(m.Charged) > 0
}

// refundable returns what the member may be paid back in all: what it has paid and is
// not charged, or disputes of its charge.
func (m MemberBalance) refundable() costing.Money {
	disputed := costing.Min(m.Disputed, costing.Max(costing.Pence(0), m.Charged))
	return less(m.Paid.Plus(disputed), m.Charged)
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
	slices.SortFunc(order, func(i, j int) int { return cmp.Or(a.Postings[i].On.Compare(a.Postings[j].On), cmp.Compare(i, j)) })
	return order
}

// Post returns the account with more postings. The account itself does not change. All postings
// are checked again, so use a Ledger to post one after the other. The errors are those of
// Validate.
func (a Account) Post(postings ...Posting) (Account, error) {
	a.Members = slices.Clone(a.Members)
	a.Postings = slices.Concat(a.Postings, postings)
	if err := a.Validate(); err != nil {
		return Account{}, err
	}
	return a, nil
}

// Record is Post for postings that somebody writes down on a day. It sets their Recorded and
// By. The errors are those of Validate, and ErrRequired at "recorded" if the day is not set.
func (a Account) Record(recorded calendar.Date, by string, postings ...Posting) (Account, error) {
	if err := field.RequiredValue("recorded", recorded); err != nil {
		return Account{}, err
	}
	return a.Post(writtenDown(recorded, by, postings)...)
}

// writtenDown returns postings as somebody writes them down on a day.
func writtenDown(recorded calendar.Date, by string, postings []Posting) []Posting {
	written := slices.Clone(postings)
	for i := range written {
		written[i].Recorded, written[i].By = recorded, by
	}
	return written
}

// Postings returns a posting of one kind, day and reference for each charge that is not £0.
func Postings(kind PostingKind, on calendar.Date, reference string, charges []costing.Portion) []Posting {
	postings := make([]Posting, 0, len(charges))
	for _, c := range charges {
		if c.Amount != costing.Pence(0) {
			postings = append(postings, Posting{On: on, Kind: kind, Org: c.Org, Amount: c.Amount, Reference: reference})
		}
	}
	return postings
}
