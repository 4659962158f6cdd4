package quant_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/risk/quant"
)

func TestColumns_HoldEveryText(t *testing.T) {
	fieldtest.Columns(t,
		new(quant.AllocationBasis),
	)
}
