package staff_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

func TestCategories_HaveTitles(t *testing.T) {
	fieldtest.Titles(t, staff.ReadinessStates())
	fieldtest.Titles(t, staff.PlacementReasons())
	fieldtest.Titles(t, staff.Resources())
}
