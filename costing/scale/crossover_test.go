package scale_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/costing/scale"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// crossed is the crossover of a valid case.
func crossed(t testing.TB, c scale.ServiceModel, input scale.Factor, first, second appraisal.OptionKind) scale.Crossover {
	t.Helper()
	x, err := c.Crossover(scale.FactorRange{Factor: input}, first, second)
	require.NoError(t, err)
	return x
}

// at returns where the answer turns, if it does so once.
func at(t testing.TB, x scale.Crossover) float64 {
	t.Helper()
	require.Len(t, x.Turns, 1)
	return number(x.Turns[0].At)
}

// distant is byErrors with 30 kilometres to the shared site.
func distant(perKilometre string) scale.ServiceModel {
	c := byErrors("0")
	c.Errors.PerKilometre = qty(perKilometre)
	c.Partners[0].Kilometres, c.Partners[1].Kilometres = qty("30"), qty("30")
	return c
}

// Where each input turns the answer, by pencil and paper.
func TestServiceModel_Crossover_OfEachFigure(t *testing.T) {
	t.Parallel()
	errorsOnly, both, elastic := byErrors("0.15"), byFlow("0.15", "1"), byScale("0.8")
	far, away := distant("0"), distant("0.005")
	for _, test := range []struct {
		c             scale.ServiceModel
		input         scale.Factor
		first, second appraisal.OptionKind
		want, now     float64
	}{
		// £50,000 is 9 × V × (1/0.75 − 1/0.9).
		{away, scale.TotalVolume, appraisal.Share, appraisal.AsIs, 25_000, 18_000},
		{errorsOnly, scale.FixedCost, appraisal.Share, appraisal.AsIs, 36_000, 50_000},
		{errorsOnly, scale.VariableCost, appraisal.Share, appraisal.AsIs, 12.5, 9},
		{errorsOnly, scale.SharedErrorRate, appraisal.Share, appraisal.AsIs, 1 - 162/230.0, 0.25},
		{errorsOnly, scale.ErrorsPerDoubling, appraisal.Share, appraisal.AsIs, 0.9 - 162/230.0, 0.15},
		// 50,000 = 162,000 × (1/(0.85−f) − 1/(1−f)).
		{errorsOnly, scale.ErrorRate, appraisal.Share, appraisal.AsIs, 0.925 - math.Sqrt(0.075*0.075+162*0.15/50), 0.1},
		{errorsOnly, scale.CostOfSharing, appraisal.Share, appraisal.AsIs, 14_000, 0},
		{far, scale.ErrorsPerKilometre, appraisal.Share, appraisal.AsIs, (0.9 - 162/230.0) / 30, 0},
		{elastic, scale.ElasticityOfCost, appraisal.Share, appraisal.AsIs, math.Log2(1.9), 0.8},
		{elastic, scale.CostOfSharing, appraisal.Share, appraisal.AsIs, 400_000 - 200_000*math.Pow(2, 0.8), 20_000},
		// (20,000/V)^0.8 is what 20,000 is of what sharing saves.
		{elastic, scale.TotalVolume, appraisal.Share, appraisal.AsIs, 20_000 * math.Pow(20_000/(400_000-200_000*math.Pow(2, 0.8)), 1.25), 20_000},
		{both, scale.CashableShare, appraisal.ImproveAtHome, appraisal.AsIs, 20_000 / (2 * (9_000 * (1/0.9*9 - 1/0.95*6))), 1},
		{both, scale.CostOfImprovement, appraisal.ImproveAtHome, appraisal.AsIs, 9_000 * (1/0.9*9 - 1/0.95*6), 10_000},
		// 10,000 = 90,000 − 9,473.68 × (9 − minutes off × 0.3)
		{both, scale.HourlyCost, appraisal.ImproveAtHome, appraisal.AsIs, (10_000 - 9_000*(1/0.9-1/0.95)*9) / (9_000 / 0.95 / 6), 18},
		{both, scale.MinutesAfter, appraisal.ImproveAtHome, appraisal.AsIs, 30 - (10_000-9_000*(1/0.9-1/0.95)*9)/(9_000/0.95*0.3), 20},
	} {
		x := crossed(t, test.c, test.input, test.first, test.second)
		assert.InDelta(t, test.want, at(t, x), 1e-6+1e-7*test.want, test.input)
		assert.InDelta(t, test.now, number(x.Now), 1e-6, test.input)
		other := crossed(t, test.c, test.input, test.second, test.first)
		assert.Equal(t, x.Turns, other.Turns, "in either order")
		assert.Equal(t, x.Start, other.Start)
		assert.NotEqual(t, x.Start, x.Turns[0].To)
	}
	// Errors that are prevented matter for improvement: none is not enough if it costs £35,000.
	both.Improvement.Cost = pounds(31_000)
	turn := at(t, crossed(t, both, scale.ErrorsPrevented, appraisal.ImproveAtHome, appraisal.AsIs))
	assert.InDelta(t, 31_000, 9*(10_000-9_000/(1-0.1*(1-turn)))+3*9_000/(1-0.1*(1-turn)), 1)
}

