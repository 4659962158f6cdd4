package matrix

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Combination says how the impacts by several criteria are combined into one impact.
type Combination string

// The combinations.
const (
	// WorstImpact takes the worst of the impacts. A risk counts as assessed only if it is
	// assessed by every criterion, except those that are marked as untouched.
	WorstImpact Combination = "worst"
	// MeanImpact takes the level whose score is nearest to the weighted mean of the
	// scores; of two that are equally near, the worse. A risk counts as assessed only if
	// it is assessed by every criterion.
	MeanImpact Combination = "weighted-mean"
)

// Combinations returns every Combination.
func Combinations() []Combination { return []Combination{WorstImpact, MeanImpact} }

// UnmarshalText reads one of Combinations, or no text for one that is not set; the error wraps
// ErrInvalid.
func (c *Combination) UnmarshalText(text []byte) (err error) {
	*c, err = field.ReadOneOf("combination of impacts", text, Combinations())
	return err
}

// Title returns the combination of impacts as a form or a report shows it.
func (c Combination) Title() string {
	switch c {
	case WorstImpact:
		return "The worst impact"
	case MeanImpact:
		return "The weighted mean"
	}
	return field.Title(c)
}

// CriterionID is the id of a criterion, with the form of an OrgID.
type CriterionID string

// Validate returns an error that wraps ErrRequired for no id and ErrInvalid for a
// malformed one.
func (id CriterionID) Validate() error { return field.CheckID("a criterion", string(id)) }

// UnmarshalText reads an id that Validate takes, or no text for no id.
func (id *CriterionID) UnmarshalText(text []byte) (err error) {
	*id, err = field.ReadID[CriterionID](text)
	return err
}

// CriterionImpact says how bad a risk is by one criterion.
type CriterionImpact struct {
	Criterion CriterionID `json:"criterion"`          // which
	Impact    LevelCode   `json:"impact,omitzero"`    // how bad; not set: not assessed
	Untouched bool        `json:"untouched,omitzero"` // whether somebody found that the risk does not touch it; there is then no impact
}

// Validate returns what is wrong with the impact by itself:
//
//   - ErrRequired: a criterion that is missing
//   - ErrInvalid: a malformed criterion or impact; an impact by a criterion that the risk
//     does not touch
func (c CriterionImpact) Validate() error {
	errs := []error{field.At("criterion", c.Criterion.Validate()), field.OptionalID("impact", "a level", c.Impact)}
	if c.Untouched && c.Impact != "" {
		errs = append(errs, field.At("untouched", fmt.Errorf("it has the impact %s: %w", field.Quote(c.Impact), field.ErrInvalid)))
	}
	return errors.Join(errs...)
}

// Criterion is one of several ways in which a risk can be bad: for money, for
// service, for reputation.
type Criterion struct {
	ID     CriterionID          `json:"id"`              // unique in the matrix
	Name   string               `json:"name"`            // what it is about
	Weight partnership.Quantity `json:"weight,omitzero"` // how much it counts in a weighted mean
}

// ratesAs reports whether two criteria are the same, apart from their names.
func (c Criterion) ratesAs(other Criterion) bool {
	c.Name = other.Name
	return c == other
}
