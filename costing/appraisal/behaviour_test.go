package appraisal_test

import (
	"encoding"
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// nets are the nets of each year in pounds.
func nets(o appraisal.OptionResult) (all []string) {
	for _, y := range o.Years {
		all = append(all, y.Net.Sterling())
	}
	return all
}

// The phasing of a published proposal: benefits 10/40/40/10 %, costs 30/50/20 %.
func TestFlow_Ramps(t *testing.T) {
	t.Parallel()
	benefit, cost := saving("Savings", pounds(1000)), outlay("Costs", pounds(1000))
	benefit.Ramp, cost.Ramp = ramp("10% 40% 40% 10%"), ramp("30% 50% 20%")
	assert.Equal(t, []string{"£0.00", "£100.00", "£500.00", "£900.00", "£1,000.00", "£1,000.00"}, nets(evaluate(t, over(6, share(benefit))).Options[0]))
	assert.Equal(t, []string{"−£300.00", "−£500.00", "−£200.00", "£0.00", "£0.00", "£0.00"}, nets(evaluate(t, over(6, share(cost))).Options[0]))
	benefit.Until, benefit.Realised = year("2029/30"), appraisal.Realisation{Share: part("75%"), Source: "earlier projects"}
	assert.Equal(t, []string{"£0.00", "£75.00", "£375.00", "£675.00", "£0.00", "£0.00"}, nets(evaluate(t, over(6, share(benefit))).Options[0]))
}

// What is not known is never £0: it makes a bound where there is one, and is named.
func TestEvaluate_NotKnown(t *testing.T) {
	t.Parallel()
	known := func(first, second appraisal.ShortlistedOption) appraisal.Summary {
		return evaluate(t, over(6, first, second))
	}
	cost, benefit := outlay("Exit", costing.Money{}), saving("Fees", costing.Money{})
	plain := []appraisal.Flow{outlay("Set up", pounds(100)), saving("Savings", pounds(30))}
	for name, c := range map[string]struct {
		first []appraisal.Flow
		own   []appraisal.Flow
		net   string
		off   string
		place string
	}{
		"a cost":              {nil, append(plain[:2:2], cost), "at most £35.45", "at most £35.45", "Share: place 1 or 2, since Exit is not known; what is known makes at most £35.45."},
		"a benefit":           {nil, append(plain[:2:2], benefit), "at least £35.45", "at least £35.45", "Share: worth most, at least £35.45 compared with As is, since Fees is not known."},
		"both":                {nil, append(plain[:2:2], cost, benefit), "not known", "not known", "Share: place 1 or 2, since Exit and Fees is not known."},
		"a cost of the first": {[]appraisal.Flow{cost}, plain, "£35.45", "at least £35.45", "Share: worth most, at least £35.45 compared with As is, since Exit is not known."},
		"a benefit of it":     {[]appraisal.Flow{benefit}, plain, "£35.45", "at most £35.45", "Share: place 1 or 2, since Fees is not known; what is known makes at most £35.45."},
		"a cost of each":      {[]appraisal.Flow{cost}, append(plain[:2:2], cost), "at most £35.45", "not known", "Share: place 1 or 2, since Exit is not known."},
	} {
		first := asIs()
		first.Flows = c.first
		r := known(first, share(c.own...))
		o := r.Options[1]
		assert.Equal(t, []string{c.net, c.off}, []string{o.Net.Sterling(), o.Difference.Sterling()}, name)
		assert.Equal(t, appraisal.Payback{State: appraisal.PaybackUnknown}, o.Payback, name)
		assert.False(t, o.Ratio.Known(), name)
		i := slices.IndexFunc(r.Ranking, func(rank appraisal.Rank) bool { return rank.Option == "share" })
		assert.NotEmpty(t, r.Ranking[i].NotKnown, name)
		assert.Contains(t, r.Ranking[i].Text(report.Names{}), c.place, name)
	}
	r := known(asIs(), share(append(plain[:2:2], cost)...))
	assert.Equal(t, "at least £100.00", r.Options[1].Costs.Sterling())
	assert.Equal(t, "£135.45", r.Options[1].Benefits.Sterling())
	assert.Equal(t, []string{"Exit"}, r.Options[1].NotKnown)
	assert.Equal(t, []string{"at most −£100.00", "£30.00"}, nets(r.Options[1])[:2])
	assert.Equal(t, "at least −£6.43", r.Options[1].AnnualCost.Sterling())
	assert.Equal(t, "at most −£70.00", r.Options[1].Years[1].Cumulative.Sterling())
	first := asIs()
	first.Flows = []appraisal.Flow{cost}
	assert.Equal(t, []string{"Fees", "Exit"}, known(first, share(benefit)).Ranking[1].NotKnown)
}

// An option that is worth at least £100 is best beside one that is worth nothing. One that is
// worth at most £135.45 may be, and then nobody knows which is; one that is worth at most £50
// less is not, and one that is worth at least nothing may be.
func TestRank_ABoundDecidesOrLeavesThePlaceOpen(t *testing.T) {
	t.Parallel()
	grant, exit := saving("Grant", costing.Money{}), outlay("Exit", costing.Money{})
	for _, c := range []struct {
		flows  []appraisal.Flow
		best   appraisal.OptionID
		places []int
		texts  []string
	}{
		{
			[]appraisal.Flow{outlay("Receipt", pounds(-100)), grant},
			"share",
			[]int{1, 2},
			[]string{"Share: worth most, at least £100.00 compared with As is, since Grant is not known.", "As is: behind the best, and what the others are compared with."},
		},
		{
			[]appraisal.Flow{saving("Savings", pounds(30)), exit},
			"",
			[]int{0, 0},
			[]string{"As is: place 1 or 2, since it is not known whether Share is worth more.", "Share: place 1 or 2, since Exit is not known; what is known makes at most £135.45."},
		},
		{
			[]appraisal.Flow{outlay("Set up", pounds(50)), exit},
			"as-is",
			[]int{1, 2},
			[]string{"As is: worth most, and what the others are compared with.", "Share: behind the best, at most −£50.00 compared with As is, since Exit is not known."},
		},
		{[]appraisal.Flow{grant}, "", []int{0, 0}, []string{
			"As is: place 1 or 2, since it is not known whether Share is worth more.", "Share: place 1 or 2, since Grant is not known; what is known makes at least £0.00.",
		}},
	} {
		a := over(6, asIs(), share(c.flows...))
		r := evaluate(t, a).Ranking
		assert.Equal(t, c.places, []int{r[0].Place, r[1].Place})
		assert.Equal(t, c.texts, []string{r[0].Text(report.Names{}), r[1].Text(report.Names{})})
		results, err := a.Scenarios(nil)
		require.NoError(t, err)
		assert.Equal(t, c.best, results[0].Best)
	}
	alone := evaluate(t, over(6, asIs())).Ranking[0]
	assert.Equal(t, "As is: worth most, and what the others are compared with.", alone.Text(report.Names{}))
	assert.Equal(t, "–", appraisal.Summary{Options: []appraisal.OptionResult{{}}, Ranking: []appraisal.Rank{{}}}.Tables(report.Names{})[0].Rows[0][8])
}

// Where it is not known which option is best, nothing is said to turn.
func TestScenarios_NothingTurnsWhereTheBestIsNotKnown(t *testing.T) {
	t.Parallel()
	a := over(6, asIs(), share(saving("Savings", pounds(30)), outlay("Exit", costing.Money{})))
	none := appraisal.LeverChange{Flows: appraisal.FlowChoice{Flow: "Savings"}, Lever: appraisal.AmountLever, Value: qty("0")}
	dearer := a
	dearer.Options = append(dearer.Options[:1:1], share(append(a.Options[1].Flows[:2:2], outlay("Set up", pounds(50)))...))
	results, err := dearer.Scenarios([]appraisal.Scenario{{Name: "No savings", Changes: []appraisal.LeverChange{none}}})
	require.NoError(t, err)
	assert.Equal(t, []any{appraisal.OptionID(""), appraisal.OptionID("as-is"), false}, []any{results[0].Best, results[1].Best, results[1].Turns})
	assert.Contains(t, results.Table().Markdown(), "| As appraised | As is, £0.00, place 1 or 2 | Share, at most £85.45, place 1 or 2 | not known |")
	input := appraisal.Input{Name: "Savings", Flows: none.Flows, Lever: appraisal.AmountLever, Low: qty("0"), High: qty("100")}
	tornado, err := dearer.OneWay("share", "as-is", []appraisal.Input{input})
	require.NoError(t, err)
	assert.False(t, tornado.Bars[0].Turns)
	assert.Equal(t, "not known", tornado.Table().Rows[0][6])
}

// A flow that nobody knows is not known to those who share it, and to nobody else.
func TestEvaluate_NotKnownToAPartner(t *testing.T) {
	t.Parallel()
	a := over(2, asIs(), share(
		shared(outlay("Exit", costing.Money{}), "harrow 100%"), shared(outlay("Set up", pounds(100)), "harrow 50% barnet 50%"),
	))
	a.Partners = []partnership.OrgID{"harrow", "barnet"}
	o := evaluate(t, a).Options[1]
	assert.Equal(t, []costing.Money{{}, pounds(0)}, o.Partners[0].Years)
	assert.Equal(t, []costing.Money{{}, {}}, []costing.Money{o.Partners[0].Net, o.Partners[0].Difference})
	assert.Equal(t, []costing.Money{pounds(-50), pounds(0)}, o.Partners[1].Years)
	assert.Equal(t, pounds(-50), o.Partners[1].Difference)
	assert.Equal(t, []costing.FinancialYear{a.First}, o.Partners[1].WorseIn)
	assert.False(t, o.Partners[1].SidePayment.Known())
}

// A saving that is still growing in the last year is counted as far as it has come, and named. A
// ramp that ends with the last year, or before it but for nothing, is in order.
func TestEvaluate_ARampThatIsNotOverIsNamed(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		from, until, ramp string
		net               []string
		concerns          int
	}{
		{"2027/28", "", "10% 20% 20% 20% 20% 10%", []string{"£0.00", "£100.00", "£300.00", "£500.00", "£700.00", "£900.00"}, 1},
		{"2030/31", "", "10% 40% 40% 10%", []string{"£0.00", "£0.00", "£0.00", "£0.00", "£100.00", "£500.00"}, 1},
		{"2027/28", "2028/29", "50% 40% 10%", []string{"£0.00", "£500.00", "£900.00", "£0.00", "£0.00", "£0.00"}, 1},
		{"2030/31", "", "50% 50% 0%", []string{"£0.00", "£0.00", "£0.00", "£0.00", "£500.00", "£1,000.00"}, 0},
		{"2030/31", "", "50% 50%", []string{"£0.00", "£0.00", "£0.00", "£0.00", "£500.00", "£1,000.00"}, 0},
	} {
		f := saving("Savings", pounds(1000))
		f.From, f.Ramp = year(c.from), ramp(c.ramp)
		if c.until != "" {
			f.Until = year(c.until)
		}
		r := evaluate(t, over(6, asIs(), share(f)))
		assert.Equal(t, c.net, nets(r.Options[1]))
		require.Len(t, r.Concerns, c.concerns, c.ramp)
		if c.concerns > 0 {
			assert.Equal(t, appraisal.Concern{Kind: appraisal.RampCutOff, Path: "options[1].flows[0]", Text: "Share, Savings"}, r.Concerns[0])
			assert.Contains(t, r.Tables(names()).Markdown(), "A ramp that is longer than the years that are counted: Share, Savings.")
		}
	}
}

