package catalogue

import (
	"errors"
	"fmt"
	"math/big"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Filter says which partnerships are meant: those that suit every part of it that is set. Of a
// list one is enough. In texts upper and lower case, spaces and punctuation make no difference.
type Filter struct {
	Services   []string                `json:"services,omitempty"`   // that share one of these services
	Regions    []string                `json:"regions,omitempty"`    // in one of these regions
	Categories []string                `json:"categories,omitempty"` // of one of these categories
	Structures []partnership.Structure `json:"structures,omitempty"` // in one of these structures
	Orgs       []partnership.OrgID     `json:"orgs,omitempty"`       // in which one of these takes part
	Least      int                     `json:"least,omitzero"`       // with at least so many participants
	Most       int                     `json:"most,omitzero"`        // with at most so many participants
}

// Validate returns what is wrong with the filter: an unknown structure or a malformed id
// (ErrInvalid), a number below 0 (ErrRange), a most that is less than the least (ErrOrder).
func (f Filter) Validate() error {
	errs := []error{
		field.Each("services", f.Services, field.CheckName),
		field.Each("regions", f.Regions, field.CheckName),
		field.Each("categories", f.Categories, field.CheckName),
		field.Each("structures", f.Structures, func(s partnership.Structure) error {
			return field.CheckOneOf("", "structure", s, partnership.Structures())
		}),
		field.Each("orgs", f.Orgs, partnership.OrgID.Validate),
	}
	if f.Least < 0 {
		errs = append(errs, field.At("least", fmt.Errorf("%d is less than 0: %w", f.Least, field.ErrRange)))
	}
	if f.Most < 0 {
		errs = append(errs, field.At("most", fmt.Errorf("%d is less than 0: %w", f.Most, field.ErrRange)))
	} else if f.Most > 0 && f.Most < f.Least {
		errs = append(errs, field.At("most", fmt.Errorf("%d is less than the least, %d: %w", f.Most, f.Least, field.ErrOrder)))
	}
	return errors.Join(errs...)
}

// Suits reports whether an entry suits the filter.
func (f Filter) Suits(e RegisterEntry) bool {
	text := func(want []string, has ...string) bool {
		return len(want) == 0 || slices.ContainsFunc(has, func(a string) bool {
			return a != "" && slices.ContainsFunc(want, func(b string) bool { return folded(a) == folded(b) })
		})
	}
	orgs := map[partnership.OrgID]bool{}
	for _, p := range e.Participants {
		orgs[p.Org] = true
	}
	return text(f.Services, e.Services...) && text(f.Regions, e.Regions...) && text(f.Categories, e.Category) &&
		(len(f.Structures) == 0 || slices.Contains(f.Structures, e.Structure)) &&
		(len(f.Orgs) == 0 || slices.ContainsFunc(f.Orgs, func(org partnership.OrgID) bool { return orgs[org] })) &&
		len(orgs) >= f.Least && (f.Most <= 0 || len(orgs) <= f.Most)
}

// clone returns the filter with lists of its own.
func (f Filter) clone() Filter {
	f.Services, f.Regions, f.Categories = slices.Clone(f.Services), slices.Clone(f.Regions), slices.Clone(f.Categories)
	f.Structures, f.Orgs = slices.Clone(f.Structures), slices.Clone(f.Orgs)
	return f
}

// Where returns the register with only the entries that suit a filter, and all its bodies.
func (c Catalogue) Where(f Filter) Catalogue {
	c = c.clone()
	c.Entries = slices.DeleteFunc(c.Entries, func(e RegisterEntry) bool { return !f.Suits(e) })
	return c
}

// clone returns the register with lists of its own.
func (c Catalogue) clone() Catalogue {
	c.Bodies = slices.Clone(c.Bodies)
	for i, b := range c.Bodies {
		c.Bodies[i].Successors = slices.Clone(b.Successors)
	}
	c.Entries = slices.Clone(c.Entries)
	for i, e := range c.Entries {
		c.Entries[i] = e.clone()
	}
	return c
}

// clone returns the entry with lists of its own.
func (e RegisterEntry) clone() RegisterEntry {
	e.Services, e.Regions = slices.Clone(e.Services), slices.Clone(e.Regions)
	e.Participants, e.Savings = slices.Clone(e.Participants), slices.Clone(e.Savings)
	e.NotSameAs = slices.Clone(e.NotSameAs)
	return e
}

// CountRange is a range of numbers: the least, the quartiles and the most. The quartiles are
// those of QUARTILE.INC in a spreadsheet: between two values in proportion.
type CountRange struct {
	Count    int                  `json:"count"`             // of how many partnerships
	Asked    int                  `json:"asked"`             // how many there must be
	Least    partnership.Quantity `json:"least,omitzero"`    // not set, like all others: there are fewer than asked for
	Lower    partnership.Quantity `json:"lower,omitzero"`    // the lower quartile: a quarter is at or below it
	Median   partnership.Quantity `json:"median,omitzero"`   // half is at or below it
	Upper    partnership.Quantity `json:"upper,omitzero"`    // the upper quartile: three quarters are at or below it
	Greatest partnership.Quantity `json:"greatest,omitzero"` // the most
}

// Refused reports whether there are too few partnerships for a range.
func (r CountRange) Refused() bool { return r.Count < max(1, r.Asked) }

// MoneyRange is a range of amounts, as CountRange is one of numbers. A quartile is rounded to
// the nearest penny, and half a penny up.
type MoneyRange struct {
	Count    int           `json:"count"`             // of how many partnerships
	Asked    int           `json:"asked"`             // how many there must be
	Least    costing.Money `json:"least,omitzero"`    // not set, like all others: there are fewer than asked for
	Lower    costing.Money `json:"lower,omitzero"`    // the lower quartile
	Median   costing.Money `json:"median,omitzero"`   // the median
	Upper    costing.Money `json:"upper,omitzero"`    // the upper quartile
	Greatest costing.Money `json:"greatest,omitzero"` // the most
}

// Refused reports whether there are too few partnerships for a range.
func (r MoneyRange) Refused() bool { return r.Count < max(1, r.Asked) }

// quartile returns a quartile of sorted values, in quarters.
func quartile(sorted []int64, k int) *big.Int {
	at := (len(sorted) - 1) * k
	low, rest := big.NewInt(sorted[at/4]), int64(at%4)
	value := new(big.Int).Mul(low, big.NewInt(4))
	if rest == 0 {
		return value
	}
	step := new(big.Int).Sub(big.NewInt(sorted[at/4+1]), low)
	return value.Add(value, step.Mul(step, big.NewInt(rest)))
}

// countRange returns the range of values, refused if there are fewer than asked for.
func countRange(values []int64, asked int) CountRange {
	r := CountRange{Count: len(values), Asked: asked}
	if r.Refused() {
		return r
	}
	sorted := slices.Sorted(slices.Values(values))
	for k, into := range []*partnership.Quantity{&r.Least, &r.Lower, &r.Median, &r.Upper, &r.Greatest} {
		*into, _ = partnership.QuantityOfMillionths(quartile(sorted, k).Int64() * 250_000)
	}
	return r
}

// moneyRange returns the range of pence, refused if there are fewer than asked for.
func moneyRange(values []int64, asked int) MoneyRange {
	r := MoneyRange{Count: len(values), Asked: asked}
	if r.Refused() {
		return r
	}
	sorted := slices.Sorted(slices.Values(values))
	four := big.NewInt(4)
	for k, into := range []*costing.Money{&r.Least, &r.Lower, &r.Median, &r.Upper, &r.Greatest} {
		quarters := quartile(sorted, k)
		quarters.Add(quarters, big.NewInt(2))
		quarters.Div(quarters, four) // rounds down, below £0 too
		*into = costing.Pence(quarters.Int64())
	}
	return r
}

// Reference is what similar partnerships saved, and how long they took.
type Reference struct {
	Like     Filter        `json:"like"`     // which partnerships are similar
	Known    calendar.Date `json:"known"`    // as known on which day
	Similar  int           `json:"similar"`  // how many partnerships are similar
	Achieved MoneyRange    `json:"achieved"` // what each achieved in a year, on average over the time that its statements cover
	Expected MoneyRange    `json:"expected"` // what each expected in a year
	Forming  CountRange    `json:"forming"`  // the months from the first decision to the start
	Lasting  CountRange    `json:"lasting"`  // the months from the start to the end, of those that have ended by the day
}

// LeastAsked is the least number of partnerships that may be asked for in a reference: with
// fewer, a range says what one of them did.
const LeastAsked = 3

// Reference returns what partnerships that suit a filter saved and how long they took, as
// ranges, as known on a day. A range of fewer than asked partnerships is refused: its count is
// there and its figures are not. Entries for the same partnership count once.
//
// What a partnership saves in a year is what its statements of a year or a term come to, by the
// rules of Totals, divided by the years that they cover up to the day. Savings that are made once,
// that are disputed, or of which one participant says nothing, are left out. Months are counted
// from calendar month to calendar month.
//
// The error wraps ErrRequired if the day is not set, and ErrRange if fewer than LeastAsked are
// asked for, and has what Filter.Validate finds, at "like".
func (c Catalogue) Reference(like Filter, known calendar.Date, asked int) (Reference, error) {
	err := errors.Join(field.At("like", like.Validate()), field.RequiredValue("known", known))
	if asked < LeastAsked {
		err = errors.Join(err, field.At("asked", fmt.Errorf("%d is less than %d: %w", asked, LeastAsked, field.ErrRange)))
	}
	if err != nil {
		return Reference{}, err
	}
	r := Reference{Like: like.clone(), Known: known}
	var achieved, expected, forming, lasting []int64
	t := c.tally(known, calendar.Term{Last: known})
	for _, g := range t.groups {
		if !slices.ContainsFunc(g.entries, func(i int32) bool { return like.Suits(c.Entries[i]) }) {
			continue
		}
		r.Similar++
		if pence, ok := g.achieved.yearly(); ok {
			achieved = append(achieved, pence)
		}
		if pence, ok := g.expected.yearly(); ok {
			expected = append(expected, pence)
		}
		proposed, first, last := g.dates(c)
		if !proposed.IsZero() && !first.IsZero() && !first.After(known) {
			forming = append(forming, months(proposed, first))
		}
		if !first.IsZero() && !last.IsZero() && !last.After(known) {
			lasting = append(lasting, months(first, last.AddDays(1)))
		}
	}
	r.Achieved, r.Expected = moneyRange(achieved, asked), moneyRange(expected, asked)
	r.Forming, r.Lasting = countRange(forming, asked), countRange(lasting, asked)
	return r, nil
}

// months returns how many months there are from one calendar month to another.
func months(from, to calendar.Date) int64 {
	return int64(12*(to.Year()-from.Year()) + int(to.Month()) - int(from.Month()))
}
