package partnership_test

import (
	"encoding/json"
	"fmt"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

// shares reads "harrow 65% barnet 35%".
func shares(text string) []partnership.Share {
	words := strings.Fields(text)
	var list []partnership.Share
	for i := 0; i < len(words); i += 2 {
		list = append(list, partnership.Share{Org: partnership.OrgID(words[i]), Fraction: partnership.MustFraction(words[i+1])})
	}
	return list
}

func TestFraction_Text(t *testing.T) {
	for _, text := range []string{"0%", "65%", "33.5%", "66.666667%", "0.000001%", "100%", "0/1", "2/3", "4/6", "1/1", "999999/1000000"} {
		f, err := partnership.ParseFraction(text)
		require.NoError(t, err, text)
		assert.Equal(t, text, f.String())
		assert.True(t, f.Known())
		assert.False(t, f.IsZero())
		marshalled, err := json.Marshal(f)
		require.NoError(t, err)
		var back partnership.Fraction
		require.NoError(t, json.Unmarshal(marshalled, &back))
		assert.Equal(t, f, back)
	}
	half := partnership.MustFraction("50%")
	assert.NotEqual(t, half, partnership.MustFraction("1/2"), "as written")
	assert.Equal(t, half, partnership.MustFraction("50.00%"), "the same number")
}

func TestFraction_RefusesOtherTexts(t *testing.T) {
	for text, want := range map[string]string{
		"65":           `"65" does not say what it is a part of: write 65% or a fraction like 2/3: invalid`,
		"0.65":         `"0.65" does not say what it is a part of: write 65% or 0.65%, or a fraction like 2/3: invalid`,
		"1":            `"1" does not say what it is a part of: write 100% or 1%, or a fraction like 2/3: invalid`,
		"1.000001":     `"1.000001" does not say what it is a part of: write 1.000001% or a fraction like 2/3: invalid`,
		"0":            `"0" does not say what it is a part of: write 0% or a fraction like 2/3: invalid`,
		"100":          `"100" does not say what it is a part of: write 100% or a fraction like 2/3: invalid`,
		"101":          `"101" is not a percentage like 65% or a fraction like 2/3, from nothing to all: invalid`,
		"-0.5":         `"-0.5" is not a percentage like 65% or a fraction like 2/3, from nothing to all: invalid`,
		"":             `"" is not a percentage like 65% or a fraction like 2/3, from nothing to all: invalid`,
		"%":            `"%" is not a percentage like 65% or a fraction like 2/3, from nothing to all: invalid`,
		"100.000001%":  "",
		"-1%":          "",
		"65 %":         "",
		"66.6666667%":  "",
		"3/2":          "",
		"1/0":          "",
		"01/2":         "",
		"1/2000000":    "",
		"1/2/3":        "",
		"2 / 3":        "",
		"two thirds":   "",
		"1e1%":         "",
		"1000001/1e9%": "",
	} {
		_, err := partnership.ParseFraction(text)
		require.ErrorIs(t, err, field.ErrInvalid, text)
		if read := partnership.MustFraction("1/2"); text != "" {
			require.ErrorIs(t, read.UnmarshalText([]byte(text)), field.ErrInvalid, text)
			require.True(t, read.IsZero(), text)
		}
		if want != "" {
			assert.EqualError(t, err, want)
		}
	}
	assert.Panics(t, func() { partnership.MustFraction("65") })
}

func TestFraction_ZeroIsNotKnown(t *testing.T) {
	var none partnership.Fraction
	assert.False(t, none.Known())
	assert.True(t, none.IsZero())
	assert.Equal(t, "not known", none.String())
	assert.Equal(t, partnership.Quantity{}, none.Percent())
	_, _, known := none.Terms()
	assert.False(t, known)
	assert.Equal(t, -1, none.Compare(partnership.MustFraction("0%")))
	assert.Equal(t, 1, partnership.MustFraction("0%").Compare(none))
	assert.Equal(t, 0, none.Compare(none))
	text, err := json.Marshal([]partnership.Share{{}})
	require.NoError(t, err)
	assert.JSONEq(t, `[{"org":""}]`, string(text))
	var back partnership.Fraction
	require.NoError(t, json.Unmarshal([]byte(`""`), &back))
	assert.Equal(t, none, back)
	text, err = json.Marshal(none)
	require.NoError(t, err)
	assert.Equal(t, `""`, string(text))
}

// Arithmetic against math/big.
func TestFraction_AgainstRationals(t *testing.T) {
	r := rand.New(rand.NewPCG(26, 11))
	some := func() (partnership.Fraction, *big.Rat) {
		if r.IntN(2) == 0 {
			n := r.Int64N(100_000_001)
			q, err := partnership.QuantityOfMillionths(n)
			require.NoError(t, err)
			return partnership.MustFraction(q.String() + "%"), big.NewRat(n, 100_000_000)
		}
		in := 1 + r.Int64N(1_000_000)
		of := r.Int64N(in + 1)
		return partnership.MustFraction(fmt.Sprintf("%d/%d", of, in)), big.NewRat(of, in)
	}
	for range 20_000 {
		a, exactA := some()
		b, exactB := some()
		require.Equal(t, exactA.Cmp(exactB), a.Compare(b), "%v %v", a, b)
		of, in, known := a.Terms()
		require.True(t, known)
		require.Equal(t, exactA.Num().Int64(), of)
		require.Equal(t, exactA.Denom().Int64(), in)
		percent := new(big.Rat).Mul(exactA, big.NewRat(100, 1))
		require.Equal(t, partnership.MustQuantity(percent.FloatString(6)), a.Percent(), "%v", a)
	}
}

func TestCheckShares(t *testing.T) {
	for _, good := range []string{"a 65% b 35%", "a 2/3 b 1/3", "a 50% b 1/3 c 1/6", "a 100%", "a 1/1 b 0%", "a 33.333333% b 66.666667%"} {
		assert.NoError(t, partnership.CheckShares("shares", shares(good)), good)
	}
	for text, want := range map[string]string{
		"a 65% b 36%":                     "shares: they make 101%, not the whole: does not add up",
		"a 33.333333% b 66.6%":            "shares: they make 99.933333%, not the whole: does not add up",
		"a 1/2 b 1/3":                     "shares: they make 5/6, not the whole: does not add up",
		"a 1/4 b 1/4":                     "shares: they make 1/2, not the whole: does not add up",
		"a 50% b 2/3":                     "shares: they make 7/6, not the whole: does not add up",
		"a 0% b 0%":                       "shares: they make 0%, not the whole: does not add up",
		"a 1/999983 b 1/999979 c 1/99991": "shares: their denominators have no common multiple up to 1000000000000000: out of range",
	} {
		assert.EqualError(t, partnership.CheckShares("shares", shares(text)), want, text)
	}
	assert.Equal(t, []string{"shares: required"}, fieldtest.Faults(partnership.CheckShares("shares", nil)))
	assert.Equal(t,
		[]string{"shares[0].org: required", "shares[0].share: required", "shares[1].org: invalid", "shares[3].org: duplicate"},
		fieldtest.Faults(partnership.CheckShares("shares", append([]partnership.Share{{}}, shares("a? 1/2 b 1/4 b 1/4")...))),
	)
}

func TestParts(t *testing.T) {
	parts, whole, ok := partnership.Parts(shares("a 50% b 1/3 c 1/6"))
	assert.Equal(t, []int64{3, 2, 1}, parts)
	assert.Equal(t, int64(6), whole)
	assert.True(t, ok)
	_, _, ok = partnership.Parts([]partnership.Share{{Org: "a"}})
	assert.False(t, ok)
	// No two of 9,901, 101,000 and 999,999 have a common factor. Their product is 1,000 below the
	// limit, and 999,999 more would be above it.
	_, whole, ok = partnership.Parts(shares("a 1/9901 b 1/101000 c 1/999999"))
	assert.True(t, ok)
	assert.Equal(t, int64(999_999_999_999_000), whole)
}

func ExampleFraction() {
	share := partnership.MustFraction("2/3")
	fmt.Println(share, share.Percent(), share.Compare(partnership.MustFraction("66.666667%")))
	_, err := partnership.ParseFraction("65")
	fmt.Println(err)
	// Output:
	// 2/3 66.666667 -1
	// "65" does not say what it is a part of: write 65% or a fraction like 2/3: invalid
}

func ExampleParseFraction() {
	f, err := partnership.ParseFraction("33.5%")
	fmt.Println(f, err)
	// Output: 33.5% <nil>
}

func ExampleMustFraction() {
	fmt.Println(partnership.MustFraction("65%").Terms())
	// Output: 13 20 true
}

func ExampleCheckShares() {
	fmt.Println(partnership.CheckShares("shares", []partnership.Share{
		{Org: "harrow", Fraction: partnership.MustFraction("65%")},
		{Org: "barnet", Fraction: partnership.MustFraction("1/3")},
	}))
	// Output:
	// shares: they make 59/60, not the whole: does not add up
}

func ExampleParts() {
	parts, whole, ok := partnership.Parts([]partnership.Share{
		{Org: "harrow", Fraction: partnership.MustFraction("50%")},
		{Org: "barnet", Fraction: partnership.MustFraction("1/3")},
	})
	fmt.Println(parts, whole, ok)
	// Output: [3 2] 6 true
}
