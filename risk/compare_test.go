package risk_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// verdictOf is the outcome of a rule for a register with one risk on 30 June 2026.
func verdictOf(t *testing.T, reg risk.Register, rule policy.RuleID) policy.Outcome {
	t.Helper()
	for _, r := range risk.Checks().Judge(reg, day("2026-06-30")).Results {
		if r.Rule == rule {
			return r.Outcome
		}
	}
	require.Fail(t, "no such rule", rule)
	return ""
}

// placed is a register by a matrix with a sound risk that is assessed so, and has no
// control.
func placed(m matrix.Matrix, inherent, current string) risk.Register {
	reg := with(func(r *risk.Risk) {
		r.Inherent, r.Current = assessed("2025-06-30", inherent, "Twelve vacancies"), assessed("2026-04-20", current, "Seven vacancies")
		r.Target, r.Actions, r.Controls = risk.Assessment{}, nil, nil
	})
	reg.Matrix, reg.ReviewMonths, reg.AppetiteRatings, reg.PlansFrom = m, nil, nil, ""
	return reg
}

// Where rating and score tie, the levels decide; where these do not, nobody knows.
func TestChecks_TiesAreNotEqual(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name              string
		matrix            matrix.Matrix
		inherent, current string
		residual, lowered policy.Outcome
	}{
		{"no scores, far worse", matrix.NationalRiskRegister(), "1 1", "5 5", policy.Fail, policy.NotApplicable},
		{"no scores, worse on one axis", matrix.NationalRiskRegister(), "3 3", "3 4", policy.Fail, policy.NotApplicable},
		{"no scores, the same", matrix.NationalRiskRegister(), "3 3", "3 3", policy.Pass, policy.NotApplicable},
		{"no scores, across", matrix.NationalRiskRegister(), "2 4", "4 2", policy.Unknown, policy.Unknown},
		{"letters, lower with no control", matrix.LettersAndNumbers(), "A 2", "D 2", policy.Pass, policy.Fail},
		{"letters, higher", matrix.LettersAndNumbers(), "D 2", "A 2", policy.Fail, policy.NotApplicable},
		{"one score, across", matrix.TriBorough(), "2 5", "5 2", policy.Unknown, policy.Unknown},
		{"one score, the same", matrix.TriBorough(), "2 5", "2 5", policy.Pass, policy.NotApplicable},
		{"a score decides", matrix.TriBorough(), "2 5", "3 3", policy.Pass, policy.Fail},
	} {
		reg := placed(c.matrix, c.inherent, c.current)
		require.NoError(t, reg.Validate(), c.name)
		assert.Equal(t, c.residual, verdictOf(t, reg, "risk-residual"), c.name)
		assert.Equal(t, c.lowered, verdictOf(t, reg, "risk-lowered"), c.name)
	}
}

// The same comparison holds for targets and for what an action is expected to bring.
func TestChecks_AimsAreComparedAsPlaces(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		current, aim string
		want         policy.Outcome
	}{
		{"3 3", "3 4", policy.Fail},
		{"3 3", "2 3", policy.Pass},
		{"2 4", "4 2", policy.Unknown},
		{"3 3", "3 3", policy.Pass},
	} {
		reg := placed(matrix.NationalRiskRegister(), "5 5", c.current)
		reg.Risks[0].Target = assessed("2027-03-31", c.aim, "")
		reg.Risks[0].Actions = sound("x").Actions
		reg.Risks[0].Actions[0].Expected = assessed("2026-12-31", c.aim, "")
		assert.Equal(t, c.want, verdictOf(t, reg, "risk-target"), "%s to %s", c.current, c.aim)
		assert.Equal(t, c.want, verdictOf(t, reg, "risk-action-move"), "%s to %s", c.current, c.aim)
	}
}

// For every two places of every matrix: the checks say of inherent and current what the
// report of changes says of two registers.
func TestChecks_AgreeWithChanges(t *testing.T) {
	t.Parallel()
	q := quarters()
	want := map[matrix.Shift]policy.Outcome{matrix.Up: policy.Fail, matrix.Down: policy.Pass, matrix.NoShift: policy.Pass, matrix.Across: policy.Unknown}
	for _, m := range []matrix.Matrix{matrix.NationalRiskRegister(), matrix.LettersAndNumbers(), matrix.FourByFour()} {
		places := []string{}
		for _, l := range m.Likelihood[:3] {
			for _, i := range m.Impact[:3] {
				places = append(places, string(l.Code)+" "+string(i.Code))
			}
		}
		for _, from := range places {
			for _, to := range places {
				before, now := placed(m, from, from), placed(m, from, to)
				before.AsOf, before.Risks[0].Current.On = q[0], q[0]
				shift := only(t, before, now).Shift
				assert.Equal(t, want[shift], verdictOf(t, now, "risk-residual"), "%s to %s by %s: %s", from, to, m.Name, shift)
			}
		}
	}
}

// Without ratings and scores the worst still comes first, whatever the ids are.
func TestStandings_WorstFirstWithoutScores(t *testing.T) {
	t.Parallel()
	reg := register(levels("a", day("2026-04-20"), "1 1"), levels("b", day("2026-04-20"), "3 3"), levels("c", day("2026-04-20"), "5 5"), levels("d", day("2026-04-20"), "3 4"))
	reg.Matrix, reg.ReviewMonths, reg.AppetiteRatings, reg.PlansFrom = matrix.NationalRiskRegister(), nil, nil, ""
	assert.Equal(t, "c d b a", ids(reg.Standings()))
}
