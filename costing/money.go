package costing

import (
	"cmp"
	"fmt"
	"math"
	"math/bits"
	"strconv"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Money is an amount of pounds sterling in whole pence, from
// -£92,233,720,368,547,758.08 to £92,233,720,368,547,758.07. It may be negative:
// a refund, a saving or a deficit. Amounts are comparable with ==.
//
// The zero Money is £0. An amount that nobody knows yet is not £0, and needs a
// field of its own to say so.
type Money struct {
	pence int64
}

// pencePerPound is how many pence a pound has.
const pencePerPound = 100

// Pence returns n pence as Money: Pence(125000) is £1,250.00.
func Pence(n int64) Money { return Money{pence: n} }

// ParseMoney returns the amount that s writes in pounds: digits with no leading
// zero, a point and exactly two digits, as 1250.00, and in front a minus sign if
// it is less than nothing. There is no pound sign, no comma, no plus sign, no
// space and no -0.00. The error wraps ErrInvalid for any other text and ErrRange
// for an amount that Money does not hold.
func ParseMoney(s string) (Money, error) {
	text, negative := strings.CutPrefix(s, "-")
	pounds, pence, _ := strings.Cut(text, ".")
	if !digits(pounds) || !digits(pence) || len(pence) != 2 || len(pounds) > 1 && pounds[0] == '0' {
		return Money{}, notMoney(s)
	}
	most := uint64(math.MaxInt64)
	if negative {
		most++
	}
	n, err := strconv.ParseUint(pounds+pence, 10, 64)
	switch {
	case err != nil || n > most:
		return Money{}, fmt.Errorf("%.60q is more than an amount of money can be: %w", s, field.ErrRange)
	case negative && n == 0:
		return Money{}, notMoney(s)
	case negative:
		return Money{pence: -int64(n)}, nil
	}
	return Money{pence: int64(n)}, nil
}

// notMoney is the error for a text that writes no amount.
func notMoney(s string) error {
	return fmt.Errorf("%.60q is not an amount in pounds and pence like 1250.00: %w", s, field.ErrInvalid)
}

// digits reports whether s is one or more decimal digits and nothing else.
func digits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// MustMoney returns the amount that s writes, and panics if it writes none. It is
// for amounts written in a program.
func MustMoney(s string) Money {
	m, err := ParseMoney(s)
	if err != nil {
		panic(err)
	}
	return m
}

// Pence returns the amount in pence.
func (m Money) Pence() int64 { return m.pence }

// Sign returns -1 if the amount is less than nothing, 1 if it is more, and 0 if
// it is £0.
func (m Money) Sign() int { return cmp.Compare(m.pence, 0) }

// Compare returns -1 if m is less than other, 1 if it is more, and 0 if they are
// equal.
func (m Money) Compare(other Money) int { return cmp.Compare(m.pence, other.pence) }

// Add returns m and other together. The error wraps ErrRange if Money does not
// hold the result.
func (m Money) Add(other Money) (Money, error) { return Sum(m, other) }

// Sub returns m less other. The error wraps ErrRange if Money does not hold the
// result.
func (m Money) Sub(other Money) (Money, error) {
	difference := m.pence - other.pence
	if (difference < m.pence) != (other.pence > 0) {
		return Money{}, fmt.Errorf("%v less %v is more than an amount of money can be: %w", m, other, field.ErrRange)
	}
	return Money{pence: difference}, nil
}

// Sum returns all amounts together, and £0 if there are none. The error wraps
// ErrRange if Money does not hold the result; amounts that lead out of the range
// and back again are no error, so that their order does not matter.
func Sum(amounts ...Money) (Money, error) {
	var high, low, carry uint64 // the sum is one signed number of 128 bits
	for _, amount := range amounts {
		low, carry = bits.Add64(low, uint64(amount.pence), 0)
		high += uint64(amount.pence>>63) + carry
	}
	sum := int64(low)
	if high != uint64(sum>>63) {
		return Money{}, fmt.Errorf("the sum of %d amounts is more than an amount of money can be: %w", len(amounts), field.ErrRange)
	}
	return Money{pence: sum}, nil
}

// String returns the amount in pounds as ParseMoney reads it: 1250.00 or
// -1250.00. Sterling writes it for people.
func (m Money) String() string {
	if m.pence < 0 {
		return "-" + m.unsigned()
	}
	return m.unsigned()
}

// Sterling returns the amount as a report shows it: £1,250.00 or −£1,250.00. The
// sign is the minus sign U+2212 and not a hyphen, which may be left behind at the
// end of a line and which screen readers pass over.
func (m Money) Sterling() string {
	text := m.unsigned()
	for i := len(text) - len("000.00"); i > 0; i -= len("000") {
		text = text[:i] + "," + text[i:]
	}
	if m.pence < 0 {
		return "−£" + text
	}
	return "£" + text
}

// MarshalText returns the amount as String does. In JSON it is a string.
func (m Money) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// UnmarshalText reads an amount as ParseMoney does. A JSON number is not read: it
// would not say whether it counts pounds or pence.
func (m *Money) UnmarshalText(text []byte) (err error) {
	*m, err = ParseMoney(string(text))
	return err
}

// magnitude returns how many pence the amount is without its sign.
func (m Money) magnitude() uint64 {
	if m.pence < 0 {
		return -uint64(m.pence)
	}
	return uint64(m.pence)
}

// unsigned returns the amount in pounds without its sign.
func (m Money) unsigned() string {
	n := m.magnitude()
	return fmt.Sprintf("%d.%02d", n/pencePerPound, n%pencePerPound)
}
