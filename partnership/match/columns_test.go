package match_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/partnership/match"
)

func TestColumns_HoldEveryText(t *testing.T) {
	fieldtest.Columns(t,
		new(match.Aim), new(match.Constraint), new(match.FitCriterion), new(match.Record), new(match.Stand), new(match.SupportKind),
	)
}
