package account_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/seed9ad77866/sharedservices/costing/account"
	"github.com/seed9ad77866/sharedservices/partnership/report"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// sixtyForty are the shares of Harrow and Barnet.
func sixtyForty() []costing.Weight {
	return []costing.Weight{
		{Org: "harrow", Value: partnership.MustQuantity("60")},
		{Org: "barnet", Value: partnership.MustQuantity("40")},
	}
}

// quarters are the days on which instalments fall due.
func quarters() []calendar.Date {
	return []calendar.Date{
		calendar.MustDate("2025-04-15"), calendar.MustDate("2025-07-15"),
		calendar.MustDate("2025-10-15"), calendar.MustDate("2026-01-15"),
	}
}

// mustPost posts to an account; it panics if that is an error.
func mustPost(a account.Account, postings ...account.Posting) account.Account {
	next, err := a.Post(postings...)
	if err != nil {
		panic(err)
	}
	return next
}

// legalAccount is the account of a shared legal service: a budget of £100,000 in four
// instalments, of which Barnet disputes £2,000; a supplementary contribution of £5,000;
// and an outturn of £110,000.
func legalAccount() account.Account {
	day, money := calendar.MustDate, costing.MustMoney
	contributions, err := costing.Apportion(money("100000.00"), sixtyForty())
	if err != nil {
		panic(err)
	}
	instalments, err := account.Instalments(costing.Statement{Charges: contributions}, account.EqualInstalments(quarters()...), "schedule 3")
	if err != nil {
		panic(err)
	}
	extra, err := costing.Apportion(money("5000.00"), sixtyForty())
	if err != nil {
		panic(err)
	}
	book := account.Account{
		Year:    costing.MustFinancialYear("2025/26"),
		Members: []partnership.OrgID{"harrow", "barnet"},
		Opening: money("20000.00"),
	}
	book = mustPost(book, account.Posting{On: day("2025-04-01"), Kind: account.PostBudget, Amount: money("100000.00"), Reference: "minute 12"})
	book = mustPost(book, instalments...)
	book = mustPost(book, account.Postings(account.PostSupplementary, day("2025-11-01"), "minute 31", extra)...)
	return mustPost(
		book,
		account.Posting{On: day("2025-05-01"), Kind: account.PostPayment, Org: "harrow", Amount: money("63000.00")},
		account.Posting{On: day("2025-05-02"), Kind: account.PostPayment, Org: "barnet", Amount: money("40000.00")},
		account.Posting{On: day("2025-06-01"), Kind: account.PostDispute, Org: "barnet", Amount: money("2000.00"), Reference: "letter of 1 June"},
		account.Posting{On: day("2026-03-31"), Kind: account.PostExpenditure, Amount: money("110000.00"), Reference: "ledger"},
	)
}

