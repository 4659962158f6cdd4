package main

import (
	"errors"

	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/costing/scale"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// document is the input.
type document struct {
	About         string                     `json:"about"`         // what the document is
	Illustrative  []string                   `json:"illustrative"`  // what is made up in it, and what is not
	Organisations []partnership.Organisation `json:"organisations"` // the councils

	Appraisal appraisal.Appraisal `json:"appraisal"` // the options
	Inputs    []appraisal.Input   `json:"inputs"`    // what the best option may hang on

	Scale    scale.ServiceModel  `json:"scale"`    // what a year costs, by volume, errors and steps
	Ranges   []scale.FactorRange `json:"ranges"`   // within which its inputs lie
	Volumes  volumes             `json:"volumes"`  // for which the cost of a case is drawn
	Observed []scale.Observation `json:"observed"` // what other councils spent

	Plan   lifecycle.WorkPlan `json:"plan"`    // the work to the start day
	PlanOn calendar.Date      `json:"plan_on"` // the day on which it is looked at

	Partnership partnership.Partnership `json:"partnership"` // what is formed
	Log         lifecycle.Log           `json:"log"`         // how far it has got
	Next        lifecycle.Event         `json:"next"`        // the next move

	BusinessCase appraisal.BusinessCase `json:"business_case"` // its outline and its full version
	Baseline     appraisal.Baseline     `json:"baseline"`      // what the service cost before
	Benefits     appraisal.BenefitsPlan `json:"benefits"`      // what was planned, and what came of it
	Reviewed     calendar.Date          `json:"reviewed"`      // the day of the review after two years

	Published appraisal.PublishedTable `json:"published"` // the table of somebody else
}

// volumes is the least and the most volume of a picture.
type volumes struct {
	Low  partnership.Quantity `json:"low"`
	High partnership.Quantity `json:"high"`
}

// Validate returns every error in the document, each with its path. What the parts do not
// find by themselves, such as an unknown option, the calculation does.
func (d document) Validate() error {
	return errors.Join(
		field.Required("about", d.About),
		field.Each("organisations", d.Organisations, partnership.Organisation.Validate),
		field.At("appraisal", d.Appraisal.Validate()),
		field.Each("inputs", d.Inputs, appraisal.Input.Validate),
		field.At("scale", d.Scale.Validate()),
		field.Each("observed", d.Observed, scale.Observation.Validate),
		field.At("plan", d.Plan.Validate()),
		field.At("partnership", d.Partnership.Validate()),
		field.At("log", d.Log.Validate()),
		field.At("next", d.Next.Validate()),
		field.At("business_case", d.BusinessCase.Validate()),
		field.At("baseline", d.Baseline.Validate()),
		field.At("benefits", d.Benefits.Validate()),
		field.At("published", d.Published.Validate()),
	)
}

// dossier returns what is put forward for the next move: the facts of the business case and
// of the benefits plan, as they are on a day.
func (d document) dossier(day calendar.Date) lifecycle.Dossier {
	evidence := func(kind lifecycle.EvidenceKind, f appraisal.GateFacts) lifecycle.Evidence {
		return lifecycle.Evidence{
			Kind: kind, Partnership: d.Partnership.ID, On: f.On, Author: f.Author, ReviewBy: f.ReviewBy, AgreedBy: f.AgreedBy, Reference: f.Reference,
		}
	}
	dossier := lifecycle.Dossier{Partnership: d.Partnership, Organisations: d.Organisations, Plan: d.Plan}
	if facts, ok := d.BusinessCase.GateFacts(day); ok {
		dossier.Evidence = append(dossier.Evidence, evidence(lifecycle.BusinessCase, facts))
	}
	dossier.Evidence = append(dossier.Evidence, evidence(lifecycle.BenefitsPlan, d.Benefits.GateFacts(day)))
	return dossier
}

// names returns what everything in the document is called.
func (d document) names() report.Names { return d.dossier(d.Reviewed).Names() }
