package coop_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/costing/coop"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// names are the names of the rules in the files.
var names = []struct {
	rule coop.AllocationRule
	name string
}{
	{coop.EqualSavings, "equal_savings"},
	{coop.Moriarity, "moriarity"},
	{coop.SeparableCosts, "SCRB=ACA"},
	{coop.SeparableCosts, "gately"},
	{coop.EqualRest, "ENSC"},
	{coop.Shapley, "shapley"},
	{coop.Nucleolus, "nucleolus"},
	{coop.PerCapita, "weak_nucleolus(per-capita)"},
	{coop.ProportionalNucleolus, "proportional_nucleolus"},
	{coop.Prenucleolus, "prenucleolus"},
	{coop.Tau, "tau(cost_gap)"},
}

// Every division of every published game comes out exactly, and where it is not defined there is
// an error.
func TestGame_PublishedGames(t *testing.T) {
	for _, p := range games(t) {
		g := p.game(t)
		for _, n := range names {
			want, undefined := p.result(t, n.name)
			got, err := g.Allocate(n.rule)
			if undefined != "" {
				assert.Errorf(t, err, "%s %s: %s", p.ID, n.rule, undefined)
				continue
			}
			if assert.NoErrorf(t, err, "%s %s", p.ID, n.rule) {
				assert.Equalf(t, want, exacts(got), "%s %s", p.ID, n.rule)
				require.NoError(t, got.Validate())
			}
		}
	}
}
