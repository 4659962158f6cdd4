package costing_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// findings writes every error as its place, its message and nothing else.
func findings(err error) []string {
	if err == nil {
		return nil
	}
	return strings.Split(err.Error(), "\n")
}

func TestFactsErrors(t *testing.T) {
	t.Parallel()
	_, err := costing.NewFacts([]costing.Figure{
		{},
		{Driver: "two words", Org: "a b", Value: qty("-1"), Source: " ", On: date("2025-03-31")},
		{Driver: "hours", Org: "a", Value: qty("-5"), Source: "return", On: date("2025-03-31")},
		{Driver: "hours", Org: "a", Source: "return", On: date("2025-03-31")},
		{Driver: "cpi", Value: qty("1"), Source: "ONS", On: date("2025-03-31")},
		{Driver: "cpi", Value: qty("2"), Source: "ONS", On: date("2025-03-31")},
	})
	assert.Equal(t, []string{
		"figures[0].driver: required",
		"figures[0].source: required",
		"figures[0].on: required",
		`figures[1].driver: "two words" is not a driver id (1 to 64 letters, digits and -_.:/): invalid`,
		`figures[1].org: "a b" is not an organisation id (1 to 64 letters, digits and -_.:/): invalid`,
		"figures[1].value: two words of a b: -1 is less than 0: invalid",
		"figures[1].source: required",
		"figures[2].value: hours of a: -5 is less than 0: invalid",
		"figures[3].org: hours of a is already figures[2]: duplicate",
		"figures[5].org: cpi of no organisation is already figures[4]: duplicate",
	}, findings(err))
}

func TestFactsAreTheirOwn(t *testing.T) {
	t.Parallel()
	given := figures("hours a 1 b 2")
	f, err := costing.NewFacts(given)
	require.NoError(t, err)
	given[0].Value = qty("9")
	f.Figures()[1].Value = qty("9")
	first, ok := f.Figure("hours", "a")
	assert.True(t, ok)
	assert.Equal(t, qty("1"), first.Value)
	assert.Equal(t, figures("hours a 1 b 2"), f.Figures())
	_, ok = f.Figure("hours", "c")
	assert.False(t, ok)
	_, ok = costing.Facts{}.Figure("hours", "a")
	assert.False(t, ok)
}

