package risk_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/risk"
)

// TestTitles holds that a form can show every value of every category.
func TestTitles(t *testing.T) {
	fieldtest.Titles(t, risk.Aspects())
	fieldtest.Titles(t, risk.Appetites())
	fieldtest.Titles(t, risk.FaultKinds())
	fieldtest.Titles(t, risk.Natures())
	fieldtest.Titles(t, risk.Categories())
	fieldtest.Titles(t, risk.Treatments())
	fieldtest.Titles(t, risk.Statuses())
	fieldtest.Titles(t, risk.Velocities())
	fieldtest.Titles(t, risk.ChangeKinds())
	fieldtest.Titles(t, risk.Trends())
	fieldtest.Titles(t, risk.TestOutcomes())
	fieldtest.Titles(t, risk.ControlStatuses())
	fieldtest.Titles(t, risk.PlanGaps())
	fieldtest.Titles(t, risk.Signals())
	fieldtest.Titles(t, risk.PlanStates())
	fieldtest.Titles(t, risk.AppetiteFits())
	fieldtest.Titles(t, risk.Groupings())
	fieldtest.Titles(t, risk.Shapes())
	fieldtest.Titles(t, risk.RangeEndsChoices())
	fieldtest.Titles(t, risk.EstimateStages())
}
