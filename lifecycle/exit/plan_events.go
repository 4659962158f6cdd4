package exit

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/google/uuid"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Evidence returns the plan as evidence for the gates of a partnership that ask for an exit
// plan: a version of the day on which it was agreed, then one of each review, each in date
// for twelve months. What was settled in place of the bill is evidence of a settlement, and
// comes last. The author is the exit manager. There is no evidence of a plan that is not
// agreed, and none at all while nobody manages the exit.
func (p Plan) Evidence(id uuid.UUID) []lifecycle.Evidence {
	versions := []lifecycle.Evidence{}
	if p.Manager == "" {
		return versions
	}
	if !p.Agreed.IsZero() {
		for _, day := range append([]calendar.Date{p.Agreed}, p.Reviews...) {
			versions = append(versions, lifecycle.Evidence{
				Kind: lifecycle.ExitPlan, Partnership: id, On: day, Author: p.Manager,
				ReviewBy: day.AddMonths(12), AgreedBy: slices.Clone(p.Members), Reference: p.Name,
			})
		}
	}
	if !p.Settled.On.IsZero() {
		versions = append(versions, lifecycle.Evidence{
			Kind: lifecycle.ExitSettlement, Partnership: id, On: p.Settled.On, Author: p.Manager,
			AgreedBy: slices.Clone(p.Settled.AgreedBy), Reference: p.Settled.Document,
		})
	}
	return versions
}

// Events returns the intentions, withdrawals and terminations, and what goes on after them,
// as events for lifecycle.Rulebook.Decide, by day:
//
//   - an intention, and its withdrawal, on their days;
//   - notice, on the day it was served;
//   - the extension of the term by the others, on its day and line by line, if a member does
//     not renew it;
//   - the leaving of the member, on the day after its last day. There is no such event while
//     a condition is not met, or if the term of the partnership runs out before the notice
//     expires;
//   - an end that all agreed, on the day after its last day, and, if it names its lines,
//     their transfer to all who take a post, a contract or an asset, on the first day with
//     the new employers;
//   - each continuation, on its first day, if its lines and its legal form are known.
//
// Events of one day are in the order of this list, and then in that of the plan. The errors are
// those of Intention, Withdrawal, Termination and Continuation, at "withdrawals[0]" and the like.
func (p Plan) Events() ([]lifecycle.Event, error) {
	err := errors.Join(
		field.Each("intentions", p.Intentions, Intention.Validate),
		field.Each("withdrawals", p.Withdrawals, Withdrawal.Validate),
		field.Each("terminations", p.Terminations, Termination.Validate),
		field.Each("continuations", p.Continuations, Continuation.Validate),
	)
	if err != nil {
		return nil, err
	}
	events := slices.Concat(p.intended(), p.extended(), p.left(), p.ended())
	slices.SortStableFunc(events, func(a, b lifecycle.Event) int { return a.On.Compare(b.On) })
	return events, nil
}

// intended returns the intentions as events.
func (p Plan) intended() []lifecycle.Event {
	events := []lifecycle.Event{}
	for _, i := range p.Intentions {
		stated := lifecycle.Event{Kind: lifecycle.IntentionStated, On: i.Stated, Org: i.Org, Lines: slices.Clone(i.Lines), Expires: i.DecideBy}
		events = append(events, stated)
		if !i.Withdrawn.IsZero() {
			events = append(events, lifecycle.Event{Kind: lifecycle.IntentionWithdrawn, On: i.Withdrawn, Org: i.Org, Lines: slices.Clone(i.Lines)})
		}
	}
	return events
}

// An extension of the term is of a line, or of all for the line anyLine, from a day.
type extension struct {
	on   calendar.Date
	line partnership.LineID
}

// extensions returns those that the withdrawal is no part of: none if it is by notice.
func (w Withdrawal) extensions() []extension {
	if w.TermEnds.IsZero() {
		return nil
	}
	if len(w.Lines) == 0 {
		return []extension{{w.Served, anyLine}}
	}
	all := make([]extension, len(w.Lines))
	for i, line := range w.Lines {
		all[i] = extension{w.Served, line}
	}
	return all
}

