package risk_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// printed is a risk as a register prints it: a title, a status and no more.
func printed(id risk.RiskID, current risk.Assessment) risk.Risk {
	return risk.Risk{ID: id, Title: "As printed, " + string(id), Nature: risk.Threat, Status: risk.OpenRisk, Current: current}
}

// A pension fund's register: impact 4 × likelihood 3, then 4 × 1, with no day, no event and
// no category. It goes in, and the checks say what it leaves out.
func TestPublished_PensionFund(t *testing.T) {
	t.Parallel()
	r := printed("investments", risk.Assessment{Likelihood: "1", Impact: "4"})
	r.Ref, r.Inherent = "Corp 1", risk.Assessment{Likelihood: "3", Impact: "4"}
	reg := register(r)
	require.NoError(t, reg.Validate())
	assert.Equal(t, "green (4), 1 × 4", reg.Standings()[0].Now.String())
	assert.Equal(t, policy.Unknown, verdictOf(t, reg, "risk-described"))
	assert.Equal(t, policy.Unknown, verdictOf(t, reg, "risk-assessed"))
	assert.Equal(t, policy.Pass, verdictOf(t, reg, "risk-residual"))
	assert.Equal(t, policy.Fail, verdictOf(t, reg, "risk-lowered"), "no control is printed")
	assert.Contains(t, reg.Tables(noNames).Markdown(), "| As printed, investments | Reference | Corp 1 |")
}

// A board assurance framework of five commissioning groups: "initial 16, current 16", and
// neither likelihood nor impact; escalation at 15.
func TestPublished_BoardAssuranceFramework(t *testing.T) {
	t.Parallel()
	r := printed("access", risk.Assessment{Score: qty("16")})
	r.Inherent, r.Objectives = risk.Assessment{Score: qty("16")}, []string{"Care closer to home"}
	lower := printed("estates", risk.Assessment{Score: qty("12")})
	reg := register(lower, r)
	require.NoError(t, reg.Validate())
	assert.Equal(t, "access estates", ids(reg.Standings()))
	assert.Equal(t, "red (16)", reg.Standings()[0].Now.String())
	assert.Equal(t, policy.Pass, verdictOf(t, register(r), "risk-residual"))
	up, err := risk.Escalate([]risk.EscalationRule{{To: "the governing body", Source: "framework", Score: qty("15")}}, []risk.Register{reg})
	require.NoError(t, err)
	require.Len(t, up, 1)
	assert.Equal(t, risk.RiskID("access"), up[0].Risk)
	assert.False(t, up[0].Unsure)
	h := reg.HeatMap()
	require.NoError(t, h.Validate())
	_, err = h.SVG(noNames)
	require.NoError(t, err)
	_, _, err = reg.Translate(matrix.FourByFour(), toWords())
	require.ErrorIs(t, err, field.ErrInvalid, "a score alone stands on no level")
	wrong := register(printed("x", risk.Assessment{Score: qty("17")}))
	require.EqualError(t, wrong.Validate(), "risks[0].current.score: 17 is not a score that the matrix can give: invalid")
}

