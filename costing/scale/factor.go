package scale

import (
	"errors"
	"fmt"
	"math"

	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Factor is a figure of a model that can be changed to see whether the answer changes.
type Factor string

// The factors, with the unit in which each is given.
const (
	TotalVolume        Factor = "volume"               // cases of value demand of all partners, in the same proportions
	ElasticityOfCost   Factor = "elasticity"           // of cost in handled volume
	FixedCost          Factor = "fixed"                // of a site, in pounds
	VariableCost       Factor = "variable"             // each time that a case is handled, in pounds
	AgentCost          Factor = "agent-cost"           // of one agent, in pounds
	HandlingTime       Factor = "handling"             // of a call, in seconds
	ErrorRate          Factor = "error-rate"           // of all partners now, on average; each moves by as much
	SharedErrorRate    Factor = "shared-error-rate"    // in the shared site, on average; each moves by as much
	ErrorsPerDoubling  Factor = "errors-per-doubling"  // of volume
	ErrorsPerKilometre Factor = "errors-per-kilometre" // of distance
	ErrorsPrevented    Factor = "errors-prevented"     // share, by the improved flow
	MinutesAfter       Factor = "minutes-after"        // of touch time once the flow is improved
	HourlyCost         Factor = "hourly-cost"          // in pounds
	CashableShare      Factor = "cashable"             // of what the flow frees
	CostOfImprovement  Factor = "improvement-cost"     // a year and site, in pounds
	CostOfSharing      Factor = "sharing-cost"         // a year, in pounds
)

// Factors returns every Factor.
func Factors() []Factor {
	return []Factor{
		TotalVolume, ElasticityOfCost, FixedCost, VariableCost, AgentCost, HandlingTime, ErrorRate, SharedErrorRate, ErrorsPerDoubling,
		ErrorsPerKilometre, ErrorsPrevented, MinutesAfter, HourlyCost, CashableShare, CostOfImprovement, CostOfSharing,
	}
}

// UnmarshalText reads one of Factors, or no text for one that is not set; the error wraps
// ErrInvalid.
func (i *Factor) UnmarshalText(text []byte) (err error) {
	*i, err = field.ReadOneOf("factor", text, Factors())
	return err
}

// Title returns the figure as a form or a report shows it.
func (i Factor) Title() string {
	switch i {
	case TotalVolume:
		return "Volume"
	case FixedCost, VariableCost:
		return field.Title(i) + " cost"
	case SharedErrorRate:
		return "Error rate in the shared site"
	case AgentCost:
		return "Cost of an agent"
	case HandlingTime:
		return "Time of a call"
	case MinutesAfter:
		return "Minutes once improved"
	case CashableShare:
		return "Cashable share"
	case CostOfImprovement:
		return "Cost of the improved flow"
	case CostOfSharing:
		return "Cost of sharing"
	}
	return field.Title(i)
}

// unit returns the unit of the values of a figure, for a heading.
func (i Factor) unit() string {
	switch i {
	case TotalVolume:
		return "cases a year"
	case FixedCost, AgentCost, CostOfImprovement, CostOfSharing:
		return "£ a year"
	case HandlingTime:
		return "seconds"
	case VariableCost:
		return "£ a case"
	case HourlyCost:
		return "£ an hour"
	case MinutesAfter:
		return "minutes"
	}
	return ""
}

// knob is a number of a model that a figure sets: value = offset + unit × number.
type knob struct {
	number       *float64
	unit, offset float64
}

// value returns what the figure is.
func (k knob) value() float64 { return k.offset + float64(*k.number*k.unit) }

// set makes the figure a value.
func (k knob) set(value float64) { *k.number = (value - k.offset) / k.unit }

// knob returns what a figure sets in a model.
func (m *model) knob(i Factor) knob {
	plain := func(number *float64) knob { return knob{number, 1, 0} }
	pounds := func(number *float64) knob { return knob{number, 0.01, 0} }
	switch i {
	case TotalVolume:
		return knob{&m.factor, m.total, 0}
	case ElasticityOfCost:
		return plain(&m.elasticity)
	case FixedCost:
		return pounds(&m.parts.fixed)
	case VariableCost:
		return pounds(&m.parts.variable)
	case AgentCost:
		return pounds(&m.parts.staffing.agent)
	case HandlingTime:
		return plain(&m.parts.staffing.handling)
	case ErrorRate:
		return knob{&m.shift, 1, m.meanRate(false)}
	case SharedErrorRate:
		return knob{&m.poolShift, 1, m.meanRate(true)}
	case ErrorsPerDoubling:
		return plain(&m.perDoubling)
	case ErrorsPerKilometre:
		return plain(&m.perKm)
	case ErrorsPrevented:
		return plain(&m.prevented)
	case MinutesAfter:
		return plain(&m.after)
	case HourlyCost:
		return pounds(&m.hourly)
	case CashableShare:
		return plain(&m.cashable)
	case CostOfImprovement:
		return pounds(&m.flowCost)
	}
	return pounds(&m.sharingCost)
}

// meanRate returns the error rate of all partners, at home as measured or in the shared site,
// as the mean over their volumes.
func (m *model) meanRate(shared bool) float64 {
	sum := 0.0
	for _, s := range m.sites {
		doublings := s.doublings
		if shared {
			doublings = math.Log2(m.total)
		}
		sum += float64(s.volume * m.rateAt(s, doublings, shared))
	}
	return sum / m.total
}

// bounds returns between which values a figure makes sense.
func (m *model) bounds(i Factor) (least, most float64) {
	switch i {
	case TotalVolume:
		return 1e-6, maxVolume
	case ElasticityOfCost:
		return 0, maxBend
	case HandlingTime:
		return 1e-6, 86_400
	case ErrorRate, SharedErrorRate:
		return 0, 1 - 1e-6
	case ErrorsPerDoubling, ErrorsPerKilometre:
		return -1, 1
	case ErrorsPrevented, CashableShare:
		return 0, 1
	case MinutesAfter:
		return 0, m.before
	}
	return 0, maxPounds
}

// checkFactor returns why a figure of the model cannot be changed.
func (c ServiceModel) checkFactor(i Factor) error {
	err := field.CheckOneOf("", "factor", i, Factors())
	byParts := c.Parts != Parts{}
	switch i {
	case ElasticityOfCost:
		if byParts {
			err = fmt.Errorf("%s is not used where parts are set: %w", field.Quote(i), field.ErrInvalid)
		}
	case FixedCost, VariableCost:
		if !byParts {
			err = fmt.Errorf("%s is not used where an elasticity is set: %w", field.Quote(i), field.ErrInvalid)
		}
	case AgentCost, HandlingTime:
		if (c.Parts.Staffing == Staffing{}) {
			err = fmt.Errorf("%s is not used where no staffing is set: %w", field.Quote(i), field.ErrInvalid)
		}
	case ErrorsPrevented, MinutesAfter, HourlyCost, CashableShare, CostOfImprovement:
		if c.Improvement.IsZero() {
			err = fmt.Errorf("%s is not used where no flow is described: %w", field.Quote(i), field.ErrInvalid)
		}
	}
	return err
}

// checkOption returns why an option of the model cannot be compared.
func (c ServiceModel) checkOption(path string, o appraisal.OptionKind) error {
	if improves(o) && c.Improvement.IsZero() {
		return field.At(path, fmt.Errorf("%s needs a flow, and none is described: %w", field.Quote(o), field.ErrInvalid))
	}
	return field.CheckOneOf(path, "option", o, Options())
}

// checkPair returns why two options of the model cannot be compared.
func (c ServiceModel) checkPair(first, second appraisal.OptionKind) error {
	if first == second && first != "" {
		return field.At("second", fmt.Errorf("%s is the first too: %w", field.Quote(second), field.ErrInvalid))
	}
	return errors.Join(c.checkOption("first", first), c.checkOption("second", second))
}

// usual returns between which values a crossover is looked for: all that make sense where
// these have ends of their own, and else up to many times what it is.
func (m *model) usual(i Factor, now float64) (least, most float64) {
	least, most = m.bounds(i)
	switch i {
	case TotalVolume:
		return now / 100, min(most, float64(now*10))
	case ElasticityOfCost:
		return 0, 2
	case ErrorsPerDoubling, ErrorsPerKilometre:
		return 0, math.Max(now, 0.2)
	case HandlingTime:
		return now / 10, min(most, float64(now*10))
	case FixedCost, VariableCost, AgentCost, HourlyCost, CostOfImprovement, CostOfSharing:
		return 0, min(most, max(float64(now*10), m.cost(appraisal.AsIs)/100))
	}
	return least, most
}