func TestSchemeErrors(t *testing.T) {
	t.Parallel()
	equal := costing.Basis{Kind: costing.EqualShares}
	metered := costing.Basis{Kind: costing.Metered, Driver: "hours", Rate: qty("10")}
	parts := func(parts ...costing.Part) costing.Scheme {
		for i := range parts {
			parts[i].Name = "part"
		}
		return costing.Scheme{Name: "s", Parts: parts}
	}
	adjust := func(a costing.Adjustment) costing.Scheme {
		a.Name, a.Clause = "a", "9"
		return simple(equal, a)
	}
	for _, c := range []struct {
		name   string
		scheme costing.Scheme
		want   []string
	}{
		{"nothing", costing.Scheme{Rounding: "up"}, []string{
			"name: required", "parts: required",
			`rounding: "up" is not a rounding (penny, pound, ten, hundred, hundred-half-down, thousand): invalid`,
		}},
		{"no kind", costing.Scheme{Name: "s", Parts: []costing.Part{{}}}, []string{"parts[0].name: required", "parts[0].basis.kind: required"}},
		{"shares", simple(costing.Basis{Kind: costing.FixedShares, Shares: append(shares("a 60 a 30"), partnership.Share{Org: "b"})}), []string{
			"parts[0].basis.shares[2].share: clause 4.1: required",
			`parts[0].basis.shares[1].org: clause 4.1: duplicate: "a" is already shares[0]`,
		}},
		{"99.99", simple(costing.Basis{Kind: costing.FixedShares, Shares: shares("a 60 b 39.99")}), []string{
			"parts[0].basis.shares: clause 4.1: they make 99.99%, not the whole: does not add up",
		}},
		{"fields of other kinds", simple(costing.Basis{
			Kind: costing.EqualShares, Shares: shares("a 100"), Driver: "hours", Minimum: "least", Rate: qty("1"), Decimals: 1,
			Of: []costing.Part{{Basis: equal}},
		}), []string{
			`parts[0].basis.shares: clause 4.1: not used by an "equal" basis: invalid`,
			`parts[0].basis.driver: clause 4.1: not used by an "equal" basis: invalid`,
			`parts[0].basis.minimum: clause 4.1: not used by an "equal" basis: invalid`,
			`parts[0].basis.rate: clause 4.1: not used by an "equal" basis: invalid`,
			`parts[0].basis.decimals: clause 4.1: not used by an "equal" basis: invalid`,
			`parts[0].basis.of: clause 4.1: not used by an "equal" basis: invalid`,
		}},
		{"missing fields", simple(costing.Basis{Kind: costing.Metered}), []string{
			`parts[0].basis.driver: clause 4.1: a "metered" basis needs it: required`,
			`parts[0].basis.rate: clause 4.1: a "metered" basis needs it, or rate_of, or bands: required`,
		}},
		{"ranges", simple(costing.Basis{Kind: costing.RoundedShares, Driver: "a b", Minimum: "/", Decimals: 5, DeadBand: qty("101"), InUse: shares("a 1")}), []string{
			`parts[0].basis.driver: clause 4.1: "a b" is not a driver id (1 to 64 letters, digits and -_.:/): invalid`,
			`parts[0].basis.minimum: clause 4.1: "/" is not a driver id (1 to 64 letters, digits and -_.:/): invalid`,
			"parts[0].basis.decimals: clause 4.1: 5 is not from 0 to 4: out of range",
			"parts[0].basis.dead_band: clause 4.1: 101% is not from 0 to 100%: out of range",
			"parts[0].basis.in_use: clause 4.1: they make 1%, not the whole: does not add up",
		}},
		{"rates", simple(costing.Basis{Kind: costing.Metered, Driver: "hours", Rate: qty("1"), RateOf: "rate", Bands: []costing.RateBand{{Rate: qty("1")}}}), []string{
			"parts[0].basis.rate_of: clause 4.1: not used beside a rate: invalid",
		}},
		{"a rate and bands", simple(costing.Basis{Kind: costing.Metered, Driver: "hours", RateOf: "rate", Bands: []costing.RateBand{{Rate: qty("1")}}}), []string{
			"parts[0].basis.bands: clause 4.1: not used beside a rate: invalid",
		}},
		{"bands", simple(costing.Basis{Kind: costing.Metered, Driver: "hours", Bands: []costing.RateBand{{UpTo: qty("10"), Rate: qty("2")}, {UpTo: qty("10"), Rate: qty("1")}, {}, {UpTo: qty("30"), Rate: qty("-1")}}}), []string{
			"parts[0].basis.bands[1].up_to: clause 4.1: 10 is listed after 10: out of order",
			"parts[0].basis.bands[2].up_to: clause 4.1: only the last band has no end: required",
			"parts[0].basis.bands[2].rate: clause 4.1: required",
			"parts[0].basis.bands[3].up_to: clause 4.1: the last band ends at 30 and leaves a gap above it: invalid",
		}},
		{"a first band of nothing", simple(costing.Basis{Kind: costing.Metered, Driver: "hours", Bands: []costing.RateBand{{UpTo: qty("0"), Rate: qty("2")}, {Rate: qty("1")}}}), []string{
			"parts[0].basis.bands[0].up_to: clause 4.1: 0 is listed after 0: out of order",
		}},
		{"a maximum of parts", simple(costing.Basis{Kind: costing.RoundedShares, Maximum: "most", Of: []costing.Part{{Basis: equal}}}), []string{
			"parts[0].basis.maximum: clause 4.1: not used by percentages of parts: invalid",
		}},
		{"nearest inside", simple(costing.Basis{Kind: costing.CompositeShares, Of: []costing.Part{{Basis: costing.Basis{Kind: costing.RoundedShares, Driver: "a", Nearest: true}}}}), []string{
			"parts[0].basis.of[0].basis.nearest: clause 4.1: only the percentages of a part of a scheme need not make 100: invalid",
		}},
		{"nearest in a dead-band", simple(costing.Basis{Kind: costing.RoundedShares, Driver: "a", Nearest: true, DeadBand: qty("3"), InUse: shares("a 100")}), []string{
			"parts[0].basis.nearest: clause 4.1: not used beside a dead-band: invalid",
		}},
		{"no shares in use", simple(costing.Basis{Kind: costing.RoundedShares, Driver: "a", DeadBand: qty("3")}), []string{
			"parts[0].basis.in_use: clause 4.1: a dead-band needs shares in use: required",
		}},
		{"no dead-band", simple(costing.Basis{Kind: costing.RoundedShares, Driver: "a", InUse: shares("a 100")}), []string{
			"parts[0].basis.dead_band: clause 4.1: shares in use need a dead-band: required",
		}},
		{"percentages", parts(costing.Part{Share: percent("60"), Basis: equal}, costing.Part{Share: percent("39"), Basis: equal}), []string{
			"parts: the parts make 99%, not 100%: does not add up",
		}},
		{"too much before the rest", parts(costing.Part{Share: percent("60"), Basis: equal}, costing.Part{Share: percent("41"), Basis: equal}, costing.Part{Basis: equal}), []string{
			"parts: the parts make 101%, not 100%: does not add up",
		}},
		{"rest not last", parts(costing.Part{Basis: equal}, costing.Part{Share: percent("40"), Basis: equal}), []string{
			"parts: part 1 takes the rest and is not the last of 2: out of order",
		}},
		{"no part for the rest", parts(costing.Part{Basis: metered}, costing.Part{Share: percent("100"), Basis: equal}), []string{
			"parts: parts that are amounts or heads, or have a ladder or a most, leave a rest, and no part takes it: does not add up",
		}},
		{"more than all", parts(costing.Part{Share: percent("99"), Basis: equal}, costing.Part{Share: percent("1/50"), Basis: equal}), []string{
			"parts: the parts make 101%, not 100%: does not add up",
		}},
		{"no multiple of a ladder", simple(equal, costing.Adjustment{Kind: costing.PhaseOut, Name: "Less", Ladder: []costing.Rung{
			{From: date("2025-04-01"), Share: percent("1/999983")}, {From: date("2026-04-01"), Share: percent("1/999979")}, {From: date("2027-04-01"), Share: percent("1/999961")},
		}}), []string{
			"adjustments[0].ladder: their denominators have no common multiple up to 1000000000000000: out of range",
		}},
		{"no multiple", parts(costing.Part{Share: percent("1/999983"), Basis: equal}, costing.Part{Share: percent("1/999979"), Basis: equal}, costing.Part{Share: percent("1/999961"), Basis: equal}, costing.Part{Basis: equal}), []string{
			"parts: their denominators have no common multiple up to 1000000000000000: out of range",
		}},
		{"ladder", parts(costing.Part{Share: percent("1"), Ladder: []costing.Rung{{}, {From: date("2025-04-01"), Share: percent("1")}, {From: date("2025-04-01"), Share: percent("1")}}, Basis: equal}, costing.Part{Basis: equal}), []string{
			"parts[0].ladder[0].from: required",
			"parts[0].ladder[0].share: required",
			"parts[0].ladder[2].from: 2025-04-01 is listed after 2025-04-01: out of order",
			"parts[0].ladder: the part has a share: invalid",
		}},
		{"metered inside", simple(costing.Basis{Kind: costing.CompositeShares, Of: []costing.Part{{Basis: metered}, {Clause: "b", Among: orgs("a a"), Basis: equal}}}), []string{
			"parts[0].basis.of[0].basis.kind: clause 4.1: metered gives amounts and not shares: invalid",
			`parts[0].basis.of[1].among[1]: clause 4.1: clause b: duplicate: "a" is already among[0]`,
		}},
		{"a tier with no members", parts(costing.Part{Among: []partnership.OrgID{}, Basis: equal}), []string{"parts[0].among: it is among nobody: required"}},
		{"kind of adjustment", adjust(costing.Adjustment{}), []string{"adjustments[0].kind: clause 9: required"}},
		{"adjustment name", simple(equal, costing.Adjustment{Kind: costing.Fee, Percent: qty("1"), Host: "no id"}), []string{
			"adjustments[0].name: required", `adjustments[0].host: "no id" is not an organisation id (1 to 64 letters, digits and -_.:/): invalid`,
		}},
		{"no limit", adjust(costing.Adjustment{Kind: costing.ChargeCap}), []string{
			"adjustments[0].amount: clause 9: it needs an amount, or a percentage: required",
		}},
		{"half a limit", adjust(costing.Adjustment{Kind: costing.ChargeCap, Driver: "paid"}), []string{"adjustments[0].percent: clause 9: a limit in per cent needs it: required"}},
		{"two limits", adjust(costing.Adjustment{Kind: costing.ChargeCap, Amount: pounds("1.00"), Driver: "paid"}), []string{
			"adjustments[0].amount: clause 9: not used beside a percentage: invalid",
		}},
		{"limit below nothing", adjust(costing.Adjustment{Kind: costing.MinimumCharge, Amount: pounds("-1.00")}), []string{
			"adjustments[0].amount: clause 9: -1.00 is less than 0.00: invalid",
		}},
		{"who bears", adjust(costing.Adjustment{Kind: costing.MinimumCharge, Amount: pounds("1.00"), BorneBy: orgs("a a"), Unborne: true}), []string{
			`adjustments[0].borne_by[1]: clause 9: duplicate: "a" is already borne_by[0]`,
			`adjustments[0].unborne: clause 9: "a" bears the difference: invalid`,
		}},
		{"borne by nobody", adjust(costing.Adjustment{Kind: costing.ChargeCap, Amount: pounds("1.00"), Among: []partnership.OrgID{}, BorneBy: []partnership.OrgID{}}), []string{
			"adjustments[0].among: clause 9: it is among nobody: required",
			"adjustments[0].borne_by: clause 9: it is borne by nobody: required",
		}},
		{"rounded of nothing", simple(costing.Basis{Kind: costing.RoundedShares}), []string{
			"parts[0].basis.driver: clause 4.1: rounded percentages need it, or parts: required",
		}},
		{"rounded of two", simple(costing.Basis{Kind: costing.RoundedShares, Driver: "hours", Of: []costing.Part{{Basis: equal}}}), []string{
			"parts[0].basis.of: clause 4.1: not used beside a driver: invalid",
		}},
		{"a minimum of parts", simple(costing.Basis{Kind: costing.RoundedShares, Minimum: "hours", Of: []costing.Part{{Basis: metered}}}), []string{
			"parts[0].basis.minimum: clause 4.1: not used by percentages of parts: invalid",
			"parts[0].basis.of[0].basis.kind: clause 4.1: metered gives amounts and not shares: invalid",
		}},
		{"agreed amounts", simple(costing.Basis{Kind: costing.FixedAmounts, Rate: qty("1"), Amounts: []costing.Portion{
			{Org: "a", Amount: pounds("10000000000000.01")}, {Org: "a", Amount: pounds("-0.01")}, {},
		}}), []string{
			`parts[0].basis.rate: clause 4.1: not used by an "amounts" basis: invalid`,
			"parts[0].basis.amounts[2].org: clause 4.1: required",
			"parts[0].basis.amounts[2].amount: clause 4.1: required",
			`parts[0].basis.amounts[1].org: clause 4.1: duplicate: "a" is already amounts[0]`,
			"parts[0].basis.amounts[0].amount: clause 4.1: 10000000000000.01 is beyond 10000000000000.00: out of range",
		}},
		{"no agreed amounts", simple(costing.Basis{Kind: costing.FixedAmounts}), []string{
			`parts[0].basis.amounts: clause 4.1: an "amounts" basis needs it: required`,
		}},
		{"a surplus of no rest", parts(costing.Part{Share: percent("50"), Surplus: true, Basis: equal}, costing.Part{Basis: costing.Basis{
			Kind: costing.CompositeShares, Of: []costing.Part{{Surplus: true, Basis: equal}},
		}}), []string{
			"parts[0].surplus: only a part for the rest of a scheme may have a surplus: invalid",
			"parts[1].basis.of[0].surplus: only a part for the rest of a scheme may have a surplus: invalid",
		}},
		{"collar", adjust(costing.Adjustment{Kind: costing.Collar, Percent: qty("101"), Driver: "budget", Host: "a"}), []string{
			`adjustments[0].host: clause 9: not used by a "collar" adjustment: invalid`,
			"adjustments[0].percent: clause 9: 101% is not from 0 to 100%: out of range",
		}},
		{"fee", adjust(costing.Adjustment{Kind: costing.Fee, Percent: qty("10000.1")}), []string{
			"adjustments[0].percent: clause 9: 10000.1% is not from 0 to 10000%: out of range",
		}},
		{"phase-out", adjust(costing.Adjustment{Kind: costing.PhaseOut}), []string{`adjustments[0].ladder: clause 9: a "phase-out" adjustment needs it: required`}},
		{"index", adjust(costing.Adjustment{Kind: costing.Indexation, Driver: "cpi"}), []string{
			`adjustments[0].from: clause 9: an "indexation" adjustment needs it: required`,
			"adjustments[0].base: clause 9: a rise by an index needs it: required",
		}},
		{"rise and index", adjust(costing.Adjustment{Kind: costing.Indexation, From: date("2025-04-01"), Percent: qty("3"), Driver: "cpi"}), []string{
			"adjustments[0].driver: clause 9: not used by a yearly rise: invalid",
		}},
	} {
		assert.Equal(t, c.want, findings(c.scheme.Validate()), c.name)
		_, err := c.scheme.Statement(year("1.00"), orgs("a"), costing.Facts{})
		require.Error(t, err, c.name)
		assert.Contains(t, err.Error(), ": line legal: ", c.name)
	}
}

