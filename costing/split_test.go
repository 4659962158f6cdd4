package costing_test

import (
	"cmp"
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

// numbers returns the numbers as big ones.
func numbers(all ...int64) []*big.Int {
	list := make([]*big.Int, len(all))
	for i, n := range all {
		list[i] = big.NewInt(n)
	}
	return list
}

// £10.00 is split by what two sites used: a third of a penny is rounded once.
func ExampleSplit() {
	amounts := []*big.Int{big.NewInt(1000), big.NewInt(2000)} // thirds of a penny
	split, err := costing.Split(costing.MustMoney("10.00"), amounts, big.NewInt(3), cmp.Compare[int])
	fmt.Println(split, err)
	// Output: [3.33 6.67] <nil>
}

// Two thirds are two thirds, and not 66.666667%: of £3,000,000.00 that would be a penny
// more.
func ExampleSplitShares() {
	charges, err := costing.SplitShares(costing.MustMoney("3000000.00"), []partnership.Share{
		{Org: "county", Fraction: partnership.MustFraction("2/3")},
		{Org: "city", Fraction: partnership.MustFraction("1/3")},
	})
	fmt.Println(charges, err)
	// Output: [{county 2000000.00} {city 1000000.00}] <nil>
}

func TestSplit_AddsUp(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(7, 1))
	for range 2000 {
		n, whole := 1+r.IntN(9), 1+r.Int64N(50)
		amounts, left := make([]*big.Int, n), (r.Int64N(4000)-2000)*whole
		total := left / whole
		for i := range amounts {
			part := r.Int64N(300*whole) - 100*whole
			if i == n-1 {
				part = left
			}
			amounts[i], left = big.NewInt(part), left-part
		}
		first := func(i, j int) int { return cmp.Compare(j, i) }
		split, err := costing.Split(costing.Pence(total), amounts, big.NewInt(whole), first)
		require.NoError(t, err)
		sum, err := costing.Sum(split...)
		require.NoError(t, err)
		require.Equal(t, costing.Pence(total), sum)
		for i, amount := range split {
			off := new(big.Int).Sub(new(big.Int).Mul(big.NewInt(pence(amount)), big.NewInt(whole)), amounts[i])
			require.Negative(t, off.CmpAbs(big.NewInt(whole)), "less than a penny away")
		}
		for _, n := range amounts {
			n.Neg(n)
		}
		negative, err := costing.Split(costing.Pence(-total), amounts, big.NewInt(whole), first)
		require.NoError(t, err)
		for i := range split {
			if total != 0 {
				require.Equal(t, split[i].Neg(), negative[i])
			}
		}
	}
}

func TestSplit_EqualRemaindersGoByOrder(t *testing.T) {
	t.Parallel()
	last := func(i, j int) int { return cmp.Compare(j, i) }
	split, err := costing.Split(costing.Pence(2), numbers(2, 2, 2), big.NewInt(3), last)
	require.NoError(t, err)
	assert.Equal(t, []costing.Money{costing.Pence(0), costing.Pence(1), costing.Pence(1)}, split)
}

func TestSplit_FindsEveryError(t *testing.T) {
	t.Parallel()
	huge := new(big.Int).Lsh(big.NewInt(1), 80)
	for want, call := range map[string]func() ([]costing.Money, error){
		"total: required": func() ([]costing.Money, error) {
			return costing.Split(costing.Money{}, nil, big.NewInt(1), cmp.Compare[int])
		},
		"whole: it is not above 0: invalid": func() ([]costing.Money, error) {
			return costing.Split(costing.Pence(1), numbers(1), big.NewInt(0), cmp.Compare[int])
		},
		"amounts[0]: required\namounts[1]: it is more than an amount of money can be: out of range": func() ([]costing.Money, error) {
			return costing.Split(costing.Pence(1), []*big.Int{nil, huge}, big.NewInt(1), cmp.Compare[int])
		},
		"amounts: they make 3/2 pence, not 0.02: does not add up": func() ([]costing.Money, error) {
			return costing.Split(costing.Pence(2), numbers(1, 2), big.NewInt(2), cmp.Compare[int])
		},
	} {
		_, err := call()
		require.EqualError(t, err, want)
	}
	_, err := costing.Split(costing.Pence(1), numbers(1), nil, cmp.Compare[int])
	require.ErrorIs(t, err, field.ErrInvalid)
}

func TestSplit_KeepsItsArguments(t *testing.T) {
	t.Parallel()
	amounts := numbers(-5, 3, -4)
	fieldtest.Unchanged(t, amounts, func() {
		split, err := costing.Split(costing.Pence(-2), amounts, big.NewInt(3), cmp.Compare[int])
		require.NoError(t, err)
		split[0] = costing.Pence(9)
	})
}

