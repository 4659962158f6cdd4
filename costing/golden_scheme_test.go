package costing_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// bases is a basis of every kind, with all of its fields.
func bases() []costing.Basis {
	return []costing.Basis{
		{Kind: costing.EqualShares},
		{Kind: costing.FixedShares, Shares: shares("harrow 65 barnet 35")},
		{Kind: costing.DriverShares, Driver: "tonnes", Minimum: "guaranteed-tonnes"},
		{
			Kind: costing.RoundedShares, Driver: "caseload", Minimum: "guaranteed-caseload", Decimals: 1,
			DeadBand: qty("3"), InUse: shares("harrow 60.5 barnet 39.5"),
		},
		{Kind: costing.CompositeShares, Of: []costing.Part{
			{Share: percent("50"), Basis: byDriver("calls")},
			{Clause: "4.1(b)", Ladder: rungs("2025-04-01 33.3 2026-04-01 66.6"), Among: orgs("harrow"), Basis: costing.Basis{Kind: costing.EqualShares}},
			{Name: "The rest", Basis: byDriver("population-2024")},
		}},
		{Kind: costing.Metered, Driver: "hours", Minimum: "committed-hours", Rate: qty("62.5")},
		{Kind: costing.FixedAmounts, Amounts: []costing.Portion{{Org: "harrow", Amount: pounds("24000.00")}, {Org: "barnet", Amount: pounds("0.00")}}},
	}
}

// adjustments is an adjustment of every kind, with all of its fields.
func adjustments() []costing.Adjustment {
	return []costing.Adjustment{
		{Kind: costing.MinimumCharge, Name: "Minimum", Clause: "5.1", Among: orgs("harrow"), Amount: pounds("500.00"), BorneBy: orgs("barnet")},
		{Kind: costing.ChargeCap, Name: "No loser", Clause: "5.2", Percent: qty("100"), Driver: "charge-2024-25", Unborne: true},
		{Kind: costing.Collar, Name: "Collar", Clause: "5.3", Percent: qty("10"), Driver: "budget-2025-26", Mean: costing.PlainMean, Proportion: costing.ByCharge},
		{Kind: costing.PhaseOut, Name: "Leaving", Clause: "5.4", Among: orgs("barnet"), Ladder: rungs("2025-04-01 80 2026-04-01 60")},
		{Kind: costing.Fee, Name: "Host fee", Clause: "5.5", Percent: qty("8"), Host: "harrow"},
		{Kind: costing.Indexation, Name: "Prices", Clause: "5.6", From: date("2025-04-01"), Driver: "cpi-2025-09", Base: "cpi-2020-09"},
		{Kind: costing.Credit, Name: "Rebate", Clause: "5.7", Among: orgs("barnet"), Percent: qty("5"), PercentOf: costing.OfParts, Proportion: costing.ByDriver, ProportionDriver: "calls"},
	}
}

func TestGoldenSchemes(t *testing.T) {
	t.Parallel()
	for i, kind := range costing.BasisKinds() {
		basis := bases()[i]
		require.Equal(t, kind, basis.Kind)
		fieldtest.Golden(t, "testdata/golden/"+"basis-"+string(kind)+".json", simple(basis))
	}
	fieldtest.Golden(t, "testdata/golden/"+"basis-rounded-parts"+".json", simple(costing.Basis{Kind: costing.RoundedShares, Of: []costing.Part{
		{Share: percent("50"), Basis: byDriver("calls")}, {Basis: byDriver("population-2024")},
	}}))
	fieldtest.Golden(t, "testdata/golden/"+"part-surplus"+".json", costing.Scheme{Name: "schedule 2", Parts: []costing.Part{
		{Name: "Rate", Clause: "clause 5", Ladder: rungs("2025-04-01 66.6 2026-04-01 33.3"), Basis: costing.Basis{Kind: costing.Metered, Driver: "hours", Rate: qty("62.5")}},
		{Name: "The rest", Surplus: true, Basis: costing.Basis{Kind: costing.EqualShares}},
	}})
	for i, kind := range costing.AdjustmentKinds() {
		adjustment := adjustments()[i]
		require.Equal(t, kind, adjustment.Kind)
		scheme := simple(costing.Basis{Kind: costing.EqualShares}, adjustment)
		scheme.Rounding = costing.ToHundredHalfDown
		fieldtest.Golden(t, "testdata/golden/"+"adjustment-"+string(kind)+".json", scheme)
	}
}

