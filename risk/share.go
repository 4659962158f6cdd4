package risk

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Share is a part of a whole as a fraction, exact as a third is and 0.333333 is not:
// 1/3, 65/100. Shares are comparable with ==, as written: 1/2 and 2/4 differ.
//
// The zero Share is not set.
type Share struct {
	of, in int64
}

// maxShareTerm is the greatest number that a share is written with, and
// maxDenominator the greatest common denominator of shares that are used together:
// that of weights in millionths.
const (
	maxShareTerm   = 1_000_000
	maxDenominator = 1_000_000_000 * millionths
)

// ParseShare returns the Share that s writes: two whole numbers up to 1000000 with no
// leading zeros and a stroke between them, the first no more than the second. The error
// wraps ErrInvalid.
func ParseShare(s string) (Share, error) {
	over, under, _ := strings.Cut(s, "/")
	of, okOf := shareTerm(over)
	in, okIn := shareTerm(under)
	if !okOf || !okIn || in == 0 || of > in {
		return Share{}, fmt.Errorf("%.60q is not a share like 1/3 or 65/100: %w", s, field.ErrInvalid)
	}
	return Share{of: of, in: in}, nil
}

// shareTerm returns the whole number up to maxShareTerm that s writes.
func shareTerm(s string) (n int64, ok bool) {
	if s == "" || len(s) > 7 || len(s) > 1 && s[0] == '0' || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.ParseInt(s, 10, 64)
	return n, err == nil && n <= maxShareTerm
}

// MustShare returns the Share that s writes, and panics if it writes none. It is for
// shares written in a program.
func MustShare(s string) Share {
	share, err := ParseShare(s)
	if err != nil {
		panic(err)
	}
	return share
}

// IsZero reports whether the share is not set. A share of 0/1 is set.
func (s Share) IsZero() bool { return s == Share{} }

// String returns the share as ParseShare reads it, or "no share".
func (s Share) String() string {
	if s.IsZero() {
		return "no share"
	}
	return strconv.FormatInt(s.of, 10) + "/" + strconv.FormatInt(s.in, 10)
}

// MarshalText returns the share as String does. One that is not set has no text: the
// error wraps ErrRequired.
func (s Share) MarshalText() ([]byte, error) {
	if s.IsZero() {
		return nil, fmt.Errorf("a share that is not set has no text: %w", field.ErrRequired)
	}
	return []byte(s.String()), nil
}

// UnmarshalText reads a share as ParseShare does.
func (s *Share) UnmarshalText(text []byte) (err error) {
	*s, err = ParseShare(string(text))
	return err
}

// OrgShare is the share of an organisation.
type OrgShare struct {
	Org   partnership.OrgID `json:"org"`            // whose
	Share Share             `json:"share,omitzero"` // how much of the whole
}

// Validate returns what is wrong with it: at "org" ErrRequired or ErrInvalid, and at
// "share" ErrRequired.
func (s OrgShare) Validate() error {
	var unset error
	if s.Share.IsZero() {
		unset = field.At("share", field.ErrRequired)
	}
	return errors.Join(field.At("org", s.Org.Validate()), unset)
}

// checkShares returns what is wrong with the shares at path: what is wrong with each,
// ErrDuplicate for an organisation that is there twice, and then ErrSum if they do not
// make exactly one, and ErrRange if they have no common denominator that can be used.
func checkShares(path string, shares []OrgShare) error {
	if len(shares) == 0 {
		return field.At(path, field.ErrRequired)
	}
	err := errors.Join(
		field.Each(path, shares, OrgShare.Validate),
		field.Unique(path, "org", shares, func(s OrgShare) partnership.OrgID { return s.Org }),
	)
	if err != nil {
		return err
	}
	denominator, ok := commonDenominator(shares)
	if !ok {
		return field.At(path, fmt.Errorf("the shares have no common denominator up to %d: %w", int64(maxDenominator), field.ErrRange))
	}
	var sum int64
	for _, s := range shares {
		sum += s.Share.parts(denominator)
	}
	if sum != denominator {
		divisor := commonDivisor(sum, denominator)
		return field.At(path, fmt.Errorf("the shares make %d/%d, not 1: %w", sum/divisor, denominator/divisor, field.ErrSum))
	}
	return nil
}

// parts returns how many of so many parts of the whole the share is.
func (s Share) parts(denominator int64) int64 { return denominator / s.in * s.of }

// commonDenominator returns the least number of parts of the whole of which every share
// is a whole number; ok is false if it is too great.
func commonDenominator(shares []OrgShare) (denominator int64, ok bool) {
	denominator = 1
	for _, s := range shares {
		factor := s.Share.in / commonDivisor(denominator, s.Share.in)
		if denominator > maxDenominator/factor {
			return 0, false
		}
		denominator *= factor
	}
	return denominator, true
}

// commonDivisor returns the greatest number that divides both. The second is above 0.
func commonDivisor(a, b int64) int64 {
	for a != 0 {
		a, b = b%a, a
	}
	return b
}

// splitByShares returns what each organisation has of an amount, in the order of the
// shares at path.
func splitByShares(path string, amount costing.Money, shares []OrgShare) ([]costing.Portion, error) {
	if err := checkShares(path, shares); err != nil {
		return nil, err
	}
	denominator, _ := commonDenominator(shares)
	weights := make([]costing.Weight, len(shares))
	for i, s := range shares {
		value, _ := partnership.QuantityOfMillionths(s.Share.parts(denominator))
		weights[i] = costing.Weight{Org: s.Org, Value: value}
	}
	return costing.Apportion(amount, weights)
}
