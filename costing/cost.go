package costing

import (
	"errors"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Cost is what is to be shared: a line's cost in a term.
type Cost struct {
	Line  partnership.LineID `json:"line"`            // which line's
	Term  calendar.Term      `json:"term"`            // from which day to which; not open-ended
	Total Money              `json:"total,omitzero"`  // how much; negative: income or a refund
	Heads []Head             `json:"heads,omitempty"` // the heads that it is made of, for a scheme with parts of heads; nil: it has no heads

	// Carried are the remainders of earlier bills, for a scheme that carries them: the Carried
	// of the statement before this one.
	Carried []Remainder `json:"carried,omitempty"`
}

// maxTotal is the greatest amount that a scheme shares, in pence: £10 trillion.
const maxTotal = 1_000_000_000 * 1_000_000

// Validate returns what is wrong with the cost:
//
//   - ErrRequired for a line, a first or a last day, or a total that is missing;
//   - ErrInvalid for a malformed line id;
//   - ErrOrder for a term whose last day is before its first;
//   - ErrDuplicate for a head that is listed before;
//   - ErrSum for heads that do not make the total;
//   - ErrRange for a total beyond ±£10,000,000,000,000, and for more than 1000 heads;
//   - what is wrong with the remainders that are carried.
func (c Cost) Validate() error {
	return errors.Join(
		field.At("line", c.Line.Validate()),
		field.At("term", c.Term.Validate()),
		field.RequiredValue("term.last", c.Term.Last),
		field.At("total", checkTotal(c.Total)),
		checkHeads(c.Heads, c.Total),
		checkCarried(c.Carried),
	)
}
