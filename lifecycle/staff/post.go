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
func (id *PostID) UnmarshalText(text []byte) error {
	*id = ""
	if len(text) == 0 {
		return nil
	}
	if err := PostID(text).Validate(); err != nil {
		return err
	}
	*id = PostID(text)
	return nil
}

// Post is a post of a shared service and the person who holds it. A post that two people
// share is two posts. A vacant post is left out.
type Post struct {
	ID         PostID               `json:"id,omitzero"`             // unique in the establishment
	Employer   partnership.OrgID    `json:"employer,omitzero"`       // the employer of record; not set: nobody
	Function   string               `json:"function"`                // the work: procurement, payroll
	Grade      string               `json:"grade"`                   // as the pay scale has it
	FTE        partnership.Quantity `json:"fte,omitzero"`            // full-time equivalent: more than 0, at most 1
	AnnualCost costing.Money        `json:"annual_cost,omitzero"`    // pay and on-costs of a year
	TimeWindow calendar.Term        `json:"time_window,omitzero"`    // the days over which Time was recorded
	Time       []Share              `json:"time,omitempty"`          // for whom the work was done; empty: not known
	Grouping   partnership.OrgID    `json:"grouping,omitzero"`       // for whom the organised grouping works to which the post is assigned; not set: not known
	Temporary  lifecycle.Answer     `json:"temporary,omitzero"`      // whether the holder is here for a time only
	Absent     lifecycle.Answer     `json:"absent,omitzero"`         // whether the holder is away for long
	Pinned     partnership.OrgID    `json:"pinned,omitzero"`         // the only partner that it can go to; not set: any
	Excluded   []partnership.OrgID  `json:"excluded,omitempty"`      // partners that it cannot go to
	Preference partnership.OrgID    `json:"preference,omitzero"`     // where the holder would like to go: advice only
	Together   string               `json:"together,omitzero"`       // the name of a group of posts that go to the same partner
	Born       calendar.Date        `json:"born,omitzero"`           // when the holder was born, for redundancy pay only
	Since      calendar.Date        `json:"employed_since,omitzero"` // the first day of continuous employment, for redundancy pay only
}

// Share is the part that one partner has of a whole: of the time that is worked in
// a post, or of the staff.
type Share struct {
	Org     partnership.OrgID    `json:"org,omitzero"`     // whose it is
	Percent partnership.Quantity `json:"percent,omitzero"` // of the whole: 0 to 100
}

// hundredPercent is 100 % in millionths of a per cent.
const hundredPercent = 100 * 1_000_000

// Validate returns what is wrong with the post, in the order of its fields:
//
//   - a missing id, function, grade or FTE (ErrRequired), or a malformed id (ErrInvalid);
//   - an FTE that is not more than 0 and at most 1, or a cost below £0 (ErrRange);
//   - time without a window that has a last day, or a window without time (ErrRequired);
//   - shares of time that do not add up to 100 % (ErrSum);
//   - a duplicate among the shares or the excluded partners (ErrDuplicate);
//   - an unknown answer about Temporary or Absent (ErrInvalid);
//   - a partner that the post is both pinned to and excluded from (ErrInvalid);
//   - employment that did not begin after the birth (ErrOrder).
func (p Post) Validate() error {
	return errors.Join(
		field.At("id", p.ID.Validate()),
		field.At("employer", optional(p.Employer)),
		field.Required("function", p.Function),
		field.Required("grade", p.Grade),
		field.At("fte", within(p.FTE, "0.000001", "1")),
		field.At("annual_cost", notBelowZero(p.AnnualCost)),
		p.checkTime(),
		field.At("grouping", optional(p.Grouping)),
		field.OptionalOneOf("temporary", "yes-or-no answer", p.Temporary, lifecycle.Answers()),
		field.OptionalOneOf("absent", "yes-or-no answer", p.Absent, lifecycle.Answers()),
		field.At("pinned", p.checkPinned()),
		checkOrgs("excluded", p.Excluded),
		field.At("preference", optional(p.Preference)),
		field.At("together", p.checkTogether()),
		field.At("employed_since", p.checkSince()),
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
	return errors.Join(field.At("time_window", window), field.At("time", none), CheckShares("time", p.Time))
}

// Validate returns what is wrong with the share: a missing (ErrRequired) or malformed id
// (ErrInvalid), and a percentage that is not known (ErrRequired) or is not 0 to 100
// (ErrRange).
func (s Share) Validate() error {
	return errors.Join(
		field.At("org", s.Org.Validate()),
		field.At("percent", within(s.Percent, "0", "100")),
	)
}

// unknown reports whether nobody knows how much the share is.
func (s Share) unknown() bool { return !s.Percent.Known() }

// CheckShares returns what is wrong with the list of shares at path: what Share finds, a
// duplicate organisation (ErrDuplicate), and shares that do not add up to 100 % (ErrSum).
// An empty list is not an error.
func CheckShares(path string, shares []Share) error {
	sum, usable := int64(0), len(shares) > 0
	for _, s := range shares {
		n, _ := s.Percent.Millionths()
		sum, usable = sum+n, usable && s.Validate() == nil
	}
	var total error
	if usable && sum != hundredPercent {
		total = fmt.Errorf("the shares add up to %v %%, not 100 %%: %w", quantity(sum), field.ErrSum)
	}
	return errors.Join(
		field.Each(path, shares, Share.Validate),
		field.Unique(path, "org", shares, func(s Share) partnership.OrgID { return s.Org }),
		field.At(path, total),
	)
}

// checkPinned returns what is wrong with the partner that the post is pinned to.
func (p Post) checkPinned() error {
	if p.Pinned != "" && slices.Contains(p.Excluded, p.Pinned) {
		return fmt.Errorf("%s is excluded: %w", p.Pinned, field.ErrInvalid)
	}
	return optional(p.Pinned)
}

// checkTogether returns ErrInvalid for a malformed name of a group.
func (p Post) checkTogether() error {
	if p.Together == "" {
		return nil
	}
	return field.CheckID("a group", p.Together)
}

// checkSince returns ErrOrder unless the birth is before the employment.
func (p Post) checkSince() error {
	if !p.Since.IsZero() && !p.Born.IsZero() && !p.Born.Before(p.Since) {
		return fmt.Errorf("%v is not after the birth, %v: %w", p.Since, p.Born, field.ErrOrder)
	}
	return nil
}

// lossAt returns the part of the post's time that is worked for others than a partner, in
// millionths of a per cent. It is 0 if no time is recorded.
func (p Post) lossAt(org partnership.OrgID) int64 {
	if len(p.Time) == 0 {
		return 0
	}
	return hundredPercent - shareOf(p.Time, org)
}

// shareOf returns the share of a partner in millionths of a per cent, 0 for a partner that
// is not in the list.
func shareOf(shares []Share, org partnership.OrgID) int64 {
	i := slices.IndexFunc(shares, func(s Share) bool { return s.Org == org })
	if i < 0 {
		return 0
	}
	n, _ := shares[i].Percent.Millionths()
	return n
}

// clone returns a copy of the post that shares no memory with it.
func (p Post) clone() Post {
	p.Time, p.Excluded = slices.Clone(p.Time), slices.Clone(p.Excluded)
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
