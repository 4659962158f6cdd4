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
	Rank       int                  `json:"rank,omitzero"`       // the rank of the rating among the ratings of the matrix, from 1, the lowest; 0: not rated
	Place      string               `json:"place,omitzero"`      // likelihood × impact, as the body writes them: "4 × 5", "4.3 × 4.7"; not set: only the score is known
}

// Assessed reports whether the risk was assessed: by its levels, or by a score.
func (c Cell) Assessed() bool { return c.placed() || c.Score.Known() }

// placed reports whether the levels are known; they are not if only a score is.
func (c Cell) placed() bool { return c.Likelihood > 0 }

// String returns the rating with the score and the place, "red (16), 4 × 4"; "not rated"
// where there is no rating; and "not assessed" for the zero Cell.
func (c Cell) String() string {
	rating := string(c.Rating)
	switch {
	case !c.Assessed():
		return "not assessed"
	case c.Rank == 0:
		rating = "not rated"
	}
	if c.Score.Known() {
		rating = fmt.Sprintf("%s (%v)", rating, c.Score)
	}
	if c.Place == "" {
		return rating
	}
	return rating + ", " + c.Place
}

// Compare orders the cells of a matrix for a list with the worst last: it returns -1 if
// the cell comes before the other, 0 if they are the same, and 1 if it comes after. Cells
// are ordered by rating, then by score, which agrees with ShiftFrom wherever that says
// which cell is worse; then by the sum of the two levels, by impact and by place, so that
// the order of a list is always the same. A cell that is not assessed comes after all
// others, since nobody knows how bad it is.
//
// To ask whether one risk is worse than another, use ShiftFrom, which also says where two
// cells cannot be compared.
func (c Cell) Compare(other Cell) int {
	switch {
	case c.Assessed() && !other.Assessed():
		return -1
	case other.Assessed() && !c.Assessed():
		return 1
	}
	return cmp.Or(
		c.compareRated(other),
		cmp.Compare(c.Likelihood+c.Impact, other.Likelihood+other.Impact),
		cmp.Compare(c.Impact, other.Impact),
		cmp.Compare(c.Place, other.Place),
	)
}

// compareRated compares two cells by rating, and then by score.
func (c Cell) compareRated(other Cell) int {
	return cmp.Or(cmp.Compare(c.Rank, other.Rank), c.Score.Compare(other.Score))
}
