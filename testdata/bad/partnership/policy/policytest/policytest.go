// Package policytest knows what is above it.
package policytest

import (
	"testing"

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

// Time measures.
func Time(b *testing.B) int { return b.N * policy.One * risk.Low } // want "names: testing: B"
