package costing_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
)

// The tests of this file write the bases that real agreements use as schemes. The
// number is that of the table of bases; the figures can be checked by hand.

func TestRow01FixedPercentages(t *testing.T) {
	t.Parallel()
	crematorium := simple(costing.Basis{Kind: costing.FixedShares, Shares: shares("durham 80 spennymoor 20")})
	// A surplus is a cost below nothing: everyone is paid.
	s := state(t, crematorium, year("-1041250.00"), "durham spennymoor", costing.Facts{})
	assert.Equal(t, "durham -833000.00, spennymoor -208250.00", paid(s))
	assert.Equal(t, "durham -833000.00 (80), spennymoor -208250.00 (20)", worked(s.Steps[0]))
}

func TestRow02Equal(t *testing.T) {
	t.Parallel()
	equal := simple(costing.Basis{Kind: costing.EqualShares})
	s := state(t, equal, year("100.00"), "c b a", costing.Facts{})
	assert.Equal(t, "c 33.33, b 33.33, a 33.34", paid(s), "the spare penny goes to the first id, wherever it stands")
	s = state(t, equal, year("100.00"), "c b", costing.Facts{})
	assert.Equal(t, "c 50.00, b 50.00", paid(s), "one has left")
}

func TestRow03Population(t *testing.T) {
	t.Parallel()
	s := state(t, simple(byDriver("population-2020")), year("1000.00"), "leeds york", facts("population-2020 leeds 800000 york 200000"))
	assert.Equal(t, "leeds 800.00, york 200.00", paid(s))
	assert.Equal(t, "population-2020", s.Steps[0].Measure)
}

func TestRow04CouncilTaxBase(t *testing.T) {
	t.Parallel()
	s := state(t, simple(byDriver("band-d-2025")), year("90.00"), "a b", facts("band-d-2025 a 70000.5 b 34999.5"))
	// 105,000 equivalents: 90 × 70,000.5 ÷ 105,000 = 60.000428…
	assert.Equal(t, "a 60.00, b 30.00", paid(s))
}

// South Hams and West Devon, 2021/22: whole percentages, and splits in use that
// are re-opened only beyond 3 points.
func TestRow05CaseloadSouthHamsWestDevon(t *testing.T) {
	t.Parallel()
	for _, line := range []struct{ name, counts, inUse, want string }{
		{"calls", "sh 77297 wd 32158", "", "sh 71.00, wd 29.00"},
		{"planning applications", "sh 1936 wd 734", "sh 75 wd 25", "sh 75.00, wd 25.00"},
		{"enforcement", "sh 439 wd 155", "sh 75 wd 25", "sh 75.00, wd 25.00"},
		{"housing benefit", "sh 182 wd 133", "sh 60 wd 40", "sh 60.00, wd 40.00"},
		{"council-tax properties", "sh 45670 wd 26345", "", "sh 63.00, wd 37.00"},
		{"leisure centres", "sh 4 wd 2", "", "sh 67.00, wd 33.00"},
	} {
		basis := costing.Basis{Kind: costing.RoundedShares, Driver: "cases"}
		if line.inUse != "" {
			basis.DeadBand, basis.InUse = qty("3"), shares(line.inUse)
		}
		// The rateable value is recorded; no scheme uses it.
		f := facts("cases "+line.counts, "rateable-value sh 86747206 wd 32839979")
		assert.Equal(t, line.want, paid(state(t, simple(basis), year("100.00"), "sh wd", f)), line.name)
		assert.Len(t, f.Figures(), 4)
	}
}

// Three Rivers and Watford: each line has its own driver.
func TestRow06DriverPerLine(t *testing.T) {
	t.Parallel()
	f := facts("headcount three-rivers 270 watford 730", "pcs three-rivers 400 watford 600")
	assert.Equal(t, "three-rivers 27.00, watford 73.00", paid(state(t, simple(byDriver("headcount")), year("100.00"), "three-rivers watford", f)))
	assert.Equal(t, "three-rivers 40.00, watford 60.00", paid(state(t, simple(byDriver("pcs")), year("100.00"), "three-rivers watford", f)))
}

