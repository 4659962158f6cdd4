package costing_test

import (
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"regexp"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// edges are amounts in pence at which arithmetic in 64 bits goes wrong.
func edges() []int64 {
	return []int64{
		math.MinInt64 + 1, math.MinInt64 + 2, math.MinInt64 / 2, -101, -100, -99, -1,
		0, 1, 99, 100, 101, math.MaxInt64 / 2, math.MaxInt64 - 1, math.MaxInt64,
	}
}

func TestMoneyText(t *testing.T) {
	for _, c := range []struct {
		pence          int64
		text, sterling string
	}{
		{0, "0.00", "£0.00"},
		{7, "0.07", "£0.07"},
		{-7, "-0.07", "−£0.07"},
		{99999, "999.99", "£999.99"},
		{100000, "1000.00", "£1,000.00"},
		{-125000, "-1250.00", "−£1,250.00"},
		{12345678901, "123456789.01", "£123,456,789.01"},
		{math.MaxInt64, "92233720368547758.07", "£92,233,720,368,547,758.07"},
		{math.MinInt64 + 1, "-92233720368547758.07", "−£92,233,720,368,547,758.07"},
	} {
		m := costing.Pence(c.pence)
		assert.Equal(t, c.text, m.String())
		assert.Equal(t, c.sterling, m.Sterling())
		assert.Equal(t, c.pence, pence(m))
		read, err := costing.ParseMoney(c.text)
		require.NoError(t, err)
		assert.Equal(t, m, read)
		assert.Equal(t, m, costing.MustMoney(c.text))
	}
}

func TestMoneyZero(t *testing.T) {
	assert.Equal(t, costing.MustMoney("0.00"), costing.Pence(0))
	assert.NotEqual(t, costing.Money{}, costing.Pence(0), "what is not known is not £0")
}

func TestParseMoneyRefuses(t *testing.T) {
	for _, text := range []string{
		"", "-", ".", "-.00", ".50", "1", "1.", "1.0", "1.000", "01.00", "00.00", "-01.00", "-0.00", "+1.00",
		"--1.00", "1.-1", "1.0.0", "1,250.00", "£1.00", " 1.00", "1.00 ", "1e2.00", "0x1.00", "1_0.00", "1.0a",
		"١.00", "1·00", "NaN", "Inf", "null", "1.00\x00", strings.Repeat("9", 30) + "x.00",
	} {
		m, err := costing.ParseMoney(text)
		require.ErrorIs(t, err, field.ErrInvalid, "%q", text)
		assert.Zero(t, m)
	}
	for _, text := range []string{
		"92233720368547758.08", "-92233720368547758.08", "-92233720368547758.09", "184467440737095516.15", "184467440737095516.16",
		"-184467440737095516.17", strings.Repeat("9", 1_000_000) + ".00",
	} {
		m, err := costing.ParseMoney(text)
		require.ErrorIs(t, err, field.ErrRange, "%.40q", text)
		assert.Zero(t, m)
		assert.Less(t, len(err.Error()), 200)
	}
	assert.PanicsWithError(t, `"1" is not an amount in pounds and pence like 1250.00: invalid`, func() { costing.MustMoney("1") })
}

// TestMoneyArithmetic compares Add, Sub, Sum, Compare and Sign at the edges with
// arithmetic that has no bounds.
func TestMoneyArithmetic(t *testing.T) {
	for _, a := range edges() {
		x, bigA := costing.Pence(a), big.NewInt(a)
		assert.Equal(t, bigA.Sign(), x.Sign())
		for _, b := range edges() {
			y, bigB := costing.Pence(b), big.NewInt(b)
			assert.Equal(t, bigA.Cmp(bigB), x.Compare(y))
			sum, err := x.Add(y)
			checkExact(t, new(big.Int).Add(bigA, bigB), sum, err)
			difference, err := x.Sub(y)
			checkExact(t, new(big.Int).Sub(bigA, bigB), difference, err)
			for _, c := range edges() {
				sum, err := costing.Sum(x, y, costing.Pence(c))
				exact := new(big.Int).Add(bigA, bigB)
				checkExact(t, exact.Add(exact, big.NewInt(c)), sum, err)
			}
		}
	}
}

func checkExact(t *testing.T, want *big.Int, got costing.Money, err error) {
	t.Helper()
	if want.IsInt64() && want.Int64() != math.MinInt64 {
		require.NoError(t, err)
		require.Equal(t, want.Int64(), pence(got))
		return
	}
	require.ErrorIs(t, err, field.ErrRange)
	require.Zero(t, got)
}

func TestSumOfNone(t *testing.T) {
	sum, err := costing.Sum()
	require.NoError(t, err)
	assert.Equal(t, costing.Pence(0), sum)
}

func TestMoneyJSON(t *testing.T) {
	var m costing.Money
	require.NoError(t, json.Unmarshal([]byte(`"-92233720368547758.07"`), &m))
	assert.Equal(t, costing.Pence(math.MinInt64+1), m)
	text, err := json.Marshal(m)
	require.NoError(t, err)
	assert.Equal(t, `"-92233720368547758.07"`, string(text))
	for _, bad := range []string{`1250.00`, `1250`, `0`, `true`, `{}`, `[]`, `"1250"`, `"-92233720368547758.08"`} {
		require.Error(t, json.Unmarshal([]byte(bad), &m), bad)
	}
}

// FuzzParseMoney holds that ParseMoney reads its grammar and no more, and that
// what it reads is written back letter for letter.
func FuzzParseMoney(f *testing.F) {
	for _, seed := range []string{"0.00", "-0.00", "1250.00", "-92233720368547758.08", "92233720368547758.08", "01.00", "1.0", "£1.00"} {
		f.Add(seed)
	}
	grammar := regexp.MustCompile(`\A-?(0|[1-9][0-9]*)\.[0-9]{2}\z`)
	f.Fuzz(func(t *testing.T, text string) {
		m, err := costing.ParseMoney(text)
		if err == nil {
			require.Equal(t, text, m.String())
			again, err := costing.ParseMoney(costing.Pence(pence(m)).String())
			require.NoError(t, err)
			require.Equal(t, m, again)
			require.Equal(t, text, strings.NewReplacer("−", "-", "£", "", ",", "").Replace(m.Sterling()))
			return
		}
		require.Zero(t, m)
		pence, isNumber := new(big.Int).SetString(strings.Replace(text, ".", "", 1), 10)
		if grammar.MatchString(text) && text != "-0.00" {
			require.True(t, isNumber)
			require.False(t, pence.IsInt64() && pence.Int64() != math.MinInt64)
			require.ErrorIs(t, err, field.ErrRange)
			return
		}
		require.ErrorIs(t, err, field.ErrInvalid)
	})
}

func TestMoney_Known(t *testing.T) {
	var none costing.Money
	assert.False(t, none.Known())
	assert.True(t, none.IsZero())
	n, known := none.Pence()
	assert.False(t, known)
	assert.Zero(t, n)
	assert.Equal(t, "not known", none.String())
	assert.Equal(t, "not known", none.Sterling())
	for _, n := range edges() {
		assert.True(t, costing.Pence(n).Known())
		assert.False(t, costing.Pence(n).IsZero())
	}
	assert.Equal(t, none, costing.Pence(math.MinInt64), "one penny beyond what Money holds")
}

// A penny on each side of £0 is on that side, and an amount that is not known is before
// every one.
func TestMoney_Compare(t *testing.T) {
	var none costing.Money
	assert.Zero(t, none.Compare(none))
	for _, n := range edges() {
		assert.Equal(t, -1, none.Compare(costing.Pence(n)))
		assert.Equal(t, 1, costing.Pence(n).Compare(none))
	}
	assert.Zero(t, none.Sign())
}

func TestMoney_Neg(t *testing.T) {
	for _, n := range edges() {
		m := costing.Pence(n)
		assert.Equal(t, -n, pence(m.Neg()))
		assert.Equal(t, m, m.Neg().Neg())
		assert.Equal(t, max(n, -n), pence(m.Abs()))
	}
	assert.Equal(t, costing.Money{}, costing.Money{}.Neg())
	assert.Equal(t, costing.Money{}, costing.Money{}.Abs())
}

// TestMoney_Times compares Times at the edges with arithmetic that has no bounds.
func TestMoney_Times(t *testing.T) {
	times := append(edges(), 2, -2, 12, math.MinInt64)
	for _, n := range times {
		for _, a := range append(edges(), 3_037_000_500, -3_037_000_500) {
			product, err := costing.Pence(a).Times(n)
			checkExact(t, new(big.Int).Mul(big.NewInt(a), big.NewInt(n)), product, err)
		}
		product, err := costing.Money{}.Times(n)
		require.NoError(t, err)
		assert.False(t, product.Known())
	}
	_, err := costing.MustMoney("-92233720368547758.07").Times(2)
	require.EqualError(t, err, "2 times -92233720368547758.07 is more than an amount of money can be: out of range")
}

// TestMoney_TimesRat compares TimesRat with twice the product in whole numbers, of which an odd
// half penny is rounded away from zero.
func TestMoney_TimesRat(t *testing.T) {
	for _, factor := range []*big.Rat{
		big.NewRat(0, 1), big.NewRat(1, 1), big.NewRat(-1, 1), big.NewRat(1, 2), big.NewRat(-1, 2), big.NewRat(1, 3), big.NewRat(2, 3),
		big.NewRat(92, 365), big.NewRat(math.MaxInt64, 3), big.NewRat(3, math.MaxInt64),
	} {
		before := factor.RatString()
		for _, a := range append(edges(), 1, -1, 3, 5, 49, 50, 51, 99, 150, -150) {
			product, err := costing.Pence(a).TimesRat(factor)
			twice := new(big.Int).Mul(factor.Num(), big.NewInt(a))
			sign := int64(twice.Sign())
			twice.Lsh(twice.Abs(twice), 1).Add(twice, factor.Denom())
			want := twice.Quo(twice, new(big.Int).Lsh(factor.Denom(), 1))
			checkExact(t, want.Mul(want, big.NewInt(sign)), product, err)
		}
		assert.Equal(t, before, factor.RatString())
	}
	product, err := costing.Money{}.TimesRat(big.NewRat(1, 2))
	require.NoError(t, err)
	assert.False(t, product.Known())
	_, err = costing.Pence(1).TimesRat(nil)
	require.EqualError(t, err, "factor: required")
	_, err = costing.MustMoney("92233720368547758.07").TimesRat(big.NewRat(3, 2))
	require.EqualError(t, err, "92233720368547758.07 times 3/2 is more than an amount of money can be: out of range")
}

// A sum or difference with an amount that is not known is not known.
func TestMoney_UnknownSums(t *testing.T) {
	var none costing.Money
	for _, n := range edges() {
		m := costing.Pence(n)
		for _, add := range []func() (costing.Money, error){
			func() (costing.Money, error) { return m.Add(none) },
			func() (costing.Money, error) { return none.Add(m) },
			func() (costing.Money, error) { return m.Sub(none) },
			func() (costing.Money, error) { return none.Sub(m) },
			func() (costing.Money, error) { return costing.Sum(m, none, costing.Pence(0)) },
		} {
			sum, err := add()
			require.NoError(t, err)
			assert.Equal(t, none, sum)
		}
	}
}

func TestMoney_Decimal(t *testing.T) {
	for _, n := range edges() {
		m := costing.Pence(n)
		pounds, known := m.Decimal()
		require.True(t, known)
		assert.Equal(t, m.String(), pounds.StringFixed(2))
		back, err := costing.MoneyFromDecimal(pounds)
		require.NoError(t, err)
		assert.Equal(t, m, back)
	}
	pounds, known := costing.Money{}.Decimal()
	assert.False(t, known)
	assert.True(t, pounds.IsZero())
}

func TestMoneyFromDecimal(t *testing.T) {
	for text, want := range map[string]string{
		"12.5": "12.50", "12.50": "12.50", "12.5000": "12.50", "-12.5": "-12.50", "1e3": "1000.00", "1250e-2": "12.50",
		"0": "0.00", "-0.00": "0.00", "0e100": "0.00", "0e-100": "0.00", "92233720368547758.07": "92233720368547758.07",
		"-92233720368547758.070": "-92233720368547758.07",
	} {
		m, err := costing.MoneyFromDecimal(decimal.RequireFromString(text))
		require.NoError(t, err, text)
		assert.Equal(t, costing.MustMoney(want), m, text)
	}
	for text, want := range map[string]string{
		"12.505":                "12.505 has a part of a penny: invalid",
		"-0.001":                "-0.001 has a part of a penny: invalid",
		"1e-100":                "0." + strings.Repeat("0", 58) + " has a part of a penny: invalid",
		"92233720368547758.08":  `"92233720368547758.08" is more than an amount of money can be: out of range`,
		"-92233720368547758.08": `"-92233720368547758.08" is more than an amount of money can be: out of range`,
		"1e30":                  `"1` + strings.Repeat("0", 30) + `.00" is more than an amount of money can be: out of range`,
	} {
		m, err := costing.MoneyFromDecimal(decimal.RequireFromString(text))
		require.EqualError(t, err, want)
		assert.False(t, m.Known())
	}
	for _, exponent := range []int32{101, -101, 2_000_000_000, -2_000_000_000, math.MaxInt32, math.MinInt32} {
		m, err := costing.MoneyFromDecimal(decimal.New(1, exponent))
		require.EqualError(t, err, fmt.Sprintf("a decimal with the exponent %d is not read: out of range", exponent))
		assert.False(t, m.Known())
	}
	zero, err := costing.MoneyFromDecimal(decimal.Decimal{})
	require.NoError(t, err)
	assert.Equal(t, costing.Pence(0), zero)
}

// What is not known has no text, and no text is not known, in a list and in a record.
func TestMoney_UnknownText(t *testing.T) {
	text, err := costing.Money{}.MarshalText()
	require.NoError(t, err)
	assert.Equal(t, []byte{}, text)
	m := costing.Pence(5)
	require.NoError(t, m.UnmarshalText(text))
	assert.Equal(t, costing.Money{}, m)
	m = costing.Pence(5)
	require.ErrorIs(t, m.UnmarshalText([]byte(" ")), field.ErrInvalid)
	assert.Equal(t, costing.Money{}, m, "what was there before is gone")

	list := []costing.Money{{}, costing.Pence(0), {}}
	document, err := json.Marshal(list)
	require.NoError(t, err)
	assert.Equal(t, `["","0.00",""]`, string(document))
	var read []costing.Money
	require.NoError(t, json.Unmarshal(document, &read))
	assert.Equal(t, list, read)
	var nulls []costing.Money
	require.NoError(t, json.Unmarshal([]byte(`[null, "0.00", null]`), &nulls))
	assert.Equal(t, list, nulls)
}

// A draft is written and read back as it is.
func TestMoney_Drafts(t *testing.T) {
	requireReadBack(t, costing.Cost{Line: "legal"})
	requireReadBack(t, costing.Scheme{Name: "s", Parts: []costing.Part{{Name: "p", Basis: costing.Basis{
		Kind: costing.FixedAmounts, Amounts: []costing.Portion{{Org: "a"}, {Org: "b", Amount: costing.Pence(0)}},
	}}, {}}, Adjustments: []costing.Adjustment{{Kind: costing.ChargeCap}}})
}

// requireReadBack writes a value and reads it back.
func requireReadBack[T any](t *testing.T, value T) {
	t.Helper()
	text, err := json.Marshal(value)
	require.NoError(t, err)
	var read T
	require.NoError(t, json.Unmarshal(text, &read))
	assert.Equal(t, value, read)
}
