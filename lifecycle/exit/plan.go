package exit

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
)

// Plan is the exit plan of a partnership: who leaves and when, and what becomes of its
// staff, assets, debts, contracts and data, and at what cost.
type Plan struct {
	Name        string              `json:"name"`                  // of the partnership
	Term        partnership.Term    `json:"term"`                  // of the partnership; open-ended: it ends by notice only
	Partners    []partnership.OrgID `json:"partners"`              // one at least
	Manager     string              `json:"manager,omitempty"`     // who manages the exit; not set: nobody yet
	Drafted     partnership.Date    `json:"drafted,omitzero"`      // the day on which the plan was put to the partners; not set: not yet
	Agreed      partnership.Date    `json:"agreed,omitzero"`       // the day on which they agreed it; not set: not yet
	Reviews     []partnership.Date  `json:"reviews,omitempty"`     // the days on which they reviewed it
	Withdrawals []Withdrawal        `json:"withdrawals,omitempty"` // who has given notice
	Posts       Establishment       `json:"posts,omitempty"`       // the staff
	Placements  []Placement         `json:"placements,omitempty"`  // where each post goes: each once
	Transfer    partnership.Date    `json:"transfer,omitzero"`     // the first day with the new employers; not set: not known
	Informed    partnership.Date    `json:"informed,omitzero"`     // the day on which they were told about the employees; not set: not yet
	Estate      Estate              `json:"estate"`                // what the partners own and owe
	Contracts   []Contract          `json:"contracts,omitempty"`   // what becomes of each
	Data        []Data              `json:"data,omitempty"`        // what becomes of each set
	Costs       Costs               `json:"costs"`                 // of leaving and of staying
	Timetable   Timetable           `json:"timetable,omitempty"`   // what has to be done by when
	Residual    []Residual          `json:"residual,omitempty"`    // what goes on after the exit
}

// Residual is an arrangement that outlives the exit, such as officers who stay shared.
type Residual struct {
	Name string           `json:"name"` // what goes on
	Term partnership.Term `json:"term"` // for which days
}

// Validate returns ErrRequired for an arrangement without a name, and what Term finds.
func (r Residual) Validate() error {
	return errors.Join(partnership.At("name", partnership.CheckText(r.Name)), partnership.At("term", r.Term.Validate()))
}

// Validate returns what is wrong with the plan, in the order of its fields: what is wrong
// with each part of it, plans and reviews that come before what they follow (ErrOrder),
// a partner who leaves a line twice (ErrDuplicate), or before the partnership has begun
// (ErrOrder), a leaver or place that is no partner (ErrNotFound), a post that has two
// places (ErrDuplicate) or none (ErrRequired), a place of no post (ErrNotFound), and an
// asset, contract or set of data that is there twice (ErrDuplicate).
func (p Plan) Validate() error {
	limits := Limits{Partners: p.Partners}
	return errors.Join(
		partnership.At("name", partnership.CheckText(p.Name)),
		partnership.At("term", p.Term.Validate()),
		limits.Validate(),
		p.checkDays(),
		partnership.Each("withdrawals", p.Withdrawals, func(w Withdrawal) error {
			return errors.Join(w.Validate(), partnership.At("org", limits.checkPartner(w.Org)), p.checkServed(w))
		}),
		p.checkOnce(),
		partnership.At("posts", p.Posts.Validate()),
		p.checkPlacements(limits),
		partnership.At("estate", p.Estate.Validate()),
		partnership.Each("contracts", p.Contracts, Contract.Validate),
		partnership.Unique("contracts", "id", p.Contracts, func(c Contract) ContractID { return c.ID }),
		partnership.Each("data", p.Data, Data.Validate),
		partnership.Unique("data", "id", p.Data, func(d Data) DataID { return d.ID }),
		partnership.At("costs", p.Costs.Validate()),
		partnership.Each("timetable", p.Timetable, Milestone.Validate),
		partnership.Each("residual", p.Residual, Residual.Validate),
	)
}