// What nobody has agreed to share is in the total and with no partner, and is named.
func TestEvaluate_NotShared(t *testing.T) {
	t.Parallel()
	a := textbook()
	a.Partners = []partnership.OrgID{"harrow", "barnet"}
	a.Options[1].Flows[1].Shares = shares("harrow 90% barnet 10%")
	r := evaluate(t, a)
	o := r.Options[1]
	assert.Equal(t, []string{"Set up"}, o.NotShared)
	assert.Equal(t, pounds(-100), o.Undivided.Difference)
	assert.Equal(t, o.Difference.Amount, o.Undivided.Difference.Plus(o.Partners[0].Difference).Plus(o.Partners[1].Difference))
	assert.False(t, o.Partners[0].SidePayment.Known())
	page := r.Tables(names()).Markdown()
	assert.Contains(t, page, "| Share | Not divided | −£100.00 | £0.00 |")
	assert.Contains(t, page, "Share: nobody has agreed who bears or gets Set up.")

	a.Options[0].Flows = []appraisal.Flow{outlay("Repairs", pounds(10))}
	a.Options[1].Flows[0].Shares = shares("harrow 50% barnet 50%")
	o = evaluate(t, a).Options[1]
	assert.Equal(t, pounds(10), o.Undivided.Difference, "what the first option leaves undivided")
	assert.Equal(t, "71.90", o.Partners[0].Difference.String(), "71.9064, so that all is 45.45 together")
}

