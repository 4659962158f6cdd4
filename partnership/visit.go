package partnership

import (
	"errors"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Visit is a visit to a place that shares a service already, and what was
// learned there.
type Visit struct {
	On       calendar.Date `json:"on,omitzero"`       // the day of the visit
	Host     string        `json:"host"`              // who was visited: a partnership, a council, a site
	Visitors []OrgID       `json:"visitors"`          // who went
	About    string        `json:"about,omitempty"`   // which service, or what question
	Lessons  []string      `json:"lessons,omitempty"` // what was learned
}

// Validate returns what is wrong with the visit: a day, host or visitor that is
// missing (ErrRequired), visitors that are none (ErrInvalid) or there twice
// (ErrDuplicate), and lessons that say nothing (ErrRequired).
func (v Visit) Validate() error {
	var errs []error
	if v.On.IsZero() {
		errs = append(errs, field.At("on", field.ErrRequired))
	}
	errs = append(errs, field.Required("host", v.Host))
	if len(v.Visitors) == 0 {
		errs = append(errs, field.At("visitors", field.ErrRequired))
	}
	errs = append(
		errs,
		field.EachOnce("visitors", v.Visitors, OrgID.Validate),
	)
	for i, lesson := range v.Lessons {
		errs = append(errs, field.Required(field.Index("lessons", i), lesson))
	}
	return errors.Join(errs...)
}
