package quant_test

import (
	"fmt"
	"math/big"
	"math/rand"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/quant"
)

// An outcome is one of the ways in which all risks may turn out, with its exact probability.
type outcome struct {
	probability *big.Rat
	total       int64                       // in pence
	byRisk      []int64                     // what each costs
	byMember    map[partnership.OrgID]int64 // what each bears
}

// everyCase enumerates all outcomes of a portfolio of fixed amounts and of outcomes, by
// exact fractions, with risk.Bearing.Split for who bears what.
func everyCase(t *testing.T, p quant.Portfolio) []outcome {
	t.Helper()
	all := []outcome{{probability: big.NewRat(1, 1), byMember: map[partnership.OrgID]int64{}}}
	for _, x := range p.Exposures {
		type branch struct {
			probability *big.Rat
			pence       int64
		}
		var branches []branch
		e := x.Estimate
		happens := exactly(e.Probability)
		if e.Shape == risk.DiscreteShape {
			if !e.Probability.Known() {
				happens = big.NewRat(1, 1)
			}
			for _, o := range e.Outcomes {
				n, _ := o.Amount.Pence()
				branches = append(branches, branch{new(big.Rat).Mul(happens, exactly(o.Probability)), n})
			}
		} else {
			n, _ := e.Least.Pence()
			branches = append(branches, branch{happens, n})
		}
		branches = append(branches, branch{new(big.Rat).Sub(big.NewRat(1, 1), happens), 0})
		var next []outcome
		for _, before := range all {
			for _, b := range branches {
				after := outcome{probability: new(big.Rat).Mul(before.probability, b.probability), byMember: map[partnership.OrgID]int64{}}
				for org, n := range before.byMember {
					after.byMember[org] = n
				}
				cost := b.pence
				if x.Nature == risk.Opportunity {
					cost = -cost
				}
				net := cost
				if len(x.Bearing.Shares) > 0 && cost > 0 {
					split, err := x.Bearing.Split(risk.Loss{Amount: costing.Pence(cost)})
					require.NoError(t, err)
					net = 0
					for _, c := range split.Charges {
						n, _ := c.Amount.Pence()
						after.byMember[c.Org] += n
						net += n
					}
				} else if len(x.Bearing.Shares) > 0 {
					parts, err := costing.SplitShares(costing.Pence(cost), x.Bearing.Shares)
					require.NoError(t, err)
					for _, c := range parts {
						n, _ := c.Amount.Pence()
						after.byMember[c.Org] += n
					}
				}
				after.total = before.total + net
				after.byRisk = append(append([]int64{}, before.byRisk...), net)
				next = append(next, after)
			}
		}
		all = next
	}
	return all
}

// exactly is a quantity as a fraction.
func exactly(q partnership.Quantity) *big.Rat {
	n, _ := q.Millionths()
	return big.NewRat(n, 1_000_000)
}

// randomPortfolio is a portfolio of a few risks with amounts of even pence that two members share
// alike, some with caps, insurance and gains.
func randomPortfolio(random *rand.Rand) quant.Portfolio {
	p := quant.Portfolio{Grid: costing.Pence(1), Members: []partnership.OrgID{"harrow", "barnet"}}
	for i := range 2 + random.Intn(4) {
		probability, err := partnership.QuantityOfMillionths(random.Int63n(1_000_001))
		if err != nil {
			panic(err)
		}
		amount := costing.Pence(4 * random.Int63n(30))
		e := risk.Estimate{Shape: risk.FixedShape, Probability: probability, Least: amount, Most: amount}
		if random.Intn(3) == 0 {
			half := qty("0.5")
			e = risk.Estimate{Shape: risk.DiscreteShape, Probability: probability, Outcomes: []risk.DiscreteOutcome{
				{Probability: half, Amount: amount}, {Probability: half, Amount: costing.Pence(4*random.Int63n(20) - 40)},
			}}
		}
		x := quant.Exposure{ID: risk.RiskID(fmt.Sprint("r", i)), Nature: risk.Natures()[random.Intn(2)], Estimate: e}
		x.Bearing.Shares = shares("barnet", "harrow")
		if random.Intn(2) == 0 {
			x.Bearing.Caps = []risk.Cap{{Org: "barnet", Most: costing.Pence(2 * random.Int63n(20)), RestTo: "brent"}, {Org: "brent", MostInYear: costing.Pence(2 * random.Int63n(9)), RestTo: "harrow"}}
		}
		if random.Intn(2) == 0 {
			x.Bearing.Insurance = randomLayers(random)
		}
		x.Bearing.Clause = fmt.Sprint("17.", i) // so that no two risks share a limit of the year
		for j := range x.Bearing.Insurance {
			x.Bearing.Insurance[j].Insurer += fmt.Sprint(" ", i)
		}
		p.Exposures = append(p.Exposures, x)
	}
	return p
}

