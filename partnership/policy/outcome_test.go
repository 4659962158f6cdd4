package policy_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

func TestOutcome_ReadsItsOwnTextsOnly(t *testing.T) {
	for _, want := range policy.Outcomes() {
		var got policy.Outcome
		require.NoError(t, got.UnmarshalText([]byte(want)))
		assert.Equal(t, want, got)
	}
	got := policy.Pass
	err := json.Unmarshal([]byte(`"Pass"`), &got)
	require.ErrorIs(t, err, field.ErrInvalid)
	assert.ErrorContains(t, err, `"Pass" is not a rule outcome (pass, fail, not-applicable, unknown)`)
	assert.Empty(t, got, "what was not read is not set")
	got = policy.Fail
	require.NoError(t, got.UnmarshalText(nil))
	assert.Empty(t, got, "no text is one that is not set")
}

func TestSeverity_ReadsItsOwnTextsOnly(t *testing.T) {
	for _, want := range policy.Severities() {
		var got policy.Severity
		require.NoError(t, got.UnmarshalText([]byte(want)))
		assert.Equal(t, want, got)
	}
	var got policy.Severity
	assert.ErrorIs(t, got.UnmarshalText([]byte("high")), field.ErrInvalid)
	require.NoError(t, got.UnmarshalText(nil))
	assert.Empty(t, got)
}