// Who would have to be paid by nobody, since all together lose.
func TestEvaluate_NoSidePaymentHelps(t *testing.T) {
	t.Parallel()
	a := textbook()
	a.Partners = []partnership.OrgID{"harrow", "barnet"}
	a.Options[1].Flows[0].Shares, a.Options[1].Flows[1].Shares = shares("harrow 100% barnet 0%"), shares("harrow 50% barnet 50%")
	a.Options[1].Flows[1].Amount = pounds(20)
	r := evaluate(t, a)
	assert.Contains(t, r.Tables(names()).Markdown(), "Share: Harrow worse off, and the others do not gain enough to make it good.")
	assert.Equal(t, "Share: £9.70 behind the best; leaves Harrow worse off, and no side payment would make that good.", r.Ranking[1].Text(names()))
}

func TestPayback(t *testing.T) {
	t.Parallel()
	of := func(amounts ...int64) appraisal.Payback {
		f := saving("Net", costing.Money{})
		f.From = costing.FinancialYear{}
		for _, n := range amounts {
			f.Amounts = append(f.Amounts, pounds(n))
		}
		return evaluate(t, over(len(amounts), asIs(), share(f))).Options[1].Payback
	}
	for text, p := range map[string]appraisal.Payback{
		"2028/29, 2 years after the first": of(-100, 50, 50, 0),
		"2027/28, 1 year after the first":  of(-100, 100),
		"nothing to pay back":              of(0, 50, -50),
		"never in these years":             of(-100, 50, 49),
		"2030/31, 4 years after the first": of(-100, 150, 0, -80, 40, 0), // behind again in 2029/30
	} {
		assert.Equal(t, text, p.Text())
	}
	assert.Equal(t, "never in these years", of(-100, 100, -1).Text(), "a cost at the end is not forgotten")
	assert.Equal(t, "not known", appraisal.Payback{}.Text())
	assert.Equal(t, qty("3.5"), of(-100, 150, 0, -80, 60, 0).Evenly)
	// Discounted, the £30 of year 4 is worth £26.143267, of which £15.950896 are still to pay.
	assert.Equal(t, qty("3.610134"), evaluate(t, textbook()).Options[1].Discounted.Evenly)
}