// randomLayers is one layer that one or two insurers pay, or two layers, one with a limit
// of the year.
func randomLayers(random *rand.Rand) []risk.Insurance {
	from, limit := 4*random.Int63n(10), 4*random.Int63n(10)
	layer := risk.Insurance{Insurer: "Mutual", Deductible: costing.Pence(from), Limit: costing.Pence(limit)}
	switch random.Intn(3) {
	case 0:
		layer.Part = partnership.MustFraction("1/2")
		return []risk.Insurance{layer, layer}[:1+random.Intn(2)]
	case 1:
		above := risk.Insurance{Insurer: "Excess", Deductible: costing.Pence(from + limit), Limit: costing.Pence(40), MostInYear: costing.Pence(4 * random.Int63n(10))}
		return []risk.Insurance{layer, above}
	}
	return []risk.Insurance{layer}
}

// exact is a random variable by its outcomes.
type exact struct {
	all []outcome
	of  func(outcome) int64
}

// probability is that of a value for which ok holds.
func (x exact) probability(ok func(int64) bool) float64 {
	sum := new(big.Rat)
	for _, o := range x.all {
		if ok(x.of(o)) {
			sum.Add(sum, o.probability)
		}
	}
	f, _ := sum.Float64()
	return f
}

// The distribution of everything is that of the enumeration of every case, by exact fractions.
func TestTotal_IsThatOfEveryCase(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewSource(1))
	for round := range 60 {
		p := randomPortfolio(random)
		all := everyCase(t, p)
		holds := func(d quant.Distribution, of func(outcome) int64) {
			x := exact{all, of}
			low, _ := d.Lowest.Pence()
			for i, p := range d.Probabilities {
				require.InDelta(t, x.probability(func(n int64) bool { return n == low+int64(i) }), p, 1e-12, round)
			}
			require.InDelta(t, 1, x.probability(func(n int64) bool { return n >= low && n < low+int64(len(d.Probabilities)) }), 1e-12, round)
			for n := low - 1; n < low+int64(len(d.Probabilities)); n += 7 {
				require.InDelta(t, x.probability(func(v int64) bool { return v > n }), exceeds(t, d, costing.Pence(n)), 1e-12)
			}
		}
		whole := total(t, p).Distribution
		holds(whole, func(o outcome) int64 { return o.total })

		percent := qty([]string{"50", "80", "95"}[round%3])
		totals, err := p.ByMember(percent)
		require.NoError(t, err)
		require.Equal(t, whole.Percentile(percent), totals.Pooled)
		tails := map[partnership.OrgID]float64{}
		var inTail []float64
		shortfall := tailOf(all, percent, func(o outcome, weight float64) {
			for org, n := range o.byMember {
				tails[org] += float64(n) * weight
			}
			if inTail == nil {
				inTail = make([]float64, len(o.byRisk))
			}
			for i, n := range o.byRisk {
				inTail[i] += float64(n) * weight
			}
		})
		pence(t, shortfall, whole.ExpectedShortfall(percent))
		sum := costing.Pence(0)
		variance := 0.0
		for _, member := range totals.Members {
			holds(member.Distribution, func(o outcome) int64 { return o.byMember[member.Org] })
			pence(t, tails[member.Org], member.InTail)
			sum = sum.Plus(member.StandAlone)
			require.InDelta(t, covarianceOf(all, member.Org)/1e4, member.Covariance, 1e-9)
			variance += member.Covariance
		}
		require.InDelta(t, varianceOf(t, whole), variance, 1e-9)
		require.Equal(t, sum, totals.StandAlone)
		require.Equal(t, sum.Plus(totals.Pooled.Neg()), totals.Benefit)

		c, err := p.Contributions(percent)
		require.NoError(t, err)
		for i, r := range c.Risks {
			pence(t, inTail[i], r.InTail)
			others := p
			others.Exposures = append(append([]quant.Exposure{}, p.Exposures[:i]...), p.Exposures[i+1:]...)
			require.Equal(t, total(t, others).Distribution.Percentile(percent), r.Without)
			require.Equal(t, c.Percentile.Plus(r.Without.Neg()), r.Effect)
		}
	}
}

