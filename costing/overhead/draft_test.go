package overhead_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/costing/overhead"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

func TestDrafts_AreReadBack(t *testing.T) {
	fieldtest.Drafts(
		t,
		overhead.Centre{},
		overhead.FullCost{},
		overhead.FullCosts(nil),
		overhead.Use{},
	)
}
