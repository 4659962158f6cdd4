package staff

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/lifecycle"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// PostID is the id of a post, with the same letters as an OrgID.
type PostID string

// Validate returns an error that wraps ErrRequired for an id that is not set, and
// ErrInvalid for a malformed one.
func (id PostID) Validate() error { return field.CheckID("a post", string(id)) }

// UnmarshalText reads an id that Validate accepts, or no text for one that is not set.
// The error wraps field.ErrInvalid.
func (id *PostID) UnmarshalText(text []byte) (err error) {
	*id, err = field.ReadID[PostID](text)
	return err
}

// Post is a post of a shared service and the person who holds it. A post that two people
// share is two posts. A vacant post is left out.
type Post struct {
	ID           PostID               `json:"id,omitzero"`            // unique in the establishment
	Employer     partnership.OrgID    `json:"employer,omitzero"`      // the employer of record; not set: nobody
	Function     string               `json:"function"`               // the work: procurement, payroll
	Grade        string               `json:"grade"`                  // as the pay scale has it
	FTE          partnership.Quantity `json:"fte,omitzero"`           // full-time equivalent: more than 0, at most 1
	AnnualCost   costing.Money        `json:"annual_cost,omitzero"`   // pay and on-costs of a year
	Costs        []CostAt             `json:"costs,omitempty"`        // what it costs a year at members where that is not AnnualCost
	TimeWindow   calendar.Term        `json:"time_window,omitzero"`   // the days over which Time was recorded
	Time         []partnership.Share  `json:"time,omitempty"`         // for whom the work was done; empty: not known
	Grouping     partnership.OrgID    `json:"grouping,omitzero"`      // for whom the organised grouping works to which the post is assigned; not set: not known
	Temporary    lifecycle.Answer     `json:"temporary,omitzero"`     // whether the holder is here for a time only
	Absent       lifecycle.Answer     `json:"absent,omitzero"`        // whether the holder is away for long
	Pinned       partnership.OrgID    `json:"pinned,omitzero"`        // the only member that it can go to; not set: any
	Excluded     []partnership.OrgID  `json:"excluded,omitempty"`     // members that it cannot go to
	Preference   partnership.OrgID    `json:"preference,omitzero"`    // where the holder would like to go: advice only
	Together     string               `json:"together,omitzero"`      // the name of a group of posts that go to the same member
	Born         calendar.Date        `json:"born,omitzero"`          // when the holder was born, for redundancy pay only
	EmployedFrom calendar.Date        `json:"employed_from,omitzero"` // the first day of continuous employment, for redundancy pay only
}

// IsZero reports whether nothing of the post is set: there is no post.
func (p Post) IsZero() bool {
	texts := string(p.ID) + p.Function + p.Grade + p.Together + string(p.Temporary) + string(p.Absent)
	bodies := p.Employer + p.Grouping + p.Pinned + p.Preference
	return texts == "" && bodies == "" && !p.FTE.Known() && !p.AnnualCost.Known() &&
		len(p.Costs)+len(p.Time)+len(p.Excluded) == 0 && p.TimeWindow.IsZero() && p.Born.IsZero() && p.EmployedFrom.IsZero()
}

// CostAt is what a post costs a year if it goes to a member.
type CostAt struct {
	Org        partnership.OrgID `json:"org,omitzero"`         // which member
	AnnualCost costing.Money     `json:"annual_cost,omitzero"` // pay and on-costs of a year there
}

// Validate returns what is wrong with the cost: a missing (ErrRequired) or malformed id
// (ErrInvalid), and a cost that is not known (ErrRequired) or is below £0 (ErrInvalid).
func (c CostAt) Validate() error {
	return errors.Join(
		field.At("org", c.Org.Validate()),
		field.At("annual_cost", errors.Join(costing.CheckKnown(c.AnnualCost), costing.NotNegative(c.AnnualCost))),
	)
}

// costAt returns what the post costs at a member.
func (p Post) costAt(org partnership.OrgID) costing.Money {
	for _, c := range p.Costs {
		if c.Org == org {
			return c.AnnualCost
		}
	}
	return p.AnnualCost
}

// greatestCost returns what the post costs where it costs most, in pence.
func (p Post) greatestCost() int64 {
	most := p.AnnualCost.KnownPence()
	for _, c := range p.Costs {
		most = max(most, c.AnnualCost.KnownPence())
	}
	return most
}

// hundredPercent is 100% in millionths of a per cent.
const hundredPercent = 100 * 1_000_000

