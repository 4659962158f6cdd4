package matrix_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// weighted is a matrix with everything that one can have: criteria of which the mean
// counts, a weighted sum of scores that are no whole numbers, and losses by member.
func weighted() matrix.Matrix {
	return matrix.Matrix{
		Name:   "Weighted",
		Source: "Risk Management Policy, 2025, appendix A",
		Likelihood: []matrix.Level{
			{Code: "L", Label: "Low", Score: qty("1"), Probability: matrix.ProbabilityBand{To: qty("0.2"), Closed: matrix.UpperEnd}},
			{Code: "M", Label: "Medium", Score: qty("2.5"), Probability: matrix.ProbabilityBand{From: qty("0.2"), To: qty("0.6"), Closed: matrix.UpperEnd}},
			{Code: "H", Label: "High", Score: qty("4"), Probability: matrix.ProbabilityBand{From: qty("0.6"), Closed: matrix.UpperEnd}},
		},
		Impact: []matrix.Level{
			{Code: "1", Score: qty("1")}, {Code: "2", Score: qty("2")}, {Code: "3", Score: qty("4")}, {Code: "4", Score: qty("8")},
		},
		Criteria: []matrix.Criterion{
			{ID: "money", Name: "Financial", Weight: qty("0.5")},
			{ID: "service", Name: "Service to residents", Weight: qty("0.25")},
			{ID: "reputation", Name: "Reputation", Weight: qty("0.25")},
		},
		Combine: matrix.MeanImpact,
		Losses: []matrix.LossScale{{Bands: []matrix.LossBand{
			{To: pounds("50000.00"), Closed: matrix.LowerEnd},
			{From: pounds("50000.00"), To: pounds("250000.00"), Closed: matrix.LowerEnd},
			{From: pounds("250000.00"), To: pounds("500000.00"), Closed: matrix.LowerEnd},
			{From: pounds("500000.00"), Closed: matrix.LowerEnd},
		}}},
		Formula:          matrix.WeightedSum,
		LikelihoodWeight: qty("0.4"),
		ImpactWeight:     qty("0.6"),
		Ratings:          []matrix.Rating{"low", "medium", "high"},
		Bands: []matrix.RatingBand{
			{Rating: "low", From: qty("0"), To: qty("1.6")},
			{Rating: "medium", From: qty("1.601"), To: qty("4")},
			{Rating: "high", From: qty("4.001"), To: qty("10")},
		},
	}
}

// districtAndCounty is the scale of a generic council for a county, and a tenth of it
// for a small district.
func districtAndCounty() matrix.Matrix {
	bands := func(limits ...string) []matrix.LossBand {
		var all []matrix.LossBand
		from := costing.Money{}
		for _, limit := range limits {
			all = append(all, matrix.LossBand{From: from, To: pounds(limit), Closed: matrix.LowerEnd})
			from = pounds(limit)
		}
		return append(all, matrix.LossBand{From: from, Closed: matrix.LowerEnd})
	}
	m := matrix.TriBorough()
	m.Losses = []matrix.LossScale{
		{Bands: bands("50000.00", "250000.00", "500000.00", "750000.00")},
		{Org: "district", Bands: bands("5000.00", "25000.00", "50000.00", "75000.00")},
	}
	return m
}

// Below 50k, 50–250k, 250–500k, 500–750k, above; and a tenth of each.
func TestOneLossHasAnImpactForEachPartner(t *testing.T) {
	t.Parallel()
	m := districtAndCounty()
	require.NoError(t, m.Validate())
	for _, test := range []struct {
		loss             string
		county, district matrix.LevelCode
	}{
		{"0.00", "1", "1"},
		{"4999.99", "1", "1"},
		{"5000.00", "1", "2"},
		{"49999.99", "1", "3"},
		{"50000.00", "2", "4"},
		{"60000.00", "2", "4"},
		{"75000.00", "2", "5"},
		{"249999.99", "2", "5"},
		{"250000.00", "3", "5"},
		{"500000.00", "4", "5"},
		{"749999.99", "4", "5"},
		{"750000.00", "5", "5"},
		{"92233720368547758.07", "5", "5"},
	} {
		for org, want := range map[partnership.OrgID]matrix.LevelCode{"county": test.county, "district": test.district} {
			got, err := m.ImpactOf(org, pounds(test.loss))
			require.NoError(t, err)
			assert.Equalf(t, want, got, "£%s for the %s", test.loss, org)
		}
	}
	_, err := m.ImpactOf("county", pounds("-0.01"))
	assert.EqualError(t, err, "-0.01 is less than 0.00: invalid")
	_, err = m.ImpactOf("county", costing.Money{})
	assert.ErrorIs(t, err, field.ErrRequired)
	_, err = matrix.TriBorough().ImpactOf("county", pounds("1.00"))
	assert.EqualError(t, err, `"Tri-borough shared services" does not say how bad a loss is for "county": not found`)
}

