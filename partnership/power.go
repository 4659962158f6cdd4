package partnership

import (
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Power is the legal power under which a partnership is made.
type Power string

// The powers to share services.
const (
	LGA1972Section101       Power = "lga-1972-s101"
	LGA1972Section102       Power = "lga-1972-s102"
	LGA1972Section111       Power = "lga-1972-s111"
	LGA1972Section113       Power = "lga-1972-s113"
	GoodsAndServicesAct1970 Power = "goods-and-services-1970-s1"
	LocalismAct2011         Power = "localism-2011-s1"
	LGA2003Section95        Power = "lga-2003-s95"
	NHSAct2006Section75     Power = "nhs-2006-s75"
	Contract                Power = "contract"
)

// Powers returns every Power.
func Powers() []Power {
	return []Power{
		LGA1972Section101, LGA1972Section102, LGA1972Section111, LGA1972Section113,
		GoodsAndServicesAct1970, LocalismAct2011, LGA2003Section95, NHSAct2006Section75, Contract,
	}
}

// UnmarshalText reads one of Powers, or no text, which is not set; the error wraps
// ErrInvalid.
func (p *Power) UnmarshalText(text []byte) (err error) {
	*p, err = field.ReadOneOf("power", text, Powers())
	return err
}

// Title returns the power as a form or a report shows it.
func (p Power) Title() string {
	switch p {
	case LGA1972Section101:
		return "Local Government Act 1972, section 101"
	case LGA1972Section102:
		return "Local Government Act 1972, section 102"
	case LGA1972Section111:
		return "Local Government Act 1972, section 111"
	case LGA1972Section113:
		return "Local Government Act 1972, section 113"
	case GoodsAndServicesAct1970:
		return "Local Authorities (Goods and Services) Act 1970, section 1"
	case LocalismAct2011:
		return "Localism Act 2011, section 1"
	case LGA2003Section95:
		return "Local Government Act 2003, section 95"
	case NHSAct2006Section75:
		return "National Health Service Act 2006, section 75"
	}
	return field.Title(p)
}

// Grant is what a power allows, whom it allows it to, and on what condition.
type Grant struct {
	Power      Power    `json:"power"`               // the power
	Citation   string   `json:"citation"`            // the statute and section
	Lets       string   `json:"lets"`                // what it allows
	Condition  string   `json:"condition,omitempty"` // what must be true for it to be used; not set: no condition
	OpenTo     []Sector `json:"open_to"`             // the sectors whose bodies may use it
	Commercial bool     `json:"commercial,omitzero"` // whether it may be used for a commercial purpose
}

// Grants returns what the power grants. ok is false for an unknown power.
func (p Power) Grants() (Grant, bool) {
	all := grants()
	i := slices.IndexFunc(all, func(g Grant) bool { return g.Power == p })
	if i < 0 {
		return Grant{}, false
	}
	return all[i], true
}

// PowersOpenTo returns the powers that bodies of a sector may use, in the order of Powers.
func PowersOpenTo(sector Sector) []Power {
	open := []Power{}
	for _, g := range grants() {
		if slices.Contains(g.OpenTo, sector) {
			open = append(open, g.Power)
		}
	}
	return open
}

// grants returns what every power grants, in the order of Powers.
func grants() []Grant {
	return []Grant{
		{
			Power: LGA1972Section101, Citation: "Local Government Act 1972 s.101",
			Lets:   "a council has its functions discharged by another council, a committee or an officer",
			OpenTo: []Sector{LocalAuthority},
		},
		{
			Power: LGA1972Section102, Citation: "Local Government Act 1972 s.101(5), s.102",
			Lets:   "councils discharge functions jointly and appoint a joint committee",
			OpenTo: []Sector{LocalAuthority},
		},
		{
			Power: LGA1972Section111, Citation: "Local Government Act 1972 s.111",
			Lets:      "a council does what helps or is incidental to its functions",
			Condition: "there is a function that it helps",
			OpenTo:    []Sector{LocalAuthority},
		},
		{
			Power: LGA1972Section113, Citation: "Local Government Act 1972 s.113",
			Lets:      "a council places its officers at the disposal of another council or a health body; they stay its employees",
			Condition: "there is an agreement, and the officers were consulted first",
			OpenTo:    []Sector{LocalAuthority, PublicAgency},
		},
		{
			Power: GoodsAndServicesAct1970, Citation: "Local Authorities (Goods and Services) Act 1970 s.1",
			Lets:      "a council supplies goods, services, staff and works to another public body",
			Condition: "the body is one that the Act or an order under it names",
			OpenTo:    []Sector{LocalAuthority, PublicAgency},
		},
		{
			Power: LocalismAct2011, Citation: "Localism Act 2011 s.1, s.4",
			Lets:      "a council does what an individual may do",
			Condition: "a commercial purpose is pursued through a company",
			OpenTo:    Sectors(), Commercial: true,
		},
		{
			Power: LGA2003Section95, Citation: "Local Government Act 2003 s.95",
			Lets:      "a council does for a commercial purpose what it may do for its functions",
			Condition: "it is done through a company",
			OpenTo:    Sectors(), Commercial: true,
		},
		{
			Power: NHSAct2006Section75, Citation: "National Health Service Act 2006 s.75",
			Lets:      "a council and health bodies pool funds, commission jointly and provide together",
			Condition: "one of them hosts the fund",
			OpenTo:    []Sector{LocalAuthority, PublicAgency},
		},
		{
			Power: Contract, Citation: "contract, let under the Procurement Act 2023",
			Lets:      "a body outside supplies a service for a price",
			Condition: "it was procured",
			OpenTo:    Sectors(),
		},
	}
}
