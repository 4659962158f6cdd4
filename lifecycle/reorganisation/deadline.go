package reorganisation

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Anchor is the day from which a deadline is counted.
type Anchor string

// The anchors.
const (
	FromMade      Anchor = "made"      // the day on which the order was made
	FromElections Anchor = "elections" // the elections of the shadow authority, before the vesting day
	FromVesting   Anchor = "vesting"   // the vesting day
)

// Anchors returns every Anchor.
func Anchors() []Anchor { return []Anchor{FromMade, FromElections, FromVesting} }

// Title returns the anchor as a form or a report shows it.
func (a Anchor) Title() string { return field.Title(a) }

// UnmarshalText reads one of Anchors, or no text for one that is not set. The error wraps
// field.ErrInvalid.
func (a *Anchor) UnmarshalText(text []byte) (err error) {
	*a, err = field.ReadOneOf("anchor of a deadline", text, Anchors())
	return err
}

// ProgrammeMilestone is what must be there by a day that is counted from another, and the work that leads to
// it.
type ProgrammeMilestone struct {
	ID     string               `json:"id"`               // unique in the list, with the same letters as an OrgID
	What   string               `json:"what"`             // what must be there
	Owner  string               `json:"owner"`            // who sees to it
	From   Anchor               `json:"from"`             // from which day it is counted
	Days   int                  `json:"days,omitzero"`    // so many days later; below 0: before
	Takes  partnership.Quantity `json:"takes,omitzero"`   // how many days the work takes, the last one included; 0: it happens on the day; not set: not known
	After  []string             `json:"after,omitempty"`  // the ids of those that come before
	Source string               `json:"source,omitempty"` // where the deadline is laid down; not set: practice
}

// Validate returns what is wrong with the milestone: no id, description, owner or anchor
// (ErrRequired), a malformed id, an unknown anchor, or a length that is not whole (ErrInvalid),
// more than 3,660 days (ErrRange), and one that is listed twice in After (ErrDuplicate).
func (m ProgrammeMilestone) Validate() error {
	var days error
	if m.Days < -maxDays || m.Days > maxDays {
		days = field.At("days", fmt.Errorf("%d is not from -%d to %d: %w", m.Days, maxDays, maxDays, field.ErrRange))
	}
	return errors.Join(
		field.At("id", field.CheckID("a milestone", m.ID)), field.Required("what", m.What), field.Required("owner", m.Owner),
		field.CheckOneOf("from", "anchor of a deadline", m.From, Anchors()), days, field.At("takes", partnership.CheckWhole(m.Takes, "days", maxDays)),
		field.EachOnce("after", m.After, func(id string) error { return field.CheckID("a milestone", id) }),
		field.OptionalName("source", m.Source),
	)
}

// takes returns how many days the work takes; known is false if nobody has said.
func (m ProgrammeMilestone) takes() (days int, known bool) {
	n, known := m.Takes.Millionths()
	return int(n / millionths), known
}

const (
	maxDays    = 3660      // how far from its anchor a deadline can be, and how long work can take, in days
	millionths = 1_000_000 // how many millionths one is
)

// DefaultMilestones returns what must exist by when, from the order to the vesting day, as
// orders and statutes ask for it and as earlier reorganisations did it. How long the work takes is
// an estimate without a source. Change all of them as your own order and programme say.
func DefaultMilestones() []ProgrammeMilestone {
	const (
		order       = "Structural changes order"
		information = "Transfer of Undertakings (Protection of Employment) Regulations 2006, reg. 11(6)"
		consulting  = "Transfer of Undertakings (Protection of Employment) Regulations 2006, reg. 13"
	)
	days := func(n int64) partnership.Quantity {
		q, _ := partnership.NewQuantity(n)
		return q
	}
	after := func(ids ...string) []string { return ids }
	return []ProgrammeMilestone{
		{"joint-committee", "The joint committee of the old councils meets", "Chief executives", FromMade, 14, days(14), nil, order + "; Local Government Act 1972, s.101(5)"},
		{"programme-board", "A programme board and an implementation plan are there", "Joint committee", FromMade, 42, days(28), after("joint-committee"), ""},
		{"service-register", "Every shared service is listed, with its agreement, contracts and staff", "Joint committee", FromMade, 90, days(48), after("programme-board"), ""},
		{"first-meeting", "The shadow authority meets for the first time", "Returning officer", FromElections, 14, days(14), nil, order},
		{"interim-officers", "The interim head of paid service, chief finance officer and monitoring officer are designated", "Shadow authority", FromElections, 28, days(14), after("first-meeting"), order},
		{"agreements", "It is decided about each shared service whether it is kept together", "Shadow authority", FromVesting, -180, days(60), after("service-register", "first-meeting"), ""},
		{"staff-consultation", "Recognised unions have been informed, and consulted on measures", "Chief executives", FromVesting, -90, days(45), after("agreements"), consulting},
		{"contracts-register", "The list of contracts that pass by order is complete, with those that are kept jointly or in parts", "Chief finance officers", FromVesting, -60, days(90), after("agreements"), ""},
		{"staff-information", "The new employers have the information on the employees", "Chief executives", FromVesting, -28, days(28), after("staff-consultation"), information},
		{"council-tax", "The new councils have set their budgets and council tax, by 11 March", "Shadow authority", FromVesting, -21, days(90), after("interim-officers"), "Local Government Finance Act 1992, s.30(6)"},
		{"agreements-signed", "The agreements that the successors need are signed", "Monitoring officers", FromVesting, -1, days(90), after("agreements"), ""},
		{"vesting", "The new councils take over", "The new councils", FromVesting, 0, days(0), after("staff-information", "contracts-register", "council-tax", "agreements-signed"), order},
		{"final-accounts", "The draft accounts of the old councils are published", "Chief finance officers", FromVesting, 90, days(90), after("vesting"), ""},
	}
}

