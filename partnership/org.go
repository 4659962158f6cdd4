package partnership

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// OrgID is the id of an organisation: 1 to 64 letters, digits and - _ . : / of
// ASCII, the first a letter or a digit. Any id that is unique where it is used
// will do: a short name (harrow), a GSS code (E09000015), or an identifier of
// org-id.guide (GB-COH-01234567). Letters are not folded: harrow and Harrow are
// two organisations.
type OrgID string

// ParseOrgID returns text as an OrgID. The error wraps ErrRequired for no text
// and ErrInvalid for any other that is not an id.
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

// Organisation is a body that can share services: a council, a public agency, a
// company, a community or voluntary body.
type Organisation struct {
	ID         OrgID              `json:"id"`                  // unique where it is used
	Name       string             `json:"name"`                // in full
	Kind       Kind               `json:"kind"`                // what kind of body it is
	Sector     Sector             `json:"sector"`              // which sector it belongs to
	GSS        string             `json:"gss,omitzero"`        // the ONS code of a council: E09000015
	Population Quantity           `json:"population,omitzero"` // people who live there; not set: not known
	Place      *Place             `json:"place,omitempty"`     // where it is; nil: not known
	Control    []PoliticalControl `json:"control,omitempty"`   // who held political control, in order of time
}

// Place is a point on the map, in degrees of WGS 84.
type Place struct {
	Latitude  Quantity `json:"latitude"`  // north of the equator, -90 to 90
	Longitude Quantity `json:"longitude"` // east of Greenwich, -180 to 180
}

// Validate returns what is wrong with the place: a coordinate that is not set
// (ErrRequired) or not on the globe (ErrRange).
func (p Place) Validate() error {
	return errors.Join(
		between("latitude", p.Latitude, MustQuantity("-90"), MustQuantity("90")),
		between("longitude", p.Longitude, MustQuantity("-180"), MustQuantity("180")),
	)
}

// Validate returns what is wrong with the organisation: an id, name, kind or
// sector that is missing (ErrRequired) or none (ErrInvalid), a council outside
// the local authority sector (ErrInvalid), a GSS code that its kind cannot have
// (ErrInvalid), fewer than no people (ErrRange), what Place and Control find, and
// terms of control that are out of order (ErrOrder) or overlap (ErrOverlap).
func (o Organisation) Validate() error {
	errs := []error{
		field.At("id", o.ID.Validate()),
		field.Required("name", o.Name),
		field.CheckOneOf("kind", "kind of organisation", o.Kind, Kinds()),
		o.checkSector(),
		field.At("gss", o.checkGSS()),
	}
	if o.Population.Known() {
		errs = append(errs, between("population", o.Population, MustQuantity("0"), Quantity{}))
	}
	if o.Place != nil {
		errs = append(errs, field.At("place", o.Place.Validate()))
	}
	errs = append(errs, field.Each("control", o.Control, PoliticalControl.Validate), field.At("control", o.checkControl()))
	return errors.Join(errs...)
}

// checkSector returns what is wrong with the sector.
func (o Organisation) checkSector() error {
	if o.Kind.Council() && o.Sector != "" && o.Sector != LocalAuthority {
		return field.At("sector", fmt.Errorf("a %s is a %s, not %.60q: %w", o.Kind, LocalAuthority, o.Sector, field.ErrInvalid))
	}
	return field.CheckOneOf("sector", "sector", o.Sector, Sectors())
}

// checkGSS returns what is wrong with the code: its form, or that its kind has
// codes of another beginning or none. Of a kind that is none it asks nothing.
func (o Organisation) checkGSS() error {
	if o.GSS == "" {
		return nil
	}
	_, isCode := digits(o.GSS, 1, 9)
	if !isCode || len(o.GSS) != 9 || strings.IndexByte("ENSW", o.GSS[0]) < 0 {
		return fmt.Errorf("%.60q is not a GSS code like E09000015: %w", o.GSS, field.ErrInvalid)
	}
	prefix := o.Kind.GSSPrefix()
	switch {
	case !slices.Contains(Kinds(), o.Kind) || prefix != "" && strings.HasPrefix(o.GSS, prefix):
		return nil
	case prefix == "":
		return fmt.Errorf("%q is a GSS code, and the kind %s has none: %w", o.GSS, o.Kind, field.ErrInvalid)
	}
	return fmt.Errorf("%q is not the GSS code of a %s (want %s…): %w", o.GSS, o.Kind, prefix, field.ErrInvalid)
}

// Control is the political control of a council in a term.
type PoliticalControl struct {
	Party string        `json:"party"` // labour, conservative, …, or NoOverallControl
	Term  calendar.Term `json:"term"`  // while it held control; open-ended: it does still
}

// NoOverallControl is the party of a Control in which none has a majority.
const NoOverallControl = "no-overall-control"

// Validate returns what is wrong with the control: no party (ErrRequired), a
// party that is not lower-case words joined by hyphens (ErrInvalid), and what
// Term.Validate finds.
func (c PoliticalControl) Validate() error {
	return errors.Join(field.At("party", checkParty(c.Party)), field.At("term", c.Term.Validate()))
}

// checkParty returns what is wrong with the name of a party. There is no list of
// parties to check it against: new ones are founded.
func checkParty(party string) error {
	if party == "" {
		return field.ErrRequired
	}
	lower := func(r rune) bool { return r >= 'a' && r <= 'z' || r == '-' }
	if len(party) > field.MaxID || strings.Trim(party, "-") != party || strings.TrimFunc(party, lower) != "" {
		return fmt.Errorf("%.80q is not a party like liberal-democrat: %w", party, field.ErrInvalid)
	}
	return nil
}

// checkControl returns the terms of control that do not follow all those before.
func (o Organisation) checkControl() error {
	var errs []error
	var last calendar.Term // the one before that ends last
	for i, c := range o.Control {
		if err := checkFollows(last, c.Term); err != nil {
			errs = append(errs, field.At(field.Index("", i), field.At("term", err)))
		}
		if c.Term.Validate() == nil && !last.OpenEnded() && (c.Term.OpenEnded() || c.Term.Last.After(last.Last)) {
			last = c.Term
		}
	}
	return errors.Join(errs...)
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

// SameControl reports whether one party controls every one of the organisations
// on a day. The answer is no if two are recorded under different parties, if one is
// under no overall control, which is no party's, and if there are none. Otherwise
// ok is false if the record of one does not say.
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

// checkFollows returns ErrOverlap if two terms share a day, and ErrOrder if the
// later begins before the earlier. Terms that are not set give no error.
func checkFollows(earlier, later calendar.Term) error {
	switch {
	case earlier.Overlaps(later):
		return fmt.Errorf("%v shares days with %v: %w", later, earlier, field.ErrOverlap)
	case later.First.Before(earlier.First) && !later.First.IsZero():
		return fmt.Errorf("%v is listed after %v: %w", later, earlier, field.ErrOrder)
	}
	return nil
}
