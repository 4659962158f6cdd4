package costing_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
)

// Row 16, Five Councils: the outturn is charged in full, to be paid within 30 days.
func ExampleAccount_Reconcile() {
	account := legalAccount()
	finals, err := account.Reconcile(sixtyForty(), partnership.Quantity{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(finals.Markdown())
	agreed := partnership.MustDate("2026-05-20")
	due := agreed.AddDays(30)
	account, err = account.Post(costing.Postings(costing.PostReconciliation, due, "final account", finals.Due())...)
	if err != nil {
		fmt.Println(err)
		return
	}
	balance, err := account.Balance(due)
	fmt.Println(due, balance.Owed.Sterling(), balance.Surplus.Sterling(), err)
	// Output:
	// | Member | Charged | Final | Due |
	// |---|---:|---:|---:|
	// | harrow | £63,000.00 | £66,000.00 | £3,000.00 |
	// | barnet | £42,000.00 | £44,000.00 | £2,000.00 |
	// | Total | £105,000.00 | £110,000.00 | £5,000.00 |
	// 2026-06-19 £5,000.00 £0.00 <nil>
}

// A dead-band of 5 % of what was charged: Harrow's £3,000 are 4.76 % and stay, and so
// do Barnet's. At 4.76 % they are just beyond it.
func TestReconcileWithDeadBand(t *testing.T) {
	for percent, due := range map[string]int{"5": 0, "4.761905": 0, "4.761904": 2, "0": 2} {
		finals, err := legalAccount().Reconcile(sixtyForty(), partnership.MustQuantity(percent))
		require.NoError(t, err)
		assert.Len(t, finals.Due(), due, percent)
		assert.Equal(t, costing.MustMoney("66000.00"), finals[0].Final)
	}
}

// A member who was charged nothing is beyond every dead-band, and one in whose favour
// it is gets it back.
func TestReconcileInAMembersFavour(t *testing.T) {
	day := partnership.MustDate("2025-05-01")
	account := mustPost(
		costing.Account{Year: costing.MustFinancialYear("2025/26"), Members: []partnership.OrgID{"harrow", "barnet"}},
		costing.Posting{On: day, Kind: costing.PostContribution, Org: "harrow", Amount: costing.Pence(1000)},
		costing.Posting{On: day, Kind: costing.PostPayment, Org: "harrow", Amount: costing.Pence(1000)},
		costing.Posting{On: day, Kind: costing.PostExpenditure, Amount: costing.Pence(100)},
	)
	finals, err := account.Reconcile(sixtyForty(), partnership.MustQuantity("90"))
	require.NoError(t, err)
	assert.Equal(t, costing.FinalCharges{
		{Org: "harrow", Charged: costing.Pence(1000), Final: costing.Pence(60), Due: costing.Pence(-940)},
		{Org: "barnet", Final: costing.Pence(40), Due: costing.Pence(40)},
	}, finals)
	account = mustPost(account, costing.Postings(costing.PostReconciliation, day, "", finals.Due())...)
	account = mustPost(account, costing.Posting{On: day, Kind: costing.PostRefund, Org: "harrow", Amount: costing.Pence(940)})
	balance, err := account.Balance(day)
	require.NoError(t, err)
	assert.Zero(t, balance.Members[0].Owed.Sign())
	assert.Equal(t, costing.Pence(40), balance.Owed)
	assert.Equal(t, costing.Pence(-40), balance.Held)
}

// requireReconciled requires that the account has no surplus once it is reconciled.
func requireReconciled(t *testing.T, account costing.Account) {
	t.Helper()
	weights := []costing.Weight{
		{Org: "a", Value: partnership.MustQuantity("1")},
		{Org: "b", Value: partnership.MustQuantity("1")},
		{Org: "c", Value: partnership.MustQuantity("5")},
	}
	finals, err := account.Reconcile(weights, partnership.Quantity{})
	require.NoError(t, err)
	day := account.Year.Next().Term().Last
	before := slices.Clone(account.Postings)
	account, err = account.Post(costing.Postings(costing.PostReconciliation, day, "", finals.Due())...)
	if err != nil { // a member's charge came to be less than it disputes
		require.ErrorIs(t, err, partnership.ErrRange)
		return
	}
	require.Equal(t, before, account.Postings[:len(before)])
	balance, err := account.Balance(day)
	require.NoError(t, err)
	require.Zero(t, balance.Surplus.Sign())
	for i, m := range balance.Members {
		require.Equal(t, finals[i].Final, m.Charged)
	}
}

func TestReconcileAndBalanceFindEveryError(t *testing.T) {
	_, err := legalAccount().Reconcile([]costing.Weight{
		{Org: "harrow", Value: partnership.MustQuantity("0")}, {Org: "brent", Value: partnership.MustQuantity("0")},
	}, partnership.MustQuantity("101"))
	require.EqualError(t, err, `weights: all are 0, so that nobody has a share: invalid
weights[1].org: "brent" is not a member: not found
members[1]: "barnet" has no weight: not found
dead_band: 101 % is not from 0 to 100 %: out of range`)

	_, err = costing.Account{}.Balance(partnership.Date{})
	require.EqualError(t, err, "year: required\nmembers: required\non: required")
}
