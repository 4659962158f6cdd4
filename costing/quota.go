package costing

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Quotas are which part of a whole each of some parts is, as parts of it.
type quotas struct {
	all   []quota
	whole *big.Int
}

// A quota is which part of a whole a part is.
type quota struct {
	part *big.Int
	rest fraction // of one that takes the rest, how much of it; of any other nothing
	size string   // in words how large a part with a size is
	used []int    // the places among the facts of the figures of its size
}

// of returns part i of the whole.
func (q quotas) of(i int) fraction { return fraction{q.all[i].part, q.whole} }

// A fraction is a number of parts of a whole.
type fraction struct{ of, in *big.Int }

// rat returns the fraction as a number.
func (f fraction) rat() *big.Rat { return new(big.Rat).SetFrac(f.of, f.in) }

// quotas returns which part of the whole each part is in the term of the cost, with
// what is left for those that take the rest. That of a part that charges amounts is
// of those, and that of a fixed sum is nothing.
func (c *calculation) quotas(path string, parts []Part, groups groups, places []int) quotas {
	counts, whole, _ := partsOf(fractionsOf(parts))
	length, n := c.term().length(), len(parts)
	all := quotas{all: make([]quota, n), whole: new(big.Int).Mul(big.NewInt(whole), big.NewInt(length))}
	for i, p := range parts {
		rungs := max(len(p.Ladder), boolRank(p.Share.Known()))
		switch {
		case len(p.Ladder) > 0:
			all.all[i].part = c.climbed(fmt.Sprintf("%s[%d]", path, i), p.Ladder, counts[:rungs])
		case p.Share.Known():
			all.all[i].part = new(big.Int).Mul(big.NewInt(counts[0]), big.NewInt(length))
		case p.Basis.Kind.charges():
			all.all[i].part = new(big.Int).Set(all.whole)
		default:
			all.all[i].part = new(big.Int)
		}
		counts = counts[rungs:]
	}
	for _, g := range groups.all {
		c.leaveRest(path, parts, g, &all, places)
	}
	return all
}

// leaveRest gives what is left of the whole of a group to those that take the rest.
func (c *calculation) leaveRest(path string, parts []Part, g group, all *quotas, places []int) {
	left := new(big.Int).Set(all.whole)
	var takers []int
	for _, i := range g.parts {
		if parts[i].takesRest() {
			takers = append(takers, i)
		} else if !parts[i].Basis.Kind.charges() {
			left.Sub(left, all.all[i].part)
		}
	}
	switch {
	case left.Sign() < 0:
		made := new(big.Int).Sub(all.whole, left)
		c.failAt(path, "the parts make %v%% in %v: %w", percentage(made, all.whole), c.cost.Term, field.ErrSum)
		left.SetInt64(0)
	case len(takers) == 1 && parts[takers[0]].Size == "":
		one := big.NewInt(1)
		all.all[takers[0]].part, all.all[takers[0]].rest = left, fraction{one, one}
		return
	}
	c.measureSizes(path, parts, takers, all, left, places)
}

// measureSizes gives parts with sizes what they have of what is left.
func (c *calculation) measureSizes(path string, parts []Part, takers []int, all *quotas, left *big.Int, places []int) {
	if len(takers) == 0 || parts[takers[0]].Size == "" {
		return
	}
	sizes, total, failed := make([]*big.Rat, len(takers)), new(big.Rat), len(c.errs)
	for k, i := range takers {
		before := len(c.used)
		sizes[k] = c.size(fmt.Sprintf("%s[%d]", path, i), parts[i], places)
		all.all[i].used = slices.Clone(c.used[before:])
		total.Add(total, sizes[k])
	}
	if total.Sign() == 0 {
		if size := parts[takers[0]].Size; len(c.errs) == failed && !c.failedOn(size) {
			c.failAt(fmt.Sprintf("%s[%d].size", path, takers[0]), "the figures of %s are all 0, so that no part has a size: %w", size, field.ErrInvalid)
		}
		total.SetInt64(1)
	}
	numbers, _ := overOne(append(sizes, total))
	sum := numbers[len(takers)]
	all.whole.Mul(all.whole, sum)
	for i := range all.all {
		all.all[i].part.Mul(all.all[i].part, sum)
	}
	for k, i := range takers {
		all.all[i].part, all.all[i].rest = new(big.Int).Mul(left, numbers[k]), fraction{numbers[k], sum}
		all.all[i].size = fmt.Sprintf("; %s here is %s of %s", quotedDriver(parts[i].Size), exactOr(sizes[k]), exactOr(total))
	}
}

// size returns the figures of the size of a part together.
func (c *calculation) size(path string, p Part, places []int) *big.Rat {
	sum := new(big.Rat)
	if len(p.Among) > 0 {
		places = nil
		for _, org := range p.Among {
			if place, ok := c.placeOf(org); ok {
				places = append(places, place)
			}
		}
	}
	for _, place := range places {
		sum.Add(sum, c.value(path, ".size", p.Size, place))
	}
	return sum
}

// fractionsOf returns the shares of the whole that parts state, and those of their
// ladders.
func fractionsOf(parts []Part) []partnership.Fraction {
	var all []partnership.Fraction
	for _, p := range parts {
		if p.Share.Known() {
			all = append(all, p.Share)
		}
		for _, rung := range p.Ladder {
			all = append(all, rung.Share)
		}
	}
	return all
}

// partsOf returns fractions as whole numbers of parts of one whole, as
// partnership.Parts does.
func partsOf(fractions []partnership.Fraction) (parts []int64, whole int64, ok bool) {
	shares := make([]partnership.Share, len(fractions))
	for i, f := range fractions {
		shares[i].Fraction = f
	}
	return partnership.Parts(shares)
}

// climbed returns the shares of the rungs of a ladder, each times how long it holds in the
// term. It fails at path if the ladder begins within the term.
func (c *calculation) climbed(path string, ladder []Rung, parts []int64) *big.Int {
	sum := new(big.Int)
	for _, held := range heldOn(ladder, c.term()) {
		if held.rung < 0 {
			c.failAt(path+".ladder", "it begins after %v: %w", c.cost.Term.First, field.ErrRange)
			continue
		}
		if from := ladder[held.rung].From; from.After(c.cost.Term.First) {
			c.failed(path+".ladder", c.term().checkMonth(from))
		}
		length := big.NewInt(held.length)
		sum.Add(sum, length.Mul(length, big.NewInt(parts[held.rung])))
	}
	return sum
}
