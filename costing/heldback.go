package costing

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership"
)

// HeldBack returns what the disputing members keep back of their charges if they pay no
// more than last year while the dispute runs: the rise, and £0 if there is none, in
// the order of disputing. Posted as disputes, these sums are kept apart, and everybody
// goes on paying the rest.
//
// The errors are those of charges at "charges[i]" and "last_year[i]", as NoWorseOff
// has them, and at "disputing[i]" ErrNotFound for an organisation that has no charge
// and ErrDuplicate.
func HeldBack(charges, lastYear []Charge, disputing []partnership.OrgID) ([]Charge, error) {
	now, before := amountsOf(charges), amountsOf(lastYear)
	seen := map[partnership.OrgID]bool{}
	err := errors.Join(
		checkSameOrgs("charges", charges, "last_year", lastYear),
		partnership.Each("disputing", disputing, func(org partnership.OrgID) error {
			_, known := now[org]
			switch {
			case !known:
				return fmt.Errorf("%.60q has no charge: %w", org, partnership.ErrNotFound)
			case seen[org]:
				return fmt.Errorf("%q is there already: %w", org, partnership.ErrDuplicate)
			}
			seen[org] = true
			return nil
		}),
	)
	if err != nil {
		return nil, err
	}
	held := make([]Charge, len(disputing))
	for i, org := range disputing {
		held[i] = Charge{Org: org, Amount: Money{pence: max(0, now[org].pence-before[org].pence)}}
	}
	return held, nil
}
