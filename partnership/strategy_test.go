package partnership_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

func TestStances(t *testing.T) {
	testCategory(t, partnership.SupplyStances(), "provider", "commissioner", "either")
	testCategory(t, partnership.ChangeStances(), "incremental", "transformational")
	testCategory(t, partnership.BreadthStances(), "wide", "few")
	testCategory(t, partnership.Fits(), "fits", "tension", "unknown")
}

// strategy is the strategy of a council that wants to lead a few services.
func strategy() partnership.Strategy {
	return partnership.Strategy{
		Org: "harrow", Supply: partnership.Provider, Change: partnership.Incremental, Breadth: partnership.Few,
		Source: "Cabinet, 14 February 2026, minute 12 (illustrative)",
	}
}

func TestStrategy_Golden(t *testing.T) {
	fieldtest.Golden(t, "testdata/golden/strategy.json", strategy())
	fieldtest.Written(t, "testdata/golden/stance-fits.json", partnership.CompareStrategies(strategy(), partnership.Strategy{Org: "barnet", Supply: partnership.Provider, Change: partnership.Incremental}))
}

// All are valid approaches: every combination of stances, set or not.
func TestStrategy_EveryCombinationIsValid(t *testing.T) {
	combinations := 0
	for _, supply := range append(partnership.SupplyStances(), "") {
		for _, change := range append(partnership.ChangeStances(), "") {
			for _, breadth := range append(partnership.BreadthStances(), "") {
				s := partnership.Strategy{Org: "a", Supply: supply, Change: change, Breadth: breadth}
				assert.NoError(t, s.Validate())
				combinations++
			}
		}
	}
	assert.Equal(t, 36, combinations)
}

func TestStrategy_Validate(t *testing.T) {
	type s = partnership.Strategy
	testBroken(t, strategy, []broken[s]{
		{"nobody's", func(x *s) { x.Org = "" }, []string{"org: required"}},
		{"no such id", func(x *s) { x.Org = "." }, []string{"org: invalid"}},
		{"no such supply", func(x *s) { x.Supply = "both" }, []string{"supply: invalid"}},
		{"no such change", func(x *s) { x.Change = "radical" }, []string{"change: invalid"}},
		{"no such breadth", func(x *s) { x.Breadth = "all" }, []string{"breadth: invalid"}},
		{
			"everything", func(x *s) { *x = s{Supply: "x", Change: "y", Breadth: "z"} },
			[]string{"org: required", "supply: invalid", "change: invalid", "breadth: invalid"},
		},
	})
}

// Every pair of stances on each question, and the fit of the two, whichever is
// named first.
func TestCompareStrategies(t *testing.T) {
	fit := func(a, b partnership.Strategy, question int, about string) partnership.Fit {
		there, back := partnership.CompareStrategies(a, b), partnership.CompareStrategies(b, a)
		assert.Len(t, there, 3)
		assert.Equal(t, about, there[question].About)
		assert.Equal(t, there[question].Fit, back[question].Fit)
		assert.NotEmpty(t, there[question].Reason)
		return there[question].Fit
	}
	const ok, tension, unknown = partnership.GoodFit, partnership.Tension, partnership.FitUnknown
	for pair, want := range map[[2]partnership.SupplyStance]partnership.Fit{
		{"provider", "commissioner"}: ok, {"provider", "either"}: ok, {"commissioner", "either"}: ok, {"either", "either"}: ok,
		{"provider", "provider"}: tension, {"commissioner", "commissioner"}: tension,
		{"", ""}: unknown, {"", "provider"}: unknown, {"", "commissioner"}: unknown, {"", "either"}: unknown,
	} {
		assert.Equal(t, want, fit(partnership.Strategy{Supply: pair[0]}, partnership.Strategy{Supply: pair[1]}, 0, "supply"), pair)
	}
	for pair, want := range map[[2]partnership.ChangeStance]partnership.Fit{
		{"incremental", "incremental"}: ok, {"transformational", "transformational"}: ok,
		{"incremental", "transformational"}: tension,
		{"", ""}:                            unknown, {"", "incremental"}: unknown, {"", "transformational"}: unknown,
	} {
		assert.Equal(t, want, fit(partnership.Strategy{Change: pair[0]}, partnership.Strategy{Change: pair[1]}, 1, "change"), pair)
	}
	for pair, want := range map[[2]partnership.BreadthStance]partnership.Fit{
		{"wide", "wide"}: ok, {"few", "few"}: ok, {"wide", "few"}: ok,
		{"", ""}: unknown, {"", "wide"}: unknown, {"", "few"}: unknown,
	} {
		assert.Equal(t, want, fit(partnership.Strategy{Breadth: pair[0]}, partnership.Strategy{Breadth: pair[1]}, 2, "breadth"), pair)
	}
}

func TestCompareStrategies_Reasons(t *testing.T) {
	compare := func(a, b partnership.Strategy) (reasons []string) {
		for _, s := range partnership.CompareStrategies(a, b) {
			reasons = append(reasons, s.Reason)
		}
		return reasons
	}
	few := strategy()
	wide := partnership.Strategy{Org: "brent", Supply: partnership.Commissioner, Change: partnership.Transformational, Breadth: partnership.Wide}
	assert.Equal(t, []string{
		"both want to provide: agree who leads on which service", "both want incremental change", "both want to share a few services",
	}, compare(few, few))
	assert.Equal(t, []string{
		"both want to commission: a third body must provide", "both want transformational change", "both want to share a wide range of services",
	}, compare(wide, wide))
	assert.Equal(t, []string{
		"one can provide what the other commissions",
		"one wants incremental and the other transformational change: agree the pace",
		"they can share the few services that one wants; the other shares more elsewhere",
	}, compare(few, wide))
}

func TestCompareStrategies_SayWhoIsSilent(t *testing.T) {
	said, silent := strategy(), partnership.Strategy{Org: "brent"}
	requireSilent := func(a, b partnership.Strategy, want ...partnership.OrgID) {
		t.Helper()
		for _, fit := range partnership.CompareStrategies(a, b) {
			assert.Equal(t, want, fit.Silent)
			assert.Equal(t, "a stance is not stated", fit.Reason)
		}
	}
	requireSilent(said, silent, "brent")
	requireSilent(silent, said, "brent")
	requireSilent(silent, partnership.Strategy{Org: "barnet"}, "brent", "barnet")
	for _, fit := range partnership.CompareStrategies(said, said) {
		assert.Empty(t, fit.Silent)
	}
}

func ExampleCompareStrategies() {
	harrow := partnership.Strategy{Org: "harrow", Supply: partnership.Provider, Change: partnership.Incremental, Breadth: partnership.Few}
	barnet := partnership.Strategy{Org: "barnet", Supply: partnership.Commissioner, Change: partnership.Transformational}
	for _, s := range partnership.CompareStrategies(harrow, barnet) {
		fmt.Printf("%s: %s (%s) %v\n", s.About, s.Fit, s.Reason, s.Silent)
	}
	// Output:
	// supply: fits (one can provide what the other commissions) []
	// change: tension (one wants incremental and the other transformational change: agree the pace) []
	// breadth: unknown (a stance is not stated) [barnet]
}
