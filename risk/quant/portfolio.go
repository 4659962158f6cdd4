package quant

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/risk"
)

// Portfolio is what is added up: some risks, who bears them, and how they depend on each
// other.
type Portfolio struct {
	Exposures   []Exposure           `json:"exposures"`              // the risks
	Members     []partnership.OrgID  `json:"members,omitempty"`      // who comes first in results; others that bear a loss follow
	Grid        costing.Money        `json:"grid,omitzero"`          // the step between two totals, or a multiple of it where a finer grid is needed
	Months      int                  `json:"months,omitzero"`        // the time that the total is for, in months; not set: a year
	Causes      []Cause              `json:"causes,omitempty"`       // what makes several risks more likely at once
	Correlation partnership.Quantity `json:"correlation,omitzero"`   // of one factor behind every event with a probability, 0 to 0.99; not set: the risks are independent but for the causes
	BiasedItems []string             `json:"biased_items,omitempty"` // the items of cost to which optimism bias is added already
}

// Exposure is one risk of a portfolio.
type Exposure struct {
	ID       risk.RiskID   `json:"id"`                // unique in the portfolio
	Nature   risk.Nature   `json:"nature"`            // a threat costs, an opportunity brings
	Estimate risk.Estimate `json:"estimate,omitzero"` // as it is now; not set: not known, and the total is a lower bound
	Inherent risk.Estimate `json:"inherent,omitzero"` // as if there were no controls; not set: not known
	Bearing  risk.Bearing  `json:"bearing,omitzero"`  // who bears each loss; not set: not agreed, and no member's total is whole
}

// Cause is a shock that makes several risks more likely at once. The overall probability
// of each risk stays that of its estimate; without the shock it is lower.
type Cause struct {
	ID          string               `json:"id"`                   // unique in the portfolio
	Probability partnership.Quantity `json:"probability,omitzero"` // that the shock comes, in the time of the portfolio, 0 to 1
	Raises      []Raise              `json:"raises"`               // the risks that it makes more likely
}

// Raise is how likely a risk is if a shock comes.
type Raise struct {
	Risk risk.RiskID          `json:"risk"`        // which
	To   partnership.Quantity `json:"to,omitzero"` // its probability, or its rate, in the time of the portfolio if the shock comes
}

// Limits of a portfolio.
const (
	maxMonths      = 1200
	maxSteps       = 1 << 22 // of the grid between the least and the greatest total
	maxPence       = 1e15
	maxRate        = 10_000
	maxCorrelation = 990_000 // in millionths
)

// FromRegister returns the open risks of a register as a portfolio with a grid. An
// estimate of the inherent stage becomes the Inherent of its exposure; one of the target
// stage is left out.
func FromRegister(register risk.Register, grid costing.Money) Portfolio {
	p := Portfolio{Members: slices.Clone(register.Members), Grid: grid, Exposures: []Exposure{}}
	for _, r := range register.Risks {
		if r.Status != risk.OpenRisk {
			continue
		}
		x := Exposure{ID: r.ID, Nature: r.Nature, Bearing: cloneBearing(r.Bearing)}
		e := r.Estimate
		e.Outcomes = slices.Clone(e.Outcomes)
		switch e.Stage {
		case risk.InherentStage:
			x.Inherent = e
		case risk.TargetStage:
		default:
			x.Estimate = e
		}
		p.Exposures = append(p.Exposures, x)
	}
	return p
}

// cloneBearing returns a copy that shares no list with the bearing.
func cloneBearing(b risk.Bearing) risk.Bearing {
	b.Shares, b.Caps, b.AtFault = slices.Clone(b.Shares), slices.Clone(b.Caps), slices.Clone(b.AtFault)
	b.Insurance = slices.Clone(b.Insurance)
	return b
}

