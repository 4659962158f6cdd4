package coop

import (
	"errors"
	"fmt"
	"math/big"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Tree is a cost game of any number of partners who are joined to a source, such as a data centre
// or a treatment works, by a network without circles. A group pays for the links that its members
// need. There are closed forms for it.
type Tree struct {
	Links []TreeLink `json:"links"` // one from each place
}

// TreeLink is the link that leads from a place towards the source.
type TreeLink struct {
	Org      partnership.OrgID `json:"org"`               // the place, and the partner there
	Junction bool              `json:"junction,omitzero"` // whether no partner is there
	To       partnership.OrgID `json:"to,omitzero"`       // the next place; not set: the source
	Cost     costing.Money     `json:"cost,omitzero"`     // what the link costs
}

// Validate returns what is wrong with the tree:
//
//   - at "links" ErrRequired if there is no partner at any place;
//   - at "links[i].org" ErrRequired, ErrInvalid and ErrDuplicate;
//   - at "links[i].to" ErrNotFound for an unknown place, and ErrInvalid for one that leads back in a
//     circle;
//   - at "links[i].cost" ErrRequired, ErrInvalid below £0, and ErrRange above £10,000,000,000,000.
func (t Tree) Validate() error {
	errs := []error{}
	if !slices.ContainsFunc(t.Links, func(l TreeLink) bool { return !l.Junction }) {
		errs = append(errs, field.At("links", field.ErrRequired))
	}
	next := t.next()
	arrives := arriving(next)
	place := -1
	errs = append(errs, field.Each("links", t.Links, func(l TreeLink) error {
		place++
		var to error
		switch {
		case l.To != "" && next[place] < 0:
			to = fmt.Errorf("%s is not a place: %w", field.Quote(l.To), field.ErrNotFound)
		case !arrives[place]:
			to = fmt.Errorf("from %s it leads to no source: %w", l.To, field.ErrInvalid)
		}
		return errors.Join(field.At("org", l.Org.Validate()), field.At("to", to),
			field.RequiredValue("cost", l.Cost), field.At("cost", checkAmount(l.Cost)))
	}), field.Unique("links", "org", t.Links, func(l TreeLink) partnership.OrgID { return l.Org }))
	return errors.Join(errs...)
}

// next returns for each link the index of the link that follows it, or -1 for the source.
func (t Tree) next() []int {
	places := map[partnership.OrgID]int{}
	for i, l := range t.Links {
		if _, there := places[l.Org]; !there {
			places[l.Org] = i
		}
	}
	all := make([]int, len(t.Links))
	for i, l := range t.Links {
		all[i] = -1
		if at, there := places[l.To]; there && l.To != "" {
			all[i] = at
		}
	}
	return all
}

// arriving reports for each place whether its links lead to the source, and not round in a circle.
func arriving(next []int) []bool {
	arrives, tried := make([]bool, len(next)), make([]bool, len(next))
	for i := range next {
		path, at := []int{}, i
		for ; at >= 0 && !tried[at]; at = next[at] {
			tried[at] = true
			path = append(path, at)
		}
		for _, place := range path {
			arrives[place] = at < 0 || arrives[at]
		}
	}
	return arrives
}

// branches returns for each place the places whose links lead to it, how many partners are there
// and beyond, and all places in an order in which each comes after the next place on its way to
// the source.
func (t Tree) branches() (beyond [][]int, users []int64, order []int) {
	next := t.next()
	beyond, users = make([][]int, len(t.Links)), make([]int64, len(t.Links))
	for i := range t.Links {
		if next[i] >= 0 {
			beyond[next[i]] = append(beyond[next[i]], i)
		} else {
			order = append(order, i)
		}
	}
	for k := 0; k < len(order); k++ {
		order = append(order, beyond[order[k]]...)
	}
	for _, i := range slices.Backward(order) {
		if !t.Links[i].Junction {
			users[i]++
		}
		if next[i] >= 0 {
			users[next[i]] += users[i]
		}
	}
	return beyond, users, order
}

// allocate returns what each partner pays. Nobody pays for a link that no partner needs.
func (t Tree) allocate(shares []*big.Rat) (CostAllocation, error) {
	orgs, pays, total := []partnership.OrgID{}, []*big.Rat{}, new(big.Rat)
	for i, l := range t.Links {
		if !l.Junction {
			orgs, pays = append(orgs, l.Org), append(pays, shares[i])
			total.Add(total, shares[i])
		}
	}
	if pence := total.Num(); !pence.IsInt64() || pence.Int64() > mostPence {
		return CostAllocation{}, field.At("links", fmt.Errorf("they cost %v pence: %w", pence, field.ErrRange))
	}
	return allocation(orgs, total.Num().Int64(), pays), nil
}

// Shapley returns the Shapley value: all who need a link share its cost equally. A link that no
// partner needs is left out. The errors are those of Validate, and ErrRange at "links" if the links
// that are needed cost more than £10,000,000,000,000 together.
func (t Tree) Shapley() (CostAllocation, error) {
	if err := t.Validate(); err != nil {
		return CostAllocation{}, err
	}
	_, users, order := t.branches()
	next, shares := t.next(), make([]*big.Rat, len(t.Links))
	for _, i := range order {
		shares[i] = new(big.Rat)
		if next[i] >= 0 {
			shares[i].Set(shares[next[i]])
		}
		if users[i] > 0 {
			shares[i].Add(shares[i], ratOf(t.Links[i].Cost.KnownPence(), users[i]))
		}
	}
	return t.allocate(shares)
}

// Nucleolus returns the nucleolus. It is worked out part by part, from the source. Of all parts of a
// branch that begin at its foot, it takes the one with the least cost for each payer. The payers are
// the partners in the part and the branches that go on from it. Each partner pays that least cost,
// and each branch that goes on adds it to the cost of its own foot and is then divided in the same
// way. The errors are those of Shapley.
func (t Tree) Nucleolus() (CostAllocation, error) {
	if err := t.Validate(); err != nil {
		return CostAllocation{}, err
	}
	p := painter{tree: t, shares: make([]*big.Rat, len(t.Links)), inPart: make([]bool, len(t.Links)), gains: make([]*big.Int, len(t.Links))}
	p.beyond, p.users, _ = t.branches()
	for i := range p.shares {
		p.shares[i] = new(big.Rat)
	}
	for i, at := range t.next() {
		if at < 0 && p.users[i] > 0 {
			p.branch(i, new(big.Rat))
		}
	}
	return t.allocate(p.shares)
}

// painter divides the cost of a tree.
type painter struct {
	tree   Tree
	beyond [][]int
	users  []int64
	shares []*big.Rat
	inPart []bool     // whether a place is in the part that is looked at
	gains  []*big.Int // the largest difference of a part that begins at a place
}

// branch divides the cost of a branch, and more, which the branch has to pay at its foot.
func (p *painter) branch(foot int, more *big.Rat) {
	rate, part := (*big.Rat)(nil), p.all(foot)
	for { // by Newton's method: the rate of a part, then the part that is best at that rate
		lower := p.rate(part, more)
		if rate != nil && lower.Cmp(rate) >= 0 {
			break
		}
		rate = lower
		part = p.best(foot, rate)
	}
	goOn := []int{}
	p.mark(part, true)
	for _, i := range part {
		p.shares[i] = rate
		goOn = append(goOn, p.leaving(i)...)
	}
	p.mark(part, false)
	for _, next := range goOn {
		p.branch(next, rate)
	}
}

// rate returns what a part and more cost, for each of those who live in the part and of the
// branches that go on from it.
func (p *painter) rate(part []int, more *big.Rat) *big.Rat {
	cost, sharing := new(big.Int), int64(0)
	p.mark(part, true)
	for _, i := range part {
		cost.Add(cost, big.NewInt(p.tree.Links[i].Cost.KnownPence()))
		if !p.tree.Links[i].Junction {
			sharing++
		}
		sharing += int64(len(p.leaving(i)))
	}
	p.mark(part, false)
	all := new(big.Rat).Add(more, new(big.Rat).SetInt(cost))
	return all.Mul(all, ratOf(1, sharing))
}

// mark says that the places of a part are in it, or no longer.
func (p *painter) mark(part []int, in bool) {
	for _, i := range part {
		p.inPart[i] = in
	}
}

// all returns all of a branch that leads to somebody: each place after the one that it leads to.
func (p *painter) all(foot int) []int {
	return p.reach(foot, func(next int) bool { return p.users[next] > 0 })
}

// reach returns a place and all beyond it that can be reached over places that belong.
func (p *painter) reach(foot int, belongs func(int) bool) []int {
	part := []int{foot}
	for k := 0; k < len(part); k++ {
		for _, next := range p.beyond[part[k]] {
			if belongs(next) {
				part = append(part, next)
			}
		}
	}
	return part
}

// leaving returns the branches that go on from a place and are not in the part that is marked.
func (p *painter) leaving(i int) []int {
	all := []int{}
	for _, next := range p.beyond[i] {
		if p.users[next] > 0 && !p.inPart[next] {
			all = append(all, next)
		}
	}
	return all
}

// best returns the largest part of a branch, of those with the largest difference between what
// would be paid at a rate and what it costs. It counts in parts of a penny of which the rate is a
// whole number.
func (p *painter) best(foot int, rate *big.Rat) []int {
	branch, cost := p.all(foot), new(big.Int)
	for _, i := range slices.Backward(branch) {
		gain := new(big.Int).Neg(cost.Mul(rate.Denom(), big.NewInt(p.tree.Links[i].Cost.KnownPence())))
		if !p.tree.Links[i].Junction {
			gain.Add(gain, rate.Num())
		}
		for _, next := range p.beyond[i] {
			switch {
			case p.users[next] == 0:
			case p.gains[next].Cmp(rate.Num()) >= 0:
				gain.Add(gain, p.gains[next])
			default:
				gain.Add(gain, rate.Num())
			}
		}
		p.gains[i] = gain
	}
	return p.reach(foot, func(next int) bool { return p.users[next] > 0 && p.gains[next].Cmp(rate.Num()) >= 0 })
}

// Game returns the game as a table of all groups. The errors are those of Shapley, and ErrRange at
// "partners" for more than MaxPartners.
func (t Tree) Game() (Game, error) {
	if err := t.Validate(); err != nil {
		return Game{}, err
	}
	ids, homes, next := []partnership.OrgID{}, []int{}, t.next()
	for i, l := range t.Links {
		if !l.Junction {
			ids, homes = append(ids, l.Org), append(homes, i)
		}
	}
	return GameOf(ids, func(s Coalition) costing.Money {
		needed, cost := make([]bool, len(next)), costing.Pence(0)
		for k, home := range homes {
			for at := home; at >= 0 && s.Has(k) && !needed[at]; at = next[at] {
				needed[at] = true
				cost = cost.Plus(t.Links[at].Cost)
			}
		}
		return cost
	})
}
