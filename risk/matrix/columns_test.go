package matrix_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

func TestColumns_HoldEveryText(t *testing.T) {
	fieldtest.Columns(t,
		new(matrix.LevelCode), new(matrix.Combination), new(matrix.CoxCondition), new(matrix.CriterionID), new(matrix.Ends),
		new(matrix.Formula), new(matrix.Shift),
	)
}
