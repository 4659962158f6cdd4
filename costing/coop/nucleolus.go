package coop

import (
	"fmt"
	"math/big"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// stage is one step to a nucleolus: how unhappy the unhappiest groups of those must be that were
// not fixed before, and why.
type stage struct {
	level *big.Rat // in pence by the measure
	rows  []row
}

// row is a weighted group of a stage.
type row struct {
	group  Coalition
	kind   columnKind
	weight *big.Rat
}

// lexical is the search for a nucleolus.
type lexical struct {
	m      measure
	capped bool // nobody pays more than alone
	search *search
	p      *simplex
	met    []bool // of groups: whether their column is in p
	stages []stage
	y      []*big.Int
	over   *big.Int
}

// batch is how many groups are added at once.
const batch = 24

// notDetermined is the error where more than one division is as good.
func notDetermined() error {
	return fmt.Errorf("the groups whose cost is not £0 do not determine what each pays: %w", field.ErrInvalid)
}

// nucleolus makes the unhappiest group as happy as can be, then the next, until all is fixed; or
// returns after one stage. If it is capped, nobody pays more than alone, and such a division must
// exist. The costs must all be known.
func (g Game) nucleolus(m measure, capped, once bool) (*lexical, error) {
	n := g.n()
	rhs := make([]int64, n+1)
	rhs[n] = 1
	x := &lexical{m: m, capped: capped, search: newSearch(n, m), p: newSimplex(rhs), met: make([]bool, len(g.costs))}
	x.search.leaveOut(g.all())
	if n == 1 {
		x.y, x.over = []*big.Int{big.NewInt(g.total()), new(big.Int)}, big.NewInt(1)
		return x, nil
	}
	x.begin(g)
	for {
		x.search.ready()
		if err := x.solve(g); err != nil {
			return nil, err
		}
		positive := x.record(g)
		if once {
			return x, nil
		}
		x.fix(g, positive)
		if len(x.search.free) == 0 {
			return x, nil
		}
	}
}

// vec returns the entries of a constraint about a group.
func (x *lexical) vec(g Game, group Coalition, measure int64) []int64 {
	vec := make([]int64, g.n()+1)
	for i := range g.n() {
		if group.Has(i) {
			vec[i] = 1
		}
	}
	vec[g.n()] = measure
	return vec
}

// unhappy adds the constraint that a group is not unhappier than the unhappiest.
func (x *lexical) unhappy(g Game, s Coalition) int {
	x.met[s] = true
	return x.p.add(column{x.vec(g, s, x.m.of(g, s)), whole(g.costs[s]), s, groupColumn})
}

// guard adds the constraint that the unhappiness does not fall for ever.
func (x *lexical) guard(g Game) int {
	far := new(big.Int).Lsh(big.NewInt(1), 200)
	return x.p.add(column{x.vec(g, 0, 1), new(big.Rat).SetInt(far), 0, guardColumn})
}

// begin puts the first columns into the basis: what all pay, and everyone alone but the first.
func (x *lexical) begin(g Game) {
	n := g.n()
	columns := []int{x.p.add(column{x.vec(g, g.all(), 0), whole(g.total()), g.all(), fixedColumn})}
	for i := range n {
		alone := -1
		if x.capped {
			alone = x.p.add(column{x.vec(g, only(i), 0), whole(g.alone(i)), only(i), aloneColumn})
		} else {
			alone = x.unhappy(g, only(i))
		}
		if i > 0 {
			columns = append(columns, alone)
		}
	}
	x.p.start(append(columns, x.next(g)))
}

// next returns a column with which a stage can begin.
func (x *lexical) next(g Game) int {
	if x.m == perPound {
		return x.guard(g)
	}
	// The first group that is not fixed and its complement share the unhappiness.
	for c, held := range x.p.held {
		if held && x.p.cols[c].kind != fixedColumn {
			return x.complement(g, x.p.cols[c].group)
		}
	}
	return x.complement(g, only(1))
}

// complement adds the column of all but a group.
func (x *lexical) complement(g Game, s Coalition) int {
	rest := g.all() &^ s
	for c := range x.p.cols {
		if x.p.cols[c].group == rest && x.p.cols[c].kind == groupColumn {
			return c
		}
	}
	return x.unhappy(g, rest)
}

// solve finds the least unhappiness of the groups that are not fixed.
func (x *lexical) solve(g Game) error {
	for {
		if !x.p.improve() {
			return notDetermined()
		}
		x.y, x.over = x.p.y()
		more := x.search.broken(g, x.y, x.over, batch)
		added := false
		for _, s := range more {
			if !x.met[s] {
				x.unhappy(g, s)
				added = true
			}
		}
		if !added {
			break
		}
	}
	for k, c := range x.p.basis {
		if x.p.cols[c].kind == guardColumn && x.p.weight(k).Sign() != 0 {
			return notDetermined()
		}
	}
	return nil
}

// record keeps the stage, and returns the places of the basis that have a weight.
func (x *lexical) record(g Game) (positive []int) {
	n := g.n()
	s := stage{level: new(big.Rat).SetFrac(new(big.Int).Neg(x.y[n]), x.over)}
	for k, c := range x.p.basis {
		weight := x.p.weight(k)
		if weight.Sign() == 0 {
			continue
		}
		col := x.p.cols[c]
		s.rows = append(s.rows, row{col.group, col.kind, new(big.Rat).SetFrac(weight, x.p.det)})
		if col.kind != fixedColumn {
			positive = append(positive, k)
		}
	}
	x.stages = append(x.stages, s)
	return positive
}

// fix fixes what the groups with a weight pay, and prepares the next stage.
func (x *lexical) fix(g Game, positive []int) {
	out := -1
	for _, k := range positive {
		col := &x.p.cols[x.p.basis[k]]
		x.search.leaveOut(col.group)
		if col.kind == groupColumn && out < 0 {
			out = k // it follows from the others
			continue
		}
		pays := new(big.Int)
		for i := range g.n() {
			if col.group.Has(i) {
				pays.Add(pays, x.y[i])
			}
		}
		col.kind, col.vec = fixedColumn, x.vec(g, col.group, 0)
		x.p.setCost(x.p.basis[k], new(big.Rat).SetFrac(pays, x.over))
	}
	if len(x.search.free) == 0 {
		return
	}
	x.search.ready()
	// The inverse is of the columns as they were: without the measure in a fixed column.
	x.rebase(g, out)
}

// rebase begins the next stage: the columns that are held stay, but for one.
func (x *lexical) rebase(g Game, out int) {
	columns := []int{}
	for k, c := range x.p.basis {
		if k != out {
			columns = append(columns, c)
		}
	}
	p := newSimplex(x.p.rhs)
	clear(x.met)
	for c, col := range x.p.cols {
		held := false
		for i, kept := range columns {
			if kept == c {
				columns[i], held = len(p.cols), true
				break
			}
		}
		in := col.kind == groupColumn && x.search.isIn(int(col.group)>>x.search.low, int(col.group)&(1<<x.search.low-1)) || col.kind == aloneColumn
		if !held && !in {
			continue
		}
		p.add(col)
		if col.kind == groupColumn {
			x.met[col.group] = true
		}
	}
	x.p = p
	if x.m == perPound {
		columns = append(columns, x.guard(g))
	} else {
		columns = append(columns, x.complement(g, x.firstFree(columns)))
	}
	p.start(columns)
}

// firstFree returns the group of the first column that is not fixed.
func (x *lexical) firstFree(columns []int) Coalition {
	for _, c := range columns {
		if x.p.cols[c].kind != fixedColumn {
			return x.p.cols[c].group
		}
	}
	return only(0)
}

// shares returns what each partner pays, in pence.
func (x *lexical) shares(g Game) []*big.Rat {
	shares := make([]*big.Rat, g.n())
	for i := range shares {
		shares[i] = new(big.Rat).SetFrac(x.y[i], x.over)
	}
	return shares
}
