package appraisal_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

// estimated is the textbook appraisal with a saving of £30 that may be a loss of £20 or a saving of
// £60.
func estimated() appraisal.Appraisal {
	a := textbook()
	f := &a.Options[1].Flows[1]
	f.Estimate, f.Source = appraisal.FlowEstimate{Low: pounds(-20), High: pounds(60), Percent: qty("95")}, "What other councils spend"
	return a
}

func TestFlowEstimate_Refuses(t *testing.T) {
	t.Parallel()
	for want, do := range map[string]func(f *appraisal.Flow){
		"estimate.low: required":          func(f *appraisal.Flow) { f.Estimate.Low = costing.Money{} },
		"estimate.high: required":         func(f *appraisal.Flow) { f.Estimate.High = costing.Money{} },
		"estimate.high: out of order":     func(f *appraisal.Flow) { f.Estimate.High = pounds(-21) },
		"estimate.percent: required":      func(f *appraisal.Flow) { f.Estimate.Percent = partnership.Quantity{} },
		"estimate.percent: out of range":  func(f *appraisal.Flow) { f.Estimate.Percent = qty("100.1") },
		"estimate.percent: out of range ": func(f *appraisal.Flow) { f.Estimate.Percent = qty("-1") },
		"amount: out of range":            func(f *appraisal.Flow) { f.Amount = pounds(61) },
		"amount: out of range ":           func(f *appraisal.Flow) { f.Amount = pounds(-21) },
		"amount: out of range  ":          func(f *appraisal.Flow) { f.Amount = costing.Money{} },
		"estimate: invalid":               func(f *appraisal.Flow) { f.Amount, f.Amounts = costing.Money{}, []costing.Money{pounds(1)} },
		"source: required":                func(f *appraisal.Flow) { f.Source = "" },
	} {
		a := estimated()
		do(&a.Options[1].Flows[1])
		assert.Equal(t, []string{"options[1].flows[1]." + strings.TrimSpace(want)}, fieldtest.Faults(a.Validate()))
	}
	for _, at := range []int64{-20, 60} {
		a := estimated()
		a.Options[1].Flows[1].Amount = pounds(at)
		require.NoError(t, a.Validate(), "the amount may be at an end")
	}
}

// £4.51505 for each £1 a year, less £100: at −£20 it is −£190.30, at £60 £170.90; half-way, at
// £20, −£9.70. It is worth nothing at £22.15, which is 52.7 % of the way.
func TestFlowEstimate_Lever(t *testing.T) {
	t.Parallel()
	a := estimated()
	inputs := a.EstimateInputs()
	require.Len(t, inputs, 1)
	assert.Equal(t, "Share, Fewer managers", inputs[0].Name)
	tornado, err := a.OneWay("share", "as-is", inputs)
	require.NoError(t, err)
	assert.Equal(t, "35.45", tornado.Base.Amount.String())
	assert.Equal(t, "-190.30", tornado.Bars[0].AtLow.Amount.String())
	assert.Equal(t, "170.90", tornado.Bars[0].AtHigh.Amount.String())
	assert.True(t, tornado.Bars[0].Turns)
	assert.Contains(t, tornado.Table().Markdown(), "| Share, Fewer managers | low end | −£190.30 | high end | +£170.90 | £361.20 | yes |")
	assert.Contains(t, tornado.SVG("Estimates"), ">low end</text>")
	values, err := a.SwitchingValues("share", "as-is", inputs)
	require.NoError(t, err)
	assert.Equal(t, qty("52.685172"), values[0].At)
	assert.Contains(t, values.Table().Markdown(), "| Share, Fewer managers | 52.69% |")
	half := appraisal.LeverChange{Lever: appraisal.EstimateLever, Value: qty("50")}
	double := appraisal.LeverChange{Flows: appraisal.FlowChoice{Side: appraisal.BenefitFlow}, Lever: appraisal.AmountLever, Value: qty("200")}
	for _, changes := range [][]appraisal.LeverChange{{half, double}, {double, half}} {
		results, err := a.Scenarios([]appraisal.Scenario{{Name: "Half", Changes: changes[:1]}, {Name: "Both", Changes: changes}})
		require.NoError(t, err)
		assert.Equal(t, "80.60", results[2].Ranking[0].Difference.Amount.String(), "£40 a year, whichever is first")
	}
}

