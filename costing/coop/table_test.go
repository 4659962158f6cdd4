package coop_test

import (
	"fmt"
	"math"
	"math/big"
	"math/bits"
	"slices"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/costing/coop"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The table for members, of the game of three towns and of six municipalities, where the nucleolus
// makes one pay more as the total falls.
func TestAxiomFindings_Table(t *testing.T) {
	findings, err := municipal().Axioms()
	require.NoError(t, err)
	same(t, "axioms.md", findings.Table(report.Names{}).Markdown())
	findings, err = skane(t).game(t).Axioms()
	require.NoError(t, err)
	same(t, "axioms-skane.md", findings.Table(municipalities()).Markdown())
	assert.Empty(t, coop.AxiomFindings{}.Table(report.Names{}).Rows)
	assert.Len(t, coop.AxiomFindings{{Rule: coop.Tau, Axiom: coop.AddsUp}}.Table(report.Names{}).Rows, 1)
}

// A game in which all together cost more than apart, so that some rules have no answer.
func dearer(t testing.TB) coop.Game {
	t.Helper()
	g, err := coop.GameOf(ids("abc"), func(s coop.Coalition) costing.Money { return costing.Pence([]int64{0, 100, 190, 305}[s.Size()]) })
	require.NoError(t, err)
	return g
}

func TestMembershipEffects_Table(t *testing.T) {
	effects, err := dearer(t).MembershipEffects("c")
	require.NoError(t, err)
	same(t, "membership-effects.md", effects.Table(report.Names{}).Markdown())
	assert.Equal(t, report.Table{Title: "What each pays because somebody takes part", Columns: report.TextColumns("Rule")}, coop.MembershipEffects{}.Table(report.Names{}))
	all := coop.MembershipEffects{{Rule: coop.Shapley, Org: "c"}}
	assert.Equal(t, [][]string{{"Shapley value", report.NotKnown, report.NotKnown}}, all.Table(report.Names{}).Rows)
}

func TestStability_Table(t *testing.T) {
	g := municipal()
	s, err := g.Check(billBy(t, g, coop.EqualShares).Bill())
	require.NoError(t, err)
	s.Partners[0].Room = costing.Money{}
	same(t, "stability.md", s.Table(report.Names{}).Markdown())
}

// A game that is dearer together satisfies no axiom that needs an answer, and no rule is stable.
func TestGame_AxiomsWithoutAnswer(t *testing.T) {
	findings, err := dearer(t).Axioms()
	require.NoError(t, err)
	for _, f := range findings {
		if f.Rule == coop.Nucleolus && f.Axiom == coop.CheaperForAll || f.Rule == coop.EqualShares && f.Axiom == coop.StableIfAny {
			assert.Equal(t, coop.NoVerdict, f.Holding)
		}
	}
	one, err := coop.GameOf(ids("a"), func(coop.Coalition) costing.Money { return costing.Pence(-100) })
	require.NoError(t, err)
	findings, err = one.Axioms()
	require.NoError(t, err)
	for _, f := range findings {
		assert.False(t, f.Axiom == coop.NobodyAboveAlone && f.Holding == coop.Broken)
	}
}

// There is one finding for each rule and axiom, in their order, also where there is nothing to try.
func TestGame_AxiomsAreAllAnswered(t *testing.T) {
	one, err := coop.GameOf(ids("a"), func(coop.Coalition) costing.Money { return costing.Pence(100) })
	require.NoError(t, err)
	for _, g := range []coop.Game{one, dearer(t), tennessee(t), skane(t).game(t)} {
		findings, err := g.Axioms()
		require.NoError(t, err)
		for _, rule := range coop.AllocationRules() {
			for _, axiom := range coop.Axioms() {
				require.NotEmpty(t, findings)
				f := findings[0]
				findings = findings[1:]
				assert.Equal(t, rule, f.Rule)
				assert.Equal(t, axiom, f.Axiom)
				assert.Contains(t, coop.Holdings(), f.Holding)
				assert.Equal(t, f.Holding == coop.Broken, f.Pays.Known(), "%s %s", rule, axiom)
				assert.NotNil(t, f.Group)
				if axiom == coop.StableIfAny && len(g.Partners()) == 1 {
					assert.NotEqual(t, coop.Broken, f.Holding)
				}
			}
		}
		assert.Empty(t, findings)
	}
}

// Every pair of groups is tried, the worst first, and none is named twice.
func TestGame_Overlaps(t *testing.T) {
	for n := 2; n <= 6; n++ {
		sized(t, n, func(g coop.Game, seed uint64) {
			count, worst := 0, int64(0)
			for a := coop.Coalition(1); a < 1<<n; a++ {
				for b := a + 1; b < 1<<n; b++ {
					loss := g.Cost(a|b).KnownPence() - g.Cost(a).KnownPence() - g.Cost(b).KnownPence()
					if a&b == 0 && loss > 0 {
						count++
						worst = max(worst, loss)
					}
				}
			}
			all, err := g.Overlaps(10_000)
			require.NoError(t, err)
			require.Len(t, all, count)
			few, err := g.Overlaps(3)
			require.NoError(t, err)
			require.Equal(t, all[:min(3, count)], few)
			every, err := g.Overlaps(math.MaxInt)
			require.NoError(t, err)
			require.Equal(t, all, every)
			for i, o := range all {
				loss := o.Together.Plus(o.Apart.Neg()).KnownPence()
				require.Positive(t, loss)
				if i == 0 {
					require.Equal(t, worst, loss)
				} else {
					before := all[i-1].Together.Plus(all[i-1].Apart.Neg()).KnownPence()
					require.GreaterOrEqual(t, before, loss)
				}
			}
		})
	}
}

// Every group is tried: those whose members pay more than alone, the largest difference first.
func TestGame_BlockingGroupsByHand(t *testing.T) {
	for n := 2; n <= 6; n++ {
		sized(t, n, func(g coop.Game, _ uint64) {
			a, err := g.Allocate(coop.EqualShares)
			require.NoError(t, err)
			want := []coop.Exact{}
			for s := coop.Coalition(1); s < 1<<n-1; s++ {
				more := big.NewRat(-g.Cost(s).KnownPence(), 100)
				for i, share := range a.Shares {
					if s.Has(i) {
						more.Add(more, share.Exact.Pounds())
					}
				}
				if more.Sign() > 0 {
					want = append(want, coop.ExactOf(more))
				}
			}
			slices.SortFunc(want, func(a, b coop.Exact) int { return b.Pounds().Cmp(a.Pounds()) })
			for _, most := range []int{1, 2, 5, math.MaxInt} {
				groups, err := g.BlockingGroups(a, most)
				require.NoError(t, err)
				require.Len(t, groups, min(most, len(want)))
				for i, b := range groups {
					require.Equal(t, want[i], b.More)
				}
			}
		})
	}
}

// Of groups that would save as much as each other, the one with the lower number comes first, however
// few are asked for: those in which d takes part with one or two others save £50 each.
func TestGame_BlockingGroupsThatSaveTheSame(t *testing.T) {
	g, err := coop.GameOf(ids("abcd"), func(s coop.Coalition) costing.Money {
		switch {
		case s.Size() == 4:
			return costing.Pence(40_000)
		case s.Has(3) && s.Size() > 1:
			return costing.Pence(10_000*int64(s.Size()) - 5_000)
		}
		return costing.Pence(30_000)
	})
	require.NoError(t, err)
	want := [][]orgID{ids("ad"), ids("bd"), ids("abd"), ids("cd"), ids("acd"), ids("bcd")}
	for most := 1; most <= 7; most++ {
		groups, err := g.BlockingGroups(billBy(t, g, coop.EqualShares), most)
		require.NoError(t, err)
		got := [][]orgID{}
		for _, b := range groups {
			assert.Equal(t, pounds("50.00"), b.More.Money())
			got = append(got, b.Group)
		}
		assert.Equal(t, want[:min(most, 6)], got)
	}
}

// A model costs what its parts do: by hand for a few groups.
func TestCostModel_ByHand(t *testing.T) {
	model := revenues()
	game, err := model.Game()
	require.NoError(t, err)
	// Fenmoor and Harcastle: 134,700 dwellings are 3 teams, and the peak is 118 seats in the first
	// period.
	assert.Equal(t, costing.Pence(40_000_000+3*21_000_000+134_700*940+118*115_000), game.Cost(0b11))
	model.Partners[0].Alone, model.Partners[1].Own = pounds("12.00"), pounds("0.05")
	for i := range model.Partners {
		model.Partners[i].Site = costing.Pence(int64(1000 - 100*i))
	}
	model.Links = []coop.PartnerLink{{First: "westerby", Second: "fenmoor"}, {First: "westerby", Second: "harcastle"}}
	other, err := model.Game()
	require.NoError(t, err)
	assert.Equal(t, pounds("12.00"), other.Cost(1))
	assert.Equal(t, game.Cost(0b10010).Plus(pounds("0.05")).Plus(pounds("6.00")), other.Cost(0b10010))
	assert.Equal(t, pounds("12.00").Plus(game.Cost(0b10)).Plus(pounds("0.05")).Plus(pounds("9.00")), other.Cost(0b11))
	assert.Equal(t, game.Cost(0b10011).Plus(pounds("0.05")).Plus(pounds("6.00")), other.Cost(0b10011))
	one := coop.CostModel{Partners: []coop.ModelPartner{{Org: "a", Own: pounds("1.00")}}}
	alone, err := one.Game()
	require.NoError(t, err)
	assert.Equal(t, pounds("1.00"), alone.Cost(1))
}

// More partners than in any table of the literature: every rule still adds up, and the memory is
// within bounds. (MaxPartners takes seconds, and is measured by the benchmarks.)
func TestGame_Eighteen(t *testing.T) {
	for _, s := range shapes() {
		g := gameOf(t, s, 18, 3)
		for _, rule := range []coop.AllocationRule{coop.Shapley, coop.Prenucleolus, coop.PerCapita} {
			if a, err := g.Allocate(rule); err == nil {
				require.NoError(t, a.Validate())
			}
		}
		c, err := g.Certify(coop.Prenucleolus)
		require.NoError(t, err)
		require.NoErrorf(t, c.Check(g), s.name)
	}
	assert.Equal(t, 3, bits.OnesCount32(uint32(coop.Coalition(7))))
}

// Costs near the largest, with shares of many digits, are searched in the slow and exact way.
func TestGame_NucleolusOfLargeCosts(t *testing.T) {
	for _, n := range []int{3, 6, 9} {
		for _, rule := range nucleoli() {
			of := func(times int64) coop.CostAllocation {
				g, err := coop.GameOf(councils(n), func(s coop.Coalition) costing.Money {
					return costing.Pence(times * (noise(uint64(s), 2000) + 4000*int64(s.Size())))
				})
				require.NoError(t, err)
				c, err := g.Certify(rule)
				require.NoError(t, err)
				require.NoError(t, c.Check(g))
				return c.Allocation
			}
			const times = 19_999_999_999
			small, large := of(1), of(times)
			for i, s := range small.Shares {
				want := s.Exact.Pounds()
				assert.Equal(t, coop.ExactOf(want.Mul(want, rat("19999999999"))), large.Shares[i].Exact)
			}
		}
	}
}

// One pair of orders has no interval.
// So few orders say nothing of how near they are, and there is no interval that claims to.
func TestSampleShapley_OfFewOrders(t *testing.T) {
	cost := func([]bool) costing.Money { return costing.Pence(100) }
	for _, orders := range []int{2, 18} {
		e, err := coop.SampleShapley(ids("ab"), cost, 1, orders)
		require.NoError(t, err)
		assert.Equal(t, pounds("0.50"), e.Partners[0].Amount)
		assert.False(t, e.Partners[0].Low.Known())
		assert.False(t, e.Partners[0].High.Known())
		assert.Contains(t, e.Sentence(), "too few to say how near the exact shares are")
	}
	e, err := coop.SampleShapley(ids("ab"), cost, 1, 20)
	require.NoError(t, err)
	assert.True(t, e.Partners[0].Low.Known())
	assert.Contains(t, e.Sentence(), "£0.00 wide")
}

// The fewer the orders, the wider the interval: by 20 orders and 200 seeds it still has the exact
// value in about 95 of 100 cases.
func TestSampleShapley_OfTwentyOrders(t *testing.T) {
	inside, all := 0, 0
	for seed := range uint64(200) {
		g := smallGame(t, 6, seed)
		exact, err := g.Allocate(coop.Shapley)
		require.NoError(t, err)
		e, err := coop.SampleShapley(g.Partners(), func(in []bool) costing.Money {
			group := coop.Coalition(0)
			for i, there := range in {
				if there {
					group |= 1 << i
				}
			}
			return g.Cost(group)
		}, seed, 20)
		require.NoError(t, err)
		for i, p := range e.Partners {
			all++
			if value := exact.Shares[i].Amount; p.Low.Compare(value) <= 0 && value.Compare(p.High) <= 0 {
				inside++
			}
		}
	}
	assert.InDelta(t, 95, inside*100/all, 3)
}

// As much as a game takes is taken.
func TestTree_OfTheLargestCost(t *testing.T) {
	tree := coop.Tree{}
	for i := range 1000 {
		tree.Links = append(tree.Links, coop.TreeLink{Org: "x" + councils(i + 1)[i], Cost: pounds("10000000000.00")})
	}
	a, err := tree.Shapley()
	require.NoError(t, err)
	assert.Equal(t, pounds("10000000000000.00"), a.Total)
}

// A table takes a cost of as much as its errors say, and no penny more, to either side.
func TestTable_OfTheLargestCost(t *testing.T) {
	of := func(cost costing.Money) error {
		table := coop.CostTable{Partners: ids("a"), Costs: []coop.GroupCost{{Group: ids("a"), Cost: cost}}}
		game, err := table.Game()
		if err == nil {
			assert.Equal(t, cost, game.Cost(1))
		}
		return err
	}
	most := pounds("10000000000000.00")
	require.NoError(t, of(most))
	require.NoError(t, of(most.Neg()))
	require.ErrorIs(t, of(most.Plus(costing.Pence(1))), field.ErrRange)
	require.ErrorIs(t, of(most.Neg().Plus(costing.Pence(-1))), field.ErrRange)
}

// The flows of a membership effect are two options that an appraisal takes: each pays all of its own bill.
func TestMembershipEffect_Flows(t *testing.T) {
	m, err := municipal().MembershipEffect(coop.Shapley, "b")
	require.NoError(t, err)
	prices := appraisal.RealPrices(costing.MustFinancialYear("2026/27"))
	with, without, err := m.Flows(prices, report.NewNames(report.Entry{Noun: report.Organisation, ID: "b", Name: "Brent"}))
	require.NoError(t, err)
	for _, option := range []appraisal.ShortlistedOption{
		{ID: "with", Name: "With", Kind: appraisal.Share, Flows: with}, {ID: "without", Name: "Without", Kind: appraisal.AsIs, Flows: without},
	} {
		require.NoError(t, option.Validate())
		require.Len(t, option.Flows, 3)
	}
	assert.Equal(t, "Bill of Brent", with[0].Name)
	assert.Equal(t, "Shapley value with Brent", with[0].Source)
	assert.Equal(t, "Shapley value without Brent", without[0].Source)
	assert.Equal(t, m.Pays, with[0].Amount)
	assert.Equal(t, m.Alone, without[0].Amount)
	for i, o := range m.Others {
		assert.Equal(t, []costing.Money{o.With, o.Without}, []costing.Money{with[i+1].Amount, without[i+1].Amount})
		assert.Equal(t, o.Org, with[i+1].Shares[0].Org)
	}
	with[0].Shares[0].Org = "c"
	assert.Equal(t, orgID("b"), without[0].Shares[0].Org)
	_, _, err = coop.MembershipEffect{}.Flows(appraisal.Prices{}, report.Names{})
	require.EqualError(t, err, "others: required\nprices: required")
}

// As many alike as can be are all counted.
func TestShapleyOfKinds_OfTheMost(t *testing.T) {
	a, err := coop.ShapleyOfKinds([]coop.AlikePartners{{Org: "x", Count: 1000}}, func(counts []int64) costing.Money {
		return costing.Pence(100 * counts[0] * counts[0])
	})
	require.NoError(t, err)
	assert.Equal(t, pounds("1000000.00"), a.Shares[0].Amount)
	assert.Equal(t, "1000000", a.Shares[0].Exact.String())
}

// A function of costs is taken at its word up to the largest cost, to either side.
func TestFunctions_OfTheLargestCost(t *testing.T) {
	most := pounds("10000000000000.00")
	for _, by := range map[string]func(cost costing.Money) (coop.CostAllocation, error){
		"serial": func(cost costing.Money) (coop.CostAllocation, error) {
			return coop.SerialShares([]costing.Weight{{Org: "a", Value: number(1)}}, func(partnership.Quantity) costing.Money { return cost })
		},
		"kinds": func(cost costing.Money) (coop.CostAllocation, error) {
			return coop.ShapleyOfKinds([]coop.AlikePartners{{Org: "a", Count: 1}}, func([]int64) costing.Money { return cost })
		},
		"game": func(cost costing.Money) (coop.CostAllocation, error) {
			game, err := coop.GameOf(ids("a"), func(coop.Coalition) costing.Money { return cost })
			if err != nil {
				return coop.CostAllocation{}, err
			}
			return game.Allocate(coop.Shapley)
		},
		"sample": func(cost costing.Money) (coop.CostAllocation, error) {
			e, err := coop.SampleShapley(ids("a"), func([]bool) costing.Money { return cost }, 1, 20)
			return coop.CostAllocation{Total: e.Total}, err
		},
	} {
		for _, cost := range []costing.Money{most, most.Neg()} {
			a, err := by(cost)
			require.NoError(t, err)
			assert.Equal(t, cost, a.Total)
			_, err = by(cost.Plus(costing.Pence(int64(cost.Sign()))))
			require.ErrorIs(t, err, field.ErrRange)
		}
	}
}

// Why there are no bills can be because of those who are left.
func TestGame_MembershipEffectsOfThoseWhoAreLeft(t *testing.T) {
	g, err := coop.GameOf(ids("abc"), func(s coop.Coalition) costing.Money {
		return costing.Pence([]int64{0, 100, 100, 300, 100, 200, 200, 200}[s])
	})
	require.NoError(t, err)
	effects, err := g.MembershipEffects("c")
	require.NoError(t, err)
	for _, m := range effects {
		if m.Rule == coop.Nucleolus {
			assert.Equal(t, "without c: all together cost 3.00, and one by one 2.00, so that somebody pays more than alone", m.Why)
			assert.Empty(t, m.Others)
		}
	}
}

// A gap is said once, and not group by group.
func TestGame_MembershipEffectsWithGaps(t *testing.T) {
	table := municipal().CostTable()
	table.Costs = slices.DeleteFunc(table.Costs, func(c coop.GroupCost) bool { return slices.Equal(c.Group, ids("bc")) })
	g, err := table.Game()
	require.NoError(t, err)
	effects, err := g.MembershipEffects("c")
	require.NoError(t, err)
	assert.Empty(t, effects[0].Why)
	assert.Equal(t, "the costs of some groups are not known", effects[5].Why)
}

// What a side payment says to those who must decide.
func TestSidePayment_Sentence(t *testing.T) {
	assert.Empty(t, coop.SidePayment{}.Sentence(report.Names{}))
	assert.Contains(t, coop.SidePayment{Verdict: coop.Unstable}.Sentence(report.Names{}), "No bill would be stable: ")
	p, err := municipal().SidePayment(billBy(t, municipal(), coop.Nucleolus).Bill())
	require.NoError(t, err)
	assert.Equal(t, "No group would do better by itself, and nothing has to change.", p.Sentence(report.Names{}))
	p = coop.SidePayment{Verdict: coop.Stable, Changes: []costing.Portion{
		{Org: "a", Amount: pounds("3.00")}, {Org: "b", Amount: pounds("-1.00")}, {Org: "c", Amount: pounds("0.00")}, {Org: "d", Amount: pounds("-2.00")},
	}}
	assert.Equal(t, "B pays £1.00 a year less, d £2.00 less, and a £3.00 more: then no group would do better by itself.",
		p.Sentence(report.NewNames(report.Entry{Noun: report.Organisation, ID: "b", Name: "B"})))
}

// A tree of one long branch is checked link by link, also where its end is joined to its middle.
func TestTree_LongBranch(t *testing.T) {
	tree := coop.Tree{}
	for i := range 100_000 {
		link := coop.TreeLink{Org: partnership.OrgID(fmt.Sprintf("place-%d", i)), Cost: pounds("1.00")}
		if i > 0 {
			link.To = tree.Links[i-1].Org
		}
		tree.Links = append(tree.Links, link)
	}
	require.NoError(t, tree.Validate())
	tree.Links[50_000].To = tree.Links[50_001].Org
	errs := field.Errors(tree.Validate())
	assert.Equal(t, "links[50000].to: from place-50001 it leads to no source: invalid", errs[0].Error())
	tree.Links = tree.Links[:1000]
	short, err := tree.Shapley()
	require.NoError(t, err)
	// The last partner pays a share of every link: £1 ÷ 1,000 of the first, £1 ÷ 999 of the next, …
	sum := new(big.Rat)
	for users := int64(1); users <= 1000; users++ {
		sum.Add(sum, big.NewRat(1, users))
	}
	assert.Equal(t, coop.ExactOf(sum), short.Shares[999].Exact)
	// Of the first link, the first partner and the branch beyond pay 1/2 each. Of the second, with
	// the 1/2, each pays 3/4, of the third 7/8, and so on. The last partner pays its own link too.
	even, err := tree.Nucleolus()
	require.NoError(t, err)
	for i, want := range []string{"1/2", "3/4", "7/8", "15/16"} {
		assert.Equal(t, want, even.Shares[i].Exact.String())
	}
	half := new(big.Int).Lsh(big.NewInt(1), 999)
	assert.Equal(t, coop.ExactOf(new(big.Rat).Sub(big.NewRat(2, 1), new(big.Rat).SetFrac(big.NewInt(1), half))), even.Shares[999].Exact)
}