// A national park's register of 2004/05: likelihood 4.30 × impact 4.70, printed as 20.20.
// Their product is 20.21, but the means are rounded: before that they may have made 20.20.
func TestPublished_WorkshopMeans(t *testing.T) {
	t.Parallel()
	reg := register(
		printed("a", risk.Assessment{Likelihood: "4.30", Impact: "4.70", Score: qty("20.2")}),
		printed("b", risk.Assessment{Likelihood: "4.40", Impact: "4.55", Score: qty("20.02")}),
	)
	reg.Matrix.Means = true
	require.NoError(t, reg.Validate())
	assert.Equal(t, "a b", ids(reg.Standings()), "rounded to levels, they would tie")
	assert.Equal(t, "red (20.21), 4.3 × 4.7", reg.Standings()[0].Now.String())
	assert.Equal(t, policy.Pass, verdictOf(t, reg, "risk-score"))
	for _, test := range []struct {
		likelihood, impact matrix.LevelCode
		score              string
		want               policy.Outcome
	}{
		{"4.30", "4.70", "20.165025", policy.Pass}, // 4.295 × 4.695 is 20.165025
		{"4.30", "4.70", "20.165024", policy.Fail},
		{"4.30", "4.70", "20.255025", policy.Pass}, // 4.305 × 4.705
		{"4.30", "4.70", "20.255026", policy.Fail},
		{"4.3", "5", "21.25", policy.Pass}, // 4.25 × 5
		{"4.3", "5", "21.24", policy.Fail},
		{"4.3", "5", "21.76", policy.Fail},
		{"5.0", "4.9", "24.75", policy.Pass}, // at most 5 × 4.95
		{"5.0", "4.9", "24.8", policy.Fail},
		{"1.0", "1.1", "1.05", policy.Pass}, // at least 1 × 1.05
		{"1.0", "1.1", "1.04", policy.Fail},
		{"4", "4", "16.1", policy.Fail},         // levels are not rounded
		{"4.300", "4.700", "20.2", policy.Fail}, // nor is what has three decimals
	} {
		reg.Risks = []risk.Risk{printed("a", risk.Assessment{Likelihood: test.likelihood, Impact: test.impact, Score: qty(test.score)})}
		assert.Equal(t, test.want, verdictOf(t, reg, "risk-score"), test)
	}
	reg.Matrix.Means = false
	assert.Equal(t, policy.Unknown, verdictOf(t, reg, "risk-score"), "no level of the matrix")
	reg.Matrix.Means = true
	reg.Risks = []risk.Risk{printed("b", risk.Assessment{Likelihood: "4.40", Impact: "4.55", Score: qty("20.02")})}
	assert.Equal(t, policy.Pass, verdictOf(t, reg, "risk-score"))
	_, err := risk.Translation{}.Translate(reg.Risks[0].Current, reg.Matrix, reg.Matrix)
	require.Error(t, err)
}

// A waste partnership's register with an opportunity, and a project template that prints
// another rating than its grid gives.
func TestPublished_OpportunitiesAndPrintedRatings(t *testing.T) {
	t.Parallel()
	chance := printed("recycling", risk.Assessment{Likelihood: "4", Impact: "4", Rating: "red"})
	chance.Nature, chance.Treatment, chance.Source = risk.Opportunity, risk.Take, "clauses 21 and 22 of the agreement"
	slip := printed("slip", risk.Assessment{Likelihood: "3", Impact: "3", Rating: "amber"})
	reg := register(chance, slip)
	require.NoError(t, reg.Validate())
	assert.Equal(t, risk.WithinAppetite, reg.Standings()[0].Fit)
	assert.Equal(t, policy.Pass, verdictOf(t, register(chance), "risk-score"))
	assert.Equal(t, policy.Fail, verdictOf(t, register(slip), "risk-score"))
	assert.Contains(t, reg.Tables(noNames).Markdown(), "| Comes from | clauses 21 and 22 of the agreement |")
	slip.Current.Rating = "purple"
	require.ErrorIs(t, register(slip).Validate(), field.ErrNotFound)
}

// Reviews every so many weeks.
func TestRegister_ReviewsInWeeks(t *testing.T) {
	t.Parallel()
	reg := register(levels("r1", day("2026-06-01"), "4 4"))
	reg.ReviewMonths, reg.ReviewWeeks = nil, []int{26, 13, 4}
	require.NoError(t, reg.Validate())
	assert.Equal(t, day("2026-06-29"), reg.Standings()[0].ReviewDue)
	assert.Equal(t, policy.Fail, verdictOf(t, reg, "risk-review"))
	reg.Risks[0].Reviewed = day("2026-06-02")
	assert.Equal(t, policy.Pass, verdictOf(t, reg, "risk-review"))
	reg.Risks[0].Reviewed, reg.Risks[0].Current.On = day("2026-01-01").AddDays(-800), day("2026-06-01")
	own := register()
	own.Member, own.ReviewMonths, own.ReviewWeeks = "harrow", nil, []int{26, 13, 5}
	_, err := risk.Join([]risk.Register{reg, own})
	require.EqualError(t, err, "registers[1].review_weeks: it is not that of the first register: invalid")
	reg.ReviewMonths = []int{12, 6, 3}
	require.EqualError(t, reg.Validate(), "review_weeks: not used together with review_months: invalid")
	reg.ReviewMonths, reg.ReviewWeeks = nil, []int{4, 13, 0}
	require.EqualError(t, reg.Validate(), lines(
		"review_weeks[1]: amber is reviewed every 13 weeks, and what is lower every 4: out of order",
		"review_weeks[2]: weeks found: 0, wanted: 1 or more: invalid",
	))
}
