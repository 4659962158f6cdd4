package exit_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle/exit"
	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// One of three members leaves the line payroll and stays in the others. It pays the
// lawyers, and 75% of £2,000 a month that the others cannot shed: all of it for 6 months
// and half of it for 12, which makes 9,000 + 9,000. The names and amounts are made up, the
// terms are those of North and West Northamptonshire.
func Example_withdrawalByServiceLine() {
	leaver := exit.Withdrawal{
		Org: "havering", Lines: []partnership.LineID{"payroll"},
		Notice: partnership.Notice{Months: 15}, Served: calendar.MustDate("2025-01-01"),
	}
	lawyers := exit.CostItem{
		Name: "lawyers", Kind: exit.OneOffCost, Line: "payroll", On: calendar.MustDate("2026-04-01"),
		Amount: costing.MustMoney("6000.00"), BorneBy: exit.BorneByLeavers,
	}
	plan := exit.Plan{
		Name: "Payroll", Term: calendar.Term{First: calendar.MustDate("2014-04-01")},
		Members: []partnership.OrgID{"bexley", "havering", "newham"}, Withdrawals: []exit.Withdrawal{leaver},
		Costs: exit.Costs{
			Items: []exit.CostItem{lawyers},
			Stranded: []exit.Stranded{{
				Name: "systems", Line: "payroll", Leaver: "havering", From: calendar.MustDate("2026-04-02"), Monthly: costing.MustMoney("2000.00"),
				Unshed: []exit.Taper{
					{Months: 6, Fraction: partnership.MustFraction("100%")},
					{Months: 18, Fraction: partnership.MustFraction("50%")},
				},
				Fraction: partnership.MustFraction("75%"), MaxMonths: 18,
				Compensates: []costing.Weight{
					{Org: "bexley", Value: partnership.MustQuantity("1")},
					{Org: "newham", Value: partnership.MustQuantity("2")},
				},
			}},
			Running: []exit.RunningCost{{
				Org: "havering", Staying: costing.MustMoney("9000.00"), Alone: costing.MustMoney("8000.00"),
			}},
		},
	}
	last, err := leaver.LastDay(plan.Term)
	fmt.Println("last day", last, err)
	settlement, err := plan.Settlement()
	fmt.Print(settlement.Table(report.Names{}).Markdown())
	fmt.Println(err)
	costs, err := plan.Costs.LeavingCosts(plan.Members, 36)
	fmt.Println("breaks even in month", costs[1].BreakEven, err)
	// Output:
	// last day 2026-04-01 <nil>
	// ## Who pays what
	//
	// | Cost | Kind | Amount | bexley | havering | newham |
	// |---|---|---:|---:|---:|---:|
	// | lawyers | One-off cost | £6,000.00 |  | £6,000.00 |  |
	// | systems | Stranded cost | £18,000.00 | −£6,000.00 | £18,000.00 | −£12,000.00 |
	// | **Total** |  | **£6,000.00** | **−£6,000.00** | **£24,000.00** | **−£12,000.00** |
	//
	// 1. What goes from one member to another is not in the total.
	// <nil>
	// breaks even in month 24 <nil>
}

