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

// UndeclaredError says to which lines an event cannot happen in their stages. It wraps
// ErrUndeclared.
type UndeclaredError struct {
	Event     Event       // what was asked for
	Lines     []LineState // the lines to which it cannot happen, up to 20; empty: there is no line left for it
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
	errs := make([]error, min(len(found), field.MaxErrors))
	for i, f := range found[:len(errs)] {
		path := strings.ReplaceAll(strings.TrimPrefix(string(f.Path), "/"), "/", ".")
		text := f.Found + ": " + f.Message
		if f.Wanted != "" {
			text += ", want " + f.Wanted
		}
		errs[i] = field.At(path, fmt.Errorf("%s: %s: %w", kind, text, ErrDenied))
	}
	if more := len(found) - len(errs); more > 0 {
		errs = append(errs, fmt.Errorf("%s: %d more conditions are not met: %w", kind, more, ErrDenied))
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
	Moves   []Move        `json:"moves"`             // what it does to each of its lines, in the order in which the event names them, or by id if it names none
	Allowed bool          `json:"allowed"`           // whether it may happen
	// Unmet is every condition of the event that is not met; paths are in the event.
	Unmet []policy.Finding `json:"unmet,omitempty"`
	// Report is what the rules say, with waivers; paths are in the Matter.
	Report policy.Report `json:"report,omitzero"`
	// Announced is the rules for such an event that come into force later.
	Announced []Announced `json:"announced,omitempty"`
	// Permitted is what can happen to the same lines instead, if the event is denied.
	// Conditions and rules of these kinds of event were not looked at.
	Permitted []EventKind `json:"permitted,omitempty"`
	// State is where the partnership stands if it happens.
	State State `json:"state"`
}

// Validate returns what is wrong with the decision as a record that is read back, with
// field.Decode for example:
//
//   - field.ErrRequired: no day of the decision
//   - field.ErrInvalid: an event that is allowed although a condition of it is not met
//   - field.ErrRange: an edition that is too long
//   - what Event finds
func (d Decision) Validate() error {
	var allowed error
	if d.Allowed && len(d.Unmet) > 0 {
		allowed = fmt.Errorf("conditions that are not met: %d: %w", len(d.Unmet), field.ErrInvalid)
	}
	return errors.Join(
		field.At("event", d.Event.Validate()),
		field.RequiredValue("as_of", d.AsOf),
		field.OptionalName("edition", d.Edition),
		field.At("allowed", allowed),
	)
}

// Move is what an event does to the stage of a line.
type Move struct {
	Line partnership.LineID `json:"line"`          // which line
	From Stage              `json:"from,omitzero"` // if a line is split, the stage of that line, for each part; not set: the line is new
	To   Stage              `json:"to"`            // the same if it stays
}

// Objection is one reason why a decision denies an event: a condition of the event that
// is not met, or a finding of a rule.
type Objection struct {
	Finding policy.Finding `json:"finding"`         // what was found, and where
	Rule    policy.RuleID  `json:"rule,omitempty"`  // which rule says so; not set: a condition of the event
	Title   string         `json:"title,omitempty"` // what the rule wants
	Source  policy.Source  `json:"source,omitzero"` // where the rule comes from
}

// Against returns every reason that denies the event: the conditions that are not met,
// then the findings of rules that block and are not waived, by rule.
func (d Decision) Against() []Objection {
	all := make([]Objection, 0, len(d.Unmet))
	for _, f := range d.Unmet {
		all = append(all, Objection{Finding: f})
	}
	if d.Event.Kind.happensAnyway() {
		return all
	}
	for _, result := range d.Report.Results {
		if !result.Blocks() {
			continue
		}
		for _, f := range result.Findings {
			if !f.Waived {
				all = append(all, Objection{f, result.Rule, result.Title, result.Source})
			}
		}
	}
	return all
}

// Announced is a version of a rule that is not in force yet.
type Announced struct {
	Rule   policy.RuleID `json:"rule"`   // which rule
	Title  string        `json:"title"`  // what it will want
	Source policy.Source `json:"source"` // where it comes from
	From   calendar.Date `json:"from"`   // the first day on which it is in force
}

// announced returns the versions of rules that come into force after a day, by rule.
func announced(rules policy.Set[*Matter], day calendar.Date) []Announced {
	var all []Announced
	for _, r := range rules.Rules() {
		if r.InForce.First.After(day) {
			all = append(all, Announced{r.ID, r.Title, r.Source, r.InForce.First})
		}
	}
	return all
}

// Decide says whether an event may happen to a partnership in a state, as of a day: the day
// on which the decision is taken, the evidence is looked at, and the entry is recorded. It
// gives every reason against the event, and changes nothing: Journal.Append takes the
// decision.
//
// An event may be of an earlier day than the last one, if that happened to other lines. An
// event of a later day than asOf is recorded in advance: it is judged as if the events to
// come before it had happened, and joins those to come in the State of the decision. Events
// that were recorded in advance must still be able to happen.
//
// A waiver of the dossier counts if its rule is one for this kind of event. Waivers of
// other rules of the rulebook change nothing.
//
// What cannot be decided is an error:
//
//   - an *UndeclaredError for an event that cannot happen to a line in its stage
//   - at "event" what Event.Validate finds; field.ErrNotFound for an unknown line or
//     organisation; field.ErrDuplicate for a line proposed twice; field.ErrOrder for an
//     event before the last one of its lines, which Journal.Correct records
//   - at "as_of" field.ErrRequired if the day is not set
//   - at "dossier", if there are rules for the event, what Dossier.Validate finds;
//     field.ErrInvalid for a dossier of another partnership; field.ErrNotFound for a waiver
//     of a rule that the rulebook does not have
//   - at "state" an event to come that cannot happen
//
// Until the agreement is signed, what the partnership does not say yet is not an error.
func (b Rulebook) Decide(state State, event Event, dossier Dossier, asOf calendar.Date) (d Decision, err error) {
	if err := checkAsked(&event, asOf); err != nil {
		return Decision{}, err
	}
	before, err := state.before(event.On, asOf)
	if err != nil {
		return Decision{}, field.At("state", err)
	}
	var buffer [16]int
	places, err := before.open(buffer[:0], &event)
	if err != nil {
		return Decision{}, field.At("event", err)
	}
	event.cloneTo(&d.Event)
	d.AsOf, d.From, d.Unmet = asOf, before.Stage, before.unmet(&event, places, &dossier)
	if rules := b.Rules[event.Kind]; !rules.IsZero() {
		if err := d.judge(b, rules, &Matter{d.Event, *before, dossier}, before.unsigned(&event, places)); err != nil {
			return Decision{}, err
		}
	}
	if err := d.follow(&state, before, places); err != nil {
		return Decision{}, field.At("state", err)
	}
	d.Allowed = len(d.Unmet) == 0 && (event.Kind.happensAnyway() || len(d.Report.Results) == 0 || !d.Report.Blocked())
	if !d.Allowed {
		d.Permitted = before.permitted(event.Kind, places)
	}
	return d, nil
}

// checkAsked returns what is wrong with the event and the day by themselves.
func checkAsked(event *Event, asOf calendar.Date) error {
	err := event.check()
	if err == nil && !asOf.IsZero() {
		return nil
	}
	return errors.Join(field.At("event", err), field.RequiredValue("as_of", asOf))
}

// before returns the state in which an event of a day is looked at, as of another: after
// what has happened by both. It may share lists with this state.
func (s *State) before(on, asOf calendar.Date) (*State, error) {
	day := laterDay(asOf, on)
	if len(s.Coming) == 0 || s.Coming[0].On.After(day) {
		return s, nil
	}
	then := s.clone()
	err := then.happen(day)
	return &then, err
}

// open appends the places of the lines to which an event can happen, in its order. The
// errors are those of places and checkDeclared, and ErrOrder.
func (s *State) open(into []int, e *Event) ([]int, error) {
	if err := s.checkOrder(e); err != nil {
		return nil, field.At("on", err)
	}
	places, err := s.places(into, e)
	if err != nil {
		return nil, err
	}
	return places, s.checkDeclared(e, places)
}

// judge asks the rules, on a dossier that is valid as far as it must be.
func (d *Decision) judge(b Rulebook, rules policy.Set[*Matter], matter *Matter, unsigned bool) error {
	err := errors.Join(
		field.OptionalName("edition", b.Edition),
		field.At("dossier", matter.Dossier.check(matter.State.Partnership, unsigned)),
	)
	if err != nil {
		return err
	}
	d.Edition, d.Report = b.Edition, rules.Judge(matter, d.AsOf)
	if len(d.Report.Announced) > 0 {
		d.Announced = announced(rules, d.AsOf)
	}
	for _, result := range d.Report.Results {
		for i, f := range result.Findings {
			result.Findings[i].Place = strings.TrimPrefix(f.Place, "dossier ") // all of it is in the dossier
		}
	}
	if err := d.waive(b, matter.Dossier.Waivers); err != nil {
		return field.At("dossier", err)
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

// follow says what the event would do to the lines and the partnership, which are as they
// were before it, and to what is to come.
func (d *Decision) follow(now, before *State, places []int) error {
	proposed := d.Event.begun()
	d.State, d.Moves = before.cloneFor(len(places) + len(proposed))
	after := &d.State
	after.carryOut(&d.Event, places)
	after.Stage = whole(after.Lines)
	d.To = after.Stage
	for _, place := range places {
		line, then := &before.Lines[place], place
		if len(proposed) > 0 {
			then, _ = after.find(line.Line) // it may stand elsewhere, behind lines that begin
		}
		d.Moves = append(d.Moves, Move{line.Line, line.Stage, after.Lines[then].Stage})
	}
	from := Stage("")
	if d.Event.Kind == LineSplit {
		from = before.Lines[places[0]].Stage
	}
	for _, id := range proposed {
		place, _ := after.find(id)
		d.Moves = append(d.Moves, Move{Line: id, From: from, To: after.Lines[place].Stage})
	}
	if len(d.Unmet) == 0 && len(after.Coming) > 0 {
		d.checkComing(after)
	}
	if d.Event.On.After(d.AsOf) {
		d.State = now.clone()
		if err := d.State.happen(d.AsOf); err != nil {
			return err
		}
		d.State.expect(d.Event)
	}
	d.State.Entries = now.Entries + 1
	return nil
}

// checkComing adds a condition for what was recorded in advance and could not happen any
// more after the event.
func (d *Decision) checkComing(after *State) {
	then := after.clone()
	for i := range then.Coming {
		e := &then.Coming[i]
		if err := then.advance(e); err != nil {
			d.Unmet = append(d.Unmet, failed("", "an event that is recorded for a later day could not happen any more",
				fmt.Sprintf("%s on %v", inText(e.Kind), e.On), "a correction of it first"))
			return
		}
	}
}
