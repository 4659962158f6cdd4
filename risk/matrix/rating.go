package matrix

import (
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Rating is how a matrix rates a risk: "green", "amber", "red". No rating means not
// rated.
type Rating string

// Validate returns what field.CheckName finds in the rating: ErrRequired if it is not
// set, ErrRange if it is too long, and ErrInvalid if it has characters that cannot be seen.
func (r Rating) Validate() error { return field.CheckName(string(r)) }

// RatingBand is the range of scores that have one rating, with both ends: 11 to 15 is
// amber.
type RatingBand struct {
	Rating Rating               `json:"rating"`        // one of the ratings of the matrix
	From   partnership.Quantity `json:"from,omitzero"` // the lowest score
	To     partnership.Quantity `json:"to,omitzero"`   // the highest score
}
