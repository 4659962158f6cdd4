package coop

import (
	"math/big"
)

// column is a constraint y·vec ≤ cost of a program, or y·vec = cost if it is free.
type column struct {
	vec   []int64
	cost  *big.Rat
	group Coalition // whom it is about
	kind  columnKind
}

// columnKind is what a constraint says.
type columnKind int8

const (
	groupColumn columnKind = iota // how unhappy a group is at most
	aloneColumn                   // that a partner pays no more than alone
	fixedColumn                   // what a group pays
	guardColumn                   // that the unhappiness does not fall for ever
	limitColumn                   // any other
)

// simplex finds the largest y·rhs with y·vec ≤ cost for each column, exactly. It holds as many
// columns, the basis, as y has entries. The inverse of the basis is kept as whole numbers over
// its determinant, so that a step is made of products and divisions without a rest.
type simplex struct {
	cols  []column     // all that have been met
	basis []int        // which of them are held
	held  []bool       // by column
	adj   [][]*big.Int // the inverse times det: one row for each column of the basis
	det   *big.Int     // above 0
	rhs   []int64
	scale *big.Int   // what the costs have as a common denominator
	costs []*big.Int // times scale
}

// newSimplex begins with a basis of unit columns, as if y were limited one by one; each must be
// replaced at once by enter.
func newSimplex(rhs []int64) *simplex {
	d := len(rhs)
	p := &simplex{basis: make([]int, d), adj: make([][]*big.Int, d), det: big.NewInt(1), rhs: rhs, scale: big.NewInt(1)}
	for i := range p.adj {
		p.basis[i] = -1
		p.adj[i] = make([]*big.Int, d)
		for j := range p.adj[i] {
			p.adj[i][j] = new(big.Int)
		}
		p.adj[i][i].SetInt64(1)
	}
	return p
}

// add adds a column, and returns its number.
func (p *simplex) add(c column) int {
	p.cols = append(p.cols, c)
	p.held = append(p.held, false)
	p.costs = append(p.costs, nil)
	p.setCost(len(p.cols)-1, c.cost)
	return len(p.cols) - 1
}

// setCost sets the cost of a column.
func (p *simplex) setCost(c int, cost *big.Rat) {
	p.cols[c].cost = cost
	if rest := new(big.Int).Rem(p.scale, cost.Denom()); rest.Sign() != 0 {
		gcd := new(big.Int).GCD(nil, nil, p.scale, cost.Denom())
		factor := gcd.Quo(cost.Denom(), gcd)
		p.scale = new(big.Int).Mul(p.scale, factor)
		for i, n := range p.costs {
			if n != nil {
				p.costs[i] = new(big.Int).Mul(n, factor)
			}
		}
	}
	n := new(big.Int).Quo(p.scale, cost.Denom())
	p.costs[c] = n.Mul(n, cost.Num())
}

// column returns how a column is made of those of the basis, times det.
func (p *simplex) column(c int) []*big.Int {
	parts := make([]*big.Int, len(p.basis))
	var by multiplier
	for k, row := range p.adj {
		parts[k] = by.times(new(big.Int), p.cols[c].vec, row)
	}
	return parts
}

// A multiplier multiplies vectors, in room that it keeps.
type multiplier struct{ product, factor big.Int }

// times sets sum to the product of two vectors, and returns it.
func (m *multiplier) times(sum *big.Int, vec []int64, with []*big.Int) *big.Int {
	sum.SetInt64(0)
	for j, v := range vec {
		switch v {
		case 0:
		case 1:
			sum.Add(sum, with[j])
		default:
			sum.Add(sum, m.product.Mul(with[j], m.factor.SetInt64(v)))
		}
	}
	return sum
}

