package exit

import (
	"errors"
	"fmt"
	"math/big"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// CostKind is what a cost of leaving is for.
type CostKind string

// The kinds of cost.
const (
	OneOffCost       CostKind = "one-off"        // what leaving takes: lawyers, moves, a project
	RedundancyCost   CostKind = "redundancy"     // pay for posts that end
	PensionStrain    CostKind = "pension-strain" // what early pensions cost the fund
	StrandedCost     CostKind = "stranded"       // overheads that those who stay cannot shed
	ContractBreak    CostKind = "contract-break" // what a contract costs that ends early
	Dilapidations    CostKind = "dilapidations"  // putting a building right that is given back
	MigrationCost    CostKind = "migration"      // moving systems and data
	SettlingDisputes CostKind = "dispute"        // mediation, arbitration
)

// CostKinds returns every CostKind.
func CostKinds() []CostKind {
	return []CostKind{
		OneOffCost, RedundancyCost, PensionStrain, StrandedCost,
		ContractBreak, Dilapidations, MigrationCost, SettlingDisputes,
	}
}

// Title returns the kind of cost in plain words, and "" for one that is not set or unknown.
func (k CostKind) Title() string {
	switch k {
	case OneOffCost:
		return "One-off cost"
	case RedundancyCost:
		return "Redundancy pay"
	case PensionStrain:
		return "Pension strain"
	case StrandedCost:
		return "Stranded cost"
	case ContractBreak:
		return "Early end of a contract"
	case Dilapidations:
		return "Dilapidations"
	case MigrationCost:
		return "Moving systems and data"
	case SettlingDisputes:
		return "Settling a dispute"
	}
	return field.Title(k)
}

// UnmarshalText reads one of CostKinds, or no text for one that is not set. The error wraps
// field.ErrInvalid.
func (k *CostKind) UnmarshalText(text []byte) (err error) {
	*k, err = field.ReadOneOf("kind of cost", text, CostKinds())
	return err
}

// Bearer is who pays a cost.
type Bearer string

// Who can pay.
const (
	BorneByScheme   Bearer = "scheme"   // every member, as a scheme shares it
	BorneByEmployer Bearer = "employer" // the employer alone
	BorneByLeavers  Bearer = "leavers"  // those who leave, in equal parts
)

// Bearers returns every Bearer.
func Bearers() []Bearer { return []Bearer{BorneByScheme, BorneByEmployer, BorneByLeavers} }

// Title returns who pays in plain words, and "" for one that is not set or unknown.
func (b Bearer) Title() string {
	switch b {
	case BorneByScheme:
		return "Every member, by a scheme"
	case BorneByEmployer:
		return "The employer"
	case BorneByLeavers:
		return "The leavers, equally"
	}
	return field.Title(b)
}

// UnmarshalText reads one of Bearers, or no text for one that is not set. The error wraps
// field.ErrInvalid.
func (b *Bearer) UnmarshalText(text []byte) (err error) {
	*b, err = field.ReadOneOf("bearer", text, Bearers())
	return err
}

// CostItem is one cost of leaving and who pays it.
type CostItem struct {
	Name     string             `json:"name"`              // what for
	Kind     CostKind           `json:"kind,omitzero"`     // of what kind
	Line     partnership.LineID `json:"line,omitzero"`     // which service line's
	On       calendar.Date      `json:"on,omitzero"`       // the day on which it falls due
	Amount   costing.Money      `json:"amount,omitzero"`   // how much
	BorneBy  Bearer             `json:"borne_by,omitzero"` // who pays it
	Scheme   costing.Scheme     `json:"scheme,omitzero"`   // how it is shared; not set: it is not
	Employer partnership.OrgID  `json:"employer,omitzero"` // which employer, if one pays it
}

// Validate returns what is wrong with the item, in the order of its fields:
//
//   - a missing name, kind, line, day or bearer (ErrRequired);
//   - a malformed id, or an unknown kind or bearer (ErrInvalid);
//   - an amount below £0 (ErrInvalid);
//   - no scheme or employer although the bearer needs it (ErrRequired), or one that the
//     bearer does not use (ErrInvalid).
func (c CostItem) Validate() error {
	var scheme error
	if !c.Scheme.IsZero() {
		scheme = c.Scheme.Validate()
	}
	return errors.Join(
		field.Required("name", c.Name),
		field.CheckOneOf("kind", "kind of cost", c.Kind, CostKinds()),
		field.At("line", c.Line.Validate()),
		field.RequiredValue("on", c.On),
		field.At("amount", costing.NotNegative(c.Amount)),
		field.CheckOneOf("borne_by", "bearer", c.BorneBy, Bearers()),
		field.At("scheme", errors.Join(c.checkNeed(BorneByScheme, !c.Scheme.IsZero()), scheme)),
		field.At("employer", c.checkNeed(BorneByEmployer, c.Employer != "")),
		field.OptionalID("employer", "an organisation", c.Employer),
	)
}

// checkNeed returns ErrRequired for a part that is not set although the bearer needs it, and
// ErrInvalid for one that is set although the bearer does not use it.
func (c CostItem) checkNeed(needs Bearer, there bool) error {
	switch {
	case c.BorneBy == needs && !there:
		return fmt.Errorf("a cost borne by %s needs it: %w", needs, field.ErrRequired)
	case c.BorneBy != needs && there:
		return fmt.Errorf("only a cost borne by %s uses it: %w", needs, field.ErrInvalid)
	}
	return nil
}

// RunningCost is what a month costs a member who stays, and what it would cost the
// member on its own.
type RunningCost struct {
	Org     partnership.OrgID `json:"org,omitzero"`     // which member
	Staying costing.Money     `json:"staying,omitzero"` // a month in the partnership
	Alone   costing.Money     `json:"alone,omitzero"`   // a month after leaving
}

// Validate returns what is wrong with the running cost: a missing (ErrRequired) or malformed
// id, and a cost below £0 (ErrInvalid).
func (r RunningCost) Validate() error {
	return errors.Join(
		field.At("org", r.Org.Validate()),
		field.At("staying", costing.NotNegative(r.Staying)),
		field.At("alone", costing.NotNegative(r.Alone)),
	)
}

// RunningCosts returns what a month costs each member, from what a year costs: its bill, and what
// it would pay alone, such as Game.Alone of package costing/coop says. They are in the order of the
// bill. A month is a twelfth, rounded to the nearest penny. What a member would pay alone is not
// known if alone does not say it.
//
// The errors are those of costing.CheckAmounts at "staying"; and at "alone[i].org" ErrRequired,
// ErrInvalid, ErrDuplicate, and ErrNotFound for one who is not in staying, and at "alone[i].amount"
// ErrInvalid for less than £0.
func RunningCosts(staying, alone []costing.Portion) ([]RunningCost, error) {
	months := make([]RunningCost, len(staying))
	places := make(map[partnership.OrgID]int, len(staying))
	for i, p := range staying {
		months[i] = RunningCost{Org: p.Org, Staying: monthOf(p.Amount)}
		places[p.Org] = i
	}
	err := errors.Join(
		costing.CheckAmounts("staying", staying),
		field.Each("alone", alone, func(p costing.Portion) error {
			err := p.Org.Validate()
			place, there := places[p.Org]
			switch {
			case there:
				months[place].Alone = monthOf(p.Amount)
			case err == nil:
				err = fmt.Errorf("%s has no bill: %w", field.Quote(p.Org), field.ErrNotFound)
			}
			return errors.Join(field.At("org", err), field.At("amount", costing.NotNegative(p.Amount)))
		}),
		field.Unique("alone", "org", alone, func(p costing.Portion) partnership.OrgID { return p.Org }),
	)
	if err != nil {
		return nil, err
	}
	return months, nil
}

// monthOf returns a twelfth of an amount of a year.
func monthOf(year costing.Money) costing.Money {
	month, _ := year.TimesRat(big.NewRat(1, 12)) // nothing less is too much
	return month
}

// Costs is what leaving costs, and what staying would cost.
type Costs struct {
	Items    []CostItem       `json:"items,omitempty"`    // what falls due once
	Stranded []Stranded       `json:"stranded,omitempty"` // what each leaver would leave behind, if it left
	Running  []RunningCost    `json:"running,omitempty"`  // a month of each member
	Figures  []costing.Figure `json:"figures,omitempty"`  // what the schemes count
}

// Validate returns what is wrong with the costs, in the order of their fields. It includes
// what NewFacts finds among the figures, and ErrDuplicate for a second running cost of one
// member.
func (c Costs) Validate() error {
	_, facts := costing.NewFacts(c.Figures)
	return errors.Join(
		field.Each("items", c.Items, CostItem.Validate),
		field.Each("stranded", c.Stranded, Stranded.Validate),
		field.Each("running", c.Running, RunningCost.Validate),
		field.Unique("running", "org", c.Running, func(r RunningCost) partnership.OrgID { return r.Org }),
		facts,
	)
}

// checkMembers returns ErrNotFound for each organisation in the costs that is not a member.
func (c Costs) checkMembers(among partnership.Roll) error {
	return errors.Join(
		field.Each("items", c.Items, func(item CostItem) error {
			return field.At("employer", among.Check(item.Employer))
		}),
		field.Each("stranded", c.Stranded, func(s Stranded) error {
			return errors.Join(
				field.At("leaver", among.Check(s.Leaver)),
				field.Each("compensates", s.Compensates, func(w costing.Weight) error {
					return field.At("org", among.Check(w.Org))
				}),
			)
		}),
		field.Each("running", c.Running, func(r RunningCost) error { return field.At("org", among.Check(r.Org)) }),
	)
}
