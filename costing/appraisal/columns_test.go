package appraisal_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

func TestColumns_HoldEveryText(t *testing.T) {
	fieldtest.Columns(t,
		new(appraisal.AuditFindingKind), new(appraisal.BenefitAnswer), new(appraisal.BenefitEffect),
		new(appraisal.BenefitKind), new(appraisal.CaseDecision), new(appraisal.CaseStage), new(appraisal.ConcernKind),
		new(appraisal.FigureChangeKind), new(appraisal.FiveCase), new(appraisal.FlowCash), new(appraisal.FlowFunding),
		new(appraisal.FlowPurpose), new(appraisal.FlowSide), new(appraisal.FlowTiming), new(appraisal.Lever),
		new(appraisal.OptionID), new(appraisal.OptionKind), new(appraisal.PaybackCount), new(appraisal.PaybackState),
		new(appraisal.Prices), new(appraisal.ProjectType), new(appraisal.ReadingKind), new(appraisal.SwitchState),
	)
}
