package risk

import (
	"cmp"
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Action is something to be done about a risk.
type Action struct {
	ID       string               `json:"id"`                 // unique in the risk
	What     string               `json:"what"`               // what is to be done
	Owner    string               `json:"owner,omitempty"`    // who does it; not set: the action owner of the risk
	Due      calendar.Date        `json:"due,omitzero"`       // the last day to do it
	Ongoing  bool                 `json:"ongoing,omitzero"`   // whether it goes on without a last day
	Cost     costing.Money        `json:"cost,omitzero"`      // what it costs; of a range, the least
	CostMost costing.Money        `json:"cost_most,omitzero"` // the most that it costs; not set: Cost is a single figure
	Progress partnership.Quantity `json:"progress,omitzero"`  // how much of it is done, 0 to 1; not set: not known
	Expected Assessment           `json:"expected,omitzero"`  // where it is expected to bring the risk, and by which day
	Done     calendar.Date        `json:"done,omitzero"`      // the day it was done; not set: not yet
}

// Validate returns what is wrong with the action:
//
//   - an id that is missing (ErrRequired) or malformed (ErrInvalid)
//   - what field.RequiredNote finds in what is to be done, and field.OptionalName in the
//     owner
//   - a cost below £0, and a progress outside 0 to 1 (ErrRange)
//   - a highest cost without a lowest (ErrRequired), or below it (ErrOrder)
//   - a due day for an action that is ongoing (ErrInvalid)
//   - what Assessment.Validate finds in the expected assessment
func (a Action) Validate() error {
	return errors.Join(
		field.At("id", field.CheckID("an action", a.ID)),
		field.RequiredNote("what", a.What),
		field.OptionalName("owner", a.Owner),
		field.At("ongoing", a.checkOngoing()),
		field.At("cost", a.checkCost()),
		field.At("cost_most", a.checkMost()),
		field.At("progress", checkProportion(a.Progress)),
		field.At("expected", a.Expected.Validate()),
	)
}

// checkOngoing returns ErrInvalid for an ongoing action with a due day.
func (a Action) checkOngoing() error {
	if !a.Ongoing || a.Due.IsZero() {
		return nil
	}
	return fmt.Errorf("it is due on %v: %w", a.Due, field.ErrInvalid)
}

// checkCost returns what is wrong with the cost, which must be known if a highest cost
// is.
func (a Action) checkCost() error {
	if a.CostMost.Known() && !a.Cost.Known() {
		return field.ErrRequired
	}
	return costing.NotNegative(a.Cost)
}

// checkMost returns ErrOrder for a most below the least.
func (a Action) checkMost() error {
	if !a.CostMost.Known() || a.CostMost.Compare(a.Cost) >= 0 {
		return nil
	}
	return fmt.Errorf("%v is below the least, %v: %w", a.CostMost, a.Cost, field.ErrOrder)
}

// costText returns what the action costs, as a range if it is one.
func (a Action) costText() string {
	if !a.CostMost.Known() {
		return a.Cost.Sterling()
	}
	return a.Cost.Sterling() + " to " + a.CostMost.Sterling()
}

// dueText returns by when the action is to be done, and how much of it is done.
func (a Action) dueText(asOf calendar.Date) string {
	due := a.Due.String()
	switch {
	case a.Ongoing:
		due = "ongoing"
	case a.Overdue(asOf):
		due += ", overdue"
	}
	if a.Progress.Known() {
		due += ", " + percentText(a.Progress) + " done"
	}
	return due
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
