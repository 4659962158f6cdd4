package matrix

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Ends says which of the two ends of a band belong to it.
type Ends string

// LowerEnd of a band from 0.05 to 0.25 means that 0.05 belongs to the band and 0.25 does
// not.
const (
	LowerEnd   Ends = "lower"
	UpperEnd   Ends = "upper"
	BothEnds   Ends = "both"
	NeitherEnd Ends = "neither"
)

// EndChoices returns every Ends.
func EndChoices() []Ends { return []Ends{LowerEnd, UpperEnd, BothEnds, NeitherEnd} }

// UnmarshalText reads one of EndChoices, or no text for one that is not set; the error wraps
// ErrInvalid.
func (e *Ends) UnmarshalText(text []byte) (err error) {
	*e, err = field.ReadOneOf("choice of ends", text, EndChoices())
	return err
}

// Title returns the choice of ends as a form or a report shows it.
func (e Ends) Title() string {
	switch e {
	case LowerEnd:
		return "The lower end"
	case UpperEnd:
		return "The upper end"
	case BothEnds:
		return "Both ends"
	case NeitherEnd:
		return "Neither end"
	}
	return field.Title(e)
}

// lower reports whether the lower end belongs to the band.
func (e Ends) lower() bool { return e == LowerEnd || e == BothEnds }

// upper reports whether the upper end belongs to the band.
func (e Ends) upper() bool { return e == UpperEnd || e == BothEnds }

// ProbabilityBand is a range of probabilities. 0 belongs to the band that begins there,
// and 1 to the band that ends there, even if Closed does not say so.
type ProbabilityBand struct {
	From   partnership.Quantity `json:"from,omitzero"` // 0 to 1; not set: no lower limit
	To     partnership.Quantity `json:"to,omitzero"`   // 0 to 1; not set: no upper limit
	Closed Ends                 `json:"closed"`        // which ends belong to it
}

// LossBand is a range of losses. £0 belongs to the band that begins there, even if Closed
// does not say so.
type LossBand struct {
	From   costing.Money `json:"from,omitzero"` // not set: no lower limit
	To     costing.Money `json:"to,omitzero"`   // not set: no upper limit
	Closed Ends          `json:"closed"`        // which ends belong to it
}

// LossScale says how much money each level of impact is for a member: a small district
// feels what a county does not.
type LossScale struct {
	Org   partnership.OrgID `json:"org,omitzero"` // whose it is; not set: it is for every member without a scale of its own
	Bands []LossBand        `json:"bands"`        // one for each level of impact, the lowest first
}

// check returns what is wrong with the scale of a matrix with so many levels of impact.
func (s LossScale) check(levels int) error {
	var errs []error
	if s.Org != "" {
		errs = append(errs, field.At("org", s.Org.Validate()))
	}
	if len(s.Bands) != levels {
		return errors.Join(append(errs, field.At("bands", fmt.Errorf("bands found: %d, wanted: %d, one for each level of impact: %w", len(s.Bands), levels, field.ErrRange)))...)
	}
	bands := make([]band[costing.Money], len(s.Bands))
	for i, b := range s.Bands {
		bands[i] = band[costing.Money](b)
	}
	return errors.Join(append(errs, checkBands(bands, costing.Pence(0), costing.Money{}, func(i int, name string, err error) error {
		return field.At(field.Index("bands", i), field.At(name, err))
	}))...)
}

// levelFor returns the place of the band of a loss, from 1.
func (s LossScale) levelFor(loss costing.Money) int {
	reaches := slices.IndexFunc(s.Bands, func(b LossBand) bool { return band[costing.Money](b).reaches(loss) })
	if reaches < 0 {
		return len(s.Bands) // the last has no end
	}
	return reaches + 1
}

// scalar is the type of the limits of a band: a quantity or an amount of money.
type scalar[T any] interface {
	comparable
	Compare(other T) int // -1, 0 or 1
	String() string      // as errors show it
}

