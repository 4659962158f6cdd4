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
		costing.Cost{},
		costing.Difference{},
		costing.Differences(nil),
		costing.Driver(""),
		costing.Entry{},
		costing.Facts{},
		costing.Figure{},
		costing.FinancialYear{},
		costing.Mean(""),
		costing.Money{},
		costing.Part{},
		costing.Portion{},
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