// A matrix without levels has no impact to give.
func TestImpactOfNoLevels(t *testing.T) {
	t.Parallel()
	_, err := matrix.Matrix{Losses: []matrix.LossScale{{}}}.ImpactOf("harrow", pounds("1.00"))
	assert.ErrorIs(t, err, field.ErrNotFound)
}

func TestLikelihoodOfErrors(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		matrix      matrix.Matrix
		probability partnership.Quantity
		want        string
	}{
		{matrix.NationalRiskRegister(), partnership.Quantity{}, "the probability is not known: required"},
		{matrix.NationalRiskRegister(), qty("-0.1"), "-0.1 is not a probability, from 0 to 1: out of range"},
		{matrix.NationalRiskRegister(), qty("25"), "25 is not a probability, from 0 to 1: out of range"},
		{matrix.TriBorough(), qty("0.5"), `"Tri-borough shared services" does not say how probable its levels are: not found`},
	} {
		_, err := test.matrix.LikelihoodOf(test.probability)
		assert.EqualError(t, err, test.want)
	}
}

// The mean is compared with the same done by hand: of impacts 1, 2 and 3 it is
// 0.5 × 1 + 0.25 × 2 + 0.25 × 4 = 2, level 2.
func TestImpactsAreCombined(t *testing.T) {
	t.Parallel()
	by := func(money, service, reputation matrix.LevelCode) []matrix.CriterionImpact {
		return []matrix.CriterionImpact{
			{Criterion: "reputation", Impact: reputation}, {Criterion: "money", Impact: money}, {Criterion: "service", Impact: service},
		}
	}
	mean, worst := weighted(), weighted()
	worst.Combine = matrix.WorstImpact
	for i := range worst.Criteria {
		worst.Criteria[i].Weight = partnership.Quantity{}
	}
	require.NoError(t, mean.Validate())
	require.NoError(t, worst.Validate())
	for _, test := range []struct {
		impacts     []matrix.CriterionImpact
		mean, worst int
	}{
		{by("1", "1", "1"), 1, 1},
		{by("1", "2", "3"), 2, 3},      // 0.5 + 0.5 + 1 = 2
		{by("3", "2", "2"), 3, 3},      // 2 + 0.5 + 0.5 = 3, as far from 2 as from 4: the worse
		{by("2", "3", "1"), 2, 3},      // 1 + 1 + 0.25 = 2.25
		{by("4", "1", "1"), 3, 4},      // 4 + 0.25 + 0.25 = 4.5
		{by("4", "3", "3"), 4, 4},      // 4 + 1 + 1 = 6, as far from 4 as from 8
		{by("4", "3", "2"), 3, 4},      // 4 + 1 + 0.5 = 5.5
		{by("4", "4", "4"), 4, 4},      //
		{by("4", "", "1"), 0, 0},       // one is not assessed: so is the risk
		{by("2", "1", "1")[1:2], 0, 0}, // two are left out, and nobody knows how bad they are
		{nil, 0, 0},
	} {
		r, err := mean.Rate("M", "", test.impacts...)
		require.NoError(t, err)
		assert.Equalf(t, test.mean, r.Impact, "mean of %v", test.impacts)
		r, err = worst.Rate("M", "", test.impacts...)
		require.NoError(t, err)
		assert.Equalf(t, test.worst, r.Impact, "worst of %v", test.impacts)
	}
}

