package quant_test

import (
	"fmt"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/quant"
)

// shared are three risks that two members bear alike, the third with a cap for Harrow.
func shared() quant.Portfolio {
	p := three()
	p.Grid, p.Members = costing.MustMoney("10.00"), []partnership.OrgID{"harrow", "barnet"}
	for i := range p.Exposures {
		p.Exposures[i].Bearing.Shares = shares("harrow", "barnet")
	}
	p.Exposures[2].Bearing.Caps = []risk.Cap{{Org: "harrow", Most: costing.MustMoney("60.00"), RestTo: "barnet"}}
	return p
}

// The total of three risks is at most £150 in exactly 80 of 100 cases.
func ExamplePortfolio_Total() {
	portfolio := quant.Portfolio{Grid: costing.MustMoney("50.00"), Exposures: []quant.Exposure{
		{ID: "a", Nature: risk.Threat, Estimate: fixed("0.5", 100)},
		{ID: "b", Nature: risk.Threat, Estimate: fixed("0.3", 50)},
		{ID: "c", Nature: risk.Threat, Estimate: fixed("0.2", 200)},
		{ID: "d", Nature: risk.Threat},
	}}
	total, err := portfolio.Total()
	fmt.Println(total.Distribution.Mean(), total.Distribution.Percentile(partnership.MustQuantity("80")), err)
	fmt.Println(total.Distribution.Adequacy(costing.MustMoney("200.00")))
	fmt.Print(total.Table(report.Names{}).Markdown())
	// Output:
	// 105.00 150.00 <nil>
	// {200.00 87 13.00 100.00}
	// ## What the risks may cost together
	//
	// | Enough in | Set aside | Mean of the worse cases |
	// |---|---:|---:|
	// | 50 of 100 cases | £100.00 | £178.00 |
	// | 75 of 100 cases | £150.00 | £242.00 |
	// | 80 of 100 cases | £150.00 | £265.00 |
	// | 90 of 100 cases | £250.00 | £315.00 |
	// | 95 of 100 cases | £300.00 | £330.00 |
	// | 99 of 100 cases | £350.00 | £350.00 |
	// | **Mean** | **£105.00** |  |
	//
	// 1. Calculated in steps of £50.00. The standard deviation is £97.08.
	// 2. Not estimated, and left out: d. Every total is a lower bound.
}

// What is closed is left out, and what nobody has estimated is named.
func ExampleFromRegister() {
	register := risk.Register{Members: []partnership.OrgID{"harrow", "barnet"}, Risks: []risk.Risk{
		{ID: "staff", Nature: risk.Threat, Status: risk.OpenRisk, Estimate: fixed("0.5", 100)},
		{ID: "lease", Nature: risk.Threat, Status: risk.ClosedRisk, Estimate: fixed("0.5", 900)},
		{ID: "leaver", Nature: risk.Threat, Status: risk.OpenRisk},
	}}
	total, err := quant.FromRegister(register, costing.MustMoney("50.00")).Total()
	fmt.Println(total.Distribution.Mean(), total.NotEstimated, total.AtLeast, err)
	// Output:
	// 50.00 [leaver] true <nil>
}

// The mean and the variance of PERT with £10, £20 and £60.
func ExampleMoments() {
	fmt.Println(quant.Moments(risk.Estimate{
		Shape: risk.PERTShape, Ends: risk.ExtremeEnds, Probability: partnership.MustQuantity("0.5"),
		Least: costing.MustMoney("10.00"), Likely: costing.MustMoney("20.00"), Most: costing.MustMoney("60.00"),
	}))
	// Output:
	// 25 75 <nil>
}

// Barnet bears more, since Harrow has a cap. Together they need £15 less than each alone.
func ExamplePortfolio_ByMember() {
	totals, err := shared().ByMember(partnership.MustQuantity("85"))
	fmt.Print(totals.Table(report.Names{}).Markdown(), err)
	// Output:
	// ## What each member bears, to be safe in 85 of 100 cases
	//
	// Together the members need £15.00 less than if each sets aside its own.
	//
	// | Member | On average | Needed alone | In the worst cases of all |
	// |---|---:|---:|---:|
	// | harrow | £44.50 | £75.00 | £103.33 |
	// | barnet | £60.50 | £140.00 | £183.33 |
	// | **All, each alone** | **£105.00** | **£215.00** |  |
	// | **All together** | **£105.00** | **£200.00** |  |
	// <nil>
}

// A contingency of £200 by four measures.
func ExampleMemberTotals_Allocate() {
	totals, _ := shared().ByMember(partnership.MustQuantity("80"))
	for _, by := range quant.AllocationBases() {
		portions, err := totals.Allocate(costing.MustMoney("200.00"), by)
		fmt.Println(by.Title(), portions, err)
	}
	// Output:
	// By mean [{harrow 84.76} {barnet 115.24}] <nil>
	// By covariance [{harrow 72.84} {barnet 127.16}] <nil>
	// By expected shortfall [{harrow 69.81} {barnet 130.19}] <nil>
	// By stand-alone need [{harrow 100.00} {barnet 100.00}] <nil>
}

// In the worst 20 of 100 cases the third risk always happens.
func ExamplePortfolio_Contributions() {
	contributions, err := three().Contributions(partnership.MustQuantity("80"))
	fmt.Print(contributions.Table(report.Names{}).Markdown(), err)
	// Output:
	// ## What each risk is to the total, in 80 of 100 cases at most
	//
	// | Risk | On average | In the worst cases | Total without it | Difference |
	// |---|---:|---:|---:|---:|
	// | a | £50.00 | £50.00 | £50.00 | −£100.00 |
	// | b | £15.00 | £15.00 | £100.00 | −£50.00 |
	// | c | £40.00 | £200.00 | £100.00 | −£50.00 |
	// | **All** |  | **£265.00** | **£150.00** |  |
	// <nil>
}

