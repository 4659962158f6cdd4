package costing

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
)

// A sharing is a part of a scheme before its portion of the cost is known.
type sharing struct {
	path   string
	head   partnership.LineID
	places []int
	step   Step
	sum    *big.Int // what it charges in the whole term, in pence
	pence  []int64  // what it charges each, in pence

	weighing // in proportion to what the places share it, or what they are charged
}

// sharing returns the sharing of one part of so many.
func (c *calculation) sharing(path string, p Part, parts int, quotas quotas, i int) sharing {
	places := c.among(path, p.Among, c.all)
	for _, place := range places {
		c.shared[place] = true
	}
	c.used = append(c.used, quotas.all[i].used...)
	rule, _ := p.Basis.Kind.rule()
	s := sharing{path: path, head: p.Head, places: places, weighing: rule.weigh(c, path+".basis", p.Basis, places)}
	s.step = Step{
		Name: p.Name, Clause: p.Clause, What: p.text(parts, c.term()) + quotas.all[i].size + s.remark,
		Measure: rule.unit(p.Basis), Figures: c.figures(), Workings: make([]Working, len(places)),
	}
	if rule.charges && len(c.errs) == 0 {
		s.step.What += c.stretch.text()
		s.charge(c, quotas.of(i), p.Most)
	}
	return s
}

// charge sets what the sharing charges each of the places: the share of its amounts,
// rounded to the penny and at most so much in all, and of that what falls to the stretch.
func (s *sharing) charge(c *calculation, share fraction, most Money) {
	s.unit = new(big.Int).Mul(s.unit, share.in)
	s.pence, s.sum = make([]int64, len(s.amounts)), new(big.Int)
	for i, amount := range s.amounts {
		amount.Mul(amount, share.of)
		pence := halfUp(amount, s.unit)
		if pence.CmpAbs(big.NewInt(maxTotal)) > 0 {
			c.tooMuch(s.path + s.tooMuch)
			continue
		}
		s.sum.Add(s.sum, pence)
		s.pence[i] = pence.Int64()
	}
	if most.Known() && len(c.errs) == 0 {
		s.lowerTo(c, most.pence())
	}
	for i, amount := range s.amounts {
		s.pence[i] = c.stretch.cut(s.pence[i])
		amount.Mul(amount, big.NewInt(c.stretch.until-c.stretch.before))
	}
	s.unit.Mul(s.unit, big.NewInt(c.stretch.of))
}

// lowerTo lowers what is charged in the whole term to so many pence, in proportion to the
// exact amounts, if it is more. Of credits it is what is credited.
func (s *sharing) lowerTo(c *calculation, most int64) {
	exact, limit, sign := sumOfNumbers(s.amounts), big.NewInt(most), int64(s.sum.Sign())
	over := exact.CmpAbs(new(big.Int).Mul(limit, s.unit)) > 0
	if !over && s.sum.CmpAbs(limit) <= 0 {
		return
	}
	s.step.What += wouldBe(exact, s.unit)
	if over {
		sign = int64(exact.Sign())
		for _, amount := range s.amounts {
			amount.Mul(amount, limit)
		}
		s.unit.Abs(exact)
	}
	s.sum.Mul(limit, big.NewInt(sign))
	amounts, divide := s.amounts, c.settled
	if sign < 0 {
		amounts = timesIn(zeros(len(amounts)), sign, amounts)
	}
	if c.short != nil {
		divide = c.carry
	}
	s.pence = divide(sign, most, amounts, s.unit, s.places)
}

// wouldBe says what a part would be without its most: so many parts of a penny.
func wouldBe(amount, parts *big.Int) string {
	return "; it would be " + poundsOr(new(big.Rat).SetFrac(amount, new(big.Int).Mul(parts, big.NewInt(pencePerPound))))
}

// poundsOr writes a number of pounds, as a fraction if 6 decimals do not write it.
func poundsOr(pounds *big.Rat) string {
	if text := exactText(pounds, pounds); text != "" {
		return "£" + text
	}
	decimals, _ := quantityOf(pounds)
	return poundsText(decimals)
}

// share makes the step of a sharing with its portion of the cost.
func (c *calculation) share(s *sharing, portion portion) {
	if len(c.errs) > 0 {
		return
	}
	before := c.beforeHead(s)
	pence := c.penceOf(s, portion)
	c.afterHead(s, before)
	workings, exactly := s.step.Workings, s.exactly
	if s.weights == nil && s.shares != nil && exactly == nil {
		exactly = s.percentsExactly()
	}
	for i, text := range exactly {
		workings[i].Exactly = text
	}
	for i, place := range s.places {
		workings[i].Org = c.members[place]
		if s.step.Measure != "" && s.weights != nil {
			workings[i].Measure = s.weights[i].Value
		}
		if s.weights == nil && s.shares != nil && s.step.Measure != "" {
			workings[i].Measure = percentage(s.shares[i], s.whole)
		}
		if s.actual != nil {
			workings[i].Actual = s.actual[i]
		}
	}
	for i, pence := range pence {
		workings[i].Amount = Pence(pence)
	}
	c.take(s.path, s.step, s.places)
}

