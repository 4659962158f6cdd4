package costing_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
)

func ExampleMin() {
	fmt.Println(costing.Min(costing.MustMoney("2.00"), costing.MustMoney("-1.00")))
	// Output: -1.00
}

func ExampleMax() {
	fmt.Println(costing.Max(costing.MustMoney("2.00"), costing.MustMoney("-1.00")))
	// Output: 2.00
}

func ExampleAmountsByOrg() {
	amounts := costing.AmountsByOrg([]costing.Portion{{Org: "harrow", Amount: costing.MustMoney("2.00")}})
	fmt.Println(amounts["harrow"], amounts["barnet"])
	// Output: 2.00 not known
}

// Half of the year's charge is due in April, a quarter each in October and January.
func ExampleSplitFractions() {
	fmt.Println(costing.SplitFractions(costing.MustMoney("100.02"), []partnership.Fraction{
		partnership.MustFraction("50%"), partnership.MustFraction("1/4"), partnership.MustFraction("25%"),
	}))
	// Output: [50.01 25.01 25.00] <nil>
}

// What is not known is not known together with anything else.
func TestMoney_ArithmeticWithoutErrors(t *testing.T) {
	least, most := costing.Pence(-math.MaxInt64), costing.Pence(math.MaxInt64)
	amounts := []costing.Money{{}, least, costing.Pence(-1), costing.Pence(0), costing.Pence(1), most}
	for i, a := range amounts {
		for j, b := range amounts {
			lesser, greater := amounts[min(i, j)], amounts[max(i, j)]
			if !a.Known() || !b.Known() {
				greater = costing.Money{}
			}
			assert.Equal(t, lesser, costing.Min(a, b))
			assert.Equal(t, greater, costing.Max(a, b))
			sum, err := a.Add(b)
			if err != nil {
				sum = costing.Money{}
			}
			assert.Equal(t, sum, a.Plus(b))
		}
	}
	assert.False(t, most.Plus(costing.Pence(1)).Known())
	assert.Equal(t, costing.Pence(0), least.Plus(most))
}

func TestAmountsByOrg(t *testing.T) {
	portions := []costing.Portion{{Org: "a", Amount: costing.Pence(1)}, {Org: "b"}, {Org: "a", Amount: costing.Pence(2)}}
	assert.Equal(t, map[partnership.OrgID]costing.Money{"a": costing.Pence(2), "b": {}}, costing.AmountsByOrg(portions))
}

// The parts of every amount add up, each less than a penny away from its fraction of it,
// and those of a credit are those of the charge with the signs changed.
func TestSplitFractions(t *testing.T) {
	// Of 3,000: 999, 500, 0, 1,000, 500 and 1.
	texts, of3000 := []string{"33.3%", "1/6", "0%", "1/3", "1/6", "1/3000"}, []int64{999, 500, 0, 1000, 500, 1}
	var fractions []partnership.Fraction
	for _, text := range texts {
		fractions = append(fractions, partnership.MustFraction(text))
	}
	for total := int64(0); total < 3000; total += 7 {
		split, err := costing.SplitFractions(costing.Pence(total), fractions)
		require.NoError(t, err)
		back, err := costing.SplitFractions(costing.Pence(-total), fractions)
		require.NoError(t, err)
		sum := int64(0)
		for i, amount := range split {
			sum += pence(amount)
			require.Equal(t, amount.Neg(), back[i])
			off := pence(amount)*3000 - total*of3000[i]
			require.Less(t, max(off, -off), int64(3000))
		}
		require.Equal(t, total, sum)
		require.Equal(t, costing.Pence(0), split[2], "0% has nothing")
	}
}

func TestSplitFractions_FindsEveryError(t *testing.T) {
	fraction := partnership.MustFraction
	for _, c := range []struct {
		total     costing.Money
		fractions []partnership.Fraction
		want      string
	}{
		{costing.Money{}, []partnership.Fraction{fraction("1/3")}, "total: required\nthey make 33.333333%, not the whole: does not add up"},
		{costing.Pence(1), nil, "required"},
		{costing.Pence(1), []partnership.Fraction{fraction("100%"), {}}, "required"},
		{costing.Pence(1), []partnership.Fraction{fraction("1/1"), fraction("2/3")}, "they make 166.666666%, not the whole: does not add up"},
		{costing.Pence(1), []partnership.Fraction{fraction("1/999983"), fraction("1/999979"), fraction("1/999961")}, "they are parts of too many: out of range"},
	} {
		_, err := costing.SplitFractions(c.total, c.fractions)
		require.EqualError(t, err, c.want)
	}
}
