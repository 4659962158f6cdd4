package account_test

import (
	"encoding/json"
	"math/big"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/account"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

// universityAccount is the account of a library system that two universities share, from August to
// July. Half falls due in August, and a quarter each in January and in May.
func universityAccount() account.Account {
	day, money := calendar.MustDate, costing.MustMoney
	plan := []account.Instalment{
		{On: day("2025-08-01"), Share: partnership.MustFraction("1/2")},
		{On: day("2026-01-15"), Share: partnership.MustFraction("1/4")},
		{On: day("2026-05-01"), Share: partnership.MustFraction("1/4")},
	}
	due, err := account.Instalments(costing.Statement{Charges: []costing.Portion{{Org: "hill", Amount: money("61250.03")}, {Org: "vale", Amount: money("38749.97")}}}, plan, "schedule 4")
	if err != nil {
		panic(err)
	}
	book := account.Account{Year: costing.MustFinancialYear("2025-08/2026-07"), Members: orgs("hill vale"), Opening: money("12000.00")}
	book = mustPost(book, due...)
	return mustPost(
		book,
		account.Posting{On: day("2025-08-20"), Kind: account.PostPayment, Org: "hill", Amount: money("30625.02")},
		account.Posting{On: day("2025-09-02"), Kind: account.PostPayment, Org: "vale", Amount: money("38749.97")},
		account.Posting{On: day("2026-02-01"), Kind: account.PostPayment, Org: "hill", Amount: money("15312.50")},
		account.Posting{On: day("2026-03-31"), Kind: account.PostIncome, Amount: money("4210.40"), Reference: "visitors"},
		account.Posting{On: day("2026-07-31"), Kind: account.PostExpenditure, Amount: money("107333.33")},
		account.Posting{On: day("2026-07-31"), Kind: account.PostFromReserve, Amount: money("2500.00")},
	)
}

// dispatchAccount is the account of an emergency dispatch board in the United States, from
// October to September. The city disputes a part of its assessment.
func dispatchAccount() account.Account {
	day, money := calendar.MustDate, costing.MustMoney
	return mustPost(
		account.Account{Year: costing.MustFinancialYear("2025-10/2026-09"), Members: orgs("city county"), Opening: money("0.00")},
		account.Posting{On: day("2025-10-01"), Kind: account.PostBudget, Amount: money("900000.00"), Reference: "resolution 25-31"},
		account.Posting{On: day("2025-10-01"), Kind: account.PostContribution, Org: "city", Amount: money("549000.00")},
		account.Posting{On: day("2025-10-01"), Kind: account.PostContribution, Org: "county", Amount: money("351000.00")},
		account.Posting{On: day("2025-10-15"), Kind: account.PostPayment, Org: "county", Amount: money("351000.00")},
		account.Posting{On: day("2025-11-03"), Kind: account.PostDispute, Org: "city", Amount: money("20000.00"), Reference: "call count"},
		account.Posting{On: day("2025-11-03"), Kind: account.PostPayment, Org: "city", Amount: money("529000.00")},
		account.Posting{On: day("2026-09-30"), Kind: account.PostIncome, Amount: money("15000.00"), Reference: "state grant"},
		account.Posting{On: day("2026-09-30"), Kind: account.PostExpenditure, Amount: money("887654.32")},
	)
}

// shireAccount is the account of a road depot that three Australian shires share, from July to
// June. The audit found more that was spent in the year.
func shireAccount() account.Account {
	day, money := calendar.MustDate, costing.MustMoney
	book := mustRecord(
		account.Account{Year: costing.MustFinancialYear("2025-07/2026-06"), Members: orgs("esk lowan yarra"), Opening: money("-1500.00")},
		"2025-07-01", "secretary",
		account.Posting{On: day("2025-07-01"), Kind: account.PostContribution, Org: "esk", Amount: money("20000.00")},
		account.Posting{On: day("2025-07-01"), Kind: account.PostContribution, Org: "lowan", Amount: money("20000.00")},
		account.Posting{On: day("2025-07-01"), Kind: account.PostContribution, Org: "yarra", Amount: money("20000.00")},
	)
	book = mustRecord(
		book, "2026-07-10", "secretary",
		account.Posting{On: day("2025-08-01"), Kind: account.PostPayment, Org: "esk", Amount: money("20000.00")},
		account.Posting{On: day("2025-08-01"), Kind: account.PostPayment, Org: "lowan", Amount: money("20500.00")},
		account.Posting{On: day("2025-12-01"), Kind: account.PostRefund, Org: "lowan", Amount: money("500.00")},
		account.Posting{On: day("2026-06-30"), Kind: account.PostPayment, Org: "yarra", Amount: money("19999.99")},
		account.Posting{On: day("2026-06-30"), Kind: account.PostExpenditure, Amount: money("58000.00")},
		account.Posting{On: day("2026-06-30"), Kind: account.PostToReserve, Amount: money("1500.00"), Reference: "last year's deficit"},
	)
	return mustRecord(
		book, "2027-02-19", "auditor-general",
		account.Posting{On: day("2026-06-30"), Kind: account.PostExpenditure, Amount: money("2750.01"), Reference: "finding 3"},
	)
}

// A plainAccount is the document of an account, with nothing of the library in it.
type plainAccount struct {
	Opening  string
	Postings []struct{ On, Kind, Org, Amount string }
}

// cents reads an amount.
func cents(text string) int64 {
	n, ok := new(big.Rat).SetString(text)
	if !ok {
		panic(text)
	}
	return n.Mul(n, big.NewRat(100, 1)).Num().Int64()
}

// Accounts of years that are not April to March. Each balance is that of the sums of the
// document, which are added up here by themselves.
func TestGoldenAccounts_OfOtherYears(t *testing.T) {
	for _, c := range []struct {
		name              string
		book              account.Account
		before, first     string
		last, after       string
		shares, final     string
		spent, owed, held string
	}{
		{"university", universityAccount(), "2025-07-31", "2025-08-01", "2026-07-31", "2026-08-01", "hill 3 vale 2", "60373.76 40249.17", "107333.33", "15312.51", "-15935.44"},
		{"us-agency", dispatchAccount(), "2025-09-30", "2025-10-01", "2026-09-30", "2026-10-01", "city 61 county 39", "532319.14 340335.18", "887654.32", "0.00", "7345.68"},
		{"australia", shireAccount(), "2025-06-30", "2025-07-01", "2026-06-30", "2026-07-01", "esk 1 lowan 1 yarra 1", "20750.01 20750.00 20750.00", "60750.01", "0.01", "-2250.02"},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := "testdata/golden/account-" + c.name + ".json"
			fieldtest.Golden(t, file, c.book)
			assert.Equal(t, calendar.Term{First: date(c.first), Last: date(c.last)}, c.book.Year.Term())
			for _, day := range []string{c.before, c.after} {
				_, err := c.book.Post(account.Posting{On: date(day), Kind: account.PostExpenditure, Amount: pounds("1.00")})
				require.Error(t, err, "a cost of another year, on %s", day)
			}

			document, err := os.ReadFile(file)
			require.NoError(t, err)
			var plain plainAccount
			require.NoError(t, json.Unmarshal(document, &plain))
			sums, owed := map[string]int64{}, map[string]int64{}
			signs := map[string]int64{"contribution": 1, "payment": -1, "refund": 1, "dispute": -1}
			for _, p := range plain.Postings {
				sums[p.Kind] += cents(p.Amount)
				owed[p.Org] += signs[p.Kind] * cents(p.Amount)
			}
			outturn := sums["expenditure"] + sums["to-reserve"] - sums["from-reserve"] - sums["income"]
			balance, err := c.book.Balance(date(c.last))
			require.NoError(t, err)
			require.NoError(t, balance.Validate())
			assert.Equal(t, costing.Pence(outturn), balance.Outturn)
			assert.Equal(t, costing.Pence(sums["payment"]-sums["refund"]-outturn), balance.Held)
			assert.Equal(t, costing.Pence(sums["contribution"]-outturn), balance.Surplus)
			assert.Equal(t, costing.Pence(cents(plain.Opening)+sums["to-reserve"]-sums["from-reserve"]), balance.Reserve)
			for _, m := range balance.Members {
				assert.Equal(t, costing.Pence(owed[string(m.Org)]), m.Owed, m.Org)
			}
			assert.Equal(t, []costing.Money{pounds(c.spent), pounds(c.owed), pounds(c.held)}, []costing.Money{balance.Spent, balance.Owed, balance.Held}, "by hand")

			var final []costing.Portion
			for i, amount := range strings.Fields(c.final) {
				final = append(final, costing.Portion{Org: c.book.Members[i], Amount: pounds(amount)})
			}
			for i, f := range reconciled(t, c.book, weights(c.shares), qty("0")) {
				assert.Equal(t, final[i], costing.Portion{Org: f.Org, Amount: f.Final})
			}
		})
	}
}