// Brent, Harrow and Buckinghamshire shared procurement. Brent and Harrow left before the
// term was over, and that was the end. Days, posts and contracts are made up: how they
// parted is not published.
func Example_endOfProcurement() {
	posts := staff.Establishment{
		{ID: "p1", Employer: "harrow", Function: "procurement", Grade: "G9", FTE: number(1)},
		{ID: "p2", Employer: "brent", Function: "procurement", Grade: "G9", FTE: number(1)},
	}
	members := []partnership.OrgID{"brent", "buckinghamshire", "harrow"}
	placements, err := staff.ReturnToEmployers(posts, members)
	fmt.Println(err)
	sixMonths := partnership.Notice{Months: 6}
	plan := exit.Plan{
		Name:    "Procurement",
		Term:    calendar.Term{First: calendar.MustDate("2014-04-01"), Last: calendar.MustDate("2019-03-31")},
		Members: members, Posts: posts, Placements: placements,
		Withdrawals: []exit.Withdrawal{
			{Org: "brent", Notice: sixMonths, Served: calendar.MustDate("2016-08-31")},
			{
				Org: "harrow", Notice: sixMonths, Served: calendar.MustDate("2016-10-31"),
				AgreedLast: calendar.MustDate("2017-03-31"), AgreedBy: []partnership.OrgID{"brent", "buckinghamshire"},
			},
		},
		Contracts: []exit.Contract{{
			ID: "c1", Name: "e-tendering", Action: exit.SplitContract, To: []partnership.OrgID{"brent", "harrow"},
			LastDay: calendar.MustDate("2017-03-31"), Consent: exit.ConsentAwaited,
		}},
		Timetable: exit.Timetable{
			{Name: "Return the contracts register", Phase: "Data", Owner: "Harrow IT", Due: calendar.MustDate("2017-02-28")},
		},
	}
	tables, err := plan.Tables(report.Names{}, calendar.MustDate("2017-03-01"))
	fmt.Print(tables.Markdown())
	fmt.Println(err)
	// Output:
	// <nil>
	// ## Exit plan of Procurement
	//
	// The partnership: 2014-04-01 to 2019-03-31. As of 2017-03-01. Leaving: brent and harrow. Exit manager: not known.
	//
	// | The plan | Day |
	// |---|---|
	// | Drafted | not yet |
	// | Agreed | not yet |
	// | Transfer of staff | not known |
	// | New employers informed | not yet |
	//
	// ### Who leaves
	//
	// | Leaver | Service lines | Notice served | Last day | Condition |
	// |---|---|---|---|---|
	// | brent | all | 2016-08-31 | 2017-02-28 |  |
	// | harrow | all | 2016-10-31 | 2017-03-31 |  |
	//
	// ### Where each post goes
	//
	// | Post | Goes to | Reason |
	// |---|---|---|
	// | Procurement, grade G9 (p1) | harrow | Its employer of record |
	// | Procurement, grade G9 (p2) | brent | Its employer of record |
	//
	// ### Contracts
	//
	// | Contract | Action | To | Last day | Consent |
	// |---|---|---|---|---|
	// | e-tendering | Split | brent and harrow | 2017-03-31 | Awaited |
	//
	// ### What has to be done
	//
	// | Due | Phase | Milestone | Owner | Done |
	// |---|---|---|---|---|
	// | 2017-02-28 | Data | Return the contracts register | Harrow IT | overdue |
	// <nil>
}

// Northamptonshire County Council ended on 31 March 2021, and North and West
// Northamptonshire took its place. What it had in a partnership with another county, 50%
// of the shares, £1,000 of a settlement and four posts, goes to the two. The partnership
// and the shares of 45 and 55% are made up.
func Example_reorganisation() {
	reorganisation := partnership.Succession{
		Predecessor: "northamptonshire", On: calendar.MustDate("2021-04-01"),
		Successors: []partnership.Share{
			{Org: "north", Fraction: partnership.MustFraction("45%")},
			{Org: "west", Fraction: partnership.MustFraction("55%")},
		},
	}
	half := partnership.MustFraction("50%")
	shares, err := exit.SucceedShares([]partnership.Share{{Org: "cambridgeshire", Fraction: half}, {Org: "northamptonshire", Fraction: half}}, reorganisation)
	fmt.Println(shares, err)
	charges, err := exit.SucceedPortions([]costing.Portion{{Org: "northamptonshire", Amount: costing.MustMoney("1000.00")}}, reorganisation)
	fmt.Println(charges, err)

	var posts staff.Establishment // the successors have to find a place for each
	for _, id := range []staff.PostID{"p1", "p2", "p3", "p4"} {
		posts = append(posts, staff.Post{ID: id, Employer: "northamptonshire", Function: "IT", Grade: "J", FTE: number(1), AnnualCost: costing.MustMoney("40000.00")})
	}
	limits, err := staff.SuccessionLimits(reorganisation)
	fmt.Println(err)
	allocation, err := staff.Allocate(posts, limits)
	for _, p := range allocation.Placements {
		fmt.Println(p.Post, p.Org)
	}
	fmt.Println(err)
	// Output:
	// [{cambridgeshire 50%} {north 22.5%} {west 27.5%}] <nil>
	// [{north 450.00} {west 550.00}] <nil>
	// <nil>
	// p1 north
	// p2 north
	// p3 west
	// p4 west
	// <nil>
}

