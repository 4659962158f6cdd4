package account_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/account"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// academyAccount is the account of a service that two academy trusts share, from September
// to August. It begins with a deficit of £6,000, and £2,000 of that is to be made good in
// the year.
func academyAccount() account.Account {
	day, money := calendar.MustDate, costing.MustMoney
	return mustPost(
		account.Account{
			Year:    costing.MustFinancialYear("2025-09/2026-08"),
			Members: orgs("north south"),
			Opening: money("-6000.00"),
		},
		account.Posting{On: day("2025-09-01"), Kind: account.PostContribution, Org: "north", Amount: money("30000.00")},
		account.Posting{On: day("2025-09-01"), Kind: account.PostContribution, Org: "south", Amount: money("20000.00")},
		account.Posting{On: day("2025-10-01"), Kind: account.PostPayment, Org: "north", Amount: money("30000.00")},
		account.Posting{On: day("2025-10-01"), Kind: account.PostPayment, Org: "south", Amount: money("20000.00")},
		account.Posting{On: day("2026-08-31"), Kind: account.PostExpenditure, Amount: money("49000.00")},
		account.Posting{On: day("2026-08-31"), Kind: account.PostToReserve, Amount: money("2000.00"), Reference: "recovery plan"},
	)
}

// A deficit is brought forward and made good in part: what is put to the reserve is borne by
// the members like what is spent. They are charged £1,000 more, and the host is still £4,000
// out of pocket for the old deficit.
func ExampleAccount_Balance_deficit() {
	balance, err := academyAccount().Balance(calendar.MustDate("2026-08-31"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(balance.Tables(report.Names{})[1].Markdown())
	// Output:
	// ## Where the money is on 2026-08-31
	//
	// | Balance | Amount |
	// |---|---:|
	// | Budget | £0.00 |
	// | Deficit brought forward | −£6,000.00 |
	// | Spent | £49,000.00 |
	// | Income | £0.00 |
	// | Outturn | £51,000.00 |
	// | Put to the reserve | £2,000.00 |
	// | Reserve | −£4,000.00 |
	// | Held | −£1,000.00 |
	// | Surplus | −£1,000.00 |
}

func TestGoldenAcademyAccount(t *testing.T) {
	book := academyAccount()
	fieldtest.Golden(t, "testdata/golden/account-academy.json", book)
	balance, err := book.Balance(date("2026-08-31"))
	require.NoError(t, err)
	require.NoError(t, balance.Validate())
	assert.Equal(t, pounds("-5000.00"), balance.Reserve.Plus(balance.Held), "in the bank: 50,000 came in, 49,000 and 6,000 went out")

	finals := reconciled(t, book, weights("north 60 south 40"), partnership.MustQuantity("0"))
	assert.Equal(t, []costing.Portion{{Org: "north", Amount: pounds("600.00")}, {Org: "south", Amount: pounds("400.00")}}, finals.Due())
	_, err = book.Post(account.Posting{On: date("2026-08-31"), Kind: account.PostFromReserve, Amount: pounds("0.01")})
	require.EqualError(t, err, "postings[6].amount: a from-reserve of 0.01 is more than there is: out of range")
	book = mustPost(book, account.Posting{On: date("2026-08-31"), Kind: account.PostToReserve, Amount: pounds("4000.01")})
	mustPost(book, account.Posting{On: date("2026-08-31"), Kind: account.PostFromReserve, Amount: pounds("0.01")})
}

// A document whose year is no year says so at its place.
func TestAccount_OfNoYear(t *testing.T) {
	for _, year := range []string{"2025/27", "2025-09/2026-09", "2025-09/2025-12", "2025-13/2026-12", "2025-04/2026-03", "2025"} {
		_, err := field.Decode[account.Account]([]byte(`{"year": "` + year + `", "members": ["a"]}`))
		require.ErrorIs(t, err, field.ErrInvalid)
		assert.Equal(t, []string{"year"}, paths(err))
		assert.ErrorContains(t, err, `year: "`+year+`" is not a financial year like 2025/26 or 2025-09/2026-08`)
	}
}
