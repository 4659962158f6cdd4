package quant_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/quant"
)

// raising is a cause that makes the first of three risks more likely.
func raising(shock, to string) quant.Cause {
	return quant.Cause{ID: "flood", Probability: qty(shock), Raises: []quant.Raise{{Risk: "a", To: qty(to)}}}
}

func TestPortfolio_Validate(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name string
		with func(*quant.Portfolio)
		want string
	}{
		{"nothing", func(p *quant.Portfolio) { *p = quant.Portfolio{} }, "exposures: required\ngrid: required"},
		{"an empty exposure", func(p *quant.Portfolio) { p.Exposures[1] = quant.Exposure{} }, "exposures[1].id: required\nexposures[1].nature: required"},
		{"one risk twice", func(p *quant.Portfolio) { p.Exposures[2].ID = "a" }, `exposures[2].id: duplicate: "a" is already exposures[0]`},
		{"an estimate without a shape", func(p *quant.Portfolio) { p.Exposures[0].Estimate.Shape = "" }, "exposures[0].estimate.shape: required"},
		{"ends of no meaning", func(p *quant.Portfolio) {
			p.Exposures[0].Estimate.Shape, p.Exposures[1].Inherent = risk.UniformShape, certain(risk.PERTShape, "", 3, 2, 1)
		}, lines("exposures[0].estimate.ends: required",
			"exposures[1].inherent.likely: 2.00 is not between the least, 3.00, and the most, 1.00: out of order",
			"exposures[1].inherent.most: 1.00 is below the least, 3.00: out of order", "exposures[1].inherent.ends: required")},
		{"a lognormal needs no ends", func(p *quant.Portfolio) { p.Exposures[0].Estimate = certain(risk.LognormalShape, "", 10, 0, 60) }, ""},
		{"another stage", func(p *quant.Portfolio) {
			p.Exposures[0].Estimate.Stage, p.Exposures[1].Inherent = risk.InherentStage, fixed("0.1", 1)
			p.Exposures[1].Inherent.Stage = risk.CurrentStage
		}, lines(`exposures[0].estimate.stage: "inherent", wanted: "current": invalid`, `exposures[1].inherent.stage: "current", wanted: "inherent": invalid`)},
		{"its own stage", func(p *quant.Portfolio) { p.Exposures[0].Estimate.Stage = risk.CurrentStage }, ""},
		{"too many events", func(p *quant.Portfolio) {
			p.Exposures[0].Estimate.Probability, p.Exposures[0].Estimate.Rate = partnership.Quantity{}, qty("10000.000001")
		}, "exposures[0].estimate.rate: 10000.000001 is more than 10000 events: out of range"},
		{"a bearing of nobody", func(p *quant.Portfolio) { p.Exposures[0].Bearing.Clause = "17.3" }, "exposures[0].bearing.shares: required"},
		{"an insurer alone", func(p *quant.Portfolio) { p.Exposures[0].Bearing.Insurance = []risk.Insurance{{Insurer: "Mutual"}} }, lines(
			"exposures[0].bearing.shares: required", "exposures[0].bearing.insurance[0].deductible: required", "exposures[0].bearing.insurance[0].limit: required")},
		{"a limit of the year, and an event that repeats", func(p *quant.Portfolio) {
			x := &p.Exposures[0]
			x.Estimate.Probability, x.Estimate.Rate = partnership.Quantity{}, qty("2")
			x.Bearing = risk.Bearing{
				Shares: shares("harrow"), Caps: []risk.Cap{{Org: "harrow", Most: pounds(1), RestTo: "barnet"}, {Org: "barnet", Most: pounds(1), MostInYear: pounds(2), RestTo: "brent"}},
				Insurance: []risk.Insurance{{Insurer: "Mutual", Deductible: pounds(1), Limit: pounds(2), MostInYear: pounds(3)}},
			}
		}, lines("exposures[0].bearing.caps[1].most_in_year: 2.00 in a year, and the event may repeat: invalid",
			"exposures[0].bearing.insurance[0].most_in_year: 3.00 in a year, and the event may repeat: invalid")},
		{"a limit of the year that two risks share", func(p *quant.Portfolio) {
			b := risk.Bearing{
				Clause: "17", Shares: shares("harrow"), Caps: []risk.Cap{{Org: "harrow", MostInYear: pounds(1), RestTo: "barnet"}},
				Insurance: []risk.Insurance{{Insurer: "Mutual", Deductible: pounds(1), Limit: pounds(2), MostInYear: pounds(3), Part: partnership.MustFraction("1/2")}},
			}
			b.Insurance = append(b.Insurance, b.Insurance[0])
			p.Exposures[0].Bearing, p.Exposures[1].Bearing, p.Exposures[2].Bearing = b, b, b
			p.Exposures[1].Bearing.Clause = "18"
			p.Exposures = append(p.Exposures, quant.Exposure{ID: "not-estimated", Nature: risk.Threat, Bearing: b})
		}, lines("exposures[1].bearing.insurance[0].most_in_year: 3.00 in a year, shared with exposures[0]: the total of both is not known exactly: invalid",
			"exposures[1].bearing.insurance[1].most_in_year: 3.00 in a year, shared with exposures[0]: the total of both is not known exactly: invalid",
			"exposures[2].bearing.caps[0].most_in_year: 1.00 in a year, shared with exposures[0]: the total of both is not known exactly: invalid",
			"exposures[2].bearing.insurance[0].most_in_year: 3.00 in a year, shared with exposures[0]: the total of both is not known exactly: invalid",
			"exposures[2].bearing.insurance[1].most_in_year: 3.00 in a year, shared with exposures[0]: the total of both is not known exactly: invalid")},
		{"a fault alone", func(p *quant.Portfolio) { p.Exposures[0].Bearing.AtFault = risk.FaultKinds() }, "exposures[0].bearing.shares: required"},
		{"members", func(p *quant.Portfolio) { p.Members = []partnership.OrgID{"a", "", "a"} }, lines("members[1]: required", `members[2]: duplicate: "a" is already members[0]`)},
		{"a grid of nothing", func(p *quant.Portfolio) { p.Grid = pounds(0) }, "grid: 0.00 is not above 0.00: out of range"},
		{"a horizon in the past", func(p *quant.Portfolio) { p.Months = -1 }, "months: -1 is not from 1 to 1200: out of range"},
		{"a horizon beyond all", func(p *quant.Portfolio) { p.Months = 1201 }, "months: 1201 is not from 1 to 1200: out of range"},
		{"a century", func(p *quant.Portfolio) { p.Months = 1200 }, ""},
		{"a correlation of one", func(p *quant.Portfolio) { p.Correlation = qty("1") }, "correlation: 1 is not from 0 to 0.99: out of range"},
		{"a correlation below 0", func(p *quant.Portfolio) { p.Correlation = qty("-0.1") }, "correlation: -0.1 is not from 0 to 0.99: out of range"},
		{"a correlation and a cause", func(p *quant.Portfolio) { p.Correlation, p.Causes = qty("0.1"), []quant.Cause{raising("0.5", "0.6")} }, "correlation: 0.1, and there are causes: use one of them: invalid"},
		{"a cause", func(p *quant.Portfolio) { p.Causes = []quant.Cause{raising("0.5", "1")} }, ""},
		{"an empty cause", func(p *quant.Portfolio) { p.Causes = make([]quant.Cause, 1) }, lines("causes[0].id: required", "causes[0].probability: required", "causes[0].raises: required")},
		{"an impossible shock", func(p *quant.Portfolio) { p.Causes = []quant.Cause{raising("1.1", "0.5")} }, lines("causes[0].probability: 1.1 is not from 0 to 1: out of range", "causes[0].raises[0].to: 1.1 times 0.5 is more than 0.5 in all: out of range")},
		{"a shock below 0", func(p *quant.Portfolio) { p.Causes = []quant.Cause{raising("-0.1", "0.5")} }, "causes[0].probability: -0.1 is not from 0 to 1: out of range"},
		{"a cause that lowers", func(p *quant.Portfolio) { p.Causes = []quant.Cause{raising("0.5", "0.499999")} }, "causes[0].raises[0].to: 0.499999 is less likely than without a cause, 0.5: out of order"},
		{"a cause that is too strong", func(p *quant.Portfolio) { p.Causes = []quant.Cause{raising("0.500001", "1")} }, "causes[0].raises[0].to: 0.500001 times 1 is more than 0.5 in all: out of range"},
		{"more than certain", func(p *quant.Portfolio) { p.Causes = []quant.Cause{raising("0.1", "1.000001")} }, "causes[0].raises[0].to: 1.000001 is not from 0 to 1: out of range"},
		{"raises of nothing", func(p *quant.Portfolio) {
			p.Causes = []quant.Cause{{ID: "x", Probability: qty("0.1"), Raises: []quant.Raise{{}, {Risk: "z", To: qty("1")}, {Risk: "b"}, {Risk: "b", To: qty("1")}}}}
		}, lines("causes[0].raises[0].risk: required", `causes[0].raises[1].risk: "z" is not in the portfolio: not found`, "causes[0].raises[2].to: required", `causes[0].raises[3].risk: "b" is raised before: duplicate`)},
		{"one cause twice", func(p *quant.Portfolio) {
			p.Causes = []quant.Cause{raising("0.1", "0.6"), raising("0.1", "0.6")}
		}, lines(`causes[1].raises[0].risk: "a" is raised before: duplicate`, `causes[1].id: duplicate: "flood" is already causes[0]`)},
		{"a cause of what is not estimated", func(p *quant.Portfolio) {
			p.Exposures[0].Estimate = risk.Estimate{}
			p.Causes = []quant.Cause{raising("0.9", "0.9")}
		}, ""},
		{"items", func(p *quant.Portfolio) { p.BiasedItems = []string{"build", "build", ""} }, lines("biased_items[2]: required", `biased_items[1]: duplicate: "build" is already biased_items[0]`)},
		{"too fine a grid", func(p *quant.Portfolio) {
			p.Grid, p.Exposures[0].Estimate = costing.Pence(1), fixed("0.1", 1_000_000)
		}, "grid: 0.01 is too fine for a total that may take 100025000 steps, wanted: 1.00 or more: out of range"},
		{"a total beyond money", func(p *quant.Portfolio) {
			p.Grid, p.Exposures[0].Estimate = pounds(1_000_000_000), fixed("0.1", 10_000_000_000_000)
		}, "grid: the total may be beyond £10,000,000,000,000: out of range"},
		{"all that fits", func(p *quant.Portfolio) { p.Grid, p.Exposures[0].Estimate = costing.Pence(1), fixed("0.1", 41_000) }, ""},
	} {
		p := three()
		test.with(&p)
		err := p.Validate()
		if test.want == "" {
			assert.NoError(t, err, test.name)
			continue
		}
		assert.EqualError(t, err, test.want, test.name)
		_, totalled := p.Total()
		assert.EqualError(t, totalled, test.want, test.name)
		_, err = p.ByMember(qty("80"))
		assert.EqualError(t, err, test.want, test.name)
	}
}