// A fire authority: 50% by calls, 30% by population, 20% by market value.
func TestRow07Composite(t *testing.T) {
	t.Parallel()
	composite := simple(costing.Basis{Kind: costing.CompositeShares, Of: []costing.Part{
		{Share: percent("50"), Basis: byDriver("calls")},
		{Share: percent("30"), Basis: byDriver("population")},
		{Basis: byDriver("value")},
	}})
	f := facts("calls a 1 b 2", "population a 1 b 5", "value a 3 b 4")
	s := state(t, composite, year("1000.00"), "a b", f)
	// a: 1000 × (0.5 ÷ 3 + 0.3 ÷ 6 + 0.2 × 3 ÷ 7) = 166.66… + 50 + 85.714… = 302.38095
	assert.Equal(t, "a 302.38, b 697.62", paid(s))
	assert.Equal(t, "a 302.38 (30.238095), b 697.62 (69.761905)", worked(s.Steps[0]))
	// Pool by pool, 0.10 rounds three times: 0.02 + 0.01 + 0.01 = 0.04. Once, it is 0.0302….
	assert.Equal(t, "a 0.03, b 0.07", paid(state(t, composite, year("0.10"), "a b", f)))
	assert.Equal(t, "a -302.38, b -697.62", paid(state(t, composite, year("-1000.00"), "a b", f)))
}

// Somerset Waste, September 2018: the county bears 45.76%, the districts share
// the rest by properties. The counts here have the proportions of the published
// percentages.
func TestRow08TwoStageSomerset(t *testing.T) {
	t.Parallel()
	members := "somerset mendip sedgemoor south-somerset west-taunton"
	districts := orgs("mendip sedgemoor south-somerset west-taunton")
	tiers := []costing.Part{
		{Name: "County", Clause: "S1", Share: percent("45.76"), Among: orgs("somerset"), Basis: costing.Basis{Kind: costing.EqualShares}},
		{Name: "Districts", Clause: "S2", Share: percent("54.24"), Among: districts, Basis: byDriver("properties")},
	}
	f := facts("properties mendip 10950 sedgemoor 11630 south-somerset 16330 west-taunton 15330")
	const want = "somerset 4576.00, mendip 1095.00, sedgemoor 1163.00, south-somerset 1633.00, west-taunton 1533.00"
	s := state(t, costing.Scheme{Name: "tiers", Parts: tiers}, year("10000.00"), members, f)
	assert.Equal(t, want, paid(s))
	assert.Equal(t, "somerset 4576.00", worked(s.Steps[0]))
	fixed := simple(costing.Basis{Kind: costing.FixedShares, Shares: shares("somerset 45.76 mendip 10.95 sedgemoor 11.63 south-somerset 16.33 west-taunton 15.33")})
	assert.Equal(t, want, paid(state(t, fixed, year("10000.00"), members, f)), "as published")
	nested := simple(costing.Basis{Kind: costing.CompositeShares, Of: tiers})
	assert.Equal(t, want, paid(state(t, nested, year("10000.00"), members, f)), "tiers inside a basis")
}

// Areas of 124.57 square miles, as percentages to one decimal.
func TestRow08AreaSplit(t *testing.T) {
	t.Parallel()
	basis := costing.Basis{Kind: costing.RoundedShares, Driver: "area", Decimals: 1}
	s := state(t, simple(basis), year("1000.00"), "a b c d e", facts("area a 29.7 b 35.1 c 35.1 d 23.7 e 0.97"))
	assert.Equal(t, "a 238.00 (23.8), b 282.00 (28.2), c 282.00 (28.2), d 190.00 (19), e 8.00 (0.8)", worked(s.Steps[0]))
}

func TestRow09HoursAtARate(t *testing.T) {
	t.Parallel()
	hours := simple(costing.Basis{Kind: costing.Metered, Driver: "hours", Rate: qty("62.5")})
	s := state(t, hours, year("130000.00"), "harrow barnet", facts("hours harrow 1200 barnet 800.5"))
	assert.Equal(t, "harrow 75000.00, barnet 50031.25", paid(s))
	assert.Equal(t, pounds("4968.75"), s.Residual, "what the hours do not pay for is shown")
}

