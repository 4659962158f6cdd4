package reorganisation

import (
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
	FromElections Anchor = "elections" // of the shadow authority
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

// Milestone is what must be there by a day that is counted from another.
type Milestone struct {
	ID     string `json:"id"`               // unique in the list
	What   string `json:"what"`             // what must be there
	Owner  string `json:"owner"`            // who sees to it
	From   Anchor `json:"from"`             // from which day it is counted
	Days   int    `json:"days,omitzero"`    // so many days later; below 0: before
	Source string `json:"source,omitempty"` // where it is laid down; not set: practice
}

// Validate returns what is wrong with the milestone: no id, description, owner or anchor
// (ErrRequired), an unknown anchor (ErrInvalid), and more than 3,660 days (ErrRange).
func (m Milestone) Validate() error {
	var days error
	if m.Days < -maxDays || m.Days > maxDays {
		days = field.At("days", fmt.Errorf("%d is not from -%d to %d: %w", m.Days, maxDays, maxDays, field.ErrRange))
	}
	return errors.Join(
		field.Required("id", m.ID), field.Required("what", m.What), field.Required("owner", m.Owner),
		field.CheckOneOf("from", "anchor of a deadline", m.From, Anchors()), days, field.OptionalName("source", m.Source),
	)
}

// maxDays is how far from its anchor a deadline can be, in days.
const maxDays = 3660

// DefaultMilestones returns what must exist by when, from the order to the vesting day, as
// orders and statutes ask for it and as earlier reorganisations did it. Change them as your
// own order says.
func DefaultMilestones() []Milestone {
	const tupe = "Transfer of Undertakings (Protection of Employment) Regulations 2006, reg. 11(6)"
	return []Milestone{
		{"joint-committee", "The joint committee of the old councils meets", "Chief executives", FromMade, 14, "Structural changes order; Local Government Act 1972, s.101(5)"},
		{"programme-board", "A programme board and an implementation plan are there", "Joint committee", FromMade, 42, ""},
		{"service-register", "Every shared service is listed, with its agreement, contracts and staff", "Joint committee", FromMade, 90, ""},
		{"first-meeting", "The shadow authority meets for the first time", "Returning officer", FromElections, 14, "Structural changes order"},
		{"interim-officers", "The interim head of paid service, chief finance officer and monitoring officer are designated", "Shadow authority", FromElections, 28, "Structural changes order"},
		{"agreements", "It is decided about each shared service whether it is kept together", "Shadow authority", FromVesting, -180, ""},
		{"staff-consultation", "Recognised unions have been informed, and consulted on measures", "Chief executives", FromVesting, -90, "Transfer of Undertakings (Protection of Employment) Regulations 2006, reg. 13"},
		{"contracts-register", "The list of contracts that pass by order is complete, with those that are kept jointly or in parts", "Chief finance officers", FromVesting, -60, ""},
		{"staff-information", "The new employers have the information on the employees", "Chief executives", FromVesting, -28, tupe},
		{"council-tax", "The new councils have set their budgets and council tax, by 11 March", "Shadow authority", FromVesting, -21, "Local Government Finance Act 1992, s.30(6)"},
		{"agreements-signed", "The agreements that the successors need are signed", "Monitoring officers", FromVesting, -1, ""},
		{"vesting", "The new councils take over", "The new councils", FromVesting, 0, "Structural changes order"},
		{"final-accounts", "The draft accounts of the old councils are published", "Chief finance officers", FromVesting, 90, ""},
	}
}

// DueMilestone is a milestone and its last day.
type DueMilestone struct {
	Milestone Milestone     `json:"milestone"`        // what must be there
	Due       calendar.Date `json:"due,omitzero"`     // the last day for it; not set: its anchor is not known
	Overdue   bool          `json:"overdue,omitzero"` // the day has passed
}

// DueMilestones are milestones with their days.
type DueMilestones []DueMilestone

// Deadlines returns the last day for each milestone of an order, as known on a day, the
// earliest first; those whose anchor is not known come last. An anchor that nobody knows yet,
// such as that of an order that is not made, gives no day.
//
// The errors are those of Order.Validate at "order", of Milestone.Validate at
// "milestones[i]" with ErrDuplicate for a second one of an id, and ErrRequired at "known".
func Deadlines(order Order, milestones []Milestone, known calendar.Date) (DueMilestones, error) {
	err := errors.Join(
		field.At("order", order.Validate()), field.RequiredValue("known", known),
		field.Each("milestones", milestones, Milestone.Validate),
		field.Unique("milestones", "id", milestones, func(m Milestone) string { return m.ID }),
	)
	if err != nil {
		return nil, err
	}
	days := map[Anchor]calendar.Date{FromMade: order.made(known), FromElections: order.Elections, FromVesting: order.Vesting}
	all := make(DueMilestones, 0, len(milestones))
	for _, m := range milestones {
		due := DueMilestone{Milestone: m}
		if anchor := days[m.From]; !anchor.IsZero() {
			due.Due = anchor.AddDays(m.Days)
			due.Overdue = due.Due.Before(known)
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

// WorkPlan returns the milestones as a work plan, each after those that are due before it, so
// that lifecycle can schedule them together with other work. The first day of the work is the
// earliest day that is due. Milestones without a day are left out.
func (all DueMilestones) WorkPlan() lifecycle.WorkPlan {
	var plan lifecycle.WorkPlan
	before := ""
	for _, m := range all {
		if m.Due.IsZero() {
			continue
		}
		if plan.From.IsZero() {
			plan.From = m.Due
		}
		task := lifecycle.Task{ID: m.Milestone.ID, What: m.Milestone.What, Owner: m.Milestone.Owner, Days: partnership.MustQuantity("0"), NotBefore: m.Due}
		if before != "" {
			task.After = []string{before}
		}
		before = task.ID
		plan.Tasks = append(plan.Tasks, task)
	}
	return plan
}