// A criterion that the risk does not touch has no impact, and somebody has said so.
func TestMatrix_RateByTheCriteriaThatARiskTouches(t *testing.T) {
	t.Parallel()
	m := weighted()
	money, service := matrix.CriterionImpact{Criterion: "money", Impact: "2"}, matrix.CriterionImpact{Criterion: "service", Untouched: true}
	reputation := matrix.CriterionImpact{Criterion: "reputation", Untouched: true}
	_, err := m.Rate("M", "", money, service, reputation)
	require.EqualError(t, err, lines(
		"impacts[1].untouched: a mean needs an impact by every criterion: invalid",
		"impacts[2].untouched: a mean needs an impact by every criterion: invalid",
	))
	m.Combine = matrix.WorstImpact
	for _, c := range []struct {
		impacts []matrix.CriterionImpact
		want    int
	}{
		{[]matrix.CriterionImpact{money, service, reputation}, 2},
		{[]matrix.CriterionImpact{money, service}, 0},
		{[]matrix.CriterionImpact{{Criterion: "money", Untouched: true}, service, reputation}, 0},
		{[]matrix.CriterionImpact{money, service, {Criterion: "reputation", Impact: "3", Untouched: true}}, 3}, // which is right, nobody knows: the worse
	} {
		r, err := m.Rate("M", "", c.impacts...)
		require.NoError(t, err)
		assert.Equal(t, c.want, r.Impact, "%v", c.impacts)
	}
	require.NoError(t, service.Validate())
	assert.EqualError(t, matrix.CriterionImpact{Impact: "3", Untouched: true}.Validate(), lines("criterion: required", `untouched: it has the impact "3": invalid`))
}

// 0.4 × likelihood + 0.6 × impact, by hand.
func TestFormulas(t *testing.T) {
	t.Parallel()
	m := weighted()
	m.Criteria, m.Combine = nil, ""
	require.NoError(t, m.Validate())
	assert.Equal(t, "low 1", rated(t, m, "L", "1"))      // 0.4 + 0.6
	assert.Equal(t, "low 1.6", rated(t, m, "M", "1"))    // 1.0 + 0.6
	assert.Equal(t, "medium 2.2", rated(t, m, "H", "1")) // 1.6 + 0.6
	assert.Equal(t, "medium 3.4", rated(t, m, "M", "3")) // 1.0 + 2.4
	assert.Equal(t, "high 6.4", rated(t, m, "H", "4"))   // 1.6 + 4.8
	assert.Equal(t, "[1 1.6 2.2 2.8 3.4 4 5.2 5.8 6.4]", fmt.Sprint(m.Scores()))

	m.Formula, m.LikelihoodWeight, m.ImpactWeight = matrix.Sum, partnership.Quantity{}, partnership.Quantity{}
	m.Bands[2].To = qty("12")
	m.Bands[2].From = qty("4.5")
	require.NoError(t, m.Validate())
	assert.Equal(t, "medium 3.5", rated(t, m, "M", "1"))
	assert.Equal(t, "high 12", rated(t, m, "H", "4"))

	m.Formula = matrix.Product
	m.Bands[2].To = qty("32")
	require.NoError(t, m.Validate())
	assert.Equal(t, "medium 2.5", rated(t, m, "M", "1"))
	assert.Equal(t, "high 32", rated(t, m, "H", "4"))
}

// The product of two scores is exact to the last decimal that a score can have.
func TestScoresAreExact(t *testing.T) {
	t.Parallel()
	m := matrix.TriBorough()
	m.Likelihood[4].Score, m.Impact[4].Score = qty("999.999"), qty("999.999")
	m.Bands[2].To = qty("1000000")
	assert.Equal(t, "red 999998.000001", rated(t, m, "5", "5"))
	m.Likelihood[4].Score, m.Impact[4].Score = qty("1000"), qty("1000")
	require.NoError(t, m.Validate(), "1000 is the greatest score of a level")
}

// What is not assessed is no level, no score and no rating.
func TestNotAssessedIsNotRated(t *testing.T) {
	t.Parallel()
	for _, m := range presets() {
		for _, a := range []risk.Assessment{
			{},
			{Likelihood: m.Likelihood[2].Code},
			{Impact: m.Impact[2].Code},
			{Score: qty("10")},
		} {
			r, err := m.Rate(a.Likelihood, a.Impact, a.Impacts...)
			require.NoError(t, err)
			assert.Equal(t, matrix.Cell{}, r)
			assert.False(t, r.Assessed())
		}
	}
}

// Every assessment that a matrix can have gives the places of its codes, and a rank
// that is that of its rating; a level more on either axis never gives a lower one.
func TestRatingsRiseWithTheLevels(t *testing.T) {
	t.Parallel()
	for _, m := range presets() {
		for l, likelihood := range m.Likelihood {
			for i, impact := range m.Impact {
				r, err := m.Rate(likelihood.Code, impact.Code)
				require.NoError(t, err)
				assert.Equal(t, []int{l + 1, i + 1}, []int{r.Likelihood, r.Impact})
				if r.Rank > 0 {
					assert.Equal(t, m.Ratings[r.Rank-1], r.Rating)
				}
				for _, up := range [][2]int{{l + 1, i}, {l, i + 1}} {
					if up[0] < len(m.Likelihood) && up[1] < len(m.Impact) {
						worse, err := m.Rate(m.Likelihood[up[0]].Code, m.Impact[up[1]].Code)
						require.NoError(t, err)
						assert.GreaterOrEqual(t, worse.Rank, r.Rank)
					}
				}
			}
		}
	}
}

