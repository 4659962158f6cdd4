package partnership

import (
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Structure is the legal form that a partnership has.
type Structure string

// The structures in which councils share services.
const (
	LeadAuthority         Structure = "lead-authority"         // one council provides the service for all, by delegation
	JointCommittee        Structure = "joint-committee"        // a committee with members of each council
	StaffMadeAvailable    Structure = "staff-made-available"   // officers of one council are at the disposal of another
	GoodsAndServices      Structure = "goods-and-services"     // one public body supplies another
	JointCompany          Structure = "joint-company"          // a company that the councils own
	HorizontalCooperation Structure = "horizontal-cooperation" // public bodies cooperate to meet shared aims
	PooledFund            Structure = "pooled-fund"            // a fund of a council and a health body
	Contractor            Structure = "contractor"             // a body outside the partnership, under contract
)

// Structures returns every Structure.
func Structures() []Structure {
	return []Structure{
		LeadAuthority, JointCommittee, StaffMadeAvailable, GoodsAndServices,
		JointCompany, HorizontalCooperation, PooledFund, Contractor,
	}
}

// UnmarshalText reads one of Structures, or no text, which is not set; the error wraps
// ErrInvalid.
func (s *Structure) UnmarshalText(text []byte) (err error) {
	*s, err = field.ReadOneOf("structure", text, Structures())
	return err
}

// Title returns the structure as a form or a report shows it.
func (s Structure) Title() string { return field.Title(s) }

// Holder is who holds the staff, the contracts or the assets of a structure.
type Holder string

// The holders of staff, contracts and assets.
const (
	NoHolder   Holder = "none"
	LeadHolder Holder = "lead" // the lead or host authority
	EachMember Holder = "each-member"
	Supplier   Holder = "supplier"
	OwnCompany Holder = "company"    // the company that the members own
	Outsider   Holder = "contractor" // the contractor
)

// Holders returns every Holder.
func Holders() []Holder {
	return []Holder{NoHolder, LeadHolder, EachMember, Supplier, OwnCompany, Outsider}
}

// UnmarshalText reads one of Holders, or no text, which is not set; the error wraps
// ErrInvalid.
func (h *Holder) UnmarshalText(text []byte) (err error) {
	*h, err = field.ReadOneOf("holder", text, Holders())
	return err
}

// Title returns the holder as a form or a report shows it.
func (h Holder) Title() string {
	switch h {
	case NoHolder:
		return "Nobody"
	case LeadHolder:
		return "The lead authority"
	case EachMember:
		return "Each member"
	case Supplier:
		return "The supplier"
	case OwnCompany:
		return "The company"
	case Outsider:
		return "The contractor"
	}
	return field.Title(h)
}

// DecisionRule is how a structure decides.
type DecisionRule string

// The ways of deciding.
const (
	// LeadConstitution is as the constitution of the lead authority says; a board may advise it.
	LeadConstitution DecisionRule = "lead-constitution"
	// SimpleMajority is by more than half of the votes cast. Nothing else is valid, and so
	// nobody can have a veto (R v South Norfolk DC ex p Friends of Hethel [2010] EWCA Civ 894).
	SimpleMajority DecisionRule = "simple-majority"
	// EachDecides is by each member for itself, without a common decision.
	EachDecides DecisionRule = "each-decides"
	// ByContract is as the contract says.
	ByContract DecisionRule = "contract"
	// ByArticles is as the articles of the company say.
	ByArticles DecisionRule = "articles"
	// PartnershipBoard is by a board of the members.
	PartnershipBoard DecisionRule = "partnership-board"
)

// DecisionRules returns every DecisionRule.
func DecisionRules() []DecisionRule {
	return []DecisionRule{LeadConstitution, SimpleMajority, EachDecides, ByContract, ByArticles, PartnershipBoard}
}

// UnmarshalText reads one of DecisionRules, or no text, which is not set; the error wraps
// ErrInvalid.
func (d *DecisionRule) UnmarshalText(text []byte) (err error) {
	*d, err = field.ReadOneOf("way of deciding", text, DecisionRules())
	return err
}

// Title returns the way of deciding as a form or a report shows it.
func (d DecisionRule) Title() string {
	switch d {
	case LeadConstitution:
		return "By the constitution of the lead authority"
	case SimpleMajority:
		return "By simple majority"
	case EachDecides:
		return "Each member for itself"
	case ByContract:
		return "By contract"
	case ByArticles:
		return "By the articles of the company"
	case PartnershipBoard:
		return "By the partnership board"
	}
	return field.Title(d)
}

// Implication is what a structure implies, and the source that says so. It never says that an
// arrangement is lawful.
type Implication struct {
	Structure   Structure          `json:"structure"`   // the structure
	Powers      []Power            `json:"powers"`      // the powers that it is made under, the usual one first; empty: the source names no power
	Personality Holder             `json:"personality"` // whose legal personality it uses; NoHolder: it has none
	Employer    Holder             `json:"employer"`    // who employs the staff
	Holds       Holder             `json:"holds"`       // who holds the contracts and assets
	Decision    DecisionRule       `json:"decision"`    // how it decides
	Procurement []ProcurementRoute `json:"procurement"` // how public procurement may apply, the first that fits; empty: the source does not say
	Source      string             `json:"source"`      // where this is laid down
}

// Implies returns what the structure implies. ok is false for an unknown structure.
func (s Structure) Implies() (Implication, bool) {
	all := implications()
	i := slices.IndexFunc(all, func(i Implication) bool { return i.Structure == s })
	if i < 0 {
		return Implication{}, false
	}
	return all[i], true
}

// implications returns what every structure implies, in the order of Structures.
func implications() []Implication {
	return []Implication{
		{
			Structure: LeadAuthority, Powers: []Power{LGA1972Section101, LGA1972Section111},
			Personality: NoHolder, Employer: LeadHolder, Holds: LeadHolder, Decision: LeadConstitution,
			Procurement: []ProcurementRoute{OutsideProcurement, HorizontalRoute},
			Source:      "Local Government Act 1972 s.101; staff transfer under TUPE 2006",
		},
		{
			Structure: JointCommittee, Powers: []Power{LGA1972Section102, LGA1972Section101},
			Personality: NoHolder, Employer: LeadHolder, Holds: LeadHolder, Decision: SimpleMajority,
			Procurement: []ProcurementRoute{OutsideProcurement, HorizontalRoute},
			Source:      "Local Government Act 1972 s.101(5), s.102; [2010] EWCA Civ 894",
		},
		{
			Structure: StaffMadeAvailable, Powers: []Power{LGA1972Section113},
			Personality: NoHolder, Employer: EachMember, Holds: EachMember, Decision: EachDecides,
			Procurement: []ProcurementRoute{OutsideProcurement},
			Source:      "Local Government Act 1972 s.113",
		},
		{
			Structure: GoodsAndServices, Powers: []Power{GoodsAndServicesAct1970},
			Personality: NoHolder, Employer: Supplier, Holds: Supplier, Decision: ByContract,
			Procurement: []ProcurementRoute{HorizontalRoute, FullProcedure},
			Source:      "Local Authorities (Goods and Services) Act 1970 s.1",
		},
		{
			Structure: JointCompany, Powers: []Power{LocalismAct2011, LGA2003Section95},
			Personality: OwnCompany, Employer: OwnCompany, Holds: OwnCompany, Decision: ByArticles,
			Procurement: []ProcurementRoute{VerticalRoute, FullProcedure},
			Source:      "Localism Act 2011 s.1, s.4; Local Government Act 2003 s.95",
		},
		{
			Structure: HorizontalCooperation, Powers: []Power{},
			Personality: NoHolder, Employer: EachMember, Holds: EachMember, Decision: EachDecides,
			Procurement: []ProcurementRoute{HorizontalRoute},
			Source:      "Public Contracts Regulations 2015 reg 12(7); Procurement Act 2023 Sch 2",
		},
		{
			Structure: PooledFund, Powers: []Power{NHSAct2006Section75},
			Personality: NoHolder, Employer: LeadHolder, Holds: LeadHolder, Decision: PartnershipBoard,
			Procurement: []ProcurementRoute{},
			Source:      "National Health Service Act 2006 s.75",
		},
		{
			Structure: Contractor, Powers: []Power{Contract},
			Personality: Outsider, Employer: Outsider, Holds: Outsider, Decision: ByContract,
			Procurement: []ProcurementRoute{FullProcedure},
			Source:      "Procurement Act 2023",
		},
	}
}
