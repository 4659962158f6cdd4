package waterfall_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/waterfall"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// twoPerCent are the bands "the first 2% the host, then half each".
func twoPerCent() []waterfall.RiskBand {
	return []waterfall.RiskBand{
		{From: qty("0"), To: qty("2"), Weights: weights("council 1")},
		{From: qty("2"), Weights: weights("icb 50 council 50")},
	}
}

// betterCare is a Better Care Fund with a risk share for each scheme. Clause 8.4: risk is
// attributable pro rata to what each commissions of the scheme, up to what it puts in; the
// host of reablement bears its first 2% alone.
func betterCare() waterfall.PooledFund {
	return waterfall.PooledFund{
		Lines: []waterfall.PoolLine{
			{Line: "reablement", Budget: pounds("500000.00"), Outturn: pounds("560000.00"), Bands: twoPerCent()},
			{
				Line: "hospice", Budget: pounds("90000.00"), Outturn: pounds("190000.00"),
				Bands:    []waterfall.RiskBand{{From: qty("0"), Weights: weights("icb 2 council 1")}},
				Maximums: []costing.Portion{{Org: "icb", Amount: pounds("60000.00")}, {Org: "council", Amount: pounds("30000.00")}},
			},
			{
				Line: "carers", Budget: pounds("40000.00"), Outturn: pounds("34000.00"),
				Underspend: weights("icb 75 council 25"),
			},
			{Line: "equipment", Budget: pounds("200000.00"), Outturn: pounds("196000.00")},
		},
		RiskPool: pounds("5000.00"), Uncommitted: pounds("0.00"),
		Outside: weights("icb 60 council 40"),
	}
}

// Reablement is £60,000 over its budget of £500,000: the host bears the first 2%, £10,000,
// and the rest is halved. The hospice is £100,000 over: two thirds would be more than the
// £60,000 that one puts in, and a third more than the £30,000 of the other, so that £10,000
// fall to the fund. It has £4,000 that equipment did not need, and £5,000 put aside.
func ExamplePooledFund_Settle_riskShare() {
	tranches, err := betterCare().Settle()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(tranches.Table(report.NewNames(
		report.Entry{Noun: report.Line, ID: "reablement", Name: "Reablement"}, report.Entry{Noun: report.Line, ID: "hospice", Name: "Hospice"},
		report.Entry{Noun: report.Organisation, ID: "icb", Name: "NHS"}, report.Entry{Noun: report.Organisation, ID: "council", Name: "Council"},
	)).Markdown())
	// Output:
	// ## Who gets what
	//
	// | Tranche | Organisation | Weight | At most | Amount | Met | Left |
	// |---|---|---:|---:|---:|---:|---:|
	// | each its own |  |  |  | £154,000.00 | £0.00 | £154,000.00 |
	// | Reablement: overspend, first 2% of the budget |  |  |  | £154,000.00 | £10,000.00 | £144,000.00 |
	// | Reablement: overspend, first 2% of the budget | Council | 1 |  |  | £10,000.00 |  |
	// | Reablement: overspend, above 2% of the budget |  |  |  | £144,000.00 | £50,000.00 | £94,000.00 |
	// | Reablement: overspend, above 2% of the budget | NHS | 50 |  |  | £25,000.00 |  |
	// | Reablement: overspend, above 2% of the budget | Council | 50 |  |  | £25,000.00 |  |
	// | Hospice: overspend |  |  |  | £94,000.00 | £90,000.00 | £4,000.00 |
	// | Hospice: overspend | NHS | 2 | £60,000.00 |  | £60,000.00 |  |
	// | Hospice: overspend | Council | 1 | £30,000.00 |  | £30,000.00 |  |
	// | carers: underspend |  |  |  | £4,000.00 | −£6,000.00 | £10,000.00 |
	// | carers: underspend | NHS | 75 |  |  | −£4,500.00 |  |
	// | carers: underspend | Council | 25 |  |  | −£1,500.00 |  |
	// | offset inside the pool |  |  |  | £10,000.00 | £4,000.00 | £6,000.00 |
	// | risk pool |  |  |  | £6,000.00 | £5,000.00 | £1,000.00 |
	// | cut uncommitted |  |  |  | £1,000.00 | £0.00 | £1,000.00 |
	// | outside |  |  |  | £1,000.00 | £1,000.00 | £0.00 |
	// | outside | NHS | 60 |  |  | £600.00 |  |
	// | outside | Council | 40 |  |  | £400.00 |  |
	//
	// 1. each its own: what their own lines are over their budgets
	// 2. Reablement: overspend, first 2% of the budget: of an overspend of £60,000.00; the budget is £500,000.00; the bands are rounded together
	// 3. Reablement: overspend, above 2% of the budget: of an overspend of £60,000.00; the budget is £500,000.00; the bands are rounded together
	// 4. Hospice: overspend: of an overspend of £100,000.00; the budget is £90,000.00; the bands are rounded together
	// 5. offset inside the pool: up to £4,000.00
	// 6. risk pool: up to £5,000.00
	// 7. cut uncommitted: up to £0.00
}

