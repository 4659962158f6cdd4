package lifecycle

import (
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// concerns returns the organisation that means to leave, serves or rescinds notice, leaves
// or ends,
// and "" for events of other kinds.
func (e *Event) concerns() partnership.OrgID {
	switch e.Kind {
	case IntentionStated, IntentionWithdrawn, NoticeServed, NoticeRescinded, NoticeExtended, MemberLeaves:
		return e.Org
	case CouncilSucceeded:
		return e.Succession.Predecessor
	}
	return ""
}

// concernsAt returns the path of the organisation that the event concerns.
func (e *Event) concernsAt() string {
	if e.Kind == CouncilSucceeded {
		return "succession.predecessor"
	}
	return "org"
}

// concernsPointer is concernsAt as a pointer.
func (e *Event) concernsPointer() policy.Pointer {
	if e.Kind == CouncilSucceeded {
		return "/succession/predecessor"
	}
	return "/org"
}

// about reports whether an event that names no line happens to this one.
func (l *LineState) about(e *Event) bool {
	if l.Stage.Ended() {
		return false
	}
	org := e.concerns()
	return org == "" || l.has(org)
}

// places appends the places of the lines to which an event happens: those that it
// names, in its order, or all to which it can happen. A proposal has none yet.
//
// The errors are ErrNotFound for a line that was never proposed and for an
// organisation that is not a member of any line that has not ended, ErrDuplicate for
// a line that was proposed before, and an *UndeclaredError if no line is left.
func (s *State) places(into []int, e *Event) ([]int, error) {
	if len(e.Lines) == 0 {
		return s.allPlaces(into, e)
	}
	for i, id := range e.Lines {
		place, found := s.find(id)
		switch {
		case found && e.Kind.begins():
			return nil, field.At(field.Index("lines", i), fmt.Errorf("%s was proposed before: %w", id, field.ErrDuplicate))
		case !found && !e.Kind.begins():
			return nil, field.At(field.Index("lines", i), fmt.Errorf("%s is not one of the lines: %w", field.Quote(id), field.ErrNotFound))
		case found:
			into = append(into, place)
		}
	}
	return into, s.checkInto(e)
}

// checkInto returns ErrDuplicate for a line that another is split into and that was there
// before.
func (s *State) checkInto(e *Event) error {
	return field.Each("into", e.Into, func(id partnership.LineID) error {
		if _, found := s.find(id); found {
			return fmt.Errorf("%s is one of the lines already: %w", id, field.ErrDuplicate)
		}
		return nil
	})
}

// allPlaces is places for an event that names no line.
func (s *State) allPlaces(into []int, e *Event) ([]int, error) {
	for place := range s.Lines {
		if s.Lines[place].about(e) {
			into = append(into, place)
		}
	}
	switch org := e.concerns(); {
	case len(into) > 0:
		return into, nil
	case org != "":
		return nil, field.At(e.concernsAt(), fmt.Errorf("%s is not a member of any line that has not ended: %w", field.Quote(org), field.ErrNotFound))
	}
	return nil, &UndeclaredError{Event: e.clone(), Permitted: Stage("").Events()}
}

// maxUndeclared is how many lines an UndeclaredError names.
const maxUndeclared = 20

// checkDeclared returns an *UndeclaredError if there are lines to which the event
// cannot happen.
func (s *State) checkDeclared(e *Event, places []int) error {
	var undeclared []LineState
	more := 0
	for _, place := range places {
		if _, ok := s.Lines[place].Stage.After(e.Kind); ok {
			continue
		}
		if len(undeclared) == maxUndeclared {
			more++
			continue
		}
		undeclared = append(undeclared, s.Lines[place].clone())
	}
	if len(undeclared) == 0 {
		return nil
	}
	return &UndeclaredError{Event: e.clone(), Lines: undeclared, More: more, Permitted: s.permitted(e.Kind, places)}
}

// permitted returns the kinds of event that can happen, in place of one kind, to
// every line at the places.
func (s *State) permitted(instead EventKind, places []int) []EventKind {
	return slices.DeleteFunc(EventKinds(), func(k EventKind) bool {
		return k == instead || slices.ContainsFunc(places, func(place int) bool {
			_, ok := s.Lines[place].Stage.After(k)
			return !ok
		})
	})
}

// unsigned reports whether no agreement is signed for the lines at the places, and the
// event signs none.
func (s *State) unsigned(e *Event, places []int) bool {
	if e.Kind == Sign {
		return false
	}
	for _, place := range places {
		switch s.Lines[place].Stage {
		case Exploring, OutlineCase, FullCase, Abandoned:
		default:
			return false
		}
	}
	return true
}
