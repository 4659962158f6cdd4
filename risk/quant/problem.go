package quant

import (
	"math"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/risk"
)

// part is an exposure that is ready to be added up.
type part struct {
	id    risk.RiskID
	at    int // its place in the problem
	often frequency
	event amounts   // what one event costs all together, net of insurance
	each  []amounts // what it costs each member; none: nobody has agreed who bears it
	// borne[m][i] is what member m bears where event has step i, times the probability of
	// that step. The members together have the step times its probability.
	borne [][]float64
}

// amounts is the distribution of what one event costs, and the part of it that is exactly
// at its step: a fixed amount may be, and a range is not. The probabilities of that part
// may add up to less than 1.
type amounts struct {
	lattice         // all of it
	sure    lattice // what is at its step
}

// moments returns the mean of the amounts and that of their squares, in steps.
func (c amounts) moments() (mean, squares float64) {
	for i, p := range c.p {
		amount := float64(c.low + i)
		mean += float64(amount * p)
		squares += float64(float64(amount*amount) * p)
	}
	return mean, squares
}

// cost returns the distribution of what the part costs if it happens with a frequency,
// where one event costs of. If the probabilities of of add up to less than 1, only the
// cases with no other event are included.
func (p *part) cost(a *adder, of lattice, often float64) lattice {
	if !p.often.repeats {
		return once(of, often)
	}
	all, others := a.often(of, often), 1.0
	for _, p := range of.p {
		others -= p
	}
	if others > tiny {
		all = lattice{}.added(all, math.Exp(-float64(often*others)))
	}
	return all
}

// state is one of the ways the world may be: given it, the parts of a block are independent.
type state struct {
	weight float64
	often  []float64 // of each part of the block
}

// block is some parts that depend on each other and on no other part.
type block struct {
	parts  []int
	states []state
}

// problem is a portfolio that is ready to be added up.
type problem struct {
	adder   adder
	grid    float64 // in pence
	members []partnership.OrgID
	parts   []part
	blocks  []block
	unknown []risk.RiskID // not estimated
	unborne []risk.RiskID // without a bearing
	atLeast bool          // all that is not estimated is a threat
	around  bool          // some amounts are around their steps and not at them
}

// prepare returns a valid portfolio as a problem, on its own grid or on a finer one. Who bears
// what is included only if shared is set.
func (p Portfolio) prepare(shared bool) *problem {
	q := p.on(pence(p.Grid), shared)
	if parts := q.finer(p); parts > 1 {
		q = p.on(q.grid/float64(parts), shared)
	}
	return q
}

// Limits of a grid that is finer than that of the portfolio.
const (
	smooth    = 100     // how many steps the standard deviation has
	fineSteps = 1 << 17 // the most steps of the total; if a block has more than four states, its states together have at most four times as many
)

// finer returns into how many parts each step of the grid has to be divided, so that the
// percentiles are exact to about a ten-thousandth. It is 1 where all amounts are steps,
// or where the total spreads over enough steps.
func (q *problem) finer(p Portfolio) int {
	if !q.around {
		return 1
	}
	variance, best, most := 0.0, 1, float64(fineSteps)
	for _, b := range q.blocks {
		most = min(most, 4*fineSteps/float64(len(b.states)))
	}
	for _, p := range q.parts {
		mean, squares := p.event.moments()
		variance += float64(p.often.value * squares)
		if !p.often.repeats {
			variance -= float64(float64(p.often.value*mean) * float64(p.often.value*mean))
		}
	}
	for _, parts := range []int{2, 5, 10, 20, 50, 100} {
		if float64(best*best)*variance >= smooth*smooth {
			break
		}
		if p.Grid.KnownPence()%int64(parts) == 0 && p.steps()*float64(parts) <= most {
			best = parts
		}
	}
	return best
}

// on returns a valid portfolio as a problem on a grid.
func (p Portfolio) on(grid float64, shared bool) *problem {
	q := &problem{grid: grid, unknown: []risk.RiskID{}, unborne: []risk.RiskID{}, atLeast: true}
	if shared {
		q.members = membersOf(p)
	}
	for _, x := range p.Exposures {
		if x.Estimate.IsZero() {
			q.unknown = append(q.unknown, x.ID)
			q.atLeast = q.atLeast && x.Nature == risk.Threat
			continue
		}
		if len(x.Bearing.Shares) == 0 {
			q.unborne = append(q.unborne, x.ID)
		}
		p := q.newPart(x, p.months())
		p.at = len(q.parts)
		q.around = q.around || p.around()
		q.parts = append(q.parts, p)
	}
	q.connect(p)
	return q
}

