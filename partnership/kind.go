package partnership

import "github.com/seed9ad77866/sharedservices/partnership/field"

// Sector is the sector of the economy that an organisation belongs to.
type Sector string

// The sectors with which councils share services.
const (
	LocalAuthority Sector = "local-authority"
	PublicAgency   Sector = "public-agency" // other public bodies: health, police, schools, government
	Private        Sector = "private"
	Voluntary      Sector = "voluntary" // community and voluntary bodies, charities
)

// Sectors returns every Sector.
func Sectors() []Sector { return []Sector{LocalAuthority, PublicAgency, Private, Voluntary} }

// UnmarshalText reads one of Sectors, or no text, which is not set; the error wraps
// ErrInvalid.
func (s *Sector) UnmarshalText(text []byte) (err error) {
	*s, err = field.ReadOneOf("sector", text, Sectors())
	return err
}

// Title returns the sector as a form or a report shows it.
func (s Sector) Title() string {
	switch s {
	case Private, Voluntary:
		return field.Title(s) + " sector"
	}
	return field.Title(s)
}

// Kind is the kind of body that an organisation is.
type Kind string

// The kinds of organisation: ten of councils, then others.
const (
	CountyCouncil           Kind = "county"
	DistrictCouncil         Kind = "district"
	UnitaryCouncil          Kind = "unitary"
	MetropolitanDistrict    Kind = "metropolitan-district"
	LondonBorough           Kind = "london-borough"
	CityCorporation         Kind = "city-corporation"
	CombinedAuthority       Kind = "combined-authority"
	WelshCouncil            Kind = "welsh-unitary"
	ScottishCouncil         Kind = "scottish-unitary"
	NorthernIrelandDistrict Kind = "northern-ireland-district"

	FireAuthority      Kind = "fire-authority"
	ResiduaryBody      Kind = "residuary-body" // takes what councils that end leave to no successor (Local Government and Public Involvement in Health Act 2007, s.17)
	PoliceBody         Kind = "police"
	HealthBody         Kind = "health-body" // an integrated care board, a trust, a health board
	GovernmentBody     Kind = "government-body"
	School             Kind = "school" // or an academy trust, a college
	University         Kind = "university"
	HousingAssociation Kind = "housing-association"
	Company            Kind = "company"
	Charity            Kind = "charity"
	OtherBody          Kind = "other"
)

// Kinds returns every Kind.
func Kinds() []Kind {
	return []Kind{
		CountyCouncil, DistrictCouncil, UnitaryCouncil, MetropolitanDistrict, LondonBorough, CityCorporation,
		CombinedAuthority, WelshCouncil, ScottishCouncil, NorthernIrelandDistrict,
		FireAuthority, ResiduaryBody, PoliceBody, HealthBody, GovernmentBody, School, University, HousingAssociation,
		Company, Charity, OtherBody,
	}
}

// UnmarshalText reads one of Kinds, or no text, which is not set; the error wraps
// ErrInvalid.
func (k *Kind) UnmarshalText(text []byte) (err error) {
	*k, err = field.ReadOneOf("kind of organisation", text, Kinds())
	return err
}

// Title returns the kind of organisation as a form or a report shows it.
func (k Kind) Title() string {
	switch k {
	case CountyCouncil, DistrictCouncil, UnitaryCouncil:
		return field.Title(k) + " council"
	case WelshCouncil:
		return "Welsh council"
	case ScottishCouncil:
		return "Scottish council"
	case NorthernIrelandDistrict:
		return "Northern Ireland district"
	case PoliceBody:
		return "Police force or commissioner"
	case OtherBody:
		return "Other body"
	}
	return field.Title(k)
}

// Council reports whether the kind is a kind of council. Those are the kinds that have
// GSS codes.
func (k Kind) Council() bool { return k.GSSPrefix() != "" }

// GSSPrefix returns how the GSS codes of a kind of council begin, and "" for any other
// kind (ONS, Register of Geographic Codes).
func (k Kind) GSSPrefix() string {
	switch k {
	case UnitaryCouncil:
		return "E06"
	case DistrictCouncil:
		return "E07"
	case MetropolitanDistrict:
		return "E08"
	case LondonBorough, CityCorporation:
		return "E09"
	case CountyCouncil:
		return "E10"
	case CombinedAuthority:
		return "E47"
	case NorthernIrelandDistrict:
		return "N09"
	case ScottishCouncil:
		return "S12"
	case WelshCouncil:
		return "W06"
	}
	return ""
}
