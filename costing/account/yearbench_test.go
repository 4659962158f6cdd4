package account_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/account"
	"github.com/seed9ad77866/sharedservices/costing/overhead"
	"github.com/seed9ad77866/sharedservices/costing/waterfall"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// member returns organisation i.
func member(i int) partnership.OrgID { return partnership.OrgID(fmt.Sprintf("E%08d", i)) }

// manyClaims returns n claims, of no order in size.
func manyClaims(n int) []costing.Portion {
	claims := make([]costing.Portion, n)
	for i := range claims {
		claims[i] = costing.Portion{Org: member(i), Amount: costing.Pence(int64(1+i*7919%1000) * 12345)}
	}
	return claims
}

// manyShares returns n weights.
func manyShares(n int) []costing.Weight {
	weights := make([]costing.Weight, n)
	for i := range weights {
		value, err := partnership.NewQuantity(int64(1 + i*7919%1000))
		if err != nil {
			panic(err)
		}
		weights[i] = costing.Weight{Org: member(i), Value: value}
	}
	return weights
}

func BenchmarkClaimsRule(b *testing.B) {
	for _, n := range []int{3, 20, 300} {
		claims := manyClaims(n)
		estate := costing.Pence(int64(n) * 1234567)
		for _, rule := range waterfall.ClaimsRules() {
			b.Run(fmt.Sprintf("%s/%d", rule, n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					_, err := rule.Award(estate, claims)
					require.NoError(b, err)
				}
			})
		}
	}
}

func BenchmarkPooledFund(b *testing.B) {
	for _, n := range []int{3, 20, 300} {
		fund := waterfall.PooledFund{
			Lines:   []waterfall.PoolLine{{Line: "care", Budget: costing.Pence(0), Outturn: costing.Pence(int64(n) * 1234567)}},
			Outside: manyShares(n), PassOn: true,
		}
		for _, claim := range manyClaims(n)[:n/2] {
			fund.Maximums = append(fund.Maximums, costing.Charge(claim))
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, err := fund.Settle()
				require.NoError(b, err)
			}
		})
	}
}

// The year of so many members, each with four instalments and four payments.
func BenchmarkAccount(b *testing.B) {
	for _, n := range []int{3, 20, 300} {
		ledger := account.Account{Year: costing.MustFinancialYear("2025/26")}
		charges := make([]costing.Charge, n)
		for i := range charges {
			charges[i] = costing.Charge{Org: member(i), Amount: costing.Pence(int64(100 + i))}
			ledger.Members = append(ledger.Members, member(i))
		}
		due, err := account.Instalments(charges, quarters(), "")
		require.NoError(b, err)
		for _, p := range due {
			ledger.Postings = append(ledger.Postings, p)
			p.Kind = account.PostPayment
			ledger.Postings = append(ledger.Postings, p)
		}
		spent := int64(0)
		for _, c := range charges {
			spent += pence(c.Amount)
		}
		ledger.Postings = append(ledger.Postings, account.Posting{On: quarters()[0], Kind: account.PostExpenditure, Amount: costing.Pence(spent)})
		b.Run(fmt.Sprintf("balance/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, err := ledger.Balance(calendar.MustDate("2026-03-31"))
				require.NoError(b, err)
			}
		})
		b.Run(fmt.Sprintf("reconcile/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, err := ledger.Reconcile(charges, costing.Pence(0), partnership.Quantity{})
				require.NoError(b, err)
			}
		})
	}
}

// Support centres that all serve one another and ten front-line services.
func BenchmarkReciprocalAllocation(b *testing.B) {
	for _, n := range []int{3, 10, 20, 40, 80} {
		centres := make([]overhead.Centre, n, n+10)
		for i := range centres {
			centres[i] = centre(partnership.LineID(member(i)), int64(1000000+i))
		}
		for i := range 10 {
			centres = append(centres, centre(partnership.LineID(fmt.Sprintf("front-%d", i)), 1))
		}
		for i := range n {
			for j, c := range centres {
				if i != j {
					value, err := partnership.NewQuantity(int64(1 + (i*31+j*17)%100))
					require.NoError(b, err)
					centres[i].Serves = append(centres[i].Serves, overhead.Use{Line: c.Line, Value: value})
				}
			}
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, err := overhead.Reciprocal(centres)
				require.NoError(b, err)
			}
		})
	}
}
