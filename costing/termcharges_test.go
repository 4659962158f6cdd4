package costing_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Barnet joins on 1 October, the second half of a year counted in months. The cap on Harrow is
// of the year: it takes £1,500 of the £9,000 off, in proportion to what Harrow pays for each
// half, and Barnet bears it.
func ExampleStatement_ByPeriod() {
	equally := costing.Scheme{
		Name: "Schedule 2", ByMonths: true,
		Parts:       []costing.Part{{Name: "Share", Basis: costing.Basis{Kind: costing.EqualShares}}},
		Adjustments: []costing.Adjustment{{Kind: costing.ChargeCap, Name: "Cap", Among: orgs("harrow"), Amount: costing.MustMoney("7500.00")}},
	}
	schedule := costing.Schedule{Entries: []costing.ScheduleEntry{
		{Line: "legal", From: calendar.MustDate("2025-04-01"), Members: orgs("harrow"), Scheme: equally},
		{Line: "legal", From: calendar.MustDate("2025-10-01"), Members: orgs("harrow barnet"), Scheme: equally},
	}}
	statements, err := schedule.Statements(year("12000.00"), costing.Facts{})
	if err != nil {
		fmt.Println(err)
		return
	}
	periods, err := statements[0].ByPeriod()
	for _, p := range periods {
		fmt.Println(p.Term, p.Charges)
	}
	fmt.Println(err)
	// Output:
	// 2025-04-01 to 2025-09-30 [{harrow 5000.00}]
	// 2025-10-01 to 2026-03-31 [{harrow 2500.00} {barnet 4500.00}]
	// <nil>
}

// A statement whose members and scheme do not change is of one period.
func TestStatement_ByPeriodOfOne(t *testing.T) {
	t.Parallel()
	s, err := simple(costing.Basis{Kind: costing.EqualShares}).Statement(year("2.00"), orgs("a b"), costing.Facts{})
	require.NoError(t, err)
	periods, err := s.ByPeriod()
	require.NoError(t, err)
	assert.Equal(t, []costing.TermCharges{{Term: s.Term, Charges: s.Charges}}, periods)
	periods[0].Charges[0].Amount = costing.Money{}
	assert.Equal(t, pounds("1.00"), s.Charges[0].Amount, "they share no list")
	assert.NotContains(t, s.Tables(report.Names{}).Markdown(), "Charges for parts of the term")
	s.Charges[0].Amount = costing.Money{}
	_, err = s.ByPeriod()
	require.EqualError(t, err, "charges[0].amount: required")
}

// A limit of the year is not of the days of one entry. So a table shows what is charged for the
// days of each; without the limit the steps do. The cap halves what Watford pays. Three Rivers
// bears £142,250.00 in proportion to the £48,100 and £32,400 that it pays without: £84,996.58
// and £57,253.42.
func TestStatement_ShowsPeriods(t *testing.T) {
	t.Parallel()
	cost := costing.Cost{Line: "hr", Term: year("0.00").Term, Total: pounds("365000.00")}
	s := joinedYear(t, hr(), cost, costing.Facts{})
	assert.NotContains(t, s.Tables(report.Names{}).Markdown(), "Charges for parts of the term")

	limited := hr()
	for i := range limited.Entries {
		limited.Entries[i].Scheme.Adjustments = []costing.Adjustment{{Kind: costing.ChargeCap, Name: "Cap", Among: orgs("watford"), Amount: pounds("142250.00")}}
	}
	s = joinedYear(t, limited, cost, costing.Facts{})
	assert.Contains(t, s.Tables(report.Names{}).Markdown(), `### Charges for parts of the term

| Organisation | 2025-04-01 to 2025-10-02 | 2025-10-03 to 2026-03-31 | Charge |
|---|---:|---:|---:|
| watford | £68,450.00 | £73,800.00 | £142,250.00 |
| three-rivers | £133,096.58 | £89,653.42 | £222,750.00 |
| **Total** | **£201,546.58** | **£163,453.42** | **£365,000.00** |

1. What a limit or a rounding of the whole term changes is divided between the parts in proportion to the charges of each. Only the charges of the whole term make the cost.
`)
	periods, err := s.ByPeriod()
	require.NoError(t, err)
	periods[0].Charges[0].Amount = costing.Money{}
	require.NoError(t, s.Validate(), "they share no list")
}

// Whole pounds change the charges of the term by more than a penny. The periods have their part
// of that, and add up.
func TestStatement_PeriodsAfterARounding(t *testing.T) {
	t.Parallel()
	for seed := range int64(50) {
		cost := year("0.00")
		cost.Total = costing.Pence(100_080 + 1009*seed)
		scheme := simple(byDriver("use"))
		scheme.Rounding = costing.ToPound
		schedule := costing.Schedule{Entries: []costing.ScheduleEntry{
			{Line: "legal", From: date("2020-04-01"), Members: orgs("a b"), Scheme: scheme},
			{Line: "legal", From: date("2025-07-01"), Members: orgs("a b c"), Scheme: scheme},
		}}
		s := joinedYear(t, schedule, cost, facts("use a 1 b 2 c 3"))
		require.Len(t, s.Periods, 2)
		require.Len(t, s.Periods[0].Charges, 2)
		days := []int64{91, 274}
		for i, p := range s.Periods {
			for _, c := range p.Charges {
				weight, all := map[string]int64{"a": 1, "b": 2, "c": 3}[string(c.Org)], []int64{3, 6}[i]
				exact := float64(pence(cost.Total)*days[i]*weight) / float64(365*all)
				require.InDelta(t, exact, float64(pence(c.Amount)), 100, "within the pound that is rounded")
			}
		}
	}
}
