package account_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/account"
	"github.com/seed9ad77866/sharedservices/costing/waterfall"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Five Councils: an estimate, then the outturn, settled within thirty days.
func TestRow16FullTrueUp(t *testing.T) {
	t.Parallel()
	a := account.Account{Year: costing.MustFinancialYear("2025/26"), Members: orgs("havant mendip")}
	a, err := a.Post(
		account.Posting{On: date("2025-04-01"), Kind: account.PostContribution, Org: "havant", Amount: pounds("600.00")},
		account.Posting{On: date("2025-04-01"), Kind: account.PostContribution, Org: "mendip", Amount: pounds("400.00")},
		account.Posting{On: date("2026-03-31"), Kind: account.PostExpenditure, Amount: pounds("1050.00")},
	)
	require.NoError(t, err)
	finals := reconciled(t, a, weights("havant 60 mendip 40"), partnership.MustQuantity("0"))
	assert.Equal(t, []costing.Portion{{Org: "havant", Amount: pounds("30.00")}, {Org: "mendip", Amount: pounds("20.00")}}, finals.Due())
	due := date("2026-05-20").AddDays(30)
	a, err = a.Post(account.Postings(account.PostReconciliation, due, "outturn", finals.Due())...)
	require.NoError(t, err)
	b, err := a.Balance(due)
	require.NoError(t, err)
	assert.Equal(t, "2026-06-19", b.On.String())
	assert.Equal(t, pounds("1050.00"), b.Charged, "what was spent is what is charged")
}

// The same surplus on the books of the crematorium: it is income, distributed and paid
// out to the two councils, who pay nothing.
func TestRow21OnTheBooks(t *testing.T) {
	t.Parallel()
	day := date("2027-03-31")
	a := account.Account{Year: costing.MustFinancialYear("2026/27"), Members: orgs("durham spennymoor")}
	a, err := a.Post(
		account.Posting{On: day, Kind: account.PostIncome, Amount: pounds("2100000.00"), Reference: "cremation fees"},
		account.Posting{On: day, Kind: account.PostExpenditure, Amount: pounds("1058750.00")},
	)
	require.NoError(t, err)
	b, err := a.Balance(day)
	require.NoError(t, err)
	assert.Equal(t, pounds("1041250.00"), b.Surplus)
	tranches, err := waterfall.ShareGain(b.Surplus, []waterfall.GainPart{
		{Name: "surplus", Share: partnership.MustFraction("100%"), Weights: weights("durham 80 spennymoor 20")},
	})
	require.NoError(t, err)
	a, err = a.Post(account.Distribution(tranches, day, "minute 7")...)
	require.NoError(t, err)
	a, err = a.Post(account.Postings(account.PostRefund, day, "BACS", tranches[0].Portions)...)
	require.NoError(t, err)
	b, err = a.Balance(day)
	require.NoError(t, err)
	require.NoError(t, b.Validate())
	assert.Equal(t, pounds("-833000.00"), b.Members[0].Charged)
	assert.Equal(t, pounds("208250.00"), b.Members[1].Refunded)
	assert.Equal(t, []costing.Money{costing.Pence(0), costing.Pence(0), costing.Pence(0)}, []costing.Money{b.Held, b.Owed, b.Surplus})
	_, err = a.Post(account.Posting{On: day, Kind: account.PostRefund, Org: "durham", Amount: costing.Pence(1)})
	require.ErrorIs(t, err, field.ErrRange, "no more than its share")
}
