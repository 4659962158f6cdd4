package costing

import (
	"cmp"
	"errors"
	"fmt"
	"math/big"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
)

// Centre is a cost centre: a support centre if it serves others, and a front-line
// service if it serves none.
type Centre struct {
	Line   partnership.LineID `json:"line"`             // unique in its list
	Cost   Money              `json:"cost"`             // its own, before any overhead
	Serves []CentreUse        `json:"serves,omitempty"` // who uses it, in one unit; none: front-line
}

// CentreUse is how much a centre uses of a support centre: hours, heads, square
// metres or per cent.
type CentreUse struct {
	Line  partnership.LineID   `json:"line"`           // who uses it
	Value partnership.Quantity `json:"value,omitzero"` // 0 to 1,000,000,000
}

// CentreCost is what a centre costs with overheads. Total is always Own and Received
// together.
type CentreCost struct {
	Line     partnership.LineID `json:"line"`     // the centre
	Support  bool               `json:"support"`  // whether Total was passed on to others
	Own      Money              `json:"own"`      // before any overhead
	Received Money              `json:"received"` // from support centres
	Total    Money              `json:"total"`    // with overheads
}

// CentreCosts are what the centres of an allocation cost, in their order.
type CentreCosts []CentreCost

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
// ErrDuplicate, under "cost" ErrInvalid for less than £0; under "serves[j].line"
// ErrNotFound for a centre that is not there, ErrInvalid for the centre itself and
// ErrDuplicate, under "serves[j].value" those of Weight.Validate; and at
// "centres[i].serves" ErrInvalid for a support centre whose cost reaches no front-line
// service, and ErrRange for one that passes on more than Money holds.
func DirectAllocation(centres []Centre) (CentreCosts, error) {
	return allocate(centres, func(_, _ int, support bool) bool { return !support })
}

// StepDownAllocation allocates the cost of the first support centre to all others
// and to the front-line services, then that of the second, with what it received, to
// those after it, and so on in the order given: what a support centre uses of a
// later one does not count. Its result, rounding and errors are those of
// DirectAllocation.
func StepDownAllocation(centres []Centre) (CentreCosts, error) {
	return allocate(centres, func(from, to int, support bool) bool { return !support || to > from })
}

// ReciprocalAllocation allocates the costs of the support centres with all that they
// use of one another: what each passes on is its own cost and its part of what the
// others pass on, which is a system of linear equations. It is solved exactly, in
// fractions. The work grows as the third power of the number of support centres.
//
// Its result, rounding and errors are those of DirectAllocation. Support centres that
// serve only one another have no solution: their costs go round among them for ever.
// Each is named in the error.
func ReciprocalAllocation(centres []Centre) (CentreCosts, error) {
	return allocate(centres, func(_, _ int, _ bool) bool { return true })
}

// allocate is an allocation in which the use of centre from by centre to counts if
// counts says so; support is whether to is a support centre.
func allocate(centres []Centre, counts func(from, to int, support bool) bool) (CentreCosts, error) {
	place := placesOf(centres)
	if err := checkCentres(centres, place); err != nil {
		return nil, err
	}
	shares := make([][]*big.Rat, len(centres))
	for from, c := range centres {
		shares[from] = c.shares(place, func(to int) bool { return counts(from, to, len(centres[to].Serves) > 0) })
	}
	if err := checkReach(centres, shares); err != nil {
		return nil, err
	}
	totals := solve(centres, shares)
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
		return partnership.At("centres", partnership.ErrRequired)
	}
	costs, i := make([]Money, len(centres)), -1
	err := partnership.Each("centres", centres, func(c Centre) error {
		i++
		costs[i] = c.Cost
		line := c.Line.Validate()
		if line == nil && place[c.Line] != i {
			line = fmt.Errorf("%q is there already: %w", c.Line, partnership.ErrDuplicate)
		}
		return errors.Join(
			partnership.At("line", line),
			partnership.At("cost", notBelowZero(c.Cost)),
			c.checkServes(place),
		)
	})
	_, tooMuch := Sum(costs...)
	return errors.Join(err, partnership.At("centres", tooMuch))
}

// checkServes returns every error of the uses of a centre.
func (c Centre) checkServes(place map[partnership.LineID]int) error {
	seen := make(map[partnership.LineID]bool, len(c.Serves))
	return partnership.Each("serves", c.Serves, func(use CentreUse) error {
		line := use.Line.Validate()
		switch _, known := place[use.Line]; {
		case line != nil:
		case !known:
			line = fmt.Errorf("%q is not a centre here: %w", use.Line, partnership.ErrNotFound)
		case use.Line == c.Line:
			line = fmt.Errorf("%q serves itself: %w", use.Line, partnership.ErrInvalid)
		case seen[use.Line]:
			line = fmt.Errorf("%q is there already: %w", use.Line, partnership.ErrDuplicate)
		}
		seen[use.Line] = true
		return errors.Join(partnership.At("line", line), partnership.At("value", checkValue(use.Value)))
	})
}

// shares returns the share that each centre has in the use of c that counts, nil for
// none. If nothing counts, all are nil.
func (c Centre) shares(place map[partnership.LineID]int, counts func(to int) bool) []*big.Rat {
	sum := new(big.Int)
	shares := make([]*big.Rat, len(place))
	for _, use := range c.Serves {
		n, _ := use.Value.Millionths()
		if to := place[use.Line]; n > 0 && counts(to) {
			shares[to] = new(big.Rat).SetInt64(n)
			sum.Add(sum, big.NewInt(n))
		}
	}
	for _, share := range shares {
		if share != nil {
			share.Quo(share, new(big.Rat).SetInt(sum))
		}
	}
	return shares
}

