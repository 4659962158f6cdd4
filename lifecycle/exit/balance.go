package exit

import (
	"errors"
	"fmt"
	"math/big"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// Turnover is who was employed on a first day, who joined and left after it, and
// how the partners have agreed to divide the employment.
type Turnover struct {
	From      calendar.Date        `json:"from,omitzero"`      // the first day
	Posts     Establishment        `json:"posts"`              // on that day
	Changes   []StaffChange        `json:"changes,omitempty"`  // after it, in order of time
	Shares    []Share              `json:"shares,omitempty"`   // what part of the FTE each partner is to employ
	Tolerance partnership.Quantity `json:"tolerance,omitzero"` // the FTE by which a partner may be off its part
}

// StaffChange is somebody who leaves or somebody who joins.
type StaffChange struct {
	On       calendar.Date `json:"on,omitzero"`        // the first day without the leaver, or with the joiner
	Leaves   PostID        `json:"leaves,omitempty"`   // the post of the leaver
	Joins    *Post         `json:"joins,omitempty"`    // the post of the joiner
	Replaces PostID        `json:"replaces,omitempty"` // the post of the leaver whom the joiner replaces; not set: it is a new post
}

// Validate returns what is wrong with the turnover, in the order of its fields: no
// first day (ErrRequired), what Establishment finds, what is wrong with a change,
// shares that are missing (ErrRequired) or not 100 % together (ErrSum), and a
// tolerance that is not known (ErrRequired) or below 0 (ErrRange).
//
// A change is wrong if it has no day or neither a leaver nor a joiner (ErrRequired),
// has both, or a leaver who is replaced (ErrInvalid), comes before the change before
// it or before the first day (ErrOrder), if the leaver is not there or the
// replaced has not left (ErrNotFound), and if the joiner has the id of another or
// replaces one who has been replaced (ErrDuplicate).
func (t Turnover) Validate() error {
	var from, shares error
	if t.From.IsZero() {
		from = field.ErrRequired
	}
	if len(t.Shares) == 0 {
		shares = field.ErrRequired
	}
	return errors.Join(
		field.At("from", from),
		t.Posts.check("posts"),
		t.checkChanges(),
		field.At("shares", shares),
		checkShares("shares", t.Shares),
		field.At("tolerance", within(t.Tolerance, "0", "999999")),
	)
}

// checkChanges returns what is wrong with the changes.
func (t Turnover) checkChanges() error {
	there, replaced := map[PostID]bool{}, map[PostID]bool{}
	for _, p := range t.Posts {
		there[p.ID] = true
	}
	last := t.From
	return field.Each("changes", t.Changes, func(c StaffChange) error {
		err := errors.Join(c.check(last), c.checkIDs(there, replaced))
		if c.On.After(last) {
			last = c.On
		}
		if c.Leaves != "" {
			there[c.Leaves] = false
		}
		if c.Joins != nil {
			there[c.Joins.ID] = true
			replaced[c.Replaces] = true
		}
		return err
	})
}

// check returns what is wrong with the change by itself, and with its day after that
// of the change before.
func (c StaffChange) check(last calendar.Date) error {
	var on, what, joins, replaces error
	switch {
	case c.On.IsZero():
		on = field.ErrRequired
	case c.On.Before(last):
		on = fmt.Errorf("%v comes after %v: %w", c.On, last, field.ErrOrder)
	}
	switch {
	case c.Leaves == "" && c.Joins == nil:
		what = fmt.Errorf("nobody leaves or joins: %w", field.ErrRequired)
	case c.Leaves != "" && c.Joins != nil:
		what = fmt.Errorf("one leaves and another joins, which are two changes: %w", field.ErrInvalid)
	case c.Joins == nil && c.Replaces != "":
		replaces = fmt.Errorf("nobody joins: %w", field.ErrInvalid)
	}
	if c.Joins != nil {
		joins = c.Joins.Validate()
	}
	return errors.Join(
		field.At("on", on),
		field.At("joins", joins),
		field.At("replaces", replaces),
		what,
	)
}

// checkIDs returns what is wrong with the ids of the change: there has every post
// that is or was there, and false for those who left; replaced has those who were.
func (c StaffChange) checkIDs(there, replaced map[PostID]bool) error {
	var leaves, joins, replaces error
	if c.Leaves != "" && !there[c.Leaves] {
		leaves = fmt.Errorf("%.80q is not there: %w", string(c.Leaves), field.ErrNotFound)
	}
	if c.Joins != nil && c.Joins.ID != "" {
		if _, taken := there[c.Joins.ID]; taken {
			joins = fmt.Errorf("%.80q is or was another: %w", string(c.Joins.ID), field.ErrDuplicate)
		}
	}
	if c.Joins != nil && c.Replaces != "" {
		present, known := there[c.Replaces]
		switch {
		case !known || present:
			replaces = fmt.Errorf("%.80q has not left: %w", string(c.Replaces), field.ErrNotFound)
		case replaced[c.Replaces]:
			replaces = fmt.Errorf("%.80q has been replaced: %w", string(c.Replaces), field.ErrDuplicate)
		}
	}
	return errors.Join(
		field.At("leaves", leaves),
		field.At("joins.id", joins),
		field.At("replaces", replaces),
	)
}

// On returns the posts as they are on a day: those of the first day, without who
// left and with who joined up to then, in the order in which they came. Before the
// first day it is empty.
func (t Turnover) On(day calendar.Date) Establishment {
	posts := Establishment{}
	if day.Before(t.From) {
		return posts
	}
	posts = append(posts, t.Posts.clone()...)
	for _, c := range t.Changes {
		if !c.On.After(day) {
			posts = c.apply(posts)
		}
	}
	return posts
}

// apply returns the posts, which it may change, after the change.
func (c StaffChange) apply(posts Establishment) Establishment {
	if c.Joins != nil {
		posts = append(posts, c.Joins.clone())
	}
	return slices.DeleteFunc(posts, func(p Post) bool { return p.ID == c.Leaves })
}

// BalanceRules returns the rules of an agreement by which the balance of employment
// is kept, as clauses 6.3 to 6.7 of that of South and East Lincolnshire have it. Both
// block, and look at what was up to the day that is asked about:
//
//   - balance-kept: at the end of every day each partner employs its part of the FTE,
//     give or take the tolerance. It finds the day on which a partner came to be off;
//   - balance-replacement: whoever replaces a leaver has the leaver's employer.
//
// A rule cannot tell if the first day, or the day of a change, is not known;
// balance-kept needs the FTE of everybody, the shares and the tolerance too, and
// balance-replacement whom the joiner replaces. source is the agreement, and inForce
// the days on which it holds.
func BalanceRules(source policy.Source, inForce calendar.Term) []policy.Rule[Turnover] {
	return []policy.Rule[Turnover]{
		{
			ID: "balance-kept", Title: "Each partner keeps its part of the employment",
			Source: source, Severity: policy.Blocking, InForce: inForce, Check: checkKept,
		},
		{
			ID: "balance-replacement", Title: "Whoever replaces a leaver has the leaver's employer",
			Source: source, Severity: policy.Blocking, InForce: inForce, Check: checkReplacements,
		},
	}
}

// checkKept is the check of balance-kept.
func checkKept(h policy.Hearing, t Turnover) {
	if !t.knowBalance(h) {
		return
	}
	posts, was := t.Posts.clone(), make([]bool, len(t.Shares))
	t.findOff(h, "/posts", t.From, posts, was)
	for i, c := range t.Changes {
		if c.On.After(h.AsOf()) {
			return
		}
		posts = c.apply(posts)
		if i+1 == len(t.Changes) || t.Changes[i+1].On != c.On {
			t.findOff(h, policy.Pointer("/changes").Index(i), c.On, posts, was)
		}
	}
}

// knowStart reports whether the turnover is known to have begun by the day that is
// asked about, and says so.
func (t Turnover) knowStart(h policy.Hearing) bool {
	return h.Know("/from", !t.From.IsZero() && !t.From.After(h.AsOf()))
}

// knowBalance reports whether all that balance-kept looks at is known, and says so.
func (t Turnover) knowBalance(h policy.Hearing) bool {
	known := t.knowStart(h)
	unknown := func(p Post) bool { return !p.FTE.Known() }
	known = h.Know("/posts", !slices.ContainsFunc(t.Posts, unknown)) && known
	for i, c := range t.Changes {
		if !c.On.After(h.AsOf()) {
			known = h.Know(policy.Pointer("/changes").Index(i), !c.On.IsZero() && (c.Joins == nil || !unknown(*c.Joins))) && known
		}
	}
	known = h.Know("/shares", len(t.Shares) > 0 && !slices.ContainsFunc(t.Shares, Share.unknown)) && known
	return h.Know("/tolerance", t.Tolerance.Known()) && known
}

// findOff says of each partner that has come to be off its part on a day; was says
// who was before, and is brought up to date.
func (t Turnover) findOff(h policy.Hearing, at policy.Pointer, day calendar.Date, posts Establishment, was []bool) {
	total := fteOf(posts, func(Post) bool { return true })
	tolerance, _ := t.Tolerance.Millionths()
	for i, share := range t.Shares {
		percent, _ := share.Percent.Millionths()
		employed := fteOf(posts, func(p Post) bool { return p.Employer == share.Org })
		off := isOff(employed, total, percent, tolerance)
		if off && !was[i] {
			h.Fail(at, fmt.Sprintf("%v: %s is off its part", day, share.Org),
				fmt.Sprintf("%v of %v FTE", quantity(employed), quantity(total)),
				fmt.Sprintf("%v %%, give or take %v FTE", share.Percent, t.Tolerance))
		}
		was[i] = off
	}
}

// isOff reports whether a part is further from a percentage of a whole than the
// tolerance. All are in millionths, and the comparison is exact.
func isOff(part, whole, percent, tolerance int64) bool {
	off := new(big.Int).Mul(big.NewInt(part), big.NewInt(hundredPercent))
	off.Sub(off, new(big.Int).Mul(big.NewInt(whole), big.NewInt(percent)))
	return off.CmpAbs(new(big.Int).Mul(big.NewInt(tolerance), big.NewInt(hundredPercent))) > 0
}

// fteOf returns the FTE of some of the posts, in millionths.
func fteOf(posts Establishment, which func(Post) bool) int64 {
	sum := int64(0)
	for _, p := range posts {
		if which(p) {
			n, _ := p.FTE.Millionths()
			sum += n
		}
	}
	return sum
}

// checkReplacements is the check of balance-replacement.
func checkReplacements(h policy.Hearing, t Turnover) {
	if !t.knowStart(h) {
		return
	}
	employer := map[PostID]partnership.OrgID{}
	for _, p := range t.Posts {
		employer[p.ID] = p.Employer
	}
	for i, c := range t.Changes {
		if c.Joins == nil || c.On.After(h.AsOf()) {
			continue
		}
		employer[c.Joins.ID] = c.Joins.Employer
		if c.Replaces == "" {
			continue
		}
		wanted, known := employer[c.Replaces]
		at := policy.Pointer("/changes").Index(i)
		if h.Know(at, known && !c.On.IsZero()) && c.Joins.Employer != wanted {
			h.Fail(at, fmt.Sprintf("%v: %s replaces %s", c.On, c.Joins.ID, c.Replaces), named(c.Joins.Employer), named(wanted))
		}
	}
}

// named returns the name of an employer of record.
func named(employer partnership.OrgID) string {
	if employer == "" {
		return "no employer of record"
	}
	return string(employer)
}
