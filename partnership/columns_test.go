package partnership_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

func TestColumns_HoldEveryText(t *testing.T) {
	fieldtest.Columns(t,
		new(partnership.Attainment), new(partnership.Authority), new(partnership.Barrier), new(partnership.BreadthStance),
		new(partnership.ChangeStance), new(partnership.Comparison), new(partnership.DecisionRule),
		new(partnership.Direction), new(partnership.ExitStrategy), new(partnership.Fit), new(partnership.Fraction),
		new(partnership.Holder), new(partnership.Kind), new(partnership.LineID), new(partnership.Maturity),
		new(partnership.OrgID), new(partnership.Period), new(partnership.Power), new(partnership.PrerequisiteKind),
		new(partnership.ProcurementRoute), new(partnership.Quantity), new(partnership.Role), new(partnership.Sector),
		new(partnership.Side), new(partnership.Structure), new(partnership.SupplyStance), new(partnership.Threshold),
		new(partnership.VoteBase), new(partnership.VoteOutcome), new(partnership.VotingRule),
	)
}