// document is a list of figures with one method more.
type document struct {
	Figures []costing.Figure `json:"figures"`
}

func (d document) Validate() error {
	_, err := costing.NewFacts(d.Figures)
	return err
}

func TestGoldenRecords(t *testing.T) {
	t.Parallel()
	fieldtest.Golden(t, "testdata/golden/"+"schedule"+".json", hr())
	fieldtest.Golden(t, "testdata/golden/"+"figures"+".json", document{append(figures("hours harrow 1200.5 barnet 0"),
		costing.Figure{Driver: "cpi-2025-09", Value: qty("138.9"), Source: "ONS D7BT", On: date("2025-10-22")},
		costing.Figure{Driver: "hours", Org: "brent", Source: "not returned yet", On: date("2025-03-31")})})
	statements, err := hr().Statements(costing.Cost{Line: "hr", Term: costing.MustFinancialYear("2025/26").Term(), Total: pounds("365000.00")}, costing.Facts{})
	require.NoError(t, err)
	joined, err := costing.Join(statements)
	require.NoError(t, err)
	fieldtest.Golden(t, "testdata/golden/"+"statement"+".json", joined)
}

// Every kind that is listed has a rule: a scheme of it can be calculated.
func TestEveryKindIsCalculated(t *testing.T) {
	t.Parallel()
	index := []costing.Figure{
		{Driver: "cpi-2025-09", Value: qty("138.9"), Source: "ONS", On: date("2025-10-22")},
		{Driver: "cpi-2020-09", Value: qty("109.4"), Source: "ONS", On: date("2020-10-21")},
	}
	f, err := costing.NewFacts(append(index, figures(
		"tonnes harrow 3 barnet 4", "guaranteed-tonnes harrow 1 barnet 1", "caseload harrow 60 barnet 40",
		"guaranteed-caseload harrow 0 barnet 0", "calls harrow 1 barnet 2", "population-2024 harrow 5 barnet 6",
		"hours harrow 1 barnet 1", "committed-hours harrow 2 barnet 2", "charge-2024-25 harrow 400 barnet 500",
		"budget-2025-26 harrow 10 barnet 12")...))
	require.NoError(t, err)
	for _, basis := range bases() {
		s := state(t, simple(basis), year("1000.00"), "harrow barnet", f)
		assert.NotEmpty(t, plain(s.Steps[0]))
		assert.Contains(t, s.Tables(report.Names{}).Markdown(), "Clause 4.1: ")
	}
	for _, a := range adjustments() {
		s := state(t, simple(costing.Basis{Kind: costing.EqualShares}, a), year("1000.00"), "harrow barnet", f)
		assert.NotEmpty(t, plain(s.Steps[1]))
		assert.NotEqual(t, "harrow 500.00, barnet 500.00", paid(s)+map[bool]string{true: "!"}[a.Kind == costing.MinimumCharge || a.Kind == costing.Collar])
	}
}

func TestKindsAreReadLetterForLetter(t *testing.T) {
	t.Parallel()
	var basis costing.BasisKind
	var adjustment costing.AdjustmentKind
	var rounding costing.Rounding
	var driver costing.Driver
	require.NoError(t, basis.UnmarshalText([]byte("metered")))
	require.NoError(t, adjustment.UnmarshalText([]byte("phase-out")))
	require.NoError(t, rounding.UnmarshalText([]byte("thousand")))
	require.NoError(t, driver.UnmarshalText([]byte("population-2020")))
	assert.Equal(t, costing.Metered, basis)
	assert.Equal(t, costing.PhaseOut, adjustment)
	assert.Equal(t, costing.ToThousand, rounding)
	assert.Equal(t, costing.Driver("population-2020"), driver)
	require.ErrorIs(t, basis.UnmarshalText([]byte("Metered")), field.ErrInvalid)
	require.ErrorIs(t, adjustment.UnmarshalText([]byte("ceiling")), field.ErrInvalid)
	require.ErrorIs(t, rounding.UnmarshalText([]byte("up")), field.ErrInvalid)
	require.ErrorIs(t, driver.UnmarshalText([]byte("two words")), field.ErrInvalid)
	for _, unset := range []error{basis.UnmarshalText(nil), adjustment.UnmarshalText(nil), rounding.UnmarshalText(nil), driver.UnmarshalText(nil)} {
		require.NoError(t, unset)
	}
	assert.Equal(t, []string{"", "", "", ""}, []string{string(basis), string(adjustment), string(rounding), string(driver)}, "no text is not set")
	assert.Equal(t, []costing.Rounding{"penny", "pound", "ten", "hundred", "hundred-half-down", "thousand"}, costing.Roundings())
}