func TestGoldenRiskShare(t *testing.T) {
	fieldtest.Golden(t, "testdata/golden/pooled-fund-risk-share.json", betterCare())
	tranches, err := betterCare().Settle()
	require.NoError(t, err)
	fieldtest.Written(t, "testdata/golden/pooled-fund-risk-share-tranches.json", tranches)

	// By plain fractions: 2% of 500,000; half of the other 50,000; and of the hospice what
	// each puts in, as 2/3 and 1/3 of 100,000 are more.
	council, icb := big.NewRat(500_000*2, 100), big.NewRat(0, 1)
	half := new(big.Rat).Mul(big.NewRat(1, 2), new(big.Rat).Sub(big.NewRat(60_000, 1), council))
	council.Add(council, half).Add(council, big.NewRat(30_000, 1))
	icb.Add(half, big.NewRat(60_000, 1))
	// The carers' 6,000 in quarters, and of the fund's 10,000 what 4,000 and 5,000 leave.
	council.Sub(council, big.NewRat(6_000, 4)).Add(council, big.NewRat(1_000*40, 100))
	icb.Sub(icb, big.NewRat(6_000*3, 4)).Add(icb, big.NewRat(1_000*60, 100))
	sums := map[partnership.OrgID]costing.Money{"council": costing.Pence(0), "icb": costing.Pence(0)}
	for _, tranche := range tranches {
		requireTranche(t, tranche)
		for _, p := range tranche.Portions {
			sums[p.Org] = sums[p.Org].Plus(p.Amount)
		}
	}
	assert.Equal(t, council.FloatString(2), sums["council"].String())
	assert.Equal(t, icb.FloatString(2), sums["icb"].String())
}

// The same fund, in which the pool comes first: what equipment did not need and what was put
// aside leave £151,000 of £160,000, which are three eighths and five eighths of the lines.
func fundFirst() waterfall.PooledFund {
	fund := betterCare()
	fund.FundFirst = true
	return fund
}

func TestGoldenFundFirst(t *testing.T) {
	fieldtest.Golden(t, "testdata/golden/pooled-fund-first.json", fundFirst())
	tranches, err := fundFirst().Settle()
	require.NoError(t, err)
	fieldtest.Written(t, "testdata/golden/pooled-fund-first-tranches.json", tranches)
	var got []string
	for i, tranche := range tranches {
		requireTranche(t, tranche)
		if i > 0 {
			require.Equal(t, tranches[i-1].Left, tranche.Amount)
		}
		got = append(got, fmt.Sprintf("%s %s: %v: %s", tranche.Line, tranche.Name, tranche.Met, shown(tranche.Portions)))
	}
	assert.Equal(t, []string{
		" each its own: 0.00: ",
		"carers underspend: -6000.00: icb -4500.00, council -1500.00",
		" offset inside the pool: 4000.00: ",
		" risk pool: 5000.00: ",
		" cut uncommitted: 0.00: ",
		"reablement overspend, first 2% of the budget: 10000.00: council 10000.00",
		"reablement overspend, above 2% of the budget: 46625.00: icb 23312.50, council 23312.50", // 3/8 of 151,000 less 10,000
		"hospice overspend: 90000.00: icb 60000.00, council 30000.00",                            // of 94,375
		" outside: 4375.00: icb 2625.00, council 1750.00",
	}, got)
}

