package partnership

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Quantity is a measured or agreed number that is not money: a population, hours, tonnes, a
// percentage, votes, days. It has no unit: the field that holds it says which. It is exact,
// with up to six decimals, and lies between -999999999999.999999 and 999999999999.999999.
// Quantities are comparable with ==: 2.5 and 2.50 are the same.
//
// The zero Quantity is not known, which is not the same as 0: MustQuantity("0") was counted
// and is nothing, Quantity{} was not counted.
type Quantity struct {
	millionths int64
	known      bool
}

const (
	quantityScale  = 1_000_000          // millionths in one
	quantityPlaces = 6                  // decimals
	quantityDigits = 12                 // digits before the point
	quantityLimit  = 999999999999999999 // the greatest number of millionths
	maxExponent    = 100                // of a decimal that is read: a greater one could take all memory
)

// NewQuantity returns a whole number as a Quantity. The error wraps ErrRange
// beyond twelve digits.
func NewQuantity(n int64) (Quantity, error) {
	const most = quantityLimit / quantityScale
	if n > most || n < -most {
		return Quantity{}, fmt.Errorf("%d has more than %d digits: %w", n, quantityDigits, field.ErrRange)
	}
	return Quantity{millionths: n * quantityScale, known: true}, nil
}

// QuantityOfMillionths returns n millionths as a Quantity: 2500000 is 2.5. The
// error wraps ErrRange beyond eighteen digits.
func QuantityOfMillionths(n int64) (Quantity, error) {
	if n > quantityLimit || n < -quantityLimit {
		return Quantity{}, fmt.Errorf("%d millionths have more than %d digits: %w", n, quantityDigits+quantityPlaces, field.ErrRange)
	}
	return Quantity{millionths: n, known: true}, nil
}

// QuantityFromDecimal returns a decimal as a Quantity. Nothing is rounded. The error wraps:
//
//   - ErrInvalid for more than six decimals, not counting zeros at the end
//   - ErrRange for a number that a Quantity cannot hold, or an exponent that is not from -100
//     to 100
func QuantityFromDecimal(d decimal.Decimal) (Quantity, error) {
	switch exponent := d.Exponent(); {
	case exponent > maxExponent || exponent < -maxExponent:
		return Quantity{}, fmt.Errorf("a decimal with the exponent %d is not read: %w", exponent, field.ErrRange)
	case !d.Equal(d.Truncate(quantityPlaces)):
		return Quantity{}, fmt.Errorf("%.60s has more than %d decimals: %w", d.StringFixed(-exponent), quantityPlaces, field.ErrInvalid)
	}
	millionths := d.Shift(quantityPlaces).BigInt()
	if !millionths.IsInt64() {
		return Quantity{}, fmt.Errorf("%.60s has more than %d digits: %w", d.StringFixed(0), quantityDigits, field.ErrRange)
	}
	return QuantityOfMillionths(millionths.Int64())
}

// ParseQuantity returns the Quantity that s stands for: a minus sign if it is below 0, then up
// to twelve digits without a leading zero, then, if there is a fraction, a point and one to six
// digits. There is no exponent, plus sign, comma or space. The error wraps ErrInvalid.
func ParseQuantity(s string) (Quantity, error) {
	text, negative := strings.CutPrefix(s, "-")
	whole, fraction, pointed := strings.Cut(text, ".")
	bad := len(whole) < 1 || len(whole) > quantityDigits || len(whole) > 1 && whole[0] == '0' ||
		len(fraction) > quantityPlaces || pointed && fraction == ""
	if bad {
		return Quantity{}, notQuantity(s)
	}
	units, okUnits := digits(whole, 0, len(whole))
	parts, okParts := digits(fraction, 0, len(fraction))
	for range quantityPlaces - len(fraction) {
		parts *= 10
	}
	n := units*quantityScale + parts
	if !okUnits || !okParts || negative && n == 0 {
		return Quantity{}, notQuantity(s)
	}
	if negative {
		n = -n
	}
	return Quantity{millionths: n, known: true}, nil
}

// notQuantity is the error for a text that is not a quantity.
func notQuantity(s string) error {
	return field.Malformed(s, "a number like 1250 or 54.24, with at most 12 digits and 6 decimals", quantityForm)
}

// quantityForm is how a quantity is written. Below 0, it is not -0.
func quantityForm() field.Form {
	const (
		whole    = `[1-9][0-9]{0,11}`
		part     = `(?:\.[0-9]{1,6})?`
		positive = `(?:0|` + whole + `)` + part
		small    = `0\.(?:[1-9][0-9]{0,5}|0[1-9][0-9]{0,4}|00[1-9][0-9]{0,3}|000[1-9][0-9]{0,2}|0000[1-9][0-9]?|00000[1-9])`
	)
	return field.Form{Pattern: `^(?:` + positive + `|-(?:` + whole + part + `|` + small + `))$`, Example: "54.24"}
}

