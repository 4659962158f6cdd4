package coop_test

import (
	"fmt"
	"math/big"
	"strings"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/coop"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A fault is a call with bad input, and all of what its error says, one line for each.
type fault struct {
	name string
	err  func() error
	want []string
}

// second returns an error of two results.
func second[T any](_ T, err error) error { return err }

// tryFaults holds that each fault is said.
func tryFaults(t *testing.T, all []fault) {
	t.Helper()
	for _, f := range all {
		t.Run(f.name, func(t *testing.T) {
			err := f.err()
			require.Error(t, err)
			assert.Equal(t, f.want, strings.Split(err.Error(), "\n"))
		})
	}
}

// partial is a table of three partners of whom one pair is not known.
func partial() coop.CostTable {
	t := municipal().CostTable()
	t.Costs = append(t.Costs[:4:4], t.Costs[5:]...)
	return t
}

// must returns the game of a table.
func must(t coop.CostTable) coop.Game {
	g, err := t.Game()
	check(err)
	return g
}

func TestTable_Faults(t *testing.T) {
	table := func(change func(*coop.CostTable)) func() error {
		return func() error {
			bad := municipal().CostTable()
			change(&bad)
			require.Error(t, bad.Validate())
			return second(bad.Game())
		}
	}
	tryFaults(t, []fault{
		{"nobody", table(func(b *coop.CostTable) { b.Partners = nil }), []string{"partners: required"}},
		{"a partner twice, and a cost beyond reason", table(func(b *coop.CostTable) {
			b.Partners[1] = "a"
			b.Costs[0].Cost = pounds("10000000000000.01")
		}), []string{`partners[1]: duplicate: "a" is already partners[0]`, "costs[0].cost: 10000000000000.01: out of range"}},
		{"too many", table(func(b *coop.CostTable) { b.Partners = councils(25) }), []string{
			"partners: 25: a table of all their groups would be too large, and 24 is the most: out of range",
		}},
		{"a group twice in another order", table(func(b *coop.CostTable) { b.Costs[2].Group, b.Costs[4].Group = ids("ab"), ids("ba") }), []string{
			"costs[4].group: the cost of a and b is listed before: duplicate",
		}},
		{"a player unknown", table(func(b *coop.CostTable) { b.Costs[2].Group = ids("az") }), []string{`costs[2].group[1]: "z" is not a partner: not found`}},
		{"a player twice in a group", table(func(b *coop.CostTable) { b.Costs[2].Group = ids("aa") }), []string{
			`costs[2].group[1]: duplicate: "a" is already group[0]`,
		}},
		{"nobody in a group", table(func(b *coop.CostTable) { b.Costs[2].Group = nil }), []string{"costs[2].group: required"}},
		{"a cost missing", table(func(b *coop.CostTable) { b.Costs[2].Cost = costing.Money{} }), []string{"costs[2].cost: a and b: required"}},
		{"a cost beyond reason", table(func(b *coop.CostTable) { b.Costs[2].Cost = pounds("-10000000000000.01") }), []string{
			"costs[2].cost: a and b: -10000000000000.01: out of range",
		}},
		{"no cost of all", table(func(b *coop.CostTable) { b.Costs = b.Costs[:6] }), []string{
			"costs: the cost of all partners together is not known: required",
		}},
	})
}

func TestGame_Faults(t *testing.T) {
	game, gaps := municipal(), must(partial())
	gains, err := coop.GameOf(ids("ab"), func(s coop.Coalition) costing.Money { return costing.Pence([]int64{0, 100, -100, 50}[s]) })
	require.NoError(t, err)
	free, err := coop.GameOf(ids("ab"), func(s coop.Coalition) costing.Money { return costing.Pence([]int64{0, 0, 0, -50}[s]) })
	require.NoError(t, err)
	dear, err := coop.GameOf(ids("ab"), func(s coop.Coalition) costing.Money { return costing.Pence([]int64{0, 100, 200, 350}[s]) })
	require.NoError(t, err)
	level, err := coop.GameOf(ids("ab"), func(s coop.Coalition) costing.Money { return costing.Pence(int64(100 * s.Size())) })
	require.NoError(t, err)
	require.Equal(t, "1", billBy(t, level, coop.SeparableCosts).Shares[0].Exact.String())
	// Three of whom each alone is cheap, and each pair dear: no tau value.
	odd, err := coop.GameOf(ids("abc"), func(s coop.Coalition) costing.Money { return costing.Pence([]int64{0, 100, 900, 2000}[s.Size()]) })
	require.NoError(t, err)
	steep, err := coop.GameOf(ids("abc"), func(s coop.Coalition) costing.Money { return costing.Pence([]int64{0, 1000, 1100, 3000}[s.Size()]) })
	require.NoError(t, err)
	huge := func(s coop.Coalition) costing.Money { return costing.Pence(1_000_000_000_000_001) }
	weight := func(org orgID, n int64) costing.Weight { return costing.Weight{Org: org, Value: number(n)} }
	amounts := func(texts ...string) []costing.Portion {
		all := []costing.Portion{}
		for i, text := range texts {
			all = append(all, costing.Portion{Org: ids("abcdef")[i], Amount: pounds(text)})
		}
		return all
	}
	tryFaults(t, []fault{
		{"no function", func() error { return second(coop.GameOf(ids("ab"), nil)) }, []string{"costs: required"}},
		{"beyond reason", func() error { return second(coop.GameOf(ids("a"), huge)) }, []string{"costs: a costs 10000000000000.01: out of range"}},
		{"nothing known", func() error {
			return second(coop.GameOf(ids("ab"), func(coop.Coalition) costing.Money { return costing.Money{} }))
		}, []string{"costs: the cost of all partners together is not known: required"}},
		{"no game", func() error { return second(coop.Game{}.Allocate(coop.EqualShares)) }, []string{"partners: required"}},
		{"no game to check", func() error { return second(coop.Game{}.Check(nil)) }, []string{"partners: required"}},
		{"no game of overlaps", func() error { return second(coop.Game{}.Overlaps(1)) }, []string{"partners: required"}},
		{"no game of blocking groups", func() error { return second(coop.Game{}.BlockingGroups(coop.CostAllocation{}, 1)) }, []string{"partners: required"}},
		{"no game of weights", func() error { return second(coop.Game{}.InProportion(nil)) }, []string{"partners: required"}},
		{"no game of least core", func() error { return second(coop.Game{}.LeastCore()) }, []string{"partners: required"}},
		{"no rule", func() error { return second(game.Allocate("")) }, []string{"rule: required"}},
		{"gaps for Shapley", func() error { return second(gaps.Allocate(coop.Shapley)) }, []string{"costs: the cost of a and c is not known: required"}},
		{"gaps for separable costs", func() error { return second(gaps.Allocate(coop.SeparableCosts)) }, []string{"costs: the cost of a and c is not known: required"}},
		{"gaps for a certificate", func() error { return second(gaps.Certify(coop.Nucleolus)) }, []string{"costs: the cost of a and c is not known: required"}},
		{"gaps for axioms", func() error { return second(gaps.Axioms()) }, []string{"costs: the cost of a and c is not known: required"}},
		{"gaps for a side payment", func() error { return second(gaps.SidePayment(amounts("85.00", "85.00", "85.00"))) }, []string{
			"costs: the cost of a and c is not known: required",
		}},
		{"gaps for Owen", func() error { return second(gaps.Owen(nil)) }, []string{"costs: the cost of a and c is not known: required"}},
		{"gaps where somebody leaves", func() error { return second(gaps.Without("b")) }, []string{"costs: the cost of a and c is not known: required"}},
		{"mixed signs", func() error { return second(gains.Allocate(coop.Moriarity)) }, []string{
			"costs: By the cost of each alone: a proportion of costs below £0 and above £0: b costs -1.00 and a 1.00: invalid",
		}},
		{"no proportion", func() error { return second(free.Allocate(coop.Moriarity)) }, []string{
			"costs: By the cost of each alone: each alone costs £0: invalid",
		}},
		{"dearer together", func() error { return second(dear.Allocate(coop.Nucleolus)) }, []string{
			"costs: Nucleolus: all together cost 3.50, and one by one 3.00, so that somebody pays more than alone: invalid",
		}},
		{"dearer together, certified", func() error { return second(dear.Certify(coop.PerCapita)) }, []string{
			"costs: Per-capita nucleolus: all together cost 3.50, and one by one 3.00, so that somebody pays more than alone: invalid",
		}},
		{"separable costs above alone", func() error { return second(dear.Allocate(coop.SeparableCosts)) }, []string{
			"costs: Separable costs, the rest by benefits: the separable cost of b, 2.50, is more than the 2.00 that it would pay at most: invalid",
		}},
		{"separable costs with nobody to gain", func() error {
			g, err := coop.GameOf(ids("abc"), func(s coop.Coalition) costing.Money { return costing.Pence([]int64{0, 100, 300, 400}[s.Size()]) })
			require.NoError(t, err)
			return second(g.Allocate(coop.SeparableCosts))
		}, []string{"costs: Separable costs, the rest by benefits: nobody gains, and 1.00 is left to divide: invalid"}},
		{"tau of a partner", func() error { return second(odd.Allocate(coop.Tau)) }, []string{
			"costs: Tau value: the separable cost of a, 11.00, is more than a group would leave it to pay, -2.00: invalid",
		}},
		{"tau of all", func() error { return second(steep.Allocate(coop.Tau)) }, []string{
			"costs: Tau value: the separable cost of a, 19.00, is more than a group would leave it to pay, -8.00: invalid",
		}},
		{"no certificate", func() error { return second(game.Certify(coop.Shapley)) }, []string{
			`rule: "shapley" is not a rule with a certificate (nucleolus, per-capita-nucleolus, proportional-nucleolus, prenucleolus): invalid`,
		}},
		{"weights", func() error {
			return second(game.WeightedShapley([]costing.Weight{weight("a", 1), weight("b", 0), weight("z", 1)}))
		}, []string{`weights[2].org: "z" is not a partner: not found`}},
		{"weights of zero", func() error {
			return second(game.WeightedShapley([]costing.Weight{weight("a", 1), weight("b", 0), weight("c", 1)}))
		}, []string{"weights[1].value: the weight of b is 0: out of range"}},
		{"weights of zero for a proportion", func() error {
			return second(game.InProportion([]costing.Weight{weight("a", 0), weight("b", 0), weight("c", 0)}))
		}, []string{"weights: all are 0, so that nobody has a share: invalid"}},
		{"a weight missing", func() error { return second(game.InProportion([]costing.Weight{weight("a", 1), weight("b", 0)})) }, []string{
			"weights: c has none: required",
		}},
		{"weights of many partners", func() error {
			weights := []costing.Weight{}
			for _, org := range councils(21) {
				weights = append(weights, weight(org, 1))
			}
			return second(gameOf(t, shapes()[5], 21, 1).WeightedShapley(weights))
		}, []string{"partners: 21, and dividends are worked out for at most 20: out of range"}},
		{"weights with many sums", func() error {
			weights := []costing.Weight{}
			for i, org := range councils(15) {
				weights = append(weights, weight(org, 1<<i))
			}
			return second(gameOf(t, shapes()[5], 15, 1).WeightedShapley(weights))
		}, []string{"weights: groups have 32767 different sums of them, more than 16384: out of range"}},
		{"gaps for weights", func() error {
			return second(gaps.WeightedShapley([]costing.Weight{weight("a", 1), weight("b", 2), weight("c", 1)}))
		}, []string{"costs: the cost of a and c is not known: required"}},
		{"a benefit below the separable cost", func() error { return second(game.SeparableCosts(amounts("64.99", "200.00", "200.00"))) }, []string{
			"benefits[0].amount: 64.99 is below the separable cost of a, 65.00: out of range",
		}},
		{"a benefit missing", func() error { return second(game.SeparableCosts(amounts("200.00", "200.00"))) }, []string{"benefits: c has none: required"}},
		{"a benefit too many", func() error { return second(game.SeparableCosts(amounts("200.00", "200.00", "200.00", "1.00"))) }, []string{
			`benefits[3].org: "d" is not a partner: not found`,
		}},
		{"gaps for benefits", func() error { return second(gaps.SeparableCosts(amounts("200.00", "200.00", "200.00"))) }, []string{
			"costs: the cost of a and c is not known: required",
		}},
		{"benefits of which nothing is left", func() error { return second(odd.SeparableCosts(amounts("11.00", "11.00", "11.00"))) }, []string{
			"costs: Separable costs, the rest by benefits: the separable cost of c, 11.00, is more than the 1.00 that it would pay at most: invalid",
		}},
		{"groups that overlap", func() error { return second(game.Owen([][]orgID{{"a", "b"}, {"b"}, {}, {"z"}})) }, []string{
			"groups[1]: b is in a group before: duplicate", "groups[2]: required", `groups[3][0]: "z" is not a partner: not found`,
		}},
		{"a bill", func() error {
			return second(game.Check([]costing.Portion{{Org: "a", Amount: pounds("1.00")}, {Org: "a"}, {Org: "z", Amount: pounds("1.00")}}))
		}, []string{
			"bill[1].amount: required", `bill[1].org: duplicate: "a" is already bill[0]`, `bill[2].org: "z" is not a partner: not found`,
		}},
		{"a bill beyond reason", func() error { return second(game.Check(amounts("10000000000000.01", "1.00", "1.00"))) }, []string{
			"bill[0].amount: 10000000000000.01: out of range",
		}},
		{"a bill without one", func() error { return second(game.Check(amounts("100.00", "155.00"))) }, []string{"bill: c is not in it: required"}},
		{"a bill that is short", func() error { return second(game.Check(amounts("85.00", "85.00", "84.99"))) }, []string{
			"bill: it makes 254.99, and all together cost 255.00: does not add up",
		}},
		{"a side payment of a bill that is short", func() error { return second(game.SidePayment(amounts("85.00", "85.00", "84.99"))) }, []string{
			"bill: it makes 254.99, and all together cost 255.00: does not add up",
		}},
		{"no blocking groups", func() error { return second(game.BlockingGroups(billBy(t, game, coop.Shapley), 0)) }, []string{"most: 0 is not above 0: out of range"}},
		{"blocking groups of others", func() error { return second(game.BlockingGroups(billBy(t, level, coop.Shapley), 1)) }, []string{
			"shares: they are not those of the partners in their order: invalid",
		}},
		{"one partner's core", func() error {
			g, err := coop.GameOf(ids("a"), func(coop.Coalition) costing.Money { return costing.Pence(5) })
			require.NoError(t, err)
			return second(g.LeastCore())
		}, []string{"partners: one partner has nobody to leave: required"}},
		{"no overlaps", func() error { return second(game.Overlaps(0)) }, []string{"most: 0 is not above 0: out of range"}},
		{"overlaps of many", func() error { return second(gameOf(t, shapes()[6], 17, 1).Overlaps(1)) }, []string{
			"partners: 17, and all pairs of groups are tried for at most 16: out of range",
		}},
		{"axioms of many", func() error { return second(gameOf(t, shapes()[6], 13, 1).Axioms()) }, []string{
			"partners: 13, and axioms are tried for at most 12: out of range",
		}},
		{"a stranger leaves", func() error { return second(game.MembershipEffect(coop.Shapley, "z")) }, []string{`org: "z" is not a partner: not found`}},
		{"a stranger leaves, by each rule", func() error { return second(game.MembershipEffects("z")) }, []string{`org: "z" is not a partner: not found`}},
		{"the only one leaves", func() error {
			g, err := coop.GameOf(ids("a"), func(coop.Coalition) costing.Money { return costing.Pence(5) })
			require.NoError(t, err)
			return second(g.Without("a"))
		}, []string{"partners: nobody is left: required"}},
		{"no rule to leave by", func() error { return second(game.MembershipEffect("", "a")) }, []string{"rule: required"}},
		{"a rule without an answer for the rest", func() error {
			g, err := coop.GameOf(ids("abc"), func(s coop.Coalition) costing.Money { return costing.Pence([]int64{0, 100, 250, 260}[s.Size()]) })
			require.NoError(t, err)
			return second(g.MembershipEffect(coop.Nucleolus, "a"))
		}, []string{
			"costs: without a: Nucleolus: all together cost 2.50, and one by one 2.00, so that somebody pays more than alone: invalid",
		}},
		{"no triangle", func() error {
			return second(level.TriangleSVG("", []coop.AllocationRule{"", coop.Tau, coop.Tau}, report.Names{}))
		}, []string{
			"partners: 2, and a triangle is of 3: out of range", "rules[0]: required", `rules[2]: duplicate: "tau" is already rules[1]`,
		}},
		{"no rules in a triangle", func() error { return second(coop.Game{}.TriangleSVG("", nil, report.Names{})) }, []string{
			"partners: 0, and a triangle is of 3: out of range", "rules: required",
		}},
	})
}

// Many gaps are counted, and the first few named.
func TestGame_CountsGaps(t *testing.T) {
	g, err := coop.GameOf(ids("abcd"), func(s coop.Coalition) costing.Money {
		if s.Size() == 2 {
			return costing.Money{}
		}
		return costing.Pence(int64(100 * s.Size()))
	})
	require.NoError(t, err)
	assert.Equal(t, 6, g.Missing())
	_, err = g.Allocate(coop.Nucleolus)
	assert.Equal(t, []string{
		"costs: the cost of a and b is not known: required",
		"costs: the cost of a and c is not known: required",
		"costs: the cost of b and c is not known: required",
		"costs: the costs of 3 more groups are not known: required",
	}, strings.Split(err.Error(), "\n"))
	assert.False(t, g.Cost(3).Known())
	assert.False(t, g.Cost(99).Known())
	assert.Equal(t, costing.Pence(0), g.Cost(0))
	assert.Len(t, g.CostTable().Costs, 9)
	overlaps, err := g.Overlaps(1)
	require.NoError(t, err)
	assert.Empty(t, overlaps)
	// A bill is not known to be stable, but can be known not to be.
	bill := billBy(t, g, coop.EqualShares).Bill()
	s, err := g.Check(bill)
	require.NoError(t, err)
	assert.Equal(t, coop.NotDecided, s.Verdict)
	assert.Equal(t, 6, s.NotKnown)
	assert.Equal(t, "No group would do better by itself, as far as is known: of 6 groups the cost is not known.", s.Summary(report.Names{}))
	bill[0].Amount, bill[1].Amount = pounds("1.50"), pounds("0.50")
	s, err = g.Check(bill)
	require.NoError(t, err)
	assert.Equal(t, coop.Unstable, s.Verdict)
	assert.Equal(t, "a pays £0.50 a year more than it would cost it to do it by itself.", s.Summary(report.Names{}))
	assert.Empty(t, coop.Stability{}.Summary(report.Names{}))
	assert.Empty(t, coop.Stability{Verdict: coop.Unstable}.Summary(report.Names{}))
}

func TestBlockingGroup_Sentence(t *testing.T) {
	o := coop.BlockingGroup{Group: ids("ab"), More: coop.ExactOf(big.NewRat(1, 1000))}
	assert.Equal(t, "a and b pay less than a penny a year more than it would cost them to do it by themselves.", o.Sentence(report.Names{}))
	assert.Empty(t, coop.BlockingGroup{}.Sentence(report.Names{}))
	assert.Equal(t, coop.Coalition(0).Size(), 0)
	assert.False(t, coop.Coalition(1).Has(-1))
	assert.False(t, coop.Coalition(1<<31).Has(32))
	assert.True(t, coop.Coalition(1<<31).Has(31))
}

func TestCostModel_Faults(t *testing.T) {
	model := func(change func(*coop.CostModel)) func() error {
		return func() error {
			bad := revenues()
			change(&bad)
			return second(bad.Game())
		}
	}
	q := partnership.MustQuantity
	tryFaults(t, []fault{
		{"nobody", func() error { return coop.CostModel{}.Validate() }, []string{"partners: required", "fixed: nothing costs anything: required"}},
		{"too many", model(func(b *coop.CostModel) {
			for _, org := range councils(20) {
				p := b.Partners[0]
				p.Org = org
				b.Partners = append(b.Partners, p)
			}
		}), []string{"partners: 25: a table of all their groups would be too large, and 24 is the most: out of range"}},
		{"a partner", model(func(b *coop.CostModel) {
			b.Partners[0].Org, b.Partners[0].Alone, b.Partners[0].Loads = "-", pounds("-1.00"), []partnership.Quantity{q("1"), {}}
			b.Partners[1].Org, b.Partners[1].Volume = "fenmoor", q("-1")
			b.Partners[2].Org, b.Partners[2].Volume, b.Partners[2].Loads = "fenmoor", partnership.Quantity{}, nil
			b.Partners[3].Site, b.Partners[3].Own = pounds("10000000000.01"), pounds("10000000000.01")
			b.Partners[4].Site, b.Partners[4].Loads = pounds("1.00"), []partnership.Quantity{q("1000000000.000001"), q("1"), q("1")}
		}), []string{
			`partners[0].org: "-" is not an organisation id (1 to 64 letters, digits and -_.:/): invalid`,
			"partners[0].alone: -1.00 is less than 0.00: invalid",
			"partners[0].loads[1]: required",
			"partners[0].site: others have one: required",
			"partners[1].volume: -1 is below 0: invalid",
			"partners[1].site: others have one: required",
			"partners[2].site: others have one: required",
			"partners[2].volume: required",
			"partners[2].loads: required",
			"partners[3].site: 10000000000.01: out of range",
			"partners[3].own: 10000000000.01: out of range",
			"partners[4].loads[0]: 1000000000.000001 is more than 1000000000: out of range",
			"partners[4].loads: 3, and - has 2: does not add up",
			`partners[2].org: duplicate: "fenmoor" is already partners[1]`,
		}},
		{"rates", model(func(b *coop.CostModel) {
			b.Fixed, b.Step, b.StepOf = pounds("-1.00"), costing.Money{}, q("1")
			b.Capacity, b.Variable = partnership.Quantity{}, q("1000000.1")
			b.Links = []coop.PartnerLink{{First: "fenmoor", Second: "z"}, {First: "fenmoor", Second: "fenmoor"}}
		}), []string{
			"fixed: -1.00 is less than 0.00: invalid", "variable: 1000000.1 is more than 1000000: out of range", "step: required", "capacity: required",
			`links[0]: "z" is not a partner: not found`, "links[1]: fenmoor is linked to itself: invalid",
		}},
		{"steps", model(func(b *coop.CostModel) { b.StepOf = partnership.Quantity{} }), []string{"step_of: required"}},
		{"steps of nothing", model(func(b *coop.CostModel) { b.StepOf = q("0") }), []string{"step_of: steps of no volume: out of range"}},
		{"too many periods", model(func(b *coop.CostModel) {
			for i := range b.Partners {
				b.Partners[i].Loads = make([]partnership.Quantity, 1001)
				for k := range b.Partners[i].Loads {
					b.Partners[i].Loads[k] = q("1")
				}
			}
			b.Partners = b.Partners[:1]
		}), []string{"partners[0].loads: 1001 periods: out of range"}},
		{"steps beyond reason", model(func(b *coop.CostModel) {
			b.Partners, b.StepOf, b.Step = b.Partners[:1], q("0.000001"), pounds("9999999999.00")
		}), []string{
			"costs: fenmoor costs 10000000000000.01: out of range",
		}},
		{"rates beyond reason", model(func(b *coop.CostModel) {
			b.Partners, b.Variable, b.Capacity = b.Partners[:1], q("1000000"), q("1000000")
			b.Partners[0].Volume, b.Partners[0].Loads = q("1000000000"), []partnership.Quantity{q("1000000000")}
		}), []string{"costs: fenmoor costs 10000000000000.01: out of range"}},
	})
}

func TestCapacity_Faults(t *testing.T) {
	own := func(change func(*coop.Capacity)) func() error {
		return func() error {
			bad := capacities(3, 1)
			change(&bad)
			err := second(bad.Shapley())
			assert.Equal(t, err, second(bad.Nucleolus()))
			assert.Equal(t, err, second(bad.BlockingGroups(coop.CostAllocation{})))
			return err
		}
	}
	tryFaults(t, []fault{
		{"nobody", own(func(b *coop.Capacity) { b.Partners, b.Fixed = nil, pounds("-1.00") }), []string{
			"fixed: -1.00 is less than 0.00: invalid", "partners: required",
		}},
		{"a partner", own(func(b *coop.Capacity) {
			b.Partners[0] = coop.CapacityPartner{Count: -1, Own: pounds("-1.00")}
			b.Partners[1] = coop.CapacityPartner{Org: b.Partners[2].Org, Count: 1_000_000_001, Needs: pounds("-1.00")}
		}), []string{
			"partners[0].org: required", "partners[0].count: -1 is not from 1 to 1000000000: out of range", "partners[0].needs: required",
			"partners[0].own: -1.00 is less than 0.00: invalid", "partners[1].count: 1000000001 is not from 1 to 1000000000: out of range",
			"partners[1].needs: -1.00 is less than 0.00: invalid", `partners[2].org: duplicate: "E02" is already partners[1]`,
		}},
		{"too much", own(func(b *coop.Capacity) {
			b.Partners[0].Count, b.Partners[0].Own = 1_000_000_000, pounds("10000000000.00")
		}), []string{
			"partners: all together cost 1000000000000000002223 pence: out of range",
		}},
		{"a table", func() error {
			c := capacities(3, 1)
			c.Partners[1].Count = 2
			return second(c.Game())
		}, []string{"partners[1].count: 2 are alike: invalid"}},
		{"others", func() error {
			a, err := capacities(4, 1).Shapley()
			require.NoError(t, err)
			return second(capacities(3, 1).BlockingGroups(a))
		}, []string{"shares: they are not those of the partners in their order: invalid"}},
	})
}

func TestTree_Faults(t *testing.T) {
	own := func(change func(*coop.Tree)) func() error {
		return func() error {
			bad := coop.Tree{Links: []coop.TreeLink{
				{Org: "a", Cost: pounds("1.00")}, {Org: "b", To: "a", Cost: pounds("1.00")}, {Org: "c", To: "b", Cost: pounds("1.00")},
			}}
			change(&bad)
			err := second(bad.Shapley())
			assert.Equal(t, err, second(bad.Nucleolus()))
			return err
		}
	}
	tryFaults(t, []fault{
		{"nobody", own(func(b *coop.Tree) { b.Links = nil }), []string{"links: required"}},
		{"a place", own(func(b *coop.Tree) {
			b.Links[0], b.Links[2].Org, b.Links[1].Cost = coop.TreeLink{To: "z"}, "b", pounds("-1.00")
		}), []string{
			"links[0].org: required", `links[0].to: "z" is not a place: not found`, "links[0].cost: required",
			`links[1].to: "a" is not a place: not found`, "links[1].cost: -1.00 is less than 0.00: invalid", `links[2].org: duplicate: "b" is already links[1]`,
		}},
		{"a circle", own(func(b *coop.Tree) { b.Links[0].To = "c" }), []string{
			"links[0].to: from c it leads to no source: invalid", "links[1].to: from a it leads to no source: invalid",
			"links[2].to: from b it leads to no source: invalid",
		}},
		{"too much", own(func(b *coop.Tree) {
			for i := range 1001 {
				b.Links = append(b.Links, coop.TreeLink{Org: orgID("x" + councils(i + 1)[i]), Cost: pounds("10000000000.00")})
			}
		}), []string{"links: they cost 1001000000000300 pence: out of range"}},
		{"a table", func() error { return second(coop.Tree{}.Game()) }, []string{"links: required"}},
	})
}

func TestLarge_Faults(t *testing.T) {
	some := func(n int64) func([]int64) costing.Money {
		return func(counts []int64) costing.Money {
			if counts[0] == 2 {
				return costing.Pence(n)
			}
			return costing.Pence(1)
		}
	}
	unknown := func([]int64) costing.Money { return costing.Money{} }
	in := func(n int64) func([]bool) costing.Money {
		return func([]bool) costing.Money {
			if n == 0 {
				return costing.Money{}
			}
			return costing.Pence(n)
		}
	}
	twice := []orgID{"a", "a"}
	tryFaults(t, []fault{
		{"no kinds", func() error { return second(coop.ShapleyOfKinds(nil, unknown)) }, []string{"kinds: required"}},
		{"bad kinds", func() error {
			return second(coop.ShapleyOfKinds([]coop.AlikePartners{{Org: "a"}, {Org: "a", Count: 2}}, nil))
		}, []string{
			"kinds[0].count: 0 is not above 0: out of range", `kinds[1].org: duplicate: "a" is already kinds[0]`, "cost: required",
		}},
		{"too many partners", func() error {
			return second(coop.ShapleyOfKinds([]coop.AlikePartners{{"a", 600}, {"b", 401}}, unknown))
		}, []string{
			"kinds: more than 1000 partners: out of range",
		}},
		{"too many groups", func() error {
			return second(coop.ShapleyOfKinds([]coop.AlikePartners{{"a", 200}, {"b", 200}, {"c", 200}}, unknown))
		}, []string{"kinds: more than 1048576 different groups: out of range"}},
		{"unknown kinds", func() error { return second(coop.ShapleyOfKinds([]coop.AlikePartners{{"a", 2}, {"b", 1}}, unknown)) }, []string{
			"cost: the cost of 1 × a is not known: required",
		}},
		{"kinds beyond reason", func() error {
			return second(coop.ShapleyOfKinds([]coop.AlikePartners{{"a", 2}, {"b", 1}}, some(-1_000_000_000_000_001)))
		}, []string{"cost: 2 × a cost -10000000000000.01: out of range"}},
		{"no sample", func() error { return second(coop.SampleShapley(nil, nil, 1, 3)) }, []string{
			"partners: required", "orders: 3 is not an even number from 2 to 1000000: out of range", "cost: required",
		}},
		{"a sample of too many", func() error { return second(coop.SampleShapley(make([]orgID, 1001), in(1), 1, 2)) }, []string{
			"partners: 1001, and 1000 is the most: out of range",
		}},
		{"a sample of one twice", func() error { return second(coop.SampleShapley(twice, in(1), 1, 2)) }, []string{`partners[1]: duplicate: "a" is already partners[0]`}},
		{"an unknown sample", func() error { return second(coop.SampleShapley(ids("a"), in(0), 1, 2)) }, []string{"cost: the cost of a is not known: required"}},
		{"a sample beyond reason", func() error { return second(coop.SampleShapley(ids("a"), in(1_000_000_000_000_001), 1, 2)) }, []string{
			"cost: a cost 10000000000000.01: out of range",
		}},
		{"no serial shares", func() error { return second(coop.SerialShares(nil, nil)) }, []string{"demands: required", "cost: required"}},
		{"unknown serial shares", func() error {
			return second(coop.SerialShares(powers("1"), func(partnership.Quantity) costing.Money { return costing.Money{} }))
		}, []string{"cost: the cost of 1 is not known: required"}},
		{"serial shares beyond reason", func() error {
			return second(coop.SerialShares(powers("1"), func(partnership.Quantity) costing.Money { return costing.Pence(1_000_000_000_000_001) }))
		}, []string{"cost: 1 costs 10000000000000.01: out of range"}},
		{"serial shares of too much", func() error {
			return second(coop.SerialShares(powers("999999999999", "999999999999"), func(partnership.Quantity) costing.Money { return costing.Pence(1) }))
		}, []string{"demands: 1999999999998000000 millionths have more than 18 digits: out of range"}},
		{"no terms", func() error { return second(coop.AumannShapley(nil)) }, []string{"terms: required"}},
		{"bad terms", func() error {
			return second(coop.AumannShapley([]coop.CostTerm{{}, {Value: pounds("1.00"), Powers: powers("0")}}))
		}, []string{
			"terms[0].value: required", "terms[0].powers: required", "terms[1].powers: all are 0, so that nobody has a share: invalid",
		}},
		{"terms beyond reason", func() error {
			term := coop.CostTerm{Value: pounds("9000000000000.00"), Powers: powers("1")}
			return second(coop.AumannShapley([]coop.CostTerm{term, term}))
		}, []string{"terms: they make 18000000000000.00: out of range"}},
	})
}

func TestExact_Texts(t *testing.T) {
	for _, good := range []string{"0", "-5", "20011/1000", "-1/3"} {
		e, err := coop.ParseExact(good)
		require.NoError(t, err)
		assert.Equal(t, good, e.String())
		value, err := e.Value()
		require.NoError(t, err)
		var back coop.Exact
		require.NoError(t, back.Scan(value))
		assert.Equal(t, e, back)
	}
	for _, bad := range []string{"", "1.5", "1e9", "+1", "-0", "01", "2/4", "1/1", "1/0", "1/-3", "--1", "1/2/3", "/", "-", " 1", "0x1", "1_0"} {
		_, err := coop.ParseExact(bad)
		require.ErrorIsf(t, err, field.ErrInvalid, "%q", bad)
	}
	_, err := coop.ParseExact(strings.Repeat("1", 20_001))
	require.ErrorIs(t, err, field.ErrRange)
	var none coop.Exact
	require.NoError(t, none.Scan(nil))
	assert.True(t, none.IsZero())
	assert.Nil(t, none.Pounds())
	assert.False(t, none.Money().Known())
	assert.Equal(t, coop.Exact{}, coop.ExactOf(nil))
	huge := coop.ExactOf(new(big.Rat).SetInt(new(big.Int).Lsh(big.NewInt(1), 200)))
	assert.False(t, huge.Money().Known())
}

// Links of more partners than a model can have are still looked up once each.
func TestCostModel_ManyLinks(t *testing.T) {
	model := coop.CostModel{Fixed: pounds("1.00")}
	for i := range 200_000 {
		model.Partners = append(model.Partners, coop.ModelPartner{Org: partnership.OrgID(fmt.Sprintf("p%d", i))})
		model.Links = append(model.Links, coop.PartnerLink{First: model.Partners[i].Org, Second: "p0"})
	}
	model.Links[199_999].Second = "nobody"
	errs := field.Errors(model.Validate())
	require.Len(t, errs, 3)
	assert.Contains(t, errs[0].Error(), "partners: 200000")
	assert.Equal(t, "links[0]: p0 is linked to itself: invalid", errs[1].Error())
	assert.Equal(t, `links[199999]: "nobody" is not a partner: not found`, errs[2].Error())
}