func TestStatementErrors(t *testing.T) {
	t.Parallel()
	equal := costing.Basis{Kind: costing.EqualShares}
	f, err := costing.NewFacts(append(figures("none a 0 b 0", "hours a 1000000000 b 1", "calls a 1"),
		costing.Figure{Driver: "calls", Org: "b", Source: "not returned", On: date("2025-03-31")},
		costing.Figure{Driver: "zero", Value: qty("0"), Source: "-", On: date("2025-03-31")},
		costing.Figure{Driver: "index", Value: qty("1000000"), Source: "-", On: date("2025-03-31")},
		costing.Figure{Driver: "base", Value: qty("0.000001"), Source: "-", On: date("2025-03-31")}))
	require.NoError(t, err)
	limit := func(kind costing.AdjustmentKind, amount string) costing.Adjustment {
		return costing.Adjustment{Kind: kind, Name: "limit", Clause: "7", Amount: pounds(amount)}
	}
	late := costing.Part{Name: "new", Ladder: rungs("2030-04-01 50"), Basis: equal}
	for _, c := range []struct {
		name   string
		scheme costing.Scheme
		want   []string
	}{
		{"missing figures", simple(byDriver("population"), costing.Adjustment{Kind: costing.ChargeCap, Name: "cap", Clause: "8", Percent: qty("100"), Driver: "paid"}), []string{
			"parts[0].basis.driver: line legal: clause 4.1: there is no figure of population for a: not found",
			"parts[0].basis.driver: line legal: clause 4.1: there is no figure of population for b: not found",
			"adjustments[0].driver: line legal: clause 8: there is no figure of paid for a: not found",
			"adjustments[0].driver: line legal: clause 8: there is no figure of paid for b: not found",
		}},
		{"not known", simple(byDriver("calls")), []string{
			"parts[0].basis.driver: line legal: clause 4.1: the figure of calls for b is not known: required",
		}},
		{"missing minimum", simple(costing.Basis{Kind: costing.Metered, Driver: "hours", Minimum: "calls", Rate: qty("1")}), []string{
			"parts[0].basis.minimum: line legal: clause 4.1: the figure of calls for b is not known: required",
		}},
		{"all 0", simple(byDriver("none")), []string{
			"parts[0].basis.driver: line legal: clause 4.1: the figures of none are all 0, so that nobody has a share: invalid",
		}},
		{"rounded, all 0", simple(costing.Basis{Kind: costing.RoundedShares, Driver: "none"}), []string{
			"parts[0].basis.driver: line legal: clause 4.1: the figures of none are all 0, so that nobody has a share: invalid",
		}},
		{"shares and members", simple(costing.Basis{Kind: costing.FixedShares, Shares: shares("a 60 c 40")}), []string{
			`parts[0].basis.shares[1].org: line legal: clause 4.1: "c" has a share and is not a member that shares: not found`,
			`parts[0].basis.shares: line legal: clause 4.1: "b" has no share: required`,
		}},
		{"amounts and members", simple(costing.Basis{Kind: costing.FixedAmounts, Amounts: []costing.Portion{{Org: "a", Amount: pounds("1.00")}, {Org: "c", Amount: pounds("1.00")}}}), []string{
			`parts[0].basis.amounts[1].org: line legal: clause 4.1: "c" has an amount and is not a member that shares: not found`,
			`parts[0].basis.amounts: line legal: clause 4.1: "b" has no amount: required`,
		}},
		{"among a stranger", simple(costing.Basis{Kind: costing.CompositeShares, Of: []costing.Part{{Among: orgs("c a"), Basis: equal}}}), []string{
			`parts[0].basis.of[0].among[0]: line legal: clause 4.1: "c" is not a member that shares: not found`,
			`parts[0].basis.of: line legal: clause 4.1: no part gives "b" a share: required`,
		}},
		{"nobody's member", costing.Scheme{Name: "s", Parts: []costing.Part{{Name: "p", Among: orgs("b"), Basis: equal}}}, []string{
			`members[0]: line legal: no part of the scheme gives "a" a share: required`,
		}},
		{"too much", simple(costing.Basis{Kind: costing.Metered, Driver: "hours", Rate: qty("1000000")}), []string{
			"parts[0].basis.rate: line legal: clause 4.1: it comes to more than 10000000000000.00: out of range",
		}},
		{"much too much", simple(costing.Basis{Kind: costing.Metered, Driver: "hours", Rate: qty("1000000000")}), []string{
			"parts[0].basis.rate: line legal: clause 4.1: it comes to more than 10000000000000.00: out of range",
		}},
		{"ladder", costing.Scheme{Name: "s", Parts: []costing.Part{late, {Name: "old", Basis: equal}}}, []string{
			"parts[0].ladder: line legal: it begins after 2025-04-01: out of range",
		}},
		{"ladders above 100", costing.Scheme{Name: "s", Parts: []costing.Part{
			{Name: "1", Share: percent("60"), Basis: equal}, {Name: "2", Ladder: rungs("2025-04-01 41"), Basis: equal}, {Name: "3", Basis: equal},
		}}, []string{
			"parts: line legal: the parts make 101% in 2025-04-01 to 2026-03-31: does not add up",
		}},
		{"phase-out", simple(equal, costing.Adjustment{Kind: costing.PhaseOut, Name: "p", Ladder: rungs("2030-04-01 50")}), []string{
			"adjustments[0].ladder: line legal: it begins after 2025-04-01: out of range",
		}},
		{"cap below a minimum", simple(equal, limit(costing.MinimumCharge, "60.00"), limit(costing.ChargeCap, "40.00")), []string{
			"adjustments[1]: line legal: clause 7: a may pay 40.00 at most and 60.00 at least: invalid",
		}},
		{"strangers", simple(
			equal, costing.Adjustment{Kind: costing.Fee, Name: "f", Percent: qty("1"), Host: "c"},
			costing.Adjustment{Kind: costing.ChargeCap, Name: "c", Amount: pounds("1.00"), Among: orgs("c"), BorneBy: orgs("a d")},
		), []string{
			`adjustments[0].host: line legal: "c" is not a member: not found`,
			`adjustments[1].among[0]: line legal: "c" is not a member that shares: not found`,
			`adjustments[1].borne_by[1]: line legal: "d" is not a member: not found`,
		}},
		{"no burden", simple(equal, costing.Adjustment{Kind: costing.Collar, Name: "c", Percent: qty("10"), Driver: "none"}), []string{
			"adjustments[0].driver: line legal: there is no mean burden on none: the charges are below 0, or figures are 0: invalid",
		}},
		{"index of 0", simple(equal, costing.Adjustment{Kind: costing.Indexation, Name: "i", From: date("2025-04-01"), Driver: "index", Base: "zero"}), []string{
			"adjustments[0].base: line legal: the figure of zero is not above 0: invalid",
		}},
		{"index beyond", simple(equal, costing.Adjustment{Kind: costing.Indexation, Name: "i", From: date("2025-04-01"), Driver: "index", Base: "base"}), []string{
			"adjustments[0]: line legal: it comes to more than 10000000000000.00: out of range",
		}},
		{"rises without end", simple(equal, costing.Adjustment{Kind: costing.Indexation, Name: "i", From: date("1066-10-14"), Percent: qty("100")}), []string{
			"adjustments[0].from: line legal: from 1066-10-14 there are more than 100 yearly rises by 2026-03-31: out of range",
		}},
	} {
		_, err := c.scheme.Statement(year("100.00"), orgs("a b"), f)
		assert.Equal(t, c.want, findings(err), c.name)
	}
}

