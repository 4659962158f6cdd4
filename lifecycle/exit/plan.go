package exit

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/lifecycle/staff"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Plan is the exit plan of a partnership: who leaves and when, and what becomes of its
// staff, assets, debts, contracts and data, and at what cost.
type Plan struct {
	Name        string              `json:"name"`                  // of the partnership
	Term        calendar.Term       `json:"term"`                  // of the partnership; open-ended: it ends by notice only
	Partners    []partnership.OrgID `json:"partners"`              // one at least
	Manager     string              `json:"manager,omitzero"`      // who manages the exit; not set: nobody yet
	Drafted     calendar.Date       `json:"drafted,omitzero"`      // the day on which the plan was put to the partners; not set: not yet
	Agreed      calendar.Date       `json:"agreed,omitzero"`       // the day on which they agreed it; not set: not yet
	Reviews     []calendar.Date     `json:"reviews,omitempty"`     // the days on which they reviewed it
	Withdrawals []Withdrawal        `json:"withdrawals,omitempty"` // who has given notice
	Posts       staff.Establishment `json:"posts,omitempty"`       // the staff
	AnyPosts    lifecycle.Answer    `json:"any_posts,omitzero"`    // whether there are any posts; not set: as Posts shows, and not known if that is empty
	Placements  []staff.Placement   `json:"placements,omitempty"`  // where each post goes, each once; empty: nobody has proposed it yet, and exit-05-placed blocks
	Transfer    calendar.Date       `json:"transfer,omitzero"`     // the first day with the new employers; not set: not known
	Informed    calendar.Date       `json:"informed,omitzero"`     // the day on which they were told about the employees; not set: not yet
	Estate      Estate              `json:"estate"`                // what the partners own and owe
	Contracts   []Contract          `json:"contracts,omitempty"`   // what becomes of each
	Data        []Data              `json:"data,omitempty"`        // what becomes of each set
	Costs       Costs               `json:"costs"`                 // of leaving and of staying
	Timetable   Timetable           `json:"timetable,omitempty"`   // what has to be done by when
	Residual    []Residual          `json:"residual,omitempty"`    // what goes on after the exit
}

// Residual is an arrangement that outlives the exit, such as officers who stay shared.
type Residual struct {
	Name      string                `json:"name"`               // what goes on
	Lines     []partnership.LineID  `json:"lines,omitempty"`    // of which service lines; empty: not known
	Structure partnership.Structure `json:"structure,omitzero"` // in which legal form; not set: not known
	Term      calendar.Term         `json:"term"`               // for which days
	Shares    []staff.Share         `json:"shares,omitempty"`   // who bears how much of it, together 100 %; empty: not known
	Posts     []staff.PostID        `json:"posts,omitempty"`    // which posts stay shared
}

// Validate returns what is wrong with the arrangement, in the order of its fields:
//
//   - no name (ErrRequired);
//   - a malformed line or post, or an unknown legal form (ErrInvalid);
//   - a duplicate line or post (ErrDuplicate);
//   - what Term finds;
//   - shares that do not add up to 100 % (ErrSum).
func (r Residual) Validate() error {
	return errors.Join(
		field.Required("name", r.Name),
		field.Each("lines", r.Lines, partnership.LineID.Validate),
		field.Unique("lines", "", r.Lines, func(id partnership.LineID) partnership.LineID { return id }),
		field.OptionalOneOf("structure", "structure", r.Structure, partnership.Structures()),
		field.At("term", r.Term.Validate()),
		staff.CheckShares("shares", r.Shares),
		field.Each("posts", r.Posts, staff.PostID.Validate),
		field.Unique("posts", "", r.Posts, func(id staff.PostID) staff.PostID { return id }),
	)
}

// Validate returns what is wrong with the plan, in the order of its fields: what is wrong
// with each part of it, and
//
//   - an agreement before the draft, or a review before the agreement or listed after a
//     later one (ErrOrder);
//   - an organisation that leaves, agrees, gets, funds, pays or bears something and is not a
//     partner (ErrNotFound); only who retains records need not be one;
//   - a partner who leaves a line twice, or a second asset, contract or set of data of one id
//     (ErrDuplicate);
//   - notice served before the partnership began or after it ended (ErrOrder);
//   - posts in a plan that says that there are none (ErrInvalid);
//   - what staff.CheckPlacements finds;
//   - a post that stays shared and is not among the posts (ErrNotFound).
func (p Plan) Validate() error {
	among := members(p.Partners)
	return errors.Join(
		field.Required("name", p.Name),
		field.At("term", p.Term.Validate()),
		among.validate(),
		p.checkDays(),
		field.Each("withdrawals", p.Withdrawals, func(w Withdrawal) error {
			return errors.Join(
				w.Validate(), field.At("org", among.check(w.Org)), w.checkServed(p.Term),
				field.Each("agreed_by", w.AgreedBy, among.check),
			)
		}),
		p.checkOnce(),
		field.Each("posts", p.Posts, staff.Post.Validate),
		field.Unique("posts", "id", p.Posts, func(post staff.Post) staff.PostID { return post.ID }),
		p.checkAnyPosts(),
		staff.CheckPlacements(p.Posts, p.Placements, p.Partners),
		field.At("estate", errors.Join(p.Estate.Validate(), p.Estate.checkPartners(among))),
		field.Each("contracts", p.Contracts, func(c Contract) error {
			return errors.Join(c.Validate(), field.Each("to", c.To, among.check))
		}),
		field.Unique("contracts", "id", p.Contracts, func(c Contract) ContractID { return c.ID }),
		field.Each("data", p.Data, func(d Data) error {
			return errors.Join(d.Validate(), field.Each("return_to", d.ReturnTo, among.check))
		}),
		field.Unique("data", "id", p.Data, func(d Data) DataID { return d.ID }),
		field.At("costs", errors.Join(p.Costs.Validate(), p.Costs.checkPartners(among))),
		field.Each("timetable", p.Timetable, Milestone.Validate),
		field.Each("residual", p.Residual, func(r Residual) error { return errors.Join(r.Validate(), p.checkResidual(r)) }),
	)
}

