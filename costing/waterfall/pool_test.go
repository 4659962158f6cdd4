package waterfall_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing/waterfall"
	"github.com/seed9ad77866/sharedservices/partnership/report"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// overspentFund is £60,000 over on one line, £20,000 under on another, and £30,000
// over on a line of the NHS alone.
func overspentFund() waterfall.PooledFund {
	money, quantity := costing.MustMoney, partnership.MustQuantity
	return waterfall.PooledFund{
		Lines: []waterfall.PoolLine{
			{Line: "community", Budget: money("600000.00"), Outturn: money("660000.00")},
			{Line: "equipment", Budget: money("200000.00"), Outturn: money("180000.00")},
			{Line: "placements", Budget: money("100000.00"), Outturn: money("130000.00"), OwnOf: "icb"},
		},
		RiskPool:    money("15000.00"),
		Uncommitted: money("5000.00"),
		Outside:     []costing.Weight{{Org: "icb", Value: quantity("60")}, {Org: "council", Value: quantity("40")}},
		Maximums:    []costing.Portion{{Org: "council", Amount: money("5000.00")}},
		Underspend:  []costing.Weight{{Org: "icb", Value: quantity("50")}, {Org: "council", Value: quantity("50")}},
	}
}

func ExamplePooledFund_Table() {
	fmt.Print(overspentFund().Table(report.Names{}).Markdown())
	// Output:
	// ## The pooled fund
	//
	// | Line | Of | Budget | Outturn | Over |
	// |---|---|---:|---:|---:|
	// | community |  | £600,000.00 | £660,000.00 | £60,000.00 |
	// | equipment |  | £200,000.00 | £180,000.00 | −£20,000.00 |
	// | placements | icb | £100,000.00 | £130,000.00 | £30,000.00 |
	// | **Total** |  | **£900,000.00** | **£970,000.00** | **£70,000.00** |
}

// Row 20: the overspend runs down the stages. The council's share outside is £8,000,
// its maximum £5,000: £3,000 are borne by nobody until the partners resolve it.
func ExamplePooledFund_Settle() {
	tranches, err := overspentFund().Settle()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(tranches.Table(report.Names{}).Markdown())
	// Output:
	// ## Who gets what
	//
	// | Tranche | Organisation | Weight | At most | Amount | Met | Left |
	// |---|---|---:|---:|---:|---:|---:|
	// | each its own |  |  |  | £90,000.00 | £30,000.00 | £60,000.00 |
	// | each its own | icb |  |  |  | £30,000.00 |  |
	// | offset inside the pool |  |  |  | £60,000.00 | £20,000.00 | £40,000.00 |
	// | risk pool |  |  |  | £40,000.00 | £15,000.00 | £25,000.00 |
	// | cut uncommitted |  |  |  | £25,000.00 | £5,000.00 | £20,000.00 |
	// | outside |  |  |  | £20,000.00 | £17,000.00 | £3,000.00 |
	// | outside | icb | 60 |  |  | £12,000.00 |  |
	// | outside | council | 40 | £5,000.00 |  | £5,000.00 |  |
	//
	// 1. each its own: what their own lines are over their budgets
	// 2. offset inside the pool: up to £20,000.00
	// 3. risk pool: up to £15,000.00
	// 4. cut uncommitted: up to £5,000.00
	// 5. outside: what is above a maximum falls to nobody
}

// settled is the settlement of a fund that must be valid.
func settled(t *testing.T, fund waterfall.PooledFund) []waterfall.Tranche {
	t.Helper()
	tranches, err := fund.Settle()
	require.NoError(t, err)
	for i, tranche := range tranches {
		requireTranche(t, tranche)
		if i > 0 && i < 5 {
			require.Equal(t, tranches[i-1].Left, tranche.Amount)
		}
	}
	return tranches
}

// outsideOf is what the partners bear.
func outsideOf(tranches []waterfall.Tranche) []int64 { return penceOf(tranches[4].Portions) }

func TestPooledFundPassesOnWhatIsAboveAMaximum(t *testing.T) {
	fund := overspentFund()
	fund.PassOn = true
	tranches := settled(t, fund)
	assert.Equal(t, []int64{1500000, 500000}, outsideOf(tranches))
	assert.Equal(t, costing.Pence(0), tranches[4].Left)

	fund.Maximums = append(fund.Maximums, costing.Portion{Org: "icb", Amount: costing.MustMoney("14000.00")})
	tranches = settled(t, fund)
	assert.Equal(t, []int64{1400000, 500000}, outsideOf(tranches), "all bear their maximum")
	assert.Equal(t, costing.MustMoney("1000.00"), tranches[4].Left)
}

