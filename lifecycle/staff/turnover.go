package staff

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Turnover is who was employed on a first day, who joined and left after it, and
// how the partners have agreed to divide the employment.
type Turnover struct {
	From      calendar.Date        `json:"from,omitzero"`       // the first day
	Posts     Establishment        `json:"posts"`               // on that day
	Movements []Movement           `json:"movements,omitempty"` // after it, in order of time
	Shares    []Share              `json:"shares,omitempty"`    // what part of the FTE each partner is to employ
	Tolerance partnership.Quantity `json:"tolerance,omitzero"`  // the FTE by which a partner may be off its part
}

// StaffChange is somebody who leaves or somebody who joins.
type Movement struct {
	On       calendar.Date `json:"on,omitzero"`       // the first day without the leaver, or with the joiner
	Leaves   PostID        `json:"leaves,omitzero"`   // the post of the leaver
	Joins    *Post         `json:"joins,omitzero"`    // the post of the joiner
	Replaces PostID        `json:"replaces,omitzero"` // the post of the leaver whom the joiner replaces; not set: it is a new post
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
		t.checkMovements(),
		field.At("shares", shares),
		CheckShares("shares", t.Shares),
		field.At("tolerance", within(t.Tolerance, "0", "999999")),
	)
}

// checkMovements returns what is wrong with the movements.
func (t Turnover) checkMovements() error {
	there, replaced := map[PostID]bool{}, map[PostID]bool{}
	for _, p := range t.Posts {
		there[p.ID] = true
	}
	last := t.From
	return field.Each("movements", t.Movements, func(c Movement) error {
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
func (c Movement) check(last calendar.Date) error {
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
		what = fmt.Errorf("one leaves and another joins, which are two movements: %w", field.ErrInvalid)
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
func (c Movement) checkIDs(there, replaced map[PostID]bool) error {
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
	for _, c := range t.Movements {
		if !c.On.After(day) {
			posts = c.apply(posts)
		}
	}
	return posts
}

// apply returns the posts, which it may change, after the change.
func (c Movement) apply(posts Establishment) Establishment {
	if c.Joins != nil {
		posts = append(posts, c.Joins.clone())
	}
	return slices.DeleteFunc(posts, func(p Post) bool { return p.ID == c.Leaves })
}