// A redundancy of £90,000 is shared equally, and the pension strain stays with the
// employer: the rule of Guildford and Waverley. Nobody knows yet what the data costs.
func ExampleCosts_Settlement() {
	equal := costing.Scheme{Name: "Equal", Parts: []costing.Part{{Name: "Equal", Basis: costing.Basis{Kind: costing.EqualShares}}}}
	day := calendar.MustDate("2026-03-31")
	costs := exit.Costs{Items: []exit.CostItem{
		{Name: "redundancy", Kind: exit.RedundancyCost, Line: "management", On: day, Amount: costing.MustMoney("90000.00"), BorneBy: exit.BorneByScheme, Scheme: equal},
		{Name: "strain", Kind: exit.PensionStrain, Line: "management", On: day, Amount: costing.MustMoney("40000.00"), BorneBy: exit.BorneByEmployer, Employer: "waverley"},
		{Name: "data", Kind: exit.MigrationCost, Line: "management", On: day, BorneBy: exit.BorneByLeavers},
	}}
	settlement, err := costs.Settlement([]partnership.OrgID{"guildford", "waverley"}, []partnership.OrgID{"guildford"})
	for _, charge := range settlement.Charges {
		fmt.Println(charge.Org, charge.Total.Sterling())
	}
	fmt.Println(settlement.Total.Sterling(), err)
	// Output:
	// guildford at least £45,000.00
	// waverley £85,000.00
	// at least £130,000.00 <nil>
}

// What stays unshed of £1,000 is all, then half; the leaver pays 75% of it for 3 months
// at most.
func ExampleStranded_Months() {
	stranded := exit.Stranded{
		Name: "offices", Line: "it", Leaver: "north", From: calendar.MustDate("2026-04-01"), Monthly: costing.MustMoney("1000.00"),
		Unshed: []exit.Taper{
			{Months: 1, Fraction: partnership.MustFraction("100%")},
			{Months: 6, Fraction: partnership.MustFraction("50%")},
		},
		Fraction: partnership.MustFraction("75%"), MaxMonths: 3,
		Compensates: []costing.Weight{{Org: "west", Value: partnership.MustQuantity("1")}},
	}
	months, err := stranded.Months()
	for _, m := range months {
		fmt.Println(m.From, m.Unshed.Sterling(), m.Paid.Sterling())
	}
	fmt.Println(err)
	// Output:
	// 2026-04-01 £1,000.00 £750.00
	// 2026-05-01 £500.00 £375.00
	// 2026-06-01 £500.00 £375.00
	// <nil>
}

// The bill of a year and what each would pay alone, as what a month costs.
func ExampleRunningCosts() {
	months, err := exit.RunningCosts(
		[]costing.Portion{{Org: "a", Amount: costing.MustMoney("60000.00")}, {Org: "b", Amount: costing.MustMoney("30000.00")}},
		[]costing.Portion{{Org: "a", Amount: costing.MustMoney("48000.00")}},
	)
	for _, m := range months {
		fmt.Println(m.Org, m.Staying, m.Alone.Known())
	}
	fmt.Println(err)
	// Output:
	// a 5000.00 true
	// b 2500.00 false
	// <nil>
}

// Leaving costs £12,000 once and saves £1,000 a month.
func ExampleCosts_LeavingCosts() {
	costs := exit.Costs{
		Items: []exit.CostItem{{
			Name: "project", Kind: exit.OneOffCost, Line: "it", On: calendar.MustDate("2026-03-31"),
			Amount: costing.MustMoney("12000.00"), BorneBy: exit.BorneByLeavers,
		}},
		Running: []exit.RunningCost{{Org: "a", Staying: costing.MustMoney("5000.00"), Alone: costing.MustMoney("4000.00")}},
	}
	all, err := costs.LeavingCosts([]partnership.OrgID{"a", "b"}, 24)
	fmt.Println("leaving", all[0].Leaving.Sterling(), "staying", all[0].Staying.Sterling(), "even in month", all[0].BreakEven, err)
	// Output: leaving £108,000.00 staying £120,000.00 even in month 12 <nil>
}

