package costing

import (
	"math/big"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// adjustPieces makes the adjustments of all pieces, in order.
func (c *calculation) adjustPieces() {
	for _, s := range c.slots() {
		for _, b := range c.bundles(s) {
			c.adjustBundle(b)
		}
	}
}

// A slot is one adjustment of the term: for each piece, the index of that adjustment in its
// scheme, or -1 if the piece does not have it.
type slot []int

// slots returns the adjustments of all pieces in one order.
func (c *calculation) slots() []slot {
	var all []slot
	for i, p := range c.periods {
		before := make([]Adjustment, len(all))
		for k, s := range all {
			before[k] = c.latest(s)
		}
		var next []slot
		for _, pair := range aligned(before, p.scheme.Adjustments) {
			s := slices.Repeat(slot{-1}, len(c.pieces))
			if pair[0] >= 0 {
				s = all[pair[0]]
			}
			s[i] = pair[1]
			next = append(next, s)
		}
		all = next
	}
	return all
}

// latest returns the adjustment of a slot in the last piece that has it.
func (c *calculation) latest(s slot) (a Adjustment) {
	for i, k := range s {
		if k >= 0 {
			a = c.periods[i].scheme.Adjustments[k]
		}
	}
	return a
}

// aligned pairs the adjustments that two lists have in common, keeping both orders; one
// that is in only one list is paired with -1. Of all ways to do so it chooses one of
// greatest likeness in all, as for the longest common subsequence.
func aligned(before, next []Adjustment) [][2]int {
	const alike = 6
	k := 0
	for k < len(before) && k < len(next) && before[k].likeness(next[k]) == alike {
		k++
	}
	pairs := make([][2]int, k)
	for i := range pairs {
		pairs[i] = [2]int{i, i}
	}
	for _, pair := range alignedRest(before[k:], next[k:]) {
		for side, place := range pair {
			if place >= 0 {
				pair[side] += k
			}
		}
		pairs = append(pairs, pair)
	}
	return pairs
}

// alignedRest is aligned for lists that do not begin with adjustments that are just alike.
func alignedRest(before, next []Adjustment) [][2]int {
	best := bestLikeness(before, next)
	var pairs [][2]int
	i, j := 0, 0
	for i < len(before) || j < len(next) {
		like := 0
		if i < len(before) && j < len(next) {
			like = before[i].likeness(next[j])
		}
		switch {
		case like > 0 && best[i][j] == best[i+1][j+1]+like:
			pairs = append(pairs, [2]int{i, j})
			i, j = i+1, j+1
		case i < len(before) && (j == len(next) || best[i][j] == best[i+1][j]):
			pairs = append(pairs, [2]int{i, -1})
			i++
		default:
			pairs = append(pairs, [2]int{-1, j})
			j++
		}
	}
	return pairs
}

// bestLikeness returns for every two places the greatest likeness in all that the adjustments
// from them on can have.
func bestLikeness(before, next []Adjustment) [][]int {
	n, m := len(before), len(next)
	best := make([][]int, n+1)
	for i := range best {
		best[i] = make([]int, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1], best[i+1][j+1]+before[i].likeness(next[j]))
		}
	}
	return best
}

// likeness returns how much alike two adjustments are, from 0, for different adjustments,
// to 6. They are the same if they have one kind, and either the same name or nothing
// different but their names and clauses.
func (a Adjustment) likeness(b Adjustment) int {
	named := strings.EqualFold(a.Name, b.Name)
	if a.Kind != b.Kind || !named && !a.wordless().equal(b.wordless()) {
		return 0
	}
	return 1 + 2*boolRank(slices.Equal(a.Among, b.Among)) + 3*boolRank(named)
}

// A bundle is the pieces for which an adjustment is made together, and the index of the
// adjustment in the scheme of each.
type bundle struct {
	of          []int
	adjustments []int
}

// bundles returns for which pieces the adjustment of a slot is made together: a limit, a
// collar or a credit for all that have it; a phase-out for those that follow each other
// with the same members; a fee or an indexation for those that follow each other.
func (c *calculation) bundles(s slot) []bundle {
	var all []bundle
	for i, k := range s {
		if k < 0 {
			continue
		}
		joins := slices.IndexFunc(all, func(b bundle) bool { return c.joins(b, i, k) })
		if joins < 0 {
			joins = len(all)
			all = append(all, bundle{})
		}
		all[joins].of, all[joins].adjustments = append(all[joins].of, i), append(all[joins].adjustments, k)
	}
	return all
}

