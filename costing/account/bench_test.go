package account_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/account"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// member returns organisation i.
func member(i int) partnership.OrgID { return partnership.OrgID(fmt.Sprintf("E%08d", i)) }

// The year of so many members, each with four instalments and four payments.
func BenchmarkAccount(b *testing.B) {
	for _, n := range []int{3, 20, 300} {
		book := account.Account{Year: costing.MustFinancialYear("2025/26")}
		charges := make([]costing.Portion, n)
		for i := range charges {
			charges[i] = costing.Portion{Org: member(i), Amount: costing.Pence(int64(100 + i))}
			book.Members = append(book.Members, member(i))
		}
		due, err := account.Instalments(costing.Statement{Charges: charges}, account.EqualInstalments(quarters()...), "")
		require.NoError(b, err)
		for _, p := range due {
			book.Postings = append(book.Postings, p)
			p.Kind = account.PostPayment
			book.Postings = append(book.Postings, p)
		}
		spent := int64(0)
		for _, c := range charges {
			spent += pence(c.Amount)
		}
		book.Postings = append(book.Postings, account.Posting{On: quarters()[0], Kind: account.PostExpenditure, Amount: costing.Pence(spent)})
		b.Run(fmt.Sprintf("balance/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, err := book.Balance(calendar.MustDate("2026-03-31"))
				require.NoError(b, err)
			}
		})
		b.Run(fmt.Sprintf("reconcile/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, err := book.Reconcile(charges, costing.Pence(0), partnership.MustQuantity("0"))
				require.NoError(b, err)
			}
		})
	}
}

// Accounts of 1,000 postings of twenty members: the balance, the balance as known on a day,
// and the reconciliation.
func BenchmarkAccount_Of1000Postings(b *testing.B) {
	book := account.Account{Year: costing.MustFinancialYear("2025/26"), Opening: costing.Pence(0)}
	charges := make([]costing.Portion, 20)
	for i := range charges {
		charges[i] = costing.Portion{Org: member(i), Amount: costing.Pence(0)}
		book.Members = append(book.Members, member(i))
	}
	first, spent := book.Year.Term().First, int64(0)
	for i := range 1000 {
		p := account.Posting{
			On: first.AddDays(i * 7 % 365), Kind: account.PostContribution, Amount: costing.Pence(int64(100 + i)), Reference: "invoice 12345",
			Recorded: first.AddDays(i / 3), By: "finance officer",
		}
		switch i % 3 {
		case 0:
			p.Kind, spent = account.PostExpenditure, spent+int64(100+i)
		case 1:
			p.Kind, p.Org = account.PostPayment, member(i%20)
		default:
			p.Org = member(i % 20)
		}
		book.Postings = append(book.Postings, p)
	}
	charges[0].Amount = costing.Pence(spent)
	b.Run("balance", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_, err := book.Balance(calendar.MustDate("2026-03-31"))
			require.NoError(b, err)
		}
	})
	b.Run("as-known", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_, err := book.BalanceAsKnown(calendar.MustDate("2026-03-31"), calendar.MustDate("2025-10-31"))
			require.NoError(b, err)
		}
	})
	b.Run("reconcile", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_, err := book.Reconcile(charges, costing.Pence(0), partnership.MustQuantity("0"))
			require.NoError(b, err)
		}
	})
}

// Postings one by one, as a year brings them: into an account, which checks all again, and
// into a ledger.
func BenchmarkPost(b *testing.B) {
	for _, n := range []int{500, 2000} {
		book := account.Account{Year: costing.MustFinancialYear("2025/26"), Opening: costing.Pence(0)}
		for i := range 20 {
			book.Members = append(book.Members, member(i))
		}
		postings := make([]account.Posting, n)
		for i := range postings {
			postings[i] = account.Posting{On: book.Year.Term().First.AddDays(i * 365 / n), Kind: account.PostPayment, Org: member(i % 20), Amount: costing.Pence(int64(100 + i))}
		}
		b.Run(fmt.Sprintf("account/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				a, err := book, error(nil)
				for _, p := range postings {
					a, err = a.Post(p)
					require.NoError(b, err)
				}
			}
		})
		b.Run(fmt.Sprintf("ledger/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				l, err := account.NewLedger(book)
				require.NoError(b, err)
				for _, p := range postings {
					l, err = l.Post(p)
					require.NoError(b, err)
				}
			}
		})
	}
}