func TestCostErrors(t *testing.T) {
	t.Parallel()
	scheme := simple(costing.Basis{Kind: costing.EqualShares})
	_, err := scheme.Statement(costing.Cost{Total: pounds("-10000000000000.01")}, nil, costing.Facts{})
	assert.Equal(t, []string{
		"cost.line: required", "cost.term.first: required", "cost.term.last: required",
		"cost.total: -10000000000000.01 is beyond 10000000000000.00: out of range", "members: required",
	}, findings(err))
	_, err = scheme.Statement(year("1.00"), orgs("a a no*"), costing.Facts{})
	assert.Equal(t, []string{
		`members[2]: line legal: "no*" is not an organisation id (1 to 64 letters, digits and -_.:/): invalid`,
		`members[1]: line legal: duplicate: "a" is already members[0]`,
	}, findings(err))
	full := year("10000000000000.00")
	_, err = simple(costing.Basis{Kind: costing.FixedShares, Shares: shares("a 100")}, costing.Adjustment{Kind: costing.Fee, Name: "f", Percent: qty("1")}).Statement(full, orgs("a"), costing.Facts{})
	assert.Equal(t, []string{"adjustments[0]: line legal: a would pay more than 10000000000000.00: out of range"}, findings(err))
}

// Nobody pays less for being first, and a named bearer that pays nothing can bear.
func TestLimitsInALine(t *testing.T) {
	t.Parallel()
	f := facts("use a 500 b 300 c 200 d 0")
	minimum := costing.Adjustment{Kind: costing.MinimumCharge, Name: "Minimum", Amount: pounds("100.00"), Among: orgs("d")}
	upper := costing.Adjustment{Kind: costing.ChargeCap, Name: "Cap", Amount: pounds("300.00"), Among: orgs("a b")}
	s := state(t, simple(byDriver("use"), minimum, upper), year("1000.00"), "a b c d", f)
	// 100 less: a 450, b 270, c 180. Then a 300 and 150 more 270 : 180 : 100 of which
	// b has room for 30; the other 120 go 180 : 100 to c and d.
	assert.Equal(t, "a 300.00, b 300.00, c 257.14, d 142.86", paid(s))
	upper.Among, upper.BorneBy = orgs("a"), orgs("d")
	s = state(t, simple(byDriver("use"), upper), year("1000.00"), "a b c d", f)
	assert.Equal(t, "a 300.00, b 300.00, c 200.00, d 200.00", paid(s))
	upper.BorneBy = nil
	upper.Among = nil
	upper.Amount = pounds("100.00")
	s = state(t, simple(byDriver("use"), upper), year("1000.00"), "a b c d", f)
	assert.Equal(t, "a 100.00, b 100.00, c 100.00, d 0.00", paid(s), "who pays nothing bears nothing")
	assert.Equal(t, pounds("700.00"), s.Residual)
	fee := costing.Adjustment{Kind: costing.Fee, Name: "Fee", Percent: qty("10")}
	s = state(t, simple(byDriver("use"), upper, fee, minimum), year("1000.00"), "a b c d", f)
	assert.Equal(t, "a 76.67, b 76.67, c 76.66, d 100.00", paid(s), "a cap does not bind after a fee")
	none := state(t, simple(byDriver("use"), fee), year("0.00"), "a b c d", f)
	assert.Equal(t, "a 0.00, b 0.00, c 0.00, d 0.00", paid(none))
}

