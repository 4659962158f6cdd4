package match

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Existing is a partnership that exists already: what it shares and who its members are.
type Existing struct {
	ID      string              `json:"id"`              // unique in the pool
	Name    string              `json:"name"`            // what people call it
	Service string              `json:"service"`         // which service it shares; a partnership that shares several has an entry for each
	Members []partnership.OrgID `json:"members"`         // its members; two at least
	First   calendar.Date       `json:"first,omitzero"`  // its first day; not set: it has started already
	Last    calendar.Date       `json:"last,omitzero"`   // its last day; not set: no end is known
	Closed  bool                `json:"closed,omitzero"` // whether it has said that it takes no new members
}

// Validate returns what is wrong with the partnership by itself:
//
//   - ErrRequired: no id, name or service, fewer than two members
//   - ErrInvalid: a malformed id
//   - ErrDuplicate: a member that is listed before
//   - ErrOrder: a last day before the first
//   - what the checks of package field find in the name
func (e Existing) Validate() error {
	var few, order error
	if len(e.Members) < 2 {
		few = field.At("members", fmt.Errorf("organisations found: %d, wanted: 2 or more: %w", len(e.Members), field.ErrRequired))
	}
	if !e.Last.IsZero() && e.Last.Before(e.First) {
		order = field.At("last", fmt.Errorf("%v is before the first day, %v: %w", e.Last, e.First, field.ErrOrder))
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

// live reports whether the partnership exists on a day.
func (e Existing) live(day calendar.Date) bool {
	return !e.First.After(day) && (e.Last.IsZero() || !e.Last.Before(day))
}
