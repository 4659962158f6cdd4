package coop_test

import (
	"encoding/json"
	"math/big"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/coop"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/stretchr/testify/require"
)

// pounds is an amount.
func pounds(s string) costing.Money { return costing.MustMoney(s) }

// ids are organisations of one letter each.
func ids(letters string) []partnership.OrgID {
	all := []partnership.OrgID{}
	for _, l := range letters {
		all = append(all, partnership.OrgID(l))
	}
	return all
}

// published is a game of the literature with its results. One unit of a gain or a cost is £100
// here, so that all are whole pence; a gain is a cost below £0.
type published struct {
	ID       string            `json:"id"`
	Players  []string          `json:"players"`
	Kind     string            `json:"kind"`
	Table    map[string]string `json:"table"`
	Computed map[string]json.RawMessage
}

// unit is what one unit of a published game is in pounds.
var unit = big.NewRat(100, 1)

// read reads a file of figures.
func read[T any](t testing.TB, name string) (all T) {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, &all))
	return all
}

// games are the published games.
func games(t testing.TB) []published {
	t.Helper()
	return append(read[[]published](t, "small_games.json"), skane(t))
}

// skane is the game of six Swedish municipalities.
func skane(t testing.TB) published {
	t.Helper()
	p := read[published](t, "yoh1982_skane.json")
	p.Kind, p.Table = "cost", map[string]string{}
	data, err := os.ReadFile("testdata/yoh1982_skane_costs.csv")
	require.NoError(t, err)
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n")[1:] {
		group, cost, _ := strings.Cut(strings.TrimSpace(line), ",")
		p.Table[group] = cost
	}
	return p
}

// rat is a fraction.
func rat(s string) *big.Rat {
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		panic(s)
	}
	return r
}

// sign is -1 for gains.
func (p published) sign() *big.Rat {
	if p.Kind == "gain" {
		return big.NewRat(-1, 1)
	}
	return big.NewRat(1, 1)
}

// exact is a published amount.
func (p published) exact(s string) coop.Exact {
	r := rat(s)
	return coop.ExactOf(r.Mul(r.Mul(r, unit), p.sign()))
}

// table is the game as a table.
func (p published) table() coop.CostTable {
	t := coop.CostTable{Partners: ids(strings.Join(p.Players, ""))}
	groups := []string{}
	for group := range p.Table {
		groups = append(groups, group)
	}
	slices.Sort(groups)
	for _, group := range groups {
		t.Costs = append(t.Costs, coop.GroupCost{Group: ids(group), Cost: p.exact(p.Table[group]).Money()})
	}
	return t
}

// game is the game.
func (p published) game(t testing.TB) coop.Game {
	t.Helper()
	g, err := p.table().Game()
	require.NoError(t, err)
	require.Zero(t, g.Missing())
	return g
}

// result is what was computed under a name; ok is false if there is no such result.
func (p published) result(t testing.TB, name string) (exact []coop.Exact, undefined string) {
	t.Helper()
	raw, ok := p.Computed[name]
	if !ok {
		return nil, "not there"
	}
	if json.Unmarshal(raw, &undefined) == nil {
		return nil, undefined
	}
	var r struct{ Exact []string }
	require.NoError(t, json.Unmarshal(raw, &r))
	for _, s := range r.Exact {
		exact = append(exact, p.exact(s))
	}
	return exact, ""
}

// exacts are the exact shares.
func exacts(a coop.CostAllocation) []coop.Exact {
	all := []coop.Exact{}
	for _, s := range a.Shares {
		all = append(all, s.Exact)
	}
	return all
}

// orgID is an organisation.
type orgID = partnership.OrgID

// number is a whole quantity.
func number(n int64) partnership.Quantity {
	q, err := partnership.NewQuantity(n)
	if err != nil {
		panic(err)
	}
	return q
}
