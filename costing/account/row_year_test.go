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

// The rows that belong to the year; those of schemes are in row_test.go.

// shown returns portions as "a 1.00, b 2.00".
func shown(portions []costing.Portion) string {
	s := costing.Statement{}
	for _, p := range portions {
		s.Charges = append(s.Charges, costing.Charge(p))
	}
	return paid(s)
}

// Orbis Public Law: use more than 10 % off the agreed leads to a review.
func TestRow14UseTrigger(t *testing.T) {
	t.Parallel()
	agreed := weights("surrey 1000 east-sussex 1000 brighton 1000")
	review, err := costing.UseTriggers(agreed, weights("surrey 1100 east-sussex 1101 brighton 899"), qty("10"))
	require.NoError(t, err)
	assert.Equal(t, orgs("east-sussex brighton"), review, "exactly 10 % off is not more")
}

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
	finals := reconciled(t, a, weights("havant 60 mendip 40"), partnership.Quantity{})
	assert.Equal(t, []costing.Charge{{Org: "havant", Amount: pounds("30.00")}, {Org: "mendip", Amount: pounds("20.00")}}, finals.Due())
	due := date("2026-05-20").AddDays(30)
	a, err = a.Post(account.Postings(account.PostReconciliation, due, "outturn", finals.Due())...)
	require.NoError(t, err)
	b, err := a.Balance(due)
	require.NoError(t, err)
	assert.Equal(t, "2026-06-19", b.On.String())
	assert.Equal(t, pounds("1050.00"), b.Charged, "what was spent is what is charged")
}

// Leeds City Region: half kept by the pool, a quarter by growth, a quarter by
// population.
func TestRow19GainShare(t *testing.T) {
	t.Parallel()
	tranches, err := waterfall.ShareGain(pounds("1000.00"), []waterfall.GainPart{
		{Name: "pool", Percent: qty("50")},
		{Name: "growth", Percent: qty("25"), Weights: weights("leeds 4 york 1")},
		{Name: "population", Percent: qty("25"), Weights: weights("leeds 3 york 2")},
	})
	require.NoError(t, err)
	assert.Equal(t, pounds("500.00"), tranches[0].Left)
	assert.Equal(t, "leeds 200.00, york 50.00", shown(tranches[1].Portions))
	assert.Equal(t, "leeds 150.00, york 100.00", shown(tranches[2].Portions))
}

// A section 75 pooled fund: £1,000 over, £300 offset, £200 from the risk pool, £100
// cut, and £400 outside by contribution, with a maximum.
func TestRow20PooledFund(t *testing.T) {
	t.Parallel()
	fund := waterfall.PooledFund{
		Lines: []waterfall.PoolLine{
			{Line: "beds", Budget: pounds("5000.00"), Outturn: pounds("6000.00")},
			{Line: "aids", Budget: pounds("2000.00"), Outturn: pounds("1700.00")},
		},
		RiskPool: pounds("200.00"), Uncommitted: pounds("100.00"),
		Outside: weights("icb 75 council 25"), Maximums: []costing.Charge{{Org: "icb", Amount: pounds("250.00")}},
	}
	for _, c := range []struct {
		passOn     bool
		want, left string
	}{
		{false, "icb 250.00, council 100.00", "50.00"}, // 300 and 100, and the icb stops at 250
		{true, "icb 250.00, council 150.00", "0.00"},
	} {
		fund.PassOn = c.passOn
		tranches, err := fund.Settle()
		require.NoError(t, err)
		var met []string
		for _, tranche := range tranches[1:4] {
			met = append(met, tranche.Met.String())
		}
		assert.Equal(t, []string{"300.00", "200.00", "100.00"}, met)
		assert.Equal(t, c.want, shown(tranches[4].Portions))
		assert.Equal(t, pounds(c.left), tranches[4].Left, "what nobody bears is reported")
	}
}

// Durham crematorium, surplus of 2026/27.
func TestRow21SurplusByFixedShares(t *testing.T) {
	t.Parallel()
	tranches, err := waterfall.ShareGain(pounds("1041250.00"), []waterfall.GainPart{
		{Name: "surplus", Percent: qty("100"), Weights: weights("durham 80 spennymoor 20")},
	})
	require.NoError(t, err)
	assert.Equal(t, "durham 833000.00, spennymoor 208250.00", shown(tranches[0].Portions))
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
		{Name: "surplus", Percent: qty("100"), Weights: weights("durham 80 spennymoor 20")},
	})
	require.NoError(t, err)
	a, err = a.Post(account.Distribution(tranches, day, "minute 7")...)
	require.NoError(t, err)
	var refunds []costing.Charge
	for _, p := range tranches[0].Portions {
		refunds = append(refunds, costing.Charge(p))
	}
	a, err = a.Post(account.Postings(account.PostRefund, day, "BACS", refunds)...)
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
