package appraisal_test

import (
	"fmt"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// The partner's question: which formula, who gains, is it worth it against improving at home,
// and what if one leaves in year 3? While all stay, sharing wins by a little, and by cases it
// costs Barnet more. Once Brent leaves, improving at home would have been better.
func Example_partnersQuestion() {
	money, quantity, day, year := costing.MustMoney, partnership.MustQuantity, calendar.MustDate, costing.MustFinancialYear
	prices, members := appraisal.MustPrices("real 2026/27"), []partnership.OrgID{"barnet", "brent", "harrow"}
	cases := make([]costing.Figure, 3)
	for i, number := range []string{"500", "200", "300"} {
		cases[i] = costing.Figure{Driver: "cases", Org: members[i], Value: quantity(number), Source: "annual return", On: day("2026-03-31")}
	}
	facts, _ := costing.NewFacts(cases)
	own := func(org partnership.OrgID, from, amount string) appraisal.Flow { // what a service of one's own costs
		return appraisal.Flow{
			Name: "Own service of " + string(org), Prices: prices, From: year(from), Amount: money(amount),
			Kind:   appraisal.FlowKind{Side: appraisal.CostFlow, Timing: appraisal.RecurringFlow, Funding: appraisal.RevenueFlow, Cash: appraisal.CashableFlow, Purpose: appraisal.RunningFlow},
			Shares: []partnership.Share{{Org: org, Fraction: partnership.MustFraction("100%")}},
		}
	}
	a := appraisal.Appraisal{
		Name: "legal", On: day("2026-11-02"), Prices: prices, First: year("2026/27"), Years: 5,
		Schedule: appraisal.GreenBook2026Standard(), Partners: members,
		Options: []appraisal.ShortlistedOption{{ID: "home", Name: "Improve at home", Kind: appraisal.ImproveAtHome, Flows: []appraisal.Flow{
			own("barnet", "2026/27", "385000.00"), own("brent", "2026/27", "230000.00"), own("harrow", "2026/27", "306500.00"),
		}}},
	}
	// £900,000 a year together. If Brent leaves after year 3, £150,000 of that goes with it.
	bases := map[string]costing.Basis{"Equal": {Kind: costing.EqualShares}, "Cases": {Kind: costing.DriverShares, Driver: "cases"}}
	for _, last := range []string{"", "2029-03-31"} {
		brent, name, after := costing.ProjectedMember{Org: "brent"}, "all stay", []appraisal.Flow(nil)
		if last != "" {
			brent.Leaves, brent.Avoidable, name = day(last), money("150000.00"), "Brent leaves"
			after = append(after, own("brent", "2029/30", "250000.00"))
		}
		same := costing.ProjectedYear{Inflation: quantity("0")}
		for _, formula := range []string{"Equal", "Cases"} {
			compared, err := costing.CompareSchemes(costing.Projection{
				Line: "legal", First: day("2026-04-01"), Years: []costing.ProjectedYear{{Cost: money("900000.00"), Facts: facts}, same, same, same, same},
				Members: []costing.ProjectedMember{{Org: "barnet"}, brent, {Org: "harrow"}},
				Options: []costing.Option{{Scheme: costing.Scheme{Name: formula, Parts: []costing.Part{{Name: "Share", Basis: bases[formula]}}}}},
			})
			charges, _ := appraisal.ChargeFlows(compared, formula, prices, report.Names{})
			id := appraisal.OptionID(formula + "-" + last)
			a.Options = append(a.Options, appraisal.ShortlistedOption{ID: id, Name: formula + ", " + name, Kind: appraisal.Share, Flows: append(charges, after...)})
			if err != nil {
				fmt.Println(err)
			}
		}
	}
	result, err := a.Evaluate()
	for _, rank := range result.Ranking {
		fmt.Println(rank.Place, rank.Text(report.Names{}))
	}
	fmt.Println(result.Options[2].Partners[0].Difference, result.Options[2].Partners[1].Difference, result.Options[2].Partners[2].Difference, err)
	// Output:
	// 1 Equal, all stay: worth most, +£100,471.20 compared with Improve at home; leaves brent worse off, which a side payment would make good.
	// 1 Cases, all stay: worth most, +£100,471.20 compared with Improve at home; leaves barnet worse off, which a side payment would make good.
	// 3 Improve at home: £100,471.20 behind the best.
	// 4 Equal, Brent leaves: £177,338.49 behind the best; leaves brent and harrow worse off, and no side payment would make that good.
	// 4 Cases, Brent leaves: £177,338.49 behind the best; leaves barnet worse off, and no side payment would make that good.
	// -303750.15 233653.96 170567.39 <nil>
}

// −£100 now and £30 a year for five years at 3.5 % is worth £35.45.
func ExampleAppraisal_Evaluate() {
	result, err := textbook().Evaluate()
	fmt.Print(result.Tables(report.Names{}).Markdown())
	fmt.Println(err)
	// Output:
	// ## Options compared: Legal service, 2026/27 to 2031/32
	//
	// Present values at 2026/27 prices, discounted from the first year by Green Book 2026, standard. Net is benefits less costs: more is better.
	//
	// | Option | Costs | Benefits | Net | Of it cashable | Compared with As is | Brought by £1 | Paid back | Rank |
	// |---|---:|---:|---:|---:|---:|---:|---|---:|
	// | As is | £0.00 | £0.00 | £0.00 | £0.00 | – | – | – | 2 |
	// | Share | £100.00 | £135.45 | £35.45 | £35.45 | +£35.45 | 1.35 | 2030/31, 4 years after the first | 1 |
	//
	// 1. Share: worth most, +£35.45 compared with As is.
	// 2. As is: £35.45 behind the best.
	//
	// ### What the options are made of
	//
	// One-off and recurring money, and what of it is cashable. Time that is freed is worth something and pays no bill.
	//
	// | Option | Kind | Not discounted | Present value |
	// |---|---|---:|---:|
	// | Share | One-off revenue cost of transition, cashable | £100.00 | £100.00 |
	// | Share | Recurring revenue benefit of running, cashable | £150.00 | £135.45 |
	// <nil>
}

// Sharing is best in total and leaves Brent worse off. A side payment makes that good.
func ExampleSummary_Tables() {
	result, err := legal().Evaluate()
	fmt.Print(result.Tables(names())[:2].Markdown())
	fmt.Println(err)
	// Output:
	// ## Options compared: Legal service, 2026/27 to 2035/36
	//
	// Present values at 2026/27 prices, discounted from the first year by Green Book 2026, standard. Net is benefits less costs: more is better.
	//
	// | Option | Costs | Benefits | Net | Of it cashable | Compared with As is | Brought by £1 | Paid back | Rank |
	// |---|---:|---:|---:|---:|---:|---:|---|---:|
	// | As is | £80,735,861.75 | £0.00 | −£80,735,861.75 | −£80,735,861.75 | – | – | – | 5 or 6 |
	// | Do minimum | £79,896,967.36 | £0.00 | −£79,896,967.36 | −£79,896,967.36 | +£838,894.39 | 4.36 | 2030/31, 4 years after the first | 4 or 5 |
	// | Improve at home | £79,371,037.76 | £1,390,763.63 | −£77,980,274.14 | −£79,371,037.76 | +£2,755,587.61 | 7.12 | 2029/30, 3 years after the first | 3 or 4 |
	// | Share | £80,925,576.05 | £3,245,115.13 | −£77,680,460.93 | −£77,680,460.93 | +£3,055,400.82 | 3.39 | 2030/31, 4 years after the first | 2 or 3 |
	// | Outsource | at least £77,064,661.40 | £0.00 | at most −£77,064,661.40 | at most −£77,064,661.40 | at most £3,671,200.34 | – | not known | 2 to 6 |
	// | Share and improve | £80,199,646.46 | £4,635,878.75 | −£75,563,767.71 | −£76,954,531.33 | +£5,172,094.04 | 5.05 | 2029/30, 3 years after the first | 1 |
	//
	// 1. Share and improve: worth most, +£5,172,094.04 compared with As is.
	// 2. Share: place 2 or 3, since it is not known whether Outsource is worth more; £2,116,693.22 behind the best; leaves Brent worse off, which a side payment would make good.
	// 3. Outsource: place 2 to 6, since Taking the work back is not known; what is known makes at most £3,671,200.34.
	// 4. Improve at home: place 3 or 4, since it is not known whether Outsource is worth more; £2,416,506.43 behind the best.
	// 5. Do minimum: place 4 or 5, since it is not known whether Outsource is worth more; £4,333,199.65 behind the best.
	// 6. As is: place 5 or 6, since it is not known whether Outsource is worth more; £5,172,094.04 behind the best.
	// 7. Outsource, not known, and not counted as £0: Taking the work back.
	//
	// ### Winners and losers
	//
	// By how much each is better off than with As is, year by year and not discounted, and in present value. Below £0 it is worse off.
	//
	// | Option | Partner | 2026/27 | 2027/28 | 2028/29 | 2029/30 | 2030/31 | 2031/32 | 2032/33 | 2033/34 | 2034/35 | 2035/36 | Present value | Side payment |
	// |---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
	// | Do minimum | Harrow | −£83,333.33 | +£12,000.00 | +£24,000.00 | +£36,000.00 | +£48,000.00 | +£60,000.00 | +£72,000.00 | +£84,000.00 | +£96,000.00 | +£108,000.00 | +£352,224.42 | £0.00 |
	// | Do minimum | Barnet | −£83,333.34 | +£12,000.00 | +£24,000.00 | +£36,000.00 | +£48,000.00 | +£60,000.00 | +£72,000.00 | +£84,000.00 | +£96,000.00 | +£108,000.00 | +£352,224.42 | £0.00 |
	// | Do minimum | Brent | −£83,333.33 | +£6,000.00 | +£12,000.00 | +£18,000.00 | +£24,000.00 | +£30,000.00 | +£36,000.00 | +£42,000.00 | +£48,000.00 | +£54,000.00 | +£134,445.55 | £0.00 |
	// | Improve at home | Harrow | −£150,000.00 | +£27,500.00 | +£77,500.00 | +£127,500.00 | +£155,000.00 | +£175,000.00 | +£195,000.00 | +£215,000.00 | +£235,000.00 | +£255,000.00 | +£1,039,517.47 | £0.00 |
	// | Improve at home | Barnet | −£150,000.00 | +£27,500.00 | +£77,500.00 | +£127,500.00 | +£155,000.00 | +£175,000.00 | +£195,000.00 | +£215,000.00 | +£235,000.00 | +£255,000.00 | +£1,039,517.47 | £0.00 |
	// | Improve at home | Brent | −£150,000.00 | +£17,500.00 | +£57,500.00 | +£97,500.00 | +£115,000.00 | +£125,000.00 | +£135,000.00 | +£145,000.00 | +£155,000.00 | +£165,000.00 | +£676,552.67 | £0.00 |
	// | Share | Harrow | −£298,666.66 | −£83,250.00 | +£207,750.00 | +£366,750.00 | +£415,500.00 | +£427,500.00 | +£439,500.00 | +£451,500.00 | +£463,500.00 | +£475,500.00 | +£2,280,935.45 | pays £145,657.86 |
	// | Share | Barnet | −£298,666.67 | −£104,250.00 | +£102,750.00 | +£177,750.00 | +£205,500.00 | +£217,500.00 | +£229,500.00 | +£241,500.00 | +£253,500.00 | +£265,500.00 | +£982,889.39 | pays £62,766.16 |
	// | Share | Brent | −£298,666.67 | −£126,000.00 | +£12,000.00 | +£18,000.00 | +£24,000.00 | +£30,000.00 | +£36,000.00 | +£42,000.00 | +£48,000.00 | +£54,000.00 | −£208,424.02 | gets £208,424.02 |
	// | Outsource | Harrow | +£120,000.00 | +£132,000.00 | +£144,000.00 | +£156,000.00 | +£168,000.00 | +£180,000.00 | +£192,000.00 | +£204,000.00 | +£216,000.00 | not known | not known | – |
	// | Outsource | Barnet | +£120,000.00 | +£132,000.00 | +£144,000.00 | +£156,000.00 | +£168,000.00 | +£180,000.00 | +£192,000.00 | +£204,000.00 | +£216,000.00 | not known | not known | – |
	// | Outsource | Brent | +£60,000.00 | +£66,000.00 | +£72,000.00 | +£78,000.00 | +£84,000.00 | +£90,000.00 | +£96,000.00 | +£102,000.00 | +£108,000.00 | not known | not known | – |
	// | Share and improve | Harrow | −£298,666.66 | −£73,000.00 | +£235,000.00 | +£411,000.00 | +£470,000.00 | +£490,000.00 | +£510,000.00 | +£530,000.00 | +£550,000.00 | +£570,000.00 | +£2,710,383.65 | £0.00 |
	// | Share and improve | Barnet | −£298,666.67 | −£88,750.00 | +£156,250.00 | +£269,250.00 | +£312,500.00 | +£332,500.00 | +£352,500.00 | +£372,500.00 | +£392,500.00 | +£412,500.00 | +£1,736,849.11 | £0.00 |
	// | Share and improve | Brent | −£298,666.67 | −£109,250.00 | +£83,750.00 | +£144,750.00 | +£167,500.00 | +£177,500.00 | +£187,500.00 | +£197,500.00 | +£207,500.00 | +£217,500.00 | +£724,861.28 | £0.00 |
	// | **Do minimum** | **Total** | **−£250,000.00** | **+£30,000.00** | **+£60,000.00** | **+£90,000.00** | **+£120,000.00** | **+£150,000.00** | **+£180,000.00** | **+£210,000.00** | **+£240,000.00** | **+£270,000.00** | **+£838,894.39** |  |
	// | **Improve at home** | **Total** | **−£450,000.00** | **+£72,500.00** | **+£212,500.00** | **+£352,500.00** | **+£425,000.00** | **+£475,000.00** | **+£525,000.00** | **+£575,000.00** | **+£625,000.00** | **+£675,000.00** | **+£2,755,587.61** |  |
	// | **Share** | **Total** | **−£896,000.00** | **−£313,500.00** | **+£322,500.00** | **+£562,500.00** | **+£645,000.00** | **+£675,000.00** | **+£705,000.00** | **+£735,000.00** | **+£765,000.00** | **+£795,000.00** | **+£3,055,400.82** |  |
	// | **Outsource** | **Total** | **+£300,000.00** | **+£330,000.00** | **+£360,000.00** | **+£390,000.00** | **+£420,000.00** | **+£450,000.00** | **+£480,000.00** | **+£510,000.00** | **+£540,000.00** | **at most £570,000.00** | **at most £3,671,200.34** |  |
	// | **Share and improve** | **Total** | **−£896,000.00** | **−£271,000.00** | **+£475,000.00** | **+£825,000.00** | **+£950,000.00** | **+£1,000,000.00** | **+£1,050,000.00** | **+£1,100,000.00** | **+£1,150,000.00** | **+£1,200,000.00** | **+£5,172,094.04** |  |
	//
	// 1. Share: nobody is worse off if, in the first year, Harrow pays £145,657.86; Barnet pays £62,766.16; and Brent gets £208,424.02.
	// <nil>
}

// What sharing rather than improving at home hangs on.
func ExampleAppraisal_OneWay() {
	tornado, err := legal().OneWay("share", "home", inputs())
	fmt.Print(tornado.Table().Markdown())
	fmt.Println(err)
	// Output:
	// ## What the difference between the options hangs on
	//
	// Net present value of Share less that of Improve at home, at 2026/27 prices: +£299,813.21 as appraised. One input at a time.
	//
	// | Input | Lowest | Difference then | Highest | Difference then | Spread | Turns the answer |
	// |---|---:|---:|---:|---:|---:|---|
	// | Savings realised | 30% | −£1,647,255.86 | 100% | +£1,381,518.26 | £3,028,774.12 | yes |
	// | Cost of transition | 80% | +£555,534.95 | 200% | −£978,795.48 | £1,534,330.43 | yes |
	// | Savings come later | 0 years | +£299,813.21 | 3 years | −£1,097,609.10 | £1,397,422.32 | yes |
	// | Bias taken away | 0% | −£691,143.31 | 90% | +£370,595.82 | £1,061,739.13 | yes |
	//
	// 1. Moves nothing: Cost of disaggregation.
	// <nil>
}

// How far each thing may go before improving at home is as good as sharing.
func ExampleAppraisal_SwitchingValues() {
	values, err := legal().SwitchingValues("share", "home", inputs())
	fmt.Print(values.Table().Markdown())
	fmt.Println(err)
	// Output:
	// ## Where the answer turns
	//
	// The value of each input at which the two options are worth the same, the others as they are.
	//
	// | Input | Switching value |
	// |---|---|
	// | Savings realised | 68.07% |
	// | Savings come later | 1 year |
	// | Cost of transition | 123.45% |
	// | Bias taken away | 58.59% |
	// | Cost of disaggregation | none: it moves nothing |
	// <nil>
}

// Two states of the world, and a discount rate that was recommended and is not in force.
func ExampleAppraisal_Scenarios() {
	a := textbook()
	results, err := a.Scenarios([]appraisal.Scenario{
		{Name: "Late and dear", Changes: []appraisal.LeverChange{
			{Flows: appraisal.FlowChoice{Side: appraisal.BenefitFlow}, Lever: appraisal.DelayLever, Value: qty("1")},
			{Flows: appraisal.FlowChoice{Side: appraisal.CostFlow}, Lever: appraisal.AmountLever, Value: qty("120")},
		}},
		{Name: "Review of June 2026", Schedule: appraisal.DiscountReview2026()},
	})
	fmt.Print(results.Table().Markdown())
	fmt.Println(err)
	// Output:
	// ## Scenarios
	//
	// Another option is best in: Late and dear.
	//
	// | Scenario | Place 1 | Place 2 | Turns the answer |
	// |---|---|---|---|
	// | As appraised | Share, +£35.45 | As is, £0.00 | no |
	// | Late and dear | As is, £0.00 | Share, −£13.53 | yes |
	// | Review of June 2026 | Share, +£37.39 | As is, £0.00 | no |
	// <nil>
}

// Amounts are brought to other prices only by a deflator that says where it is from.
func ExampleDeflator_Convert() {
	a := textbook()
	saving := a.Options[1].Flows[1]
	saving.Prices, saving.From, saving.Amount = appraisal.MustPrices("real 2020/21"), a.First, costing.MustMoney("1000.00")
	a.Options[1].Flows[1] = saving
	_, err := a.Evaluate()
	fmt.Println(err)
	// The index of calendar years stands for the years from April that begin in them.
	deflator := appraisal.GDPDeflator2025().InYearsFrom(4)
	converted, err := deflator.Convert(a, saving, appraisal.MustPrices("real 2024/25"))
	fmt.Println(converted.Amount, converted.Prices, err)
	_, err = deflator.Convert(a, saving, appraisal.MustPrices("real 2026/27"))
	fmt.Println(err)
	// Output:
	// options[1].flows[1].prices: amounts at 2020/21 prices cannot be added to amounts at 2026/27 prices; Deflator.Convert brings them to the same prices: invalid
	// 1173.52 real 2024/25 <nil>
	// deflator: the GDP deflator has no figure for 2026/27: out of range
}

// The bias of equipment is 200 %. Two things make it, and some of each is dealt with.
func ExampleBias_Uplift() {
	bias := appraisal.OptimismBiasFigures()[4].Bias()
	fmt.Println(bias.Type.Title(), bias.Uplift())
	bias.Parts = []appraisal.BiasPart{
		{Name: "Specification", Share: part("60%"), Mitigation: part("90%"), Evidence: "Bought as it is"},
		{Name: "Supplier", Share: part("40%"), Mitigation: part("75%"), Evidence: "Framework with fixed prices"},
	}
	fmt.Println(bias.Uplift(), bias.Validate())
	// Output:
	// Equipment and development 200
	// 32 <nil>
}

func ExampleDiscountSchedule_Factors() {
	factors, err := appraisal.GreenBook2026Standard().Factors(3)
	fmt.Println(factors, err)
	_, err = appraisal.DiscountReview2026().Factors(31)
	fmt.Println(err)
	// Output:
	// [1 0.966184 0.933511 0.901943] <nil>
	// last: 31 is not from 0 to 30: out of range
}

// The standard factor of year 125 is 1 ÷ (1.035^30 × 1.03^45 × 1.025^50).
func ExampleDiscountSchedule_FactorTo() {
	factor, err := appraisal.GreenBook2026Standard().FactorTo(125, 8)
	fmt.Println(factor.StringFixed(8), err)
	_, err = appraisal.DiscountReview2026().FactorTo(31, 8)
	fmt.Println(err)
	// Output:
	// 0.02741076 <nil>
	// year: 31 is not from 0 to 30: out of range
}

func ExampleParsePrices() {
	fmt.Println(appraisal.ParsePrices("real 2026/27"))
	fmt.Println(appraisal.ParsePrices("2026/27"))
	// Output:
	// real 2026/27 <nil>
	// not set "2026/27" is not a price base like "nominal" or "real 2026/27": invalid
}

func ExampleRealPrices() {
	fmt.Println(appraisal.RealPrices(costing.MustFinancialYear("2026/27")).Title())
	// Output: at 2026/27 prices
}

// What everyone pays by a scheme, as the costs of an option.
func ExampleChargeFlows() {
	compared, _ := costing.CompareSchemes(costing.Projection{
		Line: "legal", First: calendar.MustDate("2026-04-01"), Years: []costing.ProjectedYear{{Cost: costing.MustMoney("300.00")}, {Inflation: qty("0")}},
		Members: []costing.ProjectedMember{{Org: "barnet"}, {Org: "brent", Leaves: calendar.MustDate("2027-03-31"), Avoidable: costing.MustMoney("90.00")}},
		Options: []costing.Option{{Scheme: costing.Scheme{Name: "Equal", Parts: []costing.Part{{Name: "Share", Basis: costing.Basis{Kind: costing.EqualShares}}}}}},
	})
	flows, err := appraisal.ChargeFlows(compared, "Equal", appraisal.MustPrices("real 2026/27"), report.Names{})
	for _, f := range flows {
		fmt.Println(f.Name, f.Amounts)
	}
	fmt.Println(err)
	// Output:
	// Charges of barnet [150.00 210.00]
	// Charges of brent [150.00 0.00]
	// <nil>
}

// An input for each flow of an option, where nobody knows better than half or twice as much.
func ExampleAppraisal_FlowInputs() {
	a := textbook()
	tornado, err := a.OneWay("share", "as-is", a.FlowInputs("share", qty("50"), qty("200")))
	for _, bar := range tornado.Bars {
		fmt.Println(bar.Name, bar.AtLow.Sterling(), bar.AtHigh.Sterling(), bar.Turns)
	}
	fmt.Println(err)
	// Output:
	// Share, Fewer managers −£32.27 £170.90 true
	// Share, Set up £85.45 −£64.55 true
	// <nil>
}

// What a register of risks must not quantify again.
func ExampleAppraisal_BiasedItems() {
	a := textbook()
	a.Options[1].Flows[0].Item, a.Options[1].Flows[0].Bias = "Payroll system", appraisal.OptimismBiasFigures()[4].Bias()
	fmt.Println(a.BiasedItems())
	a.RiskItems = []string{"Payroll system"}
	result, err := a.Evaluate()
	fmt.Println(result.Concerns[0].Kind.Title(), err)
	// Output:
	// [Payroll system]
	// Optimism bias on an item that is quantified as a risk <nil>
}

// The tornado of sharing rather than improving at home, as a drawing.
func ExampleTornado_SVG() {
	tornado, err := legal().OneWay("share", "home", inputs())
	drawing := tornado.SVG("What sharing hangs on")
	fmt.Println(strings.Index(drawing, "Savings realised") < strings.Index(drawing, "Bias taken away"), strings.Contains(drawing, "Cost of disaggregation"), err)
	// Output: true true <nil>
}

// Each option as a line over the years. As is, with which they are compared, has none.
func ExampleSummary_CashFlowSVG() {
	result, err := textbook().Evaluate()
	drawing := result.CashFlowSVG("Cumulative cash flow")
	fmt.Println(strings.Contains(drawing, ">Share<"), strings.Contains(drawing, ">2031/32<"), err)
	// Output: true true <nil>
}

// Who gains and who loses, as bars to the right and to the left.
func ExampleSummary_PartnersSVG() {
	result, err := legal().Evaluate()
	drawing := result.PartnersSVG("Winners and losers", names())
	fmt.Println(strings.Contains(drawing, "−£208,424.02"), strings.Contains(drawing, "Brent"), err)
	// Output: true true <nil>
}

// The reason for a place, in which the partners have their names.
func ExampleRank_Text() {
	result, err := legal().Evaluate()
	fmt.Println(result.Ranking[1].Text(names()), err)
	// Output: Share: place 2 or 3, since it is not known whether Outsource is worth more; £2,116,693.22 behind the best; leaves Brent worse off, which a side payment would make good. <nil>
}
