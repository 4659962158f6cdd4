package risk_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

func TestAssessmentFindsEverythingAtOnce(t *testing.T) {
	t.Parallel()
	require.NoError(t, risk.Assessment{}.Validate())
	require.NoError(t, risk.Assessment{Score: qty("12")}.Validate(), "a score that nothing stands behind is for a rule")
	a := risk.Assessment{
		Likelihood: "very likely", Impact: "!",
		Impacts: []matrix.CriterionImpact{{Impact: "2"}, {Criterion: "money", Impact: "?"}, {Criterion: "money"}},
	}
	assert.EqualError(t, a.Validate(), lines(
		`likelihood: "very likely" is not a level id (1 to 64 letters, digits and -_.:/): invalid`,
		`impact: "!" is not a level id (1 to 64 letters, digits and -_.:/): invalid`,
		"impacts: not used together with an impact: invalid",
		"impacts[0].criterion: required",
		`impacts[1].impact: "?" is not a level id (1 to 64 letters, digits and -_.:/): invalid`,
		"impacts[2].criterion: duplicate: \"money\" is already impacts[1]",
	))
}

func TestAssessmentJSON(t *testing.T) {
	t.Parallel()
	golden(t, "assessment", risk.Assessment{
		On: day("2016-11-30"), By: "K. Bartle", Reason: "Savings of the year are found, those of the next are not",
		Likelihood: "3", Impact: "4", Score: qty("12"),
	})
	golden(t, "assessment-criteria", risk.Assessment{
		On: day("2026-04-01"), Likelihood: "M",
		Impacts: []matrix.CriterionImpact{{Criterion: "money", Impact: "3"}, {Criterion: "service"}},
	})
}
