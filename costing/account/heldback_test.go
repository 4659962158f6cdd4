package account_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/account"
	"github.com/seed9ad77866/sharedservices/costing/waterfall"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// A fee stays at last year's level while a dispute runs: of £31,000,000 the £200,000 by
// which one fee rose are kept apart, and the rest is owed.
func ExampleHeldBack() {
	money, day := costing.MustMoney, calendar.MustDate
	charges := []costing.Portion{{Org: "county", Amount: money("26000000.00")}, {Org: "district", Amount: money("5000000.00")}}
	lastYear := []costing.Portion{{Org: "county", Amount: money("25000000.00")}, {Org: "district", Amount: money("4800000.00")}}
	held, err := account.HeldBack(charges, lastYear, []partnership.OrgID{"district"})
	if err != nil {
		fmt.Println(err)
		return
	}
	ledger := mustPost(
		account.Account{Year: costing.MustFinancialYear("2025/26"), Members: []partnership.OrgID{"county", "district"}},
		slices.Concat(
			account.Postings(account.PostContribution, day("2025-04-01"), "", charges),
			account.Postings(account.PostDispute, day("2025-04-01"), "clause 23", held),
		)...,
	)
	balance, err := ledger.Balance(day("2025-04-01"))
	fmt.Println(balance.Charged.Sterling(), balance.Disputed.Sterling(), balance.Owed.Sterling(), err)
	fmt.Println(balance.Members[1].Org, balance.Members[1].Owed.Sterling())
	// Output:
	// £31,000,000.00 £200,000.00 £30,800,000.00 <nil>
	// district £4,800,000.00
}

func TestHeldBack(t *testing.T) {
	now := []costing.Portion{{Org: "a", Amount: costing.Pence(5)}, {Org: "b", Amount: costing.Pence(5)}}
	before := []costing.Portion{{Org: "b", Amount: costing.Pence(3)}, {Org: "a", Amount: costing.Pence(8)}}
	held, err := account.HeldBack(now, before, []partnership.OrgID{"b", "a"})
	require.NoError(t, err)
	assert.Equal(t, []costing.Portion{{Org: "b", Amount: costing.Pence(2)}, {Org: "a", Amount: costing.Pence(0)}}, held, "a fall is not kept back")

	_, err = account.HeldBack(now, before[:1], []partnership.OrgID{"b", "c", "b", "a"})
	require.EqualError(t, err, `disputing[1]: "c" has no charge: not found
disputing[3]: "a" had no charge last year: not found
disputing[2]: duplicate: "b" is already disputing[0]`)

	_, err = account.HeldBack(append(now, now[0]), []costing.Portion{{}, {Org: "b", Amount: costing.Pence(-1<<63 + 1)}}, []partnership.OrgID{"b"})
	require.EqualError(t, err, `charges[2].org: duplicate: "a" is already charges[0]
last_year[0].org: required
last_year[0].amount: required
disputing[0]: 0.05 less -92233720368547758.07 is more than an amount of money can be: out of range`)
}

// One rule for all that looks back: a member that was not there last year has no last
// year, which is not one of £0, and is in nobody's way.
func TestANewMemberHasNoLastYear(t *testing.T) {
	now := []costing.Portion{{Org: "a", Amount: costing.Pence(9)}, {Org: "new", Amount: costing.Pence(5)}}
	before := []costing.Portion{{Org: "a", Amount: costing.Pence(7)}, {Org: "left", Amount: costing.Pence(3)}}
	held, err := account.HeldBack(now, before, []partnership.OrgID{"a"})
	require.NoError(t, err)
	assert.Equal(t, []costing.Portion{{Org: "a", Amount: costing.Pence(2)}}, held)
	_, err = account.HeldBack(now, before, []partnership.OrgID{"new"})
	require.EqualError(t, err, `disputing[0]: "new" had no charge last year: not found`)

	claims, err := waterfall.NoWorseOff(before, now)
	require.NoError(t, err)
	assert.Equal(t, []costing.Portion{{Org: "a", Amount: costing.Pence(2)}}, claims)

	changes, err := costing.Compare(costing.Statement{Charges: before}, costing.Statement{Charges: now})
	require.NoError(t, err)
	assert.Equal(t, costing.Difference{Org: "left", Left: true, Before: costing.Pence(3), Amount: costing.Pence(-3), Percent: qty("-100")}, changes[1])
	assert.Equal(t, costing.Difference{Org: "new", Joined: true, After: costing.Pence(5), Amount: costing.Pence(5)}, changes[2])
}

// A host whose credit falls is worse off too, and keeps back no more than it is charged.
func TestCreditsOfLastYear(t *testing.T) {
	before := []costing.Portion{{Org: "host", Amount: costing.Pence(-10)}, {Org: "a", Amount: costing.Pence(-4)}}
	now := []costing.Portion{{Org: "host", Amount: costing.Pence(-6)}, {Org: "a", Amount: costing.Pence(3)}}
	held, err := account.HeldBack(now, before, []partnership.OrgID{"host", "a"})
	require.NoError(t, err)
	assert.Equal(t, []costing.Portion{{Org: "host", Amount: costing.Pence(0)}, {Org: "a", Amount: costing.Pence(3)}}, held)
	claims, err := waterfall.NoWorseOff(before, now)
	require.NoError(t, err)
	assert.Equal(t, []costing.Portion{{Org: "host", Amount: costing.Pence(4)}, {Org: "a", Amount: costing.Pence(7)}}, claims)
}
