package scale_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/costing/scale"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// says holds that an error is what it should be, "" being none.
func says(t *testing.T, want string, err error) {
	t.Helper()
	if want == "" {
		assert.NoError(t, err)
		return
	}
	assert.EqualError(t, err, want)
	for _, fault := range field.Errors(err) {
		assert.NotEmpty(t, fault.Code(), fault)
	}
}

// rows joins lines.
func rows(lines ...string) string { return strings.Join(lines, "\n") }

func TestServiceModel_Validate(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name string
		with func(*scale.ServiceModel)
		want string
	}{
		{"as it should be", func(*scale.ServiceModel) {}, ""},
		{"nothing", func(c *scale.ServiceModel) { *c = scale.ServiceModel{} }, rows(
			"partners: 0, and sharing takes two: required", "elasticity: required",
			"errors.per_doubling: required", "errors.per_kilometre: required", "sharing_cost: required")},
		{"empty partners", func(c *scale.ServiceModel) { c.Partners = make([]scale.ServicePartner, 1) }, rows(
			"partners: 1, and sharing takes two: required", "partners[0].org: required", "partners[0].volume: required",
			"partners[0].error_rate: required", "partners[0].kilometres: required")},
		{"one partner twice", func(c *scale.ServiceModel) { c.Partners[1].Org = "harrow" }, `partners[1].org: duplicate: "harrow" is already partners[0]`},
		{"no volume", func(c *scale.ServiceModel) { c.Partners[0].Volume = qty("0") }, "partners[0].volume: 0 is not above 0: out of range"},
		{"less than no volume", func(c *scale.ServiceModel) { c.Partners[0].Volume = qty("-5") }, "partners[0].volume: -5 is not above 0: out of range"},
		{"all the world", func(c *scale.ServiceModel) { c.Partners[0].Volume = qty("1000000000.1") }, "partners[0].volume: 1000000000.1 is not from 0 to 1000000000: out of range"},
		{"all fails", func(c *scale.ServiceModel) { c.Partners[0].ErrorRate = qty("1") }, "partners[0].error_rate: 1 is not below 1: all work would come back for ever: out of range"},
		{"more than all fails", func(c *scale.ServiceModel) { c.Partners[0].ErrorRate = qty("1.5") }, "partners[0].error_rate: 1.5 is not below 1: all work would come back for ever: out of range"},
		{"less than none fails", func(c *scale.ServiceModel) { c.Partners[0].ErrorRate = qty("-0.1") }, "partners[0].error_rate: -0.1 is not from 0 to 1: out of range"},
		{"rework that all fails", func(c *scale.ServiceModel) { c.Errors.Again = qty("1") }, "errors.again: 1 is not below 1: all work would come back for ever: out of range"},
		{"beyond the earth", func(c *scale.ServiceModel) { c.Partners[0].Kilometres = qty("20001") }, "partners[0].kilometres: 20001 is not from 0 to 20000: out of range"},
		{"all fails in the shared site", func(c *scale.ServiceModel) { c.Errors.PerKilometre = qty("0.04") }, "partners[1].error_rate: in the shared site it would be 1.014324, not below 1: out of range"},
		{"a cost that is not used", func(c *scale.ServiceModel) { c.Partners[0].Cost = pounds(5) }, "partners[0].cost: 5.00 is not used where parts are set: invalid"},
		{"an elasticity and parts", func(c *scale.ServiceModel) { c.Elasticity = qty("0.9") }, "elasticity: 0.9, and parts are set: use one of them: invalid"},
		{"neither", func(c *scale.ServiceModel) { c.Parts = scale.Parts{} }, rows("partners[0].cost: required", "partners[1].cost: required", "elasticity: required")},
		{"costs of nothing", func(c *scale.ServiceModel) {
			c.Parts, c.Elasticity = scale.Parts{}, qty("3.1")
			c.Partners[0].Cost, c.Partners[1].Cost = pounds(0), pounds(-1)
		}, rows("partners[0].cost: 0.00 is not above 0.00: out of range", "partners[1].cost: -1.00 is not from £0 to £10,000,000,000: out of range",
			"elasticity: 3.1 is not from 0 to 3: out of range")},
		{"half of the parts", func(c *scale.ServiceModel) { c.Parts = scale.Parts{Step: pounds(1)} }, rows("parts.fixed: required", "parts.variable: required", "parts.step_of: required")},
		{"steps of nothing", func(c *scale.ServiceModel) { c.Parts.Step, c.Parts.StepOf = costing.Money{}, qty("0") }, rows("parts.step: required", "parts.step_of: 0 is not above 0: out of range")},
		{"a site for nothing", func(c *scale.ServiceModel) { c.Parts = scale.Parts{Fixed: pounds(0), Variable: pounds(0)} }, "parts.fixed: all parts are 0.00: out of range"},
		{"additions beyond reason", func(c *scale.ServiceModel) { c.Errors.PerDoubling, c.Errors.PerKilometre = qty("1.1"), qty("-2") }, rows(
			"errors.per_doubling: 1.1 is not from -1 to 1: out of range", "errors.per_kilometre: -2 is not from -1 to 1: out of range")},
		{"a flow of nothing", func(c *scale.ServiceModel) { c.Improvement = scale.Improvement{Cost: pounds(0)} }, rows("improvement.steps: required", "improvement.prevented: required",
			"improvement.hourly_cost: required", "improvement.hours_per_post: required", "improvement.cashable: required")},
		{"steps that are wrong", func(c *scale.ServiceModel) {
			c.Improvement.Steps = []scale.WorkStep{{}, {Name: "a", Now: qty("1"), After: qty("2")}, {Name: "a", Now: qty("-1"), After: qty("10001")}}
		}, rows("improvement.steps[0].name: required", "improvement.steps[0].now: required", "improvement.steps[0].after: required", "improvement.steps[1].after: 2 is more than 1 now: out of order",
			"improvement.steps[2].now: -1 is not from 0 to 10000: out of range", "improvement.steps[2].after: 10001 is not from 0 to 10000: out of range",
			`improvement.steps[2].name: duplicate: "a" is already steps[1]`)},
		{"shares beyond 1", func(c *scale.ServiceModel) {
			c.Improvement.Prevented, c.Improvement.Cashable, c.Improvement.HoursPerPost = qty("1.1"), qty("-0.1"), qty("0")
		}, rows(
			"improvement.prevented: 1.1 is not from 0 to 1: out of range", "improvement.hours_per_post: 0 is not above 0: out of range", "improvement.cashable: -0.1 is not from 0 to 1: out of range")},
		{
			"time that costs more than all", func(c *scale.ServiceModel) { c.Improvement.HourlyCost = pounds(400) },
			"improvement.hourly_cost: 400.00 an hour makes the minutes of the steps cost 4632125.00 more than all the work: out of range",
		},
		{"a negative cost", func(c *scale.ServiceModel) { c.SharingCost = costing.Pence(-1) }, "sharing_cost: -0.01 is not from £0 to £10,000,000,000: out of range"},
		{"more work than can be counted", func(c *scale.ServiceModel) {
			c.Partners[0].Volume, c.Partners[0].ErrorRate, c.Errors = qty("1000000000"), qty("0.999"), steady()
		}, "partners: work would be handled 1e+12 times: out of range"},
		{"more than can be paid", func(c *scale.ServiceModel) { c.Parts.Variable = pounds(1_000_000_000) }, "partners: the cost would be beyond £10,000,000,000,000: out of range"},
	} {
		c := full()
		test.with(&c)
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			says(t, test.want, c.Validate())
			_, err := c.Compare()
			says(t, test.want, err)
		})
	}
}

