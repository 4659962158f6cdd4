package waterfall_test

import (
	"encoding/json"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/waterfall"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/stretchr/testify/require"
)

// requireRefused requires that a document is refused as a record, by what is required
// at the paths and nothing else.
func requireRefused[T interface{ Validate() error }](t *testing.T, document string, want ...string) {
	t.Helper()
	_, err := field.Decode[T]([]byte(document))
	require.Equal(t, want, paths(err), document)
	for _, found := range field.Errors(err) {
		require.ErrorIs(t, found, field.ErrRequired)
	}
}

// unmarshalled returns what a document says, which nothing has validated.
func unmarshalled[T any](t *testing.T, document string) T {
	t.Helper()
	var value T
	require.NoError(t, json.Unmarshal([]byte(document), &value))
	return value
}

// A maximum that is left out is neither £0 nor no limit.
func TestUnknown_PooledFund(t *testing.T) {
	const lines = `{"lines": [{"line": "care", "budget": "100.00", "outturn": "160.00"}], "outside": [{"org": "icb", "value": "1"}]`
	requireRefused[waterfall.PooledFund](t, lines+`, "risk_pool": "0.00", "uncommitted": "0.00", "maximums": [{"org": "icb"}]}`, "maximums[0].amount")
	requireRefused[waterfall.PooledFund](t, lines+`}`, "risk_pool", "uncommitted")
	requireRefused[waterfall.PoolLine](t, `{"line": "care"}`, "budget", "outturn")
	fund := unmarshalled[waterfall.PooledFund](t, lines+`, "uncommitted": "0.00"}`)
	_, err := fund.Settle()
	require.EqualError(t, err, "risk_pool: required")
	fund = unmarshalled[waterfall.PooledFund](t, lines+`, "risk_pool": "0.00", "uncommitted": "0.00", "maximums": [{"org": "icb"}]}`)
	settlement, err := fund.Settle()
	require.EqualError(t, err, "maximums[0].amount: required")
	require.Empty(t, settlement)
}

// A claim for nobody knows how much is not one for nothing.
func TestUnknown_Claim(t *testing.T) {
	requireRefused[waterfall.Tier](t, `{"name": "promised", "rule": "talmud", "claims": [{"org": "a"}, {"org": "b", "amount": null}, {"org": "c", "amount": "0.00"}]}`,
		"claims[0].amount", "claims[1].amount")
	tiers := []waterfall.Tier{unmarshalled[waterfall.Tier](t, `{"name": "promised", "rule": "talmud", "claims": [{"org": "a"}]}`)}
	_, err := waterfall.Distribute(costing.Money{}, tiers)
	require.EqualError(t, err, "estate: required\ntiers[0].claims[0].amount: required")
	for _, rule := range waterfall.ClaimsRules() {
		for _, estate := range []costing.Money{costing.Pence(0), costing.Pence(500)} {
			awards, err := rule.Award(estate, tiers[0].Claims)
			require.EqualError(t, err, "claims[0].amount: required", rule)
			require.Nil(t, awards)
		}
	}
}

// What is to be divided must be known, and so must what is compared.
func TestUnknown_Amount(t *testing.T) {
	_, err := waterfall.ShareGain(costing.Money{}, nil)
	require.EqualError(t, err, "gain: required\nparts: required")
	charges := unmarshalled[[]costing.Portion](t, `[{"org": "a"}]`)
	known := []costing.Portion{{Org: "a", Amount: costing.Pence(1)}}
	_, err = waterfall.NoWorseOff(charges, known)
	require.EqualError(t, err, "before[0].amount: required")
	_, err = waterfall.NoWorseOff(known, charges)
	require.EqualError(t, err, "after[0].amount: required")
}
