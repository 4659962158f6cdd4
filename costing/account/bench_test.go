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
		due, err := account.Instalments(charges, account.EqualInstalments(quarters()...), "")
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
				_, err := book.Reconcile(charges, costing.Pence(0), partnership.Quantity{})
				require.NoError(b, err)
			}
		})
	}
}
