package scale

import (
	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
)

// ServiceModel is a service that some partners may share, in figures: what it costs now, how cost
// depends on volume, how work comes back, and how the flow of its work could improve.
//
// Cost depends on volume in one of two ways: by an elasticity, from what each partner spends
// now, or by the parts of the cost of a site.
type ServiceModel struct {
	Partners    []ServicePartner     `json:"partners"`              // two or more, each with a site of its own now
	Elasticity  partnership.Quantity `json:"elasticity,omitzero"`   // of cost in handled volume: cost grows as this power of volume, so that below 1 a greater volume makes a case cheaper; not set: parts are used
	Parts       Parts                `json:"parts,omitzero"`        // of the cost of any site; not set: the elasticity is used
	Errors      Errors               `json:"errors,omitzero"`       // how the error rate depends on volume and distance
	Improvement Improvement          `json:"improvement,omitzero"`  // what improving the flow would do; not set: improvement is not compared
	SharingCost costing.Money        `json:"sharing_cost,omitzero"` // a year, of sharing in itself: governance, travel, a contract
}

// ServicePartner is one organisation with its figures now.
type ServicePartner struct {
	Org        partnership.OrgID    `json:"org"`                 // who
	Volume     partnership.Quantity `json:"volume,omitzero"`     // cases of value demand a year: each counted once, however often it is handled
	Cost       costing.Money        `json:"cost,omitzero"`       // a year, now; set only with an elasticity
	ErrorRate  partnership.Quantity `json:"error_rate,omitzero"` // the share of what is handled that comes back, now, from 0 to less than 1
	Kilometres partnership.Quantity `json:"kilometres,omitzero"` // from its front line to the shared site
}

// Parts is what any site costs a year, whoever runs it.
type Parts struct {
	Fixed    costing.Money        `json:"fixed,omitzero"`    // whatever the volume
	Variable costing.Money        `json:"variable,omitzero"` // each time that a case is handled
	Step     costing.Money        `json:"step,omitzero"`     // for each StepOf cases that are begun: a team, a floor; if Step and StepOf are both not set, there are no steps
	StepOf   partnership.Quantity `json:"step_of,omitzero"`  // how many handled cases one step is enough for
	Staffing Staffing             `json:"staffing,omitzero"` // of those who answer calls; not set: the cases are not calls
}

// Staffing is how many agents answer the cases of a site, which are calls that arrive at random,
// and evenly over the hours of a year. There are as few agents as meet a target, by Erlang C. So
// two sites need more agents than one site for both.
type Staffing struct {
	Hours    partnership.Quantity `json:"hours,omitzero"`    // in a year, in which calls are answered: 2,600
	Handling partnership.Quantity `json:"handling,omitzero"` // seconds that an agent is busy with a case each time
	Target   Target               `json:"target,omitzero"`   // how well calls are answered
	Agent    costing.Money        `json:"agent,omitzero"`    // the cost a year of one agent who is there in all these hours, with cover for leave and breaks
}

// Errors is how the error rate changes from what it is now. A case that fails is handled again, and
// can fail again.
type Errors struct {
	PerDoubling  partnership.Quantity `json:"per_doubling,omitzero"`  // added to the rate each time that the value volume of a site doubles: 0.02 for two points
	PerKilometre partnership.Quantity `json:"per_kilometre,omitzero"` // added for each kilometre between the front line and the site
	Again        partnership.Quantity `json:"again,omitzero"`         // the share of repeated work that fails again; not set: as often as the first time
}

// Improvement is what is done to the flow of work at a site.
type Improvement struct {
	Steps        []WorkStep           `json:"steps,omitempty"`         // what is done each time that a case is handled
	Prevented    partnership.Quantity `json:"prevented,omitzero"`      // the share of errors that no longer happen, 0 to 1
	HourlyCost   costing.Money        `json:"hourly_cost,omitzero"`    // of an hour of work
	HoursPerPost partnership.Quantity `json:"hours_per_post,omitzero"` // that one full-time post works in a year
	Cashable     partnership.Quantity `json:"cashable,omitzero"`       // the share of what is freed that leaves the budget, 0 to 1; the rest is capacity for other work
	Cost         costing.Money        `json:"cost,omitzero"`           // a year, at each site, of keeping the flow improved
}

// WorkStep is one step of the work on a case.
type WorkStep struct {
	Name  string               `json:"name"`           // what is done
	Now   partnership.Quantity `json:"now,omitzero"`   // minutes of touch time now
	After partnership.Quantity `json:"after,omitzero"` // minutes once the flow is improved; 0: the step is taken out
}

// IsZero reports whether no flow is described.
func (p Improvement) IsZero() bool {
	return len(p.Steps) == 0 && p.Prevented.IsZero() && p.HourlyCost.IsZero() && p.HoursPerPost.IsZero() && p.Cashable.IsZero() && p.Cost.IsZero()
}