// Validate returns what is wrong with the post, in the order of its fields:
//
//   - a missing id, function, grade or FTE (ErrRequired), or a malformed id (ErrInvalid);
//   - an FTE that is not more than 0 and at most 1 (ErrRange), or a cost below £0 (ErrInvalid);
//   - what CostAt finds, and a second cost at one member (ErrDuplicate);
//   - time without a window that has a last day, or a window without time (ErrRequired);
//   - what partnership.CheckShares finds in the shares of time, if there are any;
//   - a duplicate among the excluded members (ErrDuplicate);
//   - an unknown answer about Temporary or Absent (ErrInvalid);
//   - a member that the post is both pinned to and excluded from (ErrInvalid);
//   - employment that did not begin after the birth (ErrOrder).
func (p Post) Validate() error {
	return errors.Join(
		field.At("id", p.ID.Validate()),
		field.OptionalID("employer", "an organisation", p.Employer),
		field.Required("function", p.Function),
		field.Required("grade", p.Grade),
		field.At("fte", within(p.FTE, "0.000001", "1")),
		field.At("annual_cost", costing.NotNegative(p.AnnualCost)),
		field.Each("costs", p.Costs, CostAt.Validate),
		field.Unique("costs", "org", p.Costs, func(c CostAt) partnership.OrgID { return c.Org }),
		p.checkTime(),
		field.OptionalID("grouping", "an organisation", p.Grouping),
		field.OptionalOneOf("temporary", "yes-or-no answer", p.Temporary, lifecycle.Answers()),
		field.OptionalOneOf("absent", "yes-or-no answer", p.Absent, lifecycle.Answers()),
		field.OptionalID("pinned", "an organisation", p.Pinned),
		field.At("pinned", p.checkPinned()),
		field.EachOnce("excluded", p.Excluded, partnership.OrgID.Validate),
		field.OptionalID("preference", "an organisation", p.Preference),
		field.OptionalID("together", "a group", p.Together),
		field.At("employed_from", p.checkEmployedFrom()),
	)
}

// checkTime returns what is wrong with the shares of time and their window.
func (p Post) checkTime() error {
	var window, none error
	switch {
	case len(p.Time) == 0 && p.TimeWindow.IsZero():
		return nil
	case len(p.Time) == 0:
		none = field.ErrRequired
	case p.TimeWindow.OpenEnded():
		window = field.At("last", field.ErrRequired)
	}
	window = errors.Join(p.TimeWindow.Validate(), window)
	return errors.Join(field.At("time_window", window), field.At("time", none), checkShares("time", p.Time))
}

// checkShares returns what partnership.CheckShares finds in the shares at path, which
// need not be known.
func checkShares(path string, shares []partnership.Share) error {
	if len(shares) == 0 {
		return nil
	}
	return partnership.CheckShares(path, shares)
}

// half and nothing are fractions of a whole.
func half() partnership.Fraction    { return partnership.MustFraction("1/2") }
func nothing() partnership.Fraction { return partnership.MustFraction("0%") }

// unknownShare reports whether nobody knows how much a share is.
func unknownShare(s partnership.Share) bool { return !s.Fraction.Known() }

// checkPinned returns ErrInvalid for a member that the post is both pinned to and excluded
// from.
func (p Post) checkPinned() error {
	if p.Pinned != "" && slices.Contains(p.Excluded, p.Pinned) {
		return fmt.Errorf("%s is excluded: %w", p.Pinned, field.ErrInvalid)
	}
	return nil
}

// checkEmployedFrom returns ErrOrder unless the birth is before the employment.
func (p Post) checkEmployedFrom() error {
	if !p.EmployedFrom.IsZero() && !p.Born.IsZero() && !p.Born.Before(p.EmployedFrom) {
		return fmt.Errorf("%v is not after the birth, %v: %w", p.EmployedFrom, p.Born, field.ErrOrder)
	}
	return nil
}

// lossAt returns the part of the post's time that is worked for others than a member, in
// millionths of a per cent. It is 0 if no time is recorded.
func (p Post) lossAt(org partnership.OrgID) int64 {
	if len(p.Time) == 0 {
		return 0
	}
	return hundredPercent - p.workedFor(org)
}

// workedFor returns the part of the post's time that is worked for an organisation, in
// millionths of a per cent, rounded once. It is 0 if no time is recorded.
func (p Post) workedFor(org partnership.OrgID) int64 {
	n, _ := shareOf(p.Time, org).Percent().Millionths()
	return n
}

// shareOf returns the share of an organisation. It is not known for one that is not in the
// list.
func shareOf(shares []partnership.Share, org partnership.OrgID) partnership.Fraction {
	i := slices.IndexFunc(shares, func(s partnership.Share) bool { return s.Org == org })
	if i < 0 {
		return partnership.Fraction{}
	}
	return shares[i].Fraction
}

// clone returns a copy of the post that shares no memory with it.
func (p Post) clone() Post {
	p.Costs, p.Time, p.Excluded = slices.Clone(p.Costs), slices.Clone(p.Time), slices.Clone(p.Excluded)
	return p
}

// Establishment is the posts of a shared service.
type Establishment []Post

// Validate returns what Post finds, each at its place in the list, such as "[2].fte", and
// ErrDuplicate for a second post of one id.
func (e Establishment) Validate() error { return e.check("") }

// check returns what Validate does, at path.
func (e Establishment) check(path string) error {
	return errors.Join(
		field.Each(path, e, Post.Validate),
		field.Unique(path, "id", e, func(p Post) PostID { return p.ID }),
	)
}

// clone returns a copy of the establishment that shares no memory with it.
func (e Establishment) clone() Establishment {
	posts := make(Establishment, len(e))
	for i, p := range e {
		posts[i] = p.clone()
	}
	return posts
}
