package coop_test

import (
	"encoding/csv"
	"encoding/json"
	"math/big"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/coop"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Every least core of the published games comes out exactly, with weights that prove it.
func TestGame_PublishedLeastCores(t *testing.T) {
	for _, p := range games(t) {
		var level string
		require.NoError(t, json.Unmarshal(p.Computed["least_core_epsilon"], &level))
		var some bool
		require.NoError(t, json.Unmarshal(p.Computed["core_nonempty"], &some))
		g := p.game(t)
		core, err := g.LeastCore()
		require.NoError(t, err)
		want := rat(level)
		assert.Equalf(t, coop.ExactOf(want.Mul(want, unit)), core.Level, p.ID)
		assert.Equalf(t, some, core.Verdict == coop.Stable, p.ID)
		proveLevel(t, g, core)
	}
}

// proveLevel holds that the weights prove a least core, and that its allocation is in it.
func proveLevel(t testing.TB, g coop.Game, core coop.LeastCore) {
	t.Helper()
	held, mean, sum := map[partnership.OrgID]*big.Rat{}, new(big.Rat), new(big.Rat)
	for _, w := range core.Weights {
		weight := w.Weight.Pounds()
		require.Positive(t, weight.Sign())
		group, err := g.Coalition(w.Group)
		require.NoError(t, err)
		cost := coop.ExactOf(big.NewRat(g.Cost(group).KnownPence(), 100)).Pounds()
		mean.Sub(mean, cost.Mul(cost, weight))
		sum.Add(sum, weight)
		for _, org := range w.Group {
			if held[org] == nil {
				held[org] = new(big.Rat)
			}
			held[org].Add(held[org], weight)
		}
	}
	first := held[g.Partners()[0]]
	for _, org := range g.Partners() {
		require.Zero(t, held[org].Cmp(first))
	}
	assert.Equal(t, "1", sum.RatString())
	total := big.NewRat(core.Allocation.Total.KnownPence(), 100)
	mean.Add(mean, total.Mul(total, first))
	assert.Equal(t, core.Level, coop.ExactOf(mean))
	worst, err := g.BlockingGroups(core.Allocation, 1)
	require.NoError(t, err)
	if core.Level.Pounds().Sign() > 0 {
		assert.Equal(t, core.Level, worst[0].More)
	} else {
		assert.Empty(t, worst)
	}
}

// Every group that the files say objects to a division does, by exactly as much, and no other
// does by more than the last that is listed.
func TestGame_PublishedBlockingGroups(t *testing.T) {
	for _, p := range games(t) {
		g := p.game(t)
		var violations map[string][][2]string
		require.NoError(t, json.Unmarshal(p.Computed["core_violations"], &violations))
		for _, n := range names {
			listed, ok := violations[n.name]
			a, err := g.Allocate(n.rule)
			if !ok || err != nil {
				continue
			}
			want := map[string]coop.Exact{}
			for _, v := range listed {
				letters := ""
				for _, place := range v[0] {
					letters += p.Players[place-'1']
				}
				more := rat(v[1])
				want[letters] = coop.ExactOf(more.Mul(more, unit))
			}
			got, err := g.BlockingGroups(a, 5)
			require.NoError(t, err)
			for i, o := range got {
				letters := ""
				for _, org := range o.Group {
					letters += string(org)
				}
				if more, ok := want[letters]; ok {
					assert.Equalf(t, more, o.More, "%s %s %s", p.ID, n.rule, letters)
				} else { // a tie with the last one of the list
					last := rat(listed[len(listed)-1][1])
					assert.Equalf(t, coop.ExactOf(last.Mul(last, unit)), o.More, "%s %s %s", p.ID, n.rule, letters)
				}
				if i > 0 {
					assert.GreaterOrEqual(t, got[i-1].More.Pounds().Cmp(o.More.Pounds()), 0)
				}
			}
			assert.Lenf(t, got, len(listed), "%s %s", p.ID, n.rule)
		}
	}
}

// If all together cost 4 more in Skåne, the nucleolus charges K less than before; what each
// pays more or less is as published.
func TestGame_SkaneOverrun(t *testing.T) {
	p := skane(t)
	before := billBy(t, p.game(t), coop.Nucleolus)
	p.Table["AHKLMT"] = "87.82"
	after := billBy(t, p.game(t), coop.Nucleolus)
	for i, want := range []string{"0.4125", "1.195833", "-0.484167", "1.195833", "0.84", "0.84"} {
		change := after.Shares[i].Exact.Pounds()
		change.Sub(change, before.Shares[i].Exact.Pounds()).Quo(change, unit)
		assert.Equal(t, rat(want).FloatString(6), change.FloatString(6))
	}
	for _, rule := range []coop.AllocationRule{coop.Shapley, coop.EqualRest, coop.PerCapita} {
		p.Table["AHKLMT"] = "83.82"
		first := billBy(t, p.game(t), rule)
		p.Table["AHKLMT"] = "87.82"
		for i, s := range billBy(t, p.game(t), rule).Shares {
			change := s.Exact.Pounds()
			change.Sub(change, first.Shares[i].Exact.Pounds()).Quo(change, unit)
			assert.Equal(t, "2/3", change.RatString())
		}
	}
	p.Table["AHKLMT"] = "83.82"
	first := billBy(t, p.game(t), coop.SeparableCosts)
	p.Table["AHKLMT"] = "87.82"
	change := billBy(t, p.game(t), coop.SeparableCosts).Shares[2].Exact.Pounds()
	change.Sub(change, first.Shares[2].Exact.Pounds()).Quo(change, unit)
	assert.Equal(t, "-0.1543", change.FloatString(4))
}

// The demands in Skåne give the published shares by demand.
func TestGame_SkaneByDemand(t *testing.T) {
	g := skane(t).game(t)
	weights := []costing.Weight{}
	for i, demand := range []string{"6.72", "8.23", "3.75", "3.53", "14.64", "6.21"} {
		weights = append(weights, costing.Weight{Org: g.Partners()[i], Value: partnership.MustQuantity(demand)})
	}
	a, err := g.InProportion(weights)
	require.NoError(t, err)
	for i, want := range []string{"13.07", "16.01", "7.30", "6.87", "28.48", "12.08"} {
		share := a.Shares[i].Exact.Pounds()
		assert.Equal(t, want, share.Quo(share, unit).FloatString(2))
	}
}

// birmingham are the aircraft of Birmingham airport, and the rows of the file.
func birmingham(t testing.TB) (coop.Capacity, [][]string) {
	t.Helper()
	file, err := os.Open("testdata/birmingham_airport.csv")
	require.NoError(t, err)
	defer func() { require.NoError(t, file.Close()) }()
	rows, err := csv.NewReader(file).ReadAll()
	require.NoError(t, err)
	c := coop.Capacity{}
	for _, row := range rows[1:] {
		count, err := strconv.ParseInt(row[1], 10, 64)
		require.NoError(t, err)
		org := strings.Map(func(r rune) rune {
			if r == ' ' || r == '(' || r == ')' {
				return '-'
			}
			return r
		}, row[0])
		c.Partners = append(c.Partners, coop.CapacityPartner{Org: partnership.OrgID(org), Count: count, Needs: pounds(row[2] + ".00")})
	}
	return c, rows[1:]
}

// 13,572 movements at Birmingham pay what is published, by both rules.
func TestCapacity_Birmingham(t *testing.T) {
	c, rows := birmingham(t)
	shapley, err := c.Shapley()
	require.NoError(t, err)
	require.NoError(t, shapley.Validate())
	nucleolus, err := c.Nucleolus()
	require.NoError(t, err)
	require.NoError(t, nucleolus.Validate())
	for i, row := range rows {
		each := big.NewRat(1, c.Partners[i].Count)
		first, second := shapley.Shares[i].Exact.Pounds(), nucleolus.Shares[i].Exact.Pounds()
		assert.Equal(t, rat(row[4]).RatString(), first.Mul(first, each).RatString())
		assert.Equal(t, row[3], first.FloatString(2))
		assert.Equal(t, rat(row[6]).RatString(), second.Mul(second, each).RatString())
	}
	for _, a := range []coop.CostAllocation{shapley, nucleolus} {
		none, err := c.BlockingGroups(a)
		require.NoError(t, err)
		assert.Empty(t, none)
	}
}

// serials are the published cost functions, in pounds for a quantity of pounds.
func serials() map[string]func(q int64) int64 {
	blocks := func(q int64) int64 { return 400*min(q, 5) + 300*min(max(0, q-5), 5) + 100*max(0, q-10) }
	return map[string]func(q int64) int64{
		"quad_123":   func(q int64) int64 { return q * q },
		"conc_fixed": func(q int64) int64 { return 100 + 5*q },
		"tier":       blocks,
		"ties":       func(q int64) int64 { return q * q },
	}
}

func TestSerialShares_Published(t *testing.T) {
	cases := read[[]struct {
		ID            string
		Demands       []string
		Serial        []string
		AverageCost   []string `json:"average_cost"`
		ShapleyShubik []string `json:"shapley_shubik"`
	}](t, "serial.json")
	require.Len(t, cases, 4)
	for _, c := range cases {
		cost := serials()[c.ID]
		demands, sum := []costing.Weight{}, int64(0)
		for i, d := range c.Demands {
			demands = append(demands, costing.Weight{Org: councils(9)[i], Value: partnership.MustQuantity(d)})
			n, err := strconv.ParseInt(d, 10, 64)
			require.NoError(t, err)
			sum += n
		}
		of := func(q partnership.Quantity) costing.Money {
			millionths, _ := q.Millionths()
			return costing.Pence(100 * cost(millionths/1_000_000))
		}
		a, err := coop.SerialShares(demands, of)
		require.NoError(t, err)
		require.NoError(t, a.Validate())
		assert.Equalf(t, c.Serial, texts(a), c.ID)
		slices.Reverse(demands)
		b, err := coop.SerialShares(demands, of)
		require.NoError(t, err)
		slices.Reverse(b.Shares)
		assert.Equal(t, a, b)
		slices.Reverse(demands)
		// The two rules beside it, by the game of the demands.
		g, err := coop.GameOf(councils(len(demands)), func(s coop.Coalition) costing.Money {
			q := int64(0)
			for i, d := range demands {
				if n, _ := d.Value.Millionths(); s.Has(i) {
					q += n / 1_000_000
				}
			}
			return costing.Pence(100 * cost(q))
		})
		require.NoError(t, err)
		average, err := g.InProportion(demands)
		require.NoError(t, err)
		assert.Equalf(t, c.AverageCost, texts(average), c.ID)
		assert.Equalf(t, c.ShapleyShubik, texts(billBy(t, g, coop.Shapley)), c.ID)
	}
}

// texts are the exact shares in pounds.
func texts(a coop.CostAllocation) []string {
	all := []string{}
	for _, s := range a.Shares {
		all = append(all, s.Exact.String())
	}
	return all
}

// powers are weights of A and B.
func powers(values ...string) []costing.Weight {
	all := []costing.Weight{}
	for i, v := range values {
		all = append(all, costing.Weight{Org: ids("ABC")[i], Value: partnership.MustQuantity(v)})
	}
	return all
}

func TestAumannShapley_Published(t *testing.T) {
	cases := read[[]struct {
		ID     string
		Shares []string
		Prices []string
		Q      []string
	}](t, "aumann_shapley.json")
	terms := map[string][]coop.CostTerm{
		"as_quad": {{Value: pounds("9.00"), Powers: powers("2")}, {Value: pounds("12.00"), Powers: powers("1", "1")}},
		"as_cubic": { // (1 + 2 × 2)³ is 1 + 12 + 48 + 64
			{Value: pounds("1.00"), Powers: powers("3")},
			{Value: pounds("12.00"), Powers: powers("2", "1")},
			{Value: pounds("48.00"), Powers: powers("1", "2")},
			{Value: pounds("64.00"), Powers: powers("0", "3")},
		},
		"as_sqrt": {{Value: pounds("6.00"), Powers: powers("0.5", "0.5")}},
	}
	for _, c := range cases {
		if c.Shares == nil {
			continue
		}
		a, err := coop.AumannShapley(terms[c.ID])
		require.NoError(t, err)
		assert.Equalf(t, c.Shares, texts(a), c.ID)
		for i, price := range c.Prices {
			pays := a.Shares[i].Exact.Pounds()
			assert.Equal(t, price, pays.Quo(pays, rat(c.Q[i])).RatString())
		}
	}
}