// Where the pool has nothing, and one line is over, it is the same whichever comes first.
// Where it has enough, no risk share is asked.
func TestFundFirst_OfOneLine(t *testing.T) {
	random := rand.New(rand.NewPCG(22, 23))
	for range 200 {
		line := someLine(t, random)
		fund := waterfall.PooledFund{Lines: []waterfall.PoolLine{line}, RiskPool: costing.Pence(0), Uncommitted: costing.Pence(0)}
		first, err := fund.Settle()
		require.NoError(t, err)
		fund.FundFirst = true
		last, err := fund.Settle()
		require.NoError(t, err)
		bands := func(t waterfall.Tranche) bool { return t.Line == "" }
		require.Equal(t, slices.DeleteFunc(first, bands), slices.DeleteFunc(last, bands))

		fund.RiskPool = costing.Pence(999)
		enough, err := fund.Settle()
		require.NoError(t, err)
		require.Len(t, enough, 5)
		require.Equal(t, costing.Pence(0), enough[4].Left)
	}
}

// What the fund could not meet is divided among all lines that are over, to the penny: a
// spare penny goes to the line that is first by its id. A line that is its owner's is none of
// them, and what one without bands has of it falls outside.
func TestFundFirst_DividesWhatIsLeft(t *testing.T) {
	bands := []waterfall.RiskBand{{From: qty("0"), Weights: weights("council 1")}}
	line := func(id partnership.LineID, over int64) waterfall.PoolLine {
		return waterfall.PoolLine{Line: id, Budget: costing.Pence(0), Outturn: costing.Pence(over), Bands: bands}
	}
	fund := waterfall.PooledFund{
		Lines:    []waterfall.PoolLine{line("z", 2), line("a", 2), line("m", 6), {Line: "own", Budget: costing.Pence(0), Outturn: costing.Pence(50), OwnOf: "icb"}},
		RiskPool: costing.Pence(5), Uncommitted: costing.Pence(0), Outside: weights("icb 1"), FundFirst: true,
	}
	borne := func() []string {
		tranches, err := fund.Settle()
		require.NoError(t, err)
		var got []string
		for _, tranche := range tranches[4:] {
			got = append(got, string(tranche.Line)+" "+tranche.Met.String())
		}
		return got
	}
	assert.Equal(t, []string{"z 0.01", "a 0.01", "m 0.03", " 0.00"}, borne(), "half of each")
	fund.RiskPool = costing.Pence(9) // of the last penny a fifth, a fifth and three fifths
	assert.Equal(t, []string{"m 0.01", " 0.00"}, borne())
	fund.Lines[2].Outturn = costing.Pence(2)
	fund.RiskPool = costing.Pence(5) // a third each
	assert.Equal(t, []string{"a 0.01", " 0.00"}, borne())
	fund.Lines[1].Bands = nil
	assert.Equal(t, []string{" 0.01"}, borne(), "the penny of a falls outside")
	fund.RiskPool = costing.Pence(6)
	assert.Equal(t, []string{" 0.00"}, borne())
}

// one settles a fund of one line, with nothing else, and returns what each band says.
func one(t *testing.T, line waterfall.PoolLine) waterfall.Tranches {
	t.Helper()
	fund := waterfall.PooledFund{Lines: []waterfall.PoolLine{line}, RiskPool: costing.Pence(0), Uncommitted: costing.Pence(0)}
	tranches, err := fund.Settle()
	require.NoError(t, err)
	for i, tranche := range tranches {
		requireTranche(t, tranche)
		if i > 0 && tranche.Name != "underspend" {
			require.Equal(t, tranches[i-1].Left, tranche.Amount)
		}
	}
	return slices.DeleteFunc(tranches, func(tranche waterfall.Tranche) bool { return tranche.Line == "" })
}

