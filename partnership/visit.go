package partnership

import (
	"errors"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Visit is a visit to a place where a service is already shared, and what was learned there.
type Visit struct {
	On       calendar.Date `json:"on,omitzero"`       // the day of the visit
	Host     string        `json:"host"`              // who was visited: a partnership, a council, a site
	Visitors []OrgID       `json:"visitors"`          // who went
	About    string        `json:"about,omitempty"`   // the service or the question that it was about
	Lessons  []string      `json:"lessons,omitempty"` // what was learned
}

// Validate returns what is wrong with the visit:
//
//   - ErrRequired: no day, host or visitor, an empty lesson
//   - ErrInvalid: a malformed id
//   - ErrDuplicate: a visitor that is listed before
//   - what the checks of package field find in the texts
func (v Visit) Validate() error {
	var nobody error
	if len(v.Visitors) == 0 {
		nobody = field.At("visitors", field.ErrRequired)
	}
	return errors.Join(
		field.RequiredValue("on", v.On),
		field.Required("host", v.Host),
		nobody,
		field.EachOnce("visitors", v.Visitors, OrgID.Validate),
		field.OptionalName("about", v.About),
		field.Each("lessons", v.Lessons, field.CheckText),
	)
}