func TestCollarWithoutCompensation(t *testing.T) {
	t.Parallel()
	f := facts("calls a 300 b 200 c 500", "budget a 4000 b 3000 c 3000")
	collar := costing.Adjustment{Kind: costing.Collar, Name: "Collar", Percent: qty("10"), Driver: "budget", Unborne: true}
	s := state(t, simple(byDriver("calls"), collar), year("1000.00"), "a b c", f)
	assert.Equal(t, "a 360.00, b 270.00, c 330.00", paid(s))
	assert.Equal(t, pounds("40.00"), s.Residual)
}

// A composite of composites is exact too.
func TestCompositeInside(t *testing.T) {
	t.Parallel()
	inner := costing.Basis{Kind: costing.CompositeShares, Of: []costing.Part{
		{Share: percent("25"), Basis: byDriver("calls")},
		{Basis: costing.Basis{Kind: costing.EqualShares}},
	}}
	s := state(t, simple(costing.Basis{Kind: costing.CompositeShares, Of: []costing.Part{
		{Share: percent("50"), Basis: inner},
		{Basis: costing.Basis{Kind: costing.FixedShares, Shares: shares("a 100 b 0")}},
	}}), year("9000.00"), "b a", facts("calls a 1 b 2"))
	// b: 0.5 × (0.25 × ⅔ + 0.75 × ½) = 0.27083…
	assert.Equal(t, "b 2437.50, a 6562.50", paid(s))
	assert.Equal(t, "all (50% (25% by calls and the rest equally) and the rest by agreed shares of a 100%, b 0%)", plain(s.Steps[0]))
}

