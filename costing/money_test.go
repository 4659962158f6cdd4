package costing_test

import (
	"encoding/json"
	"math"
	"math/big"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// edges are amounts in pence at which arithmetic in 64 bits goes wrong.
func edges() []int64 {
	return []int64{
		math.MinInt64, math.MinInt64 + 1, math.MinInt64 / 2, -101, -100, -99, -1,
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
		{math.MinInt64, "-92233720368547758.08", "−£92,233,720,368,547,758.08"},
	} {
		m := costing.Pence(c.pence)
		assert.Equal(t, c.text, m.String())
		assert.Equal(t, c.sterling, m.Sterling())
		assert.Equal(t, c.pence, m.Pence())
		read, err := costing.ParseMoney(c.text)
		require.NoError(t, err)
		assert.Equal(t, m, read)
		assert.Equal(t, m, costing.MustMoney(c.text))
	}
}

func TestMoneyZero(t *testing.T) {
	assert.Equal(t, costing.MustMoney("0.00"), costing.Money{})
	assert.Equal(t, costing.Pence(0), costing.Money{})
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
		"92233720368547758.08", "-92233720368547758.09", "184467440737095516.15", "184467440737095516.16",
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
	if want.IsInt64() {
		require.NoError(t, err)
		require.Equal(t, want.Int64(), got.Pence())
		return
	}
	require.ErrorIs(t, err, field.ErrRange)
	require.Zero(t, got)
}

func TestSumOfNone(t *testing.T) {
	sum, err := costing.Sum()
	require.NoError(t, err)
	assert.Equal(t, costing.Money{}, sum)
}

func TestMoneyJSON(t *testing.T) {
	var m costing.Money
	require.NoError(t, json.Unmarshal([]byte(`"-92233720368547758.08"`), &m))
	assert.Equal(t, costing.Pence(math.MinInt64), m)
	text, err := json.Marshal(m)
	require.NoError(t, err)
	assert.Equal(t, `"-92233720368547758.08"`, string(text))
	for _, bad := range []string{`1250.00`, `1250`, `0`, `true`, `{}`, `[]`, `"1250"`, `""`} {
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
			again, err := costing.ParseMoney(costing.Pence(m.Pence()).String())
			require.NoError(t, err)
			require.Equal(t, m, again)
			require.Equal(t, text, strings.NewReplacer("−", "-", "£", "", ",", "").Replace(m.Sterling()))
			return
		}
		require.Zero(t, m)
		pence, isNumber := new(big.Int).SetString(strings.Replace(text, ".", "", 1), 10)
		if grammar.MatchString(text) && text != "-0.00" {
			require.True(t, isNumber)
			require.False(t, pence.IsInt64())
			require.ErrorIs(t, err, field.ErrRange)
			return
		}
		require.ErrorIs(t, err, field.ErrInvalid)
	})
}
