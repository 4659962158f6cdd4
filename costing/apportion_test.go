package costing_test

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// weighted returns weights with the ids a, b, c and so on.
func weighted(values ...string) []costing.Weight {
	weights := make([]costing.Weight, len(values))
	for i, value := range values {
		weights[i] = costing.Weight{Org: partnership.OrgID(rune('a' + i)), Value: partnership.MustQuantity(value)}
	}
	return weights
}

// amounts returns the amounts of charges with a space between them.
func amounts(charges []costing.Portion) string {
	texts := make([]string, len(charges))
	for i, charge := range charges {
		texts[i] = charge.Amount.String()
	}
	return strings.Join(texts, " ")
}

func TestApportion(t *testing.T) {
	for _, c := range []struct {
		why, total string
		weights    []costing.Weight
		want       string
	}{
		{"equal: the spare penny to the first by id", "100.00", weighted("1", "1", "1"), "33.34 33.33 33.33"},
		{"two spare pennies", "200.00", weighted("1", "1", "1"), "66.67 66.67 66.66"},
		{"a refund mirrors the bill", "-100.00", weighted("1", "1", "1"), "-33.34 -33.33 -33.33"},
		{"nothing to pay", "0.00", weighted("1", "2"), "0.00 0.00"},
		{"one payer", "12.34", weighted("0.000001"), "12.34"},
		{"less than a penny each", "0.01", weighted("1", "1", "1"), "0.01 0.00 0.00"},
		{"a weight of 0 gets no spare penny", "0.01", weighted("0", "1", "1", "0"), "0.00 0.01 0.00 0.00"},
		{"the largest remainder, not the largest weight", "0.10", weighted("62", "29", "9"), "0.06 0.03 0.01"},

		{"Central Durham crematorium, surplus 2026/27", "1041250.00", weighted("80", "20"), "833000.00 208250.00"},
		{"Somerset Waste, September 2018: county and four districts", "100000.00", weighted("45.76", "10.95", "11.63", "16.33", "15.33"), "45760.00 10950.00 11630.00 16330.00 15330.00"},
		{"the same with 3p more: .37 .33 .35 .49 .46 of a penny", "100000.03", weighted("45.76", "10.95", "11.63", "16.33", "15.33"), "45760.01 10950.00 11630.00 16330.01 15330.01"},
		{"South Hams and West Devon 2021/22, whole percentages: calls", "1.00", weighted("77297", "32158"), "0.71 0.29"},
		{"council-tax properties", "1.00", weighted("45670", "26345"), "0.63 0.37"},
		{"leisure centres", "1.00", weighted("4", "2"), "0.67 0.33"},
		{"five areas in square miles, as tenths of one per cent", "10.00", weighted("29.7", "35.1", "35.1", "23.7", "0.97"), "2.38 2.82 2.82 1.90 0.08"},

		{"moneyphp #436", "0.05", weighted("0", "7", "3"), "0.00 0.04 0.01"},
		{"moneyphp #466", "0.01", weighted("1", "1"), "0.01 0.00"},
		{"moneyphp #492: 33% and 66% of a cent", "0.01", weighted("33", "66"), "0.00 0.01"},
		{"moneyphp #492: 74.9925 and 24.9975", "99.99", weighted("75", "25"), "74.99 25.00"},
		{"dinero #144: 4.9147 and 5.1153", "10.03", weighted("49", "51"), "4.91 5.12"},
		{"dinero #776", "0.05", weighted("100", "101", "100", "100"), "0.01 0.02 0.01 0.01"},
		{"ts-money #5: a weight of 0 between fractions", "299.00", weighted("265.09", "0", "33.91"), "265.09 0.00 33.91"},
		{"RubyMoney #652", "-10.00", weighted("0.6667", "0.3333"), "-6.67 -3.33"},
		{"brick #45", "10.00", weighted("45", "20", "34"), "4.55 2.02 3.43"},

		{"the least amount to one", "-92233720368547758.07", weighted("1000000000"), "-92233720368547758.07"},
		{"the least amount to one of two", "-92233720368547758.07", weighted("0", "1000000000"), "0.00 -92233720368547758.07"},
		{"the least amount in halves", "-92233720368547758.07", weighted("1", "1"), "-46116860184273879.04 -46116860184273879.03"},
		{"the greatest in halves", "92233720368547758.07", weighted("1", "1"), "46116860184273879.04 46116860184273879.03"},
		{"the greatest, a millionth beside the greatest weight", "92233720368547758.07", weighted("0.000001", "999999999999.999999"), "0.09 92233720368547757.98"},
		{"the greatest, a millionth beside a thousand million", "92233720368547758.07", weighted("0.000001", "1000000000"), "92.23 92233720368547665.84"},
	} {
		charges, err := costing.Apportion(costing.MustMoney(c.total), c.weights)
		require.NoError(t, err, c.why)
		assert.Equal(t, c.want, amounts(charges), c.why)
		requireLaws(t, costing.MustMoney(c.total), c.weights, charges)
	}
}

