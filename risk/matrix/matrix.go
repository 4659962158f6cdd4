package matrix

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Matrix is how a body rates its risks: a scale of likelihood, a scale of impact, and a
// rating for each pair of levels. It is data, since bodies differ in more than their
// figures. One rates by score; another by a grid, in which cells of the same score can
// have different ratings; a third places its risks and does not rate them.
//
// Levels and ratings are listed from the lowest, which is the least likely or the least
// bad, whatever their codes: F before A, and 4 before 1 where 1 is the worst. Codes are
// never compared.
type Matrix struct {
	Name   string `json:"name"`   // what the body calls it
	Source string `json:"source"` // where it is laid down, with its edition

	Likelihood Scale `json:"likelihood"` // 2 to 10 levels, the least likely first
	Impact     Scale `json:"impact"`     // 2 to 10 levels, the least bad first

	Criteria []Criterion `json:"criteria,omitempty"` // the ways in which a risk can be bad; empty: it has one impact
	Combine  Combination `json:"combine,omitzero"`   // how the impacts by criteria are combined; set if there are criteria

	Losses []LossScale `json:"losses,omitempty"` // how much money each level of impact is; empty: the body does not say

	Formula          Formula              `json:"formula,omitzero"`           // how a score is made; not set: there are no scores
	LikelihoodWeight partnership.Quantity `json:"likelihood_weight,omitzero"` // of the likelihood in a weighted sum
	ImpactWeight     partnership.Quantity `json:"impact_weight,omitzero"`     // of the impact in a weighted sum
	Means            bool                 `json:"means,omitzero"`             // whether a likelihood or an impact may also be a number between the scores of two levels, such as the mean of the votes of a workshop: "4.30"

	Ratings []Rating     `json:"ratings,omitempty"` // the lowest first; empty: the body places its risks and does not rate them
	Bands   []RatingBand `json:"bands,omitempty"`   // the scores of each rating, in the order of the ratings
	Grid    [][]Rating   `json:"grid,omitempty"`    // in place of bands: a row for each likelihood, with the rating for each impact; the lowest first in both
}

// IsZero reports whether nothing of the matrix is set.
func (m Matrix) IsZero() bool {
	return m.Name == "" && m.Source == "" && m.Combine == "" && m.Formula == "" && !m.Means &&
		m.LikelihoodWeight.IsZero() && m.ImpactWeight.IsZero() && len(m.Likelihood)+len(m.Impact)+len(m.Criteria) == 0 &&
		len(m.Losses)+len(m.Ratings)+len(m.Bands)+len(m.Grid) == 0
}

// Rate returns the cell of a risk by its likelihood and its impact. If the matrix has
// criteria, the impact is "", and the impacts by criteria follow. The matrix has to be
// valid. A risk with a level that is not assessed gives the zero Cell and no error; so
// does a risk that is not assessed by every criterion, or that touches none of them.
//
// If the matrix takes means, a likelihood or an impact that is not one of its codes can
// be a number from the lowest score of its scale to the highest, with up to three
// decimals. The cell then has the exact score of the two, and no levels. It is rated by
// bands; it is not rated if the score lies between two bands, or if the matrix has a
// grid.
//
// The errors wrap:
//
//   - ErrNotFound, at "likelihood", "impact", "impacts[i].criterion" or
//     "impacts[i].impact", for what the matrix does not have;
//   - ErrInvalid, at "impact", for an impact where the matrix has criteria;
//   - ErrInvalid, at "impacts[i].untouched", for a criterion that is marked as untouched
//     where the matrix takes a weighted mean;
//   - ErrInvalid, at "impacts", for impacts by criteria where it has no criteria.
func (m Matrix) Rate(likelihood, impact LevelCode, impacts ...CriterionImpact) (Cell, error) {
	if cell, ok := m.rateMeans(likelihood, impact); ok {
		return cell, nil
	}
	l, err := m.Likelihood.Find(likelihood)
	i, notImpact := m.impact(impact, impacts)
	if err != nil || notImpact != nil {
		return Cell{}, errors.Join(field.At("likelihood", err), notImpact)
	}
	if l == 0 || i == 0 {
		return Cell{}, nil
	}
	return m.cell(l, i), nil
}

