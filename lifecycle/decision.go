package lifecycle

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// ErrUndeclared says that an event cannot happen to a line in its stage.
var ErrUndeclared = errors.New("no such move")

// ErrDenied says that an event could happen and may not: a condition is not met or
// a rule stops it.
var ErrDenied = errors.New("denied")

// UndeclaredError says that an event cannot happen to lines in their stages. It
// wraps ErrUndeclared.
type UndeclaredError struct {
	Event     Event       // what was asked for
	Lines     []LineState // the lines to which it cannot happen, up to 20; none: no line is left for it
	More      int         // how many more such lines there are
	Permitted []EventKind // what can happen to all the lines that were asked for
}

// Error returns the event, the lines with their stages, and what can happen
// instead.
func (e *UndeclaredError) Error() string {
	where := []string{}
	for _, line := range e.Lines {
		where = append(where, fmt.Sprintf("%s is %s", line.Line, line.Stage))
	}
	switch {
	case len(where) == 0:
		where = append(where, "no line is left")
	case e.More > 0:
		where = append(where, fmt.Sprintf("and %d more", e.More))
	}
	return fmt.Sprintf("%s: %s (%s): %v", e.Event.Kind, strings.Join(where, ", "), list(e.Permitted), ErrUndeclared)
}

// Unwrap returns ErrUndeclared.
func (e *UndeclaredError) Unwrap() error { return ErrUndeclared }

// list writes the kinds of event that can happen.
func list(kinds []EventKind) string {
	if len(kinds) == 0 {
		return "nothing can happen"
	}
	return "what can happen: " + strings.Join(texts(kinds), ", ")
}

// DeniedError says that a decision denies an event. It wraps ErrDenied.
type DeniedError struct {
	Decision Decision // with every finding
}

// Error returns the event and how many findings deny it.
func (e *DeniedError) Error() string {
	findings := "1 finding"
	if n := len(e.Decision.Against()); n != 1 {
		findings = fmt.Sprintf("%d findings", n)
	}
	return fmt.Sprintf("%s on %v has %s against it: %v", e.Decision.Event.Kind, e.Decision.Event.On, findings, ErrDenied)
}

// Unwrap returns ErrDenied.
func (e *DeniedError) Unwrap() error { return ErrDenied }

// denied returns the conditions that are not met as errors at the fields of the
// event.
func denied(kind EventKind, found []policy.Finding) error {
	errs := make([]error, len(found))
	for i, f := range found {
		path := strings.ReplaceAll(strings.TrimPrefix(string(f.Path), "/"), "/", ".")
		text := f.Found + ": " + f.Message
		if f.Wanted != "" {
			text += ", want " + f.Wanted
		}
		errs[i] = field.At(path, fmt.Errorf("%s: %s: %w", kind, text, ErrDenied))
	}
	return errors.Join(errs...)
}

// Decision is whether an event may happen, and what it would do.
type Decision struct {
	Event   Event         `json:"event"`             // what was asked for
	AsOf    calendar.Date `json:"as_of"`             // the day of the decision
	Edition string        `json:"edition,omitempty"` // of the rulebook; not set: no rules were asked
	From    Stage         `json:"from,omitzero"`     // the stage of the partnership before
	To      Stage         `json:"to"`                // and after
	Moves   []Move        `json:"moves"`             // what it does to each line that it is about, in the order in which it names them or by id
	Allowed bool          `json:"allowed"`           // whether it may happen
	// Unmet is every condition of the event that is not met; paths are in the event.
	Unmet []policy.Finding `json:"unmet,omitempty"`
	// Report is what the rules say, with waivers; paths are in the Matter.
	Report policy.Report `json:"report,omitzero"`
	// Permitted is, if the event is denied, which others can happen to the same lines
	// instead. Their conditions and rules were not looked at.
	Permitted []EventKind `json:"permitted,omitempty"`
	// State is where the partnership stands if it happens.
	State State `json:"state"`
}

// Move is what an event does to the stage of a line.
type Move struct {
	Line partnership.LineID `json:"line"`          // which line
	From Stage              `json:"from,omitzero"` // not set: it is new
	To   Stage              `json:"to"`            // the same if it stays
}

// Against returns every finding that denies the event: the conditions that are not
// met, then the findings of rules that block and are not waived, by rule.
func (d Decision) Against() []policy.Finding {
	all := slices.Clone(d.Unmet)
	for _, result := range d.Report.Results {
		if !result.Blocks() {
			continue
		}
		for _, f := range result.Findings {
			if !f.Waived {
				all = append(all, f)
			}
		}
	}
	return all
}

