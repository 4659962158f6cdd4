package coop_test

import (
	"fmt"
	"log"
	"math/big"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/costing/coop"
	"github.com/seed9ad77866/sharedservices/lifecycle/exit"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// revenues is what revenues and benefits would cost any of five councils together. A site costs
// £400,000 a year, a team for each 60,000 dwellings £210,000, a dwelling £9.40, and a seat at the
// peak £1,150.
func revenues() coop.CostModel {
	quantity := partnership.MustQuantity
	partner := func(org orgID, dwellings string, peaks ...string) coop.ModelPartner {
		p := coop.ModelPartner{Org: org, Volume: quantity(dwellings)}
		for _, peak := range peaks {
			p.Loads = append(p.Loads, quantity(peak))
		}
		return p
	}
	return coop.CostModel{
		Fixed: costing.MustMoney("400000.00"),
		Step:  costing.MustMoney("210000.00"), StepOf: quantity("60000"),
		Capacity: quantity("1150"), Variable: quantity("9.40"),
		Partners: []coop.ModelPartner{
			partner("fenmoor", "38500", "30", "41"),
			partner("harcastle", "96200", "88", "70"),
			partner("lowbridge", "41750", "35", "52"),
			partner("stonewick", "52300", "60", "38"),
			partner("westerby", "118900", "95", "109"),
		},
	}
}

// check ends the program if there is an error.
func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

// A bill by equal shares of half the cost and by dwellings for the rest looks fair to everyone. Four
// of five councils would do better without the fifth; the example finds who, and the smallest change
// that keeps them.
func Example() {
	game, err := revenues().Game()
	check(err)
	half, rest := costing.Basis{Kind: costing.EqualShares}, costing.Basis{Kind: costing.DriverShares, Driver: "dwellings"}
	scheme := costing.Scheme{Name: "Schedule 2", Parts: []costing.Part{
		{Name: "Equal part", Share: partnership.MustFraction("50%"), Basis: half},
		{Name: "By dwellings", Share: partnership.MustFraction("50%"), Basis: rest},
	}}
	figures := []costing.Figure{}
	for _, p := range revenues().Partners {
		figures = append(figures, costing.Figure{Driver: "dwellings", Org: p.Org, Value: p.Volume, Source: "CTB1", On: calendar.MustDate("2025-10-06")})
	}
	facts, err := costing.NewFacts(figures)
	check(err)
	total := game.Cost(31)
	cost := costing.Cost{Line: "revenues", Term: costing.MustFinancialYear("2026/27").Term(), Total: total}
	statement, err := scheme.Statement(cost, game.Partners(), facts)
	check(err)
	bill := statement.Charges

	names := report.NewNames(
		report.Entry{Noun: report.Organisation, ID: "fenmoor", Name: "Fenmoor"},
		report.Entry{Noun: report.Organisation, ID: "harcastle", Name: "Harcastle"},
		report.Entry{Noun: report.Organisation, ID: "lowbridge", Name: "Lowbridge"},
		report.Entry{Noun: report.Organisation, ID: "stonewick", Name: "Stonewick"},
		report.Entry{Noun: report.Organisation, ID: "westerby", Name: "Westerby"},
	)
	stability, err := game.Check(bill)
	check(err)
	fmt.Print(stability.Table(names).Markdown())
	payment, err := game.SidePayment(bill)
	check(err)
	fmt.Println(payment.Sentence(names))
	stability, err = game.Check(payment.Bill.Bill())
	check(err)
	fmt.Println(stability.Summary(names))
	// Output:
	// ## Whether anybody has a reason to leave
	//
	// Fenmoor, Harcastle, Lowbridge and Stonewick pay £217,106.77 a year more than it would cost them to do it by themselves.
	//
	// | Partner | Pays (£) | Alone (£) | Room until it would leave (£) | With |
	// |---|---:|---:|---:|---|
	// | Fenmoor | 821,048.20 | 1,019,050.00 | −217,106.77 | Fenmoor, Harcastle, Lowbridge and Stonewick |
	// | Harcastle | 1,259,578.99 | 1,825,480.00 | −217,106.77 | Fenmoor, Harcastle, Lowbridge and Stonewick |
	// | Lowbridge | 845,748.80 | 1,062,250.00 | −217,106.77 | Fenmoor, Harcastle, Lowbridge and Stonewick |
	// | Stonewick | 925,930.78 | 1,170,620.00 | −217,106.77 | Fenmoor, Harcastle, Lowbridge and Stonewick |
	// | Westerby | 1,432,103.23 | 2,063,010.00 | 64,798.99 | Fenmoor, Lowbridge, Stonewick and Westerby |
	// Fenmoor pays £217,106.77 a year less, and Westerby £217,106.77 more: then no group would do better by itself.
	// No group would do better by itself.
}

// municipal is the water supply of three towns.
func municipal() coop.Game {
	table := coop.CostTable{Partners: []orgID{"a", "b", "c"}}
	for _, c := range []struct {
		group string
		cost  string
	}{{"a", "120.00"}, {"b", "140.00"}, {"c", "120.00"}, {"ab", "170.00"}, {"bc", "190.00"}, {"ac", "160.00"}, {"abc", "255.00"}} {
		table.Costs = append(table.Costs, coop.GroupCost{Group: ids(c.group), Cost: costing.MustMoney(c.cost)})
	}
	game, err := table.Game()
	check(err)
	return game
}

func ExampleGame_Allocate() {
	for _, rule := range coop.AllocationRules() {
		a, err := municipal().Allocate(rule)
		check(err)
		fmt.Println(rule, a.Shares[0].Exact, a.Shares[1].Exact, a.Shares[2].Exact, a.Bill())
	}
	// Output:
	// equal 85 85 85 [{a 85.00} {b 85.00} {c 85.00}]
	// equal-savings 235/3 295/3 235/3 [{a 78.34} {b 98.33} {c 78.33}]
	// moriarity 1530/19 1785/19 1530/19 [{a 80.53} {b 93.95} {c 80.52}]
	// separable-costs 1865/27 295/3 2365/27 [{a 69.08} {b 98.33} {c 87.59}]
	// equal-rest 205/3 295/3 265/3 [{a 68.34} {b 98.33} {c 88.33}]
	// shapley 220/3 295/3 250/3 [{a 73.34} {b 98.33} {c 83.33}]
	// banzhaf 255/4 355/4 295/4 [{a 63.75} {b 88.75} {c 73.75}]
	// nucleolus 205/3 295/3 265/3 [{a 68.34} {b 98.33} {c 88.33}]
	// per-capita-nucleolus 205/3 295/3 265/3 [{a 68.34} {b 98.33} {c 88.33}]
	// proportional-nucleolus 1785/26 1275/13 2295/26 [{a 68.65} {b 98.08} {c 88.27}]
	// prenucleolus 205/3 295/3 265/3 [{a 68.34} {b 98.33} {c 88.33}]
	// tau 205/3 295/3 265/3 [{a 68.34} {b 98.33} {c 88.33}]
}

func ExampleGame_Certify() {
	c, err := municipal().Certify(coop.Nucleolus)
	check(err)
	for _, step := range c.Steps {
		fmt.Println("Level", step.Level)
		for _, row := range step.Rows {
			fmt.Println(row.Kind, row.Group, row.Weight)
		}
	}
	fmt.Println(c.Check(municipal()))
	c.Allocation.Shares[0].Exact, c.Allocation.Shares[1].Exact = c.Allocation.Shares[1].Exact, c.Allocation.Shares[0].Exact
	fmt.Println(c.Check(municipal()))
	// Output:
	// Level -10/3
	// fixed [a b c] -2/3
	// unhappy [a b] 1/3
	// unhappy [b c] 1/3
	// unhappy [a c] 1/3
	// <nil>
	// steps[0].rows[2]: the group of b and c is not as unhappy as the level says: invalid
	// steps[0].rows[3]: the group of a and c is not as unhappy as the level says: invalid
}

func ExampleGame_LeastCore() {
	core, err := municipal().LeastCore()
	check(err)
	fmt.Println(core.Verdict, core.Level, core.Allocation.Bill())
	for _, w := range core.Weights {
		fmt.Println(w.Group, w.Weight)
	}
	// Output:
	// stable -10/3 [{a 68.34} {b 98.33} {c 88.33}]
	// [a b] 1/3
	// [b c] 1/3
	// [a c] 1/3
}

func ExampleGame_Axioms() {
	findings, err := municipal().Axioms()
	check(err)
	for _, f := range findings {
		if f.Rule == coop.Nucleolus || f.Rule == coop.EqualRest {
			fmt.Println(strings.TrimSpace(fmt.Sprintln(f.Rule, f.Axiom, f.Holding, f.Sentence(report.Names{}))))
		}
	}
	// Output:
	// equal-rest adds-up always
	// equal-rest equal-treatment always
	// equal-rest nobody-above-alone here
	// equal-rest stable-if-any here
	// equal-rest nothing-for-nothing broken One more partner who adds nothing to any group would pay £2.50.
	// equal-rest cheaper-for-all always
	// equal-rest split-proof broken As two partners, b would pay £52.50 in place of £98.33.
	// nucleolus adds-up always
	// nucleolus equal-treatment always
	// nucleolus nobody-above-alone always
	// nucleolus stable-if-any always
	// nucleolus nothing-for-nothing always
	// nucleolus cheaper-for-all here
	// nucleolus split-proof here
}

// What the fourth and fifth council do to the bills of the others, by each rule.
func ExampleGame_MembershipEffects() {
	game, err := revenues().Game()
	check(err)
	effects, err := game.MembershipEffects("westerby")
	check(err)
	fmt.Print(effects.Table(report.Names{}).Markdown())
	// Output:
	// ## What each pays because westerby takes part
	//
	// By how much each bill is higher (+) or lower (−) than without westerby; that of westerby than what it would pay alone.
	//
	// | Rule | westerby (£) | fenmoor (£) | harcastle (£) | lowbridge (£) | stonewick (£) | All others (£) |
	// |---|---:|---:|---:|---:|---:|---:|
	// | Equal shares | −1,006,128.00 | +148,082.00 | +148,082.00 | +148,082.00 | +148,082.00 | +592,328.00 |
	// | Equal savings | −371,200.00 | −10,650.00 | −10,650.00 | −10,650.00 | −10,650.00 | −42,600.00 |
	// | By the cost of each alone | −536,236.23 | +24,573.34 | +44,019.55 | +25,615.06 | +28,228.28 | +122,436.23 |
	// | Separable costs, the rest by benefits | −282,627.80 | −29,952.84 | −40,658.13 | −30,302.18 | −30,259.05 | −131,172.20 |
	// | Separable costs, the rest equally | −241,520.00 | −35,020.00 | −51,120.00 | −35,020.00 | −51,120.00 | −172,280.00 |
	// | Shapley value | −327,436.67 | −18,811.66 | −24,561.67 | −17,661.67 | −25,328.33 | −86,363.33 |
	// | Banzhaf value \[1\] | −382,618.75 | −23,706.25 | −28,306.25 | −21,981.25 | −29,456.25 | −103,450.00 |
	// | Nucleolus | −272,800.00 | −21,966.67 | −25,416.66 | −15,066.67 | −78,550.00 | −141,000.00 |
	// | Per-capita nucleolus | −244,693.33 | −38,193.33 | −42,369.53 | −34,250.48 | −54,293.33 | −169,106.67 |
	// | Proportional nucleolus | −273,980.21 | −40,998.94 | −18,347.79 | −35,936.62 | −44,536.44 | −139,819.79 |
	// | Prenucleolus | −272,800.00 | −21,966.67 | −25,416.66 | −15,066.67 | −78,550.00 | −141,000.00 |
	// | Tau value | −282,405.38 | −30,122.05 | −41,968.00 | −27,931.07 | −31,373.50 | −131,394.62 |
	//
	// 1. Banzhaf value: the bills need not add up to the cost
}

// Whether a bill is stable, and how far each partner is from leaving.
func ExampleGame_Check() {
	game, err := revenues().Game()
	check(err)
	a, err := game.Allocate(coop.Shapley)
	check(err)
	stability, err := game.Check(a.Bill())
	check(err)
	fmt.Println(stability.Verdict)
	for _, d := range stability.Partners {
		fmt.Println(d.Org, d.Pays, d.Alone, d.Room)
	}
	// Output:
	// stable
	// fenmoor 623338.34 1019050.00 86363.33
	// harcastle 1424785.00 1825480.00 86363.33
	// lowbridge 663088.33 1062250.00 86363.33
	// stonewick 837625.00 1170620.00 86363.33
	// westerby 1735573.33 2063010.00 92305.00
}

// A bill and what each would pay alone go into package exit as what a month costs.
func ExampleGame_Alone() {
	game, err := revenues().Game()
	check(err)
	a, err := game.Allocate(coop.Shapley)
	check(err)
	costs := exit.Costs{}
	costs.Running, err = exit.RunningCosts(a.Bill(), game.Alone())
	fmt.Println(err, costs.Validate())
	for _, r := range costs.Running {
		fmt.Println(r.Org, r.Staying, r.Alone)
	}
	// Output:
	// <nil> <nil>
	// fenmoor 51944.86 84920.83
	// harcastle 118732.08 152123.33
	// lowbridge 55257.36 88520.83
	// stonewick 69802.08 97551.67
	// westerby 144631.11 171917.50
}

// What a partner changes for all, and what the others lose in a month if it leaves.
func ExampleGame_MembershipEffect() {
	game, err := revenues().Game()
	check(err)
	m, err := game.MembershipEffect(coop.Shapley, "fenmoor")
	check(err)
	fmt.Println("The others pay", m.Gain.Sterling(), "a year less with Fenmoor.")
	fmt.Println("Fenmoor pays", m.Pays.Sterling(), "and alone", m.Alone.Sterling())
	month, err := m.Gain.TimesRat(big.NewRat(1, 12))
	check(err)
	stranded := exit.Stranded{
		Name: "Dearer bills of the others", Line: "revenues", Leaver: m.Org, From: calendar.MustDate("2027-04-01"), Monthly: month,
		Unshed:   []exit.Taper{{Months: 12, Fraction: partnership.MustFraction("100%")}},
		Fraction: partnership.MustFraction("75%"), MaxMonths: 12,
	}
	for _, o := range m.Others {
		loss, err := partnership.ParseQuantity(o.Without.Plus(o.With.Neg()).String())
		check(err)
		stranded.Compensates = append(stranded.Compensates, costing.Weight{Org: o.Org, Value: loss})
	}
	fmt.Println(stranded.Monthly.Sterling(), stranded.Validate())
	// Output:
	// The others pay £224,638.34 a year less with Fenmoor.
	// Fenmoor pays £623,338.34 and alone £1,019,050.00
	// £18,719.86 <nil>
}

// A newcomer in an appraisal: the same councils with and without it.
func ExampleMembershipEffect_Flows() {
	game, err := revenues().Game()
	check(err)
	m, err := game.MembershipEffect(coop.Shapley, "fenmoor")
	check(err)
	with, without, err := m.Flows(appraisal.RealPrices(costing.MustFinancialYear("2026/27")), report.Names{})
	check(err)
	for i := range with {
		fmt.Println(with[i].Name, with[i].Amount, without[i].Amount)
	}
	// Output:
	// Bill of fenmoor 623338.34 1019050.00
	// Bill of harcastle 1424785.00 1518196.67
	// Bill of lowbridge 663088.33 751325.00
	// Bill of stonewick 837625.00 861803.33
	// Bill of westerby 1735573.33 1754385.00
}

func ExampleGameOf() {
	// Each pays £100, and £40 of it only once for a group.
	game, err := coop.GameOf([]orgID{"barnet", "brent", "harrow"}, func(group coop.Coalition) costing.Money {
		return costing.Pence(4000 + 6000*int64(group.Size()))
	})
	fmt.Println(game.Cost(0b101), game.Members(0b101), err)
	_, err = coop.GameOf(councils(25), nil)
	fmt.Println(err)
	// Output:
	// 160.00 [barnet harrow] <nil>
	// partners: 25: a table of all their groups would be too large, and 24 is the most: out of range
}

func ExampleCostTable_Game() {
	table := coop.CostTable{
		Partners: []orgID{"barnet", "brent", "harrow"},
		Costs: []coop.GroupCost{
			{Group: []orgID{"barnet"}, Cost: costing.MustMoney("10.00")},
			{Group: []orgID{"brent"}, Cost: costing.MustMoney("12.00")},
			{Group: []orgID{"barnet", "brent"}, Cost: costing.MustMoney("25.00")},
			{Group: []orgID{"barnet", "brent", "harrow"}, Cost: costing.MustMoney("30.00")},
		},
	}
	game, err := table.Game()
	check(err)
	overlaps, err := game.Overlaps(10)
	fmt.Println(game.Missing(), "groups are not known;", overlaps, err)
	_, err = game.Allocate(coop.Moriarity)
	fmt.Println(err)
	table.Costs[2].Group = []orgID{"barnet", "camden"}
	table.Costs[3].Group = []orgID{"barnet"}
	fmt.Println(table.Validate())
	// Output:
	// 3 groups are not known; [{[barnet] [brent] 22.00 25.00}] <nil>
	// costs: the cost of harrow is not known: required
	// costs[2].group[1]: "camden" is not a partner: not found
	// costs[3].group: the cost of barnet is listed before: duplicate
}

func ExampleCostModel_Game() {
	game, err := revenues().Game()
	check(err)
	model := revenues()
	model.Links = []coop.PartnerLink{{First: "fenmoor", Second: "harcastle"}}
	apart, err := model.Game()
	fmt.Println(game.Cost(0b00111), apart.Cost(0b00111), err)
	// Output:
	// 2876080.00 3494130.00 <nil>
}

func ExampleGame_SeparableCosts() {
	a, err := municipal().SeparableCosts([]costing.Portion{
		{Org: "a", Amount: costing.MustMoney("80.00")}, {Org: "b", Amount: costing.MustMoney("200.00")}, {Org: "c", Amount: costing.MustMoney("200.00")},
	})
	fmt.Println(a.Bill(), err)
	_, err = municipal().SeparableCosts([]costing.Portion{
		{Org: "a", Amount: costing.MustMoney("60.00")}, {Org: "b", Amount: costing.MustMoney("200.00")}, {Org: "c", Amount: costing.MustMoney("200.00")},
	})
	fmt.Println(err)
	// Output:
	// [{a 66.58} {b 99.74} {c 88.68}] <nil>
	// benefits[0].amount: 60.00 is below the separable cost of a, 65.00: out of range
}

func ExampleGame_WeightedShapley() {
	a, err := municipal().WeightedShapley([]costing.Weight{
		{Org: "a", Value: number(1)}, {Org: "b", Value: number(2)}, {Org: "c", Value: number(1)},
	})
	fmt.Println(a.Bill(), err)
	// Output:
	// [{a 78.75} {b 90.83} {c 85.42}] <nil>
}

func ExampleGame_InProportion() {
	a, err := municipal().InProportion([]costing.Weight{
		{Org: "a", Value: number(1)}, {Org: "b", Value: number(2)}, {Org: "c", Value: number(0)},
	})
	fmt.Println(a.Bill(), err)
	// Output:
	// [{a 85.00} {b 170.00} {c 0.00}] <nil>
}

func ExampleGame_Owen() {
	a, err := municipal().Owen([][]orgID{{"a", "b"}})
	fmt.Println(a.Shares[0].Exact, a.Shares[1].Exact, a.Shares[2].Exact, err)
	// Output:
	// 255/4 355/4 205/2 <nil>
}

func ExampleGame_BlockingGroups() {
	a, err := municipal().Allocate(coop.EqualShares)
	check(err)
	blocking, err := municipal().BlockingGroups(a, 3)
	fmt.Println(len(blocking), err)
	a, err = municipal().InProportion([]costing.Weight{
		{Org: "a", Value: number(2)}, {Org: "b", Value: number(1)}, {Org: "c", Value: number(2)},
	})
	check(err)
	blocking, err = municipal().BlockingGroups(a, 3)
	check(err)
	for _, o := range blocking {
		fmt.Println(o.Sentence(report.Names{}))
	}
	// Output:
	// 1 <nil>
	// a and c pay £44.00 a year more than it would cost them to do it by themselves.
}

// An airport game: who needs a longer runway pays for the longer part.
func ExampleCapacity() {
	airport := coop.Capacity{Partners: []coop.CapacityPartner{
		{Org: "a", Needs: costing.MustMoney("8.00")},
		{Org: "b", Needs: costing.MustMoney("11.00")},
		{Org: "c", Needs: costing.MustMoney("13.00")},
		{Org: "d", Needs: costing.MustMoney("18.00")},
	}}
	a, err := airport.Shapley()
	fmt.Println(a.Bill(), err)
	a, err = airport.Nucleolus()
	fmt.Println(a.Bill(), err)
	// Output:
	// [{a 2.00} {b 3.00} {c 4.00} {d 9.00}] <nil>
	// [{a 3.25} {b 3.25} {c 3.25} {d 8.25}] <nil>
}

func ExampleTree() {
	pipes := coop.Tree{Links: []coop.TreeLink{
		{Org: "main", Junction: true, Cost: costing.MustMoney("90.00")},
		{Org: "lund", To: "main", Cost: costing.MustMoney("20.00")},
		{Org: "eslov", To: "main", Cost: costing.MustMoney("30.00")},
		{Org: "horby", To: "eslov", Cost: costing.MustMoney("45.00")},
	}}
	a, err := pipes.Shapley()
	fmt.Println(a.Bill(), err)
	a, err = pipes.Nucleolus()
	fmt.Println(a.Bill(), err)
	// Output:
	// [{lund 50.00} {eslov 45.00} {horby 90.00}] <nil>
	// [{lund 60.00} {eslov 40.00} {horby 85.00}] <nil>
}

func ExampleShapleyOfKinds() {
	kinds := []coop.AlikePartners{{Org: "district", Count: 260}, {Org: "unitary", Count: 40}}
	a, err := coop.ShapleyOfKinds(kinds, func(counts []int64) costing.Money {
		volume := 3*counts[0] + 10*counts[1]
		teams := (volume + 24) / 25
		return costing.Pence(100_000_00 + 250_000_00*teams + 1_000_00*volume)
	})
	check(err)
	for _, s := range a.Shares {
		fmt.Println("all of", s.Org, s.Amount)
	}
	// Output:
	// all of district 8864860.67
	// all of unitary 4415139.33
}

func ExampleSampleShapley() {
	e, err := coop.SampleShapley(councils(60), func(in []bool) costing.Money {
		sum := int64(0)
		for i, there := range in {
			if there {
				sum += int64(i + 1)
			}
		}
		return costing.Pence(1_000_00 * ((sum + 99) / 100))
	}, 2026, 200)
	check(err)
	fmt.Println(e.Sentence())
	fmt.Println(e.Partners[59])
	// Output:
	// An estimate from 200 orders with the seed 2026: the exact shares are likely to be within the intervals, of which the widest is £141.82 wide.
	// {E59 595.00 534.02 655.98}
}

func ExampleSerialShares() {
	// The cost is the square of the quantity, in pounds.
	a, err := coop.SerialShares([]costing.Weight{
		{Org: "a", Value: number(1)}, {Org: "b", Value: number(2)}, {Org: "c", Value: number(3)},
	}, func(q partnership.Quantity) costing.Money {
		millionths, _ := q.Millionths()
		return costing.Pence(100 * (millionths / 1_000_000) * (millionths / 1_000_000))
	})
	fmt.Println(a.Bill(), err)
	// Output:
	// [{a 3.00} {b 11.00} {c 22.00}] <nil>
}

func ExampleAumannShapley() {
	// q₁² + q₁·q₂ at demands of 3 and 4.
	a, err := coop.AumannShapley([]coop.CostTerm{
		{Value: costing.MustMoney("9.00"), Powers: powers("2")},
		{Value: costing.MustMoney("12.00"), Powers: powers("1", "1")},
	})
	fmt.Println(a.Bill(), err)
	// Output:
	// [{A 15.00} {B 6.00}] <nil>
}

func ExampleExactOf() {
	third := coop.ExactOf(big.NewRat(100, 3))
	fmt.Println(third, third.Money(), coop.Exact{})
	// Output:
	// 100/3 33.33 not known
}

func ExampleParseExact() {
	_, err := coop.ParseExact("2/6")
	fmt.Println(err)
	// Output:
	// "2/6" is not an exact amount of pounds, such as 20011/1000: invalid
}

func ExampleGame_Without() {
	left, err := municipal().Without("b")
	fmt.Println(left.Partners(), left.Cost(0b11), err)
	// Output:
	// [a c] 160.00 <nil>
}

func ExampleGame_CostTable() {
	table := municipal().CostTable()
	fmt.Println(table.Costs[2].Group, table.Costs[2].Cost)
	// Output:
	// [a b] 170.00
}

func ExampleAllocationRule_Title() {
	fmt.Println(coop.SeparableCosts.Title(), "·", coop.Nucleolus.Title(), "·", coop.NothingForNothing.Title())
	// Output: Separable costs, the rest by benefits · Nucleolus · Who adds nothing pays nothing
}
