package match

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Service is what may be shared.
type Service struct {
	ID    string             `json:"id"`              // unique in the pool
	Name  string             `json:"name"`            // what people call it
	Unit  string             `json:"unit,omitempty"`  // what its volume is counted in: cases a year
	Kinds []partnership.Kind `json:"kinds,omitempty"` // the kinds of body that have it; empty: every kind
}

// Validate returns what is wrong with the service:
//
//   - ErrRequired: no id or name
//   - ErrInvalid: a malformed id, an unknown kind
//   - ErrDuplicate: a kind that is listed twice
//   - what the checks of package field find in the texts
func (s Service) Validate() error {
	return errors.Join(
		field.At("id", field.CheckID("a service", s.ID)),
		field.Required("name", s.Name),
		field.OptionalName("unit", s.Unit),
		checkKinds(s.Kinds),
	)
}

// checkKinds returns what is wrong with a list of kinds, at "kinds".
func checkKinds(kinds []partnership.Kind) error {
	return field.EachOnce("kinds", kinds, func(k partnership.Kind) error {
		return field.CheckOneOf("", "kind of organisation", k, partnership.Kinds())
	})
}

// SingleTier returns the kinds of council that have all functions of a place.
func SingleTier() []partnership.Kind {
	return []partnership.Kind{
		partnership.UnitaryCouncil, partnership.MetropolitanDistrict, partnership.LondonBorough, partnership.CityCorporation,
		partnership.WelshCouncil, partnership.ScottishCouncil, partnership.NorthernIrelandDistrict,
	}
}

// UpperTier returns the kinds of council that have what a county has, such as social care.
func UpperTier() []partnership.Kind {
	return slices.Insert(SingleTier(), 0, partnership.CountyCouncil)
}

// LowerTier returns the kinds of council that have what a district has, such as the collection
// of waste.
func LowerTier() []partnership.Kind {
	return slices.Insert(SingleTier(), 0, partnership.DistrictCouncil)
}

// Grid is a point on the Ordnance Survey National Grid, in whole metres or finer. The zero
// Grid is not known.
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

// Exclusion is an organisation with which another does not want to share, or may not.
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

// Baseline is how an organisation runs a service today. What is not set is not known, but for
// the locks: they are all that there are. Without a baseline it is not known when an organisation
// can start.
type Baseline struct {
	Service string `json:"service"` // which service
	// Cost is what the service costs in a year, in pounds. It is a Quantity, because this
	// package stands below the one that has money, and compares costs without adding them up.
	Cost    partnership.Quantity       `json:"cost,omitzero"`
	Volume  partnership.Quantity       `json:"volume,omitzero"`   // what it handles in a year, in the unit of the service
	Systems []string                   `json:"systems,omitempty"` // the systems that it runs on, under the same names for all
	Supply  partnership.SupplyStance   `json:"supply,omitzero"`   // to provide or commission this service; not set: as the strategy says
	Locks   []partnership.Prerequisite `json:"locks,omitempty"`   // contracts that hold the service until a day, and work to be done before a start; empty: none
}

// Validate returns what is wrong with the baseline:
//
//   - ErrRequired, ErrInvalid: an id that is missing or malformed, an unknown stance
//   - ErrRange: a cost or volume below 0
//   - ErrDuplicate: a system or lock that is listed twice
//   - what Prerequisite.Validate finds
func (b Baseline) Validate() error {
	return errors.Join(
		field.At("service", field.CheckID("a service", b.Service)),
		notNegative("cost", b.Cost),
		notNegative("volume", b.Volume),
		field.EachOnce("systems", b.Systems, field.CheckName),
		field.OptionalOneOf("supply", "stance on supply", b.Supply, partnership.SupplyStances()),
		field.Each("locks", b.Locks, partnership.Prerequisite.Validate),
		field.Unique("locks", "id", b.Locks, func(p partnership.Prerequisite) string { return p.ID }),
	)
}

