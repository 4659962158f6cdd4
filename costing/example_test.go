package costing_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/shopspring/decimal"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Three councils share a bill of £100.00 equally. The spare penny goes to the
// first by id.
func ExampleApportion() {
	one := partnership.MustQuantity("1")
	charges, err := costing.Apportion(costing.MustMoney("100.00"), []costing.Weight{
		{Org: "harrow", Value: one},
		{Org: "barnet", Value: one},
		{Org: "brent", Value: one},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, charge := range charges {
		fmt.Println(charge.Org, charge.Amount.Sterling())
	}
	// Output:
	// harrow £33.33
	// barnet £33.34
	// brent £33.33
}

// The surplus that the Central Durham Crematorium Joint Committee of 24 September
// 2025 proposed for 2026/27 is shared 80/20 between the county council and
// Spennymoor Town Council.
func ExampleApportion_surplus() {
	charges, err := costing.Apportion(costing.MustMoney("1041250.00"), []costing.Weight{
		{Org: "durham", Value: partnership.MustQuantity("80")},
		{Org: "spennymoor", Value: partnership.MustQuantity("20")},
	})
	fmt.Println(charges[0].Amount.Sterling(), charges[1].Amount.Sterling(), err)
	// Output: £833,000.00 £208,250.00 <nil>
}

// Every error comes at once, with its place.
func ExampleApportion_errors() {
	_, err := costing.Apportion(costing.MustMoney("100.00"), []costing.Weight{
		{Org: "harrow", Value: partnership.MustQuantity("-1")},
		{Org: "Harrow Council", Value: partnership.MustQuantity("1")},
		{Org: "harrow"},
	})
	fmt.Println(err)
	fmt.Println(errors.Is(err, field.ErrDuplicate))
	// Output:
	// weights[0].value: -1 is less than 0: invalid
	// weights[1].org: "Harrow Council" is not an organisation id (1 to 64 letters, digits and -_.:/): invalid
	// weights[2].value: required
	// weights[2].org: duplicate: "harrow" is already weights[0]
	// true
}

func ExampleWeight_Validate() {
	fmt.Println(costing.Weight{Org: "harrow", Value: partnership.MustQuantity("252338")}.Validate())
	fmt.Println(costing.Weight{Value: partnership.MustQuantity("-1")}.Validate())
	// Output:
	// <nil>
	// org: required
	// value: -1 is less than 0: invalid
}

func ExamplePence() {
	fmt.Println(costing.Pence(125000))
	// Output: 1250.00
}

func ExampleParseMoney() {
	fmt.Println(costing.ParseMoney("-1250.00"))
	fmt.Println(costing.ParseMoney("£1,250"))
	// Output:
	// -1250.00 <nil>
	// not known "£1,250" is not an amount in pounds and pence like 1250.00: invalid
}

func ExampleMustMoney() {
	fmt.Println(costing.MustMoney("0.07"))
	// Output: 0.07
}

func ExampleMoney_Pence() {
	fmt.Println(costing.MustMoney("1250.00").Pence())
	fmt.Println(costing.Money{}.Pence())
	// Output:
	// 125000 true
	// 0 false
}

func ExampleMoney_KnownPence() {
	amount := costing.MustMoney("1250.00")
	if err := costing.CheckKnown(amount); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(amount.KnownPence(), costing.Money{}.KnownPence())
	// Output: 125000 0
}

// An amount of nothing is known; no amount is not.
func ExampleMoney_Known() {
	var notBilledYet costing.Money
	nothing := costing.Pence(0)
	fmt.Println(nothing, nothing.Known())
	fmt.Println(notBilledYet, notBilledYet.Known())
	// Output:
	// 0.00 true
	// not known false
}

func ExampleMoney_IsZero() {
	fmt.Println(costing.Money{}.IsZero(), costing.Pence(0).IsZero())
	// Output: true false
}

func ExampleMoneyFromDecimal() {
	fmt.Println(costing.MoneyFromDecimal(decimal.RequireFromString("12.5")))
	fmt.Println(costing.MoneyFromDecimal(decimal.RequireFromString("12.505")))
	// Output:
	// 12.50 <nil>
	// not known 12.505 has a part of a penny: invalid
}

func ExampleMoney_Decimal() {
	pounds, known := costing.MustMoney("1250.00").Decimal()
	fmt.Println(pounds.StringFixed(2), known)
	// Output: 1250.00 true
}

func ExampleMoney_Neg() {
	fmt.Println(costing.MustMoney("12.50").Neg(), costing.Money{}.Neg())
	// Output: -12.50 not known
}

func ExampleMoney_Abs() {
	fmt.Println(costing.MustMoney("-12.50").Abs(), costing.MustMoney("12.50").Abs())
	// Output: 12.50 12.50
}

// A month's cost, for a year.
func ExampleMoney_Times() {
	fmt.Println(costing.MustMoney("1250.00").Times(12))
	fmt.Println(costing.MustMoney("92233720368547758.07").Times(2))
	// Output:
	// 15000.00 <nil>
	// not known 2 times 92233720368547758.07 is more than an amount of money can be: out of range
}

// A yearly charge for the 91 days from 1 April to 30 June.
func ExampleMoney_TimesRat() {
	fmt.Println(costing.MustMoney("4000.00").TimesRat(big.NewRat(91, 365)))
	fmt.Println(costing.MustMoney("-0.01").TimesRat(big.NewRat(1, 2)))
	// Output:
	// 997.26 <nil>
	// -0.01 <nil>
}

// One of three bills has not come yet.
func ExampleTotalOf() {
	total, err := costing.TotalOf(costing.MustMoney("1000.00"), costing.Money{}, costing.MustMoney("250.00"))
	fmt.Println(total.Known(), total.Sterling(), err)
	total, err = costing.TotalOf(costing.MustMoney("1000.00"), costing.MustMoney("250.00"))
	fmt.Println(total.Known(), total.Sterling(), err)
	// Output:
	// false at least £1,250.00 <nil>
	// true £1,250.00 <nil>
}

func ExampleTotal_Known() {
	total, _ := costing.TotalOf(costing.MustMoney("1000.00"), costing.Money{})
	fmt.Println(total.Known())
	// Output: false
}

func ExampleTotal_And() {
	total, _ := costing.TotalOf(costing.MustMoney("1000.00"))
	total, err := total.And(costing.Money{})
	fmt.Println(total.Sterling(), err)
	// Output: at least £1,000.00 <nil>
}

func ExampleTotal_Least() {
	some, _ := costing.TotalOf(costing.MustMoney("1000.00"), costing.Money{})
	all, _ := costing.TotalOf(costing.MustMoney("1000.00"))
	fmt.Println(some.Least(), all.Least(), costing.Total{}.Least())
	// Output: 1000.00 1000.00 not known
}

func ExampleTotal_Sterling() {
	none, _ := costing.TotalOf()
	some, _ := costing.TotalOf(costing.MustMoney("1000.00"), costing.Money{})
	fmt.Println(none.Sterling(), "/", some.Sterling(), "/", costing.Total{}.Sterling())
	// Output: £0.00 / at least £1,000.00 / not known
}

func ExampleMoney_Sign() {
	fmt.Println(costing.MustMoney("-0.01").Sign(), costing.Pence(0).Sign(), costing.MustMoney("2.00").Sign())
	// Output: -1 0 1
}

func ExampleMoney_Compare() {
	fmt.Println(costing.MustMoney("9.99").Compare(costing.MustMoney("10.00")))
	fmt.Println(costing.Money{}.Compare(costing.MustMoney("-10.00")))
	// Output:
	// -1
	// -1
}

func ExampleMoney_Add() {
	fmt.Println(costing.MustMoney("1249.99").Add(costing.MustMoney("0.01")))
	fmt.Println(costing.MustMoney("1249.99").Add(costing.Money{}))
	// Output:
	// 1250.00 <nil>
	// not known <nil>
}

func ExampleMoney_Sub() {
	fmt.Println(costing.MustMoney("1000.00").Sub(costing.MustMoney("1250.00")))
	// Output: -250.00 <nil>
}

func ExampleSum() {
	fmt.Println(costing.Sum(costing.MustMoney("33.34"), costing.MustMoney("33.33"), costing.MustMoney("33.33")))
	fmt.Println(costing.Sum(costing.MustMoney("92233720368547758.07"), costing.Pence(1)))
	// Output:
	// 100.00 <nil>
	// not known the sum of 2 amounts is more than an amount of money can be: out of range
}

func ExampleMoney_String() {
	fmt.Println(costing.MustMoney("-1250.00"))
	// Output: -1250.00
}

func ExampleMoney_Sterling() {
	fmt.Println(costing.MustMoney("1041250.00").Sterling())
	fmt.Println(costing.MustMoney("-1250.00").Sterling())
	// Output:
	// £1,041,250.00
	// −£1,250.00
}

func ExampleMoney_MarshalText() {
	text, err := json.Marshal(costing.MustMoney("1250.00"))
	fmt.Println(string(text), err)
	text, err = json.Marshal(costing.Money{})
	fmt.Println(string(text), err)
	// Output:
	// "1250.00" <nil>
	// "" <nil>
}

func ExampleMoney_UnmarshalText() {
	var m costing.Money
	err := json.Unmarshal([]byte(`"1250.00"`), &m)
	fmt.Println(m, err)
	// Output: 1250.00 <nil>
}

func ExampleFinancialYearOf() {
	fmt.Println(costing.FinancialYearOf(calendar.MustDate("2026-03-31")))
	fmt.Println(costing.FinancialYearOf(calendar.MustDate("2026-04-01")))
	// Output:
	// 2025/26
	// 2026/27
}

// The year of an academy trust begins in September.
func ExampleFinancialYearFrom() {
	year := costing.FinancialYearFrom(time.September, calendar.MustDate("2026-03-31"))
	fmt.Println(year, year.Term(), year.Next())
	// Output: 2025-09/2026-08 2025-09-01 to 2026-08-31 2026-09/2027-08
}

func ExampleParseFinancialYear() {
	fmt.Println(costing.ParseFinancialYear("1999/00"))
	fmt.Println(costing.ParseFinancialYear("2025/27"))
	// Output:
	// 1999/00 <nil>
	// no year "2025/27" is not a financial year like 2025/26 or 2025-09/2026-08: invalid
}

func ExampleMustFinancialYear() {
	fmt.Println(costing.MustFinancialYear("2025/26"))
	// Output: 2025/26
}

func ExampleFinancialYear_IsZero() {
	fmt.Println(costing.FinancialYear{}.IsZero(), costing.MustFinancialYear("2025/26").IsZero())
	// Output: true false
}

func ExampleFinancialYear_Term() {
	fmt.Println(costing.MustFinancialYear("2025/26").Term())
	// Output: 2025-04-01 to 2026-03-31
}

func ExampleFinancialYear_Days() {
	fmt.Println(costing.MustFinancialYear("2023/24").Days(), costing.MustFinancialYear("2024/25").Days())
	// Output: 366 365
}

func ExampleFinancialYear_Next() {
	fmt.Println(costing.MustFinancialYear("1998/99").Next())
	// Output: 1999/00
}

func ExampleFinancialYear_Previous() {
	fmt.Println(costing.MustFinancialYear("2000/01").Previous())
	// Output: 1999/00
}

func ExampleFinancialYear_Compare() {
	fmt.Println(costing.MustFinancialYear("1999/00").Compare(costing.MustFinancialYear("2000/01")))
	// Output: -1
}

func ExampleFinancialYear_String() {
	fmt.Println(costing.MustFinancialYear("2025/26"), costing.FinancialYear{})
	// Output: 2025/26 no year
}

func ExampleFinancialYear_MarshalText() {
	text, err := json.Marshal(costing.MustFinancialYear("2025/26"))
	fmt.Println(string(text), err)
	// Output: "2025/26" <nil>
}

func ExampleFinancialYear_UnmarshalText() {
	var y costing.FinancialYear
	err := json.Unmarshal([]byte(`"2025/26"`), &y)
	fmt.Println(y, err)
	// Output: 2025/26 <nil>
}