// The published figures, upper and lower: Mott MacDonald, Review of large public procurement in
// the UK (2002), table 2, in which the duration of outsourcing is "N/A". The 15 % that a second
// source has there is in table 10 of the same review, as the mean of all projects.
func TestOptimismBiasFigures_Published(t *testing.T) {
	t.Parallel()
	want := map[appraisal.ProjectType][4]string{
		appraisal.StandardBuildings:    {"24", "2", "4", "1"},
		appraisal.NonStandardBuildings: {"51", "4", "39", "2"},
		appraisal.StandardCivil:        {"44", "3", "20", "1"},
		appraisal.NonStandardCivil:     {"66", "6", "25", "3"},
		appraisal.EquipmentDevelopment: {"200", "10", "54", "10"},
		appraisal.Outsourcing:          {"41", "0", "not known", "not known"},
	}
	for _, f := range appraisal.OptimismBiasFigures() {
		assert.Equal(t, want[f.Type], [4]string{f.CostUpper.String(), f.CostLower.String(), f.DurationUpper.String(), f.DurationLower.String()})
		require.NoError(t, f.Bias().Validate())
		assert.Equal(t, appraisal.Bias{Type: f.Type, Percent: f.DurationUpper, Lower: f.DurationLower, Source: f.Source}, f.DurationBias())
		cost := outlay("Building", pounds(1000))
		cost.Bias = f.Bias()
		pence, _ := evaluate(t, over(1, share(cost))).Options[0].Costs.Amount.Pence()
		millionths, _ := f.CostUpper.Millionths()
		assert.Equal(t, 100_000+millionths/1000, pence, f.Type)
	}
	assert.Len(t, want, len(appraisal.OptimismBiasFigures()))
	assert.False(t, appraisal.Bias{}.Uplift().Known())
}

func TestEvaluate_Concerns(t *testing.T) {
	t.Parallel()
	a := legal()
	a.RiskItems = []string{"case-system"}
	assert.Equal(t, []string{"case-system"}, a.BiasedItems())
	a.Options[3].Flows[1].Bias.Lower = qty("32")
	a.Options[5].Flows[1].Bias.Lower = qty("32.000001")
	found := evaluate(t, a).Concerns
	assert.Equal(t, appraisal.Concerns{
		{Kind: appraisal.BiasOnRisk, Path: "options[3].flows[1]", Text: "Share, Case system"},
		{Kind: appraisal.BiasOnRisk, Path: "options[5].flows[1]", Text: "Share and improve, Case system"},
		{Kind: appraisal.BiasBelowLower, Path: "options[5].flows[1]", Text: "Share and improve, Case system"},
	}, found)
	assert.Contains(t, evaluate(t, a).Tables(names()).Markdown(), "Optimism bias on an item that is quantified as a risk: Share, Case system.")
	a.Options[3].Flows[1].Bias, a.Options[5].Flows[1].Item = appraisal.Bias{}, "other"
	assert.Equal(t, []string{"other"}, a.BiasedItems())

	full := textbook()
	full.Options[1].Flows[1].From = costing.FinancialYear{}
	kinds := func(a appraisal.Appraisal) (all []appraisal.ConcernKind) {
		for _, f := range evaluate(t, a).Concerns {
			all = append(all, f.Kind)
		}
		return all
	}
	assert.Equal(t, []appraisal.ConcernKind{appraisal.FullAtOnce}, kinds(full))
	full.Options[1].Flows[1].Amount, full.Options[1].Flows[1].Amounts = costing.Money{}, []costing.Money{pounds(30), pounds(30)}
	assert.Equal(t, []appraisal.ConcernKind{appraisal.FullAtOnce}, kinds(full))
	full.Options[1].Flows[1].Amounts[0] = pounds(10)
	assert.Empty(t, kinds(full))
	full.Options[1].Flows[1].Amounts[0], full.Options[1].Kind = pounds(30), appraisal.AsIs
	assert.Empty(t, kinds(full), "what is already there is no saving to come")

	long := textbook()
	long.Years = 51
	assert.Empty(t, kinds(long))
	long.Years = 52
	assert.Equal(t, []appraisal.ConcernKind{appraisal.LongHorizon}, kinds(long))
	assert.Contains(t, evaluate(t, long).Tables(names()).Markdown(), "1. Share: ")
	assert.Contains(t, evaluate(t, long).Tables(names()).Markdown(), "3. More than 50 years: the sensitivity schedule is asked for too.")
}

