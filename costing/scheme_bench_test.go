package costing_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
)

// many returns n members, and facts with their use and last year's charges.
func many(tb testing.TB, n int) ([]partnership.OrgID, costing.Facts) {
	tb.Helper()
	var members []partnership.OrgID
	var all []costing.Figure
	for i := range n {
		org := partnership.OrgID(fmt.Sprintf("council-%03d", i))
		members = append(members, org)
		for k, driver := range []costing.Driver{"use", "paid-2024", "calls", "population"} {
			value, err := partnership.NewQuantity(int64(1000 + (i*7919+k*104729)%4001))
			require.NoError(tb, err)
			all = append(all, costing.Figure{Driver: driver, Org: org, Value: value, Source: "return", On: date("2025-03-31")})
		}
	}
	f, err := costing.NewFacts(all)
	require.NoError(tb, err)
	return members, f
}

// adjusted is a scheme with three adjustments that all change something.
func adjusted(basis costing.Basis) costing.Scheme {
	return simple(
		basis,
		costing.Adjustment{Kind: costing.MinimumCharge, Name: "Minimum", Amount: pounds("1100.00")},
		costing.Adjustment{Kind: costing.ChargeCap, Name: "No loser", Percent: qty("115"), Driver: "paid-2024"},
		costing.Adjustment{Kind: costing.Fee, Name: "Fee", Percent: qty("8"), Host: "council-000"},
	)
}

func BenchmarkStatement(b *testing.B) {
	composite := costing.Basis{Kind: costing.CompositeShares, Of: []costing.Part{
		{Share: percent("40"), Basis: byDriver("calls")}, {Share: percent("40"), Basis: byDriver("population")}, {Basis: byDriver("use")},
	}}
	for _, n := range []int{3, 20, 300} {
		for _, basis := range []costing.Basis{byDriver("use"), composite} {
			members, f := many(b, n)
			scheme := adjusted(basis)
			cost := costing.Cost{Line: "legal", Term: costing.MustFinancialYear("2025/26").Term(), Total: costing.Pence(int64(n) * 300_001)}
			b.Run(fmt.Sprintf("%s/%d", basis.Kind, n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, err := scheme.Statement(cost, members, f); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// BenchmarkYear is a year of 40 lines and 8 partners with a change in mid-year.
func BenchmarkYear(b *testing.B) {
	members, f := many(b, 8)
	var schedule costing.Schedule
	term := costing.MustFinancialYear("2025/26").Term()
	for i := range 40 {
		line := partnership.LineID(fmt.Sprintf("line-%02d", i))
		schedule.Entries = append(
			schedule.Entries,
			costing.ScheduleEntry{Line: line, From: date("2020-04-01"), Members: members, Scheme: adjusted(byDriver("use"))},
			costing.ScheduleEntry{Line: line, From: date("2025-10-03"), Members: members, Scheme: adjusted(byDriver("calls"))},
		)
	}
	b.ReportAllocs()
	for b.Loop() {
		for i := 0; i < len(schedule.Entries); i += 2 {
			cost := costing.Cost{Line: schedule.Entries[i].Line, Term: term, Total: pounds("24000.01")}
			statements, err := schedule.Statements(cost, f)
			if err != nil {
				b.Fatal(err)
			}
			if _, err := costing.Join(statements); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkScheme is a statement of one driver, and one of three heads under two limits.
func BenchmarkScheme(b *testing.B) {
	heads := costing.Scheme{Name: "levy", Parts: []costing.Part{
		{Name: "household", Head: "household", Basis: byDriver("use")},
		{Name: "business", Head: "business", Basis: byDriver("calls")},
		{Name: "rest", Basis: byDriver("population")},
	}, Adjustments: []costing.Adjustment{
		{Kind: costing.MinimumCharge, Name: "Minimum", Amount: pounds("1000.00")},
		{Kind: costing.ChargeCap, Name: "No loser", Percent: qty("115"), Driver: "paid-2024"},
	}}
	for _, n := range []int{20, 300} {
		members, f := many(b, n)
		cost := costing.Cost{Line: "legal", Term: costing.MustFinancialYear("2025/26").Term(), Total: costing.Pence(int64(n) * 300_003)}
		cost.Heads = []costing.Head{
			{Head: "household", Total: costing.Pence(int64(n) * 200_001)}, {Head: "business", Total: costing.Pence(int64(n) * 70_001)}, {Head: "rest", Total: costing.Pence(int64(n) * 30_001)},
		}
		for name, scheme := range map[string]costing.Scheme{"driver": simple(byDriver("use")), "heads": heads} {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, err := scheme.Statement(cost, members, f); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// One part and one head each: the time grows with the heads.
func BenchmarkStatement_heads(b *testing.B) {
	for _, n := range []int{10, 100, 1000} {
		scheme, cost := headed(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := scheme.Statement(cost, orgs("a b"), costing.Facts{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// headed returns a scheme with one part of each of n heads, and a cost of £1.01 of each.
func headed(n int) (costing.Scheme, costing.Cost) {
	scheme, cost := costing.Scheme{Name: "s"}, year("1.00")
	for i := range n {
		head := partnership.LineID(fmt.Sprintf("head-%04d", i))
		scheme.Parts = append(scheme.Parts, costing.Part{Name: string(head), Head: head, Basis: costing.Basis{Kind: costing.EqualShares}})
		cost.Heads = append(cost.Heads, costing.Head{Head: head, Total: pounds("1.01")})
	}
	cost.Total = costing.Pence(int64(101 * n))
	return scheme, cost
}

// As many heads as there may be. Of £1,010.00 each member has half, although each head has an
// odd penny.
func TestScheme_GreatestNumberOfHeads(t *testing.T) {
	t.Parallel()
	scheme, cost := headed(1000)
	assert.Equal(t, "a 505.00, b 505.00", paid(state(t, scheme, cost, "a b", costing.Facts{})))
	scheme, cost = headed(1001)
	_, err := scheme.Statement(cost, orgs("a b"), costing.Facts{})
	assert.ElementsMatch(t, []string{"parts", "cost.heads"}, paths(err))
}
