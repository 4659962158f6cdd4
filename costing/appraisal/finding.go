package appraisal

import (
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// OptionFindingKind is what an OptionFinding finds.
type OptionFindingKind string

// What there is to find.
const (
	BiasOnRisk     OptionFindingKind = "bias-on-risk"     // optimism bias on an item that is quantified as a risk: counted twice
	BiasBelowLower OptionFindingKind = "bias-below-lower" // a bias that is mitigated to less than its lower figure
	FullAtOnce     OptionFindingKind = "full-at-once"     // a recurring benefit that is there in full from year 0
	LongHorizon    OptionFindingKind = "long-horizon"     // more than 50 years, for which the sensitivity schedule is asked for too
)

// OptionFindingKinds returns every OptionFindingKind.
func OptionFindingKinds() []OptionFindingKind {
	return []OptionFindingKind{BiasOnRisk, BiasBelowLower, FullAtOnce, LongHorizon}
}

// Title returns the kind in plain words: what a form or a report shows.
func (k OptionFindingKind) Title() string {
	switch k {
	case BiasOnRisk:
		return "Optimism bias on an item that is quantified as a risk"
	case BiasBelowLower:
		return "Optimism bias mitigated to less than its lower figure"
	case FullAtOnce:
		return "A benefit every year, in full from the first"
	case LongHorizon:
		return "More than 50 years: try the sensitivity schedule too"
	}
	return field.Title(k)
}

// UnmarshalText reads one of OptionFindingKinds, or no text, which is not set; the error wraps
// ErrInvalid.
func (k *OptionFindingKind) UnmarshalText(text []byte) (err error) {
	*k, err = field.ReadOneOf("finding", text, OptionFindingKinds())
	return err
}

// OptionFinding is something in an appraisal that somebody should look at. It is no error.
type OptionFinding struct {
	Kind OptionFindingKind `json:"kind"`           // what is found
	Path string            `json:"path"`           // where, in the names of the JSON form of the appraisal
	Name string            `json:"name,omitempty"` // what people call it: the option and the flow
}

// longYears is for how many years the standard schedule is enough by itself.
const longYears = 50

// findings returns what somebody should look at.
func (a Appraisal) findings() []OptionFinding {
	found := []OptionFinding{}
	if a.Years-1 > longYears {
		found = append(found, OptionFinding{Kind: LongHorizon, Path: "years"})
	}
	for i, o := range a.Options {
		for n, f := range o.Flows {
			for _, kind := range a.findingsOf(o, f) {
				found = append(found, OptionFinding{Kind: kind, Path: fmt.Sprintf("options[%d].flows[%d]", i, n), Name: o.Name + ", " + f.Name})
			}
		}
	}
	return found
}

// findingsOf returns what is found of a flow.
func (a Appraisal) findingsOf(o Option, f Flow) (kinds []OptionFindingKind) {
	if f.biased() && f.Item != "" && slices.Contains(a.RiskItems, f.Item) {
		kinds = append(kinds, BiasOnRisk)
	}
	if f.Bias.Lower.Known() && f.Bias.Uplift().Compare(f.Bias.Lower) < 0 {
		kinds = append(kinds, BiasBelowLower)
	}
	if a.fullAtOnce(o, f) {
		kinds = append(kinds, FullAtOnce)
	}
	return kinds
}

// fullAtOnce reports whether a flow is a saving that is there in full from year 0, in an option
// that changes something.
func (a Appraisal) fullAtOnce(o Option, f Flow) bool {
	return o.Kind != AsIs && f.Kind.Side == BenefitFlow && f.Kind.Timing == RecurringFlow && a.from(f) == 0 && len(f.Ramp) < 2 &&
		(len(f.Amounts) == 0 || !slices.ContainsFunc(f.Amounts, func(m costing.Money) bool { return m != f.Amounts[0] }))
}