// AsInherent returns the portfolio with the inherent estimate of each risk in place of
// the current one. A risk without an inherent estimate is then not estimated.
func (p Portfolio) AsInherent() Portfolio {
	p.Members, p.BiasedItems, p.Causes = slices.Clone(p.Members), slices.Clone(p.BiasedItems), slices.Clone(p.Causes)
	for i, c := range p.Causes {
		p.Causes[i].Raises = slices.Clone(c.Raises)
	}
	p.Exposures = slices.Clone(p.Exposures)
	for i, x := range p.Exposures {
		x.Inherent.Outcomes = slices.Clone(x.Inherent.Outcomes)
		p.Exposures[i].Bearing = cloneBearing(x.Bearing)
		p.Exposures[i].Estimate, p.Exposures[i].Inherent = x.Inherent, risk.Estimate{}
		p.Exposures[i].Estimate.Stage = ""
	}
	return p
}

// months returns the time of the portfolio in months.
func (p Portfolio) months() int {
	if p.Months == 0 {
		return 12
	}
	return p.Months
}

// Validate returns what is wrong with the portfolio, in the order of its fields:
//
//   - ErrRequired: no exposures; a grid, or a part of an exposure or a cause, that is missing
//   - ErrRange: a grid of £0 or less, or so fine or so coarse that the total cannot be
//     held; a horizon that is not from 1 to 1,200 months; a correlation that is not from
//     0 to 0.99; a cause that alone makes a risk likelier than its estimate says
//   - ErrDuplicate: two exposures, members or causes of one id; a risk raised twice
//   - ErrNotFound: a cause that raises a risk that is not in the portfolio
//   - ErrOrder: a cause that makes a risk less likely
//   - ErrInvalid: a malformed id; causes and a correlation in one portfolio; a limit of a year
//     that two risks share, whose total is then not known exactly
//   - what Exposure.Validate finds
func (p Portfolio) Validate() error {
	errs := []error{p.checkExposures()}
	errs = append(
		errs,
		field.EachOnce("members", p.Members, partnership.OrgID.Validate),
		field.At("grid", p.checkGrid()),
	)
	if p.Months < 0 || p.Months > maxMonths {
		errs = append(errs, field.At("months", fmt.Errorf("%d is not from 1 to %d: %w", p.Months, maxMonths, field.ErrRange)))
	}
	errs = append(
		errs,
		p.checkCauses(),
		field.At("correlation", p.checkCorrelation()),
		field.EachOnce("biased_items", p.BiasedItems, field.CheckName),
	)
	if errors.Join(errs...) == nil {
		errs = append(errs, field.At("grid", p.checkRoom()))
	}
	return errors.Join(errs...)
}

// checkExposures returns what is wrong with the exposures.
func (p Portfolio) checkExposures() error {
	if len(p.Exposures) == 0 {
		return field.At("exposures", field.ErrRequired)
	}
	return errors.Join(
		field.Each("exposures", p.Exposures, Exposure.Validate),
		field.Unique("exposures", "id", p.Exposures, func(x Exposure) risk.RiskID { return x.ID }),
		p.checkShared(),
	)
}

// checkShared returns ErrInvalid for each limit of a year that several risks share, as
// risk.Register.Losses has it.
func (p Portfolio) checkShared() error {
	type aggregate struct {
		clause    string
		cap       risk.Cap
		insurance risk.Insurance
	}
	first := map[aggregate]int{} // which exposure has it first
	at := -1
	return field.Each("exposures", p.Exposures, func(x Exposure) error {
		at++
		check := func(a aggregate, most costing.Money) error {
			if !most.Known() || x.Estimate.IsZero() {
				return nil
			}
			if i, shared := first[a]; shared && i != at {
				return field.At("most_in_year", fmt.Errorf("%v in a year, shared with exposures[%d]: the total of both is not known exactly: %w", most, i, field.ErrInvalid))
			}
			first[a] = at
			return nil
		}
		return field.At("bearing", errors.Join(
			field.Each("caps", x.Bearing.Caps, func(c risk.Cap) error { return check(aggregate{clause: x.Bearing.Clause, cap: c}, c.MostInYear) }),
			field.Each("insurance", x.Bearing.Insurance, func(n risk.Insurance) error { return check(aggregate{insurance: n}, n.MostInYear) }),
		))
	})
}

