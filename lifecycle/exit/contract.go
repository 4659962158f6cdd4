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
	AssignContract ContractAction = "assign" // one member gets the benefit of it
	SplitContract  ContractAction = "split"  // it becomes a contract for each of several members
	NovateContract ContractAction = "novate" // one member takes the place of who signed it
	EndContract    ContractAction = "end"    // it ends
	PassContract   ContractAction = "pass"   // it passes by order of law, to one council or to several jointly; nobody has to consent
)

// ContractActions returns every ContractAction.
func ContractActions() []ContractAction {
	return []ContractAction{AssignContract, SplitContract, NovateContract, EndContract, PassContract}
}

// Title returns the action in plain words, and "" for one that is not set or unknown.
func (a ContractAction) Title() string {
	switch a {
	case AssignContract:
		return "Assign"
	case SplitContract:
		return "Split"
	case NovateContract:
		return "Novate"
	case EndContract:
		return "End"
	case PassContract:
		return "Pass by order"
	}
	return field.Title(a)
}

// UnmarshalText reads one of ContractActions, or no text for one that is not set. The error
// wraps field.ErrInvalid.
func (a *ContractAction) UnmarshalText(text []byte) (err error) {
	*a, err = field.ReadOneOf("contract action", text, ContractActions())
	return err
}

// Consent is whether the supplier agrees to what becomes of its contract.
type Consent string

// The states of consent.
const (
	ConsentNotNeeded Consent = "not-needed" // the contract allows it
	ConsentAwaited   Consent = "awaited"    // it is needed, and nobody has answered yet
	ConsentGiven     Consent = "given"
	ConsentRefused   Consent = "refused"
)

// Consents returns every Consent.
func Consents() []Consent {
	return []Consent{ConsentNotNeeded, ConsentAwaited, ConsentGiven, ConsentRefused}
}

// Title returns the state of consent in plain words, and "" for one that is not set or unknown.
func (c Consent) Title() string {
	switch c {
	case ConsentNotNeeded:
		return "Not needed"
	case ConsentAwaited:
		return "Awaited"
	case ConsentGiven:
		return "Given"
	case ConsentRefused:
		return "Refused"
	}
	return field.Title(c)
}

// UnmarshalText reads one of Consents, or no text for one that is not set. The error wraps
// field.ErrInvalid.
func (c *Consent) UnmarshalText(text []byte) (err error) {
	*c, err = field.ReadOneOf("state of consent", text, Consents())
	return err
}

// ContractID is the id of a contract, with the same letters as an OrgID.
type ContractID string

// Validate returns an error that wraps ErrRequired for an id that is not set, and
// ErrInvalid for a malformed one.
func (id ContractID) Validate() error { return field.CheckID("a contract", string(id)) }

// UnmarshalText reads an id that Validate accepts, or no text for one that is not set.
// The error wraps field.ErrInvalid.
func (id *ContractID) UnmarshalText(text []byte) (err error) {
	*id, err = field.ReadID[ContractID](text)
	return err
}

// Contract is a contract with a supplier that serves the members together, and what
// becomes of it.
type Contract struct {
	ID      ContractID          `json:"id,omitzero"`       // unique in the plan
	Name    string              `json:"name"`              // what for
	Action  ContractAction      `json:"action,omitzero"`   // what becomes of it
	To      []partnership.OrgID `json:"to,omitempty"`      // who has it afterwards: one; two or more if it is split; one or more if it passes by order; nobody if it ends
	LastDay calendar.Date       `json:"last_day,omitzero"` // the last day on which it serves the members together
	Consent Consent             `json:"consent,omitzero"`  // whether the supplier agrees; not set: nobody has looked
	Ends    calendar.Date       `json:"ends,omitzero"`     // the last day of its term; not set: not known
}

// Validate returns what is wrong with the contract, in the order of its fields:
//
//   - a missing id, name, action or last day (ErrRequired);
//   - a malformed id, or an unknown action or consent (ErrInvalid);
//   - fewer or more organisations than the action has (ErrInvalid), or a duplicate
//     (ErrDuplicate);
//   - a last day after the term of the contract (ErrOrder);
//   - a novation that needs no consent (ErrInvalid): it makes a new contract, to which all
//     must agree;
//   - a contract that passes by order, and a consent that is asked for (ErrInvalid): Local
//     Government (Structural Changes) (Transfer of Functions, Property, Rights and
//     Liabilities) Regulations 2008 (S.I. 2008/2176).
func (c Contract) Validate() error {
	consent := field.OptionalOneOf("consent", "state of consent", c.Consent, Consents())
	var last error
	if c.Action == NovateContract && c.Consent == ConsentNotNeeded {
		consent = field.At("consent", fmt.Errorf("a novation needs the consent of all: %w", field.ErrInvalid))
	}
	if c.Action == PassContract && c.Consent != "" && c.Consent != ConsentNotNeeded {
		consent = field.At("consent", fmt.Errorf("a contract that passes by order needs none: %w", field.ErrInvalid))
	}
	if !c.Ends.IsZero() && c.LastDay.After(c.Ends) {
		last = fmt.Errorf("%v is after the last day of the contract, %v: %w", c.LastDay, c.Ends, field.ErrOrder)
	}
	return errors.Join(
		field.At("id", c.ID.Validate()),
		field.Required("name", c.Name),
		field.CheckOneOf("action", "contract action", c.Action, ContractActions()),
		field.At("to", c.checkTo()),
		field.EachOnce("to", c.To, partnership.OrgID.Validate),
		field.At("last_day", errors.Join(field.RequiredValue("", c.LastDay), last)),
		consent,
	)
}

// checkTo returns ErrInvalid for fewer or more organisations than the action has.
func (c Contract) checkTo() error {
	var wanted string
	var ok bool
	switch c.Action {
	case AssignContract, NovateContract:
		wanted, ok = "one organisation", len(c.To) == 1
	case SplitContract:
		wanted, ok = "two or more", len(c.To) >= 2
	case EndContract:
		wanted, ok = "nobody", len(c.To) == 0
	case PassContract:
		wanted, ok = "one or more", len(c.To) >= 1
	default:
		return nil
	}
	if !ok {
		return fmt.Errorf("a contract to %s goes to %s, not to %d: %w", c.Action, wanted, len(c.To), field.ErrInvalid)
	}
	return nil
}