// checkDays returns ErrOrder for a day of the plan itself that is before the one it follows,
// and ErrRequired for a review without a day.
func (p Plan) checkDays() error {
	var agreed error
	if !p.Agreed.IsZero() && p.Agreed.Before(p.Drafted) {
		agreed = fmt.Errorf("%v is before the draft, %v: %w", p.Agreed, p.Drafted, field.ErrOrder)
	}
	last := p.Agreed
	if last.IsZero() {
		last = p.Drafted
	}
	return errors.Join(field.At("agreed", agreed), field.Each("reviews", p.Reviews, func(day calendar.Date) error {
		if day.IsZero() {
			return field.ErrRequired
		}
		if day.Before(last) {
			return fmt.Errorf("%v is listed after %v: %w", day, last, field.ErrOrder)
		}
		last = day
		return nil
	}))
}

// checkOnce returns ErrDuplicate for a partner who leaves the same line twice.
func (p Plan) checkOnce() error {
	var errs []error
	for i, w := range p.Withdrawals {
		j := slices.IndexFunc(p.Withdrawals[:i], func(before Withdrawal) bool {
			both := slices.ContainsFunc(w.Lines, func(line partnership.LineID) bool { return slices.Contains(before.Lines, line) })
			return before.Org == w.Org && (both || len(w.Lines) == 0 || len(before.Lines) == 0)
		})
		if j >= 0 {
			err := fmt.Errorf("%s also leaves at withdrawals[%d]: %w", w.lines(), j, field.ErrDuplicate)
			errs = append(errs, field.At(fmt.Sprintf("withdrawals[%d]", i), err))
		}
	}
	return errors.Join(errs...)
}

// checkResidual returns ErrNotFound for a share of an organisation that is not a partner, and
// for a post that is not among the posts.
func (p Plan) checkResidual(r Residual) error {
	among := members(p.Partners)
	return errors.Join(
		field.Each("shares", r.Shares, func(s staff.Share) error { return field.At("org", among.check(s.Org)) }),
		field.Each("posts", r.Posts, func(id staff.PostID) error {
			if slices.ContainsFunc(p.Posts, func(post staff.Post) bool { return post.ID == id }) {
				return nil
			}
			return fmt.Errorf("%.80q is not among the posts: %w", string(id), field.ErrNotFound)
		}),
	)
}

// checkAnyPosts returns ErrInvalid for an unknown answer, and for posts in a plan that says
// that there are none.
func (p Plan) checkAnyPosts() error {
	if p.AnyPosts == lifecycle.No && len(p.Posts) > 0 {
		return field.At("any_posts", fmt.Errorf("the plan has %d posts: %w", len(p.Posts), field.ErrInvalid))
	}
	return field.OptionalOneOf("any_posts", "yes-or-no answer", p.AnyPosts, lifecycle.Answers())
}

// Leavers returns the partners who leave by notice, each once, in the order of the
// withdrawals. A partner whose notice would outlast the term of the partnership does not
// leave by it: the term runs out first. If nobody leaves by notice, the partnership ends for
// all, and every partner is a leaver.
func (p Plan) Leavers() []partnership.OrgID {
	return p.leavers(func(Withdrawal) bool { return true })
}

// leavers returns the partners who leave by some of the withdrawals, and every partner if
// nobody leaves by notice.
func (p Plan) leavers(of func(Withdrawal) bool) []partnership.OrgID {
	var leavers []partnership.OrgID
	ends := true
	for _, w := range p.Withdrawals {
		if w.lapses(p.Term) {
			continue
		}
		ends = false
		if of(w) && !slices.Contains(leavers, w.Org) {
			leavers = append(leavers, w.Org)
		}
	}
	if ends {
		return slices.Clone(p.Partners)
	}
	return leavers
}

// Bill returns who pays what of the costs if the Leavers leave: of each service line those
// who leave it, or everything. What belongs to a line that nobody leaves is left out. The
// errors are those of Validate, and at "costs" those of Costs.Bill.
func (p Plan) Bill() (Bill, error) {
	if err := p.Validate(); err != nil {
		return Bill{}, err
	}
	bill, err := p.Costs.bill(p.Partners, func(line partnership.LineID) []partnership.OrgID {
		return p.leavers(func(w Withdrawal) bool { return w.covers(line) })
	})
	return bill, field.At("costs", err)
}
