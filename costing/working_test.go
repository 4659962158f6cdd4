package costing

import (
	"math/bits"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// unnoticed returns the fields of a record, all of which are set, that can be cleared
// without equal seeing it.
func unnoticed[T any](t *testing.T, full T, equal func(T, T) bool) (fields []string) {
	require.True(t, equal(full, full))
	for i := range reflect.TypeFor[T]().NumField() {
		other := full
		field := reflect.ValueOf(&other).Elem().Field(i)
		require.False(t, field.IsZero(), reflect.TypeFor[T]().Field(i).Name)
		field.SetZero()
		if equal(full, other) || equal(other, full) {
			fields = append(fields, reflect.TypeFor[T]().Field(i).Name)
		}
	}
	return fields
}

// TestEqualSeesEveryField holds for fields that are added later too.
func TestEqualSeesEveryField(t *testing.T) {
	one, day := partnership.MustQuantity("1"), calendar.MustDate("2025-04-01")
	half := partnership.MustFraction("1/2")
	ids, rungs := []partnership.OrgID{"a"}, []Rung{{From: day, Share: half}}
	basis := Basis{
		Kind: Metered, Shares: []partnership.Share{{Org: "a"}}, Driver: "d", Minimum: "m", Maximum: "m", Rate: one, RateOf: "r",
		Bands: []RateBand{{Rate: one}}, Decimals: 1, Nearest: true,
		DeadBand: one, InUse: []partnership.Share{{Org: "a"}}, Of: []Part{{Name: "p"}}, Amounts: []Portion{{Org: "a"}},
	}
	part := Part{Name: "p", Clause: "1", Head: "h", Share: half, Amount: Pence(1), Most: Pence(1), Size: "d", Ladder: rungs, Among: ids, Surplus: true, Basis: basis}
	adjustment := Adjustment{
		Kind: Fee, Name: "f", Clause: "2", Among: ids, Head: "h", Amount: Pence(1), Percent: one, Driver: "d", Base: "b",
		Ladder: rungs, From: day, Mean: PlainMean, Host: "h", BorneBy: ids, Unborne: true,
		PercentOf: OfTotal, Proportion: ByGain, ProportionDriver: "d",
	}
	assert.Empty(t, unnoticed(t, basis, Basis.equal))
	assert.Empty(t, unnoticed(t, part, Part.equal))
	assert.Empty(t, unnoticed(t, adjustment, Adjustment.equal))
	derived := DerivedDriver{
		Driver: "d", Clause: "3", Kind: SumOfTerms, Of: []DriverTerm{{Driver: "a"}}, Lowest: 1, Highest: 1, Unlike: true, RoundedTo: one,
	}
	assert.Empty(t, unnoticed(t, derived, DerivedDriver.equal))
	assert.Empty(t, unnoticed(t, Scheme{Name: "s", Drivers: []DerivedDriver{derived}, Parts: []Part{part}, Adjustments: []Adjustment{adjustment}, Rounding: ToPound, AddsUp: true, Carry: true, ByMonths: true, ByPart: true}, Scheme.equal))
}

// TestKthLargest compares kthLargest with a full sort, for values that are many
// and few, near and far, and such that the middle is never in the middle.
func TestKthLargest(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 2026))
	for round := range 2000 {
		values := make([]uint64, 1+r.IntN(40))
		for i := range values {
			switch round % 4 {
			case 0:
				values[i] = r.Uint64()
			case 1:
				values[i] = r.Uint64N(4)
			case 2:
				values[i] = 1 << r.IntN(64)
			case 3:
				values[i] = ^uint64(0) >> r.IntN(64)
			}
		}
		sorted := slices.Sorted(slices.Values(values))
		for k := range len(values) {
			if got := kthLargest(slices.Clone(values), k+1); got != sorted[len(values)-1-k] {
				require.Failf(t, "wrong", "%d is not in place %d of %d", got, k+1, values)
			}
		}
	}
}

// TestKthLargestIsNotQuadratic would take minutes if a round could drop only a few of
// all values.
func TestKthLargestIsNotQuadratic(t *testing.T) {
	const n = 1 << 18
	rising, doubling := make([]uint64, n), make([]uint64, n)
	for i := range n {
		rising[i] = uint64(i)
		doubling[i] = 1 << (i % 64)
	}
	for _, k := range []int{2, n / 2, n - 1} {
		require.Equal(t, uint64(n-k), kthLargest(slices.Clone(rising), k))
		require.Equal(t, uint64(1)<<((n-k)/(n/64)), kthLargest(slices.Clone(doubling), k))
	}
}

// TestDivisionIsExact compares share with one division of 128 bits by 64, at the
// edges and between them.
func TestDivisionIsExact(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 2026))
	edges := []uint64{1, 2, 3, maxWeight - 1, maxWeight, maxWeight + 1, 1<<62 - 1, 1 << 62, maxSum - 1, maxSum, 1 << 63}
	pick := func(most uint64) uint64 {
		if n := edges[r.IntN(len(edges))]; n <= most && r.IntN(2) == 0 {
			return n
		}
		return max(1, (r.Uint64N(most)+1)>>r.IntN(64))
	}
	for range 300_000 {
		amount, sum := pick(1<<63), pick(maxSum)
		weight := pick(min(sum, maxWeight))
		d := newDivision(amount, sum)
		pence, remainder := d.share(weight)
		high, low := bits.Mul64(weight, amount)
		wantPence, wantRemainder := bits.Div64(high, low, sum)
		if pence != wantPence || remainder != wantRemainder || d.remainder(weight, pence) != remainder {
			require.Failf(t, "wrong", "%d × %d ÷ %d is %d and %d, not %d and %d",
				weight, amount, sum, wantPence, wantRemainder, pence, remainder)
		}
	}
}
