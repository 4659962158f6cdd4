package partnership_test

import (
	"encoding/json"
	"errors"
	"math/big"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

func quantity(t *testing.T, millionths int64) partnership.Quantity {
	q, err := partnership.QuantityOfMillionths(millionths)
	require.NoError(t, err)
	return q
}

// TestThreshold_AgainstExactArithmetic holds Met against fractions of math/big,
// often on the line itself and a millionth to either side of it.
func TestThreshold_AgainstExactArithmetic(t *testing.T) {
	const most = 999_999_999_999_999_999
	met := map[partnership.Comparison]func(order int) bool{
		partnership.MoreThan: func(order int) bool { return order > 0 },
		partnership.AtLeast:  func(order int) bool { return order >= 0 },
		partnership.LessThan: func(order int) bool { return order < 0 },
		partnership.AtMost:   func(order int) bool { return order <= 0 },
	}
	r := rand.New(rand.NewPCG(5, 6))
	onTheLine := 0
	for range 20_000 {
		in := 1 + r.Int64N(1_000_000)
		if r.IntN(2) == 0 {
			in = 1 + r.Int64N(100)
		}
		of := r.Int64N(in + 1)
		whole := 1 + r.Int64N(most)
		if r.IntN(2) == 0 {
			whole = in * (1 + r.Int64N(most/in))
		}
		line := new(big.Int).Mul(big.NewInt(whole), big.NewInt(of))
		part := line.Div(line, big.NewInt(in)).Int64() + r.Int64N(3) - 1
		part = max(0, min(part, whole))
		if r.IntN(4) == 0 {
			part = r.Int64N(whole + 1)
		}
		order := big.NewRat(part, whole).Cmp(big.NewRat(of, in))
		if order == 0 {
			onTheLine++
		}
		for _, comparison := range partnership.Comparisons() {
			text := string(comparison) + " " + strconv.FormatInt(of, 10) + "/" + strconv.FormatInt(in, 10)
			got, err := partnership.MustThreshold(text).Met(quantity(t, part), quantity(t, whole))
			require.NoError(t, err)
			require.Equal(t, met[comparison](order), got, "%d of %d millionths, %s", part, whole, text)
		}
	}
	assert.Greater(t, onTheLine, 2000, "the line itself is where it matters")
}

// TestThreshold_OfTheLaw holds the figures that structures and procurement turn
// on; both tests of procurement are strict.
func TestThreshold_OfTheLaw(t *testing.T) {
	for _, test := range []struct {
		threshold   string
		part, whole string
		want        bool
	}{
		{"more than 1/2", "1", "2", false}, // a tie is no simple majority
		{"more than 1/2", "2", "3", true},
		{"at least 2/3", "2", "3", true}, // London Councils: two thirds
		{"at least 2/3", "22", "33", true},
		{"at least 2/3", "21", "33", false},
		{"at least 2/3", "66.666666", "100", false}, // where 66.67 % would be wrong the other way
		{"more than 80/100", "80", "100", false},    // the vertical exemption
		{"more than 80/100", "80.000001", "100", true},
		{"less than 20/100", "20", "100", false}, // horizontal cooperation
		{"less than 20/100", "19.999999", "100", true},
		{"at most 1/5", "20", "100", true},
		{"at least 1/1", "33", "33", true},
		{"at least 1/1", "32", "33", false},
		{"more than 0/1", "0", "33", false},
		{"more than 0/1", "0.000001", "33", true},
		{"more than 1/2", "500000000000", "999999999999.999999", true},
	} {
		got, err := partnership.MustThreshold(test.threshold).Met(partnership.MustQuantity(test.part), partnership.MustQuantity(test.whole))
		require.NoError(t, err)
		assert.Equal(t, test.want, got, "%+v", test)
	}
}

func TestThreshold_MetErrors(t *testing.T) {
	half, one, none := partnership.MustThreshold("more than 1/2"), partnership.MustQuantity("1"), partnership.Quantity{}
	for _, test := range []struct {
		threshold   partnership.Threshold
		part, whole partnership.Quantity
		want        error
		text        string
	}{
		{partnership.Threshold{}, one, one, field.ErrRequired, "1 of 1, to be no threshold: required"},
		{half, none, one, field.ErrRequired, "not known of 1, to be more than 1/2: required"},
		{half, one, none, field.ErrRequired, "1 of not known, to be more than 1/2: required"},
		{half, one, partnership.MustQuantity("0"), field.ErrRange, "1 of 0 is not a part of a whole: out of range"},
		{half, partnership.MustQuantity("0"), partnership.MustQuantity("0"), field.ErrRange, "0 of 0 is not a part of a whole: out of range"},
		{half, partnership.MustQuantity("-1"), partnership.MustQuantity("-1"), field.ErrRange, "-1 of -1 is not a part of a whole: out of range"},
		{half, partnership.MustQuantity("-1"), one, field.ErrRange, "-1 of 1 is not a part of a whole: out of range"},
		{half, partnership.MustQuantity("1.000001"), one, field.ErrRange, "1.000001 of 1 is not a part of a whole: out of range"},
	} {
		met, err := test.threshold.Met(test.part, test.whole)
		assert.ErrorIs(t, err, test.want)
		assert.EqualError(t, err, test.text)
		assert.False(t, met)
	}
}

// thresholdForm is the grammar of ParseThreshold said another way.
var thresholdForm = regexp.MustCompile(`^(?:more than|at least|less than|at most) (0|[1-9][0-9]{0,6})/([1-9][0-9]{0,6})$`)

func thresholdGrammar(text string) bool {
	parts := thresholdForm.FindStringSubmatch(text)
	if parts == nil {
		return false
	}
	of, _ := strconv.Atoi(parts[1])
	in, _ := strconv.Atoi(parts[2])
	return of <= in && in <= 1_000_000
}

func checkThreshold(t *testing.T, text string) {
	t.Helper()
	threshold, err := partnership.ParseThreshold(text)
	require.Equal(t, thresholdGrammar(text), err == nil, "%q: %v", text, err)
	if err != nil {
		require.ErrorIs(t, err, field.ErrInvalid)
		require.NotErrorIs(t, err, field.ErrRequired)
		require.True(t, threshold.IsZero())
		require.Less(t, len(err.Error()), 500)
		return
	}
	require.False(t, threshold.IsZero())
	require.Equal(t, text, threshold.String())
	written, err := threshold.MarshalText()
	require.NoError(t, err)
	var back partnership.Threshold
	require.NoError(t, back.UnmarshalText(written))
	require.Equal(t, threshold, back)
}

func TestParseThreshold(t *testing.T) {
	for _, good := range []string{"more than 1/2", "at least 2/3", "less than 20/100", "at most 0/1", "more than 999999/1000000", "at least 1000000/1000000"} {
		require.True(t, thresholdGrammar(good), good)
		checkThreshold(t, good)
	}
	for _, bad := range []string{
		"", " ", "1/2", "more than", "more than ", "more than 1", "more than 1/", "more than /2", "more than /", "more than 1/0", "more than 0/0",
		"more than 3/2", "more than 01/2", "more than 1/02", "more than 1/2 ", " more than 1/2", "more  than 1/2", "More than 1/2", "over 1/2",
		"more than  1/2", "more than 1 /2", "more than 1/ 2", "more than -1/2", "more than +1/2", "more than 1.5/2", "more than 1/2/3", "more than 1/1000001",
		"more than 1/10000000", "more than 99999999999999999999/99999999999999999999", "more than 50%", "more than 1/2\n", "more-than 1/2", "no threshold",
		"more than １/2", "\xff 1/2", strings.Repeat("more than ", 100_000) + "1/2",
	} {
		require.False(t, thresholdGrammar(bad), "%.60q", bad)
		checkThreshold(t, bad)
	}
	_, err := partnership.ParseThreshold("50%")
	assert.EqualError(t, err, `"50%" is not a threshold like "more than 1/2" or "at least 2/3": invalid`)
}

func TestThreshold_ComparesAsWritten(t *testing.T) {
	assert.Equal(t, partnership.MustThreshold("more than 1/2"), partnership.MustThreshold("more than 1/2"))
	assert.NotEqual(t, partnership.MustThreshold("more than 1/2"), partnership.MustThreshold("more than 2/4"))
	assert.Panics(t, func() { partnership.MustThreshold("half") })
}

func TestThreshold_NotSet(t *testing.T) {
	var threshold partnership.Threshold
	assert.True(t, threshold.IsZero())
	assert.Equal(t, "no threshold", threshold.String())
	text, err := json.Marshal(threshold)
	require.NoError(t, err)
	assert.Equal(t, `""`, string(text))
	for _, none := range []string{"", " "} {
		threshold = partnership.MustThreshold("more than 1/2")
		err := threshold.UnmarshalText([]byte(none))
		assert.Equal(t, none != "", errors.Is(err, field.ErrInvalid))
		assert.True(t, threshold.IsZero(), "what was there before is gone")
	}
}

func TestThreshold_JSON(t *testing.T) {
	type record struct {
		Majority partnership.Threshold `json:"majority,omitzero"`
	}
	for want, majority := range map[string]partnership.Threshold{
		`{}`: {}, `{"majority":"at least 2/3"}`: partnership.MustThreshold("at least 2/3"),
	} {
		text, err := json.Marshal(record{majority})
		require.NoError(t, err)
		assert.Equal(t, want, string(text))
		var back record
		require.NoError(t, json.Unmarshal(text, &back))
		assert.Equal(t, record{majority}, back)
	}
	assert.Error(t, json.Unmarshal([]byte(`{"majority":0.5}`), &record{}))
}

func TestComparisons_AreThoseThatParse(t *testing.T) {
	testCategory(t, partnership.Comparisons(), "more than", "at least", "less than", "at most")
	for _, c := range partnership.Comparisons() {
		checkThreshold(t, string(c)+" 1/2")
	}
}

func FuzzParseThreshold(f *testing.F) {
	for _, seed := range []string{"", "more than 1/2", "at least 2/3", "less than 20/100", "at most 0/1", "more than 3/2", "more than 1/0", "at least 01/2", "1/2"} {
		f.Add(seed)
	}
	f.Fuzz(checkThreshold)
}

func BenchmarkThreshold_Met(b *testing.B) {
	twoThirds, part, whole := partnership.MustThreshold("at least 2/3"), partnership.MustQuantity("22"), partnership.MustQuantity("33")
	b.ReportAllocs()
	for b.Loop() {
		if met, err := twoThirds.Met(part, whole); !met || err != nil {
			b.Fatal(met, err)
		}
	}
}
