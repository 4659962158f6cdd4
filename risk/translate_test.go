package risk_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// recodes reads pairs like "5 high 4 high".
func recodes(text string) []risk.Recode {
	var all []risk.Recode
	words := strings.Fields(text)
	for i := 0; i < len(words); i += 2 {
		all = append(all, risk.Recode{From: matrix.LevelCode(words[i]), To: matrix.LevelCode(words[i+1])})
	}
	return all
}

// toWords takes the tri-borough matrix to that of four by four.
func toWords() risk.Translation {
	return risk.Translation{
		Likelihood: recodes("1 very-low 2 low 3 medium 4 medium 5 high"),
		Impact:     recodes("5 critical 4 serious 3 serious 2 marginal 1 negligible"),
	}
}

func TestTranslate(t *testing.T) {
	t.Parallel()
	a := risk.Assessment{
		On: day("2026-04-01"), By: "Board", Reason: "The supplier has given notice",
		Likelihood: "4", Impact: "5", Score: qty("20"),
	}
	moved, err := toWords().Translate(a, matrix.TriBorough(), matrix.FourByFour())
	require.NoError(t, err)
	assert.Equal(t, risk.Assessment{
		On: day("2026-04-01"), By: "Board", Reason: "The supplier has given notice", Likelihood: "medium", Impact: "critical",
	}, moved, "the new matrix has no scores")

	same := risk.Translation{Likelihood: recodes("1 1 2 2 3 3 4 4 5 5"), Impact: recodes("1 1 2 1 3 2 4 4 5 8")}
	city := matrix.CityOfLondon()
	same.Likelihood[4].To = "4"
	moved, err = same.Translate(a, matrix.TriBorough(), city)
	require.NoError(t, err)
	assert.Equal(t, qty("32"), moved.Score, "the score is that of the new matrix")
	a.Score = partnership.Quantity{}
	moved, err = same.Translate(a, matrix.TriBorough(), city)
	require.NoError(t, err)
	assert.False(t, moved.Score.Known(), "and stays away if there was none")

	moved, err = toWords().Translate(risk.Assessment{Likelihood: "5"}, matrix.TriBorough(), matrix.FourByFour())
	require.NoError(t, err)
	assert.Equal(t, risk.Assessment{Likelihood: "high"}, moved, "what is not assessed stays so")
}

func TestTranslateCriteria(t *testing.T) {
	t.Parallel()
	identity := risk.Translation{Likelihood: recodes("L L M M H H"), Impact: recodes("1 1 2 2 3 3 4 4")}
	identity.Impact[1].To = "3"
	a := risk.Assessment{Likelihood: "M", Impacts: []matrix.CriterionImpact{{Criterion: "money", Impact: "2"}, {Criterion: "service"}}}
	moved, err := identity.Translate(a, weighted(), weighted())
	require.NoError(t, err)
	assert.Equal(t, []matrix.CriterionImpact{{Criterion: "money", Impact: "3"}, {Criterion: "service"}}, moved.Impacts)
	assert.Equal(t, matrix.LevelCode("2"), a.Impacts[0].Impact, "the assessment itself is changed")

	turned := weighted()
	slices.Reverse(turned.Criteria)
	_, err = identity.Translate(a, weighted(), turned)
	require.NoError(t, err, "the order of the criteria says nothing")
	for _, c := range []struct {
		change func(*matrix.Matrix)
		want   string
	}{
		{func(m *matrix.Matrix) { m.Criteria, m.Combine = nil, "" }, "criteria: the old matrix has money, reputation, service weighted-mean, the new none: invalid"},
		{func(m *matrix.Matrix) { m.Combine = matrix.WorstImpact }, "criteria: the old matrix has money, reputation, service weighted-mean, the new money, reputation, service worst: invalid"},
		{func(m *matrix.Matrix) { m.Criteria = append(m.Criteria, matrix.Criterion{ID: "people"}) }, "criteria: the old matrix has money, reputation, service weighted-mean, the new money, people, reputation, service weighted-mean: invalid"},
	} {
		other := weighted()
		c.change(&other)
		require.EqualError(t, identity.Check(weighted(), other), c.want)
		_, err = identity.Translate(a, weighted(), other)
		require.EqualError(t, err, c.want)
	}
	more := weighted()
	more.Criteria = append(more.Criteria, matrix.Criterion{ID: "people", Name: "People", Weight: qty("1")})
	reg := register()
	reg.Matrix = weighted()
	_, _, err = reg.Translate(more, identity)
	require.ErrorContains(t, err, "translation.criteria: the old matrix has")
}

