package staff_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

func TestColumns_HoldEveryText(t *testing.T) {
	fieldtest.Columns(t,
		new(staff.PostID), new(staff.Readiness), new(staff.PlacementReason), new(staff.Resource),
	)
}
