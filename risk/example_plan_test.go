package risk_test

import (
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

func ExampleRegister_Coverage() {
	threat := func(id risk.RiskID, title string, likelihood, impact matrix.LevelCode) risk.Risk {
		return risk.Risk{
			ID: id, Title: title, Nature: risk.Threat, Status: risk.OpenRisk,
			Current: risk.Assessment{Likelihood: likelihood, Impact: impact},
		}
	}
	reg := risk.Register{
		AsOf: calendar.MustDate("2026-06-30"), Members: []partnership.OrgID{"harrow", "barnet"},
		Matrix: matrix.TriBorough(), PlansFrom: "red",
		Risks: []risk.Risk{
			threat("R-01", "A member leaves", "4", "4"),
			threat("R-02", "The case system fails", "4", "5"),
			threat("R-03", "A court moves", "5", "2"),
		},
		Plans: []risk.ContingencyPlan{{
			ID: "exit", Function: "Legal advice", Risks: []risk.RiskID{"R-01"}, Exit: true,
			Trigger: "Notice is given", Owner: "Director of legal", Warning: partnership.MustQuantity("365"),
			Steps:   []risk.PlanStep{{What: "Recruit", Lead: partnership.MustQuantity("270")}},
			Funding: []partnership.Share{{Org: "harrow", Fraction: partnership.MustFraction("1/1")}},
			Moves: []risk.PlanMove{
				{On: calendar.MustDate("2026-01-12"), To: risk.DraftPlan}, {On: calendar.MustDate("2026-03-02"), To: risk.ApprovedPlan},
			},
		}},
	}
	coverage, err := reg.Coverage(reg.AsOf)
	for _, c := range coverage {
		fmt.Println(c.Risk, c.Title, c.Covered)
		for _, p := range c.Plans {
			fmt.Println("  plan", p.Plan, p.State, p.Gaps)
		}
	}
	fmt.Println(err)
	// Output:
	// R-02 The case system fails false
	// R-01 A member leaves false
	//   plan exit approved [not-tested no-test-interval]
	// <nil>
}

func ExampleTranslation_Translate() {
	letters, numbers := matrix.LettersAndNumbers(), matrix.CityOfLondon()
	by := risk.Translation{
		Likelihood: []risk.Recode{{From: "F", To: "1"}, {From: "E", To: "1"}, {From: "D", To: "2"}, {From: "C", To: "3"}, {From: "B", To: "4"}, {From: "A", To: "4"}},
		Impact:     []risk.Recode{{From: "4", To: "1"}, {From: "3", To: "2"}, {From: "2", To: "4"}, {From: "1", To: "8"}},
	}
	moved, err := by.Translate(risk.Assessment{Likelihood: "C", Impact: "1"}, letters, numbers)
	fmt.Println(moved.Likelihood, moved.Impact, err)
	by.Impact = by.Impact[:3]
	fmt.Println(by.Check(letters, numbers))
	// Output:
	// 3 8 <nil>
	// impact: nothing takes the place of 1: required
}

func ExampleRegister_ExitPlan() {
	reg := risk.Register{Plans: []risk.ContingencyPlan{
		{ID: "P-01", Function: "Payroll"},
		{ID: "P-02", Function: "A team of our own again", Exit: true},
	}}
	plan, ok := reg.ExitPlan()
	fmt.Println(plan.ID, ok)
	// Output: P-02 true
}
