package account

import (
	"cmp"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Ledger is an Account as it is kept: the postings and the balance after them, which always
// agree. NewLedger reads an account once. After that, the time for a posting does not
// depend on how many there are; only a backdated posting takes longer, because the postings
// from later days are checked again. A Ledger never changes: Post and Record return a new
// one, which shares memory with the old. Both can be posted to again. To store a ledger,
// store its Account.
//
// The zero Ledger has no account, and nothing can be posted to it.
type Ledger struct {
	account Account                   // without its postings
	members map[partnership.OrgID]int // the places of its members; never changed
	made    *posted                   // the last posting that was made; nil: there are none
	latest  *posted                   // the last by day
	after   Balance                   // after all postings, without what is derived; its list is never changed
	moved   costing.Money             // all amounts together without their signs
	written calendar.Date             // the latest day on which a posting was recorded
}

// posted is a posting, counted from 1, and the one before it: in the order in which they were
// made, or in that of their days.
type posted struct {
	posting *Posting
	n       int
	before  *posted
}

// NewLedger returns the ledger of an account. The error is that of Account.Validate.
func NewLedger(a Account) (Ledger, error) {
	if err := a.Validate(); err != nil {
		return Ledger{}, err
	}
	l := Ledger{account: Account{Year: a.Year, Members: slices.Clone(a.Members), Opening: a.Opening}, moved: costing.Pence(0)}
	if a.Opening.Known() {
		l.moved = a.Opening.Abs()
	}
	l.members, l.after = l.account.places(), l.account.empty()
	l, _ = l.take(a.Postings)
	return l, nil
}

// Account returns the account with all postings.
func (l Ledger) Account() Account {
	var postings []Posting
	for p := l.made; p != nil; p = p.before {
		postings = append(postings, *p.posting)
	}
	slices.Reverse(postings)
	return Account{Year: l.account.Year, Members: slices.Clone(l.account.Members), Opening: l.account.Opening, Postings: postings}
}

// Post returns the ledger with more postings. The errors are those of Account.Post.
func (l Ledger) Post(postings ...Posting) (Ledger, error) {
	if next, ok := l.take(postings); ok {
		return next, nil
	}
	a := l.Account()
	a.Postings = append(a.Postings, postings...)
	return NewLedger(a) // which says what is wrong
}

// Record is Post for postings that somebody writes down on a day, as Account.Record is.
func (l Ledger) Record(recorded calendar.Date, by string, postings ...Posting) (Ledger, error) {
	if err := field.RequiredValue("recorded", recorded); err != nil {
		return Ledger{}, err
	}
	return l.Post(writtenDown(recorded, by, postings)...)
}

// Balance returns where every penny is at the end of a day, as Account.Balance does. The
// time it takes grows with the number of postings from later days.
func (l Ledger) Balance(on calendar.Date) (Balance, error) {
	if err := field.RequiredValue("on", on); err != nil {
		return Balance{}, err
	}
	b := l.after.clone()
	l.takeBack(on, &b)
	b.On = on
	b.derive()
	return b, nil
}

// take returns the ledger with more postings. ok is false if something is wrong with them.
func (l Ledger) take(postings []Posting) (next Ledger, ok bool) {
	if l.members == nil {
		return Ledger{}, false
	}
	open, first := daysOf(l.account.Year), calendar.Date{}
	added := make([]*posted, 0, len(postings))
	for _, p := range postings {
		if !l.write(&p, open) {
			return Ledger{}, false
		}
		added = append(added, l.made)
		if first.IsZero() || p.On.Before(first) {
			first = p.On
		}
	}
	b, order := l.after.clone(), added
	if len(added) > 0 {
		order = append(l.takeBack(first, &b), added...)
	}
	slices.SortFunc(order, func(p, q *posted) int { return cmp.Or(p.posting.On.Compare(q.posting.On), cmp.Compare(p.n, q.n)) })
	for _, p := range order {
		if !l.count(p, &b) {
			return Ledger{}, false
		}
	}
	l.after = b
	return l, !slices.ContainsFunc(b.Members, MemberBalance.disputesMore)
}

// write puts a posting at the end of those that were made. It returns false if something is
// wrong with the posting alone, or with the amounts together.
func (l *Ledger) write(p *Posting, open openDays) bool {
	moved, tooMuch := l.moved.Add(p.Amount.Abs())
	if tooMuch != nil || p.check(open, l.members) != nil || p.checkWritten(l.written) != nil {
		return false
	}
	if p.Recorded.After(l.written) {
		l.written = p.Recorded
	}
	n := 1
	if l.made != nil {
		n = l.made.n + 1
	}
	l.made, l.moved = &posted{posting: p, n: n, before: l.made}, moved
	return true
}

// takeBack takes the postings from after a day out of a balance, and returns them.
func (l *Ledger) takeBack(day calendar.Date, b *Balance) (later []*posted) {
	for ; l.latest != nil && l.latest.posting.On.After(day); l.latest = l.latest.before {
		back := *l.latest.posting
		back.Amount = back.Amount.Neg()
		b.post(&back, l.members[back.Org])
		later = append(later, l.latest)
	}
	return later
}

// count adds a posting to a balance, after all from before it. It returns false if it takes
// more than there is.
func (l *Ledger) count(p *posted, b *Balance) bool {
	place := l.members[p.posting.Org]
	b.post(p.posting, place)
	l.latest = &posted{posting: p.posting, n: p.n, before: l.latest}
	return b.checkAfter(p.posting, place) == nil
}
