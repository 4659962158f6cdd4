package costing_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
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
		{Share: percent("50"), Basis: byDriver("market-value")}, {Basis: byDriver("calls")},
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
		simple(costing.Basis{Kind: costing.Metered, Driver: "budget", Rate: qty("999999999999")}),
	} {
		_, err := scheme.Statement(year("1000.00"), orgs(members), f)
		require.ErrorIs(t, err, field.ErrRange)
	}
	// A collar adds them up exactly. The mean burden of everyone is 25: who has 76.92 is
	// cut to 27.50, and the 30 others share the other 725.
	collar := simple(byDriver("calls"), costing.Adjustment{Kind: costing.Collar, Name: "Collar", Percent: qty("10"), Driver: "budget"})
	s := state(t, collar, year("1000.00"), members, f)
	assert.Equal(t, costing.Pence(2750), s.Charges[0].Amount)
	assert.InDelta(t, 2416.7, pence(s.Charges[1].Amount), 1)

	// 2^59 millionths at 2^59 millionths of a pound for 2^10 days are 2^128, and not £0.
	f = facts("hours a 576460752303.423488")
	entry := costing.ScheduleEntry{
		Line: "legal", From: date("2025-04-01"), Members: orgs("a"),
		Scheme: simple(costing.Basis{Kind: costing.Metered, Driver: "hours", Rate: qty("576460752303.423488")}),
	}
	term := calendar.Term{First: date("2025-04-01"), Last: date("2025-04-01").AddDays(1023)}
	_, err = costing.Schedule{Entries: []costing.ScheduleEntry{entry}}.Statements(costing.Cost{Line: "legal", Term: term, Total: pounds("1.00")}, f)
	require.ErrorIs(t, err, field.ErrRange)
}

// Nineteen numbers that come to little more than 2^64 millionths are not taken for that
// little.
func TestNumbersThatGoRoundTheMachine(t *testing.T) {
	t.Parallel()
	var all []costing.Figure
	members := ""
	for i := range 20 {
		org := fmt.Sprintf("m%02d", i)
		members += " " + org
		calls := 1
		if i == 0 {
			calls = 30
		}
		all = append(all, figures(fmt.Sprintf("calls %s %d", org, calls), "budget "+org+" 970881267037.344822")...) // 19 of them are 2^64 + 2
	}
	f, err := costing.NewFacts(all)
	require.NoError(t, err)
	collar := costing.Adjustment{Kind: costing.Collar, Name: "Collar", Percent: qty("10"), Driver: "budget"}
	s := state(t, simple(byDriver("calls"), collar), year("1000.00"), members, f)
	// The mean of 20 equal budgets is 50. One pays 1000 × 30 ÷ 49 and is cut to 55, the
	// others are raised to 45, and then share the other 90.
	assert.Equal(t, costing.Pence(5500), s.Charges[0].Amount)
	for _, c := range s.Charges[1:] {
		assert.InDelta(t, 4973.68, pence(c.Amount), 1)
	}
}
