package exit

import (
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// hundredPercent is 100% in millionths of a per cent.
const hundredPercent = 100 * 1_000_000

// A roll is the members of the partnership, to look them up.
type roll map[partnership.OrgID]bool

// rollOf returns the roll of a list of members.
func rollOf(members []partnership.OrgID) roll {
	r := make(roll, len(members))
	for _, org := range members {
		r[org] = true
	}
	return r
}

// check returns ErrNotFound for an organisation that is set and is not a member.
func (r roll) check(org partnership.OrgID) error {
	if org == "" || r[org] {
		return nil
	}
	return fmt.Errorf("%s is not a member: %w", field.Quote(org), field.ErrNotFound)
}

// quantity returns a number of millionths, which must not be beyond a Quantity.
func quantity(millionths int64) partnership.Quantity {
	q, _ := partnership.QuantityOfMillionths(millionths)
	return q
}
