package catalogue

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Totals is what all partnerships of a register save together, each saving counted once.
type Totals struct {
	Known        calendar.Date      `json:"known"`            // as known on which day
	Over         calendar.Term      `json:"over,omitzero"`    // for which days; without a first day: all up to the last
	Entries      int                `json:"entries"`          // how many entries the register has
	Partnerships int                `json:"partnerships"`     // for how many partnerships these are
	Expected     KindTotal          `json:"expected"`         // what is expected
	Achieved     KindTotal          `json:"achieved"`         // what was achieved
	Awaited      costing.Money      `json:"awaited,omitzero"` // of what is expected: for the days of which nobody says what was achieved. It may be added to what was achieved. Not set: nothing is known of what is expected
	Of           []PartnershipTotal `json:"of"`               // each partnership that was there on the days asked about, or of which something counts
}

// KindTotal is what is expected, or was achieved, in total.
type KindTotal struct {
	Sum          costing.Total `json:"sum,omitzero"`           // what nobody disputes; "at least" if anything is not known or in dispute; not set if nothing is known
	Disputed     costing.Money `json:"disputed"`               // what somebody disputes; not in the sum
	WithoutBasis costing.Money `json:"without_basis,omitzero"` // the part of the sum for which nobody says how it was worked out; not set if nothing is known
	Partnerships int           `json:"partnerships"`           // how many partnerships it is about
	Known        int           `json:"known"`                  // of these: for every day and everybody
	KnownInPart  int           `json:"known_in_part"`          // for some days, or some of the participants
	NotKnown     int           `json:"not_known"`              // of which nothing is known
	InDispute    int           `json:"in_dispute"`             // of which an amount is disputed; these are in one of the three numbers too
}

// nothing reports whether nothing is known of any partnership, although there are some.
func (t KindTotal) nothing() bool { return t.Partnerships > 0 && t.Known+t.KnownInPart == 0 }

// PartnershipTotal is what one partnership saves, and what each saving that is stated counts for.
type PartnershipTotal struct {
	Entries  []EntryID       `json:"entries"`  // the entries for it
	Name     string          `json:"name"`     // of the first
	Expected KindPart        `json:"expected"` // what is expected
	Achieved KindPart        `json:"achieved"` // what was achieved
	Savings  []CountedSaving `json:"savings"`  // each saving of its entries, in their order
}

// KindPart is what is expected of a partnership, or was achieved.
type KindPart struct {
	Amount       costing.Money `json:"amount,omitzero"`       // what is known and nobody disputes; not set: nothing is
	Disputed     costing.Money `json:"disputed,omitzero"`     // what somebody disputes; not set: nothing is
	Completeness Completeness  `json:"completeness,omitzero"` // how much of it is known for the days asked about; not set: the partnership was not there on these days
}

// CountedSaving is what a saving of a register counts for in a total, and why.
type CountedSaving struct {
	Entry    EntryID           `json:"entry"`             // in which entry
	Place    int               `json:"place"`             // which of its savings, from 0
	Kind     SavingKind        `json:"kind,omitzero"`     // expected or achieved
	Org      partnership.OrgID `json:"org,omitzero"`      // whose; not set: of all participants together
	Stated   costing.Money     `json:"stated,omitzero"`   // the amount that is stated
	Counts   costing.Money     `json:"counts,omitzero"`   // what it counts for
	Disputed bool              `json:"disputed,omitzero"` // whether somebody disputes it
	Why      CountReason       `json:"why"`               // why it counts, or does not
}

