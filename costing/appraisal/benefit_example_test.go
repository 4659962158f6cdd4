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

// Central government planned in its shared services a saving of £159m, and they came to cost
// £255m net: £414m less than planned.
func ExampleBenefitsPlan_Realisation() {
	year := costing.MustFinancialYear("2010/11")
	plan := appraisal.BenefitsPlan{
		Title: "Shared service centres", On: calendar.MustDate("2010-04-01"), Author: "Cabinet Office", Members: []partnership.OrgID{"departments"},
		Benefits: []appraisal.Benefit{{
			ID: "net", Title: "Saving less cost", Effect: appraisal.GainEffect, Kind: appraisal.CashableBenefit, Owner: "Centres",
			Measure: appraisal.BenefitMeasure{
				Name: "Cost of back offices", Unit: "£m a year", Better: partnership.LowerIsBetter,
				Baseline: partnership.MustQuantity("1000"), On: calendar.MustDate("2004-03-31"), Source: "an assumption of this example",
			},
			Profile: []appraisal.BenefitTarget{{Year: year, Amount: costing.MustMoney("159000000.00")}},
			Readings: []appraisal.BenefitReading{{
				Year: year, Kind: appraisal.RealisedReading, Amount: costing.MustMoney("-255000000.00"), On: calendar.MustDate("2012-03-31"),
				Source: "National Audit Office, 2012", Reason: "few customers joined",
			}},
		}},
	}
	for _, day := range []string{"2011-04-01", "2012-03-31"} {
		r, err := plan.Realisation(calendar.MustDate(day))
		if err != nil {
			fmt.Println(err)
			return
		}
		net := r.Cashable
		fmt.Printf("%s: planned %s, realised %s, difference %s\n", day, net.Due.Sterling(), net.Realised.Amount.Sterling(), net.Difference.Sterling())
	}
	concerns, err := plan.Concerns(calendar.MustDate("2012-03-31"), report.Names{})
	for _, c := range concerns[2:3] {
		fmt.Println(c.Kind.Title()+":", c.Text, err)
	}
	// Output:
	// 2011-04-01: planned £159,000,000.00, realised not known, difference not known
	// 2012-03-31: planned £159,000,000.00, realised −£255,000,000.00, difference −£414,000,000.00
	// Net loss: all benefits together, cashable, as realised so far: −£255,000,000.00 <nil>
}

// Two benefits that claim the same saving: up to £30,000 of it may be counted twice.
func ExampleBenefitsPlan_DoubleCounts() {
	claim := func(id, amount string) appraisal.Benefit {
		return appraisal.Benefit{
			ID: id, Title: id, Effect: appraisal.GainEffect, Kind: appraisal.CashableBenefit, Line: "payroll",
			Measure: appraisal.BenefitMeasure{Name: "Cost of agency staff"},
			Profile: []appraisal.BenefitTarget{{Year: costing.MustFinancialYear("2027/28"), Amount: costing.MustMoney(amount)}},
		}
	}
	plan := appraisal.BenefitsPlan{Benefits: []appraisal.Benefit{claim("fewer-vacancies", "50000.00"), claim("new-contract", "30000.00")}}
	for _, twice := range plan.DoubleCounts() {
		fmt.Println(twice.First, "and", twice.Second, "in", twice.Years, "up to", twice.Least.Sterling())
	}
	// Output: fewer-vacancies and new-contract in [2027/28] up to £30,000.00
}

// A plan that saves more in a year than the whole service costs, and a benefit with a baseline of
// its own.
func ExampleBenefitsPlan_AgainstBaseline() {
	plan := payrollPlan()
	plan.Benefits[0].Profile[3].Amount = costing.MustMoney("450000.00")
	baseline := payrollBaseline()
	baseline.Costs = baseline.Costs[:2] // £250,000 and £150,000
	concerns, err := plan.AgainstBaseline(baseline)
	for _, c := range concerns {
		fmt.Println(c.Path+":", c.Text)
	}
	fmt.Println(err)
	// Output:
	// benefits[3]: savings of £510,000.00 in 2027/28, and the baseline is £400,000.00
	// benefits[4].measure.baseline: 1.8, and 2.1 in the baseline of the service
	// benefits[4]: savings of £510,000.00 in 2027/28, and the baseline is £400,000.00
	// <nil>
}

// Who gains: by partner, with what is not divided between them.
func ExampleBenefitRealisation_Tables() {
	r, err := payrollPlan().Realisation(calendar.MustDate("2028-04-30"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, m := range r.Members {
		fmt.Printf("%q planned %s, so far %s of %s\n", m.Org, m.Cashable.Planned.Sterling(), m.Cashable.Realised.Sterling(), m.Cashable.Due.Sterling())
	}
	fmt.Println(r.Tables(report.Names{})[2].Title)
	// Output:
	// "harrow" planned £120,000.00, so far £50,000.00 of £60,000.00
	// "barnet" planned £70,000.00, so far £33,000.00 of £35,000.00
	// "" planned −£80,000.00, so far −£95,000.00 of −£80,000.00
	// By partner
}

func ExampleBaseline_Cost() {
	year := costing.MustFinancialYear("2024/25")
	cost := func(name, amount string) appraisal.BaselineCost {
		return appraisal.BaselineCost{Name: name, Year: year, Amount: costing.MustMoney(amount), On: calendar.MustDate("2025-03-31"), Source: "outturn"}
	}
	baseline := appraisal.Baseline{
		Title: "payroll", On: calendar.MustDate("2025-09-30"),
		Costs: []appraisal.BaselineCost{cost("Staff", "400000.00"), cost("Premises", "25000.00"), {Name: "Licences", Year: year}},
	}
	total, err := baseline.Cost("")
	fmt.Println(total.Sterling(), err)
	for _, c := range baseline.Concerns() {
		fmt.Println(c.Path, c.Text)
	}
	// Output:
	// at least £425,000.00 <nil>
	// costs[2].amount nobody knows: Licences
}

// What moved between two versions, by how much, and why.
func ExampleBusinessCase_Changes() {
	changes, err := payrollCase().Changes("0.1", "1.0")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, row := range changes.Tables()[0].Rows {
		fmt.Println(strings.Join(row, " | "))
	}
	// Output:
	// Saving a year | Moved | £150,000.00 | £120,000.00 | −£30,000.00 | the licences stay
	// Posts | Moved | 11 posts | 9 posts | −2 | no reason is stated
	// One-off cost | Moved | not known | £80,000.00 |  | quoted by the supplier
	// Payback | New |  | 0.7 years |  | asked for by the board
}

func ExampleBusinessCase_Concerns() {
	concerns, err := payrollCase().Concerns(calendar.MustDate("2027-02-02"), report.Names{})
	for _, c := range concerns {
		fmt.Println(c.Kind.Title()+":", c.Text)
	}
	fmt.Println(err)
	// Output:
	// Reason missing: 1.0: "Posts" has moved from 11 posts to 9 posts, and nobody says why
	// Review overdue: the review was due by 2027-02-01
	// <nil>
}
