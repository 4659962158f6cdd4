package risk

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Acceptance is a decision to live with a risk as it is, for a time. The zero Acceptance
// means that there is no such decision.
type Acceptance struct {
	By     string        `json:"by,omitempty"`     // who approved it
	Reason string        `json:"reason,omitempty"` // why
	On     calendar.Date `json:"on,omitzero"`      // the day of the approval
	Until  calendar.Date `json:"until,omitzero"`   // the last day on which it holds
}

// IsZero reports whether there is no acceptance.
func (a Acceptance) IsZero() bool { return a == Acceptance{} }

// Validate returns what is wrong with the acceptance:
//
//   - what field.OptionalName finds in who approved it, and field.OptionalNote in the reason
//   - ErrOrder, at "until", if it ends before it was approved
//
// What is missing is for Checks, since registers in use lack it.
func (a Acceptance) Validate() error {
	var order error
	if !a.Until.IsZero() && a.Until.Before(a.On) {
		order = field.At("until", fmt.Errorf("%v is before the approval on %v: %w", a.Until, a.On, field.ErrOrder))
	}
	return errors.Join(field.OptionalName("by", a.By), field.OptionalNote("reason", a.Reason), order)
}

// Holds reports whether the acceptance holds on a day: somebody approved it, and the day
// is from the day of the approval to the last day. It does not hold if one of these is
// not set.
func (a Acceptance) Holds(day calendar.Date) bool {
	if field.CheckText(a.By) != nil || a.On.IsZero() || a.Until.IsZero() {
		return false
	}
	return calendar.Term{First: a.On, Last: a.Until}.Contains(day)
}

// checkAmount returns ErrRequired for an amount that is not known, and ErrInvalid for one
// below £0.
func checkAmount(amount costing.Money) error {
	return errors.Join(costing.CheckKnown(amount), costing.NotNegative(amount))
}
