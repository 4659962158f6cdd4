package costing_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

func TestColumns_HoldEveryText(t *testing.T) {
	fieldtest.Columns(t,
		new(costing.AdjustmentKind), new(costing.BasisKind), new(costing.DerivedKind), new(costing.Driver),
		new(costing.FinancialYear), new(costing.Mean), new(costing.Money), new(costing.PercentOf), new(costing.Proportion),
		new(costing.RemarkKind), new(costing.Rounding),
	)
}
