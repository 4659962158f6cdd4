package matrix

import "github.com/seed9ad77866/sharedservices/partnership"

// Rating is what a matrix says of a risk: "green", "amber", "red". No rating is
// not rated.
type Rating string

// RatingBand is the scores that have one rating, from the lowest to the highest,
// both included: 11 to 15 is amber.
type RatingBand struct {
	Rating Rating               `json:"rating"`        // one of the ratings of the matrix
	From   partnership.Quantity `json:"from,omitzero"` // the lowest score
	To     partnership.Quantity `json:"to,omitzero"`   // the highest score
}
