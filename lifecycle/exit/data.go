package exit

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// DataID is the id of a set of data, with the same letters as an OrgID.
type DataID string

// Validate returns an error that wraps ErrRequired for an id that is not set, and
// ErrInvalid for a malformed one.
func (id DataID) Validate() error { return field.CheckID("a set of data", string(id)) }

// UnmarshalText reads an id that Validate accepts, or no text for one that is not set.
// The error wraps field.ErrInvalid.
func (id *DataID) UnmarshalText(text []byte) (err error) {
	*id, err = field.ReadID[DataID](text)
	return err
}

// Data is a set of data or records that the members hold together, and what becomes of it.
type Data struct {
	ID            DataID              `json:"id,omitzero"`             // unique in the plan
	Name          string              `json:"name"`                    // what is in it
	ReturnTo      []partnership.OrgID `json:"return_to,omitempty"`     // who gets its own part back
	ReturnBy      calendar.Date       `json:"return_by,omitzero"`      // the last day to return it
	Cleansed      calendar.Date       `json:"cleansed,omitzero"`       // the day on which what belongs to others was taken out; not set: not yet
	RetainedBy    partnership.OrgID   `json:"retained_by,omitzero"`    // who keeps the records that the law wants kept; not set: nobody
	RetainedUntil calendar.Date       `json:"retained_until,omitzero"` // the last day on which they are kept
}

// Validate returns what is wrong with the data, in the order of its fields:
//
//   - a missing id or name, data that is neither returned nor retained, or a return or
//     retention without a day (ErrRequired);
//   - a malformed id, or the day of a return or retention that is not planned (ErrInvalid);
//   - a duplicate among the organisations (ErrDuplicate);
//   - records that are retained only until a day before their return (ErrOrder).
func (d Data) Validate() error {
	var nothing, order error
	if len(d.ReturnTo) == 0 && d.RetainedBy == "" {
		nothing = fmt.Errorf("the data is neither returned nor retained: %w", field.ErrRequired)
	}
	if !d.RetainedUntil.IsZero() && d.RetainedUntil.Before(d.ReturnBy) {
		order = fmt.Errorf("%v is before the return, %v: %w", d.RetainedUntil, d.ReturnBy, field.ErrOrder)
	}
	return errors.Join(
		field.At("id", d.ID.Validate()),
		field.Required("name", d.Name),
		field.At("return_to", nothing),
		field.EachOnce("return_to", d.ReturnTo, partnership.OrgID.Validate),
		field.At("return_by", dayOf(len(d.ReturnTo) > 0, d.ReturnBy)),
		field.OptionalID("retained_by", "an organisation", d.RetainedBy),
		field.At("retained_until", errors.Join(dayOf(d.RetainedBy != "", d.RetainedUntil), order)),
	)
}

// dayOf returns ErrRequired if something happens and has no day, and ErrInvalid if it does
// not happen and has one.
func dayOf(happens bool, day calendar.Date) error {
	if happens {
		return field.RequiredValue("", day)
	}
	if !day.IsZero() {
		return fmt.Errorf("%v is set although this is not planned: %w", day, field.ErrInvalid)
	}
	return nil
}
