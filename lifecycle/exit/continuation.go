package exit

import (
	"errors"

	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Continuation is an arrangement that outlives the exit, such as officers who stay shared.
type Continuation struct {
	Name      string                `json:"name"`               // what goes on
	Lines     []partnership.LineID  `json:"lines,omitempty"`    // which service lines; empty: not known
	Structure partnership.Structure `json:"structure,omitzero"` // in which legal form; not set: not known
	Term      calendar.Term         `json:"term"`               // for which days
	Shares    []partnership.Share   `json:"shares,omitempty"`   // who bears how much of it, together all of it; empty: not known
	Posts     []staff.PostID        `json:"posts,omitempty"`    // which posts stay shared
}

// Validate returns what is wrong with the arrangement, in the order of its fields:
//
//   - no name (ErrRequired);
//   - a malformed line or post, or an unknown legal form (ErrInvalid);
//   - a duplicate line or post (ErrDuplicate);
//   - what Term finds;
//   - what partnership.CheckShares finds in the shares, if there are any.
func (r Continuation) Validate() error {
	return errors.Join(
		field.Required("name", r.Name),
		field.EachOnce("lines", r.Lines, partnership.LineID.Validate),
		field.OptionalOneOf("structure", "structure", r.Structure, partnership.Structures()),
		field.At("term", r.Term.Validate()),
		checkShares(r.Shares),
		field.EachOnce("posts", r.Posts, staff.PostID.Validate),
	)
}

// checkShares returns what is wrong with shares that need not be known.
func checkShares(shares []partnership.Share) error {
	if len(shares) == 0 {
		return nil
	}
	return partnership.CheckShares("shares", shares)
}
