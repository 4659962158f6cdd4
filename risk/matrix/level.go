package matrix

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// LevelCode is how a register writes a level of a scale: "5", "C", "likely". It has 1 to 64
// letters, digits and -_.:/ as an OrgID has. No code means not assessed.
type LevelCode string

// UnmarshalText reads a code that Validate takes, or no text for no code.
func (c *LevelCode) UnmarshalText(text []byte) (err error) {
	*c, err = field.ReadID[LevelCode](text)
	return err
}

// Validate returns an error that wraps ErrRequired for no code and ErrInvalid for a
// malformed one.
func (c LevelCode) Validate() error { return field.CheckID("a level", string(c)) }

// Level is one level of a scale of likelihood or of impact.
type Level struct {
	Code        LevelCode            `json:"code"`                 // how registers write it; unique in its scale
	Label       string               `json:"label,omitempty"`      // what it is called: "Very likely"; not set: its code
	Score       partnership.Quantity `json:"score,omitzero"`       // what it counts for in a score; not set: the matrix has no scores
	Probability ProbabilityBand      `json:"probability,omitzero"` // of a likelihood: how probable it is; not set: the body does not say
}

// Validate returns what is wrong with the level by itself:
//
//   - a code that is missing (ErrRequired) or malformed (ErrInvalid);
//   - what field.OptionalName finds in the label;
//   - a score that is not above 0, is above 1000, or has more than three decimals
//     (ErrRange).
func (l Level) Validate() error {
	errs := []error{field.At("code", l.Code.Validate()), field.OptionalName("label", l.Label)}
	if l.Score.Known() {
		errs = append(errs, field.At("score", checkFactor(l.Score)))
	}
	return errors.Join(errs...)
}

// ratesAs reports whether two levels are the same, apart from their labels.
func (l Level) ratesAs(other Level) bool {
	l.Label = other.Label
	return l == other
}

// Scale is the levels of likelihood or of impact, the lowest first.
type Scale []Level

// Find returns the place of a code in the scale, from 1, and 0 for no code. The error
// wraps ErrNotFound.
func (s Scale) Find(code LevelCode) (int, error) {
	if code == "" {
		return 0, nil
	}
	for i := range s {
		if s[i].Code == code {
			return i + 1, nil
		}
	}
	codes := make([]string, len(s))
	for i, l := range s {
		codes[i] = string(l.Code)
	}
	return 0, fmt.Errorf("%s is not a level (%s): %w", field.Quote(code), strings.Join(codes, ", "), field.ErrNotFound)
}

// Scores and weights are up to 1000 with three decimals, so that the product of two
// is a Quantity, exactly.
const (
	maxFactor     = 1000 * one
	thousandth    = one / 1000
	one           = 1_000_000 // in millionths
	fewestLevels  = 2
	mostLevels    = 10
	fewestRatings = 2
	mostRatings   = 12
	mostCriteria  = 20
)

// checkFactor returns the error of a score or a weight.
func checkFactor(factor partnership.Quantity) error {
	n, known := factor.Millionths()
	switch {
	case !known:
		return field.ErrRequired
	case n <= 0 || n > maxFactor || n%thousandth != 0:
		return fmt.Errorf("%v is not a number above 0 and up to 1000 with at most three decimals: %w", factor, field.ErrRange)
	}
	return nil
}

// times returns the product of two factors in millionths.
func times(a, b partnership.Quantity) int64 {
	x, _ := a.Millionths()
	y, _ := b.Millionths()
	return x / thousandth * (y / thousandth)
}

// checkScale returns what is wrong with the levels at path.
func checkScale(path string, levels Scale, scored bool) error {
	var errs []error
	if n := len(levels); n < fewestLevels || n > mostLevels {
		errs = append(errs, field.At(path, fmt.Errorf("levels found: %d, wanted: %d to %d: %w", n, fewestLevels, mostLevels, field.ErrRange)))
	}
	if len(levels) > mostLevels {
		return errors.Join(errs...)
	}
	for i, level := range levels {
		twice := slices.IndexFunc(levels[:i], func(l Level) bool { return l.Code == level.Code })
		if twice >= 0 && level.Code != "" {
			errs = append(errs, field.At(field.Index(path, i), field.At("code", fmt.Errorf("%s is already %s[%d]: %w", field.Quote(level.Code), path, twice, field.ErrDuplicate))))
		}
		if err := level.Validate(); err != nil {
			errs = append(errs, field.At(field.Index(path, i), err))
		}
		switch {
		case scored && !level.Score.Known():
			errs = append(errs, field.At(field.Index(path, i), field.At("score", field.ErrRequired)))
		case i > 0 && level.Score.Known() && level.Score.Compare(levels[i-1].Score) <= 0:
			errs = append(errs, field.At(field.Index(path, i), field.At("score", fmt.Errorf("%v is not above %v, the score of the level below: %w", level.Score, levels[i-1].Score, field.ErrOrder))))
		}
	}
	return errors.Join(errs...)
}
