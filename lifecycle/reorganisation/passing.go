package reorganisation

import (
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle/exit"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// passing is an order that is looked up by council and by part.
type passing struct {
	order    Order
	councils map[partnership.OrgID]*Council
	heirs    map[partnership.OrgID][]partnership.OrgID // of each council that ends
	parts    map[PartID]partnership.OrgID              // to whom each part goes
	of       map[PartID]partnership.OrgID              // whose it was
	shares   map[sharesOf][]partnership.Share          // of each council, by each of its measures
}

// sharesOf is whose shares by which measure.
type sharesOf struct {
	org    partnership.OrgID
	driver costing.Driver
}

// newPassing returns what an order that is valid says of each council.
func newPassing(o Order) *passing {
	p := &passing{
		order: o, councils: map[partnership.OrgID]*Council{}, heirs: map[partnership.OrgID][]partnership.OrgID{},
		parts: map[PartID]partnership.OrgID{}, of: map[PartID]partnership.OrgID{}, shares: map[sharesOf][]partnership.Share{},
	}
	for i := range o.Councils {
		c := &o.Councils[i]
		p.councils[c.Org] = c
		for _, part := range c.Parts {
			p.parts[part.ID], p.of[part.ID] = part.To, c.Org
		}
		if c.Change == Ends {
			p.heirs[c.Org] = c.heirs()
		}
		for _, m := range append([]Measure{{Driver: o.Basis}}, c.Totals...) {
			if shares, err := c.shares(m.Driver); err == nil {
				p.shares[sharesOf{c.Org, m.Driver}] = shares
			}
		}
	}
	return p
}

// heirs returns who takes something of the council, each once, in the order of its parts.
func (c *Council) heirs() []partnership.OrgID {
	if len(c.Parts) == 0 {
		return []partnership.OrgID{c.To}
	}
	var heirs []partnership.OrgID
	seen := map[partnership.OrgID]bool{}
	for _, part := range c.Parts {
		if !seen[part.To] {
			seen[part.To] = true
			heirs = append(heirs, part.To)
		}
	}
	return heirs
}

// ends reports whether a council ends.
func (p *passing) ends(org partnership.OrgID) bool { return len(p.heirs[org]) > 0 }

// touches reports whether the order says something about a council that has something now:
// it ends, or goes on with a part less.
func (p *passing) touches(org partnership.OrgID) bool { return p.ends(org) || p.loses(org) }

// loses reports whether a council goes on, and loses a part.
func (p *passing) loses(org partnership.OrgID) bool {
	c, found := p.councils[org]
	return found && c.Change == GoesOn && len(c.Parts) > 0
}

// to returns who takes the place of a council: itself, unless it ends.
func (p *passing) to(org partnership.OrgID) []partnership.OrgID {
	if heirs := p.heirs[org]; len(heirs) > 0 {
		return heirs
	}
	return []partnership.OrgID{org}
}

// list returns organisations with their successors in their place, each once. It is nil for a
// list that is nil.
func (p *passing) list(orgs []partnership.OrgID) []partnership.OrgID {
	if orgs == nil {
		return nil
	}
	after := make([]partnership.OrgID, 0, len(orgs))
	for _, org := range orgs {
		for _, heir := range p.to(org) {
			if !slices.Contains(after, heir) {
				after = append(after, heir)
			}
		}
	}
	return after
}

// changes reports whether one of some organisations ends.
func (p *passing) changes(orgs []partnership.OrgID) bool { return slices.ContainsFunc(orgs, p.ends) }

// one returns who takes the place of an organisation where only one can. If that is divided,
// it is the caretaker or, if there is none, whoever takes most of it by the basis of the
// order, until somebody decides; open is true then.
func (p *passing) one(org partnership.OrgID) (to partnership.OrgID, open bool) {
	heirs := p.to(org)
	if len(heirs) == 1 {
		return heirs[0], false
	}
	if caretaker := p.order.Caretaker; slices.Contains(heirs, caretaker) {
		return caretaker, true
	}
	shares, err := p.sharesBy(org, p.order.Basis)
	if err != nil {
		return heirs[0], true
	}
	most := slices.MaxFunc(shares, func(a, b partnership.Share) int { return a.Fraction.Compare(b.Fraction) })
	return most.Org, true
}

// soleHeir returns who takes the place of an organisation, and "" if that is divided: nobody has
// said which of its successors.
func (p *passing) soleHeir(org partnership.OrgID) partnership.OrgID {
	if heirs := p.to(org); len(heirs) == 1 {
		return heirs[0]
	}
	return ""
}

// sharesBy is Order.Shares, which was worked out once for each council and its measures.
func (p *passing) sharesBy(org partnership.OrgID, driver costing.Driver) ([]partnership.Share, error) {
	key := sharesOf{org, driver}
	if shares, found := p.shares[key]; found {
		return shares, nil
	}
	return p.order.Shares(org, driver)
}

// succession returns who takes the place of a council, by a measure. A council that is not
// divided needs no measure.
func (p *passing) succession(org partnership.OrgID, driver costing.Driver) (partnership.Succession, error) {
	s := partnership.Succession{Predecessor: org, On: p.order.Vesting, Source: p.order.Name}
	var err error
	s.Successors, err = p.sharesBy(org, driver)
	return s, err
}

// succeeded returns shares with the successors in their place, by a measure.
func (p *passing) succeeded(shares []partnership.Share, driver costing.Driver) ([]partnership.Share, error) {
	after := shares
	for _, x := range shares {
		if !p.ends(x.Org) {
			continue
		}
		s, err := p.succession(x.Org, driver)
		if err == nil {
			after, err = exit.SucceedShares(after, s)
		}
		if err != nil {
			return nil, err
		}
	}
	return after, nil
}

// portions returns amounts with the successors in their place, by a measure.
func (p *passing) portions(portions []costing.Portion, driver costing.Driver) ([]costing.Portion, error) {
	after := portions
	for _, x := range portions {
		if !p.ends(x.Org) {
			continue
		}
		s, err := p.succession(x.Org, driver)
		if err == nil {
			after, err = exit.SucceedPortions(after, s)
		}
		if err != nil {
			return nil, err
		}
	}
	return after, nil
}

// split returns what each successor of a council gets of an amount, by a measure. What is
// not known is not known for any of them.
func (p *passing) split(org partnership.OrgID, amount costing.Money, driver costing.Driver) ([]costing.Portion, error) {
	return p.portions([]costing.Portion{{Org: org, Amount: amount}}, driver)
}

// quantities returns what each successor of a council gets of a figure, by a measure, to the
// millionth: what is counted in pounds, tonnes or hours has no whole units, and neither have the
// people by whom a cost is shared.
func (p *passing) quantities(org partnership.OrgID, value partnership.Quantity, driver costing.Driver) (map[partnership.OrgID]partnership.Quantity, error) {
	n, known := value.Millionths()
	amount := costing.Money{}
	if known {
		amount = costing.Pence(n) // a penny for each millionth
	}
	portions, err := p.split(org, amount, driver)
	parts := make(map[partnership.OrgID]partnership.Quantity, len(portions))
	for _, x := range portions {
		if pence, ok := x.Amount.Pence(); ok {
			parts[x.Org], _ = partnership.QuantityOfMillionths(pence)
			continue
		}
		parts[x.Org] = partnership.Quantity{}
	}
	for _, heir := range p.to(org) {
		if _, has := parts[heir]; !has && known {
			parts[heir] = partnership.MustQuantity("0") // its parts have nothing of the measure
		}
	}
	return parts, field.At("value", err)
}
