package scale

import (
	"errors"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/partnership"
)

// OptionComparison is what each option costs and does. Every figure but the volume of value demand
// is an estimate.
type OptionComparison struct {
	Outcomes []OptionOutcome      `json:"outcomes"`      // the options that are compared, in the order of Options
	Best     appraisal.OptionKind `json:"best,omitzero"` // the one that costs least, and of several that cost the same the one that changes least; not known if improvement is not compared
}

// OptionOutcome is what one option costs and does in a year.
type OptionOutcome struct {
	Option    appraisal.OptionKind `json:"option"`               // which
	Cost      costing.Money        `json:"cost,omitzero"`        // of all partners
	Saving    costing.Money        `json:"saving,omitzero"`      // by how much it costs less than as is; below £0: more
	UnitCost  costing.Money        `json:"unit_cost,omitzero"`   // of a case of value demand
	Value     partnership.Quantity `json:"value,omitzero"`       // the cases that people brought
	Failure   partnership.Quantity `json:"failure,omitzero"`     // how often work came back
	Agents    partnership.Quantity `json:"agents,omitzero"`      // who answer the calls of all sites; not set without staffing
	Hours     partnership.Quantity `json:"hours,omitzero"`       // that the improved flow frees; not set if no flow is described
	Posts     partnership.Quantity `json:"posts,omitzero"`       // the same in full-time posts
	Capacity  costing.Money        `json:"capacity,omitzero"`    // what is freed and not cashed: work that could be taken on at no cost
	ByPartner []PartnerOutcome     `json:"by_partner,omitempty"` // in the order of the model
}

// PartnerOutcome is what an option costs and does for one partner. The cost of a shared site is
// divided by how often the cases of each partner are handled, to the penny.
type PartnerOutcome struct {
	Org       partnership.OrgID    `json:"org"`                 // who
	Cost      costing.Money        `json:"cost,omitzero"`       // a year
	Saving    costing.Money        `json:"saving,omitzero"`     // by how much it pays less than as is; below £0: more
	Value     partnership.Quantity `json:"value,omitzero"`      // the cases that people brought
	Failure   partnership.Quantity `json:"failure,omitzero"`    // how often work came back
	ErrorRate partnership.Quantity `json:"error_rate,omitzero"` // the share that comes back the first time
}

// Compare returns what each option costs and does, from the same figures. If the model describes no
// flow, the two options with improvement are left out, and no option is best.
//
// The errors are those of Validate.
func (c ServiceModel) Compare() (OptionComparison, error) {
	if err := c.Validate(); err != nil {
		return OptionComparison{}, err
	}
	m := c.model()
	comparison, errs := OptionComparison{Outcomes: []OptionOutcome{}}, []error{}
	for _, o := range c.options() {
		outcome, err := c.outcome(&m, o)
		errs = append(errs, err)
		if len(comparison.Outcomes) > 0 {
			outcome = outcome.against(comparison.Outcomes[0])
		}
		comparison.Outcomes = append(comparison.Outcomes, outcome)
	}
	if m.hasFlow {
		comparison.Best = comparison.cheapest()
	}
	return comparison, errors.Join(errs...)
}

// options returns the options that the model describes.
func (c ServiceModel) options() []appraisal.OptionKind {
	if c.Improvement.IsZero() {
		return []appraisal.OptionKind{appraisal.AsIs, appraisal.Share}
	}
	return Options()
}

// cheapest returns the option that costs least, the first of those that cost the same.
func (c OptionComparison) cheapest() appraisal.OptionKind {
	best := c.Outcomes[0]
	for _, o := range c.Outcomes {
		if o.Cost.Compare(best.Cost) < 0 {
			best = o
		}
	}
	return best.Option
}

// outcome returns what an option costs and does, without savings.
func (c ServiceModel) outcome(m *model, o appraisal.OptionKind) (OptionOutcome, error) {
	r := m.run(o)
	out := OptionOutcome{
		Option: o, Cost: money(r.cost), UnitCost: money(r.cost / m.total),
		Value: quantity(m.total), Failure: quantity(r.handled - m.total), ByPartner: []PartnerOutcome{},
	}
	if m.hasFlow {
		out.Hours, out.Posts = quantity(r.hours), quantity(r.hours/number(c.Improvement.HoursPerPost))
		out.Capacity = money(r.capacity)
	}
	if (c.Parts.Staffing != Staffing{}) {
		out.Agents = quantity(m.agents(o, r))
	}
	weights := make([]costing.Weight, len(r.each))
	sum := costing.Pence(0)
	for i, s := range r.each {
		p := c.Partners[i]
		weights[i] = costing.Weight{Org: p.Org, Value: quantity(s.handled)}
		sum = sum.Plus(money(s.cost))
		out.ByPartner = append(out.ByPartner, PartnerOutcome{
			Org: p.Org, Cost: money(s.cost), Value: p.Volume, Failure: quantity(s.handled - m.sites[i].volume), ErrorRate: quantity(s.rate),
		})
	}
	if !shares(o) {
		out.Cost = sum
		return out, nil
	}
	portions, err := costing.Apportion(out.Cost, weights)
	for i, p := range portions {
		out.ByPartner[i].Cost = p.Amount
	}
	return out, err
}

// against returns the outcome with what it saves against another.
func (o OptionOutcome) against(other OptionOutcome) OptionOutcome {
	o.Saving = other.Cost.Plus(o.Cost.Neg())
	for i, p := range o.ByPartner {
		o.ByPartner[i].Saving = other.ByPartner[i].Cost.Plus(p.Cost.Neg())
	}
	return o
}
