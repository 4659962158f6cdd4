package account_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/account"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// Four equal instalments of £1,000.03: the first three are a penny more.
func ExampleInstalments() {
	postings, err := account.Instalments(
		[]costing.Portion{{Org: "harrow", Amount: costing.MustMoney("1000.03")}}, quarters(), "schedule 3",
	)
	for _, p := range postings {
		fmt.Println(p.On, p.Kind, p.Org, p.Amount)
	}
	fmt.Println(err)
	// Output:
	// 2025-04-15 contribution harrow 250.01
	// 2025-07-15 contribution harrow 250.01
	// 2025-10-15 contribution harrow 250.01
	// 2026-01-15 contribution harrow 250.00
	// <nil>
}

// joinedInOctober is a year of a service at £1,500 a day, shared equally by two members,
// and by three from 1 October.
func joinedInOctober(t testing.TB) []costing.Statement {
	t.Helper()
	statements, err := october().Statements(year("547500.00"), costing.Facts{})
	require.NoError(t, err)
	return statements
}

// october is the schedule of that service.
func october() costing.Schedule {
	equally := simple(costing.Basis{Kind: costing.EqualShares})
	return costing.Schedule{Entries: []costing.Entry{
		{Line: "legal", From: date("2020-04-01"), Members: orgs("harrow barnet"), Scheme: equally},
		{Line: "legal", From: date("2025-10-01"), Members: orgs("harrow barnet brent"), Scheme: equally},
	}}
}