// What a statement is made from stays as it was.
func TestStatementChangesNothing(t *testing.T) {
	t.Parallel()
	scheme := costing.Scheme{Name: "s", Parts: []costing.Part{{Name: "p", Among: orgs("b a"), Basis: bases()[4]}}, Adjustments: adjustments()[:2]}
	scheme.Parts[0].Basis.Of[1].Among = orgs("barnet harrow")
	scheme.Parts[0].Among = orgs("harrow barnet")
	before := fmt.Sprint(scheme)
	members := orgs("harrow barnet")
	kept := slices.Clone(members)
	f := facts("calls harrow 1 barnet 2", "population-2024 harrow 5 barnet 6", "charge-2024-25 harrow 600 barnet 500")
	s, err := scheme.Statement(year("1000.00"), members, f)
	require.NoError(t, err)
	assert.Equal(t, before, fmt.Sprint(scheme))
	assert.Equal(t, kept, members)
	s.Charges[0].Amount = costing.Pence(0)
	again, err := scheme.Statement(year("1000.00"), members, f)
	require.NoError(t, err)
	require.NoError(t, again.Validate())
}

// A cost that nobody has put a figure on is not one of £0.
func TestCostNeedsATotal(t *testing.T) {
	cost, err := field.Decode[costing.Cost]([]byte(`{"line": "legal", "term": {"first": "2025-04-01", "last": "2026-03-31"}}`))
	assert.EqualError(t, err, "total: required")
	assert.False(t, cost.Total.Known())
	zero := year("0.00")
	require.NoError(t, zero.Validate())
}
