package costing_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
)

// All errors come at once: also those of what the cost and the facts do not have, for what is
// right by itself.
func TestScheme_ErrorsAtOnce(t *testing.T) {
	t.Parallel()
	scheme := costing.Scheme{
		Name: "s",
		Parts: []costing.Part{
			{Name: "Waste", Clause: "3", Head: "waste", Basis: byDriver("tonnes")},
			{Name: "Late", Ladder: rungs("2025-10-01 10"), Basis: costing.Basis{Kind: "metred", Decimals: 9, Driver: "no driver"}},
			{Name: "Parks", Ladder: rungs("2025-10-01 10"), Basis: byDriver("trees")},
			{Name: "North", Size: "people", Basis: costing.Basis{Kind: costing.EqualShares}},
		},
		Adjustments: []costing.Adjustment{
			{Kind: "celling", Clause: "7", Percent: qty("-1"), Proportion: "fair"},
			{Kind: costing.ChargeCap, Name: "Cap", Clause: "8", Percent: qty("100"), Driver: "paid"},
			{Kind: costing.Collar, Name: "Collar", Percent: qty("10"), Driver: "use"},
			{Kind: costing.Credit, Name: "Credit", Amount: pounds("5.00"), Among: orgs("b"), BorneBy: orgs("z")},
			{Kind: costing.Indexation, Name: "Prices", From: date("2025-04-01"), Driver: "cpi", Base: "cpi-0"},
		},
	}
	_, err := scheme.Statement(year("100.00"), orgs("a b"), facts("tonnes a 1", "trees a 1 b 1", "people a 1 b 1", "use a 0 b 0", "paid a 5 b 6"))
	assert.Equal(t, []string{
		`parts[1].basis.kind: line legal: "metred" is not a basis (equal, fixed, driver, rounded, composite, metered, amounts): invalid`,
		`parts[1].basis.driver: line legal: "no driver" is not a driver id (1 to 64 letters, digits and -_.:/): invalid`,
		"parts[1].basis.decimals: line legal: 9 is not from 0 to 4: out of range",
		`adjustments[0].kind: line legal: clause 7: "celling" is not an adjustment (minimum, cap, collar, phase-out, fee, indexation, credit): invalid`,
		"adjustments[0].name: line legal: clause 7: required",
		"adjustments[0].percent: line legal: clause 7: -1% is not from 0 to 10000%: out of range",
		`adjustments[0].proportion: line legal: clause 7: "fair" is not a proportion (charge, gain, equal, driver): invalid`,
		`parts[0].head: line legal: the cost has no head "waste": not found`,
		"parts[0].basis.driver: line legal: clause 3: there is no figure of tonnes for b: not found",
		"parts[2].ladder: line legal: it begins after 2025-04-01: out of range",
		`adjustments[3].borne_by[0]: line legal: "z" is not a member: not found`,
		"adjustments[4].driver: line legal: there is no figure of cpi for no organisation: not found",
		"adjustments[4].base: line legal: there is no figure of cpi-0 for no organisation: not found",
	}, lines(err))
	// there is nothing to look up for wrong members, or with drivers that cannot be made
	_, err = scheme.Statement(year("100.00"), nil, costing.Facts{})
	assert.Equal(t, []string{"parts[1].basis.kind", "parts[1].basis.driver", "parts[1].basis.decimals", "adjustments[0].kind", "adjustments[0].name", "adjustments[0].percent", "adjustments[0].proportion", "members"}, paths(err))
	_, err = costing.Scheme{}.Statement(year("100.00"), orgs("a"), costing.Facts{})
	assert.Equal(t, []string{"name", "parts"}, paths(err))
}