// TestApportionTies holds that ids are compared by their bytes: capitals before
// small letters, and digits by digit.
func TestApportionTies(t *testing.T) {
	one := partnership.MustQuantity("1")
	charges, err := costing.Apportion(costing.Pence(3), []costing.Weight{
		{Org: "b", Value: one}, {Org: "a", Value: one}, {Org: "Z", Value: one}, {Org: "9", Value: one}, {Org: "10", Value: one},
	})
	require.NoError(t, err)
	assert.Equal(t, "0.00 0.00 0.01 0.01 0.01", amounts(charges))
}

func TestApportionErrors(t *testing.T) {
	for _, c := range []struct {
		why     string
		weights []costing.Weight
		want    string
		rule    error
	}{
		{"none", nil, "weights: required", field.ErrRequired},
		{"an empty list", []costing.Weight{}, "weights: required", field.ErrRequired},
		{"no organisation", []costing.Weight{{Value: quantity(1)}}, "weights[0].org: required", field.ErrRequired},
		{"no value", []costing.Weight{{Org: "a"}}, "weights[0].value: required", field.ErrRequired},
		{"negative", weighted("1", "-0.000001"), "weights[1].value: -0.000001 is less than 0: invalid", field.ErrInvalid},
		{"too much together", weighted("999999999999.999999", "999999999999", "999999999999", "999999999999", "999999999999", "999999999999", "999999999999", "999999999999", "999999999999", "999999999999"), "weights: 10 weights add up to more than 9223372036854.775807: out of range", field.ErrRange},
		{"all 0", weighted("0", "0"), "weights: all are 0, so that nobody has a share: invalid", field.ErrInvalid},
		{
			"all 0, and a malformed id",
			[]costing.Weight{{Org: "-", Value: quantity(0)}},
			"weights[0].org: \"-\" is not an organisation id (1 to 64 letters, digits and -_.:/): invalid\nweights: all are 0, so that nobody has a share: invalid",
			field.ErrInvalid,
		},
		{
			"the same organisation",
			[]costing.Weight{{Org: "a", Value: quantity(1)}, {Org: "b", Value: quantity(1)}, {Org: "a", Value: quantity(2)}},
			"weights[2].org: duplicate: \"a\" is already weights[0]", field.ErrDuplicate,
		},
		{
			"the same organisation three times",
			[]costing.Weight{{Org: "a", Value: quantity(1)}, {Org: "a", Value: quantity(1)}, {Org: "a", Value: quantity(2)}},
			"weights[1].org: duplicate: \"a\" is already weights[0]\nweights[2].org: duplicate: \"a\" is already weights[0]", field.ErrDuplicate,
		},
		{
			"all errors",
			[]costing.Weight{{Org: "a b"}, {Org: "a", Value: quantity(-1)}, {Org: "a b", Value: quantity(1)}, {}, {Org: "a"}, {}},
			"weights[0].org: \"a b\" is not an organisation id (1 to 64 letters, digits and -_.:/): invalid\nweights[0].value: required\n" +
				"weights[1].value: -0.000001 is less than 0: invalid\n" +
				"weights[2].org: \"a b\" is not an organisation id (1 to 64 letters, digits and -_.:/): invalid\n" +
				"weights[3].org: required\nweights[3].value: required\n" +
				"weights[4].value: required\n" +
				"weights[5].org: required\nweights[5].value: required\n" +
				"weights[2].org: duplicate: \"a b\" is already weights[0]\n" +
				"weights[4].org: duplicate: \"a\" is already weights[1]",
			field.ErrDuplicate,
		},
	} {
		for _, total := range []int64{math.MinInt64 + 1, -1, 0, 1, math.MaxInt64} {
			charges, err := costing.Apportion(costing.Pence(total), c.weights)
			require.EqualError(t, err, c.want, c.why)
			require.ErrorIs(t, err, c.rule, c.why)
			require.Nil(t, charges)
			assert.Len(t, field.Errors(err), strings.Count(c.want, "\n")+1, "each has its place: %s", c.why)
		}
	}
}

