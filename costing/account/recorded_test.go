package account_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/account"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// mustRecord records postings in an account; it panics if that is an error.
func mustRecord(a account.Account, on, by string, postings ...account.Posting) account.Account {
	next, err := a.Record(calendar.MustDate(on), by, postings...)
	if err != nil {
		panic(err)
	}
	return next
}

// auditedAccount is the account of 2021/22, which was closed in May 2022. The audit ended in
// December 2024 and found £1,000 that had been spent in the year, and a payment of £400 that
// had been received in it. The £1,000 were charged in January 2025.
func auditedAccount() account.Account {
	day, money := calendar.MustDate, costing.MustMoney
	book := account.Account{
		Year:    costing.MustFinancialYear("2021/22"),
		Members: orgs("harrow barnet"),
		Opening: money("0.00"),
	}
	book = mustRecord(
		book, "2021-04-01", "finance officer",
		account.Posting{On: day("2021-04-15"), Kind: account.PostContribution, Org: "harrow", Amount: money("6000.00"), Reference: "schedule 3"},
		account.Posting{On: day("2021-04-15"), Kind: account.PostContribution, Org: "barnet", Amount: money("4000.00"), Reference: "schedule 3"},
	)
	book = mustRecord(
		book, "2022-05-31", "finance officer",
		account.Posting{On: day("2021-05-01"), Kind: account.PostPayment, Org: "harrow", Amount: money("6000.00")},
		account.Posting{On: day("2021-05-01"), Kind: account.PostPayment, Org: "barnet", Amount: money("3600.00")},
		account.Posting{On: day("2022-03-31"), Kind: account.PostExpenditure, Amount: money("10000.00"), Reference: "ledger"},
	)
	book = mustRecord(
		book, "2024-12-13", "auditor",
		account.Posting{On: day("2022-03-31"), Kind: account.PostExpenditure, Amount: money("1000.00"), Reference: "finding 1"},
		account.Posting{On: day("2021-06-01"), Kind: account.PostPayment, Org: "barnet", Amount: money("400.00"), Reference: "finding 2"},
	)
	return mustRecord(
		book, "2025-01-31", "finance officer",
		account.Posting{On: day("2025-01-31"), Kind: account.PostReconciliation, Org: "harrow", Amount: money("600.00"), Reference: "audit"},
		account.Posting{On: day("2025-01-31"), Kind: account.PostReconciliation, Org: "barnet", Amount: money("400.00"), Reference: "audit"},
	)
}

// The same last day of the year, as it was known when the books were closed and when the
// audit had ended, years later.
func ExampleAccount_BalanceAsKnown() {
	book, end := auditedAccount(), calendar.MustDate("2022-03-31")
	for _, known := range []string{"2022-05-31", "2024-12-12", "2024-12-13"} {
		balance, err := book.BalanceAsKnown(end, calendar.MustDate(known))
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(balance.Known, "spent", balance.Spent.Sterling(), "owed", balance.Owed.Sterling(), "surplus", balance.Surplus.Sterling())
	}
	// Output:
	// 2022-05-31 spent £10,000.00 owed £400.00 surplus £0.00
	// 2024-12-12 spent £10,000.00 owed £400.00 surplus £0.00
	// 2024-12-13 spent £11,000.00 owed £0.00 surplus −£1,000.00
}

// What somebody writes down on a day shows in the account.
func ExampleAccount_Record() {
	book, err := account.Account{
		Year:    costing.MustFinancialYear("2025/26"),
		Members: orgs("harrow barnet"),
	}.Record(calendar.MustDate("2025-05-06"), "J. Smith", account.Posting{
		On: calendar.MustDate("2025-05-02"), Kind: account.PostPayment, Org: "harrow", Amount: costing.MustMoney("63000.00"), Reference: "BACS",
	})
	fmt.Print(book.Table(report.Names{}).Markdown())
	fmt.Println(err)
	// Output:
	// ## Account of 2025/26
	//
	// | Day | Posting | Member | Amount | Reference | Recorded | By |
	// |---|---|---|---:|---|---|---|
	// | 2025-05-02 | Payment received | harrow | £63,000.00 | BACS | 2025-05-06 | J. Smith |
	// <nil>
}

func TestGoldenAuditedAccount(t *testing.T) {
	fieldtest.Golden(t, "testdata/golden/account-audited.json", auditedAccount())
	balance, err := auditedAccount().BalanceAsKnown(date("2022-03-31"), date("2024-12-13"))
	require.NoError(t, err)
	fieldtest.Golden(t, "testdata/golden/balance-as-known.json", balance)
	tables := balance.Tables(report.Names{})
	assert.Equal(t, "Balance on 2022-03-31, as known on 2024-12-13", tables[0].Title)
	assert.Equal(t, "Where the money is on 2022-03-31, as known on 2024-12-13", tables[1].Title)
}

