package appraisal

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// workings are the exact sums of an appraisal: whole numbers of parts of a penny, the same
// parts in all options, so that they can be added and compared as they are.
type workings struct {
	a       Appraisal
	weights []*big.Int // the discount factor of each year, in parts of whole
	whole   *big.Int
	parts   *big.Int // of a penny, of every sum
	shares  *big.Int // of such a part, of every sum of a partner
	options []optionWork
}

// optionWork are the sums of an option.
type optionWork struct {
	flows   []workFlow
	cells   []cell
	notKnow [2][]bool // by side, in which years an amount is not known
	missing []string  // the flows with such an amount
}

// workFlow is a flow with what a sensitivity changes in it.
type workFlow struct {
	Flow           // as it is, but for its realisation and bias
	scale *big.Rat // by what its amounts are multiplied; nil: by 1
	delay int      // by how many years it comes later
}

// cell are the flows of one kind with the same shares, together.
type cell struct {
	kind    FlowKind
	shares  []partnership.Share
	sums    []tally // by year
	notKnow []bool  // by year; nil: all is known
}

// The places of the sides.
const (
	costs = iota
	benefits
)

// side returns the place of a side.
func side(s FlowSide) int {
	if s == BenefitFlow {
		return benefits
	}
	return costs
}

// flowsOf returns the flows of each option as they are.
func (a Appraisal) flowsOf() [][]workFlow {
	all := make([][]workFlow, len(a.Options))
	for i, o := range a.Options {
		all[i] = make([]workFlow, len(o.Flows))
		for n, f := range o.Flows {
			all[i][n].Flow = f
		}
	}
	return all
}

// work adds up the flows of each option.
func (a Appraisal) work(schedule DiscountSchedule, flows [][]workFlow) *workings {
	w := &workings{a: a, parts: big.NewInt(1), shares: big.NewInt(1), options: make([]optionWork, len(flows))}
	w.weights, w.whole = schedule.weights(a.Years)
	factors := make([][][]timed, len(flows))
	for i, list := range flows {
		factors[i] = make([][]timed, len(list))
		for n := range list {
			factors[i][n] = list[n].factors()
			for _, t := range factors[i][n] {
				lcm(w.parts, t.part.Denom())
			}
		}
	}
	for i, list := range flows {
		o := &w.options[i]
		o.flows, o.notKnow = list, [2][]bool{make([]bool, a.Years), make([]bool, a.Years)}
		for n := range list {
			w.add(o, &list[n], factors[i][n])
		}
		for _, c := range o.cells {
			if _, whole, ok := partnership.Parts(c.shares); ok {
				lcm(w.shares, big.NewInt(whole))
			}
		}
	}
	return w
}

// factors returns by what each amount of a flow is multiplied, but for its ramp, which is in
// parts of a whole, and how many years later that comes.
func (f *workFlow) factors() []timed {
	factor := fractionRat(f.Realised.Share)
	if f.Bias.Percent.Known() {
		factor.Mul(factor, f.Bias.factor())
	}
	if f.scale != nil {
		factor.Mul(factor, f.scale)
	}
	if len(f.Ramp) > 0 {
		_, whole := f.rampParts()
		factor.Mul(factor, big.NewRat(1, whole))
	}
	if !f.Overrun.set() {
		return []timed{{f.delay, factor}}
	}
	parts := f.Overrun.split()
	for i := range parts {
		parts[i].part.Mul(parts[i].part, factor)
		parts[i].years += f.delay
	}
	return parts
}

// add adds a flow to an option.
func (w *workings) add(o *optionWork, f *workFlow, factors []timed) {
	c := o.cell(&f.Flow, w.a.Years)
	known := true
	for _, t := range factors {
		multiple := new(big.Int).Quo(w.parts, t.part.Denom())
		multiple.Mul(multiple, t.part.Num())
		w.a.eachPart(&f.Flow, func(year int, amount costing.Money, part, _ int64) {
			if year += t.years; year >= w.a.Years {
				return
			}
			pence, isKnown := amount.Pence()
			if !isKnown {
				known = false
				c.unknown(year, w.a.Years)
				o.notKnow[side(f.Kind.Side)][year] = true
				return
			}
			c.sums[year].addPart(multiple, pence, part)
		})
	}
	if !known {
		o.missing = append(o.missing, f.Name)
	}
}

// unknown marks a year in which an amount of the cell is not known.
func (c *cell) unknown(year, years int) {
	if c.notKnow == nil {
		c.notKnow = make([]bool, years)
	}
	c.notKnow[year] = true
}

// cell returns the cell of a flow.
func (o *optionWork) cell(f *Flow, years int) *cell {
	for i := range o.cells {
		if c := &o.cells[i]; c.kind == f.Kind && slices.Equal(c.shares, f.Shares) {
			return c
		}
	}
	o.cells = append(o.cells, cell{kind: f.Kind, shares: f.Shares, sums: make([]tally, years)})
	return &o.cells[len(o.cells)-1]
}

