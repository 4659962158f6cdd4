package quant_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/risk/quant"
)

func TestDrafts_AreReadBack(t *testing.T) {
	t.Parallel()
	fieldtest.Drafts(
		t,
		quant.Adequacy{},
		quant.AllocationBasis(""),
		quant.Cause{},
		quant.Contribution{},
		quant.Contributions{},
		quant.Distribution{},
		quant.Exposure{},
		quant.MemberTotal{},
		quant.MemberTotals{},
		quant.Portfolio{},
		quant.PortfolioTotal{},
		quant.ProposedAction{},
		quant.Raise{},
		quant.Reduction{},
		quant.Worth{},
		quant.Worths{},
	)
}

// TestTitles holds that a form can show every value of every category.
func TestTitles(t *testing.T) {
	t.Parallel()
	fieldtest.Titles(t, quant.AllocationBases())
}
