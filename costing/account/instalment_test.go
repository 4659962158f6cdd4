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
		[]costing.Charge{{Org: "harrow", Amount: costing.MustMoney("1000.03")}}, quarters(), "schedule 3",
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
		{Line: "legal", Effective: date("2020-04-01"), Members: orgs("harrow barnet"), Scheme: equally},
		{Line: "legal", Effective: date("2025-10-01"), Members: orgs("harrow barnet brent"), Scheme: equally},
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
			postings, err := account.Instalments([]costing.Charge{{Org: "b", Amount: costing.Pence(amount)}, {Org: "a", Amount: costing.Pence(7)}}, days[:n+1], "x")
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
// a penny more, and there is none of £0.
func TestInstalmentsOfACredit(t *testing.T) {
	postings, err := account.Instalments([]costing.Charge{
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
	_, err := account.Instalments([]costing.Charge{{Org: "a", Amount: costing.Pence(-1)}, {Org: "a"}, {}}, []calendar.Date{day, day, {}, day.AddDays(-1)}, "")
	require.EqualError(t, err, `contributions[1].org: "a" is there already: duplicate
contributions[1].amount: required
contributions[2].org: required
contributions[2].amount: required
days[1]: 2025-07-15 is not after 2025-07-15: out of order
days[2]: required
days[3]: 2025-07-14 is not after 2025-07-15: out of order`)

	_, err = account.Instalments(nil, nil, "")
	require.EqualError(t, err, "days: required")
}
