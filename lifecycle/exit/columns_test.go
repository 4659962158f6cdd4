package exit_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle/exit"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

func TestColumns_HoldEveryText(t *testing.T) {
	fieldtest.Columns(t,
		new(exit.AssetBasis), new(exit.AssetID), new(exit.Bearer), new(exit.Consent), new(exit.ContractAction),
		new(exit.ContractID), new(exit.CostKind), new(exit.DataID),
	)
}
