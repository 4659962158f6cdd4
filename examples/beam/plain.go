package main

import (
	"cmp"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
)

// An Outcome is what the whole register comes to.
type Outcome struct {
	Results []Result // of each service, in order of their ids
	Bills   []Bill   // of each partner, for all of its services, in order of their ids
}

// Plain works the register out in a loop on one processor. It is what the pipeline is
// compared with.
func Plain(register []Service, futures int64) (Outcome, error) {
	outcome, totals := Outcome{}, map[partnership.OrgID]Bill{}
	for _, service := range register {
		m, err := newModel(service)
		if err != nil {
			return Outcome{}, err
		}
		sums, err := m.futures(0, futures)
		if err != nil {
			return Outcome{}, err
		}
		r, err := result(service, sums)
		if err != nil {
			return Outcome{}, err
		}
		outcome.Results = append(outcome.Results, r)
		for _, bill := range r.Bills {
			total, ok := totals[bill.Org]
			if ok {
				bill = addBill(total, bill)
			}
			totals[bill.Org] = bill
		}
	}
	for _, bill := range totals {
		outcome.Bills = append(outcome.Bills, bill)
	}
	outcome.sort()
	return outcome, nil
}

// sort puts both lists in order of their ids.
func (o Outcome) sort() {
	slices.SortFunc(o.Results, func(a, b Result) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(o.Bills, func(a, b Bill) int { return cmp.Compare(a.Org, b.Org) })
}
