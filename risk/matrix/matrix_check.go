package matrix

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Validate returns everything that is wrong with the matrix:
//
//   - ErrRequired: no name or source; a level without a code; a level without a score
//     where there is a formula; a band without an end or its Ends; a criterion without an
//     id, a name, or the weight that a mean needs; ratings with neither bands nor a grid;
//     bands without a formula;
//   - ErrRange: fewer than 2 or more than 10 levels; one criterion only, or more than 20;
//     one rating only, or more than 12; a text that is too long; a score or weight that is
//     not above 0 and up to 1000 with three decimals; bands of losses or a grid that do not
//     match the levels; bands that leave a gap; a score that no band has;
//   - ErrOrder: scores that do not rise; bands out of order; a cell that is rated lower
//     than one that is no worse;
//   - ErrOverlap: bands that overlap;
//   - ErrDuplicate: two levels, criteria, ratings or scales of losses that are the same;
//   - ErrNotFound: a rating in the grid that is not one of the ratings;
//   - ErrInvalid: a malformed code or id; a text that has to be on one line and is not; an
//     unknown category; a probability of an impact; bands that are not one for each rating
//     in their order; both bands and a grid; a field that is set and not used.
//
// Cells are checked only if nothing else is wrong.
func (m Matrix) Validate() error {
	err := errors.Join(
		field.Required("name", m.Name),
		field.Required("source", m.Source),
		checkScale("likelihood", m.Likelihood, m.Formula != ""),
		checkProbabilities("likelihood", m.Likelihood),
		checkScale("impact", m.Impact, m.Formula != "" || m.Combine == MeanImpact),
		m.checkImprobable(),
		m.checkCriteria(),
		m.checkLosses(),
		m.checkFormula(),
		unused("means", m.Means && m.Formula == "", "a formula"),
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
			errs = append(errs, field.At(field.Index("impact", i), field.At("probability", fmt.Errorf("only a likelihood has a probability: %w", field.ErrInvalid))))
		}
	}
	return errors.Join(errs...)
}

// checkCriteria returns what is wrong with the criteria and how they are combined.
func (m Matrix) checkCriteria() error {
	if len(m.Criteria) == 0 {
		return unused("combine", m.Combine != "", "criteria")
	}
	var number error
	if n := len(m.Criteria); n == 1 || n > mostCriteria {
		number = field.At("criteria", fmt.Errorf("criteria found: %d, wanted: none, or 2 to %d: %w", n, mostCriteria, field.ErrRange))
	}
	return errors.Join(
		number,
		field.Each("criteria", m.Criteria, func(c Criterion) error {
			return errors.Join(
				field.At("id", c.ID.Validate()),
				field.Required("name", c.Name),
				m.checkWeight("weight", c.Weight, m.Combine == MeanImpact, string(MeanImpact)),
			)
		}),
		field.Unique("criteria", "id", m.Criteria, func(c Criterion) CriterionID { return c.ID }),
		field.CheckOneOf("combine", "combination of impacts", m.Combine, Combinations()),
	)
}

// checkWeight returns what is wrong with a weight at path, which must be set only if it
// is used.
func (m Matrix) checkWeight(path string, weight partnership.Quantity, used bool, purpose string) error {
	if !used {
		return unused(path, weight.Known(), purpose)
	}
	return field.At(path, checkFactor(weight))
}

// unused returns ErrInvalid at path for a field that is set and not used.
func unused(path string, set bool, without string) error {
	if !set {
		return nil
	}
	return field.At(path, fmt.Errorf("not used without %s: %w", without, field.ErrInvalid))
}

