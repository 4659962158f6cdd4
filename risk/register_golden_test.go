package risk_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/risk"
)

// reports are the results that have no Validate of their own.
type reports struct {
	Standings   risk.Standings    `json:"standings"`
	Tallies     risk.Tallies      `json:"tallies"`
	Escalations risk.Escalations  `json:"escalations"`
	Changes     risk.ChangeReport `json:"changes"`
}

func (reports) Validate() error { return nil }

func TestGoldenRegister(t *testing.T) {
	t.Parallel()
	full := fullRegister()
	golden(t, "register", full)
	golden(t, "escalation-rule", risk.EscalationRule{
		To: "joint committee", Source: "Terms of reference 4.2", Score: qty("16"), Rating: "red", Rise: qty("4"), Overdue: true, Above: 2, Velocity: risk.WithinDays,
	})
	golden(t, "proposal", risk.Barriers()[15])
	golden(t, "risk", full.Risks[0])

	before := fullRegister()
	before.AsOf = day("2026-03-31")
	before.Risks[0].Current, before.Risks[4] = assessed("2026-01-15", "3 3", "Five vacancies"), sound("double")
	escalations, err := risk.Escalate([]risk.EscalationRule{{To: "joint committee", Source: "Terms of reference 4.2", Rise: qty("3")}}, []risk.Register{before, full})
	require.NoError(t, err)
	changes, err := risk.Changes([]risk.Register{before, full})
	require.NoError(t, err)
	golden(t, "reports", reports{full.Standings(), full.Tallies(risk.ByCategory), escalations, changes})
}
