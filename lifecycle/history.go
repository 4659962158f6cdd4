package lifecycle

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
)

// ErrNoSuchMove says that there is no move from one stage to another.
var ErrNoSuchMove = errors.New("no such move")

// Move is the day on which a partnership came to a stage.
type Move struct {
	On        partnership.Date `json:"on,omitzero"`         // the first day in the stage
	To        Stage            `json:"to"`                  // the stage
	Reference string           `json:"reference,omitempty"` // the decision, minute or deed
}

// History is the moves of a partnership in their order, from the first, which is
// to Exploring. Two moves may be on one day.
type History []Move

// Validate returns what is wrong with the history, each at its move, as
// "[2].to": a day or stage that is missing (partnership.ErrRequired), a stage
// that is none or a first one that is not Exploring (partnership.ErrInvalid), a
// move that there is not (ErrNoSuchMove), and a day before that of the move
// before (partnership.ErrOrder).
func (h History) Validate() error {
	var errs []error
	for i := range h {
		errs = append(errs, partnership.At(fmt.Sprintf("[%d]", i), h.check(i)))
	}
	return errors.Join(errs...)
}

// check returns what is wrong with move i.
func (h History) check(i int) error {
	var day error
	switch {
	case h[i].On.IsZero():
		day = partnership.ErrRequired
	case i > 0 && h[i].On.Before(h[i-1].On):
		day = fmt.Errorf("%v comes after %v: %w", h[i].On, h[i-1].On, partnership.ErrOrder)
	}
	_, stage := partnership.OneOf("stage", string(h[i].To), Stages())
	switch {
	case stage != nil:
	case i == 0 && h[i].To != Exploring:
		stage = fmt.Errorf("%s is not the first stage, %s: %w", h[i].To, Exploring, partnership.ErrInvalid)
	case i > 0 && h[i-1].To.Phase() != "" && !h[i-1].To.CanMoveTo(h[i].To):
		stage = fmt.Errorf("%s to %s: %w", h[i-1].To, h[i].To, ErrNoSuchMove)
	}
	return errors.Join(partnership.At("on", day), partnership.At("to", stage))
}

// StageOn returns the last move that had been made by a day: the stage that the
// partnership was in, and since when. ok is false before the first move.
func (h History) StageOn(day partnership.Date) (last Move, ok bool) {
	for _, move := range slices.Backward(h) {
		if !move.On.IsZero() && !move.On.After(day) {
			return move, true
		}
	}
	return Move{}, false
}

// Move returns the history with one more move. The errors wrap what Validate
// finds in the history with the move; the history itself stays as it is.
func (h History) Move(to Stage, on partnership.Date, reference string) (History, error) {
	moved := append(slices.Clone(h), Move{On: on, To: to, Reference: reference})
	if err := moved.Validate(); err != nil {
		return nil, err
	}
	return moved, nil
}