// Leaving costs £12,000 once. Alone a month costs £1,000 less than together.
func ExampleLeavingCosts_Table() {
	costs := exit.Costs{
		Items: []exit.CostItem{{
			Name: "project", Kind: exit.OneOffCost, Line: "it", On: calendar.MustDate("2026-03-31"),
			Amount: costing.MustMoney("12000.00"), BorneBy: exit.BorneByLeavers,
		}},
		Running: []exit.RunningCost{{Org: "a", Staying: costing.MustMoney("5000.00"), Alone: costing.MustMoney("4000.00")}},
	}
	all, err := costs.LeavingCosts([]partnership.OrgID{"a", "b"}, 24)
	fmt.Print(all.Table(report.Names{}).Markdown())
	fmt.Println(err)
	// Output:
	// ## What leaving costs
	//
	// For each member, if it alone left.
	//
	// | Member | To leave | To leave, and then alone | To stay | Months | Breaks even in month |
	// |---|---:|---:|---:|---:|---|
	// | a | £12,000.00 | £108,000.00 | £120,000.00 | 24 | 12 |
	// | b | £12,000.00 | at least £12,000.00 | not known | 24 | not known |
	// <nil>
}

// A lorry is sold for £3,000, a lease of £2,000 paid first, and the rest split by the
// average of 50, 40 and 36%, which is 42%.
func ExampleEstate_Divide() {
	estate := exit.Estate{
		Assets:  []exit.Asset{{ID: "a1", Name: "lorry", Basis: exit.BySale, Value: costing.MustMoney("3000.00")}},
		Debts:   []exit.Debt{{Name: "lease", Amount: costing.MustMoney("2000.00")}},
		Budgets: budgets(),
	}
	division, err := estate.Divide()
	fmt.Println(division.Rest, err)
	// Output: [{orono 420.00} {others 580.00}] <nil>
}

// Twelve months to 31 March, served in time, but the leaver pays in May only: it has to
// wait for the next 31 March.
func ExampleWithdrawal_LastDay() {
	w := exit.Withdrawal{
		Org: "brent", Served: calendar.MustDate("2025-03-20"),
		Notice:     partnership.Notice{Months: 12, Expires: calendar.Window{Month: 3, Day: 31}},
		Conditions: []exit.Condition{{Name: "payment", Met: calendar.MustDate("2026-05-08")}},
	}
	fmt.Println(w.LastDay(calendar.Term{First: calendar.MustDate("2012-05-01")}))
	// Output: 2027-03-31 <nil>
}

func ExampleTimetable_Overdue() {
	timetable := exit.Timetable{
		{Name: "Return data", Phase: "Data", Owner: "IT", Due: calendar.MustDate("2026-03-31")},
		{Name: "Tell staff", Phase: "Staff", Owner: "HR", Due: calendar.MustDate("2026-01-31")},
	}
	for _, m := range timetable.Overdue(calendar.MustDate("2026-02-01")) {
		fmt.Println(m.Name, m.Owner)
	}
	// Output: Tell staff HR
}

func ExamplePlanRules() {
	source := policy.Source{Document: "Procurement agreement", Clause: "schedule 9"}
	rules := policy.MustSet(exit.PlanRules(source, calendar.Term{First: calendar.MustDate("2024-04-01")})...)
	late := plan()
	late.Informed = calendar.MustDate("2025-12-05")
	report := rules.Judge(late, calendar.MustDate("2025-10-01"))
	result, _ := report.Result("exit-08-information")
	fmt.Println(report.Outcome, result.Findings[0].Message, result.Findings[0].Found, result.Findings[0].Wanted)
	// Output: fail the information is late 2025-12-05 no later than 2025-12-04
}

func ExamplePlan_Mermaid() {
	plan := exit.Plan{
		Name: "Payroll", Term: calendar.Term{First: calendar.MustDate("2024-04-01")}, Members: []partnership.OrgID{"a", "b"},
		Timetable: exit.Timetable{{Name: "Return data", Phase: "Data", Owner: "IT", Due: calendar.MustDate("2026-03-31")}},
	}
	text, err := plan.Mermaid(report.Names{})
	fmt.Print(text)
	fmt.Println(err)
	// Output:
	// timeline
	//     title Exit plan of Payroll
	//     section Data
	//         2026-03-31 : Return data (IT)
	// <nil>
}

