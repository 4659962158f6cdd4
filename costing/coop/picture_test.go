package coop_test

import (
	"os"
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
	svg, err := tennessee(t).TriangleSVG("Who pays for the dams", coop.Rules(), purposes())
	require.NoError(t, err)
	same(t, "triangle.svg", svg)
}

func TestGame_TriangleSVGWithoutCore(t *testing.T) {
	for _, p := range games(t) {
		if p.ID == "coopgame_67_1" {
			svg, err := p.game(t).TriangleSVG("Nobody can be content", []coop.Rule{coop.Shapley, coop.Nucleolus, coop.Tau}, report.Names{})
			require.NoError(t, err)
			same(t, "triangle-no-core.svg", svg)
		}
	}
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
