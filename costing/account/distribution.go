package account

import (
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/waterfall"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// Distribution returns the postings that give the members their portions of a surplus and
// put the rest to the reserve: one for each portion, and one for what is Left of each
// tranche. For a deficit, of negative tranches, they charge the members and take from the
// reserve. Amounts of £0 are left out.
func Distribution(tranches waterfall.Tranches, on calendar.Date, reference string) []Posting {
	postings := []Posting{}
	for _, t := range tranches {
		for _, p := range t.Portions {
			charge := costing.Portion{Org: p.Org, Amount: p.Amount.Neg()}
			postings = append(postings, Postings(PostDistribution, on, reference, []costing.Portion{charge})...)
		}
		kept := Posting{On: on, Kind: PostToReserve, Amount: t.Left, Reference: reference}
		if t.Left.Sign() < 0 {
			kept.Kind, kept.Amount = PostFromReserve, t.Left.Neg()
		}
		postings = append(postings, kept)
	}
	return slices.DeleteFunc(postings, func(p Posting) bool { return p.Amount == costing.Pence(0) })
}
