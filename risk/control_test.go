package risk_test

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/risk"
)

// working are controls that work, with these effectivenesses.
func working(effectivenesses ...string) []risk.Control {
	controls := []risk.Control{}
	for _, e := range effectivenesses {
		c := risk.Control{Status: risk.Working}
		if e != "" {
			c.Effectiveness = qty(e)
		}
		controls = append(controls, c)
	}
	return controls
}

func TestEffect(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		controls []risk.Control
		want     string
	}{
		{nil, "0"},
		{working("0"), "0"},
		{working("0.4"), "0.4"},
		{working("1", "0.5"), "1"},
		{working("0.5", "0.5"), "0.75"},         // not 1, the sum, and not 0.5, the best
		{working("0.3", "0.3", "0.3"), "0.657"}, // 1 − 0.7³
		{working("0.9", ""), "not known"},
		{working("0.000001", "0.000001"), "0.000002"}, // 0.000001999999
		{working("0.5", "0.000001"), "0.500001"},      // 0.5000005, half up
		{working("1.5"), "not known"},
		{working("-0.1"), "not known"},
	} {
		assert.Equal(t, c.want, risk.Effect(c.controls).String())
		assert.Equal(t, c.want, risk.TargetEffect(c.controls).String())
	}
}

// Controls that do not work count for the target only, whatever is known of them.
func TestOnlyWorkingControlsCountNow(t *testing.T) {
	t.Parallel()
	controls := working("0.4", "0.5", "0.5")
	controls[1].Status, controls[2].Status = risk.Planned, risk.Failed
	assert.Equal(t, qty("0.4"), risk.Effect(controls))
	assert.Equal(t, qty("0.85"), risk.TargetEffect(controls))
	controls[1].Effectiveness = partnership.Quantity{}
	assert.Equal(t, qty("0.4"), risk.Effect(controls))
	assert.False(t, risk.TargetEffect(controls).Known())
}

// FuzzEffect holds the effect to fractions, and to what follows from it: the order of
// controls does not matter, and one more never takes away less.
func FuzzEffect(f *testing.F) {
	f.Add(uint32(400_000), uint32(500_000), uint32(999_999))
	f.Add(uint32(0), uint32(1_000_000), uint32(1))
	f.Fuzz(func(t *testing.T, a, b, c uint32) {
		controls := []risk.Control{}
		left := big.NewRat(1, 1)
		for _, n := range []uint32{a, b, c} {
			n %= 1_000_001
			e, err := partnership.QuantityOfMillionths(int64(n))
			require.NoError(t, err)
			controls = append(controls, risk.Control{Effectiveness: e, Status: risk.Working})
			left.Mul(left, big.NewRat(1_000_000-int64(n), 1_000_000))
		}
		want, _ := partnership.ParseQuantity(new(big.Rat).Sub(big.NewRat(1, 1), left).FloatString(6))
		got := risk.Effect(controls)
		require.Equal(t, want, got)
		controls[0], controls[2] = controls[2], controls[0]
		require.Equal(t, got, risk.Effect(controls))
		require.LessOrEqual(t, risk.Effect(controls[:2]).Compare(got), 0)
	})
}

func TestControlValidates(t *testing.T) {
	t.Parallel()
	require.NoError(t, sound("r1").Controls[0].Validate())
	require.EqualError(t, risk.Control{Effectiveness: qty("1.1")}.Validate(), lines(
		"id: required", "title: required", "effectiveness: 1.1 is not from 0 to 1: out of range", "status: required"))
	require.EqualError(t, risk.Control{ID: "two words", Title: "x", Effectiveness: qty("-0.1"), Status: "broken"}.Validate(), lines(
		`id: "two words" is not a control id (1 to 64 letters, digits and -_.:/): invalid`, "effectiveness: -0.1 is not from 0 to 1: out of range",
		`status: "broken" is not a status of a control (working, planned, failed): invalid`))
}

// A control may take away nothing or all of a risk, and an event may be certain.
func TestControl_ValidateProportions(t *testing.T) {
	t.Parallel()
	for proportion, want := range map[string]bool{"0": true, "1": true, "1.000001": false, "-0.000001": false} {
		c := risk.Control{ID: "c", Title: "t", Status: risk.Working, Effectiveness: qty(proportion)}
		e := risk.Estimate{Probability: qty(proportion), Least: pounds("0.00"), Most: pounds("0.00")}
		assert.Equal(t, want, c.Validate() == nil, proportion)
		assert.Equal(t, want, e.Validate() == nil, proportion)
	}
}
