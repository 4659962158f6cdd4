package exit

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// AssetBasis is what decides who gets an asset.
type AssetBasis string

// The bases.
const (
	ByLocation AssetBasis = "location" // whoever it stands with gets it
	ByNeed     AssetBasis = "need"     // whoever needs it gets it
	ByFunding  AssetBasis = "funding"  // everyone gets a part of its value, by the average funding share of the budgets
	BySale     AssetBasis = "sale"     // it is sold; what is left after the debts is split by the same shares
)

// AssetBases returns every AssetBasis.
func AssetBases() []AssetBasis { return []AssetBasis{ByLocation, ByNeed, ByFunding, BySale} }

// Title returns the basis in plain words, and "" for one that is not set or unknown.
func (b AssetBasis) Title() string {
	switch b {
	case ByLocation:
		return "Where it stands"
	case ByNeed:
		return "Who needs it"
	case ByFunding:
		return "Funding shares"
	case BySale:
		return "Sale"
	}
	return field.Title(b)
}

// UnmarshalText reads one of AssetBases, or no text for one that is not set. The error wraps
// field.ErrInvalid.
func (b *AssetBasis) UnmarshalText(text []byte) (err error) {
	*b, err = field.ReadOneOf("basis of an asset", text, AssetBases())
	return err
}

// toOne reports whether one organisation gets the asset.
func (b AssetBasis) toOne() bool { return b == ByLocation || b == ByNeed }

// AssetID is the id of an asset, with the same letters as an OrgID.
type AssetID string

// Validate returns an error that wraps ErrRequired for an id that is not set, and
// ErrInvalid for a malformed one.
func (id AssetID) Validate() error { return field.CheckID("an asset", string(id)) }

// UnmarshalText reads an id that Validate accepts, or no text for one that is not set.
// The error wraps field.ErrInvalid.
func (id *AssetID) UnmarshalText(text []byte) (err error) {
	*id, err = field.ReadID[AssetID](text)
	return err
}

// Asset is one thing that the members own together.
type Asset struct {
	ID    AssetID           `json:"id,omitzero"`    // unique in the register
	Name  string            `json:"name"`           // what it is
	Value costing.Money     `json:"value,omitzero"` // what it is worth, or is sold for
	Basis AssetBasis        `json:"basis,omitzero"` // what decides who gets it
	To    partnership.OrgID `json:"to,omitzero"`    // who gets it by location or need
}

// Validate returns what is wrong with the asset, in the order of its fields:
//
//   - a missing id, name or basis, or a basis of location or need without an organisation
//     (ErrRequired);
//   - a malformed id, an unknown basis, or an organisation on another basis (ErrInvalid);
//   - a value below £0 (ErrInvalid).
func (a Asset) Validate() error {
	to := field.OptionalID("to", "an organisation", a.To)
	switch {
	case a.Basis.toOne():
		to = field.At("to", a.To.Validate())
	case a.To != "":
		to = errors.Join(field.At("to", notOne(a.Basis)), to)
	}
	return errors.Join(
		field.At("id", a.ID.Validate()),
		field.Required("name", a.Name),
		field.At("value", costing.NotNegative(a.Value)),
		field.CheckOneOf("basis", "basis of an asset", a.Basis, AssetBases()),
		to,
	)
}

// divide returns who gets the asset.
func (a Asset) divide(funding []costing.Weight) AssetShare {
	share := AssetShare{Asset: a.ID, Basis: a.Basis}
	switch {
	case !a.Value.Known() || a.Basis == BySale:
	case a.Basis == ByFunding:
		share.Portions = portions(a.Value, funding)
	default:
		share.Portions = []costing.Portion{{Org: a.To, Amount: a.Value}}
	}
	return share
}

// notOne returns the error for an organisation named as the new owner of an asset that is
// to be divided.
func notOne(basis AssetBasis) error {
	return fmt.Errorf("nobody gets it whole on the basis of %s: %w", basis, field.ErrInvalid)
}