// known reports whether a risk is estimated. If none is, nothing is known of the total.
func (q *problem) known() bool { return len(q.parts) > 0 }

// lowerBound reports whether what is known of the total is a lower bound: something is not
// estimated, and all of it is threats.
func (q *problem) lowerBound() bool { return q.known() && len(q.unknown) > 0 && q.atLeast }

// newPart returns an exposure ready to be added up.
func (q *problem) newPart(x Exposure, months int) part {
	p := part{id: x.ID, often: frequencyOf(x.Estimate, months)}
	all := points(x.Estimate, q.grid)
	if x.Nature == risk.Opportunity {
		all = opposite(all)
	}
	if len(q.members) == 0 || len(x.Bearing.Shares) == 0 {
		w := bearer{layers: layersOf(x.Bearing, q.grid)}
		p.event = onGrid(all, w.retained)
		return p
	}
	q.bear(&p, newBearer(x.Bearing, q.members, q.grid), all)
	return p
}

// bear works out who bears what of an event.
func (q *problem) bear(p *part, w bearer, all []point) {
	p.event = onGrid(all, w.retained)
	p.borne = make([][]float64, len(q.members))
	for m := range q.members {
		p.borne[m] = make([]float64, len(p.event.p))
	}
	for _, at := range all {
		net := w.retained(at.amount)
		step, up := between(net)
		for m, amount := range w.split(at.amount) {
			if net == 0 {
				continue
			}
			ratio := float64(amount*at.probability) / net
			p.borne[m][step-p.event.low] += float64(float64(ratio*(1-up)) * float64(step))
			if up > 0 {
				p.borne[m][step+1-p.event.low] += float64(float64(ratio*up) * float64(step+1))
			}
		}
	}
	for m := range q.members {
		p.each = append(p.each, onGrid(all, func(loss float64) float64 { return w.split(loss)[m] }))
	}
}

// connect makes the blocks: it says which parts depend on each other.
func (q *problem) connect(p Portfolio) {
	left := make([]bool, len(q.parts)) // those in a block
	for _, c := range p.Causes {
		if b := q.byCause(c, left); len(b.parts) > 0 {
			q.blocks = append(q.blocks, b)
		}
	}
	correlation := number(p.Correlation)
	alike, free := block{}, block{}
	for i, p := range q.parts {
		switch {
		case left[i]:
		case correlation > 0 && !p.often.repeats && p.often.value > 0 && p.often.value < 1:
			alike.parts = append(alike.parts, i)
		default:
			free.parts = append(free.parts, i)
		}
	}
	if len(alike.parts) > 0 {
		alike.states = q.byFactor(alike.parts, correlation)
		q.blocks = append(q.blocks, alike)
	}
	if len(free.parts) == 0 {
		return
	}
	free.states = []state{{weight: 1, often: q.frequencies(free.parts)}}
	q.blocks = append(q.blocks, free)
}

// frequencies returns how often each of some parts happens.
func (q *problem) frequencies(parts []int) []float64 {
	all := make([]float64, len(parts))
	for i, at := range parts {
		all[i] = q.parts[at].often.value
	}
	return all
}

// byCause returns the parts that a cause raises, with and without the shock.
func (q *problem) byCause(c Cause, taken []bool) block {
	shock := number(c.Probability)
	with, without := state{weight: shock}, state{weight: 1 - shock}
	b := block{}
	for i, p := range q.parts {
		for _, r := range c.Raises {
			if r.Risk != p.id {
				continue
			}
			taken[i] = true
			to, rest := number(r.To), 0.0
			if shock < 1 {
				rest = max(0, (p.often.value-float64(shock*to))/(1-shock))
			}
			b.parts = append(b.parts, i)
			with.often, without.often = append(with.often, to), append(without.often, rest)
		}
	}
	b.states = []state{with, without}
	return b
}

