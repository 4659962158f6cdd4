package matrix

import (
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// RateScore returns the cell of a risk for which only the score is known: a register may
// say "16" and name no likelihood and no impact. The cell has the rating of the score,
// and no levels; on a grid it has a rating only if all cells with that score have the
// same rating. A score that is not known gives the zero Cell. The errors wrap:
//
//   - ErrNotFound if the matrix has no scores;
//   - ErrInvalid for a score that it cannot give.
func (m Matrix) RateScore(score partnership.Quantity) (Cell, error) {
	scores := m.Scores()
	switch {
	case !score.Known():
		return Cell{}, nil
	case len(scores) == 0:
		return Cell{}, fmt.Errorf("%v, and the matrix %s has no scores: %w", score, field.Quote(m.Name), field.ErrNotFound)
	case !m.gives(score, scores):
		return Cell{}, fmt.Errorf("%v is not a score that the matrix can give: %w", score, field.ErrInvalid)
	}
	return m.scored(score), nil
}

// gives reports whether a score is one of the scores of the matrix; or, if it takes
// means, between the lowest and the highest.
func (m *Matrix) gives(score partnership.Quantity, scores []partnership.Quantity) bool {
	if m.Means {
		return score.Compare(scores[0]) >= 0 && score.Compare(scores[len(scores)-1]) <= 0
	}
	return slices.Contains(scores, score)
}

// scored returns a cell with a score and its rating, and without levels.
func (m *Matrix) scored(score partnership.Quantity) Cell {
	cell := Cell{Score: score, Rating: m.banded(score)}
	if len(m.Grid) > 0 {
		cell.Rating = m.gridded(score)
	}
	cell.Rank = slices.Index(m.Ratings, cell.Rating) + 1
	return cell
}

// gridded returns the rating that every cell of a score has on the grid, and no rating if
// they differ or no cell has the score.
func (m *Matrix) gridded(score partnership.Quantity) (rating Rating) {
	for l := range m.Likelihood {
		for i := range m.Impact {
			cell := m.cell(l+1, i+1)
			switch {
			case cell.Score != score:
			case rating != "" && rating != cell.Rating:
				return ""
			default:
				rating = cell.Rating
			}
		}
	}
	return rating
}

// rateMeans returns the cell of a likelihood and an impact if at least one is a mean; ok
// is false if neither is, or if the matrix does not take means.
func (m *Matrix) rateMeans(likelihood, impact LevelCode) (cell Cell, ok bool) {
	if !m.Means || len(m.Criteria) > 0 {
		return Cell{}, false
	}
	l, lMean := m.Likelihood.mean(likelihood)
	i, iMean := m.Impact.mean(impact)
	switch {
	case lMean && impact == "" || iMean && likelihood == "":
		return Cell{}, true // one of the two is not assessed
	case !lMean && !iMean || !l.Known() || !i.Known():
		return Cell{}, false
	}
	cell = Cell{Score: m.score(l, i), Place: placeText(l.String(), i.String())}
	cell.Rating = m.banded(cell.Score)
	cell.Rank = slices.Index(m.Ratings, cell.Rating) + 1
	return cell, true
}

// mean returns the score of a level, or a number between the scores of two. isMean is
// false for the code of a level. A code that is neither has no score.
func (s Scale) mean(code LevelCode) (score partnership.Quantity, isMean bool) {
	if place, err := s.Find(code); err == nil {
		if place == 0 {
			return partnership.Quantity{}, false
		}
		return s[place-1].Score, false
	}
	mean, err := partnership.ParseQuantity(string(code))
	if err != nil || checkFactor(mean) != nil || mean.Compare(s[0].Score) < 0 || mean.Compare(s[len(s)-1].Score) > 0 {
		return partnership.Quantity{}, false
	}
	return mean, true
}
