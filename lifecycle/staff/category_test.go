package staff_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

// titled asserts what fieldtest.Titles does, and that what is not of the category has no
// title.
func titled[T interface {
	~string
	Title() string
}](t *testing.T, all []T) {
	t.Helper()
	fieldtest.Titles(t, all)
	assert.Empty(t, T("").Title())
	assert.Empty(t, T("anything").Title())
}

func TestTitle_OfEveryCategory(t *testing.T) {
	titled(t, staff.ReadinessStates())
	titled(t, staff.Reasons())
	titled(t, staff.Resources())
}
