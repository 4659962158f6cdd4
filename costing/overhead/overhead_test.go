package overhead_test

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing/overhead"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/partnership/report"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Human resources and IT serve one another and two front-line services.
//
// hr = £100,000 + 0.2 × it and it = £200,000 + 0.1 × hr, so that hr passes on
// £142,857.14 and it £214,285.71.
func ExampleReciprocal() {
	money, quantity := costing.MustMoney, partnership.MustQuantity
	costs, err := overhead.Reciprocal([]overhead.Centre{
		{Line: "hr", Cost: money("100000.00"), Serves: []overhead.Use{
			{Line: "it", Value: quantity("10")},
			{Line: "waste", Value: quantity("60")},
			{Line: "planning", Value: quantity("30")},
		}},
		{Line: "it", Cost: money("200000.00"), Serves: []overhead.Use{
			{Line: "hr", Value: quantity("20")},
			{Line: "waste", Value: quantity("30")},
			{Line: "planning", Value: quantity("50")},
		}},
		{Line: "waste", Cost: money("900000.00")},
		{Line: "planning", Cost: money("400000.00")},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(overhead.FullCosts(costs).Table(report.Names{}).Markdown())
	// Output:
	// ## Overheads
	//
	// The total of a support centre is in brackets: it was passed on to the others.
	//
	// | Centre | Own cost | Received | Total | Exactly (£) |
	// |---|---:|---:|---:|---:|
	// | hr | £100,000.00 | £42,857.14 | (£142,857.14) | 1000000/7 |
	// | it | £200,000.00 | £14,285.71 | (£214,285.71) | 1500000/7 |
	// | waste | £900,000.00 | £150,000.00 | £1,050,000.00 |  |
	// | planning | £400,000.00 | £150,000.00 | £550,000.00 |  |
	// | **Front-line total** | **£1,300,000.00** | **£300,000.00** | **£1,600,000.00** |  |
}

// Without what the two use of one another, hr is shared 60 to 30 and it 30 to 50.
func ExampleDirect() {
	costs, err := overhead.Direct(supportAndFrontLine())
	fmt.Println(costs[2].Received, costs[3].Received, err)
	// Output: 141666.67 158333.33 <nil>
}

// hr goes first: £10,000 of it to it, which then has £210,000 to pass on.
func ExampleStepDown() {
	costs, err := overhead.StepDown(supportAndFrontLine())
	fmt.Println(costs[1].Total, costs[2].Received, costs[3].Received, err)
	// Output: 210000.00 138750.00 161250.00 <nil>
}

// supportAndFrontLine are the centres of the examples.
func supportAndFrontLine() []overhead.Centre {
	return []overhead.Centre{
		centre("hr", 10000000, "it", "10", "waste", "60", "planning", "30"),
		centre("it", 20000000, "hr", "20", "waste", "30", "planning", "50"),
		centre("waste", 90000000),
		centre("planning", 40000000),
	}
}

// centre returns a cost centre; uses are pairs of a line and a value.
func centre(line partnership.LineID, pence int64, uses ...string) overhead.Centre {
	c := overhead.Centre{Line: line, Cost: costing.Pence(pence)}
	for i := 0; i < len(uses); i += 2 {
		c.Serves = append(c.Serves, overhead.Use{
			Line: partnership.LineID(uses[i]), Value: partnership.MustQuantity(uses[i+1]),
		})
	}
	return c
}

// totalsOf returns what each centre comes to, in pounds.
func totalsOf(t testing.TB, costs []overhead.FullCost, err error) []string {
	t.Helper()
	require.NoError(t, err)
	totals := make([]string, len(costs))
	for i, c := range costs {
		require.Equal(t, pence(c.Total), pence(c.Own)+pence(c.Received))
		totals[i] = c.Total.String()
	}
	return totals
}

// What goes into an allocation.
func ExampleUses() {
	fmt.Print(overhead.Uses([]overhead.Centre{
		{Line: "hr", Cost: costing.MustMoney("100000.00"), Serves: []overhead.Use{
			{Line: "waste", Value: partnership.MustQuantity("60")}, {Line: "planning", Value: partnership.MustQuantity("30")},
		}},
		{Line: "waste", Cost: costing.MustMoney("900000.00")},
		{Line: "planning", Cost: costing.MustMoney("400000.00")},
	}, report.Names{}).Markdown())
	// Output:
	// ## Who uses the support centres
	//
	// | Support centre | Used by | Use |
	// |---|---|---:|
	// | hr | waste | 60 |
	// | hr | planning | 30 |
	//
	// 1. Direct allocation counts what front-line services use; a step-down what the centres use that stand later in the list, and front-line services; a reciprocal allocation all uses.
}

// Horngren, Datar and Rajan, Cost Accounting: A Managerial Emphasis (14th edition),
// chapter 15 (edition not verified): plant maintenance and information systems,
// machining and assembly.
func TestAllocationsOfHorngren(t *testing.T) {
	centres := []overhead.Centre{
		centre("maintenance", 630000000, "systems", "1600", "machining", "2400", "assembly", "4000"),
		centre("systems", 145215000, "maintenance", "200", "machining", "1600", "assembly", "200"),
		centre("machining", 400000000),
		centre("assembly", 200000000),
	}
	costs, err := overhead.Direct(centres)
	assert.Equal(t, []string{"6300000.00", "1452150.00", "7653300.00", "6098850.00"}, totalsOf(t, costs, err))
	costs, err = overhead.StepDown(centres)
	assert.Equal(t, []string{"6300000.00", "2712150.00", "8300800.00", "5451350.00"}, totalsOf(t, costs, err))
	costs, err = overhead.Reciprocal(centres)
	assert.Equal(t, []string{"6576750.00", "2767500.00", "8187025.00", "5565125.00"}, totalsOf(t, costs, err))
}

// Drury, Management and Cost Accounting (8th edition), appendix 3.1 (edition not
// verified): two service departments and the production departments X, Y and Z.
func TestReciprocalAllocationOfDrury(t *testing.T) {
	costs, err := overhead.Reciprocal([]overhead.Centre{
		centre("x", 4800000), centre("y", 4200000), centre("z", 3000000),
		centre("service-1", 1404000, "x", "20", "y", "40", "z", "30", "service-2", "10"),
		centre("service-2", 1800000, "x", "40", "y", "20", "z", "20", "service-1", "20"),
	})
	assert.Equal(t, []string{"59520.00", "53160.00", "39360.00", "18000.00", "19800.00"}, totalsOf(t, costs, err))
}

// repeated distributes the costs of support centres again and again, until what is
// still with them is less than a millionth of a penny: the other way to the reciprocal
// allocation. It returns what the front-line services received.
func repeated(centres []overhead.Centre) []*big.Rat {
	place, pots, received := map[partnership.LineID]int{}, make([]*big.Rat, len(centres)), make([]*big.Rat, len(centres))
	for i, c := range centres {
		place[c.Line], received[i], pots[i] = i, new(big.Rat), new(big.Rat)
		if len(c.Serves) > 0 {
			pots[i].SetInt64(pence(c.Cost))
		}
	}
	for {
		next, left := make([]*big.Rat, len(centres)), new(big.Rat)
		for i := range next {
			next[i] = new(big.Rat)
		}
		for i, c := range centres {
			sum := new(big.Rat)
			for _, use := range c.Serves {
				n, _ := use.Value.Millionths()
				sum.Add(sum, big.NewRat(n, 1))
			}
			for _, use := range c.Serves {
				n, _ := use.Value.Millionths()
				part := new(big.Rat).Mul(pots[i], new(big.Rat).Quo(big.NewRat(n, 1), sum))
				to := place[use.Line]
				if len(centres[to].Serves) > 0 {
					next[to].Add(next[to], part)
					left.Add(left, part)
				} else {
					received[to].Add(received[to], part)
				}
			}
		}
		if pots = next; left.Cmp(big.NewRat(1, 1000000)) < 0 {
			return received
		}
	}
}

// A round of costs of four support centres that keep half among themselves. The
// percentages are tenths, so that the fractions stay short.
func TestReciprocalAllocationAgainstRepeatedDistribution(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 10))
	for range 30 {
		centres := []overhead.Centre{centre("x", random.Int64N(1e6)), centre("y", random.Int64N(1e6)), centre("z", 0)}
		for _, line := range []string{"a", "b", "c", "d"} {
			support := slices.DeleteFunc([]string{"a", "b", "c", "d"}, func(s string) bool { return s == line })
			centres = append(centres, centre(
				partnership.LineID(line), random.Int64N(1e8),
				"x", "2", "y", "1", "z", "2", support[random.IntN(3)], "5",
			))
		}
		costs, err := overhead.Reciprocal(centres)
		totalsOf(t, costs, err)
		for i, want := range repeated(centres)[:3] {
			off := new(big.Rat).Sub(want, big.NewRat(pence(costs[i].Received), 1))
			require.Negative(t, off.Abs(off).Cmp(big.NewRat(1000001, 1000000)), "%v %v", want, costs[i])
		}
		requireAllocated(t, centres, costs)
	}
}

