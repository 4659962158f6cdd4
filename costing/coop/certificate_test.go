package coop_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/costing/coop"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// nucleoli are the rules with certificates.
func nucleoli() []coop.Rule {
	return []coop.Rule{coop.Nucleolus, coop.PerCapita, coop.ProportionalNucleolus, coop.Prenucleolus}
}

// Every nucleolus of every published game has a certificate that its checker takes.
func TestCertificate_PublishedGames(t *testing.T) {
	for _, p := range games(t) {
		g := p.game(t)
		for _, rule := range nucleoli() {
			a, err := g.Allocate(rule)
			if err != nil {
				_, second := g.Certify(rule)
				require.EqualError(t, second, err.Error())
				continue
			}
			c, err := g.Certify(rule)
			require.NoError(t, err)
			assert.Equal(t, a, c.Allocation)
			assert.NoErrorf(t, c.Check(g), "%s %s", p.ID, rule)
		}
	}
}

// Every shape of game has a certificate, at every size up to 12.
func TestCertificate_Shapes(t *testing.T) {
	for _, s := range shapes() {
		for n := 1; n <= 12; n++ {
			g := gameOf(t, s, n, uint64(n))
			for _, rule := range nucleoli() {
				c, err := g.Certify(rule)
				if s.name == "wild" && rule != coop.Prenucleolus && err != nil {
					continue
				}
				require.NoErrorf(t, err, "%s %d %s", s.name, n, rule)
				require.NoErrorf(t, c.Check(g), "%s %d %s", s.name, n, rule)
			}
		}
	}
}
