package scale

import (
	"errors"
	"fmt"
	"math"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Limits of what is calculated with.
const (
	maxVolume  = 1e9
	maxPounds  = 1e10
	maxMinutes = 1e4
	maxBend    = 3      // of an elasticity
	maxHandled = 1e11   // cases in all
	maxCost    = 1e15   // pence in all
	maxStaffed = 10_000 // erlangs of a model
)

// Validate returns what is wrong with the model, in the order of its fields:
//
//   - ErrRequired: fewer than two partners; a figure that is not known; neither an elasticity nor parts
//   - ErrRange: a volume of 0; an error rate that is not from 0 to less than 1; any other figure
//     that is below 0 or beyond reason; steps that cost more, at the hourly cost, than all the work
//   - ErrInvalid: a malformed id; both an elasticity and parts; the cost of a partner
//     beside parts, which do not use it
//   - ErrDuplicate: a partner or a step that is listed twice
//   - ErrOrder: a step that takes longer when the flow is improved
//
// A model without a flow is valid. Then improvement at home is not compared.
func (c ServiceModel) Validate() error {
	errs := []error{c.checkPartners(), c.checkCurve(), field.At("errors", c.Errors.Validate())}
	if !c.Improvement.IsZero() {
		errs = append(errs, field.At("improvement", c.Improvement.Validate()))
	}
	errs = append(errs, amountAt("sharing_cost", c.SharingCost))
	if errors.Join(errs...) == nil {
		errs = append(errs, c.checkTogether())
	}
	return errors.Join(errs...)
}

// checkPartners returns what is wrong with the partners.
func (c ServiceModel) checkPartners() error {
	var few error
	if len(c.Partners) < 2 {
		few = field.At("partners", fmt.Errorf("%d, and sharing takes two: %w", len(c.Partners), field.ErrRequired))
	}
	return errors.Join(
		few,
		field.Each("partners", c.Partners, func(p ServicePartner) error { return errors.Join(p.Validate(), c.checkCost(p)) }),
		field.Unique("partners", "org", c.Partners, func(p ServicePartner) partnership.OrgID { return p.Org }),
	)
}

// checkCost returns what is wrong with the cost of a partner.
func (c ServiceModel) checkCost(p ServicePartner) error {
	switch {
	case c.Parts == (Parts{}) && !p.Cost.Known():
		return field.At("cost", field.ErrRequired)
	case c.Parts == (Parts{}) && p.Cost.Sign() == 0:
		return field.At("cost", fmt.Errorf("%v is not above 0.00: %w", p.Cost, field.ErrRange))
	case c.Parts != (Parts{}) && p.Cost.Known():
		return field.At("cost", fmt.Errorf("%v is not used where parts are set: %w", p.Cost, field.ErrInvalid))
	}
	return nil
}

// checkCurve returns what is wrong with how cost depends on volume.
func (c ServiceModel) checkCurve() error {
	switch {
	case c.Parts == (Parts{}):
		return between("elasticity", c.Elasticity, 0, maxBend)
	case c.Elasticity.Known():
		return field.At("elasticity", fmt.Errorf("%v, and parts are set: use one of them: %w", c.Elasticity, field.ErrInvalid))
	}
	return field.At("parts", c.Parts.Validate())
}

// Validate returns what is wrong with the partner on its own: ErrRequired and ErrInvalid for
// its id, and ErrRequired and ErrRange for each figure. A cost that is not set is no error here.
func (p ServicePartner) Validate() error {
	errs := []error{field.At("org", p.Org.Validate()), above("volume", p.Volume, maxVolume)}
	if p.Cost.Known() {
		errs = append(errs, amountAt("cost", p.Cost))
	}
	return errors.Join(append(errs, rate("error_rate", p.ErrorRate), between("kilometres", p.Kilometres, 0, 20_000))...)
}

// Validate returns what is wrong with the parts:
//
//   - ErrRequired: Fixed or Variable is not known; one of Step and StepOf without the other
//   - ErrRange: a part below 0; a step of 0 cases; a site that costs nothing
//   - what Staffing.Validate finds, at "staffing"
func (p Parts) Validate() error {
	errs := []error{amountAt("fixed", p.Fixed), amountAt("variable", p.Variable)}
	if p.Step.Known() || p.StepOf.Known() {
		errs = append(errs, amountAt("step", p.Step), above("step_of", p.StepOf, maxVolume))
	}
	if (p.Staffing != Staffing{}) {
		errs = append(errs, field.At("staffing", p.Staffing.Validate()))
	}
	if errors.Join(errs...) == nil && p.Fixed.Sign()+p.Variable.Sign()+p.Step.Sign()+p.Staffing.Agent.Sign() == 0 {
		errs = append(errs, field.At("fixed", fmt.Errorf("all parts are 0.00: %w", field.ErrRange)))
	}
	return errors.Join(errs...)
}

// Validate returns what is wrong with the staffing:
//
//   - ErrRequired: a figure that is not known
//   - ErrRange: hours that are not above 0 and at most 8,784; seconds that are not above 0 and at
//     most 86,400; an amount below £0
//   - what Target.Validate finds, at "target"
func (s Staffing) Validate() error {
	return errors.Join(
		above("hours", s.Hours, 8784),
		above("handling", s.Handling, 86_400),
		field.At("target", s.Target.Validate()),
		amountAt("agent", s.Agent),
	)
}

// Validate returns ErrRequired for an addition that is not known, and ErrRange for an addition that
// is not from -1 to 1 or a share of repeated work that is not from 0 to less than 1.
func (e Errors) Validate() error {
	errs := []error{between("per_doubling", e.PerDoubling, -1, 1), between("per_kilometre", e.PerKilometre, -1, 1)}
	if e.Again.Known() {
		errs = append(errs, rate("again", e.Again))
	}
	return errors.Join(errs...)
}

// Validate returns what is wrong with the improvement, in the order of its fields:
//
//   - ErrRequired: no steps; a figure that is not known
//   - ErrRange: a figure that is out of bounds
//   - ErrDuplicate: two steps with one name
//   - what WorkStep.Validate finds
func (p Improvement) Validate() error {
	errs := []error{}
	if len(p.Steps) == 0 {
		errs = append(errs, field.At("steps", field.ErrRequired))
	}
	return errors.Join(append(
		errs,
		field.Each("steps", p.Steps, WorkStep.Validate),
		field.Unique("steps", "name", p.Steps, func(s WorkStep) string { return s.Name }),
		between("prevented", p.Prevented, 0, 1),
		amountAt("hourly_cost", p.HourlyCost),
		above("hours_per_post", p.HoursPerPost, 8784),
		between("cashable", p.Cashable, 0, 1),
		amountAt("cost", p.Cost),
	)...)
}

// Validate returns ErrRequired for a step without a name or times, ErrRange for a time that
// is negative or beyond 10,000 minutes, and ErrOrder for one that is longer after than now.
func (s WorkStep) Validate() error {
	errs := []error{field.Required("name", s.Name), between("now", s.Now, 0, maxMinutes), between("after", s.After, 0, maxMinutes)}
	if errors.Join(errs...) == nil && s.After.Compare(s.Now) > 0 {
		errs = append(errs, field.At("after", fmt.Errorf("%v is more than %v now: %w", s.After, s.Now, field.ErrOrder)))
	}
	return errors.Join(errs...)
}

// checkTogether returns what is wrong with figures that are right one by one: ErrRange for a
// partner whose error rate in the shared site would be 1 or more, for more work than can be
// counted or paid, and for steps that take more time than the work can cost.
func (c ServiceModel) checkTogether() error {
	m := c.model()
	var errs []error
	for i, s := range m.sites {
		if r := m.rateAt(s, math.Log2(m.total), true); r >= 1 {
			errs = append(errs, field.At(field.Index("partners", i)+".error_rate",
				fmt.Errorf("in the shared site it would be %v, not below 1: %w", quantity(r), field.ErrRange)))
		}
	}
	if errs != nil {
		return errors.Join(errs...)
	}
	for _, o := range c.options() {
		switch r := m.run(o); {
		case r.handled > maxHandled:
			return field.At("partners", fmt.Errorf("work would be handled %.6g times: %w", r.handled, field.ErrRange))
		case m.parts.staffing.load(r.handled) > maxStaffed:
			return field.At("parts.staffing.handling", fmt.Errorf("the work would keep %.6g agents busy, more than %d: %w", m.parts.staffing.load(r.handled), maxStaffed, field.ErrRange))
		case !(r.cost < maxCost):
			return field.At("partners", fmt.Errorf("the cost would be beyond £10,000,000,000,000: %w", field.ErrRange))
		case r.excess >= 1:
			return field.At("improvement.hourly_cost", fmt.Errorf("%v an hour makes the minutes of the steps cost %v more than all the work: %w",
				c.Improvement.HourlyCost, money(r.excess), field.ErrRange))
		}
	}
	return nil
}

// rate returns ErrRequired for a rate that is not known, and ErrRange for one that is not
// from 0 to less than 1.
func rate(path string, q partnership.Quantity) error {
	if q.Known() && number(q) >= 1 {
		return field.At(path, fmt.Errorf("%v is not below 1: all work would come back for ever: %w", q, field.ErrRange))
	}
	return between(path, q, 0, 1)
}

// above returns ErrRequired for a number that is not known, and ErrRange for one that is not
// above 0 and at most most.
func above(path string, q partnership.Quantity, most int64) error {
	if q.Known() && q.Sign() <= 0 {
		return field.At(path, fmt.Errorf("%v is not above 0: %w", q, field.ErrRange))
	}
	return between(path, q, 0, most)
}

// between returns ErrRequired for a number that is not known, and ErrRange for one that is
// not between two others.
func between(path string, q partnership.Quantity, least, most int64) error {
	switch n, known := q.Millionths(); {
	case !known:
		return field.At(path, field.ErrRequired)
	case n < least*millionths || n > most*millionths:
		return field.At(path, fmt.Errorf("%v is not from %d to %d: %w", q, least, most, field.ErrRange))
	}
	return nil
}

// amountAt returns ErrRequired for an amount that is not known, and ErrRange for one that is
// negative or beyond £10,000,000,000.
func amountAt(path string, amount costing.Money) error {
	switch pence, known := amount.Pence(); {
	case !known:
		return field.At(path, field.ErrRequired)
	case pence < 0 || pence > maxPounds*100:
		return field.At(path, fmt.Errorf("%v is not from £0 to £10,000,000,000: %w", amount, field.ErrRange))
	}
	return nil
}
