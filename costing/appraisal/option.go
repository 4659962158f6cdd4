package appraisal

import (
	"errors"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// OptionID is the id of an option, unique in its appraisal.
type OptionID string

// Validate returns an error that wraps ErrRequired for no text and ErrInvalid for a malformed
// id.
func (id OptionID) Validate() error { return field.CheckID("an option", string(id)) }

// UnmarshalText reads an id that Validate takes, or no text, which is not set.
func (id *OptionID) UnmarshalText(text []byte) (err error) {
	*id, err = field.ReadID[OptionID](text)
	return err
}

// ShortlistedOption is one of the options that are compared, with its cash flows. The Green Book
// calls the options that are worked out in full the shortlist.
type ShortlistedOption struct {
	ID    OptionID   `json:"id"`    // unique in the appraisal
	Name  string     `json:"name"`  // what people call it
	Kind  OptionKind `json:"kind"`  // what it does
	Flows []Flow     `json:"flows"` // its costs and benefits; none: nothing is spent or gained
}

// Validate returns what is wrong with the option: ErrRequired and ErrInvalid for its id, name
// and kind, what Flow.Validate finds, and ErrDuplicate for two flows with one name.
func (o ShortlistedOption) Validate() error { return o.check(Flow.Validate) }

// check returns what is wrong with the option, with what a check finds in its flows.
func (o ShortlistedOption) check(flow func(Flow) error) error {
	return errors.Join(
		field.At("id", o.ID.Validate()),
		field.Required("name", o.Name),
		field.At("kind", o.Kind.Validate()),
		field.Each("flows", o.Flows, flow),
		field.Unique("flows", "name", o.Flows, func(f Flow) string { return f.Name }),
	)
}