// A sensitivity says which amount turns the answer, and says so where none does.
func TestSwitchingValues(t *testing.T) {
	t.Parallel()
	a := textbook()
	cost := appraisal.FlowChoice{Option: "share", Flow: "Set up"}
	benefit := appraisal.FlowChoice{Option: "share", Side: appraisal.BenefitFlow}
	input := func(name string, c appraisal.FlowChoice, lever appraisal.Lever, low, high string) appraisal.Input {
		return appraisal.Input{Name: name, Flows: c, Lever: lever, Low: qty(low), High: qty(high)}
	}
	values, err := a.SwitchingValues("share", "as-is", []appraisal.Input{
		input("cost", cost, appraisal.AmountLever, "0", "200"),
		input("cost, less wide", cost, appraisal.AmountLever, "0", "135"),
		input("benefit", benefit, appraisal.AmountLever, "0", "100"),
		input("benefit, above", benefit, appraisal.AmountLever, "90", "100"),
		input("realised", benefit, appraisal.RealisationLever, "0", "100"),
		input("bias", cost, appraisal.MitigationLever, "0", "100"),
		input("later", benefit, appraisal.DelayLever, "0", "3"),
		input("not so late", benefit, appraisal.DelayLever, "0", "1"),
		input("nothing later", appraisal.FlowChoice{Purpose: appraisal.DisaggregationFlow}, appraisal.DelayLever, "0", "1"),
	})
	require.NoError(t, err)
	got := map[string][2]string{}
	for _, v := range values {
		got[v.Name] = [2]string{string(v.State), v.At.String()}
		assert.Equal(t, "35.45", v.Net.Amount.String())
	}
	// 100 × 1.354516 and 100 ÷ 1.354516, in %
	assert.Equal(t, map[string][2]string{
		"cost": {"switches", "135.451571"}, "cost, less wide": {"never", "not known"}, "benefit": {"switches", "73.827124"},
		"benefit, above": {"never", "not known"}, "realised": {"switches", "73.827124"}, "bias": {"moves-nothing", "not known"},
		"later": {"switches", "2"}, "not so late": {"never", "not known"}, "nothing later": {"moves-nothing", "not known"},
	}, got)
	page := values.Table().Markdown()
	for _, text := range []string{"135.45%", "none between its lowest and highest value", "none: it moves nothing", "2 years"} {
		assert.Contains(t, page, text)
	}

	a.Options[1].Flows[0].Amount = costing.Money{}
	values, err = a.SwitchingValues("share", "as-is", []appraisal.Input{input("benefit", benefit, appraisal.AmountLever, "0", "100")})
	require.NoError(t, err)
	assert.Equal(t, appraisal.SwitchUnknown, values[0].State)
	assert.Contains(t, values.Table().Markdown(), "not known, since an amount is not")
}

// Two changes of one flow add up, and each flow has an input of its own.
func TestLevers_OneAfterTheOther(t *testing.T) {
	t.Parallel()
	a := textbook()
	assert.Empty(t, a.FlowInputs("merge", qty("80"), qty("120")))
	all := a.FlowInputs("share", qty("80"), qty("120"))
	assert.Equal(t, []string{"Share, Set up", "Share, Fewer managers"}, []string{all[0].Name, all[1].Name})
	tornado, err := a.OneWay("share", "as-is", all)
	require.NoError(t, err)
	assert.Equal(t, []string{"Share, Fewer managers", "Share, Set up"}, []string{tornado.Bars[0].Name, tornado.Bars[1].Name})
	assert.Equal(t, []string{"54.18", "40.00"}, []string{tornado.Bars[0].Spread.String(), tornado.Bars[1].Spread.String()})
	assert.False(t, tornado.Bars[0].Turns || tornado.Bars[1].Turns)

	cut := appraisal.LeverChange{Flows: appraisal.FlowChoice{Timing: appraisal.RecurringFlow}, Lever: appraisal.AmountLever, Value: qty("50")}
	later := appraisal.LeverChange{Flows: appraisal.FlowChoice{Purpose: appraisal.TransitionFlow}, Lever: appraisal.DelayLever, Value: qty("1")}
	results, err := a.Scenarios([]appraisal.Scenario{{Name: "a", Changes: []appraisal.LeverChange{cut, cut, later, later}}})
	require.NoError(t, err)
	// 7.50 × 4.515052 − 100 ÷ 1.035²
	assert.Equal(t, "-59.49", results[1].Ranking[1].Difference.Amount.String())
	assert.True(t, results[1].Turns)
	assert.Equal(t, appraisal.OptionID("as-is"), results[1].Best)
}

// Calendar years, edition, and each year of the series as published.
func TestGDPDeflator2025(t *testing.T) {
	t.Parallel()
	d := appraisal.GDPDeflator2025()
	require.NoError(t, d.Validate())
	assert.Len(t, d.Years, 35)
	assert.Equal(t, appraisal.DeflatorYear{Year: year("1990-01/1990-12"), Index: qty("42.7537")}, d.Years[0])
	assert.Equal(t, appraisal.DeflatorYear{Year: year("2024-01/2024-12"), Index: qty("100")}, d.Years[34])
	assert.Equal(t, appraisal.DeflatorYear{Year: year("2016-01/2016-12"), Index: qty("76.4554")}, d.Years[26])
	assert.Equal(t, year("2016/17"), d.InYearsFrom(4).Years[26].Year)
}

func TestDeflator_Converts(t *testing.T) {
	t.Parallel()
	a := textbook()
	d := prices2()
	nominal := a.Options[1].Flows[1]
	nominal.Prices = appraisal.NominalPrices()
	flow, err := d.Convert(a, nominal, prices())
	require.NoError(t, err)
	// £30 in each year at 2 % a year less
	assert.Equal(t, []costing.Money{costing.Pence(29_41), costing.Pence(28_84), costing.Pence(28_27), costing.Pence(27_72), costing.Pence(27_17)}, flow.Amounts)
	assert.Equal(t, []any{prices(), year("2027/28"), costing.Money{}}, []any{flow.Prices, flow.From, flow.Amount})

	listed := flow
	listed.Amounts = []costing.Money{pounds(100), {}}
	flow, err = d.Convert(a, listed, appraisal.MustPrices("real 2027/28"))
	require.NoError(t, err)
	assert.Equal(t, []costing.Money{pounds(102), {}}, flow.Amounts, "an amount that is not known stays so")
	flow, err = d.Convert(a, flow, flow.Prices)
	require.NoError(t, err)
	assert.Equal(t, listed.Amounts[1:], flow.Amounts[1:])

	unknown := nominal
	unknown.Prices, unknown.Amount = prices(), costing.Money{}
	flow, err = d.Convert(a, unknown, appraisal.MustPrices("real 2027/28"))
	require.NoError(t, err)
	assert.False(t, flow.Amount.Known())

	_, err = d.Convert(a, nominal, appraisal.MustPrices("real 2020/21"))
	assert.EqualError(t, err, "deflator: the target has no figure for 2020/21: out of range")
	d.Years = d.Years[:2]
	_, err = d.Convert(a, nominal, prices())
	assert.Len(t, field.Errors(err), 4, "2028/29 to 2031/32")
	_, err = d.Convert(appraisal.Appraisal{}, nominal, appraisal.Prices{})
	assert.Equal(t, []string{"first: required", "years: required", "to: required"}, fieldtest.Faults(err))
	nominal.Name, nominal.From = "", year("2040/41")
	_, err = appraisal.Deflator{}.Convert(a, nominal, prices())
	assert.Equal(t, []string{
		"deflator.name: required", "deflator.edition: required", "deflator.source: required", "deflator.years: required",
		"flow.name: required", "flow.from: out of range",
	}, fieldtest.Faults(err))
}