func TestRateErrors(t *testing.T) {
	t.Parallel()
	_, err := matrix.LettersAndNumbers().Rate("G", "5")
	assert.EqualError(t, err, lines(
		`likelihood: "G" is not a level (F, E, D, C, B, A): not found`,
		`impact: "5" is not a level (4, 3, 2, 1): not found`,
	))
	_, err = matrix.TriBorough().Rate("5", "", matrix.CriterionImpact{Criterion: "money", Impact: "5"})
	assert.EqualError(t, err, "impacts: the matrix has no criteria: invalid")
	_, err = weighted().Rate("M", "2")
	assert.EqualError(t, err, "impact: the matrix wants an impact by each criterion: invalid")
	_, err = weighted().Rate("", "", matrix.CriterionImpact{Criterion: "safety", Impact: "2"}, matrix.CriterionImpact{Criterion: "money", Impact: "9"})
	assert.EqualError(t, err, lines(
		`impacts[0].criterion: "safety" is not a criterion of the matrix: not found`,
		`impacts[1].impact: "9" is not a level (1, 2, 3, 4): not found`,
	))
}

func TestMatrix_TakesTheGreatestScore(t *testing.T) {
	m := matrix.TriBorough()
	m.Likelihood[len(m.Likelihood)-1].Score = qty("1000")
	m.Impact[len(m.Impact)-1].Score = qty("1000")
	for _, fault := range field.Errors(m.Validate()) {
		assert.NotContains(t, fault.Path, "score")
	}
}

