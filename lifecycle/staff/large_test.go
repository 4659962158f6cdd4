package staff_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership"
)

// large returns a random task of 2,000 posts and 10 partners. The first three employ about half
// of the posts; in the exit the partners bear from 6 % to 14 % of the cost, give or take so many
// thousandths of each part.
func large(seed uint64, permil int64) (staff.Establishment, staff.Limits) {
	r := rand.New(rand.NewPCG(seed, 2000))
	members := orgsOf("a b c d e f g h i j")
	posts, total := randomPosts(r, 2000, 6, 0, members), int64(0)
	for i := range posts {
		if r.IntN(3) == 0 {
			posts[i].Employer = members[r.IntN(3)]
		}
		total += pence(posts[i].AnnualCost)
	}
	limits := staff.Limits{Members: members}
	for i, part := range []int64{6, 14, 8, 12, 10, 7, 13, 9, 11, 10} {
		cost := total * part / 100
		limits.Shares = append(limits.Shares, partnership.Share{Org: members[i], Fraction: pc(int(part))})
		limits.Bands = append(limits.Bands, staff.Band{
			Org: members[i], MinCost: costing.Pence(cost - cost*permil/1000), MaxCost: costing.Pence(cost + cost*permil/1000),
		})
	}
	return posts, limits
}

// The largest exits that there are, of seeds that are drawn each time: how many leave, and how
// many more that is than the bound.
func BenchmarkAllocate2000By10(b *testing.B) {
	for _, permil := range []int64{50, 20, 10, 5} {
		b.Run(fmt.Sprintf("band %d permil", permil), func(b *testing.B) {
			seed := uint64(time.Now().UnixNano())
			posts, limits := large(seed, permil)
			b.ReportAllocs()
			var got staff.Allocation
			for b.Loop() {
				var err error
				got, err = staff.Allocate(posts, limits)
				require.NoError(b, err, "seed %d", seed)
			}
			b.ReportMetric(float64(got.Score.Leaving), "leaving")
			b.ReportMetric(float64(got.Score.Leaving-got.Bound.Leaving), "over")
		})
	}
}