// checkGrid returns what is wrong with the step of the grid.
func (p Portfolio) checkGrid() error {
	switch {
	case !p.Grid.Known():
		return field.ErrRequired
	case p.Grid.Sign() <= 0:
		return fmt.Errorf("%v is not above 0.00: %w", p.Grid, field.ErrRange)
	}
	return nil
}

// checkCorrelation returns what is wrong with the correlation.
func (p Portfolio) checkCorrelation() error {
	n, known := p.Correlation.Millionths()
	switch {
	case n < 0 || n > maxCorrelation:
		return fmt.Errorf("%v is not from 0 to 0.99: %w", p.Correlation, field.ErrRange)
	case known && len(p.Causes) > 0:
		return fmt.Errorf("%v, and there are causes: use one of them: %w", p.Correlation, field.ErrInvalid)
	}
	return nil
}

// checkCauses returns what is wrong with the causes.
func (p Portfolio) checkCauses() error {
	at := make(map[risk.RiskID]int, len(p.Exposures))
	for i, x := range p.Exposures {
		at[x.ID] = i + 1
	}
	raised := map[risk.RiskID]bool{}
	return errors.Join(field.Each("causes", p.Causes, func(c Cause) error {
		errs := []error{field.At("id", field.CheckID("a cause", c.ID)), field.At("probability", checkProbability(c.Probability))}
		if len(c.Raises) == 0 {
			errs = append(errs, field.At("raises", field.ErrRequired))
		}
		return errors.Join(append(errs, field.Each("raises", c.Raises, func(r Raise) error {
			if r.Risk == "" {
				return field.At("risk", field.ErrRequired)
			}
			twice := raised[r.Risk]
			raised[r.Risk] = true
			switch i := at[r.Risk]; {
			case i == 0:
				return field.At("risk", fmt.Errorf("%s is not in the portfolio: %w", field.Quote(r.Risk), field.ErrNotFound))
			case twice:
				return field.At("risk", fmt.Errorf("%s is raised before: %w", field.Quote(r.Risk), field.ErrDuplicate))
			default:
				return field.At("to", p.checkRaise(c, r, p.Exposures[i-1].Estimate))
			}
		}))...)
	}), field.Unique("causes", "id", p.Causes, func(c Cause) string { return c.ID }))
}

// checkRaise returns what is wrong with how likely a cause makes a risk.
func (p Portfolio) checkRaise(c Cause, r Raise, e risk.Estimate) error {
	shock, to, often := number(c.Probability), number(r.To), frequencyOf(e, p.months())
	switch {
	case !r.To.Known():
		return field.ErrRequired
	case e.IsZero() || !c.Probability.Known():
		return nil
	case !often.repeats && to > 1:
		return fmt.Errorf("%v is not from 0 to 1: %w", r.To, field.ErrRange)
	case to < often.value-tiny:
		return fmt.Errorf("%v is less likely than without a cause, %.6g: %w", r.To, often.value, field.ErrOrder)
	case float64(shock*to) > often.value+tiny:
		return fmt.Errorf("%v times %v is more than %.6g in all: %w", c.Probability, r.To, often.value, field.ErrRange)
	}
	return nil
}

// checkProbability returns ErrRequired for a probability that is not known, and ErrRange for
// one that is not from 0 to 1.
func checkProbability(q partnership.Quantity) error {
	n, known := q.Millionths()
	switch {
	case !known:
		return field.ErrRequired
	case n < 0 || n > millionths:
		return fmt.Errorf("%v is not from 0 to 1: %w", q, field.ErrRange)
	}
	return nil
}

// millionths is how many millionths make one.
const millionths = 1_000_000

// number returns a quantity as a float.
func number(q partnership.Quantity) float64 {
	n, _ := q.Millionths()
	return float64(n) / millionths
}

// pence returns an amount that is known as a float.
func pence(amount costing.Money) float64 { return float64(amount.KnownPence()) }

// steps returns the most steps of the grid over which the total may lie.
func (p Portfolio) steps() float64 {
	steps, grid := 0.0, pence(p.Grid)
	for _, x := range p.Exposures {
		if !x.Estimate.IsZero() {
			steps += extent(x.Estimate, p.months()) / grid
		}
	}
	return steps
}