func TestMatrixFindsEverythingAtOnce(t *testing.T) {
	t.Parallel()
	type change = func(m *matrix.Matrix)
	tri, grid, full := matrix.TriBorough, matrix.LettersAndNumbers, weighted
	for _, test := range []struct {
		base   func() matrix.Matrix
		change change
		want   string
	}{
		{tri, func(m *matrix.Matrix) { *m = matrix.Matrix{} }, lines(
			"name: required", "source: required",
			"likelihood: levels found: 0, wanted: 2 to 10: out of range", "impact: levels found: 0, wanted: 2 to 10: out of range",
		)},
		{grid, func(m *matrix.Matrix) { m.Impact = m.Impact[:1]; m.Grid = nil }, lines(
			"impact: levels found: 1, wanted: 2 to 10: out of range", "bands: ratings need bands or a grid: required",
		)},
		{tri, func(m *matrix.Matrix) { m.Impact[3].Code = "1"; m.Impact[4].Code = "" }, lines(
			`impact[3].code: "1" is already impact[0]: duplicate`, "impact[4].code: required",
		)},
		{tri, func(m *matrix.Matrix) { m.Impact[0].Code = "very likely" }, `impact[0].code: "very likely" is not a level id (1 to 64 letters, digits and -_.:/): invalid`},
		{tri, func(m *matrix.Matrix) {
			m.Likelihood[0].Score = partnership.Quantity{}
			m.Likelihood[2].Score = qty("2")
			m.Likelihood[3].Score = qty("3.0001")
			m.Likelihood[4].Score = qty("1000.001")
			m.Impact[0].Score = qty("0")
		}, lines(
			"likelihood[0].score: required",
			"likelihood[2].score: 2 is not above 2, the score of the level below: out of order",
			"likelihood[3].score: 3.0001 is not a number above 0 and up to 1000 with at most three decimals: out of range",
			"likelihood[4].score: 1000.001 is not a number above 0 and up to 1000 with at most three decimals: out of range",
			"impact[0].score: 0 is not a number above 0 and up to 1000 with at most three decimals: out of range",
		)},
		{tri, func(m *matrix.Matrix) { m.Impact[1].Probability.Closed = matrix.LowerEnd }, "impact[1].probability: only a likelihood has a probability: invalid"},
		{full, func(m *matrix.Matrix) { m.Criteria = m.Criteria[:1]; m.Combine = "" }, lines(
			"criteria: criteria found: 1, wanted: none, or 2 to 20: out of range",
			"criteria[0].weight: not used without weighted-mean: invalid", "combine: required",
		)},
		{full, func(m *matrix.Matrix) { m.Criteria = nil }, "combine: not used without criteria: invalid"},
		{full, func(m *matrix.Matrix) {
			m.Criteria[0] = matrix.Criterion{}
			m.Criteria[1].ID = "reputation"
			m.Combine = "median"
		}, lines(
			"criteria[0].id: required", "criteria[0].name: required",
			"criteria[1].weight: not used without weighted-mean: invalid",
			"criteria[2].weight: not used without weighted-mean: invalid",
			"criteria[2].id: duplicate: \"reputation\" is already criteria[1]",
			`combine: "median" is not a combination of impacts (worst, weighted-mean): invalid`,
		)},
		{full, func(m *matrix.Matrix) {
			m.Criteria[2].Weight = partnership.Quantity{}
			m.Criteria[1].Weight = qty("-1")
		}, lines(
			"criteria[1].weight: -1 is not a number above 0 and up to 1000 with at most three decimals: out of range", "criteria[2].weight: required",
		)},
		{full, func(m *matrix.Matrix) {
			m.Losses = append(m.Losses, m.Losses[0], matrix.LossScale{Org: "a"}, matrix.LossScale{Org: "a", Bands: m.Losses[0].Bands}, matrix.LossScale{Org: "a b", Bands: m.Losses[0].Bands})
		}, lines(
			"losses[1].org: there is another scale for every member: duplicate",
			"losses[2].bands: bands found: 0, wanted: 4, one for each level of impact: out of range",
			`losses[4].org: "a b" is not an organisation id (1 to 64 letters, digits and -_.:/): invalid`,
			"losses[3].org: duplicate: \"a\" is already losses[2]",
		)},
		{tri, func(m *matrix.Matrix) { m.Impact[1].Score = partnership.Quantity{} }, "impact[1].score: required"},
		{full, func(m *matrix.Matrix) { // without a formula, the mean still needs scores
			m.Formula, m.LikelihoodWeight, m.ImpactWeight, m.Ratings, m.Bands = "", partnership.Quantity{}, partnership.Quantity{}, nil, nil
			m.Likelihood[0].Score, m.Impact[1].Score = partnership.Quantity{}, partnership.Quantity{}
		}, "impact[1].score: required"},
		{full, func(m *matrix.Matrix) { m.ImpactWeight = partnership.Quantity{}; m.LikelihoodWeight = qty("0") }, lines(
			"likelihood_weight: 0 is not a number above 0 and up to 1000 with at most three decimals: out of range", "impact_weight: required",
		)},
		{tri, func(m *matrix.Matrix) { m.Formula = "power"; m.ImpactWeight = qty("1") }, lines(
			`formula: "power" is not a formula (product, sum, weighted-sum): invalid`,
			"impact_weight: not used without weighted-sum: invalid",
		)},
		{tri, func(m *matrix.Matrix) { m.Ratings = nil }, "bands: not used without ratings: invalid"},
		{grid, func(m *matrix.Matrix) { m.Ratings = nil }, "grid: not used without ratings: invalid"},
		{tri, func(m *matrix.Matrix) { m.Ratings = m.Ratings[:1]; m.Bands = m.Bands[:1] }, "ratings: ratings found: 1, wanted: none, or 2 to 12: out of range"},
		{tri, func(m *matrix.Matrix) { m.Grid = [][]matrix.Rating{{"red", "blue"}} }, lines(
			"grid: not used with bands: invalid",
			"grid: rows found: 1, wanted: 5, one for each level of likelihood: out of range",
			"grid[0]: ratings found: 2, wanted: 5, one for each level of impact: out of range",
			`grid[0][1]: "blue" is not a rating of the matrix: not found`,
		)},
		{tri, func(m *matrix.Matrix) { m.Ratings[1], m.Ratings[2] = "", "green" }, lines(
			"ratings[1]: required", "ratings[2]: duplicate: \"green\" is already ratings[0]",
			`bands[1].rating: "amber" is not "", which is ratings[1]: invalid`, `bands[2].rating: "red" is not "green", which is ratings[2]: invalid`,
		)},
		{tri, func(m *matrix.Matrix) { m.Formula = "" }, "formula: bands of scores need a formula: required"},
		{tri, func(m *matrix.Matrix) { m.Bands = m.Bands[:2] }, "bands: bands found: 2, wanted: 3, one for each rating: invalid"},
		{tri, func(m *matrix.Matrix) {
			m.Bands[0].From, m.Bands[2].To = partnership.Quantity{}, partnership.Quantity{}
		}, lines(
			"bands[0].from: required", "bands[2].to: required",
		)},
		{tri, func(m *matrix.Matrix) { m.Bands[1].To = qty("10") }, "bands[1].to: 10 is below 11: out of order"},
		{tri, func(m *matrix.Matrix) { m.Bands[1].From = qty("10") }, "bands[1].from: 10 is in the band below too: overlap"},
		{tri, func(m *matrix.Matrix) { m.Bands[1].From = qty("12"); m.Bands[0].To = qty("9") }, lines(
			"bands: 10, the score of likelihood 2 and impact 5, is in no band: out of range",
			"bands: 10, the score of likelihood 5 and impact 2, is in no band: out of range",
		)},
		{grid, func(m *matrix.Matrix) { m.Grid[4][3] = "amber"; m.Grid[2][0] = "amber" }, lines(
			"grid[2][1]: likelihood D and impact 3 is green, but likelihood D and impact 4, which is no worse, is amber: out of order",
			"grid[3][0]: likelihood C and impact 4 is green, but likelihood D and impact 4, which is no worse, is amber: out of order",
			"grid[4][3]: likelihood B and impact 1 is amber, but likelihood C and impact 1, which is no worse, is red: out of order",
		)},
	} {
		m := test.base()
		test.change(&m)
		assert.EqualError(t, m.Validate(), test.want)
	}
}

