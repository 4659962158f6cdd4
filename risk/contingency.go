package risk

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// ContingencyPlan is what is done to keep a function going if a risk happens. The exit
// plan is the plan for a member that leaves.
type ContingencyPlan struct {
	ID         PlanID               `json:"id"`                    // unique in the register
	Function   string               `json:"function"`              // what it keeps going: "payroll on the 25th of the month"
	Risks      []RiskID             `json:"risks"`                 // the risks that it is for
	Exit       bool                 `json:"exit,omitzero"`         // whether it is the exit plan
	Trigger    string               `json:"trigger,omitempty"`     // what sets it off, as can be observed
	Warning    partnership.Quantity `json:"warning,omitzero"`      // how many days lie between the trigger and the harm; not set: not known
	Owner      string               `json:"owner,omitempty"`       // who sets it off and sees it through
	Steps      []PlanStep           `json:"steps,omitempty"`       // what is done
	Prepare    costing.Money        `json:"prepare,omitzero"`      // what it costs to have it ready
	Implement  costing.Money        `json:"implement,omitzero"`    // what it costs to carry it out
	StandDown  costing.Money        `json:"stand_down,omitzero"`   // what it costs to go back
	Funding    []partnership.Share  `json:"funding,omitempty"`     // who pays for it; none: not agreed
	TestMonths int                  `json:"test_months,omitzero"`  // every how many months it is tested; 0: not known
	Tests      []PlanTest           `json:"tests,omitempty"`       // the tests, in order of time
	Moves      []PlanMove           `json:"moves,omitempty"`       // from state to state, in order of time; none: not even a draft
	RetireWhen string               `json:"retire_when,omitempty"` // on what condition it is retired
}

// PlanStep is one thing that is done under a contingency plan.
type PlanStep struct {
	What  string               `json:"what"`            // what is done
	Owner string               `json:"owner,omitempty"` // who does it
	Lead  partnership.Quantity `json:"lead,omitzero"`   // how many days after the trigger it has its effect; not set: not known
}

// TestOutcome is how a test of a contingency plan went.
type TestOutcome string

// The outcomes of a test.
const (
	TestPassed TestOutcome = "passed"
	TestFailed TestOutcome = "failed"
)

// TestOutcomes returns every TestOutcome.
func TestOutcomes() []TestOutcome { return []TestOutcome{TestPassed, TestFailed} }

// UnmarshalText reads one of TestOutcomes, or no text for one that is not set; the error wraps
// ErrInvalid.
func (o *TestOutcome) UnmarshalText(text []byte) (err error) {
	*o, err = field.ReadOneOf("test outcome", text, TestOutcomes())
	return err
}

// Title returns the test outcome as a form or a report shows it.
func (o TestOutcome) Title() string { return field.Title(o) }

// PlanTest is a test of a contingency plan.
type PlanTest struct {
	On      calendar.Date `json:"on,omitzero"`       // the day
	How     string        `json:"how"`               // what was done: "table-top exercise"
	Outcome TestOutcome   `json:"outcome"`           // how it went
	Lessons string        `json:"lessons,omitempty"` // what was learned
}

// Validate returns what is wrong with the plan by itself:
//
//   - ErrRequired: no id, function or risk; a step that does not say what is done; a test
//     without a day, a description or an outcome; a move without a day or a state
//   - ErrInvalid: a malformed id; an unknown outcome or state; a cost below £0; a move that
//     PlanState.Next does not have
//   - ErrDuplicate: a risk named twice
//   - ErrRange: a number of days or of months below 0
//   - ErrOrder: tests or moves out of order
//   - what partnership.CheckShares finds in the funding, if there is some
//   - what field.CheckName finds in the function and the names of people, and
//     field.CheckNote in the other texts
//
// Gaps says why a valid plan cannot be relied on.
func (p ContingencyPlan) Validate() error {
	errs := []error{
		field.At("id", p.ID.Validate()),
		field.Required("function", p.Function),
	}
	if len(p.Risks) == 0 {
		errs = append(errs, field.At("risks", field.ErrRequired))
	}
	errs = append(errs,
		field.EachOnce("risks", p.Risks, RiskID.Validate),
		field.OptionalNote("trigger", p.Trigger),
		field.At("warning", checkDays(p.Warning)),
		field.OptionalName("owner", p.Owner),
		field.Each("steps", p.Steps, PlanStep.Validate),
		field.At("prepare", costing.NotNegative(p.Prepare)),
		field.At("implement", costing.NotNegative(p.Implement)),
		field.At("stand_down", costing.NotNegative(p.StandDown)),
	)
	if len(p.Funding) > 0 {
		errs = append(errs, partnership.CheckShares("funding", p.Funding))
	}
	if p.TestMonths < 0 {
		errs = append(errs, field.At("test_months", fmt.Errorf("months found: %d, wanted: 1 or more: %w", p.TestMonths, field.ErrRange)))
	}
	return errors.Join(append(errs, p.checkTests(), p.checkMoves(), field.OptionalNote("retire_when", p.RetireWhen))...)
}

