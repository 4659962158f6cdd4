package risk

import (
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// Aspect is which assessment of a risk is meant.
type Aspect string

// The aspects.
const (
	InherentRisk Aspect = "inherent" // as if there were no controls
	CurrentRisk  Aspect = "current"  // with the controls that work now
	TargetRisk   Aspect = "target"   // where it is to be
)

// Aspects returns every Aspect.
func Aspects() []Aspect { return []Aspect{InherentRisk, CurrentRisk, TargetRisk} }

// UnmarshalText reads one of Aspects, or no text for one that is not set; the error wraps
// ErrInvalid.
func (a *Aspect) UnmarshalText(text []byte) (err error) {
	*a, err = field.ReadOneOf("aspect of a risk", text, Aspects())
	return err
}

// Title returns the aspect as a form or a report shows it.
func (a Aspect) Title() string { return field.Title(a) }

// assessment returns the assessment of the risk for an aspect: the current one if the
// aspect is not set.
func (r *Risk) assessment(a Aspect) *Assessment {
	switch a {
	case InherentRisk:
		return &r.Inherent
	case TargetRisk:
		return &r.Target
	}
	return &r.Current
}

// seen returns the register with the assessments of an aspect in place of the current
// ones.
func (reg *Register) seen(a Aspect) Register {
	c := *reg
	c.Risks = make([]Risk, len(reg.Risks))
	for i, r := range reg.Risks {
		r.Current = *r.assessment(a)
		c.Risks[i] = r
	}
	return c
}

// HeatMapOf is HeatMap for an aspect. The title names the inherent risks or the targets.
func (reg Register) HeatMapOf(a Aspect) matrix.HeatMap {
	h := reg.seen(a).HeatMap()
	if a == InherentRisk || a == TargetRisk {
		h.Title = fmt.Sprintf("%s, %v, %s", reg.Title, reg.AsOf, a)
	}
	return h
}

// TalliesOf is Tallies for an aspect. The title of the table names the inherent risks or
// the targets.
func (reg Register) TalliesOf(by Grouping, a Aspect) Tallies {
	all := reg.seen(a).Tallies(by)
	all.Of = a
	return all
}
