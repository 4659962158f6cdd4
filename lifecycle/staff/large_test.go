package staff_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
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

// A largeExit is one of the tasks of large whose optima are in testdata/glpk/optima.csv.
type largeExit struct {
	seed   uint64
	permil int64
}

// name returns the name of the file of a large exit.
func (e largeExit) name() string { return fmt.Sprintf("large-%d-%d", e.seed, e.permil) }

// largeExits are the large tasks that GLPK has been tried on.
func largeExits() (all []largeExit) {
	for _, permil := range []int64{50, 20, 10, 5} {
		for seed := range uint64(3) {
			all = append(all, largeExit{seed + 1, permil})
		}
	}
	return all
}

// In 2,000 posts and 10 partners, too, as few leave as another solver has proved to be enough,
// and the bound is as many, by the default of steps: in one each time, and in all that it has
// solved with GLPK_ALL set.
func TestAllocate_AgainstAnotherSolverInLargeExits(t *testing.T) {
	optima, compared := optima(t), 0
	for _, e := range largeExits() {
		want, known := optima[e.name()]
		if !known || compared > 0 && os.Getenv("GLPK_ALL") == "" {
			continue
		}
		posts, limits := large(e.seed, e.permil)
		got, err := staff.Allocate(posts, limits)
		require.NoError(t, err, e.name())
		assert.Equal(t, want, got.Score.Leaving, e.name())
		assert.Equal(t, want, got.Bound.Leaving, e.name())
		compared++
	}
	assert.Positive(t, compared)
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