// Bands may leave out scores that cannot be: 13 and 14 are no product.
func TestBandsNeedOnlyHoldScoresThatCanBe(t *testing.T) {
	t.Parallel()
	m := matrix.TriBorough()
	m.Bands[1].To, m.Bands[2].From = qty("15"), qty("16")
	m.Bands[0].To, m.Bands[1].From = qty("10"), qty("12")
	require.NoError(t, m.Validate())
}

func TestMatrixJSON(t *testing.T) {
	t.Parallel()
	golden(t, "matrix-weighted", weighted())
	golden(t, "matrix-letters", matrix.LettersAndNumbers())
	golden(t, "matrix-losses", districtAndCounty())
	golden(t, "heatmap", hrMap(t))
}

func TestCategoriesOfAMatrix(t *testing.T) {
	t.Parallel()
	assert.Equal(t, []matrix.Formula{"product", "sum", "weighted-sum"}, matrix.Formulas())
	assert.Equal(t, []matrix.Combination{"worst", "weighted-mean"}, matrix.Combinations())
	assert.Equal(t, []matrix.Ends{"lower", "upper", "both", "neither"}, matrix.EndChoices())
	assert.Equal(t, []matrix.CoxCondition{"weak-consistency", "betweenness", "consistent-colouring"}, matrix.CoxConditions())
	var formula matrix.Formula
	require.ErrorIs(t, formula.UnmarshalText([]byte("Product")), field.ErrInvalid)
	require.NoError(t, formula.UnmarshalText([]byte("sum")))
	var combination matrix.Combination
	require.ErrorIs(t, combination.UnmarshalText([]byte("best")), field.ErrInvalid)
	var ends matrix.Ends
	require.ErrorIs(t, ends.UnmarshalText([]byte("left")), field.ErrInvalid)
	var condition matrix.CoxCondition
	require.ErrorIs(t, condition.UnmarshalText([]byte("strong")), field.ErrInvalid)
	require.NoError(t, condition.UnmarshalText([]byte("betweenness")))
	var code matrix.LevelCode
	require.ErrorIs(t, code.UnmarshalText([]byte("two words")), field.ErrInvalid)
	var criterion matrix.CriterionID
	require.ErrorIs(t, criterion.UnmarshalText([]byte("a b")), field.ErrInvalid)
}

