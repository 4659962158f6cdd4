package costing_test

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// hamilton is a second implementation of the rule of Apportion, for comparison:
// integers without bounds, and a full sort by remainder and id.
func hamilton(total costing.Money, weights []costing.Weight) []costing.Portion {
	amount, sum := new(big.Int).Abs(big.NewInt(pence(total))), new(big.Int)
	for _, w := range weights {
		sum.Add(sum, millionths(w))
	}
	pence, remainders := make([]*big.Int, len(weights)), make([]*big.Int, len(weights))
	spare, order := new(big.Int).Set(amount), make([]int, len(weights))
	for i, w := range weights {
		product := new(big.Int).Mul(amount, millionths(w))
		pence[i], remainders[i] = product.QuoRem(product, sum, new(big.Int))
		spare.Sub(spare, pence[i])
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		if c := remainders[j].Cmp(remainders[i]); c != 0 {
			return c
		}
		return strings.Compare(string(weights[i].Org), string(weights[j].Org))
	})
	for _, i := range order[:spare.Int64()] {
		pence[i].Add(pence[i], big.NewInt(1))
	}
	charges := make([]costing.Portion, len(weights))
	for i, w := range weights {
		if total.Sign() < 0 {
			pence[i].Neg(pence[i])
		}
		charges[i] = costing.Portion{Org: w.Org, Amount: costing.Pence(pence[i].Int64())}
	}
	return charges
}

// millionths returns a weight in millionths.
func millionths(w costing.Weight) *big.Int {
	n, _ := w.Value.Millionths()
	return big.NewInt(n)
}

// requireLaws checks the laws that every split follows, whatever its method.
func requireLaws(t *testing.T, total costing.Money, weights []costing.Weight, charges []costing.Portion) {
	t.Helper()
	require.Len(t, charges, len(weights))
	sum, paid := new(big.Int), new(big.Int)
	for i, w := range weights {
		if w.Org != charges[i].Org {
			require.Failf(t, "out of order", "%v over %v", charges, weights)
		}
		sum.Add(sum, millionths(w))
		paid.Add(paid, big.NewInt(pence(charges[i].Amount)))
	}
	require.Equal(t, pence(total), paid.Int64(), "adds up")
	for i, w := range weights {
		charge := big.NewInt(pence(charges[i].Amount))
		off := new(big.Int).Mul(big.NewInt(pence(total)), millionths(w))
		off.Sub(off, charge.Mul(charge, sum)) // times sum, to have no fraction
		if off.CmpAbs(sum) >= 0 {
			require.Failf(t, "a penny or more from the exact share", "%v of %v over %v", charges[i], total, weights)
		}
		if millionths(w).Sign() == 0 && charges[i].Amount.Sign() != 0 {
			require.Failf(t, "a weight of 0 pays", "%v of %v over %v", charges[i], total, weights)
		}
	}
}

// A deck deals random apportionments, with many from the edges.
type deck struct{ *rand.Rand }

func newDeck(seed uint64) deck { return deck{rand.New(rand.NewPCG(seed, 2026))} }

func (d deck) total() costing.Money {
	special := edges()
	switch d.IntN(4) {
	case 0:
		return costing.Pence(special[d.IntN(len(special))])
	case 1:
		return costing.Pence(int64(d.Uint64()))
	case 2:
		return costing.Pence(int64(d.Uint64()) >> d.IntN(63))
	}
	return costing.Pence(d.Int64N(2000) - 1000)
}

// weights returns n weights of one kind, not all of them 0.
func (d deck) weights(n int) []costing.Weight {
	most := min(999_999_999_999_999_999, math.MaxInt64/int64(n))
	kind, same := d.IntN(7), d.Int64N(most)+1
	ids := d.ids(n)
	weights := make([]costing.Weight, n)
	for i := range weights {
		var value int64
		switch kind {
		case 0:
			value = same
		case 1:
			value = d.Int64N(3)
		case 2:
			value = d.Int64N(most + 1)
		case 3:
			value = most - d.Int64N(3)
		case 4:
			value = min(most, int64(1)<<d.IntN(60))
		case 5:
			value = d.Int64N(101) * 1_000_000
		case 6:
			value = d.Int64N(400_000) * 1_000_000 * d.Int64N(2)
		}
		weights[i] = costing.Weight{Org: ids[i], Value: quantity(value)}
	}
	weights[d.IntN(n)].Value = quantity(same)
	return weights
}

// ids returns n ids in random order, of the forms that are in use.
func (d deck) ids(n int) []partnership.OrgID {
	form := []string{"E%08d", "E09%06d", "%d", "a%d", "GB-COH-%08d", "the-joint-committee-of-many-councils-%d", "north_of_%d", "b%c"}[d.IntN(7)]
	ids := make([]partnership.OrgID, n)
	for i, k := range d.Perm(n) {
		ids[i] = partnership.OrgID(fmt.Sprintf(form, k))
	}
	return ids
}

func quantity(millionths int64) partnership.Quantity {
	q, err := partnership.QuantityOfMillionths(millionths)
	if err != nil {
		panic(err)
	}
	return q
}