func ExamplePlan_Validate() {
	plan := exit.Plan{
		Name: "Payroll", Term: calendar.Term{First: calendar.MustDate("2024-04-01")}, Members: []partnership.OrgID{"a", "b"},
		Posts:      staff.Establishment{{ID: "p1", Employer: "a", Function: "payroll", Grade: "G6", FTE: number(1)}},
		Placements: []staff.Placement{{Post: "p1", Org: "a", Reason: staff.ToEmployer}, {Post: "p1", Org: "b", Reason: staff.WithWork}},
	}
	fmt.Println(plan.Validate())
	// Output: placements[1].post: "p1" has two placements: duplicate
}

// All have to agree to a novation.
func ExampleContract_Validate() {
	contract := exit.Contract{
		ID: "c1", Name: "e-tendering", Action: exit.NovateContract, To: []partnership.OrgID{"harrow"},
		LastDay: calendar.MustDate("2026-03-31"), Consent: exit.ConsentNotNeeded,
	}
	fmt.Println(contract.Validate())
	// Output: consent: a novation needs the consent of all: invalid
}

func ExampleData_Validate() {
	data := exit.Data{ID: "d1", Name: "payroll records", RetainedBy: "harrow"}
	fmt.Println(data.Validate())
	// Output: retained_until: required
}

// whole is a plan for 500 posts, 200 assets and 100 contracts.
func whole() exit.Plan {
	p := plan()
	p.Posts, p.Placements, p.Estate.Assets, p.Contracts = nil, nil, nil, nil
	for i := range 500 {
		post := clerk(staff.PostID(fmt.Sprintf("p%d", i)), "harrow")
		p.Posts = append(p.Posts, post)
		p.Placements = append(p.Placements, staff.Placement{Post: post.ID, Org: "brent", Reason: staff.WithWork})
	}
	for i := range 200 {
		p.Estate.Assets = append(p.Estate.Assets, exit.Asset{ID: exit.AssetID(fmt.Sprintf("a%d", i)), Name: "asset", Basis: exit.AssetBases()[2+i%2], Value: pounds(i)})
	}
	for i := range 100 {
		p.Contracts = append(p.Contracts, exit.Contract{
			ID: exit.ContractID(fmt.Sprintf("c%d", i)), Name: "contract", Action: exit.AssignContract, To: orgsOf("brent"),
			LastDay: date("2025-12-31"), Consent: exit.ConsentGiven,
		})
	}
	return p
}

// BenchmarkPlan validates a full plan, judges it by every rule, divides what there is
// and makes out the settlement: under 50 ms.
func BenchmarkPlan(b *testing.B) {
	p := whole()
	rules := policy.MustSet(exit.PlanRules(policy.Source{Document: "The agreement"}, calendar.Term{First: date("2024-04-01")})...)
	b.ReportAllocs()
	for b.Loop() {
		require.False(b, rules.Judge(p, date("2025-10-01")).Blocked())
		_, err := p.Estate.Divide()
		require.NoError(b, err)
		_, err = p.Settlement()
		require.NoError(b, err)
	}
}

// The county had half; North gets 45% of that, and West 55%.
func ExampleSucceedShares() {
	half := partnership.MustFraction("50%")
	shares := []partnership.Share{{Org: "cambridgeshire", Fraction: half}, {Org: "county", Fraction: half}}
	fmt.Println(exit.SucceedShares(shares, northamptonshire()))
	// Output: [{cambridgeshire 50%} {north 22.5%} {west 27.5%}] <nil>
}

func ExampleSucceedPortions() {
	charges := []costing.Portion{{Org: "county", Amount: costing.MustMoney("1000.00")}}
	fmt.Println(exit.SucceedPortions(charges, northamptonshire()))
	// Output: [{north 450.00} {west 550.00}] <nil>
}