// DueMilestone is a milestone and its last day.
type DueMilestone struct {
	Milestone ProgrammeMilestone `json:"milestone"`        // what must be there
	Begin     calendar.Date      `json:"begin,omitzero"`   // the last day to begin the work; not set: its anchor or its length is not known
	Due       calendar.Date      `json:"due,omitzero"`     // the last day for it; not set: its anchor is not known
	Late      bool               `json:"late,omitzero"`    // the last day to begin has passed
	Overdue   bool               `json:"overdue,omitzero"` // the last day for it has passed
}

// DueMilestones are milestones with their days.
type DueMilestones []DueMilestone

// Deadlines returns the last day for each milestone of an order, as known on a day, the
// earliest first; those whose anchor is not known come last. An anchor that nobody knows yet,
// such as that of an order that is not made, gives no day. Nor do elections on or after the vesting
// day: nobody has elected a shadow authority then, and the councillors of the old councils make it
// up. Count its deadlines from another day.
//
// The errors are:
//
//   - at "order" those of Order.Validate
//   - at "milestones[i]" those of ProgrammeMilestone.Validate, and ErrDuplicate for a second one of an id
//   - ErrNotFound at "milestones[i].after[j]" for one that is not there
//   - ErrOrder at "milestones[i].after" for milestones that come after one another in a circle
//   - ErrRequired at "known"
func Deadlines(order Order, milestones []ProgrammeMilestone, known calendar.Date) (DueMilestones, error) {
	err := errors.Join(
		field.At("order", order.Validate()), field.RequiredValue("known", known),
		field.Each("milestones", milestones, ProgrammeMilestone.Validate),
		field.Unique("milestones", "id", milestones, func(m ProgrammeMilestone) string { return m.ID }),
		checkAfter(milestones),
	)
	if err != nil {
		return nil, err
	}
	days := map[Anchor]calendar.Date{FromMade: order.made(known), FromElections: order.shadowElections(), FromVesting: order.Vesting}
	all := make(DueMilestones, 0, len(milestones))
	for _, m := range milestones {
		m.After = slices.Clone(m.After)
		due := DueMilestone{Milestone: m}
		if anchor := days[m.From]; !anchor.IsZero() {
			due.Due = anchor.AddDays(m.Days)
			due.Overdue = due.Due.Before(known)
			if days, ok := m.takes(); ok {
				due.Begin = due.Due.AddDays(1 - max(days, 1))
				due.Late = due.Begin.Before(known)
			}
		}
		all = append(all, due)
	}
	slices.SortStableFunc(all, func(a, b DueMilestone) int {
		switch {
		case a.Due.IsZero() == b.Due.IsZero():
			return a.Due.Compare(b.Due)
		case a.Due.IsZero():
			return 1
		}
		return -1
	})
	return all, nil
}

// checkAfter returns ErrNotFound for what milestones come after and is not one of them, and
// ErrOrder for those that come after one another in a circle.
func checkAfter(milestones []ProgrammeMilestone) error {
	ids, after := make([]string, len(milestones)), make(map[string][]string, len(milestones))
	for i, m := range milestones {
		ids[i], after[m.ID] = m.ID, append([]string{}, m.After...)
	}
	circles := field.Circles(ids, func(id string) []string { return after[id] })
	return field.Each("milestones", milestones, func(m ProgrammeMilestone) error {
		var circle error
		if circles[m.ID] {
			circle = field.At("after", fmt.Errorf("%s comes after itself: %w", field.Quote(m.ID), field.ErrOrder))
		}
		return errors.Join(circle, field.Each("after", m.After, func(id string) error {
			if after[id] != nil {
				return nil
			}
			return fmt.Errorf("%s is not one of the milestones: %w", field.Quote(id), field.ErrNotFound)
		}))
	})
}

// WorkPlan returns the milestones as a work plan, with how long each takes and what it comes
// after, so that lifecycle can schedule them together with other work: it says which are late,
// and what that does to the others. Each begins on the last day on which it can begin and still be
// there in time. The plan begins on the first of these days. Milestones without a day are left
// out.
func (all DueMilestones) WorkPlan() lifecycle.WorkPlan {
	var plan lifecycle.WorkPlan
	dated := map[string]bool{}
	for _, m := range all {
		dated[m.Milestone.ID] = !m.Due.IsZero()
	}
	for _, m := range all {
		if m.Due.IsZero() {
			continue
		}
		begin := cmp.Or(m.Begin, m.Due)
		if plan.From.IsZero() || begin.Before(plan.From) {
			plan.From = begin
		}
		plan.Tasks = append(plan.Tasks, lifecycle.Task{
			ID: m.Milestone.ID, What: m.Milestone.What, Owner: m.Milestone.Owner, Days: m.Milestone.Takes, NotBefore: begin,
			After: slices.DeleteFunc(slices.Clone(m.Milestone.After), func(id string) bool { return !dated[id] }),
		})
	}
	return plan
}
