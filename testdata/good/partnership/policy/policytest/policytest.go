// Package policytest tests rules.
package policytest

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/testdata/good/partnership/policy"
)

// Judges fails the test unless there is a rule.
func Judges(t testing.TB) {
	t.Helper()
	require.NotNil(t, policy.Judge)
	require.Equal(t, 2, 1+1)
	require.Truef(t, true, "%d", 1)
}