// replace puts a column, of which column returned the parts, at a place of the basis.
func (p *simplex) replace(place, c int, parts []*big.Int) {
	pivot, row := parts[place], p.adj[place]
	var product big.Int
	for k, other := range p.adj {
		if k == place {
			continue
		}
		part := parts[k]
		for j, n := range other {
			n.Mul(n, pivot)
			if part.Sign() != 0 && row[j].Sign() != 0 {
				n.Sub(n, product.Mul(part, row[j]))
			}
			n.Quo(n, p.det)
		}
	}
	p.det = new(big.Int).Set(pivot)
	if p.det.Sign() < 0 {
		p.det.Neg(p.det)
		for _, row := range p.adj {
			for _, n := range row {
				n.Neg(n)
			}
		}
	}
	if out := p.basis[place]; out >= 0 {
		p.held[out] = false
	}
	p.basis[place], p.held[c] = c, true
}

// start puts columns that are independent in the place of the unit columns.
func (p *simplex) start(columns []int) {
	for _, c := range columns {
		parts := p.column(c)
		for place, part := range parts {
			if p.basis[place] < 0 && part.Sign() != 0 {
				p.replace(place, c, parts)
				break
			}
		}
	}
}

// y returns the solution as whole numbers over one that is above 0, in lowest terms.
func (p *simplex) y() (y []*big.Int, over *big.Int) {
	y = make([]*big.Int, len(p.rhs))
	gcd := new(big.Int).Mul(p.det, p.scale)
	over = new(big.Int).Set(gcd)
	var product big.Int
	for j := range y {
		y[j] = new(big.Int)
		for k, c := range p.basis {
			if p.costs[c].Sign() != 0 && p.adj[k][j].Sign() != 0 {
				y[j].Add(y[j], product.Mul(p.costs[c], p.adj[k][j]))
			}
		}
		gcd.GCD(nil, nil, gcd, product.Abs(y[j]))
	}
	for _, n := range y {
		n.Quo(n, gcd)
	}
	return y, over.Quo(over, gcd)
}

// weight returns the weight of a column of the basis, times det.
func (p *simplex) weight(place int) *big.Int {
	sum := new(big.Int)
	var product, factor big.Int
	for j, v := range p.rhs {
		if v != 0 {
			sum.Add(sum, product.Mul(p.adj[place][j], factor.SetInt64(v)))
		}
	}
	return sum
}

// patience is how many steps in a row may lead nowhere before the columns are taken in order,
// which cannot go round in a circle.
const patience = 40

// improve makes steps until no column that it knows is broken. It reports whether there is a
// solution: without one the constraints contradict each other.
func (p *simplex) improve() bool {
	for still := 0; ; {
		y, over := p.y()
		c := p.broken(y, over, still > patience)
		if c < 0 {
			return true
		}
		parts := p.column(c)
		place := p.leaves(parts)
		if place < 0 {
			return false
		}
		if p.weight(place).Sign() == 0 {
			still++
		} else {
			still = 0
		}
		p.replace(place, c, parts)
	}
}

// broken returns a column that y breaks: the one that it breaks most, or the first. If there is
// none it returns -1.
func (p *simplex) broken(y []*big.Int, over *big.Int, first bool) int {
	worst, at := new(big.Int), -1
	cost, sum := new(big.Int), new(big.Int)
	var by multiplier
	for c := range p.cols {
		if p.held[c] || p.cols[c].kind == fixedColumn {
			continue
		}
		sum.Mul(by.times(sum, p.cols[c].vec, y), p.scale)
		sum.Sub(sum, cost.Mul(p.costs[c], over))
		if sum.Cmp(worst) > 0 {
			worst.Set(sum)
			if at = c; first {
				break
			}
		}
	}
	return at
}

// leaves returns the place of the basis that a column with such parts takes, or -1 for none.
func (p *simplex) leaves(parts []*big.Int) int {
	at := -1
	var least *big.Int
	var a, b big.Int
	for k, part := range parts {
		if part.Sign() <= 0 || p.cols[p.basis[k]].kind == fixedColumn {
			continue
		}
		weight := p.weight(k)
		if at >= 0 {
			order := a.Mul(weight, parts[at]).Cmp(b.Mul(least, part))
			if order > 0 || order == 0 && p.basis[k] > p.basis[at] {
				continue
			}
		}
		at, least = k, weight
	}
	return at
}
