package account_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing/account"
	"github.com/seed9ad77866/sharedservices/partnership/report"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Row 16, Five Councils: the outturn is charged in full, to be paid within 30 days.
func ExampleAccount_Reconcile() {
	book := legalAccount()
	balance, err := book.Balance(calendar.MustDate("2026-03-31"))
	if err != nil {
		fmt.Println(err)
		return
	}
	final, err := costing.Apportion(balance.Outturn, sixtyForty())
	if err != nil {
		fmt.Println(err)
		return
	}
	finals, err := book.Reconcile(final, costing.Pence(0), partnership.MustQuantity("0"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(finals.Table(report.Names{}).Markdown())
	agreed := calendar.MustDate("2026-05-20")
	due := agreed.AddDays(30)
	book, err = book.Post(account.Postings(account.PostReconciliation, due, "final account", finals.Due())...)
	if err != nil {
		fmt.Println(err)
		return
	}
	balance, err = book.Balance(due)
	fmt.Println(due, balance.Owed.Sterling(), balance.Surplus.Sterling(), err)
	// Output:
	// ## Final charges
	//
	// | Member | Charged | Final | Due |
	// |---|---:|---:|---:|
	// | harrow | £63,000.00 | £66,000.00 | £3,000.00 |
	// | barnet | £42,000.00 | £44,000.00 | £2,000.00 |
	// | **Total** | **£105,000.00** | **£110,000.00** | **£5,000.00** |
	// 2026-06-19 £5,000.00 £0.00 <nil>
}

// reconciled reconciles an account whose outturn is shared by weights.
func reconciled(t *testing.T, book account.Account, weights []costing.Weight, deadBand partnership.Quantity) account.FinalCharges {
	t.Helper()
	balance, err := book.Balance(book.Year.Next().Term().Last)
	require.NoError(t, err)
	final, err := costing.Apportion(balance.Outturn, weights)
	require.NoError(t, err)
	finals, err := book.Reconcile(final, costing.Pence(0), deadBand)
	require.NoError(t, err)
	return finals
}

// A dead-band of 5% of what was charged: Harrow's £3,000 are 4.76% and stay, and so
// do Barnet's. At 4.76% they are just beyond it.
func TestReconcileWithDeadBand(t *testing.T) {
	for percent, due := range map[string]int{"100": 0, "5": 0, "4.761905": 0, "4.761904": 2, "0": 2} {
		finals := reconciled(t, legalAccount(), sixtyForty(), partnership.MustQuantity(percent))
		assert.Len(t, finals.Due(), due, percent)
		assert.Equal(t, costing.MustMoney("66000.00"), finals[0].Final)
	}
	_, err := legalAccount().Reconcile(nil, costing.Pence(0), partnership.MustQuantity("100.000001"))
	require.ErrorContains(t, err, "dead_band: 100.000001% is not from 0 to 100%: out of range")
}

// A member who was charged nothing is beyond every dead-band, and one in whose favour
// it is gets it back.
func TestReconcileInAMembersFavour(t *testing.T) {
	day := calendar.MustDate("2025-05-01")
	book := mustPost(
		account.Account{Year: costing.MustFinancialYear("2025/26"), Members: []partnership.OrgID{"harrow", "barnet"}},
		account.Posting{On: day, Kind: account.PostContribution, Org: "harrow", Amount: costing.Pence(1000)},
		account.Posting{On: day, Kind: account.PostPayment, Org: "harrow", Amount: costing.Pence(1000)},
		account.Posting{On: day, Kind: account.PostExpenditure, Amount: costing.Pence(100)},
	)
	finals := reconciled(t, book, sixtyForty(), partnership.MustQuantity("90"))
	assert.Equal(t, account.FinalCharges{
		{Org: "harrow", Charged: costing.Pence(1000), Final: costing.Pence(60), Due: costing.Pence(-940)},
		{Org: "barnet", Charged: costing.Pence(0), Final: costing.Pence(40), Due: costing.Pence(40)},
	}, finals)
	book = mustPost(book, account.Postings(account.PostReconciliation, day, "", finals.Due())...)
	book = mustPost(book, account.Posting{On: day, Kind: account.PostRefund, Org: "harrow", Amount: costing.Pence(940)})
	balance, err := book.Balance(day)
	require.NoError(t, err)
	assert.Equal(t, costing.Pence(0), balance.Members[0].Owed)
	assert.Equal(t, costing.Pence(40), balance.Owed)
	assert.Equal(t, costing.Pence(-40), balance.Held)
}

// The whole of a charge was disputed and the dispute settled. Then the service spent
// less than it charged.
func TestReconcileAfterASettledDispute(t *testing.T) {
	day := date("2025-05-01")
	book := mustPost(
		account.Account{Year: costing.MustFinancialYear("2025/26"), Members: orgs("a b")},
		account.Posting{On: day, Kind: account.PostContribution, Org: "a", Amount: pounds("100.00")},
		account.Posting{On: day, Kind: account.PostContribution, Org: "b", Amount: pounds("100.00")},
		account.Posting{On: day, Kind: account.PostDispute, Org: "a", Amount: pounds("100.00")},
		account.Posting{On: day, Kind: account.PostResolution, Org: "a", Amount: pounds("100.00")},
		account.Posting{On: day, Kind: account.PostExpenditure, Amount: pounds("180.00")},
	)
	finals := reconciled(t, book, weights("a 1 b 1"), partnership.MustQuantity("0"))
	assert.Equal(t, pounds("-10.00"), finals[0].Due)
	book = mustPost(book, account.Postings(account.PostReconciliation, day, "", finals.Due())...)
	balance, err := book.Balance(day)
	require.NoError(t, err)
	assert.Equal(t, pounds("0.00"), balance.Surplus)
	assert.Equal(t, pounds("90.00"), balance.Members[0].Owed)
}

// A year with a floor, a cap and a fee: billed on the budget of £1,000, run again on the
// outturn of £1,180, and settled to the penny. Of the outturn small pays its floor of
// £100, big £990 and the host £90; the cap of £900 leaves £90 that nobody pays; and
// 10% of £900 and £100 go to the host, which is paid more than it pays.
func ExampleAccount_Reconcile_scheme() {
	scheme := simple(
		byDriver("use"),
		costing.Adjustment{Kind: costing.MinimumCharge, Name: "Floor", Clause: "5.1", Among: orgs("small"), Amount: pounds("100.00")},
		costing.Adjustment{Kind: costing.ChargeCap, Name: "Cap", Clause: "5.2", Among: orgs("big"), Amount: pounds("900.00"), Unborne: true},
		costing.Adjustment{Kind: costing.Fee, Name: "Host fee", Clause: "6", Percent: qty("10"), Host: "host"},
	)
	members, figures := orgs("big host small"), facts("use big 88 host 8 small 4")
	book := account.Account{Year: costing.MustFinancialYear("2025/26"), Members: members}
	budget, err := scheme.Statement(year("1000.00"), members, figures)
	if err != nil {
		fmt.Println(err)
		return
	}
	instalments, err := account.Instalments(budget, account.EqualInstalments(quarters()...), "schedule 1")
	if err != nil {
		fmt.Println(err)
		return
	}
	book = mustPost(book, instalments...)
	book = mustPost(book, account.Posting{On: date("2026-03-31"), Kind: account.PostExpenditure, Amount: pounds("1180.00")})
	balance, err := book.Balance(date("2026-03-31"))
	if err != nil {
		fmt.Println(err)
		return
	}
	outturn, err := scheme.Statement(year(balance.Outturn.String()), members, figures)
	if err != nil {
		fmt.Println(err)
		return
	}
	finals, err := book.Reconcile(outturn.Charges, outturn.Residual, qty("0"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(finals.Table(report.Names{}).Markdown())
	book = mustPost(book, account.Postings(account.PostReconciliation, date("2026-05-20"), "outturn", finals.Due())...)
	balance, err = book.Balance(date("2026-05-20"))
	fmt.Println("Left, as nobody pays it:", balance.Surplus.Sterling(), err)
	// Output:
	// ## Final charges
	//
	// | Member | Charged | Final | Due |
	// |---|---:|---:|---:|
	// | big | £907.50 | £990.00 | £82.50 |
	// | host | −£17.50 | −£10.00 | £7.50 |
	// | small | £110.00 | £110.00 | £0.00 |
	// | **Total** | **£1,000.00** | **£1,090.00** | **£90.00** |
	// Left, as nobody pays it: −£90.00 <nil>
}

// requireReconciled requires that the account has no surplus once it is reconciled.
func requireReconciled(t *testing.T, book account.Account) {
	t.Helper()
	weights := []costing.Weight{
		{Org: "a", Value: partnership.MustQuantity("1")},
		{Org: "b", Value: partnership.MustQuantity("1")},
		{Org: "c", Value: partnership.MustQuantity("5")},
	}
	finals := reconciled(t, book, weights, partnership.MustQuantity("0"))
	day := book.Year.Next().Term().Last
	before := slices.Clone(book.Postings)
	book, err := book.Post(account.Postings(account.PostReconciliation, day, "", finals.Due())...)
	if err != nil { // a member's charge came to be less than it still disputes
		require.ErrorIs(t, err, field.ErrRange)
		return
	}
	require.Equal(t, before, book.Postings[:len(before)])
	balance, err := book.Balance(day)
	require.NoError(t, err)
	require.Equal(t, costing.Pence(0), balance.Surplus)
	for i, m := range balance.Members {
		require.Equal(t, finals[i].Final, m.Charged)
	}
}

func TestReconcileAndBalanceFindEveryError(t *testing.T) {
	charges := []costing.Portion{{Org: "harrow", Amount: costing.Pence(0)}, {Org: "brent", Amount: costing.Pence(0)}, {Org: "harrow"}, {}}
	_, err := legalAccount().Reconcile(charges, costing.Money{}, qty("101"))
	require.EqualError(t, err, `final[1].org: "brent" is not a member: not found
final[2].amount: required
final[3].org: required
final[3].amount: required
final[2].org: duplicate: "harrow" is already final[0]
members[1]: "barnet" has no final charge: not found
residual: required
dead_band: 101% is not from 0 to 100%: out of range`)

	charges = []costing.Portion{{Org: "harrow", Amount: pounds("66000.00")}, {Org: "barnet", Amount: pounds("43999.99")}}
	_, err = legalAccount().Reconcile(charges, costing.Pence(0), partnership.MustQuantity("0"))
	require.EqualError(t, err, "final: the charges and the residual make 109999.99, not the outturn of 110000.00: does not add up")
	require.ErrorIs(t, err, field.ErrSum)

	most := costing.Pence(1<<63 - 1)
	charges = []costing.Portion{{Org: "harrow", Amount: most}, {Org: "barnet", Amount: most}}
	_, err = legalAccount().Reconcile(charges, costing.Pence(0), partnership.MustQuantity("0"))
	require.EqualError(t, err, "final: the sum of 3 amounts is more than an amount of money can be: out of range")
	charges[1].Amount = costing.Pence(-1<<63 + 1)
	_, err = legalAccount().Reconcile(charges, pounds("110000.00"), partnership.MustQuantity("0"))
	require.EqualError(t, err, "final[1].amount: -92233720368547758.07 less 42000.00 is more than an amount of money can be: out of range")

	_, err = account.Account{}.Balance(calendar.Date{})
	require.EqualError(t, err, "year: required\nmembers: required\non: required")
}
