package costing_test

import (
	"fmt"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Three formulas over five years: £120,000 a year with inflation of 2%, and a leaver.
//
// Brent leaves at the end of the second year, and £20,000 of the cost goes with it. In the
// third year, at prices of 1.02 × 1.02 = 1.0404, the cost would have been £124,848.00 and
// is £20,808.00 less: £104,040.00. By equal shares Brent paid a third of £122,400.00, which
// is £40,800.00, or £41,616.00 at the prices of the third year. So £20,808.00 of it is
// unavoidable, and falls to the others.
func ExampleCompareSchemes() {
	money, quantity := costing.MustMoney, partnership.MustQuantity
	figure := func(driver costing.Driver, org partnership.OrgID, value string) costing.Figure {
		return costing.Figure{Driver: driver, Org: org, Value: quantity(value), Source: "annual return", On: calendar.MustDate("2026-03-31")}
	}
	facts, err := costing.NewFacts([]costing.Figure{
		figure("population", "E09000003", "300"), figure("population", "E09000005", "200"), figure("population", "E09000015", "100"),
		figure("calls", "E09000003", "100"), figure("calls", "E09000005", "100"), figure("calls", "E09000015", "200"),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	option := func(name string, basis costing.Basis) costing.Option {
		return costing.Option{Scheme: costing.Scheme{Name: name, Parts: []costing.Part{{Name: "Share", Basis: basis}}}}
	}
	comparison, err := costing.CompareSchemes(costing.Projection{
		Line:  "it",
		First: calendar.MustDate("2026-04-01"),
		Years: []costing.ProjectedYear{
			{Cost: money("120000.00"), Facts: facts},
			{Inflation: quantity("2")},
			{Inflation: quantity("2")},
			{Inflation: quantity("2")},
			{Inflation: quantity("2")},
		},
		Members: []costing.ProjectedMember{
			{Org: "E09000003"},
			{Org: "E09000005", Leaves: calendar.MustDate("2028-03-31"), Avoidable: money("20000.00")},
			{Org: "E09000015"},
		},
		Options: []costing.Option{
			option("Equal", costing.Basis{Kind: costing.EqualShares}),
			option("Population", costing.Basis{Kind: costing.DriverShares, Driver: "population"}),
			option("Calls", costing.Basis{Kind: costing.DriverShares, Driver: "calls"}),
		},
	})
	names := report.NewNames(
		report.Entry{Noun: report.Line, ID: "it", Name: "IT"},
		report.Entry{Noun: report.Organisation, ID: "E09000003", Name: "Barnet"},
		report.Entry{Noun: report.Organisation, ID: "E09000005", Name: "Brent"},
		report.Entry{Noun: report.Organisation, ID: "E09000015", Name: "Harrow"},
	)
	fmt.Print(comparison.Tables(names).Markdown())
	fmt.Println(err)
	// Output:
	// ## Schemes compared: IT, 2026/27 to 2030/31
	//
	// | Scheme | Organisation | 2026/27 | 2027/28 | 2028/29 | 2029/30 | 2030/31 | All years | Difference | Difference (%) | Worse off in |
	// |---|---|---:|---:|---:|---:|---:|---:|---:|---:|---|
	// | Equal | Barnet | £40,000.00 | £40,800.00 | £52,020.00 | £53,060.40 | £54,121.61 | £240,002.01 |  |  |  |
	// | Equal | Brent | £40,000.00 | £40,800.00 | – | – | – | £80,800.00 |  |  |  |
	// | Equal | Harrow | £40,000.00 | £40,800.00 | £52,020.00 | £53,060.40 | £54,121.61 | £240,002.01 |  |  |  |
	// | Population | Barnet | £60,000.00 | £61,200.00 | £78,030.00 | £79,590.60 | £81,182.42 | £360,003.02 | +£120,001.01 | +50 | 5 of 5 years |
	// | Population | Brent | £40,000.00 | £40,800.00 | – | – | – | £80,800.00 | £0.00 | 0 | 0 of 2 years |
	// | Population | Harrow | £20,000.00 | £20,400.00 | £26,010.00 | £26,530.20 | £27,060.80 | £120,001.00 | −£120,001.01 | −50 | 0 of 5 years |
	// | Calls | Barnet | £30,000.00 | £30,600.00 | £34,680.00 | £35,373.60 | £36,081.07 | £166,734.67 | −£73,267.34 | −30.53 | 0 of 5 years |
	// | Calls | Brent | £30,000.00 | £30,600.00 | – | – | – | £60,600.00 | −£20,200.00 | −25 | 0 of 2 years |
	// | Calls | Harrow | £60,000.00 | £61,200.00 | £69,360.00 | £70,747.20 | £72,162.15 | £333,469.35 | +£93,467.34 | +38.94 | 5 of 5 years |
	// | **Equal** | **Total** | **£120,000.00** | **£122,400.00** | **£104,040.00** | **£106,120.80** | **£108,243.22** | **£560,804.02** |  |  |  |
	// | **Population** | **Total** | **£120,000.00** | **£122,400.00** | **£104,040.00** | **£106,120.80** | **£108,243.22** | **£560,804.02** |  |  |  |
	// | **Calls** | **Total** | **£120,000.00** | **£122,400.00** | **£104,040.00** | **£106,120.80** | **£108,243.22** | **£560,804.02** |  |  |  |
	//
	// 1. Population, compared with Equal. Worse off: Barnet. Better off: Harrow.
	// 2. Calls, compared with Equal. Worse off: Harrow. Better off: Barnet and Brent.
	//
	// ### What each year costs
	//
	// Unchanged is the cost if nobody joins or leaves, with inflation.
	//
	// | Year | Inflation (%) | Unchanged | Added by joiners | Avoided by leavers | Cost |
	// |---|---:|---:|---:|---:|---:|
	// | 2026/27 | – | £120,000.00 | £0.00 | £0.00 | £120,000.00 |
	// | 2027/28 | +2 | £122,400.00 | £0.00 | £0.00 | £122,400.00 |
	// | 2028/29 | +2 | £124,848.00 | £0.00 | −£20,808.00 | £104,040.00 |
	// | 2029/30 | +2 | £127,344.96 | £0.00 | −£21,224.16 | £106,120.80 |
	// | 2030/31 | +2 | £129,891.86 | £0.00 | −£21,648.64 | £108,243.22 |
	//
	// ### What leavers leave to the others
	//
	// The share of a leaver is what it was charged in its last whole year, at the prices of the year. The part that is not avoidable falls to the others.
	//
	// | Scheme | Leaver | Year | Share | Avoidable | Unavoidable |
	// |---|---|---|---:|---:|---:|
	// | Equal | Brent | 2028/29 | £41,616.00 | £20,808.00 | £20,808.00 |
	// | Equal | Brent | 2029/30 | £42,448.32 | £21,224.16 | £21,224.16 |
	// | Equal | Brent | 2030/31 | £43,297.29 | £21,648.64 | £21,648.65 |
	// | Population | Brent | 2028/29 | £41,616.00 | £20,808.00 | £20,808.00 |
	// | Population | Brent | 2029/30 | £42,448.32 | £21,224.16 | £21,224.16 |
	// | Population | Brent | 2030/31 | £43,297.29 | £21,648.64 | £21,648.65 |
	// | Calls | Brent | 2028/29 | £31,212.00 | £20,808.00 | £10,404.00 |
	// | Calls | Brent | 2029/30 | £31,836.24 | £21,224.16 | £10,612.08 |
	// | Calls | Brent | 2030/31 | £32,472.96 | £21,648.64 | £10,824.32 |
	// <nil>
}
