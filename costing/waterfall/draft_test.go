package waterfall_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/costing/waterfall"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

func TestDrafts_AreReadBack(t *testing.T) {
	fieldtest.Drafts(
		t,
		waterfall.ClaimsRule(""),
		waterfall.GainPart{},
		waterfall.Paradox{},
		waterfall.ParadoxKind(""),
		waterfall.PoolLine{},
		waterfall.PooledFund{},
		waterfall.RiskBand{},
		waterfall.Tier{},
		waterfall.Tranche{},
		waterfall.Tranches(nil),
		waterfall.Units{},
		waterfall.UnitsRule(""),
	)
}
