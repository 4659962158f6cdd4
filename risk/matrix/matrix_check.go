package matrix

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Validate returns what is wrong with the matrix, all of it:
//
//   - a name or source that is missing (ErrRequired);
//   - fewer than 3 or more than 6 levels (ErrRange), a level that is there twice
//     (ErrDuplicate) or is wrong by itself, one without a score where there is a
//     formula (ErrRequired), and scores that do not rise (ErrOrder);
//   - bands of probability or of losses with a gap (ErrRange) or an overlap
//     (ErrOverlap), without an end or its Ends (ErrRequired), out of order (ErrOrder), or
//     not as many as levels (ErrRange), and a probability of an impact (ErrInvalid);
//   - criteria that are not at least two (ErrRange), are there twice (ErrDuplicate) or
//     lack an id, a name, or the weight that a mean needs (ErrRequired);
//   - a category that is none, or a field that nothing uses (ErrInvalid);
//   - ratings that are there twice (ErrDuplicate), are fewer than two (ErrRange), or
//     have neither bands nor a grid (ErrRequired) or both (ErrInvalid);
//   - bands that are not one for each rating in their order (ErrInvalid), without a
//     formula (ErrRequired), out of order (ErrOrder), that overlap (ErrOverlap), or that
//     leave out a score that the matrix can give (ErrRange);
//   - a grid that is not one row for each likelihood of one rating for each impact
//     (ErrRange), or has another rating (ErrNotFound);
//   - once all of this holds, a cell that is rated lower than one that is no worse
//     (ErrOrder).
func (m Matrix) Validate() error {
	err := errors.Join(
		field.At("name", field.CheckText(m.Name)),
		field.At("source", field.CheckText(m.Source)),
		checkScale("likelihood", m.Likelihood, m.Formula != ""),
		checkProbabilities("likelihood", m.Likelihood),
		checkScale("impact", m.Impact, m.Formula != "" || m.Combine == MeanImpact),
		m.checkImprobable(),
		m.checkCriteria(),
		m.checkLosses(),
		m.checkFormula(),
		m.checkRatings(),
		m.checkBands(),
		m.checkGrid(),
	)
	if err != nil {
		return err
	}
	return m.checkCells()
}

// checkImprobable returns ErrInvalid for an impact with a probability.
func (m Matrix) checkImprobable() error {
	var errs []error
	for i, l := range m.Impact {
		if l.Probability != (ProbabilityBand{}) {
			errs = append(errs, field.At(field.Index("impact", i), field.At("probability", fmt.Errorf("an impact has no probability: %w", field.ErrInvalid))))
		}
	}
	return errors.Join(errs...)
}

// checkCriteria returns what is wrong with the criteria and how they are combined.
func (m Matrix) checkCriteria() error {
	if len(m.Criteria) == 0 {
		return unused("combine", m.Combine != "", "criteria")
	}
	var few error
	if len(m.Criteria) == 1 {
		few = field.At("criteria", fmt.Errorf("there is one, which is the impact itself: %w", field.ErrRange))
	}
	return errors.Join(
		few,
		field.Each("criteria", m.Criteria, func(c Criterion) error {
			return errors.Join(
				field.At("id", c.ID.Validate()),
				field.At("name", field.CheckText(c.Name)),
				m.checkWeight("weight", c.Weight, m.Combine == MeanImpact, string(MeanImpact)),
			)
		}),
		field.Unique("criteria", "id", m.Criteria, func(c Criterion) CriterionID { return c.ID }),
		field.CheckOneOf("combine", "combination of impacts", m.Combine, Combinations()),
	)
}

// checkWeight returns what is wrong with a weight at path, which is for one purpose.
func (m Matrix) checkWeight(path string, weight partnership.Quantity, used bool, purpose string) error {
	if !used {
		return unused(path, weight.Known(), purpose)
	}
	return field.At(path, checkFactor(weight))
}

// unused returns ErrInvalid at path for a field that is set without what it is for.
func unused(path string, set bool, without string) error {
	if !set {
		return nil
	}
	return field.At(path, fmt.Errorf("there is no %s that it is for: %w", without, field.ErrInvalid))
}

// checkLosses returns what is wrong with the scales of losses.
func (m Matrix) checkLosses() error {
	shared := false
	return errors.Join(
		field.Each("losses", m.Losses, func(s LossScale) error {
			if s.Org == "" && shared {
				return field.At("org", fmt.Errorf("a scale for every partner is there already: %w", field.ErrDuplicate))
			}
			shared = shared || s.Org == ""
			return s.check(len(m.Impact))
		}),
		field.Unique("losses", "org", m.Losses, func(s LossScale) partnership.OrgID { return s.Org }),
	)
}

// checkFormula returns what is wrong with the formula and its weights.
func (m Matrix) checkFormula() error {
	weighted := m.Formula == WeightedSum
	return errors.Join(
		field.OptionalOneOf("formula", "formula", m.Formula, Formulas()),
		m.checkWeight("likelihood_weight", m.LikelihoodWeight, weighted, string(WeightedSum)),
		m.checkWeight("impact_weight", m.ImpactWeight, weighted, string(WeightedSum)),
	)
}