// An action that halves the probability of the third risk takes £100 off the P90.
func ExamplePortfolio_Worth() {
	worth, err := three().Worth(partnership.MustQuantity("90"), []quant.ProposedAction{
		{ID: "training", Risk: "c", Cost: costing.MustMoney("20.00"), After: fixed("0.1", 200)},
		{ID: "survey", Risk: "b", After: fixed("0.1", 50)},
	})
	names := report.NewNames(report.Entry{Noun: report.Action, ID: "training", Name: "Train every team"})
	fmt.Print(worth.Table(names).Markdown(), err)
	// Output:
	// ## What each action is worth, in 90 of 100 cases at most
	//
	// | Action | Risk | Cost | Total then | Takes off | Off the mean | Less its cost |
	// |---|---|---:|---:|---:|---:|---:|
	// | Train every team | c | £20.00 | £150.00 | £100.00 | £20.00 | +£80.00 |
	// | survey | b | not known | £250.00 | £0.00 | £10.00 | not known |
	// | **No action** |  |  | **£250.00** |  |  |  |
	// <nil>
}

// Without controls the first risk would be twice as bad. The others are not compared.
func ExamplePortfolio_Reduction() {
	portfolio := three()
	portfolio.Exposures[0].Inherent = fixed("0.5", 200)
	reduction, err := portfolio.Reduction(partnership.MustQuantity("80"))
	fmt.Print(reduction.Table(report.Names{}).Markdown(), err)
	// Output:
	// ## What the controls in place take off the total
	//
	// |  | Without controls | Now |
	// |---|---:|---:|
	// | Mean | £100.00 | £50.00 |
	// | Enough in 80 of 100 cases | £200.00 | £100.00 |
	//
	// 1. Not compared, since an estimate is missing: b and c.
	// <nil>
}

// A flood closes two sites at once. How likely each is stays, and the bad cases are worse.
func ExampleCause() {
	portfolio := quant.Portfolio{Grid: costing.MustMoney("100.00"), Exposures: []quant.Exposure{
		threat("north", fixed("0.1", 100)), threat("south", fixed("0.1", 100)),
	}}
	alone, _ := portfolio.Total()
	portfolio.Causes = []quant.Cause{{ID: "flood", Probability: partnership.MustQuantity("0.1"), Raises: []quant.Raise{
		{Risk: "north", To: partnership.MustQuantity("0.8")}, {Risk: "south", To: partnership.MustQuantity("0.8")},
	}}}
	together, err := portfolio.Total()
	fmt.Println(alone.Distribution.Mean(), together.Distribution.Mean(), err)
	before, _ := alone.Distribution.Exceeds(costing.MustMoney("100.00"))
	after, _ := together.Distribution.Exceeds(costing.MustMoney("100.00"))
	fmt.Printf("%.3f %.3f\n", before, after)
	// Output:
	// 20.00 20.00 <nil>
	// 0.010 0.064
}

// What one total tells: here £1,000,000 with a probability of 0.005, of which the worst 1 of
// 100 cases has one half.
func ExampleDistribution() {
	portfolio := quant.Portfolio{Grid: costing.MustMoney("1000.00"), Exposures: []quant.Exposure{
		{ID: "claim", Nature: risk.Threat, Estimate: fixed("0.005", 1_000_000)},
	}}
	total, err := portfolio.Total()
	d := total.Distribution
	fmt.Println(d.Mean(), d.StandardDeviation(), err)
	fmt.Println(d.Percentile(partnership.MustQuantity("99")), d.ExpectedShortfall(partnership.MustQuantity("99")))
	fmt.Println(d.Exceeds(costing.MustMoney("999999.99")))
	fmt.Println(d.Exceeds(costing.MustMoney("1000000.00")))
	// Output:
	// 5000.00 70533.68 <nil>
	// 0.00 500000.00
	// 0.005 true
	// 0 true
}

// A reserve of £200 is enough in 87 of 100 cases. If it is not, £100 is missing on average.
func ExampleDistribution_Adequacy() {
	total, _ := three().Total()
	a := total.Distribution.Adequacy(costing.MustMoney("200.00"))
	fmt.Println(a.Reserve, a.Enough, a.Shortfall, a.IfShort)
	// Output: 200.00 87 13.00 100.00
}

// How likely each total is to be exceeded, with a line at the P80.
func ExampleDistribution_SVG() {
	total, _ := three().Total()
	drawing, err := total.Distribution.SVG("What three risks may cost", []partnership.Quantity{partnership.MustQuantity("80")})
	fmt.Println(strings.Count(drawing, "P80: £150.00"), err)
	// Output: 1 <nil>
}

// The longest bar is that of the risk that matters most.
func ExampleContributions_SVG() {
	contributions, _ := three().Contributions(partnership.MustQuantity("80"))
	drawing := contributions.SVG("Which risks matter most", report.NewNames(report.Entry{Noun: report.Risk, ID: "a", Name: "Roof"}))
	fmt.Println(strings.Index(drawing, ">Roof<") < strings.Index(drawing, ">b<"))
	// Output: true
}

// Without controls each risk is as its inherent estimate says.
func ExamplePortfolio_AsInherent() {
	portfolio := three()
	for i := range portfolio.Exposures {
		portfolio.Exposures[i].Inherent = fixed("0.9", 100)
	}
	total, err := portfolio.AsInherent().Total()
	fmt.Println(total.Distribution.Mean(), err)
	// Output: 270.00 <nil>
}