// An error brings no other that is only its consequence.
func TestScheme_ErrorsThatDoNotFollow(t *testing.T) {
	t.Parallel()
	equal := costing.Basis{Kind: costing.EqualShares}
	huge := costing.DerivedDriver{Driver: "x7", Kind: costing.ProductOfTerms, Of: terms("use", "use")}
	over := costing.DerivedDriver{Driver: "x8", Kind: costing.QuotientOfTerms, Of: terms("use", "x7")}
	least := byDriver("use")
	least.Minimum, least.Maximum = "least", "most"
	for _, c := range []struct {
		name    string
		scheme  costing.Scheme
		drivers []costing.DerivedDriver
		want    []string
	}{
		{"a derived driver out of range", simple(byDriver("x7")), []costing.DerivedDriver{huge}, []string{"drivers[0]", "drivers[0]"}},
		{"one that is made of it", simple(byDriver("x8")), []costing.DerivedDriver{huge, over}, []string{"drivers[0]", "drivers[0]"}},
		{"it is used twice", costing.Scheme{Name: "s", Parts: []costing.Part{
			{Name: "A", Share: percent("50"), Basis: byDriver("x7")}, {Name: "B", Basis: byDriver("x7")},
		}}, []costing.DerivedDriver{huge}, []string{"drivers[0]", "drivers[0]"}},
		{"a size of it", costing.Scheme{Name: "s", Parts: []costing.Part{{Name: "A", Size: "x7", Basis: equal}}}, []costing.DerivedDriver{huge}, []string{"drivers[0]", "drivers[0]"}},
		{"no figures", simple(byDriver("none")), nil, []string{"parts[0].basis.driver", "parts[0].basis.driver"}},
		{"no figures of a size", costing.Scheme{Name: "s", Parts: []costing.Part{{Name: "A", Size: "none", Basis: equal}}}, nil, []string{"parts[0].size", "parts[0].size"}},
		{"a maximum that is missing", simple(least), nil, []string{"parts[0].basis.maximum", "parts[0].basis.maximum"}},
		{"a maximum of it", simple(least), []costing.DerivedDriver{{Driver: "most", Kind: costing.ProductOfTerms, Of: terms("use", "use")}}, []string{"drivers[0]", "drivers[0]"}},
		{"a credit of no charge", simple(byDriver("none"), costing.Adjustment{Kind: costing.Credit, Name: "C", Amount: pounds("1.00"), Among: orgs("a")}), nil, []string{"parts[0].basis.driver", "parts[0].basis.driver"}},
		{"a mean of no charges", simple(byDriver("none"), costing.Adjustment{Kind: costing.Collar, Name: "C", Percent: qty("1"), Driver: "zero"}), nil, []string{"parts[0].basis.driver", "parts[0].basis.driver"}},
		{"no figures of a proportion", simple(equal, costing.Adjustment{Kind: costing.ChargeCap, Name: "C", Amount: pounds("1.00"), Proportion: costing.ByDriver, ProportionDriver: "x7"}), []costing.DerivedDriver{huge}, []string{"drivers[0]", "drivers[0]"}},
	} {
		c.scheme.Drivers = c.drivers
		_, err := c.scheme.Statement(year("100.00"), orgs("a b"), facts("use a 999999999999 b 999999999999", "least a 1 b 1", "zero a 0 b 0"))
		assert.Equal(t, c.want, paths(err), c.name)
	}
}

// It is not clear which figure counts if there is one of no organisation and one of a member.
func TestScheme_FiguresOfOneAndOfNone(t *testing.T) {
	t.Parallel()
	common := costing.Figure{Driver: "r", Value: qty("7"), Source: "tariff", On: date("2025-04-01")}
	f, err := costing.NewFacts(append(figures("use a 1 b 1 c 1", "r a 3 b 4 c 5"), common))
	require.NoError(t, err)
	_, err = simple(costing.Basis{Kind: costing.Metered, Driver: "use", RateOf: "r"}).Statement(year("100.00"), orgs("a b c"), f)
	assert.Equal(t, []string{"parts[0].basis.rate_of: line legal: clause 4.1: there is a figure of r without an organisation, and one for a: duplicate"}, lines(err))
	derived := simple(byDriver("points"))
	derived.Drivers = []costing.DerivedDriver{{Driver: "points", Clause: "4", Kind: costing.ProductOfTerms, Of: terms("use", "r")}}
	_, err = derived.Statement(year("100.00"), orgs("c b"), f)
	assert.Equal(t, []string{"drivers[0].of[1].driver: line legal: clause 4: there is a figure of r without an organisation, and one for c: duplicate"}, lines(err))
	index := costing.Adjustment{Kind: costing.Indexation, Name: "Prices", From: date("2025-04-01"), Driver: "r", Base: "r"}
	_, err = simple(costing.Basis{Kind: costing.EqualShares}, index).Statement(year("1.00"), orgs("b"), f)
	assert.Equal(t, []string{"adjustments[0].driver", "adjustments[0].base"}, paths(err))
	// either of them alone is right
	for want, r := range map[string][]costing.Figure{"a 7.00, b 7.00": {common}, "a 3.00, b 4.00": figures("r a 3 b 4 z 7")} {
		f, err := costing.NewFacts(append(figures("use a 1 b 1"), r...))
		require.NoError(t, err)
		assert.Equal(t, want, paid(state(t, simple(costing.Basis{Kind: costing.Metered, Driver: "use", RateOf: "r"}), year("100.00"), "a b", f)))
	}
}

