package match

import (
	"errors"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// ServiceProfile is how an organisation runs a service today. What is not set is not known,
// with one exception: the locks are complete. Without a profile it is not known when the
// organisation can start.
type ServiceProfile struct {
	Service string `json:"service"` // which service
	// Cost is what the service costs in a year, in pounds. It is a Quantity, because this
	// package stands below the one that has money, and compares costs without adding them up.
	Cost    partnership.Quantity       `json:"cost,omitzero"`
	Volume  partnership.Quantity       `json:"volume,omitzero"`   // how much it handles in a year, in the unit of the service
	Systems []string                   `json:"systems,omitempty"` // the systems that it runs on, by names that all organisations of the pool use
	Supply  partnership.SupplyStance   `json:"supply,omitzero"`   // whether to provide or to commission this service; not set: as the strategy says
	Locks   []partnership.Prerequisite `json:"locks,omitempty"`   // contracts that hold the service until a day, and work to be done before a start; empty: there are none
}

// Validate returns what is wrong with the profile:
//
//   - ErrRequired, ErrInvalid: an id that is missing or malformed, an unknown stance
//   - ErrRange: a cost or volume below 0
//   - ErrDuplicate: a system or lock that is listed before
//   - what Prerequisite.Validate finds
func (b ServiceProfile) Validate() error {
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
