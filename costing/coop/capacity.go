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

// Capacity is a cost game of any number of partners: a group pays a fixed cost, the capacity that
// the most demanding of its members needs, and what each member costs by itself, such as its
// volume. Without own costs it is an airport game, in which the fixed cost and the capacity are
// the runway; with nothing else it is additive. There are closed forms for it, so that 300
// councils are no more difficult than three.
type Capacity struct {
	Fixed    costing.Money     `json:"fixed,omitzero"` // of any group; not set: none
	Partners []CapacityPartner `json:"partners"`       // who takes part
}

// CapacityPartner is a partner of a Capacity, or several who are all alike.
type CapacityPartner struct {
	Org   partnership.OrgID `json:"org"`            // who
	Count int64             `json:"count,omitzero"` // how many there are; not set: one
	Needs costing.Money     `json:"needs,omitzero"` // what the capacity costs that each needs
	Own   costing.Money     `json:"own,omitzero"`   // what each costs by itself; not set: nothing
}

// mostAlike is how many partners may be alike.
const mostAlike = 1_000_000_000

// Validate returns what is wrong with the game: at "fixed" and "partners[i].own" ErrInvalid for
// an amount below £0 and ErrRange for one beyond reason, and at "partners[i].needs" ErrRequired
// too; at "partners" ErrRequired if there are none; at "partners[i].org" ErrRequired, ErrInvalid
// and ErrDuplicate; and at "partners[i].count" ErrRange below 0 and above 1,000,000,000.
func (c Capacity) Validate() error {
	errs := []error{field.At("fixed", checkAmount(c.Fixed))}
	if len(c.Partners) == 0 {
		errs = append(errs, field.At("partners", field.ErrRequired))
	}
	return errors.Join(append(
		errs,
		field.Each("partners", c.Partners, CapacityPartner.Validate),
		field.Unique("partners", "org", c.Partners, func(p CapacityPartner) partnership.OrgID { return p.Org }),
		c.checkTotal(),
	)...)
}

// Validate returns what is wrong with the partner in itself, as Capacity.Validate has it.
func (p CapacityPartner) Validate() error {
	errs := []error{field.At("org", p.Org.Validate())}
	if p.Count < 0 || p.Count > mostAlike {
		errs = append(errs, field.At("count", fmt.Errorf("%d is not from 1 to %d: %w", p.Count, mostAlike, field.ErrRange)))
	}
	return errors.Join(append(errs,
		errors.Join(field.RequiredValue("needs", p.Needs), field.At("needs", checkAmount(p.Needs))),
		field.At("own", checkAmount(p.Own)),
	)...)
}

// checkTotal returns ErrRange at "partners" if what all pay is beyond reason.
func (c Capacity) checkTotal() error {
	if total := c.total(); total.CmpAbs(big.NewInt(mostPence)) > 0 {
		return field.At("partners", fmt.Errorf("all together cost %v pence: %w", total, field.ErrRange))
	}
	return nil
}

// total returns what all partners pay, in pence.
func (c Capacity) total() *big.Int {
	most, sum := int64(0), big.NewInt(c.Fixed.KnownPence())
	for _, p := range c.Partners {
		most = max(most, p.Needs.KnownPence())
		sum.Add(sum, new(big.Int).Mul(big.NewInt(p.count()), big.NewInt(p.Own.KnownPence())))
	}
	return sum.Add(sum, big.NewInt(most))
}

// count returns how many there are.
func (p CapacityPartner) count() int64 { return max(1, p.Count) }

// A runway is what partners need, with how many they are.
type runway struct {
	cost  int64 // with the fixed cost, in pence
	count int64
}

// runways returns what partners need, from the least to the most, each once.
func (c Capacity) runways() []runway {
	all := []runway{}
	for _, p := range c.Partners {
		r := runway{c.Fixed.KnownPence() + p.Needs.KnownPence(), p.count()}
		at, there := slices.BinarySearchFunc(all, r, func(a, b runway) int {
			return costing.Pence(a.cost).Compare(costing.Pence(b.cost))
		})
		if there {
			all[at].count += r.count
		} else {
			all = slices.Insert(all, at, r)
		}
	}
	return all
}

// allocate returns what all of each partner's kind pay together, if one with each runway pays so
// much for it.
func (c Capacity) allocate(runways []runway, each []*big.Rat) Allocation {
	orgs, shares := []partnership.OrgID{}, []*big.Rat{}
	for _, p := range c.Partners {
		at := slices.IndexFunc(runways, func(r runway) bool { return r.cost == c.Fixed.KnownPence()+p.Needs.KnownPence() })
		share := new(big.Rat).Add(each[at], whole(p.Own.KnownPence()))
		orgs, shares = append(orgs, p.Org), append(shares, share.Mul(share, whole(p.count())))
	}
	return allocation(orgs, c.total().Int64(), shares)
}

