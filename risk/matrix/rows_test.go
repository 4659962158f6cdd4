package matrix_test

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// numbersOf returns the numbers that a pattern finds in a drawing.
func numbersOf(t *testing.T, drawing, pattern string) []int {
	t.Helper()
	var all []int
	for _, found := range regexp.MustCompile(pattern).FindAllStringSubmatch(drawing, -1) {
		n, err := strconv.Atoi(found[1])
		require.NoError(t, err)
		all = append(all, n)
	}
	return all
}

// A long label of a likelihood stands beside its row: a line below the other, the first and
// the last as far from the edges as a line is high.
func TestHeatMap_LongLabelsStandBesideTheirRow(t *testing.T) {
	t.Parallel()
	m := matrix.TriBorough()
	m.Likelihood[4].Label = strings.Repeat("almost certain ", 4) + "end"
	svg, err := matrix.HeatMap{Title: "Map", Matrix: m}.SVG(report.Names{})
	require.NoError(t, err)
	tops := numbersOf(t, svg, `<rect x="\d+" y="(\d+)" width="\d+" height="\d+" fill="#[0-9a-f]{6}" stroke="#000000"`)
	heights := numbersOf(t, svg, `<rect x="\d+" y="\d+" width="\d+" height="(\d+)" fill="#[0-9a-f]{6}" stroke="#000000"`)
	lines := numbersOf(t, svg, `<text x="24" y="(\d+)">(?:5: |almost|certain|end)`)
	require.GreaterOrEqual(t, len(lines), 3)
	for i := 1; i < len(lines); i++ {
		assert.Equal(t, 22, lines[i]-lines[i-1], "line %d", i)
	}
	above, below := lines[0]-tops[0], tops[0]+heights[0]-lines[len(lines)-1]
	assert.Positive(t, below)
	assert.InDelta(t, 10, above-below, 2, "a text stands on its line, 5 below the middle")
}

// The bands of twelve ratings, the most that there may be, are checked too.
func TestMatrix_BandsOfTheMostRatings(t *testing.T) {
	t.Parallel()
	m := matrix.TriBorough()
	m.Ratings, m.Bands = nil, nil
	for i := 1; i <= 12; i++ {
		rating := matrix.Rating(fmt.Sprint("r", i))
		score, _ := partnership.NewQuantity(int64(2*i - 1))
		next, _ := partnership.NewQuantity(int64(2 * i))
		if i == 12 {
			next = qty("25")
		}
		m.Ratings = append(m.Ratings, rating)
		m.Bands = append(m.Bands, matrix.RatingBand{Rating: rating, From: score, To: next})
	}
	require.NoError(t, m.Validate())
	m.Bands[3].To = qty("7") // 8 is in no band
	require.ErrorIs(t, m.Validate(), field.ErrRange)
	m.Bands[3].To = qty("9")
	require.ErrorIs(t, m.Validate(), field.ErrOverlap)
}
