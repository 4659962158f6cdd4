package appraisal

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Scenario is an appraisal in which several things are different at once.
type Scenario struct {
	Name     string           `json:"name"`              // what people call it
	Changes  []LeverChange    `json:"changes,omitempty"` // what is different; one after the other
	Schedule DiscountSchedule `json:"schedule,omitzero"` // another discount schedule, in force or not; not set: that of the appraisal
}

// LeverChange is a lever at another value.
type LeverChange struct {
	Flows FlowChoice           `json:"flows"`          // in which flows
	Lever Lever                `json:"lever"`          // what is changed in them
	Value partnership.Quantity `json:"value,omitzero"` // to what
}

// Validate returns what is wrong with the change by itself: what FlowChoice.Validate finds,
// ErrRequired for no lever or value, ErrInvalid for an unknown lever or a delay of a part of a
// year, and ErrRange for a value that the lever cannot have.
func (c LeverChange) Validate() error {
	return errors.Join(
		field.At("flows", c.Flows.Validate()),
		field.CheckOneOf("lever", "lever", c.Lever, Levers()),
		c.Lever.check("value", c.Value),
	)
}

// hasSchedule reports whether anything is set of a discount schedule of a scenario.
func (s Scenario) hasSchedule() bool {
	d := s.Schedule
	return d.Name != "" || d.Edition != "" || d.Source != "" || !d.Announced.IsZero() || d.Term != (calendar.Term{}) || d.Nominal || len(d.Bands) > 0
}

// Validate returns what is wrong with the scenario by itself: ErrRequired for no name, and what
// LeverChange.Validate and DiscountSchedule.Validate find.
func (s Scenario) Validate() error {
	var schedule error
	if s.hasSchedule() {
		schedule = field.At("schedule", s.Schedule.Validate())
	}
	return errors.Join(field.Required("name", s.Name), field.Each("changes", s.Changes, LeverChange.Validate), schedule)
}

// ScenarioResult is how the options stand in a scenario.
type ScenarioResult struct {
	Name    string   `json:"name"`           // of the scenario
	Ranking []Rank   `json:"ranking"`        // as in Summary
	Best    OptionID `json:"best,omitzero"`  // the option that is worth most, or the first in the ranking of several; not set: not known
	Turns   bool     `json:"turns,omitzero"` // whether it is known that no option is best that was best in the appraisal
}

// ScenarioResults are the results of the appraisal as it is, and then of each scenario.
type ScenarioResults []ScenarioResult

// Scenarios returns how the options stand in each scenario, after how they stand in the appraisal
// as it is.
//
// The errors are those of Validate, and
//
//   - those of Scenario.Validate at "scenarios[i]"
//   - ErrNotFound at "scenarios[i].changes[n].flows" for an unknown option or flow
//   - at "scenarios[i].schedule" ErrRange for a schedule without a rate for each year, and
//     ErrInvalid for one that is for other prices
//   - ErrDuplicate for two scenarios with one name
//   - ErrRange at an option whose flows are more than Money holds in a scenario; the error
//     names the scenario
func (a Appraisal) Scenarios(scenarios []Scenario) (ScenarioResults, error) {
	if err := a.Validate(); err != nil {
		return nil, err
	}
	err := errors.Join(
		field.Each("scenarios", scenarios, a.checkScenario),
		field.Unique("scenarios", "name", scenarios, func(s Scenario) string { return s.Name }),
	)
	if err != nil {
		return nil, err
	}
	results := ScenarioResults{}
	for i, s := range append([]Scenario{{Name: "As appraised"}}, scenarios...) {
		flows, schedule := a.flowsOf(), a.Schedule
		for _, c := range s.Changes {
			flows = a.apply(flows, c.Flows, c.Lever, c.Value)
		}
		if s.hasSchedule() {
			schedule = s.Schedule
		}
		w := a.work(schedule, flows)
		if err := w.fits(); err != nil {
			return nil, field.Prefix(fmt.Sprintf("in %s", field.Quote(s.Name)), err)
		}
		r := ScenarioResult{Name: s.Name, Ranking: a.evaluate(w).Ranking}
		best := bestOf(r.Ranking)
		if len(best) > 0 {
			r.Best = best[0]
		}
		if i > 0 {
			before := bestOf(results[0].Ranking)
			r.Turns = len(best) > 0 && len(before) > 0 && !slices.ContainsFunc(best, func(o OptionID) bool { return slices.Contains(before, o) })
		}
		results = append(results, r)
	}
	return results, nil
}

// bestOf returns the options that share the first place; none if it is not known which has it.
func bestOf(ranking []Rank) (best []OptionID) {
	for _, r := range ranking {
		if r.Place == 1 {
			best = append(best, r.Option)
		}
	}
	return best
}

// checkScenario returns what is wrong with a scenario of the appraisal.
func (a Appraisal) checkScenario(s Scenario) error {
	var schedule error
	if s.hasSchedule() {
		schedule = field.At("schedule", a.checkRates(s.Schedule))
	}
	return errors.Join(s.Validate(), schedule, field.Each("changes", s.Changes, func(c LeverChange) error {
		return field.At("flows", a.checkChoice(c.Flows))
	}))
}
