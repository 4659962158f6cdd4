package overhead_test

import (
	"fmt"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/overhead"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/stretchr/testify/require"
)

// serving returns n support centres and so many front-line services. units says how many
// millionths of a unit of centre from centre to uses.
func serving(n, frontLine int, units func(from, to int) int64) []overhead.Centre {
	centres := make([]overhead.Centre, n+frontLine)
	for i := range centres {
		centres[i] = overhead.Centre{Line: partnership.LineID(member(i)), Cost: costing.Pence(int64(1_000_000 + i))}
	}
	for i := range n {
		for j, c := range centres {
			if millionths := units(i, j); i != j && millionths > 0 {
				value, err := partnership.QuantityOfMillionths(millionths)
				if err != nil {
					panic(err)
				}
				centres[i].Serves = append(centres[i].Serves, overhead.Use{Line: c.Line, Value: value})
			}
		}
	}
	return centres
}

// all returns from 1 to 100 units for every use.
func all(from, to int) int64 { return int64(1+(from*31+to*17)%100) * 1_000_000 }

// ring returns the uses of n support centres that each serve three others and the first
// ten front-line services.
func ring(n int) func(from, to int) int64 {
	return func(from, to int) int64 {
		switch {
		case to >= n+10, to < n && to != (from+1)%n && to != (from*7+3)%n && to != (from*13+5)%n:
			return 0
		}
		return all(from, to)
	}
}

// chain returns the uses of n support centres that each serve the next and one front-line
// service of their own, half and half or in long and odd numbers.
func chain(n int, odd bool) func(from, to int) int64 {
	return func(from, to int) int64 {
		switch {
		case to != from+1 && to != from+n:
			return 0
		case odd:
			return 999_999_999_999_999_999 - int64(from*31+to*17)*1_234_567
		}
		return 50_000_000
	}
}

func benchmark(b *testing.B, name string, allocate func([]overhead.Centre) (overhead.FullCosts, error), centres []overhead.Centre) {
	b.Run(name, func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_, err := allocate(centres)
			require.NoError(b, err)
		}
	})
}

// Support centres that all serve one another and ten front-line services; few of one
// another; and as many as there may be.
func BenchmarkReciprocal(b *testing.B) {
	for _, n := range []int{3, 10, 20, 40, 80, 200} {
		benchmark(b, fmt.Sprintf("all/%d", n), overhead.Reciprocal, serving(n, 10, all))
	}
	benchmark(b, "few/200", overhead.Reciprocal, serving(200, 10, ring(200)))
	benchmark(b, "few/500", overhead.Reciprocal, serving(500, 10, ring(500)))
	benchmark(b, "all/500", overhead.Reciprocal, serving(500, 10, all))
}

// A chain of support centres that each serve the next and a service of their own, and
// many that serve all after them.
func BenchmarkStepDown(b *testing.B) {
	benchmark(b, "chain/1400", overhead.StepDown, serving(1400, 1400, chain(1400, false)))
	benchmark(b, "long numbers/1400", overhead.StepDown, serving(1400, 1400, chain(1400, true)))
	benchmark(b, "all/200", overhead.StepDown, serving(200, 20, all))
	benchmark(b, "all/1400", overhead.StepDown, serving(1400, 20, all))
}

// Support centres that serve very many front-line services.
func BenchmarkDirect(b *testing.B) {
	benchmark(b, "1 to 20000", overhead.Direct, serving(1, 20_000, all))
	benchmark(b, "100 to 20000", overhead.Direct, serving(100, 20_000, all))
}
