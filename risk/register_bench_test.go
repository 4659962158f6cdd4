package risk_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
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

// manyMembers is a register of n risks and as many members, all of whom each second risk
// concerns; the others are merged in one circle.
func manyMembers(n int) risk.Register {
	reg := register(numberedRisks(n)...)
	reg.Members = nil
	for i := range n {
		id := partnership.OrgID(fmt.Sprint("m", i))
		reg.Members = append(reg.Members, id)
		reg.Appetites = append(reg.Appetites, risk.AppetiteStatement{Member: id, Appetite: risk.Open})
		r := &reg.Risks[i]
		if i%2 == 0 {
			continue
		}
		r.Members, r.Related = []partnership.OrgID{id, reg.Members[0]}, []risk.RiskID{reg.Risks[0].ID}
		r.Status, r.Ended, r.MergedInto, r.Actions = risk.MergedRisk, reg.AsOf, reg.Risks[(i+2)%n].ID, nil
	}
	reg.Plans = []risk.ContingencyPlan{exitPlan()}
	for i, r := range reg.Risks {
		reg.Plans[0].Risks = append(reg.Plans[0].Risks, r.ID)
		reg.Plans[0].Steps = append(reg.Plans[0].Steps, risk.PlanStep{What: fmt.Sprint("Step ", i), Lead: qty("1")})
	}
	return reg
}

// BenchmarkRegister_ManyMembers does each thing that looks at who is a member, for ten times
// as many risks and members in about ten times the time.
func BenchmarkRegister_ManyMembers(b *testing.B) {
	checks := risk.Checks()
	for _, n := range []int{1_000, 10_000} {
		reg := manyMembers(n)
		for _, does := range []struct {
			name string
			call func()
		}{
			{"Validate", func() { _ = reg.Validate() }},
			{"Standings", func() { _ = reg.Standings() }},
			{"Concerning", func() { _ = reg.Concerning(reg.Members[n-1]) }},
			{"Tallies", func() { _ = reg.Tallies(risk.ByMember) }},
			{"Tables", func() { _ = reg.Tables(noNames) }},
			{"Coverage", func() { _, _ = reg.Coverage(reg.AsOf) }},
			{"Join", func() { _, _ = risk.Join([]risk.Register{reg, reg}) }},
			{"Judge", func() { _ = checks.Judge(reg, reg.AsOf) }},
		} {
			b.Run(fmt.Sprint(does.name, n), func(b *testing.B) {
				for b.Loop() {
					does.call()
				}
			})
		}
	}
}