// TestApportionAgainstSecondAlgorithm compares Apportion with hamilton over random
// splits of every size of working, and checks the laws of each.
func TestApportionAgainstSecondAlgorithm(t *testing.T) {
	d := newDeck(1)
	sizes := []int{1, 2, 3, 4, 5, 7, 8, 12, 20, 23, 24, 25, 26, 60}
	for round := range 3000 {
		n := sizes[d.IntN(len(sizes))]
		if round%250 == 0 {
			n = []int{300, 511, 512, 513, 700}[d.IntN(5)]
		}
		total, weights := d.total(), d.weights(n)
		before := slices.Clone(weights)
		charges, err := costing.Apportion(total, weights)
		require.NoError(t, err)
		require.Equal(t, hamilton(total, weights), charges, "%v %v", total, weights)
		require.Equal(t, before, weights, "the weights stay as they are")
		requireLaws(t, total, weights, charges)
		requireSymmetries(t, d, total, weights, charges)
	}
}

// requireSymmetries checks that the split follows its partners when they are put
// in another order, mirrors with the sign of the total, and does not change when
// every weight is multiplied by the same number.
func requireSymmetries(t *testing.T, d deck, total costing.Money, weights []costing.Weight, charges []costing.Portion) {
	t.Helper()
	moved, wanted := make([]costing.Weight, len(weights)), make([]costing.Portion, len(weights))
	for i, j := range d.Perm(len(weights)) {
		moved[i], wanted[i] = weights[j], charges[j]
	}
	permuted, err := costing.Apportion(total, moved)
	require.NoError(t, err)
	require.Equal(t, wanted, permuted, "the order of the partners changes nobody's bill")

	mirrored, err := costing.Apportion(costing.Pence(-pence(total)), weights)
	require.NoError(t, err)
	for i := range mirrored {
		mirrored[i].Amount = costing.Pence(-pence(mirrored[i].Amount))
	}
	require.Equal(t, charges, mirrored, "a refund mirrors a bill")

	scaled, factor := slices.Clone(weights), d.Int64N(9)+2
	for i, w := range weights {
		n := millionths(w).Int64()
		if n > 1_000_000_000_000_000/factor {
			return
		}
		scaled[i].Value = quantity(n * factor)
	}
	again, err := costing.Apportion(total, scaled)
	require.NoError(t, err)
	require.Equal(t, charges, again, "only the proportions count")
}

// TestApportionIsNearest tries every other way to split a few pence and finds none
// that is nearer to the exact shares, by the sum of the squares.
func TestApportionIsNearest(t *testing.T) {
	for total := range int64(9) {
		for a := range int64(5) {
			for b := range int64(5) {
				for c := range int64(5) {
					if a+b+c > 0 {
						requireNearest(t, total, [3]int64{a, b, c})
					}
				}
			}
		}
	}
}

func requireNearest(t *testing.T, total int64, w [3]int64) {
	t.Helper()
	charges, err := costing.Apportion(costing.Pence(total), []costing.Weight{
		{Org: "a", Value: quantity(w[0])}, {Org: "b", Value: quantity(w[1])}, {Org: "c", Value: quantity(w[2])},
	})
	require.NoError(t, err)
	sum := w[0] + w[1] + w[2]
	// distance is the sum of the squares, times the square of sum.
	distance := func(split [3]int64) (squares int64) {
		for i := range split {
			off := split[i]*sum - total*w[i]
			squares += off * off
		}
		return squares
	}
	got := distance([3]int64{pence(charges[0].Amount), pence(charges[1].Amount), pence(charges[2].Amount)})
	for x := range total + 1 {
		for y := range total - x + 1 {
			require.LessOrEqual(t, got, distance([3]int64{x, y, total - x - y}), "%d over %v is %v", total, w, charges)
		}
	}
}

// FuzzApportion splits a total over weights made of bytes, eight for each, and
// checks the result against exact fractions and the second algorithm.
func FuzzApportion(f *testing.F) {
	f.Add(int64(10000), []byte("\x01\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00"), uint64(1))
	f.Add(int64(math.MinInt64+1), []byte("\x00\x80\xc6\xa4\x7e\x8d\x03\x00\x00\x00\x00\x00\x00\x00\x00\x00"), uint64(2))
	f.Add(int64(-1), []byte("\xff\xff\xff\xff\xff\xff\xff\xff"), uint64(3))
	f.Fuzz(func(t *testing.T, pence int64, data []byte, seed uint64) {
		d := newDeck(seed)
		var weights []costing.Weight
		sum := new(big.Int)
		ids := d.ids(len(data)/8 + 1)
		for chunk := range slices.Chunk(data, 8) {
			var value uint64
			for _, b := range chunk {
				value = value<<8 | uint64(b)
			}
			weights = append(weights, costing.Weight{Org: ids[len(weights)], Value: quantity(int64(value % 1_000_000_000_000_000_000))})
			sum.Add(sum, millionths(weights[len(weights)-1]))
		}
		total := costing.Pence(pence)
		charges, err := costing.Apportion(total, weights)
		switch {
		case len(weights) == 0:
			require.ErrorIs(t, err, field.ErrRequired)
		case !sum.IsInt64():
			require.ErrorIs(t, err, field.ErrRange)
		case sum.Sign() == 0:
			require.ErrorIs(t, err, field.ErrInvalid)
		case !sum.IsInt64():
			require.ErrorIs(t, err, field.ErrRange)
		default:
			require.NoError(t, err)
			require.Equal(t, hamilton(total, weights), charges)
			requireLaws(t, total, weights, charges)
			requireSymmetries(t, d, total, weights, charges)
			return
		}
		require.Nil(t, charges)
	})
}
