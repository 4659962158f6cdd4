package scale_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/costing/scale"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

// The interval of a line is from the least to the most that is saved, wherever in the interval
// of the elasticity that is.
func TestChance_Flow(t *testing.T) {
	t.Parallel()
	prices := appraisal.MustPrices("real 2026/27")
	for _, c := range []struct{ low, middle, high, from, to int64 }{{30, 20, -10, -10, 30}, {-10, 20, 30, -10, 30}, {10, 30, 20, 10, 30}, {10, 5, 20, 5, 20}} {
		chance := scale.Chance{
			First: appraisal.Share, Second: appraisal.ImproveAtHome, Elasticity: scale.Interval{Low: qty("0.5"), High: qty("1.1"), Percent: qty("95")},
			AtLow: pounds(c.low), Middle: pounds(c.middle), AtHigh: pounds(c.high),
		}
		f, err := chance.Flow("Bigger teams", prices)
		require.NoError(t, err)
		require.NoError(t, f.Validate())
		assert.Equal(t, appraisal.FlowEstimate{Low: pounds(c.from), High: pounds(c.to), Percent: qty("95")}, f.Estimate)
		assert.Equal(t, pounds(c.middle), f.Amount)
		assert.Equal(t, "Estimate: “share” against “improve at home” with an elasticity from 0.5 to 1.1 (95%)", f.Source)
		assert.Equal(t, "Recurring revenue benefit of running, cashable", f.Kind.Title())
	}
	_, err := scale.Chance{}.Flow("", appraisal.Prices{})
	assert.Equal(t, []string{
		"name: required", "prices: required", "first: required", "second: required",
		"elasticity.percent: required", "elasticity.low: required", "elasticity.high: required", "middle: required", "at_low: required", "at_high: required",
	}, fieldtest.Faults(err))
	capped := scale.Chance{
		First: appraisal.ImproveAtHome, Second: appraisal.AsIs, Elasticity: scale.Interval{Low: qty("0"), High: qty("1"), Percent: qty("90")},
		AtLow: pounds(0), Middle: pounds(0), AtHigh: pounds(0), Capped: qty("0.125"),
	}
	f, err := capped.Flow("Fewer steps", prices)
	require.NoError(t, err)
	require.NoError(t, f.Validate())
	assert.Equal(t, "Estimate: “improve at home” against “as is” with an elasticity from 0 to 1 (90%); with a probability of 12.5% what improvement saves in it cannot be right", f.Source)
}

// What twelve councils spend says little of whether a bigger team saves. As a line of an option
// it keeps its interval, and the appraisal says what hangs on it.
func ExampleChance_Flow() {
	chance := example(byScale("1").Chance(example(scale.FitElasticity(councilTax())), qty("95"), appraisal.Share, appraisal.AsIs))
	year := costing.MustFinancialYear("2026/27")
	saving := example(chance.Flow("Bigger team", appraisal.RealPrices(year)))
	a := appraisal.Appraisal{
		Name: "Council tax", On: calendar.MustDate("2026-11-02"), Prices: saving.Prices, First: year, Years: 10, Schedule: appraisal.GreenBook2026Standard(),
		Options: []appraisal.ShortlistedOption{
			{ID: "as-is", Name: "As is", Kind: appraisal.AsIs},
			{ID: "share", Name: "Share", Kind: appraisal.Share, Flows: []appraisal.Flow{saving}},
		},
	}
	tornado := example(a.OneWay("share", "as-is", a.EstimateInputs()))
	fmt.Println(saving.Amount.Sterling(), "a year, from", saving.Estimate.Text())
	fmt.Println(tornado.Base.Sterling(), "in ten years, from", tornado.Bars[0].AtLow.Sterling(), "to", tornado.Bars[0].AtHigh.Sterling())
	fmt.Println("turns the answer:", tornado.Bars[0].Turns)
	// Output:
	// £43,370.88 a year, from −£215,342.55 to £189,657.20 (95%)
	// £373,322.94 in ten years, from −£1,853,601.16 to £1,632,509.72
	// turns the answer: true
}