// Shapley returns the Shapley value: all share the fixed cost and the first part of the capacity
// equally, those who need more than that share the next part equally, and so on; and each pays
// its own cost. Where partners are alike, a share is what all of them pay together. The errors
// are those of Validate.
func (c Capacity) Shapley() (Allocation, error) {
	if err := c.Validate(); err != nil {
		return Allocation{}, err
	}
	runways, users := c.runways(), int64(0)
	for _, r := range runways {
		users += r.count
	}
	each, sum, before := []*big.Rat{}, new(big.Rat), int64(0)
	for _, r := range runways {
		sum = new(big.Rat).Add(sum, ratOf(r.cost-before, users))
		each, before, users = append(each, sum), r.cost, users-r.count
	}
	return c.allocate(runways, each), nil
}

// Nucleolus returns the nucleolus by the formula of Littlechild, "A simple expression for the
// nucleolus in a special case", International Journal of Game Theory 3 (1974). Where partners are
// alike, a share is what all of them pay together. The errors are those of Validate.
func (c Capacity) Nucleolus() (Allocation, error) {
	if err := c.Validate(); err != nil {
		return Allocation{}, err
	}
	runways := c.runways()
	each, rate, start := []*big.Rat{}, new(big.Rat), int64(0)
	for from := 0; from < len(runways); {
		least, last, users := new(big.Rat), from, int64(0)
		for i := from; i < len(runways); i++ {
			users += runways[i].count
			sharing := users + 1
			if i == len(runways)-1 {
				sharing = users
			}
			r := new(big.Rat).Add(whole(runways[i].cost-start), rate)
			if r.Mul(r, ratOf(1, sharing)); i == from || r.Cmp(least) <= 0 {
				least, last = r, i
			}
		}
		for ; from <= last; from++ {
			each = append(each, least)
		}
		rate, start = least, runways[last].cost
	}
	return c.allocate(runways, each), nil
}

// Objections returns the group that would do better by itself than by exact shares, by most; none
// if the shares are stable. Of partners who are alike, who share equally what is theirs, all are
// in it. The errors are those of Validate, and ErrInvalid at "shares" unless they are those of the
// partners, in their order.
func (c Capacity) Objections(a Allocation) ([]Objection, error) {
	if err := c.Validate(); err != nil {
		return nil, err
	}
	type member struct {
		org   partnership.OrgID
		needs int64
		over  *big.Rat // what it pays above its own cost
		own   *big.Rat
	}
	members := []member{}
	for i, p := range c.Partners {
		if i >= len(a.Shares) || a.Shares[i].Org != p.Org || !a.Shares[i].Exact.Known() || len(a.Shares) != len(c.Partners) {
			return nil, field.At("shares", fmt.Errorf("they are not those of the partners in their order: %w", field.ErrInvalid))
		}
		own := new(big.Rat).Mul(whole(p.count()), whole(p.Own.KnownPence()))
		members = append(members, member{p.Org, p.Needs.KnownPence(), new(big.Rat).Sub(a.Shares[i].Exact.pence(), own), own})
	}
	order := slices.Clone(members)
	slices.SortStableFunc(order, func(a, b member) int { return costing.Pence(a.needs).Compare(costing.Pence(b.needs)) })
	sum, best, most := new(big.Rat), new(big.Rat), int64(-1)
	for _, m := range order {
		if m.over.Sign() > 0 {
			sum.Add(sum, m.over)
			if gain := new(big.Rat).Sub(sum, whole(c.Fixed.KnownPence()+m.needs)); gain.Cmp(best) > 0 {
				best, most = gain, m.needs
			}
		}
	}
	if most < 0 {
		return []Objection{}, nil
	}
	o, pays := Objection{More: exactPence(best)}, new(big.Rat)
	for _, m := range members {
		if m.over.Sign() > 0 && m.needs <= most {
			o.Group = append(o.Group, m.org)
			pays.Add(pays, m.over.Add(m.over, m.own))
		}
	}
	o.Pays = exactPence(pays)
	o.Alone = exactPence(pays.Sub(pays, best)).Money()
	return []Objection{o}, nil
}

// Game returns the game as a table of all groups, where nobody is alike. The errors are those of
// Validate, ErrRange at "partners" for more than MaxPartners, and ErrInvalid at
// "partners[i].count" for several.
func (c Capacity) Game() (Game, error) {
	ids := []partnership.OrgID{}
	for _, p := range c.Partners {
		ids = append(ids, p.Org)
	}
	err := errors.Join(c.Validate(), field.Each("partners", c.Partners, func(p CapacityPartner) error {
		if p.Count > 1 {
			return field.At("count", fmt.Errorf("%d are alike: %w", p.Count, field.ErrInvalid))
		}
		return nil
	}))
	if err != nil {
		return Game{}, err
	}
	return GameOf(ids, func(s Coalition) costing.Money {
		pence, most := c.Fixed.KnownPence(), int64(0)
		for i, p := range c.Partners {
			if s.Has(i) {
				pence += p.Own.KnownPence()
				most = max(most, p.Needs.KnownPence())
			}
		}
		return costing.Pence(pence + most)
	})
}
