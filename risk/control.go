package risk

import (
	"cmp"
	"errors"
	"fmt"
	"math/big"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// millionths is how many millionths make one.
const millionths = 1_000_000

// ControlStatus is whether a control works.
type ControlStatus string

// The statuses of a control.
const (
	Working ControlStatus = "working"
	Planned ControlStatus = "planned" // not there yet
	Failed  ControlStatus = "failed"  // there, and found not to work
)

// ControlStatuses returns every ControlStatus.
func ControlStatuses() []ControlStatus { return []ControlStatus{Working, Planned, Failed} }

// UnmarshalText reads one of ControlStatuses, or no text for one that is not set; the error wraps
// ErrInvalid.
func (s *ControlStatus) UnmarshalText(text []byte) (err error) {
	*s, err = field.ReadOneOf("status of a control", text, ControlStatuses())
	return err
}

// Title returns the status of a control as a form or a report shows it.
func (s ControlStatus) Title() string { return field.Title(s) }

// ControlKind is what a control does about a risk: one of the four kinds of the Orange Book
// (HM Treasury, 2004, chapter 6).
type ControlKind string

// The kinds of a control.
const (
	Preventive ControlKind = "preventive" // keeps the event from happening
	Corrective ControlKind = "corrective" // makes good what has happened
	Directive  ControlKind = "directive"  // says what is to be done, as a procedure or a training
	Detective  ControlKind = "detective"  // finds that it has happened
)

// ControlKinds returns every ControlKind.
func ControlKinds() []ControlKind {
	return []ControlKind{Preventive, Corrective, Directive, Detective}
}

// UnmarshalText reads one of ControlKinds, or no text for one that is not set; the error wraps
// ErrInvalid.
func (k *ControlKind) UnmarshalText(text []byte) (err error) {
	*k, err = field.ReadOneOf("kind of control", text, ControlKinds())
	return err
}

// Title returns the kind of control as a form or a report shows it.
func (k ControlKind) Title() string { return field.Title(k) }

// ControlStrength is how effective a control is, in the words of registers that give no
// figure. No figure is made of it.
type ControlStrength string

// The strengths of a control.
const (
	StrongControl   ControlStrength = "strong"
	AdequateControl ControlStrength = "adequate"
	WeakControl     ControlStrength = "weak"
)

// ControlStrengths returns every ControlStrength, from the strongest.
func ControlStrengths() []ControlStrength {
	return []ControlStrength{StrongControl, AdequateControl, WeakControl}
}

// UnmarshalText reads one of ControlStrengths, or no text for one that is not set; the error
// wraps ErrInvalid.
func (s *ControlStrength) UnmarshalText(text []byte) (err error) {
	*s, err = field.ReadOneOf("strength of a control", text, ControlStrengths())
	return err
}

// Title returns the strength of a control as a form or a report shows it.
func (s ControlStrength) Title() string { return field.Title(s) }

// Control is what keeps a risk down: a procedure, a check, a clause, a person.
type Control struct {
	ID            string               `json:"id"`                     // unique in the risk, or in those that the register shares
	Title         string               `json:"title"`                  // what it is
	Kind          ControlKind          `json:"kind,omitzero"`          // what it does about the risk; not set: nobody has said
	Owner         string               `json:"owner,omitempty"`        // who keeps it working
	Effectiveness partnership.Quantity `json:"effectiveness,omitzero"` // the part of the risk that it takes away, 0 to 1; not set: no figure is known
	Strength      ControlStrength      `json:"strength,omitzero"`      // how effective it is, in words; not set: nobody has said
	Status        ControlStatus        `json:"status"`                 // whether it works
	From          calendar.Date        `json:"from,omitzero"`          // the first day of that status; of a planned control, the day on which it is to work
	Tested        calendar.Date        `json:"tested,omitzero"`        // the day of its last test; not set: none is recorded
	Evidence      string               `json:"evidence,omitempty"`     // what shows that it works: "internal audit report 14/2026"
}

// Validate returns what is wrong with the control:
//
//   - an id or status that is missing (ErrRequired), a malformed id or an unknown kind,
//     strength or status (ErrInvalid)
//   - what field.Required finds in the title, and field.OptionalName in the owner and the
//     evidence
//   - an effectiveness outside 0 to 1 (ErrRange)
func (c Control) Validate() error {
	return errors.Join(
		field.At("id", field.CheckID("a control", c.ID)),
		field.Required("title", c.Title),
		field.OptionalOneOf("kind", "kind of control", c.Kind, ControlKinds()),
		field.OptionalName("owner", c.Owner),
		field.At("effectiveness", checkProportion(c.Effectiveness)),
		field.OptionalOneOf("strength", "strength of a control", c.Strength, ControlStrengths()),
		field.CheckOneOf("status", "status of a control", c.Status, ControlStatuses()),
		field.OptionalName("evidence", c.Evidence),
	)
}

// called returns the title, or the id if there is no title.
func (c Control) called() string { return cmp.Or(c.Title, c.ID) }

// checkProportion returns ErrRange for a known quantity that is not from 0 to 1.
func checkProportion(q partnership.Quantity) error {
	if n, known := q.Millionths(); known && (n < 0 || n > millionths) {
		return fmt.Errorf("%v is not from 0 to 1: %w", q, field.ErrRange)
	}
	return nil
}

// Effect returns the part of a risk that its working controls take away together, from 0
// to 1: 1 − Π(1 − e), where e is the effectiveness of each. Two controls that take away
// half each leave a quarter, so that the effect is 0.75.
//
// It is calculated exactly and rounded once, half up, to six decimals. It is 0 if no
// control works. It is not known if nobody knows whether one of them works, or how
// effective one that works is.
func Effect(controls []Control) partnership.Quantity {
	return effectOn(controls, calendar.Date{})
}

// effectOn is Effect of the controls that work on a day; without a day: at any time.
func effectOn(controls []Control, day calendar.Date) partnership.Quantity {
	if slices.ContainsFunc(controls, func(c Control) bool { return c.Status == "" }) {
		return partnership.Quantity{}
	}
	return effect(controls, func(c Control) bool { return c.Status == Working && (day.IsZero() || !c.From.After(day)) })
}

// TargetEffect returns what Effect will be once every control works, including those that
// are planned or have failed.
func TargetEffect(controls []Control) partnership.Quantity {
	return effect(controls, func(Control) bool { return true })
}

// effect returns what those of the controls that count take away together.
func effect(controls []Control, counts func(Control) bool) partnership.Quantity {
	left, whole := big.NewInt(1), big.NewInt(1)
	for _, c := range controls {
		if !counts(c) {
			continue
		}
		e, known := c.Effectiveness.Millionths()
		if !known || e < 0 || e > millionths {
			return partnership.Quantity{}
		}
		left.Mul(left, big.NewInt(millionths-e))
		whole.Mul(whole, big.NewInt(millionths))
	}
	gone := new(big.Int).Sub(whole, left)
	twice := gone.Mul(gone, big.NewInt(2*millionths))
	n := twice.Add(twice, whole).Div(twice, whole.Lsh(whole, 1))
	q, _ := partnership.QuantityOfMillionths(n.Int64()) // 0 to 1
	return q
}
