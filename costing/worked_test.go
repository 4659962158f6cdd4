package costing_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// The tests of this file hold that the Markdown of a statement has all that is
// needed to do it again with a calculator.

// last returns the text from a marker on.
func last(t *testing.T, text, marker string) string {
	t.Helper()
	at := strings.Index(text, marker)
	require.GreaterOrEqual(t, at, 0, text)
	return text[at:]
}

// From 2025-10-01 to 2026-03-31, days 184 to 365 of 365, by hand:
//
//   - £24,000.00 each: 24,000 − 12,032.88 (183 ÷ 365) = 11,967.12
//   - a: 400.01 × 1,062.50 = 425,010.63, less 213,087.52 (183 ÷ 365) = 211,923.11
//   - 75% and 25% are within 3 points of 73.905724 (439 ÷ 594) and the other
//   - the mix of a: 40% × 770 ÷ 1,100 + 60% × 439 ÷ 594 = 72.343434%
//   - 105% of 90,000 is 94,500, less 47,379.45 (183 ÷ 365) = 47,120.55
//   - prices: 498,630.14 × 5% × 90 ÷ 182 = 12,328.77, in proportion to Before
func TestEveryLineCanBeDoneAgain(t *testing.T) {
	t.Parallel()
	scheme := costing.Scheme{
		Name: "Schedule 1",
		Parts: []costing.Part{
			{Name: "Management", Clause: "4.1", Basis: costing.Basis{Kind: costing.FixedAmounts, Amounts: []costing.Portion{
				{Org: "a", Amount: pounds("24000.00")}, {Org: "b", Amount: pounds("24000.00")},
			}}},
			{Name: "Hours", Clause: "clause 4.2", Basis: costing.Basis{Kind: costing.Metered, Driver: "hours", Minimum: "committed", Rate: qty("1062.5")}},
			{Name: "Cases", Clause: "4.3", Share: percent("20"), Basis: costing.Basis{Kind: costing.RoundedShares, Driver: "cases", DeadBand: qty("3"), InUse: shares("a 75 b 25")}},
			{Name: "Mix", Clause: "4.4", Basis: costing.Basis{Kind: costing.CompositeShares, Of: []costing.Part{
				{Share: percent("40"), Basis: byDriver("calls")}, {Basis: byDriver("cases")},
			}}},
		},
		Adjustments: []costing.Adjustment{
			{Kind: costing.ChargeCap, Name: "105%", Clause: "5", Percent: qty("105"), Driver: "paid-2024", Among: orgs("b")},
			{Kind: costing.Indexation, Name: "Prices", Clause: "6", From: date("2026-01-01"), Driver: "cpi-now", Base: "cpi-then"},
		},
		Rounding: costing.ToPound, ByPart: true,
	}
	f, err := costing.NewFacts(append(
		figures("hours a 400.01 b 12", "committed a 100 b 20", "cases a 439 b 155", "calls a 770 b 330", "paid-2024 a 900000 b 90000"),
		costing.Figure{Driver: "cpi-now", Value: qty("126"), Source: "ONS D7BT", On: date("2025-09-30")},
		costing.Figure{Driver: "cpi-then", Value: qty("120"), Source: "ONS D7BT", On: date("2020-09-30")},
	))
	require.NoError(t, err)
	schedule := amended(orgs("a b"), []calendar.Date{date("2025-04-01"), date("2025-10-01")}, func(i int) costing.Scheme {
		return []costing.Scheme{fixed("before", "a 50 b 50"), scheme}[i]
	})
	statements, err := schedule.Statements(year("1000000.00"), f)
	require.NoError(t, err)
	s := statements[1]
	require.NoError(t, s.Validate())
	fieldtest.Golden(t, "testdata/golden/statement-worked.json", s)
	text := s.Tables(report.Names{}).Markdown()
	assert.Equal(t, `1. Clause 4.1: £24,000.00 each, days 184 to 365 of 365
2. clause 4.2: hours, at least committed at £1,062.50, days 184 to 365 of 365
3. Clause 4.3: 20% by rounded percentages of cases; the shares in use, a 75%, b 25%, are kept, within 3 points
4. Clause 4.4: the rest (40% by calls and the rest by cases)
5. Clause 5: at most 105% of paid-2024 for b, days 184 to 365 of 365, the difference borne by the others in proportion to their charges
6. Clause 6: from 2026-01-01 by cpi-now over cpi-then; rises so far by days: 0 on 92, 1 on 90
7. to the nearest £1

### Working of Hours \[2\]

| Organisation | hours | committed |
|---|---:|---:|
| a | 400.01 | 100 |
| b | 12 | 20 |

### Working of Cases \[3\]

| Organisation | cases | Actual (%) | Exact share |
|---|---:|---:|---:|
| a | 439 | 73.905724 | 439/594 |
| b | 155 | 26.094276 | 155/594 |

### Working of Mix \[4\]

| Organisation | cases | calls | Exact share |
|---|---:|---:|---:|
| a | 439 | 770 | 3581/4950 |
| b | 155 | 330 | 1369/4950 |

### Working of 105% \[5\]

| Organisation | paid-2024 | Before | At most | After |
|---|---:|---:|---:|---:|
| a |  | £408,972.95 |  | £451,509.59 |
| b | 90,000 | £89,657.19 | £47,120.55 | £47,120.55 |

### Working of Prices \[6\]

| Organisation | Before | After |
|---|---:|---:|
| a | £451,509.59 | £462,673.29 |
| b | £47,120.55 | £48,285.62 |

### Working of Rounding \[7\]

| Organisation | Actual (£) | Exactly (£) | Before | After |
|---|---:|---:|---:|---:|
| a | 462,673.288654 | 2405901101/5200 | £462,673.29 | £462,673.00 |
| b | 48,285.618544 | 351519303/7280 | £48,285.62 | £48,286.00 |

### Where the figures come from

| Figures | Value | Source | Day |
|---|---:|---|---|
| hours |  | annual return | 2025-03-31 |
| committed |  | annual return | 2025-03-31 |
| cases |  | annual return | 2025-03-31 |
| calls |  | annual return | 2025-03-31 |
| paid-2024 |  | annual return | 2025-03-31 |
| cpi-now | 126 | ONS D7BT | 2025-09-30 |
| cpi-then | 120 | ONS D7BT | 2020-09-30 |
`, last(t, text, "1. Clause 4.1"))
	assert.Contains(t, text, "| a | £11,967.12 | £211,923.11 (400.01) |")
}

