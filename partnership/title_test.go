package partnership_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

// TestTitles holds that a form can show every value of every category.
func TestTitles(t *testing.T) {
	fieldtest.Titles(t, partnership.ExitStrategies())
	fieldtest.Titles(t, partnership.Barriers())
	fieldtest.Titles(t, partnership.Maturities())
	fieldtest.Titles(t, partnership.Sectors())
	fieldtest.Titles(t, partnership.Kinds())
	fieldtest.Titles(t, partnership.Authorities())
	fieldtest.Titles(t, partnership.Roles())
	fieldtest.Titles(t, partnership.Powers())
	fieldtest.Titles(t, partnership.PrerequisiteKinds())
	fieldtest.Titles(t, partnership.ProcurementRoutes())
	fieldtest.Titles(t, partnership.Directions())
	fieldtest.Titles(t, partnership.Periods())
	fieldtest.Titles(t, partnership.Attainments())
	fieldtest.Titles(t, partnership.SupplyStances())
	fieldtest.Titles(t, partnership.ChangeStances())
	fieldtest.Titles(t, partnership.BreadthStances())
	fieldtest.Titles(t, partnership.Fits())
	fieldtest.Titles(t, partnership.Structures())
	fieldtest.Titles(t, partnership.Holders())
	fieldtest.Titles(t, partnership.DecisionRules())
	fieldtest.Titles(t, partnership.Sides())
	fieldtest.Titles(t, partnership.VoteBases())
	fieldtest.Titles(t, partnership.VoteOutcomes())
	fieldtest.Titles(t, partnership.VotingRules())
	fieldtest.Titles(t, partnership.Comparisons())
}

// A form shows what it does not know in its own words, and what is not set not at all.
func TestTitles_OfUnknownValues(t *testing.T) {
	for _, title := range []func(text string) string{
		func(text string) string { return partnership.ProcurementRoute(text).Title() },
		func(text string) string { return partnership.Direction(text).Title() },
		func(text string) string { return partnership.Period(text).Title() },
		func(text string) string { return partnership.BreadthStance(text).Title() },
		func(text string) string { return partnership.Fit(text).Title() },
		func(text string) string { return partnership.Holder(text).Title() },
		func(text string) string { return partnership.DecisionRule(text).Title() },
		func(text string) string { return partnership.VotingRule(text).Title() },
		func(text string) string { return partnership.Comparison(text).Title() },
	} {
		assert.Equal(t, "By lot", title("by-lot"))
		assert.Empty(t, title(""))
	}
}
