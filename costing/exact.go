package costing

import (
	"math/big"
)

// Exact figures are kept until the end of a calculation, so that what it charges is
// rounded once, from the exact figure. They are whole numbers of parts of a penny, and
// all of them of the same parts, so that they can be added and compared as they are.
type exact struct {
	amounts []*big.Int           // of each place, and last of what nobody pays
	lo, hi  []*big.Int           // the limits of each place; nil: none
	added   *big.Int             // what came on top of the total
	parts   *big.Int             // of a penny
	moved   []bool               // which amounts have changed since it was last asked
	spaces  [purposes][]*big.Int // numbers that are used again and again, by what they are for
	scratch big.Int              // for what is needed for a moment
}

// newExact returns n amounts of nothing, and what nobody pays.
func newExact(n int) *exact {
	limits := make([]*big.Int, 2*n)
	return &exact{amounts: zeros(n + 1), lo: limits[:n], hi: limits[n:], added: new(big.Int), parts: big.NewInt(1), moved: make([]bool, n+1)}
}

// commonWords is how many words there is room for in a number. Few figures have more.
const commonWords = 6

// zeros returns n numbers, each 0, with room for figures of common length, so that a
// calculation with them takes no memory one by one.
func zeros(n int) []*big.Int {
	numbers, all, words := make([]big.Int, n), make([]*big.Int, n), make([]big.Word, n*commonWords)
	for i := range all {
		all[i] = numbers[i].SetBits(words[:0:commonWords])
		words = words[commonWords:]
	}
	return all
}

// unlimited takes all limits away.
func (x *exact) unlimited() {
	clear(x.lo)
	clear(x.hi)
}

// What the numbers of spaces are for.
const (
	lowerLimits = iota
	upperLimits
	rooms
	weights
	moment   // of what is needed no longer than for one step on the way
	purposes // how many there are
)

// space returns numbers for a purpose, one for each place, which hold what was left there.
func (x *exact) space(purpose int) []*big.Int {
	if x.spaces[purpose] == nil {
		x.spaces[purpose] = zeros(len(x.amounts))
	}
	return x.spaces[purpose]
}

// refine divides every part of a penny into so many.
func (x *exact) refine(parts *big.Int) {
	if parts.IsInt64() && parts.Int64() == 1 {
		return
	}
	for _, list := range [][]*big.Int{x.amounts, x.lo, x.hi, {x.added, x.parts}} {
		for _, n := range list {
			if n != nil && n.Sign() != 0 {
				n.Set(x.scratch.Mul(n, parts))
			}
		}
	}
}

// over returns what one part of a penny of den parts is, once the figures have parts
// that are no larger: a factor for numbers of those.
func (x *exact) over(den *big.Int) (factor *big.Int) {
	divisor := new(big.Int).GCD(nil, nil, x.parts, den)
	factor = new(big.Int).Quo(x.parts, divisor)
	x.refine(divisor.Quo(den, divisor))
	return factor
}

// add adds so many parts of a penny to an amount.
func (x *exact) add(place int, n *big.Int) {
	if n.Sign() != 0 {
		x.amounts[place].Add(x.amounts[place], n)
		x.moved[place] = true
	}
}

// penceOf returns numbers of pence in parts, until it is asked again or charges are settled.
func (x *exact) penceOf(pence []int64) []*big.Int {
	all := x.space(moment)[:len(pence)]
	for i, n := range pence {
		all[i].Mul(x.scratch.SetInt64(n), x.parts)
	}
	return all
}

// pence returns so many pence in parts.
func (x *exact) pence(n int64) *big.Int { return new(big.Int).Mul(big.NewInt(n), x.parts) }

// nobody is the place of what nobody pays.
func (x *exact) nobody() int { return len(x.amounts) - 1 }

// mirror changes the signs of the amounts.
func (x *exact) mirror() {
	negate(x.amounts)
	x.added.Neg(x.added)
}

