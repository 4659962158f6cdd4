package policytest_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/policy/policytest"
)

// The whole test of a policy is its rules, its cases and one call.

func TestRun_ExitPlan(t *testing.T) {
	policytest.Run(t, policy.MustSet(exitPlan), exitPlanCases())
}

func TestRun_Teckal(t *testing.T) {
	policytest.Run(t, policy.MustSet(teckal()...), teckalCases())
}

func TestRun_PassesFullCases(t *testing.T) {
	assert.Empty(t, policytest.Failed(policy.MustSet(teckal()...), teckalCases()))
}

func TestRun_FailsACaseByItsName(t *testing.T) {
	cases := teckalCases()
	cases[3].Want = policy.Pass
	failed := policytest.Failed(policy.MustSet(teckal()...), cases)
	require.Len(t, failed, 3, "the case, and that no other is like it")
	assert.Contains(t, failed[0], "just 80 %: controlled-company on 2015-02-26: fail, want pass\n")
	assert.Contains(t, failed[1], "untested: no case notices if controlled-company from 2015-02-26 never fires: ")
	assert.Contains(t, failed[2], "untested: no case notices if controlled-company from 2015-02-26 is advisory: ")
}

func TestRun_FailsForWhatNoCaseTests(t *testing.T) {
	assert.Equal(t, []string{
		"untested: no case notices if controlled-company from 2015-02-26 starts a day early: none is on 2015-02-25, the day before",
	}, policytest.Failed(policy.MustSet(teckal()...), teckalCases()[1:]))
}

func TestRun_AcceptsGapsByName(t *testing.T) {
	const gap = "no case notices if controlled-company from 2015-02-26 starts a day early"
	rules := policy.MustSet(teckal()...)
	assert.Empty(t, policytest.Failed(rules, teckalCases()[1:], gap))
	assert.Equal(t, []string{`untested: "` + gap + `" is accepted and is not the name of a gap`},
		policytest.Failed(rules, teckalCases(), gap), "a gap that is closed cannot be accepted")
	assert.Equal(t, []string{`untested: "no case" is accepted and is not the name of a gap`},
		policytest.Failed(rules, teckalCases()[1:], gap, "no case"))
}
