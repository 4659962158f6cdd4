package waterfall_test

import (
	"encoding/csv"
	"fmt"
	"math/big"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/waterfall"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// ruleOf are the rules by their names in the file of figures.
func ruleOf(t *testing.T, name string) waterfall.ClaimsRule {
	t.Helper()
	names := []string{"PRO", "CEA", "CEL", "Talmud", "AV", "RTalmud", "PIN", "CE", "APRO", "RA", "MO", "DT", "AA"}
	at := slices.Index(names, name)
	require.GreaterOrEqual(t, at, 0, name)
	return waterfall.ClaimsRules()[at]
}

// inMillionths reads numbers between semicolons, in units of £10,000: a penny is a millionth.
func inMillionths(t *testing.T, text string) (pence []*big.Rat) {
	t.Helper()
	for word := range strings.SplitSeq(text, ";") {
		n, ok := new(big.Rat).SetString(word)
		require.True(t, ok, word)
		pence = append(pence, n.Mul(n, big.NewRat(1_000_000, 1)))
	}
	return pence
}

// Thirteen rules, each on every problem of the file, in every order of the claims.
func TestClaimsRules_Published(t *testing.T) {
	file, err := os.Open("testdata/claims_rules.csv")
	require.NoError(t, err)
	defer func() { require.NoError(t, file.Close()) }()
	rows, err := csv.NewReader(file).ReadAll()
	require.NoError(t, err)
	require.Greater(t, len(rows), 80)
	for _, row := range rows[1:] {
		rule, claims := ruleOf(t, row[3]), []int64{}
		for _, c := range inMillionths(t, row[2]) {
			claims = append(claims, c.Num().Int64())
		}
		estate := inMillionths(t, row[1])[0].Num().Int64()
		want := inMillionths(t, row[4])
		if row[5] != "" {
			want = inMillionths(t, row[5])
		}
		awards := awarded(t, rule, estate, promised(claims...))
		slices.Reverse(claims)
		back := awarded(t, rule, estate, promised(claims...))
		slices.Reverse(back)
		for i, w := range want {
			for _, got := range []int64{awards[i], back[i]} {
				off := new(big.Rat).Sub(w, big.NewRat(got, 1))
				assert.Negativef(t, off.Abs(off).Cmp(big.NewRat(1, 1)), "%s %s: %s", row[0], row[3], row[4])
			}
		}
	}
}

// The nine rules that need fractions, on three claims.
func ExampleClaimsRule_Award_fractions() {
	claims := promised(10000, 20000, 30000)
	for _, rule := range waterfall.ClaimsRules()[4:] {
		awards, err := rule.Award(costing.MustMoney("400.00"), claims)
		fmt.Println(rule, awards[0].Amount, awards[1].Amount, awards[2].Amount, err)
	}
	// Output:
	// average 66.67 141.67 191.66 <nil>
	// reverse-talmud 83.34 133.33 183.33 <nil>
	// piniles 83.34 133.33 183.33 <nil>
	// constrained-egalitarian 100.00 150.00 150.00 <nil>
	// adjusted-proportional 60.00 120.00 220.00 <nil>
	// random-arrival 66.67 116.67 216.66 <nil>
	// minimal-overlap 33.34 133.33 233.33 <nil>
	// dominguez-thomson 72.84 135.80 191.36 <nil>
	// average-of-awards 55.56 122.22 222.22 <nil>
}

// byOrders is the random arrival rule by all orders.
func byOrders(estate int64, claims []int64) []*big.Rat {
	sums, orders := make([]int64, len(claims)), int64(0)
	var visit func(left int64, met []bool, gets []int64)
	visit = func(left int64, met []bool, gets []int64) {
		last := true
		for i, c := range claims {
			if !met[i] {
				last = false
				nextMet, next := slices.Clone(met), slices.Clone(gets)
				nextMet[i], next[i] = true, min(c, left)
				visit(left-next[i], nextMet, next)
			}
		}
		if last {
			orders++
			for i, g := range gets {
				sums[i] += g
			}
		}
	}
	visit(estate, make([]bool, len(claims)), make([]int64, len(claims)))
	all := []*big.Rat{}
	for _, sum := range sums {
		all = append(all, big.NewRat(sum, orders))
	}
	return all
}

// byCounting is about the average of awards: the mean of the divisions in whole pence.
func byCounting(estate int64, claims []int64) []float64 {
	sums, count := make([]float64, len(claims)), 0.0
	var visit func(i int, left int64, gets []int64)
	visit = func(i int, left int64, gets []int64) {
		if i == len(claims)-1 {
			if left <= claims[i] {
				count++
				for k, g := range append(gets, left) {
					sums[k] += float64(g)
				}
			}
			return
		}
		for g := range min(left, claims[i]) + 1 {
			visit(i+1, left-g, append(gets, g))
		}
	}
	visit(0, estate, nil)
	for i := range sums {
		sums[i] /= count
	}
	return sums
}

// Small problems by brute force: random arrival by its orders, the average of awards by counting
// divisions, which for fine steps is near to it.
func TestClaimsRules_ByBruteForce(t *testing.T) {
	for seed := range 40 {
		claims := []int64{int64(seed * 7 % 23), int64(seed * 11 % 31), int64(seed * 5 % 17), int64(seed * 13 % 29)}[:2+seed%3]
		sum := int64(0)
		for _, c := range claims {
			sum += c
		}
		for estate := range sum + 1 {
			exact := byOrders(estate, claims)
			awards := awarded(t, waterfall.RandomArrivalRule, estate, promised(claims...))
			for i, e := range exact {
				off := new(big.Rat).Sub(e, big.NewRat(awards[i], 1))
				require.Negative(t, off.Abs(off).Cmp(big.NewRat(1, 1)))
			}
			mean := byCounting(estate, claims)
			for i, got := range awarded(t, waterfall.AverageOfAwardsRule, estate, promised(claims...)) {
				require.InDeltaf(t, mean[i], float64(got), 1.6, "%d %v", estate, claims)
			}
		}
	}
}

func TestClaimsRules_OfManyClaims(t *testing.T) {
	for rule, most := range map[waterfall.ClaimsRule]int{waterfall.RandomArrivalRule: 16, waterfall.AverageOfAwardsRule: 16, waterfall.DominguezThomsonRule: 100} {
		_, err := rule.Award(costing.Pence(1), manyClaims(most))
		require.NoError(t, err)
		_, err = rule.Award(costing.Pence(1), manyClaims(most+1))
		require.EqualError(t, err, fmt.Sprintf("claims: %d claims are more than the %d that this rule takes: out of range", most+1, most))
		tier := waterfall.Tier{Name: "many", Rule: rule, Claims: manyClaims(most + 1)}
		require.ErrorIs(t, tier.Validate(), field.ErrRange)
		_, err = waterfall.Distribute(costing.Pence(1), []waterfall.Tier{tier})
		require.ErrorIs(t, err, field.ErrRange)
	}
	// One claim, and claims of which all but one are nothing.
	for _, rule := range waterfall.ClaimsRules() {
		assert.Equal(t, []int64{3}, awarded(t, rule, 3, promised(5)), rule)
		assert.Equal(t, []int64{0, 3, 0}, awarded(t, rule, 3, promised(0, 5, 0)), rule)
		assert.Equal(t, []int64{0, 0}, awarded(t, rule, 0, promised(0, 0)), rule)
		assert.Equal(t, []int64{4, 5}, awarded(t, rule, 9, promised(4, 5)), rule)
	}
}
