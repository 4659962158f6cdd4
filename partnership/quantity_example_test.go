package partnership_test

import (
	"encoding/json"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed9ad77866/sharedservices/partnership"
)

func ExampleParseQuantity() {
	hours, _ := partnership.ParseQuantity("1250.50")
	fmt.Println(hours)
	_, err := partnership.ParseQuantity("1,250.50")
	fmt.Println(err)
	// Output:
	// 1250.5
	// "1,250.50" is not a number like 1250 or 54.24, with at most 12 digits and 6 decimals: invalid
}

func ExampleMustQuantity() {
	fmt.Println(partnership.MustQuantity("2.5") == partnership.MustQuantity("2.50"))
	// Output: true
}

func ExampleNewQuantity() {
	population, err := partnership.NewQuantity(261_300)
	fmt.Println(population, err)
	_, err = partnership.NewQuantity(1_000_000_000_000)
	fmt.Println(err)
	// Output:
	// 261300 <nil>
	// 1000000000000 has more than 12 digits: out of range
}

func ExampleQuantityOfMillionths() {
	share, _ := partnership.QuantityOfMillionths(54_240_000)
	fmt.Println(share)
	// Output: 54.24
}

func ExampleQuantity_Millionths() {
	a, _ := partnership.MustQuantity("0.1").Millionths()
	b, _ := partnership.MustQuantity("0.2").Millionths()
	sum, _ := partnership.QuantityOfMillionths(a + b)
	fmt.Println(sum)
	// Output: 0.3
}

// A count of 0 is known. A count that nobody gave is not.
func ExampleQuantity_Known() {
	var nobodyCounted partnership.Quantity
	nothing := partnership.MustQuantity("0")
	fmt.Println(nothing, nothing.Known())
	fmt.Println(nobodyCounted, nobodyCounted.Known())
	// Output:
	// 0 true
	// not known false
}

func ExampleQuantity_Compare() {
	target, actual := partnership.MustQuantity("95"), partnership.MustQuantity("94.9")
	fmt.Println(actual.Compare(target), target.Compare(actual), partnership.Quantity{}.Compare(actual))
	// Output: -1 1 -1
}

func ExampleQuantity_IsZero() {
	fmt.Println(partnership.Quantity{}.IsZero(), partnership.MustQuantity("0").IsZero())
	// Output: true false
}

func ExampleQuantityFromDecimal() {
	fmt.Println(partnership.QuantityFromDecimal(decimal.RequireFromString("54.240")))
	fmt.Println(partnership.QuantityFromDecimal(decimal.RequireFromString("0.3333333")))
	// Output:
	// 54.24 <nil>
	// not known 0.3333333 has more than 6 decimals: invalid
}

func ExampleQuantity_Decimal() {
	d, known := partnership.MustQuantity("54.24").Decimal()
	fmt.Println(d.StringFixed(2), known)
	// Output: 54.24 true
}

func ExampleQuantity_Sign() {
	fmt.Println(partnership.MustQuantity("-2").Sign(), partnership.MustQuantity("0").Sign(), partnership.MustQuantity("2").Sign())
	// Output: -1 0 1
}

func ExampleQuantity_Neg() {
	fmt.Println(partnership.MustQuantity("2.5").Neg(), partnership.Quantity{}.Neg())
	// Output: -2.5 not known
}

func ExampleQuantity_Abs() {
	fmt.Println(partnership.MustQuantity("-2.5").Abs(), partnership.MustQuantity("2.5").Abs())
	// Output: 2.5 2.5
}

func ExampleCheckWhole() {
	for _, days := range []string{"14", "14.5", "4000"} {
		fmt.Println(partnership.CheckWhole(partnership.MustQuantity(days), "days", 3660))
	}
	// Output:
	// <nil>
	// 14.5 is not a whole number of days: invalid
	// 4000 is not from 0 to 3660 days: out of range
}

// A quantity that is not known is written as no text, and no text is read as such a quantity.
func ExampleQuantity_MarshalText() {
	text, err := json.Marshal([]partnership.Quantity{partnership.MustQuantity("54.24"), {}})
	fmt.Println(string(text), err)
	// Output: ["54.24",""] <nil>
}

func ExampleParseThreshold() {
	majority, _ := partnership.ParseThreshold("at least 2/3")
	fmt.Println(majority)
	_, err := partnership.ParseThreshold("66.67 %")
	fmt.Println(err)
	// Output:
	// at least 2/3
	// "66.67 %" is not a threshold like "more than 1/2" or "at least 2/3": invalid
}

// Two thirds of 33 votes are 22. Half of the votes is not more than a half.
func ExampleThreshold_Met() {
	met := func(threshold, part, whole string) {
		ok, err := partnership.MustThreshold(threshold).Met(partnership.MustQuantity(part), partnership.MustQuantity(whole))
		fmt.Println(part, "of", whole, threshold, ok, err)
	}
	met("at least 2/3", "22", "33")
	met("at least 2/3", "21", "33")
	met("more than 1/2", "16.5", "33")
	met("less than 20/100", "20", "100")
	// Output:
	// 22 of 33 at least 2/3 true <nil>
	// 21 of 33 at least 2/3 false <nil>
	// 16.5 of 33 more than 1/2 false <nil>
	// 20 of 100 less than 20/100 false <nil>
}
