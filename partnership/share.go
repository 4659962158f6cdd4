package partnership

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"math/bits"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Fraction is a part of a whole, from nothing to all of it, as an agreement writes it: a
// percentage with up to six decimals, such as 65% or 33.5%, or a fraction of two whole
// numbers, such as 2/3. It is exact: 2/3 is two thirds, and 66.666667% is not. Fractions are
// comparable with == as written: 50%, 1/2 and 2/4 differ. To compare their values, use
// Compare.
//
// The zero Fraction is not known, which is not the same as 0%.
type Fraction struct {
	of, in int64 // in is wholePercent for a percentage
}

const (
	maxFractionTerm = 1_000_000           // the greatest number that a fraction is written with
	wholePercent    = 100 * quantityScale // 100 % in millionths of a per cent; above every other denominator
)

// ParseFraction returns the Fraction that s stands for. The error wraps ErrInvalid unless s is
//
//   - a number from 0 to 100, as ParseQuantity reads it, and a per cent sign: 65%
//   - two whole numbers up to 1000000 without leading zeros, with a slash between them, of
//     which the first is no more than the second: 2/3
func ParseFraction(s string) (Fraction, error) {
	if number, percent := strings.CutSuffix(s, "%"); percent {
		q, err := ParseQuantity(number)
		if err != nil || q.millionths < 0 || q.millionths > wholePercent {
			return Fraction{}, notFraction(s)
		}
		return Fraction{of: q.millionths, in: wholePercent}, nil
	}
	over, under, stroke := strings.Cut(s, "/")
	of, okOf := fractionTerm(over)
	in, okIn := fractionTerm(under)
	switch {
	case !stroke && plainNumber(s) != "":
		return Fraction{}, fmt.Errorf("%s does not say what it is a part of: write %s or a fraction like 2/3: %w", field.Quote(s), plainNumber(s), field.ErrInvalid)
	case !okOf || !okIn || in == 0 || of > in:
		return Fraction{}, notFraction(s)
	}
	return Fraction{of: of, in: in}, nil
}

// plainNumber returns what a number without a per cent sign may stand for, and "" for any
// other text. A number up to 1 may be the part itself: 0.65 may be 65%.
func plainNumber(s string) string {
	q, err := ParseQuantity(s)
	switch {
	case err != nil || q.millionths < 0 || q.millionths > wholePercent:
		return ""
	case q.millionths == 0 || q.millionths > quantityScale:
		return s + "%"
	}
	return Quantity{millionths: 100 * q.millionths, known: true}.String() + "% or " + s + "%,"
}

// notFraction is the error for a text that writes no fraction.
func notFraction(s string) error {
	return field.Malformed(s, "a percentage like 65% or a fraction like 2/3, from nothing to all", fractionForm)
}

// The patterns of the numbers of a fraction, with 0 and without.
const (
	termPattern     = `(?:0|[1-9][0-9]{0,5}|1000000)`
	positivePattern = `(?:[1-9][0-9]{0,5}|1000000)`
)

// fractionForm is how a fraction is written.
func fractionForm() field.Form {
	const percent = `(?:100(?:\.0{1,6})?|[1-9]?[0-9](?:\.[0-9]{1,6})?)%`
	return field.Form{
		Pattern: `^(?:` + percent + `|` + termPattern + `/` + positivePattern + `)$`, Example: "65%",
		Beyond: "of two numbers the first is no more than the second",
	}
}

// MustFraction returns the Fraction that s writes, and panics if s is not a fraction. It
// is for fractions written in a program.
func MustFraction(s string) Fraction {
	f, err := ParseFraction(s)
	if err != nil {
		panic(err)
	}
	return f
}

// Known reports whether the fraction is known. 0% is known.
func (f Fraction) Known() bool { return f.in != 0 }

// IsZero reports whether the fraction is not known; encoding/json calls it for omitzero.
func (f Fraction) IsZero() bool { return f == Fraction{} }

// Terms returns the fraction in its lowest terms, for exact arithmetic: 13 and 20 for
// 65%. known is false if it is not known.
func (f Fraction) Terms() (of, in int64, known bool) {
	if f.in == 0 {
		return 0, 0, false
	}
	divisor := commonDivisor(f.of, f.in)
	return f.of / divisor, f.in / divisor, true
}

// Percent returns the fraction in per cent, rounded half up to six decimals: 66.666667
// for 2/3. It is for reports: to calculate, use Terms. It is not known if the fraction is not
// known.
func (f Fraction) Percent() Quantity {
	if f.in == 0 {
		return Quantity{}
	}
	high, low := bits.Mul64(uint64(f.of), 2*wholePercent)
	low, carry := bits.Add64(low, uint64(f.in), 0)
	millionths, _ := bits.Div64(high+carry, low, 2*uint64(f.in))
	return Quantity{millionths: int64(millionths), known: true}
}

