package coop

import (
	"database/sql/driver"
	"fmt"
	"math/big"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// maxExactText is how long the text of an exact amount may be.
const maxExactText = 20_000

// Exact is an exact amount of pounds: a fraction in lowest terms, such as 20011/1000. The zero
// Exact is not known. Amounts are comparable with ==.
type Exact struct {
	text string
}

// ExactOf returns a number of pounds as an exact amount; one that is nil is not known.
func ExactOf(pounds *big.Rat) Exact {
	if pounds == nil {
		return Exact{}
	}
	return Exact{pounds.RatString()}
}

// ParseExact returns the amount of pounds that a text writes as a fraction in lowest terms, or
// as a whole number: 20011/1000, -5. The error wraps ErrInvalid for any other text, and
// ErrRange for one of more than 20,000 characters.
func ParseExact(s string) (Exact, error) {
	if len(s) > maxExactText {
		return Exact{}, fmt.Errorf("%s has %d characters: %w", field.Quote(s), len(s), field.ErrRange)
	}
	if digits := strings.Trim(s, "0123456789"); digits != "" && digits != "-" && strings.Trim(digits, "-0123456789") != "/" {
		return Exact{}, notExact(s)
	}
	pounds, ok := new(big.Rat).SetString(s)
	if !ok || pounds.RatString() != s {
		return Exact{}, notExact(s)
	}
	return Exact{s}, nil
}

// notExact is the error for a text that writes no amount.
func notExact(s string) error {
	return field.Malformed(s, "an exact amount of pounds, such as 20011/1000", exactForm)
}

// exactForm is how an exact amount is written.
func exactForm() field.Form {
	return field.Form{
		Pattern: `^(?:0|-?[1-9][0-9]*(?:/[1-9][0-9]*)?)$`, MaxLength: maxExactText, Example: "20011/1000",
		Beyond: "A fraction is in lowest terms, and its denominator is more than 1.",
	}
}

// Known reports whether the amount is known. £0 is known.
func (e Exact) Known() bool { return e.text != "" }

// IsZero reports whether the amount is not known, as JSON with omitzero asks.
func (e Exact) IsZero() bool { return e.text == "" }

// Pounds returns the amount in pounds, which the caller may change; nil if it is not known.
func (e Exact) Pounds() *big.Rat {
	if e.text == "" {
		return nil
	}
	pounds, _ := new(big.Rat).SetString(e.text)
	return pounds
}

// Money returns the amount rounded to the nearest penny, and half a penny away from zero. It is
// not known if the exact amount is not, or is more than Money holds.
func (e Exact) Money() costing.Money {
	if e.text == "" {
		return costing.Money{}
	}
	amount, _ := costing.Pence(penceOfPound).TimesRat(e.Pounds())
	return amount
}

// String returns the amount as ParseExact reads it, or "not known".
func (e Exact) String() string {
	if e.text == "" {
		return "not known"
	}
	return e.text
}

// MarshalText returns the amount as String does, and no text for one that is not known.
func (e Exact) MarshalText() ([]byte, error) { return []byte(e.text), nil }

// UnmarshalText reads what MarshalText writes: an amount as ParseExact does, or no text, which
// is an amount that is not known.
func (e *Exact) UnmarshalText(text []byte) (err error) {
	*e = Exact{}
	if len(text) > 0 {
		*e, err = ParseExact(string(text))
	}
	return err
}

// Scan reads the column of a database: a text as ParseExact reads it, or NULL, which is not
// known.
func (e *Exact) Scan(column any) error { return field.Scan(column, e) }

// Value returns the amount as the column of a database: its text, or NULL if it is not known.
func (e Exact) Value() (driver.Value, error) { return field.Value(e) }

// penceOfPound is how many pence a pound has.
const penceOfPound = 100

// exactPence returns a number of pence as an exact amount of pounds.
func exactPence(pence *big.Rat) Exact {
	return ExactOf(new(big.Rat).Mul(pence, big.NewRat(1, penceOfPound)))
}

// pence returns a known exact amount in pence.
func (e Exact) pence() *big.Rat {
	pounds := e.Pounds()
	return pounds.Mul(pounds, big.NewRat(penceOfPound, 1))
}

// whole returns a whole number of pence.
func whole(pence int64) *big.Rat { return new(big.Rat).SetInt64(pence) }
