package costing_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
)

// Row 14, Orbis Public Law: use more than 10% off the agreed use is reviewed.
func ExampleUseTriggers() {
	quantity := partnership.MustQuantity
	review, err := costing.UseTriggers(
		[]costing.Weight{{Org: "brighton", Value: quantity("10000")}, {Org: "surrey", Value: quantity("20000")}},
		[]costing.Weight{{Org: "brighton", Value: quantity("11000")}, {Org: "surrey", Value: quantity("17999.5")}},
		quantity("10"),
	)
	fmt.Println(review, err)
	// Output: [surrey] <nil>
}

func TestUseTriggersAtTheLine(t *testing.T) {
	quantity := partnership.MustQuantity
	for _, test := range []struct {
		agreed, actual, percent string
		review                  bool
	}{
		{"100", "110", "10", false},
		{"100", "110.000001", "10", true},
		{"100", "90", "10", false},
		{"100", "89.999999", "10", true},
		{"0", "0", "10", false},
		{"0", "0.000001", "100", true},
		{"1000000000", "0", "100", false},
		{"7", "7", "0", false},
		{"7", "7.000001", "0", true},
	} {
		review, err := costing.UseTriggers(
			[]costing.Weight{{Org: "a", Value: quantity(test.agreed)}},
			[]costing.Weight{{Org: "a", Value: quantity(test.actual)}},
			quantity(test.percent),
		)
		require.NoError(t, err)
		require.NotNil(t, review)
		assert.Equal(t, test.review, len(review) == 1, test)
	}
}

func TestUseTriggersFindEveryError(t *testing.T) {
	quantity := partnership.MustQuantity
	_, err := costing.UseTriggers(
		[]costing.Weight{{Org: "a", Value: quantity("1")}, {Org: "b", Value: quantity("-1")}},
		[]costing.Weight{{Org: "a", Value: quantity("1")}, {Org: "a"}, {Org: "c", Value: quantity("1")}},
		partnership.Quantity{},
	)
	require.EqualError(t, err, `agreed[1].org: "b" is not in actual: not found
agreed[1].value: -1 is less than 0: invalid
actual[1].value: required
actual[2].org: "c" is not in agreed: not found
actual[1].org: duplicate: "a" is already actual[0]
percent: required`)
}