// lines is what errors say, one to a line.
func lines(texts ...string) string { return strings.Join(texts, "\n") }

// A percentage leaves a tail.
// 10,000 events are the most that there may be, and a percentile may leave nothing around
// its step.
func TestPortfolio_ValidateTheMost(t *testing.T) {
	t.Parallel()
	e := fixed("0.5", 100)
	e.Probability, e.Rate = partnership.Quantity{}, qty("10000")
	require.NoError(t, threat("a", e).Validate())
	d := quant.Distribution{Step: pounds(1), Lowest: pounds(0), Probabilities: []float64{0.5 - 1.5e-9, 9e-10, 0.5 + 6e-10}, Spread: []float64{0, 0, 0.25}}
	assert.Equal(t, pounds(1), d.Percentile(qty("50")))
}

func TestPercent_IsChecked(t *testing.T) {
	t.Parallel()
	p := three()
	for percent, want := range map[string]string{"100": "percent: 100 is not from 0 to less than 100: out of range", "-1": "percent: -1 is not from 0 to less than 100: out of range", "": "percent: required"} {
		var at partnership.Quantity
		if percent != "" {
			at = qty(percent)
		}
		_, err := p.ByMember(at)
		require.EqualError(t, err, want)
		_, err = p.Contributions(at)
		require.EqualError(t, err, want)
		_, err = p.Worth(at, nil)
		require.EqualError(t, err, want)
		_, err = p.Reduction(at)
		require.EqualError(t, err, want)
		assert.False(t, total(t, p).Distribution.ExpectedShortfall(at).Known())
	}
	for percent, known := range map[string]bool{"0": true, "100": true, "100.000001": false, "-0.000001": false} {
		assert.Equal(t, known, total(t, p).Distribution.Percentile(qty(percent)).Known(), percent)
	}
	for percent, want := range map[string]int64{"0": 105, "99.999999": 350} {
		assert.Equal(t, pounds(want), total(t, p).Distribution.ExpectedShortfall(qty(percent)), percent)
	}
}

