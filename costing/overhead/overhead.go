package overhead

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"math/big"
	"slices"

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

// CentreUse is how much a centre uses of a support centre: hours, heads, square
// metres or per cent.
type Use struct {
	Line  partnership.LineID   `json:"line"`           // who uses it
	Value partnership.Quantity `json:"value,omitzero"` // 0 or more
}

// CentreCost is what a centre costs with overheads. Total is always Own and Received
// together.
type Cost struct {
	Line     partnership.LineID `json:"line"`              // the centre
	Support  bool               `json:"support"`           // whether Total was passed on to others
	Own      costing.Money      `json:"own,omitzero"`      // before any overhead
	Received costing.Money      `json:"received,omitzero"` // from support centres
	Total    costing.Money      `json:"total,omitzero"`    // with overheads
}

// CentreCosts are what the centres of an allocation cost, in their order.
type Costs []Cost

// DirectAllocation allocates the costs of the support centres to the front-line
// services only, by their use: what support centres use of one another does not
// count. It returns every centre in the order given.
//
// It is exact until the end. There what the front-line services received is cut to
// whole pence, and the spare pennies go to the largest remainders, ties by line id:
// their Totals add up to the cost of all centres, to the penny. What support centres
// received is for information, and to the nearest penny.
//
// The errors are ErrRequired at "centres" for none, and ErrRange if Money does not
// hold their costs; at "centres[i]" under "line" ErrRequired, ErrInvalid and
// ErrDuplicate, under "cost" ErrRequired if it is not known and ErrInvalid for less than
// £0; under "serves[j].line"
// ErrNotFound for a centre that is not there, ErrInvalid for the centre itself and
// ErrDuplicate, under "serves[j].value" those of Weight.Validate; and at
// "centres[i].serves" ErrInvalid for a support centre whose cost reaches no front-line
// service, and ErrRange for one that passes on more than Money holds.
func Direct(centres []Centre) (Costs, error) {
	return allocate(centres, func(_, _ int, support bool) bool { return !support })
}

// StepDownAllocation allocates the cost of the first support centre to all others
// and to the front-line services, then that of the second, with what it received, to
// those after it, and so on in the order given: what a support centre uses of a
// later one does not count. Its result, rounding and errors are those of
// DirectAllocation.
func StepDown(centres []Centre) (Costs, error) {
	return allocate(centres, func(from, to int, support bool) bool { return !support || to > from })
}

// ReciprocalAllocation allocates the costs of the support centres with all that they
// use of one another: what each passes on is its own cost and its part of what the
// others pass on, which is a system of linear equations. It is solved exactly, in whole
// numbers that become longer with every centre: the work grows between the fourth and
// the fifth power of the number of support centres.
//
// Its result, rounding and errors are those of DirectAllocation. Support centres that
// serve only one another have no solution: their costs go round among them for ever.
// Each is named in the error.
func Reciprocal(centres []Centre) (Costs, error) {
	return allocate(centres, func(_, _ int, _ bool) bool { return true })
}

// allocate is an allocation in which the use of centre from by centre to counts if
// counts says so; support is whether to is a support centre.
func allocate(centres []Centre, counts func(from, to int, support bool) bool) (Costs, error) {
	place := placesOf(centres)
	if err := checkCentres(centres, place); err != nil {
		return nil, err
	}
	uses := make([][]int64, len(centres))
	for from, c := range centres {
		uses[from] = c.uses(place, func(to int) bool { return counts(from, to, len(centres[to].Serves) > 0) })
	}
	if err := checkReach(centres, uses); err != nil {
		return nil, err
	}
	totals := solve(centres, uses)
	if err := checkTotals(centres, totals); err != nil {
		return nil, err
	}
	return centreCosts(centres, totals), nil
}

// placesOf returns the place of each centre; of two with one id, that of the first.
func placesOf(centres []Centre) map[partnership.LineID]int {
	place := make(map[partnership.LineID]int, len(centres))
	for i, c := range centres {
		if _, ok := place[c.Line]; !ok {
			place[c.Line] = i
		}
	}
	return place
}