// Western Riverside, 2022/23: the tonnage charge, then a levy on the tax base for
// the rest. The published amounts stand for tonnes and tax bases, in £000.
func TestRow10RateAndLevyWesternRiverside(t *testing.T) {
	t.Parallel()
	scheme := costing.Scheme{Name: "levy", Rounding: costing.ToThousand, Parts: []costing.Part{
		{Name: "Tonnage", Basis: costing.Basis{Kind: costing.Metered, Driver: "tonnage", Rate: qty("1000")}},
		{Name: "Levy", Basis: byDriver("tax-base")},
	}}
	f := facts("tonnage hf 9757 kc 9392 lambeth 15463 wandsworth 14389", "tax-base hf 862 kc 1019 lambeth 1165 wandsworth 1446")
	s := state(t, scheme, year("53493000.00"), "hf kc lambeth wandsworth", f)
	assert.Equal(t, "hf 9757000.00 (9757), kc 9392000.00 (9392), lambeth 15463000.00 (15463), wandsworth 14389000.00 (14389)", worked(s.Steps[0]))
	assert.Equal(t, "hf 862000.00 (862), kc 1019000.00 (1019), lambeth 1165000.00 (1165), wandsworth 1446000.00 (1446)", worked(s.Steps[1]))
	assert.Equal(t, "hf 10619000.00, kc 10411000.00, lambeth 16628000.00, wandsworth 15835000.00", paid(s))
	assert.Equal(t, pounds("0.00"), s.Residual)
	// £1,600 more does not reach anyone's next £1,000: each has £401 more or so.
	s = state(t, scheme, year("53494600.00"), "hf kc lambeth wandsworth", f)
	assert.Equal(t, "hf 10619000.00, kc 10411000.00, lambeth 16628000.00, wandsworth 15836000.00", paid(s))
	assert.Equal(t, pounds("600.00"), s.Residual, "rounding to £1,000 leaves a residual, and it is reported")
}

func TestRow11GuaranteedMinimum(t *testing.T) {
	t.Parallel()
	f := facts("tonnes bury 80 bolton 150", "guaranteed bury 100 bolton 100")
	metered := simple(costing.Basis{Kind: costing.Metered, Driver: "tonnes", Minimum: "guaranteed", Rate: qty("90")})
	s := state(t, metered, year("22500.00"), "bury bolton", f)
	assert.Equal(t, "bury 9000.00 (100), bolton 13500.00 (150)", worked(s.Steps[0]), "bury pays for 100 tonnes, and bolton no more")
	shares := simple(costing.Basis{Kind: costing.DriverShares, Driver: "tonnes", Minimum: "guaranteed"})
	assert.Equal(t, "bury 400.00, bolton 600.00", paid(state(t, shares, year("1000.00"), "bury bolton", f)))
}

// Nobody pays more than before; who bears what that leaves is part of the rule.
func TestRow12Dampening(t *testing.T) {
	t.Parallel()
	f := facts("use wyre 50 redditch 30 malvern 20", "paid-2024 wyre 400 redditch 350 malvern 250")
	noLoser := costing.Adjustment{Kind: costing.ChargeCap, Name: "No loser", Clause: "7", Percent: qty("100"), Driver: "paid-2024"}
	for _, c := range []struct {
		name, want, residual string
		change               func(a *costing.Adjustment)
	}{
		// wyre 500 → 400; the others have room for 50 each; 60 and 40 would pass redditch's limit.
		{"the others", "wyre 400.00, redditch 350.00, malvern 250.00", "0.00", func(*costing.Adjustment) {}},
		{"nobody", "wyre 400.00, redditch 300.00, malvern 200.00", "100.00", func(a *costing.Adjustment) { a.Unborne = true }},
		{"one, as far as it has room", "wyre 400.00, redditch 300.00, malvern 250.00", "50.00", func(a *costing.Adjustment) { a.BorneBy = orgs("malvern") }},
		{"one without a limit", "wyre 400.00, redditch 300.00, malvern 300.00", "0.00", func(a *costing.Adjustment) {
			a.BorneBy, a.Among = orgs("malvern"), orgs("wyre redditch")
		}},
		{"two", "wyre 400.00, redditch 360.00, malvern 240.00", "0.00", func(a *costing.Adjustment) {
			a.BorneBy, a.Among = orgs("malvern redditch"), orgs("wyre")
		}},
	} {
		a := noLoser
		c.change(&a)
		s := state(t, simple(byDriver("use"), a), year("1000.00"), "wyre redditch malvern", f)
		assert.Equal(t, c.want, paid(s), c.name)
		assert.Equal(t, pounds(c.residual), s.Residual, c.name)
	}
}

