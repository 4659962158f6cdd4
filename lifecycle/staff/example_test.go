package staff_test

import (
	"fmt"

	"github.com/seed9ad77866/sharedservices/lifecycle"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

func one() partnership.Quantity { return partnership.MustQuantity("1") }

// North and North East Lincolnshire share procurement, and each employs half of the
// staff. The number of posts is made up.
func Example() {
	posts := staff.Establishment{
		{ID: "n1", Employer: "north", Function: "procurement", Grade: "SO1", FTE: one()},
		{ID: "n2", Employer: "north", Function: "procurement", Grade: "SO1", FTE: one()},
		{ID: "e1", Employer: "north-east", Function: "procurement", Grade: "SO1", FTE: one()},
		{ID: "e2", Employer: "north-east", Function: "procurement", Grade: "SO1", FTE: one()},
	}
	two := []staff.PostNeed{{Function: "procurement", FTE: partnership.MustQuantity("2")}}
	positions, err := staff.Reversibility(posts, []staff.Needs{{Org: "north", Posts: two}, {Org: "north-east", Posts: two}})
	for _, p := range positions {
		fmt.Println(p.Org, p.State, p.Posts[0].Move)
	}
	fmt.Println(err)
	// Output:
	// north met []
	// north-east met []
	// <nil>
}

func ExampleReversibility() {
	posts := staff.Establishment{
		{ID: "p1", Employer: "harrow", Function: "payroll", Grade: "G6", FTE: one()},
		{ID: "p2", Employer: "harrow", Function: "payroll", Grade: "G6", FTE: one()},
		{ID: "p3", Employer: "harrow", Function: "payroll", Grade: "G6", FTE: one()},
	}
	positions, err := staff.Reversibility(posts, []staff.Needs{
		{Org: "harrow", Posts: []staff.PostNeed{{Function: "payroll", Grade: "G6", FTE: partnership.MustQuantity("2")}}},
		{Org: "brent", Posts: []staff.PostNeed{{Function: "payroll", Grade: "G6", FTE: partnership.MustQuantity("1.5")}}},
	})
	for _, p := range positions {
		need := p.Posts[0]
		fmt.Println(p.Org, p.State, "has", need.Has, "lacks", need.Short, "to move", need.Move, "to recruit", need.Recruit)
	}
	fmt.Println(err)
	// Output:
	// harrow met has 3 lacks 0 to move [] to recruit 0
	// brent short has 0 lacks 1.5 to move [p3] to recruit 0.5
	// <nil>
}

func ExampleReturnToEmployers() {
	posts := staff.Establishment{
		{ID: "p1", Employer: "harrow", Function: "procurement", Grade: "G9", FTE: one()},
		{ID: "p2", Function: "procurement", Grade: "G9", FTE: one()},
	}
	placements, err := staff.ReturnToEmployers(posts, []partnership.OrgID{"brent", "harrow"})
	for _, p := range placements {
		fmt.Printf("%s %q %s\n", p.Post, p.Org, p.Reason)
	}
	fmt.Println(err)
	// Output:
	// p1 "harrow" employer
	// p2 "" undecided
	// <nil>
}

// A company employs five people, and its two owners are to have the same cost:
// £30,000 of £60,000.
func ExampleAllocate() {
	var posts staff.Establishment
	for i, cost := range []string{"16000.00", "14000.00", "12000.00", "10000.00", "8000.00"} {
		posts = append(posts, staff.Post{
			ID: staff.PostID(fmt.Sprintf("p%d", i+1)), Employer: "the-company", Function: "waste", Grade: "G4", FTE: one(),
			AnnualCost: costing.MustMoney(cost),
		})
	}
	posts[0].Pinned = "harrow"
	a, err := staff.Allocate(posts, staff.Limits{Members: []partnership.OrgID{"brent", "harrow"}})
	for _, p := range a.Placements {
		other := p.Alternatives[0]
		fmt.Println(p.Post, p.Org, p.Reason, "or", other.Org, other.Change.CostGap.Sterling(), other.Breaks)
	}
	fmt.Println(a.Optimal, a.Score.CostGap.Sterling(), err)
	// Output:
	// p1 harrow pinned or brent £16,000.00 [pinned]
	// p2 harrow balance or brent £14,000.00 []
	// p3 brent balance or harrow £12,000.00 []
	// p4 brent balance or harrow £10,000.00 []
	// p5 brent balance or harrow £8,000.00 []
	// true £0.00 <nil>
}

// The generalised assignment problem of operational research, in which each job needs so much
// of the agent that does it: a job is a post, an agent is a member, what the job needs there is
// what the post costs there, what the agent has is the most that its posts may cost, and what
// the job is worth there is time worked, in per cent. Jobs 1 and 4 are worth most in the east,
// but need 11, and the east has 10.
func ExampleAllocate_generalisedAssignment() {
	worth := map[partnership.OrgID][]int{"east": {9, 6, 5, 7}, "west": {5, 8, 6, 4}}
	needs := map[partnership.OrgID][]int64{"east": {5, 4, 3, 6}, "west": {4, 5, 4, 3}}
	limits := staff.Limits{
		Members: []partnership.OrgID{"east", "west"},
		Bands:   []staff.Band{{Org: "east", MaxCost: costing.Pence(10)}, {Org: "west", MaxCost: costing.Pence(9)}},
	}
	var posts staff.Establishment
	for job := range 4 {
		post := staff.Post{ID: staff.PostID(fmt.Sprint("job-", job+1)), Function: "jobs", Grade: "any", FTE: one(), TimeWindow: year()}
		rest := 100
		for _, agent := range limits.Members {
			post.Costs = append(post.Costs, staff.CostAt{Org: agent, AnnualCost: costing.Pence(needs[agent][job])})
			post.Time = append(post.Time, partnership.Share{Org: agent, Fraction: partnership.MustFraction(fmt.Sprintf("%d%%", worth[agent][job]))})
			rest -= worth[agent][job]
		}
		post.Time = append(post.Time, partnership.Share{Org: "others", Fraction: partnership.MustFraction(fmt.Sprintf("%d%%", rest))})
		posts = append(posts, post)
	}
	allocation, err := staff.Allocate(posts, limits)
	for _, p := range allocation.Placements {
		fmt.Println(p.Post, p.Org)
	}
	fmt.Println(allocation.Score.Continuity, allocation.Optimal, err)
	// Output:
	// job-1 east
	// job-2 west
	// job-3 east
	// job-4 west
	// 26 true <nil>
}

// A progress bar is drawn in parts of the steps that the search may take. This one is done
// after a small part of them.
func ExampleAllocateWithProgress() {
	posts, limits := threeToTwo()
	limits.MaxSteps = 1_000
	bar := ""
	allocation, err := staff.AllocateWithProgress(posts, limits, func(steps int) {
		bar = fmt.Sprint(100*steps/limits.MaxSteps, "%")
	})
	fmt.Println(bar, allocation.Optimal, err)
	// Output: 2% true <nil>
}

func ExampleAllocation_Check() {
	posts := staff.Establishment{{ID: "p1", Employer: "harrow", Function: "waste", Grade: "G4", FTE: one()}}
	limits := staff.Limits{Members: []partnership.OrgID{"brent", "harrow"}}
	a, _ := staff.Allocate(posts, limits)
	fmt.Println(a.Check(posts, limits))
	a.Placements[0].Org = "brent"
	fmt.Println(a.Check(posts, limits))
	// Output:
	// <nil>
	// score: the placements make 1, 0, 0: does not add up
}

func ExampleTransferRules() {
	half := partnership.MustFraction("1/2")
	post := staff.Post{
		ID: "p1", Employer: "harrow", Function: "procurement", Grade: "G9", FTE: one(), Grouping: "harrow",
		Temporary:  lifecycle.No,
		Absent:     lifecycle.No,
		TimeWindow: calendar.Term{First: calendar.MustDate("2025-04-01"), Last: calendar.MustDate("2026-03-31")},
		Time:       []partnership.Share{{Org: "harrow", Fraction: half}, {Org: "brent", Fraction: half}},
	}
	rules := policy.MustSet(staff.TransferRules()...)
	for _, r := range rules.Judge(post, calendar.MustDate("2026-04-01")).Results {
		fmt.Println(r.Rule, r.Outcome)
		for _, f := range r.Findings {
			fmt.Printf("  %s: %s\n", f.Message, f.Found)
		}
	}
	// Output:
	// tupe-1-grouping pass
	// tupe-2-majority fail
	//   no clear majority: harrow 1/2
	// tupe-3-temporary pass
	// tupe-4-absent pass
	// tupe-5-one-contract fail
	//   a flag for an employment lawyer: the contract could be split between those who take over the work: time for 2 members
}

func ExampleBalanceRules() {
	turnover := halves()
	turnover.Movements = []staff.Movement{
		leaves("2019-05-31", "n1"),
		joins("2019-07-01", "e3", "north-east", "n1"),
	}
	source := policy.Source{Document: "Agreement of South and East Lincolnshire", Clause: "clauses 6.3 to 6.7"}
	rules := policy.MustSet(staff.BalanceRules(source, calendar.Term{First: calendar.MustDate("2016-04-01")})...)
	result, _ := rules.Judge(turnover, calendar.MustDate("2026-03-31")).Result("balance-replacement")
	for _, f := range result.Findings {
		fmt.Printf("%s: found %s, wanted %s\n", f.Message, f.Found, f.Wanted)
	}
	// Output: 2019-07-01: e3 replaces n1: found north-east, wanted north
}

func ExampleTurnover_On() {
	turnover := halves()
	turnover.Movements = []staff.Movement{leaves("2019-05-31", "n1")}
	fmt.Println(len(turnover.On(calendar.MustDate("2019-05-30"))), len(turnover.On(calendar.MustDate("2019-05-31"))))
	// Output: 4 3
}

// Somebody who is 50 on the day after, with 12 years of service: 9 from the age of 41 on at 1.5
// weeks and 3 before at 1 make 16.5 weeks, at £719 a week.
func ExampleRedundancy() {
	post := staff.Post{
		ID: "p1", Function: "payroll", Grade: "G6", FTE: one(),
		Born: calendar.MustDate("1975-12-31"), EmployedFrom: calendar.MustDate("2013-12-31"),
	}
	pay, err := staff.Redundancy(staff.RedundancyTables(), post, calendar.MustDate("2025-12-30"), costing.MustMoney("800.00"))
	fmt.Println(pay.Years, pay.Weeks, pay.Week.Sterling(), pay.Pay.Sterling(), err)
	// Output: 12 16.5 £719.00 £11,863.50 <nil>
}

func ExampleRedundancyTables() {
	for _, t := range staff.RedundancyTables() {
		fmt.Println(t.Term, t.WeekCap.Sterling())
	}
	// Output:
	// 2021-04-06 to 2022-04-05 £544.00
	// 2022-04-06 to 2023-04-05 £571.00
	// 2023-04-06 to 2024-04-05 £643.00
	// 2024-04-06 to 2025-04-05 £700.00
	// 2025-04-06 to 2026-04-05 £719.00
	// 2026-04-06 to 2027-04-05 £751.00
}

func ExamplePlacementReasons() {
	fmt.Println(staff.PlacementReasons())
	// Output: [pinned only-member employer work more-work preference together limits balance undecided]
}

func ExampleReadinessStates() {
	fmt.Println(staff.ReadinessStates())
	// Output: [met short unknown]
}

func ExampleResources() {
	fmt.Println(staff.Resources())
	// Output: [contract system data]
}

func ExamplePostID_Validate() {
	fmt.Println(staff.PostID("revenues/17").Validate())
	fmt.Println(staff.PostID("revenues 17").Validate())
	// Output:
	// <nil>
	// "revenues 17" is not a post id (1 to 64 letters, digits and -_.:/): invalid
}

func ExampleEstablishment_Validate() {
	post := staff.Post{ID: "p1", Function: "payroll", Grade: "G6", FTE: one()}
	fmt.Println(staff.Establishment{post, post}.Validate())
	// Output: [1].id: duplicate: "p1" is already [0]
}

func ExampleNeeds_Validate() {
	payroll := staff.PostNeed{Function: "payroll", Grade: "G6", FTE: one()}
	fmt.Println(staff.Needs{Org: "harrow", Posts: []staff.PostNeed{payroll, payroll}}.Validate())
	// Output: posts[1]: duplicate: "Payroll, grade G6" is already posts[0]
}

func ExamplePostNeed_Validate() {
	fmt.Println(staff.PostNeed{Function: "payroll", FTE: partnership.MustQuantity("-1")}.Validate())
	// Output: fte: -1 is below 0: out of range
}

func ExampleResourceNeed_Validate() {
	fmt.Println(staff.ResourceNeed{Kind: "building", Name: "Civic Centre"}.Validate())
	// Output: kind: "building" is not a resource (contract, system, data): invalid
}

func ExampleTurnover_Validate() {
	turnover := halves()
	turnover.Movements = []staff.Movement{joins("2019-07-01", "e3", "north-east", "n1")}
	fmt.Println(turnover.Validate())
	// Output: movements[0].replaces: "n1" has not left: not found
}

func ExampleBand_Validate() {
	band := staff.Band{Org: "harrow", MinHeads: partnership.MustQuantity("3"), MaxHeads: partnership.MustQuantity("2")}
	fmt.Println(band.Validate())
	// Output: max_heads: 2 is less than the least, 3: out of order
}

func ExampleRedundancyTable_Validate() {
	table := staff.RedundancyTables()[4]
	table.Edition, table.WeekCap = "", costing.MustMoney("0.00")
	fmt.Println(table.Validate())
	// Output:
	// edition: required
	// week_cap: 0.00 is not above 0.00 and at most 1000000.00: out of range
}

// One of three posts has to go to brent. If it is p2, 60% + 70% + 80% of their time
// was worked for the member that they go to, and no other would make as much.
func ExampleAllocation_Tables() {
	year := calendar.Term{First: calendar.MustDate("2025-04-01"), Last: calendar.MustDate("2026-03-31")}
	var posts staff.Establishment
	for i, percent := range []string{"60%", "30%", "80%"} {
		harrow := partnership.MustFraction(percent)
		brent := partnership.MustFraction([]string{"40%", "70%", "20%"}[i])
		posts = append(posts, staff.Post{
			ID: staff.PostID(fmt.Sprintf("p%d", i+1)), Employer: "harrow", Function: "payroll", Grade: "G6", FTE: one(), AnnualCost: costing.MustMoney("40000.00"),
			TimeWindow: year, Time: []partnership.Share{{Org: "harrow", Fraction: harrow}, {Org: "brent", Fraction: brent}},
		})
	}
	limits := staff.Limits{Members: []partnership.OrgID{"brent", "harrow"}, Bands: []staff.Band{{Org: "brent", MinHeads: one()}}}
	a, _ := staff.Allocate(posts, limits)
	fmt.Print(a.Tables(posts.Names(), limits).Markdown())
	// Output:
	// ## How good the allocation is
	//
	// Proved: no allocation within the limits is better.
	//
	// | Of all posts | Score |
	// |---|---:|
	// | Posts that leave their employer | 1 |
	// | Time worked for where they go, added up | 210% |
	// | Preferences met | 0 |
	// | Cost furthest from its share | £20,000.00 |
	// | FTE furthest from its share | 0.5 |
	// | Posts of a grade furthest from their share | 0.5 |
	//
	// ## Where each post goes
	//
	// | Post | Goes to | Reason |
	// |---|---|---|
	// | Payroll, grade G6 (p1) | harrow | Its employer of record |
	// | Payroll, grade G6 (p2) | brent | The limits need it |
	// | Payroll, grade G6 (p3) | harrow | Its employer of record |
	//
	// ## Where else a post could go
	//
	// What it would add to the score if one post, and no other, went elsewhere.
	//
	// | Post | Goes to | Or to | Leaving (posts) | Time | Preferences | Cost | Full time (FTE) | Grade (posts) | Would not hold |
	// |---|---|---|---:|---:|---:|---:|---:|---:|---|
	// | Payroll, grade G6 (p1) | harrow | brent | +1 | −20% | 0 | £0.00 | 0 | 0 |  |
	// | Payroll, grade G6 (p2) | brent | harrow | −1 | −40% | 0 | +£40,000.00 | +1 | +1 | brent: at least 1 post |
	// | Payroll, grade G6 (p3) | harrow | brent | +1 | −60% | 0 | £0.00 | 0 | 0 |  |
}

func ExamplePositions_Table() {
	posts := staff.Establishment{
		{ID: "p1", Employer: "harrow", Function: "payroll", Grade: "G6", FTE: one()},
		{ID: "p2", Employer: "harrow", Function: "payroll", Grade: "G6", FTE: one()},
	}
	positions, _ := staff.Reversibility(posts, []staff.Needs{
		{Org: "harrow", Posts: []staff.PostNeed{{Function: "payroll", Grade: "G6", FTE: one()}}},
		{
			Org: "brent", Posts: []staff.PostNeed{{Function: "payroll", FTE: partnership.MustQuantity("1.5")}},
			Resources: []staff.ResourceNeed{{Kind: staff.SystemResource, Name: "ledger"}},
		},
	})
	fmt.Print(positions.Table(posts.Names()).Markdown())
	// Output:
	// ## Who could stand alone
	//
	// | Member | Need | State | Needs (FTE) | Has (FTE) | Short (FTE) | Would move | To recruit (FTE) |
	// |---|---|---|---:|---:|---:|---|---:|
	// | harrow | All together | Met |  |  |  |  |  |
	// | harrow | Payroll, grade G6 | Met | 1 | 2 | 0 |  | 0 |
	// | brent | All together | Short |  |  |  |  |  |
	// | brent | Payroll | Short | 1.5 | 0 | 1.5 | Payroll, grade G6 (p2) | 0.5 |
	// | brent | System: ledger | Not known |  |  |  |  |  |
}

func ExamplePost_Validate() {
	post := staff.Post{ID: "p1", Function: "payroll", Grade: "G6", FTE: partnership.MustQuantity("2")}
	fmt.Println(post.Validate())
	// Output: fte: 2 is above 1: out of range
}

func ExampleLimits_Validate() {
	limits := staff.Limits{Members: []partnership.OrgID{"brent"}, Bands: []staff.Band{{Org: "harrow", MaxHeads: one()}}}
	fmt.Println(limits.Validate())
	// Output: bands[0].org: "harrow" is not a member: not found
}

// A county ends, and two councils take its place with 45 and 55%.
func ExampleSuccessionLimits() {
	limits, err := staff.SuccessionLimits(partnership.Succession{
		Predecessor: "county", On: calendar.MustDate("2021-04-01"),
		Successors: []partnership.Share{
			{Org: "north", Fraction: partnership.MustFraction("45%")},
			{Org: "west", Fraction: partnership.MustFraction("55%")},
		},
	})
	fmt.Println(limits.Members, limits.Shares, err)
	// Output: [north west] [{north 45%} {west 55%}] <nil>
}

func ExampleEstablishment_Names() {
	posts := staff.Establishment{{ID: "p-n5", Function: "buyer", Grade: "SO1", FTE: one()}}
	fmt.Println(posts.Names().Of(report.Post, "p-n5"))
	// Output: Buyer, grade SO1 (p-n5)
}

func ExamplePlacements_Table() {
	posts := staff.Establishment{{ID: "p1", Employer: "harrow", Function: "payroll", Grade: "G6", FTE: one()}}
	placements, _ := staff.ReturnToEmployers(posts, []partnership.OrgID{"brent", "harrow"})
	harrow := report.NewNames(report.Entry{Noun: report.Organisation, ID: "harrow", Name: "Harrow"})
	fmt.Print(placements.Table(report.Join(posts.Names(), harrow)).Markdown())
	// Output:
	// ## Where each post goes
	//
	// | Post | Goes to | Reason |
	// |---|---|---|
	// | Payroll, grade G6 (p1) | Harrow | Its employer of record |
}

// 12 years of service, of which 9 at 1.5 weeks and 3 at 1: see Redundancy.
func ExampleRedundancyPay_Table() {
	post := staff.Post{Born: calendar.MustDate("1975-12-31"), EmployedFrom: calendar.MustDate("2013-12-31")}
	pay, _ := staff.Redundancy(staff.RedundancyTables(), post, calendar.MustDate("2025-12-30"), costing.MustMoney("800.00"))
	fmt.Print(pay.Table().Markdown())
	// Output:
	// ## Statutory redundancy pay
	//
	// Employment Rights (Increase of Limits) Order 2025
	//
	// | Working | Figure |
	// |---|---:|
	// | Complete years of employment | 12 |
	// | Years that count | 12 |
	// | Weeks of pay | 16.5 |
	// | A week's pay that counts | £719.00 |
	// | **Redundancy pay** | **£11,863.50** |
}

func ExamplePlacementReason_Title() {
	fmt.Println(staff.WithWork.Title())
	// Output: Most of its time is worked there
}

func ExampleCostAt_Validate() {
	dearer := staff.CostAt{Org: "brent", AnnualCost: costing.MustMoney("42500.00")}
	fmt.Println(dearer.Validate())
	fmt.Println(staff.CostAt{Org: "brent"}.Validate())
	// Output:
	// <nil>
	// annual_cost: required
}

func ExampleEmploymentRules() {
	slip := staff.Employment{
		Post:    staff.Post{Born: calendar.MustDate("1984-02-29"), EmployedFrom: calendar.MustDate("1920-03-01")},
		Founded: calendar.MustDate("1974-04-01"),
	}
	report := policy.MustSet(staff.EmploymentRules()...).Judge(slip, calendar.MustDate("2026-04-01"))
	for _, result := range report.Results {
		for _, finding := range result.Findings {
			fmt.Println(finding.Message + ": " + finding.Found)
		}
	}
	// Output:
	// the birth is not before the employment: 1984-02-29
	// the employment is longer than a working life: 106 years
	// the employment began before the employer did: 1920-03-01
}

func ExamplePricesOfBands() {
	posts, limits := threeToTwo()
	prices, _ := staff.PricesOfBands(posts, limits)
	for _, p := range prices {
		fmt.Println(p.Band.Org, p.Limit, p.Posts, p.Score.Leaving, p.Score.Continuity)
	}
	// Output:
	// brent min_heads 1 0 0
	// brent max_heads 1 1 0
}

func ExampleBandPrices_Table() {
	posts, limits := threeToTwo()
	found, _ := staff.Allocate(posts, limits)
	prices, _ := staff.PricesOfBands(posts, limits)
	fmt.Print(prices.Table(report.Names{}, found).Markdown())
	// Output:
	// ## The price of each band
	//
	// How good an allocation is if one limit, and no other, is loosened by its least step.
	//
	// | Band | Limit | Loosened by | Leaving (posts) | Time | Proved |
	// |---|---|---|---:|---:|---|
	// | All as they are |  |  | 1 | 0% | yes |
	// | brent: 1 to 2 posts | least posts | 1 post | 0 | 0% | yes |
	// | brent: 1 to 2 posts | most posts | 1 post | 1 | 0% | yes |
}

// threeToTwo is three posts of one council, of which another is to have one at least.
func threeToTwo() (staff.Establishment, staff.Limits) {
	var posts staff.Establishment
	for _, id := range []staff.PostID{"p1", "p2", "p3"} {
		posts = append(posts, staff.Post{
			ID: id, Employer: "harrow", Function: "payroll", Grade: "G6", FTE: partnership.MustQuantity("1"),
			AnnualCost: costing.MustMoney("40000.00"),
		})
	}
	return posts, staff.Limits{
		Members: []partnership.OrgID{"brent", "harrow"},
		Bands:   []staff.Band{{Org: "brent", MinHeads: partnership.MustQuantity("1"), MaxHeads: partnership.MustQuantity("2")}},
	}
}
