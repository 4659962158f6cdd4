package waterfall_test

import (
	"fmt"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/waterfall"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/stretchr/testify/require"
)

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
			if _, err := rule.Award(estate, claims); err != nil {
				continue // this rule looks at every group of a few claims
			}
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
			Outside: manyShares(n), PassOn: true, RiskPool: costing.Pence(0), Uncommitted: costing.Pence(0),
		}
		fund.Maximums = manyClaims(n)[:n/2]
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, err := fund.Settle()
				require.NoError(b, err)
			}
		})
	}
}

// A fund of so many lines, each over its budget, with two bands.
func BenchmarkPooledFund_RiskShares(b *testing.B) {
	for _, n := range []int{3, 20, 300} {
		fund := waterfall.PooledFund{RiskPool: costing.Pence(0), Uncommitted: costing.Pence(0)}
		for i := range n {
			fund.Lines = append(fund.Lines, waterfall.PoolLine{
				Line: partnership.LineID(member(i)), Budget: costing.Pence(1234567), Outturn: costing.Pence(1334567 + int64(i)), Bands: twoPerCent(),
			})
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

// member returns organisation i.
func member(i int) partnership.OrgID { return partnership.OrgID(fmt.Sprintf("E%08d", i)) }