// Brent joins on 1 October: the year is two statements, of 183 and 182 days at £1,500,
// each with the instalments that fall due in its days. So Brent pays nothing before.
func ExampleInstalments_joiner() {
	statements, err := october().Statements(year("547500.00"), costing.Facts{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range statements {
		days := slices.DeleteFunc(quarters(), func(day calendar.Date) bool { return !s.Term.Contains(day) })
		postings, err := account.Instalments(s.Charges, days, "schedule 3")
		for _, p := range postings {
			fmt.Println(p.On, p.Org, p.Amount)
		}
		if err != nil {
			fmt.Println(err)
			return
		}
	}
	// Output:
	// 2025-04-15 harrow 68625.00
	// 2025-04-15 barnet 68625.00
	// 2025-07-15 harrow 68625.00
	// 2025-07-15 barnet 68625.00
	// 2025-10-15 harrow 45500.00
	// 2025-10-15 barnet 45500.00
	// 2025-10-15 brent 45500.00
	// 2026-01-15 harrow 45500.00
	// 2026-01-15 barnet 45500.00
	// 2026-01-15 brent 45500.00
}

func TestInstalmentsAddUp(t *testing.T) {
	days := quarters()
	for amount := int64(-100); amount < 100; amount++ {
		for n := range days {
			postings, err := account.Instalments([]costing.Portion{{Org: "b", Amount: costing.Pence(amount)}, {Org: "a", Amount: costing.Pence(7)}}, days[:n+1], "x")
			require.NoError(t, err)
			sums := map[partnership.OrgID]int64{}
			for _, p := range postings {
				require.Contains(t, days[:n+1], p.On)
				sums[p.Org] += pence(p.Amount)
				if exact := float64(amount) / float64(n+1); p.Org == "b" {
					require.InDelta(t, exact, pence(p.Amount), 0.999)
				}
			}
			require.Equal(t, int64(7), sums["a"])
			require.Equal(t, amount, sums["b"])
		}
	}
}

// What is paid to a member falls due like what a member pays: the first instalments are
// a penny more, and £0 is left out.
func TestInstalmentsOfACredit(t *testing.T) {
	postings, err := account.Instalments([]costing.Portion{
		{Org: "host", Amount: costing.Pence(-1002)}, {Org: "a", Amount: costing.Pence(2)}, {Org: "b", Amount: costing.Pence(0)},
	}, quarters(), "")
	require.NoError(t, err)
	var amounts []string
	for _, p := range postings {
		amounts = append(amounts, fmt.Sprintf("%v %s %v", p.On.Month(), p.Org, p.Amount))
	}
	assert.Equal(t, []string{
		"April host -2.51", "April a 0.01", "July host -2.51", "July a 0.01", "October host -2.50", "January host -2.50",
	}, amounts)
	mustPost(account.Account{Year: costing.MustFinancialYear("2025/26"), Members: orgs("host a b")}, postings...)
}

func TestInstalmentsFindEveryError(t *testing.T) {
	day := calendar.MustDate("2025-07-15")
	_, err := account.Instalments([]costing.Portion{{Org: "a", Amount: costing.Pence(-1)}, {Org: "a"}, {}}, []calendar.Date{day, day, {}, day.AddDays(-1)}, "")
	require.EqualError(t, err, `contributions[1].amount: required
contributions[2].org: required
contributions[2].amount: required
contributions[1].org: duplicate: "a" is already contributions[0]
days[1]: 2025-07-15 is not after 2025-07-15: out of order
days[2]: required
days[3]: 2025-07-14 is not after 2025-07-15: out of order`)

	_, err = account.Instalments(nil, nil, "")
	require.EqualError(t, err, "days: required")
}

// A fee of £1,000 a year and a cap of £30,000 are for the year. So the year is
// stated once, and its quarters are instalments: four costs of a quarter would
// charge the fee four times and reach the cap never.
func ExampleInstalments_quarters() {
	members := []partnership.OrgID{"harrow", "barnet"}
	schedule := costing.Schedule{Entries: []costing.Entry{{
		Line: "legal", From: calendar.MustDate("2025-04-01"), Members: members,
		Scheme: costing.Scheme{
			Name: "Schedule 2",
			Parts: []costing.Part{
				{Name: "Fee", Among: members[1:], Basis: costing.Basis{Kind: costing.FixedAmounts, Amounts: []costing.Portion{{Org: "barnet", Amount: costing.MustMoney("1000.00")}}}},
				{Name: "Shares", Basis: costing.Basis{Kind: costing.EqualShares}},
			},
			Adjustments: []costing.Adjustment{
				{Kind: costing.ChargeCap, Name: "Cap", Among: members[1:], Amount: costing.MustMoney("30000.00")},
			},
		},
	}}}
	cost := costing.Cost{Line: "legal", Term: costing.MustFinancialYear("2025/26").Term(), Total: costing.MustMoney("80000.00")}
	statements, err := schedule.Statements(cost, costing.Facts{})
	if err != nil {
		fmt.Println(err)
		return
	}
	quarters := []calendar.Date{
		calendar.MustDate("2025-04-01"), calendar.MustDate("2025-07-01"), calendar.MustDate("2025-10-01"), calendar.MustDate("2026-01-01"),
	}
	postings, err := account.Instalments(statements[0].Charges, quarters, "2025/26")
	for _, p := range postings {
		fmt.Println(p.On, p.Org, p.Amount)
	}
	fmt.Println(statements[0].Charges, err)
	// Output:
	// 2025-04-01 harrow 12500.00
	// 2025-04-01 barnet 7500.00
	// 2025-07-01 harrow 12500.00
	// 2025-07-01 barnet 7500.00
	// 2025-10-01 harrow 12500.00
	// 2025-10-01 barnet 7500.00
	// 2026-01-01 harrow 12500.00
	// 2026-01-01 barnet 7500.00
	// [{harrow 50000.00} {barnet 30000.00}] <nil>
}

// What two members are charged after the outturn, as postings: £0 is left out.
func ExamplePostings() {
	charges := []costing.Portion{{Org: "harrow", Amount: costing.MustMoney("12.50")}, {Org: "barnet", Amount: costing.Pence(0)}}
	for _, p := range account.Postings(account.PostReconciliation, calendar.MustDate("2026-05-31"), "minute 9", charges) {
		fmt.Println(p.On, p.Kind, p.Org, p.Amount, p.Reference)
	}
	// Output: 2026-05-31 reconciliation harrow 12.50 minute 9
}
