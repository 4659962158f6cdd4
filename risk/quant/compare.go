package quant

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/risk"
)

// ProposedAction is something that could be done about a risk, and what the risk would be
// once it is done.
type ProposedAction struct {
	ID    string        `json:"id"`             // unique among the actions
	Risk  risk.RiskID   `json:"risk"`           // the risk that it changes
	Cost  costing.Money `json:"cost,omitzero"`  // what it costs; not set: not known
	After risk.Estimate `json:"after,omitzero"` // the estimate once it is done
}

// Validate returns what is wrong with the action:
//
//   - a missing (ErrRequired) or malformed (ErrInvalid) id of the action or the risk
//   - a cost below £0 (ErrInvalid)
//   - an estimate that is missing (ErrRequired), or in which Exposure.Validate would find
//     an error; its stage may only be target
func (a ProposedAction) Validate() error {
	after := checkEstimate(a.After, risk.TargetStage)
	if a.After.IsZero() {
		after = field.ErrRequired
	}
	return errors.Join(
		field.At("id", field.CheckID("an action", a.ID)),
		field.At("risk", a.Risk.Validate()),
		field.At("cost", costing.NotNegative(a.Cost)),
		field.At("after", after),
	)
}

// Worth is what an action is worth, if it alone is done.
type Worth struct {
	Action   string        `json:"action"`             // the id of the action
	Risk     risk.RiskID   `json:"risk"`               // the risk that it changes
	Cost     costing.Money `json:"cost,omitzero"`      // of the action
	After    costing.Money `json:"after,omitzero"`     // the percentile of the total then
	TakesOff costing.Money `json:"takes_off,omitzero"` // by how much it lowers the percentile; below £0: it raises it; not known if the risk is not estimated now
	OffMean  costing.Money `json:"off_mean,omitzero"`  // by how much it lowers the mean; not known if the risk is not estimated now
	Net      costing.Money `json:"net,omitzero"`       // what it takes off the percentile, less its cost; not known if one of the two is not
}

// Worths are what some actions are worth.
type Worths struct {
	Percent      partnership.Quantity `json:"percent,omitzero"` // of the percentiles: 80 is the P80
	Before       costing.Money        `json:"before,omitzero"`  // the percentile as it is now; not known if no risk is estimated
	Actions      []Worth              `json:"actions"`          // in the order in which they were given
	NotEstimated []risk.RiskID        `json:"not_estimated"`    // the risks that are left out of Before, since nobody has estimated them
	AtLeast      bool                 `json:"at_least"`         // some but not all are left out, and those are threats: every percentile is a lower bound
}

// Worth returns what each action takes off a percentile of the total, and what is left of
// that after its cost. What an action takes off a risk that is not estimated is not known;
// the total after it has the estimate of the action.
//
// The errors are those of Portfolio.Validate, and:
//
//   - at "percent" ErrRequired, or ErrRange unless it is from 0 to less than 100
//   - at "actions[i]" those of ProposedAction.Validate, ErrNotFound at "risk" for a risk that
//     is not in the portfolio, ErrDuplicate at "id", and those of Portfolio.Validate for an
//     estimate that does not fit the portfolio
func (p Portfolio) Worth(percent partnership.Quantity, actions []ProposedAction) (Worths, error) {
	places, err := p.placesOf(actions)
	if err := errors.Join(p.checkWith(percent), err); err != nil {
		return Worths{}, err
	}
	before, err := p.Total()
	worths := Worths{
		Percent: percent, Before: before.Distribution.Percentile(percent), Actions: []Worth{},
		NotEstimated: before.NotEstimated, AtLeast: before.AtLeast,
	}
	for i, a := range actions {
		w, wrong := p.worth(percent, before.Distribution, places[i], a)
		err = errors.Join(err, field.At(field.Index("actions", i), wrong))
		worths.Actions = append(worths.Actions, w)
	}
	if err != nil {
		return Worths{}, err
	}
	return worths, nil
}

