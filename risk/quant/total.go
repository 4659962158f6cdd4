package quant

import (
	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/risk"
)

// PortfolioTotal is what the risks of a portfolio cost together, net of what insurers pay.
type PortfolioTotal struct {
	Distribution  Distribution  `json:"distribution,omitzero"` // of the sum; not set: no risk is estimated
	NotEstimated  []risk.RiskID `json:"not_estimated"`         // the risks that are left out, since nobody has estimated them
	AtLeast       bool          `json:"at_least"`              // some but not all are left out, and those are threats: every percentile is a lower bound
	CountedDouble []risk.RiskID `json:"counted_double"`        // the risks whose item of cost has optimism bias added already: count only one of the two
}

// Total returns the distribution of the sum of all risks.
//
// Risks that are not estimated are left out, and named. If all of them are threats, the
// total of the others is a lower bound; with an opportunity among them it is neither a
// lower nor an upper bound. If no risk is estimated, the distribution is not set.
//
// The errors are those of Portfolio.Validate.
func (p Portfolio) Total() (PortfolioTotal, error) {
	if err := p.Validate(); err != nil {
		return PortfolioTotal{}, err
	}
	q := p.prepare(false)
	return PortfolioTotal{
		Distribution:  q.distribution(func(p *part) amounts { return p.event }),
		NotEstimated:  q.unknown,
		AtLeast:       q.lowerBound(),
		CountedDouble: p.countedDouble(),
	}, nil
}

// countedDouble returns the risks whose item of cost has optimism bias added.
func (p Portfolio) countedDouble() []risk.RiskID {
	biased := make(map[string]bool, len(p.BiasedItems))
	for _, item := range p.BiasedItems {
		biased[item] = true
	}
	double := []risk.RiskID{}
	for _, x := range p.Exposures {
		if x.Estimate.Item != "" && biased[x.Estimate.Item] {
			double = append(double, x.ID)
		}
	}
	return double
}

// Contribution is what one risk contributes to the total.
type Contribution struct {
	Risk    risk.RiskID   `json:"risk"`             // which
	Mean    costing.Money `json:"mean,omitzero"`    // what it costs on average
	InTail  costing.Money `json:"in_tail,omitzero"` // its part of the expected shortfall
	Without costing.Money `json:"without,omitzero"` // the percentile of the total without it
	Effect  costing.Money `json:"effect,omitzero"`  // by how much the percentile is lower without it; below £0: higher
}

// Contributions are what each risk contributes to the total.
type Contributions struct {
	Percent           partnership.Quantity `json:"percent,omitzero"`            // of the percentiles: 80 is the P80
	Percentile        costing.Money        `json:"percentile,omitzero"`         // of the total
	ExpectedShortfall costing.Money        `json:"expected_shortfall,omitzero"` // the mean of the worst totals beyond the percentile
	Risks             []Contribution       `json:"risks"`                       // in the order of the portfolio, without those that are not estimated
	NotEstimated      []risk.RiskID        `json:"not_estimated"`               // the risks that are left out, since nobody has estimated them
	AtLeast           bool                 `json:"at_least"`                    // some but not all are left out, and those are threats: every percentile is a lower bound
}

// Contributions returns what each risk contributes to a percentile of the total: its
// mean, its part of the expected shortfall, and what the percentile would be without it.
// The part of the expected shortfall is what the risk costs on average in the worst
// cases. These parts add up to the expected shortfall, to within pennies; the effects do
// not add up to the percentile.
//
// The errors are those of Portfolio.Validate, and at "percent" ErrRequired, or ErrRange
// unless it is from 0 to less than 100.
func (p Portfolio) Contributions(percent partnership.Quantity) (Contributions, error) {
	if err := p.checkWith(percent); err != nil {
		return Contributions{}, err
	}
	q := p.prepare(false)
	c := Contributions{Percent: percent, Risks: []Contribution{}, NotEstimated: q.unknown, AtLeast: q.lowerBound()}
	if !q.known() {
		return c, nil
	}
	sums := q.sums(together)
	d, whole := q.whole(sums)
	c.Percentile, c.ExpectedShortfall = d.Percentile(percent), d.ExpectedShortfall(percent)
	worst, _ := d.tail(percent)
	costs, without := make([]float64, len(q.parts)), q.without(sums)
	q.inTail(sums, whole.low+worst.step, worst.share, func(p *part, events float64, v lattice) {
		costs[p.at] += float64(events * weighted(v, p.event.low, func(i int) float64 {
			return float64(float64(p.event.low+i) * p.event.p[i])
		}, len(p.event.p)))
	})
	for i, p := range q.parts {
		others := without[i].Percentile(percent)
		c.Risks = append(c.Risks, Contribution{
			Risk: p.id, Mean: money(float64(float64(p.often.value*meanOf(p.event.lattice)) * q.grid)), InTail: money(float64(costs[i]*q.grid) / worst.size),
			Without: others, Effect: c.Percentile.Plus(others.Neg()),
		})
	}
	return c, nil
}

// whole returns the distribution of the total, where sums are those of the blocks.
func (q *problem) whole(sums []lattice) (Distribution, lattice) {
	all := q.adder.sum(sums)
	if !q.around {
		return newDistribution(all, all, q.grid), all
	}
	return newDistribution(all, q.total(surely), q.grid), all
}

// without returns the distribution of the total without each of the parts, where sums are
// those of the blocks.
func (q *problem) without(sums []lattice) []Distribution {
	leave := func(of func(*part) lattice, sums []lattice) []lattice {
		all := make([]lattice, len(q.parts))
		q.eachWithout(of, sums, func(part int, weight float64, others lattice) {
			all[part] = all[part].added(others, weight)
		})
		return all
	}
	all := leave(together, sums)
	sure := all
	if q.around {
		sure = leave(surely, q.sums(surely))
	}
	distributions := make([]Distribution, len(all))
	for i := range all {
		distributions[i] = newDistribution(all[i], sure[i], q.grid)
	}
	return distributions
}

// weighted returns the sum of n amounts, each times v at its step; the first is at step
// low.
func weighted(v lattice, low int, amount func(int) float64, n int) float64 {
	sum := 0.0
	for i := range n {
		sum += float64(amount(i) * v.at(low+i))
	}
	return sum
}

// meanOf returns the mean of a lattice.
func meanOf(l lattice) float64 {
	sum := 0.0
	for i, p := range l.p {
		sum += float64(float64(l.low+i) * p)
	}
	return sum
}
