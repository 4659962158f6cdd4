package costing

import (
	"errors"
	"math/big"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// A piece is the days of a term on which one entry holds, with the exact charges for them.
// Organisations are known by their places in the members of the calculation.
type piece struct {
	places   []int           // its members, in the order of all members
	days     *big.Rat        // its days ÷ the days of the term
	byHead   []headCharges   // of the heads that adjustments are of
	byParts  []*big.Rat      // what the parts of the scheme charge each place, in pence
	amounts  []*big.Rat      // what each place is charged so far, in pence; the last is what nobody pays
	steps    []Step          // the steps of its parts and, if it is adjusted separately, of its adjustments
	workings []DriverWorking // of the derived drivers that the steps use
	added    int64           // what the steps add to the total, in pence
	pence    []int64         // what the steps charge each place
	short    []int64         // the exact charge less that, in millionths of a penny
}

// has reports whether the organisation at a place is a member on the days of the piece.
func (p piece) has(place int) bool {
	_, ok := slices.BinarySearch(p.places, place)
	return ok
}

// pieceLimits are the limits on what some pieces charge together, in pence; for a refund,
// on what they pay back.
type pieceLimits struct {
	of     []int // which pieces
	lo, hi []*big.Rat
}

// statementsOfPieces returns the statement of a term in which several entries hold, or one
// for each entry if they can be adjusted separately.
func statementsOfPieces(cost Cost, periods []period, facts Facts) ([]Statement, error) {
	last := periods[len(periods)-1].scheme
	c := newCalculation(membersOf(periods), facts)
	c.periods, c.derivedOf, c.allAdded = periods, make([][]derivation, len(periods)), new(big.Rat)
	c.cost, c.stretch = cost, wholeStretch(cost, last.ByMonths)
	c.wholeCost = cost
	unit, _, _ := last.Rounding.rule()
	c.whole, c.short = unit > 1, newExact(len(c.members))
	c.bringForward(cost, last.Carry)
	c.apart = unit <= 1 && apart(periods)
	if !c.dividePieces() {
		_, err := oneByOne(cost.Carried, periods, facts) // to find what is wrong with the adjustments too
		return nil, err
	}
	if len(c.errs) == 0 && c.apart {
		return c.oneEach(), nil
	}
	c.adjustPieces()
	c.keepLimits()
	c.roundOnce()
	c.findOverCost()
	c.round(last)
	if len(c.errs) > 0 {
		return nil, prefixed(lineText(cost.Line), errors.Join(c.errs...))
	}
	statement := c.statement(namesOf(periods))
	statement.Periods = c.periodsOf()
	return []Statement{statement}, nil
}

// apart reports whether each period can be adjusted separately: it has only fees,
// indexations, and phase-outs that it does not share with a neighbour with the same
// members.
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

// dividePieces divides the cost of each piece into its parts. The sum of what the pieces
// charge is rounded once, from the exact figure. It returns false if a part cannot be
// divided.
func (c *calculation) dividePieces() bool {
	errs := len(c.errs)
	for _, p := range c.periods {
		shown := c.divided(p, p.cost, p.stretch)
		if len(c.errs) > errs {
			continue
		}
		c.carryOn(shown)
		whole := c.wholeCost
		whole.Term = p.cost.Term
		c.pieces = append(c.pieces, c.pieceOf(p, shown, c.divided(p, whole, wholeStretch(whole, c.stretch.months))))
	}
	if len(c.errs) > errs {
		return false
	}
	c.evenOut(c.rounded())
	for i := range c.pieces {
		c.takePiece(i)
	}
	c.leave()
	c.sum()
	c.exact.changed()
	return true
}

// divided divides a cost by the parts of the scheme of a period.
func (c *calculation) divided(p period, cost Cost, of stretch) *calculation {
	d := newCalculation(p.members, c.facts)
	d.cost, d.stretch, d.whole = cost, of, c.whole
	d.exact, d.short = newExact(len(p.members)), c.shortOf(p.members)
	d.watchHeads(p.scheme.Adjustments)
	d.derive(p.scheme.Drivers)
	d.in(p.entry, func() {
		d.divide(p.scheme.Parts)
		d.leave()
		if c.apart {
			d.adjustAll(p.scheme.Adjustments)
		}
	})
	c.errs = append(c.errs, d.errs...)
	return d
}

// shortOf returns by how much less than exactly the pieces so far have charged members.
func (c *calculation) shortOf(members []partnership.OrgID) *exact {
	x := newExact(len(members))
	x.refine(c.short.parts)
	for i, org := range members {
		place, _ := c.placeOf(org)
		x.add(i, c.short.amounts[place])
	}
	return x
}

// carryOn takes over from a piece by how much less than exactly its members have been
// charged, so that the next piece makes it good.
func (c *calculation) carryOn(shown *calculation) {
	factor := c.short.over(shown.short.parts)
	for i, org := range shown.members {
		place, _ := c.placeOf(org)
		c.short.amounts[place].Mul(shown.short.amounts[i], factor)
	}
}

// pieceOf returns the piece of a period. shown is its calculation in whole pence, as it is
// shown; exact is the calculation for a whole term, from which its exact charges are taken.
func (c *calculation) pieceOf(p period, shown, exact *calculation) piece {
	s := p.stretch
	shown.keepDerived(calendar.Term{})
	made := piece{steps: shown.steps, workings: shown.workings, added: shown.added(), pence: make([]int64, len(c.members)), days: big.NewRat(s.until-s.before, s.of), amounts: make([]*big.Rat, len(c.members)+1)}
	for place := range made.amounts {
		made.amounts[place] = new(big.Rat)
	}
	nobody := made.amounts[len(c.members)].SetInt64(c.wholeCost.Total.pence())
	nobody.Mul(nobody, made.days)
	for i, org := range p.members {
		place, _ := c.placeOf(org)
		made.places, made.pence[place] = append(made.places, place), shown.charges[i]
		amount := made.amounts[place].SetFrac(exact.exact.amounts[i], exact.exact.parts)
		nobody.Sub(nobody, amount.Mul(amount, made.days))
	}
	slices.Sort(made.places)
	made.byHead = c.headsOfPiece(exact, made.days)
	c.addUp(&made, exact)
	for place := range c.members {
		made.byParts = append(made.byParts, new(big.Rat).Set(made.amounts[place]))
	}
	return made
}

// addUp rounds what is added to the total once, for all pieces so far. If that changes what
// a piece adds by a penny, the member that is furthest below its exact charge pays it.
func (c *calculation) addUp(p *piece, whole *calculation) {
	before := halfUp(c.allAdded.Num(), c.allAdded.Denom()).Int64()
	added := new(big.Rat).SetFrac(whole.exact.added, whole.exact.parts)
	c.allAdded.Add(c.allAdded, added.Mul(added, p.days))
	due := halfUp(c.allAdded.Num(), c.allAdded.Denom()).Int64() - before
	for more := due - p.added; more != 0; more = due - p.added {
		sign := int64(Pence(more).Sign())
		best, most := p.places[0], new(big.Rat)
		for k, place := range p.places {
			short := new(big.Rat).Sub(p.amounts[place], big.NewRat(p.pence[place], 1))
			if short.Mul(short, big.NewRat(sign, 1)); p.amounts[place].Sign() != 0 && (k == 0 || short.Cmp(most) > 0) {
				best, most = place, short
			}
		}
		p.pence[best], p.added = p.pence[best]+sign, p.added+sign
	}
}

// rounded returns what all pieces together charge each member, rounded once so that it adds
// up.
func (c *calculation) rounded() []int64 {
	c.short = newExact(len(c.members))
	c.takeUp()
	sums, sign := make([]*big.Rat, len(c.members)), c.wholeSign()
	for place := range sums {
		sums[place] = c.sumAt(indexes(len(c.pieces)), place)
		sums[place].Mul(sums[place], big.NewRat(sign, 1))
	}
	due := int64(0)
	for _, p := range c.pieces {
		for _, pence := range p.pence {
			due += sign * pence
		}
	}
	amounts, den := overOne(sums)
	return c.carry(sign, due, amounts, den, c.all)
}

// roundOnce replaces the charges after all adjustments by the exact ones, rounded once. So
// an adjustment that changes nothing moves no penny.
func (c *calculation) roundOnce() {
	if len(c.errs) > 0 {
		return
	}
	n, sign := len(c.members), c.wholeSign()
	amounts, due, spare, most := zeros(n), int64(0), int64(0), int64(0)
	for place := range amounts {
		amounts[place].Mul(c.exact.amounts[place], big.NewInt(sign))
		floor, over := new(big.Int).DivMod(amounts[place], c.exact.parts, new(big.Int))
		due += sign * c.charges[place]
		spare += sign*c.charges[place] - floor.Int64()
		most += int64(boolRank(over.Sign() > 0))
	}
	if spare < 0 || spare > most {
		return
	}
	c.short = newExact(n)
	c.takeUp()
	for place, pence := range c.carry(sign, due, amounts, c.exact.parts, c.all) {
		if more := pence - c.charges[place]; more != 0 {
			charge(c.steps, c.members[place], more)
			c.charges[place] = pence
		}
	}
}

// wholeSign returns -1 if the cost of the whole term is a refund, and else 1.
func (c *calculation) wholeSign() int64 {
	if c.wholeCost.Total.pence() < 0 {
		return -1
	}
	return 1
}

// sumAt returns what some of the pieces charge a place together.
func (c *calculation) sumAt(of []int, place int) *big.Rat {
	sum := new(big.Rat)
	for _, i := range of {
		sum.Add(sum, c.pieces[i].amounts[place])
	}
	return sum
}

// evenOut moves pennies between the members of a piece until the charges of the pieces add
// up to the charges of the term.
func (c *calculation) evenOut(charges []int64) {
	more := slices.Clone(charges)
	for i := range c.pieces {
		p := &c.pieces[i]
		p.short = make([]int64, len(more))
		for place, pence := range p.pence {
			more[place] -= pence
			short := new(big.Rat).Sub(p.amounts[place], big.NewRat(pence, 1))
			short.Mul(short, big.NewRat(1_000_000, 1))
			p.short[place] = halfUp(short.Num(), short.Denom()).Int64()
		}
	}
	for place := range more {
		for more[place] > 0 && c.fetch(place, more) {
		}
	}
}

// fetch moves a penny to a place from one that pays too much. If the two are in no piece
// together, it goes through others that are. It returns false if there is no way.
func (c *calculation) fetch(to int, more []int64) bool {
	next, queue := map[int]int{to: to}, []int{to}
	for len(queue) > 0 {
		place := queue[0]
		queue = queue[1:]
		var reached []int
		for _, from := range c.all {
			if _, ok := next[from]; !ok && c.sharedBy(from, place) >= 0 {
				next[from], reached = place, append(reached, from)
			}
			if _, ok := next[from]; ok && more[from] < 0 {
				more[from], more[to] = more[from]+1, more[to]-1
				for from != to {
					c.move(from, next[from])
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
func (c *calculation) move(from, to int) {
	p := &c.pieces[c.sharedBy(from, to)]
	p.pence[from], p.pence[to] = p.pence[from]-1, p.pence[to]+1
	p.short[from], p.short[to] = p.short[from]+1_000_000, p.short[to]-1_000_000
}

// sharedBy returns the piece in which both places pay and in which moving a penny from one
// to the other brings them nearest to their exact charges; -1: there is none.
func (c *calculation) sharedBy(from, to int) int {
	best, most := -1, int64(0)
	for i := range c.pieces {
		p := &c.pieces[i]
		if p.amounts[from].Sign() == 0 || p.amounts[to].Sign() == 0 {
			continue
		}
		if gain := p.short[to] - p.short[from]; best < 0 || gain > most {
			best, most = i, gain
		}
	}
	return best
}

// takePiece adds the steps and charges of a piece to those of the term.
func (c *calculation) takePiece(i int) {
	p, term := &c.pieces[i], c.periods[i].cost.Term
	for _, place := range p.places {
		org, more := c.members[place], p.pence[place]
		for _, step := range p.steps {
			for _, working := range step.Workings {
				if working.Org == org {
					more -= working.Amount.pence()
				}
			}
		}
		if more != 0 {
			charge(p.steps, org, more)
		}
		c.charges[place] += p.pence[place]
	}
	for _, step := range p.steps {
		step.Term = term
		c.steps = append(c.steps, step)
	}
	for _, working := range p.workings {
		working.Term = term
		c.workings = append(c.workings, working)
	}
	c.checkRange("parts")
}

// oneEach returns a statement for each piece. Together they charge what the term does.
func (c *calculation) oneEach() []Statement {
	statements := make([]Statement, len(c.pieces))
	c.charges = make([]int64, len(c.members)+1)
	for i, p := range c.pieces {
		cost := c.periods[i].cost
		s := Statement{
			Scheme: namesOf(c.periods[i : i+1]), Line: cost.Line, Term: cost.Term, Total: cost.Total, Heads: slices.Clone(cost.Heads),
			Added: Pence(p.added), ByMonths: c.stretch.months, Drivers: p.workings, Steps: p.steps,
		}
		paid := int64(0)
		for _, org := range c.periods[i].members {
			place, _ := c.placeOf(org)
			s.Charges = append(s.Charges, Portion{Org: org, Amount: Pence(p.pence[place])})
			c.charges[place] += p.pence[place]
			paid += p.pence[place]
		}
		s.Residual, s.Remarks = Pence(cost.Total.pence()+p.added-paid), s.figureRemarks().all
		if c.carried != nil {
			c.exact = c.view(indexes(i+1), 1)
			s.Carried = c.carryForward()
		}
		statements[i] = s
	}
	return statements
}

// charge charges an organisation so many pence more, in the last step that charges it
// anything, or if there is none in the last that is about it.
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

// onAllDays sets the calculation to all days of the term.
func (c *calculation) onAllDays() {
	c.cost, c.stretch = c.wholeCost, wholeStretch(c.wholeCost, c.stretch.months)
}

// sum sets the exact charges to what all pieces charge together.
func (c *calculation) sum() {
	c.exact = c.view(indexes(len(c.pieces)), 1)
	c.exact.added = c.exact.ratsInParts([]*big.Rat{c.allAdded})[0]
}

// view returns what some pieces charge together, times a sign.
func (c *calculation) view(of []int, sign int64) *exact {
	x, sums := newExact(len(c.members)), make([]*big.Rat, len(c.members)+1)
	for place := range sums {
		sums[place] = c.sumAt(of, place)
		sums[place].Mul(sums[place], big.NewRat(sign, 1))
	}
	x.amounts, x.parts = overOne(sums)
	return x
}
