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
// or a treatment works, by a network without circles: a group pays for the links that its members
// need. There are closed forms for it.
type Tree struct {
	Links []TreeLink `json:"links"` // from each place
}

// TreeLink is the link from a place towards the source.
type TreeLink struct {
	Org      partnership.OrgID `json:"org"`               // the place, and who is there
	Junction bool              `json:"junction,omitzero"` // nobody is there
	To       partnership.OrgID `json:"to,omitzero"`       // the next place; not set: the source
	Cost     costing.Money     `json:"cost,omitzero"`     // of the link
}

// Validate returns what is wrong with the tree: at "links" ErrRequired if nobody is there; and at
// "links[i].org" ErrRequired, ErrInvalid and ErrDuplicate, at "links[i].to" ErrNotFound for a
// place that is not there and ErrInvalid for one that leads back in a circle, and at
// "links[i].cost" ErrRequired, ErrInvalid below £0 and ErrRange beyond reason.
func (t Tree) Validate() error {
	errs := []error{}
	if !slices.ContainsFunc(t.Links, func(l TreeLink) bool { return !l.Junction }) {
		errs = append(errs, field.At("links", field.ErrRequired))
	}
	next := t.next()
	place := -1
	errs = append(errs, field.Each("links", t.Links, func(l TreeLink) error {
		place++
		var to error
		if l.To != "" && next[place] < 0 {
			to = fmt.Errorf("%s is not a place: %w", field.Quote(l.To), field.ErrNotFound)
		}
		steps, at := 0, next[place]
		for ; at >= 0 && steps <= len(t.Links); steps++ {
			at = next[at]
		}
		if at >= 0 {
			to = fmt.Errorf("from %s it leads to no source: %w", l.To, field.ErrInvalid)
		}
		return errors.Join(field.At("org", l.Org.Validate()), field.At("to", to),
			field.RequiredValue("cost", l.Cost), field.At("cost", checkAmount(l.Cost)))
	}), field.Unique("links", "org", t.Links, func(l TreeLink) partnership.OrgID { return l.Org }))
	return errors.Join(errs...)
}

// next returns the place of the next link of each, -1 for the source.
func (t Tree) next() []int {
	all := make([]int, len(t.Links))
	for i, l := range t.Links {
		all[i] = -1
		if l.To != "" {
			all[i] = slices.IndexFunc(t.Links, func(o TreeLink) bool { return o.Org == l.To })
		}
	}
	return all
}

// branches returns for each place the places whose links lead to it, and how many partners are
// there and beyond.
func (t Tree) branches() (beyond [][]int, users []int64) {
	next := t.next()
	beyond, users = make([][]int, len(t.Links)), make([]int64, len(t.Links))
	for i, l := range t.Links {
		if next[i] >= 0 {
			beyond[next[i]] = append(beyond[next[i]], i)
		}
		for at := i; at >= 0 && !l.Junction; at = next[at] {
			users[at]++
		}
	}
	return beyond, users
}

// allocate returns what each partner pays. What leads to nobody costs nobody anything.
func (t Tree) allocate(shares []*big.Rat) (Allocation, error) {
	orgs, pays, total := []partnership.OrgID{}, []*big.Rat{}, new(big.Rat)
	for i, l := range t.Links {
		if !l.Junction {
			orgs, pays = append(orgs, l.Org), append(pays, shares[i])
			total.Add(total, shares[i])
		}
	}
	if pence := total.Num(); !pence.IsInt64() || pence.Int64() > mostPence {
		return Allocation{}, field.At("links", fmt.Errorf("they cost %v pence: %w", pence, field.ErrRange))
	}
	return allocation(orgs, total.Num().Int64(), pays), nil
}

// Shapley returns the Shapley value: all who need a link share its cost equally. A link that
// nobody needs is left out. The errors are those of Validate, and ErrRange at "links" if they cost
// more than £10,000,000,000,000 together.
func (t Tree) Shapley() (Allocation, error) {
	if err := t.Validate(); err != nil {
		return Allocation{}, err
	}
	_, users := t.branches()
	next, shares := t.next(), make([]*big.Rat, len(t.Links))
	for i := range t.Links {
		shares[i] = new(big.Rat)
		for at := i; at >= 0; at = next[at] {
			if users[at] > 0 {
				shares[i].Add(shares[i], ratOf(t.Links[at].Cost.KnownPence(), users[at]))
			}
		}
	}
	return t.allocate(shares)
}

// Nucleolus returns the nucleolus, part by part from the source. Of all parts of a branch that
// begin at its foot, it takes the one with the least cost for each of those who live in it and of
// the branches that go on from it; that is what each of them pays. Each branch that goes on pays
// as much for its foot, and is divided in the same way. The errors are those of Shapley.
func (t Tree) Nucleolus() (Allocation, error) {
	if err := t.Validate(); err != nil {
		return Allocation{}, err
	}
	p := painter{tree: t, shares: make([]*big.Rat, len(t.Links))}
	p.beyond, p.users = t.branches()
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
}

// branch divides a branch that has more to pay at its foot.
func (p *painter) branch(foot int, more *big.Rat) {
	rate, part := (*big.Rat)(nil), p.all(foot)
	for { // by Newton's method: the rate of a part, then the part that is best at that rate
		cost, sharing := new(big.Rat).Set(more), int64(0)
		for _, i := range part {
			cost.Add(cost, whole(p.tree.Links[i].Cost.KnownPence()))
			if !p.tree.Links[i].Junction {
				sharing++
			}
			sharing += int64(len(p.leaving(i, part)))
		}
		lower := cost.Mul(cost, ratOf(1, sharing))
		if rate != nil && lower.Cmp(rate) >= 0 {
			break
		}
		rate = lower
		_, part = p.best(foot, more, rate)
	}
	for _, i := range part {
		p.shares[i] = rate
		for _, next := range p.leaving(i, part) {
			p.branch(next, rate)
		}
	}
}

// all returns all of a branch that leads to somebody.
func (p *painter) all(foot int) []int {
	part := []int{foot}
	for _, i := range p.beyond[foot] {
		if p.users[i] > 0 {
			part = append(part, p.all(i)...)
		}
	}
	return part
}

// leaving returns the branches that go on from a place and are not in a part.
func (p *painter) leaving(i int, part []int) []int {
	all := []int{}
	for _, next := range p.beyond[i] {
		if p.users[next] > 0 && !slices.Contains(part, next) {
			all = append(all, next)
		}
	}
	return all
}

// best returns the largest part of a branch, of those with the largest difference between what
// would be paid at a rate and what it costs.
func (p *painter) best(foot int, more, rate *big.Rat) (gain *big.Rat, part []int) {
	gain = new(big.Rat).Neg(more)
	gain.Sub(gain, whole(p.tree.Links[foot].Cost.KnownPence()))
	if !p.tree.Links[foot].Junction {
		gain.Add(gain, rate)
	}
	part = []int{foot}
	for _, i := range p.beyond[foot] {
		if p.users[i] == 0 {
			continue
		}
		if further, rest := p.best(i, new(big.Rat), rate); further.Cmp(rate) >= 0 {
			gain.Add(gain, further)
			part = append(part, rest...)
		} else {
			gain.Add(gain, rate)
		}
	}
	return gain, part
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
