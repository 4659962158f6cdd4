package match

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Grid is a point on the Ordnance Survey National Grid, in metres and parts of a metre. The
// zero Grid is not known.
type Grid struct {
	Easting  partnership.Quantity `json:"easting"`  // metres east, 0 to 800,000
	Northing partnership.Quantity `json:"northing"` // metres north, 0 to 1,400,000
}

// The size of the National Grid, in metres.
const (
	gridEast  = 800_000
	gridNorth = 1_400_000
)

// IsZero reports whether neither coordinate is set.
func (g Grid) IsZero() bool { return g == Grid{} }

// Validate returns what is wrong with the point: a coordinate that is not set (ErrRequired) or
// not on the grid (ErrRange).
func (g Grid) Validate() error {
	return errors.Join(within("easting", g.Easting, 0, gridEast), within("northing", g.Northing, 0, gridNorth))
}

// Exclusion is an organisation with which another does not want to share, or must not.
type Exclusion struct {
	Org    partnership.OrgID `json:"org"`              // who is excluded
	Reason string            `json:"reason,omitempty"` // why
}

// Validate returns what is wrong with the exclusion: ErrRequired or ErrInvalid for the id, and
// what the checks of package field find in the reason.
func (e Exclusion) Validate() error {
	return errors.Join(field.At("org", e.Org.Validate()), field.OptionalName("reason", e.Reason))
}

// checkExclusions returns what is wrong with exclusions, at path.
func checkExclusions(path string, all []Exclusion) error {
	return errors.Join(
		field.Each(path, all, Exclusion.Validate),
		field.Unique(path, "org", all, func(e Exclusion) partnership.OrgID { return e.Org }),
	)
}

// Org is an organisation that may share: who it is, where, how large, with what strategy, and
// how it runs its services. What is not set is not known.
type Org struct {
	Organisation partnership.Organisation `json:"organisation"`         // who it is, its kind, population, place and political control
	Grid         Grid                     `json:"grid,omitzero"`        // where it is on the National Grid; not set: its place in degrees is used
	Touching     []partnership.OrgID      `json:"touching,omitempty"`   // whose areas touch its own; empty: not known
	Neighbours   []partnership.OrgID      `json:"neighbours,omitempty"` // its statistical neighbours; empty: not known
	Strategy     partnership.Strategy     `json:"strategy,omitzero"`    // what it wants to share, and how
	Profiles     []ServiceProfile         `json:"profiles,omitempty"`   // how it runs its services
	Excluded     []Exclusion              `json:"excluded,omitempty"`   // the organisations with which it does not share
	First        calendar.Date            `json:"first,omitzero"`       // its first day; not set: it exists already
	Last         calendar.Date            `json:"last,omitzero"`        // its last day; not set: no end is known
	Successors   []partnership.OrgID      `json:"successors,omitempty"` // who takes its place after Last
}

// Validate returns what is wrong with the organisation by itself:
//
//   - ErrRequired: a last day without a successor
//   - ErrInvalid: successors without a last day; the strategy of another organisation; a list
//     of other organisations that has the organisation itself
//   - ErrOrder: a last day before the first
//   - ErrDuplicate: an organisation that is listed before, a second profile of one service
//   - what Organisation, Grid, Strategy, ServiceProfile and Exclusion find
func (o Org) Validate() error {
	var grid, strategy error
	if !o.Grid.IsZero() {
		grid = field.At("grid", o.Grid.Validate())
	}
	if (o.Strategy != partnership.Strategy{}) {
		strategy = field.At("strategy", o.checkStrategy())
	}
	return errors.Join(
		field.At("organisation", o.Organisation.Validate()),
		grid,
		field.EachOnce("touching", o.Touching, o.checkOther),
		field.EachOnce("neighbours", o.Neighbours, o.checkOther),
		strategy,
		field.Each("profiles", o.Profiles, ServiceProfile.Validate),
		field.Unique("profiles", "service", o.Profiles, func(b ServiceProfile) string { return b.Service }),
		checkExclusions("excluded", o.Excluded),
		field.Each("excluded", o.Excluded, func(e Exclusion) error { return field.At("org", o.checkNotSelf(e.Org)) }),
		o.checkDays(),
		field.EachOnce("successors", o.Successors, o.checkOther),
	)
}

// checkStrategy returns what is wrong with a strategy that is set.
func (o Org) checkStrategy() error {
	var other error
	if o.Strategy.Org != "" && o.Strategy.Org != o.Organisation.ID {
		other = field.At("org", fmt.Errorf("%s is not %s: %w", field.Quote(o.Strategy.Org), field.Quote(o.Organisation.ID), field.ErrInvalid))
	}
	return errors.Join(o.Strategy.Validate(), other)
}

// checkOther returns what is wrong with the id of another organisation.
func (o Org) checkOther(id partnership.OrgID) error {
	return errors.Join(id.Validate(), o.checkNotSelf(id))
}

// checkNotSelf returns ErrInvalid for the id of the organisation itself.
func (o Org) checkNotSelf(id partnership.OrgID) error {
	if id == "" || id != o.Organisation.ID {
		return nil
	}
	return fmt.Errorf("%s is the organisation itself: %w", field.Quote(id), field.ErrInvalid)
}

// checkDays returns what is wrong with its first and last day.
func (o Org) checkDays() error {
	switch {
	case o.Last.IsZero() && len(o.Successors) > 0:
		return field.At("last", fmt.Errorf("it has successors but no last day: %w", field.ErrInvalid))
	case o.Last.IsZero():
		return nil
	case o.Last.Before(o.First):
		return field.At("last", fmt.Errorf("%v is before the first day, %v: %w", o.Last, o.First, field.ErrOrder))
	case len(o.Successors) == 0:
		return field.At("successors", fmt.Errorf("it ends on %v, and no successor is named: %w", o.Last, field.ErrRequired))
	}
	return nil
}

// ID returns the id of the organisation.
func (o Org) ID() partnership.OrgID { return o.Organisation.ID }

// profileOf returns the index of the profile of a service, and whether there is one.
func (o *Org) profileOf(service string) (at int, has bool) {
	at = slices.IndexFunc(o.Profiles, func(b ServiceProfile) bool { return b.Service == service })
	return at, at >= 0
}

// within returns ErrRequired at path for a quantity that is not known, and ErrRange for one
// that is not from least to most.
func within(path string, q partnership.Quantity, least, most int64) error {
	n, known := q.Millionths()
	switch {
	case !known:
		return field.At(path, field.ErrRequired)
	case n < least*million || n > most*million:
		return field.At(path, fmt.Errorf("%v is not from %d to %d: %w", q, least, most, field.ErrRange))
	}
	return nil
}

// notNegative returns ErrRange at path for a quantity that is below 0.
func notNegative(path string, q partnership.Quantity) error {
	if q.Sign() < 0 {
		return field.At(path, fmt.Errorf("%v is below 0: %w", q, field.ErrRange))
	}
	return nil
}

// million is how many millionths there are in one.
const million = 1_000_000
