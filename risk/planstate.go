package risk

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// PlanState is how far a contingency plan has got.
type PlanState string

// The states of a plan, in order.
const (
	DraftPlan     PlanState = "draft"      // it is being written
	ApprovedPlan  PlanState = "approved"   // it is agreed
	ArmedPlan     PlanState = "armed"      // what it needs is in place: it can be set off at once
	InvokedPlan   PlanState = "invoked"    // it is being carried out
	StoodDownPlan PlanState = "stood-down" // what it was for is over
	RetiredPlan   PlanState = "retired"    // it is needed no more
)

// PlanStates returns every PlanState, in order.
func PlanStates() []PlanState {
	return []PlanState{DraftPlan, ApprovedPlan, ArmedPlan, InvokedPlan, StoodDownPlan, RetiredPlan}
}

// UnmarshalText reads one of PlanStates, or no text for one that is not set; the error wraps
// ErrInvalid.
func (s *PlanState) UnmarshalText(text []byte) (err error) {
	*s, err = field.ReadOneOf("plan state", text, PlanStates())
	return err
}

// Title returns the plan state as a form or a report shows it.
func (s PlanState) Title() string { return field.Title(s) }

// Next returns the states that a plan can come to from a state, in order. A plan without
// a state can become a draft. A plan that is revised is a draft again, and one that was
// stood down can be armed again. A plan is not carried out before it is armed, nor retired
// while it is carried out.
func (s PlanState) Next() []PlanState {
	switch s {
	case "":
		return []PlanState{DraftPlan}
	case DraftPlan:
		return []PlanState{ApprovedPlan, RetiredPlan}
	case ApprovedPlan:
		return []PlanState{DraftPlan, ArmedPlan, RetiredPlan}
	case ArmedPlan:
		return []PlanState{DraftPlan, InvokedPlan, RetiredPlan}
	case InvokedPlan:
		return []PlanState{StoodDownPlan}
	case StoodDownPlan:
		return []PlanState{DraftPlan, ArmedPlan, RetiredPlan}
	}
	return []PlanState{}
}

// inForce reports whether a plan in the state can be set off, or was.
func (s PlanState) inForce() bool { return s == ApprovedPlan || s == ArmedPlan || s == InvokedPlan }

// PlanMove is the day on which a plan came to a state.
type PlanMove struct {
	On calendar.Date `json:"on,omitzero"`  // the day of the move, which is the first day in the state
	To PlanState     `json:"to"`           // the state
	By string        `json:"by,omitempty"` // who decided it
}

// checkMoves returns what is wrong with the moves.
func (p ContingencyPlan) checkMoves() error {
	var before PlanMove
	return field.Each("moves", p.Moves, func(m PlanMove) error {
		_, state := field.OneOf("plan state", string(m.To), PlanStates())
		if state == nil && !slices.Contains(before.To.Next(), m.To) {
			state = noMove(before.To, m.To)
		}
		err := errors.Join(field.At("on", inOrder(before.On, m.On)), field.At("to", state), field.OptionalName("by", m.By))
		before = m
		return err
	})
}

// noMove is the error for a move that Next does not have.
func noMove(from, to PlanState) error {
	if from == "" {
		return fmt.Errorf("a plan begins as a %s, not %s: %w", DraftPlan, to, field.ErrInvalid)
	}
	return fmt.Errorf("a plan does not go from %s to %s: %w", from, to, field.ErrInvalid)
}

// StateOn returns the state of the plan on a day, and "" before its first move.
func (p ContingencyPlan) StateOn(day calendar.Date) PlanState {
	for _, m := range slices.Backward(p.Moves) {
		if !m.On.IsZero() && !m.On.After(day) {
			return m.To
		}
	}
	return ""
}

// Move returns the plan with one more move. The errors are what Validate finds in the
// plan with the move; the plan itself stays as it is.
func (p ContingencyPlan) Move(to PlanState, on calendar.Date, by string) (ContingencyPlan, error) {
	p = p.clone()
	p.Moves = append(p.Moves, PlanMove{On: on, To: to, By: by})
	if err := p.Validate(); err != nil {
		return ContingencyPlan{}, err
	}
	return p, nil
}
