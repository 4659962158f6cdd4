package matrix_test

import (
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// Two risks on the matrix that three London boroughs shared, as a committee reads them.
func Example() {
	m := matrix.TriBorough()
	payroll, _ := m.Rate("4", "5")
	before, _ := m.Rate("3", "5")
	lawyers, err := m.Rate("2", "3")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(payroll, lawyers, payroll.ShiftFrom(before))
	table, err := matrix.HeatMap{Title: "HR", Matrix: m, Risks: []matrix.Marker{
		{Label: "Payroll fails", Now: payroll, Before: before},
		{Label: "Too few lawyers", Now: lawyers},
	}}.Table(report.Names{})
	fmt.Print(table.Markdown())
	fmt.Println(err)
	// Output:
	// red (20), 4 × 5 green (6), 2 × 3 up
	// ## HR
	//
	// | Likelihood ↓ Impact → | 1 | 2 | 3 | 4 | 5 |
	// |---|---|---|---|---|---|
	// | 5 | green 5 | green 10 | amber 15 | red 20 | red 25 |
	// | 4 | green 4 | green 8 | amber 12 | red 16 | red 20: Payroll fails ▲ (1) |
	// | 3 | green 3 | green 6 | green 9 | amber 12 | amber 15 |
	// | 2 | green 2 | green 4 | green 6: Too few lawyers (1) | green 8 | green 10 |
	// | 1 | green 1 | green 2 | green 3 | green 4 | green 5 |
	//
	// 1. Payroll fails ▲ up from likelihood 3 and impact 5
	// <nil>
}

// A council that assesses impact by money and by reputation, and takes the worse.
func ExampleMatrix_Rate_criteria() {
	m := matrix.TriBorough()
	m.Criteria = []matrix.Criterion{{ID: "money", Name: "Financial"}, {ID: "name", Name: "Reputation"}}
	m.Combine = matrix.WorstImpact
	cell, err := m.Rate("4", "",
		matrix.CriterionImpact{Criterion: "money", Impact: "2"},
		matrix.CriterionImpact{Criterion: "name", Impact: "4"})
	fmt.Println(cell, err)
	// Output: red (16), 4 × 4 <nil>
}

// show prints what a matrix says of a pair of levels.
func show(m matrix.Matrix, likelihood, impact matrix.LevelCode) {
	r, err := m.Rate(likelihood, impact)
	fmt.Println(r.Rating, r.Score, err)
}

func ExampleTriBorough() {
	show(matrix.TriBorough(), "4", "4")
	show(matrix.TriBorough(), "3", "5")
	show(matrix.TriBorough(), "2", "5")
	// Output:
	// red 16 <nil>
	// amber 15 <nil>
	// green 10 <nil>
}

func ExampleCambridgeshireAndPeterborough() {
	show(matrix.CambridgeshireAndPeterborough(), "3", "5")
	show(matrix.CambridgeshireAndPeterborough(), "5", "3")
	// Output:
	// red 15 <nil>
	// amber 15 <nil>
}

func ExampleNationalRiskRegister() {
	m := matrix.NationalRiskRegister()
	for _, probability := range []string{"0.001", "0.002", "0.02", "0.25", "0.26"} {
		code, _ := m.LikelihoodOf(partnership.MustQuantity(probability))
		fmt.Print(code, " ")
	}
	fmt.Println()
	// Output: 1 2 3 4 5
}

func ExampleLettersAndNumbers() {
	show(matrix.LettersAndNumbers(), "C", "1")
	show(matrix.LettersAndNumbers(), "D", "1")
	show(matrix.LettersAndNumbers(), "A", "2") // the most likely, and not catastrophic
	// Output:
	// red not known <nil>
	// amber not known <nil>
	// amber not known <nil>
}

func ExampleCityOfLondon() {
	show(matrix.CityOfLondon(), "3", "8") // possible, extreme
	show(matrix.CityOfLondon(), "2", "4") // unlikely, major
	// Output:
	// red 24 <nil>
	// amber 8 <nil>
}

func ExampleFourByFour() {
	show(matrix.FourByFour(), "high", "serious")
	fmt.Println(matrix.FourByFour().CoxWarnings())
	// Output:
	// red not known <nil>
	// []
}

func ExampleHeatMap_Since() {
	m := matrix.TriBorough()
	on := func(likelihood, impact matrix.LevelCode) matrix.HeatMap {
		now, _ := m.Rate(likelihood, impact)
		return matrix.HeatMap{Title: "HR", Matrix: m, Risks: []matrix.Marker{{Label: "R-01", Now: now}}}
	}
	moved, err := on("4", "5").Since(on("3", "5"))
	fmt.Println(moved.Risks[0].Before.Score, "to", moved.Risks[0].Now.Score, err)
	// Output: 15 to 20 <nil>
}

func ExampleHeatMap_Counts() {
	m := matrix.FourByFour()
	now, _ := m.Rate("low", "critical")
	heatMap := matrix.HeatMap{Title: "HR", Matrix: m, Risks: []matrix.Marker{{Label: "R-01", Now: now}, {Label: "R-02", Now: now}}}
	for _, row := range heatMap.Counts() {
		fmt.Println(row)
	}
	// Output:
	// [0 0 0 0]
	// [0 0 0 2]
	// [0 0 0 0]
	// [0 0 0 0]
}

func ExampleRating_Validate() {
	fmt.Println(matrix.Rating("very high").Validate())
	fmt.Println(matrix.Rating(" ").Validate())
	// Output:
	// <nil>
	// required
}
