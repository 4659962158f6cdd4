package appraisal

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A tally is the sum that big numbers make, also where machine numbers overflow.
func TestTally_IsTheSumOfBigNumbers(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2))
	edges := []int64{0, 1, -1, math.MaxInt64, math.MinInt64, math.MaxInt64 - 1, 1 << 32, -(1 << 32), 3_037_000_500, -3_037_000_500}
	pick := func() int64 {
		if r.IntN(2) == 0 {
			return edges[r.IntN(len(edges))]
		}
		return r.Int64() >> r.IntN(63)
	}
	for range 3000 {
		var sum tally
		want := new(big.Int)
		for range 1 + r.IntN(8) {
			a, b := pick(), pick()
			product := new(big.Int).Mul(big.NewInt(a), big.NewInt(b))
			switch r.IntN(4) {
			case 0:
				sum.add(a, b)
				want.Add(want, product)
			case 1:
				multiple, part := big.NewInt(pick()), max(0, r.Int64N(1000)-500)
				if r.IntN(3) == 0 {
					multiple.Mul(multiple, multiple)
				}
				sum.addPart(multiple, a, part)
				want.Add(want, new(big.Int).Mul(multiple, new(big.Int).Mul(big.NewInt(a), big.NewInt(part))))
			case 2:
				other := tally{small: a}
				other.add(b, b)
				times := big.NewInt(pick())
				if r.IntN(3) == 0 {
					times.Mul(times, times)
				}
				sum.addTimes(other, times)
				want.Add(want, other.number().Mul(other.number(), times))
			default:
				other := tally{small: a}
				other.add(b, b)
				sum.plus(other, -1)
				want.Sub(want, other.number())
			}
		}
		require.Equal(t, want.String(), sum.number().String())
	}
}

// The first number that a machine number does not hold, by each way to it.
func TestTally_AtTheEdge(t *testing.T) {
	t.Parallel()
	edge := new(big.Int).Lsh(big.NewInt(1), 63).String()
	var times, part, once tally
	times.add(math.MinInt64, -1)
	part.addPart(big.NewInt(1<<62), 1, 2)
	once.add(math.MaxInt64, 1)
	once.add(1, 1)
	assert.Equal(t, []string{edge, edge, edge}, []string{times.number().String(), part.number().String(), once.number().String()})
	assert.Nil(t, func() *big.Int { var n tally; n.add(math.MaxInt64, 1); return n.rest }(), "it fits")
}

// A difference has numbers of its own. It leaves those that it is made of unchanged.
func TestDifference_LeavesWhatItIsMadeOf(t *testing.T) {
	t.Parallel()
	var great tally
	great.add(math.MaxInt64, math.MaxInt64)
	a, b := []tally{great, {small: 5}}, []tally{{small: 3}, great}
	before := []string{a[0].number().String(), b[1].number().String()}
	d := difference(a, b)
	d[0].plus(great, 1)
	d[1].plus(great, -1)
	assert.Equal(t, before, []string{a[0].number().String(), b[1].number().String()})
	want := new(big.Int).Mul(great.number(), big.NewInt(2))
	assert.Equal(t, want.Sub(want, big.NewInt(3)).String(), d[0].number().String())
	weights := []*big.Int{big.NewInt(1), big.NewInt(2)}
	assert.Equal(t, new(big.Int).Add(great.number(), big.NewInt(10)).String(), product(new(big.Int), a, weights).String())
	assert.Equal(t, []*big.Int{a[0].number(), big.NewInt(5)}, numbers(a))
}
