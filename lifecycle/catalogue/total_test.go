package catalogue_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle/catalogue"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// Two councils share legal services and a third shares payroll with one of them. By hand, for
// the two years from April 2015 to March 2017:
//
//   - Legal, achieved: Harrow and Barnet each state the same £300,000 a year. It counts once:
//     2 x £300,000 = £600,000. A total of £1,200,000 to March 2016 was stated before, and is replaced.
//   - Payroll, achieved: Harrow saves £40,000 a year by itself, and what Brent saves nobody says:
//     at least £80,000.
//   - Payroll, expected: £100,000 over four years, two of which are asked for: £50,000.
//   - The entry "HB Public Law Ltd" is the same partnership as the first, and adds nothing.
func ExampleCatalogue_Totals() {
	day, pounds := calendar.MustDate, pounds
	register := catalogue.Catalogue{
		Name: "By hand", On: day("2018-04-01"),
		Entries: []catalogue.RegisterEntry{
			{
				ID: "legal", Name: "HB Public Law", First: day("2012-09-01"), Services: []string{"Legal"}, Participants: participants("harrow barnet"),
				Savings: []catalogue.Saving{
					{Kind: catalogue.Achieved, Timing: catalogue.OverTerm, Last: day("2016-03-31"), Amount: pounds("1200000.00"), On: day("2016-06-01"), Basis: "budgets of 2011/12"},
					{Kind: catalogue.Achieved, Timing: catalogue.Yearly, Amount: pounds("300000.00"), On: day("2017-06-01"), By: "harrow", Basis: "budgets of 2011/12"},
				},
			},
			{
				ID: "hbpl", Name: "HB Public Law Ltd", SameAs: "legal", Participants: participants("barnet harrow"),
				Savings: []catalogue.Saving{
					{Kind: catalogue.Achieved, Timing: catalogue.Yearly, First: day("2012-09-01"), Amount: pounds("300000.00"), On: day("2017-06-01"), By: "barnet", Basis: "budgets of 2011/12"},
				},
			},
			{
				ID: "payroll", Name: "Payroll", First: day("2014-04-01"), Services: []string{"Payroll"}, Participants: participants("harrow brent"),
				Savings: []catalogue.Saving{
					{Kind: catalogue.Achieved, Org: "harrow", Timing: catalogue.Yearly, Amount: pounds("40000.00"), On: day("2017-05-01")},
					{Kind: catalogue.Expected, Timing: catalogue.OverTerm, Last: day("2018-03-31"), Amount: pounds("100000.00"), On: day("2013-11-01"), Basis: "business case"},
				},
			},
		},
	}
	two := calendar.Term{First: day("2015-04-01"), Last: day("2017-03-31")}
	totals, err := register.Totals(day("2018-04-01"), two)
	fmt.Println("achieved:", totals.Achieved.Sum.Sterling(), err)
	fmt.Println("expected:", totals.Expected.Sum.Sterling())
	for _, of := range totals.Of {
		for _, st := range of.Savings {
			fmt.Printf("%s %s: %s of %s, %s\n", st.Entry, st.Kind, st.Counts.Sterling(), st.Stated.Sterling(), st.Why)
		}
	}
	// Output:
	// achieved: at least £680,000.00 <nil>
	// expected: at least £50,000.00
	// legal achieved: £0.00 of £1,200,000.00, replaced
	// legal achieved: £600,000.00 of £300,000.00, counted
	// hbpl achieved: £0.00 of £300,000.00, replaced
	// payroll achieved: £80,000.00 of £40,000.00, counted
	// payroll expected: £50,000.00 of £100,000.00, counted
}

// Of a sum of which nothing is known, no part is £0.
func TestTotals_OfWhichNothingIsKnown(t *testing.T) {
	c := catalogue.Catalogue{Name: "R", Entries: []catalogue.RegisterEntry{{
		ID: "e", Name: "E", First: day("2015-04-01"), Participants: participants("a b"),
		Savings: []catalogue.Saving{{Kind: catalogue.Achieved, Timing: catalogue.Yearly, On: day("2016-04-01")}},
	}}}
	totals, err := c.Totals(day("2017-03-31"), calendar.Term{})
	require.NoError(t, err)
	for _, k := range []catalogue.KindTotal{totals.Expected, totals.Achieved} {
		assert.Equal(t, []any{costing.Total{}, costing.Money{}, 1}, []any{k.Sum, k.WithoutBasis, k.NotKnown})
	}
	assert.Contains(t, totals.Tables(0).Markdown(), "| Of what is saved: nobody says how it was worked out | not known | not known |")
}
