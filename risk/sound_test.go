package risk_test

import (
	"fmt"
	"strings"

	"github.com/google/uuid"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// practice is the id of a legal practice that two boroughs share.
func practice() uuid.UUID { return uuid.UUID{0x5b, 0x01} }

// orgs is ids of organisations: "harrow barnet".
func orgs(text string) (ids []partnership.OrgID) {
	for id := range strings.FieldsSeq(text) {
		ids = append(ids, partnership.OrgID(id))
	}
	return ids
}

// assessed is an assessment on a day: "4 5" is likelihood 4 and impact 5.
func assessed(on, levels, reason string) risk.Assessment {
	likelihood, impact, _ := strings.Cut(levels, " ")
	return risk.Assessment{On: day(on), By: "the board", Reason: reason, Likelihood: matrix.LevelCode(likelihood), Impact: matrix.LevelCode(impact)}
}

// sound is a risk in which no rule finds anything on 30 June 2026.
func sound(id risk.RiskID) risk.Risk {
	return risk.Risk{
		ID: id, Title: "Too few lawyers", Cause: "Pay is below the market", Event: "Lawyers leave", Consequence: "Cases are late",
		Nature: risk.Threat, Category: risk.PeopleRisk, Treatment: risk.Treat,
		Owner: "Director of Legal", Raised: day("2025-06-30"), Velocity: risk.WithinMonths,
		Inherent: assessed("2025-06-30", "4 5", "Twelve vacancies"),
		Current:  assessed("2026-04-20", "4 3", "Seven vacancies"),
		Target:   assessed("2027-03-31", "2 3", "Three vacancies"),
		Controls: []risk.Control{
			{ID: "locums", Title: "Framework for locums", Owner: "Head of Practice", Effectiveness: qty("0.4"), Status: risk.Working, From: day("2025-09-01")},
			{ID: "trainees", Title: "Trainee scheme", Owner: "Head of Practice", Effectiveness: qty("0.5"), Status: risk.Planned, From: day("2026-09-01")},
		},
		Actions: []risk.Action{{
			ID: "market", What: "Agree a market supplement", Owner: "Head of HR", Due: day("2026-09-30"), Cost: pounds("42000.00"),
			Expected: assessed("2026-12-31", "3 3", ""),
		}},
		Indicators: []risk.Indicator{{
			ID: "vacancies", Measure: "posts vacant, %", Better: partnership.LowerIsBetter, Warning: qty("8"), Limit: qty("15"),
			Readings: []risk.Reading{{On: day("2026-03-31"), Value: qty("11")}, {On: day("2026-06-15"), Value: qty("9.5")}},
		}},
		Status: risk.OpenRisk,
	}
}

// register is a register of 30 June 2026 with these risks, by the matrix of the
// tri-borough services.
func register(risks ...risk.Risk) risk.Register {
	return risk.Register{
		Partnership: practice(), Title: "Legal practice", AsOf: day("2026-06-30"), Members: orgs("harrow barnet"),
		Matrix: matrix.TriBorough(), PlansFrom: "red", ReviewMonths: []int{12, 6, 3},
		AppetiteRatings: []matrix.Rating{"green", "green", "amber", "amber", "red"},
		Appetites: []risk.AppetiteStatement{
			{Appetite: risk.Cautious},
			{Category: risk.ProgrammeRisk, Appetite: risk.Open},
			{Member: "barnet", Category: risk.FinancialRisk, Appetite: risk.Averse},
		},
		Risks: append([]risk.Risk{}, risks...),
	}
}

// exitPlan is a plan for the day on which a member leaves, in which nothing is
// missing.
func exitPlan() risk.ContingencyPlan {
	return risk.ContingencyPlan{
		ID: "exit", Function: "Legal advice to both boroughs", Exit: true, Trigger: "A member serves notice", Warning: qty("365"),
		Owner: "Director of Legal", Steps: []risk.PlanStep{{What: "Set up two teams", Owner: "Head of Practice", Lead: qty("270")}},
		Prepare: pounds("5000.00"), Implement: pounds("180000.00"), StandDown: pounds("0.00"), Funding: halves().Shares,
		TestMonths: 24, Tests: []risk.PlanTest{{On: day("2025-11-03"), How: "Table-top exercise", Outcome: risk.TestPassed}},
		Moves: []risk.PlanMove{{To: risk.DraftPlan, On: day("2025-09-01"), By: "Head of Practice"}, {To: risk.ApprovedPlan, On: day("2025-10-01"), By: "Joint committee"}},
	}
}

// changed is a sound risk after a change.
func changed(change func(*risk.Risk)) risk.Risk {
	r := sound("r1")
	change(&r)
	return r
}

// with is a register of one sound risk after a change.
func with(change func(*risk.Risk)) risk.Register { return register(changed(change)) }

// ids is the ids of standings, in order.
func ids(standings []risk.Standing) string {
	all := make([]string, len(standings))
	for i, s := range standings {
		all[i] = string(s.Risk)
	}
	return strings.Join(all, " ")
}

// numberedRisks is n sound risks that differ in their id and their levels.
func numberedRisks(n int) []risk.Risk {
	risks := make([]risk.Risk, n)
	for i := range risks {
		r := sound(risk.RiskID(fmt.Sprintf("r%03d", i)))
		r.Category = risk.Categories()[i%len(risk.Categories())]
		r.Current.Likelihood = matrix.LevelCode(fmt.Sprint(1 + i%4))
		r.Current.Impact = matrix.LevelCode(fmt.Sprint(1 + i/4%5))
		risks[i] = r
	}
	return risks
}
