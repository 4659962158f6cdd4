package costing

import (
	"cmp"
	"fmt"
	"math"
	"math/big"
	"math/bits"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Money is an amount of pounds sterling in whole pence, from
// -£92,233,720,368,547,758.07 to £92,233,720,368,547,758.07. It may be negative:
// a refund, a saving or a deficit. Amounts are comparable with ==.
//
// The zero Money is not known, which is not the same as £0: Pence(0) is an amount
// of nothing, Money{} is no amount. A sum with an amount that is not known is not
// known either; [TotalOf] gives what it comes to at least.
type Money struct {
	shifted uint64 // the pence and 1<<63, so that 0 is left for "not known" in eight bytes
}

const (
	pencePerPound = 100
	shift         = 1 << 63   // what shifted adds to the pence
	mostPence     = 1<<63 - 1 // the most that Money holds
	maxExponent   = 100       // of a decimal that is read, so that none takes all memory
)

// Pence returns n pence as Money: Pence(125000) is £1,250.00. The least int64 is one
// penny beyond what Money holds, and gives an amount that is not known.
func Pence(n int64) Money { return Money{shifted: uint64(n) ^ shift} }

// MoneyFromDecimal returns an amount of pounds that a program holds as a decimal:
// 12.5 is £12.50. Nothing is rounded: the error wraps ErrInvalid for a part of a
// penny, and ErrRange for an amount that Money does not hold and for an exponent that
// is not from -100 to 100.
func MoneyFromDecimal(pounds decimal.Decimal) (Money, error) {
	switch exponent := pounds.Exponent(); {
	case exponent > maxExponent || exponent < -maxExponent:
		return Money{}, fmt.Errorf("a decimal with the exponent %d is not read: %w", exponent, field.ErrRange)
	case !pounds.Equal(pounds.Truncate(2)):
		return Money{}, fmt.Errorf("%.60s has a part of a penny: %w", pounds.StringFixed(-exponent), field.ErrInvalid)
	}
	return ParseMoney(pounds.StringFixed(2))
}

// ParseMoney reads an amount in pounds: digits with no leading zero, a point and exactly two
// digits, such as 1250.00, with a minus sign in front if it is below £0. There is no pound
// sign, no comma, no plus sign, no space and no -0.00. The error wraps ErrInvalid for any other
// text and ErrRange for an amount that Money does not hold.
func ParseMoney(s string) (Money, error) {
	text, negative := strings.CutPrefix(s, "-")
	pounds, pence, _ := strings.Cut(text, ".")
	figures := pounds + pence
	if pounds == "" || len(pence) != 2 || strings.Trim(figures, "0123456789") != "" || len(pounds) > 1 && pounds[0] == '0' {
		return Money{}, notMoney(s)
	}
	n, err := strconv.ParseUint(figures, 10, 64)
	switch {
	case err != nil || n > math.MaxInt64:
		return Money{}, fmt.Errorf("%.60q is more than an amount of money can be: %w", s, field.ErrRange)
	case negative && n == 0:
		return Money{}, notMoney(s)
	case negative:
		return Pence(-int64(n)), nil
	}
	return Pence(int64(n)), nil
}

// notMoney is the error for a text that writes no amount.
func notMoney(s string) error {
	return field.Malformed(s, "an amount in pounds and pence like 1250.00", moneyForm)
}

// moneyForm is how an amount is written: below 0, it is not -0.00, and without its sign it is
// at most mostPence.
func moneyForm() field.Form {
	most := strconv.FormatUint(mostPence, 10)
	pounds, pence := most[:len(most)-2], most[len(most)-2:]
	digits := func(n int) string { return "[0-9]{" + strconv.Itoa(n) + "}" }
	some := []string{`[1-9][0-9]{0,` + strconv.Itoa(len(pounds)-2) + `}\.[0-9]{2}`} // with fewer digits
	for i := range len(pounds) {
		least := byte('0')
		if i == 0 {
			least = '1'
		}
		if pounds[i] > least { // the first digits are the same, and this one is less
			below := "[" + string(least) + "-" + string(pounds[i]-1) + "]"
			some = append(some, pounds[:i]+below+digits(len(pounds)-1-i)+`\.[0-9]{2}`)
		}
	}
	some = append(some, pounds+`\.`+pence[:1]+`[0-`+pence[1:]+`]`) // 07 is the last
	above := strings.Join(some, "|")
	return field.Form{
		Pattern: `^(?:0\.00|-?(?:0\.(?:0[1-9]|[1-9][0-9])|` + above + `))$`, Example: "1250.00",
	}
}

// MustMoney is ParseMoney for amounts written in a program, such as MustMoney("1250.00"): it
// panics if s is not an amount. For a number n of whole pounds use Pence(100 * n).
func MustMoney(s string) Money {
	m, err := ParseMoney(s)
	if err != nil {
		panic(err)
	}
	return m
}

// Known reports whether the amount is known. £0 is known.
func (m Money) Known() bool { return m.shifted != 0 }

// IsZero reports whether the amount is not known, as JSON with omitzero asks. To ask for £0, compare with Pence(0) or see Sign.
func (m Money) IsZero() bool { return m.shifted == 0 }

// Pence returns the amount in pence. known is false, and n is 0, if it is not known.
func (m Money) Pence() (n int64, known bool) {
	if m.shifted == 0 {
		return 0, false
	}
	return m.pence(), true
}

// KnownPence returns the pence of an amount that has been checked to be known. For an
// amount that is not known it returns 0, which is wrong: use Pence where there was no
// check.
func (m Money) KnownPence() int64 {
	n, _ := m.Pence()
	return n
}

// pence returns the pence of an amount that is known. Of one that is not it returns
// the least int64, which is no amount.
func (m Money) pence() int64 { return int64(m.shifted ^ shift) }

// Decimal returns the amount in pounds as a decimal, for programs that hold
// decimals. known is false if it is not known.
func (m Money) Decimal() (pounds decimal.Decimal, known bool) {
	n, known := m.Pence()
	return decimal.New(n, -2), known
}

// Sign returns -1 if the amount is less than nothing, 1 if it is more, and 0 if it
// is £0 or not known.
func (m Money) Sign() int {
	n, _ := m.Pence()
	return cmp.Compare(n, 0)
}

// Compare returns -1 if m is less than other, 1 if it is more, and 0 if they are equal. An
// amount that is not known comes before every other, so ask Known first if that order is not
// useful.
func (m Money) Compare(other Money) int { return cmp.Compare(m.shifted, other.shifted) }

// Add returns m and other together. The result is not known if one of them is not.
// The error wraps ErrRange if Money does not hold the result.
func (m Money) Add(other Money) (Money, error) { return Sum(m, other) }

// Sub returns m less other. The result is not known if one of them is not. The error
// wraps ErrRange if Money does not hold the result.
func (m Money) Sub(other Money) (Money, error) {
	difference, err := Sum(m, other.Neg())
	if err != nil {
		return Money{}, fmt.Errorf("%v less %v is more than an amount of money can be: %w", m, other, field.ErrRange)
	}
	return difference, nil
}

// Neg returns the amount with the other sign: a charge as a refund. An amount that
// is not known stays so.
func (m Money) Neg() Money { return Money{shifted: -m.shifted} }

// Abs returns the amount without its sign. An amount that is not known stays so.
func (m Money) Abs() Money {
	if m.Sign() < 0 {
		return m.Neg()
	}
	return m
}

// Times returns the amount n times over: a month's cost for twelve months. It is not
// known if the amount is not. The error wraps ErrRange if Money does not hold the
// result.
func (m Money) Times(n int64) (Money, error) {
	pence, known := m.Pence()
	if !known {
		return Money{}, nil
	}
	high, low := bits.Mul64(magnitudeOf(pence), magnitudeOf(n))
	if high > 0 || low > math.MaxInt64 {
		return Money{}, fmt.Errorf("%d times %v is more than an amount of money can be: %w", n, m, field.ErrRange)
	}
	if (pence < 0) != (n < 0) {
		return Pence(-int64(low)), nil
	}
	return Pence(int64(low)), nil
}

// TimesRat returns the amount times a fraction: £100.00 for 92 of 365 days. It is rounded once,
// to the nearest penny, half a penny away from zero. Parts that are rounded like this may not
// add up to the whole; those of Split do. It is not known if the amount is not. The error wraps
// ErrRequired for no fraction, and ErrRange if Money does not hold the result.
func (m Money) TimesRat(factor *big.Rat) (Money, error) {
	if factor == nil {
		return Money{}, field.At("factor", field.ErrRequired)
	}
	pence, known := m.Pence()
	if !known {
		return Money{}, nil
	}
	product := new(big.Rat).SetInt64(pence)
	product.Mul(product, factor)
	n := halfUp(product.Num(), product.Denom())
	if n.CmpAbs(big.NewInt(mostPence)) > 0 {
		return Money{}, fmt.Errorf("%v times %.60s is more than an amount of money can be: %w", m, factor.RatString(), field.ErrRange)
	}
	return Pence(n.Int64()), nil
}

// Sum returns all amounts together, £0 if there are none, and an amount that is not known if
// one of them is not. The error wraps ErrRange if Money does not hold the result; only the sum
// itself must be in the range, so the order of the amounts does not matter.
func Sum(amounts ...Money) (Money, error) {
	total, err := TotalOf(amounts...)
	return total.Amount, err
}

// String returns the amount in pounds as ParseMoney reads it, 1250.00 or -1250.00,
// or "not known". Sterling writes it for people.
func (m Money) String() string {
	switch {
	case !m.Known():
		return "not known"
	case m.Sign() < 0:
		return "-" + m.unsigned()
	}
	return m.unsigned()
}

// Sterling returns the amount as a report shows it: £1,250.00 or −£1,250.00, or "not
// known". The sign is the minus sign U+2212 and not a hyphen, which may be left behind
// at the end of a line and which screen readers pass over.
func (m Money) Sterling() string {
	if !m.Known() {
		return "not known"
	}
	text := m.unsigned()
	for i := len(text) - len("000.00"); i > 0; i -= len("000") {
		text = text[:i] + "," + text[i:]
	}
	if m.Sign() < 0 {
		return "−£" + text
	}
	return "£" + text
}

// MarshalText returns the amount as String does, and no text for one that is not
// known. In JSON it is a string.
func (m Money) MarshalText() ([]byte, error) {
	if !m.Known() {
		return []byte{}, nil
	}
	return []byte(m.String()), nil
}

// UnmarshalText reads what MarshalText writes: an amount as ParseMoney does, or no
// text, which is an amount that is not known. A JSON number is not read: it would not
// say whether it counts pounds or pence.
func (m *Money) UnmarshalText(text []byte) (err error) {
	*m = Money{}
	if len(text) > 0 {
		*m, err = ParseMoney(string(text))
	}
	return err
}

// magnitude returns how many pence a known amount is without its sign.
func (m Money) magnitude() uint64 { return magnitudeOf(m.pence()) }

// unsigned returns a known amount in pounds without its sign.
func (m Money) unsigned() string {
	n := m.magnitude()
	return fmt.Sprintf("%d.%02d", n/pencePerPound, n%pencePerPound)
}
