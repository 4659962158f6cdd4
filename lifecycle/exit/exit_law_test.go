package exit_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle/exit"
	"github.com/seed9ad77866/sharedservices/partnership"
)

// someStranded is a stranded cost of a that b and c are paid for.
func someStranded(r *rand.Rand) exit.Stranded {
	s := exit.Stranded{
		Name: "overheads", Line: "it", Leaver: "a", From: date("2026-04-01"), Monthly: costing.Pence(r.Int64N(10_000_000)),
		Fraction: perCent(r.Int64N(100_000_001)), MaxMonths: 1 + r.IntN(40),
		Compensates: []costing.Weight{{Org: "b", Value: number(1 + r.IntN(9))}, {Org: "c", Value: number(r.IntN(9))}},
	}
	left := int64(100_000_000)
	for range 1 + r.IntN(4) {
		left = r.Int64N(left + 1)
		s.Unshed = append(s.Unshed, exit.Taper{Months: 1 + r.IntN(12), Fraction: perCent(left)})
	}
	return s
}

// percent returns millionths of a per cent.
func percent(millionths int64) partnership.Quantity {
	q, err := partnership.QuantityOfMillionths(millionths)
	if err != nil {
		panic(err)
	}
	return q
}

// perCent returns millionths of a per cent as a fraction.
func perCent(millionths int64) partnership.Fraction {
	return partnership.MustFraction(percent(millionths).String() + "%")
}

// Every month is the exact fraction rounded half up, there are as many as the shorter of
// the taper and the limit, and what the leaver pays is what the others get.
func TestStranded_MonthsByFractions(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		s := someStranded(r)
		months, err := s.Months()
		require.NoError(t, err)
		var wanted []*big.Rat // what cannot be shed, in pence
		for _, taper := range s.Unshed {
			n, _ := taper.Fraction.Percent().Millionths()
			for range taper.Months {
				wanted = append(wanted, new(big.Rat).Mul(big.NewRat(n, 100_000_000), big.NewRat(pence(s.Monthly), 1)))
			}
		}
		wanted = wanted[:min(len(wanted), s.MaxMonths)]
		require.Len(t, months, len(wanted))
		n, _ := s.Fraction.Percent().Millionths()
		var total int64
		for i, month := range months {
			paid := new(big.Rat).Mul(wanted[i], big.NewRat(n, 100_000_000))
			assert.Equal(t, wanted[i].FloatString(0), fmt.Sprint(pence(month.Unshed)))
			assert.Equal(t, paid.FloatString(0), fmt.Sprint(pence(month.Paid)))
			assert.Equal(t, date("2026-04-01").AddMonths(i), month.From)
			total += pence(month.Paid)
		}
		settlement, err := exit.Costs{Stranded: []exit.Stranded{s}}.Settlement(orgsOf("a b c"), orgsOf("a"))
		require.NoError(t, err)
		assert.Equal(t, total, pence(settlement.Charges[0].Total.Amount))
		assert.Equal(t, -total, pence(settlement.Charges[1].Total.Amount)+pence(settlement.Charges[2].Total.Amount))
		assert.Equal(t, costing.Total{Amount: costing.Pence(0)}, settlement.Total)
	}
}

// A member that leaves too is not compensated: what it would have got goes to those who stay.
func TestStranded_GoesToWhoStays(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 50 {
		s := someStranded(r)
		s.Compensates[1].Value = number(1)
		settlement, err := exit.Costs{Stranded: []exit.Stranded{s}}.Settlement(orgsOf("a b c"), orgsOf("c a"))
		require.NoError(t, err)
		assert.Equal(t, costing.Pence(0), settlement.Charges[2].Total.Amount)
		assert.Equal(t, pence(settlement.Charges[0].Total.Amount), -pence(settlement.Charges[1].Total.Amount))
		s.Compensates[0].Value = number(0)
		settlement, err = exit.Costs{Stranded: []exit.Stranded{s}}.Settlement(orgsOf("a b c"), orgsOf("c a"))
		require.NoError(t, err)
		assert.Empty(t, settlement.Lines, "b has no part of it")
	}
}

// The break-even month is the first from which on a count month by month finds leaving no
// dearer.
func TestCosts_BreakEvenMonthByMonth(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	met := 0
	for range 500 {
		once, staying, alone, months := r.IntN(2000), r.IntN(300), r.IntN(300), 1+r.IntN(60)
		costs, err := exit.Costs{
			Items:   []exit.CostItem{item("leaving", exit.OneOffCost, pounds(once), exit.BorneByLeavers)},
			Running: []exit.RunningCost{{Org: "b"}, {Org: "a", Staying: pounds(staying), Alone: pounds(alone)}},
		}.LeavingCosts(orgsOf("a b"), months)
		require.NoError(t, err)
		want := 0
		for n := months; n > 0 && once+alone*n <= staying*n; n-- {
			want = n
		}
		require.Equal(t, want, costs[0].BreakEven, "%d once, %d or %d a month, %d months", once, staying, alone, months)
		if want > 1 {
			met++
		}
	}
	assert.Greater(t, met, 50)
}

