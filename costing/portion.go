package costing

import (
	"errors"
	"fmt"
	"math/big"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Portion is an organisation's part of an amount: what it pays, claims, gets or bears, as the
// function or field that it comes from says. A negative charge is paid to the organisation.
type Portion struct {
	Org    partnership.OrgID `json:"org"`             // whose it is
	Amount Money             `json:"amount,omitzero"` // how much
}

// Validate returns what is wrong with the portion: at "org" ErrRequired or ErrInvalid, and at
// "amount" ErrRequired if it is not known.
func (p Portion) Validate() error {
	return errors.Join(field.At("org", p.Org.Validate()), field.At("amount", CheckKnown(p.Amount)))
}

// CheckCharges returns what is wrong with charges at path: at "org" ErrRequired,
// ErrInvalid, and ErrDuplicate for one that is listed before; and at "amount" ErrRequired
// if it is not known.
func CheckCharges(path string, charges []Portion) error {
	return checkPortions(path, charges, CheckKnown)
}

// CheckAmounts is CheckCharges for amounts that may not be below £0: it also returns ErrInvalid
// at "amount".
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

// MoreThanOff reports whether actual differs from base by more than percent of base. The error
// is ErrRequired at each of "base", "actual" and "percent" that is not known.
func MoreThanOff(base, actual Money, percent partnership.Quantity) (bool, error) {
	err := errors.Join(
		field.At("base", CheckKnown(base)),
		field.At("actual", CheckKnown(actual)),
		field.RequiredValue("percent", percent),
	)
	if err != nil {
		return false, err
	}
	return off(base.pence(), actual.pence(), percent), nil
}

// off reports whether actual is more than percent of base away from base.
func off(base, actual int64, percent partnership.Quantity) bool {
	millionths, _ := percent.Millionths()
	allowed := new(big.Int).Mul(big.NewInt(base), big.NewInt(millionths))
	moved := new(big.Int).Sub(big.NewInt(actual), big.NewInt(base))
	return moved.Mul(moved, big.NewInt(hundredPercent)).CmpAbs(allowed) > 0
}

// magnitudeOf returns n without its sign.
func magnitudeOf(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}