// checkReach returns an error for each support centre whose cost reaches no
// front-line service. Without one the equations have just one solution.
func checkReach(centres []Centre, shares [][]*big.Rat) error {
	reaches := make([]bool, len(centres))
	for i, c := range centres {
		reaches[i] = len(c.Serves) == 0
	}
	for found := true; found; {
		found = false
		for from := range centres {
			for to, share := range shares[from] {
				if share != nil && reaches[to] && !reaches[from] {
					reaches[from], found = true, true
				}
			}
		}
	}
	i := -1
	return partnership.Each("centres", centres, func(c Centre) error {
		if i++; reaches[i] {
			return nil
		}
		return partnership.At("serves", fmt.Errorf("the cost of %q reaches no front-line service: %w", c.Line, partnership.ErrInvalid))
	})
}

// solve returns what each centre costs with what it receives, in pence: its own cost
// and its share of the total of each support centre.
func solve(centres []Centre, shares [][]*big.Rat) []*big.Rat {
	support := slices.DeleteFunc(indexes(len(centres)), func(i int) bool { return len(centres[i].Serves) == 0 })
	solved := eliminate(equations(centres, shares, support))
	totals := make([]*big.Rat, len(centres))
	for n, i := range support {
		totals[i] = solved[n]
	}
	for i, c := range centres {
		if totals[i] != nil {
			continue
		}
		totals[i] = new(big.Rat).SetInt64(c.Cost.pence)
		for _, from := range support {
			if share := shares[from][i]; share != nil {
				totals[i].Add(totals[i], new(big.Rat).Mul(share, totals[from]))
			}
		}
	}
	return totals
}

// equations returns the equations of the support centres: for each, that its total
// less its shares of the totals of the others is its own cost, in the last column.
func equations(centres []Centre, shares [][]*big.Rat, support []int) [][]*big.Rat {
	rows := make([][]*big.Rat, len(support))
	for n, to := range support {
		rows[n] = make([]*big.Rat, len(support)+1)
		for m, from := range support {
			rows[n][m] = new(big.Rat)
			if share := shares[from][to]; share != nil {
				rows[n][m].Neg(share)
			}
		}
		rows[n][n].SetInt64(1)
		rows[n][len(support)] = new(big.Rat).SetInt64(centres[to].Cost.pence)
	}
	return rows
}

// eliminate solves the equations by Gauss's elimination. No entry of the diagonal
// becomes 0, because every centre reaches a front-line service: the columns are
// weakly diagonally dominant, and strictly where they leave the system.
func eliminate(rows [][]*big.Rat) []*big.Rat {
	last, product := len(rows), new(big.Rat)
	for n, pivot := range rows {
		for _, row := range rows[n+1:] {
			if row[n].Sign() == 0 {
				continue
			}
			factor := new(big.Rat).Quo(row[n], pivot[n])
			for m := n; m <= last; m++ {
				row[m].Sub(row[m], product.Mul(factor, pivot[m]))
			}
		}
	}
	solution := make([]*big.Rat, last)
	for n, row := range slices.Backward(rows) {
		for m := n + 1; m < last; m++ {
			row[last].Sub(row[last], product.Mul(row[m], solution[m]))
		}
		solution[n] = row[last].Quo(row[last], row[n])
	}
	return solution
}

// checkTotals returns ErrRange for a support centre that passes on more than an amount
// of money can be, because nearly all of it goes round.
func checkTotals(centres []Centre, totals []*big.Rat) error {
	most, i := new(big.Rat).SetInt64(maxPence), -1
	return partnership.Each("centres", centres, func(c Centre) error {
		if i++; totals[i].Cmp(most) <= 0 {
			return nil
		}
		return partnership.At("serves", fmt.Errorf("%q passes on more than an amount of money can be: %w", c.Line, partnership.ErrRange))
	})
}

// centreCosts rounds the totals.
func centreCosts(centres []Centre, totals []*big.Rat) CentreCosts {
	costs := make(CentreCosts, len(centres))
	rests := make([]*big.Rat, len(centres))
	frontLine, spare := []int{}, int64(0)
	for i, c := range centres {
		received := new(big.Rat).Sub(totals[i], new(big.Rat).SetInt64(c.Cost.pence))
		whole := new(big.Int).Quo(received.Num(), received.Denom())
		rests[i] = received.Sub(received, new(big.Rat).SetInt(whole))
		costs[i] = CentreCost{Line: c.Line, Support: len(c.Serves) > 0, Own: c.Cost, Received: Money{pence: whole.Int64()}}
		if costs[i].Support {
			spare += c.Cost.pence
			costs[i].Received.pence += half(rests[i])
			continue
		}
		spare -= whole.Int64()
		frontLine = append(frontLine, i)
	}
	slices.SortFunc(frontLine, func(i, j int) int {
		return cmp.Or(rests[j].Cmp(rests[i]), cmp.Compare(centres[i].Line, centres[j].Line))
	})
	for _, i := range frontLine[:spare] {
		costs[i].Received.pence++
	}
	for i := range costs {
		costs[i].Total.pence = costs[i].Own.pence + costs[i].Received.pence
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