// The error rate of a site grows with its volume at home too.
func TestServiceModel_Crossover_ErrorsGrowWithVolumeEverywhere(t *testing.T) {
	t.Parallel()
	turn := at(t, crossed(t, byErrors("0.15"), scale.TotalVolume, appraisal.Share, appraisal.AsIs))
	more := 0.15 * math.Log2(turn/18_000)
	assert.InDelta(t, 50_000, 9*turn*(1/(0.75-more)-1/(0.9-more)), 0.01)
}

func TestServiceModel_Crossover_NoneIsAnAnswer(t *testing.T) {
	t.Parallel()
	x := crossed(t, byErrors("0"), scale.TotalVolume, appraisal.Share, appraisal.AsIs)
	assert.Equal(t, []scale.Turn{}, x.Turns)
	assert.Equal(t, appraisal.Share, x.Start)
	assert.Equal(t, "The answer does not turn between 180 and 180,000. It is 18,000 now: share costs less.", x.Table().Summary)

	same := byScale("1")
	same.SharingCost = pounds(0)
	x = crossed(t, same, scale.TotalVolume, appraisal.AsIs, appraisal.Share)
	assert.Empty(t, x.Turns)
	assert.Equal(t, appraisal.OptionKind(""), x.Winner)
	assert.Equal(t, "The answer does not turn between 200 and 200,000. It is 20,000 now: they cost the same.", x.Table().Summary)
	assert.Equal(t, "Neither", x.Table().Rows[0][1])

	// From nothing the answer turns at once.
	x = crossed(t, same, scale.CostOfSharing, appraisal.AsIs, appraisal.Share)
	require.Len(t, x.Turns, 1)
	assert.Less(t, number(x.Turns[0].At), 0.001)
	assert.Equal(t, appraisal.AsIs, x.Turns[0].To)
}

// Where work comes back for ever in both, neither costs less.
func TestServiceModel_Crossover_WhereWorkComesBackForEver(t *testing.T) {
	t.Parallel()
	c := byErrors("0.15")
	c.Partners[1].ErrorRate = qty("0.5")
	x, err := c.Crossover(scale.FactorRange{Factor: scale.ErrorRate, Low: qty("0.1"), High: qty("0.999")}, appraisal.Share, appraisal.AsIs)
	require.NoError(t, err)
	require.Len(t, x.Turns, 2)
	assert.Equal(t, appraisal.AsIs, x.Turns[0].To)
	assert.Equal(t, appraisal.OptionKind(""), x.Turns[1].To)
	assert.InDelta(t, 0.3+0.5, number(x.Turns[1].At), 1e-6, "the second council has a rate of 1 where the mean is 0.8")
	assert.Contains(t, x.Table().Summary, "The answer turns 2 times between 0.1 and 0.999.")

	tornado, err := c.Tornado([]scale.FactorRange{
		{Factor: scale.CostOfSharing, Low: qty("0"), High: qty("90000")},
		{Factor: scale.ErrorRate, Low: qty("0.1"), High: qty("0.79")},
		{Factor: scale.FixedCost, Low: qty("0"), High: qty("90001")},
	}, appraisal.AsIs, appraisal.Share)
	require.NoError(t, err)
	assert.Equal(t, scale.ErrorRate, tornado.Bars[0].Factor, "what cannot be told comes first")
	assert.Equal(t, scale.FixedCost, tornado.Bars[1].Factor)
	assert.False(t, tornado.Bars[0].AtHigh.Known())
	assert.False(t, tornado.Bars[0].Spread.Known())
	assert.Contains(t, tornado.Table().Markdown(), "| not known |")
}

