package risk_test

import (
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership"
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
	m := risk.NationalRiskRegister()
	for _, probability := range []string{"0.001", "0.002", "0.02", "0.25", "0.26"} {
		code, _ := m.LikelihoodOf(partnership.MustQuantity(probability))
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

func ExampleHeatMap_Since() {
	m := risk.TriBorough()
	on := func(likelihood, impact risk.Code) risk.HeatMap {
		now, _ := m.Rate(likelihood, impact)
		return risk.HeatMap{Title: "HR", Matrix: m, Risks: []risk.Marker{{Label: "R-01", Now: now}}}
	}
	moved, err := on("4", "5").Since(on("3", "5"))
	fmt.Println(moved.Risks[0].Before.Score, "to", moved.Risks[0].Now.Score, err)
	// Output: 15 to 20 <nil>
}

func ExampleHeatMap_Counts() {
	m := risk.FourByFour()
	now, _ := m.Rate("low", "critical")
	heatMap := risk.HeatMap{Title: "HR", Matrix: m, Risks: []risk.Marker{{Label: "R-01", Now: now}, {Label: "R-02", Now: now}}}
	for _, row := range heatMap.Counts() {
		fmt.Println(row)
	}
	// Output:
	// [0 0 0 0]
	// [0 0 0 2]
	// [0 0 0 0]
	// [0 0 0 0]
}
