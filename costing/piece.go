package costing

import (
	"errors"
	"math/big"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// A piece is the days of a term on which one entry holds, and what it exactly charges for
// them.
type piece struct {
	period
	places  []int      // of its members, in the order of all
	days    *big.Rat   // which part of the term it is
	byParts []*big.Rat // what the parts charge each place, in pence
	amounts []*big.Rat // what each place is charged so far, in pence, and last what nobody pays
	derived []derivation
	shown   *calculation // the steps of its parts
	pence   []int64      // what they charge each place
	short   []int64      // how much more they should, in millionths of a penny
}

// has reports whether somebody at a place is a member on the days of the piece.
func (p piece) has(place int) bool {
	_, ok := slices.BinarySearch(p.places, place)
	return ok
}

// pieces is the working of a term of which the pieces are of different entries. Each is
// divided exactly; limits and roundings are of the term.
type pieces struct {
	*calculation
	all    []piece
	whole  Cost          // of the term
	months bool          // whether time counts in months
	apart  bool          // whether each piece is adjusted by itself
	limits []pieceLimits // those since the last fee or indexation
	added  *big.Rat
}

// pieceLimits are limits of what some pieces charge together, in pence. Of a refund they are
// of what is paid back.
type pieceLimits struct {
	of     []int // which pieces
	lo, hi []*big.Rat
}

// statementsOfPieces returns the statement of a term of which the pieces are of different
// entries, or one for each if nothing that is done to one touches the others.
func statementsOfPieces(cost Cost, periods []period, facts Facts) ([]Statement, error) {
	last := periods[len(periods)-1].scheme
	w := &pieces{calculation: newCalculation(membersOf(periods), facts), whole: cost, months: last.ByMonths, added: new(big.Rat)}
	c := w.calculation
	w.onAllDays()
	unit, _, _ := last.Rounding.rule()
	c.whole, c.short = unit > 1, newExact(len(c.members))
	c.bringForward(cost, last.Carry)
	w.apart = unit <= 1 && apart(periods)
	if !w.divide(periods) {
		_, err := oneByOne(cost.Carried, periods, facts) // which finds what is wrong with the adjustments too
		return nil, err
	}
	if len(c.errs) == 0 && w.apart {
		return w.oneEach(), nil
	}
	w.adjust()
	w.keepLimits()
	c.findOverCost()
	c.round(last)
	if len(c.errs) > 0 {
		return nil, prefixed(lineText(cost.Line), errors.Join(c.errs...))
	}
	return []Statement{c.statement(namesOf(periods))}, nil
}

// apart reports whether the adjustments of each period are of its days alone: fees, rises, and
// phase-outs unless two periods with the same members follow each other.
func apart(periods []period) bool {
	for i, p := range periods {
		same := i > 0 && sameOrgs(p.members, periods[i-1].members) || i+1 < len(periods) && sameOrgs(p.members, periods[i+1].members)
		for _, a := range p.scheme.Adjustments {
			if a.Kind != Fee && a.Kind != Indexation && (a.Kind != PhaseOut || same) {
				return false
			}
		}
	}
	return true
}

// membersOf returns the members of periods, in the order in which they first appear.
func membersOf(periods []period) []partnership.OrgID {
	var all []partnership.OrgID
	seen := make(map[partnership.OrgID]bool)
	for _, p := range periods {
		for _, org := range p.members {
			if !seen[org] {
				seen[org] = true
				all = append(all, org)
			}
		}
	}
	return all
}

// namesOf returns the names of the schemes of periods, each once.
func namesOf(periods []period) string {
	var names []string
	for _, p := range periods {
		for _, name := range p.names {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return strings.Join(names, "; ")
}

// divide makes the steps of the parts of each piece. What all pieces charge together is
// rounded once, from the exact figure. It returns false if a part cannot be divided.
func (w *pieces) divide(periods []period) bool {
	errs := len(w.errs)
	for _, p := range periods {
		shown := w.divided(p, p.cost, p.stretch)
		if len(w.errs) > errs {
			continue
		}
		w.carryOn(shown)
		whole := w.whole
		whole.Term = p.cost.Term
		w.all = append(w.all, w.pieceOf(p, shown, w.divided(p, whole, wholeStretch(whole, w.months))))
	}
	if len(w.errs) > errs {
		return false
	}
	w.evenOut(w.rounded())
	for i := range w.all {
		w.take(&w.all[i])
	}
	w.leave()
	w.sum()
	w.exact.changed()
	return true
}

// divided divides a cost by the parts of the scheme of a period.
func (w *pieces) divided(p period, cost Cost, of stretch) *calculation {
	c := newCalculation(p.members, w.facts)
	c.cost, c.stretch, c.whole = cost, of, w.calculation.whole
	c.exact, c.short = newExact(len(p.members)), w.shortOf(p.members)
	c.derive(p.scheme.Drivers)
	c.in(p.entry, func() {
		c.divide(p.scheme.Parts)
		c.leave()
		if w.apart {
			c.adjustAll(p.scheme.Adjustments)
		}
	})
	w.errs = append(w.errs, c.errs...)
	return c
}

// shortOf returns what members should be charged by the pieces so far, less what they are.
func (w *pieces) shortOf(members []partnership.OrgID) *exact {
	x := newExact(len(members))
	x.refine(w.short.parts)
	for i, org := range members {
		place, _ := w.placeOf(org)
		x.add(i, w.short.amounts[place])
	}
	return x
}

// carryOn takes over what the members of a piece should be charged by it and those before.
func (w *pieces) carryOn(c *calculation) {
	factor := w.short.over(c.short.parts)
	for i, org := range c.members {
		place, _ := w.placeOf(org)
		w.short.amounts[place].Mul(c.short.amounts[i], factor)
	}
}

// pieceOf returns the piece of a period, with the calculation of what to show and that of
// the exact charges, which is of a whole term.
func (w *pieces) pieceOf(p period, shown, c *calculation) piece {
	s := p.stretch
	made := piece{period: p, shown: shown, pence: make([]int64, len(w.members)), days: big.NewRat(s.until-s.before, s.of), amounts: make([]*big.Rat, len(w.members)+1)}
	for place := range made.amounts {
		made.amounts[place] = new(big.Rat)
	}
	nobody := made.amounts[len(w.members)].SetInt64(w.whole.Total.pence())
	nobody.Mul(nobody, made.days)
	for i, org := range p.members {
		place, _ := w.placeOf(org)
		made.places, made.pence[place] = append(made.places, place), shown.charges[i]
		amount := made.amounts[place].SetFrac(c.exact.amounts[i], c.exact.parts)
		nobody.Sub(nobody, amount.Mul(amount, made.days))
	}
	slices.Sort(made.places)
	w.addUp(&made, c)
	for place := range w.members {
		made.byParts = append(made.byParts, new(big.Rat).Set(made.amounts[place]))
	}
	return made
}

// addUp rounds what is added to the total once for all pieces so far. It charges the penny
// by which that of a piece differs to the member that pays least for what it should.
func (w *pieces) addUp(p *piece, whole *calculation) {
	before := halfUp(w.added.Num(), w.added.Denom()).Int64()
	added := new(big.Rat).SetFrac(whole.exact.added, whole.exact.parts)
	w.added.Add(w.added, added.Mul(added, p.days))
	due := halfUp(w.added.Num(), w.added.Denom()).Int64() - before
	for more := due - p.shown.added(); more != 0; more = due - p.shown.added() {
		sign := int64(Pence(more).Sign())
		best, most := p.places[0], new(big.Rat)
		for k, place := range p.places {
			short := new(big.Rat).Sub(p.amounts[place], big.NewRat(p.pence[place], 1))
			if short.Mul(short, big.NewRat(sign, 1)); p.amounts[place].Sign() != 0 && (k == 0 || short.Cmp(most) > 0) {
				best, most = place, short
			}
		}
		p.pence[best] += sign
		p.shown.exact.added.Add(p.shown.exact.added, p.shown.exact.pence(sign))
	}
}

// rounded returns what the pieces charge each, rounded once so that it adds up.
func (w *pieces) rounded() []int64 {
	w.short = newExact(len(w.members))
	w.takeUp()
	sums, sign := make([]*big.Rat, len(w.members)), w.sign()
	for place := range sums {
		sums[place] = w.sumAt(indexes(len(w.all)), place)
		sums[place].Mul(sums[place], big.NewRat(sign, 1))
	}
	due := int64(0)
	for _, p := range w.all {
		for _, pence := range p.pence {
			due += sign * pence
		}
	}
	amounts, den := overOne(sums)
	return w.carry(sign, due, amounts, den, w.calculation.all)
}

// sign is -1 for a refund, and else 1.
func (w *pieces) sign() int64 {
	if w.whole.Total.pence() < 0 {
		return -1
	}
	return 1
}

// sumAt returns what some of the pieces charge a place together.
func (w *pieces) sumAt(of []int, place int) *big.Rat {
	sum := new(big.Rat)
	for _, i := range of {
		sum.Add(sum, w.all[i].amounts[place])
	}
	return sum
}

// evenOut moves pennies between members of a piece until the pieces charge everyone
// what the term does.
func (w *pieces) evenOut(charges []int64) {
	more := slices.Clone(charges)
	for i := range w.all {
		p := &w.all[i]
		p.short = make([]int64, len(more))
		for place, pence := range p.pence {
			more[place] -= pence
			short := new(big.Rat).Sub(p.amounts[place], big.NewRat(pence, 1))
			short.Mul(short, big.NewRat(1_000_000, 1))
			p.short[place] = halfUp(short.Num(), short.Denom()).Int64()
		}
	}
	for place := range more {
		for more[place] > 0 && w.fetch(place, more) {
		}
	}
}

// fetch moves a penny to a place from one that pays too much, from member to member if
// they are not members together. It returns false if there is no way.
func (w *pieces) fetch(to int, more []int64) bool {
	next, queue := map[int]int{to: to}, []int{to}
	for len(queue) > 0 {
		place := queue[0]
		queue = queue[1:]
		var reached []int
		for _, from := range w.calculation.all {
			if _, ok := next[from]; !ok && w.sharedBy(from, place) >= 0 {
				next[from], reached = place, append(reached, from)
			}
			if _, ok := next[from]; ok && more[from] < 0 {
				more[from], more[to] = more[from]+1, more[to]-1
				for from != to {
					w.move(from, next[from])
					from = next[from]
				}
				return true
			}
		}
		queue = append(queue, reached...)
	}
	return false
}

// move moves a penny of a piece from one place to another.
func (w *pieces) move(from, to int) {
	p := &w.all[w.sharedBy(from, to)]
	p.pence[from], p.pence[to] = p.pence[from]-1, p.pence[to]+1
	p.short[from], p.short[to] = p.short[from]+1_000_000, p.short[to]-1_000_000
}

// sharedBy returns the piece in which two places both pay and a penny from one to the other
// brings them nearest to what they exactly pay; -1: none.
func (w *pieces) sharedBy(from, to int) int {
	best, most := -1, int64(0)
	for i := range w.all {
		p := &w.all[i]
		if p.amounts[from].Sign() == 0 || p.amounts[to].Sign() == 0 {
			continue
		}
		if gain := p.short[to] - p.short[from]; best < 0 || gain > most {
			best, most = i, gain
		}
	}
	return best
}

// take takes the steps of the parts of a piece, with the pennies that it charges.
func (w *pieces) take(p *piece) {
	for i, org := range p.members {
		place, _ := w.placeOf(org)
		if more := p.pence[place] - p.shown.charges[i]; more != 0 {
			charge(p.shown.steps, org, more)
		}
		w.charges[place] += p.pence[place]
	}
	for _, step := range p.shown.steps {
		step.Term = p.cost.Term
		w.steps = append(w.steps, step)
	}
	w.checkRange("parts")
	p.shown.keepDerived(p.cost.Term)
	w.workings = append(w.workings, p.shown.workings...)
}

// oneEach returns a statement for each piece. Together they charge what the term does.
func (w *pieces) oneEach() []Statement {
	statements := make([]Statement, len(w.all))
	w.charges = make([]int64, len(w.members)+1)
	for i, p := range w.all {
		c, paid := p.shown, int64(0)
		for k, org := range p.members {
			place, _ := w.placeOf(org)
			c.charges[k] = p.pence[place]
			w.charges[place] += c.charges[k]
			paid += c.charges[k]
		}
		c.charges[len(p.members)] = p.cost.Total.pence() + c.added() - paid
		c.workings = nil
		c.keepDerived(calendar.Term{})
		statements[i] = c.statement(namesOf([]period{p.period}))
		if w.carried != nil {
			w.exact = w.view(indexes(i+1), 1)
			statements[i].Carried = w.carryForward()
		}
	}
	return statements
}

// charge charges an organisation so many pence more: in the last step that charges it, or
// else in its last.
func charge(steps []Step, org partnership.OrgID, more int64) {
	var found *Working
	var later []*Working
	for i := range steps {
		k := slices.IndexFunc(steps[i].Workings, func(w Working) bool { return w.Org == org })
		if k < 0 {
			continue
		}
		working := &steps[i].Workings[k]
		later = append(later, working)
		if found == nil || working.Amount.Sign() != 0 || found.Amount.Sign() == 0 {
			found, later = working, nil
		}
	}
	found.Amount = Pence(found.Amount.pence() + more)
	for _, working := range later {
		if working.Before.Known() {
			working.Before = Pence(working.Before.pence() + more)
		}
	}
}

// onAllDays sets the calculation to the whole term.
func (w *pieces) onAllDays() {
	w.cost, w.stretch = w.whole, wholeStretch(w.whole, w.months)
}

// sum sets the exact charges to what all pieces charge together.
func (w *pieces) sum() {
	w.exact = w.view(indexes(len(w.all)), 1)
	w.exact.added = w.exact.ratsInParts([]*big.Rat{w.added})[0]
}

// view returns what some pieces charge together, times a sign.
func (w *pieces) view(of []int, sign int64) *exact {
	x, sums := newExact(len(w.members)), make([]*big.Rat, len(w.members)+1)
	for place := range sums {
		sums[place] = w.sumAt(of, place)
		sums[place].Mul(sums[place], big.NewRat(sign, 1))
	}
	x.amounts, x.parts = overOne(sums)
	return x
}
