package costing

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Driver is the id of a measure by which a cost is divided, in the characters of an OrgID:
// population-2020, caseload-benefits, hours. Its name says what is counted and, where it
// matters, when and in which unit.
type Driver string

// Validate returns an error that wraps ErrRequired for no text and ErrInvalid for
// any other that is not an id.
func (d Driver) Validate() error { return field.CheckID("a driver", string(d)) }

// UnmarshalText reads an id that Validate takes, or no text, which is not set.
func (d *Driver) UnmarshalText(text []byte) (err error) {
	*d, err = field.ReadID[Driver](text)
	return err
}

// Figure is one measured number and where it comes from.
type Figure struct {
	Driver Driver               `json:"driver"`         // what is measured
	Org    partnership.OrgID    `json:"org,omitzero"`   // whose it is; not set: it is common to all, such as a price index
	Value  partnership.Quantity `json:"value,omitzero"` // 0 or more; not set: not known, which is not 0
	Source string               `json:"source"`         // who publishes it, and where
	On     calendar.Date        `json:"on,omitzero"`    // the day it was measured or published
}

// Validate returns what is wrong with the figure: ErrRequired for a driver, a source or a
// day that is missing, and ErrInvalid for a malformed id and a value below 0; and what
// field.CheckName finds in the source. The message on a value names the driver and the
// organisation.
func (f Figure) Validate() error {
	errs := []error{field.At("driver", f.Driver.Validate())}
	if f.Org != "" {
		errs = append(errs, field.At("org", f.Org.Validate()))
	}
	if f.Value.Known() {
		errs = append(errs, prefixed(f.name(), field.At("value", checkValue(f.Value))))
	}
	return errors.Join(append(errs, field.Required("source", f.Source), field.RequiredValue("on", f.On))...)
}

// name says what the figure is of.
func (f Figure) name() string { return fmt.Sprintf("%.80s of %.80s", f.Driver, orgOrNone(f.Org)) }

// Facts are figures that can be looked up. They may also hold figures that no scheme
// uses, such as an indicator that is only recorded. They never change, so that one
// value serves any number of statements. The zero Facts have no figures. In
// JSON they are a record of their figures.
type Facts struct {
	figures []Figure `schema:"figures"` // in JSON
	at      map[figureKey]int
}

// figureKey is what a figure is looked up by.
type figureKey struct {
	driver Driver
	org    partnership.OrgID
}

// NewFacts returns the figures as Facts. The errors are those of Figure.Validate
// at "figures[i]", with ErrDuplicate at "figures[i].org" for a second figure of
// one driver and organisation.
func NewFacts(figures []Figure) (Facts, error) {
	if len(figures) == 0 {
		return Facts{}, nil
	}
	facts := Facts{figures: slices.Clone(figures), at: make(map[figureKey]int, len(figures))}
	at := -1
	err := field.Each("figures", figures, func(f Figure) error {
		at++
		key := figureKey{f.Driver, f.Org}
		first, twice := facts.at[key]
		if !twice {
			facts.at[key] = at
			return f.Validate()
		}
		again := fmt.Errorf("%s is already figures[%d]: %w", f.name(), first, field.ErrDuplicate)
		return errors.Join(f.Validate(), field.At("org", again))
	})
	if err != nil {
		return Facts{}, err
	}
	return facts, nil
}

// orgOrNone returns the organisation, or words for none.
func orgOrNone(org partnership.OrgID) string {
	if org == "" {
		return "no organisation"
	}
	return string(org)
}

// figureList is the JSON form of Facts.
type figureList struct {
	Figures []Figure `json:"figures"` // in the order in which they were given
}

// Validate returns the errors of NewFacts.
func (l figureList) Validate() error {
	_, err := NewFacts(l.Figures)
	return err
}

// MarshalJSON returns the figures as {"figures": […]}, in the order in which they were
// given.
func (f Facts) MarshalJSON() ([]byte, error) {
	return json.Marshal(figureList{Figures: append([]Figure{}, f.figures...)})
}

// UnmarshalJSON reads figures as MarshalJSON writes them, and changes nothing for null.
// The errors are those of field.Decode and of NewFacts, and leave no figures.
func (f *Facts) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	*f = Facts{}
	list, err := field.Decode[figureList](data)
	if err != nil {
		return err
	}
	*f, err = NewFacts(list.Figures)
	return err
}

// Figures returns all figures, in the order in which they were given.
func (f Facts) Figures() []Figure { return slices.Clone(f.figures) }

// Figure returns the figure of a driver for an organisation; ok is false if there
// is no such figure. The value of a figure may still not be known.
func (f Facts) Figure(driver Driver, org partnership.OrgID) (figure Figure, ok bool) {
	i, ok := f.at[figureKey{driver, org}]
	if !ok {
		return Figure{}, false
	}
	return f.figures[i], true
}
