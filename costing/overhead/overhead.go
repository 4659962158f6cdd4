package overhead

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"math/big"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Centre is a cost centre: a support centre if it serves others, and a front-line
// service if it serves none.
type Centre struct {
	Line   partnership.LineID `json:"line"`             // unique in its list
	Cost   costing.Money      `json:"cost,omitzero"`    // its own, before any overhead
	Serves []Use              `json:"serves,omitempty"` // who uses it, in one unit; none: front-line
}

// Use is how much a centre uses of a support centre: hours, heads, square metres or per
// cent.
type Use struct {
	Line  partnership.LineID   `json:"line"`           // who uses it
	Value partnership.Quantity `json:"value,omitzero"` // 0 or more
}

// FullCost is what a centre costs with overheads. Total is always Own and Received together.
type FullCost struct {
	Line     partnership.LineID `json:"line"`              // the centre
	Support  bool               `json:"support"`           // whether Total was passed on to others
	Own      costing.Money      `json:"own,omitzero"`      // before any overhead
	Received costing.Money      `json:"received,omitzero"` // from support centres
	Total    costing.Money      `json:"total,omitzero"`    // with overheads
	Exactly  string             `json:"exactly,omitempty"` // the exact total in pounds of a support centre, if that is not whole pence: a fraction of up to 200 characters such as 1000000/7
}

// FullCosts are what the centres of an allocation cost, in their order.
type FullCosts []FullCost

// How many centres an allocation takes, and how many of them may be support centres. The
// numbers of a reciprocal allocation become longer with every support centre, so that
// twice as many take ten times as long.
const (
	maxCentres = 25_000
	maxSupport = 2_000
	maxMutual  = 500
)

// Direct allocates the costs of the support centres to the front-line services only, by
// their use: what support centres use of one another does not count. It returns every
// centre in the order given.
//
// It is exact until the end. There costing.Split rounds what the front-line services
// received, ties by line id: their Totals add up to the cost of all centres, to the
// penny. What support centres received is for information, and to the nearest penny.
//
// The errors are
//
//   - at "centres" ErrRequired for none, and ErrRange for more than 25,000 or more than
//     2,000 support centres, before anything else is looked at;
//   - at "centres" ErrRange if Money does not hold their costs;
//   - at "centres[i].line" ErrRequired, ErrInvalid and ErrDuplicate;
//   - at "centres[i].cost" ErrRequired if it is not known, and ErrInvalid for less than £0;
//   - at "centres[i].serves[j].line" ErrRequired, ErrInvalid for a malformed id or the
//     centre itself, ErrNotFound for one that is not among the centres, and ErrDuplicate;
//   - at "centres[i].serves[j].value" ErrRequired if it is not known, and ErrInvalid for
//     less than 0;
//   - at "centres[i].serves" ErrInvalid for a support centre whose cost reaches no
//     front-line service.
func Direct(centres []Centre) (FullCosts, error) {
	return allocate(centres, maxSupport, substitute, func(_, _ int, support bool) bool { return !support })
}

// StepDown allocates the cost of the first support centre to all others and to the
// front-line services, then that of the second, with what it received, to those after
// it, and so on in the order given: what a support centre uses of a later one does not
// count. Its result, limits, rounding and errors are those of Direct.
func StepDown(centres []Centre) (FullCosts, error) {
	return allocate(centres, maxSupport, substitute, func(from, to int, support bool) bool { return !support || to > from })
}

// Reciprocal allocates the costs of the support centres with all that they use of one
// another: what each passes on is its own cost and its part of what the others pass on,
// which is a system of linear equations. It is solved exactly.
//
// Its result, rounding and errors are those of Direct, with two more errors:
//
//   - at "centres" ErrRange for more than 500 support centres;
//   - at "centres[i].serves" ErrRange for a support centre that passes on more than Money
//     holds, because nearly all of its cost goes round.
//
// If support centres serve only one another, there is no solution, because their costs go round
// for ever. The error names each of them.
func Reciprocal(centres []Centre) (FullCosts, error) {
	return allocate(centres, maxMutual, lift, func(_, _ int, _ bool) bool { return true })
}

// allocate is an allocation with at most so many support centres, in which the use of
// centre from by centre to counts if counts says so; support is whether to is a support
// centre. prices solves the equations.
func allocate(centres []Centre, most int, prices func([]supplier) ([]*big.Int, *big.Int), counts func(from, to int, support bool) bool) (FullCosts, error) {
	if err := checkSize(centres, most); err != nil {
		return nil, err
	}
	place := placesOf(centres)
	served, right := usesOf(centres, place, counts)
	if err := checkCentres(centres, place, right); err != nil {
		return nil, err
	}
	if err := checkReach(centres, served); err != nil {
		return nil, err
	}
	received, parts := distribute(centres, served, prices)
	return rounded(centres, received, parts)
}

// support reports whether the centre serves others.
func (c Centre) support() bool { return len(c.Serves) > 0 }