// A step that one site saves and two need makes the answer turn to and fro.
func TestServiceModel_Crossover_StepsTurnMoreThanOnce(t *testing.T) {
	t.Parallel()
	c := byErrors("0")
	c.Parts = scale.Parts{Fixed: pounds(0), Variable: pounds(1), Step: pounds(30_000), StepOf: qty("10000")}
	c.SharingCost = pounds(20_000)
	x, err := c.Crossover(scale.FactorRange{Factor: scale.TotalVolume, Low: qty("1000"), High: qty("40000")}, appraisal.Share, appraisal.AsIs)
	require.NoError(t, err)
	// One site saves a step for up to 10,000 handled cases, and from 20,000 to 30,000.
	var places []float64
	for _, turn := range x.Turns {
		places = append(places, math.Round(number(turn.At)))
	}
	assert.Equal(t, []float64{9000, 18000, 27000, 36000}, places)
	assert.Equal(t, appraisal.Share, x.Start)
	assert.Equal(t, appraisal.AsIs, x.Turns[0].To)
	assert.Equal(t, appraisal.Share, x.Turns[3].To)
}

// A draw at one value only, here a value that is looked at, is no turn of its own.
func TestServiceModel_Crossover_ADrawIsOneTurn(t *testing.T) {
	t.Parallel()
	x, err := byErrors("0.15").Crossover(scale.FactorRange{Factor: scale.CostOfSharing, Low: qty("4000"), High: qty("24000")}, appraisal.Share, appraisal.AsIs)
	require.NoError(t, err)
	assert.InDelta(t, 14_000, at(t, x), 1e-6)
	assert.Equal(t, appraisal.AsIs, x.Turns[0].To)
	assert.Equal(t, "The answer turns once between 4,000 and 24,000. It is 0 now: share costs less.", x.Table().Summary)
}

// Each figure says in which unit it is.
func TestCrossover_Table_Units(t *testing.T) {
	t.Parallel()
	units := map[scale.Factor]string{
		scale.TotalVolume: "cases a year", scale.FixedCost: "£ a year", scale.CostOfImprovement: "£ a year", scale.CostOfSharing: "£ a year",
		scale.AgentCost: "£ a year", scale.HandlingTime: "seconds", scale.VariableCost: "£ a case", scale.HourlyCost: "£ an hour", scale.MinutesAfter: "minutes",
	}
	for _, input := range scale.Factors() {
		assert.Equal(t, units[input], scale.Crossover{Factor: input}.Table().Columns[0].Unit, input)
	}
}

// Tables of what is not known say so.
func TestTables_OfNothing(t *testing.T) {
	t.Parallel()
	assert.Equal(t, []string{"From"}, []string{scale.Crossover{}.Table().Columns[0].Heading})
	assert.Equal(t, []string{"Probability that it costs less", "not known", ""}, scale.Chance{}.Table().Totals[0])
	assert.Equal(t, "not known", scale.Crossover{}.Table().Rows[0][0])
	assert.Equal(t, "Agents for not known of calls within not known seconds", scale.Pooling{}.Table(report.Names{}).Title)
	assert.Equal(t, "not known", scale.SavingTornado{Bars: make([]scale.SavingBar, 1)}.Table().Rows[0][1])
	assert.Empty(t, scale.OptionComparison{}.Table().Rows)
	odd := scale.OptionComparison{Outcomes: []scale.OptionOutcome{{}, {ByPartner: make([]scale.PartnerOutcome, 2)}}}
	assert.Empty(t, odd.PartnerTable(report.Names{}).Rows)
}

