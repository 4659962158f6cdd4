package matrix

import (
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// CoxCondition is one of the conditions that the ratings of a matrix have to meet to agree
// with probability × loss (L. A. Cox, "What's Wrong with Risk Matrices?", Risk Analysis
// 28(2), 2008). They are about the lowest and the highest rating; all ratings between
// these count as one.
//
// Each axis is taken to run from 0 to 1 in equal steps: with 5 levels of likelihood, the
// second holds the probabilities from 0.2 to 0.4. A cell holds every risk of its part of
// the axes.
type CoxCondition string

// The conditions.
const (
	// WeakConsistency means that no risk with the highest rating is smaller than a risk
	// with the lowest.
	WeakConsistency CoxCondition = "weak-consistency"
	// Betweenness means that no small rise of likelihood and impact takes a risk from the
	// lowest rating to the highest: no two such cells share an edge, or a corner on the
	// way up.
	Betweenness CoxCondition = "betweenness"
	// ConsistentColouring means that risks of the same size have the same rating as far as
	// cells allow. Two things are checked. A cell of the lowest likelihood or impact holds
	// risks of size 0, so it must have the lowest rating. A cell with a rating between the
	// lowest and the highest must touch a cell of each, or hold risks larger than some with
	// the highest rating and risks smaller than some with the lowest.
	ConsistentColouring CoxCondition = "consistent-colouring"
)

// CoxConditions returns every CoxCondition.
func CoxConditions() []CoxCondition {
	return []CoxCondition{WeakConsistency, Betweenness, ConsistentColouring}
}

// UnmarshalText reads one of CoxConditions, or no text for one that is not set; the error wraps
// ErrInvalid.
func (c *CoxCondition) UnmarshalText(text []byte) (err error) {
	*c, err = field.ReadOneOf("condition of Cox", text, CoxConditions())
	return err
}

// Title returns the condition as a form or a report shows it.
func (c CoxCondition) Title() string { return field.Title(c) }

// CoxWarning is a condition that a matrix does not meet.
type CoxWarning struct {
	Condition CoxCondition `json:"condition"` // which
	Breaches  int          `json:"breaches"`  // how many pairs of cells, or cells, break it
	First     string       `json:"first"`     // the first of them, in words
}

// CoxWarnings returns the conditions of Cox that the matrix does not meet, in the order of
// CoxConditions. The matrix has to be valid. Most matrices in use meet few. That is not an
// error, but a reason to compare risks by more than their ratings. A matrix without
// ratings has no warnings.
func (m Matrix) CoxWarnings() []CoxWarning {
	warnings := []CoxWarning{}
	if len(m.Ratings) == 0 {
		return warnings
	}
	c := m.newColouring()
	for _, w := range []CoxWarning{c.weakConsistency(), c.betweenness(), c.consistentColouring()} {
		if w.Breaches > 0 {
			warnings = append(warnings, w)
		}
	}
	return warnings
}

// colouring is the cells of a matrix as the conditions of Cox see them. The size of a
// risk is its likelihood × impact, counted in levels: a cell at levels l and i holds
// risks of the sizes from (l-1)×(i-1) to l×i.
type colouring struct {
	matrix         Matrix
	lowest         []Cell // the cells of the lowest rating
	highest        []Cell // the cells of the highest
	between        []Cell // the others
	mostOfLowest   int    // the largest risk with the lowest rating
	leastOfHighest int    // the smallest risk with the highest
}

// newColouring returns the cells of the matrix.
func (m Matrix) newColouring() colouring {
	c := colouring{matrix: m, leastOfHighest: len(m.Likelihood) * len(m.Impact)}
	for l := range m.Likelihood {
		for i := range m.Impact {
			switch cell := m.cell(l+1, i+1); cell.Rank {
			case 1:
				c.lowest = append(c.lowest, cell)
				c.mostOfLowest = max(c.mostOfLowest, cell.mostRisk())
			case len(m.Ratings):
				c.highest = append(c.highest, cell)
				c.leastOfHighest = min(c.leastOfHighest, cell.leastRisk())
			default:
				c.between = append(c.between, cell)
			}
		}
	}
	return c
}

// leastRisk returns the size of the smallest risk in the cell.
func (r Cell) leastRisk() int { return (r.Likelihood - 1) * (r.Impact - 1) }

// mostRisk returns the size of the largest risk in the cell.
func (r Cell) mostRisk() int { return r.Likelihood * r.Impact }

// add counts a breach, and keeps what the first one is.
func (w *CoxWarning) add(what string) {
	if w.Breaches++; w.Breaches == 1 {
		w.First = what
	}
}

// text says which cell it is and how it is rated.
func (c colouring) text(cell Cell) string {
	return fmt.Sprintf("%s (%s)", c.matrix.Describe(cell), cell.Rating)
}

// weakConsistency compares every cell of the highest rating with every cell of the
// lowest.
func (c colouring) weakConsistency() CoxWarning {
	w := CoxWarning{Condition: WeakConsistency}
	for _, high := range c.highest {
		for _, low := range c.lowest {
			if high.leastRisk() < low.mostRisk() {
				w.add(c.text(high) + " holds risks smaller than some of " + c.text(low))
			}
		}
	}
	return w
}

// betweenness looks at the cells next to one of the lowest rating on the way up.
func (c colouring) betweenness() CoxWarning {
	w := CoxWarning{Condition: Betweenness}
	for _, low := range c.lowest {
		for _, step := range [][2]int{{0, 1}, {1, 0}, {1, 1}} {
			next := c.matrix.neighbour(low, step[0], step[1])
			if next.Rank == len(c.matrix.Ratings) {
				w.add(c.text(low) + " is next to " + c.text(next))
			}
		}
	}
	return w
}

// consistentColouring looks at the cells that are not of the lowest rating.
func (c colouring) consistentColouring() CoxWarning {
	w := CoxWarning{Condition: ConsistentColouring}
	highest := len(c.matrix.Ratings)
	for _, cell := range slices.Concat(c.between, c.highest) {
		mixed := cell.mostRisk() > c.leastOfHighest && cell.leastRisk() < c.mostOfLowest
		switch {
		case cell.leastRisk() == 0:
			w.add(c.text(cell) + " reaches down to a risk of zero")
		case cell.Rank != highest && !mixed && !(c.touches(cell, 1) && c.touches(cell, highest)):
			w.add(c.text(cell) + " does not lie between the lowest and the highest rating")
		}
	}
	return w
}

// touches reports whether a cell shares an edge or a corner with one of a rank.
func (c colouring) touches(cell Cell, rank int) bool {
	for l := -1; l <= 1; l++ {
		for i := -1; i <= 1; i++ {
			if c.matrix.neighbour(cell, l, i).Rank == rank {
				return true
			}
		}
	}
	return false
}
