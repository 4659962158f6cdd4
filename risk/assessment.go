package risk

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// Assessment is how likely and how bad a risk was held to be on a day. Its levels are
// codes of a Matrix. What is not assessed has no level; that does not mean the lowest.
type Assessment struct {
	On         calendar.Date            `json:"on,omitzero"`         // the day it was assessed
	By         string                   `json:"by,omitempty"`        // who assessed it
	Reason     string                   `json:"reason,omitempty"`    // why
	Likelihood matrix.LevelCode         `json:"likelihood,omitzero"` // how likely it is; not set: not assessed
	Impact     matrix.LevelCode         `json:"impact,omitzero"`     // how bad, if the matrix has no criteria; not set: not assessed
	Impacts    []matrix.CriterionImpact `json:"impacts,omitempty"`   // how bad by each criterion, if it has some
	Score      partnership.Quantity     `json:"score,omitzero"`      // as the register records it, with or without levels; not set: the register has no score
	Rating     matrix.Rating            `json:"rating,omitempty"`    // as the register records it; not set: the register has no rating
}

// Validate returns what is wrong with the assessment by itself:
//
//   - ErrInvalid: a malformed code; impacts by criteria together with an impact
//   - ErrDuplicate: two impacts by one criterion
//   - what field.OptionalName finds in by, field.OptionalNote in the reason, and
//     CriterionImpact.Validate; what matrix.Rating.Validate finds in a rating that is set
//
// Matrix.Rate says whether its codes are levels of a matrix. A day and a reason are for
// Checks, since registers in use lack them.
func (a Assessment) Validate() error {
	var both, rating error
	if a.Impact != "" && len(a.Impacts) > 0 {
		both = field.At("impacts", fmt.Errorf("not used together with an impact: %w", field.ErrInvalid))
	}
	if a.Rating != "" {
		rating = field.At("rating", a.Rating.Validate())
	}
	return errors.Join(
		field.OptionalName("by", a.By),
		field.OptionalNote("reason", a.Reason),
		field.OptionalID("likelihood", "a level", a.Likelihood),
		field.OptionalID("impact", "a level", a.Impact),
		both,
		field.Each("impacts", a.Impacts, matrix.CriterionImpact.Validate),
		field.Unique("impacts", "criterion", a.Impacts, func(c matrix.CriterionImpact) matrix.CriterionID { return c.Criterion }),
		rating,
	)
}

// scoreAlone reports whether there is a score and there are no levels.
func (a *Assessment) scoreAlone() bool {
	return a.Score.Known() && a.Likelihood == "" && a.Impact == "" && len(a.Impacts) == 0
}

// on returns where the assessment stands on a matrix, with the errors of Matrix.Rate; of a
// score alone those of Matrix.RateScore, at "score".
func (a *Assessment) on(m *matrix.Matrix) (matrix.Cell, error) {
	if a.scoreAlone() {
		cell, err := m.RateScore(a.Score)
		return cell, field.At("score", err)
	}
	return m.Rate(a.Likelihood, a.Impact, a.Impacts...)
}