func TestDeflator_Refuses(t *testing.T) {
	t.Parallel()
	d := prices2()
	d.Years = []appraisal.DeflatorYear{{}, {Year: year("2026/27"), Index: qty("0")}, {Year: year("2028/29"), Index: qty("1")}, {Year: year("2028/29"), Index: qty("-1")}}
	assert.Equal(t, []string{
		"years[0].year: required", "years[0].index: required", "years[1].index: out of range",
		"years[2].year: invalid", "years[3].index: out of range", "years[3].year: invalid",
	}, fieldtest.Faults(d.Validate()))
}

// Nominal money has a schedule of nominal rates, or none.
func TestAppraisal_NominalThroughout(t *testing.T) {
	t.Parallel()
	a := textbook()
	a.Prices, a.Schedule.Nominal = appraisal.NominalPrices(), true
	for i := range a.Options[1].Flows {
		a.Options[1].Flows[i].Prices = appraisal.NominalPrices()
	}
	assert.Equal(t, "35.45", evaluate(t, a).Options[1].Net.Amount.String())
	assert.Contains(t, evaluate(t, a).Tables(names()).Markdown(), "Present values in nominal money, discounted")
}

func TestChargeFlows_Refuses(t *testing.T) {
	t.Parallel()
	projection := costing.Projection{
		Line: "legal", First: calendar.MustDate("2026-04-15"), Years: []costing.ProjectedYear{{Cost: pounds(300)}},
		Members: []costing.ProjectedMember{{Org: "barnet"}},
		Options: []costing.Option{{Scheme: costing.Scheme{Name: "Equal", Parts: []costing.Part{{Name: "Share", Basis: costing.Basis{Kind: costing.EqualShares}}}}}},
	}
	compared, err := costing.CompareSchemes(projection)
	require.NoError(t, err)
	_, err = appraisal.ChargeFlows(compared, "Equal", prices(), report.Names{})
	assert.EqualError(t, err, "years: 2026-04-15 is not the first day of a month: invalid")
	_, err = appraisal.ChargeFlows(costing.SchemeComparison{}, "Equal", prices(), report.Names{})
	assert.EqualError(t, err, `scheme: there is no scheme "Equal": not found`)
	draft := costing.SchemeComparison{Options: []costing.ComparedOption{{Name: "Equal"}}}
	_, err = appraisal.ChargeFlows(draft, "Equal", appraisal.Prices{}, report.Names{})
	assert.EqualError(t, err, "years: required\nprices: required")
	draft.Years = []costing.ComparedYear{{}}
	_, err = appraisal.ChargeFlows(draft, "Equal", prices(), report.Names{})
	assert.EqualError(t, err, "years: no date is not the first day of a month: invalid")
}

// An option that only draws level with the best turns nothing; one that overtakes it does.
func TestScenarios_ATieWithTheBestTurnsNothing(t *testing.T) {
	t.Parallel()
	home := appraisal.ShortlistedOption{ID: "home", Name: "Home", Kind: appraisal.ImproveAtHome, Flows: []appraisal.Flow{saving("Steps", pounds(100))}}
	a := over(3, asIs(), home, share(saving("Managers", pounds(200))))
	percent := func(name, value string) appraisal.Scenario {
		return appraisal.Scenario{Name: name, Changes: []appraisal.LeverChange{{Flows: appraisal.FlowChoice{Flow: "Managers"}, Lever: appraisal.AmountLever, Value: qty(value)}}}
	}
	results, err := a.Scenarios([]appraisal.Scenario{percent("Half", "50"), percent("Less", "49")})
	require.NoError(t, err)
	assert.Equal(t, []int{1, 1, 3}, []int{results[1].Ranking[0].Place, results[1].Ranking[1].Place, results[1].Ranking[2].Place})
	assert.Equal(t, []bool{false, false, true}, []bool{results[0].Turns, results[1].Turns, results[2].Turns})
	assert.Equal(t, "Another option is best in: Less.", results.Table().Summary)

	a.Options[2].Flows[0].Amount = pounds(100)
	results, err = a.Scenarios([]appraisal.Scenario{percent("More", "101")})
	require.NoError(t, err)
	assert.False(t, results[1].Turns, "it was best already, with another")
}

