package waterfall

import (
	"fmt"
	"math/big"
	"math/bits"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

const (
	mostInGroups = 16  // how many claims a rule takes that looks at every group of them
	mostInRounds = 100 // how many claims a rule takes whose fractions grow with each round
)

// checkCount returns what is wrong with the number of claims.
func (r ClaimsRule) checkCount(claims []costing.Portion) error {
	most := len(claims)
	switch r {
	case RandomArrivalRule, AverageOfAwardsRule:
		most = mostInGroups
	case DominguezThomsonRule:
		most = mostInRounds
	}
	if len(claims) > most {
		return fmt.Errorf("%d claims are more than the %d that this rule takes: %w", len(claims), most, field.ErrRange)
	}
	return nil
}

// A problem is an amount and the claims to it, in pence.
type problem struct {
	estate *big.Rat
	claims []*big.Rat
	total  *big.Rat
}

// problemOf returns the problem of an estate and claims.
func problemOf(estate uint64, claims []costing.Portion) problem {
	p := problem{estate: natural(estate), total: new(big.Rat)}
	for _, c := range claims {
		p.claims = append(p.claims, natural(magnitude(c.Amount)))
		p.total.Add(p.total, p.claims[len(p.claims)-1])
	}
	return p
}

// natural returns a whole number as a fraction.
func natural(n uint64) *big.Rat { return new(big.Rat).SetInt(new(big.Int).SetUint64(n)) }

// half returns half of a number.
func half(n *big.Rat) *big.Rat { return new(big.Rat).Mul(n, big.NewRat(1, 2)) }

// part returns the difference of two numbers, but not below 0.
func part(a, b *big.Rat) *big.Rat {
	if d := new(big.Rat).Sub(a, b); d.Sign() > 0 {
		return d
	}
	return new(big.Rat)
}

// least returns the smaller of two numbers.
func least(a, b *big.Rat) *big.Rat {
	if a.Cmp(b) <= 0 {
		return a
	}
	return b
}

// more returns the awards of the rules that are not worked out in machine numbers, in the order of
// the claims.
func (p problem) more(r ClaimsRule) []*big.Rat {
	halves := p.mapped(half)
	rest := part(p.estate, half(p.total))
	switch r {
	case AverageRule:
		return plus(p.equalAwards(p.estate, p.claims), p.equalLosses(p.estate, p.claims)).scaled(big.NewRat(1, 2))
	case ReverseTalmudRule:
		return plus(p.equalLosses(least(p.estate, half(p.total)), halves), p.equalAwards(rest, halves))
	case PinilesRule:
		return plus(p.equalAwards(least(p.estate, half(p.total)), halves), p.equalAwards(rest, halves))
	case ConstrainedEgalitarianRule:
		return p.egalitarian(halves)
	case AdjustedProportionalRule:
		return p.adjusted()
	case RandomArrivalRule:
		return p.arrival()
	case MinimalOverlapRule:
		return p.overlap()
	case DominguezThomsonRule:
		return p.bounds()
	}
	return p.centre()
}

// mapped returns what a function makes of each claim.
func (p problem) mapped(of func(*big.Rat) *big.Rat) awards {
	all := make(awards, len(p.claims))
	for i, c := range p.claims {
		all[i] = of(c)
	}
	return all
}

// awards are what each claim gets.
type awards []*big.Rat

// scaled returns the awards times a number.
func (a awards) scaled(by *big.Rat) awards {
	all := make(awards, len(a))
	for i, n := range a {
		all[i] = new(big.Rat).Mul(n, by)
	}
	return all
}

// plus returns two lists of awards together.
func plus(a, b awards) awards {
	all := make(awards, len(a))
	for i := range a {
		all[i] = new(big.Rat).Add(a[i], b[i])
	}
	return all
}

// ascending returns the places of numbers, from the smallest.
func ascending(numbers []*big.Rat) []int {
	order := make([]int, len(numbers))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return numbers[i].Cmp(numbers[j]) })
	return order
}

// equalAwards divides an amount equally, but gives to nobody more than its claim.
func (p problem) equalAwards(amount *big.Rat, claims []*big.Rat) awards {
	all, left, order := make(awards, len(claims)), new(big.Rat).Set(amount), ascending(claims)
	for k, i := range order {
		all[i] = least(claims[i], new(big.Rat).Mul(left, big.NewRat(1, int64(len(order)-k))))
		left = new(big.Rat).Sub(left, all[i])
	}
	return all
}

// equalLosses divides what is missing equally, but takes from nobody more than its claim.
func (p problem) equalLosses(amount *big.Rat, claims []*big.Rat) awards {
	missing := new(big.Rat)
	for _, c := range claims {
		missing.Add(missing, c)
	}
	losses := p.equalAwards(missing.Sub(missing, amount), claims)
	return plus(claims, losses.scaled(big.NewRat(-1, 1)))
}

