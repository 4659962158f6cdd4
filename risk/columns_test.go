package risk_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/risk"
)

func TestColumns_HoldEveryText(t *testing.T) {
	fieldtest.Columns(t,
		new(risk.Appetite), new(risk.AppetiteFit), new(risk.Aspect), new(risk.Category), new(risk.ChangeKind),
		new(risk.ControlKind), new(risk.ControlStatus), new(risk.ControlStrength), new(risk.EstimateStage),
		new(risk.FaultKind), new(risk.Grouping), new(risk.Nature), new(risk.PlanGap), new(risk.PlanID), new(risk.PlanState),
		new(risk.RangeEnds), new(risk.RiskID), new(risk.Shape), new(risk.Signal), new(risk.Status), new(risk.TestOutcome),
		new(risk.Treatment), new(risk.Trend), new(risk.Velocity),
	)
}