// The bands are rounded together, once: 2% of £0.75 is a penny and a half, and of the other
// penny and a half each has three quarters of a penny. Whole pence of each band first would
// be 2 for the host, 1 and 0.
func TestRiskBands_AreRoundedOnce(t *testing.T) {
	line := waterfall.PoolLine{Line: "care", Budget: pounds("0.75"), Outturn: pounds("0.78"), Bands: []waterfall.RiskBand{
		{From: qty("0"), To: qty("2"), Weights: weights("host 1")}, {From: qty("2"), Weights: weights("b 1 a 1")},
	}}
	tranches := one(t, line)
	require.Len(t, tranches, 2)
	assert.Equal(t, "host 0.01", shown(tranches[0].Portions))
	assert.Equal(t, "b 0.01, a 0.01", shown(tranches[1].Portions))
}

// A band begins at its first penny: just 2% over is all in the first band.
func TestRiskBands_AtTheirEnds(t *testing.T) {
	line := waterfall.PoolLine{Line: "care", Budget: pounds("100.00"), Bands: twoPerCent()}
	for outturn, want := range map[string][]string{
		"99.99":  nil,
		"100.00": nil,
		"100.01": {"council 0.01"},
		"102.00": {"council 2.00"},
		"102.01": {"council 2.00", "icb 0.00, council 0.01"}, // the spare penny goes to council, first by id
		"102.02": {"council 2.00", "icb 0.01, council 0.01"},
	} {
		line.Outturn = pounds(outturn)
		var got []string
		for _, tranche := range one(t, line) {
			got = append(got, shown(tranche.Portions))
		}
		assert.Equal(t, want, got, outturn)
	}
	line.Budget, line.Outturn = pounds("0.00"), pounds("1.00")
	tranches := one(t, line)
	assert.Equal(t, "overspend, above 2% of the budget", tranches[len(tranches)-1].Name, "2% of nothing is nothing")
	assert.Equal(t, "icb 0.50, council 0.50", shown(tranches[len(tranches)-1].Portions))
}

// A band without weights falls to the fund, and so does what is above a maximum, which is of
// all bands together.
func TestRiskBands_LeaveTheRestToTheFund(t *testing.T) {
	line := waterfall.PoolLine{
		Line: "care", Budget: pounds("100.00"), Outturn: pounds("120.00"),
		Bands: []waterfall.RiskBand{
			{From: qty("0"), To: qty("2.5"), Weights: weights("host 1")},
			{From: qty("2.5"), To: qty("10")},
			{From: qty("10"), Weights: weights("host 1 other 1")},
		},
		Maximums: []costing.Portion{{Org: "host", Amount: pounds("6.00")}},
	}
	fund := waterfall.PooledFund{Lines: []waterfall.PoolLine{line}, RiskPool: pounds("8.00"), Uncommitted: pounds("0.00")}
	tranches, err := fund.Settle()
	require.NoError(t, err)
	var got []string
	for _, tranche := range tranches {
		got = append(got, fmt.Sprintf("%s: %v, %v, %v: %s", tranche.Name, tranche.Amount, tranche.Met, tranche.Left, shown(tranche.Portions)))
	}
	assert.Equal(t, []string{
		"each its own: 20.00, 0.00, 20.00: ",
		"overspend, first 2.5% of the budget: 20.00, 2.50, 17.50: host 2.50",
		"overspend, 2.5% to 10% of the budget: 17.50, 0.00, 17.50: ",
		"overspend, above 10% of the budget: 17.50, 8.50, 9.00: host 3.50, other 5.00", // the host's 5.00 would be 7.50 in all
		"offset inside the pool: 9.00, 0.00, 9.00: ",
		"risk pool: 9.00, 8.00, 1.00: ",
		"cut uncommitted: 1.00, 0.00, 1.00: ",
		"outside: 1.00, 0.00, 1.00: ",
	}, got)
}

