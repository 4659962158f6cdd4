package exit

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/google/uuid"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Evidence returns the plan as evidence for the gates of a partnership that ask for an exit
// plan: a version of the day on which it was agreed, then one of each review, each in date
// for twelve months. The author is the exit manager. The list is empty while the plan is not
// agreed, or nobody manages the exit.
func (p Plan) Evidence(id uuid.UUID) []lifecycle.Evidence {
	versions := []lifecycle.Evidence{}
	if p.Agreed.IsZero() || p.Manager == "" {
		return versions
	}
	for _, day := range append([]calendar.Date{p.Agreed}, p.Reviews...) {
		versions = append(versions, lifecycle.Evidence{
			Kind: lifecycle.ExitPlan, Partnership: id, On: day, Author: p.Manager,
			ReviewBy: day.AddMonths(12), AgreedBy: slices.Clone(p.Members), Reference: p.Name,
		})
	}
	return versions
}

// Events returns the withdrawals, and what goes on after them, as events for
// lifecycle.Rulebook.Decide, by day:
//
//   - notice, on the day it was served;
//   - the leaving of the member, on the day after its last day. There is no such event while
//     a condition is not met, or if the term of the partnership runs out before the notice
//     expires;
//   - each continuation, on its first day, if its lines and its legal form are known.
//
// Those of one day are in the order of the withdrawals. The errors are those of
// Withdrawal.Validate at "withdrawals[0]" and the like, and of Continuation.Validate at
// "continuations[0]".
func (p Plan) Events() ([]lifecycle.Event, error) {
	events := []lifecycle.Event{}
	err := field.Each("withdrawals", p.Withdrawals, func(w Withdrawal) error {
		last, err := w.LastDay(calendar.Term{})
		if err != nil {
			return err
		}
		events = append(events, w.served())
		if !last.IsZero() && !w.lapses(p.Term) {
			events = append(events, lifecycle.Event{
				Kind: lifecycle.MemberLeaves, On: last.AddDays(1), Org: w.Org, Lines: slices.Clone(w.Lines), Agreed: w.agreement(),
			})
		}
		return nil
	})
	if err := errors.Join(err, field.Each("continuations", p.Continuations, Continuation.Validate)); err != nil {
		return nil, err
	}
	for _, r := range p.Continuations {
		if len(r.Lines) > 0 && r.Structure != "" {
			events = append(events, lifecycle.Event{
				Kind: lifecycle.ResidualArrangement, On: r.Term.First, Lines: slices.Clone(r.Lines), Structure: r.Structure, Term: r.Term,
			})
		}
	}
	slices.SortStableFunc(events, func(a, b lifecycle.Event) int { return a.On.Compare(b.On) })
	return events, nil
}

// served returns the notice as an event.
func (w Withdrawal) served() lifecycle.Event {
	expires := w.AgreedLast
	if expires.IsZero() {
		expires, _ = w.expiry()
	}
	return lifecycle.Event{
		Kind: lifecycle.NoticeServed, On: w.Served, Org: w.Org, Lines: slices.Clone(w.Lines), Expires: expires,
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
