// Package policytest knows what is above it.
package policytest

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/stretchr/testify/suite" // want "imports: .*suite is not on the list"

	"github.com/seed9ad77866/sharedservices/testdata/bad/partnership"
	"github.com/seed9ad77866/sharedservices/testdata/bad/partnership/policy"
	"github.com/seed9ad77866/sharedservices/testdata/bad/risk" // want "layers: .*policytest. imports risk"
)

// Suite has a day and a rule.
type Suite struct {
	suite.Suite // what it runs in // want "names: .*suite: Suite"

	Day partnership.Day // the day
}

// Two is a number.
const Two = 2

// Wait asks the clock, the disk and the network.
func Wait(t *testing.T, start time.Time) {
	assert.FileExists(t, "x")                                                          // want "names: .*assert: FileExists"
	require.DirExists(t, "x")                                                          // want "names: .*require: DirExists"
	assert.WithinDuration(t, start, start, 1)                                          // want "names: .*assert: WithinDuration"
	require.Eventually(t, func() bool { return true }, 1, 1)                           // want "names: .*require: Eventually"
	assert.EventuallyWithT(t, func(*assert.CollectT) {}, 1, 1)                         // want "names: .*assert: EventuallyWithT" "names: .*assert: CollectT"
	assert.Never(t, func() bool { return false }, 1, 1)                                // want "names: .*assert: Never"
	assert.HTTPSuccess(t, nil, "GET", "/", nil)                                        // want "names: .*assert: HTTPSuccess"
	_, _ = t.TempDir(), assert.New(t)                                                  // want "names: testing: .TempDir" "names: .*assert: New"
	t.Setenv("A", "B")                                                                 // want "names: testing: .Setenv"
	t.Parallel()                                                                       // want "names: testing: .Parallel"
	t.Run("in parallel", func(t *testing.T) { t.Cleanup(func() { _ = t.Context() }) }) // want "names: testing: .Cleanup" "names: testing: .Context"
}

// dirs has a method that a test has.
type dirs interface {
	// TempDir makes a folder.
	TempDir() string
}

func dirOf(d dirs) string      { return d.TempDir() }
func dirBy[T dirs](d T) string { return d.TempDir() }

// Dirs makes folders by way of interfaces.
func Dirs(t testing.TB, r require.TestingT) dirs {
	dirOf(t)      // want "interfaces: testing.TempDir is put into .*dirs"
	dirBy(t)      // want "interfaces: testing.TempDir is put into .*dirs"
	_ = []dirs{t} // want "interfaces: testing.TempDir is put into .*dirs"
	_ = t.(dirs)  // want "interfaces: what is in an interface is asked for TempDir"
	switch r := r.(type) {
	case dirs, interface{ Setenv(a, b string) }: // want "interfaces: .* asked for TempDir" "interfaces: .* asked for Setenv"
		_ = r
	}
	return t // want "interfaces: testing.TempDir is put into .*dirs"
}

// Time measures.
func Time(b *testing.B) int { return b.N * policy.One * risk.Low } // want "names: testing: B"
