package exit

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Termination is an end to which all members agreed, with or without notice: of what they
// share, wholly or by service line.
type Termination struct {
	Lines    []partnership.LineID `json:"lines,omitempty"`    // which service lines; empty: all of them
	Last     calendar.Date        `json:"last,omitzero"`      // the last day on which they are shared
	AgreedOn calendar.Date        `json:"agreed_on,omitzero"` // the day on which it was agreed
	AgreedBy []partnership.OrgID  `json:"agreed_by"`          // who agreed to it
	Document string               `json:"document,omitempty"` // where
}

// Validate returns what is wrong with the termination, in the order of its fields:
//
//   - no last day, day of agreement, or anybody who agreed (ErrRequired);
//   - a malformed id (ErrInvalid), or a duplicate (ErrDuplicate);
//   - an agreement after the last day (ErrOrder);
//   - a text that is too long (ErrRange).
func (t Termination) Validate() error {
	var order, nobody error
	if !t.Last.IsZero() && t.AgreedOn.After(t.Last) {
		order = fmt.Errorf("%v is after the last day, %v: %w", t.AgreedOn, t.Last, field.ErrOrder)
	}
	if len(t.AgreedBy) == 0 {
		nobody = field.ErrRequired
	}
	return errors.Join(
		field.EachOnce("lines", t.Lines, partnership.LineID.Validate),
		field.RequiredValue("last", t.Last),
		field.At("agreed_on", errors.Join(field.RequiredValue("", t.AgreedOn), order)),
		field.At("agreed_by", nobody),
		field.EachOnce("agreed_by", t.AgreedBy, partnership.OrgID.Validate),
		field.OptionalNote("document", t.Document),
	)
}

// covers reports whether a line ends by the termination.
func (t Termination) covers(line partnership.LineID) bool {
	return len(t.Lines) == 0 || slices.Contains(t.Lines, line)
}

// ends reports whether a line ends because all agreed.
func (p Plan) ends(line partnership.LineID) bool {
	return slices.ContainsFunc(p.Terminations, func(t Termination) bool { return t.covers(line) })
}

// checkTerminations returns what is wrong with the terminations: what each is, ErrNotFound
// for one to which somebody else agreed, ErrOrder for one after the term of the partnership,
// and ErrDuplicate for a line that ends twice.
func (p Plan) checkTerminations(among partnership.Roll) error {
	first, i := leaving{}, -1
	return field.Each("terminations", p.Terminations, func(t Termination) error {
		i++
		var last, twice error
		if !p.Term.Last.IsZero() && t.Last.After(p.Term.Last) {
			last = fmt.Errorf("%v is after the term runs out, %v: %w", t.Last, p.Term.Last, field.ErrOrder)
		}
		all := Withdrawal{Lines: t.Lines}
		if j, found := first.before(all); found {
			twice = fmt.Errorf("%w: lines of it also end at terminations[%d]", field.ErrDuplicate, j)
		}
		first.add(all, i)
		return errors.Join(t.Validate(), twice, field.At("last", last), field.Each("agreed_by", t.AgreedBy, among.Check))
	})
}
