package staff_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// balanced is a simple answer where nothing but the balance of cost counts: each post, the
// dearest first, goes where most is missing of the share, and then posts move, or two change
// places, for as long as that brings the member that is furthest from its share closer.
type balanced struct {
	costs, sums, aims []int64 // in hundredths of pence
	at                []int
}

// largestFirst returns the simple answer, by the per cent that each member is to bear.
func largestFirst(posts staff.Establishment, percent []int64) *balanced {
	b := &balanced{sums: make([]int64, len(percent)), at: make([]int, len(posts))}
	total := int64(0)
	for _, p := range posts {
		b.costs = append(b.costs, 100*pence(p.AnnualCost))
		total += pence(p.AnnualCost)
	}
	slices.SortFunc(b.costs, func(a, b int64) int { return cmp.Compare(b, a) })
	for _, part := range percent {
		b.aims = append(b.aims, total*part)
	}
	for i, cost := range b.costs {
		for p := range b.sums {
			if b.aims[p]-b.sums[p] > b.aims[b.at[i]]-b.sums[b.at[i]] {
				b.at[i] = p
			}
		}
		b.sums[b.at[i]] += cost
	}
	return b
}

// gap returns how far the cost is from its share where it is furthest.
func (b *balanced) gap() int64 {
	gap := int64(0)
	for p, sum := range b.sums {
		gap = max(gap, apart(sum, b.aims[p]))
	}
	return gap
}

// send sends a post to a member, and returns where it was.
func (b *balanced) send(i, p int) (from int) {
	from = b.at[i]
	b.sums[from] -= b.costs[i]
	b.sums[p] += b.costs[i]
	b.at[i] = p
	return from
}

// exchange improves the answer until no move and no change of two places does.
func (b *balanced) exchange() {
	for improved := true; improved; {
		improved = false
		gap := b.gap()
		for i := range b.at {
			for p := range b.sums {
				from := b.send(i, p)
				if now := b.gap(); now < gap {
					gap, improved = now, true
				} else {
					b.send(i, from)
				}
			}
			for j := range i {
				p, q := b.at[i], b.at[j]
				b.send(i, q)
				b.send(j, p)
				if now := b.gap(); now < gap {
					gap, improved = now, true
				} else {
					b.send(i, p)
					b.send(j, q)
				}
			}
		}
	}
}

// Where nothing but balance counts, the cost is never balanced worse than by the rule that the
// dearest post goes where most is missing, nor than by what moves and changes of places then
// make of that, whatever the number of posts and the shares: in a fraction of the steps that
// are the default.
func TestAllocate_BalancesNoWorseThanLargestFirst(t *testing.T) {
	for _, n := range []int{2, 3, 5, 8, 13, 20, 33} {
		for seed := range uint64(2) {
			checkBalance(t, n, seed, 50_000+3_000*n)
		}
	}
	for _, n := range []int{60, 100, 150, 250, 400} {
		checkBalance(t, n, 2, 50_000+3_000*n)
	}
}

// checkBalance asserts that so many posts are balanced no worse than by the rule, before and
// after posts have moved, or two changed places, for as long as that helps: in equal shares and
// in others.
func checkBalance(t require.TestingT, n int, seed uint64, steps int) {
	posts := randomPosts(rand.New(rand.NewPCG(seed, uint64(n))), n, 6, 0, orgs())
	for i := range posts {
		posts[i].Employer, posts[i].Preference = "", ""
		posts[i].Time, posts[i].TimeWindow = nil, calendar.Term{}
	}
	for _, percent := range [][]int64{{50, 50}, {45, 35, 20}, {10, 60, 30}} {
		limits := staff.Limits{Members: orgs()[:len(percent)], MaxSteps: steps}
		for p, part := range percent {
			limits.Shares = append(limits.Shares, partnership.Share{Org: orgs()[p], Fraction: pc(int(part))})
		}
		got, err := staff.Allocate(posts, limits)
		require.NoError(t, err)
		simple := largestFirst(posts, percent)
		assert.LessOrEqual(t, pence(got.Score.CostGap), simple.gap()/100, "%d posts, seed %d, %v", n, seed, percent)
		simple.exchange()
		assert.LessOrEqual(t, pence(got.Score.CostGap), simple.gap()/100, "%d posts, seed %d, %v, after exchanges", n, seed, percent)
	}
}

// Other numbers of posts and other seeds each time.
func BenchmarkBalance(b *testing.B) {
	for b.Loop() {
		seed := uint64(time.Now().UnixNano())
		for range 5 {
			seed++
			checkBalance(b, 2+int(seed*2654435761%399), seed, 0)
		}
	}
}

// Wherever the steps end, in groups and bands too, what is found is within the limits and
// no better than the bound of any other number of steps.
func TestAllocate_EndsAnywhere(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 12))
	posts := randomPosts(r, 40, 3, 1, orgs())
	for i := range posts[:20] {
		posts[i].Together = fmt.Sprint("t", i/2)
	}
	heads := staff.Limits{Members: orgs(), Bands: headBands(posts, orgs(), 2)}
	costs := staff.Limits{Members: orgs(), Bands: costBands(headBands(posts, orgs(), 4), posts, orgs(), 5)}
	for _, limits := range []staff.Limits{heads, costs} {
		var best, bound staff.Score
		found := 0
		for steps := 1; steps < 40_000; steps += 1 + steps/5 {
			limits.MaxSteps = steps
			got, err := staff.Allocate(posts, limits)
			if err != nil {
				require.ErrorIs(t, err, staff.ErrUndecided)
				continue
			}
			require.NoError(t, got.Check(posts, limits))
			if found == 0 || better(got.Score, best) {
				best = got.Score
			}
			if found == 0 || better(bound, got.Bound) {
				bound = got.Bound
			}
			found++
		}
		assert.Greater(t, found, 9)
		assert.False(t, better(best, bound), "%v, bound %v", best, bound)
	}
}