// Everyone is within 10% of the mean burden; compensation goes by budgets.
func TestRow13CollarWithCompensation(t *testing.T) {
	t.Parallel()
	f := facts("calls a 300 b 200 c 500", "budget a 4000 b 3000 c 3000")
	s := state(t, simple(byDriver("calls"), costing.Adjustment{Kind: costing.Collar, Name: "Collar", Percent: qty("10"), Driver: "budget"}), year("1000.00"), "a b c", f)
	// The mean burden is 0.10. a may pay 360 to 440, b and c 270 to 330. Raised and
	// cut to that they pay 360 + 270 + 330 = 960; 40 more go 4 : 3 to a and b.
	assert.Equal(t, "a 382.86, b 287.14, c 330.00", paid(s))
	assert.Equal(t, "a 82.86, b 87.14, c -170.00", worked(s.Steps[1]))
	assert.Equal(t, pounds("0.00"), s.Residual)
}

// Centennial fire district, as Lino Lakes has it: the mean is that of the burdens of the
// three members, 59.30, 82.33 and 69.55, which is 70.39, and what a member is spared is
// paid in proportion to the charges.
func TestRow13CollarAroundThePlainMean(t *testing.T) {
	t.Parallel()
	amounts := costing.Basis{Kind: costing.FixedAmounts, Amounts: []costing.Portion{
		{Org: "blaine", Amount: pounds("593000.00")}, {Org: "circle-pines", Amount: pounds("123500.00")}, {Org: "lino-lakes", Amount: pounds("153000.00")},
	}}
	f := facts("budget blaine 10000 circle-pines 1500 lino-lakes 2200")
	collar := costing.Adjustment{Kind: costing.Collar, Name: "Collar", Percent: qty("10"), Driver: "budget", Mean: costing.PlainMean, Proportion: costing.ByCharge}
	s := state(t, simple(amounts, collar), year("869500.00"), "blaine circle-pines lino-lakes", f)
	// 63.353636 to 77.432222: blaine pays 633,536.36 at least. circle-pines is cut to
	// 116,148.33, and 33,184.70 are saved 116,148 : 153,000; but lino-lakes pays 139,378.00
	// at least, and the rest is saved by circle-pines.
	assert.Equal(t, "blaine 633536.36, circle-pines 96585.64, lino-lakes 139378.00", paid(s))
	assert.Equal(t, pounds("633536.36"), s.Steps[1].Workings[0].AtLeast)
	assert.Equal(t, pounds("774322.23"), s.Steps[1].Workings[0].AtMost, "to the penny next outside")
	assert.Equal(t, "within 10% of the plain mean burden on budget, the difference borne or saved by the others in proportion to their charges", plain(s.Steps[1]))
	_, err := simple(amounts, collar).Statement(year("869500.00"), orgs("blaine circle-pines lino-lakes"), facts("budget blaine 10000 circle-pines 1500 lino-lakes 0"))
	require.EqualError(t, err, "adjustments[0].driver: line legal: there is no plain mean burden on budget: the charges are below 0, or figures are 0: invalid")
}

