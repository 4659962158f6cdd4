package appraisal_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

func TestDrafts_AreReadBack(t *testing.T) {
	fieldtest.Drafts(
		t,
		appraisal.Appraisal{}, appraisal.AuditAssumptions{}, appraisal.AuditCandidates{}, appraisal.AuditDiscount{},
		appraisal.AuditFinding{}, appraisal.AuditFindingKind(""), appraisal.AuditFit{}, appraisal.AuditPhasing{}, appraisal.AuditRamp{},
		appraisal.AuditedOption{}, appraisal.Baseline{}, appraisal.BaselineCost{}, appraisal.BaselineFigure{}, appraisal.Benefit{},
		appraisal.BenefitAgreement{}, appraisal.BenefitAnswer(""), appraisal.BenefitDispute{}, appraisal.BenefitEffect(""),
		appraisal.BenefitKind(""), appraisal.BenefitMeasure{}, appraisal.BenefitReading{}, appraisal.BenefitRealisation{},
		appraisal.BenefitSum{}, appraisal.BenefitTarget{}, appraisal.BenefitsPlan{}, appraisal.Bias{}, appraisal.BiasFigures{},
		appraisal.BiasPart{}, appraisal.BusinessCase{}, appraisal.CaseApproval{}, appraisal.CaseChanges{}, appraisal.CaseDecision(""),
		appraisal.CaseFigure{}, appraisal.CaseStage(""), appraisal.CaseVersion{}, appraisal.Concern{}, appraisal.ConcernKind(""),
		appraisal.Concerns(nil), appraisal.Deflator{}, appraisal.DeflatorYear{}, appraisal.DiscountBand{}, appraisal.DiscountSchedule{},
		appraisal.DoubleCount{}, appraisal.FigureChange{}, appraisal.FigureChangeKind(""), appraisal.FigureReason{},
		appraisal.FiveCase(""), appraisal.Flow{}, appraisal.FlowCash(""), appraisal.FlowChoice{}, appraisal.FlowEstimate{},
		appraisal.FlowFunding(""), appraisal.FlowKind{}, appraisal.FlowPurpose(""), appraisal.FlowSide(""), appraisal.FlowTiming(""),
		appraisal.GateFacts{}, appraisal.Input{}, appraisal.KindResult{}, appraisal.Lever(""), appraisal.LeverChange{}, appraisal.Net{},
		appraisal.OptionID(""), appraisal.OptionKind(""), appraisal.OptionResult{}, appraisal.Overrun{}, appraisal.PartnerResult{},
		appraisal.Payback{}, appraisal.PaybackCount(""), appraisal.PaybackState(""), appraisal.Prices{}, appraisal.ProjectType(""),
		appraisal.Published{}, appraisal.PublishedCost{}, appraisal.PublishedOption{}, appraisal.PublishedSum{},
		appraisal.PublishedTable{}, appraisal.PublishedTerm{}, appraisal.Rank{}, appraisal.ReadingKind(""), appraisal.Realisation{},
		appraisal.RealisedBenefit{}, appraisal.RealisedMeasure{}, appraisal.RealisedMember{}, appraisal.RealisedYear{},
		appraisal.Scenario{}, appraisal.ScenarioResult{}, appraisal.ScenarioResults(nil), appraisal.ScheduleRow{},
		appraisal.ShortlistedOption{}, appraisal.StatedAssumptions{}, appraisal.Summary{}, appraisal.SwitchState(""),
		appraisal.SwitchingValue{}, appraisal.SwitchingValues(nil), appraisal.TableAudit{}, appraisal.Tornado{}, appraisal.TornadoBar{},
		appraisal.WrittenCase{}, appraisal.YearResult{},
	)
}