const (
	coarseBits = 128  // a part of a penny is 2^-128 once figures are too long
	longBits   = 4096 // how long figures are too long
)

// shorten makes the parts of a penny larger if there are too many of them, so that many
// limits in a row do not take all memory: 2^128 parts, to which the figures are rounded.
func (x *exact) shorten() {
	if x.parts.BitLen() <= longBits {
		return
	}
	for _, list := range [][]*big.Int{x.amounts, x.lo, x.hi} {
		for i, n := range list {
			if n != nil {
				list[i].Set(halfUp(new(big.Int).Lsh(n, coarseBits), x.parts))
			}
		}
	}
	x.added = halfUp(new(big.Int).Lsh(x.added, coarseBits), x.parts)
	x.parts = new(big.Int).Lsh(big.NewInt(1), coarseBits)
}

// changed returns the places of the amounts that have changed since it was last asked.
func (x *exact) changed() []int {
	places := make([]int, 0, len(x.moved))
	for place, moved := range x.moved {
		if moved {
			places = append(places, place)
		}
	}
	clear(x.moved)
	return places
}

// at returns the amounts of the places.
func (x *exact) at(places []int) []*big.Int { return pick(x.amounts, places) }

// raiseTo sets lower limits, in parts of a penny, where they are above those there are.
func (x *exact) raiseTo(places []int, limits []*big.Int) {
	for i, place := range places {
		if x.lo[place] == nil || x.lo[place].Cmp(limits[i]) < 0 {
			x.lo[place] = x.space(lowerLimits)[place].Set(limits[i])
		}
	}
}

// lowerTo sets upper limits, where they are below those there are.
func (x *exact) lowerTo(places []int, limits []*big.Int) {
	for i, place := range places {
		if x.hi[place] == nil || x.hi[place].Cmp(limits[i]) > 0 {
			x.hi[place] = x.space(upperLimits)[place].Set(limits[i])
		}
	}
}

// clamped returns an amount within the limits of its place.
func (x *exact) clamped(place int) *big.Int {
	amount := x.amounts[place]
	if hi := x.hi[place]; hi != nil && amount.Cmp(hi) > 0 {
		amount = hi
	}
	if lo := x.lo[place]; lo != nil && amount.Cmp(lo) < 0 {
		amount = lo
	}
	return amount
}

// A bearer can bear a part of a difference. Neither its room nor its weight is 0.
type bearer struct {
	place        int
	room, weight *big.Int
}

// bearers returns who can bear a difference, and their weights together.
func (x *exact) bearers(down bool, borne proportion) (bearers []bearer, sum *big.Int) {
	n := len(x.hi)
	bearers, sum = make([]bearer, 0, n), new(big.Int)
	rooms, weights := x.space(rooms), x.space(weights)
	for place := range x.hi {
		weight, most := borne(place, down)
		if weight.Sign() <= 0 {
			continue
		}
		b := bearer{place: place, room: x.roomOf(rooms[place], place, down), weight: weights[place].Set(weight)}
		if most != nil && (b.room == nil || b.room.Cmp(most) > 0) {
			b.room = rooms[place].Set(most)
		}
		if b.room == nil || b.room.Sign() > 0 {
			bearers = append(bearers, b)
			sum.Add(sum, b.weight)
		}
	}
	return bearers, sum
}

// boolRank returns 1 for true and 0 for false.
func boolRank(b bool) int {
	if b {
		return 1
	}
	return 0
}

// roomOf sets z to by how much the amount of a place may still rise, or fall, and returns
// it; nil: by any amount. None falls below 0.
func (x *exact) roomOf(z *big.Int, place int, down bool) *big.Int {
	switch {
	case down && x.lo[place] != nil && x.lo[place].Sign() > 0:
		return z.Sub(x.amounts[place], x.lo[place])
	case down:
		return z.Set(x.amounts[place])
	case x.hi[place] == nil:
		return nil
	}
	return z.Sub(x.hi[place], x.amounts[place])
}
