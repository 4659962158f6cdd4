package coop

import (
	"cmp"
	"errors"
	"fmt"
	"math/big"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Capacity is a cost game of any number of partners. A group pays a fixed cost, the capacity that
// its most demanding member needs, and what each member costs by itself, such as for its volume.
// Without these own costs it is an airport game, in which the fixed cost and the capacity are the
// runway. There are closed forms for it, so that 300 councils are no more difficult than three.
type Capacity struct {
	Fixed    costing.Money     `json:"fixed,omitzero"` // paid by any group; not set: there is no fixed cost
	Partners []CapacityPartner `json:"partners"`       // who takes part
}

// CapacityPartner is one partner of a Capacity, or several partners who are all alike.
type CapacityPartner struct {
	Org   partnership.OrgID `json:"org"`            // who
	Count int64             `json:"count,omitzero"` // how many there are; not set: one
	Needs costing.Money     `json:"needs,omitzero"` // the cost of the capacity that each needs
	Own   costing.Money     `json:"own,omitzero"`   // what each costs by itself; not set: there is no such cost
}

// mostAlike is the most partners who may be alike.
const mostAlike = 1_000_000_000

// Validate returns what is wrong with the game:
//
//   - at "fixed", "partners[i].needs" and "partners[i].own" ErrInvalid for an amount below £0, and
//     ErrRange for one above £10,000,000,000,000; at "partners[i].needs" ErrRequired too;
//   - at "partners" ErrRequired if there are none, and ErrRange if all together cost more than
//     £10,000,000,000,000;
//   - at "partners[i].org" ErrRequired, ErrInvalid and ErrDuplicate;
//   - at "partners[i].count" ErrRange below 0 and above 1,000,000,000.
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

// Validate returns what is wrong with the partner in itself, as Capacity.Validate lists it.
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

// runway is what some partners need, and how many they are.
type runway struct {
	cost  int64 // with the fixed cost, in pence
	count int64
}

// runways returns what partners need, from the least to the most, each once.
func (c Capacity) runways() []runway {
	needs := []runway{}
	for _, p := range c.Partners {
		needs = append(needs, runway{c.Fixed.KnownPence() + p.Needs.KnownPence(), p.count()})
	}
	slices.SortFunc(needs, runway.order)
	all := []runway{}
	for _, r := range needs {
		if last := len(all) - 1; last >= 0 && all[last].cost == r.cost {
			all[last].count += r.count
		} else {
			all = append(all, r)
		}
	}
	return all
}

// order puts the cheaper runway first.
func (r runway) order(other runway) int { return cmp.Compare(r.cost, other.cost) }

// allocate returns what each partner pays, or all of those who are alike together, where each[i] is
// what one of those who need runways[i] pays for it.
func (c Capacity) allocate(runways []runway, each []*big.Rat) CostAllocation {
	orgs, shares := []partnership.OrgID{}, []*big.Rat{}
	for _, p := range c.Partners {
		at, _ := slices.BinarySearchFunc(runways, runway{cost: c.Fixed.KnownPence() + p.Needs.KnownPence()}, runway.order)
		share := new(big.Rat).Add(each[at], whole(p.Own.KnownPence()))
		orgs, shares = append(orgs, p.Org), append(shares, share.Mul(share, whole(p.count())))
	}
	return allocation(orgs, c.total().Int64(), shares)
}

// Shapley returns the Shapley value. All share the fixed cost and the first part of the capacity
// equally; those who need more than that share the next part equally, and so on. Each also pays its
// own cost. Where partners are alike, a share is what all of them pay together. The errors are those
// of Validate.
func (c Capacity) Shapley() (CostAllocation, error) {
	if err := c.Validate(); err != nil {
		return CostAllocation{}, err
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
func (c Capacity) Nucleolus() (CostAllocation, error) {
	if err := c.Validate(); err != nil {
		return CostAllocation{}, err
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

// BlockingGroups returns the one group that would save most by itself, compared with the exact
// shares of an allocation; none if the shares are stable. Partners who are alike share equally what
// they pay together, and are all in the group or all outside it. The errors are those of Validate,
// and ErrInvalid at "shares" unless they are those of the partners, in their order.
func (c Capacity) BlockingGroups(a CostAllocation) ([]BlockingGroup, error) {
	if err := c.Validate(); err != nil {
		return nil, err
	}
	members, err := c.payers(a)
	if err != nil {
		return nil, err
	}
	order := slices.Clone(members)
	slices.SortStableFunc(order, func(a, b payer) int { return cmp.Compare(a.needs, b.needs) })
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
		return []BlockingGroup{}, nil
	}
	o, pays := BlockingGroup{More: exactPence(best)}, new(big.Rat)
	for _, m := range members {
		if m.over.Sign() > 0 && m.needs <= most {
			o.Group = append(o.Group, m.org)
			pays.Add(pays, m.over.Add(m.over, m.own))
		}
	}
	o.Pays = exactPence(pays)
	o.Alone = exactPence(pays.Sub(pays, best)).Money()
	return []BlockingGroup{o}, nil
}

// payer is a partner with what it pays, in pence.
type payer struct {
	org   partnership.OrgID
	needs int64
	over  *big.Rat // what it pays above its own cost
	own   *big.Rat
}

// payers returns the partners with what they pay by an allocation.
func (c Capacity) payers(a CostAllocation) ([]payer, error) {
	all := []payer{}
	for i, p := range c.Partners {
		if i >= len(a.Shares) || a.Shares[i].Org != p.Org || !a.Shares[i].Exact.Known() || len(a.Shares) != len(c.Partners) {
			return nil, field.At("shares", fmt.Errorf("they are not those of the partners in their order: %w", field.ErrInvalid))
		}
		own := new(big.Rat).Mul(whole(p.count()), whole(p.Own.KnownPence()))
		all = append(all, payer{p.Org, p.Needs.KnownPence(), new(big.Rat).Sub(a.Shares[i].Exact.pence(), own), own})
	}
	return all, nil
}

// Game returns the game as a table of all groups. Each partner must be listed by itself. The errors
// are those of Validate, ErrRange at "partners" for more than MaxPartners, and ErrInvalid at
// "partners[i].count" for partners who are listed as alike.
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
