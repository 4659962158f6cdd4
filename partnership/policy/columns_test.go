package policy_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

func TestColumns_HoldEveryText(t *testing.T) {
	fieldtest.Columns(t,
		new(policy.Outcome), new(policy.Pointer), new(policy.RuleID), new(policy.Severity),
	)
}
