package matrix

import (
	"cmp"
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership"
)

// Cell is the cell of a matrix in which a risk stands. Cells are comparable with ==.
// The zero Cell is not assessed.
type Cell struct {
	Likelihood int                  `json:"likelihood,omitzero"` // the level of likelihood, from 1, the lowest
	Impact     int                  `json:"impact,omitzero"`     // the level of impact, from 1, the lowest
	Score      partnership.Quantity `json:"score,omitzero"`      // not known if the matrix has no scores
	Rating     Rating               `json:"rating,omitzero"`     // not set if the matrix has no ratings
	Rank       int                  `json:"rank,omitzero"`       // the place of the rating among the ratings of the matrix, from 1, the lowest; 0: not rated
}

// Assessed reports whether the risk was assessed.
func (c Cell) Assessed() bool { return c.Likelihood > 0 }

// String returns the rating with the score, "red (16)"; "not rated" in place of a
// rating if the matrix has no ratings; and "not assessed" for the zero Cell.
func (c Cell) String() string {
	rating := string(c.Rating)
	switch {
	case !c.Assessed():
		return "not assessed"
	case c.Rank == 0:
		rating = "not rated"
	}
	if !c.Score.Known() {
		return rating
	}
	return fmt.Sprintf("%s (%v)", rating, c.Score)
}

// Compare returns -1, 0 or 1 as the cell is less bad than another of the same matrix, as
// bad, or worse: by rating, and then by score. One that is not assessed is above all
// others, since nobody knows how bad it is.
func (c Cell) Compare(other Cell) int {
	if c.Assessed() != other.Assessed() {
		return cmp.Compare(other.Likelihood, c.Likelihood)
	}
	return cmp.Or(cmp.Compare(c.Rank, other.Rank), c.Score.Compare(other.Score))
}