// egalitarian is the constrained egalitarian rule: equal awards of at most half of each claim; and
// if there is more, an amount that is the same for all between half of the claim and the claim.
func (p problem) egalitarian(halves awards) awards {
	if p.estate.Cmp(half(p.total)) <= 0 {
		return p.equalAwards(p.estate, halves)
	}
	left := part(p.estate, half(p.total)) // what rises above the halves, from the smallest half on
	type turn struct {
		at     *big.Rat
		change int64 // to how many rise
	}
	turns := []turn{}
	for i, c := range p.claims {
		turns = append(turns, turn{halves[i], 1}, turn{c, -1})
	}
	slices.SortStableFunc(turns, func(a, b turn) int { return a.at.Cmp(b.at) })
	level, rising := new(big.Rat), int64(0)
	for _, t := range turns {
		step := new(big.Rat).Sub(t.at, level)
		if needs := new(big.Rat).Mul(step, big.NewRat(rising, 1)); rising > 0 && needs.Cmp(left) >= 0 {
			level = new(big.Rat).Add(level, left.Mul(left, big.NewRat(1, rising)))
			break
		} else {
			left = new(big.Rat).Sub(left, needs)
		}
		level, rising = t.at, rising+t.change
	}
	all := make(awards, len(p.claims))
	for i, c := range p.claims {
		all[i] = least(c, level)
		if all[i].Cmp(halves[i]) < 0 {
			all[i] = halves[i]
		}
	}
	return all
}

// adjusted is the adjusted proportional rule: each has what the others do not claim, and the rest
// is divided in proportion to what is left of the claims, of which none is more than the rest.
func (p problem) adjusted() awards {
	conceded := p.mapped(func(c *big.Rat) *big.Rat { return part(p.estate, new(big.Rat).Sub(p.total, c)) })
	rest := new(big.Rat).Set(p.estate)
	for _, c := range conceded {
		rest.Sub(rest, c)
	}
	left, sum := make(awards, len(p.claims)), new(big.Rat)
	for i, c := range p.claims {
		left[i] = least(new(big.Rat).Sub(c, conceded[i]), rest)
		sum.Add(sum, left[i])
	}
	if sum.Sign() == 0 {
		return conceded
	}
	return plus(conceded, left.scaled(new(big.Rat).Quo(rest, sum)))
}

// arrival is the random arrival rule: the mean over all orders in which the claims could be met
// one after the other, as long as there is something.
func (p problem) arrival() awards {
	n, sums := len(p.claims), p.groupSums()
	all := make(awards, n)
	for i, c := range p.claims {
		all[i] = new(big.Rat)
		bySize := make([]big.Int, n)
		for group, sum := range sums {
			if group>>i&1 == 0 {
				size := bits.OnesCount(uint(group))
				bySize[size].Add(&bySize[size], lesser(c.Num(), above(p.estate.Num(), sum)))
			}
		}
		for size := range bySize {
			orders := new(big.Int).Binomial(int64(n-1), int64(size))
			all[i].Add(all[i], new(big.Rat).SetFrac(&bySize[size], orders.Mul(orders, big.NewInt(int64(n)))))
		}
	}
	return all
}

// groupSums returns what each group claims.
func (p problem) groupSums() []*big.Int {
	sums := make([]*big.Int, 1, 1<<len(p.claims))
	sums[0] = new(big.Int)
	for _, c := range p.claims {
		for _, sum := range sums[:len(sums):len(sums)] {
			sums = append(sums, new(big.Int).Add(sum, c.Num()))
		}
	}
	return sums
}

// overlap is the minimal overlap rule: every claim is to as few parts of the estate that others
// claim as can be, and each part is shared equally by those who claim it. What is above some
// amount is claimed by one alone.
func (p problem) overlap() awards {
	order := ascending(p.claims)
	claims := p.mapped(func(c *big.Rat) *big.Rat { return least(c, p.estate) })
	level := p.estate
	if claims[order[len(order)-1]].Cmp(p.estate) < 0 {
		level = p.overlapLevel(order)
	}
	all, below, share := make(awards, len(p.claims)), new(big.Rat), new(big.Rat)
	for k, i := range order {
		claim := least(claims[i], level)
		step := new(big.Rat).Sub(claim, below)
		share = new(big.Rat).Add(share, step.Mul(step, big.NewRat(1, int64(len(order)-k))))
		all[i], below = new(big.Rat).Add(share, part(claims[i], level)), claim
	}
	return all
}

// overlapLevel returns the amount up to which claims overlap: that of which what all claim above
// it is the rest of the estate.
func (p problem) overlapLevel(order []int) *big.Rat {
	above, level := new(big.Rat), new(big.Rat)
	for k := len(order) - 1; k >= 0; k-- {
		above.Add(above, p.claims[order[k]])
		if level = new(big.Rat).Sub(above, p.estate); len(order)-k > 1 {
			level.Mul(level, big.NewRat(1, int64(len(order)-k-1)))
			if k == 0 || level.Cmp(p.claims[order[k-1]]) >= 0 {
				break
			}
		}
	}
	return level
}