func TestPooledFundWithNobodyOutside(t *testing.T) {
	fund := overspentFund()
	fund.Outside, fund.Maximums = nil, nil
	tranches := settled(t, fund)
	assert.Empty(t, tranches[4].Portions)
	assert.Equal(t, costing.MustMoney("20000.00"), tranches[4].Left, "reported, not absorbed")
}

func TestPooledFundUnderspent(t *testing.T) {
	fund := overspentFund()
	fund.Lines[1].Outturn = costing.MustMoney("129999.99") // £70,000.01 under
	fund.Lines[2].Outturn = costing.MustMoney("90000.00")  // £10,000.00 under
	fund.Lines = append(fund.Lines, waterfall.PoolLine{Line: "own-too", Budget: costing.Pence(100), Outturn: costing.Pence(0), OwnOf: "icb"})
	tranches := settled(t, fund)
	require.Len(t, tranches, 6)
	assert.Equal(t, []int64{-1000100}, penceOf(tranches[0].Portions), "an owner has what its lines save")
	assert.Equal(t, costing.Pence(0), tranches[2].Met, "the risk pool is untouched")
	assert.Equal(t, []int64{-500000, -500001}, penceOf(tranches[5].Portions), "the spare penny goes to council, first by id")

	fund.Underspend = nil
	tranches = settled(t, fund)
	assert.Equal(t, costing.MustMoney("-10000.01"), tranches[5].Kept, "it stays in the fund")
}

// passedOn is the other way to work out what partners with maximums bear: share, hold
// those who are above theirs to it, and share the rest again until nobody is.
func passedOn(t *testing.T, amount int64, weights []costing.Weight, maximums map[partnership.OrgID]int64) []int64 {
	t.Helper()
	borne, held := make([]int64, len(weights)), make([]bool, len(weights))
	for {
		rest, open := amount, []costing.Weight{}
		for i, w := range weights {
			if held[i] {
				rest -= borne[i]
			} else {
				open = append(open, w)
			}
		}
		charges, err := costing.Apportion(costing.Pence(rest), open)
		if err != nil { // nobody is left who bears a share
			return borne
		}
		again := false
		for i, w := range weights {
			if held[i] {
				continue
			}
			borne[i], charges = pence(charges[0].Amount), charges[1:]
			if limit, ok := maximums[w.Org]; ok && borne[i] > limit {
				borne[i], held[i], again = limit, true, true
			}
		}
		if !again {
			return borne
		}
	}
}

func TestPooledFundAgainstRepeatedSharing(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	for range 400 {
		fund := waterfall.PooledFund{RiskPool: costing.Pence(0), Uncommitted: costing.Pence(0), PassOn: true}
		maximums := map[partnership.OrgID]int64{}
		for i := range 1 + random.IntN(6) {
			org := partnership.OrgID(rune('a' + i))
			value, err := partnership.NewQuantity(random.Int64N(5))
			require.NoError(t, err)
			fund.Outside = append(fund.Outside, costing.Weight{Org: org, Value: value})
			if random.IntN(3) > 0 {
				maximums[org] = random.Int64N(300)
				fund.Maximums = append(fund.Maximums, costing.Portion{Org: org, Amount: costing.Pence(maximums[org])})
			}
		}
		fund.Outside[0].Value = partnership.MustQuantity("3")
		over := random.Int64N(1000)
		fund.Lines = []waterfall.PoolLine{{Line: "care", Budget: costing.Pence(0), Outturn: costing.Pence(over)}}
		given := slices.Clone(fund.Outside)
		tranches := settled(t, fund)
		require.Equal(t, given, fund.Outside)
		want, got := passedOn(t, over, fund.Outside, maximums), outsideOf(tranches)
		for i, w := range fund.Outside {
			limit, limited := maximums[w.Org]
			require.True(t, got[i] >= 0 && (!limited || got[i] <= limit))
			require.LessOrEqual(t, max(want[i]-got[i], got[i]-want[i]), int64(1), "%+v", fund)
		}

		fund.PassOn = false
		shares, err := costing.Apportion(costing.Pence(over), fund.Outside)
		require.NoError(t, err)
		for i, borne := range outsideOf(settled(t, fund)) {
			limit, limited := maximums[shares[i].Org]
			if !limited {
				limit = over
			}
			require.Equal(t, min(limit, pence(shares[i].Amount)), borne)
		}
	}
}

