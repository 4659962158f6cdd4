package risk_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/risk"
)

func TestDrafts_AreReadBack(t *testing.T) {
	t.Parallel()
	fieldtest.Drafts(
		t,
		risk.Acceptance{},
		risk.Action{},
		risk.Appetite(0),
		risk.AppetiteFit(""),
		risk.AppetiteStatement{},
		risk.Assessment{},
		risk.Bearing{},
		risk.Cap{},
		risk.Category(""),
		risk.Change{},
		risk.ChangeKind(""),
		risk.ChangeReport{},
		risk.ContingencyPlan{},
		risk.Control{},
		risk.ControlStatus(""),
		risk.Escalation{},
		risk.EscalationRule{},
		risk.Estimate{},
		risk.Fault(""),
		risk.Grouping(""),
		risk.Indicator{},
		risk.Insurance{},
		risk.Loss{},
		risk.LossSplit{},
		risk.Nature(""),
		risk.PlanCover{},
		risk.PlanCoverage{},
		risk.PlanCoverages(nil),
		risk.PlanGap(""),
		risk.PlanID(""),
		risk.PlanMove{},
		risk.PlanState(""),
		risk.PlanStep{},
		risk.PlanTest{},
		risk.Proposal{},
		risk.Reading{},
		risk.Recast{},
		risk.Recode{},
		risk.Register{},
		risk.Risk{},
		risk.RiskID(""),
		risk.Signal(""),
		risk.Standing{},
		risk.Status(""),
		risk.Tally{},
		risk.TestOutcome(""),
		risk.Translation{},
		risk.Treatment(""),
		risk.Trend(""),
		risk.Velocity(0),
	)
}
