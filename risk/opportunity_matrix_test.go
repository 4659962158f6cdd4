package risk_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// gains is the tri-borough matrix with impacts of an opportunity, as a joint waste
// committee has them.
func gains() matrix.Matrix {
	m := matrix.TriBorough()
	m.Name = "Opportunities"
	for i, l := range []matrix.Level{{Code: "minor-benefit"}, {Code: "some-benefit"}, {Code: "real-benefit"}, {Code: "great-benefit"}, {Code: "groundbreaking-benefit"}} {
		l.Score = m.Impact[i].Score
		m.Impact[i] = l
	}
	m.Criteria, m.Combine, m.Losses = nil, "", nil
	return m
}

// chances is a register with a threat and an opportunity that is rated by its own scale.
func chances() risk.Register {
	chance := sound("chance")
	chance.Title, chance.Nature, chance.Treatment = "Schools become clients", risk.Opportunity, risk.Take
	chance.Inherent, chance.Actions = risk.Assessment{}, nil
	chance.Current = assessed("2026-04-20", "4 great-benefit", "Two have asked")
	chance.Target = assessed("2027-03-31", "5 groundbreaking-benefit", "All")
	reg := register(sound("threat"), chance)
	reg.OpportunityMatrix = gains()
	return reg
}

func TestRegister_OpportunityMatrix(t *testing.T) {
	t.Parallel()
	reg := chances()
	require.NoError(t, reg.Validate())
	golden(t, "register-with-opportunities", reg)
	stood := reg.Standings()
	assert.Equal(t, "red (16), 4 × great-benefit", stood[0].Now.String())
	assert.Equal(t, "amber (12), 4 × 3", stood[1].Now.String())
	assert.Equal(t, "threat", string(reg.HeatMap().Risks[0].Label))
	require.Len(t, reg.HeatMap().Risks, 1)
	h, ok := reg.OpportunityMap()
	require.True(t, ok)
	require.NoError(t, h.Validate())
	require.Len(t, h.Risks, 1)
	assert.Equal(t, "chance", h.Risks[0].Label)
	h.Matrix.Ratings[0] = "changed"
	assert.NotEqual(t, h.Matrix.Ratings, reg.OpportunityMatrix.Ratings)

	_, ok = register().OpportunityMap()
	assert.False(t, ok)
	assert.Contains(t, reg.Tables(noNames).Markdown(), "red (25), 5 × groundbreaking-benefit")
}

func TestRegister_OpportunityMatrixBadInput(t *testing.T) {
	t.Parallel()
	reg := chances()
	reg.Risks[0].Current.Impact = "great-benefit"
	reg.Risks[1].Current.Impact, reg.Risks[1].Target.Score = "3", qty("7.5")
	require.EqualError(t, reg.Validate(), lines(
		`risks[0].current.impact: "great-benefit" is not a level (1, 2, 3, 4, 5): not found`,
		`risks[1].current.impact: "3" is not a level (minor-benefit, some-benefit, real-benefit, great-benefit, groundbreaking-benefit): not found`,
		"risks[1].target.score: 7.5 is not a score that the matrix can give: invalid",
	))
	reg = chances()
	reg.OpportunityMatrix.Ratings[0], reg.OpportunityMatrix.Bands[0].Rating, reg.OpportunityMatrix.Source = "white", "white", ""
	require.EqualError(t, reg.Validate(), lines(
		"opportunity_matrix.source: required",
		"opportunity_matrix.ratings: white, amber, red, and the matrix has green, amber, red: invalid",
	))
	reg.OpportunityMatrix = matrix.Matrix{Name: "x"}
	require.ErrorContains(t, reg.Validate(), "opportunity_matrix.ratings: none, and the matrix has green, amber, red: invalid")
}

// The report of changes, the series, the escalation and the translation rate an
// opportunity by its own matrix.
func TestRegister_OpportunityMatrixIsUsedEverywhere(t *testing.T) {
	t.Parallel()
	before, now := chances(), chances()
	q := quarters()
	before.AsOf, now.AsOf = q[0].AddDays(400), q[0].AddDays(500)
	now.Risks[1].Current = assessed(now.AsOf.AddDays(-1).String(), "5 groundbreaking-benefit", "All have asked")
	found, err := risk.Changes([]risk.Register{before, now})
	require.NoError(t, err)
	shifts := map[risk.RiskID]matrix.Shift{}
	for _, c := range found.Changes {
		shifts[c.Risk] = c.Shift
	}
	assert.Equal(t, map[risk.RiskID]matrix.Shift{"threat": matrix.NoShift, "chance": matrix.Up}, shifts)
	series, err := risk.SeriesOf([]risk.Register{before, now})
	require.NoError(t, err)
	assert.Equal(t, "red (25), 5 × groundbreaking-benefit", series.Rows[1].Points[1].Current.String())

	rule := risk.EscalationRule{To: "Joint committee", Source: "Strategy", Impact: "groundbreaking-benefit"}
	up, err := risk.Escalate([]risk.EscalationRule{rule}, []risk.Register{before, now})
	require.NoError(t, err)
	require.Len(t, up, 1)
	assert.Equal(t, risk.RiskID("chance"), up[0].Risk)
	assert.Contains(t, fmt.Sprint(up[0].Reasons), "groundbreaking-benefit")
	rule.Impact = "3"
	up, err = risk.Escalate([]risk.EscalationRule{rule}, []risk.Register{before, now})
	require.NoError(t, err)
	require.Len(t, up, 1)
	assert.Equal(t, risk.RiskID("threat"), up[0].Risk)

	other := now
	other.OpportunityMatrix = matrix.Matrix{}
	other.Risks = now.Risks[:1]
	_, err = risk.Changes([]risk.Register{before, other})
	require.ErrorContains(t, err, "opportunities are not rated as before")

	same := risk.Translation{Likelihood: recodes("1 1 2 2 3 3 4 4 5 5"), Impact: recodes("1 1 2 2 3 3 4 4 5 5")}
	renamed := now.Matrix.Clone()
	renamed.Name = "The same by another name"
	moved, recasts, err := now.Translate(renamed, same)
	require.NoError(t, err)
	require.NoError(t, moved.Validate())
	assert.Empty(t, recasts)
	renamed.Ratings[0], renamed.Bands[0].Rating = "white", "white"
	_, _, err = now.Translate(renamed, same)
	require.EqualError(t, err, "opportunity_matrix.ratings: green, amber, red, and the matrix has white, amber, red: invalid")
}

func ExampleRegister_OpportunityMap() {
	h, ok := chances().OpportunityMap()
	fmt.Println(h.Title, ok, h.Risks[0].Label, h.Risks[0].Now)
	// Output: Legal practice, opportunities, 2026-06-30 true chance red (16), 4 × great-benefit
}
