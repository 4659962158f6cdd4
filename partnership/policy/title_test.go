package policy_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// TestTitles holds that a form can show every value of every category.
func TestTitles(t *testing.T) {
	fieldtest.Titles(t, policy.Outcomes())
	fieldtest.Titles(t, policy.Severities())
}
