package partnership

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// OrgID is the id of an organisation: 1 to 64 ASCII letters, digits and - _ . : /, of which
// the first is a letter or a digit. Any id that is unique where it is used will do: a short
// name (harrow), a GSS code (E09000015), or an identifier of org-id.guide (GB-COH-01234567).
// Case counts: harrow and Harrow are two organisations.
type OrgID string

// ParseOrgID returns text as an OrgID. The error wraps ErrRequired for no text and
// ErrInvalid for a malformed id.
func ParseOrgID(text string) (OrgID, error) {
	if err := OrgID(text).Validate(); err != nil {
		return "", err
	}
	return OrgID(text), nil
}

// Validate returns the error that ParseOrgID gives for the text of the id.
func (id OrgID) Validate() error { return field.CheckID("an organisation", string(id)) }

// UnmarshalText reads an id as ParseOrgID does, or no text, which is not set.
func (id *OrgID) UnmarshalText(text []byte) (err error) {
	*id, err = field.ReadID[OrgID](text)
	return err
}

// Name returns the name of the organisation, or its id if names does not have it.
func (id OrgID) Name(names report.Names) string { return names.Of(report.Organisation, string(id)) }

// Roll is the set of the members of a partnership.
type Roll map[OrgID]bool

// RollOf returns the set of some members.
func RollOf(members []OrgID) Roll {
	r := make(Roll, len(members))
	for _, org := range members {
		r[org] = true
	}
	return r
}

// Check returns ErrNotFound for an id that is set and is not the id of a member.
func (r Roll) Check(org OrgID) error {
	if org == "" || r[org] {
		return nil
	}
	return fmt.Errorf("%s is not a member: %w", field.Quote(org), field.ErrNotFound)
}

// Organisation is a body that can share services: a council, a public agency, a company, or
// a community or voluntary body.
type Organisation struct {
	ID         OrgID              `json:"id"`                  // unique where it is used
	Name       string             `json:"name"`                // its full name
	Kind       Kind               `json:"kind"`                // what kind of body it is
	Sector     Sector             `json:"sector"`              // which sector it belongs to
	GSS        string             `json:"gss,omitzero"`        // the ONS code of a council: E09000015
	Population Quantity           `json:"population,omitzero"` // people who live there; not set: not known
	Place      Place              `json:"place,omitzero"`      // where it is; not set: not known
	Control    []PoliticalControl `json:"control,omitempty"`   // who controls the council, from the earliest term to the latest
}

// Place is a point on the map, in degrees of WGS 84. The zero Place is not known.
type Place struct {
	Latitude  Quantity `json:"latitude"`  // north of the equator, -90 to 90
	Longitude Quantity `json:"longitude"` // east of Greenwich, -180 to 180
}

// IsZero reports whether neither coordinate is set.
func (p Place) IsZero() bool { return p == Place{} }

// Validate returns what is wrong with the place: a coordinate that is not set
// (ErrRequired) or not on the globe (ErrRange).
func (p Place) Validate() error {
	return errors.Join(
		between("latitude", p.Latitude, MustQuantity("-90"), MustQuantity("90")),
		between("longitude", p.Longitude, MustQuantity("-180"), MustQuantity("180")),
	)
}

// Validate returns what is wrong with the organisation:
//
//   - ErrRequired: no id, name, kind or sector
//   - ErrInvalid: a malformed id, an unknown kind or sector, a council outside the local
//     authority sector, a GSS code that its kind cannot have
//   - ErrRange: a population below 0
//   - ErrOrder, ErrOverlap: a term of control that does not follow those before
//   - what Place and PoliticalControl find
func (o Organisation) Validate() error {
	var population, place error
	if o.Population.Known() {
		population = between("population", o.Population, MustQuantity("0"), Quantity{})
	}
	if !o.Place.IsZero() {
		place = field.At("place", o.Place.Validate())
	}
	return errors.Join(
		field.At("id", o.ID.Validate()),
		field.Required("name", o.Name),
		field.CheckOneOf("kind", "kind of organisation", o.Kind, Kinds()),
		o.checkSector(),
		field.At("gss", o.checkGSS()),
		population,
		place,
		field.Each("control", o.Control, PoliticalControl.Validate),
		field.At("control", o.checkControl()),
	)
}

// checkSector returns what is wrong with the sector.
func (o Organisation) checkSector() error {
	if o.Kind.Council() && o.Sector != "" && o.Sector != LocalAuthority {
		return field.At("sector", fmt.Errorf("%s: want %s for the kind %s: %w", field.Quote(o.Sector), LocalAuthority, o.Kind, field.ErrInvalid))
	}
	return field.CheckOneOf("sector", "sector", o.Sector, Sectors())
}

