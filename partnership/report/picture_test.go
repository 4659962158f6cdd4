package report_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// A picture with a bar. What is text is shown as it is.
func ExamplePicture() {
	fmt.Print(report.Picture("Cost & benefit", 300, 120, report.SVGBox(24, 70, 100, 20, ` fill="#606060"`)))
	// Output:
	// <svg xmlns="http://www.w3.org/2000/svg" width="300" height="120" viewBox="0 0 300 120" role="img" font-family="Arial, Helvetica, DejaVu Sans, sans-serif" font-size="16" fill="#000000">
	// <title>Cost &amp; benefit</title>
	// <rect width="300" height="120" fill="#ffffff"/>
	// <text x="24" y="46" font-size="22" font-weight="bold">Cost &amp; benefit</text>
	// <rect x="24" y="70" width="100" height="20" fill="#606060"/>
	// </svg>
}

func ExampleSVGText() {
	fmt.Print(report.SVGText(10, 20, ` text-anchor="end"`, "More < less"))
	// Output: <text x="10" y="20" text-anchor="end">More &lt; less</text>
}

func ExampleSVGLine() {
	fmt.Print(report.SVGLine(0, 10, 100, 10, ` stroke="#000000"`))
	// Output: <line x1="0" y1="10" x2="100" y2="10" stroke="#000000"/>
}

func ExampleSVGBox() {
	fmt.Print(report.SVGBox(1, 2, 30, 40, ` fill="none"`))
	// Output: <rect x="1" y="2" width="30" height="40" fill="none"/>
}

func ExampleTextWidth() {
	fmt.Println(report.TextWidth("million"), report.TextWidth("MILLION"))
	// Output: 76 94
}

func ExampleTitleWidth() {
	fmt.Println(report.TitleWidth("million"))
	// Output: 117
}

// A scale from −£1.5 million to £3 million has a mark at each £1 million.
func ExampleNewMoneyAxis() {
	axis := report.NewMoneyAxis(-150_000_000, 300_000_000)
	for _, pence := range axis.Amounts() {
		fmt.Print(axis.Label(pence), " at ", axis.At(pence, 500), "; ")
	}
	fmt.Println(axis.Name)
	// Output: −2 at 0; −1 at 100; 0 at 200; 1 at 300; 2 at 400; 3 at 500; £ million
}

func TestMoneyAxis_HoldsWhatItIsMadeFor(t *testing.T) {
	t.Parallel()
	for _, low := range []int64{math.MinInt64, -7_654_321, -1, 0, 1, 99, 12_345} {
		for _, wide := range []int64{0, 1, 100, 799, 800, 801, 5_000, 123_456, 7_777_777_777, math.MaxInt64 / 2} {
			high := low + wide
			a := report.NewMoneyAxis(low, high)
			assert.LessOrEqual(t, a.Marks, 10, "%d %d", low, high)
			assert.GreaterOrEqual(t, a.Marks, 1, "%d %d", low, high)
			assert.Equal(t, 0, a.At(math.MinInt64, 700))
			assert.Equal(t, 700, a.At(math.MaxInt64, 700))
			if low > -1e16 && high < 1e16 {
				assert.LessOrEqual(t, a.Low, low)
				assert.GreaterOrEqual(t, a.Amounts()[a.Marks], high)
			}
		}
	}
	assert.Equal(t, "£ thousand", report.NewMoneyAxis(0, 500_000).Name)
	assert.Equal(t, 0, report.MoneyAxis{}.At(5, 100))
	assert.Equal(t, "", report.MoneyAxis{}.Label(5))
}