// TestApportionFindsEveryDuplicate puts the same id at two places of lists of
// every size of working.
func TestApportionFindsEveryDuplicate(t *testing.T) {
	d := newDeck(2)
	for _, n := range []int{2, 3, 9, 24, 25, 60, 300, 512, 513} {
		for range 40 {
			weights := d.weights(n)
			places := d.Perm(n)[:2]
			first, second := min(places[0], places[1]), max(places[0], places[1])
			weights[second].Org = weights[first].Org
			_, err := costing.Apportion(costing.Pence(1), weights)
			require.ErrorIs(t, err, field.ErrDuplicate)
			var place *field.Error
			require.ErrorAs(t, err, &place)
			require.Equal(t, fmt.Sprintf("weights[%d].org", second), place.Path)
		}
	}
}

// TestApportionSumOfWeights stands on either side of the greatest sum of weights:
// 9,223 weights of a thousand million fit, and so does 372,036,854.775807 more.
func TestApportionSumOfWeights(t *testing.T) {
	weights := make([]costing.Weight, 9224)
	for i := range weights {
		weights[i] = costing.Weight{Org: partnership.OrgID(fmt.Sprintf("E%08d", i)), Value: partnership.MustQuantity("1000000000")}
	}
	weights[9223].Value = partnership.MustQuantity("372036854.775807")
	for _, total := range []int64{math.MinInt64 + 1, 0, math.MaxInt64} {
		charges, err := costing.Apportion(costing.Pence(total), weights)
		require.NoError(t, err)
		require.Equal(t, hamilton(costing.Pence(total), weights), charges)
	}

	weights[9223].Value = partnership.MustQuantity("372036854.775808")
	_, err := costing.Apportion(costing.Pence(1), weights)
	require.EqualError(t, err, "weights: 9224 weights add up to more than 9223372036854.775807: out of range")
	require.ErrorIs(t, err, field.ErrRange)

	weights[0].Value = partnership.MustQuantity("-1")
	_, err = costing.Apportion(costing.Pence(1), weights)
	require.EqualError(t, err, "weights[0].value: -1 is less than 0: invalid")
}

// TestApportionOwnsItsResult holds that two results of the same weights do not
// touch each other, nor the weights.
func TestApportionOwnsItsResult(t *testing.T) {
	weights := weighted("1", "1", "1")
	first, err := costing.Apportion(costing.MustMoney("100.00"), weights)
	require.NoError(t, err)
	second, err := costing.Apportion(costing.MustMoney("100.00"), weights)
	require.NoError(t, err)
	first[0] = costing.Portion{Org: "z"}
	_ = append(first[:1], costing.Portion{Org: "y"})
	assert.Equal(t, "33.34 33.33 33.33", amounts(second))
	assert.Equal(t, weighted("1", "1", "1"), weights)
	assert.Equal(t, len(second), cap(second), "nothing of the working is kept")
}

// TestApportionAllocates holds that the result is all that Apportion allocates.
func TestApportionAllocates(t *testing.T) {
	for _, c := range cases() {
		allocations := testing.AllocsPerRun(20, func() {
			_, _ = costing.Apportion(costing.Pence(123456789), c.weights)
		})
		assert.Equal(t, 1.0, allocations, c.name)
	}
}

