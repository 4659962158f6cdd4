package costing_test

import (
	"fmt"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

func ExampleCheckAmount() {
	fmt.Println(costing.CheckAmount(costing.Pence(0)), costing.CheckAmount(costing.Money{}), costing.CheckAmount(costing.Pence(-1)))
	// Output: <nil> required -0.01 is less than 0.00: invalid
}

func ExampleCheckKnown() {
	fmt.Println(costing.CheckKnown(costing.Pence(-1)), costing.CheckKnown(costing.Money{}))
	// Output: <nil> required
}

func ExampleNotNegative() {
	fmt.Println(costing.NotNegative(costing.Money{}), costing.NotNegative(costing.Pence(-1)))
	// Output: <nil> -0.01 is less than 0.00: invalid
}

// £105 is not more than 5% away from £100, and £105.01 is.
func ExampleMoreThanOff() {
	five := partnership.MustQuantity("5")
	base := costing.MustMoney("100.00")
	fmt.Println(costing.MoreThanOff(base, costing.MustMoney("105.00"), five))
	fmt.Println(costing.MoreThanOff(base, costing.MustMoney("105.01"), five))
	fmt.Println(costing.MoreThanOff(base, costing.Money{}, five))
	// Output:
	// false <nil>
	// true <nil>
	// false actual: required
}

// A refund is a charge; but an agreed amount is not below £0.
func ExampleCheckCharges() {
	charges := []costing.Portion{{Org: "harrow", Amount: costing.Pence(-1)}, {Org: "harrow"}}
	fmt.Println(costing.CheckCharges("charges", charges))
	// Output:
	// charges[1].amount: required
	// charges[1].org: duplicate: "harrow" is already charges[0]
}

func ExampleCheckAmounts() {
	fmt.Println(costing.CheckAmounts("claims", []costing.Portion{{Org: "harrow", Amount: costing.Pence(-1)}}))
	// Output: claims[0].amount: -0.01 is less than 0.00: invalid
}

func ExampleCheckWeights() {
	fmt.Println(costing.CheckWeights("weights", []costing.Weight{{Org: "harrow", Value: partnership.MustQuantity("0")}}))
	// Output: weights: all are 0, so that nobody has a share: invalid
}

func ExampleCheckMembers() {
	fmt.Println(costing.CheckMembers([]partnership.OrgID{"harrow", "barnet", "harrow"}))
	// Output: members[2]: duplicate: "harrow" is already members[0]
}

// What Barnet pays, and why.
func ExampleStatement_MemberTable() {
	scheme := costing.Scheme{
		Name:        "Schedule 2",
		Parts:       []costing.Part{{Name: "Share", Clause: "4.1", Basis: costing.Basis{Kind: costing.EqualShares}}},
		Adjustments: []costing.Adjustment{{Kind: costing.ChargeCap, Name: "Cap", Clause: "4.2", Among: []partnership.OrgID{"barnet"}, Amount: costing.MustMoney("400.00")}},
		Rounding:    costing.ToHundredHalfDown,
	}
	cost := costing.Cost{Line: "legal", Term: costing.MustFinancialYear("2025/26").Term(), Total: costing.MustMoney("900.01")}
	statement, err := scheme.Statement(cost, []partnership.OrgID{"barnet", "harrow", "brent"}, costing.Facts{})
	if err != nil {
		fmt.Println(err)
		return
	}
	table, err := statement.MemberTable("harrow", report.NewNames(
		report.Entry{Noun: report.Line, ID: "legal", Name: "Legal advice"},
		report.Entry{Noun: report.Organisation, ID: "harrow", Name: "Harrow"},
		report.Entry{Noun: report.Organisation, ID: "barnet", Name: "Barnet"},
	))
	fmt.Print(table.Markdown())
	fmt.Println(err)
	_, err = statement.MemberTable("camden", report.Names{})
	fmt.Println(err)
	// Output:
	// ## Schedule 2: Legal advice, 2025-04-01 to 2026-03-31: Harrow
	//
	// | For | Clause | Working | Amount |
	// |---|---|---|---:|
	// | Share | 4.1 | all equally | £300.00 |
	// | Cap | 4.2 | at most £400.00 for Barnet, the difference borne by the others in proportion to their charges (before £300.00; after £300.00) | £0.00 |
	// | Rounding |  | to the nearest £100, £50 or less ignored (actual £300.003333; exactly £90001/300; before £300.00; after £300.00) | £0.00 |
	// | **Total** |  |  | **£300.00** |
	// <nil>
	// org: "camden" has no charge: not found
}

// The statement of a cost, with names.
func ExampleStatement_Tables() {
	scheme := costing.Scheme{
		Name:  "Schedule 2",
		Parts: []costing.Part{{Name: "Share", Clause: "4.1", Basis: costing.Basis{Kind: costing.DriverShares, Driver: "pop"}}},
	}
	facts, err := costing.NewFacts([]costing.Figure{
		{Driver: "pop", Org: "barnet", Value: partnership.MustQuantity("3"), Source: "ONS", On: costing.MustFinancialYear("2024/25").Term().First},
		{Driver: "pop", Org: "harrow", Value: partnership.MustQuantity("2"), Source: "ONS", On: costing.MustFinancialYear("2024/25").Term().First},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	cost := costing.Cost{Line: "legal", Term: costing.MustFinancialYear("2025/26").Term(), Total: costing.MustMoney("100.00")}
	statement, err := scheme.Statement(cost, []partnership.OrgID{"barnet", "harrow"}, facts)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(statement.Tables(report.NewNames(
		report.Entry{Noun: report.Line, ID: "legal", Name: "Legal advice"},
		report.Entry{Noun: report.Driver, ID: "pop", Name: "population"},
		report.Entry{Noun: report.Organisation, ID: "barnet", Name: "Barnet"},
	)).Markdown())
	// Output:
	// ## Schedule 2: Legal advice, 2025-04-01 to 2026-03-31
	//
	// Cost: £100.00.
	//
	// | Organisation | Share \[1\] | Charge |
	// |---|---:|---:|
	// | Barnet | £60.00 (3) | £60.00 |
	// | harrow | £40.00 (2) | £40.00 |
	// | **Total** | **£100.00** | **£100.00** |
	//
	// 1. Clause 4.1: all by population
	//
	// ### Where the figures come from
	//
	// | Figures | Source | Day |
	// |---|---|---|
	// | population | ONS | 2024-04-01 |
}
