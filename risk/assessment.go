package risk

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// Assessment is how likely and how bad a risk was held to be on a day. Its levels
// are codes of a Matrix. What is not assessed has no level, which is not the lowest.
type Assessment struct {
	On         calendar.Date            `json:"on,omitzero"`         // the day it was assessed
	By         string                   `json:"by,omitempty"`        // who assessed it
	Reason     string                   `json:"reason,omitempty"`    // why it is held to be so
	Likelihood matrix.Code              `json:"likelihood,omitzero"` // how likely it is; not set: not assessed
	Impact     matrix.Code              `json:"impact,omitzero"`     // how bad, if the matrix has no criteria; not set: not assessed
	Impacts    []matrix.CriterionImpact `json:"impacts,omitempty"`   // how bad by each criterion, if it has some
	Score      partnership.Quantity     `json:"score,omitzero"`      // as the register records it; not set: it records none
}

// Validate returns what is wrong with the assessment by itself: at "on" ErrRequired
// if something is assessed and no day is set; codes and criteria that are none
// (ErrInvalid), or are missing (ErrRequired); a criterion that is there twice
// (ErrDuplicate); and impacts by criteria beside an impact (ErrInvalid). Whether its
// codes are levels of a matrix, Matrix.Rate tells.
func (a Assessment) Validate() error {
	var errs []error
	if a.On.IsZero() && (a.Likelihood != "" || a.Impact != "" || len(a.Impacts) > 0) {
		errs = append(errs, field.At("on", field.ErrRequired))
	}
	errs = append(errs, optionalCode("likelihood", a.Likelihood), optionalCode("impact", a.Impact))
	if a.Impact != "" && len(a.Impacts) > 0 {
		errs = append(errs, field.At("impacts", fmt.Errorf("there is an impact already: %w", field.ErrInvalid)))
	}
	errs = append(errs,
		field.Each("impacts", a.Impacts, func(c matrix.CriterionImpact) error {
			return errors.Join(field.At("criterion", c.Criterion.Validate()), optionalCode("impact", c.Impact))
		}),
		field.Unique("impacts", "criterion", a.Impacts, func(c matrix.CriterionImpact) matrix.CriterionID { return c.Criterion }),
	)
	return errors.Join(errs...)
}

// on returns where the assessment stands on a matrix, with the errors of Matrix.Rate.
func (a *Assessment) on(m *matrix.Matrix) (matrix.Cell, error) {
	return m.Rate(a.Likelihood, a.Impact, a.Impacts...)
}

// optionalCode returns the error of a code that need not be set, at path.
func optionalCode(path string, code matrix.Code) error {
	if code == "" {
		return nil
	}
	return field.At(path, code.Validate())
}
