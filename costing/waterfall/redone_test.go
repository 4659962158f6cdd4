package waterfall_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/waterfall"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// number reads a figure as it is printed.
func number(t testing.TB, text string) *big.Rat {
	t.Helper()
	n, ok := new(big.Rat).SetString(strings.NewReplacer("£", "", ",", "", "−", "-").Replace(text))
	require.True(t, ok, text)
	return n
}

// redo does each portion of a printed table again that is in proportion to weights or to claims:
// less than a penny off the exact one. It returns how many there were.
func redo(t testing.TB, table report.Table) (done int) {
	t.Helper()
	place, notes := map[string]int{}, map[string]string{}
	for k, column := range table.Columns {
		place[column.Heading] = k
	}
	for _, note := range table.Notes {
		i := strings.LastIndex(note, ": ")
		notes[note[:i]] = note[i+2:]
	}
	for i := 0; i < len(table.Rows); {
		head, sum, rest := table.Rows[i], new(big.Rat), i+1
		for ; rest < len(table.Rows) && table.Rows[rest][1] != ""; rest++ {
			for _, heading := range []string{"Weight", "At most"} {
				if k, ok := place[heading]; ok && table.Rows[rest][k] != "" {
					sum.Add(sum, number(t, table.Rows[rest][k]))
					break
				}
			}
		}
		met := number(t, head[place["Met"]])
		if found := regexp.MustCompile(`of an overspend of (.*); the budget is (.*); the`).FindStringSubmatch(notes[head[0]]); found != nil {
			met = inBand(t, head[0], number(t, found[1]), number(t, found[2]))
		}
		for _, row := range table.Rows[i+1 : rest] {
			k := place["Weight"]
			if k == 0 && notes[head[0]] == waterfall.ProportionalRule.Title() {
				k = place["At most"]
			}
			if k == 0 || row[k] == "" {
				continue
			}
			exact := new(big.Rat).Mul(met, new(big.Rat).Quo(number(t, row[k]), sum))
			off := exact.Sub(exact, number(t, row[place["Met"]]))
			assert.Negative(t, off.Abs(off).Cmp(big.NewRat(1, 100)), "%s: %v", head[0], row)
			done++
		}
		i = rest
	}
	return done
}

// inBand returns how much of an overspend is in the band of a name.
func inBand(t testing.TB, name string, over, budget *big.Rat) *big.Rat {
	t.Helper()
	percents := regexp.MustCompile(`([0-9.]+)%`).FindAllStringSubmatch(name, -1)
	from, to := new(big.Rat), new(big.Rat).Set(over)
	of := func(k int) *big.Rat {
		part := new(big.Rat).Mul(budget, number(t, percents[k][1]))
		return part.Quo(part, big.NewRat(100, 1))
	}
	switch {
	case strings.Contains(name, "first"):
		to = of(0)
	case strings.Contains(name, "above"):
		from = of(0)
	case len(percents) == 2:
		from, to = of(0), of(1)
	}
	if over.Cmp(to) < 0 {
		to = over
	}
	return new(big.Rat).Sub(to, from)
}

// What the tables of gains, tiers and risk shares print is enough to do each line again.
func TestTranches_TableCanBeDoneAgain(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 7))
	random := func() []costing.Weight {
		return weights(fmt.Sprintf("b %d.%d a %d c %d", 1+r.IntN(1000), r.IntN(10), r.IntN(1000), r.IntN(1000)))
	}
	for range 300 {
		gain, err := waterfall.ShareGain(costing.Pence(r.Int64N(1_000_000_000)-500_000_000), []waterfall.GainPart{
			{Name: "kept", Share: partnership.MustFraction("1/3")},
			{Name: "growth", Share: partnership.MustFraction("1/6"), Weights: random()},
			{Name: "use", Share: partnership.MustFraction("50%"), Weights: random()},
		})
		require.NoError(t, err)
		assert.Equal(t, 6, redo(t, gain.Table(report.Names{})))
		claims := promised(1+r.Int64N(1_000_000), r.Int64N(1_000_000), r.Int64N(1_000_000))
		tiers, err := waterfall.Distribute(costing.Pence(r.Int64N(2_000_000)), []waterfall.Tier{{Name: "promised", Rule: waterfall.ProportionalRule, Claims: claims}})
		require.NoError(t, err)
		assert.Equal(t, 3, redo(t, tiers.Table(report.Names{})))
		fund := waterfall.PooledFund{
			Lines: []waterfall.PoolLine{
				{
					Line: "care", Budget: costing.Pence(1 + r.Int64N(1_000_000)), Outturn: costing.Pence(1_000_000 + r.Int64N(1_000_000)),
					Bands: []waterfall.RiskBand{{From: qty("0"), To: qty("2.5"), Weights: random()}, {From: qty("2.5"), To: qty("33.3"), Weights: random()}, {From: qty("33.3"), Weights: random()}},
				},
				{Line: "beds", Budget: pounds("100.00"), Outturn: costing.Pence(r.Int64N(1_000_000))},
			},
			RiskPool: pounds("0.00"), Uncommitted: pounds("0.00"), Outside: random(), FundFirst: r.IntN(2) == 0,
		}
		stages, err := fund.Settle()
		require.NoError(t, err)
		assert.GreaterOrEqual(t, redo(t, stages.Table(report.Names{})), 3)
	}
}

// A second band that begins at 0 overlaps the first.
func TestPoolLine_SecondBandFromNothing(t *testing.T) {
	line := waterfall.PoolLine{Line: "care", Budget: pounds("1.00"), Outturn: pounds("1.00"), Bands: []waterfall.RiskBand{{From: qty("0"), To: qty("2")}, {From: qty("0")}}}
	require.EqualError(t, line.Validate(), "bands[1].from: the bands overlap from 0% to 2%: overlap")
}