// requireAllocated requires that the front-line services bear all.
func requireAllocated(t *testing.T, centres []overhead.Centre, costs []overhead.FullCost) {
	t.Helper()
	all, frontLine := int64(0), int64(0)
	for i, c := range costs {
		require.Equal(t, centres[i].Line, c.Line)
		require.Equal(t, centres[i].Cost, c.Own)
		require.Equal(t, len(centres[i].Serves) > 0, c.Support)
		all += pence(c.Own)
		if !c.Support {
			frontLine += pence(c.Total)
		}
	}
	require.Equal(t, all, frontLine)
}

// Of fifteen support centres that all serve one another, each comes to its own cost and
// its part of what each of the others comes to: the equations themselves, within the
// pennies of their rounding.
func TestReciprocalAllocationSolvesItsEquations(t *testing.T) {
	random := rand.New(rand.NewPCG(15, 16))
	for range 20 {
		var centres []overhead.Centre
		for i := range 18 {
			c := centre(partnership.LineID(fmt.Sprintf("c%02d", i)), random.Int64N(1e9))
			for j := range 18 {
				if i < 15 && i != j {
					value, err := partnership.QuantityOfMillionths(random.Int64N(1e9))
					require.NoError(t, err)
					c.Serves = append(c.Serves, overhead.Use{Line: partnership.LineID(fmt.Sprintf("c%02d", j)), Value: value})
				}
			}
			centres = append(centres, c)
		}
		costs, err := overhead.Reciprocal(centres)
		require.NoError(t, err)
		requireAllocated(t, centres, costs)
		want := make([]*big.Rat, len(centres))
		for i, c := range centres {
			want[i] = big.NewRat(pence(c.Cost), 1)
		}
		for i, c := range centres {
			sum := new(big.Rat)
			for _, use := range c.Serves {
				n, _ := use.Value.Millionths()
				sum.Add(sum, big.NewRat(n, 1))
			}
			for k, use := range c.Serves {
				n, _ := use.Value.Millionths()
				to := k
				if k >= i {
					to++
				}
				part := new(big.Rat).Quo(big.NewRat(n, 1), sum)
				want[to].Add(want[to], part.Mul(part, big.NewRat(pence(costs[i].Total), 1)))
			}
		}
		for i, c := range costs {
			off := new(big.Rat).Sub(want[i], big.NewRat(pence(c.Total), 1))
			require.Negative(t, off.Abs(off).Cmp(big.NewRat(9, 1)), "half a penny of each of fifteen, and one of its own")
		}
	}
}

