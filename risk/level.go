package risk

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Code is how a level of a scale is written in a register: "5", "C", "likely". It
// has the letters of an OrgID. No code is not assessed.
type Code string

// UnmarshalText reads a code that Level.Validate takes.
func (c *Code) UnmarshalText(text []byte) (err error) {
	*c, err = parseID[Code](text)
	return err
}

// Validate returns an error that wraps ErrRequired for no text and ErrInvalid for
// any other that is not a code.
func (c Code) Validate() error { return field.CheckID("a level", string(c)) }

// Level is one level of a scale of likelihood or of impact.
type Level struct {
	Code        Code                 `json:"code"`                 // how registers write it; unique in its scale
	Label       string               `json:"label,omitempty"`      // what it is called: "Very likely"; none: its code
	Score       partnership.Quantity `json:"score,omitzero"`       // what it counts for in a score; not set: the matrix has no scores
	Probability ProbabilityBand      `json:"probability,omitzero"` // of a likelihood: how probable it is; not set: the body does not say
}

// Validate returns what is wrong with the level by itself: a code that is missing
// (ErrRequired) or none (ErrInvalid), and a score that is not above 0, or above
// 1000, or has more than three decimals (ErrRange).
func (l Level) Validate() error {
	errs := []error{field.At("code", l.Code.Validate())}
	if l.Score.Known() {
		errs = append(errs, field.At("score", checkFactor(l.Score)))
	}
	return errors.Join(errs...)
}

// Scores and weights are up to 1000 with three decimals, so that the product of two
// is a Quantity, exactly.
const (
	maxFactor     = 1000 * millionths
	thousandth    = millionths / 1000
	millionths    = 1_000_000
	fewestLevels  = 3
	mostLevels    = 6
	fewestRatings = 2
)

// checkFactor returns the error of a score or a weight.
func checkFactor(factor partnership.Quantity) error {
	n, known := factor.Millionths()
	switch {
	case !known:
		return field.ErrRequired
	case n <= 0 || n > maxFactor || n%thousandth != 0:
		return fmt.Errorf("%v is not above 0 and up to 1000 with three decimals: %w", factor, field.ErrRange)
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
func checkScale(path string, levels []Level, scored bool) error {
	var errs []error
	if n := len(levels); n < fewestLevels || n > mostLevels {
		errs = append(errs, field.At(path, fmt.Errorf("there are %d levels, not %d to %d: %w", n, fewestLevels, mostLevels, field.ErrRange)))
	}
	for i, level := range levels {
		twice := slices.IndexFunc(levels[:i], func(l Level) bool { return l.Code == level.Code })
		if twice >= 0 && level.Code != "" {
			errs = append(errs, at(path, i, "code", fmt.Errorf("%q is at %s[%d] already: %w", level.Code, path, twice, field.ErrDuplicate)))
		}
		errs = append(errs, at(path, i, "", level.Validate()))
		switch {
		case scored && !level.Score.Known():
			errs = append(errs, at(path, i, "score", field.ErrRequired))
		case i > 0 && level.Score.Known() && level.Score.Compare(levels[i-1].Score) <= 0:
			errs = append(errs, at(path, i, "score", fmt.Errorf("%v is not above %v, the score of the level below: %w", level.Score, levels[i-1].Score, field.ErrOrder)))
		}
	}
	return errors.Join(errs...)
}

// levelOf returns the place of a code in a scale from 1, and 0 for no code.
func levelOf(levels []Level, code Code) (int, error) {
	if code == "" {
		return 0, nil
	}
	for i := range levels {
		if levels[i].Code == code {
			return i + 1, nil
		}
	}
	codes := make([]string, len(levels))
	for i, l := range levels {
		codes[i] = string(l.Code)
	}
	return 0, fmt.Errorf("%.60q is not a level (%s): %w", code, listed(codes), field.ErrNotFound)
}

// Rating is what a matrix says of a risk: "green", "amber", "red". No rating is
// not rated.
type Rating string
