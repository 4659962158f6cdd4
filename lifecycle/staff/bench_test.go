package staff_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
)

func benchmarkAllocate(b *testing.B, n int, percent int64) {
	for seed := range uint64(5) {
		r := rand.New(rand.NewPCG(seed, uint64(n)))
		posts := randomPosts(r, n, 6, 1, orgs())
		limits := staff.Limits{Members: orgs(), Bands: headBands(posts, orgs(), 1)}
		if percent > 0 {
			limits.Bands = costBands(limits.Bands, posts, orgs(), percent)
		}
		b.Run(fmt.Sprintf("seed %d", seed), func(b *testing.B) {
			b.ReportAllocs()
			var a staff.Allocation
			for b.Loop() {
				var err error
				a, err = staff.Allocate(posts, limits)
				require.NoError(b, err)
			}
			optimal := 0.0
			if a.Optimal {
				optimal = 1
			}
			b.ReportMetric(optimal, "optimal")
			b.ReportMetric(float64(a.Steps), "steps")
			b.ReportMetric(float64(a.Score.Leaving), "leaving")
		})
	}
}

// benchmarkTask measures a task of another kind.
func benchmarkTask(b *testing.B, posts staff.Establishment, limits staff.Limits) {
	b.Helper()
	b.ReportAllocs()
	var a staff.Allocation
	for b.Loop() {
		var err error
		a, err = staff.Allocate(posts, limits)
		require.NoError(b, err)
	}
	b.ReportMetric(float64(a.Steps), "steps")
	b.ReportMetric(float64(a.Score.Leaving), "leaving")
	b.ReportMetric(float64(a.Bound.Leaving), "bound")
}

// A lead authority employs everybody, and each of three is to bear a third of the cost.
func BenchmarkAllocateLead(b *testing.B) {
	for _, n := range []int{40, 200, 500} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			posts, limits := led(n, "a", 317, 350)
			benchmarkTask(b, posts, limits)
		})
	}
}

// A third of the posts is in 20 groups: under 500 ms.
func BenchmarkAllocate200Groups(b *testing.B) {
	for seed := range uint64(4) {
		b.Run(fmt.Sprint("seed ", seed), func(b *testing.B) {
			r := rand.New(rand.NewPCG(seed, 5))
			posts, limits := led(200, "abc", 317, 350)
			for i := range posts {
				if r.IntN(3) == 0 {
					posts[i].Together = fmt.Sprint("t", r.IntN(20))
				}
			}
			benchmarkTask(b, posts, limits)
		})
	}
}

func BenchmarkAllocate200Heads(b *testing.B)      { benchmarkAllocate(b, 200, 0) }
func BenchmarkAllocate200HeadsCost5(b *testing.B) { benchmarkAllocate(b, 200, 5) }
func BenchmarkAllocate200HeadsCost1(b *testing.B) { benchmarkAllocate(b, 200, 1) }
func BenchmarkAllocate500HeadsCost5(b *testing.B) { benchmarkAllocate(b, 500, 5) }