// An unknown amount makes the total a lower bound: whatever it turns out to be, nobody pays
// less.
func TestCosts_LowerBoundIsOne(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 50 {
		known := item("lawyers", exit.OneOffCost, pounds(r.IntN(1000)), exit.BorneByScheme)
		hidden := item("data", exit.MigrationCost, costing.Money{}, exit.Bearers()[2*r.IntN(2)])
		if hidden.BorneBy == exit.BorneByScheme {
			hidden.Scheme = equally()
		}
		least, err := exit.Costs{Items: []exit.CostItem{known, hidden}}.Settlement(orgsOf("a b c"), orgsOf("b"))
		require.NoError(t, err)
		require.False(t, least.Total.Known())
		hidden.Amount = pounds(r.IntN(1000))
		after, err := exit.Costs{Items: []exit.CostItem{known, hidden}}.Settlement(orgsOf("a b c"), orgsOf("b"))
		require.NoError(t, err)
		require.True(t, after.Total.Known())
		for i := range least.Charges {
			assert.GreaterOrEqual(t, after.Charges[i].Total.Amount.Compare(least.Charges[i].Total.AtLeast), 0)
		}
	}
}

// A succession moves nothing from or to anybody else, changes no sum, and the order of the
// successors changes nobody's part.
func TestSucceedPortions_Laws(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for range 200 {
		first := r.Int64N(99_999_998) + 1
		second := r.Int64N(100_000_000-first) + 1
		s := partnership.Succession{Predecessor: "old", On: date("2023-04-01"), Successors: []partnership.Share{
			{Org: "x", Fraction: perCent(first)}, {Org: "y", Fraction: perCent(second)},
		}}
		if rest := 100_000_000 - first - second; rest > 0 {
			s.Successors = append(s.Successors, partnership.Share{Org: "z", Fraction: perCent(rest)})
		}
		charges := []costing.Portion{
			{Org: "other", Amount: costing.Pence(r.Int64N(1000))}, {Org: "old", Amount: costing.Pence(r.Int64N(100_000) - 50_000)}, {Org: "y", Amount: costing.Pence(r.Int64N(1000))},
		}
		after, err := exit.SucceedPortions(charges, s)
		require.NoError(t, err)
		var before, sum int64
		for _, c := range charges {
			before += pence(c.Amount)
		}
		for _, c := range after {
			sum += pence(c.Amount)
		}
		assert.Equal(t, before, sum)
		assert.Equal(t, charges[0], after[0])
		slices.Reverse(s.Successors)
		turned, err := exit.SucceedPortions(charges, s)
		require.NoError(t, err)
		assert.ElementsMatch(t, after, turned)

		part := r.Int64N(100_000_001)
		shares, err := exit.SucceedShares([]partnership.Share{{Org: "old", Fraction: perCent(part)}, {Org: "other", Fraction: perCent(100_000_000 - part)}}, s)
		require.NoError(t, err)
		_, err = exit.SucceedShares(shares, s)
		require.NoError(t, err, "they make 100 %%")
	}
}

// The order of assets and budgets changes nobody's part of the estate.
func TestEstate_OrderDoesNotMatter(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	for range 100 {
		estate := exit.Estate{Budgets: budgets()}
		for i := range 1 + r.IntN(5) {
			estate.Assets = append(estate.Assets, exit.Asset{
				ID: exit.AssetID(fmt.Sprint("a", i)), Name: "thing", Basis: exit.AssetBases()[2+r.IntN(2)], Value: costing.Pence(r.Int64N(1000)),
			})
			estate.Debts = append(estate.Debts, exit.Debt{Name: "debt", Amount: costing.Pence(r.Int64N(1000))})
		}
		there, err := estate.Divide()
		require.NoError(t, err)
		slices.Reverse(estate.Assets)
		slices.Reverse(estate.Debts)
		slices.Reverse(estate.Budgets)
		back, err := estate.Divide()
		require.NoError(t, err)
		slices.Reverse(back.Assets)
		assert.Equal(t, there, back)
	}
}

// Every plan that is late for a milestone says so in the report and in the table.
func TestPlan_TablesSayWhatIsOverdue(t *testing.T) {
	p := plan()
	for day := date("2025-09-15"); day.Before(date("2025-12-15")); day = day.AddDays(5) {
		text, err := markdown(p, day)
		require.NoError(t, err)
		for _, m := range p.Timetable {
			late := slices.Contains(p.Timetable.Overdue(day), m)
			row := fmt.Sprintf("| %v | %s | %s | %s | overdue |\n", m.Due, m.Phase, m.Name, m.Owner)
			assert.Equal(t, late, strings.Contains(text, row), "%v %s", day, m.Name)
		}
	}
}