// joins reports whether an adjustment of a piece is made together with those of a bundle.
func (c *calculation) joins(b bundle, i, k int) bool {
	last := len(b.of) - 1
	a, next := c.ofBundle(b, last), c.periods[i].scheme.Adjustments[k]
	switch a.Kind {
	case Fee, Indexation:
		return b.of[last] == i-1 && a.wordless().equal(next.wordless())
	case PhaseOut:
		return b.of[last] == i-1 && slices.Equal(c.pieces[b.of[last]].places, c.pieces[i].places) && a.wordless().equal(next.wordless())
	}
	return a.Unborne == next.Unborne && a.Proportion == next.Proportion && a.ProportionDriver == next.ProportionDriver && a.Mean == next.Mean
}

// ofBundle returns the adjustment of piece n of a bundle.
func (c *calculation) ofBundle(b bundle, n int) Adjustment {
	return c.periods[b.of[n]].scheme.Adjustments[b.adjustments[n]]
}

// adjustBundle makes the step of an adjustment for the pieces of a bundle.
func (c *calculation) adjustBundle(b bundle) {
	first, a := c.periods[b.of[0]], c.ofBundle(b, 0)
	path := field.Index("adjustments", b.adjustments[0])
	copy(c.before, c.charges)
	c.least, c.most, c.bases, c.ofHead, c.unmet = nil, nil, nil, nil, false
	moved := make([]bool, len(c.members)+1)
	if a.Kind == Fee || a.Kind == Indexation {
		for n := range b.of {
			c.in(c.periods[b.of[n]].entry, func() {
				c.under(a.Clause, func() { c.uplifted(path, a, b.of[n:n+1], moved) })
			})
		}
		c.held = nil
	} else {
		c.in(first.entry, func() { c.under(a.Clause, func() { c.limitBundle(path, b, moved) }) })
	}
	c.all = indexes(len(c.members))
	if len(c.errs) > 0 {
		return
	}
	c.onAllDays()
	c.sum()
	copy(c.exact.moved, moved)
	c.mirror()
	c.settle()
	c.mirror()
	step := Step{Name: a.Name, Clause: a.Clause, What: c.what(b), Term: c.termOfBundle(b)}
	c.onAllDays()
	c.findUnmet(a)
	c.countFee(a)
	c.record(path, step)
}

// uplifted makes a fee or an indexation for one piece.
func (c *calculation) uplifted(path string, a Adjustment, of []int, moved []bool) {
	p, rule := &c.pieces[of[0]], ruleOf(a)
	c.onAllDays()
	c.cost.Term, c.all = c.periods[of[0]].cost.Term, p.places
	c.derived, c.byHead = c.derivations(of[0]), p.byHead
	c.exact = c.view(of, c.wholeSign())
	rule.apply(c, path, a, c.among(path, a.Among, p.places))
	added := new(big.Rat).SetFrac(c.exact.added, c.exact.parts)
	c.allAdded.Add(c.allAdded, added.Mul(added, big.NewRat(c.wholeSign(), 1)))
	c.back(of, moved)
}

// ruleOf returns the rule of an adjustment of a valid scheme.
func ruleOf(a Adjustment) adjustmentRule {
	rule, _ := a.Kind.rule()
	return rule
}

// derivations returns the derived drivers of the scheme of a piece.
func (c *calculation) derivations(i int) []derivation {
	if c.derivedOf[i] == nil {
		c.derive(c.periods[i].scheme.Drivers)
		c.derivedOf[i] = c.derived
	}
	return c.derivedOf[i]
}

// limitBundle makes a limit, a credit or a phase-out for the pieces of a bundle together.
func (c *calculation) limitBundle(path string, b bundle, moved []bool) {
	c.onAllDays()
	a, joint := c.ofBundle(b, 0), &joint{}
	c.joint, c.all = joint, nil
	errs := len(c.errs)
	places := c.joined(b, &a)
	if len(c.errs) > errs {
		c.joint = nil
		return
	}
	c.derived = joint.pieces[0].derived
	c.exact = c.view(b.of, c.wholeSign())
	lo, hi := c.fold(b.of)
	ruleOf(a).apply(c, path, a, places)
	c.joint = nil
	if len(c.errs) > 0 {
		return
	}
	c.held = append(c.held, pieceLimits{of: b.of, lo: changedLimits(c.exact, c.exact.lo, lo), hi: changedLimits(c.exact, c.exact.hi, hi)})
	c.back(b.of, moved)
}

