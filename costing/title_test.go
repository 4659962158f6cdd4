package costing_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/seed9ad77866/sharedservices/costing"
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

// requireTitles holds that every category has a title of its own, and an unknown one none.
func requireTitles[T interface {
	~string
	Title() string
}](t *testing.T, all []T) {
	t.Helper()
	titles := map[string]T{"": "unknown"}
	assert.Empty(t, T("unknown").Title())
	for _, one := range all {
		assert.NotContains(t, titles, one.Title(), "%s", one)
		titles[one.Title()] = one
	}
}

func TestTitles_AreAllDifferent(t *testing.T) {
	t.Parallel()
	requireTitles(t, costing.BasisKinds())
	requireTitles(t, costing.AdjustmentKinds())
	requireTitles(t, costing.Roundings())
	requireTitles(t, costing.Means())
}
