package partnership_test

import (
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// million is how many millionths there are in one.
var million = big.NewRat(1_000_000, 1)

// The grammar of ParseQuantity said another way.
var (
	quantityForm = regexp.MustCompile(`^-?(0|[1-9][0-9]{0,11})(\.[0-9]{1,6})?$`)
	minusNothing = regexp.MustCompile(`^-[0.]*$`)
)

func quantityGrammar(text string) bool {
	return quantityForm.MatchString(text) && !minusNothing.MatchString(text)
}

// checkQuantity holds what ParseQuantity says of a text against the grammar and
// exact arithmetic.
func checkQuantity(t *testing.T, text string) {
	t.Helper()
	q, err := partnership.ParseQuantity(text)
	require.Equal(t, quantityGrammar(text), err == nil, "%q: %v", text, err)
	if err != nil {
		require.ErrorIs(t, err, field.ErrInvalid)
		require.False(t, q.Known())
		require.Less(t, len(err.Error()), 500)
		return
	}
	exact, ok := new(big.Rat).SetString(text)
	require.True(t, ok)
	n, known := q.Millionths()
	require.True(t, known)
	require.Zero(t, new(big.Rat).SetInt64(n).Cmp(new(big.Rat).Mul(exact, million)), "%q is %d millionths", text, n)

	written, ok := new(big.Rat).SetString(q.String())
	require.True(t, ok)
	require.Zero(t, written.Cmp(exact), "%q is written %q", text, q)
	require.True(t, quantityGrammar(q.String()))
	require.False(t, strings.Contains(q.String(), ".") && strings.HasSuffix(q.String(), "0"), "%q has decimals that it does not need", q)

	again, err := partnership.QuantityOfMillionths(n)
	require.NoError(t, err)
	require.Equal(t, q, again)
	require.Equal(t, q, partnership.MustQuantity(q.String()))
}

func TestQuantity_AgainstExactArithmetic(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	texts := []string{"0", "0.0", "0.000000", "-0.000001", "0.000001", "999999999999.999999", "-999999999999.999999", "54.24", "2.50", "-2.5", "100.100", "10"}
	for range 20_000 {
		text := big.NewInt(r.Int64N(int64(math.Pow10(r.IntN(13))))).String()
		if places := r.IntN(7); places > 0 {
			text += fmt.Sprintf(".%0*d", places, r.IntN(int(math.Pow10(places))))
		}
		if r.IntN(2) == 0 {
			text = "-" + text
		}
		texts = append(texts, text)
	}
	for _, text := range texts {
		checkQuantity(t, text)
	}
}

func TestQuantity_CompareAgainstExactArithmetic(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	random := func() partnership.Quantity {
		q, err := partnership.QuantityOfMillionths(r.Int64N(int64(math.Pow10(1+r.IntN(18)))) * int64(1-2*r.IntN(2)))
		require.NoError(t, err)
		return q
	}
	for range 20_000 {
		a, b := random(), random()
		x, _ := new(big.Rat).SetString(a.String())
		y, _ := new(big.Rat).SetString(b.String())
		require.Equal(t, x.Cmp(y), a.Compare(b), "%v, %v", a, b)
		require.Equal(t, x.Cmp(y) == 0, a == b)
		require.Equal(t, -a.Compare(b), b.Compare(a))
	}
}

func TestParseQuantity_Refuses(t *testing.T) {
	for _, bad := range []string{
		"", " ", "-", ".", "-.", "+1", "--1", "1-", "-0", "-0.0", "-0.000000", "00", "01", "-01", "00.5", ".5", "5.", "-.5", "1..2", "1.2.3", "1 2",
		" 1", "1 ", "1\n", "1,000", "1,5", "1e3", "1E3", "1.5e3", "0x10", "1_000", "Inf", "NaN", "£5", "5%", "½", "١", "１",
		"1000000000000", "9999999999999", "0.0000001", "1.1234567", "-1000000000000", strings.Repeat("9", 100), "0." + strings.Repeat("0", 1_000_000),
		"1e-2000000000", "not known", "null", "1\x00", "-\u0661",
	} {
		require.False(t, quantityGrammar(bad), "%.40q", bad)
		checkQuantity(t, bad)
	}
	_, err := partnership.ParseQuantity("1,250")
	assert.EqualError(t, err, `"1,250" is not a number like 1250 or 54.24, with at most 12 digits and 6 decimals: invalid`)
}

func TestQuantity_Text(t *testing.T) {
	for text, want := range map[string]string{
		"0": "0", "0.0": "0", "2.5": "2.5", "2.50": "2.5", "54.240000": "54.24", "-0.1": "-0.1", "-12.000001": "-12.000001", "100": "100",
		"0.000001": "0.000001", "10.10": "10.1", "999999999999.999999": "999999999999.999999",
	} {
		assert.Equal(t, want, partnership.MustQuantity(text).String())
	}
	assert.Equal(t, partnership.MustQuantity("2.5"), partnership.MustQuantity("2.50"))
	assert.NotEqual(t, partnership.MustQuantity("0"), partnership.Quantity{})
}

func TestNewQuantity(t *testing.T) {
	for _, n := range []int64{0, 1, -1, 261_300, 999_999_999_999, -999_999_999_999} {
		q, err := partnership.NewQuantity(n)
		require.NoError(t, err)
		assert.Equal(t, big.NewInt(n).String(), q.String())
	}
	for _, n := range []int64{1_000_000_000_000, -1_000_000_000_000, math.MaxInt64, math.MinInt64} {
		q, err := partnership.NewQuantity(n)
		assert.ErrorIs(t, err, field.ErrRange)
		assert.False(t, q.Known())
	}
}

func TestQuantityOfMillionths(t *testing.T) {
	for n, want := range map[int64]string{
		0: "0", 1: "0.000001", -1: "-0.000001", 2_500_000: "2.5", 999_999_999_999_999_999: "999999999999.999999", -999_999_999_999_999_999: "-999999999999.999999",
	} {
		q, err := partnership.QuantityOfMillionths(n)
		require.NoError(t, err)
		assert.Equal(t, want, q.String())
	}
	for _, n := range []int64{1_000_000_000_000_000_000, -1_000_000_000_000_000_000, math.MaxInt64, math.MinInt64} {
		q, err := partnership.QuantityOfMillionths(n)
		assert.ErrorIs(t, err, field.ErrRange)
		assert.False(t, q.Known())
	}
}

func TestMustQuantity(t *testing.T) {
	assert.Panics(t, func() { partnership.MustQuantity("many") })
	assert.Equal(t, "54.24", partnership.MustQuantity("54.24").String())
}

func TestQuantity_NotKnown(t *testing.T) {
	var q partnership.Quantity
	zero := partnership.MustQuantity("0")
	assert.False(t, q.Known())
	assert.True(t, zero.Known(), "a count of nothing is known")
	n, ok := q.Millionths()
	assert.False(t, ok)
	assert.Zero(t, n)
	assert.Equal(t, "not known", q.String())
	assert.True(t, q.IsZero())
	assert.False(t, zero.IsZero())
	assert.Equal(t, 0, q.Compare(partnership.Quantity{}))
	for _, known := range []string{"0", "1", "-999999999999"} {
		assert.Equal(t, -1, q.Compare(partnership.MustQuantity(known)))
		assert.Equal(t, 1, partnership.MustQuantity(known).Compare(q))
	}
}

func TestQuantity_JSON(t *testing.T) {
	type record struct {
		Hours partnership.Quantity `json:"hours,omitzero"`
	}
	for want, hours := range map[string]partnership.Quantity{
		`{}`: {}, `{"hours":"0"}`: partnership.MustQuantity("0"), `{"hours":"-1250.75"}`: partnership.MustQuantity("-1250.750"),
	} {
		text, err := json.Marshal(record{hours})
		require.NoError(t, err)
		assert.Equal(t, want, string(text))
		var back record
		require.NoError(t, json.Unmarshal(text, &back))
		assert.Equal(t, record{hours}, back)
	}
	list := []partnership.Quantity{{}, partnership.MustQuantity("0"), {}}
	text, err := json.Marshal(list)
	require.NoError(t, err)
	assert.Equal(t, `["","0",""]`, string(text))
	read := []partnership.Quantity{partnership.MustQuantity("5")}
	require.NoError(t, json.Unmarshal(text, &read))
	assert.Equal(t, list, read)
	for _, bad := range []string{`{"hours":1250}`, `{"hours":" "}`, `{"hours":"1e3"}`, `{"hours":{}}`, `{"hours":["1"]}`} {
		var back record
		assert.Error(t, json.Unmarshal([]byte(bad), &back), bad)
	}
	q := partnership.MustQuantity("5")
	assert.ErrorIs(t, q.UnmarshalText([]byte("five")), field.ErrInvalid)
	assert.False(t, q.Known(), "what was there before is gone")
}

// TestQuantity_Between holds limits through a place on the globe and a population.
func TestQuantity_Between(t *testing.T) {
	at := func(latitude, longitude string) partnership.Place {
		return partnership.Place{Latitude: partnership.MustQuantity(latitude), Longitude: partnership.MustQuantity(longitude)}
	}
	for _, test := range []struct {
		place partnership.Place
		want  []string
	}{
		{at("51.5898", "-0.3346"), []string{}},
		{at("90", "180"), []string{}},
		{at("-90", "-180"), []string{}},
		{at("90.000001", "180.000001"), []string{"latitude: out of range", "longitude: out of range"}},
		{at("-90.000001", "-180.000001"), []string{"latitude: out of range", "longitude: out of range"}},
		{partnership.Place{}, []string{"latitude: required", "longitude: required"}},
	} {
		assert.Equal(t, test.want, faults(test.place.Validate()), "%+v", test.place)
	}
	o := partnership.Organisation{ID: "x", Name: "X", Kind: partnership.OtherBody, Sector: partnership.Private}
	for population, good := range map[string]bool{"0": true, "999999999999": true, "-0.000001": false} {
		o.Population = partnership.MustQuantity(population)
		assert.Equal(t, good, o.Validate() == nil, population)
	}
}

func TestCheckWhole(t *testing.T) {
	for text, want := range map[string]error{
		"": nil, "0": nil, "1": nil, "7": nil, "0.000001": field.ErrInvalid, "6.5": field.ErrInvalid,
		"7.000001": field.ErrRange, "8": field.ErrRange, "-0.000001": field.ErrRange, "-1": field.ErrRange,
	} {
		var q partnership.Quantity
		require.NoError(t, q.UnmarshalText([]byte(text)))
		err := partnership.CheckWhole(q, "days", 7)
		if want == nil {
			assert.NoError(t, err, text)
		} else {
			assert.ErrorIs(t, err, want, text)
		}
	}
	greatest := partnership.MustQuantity("999999999999")
	assert.NoError(t, partnership.CheckWhole(greatest, "days", math.MaxInt64))
	assert.NoError(t, partnership.CheckWhole(partnership.MustQuantity("0"), "days", 0))
	assert.ErrorIs(t, partnership.CheckWhole(partnership.MustQuantity("0.5"), "days", 0), field.ErrRange)
}

func FuzzParseQuantity(f *testing.F) {
	for _, seed := range []string{"", "0", "-0", "54.24", "-2.5", "01", "1.", ".1", "1e3", "999999999999.999999", "1000000000000", "0.0000001", "-0.000001"} {
		f.Add(seed)
	}
	f.Fuzz(checkQuantity)
}

func BenchmarkParseQuantity(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := partnership.ParseQuantity("261300.25"); err != nil {
			b.Fatal(err)
		}
	}
}