func ExampleSettlement_Table() {
	costs := exit.Costs{Items: []exit.CostItem{{
		Name: "lawyers", Kind: exit.OneOffCost, Line: "it", On: calendar.MustDate("2026-03-31"),
		Amount: costing.MustMoney("100.00"), BorneBy: exit.BorneByLeavers,
	}}}
	settlement, _ := costs.Settlement([]partnership.OrgID{"bexley", "bromley", "croydon"}, []partnership.OrgID{"bexley", "bromley", "croydon"})
	fmt.Print(settlement.Table(report.Names{}).Markdown())
	// Output:
	// ## Who pays what
	//
	// | Cost | Kind | Amount | bexley | bromley | croydon |
	// |---|---|---:|---:|---:|---:|
	// | lawyers | One-off cost | £100.00 | £33.34 | £33.33 | £33.33 |
	// | **Total** |  | **£100.00** | **£33.34** | **£33.33** | **£33.33** |
}

func ExamplePlan_Settlement() {
	settlement, err := plan().Settlement()
	for _, charge := range settlement.Charges {
		fmt.Println(charge.Org, charge.Total.Sterling())
	}
	fmt.Println(err)
	// Output:
	// barnet £300.00
	// brent at least £7,050.00
	// harrow −£6,450.00
	// <nil>
}

func ExamplePlan_Leavers() {
	ended := plan()
	ended.Withdrawals = nil
	fmt.Println(plan().Leavers(), ended.Leavers())
	// Output: [brent] [barnet brent harrow]
}

func ExamplePlan_Tables() {
	plan := exit.Plan{
		Name: "Payroll", Term: calendar.Term{First: calendar.MustDate("2024-04-01")}, Members: []partnership.OrgID{"a", "b"},
		Timetable: exit.Timetable{{Name: "Return data", Phase: "Data", Owner: "IT", Due: calendar.MustDate("2026-03-31")}},
	}
	tables, err := plan.Tables(report.Names{}, calendar.MustDate("2026-04-01"))
	fmt.Print(tables.Markdown())
	fmt.Println(err)
	// Output:
	// ## Exit plan of Payroll
	//
	// The partnership: from 2024-04-01. As of 2026-04-01. Leaving: a and b. Exit manager: not known.
	//
	// | The plan | Day |
	// |---|---|
	// | Drafted | not yet |
	// | Agreed | not yet |
	// | Transfer of staff | not known |
	// | New employers informed | not yet |
	//
	// ### What has to be done
	//
	// | Due | Phase | Milestone | Owner | Done |
	// |---|---|---|---|---|
	// | 2026-03-31 | Data | Return data | IT | overdue |
	// <nil>
}

func ExampleCosts_Validate() {
	costs := exit.Costs{Items: []exit.CostItem{{
		Name: "strain", Kind: exit.PensionStrain, Line: "management", On: calendar.MustDate("2026-03-31"), BorneBy: exit.BorneByEmployer,
	}}}
	fmt.Println(costs.Validate())
	// Output: items[0].employer: a cost borne by employer needs it: required
}

// An overhead that is shed does not come back.
func ExampleStranded_Validate() {
	stranded := exit.Stranded{
		Name: "offices", Line: "it", Leaver: "north", From: calendar.MustDate("2026-04-01"),
		Unshed: []exit.Taper{
			{Months: 6, Fraction: partnership.MustFraction("50%")},
			{Months: 6, Fraction: partnership.MustFraction("60%")},
		},
		Fraction: partnership.MustFraction("75%"), MaxMonths: 18,
		Compensates: []costing.Weight{{Org: "west", Value: partnership.MustQuantity("1")}},
	}
	fmt.Println(stranded.Validate())
	// Output: unshed[1].share: 60% is listed after 50%: out of order
}

func ExampleEstate_Validate() {
	estate := exit.Estate{Assets: []exit.Asset{{ID: "a1", Name: "gritter", Basis: exit.ByNeed}}}
	fmt.Println(estate.Validate())
	// Output: assets[0].to: required
}

func ExampleWithdrawal_Validate() {
	w := exit.Withdrawal{
		Org: "brent", Notice: partnership.Notice{Months: 12}, Served: calendar.MustDate("2025-03-20"),
		AgreedLast: calendar.MustDate("2026-04-01"), AgreedBy: []partnership.OrgID{"harrow"},
	}
	fmt.Println(w.Validate())
	// Output: agreed_last: 2026-04-01 is after the notice expires, 2026-03-20: out of order
}