// Whatever is set of the schedule of a scenario, and if only that, it is looked at.
func TestScenarios_HalfAScheduleIsNotLeftOut(t *testing.T) {
	t.Parallel()
	review := appraisal.DiscountReview2026()
	for _, half := range []appraisal.DiscountSchedule{
		{Name: "standard"},
		{Edition: "2026"},
		{Source: "HM Treasury"},
		{Announced: review.Announced},
		{Term: appraisal.GreenBook2026Standard().Term},
		{Nominal: true},
		{Bands: review.Bands},
	} {
		s := appraisal.Scenario{Name: "Half", Schedule: half}
		require.ErrorIs(t, s.Validate(), field.ErrRequired, "%+v", half)
		_, err := textbook().Scenarios([]appraisal.Scenario{s})
		require.ErrorIs(t, err, field.ErrRequired, "%+v", half)
	}
	require.NoError(t, appraisal.Scenario{Name: "As appraised"}.Validate())
}

// An input with one value only moves the answer all the same, if it is another value than now.
func TestSwitchingValues_OfOneValueOnly(t *testing.T) {
	t.Parallel()
	a := over(2, asIs(), share(saving("Managers", pounds(207)), outlay("Set up", pounds(100)))) // 207 ÷ 1.035 = 200
	for value, want := range map[string]appraisal.SwitchState{"100": appraisal.MovesNothing, "150": appraisal.NeverSwitches, "200": appraisal.Switches} {
		values, err := a.SwitchingValues("share", "as-is", []appraisal.Input{
			{Name: "Set up", Flows: appraisal.FlowChoice{Flow: "Set up"}, Lever: appraisal.AmountLever, Low: qty(value), High: qty(value)},
		})
		require.NoError(t, err)
		assert.Equal(t, want, values[0].State, value)
		assert.Equal(t, want == appraisal.Switches, values[0].At == qty(value), value)
	}
}

func TestDiscountSchedule_Last(t *testing.T) {
	t.Parallel()
	assert.Equal(t, []int{0, 30, 1000}, []int{appraisal.DiscountSchedule{}.Last(), appraisal.DiscountReview2026().Last(), appraisal.GreenBook2026Health().Last()})
	_, err := appraisal.DiscountSchedule{}.Factors(0)
	assert.Len(t, field.Errors(err), 5)
	_, err = appraisal.GreenBook2026Health().Factors(-1)
	assert.EqualError(t, err, "last: -1 is not from 0 to 1000: out of range")
	health, err := appraisal.GreenBook2026Health().Factors(1000)
	require.NoError(t, err)
	assert.Equal(t, qty("0.639762"), health[30])
}

// Figures of shares with large numbers, of which no machine holds the product, are exact too.
func TestEvaluate_LargeFractions(t *testing.T) {
	t.Parallel()
	a := textbook()
	a.Partners = []partnership.OrgID{"a", "b"}
	a.Options[1].Flows[0].Shares, a.Options[1].Flows[1].Shares = shares("a 499979/999958 b 1/2"), shares("a 999982/999983 b 1/999983")
	a.Options[1].Flows[0].Amount, a.Options[1].Flows[1].Amount = pounds(100_000_000_000), pounds(30_000_000_000)
	a.Options[1].Flows[1].Realised = appraisal.Realisation{Share: part("999978/999979"), Source: "test"}
	a.Options[1].Flows[1].Ramp = ramp("1/999961 999960/999961")
	o := evaluate(t, a).Options[1]
	assert.Equal(t, o.Difference.Amount, o.Partners[0].Difference.Plus(o.Partners[1].Difference))
	assert.Equal(t, "-49999893532.20", o.Partners[1].Difference.String())
}

// What Convert returns can be changed, and the flow that it was given stays as it was.
func TestDeflator_ConvertSharesNothing(t *testing.T) {
	t.Parallel()
	a := textbook()
	d, flow := prices2(), a.Options[1].Flows[1]
	flow.Ramp = ramp("50% 50%")
	same, err := d.Convert(a, flow, flow.Prices)
	require.NoError(t, err)
	same.Ramp[0] = partnership.Fraction{}
	assert.Equal(t, part("50%"), flow.Ramp[0])
	failed, err := d.Convert(a, flow, appraisal.Prices{})
	require.ErrorIs(t, err, field.ErrRequired)
	assert.Equal(t, appraisal.Flow{}, failed)
}

// An amount that Money cannot hold at other prices is an error, and never an amount that is not
// known.
func TestDeflator_ConvertRefusesTooMuch(t *testing.T) {
	t.Parallel()
	a, d := textbook(), prices2()
	flow := a.Options[1].Flows[1]
	flow.Amount = costing.Pence(math.MaxInt64)
	_, err := d.Convert(a, flow, appraisal.MustPrices("real 2027/28"))
	assert.Equal(t, []string{"flow.amount: out of range"}, fieldtest.Faults(err))
	flow.Amount, flow.Amounts = costing.Money{}, []costing.Money{pounds(1), costing.Pence(math.MaxInt64)}
	_, err = d.Convert(a, flow, appraisal.NominalPrices())
	assert.Equal(t, []string{"flow.amounts[1]: out of range"}, fieldtest.Faults(err))
}