func TestRow15DeadBand(t *testing.T) {
	t.Parallel()
	basis := costing.Basis{Kind: costing.RoundedShares, Driver: "cases", DeadBand: qty("3"), InUse: shares("sh 75 wd 25")}
	for _, c := range []struct{ cases, want, remark string }{
		{"sh 72 wd 28", "sh 75.00, wd 25.00", "kept"},                                        // 3 points off: not more than 3
		{"sh 7199999 wd 2800001", "sh 72.00, wd 28.00", "beyond"},                            // 3.00001 points off
		{"sh 7800001 wd 2199999", "sh 78.00, wd 22.00", "beyond"},                            // on the other side
		{"sh 715 wd 285", "sh 72.00, wd 28.00", "beyond"},                                    // 71.5: the first id gets the half
		{"sh 727.51 wd 272.49", "sh 75.00, wd 25.00", "kept"},                                // the actual is not rounded first
		{"sh 86747206 wd 32839979", "sh 75.00, wd 25.00", "are kept"},                        // 72.539%
		{"sh 60 wd 40", "sh 60.00, wd 40.00", "not kept"},                                    // far off
		{"sh 75 wd 25", "sh 75.00, wd 25.00", "the shares in use, sh 75%, wd 25%, are kept"}, // the same
	} {
		s := state(t, simple(basis), year("100.00"), "sh wd", facts("cases "+c.cases))
		assert.Equal(t, c.want, paid(s), c.cases)
		assert.Contains(t, plain(s.Steps[0]), c.remark, c.cases)
	}
}

func TestRow17CoreAndSpecific(t *testing.T) {
	t.Parallel()
	scheme := costing.Scheme{Name: "core and specific", Parts: []costing.Part{
		{Name: "Specific", Clause: "5.2", Basis: costing.Basis{Kind: costing.Metered, Driver: "own-costs", Rate: qty("1")}},
		{Name: "Core", Clause: "5.1", Basis: costing.Basis{Kind: costing.FixedShares, Shares: shares("vale 60 bridgend 40")}},
	}}
	s := state(t, scheme, year("1000.00"), "vale bridgend", facts("own-costs vale 120.5 bridgend 79.5"))
	assert.Equal(t, "vale 600.50, bridgend 399.50", paid(s)) // 120.50 + 480, 79.50 + 320
}

func TestRow18HostFee(t *testing.T) {
	t.Parallel()
	f := facts("use host 50 b 30 c 20")
	fee := costing.Adjustment{Kind: costing.Fee, Name: "Fee", Percent: qty("8"), Host: "host"}
	onTop := costing.Adjustment{Kind: costing.Fee, Name: "Mark-up", Percent: qty("10")}
	byAll := fee
	byAll.Among = orgs("host b c")
	s := state(t, simple(byDriver("use"), fee), year("1000.00"), "host b c", f)
	assert.Equal(t, "host 460.00, b 324.00, c 216.00", paid(s), "the others pay 24 and 16 to the host")
	s = state(t, simple(byDriver("use"), byAll), year("1000.00"), "host b c", f)
	assert.Equal(t, "host 460.00, b 324.00, c 216.00", paid(s), "what the host pays itself changes nothing")
	assert.Equal(t, pounds("0.00"), s.Added)
	s = state(t, simple(byDriver("use"), onTop), year("1000.00"), "host b c", f)
	assert.Equal(t, "host 550.00, b 330.00, c 220.00", paid(s))
	assert.Equal(t, pounds("100.00"), s.Added)
	s = state(t, simple(byDriver("use"), onTop), year("-1000.00"), "host b c", f)
	assert.Equal(t, "host -550.00, b -330.00, c -220.00", paid(s))
	assert.Equal(t, pounds("-100.00"), s.Added)
}

// Who leaves pays 100, 80, 60, 40 and 20% of its share, year by year.
func TestRow22PhaseOutLadder(t *testing.T) {
	t.Parallel()
	ladder := rungs("2022-04-01 100 2023-04-01 80 2024-04-01 60 2025-04-01 40 2026-04-01 20 2027-04-01 0")
	scheme := simple(costing.Basis{Kind: costing.FixedShares, Shares: shares("a 50 b 30 leaver 20")},
		costing.Adjustment{Kind: costing.PhaseOut, Name: "Leaving", Clause: "9", Among: orgs("leaver"), Ladder: ladder})
	for day, want := range map[string]string{
		"2022/23": "a 500.00, b 300.00, leaver 200.00",
		"2023/24": "a 525.00, b 315.00, leaver 160.00", // 40 to share 5 : 3
		"2025/26": "a 575.00, b 345.00, leaver 80.00",
		"2030/31": "a 625.00, b 375.00, leaver 0.00",
	} {
		cost := costing.Cost{Line: "waste", Term: costing.MustFinancialYear(day).Term(), Total: pounds("1000.00")}
		assert.Equal(t, want, paid(state(t, scheme, cost, "a b leaver", costing.Facts{})), day)
	}
}