func TestServiceModel_Crossover_Errors(t *testing.T) {
	t.Parallel()
	elastic := byScale("1")
	for _, test := range []struct {
		c             scale.ServiceModel
		r             scale.FactorRange
		first, second appraisal.OptionKind
		want          string
	}{
		{full(), scale.FactorRange{}, "", "", rows("factor: required", "first: required", "second: required")},
		{full(), scale.FactorRange{Factor: "weather"}, appraisal.Share, appraisal.Share, rows(`factor: "weather" is not a factor (volume, elasticity, fixed, variable, agent-cost, handling, error-rate, `+
			`shared-error-rate, errors-per-doubling, errors-per-kilometre, errors-prevented, minutes-after, hourly-cost, cashable, improvement-cost, sharing-cost): invalid`,
			`second: "share" is the first too: invalid`)},
		{full(), scale.FactorRange{Factor: scale.ElasticityOfCost}, appraisal.Share, appraisal.AsIs, `factor: "elasticity" is not used where parts are set: invalid`},
		{elastic, scale.FactorRange{Factor: scale.VariableCost}, appraisal.Share, appraisal.AsIs, `factor: "variable" is not used where an elasticity is set: invalid`},
		{elastic, scale.FactorRange{Factor: scale.CashableShare}, appraisal.ShareAndImprove, "sell", rows(`factor: "cashable" is not used where no flow is described: invalid`,
			`first: "share-and-improve" needs a flow, and none is described: invalid`, `second: "sell" is not an option (continue-as-is, improve-at-home, share, share-and-improve): invalid`)},
		{elastic, scale.FactorRange{Factor: scale.CostOfSharing, Low: qty("5")}, appraisal.Share, appraisal.AsIs, "high: required"},
		{elastic, scale.FactorRange{Factor: scale.CostOfSharing, High: qty("5")}, appraisal.Share, appraisal.AsIs, "low: required"},
		{elastic, scale.FactorRange{Factor: scale.CostOfSharing, Low: qty("5"), High: qty("5")}, appraisal.Share, appraisal.AsIs, "high: 5 is not above 5: out of order"},
		{elastic, scale.FactorRange{Factor: scale.ErrorRate, Low: qty("-1"), High: qty("1")}, appraisal.Share, appraisal.AsIs, rows(
			"low: -1 is not from 0 to 0.999999: out of range", "high: 1 is not from 0 to 0.999999: out of range")},
		{elastic, scale.FactorRange{Factor: scale.TotalVolume, Low: qty("0"), High: qty("1")}, appraisal.Share, appraisal.AsIs, "low: 0 is not from 0.000001 to 1000000000: out of range"},
		{full(), scale.FactorRange{Factor: scale.MinutesAfter, Low: qty("0"), High: qty("31")}, appraisal.ShareAndImprove, appraisal.AsIs, "high: 31 is not from 0 to 30: out of range"},
		{scale.ServiceModel{}, scale.FactorRange{Factor: scale.CostOfSharing}, appraisal.Share, appraisal.AsIs, rows(
			"partners: 0, and sharing takes two: required", "elasticity: required",
			"errors.per_doubling: required", "errors.per_kilometre: required", "sharing_cost: required")},
	} {
		_, err := test.c.Crossover(test.r, test.first, test.second)
		says(t, test.want, err)
	}
	_, err := elastic.Tornado(nil, appraisal.Share, appraisal.ImproveAtHome)
	says(t, rows("ranges: required", `second: "improve-at-home" needs a flow, and none is described: invalid`), err)
	twice := scale.FactorRange{Factor: scale.CostOfSharing, Low: qty("0"), High: qty("1")}
	_, err = elastic.Tornado([]scale.FactorRange{twice, {Factor: scale.ErrorRate}, twice}, appraisal.Share, appraisal.AsIs)
	says(t, rows("ranges[1].low: required", "ranges[1].high: required", `ranges[2].factor: duplicate: "sharing-cost" is already ranges[0]`), err)
	_, err = elastic.UnitCosts(qty("1"), partnership.Quantity{}, appraisal.Share, appraisal.Share)
	says(t, rows("high: required", `second: "share" is the first too: invalid`), err)
}