// MustQuantity returns the Quantity that s writes, and panics if s is not a number. It is
// for numbers written in a program.
func MustQuantity(s string) Quantity {
	q, err := ParseQuantity(s)
	if err != nil {
		panic(err)
	}
	return q
}

// Known reports whether the quantity is known. 0 is known.
func (q Quantity) Known() bool { return q.known }

// IsZero reports whether q is the zero Quantity, which is not known; encoding/json calls it
// for omitzero. To ask whether a quantity is 0, compare it with MustQuantity("0").
func (q Quantity) IsZero() bool { return !q.known }

// Millionths returns the quantity in millionths, for exact arithmetic: 2500000
// for 2.5. ok is false if it is not known.
func (q Quantity) Millionths() (n int64, ok bool) { return q.millionths, q.known }

// Decimal returns the quantity as a decimal, for programs that hold decimals. known is
// false if it is not known.
func (q Quantity) Decimal() (d decimal.Decimal, known bool) {
	return decimal.New(q.millionths, -quantityPlaces), q.known
}

// Sign returns -1 if the quantity is less than 0, 1 if it is more, and 0 if it is 0 or
// not known.
func (q Quantity) Sign() int { return cmp.Compare(q.millionths, 0) }

// Neg returns the quantity with the opposite sign. A quantity that is not known stays so.
func (q Quantity) Neg() Quantity {
	q.millionths = -q.millionths
	return q
}

// Abs returns the quantity without its sign. A quantity that is not known stays so.
func (q Quantity) Abs() Quantity {
	if q.Sign() < 0 {
		return q.Neg()
	}
	return q
}

// Compare returns -1 if q is less than other, 1 if it is more and 0 if they are
// equal. A quantity that is not known comes before every number: ask Known first if that is
// not a useful order.
func (q Quantity) Compare(other Quantity) int {
	if q.known != other.known {
		if q.known {
			return 1
		}
		return -1
	}
	return cmp.Compare(q.millionths, other.millionths)
}

// String returns the quantity with no more decimals than it needs, as 54.24, or
// "not known".
func (q Quantity) String() string {
	if !q.known {
		return "not known"
	}
	n, sign := uint64(q.millionths), ""
	if q.millionths < 0 {
		n, sign = uint64(-q.millionths), "-"
	}
	text := sign + strconv.FormatUint(n/quantityScale, 10)
	if n%quantityScale == 0 {
		return text
	}
	fraction := strconv.FormatUint(quantityScale+n%quantityScale, 10)[1:]
	return text + "." + strings.TrimRight(fraction, "0")
}

// MarshalText returns the quantity as String does, or no text if it is not known.
func (q Quantity) MarshalText() ([]byte, error) {
	if !q.known {
		return []byte{}, nil
	}
	return []byte(q.String()), nil
}

// UnmarshalText reads what MarshalText writes: a quantity as ParseQuantity does, or no text,
// which is not known.
func (q *Quantity) UnmarshalText(text []byte) (err error) {
	*q = Quantity{}
	if len(text) > 0 {
		*q, err = ParseQuantity(string(text))
	}
	return err
}

// CheckWhole returns what is wrong with a count of a unit, such as "days": ErrRange if it is
// below 0 or above most, and ErrInvalid if it is not whole. There is no error for a quantity
// that is not known.
func CheckWhole(q Quantity, unit string, most int64) error {
	switch {
	case q.millionths < 0 || q.millionths/quantityScale > most || q.millionths/quantityScale == most && q.millionths%quantityScale > 0:
		return fmt.Errorf("%v is not from 0 to %d %s: %w", q, most, unit, field.ErrRange)
	case q.millionths%quantityScale != 0:
		return fmt.Errorf("%v is not a whole number of %s: %w", q, unit, field.ErrInvalid)
	}
	return nil
}

// between returns ErrRequired at path if q is not known, and ErrRange if it is
// below least or above most. If most is not known, there is no upper limit.
func between(path string, q, least, most Quantity) error {
	switch {
	case !q.known:
		return field.At(path, field.ErrRequired)
	case q.Compare(least) < 0:
		return field.At(path, fmt.Errorf("%v is below %v: %w", q, least, field.ErrRange))
	case most.known && q.Compare(most) > 0:
		return field.At(path, fmt.Errorf("%v is above %v: %w", q, most, field.ErrRange))
	}
	return nil
}

// digits returns the number that s[from:to] stands for, if that has only decimal digits.
func digits(s string, from, to int) (n int64, ok bool) {
	if len(s) < to {
		return 0, false
	}
	for i := from; i < to; i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int64(s[i]-'0')
	}
	return n, true
}