// Totals adds up what the partnerships of the register save, as it was known on a day, for the
// days of a term: no saving is counted twice. The rules are in the comment of the package. A
// statement that was made after the day is left out; one of which nobody says when it was made counts. With
// no term, Totals is for all days up to the day; then an amount whose term is not known counts
// if nothing else about the partnership does. What was achieved counts up to the day, and what is
// expected up to the end of the partnership.
//
// A part of a year counts by its days, where years begin on the first day of the statement. Each
// statement is rounded once, to the nearest penny, and half a penny away from zero.
//
// The error wraps ErrRequired if the day is not set, or the term has a first day and no last, ErrOrder
// for a last day before the first, and ErrRange if a sum is more than an amount of money can be.
func (c Catalogue) Totals(known calendar.Date, over calendar.Term) (Totals, error) {
	err := errors.Join(field.RequiredValue("known", known), field.At("over", checkDays(over.First, over.Last)))
	if !over.First.IsZero() {
		err = errors.Join(err, field.RequiredValue("over.last", over.Last))
	}
	if err != nil {
		return Totals{}, err
	}
	if over.IsZero() {
		over.Last = known
	}
	t := c.tally(known, over)
	r := Totals{Known: known, Over: over, Entries: len(c.Entries), Of: make([]PartnershipTotal, 0, len(t.groups))}
	expected, achieved := newSums(len(t.groups)), newSums(len(t.groups))
	awaited := make([]costing.Money, 0, len(t.groups))
	for _, g := range t.groups {
		if !g.expected.concerned && !g.achieved.concerned {
			continue
		}
		r.Partnerships++
		expected.add(&g.expected)
		achieved.add(&g.achieved)
		awaited = append(awaited, g.expected.awaited)
		r.Of = append(r.Of, t.result(g))
	}
	r.Expected, err = expected.total("expected")
	var more error
	r.Achieved, more = achieved.total("achieved")
	err = errors.Join(err, more)
	sum, more := costing.TotalOf(awaited...)
	if r.Awaited = sum.Least(); r.Expected.nothing() {
		r.Awaited = costing.Money{}
	}
	if err = errors.Join(err, field.At("awaited", more)); err != nil {
		return Totals{}, err
	}
	return r, nil
}

// result returns a group as a result.
func (t *tally) result(g *group) PartnershipTotal {
	p := PartnershipTotal{
		Entries: make([]EntryID, len(g.entries)), Name: t.c.Entries[g.entries[0]].Name,
		Expected: g.expected.part(), Achieved: g.achieved.part(), Savings: make([]CountedSaving, len(g.statements)),
	}
	for i, at := range g.entries {
		p.Entries[i] = t.c.Entries[at].ID
	}
	for i := range g.statements {
		st := &g.statements[i]
		if st.why.nothing() {
			st.amount = costing.Pence(0)
		}
		p.Savings[i] = CountedSaving{
			Entry: t.c.Entries[st.entry].ID, Place: int(st.place), Kind: st.s.Kind, Org: st.s.Org, Stated: st.s.Amount, Counts: st.amount,
			Disputed: st.s.disputedOn(t.known), Why: st.why,
		}
	}
	return p
}

// part returns what comes out for one kind of saving.
func (k *kindTally) part() KindPart {
	p := KindPart{}
	if !k.concerned {
		return p
	}
	p.Completeness = k.completeness
	if k.completeness != Nothing {
		p.Amount = k.amount
		if k.disputed.Sign() != 0 {
			p.Disputed = k.disputed
		}
	}
	return p
}

// sums collects what comes out for one kind of saving.
type sums struct {
	amounts, disputed, noBasis []costing.Money
	kind                       KindTotal
}

// newSums returns sums with room for n partnerships.
func newSums(n int) *sums {
	room := make([]costing.Money, 3*(n+1))
	return &sums{amounts: room[: 0 : n+1], disputed: room[n+1 : n+1 : 2*(n+1)], noBasis: room[2*(n+1) : 2*(n+1)]}
}

// add adds a partnership.
func (s *sums) add(k *kindTally) {
	if !k.concerned {
		return
	}
	t := &s.kind
	t.Partnerships++
	s.amounts, s.disputed, s.noBasis = append(s.amounts, k.amount), append(s.disputed, k.disputed), append(s.noBasis, k.noBasis)
	switch k.completeness {
	case Whole:
		t.Known++
	case Part:
		t.KnownInPart++
	default:
		t.NotKnown++
	}
	if k.disputed.Sign() != 0 {
		t.InDispute++
	}
}

// total returns the sums.
func (s *sums) total(path string) (KindTotal, error) {
	t := s.kind
	if t.Known < t.Partnerships || t.InDispute > 0 {
		s.amounts = append(s.amounts, costing.Money{})
	}
	var errs [3]error
	t.Sum, errs[0] = costing.TotalOf(s.amounts...)
	disputed, err := costing.TotalOf(s.disputed...)
	t.Disputed, errs[1] = disputed.Least(), err
	noBasis, err := costing.TotalOf(s.noBasis...)
	t.WithoutBasis, errs[2] = noBasis.Least(), err
	if t.nothing() {
		t.Sum, t.WithoutBasis = costing.Total{}, costing.Money{}
	}
	if err := errors.Join(errs[:]...); err != nil {
		return KindTotal{}, field.At(path, fmt.Errorf("together: %w", err))
	}
	return t, nil
}