// penceOf returns what each place pays of a portion, and adds the exact amounts to the exact
// charges, if they are kept. They are those of whole pence, unless the charges are rounded to
// whole pounds at the end.
func (c *calculation) penceOf(s *sharing, portion portion) []int64 {
	switch {
	case s.amounts != nil:
		c.chargeExactly(s)
		return s.pence
	case s.shares == nil && s.weights != nil && c.short == nil && c.exact == nil:
		return c.apportioned(s, portion.pence)
	}
	exact, sign := s.weighing, int64(Pence(portion.pence).Sign())
	if s.shares == nil {
		exact = s.exactIn(c.room(weights, len(s.weights)))
	}
	amounts := timesIn(c.room(rooms, len(exact.shares)), portion.pence, exact.shares)
	c.shareExactly(s.places, portion.exact, exact, amounts)
	due := sign * portion.pence
	if sign < 0 {
		negate(amounts)
	}
	if s.short {
		due = halfUp(sumOfNumbers(amounts), exact.whole).Int64()
	}
	divide := c.carry
	if c.short == nil {
		divide = c.settled
	}
	return divide(sign, due, amounts, exact.whole, s.places)
}

// room returns n numbers for one of some uses, which hold what was left there.
func (c *calculation) room(use, n int) []*big.Int {
	if c.exact != nil && n <= len(c.members) {
		return c.exact.space(use)[:n]
	}
	if len(c.rooms[use]) < n {
		c.rooms[use] = zeros(max(n, len(c.members)))
	}
	return c.rooms[use][:n]
}

// apportioned returns what each place pays of so many pence by its weight.
func (c *calculation) apportioned(s *sharing, portion int64) []int64 {
	charges, err := Apportion(Pence(portion), s.weights)
	c.failed(s.path+".basis", err)
	pence := make([]int64, len(charges))
	for i, charge := range charges {
		pence[i] = charge.Amount.pence()
	}
	return pence
}

// shareExactly adds what each place has of a portion to the exact charges, if they are kept:
// its exact share, or the amounts ÷ the whole that are its share in pence.
func (c *calculation) shareExactly(places []int, portion fraction, exact weighing, amounts []*big.Int) {
	switch {
	case c.exact == nil:
		return
	case !c.whole:
		c.add(places, amounts, exact.whole)
		return
	}
	all := make([]*big.Int, len(exact.shares))
	for i, share := range exact.shares {
		all[i] = new(big.Int).Mul(portion.of, share)
	}
	c.add(places, all, new(big.Int).Mul(portion.in, exact.whole))
}

// negate changes the signs of numbers.
func negate(numbers []*big.Int) {
	for _, n := range numbers {
		n.Neg(n)
	}
}

// sumOfNumbers returns numbers together.
func sumOfNumbers(numbers []*big.Int) *big.Int {
	sum := new(big.Int)
	for _, n := range numbers {
		sum.Add(sum, n)
	}
	return sum
}

// chargeExactly adds the amounts of a sharing to the exact charges, or those in pence if the
// parts of a scheme do not stay exact.
func (c *calculation) chargeExactly(s *sharing) {
	switch {
	case c.exact == nil:
	case c.whole:
		c.add(s.places, s.amounts, s.unit)
	default:
		c.add(s.places, bigs(s.pence), big.NewInt(1))
	}
}

// add adds amounts ÷ den to the exact charges of places.
func (c *calculation) add(places []int, amounts []*big.Int, den *big.Int) {
	factor := c.exact.over(den)
	for i, place := range places {
		c.exact.add(place, c.exact.scratch.Mul(amounts[i], factor))
	}
	c.exact.shorten()
}

// carry divides pence that are due into amounts ÷ den, as Split does, but gives the spare
// pennies to those who so far are charged least for what they should be. So members with
// the same share of every part are charged the same, to the penny. With the sign -1 what
// is due is paid back.
func (c *calculation) carry(sign, due int64, amounts []*big.Int, den *big.Int, places []int) []int64 {
	pence, order := make([]int64, len(amounts)), make([]int, 0, len(amounts))
	factor := new(big.Int).Mul(c.short.over(den), big.NewInt(sign))
	spare := due
	var quotient, remainder big.Int
	for i, amount := range amounts {
		quotient.DivMod(amount, den, &remainder)
		pence[i] = quotient.Int64()
		spare -= pence[i]
		if remainder.Sign() > 0 {
			order = append(order, i)
			c.short.add(places[i], remainder.Mul(&remainder, factor))
		}
	}
	short := func(i int) *big.Int { return c.short.amounts[places[i]] }
	slices.SortFunc(order, func(i, j int) int {
		if c := int(sign) * short(j).Cmp(short(i)); c != 0 {
			return c
		}
		return c.compareOrgs(places[i], places[j])
	})
	penny := c.short.pence(-sign)
	for _, i := range order[:spare] {
		pence[i]++
		c.short.add(places[i], penny)
	}
	c.short.shorten()
	for i := range pence {
		pence[i] *= sign
	}
	return pence
}

// compareOrgs compares the ids of two members. What nobody pays comes last.
func (c *calculation) compareOrgs(i, j int) int {
	n := len(c.members)
	if i == n || j == n {
		return cmp.Compare(i, j)
	}
	return cmp.Compare(c.members[i], c.members[j])
}

// settled divides pence that are due into amounts ÷ den, as Split does. With the sign -1
// what is due is paid back.
func (c *calculation) settled(sign, due int64, amounts []*big.Int, den *big.Int, places []int) []int64 {
	pence, _ := settleIn(c.room(moment, len(amounts)), amounts, den, due, func(i, j int) int { return c.compareOrgs(places[i], places[j]) })
	for i := range pence {
		pence[i] *= sign
	}
	return pence
}

// percentage returns a share of sum in per cent, rounded to 6 decimals.
func percentage(share, sum *big.Int) partnership.Quantity {
	millionths := halfUp(new(big.Int).Mul(share, big.NewInt(hundredPercent)), sum)
	percent, _ := partnership.QuantityOfMillionths(millionths.Int64())
	return percent
}
