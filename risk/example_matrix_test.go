package risk_test

import (
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/risk"
)

// show prints what a matrix says of a pair of levels.
func show(m risk.Matrix, likelihood, impact risk.Code) {
	r, err := m.Rate(likelihood, impact)
	fmt.Println(r.Rating, r.Score, err)
}

func ExampleTriBorough() {
	show(risk.TriBorough(), "4", "4")
	show(risk.TriBorough(), "3", "5")
	show(risk.TriBorough(), "2", "5")
	// Output:
	// red 16 <nil>
	// amber 15 <nil>
	// green 10 <nil>
}

func ExampleCambridgeshireAndPeterborough() {
	show(risk.CambridgeshireAndPeterborough(), "3", "5")
	show(risk.CambridgeshireAndPeterborough(), "5", "3")
	// Output:
	// red 15 <nil>
	// amber 15 <nil>
}

func ExampleNationalRiskRegister() {
	matrix := risk.NationalRiskRegister()
	for _, probability := range []string{"0.001", "0.002", "0.02", "0.25", "0.26"} {
		code, _ := matrix.LikelihoodOf(partnership.MustQuantity(probability))
		fmt.Print(code, " ")
	}
	fmt.Println()
	// Output: 1 2 3 4 5
}

func ExampleLettersAndNumbers() {
	show(risk.LettersAndNumbers(), "C", "1")
	show(risk.LettersAndNumbers(), "D", "1")
	show(risk.LettersAndNumbers(), "A", "2") // the most likely, and not catastrophic
	// Output:
	// red not known <nil>
	// amber not known <nil>
	// amber not known <nil>
}

func ExampleCityOfLondon() {
	show(risk.CityOfLondon(), "3", "8") // possible, extreme
	show(risk.CityOfLondon(), "2", "4") // unlikely, major
	// Output:
	// red 24 <nil>
	// amber 8 <nil>
}

func ExampleFourByFour() {
	show(risk.FourByFour(), "high", "serious")
	fmt.Println(risk.FourByFour().CoxWarnings())
	// Output:
	// red not known <nil>
	// []
}

func ExampleRegister_Coverage() {
	threat := func(id risk.RiskID, title string, likelihood, impact risk.Code) risk.Risk {
		return risk.Risk{
			ID: id, Title: title, Nature: risk.Threat, Status: risk.OpenRisk,
			Current: risk.Assessment{Likelihood: likelihood, Impact: impact},
		}
	}
	reg := risk.Register{
		AsOf: calendar.MustDate("2026-06-30"), Partners: []partnership.OrgID{"harrow", "barnet"},
		Matrix: risk.TriBorough(), PlansFrom: "red",
		Risks: []risk.Risk{
			threat("R-01", "A partner leaves", "4", "4"),
			threat("R-02", "The case system fails", "4", "5"),
			threat("R-03", "A court moves", "5", "2"),
		},
		Plans: []risk.Plan{{
			ID: "exit", Function: "Legal advice", Risks: []risk.RiskID{"R-01"}, Exit: true,
			Trigger: "Notice is given", Owner: "Director of legal", Warning: partnership.MustQuantity("365"),
			Steps:   []risk.PlanStep{{What: "Recruit", Lead: partnership.MustQuantity("270")}},
			Funding: []risk.OrgShare{{Org: "harrow", Share: risk.MustShare("1/1")}},
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
	// R-01 A partner leaves false
	//   plan exit approved [not-tested]
	// <nil>
}

func ExampleHeatMap_Since() {
	matrix := risk.TriBorough()
	on := func(likelihood, impact risk.Code) risk.HeatMap {
		now, _ := matrix.Rate(likelihood, impact)
		return risk.HeatMap{Title: "HR", Matrix: matrix, Risks: []risk.Marker{{Label: "R-01", Now: now}}}
	}
	moved, err := on("4", "5").Since(on("3", "5"))
	fmt.Println(moved.Risks[0].Before.Score, "to", moved.Risks[0].Now.Score, err)
	// Output: 15 to 20 <nil>
}

func ExampleHeatMap_Counts() {
	matrix := risk.FourByFour()
	now, _ := matrix.Rate("low", "critical")
	heatMap := risk.HeatMap{Title: "HR", Matrix: matrix, Risks: []risk.Marker{{Label: "R-01", Now: now}, {Label: "R-02", Now: now}}}
	for _, row := range heatMap.Counts() {
		fmt.Println(row)
	}
	// Output:
	// [0 0 0 0]
	// [0 0 0 2]
	// [0 0 0 0]
	// [0 0 0 0]
}

func ExampleTranslation_Translate() {
	letters, numbers := risk.LettersAndNumbers(), risk.CityOfLondon()
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

func ExampleRegister_HeatMap() {
	reg := risk.Register{
		Title: "Legal practice", AsOf: calendar.MustDate("2026-06-30"), Matrix: risk.TriBorough(),
		Risks: []risk.Risk{
			{ID: "R-01", Status: risk.OpenRisk, Current: risk.Assessment{Likelihood: "3", Impact: "4"}},
			{ID: "R-02", Status: risk.OpenRisk, Current: risk.Assessment{Likelihood: "4", Impact: "4"}},
			{ID: "R-03", Status: risk.ClosedRisk, Current: risk.Assessment{Likelihood: "5", Impact: "5"}},
		},
	}
	heatMap := reg.HeatMap()
	fmt.Println(heatMap.Title)
	for _, p := range heatMap.Risks {
		fmt.Println(p.Label, p.Now.Rating, p.Now.Score)
	}
	// Output:
	// Legal practice, 2026-06-30
	// R-02 red 16
	// R-01 amber 12
}

func ExampleRegister_ExitPlan() {
	reg := risk.Register{Plans: []risk.Plan{
		{ID: "P-01", Function: "Payroll"},
		{ID: "P-02", Function: "A team of our own again", Exit: true},
	}}
	plan, ok := reg.ExitPlan()
	fmt.Println(plan.ID, ok)
	// Output: P-02 true
}
