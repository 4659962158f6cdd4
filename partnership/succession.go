package partnership

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Succession is the end of a council, and who takes its place, as in a reorganisation of local
// government. Its staff, assets and liabilities go to the successors in the shares stated. A
// council that goes on but loses a part to others is a successor of itself: its own share is
// what it keeps.
type Succession struct {
	Predecessor OrgID         `json:"predecessor"`      // who ends
	On          calendar.Date `json:"on,omitzero"`      // the day on which the successors take over
	Successors  []Share       `json:"successors"`       // who takes its place; the shares add up to the whole
	GoesOn      bool          `json:"goes_on,omitzero"` // whether the predecessor goes on with what it keeps, and does not end
	Source      string        `json:"source,omitempty"` // the order or agreement that says so
}

// IsZero reports whether nothing of the succession is set.
func (s Succession) IsZero() bool {
	return !s.GoesOn && s.Predecessor == "" && s.On.IsZero() && len(s.Successors) == 0 && s.Source == ""
}

// Validate returns what is wrong with the succession:
//
//   - ErrRequired: no predecessor, day or successor; a share that is not known; a predecessor
//     that goes on and has no share
//   - ErrInvalid: a malformed id; a predecessor that ends and is among its successors
//   - ErrRange: a share of nothing
//   - ErrDuplicate: a second share of one successor
//   - ErrSum: shares that do not add up to the whole
//   - what else CheckShares finds
//   - what the checks of package field find in the source
func (s Succession) Validate() error {
	return errors.Join(
		field.At("predecessor", s.Predecessor.Validate()),
		field.RequiredValue("on", s.On),
		CheckShares("successors", s.Successors),
		field.Each("successors", s.Successors, s.checkSuccessor),
		field.At("successors", s.checkGoesOn()),
		field.OptionalName("source", s.Source),
	)
}

// checkGoesOn returns ErrRequired for a predecessor that goes on and keeps nothing.
func (s Succession) checkGoesOn() error {
	keeps := func(x Share) bool { return x.Org == s.Predecessor }
	if !s.GoesOn || s.Predecessor == "" || slices.ContainsFunc(s.Successors, keeps) {
		return nil
	}
	return fmt.Errorf("%s goes on, but has no share: %w", field.Quote(s.Predecessor), field.ErrRequired)
}

// checkSuccessor returns an error for a successor that is the predecessor, and for a share of
// nothing.
func (s Succession) checkSuccessor(successor Share) error {
	var self, nothing error
	if successor.Org != "" && successor.Org == s.Predecessor && !s.GoesOn {
		self = field.At("org", fmt.Errorf("%s cannot succeed itself: %w", field.Quote(successor.Org), field.ErrInvalid))
	}
	if of, _, known := successor.Fraction.Terms(); known && of == 0 {
		nothing = field.At("share", fmt.Errorf("%v: want more than nothing: %w", successor.Fraction, field.ErrRange))
	}
	return errors.Join(self, nothing)
}
