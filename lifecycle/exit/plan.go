package exit

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/lifecycle/staff"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Plan is the exit plan of a partnership: who leaves and when, and what becomes of its
// staff, assets, debts, contracts and data, and at what cost.
type Plan struct {
	Name          string              `json:"name"`                    // of the partnership
	Term          calendar.Term       `json:"term"`                    // of the partnership; open-ended: it ends by notice only
	Members       []partnership.OrgID `json:"members"`                 // 1 to 1,000
	Manager       string              `json:"manager,omitzero"`        // who manages the exit; not set: nobody yet
	Drafted       calendar.Date       `json:"drafted,omitzero"`        // the day on which the plan was put to the members; not set: not yet
	Agreed        calendar.Date       `json:"agreed,omitzero"`         // the day on which they agreed it; not set: not yet
	Reviews       []calendar.Date     `json:"reviews,omitempty"`       // the days on which they reviewed it
	Intentions    []Intention         `json:"intentions,omitempty"`    // who means to leave and has not given notice
	Withdrawals   []Withdrawal        `json:"withdrawals,omitempty"`   // who leaves by notice, or does not renew its term
	Terminations  []Termination       `json:"terminations,omitempty"`  // what ends because all agree
	Posts         staff.Establishment `json:"posts,omitempty"`         // the staff
	AnyPosts      lifecycle.Answer    `json:"any_posts,omitzero"`      // whether there are any posts; not set: Posts says so, and it is not known if Posts is empty
	Placements    staff.Placements    `json:"placements,omitempty"`    // where each post goes, each once; empty: nobody has proposed it yet, and exit-05-placed blocks
	Transfer      calendar.Date       `json:"transfer,omitzero"`       // the first day with the new employers; not set: not known
	Informed      calendar.Date       `json:"informed,omitzero"`       // the day on which they were told about the employees; not set: not yet
	Estate        Estate              `json:"estate"`                  // what the members own and owe
	Contracts     []Contract          `json:"contracts,omitempty"`     // what becomes of each
	Data          []Data              `json:"data,omitempty"`          // what becomes of each set
	Costs         Costs               `json:"costs"`                   // of leaving and of staying
	Settled       AgreedSettlement    `json:"settled,omitzero"`        // what was agreed in place of the bill; not set: nothing
	Timetable     Timetable           `json:"timetable,omitempty"`     // what has to be done by when
	Continuations []Continuation      `json:"continuations,omitempty"` // what goes on after the exit
}

// Validate returns what is wrong with the plan, in the order of its fields: what is wrong
// with each part of it, and
//
//   - an agreement before the draft, or a review before the agreement or listed after a
//     later one (ErrOrder);
//   - an organisation that leaves, agrees, gets, funds, pays or bears something and is not a
//     member (ErrNotFound); one that retains records need not be a member;
//   - a member that leaves a line twice, a line that ends twice, or a second asset, contract
//     or set of data of one id (ErrDuplicate);
//   - notice that was served before the partnership began or after it ended, or an agreed end
//     after the term of the partnership (ErrOrder);
//   - posts in a plan that says that there are none (ErrInvalid);
//   - more than 1,000 members (ErrRange);
//   - what staff.CheckPlacements finds;
//   - a post that stays shared and is not among the posts (ErrNotFound).
func (p Plan) Validate() error {
	among := partnership.RollOf(p.Members)
	return errors.Join(
		field.Required("name", p.Name),
		field.At("term", p.Term.Validate()),
		p.checkMembers(),
		p.checkDays(),
		field.Each("intentions", p.Intentions, func(i Intention) error { return errors.Join(i.Validate(), field.At("org", among.Check(i.Org))) }),
		field.Each("withdrawals", p.Withdrawals, func(w Withdrawal) error {
			return errors.Join(
				w.Validate(), field.At("org", among.Check(w.Org)), field.Each("served_by", w.ServedBy, among.Check),
				w.checkServed(p.Term), field.Each("agreed_by", w.AgreedBy, among.Check),
			)
		}),
		p.checkOnce(),
		p.checkTerminations(among),
		field.Each("posts", p.Posts, staff.Post.Validate),
		field.Unique("posts", "id", p.Posts, func(post staff.Post) staff.PostID { return post.ID }),
		p.checkAnyPosts(),
		staff.CheckPlacements(p.Posts, p.Placements, p.Members),
		field.At("estate", errors.Join(p.Estate.Validate(), p.Estate.checkMembers(among))),
		field.Each("contracts", p.Contracts, func(c Contract) error {
			return errors.Join(c.Validate(), field.Each("to", c.To, among.Check))
		}),
		field.Unique("contracts", "id", p.Contracts, func(c Contract) ContractID { return c.ID }),
		field.Each("data", p.Data, func(d Data) error {
			return errors.Join(d.Validate(), field.Each("return_to", d.ReturnTo, among.Check))
		}),
		field.Unique("data", "id", p.Data, func(d Data) DataID { return d.ID }),
		field.At("costs", errors.Join(p.Costs.Validate(), p.Costs.checkMembers(among))),
		p.checkSettled(among),
		field.Each("timetable", p.Timetable, Milestone.Validate),
		p.checkContinuations(among),
	)
}

// maxMembers is how many members a plan has at most, as a line of package lifecycle.
const maxMembers = 1000

