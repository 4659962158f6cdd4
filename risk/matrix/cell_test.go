package matrix_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

func TestCell_TextSaysWhatIsKnown(t *testing.T) {
	t.Parallel()
	assert.Equal(t, "not assessed", matrix.Cell{}.String())
	for want, m := range map[string]matrix.Matrix{
		"amber (15)": matrix.TriBorough(), "red": matrix.FourByFour(), "not rated": matrix.NationalRiskRegister(),
	} {
		cell, err := m.Rate(m.Likelihood[2].Code, m.Impact[len(m.Impact)-1].Code)
		require.NoError(t, err)
		assert.Equal(t, want, cell.String())
	}
	scored := matrix.TriBorough()
	scored.Ratings, scored.Bands = nil, nil
	cell, err := scored.Rate("3", "5")
	require.NoError(t, err)
	assert.Equal(t, "not rated (15)", cell.String())
}

// By rating before score, and what is not assessed above all.
func TestCell_ComparesByRatingThenScore(t *testing.T) {
	t.Parallel()
	m := matrix.CambridgeshireAndPeterborough()
	cell := func(likelihood, impact matrix.Code) matrix.Cell {
		c, err := m.Rate(likelihood, impact)
		require.NoError(t, err)
		return c
	}
	for _, c := range []struct {
		less, more matrix.Cell
		want       int
	}{
		{cell("5", "3"), cell("3", "5"), -1}, // amber 15, red 15
		{cell("5", "3"), cell("3", "4"), -1}, // amber 15, red 12
		{cell("3", "4"), cell("3", "5"), -1}, // red 12, red 15
		{cell("2", "1"), cell("1", "2"), 0},  // green 2, green 2
		{cell("5", "5"), matrix.Cell{}, -1},
		{matrix.Cell{}, matrix.Cell{}, 0},
	} {
		assert.Equal(t, c.want, c.less.Compare(c.more))
		assert.Equal(t, -c.want, c.more.Compare(c.less))
	}
}

func TestShift_IsReadLetterForLetter(t *testing.T) {
	t.Parallel()
	assert.Equal(t, []matrix.Shift{"up", "down", "across", "none"}, matrix.Shifts())
	for _, shift := range matrix.Shifts() {
		var back matrix.Shift
		require.NoError(t, back.UnmarshalText([]byte(shift)))
		assert.Equal(t, shift, back)
	}
	back := matrix.Up
	require.ErrorIs(t, back.UnmarshalText([]byte("Up")), field.ErrInvalid)
	assert.Empty(t, back)
	back = matrix.Up
	require.NoError(t, back.UnmarshalText(nil))
	assert.Empty(t, back)
}

// A cell that the matrix does not have is described without a panic.
func TestMatrix_DescribesOnlyItsCells(t *testing.T) {
	t.Parallel()
	m := matrix.CityOfLondon()
	assert.Equal(t, "likelihood 3 and impact 8", m.Describe(matrix.Cell{Likelihood: 3, Impact: 4}))
	for _, cell := range []matrix.Cell{{}, {Likelihood: 5, Impact: 1}, {Likelihood: 1, Impact: 5}, {Likelihood: -1, Impact: 1}} {
		assert.Equal(t, "not assessed", m.Describe(cell))
	}
}

func ExampleCell_ShiftFrom() {
	m := matrix.TriBorough()
	before, _ := m.Rate("3", "5")
	now, _ := m.Rate("4", "5")
	fmt.Println(now.ShiftFrom(before))
	fmt.Println(before.ShiftFrom(now))
	fmt.Printf("%q\n", now.ShiftFrom(matrix.Cell{})) // it was not assessed before
	// Output:
	// up
	// down
	// ""
}

// On this grid 5 × 3 is amber and 3 × 4 is red: the rating counts before the score.
func ExampleCell_Compare() {
	m := matrix.CambridgeshireAndPeterborough()
	amber, _ := m.Rate("5", "3")
	red, _ := m.Rate("3", "4")
	fmt.Println(amber, red, red.Compare(amber))
	// Output: amber (15) red (12) 1
}

func ExampleCell_String() {
	cell, _ := matrix.TriBorough().Rate("4", "5")
	fmt.Println(cell)
	fmt.Println(matrix.Cell{})
	// Output:
	// red (20)
	// not assessed
}

func ExampleMatrix_Describe() {
	m := matrix.LettersAndNumbers()
	cell, _ := m.Rate("C", "1")
	fmt.Println(cell.Likelihood, cell.Impact, m.Describe(cell))
	// Output: 4 4 likelihood C and impact 1
}

func ExampleScale_Find() {
	scale := matrix.LettersAndNumbers().Likelihood
	fmt.Println(scale.Find("C"))
	fmt.Println(scale.Find("G"))
	// Output:
	// 4 <nil>
	// 0 "G" is not a level (F, E, D, C, B, A): not found
}