// A driver that is the measure has no table, only its sources: each once, with its
// organisations if there are several.
func TestSourcesOfFigures(t *testing.T) {
	t.Parallel()
	all := append(figures("use a 3 b 1 c 1"), figures("paid a 100 b 100 c 100")...)
	all[1].Source, all[1].On = "estimate by [b]", date("2025-02-01")
	f, err := costing.NewFacts(all)
	require.NoError(t, err)
	scheme := simple(byDriver("use"), costing.Adjustment{Kind: costing.MinimumCharge, Name: "Minimum", Clause: "5", Percent: qty("20"), Driver: "use"},
		costing.Adjustment{Kind: costing.ChargeCap, Name: "Cap", Clause: "6", Percent: qty("100"), Driver: "use"})
	text := state(t, scheme, year("1.00"), "a b c", f).Tables(report.Names{}).Markdown()
	assert.Equal(t, `
### Working of Minimum \[2\]

| Organisation | use | Before | At least | After |
|---|---:|---:|---:|---:|
| a | 3 | £0.60 | £0.60 | £0.60 |
| b | 1 | £0.20 | £0.20 | £0.20 |
| c | 1 | £0.20 | £0.20 | £0.20 |

### Working of Cap \[3\]

| Organisation | use | Before | At most | After |
|---|---:|---:|---:|---:|
| a | 3 | £0.60 | £3.00 | £0.60 |
| b | 1 | £0.20 | £1.00 | £0.20 |
| c | 1 | £0.20 | £1.00 | £0.20 |

### Where the figures come from

| Figures | Of | Source | Day |
|---|---|---|---|
| use | a and c | annual return | 2025-03-31 |
| use | b | estimate by \[b\] | 2025-02-01 |
`, last(t, text, "\n### Working of Minimum"))
	joined, err := costing.Join([]costing.Statement{state(t, scheme, year("1.00"), "a b c", f)})
	require.NoError(t, err)
	assert.Equal(t, text, joined.Tables(report.Names{}).Markdown())
	plain := state(t, simple(byDriver("use")), year("1.00"), "a b c", f).Tables(report.Names{}).Markdown()
	assert.NotContains(t, plain, "### Working of Share")
}