// Years after its end, an account is settled: to the last day of the twelfth year. What was
// spent or charged in the year is of a day of the year, whenever it is recorded.
func TestAccount_AsLateAsAudits(t *testing.T) {
	for _, c := range []struct{ year, first, last, after string }{
		{"2021/22", "2020-10-01", "2034-03-31", "2034-04-01"},
		{"2023-03/2024-02", "2022-09-01", "2036-02-29", "2036-03-01"},
		{"2024-01/2024-12", "2023-07-01", "2036-12-31", "2037-01-01"},
		{"2025-09/2026-08", "2025-03-01", "2038-08-31", "2038-09-01"},
	} {
		book := account.Account{Year: costing.MustFinancialYear(c.year), Members: orgs("a"), Opening: pounds("9.00")}
		end := book.Year.Term().Last
		for _, kind := range account.PostingKinds() {
			p := account.Posting{Kind: kind, Amount: pounds("0.00")}
			switch kind {
			case account.PostBudget, account.PostExpenditure, account.PostIncome, account.PostToReserve, account.PostFromReserve:
			default:
				p.Org = "a"
			}
			late := slices.Contains([]account.PostingKind{
				account.PostPayment, account.PostDispute, account.PostResolution, account.PostReconciliation, account.PostDistribution,
				account.PostRefund, account.PostToReserve, account.PostFromReserve,
			}, kind)
			early := slices.Contains([]account.PostingKind{
				account.PostBudget, account.PostPayment, account.PostDispute, account.PostResolution, account.PostRefund,
			}, kind)
			for _, on := range []struct {
				day calendar.Date
				ok  bool
			}{
				{date(c.first).AddDays(-1), false},
				{date(c.first), early},
				{book.Year.Term().First.AddDays(-1), early},
				{book.Year.Term().First, true},
				{end, true},
				{end.AddDays(1), late},
				{date(c.last), late},
				{date(c.after), false},
			} {
				p.On = on.day
				_, err := book.Post(p)
				assert.Equal(t, on.ok, err == nil, "%s: %s on %v: %v", c.year, kind, on.day, err)
			}
		}
	}

	// There are no twelve years after the last of the calendar: all that are left.
	last := account.Account{Year: costing.MustFinancialYear("9998/99"), Members: orgs("a")}
	_, err := last.Post(account.Posting{On: date("9999-12-31"), Kind: account.PostPayment, Org: "a", Amount: pounds("1.00")})
	require.NoError(t, err)
	_, err = last.Post(account.Posting{On: date("9998-09-30"), Kind: account.PostPayment, Org: "a", Amount: pounds("1.00")})
	require.NoError(t, err)
	_, err = last.Post(account.Posting{On: date("9997-09-30"), Kind: account.PostPayment, Org: "a", Amount: pounds("1.00")})
	require.EqualError(t, err, "postings[0].on: 9997-09-30 is not in the account of 9998/99 (from 9997-10-01): out of range")
}

// What was recorded stands in the order in which it was; who did has a name like any other.
func TestRecorded_FindsEveryError(t *testing.T) {
	book := auditedAccount()
	_, err := book.Record(date("2025-01-30"), "", account.Posting{On: date("2022-03-31"), Kind: account.PostIncome, Amount: pounds("1.00")})
	require.EqualError(t, err, "postings[9].recorded: 2025-01-30 is before 2025-01-31, on which a posting listed before it was recorded: out of order")
	_, err = book.Record(calendar.Date{}, "")
	require.EqualError(t, err, "recorded: required")

	// A posting that does not say when it was recorded does not hide the one before it.
	_, err = book.Post(
		account.Posting{On: date("2022-03-31"), Kind: account.PostIncome, Amount: pounds("1.00"), By: "a\nb"},
		account.Posting{On: date("2022-03-31"), Kind: account.PostIncome, Amount: pounds("1.00"), Recorded: date("2021-01-01")},
		account.Posting{On: date("2022-03-31"), Kind: account.PostIncome, Amount: pounds("1.00"), Recorded: date("2025-01-31")},
	)
	require.ErrorIs(t, err, field.ErrOrder)
	assert.Equal(t, []string{"postings[9].by", "postings[10].recorded"}, paths(err))

	book, err = book.Post(account.Posting{On: date("2022-03-31"), Kind: account.PostIncome, Amount: pounds("1.00")})
	require.NoError(t, err, "it need not be known")
	_, err = book.BalanceAsKnown(calendar.Date{}, calendar.Date{})
	require.EqualError(t, err, "postings[9].recorded: required\non: required\nknown: required")
	_, err = account.Account{}.BalanceAsKnown(date("2022-03-31"), date("2022-03-31"))
	require.EqualError(t, err, "year: required\nmembers: required")
	assert.Contains(t, book.Table(report.Names{}).Markdown(), "| 2022-03-31 | Income from others |  | £1.00 |  | no date |  |")
}

