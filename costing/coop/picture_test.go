package coop_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/coop"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// same holds that a text is what a file has; UPDATE=1 writes it.
func same(t *testing.T, name, got string) {
	t.Helper()
	file := "testdata/" + name
	if os.Getenv("UPDATE") != "" {
		require.NoError(t, os.WriteFile(file, []byte(got), 0o600))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, string(want), got)
}

// tennessee is the game of the Tennessee Valley Authority.
func tennessee(t testing.TB) coop.Game {
	t.Helper()
	return games(t)[0].game(t)
}

// purposes are the names of its partners.
func purposes() report.Names {
	return report.NewNames(
		report.Entry{Noun: report.Organisation, ID: "N", Name: "Navigation"},
		report.Entry{Noun: report.Organisation, ID: "F", Name: "Flood control"},
		report.Entry{Noun: report.Organisation, ID: "P", Name: "Power"},
	)
}

func TestGame_TriangleSVG(t *testing.T) {
	svg, err := tennessee(t).TriangleSVG("Who pays for the dams", coop.AllocationRules(), purposes())
	require.NoError(t, err)
	same(t, "triangle.svg", svg)
}

func TestGame_TriangleSVGWithoutCore(t *testing.T) {
	for _, p := range games(t) {
		if p.ID == "coopgame_67_1" {
			svg, err := p.game(t).TriangleSVG("Nobody can be content", []coop.AllocationRule{coop.Shapley, coop.Nucleolus, coop.Tau}, report.Names{})
			require.NoError(t, err)
			same(t, "triangle-no-core.svg", svg)
		}
	}
}

// A single division that is stable is in a ring, also under a mark; a line is a line.
func TestGame_TriangleSVGOfThinCores(t *testing.T) {
	draw := func(costs ...int64) string {
		g, err := coop.GameOf(ids("abc"), func(s coop.Coalition) costing.Money { return costing.Pence(costs[s]) })
		require.NoError(t, err)
		svg, err := g.TriangleSVG("Thin", []coop.AllocationRule{coop.EqualShares, coop.Nucleolus}, report.Names{})
		require.NoError(t, err)
		return svg
	}
	for _, costs := range [][]int64{
		{0, 6000, 8000, 14000, 6000, 12000, 14000, 20000}, // all pay the most that they can
		{0, 9000, 9000, 14000, 9000, 12000, 14000, 20000}, // all pay the least
	} {
		assert.Contains(t, draw(costs...), "Only one division is stable, that in the ring: ")
		assert.Contains(t, draw(costs...), ` r="12" fill="none"`)
	}
	for _, costs := range [][]int64{
		{0, 6000, 9000, 14000, 9000, 14000, 14000, 20000},
		{0, 9000, 6000, 14000, 9000, 14000, 14000, 20000},
		{0, 9000, 9000, 14000, 6000, 14000, 14000, 20000},
	} {
		assert.Contains(t, draw(costs...), "Only the divisions on the thick line are stable: ")
		assert.Contains(t, draw(costs...), ` fill="none" stroke="#606060" stroke-width="6"/>`)
		assert.NotContains(t, draw(costs...), `points=""`)
	}
	assert.Contains(t, draw(0, 20000, 20000, 20000, 20000, 20000, 20000, 20000), "The grey region: ")
	assert.Contains(t, draw(0, 6000, 6000, 11000, 6000, 11000, 11000, 20000), "No division is stable: ")
}

// What a picture says is no wider than the picture, however many would leave.
func TestStability_SVGOfManyPartners(t *testing.T) {
	g, err := coop.GameOf(councils(12), func(s coop.Coalition) costing.Money {
		sum := int64(30_000_000)
		for i := range 12 {
			if s.Has(i) {
				sum += int64(i+1) * 4_000_000
			}
		}
		return costing.Pence(sum)
	})
	require.NoError(t, err)
	s, err := g.Check(billBy(t, g, coop.EqualShares).Bill())
	require.NoError(t, err)
	require.Equal(t, coop.Unstable, s.Verdict)
	entries := []report.Entry{}
	for _, id := range g.Partners() {
		entries = append(entries, report.Entry{Noun: report.Organisation, ID: string(id), Name: "The council of a long name " + string(id)})
	}
	same(t, "bars-many.svg", s.SVG("Bills", report.NewNames(entries...)))
}

// A title that is wider than a picture makes it wider: it has a margin on both sides.
func TestPictures_AreAsWideAsTheirTitles(t *testing.T) {
	title := strings.Repeat("Who pays for the dams? ", 8) + "Who pays?"
	wide := fmt.Sprintf(`width="%d"`, 2*report.PictureMargin+report.TitleWidth(title))
	g := tennessee(t)
	svg, err := g.TriangleSVG(title, []coop.AllocationRule{coop.EqualShares}, report.Names{})
	require.NoError(t, err)
	assert.Contains(t, svg, wide)
	s, err := g.Check(billBy(t, g, coop.EqualShares).Bill())
	require.NoError(t, err)
	assert.Contains(t, s.SVG(title, report.Names{}), wide)
}

func TestStability_SVG(t *testing.T) {
	g := skane(t).game(t)
	bill := billBy(t, g, coop.SeparableCosts).Bill()
	s, err := g.Check(bill)
	require.NoError(t, err)
	same(t, "bars.svg", s.SVG("Water for six municipalities", municipalities()))
	s.Partners[0].Alone = costing.Money{}
	s.Partners[1].Pays = s.Partners[1].Pays.Neg()
	same(t, "bars-below-zero.svg", s.SVG("Water", municipalities()))
}

// municipalities are the names of the partners in Skåne.
func municipalities() report.Names {
	return report.NewNames(
		report.Entry{Noun: report.Organisation, ID: "A", Name: "Ängelholm"},
		report.Entry{Noun: report.Organisation, ID: "H", Name: "Helsingborg"},
		report.Entry{Noun: report.Organisation, ID: "K", Name: "Kävlinge"},
		report.Entry{Noun: report.Organisation, ID: "L", Name: "Lund"},
		report.Entry{Noun: report.Organisation, ID: "M", Name: "Malmö"},
		report.Entry{Noun: report.Organisation, ID: "T", Name: "Trelleborg"},
	)
}