func TestWorth_ChecksActions(t *testing.T) {
	t.Parallel()
	good := quant.ProposedAction{ID: "x", Risk: "a", Cost: pounds(1), After: fixed("0.1", 100)}
	other, broken := good, good
	other.Risk = "z"
	broken.ID, broken.Cost, broken.After = "y", pounds(-1), fixed("0.1", 100)
	broken.After.Stage = risk.CurrentStage
	target := good
	target.ID, target.After.Stage = "t", risk.TargetStage
	_, err := three().Worth(qty("80"), []quant.ProposedAction{good, other, broken, {}, target})
	assert.EqualError(t, err, lines(
		`actions[1].risk: "z" is not in the portfolio: not found`,
		"actions[2].cost: -1.00 is less than 0.00: invalid", `actions[2].after.stage: "current", wanted: "target": invalid`,
		"actions[3].id: required", "actions[3].risk: required", "actions[3].after: required",
		`actions[1].id: duplicate: "x" is already actions[0]`))

	// An action that does not fit a cause is found at its place.
	p := three()
	p.Causes = []quant.Cause{raising("0.5", "0.6")}
	_, err = p.Worth(qty("80"), []quant.ProposedAction{good})
	assert.EqualError(t, err, "actions[0].causes[0].raises[0].to: 0.5 times 0.6 is more than 0.1 in all: out of range")

	w, err := three().Worth(qty("80"), []quant.ProposedAction{target})
	require.NoError(t, err)
	assert.Equal(t, pounds(150), w.Before)
	assert.Equal(t, pounds(40), w.Actions[0].OffMean)
}

