package matrix_test

import (
	"fmt"
	"slices"
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
		"amber (15), 3 × 5": matrix.TriBorough(), "red, medium × critical": matrix.FourByFour(), "not rated, 3 × 5": matrix.NationalRiskRegister(),
	} {
		cell, err := m.Rate(m.Likelihood[2].Code, m.Impact[len(m.Impact)-1].Code)
		require.NoError(t, err)
		assert.Equal(t, want, cell.String())
	}
	scored := matrix.TriBorough()
	scored.Ratings, scored.Bands = nil, nil
	cell, err := scored.Rate("3", "5")
	require.NoError(t, err)
	assert.Equal(t, "not rated (15), 3 × 5", cell.String())
}

// By rating before score, and what is not assessed above all.
func TestCell_ComparesByRatingThenScore(t *testing.T) {
	t.Parallel()
	m := matrix.CambridgeshireAndPeterborough()
	cell := func(likelihood, impact matrix.LevelCode) matrix.Cell {
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
		{cell("2", "1"), cell("1", "2"), -1}, // green 2, green 2: neither is worse, and the greater impact is listed as if it were
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
	fmt.Printf("%v; %v: %d\n", amber, red, red.Compare(amber))
	// Output: amber (15), 5 × 3; red (12), 3 × 4: 1
}

func ExampleCell_String() {
	cell, _ := matrix.TriBorough().Rate("4", "5")
	fmt.Println(cell)
	fmt.Println(matrix.Cell{})
	// Output:
	// red (20), 4 × 5
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

// cellsOf are all cells of a matrix.
func cellsOf(t *testing.T, m matrix.Matrix) (cells []matrix.Cell) {
	t.Helper()
	for _, likelihood := range m.Likelihood {
		for _, impact := range m.Impact {
			c, err := m.Rate(likelihood.Code, impact.Code)
			require.NoError(t, err)
			cells = append(cells, c)
		}
	}
	return cells
}

// On every matrix in use: a cell that is no lower on either axis, and higher on one, is
// worse, whether or not rating and score say so; the order of a list agrees; and no two
// cells are the same to either.
func TestCell_ComparesByDominanceInTheEnd(t *testing.T) {
	t.Parallel()
	opposite := map[matrix.Shift]matrix.Shift{matrix.Up: matrix.Down, matrix.Down: matrix.Up, matrix.Across: matrix.Across, matrix.NoShift: matrix.NoShift}
	for _, m := range presets() {
		seen := map[matrix.Shift]int{}
		for _, a := range cellsOf(t, m) {
			for _, b := range cellsOf(t, m) {
				shift := b.ShiftFrom(a)
				seen[shift]++
				require.Equal(t, opposite[shift], a.ShiftFrom(b))
				require.Equal(t, -a.Compare(b), b.Compare(a))
				require.Equal(t, a == b, shift == matrix.NoShift)
				require.Equal(t, a == b, a.Compare(b) == 0)
				if b.Likelihood >= a.Likelihood && b.Impact >= a.Impact && a != b {
					require.Equal(t, matrix.Up, shift, "%v to %v by %s", a, b, m.Name)
				}
				if shift == matrix.Up {
					require.Equal(t, 1, b.Compare(a), "%v and %v by %s", b, a, m.Name)
				}
				require.Equal(t, -1, a.Compare(matrix.Cell{}), "what is not assessed is last")
			}
		}
		require.Positive(t, seen[matrix.Up], m.Name)
		require.Positive(t, seen[matrix.Across], m.Name)
	}
}

// A list is sorted in one way, whatever its order was.
func TestCell_SortsInOneWay(t *testing.T) {
	t.Parallel()
	for _, m := range presets() {
		cells := append(cellsOf(t, m), matrix.Cell{})
		slices.SortFunc(cells, matrix.Cell.Compare)
		back := slices.Clone(cells)
		slices.Reverse(back)
		slices.SortFunc(back, matrix.Cell.Compare)
		assert.Equal(t, cells, back)
		for i := range cells {
			for _, later := range cells[i+1:] {
				require.Negative(t, cells[i].Compare(later), "%v before %v", cells[i], later)
			}
		}
	}
}