// With support centres that use nothing of one another, the three are one.
func TestAllocationsAgreeWithoutMutualUse(t *testing.T) {
	centres := []overhead.Centre{
		centre("hr", 100, "b", "1", "a", "1", "c", "1"),
		centre("c", 0), centre("b", 0), centre("a", 0), centre("d", 7),
		centre("it", 0, "a", "1"),
	}
	want, err := overhead.Direct(centres)
	require.NoError(t, err)
	assert.Equal(t, costing.Pence(34), want[3].Received, "the spare penny goes to the first by id")
	for _, allocate := range []func([]overhead.Centre) (overhead.FullCosts, error){overhead.StepDown, overhead.Reciprocal} {
		costs, err := allocate(centres)
		require.NoError(t, err)
		assert.Equal(t, want, costs)
	}
}

// The order of the centres changes nothing but for the step-down, and the centres
// given stay as they are.
func TestReciprocalAllocationInAnyOrder(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 12))
	centres := append(supportAndFrontLine(), centre("legal", 1234567, "it", "1", "hr", "1", "parks", "1"), centre("parks", 1))
	want, err := overhead.Reciprocal(centres)
	require.NoError(t, err)
	for range 100 {
		random.Shuffle(len(centres), func(i, j int) {
			centres[i], centres[j] = centres[j], centres[i]
			want[i], want[j] = want[j], want[i]
		})
		given := slices.Clone(centres)
		costs, err := overhead.Reciprocal(centres)
		require.NoError(t, err)
		require.Equal(t, want, costs)
		require.Equal(t, given, centres)
	}
}

