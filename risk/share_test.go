package risk_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/risk"
)

func TestParseShare(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"1/3", "65/100", "0/1", "1/1", "999999/1000000", "1000000/1000000"} {
		s, err := risk.ParseShare(text)
		require.NoError(t, err)
		assert.Equal(t, text, s.String())
		assert.False(t, s.IsZero())
	}
	for _, text := range []string{
		"", "/", "1", "1/", "/3", "2/1", "1/0", "0/0", "01/3", "1/03", "-1/3", "1/-3", "+1/3", "1 /3", "1/3 ", "1/3/3", "0.5/1", "a/b",
		"1000001/1000001", "1/1000001", "10000000/10000000", "1/3\n",
	} {
		s, err := risk.ParseShare(text)
		require.ErrorIsf(t, err, field.ErrInvalid, "%q", text)
		assert.True(t, s.IsZero())
	}
	_, err := risk.ParseShare("a third")
	assert.EqualError(t, err, `"a third" is not a share like 1/3 or 65/100: invalid`)
	assert.Panics(t, func() { risk.MustShare("3/2") })
	assert.Equal(t, "no share", risk.Share{}.String())
	text, err := risk.Share{}.MarshalText()
	assert.NoError(t, err)
	assert.Empty(t, text)
	back := risk.MustShare("1/2")
	assert.NoError(t, back.UnmarshalText(text))
	assert.Equal(t, risk.Share{}, back)
	assert.NotEqual(t, risk.MustShare("1/2"), risk.MustShare("2/4"))
}

// Shares are checked to make one with big.Rat, which knows nothing of common
// denominators.
func FuzzSharesMakeOne(f *testing.F) {
	f.Add("1/3", "1/3", "1/3")
	f.Add("1/2", "1/4", "1/4")
	f.Add("333333/1000000", "333333/1000000", "333333/1000000")
	f.Add("1/999983", "1/999979", "1/999961")
	f.Add("999982/999983", "1/999983", "0/7")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		var shares []risk.OrgShare
		sum := new(big.Rat)
		for i, text := range []string{a, b, c} {
			s, err := risk.ParseShare(text)
			if err != nil {
				return
			}
			assert.Equal(t, text, s.String())
			r, ok := new(big.Rat).SetString(text)
			require.True(t, ok)
			sum.Add(sum, r)
			shares = append(shares, risk.OrgShare{Org: partnership.OrgID(fmt.Sprint("p", i)), Share: s})
		}
		err := risk.Bearing{Shares: shares}.Validate()
		switch one := sum.Cmp(big.NewRat(1, 1)) == 0; {
		case err == nil:
			assert.True(t, one)
		case !one:
			assert.Error(t, err)
		default:
			assert.ErrorIs(t, err, field.ErrRange, "only a denominator that is too great keeps these from making one")
		}
	})
}

func ExampleShare() {
	third := risk.MustShare("1/3")
	bearing := risk.Bearing{Shares: []risk.OrgShare{
		{Org: "harrow", Share: third}, {Org: "barnet", Share: third}, {Org: "brent", Share: third},
	}}
	fmt.Println(third, bearing.Validate())
	bearing.Shares[2].Share = risk.MustShare("333333/1000000")
	fmt.Println(bearing.Validate())
	// Output:
	// 1/3 <nil>
	// shares: the shares make 2999999/3000000, not 1: does not add up
}

// What each pays of a plan is within a penny of its exact share, and adds up.
func TestFundingIsExact(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(7, 2026))
	for range 1000 {
		n := 1 + r.IntN(6)
		parts, total := make([]int64, n), int64(0)
		for i := range parts {
			parts[i] = 1 + r.Int64N(1000)
			total += parts[i]
		}
		plan := risk.ContingencyPlan{}
		for i := range parts {
			plan.Funding = append(plan.Funding, risk.OrgShare{
				Org: partnership.OrgID(fmt.Sprintf("p%d", i)), Share: risk.MustShare(fmt.Sprintf("%d/%d", parts[i], total)),
			})
		}
		cost := costing.Pence(r.Int64N(1_000_000_000_00))
		charges, err := plan.Fund(cost)
		require.NoError(t, err)
		sum := int64(0)
		for i, c := range charges {
			sum += pence(c.Amount)
			exact := new(big.Rat).Mul(big.NewRat(parts[i], total), big.NewRat(pence(cost), 1))
			off := new(big.Rat).Sub(exact, big.NewRat(pence(c.Amount), 1))
			require.Negative(t, off.Abs(off).Cmp(big.NewRat(1, 1)))
		}
		require.Equal(t, pence(cost), sum)
	}
}