// checkMembers returns what is wrong with the list of members.
func (p Plan) checkMembers() error {
	if n := len(p.Members); n > maxMembers {
		return field.At("members", fmt.Errorf("%d are more than %d: %w", n, maxMembers, field.ErrRange))
	}
	return costing.CheckMembers(p.Members)
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

// checkOnce returns ErrDuplicate for a member who leaves the same line twice.
func (p Plan) checkOnce() error {
	first, i := leaving{}, -1
	return field.Each("withdrawals", p.Withdrawals, func(w Withdrawal) error {
		i++
		j, found := first.before(w)
		first.add(w, i)
		if !found {
			return nil
		}
		return fmt.Errorf("%w: %s also leaves at withdrawals[%d]", field.ErrDuplicate, w.lines(), j)
	})
}

// A leaving says at which withdrawal an organisation first leaves a line; everything, for
// the line allLines; or anything, for the line anyLine.
type leaving map[orgLine]int

// An orgLine is an organisation and a line.
type orgLine struct {
	org  partnership.OrgID
	line partnership.LineID
}

// Neither is the id of a line.
const (
	allLines = "*"
	anyLine  = ""
)

// before returns the first withdrawal from something that this one is from.
func (l leaving) before(w Withdrawal) (first int, found bool) {
	lines := slices.Concat(w.Lines, []partnership.LineID{allLines})
	if len(w.Lines) == 0 {
		lines = []partnership.LineID{anyLine}
	}
	for _, line := range lines {
		if i, leaves := l[orgLine{w.Org, line}]; leaves && (!found || i < first) {
			first, found = i, true
		}
	}
	return first, found
}

// add adds the withdrawal at a place.
func (l leaving) add(w Withdrawal, at int) {
	lines := slices.Concat(w.Lines, []partnership.LineID{anyLine})
	if len(w.Lines) == 0 {
		lines = []partnership.LineID{allLines, anyLine}
	}
	for _, line := range lines {
		if _, leaves := l[orgLine{w.Org, line}]; !leaves {
			l[orgLine{w.Org, line}] = at
		}
	}
}

// checkContinuations returns ErrNotFound for a share of an organisation that is not a member,
// and for a post that is not among the posts.
func (p Plan) checkContinuations(among partnership.Roll) error {
	posts := make(map[staff.PostID]bool, len(p.Posts))
	for _, post := range p.Posts {
		posts[post.ID] = true
	}
	return field.Each("continuations", p.Continuations, func(c Continuation) error {
		return errors.Join(
			c.Validate(),
			field.Each("shares", c.Shares, func(s partnership.Share) error { return field.At("org", among.Check(s.Org)) }),
			field.Each("posts", c.Posts, func(id staff.PostID) error {
				if posts[id] {
					return nil
				}
				return fmt.Errorf("%s is not among the posts: %w", field.Quote(id), field.ErrNotFound)
			}),
		)
	})
}

// checkAnyPosts returns ErrInvalid for an unknown answer, and for posts in a plan that says
// that there are none.
func (p Plan) checkAnyPosts() error {
	if p.AnyPosts == lifecycle.No && len(p.Posts) > 0 {
		return field.At("any_posts", fmt.Errorf("the plan has %s: %w", report.Count(len(p.Posts), "post", "posts"), field.ErrInvalid))
	}
	return field.OptionalOneOf("any_posts", "yes-or-no answer", p.AnyPosts, lifecycle.Answers())
}

// Leavers returns the members who leave by a withdrawal, each once, in the order of the
// withdrawals. A member whose notice would outlast the term of the partnership does not
// leave by it: the term runs out first. If all agreed to end something, or nobody leaves by a
// withdrawal and the partnership ends for all, every member is a leaver.
func (p Plan) Leavers() []partnership.OrgID {
	leavers := []partnership.OrgID{}
	seen := map[partnership.OrgID]bool{}
	inForce := p.inForce()
	for _, w := range inForce {
		if !seen[w.Org] {
			seen[w.Org], leavers = true, append(leavers, w.Org)
		}
	}
	if len(inForce) > 0 && len(p.Terminations) == 0 {
		return leavers
	}
	for _, org := range p.Members {
		if !seen[org] {
			leavers = append(leavers, org)
		}
	}
	return leavers
}

// inForce returns the withdrawals that take effect before the term runs out.
func (p Plan) inForce() []Withdrawal {
	return slices.DeleteFunc(slices.Clone(p.Withdrawals), func(w Withdrawal) bool { return w.lapses(p.Term) })
}

// leaversByLine returns a function that says who leaves a line, in the order of the
// withdrawals: every member if the line ends as all agreed, or if nothing else ends it.
func (p Plan) leaversByLine() func(partnership.LineID) []partnership.OrgID {
	inForce, ofLine, ofAll := p.inForce(), map[partnership.LineID][]int{}, []int{}
	for i, w := range inForce {
		for _, line := range w.Lines {
			ofLine[line] = append(ofLine[line], i)
		}
		if len(w.Lines) == 0 {
			ofAll = append(ofAll, i)
		}
	}
	return func(line partnership.LineID) []partnership.OrgID {
		if p.ends(line) || len(inForce)+len(p.Terminations) == 0 {
			return p.Members
		}
		places := slices.Concat(ofLine[line], ofAll)
		slices.Sort(places)
		leavers := make([]partnership.OrgID, len(places))
		for i, place := range places {
			leavers[i] = inForce[place].Org
		}
		return leavers
	}
}

// Settlement returns who pays what of the costs if the Leavers leave. The leavers of a
// service line are those who leave that line, or all lines, and every member if the line ends
// as all agreed. The costs of a line that nobody leaves are left out. What was Settled in its
// place changes nothing: see SettlementComparison. The errors are those of Validate, and at "costs" those of
// Costs.Settlement.
func (p Plan) Settlement() (Settlement, error) {
	err := errors.Join(p.Validate(), field.At("costs", p.Costs.checkCharges(len(p.Members), 1)))
	if err != nil {
		return Settlement{}, err
	}
	settlement, err := p.Costs.settle(p.Members, p.leaversByLine())
	return settlement, field.At("costs", err)
}
