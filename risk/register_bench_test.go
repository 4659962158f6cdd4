package risk_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/risk"
)

// large is a register of 500 risks in which nothing is wrong.
func large() risk.Register {
	reg := register(numberedRisks(500)...)
	for i := range reg.Risks {
		r := &reg.Risks[i]
		r.Bearing = halves()
		r.Inherent = assessed("2025-06-30", "5 5", "Twelve vacancies")
		r.Target = assessed("2027-03-31", "1 1", "Three vacancies")
		r.Actions[0].Expected = assessed("2026-12-31", "1 1", "")
		if i > 0 {
			r.CausedBy = []risk.RiskID{reg.Risks[i-1].ID}
		}
	}
	reg.Plans = []risk.ContingencyPlan{exitPlan()}
	for _, r := range reg.Risks {
		reg.Plans[0].Risks = append(reg.Plans[0].Risks, r.ID)
	}
	return reg
}

func BenchmarkValidateAndCheck500Risks(b *testing.B) {
	b.ReportAllocs()
	reg, checks := large(), risk.Checks()
	require.NoError(b, reg.Validate())
	require.False(b, checks.Judge(reg, reg.AsOf).Blocked())
	for b.Loop() {
		if err := reg.Validate(); err != nil {
			b.Fatal(err)
		}
		if checks.Judge(reg, reg.AsOf).Blocked() {
			b.Fatal("blocked")
		}
	}
}

func BenchmarkChanges500Risks(b *testing.B) {
	b.ReportAllocs()
	before, now := large(), large()
	before.AsOf = day("2026-03-31")
	for i := range now.Risks {
		now.Risks[i].Current.Likelihood = "3"
		now.Risks[i].Actions[0].Done = day("2026-06-01")
	}
	for b.Loop() {
		report, err := risk.Changes([]risk.Register{before, now})
		if err != nil || len(report.Changes) != 500 {
			b.Fatal(err)
		}
	}
}

func BenchmarkStandings500Risks(b *testing.B) {
	b.ReportAllocs()
	reg := large()
	for b.Loop() {
		if len(reg.Standings()) != 500 {
			b.Fatal("some are missing")
		}
	}
}

func BenchmarkMarkdown500Risks(b *testing.B) {
	b.ReportAllocs()
	reg := large()
	for b.Loop() {
		if reg.Tables(noNames).Markdown() == "" {
			b.Fatal("nothing is written")
		}
	}
}