func TestElasticityFit_Errors(t *testing.T) {
	t.Parallel()
	all := anscombe(t, "2023/24", "2024/25")
	fit := func(observations ...scale.Observation) error {
		_, err := scale.FitElasticity(observations)
		return err
	}
	says(t, "observations: 0 councils, wanted: 3 or more: out of range", fit())
	says(t, "observations: 2 councils, wanted: 3 or more: out of range", fit(all[:4]...))
	says(t, rows("observations[0].org: required", "observations[0].year: required", "observations[0].volume: required", "observations[0].cost: required",
		"observations: 1 councils, wanted: 3 or more: out of range"), fit(scale.Observation{}))
	says(t, `observations[6]: "c0" in 2023/24 is already observations[0]: duplicate`, fit(append(all[:6:6], all[0])...))
	zero := append(all[:0:0], all[:6]...)
	zero[1].Cost, zero[2].Volume = pounds(0), qty("0")
	says(t, rows("observations[1].cost: 0.00 is not above 0.00: out of range", "observations[2].volume: 0 is not above 0: out of range"), fit(zero...))
	same := append(all[:0:0], all[:6]...)
	for i := range same {
		same[i].Volume = qty("5000")
	}
	says(t, "observations: the councils have the same volume: out of range", fit(same...))
	says(t, "observations: 2024/25 has no council in common with 2023/24, so that prices and councils cannot be told apart: invalid", fit(all[0], all[2], all[5], all[7]))

	left := func(percent partnership.Quantity, observations ...scale.Observation) error {
		_, err := scale.LeaveOneOut(observations, percent)
		return err
	}
	says(t, rows("observations: 3 councils, wanted: 4 or more: out of range", "percent: required"), left(partnership.Quantity{}, all[:6]...))
	says(t, `observations: without "c1": 2024/25 has no council in common with 2023/24, so that prices and councils cannot be told apart: invalid`,
		left(qty("95"), all[0], all[2], all[3], all[5], all[7], all[9]))

	empty := rows("elasticity: required", "standard_error: required", "councils: 0, wanted: 3 or more: out of range", "years: 0, wanted: 1 or more: out of range",
		"level: required", "middle: required", "residual: required", "spread: required")
	says(t, empty, scale.ElasticityFit{}.Validate())
	_, err := scale.ElasticityFit{}.Predict(qty("0"), qty("0"))
	says(t, rows(empty, "volume: 0 is not above 0: out of range", "percent: 0 is not above 0 and below 100: out of range"), err)
	good, err := scale.FitElasticity(all)
	require.NoError(t, err)
	good.Freedom = 8
	_, err = good.Interval(qty("95"))
	says(t, "freedom: 8, wanted: 9: out of range", err)
	_, err = byScale("1").Chance(good, qty("95"), appraisal.Share, appraisal.AsIs)
	says(t, "fit.freedom: 8, wanted: 9: out of range", err)
	good.Freedom = 9
	_, err = full().Chance(good, qty("95"), appraisal.Share, appraisal.AsIs)
	says(t, `parts: "elasticity" is not used where parts are set: invalid`, err)
}