func TestAllocationWithNoSolutionNamesTheCentres(t *testing.T) {
	round := []overhead.Centre{
		centre("hr", 100, "it", "1"),
		centre("it", 100, "hr", "1", "waste", "0"),
		centre("legal", 100, "hr", "1", "waste", "1"),
		centre("waste", 100),
	}
	_, err := overhead.Reciprocal(round)
	require.EqualError(t, err, `centres[0].serves: the cost of "hr" reaches no front-line service: invalid
centres[1].serves: the cost of "it" reaches no front-line service: invalid`)
	require.ErrorIs(t, err, field.ErrInvalid)

	backwards := []overhead.Centre{centre("hr", 1, "it", "1", "waste", "1"), centre("it", 1, "hr", "1"), centre("waste", 1)}
	_, err = overhead.Reciprocal(backwards)
	require.NoError(t, err)
	_, err = overhead.StepDown(backwards)
	require.EqualError(t, err, `centres[1].serves: the cost of "it" reaches no front-line service: invalid`)
	_, err = overhead.Direct(backwards)
	require.EqualError(t, err, `centres[1].serves: the cost of "it" reaches no front-line service: invalid`)
}

// Of what the two pass on to one another, a millionth of a millionth of a thousandth
// reaches the front line: what each passes on is a million times a billion its cost.
func TestAllocationOfMoreThanMoney(t *testing.T) {
	centres := []overhead.Centre{
		centre("hr", 10000, "it", "1000000000", "waste", "0.000001"),
		centre("it", 0, "hr", "1000000000"),
		centre("waste", 0),
	}
	_, err := overhead.Reciprocal(centres)
	require.EqualError(t, err, `centres[0].serves: "hr" passes on more than an amount of money can be: out of range
centres[1].serves: "it" passes on more than an amount of money can be: out of range`)
	centres[0].Cost = costing.Pence(1000)
	costs, err := overhead.Reciprocal(centres)
	assert.Equal(t, []string{"10000000000000010.00", "10000000000000000.00", "10.00"}, totalsOf(t, costs, err))
}

func TestAllocationFindsEveryError(t *testing.T) {
	_, err := overhead.Direct(nil)
	require.EqualError(t, err, "centres: required")

	_, err = overhead.Direct([]overhead.Centre{
		centre("hr", -1, "hr", "1", "it", "1", "waste", "1", "waste", "1", "", "1", "waste", "-1"),
		centre("hr", 1),
		centre("waste", 1),
		{Serves: []overhead.Use{{Line: "waste"}}},
	})
	require.EqualError(t, err, `centres[0].cost: -0.01 is less than 0.00: invalid
centres[0].serves[0].line: "hr" serves itself: invalid
centres[0].serves[1].line: "it" is not a centre here: not found
centres[0].serves[4].line: required
centres[0].serves[5].value: -1 is less than 0: invalid
centres[0].serves[3].line: duplicate: "waste" is already serves[2]
centres[0].serves[5].line: duplicate: "waste" is already serves[2]
centres[3].line: required
centres[3].cost: required
centres[3].serves[0].value: required
centres[1].line: duplicate: "hr" is already centres[0]`)

	_, err = overhead.Direct([]overhead.Centre{centre("a", 1<<62), centre("b", 1<<62)})
	require.EqualError(t, err, "centres: the sum of 2 amounts is more than an amount of money can be: out of range")
}