// pence holds an amount to a number of pence, rounded.
func pence(t *testing.T, want float64, got costing.Money) {
	t.Helper()
	n, known := got.Pence()
	require.True(t, known)
	require.InDelta(t, want, float64(n), 0.5+1e-6)
}

// tailOf calls visit with every case of the tail beyond a percentile and its weight in it,
// and returns the expected shortfall.
func tailOf(all []outcome, percent partnership.Quantity, visit func(outcome, float64)) float64 {
	of := func(o outcome) int64 { return o.total }
	n, _ := percent.Millionths()
	size := 1 - float64(n)/1e8
	edge := int64(1 << 40)
	for _, o := range all {
		if below := (exact{all, of}).probability(func(v int64) bool { return v <= o.total }); below >= 1-size-1e-9 {
			edge = min(edge, o.total)
		}
	}
	above := (exact{all, of}).probability(func(v int64) bool { return v > edge })
	at := (exact{all, of}).probability(func(v int64) bool { return v == edge })
	sum := 0.0
	for _, o := range all {
		p, _ := o.probability.Float64()
		weight := 0.0
		switch {
		case o.total > edge:
			weight = p / size
		case o.total == edge && at > 0:
			weight = p / size * min(1, max(0, (size-above)/at))
		}
		visit(o, weight)
		sum += float64(o.total) * weight
	}
	return sum
}

// covarianceOf is the covariance of what a member bears with the total, by exact fractions.
func covarianceOf(all []outcome, org partnership.OrgID) float64 {
	mine, whole, both := new(big.Rat), new(big.Rat), new(big.Rat)
	for _, o := range all {
		a, b := big.NewRat(o.byMember[org], 1), big.NewRat(o.total, 1)
		mine.Add(mine, new(big.Rat).Mul(o.probability, a))
		whole.Add(whole, new(big.Rat).Mul(o.probability, b))
		both.Add(both, new(big.Rat).Mul(o.probability, a.Mul(a, b)))
	}
	f, _ := both.Sub(both, mine.Mul(mine, whole)).Float64()
	return f
}

// A contingency is allocated to the penny by each measure.
func TestMemberTotals_AllocateAddsUp(t *testing.T) {
	t.Parallel()
	totals, err := shared().ByMember(qty("90"))
	require.NoError(t, err)
	want := map[quant.AllocationBasis][2]float64{
		quant.ByMean:       {44.5, 60.5},
		quant.ByTail:       {117.5, 197.5},
		quant.ByStandAlone: {85, 165},
		quant.ByCovariance: {totals.Members[0].Covariance, totals.Members[1].Covariance},
	}
	for _, by := range quant.AllocationBases() {
		for _, contingency := range []int64{0, 1, 9999, 100_000_000_01} {
			portions, err := totals.Allocate(costing.Pence(contingency), by)
			require.NoError(t, err)
			a, _ := portions[0].Amount.Pence()
			b, _ := portions[1].Amount.Pence()
			assert.Equal(t, contingency, a+b)
			assert.InDelta(t, float64(contingency)*want[by][0]/(want[by][0]+want[by][1]), float64(a), 2, by)
		}
	}
}