// A recorded score that the old matrix did not give is put right, and said.
func TestTranslateSaysWhichScoresWereWrong(t *testing.T) {
	t.Parallel()
	identity := risk.Translation{Likelihood: recodes("1 1 2 2 3 3 4 4 5 5"), Impact: recodes("1 1 2 2 3 3 4 4 5 5")}
	reg := with(func(r *risk.Risk) {
		r.Inherent.Score, r.Current.Score, r.Actions[0].Expected.Score = qty("20"), qty("20"), qty("25")
	})
	moved, recasts, err := reg.Translate(matrix.TriBorough(), identity)
	require.NoError(t, err)
	assert.Equal(t, qty("12"), moved.Risks[0].Current.Score)
	var texts []string
	for _, r := range recasts {
		texts = append(texts, fmt.Sprintf("%s %v to %v, recorded %v", r.Assessment, r.Before.Score, r.After.Score, r.Wrong))
	}
	assert.Equal(t, []string{"current 12 to 12, recorded 20", "actions[0].expected 9 to 9, recorded 25"}, texts)
}

func TestTranslationFindsEverythingAtOnce(t *testing.T) {
	t.Parallel()
	tri, words := matrix.TriBorough(), matrix.FourByFour()
	require.NoError(t, toWords().Check(tri, words))
	bad := risk.Translation{
		Likelihood: recodes("1 very-low 2 medium 3 low 9 high 2 low 4 highest"),
		Impact:     []risk.Recode{{From: "1"}, {To: "marginal"}},
	}
	want := lines(
		`likelihood[3].from: "9" is not a level (1, 2, 3, 4, 5): not found`,
		"likelihood[4].from: \"2\" is already likelihood[1]: duplicate",
		`likelihood[5].to: "highest" is not a level (very-low, low, medium, high): not found`,
		"likelihood: 3 becomes low, and a level below it medium: out of order",
		"likelihood: nothing takes the place of 5: required",
		"impact[0].to: required",
		"impact[1].from: required",
		"impact: nothing takes the place of 2: required",
		"impact: nothing takes the place of 3: required",
		"impact: nothing takes the place of 4: required",
		"impact: nothing takes the place of 5: required",
	)
	assert.EqualError(t, bad.Check(tri, words), want)
	_, err := bad.Translate(risk.Assessment{}, tri, words)
	assert.EqualError(t, err, want)
	_, err = toWords().Translate(risk.Assessment{Likelihood: "6", Impact: "1"}, tri, words)
	assert.EqualError(t, err, `likelihood: "6" is not a level (1, 2, 3, 4, 5): not found`)
}

func TestTranslateRegister(t *testing.T) {
	t.Parallel()
	reg := covered()
	reg.Risks[0].Inherent = risk.Assessment{On: day("2025-01-01"), Likelihood: "5", Impact: "5"}
	reg.Risks[0].Target = risk.Assessment{On: day("2026-01-01"), Likelihood: "2", Impact: "2"}
	reg.Risks[0].Actions = []risk.Action{{ID: "A-1", What: "train", Cost: pounds("1.00"), Expected: risk.Assessment{On: day("2025-12-01"), Likelihood: "3", Impact: "1"}}}
	require.NoError(t, reg.Validate())
	before, err := json.Marshal(reg)
	require.NoError(t, err)

	to := matrix.FourByFour()
	moved, recasts, err := reg.Translate(to, toWords())
	require.NoError(t, err)
	require.NoError(t, moved.Validate())
	after, err := json.Marshal(reg)
	require.NoError(t, err)
	assert.JSONEq(t, string(before), string(after), "the register itself is changed")

	var texts []string
	for _, r := range recasts {
		texts = append(texts, fmt.Sprintf("%s %s %s %v to %s", r.Risk, r.Assessment, r.Before.Rating, r.Before.Score, r.After.Rating))
	}
	assert.Equal(t, []string{
		"R-07 inherent red 25 to red", "R-07 current red 16 to amber", "R-07 target green 4 to green", "R-07 actions[0].expected green 3 to green",
		"R-12 current red 25 to red", "R-13 current red 20 to red", "R-14 current amber 15 to red",
		"R-15 current red 25 to red", "R-16 current red 25 to red", "R-17 current red 25 to red",
	}, texts)
	assert.Equal(t, matrix.Rating("red"), moved.PlansFrom, "both rate by green, amber and red")
	moved.Matrix.Grid[0][0] = "red"
	assert.Equal(t, matrix.FourByFour(), to)

	back := risk.Translation{Likelihood: recodes("1 1 2 2 3 3 4 4 5 5"), Impact: recodes("1 1 2 2 3 3 4 4 5 5")}
	four, recasts, err := reg.Translate(matrix.CambridgeshireAndPeterborough(), back)
	require.NoError(t, err)
	assert.Empty(t, four.PlansFrom, "four ratings are not three: it has to be decided anew")
	require.Len(t, recasts, 1, "all other red risks stay red, and amber and green ones too")
	assert.Equal(t, risk.RiskID("R-14"), recasts[0].Risk)
	_, recasts, err = reg.Translate(matrix.TriBorough(), back)
	require.NoError(t, err)
	assert.Empty(t, recasts, "nothing is other than before")
}