// Shares of a saving that have no common whole below 2^63 add up exactly: 100 × (1/p + … ) of
// ten primes, and 100 × (1 − 1/p) of the same, are £1,000 in each year.
func TestEvaluate_PartsBeyondMachineNumbers(t *testing.T) {
	t.Parallel()
	var flows []appraisal.Flow
	for _, prime := range []int{9973, 9967, 9949, 9941, 9931, 9929, 9923, 9907, 9901, 9887} {
		for _, of := range []int{1, prime - 1} {
			f := saving(fmt.Sprint(of, " of ", prime), pounds(100))
			f.Realised = appraisal.Realisation{Share: part(fmt.Sprintf("%d/%d", of, prime)), Source: "a test"}
			flows = append(flows, f)
		}
	}
	assert.Equal(t, "£1,000.00", nets(evaluate(t, over(3, asIs(), share(flows...))).Options[1])[2])
}

// A ratio that no Quantity holds is not known.
func TestEvaluate_RatioBeyondQuantity(t *testing.T) {
	t.Parallel()
	a := over(2, asIs(), share(outlay("Set up", costing.Pence(1)), saving("Savings", pounds(1_000_000_000_000))))
	assert.False(t, evaluate(t, a).Options[1].Ratio.Known())
	a.Options[1].Flows[0].Amount = pounds(1_000_000_000)
	assert.Equal(t, "966.183575", evaluate(t, a).Options[1].Ratio.String())
}

// Where nothing of anybody is known, nothing is divided.
func TestEvaluate_NothingKnownOfAnybody(t *testing.T) {
	t.Parallel()
	agreed, open := saving("Agreed", costing.Money{}), saving("Open", costing.Money{})
	agreed.Shares = shares("barnet 50% harrow 50%")
	a := over(2, asIs(), share(agreed, open))
	a.Partners = []partnership.OrgID{"barnet", "harrow"}
	for _, p := range evaluate(t, a).Options[1].Partners {
		assert.Equal(t, []any{costing.Money{}, costing.Money{}, costing.Money{}}, []any{p.Net, p.Difference, p.SidePayment})
	}
}

// The sentence above the scenarios says which of them turn the answer, and of which that is not
// known.
func TestScenarioResults_SummarySaysWhereTheAnswerTurns(t *testing.T) {
	t.Parallel()
	at := func(name string, best appraisal.OptionID, turns bool) appraisal.ScenarioResult {
		return appraisal.ScenarioResult{Name: name, Best: best, Turns: turns}
	}
	for want, results := range map[string]appraisal.ScenarioResults{
		"The same option is best in every scenario.":                            {at("As appraised", "a", false), at("Late", "a", false)},
		"Another option is best in: Late and Dear.":                             {at("As appraised", "a", false), at("Late", "b", true), at("Dear", "b", true)},
		"Which option is best is not known in: As appraised.":                   {at("As appraised", "", false), at("Late", "b", false)},
		"Another option is best in: Late. Which is best is not known in: Dear.": {at("As appraised", "a", false), at("Late", "b", true), at("Dear", "", false)},
	} {
		assert.Equal(t, want, results.Table().Summary)
	}
}

// Where there are no partners nothing is left to be shared.
func TestEvaluate_WithoutPartnersNothingIsToBeShared(t *testing.T) {
	t.Parallel()
	a := textbook()
	assert.Empty(t, evaluate(t, a).Options[1].NotShared)
	a.Partners = []partnership.OrgID{"harrow"}
	assert.Equal(t, []string{"Set up", "Fewer managers"}, evaluate(t, a).Options[1].NotShared)
}

// Every category refuses a word that is not on its list, reads one that is, and takes no text for
// not set.
func TestCategories_RefuseOtherWords(t *testing.T) {
	t.Parallel()
	for text, into := range map[string]encoding.TextUnmarshaler{
		"elapsed":       new(appraisal.PaybackCount),
		"no-ramp":       new(appraisal.AuditFindingKind),
		"gain":          new(appraisal.BenefitEffect),
		"quality":       new(appraisal.BenefitKind),
		"agreed":        new(appraisal.BenefitAnswer),
		"realised":      new(appraisal.ReadingKind),
		"net-loss":      new(appraisal.ConcernKind),
		"outsourcing":   new(appraisal.ProjectType),
		"outline":       new(appraisal.CaseStage),
		"strategic":     new(appraisal.FiveCase),
		"approved":      new(appraisal.CaseDecision),
		"new":           new(appraisal.FigureChangeKind),
		"share":         new(appraisal.OptionKind),
		"benefit":       new(appraisal.FlowSide),
		"one-off":       new(appraisal.FlowTiming),
		"capital":       new(appraisal.FlowFunding),
		"cashable":      new(appraisal.FlowCash),
		"transition":    new(appraisal.FlowPurpose),
		"estimate":      new(appraisal.Lever),
		"paid-back":     new(appraisal.PaybackState),
		"real 2026/27":  new(appraisal.Prices),
		"moves-nothing": new(appraisal.SwitchState),
	} {
		require.ErrorIs(t, into.UnmarshalText([]byte("weather")), field.ErrInvalid, text)
		assert.NoError(t, into.UnmarshalText(nil), text)
		assert.NoError(t, into.UnmarshalText([]byte(text)), text)
	}
}
