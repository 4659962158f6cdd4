package reorganisation

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle/exit"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Shares returns who has how much of what a council had, from the vesting day on, worked out
// from its parts by a measure: people, the tax base, properties. They make exactly one. A
// council that passes as a whole, goes on without a loss, or begins has one share of 100%.
//
// The errors are ErrNotFound at "org" for a council that the order does not have, and at
// "driver" for a measure that its parts do not have; and ErrRequired at "driver" for parts
// that all have 0 of it.
func (o Order) Shares(org partnership.OrgID, driver costing.Driver) ([]partnership.Share, error) {
	i := slices.IndexFunc(o.Councils, func(c Council) bool { return c.Org == org })
	if i < 0 {
		return nil, field.At("org", fmt.Errorf("%s is not one of the councils of %s: %w", field.Quote(org), o.Name, field.ErrNotFound))
	}
	return o.Councils[i].shares(driver)
}

// shares returns who has how much of what the council had, as Order.Shares does.
func (c Council) shares(driver costing.Driver) ([]partnership.Share, error) {
	if len(c.Parts) == 0 {
		return []partnership.Share{{Org: cmp.Or(c.To, c.Org), Fraction: whole()}}, nil
	}
	if _, has := measured(c.Totals, driver); !has {
		return nil, field.At("driver", fmt.Errorf("%s has no parts measured by %s: %w", c.Org, field.Quote(driver), field.ErrNotFound))
	}
	weights := c.weights(driver)
	if len(weights) == 0 {
		return nil, field.At("driver", fmt.Errorf("every part of %s has 0 of %s: %w", c.Org, driver, field.ErrRequired))
	}
	return exit.SharesOf(weights)
}

// whole is all of something.
func whole() partnership.Fraction { return partnership.MustFraction("100%") }

// weights returns what goes to each council by a measure, in the order of the parts, without
// those that get nothing.
func (c Council) weights(driver costing.Driver) []costing.Weight {
	var weights []costing.Weight
	for _, p := range c.Parts {
		value, _ := measured(p.Measures, driver)
		n, _ := value.Millionths()
		i := slices.IndexFunc(weights, func(w costing.Weight) bool { return w.Org == p.To })
		if i < 0 {
			i = len(weights)
			weights = append(weights, costing.Weight{Org: p.To})
		}
		before, _ := weights[i].Value.Millionths()
		weights[i].Value, _ = partnership.QuantityOfMillionths(before + n)
	}
	return slices.DeleteFunc(weights, func(w costing.Weight) bool { return w.Value.Sign() <= 0 })
}

// Successions returns who takes the place of whom, by a measure: of each council that ends,
// and of each that goes on without one of its parts. The errors are those of Shares at
// "councils[i]".
func (o Order) Successions(driver costing.Driver) ([]partnership.Succession, error) {
	all := []partnership.Succession{}
	err := field.Each("councils", o.Councils, func(c Council) error {
		if c.Change == Begins || c.Change == GoesOn && len(c.Parts) == 0 {
			return nil
		}
		shares, err := o.Shares(c.Org, driver)
		all = append(all, partnership.Succession{
			Predecessor: c.Org, On: o.Vesting, Successors: shares, GoesOn: c.Change == GoesOn, Source: o.Name,
		})
		return err
	})
	if err != nil {
		return nil, err
	}
	return all, nil
}
