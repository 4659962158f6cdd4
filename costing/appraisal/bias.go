package appraisal

import (
	"errors"
	"fmt"
	"math/big"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// ProjectType is what sort of project optimism bias was measured for.
type ProjectType string

// The types of project of the supplementary guidance to the Green Book.
const (
	StandardBuildings    ProjectType = "standard-buildings"     // schools, hospitals, offices
	NonStandardBuildings ProjectType = "non-standard-buildings" // prestige and complex buildings
	StandardCivil        ProjectType = "standard-civil"         // roads, drainage
	NonStandardCivil     ProjectType = "non-standard-civil"     // light rail, tunnels
	EquipmentDevelopment ProjectType = "equipment-development"  // systems made to measure
	Outsourcing          ProjectType = "outsourcing"            // IT and services; its bias is on operating cost
)

// ProjectTypes returns every ProjectType.
func ProjectTypes() []ProjectType {
	return []ProjectType{
		StandardBuildings, NonStandardBuildings, StandardCivil, NonStandardCivil, EquipmentDevelopment, Outsourcing,
	}
}

// Title returns the type as a form or a report shows it.
func (t ProjectType) Title() string {
	switch t {
	case NonStandardBuildings:
		return "Non-standard buildings"
	case StandardCivil:
		return "Standard civil engineering"
	case NonStandardCivil:
		return "Non-standard civil engineering"
	case EquipmentDevelopment:
		return "Equipment and development"
	}
	return field.Title(t)
}

// UnmarshalText reads one of ProjectTypes, or no text, which is not set; the error wraps
// ErrInvalid.
func (t *ProjectType) UnmarshalText(text []byte) (err error) {
	*t, err = field.ReadOneOf("type of project", text, ProjectTypes())
	return err
}

// BiasFigures are by how much projects of a type came out above their estimates, in % of the
// estimates. The upper figure is for a project that does nothing about it, and the lower one for a
// project that does everything.
type BiasFigures struct {
	Type          ProjectType          `json:"type"`                    // of project
	CostUpper     partnership.Quantity `json:"cost_upper,omitzero"`     // of cost: capital, or operating for outsourcing
	CostLower     partnership.Quantity `json:"cost_lower,omitzero"`     // of cost
	DurationUpper partnership.Quantity `json:"duration_upper,omitzero"` // of the time that the works take; not set: not measured
	DurationLower partnership.Quantity `json:"duration_lower,omitzero"` // of that time
	Source        string               `json:"source"`                  // where they are from
}

// OptimismBiasFigures returns the figures for each ProjectType, in that order. For outsourcing
// there is only operating cost: the guidance has "N/A" for how long its works take. The 15% that is
// sometimes quoted there is the mean of all projects that Mott MacDonald looked at.
func OptimismBiasFigures() []BiasFigures {
	const source = "HM Treasury, Supplementary Green Book guidance: optimism bias, table 1 (Mott MacDonald 2002, table 2)"
	var all []BiasFigures
	for i, percents := range [][]string{
		{"24", "2", "4", "1"}, {"51", "4", "39", "2"}, {"44", "3", "20", "1"}, {"66", "6", "25", "3"}, {"200", "10", "54", "10"}, {"41", "0", "", ""},
	} {
		figures := make([]partnership.Quantity, len(percents))
		for n, percent := range percents {
			figures[n], _ = partnership.ParseQuantity(percent)
		}
		all = append(all, BiasFigures{
			Type: ProjectTypes()[i], CostUpper: figures[0], CostLower: figures[1],
			DurationUpper: figures[2], DurationLower: figures[3], Source: source,
		})
	}
	return all
}

// DurationBias returns the bias of how long the works take, before anything is done about it. For
// outsourcing, where that was not measured, it has no percentage.
func (f BiasFigures) DurationBias() Bias {
	return Bias{Type: f.Type, Percent: f.DurationUpper, Lower: f.DurationLower, Source: f.Source}
}

// Bias returns the bias of cost before anything is done about it.
func (f BiasFigures) Bias() Bias {
	return Bias{Type: f.Type, Percent: f.CostUpper, Lower: f.CostLower, Source: f.Source}
}

// Bias is by how much a cost is raised because estimates of its type have come out too low; in an
// Overrun, by how much the time that works take is raised. It is applied before any contingency for
// risk, and never to an item that is quantified as a risk.
type Bias struct {
	Type    ProjectType          `json:"type,omitzero"`    // of project; not set: a bias of the user's own
	Percent partnership.Quantity `json:"percent,omitzero"` // the upper figure, in % of the cost or the time
	Lower   partnership.Quantity `json:"lower,omitzero"`   // the lower one: a bias that is less is found; not set: none
	Source  string               `json:"source,omitempty"` // where the figures are from
	Parts   []BiasPart           `json:"parts,omitempty"`  // the parts that the bias comes from, and what is done about each; empty: nothing is done
}

// BiasPart is something that a bias comes from, such as a poor specification.
type BiasPart struct {
	Name       string               `json:"name"`                // unique in the bias
	Share      partnership.Fraction `json:"share,omitzero"`      // which part of the bias it makes
	Mitigation partnership.Fraction `json:"mitigation,omitzero"` // how much of that is taken away; not set: nothing
	Evidence   string               `json:"evidence,omitempty"`  // how that is known; needed if anything is taken away
}

// Validate returns what is wrong with the bias:
//
//   - ErrRequired: no percentage or source; a part without a name or share, or that is
//     mitigated without evidence
//   - ErrInvalid: an unknown type; a malformed text
//   - ErrDuplicate: two parts with one name
//   - ErrRange: a percentage that is not from 0 to 1000; a lower one above the upper
//   - ErrSum: parts that do not make the whole bias
func (b Bias) Validate() error {
	var lower error
	if b.Lower.Known() {
		lower = checkPercent("lower", b.Lower, 1000)
		if lower == nil && b.Lower.Compare(b.Percent) > 0 {
			lower = field.At("lower", fmt.Errorf("%v is above the upper figure %v: %w", b.Lower, b.Percent, field.ErrRange))
		}
	}
	return errors.Join(
		field.OptionalOneOf("type", "type of project", b.Type, ProjectTypes()),
		checkPercent("percent", b.Percent, 1000),
		lower,
		field.RequiredNote("source", b.Source),
		checkBiasParts(b.Parts),
	)
}

// checkBiasParts returns what is wrong with the parts of a bias.
func checkBiasParts(parts []BiasPart) error {
	shares := make([]partnership.Fraction, len(parts))
	err := errors.Join(
		field.Each("parts", parts, func(p BiasPart) error {
			evidence := field.OptionalNote("evidence", p.Evidence)
			if of, _, _ := p.Mitigation.Terms(); of > 0 {
				evidence = field.RequiredNote("evidence", p.Evidence)
			}
			return errors.Join(field.Required("name", p.Name), field.RequiredValue("share", p.Share), evidence)
		}),
		field.Unique("parts", "name", parts, func(p BiasPart) string { return p.Name }),
	)
	if err != nil || len(parts) == 0 {
		return err
	}
	for i, p := range parts {
		shares[i] = p.Share
	}
	return field.At("parts", checkWhole(shares))
}

// set reports whether anything of a bias is set.
func (b Bias) set() bool {
	return b.Percent.Known() || b.Lower.Known() || b.Type != "" || b.Source != "" || len(b.Parts) > 0
}

// left returns which part of the bias is left after mitigation.
func (b Bias) left() *big.Rat {
	left := big.NewRat(1, 1)
	for _, p := range b.Parts {
		if p.Mitigation.Known() {
			left.Sub(left, new(big.Rat).Mul(fractionRat(p.Share), fractionRat(p.Mitigation)))
		}
	}
	return left
}

// factor returns by what a cost is multiplied: 1 + bias × (1 − mitigation).
func (b Bias) factor() *big.Rat {
	uplift := new(big.Rat).Mul(percentRat(b.Percent), b.left())
	return uplift.Add(uplift, big.NewRat(1, 1))
}

// Uplift returns by how many per cent the cost is raised: the bias, less what the mitigation of
// each part takes away, rounded half up to six decimals. It is not known if the bias is not.
func (b Bias) Uplift() partnership.Quantity {
	if !b.Percent.Known() {
		return partnership.Quantity{}
	}
	uplift := new(big.Rat).Mul(percentRat(b.Percent), b.left())
	return quantityOf(uplift.Mul(uplift, big.NewRat(100, 1)))
}

// mitigated returns the bias with one part, of which so much is taken away.
func (b Bias) mitigated(share partnership.Fraction) Bias {
	whole, _ := partnership.ParseFraction("100%")
	b.Parts = []BiasPart{{Name: "all", Share: whole, Mitigation: share}}
	return b
}
