package appraisal

import (
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
)

// longYears is for how many years the standard schedule is enough by itself.
const longYears = 50

// concerns returns what somebody should look at.
func (a Appraisal) concerns() Concerns {
	found := Concerns{}
	if a.Years-1 > longYears {
		found.add(LongHorizon, "years", "the sensitivity schedule is asked for too")
	}
	for i, o := range a.Options {
		for n, f := range o.Flows {
			for _, kind := range a.concernsOf(o, f) {
				found.add(kind, fmt.Sprintf("options[%d].flows[%d]", i, n), "%s, %s", o.Name, f.Name)
			}
		}
	}
	return found
}

// concernsOf returns what somebody should look at in a flow.
func (a Appraisal) concernsOf(o ShortlistedOption, f Flow) (kinds []ConcernKind) {
	if f.biased() && f.Item != "" && slices.Contains(a.RiskItems, f.Item) {
		kinds = append(kinds, BiasOnRisk)
	}
	if f.Bias.belowLower() || f.Overrun.Bias.belowLower() {
		kinds = append(kinds, BiasBelowLower)
	}
	if a.fullAtOnce(o, f) {
		kinds = append(kinds, FullAtOnce)
	}
	if a.rampCutOff(f) {
		kinds = append(kinds, RampCutOff)
	}
	return kinds
}

// belowLower reports whether a bias is mitigated to less than its lower figure.
func (b Bias) belowLower() bool { return b.Lower.Known() && b.Uplift().Compare(b.Lower) < 0 }

// fullAtOnce reports whether a flow is a saving that is there in full from year 0, in an option
// that changes something.
func (a Appraisal) fullAtOnce(o ShortlistedOption, f Flow) bool {
	return o.Kind != AsIs && f.Kind.Side == BenefitFlow && f.Kind.Timing == RecurringFlow && a.from(f) == 0 && len(f.Ramp) < 2 && f.Overrun.latest() == 0 &&
		(len(f.Amounts) == 0 || !slices.ContainsFunc(f.Amounts, func(m costing.Money) bool { return m != f.Amounts[0] }))
}

// rampCutOff reports whether a recurring flow is not there in full by its last year.
func (a Appraisal) rampCutOff(f Flow) bool {
	until, _ := a.place(f.Until, a.Years-1)
	last := max(0, len(f.Ramp)-1)
	for last > 0 && f.Ramp[last].Percent().Sign() == 0 {
		last--
	}
	late := f.Overrun.latest()
	return f.Kind.Timing == RecurringFlow && (a.from(f)+last > until || late > 0 && a.from(f)+last+late >= a.Years)
}
