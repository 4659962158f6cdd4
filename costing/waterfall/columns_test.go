package waterfall_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/costing/waterfall"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

func TestColumns_HoldEveryText(t *testing.T) {
	fieldtest.Columns(t,
		new(waterfall.ClaimsRule), new(waterfall.ParadoxKind), new(waterfall.UnitsRule),
	)
}
