package risk_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/risk"
)

// A cap that is left out is not £0: neither is it read, nor is a loss split by it.
func TestUnknown_Cap(t *testing.T) {
	t.Parallel()
	for _, most := range []string{"", `, "most": null`, `, "most": ""`} {
		_, err := field.Decode[risk.Bearing]([]byte(
			`{"shares": [{"org": "a", "share": "1/2"}, {"org": "b", "share": "1/2"}], "caps": [{"org": "a", "rest_to": "b"` + most + `}]}`))
		require.EqualError(t, err, "caps[0].most: required")
	}
	bearing := risk.Bearing{Shares: shares("a 1/2 b 1/2"), Caps: []risk.Cap{{Org: "a", RestTo: "b"}}}
	split, err := bearing.Split(risk.Loss{Amount: pounds("100000.00")})
	require.EqualError(t, err, "caps[0].most: required")
	assert.Equal(t, risk.LossSplit{}, split)

	bearing.Caps[0].Most = pounds("0.00")
	split, err = bearing.Split(risk.Loss{Amount: pounds("100000.00")})
	require.NoError(t, err, "£0 is a cap")
	assert.Equal(t, "a 0.00, b 100000.00", borne(split.Charges))
}

// A loss of which nobody said how much it is, is not one of £0.
func TestUnknown_Loss(t *testing.T) {
	t.Parallel()
	bearing := risk.Bearing{Shares: shares("a 1/2 b 1/2")}
	split, err := bearing.Split(risk.Loss{})
	require.EqualError(t, err, "loss.amount: required")
	assert.Equal(t, risk.LossSplit{}, split)
	_, err = bearing.SplitYear([]risk.Loss{{Amount: pounds("1.00")}, {}})
	require.EqualError(t, err, "losses[1].amount: required")

	split, err = bearing.Split(risk.Loss{Amount: pounds("0.00")})
	require.NoError(t, err, "a loss of £0 is a loss")
	assert.Equal(t, "a 0.00, b 0.00", borne(split.Charges))
}

// An estimate without a range is not one of £0 to £0.
func TestUnknown_Estimate(t *testing.T) {
	t.Parallel()
	for document, want := range map[string]string{
		`{"probability": "0.5"}`:                                      lines("least: required", "most: required"),
		`{"probability": "0.5", "least": null, "most": ""}`:           lines("least: required", "most: required"),
		`{"probability": "0.5", "least": "0.00"}`:                     "most: required",
		`{"probability": "0.5", "most": "5.00", "shape": "uniform"}`:  "least: required",
		`{"probability": "0.5", "least": "0.00", "most": "0.00"}`:     "",
		`{"probability": "0.5", "shape": "fixed"}`:                    lines("least: required", "most: required"),
		`{"shape": "discrete", "outcomes": [{"probability": "1"}]}`:   "outcomes[0].amount: required",
		`{"shape": "triangular", "least": "1.00", "most": "2.00"}`:    lines("probability: required", "likely: required"),
		`{"probability": "1", "shape": "lognormal", "least": "1.00"}`: "most: required",
	} {
		_, err := field.Decode[risk.Estimate]([]byte(document))
		assert.Equal(t, want, errorText(err), document)
	}
}