// rungs reads pairs of a day and a percentage.
func rungs(text string) []costing.Rung {
	var all []costing.Rung
	for _, s := range shares(text) {
		all = append(all, costing.Rung{From: date(string(s.Org)), Share: s.Fraction})
	}
	return all
}

// The waste levy regulations of 2006: 33.3% of the new basis in the first year,
// 66.6% in the second, all of it then.
func TestRow23TransitionBlend(t *testing.T) {
	t.Parallel()
	scheme := simple(costing.Basis{Kind: costing.CompositeShares, Of: []costing.Part{
		{Name: "New", Ladder: rungs("2006-04-01 33.3 2007-04-01 66.6 2008-04-01 100"), Basis: byDriver("tonnes")},
		{Name: "Old", Basis: byDriver("tax-base")},
	}})
	f := facts("tonnes a 20 b 80", "tax-base a 50 b 50")
	for day, want := range map[string]string{
		"2006/07": "a 400.10, b 599.90", // 0.333 × 200 + 0.667 × 500
		"2007/08": "a 300.20, b 699.80", // 0.666 × 200 + 0.334 × 500
		"2008/09": "a 200.00, b 800.00",
		"2019/20": "a 200.00, b 800.00",
	} {
		cost := costing.Cost{Line: "waste", Term: costing.MustFinancialYear(day).Term(), Total: pounds("1000.00")}
		s := state(t, scheme, cost, "a b", f)
		assert.Equal(t, want, paid(s), day)
		assert.Regexp(t, `^all \((33.3|66.6|100)% \(since 200[678]-04-01\) by tonnes and the rest by tax-base\)$`, plain(s.Steps[0]))
	}
}

// North Devon building control: earned income drives the share of the cost.
func TestRow24EarnedIncome(t *testing.T) {
	t.Parallel()
	s := state(t, simple(byDriver("fee-income-q1")), year("10000.00"), "north-devon mid-devon", facts("fee-income-q1 north-devon 292150 mid-devon 207850"))
	assert.Equal(t, "north-devon 5843.00, mid-devon 4157.00", paid(s))
}

func TestRow25DaysAtARate(t *testing.T) {
	t.Parallel()
	days := simple(costing.Basis{Kind: costing.Metered, Driver: "audit-days", Rate: qty("315.55")})
	s := state(t, days, year("0.00"), "a b", facts("audit-days a 100.5 b 0"))
	// 100.5 × 315.55 = 31,712.775, half up
	assert.Equal(t, "a 31712.78, b 0.00", paid(s))
	assert.Equal(t, pounds("-31712.78"), s.Residual)
}

// A hosting charge that is fixed for five years and then follows prices, and a
// recycling credit that rises 3% each 1 April.
func TestIndexation(t *testing.T) {
	t.Parallel()
	index := []costing.Figure{
		{Driver: "cpi-now", Value: qty("126"), Source: "ONS D7BT", On: date("2025-09-30")},
		{Driver: "cpi-then", Value: qty("120"), Source: "ONS D7BT", On: date("2020-09-30")},
	}
	f, err := costing.NewFacts(append(index, figures("use a 3 b 1")...))
	require.NoError(t, err)
	for _, c := range []struct{ year, rise, want string }{
		{"2024/25", "index", "a 300.00, b 100.00"},
		{"2025/26", "index", "a 315.00, b 105.00"},
		{"2027/28", "index", "a 315.00, b 105.00"},
		{"2024/25", "yearly", "a 300.00, b 100.00"},
		{"2025/26", "yearly", "a 309.00, b 103.00"},
		{"2026/27", "yearly", "a 318.27, b 106.09"},
	} {
		a := costing.Adjustment{Kind: costing.Indexation, Name: "Prices", From: date("2025-04-01"), Percent: qty("3")}
		if c.rise == "index" {
			a.Percent, a.Driver, a.Base = partnership.Quantity{}, "cpi-now", "cpi-then"
		}
		cost := costing.Cost{Line: "waste", Term: costing.MustFinancialYear(c.year).Term(), Total: pounds("400.00")}
		s := state(t, simple(byDriver("use"), a), cost, "a b", f)
		assert.Equal(t, c.want, paid(s), c)
	}
}