// No penny is lost, whoever uses what.
func FuzzReciprocalAllocation(f *testing.F) {
	f.Add(uint32(100), uint32(200), uint8(10), uint8(60), uint8(20), uint8(30))
	f.Add(uint32(1), uint32(0), uint8(255), uint8(0), uint8(255), uint8(1))
	f.Fuzz(func(t *testing.T, hr, it uint32, hrIT, hrWaste, itHR, itParks uint8) {
		text := func(n uint8) string { return fmt.Sprint(n) }
		centres := []overhead.Centre{
			centre("hr", int64(hr), "it", text(hrIT), "waste", text(hrWaste)),
			centre("it", int64(it), "hr", text(itHR), "parks", text(itParks)),
			centre("parks", 3), centre("waste", 5),
		}
		costs, err := overhead.Reciprocal(centres)
		if solvable := hrWaste > 0 && (itParks > 0 || itHR > 0) || itParks > 0 && hrIT > 0; !solvable {
			require.ErrorIs(t, err, field.ErrInvalid)
			return
		}
		require.NoError(t, err)
		requireAllocated(t, centres, costs)
	})
}

// Many services are no work; more than there may be are refused before anything else.
func TestAllocationOfManyCentres(t *testing.T) {
	centres := serving(1, 20_000, func(_, _ int) int64 { return 1_000_000 })
	costs, err := overhead.StepDown(centres)
	require.NoError(t, err)
	require.Equal(t, costing.Pence(50), costs[1].Received, "£10,000.00 among 20,000")

	most := make([]overhead.Centre, 25_000)
	_, err = overhead.Direct(most)
	require.ErrorContains(t, err, "centres[0].line: required")
	_, err = overhead.Direct(append(most, overhead.Centre{}))
	require.EqualError(t, err, "centres: 25001 centres are more than 25000: out of range")
}

func TestAllocationOfManySupportCentres(t *testing.T) {
	next := func(from, to int) int64 { return int64(1_000_000 * max(0, 2-abs(to-from-1))) }
	for n, allocate := range map[int]func([]overhead.Centre) (overhead.FullCosts, error){
		2000: overhead.StepDown, 500: overhead.Reciprocal,
	} {
		centres := serving(n, 1, next)
		costs, err := allocate(centres)
		require.NoError(t, err)
		requireAllocated(t, centres, costs)

		centres = serving(n+1, 1, next)
		centres[0].Line = ""
		_, err = allocate(centres)
		require.EqualError(t, err, fmt.Sprintf("centres: %d support centres are more than %d: out of range", n+1, n))
	}
	_, err := overhead.Direct(serving(2001, 1, next))
	require.EqualError(t, err, "centres: 2001 support centres are more than 2000: out of range")
}

// abs returns n without its sign.
func abs(n int) int { return max(n, -n) }

// Each of a chain passes half of all that it has to the next, and half to a service of
// its own: of £10,485.76, which is two to the power of twenty pence, these receive a half,
// a quarter, and so on.
func TestStepDownOfALongChain(t *testing.T) {
	centres := serving(1400, 1400, chain(1400, false))
	for i := range centres {
		centres[i].Cost = costing.Pence(0)
	}
	centres[0].Cost = costing.Pence(1 << 20)
	costs, err := overhead.StepDown(centres)
	require.NoError(t, err)
	requireAllocated(t, centres, costs)
	for i := range 20 {
		require.Equal(t, costing.Pence(1<<(19-i)), costs[1400+i].Received, i)
		require.Equal(t, costing.Pence(1<<(20-i)), costs[i].Total, i)
	}
	require.Equal(t, costing.Pence(1), costs[1420].Received, "of half a penny and all after it the first is the largest remainder")
	require.Equal(t, costing.Pence(0), costs[1421].Received)
}