// extended returns the extensions of the term, line by line, by all but those who do not renew
// it.
func (p Plan) extended() []lifecycle.Event {
	var events []lifecycle.Event
	var order []extension
	departures, without := p.departures(), map[extension]partnership.Roll{}
	for _, w := range p.Withdrawals {
		for _, x := range w.extensions() {
			if without[x] == nil {
				without[x], order = partnership.Roll{}, append(order, x)
			}
			without[x][w.Org] = true
		}
	}
	for _, x := range order {
		e := lifecycle.Event{Kind: lifecycle.ExtendTerm, On: x.on, Term: p.Term}
		if x.line != anyLine {
			e.Lines = []partnership.LineID{x.line}
		}
		for _, org := range p.Members {
			if !without[x][org] && !hasLeft(departures[org], Withdrawal{Lines: e.Lines, Served: x.on}) {
				e.By = append(e.By, org)
			}
		}
		events = append(events, e)
	}
	return events
}

// left returns the notices as events, and when who gave them leaves.
func (p Plan) left() []lifecycle.Event {
	var events []lifecycle.Event
	for _, w := range p.Withdrawals {
		if w.TermEnds.IsZero() {
			events = append(events, w.served())
		}
		last, _ := w.LastDay(calendar.Term{})
		if last.IsZero() || w.lapses(p.Term) {
			continue
		}
		on := last.AddDays(1)
		if on.Before(w.Served) {
			on = w.Served // the term had run out before the others extended it
		}
		events = append(events, lifecycle.Event{
			Kind: lifecycle.MemberLeaves, On: on, Org: w.Org, Lines: slices.Clone(w.Lines), Agreed: w.agreement(),
		})
	}
	return events
}

// takers returns the members who take a post, a contract or an asset.
func (p Plan) takers() []partnership.OrgID {
	takes := partnership.Roll{}
	for _, place := range p.Placements {
		takes[place.Org] = true
	}
	for _, c := range p.Contracts {
		for _, org := range c.To {
			takes[org] = true
		}
	}
	for _, a := range p.Estate.Assets {
		takes[a.To] = true
	}
	return slices.DeleteFunc(slices.Clone(p.Members), func(org partnership.OrgID) bool { return !takes[org] })
}

// ended returns what ends because all agreed, and what goes on after the exit.
func (p Plan) ended() []lifecycle.Event {
	var events []lifecycle.Event
	for _, t := range p.Terminations {
		events = append(events, lifecycle.Event{
			Kind: lifecycle.LineWithdrawn, On: t.Last.AddDays(1), Lines: slices.Clone(t.Lines), By: slices.Clone(t.AgreedBy), Agreed: t.Document,
		})
		if takers := p.takers(); len(t.Lines) > 0 && len(takers) > 0 && p.Transfer.After(t.Last) {
			events = append(events, lifecycle.Event{Kind: lifecycle.LineTransferred, On: p.Transfer, Lines: slices.Clone(t.Lines), To: takers})
		}
	}
	for _, r := range p.Continuations {
		if len(r.Lines) > 0 && r.Structure != "" {
			events = append(events, lifecycle.Event{
				Kind: lifecycle.ResidualArrangement, On: r.Term.First, Lines: slices.Clone(r.Lines), Structure: r.Structure, Term: r.Term,
			})
		}
	}
	return events
}

// served returns the notice as an event.
func (w Withdrawal) served() lifecycle.Event {
	expires := w.AgreedLast
	if expires.IsZero() {
		expires, _ = w.expiry()
	}
	return lifecycle.Event{
		Kind: lifecycle.NoticeServed, On: w.Served, Org: w.Org, By: slices.Clone(w.ServedBy), Lines: slices.Clone(w.Lines), Expires: expires,
		Agreed: w.agreement(), ApprovedBy: w.AuthorisedBy,
	}
}

// agreement says who agreed to shorter notice or to none.
func (w Withdrawal) agreement() string {
	if w.AgreedLast.IsZero() {
		return ""
	}
	names := make([]string, len(w.AgreedBy))
	for i, org := range w.AgreedBy {
		names[i] = string(org)
	}
	return fmt.Sprintf("agreed by %s: until %v", strings.Join(names, ", "), w.AgreedLast)
}
