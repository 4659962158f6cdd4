package policy_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

func TestOutcomesReadTheirOwnTextOnly(t *testing.T) {
	for _, want := range policy.Outcomes() {
		var got policy.Outcome
		require.NoError(t, got.UnmarshalText([]byte(want)))
		assert.Equal(t, want, got)
	}
	got := policy.Pass
	err := json.Unmarshal([]byte(`"Pass"`), &got)
	require.ErrorIs(t, err, field.ErrInvalid)
	assert.ErrorContains(t, err, `"Pass" is not a rule outcome (pass, fail, not-applicable, unknown)`)
	assert.ErrorIs(t, got.UnmarshalText(nil), field.ErrRequired)
	assert.Empty(t, got, "what was not read is not set")
}

func TestSeveritiesReadTheirOwnTextOnly(t *testing.T) {
	for _, want := range policy.Severities() {
		var got policy.Severity
		require.NoError(t, got.UnmarshalText([]byte(want)))
		assert.Equal(t, want, got)
	}
	var got policy.Severity
	assert.ErrorIs(t, got.UnmarshalText([]byte("high")), field.ErrInvalid)
	assert.ErrorIs(t, got.UnmarshalText(nil), field.ErrRequired)
}