func TestAllocate_Refuses(t *testing.T) {
	t.Parallel()
	totals, err := shared().ByMember(qty("90"))
	require.NoError(t, err)
	_, err = totals.Allocate(costing.Money{}, "")
	assert.EqualError(t, err, "contingency: required\nby: required")
	_, err = totals.Allocate(pounds(-1), quant.ByMean)
	assert.EqualError(t, err, "contingency: -1.00 is less than 0.00: invalid")
	totals.NotAgreed = []risk.RiskID{"d"}
	_, err = totals.Allocate(pounds(1), quant.ByTail)
	assert.EqualError(t, err, `not_agreed: nobody has agreed who bears "d": required`)
	_, err = quant.MemberTotals{}.Allocate(pounds(1), quant.ByTail)
	assert.EqualError(t, err, "members: nothing says who is to pay: invalid")
}

// A distribution that is damaged, as a document may be, is no distribution.
func TestDistribution_Validate(t *testing.T) {
	t.Parallel()
	d := quant.Distribution{Step: pounds(1), Lowest: pounds(0), Probabilities: []float64{0.5, 0.5}}
	require.NoError(t, d.Validate())
	assert.EqualError(t, quant.Distribution{}.Validate(), "step: required\nlowest: required\nprobabilities: required")
	d.Step, d.Probabilities = pounds(0), []float64{-0.1, 1.2, math.NaN()}
	assert.EqualError(t, d.Validate(), lines("step: 0.00 is not above 0.00: out of range",
		"probabilities[0]: -0.1 is not from 0 to 1: out of range", "probabilities[1]: 1.2 is not from 0 to 1: out of range",
		"probabilities[2]: NaN is not from 0 to 1: out of range"))
	d.Step, d.Probabilities = pounds(1), []float64{0.5, 0.499999}
	assert.EqualError(t, d.Validate(), "probabilities: they make 0.999999, not 1: does not add up")

	half := quant.Distribution{Step: pounds(1), Lowest: pounds(0), Probabilities: []float64{0.25, 0.25}}
	assert.Equal(t, pounds(1), half.Percentile(qty("90")), "the greatest there is")

	nothing := quant.Distribution{}
	for _, amount := range []costing.Money{nothing.Mean(), nothing.StandardDeviation(), nothing.Percentile(qty("50")), nothing.ExpectedShortfall(qty("50"))} {
		assert.False(t, amount.Known())
	}
	_, ok := nothing.Exceeds(pounds(1))
	assert.False(t, ok)
	assert.Zero(t, nothing.Adequacy(pounds(1)))
	_, ok = nothing.Variance()
	assert.False(t, ok)
	_, ok = total(t, three()).Distribution.Exceeds(costing.Money{})
	assert.False(t, ok)
	assert.Zero(t, total(t, three()).Distribution.Adequacy(costing.Money{}))
}

