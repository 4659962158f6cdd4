package costing

import (
	"cmp"
	"math/big"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// checkRest fails if the parts of a group for the rest have less than nothing left in the
// whole term, and no surplus. What is left of a stretch may be some pennies below nothing
// although the whole is not, because each amount is cut to pennies.
func (c *calculation) checkRest(parts []Part, g group, quotas quotas, sharings []sharing) {
	last := g.parts[len(g.parts)-1]
	total, headed := g.term.of, g.term.headed
	if !parts[last].takesRest() || parts[last].Surplus || total < 0 {
		return
	}
	charged, shared := big.NewInt(headed), new(big.Int)
	for _, i := range g.parts {
		switch {
		case sharings[i].sum != nil:
			charged.Add(charged, sharings[i].sum)
		case parts[i].Amount.Known():
			charged.Add(charged, big.NewInt(parts[i].Amount.pence()))
		case !parts[i].takesRest():
			portion := new(big.Int).Mul(quotas.all[i].part, big.NewInt(total))
			if parts[i].Most.Known() {
				portion = lesser(portion, new(big.Int).Mul(big.NewInt(parts[i].Most.pence()), quotas.whole))
			}
			shared.Add(shared, portion)
		}
	}
	charged.Add(charged, halfUp(shared, quotas.whole))
	if charged.Cmp(big.NewInt(total)) > 0 {
		c.under(parts[last].Clause, func() {
			c.failAt(sharings[last].path, "the parts before it come to %v, which is more than the total of %v: %w", moneyText(charged), Pence(total), field.ErrRange)
		})
	}
}

// moneyText writes so many pence, or says that they are too many.
func moneyText(pence *big.Int) string {
	if !pence.IsInt64() {
		return "more than an amount of money can be"
	}
	return Pence(pence.Int64()).String()
}

// lesser returns the lesser of two numbers.
func lesser(a, b *big.Int) *big.Int {
	if a.Cmp(b) > 0 {
		return b
	}
	return a
}

// A portion is what a part has of the cost: in whole pence, and exactly.
type portion struct {
	pence int64
	exact fraction
	note  string // what is said of it, because of the most that it comes to
}

// portions sets what each part of a group has of the cost. The exact portions of those that
// share have to make what the others leave.
func (c *calculation) portions(portions []portion, parts []Part, g group, quotas quotas, sharings []sharing) {
	total, headed := g.here.of, g.here.headed
	sign := int64(1)
	if total < 0 {
		sign = -1
	}
	left := big.NewInt(sign * (total - headed))
	for _, i := range g.parts {
		for _, pence := range sharings[i].pence {
			left.Sub(left, big.NewInt(sign*pence))
		}
		if parts[i].Amount.Known() {
			pence := c.stretch.cut(parts[i].Amount.pence())
			portions[i] = portion{pence: pence, exact: fraction{big.NewInt(pence), big.NewInt(1)}}
			left.Sub(left, big.NewInt(sign*pence))
		}
	}
	if !left.IsInt64() {
		c.failAt("parts", "the charges come to more than an amount of money can be: %w", field.ErrRange)
		return
	}
	c.portionsOf(portions, parts, g, quotas, sign, sign*total, left)
	c.restExactly(portions, parts, g, quotas, sharings)
}

// portionsOf sets what the parts of a group have of the total that share it, and of what is
// left. With the sign -1 both are paid back.
func (c *calculation) portionsOf(portions []portion, parts []Part, g group, quotas quotas, sign, total int64, left *big.Int) {
	if first := g.parts[0]; len(g.parts) == 1 && parts[first].divides() {
		pence := sign * left.Int64()
		portions[first] = portion{pence: pence, exact: fraction{left.SetInt64(pence), big.NewInt(1)}} // alone it has all that is left
		return
	}
	unshared, den := left.Int64(), big.NewInt(1)
	for _, i := range g.parts {
		if rest := quotas.all[i].rest; rest.in != nil {
			den = rest.in
		}
	}
	den = new(big.Int).Mul(quotas.whole, den)
	rest := left.Mul(left, den)
	var places []int
	var exact []*big.Int
	for _, i := range g.parts {
		if !parts[i].divides() || parts[i].takesRest() || parts[i].tier() {
			continue
		}
		portion := new(big.Int).Mul(quotas.all[i].part, big.NewInt(total))
		portion.Mul(portion, new(big.Int).Quo(den, quotas.whole))
		portions[i].note = c.lowered(parts[i], portion, den, sign)
		rest.Sub(rest, portion)
		places, exact = append(places, i), append(exact, portion)
	}
	for _, i := range g.parts {
		if parts[i].tier() {
			places, exact = append(places, i), append(exact, c.tier(parts[i], rest, den))
		}
	}
	for _, i := range g.parts {
		if of := quotas.all[i].rest; of.in != nil {
			portion := new(big.Int).Quo(rest, of.in)
			places, exact = append(places, i), append(exact, portion.Mul(portion, of.of))
		}
	}
	if len(places) == 0 {
		return
	}
	pence, _ := settle(exact, den, unshared, cmp.Compare[int])
	for k, i := range places {
		portions[i].pence, portions[i].exact = sign*pence[k], fraction{exact[k].Mul(exact[k], big.NewInt(sign)), den}
		if parts[i].tier() && pence[k] < c.mostOf(parts[i]) {
			portions[i].note = "; only " + Pence(sign*pence[k]).Sterling() + " is left"
		}
	}
}

// mostOf returns the most that a part comes to in the stretch, in pence.
func (c *calculation) mostOf(p Part) int64 { return c.stretch.cut(p.Most.pence()) }

// lowered lowers the portion of a part, in parts of a penny, to the most that it comes to,
// and says what it would be; with the sign -1 it is paid back.
func (c *calculation) lowered(p Part, portion, parts *big.Int, sign int64) (note string) {
	if !p.Most.Known() {
		return ""
	}
	limit := new(big.Int).Mul(big.NewInt(c.mostOf(p)), parts)
	if portion.Cmp(limit) <= 0 {
		return ""
	}
	note = wouldBe(new(big.Int).Mul(portion, big.NewInt(sign)), parts)
	portion.Set(limit)
	return note
}

// tier takes from the rest, in parts of a penny, what a tier has of it.
func (c *calculation) tier(p Part, rest, parts *big.Int) *big.Int {
	taken := new(big.Int)
	if rest.Sign() > 0 {
		taken.Set(lesser(rest, new(big.Int).Mul(big.NewInt(c.mostOf(p)), parts)))
	}
	rest.Sub(rest, taken)
	return taken
}

// tiersExactly takes the exact portions of the tiers of a group again, with so much more to
// take, in pence, and returns how much more it leaves.
func (c *calculation) tiersExactly(portions []portion, parts []Part, g group, more *big.Rat) *big.Rat {
	sign, left, before := big.NewRat(1, 1), new(big.Rat).Set(more), new(big.Rat)
	if g.here.of < 0 {
		sign.SetInt64(-1)
	}
	for _, i := range g.parts {
		if parts[i].tier() || parts[i].takesRest() {
			left.Add(left, portions[i].exact.rat())
		}
		if parts[i].takesRest() {
			before.Add(before, portions[i].exact.rat())
		}
	}
	left.Mul(left, sign)
	rest := new(big.Int).Set(left.Num())
	for _, i := range g.parts {
		if parts[i].tier() {
			taken := c.tier(parts[i], rest, left.Denom())
			portions[i].exact = fraction{taken.Mul(taken, sign.Num()), new(big.Int).Set(left.Denom())}
		}
	}
	left.SetFrac(rest, left.Denom())
	return left.Sub(left.Mul(left, sign), before)
}

// restExactly takes what the exact amounts of the parts of a group that charge are more or
// less than their pence from the exact portions of those that take the rest.
func (c *calculation) restExactly(portions []portion, parts []Part, g group, quotas quotas, sharings []sharing) {
	if !c.whole {
		return
	}
	more := new(big.Rat)
	for _, i := range g.parts {
		s := sharings[i]
		for k, amount := range s.amounts {
			pence := new(big.Int).Mul(big.NewInt(s.pence[k]), s.unit)
			more.Add(more, new(big.Rat).SetFrac(pence.Sub(pence, amount), s.unit))
		}
	}
	more = c.tiersExactly(portions, parts, g, more)
	for _, i := range g.parts {
		if of := quotas.all[i].rest; of.in != nil {
			rest := portions[i].exact.rat()
			rest.Add(rest, new(big.Rat).Mul(more, new(big.Rat).SetFrac(of.of, of.in)))
			portions[i].exact = fraction{new(big.Int).Set(rest.Num()), new(big.Int).Set(rest.Denom())}
		}
	}
}
