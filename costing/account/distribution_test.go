package account_test

import (
	"fmt"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing/account"
	"github.com/seed9ad77866/sharedservices/costing/waterfall"
	"github.com/seed9ad77866/sharedservices/partnership/report"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// Row 21: the surplus of the crematorium of Central Durham, of which the county council
// has 80 per cent and Spennymoor Town Council 20, once £100,000 is put to the reserve.
func ExampleDistribution() {
	day, money, quantity := calendar.MustDate, costing.MustMoney, partnership.MustQuantity
	ledger := account.Account{
		Year:    costing.MustFinancialYear("2026/27"),
		Members: []partnership.OrgID{"durham", "spennymoor"},
		Postings: []account.Posting{
			{On: day("2026-04-01"), Kind: account.PostContribution, Org: "durham", Amount: money("1141250.00")},
			{On: day("2026-04-01"), Kind: account.PostPayment, Org: "durham", Amount: money("1141250.00")},
			{On: day("2027-03-31"), Kind: account.PostToReserve, Amount: money("100000.00")},
		},
	}
	balance, err := ledger.Balance(day("2027-03-31"))
	if err != nil {
		fmt.Println(err)
		return
	}
	tranches, err := waterfall.ShareGain(balance.Surplus, []waterfall.GainPart{{
		Name: "fixed", Share: partnership.MustFraction("100%"), Weights: []costing.Weight{
			{Org: "durham", Value: quantity("80")},
			{Org: "spennymoor", Value: quantity("20")},
		},
	}})
	if err != nil {
		fmt.Println(err)
		return
	}
	ledger, err = ledger.Post(account.Distribution(tranches, day("2027-04-30"), "clause 9")...)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(ledger.Table(report.Names{}).Markdown())
	balance, err = ledger.Balance(day("2027-04-30"))
	fmt.Println(balance.Surplus, err)
	// Output:
	// ## Account of 2026/27
	//
	// | Day | Posting | Member | Amount | Reference |
	// |---|---|---|---:|---|
	// | 2026-04-01 | Contribution due | durham | £1,141,250.00 |  |
	// | 2026-04-01 | Payment received | durham | £1,141,250.00 |  |
	// | 2027-03-31 | Put to the reserve |  | £100,000.00 |  |
	// | 2027-04-30 | Share of a deficit or surplus | durham | −£833,000.00 | clause 9 |
	// | 2027-04-30 | Share of a deficit or surplus | spennymoor | −£208,250.00 | clause 9 |
	// 0.00 <nil>
}

// A deficit that is not reconciled is taken from the reserve, and the rest charged.
func TestDistributionOfADeficit(t *testing.T) {
	day := calendar.MustDate("2026-04-30")
	tranches, err := waterfall.ShareGain(costing.MustMoney("-5000.00"), []waterfall.GainPart{
		{Name: "reserve", Share: partnership.MustFraction("50%")},
		{Name: "members", Share: partnership.MustFraction("50%"), Weights: append(sixtyForty(), costing.Weight{Org: "brent", Value: partnership.MustQuantity("0")})},
	})
	require.NoError(t, err)
	postings := account.Distribution(tranches, day, "clause 9")
	assert.Equal(t, []account.Posting{
		{On: day, Kind: account.PostFromReserve, Amount: costing.MustMoney("2500.00"), Reference: "clause 9"},
		{On: day, Kind: account.PostDistribution, Org: "harrow", Amount: costing.MustMoney("1500.00"), Reference: "clause 9"},
		{On: day, Kind: account.PostDistribution, Org: "barnet", Amount: costing.MustMoney("1000.00"), Reference: "clause 9"},
	}, postings)
	balance, err := mustPost(legalAccount(), postings...).Balance(day)
	require.NoError(t, err)
	assert.Equal(t, costing.Pence(0), balance.Surplus)
	assert.Equal(t, costing.MustMoney("17500.00"), balance.Reserve)
}

// What a tier leaves is what the next tier divides: £100.00 down a tier of £60.00 and one of
// £30.00 gives the members £90.00 and the reserve £10.00, and not £40.00 more.
func TestDistribution_Waterfall(t *testing.T) {
	day, money := calendar.MustDate("2026-04-30"), costing.MustMoney
	tier := func(name string, org partnership.OrgID, claim string) waterfall.Tier {
		return waterfall.Tier{Name: name, Rule: waterfall.ProportionalRule, Claims: []costing.Portion{{Org: org, Amount: money(claim)}}}
	}
	tranches, err := waterfall.Distribute(money("100.00"), []waterfall.Tier{tier("first", "harrow", "60.00"), tier("second", "barnet", "30.00")})
	require.NoError(t, err)
	assert.Equal(t, []account.Posting{
		{On: day, Kind: account.PostDistribution, Org: "harrow", Amount: money("-60.00"), Reference: "clause 9"},
		{On: day, Kind: account.PostDistribution, Org: "barnet", Amount: money("-30.00"), Reference: "clause 9"},
		{On: day, Kind: account.PostToReserve, Amount: money("10.00"), Reference: "clause 9"},
	}, account.Distribution(tranches, day, "clause 9"))
}