// Record changes none of the postings that it is given.
func TestRecord_LeavesItsArguments(t *testing.T) {
	given := []account.Posting{{On: date("2022-03-31"), Kind: account.PostIncome, Amount: pounds("1.00"), By: "before"}}
	fieldtest.Unchanged(t, given, func() { mustRecord(auditedAccount(), "2025-02-01", "after", given...) })
	book := mustRecord(auditedAccount(), "2025-02-01", "after", given...)
	assert.Equal(t, "after", book.Postings[9].By)
	assert.Equal(t, date("2025-02-01"), book.Postings[9].Recorded)
}

// One who only says who it was shows in the table too.
func TestAccountTable_ShowsWho(t *testing.T) {
	book := account.Account{Year: costing.MustFinancialYear("2025/26"), Members: orgs("a"), Postings: []account.Posting{
		{On: date("2025-04-01"), Kind: account.PostBudget, Amount: pounds("1.00"), By: "J. Smith"},
	}}
	assert.Contains(t, book.Table(report.Names{}).Markdown(), "| 2025-04-01 | Budget |  | £1.00 |  | no date | J. Smith |")
}

// recorded returns the account with days on which its postings were recorded, in their order.
func recorded(random *rand.Rand, book account.Account) account.Account {
	day := book.Year.Term().First
	for i := range book.Postings {
		day = day.AddDays(random.IntN(40))
		book.Postings[i].Recorded = day
	}
	return book
}

// requireAsKnown requires of an account whose postings say when they were recorded
//
//   - that as known on the last of these days, every balance is the Balance;
//   - that as known on any day it is the balance of an account without the later postings,
//     and every pound in it is somewhere, by a ledger of double entry;
//   - that postings recorded later change nothing of it.
func requireAsKnown(t *testing.T, random *rand.Rand, book account.Account) {
	t.Helper()
	last := book.Postings[len(book.Postings)-1].Recorded
	on := book.Year.Term().First.AddDays(random.IntN(400))
	balance, err := book.Balance(on)
	require.NoError(t, err)
	balance.Known = last
	known, err := book.BalanceAsKnown(on, last)
	require.NoError(t, err)
	require.Equal(t, balance, known)

	day := book.Year.Term().First.AddDays(random.IntN(400) - 1)
	known, err = book.BalanceAsKnown(on, day)
	require.NoError(t, err)
	require.NoError(t, known.Validate())
	earlier, pots := book, ledger{}
	earlier.Postings = nil
	pots.move(pence(book.Opening), "opening", "reserve")
	for _, p := range book.Postings {
		if p.Recorded.After(day) {
			continue
		}
		earlier.Postings = append(earlier.Postings, p)
		if !p.On.After(on) {
			pots.enter(p)
		}
	}
	requirePots(t, pots, known)
	then, err := earlier.Balance(on)
	require.NoError(t, err)
	then.Known = day
	require.Equal(t, then, known)

	more, err := book.Record(last.AddDays(1), "auditor",
		account.Posting{On: book.Year.Term().First, Kind: account.PostExpenditure, Amount: costing.Pence(5)},
		account.Posting{On: book.Year.Term().First, Kind: account.PostPayment, Org: "a", Amount: costing.Pence(7)},
	)
	require.NoError(t, err)
	again, err := more.BalanceAsKnown(on, last)
	require.NoError(t, err)
	require.Equal(t, balance, again)
}

func TestBalanceAsKnown_IsNeverChangedLater(t *testing.T) {
	random := rand.New(rand.NewPCG(15, 16))
	for range 30 {
		requireAsKnown(t, random, recorded(random, randomYear(random, 30)))
	}
}

// FuzzBalanceAsKnown states the laws of a balance as it was known.
func FuzzBalanceAsKnown(f *testing.F) {
	f.Add(uint64(1), uint64(2))
	f.Fuzz(func(t *testing.T, a, b uint64) {
		random := rand.New(rand.NewPCG(a, b))
		requireAsKnown(t, random, recorded(random, randomYear(random, 10)))
	})
}