// bounds is the rule of Dominguez and Thomson: each gets its claim, or the estate if that is less,
// divided by the number of claims; and the rest is divided again, among what is left of the claims.
func (p problem) bounds() awards {
	all, claims := make(awards, len(p.claims)), slices.Clone(p.claims)
	for i := range all {
		all[i] = new(big.Rat)
	}
	if p.estate.Cmp(p.total) == 0 {
		return claims
	}
	parts, n := big.NewInt(1), big.NewInt(int64(len(claims)))
	awarded, left := make([]*big.Int, len(claims)), new(big.Int).Set(p.estate.Num()) // in parts of a penny, as the claims that are left
	open := make([]*big.Int, len(claims))
	for i, c := range claims {
		awarded[i], open[i] = new(big.Int), new(big.Int).Set(c.Num())
	}
	for left.Sign() > 0 && sharing(open, left) == 0 {
		rest := new(big.Int).Mul(left, n)
		for i, c := range open {
			bound := new(big.Int).Set(lesser(c, left))
			awarded[i].Add(awarded[i].Mul(awarded[i], n), bound)
			c.Sub(c.Mul(c, n), bound)
			rest.Sub(rest, bound)
		}
		left = rest
		parts.Mul(parts, n)
	}
	equal := new(big.Rat) // from here on the same to each of them, again and again
	if left.Sign() > 0 {
		equal.SetFrac(left, new(big.Int).Mul(parts, big.NewInt(sharing(open, left))))
	}
	for i, amount := range awarded {
		if all[i].SetFrac(amount, parts); open[i].Sign() > 0 {
			all[i].Add(all[i], equal)
		}
	}
	return all
}

// lesser returns the smaller of two whole numbers.
func lesser(a, b *big.Int) *big.Int {
	if a.Cmp(b) <= 0 {
		return a
	}
	return b
}

// sharing returns how many claims are left, if each is at least what there is; and else 0.
func sharing(claims []*big.Int, left *big.Int) (n int64) {
	for _, c := range claims {
		switch {
		case c.Cmp(left) >= 0:
			n++
		case c.Sign() > 0:
			return 0
		}
	}
	return n
}

// centre is the average of awards rule: the mean of all divisions that give nobody less than
// nothing or more than its claim, by integrals over each group of claims with a sign.
func (p problem) centre() awards {
	all, places, claims := make(awards, len(p.claims)), []int{}, []*big.Rat{}
	for i, c := range p.claims {
		all[i] = new(big.Rat)
		if c.Sign() > 0 {
			places, claims = append(places, i), append(claims, c)
		}
	}
	switch {
	case p.estate.Sign() == 0:
		return all
	case p.estate.Cmp(p.total) == 0:
		return p.claims
	case len(claims) == 1:
		all[places[0]] = p.estate
		return all
	}
	sums, n := problem{claims: claims}.groupSums(), len(claims)
	estate, volume := p.estate.Num(), new(big.Int)
	for group, sum := range sums {
		addSigned(volume, group, power(above(estate, sum), n-1))
	}
	whole := volume.Mul(volume, big.NewInt(int64(n)))
	for k, claim := range claims {
		all[places[k]] = new(big.Rat).SetFrac(moment(estate, sums, claim.Num(), k), whole)
	}
	return all
}

// moment returns the integral of what claim k of a problem gets in all its divisions, times a
// number that depends only on how many claims there are. sums is what each group claims.
func moment(estate *big.Int, sums []*big.Int, claim *big.Int, k int) *big.Int {
	moment, n := new(big.Int), bits.Len(uint(len(sums)))-1
	for group, sum := range sums {
		if group>>k&1 != 0 || sum.Cmp(estate) >= 0 {
			continue
		}
		a := above(estate, sum)
		b := above(a, claim)
		term := power(a, n) // of ∫ x·(a−x)^(n−2) from 0 to the claim, times n·(n−1)
		most := power(b, n-1)
		term.Sub(term, most.Mul(most, a.Mul(a, big.NewInt(int64(n)))))
		last := power(b, n)
		addSigned(moment, group, term.Add(term, last.Mul(last, big.NewInt(int64(n-1)))))
	}
	return moment
}

// above returns the difference of two whole numbers, but not below 0.
func above(a, b *big.Int) *big.Int {
	if d := new(big.Int).Sub(a, b); d.Sign() > 0 {
		return d
	}
	return new(big.Int)
}

// power returns a number to a power.
func power(n *big.Int, exponent int) *big.Int {
	return new(big.Int).Exp(n, big.NewInt(int64(exponent)), nil)
}

// addSigned adds the term of a group of an even number to a sum, and takes that of any other
// off it.
func addSigned(sum *big.Int, group int, term *big.Int) {
	if bits.OnesCount(uint(group))%2 == 0 {
		sum.Add(sum, term)
		return
	}
	sum.Sub(sum, term)
}