// Apportion divides fast, in 64 bits; Split divides any numbers.
func TestSplit_IsApportion(t *testing.T) {
	t.Parallel()
	for seed := range uint64(500) {
		d := newDeck(seed)
		weights, total := d.weights(1+d.IntN(40)), d.total()
		charges, err := costing.Apportion(total, weights)
		if err != nil {
			continue
		}
		whole, amounts := new(big.Int), make([]*big.Int, len(weights))
		for i, w := range weights {
			whole.Add(whole, millionths(w))
			amounts[i] = new(big.Int).Mul(millionths(w), big.NewInt(pence(total)))
		}
		split, err := costing.Split(total, amounts, whole, func(i, j int) int { return cmp.Compare(weights[i].Org, weights[j].Org) })
		require.NoError(t, err)
		for i, charge := range charges {
			require.Equal(t, charge.Amount, split[i])
		}
	}
}

func TestSplitShares_FindsEveryError(t *testing.T) {
	t.Parallel()
	_, err := costing.SplitShares(costing.Money{}, nil)
	require.EqualError(t, err, "total: required\nshares: required")
	_, err = costing.SplitShares(costing.Pence(1), shares("a 1/2 b 1/3"))
	require.EqualError(t, err, "shares: they make 5/6, not the whole: does not add up")
}

// Agreed shares are exact: each third of a pound is as near as pennies are.
func TestScheme_ThirdsAreExact(t *testing.T) {
	t.Parallel()
	scheme := simple(costing.Basis{Kind: costing.FixedShares, Shares: shares("county 2/3 city 1/3")})
	s := state(t, scheme, year("3000000.00"), "county city", costing.Facts{})
	assert.Equal(t, "county 2000000.00, city 1000000.00", paid(s))
	assert.Equal(t, "county 2000000.00 (66.666667), city 1000000.00 (33.333333)", worked(s.Steps[0]))
	third := costing.Scheme{Name: "s", Parts: []costing.Part{
		{Name: "third", Share: percent("1/3"), Among: orgs("a"), Basis: costing.Basis{Kind: costing.EqualShares}},
		{Name: "two thirds", Share: percent("2/3"), Among: orgs("b"), Basis: costing.Basis{Kind: costing.EqualShares}},
	}}
	assert.Equal(t, "a 1000000.00, b 2000000.00", paid(state(t, third, year("3000000.00"), "a b", costing.Facts{})))
}

// Whatever the shares: they add up, and are the exact ones rounded by largest remainder.
func TestSplitShares_AgainstRationals(t *testing.T) {
	t.Parallel()
	for seed := range uint64(500) {
		r := rand.New(rand.NewPCG(seed, 8))
		n, whole := 1+r.IntN(12), int64(1000+r.IntN(9000))
		var list []partnership.Share
		var rats []*big.Rat
		members, left := []partnership.OrgID{}, whole
		for i := range n {
			part := r.Int64N(left/2 + 1)
			if i == n-1 {
				part = left
			}
			left -= part
			members = append(members, shortName((i*7+3)%n+i*n))
			list = append(list, partnership.Share{Org: members[i], Fraction: partnership.MustFraction(fmt.Sprintf("%d/%d", part, whole))})
			rats = append(rats, big.NewRat(part, whole))
		}
		total := r.Int64N(1_000_000)
		want := remaindersOf(total, rats, members)
		for _, sign := range []int64{1, -1} {
			charges, err := costing.SplitShares(costing.Pence(sign*total), list)
			require.NoError(t, err)
			for i, c := range charges {
				require.Equal(t, members[i], c.Org)
				require.Equal(t, sign*want[i], pence(c.Amount), "seed %d", seed)
			}
		}
	}
}

// Remainders are compared to the last of their digits, however many there are.
func TestSplit_ComparesLongRemainders(t *testing.T) {
	whole := new(big.Int).Lsh(big.NewInt(1), 80)
	half := new(big.Int).Lsh(big.NewInt(1), 79)
	amounts := []*big.Int{new(big.Int).Add(half, big.NewInt(1)), new(big.Int).Add(half, big.NewInt(3)), new(big.Int).Sub(whole, big.NewInt(4))}
	split, err := costing.Split(costing.Pence(2), amounts, whole, cmp.Compare[int])
	require.NoError(t, err)
	assert.Equal(t, []costing.Money{costing.Pence(0), costing.Pence(1), costing.Pence(1)}, split)
}

// A split is the same in whatever parts of a penny its amounts are: small numbers, which machine
// arithmetic splits, and large ones.
func TestSplit_IsTheSameInSmallParts(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(7, 9))
	for range 2000 {
		whole := 1 + random.Int64N(40)
		amounts, sum := make([]*big.Int, 1+random.IntN(9)), int64(0)
		for i := range amounts {
			n := random.Int64N(4000) - 2000
			amounts[i], sum = big.NewInt(n), sum+n
		}
		rest := ((sum % whole) + whole) % whole
		amounts[0].Sub(amounts[0], big.NewInt(rest))
		large := make([]*big.Int, len(amounts))
		for i, n := range amounts {
			large[i] = new(big.Int).Lsh(n, 70)
		}
		total := costing.Pence((sum - rest) / whole)
		small, err := costing.Split(total, amounts, big.NewInt(whole), cmp.Compare)
		require.NoError(t, err)
		want, err := costing.Split(total, large, new(big.Int).Lsh(big.NewInt(whole), 70), cmp.Compare)
		require.NoError(t, err)
		require.Equal(t, want, small, "%v in %d", amounts, whole)
	}
}
