package exit

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// ContractAction is what becomes of a contract.
type ContractAction string

// The actions.
const (
	AssignContract ContractAction = "assign" // one partner gets the benefit of it
	SplitContract  ContractAction = "split"  // it becomes a contract for each of several partners
	NovateContract ContractAction = "novate" // one partner takes the place of who signed it
	EndContract    ContractAction = "end"    // it ends
)

// ContractActions returns every ContractAction.
func ContractActions() []ContractAction {
	return []ContractAction{AssignContract, SplitContract, NovateContract, EndContract}
}

// UnmarshalText reads one of ContractActions, or no text for one that is not set. The error wraps
// field.ErrInvalid.
func (a *ContractAction) UnmarshalText(text []byte) error {
	return readOneOf(a, "contract action", text, ContractActions())
}

// Consent is whether the supplier agrees to what becomes of its contract.
type Consent string

// The states of consent.
const (
	ConsentNotNeeded Consent = "not-needed" // the contract allows it
	ConsentAwaited   Consent = "awaited"    // it is needed, and there is no answer yet
	ConsentGiven     Consent = "given"
	ConsentRefused   Consent = "refused"
)

// Consents returns every Consent.
func Consents() []Consent {
	return []Consent{ConsentNotNeeded, ConsentAwaited, ConsentGiven, ConsentRefused}
}

// UnmarshalText reads one of Consents, or no text for one that is not set. The error wraps
// field.ErrInvalid.
func (c *Consent) UnmarshalText(text []byte) error {
	return readOneOf(c, "state of consent", text, Consents())
}

// ContractID is the id of a contract, with the same letters as an OrgID.
type ContractID string

// Validate returns an error that wraps ErrRequired for an id that is not set, and
// ErrInvalid for a malformed one.
func (id ContractID) Validate() error { return field.CheckID("a contract", string(id)) }

// UnmarshalText reads an id that Validate accepts, or no text for one that is not set.
// The error wraps field.ErrInvalid.
func (id *ContractID) UnmarshalText(text []byte) error { return readID(id, text) }

// Contract is a contract with a supplier that serves the partners together, and what
// becomes of it.
type Contract struct {
	ID      ContractID          `json:"id,omitzero"`       // unique in the plan
	Name    string              `json:"name"`              // what for
	Action  ContractAction      `json:"action,omitzero"`   // what becomes of it
	To      []partnership.OrgID `json:"to,omitempty"`      // who has it afterwards: one, of a split contract two or more, of one that ends none
	LastDay calendar.Date       `json:"last_day,omitzero"` // the last day on which it serves the partners together
	Consent Consent             `json:"consent,omitzero"`  // whether the supplier agrees; not set: nobody has looked
	Ends    calendar.Date       `json:"ends,omitzero"`     // the last day of its term; not set: not known
}

// Validate returns what is wrong with the contract, in the order of its fields: what is
// missing (ErrRequired), an id or category that is none (ErrInvalid), fewer or more
// organisations than its action has (ErrInvalid), one of them twice (ErrDuplicate), a
// last day after its term (ErrOrder), and a novation that needs no consent
// (ErrInvalid): it makes a new contract, which takes everybody.
func (c Contract) Validate() error {
	_, action := field.OneOf("contract action", string(c.Action), ContractActions())
	var consent, last error
	if c.Consent != "" {
		_, consent = field.OneOf("state of consent", string(c.Consent), Consents())
	}
	if c.Action == NovateContract && c.Consent == ConsentNotNeeded {
		consent = fmt.Errorf("a novation needs the consent of all: %w", field.ErrInvalid)
	}
	if !c.Ends.IsZero() && c.LastDay.After(c.Ends) {
		last = fmt.Errorf("%v is after the last day of the contract, %v: %w", c.LastDay, c.Ends, field.ErrOrder)
	}
	return errors.Join(
		field.At("id", c.ID.Validate()),
		field.Required("name", c.Name),
		field.At("action", action),
		field.At("to", c.checkTo()),
		checkOrgs("to", c.To),
		field.At("last_day", errors.Join(set(c.LastDay), last)),
		field.At("consent", consent),
	)
}

// checkTo returns ErrInvalid for a number of organisations that the action does not
// have.
func (c Contract) checkTo() error {
	least, most := 0, 0
	switch c.Action {
	case AssignContract, NovateContract:
		least, most = 1, 1
	case SplitContract:
		least, most = 2, len(c.To)
	case EndContract:
	default:
		return nil
	}
	if len(c.To) < least || len(c.To) > most {
		return fmt.Errorf("a contract to %s goes to %d: %w", c.Action, len(c.To), field.ErrInvalid)
	}
	return nil
}

// notOne returns the error of an organisation on a basis that has none.
func notOne(basis string) error {
	return fmt.Errorf("nobody gets it whole on the basis of %s: %w", basis, field.ErrInvalid)
}