// cell returns the cell at two places, from 1.
func (m *Matrix) cell(likelihood, impact int) Cell {
	rated := Cell{Likelihood: likelihood, Impact: impact}
	if m.Formula != "" {
		rated.Score = m.score(m.Likelihood[likelihood-1].Score, m.Impact[impact-1].Score)
	}
	if likelihood <= len(m.Grid) && impact <= len(m.Grid[likelihood-1]) {
		rated.Rating = m.Grid[likelihood-1][impact-1]
	} else {
		rated.Rating = m.banded(rated.Score)
	}
	rated.Rank = slices.Index(m.Ratings, rated.Rating) + 1
	rated.Place = placeText(string(m.Likelihood[likelihood-1].Code), string(m.Impact[impact-1].Code))
	return rated
}

// placeText returns a place as reports show it.
func placeText(likelihood, impact string) string { return likelihood + " × " + impact }

// score returns the score of two levels.
func (m *Matrix) score(likelihood, impact partnership.Quantity) partnership.Quantity {
	var n int64
	switch m.Formula {
	case Product:
		n = times(likelihood, impact)
	case Sum:
		l, _ := likelihood.Millionths()
		i, _ := impact.Millionths()
		n = l + i
	default:
		n = times(likelihood, m.LikelihoodWeight) + times(impact, m.ImpactWeight)
	}
	score, _ := partnership.QuantityOfMillionths(n)
	return score
}

// banded returns the rating of a score, and no rating if it is in no band.
func (m *Matrix) banded(score partnership.Quantity) Rating {
	for _, b := range m.Bands {
		if score.Compare(b.From) >= 0 && score.Compare(b.To) <= 0 {
			return b.Rating
		}
	}
	return ""
}

// impact returns the level of an impact, or of impacts by criteria, from 1, and 0 if it
// is not assessed.
func (m *Matrix) impact(impact LevelCode, impacts []CriterionImpact) (int, error) {
	switch {
	case len(m.Criteria) == 0 && len(impacts) > 0:
		return 0, field.At("impacts", fmt.Errorf("the matrix has no criteria: %w", field.ErrInvalid))
	case len(m.Criteria) > 0 && impact != "":
		return 0, field.At("impact", fmt.Errorf("the matrix wants an impact by each criterion: %w", field.ErrInvalid))
	case len(m.Criteria) == 0:
		place, err := m.Impact.Find(impact)
		return place, field.At("impact", err)
	}
	places, err := m.places(impacts)
	if err != nil {
		return 0, err
	}
	if m.Combine == WorstImpact {
		return worst(places), nil
	}
	return m.mean(places), nil
}

// untouched is the place of the impact by a criterion that the risk does not touch.
const untouched = -1

// places returns the place of the impact by each criterion, in the order of the criteria;
// 0 for one that is not assessed.
func (m Matrix) places(impacts []CriterionImpact) ([]int, error) {
	places := make([]int, len(m.Criteria))
	err := field.Each("impacts", impacts, func(impact CriterionImpact) error {
		place, notLevel := m.Impact.Find(impact.Impact)
		c := slices.IndexFunc(m.Criteria, func(c Criterion) bool { return c.ID == impact.Criterion })
		if c < 0 {
			return errors.Join(field.At("criterion", fmt.Errorf("%s is not a criterion of the matrix: %w", field.Quote(impact.Criterion), field.ErrNotFound)), field.At("impact", notLevel))
		}
		switch {
		case !impact.Untouched || place > 0: // a criterion that is marked as untouched and has an impact all the same counts by its impact
			places[c] = place
		case m.Combine == MeanImpact:
			return field.At("untouched", fmt.Errorf("a mean needs an impact by every criterion: %w", field.ErrInvalid))
		default:
			places[c] = untouched
		}
		return field.At("impact", notLevel)
	})
	return places, err
}

// worst returns the highest place, and 0 if one is not assessed, or if the risk touches no
// criterion.
func worst(places []int) int {
	if slices.Contains(places, 0) {
		return 0
	}
	return max(0, slices.Max(places))
}

// mean returns the level whose score is nearest to the weighted mean, and 0 if a
// place is not assessed.
func (m Matrix) mean(places []int) int {
	var weights, sum int64 // the mean is sum ÷ weights
	for i, place := range places {
		if place <= 0 {
			return 0
		}
		weight, _ := m.Criteria[i].Weight.Millionths()
		weights += weight / thousandth
		sum += times(m.Criteria[i].Weight, m.Impact[place-1].Score)
	}
	nearest, least := 0, int64(0)
	for i, level := range m.Impact {
		score, _ := level.Score.Millionths()
		distance := score/thousandth*weights - sum
		distance = max(distance, -distance)
		if i == 0 || distance <= least {
			nearest, least = i+1, distance
		}
	}
	return nearest
}

