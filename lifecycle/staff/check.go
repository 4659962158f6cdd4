package staff

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

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

// checkFTE returns ErrRange for an FTE below 0.
func checkFTE(q partnership.Quantity) error {
	if q.Known() && q.Sign() < 0 {
		return fmt.Errorf("%v is below 0: %w", q, field.ErrRange)
	}
	return nil
}

// count returns a number of posts, or none if it is not known.
func count(q partnership.Quantity, none int) int {
	n, known := q.Millionths()
	if !known {
		return none
	}
	return int(n / 1_000_000)
}

// capital returns text with a capital at the beginning.
func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return strings.ToUpper(string(first)) + text[size:]
}
