package match

import (
	"errors"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// ServiceType is a service that may be shared, such as payroll, and the kinds of body that have
// it.
type ServiceType struct {
	ID    string             `json:"id"`              // unique in the pool
	Name  string             `json:"name"`            // what people call it
	Unit  string             `json:"unit,omitempty"`  // the unit of its volume: cases a year
	Kinds []partnership.Kind `json:"kinds,omitempty"` // the kinds of body that have it; empty: every kind
}

// Validate returns what is wrong with the service type:
//
//   - ErrRequired: no id or name
//   - ErrInvalid: a malformed id, an unknown kind
//   - ErrDuplicate: a kind that is listed before
//   - what the checks of package field find in the texts
func (s ServiceType) Validate() error {
	return errors.Join(
		field.At("id", field.CheckID("a service", s.ID)),
		field.Required("name", s.Name),
		field.OptionalName("unit", s.Unit),
		checkKinds(s.Kinds),
	)
}

// checkKinds returns what is wrong with a list of kinds, at "kinds".
func checkKinds(kinds []partnership.Kind) error {
	all := partnership.Kinds() // once, and not for each
	return field.EachOnce("kinds", kinds, func(k partnership.Kind) error {
		_, err := field.OneOf("kind of organisation", string(k), all)
		return err
	})
}

// SingleTier returns the kinds of council that carry out all functions of local government in
// their area.
func SingleTier() []partnership.Kind {
	return []partnership.Kind{
		partnership.UnitaryCouncil, partnership.MetropolitanDistrict, partnership.LondonBorough, partnership.CityCorporation,
		partnership.WelshCouncil, partnership.ScottishCouncil, partnership.NorthernIrelandDistrict,
	}
}

// UpperTier returns the kinds of council that carry out the functions of a county, such as social
// care.
func UpperTier() []partnership.Kind {
	return slices.Insert(SingleTier(), 0, partnership.CountyCouncil)
}

// LowerTier returns the kinds of council that carry out the functions of a district, such as the
// collection of waste.
func LowerTier() []partnership.Kind {
	return slices.Insert(SingleTier(), 0, partnership.DistrictCouncil)
}
