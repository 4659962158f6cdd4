package main

import (
	"errors"

	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/costing/scale"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// The options of the document that the answer speaks of.
const (
	home appraisal.OptionID = "home"
	both appraisal.OptionID = "both"
)

// noCompany is the benefit that needs no company.
const noCompany = "flow"

// story is all that is worked out from a document.
type story struct {
	document document

	options   appraisal.Summary         // what each option is worth, and to whom
	homeFirst appraisal.OptionResult    // sharing and improving, compared with improving at home
	hangs     appraisal.Tornado         // what that comparison hangs on
	switches  appraisal.SwitchingValues // where it turns

	year       scale.OptionComparison // what each option costs in a year
	yearHangs  scale.SavingTornado    // what that hangs on
	elasticity scale.Crossover        // at which elasticity sharing stops paying for itself
	volume     scale.Crossover        // at which volume sharing alone beats improving at home
	fit        scale.ElasticityFit    // the elasticity of other councils
	fitTable   report.Table           // the same for a reader
	alone      scale.Chance           // does sharing alone beat improving at home?
	together   scale.Chance           // does sharing on top of improvement beat it?
	unitCost   string                 // the picture of the cost of a case

	programme lifecycle.Programme          // the work to the start day
	gate      policy.Report                // what the lessons say of the next move
	changes   appraisal.CaseChanges        // from the outline to the full business case
	review    appraisal.BenefitRealisation // after two years
	concerns  appraisal.Concerns           // what somebody should look at
	audit     appraisal.TableAudit         // of the published table
}

// percent is how wide the intervals are.
var percent = partnership.MustQuantity("95")

// story works out all that the document tells.
func (d document) story() (story, error) {
	s := story{document: d}
	return s, errors.Join(s.appraise(), s.scale(), s.follow())
}

// appraise works out what the options are worth.
func (s *story) appraise() error {
	a := s.document.Appraisal
	var result, hangs, switches error
	s.options, result = a.Evaluate()
	if result != nil {
		return field.At("appraisal", result)
	}
	s.homeFirst, result = compared(a, both, home)
	s.hangs, hangs = a.OneWay(both, home, s.document.Inputs)
	s.switches, switches = a.SwitchingValues(both, home, s.document.Inputs)
	return field.At("appraisal", errors.Join(result, hangs, switches))
}

// compared returns what an option is worth, compared with another.
func compared(a appraisal.Appraisal, option, with appraisal.OptionID) (appraisal.OptionResult, error) {
	a.Against = with
	result, err := a.Evaluate()
	for _, o := range result.Options {
		if o.Option == option {
			return o, err
		}
	}
	return appraisal.OptionResult{}, err
}

// scale works out what it is that saves.
func (s *story) scale() error {
	c := s.document.Scale
	between := s.document.Volumes
	var errs [9]error
	s.year, errs[0] = c.Compare()
	s.yearHangs, errs[1] = c.Tornado(s.document.Ranges, appraisal.ShareAndImprove, appraisal.ImproveAtHome)
	s.elasticity, errs[2] = c.Crossover(scale.FactorRange{Factor: scale.ElasticityOfCost}, appraisal.ShareAndImprove, appraisal.ImproveAtHome)
	if s.fit, errs[3] = scale.FitElasticity(s.document.Observed); errs[3] != nil {
		return field.At("observed", errs[3])
	}
	s.fitTable, errs[4] = s.fit.Table(percent)
	s.alone, errs[5] = c.Chance(s.fit, percent, appraisal.Share, appraisal.ImproveAtHome)
	s.together, errs[6] = c.Chance(s.fit, percent, appraisal.ShareAndImprove, appraisal.ImproveAtHome)
	s.volume, errs[8] = c.Crossover(scale.FactorRange{Factor: scale.TotalVolume, Low: between.Low, High: between.High}, appraisal.Share, appraisal.ImproveAtHome)
	costs, err := c.UnitCosts(between.Low, between.High, appraisal.Share, appraisal.ImproveAtHome)
	if err == nil {
		s.unitCost, errs[7] = costs.SVG("Cost of a case by volume: share as it is, or improve at home")
	}
	return field.At("scale", errors.Join(append(errs[:], err)...))
}

// follow works out the way to the start, what changed on it, and what came of it.
func (s *story) follow() error {
	d := s.document
	var errs [6]error
	var state lifecycle.State
	state, errs[5] = d.Log.State()
	matter := &lifecycle.Matter{Event: d.Next, State: state, Dossier: d.dossier(d.Next.On)}
	s.gate = policy.MustSet(lifecycle.LessonRules()...).Judge(matter, d.Next.On)
	s.programme, errs[0] = d.Plan.Programme(nil, d.PlanOn)
	s.changes, errs[1] = d.BusinessCase.Changes("1.0", "2.0")
	s.review, errs[2] = d.Benefits.Realisation(d.Reviewed)
	s.concerns, errs[3] = d.Benefits.Concerns(d.Reviewed, d.names())
	s.audit, errs[4] = d.Published.Audit(appraisal.DefaultAuditCandidates())
	return errors.Join(errs[:]...)
}

// rank returns the place of an option and why it has it.
func (s story) rank(id appraisal.OptionID) appraisal.Rank {
	for _, r := range s.options.Ranking {
		if r.Option == id {
			return r
		}
	}
	return appraisal.Rank{}
}