// Two matrices rate alike if nothing but their name and source differs.
func TestMatrix_RatesAsOneThatIsTheSame(t *testing.T) {
	t.Parallel()
	grid, full := matrix.FourByFour, weighted
	for _, test := range []struct {
		base   func() matrix.Matrix
		change func(m *matrix.Matrix)
		want   bool
	}{
		{full, func(m *matrix.Matrix) { m.Name, m.Source = "x", "y" }, true},
		{grid, func(m *matrix.Matrix) { m.Name, m.Source = "x", "y" }, true},
		{grid, func(m *matrix.Matrix) { m.Losses, m.Bands = []matrix.LossScale{}, []matrix.RatingBand{} }, true},
		{full, func(m *matrix.Matrix) { m.Likelihood[0].Label, m.Impact[0].Label, m.Criteria[0].Name = "x", "y", "z" }, true},
		{full, func(m *matrix.Matrix) { m.Likelihood[0].Code = "x" }, false},
		{full, func(m *matrix.Matrix) { m.Criteria[0].ID = "x" }, false},
		{full, func(m *matrix.Matrix) { m.Means = true }, false},
		{full, func(m *matrix.Matrix) { m.Impact[0].Score = qty("0.5") }, false},
		{full, func(m *matrix.Matrix) { m.Criteria[0].Weight = qty("0.4") }, false},
		{full, func(m *matrix.Matrix) { m.Combine = matrix.WorstImpact }, false},
		{full, func(m *matrix.Matrix) { m.Losses[0].Org = "county" }, false},
		{full, func(m *matrix.Matrix) { m.Losses[0].Bands[0].To = pounds("1.00") }, false},
		{full, func(m *matrix.Matrix) { m.Formula = matrix.Sum }, false},
		{full, func(m *matrix.Matrix) { m.LikelihoodWeight = qty("1") }, false},
		{full, func(m *matrix.Matrix) { m.ImpactWeight = qty("1") }, false},
		{full, func(m *matrix.Matrix) { m.Ratings[0] = "x" }, false},
		{full, func(m *matrix.Matrix) { m.Bands[0].To = qty("1.5") }, false},
		{grid, func(m *matrix.Matrix) { m.Grid[0][0] = "amber" }, false},
	} {
		m := test.base()
		test.change(&m)
		assert.Equal(t, test.want, m.RatesAs(test.base()))
		assert.Equal(t, test.want, test.base().RatesAs(m))
	}
}

// What is done to a copy is not done to the matrix.
func TestMatrix_CloneSharesNoList(t *testing.T) {
	t.Parallel()
	m, grid := weighted(), matrix.FourByFour()
	c, g := m.Clone(), grid.Clone()
	assert.Equal(t, m, c)
	assert.Equal(t, grid, g)
	c.Likelihood[0].Code, c.Impact[0].Code, c.Criteria[0].ID, c.Losses[0].Org, c.Ratings[0], c.Bands[0].Rating = "x", "x", "x", "x", "x", "x"
	c.Losses[0].Bands[0].Closed, g.Grid[0][0], g.Grid[1] = "x", "x", nil
	assert.Equal(t, weighted(), m)
	assert.Equal(t, matrix.FourByFour(), grid)
}

// A level whose band of probability is not complete is written and read back.
func TestLevel_HalfFilledComesBack(t *testing.T) {
	t.Parallel()
	level := matrix.Level{Code: "1", Probability: matrix.ProbabilityBand{From: qty("0.2")}}
	text, err := json.Marshal(level)
	require.NoError(t, err)
	back, err := field.Decode[matrix.Level](text)
	require.NoError(t, err)
	assert.Equal(t, level, back)
}

func BenchmarkMatrixRate(b *testing.B) {
	m := matrix.TriBorough()
	b.ReportAllocs()
	for b.Loop() {
		if r, err := m.Rate("4", "5"); err != nil || r.Rank != 3 {
			b.Fatal(r, err)
		}
	}
}

func BenchmarkMatrixValidate(b *testing.B) {
	m := matrix.TriBorough()
	b.ReportAllocs()
	for b.Loop() {
		if err := m.Validate(); err != nil {
			b.Fatal(err)
		}
	}
}

func ExampleMatrix_Rate() {
	m := matrix.CambridgeshireAndPeterborough()
	power, _ := m.Rate("3", "5")  // failure of the national grid
	crisis, _ := m.Rate("5", "3") // a systemic financial crisis
	open, _ := m.Rate("", "3")
	fmt.Println(power.Score, power.Rating)
	fmt.Println(crisis.Score, crisis.Rating)
	fmt.Println(open.Assessed())
	// Output:
	// 15 red
	// 15 amber
	// false
}

func ExampleMatrix_Validate() {
	m := matrix.TriBorough()
	m.Bands[1].From = partnership.MustQuantity("12") // green ends at 10
	m.Bands[2].From = partnership.MustQuantity("15") // and amber at 15
	fmt.Println(m.Validate())
	m.Bands[1].To = partnership.MustQuantity("12")
	m.Bands[2].From = partnership.MustQuantity("16")
	fmt.Println(m.Validate())
	// Output:
	// bands[2].from: 15 is in the band below too: overlap
	// bands: 15, the score of likelihood 3 and impact 5, is in no band: out of range
	// bands: 15, the score of likelihood 5 and impact 3, is in no band: out of range
}

