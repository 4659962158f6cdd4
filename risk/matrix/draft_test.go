package matrix_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

func TestDrafts_AreReadBack(t *testing.T) {
	t.Parallel()
	fieldtest.Drafts(
		t,
		matrix.Cell{},
		matrix.Combination(""),
		matrix.CoxCondition(""),
		matrix.CoxWarning{},
		matrix.Criterion{},
		matrix.CriterionID(""),
		matrix.CriterionImpact{},
		matrix.Ends(""),
		matrix.Formula(""),
		matrix.HeatMap{},
		matrix.Level{},
		matrix.LevelCode(""),
		matrix.LossBand{},
		matrix.LossScale{},
		matrix.Marker{},
		matrix.Matrix{},
		matrix.ProbabilityBand{},
		matrix.Rating(""),
		matrix.RatingBand{},
		matrix.Scale(nil),
		matrix.Shift(""),
	)
}
