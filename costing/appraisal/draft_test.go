package appraisal_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

func TestDrafts_AreReadBack(t *testing.T) {
	fieldtest.Drafts(
		t,
		appraisal.Appraisal{},
		appraisal.Bias{},
		appraisal.BiasFigures{},
		appraisal.BiasPart{},
		appraisal.Deflator{},
		appraisal.DeflatorYear{},
		appraisal.DiscountBand{},
		appraisal.DiscountSchedule{},
		appraisal.Flow{},
		appraisal.FlowCash(""),
		appraisal.FlowChoice{},
		appraisal.FlowFunding(""),
		appraisal.FlowKind{},
		appraisal.FlowPurpose(""),
		appraisal.FlowSide(""),
		appraisal.FlowTiming(""),
		appraisal.Input{},
		appraisal.KindResult{},
		appraisal.Lever(""),
		appraisal.LeverChange{},
		appraisal.Net{},
		appraisal.Option{},
		appraisal.OptionFinding{},
		appraisal.OptionFindingKind(""),
		appraisal.OptionID(""),
		appraisal.OptionKind(""),
		appraisal.OptionResult{},
		appraisal.PartnerResult{},
		appraisal.Payback{},
		appraisal.PaybackState(""),
		appraisal.Prices{},
		appraisal.ProjectType(""),
		appraisal.Rank{},
		appraisal.Realisation{},
		appraisal.Result{},
		appraisal.Scenario{},
		appraisal.ScenarioResult{},
		appraisal.ScenarioResults(nil),
		appraisal.SwitchState(""),
		appraisal.SwitchingValue{},
		appraisal.SwitchingValues(nil),
		appraisal.Tornado{},
		appraisal.TornadoBar{},
		appraisal.YearResult{},
	)
}