// checkGSS returns ErrInvalid for a malformed code, and for a code that the kind cannot have. An
// unknown kind can have any code.
func (o Organisation) checkGSS() error {
	if o.GSS == "" {
		return nil
	}
	_, isCode := digits(o.GSS, 1, 9)
	if !isCode || len(o.GSS) != 9 || strings.IndexByte("ENSW", o.GSS[0]) < 0 {
		return fmt.Errorf("%s is not a GSS code like E09000015: %w", field.Quote(o.GSS), field.ErrInvalid)
	}
	prefix := o.Kind.GSSPrefix()
	switch {
	case !slices.Contains(Kinds(), o.Kind) || prefix != "" && strings.HasPrefix(o.GSS, prefix):
		return nil
	case prefix == "":
		return fmt.Errorf("%s: the kind %s has no GSS code: %w", field.Quote(o.GSS), o.Kind, field.ErrInvalid)
	}
	return fmt.Errorf("%s: want a GSS code that begins with %s for the kind %s: %w", field.Quote(o.GSS), prefix, o.Kind, field.ErrInvalid)
}

// PoliticalControl is which party controls a council in a term.
type PoliticalControl struct {
	Party string        `json:"party"` // labour, conservative, …, or NoOverallControl
	Term  calendar.Term `json:"term"`  // the days on which it is in control
}

// NoOverallControl stands in place of a party if no party has a majority.
const NoOverallControl = "no-overall-control"

// Validate returns what is wrong with the control:
//
//   - ErrRequired: no party
//   - ErrInvalid: a party that is not lower-case words joined by hyphens
//   - what Term.Validate finds
func (c PoliticalControl) Validate() error {
	return errors.Join(field.At("party", checkParty(c.Party)), field.At("term", c.Term.Validate()))
}

// checkParty returns what is wrong with the name of a party. There is no list of parties
// to check it against, because new ones are founded.
func checkParty(party string) error {
	if party == "" {
		return field.ErrRequired
	}
	lower := func(r rune) bool { return r >= 'a' && r <= 'z' || r == '-' }
	if len(party) > field.MaxID || strings.Trim(party, "-") != party || strings.TrimFunc(party, lower) != "" {
		return fmt.Errorf("%s is not a party like liberal-democrat: %w", field.Quote(party), field.ErrInvalid)
	}
	return nil
}

// checkControl returns an error for each term of control that does not begin after all those
// that are listed before it.
func (o Organisation) checkControl() error {
	var last calendar.Term // of the terms so far, the one that ends last
	return field.Each("", o.Control, func(c PoliticalControl) error {
		err := field.At("term", checkFollows(last, c.Term))
		if c.Term.Validate() == nil && !last.OpenEnded() && (c.Term.OpenEnded() || c.Term.Last.After(last.Last)) {
			last = c.Term
		}
		return err
	})
}

// ControlOn returns the party in control on a day, which may be
// NoOverallControl. ok is false if the record does not say.
func (o Organisation) ControlOn(day calendar.Date) (party string, ok bool) {
	i := slices.IndexFunc(o.Control, func(c PoliticalControl) bool { return c.Term.Contains(day) })
	if i < 0 {
		return "", false
	}
	return o.Control[i].Party, true
}

// SamePoliticalControl reports whether one party controls all of the organisations on a day.
// It is false if different parties control two of them, if one is under no overall control, or
// if there are no organisations. In all other cases ok is false if a record does not say who
// controls its organisation.
func SamePoliticalControl(day calendar.Date, organisations ...Organisation) (same, ok bool) {
	known, first := true, ""
	for _, o := range organisations {
		party, said := o.ControlOn(day)
		switch {
		case !said:
			known = false
		case party == NoOverallControl || first != "" && party != first:
			return false, true
		default:
			first = party
		}
	}
	return known && first != "", known
}

// checkFollows returns ErrOverlap if two terms share a day, and ErrOrder if later begins
// before earlier. Terms that are not set give no error.
func checkFollows(earlier, later calendar.Term) error {
	switch {
	case earlier.Overlaps(later):
		return fmt.Errorf("%v shares days with %v: %w", later, earlier, field.ErrOverlap)
	case later.First.Before(earlier.First) && !later.First.IsZero():
		return fmt.Errorf("%v is listed after %v: %w", later, earlier, field.ErrOrder)
	}
	return nil
}
