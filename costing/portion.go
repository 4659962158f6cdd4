package costing

import (
	"cmp"
	"errors"
	"fmt"
	"math/bits"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Portion is an organisation's part of an amount: what it pays, claims, gets or bears. What
// has it says which. Of what is paid, a negative amount is paid to the organisation.
type Portion struct {
	Org    partnership.OrgID `json:"org"`             // whose it is
	Amount Money             `json:"amount,omitzero"` // how much
}

// CheckCharges returns what is wrong with charges at path: at "org" ErrRequired,
// ErrInvalid, and ErrDuplicate for one that is listed before; and at "amount" ErrRequired
// if it is not known.
func CheckCharges(path string, charges []Portion) error {
	return checkPortions(path, charges, CheckKnown)
}

// CheckAmounts is CheckCharges for amounts of which none is below £0: it also returns
// ErrInvalid at "amount".
func CheckAmounts(path string, charges []Portion) error {
	return checkPortions(path, charges, CheckAmount)
}

// checkPortions returns what is wrong with portions, and what check finds in their amounts.
func checkPortions(path string, portions []Portion, check func(amount Money) error) error {
	return errors.Join(
		field.Each(path, portions, func(p Portion) error {
			return errors.Join(field.At("org", p.Org.Validate()), field.At("amount", check(p.Amount)))
		}),
		field.Unique(path, "org", portions, func(p Portion) partnership.OrgID { return p.Org }),
	)
}

// CheckAmount returns ErrRequired for an amount that is not known, and ErrInvalid for
// one below £0.
func CheckAmount(amount Money) error {
	if !amount.Known() {
		return field.ErrRequired
	}
	return NotNegative(amount)
}

// CheckKnown returns ErrRequired for an amount that is not known.
func CheckKnown(amount Money) error {
	if !amount.Known() {
		return field.ErrRequired
	}
	return nil
}

// NotNegative returns ErrInvalid for an amount below £0; it need not be known.
func NotNegative(amount Money) error {
	if amount.Sign() < 0 {
		return fmt.Errorf("%v is less than 0.00: %w", amount, field.ErrInvalid)
	}
	return nil
}

// MoreThanOff reports whether actual is more than percent of base away from base; a
// percentage that is not known counts as 0. Both amounts must be known.
func MoreThanOff(base, actual Money, percent partnership.Quantity) bool {
	return off(base.pence(), actual.pence(), percent)
}

// off reports whether actual is more than percent of base away from base.
func off(base, actual int64, percent partnership.Quantity) bool {
	millionths, _ := percent.Millionths()
	return compareProducts(magnitudeOf(base), uint64(millionths), apart(base, actual), hundredPercent) < 0
}

// apart returns how far a and b are from one another.
func apart(a, b int64) uint64 {
	if a > b {
		a, b = b, a
	}
	return uint64(b) - uint64(a)
}

// magnitudeOf returns n without its sign.
func magnitudeOf(n int64) uint64 { return apart(0, n) }

// compareProducts compares a × b with c × d.
func compareProducts(a, b, c, d uint64) int {
	high, low := bits.Mul64(a, b)
	otherHigh, otherLow := bits.Mul64(c, d)
	return cmp.Or(cmp.Compare(high, otherHigh), cmp.Compare(low, otherLow))
}