// checkRatings returns what is wrong with the list of ratings.
func (m Matrix) checkRatings() error {
	var errs []error
	switch n := len(m.Ratings); {
	case n == 0:
		return errors.Join(unused("bands", len(m.Bands) > 0, "rating"), unused("grid", len(m.Grid) > 0, "rating"))
	case n < fewestRatings:
		errs = append(errs, field.At("ratings", fmt.Errorf("one rating tells nothing apart: %w", field.ErrRange)))
	case len(m.Bands) == 0 && len(m.Grid) == 0:
		errs = append(errs, field.At("bands", fmt.Errorf("nothing says which cells have which rating: %w", field.ErrRequired)))
	case len(m.Bands) > 0 && len(m.Grid) > 0:
		errs = append(errs, field.At("grid", fmt.Errorf("there are bands already: %w", field.ErrInvalid)))
	}
	return errors.Join(append(errs,
		field.Each("ratings", m.Ratings, func(r Rating) error { return field.CheckText(string(r)) }),
		field.Unique("ratings", "", m.Ratings, func(r Rating) Rating { return r }),
	)...)
}

// checkBands returns what is wrong with the bands of scores.
func (m Matrix) checkBands() error {
	if len(m.Bands) == 0 || len(m.Ratings) == 0 {
		return nil
	}
	var errs []error
	if m.Formula == "" {
		errs = append(errs, field.At("formula", fmt.Errorf("there are bands of scores, and no scores: %w", field.ErrRequired)))
	}
	if len(m.Bands) != len(m.Ratings) {
		errs = append(errs, field.At("bands", fmt.Errorf("there are %d bands for %d ratings: %w", len(m.Bands), len(m.Ratings), field.ErrInvalid)))
	}
	for i, b := range m.Bands {
		if i < len(m.Ratings) && b.Rating != m.Ratings[i] {
			errs = append(errs, field.At(field.Index("bands", i), field.At("rating", fmt.Errorf("%q is not %q, rating %d: %w", b.Rating, m.Ratings[i], i+1, field.ErrInvalid))))
		}
		for _, end := range []struct {
			field string
			score partnership.Quantity
		}{{"from", b.From}, {"to", b.To}} {
			if !end.score.Known() {
				errs = append(errs, field.At(field.Index("bands", i), field.At(end.field, field.ErrRequired)))
			}
		}
		errs = append(errs, field.At(field.Index("bands", i), field.At("to", checkRun(b))))
		if i > 0 && b.From.Known() && b.From.Compare(m.Bands[i-1].To) <= 0 {
			errs = append(errs, field.At(field.Index("bands", i), field.At("from", fmt.Errorf("the band below has %v too: %w", b.From, field.ErrOverlap))))
		}
	}
	return errors.Join(errs...)
}

// checkRun returns ErrOrder for a band that ends before it begins.
func checkRun(b RatingBand) error {
	if b.To.Known() && b.From.Known() && b.To.Compare(b.From) < 0 {
		return fmt.Errorf("%v is below %v: %w", b.To, b.From, field.ErrOrder)
	}
	return nil
}

// checkGrid returns what is wrong with the grid.
func (m Matrix) checkGrid() error {
	if len(m.Grid) == 0 || len(m.Ratings) == 0 {
		return nil
	}
	var errs []error
	if len(m.Grid) != len(m.Likelihood) {
		errs = append(errs, field.At("grid", fmt.Errorf("there are %d rows for %d levels of likelihood: %w", len(m.Grid), len(m.Likelihood), field.ErrRange)))
	}
	for l, row := range m.Grid {
		path := field.Index("grid", l)
		if len(row) != len(m.Impact) {
			errs = append(errs, field.At(path, fmt.Errorf("there are %d ratings for %d levels of impact: %w", len(row), len(m.Impact), field.ErrRange)))
		}
		for i, rating := range row {
			if !slices.Contains(m.Ratings, rating) {
				errs = append(errs, field.At(field.Index(path, i), fmt.Errorf("%.60q is not a rating of the matrix: %w", rating, field.ErrNotFound)))
			}
		}
	}
	return errors.Join(errs...)
}

// checkCells returns ErrRange for each score that no band has and, if there is none,
// ErrOrder for each cell that is rated lower than one below it or beside it that is
// no worse.
func (m Matrix) checkCells() error {
	if len(m.Ratings) == 0 {
		return nil
	}
	var gaps, falls []error
	for l := range m.Likelihood {
		for i := range m.Impact {
			cell := m.cell(l+1, i+1)
			if cell.Rank == 0 {
				gaps = append(gaps, field.At("bands", fmt.Errorf("no band has %v, the score of %s: %w", cell.Score, m.Describe(cell), field.ErrRange)))
			}
			for _, lower := range []Cell{m.neighbour(cell, -1, 0), m.neighbour(cell, 0, -1)} {
				if cell.Rank < lower.Rank { // of bands, which are in order, never
					falls = append(falls, field.At(field.Index(field.Index("grid", l), i), fmt.Errorf("%s is %s, and %s, which is no worse, %s: %w",
						m.Describe(cell), cell.Rating, m.Describe(lower), lower.Rating, field.ErrOrder)))
				}
			}
		}
	}
	if len(gaps) > 0 {
		return errors.Join(gaps...)
	}
	return errors.Join(falls...)
}

// neighbour returns the cell that is so many places away, and the zero Cell if there
// is none.
func (m Matrix) neighbour(cell Cell, likelihood, impact int) Cell {
	l, i := cell.Likelihood+likelihood, cell.Impact+impact
	if l < 1 || i < 1 || l > len(m.Likelihood) || i > len(m.Impact) {
		return Cell{}
	}
	return m.cell(l, i)
}

// Describe says which cell it is by the codes of its levels: "likelihood 4 and impact 5";
// "not assessed" for the zero Cell.
func (m Matrix) Describe(cell Cell) string {
	if m.neighbour(Cell{}, cell.Likelihood, cell.Impact) == (Cell{}) {
		return "not assessed"
	}
	likelihood, impact := m.level(cell)
	return fmt.Sprintf("likelihood %s and impact %s", likelihood.Code, impact.Code)
}