// checkLosses returns what is wrong with the scales of losses.
func (m Matrix) checkLosses() error {
	shared := false
	return errors.Join(
		field.Each("losses", m.Losses, func(s LossScale) error {
			if s.Org == "" && shared {
				return field.At("org", fmt.Errorf("there is another scale for every member: %w", field.ErrDuplicate))
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
		return errors.Join(unused("bands", len(m.Bands) > 0, "ratings"), unused("grid", len(m.Grid) > 0, "ratings"))
	case n < fewestRatings || n > mostRatings:
		errs = append(errs, field.At("ratings", fmt.Errorf("ratings found: %d, wanted: none, or %d to %d: %w", n, fewestRatings, mostRatings, field.ErrRange)))
	case len(m.Bands) == 0 && len(m.Grid) == 0:
		errs = append(errs, field.At("bands", fmt.Errorf("ratings need bands or a grid: %w", field.ErrRequired)))
	case len(m.Bands) > 0 && len(m.Grid) > 0:
		errs = append(errs, field.At("grid", fmt.Errorf("not used with bands: %w", field.ErrInvalid)))
	}
	return errors.Join(append(errs,
		field.EachOnce("ratings", m.Ratings, Rating.Validate),
	)...)
}

// checkBands returns what is wrong with the bands of scores.
func (m Matrix) checkBands() error {
	if len(m.Bands) == 0 || len(m.Ratings) == 0 || len(m.Ratings) > mostRatings {
		return nil
	}
	var errs []error
	if m.Formula == "" {
		errs = append(errs, field.At("formula", fmt.Errorf("bands of scores need a formula: %w", field.ErrRequired)))
	}
	if len(m.Bands) != len(m.Ratings) {
		errs = append(errs, field.At("bands", fmt.Errorf("bands found: %d, wanted: %d, one for each rating: %w", len(m.Bands), len(m.Ratings), field.ErrInvalid)))
	}
	for i, b := range m.Bands {
		if i < len(m.Ratings) && b.Rating != m.Ratings[i] {
			errs = append(errs, field.At(field.Index("bands", i), field.At("rating", fmt.Errorf("%s is not %s, which is ratings[%d]: %w", field.Quote(b.Rating), field.Quote(m.Ratings[i]), i, field.ErrInvalid))))
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
			errs = append(errs, field.At(field.Index("bands", i), field.At("from", fmt.Errorf("%v is in the band below too: %w", b.From, field.ErrOverlap))))
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
	if len(m.Grid) == 0 || len(m.Ratings) == 0 || len(m.Ratings) > mostRatings {
		return nil
	}
	var errs []error
	if len(m.Grid) != len(m.Likelihood) {
		errs = append(errs, field.At("grid", fmt.Errorf("rows found: %d, wanted: %d, one for each level of likelihood: %w", len(m.Grid), len(m.Likelihood), field.ErrRange)))
	}
	for l, row := range m.Grid {
		path := field.Index("grid", l)
		if len(row) != len(m.Impact) {
			errs = append(errs, field.At(path, fmt.Errorf("ratings found: %d, wanted: %d, one for each level of impact: %w", len(row), len(m.Impact), field.ErrRange)))
		}
		for i, rating := range row {
			if !slices.Contains(m.Ratings, rating) {
				errs = append(errs, field.At(field.Index(path, i), fmt.Errorf("%s is not a rating of the matrix: %w", field.Quote(rating), field.ErrNotFound)))
			}
		}
	}
	return errors.Join(errs...)
}

// checkCells returns ErrRange for each score that is in no band. If all are in one, it
// returns ErrOrder for each cell that is rated lower than the one below it or the one on
// its left, which are no worse.
func (m Matrix) checkCells() error {
	if len(m.Ratings) == 0 {
		return nil
	}
	var gaps, falls []error
	below := make([]Cell, len(m.Impact)) // the cells of the likelihood before
	for l := range m.Likelihood {
		var left Cell
		for i := range m.Impact {
			cell := m.cell(l+1, i+1)
			if cell.Rank == 0 {
				gaps = append(gaps, field.At("bands", fmt.Errorf("%v, the score of %s, is in no band: %w", cell.Score, m.Describe(cell), field.ErrRange)))
			}
			for _, lower := range [...]Cell{below[i], left} {
				if cell.Rank < lower.Rank { // only a grid: bands are in order
					falls = append(falls, field.At(field.Index(field.Index("grid", l), i), fmt.Errorf("%s is %s, but %s, which is no worse, is %s: %w",
						m.Describe(cell), cell.Rating, m.Describe(lower), lower.Rating, field.ErrOrder)))
				}
			}
			below[i], left = cell, cell
		}
	}
	if len(gaps) > 0 {
		return errors.Join(gaps...)
	}
	return errors.Join(falls...)
}

// neighbour returns the cell so many levels away, and the zero Cell if the matrix has no
// such cell.
func (m Matrix) neighbour(cell Cell, likelihood, impact int) Cell {
	l, i := cell.Likelihood+likelihood, cell.Impact+impact
	if l < 1 || i < 1 || l > len(m.Likelihood) || i > len(m.Impact) {
		return Cell{}
	}
	return m.cell(l, i)
}

// Describe returns the cell in words, by the codes of its levels: "likelihood 4 and
// impact 5". The zero Cell is "not assessed", and a cell without levels is described by
// its String.
func (m Matrix) Describe(cell Cell) string {
	if !cell.placed() && cell.Assessed() {
		return cell.String()
	}
	if m.neighbour(Cell{}, cell.Likelihood, cell.Impact) == (Cell{}) {
		return "not assessed"
	}
	likelihood, impact := m.level(cell)
	return fmt.Sprintf("likelihood %s and impact %s", likelihood.Code, impact.Code)
}