// Compare returns -1 if f is less than other, 1 if it is more and 0 if they are equal, such as
// 50% and 1/2. A fraction that is not known comes before every other.
func (f Fraction) Compare(other Fraction) int {
	if f.in == 0 || other.in == 0 {
		return cmp.Compare(min(f.in, 1), min(other.in, 1))
	}
	return compareProducts(f.of, other.in, other.of, f.in)
}

// String returns the fraction as ParseFraction reads it, or "not known".
func (f Fraction) String() string {
	switch f.in {
	case 0:
		return "not known"
	case wholePercent:
		return Quantity{millionths: f.of, known: true}.String() + "%"
	}
	return fmt.Sprintf("%d/%d", f.of, f.in)
}

// MarshalText returns the fraction as String does, or no text if it is not known.
func (f Fraction) MarshalText() ([]byte, error) {
	if f.in == 0 {
		return []byte{}, nil
	}
	return []byte(f.String()), nil
}

// UnmarshalText reads what MarshalText writes: a fraction as ParseFraction does, or no text,
// which is not known.
func (f *Fraction) UnmarshalText(text []byte) (err error) {
	*f = Fraction{}
	if len(text) > 0 {
		*f, err = ParseFraction(string(text))
	}
	return err
}

// Share is the part of a whole that an organisation has: of a cost, of a loss, of the time
// worked in a post, or of what a predecessor leaves.
type Share struct {
	Org      OrgID    `json:"org"`            // whose share it is
	Fraction Fraction `json:"share,omitzero"` // how much of the whole: "65%" or "2/3"
}

// Validate returns what is wrong with the share: at "org" ErrRequired or ErrInvalid, and
// at "share" ErrRequired if it is not known.
func (s Share) Validate() error {
	var unknown error
	if !s.Fraction.Known() {
		unknown = field.At("share", field.ErrRequired)
	}
	return errors.Join(field.At("org", s.Org.Validate()), unknown)
}

// CheckShares returns what is wrong with the shares at path, which must add up to exactly one:
//
//   - ErrRequired at path if there are no shares
//   - what Share.Validate finds, at path[i]
//   - ErrDuplicate at path[i].org for an organisation that has an earlier share
//   - if there is none of these errors: ErrSum at path if the shares do not add up to one, and
//     ErrRange if their denominators have no common multiple up to 1,000,000,000,000,000
func CheckShares(path string, shares []Share) error {
	if len(shares) == 0 {
		return field.At(path, field.ErrRequired)
	}
	err := errors.Join(
		field.Each(path, shares, Share.Validate),
		field.Unique(path, "org", shares, func(s Share) OrgID { return s.Org }),
	)
	if err != nil {
		return err
	}
	whole, ok := wholeOf(shares)
	if !ok {
		return field.At(path, fmt.Errorf("their denominators have no common multiple up to %d: %w", int64(maxWhole), field.ErrRange))
	}
	var sum int64
	for _, s := range shares {
		sum += min(s.parts(whole), math.MaxInt64-sum)
	}
	if sum != whole {
		return field.At(path, fmt.Errorf("they make %s, not the whole: %w", sumText(shares, sum, whole), field.ErrSum))
	}
	return nil
}

// sumText returns a sum of parts, in per cent if every share is, and otherwise as a fraction.
func sumText(shares []Share, sum, whole int64) string {
	for _, s := range shares {
		if s.Fraction.in != wholePercent {
			divisor := commonDivisor(sum, whole)
			return fmt.Sprintf("%d/%d", sum/divisor, whole/divisor)
		}
	}
	return Quantity{millionths: sum * (wholePercent / whole), known: true}.String() + "%"
}

// maxWhole is the greatest number of parts into which Parts divides a whole. An int64 holds
// the sum of a thousand such wholes.
const maxWhole = 1_000_000_000_000_000

// Parts returns the shares over their lowest common denominator: 50% and 1/3 are 3 and 2 parts
// of a whole of 6. ok is false if a share is not known, or if the whole would be more than
// 1,000,000,000,000,000 parts.
func Parts(shares []Share) (parts []int64, whole int64, ok bool) {
	if whole, ok = wholeOf(shares); !ok {
		return nil, 0, false
	}
	parts = make([]int64, len(shares))
	for i, s := range shares {
		parts[i] = s.parts(whole)
	}
	return parts, whole, true
}

// wholeOf returns the whole of Parts.
func wholeOf(shares []Share) (whole int64, ok bool) {
	whole = 1
	for _, s := range shares {
		_, in, known := s.Fraction.Terms()
		if !known {
			return 0, false
		}
		factor := in / commonDivisor(whole, in)
		if whole > maxWhole/factor {
			return 0, false
		}
		whole *= factor
	}
	return whole, true
}

// parts returns a known share as a number of parts of a whole.
func (s Share) parts(whole int64) int64 {
	of, in, _ := s.Fraction.Terms()
	return whole / in * of
}

// commonDivisor returns the greatest common divisor. The second number is above 0.
func commonDivisor(a, b int64) int64 {
	for a != 0 {
		a, b = b%a, a
	}
	return b
}
