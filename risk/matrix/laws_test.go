package matrix_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// rat returns a quantity as a fraction.
func rat(q partnership.Quantity) *big.Rat {
	n, _ := q.Millionths()
	return big.NewRat(n, 1_000_000)
}

// The level nearest to the weighted mean, found with fractions: the weights are of three
// decimals, and the impacts of any level.
func TestMeanImpactIsTheNearestLevel(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(6, 2026))
	for range 2000 {
		m := weighted()
		a := risk.Assessment{Likelihood: "L"}
		sum, weights := new(big.Rat), new(big.Rat)
		for c := range m.Criteria {
			weight, err := partnership.QuantityOfMillionths(1000 * (1 + r.Int64N(5000)))
			require.NoError(t, err)
			m.Criteria[c].Weight = weight
			level := m.Impact[r.IntN(len(m.Impact))]
			a.Impacts = append(a.Impacts, matrix.CriterionImpact{Criterion: m.Criteria[c].ID, Impact: level.Code})
			sum.Add(sum, new(big.Rat).Mul(rat(weight), rat(level.Score)))
			weights.Add(weights, rat(weight))
		}
		mean := new(big.Rat).Quo(sum, weights)
		want, least := 0, new(big.Rat)
		for i, level := range m.Impact {
			distance := new(big.Rat).Sub(rat(level.Score), mean)
			if distance.Abs(distance); i == 0 || distance.Cmp(least) <= 0 {
				want, least = i+1, distance
			}
		}
		got, err := m.Rate(a.Likelihood, a.Impact, a.Impacts...)
		require.NoError(t, err)
		require.Equalf(t, want, got.Impact, "mean %s of %v", mean.FloatString(4), a.Impacts)
	}
}

// A worse impact by one criterion never makes the whole better, by either combination.
func TestCombinedImpactRisesWithEachCriterion(t *testing.T) {
	t.Parallel()
	for _, combination := range matrix.Combinations() {
		m := weighted()
		m.Combine = combination
		at := func(places ...int) int {
			var a risk.Assessment
			for c, place := range places {
				a.Impacts = append(a.Impacts, matrix.CriterionImpact{Criterion: m.Criteria[c].ID, Impact: m.Impact[place].Code})
			}
			a.Likelihood = "L"
			r, err := m.Rate(a.Likelihood, a.Impact, a.Impacts...)
			require.NoError(t, err)
			return r.Impact
		}
		for i := range 4 {
			for j := range 4 {
				for k := range 4 {
					here := at(i, j, k)
					for _, up := range [][3]int{{i + 1, j, k}, {i, j + 1, k}, {i, j, k + 1}} {
						if max(up[0], up[1], up[2]) < 4 {
							assert.GreaterOrEqual(t, at(up[:]...), here)
						}
					}
				}
			}
		}
	}
}

// A product is what it says for every pair of levels of a matrix in use, and the rating
// that of the published limits.
func TestTriBoroughCellByCell(t *testing.T) {
	t.Parallel()
	for l := int64(1); l <= 5; l++ {
		for i := int64(1); i <= 5; i++ {
			want := "green"
			switch score := l * i; {
			case score >= 16:
				want = "red"
			case score >= 11:
				want = "amber"
			}
			code := func(n int64) matrix.LevelCode { return matrix.LevelCode(fmt.Sprint(n)) }
			assert.Equal(t, fmt.Sprintf("%s %d", want, l*i), rated(t, matrix.TriBorough(), code(l), code(i)))
		}
	}
}

// Every risk that is assessed is counted in one cell; the order of the risks changes
// neither the counts nor which lines are under the map.
func TestHeatMapLosesNobody(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(8, 2026))
	for _, m := range presets() {
		h := matrix.HeatMap{Title: m.Name, Matrix: m}
		assessed := 0
		for i := range 60 {
			p := matrix.Marker{Label: fmt.Sprintf("R-%02d", i)}
			for _, at := range []*matrix.Cell{&p.Now, &p.Before} {
				if r.IntN(4) == 0 {
					continue
				}
				rated, err := m.Rate(m.Likelihood[r.IntN(len(m.Likelihood))].Code, m.Impact[r.IntN(len(m.Impact))].Code)
				require.NoError(t, err)
				*at = rated
			}
			if p.Now.Assessed() {
				assessed++
			}
			h.Risks = append(h.Risks, p)
		}
		require.NoError(t, h.Validate())
		counted := 0
		for _, row := range h.Counts() {
			for _, n := range row {
				counted += n
			}
		}
		assert.Equal(t, assessed, counted)

		svg, err := h.SVG(report.Names{})
		require.NoError(t, err)
		table, err := markdown(h)
		require.NoError(t, err)
		drawn := strings.Join(draw(t, svg).texts, "\n")
		for _, p := range h.Risks {
			assert.Contains(t, drawn, p.Label)
			assert.Contains(t, table, p.Label)
			moved := p.Now.Assessed() && p.Before.Assessed() && p.Now != p.Before
			noted := slices.ContainsFunc([]string{" ▲ up", " ▼ down", " ◆ across"}, func(sign string) bool {
				return strings.Contains(drawn, p.Label+sign+" from likelihood ")
			})
			assert.Equal(t, moved, noted)
		}

		shuffled := h
		shuffled.Risks = slices.Clone(h.Risks)
		r.Shuffle(len(shuffled.Risks), func(i, j int) {
			shuffled.Risks[i], shuffled.Risks[j] = shuffled.Risks[j], shuffled.Risks[i]
		})
		assert.Equal(t, h.Counts(), shuffled.Counts())
		again, err := markdown(shuffled)
		require.NoError(t, err)
		assert.Equal(t, strings.Count(table, " from likelihood "), strings.Count(again, " from likelihood "))
	}
}

// Text that means something to XML stays text.
func TestHeatMapEscapes(t *testing.T) {
	t.Parallel()
	m := matrix.TriBorough()
	m.Impact[4].Label = `</text><script>alert("1")</script>`
	h := matrix.HeatMap{Title: `HR & "Payroll" <live>`, Matrix: m, Risks: placed(t, m, "]]>&amp; 5 5")}
	svg, err := h.SVG(report.Names{})
	require.NoError(t, err)
	assert.Contains(t, svg, "<title>HR &amp; &quot;Payroll&quot; &lt;live&gt;</title>")
	assert.NotContains(t, svg, "<script>")
	texts := draw(t, svg).texts
	assert.Contains(t, texts, "]]>&amp;")
	assert.Contains(t, strings.Join(texts, ""), `5:</text><script>alert("1")</script>`)
}
