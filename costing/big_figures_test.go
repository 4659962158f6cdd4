package costing_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Row 7 with market values of thousands of millions: 4.8 to 1.2 is 4 to 1, alone, in a
// composite and under a collar.
func TestFiguresOfThousandsOfMillions(t *testing.T) {
	t.Parallel()
	f := facts("market-value a 4800000000 b 1200000000", "calls a 50 b 50")
	assert.Equal(t, "a 800.00, b 200.00", paid(state(t, simple(byDriver("market-value")), year("1000.00"), "a b", f)))
	composite := costing.Basis{Kind: costing.CompositeShares, Of: []costing.Part{
		{Percent: qty("50"), Basis: byDriver("market-value")}, {Basis: byDriver("calls")},
	}}
	assert.Equal(t, "a 650.00, b 350.00", paid(state(t, simple(composite), year("1000.00"), "a b", f)))
	collar := costing.Adjustment{Kind: costing.Collar, Name: "Collar", Percent: qty("10"), Driver: "market-value"}
	// the mean burden of a is 800, of b 200: b pays 220 at most
	assert.Equal(t, "a 780.00, b 220.00", paid(state(t, simple(byDriver("calls"), collar), year("1000.00"), "a b", f)))
}

// Figures that are too much together are an error and never another bill.
func TestFiguresThatAreTooMuchTogether(t *testing.T) {
	t.Parallel()
	var all []costing.Figure
	members := ""
	for i := range 40 {
		org := fmt.Sprintf("m%02d", i)
		members += " " + org
		all = append(all, figures("budget "+org+" 999999999999", fmt.Sprintf("calls %s %d", org, []int{10, 1, 1, 1}[i%4]))...)
	}
	f, err := costing.NewFacts(all)
	require.NoError(t, err)
	for _, scheme := range []costing.Scheme{
		simple(byDriver("budget")),
		simple(byDriver("calls"), costing.Adjustment{Kind: costing.Collar, Name: "Collar", Percent: qty("10"), Driver: "budget"}),
		simple(costing.Basis{Kind: costing.Metered, Driver: "budget", Rate: qty("999999999999")}),
	} {
		_, err := scheme.Statement(year("1000.00"), orgs(members), f)
		require.ErrorIs(t, err, field.ErrRange)
	}

	// 2^59 millionths at 2^59 millionths of a pound for 2^10 days are 2^128, and not £0.
	f = facts("hours a 576460752303.423488")
	entry := costing.Entry{
		Line: "legal", Effective: date("2025-04-01"), Members: orgs("a"),
		Scheme: simple(costing.Basis{Kind: costing.Metered, Driver: "hours", Rate: qty("576460752303.423488")}),
	}
	term := calendar.Term{First: date("2025-04-01"), Last: date("2025-04-01").AddDays(1023)}
	_, err = costing.Schedule{Entries: []costing.Entry{entry}}.Statements(costing.Cost{Line: "legal", Term: term, Total: pounds("1.00")}, f)
	require.ErrorIs(t, err, field.ErrRange)
}

// Nineteen numbers that come to little more than 2^64 millionths are not taken for that
// little: neither as the figures of a collar nor as percentages.
func TestNumbersThatGoRoundTheMachine(t *testing.T) {
	t.Parallel()
	var all []costing.Figure
	var shares []costing.Weight
	members := ""
	for i := range 20 {
		org := fmt.Sprintf("m%02d", i)
		members += " " + org
		calls := 1
		if i == 0 {
			calls = 30
		}
		all = append(all, figures(fmt.Sprintf("calls %s %d", org, calls), "budget "+org+" 970881267037.344822")...) // 19 of them are 2^64 + 2
		millionths := int64(970881267042607979)                                                                     // 19 of them and 15 are 2^64 and 100 per cent
		if i == 1 {
			millionths += 15
		}
		shares = append(shares, costing.Weight{Org: partnership.OrgID(org), Value: quantity(millionths)})
	}
	f, err := costing.NewFacts(all)
	require.NoError(t, err)
	collar := costing.Adjustment{Kind: costing.Collar, Name: "Collar", Percent: qty("10"), Driver: "budget"}
	_, err = simple(byDriver("calls"), collar).Statement(year("1000.00"), orgs(members), f)
	require.EqualError(t, err, "adjustments[0]: line legal: 19 weights are too much together: out of range")
	require.EqualError(t, costing.Basis{Kind: costing.FixedShares, Shares: shares[1:]}.Validate(),
		"shares: the shares make 999999999999.999999 %, not 100 %: does not add up")
}
