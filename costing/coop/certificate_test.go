package coop_test

import (
	"math/big"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing/coop"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// nucleoli are the rules with certificates.
func nucleoli() []coop.AllocationRule {
	return []coop.AllocationRule{coop.Nucleolus, coop.PerCapita, coop.ProportionalNucleolus, coop.Prenucleolus}
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

// Any change of a certificate is noticed: of a share, a level, a weight, a group, a kind, or the
// rule, and a step that is left out.
func TestCertificate_NoticesEveryChange(t *testing.T) {
	g := skane(t).game(t)
	airport, err := capacities(6, 5).Game()
	require.NoError(t, err)
	for _, game := range []coop.Game{g, airport, gameOf(t, shapes()[4], 5, 1)} {
		for _, rule := range nucleoli() {
			fresh := func() coop.Certificate {
				c, err := game.Certify(rule)
				require.NoError(t, err)
				return c
			}
			require.NoError(t, fresh().Check(game))
			more := func(e coop.Exact) coop.Exact {
				r := e.Pounds()
				return coop.ExactOf(r.Add(r, big.NewRat(1, 7)))
			}
			n := len(fresh().Allocation.Shares)
			c := fresh()
			c.Allocation.Shares[0].Exact, c.Allocation.Shares[n-1].Exact = more(c.Allocation.Shares[0].Exact), less(c.Allocation.Shares[n-1].Exact)
			require.ErrorIs(t, c.Check(game), field.ErrInvalid)
			for i := range fresh().Steps {
				c = fresh()
				c.Steps[i].Level = more(c.Steps[i].Level)
				require.ErrorIs(t, c.Check(game), field.ErrInvalid)
				c = fresh()
				c.Steps = append(c.Steps[:i], c.Steps[i+1:]...)
				require.ErrorIs(t, c.Check(game), field.ErrInvalid)
				for k := range fresh().Steps[i].Rows {
					c = fresh()
					c.Steps[i].Rows[k].Weight = more(c.Steps[i].Rows[k].Weight)
					require.ErrorIs(t, c.Check(game), field.ErrInvalid)
					c = fresh()
					c.Steps[i].Rows = append(c.Steps[i].Rows[:k], c.Steps[i].Rows[k+1:]...)
					require.ErrorIs(t, c.Check(game), field.ErrInvalid)
					for _, kind := range coop.RowKinds() {
						c = fresh()
						if row := &c.Steps[i].Rows[k]; row.Kind != kind && len(row.Group) > 1 {
							row.Kind = kind
							require.ErrorIs(t, c.Check(game), field.ErrInvalid)
						}
					}
				}
			}
		}
	}
}

// less is a seventh of a pound less.
func less(e coop.Exact) coop.Exact {
	r := e.Pounds()
	return coop.ExactOf(r.Sub(r, big.NewRat(1, 7)))
}

func TestCertificate_Faults(t *testing.T) {
	game := municipal()
	fresh := func(change func(*coop.Certificate)) func() error {
		return func() error {
			c, err := game.Certify(coop.Nucleolus)
			require.NoError(t, err)
			change(&c)
			return c.Check(game)
		}
	}
	other := func(change func(*coop.CostTable)) func() error {
		return func() error {
			c, err := game.Certify(coop.Nucleolus)
			require.NoError(t, err)
			table := game.CostTable()
			change(&table)
			return c.Check(must(table))
		}
	}
	tryFaults(t, []fault{
		{"nothing", func() error { return coop.Certificate{}.Check(game) }, []string{
			"rule: required", "allocation.total: required", "allocation.shares: required",
		}},
		{"no game", func() error { return coop.Certificate{}.Check(coop.Game{}) }, []string{
			"rule: required", "allocation.total: required", "allocation.shares: required", "partners: required",
		}},
		{"empty rows", fresh(func(c *coop.Certificate) { c.Steps[0].Level, c.Steps[0].Rows[0] = coop.Exact{}, coop.CertificateRow{} }), []string{
			"steps[0].level: required", "steps[0].rows[0].group: required", "steps[0].rows[0].kind: required", "steps[0].rows[0].weight: required",
		}},
		{"a stranger", fresh(func(c *coop.Certificate) { c.Steps[0].Rows[1].Group = ids("az") }), []string{
			`steps[0].rows[1].group[1]: "z" is not a partner: not found`,
		}},
		{"no steps", fresh(func(c *coop.Certificate) { c.Steps = nil }), []string{"steps: they do not fix what each partner pays: invalid"}},
		{"a weight below 0", fresh(func(c *coop.Certificate) {
			r := c.Steps[0].Rows[1].Weight.Pounds()
			c.Steps[0].Rows[1].Weight = coop.ExactOf(r.Neg(r))
		}), []string{"steps[0].rows[1]: the weight of the group of a and b is not above 0: invalid"}},
		{"fixed by nothing", fresh(func(c *coop.Certificate) { c.Steps[0].Rows[1].Kind = coop.FixedRow }), []string{
			"steps[0].rows[1]: what the group of a and b pays is not fixed before: invalid",
		}},
		{"alone", fresh(func(c *coop.Certificate) { c.Steps[0].Rows[1].Kind = coop.AloneRow }), []string{
			"steps[0].rows[1]: the group of a and b is not one partner who pays what it would alone: invalid",
		}},
		{"no balance", fresh(func(c *coop.Certificate) { c.Steps[0].Rows = c.Steps[0].Rows[1:] }), []string{
			"steps[0]: the weights of its groups do not cancel out: invalid",
		}},
		{"a rising level", fresh(func(c *coop.Certificate) {
			c.Steps = append(c.Steps, c.Steps[0])
			c.Steps[1].Level = coop.ExactOf(big.NewRat(5, 1))
		}), []string{"steps[1].level: it is above that of the step before: invalid"}},
		{"others", func() error {
			c, err := game.Certify(coop.Nucleolus)
			require.NoError(t, err)
			return c.Check(gameOf(t, shapes()[0], 3, 1))
		}, []string{"allocation: the shares are not those of the partners in their order: invalid"}},
		{"a cheaper pair", other(func(b *coop.CostTable) { b.Costs[2].Cost = pounds("160.00") }), []string{
			"steps[0].rows[1]: the group of a and b is not as unhappy as the level says: invalid",
		}},
		{"a cheaper partner", other(func(b *coop.CostTable) { b.Costs[0].Cost = pounds("68.33") }), []string{"allocation: a pays more than alone: invalid"}},
		{"a partner not seen", other(func(b *coop.CostTable) { b.Costs[0].Cost = pounds("70.00") }), []string{
			"steps: the group of a is unhappier than step 0 says: invalid",
		}},
		{"another total", other(func(b *coop.CostTable) { b.Costs[6].Cost = pounds("256.00") }), []string{
			"allocation: the shares do not make the cost of all partners: invalid",
		}},
	})
}

func TestCostAllocation_Faults(t *testing.T) {
	share := coop.CostShare{Org: "a", Exact: coop.ExactOf(big.NewRat(1, 3)), Amount: pounds("0.33")}
	tryFaults(t, []fault{
		{"unknown", func() error {
			return coop.CostAllocation{Total: pounds("1.00"), Shares: []coop.CostShare{{}, share, share}}.Validate()
		}, []string{
			"shares[0].org: required", "shares[0].exact: required", "shares[0].amount: required", `shares[2].org: duplicate: "a" is already shares[1]`,
		}},
		{"a sum", func() error {
			return coop.CostAllocation{Total: pounds("1.00"), Shares: []coop.CostShare{share}}.Validate()
		}, []string{
			"shares: they do not make 1.00: does not add up",
		}},
		{"pence", func() error {
			third := coop.CostShare{Org: "b", Exact: coop.ExactOf(big.NewRat(2, 3)), Amount: pounds("0.66")}
			return coop.CostAllocation{Total: pounds("1.00"), Shares: []coop.CostShare{share, third}}.Validate()
		}, []string{"shares: they do not make 1.00: does not add up"}},
	})
	_, ok := coop.CostAllocation{}.Of("a")
	assert.False(t, ok)
}
