package overhead_test

import (
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/overhead"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// number reads a figure as it is printed.
func number(t testing.TB, text string) *big.Rat {
	t.Helper()
	n, ok := new(big.Rat).SetString(strings.NewReplacer("£", "", ",", "", "(", "", ")", "").Replace(text))
	require.True(t, ok, text)
	return n
}

// What a centre receives can be done again from the two tables that are printed: less than a
// penny off for a front-line service, and half a penny at most for a support centre.
func TestFullCosts_TableCanBeDoneAgain(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 8))
	lines, fractions := []string{"hr", "it", "estates", "waste", "planning", "leisure"}, 0
	for n := range 300 {
		centres := make([]overhead.Centre, len(lines))
		for i, line := range lines {
			centres[i] = overhead.Centre{Line: partnership.LineID(line), Cost: costing.Pence(r.Int64N(100_000_000))}
			for j, to := range lines {
				if i < 3 && i != j {
					value, err := partnership.QuantityOfMillionths(1 + r.Int64N(100)*100_000)
					require.NoError(t, err)
					centres[i].Serves = append(centres[i].Serves, overhead.Use{Line: partnership.LineID(to), Value: value})
				}
			}
		}
		method := n % 3
		costs, err := []func([]overhead.Centre) (overhead.FullCosts, error){overhead.Direct, overhead.StepDown, overhead.Reciprocal}[method](centres)
		require.NoError(t, err)
		counts := func(from, to string) bool {
			later := strings.Index(strings.Join(lines, " "), from) < strings.Index(strings.Join(lines, " "), to)
			front := !strings.Contains("hr it estates", to)
			return method == 2 || front || method == 1 && later
		}
		printed, place := costs.Table(report.Names{}), map[string]int{}
		for k, column := range printed.Columns {
			place[column.Heading] = k
		}
		units, received := map[string]*big.Rat{}, map[string]*big.Rat{}
		for _, line := range lines {
			units[line], received[line] = new(big.Rat), new(big.Rat)
		}
		uses := overhead.Uses(centres, report.Names{}).Rows
		for _, use := range uses {
			if counts(use[0], use[1]) {
				units[use[0]].Add(units[use[0]], number(t, use[2]))
			}
		}
		for _, use := range uses {
			for _, row := range printed.Rows {
				if row[0] != use[0] || !counts(use[0], use[1]) {
					continue
				}
				total := number(t, row[place["Total"]])
				if k, ok := place["Exactly"]; ok && row[k] != "" {
					total = number(t, row[k])
					fractions++
				}
				received[use[1]].Add(received[use[1]], total.Mul(total, new(big.Rat).Quo(number(t, use[2]), units[use[0]])))
			}
		}
		for _, row := range printed.Rows {
			if method == 0 && strings.HasPrefix(row[place["Total"]], "(") {
				continue
			}
			off := new(big.Rat).Sub(received[row[0]], number(t, row[place["Received"]]))
			most := big.NewRat(1, 100)
			if strings.HasPrefix(row[place["Total"]], "(") {
				most = big.NewRat(1, 199)
			}
			assert.Negative(t, off.Abs(off).Cmp(most), "%d: %v", method, row)
		}
	}
	assert.Greater(t, fractions, 1_000)
}