// joined adds each piece of a bundle, with the places that its own adjustment is for, to
// the joint, and returns all these places. Who bears the difference in one piece bears it
// in all.
func (c *calculation) joined(b bundle, a *Adjustment) (places []int) {
	all := make([]bool, len(c.members))
	among := make([]bool, len(c.members))
	everybody, listed := false, make(map[partnership.OrgID]bool)
	var bearers []partnership.OrgID
	for n, i := range b.of {
		p, own := &c.pieces[i], c.ofBundle(b, n)
		j := jointPiece{piece: p, entry: c.periods[i].entry, term: c.periods[i].cost.Term, derived: c.derivations(i), a: own, path: field.Index("adjustments", b.adjustments[n])}
		c.all = p.places
		c.in(j.entry, func() {
			c.under(own.Clause, func() {
				j.places = c.among(j.path, own.Among, p.places)
				c.bearing(j.path, own)
			})
		})
		c.joint.pieces = append(c.joint.pieces, j)
		for _, place := range p.places {
			all[place] = true
		}
		for _, place := range j.places {
			among[place] = true
		}
		everybody = everybody || len(own.BorneBy) == 0
		for _, org := range own.BorneBy {
			if !listed[org] {
				listed[org] = true
				bearers = append(bearers, org)
			}
		}
	}
	if a.BorneBy = bearers; everybody {
		a.BorneBy = nil
	}
	c.all = setPlaces(all)
	return setPlaces(among)
}

// setPlaces returns the places that are set.
func setPlaces(set []bool) (places []int) {
	for place, is := range set {
		if is {
			places = append(places, place)
		}
	}
	return places
}

// fold applies to the charges of some pieces together the limits that earlier adjustments
// set for these or other pieces, and returns these limits.
func (c *calculation) fold(of []int) (lo, hi []*big.Rat) {
	n := len(c.members)
	lo, hi = make([]*big.Rat, n), make([]*big.Rat, n)
	weights, sums := make([][]*big.Rat, n), make([][]*big.Rat, n) // of each place; nil: not needed so far
	for _, limits := range c.held {
		for place := range n {
			if limits.lo[place] == nil && limits.hi[place] == nil {
				continue
			}
			if weights[place] == nil {
				weights[place], sums[place] = c.weights(of, place), c.runningSums(place)
			}
			part := partIn(weights[place], of, limits.of)
			if part.Sign() == 0 {
				continue
			}
			translate := c.translation(sums[place], of, limits.of, part)
			if limit := translate(limits.lo[place]); limit != nil && (lo[place] == nil || lo[place].Cmp(limit) < 0) {
				lo[place] = limit
			}
			if limit := translate(limits.hi[place]); limit != nil && (hi[place] == nil || hi[place].Cmp(limit) > 0) {
				hi[place] = limit
			}
		}
	}
	for place := range n {
		if lo[place] != nil {
			c.exact.lo[place] = c.exact.ratsInParts(lo[place : place+1])[0]
		}
		if hi[place] != nil {
			c.exact.hi[place] = c.exact.ratsInParts(hi[place : place+1])[0]
		}
	}
	return lo, hi
}

// runningSums returns what the first pieces charge a place: none of them, one, two and so on.
func (c *calculation) runningSums(place int) []*big.Rat {
	sums := make([]*big.Rat, len(c.pieces)+1)
	sums[0] = new(big.Rat)
	for i, p := range c.pieces {
		sums[i+1] = new(big.Rat).Add(sums[i], p.amounts[place])
	}
	return sums
}

// sumOfPieces returns what some pieces charge, in order, from running sums: for each run of
// pieces that follow each other the difference of two.
func sumOfPieces(sums []*big.Rat, of []int) *big.Rat {
	sum := new(big.Rat)
	for k := 0; k < len(of); {
		first := of[k]
		for k++; k < len(of) && of[k] == of[k-1]+1; k++ {
		}
		sum.Add(sum, new(big.Rat).Sub(sums[of[k-1]+1], sums[first]))
	}
	return sum
}

// translation returns how a limit on what the pieces others charge a place becomes one on what
// the pieces of charge it, from the running sums of that place. part is the part of each
// change of the charges of of that falls to others.
func (c *calculation) translation(sums []*big.Rat, of, others []int, part *big.Rat) func(limit *big.Rat) *big.Rat {
	sign := big.NewRat(c.wholeSign(), 1)
	there, here := sumOfPieces(sums, others), sumOfPieces(sums, of)
	there.Mul(there, sign)
	here.Mul(here, sign)
	return func(limit *big.Rat) *big.Rat {
		if limit == nil {
			return nil
		}
		room := new(big.Rat).Sub(limit, there)
		room.Quo(room, part)
		return room.Add(room, here)
	}
}

