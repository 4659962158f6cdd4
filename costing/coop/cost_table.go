package coop

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// CostTable is a cost game written as a list of what groups would pay.
type CostTable struct {
	Partners []partnership.OrgID `json:"partners"` // who takes part
	Costs    []GroupCost         `json:"costs"`    // of each group; the cost of a group that is not listed is not known
}

// GroupCost is what a group would pay if it worked by itself.
type GroupCost struct {
	Group []partnership.OrgID `json:"group"`         // who is in it
	Cost  costing.Money       `json:"cost,omitzero"` // what it would pay, for the term of the bill
}

// listed returns ids as an error names them.
func listed(ids []partnership.OrgID) string { return report.List(ids) }

// Validate returns what is wrong with the table:
//
//   - at "partners" ErrRequired if there are none, ErrRange for more than MaxPartners, and at
//     "partners[i]" ErrRequired, ErrInvalid and ErrDuplicate;
//   - at "costs[i].group" ErrRequired for a group of nobody; ErrDuplicate for a group that is
//     listed before, in whatever order; and at "costs[i].group[j]" ErrNotFound for somebody
//     who is not a partner, and ErrDuplicate;
//   - at "costs[i].cost" ErrRequired if it is not known, and ErrRange beyond
//     £10,000,000,000,000;
//   - at "costs" ErrRequired if the cost of all partners together is not listed.
func (t CostTable) Validate() error {
	_, err := t.Game()
	return err
}

// Game returns the game of the table. The cost of a group that is not listed is not known:
// Game.Missing counts such groups, and a method that needs such a cost returns an error. The errors
// are those of Validate.
func (t CostTable) Game() (Game, error) {
	if err := checkPartners(t.Partners); err != nil {
		return Game{}, errors.Join(err, t.checkAmounts())
	}
	g := newGame(t.Partners)
	errs := field.Each("costs", t.Costs, func(c GroupCost) error {
		group, err := g.coalition("group", c.Group)
		if err == nil && g.costs[group] != unknown {
			err = field.At("group", fmt.Errorf("the cost of %s is listed before: %w", g.label(group), field.ErrDuplicate))
		}
		if amount := checkCost(c.Cost); err != nil || amount != nil {
			return errors.Join(err, field.At("cost", field.Prefix(listed(c.Group), amount)))
		}
		g.costs[group] = c.Cost.KnownPence()
		return nil
	})
	if errs != nil {
		return Game{}, errs
	}
	return g.counted()
}

// checkAmounts returns what is wrong with the costs if the partners are wrong too.
func (t CostTable) checkAmounts() error {
	return field.Each("costs", t.Costs, func(c GroupCost) error { return field.At("cost", checkCost(c.Cost)) })
}

// checkCost returns what is wrong with a cost.
func checkCost(cost costing.Money) error {
	if cost.Abs().Compare(costing.Pence(mostPence)) > 0 {
		return fmt.Errorf("%v: %w", cost, field.ErrRange)
	}
	return costing.CheckKnown(cost)
}

// Coalition returns the group of some partners. The errors are ErrRequired at "group" for
// nobody, and at "group[i]" ErrNotFound for one who is not a partner, and ErrDuplicate.
func (g Game) Coalition(group []partnership.OrgID) (Coalition, error) {
	return g.coalition("group", group)
}

// coalition is Coalition with its errors at path.
func (g Game) coalition(path string, group []partnership.OrgID) (Coalition, error) {
	if len(group) == 0 {
		return 0, field.At(path, field.ErrRequired)
	}
	var bits Coalition
	err := field.EachOnce(path, group, func(id partnership.OrgID) error {
		place := slices.Index(g.partners, id)
		if place < 0 {
			return fmt.Errorf("%s is not a partner: %w", field.Quote(id), field.ErrNotFound)
		}
		bits |= only(place)
		return nil
	})
	return bits, err
}

// CostTable returns the game as a list of what is known, in the order of the groups' numbers: by the
// last partner of each first.
func (g Game) CostTable() CostTable {
	t := CostTable{Partners: g.Partners(), Costs: []GroupCost{}}
	for s := 1; s < len(g.costs); s++ {
		if g.costs[s] != unknown {
			t.Costs = append(t.Costs, GroupCost{g.Members(Coalition(s)), costing.Pence(g.costs[s])})
		}
	}
	return t
}