// checkRoom returns ErrRange for a grid that cannot hold the total.
func (p Portfolio) checkRoom() error {
	steps, grid := p.steps(), pence(p.Grid)
	switch {
	case float64(steps*grid) > maxPence:
		return fmt.Errorf("the total may be beyond £10,000,000,000,000: %w", field.ErrRange)
	case steps > maxSteps:
		least := math.Ceil(float64(steps*grid)/maxSteps/100) * 100
		return fmt.Errorf("%v is too fine for a total that may take %.0f steps, wanted: %v or more: %w", p.Grid, steps, costing.Pence(int64(least)), field.ErrRange)
	}
	return nil
}

// Validate returns what is wrong with the exposure, in the order of its fields:
//
//   - a missing (ErrRequired) or malformed (ErrInvalid) id
//   - a missing (ErrRequired) or unknown (ErrInvalid) nature
//   - what risk.Estimate.Validate finds in an estimate that is set; ErrRequired at "shape" if
//     it has no shape, and at "ends" if its shape needs to know what they mean; ErrRange at
//     "rate" for more than 10,000 events; ErrInvalid at "stage" if it is about another stage
//   - what risk.Bearing.Validate finds in a bearing that is set; ErrInvalid for one with
//     a limit of a year, if the event may repeat: its total is then not known exactly
func (x Exposure) Validate() error {
	return errors.Join(
		field.At("id", x.ID.Validate()),
		field.CheckOneOf("nature", "nature of a risk", x.Nature, risk.Natures()),
		field.At("estimate", checkEstimate(x.Estimate, risk.CurrentStage)),
		field.At("inherent", checkEstimate(x.Inherent, risk.InherentStage)),
		field.At("bearing", errors.Join(checkBearing(x.Bearing), x.checkYears())),
	)
}

// checkYears returns ErrInvalid for each limit of a year that applies to more than one
// event.
func (x Exposure) checkYears() error {
	if !x.Estimate.Rate.Known() && !x.Inherent.Rate.Known() {
		return nil
	}
	check := func(amount costing.Money) error {
		if !amount.Known() {
			return nil
		}
		return field.At("most_in_year", fmt.Errorf("%v in a year, and the event may repeat: %w", amount, field.ErrInvalid))
	}
	return errors.Join(
		field.Each("caps", x.Bearing.Caps, func(c risk.Cap) error { return check(c.MostInYear) }),
		field.Each("insurance", x.Bearing.Insurance, func(n risk.Insurance) error { return check(n.MostInYear) }),
	)
}

// checkEstimate returns why an estimate cannot be added up as one of a stage.
func checkEstimate(e risk.Estimate, stage risk.EstimateStage) error {
	if e.IsZero() {
		return nil
	}
	errs := []error{e.Validate()}
	if e.Shape == "" {
		errs = append(errs, field.At("shape", field.ErrRequired))
	}
	if ranged(e.Shape) && e.Ends == "" {
		errs = append(errs, field.At("ends", field.ErrRequired))
	}
	if n := number(e.Rate); n > maxRate {
		errs = append(errs, field.At("rate", fmt.Errorf("%v is more than %d events: %w", e.Rate, maxRate, field.ErrRange)))
	}
	if e.Stage != "" && e.Stage != stage {
		errs = append(errs, field.At("stage", fmt.Errorf("%s, wanted: %q: %w", field.Quote(e.Stage), stage, field.ErrInvalid)))
	}
	return errors.Join(errs...)
}

// ranged reports whether a shape needs to know what the ends of its range mean.
func ranged(s risk.Shape) bool {
	return slices.Contains([]risk.Shape{risk.UniformShape, risk.TriangularShape, risk.PERTShape}, s)
}

// checkBearing returns what is wrong with a bearing that is set.
func checkBearing(b risk.Bearing) error {
	if b.Clause == "" && len(b.Shares)+len(b.Caps)+len(b.AtFault)+len(b.Insurance) == 0 {
		return nil
	}
	return b.Validate()
}
