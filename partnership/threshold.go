package partnership

import (
	"cmp"
	"fmt"
	"math/bits"
	"strconv"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Comparison is how a part is compared with a Threshold.
type Comparison string

// The comparisons. MoreThan and LessThan are strict: a half is not more than a
// half.
const (
	MoreThan Comparison = "more than"
	AtLeast  Comparison = "at least"
	LessThan Comparison = "less than"
	AtMost   Comparison = "at most"
)

// Comparisons returns every Comparison.
func Comparisons() []Comparison { return []Comparison{MoreThan, AtLeast, LessThan, AtMost} }

// UnmarshalText reads one of Comparisons; the error wraps ErrInvalid.
func (c *Comparison) UnmarshalText(text []byte) (err error) {
	*c, err = field.ReadOneOf("comparison", text, Comparisons())
	return err
}

// Title returns the comparison as a form or a report shows it.
func (c Comparison) Title() string { return field.Title(c) }

// Threshold is a test of a part against its whole: "more than 1/2", "at least 2/3", "less
// than 20/100". It is exact: two thirds are not 66.67 %. Thresholds are comparable with == as
// written: 1/2 and 2/4 differ.
//
// The zero Threshold is not set.
type Threshold struct {
	comparison Comparison
	of, in     int64
}

// maxTerm is the greatest number that a fraction of a Threshold is written with.
const maxTerm = 1_000_000

// ParseThreshold returns the Threshold that s stands for: a Comparison, a space, and a fraction
// of two whole numbers up to 1000000 without leading zeros, of which the first is no more than
// the second. The error wraps ErrInvalid.
func ParseThreshold(s string) (Threshold, error) {
	at := strings.LastIndexByte(s, ' ')
	if at < 0 {
		return Threshold{}, notThreshold(s)
	}
	comparison, err := field.OneOf("comparison", s[:at], Comparisons())
	over, under, _ := strings.Cut(s[at+1:], "/")
	of, okOf := fractionTerm(over)
	in, okIn := fractionTerm(under)
	if err != nil || !okOf || !okIn || in == 0 || of > in {
		return Threshold{}, notThreshold(s)
	}
	return Threshold{comparison: comparison, of: of, in: in}, nil
}

// fractionTerm returns the whole number up to maxTerm that s stands for.
func fractionTerm(s string) (n int64, ok bool) {
	if s == "" || len(s) > 7 || len(s) > 1 && s[0] == '0' {
		return 0, false
	}
	n, ok = digits(s, 0, len(s))
	return n, ok && n <= maxTerm
}

// notThreshold is the error for a text that writes no threshold.
func notThreshold(s string) error {
	return field.Malformed(s, `a threshold like "more than 1/2" or "at least 2/3"`, thresholdForm)
}

// thresholdForm is how a threshold is written.
func thresholdForm() field.Form {
	comparisons := make([]string, 0, len(Comparisons()))
	for _, c := range Comparisons() {
		comparisons = append(comparisons, string(c))
	}
	return field.Form{
		Pattern: `^(?:` + strings.Join(comparisons, "|") + `) ` + termPattern + `/` + positivePattern + `$`, Example: "more than 1/2",
		Beyond: "of two numbers the first is no more than the second",
	}
}

// MustThreshold returns the Threshold that s writes, and panics if s is not a threshold.
// It is for thresholds written in a program.
func MustThreshold(s string) Threshold {
	t, err := ParseThreshold(s)
	if err != nil {
		panic(err)
	}
	return t
}

// IsZero reports whether the threshold is not set.
func (t Threshold) IsZero() bool { return t == Threshold{} }

// Met reports whether a part of a whole meets the threshold, exactly. The error wraps:
//
//   - ErrRequired if the threshold, the part or the whole is not known
//   - ErrRange if the whole is not above 0, or the part is below 0 or above the whole
func (t Threshold) Met(part, whole Quantity) (bool, error) {
	p, okPart := part.Millionths()
	w, okWhole := whole.Millionths()
	if t.IsZero() || !okPart || !okWhole {
		return false, fmt.Errorf("%v of %v, to be %v: %w", part, whole, t, field.ErrRequired)
	}
	if w <= 0 || p < 0 || p > w {
		return false, fmt.Errorf("%v of %v is not a part of a whole: %w", part, whole, field.ErrRange)
	}
	switch order := compareProducts(p, t.in, w, t.of); t.comparison {
	case MoreThan:
		return order > 0, nil
	case AtLeast:
		return order >= 0, nil
	case LessThan:
		return order < 0, nil
	default:
		return order <= 0, nil
	}
}

// compareProducts compares a*b with c*d in 128 bits. None of the four is below 0.
func compareProducts(a, b, c, d int64) int {
	hi1, lo1 := bits.Mul64(uint64(a), uint64(b))
	hi2, lo2 := bits.Mul64(uint64(c), uint64(d))
	if hi1 != hi2 {
		return cmp.Compare(hi1, hi2)
	}
	return cmp.Compare(lo1, lo2)
}

// String returns the threshold as ParseThreshold reads it, or "no threshold".
func (t Threshold) String() string {
	if t.IsZero() {
		return "no threshold"
	}
	return string(t.comparison) + " " + strconv.FormatInt(t.of, 10) + "/" + strconv.FormatInt(t.in, 10)
}

// MarshalText returns the threshold as String does, or no text if it is not set.
func (t Threshold) MarshalText() ([]byte, error) {
	if t.IsZero() {
		return []byte{}, nil
	}
	return []byte(t.String()), nil
}

// UnmarshalText reads a threshold as ParseThreshold does, or no text, which is not set.
func (t *Threshold) UnmarshalText(text []byte) (err error) {
	*t = Threshold{}
	if len(text) > 0 {
		*t, err = ParseThreshold(string(text))
	}
	return err
}