// A scheme with every field that the parts of clauses have.
func TestGoldenEveryPart(t *testing.T) {
	one := costing.Basis{Kind: costing.EqualShares}
	scheme := costing.Scheme{
		Name: "schedule 7",
		Drivers: []costing.DerivedDriver{
			{Driver: "points", Clause: "7.1", Kind: costing.SumOfTerms, Of: terms("area 1.5 hectares", "people 1 people"), Highest: 1, Unlike: true, RoundedTo: qty("0.1")},
			{Driver: "console-rate", Kind: costing.QuotientOfTerms, Of: []costing.DriverTerm{{Driver: "pool"}, {Driver: "consoles", Total: true}}},
			{Driver: "calls-counted", Kind: costing.MeanOfTerms, Of: terms("calls-2023 1 calls", "calls-2024 1 calls"), Lowest: 1},
		},
		Parts: []costing.Part{
			{Name: "Consoles", Head: "emergency", Basis: costing.Basis{Kind: costing.Metered, Driver: "consoles", Maximum: "licences", RateOf: "console-rate"}},
			{Name: "Hours", Head: "emergency", Basis: costing.Basis{Kind: costing.Metered, Driver: "hours", Bands: []costing.RateBand{{UpTo: qty("100"), Rate: qty("60")}, {Rate: qty("45")}}}},
			{Name: "The rest", Head: "emergency", Surplus: true, Basis: costing.Basis{Kind: costing.RoundedShares, Driver: "points", Nearest: true}},
			{Name: "Core", Amount: pounds("-1000.00"), Basis: one},
			{Name: "North", Size: "people", Among: orgs("barnet"), Basis: one},
			{Name: "South", Size: "people", Among: orgs("harrow"), Basis: one},
		},
		Adjustments: []costing.Adjustment{
			{Kind: costing.MinimumCharge, Name: "Membership", Percent: qty("2"), PercentOf: costing.OfTotal, Proportion: costing.ByGain, ProportionDriver: "charge-2024-25"},
		},
		Rounding: costing.ToPound, AddsUp: true, ByMonths: true, ByPart: true,
	}
	fieldtest.Golden(t, "testdata/golden/scheme-every-part.json", scheme)
	scheme.Rounding, scheme.AddsUp, scheme.Carry = "", false, true
	cost := year("900.00")
	cost.Heads = []costing.Head{{Head: "emergency", Total: pounds("1000.00")}, {Head: "income", Total: pounds("-100.00")}}
	cost.Carried = []costing.Remainder{{Org: "barnet", Pence: qty("0.333333")}, {Org: "harrow", Pence: qty("-0.333333")}}
	fieldtest.Golden(t, "testdata/golden/cost-heads.json", cost)
	f, err := costing.NewFacts(append(figures(
		"area barnet 10 harrow 20", "people barnet 100 harrow 300", "consoles barnet 2 harrow 1", "licences barnet 1 harrow 1",
		"hours barnet 120 harrow 10", "charge-2024-25 barnet 400 harrow 500"),
		costing.Figure{Driver: "pool", Value: qty("300"), Source: "budget", On: date("2011-04-01")}))
	require.NoError(t, err)
	fieldtest.Golden(t, "testdata/golden/statement-every-part.json", state(t, scheme, cost, "barnet harrow", f))
}

func TestGoldenCost(t *testing.T) {
	fieldtest.Golden(t, "testdata/golden/cost.json", year("1250.00"))
}

// A member pays more, one has left and one has joined.
func TestGoldenDifferences(t *testing.T) {
	statement := func(charges ...costing.Portion) costing.Statement { return costing.Statement{Charges: charges} }
	changes, err := costing.Compare(
		statement(costing.Portion{Org: "harrow", Amount: pounds("600.00")}, costing.Portion{Org: "brent", Amount: pounds("400.00")}),
		statement(costing.Portion{Org: "harrow", Amount: pounds("650.00")}, costing.Portion{Org: "barnet", Amount: pounds("380.00")}),
	)
	require.NoError(t, err)
	fieldtest.Written(t, "testdata/golden/differences.json", changes)
}