// sum returns the sums of the cells of an option by year, of those that are wanted.
func (w *workings) sum(option int, wanted func(c *cell) bool) []tally {
	sums := make([]tally, w.a.Years)
	for i := range w.options[option].cells {
		if c := &w.options[option].cells[i]; wanted(c) {
			for year, n := range c.sums {
				sums[year].plus(n, 1)
			}
		}
	}
	return sums
}

// sideOf returns the costs or the benefits of an option by year.
func (w *workings) sideOf(option, place int) []tally {
	return w.sum(option, func(c *cell) bool { return side(c.kind.Side) == place })
}

// net returns the benefits less the costs of an option by year.
func (w *workings) net(option int) []tally {
	return difference(w.sideOf(option, benefits), w.sideOf(option, costs))
}

// present returns what sums by year are worth in year 0: a number of parts, of a penny each.
func (w *workings) present(sums []tally) (n, parts *big.Int) {
	return product(new(big.Int), sums, w.weights), new(big.Int).Mul(w.parts, w.whole)
}

// gap returns how an option compares with another by side: what is not known.
type gap struct{ more, less bool } // the true value may be more, or less, than what is known makes

// gapIn returns what is not known of an option in some years.
func (w *workings) gapIn(option, from, until int) gap {
	o := w.options[option]
	return gap{more: slices.Contains(o.notKnow[benefits][from:until], true), less: slices.Contains(o.notKnow[costs][from:until], true)}
}

// off returns what is not known of the difference of one option and another.
func (g gap) off(other gap) gap { return gap{more: g.more || other.less, less: g.less || other.more} }

// partnerSums returns what each partner gains less what it bears by year, and last what is
// of nobody: in parts of a part.
func (w *workings) partnerSums(option int) (byPartner [][]tally, notKnow [][]bool) {
	n := len(w.a.Partners) + 1
	byPartner, notKnow = make([][]tally, n), make([][]bool, n)
	for i := range notKnow {
		byPartner[i], notKnow[i] = make([]tally, w.a.Years), make([]bool, w.a.Years)
	}
	for _, g := range w.groups(option) {
		for i, weight := range w.partsOf(g.shares) {
			if weight.Sign() == 0 {
				continue
			}
			for year, sum := range g.sums {
				byPartner[i][year].addTimes(sum, weight)
				notKnow[i][year] = notKnow[i][year] || g.notKnow[year]
			}
		}
	}
	return byPartner, notKnow
}

// groups returns the cells of an option with the same shares together: benefits less costs.
func (w *workings) groups(option int) (groups []cell) {
	for _, c := range w.options[option].cells {
		i := slices.IndexFunc(groups, func(g cell) bool { return slices.Equal(g.shares, c.shares) })
		if i < 0 {
			i = len(groups)
			groups = append(groups, cell{shares: c.shares, sums: make([]tally, w.a.Years), notKnow: make([]bool, w.a.Years)})
		}
		g, sign := groups[i], int64(1)
		if side(c.kind.Side) == costs {
			sign = -1
		}
		for year, n := range c.sums {
			g.sums[year].plus(n, sign)
			g.notKnow[year] = g.notKnow[year] || c.notKnow != nil && c.notKnow[year]
		}
	}
	return groups
}

// partsOf returns the share of each partner, and last what is of nobody, in parts of a part.
func (w *workings) partsOf(shares []partnership.Share) []*big.Int {
	weights := make([]*big.Int, len(w.a.Partners)+1)
	for i := range weights {
		weights[i] = new(big.Int)
	}
	if len(shares) == 0 {
		weights[len(weights)-1].Set(w.shares)
		return weights
	}
	parts, whole, _ := partnership.Parts(shares)
	unit := new(big.Int).Quo(w.shares, big.NewInt(whole))
	for i, s := range shares {
		place := slices.Index(w.a.Partners, s.Org)
		weights[place].Mul(unit, big.NewInt(parts[i]))
	}
	return weights
}

// mostPence is how much all flows of an option may be together, £9 trillion: Money holds the
// difference of two options even where a lever makes an amount a thousand times as large.
const mostPence = math.MaxInt64 / 10_000

// fits returns ErrRange at an option of which the flows are more than Money holds.
func (w *workings) fits() error {
	errs, most := make([]error, len(w.options)), new(big.Int).Mul(w.parts, big.NewInt(mostPence))
	for i, o := range w.options {
		sum, size := new(big.Int), new(big.Int)
		for _, c := range o.cells {
			for _, n := range c.sums {
				sum.Add(sum, size.Abs(n.set(size)))
			}
		}
		if sum.Cmp(most) > 0 {
			errs[i] = field.At(field.Index("options", i), fmt.Errorf("its flows are more than an amount of money can be: %w", field.ErrRange))
		}
	}
	return errors.Join(errs...)
}
