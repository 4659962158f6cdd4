package staff_test

import (
	"fmt"
	"math/rand/v2"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership"
)

// An exit is a random task of the size that happens: partners a, b and c employ about 50%,
// 30% and 20% of the posts, and are to bear 40%, 35% and 25% of their cost, give or take so
// many tenths of a per cent of each part.
type exit struct {
	seed    uint64
	posts   int
	permil  int64 // each cost may be off its part by so many thousandths of it
	grouped bool  // about a third of the posts are in 20 groups, and some are pinned
}

// task returns the task of an exit.
func (e exit) task() (staff.Establishment, staff.Limits) {
	r := rand.New(rand.NewPCG(e.seed, uint64(e.posts)))
	members := orgsOf("a b c")
	posts, total := randomPosts(r, e.posts, 6, 0, members), int64(0)
	for i := range posts {
		switch n := r.IntN(10); {
		case n < 5:
			posts[i].Employer = "a"
		case n < 8:
			posts[i].Employer = "b"
		default:
			posts[i].Employer = "c"
		}
		total += pence(posts[i].AnnualCost)
	}
	limits := staff.Limits{Members: members}
	for i, part := range []int64{40, 35, 25} {
		org, cost := members[i], total*part/100
		limits.Shares = append(limits.Shares, partnership.Share{Org: org, Fraction: pc(int(part))})
		limits.Bands = append(limits.Bands, staff.Band{
			Org: org, MinCost: costing.Pence(cost - cost*e.permil/1000), MaxCost: costing.Pence(cost + cost*e.permil/1000),
		})
	}
	if e.grouped {
		group(r, posts)
	}
	return posts, limits
}

// group puts about a third of the posts into 20 groups, and pins about one in 30 others to
// its employer.
func group(r *rand.Rand, posts staff.Establishment) {
	for i := range posts {
		switch n := r.IntN(30); {
		case n < 10:
			posts[i].Together = fmt.Sprint("t", r.IntN(20))
		case n == 10:
			posts[i].Pinned = posts[i].Employer
		}
	}
}
