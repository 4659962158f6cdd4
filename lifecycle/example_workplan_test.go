package lifecycle_test

import (
	"fmt"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// Three months, four months, a meeting on a day, two months and one: from 1 April
// the service can start on 20 February, 50 days after it was promised. Staff are
// consulted for 45 days while the agreement is made, with 16 days in hand.
func ExampleWorkPlan_Programme() {
	plan := lifecycle.WorkPlan{
		From:     calendar.MustDate("2026-04-01"),
		Promised: calendar.MustDate("2027-01-01"),
		Tasks: []lifecycle.Task{
			{ID: "options", What: "Options appraisal", Months: partnership.MustQuantity("3")},
			{ID: "case", What: "Full business case", Months: partnership.MustQuantity("4"), After: []string{"options"}},
			{ID: "cabinet", What: "Decision of both cabinets", Days: partnership.MustQuantity("1"), After: []string{"case"}, NotBefore: calendar.MustDate("2026-11-19")},
			{ID: "agreement", What: "Inter-authority agreement", Months: partnership.MustQuantity("2"), After: []string{"cabinet"}},
			{ID: "consult", What: "Consultation with staff", Days: partnership.MustQuantity("45"), After: []string{"cabinet"}},
			{ID: "transfer", What: "Transfer of staff", Months: partnership.MustQuantity("1"), After: []string{"agreement", "consult"}},
		},
	}
	schedule, err := plan.Programme(nil, plan.From)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, task := range schedule.Tasks {
		fmt.Println(task.Start, task.Finish, task.Slack, task.ID)
	}
	days, _ := schedule.Late()
	fmt.Println("start", schedule.Earliest, "late by", days, schedule.Critical)
	// Output:
	// 2026-04-01 2026-06-30 18 options
	// 2026-07-01 2026-10-31 18 case
	// 2026-11-19 2026-11-19 0 cabinet
	// 2026-11-20 2027-01-03 16 consult
	// 2026-11-20 2027-01-19 0 agreement
	// 2027-01-20 2027-02-19 0 transfer
	// start 2027-02-20 late by 50 [cabinet agreement transfer]
}

// A contract that lasts until 31 March binds, and the work has 30 days in hand. As
// long as nobody knows how long the data take, 1 April is the earliest that can be.
func ExampleWorkPlan_Programme_contract() {
	plan := lifecycle.WorkPlan{
		From: calendar.MustDate("2027-01-01"),
		Tasks: []lifecycle.Task{
			{ID: "agreement", What: "Inter-authority agreement", Months: partnership.MustQuantity("2")},
			{ID: "data", What: "Cleansing of data"},
		},
	}
	contract := partnership.Prerequisite{
		ID: "casework", Kind: partnership.ContractLock, What: "Casework system", LockedUntil: calendar.MustDate("2027-03-31"),
	}
	schedule, _ := plan.Programme([]partnership.Prerequisite{contract}, plan.From)
	fmt.Println(schedule.Earliest, schedule.Binding, schedule.Critical)
	fmt.Println(schedule.Known(), schedule.Unestimated)
	// Output:
	// 2027-04-01 [casework] []
	// false [data]
}

func ExampleWorkPlan_Validate() {
	plan := lifecycle.WorkPlan{
		From: calendar.MustDate("2026-04-01"),
		Tasks: []lifecycle.Task{
			{ID: "case", What: "Full business case", Months: partnership.MustQuantity("4"), After: []string{"agreement"}},
			{ID: "agreement", What: "Inter-authority agreement", Months: partnership.MustQuantity("2"), Days: partnership.MustQuantity("14"), After: []string{"case", "law"}},
		},
	}
	fmt.Println(plan.Validate())
	// Output:
	// tasks[1].months: 2 months and 14 days, want one of the two: invalid
	// tasks[1].after[1]: "law" is not a task of the plan: not found
	// tasks[1].after: case after agreement after case: a task cannot follow itself: out of order
}

func ExampleTask_Validate() {
	fmt.Println(lifecycle.Task{ID: "data", What: "Cleansing of data", Days: partnership.MustQuantity("-5")}.Validate())
	// Output: days: -5 is not from 0 to 36525 days: out of range
}

func ExampleProgramme_Late() {
	schedule := lifecycle.Programme{Promised: calendar.MustDate("2027-01-01"), Earliest: calendar.MustDate("2027-02-20")}
	fmt.Println(schedule.Late())
	// Output: 50 true
}

func ExampleProgramme_Known() {
	fmt.Println(lifecycle.Programme{Unestimated: []string{"data"}}.Known())
	// Output: false
}

// shortSchedule is the schedule of two tasks, of which one is done.
func shortSchedule() lifecycle.Programme {
	plan := lifecycle.WorkPlan{
		From:     calendar.MustDate("2026-04-01"),
		Promised: calendar.MustDate("2026-10-01"),
		Tasks: []lifecycle.Task{
			{ID: "case", What: "Business case", Owner: "Director of finance", Months: partnership.MustQuantity("3"), Done: calendar.MustDate("2026-06-24")},
			{ID: "agreement", What: "Section 101: agreement", Months: partnership.MustQuantity("2"), After: []string{"case"}},
			{ID: "data", What: "Cleansing of data", Days: partnership.MustQuantity("30")},
		},
	}
	schedule, _ := plan.Programme(nil, calendar.MustDate("2026-07-01"))
	return schedule
}

func ExampleProgramme_Mermaid() {
	fmt.Print(shortSchedule().Mermaid())
	// Output:
	// gantt
	//     dateFormat YYYY-MM-DD
	//     inclusiveEndDates
	//     section Work
	//     1. Business case :done, 2026-04-01, 2026-06-24
	//     2. Cleansing of data :2026-04-01, 2026-07-01
	//     3. Section 101#58; agreement :crit, 2026-06-25, 2026-08-24
	//     section Start
	//     Earliest start :milestone, 2026-08-25, 0d
	//     Promised start :milestone, 2026-10-01, 0d
}

func ExampleProgramme_Table() {
	fmt.Print(shortSchedule().Table(noNames).Markdown())
	// Output:
	// ## Work to the start
	//
	// Earliest start: 2026-08-25, as known on 2026-07-01. It is promised for 2026-10-01, 37 days later.
	//
	// | No. | Task | Owner | Start | Finish | Slack |
	// |---:|---|---|---|---|---|
	// | 1 | Business case | Director of finance | 2026-04-01 | 2026-06-24 | done |
	// | 2 | Cleansing of data |  | 2026-04-01 | 2026-07-01 | 54 days |
	// | 3 | Section 101: agreement |  | 2026-06-25 | 2026-08-24 | none |
}

// A company that is promised for a year from now is quicker than any that is told of.
func ExampleFormationRange() {
	begins, promised := calendar.MustDate("2026-04-01"), calendar.MustDate("2027-04-01")
	months, ok := lifecycle.FormationRange(partnership.JointCompany)
	fmt.Println(ok, months.Least, months.Most)
	fmt.Println(promised.Before(begins.AddMonths(months.Least)))
	_, ok = lifecycle.FormationRange(partnership.StaffMadeAvailable)
	fmt.Println(ok)
	// Output:
	// true 16 36
	// true
	// false
}

// Red does not stop a programme: it was put right, and reviewed again.
func ExampleLatestGateway() {
	reviews := []lifecycle.GatewayReview{
		{Gateway: lifecycle.Gate4, On: calendar.MustDate("2026-06-30"), Scale: lifecycle.ThreeLevel, Confidence: lifecycle.Red, Team: "Peer review"},
		{Gateway: lifecycle.Gate4, On: calendar.MustDate("2026-09-30"), Scale: lifecycle.ThreeLevel, Confidence: lifecycle.Amber, Team: "Peer review"},
	}
	for _, day := range []string{"2026-07-31", "2026-10-31"} {
		latest, ok := lifecycle.LatestGateway(reviews, lifecycle.Gate4, calendar.MustDate(day))
		fmt.Println(day, latest.Gateway.Title(), latest.Confidence, ok)
	}
	// Output:
	// 2026-07-31 Readiness for service red true
	// 2026-10-31 Readiness for service amber true
}

func ExampleGatewayReview_Validate() {
	review := lifecycle.GatewayReview{
		Gateway: lifecycle.Gate0, On: calendar.MustDate("2026-06-30"), Scale: lifecycle.ThreeLevel, Confidence: lifecycle.AmberGreen, Team: "Peer review",
	}
	fmt.Println(review.Validate())
	// Output: confidence: amber-green is not on the three-level scale, [red amber green]: invalid
}

func ExampleConfidenceScale_Levels() {
	fmt.Println(lifecycle.ThreeLevel.Levels())
	fmt.Println(lifecycle.FiveLevel.Levels())
	// Output:
	// [red amber green]
	// [red amber-red amber amber-green green]
}

// A decision takes no time. The cabinet meets on 16 July, and what follows begins on the
// next day. Signing waits for nothing but the agreement, and is on the day on which that
// is finished.
func ExampleTask_milestone() {
	moment := partnership.MustQuantity("0")
	plan := lifecycle.WorkPlan{
		From: calendar.MustDate("2026-04-01"),
		Tasks: []lifecycle.Task{
			{ID: "case", What: "Business case", Months: partnership.MustQuantity("3")},
			{ID: "decision", What: "Decision of cabinet", Days: moment, After: []string{"case"}, NotBefore: calendar.MustDate("2026-07-16")},
			{ID: "agreement", What: "Agreement", Months: partnership.MustQuantity("2"), After: []string{"decision"}},
			{ID: "signing", What: "Signing", Days: moment, After: []string{"agreement"}},
		},
	}
	schedule, err := plan.Programme(nil, plan.From)
	fmt.Print(schedule.Mermaid(), schedule.Table(noNames).Markdown())
	fmt.Println(err)
	// Output:
	// gantt
	//     dateFormat YYYY-MM-DD
	//     inclusiveEndDates
	//     section Work
	//     1. Business case :2026-04-01, 2026-06-30
	//     2. Decision of cabinet :crit, milestone, 2026-07-16, 0d
	//     3. Agreement :crit, 2026-07-17, 2026-09-16
	//     4. Signing :crit, milestone, 2026-09-16, 0d
	//     section Start
	//     Earliest start :milestone, 2026-09-17, 0d
	// ## Work to the start
	//
	// Earliest start: 2026-09-17, as known on 2026-04-01.
	//
	// | No. | Task | Owner | Start | Finish | Slack |
	// |---:|---|---|---|---|---|
	// | 1 | Business case |  | 2026-04-01 | 2026-06-30 | 16 days |
	// | 2 | Decision of cabinet |  | milestone | 2026-07-16 | none |
	// | 3 | Agreement |  | 2026-07-17 | 2026-09-16 | none |
	// | 4 | Signing |  | milestone | 2026-09-16 | none |
	// <nil>
}