// At the end of the year both have paid what they do not dispute. £5,000 were
// spent that nobody has been charged; £2,000 more are disputed. So the host is £7,000
// out of pocket.
func ExampleAccount_Balance() {
	balance, err := legalAccount().Balance(calendar.MustDate("2026-03-31"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(balance.Tables(report.Names{}).Markdown())
	// Output:
	// ## Balance on 2026-03-31
	//
	// | Member | Charged | Paid | Refunded | Disputed | Owed |
	// |---|---:|---:|---:|---:|---:|
	// | harrow | £63,000.00 | £63,000.00 | £0.00 | £0.00 | £0.00 |
	// | barnet | £42,000.00 | £40,000.00 | £0.00 | £2,000.00 | £0.00 |
	// | **Total** | **£105,000.00** | **£103,000.00** | **£0.00** | **£2,000.00** | **£0.00** |
	//
	// ## Where the money is on 2026-03-31
	//
	// | Balance | Amount |
	// |---|---:|
	// | Budget | £100,000.00 |
	// | Reserve brought forward | £20,000.00 |
	// | Spent | £110,000.00 |
	// | Income | £0.00 |
	// | Outturn | £110,000.00 |
	// | Put to the reserve | £0.00 |
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
func (l ledger) enter(p account.Posting) {
	n, owed, disputed := pence(p.Amount), "owed "+string(p.Org), "disputed "+string(p.Org)
	switch p.Kind {
	case account.PostContribution, account.PostSupplementary, account.PostReconciliation, account.PostDistribution:
		l.move(n, "income", owed)
	case account.PostPayment:
		l.move(n, owed, "held")
	case account.PostRefund:
		l.move(n, "held", owed)
	case account.PostDispute:
		l.move(n, owed, disputed)
	case account.PostResolution:
		l.move(n, disputed, owed)
	case account.PostIncome:
		l.move(n, "earned", "held")
	case account.PostExpenditure:
		l.move(n, "held", "spent")
	case account.PostToReserve:
		l.move(n, "held", "reserve")
	case account.PostFromReserve:
		l.move(n, "reserve", "held")
	}
}

// randomYear returns an account with so many random postings, in no order of days.
func randomYear(random *rand.Rand, postings int) account.Account {
	book := account.Account{
		Year:    costing.MustFinancialYear("2023/24"),
		Members: []partnership.OrgID{"c", "a", "b"},
		Opening: costing.Pence(random.Int64N(1000)),
	}
	first := book.Year.Term().First
	for len(book.Postings) < postings {
		p := account.Posting{
			On:     first.AddDays(random.IntN(396) - 30),
			Kind:   account.PostingKinds()[random.IntN(13)],
			Amount: costing.Pence(random.Int64N(600) - 100),
		}
		switch p.Kind {
		case account.PostBudget, account.PostExpenditure, account.PostIncome, account.PostToReserve, account.PostFromReserve:
		default:
			p.Org = book.Members[random.IntN(3)]
		}
		if p.Kind == account.PostReconciliation || p.Kind == account.PostDistribution {
			p.Amount = costing.Pence(random.Int64N(500) - 250)
		}
		if next, err := book.Post(p); err == nil {
			book = next
		}
	}
	return book
}

// Every pound in is every pound out, at the end of every day of random years.
func TestEveryPoundInIsEveryPoundOut(t *testing.T) {
	random := rand.New(rand.NewPCG(13, 14))
	for range 10 {
		book := randomYear(random, 40)
		for day := book.Year.Term().First; book.Year.Term().Contains(day); day = day.AddDays(1 + random.IntN(20)) {
			balance, err := book.Balance(day)
			require.NoError(t, err)
			require.NoError(t, balance.Validate())
			pots := ledger{}
			pots.move(pence(book.Opening), "opening", "reserve")
			for _, p := range book.Postings {
				if !p.On.After(day) {
					pots.enter(p)
				}
			}
			requirePots(t, pots, balance)
		}
		requireReconciled(t, book)
	}
}

// requirePots requires that a balance is that of the ledger.
func requirePots(t *testing.T, pots ledger, b account.Balance) {
	t.Helper()
	owed, disputed := int64(0), int64(0)
	for _, m := range b.Members {
		require.Equal(t, pots["owed "+string(m.Org)], pence(m.Owed))
		require.Equal(t, pots["disputed "+string(m.Org)], pence(m.Disputed))
		owed, disputed = owed+pence(m.Owed), disputed+pence(m.Disputed)
	}
	require.Equal(t, owed, pence(b.Owed))
	require.Equal(t, disputed, pence(b.Disputed))
	require.Equal(t, pots["held"], pence(b.Held))
	require.Equal(t, pots["spent"], pence(b.Spent))
	require.Equal(t, pots["reserve"], pence(b.Reserve))
	require.Equal(t, -pots["income"], pence(b.Charged))
	require.Equal(t, -pots["earned"], pence(b.Income))
	require.Equal(t, pence(b.Opening)+pence(b.Paid)+pence(b.Income), pence(b.Refunded)+pence(b.Spent)+pence(b.Reserve)+pence(b.Held))
	require.Equal(t, pence(b.Surplus), pence(b.Charged)-pence(b.Outturn))
	require.Equal(t, pence(b.Surplus), pence(b.Held)+pence(b.Owed)+pence(b.Disputed))
}

// Two accounts made from one do not touch each other, nor what they were given.
func TestPostMakesANewAccount(t *testing.T) {
	base := legalAccount()
	base.Postings = slices.Grow(base.Postings, 10)
	day := calendar.MustDate("2026-03-31")
	one := mustPost(base, account.Posting{On: day, Kind: account.PostExpenditure, Amount: costing.Pence(1)})
	two := mustPost(base, account.Posting{On: day, Kind: account.PostExpenditure, Amount: costing.Pence(2)})
	one.Members[0] = "changed"
	assert.Equal(t, legalAccount(), base)
	assert.Equal(t, costing.Pence(1), one.Postings[len(base.Postings)].Amount)
	assert.Equal(t, costing.Pence(2), two.Postings[len(base.Postings)].Amount)
}

func TestAccountFindsEveryError(t *testing.T) {
	require.EqualError(t, account.Account{Opening: costing.Pence(-1)}.Validate(), "year: required\nmembers: required")

	day := calendar.MustDate
	book := account.Account{
		Year:    costing.MustFinancialYear("2025/26"),
		Members: []partnership.OrgID{"a", "", "a"},
		Postings: []account.Posting{
			{Kind: "gift"},
			{On: day("2026-04-01"), Kind: account.PostContribution, Org: "a", Amount: costing.Pence(-1)},
			{On: day("2026-04-01"), Kind: account.PostPayment, Org: "b", Amount: costing.Pence(1)},
			{On: day("2024-09-30"), Kind: account.PostPayment, Org: "", Amount: costing.Pence(1)},
			{On: day("2027-04-01"), Kind: account.PostBudget, Org: "a", Amount: costing.Pence(-1)},
			{On: day("2038-03-31"), Kind: account.PostReconciliation, Org: "a", Amount: costing.Pence(-1)},
			{On: day("2025-03-31"), Kind: account.PostExpenditure, Amount: costing.Pence(1)},
			{On: day("2025-04-01"), Kind: account.PostDispute, Org: "a", Amount: costing.Pence(-1)},
			{On: day("2025-04-01"), Kind: account.PostResolution, Org: "a", Amount: costing.Pence(-1)},
			{On: day("2025-04-01"), Kind: account.PostToReserve, Amount: costing.Pence(-1)},
			{On: day("2025-04-01"), Kind: account.PostFromReserve, Amount: costing.Pence(-1)},
		},
	}
	require.EqualError(t, book.Validate(), `members[1]: required
members[2]: duplicate: "a" is already members[0]
postings[0].on: required
postings[0].kind: "gift" is not a kind of posting (budget, contribution, supplementary-contribution, payment, dispute, resolution, expenditure, income, reconciliation, distribution, refund, to-reserve, from-reserve): invalid
postings[0].amount: required
postings[1].on: 2026-04-01 is not in the account of 2025/26 (2025-04-01 to 2026-03-31): out of range
postings[2].org: "b" is not a member: not found
postings[3].on: 2024-09-30 is not in the account of 2025/26 (2024-10-01 to 2038-03-31): out of range
postings[3].org: required
postings[4].on: 2027-04-01 is not in the account of 2025/26 (2024-10-01 to 2026-03-31): out of range
postings[4].org: not used by a "budget" posting: invalid
postings[6].on: 2025-03-31 is not in the account of 2025/26 (2025-04-01 to 2026-03-31): out of range
postings[7].amount: -0.01 is less than 0.00: invalid
postings[8].amount: -0.01 is less than 0.00: invalid
postings[9].amount: -0.01 is less than 0.00: invalid
postings[10].amount: -0.01 is less than 0.00: invalid`)
}

// A posting without an amount is of an amount that nobody knows, not of £0, which may be
// posted.
func TestPostingWithoutAmountIsRefused(t *testing.T) {
	decode := func(amount string) (account.Account, error) {
		return field.Decode[account.Account]([]byte(`{"year": "2026/27", "members": ["a"],
			"postings": [{"on": "2026-04-01", "kind": "payment", "org": "a"` + amount + `}]}`))
	}
	book, err := decode(`, "amount": "0.00"`)
	require.NoError(t, err)
	assert.Equal(t, costing.Pence(0), book.Postings[0].Amount)
	for _, amount := range []string{"", `, "amount": null`, `, "amount": ""`} {
		_, err := decode(amount)
		require.EqualError(t, err, "postings[0].amount: required", amount)
		require.ErrorIs(t, err, field.ErrRequired)
	}
	charges := []costing.Portion{{Org: "a", Amount: costing.Pence(0)}, {Org: "b", Amount: costing.Pence(1)}, {Org: "c"}}
	assert.Equal(t, []account.Posting{
		{On: quarters()[0], Kind: account.PostPayment, Org: "b", Amount: costing.Pence(1)},
		{On: quarters()[0], Kind: account.PostPayment, Org: "c"},
	}, account.Postings(account.PostPayment, quarters()[0], "", charges))
}

// Budgets are set, and some members pay, before the year begins.
func TestAccountBeforeItsYear(t *testing.T) {
	early := account.Account{Year: costing.MustFinancialYear("2026/27"), Members: orgs("a")}
	early, err := early.Post(
		account.Posting{On: date("2026-02-24"), Kind: account.PostBudget, Amount: pounds("100.00")},
		account.Posting{On: date("2025-10-01"), Kind: account.PostPayment, Org: "a", Amount: pounds("100.00")},
		account.Posting{On: date("2026-03-30"), Kind: account.PostDispute, Org: "a", Amount: pounds("10.00")},
		account.Posting{On: date("2026-03-31"), Kind: account.PostResolution, Org: "a", Amount: pounds("4.00")},
		account.Posting{On: date("2026-04-01"), Kind: account.PostContribution, Org: "a", Amount: pounds("90.00")},
	)
	require.NoError(t, err)
	balance, err := early.Balance(date("2026-03-31"))
	require.NoError(t, err)
	assert.Equal(t, pounds("100.00"), balance.Budget)
	assert.Equal(t, pounds("-106.00"), balance.Owed, "paid in advance, and 6.00 of the charge to come is disputed")
	_, err = early.Post(account.Posting{On: date("2025-09-30"), Kind: account.PostBudget, Amount: pounds("1.00")})
	require.ErrorIs(t, err, field.ErrRange)

	first := account.Account{Year: costing.MustFinancialYear("0001/02"), Members: orgs("a")}
	_, err = first.Post(account.Posting{On: date("0001-04-01"), Kind: account.PostBudget, Amount: pounds("1.00")})
	require.NoError(t, err, "there are no six months before the first year")
}

func TestAccountRefusesWhatIsNotThere(t *testing.T) {
	day := calendar.MustDate
	book := account.Account{
		Year:    costing.MustFinancialYear("9998/99"),
		Members: []partnership.OrgID{"a"},
		Opening: costing.Pence(10),
		Postings: []account.Posting{
			{On: day("9998-04-03"), Kind: account.PostFromReserve, Amount: costing.Pence(11)},
			{On: day("9998-04-04"), Kind: account.PostToReserve, Amount: costing.Pence(1)},
			{On: day("9998-05-01"), Kind: account.PostContribution, Org: "a", Amount: costing.Pence(100)},
			{On: day("9998-04-05"), Kind: account.PostDispute, Org: "a", Amount: costing.Pence(100)},
			{On: day("9998-04-06"), Kind: account.PostDispute, Org: "a", Amount: costing.Pence(6)},
			{On: day("9998-04-05"), Kind: account.PostRefund, Org: "a", Amount: costing.Pence(7)},
			{On: day("9998-04-06"), Kind: account.PostPayment, Org: "a", Amount: costing.Pence(7)},
			{On: day("9998-04-04"), Kind: account.PostResolution, Org: "a", Amount: costing.Pence(5)},
		},
	}
	require.EqualError(t, book.Validate(), `postings[0].amount: a from-reserve of 0.11 is more than there is: out of range
postings[4].amount: 1.01 is disputed in the end, of a charge of 1.00: out of range
postings[5].amount: a refund of 0.07 is more than is owed to a: out of range
postings[7].amount: a resolution of 0.05 is more than there is: out of range`)

	book.Postings[4].Amount, book.Postings[7].On = costing.Pence(5), day("9998-04-07")
	require.EqualError(t, book.Validate(), `postings[0].amount: a from-reserve of 0.11 is more than there is: out of range
postings[5].amount: a refund of 0.07 is more than is owed to a: out of range`)
}

// mistakes are of kinds of which a posting of less than £0 takes back an earlier one.
func mistakes() []account.Posting {
	return []account.Posting{
		{Kind: account.PostBudget},
		{Kind: account.PostExpenditure},
		{Kind: account.PostIncome},
		{Kind: account.PostContribution, Org: "a"},
		{Kind: account.PostSupplementary, Org: "a"},
		{Kind: account.PostPayment, Org: "a"},
		{Kind: account.PostRefund, Org: "a"},
		{Kind: account.PostReconciliation, Org: "a"},
		{Kind: account.PostDistribution, Org: "a"},
	}
}

// A mistake is put right by another posting: 100 where it should have been 10.
func TestMistakesArePutRight(t *testing.T) {
	day := date("2025-05-01")
	for _, wrong := range mistakes() {
		book := account.Account{Year: costing.MustFinancialYear("2025/26"), Members: orgs("a")}
		if wrong.Kind == account.PostRefund {
			book = mustPost(book, account.Posting{On: day, Kind: account.PostPayment, Org: "a", Amount: costing.Pence(100)})
		}
		wrong.On, wrong.Amount = day, costing.Pence(100)
		right, back, more := wrong, wrong, wrong
		right.Amount, back.Amount, more.Amount = costing.Pence(10), costing.Pence(-90), costing.Pence(-11)
		want, err := mustPost(book, right).Balance(day)
		require.NoError(t, err)
		book = mustPost(book, wrong, back)
		got, err := book.Balance(day)
		require.NoError(t, err)
		assert.Equal(t, want, got, wrong.Kind)

		_, err = book.Post(more)
		switch wrong.Kind {
		case account.PostExpenditure, account.PostIncome, account.PostPayment, account.PostRefund:
			require.ErrorIs(t, err, field.ErrRange)
			require.ErrorContains(t, err, fmt.Sprintf(".amount: -0.11 takes back more than was posted as %s: out of range", wrong.Kind))
		default:
			require.NoError(t, err)
		}
	}
}

// What a member has of the reserve can be paid to it, although it has paid nothing this
// year; no more, and not what it still owes.
func TestRefundOfWhatIsOwedToAMember(t *testing.T) {
	day := date("2025-05-01")
	book := mustPost(
		account.Account{Year: costing.MustFinancialYear("2025/26"), Members: orgs("a b"), Opening: pounds("1000.00")},
		account.Posting{On: day, Kind: account.PostFromReserve, Amount: pounds("1000.00")},
		account.Posting{On: day, Kind: account.PostDistribution, Org: "a", Amount: pounds("-1000.00")},
	)
	refund := func(org partnership.OrgID, amount string) account.Posting {
		return account.Posting{On: day, Kind: account.PostRefund, Org: org, Amount: pounds(amount)}
	}
	paid := mustPost(book, refund("a", "1000.00"))
	balance, err := paid.Balance(day)
	require.NoError(t, err)
	assert.Equal(t, []costing.Money{costing.Pence(0), costing.Pence(0), costing.Pence(0)}, []costing.Money{balance.Held, balance.Owed, balance.Surplus})
	for _, wrong := range []account.Posting{refund("a", "1000.01"), refund("b", "0.01")} {
		_, err := book.Post(wrong)
		require.ErrorIs(t, err, field.ErrRange)
	}

	book = mustPost(
		book,
		account.Posting{On: day, Kind: account.PostContribution, Org: "b", Amount: pounds("100.00")},
		account.Posting{On: day, Kind: account.PostPayment, Org: "b", Amount: pounds("100.00")},
		account.Posting{On: day, Kind: account.PostDispute, Org: "b", Amount: pounds("40.00")},
	)
	mustPost(book, refund("b", "40.00"))
	_, err = book.Post(refund("b", "40.01"))
	require.EqualError(t, err, "postings[5].amount: a refund of 40.01 is more than is owed to b: out of range")

	before := mustPost(
		account.Account{Year: costing.MustFinancialYear("2025/26"), Members: orgs("b")},
		account.Posting{On: day, Kind: account.PostDispute, Org: "b", Amount: pounds("40.00")},
		account.Posting{On: day.AddDays(1), Kind: account.PostContribution, Org: "b", Amount: pounds("100.00")},
	)
	_, err = before.Post(refund("b", "0.01"))
	require.ErrorIs(t, err, field.ErrRange, "a dispute of what is not charged yet gives nothing back")
}

// A dispute that is settled is history: what it was once of does not keep the charge
// from falling below it. One that is still open does.
func TestChargeFallsBelowASettledDispute(t *testing.T) {
	day := date("2025-05-01")
	post := func(kind account.PostingKind, pence int64) account.Posting {
		return account.Posting{On: day, Kind: kind, Org: "a", Amount: costing.Pence(pence)}
	}
	for _, c := range []struct {
		disputed, resolved, less int64
		err                      string
	}{
		{100, 100, -10, ""},
		{60, 60, -50, ""},
		{60, 20, -60, ""},
		{60, 20, -61, "postings[1].amount: 0.40 is disputed in the end, of a charge of 0.39: out of range"},
		{100, 1, -10, "postings[1].amount: 0.99 is disputed in the end, of a charge of 0.90: out of range"},
		{1, 1, -200, ""},
	} {
		book := mustPost(
			account.Account{Year: costing.MustFinancialYear("2025/26"), Members: orgs("a")},
			post(account.PostContribution, 100), post(account.PostDispute, c.disputed), post(account.PostResolution, c.resolved),
		)
		_, err := book.Post(post(account.PostReconciliation, c.less))
		if c.err == "" {
			require.NoError(t, err, "%+v", c)
			continue
		}
		require.EqualError(t, err, c.err)
	}
}

func TestAccountWithTooMuchMoney(t *testing.T) {
	day := calendar.MustDate("2025-04-01")
	book := account.Account{Year: costing.MustFinancialYear("2025/26"), Members: []partnership.OrgID{"a"}, Opening: costing.Pence(1)}
	_, err := book.Post(account.Posting{On: day, Kind: account.PostReconciliation, Org: "a", Amount: costing.Pence(-1<<63 + 1)})
	require.EqualError(t, err, "postings: the sum of 2 amounts is more than an amount of money can be: out of range")
	book.Opening = costing.Pence(0)
	_, err = book.Post(account.Posting{On: day, Kind: account.PostReconciliation, Org: "a", Amount: costing.Pence(-1<<63 + 1)})
	require.NoError(t, err)
}

// A stored balance that was changed no longer adds up, and says where.
func TestBalanceSaysWhereItDoesNotAddUp(t *testing.T) {
	balance, err := legalAccount().Balance(calendar.MustDate("2025-12-31"))
	require.NoError(t, err)
	require.NoError(t, balance.Validate())
	balance.Members[1].Owed = costing.Pence(1)
	balance.Held = costing.Pence(2)
	balance.Members[0].Paid = costing.Pence(3)
	before := slices.Clone(balance.Members)
	err = balance.Validate()
	require.ErrorIs(t, err, field.ErrSum)
	assert.Equal(t, []string{"paid", "owed", "held", "members[0].owed", "members[1].owed"}, paths(err))
	assert.Equal(t, before, balance.Members)

	balance.Members[0].Paid = costing.Pence(1<<63 - 1)
	require.ErrorIs(t, balance.Validate(), field.ErrRange)
	none := account.Balance{}.Validate()
	assert.Equal(t, []string{
		"on", "budget", "charged", "paid", "refunded", "disputed", "owed", "spent", "income", "outturn", "aside", "held", "surplus",
	}, paths(none))
	for _, found := range field.Errors(none) {
		require.ErrorIs(t, found, field.ErrRequired)
	}
}

func TestPostingKindText(t *testing.T) {
	for _, kind := range account.PostingKinds() {
		text, err := json.Marshal(kind)
		require.NoError(t, err)
		var read account.PostingKind
		require.NoError(t, json.Unmarshal(text, &read))
		assert.Equal(t, kind, read)
	}
	var read account.PostingKind
	require.ErrorIs(t, json.Unmarshal([]byte(`"Budget"`), &read), field.ErrInvalid)
}

// A reference cannot break out of its cell.
func TestMarkdownKeepsItsCells(t *testing.T) {
	book := account.Account{Year: costing.MustFinancialYear("2025/26"), Postings: []account.Posting{
		{On: calendar.MustDate("2025-04-01"), Kind: account.PostBudget, Amount: costing.Pence(123456789), Reference: "a | b\n| [c](d) <e> \\"},
	}}
	assert.Equal(t, "## Account of 2025/26\n\n| Day | Posting | Member | Amount | Reference |\n|---|---|---|---:|---|\n"+
		`| 2025-04-01 | Budget |  | £1,234,567.89 | a \| b \| \[c\](d) \<e\> \\ |`+"\n", book.Table(report.Names{}).Markdown())
}

// No penny is lost, whatever is posted.
func FuzzAccount(f *testing.F) {
	f.Add(uint64(1), uint64(2))
	f.Fuzz(func(t *testing.T, a, b uint64) {
		random := rand.New(rand.NewPCG(a, b))
		book := randomYear(random, 10)
		day := book.Year.Term().First.AddDays(random.IntN(366))
		balance, err := book.Balance(day)
		require.NoError(t, err)
		pots := ledger{}
		pots.move(pence(book.Opening), "opening", "reserve")
		for _, p := range book.Postings {
			if !p.On.After(day) {
				pots.enter(p)
			}
		}
		requirePots(t, pots, balance)
		requireReconciled(t, book)
	})
}

// An account may have a leap day in it.
func TestAccountOnALeapDay(t *testing.T) {
	day, err := calendar.NewDate(2024, time.February, 29)
	require.NoError(t, err)
	book := account.Account{Year: costing.MustFinancialYear("2023/24"), Members: []partnership.OrgID{"a"}}
	_, err = book.Post(account.Posting{On: day, Kind: account.PostExpenditure, Amount: costing.Pence(1)})
	require.NoError(t, err)
}

// A posting that cannot be is refused, with its place.
func ExampleAccount_Post() {
	_, err := account.Account{
		Year:    costing.MustFinancialYear("2025/26"),
		Members: []partnership.OrgID{"harrow", "barnet"},
	}.Post(
		account.Posting{On: calendar.MustDate("2026-04-01"), Kind: account.PostExpenditure, Amount: costing.MustMoney("10.00")},
		account.Posting{On: calendar.MustDate("2026-04-01"), Kind: account.PostPayment, Org: "brent", Amount: costing.MustMoney("10.00")},
	)
	fmt.Println(err)
	// Output:
	// postings[0].on: 2026-04-01 is not in the account of 2025/26 (2025-04-01 to 2026-03-31): out of range
	// postings[1].org: "brent" is not a member: not found
}
