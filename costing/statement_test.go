package costing_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

func TestStatementProvesItsSum(t *testing.T) {
	t.Parallel()
	fee := costing.Adjustment{Kind: costing.Fee, Name: "Fee", Percent: qty("10")}
	good := func() costing.Statement {
		return state(t, simple(costing.Basis{Kind: costing.EqualShares}, fee), year("100.00"), "a b", costing.Facts{})
	}
	for _, c := range []struct {
		change func(s *costing.Statement)
		want   []string
		rule   error
	}{
		{func(s *costing.Statement) { s.Charges[1].Amount = pounds("55.01") }, []string{"charges[1].amount", "residual"}, field.ErrSum},
		{func(s *costing.Statement) { s.Steps[0].Workings[0].Amount = pounds("50.01") }, []string{"charges[0].amount"}, field.ErrSum},
		{func(s *costing.Statement) {
			s.Charges = append(s.Charges, costing.Portion{Org: "a", Amount: costing.Pence(0)})
		}, []string{"charges[2].org"}, field.ErrDuplicate},
		{func(s *costing.Statement) { s.Steps[0].Workings[0].Org = "c" }, []string{"charges[0].amount", "steps"}, field.ErrSum},
		{func(s *costing.Statement) { s.Added = costing.Pence(0) }, []string{"residual"}, field.ErrSum},
		{func(s *costing.Statement) { s.Residual = pounds("0.01") }, []string{"residual"}, field.ErrSum},
		{func(s *costing.Statement) { s.Total = costing.Pence(1<<63 - 1) }, []string{"residual"}, field.ErrRange},
		{func(s *costing.Statement) {
			s.Residual = costing.Pence(1<<63 - 1)
		}, []string{"residual"}, field.ErrRange},
		{func(s *costing.Statement) { s.Steps[0].Workings[0].Amount = costing.Pence(1<<63 - 1) }, []string{"charges[0].amount"}, field.ErrRange},
	} {
		s := good()
		c.change(&s)
		err := s.Validate()
		require.ErrorIs(t, err, c.rule)
		assert.Equal(t, c.want, paths(err))
	}
}

func TestCompare(t *testing.T) {
	t.Parallel()
	statement := func(text string) costing.Statement {
		var s costing.Statement
		for _, w := range weights(text) {
			n, _ := w.Value.Millionths()
			s.Charges = append(s.Charges, costing.Portion{Org: w.Org, Amount: costing.Pence(n / 10_000)})
		}
		return s
	}
	changes, err := costing.Compare(statement("a 300 b -60 left 10 same 5"), statement("same 5 b -80 a 200 new 20"))
	require.NoError(t, err)
	assert.Equal(t, costing.Differences{
		{Org: "a", Before: pounds("300.00"), After: pounds("200.00"), Amount: pounds("-100.00"), Percent: qty("-33.33")},
		{Org: "b", Before: pounds("-60.00"), After: pounds("-80.00"), Amount: pounds("-20.00"), Percent: qty("-33.33")},
		{Org: "left", Left: true, Before: pounds("10.00"), Amount: pounds("-10.00"), Percent: qty("-100")},
		{Org: "same", Before: pounds("5.00"), After: pounds("5.00"), Amount: costing.Pence(0), Percent: qty("0")},
		{Org: "new", Joined: true, After: pounds("20.00"), Amount: pounds("20.00")},
	}, changes)
	assert.Equal(t, `## Who pays more and who pays less

| Organisation | Before | After | Difference | Difference (%) |
|---|---:|---:|---:|---:|
| a | £300.00 | £200.00 | −£100.00 | −33.33 |
| b | −£60.00 | −£80.00 | −£20.00 | −33.33 |
| left | £10.00 | – | −£10.00 | −100 |
| same | £5.00 | £5.00 | £0.00 | 0 |
| new | – | £20.00 | +£20.00 | – |
| **Total** | **£255.00** | **£145.00** | **−£110.00** |  |
`, changes.Table(report.Names{}).Markdown())
	none, err := costing.Compare(costing.Statement{}, costing.Statement{})
	require.NoError(t, err)
	assert.NotNil(t, none)
	assert.Equal(t, []partnership.OrgID{}, costing.Differences{}.WorseOff())
	assert.Equal(t, []partnership.OrgID{}, none.BetterOff())
}