// checkCentres returns every error of the centres but that of their reach.
func checkCentres(centres []Centre, place map[partnership.LineID]int) error {
	if len(centres) == 0 {
		return field.At("centres", field.ErrRequired)
	}
	costs, i := make([]costing.Money, len(centres)), -1
	err := field.Each("centres", centres, func(c Centre) error {
		i++
		costs[i] = c.Cost
		line := c.Line.Validate()
		if line == nil && place[c.Line] != i {
			line = fmt.Errorf("%q is there already: %w", c.Line, field.ErrDuplicate)
		}
		return errors.Join(
			field.At("line", line),
			field.At("cost", costing.CheckAmount(c.Cost)),
			c.checkServes(place),
		)
	})
	_, tooMuch := costing.Sum(costs...)
	return errors.Join(err, field.At("centres", tooMuch))
}

// checkServes returns every error of the uses of a centre.
func (c Centre) checkServes(place map[partnership.LineID]int) error {
	seen := make(map[partnership.LineID]bool, len(c.Serves))
	return field.Each("serves", c.Serves, func(use Use) error {
		line := use.Line.Validate()
		switch _, known := place[use.Line]; {
		case line != nil:
		case !known:
			line = fmt.Errorf("%q is not a centre here: %w", use.Line, field.ErrNotFound)
		case use.Line == c.Line:
			line = fmt.Errorf("%q serves itself: %w", use.Line, field.ErrInvalid)
		case seen[use.Line]:
			line = fmt.Errorf("%q is there already: %w", use.Line, field.ErrDuplicate)
		}
		seen[use.Line] = true
		return errors.Join(field.At("line", line), field.At("value", checkUse(use.Value)))
	})
}

