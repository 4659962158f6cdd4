package costing_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

func TestDrafts_AreReadBack(t *testing.T) {
	fieldtest.Drafts(
		t,
		costing.Adjustment{},
		costing.AdjustmentKind(""),
		costing.RateBand{},
		costing.Basis{},
		costing.BasisKind(""),
		costing.ComparedOption{},
		costing.ComparedYear{},
		costing.SchemeComparison{},
		costing.Cost{},
		costing.DerivedDriver{},
		costing.DerivedKind(""),
		costing.Difference{},
		costing.Differences(nil),
		costing.Driver(""),
		costing.DriverTerm{},
		costing.DriverWorking{},
		costing.ScheduleEntry{},
		costing.Facts{},
		costing.Figure{},
		costing.FinancialYear{},
		costing.Finding{},
		costing.FindingKind(""),
		costing.Head{},
		costing.LaterScheme{},
		costing.LeaverCost{},
		costing.Mean(""),
		costing.Money{},
		costing.Option{},
		costing.Part{},
		costing.PercentOf(""),
		costing.Portion{},
		costing.ProjectedMember{},
		costing.ProjectedYear{},
		costing.Projection{},
		costing.Proportion(""),
		costing.Remainder{},
		costing.Rounding(""),
		costing.Rung{},
		costing.Schedule{},
		costing.Scheme{},
		costing.Statement{},
		costing.Step{},
		costing.Total{},
		costing.Weight{},
		costing.Working{},
	)
}