func ExampleMatrix_LikelihoodOf() {
	code, err := matrix.NationalRiskRegister().LikelihoodOf(partnership.MustQuantity("0.25"))
	fmt.Println(code, err)
	// Output: 4 <nil>
}

func ExampleMatrix_ImpactOf() {
	m := matrix.FourByFour()
	scale := func(org partnership.OrgID, low, middle, high string) matrix.LossScale {
		a, b, c := costing.MustMoney(low), costing.MustMoney(middle), costing.MustMoney(high)
		return matrix.LossScale{Org: org, Bands: []matrix.LossBand{
			{To: a, Closed: matrix.LowerEnd},
			{From: a, To: b, Closed: matrix.LowerEnd},
			{From: b, To: c, Closed: matrix.LowerEnd},
			{From: c, Closed: matrix.LowerEnd},
		}}
	}
	m.Losses = []matrix.LossScale{
		scale("county", "50000.00", "250000.00", "500000.00"),
		scale("district", "5000.00", "25000.00", "50000.00"),
	}
	county, _ := m.ImpactOf("county", costing.MustMoney("60000.00"))
	district, _ := m.ImpactOf("district", costing.MustMoney("60000.00"))
	fmt.Println(county, district)
	// Output: marginal critical
}

func ExampleMatrix_Scores() {
	fmt.Println(matrix.CityOfLondon().Scores())
	// Output: [1 2 3 4 6 8 12 16 24 32]
}

// Whatever is read as a matrix can be asked, and gives no panic. One that is valid keeps
// its laws: no cell is rated lower than one below it or beside it, every cell is rated if
// there are ratings, its scores rise, and a drawing of it is XML.
func FuzzMatrix(f *testing.F) {
	for _, m := range append(presets(), weighted(), districtAndCounty()) {
		document, err := json.Marshal(m)
		require.NoError(f, err)
		f.Add(document)
	}
	f.Fuzz(func(t *testing.T, document []byte) {
		m, err := field.Decode[matrix.Matrix](document)
		_, _ = m.LikelihoodOf(qty("0.5"))
		_, _ = m.ImpactOf("district", pounds("60000.00"))
		last := make([]int, len(m.Impact))
		for _, l := range m.Likelihood {
			for i, impact := range m.Impact {
				a := risk.Assessment{Likelihood: l.Code, Impact: impact.Code}
				if len(m.Criteria) > 0 {
					a.Impact = ""
					for _, c := range m.Criteria {
						a.Impacts = append(a.Impacts, matrix.CriterionImpact{Criterion: c.ID, Impact: impact.Code})
					}
				}
				r, notRated := m.Rate(a.Likelihood, a.Impact, a.Impacts...)
				if err != nil {
					continue
				}
				require.NoError(t, notRated)
				require.Equal(t, i+1, r.Impact)
				require.Equal(t, len(m.Ratings) > 0, r.Rank > 0)
				require.GreaterOrEqual(t, r.Rank, last[i])
				if i > 0 {
					require.GreaterOrEqual(t, r.Rank, last[i-1])
				}
				last[i] = r.Rank
			}
		}
		if err != nil {
			return
		}
		require.True(t, slices.IsSortedFunc(m.Scores(), partnership.Quantity.Compare))
		m.CoxWarnings()
		svg, err := matrix.HeatMap{Title: "x", Matrix: m}.SVG(report.Names{})
		require.NoError(t, err)
		draw(t, svg)
	})
}

func ExampleMatrix_RatesAs() {
	ours, theirs := matrix.TriBorough(), matrix.TriBorough()
	theirs.Name = "Corporate risk matrix"
	fmt.Println(ours.RatesAs(theirs))
	theirs.Bands[0].To, theirs.Bands[1].From = partnership.MustQuantity("9"), partnership.MustQuantity("10")
	fmt.Println(ours.RatesAs(theirs))
	// Output:
	// true
	// false
}

func ExampleMatrix_Clone() {
	m := matrix.TriBorough()
	changed := m.Clone()
	changed.Ratings[2] = "severe"
	fmt.Println(m.Ratings[2])
	// Output: red
}

func TestMatrix_IsZero(t *testing.T) { fieldtest.OnlyZeroIsZero[matrix.Matrix](t) }
