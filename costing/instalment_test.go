package costing_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
)

// Four equal instalments of £1,000.03: the first three are a penny more.
func ExampleInstalments() {
	postings, err := costing.Instalments(
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

func TestInstalmentsAddUp(t *testing.T) {
	days := quarters()
	for pence := range int64(100) {
		for n := range days {
			postings, err := costing.Instalments([]costing.Charge{{Org: "b", Amount: costing.Pence(pence)}, {Org: "a", Amount: costing.Pence(7)}}, days[:n+1], "x")
			require.NoError(t, err)
			sums, least, most := map[partnership.OrgID]int64{}, pence, int64(0)
			for i, p := range postings {
				require.Equal(t, days[i/2], p.On)
				sums[p.Org] += p.Amount.Pence()
				if p.Org == "b" {
					least, most = min(least, p.Amount.Pence()), max(most, p.Amount.Pence())
				}
			}
			require.Equal(t, map[partnership.OrgID]int64{"b": pence, "a": 7}, sums)
			require.LessOrEqual(t, most-least, int64(1))
		}
	}
}

func TestInstalmentsFindEveryError(t *testing.T) {
	day := partnership.MustDate("2025-07-15")
	_, err := costing.Instalments([]costing.Charge{{Org: "a", Amount: costing.Pence(-1)}, {Org: "a"}}, []partnership.Date{day, day, {}, day.AddDays(-1)}, "")
	require.EqualError(t, err, `contributions[0].amount: -0.01 is less than 0.00: invalid
contributions[1].org: "a" is there already: duplicate
days[1]: 2025-07-15 is not after 2025-07-15: out of order
days[2]: required
days[3]: 2025-07-14 is not after 2025-07-15: out of order`)

	_, err = costing.Instalments(nil, nil, "")
	require.EqualError(t, err, "days: required")
}