// placesOf returns the place of each centre that has a valid id; of two with one id, that of
// the first.
func placesOf(centres []Centre) map[partnership.LineID]int {
	place := make(map[partnership.LineID]int, len(centres))
	for i, c := range centres {
		if _, ok := place[c.Line]; !ok && c.Line.Validate() == nil {
			place[c.Line] = i
		}
	}
	return place
}

// supportOf returns the places of the support centres.
func supportOf(centres []Centre) []int {
	var places []int
	for i, c := range centres {
		if c.support() {
			places = append(places, i)
		}
	}
	return places
}

// checkCentres returns every error of the centres but that of their reach. right says of
// which the uses need no check.
func checkCentres(centres []Centre, place map[partnership.LineID]int, right []bool) error {
	costs := make([]costing.Money, len(centres))
	for i, c := range centres {
		costs[i] = c.Cost
	}
	_, tooMuch := costing.Sum(costs...)
	i := -1
	return errors.Join(
		field.Each("centres", centres, func(c Centre) error {
			var serves error
			if i++; !right[i] {
				serves = c.checkServes(place)
			}
			return errors.Join(field.At("line", c.Line.Validate()), field.At("cost", costing.CheckAmount(c.Cost)), serves)
		}),
		field.Unique("centres", "line", centres, func(c Centre) partnership.LineID { return c.Line }),
		field.At("centres", tooMuch),
	)
}

// checkSize returns ErrRequired for no centres, and ErrRange for more centres or support
// centres than an allocation takes.
func checkSize(centres []Centre, most int) error {
	if len(centres) == 0 {
		return field.At("centres", field.ErrRequired)
	}
	support := len(supportOf(centres))
	switch {
	case len(centres) > maxCentres:
		return field.At("centres", fmt.Errorf("%d centres are more than %d: %w", len(centres), maxCentres, field.ErrRange))
	case support > most:
		return field.At("centres", fmt.Errorf("%d support centres are more than %d: %w", support, most, field.ErrRange))
	}
	return nil
}

// checkServes returns every error of the uses of a centre.
func (c Centre) checkServes(place map[partnership.LineID]int) error {
	return errors.Join(
		field.Each("serves", c.Serves, func(use Use) error {
			line := use.Line.Validate()
			switch _, known := place[use.Line]; {
			case line != nil:
			case !known:
				line = fmt.Errorf("%q is not a centre here: %w", use.Line, field.ErrNotFound)
			case use.Line == c.Line:
				line = fmt.Errorf("%q serves itself: %w", use.Line, field.ErrInvalid)
			}
			return errors.Join(field.At("line", line), field.At("value", checkUse(use.Value)))
		}),
		field.Unique("serves", "line", c.Serves, func(use Use) partnership.LineID { return use.Line }),
	)
}

// checkUse returns ErrRequired for a use that is not known, and ErrInvalid for one below 0.
func checkUse(use partnership.Quantity) error {
	switch n, known := use.Millionths(); {
	case !known:
		return field.ErrRequired
	case n < 0:
		return fmt.Errorf("%v is less than 0: %w", use, field.ErrInvalid)
	}
	return nil
}

// A use is how many units the centre in a place uses.
type use struct {
	to    int
	units int64
}

// usesOf returns the uses of each centre that count and are more than 0, in the least whole
// numbers, and which centres have only uses that are right. It looks once at each use: there
// may be millions.
func usesOf(centres []Centre, place map[partnership.LineID]int, counts func(from, to int, support bool) bool) (served [][]use, right []bool) {
	served, right = make([][]use, len(centres)), make([]bool, len(centres))
	last := make([]int, len(centres)) // the number, from 1, of the last centre that each is a user of
	for from, c := range centres {
		uses, divisor := make([]use, 0, len(c.Serves)), int64(0)
		right[from] = true
		for _, u := range c.Serves {
			units, known := u.Value.Millionths()
			to, found := place[u.Line]
			if !found || !known || units < 0 || to == from || last[to] == from+1 {
				right[from] = false
				break
			}
			last[to] = from + 1
			if units > 0 && counts(from, to, centres[to].support()) {
				uses = append(uses, use{to, units})
				divisor = greatestDivisor(divisor, units)
			}
		}
		for i := range uses {
			uses[i].units /= divisor
		}
		served[from] = uses
	}
	return served, right
}

