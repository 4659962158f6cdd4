package matrix_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// square returns a matrix of n levels by n with these ranks, 0 to 2, in rows from the
// lowest likelihood.
func square(n int, ranks []int) matrix.Matrix {
	m := matrix.Matrix{
		Name: "square", Source: "test", Ratings: []matrix.Rating{"green", "yellow", "red"},
	}
	for i := range n {
		level := matrix.Level{Code: matrix.LevelCode(fmt.Sprint(i + 1))}
		m.Likelihood, m.Impact = append(m.Likelihood, level), append(m.Impact, level)
	}
	for l := range n {
		var row []matrix.Rating
		for i := range n {
			row = append(row, m.Ratings[ranks[l*n+i]])
		}
		m.Grid = append(m.Grid, row)
	}
	return m
}

// squares calls visit with every monotone rating of n levels by n in three ratings that
// has a lowest and a highest cell.
func squares(n int, visit func(ranks []int)) {
	ranks := make([]int, n*n)
	var fill func(k int)
	fill = func(k int) {
		if k == n*n {
			if ranks[0] == 0 && ranks[n*n-1] == 2 {
				visit(ranks)
			}
			return
		}
		least := 0
		if k%n > 0 {
			least = ranks[k-1]
		}
		if k >= n {
			least = max(least, ranks[k-n])
		}
		for rank := least; rank <= 2; rank++ {
			ranks[k] = rank
			fill(k + 1)
		}
	}
	fill(0)
}

// sampledBreaches looks for breaches of the first two conditions at points: the middle
// and the corners, just inside, of every cell. It is another way to the same answer,
// with none of the code that it tests.
func sampledBreaches(n int, ranks []int) (weak, between bool) {
	const fine = 1000 // of a cell
	var greens, reds []int
	rank := func(x, y int) int { return ranks[x/fine*n+y/fine] }
	offsets := []int{1, fine / 2, fine - 1}
	for l := range n {
		for i := range n {
			for _, a := range offsets {
				for _, b := range offsets {
					x, y := l*fine+a, i*fine+b
					switch rank(x, y) {
					case 0:
						greens = append(greens, x*y)
					case 2:
						reds = append(reds, x*y)
					}
					// A step up of less than a cell, from green to red.
					for _, dx := range []int{0, 2, fine / 2} {
						for _, dy := range []int{0, 2, fine / 2} {
							if x+dx < n*fine && y+dy < n*fine && rank(x, y) == 0 && rank(x+dx, y+dy) == 2 &&
								rank(x+dx/2, y+dy/2) != 1 && (dx == 2 || dy == 2) {
								between = true
							}
						}
					}
				}
			}
		}
	}
	for _, g := range greens {
		for _, r := range reds {
			// Points just inside a cell miss its limits by a little.
			weak = weak || r+4*n*fine < g
		}
	}
	return weak, between
}

// Cox (2008), theorem 1: in a matrix that keeps the three conditions the lowest row and
// column are green, and the second ones have no red. Of three levels by three there is
// one such matrix.
func TestCoxTheoremHolds(t *testing.T) {
	t.Parallel()
	kept := map[int]int{}
	for _, n := range []int{3, 4} {
		squares(n, func(ranks []int) {
			m := square(n, ranks)
			if len(m.CoxWarnings()) > 0 {
				return
			}
			kept[n]++
			require.NoError(t, m.Validate())
			for k, rank := range ranks {
				if lower := min(k/n, k%n); lower == 0 {
					assert.Zero(t, rank)
				} else if lower == 1 {
					assert.NotEqual(t, 2, rank)
				}
			}
		})
	}
	assert.Equal(t, 1, kept[3])
	assert.Positive(t, kept[4])
	assert.Empty(t, square(3, []int{
		0, 0, 0,
		0, 1, 1,
		0, 1, 2,
	}).CoxWarnings())
	assert.Empty(t, matrix.FourByFour().CoxWarnings())
}

// The exact answer is what points of every cell say.
func TestCoxConditionsAgreeWithPoints(t *testing.T) {
	t.Parallel()
	squares(3, func(ranks []int) {
		weak, between := sampledBreaches(3, ranks)
		found := map[matrix.CoxCondition]bool{}
		for _, w := range square(3, ranks).CoxWarnings() {
			found[w.Condition] = true
			assert.Positive(t, w.Breaches)
			assert.NotEmpty(t, w.First)
		}
		assert.Equalf(t, weak, found[matrix.WeakConsistency], "weak consistency of %v", ranks)
		assert.Equalf(t, between, found[matrix.Betweenness], "betweenness of %v", ranks)
	})
}

// By hand, of the letters: A4 reaches down to a risk of zero, C3 touches no red cell and holds
// no risk above 8 where the least red one is 9, and A2 and B2 touch no green cell and
// hold none below the largest green one, 8.
func TestCoxWarningsOfPresets(t *testing.T) {
	t.Parallel()
	assert.Equal(t, []matrix.CoxWarning{{
		Condition: matrix.ConsistentColouring, Breaches: 4,
		First: "likelihood C and impact 3 (amber) does not lie between the lowest and the highest rating",
	}}, matrix.LettersAndNumbers().CoxWarnings())

	tri := matrix.TriBorough().CoxWarnings()
	require.Len(t, tri, 2)
	assert.Equal(t, matrix.CoxWarning{
		Condition: matrix.Betweenness, Breaches: 1,
		First: "likelihood 3 and impact 3 (green) is next to likelihood 4 and impact 4 (red)",
	}, tri[1])
}

func ExampleMatrix_CoxWarnings() {
	matrix := matrix.CityOfLondon()
	for _, w := range matrix.CoxWarnings() {
		fmt.Printf("%s, %d times: %s\n", w.Condition, w.Breaches, w.First)
	}
	// Output:
	// weak-consistency, 2 times: likelihood 2 and impact 8 (red) holds risks smaller than some of likelihood 2 and impact 2 (green)
	// betweenness, 1 times: likelihood 1 and impact 4 (green) is next to likelihood 2 and impact 8 (red)
	// consistent-colouring, 1 times: likelihood 1 and impact 8 (amber) reaches down to a risk of zero
}

func TestCoxWarningsJSON(t *testing.T) {
	t.Parallel()
	text, err := json.MarshalIndent(matrix.CityOfLondon().CoxWarnings(), "", "  ")
	require.NoError(t, err)
	assert.Equal(t, `[
  {
    "condition": "weak-consistency",
    "breaches": 2,
    "first": "likelihood 2 and impact 8 (red) holds risks smaller than some of likelihood 2 and impact 2 (green)"
  },
  {
    "condition": "betweenness",
    "breaches": 1,
    "first": "likelihood 1 and impact 4 (green) is next to likelihood 2 and impact 8 (red)"
  },
  {
    "condition": "consistent-colouring",
    "breaches": 1,
    "first": "likelihood 1 and impact 8 (amber) reaches down to a risk of zero"
  }
]`, string(text))
}
