package exit

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/lifecycle"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// LeavingCost is what it would cost one partner to leave if it alone left, and what it would
// cost to stay.
type LeavingCost struct {
	Org        partnership.OrgID `json:"org,omitzero"`         // which partner
	Months     int               `json:"months"`               // over how many months
	Exit       costing.Total     `json:"exit,omitzero"`        // its charge in the bill
	Leaving    costing.Total     `json:"leaving,omitzero"`     // that and the months alone
	Staying    costing.Money     `json:"staying,omitzero"`     // the months in the partnership
	BreaksEven lifecycle.Answer  `json:"breaks_even,omitzero"` // whether leaving has cost no more than staying at the end of the months; not set: not known
	BreakEven  int               `json:"break_even,omitzero"`  // if it does: from the end of which month on, from 1; the earliest that it can be if Exit is not known
}

// LeavingCosts are what leaving and staying would cost partners.
type LeavingCosts []LeavingCost

// LeavingCosts returns for each partner, in their order, what it would cost to leave alone,
// and what to stay, over a number of months after it left. If an amount of the bill is not
// known, the month in which leaving breaks even is the earliest that it can be: the leaver
// is taken to get nothing of what is not known.
//
// The errors are those of Bill, and at "months" ErrRange for fewer than 1 or more than 1200.
func (c Costs) LeavingCosts(partners []partnership.OrgID, months int) (LeavingCosts, error) {
	err := field.At("months", checkMonths(months))
	if len(partners) == 0 {
		err = errors.Join(field.At("partners", field.ErrRequired), err)
	}
	if err != nil {
		return nil, err
	}
	costs := make(LeavingCosts, len(partners))
	for i, org := range partners {
		bill, err := c.Bill(partners, []partnership.OrgID{org})
		if err != nil {
			return nil, err
		}
		costs[i] = LeavingCost{Org: org, Months: months, Exit: bill.Charges[i].Total}
		at := slices.IndexFunc(c.Running, func(r RunningCost) bool { return r.Org == org })
		var running RunningCost // not known
		if at >= 0 {
			running = c.Running[at]
		}
		if err := costs[i].compare(running, months); err != nil {
			return nil, field.At(fmt.Sprintf("running[%d]", at), err)
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
	if err = errors.Join(tooMuch, err); err != nil {
		return err
	}
	if l.Leaving, err = l.Exit.And(alone); err != nil || !staying.Known() || !alone.Known() {
		return err
	}
	exit, saved := pence(l.Exit.Least()), pence(r.Staying)-pence(r.Alone) // each month
	switch {
	case l.Leaving.Least().Compare(staying) > 0:
		l.BreaksEven = lifecycle.No
		return nil
	case saved <= 0 || exit <= saved:
		l.BreakEven = 1
	default:
		l.BreakEven = int((exit-1)/saved) + 1
	}
	l.BreaksEven = lifecycle.Yes
	return nil
}
