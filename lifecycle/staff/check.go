package staff

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// checkOrgs returns what is wrong with the list of organisations at path: a missing or
// malformed id, or a duplicate.
func checkOrgs(path string, orgs []partnership.OrgID) error {
	return errors.Join(
		field.Each(path, orgs, partnership.OrgID.Validate),
		field.Unique(path, "", orgs, func(org partnership.OrgID) partnership.OrgID { return org }),
	)
}

// optional returns ErrInvalid for an organisation that is set and malformed.
func optional(org partnership.OrgID) error {
	if org == "" {
		return nil
	}
	return org.Validate()
}

// within returns ErrRequired for a quantity that is not known, and ErrRange for
// one below least or above most.
func within(q partnership.Quantity, least, most string) error {
	switch {
	case !q.Known():
		return field.ErrRequired
	case q.Compare(partnership.MustQuantity(least)) < 0:
		return fmt.Errorf("%v is below %s: %w", q, least, field.ErrRange)
	case q.Compare(partnership.MustQuantity(most)) > 0:
		return fmt.Errorf("%v is above %s: %w", q, most, field.ErrRange)
	}
	return nil
}

// quantity returns a number of millionths, which must not be beyond a Quantity.
func quantity(millionths int64) partnership.Quantity {
	q, _ := partnership.QuantityOfMillionths(millionths)
	return q
}

// checkCount returns ErrInvalid for a number that is known and not whole, and
// ErrRange for one below 0.
func checkCount(q partnership.Quantity) error {
	switch n, _ := q.Millionths(); {
	case n < 0:
		return fmt.Errorf("%v is below 0: %w", q, field.ErrRange)
	case n%1_000_000 != 0:
		return fmt.Errorf("%v is not a whole number: %w", q, field.ErrInvalid)
	}
	return nil
}

// notBelowZero returns ErrRange for an amount below £0; it need not be known.
func notBelowZero(amount costing.Money) error {
	if amount.Sign() < 0 {
		return fmt.Errorf("%v is below 0.00: %w", amount, field.ErrRange)
	}
	return nil
}

// known returns ErrRequired for an amount that is not known.
func known(amount costing.Money) error {
	if !amount.Known() {
		return field.ErrRequired
	}
	return nil
}

// count returns a number of posts, or another number if it is not known.
func count(q partnership.Quantity, none int) int {
	n, known := q.Millionths()
	if !known {
		return none
	}
	return int(n / 1_000_000)
}

// set returns ErrRequired for a day that is not set.
func set(day calendar.Date) error {
	if day.IsZero() {
		return field.ErrRequired
	}
	return nil
}

// pence returns the pence of an amount, and 0 for one that nobody knows, where a check
// has seen to it that it does not count.
func pence(amount costing.Money) int64 {
	n, _ := amount.Pence()
	return n
}

// readOneOf reads one of the values of a category, or no text for one that is not set.
func readOneOf[T ~string](value *T, what string, text []byte, all []T) (err error) {
	if *value = ""; len(text) > 0 {
		*value, err = field.OneOf(what, string(text), all)
	}
	return err
}
