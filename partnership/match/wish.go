package match

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Aim is what an organisation wants to do about a service.
type Aim string

// The aims.
const (
	ToStart   Aim = "start"   // to share a service with organisations with which it does not share that service yet
	ToJoin    Aim = "join"    // to become a member of a partnership that exists already
	ToEnlarge Aim = "enlarge" // to find new members for a partnership of which it is a member
)

// Aims returns every Aim.
func Aims() []Aim { return []Aim{ToStart, ToJoin, ToEnlarge} }

// UnmarshalText reads one of Aims, or no text, which is not set; the error wraps ErrInvalid.
func (a *Aim) UnmarshalText(text []byte) (err error) {
	*a, err = field.ReadOneOf("aim", text, Aims())
	return err
}

// Title returns the aim as a form or a report shows it.
func (a Aim) Title() string {
	switch a {
	case ToStart:
		return "Start a partnership"
	case ToJoin:
		return "Join a partnership"
	case ToEnlarge:
		return "Enlarge a partnership"
	}
	return field.Title(a)
}

// Wish is what an organisation wants: which service to share, from when, and on which
// conditions. A candidate that does not meet the conditions is excluded, whatever the
// preferences say.
type Wish struct {
	Org         partnership.OrgID        `json:"org"`                   // the organisation that wishes
	Aim         Aim                      `json:"aim"`                   // to start, join or enlarge
	Service     string                   `json:"service"`               // which service
	Supply      partnership.SupplyStance `json:"supply,omitzero"`       // whether to provide the service, to commission it, or either; not set: as its strategy says
	Partnership string                   `json:"partnership,omitzero"`  // the partnership to enlarge or to join; to join, not set: any that shares the service
	From        calendar.Date            `json:"from,omitzero"`         // the first day on which it wants to share; not set: as soon as its contracts allow
	LatestStart calendar.Date            `json:"latest_start,omitzero"` // the last day on which a start is of use; not set: any day up to Until
	Until       calendar.Date            `json:"until,omitzero"`        // the last day on which it wants to share; not set: without end
	Structure   partnership.Structure    `json:"structure,omitzero"`    // the legal form, which every member must be able to use; not set: only Power is tested
	Power       partnership.Power        `json:"power,omitzero"`        // the power, which every member must be able to use; not set: any power of Structure
	Kinds       []partnership.Kind       `json:"kinds,omitempty"`       // the kinds of partner that it accepts; empty: every kind
	Within      partnership.Quantity     `json:"within,omitzero"`       // how far a partner may be, in kilometres; not set: any distance
	Excluded    []Exclusion              `json:"excluded,omitempty"`    // the organisations with which it does not want to share
}

// Validate returns what is wrong with the wish by itself:
//
//   - ErrRequired: no organisation, aim or service; no partnership to enlarge
//   - ErrInvalid: a malformed id; an unknown aim, stance, structure, power or kind; an id of a
//     partnership that is to be started; an organisation that excludes itself; a power that the
//     structure is not made under
//   - ErrOrder: a latest start before From; Until before either
//   - ErrRange: a distance that is not from 0 to 20,000 kilometres
//   - ErrDuplicate: a kind or an organisation that is listed before
func (w Wish) Validate() error {
	var far error
	if w.Within.Known() {
		far = within("within", w.Within, 0, mostKilometres)
	}
	return errors.Join(
		field.At("org", w.Org.Validate()),
		field.CheckOneOf("aim", "aim", w.Aim, Aims()),
		field.At("service", field.CheckID("a service", w.Service)),
		field.OptionalOneOf("supply", "stance on supply", w.Supply, partnership.SupplyStances()),
		field.At("partnership", w.checkPartnership()),
		w.checkDays(),
		field.OptionalOneOf("structure", "structure", w.Structure, partnership.Structures()),
		field.OptionalOneOf("power", "power", w.Power, partnership.Powers()),
		field.At("power", w.checkPower()),
		checkKinds(w.Kinds),
		far,
		checkExclusions("excluded", w.Excluded),
		field.Each("excluded", w.Excluded, func(e Exclusion) error { return field.At("org", w.checkNotSelf(e.Org)) }),
	)
}

// mostKilometres is half the way round the earth.
const mostKilometres = 20_000

// checkPartnership returns what is wrong with the partnership that is to be joined or enlarged.
func (w Wish) checkPartnership() error {
	switch {
	case w.Partnership != "" && w.Aim == ToStart:
		return fmt.Errorf("%s: a partnership that is to be started has no id: %w", field.Quote(w.Partnership), field.ErrInvalid)
	case w.Partnership != "":
		return field.CheckID("a partnership", w.Partnership)
	case w.Aim == ToEnlarge:
		return fmt.Errorf("the partnership to enlarge: %w", field.ErrRequired)
	}
	return nil
}

// checkDays returns what is wrong with the days.
func (w Wish) checkDays() error {
	var latest, until error
	if !w.LatestStart.IsZero() && w.LatestStart.Before(w.From) {
		latest = field.At("latest_start", fmt.Errorf("%v is before the first day on which it wants to share, %v: %w", w.LatestStart, w.From, field.ErrOrder))
	}
	if first := later(w.From, w.LatestStart); !w.Until.IsZero() && w.Until.Before(first) {
		until = field.At("until", fmt.Errorf("%v is before a start on %v: %w", w.Until, first, field.ErrOrder))
	}
	return errors.Join(latest, until)
}

// checkPower returns ErrInvalid for a power that the structure is not made under.
func (w Wish) checkPower() error {
	if w.Power == "" || w.Structure == "" {
		return nil
	}
	implied, ok := w.Structure.Implies()
	if !ok || len(implied.Powers) == 0 {
		return nil
	}
	for _, p := range implied.Powers {
		if p == w.Power {
			return nil
		}
	}
	return fmt.Errorf("%s: the structure %s is made under one of %v: %w", field.Quote(w.Power), w.Structure, implied.Powers, field.ErrInvalid)
}

// checkNotSelf returns ErrInvalid for the id of the organisation that wishes.
func (w Wish) checkNotSelf(id partnership.OrgID) error {
	if id == "" || id != w.Org {
		return nil
	}
	return fmt.Errorf("%s is the organisation that wishes: %w", field.Quote(id), field.ErrInvalid)
}

// suits reports whether the wish goes together with a wish of another organisation for the same
// service: both want to start a partnership, or one wants to enlarge a partnership that the other
// wants to join; their stances on supply go together; and the other accepts bodies of this kind.
func (w Wish) suits(other Wish, kind partnership.Kind) bool {
	if !allows(other.Kinds, kind) || !goTogether(w.Supply, other.Supply) {
		return false
	}
	one, two := w, other
	if one.Aim == ToJoin {
		one, two = two, one
	}
	switch one.Aim {
	case ToStart:
		return two.Aim == ToStart
	case ToEnlarge:
		return two.Aim == ToJoin && (two.Partnership == "" || two.Partnership == one.Partnership)
	}
	return false // both want to join
}

// goTogether reports whether two stances on supply go together. Two that only want to provide,
// or only to commission, do not.
func goTogether(a, b partnership.SupplyStance) bool {
	return a != b || a == partnership.Either || a == ""
}

// powers returns the powers of which every member must be able to use one. If there are none,
// powers are not tested.
func (w Wish) powers() []partnership.Power {
	switch {
	case w.Power != "":
		return []partnership.Power{w.Power}
	case w.Structure == "":
		return nil
	}
	implied, _ := w.Structure.Implies()
	return implied.Powers
}

// later returns the later of two days.
func later(a, b calendar.Date) calendar.Date {
	if b.After(a) {
		return b
	}
	return a
}