// Decide says whether an event may happen to a partnership in a state, as of a
// day: the day on which the decision is taken, its evidence looked at, and the entry
// recorded. It says all that is against it, and changes nothing: Log.Append takes
// the decision.
//
// The waivers of the dossier hold if their rule is one of those asked.
//
// What cannot be decided is an error: an *UndeclaredError for an event that cannot
// happen to a line in its stage; what Event.Validate finds, at "event";
// field.ErrNotFound for a line or organisation that is not there;
// field.ErrDuplicate for a line proposed twice; field.ErrOrder for an
// event before the last one (Log.Correct records such); field.ErrRequired for
// no day; and, if there are rules to ask, field.ErrInvalid for a dossier,
// evidence or a register of another partnership and what is wrong with a waiver.
func (b Rulebook) Decide(state State, event Event, dossier Dossier, asOf calendar.Date) (Decision, error) {
	event = event.clone()
	if err := checkAsked(state, event, asOf); err != nil {
		return Decision{}, err
	}
	var buffer [16]int
	places, err := state.places(buffer[:0], &event)
	if err == nil {
		err = state.checkDeclared(&event, places)
	}
	if err != nil {
		return Decision{}, field.At("event", err)
	}
	d := Decision{Event: event, AsOf: asOf, From: state.Stage, Unmet: state.unmet(&event, places, &dossier)}
	d.Allowed = len(d.Unmet) == 0
	if rules, ok := b.For(event.Kind); ok && !rules.IsZero() {
		if err := d.judge(b, rules, Matter{event, state, dossier}); err != nil {
			return Decision{}, err
		}
	}
	d.follow(state, places)
	if !d.Allowed {
		d.Permitted = state.permitted(event.Kind, places)
	}
	return d, nil
}

// checkAsked returns what is wrong with the event and the day by themselves.
func checkAsked(state State, event Event, asOf calendar.Date) error {
	err := event.Validate()
	if err == nil && event.On.Before(state.On) {
		err = field.At("on", fmt.Errorf("%v is before the last event, %v: %w", event.On, state.On, field.ErrOrder))
	}
	if err == nil && !asOf.IsZero() {
		return nil
	}
	return errors.Join(field.At("event", err), field.At("as_of", required(!asOf.IsZero())))
}

// judge asks the rules.
func (d *Decision) judge(b Rulebook, rules policy.Set[Matter], matter Matter) error {
	if err := matter.Dossier.checkAbout(matter.State.Partnership); err != nil {
		return field.At("dossier", err)
	}
	d.Edition = b.Edition
	d.Report = rules.Judge(matter, d.AsOf)
	for _, result := range d.Report.Results {
		for i, f := range result.Findings {
			result.Findings[i].Place = strings.TrimPrefix(f.Place, "dossier ") // all of it is in the dossier
		}
	}
	if err := d.waive(b, matter.Dossier.Waivers); err != nil {
		return field.At("dossier", err)
	}
	if d.Event.Kind != Review {
		d.Allowed = d.Allowed && !d.Report.Blocked()
	}
	return nil
}

// waive applies the waivers of rules that were asked.
func (d *Decision) waive(b Rulebook, waivers []policy.Waiver) error {
	var mine []policy.Waiver
	err := field.Each("waivers", waivers, func(w policy.Waiver) error {
		_, asked := d.Report.Result(w.Rule)
		switch {
		case asked || slices.Contains(d.Report.NotInForce, w.Rule):
			mine = append(mine, w)
		case !b.has(w.Rule):
			return field.At("rule", fmt.Errorf("%q is not a rule of the rulebook: %w", w.Rule, field.ErrNotFound))
		}
		return w.Validate()
	})
	if err != nil || len(mine) == 0 {
		return err
	}
	d.Report, err = d.Report.Waive(mine...)
	return err
}

// follow says what the event would do to the lines and the partnership.
func (d *Decision) follow(before State, places []int) {
	d.State = before
	d.State.Lines = make([]LineState, len(before.Lines), len(before.Lines)+len(d.proposed()))
	for i, line := range before.Lines {
		d.State.Lines[i] = line.clone()
	}
	event := d.Event.clone()
	d.State.carryOut(&event, places)
	d.State.Stage = whole(d.State.Lines)
	d.To = d.State.Stage
	d.Moves = make([]Move, 0, len(places)+len(d.proposed()))
	for _, place := range places {
		d.Moves = append(d.Moves, Move{before.Lines[place].Line, before.Lines[place].Stage, d.State.Lines[place].Stage})
	}
	for _, id := range d.proposed() {
		d.Moves = append(d.Moves, Move{Line: id, To: Exploring})
	}
}

// proposed returns the lines that the event proposes.
func (d *Decision) proposed() []partnership.LineID {
	if d.Event.Kind == Propose {
		return d.Event.Lines
	}
	return nil
}
