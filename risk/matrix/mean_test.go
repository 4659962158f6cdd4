package matrix_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// workshop is a matrix that takes means.
func workshop() matrix.Matrix {
	m := matrix.TriBorough()
	m.Means = true
	return m
}

// A score alone has the rating of its band, and no levels.
func TestMatrix_RatesAScoreAlone(t *testing.T) {
	t.Parallel()
	for score, want := range map[string]matrix.Cell{
		"16": {Score: qty("16"), Rating: "red", Rank: 3},
		"15": {Score: qty("15"), Rating: "amber", Rank: 2},
		"1":  {Score: qty("1"), Rating: "green", Rank: 1},
	} {
		cell, err := matrix.TriBorough().RateScore(qty(score))
		require.NoError(t, err)
		assert.Equal(t, want, cell)
		assert.True(t, cell.Assessed())
		assert.Equal(t, fmt.Sprintf("%s (%s)", want.Rating, score), cell.String())
		assert.Equal(t, cell.String(), matrix.TriBorough().Describe(cell))
	}
	cell, err := matrix.TriBorough().RateScore(partnership.Quantity{})
	require.NoError(t, err)
	assert.Equal(t, matrix.Cell{}, cell)
	for _, score := range []string{"17", "0", "26", "4.5"} {
		_, err = matrix.TriBorough().RateScore(qty(score))
		require.ErrorIs(t, err, field.ErrInvalid)
	}
	_, err = matrix.FourByFour().RateScore(qty("4"))
	require.EqualError(t, err, `4, and the matrix "Four by four" has no scores: not found`)
}

// On a grid 12 is one rating or another, and so neither; 25 is red wherever it stands.
func TestMatrix_RatesAScoreOnAGrid(t *testing.T) {
	t.Parallel()
	m := matrix.CambridgeshireAndPeterborough()
	for score, want := range map[string]string{"25": "red (25)", "16": "red (16)", "15": "not rated (15)", "12": "not rated (12)", "1": "green (1)"} {
		cell, err := m.RateScore(qty(score))
		require.NoError(t, err)
		assert.Equal(t, want, cell.String())
	}
}

// The means of a workshop keep their decimals: rounded to levels, the first two of these
// would change places.
func TestMatrix_RatesMeans(t *testing.T) {
	t.Parallel()
	m := workshop()
	for _, c := range []struct{ likelihood, impact, want string }{
		{"4.30", "4.70", "red (20.21), 4.3 × 4.7"},
		{"4.50", "4.40", "red (19.8), 4.5 × 4.4"},
		{"4", "3.5", "amber (14), 4 × 3.5"},
		{"3.0", "5", "amber (15), 3 × 5"},
		{"1", "1", "green (1), 1 × 1"},
		{"2.1", "5", "not rated (10.5), 2.1 × 5"}, // between 10 and 11
		{"", "4.7", "not assessed"},
		{"4.7", "", "not assessed"},
	} {
		cell, err := m.Rate(matrix.LevelCode(c.likelihood), matrix.LevelCode(c.impact))
		require.NoError(t, err, c)
		assert.Equal(t, c.want, cell.String())
	}
	for _, wrong := range []string{"5.01", "0.99", "-1", "high", "4.3001"} {
		_, err := m.Rate(matrix.LevelCode(wrong), "4")
		require.ErrorIs(t, err, field.ErrNotFound, wrong)
	}
	_, err := matrix.TriBorough().Rate("4.3", "4.7")
	require.ErrorIs(t, err, field.ErrNotFound, "a matrix that takes no means")
	grid := matrix.CambridgeshireAndPeterborough()
	grid.Means = true
	cell, err := grid.Rate("4.3", "4.7")
	require.NoError(t, err)
	assert.Equal(t, "not rated (20.21), 4.3 × 4.7", cell.String(), "a grid has no ratings between its levels")
	words := matrix.FourByFour()
	words.Means = true
	require.EqualError(t, words.Validate(), "means: not used without a formula: invalid")
}

