package appraisal_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

func TestGoldenDocuments(t *testing.T) {
	t.Parallel()
	a := legal()
	a.RiskItems = []string{"case-system"}
	fieldtest.Golden(t, "testdata/golden/appraisal.json", a)
	fieldtest.Golden(t, "testdata/golden/deflator.json", appraisal.GDPDeflator2025())
	fieldtest.Golden(t, "testdata/golden/review-2026.json", appraisal.DiscountReview2026())
	for _, i := range inputs()[:1] {
		fieldtest.Golden(t, "testdata/golden/input.json", i)
	}
	fieldtest.Golden(t, "testdata/golden/scenario.json", late())
	fieldtest.Golden(t, "testdata/golden/schedule-row.json", scheduled("IT", appraisal.TransitionFlow, "harrow", "2026/27", 50))
	waiting := estimated().Options[1].Flows[1]
	waiting.Overrun = overrun("24", "39")
	fieldtest.Golden(t, "testdata/golden/flow.json", waiting)
	named := textbook()
	named.Against = "share"
	fieldtest.Golden(t, "testdata/golden/against.json", named)

	small := textbook()
	small.Partners = a.Partners[:2]
	small.Options[1].Flows[0].Shares, small.Options[1].Flows[1].Shares = shares("harrow 50% barnet 50%"), shares("harrow 80% barnet 20%")
	brief := small // with few rates, for the documents of the fuzz test
	brief.Schedule.Bands = brief.Schedule.Bands[:1]
	fieldtest.Golden(t, "testdata/golden/textbook.json", brief)
	fieldtest.Written(t, "testdata/golden/summary.json", evaluate(t, small))
	tornado, err := a.OneWay("share", "home", inputs())
	require.NoError(t, err)
	fieldtest.Written(t, "testdata/golden/tornado.json", tornado)
	values, err := a.SwitchingValues("share", "home", inputs())
	require.NoError(t, err)
	fieldtest.Written(t, "testdata/golden/switching-values.json", values)
	results, err := a.Scenarios([]appraisal.Scenario{late()})
	require.NoError(t, err)
	fieldtest.Written(t, "testdata/golden/scenarios.json", results)
	fieldtest.RoundTrip(t, appraisal.OptimismBiasFigures())
}

// late is a scenario in which savings come a year late.
func late() appraisal.Scenario {
	return appraisal.Scenario{
		Name:     "Late",
		Changes:  []appraisal.LeverChange{{Flows: appraisal.FlowChoice{Side: appraisal.BenefitFlow}, Lever: appraisal.DelayLever, Value: qty("1")}},
		Schedule: appraisal.GreenBook2026Sensitivity(),
	}
}

func TestTitles(t *testing.T) {
	t.Parallel()
	fieldtest.Titles(t, appraisal.OptionKinds())
	fieldtest.Titles(t, appraisal.FlowSides())
	fieldtest.Titles(t, appraisal.FlowTimings())
	fieldtest.Titles(t, appraisal.FlowFundings())
	fieldtest.Titles(t, appraisal.FlowCashes())
	fieldtest.Titles(t, appraisal.FlowPurposes())
	fieldtest.Titles(t, appraisal.ProjectTypes())
	fieldtest.Titles(t, appraisal.PaybackStates())
	fieldtest.Titles(t, appraisal.SwitchStates())
	fieldtest.Titles(t, appraisal.Levers())
	assert.Equal(t, "Charity (HRW)", appraisal.OptionKind("hrw-charity").Title())
	assert.Equal(t, []string{"%", "years"}, []string{appraisal.AmountLever.Unit(), appraisal.DelayLever.Unit()})
}

// A kind of one's own is read, and no other unknown one.
func TestOptionKind_OfOnesOwn(t *testing.T) {
	t.Parallel()
	var k appraisal.OptionKind
	require.NoError(t, k.UnmarshalText([]byte("hrw-charity")))
	assert.True(t, k.Own())
	require.NoError(t, k.Validate())
	for text, want := range map[string]string{
		"hrw-": "is not a kind of option", "charity": "is not a kind of option", "hrw-our charity": "is not a kind of option",
	} {
		require.ErrorContains(t, k.UnmarshalText([]byte(text)), want)
		require.ErrorContains(t, appraisal.OptionKind(text).Validate(), want)
	}
	for _, known := range appraisal.OptionKinds() {
		assert.False(t, known.Own(), known)
	}
	require.NoError(t, k.UnmarshalText(nil))
	assert.Empty(t, k)
}
