package account

import (
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/waterfall"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// Distribution returns the postings that give the members their portions of a surplus and
// put the rest to the reserve: one for each portion, one for what is Kept of each tranche, and
// one for what is Left by the last. What is Left by any other tranche is in the next. For a
// deficit, of negative tranches, they charge the members and take from the reserve. Amounts of
// £0 are left out.
func Distribution(tranches waterfall.Tranches, on calendar.Date, reference string) []Posting {
	postings := []Posting{}
	toReserve := func(amount costing.Money) {
		posting := Posting{On: on, Kind: PostToReserve, Amount: amount, Reference: reference}
		if amount.Sign() < 0 {
			posting.Kind, posting.Amount = PostFromReserve, amount.Neg()
		}
		postings = append(postings, posting)
	}
	for i, t := range tranches {
		for _, p := range t.Portions {
			charge := costing.Portion{Org: p.Org, Amount: p.Amount.Neg()}
			postings = append(postings, Postings(PostDistribution, on, reference, []costing.Portion{charge})...)
		}
		if toReserve(t.Kept); i == len(tranches)-1 {
			toReserve(t.Left)
		}
	}
	return slices.DeleteFunc(postings, func(p Posting) bool { return p.Amount == costing.Pence(0) })
}
