package reorganisation_test

import (
	"fmt"
	"strings"

	"github.com/seed9ad77866/sharedservices/lifecycle/reorganisation"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// printRows prints the rows of a table.
func printRows(t report.Table) {
	for _, row := range append(t.Rows, t.Totals...) {
		fmt.Println(strings.Join(row, " | "))
	}
}

// An order is quashed after parts were carried: what was worked out no longer holds.
func ExampleCarried_Check() {
	order := northamptonshire()
	c, _ := reorganisation.Carry(order, exampleFile('a', "county", "milton-keynes"), day("2020-12-31"))
	order.Steps = append(order.Steps, reorganisation.OrderStep{Status: reorganisation.Quashed, On: day("2021-02-01")})
	fmt.Println(c.Check(order, day("2021-01-31")))
	fmt.Println(c.Check(order, day("2021-02-01")))
	// Output:
	// <nil>
	// order: The Northamptonshire (Structural Changes) Order 2020 was quashed, and 1 piece of Partnership a had been carried under it: invalid
}

func ExampleAreaCarried_Check() {
	area := exampleArea()
	area.Order.Steps = append(area.Order.Steps, reorganisation.OrderStep{Status: reorganisation.Quashed, On: day("2021-02-01")})
	fmt.Println(area.Check(day("2021-02-01")) != nil)
	// Output: true
}

func ExampleAreaCarried_Table() {
	printRows(exampleArea().Table(northNames()))
	// Output:
	// Partnership a | Line | Goes on with new members | North Council, West Council and Milton Keynes | to be decided | 3
	// Partnership b | Line | Needs an agreement before the day | North Council and West Council | North Council | 1
	// Sensory impairment service |  | Becomes shared by order | North Council and West Council | North Council | 0
}

func ExampleCarried_Tables() {
	tables := exampleArea().Files[1].Tables(northNames())
	fmt.Println(tables[0].Notes[0])
	printRows(tables[1])
	// Output:
	// Needs an agreement before the day. Those who have a part in it end and go to several councils. Unless these agree before the day to share it, it must be divided.
	// Line | whether the successors go on to share it, before the day: otherwise the sharing ends and it must be divided | North Council and West Council |
}

// A programme that is behind: the work plan says what that does to what comes after.
func ExampleDueMilestones_WorkPlan() {
	milestones := []reorganisation.ProgrammeMilestone{
		{ID: "register", What: "Every shared service is listed", Owner: "Board", From: reorganisation.FromVesting, Days: -60, Takes: number("30")},
		{ID: "agreements", What: "The agreements are signed", Owner: "Monitoring officers", From: reorganisation.FromVesting, Days: -1, Takes: number("45"), After: []string{"register"}},
	}
	known := day("2021-02-20")
	due, _ := reorganisation.Deadlines(northamptonshire(), milestones, known)
	programme, _ := due.WorkPlan().Programme(nil, known)
	for i, task := range programme.Tasks {
		fmt.Println(task.ID, "due", due[i].Due, "there at the earliest", task.Finish)
	}
	// Output:
	// register due 2021-01-31 there at the earliest 2021-02-20
	// agreements due 2021-03-31 there at the earliest 2021-04-06
}

func ExampleDueMilestones_Table() {
	due, _ := reorganisation.Deadlines(northamptonshire(), []reorganisation.ProgrammeMilestone{{ID: "tax", What: "Council tax is set", Owner: "Shadow authority", From: reorganisation.FromVesting, Days: -21, Takes: number("90")}}, day("2020-12-31"))
	printRows(due.Table())
	// Output: 2020-12-12 | 2021-03-11 | 90 | 1: Council tax is set |  | Shadow authority | practice | its last day to begin has passed
}

func ExampleDealFindings_Table() {
	deals := []reorganisation.Deal{deal("Cleaning", "a", "100000.01", "2025-07-01")}
	findings, _ := reorganisation.ConsentNeeded(direction(), deals)
	table := findings.Table(deals, noNames)
	printRows(table)
	fmt.Println(table.Notes[0])
	// Output:
	// Cleaning | a | 2025-07-01 | Missing | 100,000.01 | £100,000.01 is above £100,000.00 | Local Government and Public Involvement in Health Act 2007, s.24(1)(c)
	// Other contract: above £100,000.00, as enacted; an amending order was in draft on 24 June 2026, for deals of 2007-11-01 to 2026-06-24.
}

func ExampleOrder_Successions() {
	all, _ := moving().Successions("population")
	for _, s := range all {
		fmt.Println(s.Predecessor, s.Successors, s.GoesOn)
	}
	// Output: upper [{upper 90%} {lower 10%}] true
}

func ExampleOrder_StatusOn() {
	status, _ := northamptonshire().StatusOn(day("2020-02-13"), day("2020-12-31"))
	_, ok := northamptonshire().StatusOn(day("2019-10-31"), day("2020-12-31"))
	fmt.Println(status, ok)
	// Output: made false
}

func ExampleCostSums_Table() {
	sums, _ := reorganisation.SumCosts(surreyTransition())
	printRows(sums.Table(noNames))
	// Output:
	// Transition | surrey | 2026/27 | £55,600,000.00
	// Disaggregation | surrey | 2027/28 | at least £0.00
	// Transition | all | all | £55,600,000.00
	// Disaggregation | all | all | at least £0.00
}

// £40m of balances that two sides would divide by different measures.
func ExampleViability_Table() {
	v, _ := reorganisation.DivideBalances(northamptonshire(), []reorganisation.ClosingBalance{{
		Name: "General balance", Kind: reorganisation.GeneralBalance, Org: "county", Amount: pounds("40000000.00"),
		Claims: []reorganisation.Claim{{By: "north", Driver: "population"}, {By: "west", Driver: "tax-base"}},
	}})
	printRows(v.Table(northNames()))
	// Output:
	// General balance (contested) | The County | General balance | North Council | 17,600,000.00 | 18,400,000.00
	// General balance (contested) | The County | General balance | West Council | 21,600,000.00 | 22,400,000.00
	// Balances less what is owed |  |  | North Council | 17,600,000.00 | 18,400,000.00
	// Balances less what is owed |  |  | West Council | 21,600,000.00 | 22,400,000.00
}