// band is a ProbabilityBand or a LossBand.
type band[T scalar[T]] struct {
	From   T    // the lower end
	To     T    // the upper end
	Closed Ends // which of them belong to it
}

// reaches reports whether a value is in the band or below it.
func (b band[T]) reaches(value T) bool {
	order := value.Compare(b.To)
	return order < 0 || order == 0 && b.Closed.upper()
}

// checkBands returns what is wrong with bands that have to cover a scale from least to
// most; a scale has no end if most is not set. The first band begins at least, and the
// last ends at most, if they do not say where. The errors, each placed by at in a field
// of band i, are:
//
//   - ErrRequired or ErrInvalid for a band without valid Ends;
//   - ErrOrder for a band that does not end above its beginning;
//   - ErrRange for a gap, and ErrOverlap for an overlap.
func checkBands[T scalar[T]](bands []band[T], least, most T, at func(i int, name string, err error) error) error {
	var unset T
	var errs []error
	last := len(bands) - 1
	for i, b := range bands {
		if i == 0 {
			b.From = cmp.Or(b.From, least)
			errs = append(errs, at(i, "from", checkFirst(b.From, least)))
		} else {
			errs = append(errs, at(i, "from", checkMeeting(bands[i-1], b)))
		}
		if i == last {
			b.To = cmp.Or(b.To, most)
		}
		switch {
		case b.To == unset && i < last:
			errs = append(errs, at(i, "to", field.ErrRequired))
		case b.To != unset && b.To.Compare(b.From) <= 0:
			errs = append(errs, at(i, "to", fmt.Errorf("%v is not above %v: %w", b.To, b.From, field.ErrOrder)))
		case i == last && b.To.Compare(most) != 0:
			errs = append(errs, at(i, "to", fmt.Errorf("the last band ends at %v, and has to reach the end of the scale: %w", b.To, field.ErrRange)))
		}
		errs = append(errs, at(i, "closed", field.CheckOneOf("", "choice of ends", b.Closed, EndChoices())))
	}
	return errors.Join(errs...)
}

// checkFirst returns ErrRange unless the first band begins at least.
func checkFirst[T scalar[T]](from, least T) error {
	if from == least {
		return nil
	}
	return fmt.Errorf("the first band begins at %v, not %v: %w", from, least, field.ErrRange)
}

// checkMeeting returns ErrRange or ErrOverlap unless one band begins where the band below
// ends, and their common end belongs to exactly one of them.
func checkMeeting[T scalar[T]](below, above band[T]) error {
	var unset T
	order := above.From.Compare(below.To)
	switch {
	case below.To == unset:
		return nil // reported at the band below
	case above.From == unset:
		return field.ErrRequired
	case order > 0:
		return fmt.Errorf("the bands leave a gap from %v to %v: %w", below.To, above.From, field.ErrRange)
	case order < 0:
		return fmt.Errorf("the bands overlap from %v to %v: %w", above.From, below.To, field.ErrOverlap)
	case below.Closed.upper() && above.Closed.lower():
		return fmt.Errorf("%v is in two bands: %w", above.From, field.ErrOverlap)
	case !below.Closed.upper() && !above.Closed.lower():
		return fmt.Errorf("%v is in no band: %w", above.From, field.ErrRange)
	}
	return nil
}

// checkProbabilities returns what is wrong with the bands of probability of a scale
// of likelihood, if it has any.
func checkProbabilities(path string, levels Scale) error {
	bands := make([]band[partnership.Quantity], len(levels))
	unset := true
	for i, l := range levels {
		bands[i] = band[partnership.Quantity](l.Probability)
		unset = unset && l.Probability == ProbabilityBand{}
	}
	if unset {
		return nil
	}
	return checkBands(bands, partnership.MustQuantity("0"), partnership.MustQuantity("1"), func(i int, name string, err error) error {
		return field.At(field.Index(path, i), field.At("probability", field.At(name, err)))
	})
}
