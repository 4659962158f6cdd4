package exit

import (
	"errors"

	"github.com/seed9ad77866/sharedservices/lifecycle"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// LeavingCost is what it would cost one member to leave if it alone left, and what it would
// cost to stay.
type LeavingCost struct {
	Org               partnership.OrgID `json:"org,omitzero"`                 // which member
	Months            int               `json:"months"`                       // over how many months
	Exit              costing.Total     `json:"exit,omitzero"`                // its charge in the settlement
	Leaving           costing.Total     `json:"leaving,omitzero"`             // that and the months alone
	Staying           costing.Money     `json:"staying,omitzero"`             // the months in the partnership
	BreaksEven        lifecycle.Answer  `json:"breaks_even,omitzero"`         // whether leaving has cost no more than staying at the end of the months; not set: not known
	BreakEven         int               `json:"break_even,omitzero"`          // the month, from 1, at whose end it has first cost no more, if BreaksEven is yes
	EarliestBreakEven int               `json:"earliest_break_even,omitzero"` // the first month at whose end it could have cost no more, if BreaksEven is not known because Exit is not
}

// LeavingCosts are what leaving and staying would cost members.
type LeavingCosts []LeavingCost

// LeavingCosts returns for each member, in their order, what it would cost to leave alone,
// and what it would cost to stay, over a number of months after it left.
//
// If the settlement has an unknown amount of which the leaver may have to pay a part, Exit is a
// lower bound. If leaving costs too much even so, it does not break even. Otherwise nobody knows
// whether it does, but not before the month EarliestBreakEven. If such an amount may pay the
// leaver something, nothing is known: neither Exit, nor Leaving, nor whether it breaks even.
//
// The errors are those of Settlement, at "months" ErrRange for fewer than 1 or more than
// 1200, and at "items" ErrRange for more than 1,000,000 charges in all settlements.
func (c Costs) LeavingCosts(members []partnership.OrgID, months int) (LeavingCosts, error) {
	err := field.At("months", checkMonths(months))
	if len(members) == 0 {
		err = errors.Join(field.At("members", field.ErrRequired), err)
	}
	err = errors.Join(err, c.checkCharges(len(members), len(members)))
	if err != nil {
		return nil, err
	}
	running := make(map[partnership.OrgID]int, len(c.Running))
	for i, r := range c.Running {
		running[r.Org] = i
	}
	costs := make(LeavingCosts, len(members))
	for i, org := range members {
		settlement, err := c.Settlement(members, []partnership.OrgID{org})
		if err != nil {
			return nil, err
		}
		costs[i] = LeavingCost{Org: org, Months: months, Exit: settlement.Charges[i].Total}
		var month RunningCost // not known
		at, found := running[org]
		if found {
			month = c.Running[at]
		}
		if err := costs[i].compare(month, months); err != nil {
			return nil, field.At(field.Index("running", at), err)
		}
	}
	return costs, nil
}

// maxMonths is how many months are compared at most.
const maxMonths = 1200

// compare fills in what the months cost and when leaving breaks even.
func (l *LeavingCost) compare(r RunningCost, months int) error {
	staying, tooMuch := r.Staying.Times(int64(months))
	alone, err := r.Alone.Times(int64(months))
	l.Staying = staying
	if err = errors.Join(tooMuch, err); err != nil || !l.Exit.Least().Known() {
		return err
	}
	if l.Leaving, err = l.Exit.And(alone); err != nil || !staying.Known() || !alone.Known() {
		return err
	}
	switch first := firstEven(l.Exit.Least(), r); {
	case l.Leaving.Least().Compare(staying) > 0:
		l.BreaksEven = lifecycle.No
	case l.Exit.Known():
		l.BreaksEven, l.BreakEven = lifecycle.Yes, first
	default:
		l.EarliestBreakEven = first
	}
	return nil
}

// firstEven returns the first month at whose end leaving for an amount has cost no more
// than staying, if there is one.
func firstEven(exit costing.Money, r RunningCost) int {
	once, saved := exit.KnownPence(), r.Staying.KnownPence()-r.Alone.KnownPence() // each month
	if saved <= 0 || once <= saved {
		return 1
	}
	return int((once-1)/saved) + 1
}