// A reserve is enough or not to the last step.
func TestDistribution_Adequacy(t *testing.T) {
	t.Parallel()
	d := total(t, three()).Distribution
	assert.Equal(t, quant.Adequacy{Reserve: pounds(350), Enough: qty("100"), Shortfall: pounds(0)}, d.Adequacy(pounds(350)))
	assert.Equal(t, quant.Adequacy{Reserve: pounds(349), Enough: qty("97"), Shortfall: costing.Pence(3), IfShort: pounds(1)}, d.Adequacy(pounds(349)))
	assert.Equal(t, quant.Adequacy{Reserve: pounds(-100), Enough: qty("0"), Shortfall: pounds(205), IfShort: pounds(205)}, d.Adequacy(pounds(-100)))
}

// What is not estimated is never £0: it is named, and the total is a lower bound, unless an
// opportunity is among it.
func TestTotal_OfWhatIsNotKnown(t *testing.T) {
	t.Parallel()
	p := three()
	p.Exposures[1].Estimate = risk.Estimate{}
	all := total(t, p)
	assert.Equal(t, []risk.RiskID{"b"}, all.NotEstimated)
	assert.True(t, all.AtLeast)
	assert.Equal(t, pounds(90), all.Distribution.Mean())
	p.Exposures[1].Nature = risk.Opportunity
	assert.False(t, total(t, p).AtLeast)
	assert.False(t, total(t, three()).AtLeast)
	assert.Equal(t, []risk.RiskID{}, total(t, three()).NotEstimated)

	p.Exposures[0].Bearing.Shares = shares("harrow")
	totals, err := p.ByMember(qty("80"))
	require.NoError(t, err)
	assert.Equal(t, []risk.RiskID{"c"}, totals.NotAgreed)
	assert.False(t, totals.Benefit.Known())
	assert.Equal(t, pounds(50), totals.Members[0].Mean)
	assert.Equal(t, pounds(90), totals.PooledMean)

	r, err := p.Reduction(qty("80"))
	require.NoError(t, err)
	assert.Equal(t, []risk.RiskID{"a", "b", "c"}, r.Left)
	assert.False(t, r.Inherent.Known() || r.Current.Known() || r.TakenOff.Known())

	assert.False(t, totals.StandAlone.Known())
	assert.Equal(t, []string{"All, each alone", "not known", "not known", ""}, totals.Table(report.Names{}).Totals[0])
}

// An estimate without a range is refused, and not taken for £0 to £0.
func TestTotal_OfAnEstimateWithoutARange(t *testing.T) {
	t.Parallel()
	p := three()
	p.Exposures[1].Estimate = risk.Estimate{Probability: qty("0.5"), Shape: risk.FixedShape}
	all, err := p.Total()
	require.EqualError(t, err, "exposures[1].estimate.least: required\nexposures[1].estimate.most: required")
	assert.Equal(t, quant.PortfolioTotal{}, all)
	_, err = three().Worth(qty("80"), []quant.ProposedAction{{ID: "x", Risk: "b", After: p.Exposures[1].Estimate}})
	require.EqualError(t, err, "actions[0].after.least: required\nactions[0].after.most: required")
}

