package risk

import (
	"errors"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Appetite is how much risk a body is willing to take, from 1, the least: the five
// levels of the Government Finance Function's Risk Appetite Guidance Note (2021).
// The zero Appetite is not stated.
type Appetite int

// The appetites.
const (
	Averse Appetite = iota + 1
	Minimal
	Cautious
	Open
	Eager
)

// Appetites returns every Appetite, from the least.
func Appetites() []Appetite { return []Appetite{Averse, Minimal, Cautious, Open, Eager} }

// appetiteNames returns the names of the appetites, from the least.
func appetiteNames() []string { return []string{"averse", "minimal", "cautious", "open", "eager"} }

// String returns the name of the appetite, or "not stated".
func (a Appetite) String() string { return nameOf(int(a), appetiteNames(), "not stated") }

// MarshalText returns the name of the appetite, and no text if it is not stated. The error
// wraps ErrInvalid if it is not one of Appetites.
func (a Appetite) MarshalText() ([]byte, error) { return textOf("appetite", int(a), appetiteNames()) }

// UnmarshalText reads what MarshalText writes; the error wraps ErrInvalid.
func (a *Appetite) UnmarshalText(text []byte) error {
	n, err := placeOf("appetite", text, appetiteNames())
	*a = Appetite(n)
	return err
}

// Title returns the appetite as a form or a report shows it.
func (a Appetite) Title() string { return field.Title(a.String()) }

// AppetiteStatement is how much risk of a category a member is willing to take.
type AppetiteStatement struct {
	Member   partnership.OrgID `json:"member,omitzero"`   // whose; not set: that of every member without a statement of its own
	Category Category          `json:"category,omitzero"` // of what; not set: of every category without a statement of its own
	Appetite Appetite          `json:"appetite"`          // how much
}

// Validate returns what is wrong with the statement:
//
//   - ErrRequired: an appetite that is missing
//   - ErrInvalid: a malformed member; an unknown category or appetite
func (s AppetiteStatement) Validate() error {
	var member error
	if s.Member != "" {
		member = field.At("member", s.Member.Validate())
	}
	return errors.Join(
		member,
		field.OptionalOneOf("category", "category of risk", s.Category, Categories()),
		field.At("appetite", checkLevel("appetite", int(s.Appetite), appetiteNames())),
	)
}

// appetites are the statements of a register, to be found by member and category.
type appetites map[appetiteKey]Appetite

// appetiteKey is whose appetite for what.
type appetiteKey struct {
	member   partnership.OrgID
	category Category
}

// appetites returns the statements of the register; of two of one kind the
// strictest.
func (reg Register) appetites() appetites {
	all := make(appetites, len(reg.Appetites))
	for _, s := range reg.Appetites {
		key := appetiteKey{s.Member, s.Category}
		if before, there := all[key]; !there || s.Appetite < before {
			all[key] = s.Appetite
		}
	}
	return all
}

// of returns the appetite of a member for a category: its own for that category,
// else its own for any, else that of all members for the category, else that of
// all for any. whose is the member if the statement is its own.
func (all appetites) of(member partnership.OrgID, category Category) (appetite Appetite, whose partnership.OrgID) {
	for _, key := range []appetiteKey{{member, category}, {member, ""}, {"", category}, {"", ""}} {
		if a, there := all[key]; there {
			return a, key.member
		}
	}
	return 0, ""
}

// binding is the appetite that binds a risk.
type binding struct {
	appetite Appetite          // the strictest of those that are stated; 0: there are no statements
	whose    partnership.OrgID // the first member in their order with that; "": it is the one stated for all
	certain  bool              // whether no member can have a stricter one: all have stated theirs, or one is averse
}

// binding returns the strictest appetite of the members that a risk concerns.
func (all appetites) binding(members []partnership.OrgID, category Category) binding {
	b := binding{certain: len(members) > 0}
	for _, member := range members {
		a, whose := all.of(member, category)
		switch {
		case a < Averse || a > Eager:
			b.certain = false
		case b.appetite == 0 || a < b.appetite:
			b.appetite, b.whose = a, whose
		}
	}
	b.certain = b.certain || b.appetite == Averse
	return b
}
