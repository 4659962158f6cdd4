package risk_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/risk"
)

// ranged is a valid estimate of a shape, from £10 over £20 to £60.
func ranged(shape risk.Shape) risk.Estimate {
	e := risk.Estimate{Shape: shape, Probability: qty("0.3"), Least: pounds("10.00"), Most: pounds("60.00"), Ends: risk.PercentileEnds}
	if shape == risk.TriangularShape || shape == risk.PERTShape {
		e.Likely = pounds("20.00")
	}
	return e
}

// facility brings £5 in 1 of 10 cases, and costs £5 in 3.
func facility() risk.Estimate {
	return risk.Estimate{Shape: risk.DiscreteShape, Outcomes: []risk.DiscreteOutcome{
		{Probability: qty("0.1"), Amount: pounds("-5.00")},
		{Probability: qty("0.6"), Amount: pounds("0.00")},
		{Probability: qty("0.3"), Amount: pounds("5.00")},
	}}
}

// errorText is what an error says, and "" for none.
func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestEstimate_Validate(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name string
		from risk.Estimate
		with func(*risk.Estimate)
		want string
	}{
		{"a range of which nobody said more", ranged(risk.UniformShape), func(e *risk.Estimate) { e.Shape, e.Ends = "", "" }, ""},
		{"a likely amount without a shape", ranged(risk.UniformShape), func(e *risk.Estimate) { e.Shape, e.Likely = "", pounds("10.00") }, ""},
		{"a uniform", ranged(risk.UniformShape), nil, ""},
		{"a triangular", ranged(risk.TriangularShape), nil, ""},
		{"a PERT", ranged(risk.PERTShape), nil, ""},
		{"a lognormal", ranged(risk.LognormalShape), nil, ""},
		{"outcomes", facility(), nil, ""},
		{"outcomes of an event", facility(), func(e *risk.Estimate) { e.Probability = qty("0.5") }, ""},
		{"one amount", ranged(risk.FixedShape), func(e *risk.Estimate) { e.Least = e.Most }, ""},
		{"neither a probability nor a rate", ranged(risk.UniformShape), func(e *risk.Estimate) { e.Probability = partnership.Quantity{} }, "probability: required"},
		{"a probability and a rate", ranged(risk.UniformShape), func(e *risk.Estimate) { e.Rate = qty("2") }, "rate: 2, and there is a probability: invalid"},
		{"a rate of no events", ranged(risk.UniformShape), func(e *risk.Estimate) { e.Probability, e.Rate = partnership.Quantity{}, qty("0") }, ""},
		{"a rate below 0", ranged(risk.UniformShape), func(e *risk.Estimate) { e.Probability, e.Rate = partnership.Quantity{}, qty("-0.1") }, "rate: -0.1 is below 0: out of range"},
		{"a horizon in the past", ranged(risk.UniformShape), func(e *risk.Estimate) { e.Months = -1 }, "months: -1 is not from 1 to 1200: out of range"},
		{"a horizon of a century", ranged(risk.UniformShape), func(e *risk.Estimate) { e.Months = 1200 }, ""},
		{"a horizon of more", ranged(risk.UniformShape), func(e *risk.Estimate) { e.Months = 1201 }, "months: 1201 is not from 1 to 1200: out of range"},
		{"unknown words", ranged(""), func(e *risk.Estimate) { e.Shape, e.Ends, e.Stage = "bell", "p10-p90", "now" }, lines(
			`shape: "bell" is not a shape (fixed, uniform, triangular, pert, lognormal, discrete): invalid`,
			`ends: "p10-p90" is not a meaning of the ends (extremes, p5-p95): invalid`,
			`stage: "now" is not a stage of an estimate (inherent, current, target): invalid`)},
		{"no amounts", ranged(risk.PERTShape), func(e *risk.Estimate) { e.Least, e.Likely, e.Most = costing.Money{}, costing.Money{}, costing.Money{} }, lines(
			"least: required", "likely: required", "most: required")},
		{"ends in the wrong order", ranged(risk.UniformShape), func(e *risk.Estimate) { e.Most = pounds("9.99") }, "most: 9.99 is below the least, 10.00: out of order"},
		{"a peak below the least", ranged(risk.TriangularShape), func(e *risk.Estimate) { e.Likely = pounds("9.99") }, "likely: 9.99 is not between the least, 10.00, and the most, 60.00: out of order"},
		{"a peak above the most", ranged(risk.PERTShape), func(e *risk.Estimate) { e.Likely = pounds("60.01") }, "likely: 60.01 is not between the least, 10.00, and the most, 60.00: out of order"},
		{"a peak at the least", ranged(risk.TriangularShape), func(e *risk.Estimate) { e.Likely = e.Least }, ""},
		{"a peak at the most", ranged(risk.TriangularShape), func(e *risk.Estimate) { e.Likely = e.Most }, ""},
		{"a peak of what has none", ranged(risk.UniformShape), func(e *risk.Estimate) { e.Likely = pounds("20.00") }, `likely: 20.00 is not used by "uniform": invalid`},
		{"two fixed amounts", ranged(risk.FixedShape), nil, "most: 60.00 is not the least, 10.00, and the amount is fixed: invalid"},
		{"half a fixed amount", ranged(risk.FixedShape), func(e *risk.Estimate) { e.Least = costing.Money{} }, "least: required"},
		{"a lognormal from nothing", ranged(risk.LognormalShape), func(e *risk.Estimate) { e.Least = pounds("0.00") }, "least: 0.00 is not above 0.00, as the least of a lognormal is: out of range"},
		{"a uniform from nothing", ranged(risk.UniformShape), func(e *risk.Estimate) { e.Least = pounds("0.00") }, ""},
		{"a lognormal from below nothing", ranged(risk.LognormalShape), func(e *risk.Estimate) { e.Least = pounds("-1.00") }, "least: -1.00 is less than 0.00: invalid"},
		{"a lognormal of one amount", ranged(risk.LognormalShape), func(e *risk.Estimate) { e.Most = e.Least }, "most: 10.00 is also the least, and a lognormal needs a range: invalid"},
		{"a lognormal with extremes", ranged(risk.LognormalShape), func(e *risk.Estimate) { e.Ends = risk.ExtremeEnds }, `ends: "extremes", and a lognormal has no extremes: invalid`},
		{"outcomes of a range", ranged(risk.UniformShape), func(e *risk.Estimate) { e.Outcomes = facility().Outcomes }, `outcomes: 3, and the shape is not "discrete": invalid`},
		{"no outcomes", risk.Estimate{Shape: risk.DiscreteShape}, nil, "outcomes: required"},
		{"a range of outcomes", facility(), func(e *risk.Estimate) { e.Least, e.Likely, e.Most = pounds("1.00"), pounds("2.00"), pounds("3.00") }, lines(
			`least: 1.00 is not used by "discrete": invalid`, `likely: 2.00 is not used by "discrete": invalid`, `most: 3.00 is not used by "discrete": invalid`)},
		{"probabilities that make less", facility(), func(e *risk.Estimate) { e.Outcomes[1].Probability = qty("0.599999") }, "outcomes: the probabilities make 0.999999, not 1: does not add up"},
		{"outcomes in part", facility(), func(e *risk.Estimate) { e.Outcomes[0], e.Outcomes[2].Probability = risk.DiscreteOutcome{}, qty("1.1") }, lines(
			"outcomes[0].probability: required", "outcomes[0].amount: required", "outcomes[2].probability: 1.1 is not from 0 to 1: out of range")},
		{"texts", ranged(risk.UniformShape), func(e *risk.Estimate) { e.Item, e.Source = " ", " " }, lines("item: required", "source: required")},
	} {
		e := test.from
		if test.with != nil {
			test.with(&e)
		}
		assert.Equal(t, test.want, errorText(e.Validate()), test.name)
		if test.want == "" {
			fieldtest.RoundTrip(t, e)
		}
	}
}