func TestServiceModel_Tornado_LongestFirst(t *testing.T) {
	t.Parallel()
	c := byFlow("0.3", "1")
	tornado, err := c.Tornado([]scale.FactorRange{
		{Factor: scale.ErrorsPrevented, Low: qty("0"), High: qty("1")},
		{Factor: scale.CostOfImprovement, Low: qty("0"), High: qty("20000")},
		{Factor: scale.MinutesAfter, Low: qty("15"), High: qty("25")},
		{Factor: scale.CashableShare, Low: qty("0.5"), High: qty("1")},
	}, appraisal.Share, appraisal.AsIs)
	require.NoError(t, err)
	assert.Empty(t, tornado.Bars, "the flow has no part in these")
	assert.Equal(t, []scale.Factor{scale.ErrorsPrevented, scale.CostOfImprovement, scale.MinutesAfter, scale.CashableShare}, tornado.NotMoving)
	table := tornado.Table()
	assert.Equal(t, "As it is, it costs £40,000.00 a year more.", table.Summary)
	assert.Equal(t, "These move nothing: errors prevented, cost of the improved flow, minutes once improved and cashable share.", table.Notes[1])

	tornado, err = c.Tornado([]scale.FactorRange{
		{Factor: scale.CostOfSharing, Low: qty("0"), High: qty("1000")},
		{Factor: scale.MinutesAfter, Low: qty("15"), High: qty("25")},
		{Factor: scale.CostOfImprovement, Low: qty("0"), High: qty("1000")},
	}, appraisal.ShareAndImprove, appraisal.AsIs)
	require.NoError(t, err)
	assert.Equal(t, scale.MinutesAfter, tornado.Bars[0].Factor)
	assert.Equal(t, scale.CostOfSharing, tornado.Bars[1].Factor, "ties stay in the order of the ranges")
	assert.Equal(t, "67500.00", tornado.Bars[0].Spread.String(), "10 minutes of 22,500 cases at £18")
	assert.False(t, tornado.Bars[0].Turns)
	assert.Equal(t, "85000.00", tornado.Gain.String())
}

func TestServiceModel_UnitCosts(t *testing.T) {
	t.Parallel()
	costs, err := distant("0.005").UnitCosts(qty("9000"), qty("54000"), appraisal.Share, appraisal.AsIs)
	require.NoError(t, err)
	require.Len(t, costs.Points, 241)
	assert.Equal(t, qty("9000"), costs.Points[0].Volume)
	assert.Equal(t, "17.56 21.11", costs.Points[0].First.String()+" "+costs.Points[0].Second.String(), "50,000/9,000 + 12, and 100,000/9,000 + 10")
	assert.Equal(t, qty("54000"), costs.Points[240].Volume)
	assert.Equal(t, "12.93 11.85", costs.Points[240].First.String()+" "+costs.Points[240].Second.String())
	assert.InDelta(t, 25_000, number(costs.Turns[0].At), 1e-5)
	assert.Equal(t, qty("18000"), costs.Now)
	require.NoError(t, costs.Validate())

	for _, test := range []struct {
		costs scale.UnitCosts
		want  string
	}{
		{scale.UnitCosts{}, rows("first: required", "second: required", "points: required")},
		{
			scale.UnitCosts{First: appraisal.ShareAndImprove, Second: "sell", Points: []scale.UnitCost{{Volume: qty("2")}, {}, {Volume: qty("1")}, {Volume: qty("1")}}},
			rows(`second: "sell" is not an option (continue-as-is, improve-at-home, share, share-and-improve): invalid`, "points[1].volume: required", "points[1].volume: out of order", "points[3].volume: out of order"),
		},
	} {
		_, err := test.costs.SVG("")
		says(t, test.want, err)
	}
}

// Only a word of the list is a factor.
func TestFactor_RefusesOtherWords(t *testing.T) {
	t.Parallel()
	var f scale.Factor
	require.ErrorIs(t, f.UnmarshalText([]byte("weather")), field.ErrInvalid)
	require.NoError(t, f.UnmarshalText([]byte("elasticity")))
	assert.Equal(t, scale.ElasticityOfCost, f)
}

