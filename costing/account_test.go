package costing_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
)

// sixtyForty are the shares of Harrow and Barnet.
func sixtyForty() []costing.Weight {
	return []costing.Weight{
		{Org: "harrow", Value: partnership.MustQuantity("60")},
		{Org: "barnet", Value: partnership.MustQuantity("40")},
	}
}

// quarters are the days on which instalments fall due.
func quarters() []partnership.Date {
	return []partnership.Date{
		partnership.MustDate("2025-04-15"), partnership.MustDate("2025-07-15"),
		partnership.MustDate("2025-10-15"), partnership.MustDate("2026-01-15"),
	}
}

// mustPost posts to an account; it panics if that is an error.
func mustPost(a costing.Account, postings ...costing.Posting) costing.Account {
	next, err := a.Post(postings...)
	if err != nil {
		panic(err)
	}
	return next
}

// legalAccount is the account of a shared legal service: a budget of £100,000 in four
// instalments, of which Barnet disputes £2,000; a supplementary contribution of £5,000;
// and an outturn of £110,000.
func legalAccount() costing.Account {
	day, money := partnership.MustDate, costing.MustMoney
	contributions, err := costing.Apportion(money("100000.00"), sixtyForty())
	if err != nil {
		panic(err)
	}
	instalments, err := costing.Instalments(contributions, quarters(), "schedule 3")
	if err != nil {
		panic(err)
	}
	extra, err := costing.Apportion(money("5000.00"), sixtyForty())
	if err != nil {
		panic(err)
	}
	account := costing.Account{
		Year:    costing.MustFinancialYear("2025/26"),
		Members: []partnership.OrgID{"harrow", "barnet"},
		Opening: money("20000.00"),
	}
	account = mustPost(account, costing.Posting{On: day("2025-04-01"), Kind: costing.PostBudget, Amount: money("100000.00"), Reference: "minute 12"})
	account = mustPost(account, instalments...)
	account = mustPost(account, costing.Postings(costing.PostSupplementary, day("2025-11-01"), "minute 31", extra)...)
	return mustPost(
		account,
		costing.Posting{On: day("2025-05-01"), Kind: costing.PostPayment, Org: "harrow", Amount: money("63000.00")},
		costing.Posting{On: day("2025-05-02"), Kind: costing.PostPayment, Org: "barnet", Amount: money("40000.00")},
		costing.Posting{On: day("2025-06-01"), Kind: costing.PostDispute, Org: "barnet", Amount: money("2000.00"), Reference: "letter of 1 June"},
		costing.Posting{On: day("2026-03-31"), Kind: costing.PostExpenditure, Amount: money("110000.00"), Reference: "ledger"},
	)
}