// The note says who bears or saves the difference: the reverse for a refund.
func TestNotesOnTheDifference(t *testing.T) {
	t.Parallel()
	f := facts("use a 90 b 10", "budget a 50 b 50")
	for _, c := range []struct {
		total, want string
		adjustment  costing.Adjustment
	}{
		{"100.00", "at least £20.00, the difference saved by the others in proportion to their charges", costing.Adjustment{Kind: costing.MinimumCharge, Amount: pounds("20.00")}},
		{"-100.00", "at least £20.00, the difference borne by the others in proportion to their charges", costing.Adjustment{Kind: costing.MinimumCharge, Amount: pounds("20.00")}},
		{"100.00", "at most £80.00, the difference borne by the others in proportion to their charges", costing.Adjustment{Kind: costing.ChargeCap, Amount: pounds("80.00")}},
		{"-100.00", "at most £80.00 for a, the difference saved by b", costing.Adjustment{Kind: costing.ChargeCap, Amount: pounds("80.00"), Among: orgs("a"), BorneBy: orgs("b")}},
		{"100.00", "at most £80.00, the difference borne by b, a in proportion to their charges", costing.Adjustment{Kind: costing.ChargeCap, Amount: pounds("80.00"), BorneBy: orgs("b a")}},
		{"100.00", "at most 50% (since 2025-04-01) of the charge for a, b, the difference borne by nobody", costing.Adjustment{Kind: costing.PhaseOut, Among: orgs("a b"), Ladder: rungs("2025-04-01 50"), Unborne: true}},
		{"100.00", "within 10% of the mean burden on budget, the difference borne or saved by the others in proportion to budget", costing.Adjustment{Kind: costing.Collar, Percent: qty("10"), Driver: "budget"}},
		{"100.00", "5% to a for b", costing.Adjustment{Kind: costing.Fee, Percent: qty("5"), Host: "a", Among: orgs("b")}},
	} {
		c.adjustment.Name = "a"
		s := state(t, simple(byDriver("use"), c.adjustment), year(c.total), "a b", f)
		assert.Equal(t, c.want, plain(s.Steps[1]))
	}
}

// What is paid too much is not paid by nobody.
func TestResidualSaysItsSide(t *testing.T) {
	t.Parallel()
	metered := simple(costing.Basis{Kind: costing.Metered, Driver: "hours", Rate: qty("24000")})
	text := state(t, metered, year("10000.00"), "a", facts("hours a 1")).Tables(report.Names{}).Markdown()
	assert.Contains(t, text, "| **Residual, paid too much** |  | **−£14,000.00** |")
	assert.Contains(t, text, "1. Clause 4.1: hours at £24,000.00\n", "grouped, and said once")
	text = state(t, metered, year("30000.00"), "a", facts("hours a 1")).Tables(report.Names{}).Markdown()
	assert.Contains(t, text, "| **Residual, paid by nobody** |  | **£6,000.00** |")
}

// A cap of £0.00 is a cap.
func TestCapOfNothing(t *testing.T) {
	t.Parallel()
	scheme, err := field.Decode[costing.Scheme]([]byte(`{"name": "s", "parts": [{"name": "p", "basis": {"kind": "equal"}}],
		"adjustments": [{"kind": "cap", "name": "c", "among": ["a"], "amount": "0.00"}]}`))
	require.NoError(t, err)
	s := state(t, scheme, year("10.00"), "a b", costing.Facts{})
	assert.Equal(t, "a 0.00, b 10.00", paid(s))
	assert.Contains(t, s.Tables(report.Names{}).Markdown(), "| a | £5.00 | £0.00 | £0.00 |")
	scheme.Adjustments[0].Amount = costing.Money{}
	require.ErrorIs(t, scheme.Validate(), field.ErrRequired)
}