// A kind of option that a case does not describe, or one of the user's own, is not compared.
func TestServiceModel_ComparesFourKindsOfOption(t *testing.T) {
	t.Parallel()
	c := byFlow("0", "1")
	for _, o := range []appraisal.OptionKind{appraisal.DoMinimum, appraisal.Outsource, "hrw-charity"} {
		_, err := c.Crossover(scale.FactorRange{Factor: scale.TotalVolume}, o, appraisal.AsIs)
		require.ErrorIs(t, err, field.ErrInvalid)
		assert.ErrorContains(t, err, "first: ")
	}
}

func TestTornado_TableNotesOnlyWhatTurns(t *testing.T) {
	t.Parallel()
	ranges := []scale.FactorRange{{Factor: scale.FixedCost, Low: qty("40000"), High: qty("60000")}}
	steady, err := byErrors("0.15").Tornado(ranges, appraisal.Share, appraisal.AsIs)
	require.NoError(t, err)
	assert.NotContains(t, steady.Table().Markdown(), "The answer turns")
}

// frontDesk is 250,000 cases of 12 minutes, which cost £9.40 each: at most £47 an hour.
func frontDesk() scale.ServiceModel {
	return scale.ServiceModel{
		Partners: []scale.ServicePartner{
			{Org: "a", Volume: qty("100000"), Cost: pounds(1_000_000), ErrorRate: qty("0.05"), Kilometres: qty("10")},
			{Org: "b", Volume: qty("150000"), Cost: pounds(1_350_000), ErrorRate: qty("0.1"), Kilometres: qty("0")},
		},
		Elasticity: qty("0.9"), Errors: scale.Errors{PerDoubling: qty("0.01"), PerKilometre: qty("0.001")}, SharingCost: pounds(50_000),
		Improvement: scale.Improvement{
			Steps: []scale.WorkStep{{Name: "answer", Now: qty("12"), After: qty("7")}}, Prevented: qty("0.4"), HourlyCost: pounds(22),
			HoursPerPost: qty("1500"), Cashable: qty("0.5"), Cost: pounds(20_000),
		},
	}
}

// Where a case is an error, neither a tornado nor a crossover has an answer for it: an hourly
// cost by which the minutes cost more than all the work is refused, and a range without ends
// stops before it.
func TestFactorRange_EndsWhereTheMinutesCostAllTheWork(t *testing.T) {
	t.Parallel()
	c := frontDesk()
	dear := scale.FactorRange{Factor: scale.HourlyCost, Low: qty("10"), High: qty("1000")}
	_, err := c.Tornado([]scale.FactorRange{dear}, appraisal.ImproveAtHome, appraisal.AsIs)
	require.ErrorIs(t, err, field.ErrRange)
	assert.ErrorContains(t, err, "ranges[0].high: ")
	assert.ErrorContains(t, err, "1000 makes the minutes of the steps cost")
	_, err = c.Crossover(dear, appraisal.ImproveAtHome, appraisal.AsIs)
	require.ErrorIs(t, err, field.ErrRange)
	assert.ErrorContains(t, err, "high: ")

	x := crossed(t, c, scale.HourlyCost, appraisal.ImproveAtHome, appraisal.AsIs)
	_, err = c.Crossover(scale.FactorRange{Factor: scale.HourlyCost, Low: qty("10"), High: x.High}, appraisal.ImproveAtHome, appraisal.AsIs)
	require.NoError(t, err)
	_, err = c.Crossover(scale.FactorRange{Factor: scale.HourlyCost, Low: qty("10"), High: qty("40.51")}, appraisal.ImproveAtHome, appraisal.AsIs)
	require.ErrorIs(t, err, field.ErrRange)
	// 1,350,000 is (150,000 ÷ 0.9) × 12/60 hours.
	assert.InDelta(t, 40.5, number(x.High), 1e-4)
	// The minutes decide nothing if the flow is in neither option.
	_, err = frontDesk().Crossover(dear, appraisal.Share, appraisal.AsIs)
	require.NoError(t, err)
}