func TestTranslateRegisterErrors(t *testing.T) {
	t.Parallel()
	reg := covered()
	_, _, err := reg.Translate(matrix.Matrix{Name: "x", Source: "x"}, toWords())
	assert.EqualError(t, err, lines(
		"to.likelihood: levels found: 0, wanted: 2 to 10: out of range", "to.impact: levels found: 0, wanted: 2 to 10: out of range",
	))
	_, _, err = reg.Translate(matrix.FourByFour(), risk.Translation{Likelihood: toWords().Likelihood, Impact: toWords().Impact[1:]})
	assert.EqualError(t, err, "translation.impact: nothing takes the place of 5: required")
	reg.Risks[1].Current.Likelihood = "7"
	reg.Risks[3].Target.Impact = "x"
	_, _, err = reg.Translate(matrix.FourByFour(), toWords())
	assert.EqualError(t, err, lines(
		`risks[1].current.likelihood: "7" is not a level (1, 2, 3, 4, 5): not found`,
		`risks[3].target.impact: "x" is not a level (1, 2, 3, 4, 5): not found`,
	))
}

func ExampleRegister_Translate() {
	reg := risk.Register{Matrix: matrix.TriBorough(), Risks: []risk.Risk{
		{ID: "R-01", Current: risk.Assessment{Likelihood: "4", Impact: "4"}},
		{ID: "R-02", Current: risk.Assessment{Likelihood: "3", Impact: "5"}},
	}}
	_, changed, err := reg.Translate(matrix.FourByFour(), risk.Translation{
		Likelihood: []risk.Recode{{From: "1", To: "very-low"}, {From: "2", To: "low"}, {From: "3", To: "medium"}, {From: "4", To: "medium"}, {From: "5", To: "high"}},
		Impact:     []risk.Recode{{From: "1", To: "negligible"}, {From: "2", To: "marginal"}, {From: "3", To: "serious"}, {From: "4", To: "serious"}, {From: "5", To: "critical"}},
	})
	for _, c := range changed {
		fmt.Println(c.Risk, c.Assessment, "was", c.Before.Rating, "and is", c.After.Rating)
	}
	fmt.Println(err)
	// Output:
	// R-01 current was red and is amber
	// R-02 current was amber and is red
	// <nil>
}

func TestTranslationsKeepTheOrderOfRisks(t *testing.T) {
	t.Parallel()
	tri, words := matrix.TriBorough(), matrix.FourByFour()
	place := func(m matrix.Matrix, a risk.Assessment) matrix.Cell {
		r, err := m.Rate(a.Likelihood, a.Impact, a.Impacts...)
		require.NoError(t, err)
		return r
	}
	for _, l := range tri.Likelihood {
		for i := range tri.Impact[1:] {
			lower := risk.Assessment{Likelihood: l.Code, Impact: tri.Impact[i].Code}
			higher := risk.Assessment{Likelihood: l.Code, Impact: tri.Impact[i+1].Code}
			a, err := toWords().Translate(lower, tri, words)
			require.NoError(t, err)
			b, err := toWords().Translate(higher, tri, words)
			require.NoError(t, err)
			assert.LessOrEqual(t, place(words, a).Rank, place(words, b).Rank)
		}
	}
}

// answers are what is asked of a register, and is written but not read back by any rule.
type answers struct {
	Coverage    []risk.PlanCoverage `json:"coverage"`
	Translation risk.Translation    `json:"translation"`
	Recasts     risk.Recasts        `json:"recasts"`
}

// Validate lets answers be read back.
func (a answers) Validate() error { return nil }

func TestAnswersJSON(t *testing.T) {
	t.Parallel()
	reg := covered()
	coverage, err := reg.Coverage(reg.AsOf)
	require.NoError(t, err)
	_, recasts, err := reg.Translate(matrix.FourByFour(), toWords())
	require.NoError(t, err)
	golden(t, "answers", answers{coverage, toWords(), recasts})
}

// A level that stands twice is found although it goes nowhere the first time.
func TestTranslateFindsALevelTwice(t *testing.T) {
	t.Parallel()
	translation := toWords()
	translation.Likelihood = append([]risk.Recode{{From: translation.Likelihood[0].From, To: "zz"}}, translation.Likelihood...)
	err := translation.Check(matrix.TriBorough(), matrix.FourByFour())
	assert.ErrorContains(t, err, "likelihood[1].from: \"1\" is already likelihood[0]: duplicate")
}

// weighted is a matrix with criteria of which the mean counts.
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
		Combine:          matrix.MeanImpact,
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

// A rating that was recorded is that of the new matrix.
func TestTranslation_PutsTheRecordedRatingRight(t *testing.T) {
	t.Parallel()
	a := risk.Assessment{Likelihood: "4", Impact: "4", Rating: "red"}
	moved, err := toWords().Translate(a, matrix.TriBorough(), matrix.FourByFour())
	require.NoError(t, err)
	again, err := matrix.FourByFour().Rate(moved.Likelihood, moved.Impact)
	require.NoError(t, err)
	assert.Equal(t, again.Rating, moved.Rating)
}