func TestMinimumCharge(t *testing.T) {
	t.Parallel()
	minimum := costing.Adjustment{Kind: costing.MinimumCharge, Name: "Minimum", Amount: pounds("150.00")}
	f := facts("use a 600 b 300 c 100")
	s := state(t, simple(byDriver("use"), minimum), year("1000.00"), "a b c", f)
	assert.Equal(t, "a 566.67, b 283.33, c 150.00", paid(s)) // 50 less to share 2 : 1
	s = state(t, simple(byDriver("use"), minimum), year("-1000.00"), "a b c", f)
	assert.Equal(t, "a -566.67, b -283.33, c -150.00", paid(s))
	s = state(t, simple(byDriver("use"), minimum), year("300.00"), "a b c", f)
	assert.Equal(t, "a 150.00, b 150.00, c 150.00", paid(s))
	assert.Equal(t, pounds("-150.00"), s.Residual, "minima above the total are too much, and it is said")
	part := minimum
	part.Among, part.Amount = orgs("c"), pounds("2000.00")
	s = state(t, simple(byDriver("use"), part), year("1000.00"), "a b c", f)
	assert.Equal(t, "a 0.00, b 0.00, c 2000.00", paid(s), "nobody saves more than it pays")
}

// Statutory rounding: Local Government Finance Act 1988, Schedule 8, paragraph 12.
func TestRounding(t *testing.T) {
	t.Parallel()
	f := facts("own a 1250 b 1250.01 c 349.99 d 50.49 e 1500.5")
	metered := simple(costing.Basis{Kind: costing.Metered, Driver: "own", Rate: qty("1")})
	for _, c := range []struct {
		rounding       costing.Rounding
		want, residual string
	}{
		{"", "a 1250.00, b 1250.01, c 349.99, d 50.49, e 1500.50", "0.00"},
		{costing.ToPenny, "a 1250.00, b 1250.01, c 349.99, d 50.49, e 1500.50", "0.00"},
		{costing.ToPound, "a 1250.00, b 1250.00, c 350.00, d 50.00, e 1501.00", "-0.01"},
		{costing.ToHundredHalfDown, "a 1200.00, b 1300.00, c 300.00, d 100.00, e 1500.00", "0.99"},
		{costing.ToThousand, "a 1000.00, b 1000.00, c 0.00, d 0.00, e 2000.00", "400.99"},
	} {
		metered.Rounding = c.rounding
		s := state(t, metered, year("4400.99"), "a b c d e", f)
		assert.Equal(t, c.want, paid(s), c.rounding)
		assert.Equal(t, c.residual, s.Residual.String(), c.rounding)
	}
	refund := simple(costing.Basis{Kind: costing.EqualShares})
	refund.Rounding = costing.ToHundredHalfDown
	s := state(t, refund, year("-300.02"), "a b", costing.Facts{})
	assert.Equal(t, "a -200.00, b -200.00", paid(s))
	assert.Equal(t, pounds("99.98"), s.Residual)
}

// Orbis Public Law: use more than 10% off the agreed leads to a review.
func TestRow14UseTrigger(t *testing.T) {
	t.Parallel()
	agreed := weights("surrey 1000 east-sussex 1000 brighton 1000")
	review, err := costing.UseTriggers(agreed, weights("surrey 1100 east-sussex 1101 brighton 899"), qty("10"))
	require.NoError(t, err)
	assert.Equal(t, orgs("east-sussex brighton"), review, "exactly 10% off is not more")
}