// placesOf returns for each action the place of its exposure, and what is wrong with the
// actions.
func (p Portfolio) placesOf(actions []ProposedAction) ([]int, error) {
	at := make(map[risk.RiskID]int, len(p.Exposures))
	for i, x := range p.Exposures {
		at[x.ID] = i
	}
	places := make([]int, len(actions))
	for i, a := range actions {
		places[i] = at[a.Risk]
	}
	return places, errors.Join(field.Each("actions", actions, func(a ProposedAction) error {
		if _, there := at[a.Risk]; !there && a.Risk.Validate() == nil {
			return errors.Join(a.Validate(), field.At("risk", fmt.Errorf("%s is not in the portfolio: %w", field.Quote(a.Risk), field.ErrNotFound)))
		}
		return a.Validate()
	}), field.Unique("actions", "id", actions, func(a ProposedAction) string { return a.ID }))
}

// worth returns what one action is worth, where before is the total as it is now, and place
// that of the exposure that it changes.
func (p Portfolio) worth(percent partnership.Quantity, before Distribution, place int, a ProposedAction) (Worth, error) {
	after, err := p.with(place, a.After).Total()
	w := Worth{Action: a.ID, Risk: a.Risk, Cost: a.Cost, After: after.Distribution.Percentile(percent)}
	if !p.Exposures[place].Estimate.IsZero() {
		w.TakesOff = before.Percentile(percent).Plus(w.After.Neg())
		w.OffMean = before.Mean().Plus(after.Distribution.Mean().Neg())
		w.Net = w.TakesOff.Plus(a.Cost.Neg())
	}
	return w, err
}

// with returns the portfolio with another estimate of one of its risks.
func (p Portfolio) with(i int, e risk.Estimate) Portfolio {
	exposures := make([]Exposure, len(p.Exposures))
	copy(exposures, p.Exposures)
	e.Stage = ""
	exposures[i].Estimate = e
	p.Exposures = exposures
	return p
}

// checkWith returns what is wrong with the portfolio, and with a percentage for its tail.
func (p Portfolio) checkWith(percent partnership.Quantity) error {
	return errors.Join(p.Validate(), field.At("percent", checkPercent(percent)))
}

// checkPercent returns ErrRequired for a percentage that is not known, and ErrRange for one
// that leaves no tail.
func checkPercent(percent partnership.Quantity) error {
	n, known := percent.Millionths()
	switch {
	case !known:
		return field.ErrRequired
	case n < 0 || n >= 100*millionths:
		return fmt.Errorf("%v is not from 0 to less than 100: %w", percent, field.ErrRange)
	}
	return nil
}

// Reduction is what the controls in place take off the total.
type Reduction struct {
	Percent      partnership.Quantity `json:"percent,omitzero"`       // of the percentiles: 80 is the P80
	Inherent     costing.Money        `json:"inherent,omitzero"`      // the percentile without controls
	Current      costing.Money        `json:"current,omitzero"`       // the percentile as it is
	TakenOff     costing.Money        `json:"taken_off,omitzero"`     // the difference
	InherentMean costing.Money        `json:"inherent_mean,omitzero"` // the mean without controls
	CurrentMean  costing.Money        `json:"current_mean,omitzero"`  // the mean as it is
	Left         []risk.RiskID        `json:"left"`                   // the risks that are not compared, since one of the estimates is missing
}

// Reduction compares the inherent total with the current one, over the risks that have
// both estimates. If no risk has both, no amount is known. Causes and the correlation
// apply to both totals, so a cause must pass Portfolio.Validate with either estimate.
//
// The errors are those of Contributions, for both totals.
func (p Portfolio) Reduction(percent partnership.Quantity) (Reduction, error) {
	if err := p.checkWith(percent); err != nil {
		return Reduction{}, err
	}
	r := Reduction{Percent: percent, Left: []risk.RiskID{}}
	both := p
	both.Exposures = make([]Exposure, len(p.Exposures))
	for i, x := range p.Exposures {
		if x.Estimate.IsZero() || x.Inherent.IsZero() {
			r.Left = append(r.Left, x.ID)
			x.Estimate, x.Inherent = risk.Estimate{}, risk.Estimate{}
		}
		both.Exposures[i] = x
	}
	if len(r.Left) == len(p.Exposures) {
		return r, nil
	}
	inherent, err := both.AsInherent().Total()
	if err != nil {
		return Reduction{}, field.Prefix("without controls", err)
	}
	current, err := both.Total()
	r.Inherent, r.InherentMean = inherent.Distribution.Percentile(percent), inherent.Distribution.Mean()
	r.Current, r.CurrentMean = current.Distribution.Percentile(percent), current.Distribution.Mean()
	r.TakenOff = r.Inherent.Plus(r.Current.Neg())
	return r, err
}
