package matrix_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// presets returns every preset.
func presets() []matrix.Matrix {
	return []matrix.Matrix{
		matrix.TriBorough(), matrix.CambridgeshireAndPeterborough(), matrix.NationalRiskRegister(),
		matrix.LettersAndNumbers(), matrix.CityOfLondon(), matrix.FourByFour(),
	}
}

func TestPresetsAreValid(t *testing.T) {
	t.Parallel()
	for _, m := range presets() {
		require.NoErrorf(t, m.Validate(), m.Name)
	}
}

// What the bodies publish of single risks, and of the limits of their ratings.
func TestPresetsRateAsPublished(t *testing.T) {
	t.Parallel()
	published := map[string]struct {
		matrix matrix.Matrix
		cells  string // likelihood impact rating score
	}{
		"the financial risk of the tri-borough register, its quarters and target, and the limits": {matrix.TriBorough(), `
			4 4 red 16
			3 4 amber 12
			3 3 green 9
			5 5 red 25
			5 3 amber 15
			5 2 green 10
			1 1 green 1`},
		"every kind of cell in the list of top risks on cpprepared.org.uk": {matrix.CambridgeshireAndPeterborough(), `
			3 5 red 15
			4 4 red 16
			3 4 red 12
			5 3 amber 15
			4 3 amber 12
			3 3 amber 9
			2 3 yellow 6
			1 3 yellow 3
			5 2 yellow 10
			4 2 yellow 8
			3 2 yellow 6`},
		"C1 or above is red, and the tolerance line of Worcester": {matrix.LettersAndNumbers(), `
			A 1 red -
			B 1 red -
			C 1 red -
			A 2 amber -
			A 3 amber -
			A 4 amber -
			B 3 amber -
			B 4 green -
			C 3 amber -
			C 4 green -
			D 1 amber -
			D 2 amber -
			D 3 green -
			E 1 green -
			F 1 green -`},
		"corporate risks of the City of London, 2020 to 2024, and the limits": {matrix.CityOfLondon(), `
			2 4 amber 8
			3 4 amber 12
			3 8 red 24
			2 8 red 16
			4 8 red 32
			4 4 red 16
			4 1 green 4
			3 2 amber 6
			1 8 amber 8`},
	}
	for name, body := range published {
		for line := range strings.Lines(strings.TrimSpace(body.cells)) {
			cell := strings.Fields(line)
			want := strings.TrimSuffix(cell[2]+" "+cell[3], " -")
			assert.Equalf(t, want, rated(t, body.matrix, matrix.LevelCode(cell[0]), matrix.LevelCode(cell[1])), "%s: %s", name, line)
		}
	}
}

// The National Risk Register writes above 25 %, 5–25 %, 1–5 %, 0.2–1 %, below 0.2 %;
// the West London Alliance 80 %+, 51–80, 25–50, 10–24, 3–9, 0–2 %.
func TestProbabilitiesFallIntoOneLevel(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		matrix matrix.Matrix
		table  string
	}{
		{matrix.NationalRiskRegister(), "0 1, 0.001 1, 0.001999 1, 0.002 2, 0.009999 2, 0.01 3, 0.03 3, 0.05 4, 0.2 4, 0.25 4, 0.250001 5, 1 5"},
		{matrix.LettersAndNumbers(), "0 F, 0.02 F, 0.03 E, 0.09 E, 0.1 D, 0.24 D, 0.25 C, 0.5 C, 0.505 C, 0.51 B, 0.79 B, 0.8 A, 1 A"},
	} {
		for pair := range strings.SplitSeq(test.table, ", ") {
			probability, want, _ := strings.Cut(pair, " ")
			got, err := test.matrix.LikelihoodOf(qty(probability))
			require.NoError(t, err)
			assert.Equalf(t, matrix.LevelCode(want), got, "%s: %s", test.matrix.Name, probability)
		}
	}
}

// A register of places has places, and neither scores nor ratings.
func TestNationalRiskRegisterRatesNothing(t *testing.T) {
	t.Parallel()
	r, err := matrix.NationalRiskRegister().Rate("4", "5") // a pandemic
	require.NoError(t, err)
	assert.Equal(t, matrix.Cell{Likelihood: 4, Impact: 5, Place: "4 × 5"}, r)
	assert.True(t, r.Assessed())
	assert.Empty(t, matrix.NationalRiskRegister().Scores())
	assert.Empty(t, matrix.NationalRiskRegister().CoxWarnings())
}

// Presets are values of their own: to change one changes no other.
func TestPresetsAreApart(t *testing.T) {
	t.Parallel()
	m := matrix.CambridgeshireAndPeterborough()
	m.Grid[0][0], m.Likelihood[0].Code, m.Ratings[0] = "red", "x", "blue"
	assert.NotEqual(t, m, matrix.CambridgeshireAndPeterborough())
	require.NoError(t, matrix.CambridgeshireAndPeterborough().Validate())
}
