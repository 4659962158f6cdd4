package risk

import (
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Nature is whether a risk would do harm or good. ISO 31073:2022 has both: risk is
// the effect of uncertainty on objectives.
type Nature string

// The natures of a risk.
const (
	Threat      Nature = "threat"
	Opportunity Nature = "opportunity"
)

// Natures returns every Nature.
func Natures() []Nature { return []Nature{Threat, Opportunity} }

// UnmarshalText reads one of Natures, or no text for one that is not set; the error wraps
// ErrInvalid.
func (n *Nature) UnmarshalText(text []byte) (err error) {
	*n, err = field.ReadOneOf("nature of a risk", text, Natures())
	return err
}

// Title returns the nature of a risk as a form or a report shows it.
func (n Nature) Title() string { return field.Title(n) }

// Category is what a risk is about: one of the example categories of the Orange Book (HM
// Government, 2023, Annex 4), or one of the body's own, with a prefix that says whose it
// is: "hrw-waste-collection". The package field describes its form at IsOwn.
type Category string

// The categories of risk.
const (
	StrategyRisk    Category = "strategy"
	GovernanceRisk  Category = "governance"
	OperationsRisk  Category = "operations"
	LegalRisk       Category = "legal"
	PropertyRisk    Category = "property"
	FinancialRisk   Category = "financial"
	CommercialRisk  Category = "commercial"
	PeopleRisk      Category = "people"
	TechnologyRisk  Category = "technology"
	InformationRisk Category = "information"
	SecurityRisk    Category = "security"
	ProgrammeRisk   Category = "project-programme"
	ReputationRisk  Category = "reputation"
)

// Categories returns every Category, in the order of the Orange Book.
func Categories() []Category {
	return []Category{
		StrategyRisk, GovernanceRisk, OperationsRisk, LegalRisk, PropertyRisk, FinancialRisk, CommercialRisk,
		PeopleRisk, TechnologyRisk, InformationRisk, SecurityRisk, ProgrammeRisk, ReputationRisk,
	}
}

// Own reports whether the category has the form of one of the body's own.
func (c Category) Own() bool { return field.IsOwn(c) }

// UnmarshalText reads one of Categories, one of the body's own, or no text for one that is
// not set; the error wraps ErrInvalid.
func (c *Category) UnmarshalText(text []byte) (err error) {
	if *c = Category(text); c.Own() {
		return nil
	}
	*c, err = field.ReadOneOf("category of risk", text, Categories())
	return field.WithForm(categoryForm, err)
}

// categoryForm is how a category is written.
func categoryForm() field.Form { return field.OwnForm(Categories()) }

// Validate returns an error that wraps ErrRequired for no category, and ErrInvalid for an
// unknown one.
func (c Category) Validate() error {
	if c.Own() {
		return nil
	}
	return field.CheckOneOf("", "category of risk", c, Categories())
}

// checkCategory returns what is wrong with a category at "category", which need not be set.
func checkCategory(c Category) error {
	if c == "" {
		return nil
	}
	return field.At("category", c.Validate())
}

// Title returns the category of risk as a form or a report shows it.
func (c Category) Title() string {
	switch c {
	case ProgrammeRisk:
		return "Project or programme"
	}
	if c.Own() {
		return field.OwnTitle(c)
	}
	return field.Title(c)
}

// Treatment is what is decided about a risk: one of the four Ts of the Orange
// Book, or to take an opportunity.
type Treatment string

// The treatments of a risk.
const (
	Tolerate  Treatment = "tolerate"  // accept it as it is
	Treat     Treatment = "treat"     // make it less likely or less bad
	Transfer  Treatment = "transfer"  // let another bear it, as an insurer
	Terminate Treatment = "terminate" // stop what brings it
	Take      Treatment = "take"      // an opportunity: make it happen
)

// Treatments returns every Treatment.
func Treatments() []Treatment { return []Treatment{Tolerate, Treat, Transfer, Terminate, Take} }

// UnmarshalText reads one of Treatments, or no text for one that is not set; the error wraps
// ErrInvalid.
func (t *Treatment) UnmarshalText(text []byte) (err error) {
	*t, err = field.ReadOneOf("treatment", text, Treatments())
	return err
}

// Title returns the treatment as a form or a report shows it.
func (t Treatment) Title() string { return field.Title(t) }

// Status is whether a risk is still on the register for action.
type Status string

// The statuses of a risk.
const (
	OpenRisk   Status = "open"
	ClosedRisk Status = "closed" // it is over, or no longer worth watching
	MergedRisk Status = "merged" // it goes on as a part of another
)

// Statuses returns every Status.
func Statuses() []Status { return []Status{OpenRisk, ClosedRisk, MergedRisk} }

// UnmarshalText reads one of Statuses, or no text for one that is not set; the error wraps
// ErrInvalid.
func (s *Status) UnmarshalText(text []byte) (err error) {
	*s, err = field.ReadOneOf("status of a risk", text, Statuses())
	return err
}

// Title returns the status of a risk as a form or a report shows it.
func (s Status) Title() string { return field.Title(s) }

// Velocity is how soon the consequence of a risk is felt after the event, from 1,
// the slowest. The zero Velocity is not known.
type Velocity int

// The velocities.
const (
	WithinYears Velocity = iota + 1
	WithinMonths
	WithinWeeks
	WithinDays
	WithinHours
)

// Velocities returns every Velocity, from the slowest.
func Velocities() []Velocity {
	return []Velocity{WithinYears, WithinMonths, WithinWeeks, WithinDays, WithinHours}
}

// velocityNames returns the names of the velocities, from the slowest.
func velocityNames() []string { return []string{"years", "months", "weeks", "days", "hours"} }

// String returns the unit of time within which the consequence is felt, "weeks",
// or "not known".
func (v Velocity) String() string { return nameOf(int(v), velocityNames(), "not known") }

// longest returns the most days until the consequence is felt. It is not known for
// WithinYears and for a velocity that is not known.
func (v Velocity) longest() partnership.Quantity {
	switch v {
	case WithinHours:
		return whole(1)
	case WithinDays:
		return whole(7)
	case WithinWeeks:
		return whole(31)
	case WithinMonths:
		return whole(366)
	}
	return partnership.Quantity{}
}

// MarshalText returns the name of the velocity, and no text if it is not known. The error
// wraps ErrInvalid if it is not one of Velocities.
func (v Velocity) MarshalText() ([]byte, error) { return textOf("velocity", int(v), velocityNames()) }

// UnmarshalText reads what MarshalText writes; the error wraps ErrInvalid.
func (v *Velocity) UnmarshalText(text []byte) error {
	n, err := placeOf("velocity", text, velocityNames())
	*v = Velocity(n)
	return err
}

// Title returns the velocity as a form or a report shows it.
func (v Velocity) Title() string { return field.Title(v.String()) }

// nameOf returns the name of level n of a scale from 1, or unknown if there is no such
// level.
func nameOf(n int, names []string, unknown string) string {
	if n < 1 || n > len(names) {
		return unknown
	}
	return names[n-1]
}

// textOf returns the text of level n of a scale from 1, and no text for 0.
func textOf(what string, n int, names []string) ([]byte, error) {
	if n == 0 {
		return []byte{}, nil
	}
	if err := checkLevel(what, n, names); err != nil {
		return nil, err
	}
	return []byte(names[n-1]), nil
}

// placeOf returns the level of a scale that text names, and 0 for no text.
func placeOf(what string, text []byte, names []string) (int, error) {
	_, err := field.ReadOneOf(what, text, names)
	return slices.Index(names, string(text)) + 1, err
}

// checkLevel returns ErrRequired for level 0 of a scale and ErrInvalid for one that
// it does not have.
func checkLevel(what string, n int, names []string) error {
	switch {
	case n == 0:
		return field.ErrRequired
	case n < 0 || n > len(names):
		return fmt.Errorf("%s found: %d, wanted: 1 to %d: %w", what, n, len(names), field.ErrInvalid)
	}
	return nil
}