func TestPooledFundFindsEveryError(t *testing.T) {
	_, err := waterfall.PooledFund{}.Settle()
	require.EqualError(t, err, "lines: required\nrisk_pool: required\nuncommitted: required")

	fund := waterfall.PooledFund{
		Lines: []waterfall.PoolLine{
			{Line: "care", Budget: costing.Pence(-1), Outturn: costing.Pence(-2), OwnOf: "_"},
			{Line: "care", Budget: costing.Pence(0)},
			{Outturn: costing.Pence(0)},
		},
		RiskPool:    costing.Pence(-3),
		Uncommitted: costing.Pence(-4),
		Outside:     []costing.Weight{{Org: "a", Value: partnership.MustQuantity("0")}},
		Maximums:    []costing.Portion{{Org: "a", Amount: costing.Pence(-5)}, {Org: "b", Amount: costing.Pence(0)}},
		Underspend:  []costing.Weight{{Org: "a"}},
	}
	require.EqualError(t, fund.Validate(), `lines[0].budget: -0.01 is less than 0.00: invalid
lines[0].outturn: -0.02 is less than 0.00: invalid
lines[0].own_of: "_" is not an organisation id (1 to 64 letters, digits and -_.:/): invalid
lines[1].outturn: required
lines[2].line: required
lines[2].budget: required
lines[1].line: duplicate: "care" is already lines[0]
risk_pool: -0.03 is less than 0.00: invalid
uncommitted: -0.04 is less than 0.00: invalid
outside: all are 0, so that nobody has a share: invalid
maximums[0].amount: -0.05 is less than 0.00: invalid
maximums[1].org: "b" is not in outside: not found
underspend[0].value: required`)

	fund = waterfall.PooledFund{
		Lines:    []waterfall.PoolLine{{Line: "a", Budget: costing.Pence(1<<63 - 1), Outturn: costing.Pence(1)}},
		RiskPool: costing.Pence(0), Uncommitted: costing.Pence(0),
	}
	require.EqualError(t, fund.Validate(), "lines: the sum of 2 amounts is more than an amount of money can be: out of range")
}

// An outturn that is not known yet is not £0: nobody gets the budget back for it.
func TestPooledFundWithoutAnOutturn(t *testing.T) {
	for _, outturn := range []string{"", `, "outturn": null`} {
		fund, err := field.Decode[waterfall.PooledFund]([]byte(`{"lines": [{"line": "care", "budget": "100.00"` + outturn + `}],
			"risk_pool": "0.00", "uncommitted": "0.00", "underspend": [{"org": "icb", "value": "1"}]}`))
		require.EqualError(t, err, "lines[0].outturn: required")
		_, err = fund.Settle()
		require.ErrorIs(t, err, field.ErrRequired)
	}
}

// What is over the budgets is met by somebody or reported, whatever the limits.
func FuzzPooledFund(f *testing.F) {
	f.Add(uint32(60), uint32(20), uint32(30), uint32(15), uint32(5), uint32(6), true)
	f.Fuzz(func(t *testing.T, over, under, own, riskPool, uncommitted, limit uint32, passOn bool) {
		fund := overspentFund()
		fund.Lines[0].Outturn = costing.Pence(60000000 + int64(over))
		fund.Lines[1].Budget = costing.Pence(18000000 + int64(under))
		fund.Lines[2].Outturn = costing.Pence(int64(own))
		fund.RiskPool, fund.Uncommitted = costing.Pence(int64(riskPool)), costing.Pence(int64(uncommitted))
		fund.Maximums[0].Amount, fund.PassOn = costing.Pence(int64(limit)), passOn
		variance, met := int64(over)-int64(under)+int64(own)-10000000, int64(0)
		tranches := settled(t, fund)
		for _, tranche := range tranches {
			if tranche.Name != "offset inside the pool" {
				met += pence(tranche.Met)
			}
		}
		require.Equal(t, variance, met+pence(tranches[4].Left))
		require.LessOrEqual(t, outsideOf(tranches)[1], int64(limit))
		if passOn {
			require.Equal(t, costing.Pence(0), tranches[4].Left, "the other partner has no limit")
		}
	})
}

// Who spends just the budget gives nothing back; who spends a penny less gives a penny.
func TestPooledFundOnItsBudget(t *testing.T) {
	fund := waterfall.PooledFund{
		Lines:    []waterfall.PoolLine{{Line: "care", Budget: costing.Pence(100), Outturn: costing.Pence(100)}},
		RiskPool: costing.Pence(0), Uncommitted: costing.Pence(0), Underspend: sixtyForty(),
	}
	require.Len(t, settled(t, fund), 5)
	fund.Lines[0].Outturn = costing.Pence(99)
	stages := settled(t, fund)
	require.Len(t, stages, 6)
	require.Equal(t, []int64{-1, 0}, penceOf(stages[5].Portions))
}
