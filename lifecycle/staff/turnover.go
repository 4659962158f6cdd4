package staff

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Turnover is who was employed on a first day, who has joined and left since, and how the
// members have agreed to divide the employment.
type Turnover struct {
	From      calendar.Date        `json:"from,omitzero"`       // the first day
	Posts     Establishment        `json:"posts"`               // on that day
	Movements []Movement           `json:"movements,omitempty"` // since then, in order of time
	Shares    []partnership.Share  `json:"shares,omitempty"`    // what part of the FTE each member is to employ
	Tolerance partnership.Quantity `json:"tolerance,omitzero"`  // the FTE by which a member may be off its part
}

// Movement is one person who leaves, or one who joins. Two people on one day are two movements.
type Movement struct {
	On       calendar.Date `json:"on,omitzero"`       // the first day without the leaver, or with the joiner
	Leaves   PostID        `json:"leaves,omitzero"`   // the post of the leaver; not set: nobody leaves
	Joins    Post          `json:"joins,omitzero"`    // the post of the joiner; not set: nobody joins
	Replaces PostID        `json:"replaces,omitzero"` // the post of the leaver whom the joiner replaces; not set: it is a new post
}

// Validate returns what is wrong with the turnover, in the order of its fields:
//
//   - no first day (ErrRequired);
//   - what Establishment finds among the posts;
//   - what is wrong with a movement;
//   - what partnership.CheckShares finds in the shares;
//   - more than 10,000,000 pairs of a movement and a share (ErrRange);
//   - a tolerance that is not known (ErrRequired) or is below 0 (ErrRange).
//
// A movement is wrong if
//
//   - it has no day, or neither a leaver nor a joiner (ErrRequired);
//   - it has both, or a leaver who is replaced (ErrInvalid);
//   - it is listed after a movement of a later day, or is before the first day (ErrOrder);
//   - its leaver is not employed, or the person replaced has not left (ErrNotFound);
//   - its joiner has the id of somebody else, or replaces somebody who has been replaced
//     (ErrDuplicate).
func (t Turnover) Validate() error {
	var from error
	if t.From.IsZero() {
		from = field.ErrRequired
	}
	return errors.Join(
		field.At("from", from),
		t.Posts.check("posts"),
		t.checkMovements(),
		partnership.CheckShares("shares", t.Shares),
		t.checkPairs(),
		field.At("tolerance", within(t.Tolerance, "0", "999999")),
	)
}

// maxBalancePairs is how many pairs of a movement and a share are looked at.
const maxBalancePairs = 10_000_000

// checkPairs returns ErrRange for more pairs of a movement and a share than balance-kept
// looks at.
func (t Turnover) checkPairs() error {
	if len(t.Movements)*len(t.Shares) > maxBalancePairs {
		return field.At("shares", fmt.Errorf("%d of them, with %d movements, are more than %d pairs: %w", len(t.Shares), len(t.Movements), maxBalancePairs, field.ErrRange))
	}
	return nil
}

// checkMovements returns what is wrong with the movements.
func (t Turnover) checkMovements() error {
	employed, replaced := map[PostID]bool{}, map[PostID]bool{}
	for _, p := range t.Posts {
		employed[p.ID] = true
	}
	last := t.From
	return field.Each("movements", t.Movements, func(c Movement) error {
		err := errors.Join(c.check(last), c.checkIDs(employed, replaced))
		if c.On.After(last) {
			last = c.On
		}
		if c.Leaves != "" {
			employed[c.Leaves] = false
		}
		if !c.Joins.IsZero() {
			employed[c.Joins.ID] = true
			replaced[c.Replaces] = true
		}
		return err
	})
}

// check returns what is wrong with the movement by itself, and with its day: last is the
// day of the movement before it.
func (c Movement) check(last calendar.Date) error {
	var on, what, joins, replaces error
	switch {
	case c.On.IsZero():
		on = field.ErrRequired
	case c.On.Before(last):
		on = fmt.Errorf("%v is listed after %v: %w", c.On, last, field.ErrOrder)
	}
	switch {
	case c.Leaves == "" && c.Joins.IsZero():
		what = fmt.Errorf("nobody leaves or joins: %w", field.ErrRequired)
	case c.Leaves != "" && !c.Joins.IsZero():
		what = fmt.Errorf("somebody leaves and somebody joins, which are two movements: %w", field.ErrInvalid)
	case c.Joins.IsZero() && c.Replaces != "":
		replaces = fmt.Errorf("nobody joins: %w", field.ErrInvalid)
	}
	if !c.Joins.IsZero() {
		joins = c.Joins.Validate()
	}
	return errors.Join(
		field.At("on", on),
		field.At("joins", joins),
		field.At("replaces", replaces),
		what,
	)
}

// checkIDs returns what is wrong with the ids of the movement. employed has every post so
// far, and false for those who left; replaced has those who were replaced.
func (c Movement) checkIDs(employed, replaced map[PostID]bool) error {
	var leaves, joins, replaces error
	if c.Leaves != "" && !employed[c.Leaves] {
		leaves = fmt.Errorf("%s is not employed: %w", field.Quote(c.Leaves), field.ErrNotFound)
	}
	if c.Joins.ID != "" {
		if _, taken := employed[c.Joins.ID]; taken {
			joins = fmt.Errorf("%s is the id of somebody else: %w", field.Quote(c.Joins.ID), field.ErrDuplicate)
		}
	}
	if !c.Joins.IsZero() && c.Replaces != "" {
		present, known := employed[c.Replaces]
		switch {
		case !known || present:
			replaces = fmt.Errorf("%s has not left: %w", field.Quote(c.Replaces), field.ErrNotFound)
		case replaced[c.Replaces]:
			replaces = fmt.Errorf("%s has been replaced: %w", field.Quote(c.Replaces), field.ErrDuplicate)
		}
	}
	return errors.Join(
		field.At("leaves", leaves),
		field.At("joins.id", joins),
		field.At("replaces", replaces),
	)
}

// On returns the posts as they are on a day: those of the first day, without those who have
// left by then and with those who have joined, in the order in which they came. It is empty
// before the first day.
func (t Turnover) On(day calendar.Date) Establishment {
	posts := Establishment{}
	if day.Before(t.From) {
		return posts
	}
	posts = append(posts, t.Posts.clone()...)
	came, left := make([]int, len(posts)), map[PostID]int{} // by which movement, from 1; 0: before the first day
	for i, c := range t.Movements {
		if c.On.After(day) {
			continue
		}
		if !c.Joins.IsZero() {
			posts, came = append(posts, c.Joins.clone()), append(came, i+1)
		}
		if c.Leaves != "" {
			left[c.Leaves] = i + 1
		}
	}
	here := Establishment{}
	for i, p := range posts {
		if by, gone := left[p.ID]; !gone || by < came[i] {
			here = append(here, p)
		}
	}
	return here
}