// An allocation keeps and changes nothing that it is given.
func TestAllocationKeepsItsArguments(t *testing.T) {
	centres := supportAndFrontLine()
	fieldtest.Unchanged(t, centres, func() {
		for _, allocate := range []func([]overhead.Centre) (overhead.FullCosts, error){overhead.Direct, overhead.StepDown, overhead.Reciprocal} {
			costs, err := allocate(centres)
			require.NoError(t, err)
			clear(costs)
		}
	})
}

// A service may receive as much as Money holds.
func TestAllocationOfAllMoney(t *testing.T) {
	most := costing.Pence(1<<63 - 1)
	centres := []overhead.Centre{centre("hr", pence(most), "waste", "1"), centre("waste", 0)}
	costs, err := overhead.Direct(centres)
	require.NoError(t, err)
	require.Equal(t, most, costs[1].Total)
}

// What a support centre passes on may be all that Money holds, and not a part of a penny more:
// hr passes on 49 ÷ 51 of three times its own cost and twice that of IT.
func TestReciprocal_PassesOnAllMoney(t *testing.T) {
	all := big.NewInt(math.MaxInt64) // which is divided by 49
	all.Mul(all.Quo(all, big.NewInt(49)), big.NewInt(51))
	for more, want := range map[int64]string{0: "", 1: `centres[0].serves: "hr" passes on more than an amount of money can be: out of range`} {
		// 3 × hr + 2 × it is 51 ÷ 49 of the most that Money holds, and more.
		sum := new(big.Int).Add(all, big.NewInt(more))
		hr, rest := new(big.Int).QuoRem(sum, big.NewInt(3), new(big.Int))
		if rest.Bit(0) == 1 {
			hr.Sub(hr, big.NewInt(1))
			rest.Add(rest, big.NewInt(3))
		}
		centres := []overhead.Centre{
			{Line: "hr", Cost: costing.Pence(hr.Int64()), Serves: []overhead.Use{{Line: "it", Value: partnership.MustQuantity("48")}, {Line: "waste", Value: partnership.MustQuantity("1")}}},
			{Line: "it", Cost: costing.Pence(rest.Int64() / 2), Serves: []overhead.Use{{Line: "hr", Value: partnership.MustQuantity("2")}, {Line: "waste", Value: partnership.MustQuantity("1")}}},
			{Line: "waste", Cost: costing.Pence(0)},
		}
		costs, err := overhead.Reciprocal(centres)
		if want != "" {
			require.EqualError(t, err, want)
			continue
		}
		require.NoError(t, err)
		assert.Equal(t, costing.Pence(math.MaxInt64), costs[0].Total)
	}
}

// A use of 0 counts for nothing, wherever it stands.
func TestDirect_UseOfNothing(t *testing.T) {
	costs, err := overhead.Direct([]overhead.Centre{centre("hr", 100, "tax", "1", "parks", "0", "waste", "3"), centre("waste", 0), centre("parks", 0), centre("tax", 0)})
	assert.Equal(t, []string{"1.00", "0.75", "0.00", "0.25"}, totalsOf(t, costs, err))
}

// Each fault of a use is found when it is the only one.
func TestAllocation_OneFaultOfAUse(t *testing.T) {
	for want, c := range map[string]overhead.Centre{
		`centres[0].serves[1].line: "gone" is not a centre here: not found`:  centre("hr", 1, "waste", "1", "gone", "1"),
		`centres[0].serves[1].line: "hr" serves itself: invalid`:             centre("hr", 1, "waste", "1", "hr", "1"),
		`centres[0].serves[1].value: -1 is less than 0: invalid`:             centre("hr", 1, "waste", "1", "parks", "-1"),
		`centres[0].serves[1].value: required`:                               {Line: "hr", Cost: costing.Pence(1), Serves: []overhead.Use{{Line: "waste", Value: partnership.MustQuantity("1")}, {Line: "parks"}}},
		`centres[0].serves[1].line: duplicate: "waste" is already serves[0]`: centre("hr", 1, "waste", "1", "waste", "1"),
	} {
		for _, allocate := range []func([]overhead.Centre) (overhead.FullCosts, error){overhead.Direct, overhead.StepDown, overhead.Reciprocal} {
			_, err := allocate([]overhead.Centre{c, centre("waste", 1), centre("parks", 1)})
			require.EqualError(t, err, want)
		}
	}
}