// An underspend is given back by the line where it says by which weights, and to the last
// penny; else it is the fund's.
func TestPoolLine_GivesBackItsUnderspend(t *testing.T) {
	line := waterfall.PoolLine{Line: "care", Budget: pounds("100.00"), Outturn: pounds("99.99"), Underspend: weights("icb 1 council 1"), Bands: twoPerCent()}
	tranches := one(t, line)
	require.Len(t, tranches, 1)
	assert.Equal(t, "icb 0.00, council -0.01", shown(tranches[0].Portions))
	assert.Equal(t, pounds("-0.01"), tranches[0].Amount)
	assert.Equal(t, pounds("0.00"), tranches[0].Left)
	line.Outturn = line.Budget
	assert.Empty(t, one(t, line))

	// It does not offset what another line is over.
	fund := betterCare()
	with, err := fund.Settle()
	require.NoError(t, err)
	fund.Lines = slices.Delete(fund.Lines, 2, 3)
	without, err := fund.Settle()
	require.NoError(t, err)
	assert.Equal(t, without[len(without)-4:], with[len(with)-4:])
}

// exactly returns what each bears of each band, by plain fractions of pence.
func exactly(line waterfall.PoolLine) map[string]*big.Rat {
	percent := func(q partnership.Quantity) *big.Rat {
		n, _ := q.Millionths()
		return new(big.Rat).Mul(big.NewRat(pence(line.Budget), 1), big.NewRat(n, 100_000_000))
	}
	over, all := big.NewRat(pence(line.Outturn)-pence(line.Budget), 1), map[string]*big.Rat{}
	for i, b := range line.Bands {
		from, to := percent(b.From), over
		if b.To.Known() && percent(b.To).Cmp(over) < 0 {
			to = percent(b.To)
		}
		if to.Cmp(from) <= 0 {
			continue
		}
		sum := new(big.Rat)
		for _, w := range b.Weights {
			n, _ := w.Value.Millionths()
			sum.Add(sum, big.NewRat(n, 1))
		}
		for _, w := range b.Weights {
			n, _ := w.Value.Millionths()
			part := new(big.Rat).Quo(big.NewRat(n, 1), sum)
			all[fmt.Sprint(i, w.Org)] = part.Mul(part, new(big.Rat).Sub(to, from))
		}
	}
	return all
}

// someLine returns a line over its budget with bands as random has it, all borne by members.
func someLine(t testing.TB, random *rand.Rand) waterfall.PoolLine {
	t.Helper()
	budget := random.Int64N(2000)
	line := waterfall.PoolLine{Line: "care", Budget: costing.Pence(budget), Outturn: costing.Pence(budget + random.Int64N(1000))}
	from := int64(0)
	for i := range 1 + random.IntN(4) {
		band := waterfall.RiskBand{}
		var err error
		band.From, err = partnership.QuantityOfMillionths(from)
		require.NoError(t, err)
		if i > 0 {
			line.Bands[i-1].To = band.From
		}
		for j := range 1 + random.IntN(4) {
			value, err := partnership.QuantityOfMillionths(random.Int64N(5) * 700_000)
			require.NoError(t, err)
			band.Weights = append(band.Weights, costing.Weight{Org: partnership.OrgID(rune('a' + j)), Value: value})
		}
		band.Weights[0].Value = qty("2")
		line.Bands = append(line.Bands, band)
		from += 1 + random.Int64N(40_000_000)
	}
	return line
}

// requireShared requires that a line's overspend is shared as plain fractions have it, each
// less than a penny away, to the penny in all, whatever the order of the members.
func requireShared(t *testing.T, line waterfall.PoolLine, random *rand.Rand) {
	t.Helper()
	want, sum := exactly(line), int64(0)
	tranches := one(t, line)
	for i, tranche := range tranches {
		for _, p := range tranche.Portions {
			exact, found := want[fmt.Sprint(i, p.Org)]
			require.True(t, found)
			off := new(big.Rat).Sub(big.NewRat(pence(p.Amount), 1), exact)
			require.Negative(t, off.Abs(off).Cmp(big.NewRat(1, 1)))
			require.True(t, exact.Sign() > 0 || p.Amount == costing.Pence(0), "a weight of 0 bears nothing")
			sum += pence(p.Amount)
			delete(want, fmt.Sprint(i, p.Org))
		}
	}
	require.Empty(t, want)
	require.Equal(t, max(0, pence(line.Outturn)-pence(line.Budget)), sum)

	shuffled := line
	shuffled.Bands = slices.Clone(line.Bands)
	for i, b := range shuffled.Bands {
		b.Weights = slices.Clone(b.Weights)
		random.Shuffle(len(b.Weights), func(i, j int) { b.Weights[i], b.Weights[j] = b.Weights[j], b.Weights[i] })
		shuffled.Bands[i] = b
	}
	for i, tranche := range one(t, shuffled) {
		require.Equal(t, costing.AmountsByOrg(tranches[i].Portions), costing.AmountsByOrg(tranche.Portions))
	}
}