// Where no risk is estimated nothing is known of the total: it is not £0.
func TestTotal_OfNothingEstimated(t *testing.T) {
	t.Parallel()
	p := shared()
	for i := range p.Exposures {
		p.Exposures[i].Estimate = risk.Estimate{}
	}
	all, err := p.Total()
	require.NoError(t, err)
	assert.Equal(t, quant.PortfolioTotal{NotEstimated: all.NotEstimated, CountedDouble: []risk.RiskID{}}, all)
	assert.Len(t, all.NotEstimated, len(p.Exposures))
	table := all.Table(report.Names{})
	assert.Equal(t, []string{"95 of 100 cases", "not known", "not known"}, table.Rows[4])
	assert.Len(t, table.Notes, 1)
	assert.NotContains(t, table.Notes[0], "lower bound")

	totals, err := p.ByMember(qty("80"))
	require.NoError(t, err)
	assert.False(t, totals.Pooled.Known() || totals.PooledMean.Known() || totals.StandAlone.Known() || totals.Benefit.Known())
	assert.Equal(t, []quant.MemberTotal{{Org: "harrow"}, {Org: "barnet"}}, totals.Members)
	for by, figure := range map[quant.AllocationBasis]string{quant.ByMean: "mean", quant.ByCovariance: "mean", quant.ByTail: "in_tail", quant.ByStandAlone: "stand_alone"} {
		_, err = totals.Allocate(pounds(1), by)
		assert.EqualError(t, err, fmt.Sprintf("members[0].%s: required\nmembers[1].%s: required", figure, figure))
	}
	assert.Equal(t, "What pooling saves is not known.", totals.Table(report.Names{}).Summary)

	c, err := p.Contributions(qty("80"))
	require.NoError(t, err)
	assert.Equal(t, quant.Contributions{Percent: qty("80"), Risks: []quant.Contribution{}, NotEstimated: all.NotEstimated}, c)

	w, err := p.Worth(qty("80"), []quant.ProposedAction{{ID: "x", Risk: p.Exposures[0].ID, Cost: pounds(1), After: fixed("0.5", 100)}})
	require.NoError(t, err)
	assert.False(t, w.Before.Known())
	assert.Equal(t, quant.Worth{Action: "x", Risk: p.Exposures[0].ID, Cost: pounds(1), After: pounds(100)}, w.Actions[0])
}

// What an action takes off a risk that nobody has estimated is not known, though the total
// after it is; and the report names what is left out.
func TestWorth_OfARiskThatIsNotEstimated(t *testing.T) {
	t.Parallel()
	p := three()
	p.Exposures[2].Estimate = risk.Estimate{}
	w, err := p.Worth(qty("50"), []quant.ProposedAction{
		{ID: "x", Risk: "c", Cost: pounds(1), After: fixed("1", 200)},
		{ID: "y", Risk: "a", Cost: pounds(10), After: fixed("0", 100)},
	})
	require.NoError(t, err)
	assert.Equal(t, []risk.RiskID{"c"}, w.NotEstimated)
	assert.True(t, w.AtLeast)
	assert.Equal(t, pounds(50), w.Before, "nothing in 35 of 100 cases, £50 in 15 more")
	assert.Equal(t, quant.Worth{Action: "x", Risk: "c", Cost: pounds(1), After: pounds(250)}, w.Actions[0])
	assert.Equal(t, quant.Worth{Action: "y", Risk: "a", Cost: pounds(10), After: pounds(0), TakesOff: pounds(50), OffMean: pounds(50), Net: pounds(40)}, w.Actions[1])
	assert.Equal(t, []string{"Not estimated, and left out: c. Every total is a lower bound."}, notes(w.Table(report.Names{})))
}

// A risk about an item with optimism bias is found.
func TestTotal_CountedDouble(t *testing.T) {
	t.Parallel()
	p := three()
	p.Exposures[1].Estimate.Item, p.Exposures[2].Estimate.Item = "build", "fit-out"
	p.BiasedItems = []string{"build", "land"}
	assert.Equal(t, []risk.RiskID{"b"}, total(t, p).CountedDouble)
}

// A cause that does not fit the inherent estimates is an error that says so.
func TestReduction_WithACause(t *testing.T) {
	t.Parallel()
	p := three()
	p.Causes = []quant.Cause{raising("0.5", "0.6")}
	p.Exposures[0].Inherent = fixed("0.9", 100)
	_, err := p.Reduction(qty("80"))
	assert.EqualError(t, err, "causes[0].raises[0].to: without controls: 0.6 is less likely than without a cause, 0.9: out of order")
	p.Exposures[0].Inherent = fixed("0.55", 200)
	p.Exposures[0].Inherent.Stage = risk.InherentStage
	r, err := p.Reduction(qty("80"))
	require.NoError(t, err)
	assert.Equal(t, quant.Reduction{
		Percent: qty("80"), Inherent: pounds(200), Current: pounds(100), TakenOff: pounds(100),
		InherentMean: pounds(110), CurrentMean: pounds(50), Left: []risk.RiskID{"b", "c"},
	}, r)
}