func TestFlowEstimate_IsMarked(t *testing.T) {
	t.Parallel()
	r := evaluate(t, estimated())
	assert.Empty(t, r.Options[0].Estimates)
	assert.Equal(t, []string{"Fewer managers, −£20.00 to £60.00 (95%)"}, r.Options[1].Estimates)
	assert.Contains(t, r.Tables(names())[0].Notes, "Share rests on estimates: Fewer managers, −£20.00 to £60.00 (95%).")
	assert.Equal(t, "−£20.00 to £60.00 (95%)", estimated().Options[1].Flows[1].Estimate.Text())
}

// An estimate is converted with its ends, and not where each year gets an amount of its own.
func TestFlowEstimate_Converted(t *testing.T) {
	t.Parallel()
	a := estimated()
	f, err := prices2().Convert(a, a.Options[1].Flows[1], appraisal.MustPrices("real 2028/29"))
	require.NoError(t, err)
	assert.Equal(t, []string{"31.21", "-20.81", "62.42"}, []string{f.Amount.String(), f.Estimate.Low.String(), f.Estimate.High.String()})
	_, err = prices2().Convert(a, a.Options[1].Flows[1], appraisal.NominalPrices())
	assert.Equal(t, []string{"flow.estimate: invalid"}, fieldtest.Faults(err))
	big := a.Options[1].Flows[1]
	big.Estimate.Low, big.Estimate.High = costing.MustMoney("-92233720368547758.00"), costing.MustMoney("92233720368547758.00")
	_, err = prices2().Convert(a, big, appraisal.MustPrices("real 2028/29"))
	assert.Equal(t, []string{"flow.estimate.low: out of range", "flow.estimate.high: out of range"}, fieldtest.Faults(err))
}

// An estimate so wide that the difference is more than Money holds is an error, and no bar that
// is not known. Where the answer turns is known all the same.
func TestOneWay_EstimateBeyondMoney(t *testing.T) {
	t.Parallel()
	faults := func(low, high costing.Money) []string {
		a := estimated()
		a.Options[1].Flows[1].Estimate.Low, a.Options[1].Flows[1].Estimate.High = low, high
		_, err := a.OneWay("share", "as-is", append(a.FlowInputs("as-is", qty("0"), qty("1")), a.EstimateInputs()...))
		return fieldtest.Faults(err)
	}
	most := costing.Pence(math.MaxInt64)
	assert.Empty(t, faults(pounds(-20), costing.Pence(math.MaxInt64/5)))
	assert.Equal(t, []string{"inputs[0].high: out of range", "inputs[0]: out of range"}, faults(pounds(-20), most))
	assert.Equal(t, []string{"inputs[0].low: out of range", "inputs[0].high: out of range", "inputs[0]: out of range"}, faults(most.Neg(), most))
	assert.Equal(t, []string{"inputs[0]: out of range"}, faults(costing.Pence(-math.MaxInt64/5), costing.Pence(math.MaxInt64/5)))
	a := estimated()
	a.Options[1].Flows[1].Estimate.High = most
	values, err := a.SwitchingValues("share", "as-is", a.EstimateInputs())
	require.NoError(t, err)
	assert.Equal(t, appraisal.Switches, values[0].State)
}

// What an estimate does to the answer: sharing may be worth less than nothing.
func ExampleAppraisal_EstimateInputs() {
	a := estimated()
	tornado, err := a.OneWay("share", "as-is", a.EstimateInputs())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, bar := range tornado.Bars {
		fmt.Println(bar.Name, "from", bar.AtLow.Sterling(), "to", bar.AtHigh.Sterling(), "turns the answer:", bar.Turns)
	}
	// Output: Share, Fewer managers from −£190.30 to £170.90 turns the answer: true
}

func ExampleFlowEstimate_Text() {
	e := appraisal.FlowEstimate{Low: pounds(-20), High: pounds(60), Percent: qty("95")}
	fmt.Println(e.Text())
	// Output: −£20.00 to £60.00 (95%)
}