func TestQueue_Errors(t *testing.T) {
	t.Parallel()
	never := partnership.Quantity{}
	_, err := scale.Queue{Org: "?"}.AnsweredBy(never, never)
	says(t, rows(`org: "?" is not an organisation id (1 to 64 letters, digits and -_.:/): invalid`, "calls: required", "minutes: required", "handling: required", "agents: required", "within: required"), err)
	_, err = scale.Queue{Calls: qty("0"), Minutes: qty("-1"), Handling: qty("0"), Patience: qty("0")}.Needed(scale.Target{})
	says(t, rows("calls: 0 is not above 0: out of range", "minutes: -1 is not above 0: out of range", "handling: 0 is not above 0: out of range",
		"patience: 0 is not above 0: out of range", "target.within: required", "target.share: required"), err)
	_, err = phone("200").NeededExactly(scale.Target{Within: qty("-1"), Share: qty("1")})
	says(t, rows("target.within: -1 is not from 0 to 86400: out of range", "target.share: 1 is not above 0 and below 1: out of range"), err)
	_, err = phone("200").Needed(scale.Target{Within: qty("0"), Share: qty("0")})
	says(t, "target.share: 0 is not above 0 and below 1: out of range", err)
	_, err = phone("200").AnsweredBy(qty("9.5"), qty("20"))
	says(t, "agents: 9.5 for 10 erlangs: 0.5 too few to keep up, and more than that are needed: out of range", err)
	_, err = phone("200").AnsweredBy(qty("10"), qty("20"))
	says(t, "agents: 10 for 10 erlangs: 0 too few to keep up, and more than that are needed: out of range", err)
	_, err = phone("20").AnsweredBy(qty("0.5"), qty("20"))
	says(t, "agents: 0.5 is not from 1 to 200000: out of range", err)
	_, err = phone("2000001").AnsweredBy(qty("100001"), qty("20"))
	says(t, "calls: they make 100000 erlangs, more than 100000: out of range", err)
	patient := phone("1000000")
	patient.Patience = qty("3601")
	_, err = patient.Needed(usual())
	says(t, "patience: 1.00028e+06 calls arrive in that time, more than 1000000: out of range", err)

	none := scale.Rework{Returns: qty("0"), Longer: qty("0")}
	_, err = scale.PoolQueues(nil, scale.Target{}, scale.Rework{})
	says(t, rows("queues: 0, and a pool takes two: required", "target.within: required", "target.share: required", "rework.returns: required", "rework.longer: required"), err)
	patient = phone("200")
	patient.Patience = qty("60")
	_, err = scale.PoolQueues([]scale.Queue{phone("200"), patient, {}}, usual(), scale.Rework{Returns: qty("1"), Longer: qty("-1")})
	says(t, rows("queues[1].patience: 60, and that of the first is not known: invalid", "queues[2].calls: required", "queues[2].minutes: required", "queues[2].handling: required",
		"rework.returns: 1 is not below 1: all work would come back for ever: out of range", "rework.longer: -1 is not from 0 to 86400: out of range"), err)
	here := phone("200")
	here.Org = "harrow"
	_, err = scale.PoolQueues([]scale.Queue{here, here}, usual(), none)
	says(t, `queues[1].org: duplicate: "harrow" is already queues[0]`, err)
	_, err = scale.PoolQueues([]scale.Queue{phone("1500000"), phone("1500000")}, usual(), none)
	says(t, "queues.calls: as one queue: they make 150000 erlangs, more than 100000: out of range", err)
}

// The minutes of the steps may cost as much as all the work, and not a penny more.
func TestServiceModel_MinutesMayCostAllTheWork(t *testing.T) {
	t.Parallel()
	c := scale.ServiceModel{
		Partners:    []scale.ServicePartner{partner("harrow", "100", "0"), partner("barnet", "100", "0")},
		Elasticity:  qty("1"),
		Errors:      steady(),
		SharingCost: pounds(0),
		Improvement: scale.Improvement{
			Steps: []scale.WorkStep{{Name: "all", Now: qty("60"), After: qty("60")}}, Prevented: qty("0"), HourlyCost: pounds(10),
			HoursPerPost: qty("1500"), Cashable: qty("1"), Cost: pounds(0),
		},
	}
	c.Partners[0].Cost, c.Partners[1].Cost = pounds(1000), pounds(1000)
	require.NoError(t, c.Validate())
	c.Partners[0].Cost = costing.Pence(999_99)
	require.ErrorIs(t, c.Validate(), field.ErrRange)
	assert.ErrorContains(t, c.Validate(), "cost 0.01 more than all the work")
}
