package coop

import (
	"math/big"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// SidePayment is the smallest change that makes a bill stable.
type SidePayment struct {
	// Verdict is Stable if there is such a change, and Unstable if no bill is stable.
	Verdict Verdict `json:"verdict"`
	// Moved is how much goes from some partners to others, exactly.
	Moved Exact `json:"moved,omitzero"`
	// Changes are by how much each bill rises, or falls if below £0, in whole pence. They add up to
	// £0.
	Changes []costing.Portion `json:"changes"`
	// Bill is the bill after the change. Its exact shares are stable. Its whole pence may leave a
	// group paying more than alone, by less than a penny for each of its members.
	Bill CostAllocation `json:"bill"`
}

// SidePayment returns the change that makes a bill stable and moves the least money in all. Where
// several changes move as little, it is always the same one of them. A stable bill needs no change.
//
// The errors are those of Check, and ErrRequired at "costs" for groups whose cost is not known.
func (g Game) SidePayment(bill []costing.Portion) (SidePayment, error) {
	pays, err := g.bill(bill)
	if err == nil {
		err = g.complete()
	}
	if err != nil {
		return SidePayment{}, err
	}
	shares, ok := g.mend(pays)
	if !ok {
		return SidePayment{Verdict: Unstable, Changes: []costing.Portion{}, Bill: CostAllocation{Shares: []CostShare{}}}, nil
	}
	p := SidePayment{Verdict: Stable, Changes: []costing.Portion{}, Bill: g.allocate(shares)}
	moved := new(big.Rat)
	for i, share := range p.Bill.Shares {
		before := costing.Pence(pays[i])
		p.Changes = append(p.Changes, costing.Portion{Org: share.Org, Amount: share.Amount.Plus(before.Neg())})
		if more := new(big.Rat).Sub(shares[i], whole(pays[i])); more.Sign() > 0 {
			moved.Add(moved, more)
		}
	}
	p.Moved = exactPence(moved)
	return p, nil
}

// Sentence states the change to people who must decide, for costs of a year: "Barnet pays £10.00 a
// year less, and Harrow £10.00 more: then no group would do better by itself." A side payment that
// is not set is "".
func (p SidePayment) Sentence(names report.Names) string {
	switch p.Verdict {
	case Stable:
	case Unstable:
		return "No bill would be stable: whoever pays what, some group would do better by itself."
	default:
		return ""
	}
	parts := []string{}
	for _, how := range []struct {
		sign int
		word string
	}{{-1, " less"}, {1, " more"}} {
		for _, c := range p.Changes {
			if c.Amount.Sign() != how.sign {
				continue
			}
			part := c.Org.Name(names) + " "
			if len(parts) == 0 {
				part += "pays "
			}
			part += c.Amount.Abs().Sterling()
			if len(parts) == 0 {
				part += " a year"
			}
			parts = append(parts, part+how.word)
		}
	}
	if len(parts) == 0 {
		return "No group would do better by itself, and nothing has to change."
	}
	last := len(parts) - 1
	return strings.Join(parts[:last], ", ") + ", and " + parts[last] + ": then no group would do better by itself."
}

// mend returns the stable shares that are nearest to a bill; ok is false if there are none.
func (g Game) mend(pays []int64) (shares []*big.Rat, ok bool) {
	n := g.n()
	rhs := make([]int64, 2*n) // of the changes nothing, and as little as can be of what is paid less
	for i := range n {
		rhs[n+i] = -1
	}
	p := newSimplex(rhs)
	met := make([]bool, len(g.costs))
	add := func(s Coalition, kind columnKind) int {
		vec, slack := make([]int64, 2*n), g.costs[s]
		for i := range n {
			if s.Has(i) {
				vec[i] = 1
				slack -= pays[i]
			}
		}
		met[s] = true
		return p.add(column{vec, whole(slack), s, kind})
	}
	columns := []int{add(g.all(), fixedColumn)}
	for i := range n {
		less, none := make([]int64, 2*n), make([]int64, 2*n)
		less[i], less[n+i], none[n+i] = -1, -1, -1
		p.add(column{less, new(big.Rat), 0, limitColumn})
		columns = append(columns, p.add(column{none, new(big.Rat), 0, limitColumn}))
		if i > 0 {
			columns = append(columns, add(only(i), groupColumn))
		}
	}
	p.start(columns)
	search := newSearch(n, noMeasure)
	search.leaveOut(g.all())
	search.ready()
	for {
		if !p.improve() {
			return nil, false
		}
		y, over := p.y()
		for i, n := range y[:n] {
			n.Add(n, new(big.Int).Mul(over, big.NewInt(pays[i])))
		}
		added := false
		for _, s := range search.broken(g, y[:n], over, batch) {
			if !met[s] {
				add(s, groupColumn)
				added = true
			}
		}
		if !added {
			for _, n := range y[:n] {
				shares = append(shares, new(big.Rat).SetFrac(n, over))
			}
			return shares, true
		}
	}
}
