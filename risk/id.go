package risk

import "github.com/seed9ad77866/sharedservices/partnership/field"

// RiskID is the id of a risk in its register, with the same letters as an OrgID.
type RiskID string

// Validate returns an error that wraps ErrRequired for no text and ErrInvalid for a
// malformed id.
func (id RiskID) Validate() error { return field.CheckID("a risk", string(id)) }

// UnmarshalText reads an id that Validate takes, or no text for no id.
func (id *RiskID) UnmarshalText(text []byte) (err error) {
	*id, err = field.ReadID[RiskID](text)
	return err
}

// PlanID is the id of a contingency plan, with the same letters as an OrgID.
type PlanID string

// Validate returns an error that wraps ErrRequired for no text and ErrInvalid for a
// malformed id.
func (id PlanID) Validate() error { return field.CheckID("a plan", string(id)) }

// UnmarshalText reads an id that Validate takes, or no text for no id.
func (id *PlanID) UnmarshalText(text []byte) (err error) {
	*id, err = field.ReadID[PlanID](text)
	return err
}
