package reorganisation_test

import (
	"fmt"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/lifecycle/reorganisation"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestScheduleRows_KeepEachCost(t *testing.T) {
	year, prices := costing.MustFinancialYear("2027/28"), appraisal.MustPrices("real 2026/27")
	costs := []reorganisation.ChangeCost{
		{Name: "IT", Kind: reorganisation.TransitionCost, Org: "east", Year: year, Amount: pounds("1.00"), Funding: appraisal.CapitalFlow, Source: "Plan"},
		{Name: "IT", Kind: reorganisation.TransformationCost, Org: "east", Year: year, Amount: pounds("2.00"), Funding: appraisal.RevenueFlow},
		{Name: "IT", Kind: reorganisation.TransitionCost, Org: "east", Year: year.Next(), Amount: pounds("3.00"), Funding: appraisal.CapitalFlow},
		{Name: "Records", Kind: reorganisation.DisaggregationCost, Org: "west", Year: year, Funding: appraisal.RevenueFlow},
	}
	rows, err := reorganisation.ScheduleRows(costs)
	require.NoError(t, err)
	require.Len(t, rows, len(costs))
	for i, r := range rows {
		require.NoError(t, r.Validate())
		assert.Equal(t, costs[i].Amount, r.Amount)
		assert.Equal(t, costs[i].Org, r.Org)
		assert.Equal(t, costs[i].Year, r.Year)
	}
	flows, err := appraisal.ScheduleFlows(rows, prices, report.Names{})
	require.NoError(t, err)
	text := ""
	for _, f := range flows {
		text += fmt.Sprintf("%s; %s; %v; %v; %s\n", f.Name, f.Kind.Title(), f.From, f.Amounts, f.Source)
	}
	assert.Equal(t, `IT (transition, capital), east; One-off capital cost of transition, cashable; 2027/28; [1.00 3.00]; Plan
IT (transformation, revenue), east; One-off revenue cost of transformation, cashable; 2027/28; [2.00]; 
Records (disaggregation, revenue), west; One-off revenue cost of disaggregation, cashable; 2027/28; [not known]; 
`, text)
	a := appraisal.Appraisal{
		Name: "Reorganisation", On: day("2026-11-01"), Prices: prices, First: year, Years: 2, Schedule: appraisal.GreenBook2026Standard(),
		Partners: orgs("east west"), Options: []appraisal.ShortlistedOption{{ID: "as-is", Name: "As is", Kind: appraisal.AsIs}, {ID: "two", Name: "Two", Kind: appraisal.ShareAndImprove, Flows: flows}},
	}
	result, err := a.Evaluate()
	require.NoError(t, err)
	assert.Equal(t, []string{"Records (disaggregation, revenue), west"}, result.Options[1].NotKnown, "what it costs to take apart is not £0")

	rows, err = reorganisation.ScheduleRows(append(costs, costs[0]))
	require.NoError(t, err)
	_, err = appraisal.ScheduleFlows(rows, prices, report.Names{})
	assert.ErrorIs(t, err, field.ErrDuplicate, "a second row of one year")
	assert.ErrorContains(t, err, "rows[4].year: ")

	costs[0].Funding, costs[1].Funding, costs[2].Amount = "", "loan", pounds("-1.00")
	_, err = reorganisation.ScheduleRows(costs)
	assert.ErrorIs(t, err, field.ErrRequired)
	assert.ErrorContains(t, err, "costs[0].funding: required\ncosts[1].funding: \"loan\" is not a funding of a cost")
	assert.ErrorContains(t, err, "costs[2].amount: ")
}

// Two unitaries in Surrey, as the districts published it: £55.6m of transition, 30, 50 and 20% of
// it in three years, and £39.9m saved a year, which comes in over four years. That the first year of
// savings is 2027/28 is made up.
func ExampleScheduleRows() {
	million := func(s string) costing.Money { return costing.MustMoney(s + "0000.00") }
	var costs []reorganisation.ChangeCost
	year := costing.MustFinancialYear("2026/27")
	for _, amount := range []string{"1668", "2780", "1112"} {
		costs = append(costs, reorganisation.ChangeCost{
			Name: "Transition", Kind: reorganisation.TransitionCost, Org: "surrey", Year: year, Amount: million(amount), Funding: appraisal.RevenueFlow,
		})
		year = year.Next()
	}
	prices := appraisal.MustPrices("real 2026/27")
	rows, _ := reorganisation.ScheduleRows(costs)
	flows, _ := appraisal.ScheduleFlows(rows, prices, report.Names{})
	var ramp []partnership.Fraction
	for _, part := range []string{"10%", "40%", "40%", "10%"} {
		ramp = append(ramp, partnership.MustFraction(part))
	}
	flows = append(flows, appraisal.Flow{
		Name: "Saving", Prices: prices, From: costing.MustFinancialYear("2027/28"), Amount: million("3990"), Ramp: ramp,
		Kind: appraisal.FlowKind{Side: appraisal.BenefitFlow, Timing: appraisal.RecurringFlow, Funding: appraisal.RevenueFlow, Cash: appraisal.CashableFlow, Purpose: appraisal.TransitionFlow},
	})
	result, err := appraisal.Appraisal{
		Name: "Surrey", On: day("2026-11-01"), Prices: prices, First: costing.MustFinancialYear("2026/27"), Years: 6, Schedule: appraisal.GreenBook2026Standard(), Partners: orgs("surrey"),
		Options: []appraisal.ShortlistedOption{{ID: "as-is", Name: "As is", Kind: appraisal.AsIs}, {ID: "two", Name: "Two unitaries", Kind: appraisal.ShareAndImprove, Flows: flows}},
	}.Evaluate()
	if err != nil {
		fmt.Println(err)
		return
	}
	two := result.Options[1]
	fmt.Println("costs", two.Costs.Sterling())
	fmt.Println("benefits", two.Benefits.Sterling())
	fmt.Println("net", two.Net.Sterling())
	// Output:
	// costs £53,920,542.37
	// benefits £123,232,647.74
	// net £69,312,105.37
}