func TestCompareExtremes(t *testing.T) {
	t.Parallel()
	of := func(pence int64) costing.Statement {
		return costing.Statement{Charges: []costing.Portion{{Org: "a", Amount: costing.Pence(pence)}}}
	}
	_, err := costing.Compare(of(-1<<63+1), of(1))
	require.ErrorIs(t, err, field.ErrRange)
	assert.Equal(t, []string{"changes[0]"}, paths(err))
	changes, err := costing.Compare(of(1), of(1_000_000_000_000_000))
	require.NoError(t, err)
	assert.False(t, changes[0].Percent.Known(), "a percentage too large to write")
	changes, err = costing.Compare(of(3), of(4))
	require.NoError(t, err)
	assert.Equal(t, qty("33.33"), changes[0].Percent)
	changes, err = costing.Compare(of(100), of(2_500_000))
	require.NoError(t, err)
	assert.Contains(t, changes.Table(report.Names{}).Markdown(), "| +£24,999.00 | +2,499,900 |")
	assert.Contains(t, costing.Differences{{Org: "a", Before: costing.Pence(1<<63 - 1)}, {Org: "b", Before: pounds("1.00")}}.Table(report.Names{}).Markdown(), "too much to show")
}

func TestStatementMarkdown(t *testing.T) {
	t.Parallel()
	s := costing.Statement{
		Scheme: "A|B *new*\nscheme", Line: "legal", Term: costing.MustFinancialYear("2025/26").Term(), Total: pounds("3000.50"), Added: pounds("10.00"),
		Charges: []costing.Portion{{Org: "south-hams", Amount: pounds("2000.25")}, {Org: "west-devon", Amount: pounds("1000.00")}},
		Steps: []costing.Step{
			{Name: "By [calls]", Clause: "4 | 5", What: "the rest by calls", Measure: "calls", Workings: []costing.Working{
				{Org: "south-hams", Measure: qty("77297.5"), Amount: pounds("2000.25")},
				{Org: "west-devon", Measure: qty("158"), Amount: pounds("1000.25")},
			}},
			{Name: "Credit", What: "at <most>", Term: calendar.Term{First: date("2025-04-01"), Last: date("2025-04-30")}, Workings: []costing.Working{
				{Org: "west-devon", Amount: pounds("-0.25")},
			}},
		},
		Residual: pounds("10.25"),
	}
	require.NoError(t, s.Validate())
	assert.Equal(t, `## A\|B \*new\* scheme: legal, 2025-04-01 to 2026-03-31

Cost: £3,000.50, and £10.00 added to it.

| Organisation | By \[calls\] \[1\] | Credit \[2\] | Charge |
|---|---:|---:|---:|
| south-hams | £2,000.25 (77,297.5) |  | £2,000.25 |
| west-devon | £1,000.25 (158) | −£0.25 | £1,000.00 |
| **Total** | **£3,000.50** | **−£0.25** | **£3,000.25** |
| **Residual, paid by nobody** |  |  | **£10.25** |

1. Clause 4 \| 5: the rest by calls
2. at \<most\>; 2025-04-01 to 2025-04-30, 30 of 365 days
`, s.Tables(report.Names{}).Markdown())
}

func TestJoinOfOneIsThatOne(t *testing.T) {
	t.Parallel()
	for rate, text := range map[string]string{"95": "hours at £95.00", "62.5": "hours at £62.50", "0.125": "hours at £0.125"} {
		metered := simple(costing.Basis{Kind: costing.Metered, Driver: "hours", Rate: qty(rate)})
		s := state(t, metered, year("1000.00"), "a b", facts("hours a 1 b 2"))
		joined, err := costing.Join([]costing.Statement{s})
		require.NoError(t, err)
		assert.Equal(t, s, joined)
		assert.Equal(t, text, plain(joined.Steps[0]))
	}
}

// More members than any working on the stack has room for.
func TestStatementForManyMembers(t *testing.T) {
	t.Parallel()
	members, f := many(t, 300)
	cost := costing.Cost{Line: "legal", Term: costing.MustFinancialYear("2025/26").Term(), Total: pounds("1000000.00")}
	s, err := simple(byDriver("use")).Statement(cost, members, f)
	require.NoError(t, err)
	require.NoError(t, s.Validate())
	assert.Len(t, s.Charges, 300)

	members[299] = members[0]
	_, err = simple(byDriver("use")).Statement(cost, members, f)
	require.ErrorIs(t, err, field.ErrDuplicate)
	assert.Equal(t, []string{"members[299]"}, paths(err))
}

// Each name of a scheme is there once.
func TestJoinNamesSchemesOnce(t *testing.T) {
	t.Parallel()
	days := []calendar.Date{date("2025-04-01"), date("2025-06-01"), date("2025-08-01"), date("2025-10-01")}
	schedule := amended(orgs("a b"), days, func(i int) costing.Scheme {
		return fixed([]string{"s", "t", "t", "s"}[i], []string{"a 50 b 50", "a 60 b 40", "a 70 b 30", "a 80 b 20"}[i])
	})
	assert.Equal(t, "s; t", joinedYear(t, schedule, year("100.00"), costing.Facts{}).Scheme)
}