// What is known decides: the rating and the score first; of one score, means that differ
// stand across from each other, and nobody knows where a score alone stands.
func TestCell_ComparesScoresAndMeans(t *testing.T) {
	t.Parallel()
	m := workshop()
	cell := func(likelihood, impact matrix.LevelCode) matrix.Cell {
		c, err := m.Rate(likelihood, impact)
		require.NoError(t, err)
		return c
	}
	score := func(s string) matrix.Cell {
		c, err := m.RateScore(qty(s))
		require.NoError(t, err)
		return c
	}
	for _, c := range []struct {
		before, now matrix.Cell
		want        matrix.Shift
	}{
		{score("16"), score("16"), matrix.NoShift},
		{score("16"), score("20"), matrix.Up},
		{score("20"), cell("4", "4"), matrix.Down},
		{score("16"), cell("4", "4"), ""},
		{cell("4", "4"), score("16"), ""},
		{cell("4.3", "4.7"), cell("4.30", "4.70"), matrix.NoShift},
		{cell("4.3", "4.7"), cell("4.7", "4.3"), matrix.Across},
		{cell("4.3", "4.7"), cell("4.5", "4.4"), matrix.Down},
		{cell("4", "4"), cell("4.0", "4.0"), matrix.NoShift},
		{cell("4", "4"), cell("3.2", "5"), matrix.Across},
		{score("16"), matrix.Cell{}, ""},
	} {
		assert.Equal(t, c.want, c.now.ShiftFrom(c.before), "%v to %v", c.before, c.now)
	}
	assert.NotZero(t, cell("4.3", "4.7").Compare(cell("4.7", "4.3")))
}

// A risk that stands in no cell is named under the map.
func TestHeatMap_NamesWhatStandsInNoCell(t *testing.T) {
	t.Parallel()
	m := workshop()
	mean, err := m.Rate("4.30", "4.70")
	require.NoError(t, err)
	score, err := m.RateScore(qty("16"))
	require.NoError(t, err)
	lower, err := m.RateScore(qty("12"))
	require.NoError(t, err)
	before := matrix.HeatMap{Title: "before", Matrix: m, Risks: []matrix.Marker{{Label: "A", Now: mean}, {Label: "B", Now: lower}}}
	h, err := matrix.HeatMap{Title: "now", Matrix: m, Risks: []matrix.Marker{{Label: "A", Now: mean}, {Label: "B", Now: score}, {Label: "C"}}}.Since(before)
	require.NoError(t, err)
	table, err := h.Table(report.Names{})
	require.NoError(t, err)
	assert.Equal(t, []string{"B ▲ up from amber (12)", "In no cell: A red (20.21), 4.3 × 4.7; B red (16)", "Not assessed: C"}, table.Notes)
	h.Risks[1].Now.Rating, h.Risks[1].Now.Rank = "amber", 2
	require.ErrorIs(t, h.Validate(), field.ErrInvalid)
}

// Scales of 2 to 10 levels are in use.
func TestMatrix_TakesTwoToTenLevels(t *testing.T) {
	t.Parallel()
	for n, ok := range map[int]bool{1: false, 2: true, 7: true, 10: true, 11: false} {
		m := matrix.Matrix{Name: "x", Source: "y", Formula: matrix.Product}
		for i := 1; i <= n; i++ {
			level := matrix.Level{Code: matrix.LevelCode(fmt.Sprint(i)), Score: qty(fmt.Sprint(i))}
			m.Likelihood, m.Impact = append(m.Likelihood, level), append(m.Impact, level)
		}
		assert.Equal(t, ok, m.Validate() == nil, n)
	}
}

func ExampleMatrix_RateScore() {
	cell, err := matrix.TriBorough().RateScore(qty("16"))
	fmt.Println(cell, err)
	_, err = matrix.TriBorough().RateScore(qty("17"))
	fmt.Println(err)
	// Output:
	// red (16) <nil>
	// 17 is not a score that the matrix can give: invalid
}

// A workshop votes, and its means are assessed as they are.
func ExampleMatrix_Rate_means() {
	m := matrix.TriBorough()
	m.Means = true
	cell, err := m.Rate("4.30", "4.70")
	fmt.Println(cell, err)
	// Output: red (20.21), 4.3 × 4.7 <nil>
}
