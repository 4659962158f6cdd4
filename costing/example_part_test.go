package costing_test

import (
	"cmp"
	"fmt"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// exampleFacts returns one figure of each driver for each of two councils.
func exampleFacts(figures map[costing.Driver][2]string) costing.Facts {
	var all []costing.Figure
	for driver, values := range figures {
		for i, org := range []partnership.OrgID{"barnet", "harrow"} {
			all = append(all, costing.Figure{
				Driver: driver, Org: org, Value: partnership.MustQuantity(values[i]), Source: "annual return", On: calendar.MustDate("2025-03-31"),
			})
		}
	}
	facts, err := costing.NewFacts(all)
	if err != nil {
		fmt.Println(err)
	}
	return facts
}

// exampleStatement states a scheme for two councils and prints who pays what.
func exampleStatement(document string, cost costing.Cost, facts costing.Facts) {
	scheme, err := field.Decode[costing.Scheme]([]byte(document))
	if err != nil {
		fmt.Println(err)
		return
	}
	statement, err := scheme.Statement(cost, []partnership.OrgID{"barnet", "harrow"}, facts)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, w := range statement.Drivers {
		for _, v := range w.Values {
			fmt.Println(v.Org, v.Value, cmp.Or(v.Exactly, "exactly"))
		}
	}
	fmt.Println(statement.Charges)
}

// A police cost is shared by the average of three years' calls.
func ExampleDerivedDriver() {
	facts := exampleFacts(map[costing.Driver][2]string{"calls-2022": {"1200", "600"}, "calls-2023": {"1100", "700"}, "calls-2024": {"1301", "500"}})
	exampleStatement(`{
		"name": "Schedule 1",
		"drivers": [{"driver": "calls-average", "kind": "mean", "of": [
			{"driver": "calls-2022", "unit": "calls"}, {"driver": "calls-2023", "unit": "calls"}, {"driver": "calls-2024", "unit": "calls"}]}],
		"parts": [{"name": "Police", "basis": {"kind": "driver", "driver": "calls-average"}}]
	}`, costing.Cost{Line: "police", Term: costing.MustFinancialYear("2025/26").Term(), Total: costing.MustMoney("90000.00")}, facts)
	// Output:
	// barnet 1200.333333 3601/3
	// harrow 600 exactly
	// [{barnet 60005.55} {harrow 29994.45}]
}

// What is added has one unit, or the driver says that it has not.
func ExampleDerivedDriver_Validate() {
	points := costing.DerivedDriver{Driver: "points", Kind: costing.SumOfTerms, Of: []costing.DriverTerm{
		{Driver: "area", Unit: "hectares"}, {Driver: "population", Unit: "people"},
	}}
	fmt.Println(points.Validate())
	points.Unlike = true
	fmt.Println(points.Validate())
	// Output:
	// of[1].unit: "people" is added to "hectares", and the driver does not say that they are unlike: invalid
	// <nil>
}

// One levy of two heads: waste by tonnage, and the rest by tax base; of which nobody pays more
// than £70,000.
func ExampleHead() {
	facts := exampleFacts(map[costing.Driver][2]string{"tonnes": {"3000", "1000"}, "tax-base": {"60000", "40000"}})
	cost := costing.Cost{
		Line: "levy", Term: costing.MustFinancialYear("2025/26").Term(), Total: costing.MustMoney("100000.00"),
		Heads: []costing.Head{{Head: "waste", Total: costing.MustMoney("80000.00")}, {Head: "administration", Total: costing.MustMoney("20000.00")}},
	}
	exampleStatement(`{
		"name": "Levy",
		"parts": [
			{"name": "Waste", "head": "waste", "basis": {"kind": "driver", "driver": "tonnes"}},
			{"name": "The rest", "basis": {"kind": "driver", "driver": "tax-base"}}],
		"adjustments": [{"kind": "cap", "name": "Cap", "amount": "70000.00"}]
	}`, cost, facts)
	// Output: [{barnet 70000.00} {harrow 30000.00}]
}

// The first 100 hours cost £60 each, and those above £45.
func ExampleRateBand() {
	facts := exampleFacts(map[costing.Driver][2]string{"hours": {"80", "150"}})
	exampleStatement(`{
		"name": "Schedule 2",
		"parts": [{"name": "Hours", "basis": {"kind": "metered", "driver": "hours", "bands": [{"up_to": "100", "rate": "60"}, {"rate": "45"}]}}]
	}`, costing.Cost{Line: "legal", Term: costing.MustFinancialYear("2025/26").Term(), Total: costing.MustMoney("13050.00")}, facts)
	// Output: [{barnet 4800.00} {harrow 8250.00}]
}

// Nobody pays more than 120 % of what the formula of last year charges. Its charges are made
// figures.
func ExampleStatement_Figures() {
	members := []partnership.OrgID{"barnet", "harrow"}
	cost := costing.Cost{Line: "legal", Term: costing.MustFinancialYear("2025/26").Term(), Total: costing.MustMoney("1000.00")}
	old := costing.Scheme{Name: "Old formula", Parts: []costing.Part{{Name: "Equal", Basis: costing.Basis{Kind: costing.EqualShares}}}}
	before, err := old.Statement(cost, members, costing.Facts{})
	if err != nil {
		fmt.Println(err)
		return
	}
	figures, err := before.Figures("old-formula", "Old formula, 2025/26", cost.Term.First)
	if err != nil {
		fmt.Println(err)
		return
	}
	facts, err := costing.NewFacts(figures)
	if err != nil {
		fmt.Println(err)
		return
	}
	renewed := costing.Scheme{
		Name: "New formula", Parts: []costing.Part{{Name: "Agreed", Basis: costing.Basis{Kind: costing.FixedShares, Shares: []partnership.Share{
			{Org: "barnet", Fraction: partnership.MustFraction("70%")}, {Org: "harrow", Fraction: partnership.MustFraction("30%")},
		}}}},
		Adjustments: []costing.Adjustment{{Kind: costing.ChargeCap, Name: "Cap", Percent: partnership.MustQuantity("120"), Driver: "old-formula"}},
	}
	after, err := renewed.Statement(cost, members, facts)
	fmt.Println(after.Charges, err)
	// Output: [{barnet 600.00} {harrow 400.00}] <nil>
}

// A rise of more than 5 % is damped, at the expense of those who gain.
func ExampleProportion() {
	members := []partnership.OrgID{"a", "b", "c"}
	var figures []costing.Figure
	for _, org := range members {
		figures = append(figures, costing.Figure{
			Driver: "charge-2024-25", Org: org, Value: partnership.MustQuantity("100000"), Source: "bills of 2024/25", On: calendar.MustDate("2025-03-31"),
		})
	}
	facts, err := costing.NewFacts(figures)
	if err != nil {
		fmt.Println(err)
		return
	}
	scheme := costing.Scheme{
		Name: "Formula", Parts: []costing.Part{{Name: "Formula", Basis: costing.Basis{Kind: costing.FixedAmounts, Amounts: []costing.Portion{
			{Org: "a", Amount: costing.MustMoney("130000.00")}, {Org: "b", Amount: costing.MustMoney("95000.00")}, {Org: "c", Amount: costing.MustMoney("75000.00")},
		}}}},
		Adjustments: []costing.Adjustment{{
			Kind: costing.ChargeCap, Name: "Damping", Percent: partnership.MustQuantity("105"), Driver: "charge-2024-25", Proportion: costing.ByGain,
		}},
	}
	cost := costing.Cost{Line: "grant", Term: costing.MustFinancialYear("2025/26").Term(), Total: costing.MustMoney("300000.00")}
	statement, err := scheme.Statement(cost, members, facts)
	fmt.Println(statement.Charges, err)
	fmt.Println(statement.Tables(report.Names{})[0].Notes[1])
	// Output:
	// [{a 105000.00} {b 99166.67} {c 95833.33}] <nil>
	// at most 105% of charge-2024-25, the difference borne by the others in proportion to their gains on charge-2024-25
}

// £1.00 a month among three: the spare penny goes round.
func ExampleRemainder() {
	scheme := costing.Scheme{Name: "Schedule 1", Carry: true, Parts: []costing.Part{{Name: "Equal", Basis: costing.Basis{Kind: costing.EqualShares}}}}
	cost := costing.Cost{Line: "legal", Term: costing.MustFinancialYear("2025/26").Term(), Total: costing.MustMoney("1.00")}
	for range 3 {
		statement, err := scheme.Statement(cost, []partnership.OrgID{"a", "b", "c"}, costing.Facts{})
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(statement.Charges)
		cost.Carried = statement.Carried
	}
	// Output:
	// [{a 0.34} {b 0.33} {c 0.33}]
	// [{a 0.33} {b 0.34} {c 0.33}]
	// [{a 0.33} {b 0.33} {c 0.34}]
}

// A census of 2011 divides a bill of 2025: a remark, and no error.
func ExampleRemark() {
	facts, err := costing.NewFacts([]costing.Figure{
		{Driver: "population", Org: "a", Value: partnership.MustQuantity("60000"), Source: "census 2011", On: calendar.MustDate("2011-03-27")},
		{Driver: "population", Org: "b", Value: partnership.MustQuantity("40000"), Source: "census 2011", On: calendar.MustDate("2011-03-27")},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	scheme := costing.Scheme{Name: "Schedule 1", Parts: []costing.Part{{Name: "Population", Basis: costing.Basis{Kind: costing.DriverShares, Driver: "population"}}}}
	cost := costing.Cost{Line: "legal", Term: costing.MustFinancialYear("2025/26").Term(), Total: costing.MustMoney("100.00")}
	statement, err := scheme.Statement(cost, []partnership.OrgID{"a", "b"}, facts)
	fmt.Println(statement.Charges, err)
	for _, f := range statement.Remarks {
		fmt.Println(f.Driver, f.On, f.Kind.Title(), f.Days)
	}
	// Output:
	// [{a 60.00} {b 40.00}] <nil>
	// population 2011-03-27 More than a year older than the term 5119
}
