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
	ToStart   Aim = "start"   // to share a service with others that do not share it with it yet
	ToJoin    Aim = "join"    // to become a member of a partnership that there is
	ToEnlarge Aim = "enlarge" // to find new members for a partnership that it is in
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

// Part is what an organisation wants to be in a partnership.
type Part string

// The parts.
const (
	AsProvider     Part = "provider"     // it provides the service to the others
	AsCommissioner Part = "commissioner" // the others provide it
	AsPartner      Part = "partner"      // they run it together, whoever provides it
)

// Parts returns every Part.
func Parts() []Part { return []Part{AsProvider, AsCommissioner, AsPartner} }

// UnmarshalText reads one of Parts, or no text, which is not set; the error wraps ErrInvalid.
func (p *Part) UnmarshalText(text []byte) (err error) {
	*p, err = field.ReadOneOf("part in a partnership", text, Parts())
	return err
}

// Title returns the part as a form or a report shows it.
func (p Part) Title() string { return field.Title(p) }

// stance returns the stance on supply that goes with the part.
func (p Part) stance() partnership.SupplyStance {
	switch p {
	case AsProvider:
		return partnership.Provider
	case AsCommissioner:
		return partnership.Commissioner
	case AsPartner:
		return partnership.Either
	}
	return ""
}

// Wish is what an organisation wants: which service, as what, from when, and what must be so
// in any case. What must be so excludes candidates, apart from what Weights prefer.
type Wish struct {
	Org         partnership.OrgID     `json:"org"`                   // who wishes
	Aim         Aim                   `json:"aim"`                   // to start, join or enlarge
	Service     string                `json:"service"`               // which service
	As          Part                  `json:"as,omitzero"`           // as provider, commissioner or partner; not set: as its strategy says
	Partnership string                `json:"partnership,omitzero"`  // which one it enlarges, or joins; when joining not set: any that shares the service
	From        calendar.Date         `json:"from,omitzero"`         // the first day on which it wants to share; not set: as soon as its contracts allow
	LatestStart calendar.Date         `json:"latest_start,omitzero"` // the last day on which a start is of use; not set: any up to Until
	Until       calendar.Date         `json:"until,omitzero"`        // the last day on which it wants to share; not set: without end
	Structure   partnership.Structure `json:"structure,omitzero"`    // the structure, which must be open to every member; not set: powers are tested only by Power
	Power       partnership.Power     `json:"power,omitzero"`        // the power, which must be open to every member; not set: any of Structure
	Kinds       []partnership.Kind    `json:"kinds,omitempty"`       // the kinds of partner that it accepts; empty: every kind
	Within      partnership.Quantity  `json:"within,omitzero"`       // how far a partner may be, in kilometres; not set: any distance
	Excluded    []Exclusion           `json:"excluded,omitempty"`    // with whom it does not want to share
}

// Validate returns what is wrong with the wish by itself:
//
//   - ErrRequired: no organisation, aim or service; no partnership to enlarge
//   - ErrInvalid: a malformed id, an unknown aim, part, structure, power or kind; a partnership
//     where one is to be started; the wisher among those it excludes; a power that is not one
//     of the structure
//   - ErrOrder: a latest start before From, an end before either
//   - ErrRange: a distance that is not from 0 to 20,000 kilometres
//   - ErrDuplicate: a kind or an organisation that is listed twice
func (w Wish) Validate() error {
	var far error
	if w.Within.Known() {
		far = within("within", w.Within, 0, mostKilometres)
	}
	return errors.Join(
		field.At("org", w.Org.Validate()),
		field.CheckOneOf("aim", "aim", w.Aim, Aims()),
		field.At("service", field.CheckID("a service", w.Service)),
		field.OptionalOneOf("as", "part in a partnership", w.As, Parts()),
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

// mostKilometres is half way round the earth.
const mostKilometres = 20_000

// checkPartnership returns what is wrong with the partnership that is to be joined or enlarged.
func (w Wish) checkPartnership() error {
	switch {
	case w.Partnership != "" && w.Aim == ToStart:
		return fmt.Errorf("%s: a partnership that is to be started has no id yet: %w", field.Quote(w.Partnership), field.ErrInvalid)
	case w.Partnership != "":
		return field.CheckID("a partnership", w.Partnership)
	case w.Aim == ToEnlarge:
		return fmt.Errorf("which one is to be enlarged: %w", field.ErrRequired)
	}
	return nil
}

// checkDays returns what is wrong with the days.
func (w Wish) checkDays() error {
	var latest, until error
	if !w.LatestStart.IsZero() && w.LatestStart.Before(w.From) {
		latest = field.At("latest_start", fmt.Errorf("%v is before the day from which it wants to share, %v: %w", w.LatestStart, w.From, field.ErrOrder))
	}
	if first := later(w.From, w.LatestStart); !w.Until.IsZero() && w.Until.Before(first) {
		until = field.At("until", fmt.Errorf("%v is before a start on %v: %w", w.Until, first, field.ErrOrder))
	}
	return errors.Join(latest, until)
}

// checkPower returns ErrInvalid for a power under which the structure is not made.
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
	return fmt.Errorf("%s: the structure %s is made under %v: %w", field.Quote(w.Power), w.Structure, implied.Powers, field.ErrInvalid)
}

// checkNotSelf returns ErrInvalid for the id of the one that wishes.
func (w Wish) checkNotSelf(id partnership.OrgID) error {
	if id == "" || id != w.Org {
		return nil
	}
	return fmt.Errorf("%s is the one that wishes: %w", field.Quote(id), field.ErrInvalid)
}

// suits reports whether what an organisation wants goes together with the wish of another for the
// same service: both want to start a partnership, or one to enlarge one that the other may join;
// the parts go together; and the other accepts the kind of the one that wishes.
func (w Wish) suits(other Wish, kind partnership.Kind) bool {
	if !allows(other.Kinds, kind) || !w.As.goesWith(other.As) {
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

// goesWith reports whether two parts go together. Two providers, or two commissioners, do not.
func (p Part) goesWith(other Part) bool { return p != other || p == AsPartner || p == "" }

// powers returns the powers of which one must be open to every member; none: powers are not
// tested.
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
