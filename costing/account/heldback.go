package account

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// HeldBack returns what the disputing members keep back of their charges if they pay no
// more than last year while the dispute runs: the rise of the charge, but no more than the
// charge, and £0 if it did not rise. They are in the order of disputing. Posted as disputes,
// these sums are kept apart, and everybody goes on paying the rest. An organisation that
// has joined or left is in one list only. For one that joined or left within one of the years,
// give what it is charged for the same days of both, such as a whole year at last year's rate.
//
// The errors are
//
//   - at "charges[i].org" and "last_year[i].org" ErrRequired, ErrInvalid and ErrDuplicate;
//   - at "charges[i].amount" and "last_year[i].amount" ErrRequired if it is not known;
//   - at "disputing[i]" ErrDuplicate; ErrNotFound for an organisation that has no charge, or
//     had none last year and so has nothing to go on paying; and ErrRange for a rise beyond
//     Money.
func HeldBack(charges, lastYear []costing.Portion, disputing []partnership.OrgID) ([]costing.Portion, error) {
	now, before := costing.AmountsByOrg(charges), costing.AmountsByOrg(lastYear)
	held := make([]costing.Portion, 0, len(disputing))
	err := errors.Join(
		costing.CheckCharges("charges", charges),
		costing.CheckCharges("last_year", lastYear),
		field.Each("disputing", disputing, func(org partnership.OrgID) error {
			charge, known := now[org]
			previous, member := before[org]
			switch {
			case !known:
				return fmt.Errorf("%s has no charge: %w", field.Quote(org), field.ErrNotFound)
			case !member:
				return fmt.Errorf("%q had no charge last year: %w", org, field.ErrNotFound)
			}
			rise, err := charge.Sub(previous)
			held = append(held, costing.Portion{Org: org, Amount: costing.Max(costing.Pence(0), costing.Min(rise, charge))})
			return err
		}),
		field.Unique("disputing", "", disputing, func(org partnership.OrgID) partnership.OrgID { return org }),
	)
	if err != nil {
		return nil, err
	}
	return held, nil
}
