package appraisal

import (
	"database/sql/driver"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Prices says which prices amounts are at. Real amounts are at the prices of one year, "real
// 2026/27", with inflation taken out. Nominal amounts are what will be paid in each year,
// "nominal". Amounts at different prices cannot be added; Deflator.Convert brings them to the same
// prices.
//
// Prices are comparable with ==. The zero Prices is not set.
type Prices struct {
	year    costing.FinancialYear // of real amounts
	nominal bool
}

// The texts of Prices.
const (
	nominalText = "nominal"
	realText    = "real "
)

// RealPrices returns the prices of a year. They are not set if the year is not.
func RealPrices(year costing.FinancialYear) Prices { return Prices{year: year} }

// NominalPrices returns the prices of amounts with inflation in them.
func NominalPrices() Prices { return Prices{nominal: true} }

// ParsePrices returns the prices that s writes: "nominal", or "real " and a year as
// costing.ParseFinancialYear reads it. The error wraps ErrInvalid.
func ParsePrices(s string) (Prices, error) {
	if s == nominalText {
		return NominalPrices(), nil
	}
	text, found := strings.CutPrefix(s, realText)
	if year, err := costing.ParseFinancialYear(text); found && err == nil {
		return RealPrices(year), nil
	}
	return Prices{}, field.Malformed(s, `a price base like "nominal" or "real 2026/27"`, pricesForm)
}

// pricesForm is how prices are written.
func pricesForm() field.Form {
	_, err := costing.ParseFinancialYear("")
	form, _ := field.FormOf(err)
	years := strings.TrimSuffix(strings.TrimPrefix(form.Pattern, "^"), "$")
	return field.Form{Pattern: `^(?:` + nominalText + `|` + realText + years + `)$`, Example: "real 2026/27", Beyond: form.Beyond}
}

// MustPrices returns the prices that s writes, and panics if it writes none. It is for prices
// written in a program.
func MustPrices(s string) Prices {
	p, err := ParsePrices(s)
	if err != nil {
		panic(err)
	}
	return p
}

// IsZero reports whether the prices are not set.
func (p Prices) IsZero() bool { return p == Prices{} }

// Nominal reports whether the amounts have inflation in them.
func (p Prices) Nominal() bool { return p.nominal }

// Year returns the year of real prices. It is not set for nominal ones.
func (p Prices) Year() costing.FinancialYear { return p.year }

// String returns the prices as ParsePrices reads them, or "not set".
func (p Prices) String() string {
	switch {
	case p.nominal:
		return nominalText
	case p.IsZero():
		return "not set"
	}
	return realText + p.year.String()
}

// Title returns the prices as a report shows them: "at 2026/27 prices".
func (p Prices) Title() string {
	switch {
	case p.nominal:
		return "in nominal money"
	case p.IsZero():
		return "at prices that are not known"
	}
	return "at " + p.year.String() + " prices"
}

// MarshalText returns the prices as String does, and no text if they are not set.
func (p Prices) MarshalText() ([]byte, error) {
	if p.IsZero() {
		return []byte{}, nil
	}
	return []byte(p.String()), nil
}

// UnmarshalText reads prices as ParsePrices does, or no text, which is not set.
func (p *Prices) UnmarshalText(text []byte) (err error) {
	*p = Prices{}
	if len(text) > 0 {
		*p, err = ParsePrices(string(text))
	}
	return err
}

// Scan reads the column of a database: a text as ParsePrices reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (p *Prices) Scan(column any) error { return field.Scan(column, p) }

// Value returns the prices as the column of a database: their text, or NULL if they are not set.
func (p Prices) Value() (driver.Value, error) { return field.Value(p) }