func TestRiskBands_AgainstPlainFractions(t *testing.T) {
	random := rand.New(rand.NewPCG(20, 21))
	for range 500 {
		requireShared(t, someLine(t, random), random)
	}
}

// Nobody bears more than its maximum, what is above falls to the fund, and no penny is lost.
func FuzzRiskShare(f *testing.F) {
	f.Add(uint64(1), uint64(2), uint32(100))
	f.Add(uint64(115), uint64(11), uint32(269)) // a budget of £0
	f.Fuzz(func(t *testing.T, a, b uint64, limit uint32) {
		random := rand.New(rand.NewPCG(a, b))
		line := someLine(t, random)
		requireShared(t, line, random)
		line.Maximums = []costing.Portion{{Org: "a", Amount: costing.Pence(int64(limit))}}
		var given waterfall.Tranches
		fieldtest.Unchanged(t, line, func() { given = one(t, line) })
		borne, met := int64(0), int64(0)
		for _, tranche := range given {
			for _, p := range tranche.Portions {
				if p.Org == "a" {
					borne += pence(p.Amount)
				}
			}
			met += pence(tranche.Met)
		}
		require.LessOrEqual(t, borne, int64(limit))
		if len(given) > 0 {
			require.Equal(t, pence(line.Outturn)-pence(line.Budget), met+pence(given[len(given)-1].Left))
		}
	})
}

// someFund returns a fund of some lines, of which some are over their budgets with bands or
// without, and some are under.
func someFund(t testing.TB, random *rand.Rand) waterfall.PooledFund {
	t.Helper()
	fund := waterfall.PooledFund{
		RiskPool: costing.Pence(random.Int64N(500)), Uncommitted: costing.Pence(random.Int64N(100)),
		FundFirst: random.IntN(2) == 0, Outside: weights("a 2 b 1"),
	}
	for i := range 1 + random.IntN(5) {
		line := someLine(t, random)
		line.Line = partnership.LineID(rune('z' - i))
		switch random.IntN(5) {
		case 0:
			line.Bands = nil
		case 1:
			line.Budget, line.Outturn = line.Outturn, line.Budget
		case 2:
			line.Budget, line.Outturn, line.Underspend = line.Outturn, line.Budget, weights("b 1 c 2")
		case 3:
			line.Maximums = []costing.Portion{{Org: "a", Amount: costing.Pence(random.Int64N(300))}}
		}
		fund.Lines = append(fund.Lines, line)
	}
	return fund
}

// FuzzFundOfLines states that what the lines of a fund are over and under is met stage by
// stage to the penny, whichever comes first, and whatever the order of the lines.
func FuzzFundOfLines(f *testing.F) {
	for i := range uint64(20) {
		f.Add(i, i+1)
	}
	f.Fuzz(func(t *testing.T, a, b uint64) {
		random := rand.New(rand.NewPCG(a, b))
		fund := someFund(t, random)
		net, met := int64(0), int64(0)
		for _, l := range fund.Lines {
			net += pence(l.Outturn) - pence(l.Budget)
		}
		tranches, err := fund.Settle()
		require.NoError(t, err)
		stages := map[string]costing.Money{}
		for i, tranche := range tranches {
			requireTranche(t, tranche)
			if i > 0 && tranches[i-1].Name != "outside" {
				require.Equal(t, tranches[i-1].Left, tranche.Amount)
			}
			if tranche.Name != "offset inside the pool" {
				met += pence(tranche.Met)
			}
			stages[string(tranche.Line)+" "+tranche.Name] = tranche.Met
		}
		last := tranches[len(tranches)-1]
		require.Equal(t, net, met+min(0, pence(last.Kept)), "all is borne, as outside has no limit, or stays in the fund")

		random.Shuffle(len(fund.Lines), func(i, j int) { fund.Lines[i], fund.Lines[j] = fund.Lines[j], fund.Lines[i] })
		again, err := fund.Settle()
		require.NoError(t, err)
		require.Len(t, again, len(tranches))
		for _, tranche := range again {
			require.Equal(t, stages[string(tranche.Line)+" "+tranche.Name], tranche.Met)
		}
	})
}