// Org is an organisation as one that may share: who it is, where, how large, with what
// strategy, and how it runs its services. What is not set is not known.
type Org struct {
	Organisation partnership.Organisation `json:"organisation"`         // who it is, its kind, population, place and political control
	Grid         Grid                     `json:"grid,omitzero"`        // where it is on the National Grid; not set: only its place counts
	Touching     []partnership.OrgID      `json:"touching,omitempty"`   // whose areas touch its own; empty: not known
	Neighbours   []partnership.OrgID      `json:"neighbours,omitempty"` // its statistical neighbours; empty: not known
	Strategy     partnership.Strategy     `json:"strategy,omitzero"`    // where it stands on sharing
	Baselines    []Baseline               `json:"baselines,omitempty"`  // how it runs its services
	Excludes     []Exclusion              `json:"excludes,omitempty"`   // with whom it does not share
	Begins       calendar.Date            `json:"begins,omitzero"`      // its first day; not set: it is there
	Ends         calendar.Date            `json:"ends,omitzero"`        // its last day; not set: no end is known
	Successors   []partnership.OrgID      `json:"successors,omitempty"` // who takes its place after Ends
}

// Validate returns what is wrong with the organisation by itself:
//
//   - ErrRequired: an end without a successor
//   - ErrInvalid: successors without an end, the strategy of another organisation, an
//     organisation that is on a list of its own
//   - ErrOrder: an end before the beginning
//   - ErrDuplicate: one that is listed twice, a second baseline of one service
//   - what Organisation, Grid, Strategy, Baseline and Exclusion find
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
		field.Each("baselines", o.Baselines, Baseline.Validate),
		field.Unique("baselines", "service", o.Baselines, func(b Baseline) string { return b.Service }),
		checkExclusions("excludes", o.Excludes),
		field.Each("excludes", o.Excludes, func(e Exclusion) error { return field.At("org", o.checkNotSelf(e.Org)) }),
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

// checkDays returns what is wrong with the days on which it begins and ends.
func (o Org) checkDays() error {
	switch {
	case o.Ends.IsZero() && len(o.Successors) > 0:
		return field.At("ends", fmt.Errorf("there are successors, and no last day: %w", field.ErrInvalid))
	case o.Ends.IsZero():
		return nil
	case o.Ends.Before(o.Begins):
		return field.At("ends", fmt.Errorf("%v is before its first day, %v: %w", o.Ends, o.Begins, field.ErrOrder))
	case len(o.Successors) == 0:
		return field.At("successors", fmt.Errorf("it ends on %v, and nobody is to take its place: %w", o.Ends, field.ErrRequired))
	}
	return nil
}

// ID returns the id of the organisation.
func (o Org) ID() partnership.OrgID { return o.Organisation.ID }

// baselineOf returns the place of the baseline of a service, and whether there is one.
func (o *Org) baselineOf(service string) (at int, has bool) {
	at = slices.IndexFunc(o.Baselines, func(b Baseline) bool { return b.Service == service })
	return at, at >= 0
}

// Existing is a partnership that there is: what it shares and who is in it.
type Existing struct {
	ID      string              `json:"id"`              // unique in the pool
	Name    string              `json:"name"`            // what people call it
	Service string              `json:"service"`         // which service it shares; for one that shares several, an entry each
	Members []partnership.OrgID `json:"members"`         // who is in it; two at least
	Begins  calendar.Date       `json:"begins,omitzero"` // its first day; not set: it has begun
	Ends    calendar.Date       `json:"ends,omitzero"`   // its last day; not set: no end is known
	Closed  bool                `json:"closed,omitzero"` // whether it has said that it takes no new members
}

// Validate returns what is wrong with the partnership by itself:
//
//   - ErrRequired: no id, name or service, fewer than two members
//   - ErrInvalid: a malformed id
//   - ErrDuplicate: a member that is listed twice
//   - ErrOrder: an end before the beginning
//   - what the checks of package field find in the name
func (e Existing) Validate() error {
	var few, order error
	if len(e.Members) < 2 {
		few = field.At("members", fmt.Errorf("organisations found: %d, wanted: 2 or more: %w", len(e.Members), field.ErrRequired))
	}
	if !e.Ends.IsZero() && e.Ends.Before(e.Begins) {
		order = field.At("ends", fmt.Errorf("%v is before its first day, %v: %w", e.Ends, e.Begins, field.ErrOrder))
	}
	return errors.Join(
		field.At("id", field.CheckID("a partnership", e.ID)),
		field.Required("name", e.Name),
		field.At("service", field.CheckID("a service", e.Service)),
		few,
		field.EachOnce("members", e.Members, partnership.OrgID.Validate),
		order,
	)
}

// live reports whether the partnership is there on a day.
func (e Existing) live(day calendar.Date) bool {
	return !e.Begins.After(day) && (e.Ends.IsZero() || !e.Ends.Before(day))
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
