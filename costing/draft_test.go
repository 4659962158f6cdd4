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
		costing.Basis{},
		costing.BasisKind(""),
		costing.ComparedOption{},
		costing.ComparedYear{},
		costing.Cost{},
		costing.DerivedDriver{},
		costing.DerivedKind(""),
		costing.Difference{},
		costing.Differences(nil),
		costing.Driver(""),
		costing.DriverTerm{},
		costing.DriverValue{},
		costing.DriverWorking{},
		costing.Facts{},
		costing.Figure{},
		costing.FinancialYear{},
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
		costing.RateBand{},
		costing.Remainder{},
		costing.Remark{},
		costing.RemarkKind(""),
		costing.Rounding(""),
		costing.Rung{},
		costing.Schedule{},
		costing.ScheduleEntry{},
		costing.Scheme{},
		costing.SchemeComparison{},
		costing.Statement{},
		costing.Step{},
		costing.TermCharges{},
		costing.Total{},
		costing.Weight{},
		costing.Working{},
	)
}