// checkDays returns ErrOrder for a day of the plan itself that comes before the one that
// it follows, and ErrRequired for a review on no day.
func (p Plan) checkDays() error {
	var agreed error
	if !p.Agreed.IsZero() && p.Agreed.Before(p.Drafted) {
		agreed = fmt.Errorf("%v is before the draft, %v: %w", p.Agreed, p.Drafted, partnership.ErrOrder)
	}
	last := p.Agreed
	return errors.Join(partnership.At("agreed", agreed), partnership.Each("reviews", p.Reviews, func(day partnership.Date) error {
		if day.IsZero() {
			return partnership.ErrRequired
		}
		if day.Before(last) {
			return fmt.Errorf("%v comes after %v: %w", day, last, partnership.ErrOrder)
		}
		last = day
		return nil
	}))
}

// checkServed returns ErrOrder for notice that was served before the partnership began.
func (p Plan) checkServed(w Withdrawal) error {
	if w.Served.IsZero() || !w.Served.Before(p.Term.First) {
		return nil
	}
	return partnership.At("served", fmt.Errorf("%v is before the partnership began, %v: %w", w.Served, p.Term.First, partnership.ErrOrder))
}

// checkOnce returns ErrDuplicate for a partner who leaves what it leaves already.
func (p Plan) checkOnce() error {
	var errs []error
	for i, w := range p.Withdrawals {
		j := slices.IndexFunc(p.Withdrawals[:i], func(before Withdrawal) bool {
			both := slices.ContainsFunc(w.Lines, func(line partnership.LineID) bool { return slices.Contains(before.Lines, line) })
			return before.Org == w.Org && (both || len(w.Lines) == 0 || len(before.Lines) == 0)
		})
		if j >= 0 {
			err := fmt.Errorf("%s leaves the same by withdrawals[%d]: %w", w.Org, j, partnership.ErrDuplicate)
			errs = append(errs, partnership.At(fmt.Sprintf("withdrawals[%d]", i), err))
		}
	}
	return errors.Join(errs...)
}

// checkPlacements returns what keeps each post from having one place.
func (p Plan) checkPlacements(limits Limits) error {
	there, placed := make(map[PostID]bool, len(p.Posts)), make(map[PostID]bool, len(p.Posts))
	for _, post := range p.Posts {
		there[post.ID] = true
	}
	places := partnership.Each("placements", p.Placements, func(place Placement) error {
		var err error
		switch {
		case !there[place.Post]:
			err = fmt.Errorf("%.80q is not among the posts: %w", string(place.Post), partnership.ErrNotFound)
		case placed[place.Post]:
			err = fmt.Errorf("%.80q has a place already: %w", string(place.Post), partnership.ErrDuplicate)
		}
		placed[place.Post] = true
		_, reason := partnership.OneOf("reason", string(place.Reason), Reasons())
		return errors.Join(partnership.At("post", err), partnership.At("org", limits.checkPartner(place.Org)), partnership.At("reason", reason))
	})
	nowhere := partnership.Each("posts", p.Posts, func(post Post) error {
		if len(p.Placements) == 0 || placed[post.ID] {
			return nil
		}
		return fmt.Errorf("%.80q has no place: %w", string(post.ID), partnership.ErrRequired)
	})
	return errors.Join(places, nowhere)
}

// Leavers returns the partners who have given notice, each once in the order of the
// withdrawals. If none has, the partnership ends for all: every partner.
func (p Plan) Leavers() []partnership.OrgID {
	if len(p.Withdrawals) == 0 {
		return slices.Clone(p.Partners)
	}
	var leavers []partnership.OrgID
	for _, w := range p.Withdrawals {
		if !slices.Contains(leavers, w.Org) {
			leavers = append(leavers, w.Org)
		}
	}
	return leavers
}

// Bill returns who pays what of the costs if the Leavers leave. The errors are those of
// Validate, and at "costs" those of Costs.Bill.
func (p Plan) Bill() (Bill, error) {
	if err := p.Validate(); err != nil {
		return Bill{}, err
	}
	bill, err := p.Costs.Bill(p.Partners, p.Leavers())
	return bill, partnership.At("costs", err)
}
