package costing_test

import (
	"fmt"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

func ExampleBasisKind_Title() {
	fmt.Println(costing.FixedShares.Title())
	// Output: Agreed shares
}

func ExampleAdjustmentKind_Title() {
	fmt.Println(costing.ChargeCap.Title())
	// Output: Cap on the charge
}

func ExampleRounding_Title() {
	fmt.Println(costing.ToHundredHalfDown.Title())
	// Output: To the nearest £100, £50 or less ignored
}

func ExampleMean_Title() {
	fmt.Println(costing.PlainMean.Title())
	// Output: Plain mean of the members' burdens
}

func TestCategories_HaveTitles(t *testing.T) {
	t.Parallel()
	fieldtest.Titles(t, costing.BasisKinds())
	fieldtest.Titles(t, costing.AdjustmentKinds())
	fieldtest.Titles(t, costing.Roundings())
	fieldtest.Titles(t, costing.Means())
	fieldtest.Titles(t, costing.DerivedKinds())
	fieldtest.Titles(t, costing.Proportions())
	fieldtest.Titles(t, costing.PercentsOf())
	fieldtest.Titles(t, costing.RemarkKinds())
}

func ExampleDerivedKind_Title() {
	fmt.Println(costing.MeanOfTerms.Title())
	// Output: Mean of the terms
}

func ExampleProportion_Title() {
	fmt.Println(costing.ByGain.Title())
	// Output: In proportion to what each gains
}

func ExamplePercentOf_Title() {
	fmt.Println(costing.OfTotal.Title())
	// Output: Of the total cost
}

func ExampleRemarkKind_Title() {
	fmt.Println(costing.YoungerFigures.Title())
	// Output: Younger than the term
}