// Who is limited cannot bear what the limit takes from it, and nobody bears by figures that
// are all 0.
func TestAdjustment_BearersThatCannotBear(t *testing.T) {
	t.Parallel()
	const none, limited = "adjustments[0].proportion_driver: line legal: clause 9: the figures of zero are 0 for all who can bear the difference: invalid",
		"adjustments[0].borne_by: line legal: clause 9: everyone who bears the difference is at a limit, so that nobody can bear it: invalid"
	adjustment := func(kind costing.AdjustmentKind, among, borneBy string) costing.Adjustment {
		return costing.Adjustment{Kind: kind, Name: "A", Clause: "9", Among: orgs(among), BorneBy: orgs(borneBy)}
	}
	for _, c := range []struct {
		kind           costing.AdjustmentKind
		among, borneBy string
		driver         costing.Driver
		want           []string
	}{
		{costing.ChargeCap, "a", "a", "", []string{limited}},
		{costing.MinimumCharge, "a", "a", "", []string{limited}},
		{costing.ChargeCap, "a b", "a", "", []string{}},
		{costing.ChargeCap, "a", "a b", "", []string{}},
		{costing.Credit, "a b", "b", "", []string{limited}},
		{costing.Credit, "", "b", "", []string{limited}},
		{costing.Credit, "a b", "b c", "", []string{}},
		{costing.PhaseOut, "a b", "b a", "", []string{limited}},
		{costing.ChargeCap, "", "", "zero", []string{none}},
		{costing.ChargeCap, "a", "", "first", []string{strings.Replace(none, "zero", "first", 1)}},
		{costing.ChargeCap, "a", "a b", "first", []string{strings.Replace(none, "zero", "first", 1)}},
		{costing.ChargeCap, "b", "", "first", []string{}},
		{costing.ChargeCap, "", "", "first", []string{}},
	} {
		a := adjustment(c.kind, c.among, c.borneBy)
		if c.kind == costing.PhaseOut {
			a.Ladder = rungs("2025-04-01 50")
		} else {
			a.Amount = pounds("10.00")
		}
		if c.driver != "" {
			a.Proportion, a.ProportionDriver = costing.ByDriver, c.driver
		}
		_, err := simple(costing.Basis{Kind: costing.EqualShares}, a).Statement(year("90.00"), orgs("a b c"), facts("zero a 0 b 0 c 0", "first a 5 b 0 c 0"))
		assert.Equal(t, c.want, append([]string{}, lines(err)...), "%v", a)
	}
}

// Without a name too, a random scheme says the same of the figures that are missing.
func TestScheme_ErrorsAtOnceAgainstOneByOne(t *testing.T) {
	t.Parallel()
	missing := 0
	for seed := range uint64(300) {
		members, all := many(t, 2+int(seed%7))
		g := generator{rand.New(rand.NewPCG(seed, 31)), members}
		scheme, heads := g.everyPart(1_000_000, seed%3 == 0)
		cost := costing.Cost{Line: "legal", Term: costing.MustFinancialYear("2025/26").Term(), Total: costing.Pence(1_000_000), Heads: heads}
		some, err := costing.NewFacts(slices.DeleteFunc(all.Figures(), func(f costing.Figure) bool { return f.Driver == "use" && f.Org == members[1] }))
		require.NoError(t, err)
		_, err = scheme.Statement(cost, members, some)
		var want []string
		for _, line := range lines(err) {
			if strings.Contains(line, "there is no figure") {
				want = append(want, line)
			}
		}
		missing += len(want)
		scheme.Name = ""
		_, err = scheme.Statement(cost, members, some)
		got := lines(err)
		require.Equal(t, "name: line legal: required", got[0])
		for _, line := range want {
			require.Contains(t, got, line, "seed %d", seed)
		}
		for _, line := range got[1:] {
			require.True(t, slices.Contains(want, line) || strings.Contains(line, "cannot: invalid") || strings.Contains(line, "can bear the difference"), "seed %d: %s", seed, line)
		}
	}
	assert.Greater(t, missing, 100)
}