// partIn returns the part of a change of the charges of some pieces, divided by weights, that
// falls to those that are also in others. Both lists are in order.
func partIn(weights []*big.Rat, of, others []int) *big.Rat {
	part := new(big.Rat)
	for k, weight := range weights {
		if _, shared := slices.BinarySearch(others, of[k]); shared {
			part.Add(part, weight)
		}
	}
	return part
}

// weights returns how a change of what some pieces charge a place is divided among them: in
// proportion to what they charge or, if that is nothing, to their days.
func (c *calculation) weights(of []int, place int) []*big.Rat {
	weights, sum := make([]*big.Rat, len(of)), new(big.Rat)
	for k, i := range of {
		weights[k] = new(big.Rat).Abs(c.pieces[i].amounts[place])
		sum.Add(sum, weights[k])
	}
	if sum.Sign() == 0 {
		for k, i := range of {
			if place == len(c.members) || c.pieces[i].has(place) {
				sum.Add(sum, weights[k].Set(c.pieces[i].days))
			}
		}
	}
	if sum.Sign() != 0 {
		for _, weight := range weights {
			weight.Quo(weight, sum)
		}
	}
	return weights
}

// changedLimits returns those of the limits, in pence, that differ from before.
func changedLimits(x *exact, limits []*big.Int, before []*big.Rat) []*big.Rat {
	changed := make([]*big.Rat, len(limits))
	for place, limit := range limits {
		if limit == nil {
			continue
		}
		now := new(big.Rat).SetFrac(limit, x.parts)
		if before[place] == nil || before[place].Cmp(now) != 0 {
			changed[place] = now
		}
	}
	return changed
}

// back divides what an adjustment has changed among the pieces that it was made for.
func (c *calculation) back(of []int, moved []bool) {
	x := c.exact
	for place, is := range x.moved {
		if !is || len(c.errs) > 0 {
			continue
		}
		moved[place] = true
		more := new(big.Rat).SetFrac(x.amounts[place], x.parts)
		more.Mul(more, big.NewRat(c.wholeSign(), 1))
		more.Sub(more, c.sumAt(of, place))
		for k, weight := range c.weights(of, place) {
			amount := c.pieces[of[k]].amounts[place]
			shortenRat(amount.Add(amount, weight.Mul(weight, more)))
		}
	}
}

// shortenRat rounds a number with too many digits, as exact.shorten does.
func shortenRat(r *big.Rat) {
	if r.Denom().BitLen() > longBits {
		r.SetFrac(halfUp(new(big.Int).Lsh(r.Num(), coarseBits), r.Denom()), new(big.Int).Lsh(big.NewInt(1), coarseBits))
	}
}

// what describes the adjustment of a bundle; if it changes, once for each run of days.
func (c *calculation) what(b bundle) string {
	var texts []string
	for n := 0; n < len(b.of); {
		first, a := n, c.ofBundle(b, n)
		for n++; n < len(b.of) && b.of[n] == b.of[n-1]+1 && a.wordless().equal(c.ofBundle(b, n).wordless()); n++ {
		}
		c.onDays(c.periods[b.of[first]], c.periods[b.of[n-1]])
		texts = append(texts, ruleOf(a).what(c, a))
	}
	return strings.Join(texts, "; ")
}

// onDays sets the calculation to the days from one piece to another.
func (c *calculation) onDays(first, last period) {
	c.cost.Term = calendar.Term{First: first.cost.Term.First, Last: last.cost.Term.Last}
	c.stretch = first.stretch
	c.stretch.until = last.stretch.until
}

// termOfBundle returns the days for which an adjustment is made; not set: all days, or days
// that do not follow each other.
func (c *calculation) termOfBundle(b bundle) calendar.Term {
	first, last := b.of[0], b.of[len(b.of)-1]
	if len(b.of) == len(c.pieces) || last-first+1 != len(b.of) {
		return calendar.Term{}
	}
	return calendar.Term{First: c.periods[first].cost.Term.First, Last: c.periods[last].cost.Term.Last}
}

// keepLimits keeps the working of those derived drivers of the adjustments that the parts
// do not already show.
func (c *calculation) keepLimits() {
	shown := len(c.workings)
	for i, p := range c.periods {
		c.derived = c.derivedOf[i]
		c.keepDerived(p.cost.Term)
	}
	seen := func(d DriverWorking) bool {
		return slices.ContainsFunc(c.workings[:shown], func(e DriverWorking) bool { return d.Driver == e.Driver && d.Term == e.Term })
	}
	c.workings = append(c.workings[:shown:shown], slices.DeleteFunc(slices.Clone(c.workings[shown:]), seen)...)
}
