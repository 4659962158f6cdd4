package risk_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

func TestHeatMapOfRegister(t *testing.T) {
	t.Parallel()
	reg := covered()
	h := reg.HeatMap()
	require.NoError(t, h.Validate())
	assert.Equal(t, "HR shared service, 2025-06-30", h.Title)
	var labels []string
	for _, p := range h.Risks {
		labels = append(labels, p.Label)
	}
	assert.Equal(t, "R-18 R-12 R-15 R-16 R-13 R-07 R-14", strings.Join(labels, " "), "the closed risk is not on it")
	h.Matrix.Ratings[0] = "changed"
	assert.Equal(t, matrix.TriBorough(), reg.Matrix)
}

// The map and the report of changes call a move the same, whatever the cells.
func TestHeatMapMovesAsChanges(t *testing.T) {
	t.Parallel()
	signs := map[matrix.Shift]string{matrix.Up: "▲ up", matrix.Down: "▼ down", matrix.Across: "◆ across"}
	for _, m := range []matrix.Matrix{matrix.FourByFour(), matrix.TriBorough(), matrix.NationalRiskRegister()} {
		cells := []string{}
		for _, l := range m.Likelihood {
			for _, i := range m.Impact {
				cells = append(cells, string(l.Code)+" "+string(i.Code))
			}
		}
		q := quarters()
		for _, from := range cells {
			for _, to := range cells {
				first, second := at(q[0], levels("r1", q[0], from)), at(q[1], levels("r1", q[1], to))
				first.Matrix, second.Matrix = m, m
				report, err := risk.Changes([]risk.Register{first, second})
				require.NoError(t, err)
				h, err := second.HeatMap().Since(first.HeatMap())
				require.NoError(t, err)
				table, err := h.Table(noNames)
				text := table.Markdown()
				require.NoError(t, err)
				sign, moved := signs[report.Changes[0].Shift]
				require.Equal(t, moved, strings.Contains(text, "1. r1 "+sign), "%s to %s", from, to)
				require.Equal(t, moved, strings.Contains(text, "1. r1"), "%s to %s", from, to)
			}
		}
	}
}

// An opportunity is called one in the text and in the drawing.
func TestHeatMapNamesOpportunities(t *testing.T) {
	t.Parallel()
	r := sound("clients")
	r.Nature = risk.Opportunity
	h := register(r, sound("staff")).HeatMap()
	table, err := h.Table(noNames)
	text := table.Markdown()
	require.NoError(t, err)
	assert.Contains(t, text, "amber 12: clients (opportunity), staff (2)")
	svg, err := h.SVG(noNames)
	require.NoError(t, err)
	assert.Contains(t, svg, "clients (opportunity)")
	assert.NotContains(t, svg, "staff (opportunity)")
}

// A register with the longest title has a map.
func TestRegister_HeatMapOfALongTitle(t *testing.T) {
	t.Parallel()
	reg := register(sound("r1"))
	reg.Title = strings.Repeat("a", 300)
	require.NoError(t, reg.Validate())
	require.NoError(t, reg.HeatMap().Validate())
}

func ExampleRegister_HeatMap() {
	reg := risk.Register{
		Title: "Legal practice", AsOf: calendar.MustDate("2026-06-30"), Matrix: matrix.TriBorough(),
		Risks: []risk.Risk{
			{ID: "R-01", Status: risk.OpenRisk, Current: risk.Assessment{Likelihood: "3", Impact: "4"}},
			{ID: "R-02", Status: risk.OpenRisk, Current: risk.Assessment{Likelihood: "4", Impact: "4"}},
			{ID: "R-03", Status: risk.ClosedRisk, Current: risk.Assessment{Likelihood: "5", Impact: "5"}},
		},
	}
	heatMap := reg.HeatMap()
	fmt.Println(heatMap.Title)
	for _, p := range heatMap.Risks {
		fmt.Println(p.Label, p.Now.Rating, p.Now.Score)
	}
	// Output:
	// Legal practice, 2026-06-30
	// R-02 red 16
	// R-01 amber 12
}