func ExampleCostKinds() {
	fmt.Println(exit.CostKinds())
	// Output: [one-off redundancy pension-strain stranded contract-break dilapidations migration dispute]
}

func ExampleBearers() {
	fmt.Println(exit.Bearers())
	// Output: [scheme employer leavers]
}

func ExampleAssetBases() {
	fmt.Println(exit.AssetBases())
	// Output: [location need funding sale]
}

func ExampleContractActions() {
	fmt.Println(exit.ContractActions())
	// Output: [assign split novate end pass]
}

func ExampleConsents() {
	fmt.Println(exit.Consents())
	// Output: [not-needed awaited given refused]
}

// The leaver pays 75% of what cannot be shed: all of £1,000, then half of it.
func ExampleStrandedMonths_Table() {
	stranded := exit.Stranded{
		Name: "offices", Line: "it", Leaver: "north", From: calendar.MustDate("2026-04-01"), Monthly: costing.MustMoney("1000.00"),
		Unshed:   []exit.Taper{{Months: 1, Fraction: partnership.MustFraction("100%")}, {Months: 6, Fraction: partnership.MustFraction("1/2")}},
		Fraction: partnership.MustFraction("3/4"), MaxMonths: 3, Compensates: []costing.Weight{{Org: "west", Value: number(1)}},
	}
	months, err := stranded.Months()
	fmt.Print(months.Table().Markdown())
	fmt.Println(err)
	// Output:
	// ## Stranded cost by month
	//
	// | Month from | Cannot be shed | The leaver pays |
	// |---|---:|---:|
	// | 2026-04-01 | £1,000.00 | £750.00 |
	// | 2026-05-01 | £500.00 | £375.00 |
	// | 2026-06-01 | £500.00 | £375.00 |
	// | **Total** |  | **£1,500.00** |
	// <nil>
}

func ExampleEstate_Tables() {
	estate := exit.Estate{
		Assets:  []exit.Asset{{ID: "a1", Name: "Lorry", Basis: exit.BySale, Value: costing.MustMoney("3000.00")}},
		Debts:   []exit.Debt{{Name: "Lease", Amount: costing.MustMoney("2000.00")}},
		Budgets: budgets(),
	}
	tables, err := estate.Tables(report.NewNames(report.Entry{Noun: report.Organisation, ID: "orono", Name: "Orono"}))
	fmt.Print(tables.Markdown())
	fmt.Println(err)
	// Output:
	// ## Assets
	//
	// | Asset | Basis | Value | Goes to |
	// |---|---|---:|---|
	// | Lorry | Sale | £3,000.00 | sold |
	//
	// ## What is sold and owed
	//
	// | Part | Amount |
	// |---|---:|
	// | Proceeds | £3,000.00 |
	// | Debts, paid first | £2,000.00 |
	// | To Orono | £420.00 |
	// | To others | £580.00 |
	// <nil>
}

func ExampleTimetable_Table() {
	timetable := exit.Timetable{
		{Name: "Return data", Phase: "Data", Owner: "IT", Due: calendar.MustDate("2026-03-31")},
		{Name: "Tell staff", Phase: "Staff", Owner: "HR", Due: calendar.MustDate("2026-01-31")},
	}
	fmt.Print(timetable.Table(calendar.MustDate("2026-02-01")).Markdown())
	// Output:
	// ## What has to be done
	//
	// | Due | Phase | Milestone | Owner | Done |
	// |---|---|---|---|---|
	// | 2026-01-31 | Staff | Tell staff | HR | overdue |
	// | 2026-03-31 | Data | Return data | IT | not yet |
}

func ExamplePlan_Names() {
	names := plan().Names()
	fmt.Println(names.Of(report.Post, "p1"))
	fmt.Println(names.Of(report.Contract, "c1"))
	fmt.Println(names.Of(report.DataSet, "d1"))
	// Output:
	// Payroll, grade g5 (p1)
	// e-tendering
	// contracts register
}