func TestQuantity_Signs(t *testing.T) {
	for _, c := range []struct {
		text, neg, abs string
		sign           int
	}{
		{"0", "0", "0", 0},
		{"2.5", "-2.5", "2.5", 1},
		{"-0.000001", "0.000001", "0.000001", -1},
		{"999999999999.999999", "-999999999999.999999", "999999999999.999999", 1},
		{"-999999999999.999999", "999999999999.999999", "999999999999.999999", -1},
	} {
		q := partnership.MustQuantity(c.text)
		assert.Equal(t, partnership.MustQuantity(c.neg), q.Neg(), c.text)
		assert.Equal(t, partnership.MustQuantity(c.abs), q.Abs(), c.text)
		assert.Equal(t, c.sign, q.Sign(), c.text)
		assert.Equal(t, q, q.Neg().Neg(), c.text)
	}
	var none partnership.Quantity
	assert.Equal(t, none, none.Neg())
	assert.Equal(t, none, none.Abs())
	assert.Zero(t, none.Sign())
}

func TestQuantity_Decimal(t *testing.T) {
	for _, text := range []string{"0", "2.5", "-0.000001", "999999999999.999999", "-999999999999.999999", "1000000"} {
		q := partnership.MustQuantity(text)
		d, known := q.Decimal()
		require.True(t, known)
		assert.True(t, d.Equal(decimal.RequireFromString(text)), text)
		back, err := partnership.QuantityFromDecimal(d)
		require.NoError(t, err)
		assert.Equal(t, q, back)
	}
	d, known := partnership.Quantity{}.Decimal()
	assert.False(t, known)
	assert.True(t, d.IsZero())
}

