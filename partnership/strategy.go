package partnership

import (
	"errors"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// SupplyStance is whether an organisation wants to provide shared services to others or to
// commission them from others.
type SupplyStance string

// The stances on supply.
const (
	Provider     SupplyStance = "provider"     // it wants to provide services to others
	Commissioner SupplyStance = "commissioner" // it wants others to provide services
	Either       SupplyStance = "either"       // it may do either, or run a service together with others
)

// SupplyStances returns every SupplyStance.
func SupplyStances() []SupplyStance { return []SupplyStance{Provider, Commissioner, Either} }

// UnmarshalText reads one of SupplyStances, or no text, which is not set; the error wraps
// ErrInvalid.
func (s *SupplyStance) UnmarshalText(text []byte) (err error) {
	*s, err = field.ReadOneOf("stance on supply", text, SupplyStances())
	return err
}

// Title returns the stance on supply as a form or a report shows it.
func (s SupplyStance) Title() string {
	switch s {
	case Either:
		return "Provider or commissioner"
	}
	return field.Title(s)
}

// ChangeStance is how fast an organisation wants to change.
type ChangeStance string

// The stances on change.
const (
	Incremental      ChangeStance = "incremental"      // step by step
	Transformational ChangeStance = "transformational" // at once
)

// ChangeStances returns every ChangeStance.
func ChangeStances() []ChangeStance { return []ChangeStance{Incremental, Transformational} }

// UnmarshalText reads one of ChangeStances, or no text, which is not set; the error wraps
// ErrInvalid.
func (c *ChangeStance) UnmarshalText(text []byte) (err error) {
	*c, err = field.ReadOneOf("stance on change", text, ChangeStances())
	return err
}

// Title returns the stance on change as a form or a report shows it.
func (c ChangeStance) Title() string { return field.Title(c) }

// BreadthStance is how many services an organisation wants to share.
type BreadthStance string

// The stances on breadth.
const (
	Wide BreadthStance = "wide" // many services
	Few  BreadthStance = "few"  // only a few services
)

// BreadthStances returns every BreadthStance.
func BreadthStances() []BreadthStance { return []BreadthStance{Wide, Few} }

// UnmarshalText reads one of BreadthStances, or no text, which is not set; the error wraps
// ErrInvalid.
func (b *BreadthStance) UnmarshalText(text []byte) (err error) {
	*b, err = field.ReadOneOf("stance on breadth", text, BreadthStances())
	return err
}

// Title returns the stance on breadth as a form or a report shows it.
func (b BreadthStance) Title() string {
	switch b {
	case Wide:
		return "Many services"
	case Few:
		return "Few services"
	}
	return field.Title(b)
}

// Strategy is what an organisation has decided about sharing services in general. Every
// combination of stances is valid; a stance that is not set is not known.
type Strategy struct {
	Org     OrgID         `json:"org"`              // whose strategy it is
	Supply  SupplyStance  `json:"supply,omitzero"`  // to provide or to commission
	Change  ChangeStance  `json:"change,omitzero"`  // step by step or at once
	Breadth BreadthStance `json:"breadth,omitzero"` // many services or a few
	Source  string        `json:"source,omitempty"` // the decision that says so
}

// Validate returns what is wrong with the strategy:
//
//   - ErrRequired: an id that is missing
//   - ErrInvalid: a malformed id, an unknown stance
//   - what the checks of package field find in the source
func (s Strategy) Validate() error {
	return errors.Join(
		field.At("org", s.Org.Validate()),
		field.OptionalOneOf("supply", "stance on supply", s.Supply, SupplyStances()),
		field.OptionalOneOf("change", "stance on change", s.Change, ChangeStances()),
		field.OptionalOneOf("breadth", "stance on breadth", s.Breadth, BreadthStances()),
		field.OptionalName("source", s.Source),
	)
}

// Fit is whether two stances go together.
type Fit string

// The fits. Tension does not rule out a partnership: it is something to settle before an
// agreement.
const (
	GoodFit    Fit = "fits"
	Tension    Fit = "tension"
	FitUnknown Fit = "unknown"
)

// Fits returns every Fit.
func Fits() []Fit { return []Fit{GoodFit, Tension, FitUnknown} }

// UnmarshalText reads one of Fits, or no text, which is not set; the error wraps
// ErrInvalid.
func (f *Fit) UnmarshalText(text []byte) (err error) {
	*f, err = field.ReadOneOf("fit", text, Fits())
	return err
}

// Title returns the fit as a form or a report shows it.
func (f Fit) Title() string {
	switch f {
	case GoodFit:
		return "Good fit"
	case Tension:
		return "Tension"
	case FitUnknown:
		return "Not known"
	}
	return field.Title(f)
}

// StanceFit is whether the stances of two organisations on one question go together.
type StanceFit struct {
	About  string  `json:"about"`            // supply, change or breadth
	Fit    Fit     `json:"fit"`              // whether they go together
	Reason string  `json:"reason"`           // why
	Silent []OrgID `json:"silent,omitempty"` // the organisations that have stated no stance
}

// StanceFits are the fits of two strategies.
type StanceFits []StanceFit

// CompareStrategies returns whether two valid strategies go together on supply, change and
// breadth, in that order, with the reason for each. The order of the two changes no fit.
func CompareStrategies(a, b Strategy) StanceFits {
	return StanceFits{a.supplyFit(b), a.changeFit(b), a.breadthFit(b)}
}

// supplyFit says whether one of the two can provide what the other commissions.
func (s Strategy) supplyFit(o Strategy) StanceFit {
	switch {
	case s.Supply == "" || o.Supply == "":
		return unstated("supply", s.Org, s.Supply, o.Org, o.Supply)
	case s.Supply == Either || s.Supply != o.Supply:
		return StanceFit{About: "supply", Fit: GoodFit, Reason: "one can provide what the other commissions"}
	case s.Supply == Provider:
		return StanceFit{About: "supply", Fit: Tension, Reason: "both want to provide: agree who leads on which service"}
	default:
		return StanceFit{About: "supply", Fit: Tension, Reason: "both want to commission: a third body must provide"}
	}
}

// changeFit says whether the two want to change at the same pace.
func (s Strategy) changeFit(o Strategy) StanceFit {
	switch {
	case s.Change == "" || o.Change == "":
		return unstated("change", s.Org, s.Change, o.Org, o.Change)
	case s.Change == o.Change:
		return StanceFit{About: "change", Fit: GoodFit, Reason: "both want " + string(s.Change) + " change"}
	default:
		return StanceFit{About: "change", Fit: Tension, Reason: "one wants incremental and the other transformational change: agree the pace"}
	}
}

// breadthFit says whether the two want to share as many services.
func (s Strategy) breadthFit(o Strategy) StanceFit {
	switch {
	case s.Breadth == "" || o.Breadth == "":
		return unstated("breadth", s.Org, s.Breadth, o.Org, o.Breadth)
	case s.Breadth == o.Breadth:
		return StanceFit{About: "breadth", Fit: GoodFit, Reason: "both want to share " + breadthWords(s.Breadth)}
	default:
		return StanceFit{About: "breadth", Fit: GoodFit, Reason: "they can share the few services that one wants; the other shares more elsewhere"}
	}
}

// breadthWords returns a breadth as the end of a sentence.
func breadthWords(b BreadthStance) string {
	if b == Wide {
		return "a wide range of services"
	}
	return "a few services"
}

// unstated returns the fit of two stances of which one or both are not set.
func unstated[T ~string](about string, a OrgID, stance T, b OrgID, other T) StanceFit {
	fit := StanceFit{About: about, Fit: FitUnknown, Reason: "a stance is not stated"}
	if stance == "" {
		fit.Silent = append(fit.Silent, a)
	}
	if other == "" {
		fit.Silent = append(fit.Silent, b)
	}
	return fit
}