// byFactor returns the states of one normal factor: given it, an event of probability p
// happens with Φ((Φ⁻¹(p) − √ρ z) ÷ √(1−ρ)). Steps are small against how fast that changes, so
// that the trapezoidal rule is exact to the last digits. The states are weighted so that
// each event keeps its probability.
func (q *problem) byFactor(parts []int, correlation float64) []state {
	loading, own := math.Sqrt(correlation), math.Sqrt(1-correlation)
	step := min(0.25, float64(own/loading)/4)
	count := int(math.Ceil(8.5 / step))
	states, total := make([]state, 0, 2*count+1), 0.0
	for n := -count; n <= count; n++ {
		z := float64(n) * step
		s := state{weight: math.Exp(-float64(z*z) / 2), often: make([]float64, len(parts))}
		for i, at := range parts {
			needed := float64(math.Sqrt2 * math.Erfinv(float64(2*q.parts[at].often.value)-1))
			s.often[i] = normal((needed - float64(loading*z)) / own)
		}
		total += s.weight
		states = append(states, s)
	}
	for i := range states {
		states[i].weight /= total
	}
	return states
}

// around reports whether some of the amounts are around their steps and not at them.
func (p *part) around() bool {
	all := p.event.around()
	for _, each := range p.each {
		all = all || each.around()
	}
	return all
}

// around reports whether some of the amounts are around their steps and not at them.
func (c amounts) around() bool {
	for i, p := range c.p {
		if p-c.sure.p[i] > tiny {
			return true
		}
	}
	return false
}

// distribution returns the distribution of what all parts cost; of chooses what one event
// costs.
func (q *problem) distribution(of func(*part) amounts) Distribution {
	if !q.known() {
		return Distribution{}
	}
	all := q.total(func(p *part) lattice { return of(p).lattice })
	if !q.around {
		return newDistribution(all, all, q.grid)
	}
	return newDistribution(all, q.total(func(p *part) lattice { return of(p).sure }), q.grid)
}

// total returns the distribution of what all parts cost; of chooses what one event costs.
func (q *problem) total(of func(*part) lattice) lattice { return q.adder.sum(q.sums(of)) }

// sums returns the distribution of what each block costs.
func (q *problem) sums(of func(*part) lattice) []lattice {
	sums := make([]lattice, len(q.blocks))
	for i, b := range q.blocks {
		for _, s := range b.states {
			sums[i] = sums[i].added(q.adder.sum(q.costs(b, s, of)), s.weight)
		}
		sums[i] = sums[i].trimmed()
	}
	return sums
}

// costs returns what the parts of a block cost in one of its states.
func (q *problem) costs(b block, s state, of func(*part) lattice) []lattice {
	all := make([]lattice, len(b.parts))
	for i, at := range b.parts {
		p := &q.parts[at]
		all[i] = p.cost(&q.adder, of(p), s.often[i])
	}
	return all
}

// together returns what one event costs all members.
func together(p *part) lattice { return p.event.lattice }

// surely returns the part of that which is exactly at a step.
func surely(p *part) lattice { return p.event.sure }

// eachWithout calls visit for every part, in every state, with the distribution of what all
// other parts cost then, where one event costs of. sums are those of the blocks.
func (q *problem) eachWithout(of func(*part) lattice, sums []lattice, visit func(part int, weight float64, others lattice)) {
	for i, b := range q.blocks {
		others := nothing()
		for j, sum := range sums {
			if j != i {
				others = q.adder.add(others, sum)
			}
		}
		for _, s := range b.states {
			q.leaveOut(others, q.costs(b, s, of), 0, func(at int, others lattice) {
				visit(b.parts[at], s.weight, others)
			})
		}
	}
}

// leaveOut calls visit for each cost with the distribution of all others: it adds one
// half of the costs to those outside, goes on with the other half, and then the other way
// round.
func (q *problem) leaveOut(others lattice, costs []lattice, first int, visit func(int, lattice)) {
	switch len(costs) {
	case 0:
	case 1:
		visit(first, others)
	default:
		half := len(costs) / 2
		q.leaveOut(q.adder.add(others, q.adder.sum(costs[half:])), costs[:half], first, visit)
		q.leaveOut(q.adder.add(others, q.adder.sum(costs[:half])), costs[half:], first+half, visit)
	}
}
