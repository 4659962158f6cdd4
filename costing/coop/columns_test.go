package coop_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/costing/coop"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

func TestColumns_HoldEveryText(t *testing.T) {
	fieldtest.Columns(t,
		new(coop.Exact), new(coop.Holding), new(coop.Axiom), new(coop.RowKind), new(coop.AllocationRule), new(coop.Verdict),
	)
}
