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

// Ends says which of its two ends belong to a band.
type Ends string

// The ends that can belong to a band: to that of 0.05 to 0.25, BothEnds are 0.05
// and 0.25, and LowerEnd is 0.05 alone.
const (
	LowerEnd   Ends = "lower"
	UpperEnd   Ends = "upper"
	BothEnds   Ends = "both"
	NeitherEnd Ends = "neither"
)

// EndChoices returns every Ends.
func EndChoices() []Ends { return []Ends{LowerEnd, UpperEnd, BothEnds, NeitherEnd} }

// UnmarshalText reads one of EndChoices, or no text for none; the error wraps ErrInvalid.
func (e *Ends) UnmarshalText(text []byte) (err error) {
	*e, err = readOneOf("choice of ends", text, EndChoices())
	return err
}

// lower reports whether the lower end belongs to the band.
func (e Ends) lower() bool { return e == LowerEnd || e == BothEnds }

// upper reports whether the upper end belongs to the band.
func (e Ends) upper() bool { return e == UpperEnd || e == BothEnds }

// ProbabilityBand is a run of probabilities. 0 and 1 belong to the band that they
// are an end of, whatever it says of its ends.
type ProbabilityBand struct {
	From   partnership.Quantity `json:"from,omitzero"` // 0 to 1; not set: from 0
	To     partnership.Quantity `json:"to,omitzero"`   // 0 to 1; not set: to 1
	Closed Ends                 `json:"closed"`        // which ends belong to it
}

// LossBand is a run of losses in pounds. £0 belongs to the band that begins there,
// whatever it says of its ends.
type LossBand struct {
	From   costing.Money `json:"from,omitzero"` // not set: from £0
	To     costing.Money `json:"to,omitzero"`   // not set: without limit
	Closed Ends          `json:"closed"`        // which ends belong to it
}

// LossScale is how much money each level of impact is for a partner: a small
// district feels what a county does not.
type LossScale struct {
	Org   partnership.OrgID `json:"org,omitzero"` // whose it is; not set: that of every partner without one of its own
	Bands []LossBand        `json:"bands"`        // one for each level of impact, the lowest first
}

// check returns what is wrong with the scale beside a matrix with so many levels of
// impact.
func (s LossScale) check(levels int) error {
	var errs []error
	if s.Org != "" {
		errs = append(errs, field.At("org", s.Org.Validate()))
	}
	if len(s.Bands) != levels {
		return errors.Join(append(errs, field.At("bands", fmt.Errorf("there are %d bands for %d levels of impact: %w", len(s.Bands), levels, field.ErrRange)))...)
	}
	bands := make([]band[costing.Money], len(s.Bands))
	for i, b := range s.Bands {
		bands[i] = band[costing.Money](b)
	}
	return errors.Join(append(errs, checkBands(bands, costing.Pence(0), costing.Money{}, func(i int, name string, err error) error {
		return field.At(field.Index("bands", i), field.At(name, err))
	}))...)
}

// levelFor returns the place of the band that has a loss, from 1.
func (s LossScale) levelFor(loss costing.Money) int {
	reaches := slices.IndexFunc(s.Bands, func(b LossBand) bool { return band[costing.Money](b).reaches(loss) })
	if reaches < 0 {
		return len(s.Bands) // the last has no end
	}
	return reaches + 1
}

// scalar is what bands are of.
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

// checkBands returns ErrRequired or ErrInvalid for a band that does not say which
// ends belong to it, ErrOrder for one that ends where it begins or before, ErrRange
// for a gap and ErrOverlap for an overlap, from least to most; at places an error at
// a field of band i. The first begins at least and the last ends at most if they do not
// say where, and a most that is not set is no end.
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
			errs = append(errs, at(i, "to", fmt.Errorf("the last band ends at %v, which is not the end: %w", b.To, field.ErrRange)))
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

// gap is the error for values that no band has.
func gap[T scalar[T]](from, to T) error {
	return fmt.Errorf("no band has what is between %v and %v: %w", from, to, field.ErrRange)
}

// checkMeeting returns ErrRange or ErrOverlap unless every value about the end of a
// band and the beginning of the next is in one of them and no more.
func checkMeeting[T scalar[T]](below, above band[T]) error {
	var unset T
	order := above.From.Compare(below.To)
	switch {
	case below.To == unset:
		return nil // said at its place
	case above.From == unset:
		return field.ErrRequired
	case order > 0:
		return gap(below.To, above.From)
	case order < 0:
		return fmt.Errorf("two bands have what is between %v and %v: %w", above.From, below.To, field.ErrOverlap)
	case below.Closed.upper() && above.Closed.lower():
		return fmt.Errorf("two bands have %v: %w", above.From, field.ErrOverlap)
	case !below.Closed.upper() && !above.Closed.lower():
		return fmt.Errorf("no band has %v: %w", above.From, field.ErrRange)
	}
	return nil
}

// checkProbabilities returns what is wrong with the bands of probability of a scale
// of likelihood, if it has any.
func checkProbabilities(path string, levels Scale) error {
	bands := make([]band[partnership.Quantity], len(levels))
	none := true
	for i, l := range levels {
		bands[i] = band[partnership.Quantity](l.Probability)
		none = none && l.Probability == ProbabilityBand{}
	}
	if none {
		return nil
	}
	return checkBands(bands, partnership.MustQuantity("0"), partnership.MustQuantity("1"), func(i int, name string, err error) error {
		return field.At(field.Index(path, i), field.At("probability", field.At(name, err)))
	})
}