// From 0.98 on, the errors of b are 1 or more in either place. The table says so, and that the
// rate is looked for to just below 1.
func TestCrossover_Table_WorkThatComesBackForEver(t *testing.T) {
	t.Parallel()
	x := crossed(t, frontDesk(), scale.ErrorRate, appraisal.Share, appraisal.AsIs)
	last := len(x.Turns) - 1
	require.GreaterOrEqual(t, last, 0)
	assert.Equal(t, []any{appraisal.OptionKind(""), true}, []any{x.Turns[last].To, x.Turns[last].Endless})
	page := x.Table().Markdown()
	assert.Contains(t, page, "between 0 and 0.999999")
	assert.Contains(t, page, "| 0.98 | Neither: all work comes back for ever |")
	low, err := frontDesk().Crossover(scale.FactorRange{Factor: scale.ErrorRate, Low: qty("0.99"), High: qty("0.995")}, appraisal.Share, appraisal.AsIs)
	require.NoError(t, err)
	assert.True(t, low.Endless)
}

// A table of what nobody worked out has no answer.
func TestTables_WithoutFiguresHaveNoAnswer(t *testing.T) {
	t.Parallel()
	assert.Equal(t, "How many they need as one queue is not known.", scale.Pooling{}.Table(report.Names{}).Summary)
	assert.Equal(t, "Where the answer turns is not known.", scale.Crossover{}.Table().Summary)
	assert.Equal(t, [][]string{{"not known", "not known"}}, scale.Crossover{}.Table().Rows)
	assert.Equal(t, "Which costs less is not known.", scale.Chance{}.Table().Summary)
	assert.Equal(t, "What it saves is not known.", scale.SavingTornado{}.Table().Summary)
}

// The answer is looked for from the low end on: a turn just beyond it is found too.
func TestServiceModel_Crossover_TurnsAtOnce(t *testing.T) {
	t.Parallel()
	x, err := byCalls().Crossover(scale.FactorRange{Factor: scale.CostOfSharing, Low: qty("159990"), High: qty("1000000")}, appraisal.Share, appraisal.AsIs)
	require.NoError(t, err)
	require.Len(t, x.Turns, 1)
	assert.Equal(t, appraisal.Share, x.Start)
	assert.InDelta(t, 160_000, float(t, x.Turns[0].At), 1e-3)
}

// Two points are enough for a curve.
func TestUnitCosts_OfTwoPoints(t *testing.T) {
	t.Parallel()
	u := scale.UnitCosts{First: appraisal.Share, Second: appraisal.AsIs, Points: []scale.UnitCost{{Volume: qty("1")}, {Volume: qty("2")}}}
	require.NoError(t, u.Validate())
	u.Points = u.Points[:1]
	require.ErrorIs(t, u.Validate(), field.ErrRequired)
}

// Where a figure is so large that machine numbers of its size are further apart than the digits that
// a quantity has, the search ends all the same.
func TestServiceModel_Crossover_OfLargeCosts(t *testing.T) {
	t.Parallel()
	c := byScale("0.8")
	c.Partners[0].Cost, c.Partners[1].Cost = pounds(9_000_000_000), pounds(9_000_000_000)
	turn := at(t, crossed(t, c, scale.CostOfSharing, appraisal.Share, appraisal.AsIs))
	assert.InEpsilon(t, 18e9-9e9*math.Pow(2, 0.8), turn, 1e-9)

	// Ten cases that take half an hour cost £10,000,000,000 where an hour costs £2,000,000,000.
	c = byScale("1")
	for i := range c.Partners {
		c.Partners[i].Volume, c.Partners[i].Cost = qty("5"), pounds(5_000_000_000)
	}
	c.Improvement = flow("1")
	c.Improvement.HourlyCost = pounds(1_000_000_000)
	x := crossed(t, c, scale.HourlyCost, appraisal.ImproveAtHome, appraisal.AsIs)
	assert.InEpsilon(t, 2e9, number(x.High), 1e-9)
}