func TestWeightValidate(t *testing.T) {
	for _, w := range []costing.Weight{
		{Org: "harrow", Value: partnership.MustQuantity("0")},
		{Org: "harrow", Value: partnership.MustQuantity("0.000001")},
		{Org: "harrow", Value: partnership.MustQuantity("1000000000")},
	} {
		require.NoError(t, w.Validate())
	}
	require.EqualError(t, costing.Weight{}.Validate(), "org: required\nvalue: required")
	require.EqualError(t, costing.Weight{Org: "a b", Value: quantity(-1)}.Validate(),
		"org: \"a b\" is not an organisation id (1 to 64 letters, digits and -_.:/): invalid\nvalue: -0.000001 is less than 0: invalid")
}

// TestJSON fixes the wire form of weights and charges.
func TestJSON(t *testing.T) {
	type document struct {
		Year    costing.FinancialYear `json:"year"`
		Weights []costing.Weight      `json:"weights"`
		Charges []costing.Portion     `json:"charges"`
	}
	const golden = `{"year":"2025/26",` +
		`"weights":[{"org":"E09000015","value":"252338"},{"org":"brent","value":"0.5"},{"org":"barnet","value":"0"},{"org":"unknown"}],` +
		`"charges":[{"org":"E09000015","amount":"1250.00"},{"org":"brent","amount":"-0.01"},{"org":"barnet","amount":"0.00"},{"org":"unknown"}]}`
	want := document{
		Year: costing.MustFinancialYear("2025/26"),
		Weights: []costing.Weight{
			{Org: "E09000015", Value: partnership.MustQuantity("252338")},
			{Org: "brent", Value: partnership.MustQuantity("0.5")},
			{Org: "barnet", Value: partnership.MustQuantity("0")},
			{Org: "unknown"},
		},
		Charges: []costing.Portion{
			{Org: "E09000015", Amount: costing.Pence(125000)},
			{Org: "brent", Amount: costing.Pence(-1)},
			{Org: "barnet", Amount: costing.Pence(0)},
			{Org: "unknown"},
		},
	}
	text, err := json.Marshal(want)
	require.NoError(t, err)
	assert.Equal(t, golden, string(text))
	var got document
	require.NoError(t, json.Unmarshal([]byte(golden), &got))
	assert.Equal(t, want, got)
	for _, bad := range []string{`{"org":"a b"}`, `{"org":" "}`, `{"org":"a","amount":1250}`, `{"org":"a","amount":1250.00}`} {
		require.Error(t, json.Unmarshal([]byte(bad), new(costing.Portion)), bad)
	}
	require.Error(t, json.Unmarshal([]byte(`{"org":"a","value":1}`), new(costing.Weight)))
}

// Of equal remainders those get a penny whose ids come first by their bytes, however long
// the ids are and whatever they begin with.
func TestApportion_TiesByIDs(t *testing.T) {
	d := newDeck(77)
	for range 2000 {
		n := 1 + int(d.Int64N(40))
		begin := strings.Repeat("e", 1+int(d.Int64N(30)))
		var ids []string
		for len(ids) < n {
			id := begin[:1+d.Int64N(int64(len(begin)))]
			for range d.Int64N(20) {
				id += string("a0-z"[d.Int64N(4)])
			}
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
		weights := make([]costing.Weight, n)
		for i, id := range ids {
			weights[i] = costing.Weight{Org: partnership.OrgID(id), Value: partnership.MustQuantity("1")}
		}
		spare := int(d.Int64N(int64(n)))
		charges, err := costing.Apportion(costing.Pence(int64(1000*n+spare)), weights)
		require.NoError(t, err)
		slices.Sort(ids)
		for _, c := range charges {
			want := costing.Pence(1000)
			if slices.Contains(ids[:spare], string(c.Org)) {
				want = costing.Pence(1001)
			}
			require.Equal(t, want, c.Amount, "%s, %d of %v", c.Org, spare, ids)
		}
	}
}
