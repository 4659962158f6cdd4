package costing_test

import (
	"fmt"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// The cost of a waste partnership: the county bears 45.76%, the districts share
// the rest by properties, and the host is paid 1% by the others.
func ExampleScheme_Statement() {
	scheme := costing.Scheme{
		Name: "Schedule 3",
		Parts: []costing.Part{
			{
				Name: "County", Clause: "4.1", Share: partnership.MustFraction("45.76%"),
				Among: []partnership.OrgID{"somerset"}, Basis: costing.Basis{Kind: costing.EqualShares},
			},
			{
				Name: "Districts", Clause: "4.2",
				Among: []partnership.OrgID{"mendip", "sedgemoor"}, Basis: costing.Basis{Kind: costing.DriverShares, Driver: "properties"},
			},
		},
		Adjustments: []costing.Adjustment{
			{Kind: costing.Fee, Name: "Host fee", Clause: "6", Percent: partnership.MustQuantity("1"), Host: "somerset"},
		},
	}
	facts, err := costing.NewFacts([]costing.Figure{
		{Driver: "properties", Org: "mendip", Value: partnership.MustQuantity("51000"), Source: "Valuation Office, council tax stock", On: calendar.MustDate("2025-03-31")},
		{Driver: "properties", Org: "sedgemoor", Value: partnership.MustQuantity("57480"), Source: "Valuation Office, council tax stock", On: calendar.MustDate("2025-03-31")},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	cost := costing.Cost{Line: "waste", Term: costing.MustFinancialYear("2025/26").Term(), Total: costing.MustMoney("1000000.00")}
	statement, err := scheme.Statement(cost, []partnership.OrgID{"somerset", "mendip", "sedgemoor"}, facts)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(statement.Tables(report.Names{}).Markdown())
	fmt.Println(statement.Validate())
	// Output:
	// ## Schedule 3: waste, 2025-04-01 to 2026-03-31
	//
	// Cost: £1,000,000.00.
	//
	// | Organisation | County \[1\] | Districts \[2\] | Host fee \[3\] | Charge |
	// |---|---:|---:|---:|---:|
	// | somerset | £457,600.00 |  | −£5,424.00 | £452,176.00 |
	// | mendip |  | £255,000.00 (51,000) | £2,550.00 | £257,550.00 |
	// | sedgemoor |  | £287,400.00 (57,480) | £2,874.00 | £290,274.00 |
	// | **Total** | **£457,600.00** | **£542,400.00** | **£0.00** | **£1,000,000.00** |
	//
	// 1. Clause 4.1: 45.76% equally
	// 2. Clause 4.2: the rest by properties
	// 3. Clause 6: 1% to somerset
	//
	// ### Working of Host fee \[3\]
	//
	// | Organisation | Before | After |
	// |---|---:|---:|
	// | somerset | £457,600.00 | £452,176.00 |
	// | mendip | £255,000.00 | £257,550.00 |
	// | sedgemoor | £287,400.00 | £290,274.00 |
	//
	// ### Where the figures come from
	//
	// | Figures | Source | Day |
	// |---|---|---|
	// | properties | Valuation Office, council tax stock | 2025-03-31 |
	// <nil>
}

// A management charge of £24,000 each, and £5,000 more by the host; the rest by use.
func ExampleBasis_amounts() {
	pounds := costing.MustMoney
	scheme := costing.Scheme{Name: "Schedule 2", Parts: []costing.Part{
		{Name: "Management", Clause: "6.1", Basis: costing.Basis{Kind: costing.FixedAmounts, Amounts: []costing.Portion{
			{Org: "harrow", Amount: pounds("24000.00")}, {Org: "barnet", Amount: pounds("24000.00")},
		}}},
		{Name: "Host", Clause: "6.2", Among: []partnership.OrgID{"harrow"}, Basis: costing.Basis{Kind: costing.FixedAmounts, Amounts: []costing.Portion{
			{Org: "harrow", Amount: pounds("5000.00")},
		}}},
		{Name: "Use", Clause: "6.3", Basis: costing.Basis{Kind: costing.FixedShares, Shares: []partnership.Share{
			{Org: "harrow", Fraction: partnership.MustFraction("60%")}, {Org: "barnet", Fraction: partnership.MustFraction("40%")},
		}}},
	}}
	cost := costing.Cost{Line: "legal", Term: costing.MustFinancialYear("2025/26").Term(), Total: pounds("153000.00")}
	statement, err := scheme.Statement(cost, []partnership.OrgID{"harrow", "barnet"}, costing.Facts{})
	fmt.Print(statement.Tables(report.Names{}).Markdown())
	fmt.Println(err)
	// Output:
	// ## Schedule 2: legal, 2025-04-01 to 2026-03-31
	//
	// Cost: £153,000.00.
	//
	// | Organisation | Management \[1\] | Host \[2\] | Use \[3\] | Charge |
	// |---|---:|---:|---:|---:|
	// | harrow | £24,000.00 | £5,000.00 | £60,000.00 (60%) | £89,000.00 |
	// | barnet | £24,000.00 |  | £40,000.00 (40%) | £64,000.00 |
	// | **Total** | **£48,000.00** | **£5,000.00** | **£100,000.00** | **£153,000.00** |
	//
	// 1. Clause 6.1: £24,000.00 each
	// 2. Clause 6.2: harrow £5,000.00
	// 3. Clause 6.3: the rest by agreed shares
	// <nil>
}

// Every error comes at once, with its place, line and clause.
func ExampleScheme_Statement_errors() {
	scheme := costing.Scheme{
		Name:  "Schedule 3",
		Parts: []costing.Part{{Name: "Caseload", Clause: "4", Basis: costing.Basis{Kind: costing.DriverShares, Driver: "cases"}}},
	}
	cost := costing.Cost{Line: "benefits", Term: costing.MustFinancialYear("2025/26").Term(), Total: costing.MustMoney("100.00")}
	_, err := scheme.Statement(cost, []partnership.OrgID{"three-rivers", "watford"}, costing.Facts{})
	fmt.Println(err)
	// Output:
	// parts[0].basis.driver: line benefits: clause 4: there is no figure of cases for three-rivers: not found
	// parts[0].basis.driver: line benefits: clause 4: there is no figure of cases for watford: not found
}

// A scheme is data. This one is read from its JSON form.
func ExampleScheme() {
	scheme, err := field.Decode[costing.Scheme]([]byte(`{
		"name": "Schedule 2",
		"parts": [{"name": "Share", "clause": "3", "basis": {"kind": "fixed", "shares": [
			{"org": "harrow", "share": "65%"}, {"org": "barnet", "share": "35%"}]}}],
		"adjustments": [{"kind": "minimum", "name": "Minimum", "clause": "3A", "amount": "400.00"}]
	}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	cost := costing.Cost{Line: "legal", Term: costing.MustFinancialYear("2025/26").Term(), Total: costing.MustMoney("1000.00")}
	statement, err := scheme.Statement(cost, []partnership.OrgID{"harrow", "barnet"}, costing.Facts{})
	fmt.Println(statement.Charges, err)
	// Output:
	// [{harrow 600.00} {barnet 400.00}] <nil>
}

func ExampleScheme_Validate() {
	scheme := costing.Scheme{Name: "Schedule 2", Parts: []costing.Part{
		{Name: "Fixed", Clause: "3.1", Share: partnership.MustFraction("60%"), Basis: costing.Basis{Kind: costing.EqualShares}},
		{Name: "Use", Clause: "3.2", Share: partnership.MustFraction("30%"), Basis: costing.Basis{Kind: costing.DriverShares}},
	}}
	fmt.Println(scheme.Validate())
	// Output:
	// parts[1].basis.driver: clause 3.2: a "driver" basis needs it: required
	// parts: the parts make 90%, not 100%: does not add up
}

func ExampleNewFacts() {
	_, err := costing.NewFacts([]costing.Figure{
		{Driver: "hours", Org: "harrow", Value: partnership.MustQuantity("-1"), Source: "time recording"},
	})
	fmt.Println(err)
	// Output:
	// figures[0].value: hours of harrow: -1 is less than 0: invalid
	// figures[0].on: required
}

func ExampleFacts_Figure() {
	facts, err := costing.NewFacts([]costing.Figure{
		{Driver: "hours", Org: "harrow", Value: partnership.MustQuantity("1200"), Source: "time recording", On: calendar.MustDate("2025-03-31")},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	figure, ok := facts.Figure("hours", "harrow")
	fmt.Println(figure.Value, figure.Source, figure.On, ok)
	_, ok = facts.Figure("hours", "barnet")
	fmt.Println(ok)
	// Output:
	// 1200 time recording 2025-03-31 true
	// false
}

// Shares of human resources change from 74/26 to 82/18 on 3 October. At £1,000 a
// day Watford pays 74% of 185 days and 82% of 180.
func ExampleSchedule_Statements() {
	shares := func(watford, threeRivers string) costing.Scheme {
		return costing.Scheme{Name: "Schedule 4", Parts: []costing.Part{{Name: "Share", Basis: costing.Basis{Kind: costing.FixedShares, Shares: []partnership.Share{
			{Org: "watford", Fraction: partnership.MustFraction(watford)}, {Org: "three-rivers", Fraction: partnership.MustFraction(threeRivers)},
		}}}}}
	}
	members := []partnership.OrgID{"watford", "three-rivers"}
	schedule := costing.Schedule{Entries: []costing.ScheduleEntry{
		{Line: "hr", From: calendar.MustDate("2020-04-01"), Members: members, Scheme: shares("74%", "26%")},
		{Line: "hr", From: calendar.MustDate("2025-10-03"), Members: members, Scheme: shares("82%", "18%"), ApprovedBy: partnership.Executive, Reference: "minute 7"},
	}}
	cost := costing.Cost{Line: "hr", Term: costing.MustFinancialYear("2025/26").Term(), Total: costing.MustMoney("365000.00")}
	statements, err := schedule.Statements(cost, costing.Facts{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range statements {
		fmt.Println(s.Term, s.Total, s.Charges)
	}
	year, err := costing.Join(statements)
	fmt.Println(year.Term, year.Total, year.Charges, err)
	// Output:
	// 2025-04-01 to 2025-10-02 185000.00 [{watford 136900.00} {three-rivers 48100.00}]
	// 2025-10-03 to 2026-03-31 180000.00 [{watford 147600.00} {three-rivers 32400.00}]
	// 2025-04-01 to 2026-03-31 365000.00 [{watford 284500.00} {three-rivers 80500.00}] <nil>
}

func ExampleJoin() {
	april := costing.Statement{Line: "hr", Term: calendar.Term{First: calendar.MustDate("2025-04-01"), Last: calendar.MustDate("2025-04-30")}}
	june := costing.Statement{Line: "hr", Term: calendar.Term{First: calendar.MustDate("2025-06-01"), Last: calendar.MustDate("2025-06-30")}}
	_, err := costing.Join([]costing.Statement{april, june})
	fmt.Println(err)
	// Output:
	// statements[1].term.first: 2025-06-01 does not follow on 2025-04-01 to 2025-04-30: out of order
}

// Who gains and who loses if equal shares become shares by population.
func ExampleCompare() {
	members := []partnership.OrgID{"large", "small"}
	cost := costing.Cost{Line: "it", Term: costing.MustFinancialYear("2025/26").Term(), Total: costing.MustMoney("1000.00")}
	scheme := func(basis costing.Basis) costing.Scheme {
		return costing.Scheme{Name: "Schedule 1", Parts: []costing.Part{{Name: "Share", Basis: basis}}}
	}
	equal, err := scheme(costing.Basis{Kind: costing.EqualShares}).Statement(cost, members, costing.Facts{})
	if err != nil {
		fmt.Println(err)
		return
	}
	byPopulation, err := scheme(costing.Basis{Kind: costing.FixedShares, Shares: []partnership.Share{
		{Org: "large", Fraction: partnership.MustFraction("80%")}, {Org: "small", Fraction: partnership.MustFraction("20%")},
	}}).Statement(cost, members, costing.Facts{})
	if err != nil {
		fmt.Println(err)
		return
	}
	changes, err := costing.Compare(equal, byPopulation)
	fmt.Print(changes.Table(report.Names{}).Markdown())
	fmt.Println(err)
	// Output:
	// ## Who pays more and who pays less
	//
	// | Organisation | Before | After | Difference | Difference (%) |
	// |---|---:|---:|---:|---:|
	// | large | £500.00 | £800.00 | +£300.00 | +60 |
	// | small | £500.00 | £200.00 | −£300.00 | −60 |
	// | **Total** | **£1,000.00** | **£1,000.00** | **£0.00** |  |
	// <nil>
}

// A statement that was changed by hand no longer adds up, and says so.
func ExampleStatement_Validate() {
	statement := costing.Statement{
		Line:     "legal",
		Total:    costing.MustMoney("100.00"),
		Added:    costing.Pence(0),
		Charges:  []costing.Portion{{Org: "harrow", Amount: costing.MustMoney("99.00")}},
		Steps:    []costing.Step{{Workings: []costing.Working{{Org: "harrow", Amount: costing.MustMoney("100.00")}}}},
		Residual: costing.Pence(0),
	}
	fmt.Println(statement.Validate())
	// Output:
	// charges[0].amount: harrow pays 99.00, the steps make 100.00: does not add up
	// residual: the charges and the residual make 99.00, not 100.00: does not add up
}

// A scheme that is not set is none; a draft of one is.
func ExampleScheme_IsZero() {
	fmt.Println(costing.Scheme{}.IsZero(), costing.Scheme{Rounding: costing.ToPound}.IsZero())
	// Output: true false
}