// Validate returns what is wrong with the step:
//
//   - what field.RequiredNote finds in what is done, and field.OptionalName in the owner
//   - a lead time below 0 (ErrRange)
func (s PlanStep) Validate() error {
	return errors.Join(
		field.RequiredNote("what", s.What),
		field.OptionalName("owner", s.Owner),
		field.At("lead", checkDays(s.Lead)),
	)
}

// checkDays returns ErrRange for a number of days below 0.
func checkDays(days partnership.Quantity) error {
	if n, _ := days.Millionths(); n < 0 {
		return fmt.Errorf("%v days are below 0: %w", days, field.ErrRange)
	}
	return nil
}

// checkTests returns what is wrong with the tests.
func (p ContingencyPlan) checkTests() error {
	var before calendar.Date
	return field.Each("tests", p.Tests, func(t PlanTest) error {
		order := inOrder(before, t.On)
		before = t.On
		return errors.Join(
			field.At("on", order),
			field.RequiredNote("how", t.How),
			field.CheckOneOf("outcome", "test outcome", t.Outcome, TestOutcomes()),
			field.OptionalNote("lessons", t.Lessons),
		)
	})
}

// inOrder returns ErrRequired for no day, and ErrOrder for one that is before another.
func inOrder(before, day calendar.Date) error {
	switch {
	case day.IsZero():
		return field.ErrRequired
	case day.Before(before):
		return fmt.Errorf("%v is listed after %v: %w", day, before, field.ErrOrder)
	}
	return nil
}

// clone returns a copy that shares no list with the plan.
func (p ContingencyPlan) clone() ContingencyPlan {
	p.Risks, p.Steps, p.Funding = slices.Clone(p.Risks), slices.Clone(p.Steps), slices.Clone(p.Funding)
	p.Tests, p.Moves = slices.Clone(p.Tests), slices.Clone(p.Moves)
	return p
}

// LastTest returns the last test on or before a day; ok is false if there is no such test.
func (p ContingencyPlan) LastTest(day calendar.Date) (last PlanTest, ok bool) {
	for _, t := range slices.Backward(p.Tests) {
		if !t.On.IsZero() && !t.On.After(day) {
			return t, true
		}
	}
	return PlanTest{}, false
}

// LeadTime returns how many days after the trigger the plan has its full effect: the
// longest lead time of its steps. It is not known if that of one step is not, or if
// there is no step.
func (p ContingencyPlan) LeadTime() partnership.Quantity {
	var longest partnership.Quantity
	for _, s := range p.Steps {
		if !s.Lead.Known() {
			return partnership.Quantity{}
		}
		if s.Lead.Compare(longest) > 0 {
			longest = s.Lead
		}
	}
	return longest
}

// Cost returns what it costs to prepare the plan, to carry it out and to go back,
// together. The error wraps ErrRange for more than Money can hold.
func (p ContingencyPlan) Cost() (costing.Total, error) {
	return costing.TotalOf(p.Prepare, p.Implement, p.StandDown)
}

// Fund returns what each organisation pays of a cost of the plan, to the penny, in the
// order of the funding, as costing.SplitShares splits it. The errors are ErrRequired, at
// "cost", if it is not known, and what partnership.CheckShares finds in the funding, which
// must be agreed.
func (p ContingencyPlan) Fund(cost costing.Money) ([]costing.Portion, error) {
	if err := errors.Join(field.At("cost", costing.CheckKnown(cost)), partnership.CheckShares("funding", p.Funding)); err != nil {
		return nil, err
	}
	return costing.SplitShares(cost, p.Funding)
}