func TestQuantityFromDecimal(t *testing.T) {
	for text, want := range map[string]string{
		"12.50": "12.5", "12.5000000000": "12.5", "1e3": "1000", "-1e-6": "-0.000001", "0": "0", "0e-100": "0", "0e100": "0",
		"9.99999999999999999e11": "999999999999.999999",
	} {
		q, err := partnership.QuantityFromDecimal(decimal.RequireFromString(text))
		require.NoError(t, err, text)
		assert.Equal(t, partnership.MustQuantity(want), q, text)
	}
	for text, want := range map[string]string{
		"12.0000005":     "12.0000005 has more than 6 decimals: invalid",
		"-0.0000001":     "-0.0000001 has more than 6 decimals: invalid",
		"1000000000000":  "1000000000000000000 millionths have more than 18 digits: out of range",
		"-1000000000000": "-1000000000000000000 millionths have more than 18 digits: out of range",
		"99999999999999": "99999999999999 has more than 12 digits: out of range",
		"1e100":          "1" + strings.Repeat("0", 59) + " has more than 12 digits: out of range",
	} {
		q, err := partnership.QuantityFromDecimal(decimal.RequireFromString(text))
		require.EqualError(t, err, want, text)
		assert.False(t, q.Known())
	}
	for _, exponent := range []int32{101, -101, 2_000_000_000, -2_000_000_000, math.MaxInt32, math.MinInt32} {
		q, err := partnership.QuantityFromDecimal(decimal.New(1, exponent))
		require.EqualError(t, err, fmt.Sprintf("a decimal with the exponent %d is not read: out of range", exponent))
		assert.False(t, q.Known())
	}
	zero, err := partnership.QuantityFromDecimal(decimal.Decimal{})
	require.NoError(t, err)
	assert.Equal(t, partnership.MustQuantity("0"), zero)
}
