package reorganisation_test

import (
	"fmt"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/lifecycle/reorganisation"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestCostFlows_KeepsEachCost(t *testing.T) {
	year := costing.MustFinancialYear("2027/28")
	costs := []reorganisation.ChangeCost{
		{Name: "IT", Kind: reorganisation.TransitionCost, Org: "east", Year: year, Amount: pounds("1.00"), Funding: appraisal.CapitalFlow, Source: "Plan"},
		{Name: "IT", Kind: reorganisation.TransformationCost, Org: "east", Year: year, Amount: pounds("2.00"), Funding: appraisal.RevenueFlow},
		{Name: "Records", Kind: reorganisation.DisaggregationCost, Org: "west", Year: year, Funding: appraisal.RevenueFlow},
	}
	flows, err := reorganisation.CostFlows(costs, appraisal.MustPrices("real 2026/27"))
	require.NoError(t, err)
	text := ""
	for i, f := range flows {
		require.NoError(t, f.Validate())
		assert.Equal(t, costs[i].Amount, f.Amount)
		assert.Equal(t, []partnership.Share{{Org: costs[i].Org, Fraction: partnership.MustFraction("100%")}}, f.Shares)
		text += fmt.Sprintf("%s; %s; %v; %s\n", f.Name, f.Kind.Title(), f.From, f.Source)
	}
	assert.Equal(t, `IT (east, 2027/28); One-off capital cost of transition, cashable; 2027/28; Plan
IT (east, 2027/28) 2; One-off revenue cost of transformation, cashable; 2027/28; 
Records (west, 2027/28); One-off revenue cost of disaggregation, cashable; 2027/28; 
`, text)
	a := appraisal.Appraisal{
		Name: "Reorganisation", On: day("2026-11-01"), Prices: appraisal.MustPrices("real 2026/27"), First: year, Years: 2, Schedule: appraisal.GreenBook2026Standard(),
		Partners: orgs("east west"), Options: []appraisal.Option{{ID: "as-is", Name: "As is", Kind: appraisal.AsIs}, {ID: "two", Name: "Two", Kind: appraisal.ShareAndImprove, Flows: flows}},
	}
	result, err := a.Evaluate()
	require.NoError(t, err)
	assert.Equal(t, []string{"Records (west, 2027/28)"}, result.Options[1].NotKnown, "what it costs to take apart is not £0")
	costs[0].Funding, costs[1].Funding = "", "loan"
	_, err = reorganisation.CostFlows(costs, appraisal.Prices{})
	assert.ErrorIs(t, err, field.ErrRequired)
	assert.ErrorContains(t, err, "costs[0].funding: required\ncosts[1].funding: \"loan\" is not a funding of a cost")
	assert.ErrorContains(t, err, "prices: required")
}

// Two unitaries in Surrey, as the districts published it: £55.6m of transition, 30, 50 and 20% of
// it in three years, and £39.9m saved a year, which comes in over four years. That the first year of
// savings is 2027/28 is made up.
func ExampleCostFlows() {
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
	flows, _ := reorganisation.CostFlows(costs, prices)
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
		Options: []appraisal.Option{{ID: "as-is", Name: "As is", Kind: appraisal.AsIs}, {ID: "two", Name: "Two unitaries", Kind: appraisal.ShareAndImprove, Flows: flows}},
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