func TestRiskBands_FindEveryError(t *testing.T) {
	all := weights("a 1")
	fund := waterfall.PooledFund{
		Lines: []waterfall.PoolLine{
			{
				Line: "gaps", Budget: costing.Pence(1), Outturn: costing.Pence(1),
				Bands: []waterfall.RiskBand{
					{From: qty("1"), To: qty("2"), Weights: all},
					{From: qty("3"), To: qty("5"), Weights: all},
					{From: qty("4"), To: qty("4"), Weights: all},
					{From: qty("4"), Weights: weights("a 0")},
					{From: qty("-1"), To: qty("6")},
					{},
					{From: qty("7"), To: qty("8")},
				},
				Maximums:   []costing.Portion{{Org: "a"}, {Org: "b", Amount: costing.Pence(-1)}},
				Underspend: weights("a -1"),
			},
			{Line: "own", Budget: costing.Pence(1), Outturn: costing.Pence(1), OwnOf: "a", Bands: twoPerCent(), Underspend: all},
			{Line: "many", Budget: costing.Pence(1), Outturn: costing.Pence(1), Bands: make([]waterfall.RiskBand, 101)},
			{Line: "none", Budget: costing.Pence(1), Outturn: costing.Pence(1), Maximums: []costing.Portion{{Org: "a", Amount: costing.Pence(1)}}},
		},
		RiskPool: costing.Pence(0), Uncommitted: costing.Pence(0),
	}
	require.EqualError(t, fund.Validate(), `lines[0].bands[0].from: the bands leave a gap from 0% to 1%: out of range
lines[0].bands[1].from: the bands leave a gap from 2% to 3%: out of range
lines[0].bands[2].to: 4% is not more than 4%, where the band begins: out of order
lines[0].bands[2].from: the bands overlap from 4% to 5%: overlap
lines[0].bands[3].weights: all are 0, so that nobody has a share: invalid
lines[0].bands[3].to: required
lines[0].bands[4].from: -1% is less than 0%: invalid
lines[0].bands[5].from: required
lines[0].bands[5].to: required
lines[0].bands[6].to: the bands leave a gap above 8%: the last has no end: out of range
lines[0].maximums[0].amount: required
lines[0].maximums[1].amount: -0.01 is less than 0.00: invalid
lines[0].maximums[1].org: "b" is not in bands: not found
lines[0].underspend[0].value: -1 is less than 0: invalid
lines[1].bands: not used by a line of one member's own: invalid
lines[1].underspend: not used by a line of one member's own: invalid
lines[2].bands: 101 bands are more than 100: out of range
lines[3].maximums[0].org: "a" is not in bands: not found`)
	_, err := fund.Settle()
	require.Error(t, err)
	fund.Lines = []waterfall.PoolLine{{Line: "many", Budget: costing.Pence(1), Outturn: costing.Pence(1)}}
	for i := range int64(100) {
		from, err := partnership.NewQuantity(i)
		require.NoError(t, err)
		to, err := partnership.NewQuantity(i + 1)
		require.NoError(t, err)
		fund.Lines[0].Bands = append(fund.Lines[0].Bands, waterfall.RiskBand{From: from, To: to})
	}
	fund.Lines[0].Bands[99].To = partnership.Quantity{}
	require.NoError(t, fund.Validate(), "100 bands")
}

// A band is of what is in the document, and a limit that is left out is not £0.
func TestUnknown_RiskBand(t *testing.T) {
	requireRefused[waterfall.RiskBand](t, `{"to": "2", "weights": [{"org": "a"}]}`, "from", "weights[0].value")
	_, err := field.Decode[waterfall.RiskBand]([]byte(`{"from": "0"}`))
	require.NoError(t, err, "all of an overspend, borne by the fund")
}