// greatestDivisor returns the greatest number that divides a and b.
func greatestDivisor(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// checkReach returns an error for each support centre whose cost reaches no
// front-line service. Without one the equations have just one solution.
func checkReach(centres []Centre, served [][]use) error {
	serving := make([][]int, len(centres)) // which support centres serve each of them
	reaches, next := make([]bool, len(centres)), []int{}
	for from, c := range centres {
		reaches[from] = !c.support()
		for _, u := range served[from] {
			if centres[u.to].support() {
				serving[u.to] = append(serving[u.to], from)
			} else {
				reaches[from] = true
			}
		}
		if c.support() && reaches[from] {
			next = append(next, from)
		}
	}
	for ; len(next) > 0; next = next[1:] {
		for _, from := range serving[next[0]] {
			if !reaches[from] {
				reaches[from], next = true, append(next, from)
			}
		}
	}
	i := -1
	return field.Each("centres", centres, func(c Centre) error {
		if i++; reaches[i] {
			return nil
		}
		return field.At("serves", fmt.Errorf("the cost of %q reaches no front-line service: %w", c.Line, field.ErrInvalid))
	})
}

// distribute returns what each centre receives, in so many parts of a penny: its part of
// the total of each support centre.
func distribute(centres []Centre, served [][]use, prices func([]supplier) ([]*big.Int, *big.Int)) (received []*big.Int, parts *big.Int) {
	suppliers, places := suppliersOf(centres, served)
	unit, parts := prices(suppliers)
	room, received := make([]big.Int, len(centres)), make([]*big.Int, len(centres))
	for i := range received {
		received[i] = &room[i]
	}
	var product, units big.Int
	for n, from := range places {
		for _, u := range served[from] {
			received[u.to].Add(received[u.to], product.Mul(unit[n], units.SetInt64(u.units)))
		}
	}
	return received, parts
}

// A supplier is a support centre in the equations.
type supplier struct {
	cost  int64    // its own, in pence
	units *big.Int // how many units all use of it together
	uses  []use    // who of the suppliers uses it, by their places among them
}

// suppliersOf returns the support centres and their places.
func suppliersOf(centres []Centre, served [][]use) (suppliers []supplier, places []int) {
	places = supportOf(centres)
	at := make([]int, len(centres)) // which of them each support centre is
	for n, place := range places {
		at[place] = n
	}
	suppliers = make([]supplier, len(places))
	var units big.Int
	for n, place := range places {
		s := supplier{cost: centres[place].Cost.KnownPence(), units: new(big.Int)}
		for _, u := range served[place] {
			s.units.Add(s.units, units.SetInt64(u.units))
			if centres[u.to].support() {
				s.uses = append(s.uses, use{at[u.to], u.units})
			}
		}
		suppliers[n] = s
	}
	return suppliers, places
}

// rounded returns what each centre costs, with what it receives in whole pence. The errors
// are those of supported.
func rounded(centres []Centre, received []*big.Int, parts *big.Int) (FullCosts, error) {
	costs, passedOn, err := supported(centres, received, parts)
	if err != nil {
		return nil, err
	}
	var places []int
	var exact []*big.Int
	for i, c := range centres {
		if !c.support() {
			places, exact = append(places, i), append(exact, received[i])
		}
	}
	split, _ := costing.Split(passedOn, exact, parts, func(i, j int) int {
		return cmp.Compare(centres[places[i]].Line, centres[places[j]].Line)
	})
	for k, i := range places {
		costs[i].Received = split[k]
	}
	for i := range costs {
		costs[i].Total = plus(costs[i].Own, costs[i].Received)
	}
	return costs, nil
}

const (
	maxParts   = 1 << 10 // how long, in bits, the parts of a penny may be of a total that is shown exactly
	maxExactly = 200     // how long the fraction may be
)

// exactly returns the total of a centre in pounds as a fraction, if it is not whole pence and
// not longer than anybody reads.
func exactly(c Centre, received, remainder, parts *big.Int) string {
	if remainder.Sign() == 0 || parts.BitLen() > maxParts {
		return ""
	}
	total := new(big.Rat).SetFrac(received, parts)
	total.Add(total, new(big.Rat).SetInt64(c.Cost.KnownPence()))
	if text := total.Quo(total, big.NewRat(100, 1)).RatString(); len(text) <= maxExactly {
		return text
	}
	return ""
}

// supported returns what each centre costs, with what support centres receive to the nearest
// penny, of which half rounds up; and what they cost together. It returns ErrRange for a
// support centre that passes on more than an amount of money can be, because nearly all of
// it goes round.
func supported(centres []Centre, received []*big.Int, parts *big.Int) (costs FullCosts, passedOn costing.Money, err error) {
	costs, passedOn = make(FullCosts, len(centres)), costing.Pence(0)
	i := -1
	var pence, remainder, most big.Int // long numbers are not made anew for each
	err = field.Each("centres", centres, func(c Centre) error {
		i++
		costs[i] = FullCost{Line: c.Line, Support: c.support(), Own: c.Cost}
		if !c.support() {
			return nil
		}
		pence.QuoRem(received[i], parts, &remainder)
		if c := pence.Cmp(most.SetInt64(math.MaxInt64 - c.Cost.KnownPence())); c > 0 || c == 0 && remainder.Sign() > 0 {
			return field.At("serves", fmt.Errorf("%q passes on more than an amount of money can be: %w", costs[i].Line, field.ErrRange))
		}
		costs[i].Exactly = exactly(c, received[i], &remainder, parts)
		received := pence.Int64()
		if remainder.Lsh(&remainder, 1).Cmp(parts) >= 0 {
			received++
		}
		costs[i].Received, passedOn = costing.Pence(received), plus(passedOn, c.Cost)
		return nil
	})
	return costs, passedOn, err
}

// plus returns a and b together where their sum is known to be an amount of money, or
// where one of them is not known.
func plus(a, b costing.Money) costing.Money {
	sum, _ := a.Add(b)
	return sum
}