// An estimate of which anything is set is not nothing, so that it is checked and written.
func TestEstimate_IsZero(t *testing.T) {
	t.Parallel()
	assert.True(t, risk.Estimate{}.IsZero())
	assert.True(t, risk.Estimate{Outcomes: []risk.DiscreteOutcome{}}.IsZero())
	for i, e := range []risk.Estimate{
		{Probability: qty("0")},
		{Rate: qty("0")},
		{Months: 1},
		{Shape: risk.FixedShape},
		{Least: pounds("0.00")},
		{Likely: pounds("0.00")},
		{Most: pounds("0.00")},
		{Ends: risk.ExtremeEnds},
		{Outcomes: facility().Outcomes},
		{Stage: risk.CurrentStage},
		{Item: "x"},
		{Source: "x"},
		{On: day("2026-04-01")},
	} {
		assert.False(t, e.IsZero(), i)
		r := sound("r1")
		r.Estimate = e
		fieldtest.RoundTrip(t, r)
	}
}

// A document from before estimates had a shape is still read, and is valid.
func TestEstimate_ReadsWithoutAShape(t *testing.T) {
	t.Parallel()
	e, err := field.Decode[risk.Estimate]([]byte(`{"probability": "0.3", "least": "20000.00", "most": "90000.00"}`))
	require.NoError(t, err)
	assert.Equal(t, risk.Estimate{Probability: qty("0.3"), Least: pounds("20000.00"), Most: pounds("90000.00")}, e)
	assert.Equal(t, 12, e.HorizonMonths())
}

// A table shows how often, how much and on whose word.
func TestEstimate_InATable(t *testing.T) {
	t.Parallel()
	often := ranged(risk.PERTShape)
	often.Probability, often.Rate, often.Months = partnership.Quantity{}, qty("2"), 24
	often.Stage, often.Source, often.On = risk.InherentStage, "Workshop", day("2026-03-31")
	certain := facility()
	for _, test := range []struct {
		estimate risk.Estimate
		want     string
	}{
		{often, "Inherent estimate for 24 months: 2 times on average, £10.00 to £60.00, most likely £20.00, PERT, 5th and 95th percentile, Workshop, 2026-03-31"},
		{certain, "Estimate for a year: −£5.00 (0.1), £0.00 (0.6), £5.00 (0.3), discrete"},
	} {
		reg := with(func(r *risk.Risk) { r.Estimate = test.estimate })
		var got []string
		for _, row := range reg.Tables(noNames)[1].Rows {
			got = append(got, row[1]+": "+row[2])
		}
		assert.Contains(t, got, test.want)
	}
}
