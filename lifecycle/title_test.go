package lifecycle_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

// TestCategories_HaveTitles holds that a form can show every value of every category.
func TestCategories_HaveTitles(t *testing.T) {
	fieldtest.Titles(t, lifecycle.DeadlineKinds())
	fieldtest.Titles(t, lifecycle.Answers())
	fieldtest.Titles(t, lifecycle.EventKinds())
	fieldtest.Titles(t, lifecycle.EvidenceKinds())
	fieldtest.Titles(t, lifecycle.Topics())
	fieldtest.Titles(t, lifecycle.EvidenceStates())
	fieldtest.Titles(t, lifecycle.Gateways())
	fieldtest.Titles(t, lifecycle.ConfidenceScales())
	fieldtest.Titles(t, lifecycle.Stages())
	fieldtest.Titles(t, lifecycle.Phases())
	fieldtest.Titles(t, lifecycle.FiveLevel.Levels())
}