// At the end of the year both have paid what they do not dispute. £5,000 were
// spent that nobody has been charged; £2,000 more are disputed. So the host is £7,000
// out of pocket.
func ExampleAccount_Balance() {
	balance, err := legalAccount().Balance(partnership.MustDate("2026-03-31"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(balance.Markdown())
	// Output:
	// | Member | Charged | Paid | Refunded | Disputed | Owed |
	// |---|---:|---:|---:|---:|---:|
	// | harrow | £63,000.00 | £63,000.00 | £0.00 | £0.00 | £0.00 |
	// | barnet | £42,000.00 | £40,000.00 | £0.00 | £2,000.00 | £0.00 |
	// | Total | £105,000.00 | £103,000.00 | £0.00 | £2,000.00 | £0.00 |
	//
	// | Balance on 2026-03-31 | Amount |
	// |---|---:|
	// | Budget | £100,000.00 |
	// | Reserve brought forward | £20,000.00 |
	// | Spent | £110,000.00 |
	// | Reserve | £20,000.00 |
	// | Held | −£7,000.00 |
	// | Surplus | −£5,000.00 |
}

// ledger keeps the same postings in double entry: what goes into one pot comes out of
// another.
type ledger map[string]int64

func (l ledger) move(n int64, from, to string) {
	l[from] -= n
	l[to] += n
}

// enter enters a posting.
func (l ledger) enter(p costing.Posting) {
	n, owed, disputed := p.Amount.Pence(), "owed "+string(p.Org), "disputed "+string(p.Org)
	switch p.Kind {
	case costing.PostContribution, costing.PostSupplementary, costing.PostReconciliation, costing.PostDistribution:
		l.move(n, "income", owed)
	case costing.PostPayment:
		l.move(n, owed, "held")
	case costing.PostRefund:
		l.move(n, "held", owed)
	case costing.PostDispute:
		l.move(n, owed, disputed)
	case costing.PostResolution:
		l.move(n, disputed, owed)
	case costing.PostExpenditure:
		l.move(n, "held", "spent")
	case costing.PostToReserve:
		l.move(n, "held", "reserve")
	case costing.PostFromReserve:
		l.move(n, "reserve", "held")
	}
}

// randomYear returns an account with so many random postings, in no order of days.
func randomYear(random *rand.Rand, postings int) costing.Account {
	account := costing.Account{
		Year:    costing.MustFinancialYear("2023/24"),
		Members: []partnership.OrgID{"c", "a", "b"},
		Opening: costing.Pence(random.Int64N(1000)),
	}
	first := account.Year.Term().First
	for len(account.Postings) < postings {
		p := costing.Posting{
			On:     first.AddDays(random.IntN(366)),
			Kind:   costing.PostingKinds()[random.IntN(12)],
			Amount: costing.Pence(random.Int64N(500)),
		}
		switch p.Kind {
		case costing.PostBudget, costing.PostExpenditure, costing.PostToReserve, costing.PostFromReserve:
		default:
			p.Org = account.Members[random.IntN(3)]
		}
		if p.Kind == costing.PostReconciliation || p.Kind == costing.PostDistribution {
			p.Amount = costing.Pence(random.Int64N(500) - 250)
		}
		if next, err := account.Post(p); err == nil {
			account = next
		}
	}
	return account
}

// Every pound in is every pound out, at the end of every day of random years.
func TestEveryPoundInIsEveryPoundOut(t *testing.T) {
	random := rand.New(rand.NewPCG(13, 14))
	for range 10 {
		account := randomYear(random, 40)
		for day := account.Year.Term().First; account.Year.Term().Contains(day); day = day.AddDays(1 + random.IntN(20)) {
			balance, err := account.Balance(day)
			require.NoError(t, err)
			require.NoError(t, balance.Validate())
			pots := ledger{}
			pots.move(account.Opening.Pence(), "opening", "reserve")
			for _, p := range account.Postings {
				if !p.On.After(day) {
					pots.enter(p)
				}
			}
			requirePots(t, pots, balance)
		}
		requireReconciled(t, account)
	}
}

// requirePots requires that a balance is that of the ledger.
func requirePots(t *testing.T, pots ledger, b costing.Balance) {
	t.Helper()
	owed, disputed := int64(0), int64(0)
	for _, m := range b.Members {
		require.Equal(t, pots["owed "+string(m.Org)], m.Owed.Pence())
		require.Equal(t, pots["disputed "+string(m.Org)], m.Disputed.Pence())
		owed, disputed = owed+m.Owed.Pence(), disputed+m.Disputed.Pence()
	}
	require.Equal(t, owed, b.Owed.Pence())
	require.Equal(t, disputed, b.Disputed.Pence())
	require.Equal(t, pots["held"], b.Held.Pence())
	require.Equal(t, pots["spent"], b.Spent.Pence())
	require.Equal(t, pots["reserve"], b.Reserve.Pence())
	require.Equal(t, -pots["income"], b.Charged.Pence())
	require.Equal(t, b.Opening.Pence()+b.Paid.Pence(), b.Refunded.Pence()+b.Spent.Pence()+b.Reserve.Pence()+b.Held.Pence())
	require.Equal(t, b.Surplus.Pence(), b.Held.Pence()+b.Owed.Pence()+b.Disputed.Pence())
}

// Two accounts made from one do not touch each other, nor what they were given.
func TestPostMakesANewAccount(t *testing.T) {
	base := legalAccount()
	base.Postings = slices.Grow(base.Postings, 10)
	day := partnership.MustDate("2026-03-31")
	one := mustPost(base, costing.Posting{On: day, Kind: costing.PostExpenditure, Amount: costing.Pence(1)})
	two := mustPost(base, costing.Posting{On: day, Kind: costing.PostExpenditure, Amount: costing.Pence(2)})
	one.Members[0] = "changed"
	assert.Equal(t, legalAccount(), base)
	assert.Equal(t, costing.Pence(1), one.Postings[len(base.Postings)].Amount)
	assert.Equal(t, costing.Pence(2), two.Postings[len(base.Postings)].Amount)
}

func TestAccountFindsEveryError(t *testing.T) {
	require.EqualError(t, costing.Account{Opening: costing.Pence(-1)}.Validate(), "year: required\nmembers: required\nopening: -0.01 is less than 0.00: invalid")

	day := partnership.MustDate
	account := costing.Account{
		Year:    costing.MustFinancialYear("2025/26"),
		Members: []partnership.OrgID{"a", "", "a"},
		Postings: []costing.Posting{
			{Kind: "gift"},
			{On: day("2026-04-01"), Kind: costing.PostContribution, Org: "a", Amount: costing.Pence(-1)},
			{On: day("2026-04-01"), Kind: costing.PostPayment, Org: "b"},
			{On: day("2025-03-31"), Kind: costing.PostPayment, Org: ""},
			{On: day("2027-04-01"), Kind: costing.PostBudget, Org: "a", Amount: costing.Pence(-1)},
			{On: day("2027-03-31"), Kind: costing.PostReconciliation, Org: "a", Amount: costing.Pence(-1)},
		},
	}
	require.EqualError(t, account.Validate(), `members[1]: required
members[2]: "a" is there already: duplicate
postings[0].on: required
postings[0].kind: "gift" is not a kind of posting (budget, contribution, supplementary-contribution, payment, dispute, resolution, expenditure, reconciliation, distribution, refund, to-reserve, from-reserve): invalid
postings[1].on: 2026-04-01 is not in the account of 2025/26 (2025-04-01 to 2026-03-31): out of range
postings[1].amount: -0.01 is less than 0.00: invalid
postings[2].org: "b" is not a member: not found
postings[3].on: 2025-03-31 is not in the account of 2025/26 (2025-04-01 to 2027-03-31): out of range
postings[3].org: required
postings[4].on: 2027-04-01 is not in the account of 2025/26 (2025-04-01 to 2026-03-31): out of range
postings[4].org: "a" has no place in a posting of the kind budget: invalid`)
}

func TestAccountRefusesWhatIsNotThere(t *testing.T) {
	day := partnership.MustDate
	account := costing.Account{
		Year:    costing.MustFinancialYear("9998/99"),
		Members: []partnership.OrgID{"a"},
		Opening: costing.Pence(10),
		Postings: []costing.Posting{
			{On: day("9998-04-03"), Kind: costing.PostFromReserve, Amount: costing.Pence(11)},
			{On: day("9998-04-04"), Kind: costing.PostToReserve, Amount: costing.Pence(1)},
			{On: day("9998-05-01"), Kind: costing.PostContribution, Org: "a", Amount: costing.Pence(100)},
			{On: day("9998-04-05"), Kind: costing.PostDispute, Org: "a", Amount: costing.Pence(100)},
			{On: day("9998-04-06"), Kind: costing.PostDispute, Org: "a", Amount: costing.Pence(1)},
			{On: day("9998-04-05"), Kind: costing.PostRefund, Org: "a", Amount: costing.Pence(7)},
			{On: day("9998-04-06"), Kind: costing.PostPayment, Org: "a", Amount: costing.Pence(7)},
			{On: day("9998-04-06"), Kind: costing.PostRefund, Org: "a"},
			{On: day("9998-04-04"), Kind: costing.PostResolution, Org: "a", Amount: costing.Pence(5)},
		},
	}
	require.EqualError(t, account.Validate(), `postings[0].amount: a from-reserve of 0.11 is more than there is: out of range
postings[5].amount: a refund of 0.07 is more than there is: out of range
postings[8].amount: a resolution of 0.05 is more than there is: out of range`)

	account.Postings[8].On = day("9998-04-07")
	require.EqualError(t, account.Validate(), `postings[0].amount: a from-reserve of 0.11 is more than there is: out of range
postings[4].amount: a dispute of 0.01 is more than there is: out of range
postings[5].amount: a refund of 0.07 is more than there is: out of range`)
}

func TestAccountWithTooMuchMoney(t *testing.T) {
	day := partnership.MustDate("2025-04-01")
	account := costing.Account{Year: costing.MustFinancialYear("2025/26"), Members: []partnership.OrgID{"a"}, Opening: costing.Pence(1)}
	_, err := account.Post(costing.Posting{On: day, Kind: costing.PostReconciliation, Org: "a", Amount: costing.Pence(-1 << 63)})
	require.EqualError(t, err, "postings: the sum of 2 amounts is more than an amount of money can be: out of range")
	account.Opening = costing.Pence(0)
	_, err = account.Post(costing.Posting{On: day, Kind: costing.PostReconciliation, Org: "a", Amount: costing.Pence(-1<<63 + 1)})
	require.NoError(t, err)
}

// A stored balance that was changed no longer adds up, and says where.
func TestBalanceSaysWhereItDoesNotAddUp(t *testing.T) {
	balance, err := legalAccount().Balance(partnership.MustDate("2025-12-31"))
	require.NoError(t, err)
	require.NoError(t, balance.Validate())
	balance.Members[1].Owed = costing.Pence(1)
	balance.Held = costing.Pence(2)
	balance.Members[0].Paid = costing.Pence(3)
	before := slices.Clone(balance.Members)
	err = balance.Validate()
	require.ErrorIs(t, err, partnership.ErrSum)
	var paths []string
	for _, found := range partnership.FieldErrors(err) {
		paths = append(paths, found.Path)
	}
	assert.Equal(t, []string{"paid", "owed", "held", "members[0].owed", "members[1].owed"}, paths)
	assert.Equal(t, before, balance.Members)

	balance.Members[0].Paid = costing.Pence(1<<63 - 1)
	require.ErrorIs(t, balance.Validate(), partnership.ErrRange)
	require.EqualError(t, costing.Balance{}.Validate(), "on: required")
}

func TestPostingKindText(t *testing.T) {
	for _, kind := range costing.PostingKinds() {
		text, err := json.Marshal(kind)
		require.NoError(t, err)
		var read costing.PostingKind
		require.NoError(t, json.Unmarshal(text, &read))
		assert.Equal(t, kind, read)
	}
	var read costing.PostingKind
	require.ErrorIs(t, json.Unmarshal([]byte(`"Budget"`), &read), partnership.ErrInvalid)
}

// A reference cannot break out of its cell.
func TestMarkdownKeepsItsCells(t *testing.T) {
	account := costing.Account{Year: costing.MustFinancialYear("2025/26"), Postings: []costing.Posting{
		{On: partnership.MustDate("2025-04-01"), Kind: costing.PostBudget, Amount: costing.Pence(123456789), Reference: "a | b\n| [c](d) <e> \\"},
	}}
	assert.Equal(t, "| Day | Posting | Member | 2025/26 | Reference |\n|---|---|---|---:|---|\n"+
		`| 2025-04-01 | budget |  | £1,234,567.89 | a \| b \| \[c\](d) \<e\> \\ |`+"\n", account.Markdown())
}

// No penny is lost, whatever is posted.
func FuzzAccount(f *testing.F) {
	f.Add(uint64(1), uint64(2))
	f.Fuzz(func(t *testing.T, a, b uint64) {
		random := rand.New(rand.NewPCG(a, b))
		account := randomYear(random, 10)
		day := account.Year.Term().First.AddDays(random.IntN(366))
		balance, err := account.Balance(day)
		require.NoError(t, err)
		pots := ledger{}
		pots.move(account.Opening.Pence(), "opening", "reserve")
		for _, p := range account.Postings {
			if !p.On.After(day) {
				pots.enter(p)
			}
		}
		requirePots(t, pots, balance)
		requireReconciled(t, account)
	})
}

// An account may have a leap day in it.
func TestAccountOnALeapDay(t *testing.T) {
	day, err := partnership.NewDate(2024, time.February, 29)
	require.NoError(t, err)
	account := costing.Account{Year: costing.MustFinancialYear("2023/24"), Members: []partnership.OrgID{"a"}}
	_, err = account.Post(costing.Posting{On: day, Kind: costing.PostExpenditure, Amount: costing.Pence(1)})
	require.NoError(t, err)
}

// A posting that cannot be is refused, with its place.
func ExampleAccount_Post() {
	_, err := costing.Account{
		Year:    costing.MustFinancialYear("2025/26"),
		Members: []partnership.OrgID{"harrow", "barnet"},
	}.Post(
		costing.Posting{On: partnership.MustDate("2026-04-01"), Kind: costing.PostExpenditure, Amount: costing.MustMoney("10.00")},
		costing.Posting{On: partnership.MustDate("2026-04-01"), Kind: costing.PostPayment, Org: "brent", Amount: costing.MustMoney("10.00")},
	)
	fmt.Println(err)
	// Output:
	// postings[0].on: 2026-04-01 is not in the account of 2025/26 (2025-04-01 to 2026-03-31): out of range
	// postings[1].org: "brent" is not a member: not found
}
