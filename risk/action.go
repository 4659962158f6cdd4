package risk

import (
	"cmp"
	"errors"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Action is something to be done about a risk.
type Action struct {
	ID       string        `json:"id"`                // unique in the risk
	What     string        `json:"what"`              // what is to be done
	Owner    string        `json:"owner,omitempty"`   // who does it; not set: the action owner of the risk
	Due      calendar.Date `json:"due,omitzero"`      // the last day to do it
	Cost     costing.Money `json:"cost,omitzero"`     // what it costs
	Expected Assessment    `json:"expected,omitzero"` // where it is expected to bring the risk, and by which day
	Done     calendar.Date `json:"done,omitzero"`     // the day it was done; not set: not yet
}

// Validate returns what is wrong with the action:
//
//   - an id that is missing (ErrRequired) or malformed (ErrInvalid)
//   - what field.RequiredNote finds in what is to be done, and field.OptionalName in the
//     owner
//   - a cost below £0 (ErrRange)
//   - what Assessment.Validate finds in what is expected
func (a Action) Validate() error {
	return errors.Join(
		field.At("id", field.CheckID("an action", a.ID)),
		field.RequiredNote("what", a.What),
		field.OptionalName("owner", a.Owner),
		field.At("cost", checkNotNegative(a.Cost)),
		field.At("expected", a.Expected.Validate()),
	)
}

// Overdue reports whether the action is not done on a day that is after its due
// day. An action without a due day is never overdue; Checks finds that it has no day.
func (a Action) Overdue(asOf calendar.Date) bool {
	return !a.doneBy(asOf) && !a.Due.IsZero() && asOf.After(a.Due)
}

// called returns what is to be done, or the id if nothing says.
func (a Action) called() string { return cmp.Or(a.What, a.ID) }

// open returns how many actions are not done on a day.
func (r *Risk) open(asOf calendar.Date) int {
	n := 0
	for _, a := range r.Actions {
		if !a.doneBy(asOf) {
			n++
		}
	}
	return n
}

// doneBy reports whether the action was done on a day or before.
func (a Action) doneBy(day calendar.Date) bool { return !a.Done.IsZero() && !a.Done.After(day) }