// uses returns the use of c by each centre that counts, in the least whole numbers, and
// 0 for the others.
func (c Centre) uses(place map[partnership.LineID]int, counts func(to int) bool) []int64 {
	uses, divisor := make([]int64, len(place)), int64(0)
	for _, use := range c.Serves {
		if to := place[use.Line]; counts(to) {
			uses[to], _ = use.Value.Millionths()
			divisor = greatestDivisor(divisor, uses[to])
		}
	}
	for to := range uses {
		uses[to] /= max(1, divisor)
	}
	return uses
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
func checkReach(centres []Centre, uses [][]int64) error {
	reaches := make([]bool, len(centres))
	for i, c := range centres {
		reaches[i] = len(c.Serves) == 0
	}
	for found := true; found; {
		found = false
		for from := range centres {
			for to, use := range uses[from] {
				if use > 0 && reaches[to] && !reaches[from] {
					reaches[from], found = true, true
				}
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

// solve returns what each centre costs with what it receives, in pence: its own cost
// and its part of the total of each support centre.
func solve(centres []Centre, uses [][]int64) []*big.Rat {
	support := slices.DeleteFunc(indexesOf(centres), func(i int) bool { return len(centres[i].Serves) == 0 })
	prices, parts := eliminate(equations(centres, uses, support))
	totals, product := make([]*big.Rat, len(centres)), new(big.Int)
	for i, c := range centres {
		total := big.NewInt(pence(c.Cost))
		total.Mul(total, parts)
		for n, from := range support {
			total.Add(total, product.Mul(prices[n], product.SetInt64(uses[from][i])))
		}
		totals[i] = new(big.Rat).SetFrac(total, parts)
	}
	return totals
}

// sumOfUses returns the uses of a centre together.
func sumOfUses(uses []int64) *big.Int {
	sum, next := new(big.Int), new(big.Int)
	for _, use := range uses {
		sum.Add(sum, next.SetInt64(use))
	}
	return sum
}

// equations returns the equations of the support centres. What is sought is the price
// of a unit of each. All its units at that price are what it passes on; less the units
// of the others that it uses, at theirs, they are its own cost, in the last column.
func equations(centres []Centre, uses [][]int64, support []int) [][]*big.Int {
	rows := make([][]*big.Int, len(support))
	for n, to := range support {
		rows[n] = make([]*big.Int, len(support)+1)
		for m, from := range support {
			rows[n][m] = big.NewInt(-uses[from][to])
		}
		rows[n][n] = sumOfUses(uses[to])
		rows[n][len(support)] = big.NewInt(pence(centres[to].Cost))
	}
	return rows
}

// eliminate solves the equations by elimination without fractions (Bareiss,
// "Sylvester's identity and multistep integer-preserving Gaussian elimination",
// Mathematics of Computation 22 (1968)): every entry is a determinant of entries of the
// equations, and every division leaves nothing. It returns the solution as so many
// parts of a whole.
//
// No entry of the diagonal becomes 0, because every centre reaches a front-line
// service: the columns are weakly diagonally dominant, and strictly where they leave
// the system.
func eliminate(rows [][]*big.Int) (solution []*big.Int, parts *big.Int) {
	last, parts := len(rows), big.NewInt(1)
	for n, pivot := range rows {
		for _, row := range rows[n+1:] {
			for m := n + 1; m <= last; m++ {
				cross(row[m], pivot[n], row[n], pivot[m], parts)
			}
		}
		parts = pivot[n]
	}
	solution = make([]*big.Int, last)
	for n, row := range slices.Backward(rows) {
		sum, product := new(big.Int).Mul(row[last], parts), new(big.Int)
		for m := n + 1; m < last; m++ {
			sum.Sub(sum, product.Mul(row[m], solution[m]))
		}
		solution[n] = sum.Quo(sum, row[n])
	}
	return solution, parts
}

// cross sets entry to entry × pivot less a × b, divided by divisor, of which it is a
// multiple.
func cross(entry, pivot, a, b, divisor *big.Int) {
	if entry.Sign() == 0 && (a.Sign() == 0 || b.Sign() == 0) {
		return
	}
	product := new(big.Int).Mul(a, b)
	entry.Quo(product.Sub(new(big.Int).Mul(entry, pivot), product), divisor)
}

// checkTotals returns ErrRange for a support centre that passes on more than an amount
// of money can be, because nearly all of it goes round.
func checkTotals(centres []Centre, totals []*big.Rat) error {
	most, i := new(big.Rat).SetInt64(math.MaxInt64), -1
	return field.Each("centres", centres, func(c Centre) error {
		if i++; totals[i].Cmp(most) <= 0 {
			return nil
		}
		return field.At("serves", fmt.Errorf("%q passes on more than an amount of money can be: %w", c.Line, field.ErrRange))
	})
}

// centreCosts rounds the totals.
func centreCosts(centres []Centre, totals []*big.Rat) Costs {
	costs := make(Costs, len(centres))
	rests := make([]*big.Rat, len(centres))
	frontLine, spare := []int{}, int64(0)
	for i, c := range centres {
		received := new(big.Rat).Sub(totals[i], new(big.Rat).SetInt64(pence(c.Cost)))
		whole := new(big.Int).Quo(received.Num(), received.Denom())
		rests[i] = received.Sub(received, new(big.Rat).SetInt(whole))
		costs[i] = Cost{Line: c.Line, Support: len(c.Serves) > 0, Own: c.Cost, Received: costing.Pence(whole.Int64())}
		if costs[i].Support {
			spare += pence(c.Cost)
			costs[i].Received = costing.Pence(whole.Int64() + half(rests[i]))
			continue
		}
		spare -= whole.Int64()
		frontLine = append(frontLine, i)
	}
	slices.SortFunc(frontLine, func(i, j int) int {
		return cmp.Or(rests[j].Cmp(rests[i]), cmp.Compare(centres[i].Line, centres[j].Line))
	})
	for _, i := range frontLine[:spare] {
		costs[i].Received = plus(costs[i].Received, costing.Pence(1))
	}
	for i := range costs {
		costs[i].Total = plus(costs[i].Own, costs[i].Received)
	}
	return costs
}

// half returns 1 if rest is a half or more, and else 0.
func half(rest *big.Rat) int64 {
	if rest.Cmp(big.NewRat(1, 2)) < 0 {
		return 0
	}
	return 1
}
