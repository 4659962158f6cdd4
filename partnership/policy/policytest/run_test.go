package policytest_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/policy/policytest"
)

// Whole tests of a policy: the rules, the cases, one call.

func TestRun_ExitPlan(t *testing.T) {
	policytest.Run(t, policy.MustSet(exitPlan), exitPlanCases())
}

func TestRun_Teckal(t *testing.T) {
	policytest.Run(t, policy.MustSet(teckal()...), teckalCases())
}

// attempt runs a test of its own and returns whether it passes and what it prints.
func attempt(t *testing.T, test func(*testing.T)) (passes bool, output string) {
	t.Helper()
	stdout := os.Stdout
	write, err := os.CreateTemp(t.TempDir(), "output")
	require.NoError(t, err)
	os.Stdout = write
	defer func() { os.Stdout = stdout }()
	all := func(string, string) (bool, error) { return true, nil }
	passes = testing.RunTests(all, []testing.InternalTest{{Name: "attempt", F: test}})
	require.NoError(t, write.Close())
	text, err := os.ReadFile(write.Name())
	require.NoError(t, err)
	return passes, string(text)
}

func TestRun_PassesFullCases(t *testing.T) {
	passes, _ := attempt(t, func(t *testing.T) {
		policytest.Run(t, policy.MustSet(teckal()...), teckalCases())
	})
	assert.True(t, passes)
}

func TestRun_FailsACaseByItsName(t *testing.T) {
	cases := teckalCases()
	cases[3].Want = policy.Pass
	passes, output := attempt(t, func(t *testing.T) {
		policytest.Run(t, policy.MustSet(teckal()...), cases)
	})
	assert.False(t, passes)
	assert.Contains(t, output, "--- FAIL: attempt/just_80_%")
	assert.Contains(t, output, "controlled-company on 2015-02-26: fail, want pass")
	assert.NotContains(t, output, "--- FAIL: attempt/no_owner")
}

func TestRun_FailsForWhatNoCaseTests(t *testing.T) {
	passes, output := attempt(t, func(t *testing.T) {
		policytest.Run(t, policy.MustSet(teckal()...), teckalCases()[1:])
	})
	assert.False(t, passes)
	assert.Contains(t, output, "--- FAIL: attempt/untested")
	assert.Contains(t, output, "no case notices if controlled-company from 2015-02-26 starts a day early: "+
		"none is on 2015-02-25, the day before")
}

func TestRun_AcceptsGapsByName(t *testing.T) {
	const gap = "no case notices if controlled-company from 2015-02-26 starts a day early"
	rules := policy.MustSet(teckal()...)
	passes, _ := attempt(t, func(t *testing.T) { policytest.Run(t, rules, teckalCases()[1:], gap) })
	assert.True(t, passes)

	passes, output := attempt(t, func(t *testing.T) { policytest.Run(t, rules, teckalCases(), gap) })
	assert.False(t, passes, "what is no gap any longer cannot be accepted")
	assert.Contains(t, output, `"`+gap+`" is accepted, and is no gap`)

	passes, _ = attempt(t, func(t *testing.T) { policytest.Run(t, rules, teckalCases()[2:], gap, "no case") })
	assert.False(t, passes)
}