// LikelihoodOf returns the code of the likelihood for a probability from 0 to 1. The error
// wraps:
//
//   - ErrRequired for a probability that is not known;
//   - ErrRange for a number that is not a probability;
//   - ErrNotFound if the matrix does not say how probable its levels are.
func (m Matrix) LikelihoodOf(probability partnership.Quantity) (LevelCode, error) {
	n, known := probability.Millionths()
	switch {
	case !known:
		return "", fmt.Errorf("the probability is not known: %w", field.ErrRequired)
	case n < 0 || n > one:
		return "", fmt.Errorf("%v is not a probability, from 0 to 1: %w", probability, field.ErrRange)
	}
	for i, l := range m.Likelihood {
		if l.Probability == (ProbabilityBand{}) {
			break
		}
		if i == len(m.Likelihood)-1 || band[partnership.Quantity](l.Probability).reaches(probability) {
			return l.Code, nil
		}
	}
	return "", fmt.Errorf("%s does not say how probable its levels are: %w", field.Quote(m.Name), field.ErrNotFound)
}

// ImpactOf returns the code of the impact of a loss on a member: by the member's own
// scale of losses, or else by the scale for every member. The error wraps:
//
//   - ErrRequired for a loss that is not known;
//   - ErrInvalid for a loss below £0;
//   - ErrNotFound if there is no such scale.
func (m Matrix) ImpactOf(org partnership.OrgID, loss costing.Money) (LevelCode, error) {
	switch {
	case !loss.Known():
		return "", fmt.Errorf("the loss is not known: %w", field.ErrRequired)
	case loss.Sign() < 0:
		return "", costing.NotNegative(loss)
	}
	own := slices.IndexFunc(m.Losses, func(s LossScale) bool { return s.Org == org })
	if own < 0 {
		own = slices.IndexFunc(m.Losses, func(s LossScale) bool { return s.Org == "" })
	}
	if own < 0 || len(m.Impact) == 0 || len(m.Losses[own].Bands) != len(m.Impact) {
		return "", fmt.Errorf("%s does not say how bad a loss is for %s: %w", field.Quote(m.Name), field.Quote(org), field.ErrNotFound)
	}
	return m.Impact[m.Losses[own].levelFor(loss)-1].Code, nil
}

// Scores returns every score that the matrix can give, each once, from the lowest; an empty
// list if it has no scores. The matrix has to be valid.
func (m Matrix) Scores() []partnership.Quantity {
	scores := []partnership.Quantity{}
	if m.Formula == "" {
		return scores
	}
	for l := range m.Likelihood {
		for i := range m.Impact {
			scores = append(scores, m.cell(l+1, i+1).Score)
		}
	}
	slices.SortFunc(scores, partnership.Quantity.Compare)
	return slices.Compact(scores)
}

// level returns the two levels of a cell.
func (m Matrix) level(r Cell) (likelihood, impact Level) {
	return m.Likelihood[r.Likelihood-1], m.Impact[r.Impact-1]
}

// RatesAs reports whether another matrix has the same levels and rates in the same way.
// What does not rate may differ: its name and source, the labels of levels and the names
// of criteria.
func (m Matrix) RatesAs(other Matrix) bool {
	return slices.EqualFunc(m.Likelihood, other.Likelihood, Level.ratesAs) && slices.EqualFunc(m.Impact, other.Impact, Level.ratesAs) &&
		slices.EqualFunc(m.Criteria, other.Criteria, Criterion.ratesAs) && m.Combine == other.Combine && m.Means == other.Means &&
		slices.EqualFunc(m.Losses, other.Losses, func(a, b LossScale) bool { return a.Org == b.Org && slices.Equal(a.Bands, b.Bands) }) &&
		m.Formula == other.Formula && m.LikelihoodWeight == other.LikelihoodWeight && m.ImpactWeight == other.ImpactWeight &&
		slices.Equal(m.Ratings, other.Ratings) && slices.Equal(m.Bands, other.Bands) && slices.EqualFunc(m.Grid, other.Grid, slices.Equal)
}

// Clone returns a copy that shares no list with the matrix.
func (m Matrix) Clone() Matrix {
	m.Likelihood, m.Impact, m.Criteria = slices.Clone(m.Likelihood), slices.Clone(m.Impact), slices.Clone(m.Criteria)
	m.Losses, m.Ratings, m.Bands, m.Grid = slices.Clone(m.Losses), slices.Clone(m.Ratings), slices.Clone(m.Bands), slices.Clone(m.Grid)
	for i := range m.Losses {
		m.Losses[i].Bands = slices.Clone(m.Losses[i].Bands)
	}
	for i := range m.Grid {
		m.Grid[i] = slices.Clone(m.Grid[i])
	}
	return m
}
