package account_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/account"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// A year is kept as a ledger: each posting is checked against the balance of its day.
func ExampleNewLedger() {
	day, money := calendar.MustDate, costing.MustMoney
	ledger, err := account.NewLedger(account.Account{Year: costing.MustFinancialYear("2025/26"), Members: orgs("harrow barnet"), Opening: money("0.00")})
	if err != nil {
		fmt.Println(err)
		return
	}
	ledger, err = ledger.Post(account.Posting{On: day("2025-04-15"), Kind: account.PostContribution, Org: "barnet", Amount: money("250.00")})
	if err != nil {
		fmt.Println(err)
		return
	}
	ledger, err = ledger.Record(day("2025-05-02"), "finance officer", account.Posting{On: day("2025-04-30"), Kind: account.PostPayment, Org: "barnet", Amount: money("200.00")})
	if err != nil {
		fmt.Println(err)
		return
	}
	balance, err := ledger.Balance(day("2025-05-31"))
	fmt.Println("owed:", balance.Owed, err)
	_, err = ledger.Post(account.Posting{On: day("2025-05-31"), Kind: account.PostRefund, Org: "barnet", Amount: money("200.01")})
	fmt.Println(err)
	fmt.Println(len(ledger.Account().Postings), "postings")
	// Output:
	// owed: 50.00 <nil>
	// postings[2].amount: a refund of 200.01 is more than is owed to barnet: out of range
	// 2 postings
}

// anyPosting is a posting of any kind, often too much, and sometimes wrong.
func anyPosting(r *rand.Rand) account.Posting {
	kinds := account.PostingKinds()
	p := account.Posting{On: date("2025-04-01").AddDays(r.IntN(365)), Kind: kinds[r.IntN(len(kinds))], Amount: costing.Pence(r.Int64N(120) - 10)}
	switch p.Kind {
	case account.PostBudget, account.PostExpenditure, account.PostIncome, account.PostToReserve, account.PostFromReserve:
	default:
		p.Org = orgs("a b c")[r.IntN(3)]
	}
	switch r.IntN(40) {
	case 0:
		p.Org = "z"
	case 1:
		p.Amount = costing.Money{}
	case 2:
		p.Amount = costing.Pence(1 << 62)
	case 3:
		p.Recorded = date("2026-04-01").AddDays(r.IntN(3))
	}
	return p
}

// A ledger takes what its account takes, in any order of days and some at once, refuses the
// rest with the same errors, and has the same balance on every day.
func TestLedger_IsItsAccount(t *testing.T) {
	t.Parallel()
	refused := 0
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 5))
		book := account.Account{Year: costing.MustFinancialYear("2025/26"), Members: orgs("a b c")}
		if seed%2 == 0 {
			book.Opening = costing.Pence(int64(seed))
		}
		ledger, err := account.NewLedger(book)
		require.NoError(t, err)
		for range 80 {
			postings := make([]account.Posting, r.IntN(4))
			for i := range postings {
				postings[i] = anyPosting(r)
			}
			nextBook, want := book.Post(postings...)
			next, err := ledger.Post(postings...)
			if want != nil {
				refused++
				require.EqualError(t, err, want.Error())
				require.Equal(t, account.Ledger{}, next)
				continue
			}
			require.NoError(t, err)
			book, ledger = nextBook, next
			day := date("2025-03-25").AddDays(r.IntN(380))
			balance, err := book.Balance(day)
			require.NoError(t, err)
			kept, err := ledger.Balance(day)
			require.NoError(t, err)
			require.Equal(t, balance, kept, "seed %d on %v", seed, day)
		}
		require.Equal(t, book, ledger.Account())
		again, err := account.NewLedger(book)
		require.NoError(t, err)
		require.Equal(t, ledger.Account(), again.Account())
	}
	assert.Greater(t, refused, 100)
}

// Two ledgers go on from one, and neither changes it or the other.
func TestLedger_NeverChanges(t *testing.T) {
	t.Parallel()
	book := account.Account{Year: costing.MustFinancialYear("2025/26"), Members: orgs("a b"), Opening: pounds("1.00")}
	ledger, err := account.NewLedger(book)
	require.NoError(t, err)
	pay := func(l account.Ledger, day, amount string) account.Ledger {
		next, err := l.Post(account.Posting{On: date(day), Kind: account.PostPayment, Org: "a", Amount: pounds(amount)})
		require.NoError(t, err)
		return next
	}
	paid := func(l account.Ledger) costing.Money {
		b, err := l.Balance(date("2026-03-31"))
		require.NoError(t, err)
		return b.Paid
	}
	ledger = pay(ledger, "2025-06-01", "1.00")
	one, two := pay(ledger, "2025-07-01", "10.00"), pay(ledger, "2025-05-01", "100.00")
	assert.Equal(t, []costing.Money{pounds("1.00"), pounds("11.00"), pounds("101.00")}, []costing.Money{paid(ledger), paid(one), paid(two)})
	assert.Len(t, ledger.Account().Postings, 1)

	a := one.Account()
	a.Members[0], a.Postings[0].Amount = "z", costing.Money{}
	book.Members[0] = "y"
	assert.Equal(t, orgs("a b"), one.Account().Members)
	assert.Equal(t, pounds("11.00"), paid(one))
}

func TestLedger_FindsErrors(t *testing.T) {
	t.Parallel()
	_, err := account.NewLedger(account.Account{})
	require.EqualError(t, err, "year: required\nmembers: required")
	var none account.Ledger
	assert.Equal(t, account.Account{}, none.Account())
	_, err = none.Post()
	require.EqualError(t, err, "year: required\nmembers: required")
	_, err = none.Balance(calendar.Date{})
	require.EqualError(t, err, "on: required")
	_, err = none.Record(calendar.Date{}, "")
	require.EqualError(t, err, "recorded: required")
}

// Amounts that Money would not hold together are refused, although each is held.
func TestLedger_RefusesTooMuchTogether(t *testing.T) {
	t.Parallel()
	book := account.Account{Year: costing.MustFinancialYear("2025/26"), Members: orgs("a")}
	budget := account.Posting{On: date("2025-04-01"), Kind: account.PostBudget, Amount: costing.Pence(1 << 62)}
	ledger, err := account.NewLedger(book)
	require.NoError(t, err)
	ledger, err = ledger.Post(budget)
	require.NoError(t, err)
	_, err = ledger.Post(budget)
	book.Postings = []account.Posting{budget, budget}
	require.EqualError(t, err, book.Validate().Error())
	assert.Equal(t, []string{"postings"}, paths(err))
}
